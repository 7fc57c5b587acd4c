"""Colours keep their meaning: profiles, code points, primaries; what is lossless stays so."""

from __future__ import annotations

import io
import struct
import subprocess
import zlib
from pathlib import Path
from shutil import which

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.errors import ImageReadError
from engine.images import Frame, Meta, WriteOptions, read_image, write_image
from engine.images._bmff import is_lossless_avif, read_items
from engine.images._colour import SRGB_PRIMARIES, make_profile, profile_of

pillow_heif = pytest.importorskip("pillow_heif")
tifffile = pytest.importorskip("tifffile")

OPTIONS = WriteOptions()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
P3, BT2020, ADOBE = (12, 13), (9, 1), (0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329)


def photo(height: int = 48, width: int = 64) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width - 60 * y / height]
    return np.stack(planes, -1).round().astype(np.uint8)


def noise(channels: int = 3, dtype: type = np.uint8) -> np.ndarray:
    top = np.iinfo(dtype).max + 1
    return np.random.default_rng(1).integers(0, top, (40, 56, channels), dtype=dtype)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(path: Path, *chunks: tuple[bytes, bytes], grey: bool = False) -> Path:
    buffer = io.BytesIO()
    Image.fromarray(photo()[..., 0] if grey else photo()).save(buffer, "PNG")
    data = buffer.getvalue()
    path.write_bytes(data[:33] + b"".join(chunk(*one) for one in chunks) + data[33:])
    return path


def avif(path: Path, cicp: tuple[int, int], *, bits: int = 8, grey: bool = False) -> Path:
    """An AVIF of another library, its code points put in by hand."""
    pixels = photo().astype(np.uint16) << (bits - 8)
    pixels = (pixels[..., 0] if grey else pixels).astype(np.uint8 if bits == 8 else np.uint16)
    options = [cv2.IMWRITE_AVIF_DEPTH, bits, cv2.IMWRITE_AVIF_QUALITY, 95]
    data = bytearray(cv2.imencode(".avif", pixels, options)[1].tobytes())
    at = data.index(b"nclx") + 4
    struct.pack_into(">HH", data, at, *cicp)
    path.write_bytes(data)
    return path


def heic(path: Path, cicp: tuple[int, int], **options: object) -> Path:
    image = pillow_heif.from_pillow(Image.fromarray(photo()))
    image.save(
        path, quality=95, save_nclx_profile=True, color_primaries=cicp[0],
        transfer_characteristics=cicp[1], matrix_coefficients=6, full_range_flag=1, **options,
    )  # fmt: skip
    return path


def written(frame: Frame, path: Path) -> Path:
    write_image(frame, path, OPTIONS, overwrite=True)
    return path


def nclx(path: Path) -> tuple[int, int]:
    """Primaries and transfer as libheif finds them."""
    told = pillow_heif.open_heif(path).info.get("nclx_profile")
    assert told is not None
    return told["color_primaries"], told["transfer_characteristics"]


def to_xyz(profile: bytes, colours: np.ndarray) -> np.ndarray:
    """Colours (N, 3) uint8 as LittleCMS converts them to Lab by a profile."""
    image = Image.fromarray(colours[None].astype(np.uint8))
    lab = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("LAB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="LAB",
    )  # fmt: skip
    return np.asarray(lab)[0].astype(int)


def lab_of(linear: np.ndarray, primaries: tuple[float, ...]) -> np.ndarray:
    """The same by hand: linear RGB to XYZ, Bradford to D50, CIELAB."""
    points = np.array(primaries).reshape(4, 2)
    xyz = np.column_stack([points, 1 - points.sum(1)])
    white = xyz[3] / xyz[3, 1]
    matrix = xyz[:3].T * np.linalg.solve(xyz[:3].T, white)
    bradford = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367],
                         [0.0389, -0.0685, 1.0296]])  # fmt: skip
    d50 = np.array([0.9642, 1, 0.8249])
    adapt = np.linalg.inv(bradford) @ np.diag(bradford @ d50 / (bradford @ white)) @ bradford
    t = (linear @ (adapt @ matrix).T) / d50
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    lab = np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], 1)
    return np.stack([lab[:, 0] * 2.55, lab[:, 1], lab[:, 2]], 1)


