"""Metadata blocks: the directories of EXIF and TIFF, XMP packets, Photoshop resources.

Directories are read, patched and packed with their values as raw bytes in the byte order of their
file, so nothing has to be understood in order to be kept. Layouts: TIFF 6.0 (1992) section 2,
BigTIFF, Exif 2.32 section 4.6, XMP part 3, Photoshop file formats (image resources).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

EXIF_MARK = b"Exif\0\0"
"""Prefix of the block in a JPEG."""

TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

ORIENTATION = 0x0112

XMP, PHOTOSHOP, ICC, IPTC = 700, 34377, 34675, 33723

X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296

EXIF_IFD, GPS_IFD, _INTEROP_IFD = 34665, 34853, 40965

MAKER_NOTE = 37500

_THUMBNAIL_OFFSET, _THUMBNAIL_LENGTH = 513, 514

_WIDTHS = frozenset({0x0100, 0xA002})

_HEIGHTS = frozenset({0x0101, 0xA003})

_TYPE_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}

_UNSIGNED = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}

DESCRIPTIVE = frozenset(
    {11, 269, 270, 271, 272, 285, 305, 306, 315, 316, 18246, 18249, 33432}
    | {X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT}
    | set(range(40091, 40096))
)
"""Tags of the first directory that describe the photo rather than the layout of the file: names,
camera, software, dates, people, resolution, ratings, copyright, Windows' own fields."""


LAYOUT = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281}
    | {284, 288, 289, 290, 292, 293, 297, 317, 320, 321, 322, 323, 324, 325}
    | {330, 332, 333, 334, 336, 337, 338, 339, 340, 341, 342, 347, 529, 530, 531, 532}
    | set(range(512, 522))
    | {32995, 32996, 32997, 32998, 50674}
)
"""Tags about the layout of stored pixels (TIFF 6.0 and its supplements)."""


