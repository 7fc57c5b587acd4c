"""Whether a file was copied to its end.

An interrupted copy is too short, or has its full size but ends in zero bytes. Formats with
checksums reveal this. For the others the zero bytes at the end of the coded pixels are counted: an
intact photo has at most five, whatever the codec, unless it ends in a flat colour or in a regular
pattern.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np

from engine.images._encode import Array
from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.messages import Message, msg

Decode = Callable[[bytearray], Array]
"""Returns the picture in a whole file; raises what it likes."""

ZEROS_BY_CHANCE = 7
"""That many bytes at the end of code can be zero in a sound file."""

GAP = 64
"""Zero bytes in a row that are no code of a photo."""

_ERASED_BY_CHANCE = 7
"""That many bytes at the end of code can be FF in a sound file."""

_BLOCK = 65_536
_WARN = 512
"""Zeros that are told where they may be black. Disks copy by 512 bytes or more."""


def zeros_before(data: Sliceable, start: int, end: int) -> int:
    """Return how many zero bytes in `data[start:end]` stand at its end."""
    at = end
    while at > start:
        block = bytes(data[max(start, at - _BLOCK) : at])
        left = len(block.rstrip(b"\0"))
        if left:
            return end - (at - len(block) + left)
        at -= len(block)
        if not block:
            break
    return end - start


def zeros_after(data: Sliceable, start: int, end: int) -> int:
    """Return how many zero bytes in `data[start:end]` stand at its beginning."""
    at = start
    while at < end:
        block = bytes(data[at : min(end, at + _BLOCK)])
        left = len(block.lstrip(b"\0"))
        if left or not block:
            return at + len(block) - left - start
        at += len(block)
    return max(0, end - start)


def check_coded(data: Sliceable, start: int, end: int, most: int = ZEROS_BY_CHANCE) -> None:
    """Raise `Damaged` if compressed pixels in `data[start:end]` are cut off or end in zeros.

    `most` are the zeros that this code may end in. Behind a JPEG's end marker they are padding.
    """
    if end > len(data):
        raise Damaged(msg("it ends too early"))
    zeros = zeros_before(data, start, end)
    if zeros > most and bytes(data[end - zeros - 2 : end - zeros]) != b"\xff\xd9":
        raise Damaged(msg("its last {count} bytes are zeros", count=zeros))


def check_gaps(data: Sliceable, start: int, end: int) -> None:
    """Raise `Damaged` if lost memory stands in code of `data[start:end]`: zeros, or erased to FF.

    For HEVC and AV1, which never have many of either: zeros two by the standard (H.265, 7.4.2), and
    up to eight in photos; FF up to five, of noise, patterns and pictures of one colour too.
    """
    code = bytes(data[start:end])
    at = code.find(bytes(GAP))
    if at >= 0:
        count = len(code) - at - len(code[at:].lstrip(b"\0"))
        raise Damaged(msg("{count} bytes of its pixels are zeros", count=count))
    at = code.find(b"\xff" * GAP)
    erased = len(code) - len(code.rstrip(b"\xff"))
    if at < 0 and erased > _ERASED_BY_CHANCE:
        at = len(code) - erased
    if at >= 0:
        count = len(code) - at - len(code[at:].lstrip(b"\xff"))
        raise Damaged(msg("{count} bytes of its pixels are erased", count=count))


def check_flat(zeros: int, picture: Array, rows: int, pixels_per_zero: int, tolerance: int) -> None:
    """Raise `Damaged` if code ends in zeros where the (H, W, C) `picture` is not flat.

    `rows` is the height of the blocks that are coded from left to right, `pixels_per_zero` how many
    a zero byte stands for at least, `tolerance` how far values of one colour may differ.
    """
    if zeros <= ZEROS_BY_CHANCE:
        return
    height, width = picture.shape[:2]
    count = min(zeros * pixels_per_zero, height * width)
    whole = max(0, count // width // rows - 1) * rows
    columns = min(width, max(2, count // rows))
    rows = (height - 1) % rows + 1 + whole  # the lowest blocks reach over the edge
    last = picture[height - rows :, width - columns :].astype(np.int32)
    # Of one colour, stripes, and even gradients from side to side or from top to bottom.
    mixed = np.diff(np.diff(last, axis=0) if rows > 1 else last, axis=1)
    if np.abs(mixed).max(initial=0) > tolerance:
        raise Damaged(msg("its last {count} bytes are zeros", count=zeros))


def check_plain(data: Sliceable, start: int, end: int, padding: int = 0) -> tuple[Message, ...]:
    """Return a warning if pixels without compression end in zeros up to the end of the file.

    They may be black, and `padding` bytes may belong to no pixel. Raises `Damaged` if they are cut
    off.
    """
    if end > len(data):
        raise Damaged(msg("it ends too early"))
    if any(data[max(start, end - padding - _WARN) : end]):
        return ()  # whatever follows, which can be long
    zeros = zeros_before(data, start, len(data))
    if zeros < _WARN or len(data) - zeros > end - padding - _WARN:
        return ()
    return (
        msg(
            "The file ends in {count} zero bytes, as after an interrupted copy: check that no part "
            "of the photo is black.",
            count=zeros,
        ),
    )


def check_zeros(
    data: bytearray, start: int, end: int, picture: Array, decode: Decode, *, unused: int
) -> None:
    """Raise `Damaged` if coded pixels in `data[start:end]` end in zeros in place of lost code.

    Decoders take zeros for code of few bits, so zeros that stand for lost code suffice for more
    than is missing: with other bytes for the last `unused` of them, the `picture` is the same. In a
    sound file that is so only if none of the zeros is code.
    """
    zeros = zeros_before(data, start, end)
    if zeros <= 2 * unused:
        return
    for count, same in ((unused, True), (zeros - unused, False)):
        other = bytearray(data)
        other[end - count : end] = noise(count)
        if same_picture(other, picture, decode) is not same:
            return
    raise Damaged(msg("its last {count} bytes are zeros", count=zeros))


def noise(count: int) -> bytes:
    """Return bytes without 0 and 255, always the same."""
    return bytes(random.Random(1).choices(range(1, 255), k=count))


def same_picture(data: bytearray, picture: Array, decode: Decode) -> bool:
    """Return whether `data` are decoded to this picture."""
    try:
        other = decode(data)
    except Exception:  # noqa: BLE001 - whatever a decoder says of wrong code
        return False
    return other.shape == picture.shape and np.array_equal(other, picture)
