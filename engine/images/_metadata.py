"""Metadata blocks: the directories of EXIF and TIFF, XMP packets, Photoshop resources.

Directories are read, patched and packed with their values as raw bytes in the byte order of their
file, so nothing has to be understood in order to be kept. Layouts: TIFF 6.0 (1992) section 2,
BigTIFF, Exif 2.32 section 4.6, XMP part 3, Photoshop file formats (image resources).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

EXIF_MARK = b"Exif\0\0"
"""Prefix of the block in a JPEG."""

TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

ORIENTATION = 0x0112

XMP, PHOTOSHOP, ICC, IPTC = 700, 34377, 34675, 33723

X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296

_EXIF_IFD, _GPS_IFD, _INTEROP_IFD = 34665, 34853, 40965

_THUMBNAIL_OFFSET, _THUMBNAIL_LENGTH = 513, 514

_WIDTHS = frozenset({0x0100, 0xA002})

_HEIGHTS = frozenset({0x0101, 0xA003})

_TYPE_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4,
               16: 8, 17: 8, 18: 8}  # fmt: skip

_UNSIGNED = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}

_DESCRIPTIVE = frozenset(
    {269, 270, 271, 272, 285, 305, 306, 315, 316, 18246, 18249, 33432}
    | {X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT}
    | set(range(40091, 40096))
)
"""Tags of the first directory that describe the photo rather than the layout of the file: names,
camera, software, dates, people, resolution, ratings, copyright, Windows' own fields."""


