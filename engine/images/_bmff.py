"""HEIC and AVIF: the boxes that say which images and metadata a file holds.

Layout: ISO/IEC 14496-12 (boxes, items) and 23008-12 (HEIF). Decoders read the pixels; this tells
what else is there. Everything is bounded by the size of the `meta` box.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.images._av1 import is_lossless_av1
from engine.images._claims import Further
from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.images._tail import check_coded, check_gaps, zeros_before
from engine.images.frame import Lost
from engine.messages import msg

_MAX_META = 4 << 20
_MAX_BOXES = 100_000
_AV1_HEADERS = 1024

_ALPHA = ("urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
_GAIN_MAPS = ("hdrgainmap", "21496")
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_STRUCTURE = frozenset(
    {
        b"ftyp",
        b"meta",
        b"mdat",
        b"moov",
        b"moof",
        b"free",
        b"skip",
        b"idat",
        b"mini",
        b"wide",
        b"pdin",
        b"styp",
        b"sidx",
        b"mfra",
    }
)

_IMAGES = frozenset({b"av01", b"hvc1", b"grid", b"iden", b"iovl", b"jpeg"})

_PADDING = bytes(4)

_WITHOUT_ZEROS = frozenset({b"av01", b"hvc1", b"hev1", b"avc1", b"vvc1"})
"""Types of items whose code has never many zeros in a row."""

Box = tuple[bytes, int, int]
"""Its type, and start and end of its body."""


@dataclass
class Items:
    """What the `meta` box lists: items by number, with type and, for `mime`, their content type.

    `auxiliary` and `thumbnails` are those that belong to another image, `parts` those that each is
    made of; `properties` of each item are boxes of `meta`; `places` the (offset in the file,
    length) of its extents.
    """

    meta: bytes = b""
    primary: int = 0
    types: dict[int, tuple[bytes, str]] = field(default_factory=dict)
    auxiliary: set[int] = field(default_factory=set)
    thumbnails: set[int] = field(default_factory=set)
    parts: dict[int, list[int]] = field(default_factory=dict)
    properties: dict[int, list[Box]] = field(default_factory=dict)
    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    outside: list[bytes] = field(default_factory=list)
    """Types of the boxes beside `meta`."""
    has_rest: bool = False
    """Whether there is something behind the last box."""


def boxes(data: Sliceable, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two offsets; ends where they are broken."""
    at = start
    for _ in range(_MAX_BOXES):
        head = bytes(data[at : min(end, at + 16)])
        if len(head) < 8:
            return
        size, kind = struct.unpack(">I4s", head[:8])
        body = at + 8
        if size == 1 and len(head) == 16:
            (size,) = struct.unpack(">Q", head[8:])
            body = at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            return
        yield kind, body, at + size
        at += size


def read_items(data: Sliceable) -> Items:
    """Return what a HEIC or AVIF holds, as far as its boxes are sound."""
    items, end = Items(), 0
    for kind, start, end in boxes(data, 0, len(data)):
        if kind == _PADDING:
            end = start
            break
        if kind == b"meta" and not items.meta and end - start <= _MAX_META:
            items.meta = bytes(data[start + 4 : end])
        elif kind == b"uuid" and bytes(data[start : start + 16]) == _C2PA:
            items.outside.append(b"c2pa")
        else:
            items.outside.append(kind)
    items.has_rest = zeros_before(data, end, len(data)) < len(data) - end
    readers = {b"pitm": _pitm, b"iinf": _iinf, b"iref": _iref, b"iprp": _iprp, b"iloc": _iloc}
    for kind, start, end in boxes(items.meta, 0, len(items.meta)):
        if kind in readers:
            try:
                readers[kind](items, start, end)
            except (struct.error, IndexError):
                continue  # the decoder says what is wrong
    return items


def item_data(data: Sliceable, items: Items, number: int) -> bytes:
    """Return the bytes of an item, b"" if they are not in the file or more than it has."""
    parts, left = list[bytes](), len(data)
    for offset, length in items.places.get(number, ()):
        left -= length
        if left < 0:
            return b""
        parts.append(bytes(data[offset : offset + length]))
    return b"".join(parts)


def exif_of(data: Sliceable, items: Items) -> bytes | None:
    """Return the EXIF block; in front of it stands the offset of its TIFF header (HEIF, A.2.1)."""
    for number, (kind, _) in items.types.items():
        if kind == b"Exif":
            block = item_data(data, items, number)
            skip = int.from_bytes(block[:4], "big")
            return block[4 + skip :] or None
    return None