COLOURS = np.array([[255, 255, 255], [128, 128, 128], [200, 100, 60], [60, 140, 90], [90, 80, 200],
                    [12, 9, 15]])  # fmt: skip


def curve(code: int, values: np.ndarray) -> np.ndarray:
    if code == 13:
        return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    if code == 8:
        return values
    return np.where(values < 0.081, values / 4.5, ((values + 0.099) / 1.099) ** (1 / 0.45))


@pytest.mark.parametrize("transfer", [1, 8, 13])
@pytest.mark.parametrize(
    ("code", "primaries"),
    [
        (1, SRGB_PRIMARIES),
        (12, (0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.3127, 0.329)),
        (9, (0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329)),
        (11, (0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.314, 0.351)),
        (5, (0.64, 0.33, 0.29, 0.6, 0.15, 0.06, 0.3127, 0.329)),
    ],
)
def test_the_profile_of_code_points_means_the_same_colours(
    code: int, primaries: tuple[float, ...], transfer: int
) -> None:
    profile, note = profile_of((code, transfer), grey=False)
    assert note is None
    if (code, transfer) == (1, 13):
        assert profile is None  # what a file without a profile means
        profile = SRGB
    assert profile is not None
    expected = lab_of(curve(transfer, COLOURS / 255), primaries)
    got = to_xyz(profile, COLOURS)
    got[:, 1:] = (got[:, 1:] + 128) % 256 - 128
    assert np.abs(got - expected).max() <= 1.6


def test_profiles_are_sound(tmp_path: Path) -> None:
    for grey in (False, True):
        profile, _ = profile_of((12, 8), grey=grey)
        assert profile is not None
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        assert opened.profile.xcolor_space.strip() == ("GRAY" if grey else "RGB")
        assert "Display P3" in ImageCms.getProfileDescription(opened)
        assert int.from_bytes(profile[:4], "big") == len(profile)
    assert make_profile((0, 0) * 4, ((2.2,),), "none", grey=False) is None
    assert profile_of((77, 13), grey=False)[1] is not None


# Code points ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cicp", [P3, BT2020, (1, 8), (12, 1), (6, 6)])
@pytest.mark.parametrize("source", ["avif", "avif 10", "heic", "png"])
@pytest.mark.parametrize("target", [".avif", ".png", ".jpg", ".tif", ".webp", ".bmp"])
def test_code_points_are_kept_or_become_an_equal_profile(
    tmp_path: Path, source: str, target: str, cicp: tuple[int, int]
) -> None:
    path = tmp_path / f"a.{source.split()[0]}"
    if source == "png":
        png(path, (b"cICP", bytes([*cicp, 0, 1])))
    elif source == "heic":
        heic(path, cicp)
    else:
        avif(path, cicp, bits=10 if "10" in source else 8)
    frame = read_image(path)
    equal, _ = profile_of(cicp, grey=False)
    assert frame.meta.icc == equal
    assert frame.meta.notes == ()
    result = written(frame, tmp_path / f"b{target}")
    if target == ".avif":
        assert nclx(result) == cicp
        assert "icc_profile" not in Image.open(io.BytesIO(result.read_bytes())).info
    elif target == ".png":
        data = result.read_bytes()
        assert data[data.index(b"cICP") + 4 :][:4] == bytes([*cicp, 0, 1])
    if target in (".png", ".jpg", ".tif", ".webp"):
        assert Image.open(io.BytesIO(result.read_bytes())).info["icc_profile"] == equal
    again = read_image(result)
    assert again.meta.icc == equal


@pytest.mark.parametrize("cicp", [(1, 13), (2, 2), (2, 13), (1, 2)])
def test_srgb_needs_no_profile(tmp_path: Path, cicp: tuple[int, int]) -> None:
    for frame in (
        read_image(avif(tmp_path / "a.avif", cicp)),
        read_image(heic(tmp_path / "a.heic", cicp)),
        read_image(png(tmp_path / "a.png", (b"cICP", bytes([*cicp, 0, 1])))),
    ):
        assert frame.meta.icc is None
        assert frame.meta.notes == ()


