"""Damaged files: refused, or read whole; never half, and never with a foreign exception."""

from __future__ import annotations

import io
import lzma
import struct
import types
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import ImageReadError, ImageWriteError
from engine.images import Frame, WriteOptions, _read, read_image, read_size, write_image

SHARES = (0.3, 0.5, 0.7, 0.9, 0.97)
"""How much of a file is there."""


def photo(height: int = 120, width: int = 160) -> np.ndarray:
    """Smooth with grain, like a photo: neither flat nor random."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width - 60 * y / height]
    return (np.stack(planes, -1) + rng.normal(0, 4, (height, width, 1))).clip(0, 255).astype("u1")


def encoded(kind: str, pixels: np.ndarray | Image.Image, **options: object) -> bytes:
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def read(folder: Path, name: str, data: bytes) -> Frame:
    (folder / name).write_bytes(data)
    return read_image(folder / name)


def refusal(folder: Path, name: str, data: bytes) -> ImageReadError:
    with pytest.raises(ImageReadError) as caught:
        read(folder, name, data)
    assert caught.value.hint
    for jargon in ("object at 0x", "Error(", "_io.", "<class", "Traceback"):
        assert jargon not in caught.value.text
    return caught.value


# Whatever is raised -----------------------------------------------------------------------------


class Odd(Exception):
    """Nothing that any list of exceptions holds."""


ODD = [
    ImportError("no module", name="compression"), lzma.LZMAError("corrupt"), RecursionError("deep"),
    zlib.error("bad"), AssertionError(), NotImplementedError(), Odd("?"), KeyError("x"),
    BufferError(), StopIteration(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
]  # fmt: skip


@pytest.mark.parametrize("error", ODD, ids=lambda error: type(error).__name__)
def test_any_exception_of_a_decoder_is_the_failure_of_its_file(
    tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise error

    data = encoded("PNG", photo())
    monkeypatch.setattr("engine.images._read.decode", fail)
    assert "a.png" in refusal(tmp_path, "a.png", data).message
    monkeypatch.setattr("engine.images._read.read_header", fail)
    with pytest.raises(ImageReadError):
        read_size(tmp_path / "a.png")


@pytest.mark.parametrize("error", [e for e in ODD if not isinstance(e, OSError)], ids=repr)
def test_any_exception_of_an_encoder_is_the_failure_of_its_file(
    tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr("engine.images._write.encode", fail)
    with pytest.raises(ImageWriteError, match=r"a\.png"):
        write_image(Frame(photo()), tmp_path / "a.png", WriteOptions(), overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_the_library_that_failed_is_named(tmp_path: Path) -> None:
    data = bytearray(encoded("WEBP", photo()))
    data[30:200] = bytes(range(170))
    assert "Pillow" in refusal(tmp_path, "a.webp", bytes(data)).message


def test_a_mistake_of_ours_is_not_called_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = types.FunctionType((lambda *_: None.nothing).__code__, vars(_read))
    monkeypatch.setattr(_read, "_split", wrong)
    error = refusal(tmp_path, "a.png", encoded("PNG", photo()))
    assert "damaged" not in error.message
    assert error.code == "picture.internal"


# JPEG ---------------------------------------------------------------------------------------------

JPEGS: dict[str, Callable[[], bytes]] = {
    "444": lambda: encoded("JPEG", photo(), quality=90, subsampling=0),
    "420": lambda: encoded("JPEG", photo(), quality=90, subsampling=2),
    "optimized": lambda: encoded("JPEG", photo(), quality=80, optimize=True),
    "progressive": lambda: encoded("JPEG", photo(), quality=90, progressive=True),
    "restarts": lambda: encoded("JPEG", photo(), quality=90, restart_marker_rows=1),
    "grey": lambda: encoded("JPEG", photo()[..., 0], quality=90),
    "cmyk": lambda: encoded("JPEG", Image.fromarray(photo()).convert("CMYK"), quality=90),
    "odd size": lambda: encoded("JPEG", photo(113, 157), quality=90, subsampling=2),
}


@pytest.mark.parametrize("kind", JPEGS)
@pytest.mark.parametrize("stray", [b"\0", b"\0\x12\x34", b"\xff\0\x01", bytes(70_000)])
def test_stray_bytes_between_the_segments_of_a_jpeg_are_skipped(
    tmp_path: Path, kind: str, stray: bytes
) -> None:
    data = JPEGS[kind]()
    expected = read(tmp_path, "good.jpg", data).pixels
    for marker in (b"\xff\xdb", b"\xff\xc4", b"\xff\xda"):
        at = data.index(marker)
        frame = read(tmp_path, "a.jpg", data[:at] + stray + data[at:])
        assert np.array_equal(frame.pixels, expected)
        assert "Stray bytes" in " ".join(frame.meta.notes)
        assert read_size(tmp_path / "a.jpg") == expected.shape[:2]


def test_stray_bytes_at_the_start_of_a_jpeg_are_skipped_and_fill_bytes_are_not_stray(
    tmp_path: Path,
) -> None:
    data = JPEGS["420"]()
    expected = read(tmp_path, "good.jpg", data)
    assert expected.meta.notes == ()
    for inserted, note in ((b"\0\0", True), (b"\xff\xff\xff", False)):
        frame = read(tmp_path, "a.jpg", data[:2] + inserted + data[2:])
        assert np.array_equal(frame.pixels, expected.pixels)
        assert bool(frame.meta.notes) is note


@pytest.mark.parametrize("kind", JPEGS)
@pytest.mark.parametrize("tail", [b"", bytes(1), bytes(3000)])
def test_a_jpeg_that_lacks_only_its_end_marker_is_read(
    tmp_path: Path, kind: str, tail: bytes
) -> None:
    data = JPEGS[kind]()
    expected = read(tmp_path, "good.jpg", data).pixels
    assert np.array_equal(read(tmp_path, "a.jpg", data[:-2] + tail).pixels, expected)


@pytest.mark.parametrize("kind", JPEGS)
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("tail", ["nothing", "zeros", "end marker"])
def test_a_jpeg_without_its_last_rows_is_refused(
    tmp_path: Path, kind: str, share: float, tail: str
) -> None:
    data = JPEGS[kind]()
    there = data[: int(len(data) * share)]
    rest = {"nothing": b"", "zeros": bytes(len(data) - len(there)), "end marker": b"\xff\xd9"}
    assert "too early" in refusal(tmp_path, "a.jpg", there + rest[tail]).message


def test_a_jpeg_of_one_colour_is_whole(tmp_path: Path) -> None:
    """What a decoder makes up is flat, but so are some pictures."""
    for value in (0, 128, 255):
        flat = np.full((64, 80, 3), value, np.uint8)
        for progressive in (False, True):
            data = encoded("JPEG", flat, quality=90, progressive=progressive)
            assert np.abs(read(tmp_path, "a.jpg", data).pixels.astype(int) - value).max() <= 2


@pytest.mark.parametrize(
    ("process", "precision", "words"),
    [
        (0xC1, 12, "12 bits"), (0xC3, 8, "lossless JPEG"), (0xC3, 16, "lossless JPEG"),
        (0xC5, 8, "hierarchical JPEG"), (0xF7, 8, "JPEG-LS"),
    ],
)  # fmt: skip
def test_rare_kinds_of_jpeg_are_named(
    tmp_path: Path, process: int, precision: int, words: str
) -> None:
    data = bytearray(JPEGS["444"]())
    at = data.index(b"\xff\xc0")
    data[at + 1], data[at + 4] = process, precision
    error = refusal(tmp_path, "a.jpg", bytes(data))
    assert words in error.message
    assert "damaged" not in error.message
    assert "again from the camera" not in error.hint


# PNG ----------------------------------------------------------------------------------------------


def png(bits: int, colour: int, pixels: np.ndarray, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of (H, W, C) values, packed as its bits ask for."""
    height, width = pixels.shape[:2]
    rows = []
    for row in pixels:
        if bits == 16:
            rows.append(row.astype(">u2").tobytes())
        else:
            values = np.unpackbits(row.reshape(-1, 1).astype(np.uint8), axis=1)[:, 8 - bits :]
            rows.append(np.packbits(values.ravel()).tobytes())
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = [(b"IHDR", header), *chunks, (b"IDAT", body), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        out += struct.pack(">I", len(data)) + kind + data
        out += struct.pack(">I", zlib.crc32(kind + data))
    return out


def noise(bits: int, channels: int) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 1 << bits, (70, 90, channels), dtype=np.uint16)


