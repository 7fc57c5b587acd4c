"""Each cell of the tables in docs/formats.md is true: made by one library, read by another.

The tables are read from the page, so a cell that is changed or added there is tried here; for words
that no check knows, a test fails.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image

from engine.errors import ImageReadError
from engine.images import Provenance, WriteOptions, read_image, write_image
from engine.images._bmff import coding_of, image_items, read_items
from engine.images._colour import profile_of
from engine.images._webp import webp_chunks
from tests.engine.images.files import chunk, dng, photo, result_of
from tests.engine.images.test_claims import grey_jpeg, multi_picture
from tests.engine.images.test_metadata import NAMES, SOURCES, apple_like_exif, found_in

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WebP": ".webp", "BMP": ".bmp",
            "AVIF": ".avif", "HEIC": ".heic", "RAW": ".dng"}  # fmt: skip


def cells(title: str) -> Iterator[tuple[str, str, str]]:
    """(row, column, words) of the table under a heading, without empty ones."""
    text = PAGE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    split = [[one.strip() for one in line.strip("|").split("|")] for line in lines]
    # A second table begins where the number of columns changes.
    for row in split[2:]:
        if len(row) != len(split[0]):
            return
        for column, words in zip(split[0][1:], row[1:], strict=True):
            if words != "-":
                yield row[0].partition(" (")[0], column, words


def table(title: str) -> pytest.MarkDecorator:
    found = list(cells(title))
    assert len(found) > 15
    ids = [f"{row}, {column}" for row, column, _ in found]
    return pytest.mark.parametrize(("row", "column", "words"), found, ids=ids)


# Pixels -------------------------------------------------------------------------------------------


def noise(*shape: int, bits: int = 8) -> np.ndarray:
    kind = np.uint8 if bits <= 8 else np.uint16
    return np.random.default_rng(1).integers(0, 1 << bits, shape).astype(kind)


def save(path: Path, pixels: np.ndarray | Image.Image, **options: object) -> Path:
    """Write by another library than the program."""
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    if path.suffix == ".heic":
        pillow_heif.from_pillow(image).save(path, quality=90, **options)
    elif path.suffix == ".dng":
        dng(path)
    else:
        image.save(path, **options)
    return path


def written(source: Path, suffix: str = "") -> tuple[Path, str]:
    target = source.with_name(f"result{suffix or source.suffix}")
    notes = result_of(source, target)
    return target, notes


def check_depth(folder: Path, suffix: str, words: str) -> None:
    if suffix == ".dng":
        assert words == "to 16"
        assert read_image(save(folder / "a.dng", photo())).pixels.dtype == np.uint16
        return
    for bits in map(int, re.findall(r"\d+", words.partition(";")[0])):
        path, top = folder / f"a{suffix}", (1 << bits) - 1
        pixels = (photo() if bits == 8 else photo().astype(np.uint16) << (bits - 8)).copy()
        pixels[0, 0], pixels[0, 1] = 0, top
        if bits == 8:
            save(path, pixels)
        elif suffix == ".heic":
            wide = (pixels.astype(np.uint32) * 65535 // top).astype(np.uint16)
            coded = pillow_heif.from_bytes("RGB;16", (80, 48), wide.tobytes())
            pillow_heif.options.SAVE_HDR_TO_12_BIT = bits == 12
            coded.save(path, quality=95)
            pillow_heif.options.SAVE_HDR_TO_12_BIT = False
        elif suffix == ".tif":
            tifffile.imwrite(path, pixels, photometric="rgb")
        else:
            depth = [cv2.IMWRITE_AVIF_DEPTH, bits] if suffix == ".avif" else []
            assert cv2.imwrite(str(path), pixels[..., ::-1], depth)
        frame = read_image(path)
        assert frame.pixels.dtype == (np.uint8 if bits == 8 else np.uint16)
        scale = np.iinfo(frame.pixels.dtype).max / top
        error = np.abs(frame.pixels / scale - pixels)[4:].mean() / top
        assert error < 0.01
        if suffix in (".png", ".tif", ".avif"):
            result, _ = written(path)
            assert cv2.imread(str(result), cv2.IMREAD_UNCHANGED).dtype == frame.pixels.dtype
    if "refused" in words:
        data = bytearray(save(folder / "a.jpg", photo()).read_bytes())
        data[data.index(b"\xff\xc0") + 4] = 12
        (folder / "a.jpg").write_bytes(data)
        with pytest.raises(ImageReadError, match="12 bits per channel"):
            read_image(folder / "a.jpg")


def check_grey(folder: Path, suffix: str, words: str) -> None:
    path = save(folder / f"a{suffix}", photo()[..., 0])
    result, _ = written(path, {".heic": ".jpg", ".dng": ".tif"}.get(suffix, ""))
    with Image.open(result) if suffix != ".dng" else io.BytesIO() as image:
        mode = image.mode if isinstance(image, Image.Image) else "RGB"
    assert mode == ("RGB" if "RGB" in words else "L")
    assert words.startswith("kept") or "RGB" in words


def check_transparency(folder: Path, suffix: str, words: str) -> None:
    rgba = np.dstack([photo(), np.tile(np.arange(80, dtype=np.uint8) * 3, (48, 1))])
    if words.startswith("kept"):
        path = save(folder / f"a{suffix}", rgba)
        result, notes = written(path, ".png" if suffix == ".heic" else "")
        with Image.open(result) as image:
            found = np.asarray(image.convert("RGBA"))[..., 3].astype(int)
        assert np.abs(found - rgba[..., 3]).max() <= 3
        assert notes == ""
    else:
        _, notes = written(save(folder / "a.png", rgba), suffix)
        assert "composited on white" in notes


def check_palette(folder: Path, suffix: str, words: str) -> None:
    coloured = Image.fromarray(photo()).quantize(32)
    frame = read_image(save(folder / f"a{suffix}", coloured))
    assert np.array_equal(frame.pixels, np.asarray(coloured.convert("RGB")))
    assert words.startswith("to RGB")


def check_cmyk(folder: Path, suffix: str, words: str) -> None:
    inks = Image.fromarray(photo()).convert("CMYK")
    result, notes = written(save(folder / f"a{suffix}", inks))
    assert "Converted from CMYK to sRGB" in notes
    with Image.open(result) as image:
        assert image.mode == "RGB"
        assert np.abs(np.asarray(image).astype(int) - photo()).max() <= 12
    assert words.startswith("to sRGB")


def check_lossless(folder: Path, suffix: str, words: str) -> None:
    pixels = noise(48, 80, 3)
    if "refused" in words:
        data = bytearray(save(folder / "a.jpg", photo()).read_bytes())
        data[data.index(b"\xff\xc0") + 1] = 0xC3
        (folder / "a.jpg").write_bytes(data)
        with pytest.raises(ImageReadError, match="a lossless JPEG"):
            read_image(folder / "a.jpg")
        return
    if suffix == ".heic":
        save(folder / "a.heic", pixels)
        assert not read_image(folder / "a.heic").meta.lossless
        return
    options: dict[str, object] = {".webp": {"lossless": True}, ".avif": {"quality": 100}}
    path = save(folder / f"a{suffix}", pixels, **dict(options.get(suffix, {})))
    stored = np.asarray(Image.open(path).convert("RGB"))
    result, _ = written(path)
    with Image.open(result) as image:
        assert np.array_equal(np.asarray(image.convert("RGB")), stored)
    assert words.startswith(("always", "stays lossless"))


def check_sampling(folder: Path, suffix: str, words: str) -> None:
    if words.startswith("always"):
        return check_lossless(folder, suffix, "always")
    if suffix == ".jpg":
        flags = re.findall(r"4:\d:\d", words.partition("stay")[0])
        assert len(flags) == 5
        for name in flags:
            factor = getattr(cv2, f"IMWRITE_JPEG_SAMPLING_FACTOR_{name.replace(':', '')}")
            options = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor]
            cv2.imwrite(str(folder / "a.jpg"), photo(), options)
            result, _ = written(folder / "a.jpg")
            with Image.open(folder / "a.jpg") as a, Image.open(result) as b:
                assert [one[1:3] for one in a.layer] == [one[1:3] for one in b.layer]
    elif suffix == ".webp":
        result, _ = written(save(folder / "a.webp", photo()))
        assert b"VP8 " in {kind for kind, _, _ in webp_chunks(result.read_bytes())}
    elif suffix == ".avif":
        for pixels in (photo(), photo()[..., 0]):
            sampling = "4:2:0" if pixels.ndim == 3 else "4:0:0"
            result, _ = written(save(folder / "a.avif", pixels, subsampling=sampling))
            items = read_items(result.read_bytes())
            number = image_items(items)[0]
            flags = next(
                items.meta[at + 2] for kind, at, _ in items.properties[number] if kind == b"av1C"
            )
            assert bool(flags & 0x10) == (pixels.ndim == 2) == coding_of(items).grey
            assert pixels.ndim == 2 or not flags & 0x0C
    else:
        result, _ = written(save(folder / "a.heic", photo()), ".jpg")
        with Image.open(result) as image:
            assert {one[1:3] for one in image.layer} == {(1, 1)}
    return None


def check_more(folder: Path, suffix: str, words: str) -> None:
    path, second = folder / f"a{suffix}", Image.fromarray(255 - photo())
    if suffix == ".jpg":
        path.write_bytes(multi_picture((0x020002, grey_jpeg())))
        note = "Further images"
    elif suffix == ".heic":
        both = pillow_heif.from_pillow(Image.fromarray(photo()))
        both.add_from_pillow(second)
        both.save(path, quality=90, primary_index=0)
        note = "Further images"
    else:
        save(path, photo(), save_all=True, append_images=[second])
        note = "Only the first"
    frame = read_image(path)
    assert note in " ".join(frame.meta.notes)
    assert np.abs(frame.pixels.astype(int) - photo()).mean() < 6
    assert words.startswith(("first", "primary"))


PIXELS: dict[str, Callable[[Path, str, str], None]] = {
    "depth": check_depth, "grey": check_grey, "transparency": check_transparency,
    "palette": check_palette, "CMYK": check_cmyk, "lossless": check_lossless,
    "4:4:4": check_sampling, "more images": check_more,
}  # fmt: skip


@table("Pixels")
def test_pixels(tmp_path: Path, row: str, column: str, words: str) -> None:
    PIXELS[column](tmp_path, SUFFIXES[row], words)


# Colour -------------------------------------------------------------------------------------------

P3, _ = profile_of((12, 13), grey=False)


@table("Colour")
def test_colour(tmp_path: Path, row: str, column: str, words: str) -> None:
    """What each format as the result has of a profile, of code points, and of primaries."""
    suffix = SUFFIXES[row]
    target = ".jpg" if row == "HEIC" else suffix
    if column.startswith("ICC"):
        source = ".heic" if row == "HEIC" else ".png"
        result, _ = written(save(tmp_path / f"a{source}", photo(), icc_profile=P3), target)
        assert words.startswith("kept")
    elif column.startswith("CICP"):
        plain = save(tmp_path / "a.png", photo()).read_bytes()
        code = chunk(b"cICP", bytes([12, 13, 0, 1]))
        (tmp_path / "a.png").write_bytes(plain[:33] + code + plain[33:])
        source_path = tmp_path / "a.png"
        if row == "HEIC":
            options = {"color_primaries": 12, "transfer_characteristics": 13}
            source_path = save(tmp_path / "a.heic", photo(), save_nclx_profile=True, **options)
        result, notes = written(source_path, target)
        assert notes == ""
        if words.startswith("kept"):
            data = result.read_bytes()
            mark = b"cICP\x0c\x0d\0\1" if row == "PNG" else b"nclx\0\x0c\0\x0d"
            assert mark in data
            if row == "AVIF":
                return
        else:
            assert words == "an equal ICC profile"
    else:
        assert "equal ICC profile" in words  # test_colour.py compares the colours themselves
        gamma = chunk(b"gAMA", struct.pack(">I", 100_000))
        plain = save(tmp_path / "a.png", photo()).read_bytes()
        (tmp_path / "a.png").write_bytes(plain[:33] + gamma + plain[33:])
        result, _ = written(tmp_path / "a.png", ".jpg" if row == "PNG" else target)
        with Image.open(result) as image:
            assert row == "BMP" or image.info["icc_profile"]
        return
    data = result.read_bytes()
    with Image.open(result) as image:
        assert image.info.get("icc_profile") == P3 or (row == "BMP" and (P3 or b"") in data)


# Metadata -----------------------------------------------------------------------------------------

COLUMNS = {"EXIF": "EXIF", "XMP": "XMP", "IPTC": "IPTC", "comment": "comment",
           "PNG texts": "text", "GeoTIFF": "geo", "resolution": "dpi"}  # fmt: skip


@table("Metadata")
def test_metadata(tmp_path: Path, row: str, column: str, words: str) -> None:
    suffix = SUFFIXES[row]
    source = {"PNG texts": ".png", "GeoTIFF": ".tif"}.get(column, ".jpg")
    path, result = tmp_path / f"a{source}", tmp_path / f"b{suffix}"
    if column == "MakerNotes":
        block = apple_like_exif()
        Image.fromarray(photo()).save(path, exif=b"Exif\0\0" + block)
        notes = result_of(path, result)
        assert (block[60:] in result.read_bytes()) == words.startswith("kept in place")
        assert ("EXIF" in notes) == (words == "named")
        return
    SOURCES[source](path)
    if column == "provenance":
        provenance = Provenance("live", "1", "0" * 64, 1.0)
        write_image(read_image(path), result, WriteOptions(), overwrite=True, provenance=provenance)
        assert (b'deblur:Model="live"' in result.read_bytes()) == (words == "in XMP")
        assert words in ("in XMP", "none")
        return
    notes, block = result_of(path, result), COLUMNS[column]
    kept = block in found_in(result)
    assert kept != (NAMES[block] in notes)
    if words.startswith(("kept", "named")):
        assert kept == words.startswith("kept")
    else:
        assert words == "in EXIF, else named"


# Damage -------------------------------------------------------------------------------------------


def grained() -> np.ndarray:
    """A photo whose last bytes are not those of one colour."""
    grain = np.random.default_rng(2).integers(-9, 10, (96, 120, 1))
    return (photo(96, 120).astype(int) + grain).clip(1, 254).astype(np.uint8)


def sound(folder: Path, column: str) -> Iterator[tuple[str, bytes]]:
    for name in column.split(", "):
        suffix = SUFFIXES[name]
        options = {".tif": {"compression": "tiff_lzw"}}.get(suffix, {})
        yield suffix, save(folder / f"sound{suffix}", grained(), **options).read_bytes()


def behind_first_scan(data: bytes) -> int:
    return data.index(b"\xff\xdb")  # in front of a table


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda d: d[: len(d) * 3 // 4],
    "zeros instead of the end": lambda d: d[: len(d) * 3 // 4] + bytes(len(d) - len(d) * 3 // 4),
    "closed by an end marker after a cut, also with zeros or erased memory before it": lambda d: (
        d[: len(d) * 3 // 4] + (bytes(500) + b"\xff\xd9" if d[0] == 0xFF else d[-12:])
    ),
    "zeros in the middle": lambda d: d[: len(d) * 3 // 4] + bytes(200) + d[len(d) * 3 // 4 + 200 :],
    "padding before the end marker": lambda d: d[:-2] + bytes(100) + d[-2:],
    "only the end marker missing": lambda d: d[: -2 if d[0] == 0xFF else -12],
    "stray bytes between segments": lambda d: (
        d[: behind_first_scan(d)] + b"\0\1\2" + d[behind_first_scan(d) :]
    ),
    "wrong bits": lambda d: d[: len(d) // 2] + bytes([d[len(d) // 2] ^ 4]) + d[len(d) // 2 + 1 :],
}


def outcome(path: Path, expected: np.ndarray) -> str:
    """What becomes of a file, in the words of the table."""
    try:
        frame = read_image(path)
    except ImageReadError as error:
        return "refused" if error.code == "image.damaged" else error.message
    if "zero bytes" in " ".join(frame.meta.notes):
        return "a warning"
    if not np.array_equal(frame.pixels, expected):
        return "not found"
    return "read, reported" if frame.meta.notes else "read"


@table("Damage")
def test_damage(tmp_path: Path, row: str, column: str, words: str) -> None:
    for suffix, data in sound(tmp_path, column):
        expected = read_image(tmp_path / f"sound{suffix}").pixels
        path = tmp_path / f"a{suffix}"
        path.write_bytes(DAMAGE[row](data))
        found = outcome(path, expected)
        if "not always found" in words or "where the code notices" in words:
            assert found in ("refused", "not found", "read", "a warning")
            if words.startswith(f"AVIF, HEIC: {found}") or suffix not in (".avif", ".heic"):
                continue
            assert "AVIF, HEIC: refused" not in words
        elif suffix == ".dng" and row.startswith("zeros"):
            assert found == "a warning"  # it is not compressed
        else:
            assert found == words.partition(";")[0].partition(" (")[0].partition(" unless")[0]
    if "a warning without compression" in words:
        tifffile.imwrite(tmp_path / "b.tif", grained(), photometric="rgb")
        data = (tmp_path / "b.tif").read_bytes()
        (tmp_path / "b.tif").write_bytes(DAMAGE[row](data))
        assert outcome(tmp_path / "b.tif", grained()) == "a warning"


def test_the_page_has_all_tables() -> None:
    assert {column for _, column, _ in cells("Pixels")} == set(PIXELS)
    assert {row for row, _, _ in cells("Damage")} == set(DAMAGE)
    assert {column for _, column, _ in cells("Metadata")} == {*COLUMNS, "MakerNotes", "provenance"}
