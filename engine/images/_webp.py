"""WebP: its chunks (RFC 9649). Pillow reads and writes the pixels."""

from __future__ import annotations

from collections.abc import Iterator

from engine.images._behind import behind_image
from engine.images._claims import Further
from engine.images._encode import Array
from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.images._tail import ZEROS_BY_CHANCE, Decode, check_flat, check_zeros, zeros_before
from engine.images._view import FileView
from engine.images.frame import Lost
from engine.messages import msg

_KNOWN = frozenset(
    {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP "}
)
_CODED = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_BLOCKS = {
    b"ICCP": ("icc_profile", msg("second ICC profile")),
    b"EXIF": ("exif", msg("second EXIF block")),
    b"XMP ": ("xmp", msg("second XMP packet")),
}
_FLAT = (16, 256, 6)
"""Of code with loss: rows that are coded together, pixels that a zero byte stands for at least (364
were measured; of a photo 8), and how far the values of one colour differ."""
_UNUSED = 3
"""Bytes at the end of code without loss that change nothing in a sound file, at most."""
_FRAME_HEADER = 16
_MAX_CHUNKS = 10_000


def webp_chunks(data: Sliceable) -> Iterator[tuple[bytes, int, int]]:
    """Yield (type, start, end) of the bodies of all chunks, those inside frames too."""
    if data[8:12] != b"WEBP":
        return
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    for _ in range(_MAX_CHUNKS):
        head = bytes(data[at : at + 8])
        if len(head) < 8 or at >= end:
            return
        size = int.from_bytes(head[4:], "little")
        yield head[:4], at + 8, at + 8 + size
        at += 8 + (_FRAME_HEADER if head[:4] == b"ANMF" else size + size % 2)


def webp_metadata(data: Sliceable) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the blocks with metadata by Pillow's names, and the names of second ones.

    The first chunk of each kind counts (RFC 9649, 2.7.1), whether the flags of the header tell of
    it or not: some programs add a chunk and leave the header as it was.
    """
    blocks, seconds = dict[str, bytes](), Lost()
    for kind, start, end in webp_chunks(data):
        if kind not in _BLOCKS or end > len(data):
            continue
        key, second = _BLOCKS[kind]
        block = bytes(data[start:end])
        if blocks.setdefault(key, block) != block:
            seconds.add(second)
    return {key: block for key, block in blocks.items() if block}, seconds.names()


def is_lossless_webp(data: Sliceable) -> bool:
    """Return whether the first image of a WebP is coded without loss."""
    coded = (kind for kind, _, _ in webp_chunks(data) if kind in (b"VP8 ", b"VP8L"))
    return next(coded, b"") == b"VP8L"


def check_webp(data: Sliceable) -> None:
    """Raise `Damaged` if coded pixels are cut off."""
    if 8 + int.from_bytes(data[4:8], "little") > len(data) + 1:  # some omit the last padding
        raise Damaged(msg("it ends too early"))
    if any(kind in _CODED and end > len(data) for kind, _, end in webp_chunks(data)):
        raise Damaged(msg("it ends too early"))


def check_webp_end(data: FileView, picture: Array, decode: Decode) -> None:
    """Raise `Damaged` if the code of the (H, W, 3 or 4) `picture` ends in zeros that are none."""
    for kind, start, end in webp_chunks(data):
        if kind == b"VP8 ":
            check_flat(zeros_before(data, start, end), picture[..., :3], *_FLAT)
        elif kind in _CODED and zeros_before(data, start, end) > ZEROS_BY_CHANCE:
            check_zeros(data.whole(), start, end, picture, decode, unused=_UNUSED)
        if kind in (b"VP8 ", b"VP8L"):
            return  # further ones belong to an animation


def further_in_webp(data: Sliceable) -> tuple[set[Further], tuple[str, ...]]:
    """Return what lies behind the image, and the names of the chunks that are not kept."""
    lost = Lost()
    for kind, _, _ in webp_chunks(data):
        if kind not in _KNOWN:
            name = "".join(c if c.isprintable() else "?" for c in kind.decode("latin-1"))
            c2pa = kind == b"C2PA"
            lost.add(msg("Content Credentials") if c2pa else msg("WebP chunk {type}", type=name))
    size = int.from_bytes(data[4:8], "little")
    return behind_image(data, 8 + size + size % 2, lost), lost.names()
