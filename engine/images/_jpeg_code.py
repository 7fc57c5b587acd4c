"""JPEG as a stream: its segments, where the coded pixels end, and whether all of them are there.

Layout: ITU-T T.81 annex B. A decoder makes up what is missing and says nothing; it is found here.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from engine.images._encode import Array
from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.images._tail import GAP, Decode, noise, same_picture, zeros_before
from engine.messages import msg

ICC_MARK = b"ICC_PROFILE\0"

_MAX_SEGMENTS = 10_000
"""Before the first scan; a depth map in XMP can take some hundred."""

_MARKS = re.compile(rb"\xff([^\x00\xff\x01\xd0-\xd7])")
"""Markers in coded pixels but those of restarts."""

_MAX_SCANS = 1000
"""A progressive JPEG has some ten; each costs a decoder a pass over the picture."""


def jpeg_segments(data: Sliceable) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of the segments' bodies up to the first scan, included.

    Bytes that belong to no segment are skipped, as libjpeg does. Raises `Damaged` for more segments
    than any program writes.
    """
    at = 2
    for _ in range(_MAX_SEGMENTS):
        mark = bytes(data[at : at + 4])
        if len(mark) < 4 or mark[:2] == b"\xff\xd9":
            return
        if mark[:2] == b"\xff\xff":
            at = _behind_fill(data, at)
        elif mark[0] != 0xFF or mark[1] == 0:
            at = _next_marker(data, at + 1)
        elif mark[1] == 0x01 or 0xD0 <= mark[1] <= 0xD8:
            at += 2  # a marker without body
        else:
            end = at + 2 + struct.unpack(">H", mark[2:])[0]
            yield mark[1], at + 4, end
            if mark[1] == 0xDA:
                return
            at = max(end, at + 4)
    raise Damaged(msg("it has too many segments"))


def _behind_fill(data: Sliceable, at: int) -> int:
    """Return the position of the last of the fill bytes that begin at `at`, or further on."""
    block = bytes(data[at : at + 65_536])
    return at + len(block) - len(block.lstrip(b"\xff")) - 1


def _next_marker(data: Sliceable, at: int) -> int:
    """Return the position of the next marker from `at` on, or the end of the data."""
    while at < len(data):
        block = bytes(data[at : at + 65_537])
        found = re.search(rb"\xff[^\x00]", block)
        if found:
            return at + found.start()
        at += max(1, len(block) - 1)
    return len(data)


def is_stray(data: Sliceable, start: int, end: int) -> bool:
    """Return whether there is more between two segments than fill bytes and bare markers."""
    between = bytes(data[start:end]) if end > start else b""
    return re.fullmatch(rb"(?:\xff++[\x01\xd0-\xd8])*+\xff*+", between) is None


def sound_jpeg(
    data: bytearray, scan: int, selectors: bytes, *, stray: bool
) -> tuple[bytearray, int, bool]:
    """Return a JPEG that every decoder accepts, the end of its coded pixels, and if it was marked.

    `scan` is where the body of the first scan's header begins, `selectors` the components, `stray`
    whether bytes between the segments before it are to be removed, as are those behind it. A
    missing end marker is added. Raises `Damaged` if a scan is missing.
    """
    if stray:
        segments, cleaned = list(jpeg_segments(data)), bytearray(b"\xff\xd8")
        for _, start, end in segments:
            cleaned += data[start - 4 : end]
        _, start, end = segments[-1]
        scan = len(cleaned) - (end - start)
        data = cleaned + data[end:]
    coded = coded_pixels(data, scan, selectors)
    for start, end in reversed(coded.stray):
        del data[start:end]
    removed = sum(end - start for start, end in coded.stray)
    if coded.end >= 0:
        return data, coded.end - removed, True
    if not coded.complete:
        raise Damaged(msg("it ends too early"))
    # An interrupted copy ends in zeros, which decode to something.
    del data[len(data.rstrip(b"\0")) :]
    if data.endswith(b"\xff"):
        data += b"\0"  # it belonged to a byte of the pixels
    return data + b"\xff\xd9", len(data), False


def bare_jpeg(data: bytes | bytearray) -> bytes:
    """Return a JPEG without its metadata but the profile, for decoders that parse all they find."""
    parts, behind = [b"\xff\xd8"], 2
    for marker, start, end in jpeg_segments(data):
        described = marker == 0xFE or 0xE0 <= marker <= 0xED
        if not described or data[start : start + len(ICC_MARK)] == ICC_MARK:
            parts.append(bytes(data[start - 4 : end]))
        behind = end
    return b"".join((*parts, data[behind:]))


@dataclass(frozen=True)
class Coded:
    """Where the coded pixels end: `end` is the position of the end marker, -1 if there is none.

    `complete` if all scans have begun; `stray` are the places between the segments behind the first
    scan that belong to none.
    """

    end: int
    complete: bool
    stray: tuple[tuple[int, int], ...] = ()


