"""Damaged files: refused, or read whole; never half, and never with a foreign exception."""

from __future__ import annotations

import contextlib
import errno
import io
import lzma
import os
import struct
import time
import types
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.errors import ImageReadError, ImageWriteError
from engine.images import Frame, WriteOptions, _open, _read, read_image, read_size, write_image

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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "DNG", "empty", "zeros"])
def test_a_file_that_changed_a_moment_ago_may_still_be_copied(tmp_path: Path, kind: str) -> None:
    if kind == "DNG":
        data = dng(tmp_path)
    else:
        data = (
            bytes(9000) if kind == "zeros" else b"" if kind == "empty" else encoded(kind, photo())
        )
    path = tmp_path / ("a.dng" if kind == "DNG" else "a.jpg")
    error = refusal(tmp_path, path.name, data[: len(data) // 2])
    assert error.code == "image.damaged"
    assert "may still have been copying" in error.hint
    os.utime(path, (time.time() - 60,) * 2)
    with pytest.raises(ImageReadError) as caught:
        read_image(path)
    assert "may still have been copying" not in caught.value.hint
    assert "opy it again" in caught.value.hint


def test_a_file_that_grows_while_it_is_read_may_still_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the clock of a share is another one."""
    data, path = encoded("JPEG", photo()), tmp_path / "a.jpg"
    path.write_bytes(data[: len(data) // 2])
    os.utime(path, (1, 1))
    really = _read._check_whole

    def check(*words: Any) -> Any:
        path.write_bytes(data)
        os.utime(path, (1, 1))
        return really(*words)

    monkeypatch.setattr(_read, "_check_whole", check)
    with pytest.raises(ImageReadError, match="damaged") as caught:
        read_image(path)
    assert "may still have been copying" in caught.value.hint


def test_a_file_that_another_program_keeps_for_itself_may_still_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(_open, "_WINDOWS", True)
    monkeypatch.setattr(_open, "open_file", locked)
    error = refusal(tmp_path, "a.jpg", b"x")
    assert "in use by another program" in error.message
    assert "may still have been copying" in error.hint
    os.utime(tmp_path / "a.jpg", (1, 1))
    with pytest.raises(ImageReadError, match="permission"):
        read_image(tmp_path / "a.jpg")


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


@pytest.mark.parametrize("kind", JPEGS)
@pytest.mark.parametrize("lost", [8, 40, 300, 1500])
@pytest.mark.parametrize("filler", [b"\0", b"\xff"], ids=["zeros", "erased"])
def test_a_jpeg_whose_last_bytes_but_the_end_marker_are_lost_is_refused(
    tmp_path: Path, kind: str, lost: int, filler: bytes
) -> None:
    """Zeros are code, of few bits: decoders make a picture of them."""
    data = JPEGS[kind]()
    there = data[: -2 - lost]
    assert refusal(tmp_path, "a.jpg", there + filler * lost + b"\xff\xd9").code == "image.damaged"
    # With what other programs append.
    refusal(tmp_path, "a.jpg", there + filler * lost + b"\xff\xd9" + bytes(5000))


@pytest.mark.parametrize("kind", JPEGS)
def test_a_jpeg_with_a_gap_of_zeros_is_refused(tmp_path: Path, kind: str) -> None:
    data = bytearray(JPEGS[kind]())
    at = len(data) * 2 // 3
    data[at : at + 600] = bytes(600)
    refusal(tmp_path, "a.jpg", bytes(data))


def with_flat_end(value: int, rows: int) -> np.ndarray:
    pixels = photo(400, 600)
    pixels[400 - rows :] = value
    return pixels


@pytest.mark.parametrize("rows", [40, 200, 400])
@pytest.mark.parametrize("value", [0, 128, 255])
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"optimize": True, "quality": 90}),
        ("JPEG", {"progressive": True, "quality": 90}),
        ("JPEG", {"quality": 60}),
        ("WEBP", {"quality": 100}),
        ("WEBP", {"quality": 60}),
        ("WEBP", {"lossless": True, "method": 0}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {"quality": 80, "speed": 9}),
    ],
)
def test_a_photo_that_ends_in_one_colour_is_sound(
    tmp_path: Path, kind: str, options: dict[str, object], value: int, rows: int
) -> None:
    """Its code ends in zeros, too; of a lossless WebP in thousands."""
    pixels = with_flat_end(value, rows)
    frame = read(tmp_path, f"a.{kind.lower()}", encoded(kind, pixels, **options))
    assert np.abs(frame.pixels.astype(int) - pixels)[-8:].max() <= 3
    assert frame.meta.notes == ()


@pytest.mark.parametrize("size", [(1, 1), (8, 15), (17, 1000), (16, 33), (100, 3)])
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "heic"])
def test_small_pictures_that_end_in_one_colour_are_sound(
    tmp_path: Path, kind: str, size: tuple[int, int]
) -> None:
    for value in (0, 127, 255):
        for quality in (1, 60, 100):
            pixels = photo(*size)
            pixels[size[0] // 2 :] = value
            data = heic_of(pixels) if kind == "heic" else encoded(kind, pixels, quality=quality)
            frame = read(tmp_path, f"a.{kind.lower()}", data)
            assert frame.pixels.shape == pixels.shape
            assert frame.meta.notes == ()


def test_stripes_and_gradients_are_sound(tmp_path: Path) -> None:
    """Of these, too, a WebP of the best quality ends in many zeros."""
    across = np.tile(np.linspace(0, 255, 900)[None, :, None], (600, 1, 3)).astype(np.uint8)
    stripes = np.tile(np.array([0, 255], np.uint8).repeat(16)[None, :, None], (600, 30, 3))
    for pixels in (across, stripes, np.ascontiguousarray(across.transpose(1, 0, 2))):
        for options in ({"quality": 100}, {"lossless": True, "method": 0}):
            data = encoded("WEBP", pixels, **options)
            assert np.abs(read(tmp_path, "a.webp", data).pixels.astype(int) - pixels).max() <= 12


@pytest.mark.parametrize("kind", JPEGS)
@pytest.mark.parametrize("padding", [bytes(5), bytes(600), b"\xff" * 30])
def test_padding_before_the_end_marker_is_no_damage(
    tmp_path: Path, kind: str, padding: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Some cameras fill the pixels up to a round number of bytes."""
    data = JPEGS[kind]()
    expected = read(tmp_path, "good.jpg", data)
    frame = read(tmp_path, "a.jpg", data[:-2] + padding + data[-2:])
    assert np.array_equal(frame.pixels, expected.pixels)
    assert frame.meta.notes == expected.meta.notes
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", ["420", "progressive"])
def test_odd_values_in_segments_print_nothing(
    tmp_path: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(JPEGS[kind]())
    expected = read(tmp_path, "good.jpg", bytes(data)).pixels
    data[11] = 2  # JFIF 2.01
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x07"
    for odd in (bytes(data), bytes(data[:2] + adobe + data[20:])):
        assert np.array_equal(read(tmp_path, "a.jpg", odd).pixels, expected)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("stray", [b"\0", b"\x12\x34\x56", bytes(3000)])
def test_stray_bytes_behind_the_first_scan_are_skipped_and_told(
    tmp_path: Path, stray: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    data = JPEGS["progressive"]()
    expected = read(tmp_path, "good.jpg", data)
    at = data.index(b"\xff\xc4", data.index(b"\xff\xda"))
    end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
    frame = read(tmp_path, "a.jpg", data[:end] + stray + data[end:])
    assert np.array_equal(frame.pixels, expected.pixels)
    assert "Stray bytes" in " ".join(frame.meta.notes)
    assert expected.meta.notes == ()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("tail", ["cut", "end marker", "zeros"])
@pytest.mark.parametrize("progressive", [0, 1])
def test_a_jpeg_cut_at_a_restart_marker_is_refused(
    tmp_path: Path, tail: str, progressive: int
) -> None:
    """A decoder that waits for the next restart marker skips what else comes."""
    rough = np.random.default_rng(1).integers(0, 256, (30, 20, 3), np.uint8)
    picture = cv2.resize(rough, (320, 240), interpolation=cv2.INTER_CUBIC)
    flags = [cv2.IMWRITE_JPEG_RST_INTERVAL, 20, cv2.IMWRITE_JPEG_PROGRESSIVE, progressive]
    data = bytes(cv2.imencode(".jpg", picture, flags)[1])
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert read_image(path).pixels.shape == picture.shape
    marks = [n for n in range(len(data)) if data[n] == 0xFF and 0xD0 <= data[n + 1] <= 0xD7]
    assert len(marks) > 8
    for place in (marks[len(marks) // 2], marks[len(marks) // 2] + 2):
        ends = {"cut": b"", "end marker": b"\xff\xd9", "zeros": bytes(len(data) - place)}
        path.write_bytes(data[:place] + ends[tail])
        with pytest.raises(ImageReadError):
            read_image(path)


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


def test_a_jpeg_that_tells_its_height_at_the_end_is_named(tmp_path: Path) -> None:
    """No decoder reads that (T.81 B.2.5, DNL)."""
    data = bytearray(JPEGS["420"]())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 2], data[-2:] = b"\0\0", b"\xff\xdc\0\x04\0\x78\xff\xd9"
    error = refusal(tmp_path, "a.jpg", bytes(data))
    assert "height at the end" in error.message
    assert error.code == "image.unsupported"


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
    # Without all of IEND, a part of it, and the checksum before it; and zeros in its place.
    # Also without parts of the last checksum, which libpng refuses, or with a wrong one.
    partly = [data[:-lost] for lost in range(1, 5)] + [data[:-4] + bytes(4)]
    for there in (data[:-12], data[:-5], data[:-16], data[:-12] + bytes(5000), *partly):
        got = read(tmp_path, "a.png", there)
        assert [note for note in got.meta.notes if "end of the file is missing" in note]
        assert got.pixels.dtype == expected.pixels.dtype
        assert np.array_equal(got.pixels, expected.pixels)
        assert (got.alpha is None) == (expected.alpha is None)
        assert got.alpha is None or np.array_equal(got.alpha, expected.alpha)


def test_metadata_that_libpng_complains_of_print_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    profile = (b"iCCP", b"x\0\0" + zlib.compress(bytes(200)))
    for bits, colour, channels in ((8, 2, 3), (16, 0, 1), (8, 3, 1)):
        chunks = [profile, (b"eXIf", b"no TIFF"), (b"cHRM", bytes(32)), (b"gAMA", bytes(4))]
        chunks += [PALETTE] if colour == 3 else []
        data = png(bits, colour, noise(bits, channels), *chunks)
        late = data[:-12] + struct.pack(">I", 4) + b"gAMA" + bytes(8) + data[-12:]
        expected = read(tmp_path, "a.png", data).pixels
        assert np.array_equal(read(tmp_path, "b.png", late).pixels, expected)
    assert capfd.readouterr().err == ""


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
def test_a_wrong_bit_anywhere_in_the_pixels_of_a_png_is_found(
    tmp_path: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data = PNGS[kind]()
    at, end = data.index(b"IDAT") + 4, len(data) - 16
    for place in np.linspace(at + 2, end - 1, 12).astype(int):
        wrong = bytearray(data)
        wrong[place] ^= 0x04
        assert refusal(tmp_path, "a.png", bytes(wrong)).code == "image.damaged"
    assert capfd.readouterr().err == ""  # libpng would print it


# WebP, AVIF, HEIC, BMP, RAW -----------------------------------------------------------------------


def heic_of(pixels: np.ndarray, **options: object) -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif")
    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(pixels)).save(buffer, quality=90, **options)
    return buffer.getvalue()


def deep_avif() -> bytes:
    pixels = photo().astype(np.uint16) * 4
    options = [cv2.IMWRITE_AVIF_DEPTH, 10, cv2.IMWRITE_AVIF_QUALITY, 90]
    return cv2.imencode(".avif", pixels, options)[1].tobytes()


def with_alpha() -> np.ndarray:
    return np.dstack([photo(), photo()[..., 0]])


CODED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "lossless webp": ("webp", lambda: encoded("WEBP", photo(), lossless=True)),
    "webp": ("webp", lambda: encoded("WEBP", photo(), quality=90)),
    "webp with alpha": ("webp", lambda: encoded("WEBP", with_alpha(), quality=90)),
    "webp with profile": ("webp", lambda: encoded("WEBP", photo(), icc_profile=bytes(5000))),
    "avif": ("avif", lambda: encoded("AVIF", photo(), quality=90)),
    "avif with alpha": ("avif", lambda: encoded("AVIF", with_alpha(), quality=90)),
    "deep avif": ("avif", deep_avif),
    "heic": ("heic", lambda: heic_of(photo())),
    "heic with alpha": ("heic", lambda: heic_of(with_alpha())),
}


@pytest.mark.parametrize("kind", CODED)
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("tail", ["nothing", "zeros"])
def test_half_a_coded_file_is_refused(tmp_path: Path, kind: str, share: float, tail: str) -> None:
    suffix, make = CODED[kind]
    data = make()
    there = data[: int(len(data) * share)]
    zeros = bytes(len(data) - len(there)) if tail == "zeros" else b""
    assert refusal(tmp_path, f"a.{suffix}", there + zeros).code == "image.damaged"


@pytest.mark.parametrize("kind", CODED)
@pytest.mark.parametrize("lost", [16, 40, 150, 500])
def test_a_few_zeros_at_the_end_of_a_coded_file(tmp_path: Path, kind: str, lost: int) -> None:
    """Hundreds of zeros were taken for code of a flat picture, whatever it was of."""
    suffix, make = CODED[kind]
    data = make()
    assert refusal(tmp_path, f"a.{suffix}", data[:-lost] + bytes(lost)).code == "image.damaged"


@pytest.mark.parametrize("kind", [kind for kind in CODED if "webp" not in kind])
def test_zeros_in_the_middle_of_avif_and_heic(tmp_path: Path, kind: str) -> None:
    suffix, make = CODED[kind]
    data = bytearray(make())
    at = len(data) * 3 // 4
    data[at : at + 200] = bytes(200)
    assert refusal(tmp_path, f"a.{suffix}", bytes(data)).code == "image.damaged"


@pytest.mark.parametrize("kind", [kind for kind in CODED if "webp" not in kind])
def test_erased_memory_in_avif_and_heic(tmp_path: Path, kind: str) -> None:
    """FF at the end, or in the middle: no code has long runs of it."""
    suffix, make = CODED[kind]
    data = make()
    for lost in (40, len(data) // 5):
        there = data[:-lost] + b"\xff" * lost
        assert refusal(tmp_path, f"a.{suffix}", there).code == "image.damaged"
    at = len(data) * 3 // 4
    there = data[:at] + b"\xff" * 200 + data[at + 200 :]
    assert refusal(tmp_path, f"a.{suffix}", there).code == "image.damaged"


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("compression", ["lzw", "zlib", None])
def test_a_directory_that_ends_in_zeros_is_damaged_and_not_unsupported(
    tmp_path: Path, order: Literal["<", ">"], compression: str | None
) -> None:
    pixels = photo(40, 50).astype(np.uint16) * 257
    tifffile.imwrite(
        tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, byteorder=order
    )
    sound = bytearray((tmp_path / "a.tif").read_bytes())
    (first,) = struct.unpack_from(order + "I", sound, 4)
    (count,) = struct.unpack_from(order + "H", sound, first)
    at, size = len(sound) + len(sound) % 2, 2 + 12 * count + 4
    data = sound.ljust(at, b"\0") + sound[first : first + size]
    struct.pack_into(order + "I", data, 4, at)
    for place in range(at + 2, at + size - 4, 12):  # the values behind the directory
        kind, number, value_at = struct.unpack_from(order + "HII", data, place + 2)
        length = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8}[kind] * number
        if length > 4:
            struct.pack_into(order + "I", data, place + 8, len(data))
            data += sound[value_at : value_at + length + length % 2]
    assert np.array_equal(read(tmp_path, "b.tif", bytes(data)).pixels, pixels)
    for end in (len(data), at + size):
        for lost in range(1, end - at):
            there = data[: end - lost] + bytes(len(data) - end + lost)
            found = ""
            try:
                assert np.array_equal(read(tmp_path, "b.tif", bytes(there)).pixels, pixels)
            except ImageReadError as error:
                found = error.code
            assert found in ("", "image.damaged"), (end, lost)


@pytest.mark.parametrize("kind", CODED)
def test_bytes_behind_a_coded_file_are_no_damage(tmp_path: Path, kind: str) -> None:
    suffix, make = CODED[kind]
    data = make()
    expected = read(tmp_path, f"a.{suffix}", data).pixels
    if suffix == "webp":  # behind a box there can only be another
        assert np.array_equal(read(tmp_path, f"a.{suffix}", data + bytes(4096)).pixels, expected)


@pytest.mark.parametrize("value", [0, 128, 255])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "lossless", "AVIF", "heic", "TIFF", "BMP"])
def test_a_picture_of_one_colour_is_not_damaged(tmp_path: Path, kind: str, value: int) -> None:
    """Its code is short and may hold zeros."""
    flat = np.full((1100, 1500, 3), value, np.uint8)
    if kind == "heic":
        data = heic_of(flat)
    elif kind == "lossless":
        data = encoded("WEBP", flat, lossless=True)
    else:
        options = {"TIFF": {"compression": "tiff_lzw"}}.get(kind, {})
        data = encoded(kind, flat, **options)
    suffix = {"lossless": "webp", "TIFF": "tif"}.get(kind, kind.lower())
    frame = read(tmp_path, f"a.{suffix}", data)
    assert np.abs(frame.pixels.astype(int) - value).max() <= 2
    assert (frame.meta.notes != ()) == (kind == "BMP" and value == 0)  # nobody can tell


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("top_down", [False, True])
def test_a_bmp_without_its_last_rows(tmp_path: Path, share: float, top_down: bool) -> None:
    data = bytearray(encoded("BMP", photo()))
    if top_down:
        struct.pack_into("<i", data, 22, -struct.unpack_from("<i", data, 22)[0])
    there = bytes(data[: int(len(data) * share)])
    assert refusal(tmp_path, "a.bmp", there).code == "image.damaged"
    frame = read(tmp_path, "b.bmp", there + bytes(len(data) - len(there)))
    assert "zero bytes" in " ".join(frame.meta.notes)
    assert read(tmp_path, "c.bmp", bytes(data)).meta.notes == ()


def run_lengths(pixels: np.ndarray, *, end: bool = True) -> bytes:
    """A BMP of (H, W) grey as runs of 8 bits."""
    height, width = pixels.shape
    body = b""
    for row in pixels[::-1]:
        for value in row:
            body += bytes([1, value])
        body += b"\0\0"
    body = body[:-2] + b"\0\1" if end else body
    palette = b"".join(bytes([v, v, v, 0]) for v in range(256))
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(body), 0, 0, 256, 0)
    offset = 14 + 40 + len(palette)
    return b"BM" + struct.pack("<IHHI", offset + len(body), 0, 0, offset) + head + palette + body


def test_a_bmp_of_run_lengths(tmp_path: Path) -> None:
    grey = photo()[..., 0]
    data = run_lengths(grey)
    assert np.array_equal(read(tmp_path, "a.bmp", data).pixels[..., 0], grey)
    for share in SHARES:
        there = data[: int(len(data) * share)]
        assert refusal(tmp_path, "b.bmp", there + bytes(len(data) - len(there)))


MASKS = {
    "555": (16, (0x7C00, 0x3E0, 0x1F, 0)), "565": (16, (0xF800, 0x7E0, 0x1F, 0)),
    "444": (16, (0xF00, 0xF0, 0xF, 0)), "4444": (16, (0xF00, 0xF0, 0xF, 0xF000)),
    "888": (32, (0xFF0000, 0xFF00, 0xFF, 0)), "8888": (32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)),
    "red last": (32, (0xFF, 0xFF00, 0xFF0000, 0)), "10 bits": (32, (0x3FF00000, 0xFFC00, 0x3FF, 0)),
}  # fmt: skip