class Sliceable(Protocol):
    """Bytes in memory or in a file: `len(data)` and `data[a:b]`."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> bytes | bytearray: ...


@dataclass(frozen=True)
class Entry:
    """One field of a directory; `value` in the byte order of its file, `position` of the field.

    The value is empty where it was not read (`Tiff.directory`).
    """

    tag: int
    type: int
    count: int
    value: bytes
    position: int = -1


Directory = dict[int, Entry]

_MAX_FIELDS = 1_000_000
"""Of all directories of one file; a TIFF of ten thousand pages has a fifth of that."""

_MAX_VALUE = 64 << 20
"""The layers of Photoshop can be larger; they are not read."""


class Tiff:
    """The directories of a TIFF structure, read on demand.

    `order` is "<" or ">", `first` the position of the first directory. Raises `ValueError` if the
    data do not begin like one; fields that point outside the data are ignored.
    """

    def __init__(self, data: Sliceable) -> None:
        self.data = data
        head = bytes(data[0:16])
        orders = {b"II": "<", b"MM": ">"}
        if len(head) < 8 or head[:2] not in orders:
            raise ValueError("not a TIFF structure")
        self.order = orders[head[:2]]
        (magic,) = struct.unpack(self.order + "H", head[2:4])
        self.big = magic == 43
        if self.big and len(head) < 16:
            raise ValueError("the header is truncated")
        # Other numbers than 42 are signatures of RAW formats (Olympus, Panasonic) built alike.
        first = (
            struct.unpack(self.order + "Q", head[8:16])
            if self.big
            else struct.unpack(self.order + "I", head[4:8])
        )
        self.first = int(first[0])
        self._known: dict[int, tuple[Directory, int]] = {}
        self._bytes_left, self._fields_left = len(data), _MAX_FIELDS

    def directory(self, offset: int) -> tuple[Directory, int]:
        """Return the fields of the directory at `offset`, and the offset of the next one or 0.

        All values together are at most as large as the data: fields that share their bytes more
        often than that have an empty value, as have those larger than any metadata.
        """
        if offset not in self._known:
            fields, following = self._fields(offset)
            entries: Directory = {}
            for position, tag, kind, count, inline in fields:
                value = self._value(kind, count, inline)
                if value is not None:
                    entries.setdefault(tag, Entry(tag, kind, count, value, position))
            self._known[offset] = entries, following
        return self._known[offset]

    def glance(self, offset: int, tag: int) -> tuple[int, int]:
        """Return the first value of one short field, 0 if absent, and the next directory or 0."""
        fields, following = self._fields(offset)
        for _, found, kind, _, inline in fields:
            if found == tag and kind in _UNSIGNED:
                return int(struct.unpack_from(self.order + _UNSIGNED[kind], inline)[0]), following
        return 0, following

    def is_torn(self, offset: int) -> bool:
        """Return whether fields of the directory at `offset`, or their values, are not there.

        Raises `ValueError` if there is no directory.
        """
        counter, size = (8, 20) if self.big else (2, 12)
        raw = bytes(self.data[offset : offset + counter])
        stated = int.from_bytes(raw, "big" if self.order == ">" else "little")
        return offset + counter + stated * size > len(self.data) or any(
            kind == 0 or self._value(kind, count, inline) is None
            for _, _, kind, count, inline in self._fields(offset)[0]
        )

    def _fields(self, offset: int) -> tuple[Iterator[tuple[int, int, int, int, bytes]], int]:
        """Return (position, tag, type, count, inline value) of the fields, and the next offset."""
        counter, field_, tail = ("Q", "HHQ8s", "Q") if self.big else ("H", "HHI4s", "I")
        counter_size, size = struct.calcsize(counter), struct.calcsize("=" + field_)
        raw = bytes(self.data[offset : offset + counter_size])
        if offset <= 0 or len(raw) < counter_size:
            raise ValueError("a directory lies outside the file")
        (count,) = struct.unpack(self.order + counter, raw)
        start = offset + counter_size
        end = start + count * size
        count = min(count, (len(self.data) - start) // size, self._fields_left)
        self._fields_left -= count
        block = bytes(self.data[start : start + count * size])
        raw = bytes(self.data[end : end + struct.calcsize(tail)])
        following = struct.unpack(self.order + tail, raw)[0] if len(raw) in (4, 8) else 0
        fields = struct.iter_unpack(self.order + field_, block)
        placed = ((start + i * size, *one) for i, one in enumerate(fields))
        return placed, int(following)

    def _value(self, kind: int, count: int, inline: bytes) -> bytes | None:
        length = _TYPE_SIZES.get(kind, 0) * count
        if length == 0:
            return None
        if length <= len(inline):
            return inline[:length]
        (offset,) = struct.unpack(self.order + ("Q" if self.big else "I"), inline)
        if offset + length > len(self.data):
            return None
        if length > min(self._bytes_left, _MAX_VALUE):
            return b""
        self._bytes_left -= length
        return bytes(self.data[offset : offset + length])

    def integers(self, entry: Entry | None) -> tuple[int, ...]:
        """Return the values of an unsigned integer field, () for other types or None."""
        code = _UNSIGNED.get(entry.type) if entry else None
        if entry is None or code is None or not entry.value:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{code}", entry.value)

    def ratios(self, entry: Entry | None) -> tuple[float, ...]:
        """Return the values of a field of unsigned fractions, () for other types or None."""
        if entry is None or entry.type != 5:
            return ()
        numbers = struct.unpack(f"{self.order}{2 * entry.count}I", entry.value)
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return tuple(above / below if below else 0.0 for above, below in pairs)

    def integer(self, entries: Directory, tag: int, default: int = 0) -> int:
        """Return the first value of an unsigned integer field, `default` if absent."""
        return next(iter(self.integers(entries.get(tag))), default)

    def child(self, entries: Directory, tag: int) -> Directory:
        """Return the directory that a field points to, empty if there is none."""
        offset = self.integer(entries, tag)
        try:
            return self.directory(offset)[0] if offset else {}
        except ValueError:
            return {}


def bare_exif(exif: bytes | None) -> bytes | None:
    """Return an EXIF block without the `Exif` prefix that JPEG gives it; None for no block."""
    return exif.removeprefix(EXIF_MARK) or None if exif else None


def orientation_of(exif: bytes | None) -> int:
    """Return the orientation 1..8 of a bare EXIF block, 1 if absent or invalid."""
    return given_orientation(exif) or 1


def given_orientation(exif: bytes | None) -> int:
    """Return the orientation 1..8 of a bare EXIF block, 0 if absent or invalid."""
    try:
        tiff = Tiff(exif or b"")
        value = tiff.integer(tiff.directory(tiff.first)[0], ORIENTATION)
    except (ValueError, struct.error):
        return 0
    return value if 1 <= value <= 8 else 0


def thumbnail_of(exif: bytes | None) -> bytes:
    """Return the JPEG in the second directory of a bare EXIF block, b"" if there is none."""
    try:
        tiff = Tiff(exif or b"")
        following = tiff.directory(tiff.first)[1]
        entries = tiff.directory(following)[0] if following else {}
    except (ValueError, struct.error):
        return b""
    start = tiff.integer(entries, _THUMBNAIL_OFFSET)
    jpeg = (exif or b"")[start : start + tiff.integer(entries, _THUMBNAIL_LENGTH)]
    return jpeg if jpeg.startswith(b"\xff\xd8\xff") else b""


def maker_note_place(exif: bytes) -> slice:
    """Return where the maker notes are in a bare EXIF block; an empty slice if there are none."""
    try:
        tiff = Tiff(exif)
        entry = tiff.child(tiff.directory(tiff.first)[0], EXIF_IFD).get(MAKER_NOTE)
    except (ValueError, struct.error):
        return slice(0, 0)
    if entry is None or len(entry.value) <= 4 or tiff.big:
        return slice(0, 0)
    (start,) = struct.unpack_from(tiff.order + "I", exif, entry.position + 8)
    return slice(start, start + len(entry.value))


def upright_exif(
    exif: bytes | None, width: int, height: int, *, turned: bool = True
) -> bytes | None:
    """Return a bare EXIF block for an upright image of this size, without embedded thumbnail.

    Orientation and size change only if the pixels were `turned`. Everything else keeps its bytes
    and its place, so that maker notes stay readable. None if there is no block or it is invalid.
    """
    if not exif:
        return None
    data = bytearray(exif)
    try:
        tiff = Tiff(data)
        if tiff.big:
            return None  # no EXIF is
        first, thumbnail = tiff.directory(tiff.first)
        for directory in (first, tiff.child(first, EXIF_IFD)) if turned else ():
            for entry in directory.values():
                if entry.tag == ORIENTATION:
                    data[entry.position + 2 : entry.position + 12] = struct.pack(
                        tiff.order + "HIHxx", 3, 1, 1
                    )
                elif entry.tag in _WIDTHS | _HEIGHTS:
                    size = width if entry.tag in _WIDTHS else height
                    data[entry.position + 2 : entry.position + 12] = struct.pack(
                        tiff.order + "HII", 4, 1, size
                    )
        if thumbnail:
            _drop_thumbnail(tiff, data, thumbnail)
    except (ValueError, struct.error):
        return None
    return bytes(data)


def _drop_thumbnail(tiff: Tiff, data: bytearray, offset: int) -> None:
    """Remove the link to the second directory, and the thumbnail that it describes."""
    (count,) = struct.unpack_from(tiff.order + "H", data, tiff.first)
    struct.pack_into(tiff.order + "I", data, tiff.first + 2 + count * 12, 0)
    try:
        entries = tiff.directory(offset)[0]
    except ValueError:
        return
    start = tiff.integer(entries, _THUMBNAIL_OFFSET)
    end = start + tiff.integer(entries, _THUMBNAIL_LENGTH)
    # The offsets may be wrong; only what looks like a JPEG is removed.
    if not 8 < start < end <= len(data) or data[start : start + 2] != b"\xff\xd8":
        return
    if data[end:].strip(b"\0"):
        data[start:end] = bytes(end - start)
    else:
        del data[start:]


@dataclass
class ExifTree:
    """The directories of an EXIF block: `order` of the bytes, and the fields of each directory."""

    order: str = "<"
    main: list[Entry] = field(default_factory=list)
    exif: list[Entry] = field(default_factory=list)
    interop: list[Entry] = field(default_factory=list)
    gps: list[Entry] = field(default_factory=list)

    def pack(self, position: int) -> bytes:
        """Return the directories as bytes for `position` of a file, the main one first."""
        main = list(self.main)
        pointers = [(EXIF_IFD, bool(self.exif)), (GPS_IFD, bool(self.gps))]
        main += [self._pointer(tag, 0) for tag, present in pointers if present]
        exif = list(self.exif) + ([self._pointer(_INTEROP_IFD, 0)] if self.interop else [])
        exif_at = position + _packed_size(main)
        interop_at = exif_at + (_packed_size(exif) if exif else 0)
        gps_at = interop_at + (_packed_size(self.interop) if self.interop else 0)
        places = {EXIF_IFD: exif_at, _INTEROP_IFD: interop_at, GPS_IFD: gps_at}
        out = bytearray()
        for entries in (main, exif, self.interop, self.gps):
            if entries:
                linked = [
                    self._pointer(e.tag, places[e.tag]) if e.tag in places else e for e in entries
                ]
                out += pack_directory(self.order, linked, position + len(out))
        return bytes(out)

    def _pointer(self, tag: int, offset: int) -> Entry:
        return Entry(tag, 4, 1, struct.pack(self.order + "I", offset))


def exif_tree(tiff: Tiff, first: Directory, main: Iterable[Entry] | None = None) -> ExifTree:
    """Return the fields of a directory, and of those below it, that describe the photo.

    `main` are those of the directory itself, if given.
    """
    exif = tiff.child(first, EXIF_IFD)
    links = {EXIF_IFD, GPS_IFD, _INTEROP_IFD}

    def plain(entries: Directory) -> list[Entry]:
        return [e for e in entries.values() if e.tag not in links and e.type < 16 and e.value]

    return ExifTree(
        tiff.order,
        [e for e in main if e.tag not in links]
        if main is not None
        else [e for e in plain(first) if e.tag in DESCRIPTIVE],
        plain(exif),
        plain(tiff.child(exif, _INTEROP_IFD)),
        plain(tiff.child(first, GPS_IFD)),
    )


def first_fields(exif: bytes | None) -> list[Entry]:
    """Return the fields of a bare block's first directory, for another file that begins with it.

    The links to further directories stay as they are; what is about the layout of pixels goes.
    """
    try:
        tiff = Tiff(exif or b"")
        entries = tiff.directory(tiff.first)[0]
    except (ValueError, struct.error):
        return []
    links = {tag for tag in (EXIF_IFD, GPS_IFD) if not tiff.child(entries, tag)}
    return [e for e in entries.values() if e.value and e.tag not in LAYOUT | links]


def shares_bytes(exif: bytes | None) -> bool:
    """Return whether the fields of a bare block claim more bytes than it has: an attack."""
    try:
        tiff = Tiff(exif or b"")
        first = tiff.directory(tiff.first)[0]
        directories = (first, tiff.child(first, EXIF_IFD), tiff.child(first, GPS_IFD))
    except (ValueError, struct.error):
        return False
    return any(not entry.value for entries in directories for entry in entries.values())


def smaller_exif(exif: bytes, limit: int) -> tuple[bytes | None, bool]:
    """Return a bare block of at most `limit` bytes, and whether it lost its maker notes for that.

    What no directory points to goes first. None if it is too large without maker notes, too.
    """
    if len(exif) <= limit:
        return exif, False
    try:
        tiff = Tiff(exif)
        tree = exif_tree(tiff, tiff.directory(tiff.first)[0], first_fields(exif))
    except (ValueError, struct.error):
        return None, False
    packed = pack_exif(tree)
    if packed and len(packed) <= limit:
        return packed, False
    tree.exif = [e for e in tree.exif if e.tag != MAKER_NOTE]
    packed = pack_exif(tree)
    return (packed, True) if packed and len(packed) <= limit else (None, False)


def pack_exif(tree: ExifTree) -> bytes | None:
    """Return a bare EXIF block with these directories; None if they are all empty."""
    if not (tree.main or tree.exif or tree.gps):
        return None
    mark = b"II" if tree.order == "<" else b"MM"
    return mark + struct.pack(tree.order + "HI", 42, 8) + tree.pack(8)


def _packed_size(entries: Iterable[Entry]) -> int:
    sizes = [len(e.value) for e in entries]
    return 6 + 12 * len(sizes) + sum(n + n % 2 for n in sizes if n > 4)


def pack_directory(order: str, entries: Iterable[Entry], position: int) -> bytes:
    """Return one directory, sorted as TIFF requires, with its values behind it."""
    ordered = sorted(entries, key=lambda e: e.tag)
    values_at = position + 6 + 12 * len(ordered)
    head, values = bytearray(struct.pack(order + "H", len(ordered))), bytearray()
    for e in ordered:
        inline = e.value.ljust(4, b"\0")
        if len(e.value) > 4:
            inline = struct.pack(order + "I", values_at + len(values))
            values += e.value + bytes(len(e.value) % 2)
        head += struct.pack(order + "HHI", e.tag, e.type, e.count) + inline
    return bytes(head + bytes(4) + values)


# Photoshop --------------------------------------------------------------------------------------

_RESOURCE_MARKS = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
_IPTC_RESOURCE, _THUMBNAILS = 1028, (1033, 1036)


def resources(photoshop: bytes | None) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes, with their head, of each Photoshop image resource."""
    at, data = 0, photoshop or b""
    while data[at : at + 4] in _RESOURCE_MARKS and at + 12 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = data[at + 6] + 1
        size_at = at + 6 + name + name % 2
        if size_at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, size_at)
        end = size_at + 4 + size + size % 2
        yield number, data[at:end]
        at = end