def test_grey_gets_a_grey_profile_or_none(tmp_path: Path) -> None:
    frame = read_image(avif(tmp_path / "a.avif", (12, 13), grey=True))
    assert frame.meta.greyscale
    assert frame.meta.icc is None  # primaries mean nothing to it, and the curve is that of sRGB
    frame = read_image(avif(tmp_path / "a.avif", (12, 8), grey=True))
    assert (frame.meta.icc or b"")[16:20] == b"GRAY"
    result = written(frame, tmp_path / "b.png")
    assert Image.open(io.BytesIO(result.read_bytes())).info["icc_profile"] == frame.meta.icc


def test_a_profile_takes_precedence_over_code_points(tmp_path: Path) -> None:
    icc, _ = profile_of((12, 13), grey=False)
    Image.fromarray(photo()).save(tmp_path / "a.avif", icc_profile=icc)
    assert read_image(tmp_path / "a.avif").meta.icc == icc
    assert read_image(heic(tmp_path / "a.heic", (9, 1), icc_profile=SRGB)).meta.icc == SRGB


def test_unknown_code_points_are_told_and_kept_where_they_can_be(tmp_path: Path) -> None:
    frame = read_image(avif(tmp_path / "a.avif", (12, 10)))
    assert "CICP 12/10" in " ".join(frame.meta.notes)
    assert nclx(written(frame, tmp_path / "b.avif")) == (12, 10)


@pytest.mark.parametrize(("transfer", "name"), [(16, "PQ"), (18, "HLG")])
@pytest.mark.parametrize("source", ["avif", "avif 10", "heic", "png", "profile"])
def test_hdr_is_refused_as_hdr_video_is(
    tmp_path: Path, source: str, transfer: int, name: str
) -> None:
    path = tmp_path / "a.any"
    if source == "png":
        png(path, (b"cICP", bytes([9, transfer, 0, 1])))
    elif source == "heic":
        heic(path.with_suffix(".heic"), (9, transfer))
        path = path.with_suffix(".heic")
    elif source == "profile":
        made, _ = profile_of((9, 1), grey=False)
        assert made is not None
        tags = int.from_bytes(made[128:132], "big")
        body = made[132 + 12 * tags :]
        table = b"".join(
            name + struct.pack(">II", offset + 12, size)
            for name, offset, size in struct.iter_unpack(">4sII", made[132 : 132 + 12 * tags])
        )
        end = 132 + 12 * tags + 12 + len(body)
        table += b"cicp" + struct.pack(">II", end, 12)
        whole = made[:128] + struct.pack(">I", tags + 1) + table + body
        whole += b"cicp\0\0\0\0" + bytes([9, transfer, 0, 1])
        icc = struct.pack(">I", len(whole)) + whole[4:]
        Image.fromarray(photo()).save(path, "JPEG", icc_profile=icc)
    else:
        avif(path, (9, transfer), bits=10 if "10" in source else 8)
    with pytest.raises(ImageReadError, match=f"HDR photo .{name}.") as caught:
        read_image(path)
    assert "SDR" in caught.value.hint
    assert caught.value.code == "image.hdr"


# Primaries and gamma ------------------------------------------------------------------------------


def points(chromaticities: tuple[float, ...]) -> bytes:
    """The body of cHRM, which has white first."""
    order = (*chromaticities[6:], *chromaticities[:6])
    return struct.pack(">8I", *(round(value * 100_000) for value in order))