def has_plain_types(items: Items) -> bool:
    """Return whether the types of all items are ASCII, as they have to be."""
    return all(kind.isascii() and content.isascii() for kind, content in items.types.values())


def is_turned(items: Items) -> bool:
    """Return whether decoders turn, mirror or crop the image."""
    kinds = {kind for kind, _, _ in items.properties.get(items.primary, ())}
    return bool(kinds & {b"irot", b"imir", b"clap"})


def further_in(items: Items) -> tuple[set[Further], tuple[str, ...]]:
    """Return what the file holds besides the image, and the names of blocks that are not kept."""
    found: set[Further] = set()
    lost = Lost()
    for number, (kind, content) in items.types.items():
        if kind == b"tmap":
            found.add(Further.GAIN_MAP)
        elif number in items.auxiliary:
            found |= _auxiliary(items, number)
        elif kind == b"mime" and content != "application/rdf+xml":
            lost.add(msg("item of type {type}", type=content[:60]))
        elif kind == b"uri ":
            lost.add(msg("item of type {type}", type="URI"))
    images = {number for number, (kind, _) in items.types.items() if kind in _IMAGES}
    images -= {items.primary, *items.auxiliary, *items.thumbnails}
    if images.difference(*items.parts.values()):
        found.add(Further.IMAGES)
    if b"mpvd" in items.outside or items.outside.count(b"ftyp") > 1:
        found.add(Further.VIDEO)
    if b"c2pa" in items.outside:
        lost.add(msg("Content Credentials"))
    for kind in items.outside:
        if kind not in _STRUCTURE and kind not in (b"mpvd", b"c2pa", b"sefd"):
            lost.add(msg("box {type}", type=kind.decode("latin-1")))
    if items.has_rest:
        lost.add(msg("data behind the image"))
    return found, lost.names()


def _auxiliary(items: Items, number: int) -> set[Further]:
    name = _auxiliary_type(items, number)
    if not name or name in _ALPHA:
        return set()
    is_gain = any(word in name.lower() for word in _GAIN_MAPS)
    return {Further.GAIN_MAP if is_gain else Further.DEPTH}


def _auxiliary_type(items: Items, number: int) -> str:
    for kind, start, end in items.properties.get(number, ()):
        if kind == b"auxC":
            return items.meta[start + 4 : end].partition(b"\0")[0].decode("latin-1")
    return ""


# The image itself --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Coding:
    """How an image is coded: `colours` are primaries, transfer and matrix by the numbers of ITU-T
    H.273, None if the file does not tell them; `bits` and `grey` are those of AV1."""

    colours: tuple[int, int, int] | None = None
    bits: int = 8
    grey: bool = False


def image_items(items: Items) -> list[int]:
    """Return the numbers of the coded items of the main image: itself, or its tiles."""
    parts = items.parts.get(items.primary, [items.primary])
    return [inner for number in parts for inner in items.parts.get(number, [number])]


def coding_of(items: Items) -> Coding:
    """Return how the main image is coded, by its `colr` and `av1C` boxes (HEIF 6.5.5, AV1-ISOBMFF
    2.3.3)."""
    numbers = image_items(items)
    colours = None
    for number in (items.primary, *numbers[:1]):
        for kind, start, end in items.properties.get(number, ()):
            if kind == b"colr" and items.meta[start : start + 4] == b"nclx" and end - start >= 10:
                colours = colours or struct.unpack_from(">HHH", items.meta, start + 4)
    flags = [
        items.meta[start + 2]
        for number in (*numbers, *_alpha_items(items))
        for kind, start, end in items.properties.get(number, ())
        if kind == b"av1C" and end - start >= 4
    ]
    bits = max((12 if f & 0x20 else 10 if f & 0x40 else 8 for f in flags), default=8)
    first = flags[0] if flags else 0
    return Coding(colours, bits, bool(first & 0x10))


def is_lossless_avif(data: Sliceable, items: Items) -> bool:
    """Return whether all parts of the main image are coded without loss."""
    numbers = image_items(items)
    starts = [items.places[number][0] for number in numbers if items.places.get(number)]
    return 0 < len(starts) == len(numbers) and all(
        is_lossless_av1(bytes(data[at : at + min(length, _AV1_HEADERS)])) for at, length in starts
    )


def _alpha_items(items: Items) -> list[int]:
    return [one for one in sorted(items.auxiliary) if _auxiliary_type(items, one) in _ALPHA]


