"""What metadata say about the pixels and about further pictures in the file, kept true.

A tag is changed only if what it speaks of was: the orientation and the size of a picture that was
turned (in XMP; in EXIF `_metadata.upright_exif`), and whatever refers to a gain map, a video or a
picture that the result does not contain.
Sources: Adobe gain map 1.0; Google Ultra HDR 1.1, motion photo 1.0 and dynamic depth 1.0; ISO
21496-1; Apple's maker notes as ExifTool lists them.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from enum import StrEnum

from engine.images._metadata import maker_note_place
from engine.images._xmp import Edit, Packet, Property, StrangeXmp
from engine.messages import msg

_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_CONTAINER = "http://ns.google.com/photos/1.0/container/"
_ITEM = "http://ns.google.com/photos/1.0/container/item/"

_ORIENTATION = f"{_TIFF} Orientation"
_WIDTHS = frozenset({f"{_TIFF} ImageWidth", f"{_EXIF} PixelXDimension"})
_HEIGHTS = frozenset({f"{_TIFF} ImageLength", f"{_EXIF} PixelYDimension"})

_THUMBNAILS = "http://ns.adobe.com/xap/1.0/ Thumbnails"
_EXTENDED = "http://ns.adobe.com/xmp/note/ HasExtendedXMP"

_GAIN_MAPS = frozenset(
    {
        "http://ns.adobe.com/hdr-gain-map/1.0/",
        "http://ns.apple.com/HDRGainMap/1.0/",
        "http://ns.apple.com/pixeldatainfo/1.0/",
    }
)
_DEPTH = "http://ns.google.com/photos/dd/1.0/"
_FURTHER = (_CONTAINER, *_GAIN_MAPS, _DEPTH)
"""Namespaces that only speak of further pictures in the file; dynamic depth has several."""

_DEVELOP = "http://ns.adobe.com/camera-raw-settings/1.0/"

_MARKS = (
    b"GainMap",
    b"hdrgm",
    b"MotionPhoto",
    b"MicroVideo",
    b"HasExtendedXMP",
    b"Thumbnails",
    b"photos/1.0/container",
    b"pixeldatainfo",
)
"""What a packet that cannot be parsed must not contain."""


_APPLE = b"Apple iOS\0\0\1MM"


class Further(StrEnum):
    """What a file contains besides the picture."""

    GAIN_MAP = "gain-map"
    VIDEO = "video"
    LIVE_PHOTO = "live-photo"
    IMAGES = "images"
    DEPTH = "depth"
    DEVELOP = "develop"


_CONTENT_ID, _VIDEO_INDEX = 0x0011, 0x0017

_APPLE_TAGS = {
    _CONTENT_ID: Further.LIVE_PHOTO,
    _VIDEO_INDEX: Further.LIVE_PHOTO,
    0x0021: Further.GAIN_MAP,  # HDRHeadroom
    0x0030: Further.GAIN_MAP,  # HDRGain
}


def further_notes(found: Collection[Further]) -> tuple[str, ...]:
    """Return a note for each of these that is lost."""
    texts = {
        Further.GAIN_MAP: msg("The HDR gain map is not kept; the result has standard range."),
        Further.VIDEO: msg("The video of this motion photo is not kept."),
        Further.LIVE_PHOTO: msg("The link to the video of this Live Photo is not kept."),
        Further.DEPTH: msg("The depth map and masks in the file are not kept."),
        Further.IMAGES: msg("Further images in the file are not kept."),
        Further.DEVELOP: msg("The develop settings in the XMP are not kept: they are for the RAW."),
    }
    return tuple(note for kind, note in texts.items() if kind in found)


def kind_of_semantic(semantic: str) -> Further | None:
    """Return what an item of a container directory is, None for the picture itself."""
    word = semantic.lower()
    if word in ("", "primary"):
        return None
    if "gainmap" in word:
        return Further.GAIN_MAP
    if "motionphoto" in word or "video" in word:
        return Further.VIDEO
    return Further.DEPTH if "depth" in word or "confidence" in word else Further.IMAGES


def xmp_orientation(xmp: bytes | None) -> int:
    """Return the orientation 2..8 that XMP tells, 1 for none or one that means nothing."""
    if not xmp or b"Orientation" not in xmp:
        return 1
    try:
        packet = Packet(xmp)
    except StrangeXmp:
        return 1
    for one in packet.properties:
        if one.name == _ORIENTATION:
            value = packet.value(one)
            return int(value) if value in "12345678" and len(value) == 1 else 1
    return 1


def true_xmp(
    xmp: bytes | None, turned_size: tuple[int, int] | None, *, developed: bool = False
) -> tuple[bytes | None, set[Further], bool]:
    """Return the packet without claims that are no longer true, what they were about, and if lost.

    `turned_size` is (width, height) of a picture whose pixels were turned, else None; `developed`
    is for RAW, whose settings mean nothing to the result. A packet that cannot be parsed stays as
    it is where it holds no such claim; else it is lost: None and True.
    """
    if not xmp:
        return None, set(), False
    try:
        packet = Packet(xmp)
        edits, further = _edits(packet, turned_size, developed=developed)
        return _without_declarations(packet, edits), further, False
    except StrangeXmp:
        marks = (*_MARKS, b"Orientation") if turned_size else _MARKS
        further = {Further.GAIN_MAP} if b"hdrgm" in xmp else set()
        lost = any(mark in xmp for mark in marks)
        return (None, further, True) if lost else (xmp, set(), False)


def _edits(
    packet: Packet, turned_size: tuple[int, int] | None, *, developed: bool
) -> tuple[list[Edit], set[Further]]:
    edits: list[Edit] = []
    further: set[Further] = set()
    directory = False
    for one in packet.properties:
        namespace, _, local = one.name.rpartition(" ")
        new = _turned_value(one, turned_size)
        gone = one.name in (_THUMBNAILS, _EXTENDED)
        if namespace in _GAIN_MAPS:
            gone = True
            further.add(Further.GAIN_MAP)
        elif namespace == _CONTAINER:
            gone = directory = True
        elif namespace.startswith(_DEPTH):
            gone = True
            further.add(Further.DEPTH)
        elif _speaks_of_video(namespace, local):
            gone = True
            further |= {Further.VIDEO} if packet.value(one) not in ("0", "-1", "False") else set()
        elif developed and namespace == _DEVELOP:
            gone = True
            further.add(Further.DEVELOP)
        if gone:
            edits.append((one.start, one.end, b""))
        elif new is not None:
            edits.append((one.value_start, one.value_end, new))
    if directory:
        further |= {k for k in map(kind_of_semantic, packet.semantics) if k}
    return edits, further


def _turned_value(one: Property, turned_size: tuple[int, int] | None) -> bytes | None:
    if turned_size is None or one.value_start == one.value_end:
        return None
    if one.name == _ORIENTATION:
        return b"1"
    if one.name in _WIDTHS:
        return str(turned_size[0]).encode()
    return str(turned_size[1]).encode() if one.name in _HEIGHTS else None


def _speaks_of_video(namespace: str, local: str) -> bool:
    if local == "VideoLength":  # in the namespaces of phone makers
        return "/camera/" in namespace
    return local.startswith(("MotionPhoto", "MicroVideo", "OLivePhoto"))


def _without_declarations(packet: Packet, edits: list[Edit]) -> bytes:
    """Return the edited packet, also without the prefixes that only removed properties had."""
    text = packet.edited(edits)
    if not edits:
        return text
    more: list[Edit] = []
    for node in packet.descriptions:
        for key, start, end, value_start, value_end in packet.attributes(node.start):
            uri = packet.data[value_start:value_end].decode("utf-8")
            prefix = key.removeprefix("xmlns:")
            named = prefix != key and uri.startswith((*_FURTHER, _ITEM))
            if named and f"{prefix}:".encode() not in text:
                more.append((start, end, b""))
    return packet.edited([*edits, *more]) if more else text


def true_exif(exif: bytes | None, *, gain_map: bool) -> tuple[bytes | None, set[Further]]:
    """Return EXIF without Apple's link to a Live Photo's video, and what was taken out.

    With `gain_map`, which the file had, also without what Apple says of it. The entries are taken
    out of the directory of the maker notes, whose values stay in place.
    """
    if not exif:
        return exif, set()
    place = maker_note_place(exif)
    note = exif[place.start : place.stop]
    if not note.startswith(_APPLE) or len(note) < 16:
        return exif, set()
    (count,) = struct.unpack_from(">H", note, 14)
    fields = [note[16 + 12 * i : 28 + 12 * i] for i in range(min(count, (len(note) - 16) // 12))]
    tags = [int.from_bytes(one[:2], "big") for one in fields]
    gone = set(_APPLE_TAGS) if gain_map else {_CONTENT_ID, _VIDEO_INDEX}
    found = {_APPLE_TAGS[tag] for tag in tags if tag in gone}
    if not found or len(fields) < count:
        return exif, set()
    kept = [one for tag, one in zip(tags, fields, strict=True) if tag not in gone]
    # The directory gets shorter, its values stay where they are: what lies between is zero.
    following, gap = note[16 + 12 * count :][:4], bytes(12 * (count - len(kept)))
    changed = bytearray(note[:14] + struct.pack(">H", len(kept)) + b"".join(kept) + following + gap)
    changed += note[len(changed) :]
    for tag, one in zip(tags, fields, strict=True):
        if tag == _CONTENT_ID:
            length, start = struct.unpack(">II", one[4:])
            if 4 < length <= 64 and 16 + 12 * count + 4 <= start <= len(note) - length:
                changed[start : start + length] = bytes(length)
    return exif[: place.start] + bytes(changed) + exif[place.stop :], found