class Sliceable(Protocol):
    """Bytes in memory or in a file: `len(data)` and `data[a:b]`."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> bytes | bytearray: ...


@dataclass(frozen=True)
class Entry:
    """One field of a directory; `value` in the byte order of its file, `position` of the field."""

    tag: int
    type: int
    count: int
    value: bytes
    position: int = -1


Directory = dict[int, Entry]


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

    def directory(self, offset: int) -> tuple[Directory, int]:
        """Return the fields of the directory at `offset`, and the offset of the next one or 0."""
        counter, field_, tail = ("Q", "HHQ8s", "Q") if self.big else ("H", "HHI4s", "I")
        counter_size, size = struct.calcsize(counter), struct.calcsize("=" + field_)
        raw = bytes(self.data[offset : offset + counter_size])
        if offset <= 0 or len(raw) < counter_size:
            raise ValueError("a directory lies outside the file")
        (count,) = struct.unpack(self.order + counter, raw)
        start = offset + counter_size
        count = min(count, (len(self.data) - start) // size)
        block = bytes(self.data[start : start + count * size])
        entries: Directory = {}
        for i, (tag, kind, n, inline) in enumerate(struct.iter_unpack(self.order + field_, block)):
            value = self._value(kind, n, inline, tail)
            if value is not None:
                entries.setdefault(tag, Entry(tag, kind, n, value, start + i * size))
        end = start + count * size
        raw = bytes(self.data[end : end + struct.calcsize(tail)])
        following = struct.unpack(self.order + tail, raw)[0] if len(raw) in (4, 8) else 0
        return entries, int(following)

    def _value(self, kind: int, count: int, inline: bytes, pointer: str) -> bytes | None:
        length = _TYPE_SIZES.get(kind, 0) * count
        if length == 0:
            return None
        if length <= len(inline):
            return inline[:length]
        (offset,) = struct.unpack(self.order + pointer, inline)
        if offset + length > len(self.data):
            return None
        return bytes(self.data[offset : offset + length])

    def integers(self, entry: Entry | None) -> tuple[int, ...]:
        """Return the values of an unsigned integer field, () for other types or None."""
        code = _UNSIGNED.get(entry.type) if entry else None
        if entry is None or code is None:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{code}", entry.value)

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
    try:
        tiff = Tiff(exif or b"")
        value = tiff.integer(tiff.directory(tiff.first)[0], ORIENTATION, 1)
    except (ValueError, struct.error):
        return 1
    return value if 1 <= value <= 8 else 1


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


def upright_exif(exif: bytes | None, width: int, height: int) -> bytes | None:
    """Return a bare EXIF block for an upright image of this size, without embedded thumbnail.

    Everything else keeps its bytes and its place, so that maker notes stay readable. None if there
    is no block or it is invalid.
    """
    if not exif:
        return None
    data = bytearray(exif)
    try:
        tiff = Tiff(data)
        if tiff.big:
            return None  # no EXIF is
        first, thumbnail = tiff.directory(tiff.first)
        for directory in (first, tiff.child(first, _EXIF_IFD)):
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

    def pack(self, position: int, extra: Iterable[Entry] = ()) -> bytes:
        """Return the directories as bytes for `position` of a file, the main one first.

        `extra` fields replace main ones with the same tag.
        """
        given = {e.tag: e for e in (*self.main, *extra)}
        main = list(given.values())
        pointers = [(_EXIF_IFD, bool(self.exif)), (_GPS_IFD, bool(self.gps))]
        main += [self._pointer(tag, 0) for tag, present in pointers if present]
        exif = list(self.exif) + ([self._pointer(_INTEROP_IFD, 0)] if self.interop else [])
        exif_at = position + _packed_size(main)
        interop_at = exif_at + (_packed_size(exif) if exif else 0)
        gps_at = interop_at + (_packed_size(self.interop) if self.interop else 0)
        places = {_EXIF_IFD: exif_at, _INTEROP_IFD: interop_at, _GPS_IFD: gps_at}
        out = b""
        for entries in (main, exif, self.interop, self.gps):
            if entries:
                linked = [
                    self._pointer(e.tag, places[e.tag]) if e.tag in places else e for e in entries
                ]
                out += _pack_directory(self.order, linked, position + len(out))
        return out

    def _pointer(self, tag: int, offset: int) -> Entry:
        return Entry(tag, 4, 1, struct.pack(self.order + "I", offset))


def exif_tree(tiff: Tiff, offset: int) -> ExifTree:
    """Return the fields of the directory at `offset`, and its children, that describe the photo."""
    first = tiff.directory(offset)[0]
    exif = tiff.child(first, _EXIF_IFD)
    links = {_EXIF_IFD, _GPS_IFD, _INTEROP_IFD}

    def plain(entries: Directory) -> list[Entry]:
        return [e for e in entries.values() if e.tag not in links and e.type < 16]

    return ExifTree(
        tiff.order,
        [e for e in plain(first) if e.tag in _DESCRIPTIVE],
        plain(exif),
        plain(tiff.child(exif, _INTEROP_IFD)),
        plain(tiff.child(first, _GPS_IFD)),
    )


def pack_exif(tree: ExifTree) -> bytes | None:
    """Return a bare EXIF block with these directories; None if they are all empty."""
    if not (tree.main or tree.exif or tree.gps):
        return None
    mark = b"II" if tree.order == "<" else b"MM"
    return mark + struct.pack(tree.order + "HI", 42, 8) + tree.pack(8)


def _packed_size(entries: Iterable[Entry]) -> int:
    sizes = [len(e.value) for e in entries]
    return 6 + 12 * len(sizes) + sum(n + n % 2 for n in sizes if n > 4)


def _pack_directory(order: str, entries: Iterable[Entry], position: int) -> bytes:
    """Return one directory, sorted as TIFF requires, with its values behind it."""
    ordered = sorted(entries, key=lambda e: e.tag)
    values_at = position + 6 + 12 * len(ordered)
    head, values = struct.pack(order + "H", len(ordered)), b""
    for e in ordered:
        inline = e.value.ljust(4, b"\0")
        if len(e.value) > 4:
            inline = struct.pack(order + "I", values_at + len(values))
            values += e.value + bytes(len(e.value) % 2)
        head += struct.pack(order + "HHI", e.tag, e.type, e.count) + inline
    return head + bytes(4) + values


# XMP and Photoshop ------------------------------------------------------------------------------


_XMP_STALE: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    # Some programs prefer this to EXIF and would rotate the image a second time.
    (re.compile(rb"(tiff:Orientation(?:\s*=\s*[\"']|>))[2-8]"), rb"\g<1>1"),
    (re.compile(rb"<xmp:Thumbnails\b.*?</xmp:Thumbnails>", re.DOTALL), b""),
    # The extended packet, and the video behind a phone's photo, are not kept.
    (re.compile(rb"xmpNote:HasExtendedXMP\s*=\s*([\"']).*?\1"), b""),
    (re.compile(rb"((?:GCamera:MotionPhoto|GCamera:MicroVideo)\s*=\s*[\"'])1"), rb"\g<1>0"),
)


def upright_xmp(xmp: bytes | None, width: int, height: int) -> bytes | None:
    """Return an XMP packet for an upright image of this size, without stale properties."""
    if not xmp:
        return None
    for pattern, replacement in _XMP_STALE:
        xmp = pattern.sub(replacement, xmp)
    sizes = ((b"PixelXDimension|ImageWidth", width), (b"PixelYDimension|ImageLength", height))
    for names, size in sizes:
        field_ = re.compile(rb"((?:exif|tiff):(?:" + names + rb")(?:\s*=\s*[\"']|>))\d+")
        xmp = field_.sub(rb"\g<1>" + str(size).encode(), xmp)
    return xmp


def without_thumbnail(photoshop: bytes | None) -> bytes | None:
    """Return a Photoshop image resource block without its thumbnails (resources 1033 and 1036)."""
    out, at, data = b"", 0, photoshop or b""
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = data[at + 6] + 1
        size_at = at + 6 + name + name % 2
        if size_at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, size_at)
        end = size_at + 4 + size + size % 2
        if number not in (1033, 1036):
            out += data[at:end]
        at = end
    return out or None


def photoshop_of_iptc(iptc: bytes) -> bytes:
    """Return a Photoshop image resource block with these IPTC records (resource 1028)."""
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + bytes(len(iptc) % 2)