@pytest.mark.parametrize("grey", [False, True])
def test_gamma_and_primaries_of_a_png_become_a_profile(tmp_path: Path, grey: bool) -> None:
    usual, linear = struct.pack(">I", 45455), struct.pack(">I", 100_000)
    srgb = (b"cHRM", points(tuple(SRGB_PRIMARIES)))
    for chunks in ([(b"gAMA", usual)], [(b"gAMA", usual), srgb], [(b"sRGB", b"\0"), srgb], [srgb]):
        assert read_image(png(tmp_path / "a.png", *chunks, grey=grey)).meta.icc is None
    frame = read_image(png(tmp_path / "a.png", (b"gAMA", linear), grey=grey))
    assert (frame.meta.icc or b"")[16:20] == (b"GRAY" if grey else b"RGB ")
    result = written(frame, tmp_path / "b.jpg")
    assert Image.open(io.BytesIO(result.read_bytes())).info["icc_profile"] == frame.meta.icc
    if grey:
        return
    assert frame.meta.icc is not None
    expected = lab_of(COLOURS / 255, tuple(SRGB_PRIMARIES))
    got = to_xyz(frame.meta.icc, COLOURS)
    got[:, 1:] = (got[:, 1:] + 128) % 256 - 128
    assert np.abs(got - expected).max() <= 1.6
    adobe = (b"cHRM", points(ADOBE))
    frame = read_image(png(tmp_path / "a.png", (b"gAMA", struct.pack(">I", 45470)), adobe))
    assert frame.meta.icc is not None
    expected = lab_of(curve(13, COLOURS / 255), ADOBE)
    got = to_xyz(frame.meta.icc, COLOURS)
    got[:, 1:] = (got[:, 1:] + 128) % 256 - 128
    assert np.abs(got - expected).max() <= 1.6


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ([(318, ADOBE[6:])], ["white point"]),
        ([(319, ADOBE[:6])], ["primaries"]),
        ([(319, ADOBE[:6]), (318, ADOBE[6:])], []),
        ([(318, ADOBE[6:]), (319, ADOBE[:4])], ["white point", "primaries"]),
    ],
)
@pytest.mark.parametrize("grey", [False, True])
def test_colour_fields_of_a_tiff_that_tell_too_little_are_named(
    tmp_path: Path, tags: list[tuple[int, tuple[float, ...]]], names: list[str], grey: bool
) -> None:
    pixels = photo()[..., 0] if grey else photo()
    fields = [fractions(*one) for one in tags]
    notes = " ".join(read_image(tiff_with(tmp_path / "a.tif", pixels, *fields)).meta.notes)
    if grey:  # which has none of these
        names = [{318: "white point", 319: "primaries"}[tag] for tag, _ in tags]
    for name in ("white point", "primaries"):
        assert (name in notes) == (name in names)
    # A profile says more than they do.
    data = (34675, 7, len(SRGB), SRGB, True)
    frame = read_image(tiff_with(tmp_path / "b.tif", photo(), *fields, data))
    assert frame.meta.icc == SRGB
    assert frame.meta.notes == ()


def test_a_transfer_function_of_another_length_is_named(tmp_path: Path) -> None:
    table = tuple(range(0, 512, 2))
    frame = read_image(tiff_with(tmp_path / "a.tif", photo(), (301, 3, 200, table[:200], True)))
    assert "transfer function" in " ".join(frame.meta.notes)


@pytest.mark.parametrize(("white", "named"), [(235, True), (255, False)])
def test_narrow_range_of_a_tiff_is_named(tmp_path: Path, white: int, named: bool) -> None:
    """ReferenceBlackWhite, which no program applies to RGB (TIFF 6.0, section 20)."""
    black = 16 if named else 0
    tag = (532, 5, 6, (black, 1, white, 1) * 3, True)
    notes = " ".join(read_image(tiff_with(tmp_path / "a.tif", photo(), tag)).meta.notes)
    assert ("reference black and white" in notes) == named


@pytest.mark.parametrize("kind", [b"cICP", b"gAMA", b"iCCP"])
def test_colours_told_behind_the_pixels_of_a_png_are_named(tmp_path: Path, kind: bytes) -> None:
    """Decoders ignore them there (PNG 5.6)."""
    body = {b"cICP": bytes([12, 13, 0, 1]), b"gAMA": struct.pack(">I", 100_000),
            b"iCCP": b"x\0\0" + zlib.compress(SRGB)}[kind]  # fmt: skip
    data = png(tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[:-12] + chunk(kind, body) + data[-12:])
    frame = read_image(tmp_path / "a.png")
    assert frame.meta.icc is None
    assert ("ICC profile" if kind == b"iCCP" else kind.decode()) in " ".join(frame.meta.notes)