def check_items(data: Sliceable, items: Items) -> None:
    """Raise `Damaged` if coded pixels are not in the file, or zeros are in their place."""
    for number in (*image_items(items), *_alpha_items(items)):
        kind, _ = items.types.get(number, (b"", ""))
        for offset, length in items.places.get(number, ()):
            if offset + length > len(data):
                raise Damaged(msg("it ends too early"))
            if kind in _WITHOUT_ZEROS:
                check_coded(data, offset, offset + length)
                check_gaps(data, offset, offset + length)


def nclx_places(items: Items, data: Sliceable) -> list[int]:
    """Return the offsets in the file of primaries and transfer in all `colr` boxes of `meta`."""
    start = next((s for kind, s, _ in boxes(data, 0, len(data)) if kind == b"meta"), -4) + 4
    return [
        start + at + 4
        for known in items.properties.values()
        for kind, at, _ in known
        if kind == b"colr" and items.meta[at : at + 4] == b"nclx"
    ]


# The boxes in `meta` -----------------------------------------------------------------------------


def _pitm(items: Items, start: int, end: int) -> None:
    width = 2 if items.meta[start] == 0 else 4
    items.primary = int.from_bytes(items.meta[start + 4 : start + 4 + width], "big")


def _iinf(items: Items, start: int, end: int) -> None:
    skip = 6 if items.meta[start] == 0 else 8
    for kind, at, entry_end in boxes(items.meta, start + skip, end):
        version = items.meta[at]
        if kind != b"infe" or version < 2:
            continue
        width = 2 if version == 2 else 4
        number = int.from_bytes(items.meta[at + 4 : at + 4 + width], "big")
        type_at = at + 6 + width
        item_type = items.meta[type_at : type_at + 4]
        texts = items.meta[type_at + 4 : entry_end].split(b"\0", 2)
        content = texts[1].decode("latin-1") if item_type == b"mime" and len(texts) > 1 else ""
        items.types[number] = (item_type, content)


def _iref(items: Items, start: int, end: int) -> None:
    code = "H" if items.meta[start] == 0 else "I"
    for kind, at, _ in boxes(items.meta, start + 4, end):
        size = struct.calcsize(code)
        (source,) = struct.unpack_from(">" + code, items.meta, at)
        if kind == b"auxl":
            items.auxiliary.add(source)
        elif kind == b"thmb":
            items.thumbnails.add(source)
        elif kind == b"dimg":
            (count,) = struct.unpack_from(">H", items.meta, at + size)
            items.parts[source] = list(
                struct.unpack_from(f">{count}{code}", items.meta, at + size + 2)
            )


def _iprp(items: Items, start: int, end: int) -> None:
    known: list[Box] = []
    for kind, at, box_end in boxes(items.meta, start, end):
        if kind == b"ipco":
            known = list(boxes(items.meta, at, box_end))
        elif kind == b"ipma":
            _ipma(items, at, known)


def _ipma(items: Items, at: int, known: list[Box]) -> None:
    version, wide = items.meta[at], items.meta[at + 3] & 1
    (count,) = struct.unpack_from(">I", items.meta, at + 4)
    at += 8
    left = _MAX_BOXES
    for _ in range(min(count, _MAX_BOXES)):
        code = "H" if version == 0 else "I"
        (number,) = struct.unpack_from(">" + code, items.meta, at)
        at += struct.calcsize(">" + code)
        associated = min(items.meta[at], left)
        left -= associated
        at += 1
        for _ in range(associated):
            if wide:
                index = struct.unpack_from(">H", items.meta, at)[0] & 0x7FFF
            else:
                index = items.meta[at] & 0x7F
            at += 2 if wide else 1
            if 0 < index <= len(known):
                items.properties.setdefault(number, []).append(known[index - 1])


def _iloc(items: Items, start: int, end: int) -> None:
    meta, version = items.meta, items.meta[start]
    sizes = meta[start + 4], meta[start + 5]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    at = start + 6
    number_size = 4 if version == 2 else 2

    def take(size: int) -> int:
        nonlocal at
        if at + size > end:
            raise IndexError("the box ends")
        at += size
        return int.from_bytes(meta[at - size : at], "big")

    for _ in range(min(take(number_size), _MAX_BOXES)):
        number = take(number_size)
        method = take(2) & 15 if version else 0
        take(2)
        base = take(base_size)
        places = []
        for _ in range(take(2)):
            take(index_size)
            places.append((base + take(offset_size), take(length_size)))
        if method == 0:
            items.places[number] = places
