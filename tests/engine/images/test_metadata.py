"""Every block of metadata of a source is in the result, read by a second library, or named."""

from __future__ import annotations

import io
import struct
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, IptcImagePlugin, PngImagePlugin, TiffImagePlugin

from engine.images import read_image, read_size
from tests.engine.images.files import (
    ALL_TARGETS,
    CAPTION,
    COMMENT,
    EXIFTOOL,
    RATING,
    RDF,
    SRGB,
    TEXT,
    TIFF_NS,
    XMP,
    app13,
    chunk,
    dng,
    exif_block,
    exiftool,
    iptc_records,
    jpeg,
    packet,
    photo,
    photoshop,
    png,
    raw_profile,
    result_of,
    segment,
    xmp_chunk,
    xmp_segment,
)

tifffile = pytest.importorskip("tifffile")

# A source of each format with everything it can hold ----------------------------------------------


def full_jpeg(path: Path) -> set[str]:
    block = b"Exif\0\0" + exif_block()
    options = {"exif": block, "icc_profile": SRGB, "comment": COMMENT, "dpi": (300, 300)}
    path.write_bytes(jpeg(xmp_segment(XMP), app13(), **options))
    return {"EXIF", "XMP", "ICC", "IPTC", "comment", "dpi"}


def full_png(path: Path) -> set[str]:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Title", TEXT)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    block, file = b"Exif\0\0" + exif_block(), io.BytesIO()
    options = {"exif": block, "icc_profile": SRGB, "pnginfo": texts, "dpi": (300, 300)}
    Image.fromarray(photo()).save(file, "PNG", **options)
    data = file.getvalue()
    path.write_bytes(data[:33] + raw_profile("iptc", photoshop()) + data[33:])
    return {"EXIF", "XMP", "ICC", "IPTC", "text", "dpi"}


def full_tiff(path: Path) -> set[str]:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[271] = "TestCam"
    tags[700] = XMP
    tags[33723] = iptc_records()
    tags.tagtype[33723] = 7
    tags[33550] = (0.5, 0.5, 0.0)
    tags.tagtype[33550] = 12
    tags[42113] = "-9999"
    tags[50999] = "private"
    options = {"tiffinfo": tags, "icc_profile": SRGB, "dpi": (300, 300)}
    Image.fromarray(photo()).save(path, **options)
    return {"EXIF", "XMP", "ICC", "IPTC", "geo", "private", "dpi"}


def full_webp(path: Path) -> set[str]:
    Image.fromarray(photo()).save(path, "WEBP", exif=exif_block(), xmp=XMP, icc_profile=SRGB)
    return {"EXIF", "XMP", "ICC"}


def full_avif(path: Path) -> set[str]:
    Image.fromarray(photo()).save(path, "AVIF", exif=exif_block(), xmp=XMP, icc_profile=SRGB)
    return {"EXIF", "XMP", "ICC"}


def full_heic(path: Path) -> set[str]:
    pillow_heif = pytest.importorskip("pillow_heif")
    image = pillow_heif.from_pillow(Image.fromarray(photo()))
    block = b"Exif\0\0" + exif_block()
    image.save(path, quality=90, exif=block, xmp=XMP, icc_profile=SRGB)
    return {"EXIF", "XMP", "ICC"}


SOURCES: dict[str, Callable[[Path], set[str]]] = {
    ".jpg": full_jpeg, ".png": full_png, ".tif": full_tiff, ".webp": full_webp,
    ".avif": full_avif, ".heic": full_heic,
}  # fmt: skip

NAMES = {
    "EXIF": "EXIF", "XMP": "XMP", "ICC": "ICC", "IPTC": "IPTC", "comment": "comment",
    "text": "PNG texts", "geo": "GeoTIFF", "private": "TIFF tag 50999", "dpi": "resolution",
}  # fmt: skip