def without_thumbnail(photoshop: bytes | None) -> bytes | None:
    """Return a Photoshop image resource block without its thumbnails (resources 1033 and 1036)."""
    return (
        b"".join(one for number, one in resources(photoshop) if number not in _THUMBNAILS) or None
    )


def iptc_of_photoshop(photoshop: bytes | None) -> bytes:
    """Return the IPTC records in a Photoshop image resource block, b"" if there are none."""
    for number, one in resources(photoshop):
        if number == _IPTC_RESOURCE:
            name = one[6] + 1
            size_at = 6 + name + name % 2
            (size,) = struct.unpack_from(">I", one, size_at)
            return one[size_at + 4 : size_at + 4 + size]
    return b""


def photoshop_of_iptc(iptc: bytes) -> bytes:
    """Return a Photoshop image resource block with these IPTC records (resource 1028)."""
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + bytes(len(iptc) % 2)


def captions(entries: Directory, order: str) -> bytes | None:
    """Return the Photoshop block of a TIFF, with the records of its IPTC field if it has none."""
    block = entries[PHOTOSHOP].value if PHOTOSHOP in entries else b""
    if IPTC in entries and not iptc_of_photoshop(block):
        records = entries[IPTC].value
        if entries[IPTC].type == 4 and records[:1] != b"\x1c":
            # Written as long integers, hence in the byte order of the file.
            words = struct.unpack(f"{order}{len(records) // 4}I", records)
            records = struct.pack(f"{'>' if order == '<' else '<'}{len(words)}I", *words)
        block = photoshop_of_iptc(records) + block
    return block or None
