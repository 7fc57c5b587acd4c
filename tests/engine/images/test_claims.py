"""Nothing in a result speaks of a gain map, video or picture that it does not contain."""

from __future__ import annotations

import io
import shutil
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.images import read_image, read_size
from engine.images._behind import behind_image
from engine.images._bmff import read_items
from engine.images._claims import Further
from engine.images.frame import Lost
from tests.engine.images.files import (
    EXIFTOOL,
    SRGB,
    exif_block,
    exiftool,
    jpeg,
    packet,
    photo,
    png,
    result_of,
    segment,
    xmp_chunk,
    xmp_segment,
)

HDRGM = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"'
CONTAINER = (
    'xmlns:Container="http://ns.google.com/photos/1.0/container/"'
    ' xmlns:Item="http://ns.google.com/photos/1.0/container/item/"'
)
CAMERA = 'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"'
LEFTOVERS = (b"hdrgm", b"GainMap", b"Container", b"MotionPhoto", b"MicroVideo", b"Item:",
             b"video/mp4", b"ContentIdentifier")  # fmt: skip


def directory(*semantics: str, as_element: bool = False) -> str:
    """A container directory of these items."""
    items = "".join(
        f'<rdf:li rdf:parseType="Resource"><Container:Item><rdf:Description><Item:Semantic>{one}'
        "</Item:Semantic></rdf:Description></Container:Item></rdf:li>"
        if as_element
        else f'<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="{one}"'
        ' Item:Mime="video/mp4" Item:Length="100"/></rdf:li>'
        for one in semantics
    )
    return f"<Container:Directory><rdf:Seq>{items}</rdf:Seq></Container:Directory>"


def grey_jpeg(*segments: bytes) -> bytes:
    file = io.BytesIO()
    Image.new("L", (16, 12), 99).save(file, "JPEG")
    return file.getvalue()[:2] + b"".join(segments) + file.getvalue()[2:]


APPLE = packet(
    'xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/"'
    ' apdi:AuxiliaryImageType="urn:com:apple:photo:2020:aux:hdrgainmap"'
)
ISO = segment(0xE2, b"urn:iso:std:iso:ts:21496:-1\0" + bytes(40))

FILM = b"\0\0\0\x18ftypmp42" + bytes(100)

ULTRA_HDR = packet(f'{HDRGM} {CONTAINER} hdrgm:Version="1.0"', directory("Primary", "GainMap"))
MOTION = packet(
    f'{CAMERA} {CONTAINER} GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"'
    ' GCamera:MotionPhotoPresentationTimestampUs="5"',
    directory("Primary", "MotionPhoto"),
)
MICRO = packet(f'{CAMERA} GCamera:MicroVideo="1" GCamera:MicroVideoOffset="100"')
BOTH = packet(
    f'{HDRGM} {CAMERA} {CONTAINER} hdrgm:Version="1.0"',
    "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>"
    + directory("Primary", "GainMap", "MotionPhoto", as_element=True),
)