def found_in(path: Path) -> set[str]:
    """The blocks that Pillow and tifffile find in a file."""
    with Image.open(path) as image:
        image.load()
        info, exif = image.info, image.getexif()
        found = set()
        if exif.get(0x010F) == "TestCam":
            found.add("EXIF")
        if RATING.encode() in bytes(info.get("xmp") or b""):
            found.add("XMP")
        if info.get("icc_profile") == SRGB:
            found.add("ICC")
        if (IptcImagePlugin.getiptcinfo(image) or {}).get((2, 120)) == CAPTION:
            found.add("IPTC")
        if info.get("comment") == COMMENT or info.get("Comment") == COMMENT.decode():
            found.add("comment")
        if info.get("Title") == TEXT:
            found.add("text")
        if round(float((info.get("dpi") or [exif.get(282, 0)])[0])) == 300:
            found.add("dpi")
        # Pillow does not look for IPTC in a PNG.
        hexed = info.get("Raw profile type iptc", "").split()
        if hexed[:1] == ["iptc"] and photoshop() == bytes.fromhex("".join(hexed[2:])):
            found.add("IPTC")
    if path.suffix == ".bmp":  # Pillow does not look for its profile
        data = path.read_bytes()
        if struct.unpack_from("<I", data, 14) == (124,) and data[70:74] == b"DEBM":
            offset, size = struct.unpack_from("<II", data, 14 + 112)
            if data[14 + offset : 14 + offset + size] == SRGB:
                found.add("ICC")
    if path.suffix == ".tif":
        with tifffile.TiffFile(path) as tiff:
            tags = tiff.pages.first.tags
            if 33550 in tags and tags[33550].value == (0.5, 0.5, 0.0) and 42113 in tags:
                found.add("geo")
    return found


def apple_like_exif() -> bytes:
    """An EXIF block with notes of the camera's maker."""
    exif = Image.Exif()
    exif[0x010F] = "TestCam"
    exif.get_ifd(0x8769)[0x927C] = b"Maker\0" + bytes(range(200))
    return exif.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("target", ALL_TARGETS)
@pytest.mark.parametrize("source", SOURCES)
def test_each_block_is_kept_or_named(tmp_path: Path, source: str, target: str) -> None:
    path, result = tmp_path / f"a{source}", tmp_path / f"b{target}"
    blocks = SOURCES[source](path)
    notes = result_of(path, result)
    found = found_in(result)
    for block in blocks:
        assert (block in found) != (NAMES[block] in notes), f"{block}: {sorted(found)}; {notes}"
    assert found <= blocks | {"dpi"}
    if source == target:
        assert found == blocks - {"private"}


TAGS = [
    "EXIF:Make=Canon",
    "EXIF:Model=EOS",
    "EXIF:ImageDescription=desc",
    "EXIF:Artist=me",
    "EXIF:Copyright=c",
    "EXIF:Software=soft",
    "EXIF:DateTimeOriginal=2024:01:02_03:04:05",
    "EXIF:OffsetTime=+01:00",
    "EXIF:SubSecTimeOriginal=12",
    "EXIF:UserComment=hello",
    "EXIF:XPTitle=title",
    "EXIF:XPKeywords=kw",
    "EXIF:Rating=3",
    "EXIF:RatingPercent=50",
    "EXIF:GPSLatitude=1.5",
    "EXIF:GPSLatitudeRef=N",
    "EXIF:GPSAltitude=5",
    "EXIF:GPSDateStamp=2024:01:02",
    "EXIF:InteropIndex=R98",
    "EXIF:LensModel=lens",
    "EXIF:SerialNumber=123",
    "EXIF:ISO=200",
    "EXIF:FNumber=2.8",
    "EXIF:ExposureTime=0.01",
    "EXIF:HostComputer=pc",
    "EXIF:DocumentName=doc",
    "EXIF:PageName=pg",
    "EXIF:ProcessingSoftware=ps",
    "EXIF:Gamma=2.2",
    "XMP:Title=t",
    "XMP:Description=d",
    "XMP:Subject=a",
    "XMP:Subject=b",
    "XMP:Rating=4",
    "XMP:Label=Red",
    "XMP-xmpMM:DocumentID=xmp.did:1",
    "XMP-photoshop:City=Berlin",
    "XMP-lr:HierarchicalSubject=a|b",
    "XMP-exif:FNumber=2.8",
    "XMP-crs:Exposure2012=+0.5",
    "XMP-iptcCore:CountryCode=DE",
    "XMP-plus:ImageSupplierImageID=7",
    "XMP-GPano:ProjectionType=equirectangular",
    "IPTC:Headline=h",
    "IPTC:Keywords=x",
    "IPTC:Keywords=y",
    "IPTC:City=Berlin",
    "IPTC:CodedCharacterSet=UTF8",
    "IPTC:By-line=ü",
    "Photoshop:URL=http://x.y",
]
"""What ExifTool is told to write; formats that hold no IPTC get all the others."""


