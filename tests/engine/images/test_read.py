"""Reading pictures: every format, every orientation, every way in which a file can be wrong."""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from engine.errors import ImageReadError
from engine.images import frame as frame_module
from engine.images import read_image, read_size
from tests.engine.images.files import dng

tifffile = pytest.importorskip("tifffile")
pillow_heif = pytest.importorskip("pillow_heif")

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photo(height: int = 48, width: int = 80, channels: int = 3) -> np.ndarray:
    """A smooth picture with no symmetry, so that lossy formats stay close and turns show."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width - 60 * y / height]
    planes.append(255 * y / height)
    return np.stack(planes[:channels], -1).round().astype(np.uint8)


def deep(channels: int = 3) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 65536, (21, 34, channels), dtype=np.uint16)


def saved(path: Path, pixels: np.ndarray, **options: object) -> Path:
    Image.fromarray(pixels).save(path, **options)
    return path


def heic(path: Path, pixels: np.ndarray, **options: object) -> Path:
    pillow_heif.from_pillow(Image.fromarray(pixels)).save(str(path), quality=95, **options)
    return path


def orientation_exif(value: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = value
    exif[0x010F] = "Maker"
    return exif.tobytes()


# Formats ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "options", "tolerance"),
    [
        (".jpg", {"quality": 95}, 6),
        (".jpg", {"quality": 95, "progressive": True}, 6),
        (".png", {}, 0),
        (".png", {"bits": 8, "optimize": True}, 0),
        (".tif", {}, 0),
        (".tif", {"compression": "tiff_lzw"}, 0),
        (".tif", {"compression": "tiff_adobe_deflate"}, 0),
        (".tiff", {"compression": "packbits"}, 0),
        (".tif", {"compression": "jpeg", "quality": 95}, 6),
        (".webp", {"lossless": True}, 0),
        (".webp", {"quality": 95}, 8),
        (".bmp", {}, 0),
        (".avif", {"quality": 95}, 6),
    ],
)
def test_every_8_bit_format_is_read(
    tmp_path: Path, suffix: str, options: dict[str, object], tolerance: int
) -> None:
    pixels = photo()
    frame = read_image(saved(tmp_path / f"a{suffix}", pixels, **options))
    assert frame.pixels.dtype == np.uint8
    assert np.abs(frame.pixels.astype(int) - pixels).max() <= tolerance
    assert frame.pixels.flags.c_contiguous
    assert frame.alpha is None
    assert not frame.meta.greyscale
    assert read_size(tmp_path / f"a{suffix}") == pixels.shape[:2]


def test_heic_is_read(tmp_path: Path) -> None:
    path = heic(tmp_path / "a.heic", photo())
    frame = read_image(path)
    assert np.abs(frame.pixels.astype(int) - photo()).max() <= 8
    assert read_size(path) == (48, 80)


def test_heic_of_10_bits_fills_16(tmp_path: Path) -> None:
    pixels = np.full((16, 16, 3), 65535, np.uint16)
    pixels[:8] = 0
    image = pillow_heif.from_bytes("RGB;16", (16, 16), pixels.tobytes())
    image.save(str(tmp_path / "a.heic"), quality=-1, chroma=444)
    frame = read_image(tmp_path / "a.heic")
    assert frame.pixels.dtype == np.uint16
    assert frame.pixels.max() == 65535
    assert frame.pixels.min() == 0


def test_avif_of_10_bits_fills_16(tmp_path: Path) -> None:
    pixels = np.zeros((16, 16, 3), np.uint16)
    pixels[8:] = 1023
    options = [cv2.IMWRITE_AVIF_DEPTH, 10, cv2.IMWRITE_AVIF_QUALITY, 100]
    (tmp_path / "a.avif").write_bytes(cv2.imencode(".avif", pixels, options)[1].tobytes())
    frame = read_image(tmp_path / "a.avif")
    assert frame.pixels.dtype == np.uint16
    assert frame.pixels.max() == 65535


@pytest.mark.parametrize("sampling", [0, 1, 2])
@pytest.mark.parametrize("size", [(48, 80), (47, 79), (1, 1), (9, 17)])
def test_jpeg_pixels_equal_those_of_pillow(
    tmp_path: Path, sampling: int, size: tuple[int, int]
) -> None:
    noisy = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    path = saved(tmp_path / "a.jpg", noisy, quality=88, subsampling=sampling)
    theirs = np.asarray(Image.open(path)).astype(int)
    assert np.abs(read_image(path).pixels - theirs).max() <= 2


@pytest.mark.parametrize("compression", [None, "lzw", "deflate", "packbits", "zstd"])
@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("layout", ["strips", "tiles", "planes", "big"])
def test_16_bit_tiffs_are_read_exactly(
    tmp_path: Path, compression: str | None, byteorder: str, layout: str
) -> None:
    if compression in ("lzw", "packbits", "zstd"):
        pytest.importorskip("imagecodecs", reason="tifffile writes these with imagecodecs only")
    options: dict[str, object] = {
        "strips": {"rowsperstrip": 4},
        "tiles": {"tile": (16, 16)},
        "planes": {"planarconfig": "separate"},
        "big": {"bigtiff": True},
    }[layout]
    pixels = deep()
    stored = np.moveaxis(pixels, 2, 0) if layout == "planes" else pixels
    tifffile.imwrite(
        tmp_path / "a.tif", stored, photometric="rgb", compression=compression,
        byteorder=byteorder, metadata=None, **options,
    )  # fmt: skip
    frame = read_image(tmp_path / "a.tif")
    assert frame.pixels.dtype == np.uint16
    assert np.array_equal(frame.pixels, pixels)


@pytest.mark.parametrize("compression", [5, 8, 32773], ids=["lzw", "deflate", "packbits"])
def test_16_bit_tiffs_of_opencv_are_read_exactly_without_imagecodecs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compression: int
) -> None:
    """The compressions that photo programs use have to work with what users have installed."""
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    pixels = deep()
    options = [cv2.IMWRITE_TIFF_COMPRESSION, compression]
    assert cv2.imwrite(str(tmp_path / "a.tif"), pixels[..., ::-1], options)
    frame = read_image(tmp_path / "a.tif")
    assert frame.pixels.dtype == np.uint16
    assert np.array_equal(frame.pixels, pixels)


@pytest.mark.parametrize("kind", ["minisblack", "miniswhite"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_tiffs_are_read_exactly(tmp_path: Path, kind: str, dtype: type) -> None:
    grey = deep(1)[..., 0].astype(dtype)
    tifffile.imwrite(tmp_path / "a.tif", grey, photometric=kind, metadata=None)
    frame = read_image(tmp_path / "a.tif")
    expected = grey if kind == "minisblack" else np.iinfo(dtype).max - grey
    assert frame.meta.greyscale
    assert np.array_equal(frame.pixels, np.repeat(expected[..., None], 3, 2))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_tiff_with_alpha(tmp_path: Path, dtype: type) -> None:
    both = deep(2).astype(dtype)
    tifffile.imwrite(
        tmp_path / "a.tif", both, photometric="minisblack", extrasamples=["unassalpha"],
        planarconfig="contig", metadata=None,
    )  # fmt: skip
    frame = read_image(tmp_path / "a.tif")
    assert frame.meta.greyscale
    assert np.array_equal(frame.pixels[..., 1], both[..., 0])
    assert np.array_equal(frame.alpha, both[..., 1])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_premultiplied_alpha_becomes_straight(tmp_path: Path, dtype: type) -> None:
    top = np.iinfo(dtype).max
    stored = np.zeros((4, 6, 4), dtype)
    stored[..., 0], stored[..., 3] = top // 4, top // 2  # half of red under half a veil
    tifffile.imwrite(
        tmp_path / "a.tif", stored, photometric="rgb", extrasamples=["assocalpha"], metadata=None
    )
    frame = read_image(tmp_path / "a.tif")
    assert abs(int(frame.pixels[0, 0, 0]) - top // 2) <= 2
    assert int(frame.alpha[0, 0]) == top // 2


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_extra_channels_are_dropped_and_reported(tmp_path: Path, dtype: type) -> None:
    pixels = deep(5).astype(dtype)
    for extra in (1, 2):
        tifffile.imwrite(
            tmp_path / "a.tif", pixels[..., : 3 + extra], photometric="rgb",
            extrasamples=["unspecified"] * extra, planarconfig="contig", metadata=None,
        )  # fmt: skip
        frame = read_image(tmp_path / "a.tif")
        assert np.array_equal(frame.pixels, pixels[..., :3])
        assert frame.alpha is None
        assert "Extra channels" in " ".join(frame.meta.notes)


def test_16_bit_cmyk_is_reduced_and_reported(tmp_path: Path) -> None:
    inks = np.asarray(Image.fromarray(photo()).convert("CMYK")).astype(np.uint16) * 257
    tifffile.imwrite(tmp_path / "a.tif", inks, photometric="separated", metadata=None)
    frame = read_image(tmp_path / "a.tif")
    assert frame.pixels.dtype == np.uint8
    assert np.abs(frame.pixels.astype(int) - photo()).max() <= 12
    assert "16 bits" in " ".join(frame.meta.notes)


def test_a_reduced_copy_at_the_start_of_a_tiff_is_not_the_image(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        tiff.write(photo(12, 20), photometric="rgb", subfiletype=1, metadata=None)
        tiff.write(photo(), photometric="rgb", metadata=None)
    frame = read_image(tmp_path / "a.tif")
    assert np.array_equal(frame.pixels, photo())
    assert frame.meta.notes == ()
    assert read_size(tmp_path / "a.tif") == (48, 80)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_first_of_several_pages_is_read_and_reported(tmp_path: Path, dtype: type) -> None:
    pages = np.stack([np.full((8, 9, 3), i + 7, dtype) for i in range(3)])
    tifffile.imwrite(tmp_path / "a.tif", pages, photometric="rgb", metadata=None)
    frame = read_image(tmp_path / "a.tif")
    assert (frame.pixels == 7).all()
    assert "3 pages" in " ".join(frame.meta.notes)


@pytest.mark.parametrize("suffix", [".webp", ".png"])
def test_the_first_frame_of_an_animation_is_read_and_reported(tmp_path: Path, suffix: str) -> None:
    images = [Image.fromarray(np.full((8, 8, 3), v, np.uint8)) for v in (10, 200)]
    images[0].save(tmp_path / f"a{suffix}", save_all=True, append_images=images[1:], lossless=True)
    frame = read_image(tmp_path / f"a{suffix}")
    assert (frame.pixels == 10).all()
    assert "Only the first" in " ".join(frame.meta.notes)


def test_a_phone_jpeg_followed_by_a_second_image(tmp_path: Path) -> None:
    first, second = Image.fromarray(photo()), Image.fromarray(photo(20, 30))
    first.save(tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[second], quality=95)
    frame = read_image(tmp_path / "a.jpg")
    assert frame.pixels.shape == (48, 80, 3)


# Channels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp", ".avif"])
def test_greyscale_is_recognised(tmp_path: Path, suffix: str) -> None:
    frame = read_image(saved(tmp_path / f"a{suffix}", photo()[..., 0]))
    assert frame.meta.greyscale
    assert np.array_equal(frame.pixels[..., 0], frame.pixels[..., 1])
    assert np.array_equal(frame.pixels[..., 0], frame.pixels[..., 2])
    assert np.abs(frame.pixels[..., 0].astype(int) - photo()[..., 0]).max() <= 4


def test_greyscale_heic_is_recognised(tmp_path: Path) -> None:
    assert read_image(heic(tmp_path / "a.heic", photo()[..., 0])).meta.greyscale


def test_16_bit_grey_png_keeps_a_ramp(tmp_path: Path) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    cv2.imwrite(str(tmp_path / "a.png"), ramp)
    frame = read_image(tmp_path / "a.png")
    assert frame.meta.greyscale
    assert np.array_equal(frame.pixels[..., 0], ramp)


def test_16_bit_colour_png_keeps_16_bits(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), deep()[..., ::-1])
    assert np.array_equal(read_image(tmp_path / "a.png").pixels, deep())


def test_a_dark_16_bit_photo_is_still_16_bit(tmp_path: Path) -> None:
    dark = (deep() % 256).astype(np.uint16)
    cv2.imwrite(str(tmp_path / "a.png"), dark[..., ::-1])
    tifffile.imwrite(tmp_path / "a.tif", dark, photometric="rgb", metadata=None)
    for name in ("a.png", "a.tif"):
        frame = read_image(tmp_path / name)
        assert frame.pixels.dtype == np.uint16
        assert np.array_equal(frame.pixels, dark)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif", ".avif"])
def test_alpha_is_separate(tmp_path: Path, suffix: str) -> None:
    pixels = photo(channels=4)
    frame = read_image(saved(tmp_path / f"a{suffix}", pixels, lossless=True, quality=100))
    assert frame.pixels.shape == (48, 80, 3)
    assert np.abs(frame.alpha.astype(int) - pixels[..., 3]).max() <= 2


def test_heic_alpha_is_separate(tmp_path: Path) -> None:
    frame = read_image(heic(tmp_path / "a.heic", photo(channels=4)))
    assert np.abs(frame.alpha.astype(int) - photo(channels=4)[..., 3]).max() <= 8


@pytest.mark.parametrize("deep", [False, True])
def test_colours_of_a_heic_multiplied_by_their_alpha_are_divided_by_it(
    tmp_path: Path, deep: bool
) -> None:
    colours = np.full((64, 96, 3), (200, 120, 40))
    alpha = np.full((64, 96, 1), 128)
    data = np.concatenate([colours * alpha // 255, alpha], 2)
    stored = (data * 257).astype(np.uint16) if deep else data.astype(np.uint8)
    image = pillow_heif.from_bytes("RGBa;16" if deep else "RGBa", (96, 64), stored.tobytes())
    image.save(tmp_path / "a.heic", quality=100, chroma=444)
    frame = read_image(tmp_path / "a.heic")
    unit = 257 if deep else 1
    assert np.abs(frame.pixels // unit - colours.astype(int)).max() <= 6
    assert np.abs(frame.alpha // unit - 128).max() <= 2


def test_16_bit_png_with_alpha(tmp_path: Path) -> None:
    pixels = deep(4)
    cv2.imwrite(str(tmp_path / "a.png"), pixels[..., [2, 1, 0, 3]])
    frame = read_image(tmp_path / "a.png")
    assert np.array_equal(frame.pixels, pixels[..., :3])
    assert np.array_equal(frame.alpha, pixels[..., 3])


def test_a_palette_without_and_with_transparency(tmp_path: Path) -> None:
    image = Image.fromarray(photo()).quantize(16)
    image.save(tmp_path / "a.png")
    frame = read_image(tmp_path / "a.png")
    assert frame.alpha is None
    assert np.array_equal(frame.pixels, np.asarray(image.convert("RGB")))
    image.save(tmp_path / "b.png", transparency=3)
    frame = read_image(tmp_path / "b.png")
    assert np.array_equal(frame.alpha == 0, np.asarray(image) == 3)
    image.save(tmp_path / "c.bmp")
    assert np.array_equal(read_image(tmp_path / "c.bmp").pixels, np.asarray(image.convert("RGB")))


@pytest.mark.parametrize("suffix", [".png", ".tif", ".bmp"])
def test_one_bit_becomes_black_and_white(tmp_path: Path, suffix: str) -> None:
    bits = photo()[..., 0] > 100
    Image.fromarray(bits).save(tmp_path / f"a{suffix}")
    frame = read_image(tmp_path / f"a{suffix}")
    assert frame.meta.greyscale
    assert np.array_equal(frame.pixels[..., 0], np.where(bits, 255, 0))


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("colour", [0, 2])
def test_a_png_with_one_transparent_colour(tmp_path: Path, bits: int, colour: int) -> None:
    channels = 3 if colour == 2 else 1
    pixels = np.full((6, 5, channels), 9, ">u2" if bits == 16 else np.uint8)
    pixels[2, 3] = 7
    body = b"".join(b"\0" + row.tobytes() for row in pixels)
    (tmp_path / "a.png").write_bytes(
        png(
            struct.pack(">IIBBBBB", 5, 6, bits, colour, 0, 0, 0),
            body,
            (b"tRNS", b"\0\7" * channels),
        )
    )
    frame = read_image(tmp_path / "a.png")
    top = 2**bits - 1
    assert frame.alpha is not None
    assert frame.alpha[2, 3] == 0
    assert frame.alpha.sum(dtype=np.int64) == 29 * top
    assert (frame.pixels[2, 3] == 7).all()


def png(header: bytes, body: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(body)), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        out += struct.pack(">I", len(data)) + kind + data
        out += struct.pack(">I", zlib.crc32(kind + data))
    return out


@pytest.mark.parametrize("suffix", [".jpg", ".tif"])
def test_cmyk_becomes_srgb_and_is_reported(tmp_path: Path, suffix: str) -> None:
    inks = Image.fromarray(photo()).convert("CMYK")
    inks.save(tmp_path / f"a{suffix}", quality=95)
    frame = read_image(tmp_path / f"a{suffix}")
    assert np.abs(frame.pixels.astype(int) - photo()).max() <= 12
    assert "CMYK" in " ".join(frame.meta.notes)
    assert frame.meta.icc is not None
    assert frame.meta.icc[16:20] == b"RGB "


def test_cmyk_is_converted_by_its_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No CMYK profile may be shipped here, so the conversion itself is watched."""
    seen: list[object] = []

    def convert(image: Image.Image, source: object, target: object, **options: object) -> object:
        seen.append((source, options["outputMode"]))
        return Image.new("RGB", image.size, (1, 2, 3))

    monkeypatch.setattr(ImageCms, "profileToProfile", convert)
    Image.fromarray(photo()).convert("CMYK").save(tmp_path / "a.jpg", icc_profile=SRGB)
    frame = read_image(tmp_path / "a.jpg")
    assert {mode for _, mode in seen} == {"RGB"}
    assert (frame.pixels == (1, 2, 3)).all()


