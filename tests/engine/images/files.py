"""Small files with metadata, made byte by byte, and what other programs read in results."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from engine.images import WriteOptions, read_image, write_image

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CAPTION, TEXT, COMMENT, RATING = b"A caption", "a text of a PNG", b"a comment", "Rating"
ALL_TARGETS = [".jpg", ".png", ".tif", ".webp", ".avif", ".bmp"]


def photo(height: int = 48, width: int = 80) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width - 60 * y / height]
    return np.stack(planes, -1).round().astype(np.uint8)


def packet(attributes: str = "", inside: str = "", before: str = "") -> bytes:
    """An XMP packet of one description."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">{before}'
        f'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" {attributes}>'
        f"{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


XMP = packet('xmp:Rating="4"')
TIFF_NS = 'xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'


def exif_block(orientation: int | None = None, make: str = "TestCam") -> bytes:
    """A bare EXIF block with camera, date, and place."""
    exif = Image.Exif()
    exif[0x010F] = make
    if orientation:
        exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (1.0, 2.0, 3.0)
    return exif.tobytes().removeprefix(b"Exif\0\0")


def iptc_records(caption: bytes = CAPTION) -> bytes:
    return b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption


def photoshop(caption: bytes = CAPTION) -> bytes:
    records = iptc_records(caption)
    padded = records + bytes(len(records) % 2)
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + padded


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*segments: bytes, behind: bytes = b"", **options: object) -> bytes:
    file = io.BytesIO()
    Image.fromarray(photo()).save(file, "JPEG", quality=95, **options)
    data = file.getvalue()
    at = 4 + struct.unpack_from(">H", data, 4)[0]  # behind JFIF
    return data[:at] + b"".join(segments) + data[at:] + behind


def app13(caption: bytes = CAPTION) -> bytes:
    return segment(0xED, b"Photoshop 3.0\0" + photoshop(caption))


def xmp_segment(xmp: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    file = io.BytesIO()
    Image.fromarray(photo()).save(file, "PNG")
    data = file.getvalue()
    return data[:33] + b"".join(chunks) + data[33:]


def raw_profile(name: str, block: bytes, *, packed: bool = True, title: str = "") -> bytes:
    """A text with a block in hex, as ImageMagick and others write it, ExifTool with a `title`."""
    digits = block.hex()
    lines = "\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    text = f"\n{title or name}\n{len(block):8}\n{lines}\n".encode()
    keyword = f"Raw profile type {name}".encode() + b"\0"
    if packed:
        return chunk(b"zTXt", keyword + b"\0" + zlib.compress(text))
    return chunk(b"tEXt", keyword + text)


def xmp_chunk(xmp: bytes) -> bytes:
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)


def result_of(source: Path, target: Path, **options: object) -> str:
    """Read and write; return all notes."""
    frame = read_image(source)
    notes = write_image(frame, target, WriteOptions(**options), overwrite=True)
    return " ".join((*frame.meta.notes, *notes))


EXIFTOOL = shutil.which("exiftool")


def exiftool(path: Path) -> dict[str, object]:
    said = subprocess.run(
        [str(EXIFTOOL), "-j", "-G1", "-a", "-struct", "-n", "-api", "LargeFileSupport", str(path)],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return dict(json.loads(said.stdout)[0])


def dng(path: Path, orientation: int = 1, extra: Sequence[tuple[object, ...]] = ()) -> Path:
    """A small but true DNG: a grey mosaic of 16-bit sensor values."""
    pixels = np.full((64, 96), 12_000, np.uint16)
    pixels[:, :48] = 3_000
    one = [(1, 1), (0, 1), (0, 1), (0, 1), (1, 1), (0, 1), (0, 1), (0, 1), (1, 1)]
    tags = [
        (271, 2, 5, "Make", True), (272, 2, 6, "Model", True),
        (274, 3, 1, orientation, True),
        (33421, 3, 2, (2, 2), True), (33422, 1, 4, b"\0\1\1\2", True),
        (50706, 1, 4, b"\1\4\0\0", True), (50707, 1, 4, b"\1\1\0\0", True),
        (50708, 2, 11, "Make Model", True),
        (50717, 4, 1, 65535, True),
        (50721, 10, 9, tuple(v for r in one for v in r), True),
        (50728, 5, 3, (1, 1, 1, 1, 1, 1), True),
        (50778, 3, 1, 21, True),
    ]  # fmt: skip
    import tifffile

    tags += extra
    tifffile.imwrite(path, pixels, photometric=32803, metadata=None, extratags=tags, software="")
    return path