@pytest.mark.skipif(not EXIFTOOL, reason="exiftool is not installed")
@pytest.mark.parametrize("target", [".jpg", ".png", ".tif", ".webp", ".avif"])
@pytest.mark.parametrize("source", [".jpg", ".png", ".tif", ".webp", ".avif", ".heic"])
def test_exiftool_reads_the_same_before_and_after(tmp_path: Path, source: str, target: str) -> None:
    path, result = tmp_path / f"a{source}", tmp_path / f"b{target}"
    if source == ".heic":
        pillow_heif = pytest.importorskip("pillow_heif")
        pillow_heif.from_pillow(Image.fromarray(photo())).save(path, quality=90)
    else:
        Image.fromarray(photo()).save(path)
    words = [f"-{one.replace('_', ' ')}" for one in TAGS]
    subprocess.run(
        [str(EXIFTOOL), "-q", "-m", "-overwrite_original", *words, str(path)], check=True
    )
    notes = result_of(path, result)
    before, after = exiftool(path), exiftool(result)
    about = ("IFD0:", "ExifIFD:", "GPS:", "InteropIFD:", "XMP-", "IPTC:", "Photoshop:URL")
    layout = ("IFD0:X", "IFD0:Y", "IFD0:Resolution", "IFD0:Image", "IFD0:Bits", "IFD0:Comp",
              "IFD0:Photo", "IFD0:Strip", "IFD0:Samples", "IFD0:Rows", "IFD0:Planar", "IFD0:Fill",
              "IFD0:SampleFormat", "IFD0:Predictor")  # fmt: skip
    kept = {
        key: value
        for key, value in before.items()
        if key.startswith(about) and (not key.startswith(layout) or key.startswith("IFD0:XP"))
    }
    kept["IFD0:ImageDescription"] = before["IFD0:ImageDescription"]
    lacking = {key for key, value in kept.items() if after.get(key) != value}
    iptc = {key for key in kept if key.startswith(("IPTC:", "Photoshop:"))}
    if target in (".webp", ".avif"):
        assert lacking == iptc
        assert bool(iptc) == ("IPTC" in notes)
    else:
        assert not lacking
        assert notes == ""
    assert len(kept) >= (50 if source in (".jpg", ".png", ".tif") else 40)
    assert "ExifTool:Warning" not in after


# RAW and TIFF -------------------------------------------------------------------------------------


def test_a_raw_keeps_its_xmp_but_not_the_settings_of_its_development(tmp_path: Path) -> None:
    pytest.importorskip("rawpy")
    crs = 'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
    xmp = packet(
        f'{TIFF_NS} {crs} xmp:Rating="4" tiff:Orientation="6" crs:Exposure2012="+1.50"',
        "<crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve>",
    )
    extra = [(700, 1, len(xmp), xmp, True), (33723, 7, 12, iptc_records(), True)]
    extra[1] = (33723, 7, len(iptc_records()), iptc_records(), True)
    path = dng(tmp_path / "a.dng", 6, extra)
    notes = result_of(path, tmp_path / "b.tif")
    assert "develop settings" in notes
    again = read_image(tmp_path / "b.tif").meta
    assert again.xmp is not None
    assert b"crs:" not in again.xmp
    assert b'xmp:Rating="4"' in again.xmp
    assert value_of(again.xmp, "{http://ns.adobe.com/tiff/1.0/}Orientation") == "1"
    assert "IPTC" in found_in(tmp_path / "b.tif")


def test_places_of_a_turned_geotiff_are_named(tmp_path: Path) -> None:
    """They tell where on earth a stored pixel is, and the pixels have moved."""
    full_tiff(tmp_path / "a.tif")
    with Image.open(tmp_path / "a.tif") as image:
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[33550], tags.tagtype[33550] = (0.5, 0.5, 0.0), 12
        tags[274] = 6
        image.save(tmp_path / "turned.tif", tiffinfo=tags)
    assert "GeoTIFF" in result_of(tmp_path / "turned.tif", tmp_path / "b.tif")
    assert "geo" not in found_in(tmp_path / "b.tif")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("swapped", [True, False])
