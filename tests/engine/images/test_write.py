"""Writing images: what is kept, what is reported as lost, and that pixels are exact."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from engine.errors import ConfigError, ImageWriteError
from engine.images import (
    READABLE,
    Frame,
    Meta,
    WriteOptions,
    read_image,
    target_suffix,
    write_image,
)
from engine.images import (
    _encode as encode,
)
from engine.images._jpeg import read_jpeg_head
from engine.images._metadata import upright_exif, without_thumbnail
from engine.images._png import read_png_head

tifffile = pytest.importorskip("tifffile")

OPTIONS = WriteOptions()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
P3 = SRGB.replace(b"s\0R\0G\0B", b"P\0x\0P\0y")  # another profile; nobody looks inside
GREY_PROFILE = SRGB[:16] + b"GRAY" + SRGB[20:]
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
    b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" tiff:Orientation="6"'
    b' xmp:Rating="4" exif:PixelXDimension="1" dc:title="\xc3\xbcber">'
    b"<xmp:Thumbnails>OLD PICTURE</xmp:Thumbnails></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def photo(height: int = 48, width: int = 80) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width - 60 * y / height]
    return np.stack(planes, -1).round().astype(np.uint8)


def rewritten(frame: Frame, path: Path, options: WriteOptions = OPTIONS) -> Frame:
    write_image(frame, path, options, overwrite=True)
    assert [p.name for p in path.parent.iterdir() if p.name.endswith("tmp")] == []
    return read_image(path)


def camera_exif(orientation: int = 1, serial: str = "A1") -> bytes:
    """An EXIF block as a camera writes it: thumbnail, maker note with its own offsets, GPS."""
    thumbnail = io.BytesIO()
    Image.new("RGB", (16, 12), (200, 0, 0)).save(thumbnail, "JPEG")
    maker_note = b"MAKER\0" + bytes(range(60))
    jpeg = thumbnail.getvalue()
    exif_at, gps_at, next_at = 200, 300, 400
    note_at, jpeg_at = 500, 600
    block = bytearray(jpeg_at) + jpeg

    def directory(at: int, fields: list[tuple[int, int, int, int]], following: int = 0) -> None:
        struct.pack_into(">H", block, at, len(fields))
        for i, (tag, kind, count, value) in enumerate(fields):
            if kind == 3:
                value <<= 16
            struct.pack_into(">HHII", block, at + 2 + 12 * i, tag, kind, count, value)
        struct.pack_into(">I", block, at + 2 + 12 * len(fields), following)

    block[0:8] = b"MM\0*\0\0\0\x08"
    block[150 : 151 + len(serial)] = serial.encode() + b"\0"
    block[160:169] = b"Camera X\0"
    block[note_at : note_at + len(maker_note)] = maker_note
    directory(
        8,
        [
            (0x010F, 2, 9, 160),
            (0x0112, 3, 1, orientation),
            (0x8298, 2, 4, int.from_bytes(b"me!\0", "big")),
            (0x8769, 4, 1, exif_at),
            (0x8825, 4, 1, gps_at),
        ],
        next_at,
    )
    directory(
        exif_at,
        [
            (0x8827, 3, 1, 400),
            (0x927C, 7, len(maker_note), note_at),
            (0xA002, 3, 1, 80),
            (0xA003, 3, 1, 48),
            (0xA431, 2, len(serial) + 1, 150 if len(serial) > 3 else
             int.from_bytes(serial.encode().ljust(4, b"\0"), "big")),
        ],
    )  # fmt: skip
    directory(gps_at, [(1, 2, 2, 0x4E000000), (0x12, 2, 4, int.from_bytes(b"WGS\0", "big"))])
    directory(next_at, [(0x0201, 4, 1, jpeg_at), (0x0202, 4, 1, len(jpeg))])
    return bytes(block)


def parsed(exif: bytes | None) -> Image.Exif:
    out = Image.Exif()
    out.load(exif)
    return out


def peek(path: Path) -> Image.Image:
    """The file as Pillow sees it, with nothing left open."""
    return Image.open(io.BytesIO(path.read_bytes()))


# Pixels -----------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(data=st.data())
def test_lossless_formats_round_trip(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    suffix = data.draw(st.sampled_from([".png", ".tif", ".bmp"]))
    deep = suffix != ".bmp" and data.draw(st.booleans())
    dtype, top = (np.uint16, 65535) if deep else (np.uint8, 255)
    height, width = data.draw(st.integers(1, 70)), data.draw(st.integers(1, 70))
    grey = data.draw(st.booleans())
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    limit = data.draw(st.sampled_from([0, 1, 200, top]))
    pixels = rng.integers(0, limit + 1, (height, width, 3)).astype(dtype)
    if grey:
        pixels = np.repeat(pixels[..., :1], 3, axis=2)
    alpha = None
    if suffix != ".bmp" and data.draw(st.booleans()):
        alpha = rng.integers(0, top + 1, (height, width)).astype(dtype)
    exif = data.draw(st.sampled_from([None, camera_exif()]))  # big-endian: TIFF follows it
    folder = tmp_path_factory.mktemp("lossless")
    got = rewritten(Frame(pixels, alpha, Meta(greyscale=grey, exif=exif)), folder / f"a{suffix}")
    assert got.pixels.dtype == dtype
    assert np.array_equal(got.pixels, pixels)
    assert got.meta.greyscale == grey
    assert (got.alpha is None) == (alpha is None)
    assert alpha is None or np.array_equal(got.alpha, alpha)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("channels", [1, 3])
def test_other_libraries_read_our_files(tmp_path: Path, suffix: str, channels: int) -> None:
    for dtype in (np.uint8, np.uint16):
        pixels = np.random.default_rng(0).integers(0, 256, (300, 41, 3)).astype(dtype) * 3
        pixels = pixels if channels == 3 else np.repeat(pixels[..., :1], 3, 2)
        path = tmp_path / f"a{suffix}"
        rewritten(Frame(pixels, None, Meta(greyscale=channels == 1, icc=SRGB)), path)
        stored = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        expected = pixels[..., 0] if channels == 1 else pixels[..., ::-1]
        assert stored.dtype == dtype
        assert np.array_equal(stored, expected)
        if suffix == ".tif":
            assert np.array_equal(
                tifffile.imread(path), pixels[..., 0] if channels == 1 else pixels
            )
        peek(path).load()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_a_16_bit_ramp_stays_a_16_bit_ramp(tmp_path: Path, suffix: str) -> None:
    ramp = np.repeat(np.arange(65536, dtype=np.uint16).reshape(256, 256, 1), 3, 2)
    for grey in (False, True):
        got = rewritten(Frame(ramp, None, Meta(greyscale=grey)), tmp_path / f"a{suffix}")
        assert np.array_equal(got.pixels, ramp)
    dark = ramp[:1].copy()  # every value below 256
    assert np.array_equal(rewritten(Frame(dark), tmp_path / f"b{suffix}").pixels, dark)
    assert read_image(tmp_path / f"b{suffix}").pixels.dtype == np.uint16


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".bmp", ".avif"])
def test_16_bits_are_reduced_by_rounding_and_reported(tmp_path: Path, suffix: str) -> None:
    deep = np.repeat(np.linspace(0, 65535, 64).astype(np.uint16)[None, :, None], 3, 2)
    deep = np.ascontiguousarray(np.repeat(deep, 64, 0))
    notes = write_image(Frame(deep), tmp_path / f"a{suffix}", OPTIONS, overwrite=False)
    assert "16 bits" in " ".join(notes)
    got = read_image(tmp_path / f"a{suffix}").pixels
    scaled = got.astype(float) * (65535 / np.iinfo(got.dtype).max)
    tolerance = 129 if suffix == ".bmp" else 1200
    assert np.abs(scaled - deep).max() <= tolerance
    assert got.min() <= 4
    assert got.max() >= np.iinfo(got.dtype).max * 0.985


@pytest.mark.parametrize("suffix", [".jpg", ".bmp"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_transparency_is_composited_on_white_if_it_cannot_be_kept(
    tmp_path: Path, suffix: str, dtype: type
) -> None:
    top = np.iinfo(dtype).max
    pixels = np.zeros((32, 32, 3), dtype)
    alpha = np.full((32, 32), top, dtype)
    alpha[:, 16:] = 0
    frame = Frame(pixels, alpha)
    notes = write_image(frame, tmp_path / f"a{suffix}", OPTIONS, overwrite=False)
    assert "Transparency" in " ".join(notes)
    got = read_image(tmp_path / f"a{suffix}").pixels
    assert got[:, :8].max() <= 3
    assert got[:, 24:].min() >= 252
    assert (pixels == 0).all()  # the frame itself is untouched


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".avif"])
def test_transparency_is_kept_if_possible(tmp_path: Path, suffix: str) -> None:
    alpha = photo()[..., 0]
    frame = Frame(photo(), alpha, Meta(lossless=True))
    assert write_image(frame, tmp_path / f"a{suffix}", OPTIONS, overwrite=False) == ()
    got = read_image(tmp_path / f"a{suffix}")
    assert np.abs(got.alpha.astype(int) - alpha).max() <= 3


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp", ".avif"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_greyscale_stays_greyscale(tmp_path: Path, suffix: str, dtype: type) -> None:
    grey = np.repeat(photo()[..., :1].astype(dtype), 3, 2)
    got = rewritten(Frame(grey, None, Meta(greyscale=True)), tmp_path / f"a{suffix}")
    assert got.meta.greyscale
    if suffix in (".jpg", ".png", ".bmp") and dtype is np.uint8:
        assert peek(tmp_path / f"a{suffix}").mode == "L"


def test_grey_is_the_mean_of_the_channels(tmp_path: Path) -> None:
    pixels = np.zeros((4, 4, 3), np.uint8)
    pixels[...] = (99, 101, 102)
    got = rewritten(Frame(pixels, None, Meta(greyscale=True)), tmp_path / "a.png")
    assert (got.pixels == 101).all()


def test_a_deep_grey_avif_with_alpha_keeps_its_alpha(tmp_path: Path) -> None:
    frame = Frame(
        np.full((16, 16, 3), 30000, np.uint16),
        np.full((16, 16), 20000, np.uint16),
        Meta(greyscale=True),
    )
    got = rewritten(frame, tmp_path / "a.avif")
    assert abs(int(got.alpha[0, 0]) - 20000) < 400
    assert abs(int(got.pixels[0, 0, 0]) - 30000) < 400


def test_lossless_webp_stays_lossless(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.webp", lossless=True)
    frame = read_image(tmp_path / "a.webp")
    assert np.array_equal(rewritten(frame, tmp_path / "b.webp").pixels, noise)
    Image.fromarray(noise).save(tmp_path / "c.webp", quality=80)
    assert not read_image(tmp_path / "c.webp").meta.lossless


# JPEG -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sampling", "name"), [(0, "4:4:4"), (1, "4:2:2"), (2, "4:2:0")])
def test_a_jpeg_keeps_the_subsampling_of_its_source(
    tmp_path: Path, sampling: int, name: str
) -> None:
    Image.fromarray(photo()).save(tmp_path / "a.jpg", subsampling=sampling, quality=70)
    rewritten(read_image(tmp_path / "a.jpg"), tmp_path / "b.jpg")
    assert read_jpeg_head((tmp_path / "b.jpg").read_bytes()).subsampling() == name


def test_a_jpeg_from_another_format_is_444(tmp_path: Path) -> None:
    rewritten(Frame(photo()), tmp_path / "b.jpg")
    assert read_jpeg_head((tmp_path / "b.jpg").read_bytes()).subsampling() == "4:4:4"


def test_jpeg_quality_is_95_by_default(tmp_path: Path) -> None:
    tables = {}
    for quality in (95, 60):
        Image.fromarray(photo()).save(tmp_path / "theirs.jpg", quality=quality)
        path = tmp_path / f"{quality}.jpg"
        options = WriteOptions() if quality == 95 else WriteOptions(quality=quality)
        write_image(Frame(photo()), path, options, overwrite=False)
        tables[quality] = peek(path).quantization
        assert tables[quality] == peek(tmp_path / "theirs.jpg").quantization
    assert tables[95] != tables[60]


@pytest.mark.parametrize("sampling", ["4:4:4", "4:2:2", "4:2:0", "4:4:0", "4:1:1", None])
@pytest.mark.parametrize("size", [(333, 50), (320, 48), (17, 33), (16, 16)])
def test_a_jpeg_of_bands_equals_one_made_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sampling: str | None, size: tuple[int, int]
) -> None:
    """More bands than there are restart marks (8), to the bit, for both decoders."""
    pixels = np.random.default_rng(5).integers(0, 256, (*size, 3), dtype=np.uint8)
    if sampling is None:
        pixels = np.repeat(pixels[..., :1], 3, 2)
    frame = Frame(pixels, None, Meta(greyscale=sampling is None, subsampling=sampling))
    whole, banded = tmp_path / "whole.jpg", tmp_path / "banded.jpg"
    write_image(frame, whole, OPTIONS, overwrite=False)
    monkeypatch.setattr(encode, "_BAND_BYTES", 2000)
    write_image(frame, banded, OPTIONS, overwrite=False)
    if size[0] > 300:
        assert banded.read_bytes().count(b"\xff\xd7") >= 1
    for load in (lambda p: np.asarray(peek(p)), lambda p: cv2.imread(str(p), -1)):
        assert np.array_equal(load(whole), load(banded))
    assert np.array_equal(read_image(whole).pixels, read_image(banded).pixels)


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".bmp", ".avif"])
def test_bands_are_invisible_in_other_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    frame = Frame(photo(), photo()[..., 1], Meta(lossless=True))
    whole = rewritten(frame, tmp_path / f"a{suffix}")
    monkeypatch.setattr(encode, "_BAND_BYTES", 1000)
    banded = rewritten(frame, tmp_path / f"b{suffix}")
    assert np.array_equal(whole.pixels, banded.pixels)


# Metadata ---------------------------------------------------------------------------------------

KEEPING = [".jpg", ".png", ".tif", ".webp", ".avif"]


@pytest.mark.parametrize("suffix", KEEPING)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_exif_xmp_and_icc_are_kept(tmp_path: Path, suffix: str, dtype: type) -> None:
    Image.fromarray(photo()).save(
        tmp_path / "a.jpg", exif=b"Exif\0\0" + camera_exif(6), icc_profile=P3, xmp=XMP
    )
    source = read_image(tmp_path / "a.jpg")
    frame = replace(source, pixels=source.pixels.astype(dtype))
    got = rewritten(frame, tmp_path / f"b{suffix}").meta
    exif = parsed(got.exif)
    assert exif[0x010F] == "Camera X"
    assert exif[0x8298] == "me!"
    assert exif.get(0x0112, 1) == 1
    assert exif.get_ifd(0x8769)[0x8827] == 400
    assert exif.get_ifd(0x8769)[0x927C][:5] == b"MAKER"
    assert exif.get_ifd(0x8825)[0x12] == "WGS"
    assert got.icc == P3
    assert b'xmp:Rating="4"' in got.xmp
    assert "über".encode() in got.xmp


@pytest.mark.parametrize("first", KEEPING)
@pytest.mark.parametrize("second", KEEPING)
def test_metadata_survives_format_changes(tmp_path: Path, first: str, second: str) -> None:
    meta = Meta(exif=camera_exif(), icc=P3, xmp=XMP)
    once = rewritten(Frame(photo(), None, meta), tmp_path / f"a{first}")
    twice = rewritten(once, tmp_path / f"b{second}").meta
    assert parsed(twice.exif)[0x010F] == "Camera X"
    assert parsed(twice.exif).get_ifd(0x8769)[0x8827] == 400
    assert twice.icc == P3
    assert b'xmp:Rating="4"' in twice.xmp


def test_orientation_is_reset_everywhere(tmp_path: Path) -> None:
    """Orientation in EXIF and XMP, and the dimensions, all speak of the turned picture."""
    Image.fromarray(photo()).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + camera_exif(6), xmp=XMP)
    got = rewritten(read_image(tmp_path / "a.jpg"), tmp_path / "b.jpg")
    assert got.pixels.shape == (80, 48, 3)
    assert parsed(got.meta.exif).get(0x0112) == 1
    details = parsed(got.meta.exif).get_ifd(0x8769)
    assert (details[0xA002], details[0xA003]) == (48, 80)
    assert b'tiff:Orientation="1"' in got.meta.xmp
    assert b'exif:PixelXDimension="48"' in got.meta.xmp


def test_the_stale_thumbnail_is_dropped_and_the_rest_keeps_its_place(tmp_path: Path) -> None:
    source = camera_exif(6)
    Image.fromarray(photo()).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + source, xmp=XMP)
    rewritten(read_image(tmp_path / "a.jpg"), tmp_path / "b.jpg")
    data = (tmp_path / "b.jpg").read_bytes()
    thumbnail = source[600:]
    assert thumbnail not in data
    assert thumbnail[25:85] not in data  # its first table
    assert b"OLD PICTURE" not in data
    assert data.count(b"\xff\xd8\xff") == 1
    exif = read_jpeg_head(data).exif
    assert exif[500:566] == source[500:566]  # the maker note, at its own offset
    assert not parsed(exif).get_ifd(1)


def test_a_thumbnail_in_the_middle_of_the_block_is_blanked(tmp_path: Path) -> None:
    block = camera_exif() + b"MORE OF THE MAKER"
    Image.fromarray(photo()).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + block)
    exif = read_image(tmp_path / "a.jpg").meta.exif
    assert len(exif) == len(block)
    assert exif.endswith(b"\0\0MORE OF THE MAKER")
    assert not parsed(exif).get_ifd(1)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")
@pytest.mark.parametrize("cut", [0, 3, 9, 20, 70, 130, 210, 420, 700])
def test_broken_exif_does_not_prevent_writing(tmp_path: Path, cut: int) -> None:
    block = camera_exif(1)[:cut]
    Image.fromarray(photo()).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    chunk = struct.pack(">I", len(block)) + b"eXIf" + block
    chunk += struct.pack(">I", zlib.crc32(b"eXIf" + block))
    (tmp_path / "a.png").write_bytes(data[:33] + chunk + data[33:])
    frame = read_image(tmp_path / "a.png")
    for suffix in KEEPING:
        rewritten(frame, tmp_path / f"b{suffix}")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif"])
def test_no_byte_of_an_exif_block_moves(tmp_path: Path, suffix: str) -> None:
    """Maker notes point into the block by offset, so packing it anew would break them."""
    block = upright_exif(camera_exif(6), 80, 48)
    got = rewritten(Frame(photo(), None, Meta(exif=block)), tmp_path / f"a{suffix}").meta.exif
    assert got == block
    assert camera_exif(6)[500:566] == block[500:566]


@settings(max_examples=40)
@given(data=st.data())
def test_random_exif_does_not_prevent_writing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    block = bytearray(camera_exif(6))
    for _ in range(data.draw(st.integers(1, 6))):
        block[data.draw(st.integers(0, 460))] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("garbled")
    Image.fromarray(photo()).save(folder / "a.webp", exif=bytes(block))
    frame = read_image(folder / "a.webp")
    rewritten(frame, folder / "b.jpg")
    rewritten(frame, folder / "b.tif")


def test_each_of_three_jpegs_carries_its_own_exif(tmp_path: Path) -> None:
    for name in ("A1", "B2", "C3"):
        exif = b"Exif\0\0" + camera_exif(serial=name)
        Image.fromarray(photo()).save(tmp_path / f"{name}.jpg", exif=exif)
    frames = {name: read_image(tmp_path / f"{name}.jpg") for name in ("A1", "B2", "C3")}
    for name, frame in frames.items():
        write_image(frame, tmp_path / f"{name}_out.jpg", OPTIONS, overwrite=False)
    for name in frames:
        got = parsed(read_image(tmp_path / f"{name}_out.jpg").meta.exif)
        assert got.get_ifd(0x8769)[0xA431] == name


def test_an_icc_profile_longer_than_a_segment(tmp_path: Path) -> None:
    profile = SRGB[:20] + np.random.default_rng(0).bytes(200_000)
    got = rewritten(Frame(photo(), None, Meta(icc=profile)), tmp_path / "a.jpg")
    assert got.meta.icc == profile
    assert peek(tmp_path / "a.jpg").info["icc_profile"] == profile


def test_exif_too_long_for_a_jpeg_is_dropped_and_reported(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "x" * 70_000
    meta = Meta(exif=exif.tobytes().removeprefix(b"Exif\0\0"), xmp=b" " * 70_000)
    notes = write_image(Frame(photo(), None, meta), tmp_path / "a.jpg", OPTIONS, overwrite=False)
    assert "EXIF" in " ".join(notes)
    assert "XMP" in " ".join(notes)
    assert np.abs(read_image(tmp_path / "a.jpg").pixels.astype(int) - photo()).max() <= 6


def test_a_profile_for_other_channels_is_dropped_and_reported(tmp_path: Path) -> None:
    grey = np.repeat(photo()[..., :1], 3, 2)
    frame = Frame(grey, None, Meta(greyscale=True, icc=GREY_PROFILE))
    for suffix in (".jpg", ".png", ".tif"):
        assert rewritten(frame, tmp_path / f"a{suffix}").meta.icc == GREY_PROFILE
    notes = write_image(frame, tmp_path / "a.webp", OPTIONS, overwrite=False)
    assert "ICC" in " ".join(notes)
    assert read_image(tmp_path / "a.webp").meta.icc is None


def test_bmp_reports_what_it_cannot_hold(tmp_path: Path) -> None:
    frame = Frame(photo(), None, Meta(exif=camera_exif(), icc=P3))
    notes = write_image(frame, tmp_path / "a.bmp", OPTIONS, overwrite=False)
    assert "EXIF could not be kept" in " ".join(notes)
    assert read_image(tmp_path / "a.bmp").meta.icc == P3


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp"])
def test_the_resolution_is_kept(tmp_path: Path, suffix: str) -> None:
    Image.fromarray(photo()).save(tmp_path / f"a{suffix}", dpi=(300, 300))
    rewritten(read_image(tmp_path / f"a{suffix}"), tmp_path / f"b{suffix}")
    assert peek(tmp_path / f"b{suffix}").info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_texts_and_colour_chunks_of_a_png_are_kept(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Ana")
    info.add_itxt("Title", "Öl", "de", "T")
    info.add(b"gAMA", struct.pack(">I", 45455))
    Image.fromarray(photo()).save(tmp_path / "a.png", pnginfo=info)
    rewritten(read_image(tmp_path / "a.png"), tmp_path / "b.png")
    image = peek(tmp_path / "b.png")
    image.load()
    assert image.info["Author"] == "Ana"
    assert image.info["Title"] == "Öl"
    assert image.info["gamma"] == pytest.approx(0.45455)
    assert read_png_head((tmp_path / "b.png").read_bytes()).complete


def test_exif_in_imagemagick_raw_profiles(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    block = b"Exif\0\0" + camera_exif()
    info = PngInfo()
    info.add_text("Raw profile type exif", f"\nexif\n{len(block):8}\n{block.hex()}\n", zip=True)
    Image.fromarray(photo()).save(tmp_path / "a.png", pnginfo=info)
    got = rewritten(read_image(tmp_path / "a.png"), tmp_path / "b.jpg")
    assert parsed(got.meta.exif)[0x010F] == "Camera X"


def resource(number: int, body: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + bytes(len(body) % 2)


def test_captions_are_kept_but_not_photoshops_thumbnail(tmp_path: Path) -> None:
    block = resource(0x0404, b"\x1c\x02\x78\0\x05Hello") + resource(0x040C, b"OLD PICTURE")
    assert without_thumbnail(block) == resource(0x0404, b"\x1c\x02\x78\0\x05Hello")
    for first, second in ((".jpg", ".tif"), (".tif", ".jpg")):
        meta = Meta(photoshop=without_thumbnail(block))
        once = rewritten(Frame(photo(), None, meta), tmp_path / f"a{first}")
        twice = rewritten(once, tmp_path / f"b{second}")
        assert b"Hello" in (twice.meta.photoshop or b"")


def test_a_lost_gain_map_is_reported(tmp_path: Path) -> None:
    Image.fromarray(photo()).save(tmp_path / "a.jpg", xmp=b'<x hdrgm:Version="1.0"/>')
    assert "gain map" in " ".join(read_image(tmp_path / "a.jpg").meta.notes)


# Which format -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "requested", "suffix", "word"),
    [
        ("a.jpg", None, ".jpg", ""),
        ("a.JPEG", None, ".JPEG", ""),
        ("a.JPEG", "jpeg", ".JPEG", ""),
        ("a.jpeg", "png", ".png", ""),
        ("a.tif", "jpg", ".jpg", ""),
        ("a.TIFF", None, ".TIFF", ""),
        ("a.webp", None, ".webp", ""),
        ("a.avif", None, ".avif", ""),
        ("a.bmp", None, ".bmp", ""),
        ("a.heic", None, ".jpg", "HEIC"),
        ("a.HIF", None, ".jpg", "HEIC"),
        ("a.heic", "tiff", ".tif", ""),
        ("a.NEF", None, ".tif", "16-bit TIFF"),
        ("a.dng", "jpeg", ".jpg", ""),
        ("a", None, ".png", "PNG"),
    ],
)
def test_the_suffix_of_the_result(name: str, requested: str | None, suffix: str, word: str) -> None:
    got, note = target_suffix(Path(name), WriteOptions(format=requested))
    assert got == suffix
    assert (word in note) if word else note == ""


def test_raw_becomes_16_bit_tiff_and_heic_becomes_jpeg(tmp_path: Path) -> None:
    deep = photo().astype(np.uint16) * 257
    suffix, _ = target_suffix(Path("a.nef"), OPTIONS)
    got = rewritten(Frame(deep), tmp_path / f"a{suffix}")
    assert got.pixels.dtype == np.uint16
    suffix, _ = target_suffix(Path("a.heic"), OPTIONS)
    assert suffix == ".jpg"


def test_the_suffix_of_the_target_decides_its_format(tmp_path: Path) -> None:
    Image.fromarray(photo()).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    frame = read_image(tmp_path / "a.jpg")
    write_image(frame, tmp_path / "b.jpg", OPTIONS, overwrite=False)
    assert peek(tmp_path / "b.jpg").format == "JPEG"


@pytest.mark.parametrize("name", ["a.heic", "a.gif", "a.nef", "a"])
def test_unwritable_formats_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImageWriteError) as caught:
        write_image(Frame(photo()), tmp_path / name, OPTIONS, overwrite=False)
    assert ".png" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_requested_format_must_match_the_suffix(tmp_path: Path) -> None:
    with pytest.raises(ImageWriteError):
        write_image(
            Frame(photo()), tmp_path / "a.png", WriteOptions(format="jpeg"), overwrite=False
        )


@pytest.mark.parametrize(("suffix", "side"), [(".webp", 16_384), (".jpg", 65_501)])
def test_an_image_too_large_for_its_format(tmp_path: Path, suffix: str, side: int) -> None:
    frame = Frame(np.zeros((1, side, 3), np.uint8))
    with pytest.raises(ImageWriteError) as caught:
        write_image(frame, tmp_path / f"a{suffix}", OPTIONS, overwrite=False)
    assert "PNG" in caught.value.hint
    assert rewritten(frame, tmp_path / "a.png").pixels.shape == (1, side, 3)


@pytest.mark.parametrize("options", [{"quality": 0}, {"quality": 101}, {"format": "heic"}])
def test_invalid_options(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        WriteOptions(**options)


def test_every_known_suffix_has_a_target() -> None:
    for suffix in READABLE:
        got, _ = target_suffix(Path("a" + suffix), OPTIONS)
        assert got in (suffix, ".jpg", ".tif")


@pytest.mark.parametrize(
    ("pixels", "alpha"),
    [
        (np.zeros((4, 5), np.uint8), None),
        (np.zeros((4, 5, 4), np.uint8), None),
        (np.zeros((0, 5, 3), np.uint8), None),
        (np.zeros((4, 5, 3), np.float32), None),
        (np.zeros((5, 4, 3), np.uint8).swapaxes(0, 1), None),
        (np.zeros((4, 5, 3), np.uint8), np.zeros((4, 5), np.uint16)),
        (np.zeros((4, 5, 3), np.uint8), np.zeros((5, 4), np.uint8)),
    ],
)
def test_a_frame_checks_its_arrays(pixels: np.ndarray, alpha: np.ndarray | None) -> None:
    with pytest.raises(ValueError, match="must be"):
        Frame(pixels, alpha)