def test_white_point_and_primaries_in_exif_go_into_a_tiff(tmp_path: Path) -> None:
    """There they are in the directory of the image."""
    exif = Image.Exif()
    exif[318], exif[319] = (0.3127, 0.329), (0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
    Image.fromarray(photo()).save(tmp_path / "a.jpg", exif=exif)
    frame = read_image(tmp_path / "a.jpg")
    assert write_image(frame, tmp_path / "b.tif", OPTIONS, overwrite=False) == ()
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        tags = tiff.pages.first.tags
        assert len(tags[318].value) == 4
        assert len(tags[319].value) == 12


def half_alike(profile: bytes) -> bytes:
    """The same profile with another name, hence other bytes."""
    at = profile.index("Display".encode("utf-16-be"))
    return profile[:at] + "display".encode("utf-16-be") + profile[at + 14 :]


@pytest.mark.parametrize("target", [".png", ".jpg", ".avif", ".tif"])
@pytest.mark.parametrize("case", ["unknown", "same", "other", "matrix"])
def test_a_profile_beside_code_points(tmp_path: Path, case: str, target: str) -> None:
    """Code points go before a profile, unless they are not known (PNG, 4.3)."""
    p3, bt2020 = (profile_of((code, 13), grey=False)[0] for code in (12, 9))
    assert p3 is not None
    own = {"unknown": p3, "same": half_alike(p3), "other": bt2020, "matrix": p3}[case]
    cicp = {"unknown": [77, 13, 0, 1], "matrix": [12, 13, 1, 1]}.get(case, [12, 13, 0, 1])
    path = png(
        tmp_path / "a.png", (b"iCCP", b"x\0\0" + zlib.compress(own or b"")), (b"cICP", bytes(cicp))
    )
    frame = read_image(path)
    assert frame.meta.icc == (p3 if case == "other" else own)
    notes = " ".join(frame.meta.notes)
    words = {"unknown": "cICP", "matrix": "cICP", "same": "", "other": "second ICC profile"}[case]
    assert words in notes
    assert bool(notes) == bool(words)
    result = written(frame, tmp_path / f"b{target}")
    again = Image.open(io.BytesIO(result.read_bytes())).info.get("icc_profile")
    if target == ".avif" and case in ("same", "other"):
        assert nclx(result) == P3
    else:
        assert again == frame.meta.icc


def test_colours_in_the_narrow_range_of_video_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageReadError, match="narrow range") as caught:
        read_image(png(tmp_path / "a.png", (b"cICP", bytes([1, 1, 0, 0]))))
    assert caught.value.code == "image.unsupported"


@pytest.mark.parametrize("source", ["jpg", "png", "tif", "webp"])
def test_a_profile_that_was_cut_off_is_named(tmp_path: Path, source: str) -> None:
    Image.fromarray(photo()).save(tmp_path / f"a.{source}", icc_profile=SRGB[:400])
    frame = read_image(tmp_path / f"a.{source}")
    assert frame.meta.icc is None
    assert "ICC profile" in " ".join(frame.meta.notes)


def bmp(path: Path, space: int, endpoints: tuple[float, ...] = (0.0,) * 9, gamma: float = 0,
        profile: bytes = b"") -> Path:  # fmt: skip
    """A BMP with a header of version 5."""
    pixels = photo()[::-1, :, ::-1].tobytes()
    head = struct.pack("<IiiHHIIiiII", 124, 64, 48, 1, 24, 0, len(pixels), 0, 0, 0, 0) + bytes(16)
    head += struct.pack("<I9i3I", space, *(round(v * 2**30) for v in endpoints),
                        *[round(gamma * 65536)] * 3)  # fmt: skip
    head += struct.pack("<IIII", 4, 124 + len(pixels), len(profile), 0)
    size = 14 + len(head) + len(pixels) + len(profile)
    path.write_bytes(b"BM" + struct.pack("<IHHI", size, 0, 0, 138) + head + pixels + profile)
    return path