def test_iptc_in_long_integers(tmp_path: Path, order: str, swapped: bool) -> None:
    """Some programs write it in the byte order of the file, others do not."""
    records = iptc_records(b"A caption with 27 letters")[:-1] + b"s"
    records += bytes(-len(records) % 4)
    words = struct.unpack(f">{len(records) // 4}I", records)
    value = struct.pack(f"{order}{len(words)}I", *words) if swapped else records
    path = tmp_path / "a.tif"
    tag = (33723, 4, len(words), value, True)
    tifffile.imwrite(path, photo(), byteorder=order, photometric="rgb", extratags=[tag])
    result_of(path, tmp_path / "b.jpg")
    with Image.open(tmp_path / "b.jpg") as image:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    assert found[(2, 120)] == b"A caption with 27 letters"[:-1] + b"s"


def test_a_bigtiff_keeps_what_a_tiff_does(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tags = [(271, 2, 0, "TestCam", True), (700, 1, len(XMP), XMP, True),
            (33550, 12, 3, (0.5, 0.5, 0.0), True), (42113, 2, 0, "-9999", True)]  # fmt: skip
    tifffile.imwrite(path, photo(), bigtiff=True, photometric="rgb", extratags=tags, metadata=None)
    assert result_of(path, tmp_path / "b.tif") == ""
    assert found_in(tmp_path / "b.tif") >= {"EXIF", "XMP", "geo"}


def test_maker_notes_too_large_for_a_jpeg_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "TestCam"
    exif.get_ifd(0x8769)[0x927C] = bytes(range(256)) * 300
    path = tmp_path / "a.webp"
    Image.fromarray(photo()).save(path, exif=exif.tobytes())
    assert "MakerNotes" in result_of(path, tmp_path / "b.jpg")
    assert "EXIF" in found_in(tmp_path / "b.jpg")
    for suffix in (".png", ".tif", ".webp"):
        assert result_of(path, tmp_path / f"b{suffix}") == ""
        with Image.open(tmp_path / f"b{suffix}") as image:
            assert len(image.getexif().get_ifd(0x8769)[0x927C]) == 256 * 300


def test_orientation_in_the_xmp_of_avif_and_heic_stays(tmp_path: Path) -> None:
    """There the container says how to turn, and it turned nothing, so nothing changes."""
    xmp = packet(f'{TIFF_NS} tiff:Orientation="6"')
    Image.fromarray(photo()).save(tmp_path / "a.avif", xmp=xmp)
    assert read_size(tmp_path / "a.avif") == (48, 80)
    result_of(tmp_path / "a.avif", tmp_path / "b.avif")
    assert value_of(read_image(tmp_path / "b.avif").meta.xmp or b"",
                    "{http://ns.adobe.com/tiff/1.0/}Orientation") == "6"  # fmt: skip


# Texts of PNG that hold blocks of other formats ---------------------------------------------------


@pytest.mark.parametrize("packed", [True, False], ids=["zTXt", "tEXt"])
@pytest.mark.parametrize("prefix", [b"Exif\0\0", b""], ids=["prefix", "bare"])
@pytest.mark.parametrize("name", ["exif", "APP1"])
def test_exif_in_a_text_is_exif(tmp_path: Path, name: str, prefix: bytes, packed: bool) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(raw_profile(name, prefix + exif_block(6), packed=packed)))
    assert read_size(path) == (80, 48)
    assert result_of(path, tmp_path / "b.png") == ""
    with Image.open(tmp_path / "b.png") as image:
        assert image.size == (48, 80)
        assert image.getexif()[0x010F] == "TestCam"
        assert image.getexif()[0x0112] == 1
        assert "Raw profile type exif" not in image.info


@pytest.mark.parametrize("title", ["", "IPTC profile"])
@pytest.mark.parametrize("name", ["iptc", "8bim", "APP13"])
@pytest.mark.parametrize("block", [photoshop(), iptc_records(), b"Photoshop 3.0\0" + photoshop()])
def test_iptc_in_a_text_is_iptc(tmp_path: Path, name: str, block: bytes, title: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(raw_profile(name, block, title=title)))
    for suffix in (".jpg", ".tif", ".png"):
        assert result_of(path, tmp_path / f"b{suffix}") == ""
        assert "IPTC" in found_in(tmp_path / f"b{suffix}")
    assert "IPTC" in result_of(path, tmp_path / "b.webp")