def test_cmyk_with_a_broken_profile_is_still_read(tmp_path: Path) -> None:
    Image.fromarray(photo()).convert("CMYK").save(tmp_path / "a.jpg", icc_profile=b"rubbish" * 30)
    assert np.abs(read_image(tmp_path / "a.jpg").pixels.astype(int) - photo()).max() <= 30


# Orientation ------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", range(1, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif", ".avif"])
def test_orientation_is_applied_once(tmp_path: Path, suffix: str, value: int) -> None:
    image = Image.fromarray(photo())
    path = tmp_path / f"a{suffix}"
    options = {} if suffix == ".tif" else {"lossless": True, "quality": 100}
    image.save(path, exif=orientation_exif(value), **options)
    marked = image.copy()
    marked.getexif()[0x0112] = value
    upright = np.asarray(ImageOps.exif_transpose(marked)).astype(int)
    frame = read_image(path)
    assert frame.pixels.shape == upright.shape
    assert np.abs(frame.pixels - upright).max() <= 6
    assert read_size(path) == upright.shape[:2]
    kept = Image.Exif()
    kept.load(frame.meta.exif)
    assert kept.get(0x0112, 1) == 1
    assert kept[0x010F] == "Maker"


@pytest.mark.parametrize("value", range(1, 9))
@pytest.mark.parametrize("layout", ["contig", "separate"])
def test_orientation_of_16_bit_tiffs(tmp_path: Path, value: int, layout: str) -> None:
    pixels = deep()
    tifffile.imwrite(
        tmp_path / "a.tif", np.moveaxis(pixels, 2, 0) if layout == "separate" else pixels,
        photometric="rgb", planarconfig=layout, metadata=None,
        extratags=[(274, 3, 1, value, True)],
    )  # fmt: skip
    marked = Image.fromarray(np.arange(21 * 34, dtype=np.int32).reshape(21, 34))
    marked.getexif()[0x0112] = value
    order = np.asarray(ImageOps.exif_transpose(marked))
    assert np.array_equal(read_image(tmp_path / "a.tif").pixels, pixels.reshape(-1, 3)[order])