@pytest.mark.parametrize(
    ("xmp", "behind", "words"),
    [
        (ULTRA_HDR, grey_jpeg(), ["gain map"]),
        (MOTION, FILM, ["video"]),
        (MICRO, FILM, ["video"]),
        (BOTH, grey_jpeg() + FILM, ["gain map", "video"]),
    ],
    ids=["Ultra HDR", "motion photo", "micro video", "both"],
)
@pytest.mark.parametrize("target", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_jpegs_of_phones(
    tmp_path: Path, xmp: bytes, behind: bytes, words: list[str], target: str
) -> None:
    path, result = tmp_path / "a.jpg", tmp_path / f"b{target}"
    kept = xmp.replace(b"rdf:about", b'xmp:Rating="4" rdf:about', 1)
    path.write_bytes(jpeg(xmp_segment(kept), behind=behind))
    notes = result_of(path, result)
    for word in ("gain map", "video"):
        assert (word in notes) == (word in words)
    assert "Further images" not in notes
    with Image.open(result) as image:
        packet_again = bytes(image.info["xmp"])
    assert b"Rating" in packet_again
    assert not [word for word in LEFTOVERS if word in packet_again]


def test_a_photo_that_is_no_motion_photo_has_no_note(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(xmp_segment(packet(f'{CAMERA} GCamera:MotionPhoto="0"'))))
    assert result_of(path, tmp_path / "b.jpg") == ""


@pytest.mark.parametrize("source", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_claims_in_other_formats_go_too(tmp_path: Path, source: str) -> None:
    """Programs copy XMP from a JPEG to whatever they write."""
    path = tmp_path / "a"
    if source == "PNG":
        path.write_bytes(png(xmp_chunk(BOTH)))
    elif source == "TIFF":
        Image.fromarray(photo()).save(path, "TIFF", tiffinfo={700: BOTH})
    else:
        Image.fromarray(photo()).save(path, source, xmp=BOTH)
    notes = result_of(path, tmp_path / "b.png")
    assert "gain map" in notes
    data = (tmp_path / "b.png").read_bytes()
    assert not [word for word in LEFTOVERS if word in data]


def multi_picture(*images: tuple[int, bytes]) -> bytes:
    """A JPEG and further ones behind it, with their index (CIPA DC-007)."""
    first = jpeg(segment(0xE2, b"MPF\0" + bytes(50 + 16 * (1 + len(images)))))
    start = first.index(b"MPF\0") + 4
    entries, at = struct.pack("<IIIHH", 0x030000, len(first), 0, 0, 0), len(first)
    for kind, data in images:
        entries += struct.pack("<IIIHH", kind, len(data), at - start, 0, 0)
        at += len(data)
    fields = struct.pack("<HHI4s", 0xB000, 7, 4, b"0100")
    fields += struct.pack("<HHII", 0xB001, 4, 1, 1 + len(images))
    fields += struct.pack("<HHII", 0xB002, 7, len(entries), 50)
    index = b"II*\0\x08\0\0\0" + struct.pack("<H", 3) + fields + bytes(4) + entries
    data = bytearray(first)
    data[start : start + len(index)] = index
    return bytes(data) + b"".join(one for _, one in images)


@pytest.mark.parametrize(
    ("kind", "further", "word"),
    [
        (0, grey_jpeg(xmp_segment(APPLE)), "gain map"),
        (0, grey_jpeg(ISO), "gain map"),
        (0, grey_jpeg(xmp_segment(packet(f'{HDRGM} hdrgm:Version="1.0"'))), "gain map"),
        (0x020002, jpeg(), "Further images"),
        (0x010001, grey_jpeg(), ""),
    ],
    ids=["Apple", "ISO 21496", "Adobe", "stereo", "preview"],
)
def test_images_in_the_index_of_a_jpeg(
    tmp_path: Path, kind: int, further: bytes, word: str
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(multi_picture((kind, further)))
    notes = result_of(path, tmp_path / "b.jpg")
    assert word in notes
    assert bool(notes) == bool(word)
    assert b"MPF\0" not in (tmp_path / "b.jpg").read_bytes()


def samsung(*kinds: int) -> bytes:
    entries = b"".join(struct.pack("<HHII", 0, kind, 100, 50) for kind in kinds)
    directory_ = b"SEFH" + struct.pack("<II", 107, len(kinds)) + entries
    return bytes(100) + directory_ + struct.pack("<I", len(directory_)) + b"SEFT"


@pytest.mark.parametrize(
    ("behind", "word"),
    [
        (samsung(0x0A01), ""),
        (samsung(0x0A01, 0x0A30), "video"),
        (samsung(0x0100), "Samsung data"),
        (FILM, "video"),
        (bytes(50) + FILM, "video"),
        (b"v2_f29      0:0       LIVE_4318734 ", "video"),
        (b"something else", "data behind the image"),
        (b"something else\xff\xd9", "data behind the image"),
        (bytes(9) + b"something else" + bytes(9) + b"\xff\xd9", "data behind the image"),
        (bytes(5000), ""),
        (b"\xff\xd9", ""),
        (grey_jpeg(), "Further images"),
        (grey_jpeg() + bytes(50) + grey_jpeg(), "Further images"),
        (grey_jpeg(ISO), "gain map"),
        (grey_jpeg() + b"something else\xff\xd9", "data behind the image"),
        (grey_jpeg() + FILM, "video"),
        (b"something else" + samsung(0x0A01), "data behind the image"),
    ],
)
def test_what_follows_a_jpeg_is_named(tmp_path: Path, behind: bytes, word: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(behind=behind))
    notes = result_of(path, tmp_path / "b.jpg")
    assert word in notes
    assert bool(notes) == bool(word)
    assert read_size(path) == (48, 80)


WEBP = io.BytesIO()
Image.fromarray(photo()).save(WEBP, "WEBP")
AVIF = io.BytesIO()
Image.fromarray(photo()).save(AVIF, "AVIF")
BMP = io.BytesIO()
Image.fromarray(photo()).save(BMP, "BMP")
WHOLE = {"png": png(), "webp": WEBP.getvalue(), "bmp": BMP.getvalue(), "avif": AVIF.getvalue()}


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize(
    ("behind", "word"),
    [
        (b"", ""),
        (bytes(4096), ""),
        (b"something else", "data behind the image"),
        (bytes(30) + b"something else", "data behind the image"),
        (FILM, "video"),
        (jpeg(), "Further images"),
    ],
    ids=["nothing", "zeros", "other", "zeros and other", "film", "image"],
)
def test_what_follows_an_image_is_named(
    tmp_path: Path, kind: str, behind: bytes, word: str
) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(WHOLE[kind] + behind)
    notes = result_of(path, tmp_path / f"b.{kind}")
    if kind == "avif" and word == "Further images":  # where anything could be a box
        word = "Not kept"
    assert word in notes
    assert bool(notes) == bool(word)
    with Image.open(tmp_path / f"b.{kind}") as image:
        assert np.abs(np.asarray(image).astype(int) - photo()).mean() < 4
        assert image.size == (80, 48)


class Measured(bytes):
    """A file that knows the longest part that was read of it."""

    longest = 0

    def __getitem__(self, part):
        found = super().__getitem__(part)
        Measured.longest = max(Measured.longest, len(found))
        return found


@pytest.mark.parametrize("first", [b"", FILM, grey_jpeg(), grey_jpeg() + b"\xff\xd9"])
@pytest.mark.parametrize("filler", [b"\0", b"x"])
def test_what_follows_an_image_is_not_taken_into_memory(
    first: bytes, filler: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Measured, "longest", 0)
    photo_end, behind = len(WHOLE["png"]), first + filler * (4 << 20)
    behind_image(Measured(WHOLE["png"] + behind), photo_end, Lost())
    assert 0 < Measured.longest <= 1 << 20


@pytest.mark.parametrize("kilobytes", [1, 1023, 1024, 5000])
def test_the_end_of_a_further_image_is_found_however_long_it_is(kilobytes: int) -> None:
    further = grey_jpeg(*[segment(0xFE, b"x" * 1000)] * kilobytes)
    lost = Lost()
    assert behind_image(WHOLE["png"] + further, len(WHOLE["png"]), lost) == {Further.IMAGES}
    assert not lost.names()
    behind_image(WHOLE["png"] + further + b"something else", len(WHOLE["png"]), lost)
    assert lost.names()


@pytest.mark.parametrize(
    ("numbers", "whole"),
    [([1], False), ([2], False), ([2, 1], True), ([1, 2], True), ([1, 2, 3], True), ([0, 1], True)],
)
def test_a_profile_of_which_a_part_is_missing_is_named(
    tmp_path: Path, numbers: list[int], whole: bool
) -> None:
    count = max(2, len(numbers))
    step = -(-len(SRGB) // count)
    parts = [SRGB[i : i + step] for i in range(0, len(SRGB), step)]
    segments = [
        segment(0xE2, b"ICC_PROFILE\0" + bytes([n, count]) + parts[n - min(1, min(numbers))])
        for n in numbers
    ]
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(*segments))
    notes = result_of(path, tmp_path / "b.jpg")
    assert ("ICC profile" in notes) != whole
    with Image.open(tmp_path / "b.jpg") as image:
        assert image.info.get("icc_profile") == (SRGB if whole else None)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ((0xE3, b"Meta\0\0" + bytes(20)), "APP3 Meta"),
        ((0xEC, b"Ducky\0\1\0\4\0\0\0\x3c\0\0"), ""),
        ((0xEC, b"Ducky\0\2\0\x0c\0\0\0\4\0c\0o\0p\0y" + bytes(8)), "APP12 Ducky"),
        ((0xEB, b"JP\0\1\0\0\0\1\0\0\0\x30jumb\0\0\0\x20jumdc2pa" + bytes(30)), "Credentials"),
        ((0xEB, b"JP\0\1\0\0\0\1\0\0\0\x30jumb\0\0\0\x20jumdjson" + bytes(30)), "JUMBF"),
        ((0xE2, b"FPXR\0" + bytes(20)), "APP2 FPXR"),
        ((0xE0, b"JFXX\0\x10" + bytes(20)), ""),
        ((0xED, b"Adobe_CM\0" + bytes(20)), ""),
        ((0xFE, b"   \0"), ""),
    ],
)
def test_other_segments_are_named(tmp_path: Path, body: tuple[int, bytes], word: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(segment(*body)))
    notes = result_of(path, tmp_path / "b.jpg")
    assert word in notes
    assert bool(notes) == bool(word)


def apple_exif(*extra: tuple[int, int, int, bytes]) -> bytes:
    """EXIF with maker notes as an iPhone writes them: offsets are from their own beginning."""
    fields = sorted([(0x0001, 9, 1, struct.pack(">i", 14)), *extra])
    values_at = 14 + 2 + 12 * len(fields) + 4
    head, values = b"Apple iOS\0\0\1MM" + struct.pack(">H", len(fields)), b""
    for tag, kind, count, value in fields:
        inline = value.ljust(4, b"\0")
        if len(value) > 4:
            inline = struct.pack(">I", values_at + len(values))
            values += value
        head += struct.pack(">HHI", tag, kind, count) + inline
    exif = Image.Exif()
    exif[0x010F] = "Apple"
    exif.get_ifd(0x8769)[0x927C] = head + bytes(4) + values
    return exif.tobytes()


UUID = b"12345678-ABCD-ABCD-ABCD-1234567890AB\0"
LIVE = (0x0011, 2, len(UUID), UUID)
BURST = (0x000B, 2, len(UUID), UUID[::-1].strip(b"\0") + b"\0")
HEADROOM = (0x0021, 10, 1, struct.pack(">ii", 3, 2))


@pytest.mark.parametrize("target", [".jpg", ".png", ".tif"])
@pytest.mark.parametrize("gain_map", [True, False])
def test_the_link_of_a_live_photo_goes_with_a_note(
    tmp_path: Path, target: str, gain_map: bool
) -> None:
    """What Apple says of a gain map goes only if there was one."""
    path, result = tmp_path / "a.jpg", tmp_path / f"b{target}"
    segments = [ISO] if gain_map else []
    path.write_bytes(jpeg(*segments, exif=apple_exif(LIVE, BURST, HEADROOM)))
    notes = result_of(path, result)
    assert "Live Photo" in notes
    assert ("gain map" in notes) == gain_map
    if EXIFTOOL:
        before, after = exiftool(path), exiftool(result)
        link = next(key for key, value in before.items() if value == UUID[:-1].decode())
        gone = {link, "Apple:HDRHeadroom"} if gain_map else {link}
        assert {key for key in before if key.startswith("Apple:")} - set(after) == gone
        assert after["Apple:BurstUUID"] == before["Apple:BurstUUID"]
        assert after["Apple:MakerNoteVersion"] == 14
        assert not [key for key in after if "Warning" in key]


@pytest.mark.parametrize("source", ["avif", "heic"])
def test_live_photos_of_other_formats(tmp_path: Path, source: str) -> None:
    path, exif = tmp_path / f"a.{source}", apple_exif(LIVE)
    if source == "heic":
        pillow_heif = pytest.importorskip("pillow_heif")
        pillow_heif.from_pillow(Image.fromarray(photo())).save(path, quality=90, exif=exif)
    else:
        Image.fromarray(photo()).save(path, exif=exif)
    assert "Live Photo" in result_of(path, tmp_path / "b.jpg")
    assert UUID not in (tmp_path / "b.jpg").read_bytes()


def test_maker_notes_without_such_links_keep_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(exif=apple_exif(BURST)))
    assert result_of(path, tmp_path / "b.jpg") == ""
    with Image.open(path) as a, Image.open(tmp_path / "b.jpg") as b:
        assert a.info["exif"] == b.info["exif"]


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_maker_notes_with_offsets_into_the_block_stay_readable_in_a_tiff(tmp_path: Path) -> None:
    """Canon's notes point from the beginning of the EXIF block, so they must not move."""
    text = b"Canon EOS 5D Mark X\0"
    note_at = 8 + 2 + 2 * 12 + 4 + 6 + 2 + 12 + 4
    value_at = note_at + 2 + 12 + 4
    note = struct.pack("<HHHII", 1, 0x0006, 2, len(text), value_at) + bytes(4) + text
    exif_at = 8 + 2 + 2 * 12 + 4 + 6
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 2)
    block += struct.pack("<HHII", 0x010F, 2, 6, exif_at - 6)
    block += struct.pack("<HHII", 0x8769, 4, 1, exif_at) + bytes(4) + b"Canon\0"
    block += struct.pack("<HHHII", 1, 0x927C, 7, len(note), note_at) + bytes(4) + note
    path, result = tmp_path / "a.jpg", tmp_path / "b.tif"
    path.write_bytes(jpeg(exif=b"Exif\0\0" + block))
    assert exiftool(path)["Canon:CanonImageType"] == text[:-1].decode()
    assert result_of(path, result) == ""
    said = exiftool(result)
    assert said["Canon:CanonImageType"] == text[:-1].decode()
    assert not [key for key in said if "Warning" in key]
    assert np.abs(read_image(result).pixels.astype(int) - read_image(path).pixels).max() == 0