def test_the_profile_of_a_bmp_is_kept(tmp_path: Path) -> None:
    icc, _ = profile_of((12, 13), grey=False)
    assert icc is not None
    frame = read_image(bmp(tmp_path / "a.bmp", 0x4D424544, profile=icc))
    assert np.array_equal(frame.pixels, photo())
    assert frame.meta.icc == icc
    result = written(frame, tmp_path / "b.bmp")
    assert np.array_equal(cv2.imread(str(result))[..., ::-1], photo())
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(result.read_bytes()))), photo())
    assert read_image(result).meta.icc == icc
    for space in (0x73524742, 0x57696E20):  # sRGB, the system's
        assert read_image(bmp(tmp_path / "a.bmp", space)).meta.icc is None
    linked = read_image(bmp(tmp_path / "a.bmp", 0x4C494E4B, profile=b"C:\\a.icm"))
    assert "linked ICC profile" in " ".join(linked.meta.notes)


def test_the_primaries_of_a_bmp_become_a_profile(tmp_path: Path) -> None:
    xyz = []
    for x, y in zip(ADOBE[:6:2], ADOBE[1:6:2], strict=True):
        xyz += [x, y, 1 - x - y]
    frame = read_image(bmp(tmp_path / "a.bmp", 0, tuple(xyz), 2.2))
    assert frame.meta.icc is not None
    expected = lab_of((COLOURS / 255) ** 2.2, ADOBE)
    got = to_xyz(frame.meta.icc, COLOURS)
    got[:, 1:] = (got[:, 1:] + 128) % 256 - 128
    assert np.abs(got - expected).max() <= 1.6
    assert read_image(bmp(tmp_path / "a.bmp", 0)).meta.icc is None


def tiff_with(path: Path, pixels: np.ndarray, *tags: tuple[object, ...]) -> Path:
    kind = "rgb" if pixels.ndim == 3 else "minisblack"
    tifffile.imwrite(path, pixels, photometric=kind, metadata=None, extratags=list(tags))
    return path


def fractions(tag: int, values: tuple[float, ...]) -> tuple[object, ...]:
    numbers = tuple(n for value in values for n in (round(value * 10_000), 10_000))
    return (tag, 5, len(values), numbers, True)


@pytest.mark.parametrize("bits", [8, 16])
def test_primaries_and_transfer_of_a_tiff_become_a_profile(tmp_path: Path, bits: int) -> None:
    pixels = photo() if bits == 8 else photo().astype(np.uint16) * 257
    told = [fractions(318, ADOBE[6:]), fractions(319, ADOBE[:6])]
    steps = np.arange(1 << bits) / ((1 << bits) - 1)
    table = np.rint(steps**1.8 * 65535).astype(int).tolist()
    for tables, linear in (
        ([], curve(13, COLOURS / 255)),
        ([(301, 3, len(table), tuple(table), True)], (COLOURS / 255) ** 1.8),
        ([(301, 3, 3 * len(table), tuple(table * 3), True)], (COLOURS / 255) ** 1.8),
    ):
        frame = read_image(tiff_with(tmp_path / "a.tif", pixels, *told, *tables))
        assert frame.meta.icc is not None
        got = to_xyz(frame.meta.icc, COLOURS)
        got[:, 1:] = (got[:, 1:] + 128) % 256 - 128
        assert np.abs(got - lab_of(linear, ADOBE)).max() <= 1.6
        assert read_image(written(frame, tmp_path / "b.jpg")).meta.icc == frame.meta.icc
    srgb = [fractions(318, SRGB_PRIMARIES[6:]), fractions(319, SRGB_PRIMARIES[:6])]
    assert read_image(tiff_with(tmp_path / "a.tif", pixels, *srgb)).meta.icc is None
    grey = (301, 3, len(table), tuple(table), True)
    frame = read_image(tiff_with(tmp_path / "a.tif", pixels[..., 0], grey))
    assert (frame.meta.icc or b"")[16:20] == b"GRAY"