@pytest.mark.parametrize("kind", MASKS)
def test_bmps_with_masks(tmp_path: Path, kind: str) -> None:
    bits, masks = MASKS[kind]
    rng = np.random.default_rng(4)
    numbers = np.zeros((12, 15), np.uint64)
    expected = []
    for mask in masks:
        if mask == 0:
            continue
        shift = (mask & -mask).bit_length() - 1
        top = mask >> shift
        values = rng.integers(0, top + 1, numbers.shape)
        numbers |= values.astype(np.uint64) << np.uint64(shift)
        expected.append(np.rint(values * 255 / top))
    row = (15 * bits + 31) // 32 * 4
    rows = np.zeros((12, row), np.uint8)
    rows[:, : 15 * bits // 8] = numbers.astype(f"<u{bits // 8}")[::-1].copy().view(np.uint8)
    head = struct.pack("<IiiHHIIiiII", 56, 15, 12, 1, bits, 3, rows.size, 0, 0, 0, 0)
    head += struct.pack("<4I", *masks)
    size = 14 + len(head) + rows.size
    data = b"BM" + struct.pack("<IHHI", size, 0, 0, 14 + len(head)) + head + rows.tobytes()
    frame = read(tmp_path, "a.bmp", data)
    assert np.array_equal(frame.pixels, np.stack(expected[:3], -1))
    assert (frame.alpha is not None) == (masks[3] != 0)
    assert frame.alpha is None or np.array_equal(frame.alpha, expected[3])


@pytest.mark.parametrize("level", [0, 1, 255])
def test_a_bmp_whose_transparency_is_all_zero_is_opaque(tmp_path: Path, level: int) -> None:
    """Written by programs that know none; Windows, GIMP and others show it so."""
    rgba = np.dstack([photo(12, 16), np.zeros((12, 16), np.uint8)])
    rgba[3, 4, 3] = level
    rows = rgba[::-1, :, [2, 1, 0, 3]].tobytes()
    head = struct.pack("<IiiHHIIiiII", 108, 16, 12, 1, 32, 3, len(rows), 0, 0, 0, 0)
    head += struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b"BGRs" + bytes(48)
    data = b"BM" + struct.pack("<IHHI", 14 + len(head) + len(rows), 0, 0, 14 + len(head))
    frame = read(tmp_path, "a.bmp", data + head + rows)
    assert np.array_equal(frame.pixels, rgba[..., :3])
    assert (frame.alpha is not None) == bool(level)
    theirs = cv2.imdecode(np.frombuffer(data + head + rows, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(theirs[..., ::-1], frame.pixels)


def test_rare_kinds_of_bmp_are_named(tmp_path: Path) -> None:
    for compression, bits, words in ((4, 24, "JPEG or PNG"), (11, 24, "rare kind"), (0, 2, "rare")):
        data = bytearray(encoded("BMP", photo()))
        struct.pack_into("<HI", data, 28, bits, compression)
        error = refusal(tmp_path, "a.bmp", bytes(data))
        assert words in error.message
        assert "damaged" not in error.text


def dng(folder: Path, light: float = 1.0, *, white: bool = True) -> bytes:
    """A DNG of a grey ramp, its light as a share of a full sensor."""
    tifffile = pytest.importorskip("tifffile")
    x = np.broadcast_to(np.linspace(0.05, 1, 192), (128, 192))
    rng = np.random.default_rng(6)
    sensor = (x * light * 16_000 + 20 + rng.normal(0, 2, x.shape)).clip(1, 16_383).astype(np.uint16)
    matrix = (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1)
    tags = [
        (271, 2, 5, "Make", True), (272, 2, 6, "Model", True), (274, 3, 1, 1, True),
        (33421, 3, 2, (2, 2), True), (33422, 1, 4, b"\0\1\1\2", True),
        (50706, 1, 4, b"\1\4\0\0", True), (50707, 1, 4, b"\1\1\0\0", True),
        (50708, 2, 11, "Make Model", True), (50714, 3, 1, 20, True), (50717, 4, 1, 16_383, True),
        (50721, 10, 9, matrix, True), (50778, 3, 1, 21, True),
    ]  # fmt: skip
    if white:
        tags.append((50728, 5, 3, (1, 2, 1, 1, 2, 3), True))
    path = folder / "made.dng"
    tifffile.imwrite(path, sensor, photometric=32803, metadata=None, extratags=tags, software="")
    return path.read_bytes()


def linear(pixels: np.ndarray) -> np.ndarray:
    value = pixels / 65_535
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def test_raw_keeps_its_exposure(tmp_path: Path) -> None:
    """Frames 2 EV apart come out 2 EV apart, whatever is brightest in them."""
    pytest.importorskip("rawpy")
    light = [0.4, 0.1, 0.025]
    seen = [
        linear(read(tmp_path, f"{n}.dng", dng(tmp_path, v)).pixels) for n, v in enumerate(light)
    ]
    means = [one[32:96, 32:160, 1].mean() for one in seen]
    assert means[0] / means[1] == pytest.approx(4, rel=0.02)
    assert means[1] / means[2] == pytest.approx(4, rel=0.03)
    # Three quarters of full are no white: LibRaw takes them for it unless it is told.
    high, full = (linear(read(tmp_path, "a.dng", dng(tmp_path, v)).pixels) for v in (0.8, 0.4))
    assert high[32:96, 20:40, 1].mean() / full[32:96, 20:40, 1].mean() == pytest.approx(2, rel=0.02)


def test_the_white_balance_of_raw_is_that_of_the_camera_and_not_that_of_the_photo(
    tmp_path: Path,
) -> None:
    pytest.importorskip("rawpy")
    with_white = linear(read(tmp_path, "a.dng", dng(tmp_path, 0.2)).pixels)[32:96, 32:160]
    without = linear(read(tmp_path, "b.dng", dng(tmp_path, 0.2, white=False)).pixels)
    without = without[32:96, 32:160]
    # The camera multiplies red by 2 and blue by 1.5; the matrix is that of XYZ.
    gains = (with_white / without).mean(axis=(0, 1))
    assert gains[0] > 1.2
    assert abs(gains[0] - gains[2]) > 0.05


@pytest.mark.parametrize("share", SHARES)
def test_a_raw_file_without_its_last_rows(tmp_path: Path, share: float) -> None:
    pytest.importorskip("rawpy")
    data = dng(tmp_path)
    there = data[: int(len(data) * share)]
    assert refusal(tmp_path, "a.dng", there).code == "image.damaged"
    frame = read(tmp_path, "b.dng", there + bytes(len(data) - len(there)))
    assert "zero bytes" in " ".join(frame.meta.notes)
    assert read(tmp_path, "c.dng", data).meta.notes == ()


@pytest.mark.parametrize("lost", [0, 8, 100, 2000])
def test_a_compressed_dng_that_ends_in_zeros_is_refused(tmp_path: Path, lost: int) -> None:
    """A lossless JPEG, as cameras write it; with its end marker zeros are padding."""
    pytest.importorskip("rawpy")
    tifffile = pytest.importorskip("tifffile")
    imagecodecs = pytest.importorskip("imagecodecs")
    with tifffile.TiffFile(io.BytesIO(dng(tmp_path))) as tiff:
        page = tiff.pages.first
        sensor, tags = page.asarray(), [tag for tag in page.tags if tag.code > 33_000]
    coded = imagecodecs.ljpeg_encode(sensor, bitspersample=14)
    kept = [(one.code, int(one.dtype), one.count, one.value, True) for one in tags]
    kept += [(271, 2, 5, "Make", True), (272, 2, 6, "Model", True)]
    for padding in (b"", bytes(40)):
        there = coded[: len(coded) - lost] + bytes(lost) + padding
        tifffile.imwrite(
            tmp_path / "a.dng", iter([there]), shape=sensor.shape, dtype=np.uint16, compression=7,
            photometric=32803, metadata=None, extratags=kept, software="", rowsperstrip=len(sensor),
        )  # fmt: skip
        data = (tmp_path / "a.dng").read_bytes()
        if lost:
            assert refusal(tmp_path, "b.dng", data).code == "image.damaged"
        else:
            assert read(tmp_path, "b.dng", data).meta.notes == ()


def test_a_heic_whose_types_are_no_text_does_not_end_the_process(tmp_path: Path) -> None:
    """pi-heif 1.4 crashes on them."""
    data = heic_of(photo(), xmp=b"<x/>")
    at = data.index(b"application/rdf+xml")
    wrong = data[:at] + b"appl\xd0\x10" + data[at + 6 :]
    assert refusal(tmp_path, "a.heic", wrong).code == "image.damaged"


def test_a_resolution_that_no_format_holds_is_dropped(tmp_path: Path) -> None:
    data = bytearray(encoded("BMP", photo(), dpi=(300, 300)))
    struct.pack_into("<ii", data, 38, 2**31 - 1, -5)
    bmp = read(tmp_path, "a.bmp", bytes(data))
    body = struct.pack(">IIB", 2**32 - 1, 2**32 - 1, 1)
    chunk = struct.pack(">I", 9) + b"pHYs" + body + struct.pack(">I", zlib.crc32(b"pHYs" + body))
    plain = encoded("PNG", photo())
    png = read(tmp_path, "a.png", plain[:33] + chunk + plain[33:])
    for frame in (bmp, png):
        for suffix in ("jpg", "png", "tif", "bmp"):
            write_image(frame, tmp_path / f"b.{suffix}", WriteOptions(), overwrite=True)
            assert read_image(tmp_path / f"b.{suffix}").pixels.shape == frame.pixels.shape


@pytest.mark.parametrize("kind", ["progressive", "cmyk", "444"])
def test_reading_prints_nothing(
    tmp_path: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """libjpeg would tell the terminal of the bytes that are put in to see if rows are missing."""
    read(tmp_path, "a.jpg", JPEGS[kind]())
    read(tmp_path, "b.jpg", JPEGS[kind]()[:-2])
    assert capfd.readouterr().err == ""


def test_a_raw_file_of_another_kind_is_checked_by_libraw(tmp_path: Path) -> None:
    """Here a DNG without its version, which LibRaw reads by its name alone."""
    pytest.importorskip("rawpy")
    data = dng(tmp_path).replace(struct.pack("<HHI", 50706, 1, 4), struct.pack("<HHI", 50705, 1, 4))
    with contextlib.suppress(ImageReadError):  # it may not know it
        read(tmp_path, "a.dng", data)
    for share in SHARES:
        error = refusal(tmp_path, "b.dng", data[: int(len(data) * share)])
        assert "b'" not in error.message


def test_what_libraw_does_not_know_is_not_called_damaged(tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    error = refusal(tmp_path, "a.nef", b"MM\0*\0\0\0\x08" + bytes(2000))
    assert "LibRaw" in error.message
    assert "b'" not in error.message


@pytest.mark.parametrize(("side", "warned"), [(512, True), (500, False)])
def test_zeros_in_the_last_tile_of_a_tiff(tmp_path: Path, side: int, warned: bool) -> None:
    """Only a tile that reaches over the edge may hold them."""
    tifffile = pytest.importorskip("tifffile")
    rough = np.random.default_rng(1).integers(1, 256, (side, side, 3), np.uint8)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, rough, photometric="rgb", tile=(256, 256), metadata=None)
    data = path.read_bytes()
    path.write_bytes(data[:-100_000] + bytes(100_000))
    notes = read_image(path).meta.notes
    assert any("zero" in note for note in notes) == warned


def test_a_png_without_its_palette_is_refused(tmp_path: Path) -> None:
    data = encoded("PNG", Image.fromarray(photo()).quantize(16))
    at = data.index(b"PLTE") - 4
    bare = data[:at] + data[at + 12 + int.from_bytes(data[at : at + 4], "big") :]
    assert "palette" in refusal(tmp_path, "a.png", bare).message


def test_a_png_for_ios_is_named(tmp_path: Path) -> None:
    data = encoded("PNG", photo())
    error = refusal(tmp_path, "a.png", data[:8] + b"\0\0\0\4CgBI" + bytes(8) + data[8:])
    assert error.code == "image.unsupported"
    assert "CgBI" in error.message


@pytest.mark.parametrize("tiled", [False, True])
@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("left", ["no place", "no length", "neither", "fewer", "no lengths"])
def test_a_tiff_without_some_of_its_strips_is_refused(
    tmp_path: Path, tiled: bool, compression: str | None, left: str
) -> None:
    """As a program that was ended leaves it: decoders make those rows black, or guess."""
    path = tmp_path / "a.tif"
    parts = {"tile": (32, 32)} if tiled else {"rowsperstrip": 16}
    tifffile.imwrite(
        path, photo(), photometric="rgb", compression=compression, metadata=None, **parts
    )
    assert np.array_equal(read_image(path).pixels, photo())
    with tifffile.TiffFile(path) as tiff:
        tags = tiff.pages.first.tags
        places, lengths = (tags[324], tags[325]) if tiled else (tags[273], tags[279])
    data = bytearray(path.read_bytes())
    if left in ("no place", "neither"):
        data[places.valueoffset + 8 : places.valueoffset + 12] = bytes(4)
    if left in ("no length", "neither"):
        size = 2 if lengths.dtype == 3 else 4
        data[lengths.valueoffset + 2 * size : lengths.valueoffset + 3 * size] = bytes(size)
    for tag in {"fewer": [places, lengths], "no lengths": [lengths]}.get(left, []):
        struct.pack_into("<I", data, tag.offset + 4, tag.count - 2)
    error = refusal(tmp_path, "a.tif", bytes(data))
    assert "damaged" in error.message


@pytest.mark.parametrize("compression", ["zstd", "lzma"])
def test_ycbcr_that_no_decoder_converts_is_refused(tmp_path: Path, compression: str) -> None:
    tifffile = pytest.importorskip("tifffile")
    pytest.importorskip("imagecodecs")
    path = tmp_path / "a.tif"
    colours = np.random.default_rng(1).integers(0, 256, (32, 32, 3), np.uint8)
    tifffile.imwrite(
        path, colours, photometric="ycbcr", compression=compression, subsampling=(1, 1)
    )
    with pytest.raises(ImageReadError, match="YCbCr"):
        read_image(path)