# HEIC and AVIF ------------------------------------------------------------------------------------


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind: bytes, flags: int, *parts: bytes) -> bytes:
    return box(kind, struct.pack(">I", flags), *parts)


def items_file(
    *items: tuple[bytes, str], aux: str = "", outside: bytes = b"", link: bytes = b"auxl"
) -> bytes:
    """The boxes of a file with these further items; with `aux` the second belongs to the first."""
    entries = [
        full(
            b"infe", 2 << 24, struct.pack(">HH4s", n, 0, kind), b"name\0", content.encode() + b"\0"
        )
        for n, (kind, content) in enumerate([(b"hvc1", ""), *items], 1)
    ]
    infos = full(b"iinf", 0, struct.pack(">H", len(entries)), *entries)
    refs = full(b"iref", 0, box(link, struct.pack(">HHH", 2, 1, 1))) if aux else b""
    properties = b""
    if aux:
        one = full(b"auxC", 0, aux.encode() + b"\0")
        links = full(b"ipma", 0, struct.pack(">IHBB", 1, 2, 1, 0x81))
        properties = box(b"iprp", box(b"ipco", one), links)
    primary = full(b"pitm", 0, struct.pack(">H", 1))
    meta = full(b"meta", 0, primary, infos, refs, properties)
    return box(b"ftyp", b"heicmif1heic") + meta + outside