PALETTE = (b"PLTE", np.random.default_rng(3).integers(0, 256, 768, dtype=np.uint8).tobytes())
PNGS: dict[str, Callable[[], bytes]] = {
    **{f"grey {b}": lambda b=b: png(b, 0, noise(b, 1)) for b in (1, 2, 4, 8, 16)},
    **{f"palette {b}": lambda b=b: png(b, 3, noise(b, 1), (PALETTE[0], PALETTE[1][: 3 << b]))
       for b in (1, 2, 4, 8)},
    **{f"colour {b}": lambda b=b: png(b, 2, noise(b, 3)) for b in (8, 16)},
    **{f"grey with alpha {b}": lambda b=b: png(b, 4, noise(b, 2)) for b in (8, 16)},
    **{f"colour with alpha {b}": lambda b=b: png(b, 6, noise(b, 4)) for b in (8, 16)},
}  # fmt: skip


@pytest.mark.parametrize("kind", PNGS)
def test_a_png_that_lacks_only_its_end_is_read(tmp_path: Path, kind: str) -> None:
    data = PNGS[kind]()
    expected = read(tmp_path, "good.png", data)
    for cut in (12, 5, 16):  # all of IEND, a part of it, and the checksum before it
        got = read(tmp_path, "a.png", data[:-cut])
        assert got.pixels.dtype == expected.pixels.dtype
        assert np.array_equal(got.pixels, expected.pixels)
        assert (got.alpha is None) == (expected.alpha is None)
        assert got.alpha is None or np.array_equal(got.alpha, expected.alpha)