@pytest.mark.parametrize("value", [1, 3, 6])
def test_heic_orientation(tmp_path: Path, value: int) -> None:
    path = heic(tmp_path / "a.heic", photo(), exif=orientation_exif(value))
    shown_by_others = np.asarray(pillow_heif.open_heif(path).to_pillow())
    frame = read_image(path)
    assert frame.pixels.shape == shown_by_others.shape
    assert read_size(path) == shown_by_others.shape[:2]
    kept = Image.Exif()
    kept.load(frame.meta.exif)
    assert kept.get(0x0112, 1) == 1


def test_an_invalid_orientation_is_ignored(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photo(), exif=orientation_exif(99))
    assert read_image(path).pixels.shape == (48, 80, 3)


# Files that are wrong ---------------------------------------------------------------------------


def complain(path: Path) -> ImageReadError:
    with pytest.raises(ImageReadError) as caught:
        read_image(path)
    assert caught.value.hint
    assert path.name in caught.value.message
    return caught.value


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif", ".heic"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.97])
def test_a_truncated_file(tmp_path: Path, suffix: str, part: float) -> None:
    path = tmp_path / f"a{suffix}"
    noisy = np.random.default_rng(3).integers(0, 256, (90, 120, 3), dtype=np.uint8)
    if suffix == ".heic":
        heic(path, noisy)
    else:
        saved(path, noisy)
    data = path.read_bytes()
    path.write_bytes(data[: max(4, int(len(data) * part))])
    complain(path)