@pytest.mark.parametrize(
    ("name", "mark"), [("xmp", b""), ("APP1", b"http://ns.adobe.com/xap/1.0/\0")]
)
def test_xmp_and_a_profile_in_texts(tmp_path: Path, name: str, mark: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(raw_profile(name, mark + XMP), raw_profile("icc", SRGB)))
    assert result_of(path, tmp_path / "b.png") == ""
    assert found_in(tmp_path / "b.png") >= {"XMP", "ICC"}


def test_iptc_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(raw_profile("iptc", b"nothing of the kind")))
    (tmp_path / "a.jpg").write_bytes(jpeg(segment(0xED, b"Photoshop 3.0\0nothing")))
    for suffix in (".png", ".jpg"):
        assert "IPTC" in result_of(tmp_path / f"a{suffix}", tmp_path / "b.png")


def test_a_chunk_of_its_own_goes_before_a_text(tmp_path: Path) -> None:
    """The text may be what an older program left; it is named."""
    path = tmp_path / "a.png"
    text = raw_profile("exif", exif_block(6, "Older"))
    for chunks in ((text, chunk(b"eXIf", exif_block())), (chunk(b"eXIf", exif_block()), text)):
        path.write_bytes(png(*chunks))
        assert "second EXIF" in result_of(path, tmp_path / "b.png")
        assert "EXIF" in found_in(tmp_path / "b.png")
        assert read_size(path) == (48, 80)
    same = raw_profile("exif", b"Exif\0\0" + exif_block())
    path.write_bytes(png(same, chunk(b"eXIf", exif_block())))
    assert result_of(path, tmp_path / "b.png") == ""


def test_texts_that_are_no_blocks_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    odd = chunk(b"tEXt", b"Raw profile type exif\0no digits at all")
    other = raw_profile("generic", b"something")
    path.write_bytes(png(odd, other, chunk(b"tEXt", b"Title\0" + TEXT.encode())))
    assert result_of(path, tmp_path / "b.png") == ""
    with Image.open(tmp_path / "b.png") as image:
        assert image.info["Raw profile type exif"] == "no digits at all"
        assert b"something".hex() in image.info["Raw profile type generic"]
        assert image.info["Title"] == TEXT
    assert "PNG texts" in result_of(path, tmp_path / "b.jpg")


def test_chunks_are_copied_if_that_is_safe_and_else_named(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    time = chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 6, 7, 8, 9))
    path.write_bytes(png(chunk(b"teSt", b"safe"), chunk(b"teST", b"unsafe"), time,
                         chunk(b"TESt", b"decoders that do not know it would refuse the file"),
                         chunk(b"caBX", b"c2pa"), chunk(b"bKGD", bytes(6))))  # fmt: skip
    notes = result_of(path, tmp_path / "b.png")
    assert "teST" in notes
    assert "Content Credentials" in notes
    assert "bKGD" not in notes
    written = (tmp_path / "b.png").read_bytes()
    assert chunk(b"teSt", b"safe") in written
    assert time in written
    assert b"teST" not in written
    assert b"TESt" not in written
    assert "TESt" in notes


# XMP in two parts ---------------------------------------------------------------------------------

PHOTOSHOP_NS = 'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'


def extended_jpeg(extended: bytes, *, guid: bytes | None = None, cut: int = 0) -> bytes:
    """A JPEG with XMP in two parts, the second over several segments and in reverse order."""
    import hashlib

    digest = guid or hashlib.md5(extended).hexdigest().upper().encode()
    note = (
        f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{digest.decode()}"'
    )
    parts = [
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + digest
                + struct.pack(">II", len(extended), at) + extended[at : at + 30_000])
        for at in range(0, len(extended) - cut, 30_000)
    ]  # fmt: skip
    return jpeg(xmp_segment(packet(f'xmp:Rating="4" {note}')), *reversed(parts))


def value_of(xmp: bytes, name: str) -> str | None:
    """The property, as attribute or element, by another parser."""
    for one in ET.fromstring(xmp).iter(f"{{{RDF}}}Description"):
        if name in one.attrib:
            return one.attrib[name]
        for child in one:
            if child.tag == name:
                return child.text
    return None