def coded_pixels(data: bytes | bytearray, scan: int, selectors: bytes) -> Coded:
    """Return where the pixels end whose first scan has its header at `scan`.

    A progressive JPEG sends the bits of each coefficient in several scans (T.81 annex G).
    """
    missing = {(component, k) for component in range(len(selectors)) for k in range(64)}
    _note_scan(data, scan, missing, selectors)
    at, scans, in_scan = scan, 1, True
    stray = list[tuple[int, int]]()
    while match := _MARKS.search(data, at):
        if not in_scan and data[at : match.start()].strip(b"\xff"):
            stray.append((at, match.start()))
        if match[1] == b"\xd9":
            return Coded(match.start(), not missing, tuple(stray))
        at = match.end()
        if len(data) < at + 2:
            break
        in_scan = match[1] == b"\xda"
        if in_scan:
            scans += 1
            if scans > _MAX_SCANS:
                raise Damaged(msg("it has too many segments"))
            _note_scan(data, at + 2, missing, selectors)
        at += int(struct.unpack_from(">H", data, at)[0])
    return Coded(-1, not missing, tuple(stray))


def _note_scan(
    data: bytes | bytearray, at: int, missing: set[tuple[int, int]], selectors: bytes
) -> None:
    """Remove from `missing` the coefficients of which this scan sends the last bit."""
    count = data[at] if at < len(data) else 0
    body = data[at + 1 : at + 1 + 2 * count + 3]
    if len(body) < 2 * count + 3:
        return
    first, last, bits = body[-3:]
    if bits & 15:
        return  # lower bits follow
    for selector in set(body[0 : 2 * count : 2]):
        if selector in selectors:
            component = selectors.index(selector)
            missing -= {(component, k) for k in range(first, min(last, 63) + 1)}


def jpeg_end(data: bytes) -> int:
    """Return the position behind a whole JPEG at the beginning of `data`, or their length."""
    for marker, start, _ in jpeg_segments(data):
        if marker == 0xDA:
            end = coded_pixels(data, start, b"").end
            return end + 2 if end >= 0 else len(data)
    return len(data)


def pixels_run_out(data: bytearray, end: int, picture: Array, decode: Decode) -> bool:
    """Return whether the coded pixels end before the last row, and the decoder made up the rest.

    `picture` is what is in `data`, whose coded pixels end at `end`. Decoders say nothing, but bytes
    put there change the picture only if it still lacks some. Where a restart marker is due (ITU-T
    T.81, E.1.4), decoders skip them unless that marker comes first.
    """
    coded = data[:end].rstrip(b"\xff")  # which fill the space before a marker, or erased memory
    starts = [b""]
    last = max(coded.rfind(bytes((0xFF, 0xD0 + n))) for n in range(8))
    if last >= 0:
        starts.append(bytes((0xFF, 0xD0 + (coded[last + 1] - 0xD0 + 1) % 8)))
    filler = noise(512) + b"\xff\xd9"
    return any(not same_picture(coded + start + filler, picture, decode) for start in starts)


def check_gap(data: bytearray, scan: int, end: int) -> None:
    """Raise `Damaged` if there is a run of zeros in the coded pixels that no encoder writes.

    Zeros are the first code of each Huffman table (T.81 C.2). Only where that is "as before" in all
    tables of a scan they can be many. The end is not looked at.
    """
    start = data.find(bytes(GAP), scan, end - zeros_before(data, scan, end))
    if start < 0:
        return
    process, header, first = 0, b"", dict[int, int]()
    for marker, at, stop in _segments_before(data, start):
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            process = marker
        elif marker == 0xDA:
            header = bytes(data[at:stop])
        while marker == 0xC4 and at + 17 < stop:
            first[data[at]] = data[at + 17]
            at += 17 + sum(data[at + 1 : at + 17])
    if process in (0xC0, 0xC1, 0xC2) and not _zeros_repeat(header, process == 0xC2, first):
        rest = data[start:end]
        count = len(rest) - len(rest.lstrip(b"\0"))
        raise Damaged(msg("{count} bytes of its pixels are zeros", count=count))


def _zeros_repeat(header: bytes, is_progressive: bool, first: dict[int, int]) -> bool:
    """Return whether zeros in the scan with this header mean blocks like those before.

    `first` is the symbol of the first code of each Huffman table, by class and number.
    """
    count = header[0]
    tables = header[2 : 1 + 2 * count : 2]
    begin, _, bits = header[1 + 2 * count : 4 + 2 * count]
    if is_progressive and begin:  # a run of such blocks; 0xF0 are 16 zeros in one
        symbols = {first.get(0x10 | table & 15, 0) for table in tables}
        return all(symbol & 15 == 0 and symbol != 0xF0 for symbol in symbols)
    if is_progressive:
        return bits >> 4 > 0 or not any(first.get(table >> 4, 0) for table in tables)
    return not any(first.get(table >> 4, 0) or first.get(0x10 | table & 15, 0) for table in tables)


def _segments_before(data: bytearray, place: int) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of the bodies of all segments before `place`, scans included."""
    end = 0
    for marker, start, end in jpeg_segments(data):
        yield marker, start, end
    while match := _MARKS.search(data, end, place):
        start = match.end() + 2
        end = match.end() + int.from_bytes(data[match.end() : start], "big")
        yield match[1][0], start, end
