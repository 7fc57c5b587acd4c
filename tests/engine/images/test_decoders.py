"""The corners of each decoder: what was put into a file by another library comes out of it."""

from __future__ import annotations

import io
import struct
import sys
import tracemalloc
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import ImageReadError
from engine.images import Frame, read_image

tifffile = pytest.importorskip("tifffile")
HEIGHT, WIDTH = 21, 34


def values(bits: int, channels: int = 3, seed: int = 1) -> np.ndarray:
    """Random numbers of this many bits, (H, W, C), with the smallest and the largest among them."""
    numbers = np.random.default_rng(seed).integers(0, 1 << bits, (HEIGHT, WIDTH, channels))
    numbers[0, 0], numbers[0, 1] = 0, (1 << bits) - 1
    return numbers.astype(np.uint8 if bits <= 8 else np.uint16)


def scaled(numbers: np.ndarray, bits: int) -> np.ndarray:
    """The numbers as those of 8 or 16 bits: black stays 0, white becomes 255 or 65535."""
    top = 255 if bits <= 8 else 65535
    return np.rint(numbers.astype(float) * top / ((1 << bits) - 1)).astype(int)


def check(frame: Frame, colours: np.ndarray, bits: int, alpha: np.ndarray | None = None) -> None:
    tolerance = 1 if bits % 8 else 0  # repeating bits differs from a division by one
    assert frame.pixels.dtype == (np.uint8 if bits <= 8 else np.uint16)
    expected = np.broadcast_to(scaled(colours, bits), frame.pixels.shape)
    assert np.abs(frame.pixels.astype(int) - expected).max() <= tolerance
    assert (frame.alpha is None) == (alpha is None)
    if alpha is not None:
        assert np.abs(frame.alpha.astype(int) - scaled(alpha, bits)).max() <= tolerance


# TIFF ---------------------------------------------------------------------------------------------

COMPRESSIONS = [None, "lzw", "zlib", "packbits", "zstd", "lzma"]


def tiff(path: Path, pixels: np.ndarray, **options: object) -> Frame:
    if options.get("compression") not in (None, "zlib") or options.get("bitspersample", 8) % 8:
        pytest.importorskip("imagecodecs", reason="tifffile writes this with imagecodecs only")
    tifffile.imwrite(path, pixels, metadata=None, **options)
    return read_image(path)


Entries = dict[int, tuple[int, Sequence[int]]]


def raw_tiff(entries: Entries, strip: bytes, order: str = "<") -> bytes:
    """A TIFF of one strip behind its directory; entries are tag -> (type 3 or 4, numbers)."""
    entries = {**entries, 273: (4, [0]), 279: (4, [len(strip)])}
    at = 8 + 2 + 12 * len(entries) + 4
    records, extra, place = b"", b"", 0
    for tag, (kind, numbers) in sorted(entries.items()):
        data = struct.pack(f"{order}{len(numbers)}{'HI'[kind - 3]}", *numbers)
        if tag == 273:
            place = 10 + len(records) + 8
        if len(data) > 4:
            data, extra = struct.pack(order + "I", at + len(extra)), extra + data
        records += struct.pack(order + "HHI", tag, kind, len(numbers)) + data.ljust(4, b"\0")
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    out = bytearray(head + struct.pack(order + "H", len(entries)) + records + bytes(4) + extra)
    struct.pack_into(order + "I", out, place, len(out))
    return bytes(out) + strip


def packed(numbers: np.ndarray, bits: int) -> bytes:
    """Rows of (H, W) numbers of at most 16 bits, the first in the highest bits."""
    wide = numbers.astype(">u2").view(np.uint8).reshape(*numbers.shape, 2)
    rows = np.unpackbits(wide, axis=2)[..., 16 - bits :]
    return np.packbits(rows.reshape(len(numbers), -1), axis=1).tobytes()