def further(data: bytes) -> tuple[set[str], list[str]]:
    from engine.images._bmff import further_in

    found, lost = further_in(read_items(data))
    return {str(one) for one in found}, list(lost)


@pytest.mark.parametrize(
    ("data", "found", "lost"),
    [
        (items_file((b"hvc1", ""), aux="urn:com:apple:photo:2020:aux:hdrgainmap"), {"gain-map"}, 0),
        (items_file((b"hvc1", ""), aux="urn:iso:std:iso:ts:21496:-1"), {"gain-map"}, 0),
        (items_file((b"hvc1", ""), aux="urn:mpeg:hevc:2015:auxid:1"), set(), 0),
        (items_file((b"hvc1", ""), aux="urn:mpeg:hevc:2015:auxid:2"), {"depth"}, 0),
        (
            items_file((b"hvc1", ""), aux="urn:com:apple:photo:2018:aux:portraiteffectsmatte"),
            {"depth"},
            0,
        ),
        (items_file((b"hvc1", "")), {"images"}, 0),
        (items_file((b"av01", ""), (b"av01", "")), {"images"}, 0),
        (items_file((b"hvc1", ""), aux="none", link=b"thmb"), set(), 0),
        (items_file((b"tmap", "")), {"gain-map"}, 0),
        (items_file((b"mime", "application/rdf+xml"), (b"Exif", "")), set(), 0),
        (items_file((b"mime", "application/x-other")), set(), 1),
        (items_file(outside=box(b"mpvd", bytes(50))), {"video"}, 0),
        (items_file(outside=box(b"mdat", bytes(50)) + box(b"free")), set(), 0),
        (
            items_file(outside=box(b"uuid", bytes.fromhex("d8fec3d61b0e483c92975828877ec481"))),
            set(),
            1,
        ),
    ],
)
def test_what_a_heic_holds(data: bytes, found: set[str], lost: int) -> None:
    assert further(data)[0] == found
    assert len(further(data)[1]) == lost


def test_an_avif_with_a_gain_map(tmp_path: Path) -> None:
    """A real file, to which an item is added whose type alone says what it is."""
    path = tmp_path / "a.avif"
    Image.fromarray(photo()).save(path, "AVIF", exif=exif_block())
    data = path.read_bytes()
    assert b"Exif" in data
    path.write_bytes(data.replace(b"Exif", b"tmap", 1))
    assert "gain map" in result_of(path, tmp_path / "b.avif")
    frame = read_image(path)
    assert np.abs(frame.pixels.astype(int) - photo()).mean() < 4


def test_broken_boxes_are_no_error() -> None:
    data = items_file((b"hvc1", ""), (b"mime", "x"), aux="urn:mpeg:hevc:2015:auxid:2")
    rng = np.random.default_rng(0)
    for _ in range(300):
        broken = bytearray(data)
        for at in rng.integers(0, len(data), 6):
            broken[at] = rng.integers(0, 256)
        further(bytes(broken[: rng.integers(10, len(data))]))