@pytest.mark.parametrize("layout", ["contig", "separate"])
def test_a_truncated_16_bit_tiff(tmp_path: Path, layout: str) -> None:
    stored = deep() if layout == "contig" else np.moveaxis(deep(), 2, 0)
    tifffile.imwrite(
        tmp_path / "a.tif", stored, photometric="rgb", planarconfig=layout, metadata=None
    )
    data = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "a.tif").write_bytes(data[: len(data) * 2 // 3])
    complain(tmp_path / "a.tif")


def test_bytes_after_the_end_of_a_jpeg_are_ignored(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photo())
    expected = read_image(path).pixels
    path.write_bytes(path.read_bytes() + b"MotionPhoto_Data" + bytes(500))
    assert np.array_equal(read_image(path).pixels, expected)


def test_a_png_with_a_wrong_bit_in_its_pixels(tmp_path: Path) -> None:
    data = bytearray(saved(tmp_path / "a.png", photo()).read_bytes())
    data[len(data) // 2] ^= 0x10
    (tmp_path / "a.png").write_bytes(data)
    assert "damaged" in complain(tmp_path / "a.png").message


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.jpg", b"", "empty"),
        ("a.jpg", b"<!DOCTYPE html><html><body>404", "web page"),
        ("a.png", b"\n  <html><head>", "web page"),
        ("a.jpg", b"GIF89a" + bytes(40), "GIF"),
        ("a.jpg", b"%PDF-1.7 " + bytes(40), "PDF"),
        ("a.tif", bytes(4096), "zeros"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "not an image"),
        ("a.jpg", b"\xff\xd8\xff", "damaged"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "damaged"),
        ("a.tif", b"II*\0\x08\0\0\0", "damaged"),
        ("a.tif", b"II*\0\xff\xff\xff\xff", "damaged"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "damaged"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "damaged"),
    ],
)
def test_other_files_are_identified(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert word in complain(tmp_path / name).message
    with pytest.raises(ImageReadError):
        read_size(tmp_path / name)


def test_a_folder_a_missing_file_and_one_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.jpg").mkdir()
    assert "folder" in complain(tmp_path / "x.jpg").message
    assert "not exist" in complain(tmp_path / "gone.jpg").message
    saved(tmp_path / "a.jpg", photo())

    def refuse(*args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(
        "engine.images._open.open_file", refuse
    )  # rights mean nothing to root, who may run this
    assert "permission to read" in complain(tmp_path / "a.jpg").message


def bomb(kind: str) -> bytes:
    """A small file that claims 60000 x 60000 pixels."""
    big = 60_000
    if kind in ("png", "png16"):
        bits = 16 if kind == "png16" else 8
        return png(struct.pack(">IIBBBBB", big, big, bits, 2, 0, 0, 0), b"")
    buffer = io.BytesIO()
    image = Image.fromarray(photo(16, 16))
    if kind.startswith("tif"):
        pixels = photo(16, 16).astype(np.uint16 if kind == "tif16" else np.uint8)
        tifffile.imwrite(buffer, pixels, photometric="rgb", metadata=None)
        data = bytearray(buffer.getvalue())
        first = struct.unpack_from("<I", data, 4)[0]
        for i in range(struct.unpack_from("<H", data, first)[0]):
            at = first + 2 + 12 * i
            if struct.unpack_from("<H", data, at)[0] in (256, 257):
                struct.pack_into("<HII", data, at + 2, 4, 1, big)
        return bytes(data)
    if kind == "heic":
        pillow_heif.from_pillow(image.resize((64, 64))).save(buffer, quality=50)
        data = bytearray(buffer.getvalue())
        struct.pack_into(">II", data, data.find(b"ispe") + 8, big, big)
        return bytes(data)
    image.save(buffer, {"jpg": "JPEG", "bmp": "BMP", "avif": "AVIF"}[kind])
    data = bytearray(buffer.getvalue())
    if kind == "jpg":
        struct.pack_into(">HH", data, data.find(b"\xff\xc0") + 5, big, big)
    elif kind == "bmp":
        struct.pack_into("<ii", data, 18, big, big)
    else:
        struct.pack_into(">II", data, data.find(b"ispe") + 8, big, big)
    return bytes(data)


@pytest.mark.parametrize("kind", ["jpg", "png", "png16", "tif", "tif16", "bmp", "heic", "avif"])
def test_a_decompression_bomb_is_refused_before_decoding(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*args: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("engine.images._read.decode", explode)
    path = tmp_path / f"a.{kind}"
    path.write_bytes(bomb(kind))
    error = complain(path)
    if kind not in ("heic", "avif"):  # whose own libraries refuse first
        assert "60000 x 60000" in error.message
        assert "500 megapixels" in error.hint


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif", ".heic"])
def test_the_limit_holds_for_every_decoder(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{suffix}"
    heic(path, photo()) if suffix == ".heic" else saved(path, photo())
    monkeypatch.setattr(frame_module, "MAX_PIXELS", 48 * 80)
    read_image(path)
    monkeypatch.setattr(frame_module, "MAX_PIXELS", 48 * 80 - 1)
    assert "48" in complain(path).message


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=80)
@given(data=st.data())
def test_damage_anywhere_gives_an_image_or_an_image_read_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Never another exception: a batch goes on after the one and stops after the other."""
    suffix = data.draw(st.sampled_from([".jpg", ".png", ".tif", ".webp", ".bmp", ".avif", ".heic"]))
    folder = tmp_path_factory.mktemp("damage")
    path = folder / f"a{suffix}"
    heic(path, photo()) if suffix == ".heic" else saved(path, photo(), exif=orientation_exif(6))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(4, min(len(content) - 1, 700)))
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with contextlib.suppress(ImageReadError):
        frame = read_image(path)
        assert frame.pixels.shape[:2] == read_size(path)


def test_a_small_file_that_inflates_to_gigabytes_of_text(tmp_path: Path) -> None:
    text = b"Comment\0\0" + zlib.compress(bytes(64 << 20))
    body = b"".join(b"\0" + row.tobytes() for row in photo(4, 5))
    header = struct.pack(">IIBBBBB", 5, 4, 8, 2, 0, 0, 0)
    profile = b"x\0\0" + zlib.compress(bytes(64 << 20))
    (tmp_path / "a.png").write_bytes(png(header, body, (b"iCCP", profile), (b"zTXt", text)))
    frame = read_image(tmp_path / "a.png")
    assert frame.meta.icc is None
    assert np.array_equal(frame.pixels, photo(4, 5))


def test_out_of_memory_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("engine.images._read.decode", fail)
    assert "memory" in complain(saved(tmp_path / "a.jpg", photo())).message


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    saved(tmp_path / "a.png", photo()).rename(tmp_path / "a.jpg")
    frame = read_image(tmp_path / "a.jpg")
    assert np.array_equal(frame.pixels, photo())


# Names, threads, imports ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["übung ☀ 写真", "failed_Error", "a\N{COMBINING DIAERESIS}", "%s {0}"]
)
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".heic"])
def test_names_of_any_script(tmp_path: Path, name: str, suffix: str) -> None:
    folder = tmp_path / "Önder" / "данные"
    folder.mkdir(parents=True)
    path = folder / (name + suffix)
    heic(path, photo()) if suffix == ".heic" else saved(path, photo())
    assert read_image(path).pixels.shape == (48, 80, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names are Unicode")
def test_a_name_that_is_not_unicode_can_be_read_and_printed(tmp_path: Path) -> None:
    path = Path(str(tmp_path)) / "caf\udce9.jpg"  # Latin-1, as old archives hold it
    try:
        saved(tmp_path / "a.jpg", photo()).rename(path)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert read_image(path).pixels.shape == (48, 80, 3)
    path.write_bytes(b"")
    with pytest.raises(ImageReadError) as caught:
        read_image(path)
    caught.value.message.encode("utf-8")


def test_reading_works_without_proc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS: by name where it is plain, else from memory."""
    monkeypatch.setattr("engine.images._read.exists", lambda path: False)
    for name in ("plain.png", "schön.png"):
        assert np.array_equal(read_image(saved(tmp_path / name, photo())).pixels, photo())


def test_eight_threads_read_at_once(tmp_path: Path) -> None:
    paths = [saved(tmp_path / f"{s[1:]}{s}", photo()) for s in (".jpg", ".png", ".tif", ".webp")]
    paths += [saved(tmp_path / "a.avif", photo()), heic(tmp_path / "a.heic", photo())]
    alone = [read_image(p).pixels for p in paths]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(read_image, paths * 8))
    for i, frame in enumerate(together):
        assert np.array_equal(frame.pixels, alone[i % len(alone)])


def test_importing_loads_no_heavy_library() -> None:
    code = (
        "import sys, engine.images; "
        "print([m for m in ('cv2','tifffile','pi_heif','rawpy','onnxruntime','torch')"
        " if m in sys.modules])"
    )
    root = Path(importlib.import_module("engine").__file__ or "").parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# RAW --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("orientation", "size"), [(1, (64, 96)), (6, (96, 64))])
@pytest.mark.parametrize("suffix", [".dng", ".tif"])
def test_raw_is_developed_to_16_bits(
    tmp_path: Path, orientation: int, size: tuple[int, int], suffix: str
) -> None:
    pytest.importorskip("rawpy")
    path = dng(tmp_path / f"a{suffix}", orientation)
    frame = read_image(path)
    assert frame.pixels.dtype == np.uint16
    assert frame.pixels.shape[:2] == read_size(path) == size
    kept = Image.Exif()
    kept.load(frame.meta.exif)
    assert kept[0x010F] == "Make"
    assert kept.get(0x0112, 1) == 1
    lightest = np.unravel_index(np.argmax(frame.pixels[..., 1]), size)
    assert lightest[1 if orientation == 1 else 0] >= 40


def test_without_rawpy_the_error_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    error = complain(dng(tmp_path / "a.dng"))
    assert "pip install rawpy" in error.hint
    assert error.code == "image.needs-package"


def test_a_broken_raw_file(tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    (tmp_path / "a.nef").write_bytes(b"MM\0*" + bytes(range(256)) * 8)
    complain(tmp_path / "a.nef")
    (tmp_path / "b.cr3").write_bytes(b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(900))
    complain(tmp_path / "b.cr3")


def test_without_pi_heif_the_error_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = heic(tmp_path / "a.heic", photo())
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    error = complain(path)
    assert "pip install pi-heif" in error.hint
    assert error.code == "image.needs-package"