@pytest.mark.parametrize("white", [0, 1])
@pytest.mark.parametrize("compression", [1, 8])
@pytest.mark.parametrize("bits", [1, 2, 3, 4, 6, 8, 10, 12, 14, 16])
def test_grey_tiffs_of_every_depth(tmp_path: Path, bits: int, compression: int, white: int) -> None:
    if bits not in (8, 16):
        pytest.importorskip("imagecodecs")
    grey = values(bits, 1)
    strip = packed(grey[..., 0], bits) if bits < 16 else grey.astype("<u2").tobytes()
    entries = {
        256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [bits]), 259: (3, [compression]),
        262: (3, [white]), 277: (3, [1]), 278: (3, [HEIGHT]),
    }  # fmt: skip
    data = raw_tiff(entries, zlib.compress(strip) if compression == 8 else strip)
    (tmp_path / "a.tif").write_bytes(data)
    frame = read_image(tmp_path / "a.tif")
    check(frame, grey if white else (1 << bits) - 1 - grey, bits)
    assert frame.meta.greyscale


LAYOUTS = [
    (bits, layout, compression)
    for bits in (4, 8, 10, 12, 16)
    for layout in ("contig", "separate", "tiles", "big end")
    for compression in COMPRESSIONS
    # tifffile refuses to write others, or writes them wrongly.
    if bits % 8 == 0 or (compression is None and layout in ("contig", "separate"))
]


@pytest.mark.parametrize(("bits", "layout", "compression"), LAYOUTS)
def test_colour_tiffs_of_every_depth_and_layout(
    tmp_path: Path, bits: int, layout: str, compression: str | None
) -> None:
    pixels = values(bits)
    options: dict[str, object] = {"planarconfig": "contig"}
    if layout == "separate":
        options["planarconfig"] = "separate"
    elif layout == "tiles":
        options["tile"] = (16, 16)
    elif layout == "big end":
        options["byteorder"] = ">"
    stored = np.moveaxis(pixels, 2, 0) if layout == "separate" else pixels
    if bits % 8 == 0 and compression in ("lzw", "zlib", "zstd"):
        options["predictor"] = 2
    frame = tiff(
        tmp_path / "a.tif", stored, photometric="rgb", bitspersample=bits, compression=compression,
        **options,
    )  # fmt: skip
    check(frame, pixels, bits)
    assert frame.meta.notes == ()


@pytest.mark.parametrize("extras", [["unassalpha"], ["unspecified", "unassalpha"],
                                    ["unassalpha", "unspecified"], ["unspecified"]])  # fmt: skip