# Lossless, 4:4:4, grey ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 3144, 6922, 70_000, 300_000])
@pytest.mark.parametrize("alpha", [False, True])
def test_a_lossless_webp_stays_lossless_whatever_stands_before_its_pixels(
    tmp_path: Path, size: int, alpha: bool
) -> None:
    pixels = noise(4 if alpha else 3)
    profile = (struct.pack(">I", size) + SRGB[4:] + bytes(max(0, size - len(SRGB))))[:size]
    options = {"icc_profile": profile} if size else {}
    image = Image.fromarray(pixels)
    image.save(tmp_path / "a.webp", lossless=True, exact=True, **options)
    result = written(read_image(tmp_path / "a.webp"), tmp_path / "b.webp")
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(result.read_bytes()))), pixels)
    image.save(tmp_path / "c.webp", quality=80, exif=b"Exif\0\0MM\0*VP8L" + bytes(50), **options)
    assert not read_image(tmp_path / "c.webp").meta.lossless


def test_an_animated_lossless_webp_is_lossless(tmp_path: Path) -> None:
    images = [Image.fromarray(noise()), Image.fromarray(photo(40, 56))]
    images[0].save(tmp_path / "a.webp", save_all=True, append_images=images[1:], lossless=True)
    assert read_image(tmp_path / "a.webp").meta.lossless


@pytest.mark.parametrize("bits", [8, 10, 12])
@pytest.mark.parametrize("alpha", [False, True])
def test_a_lossless_avif_stays_lossless(tmp_path: Path, bits: int, alpha: bool) -> None:
    top = (1 << bits) - 1
    pixels = noise(4 if alpha else 3, np.uint16) & top
    pixels = pixels.astype(np.uint8 if bits == 8 else np.uint16)
    options = [cv2.IMWRITE_AVIF_DEPTH, bits, cv2.IMWRITE_AVIF_QUALITY, 100]
    (tmp_path / "a.avif").write_bytes(cv2.imencode(".avif", pixels, options)[1].tobytes())
    frame = read_image(tmp_path / "a.avif")
    assert frame.meta.lossless
    result = written(frame, tmp_path / "b.avif")
    assert np.array_equal(cv2.imread(str(result), cv2.IMREAD_UNCHANGED), pixels)
    assert read_image(result).meta.lossless
    assert nclx(result) == (1, 13)


