"""WebP: its chunks (RFC 9649). Pillow reads and writes the pixels."""

from __future__ import annotations

from collections.abc import Iterator

from engine.images._metadata import Sliceable
from engine.images._open import Damaged
from engine.images._tail import check_coded
from engine.images.frame import Lost
from engine.messages import msg

_KNOWN = frozenset(
    {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP "}
)
_CODED = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
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


def is_lossless_webp(data: Sliceable) -> bool:
    """Return whether the first image of a WebP is coded without loss."""
    coded = (kind for kind, _, _ in webp_chunks(data) if kind in (b"VP8 ", b"VP8L"))
    return next(coded, b"") == b"VP8L"


def check_webp(data: Sliceable, pixels: int) -> None:
    """Raise `Damaged` if coded pixels are cut off, or end in zeros."""
    if 8 + int.from_bytes(data[4:8], "little") > len(data) + 1:  # some omit the last padding
        raise Damaged(msg("it ends too early"))
    for kind, start, end in webp_chunks(data):
        if kind in _CODED:
            check_coded(data, start, end, pixels)


def webp_lost(data: Sliceable) -> tuple[str, ...]:
    """Return the names of the chunks of a WebP that are not kept."""
    lost = Lost()
    for kind, _, _ in webp_chunks(data):
        if kind not in _KNOWN:
            name = "".join(c if c.isprintable() else "?" for c in kind.decode("latin-1"))
            c2pa = kind == b"C2PA"
            lost.add(msg("Content Credentials") if c2pa else msg("WebP chunk {type}", type=name))
    return lost.names()