@pytest.mark.parametrize("kind", ["rgb", "minisblack", "miniswhite"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("bits", [8, 16])
def test_the_transparency_of_a_tiff_is_found_among_its_extra_channels(
    tmp_path: Path, extras: Sequence[str], kind: str, planar: str, bits: int
) -> None:
    colours = 3 if kind == "rgb" else 1
    pixels = values(bits, colours + len(extras))
    stored = np.moveaxis(pixels, 2, 0) if planar == "separate" else pixels
    frame = tiff(
        tmp_path / "a.tif", stored, photometric=kind, extrasamples=extras, planarconfig=planar
    )
    grey = pixels[..., :colours]
    alpha = extras.index("unassalpha") + colours if "unassalpha" in extras else None
    check(
        frame, (1 << bits) - 1 - grey if kind == "miniswhite" else grey, bits,
        None if alpha is None else pixels[..., alpha],
    )  # fmt: skip
    assert ("Extra channels" in " ".join(frame.meta.notes)) == (extras != ["unassalpha"])


def untold(model: int | None, channels: np.ndarray, extras: Sequence[int] = ()) -> bytes:
    """A TIFF of these (H, W, C) channels, without saying what they are where that is empty."""
    bits, count = channels.dtype.itemsize * 8, channels.shape[2]
    entries: Entries = {
        256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [bits] * count), 259: (3, [1]),
        277: (3, [count]), 278: (3, [HEIGHT]),
    }  # fmt: skip
    if model is not None:
        entries[262] = (3, [model])
    if extras:
        entries[338] = (3, extras)
    return raw_tiff(entries, channels.astype("<u2" if bits == 16 else "u1").tobytes())


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(
    ("model", "count", "alpha"), [(0, 2, 0), (1, 2, 0), (1, 3, 0), (2, 4, 3), (2, 5, 0), (2, 7, 0)]
)
def test_more_channels_than_colours_that_nobody_named(
    tmp_path: Path, model: int, count: int, alpha: int, bits: int
) -> None:
    """The colours stand first; only a fourth one of RGB is taken for transparency, by all."""
    channels = values(bits, count)
    (tmp_path / "a.tif").write_bytes(untold(model, channels))
    frame = read_image(tmp_path / "a.tif")
    colours = channels[..., : 3 if model == 2 else 1]
    check(
        frame, (1 << bits) - 1 - colours if model == 0 else colours, bits,
        channels[..., alpha] if alpha else None,
    )  # fmt: skip
    assert ("Extra channels" in " ".join(frame.meta.notes)) == (not alpha)
    theirs = tifffile.imread(tmp_path / "a.tif")
    assert np.array_equal(theirs, channels)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("extras", [[], [2], [2, 0]])
@pytest.mark.parametrize("colours", [1, 2, 3, 4])
def test_a_tiff_without_its_colour_model(
    tmp_path: Path, colours: int, extras: list[int], bits: int
) -> None:
    """As libtiff has it: one channel is grey, three are RGB, others are refused."""
    channels = values(bits, colours + len(extras))
    (tmp_path / "a.tif").write_bytes(untold(None, channels, extras))
    if colours in (2, 4):
        with pytest.raises(ImageReadError, match="without a colour model") as caught:
            read_image(tmp_path / "a.tif")
        assert caught.value.code == "image.unsupported"
        return
    frame = read_image(tmp_path / "a.tif")
    check(frame, channels[..., :colours], bits, channels[..., colours] if extras else None)
    assert frame.meta.greyscale == (colours == 1)


def test_a_palette_without_its_colour_model_is_refused(tmp_path: Path) -> None:
    entries: Entries = {
        256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [8]), 277: (3, [1]),
        320: (3, list(range(768))),
    }  # fmt: skip
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, values(8, 1).tobytes()))
    with pytest.raises(ImageReadError, match="without a colour model"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize("compression", [None, "lzw", "zlib"])
@pytest.mark.parametrize("kind", ["rgb", "minisblack"])
@pytest.mark.parametrize("bits", [8, 16])
def test_colours_multiplied_by_their_alpha_are_divided_by_it(
    tmp_path: Path, kind: str, bits: int, compression: str | None
) -> None:
    top = (1 << bits) - 1
    colours = values(bits, 3 if kind == "rgb" else 1)
    alpha = np.maximum(values(bits, 1, seed=4), top // 4)
    stored = np.rint(colours.astype(float) * alpha / top).astype(colours.dtype)
    frame = tiff(
        tmp_path / "a.tif", np.concatenate([stored, alpha], 2), photometric=kind,
        extrasamples=["assocalpha"], planarconfig="contig", compression=compression,
    )  # fmt: skip
    wide = np.broadcast_to(colours, frame.pixels.shape).astype(int)
    assert np.abs(frame.pixels - wide).max() <= 3  # of a quarter of the numbers
    assert np.array_equal(frame.alpha, alpha[..., 0])


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("compression", [1, 8, 32773])
@pytest.mark.parametrize("depth", ["8 bits", "16 bits, repeated", "16 bits, shifted", "16 bits"])
@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_palette_tiffs_with_maps_of_8_and_16_bits(
    tmp_path: Path, bits: int, depth: str, compression: int, order: str
) -> None:
    """Old scanners wrote maps of 0..255 in place of 0..65535; libtiff, libvips and others know."""
    places = values(bits, 1)[..., 0]
    eight = np.random.default_rng(2).integers(0, 256, (1 << bits, 3))
    eight[0] = (255, 3, 0)
    table = {
        "8 bits": eight, "16 bits, repeated": eight * 257, "16 bits, shifted": eight * 256,
        "16 bits": eight * 256 + 77,
    }[depth]  # fmt: skip
    strip = packed(places, bits)
    if compression == 8:
        strip = zlib.compress(strip)
    elif compression == 32773:
        parts = [strip[i : i + 100] for i in range(0, len(strip), 100)]
        strip = b"".join(bytes([len(part) - 1]) + part for part in parts)
    data = raw_tiff(
        {256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [bits]), 259: (3, [compression]),
         262: (3, [3]), 277: (3, [1]), 278: (3, [HEIGHT]), 320: (3, table.T.ravel().tolist())},
        strip, order,
    )  # fmt: skip
    (tmp_path / "a.tif").write_bytes(data)
    frame = read_image(tmp_path / "a.tif")
    assert frame.pixels.dtype == np.uint8
    assert np.array_equal(frame.pixels, eight[places])
    assert not frame.meta.greyscale
    pyvips = pytest.importorskip("pyvips", reason="libvips gives the second opinion")
    theirs = pyvips.Image.new_from_buffer(data, "").numpy()
    assert np.abs(theirs.astype(int) - frame.pixels).max() <= 1


def test_a_palette_tiff_with_alpha_and_one_of_16_bits(tmp_path: Path) -> None:
    table = np.random.default_rng(2).integers(0, 65536, (256, 3))
    both = values(8, 2)
    common = {256: (3, [WIDTH]), 257: (3, [HEIGHT]), 259: (3, [1]), 262: (3, [3]),
              278: (3, [HEIGHT])}  # fmt: skip
    colours = (3, table.T.ravel().tolist())
    (tmp_path / "a.tif").write_bytes(
        raw_tiff(
            {**common, 258: (3, [8, 8]), 277: (3, [2]), 338: (3, [2]), 320: colours},
            both.tobytes(),
        )
    )
    frame = read_image(tmp_path / "a.tif")
    assert np.array_equal(frame.pixels, table[both[..., 0]] >> 8)
    assert np.array_equal(frame.alpha, both[..., 1])
    wide = np.resize(table, (65536, 3))
    places = values(16, 1)[..., 0]
    (tmp_path / "b.tif").write_bytes(
        raw_tiff(
            {**common, 258: (3, [16]), 277: (3, [1]), 320: (3, wide.T.ravel().tolist())},
            places.astype("<u2").tobytes(),
        )
    )
    assert np.array_equal(read_image(tmp_path / "b.tif").pixels, wide[places] >> 8)


def test_a_palette_tiff_without_its_map_is_refused(tmp_path: Path) -> None:
    entries = {256: (3, [4]), 257: (3, [4]), 258: (3, [8]), 262: (3, [3]), 277: (3, [1])}
    (tmp_path / "a.tif").write_bytes(raw_tiff({**entries, 320: (3, [5] * 30)}, bytes(range(16))))
    with pytest.raises(ImageReadError, match="palette"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize(("across", "down"), [(1, 1), (2, 1), (4, 1), (2, 2), (4, 2)])
def test_ycbcr_tiffs_with_halved_colours(tmp_path: Path, across: int, down: int) -> None:
    """Units of `across` x `down` brightnesses and one pair of colours (TIFF 6.0, section 21)."""
    height, width = 16, 24
    rng = np.random.default_rng(3)
    luma = rng.integers(40, 216, (height, width))
    blue, red = rng.integers(100, 156, (2, height // down, width // across))
    strip = b"".join(
        luma[y : y + down, x : x + across].astype(np.uint8).tobytes()
        + bytes([blue[y // down, x // across], red[y // down, x // across]])
        for y in range(0, height, down)
        for x in range(0, width, across)
    )
    entries = {
        256: (3, [width]), 257: (3, [height]), 258: (3, [8, 8, 8]), 259: (3, [1]), 262: (3, [6]),
        277: (3, [3]), 278: (3, [height]), 530: (3, [across, down]),
    }  # fmt: skip
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, strip))
    frame = read_image(tmp_path / "a.tif")
    cb = np.repeat(np.repeat(blue, down, 0), across, 1) - 128.0
    cr = np.repeat(np.repeat(red, down, 0), across, 1) - 128.0
    expected = np.stack(
        [luma + 1.402 * cr, luma - 0.344136 * cb - 0.714136 * cr, luma + 1.772 * cb], -1
    ).clip(0, 255)
    assert np.abs(frame.pixels - expected).max() <= 2


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("alpha", [False, True])
def test_cmyk_tiffs(tmp_path: Path, bits: int, planar: str, alpha: bool) -> None:
    inks = np.asarray(Image.fromarray(values(8)).convert("CMYK"))
    pixels = np.concatenate([inks, values(8, 1, seed=9)], 2) if alpha else inks
    stored = pixels.astype(np.uint16) * 257 if bits == 16 else pixels
    frame = tiff(
        tmp_path / "a.tif", np.moveaxis(stored, 2, 0) if planar == "separate" else stored,
        photometric="separated", planarconfig=planar,
        extrasamples=["unassalpha"] if alpha else [],
    )  # fmt: skip
    expected = np.asarray(Image.fromarray(inks, "CMYK").convert("RGB"))
    assert np.array_equal(frame.pixels, expected)
    assert (frame.alpha is None) != alpha
    assert frame.alpha is None or np.array_equal(frame.alpha, pixels[..., 4])
    assert "CMYK" in " ".join(frame.meta.notes)
    assert ("16 bits" in " ".join(frame.meta.notes)) == (bits == 16)


@pytest.mark.parametrize(
    ("compression", "bits"),
    [
        *[(kind, bits) for kind in ("jpeg2000", "lerc") for bits in (8, 12, 16)],
        ("jpegxl", 8), ("jpegxl", 16), ("webp", 8), ("jpeg", 8), ("jpeg", 12),
    ],
)  # fmt: skip
def test_rare_compressions_of_tiff(tmp_path: Path, compression: str, bits: int) -> None:
    y, x = np.mgrid[0:32, 0:48]
    smooth = np.stack([x * 4, y * 6, x + y], -1).astype(np.uint16) << (bits - 8)
    pixels = smooth.astype(np.uint8 if bits == 8 else np.uint16)
    options: dict[str, object] = {"webp": {"lossless": True}, "jpegxl": {"lossless": True}}
    if compression == "jpeg" and bits == 12:
        options["jpeg"] = {"level": 95, "bitspersample": 12}
    pytest.importorskip("imagecodecs")
    tifffile.imwrite(
        tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, metadata=None,
        compressionargs=options.get(compression),
    )  # fmt: skip
    frame = read_image(tmp_path / "a.tif")
    stored_bits = 12 if compression == "jpeg" and bits == 12 else 8 if bits == 8 else 16
    expected = scaled(pixels, stored_bits)
    worst = (8 if bits == 8 else 8 * 257) if compression == "jpeg" else 1
    assert frame.pixels.dtype == (np.uint8 if bits == 8 else np.uint16)
    assert np.abs(frame.pixels.astype(int) - expected).max() <= worst


@pytest.mark.parametrize(
    ("dtype", "words"),
    [(np.int8, "signed"), (np.int16, "signed"), (np.float16, "floating-point"),
     (np.float32, "floating-point"), (np.uint32, "32 bits"), (np.complex64, "complex")],
)  # fmt: skip
def test_tiffs_with_other_numbers_are_named(tmp_path: Path, dtype: type, words: str) -> None:
    tifffile.imwrite(
        tmp_path / "a.tif", np.ones((4, 5, 3), dtype), photometric="rgb", metadata=None
    )
    with pytest.raises(ImageReadError, match=words) as caught:
        read_image(tmp_path / "a.tif")
    assert caught.value.code == "image.unsupported"
    assert "again from the camera" not in caught.value.text


def plain_entries(bits: int, compression: int, channels: int = 3) -> Entries:
    return {
        256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [bits] * channels), 259: (3, [compression]),
        262: (3, [2 if channels == 3 else 1]), 277: (3, [channels]), 278: (3, [HEIGHT]),
    }  # fmt: skip


@pytest.mark.parametrize("compression", [1, 32773])
def test_a_predictor_where_the_compression_has_none_is_ignored(
    tmp_path: Path, compression: int
) -> None:
    """As by libtiff, which most programs use."""
    pixels = values(8)
    strip = pixels.tobytes()
    if compression == 32773:
        parts = [strip[at : at + 128] for at in range(0, len(strip), 128)]
        strip = b"".join(bytes([len(part) - 1]) + part for part in parts)
    entries = {**plain_entries(8, compression), 317: (3, [2])}
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, strip))
    check(read_image(tmp_path / "a.tif"), pixels, 8)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.tif")), pixels)


@pytest.mark.parametrize("bits", [4, 12])
def test_differences_of_odd_depths(tmp_path: Path, bits: int) -> None:
    pytest.importorskip("imagecodecs")
    grey = values(bits, 1)
    steps = np.diff(grey[..., 0].astype(int), axis=1, prepend=0) & ((1 << bits) - 1)
    entries = {**plain_entries(bits, 8, 1), 317: (3, [2])}
    strip = zlib.compress(packed(steps.astype(np.uint16), bits))
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, strip))
    check(read_image(tmp_path / "a.tif"), grey, bits)