INSTRUCTIONS = "{http://ns.adobe.com/photoshop/1.0/}Instructions"
LONG = "edited & cropped, " * 5000 + "done"
ESCAPED = LONG.replace("&", "&amp;")
FORMS = {
    "element": packet(PHOTOSHOP_NS, f"<photoshop:Instructions>{ESCAPED}</photoshop:Instructions>"),
    "attribute": packet(f'{PHOTOSHOP_NS} photoshop:Instructions="{ESCAPED}"'),
    "declared outside": packet(
        "", f"<photoshop:Instructions>{ESCAPED}</photoshop:Instructions>"
    ).replace(b'xmlns:x="', PHOTOSHOP_NS.encode() + b' xmlns:x="'),
    "default namespace": (
        f'<xmpmeta xmlns="adobe:ns:meta/"><r:RDF xmlns:r="{RDF}" {PHOTOSHOP_NS}><r:Description '
        f'r:about="" photoshop:Instructions="{ESCAPED}"/></r:RDF></xmpmeta>'
    ).encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_the_second_part_of_xmp_is_kept(tmp_path: Path, form: str, suffix: str) -> None:
    path, result = tmp_path / "a.jpg", tmp_path / f"b{suffix}"
    path.write_bytes(extended_jpeg(FORMS[form]))
    assert result_of(path, result) == ""
    again = read_image(result).meta.xmp
    assert again is not None
    assert value_of(again, INSTRUCTIONS) == LONG
    assert value_of(again, "{http://ns.adobe.com/xap/1.0/}Rating") == "4"
    if suffix != ".jpg":
        assert b"HasExtendedXMP" not in again
        with Image.open(result) as image:
            assert value_of(bytes(image.info["xmp"]), INSTRUCTIONS) == LONG


@pytest.mark.skipif(not EXIFTOOL, reason="exiftool is not installed")
@pytest.mark.parametrize("form", [form for form in FORMS if form != "default namespace"])
def test_exiftool_reads_the_second_part(tmp_path: Path, form: str) -> None:
    """From a PNG, where XMP is in one piece, to a JPEG, where it has to be split."""
    path, result = tmp_path / "a.png", tmp_path / "b.jpg"
    path.write_bytes(png(xmp_chunk(FORMS[form])))
    assert result_of(path, result) == ""
    said = exiftool(result)
    assert said["XMP-photoshop:Instructions"] == LONG
    assert "ExifTool:Warning" not in said


@pytest.mark.parametrize(
    "fault", ["digest", "missing part", "no first part", "too large", "no XML"]
)
def test_a_second_part_that_cannot_be_read_is_named(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "a.jpg"
    extended = FORMS["element"]
    data = extended_jpeg(extended)
    if fault == "digest":
        data = extended_jpeg(extended, guid=b"0" * 32)
    elif fault == "missing part":
        data = extended_jpeg(extended, cut=30_000)
    elif fault == "no first part":
        data = data.replace(b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xxx/1.0/\0")
    elif fault == "too large":
        data = extended_jpeg(FORMS["element"].replace(LONG[:18].encode()[:6], b"x" * 900))
    elif fault == "no XML":
        data = extended_jpeg(b"<x:xmpmeta" + b"x" * 1000)
    path.write_bytes(data)
    assert "extended XMP" in result_of(path, tmp_path / "b.jpg")
    assert b"HasExtendedXMP" not in (tmp_path / "b.jpg").read_bytes()


# Orientation --------------------------------------------------------------------------------------


def with_orientation(path: Path, exif: int | None, xmp: str | None) -> None:
    """A file of 80 x 48 with these orientations."""
    options: dict[str, object] = {}
    if exif is not None:
        options["exif"] = b"Exif\0\0" + exif_block(exif)
    value = f'{TIFF_NS} tiff:Orientation="{xmp}" tiff:ImageWidth="80" tiff:ImageLength="48"'
    if xmp is not None and path.suffix == ".png":
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", packet(value).decode())
        options["pnginfo"] = texts
    elif xmp is not None and path.suffix == ".tif":
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[700] = packet(value)
        if exif is not None:
            tags[274] = exif
        options = {"tiffinfo": tags}
    elif xmp is not None:
        options["xmp"] = packet(value)
    Image.fromarray(photo()).save(path, **options)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
@pytest.mark.parametrize(
    ("exif", "xmp", "turned"),
    [
        (None, "6", True),
        (None, "3", True),
        (None, "1", False),
        (None, "9", False),
        (None, "six", False),
        (1, "6", False),  # EXIF goes first, and neither is changed
        (6, "6", True),
        (6, "8", True),
        (6, None, True),
    ],
)
def test_orientations_change_only_with_the_pixels(
    tmp_path: Path, suffix: str, exif: int | None, xmp: str | None, turned: bool
) -> None:
    path, result = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    with_orientation(path, exif, xmp)
    upright = photo()
    if turned:
        upright = np.rot90(upright, 2 if xmp == "3" else 3)
    frame = read_image(path)
    assert frame.pixels.shape == upright.shape == (*read_size(path), 3)
    assert np.abs(frame.pixels.astype(int) - upright).mean() < 4
    result_of(path, result)
    with Image.open(result) as image:
        written = image.getexif().get(0x0112)
        packet_again = bytes(image.info.get("xmp") or b"")
    # Without EXIF Pillow takes it from XMP.
    assert written in ((None, 1) if turned else (None, exif, 1, 9 if xmp == "9" else 1))
    if xmp is None:
        return
    found = value_of(packet_again, "{http://ns.adobe.com/tiff/1.0/}Orientation")
    width = value_of(packet_again, "{http://ns.adobe.com/tiff/1.0/}ImageWidth")
    assert found == ("1" if turned else xmp)
    assert width == str(upright.shape[1])


def test_orientation_as_an_element_of_xmp(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    inside = "<tiff:Orientation> 6\n</tiff:Orientation><tiff:ImageWidth>80</tiff:ImageWidth>"
    path.write_bytes(jpeg(xmp_segment(packet(TIFF_NS, inside))))
    result_of(path, tmp_path / "b.jpg")
    assert read_size(path) == (80, 48)
    again = read_image(tmp_path / "b.jpg").meta.xmp or b""
    assert value_of(again, "{http://ns.adobe.com/tiff/1.0/}Orientation") == "1"
    assert value_of(again, "{http://ns.adobe.com/tiff/1.0/}ImageWidth") == "48"


@pytest.mark.parametrize("exif", [0, 9, 6553])
def test_an_orientation_that_means_nothing_stays(tmp_path: Path, exif: int) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(exif=b"Exif\0\0" + exif_block(exif or None)))
    result_of(path, tmp_path / "b.jpg")
    with Image.open(tmp_path / "b.jpg") as image:
        assert image.getexif().get(0x0112) == (exif or None)


def test_sizes_in_exif_stay_where_nothing_was_turned(tmp_path: Path) -> None:
    """Of a reduced copy they may tell the size of the original."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA002] = 6000
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(exif=exif.tobytes()))
    result_of(path, tmp_path / "b.jpg")
    with Image.open(tmp_path / "b.jpg") as image:
        assert image.getexif().get_ifd(0x8769)[0xA002] == 6000


@pytest.mark.parametrize("flags", [0x00, 0x2C])
@pytest.mark.parametrize("before", [True, False])
def test_blocks_of_a_webp_are_read_whatever_its_flags_say(
    tmp_path: Path, flags: int, before: bool
) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Maker"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
    plain = io.BytesIO()
    pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 3), np.uint8)
    Image.fromarray(pixels).save(plain, "WEBP", lossless=True)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)

    size = (29).to_bytes(3, "little") + (19).to_bytes(3, "little")
    blocks = chunk(b"EXIF", exif.tobytes().removeprefix(b"Exif\0\0")) + chunk(b"XMP ", xmp)
    picture = plain.getvalue()[12:]
    body = b"WEBP" + chunk(b"VP8X", bytes([flags, 0, 0, 0]) + size) + chunk(b"ICCP", icc)
    body += blocks + picture if before else picture + blocks
    path = tmp_path / "a.webp"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    frame = read_image(path)
    assert np.array_equal(frame.pixels, np.rot90(pixels, -1))
    assert b"Maker" in (frame.meta.exif or b"")
    assert (frame.meta.icc, frame.meta.xmp) == (icc, xmp)
    assert frame.meta.notes == ()