@pytest.mark.parametrize("kind", PNGS)
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("tail", ["nothing", "zeros", "end"])
def test_a_png_without_its_last_rows_is_refused(
    tmp_path: Path, kind: str, share: float, tail: str
) -> None:
    data = PNGS[kind]()
    there = data[: int(len(data) * share)]
    rest = {"nothing": b"", "zeros": bytes(len(data) - len(there)), "end": data[-12:]}[tail]
    assert refusal(tmp_path, "a.png", there + rest).code == "image.damaged"


@pytest.mark.parametrize("kind", PNGS)
def test_a_png_with_too_few_rows_and_right_checksums_is_refused(tmp_path: Path, kind: str) -> None:
    data = PNGS[kind]()
    higher = bytearray(data)
    struct.pack_into(">I", higher, 20, 75)
    struct.pack_into(">I", higher, 29, zlib.crc32(higher[12:29]))
    assert refusal(tmp_path, "a.png", bytes(higher)).code == "image.damaged"


@pytest.mark.parametrize("kind", PNGS)
def test_a_wrong_bit_anywhere_in_the_pixels_of_a_png_is_found(tmp_path: Path, kind: str) -> None:
    data = PNGS[kind]()
    at, end = data.index(b"IDAT") + 4, len(data) - 16
    for place in np.linspace(at + 2, end - 1, 12).astype(int):
        wrong = bytearray(data)
        wrong[place] ^= 0x04
        assert refusal(tmp_path, "a.png", bytes(wrong)).code == "image.damaged"