def test_a_photo_below_a_smaller_copy_of_it(tmp_path: Path) -> None:
    """TIFF/EP: the first page is the thumbnail, and has the metadata of both."""
    pixels = values(16)
    with tifffile.TiffWriter(tmp_path / "a.tif") as tiff:
        camera = [(271, 2, 8, "TestCam", True), (274, 3, 1, 6, True)]
        options: dict[str, object] = {"photometric": "rgb", "metadata": None}
        small = values(8)[:8, :8]
        tiff.write(small, subifds=2, subfiletype=1, extratags=camera, **options)
        tiff.write(small, subfiletype=1, **options)
        tiff.write(pixels, subfiletype=0, compression="zlib", **options)
    frame = read_image(tmp_path / "a.tif")
    assert np.array_equal(frame.pixels, np.rot90(pixels, -1))
    assert b"TestCam" in (frame.meta.exif or b"")
    assert frame.meta.notes == ()


def test_a_compression_that_no_other_program_reads_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(raw_tiff(plain_entries(8, 34933), b"PNG"))
    with pytest.raises(ImageReadError, match="34933 compression"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize(("model", "words"), [(8, "CIELab"), (32845, "LogLuv"), (4, "mask")])
def test_tiffs_of_other_colour_models_are_named(tmp_path: Path, model: int, words: str) -> None:
    entries = {256: (3, [4]), 257: (3, [4]), 258: (3, [8] * 3), 262: (3, [model]), 277: (3, [3])}
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, bytes(range(48))))
    with pytest.raises(ImageReadError, match=words):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize("compression", ["lzw", "zstd", "jpeg2000"])