@pytest.mark.parametrize("bits", [8, 10, 12])
@pytest.mark.parametrize("alpha", [False, True])
def test_a_lossless_grey_avif_stays_lossless(tmp_path: Path, bits: int, alpha: bool) -> None:
    """Only the AV1 code tells that it is: without colour there is no RGB to store as such."""
    grey = noise(1, np.uint16)[..., 0] & ((1 << bits) - 1)
    grey = grey.astype(np.uint8 if bits == 8 else np.uint16)
    if alpha and bits == 8:
        image = Image.fromarray(np.dstack([grey, grey]), "LA")
        image.save(tmp_path / "a.avif", quality=100, subsampling="4:0:0")
    else:
        options = [cv2.IMWRITE_AVIF_DEPTH, bits, cv2.IMWRITE_AVIF_QUALITY, 100]
        (tmp_path / "a.avif").write_bytes(cv2.imencode(".avif", grey, options)[1].tobytes())
    frame = read_image(tmp_path / "a.avif")
    assert frame.meta.lossless
    assert frame.meta.greyscale
    result = written(frame, tmp_path / "b.avif")
    found = cv2.imread(str(result), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(found.reshape(*grey.shape, -1)[..., 0], grey)
    if bits == 8:
        assert np.array_equal(np.asarray(Image.open(result).convert("L")), grey)
    again = read_image(result)
    assert again.meta.lossless
    assert again.meta.greyscale == frame.meta.greyscale or alpha


@pytest.mark.parametrize("quality", [100, 99, 60])
@pytest.mark.parametrize("sampling", ["4:4:4", "4:2:2", "4:2:0", "4:0:0"])
@pytest.mark.parametrize("size", [(56, 40), (1100, 4700)])
def test_whether_an_avif_is_lossless_is_found_in_its_code(
    tmp_path: Path, size: tuple[int, int], sampling: str, quality: int
) -> None:
    rough = np.random.default_rng(1).integers(0, 256, (20, 30, 3), np.uint8)
    pixels = cv2.resize(rough, size)
    pixels = pixels[..., 0] if sampling == "4:0:0" else pixels
    options = {"quality": quality, "subsampling": sampling, "speed": 10, "tile_cols": 1}
    Image.fromarray(np.ascontiguousarray(pixels)).save(tmp_path / "a.avif", **options)
    with open(tmp_path / "a.avif", "rb") as file:
        data = file.read()
    assert is_lossless_avif(data, read_items(data)) == (quality == 100)


@pytest.mark.parametrize("lossless", [False, True])
def test_whether_an_avif_of_libheif_is_lossless(tmp_path: Path, lossless: bool) -> None:
    pyvips = pytest.importorskip("pyvips")
    image = pyvips.Image.new_from_array(photo()).copy(interpretation="srgb")
    image.heifsave(str(tmp_path / "a.avif"), compression="av1", lossless=lossless, Q=90)
    frame = read_image(tmp_path / "a.avif")
    assert frame.meta.lossless == lossless
    if lossless:
        result = written(frame, tmp_path / "b.avif")
        assert np.array_equal(pyvips.Image.new_from_file(str(result)).numpy(), photo())


@pytest.mark.parametrize("bits", [8, 10, 12])
def test_avif_keeps_its_depth_and_says_nothing(tmp_path: Path, bits: int) -> None:
    frame = read_image(avif(tmp_path / "a.avif", (1, 13), bits=bits))
    assert frame.meta.bits == bits
    assert write_image(frame, tmp_path / "b.avif", OPTIONS, overwrite=False) == ()
    assert read_image(tmp_path / "b.avif").meta.bits == bits
    assert not read_image(tmp_path / "b.avif").meta.lossless
    notes = write_image(frame, tmp_path / "b.jpg", OPTIONS, overwrite=False)
    assert (f"{bits} bits per channel were reduced to 8" in " ".join(notes)) == (bits > 8)


@pytest.mark.parametrize("bits", [8, 10])
def test_a_grey_avif_stays_grey(tmp_path: Path, bits: int) -> None:
    frame = read_image(avif(tmp_path / "a.avif", (1, 13), bits=bits, grey=True))
    assert frame.meta.greyscale
    assert read_image(written(frame, tmp_path / "b.avif")).meta.greyscale
    colour = read_image(avif(tmp_path / "c.avif", (1, 13), bits=bits))
    assert not colour.meta.greyscale


def test_depth_and_grey_are_those_of_the_image_not_of_a_word_in_the_file(tmp_path: Path) -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0" + b"av1C\x81\x20\x60\x00" * 3
    Image.fromarray(photo()).save(tmp_path / "a.avif", exif=exif)
    frame = read_image(tmp_path / "a.avif")
    assert frame.pixels.dtype == np.uint8
    assert not frame.meta.greyscale


@pytest.mark.skipif(which("exiftool") is None, reason="exiftool gives the second opinion")
def test_exiftool_finds_the_same_code_points(tmp_path: Path) -> None:
    for bits in (8, 10):
        frame = read_image(avif(tmp_path / "a.avif", (12, 13), bits=bits))
        result = written(frame, tmp_path / f"b{bits}.avif")
        words = ["exiftool", "-n", "-s3", "-ColorPrimaries", "-TransferCharacteristics", result]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
        assert said == ["12", "13"]


def test_a_frame_with_code_points_and_another_profile_is_written(tmp_path: Path) -> None:
    frame = Frame(photo(), None, Meta(cicp=(12, 13), icc=profile_of((12, 13), grey=False)[0]))
    for suffix in (".jpg", ".png", ".tif", ".webp", ".avif", ".bmp"):
        assert write_image(frame, tmp_path / f"a{suffix}", OPTIONS, overwrite=False) == ()


def test_code_points_beyond_a_byte_are_none(tmp_path: Path) -> None:
    frame = read_image(avif(tmp_path / "a.avif", (0x6101, 13)))
    assert frame.meta.cicp is None
    assert write_image(frame, tmp_path / "b.png", OPTIONS, overwrite=False) == ()
