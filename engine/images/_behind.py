"""What lies behind the end of an image in its file: further images, videos, anything else.

Index of further images: CIPA DC-007 (Multi-Picture Format). Samsung's trailer: ExifTool.
"""

from __future__ import annotations

import struct

from engine.images._bmff import boxes
from engine.images._claims import Further
from engine.images._jpeg_code import jpeg_end, jpeg_segments
from engine.images._metadata import Sliceable, Tiff
from engine.images._tail import zeros_after
from engine.images.frame import Lost
from engine.messages import msg

_MP_ENTRIES = 0xB002

_LOOK_AT = 256 << 10
"""Bytes of a further image that are looked at: its metadata."""

_MOST_IMAGES = 64

_LONGEST_IMAGE = 64 << 20
"""Bytes in which the end of a further image is looked for."""

_SAMSUNG_VIDEOS = frozenset({0x0A30, 0x0A31, 0x0A33})
_SAMSUNG_TECHNICAL = frozenset({0x0A01, 0x0AA1})
"""Kinds of data in Samsung's trailer, as ExifTool lists them; time zone and country code."""

Place = tuple[int, int]
"""Start and end of something in a file."""


def further_images(
    data: Sliceable, index: bytes, index_at: int
) -> tuple[set[Further], list[Place]]:
    """Return what the images are that the index lists, and where they are.

    Previews ("large thumbnails") are no loss.
    """
    found, places = set[Further](), list[Place]()
    try:
        tiff = Tiff(index)
        entries = tiff.directory(tiff.first)[0]
    except (ValueError, struct.error):
        return {Further.IMAGES}, []
    table = entries[_MP_ENTRIES].value if _MP_ENTRIES in entries else b""
    for at in range(0, min(len(table), 16 * _MOST_IMAGES) - 15, 16):
        kind, size, offset = struct.unpack_from(tiff.order + "III", table, at)
        if offset == 0:
            continue  # the image itself
        start = index_at + offset
        places.append((start, start + size))
        if kind & 0xFF0000 != 0x010000:
            found.add(_kind_of_image(bytes(data[start : start + min(size, _LOOK_AT)])))
    return found, places


def _kind_of_image(jpeg: bytes) -> Further:
    if not jpeg.startswith(b"\xff\xd8"):
        return Further.IMAGES
    try:
        bodies = [jpeg[start:end] for _, start, end in jpeg_segments(jpeg)]
    except ValueError:
        return Further.IMAGES
    marks = (b"hdr-gain-map/1.0/", b"hdrgainmap", b"HDRGainMap", b"urn:iso:std:iso:ts:21496:-1")
    is_gain_map = any(mark in body for body in bodies for mark in marks)
    return Further.GAIN_MAP if is_gain_map else Further.IMAGES


def behind_image(
    data: Sliceable, end: int, lost: Lost, known: list[Place] | None = None
) -> set[Further]:
    """Return what lies behind an image that ends at `end`; what is of no known kind is noted.

    `known` are the places of images that are listed elsewhere. Zeros are padding. Samsung ends a
    file with a directory (`SEFT`), Huawei with a length, others simply add a video or an image.
    """
    tail = bytes(data[max(end, len(data) - 64) : len(data)])
    if b"LIVE_" in tail:
        return {Further.VIDEO}
    if not tail:
        return set()
    found, stop, at = set[Further](), len(data), end
    if tail.endswith(b"SEFT"):
        found, stop = _samsung(data, end, lost)
    for _ in range(_MOST_IMAGES):
        at += zeros_after(data, at, stop)
        head = bytes(data[at : at + 12])
        if head.startswith(b"\xff\xd9"):  # an end marker too many
            at += 2
            continue
        if at >= stop:
            return found
        listed = [last for first, last in known or () if first <= at < last]
        if listed:
            at = max(listed)
        elif head.startswith(b"\xff\xd8\xff"):
            found.add(_kind_of_image(bytes(data[at : at + _LOOK_AT])))
            at = _end_of_jpeg(data, at, stop)
        elif b"ftyp" in head:  # the length before it may begin with zeros
            found.add(Further.VIDEO)
            start = max(end, at + head.index(b"ftyp") - 4)
            at = max((last for _, _, last in boxes(data, start, stop)), default=stop)
        else:
            break
    if at < stop:
        lost.add(msg("data behind the image"))
    return found


def _end_of_jpeg(data: Sliceable, at: int, stop: int) -> int:
    """Return where the JPEG at `at` ends, or how far it was looked for, without all behind it."""
    length = _LOOK_AT
    while True:
        part = bytes(data[at : min(stop, at + length)])
        found = jpeg_end(part)
        if found < len(part) or len(part) < length or length >= _LONGEST_IMAGE:
            return at + found
        length *= 4


def _samsung(data: Sliceable, image_end: int, lost: Lost) -> tuple[set[Further], int]:
    """Return what Samsung's directory at the end lists, and where the first of it begins."""
    found: set[Further] = set()
    end = len(data) - 8
    length = int.from_bytes(data[end : end + 4], "little")
    start = max(image_end, end - length)
    directory = bytes(data[start:end]) if length < 1 << 16 else b""
    first = start
    for at in range(12, len(directory) - 11, 12):
        _, kind, before, _ = struct.unpack_from("<HHII", directory, at)
        first = min(first, max(image_end, start - before))
        if kind in _SAMSUNG_VIDEOS:
            found.add(Further.VIDEO)
        elif kind not in _SAMSUNG_TECHNICAL:
            lost.add(msg("Samsung data"))
    return found, first