def test_without_imagecodecs_it_is_named(
    tmp_path: Path, compression: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("imagecodecs")
    tifffile.imwrite(
        tmp_path / "a.tif", np.moveaxis(values(16), 2, 0), photometric="rgb", metadata=None,
        planarconfig="separate", compression=compression,
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    with pytest.raises(ImageReadError, match="decoder that is not installed") as caught:
        read_image(tmp_path / "a.tif")
    assert "pip install imagecodecs" in caught.value.hint
    assert caught.value.code == "image.needs-package"
    assert "damaged" not in caught.value.text


@pytest.mark.parametrize(("model", "channels", "more"), [(2, 3, {}), (1, 1, {}), (3, 1, {266: 2})])
@pytest.mark.parametrize("bits", [1, 2, 3, 4, 5, 6, 7])
def test_without_imagecodecs_odd_depths_are_read_or_named(
    tmp_path: Path, bits: int, model: int, channels: int, more: dict[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    numbers = values(bits, channels)
    entries = {**plain_entries(bits, 1, channels), 258: (3, [bits] * channels), 262: (3, [model])}
    entries |= {tag: (3, [number]) for tag, number in more.items()}
    if model == 3:
        entries[320] = (3, [0] * (3 << bits))
    strip = packed(numbers.reshape(HEIGHT, -1), bits)
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, strip))
    if model == 1 and bits in (1, 2, 4):
        check(read_image(tmp_path / "a.tif"), numbers, bits)
        return
    with pytest.raises(ImageReadError) as caught:
        read_image(tmp_path / "a.tif")
    assert caught.value.code == "image.needs-package"


@pytest.mark.parametrize("size", [0, 50_000_000])
@pytest.mark.parametrize("order", [1, 2])
def test_without_imagecodecs_a_strip_inflates_to_its_pixels_only(
    tmp_path: Path, size: int, order: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "imagecodecs", None)
    pixels = values(8)
    strip = zlib.compress(pixels.tobytes() + bytes(size))
    if order == 2:
        strip = np.packbits(np.unpackbits(np.frombuffer(strip, np.uint8), bitorder="little"))
        strip = strip.tobytes()
    entries = {**plain_entries(8, 8), 266: (3, [order])}
    (tmp_path / "a.tif").write_bytes(raw_tiff(entries, strip))
    if size == 0:
        check(read_image(tmp_path / "a.tif"), pixels, 8)
        return
    tracemalloc.start()
    try:
        with pytest.raises(ImageReadError, match="damaged"):
            read_image(tmp_path / "a.tif")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_fax_and_jpeg_in_tiff_as_pillow_writes_them(tmp_path: Path) -> None:
    bits = values(1, 1)[..., 0] > 0
    for compression in ("group3", "group4", "tiff_ccitt"):
        Image.fromarray(bits).save(tmp_path / "a.tif", compression=compression)
        frame = read_image(tmp_path / "a.tif")
        assert np.array_equal(frame.pixels[..., 0], np.where(bits, 255, 0))
    y, x = np.mgrid[0:40, 0:64]
    smooth = np.stack([x * 3, y * 5, 200 - x], -1).astype(np.uint8)
    for mode in ("L", "RGB", "YCbCr"):
        image = Image.fromarray(smooth).convert(mode)
        image.save(tmp_path / "b.tif", compression="jpeg", quality=95)
        expected = np.asarray(image.convert("RGB")).astype(int)
        assert np.abs(read_image(tmp_path / "b.tif").pixels - expected).max() <= 8


@pytest.mark.parametrize("compression", [None, "lzw", "zlib", "packbits", "zstd", "jpeg"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.9])
@pytest.mark.parametrize("tail", ["nothing", "zeros"])
def test_a_tiff_without_its_last_rows(
    tmp_path: Path, compression: str | None, share: float, tail: str
) -> None:
    """Refused; without compression zeros could be black, so they are only told."""
    rng = np.random.default_rng(5)
    y, x = np.mgrid[0:120, 0:160]
    pixels = np.stack([x + 40, y + 60, 200 - x], -1) + rng.integers(0, 9, (120, 160, 3))
    pixels = pixels.clip(0, 255).astype(np.uint8)
    if compression not in (None, "zlib"):
        pytest.importorskip("imagecodecs")
    tifffile.imwrite(
        tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, metadata=None
    )
    data = (tmp_path / "a.tif").read_bytes()
    there = data[: int(len(data) * share)]
    zeros = bytes(len(data) - len(there)) if tail == "zeros" else b""
    (tmp_path / "a.tif").write_bytes(there + zeros)
    if compression is None and tail == "zeros":
        assert "zero bytes" in " ".join(read_image(tmp_path / "a.tif").meta.notes)
        return
    with pytest.raises(ImageReadError, match="damaged"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize("lost", [10, 20, 60])
@pytest.mark.parametrize(
    "compression", ["lzw", "zlib", "packbits", "lzma", "lerc", "jpegxl", "jpeg", "jpeg2000"]
)
def test_a_few_zeros_at_the_end_of_a_compressed_tiff(
    tmp_path: Path, compression: str, lost: int
) -> None:
    tifffile.imwrite(tmp_path / "a.tif", values(8), photometric="rgb", compression=compression)
    data = bytearray((tmp_path / "a.tif").read_bytes())
    with tifffile.TiffFile(io.BytesIO(data)) as other:
        page = other.pages.first
        end = max(page.dataoffsets[0] + page.databytecounts[0], 0)
    data[end - lost : end] = bytes(lost)
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(ImageReadError, match="damaged"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize(
    "compression", ["lzw", "zlib", "packbits", "zstd", "lzma", "lerc", "jpegxl", "jpeg2000"]
)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_compressed_tiff_that_ends_in_one_colour_is_sound(
    tmp_path: Path, compression: str, dtype: type
) -> None:
    """Its code may end in zeros: of LERC in thousands."""
    for height, width in ((1, 1), (8, 15), (17, 1000), (100, 33), (300, 400)):
        for value in (0, 1, 255):
            pixels = np.full((height, width, 3), value, dtype)
            pixels[: height // 2] = values(8, 3)[0, 0]
            options = {"compressionargs": {"lossless": True}} if compression == "jpegxl" else {}
            frame = tiff(
                tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, **options
            )
            assert np.array_equal(frame.pixels, pixels)
            assert frame.meta.notes == ()


def test_inks_that_are_not_four_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(untold(5, values(8, 3)))
    with pytest.raises(ImageReadError, match="inks other than CMYK"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize("compression", ["lzw", "zlib", "packbits", "zstd"])
def test_a_tiff_with_noise_in_a_strip_is_refused(tmp_path: Path, compression: str) -> None:
    """libtiff as OpenCV calls it returned the rows before it, or black, and no error."""
    pixels = values(8)
    tiff(tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, rowsperstrip=7)
    data = bytearray((tmp_path / "a.tif").read_bytes())
    with tifffile.TiffFile(io.BytesIO(data)) as other:
        page = other.pages.first
        start, count = page.dataoffsets[1], page.databytecounts[1]
    data[start : start + count] = np.random.default_rng(7).bytes(count)
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(ImageReadError):
        read_image(tmp_path / "a.tif")


# Others -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [8, 10, 12])
@pytest.mark.parametrize("lossless", [False, True])
def test_avif_of_libheif(tmp_path: Path, bits: int, lossless: bool) -> None:
    """OpenCV refuses those of more than 8 bits."""
    pyvips = pytest.importorskip("pyvips", reason="libvips writes it")
    pytest.importorskip("imagecodecs")
    smooth = np.stack([np.linspace(0, 255, 96).astype(np.uint8)[None].repeat(64, 0)] * 3, -1)
    image = pyvips.Image.new_from_array(smooth).copy(interpretation="srgb")
    try:
        image.heifsave(
            str(tmp_path / "a.avif"), compression="av1", bitdepth=bits, Q=90, lossless=lossless
        )
    except pyvips.Error:
        pytest.skip("this libvips has no encoder for AV1")
    frame = read_image(tmp_path / "a.avif")
    assert frame.meta.bits == bits
    scale = np.iinfo(frame.pixels.dtype).max / 255
    assert np.abs(frame.pixels / scale - smooth).max() <= 3


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_png_of_libvips(tmp_path: Path, bits: int, interlaced: bool) -> None:
    pyvips = pytest.importorskip("pyvips", reason="libvips writes interlaced PNG")
    dtype = np.uint16 if bits == 16 else np.uint8
    for channels in (1, 2, 3, 4) if bits >= 8 else (1,):
        stored = np.random.default_rng(3).integers(0, np.iinfo(dtype).max + 1, (37, 53, channels))
        kinds = ("b-w", "srgb") if bits < 16 else ("grey16", "rgb16")
        image = pyvips.Image.new_from_array(stored.astype(dtype))
        image = image.copy(interpretation=kinds[channels > 2])
        image.pngsave(str(tmp_path / "a.png"), bitdepth=bits, interlace=interlaced)
        theirs = stored
        if bits < 8:  # which libvips has rounded
            theirs = pyvips.Image.new_from_file(str(tmp_path / "a.png")).numpy()[..., None]
        frame = read_image(tmp_path / "a.png")
        colours = theirs[..., : 1 if channels < 3 else 3]
        assert np.array_equal(frame.pixels, np.broadcast_to(colours, frame.pixels.shape))
        assert (frame.alpha is not None) == (channels in (2, 4))
        assert frame.alpha is None or np.array_equal(frame.alpha, theirs[..., -1])
        data = (tmp_path / "a.png").read_bytes()
        (tmp_path / "b.png").write_bytes(data[:-12])  # without its end
        assert np.array_equal(read_image(tmp_path / "b.png").pixels, frame.pixels)
        (tmp_path / "b.png").write_bytes(data[: len(data) * 3 // 4])
        with pytest.raises(ImageReadError):
            read_image(tmp_path / "b.png")


@pytest.mark.parametrize("compression", ["none", "lzw", "deflate", "packbits", "jpeg"])
@pytest.mark.parametrize("shape", ["strips", "tiles", "pyramid"])
def test_tiff_of_libvips(tmp_path: Path, compression: str, shape: str) -> None:
    pyvips = pytest.importorskip("pyvips", reason="libvips writes pyramids")
    y, x = np.mgrid[0:150, 0:200]
    for dtype in (np.uint8, np.uint16):
        if compression == "jpeg" and dtype == np.uint16:
            continue
        smooth = np.stack([x, y, 200 - x], -1).astype(dtype) * (257 if dtype == np.uint16 else 1)
        kind = "rgb16" if dtype == np.uint16 else "srgb"
        image = pyvips.Image.new_from_array(smooth).copy(interpretation=kind)
        image.tiffsave(
            str(tmp_path / "a.tif"), compression=compression, tile=shape != "strips", Q=95,
            pyramid=shape == "pyramid",
        )  # fmt: skip
        theirs = smooth
        if compression == "jpeg":
            theirs = pyvips.Image.new_from_file(str(tmp_path / "a.tif")).numpy()
        frame = read_image(tmp_path / "a.tif")
        assert frame.pixels.dtype == dtype
        tolerance = 3 if compression == "jpeg" else 0
        assert np.abs(frame.pixels.astype(int) - theirs).max() <= tolerance
