"""Whether a file was copied to its end.

An interrupted copy is short, or has its full size and ends in zeros. Formats with checksums tell;
for the others zeros are looked for where coded pixels end. They cannot be there by chance: 32 of
them are 256 bits of code that all happen to be 0.
"""

from __future__ import annotations

from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.messages import Message, msg

_BLOCK = 65_536
_LEAST, _MOST = 32, 512
"""Zeros that are a gap: a hundredth of the data, within these. Disks copy by 512 bytes or more."""
_PIXELS_PER_ZERO = 5_000
"""A WebP of one colour ends in one zero for 10000 pixels."""


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


def check_coded(data: Sliceable, start: int, end: int, pixels: int) -> None:
    """Raise `Damaged` if compressed pixels in `data[start:end]` are cut off or end in zeros.

    `pixels` is their number: arithmetic codes say "more of the same" in zeros.
    """
    if end > len(data):
        raise Damaged(msg("it ends too early"))
    zeros = zeros_before(data, start, end)
    if zeros >= max(_LEAST, min(_MOST, (end - start) // 100), pixels // _PIXELS_PER_ZERO):
        raise Damaged(msg("its last {count} bytes are zeros", count=zeros))


def check_plain(data: Sliceable, start: int, end: int, padding: int = 0) -> tuple[Message, ...]:
    """Return a warning if pixels without compression end in zeros up to the end of the file.

    They may be black, and `padding` bytes may belong to no pixel. Raises `Damaged` if they are cut
    off.
    """
    if end > len(data):
        raise Damaged(msg("it ends too early"))
    zeros = zeros_before(data, start, len(data))
    if zeros < _MOST or len(data) - zeros > end - padding - _MOST:
        return ()
    return (
        msg(
            "The file ends in {count} zero bytes, as after an interrupted copy: check that no part "
            "of the photo is black.",
            count=zeros,
        ),
    )
