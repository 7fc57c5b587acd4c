"""Metadata made to cost time or memory: both stay within what follows from the size of the file.

Such files once took minutes to hours, which the limit of each test ends, and gigabytes.
"""

from __future__ import annotations

import io
import os
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import ImageReadError
from engine.images import (
    Frame,
    Meta,
    WriteOptions,
    _probe,
    read_capture_time,
    read_embedded_preview,
    read_image,
    read_size,
    write_image,
)
from engine.images._metadata import Tiff, without_thumbnail
from engine.images._xmp import MAX_XMP_BYTES, Packet, StrangeXmp, without_padding
from tests.engine.images.files import chunk, jpeg, packet, photo, png, raw_profile, segment

pytestmark = pytest.mark.timeout(120)

MB = 1 << 20


@contextmanager
def bounded(megabytes: int) -> Iterator[None]:
    """Fail if the block takes more memory of Python's than that."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1] // MB
    finally:
        tracemalloc.stop()
    assert peak <= megabytes


def whole(path: Path, megabytes: int | None = None, suffix: str = ".png") -> str:
    """Do with a file what a batch does; return the notes, or why it is refused."""
    with nullcontext() if megabytes is None else bounded(megabytes):
        try:
            read_size(path)
            read_capture_time(path)
            read_embedded_preview(path)
            frame = read_image(path)
        except ImageReadError as error:
            return f"refused: {error.message}"
        target = path.with_name(f"result{suffix}")
        notes = write_image(frame, target, WriteOptions(), overwrite=True)
    return " ".join((*frame.meta.notes, *notes))


# XMP ----------------------------------------------------------------------------------------------

OPEN, END = packet().split(b"</rdf:Description>")
END = b"</rdf:Description>" + END
DEEP = MB // 7
MANY = " ".join(f'xmlns:a{n}="b"' for n in range(9000))
XMPS = {
    "never closed": b"<xmp:Thumbnails " * (2 * MB // 16),
    "nested": OPEN + b"<a>" * DEEP + b"</a>" * DEEP + END,
    "blanks": OPEN + b" " * (4 * MB - 1000) + END,
    "blanks before the end": packet() + b" " * (4 * MB - 1000) + b'<?xpacket end="w"?>',
    "blanks in a tag": packet(" " * (4 * MB - 1000)),
    "properties": packet("", "<xmp:a/>" * (4 * MB // 9)),
    "attributes": packet(" ".join(f'xmp:a{n}="1"' for n in range(MB // 16))),
    "declarations": packet(" ".join(f'xmlns:a{n}="b{n}"' for n in range(MB // 24))),
    "scopes": packet(before=f"<rdf:Description {MANY}/>" + "<rdf:Description xmlns:a='b'/>" * 9000),
    "semantics": packet("", "<xmp:b><xmp:c><xmp:Semantic>x</xmp:Semantic></xmp:c></xmp:b>" * 9000),
    "entities": b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>' + packet("", "&a;" * 1000),
    "quotes": packet() + b"\"'" * MB,
    "orientations": packet('xmlns:tiff="t"', "<tiff:Orientation>6</tiff:Orientation>" * 40_000),
}  # fmt: skip


@pytest.mark.parametrize("name", XMPS)
def test_xmp(tmp_path: Path, name: str) -> None:
    path, xmp = tmp_path / "a.png", XMPS[name]
    path.write_bytes(png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(xmp, 9))))
    notes = whole(path)
    # It is kept to the byte, or it is named.
    again = read_image(tmp_path / "result.png").meta.xmp
    assert again == xmp or "XMP" in notes


def test_xmp_takes_a_bounded_memory() -> None:
    for name in ("nested", "properties", "attributes"):
        with bounded(150), suppress(StrangeXmp):
            Packet(XMPS[name])


def test_padding_is_found_in_any_packet() -> None:
    for xmp in XMPS.values():
        assert len(without_padding(xmp)) <= len(xmp) + 1


def test_time_for_xmp_grows_with_its_size() -> None:
    """Sixteen times the size takes sixteen times the time, with room for a busy machine."""

    def seconds(size: int) -> float:
        xmp = packet("", "<xmp:a>b</xmp:a>" * (size // 17))
        begun = time.process_time()
        Packet(xmp)
        return time.process_time() - begun

    small = min(seconds(30_000) for _ in range(5))
    large = min(seconds(480_000) for _ in range(2))
    assert large < 100 * small + 0.2


def test_a_packet_of_four_megabytes_is_still_read() -> None:
    inside = f"<xmp:a>{'x' * (MAX_XMP_BYTES - 1000)}</xmp:a>"
    assert len(Packet(packet("", inside)).properties) == 1
    with pytest.raises(StrangeXmp, match="too large"):
        Packet(packet("", inside + " " * 1000))


# EXIF and TIFF ------------------------------------------------------------------------------------


def sharing(size: int, count: int, order: str = "<") -> bytes:
    """A bare EXIF block with `count` fields whose values are all the same `size` bytes."""
    head = struct.pack(order + "2sHI", b"II" if order == "<" else b"MM", 42, 8)
    at = 8 + 2 + 12 * count + 4
    fields = b"".join(struct.pack(order + "HHII", 50_000 + n, 7, size, at) for n in range(count))
    return head + struct.pack(order + "H", count) + fields + bytes(4) + os.urandom(size)


def palette_png(path: Path, *chunks: bytes) -> None:
    """A PNG that Pillow decodes."""
    file = io.BytesIO()
    Image.fromarray(photo()).convert("P").save(file, "PNG")
    path.write_bytes(file.getvalue()[:33] + b"".join(chunks) + file.getvalue()[33:])


def ours(path: Path, exif: bytes) -> None:
    write_image(Frame(photo(), meta=Meta(exif=exif)), path, WriteOptions(), overwrite=True)


BOMB, SMALL = sharing(MB, 800), sharing(30_000, 2500)
SHARED: dict[str, Callable[[Path], object]] = {
    "a.png": lambda path: path.write_bytes(png(chunk(b"eXIf", BOMB))),
    "palette.png": lambda path: palette_png(path, chunk(b"eXIf", BOMB)),
    "hex.png": lambda path: path.write_bytes(png(raw_profile("exif", BOMB))),
    "motorola.png": lambda path: path.write_bytes(png(chunk(b"eXIf", sharing(MB, 800, ">")))),
    "a.webp": lambda path: Image.fromarray(photo()).save(path, exif=BOMB),
    "a.avif": lambda path: ours(path, BOMB),
    "a.tif": lambda path: ours(path, BOMB),
    "a.jpg": lambda path: path.write_bytes(jpeg(segment(0xE1, b"Exif\0\0" + SMALL))),
    "inks.jpg": lambda path: (
        Image.fromarray(photo()).convert("CMYK").save(path, exif=b"Exif\0\0" + SMALL)
    ),
}


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
@pytest.mark.parametrize("name", SHARED)
def test_fields_that_share_their_bytes(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / name
    SHARED[name](path)
    whole(path, 40, suffix)


def bomb_tiff(path: Path, mode: str, count: int = 800) -> None:
    """A TIFF whose directory has private fields that share a megabyte."""
    file = io.BytesIO()
    Image.fromarray(photo()).convert(mode).save(file, "TIFF", compression="tiff_adobe_deflate")
    data = bytearray(file.getvalue())
    data += bytes(len(data) % 2)
    (first,) = struct.unpack_from("<I", data, 4)
    (own,) = struct.unpack_from("<H", data, first)
    fields = bytes(data[first + 2 : first + 2 + 12 * own])
    at = len(data) + 2 + 12 * (own + count) + 4
    fields += b"".join(struct.pack("<HHII", 50_800 + n, 7, MB, at) for n in range(count))
    struct.pack_into("<I", data, 4, len(data))
    data += struct.pack("<H", own + count) + fields + bytes(4) + os.urandom(MB)
    path.write_bytes(data)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "CMYK", "RGBA", "1"])
def test_private_fields_of_a_tiff_that_share_their_bytes(tmp_path: Path, mode: str) -> None:
    bomb_tiff(tmp_path / "a.tif", mode)
    notes = whole(tmp_path / "a.tif", 40)
    assert "TIFF tag 50800" in notes
    assert "and others" in notes
    frame = read_image(tmp_path / "a.tif")
    assert mode == "1" or np.abs(frame.pixels.astype(int) - photo()).mean() < 60


def test_values_together_are_no_larger_than_the_data() -> None:
    for block in (BOMB, SMALL):
        tiff = Tiff(block)
        entries, _ = tiff.directory(tiff.first)
        assert sum(len(entry.value) for entry in entries.values()) <= len(block)
        assert tiff.directory(tiff.first)[0] is entries  # asked twice, it costs nothing


def test_an_honest_block_is_read_whole() -> None:
    """Every byte of the values is used once."""
    count, size = 500, 200
    head = struct.pack("<2sHIH", b"II", 42, 8, count)
    at = len(head) + 12 * count + 4
    fields = b"".join(
        struct.pack("<HHII", 50_000 + n, 7, size, at + n * size) for n in range(count)
    )
    tiff = Tiff(head + fields + bytes(4) + os.urandom(count * size))
    assert all(len(entry.value) == size for entry in tiff.directory(8)[0].values())


def chain(count: int, fields: int) -> bytes:
    """Directories that lie in each other, so that the file stays small."""
    file = io.BytesIO()
    Image.fromarray(photo()).save(file, "TIFF")
    data = bytearray(file.getvalue())
    data += bytes(len(data) % 2)
    (first,) = struct.unpack_from("<I", data, 4)
    (own,) = struct.unpack_from("<H", data, first)
    start = len(data)
    struct.pack_into("<I", data, first + 2 + 12 * own, start)
    data += struct.pack("<H", fields) * (count + 6 * fields + 10)
    for n in range(count):
        at = start + 2 * n + 2 + 12 * fields
        if n % 3 == 0:
            struct.pack_into("<I", data, at, start + 2 * n + 2)
    return bytes(data)


def test_very_many_directories(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(chain(30_000, 257))
    whole(path)


@pytest.mark.parametrize("count", [0xFFFF, 1 << 40])
def test_directories_of_very_many_fields(tmp_path: Path, count: int) -> None:
    """A BigTIFF tells their number in 64 bits."""
    path = tmp_path / "a.tif"
    big = count > 0xFFFF
    head = (
        struct.pack("<2sHHHQQ", b"II", 43, 8, 0, 16, count) if big else b"II*\0\x08\0\0\0\xff\xff"
    )
    path.write_bytes(head + os.urandom(20 * MB))
    assert whole(path).startswith("refused")


def test_photoshop_resources_without_number() -> None:
    block = b"8BIM\x04\x04\0\0\0\0\0\0" * 200_000
    assert without_thumbnail(block) == block


# PNG ----------------------------------------------------------------------------------------------


def zeros(kind: bytes, start: bytes, megabytes: int) -> bytes:
    return chunk(kind, start + zlib.compress(bytes(megabytes * MB), 9))


PNGS: dict[str, Callable[[Path], object]] = {
    "empty texts": lambda path: path.write_bytes(png(chunk(b"tEXt", b"a\0") * 100_000)),
    "empty texts, palette": lambda path: palette_png(path, chunk(b"tEXt", b"a\0") * 100_000),
    "unknown": lambda path: path.write_bytes(png(chunk(b"teSt", b"") * 100_000)),
    "kinds": lambda path: path.write_bytes(
        png(*[chunk(b"a%cS%c" % (65 + n // 26 % 26, 65 + n % 26), b"") for n in range(50_000)])
    ),
    "zTXt": lambda path: path.write_bytes(
        png(*[zeros(b"zTXt", b"Raw profile type exif\0\0", 30)] * 50)
    ),
    "zTXt, palette": lambda path: palette_png(
        path, *[zeros(b"zTXt", b"Raw profile type exif\0\0", 30)] * 50
    ),
    "other zTXt, palette": lambda path: palette_png(path, zeros(b"zTXt", b"Title\0\0", 200)),
    "iTXt": lambda path: path.write_bytes(
        png(*[zeros(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0", 31)] * 50)
    ),
    "iCCP": lambda path: path.write_bytes(png(*[zeros(b"iCCP", b"a\0\0", 31)] * 20)),
    "iCCP, palette": lambda path: palette_png(path, zeros(b"iCCP", b"a\0\0", 400)),
    "words": lambda path: path.write_bytes(
        png(chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"a " * (15 * MB), 9)))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PNGS)
def test_png(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.png"
    PNGS[name](path)
    said = whole(path)
    assert not said.startswith("refused")
    assert len(said) < 500


def test_texts_of_a_png_inflate_within_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    PNGS["words"](path)
    with bounded(200):
        read_size(path)


# JPEG ---------------------------------------------------------------------------------------------

EXTENDED = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32
SCAN = b"\xff\xda\0\x0c\x03\1\0\2\0\3\0\0\xff\0"
JPEGS: dict[str, bytes] = {
    "segments": jpeg(*[segment(0xE5, b"")] * 200_000),
    "comments": jpeg(*[segment(0xFE, b"x")] * 9_000),
    "XMP in pieces": jpeg(*[segment(0xE1, EXTENDED + bytes([0, 0, n % 9, n // 9 % 256]) * 2)
                            for n in range(9_000)]),
    "Photoshop in pieces": jpeg(*[segment(0xED, b"Photoshop 3.0\0" + bytes(2000))] * 9_000),
    "fill bytes": jpeg()[:2] + b"\xff" * (4 * MB) + jpeg()[3:],
    "stray bytes": jpeg()[:2] + b"a\xff\xd0" * MB + jpeg()[2:],
    "bare markers": jpeg()[:2] + b"\xff\xd0" * MB + jpeg()[2:],
    "scans": jpeg()[:-2] + SCAN * 100_000 + b"\xff\xd9",
}  # fmt: skip


@pytest.mark.parametrize("name", JPEGS)
def test_jpeg(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEGS[name])
    whole(path, suffix=".jpg")


# Boxes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["heic", "avif"])
def test_boxes_without_end(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    brand = struct.pack(">I8s4s", 16, b"ftyp" + kind.encode(), bytes(4))
    meta = (
        struct.pack(">I4sI", 12 + 8 * 400_000, b"meta", 0)
        + struct.pack(">I4s", 8, b"iloc") * 400_000
    )
    path.write_bytes(brand + meta + struct.pack(">I4s", 8, b"free") * 400_000)
    assert whole(path).startswith("refused")


def test_random_blocks_of_every_kind_never_raise_another_error(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    for n in range(60):
        block = bytearray(SMALL[:3000] if n % 2 else BOMB[:12_000])
        for at in rng.integers(0, len(block), 30):
            block[at] = rng.integers(0, 256)
        path = tmp_path / "a.png"
        path.write_bytes(png(chunk(b"eXIf", bytes(block)), chunk(b"zTXt", bytes(block))))
        whole(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "AVIF", "TIFF"])
def test_a_file_larger_than_any_photo_is_refused_unless_it_is_read_in_parts(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most decoders take the file into memory, however small the photo at its beginning is."""
    monkeypatch.setattr(_probe, "_MOST_BYTES", 5 * MB)
    file = io.BytesIO()
    Image.fromarray(photo()).save(file, kind)
    (tmp_path / "a").write_bytes(file.getvalue() + bytes(6 * MB))
    if kind == "TIFF":
        assert np.array_equal(read_image(tmp_path / "a").pixels, photo())
        return
    with pytest.raises(ImageReadError, match="too large for a photo"):
        read_size(tmp_path / "a")
