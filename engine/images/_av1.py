"""AV1: whether a still image is coded without loss.

No library tells it, and the container only for RGB. Syntax: AV1 Bitstream & Decoding Process
Specification (2019), sections 5.3 to 5.9, of which this follows what stands before the quantiser.
"""

from __future__ import annotations

from dataclasses import dataclass

_SEQUENCE, _FRAME_HEADER, _FRAME = 1, 3, 6
_MAX_OBUS = 16
_MAX_WIDTH, _MAX_AREA, _MAX_TILES = 4096, 4096 * 2304, 64


class _Bits:
    """Bits of a block, the highest first; zeros behind its end."""

    def __init__(self, data: bytes) -> None:
        self._value, self._left = int.from_bytes(data, "big"), 8 * len(data)

    def __call__(self, count: int = 1) -> int:
        self._left -= count
        if self._left < 0:
            raise ValueError("the header ends too early")
        return (self._value >> self._left) & ((1 << count) - 1)

    def below(self, n: int) -> int:
        """Return a number below `n` (`ns(n)`, section 4.10.7)."""
        width = n.bit_length()
        short = (1 << width) - n
        value = self(width - 1)
        return value if value < short else (value << 1) - short + self()


@dataclass
class _Sequence:
    """What the frame header needs of the sequence header (section 5.5).

    Of `screen` and `integer`, whether there are tools for screens and motion in whole pixels, 2
    leaves the choice to the frame.
    """

    reduced: bool = False
    width: int = 0
    height: int = 0
    size_bits: tuple[int, int] = (0, 0)
    id_bits: int = 0
    large_blocks: bool = False
    screen: int = 2
    integer: int = 2
    order_bits: int = 0
    superres: bool = False
    grey: bool = False
    separate_delta: bool = False


def is_lossless_av1(data: bytes) -> bool:
    """Return whether the first frame in these OBUs is coded without loss; False if that is unknown.

    Of a sequence that is no still picture only the plain form is read.
    """
    try:
        sequence = None
        for kind, body in _obus(data):
            if kind == _SEQUENCE:
                sequence = _sequence(_Bits(body))
            elif kind in (_FRAME_HEADER, _FRAME) and sequence:
                return _quantiser_is_zero(_Bits(body), sequence)
    except ValueError:
        pass
    return False


def _obus(data: bytes) -> list[tuple[int, bytes]]:
    found, at = list[tuple[int, bytes]](), 0
    while at + 1 < len(data) and len(found) < _MAX_OBUS:
        head = data[at]
        at += 2 if head & 4 else 1
        size = len(data) - at
        if head & 2:  # its length, seven bits a byte, the lowest first
            size = 0
            for shift in range(0, 56, 7):
                byte = data[at : at + 1] or b"\0"
                at += 1
                size |= (byte[0] & 127) << shift
                if byte[0] < 128:
                    break
        # The headers are short; all of a frame would be a large number.
        found.append((head >> 3 & 15, data[at : at + min(size, 256)]))
        at += size
    return found


def _sequence(take: _Bits) -> _Sequence:
    profile, _, reduced = take(3), take(), take()
    found = _Sequence(bool(reduced))
    if reduced:
        take(5)
    else:
        if take():
            raise ValueError("timing information is not read")
        delays = take()
        for _ in range(take(5) + 1):
            take(12)
            if take(5) > 7:
                take()
            if delays and take():
                take(4)
    found.size_bits = take(4) + 1, take(4) + 1
    found.width, found.height = (take(bits) + 1 for bits in found.size_bits)
    if not reduced and take():
        found.id_bits = take(4) + 2
        found.id_bits += take(3) + 1
    found.large_blocks = bool(take())
    take(2)
    if not reduced:
        _tools(take, found)
    found.superres = bool(take())
    take(2)
    _colour(take, profile, found)
    return found


def _tools(take: _Bits, found: _Sequence) -> None:
    take(4)
    hints = take()
    if hints:
        take(2)
    found.screen = 2 if take() else take()
    if found.screen:
        found.integer = 2 if take() else take()
    if hints:
        found.order_bits = take(3) + 1


def _colour(take: _Bits, profile: int, found: _Sequence) -> None:
    deep = take()
    twelve = bool(deep and profile == 2 and take())
    found.grey = bool(profile != 1 and take())
    numbers = (take(8), take(8), take(8)) if take() else (2, 2, 2)
    if found.grey:
        return
    if numbers != (1, 13, 0):
        take()
        across = down = profile == 0
        if profile == 2:
            across = bool(take()) if twelve else True
            down = bool(take()) if twelve and across else False
        if across and down:
            take(2)
    found.separate_delta = bool(take())


def _quantiser_is_zero(take: _Bits, sequence: _Sequence) -> bool:
    """Return whether base and differences are zero (section 5.9.2 up to 5.9.12)."""
    override = 0
    if not sequence.reduced and (take() or take(2) or not take()):
        raise ValueError("no key frame that is shown")
    static = take()
    screen = take() if sequence.screen == 2 else sequence.screen
    if screen and sequence.integer == 2:
        take()
    if not sequence.reduced:
        take(sequence.id_bits)
        override = take()
    take(sequence.order_bits)
    width, height = sequence.width, sequence.height
    if override:
        width, height = (take(bits) + 1 for bits in sequence.size_bits)
    if sequence.superres and take():
        return False
    if take():
        take(32)
    if screen:
        take()
    if not (sequence.reduced or static):
        take()
    _tiles(take, sequence, width, height)
    if take(8) or take():
        return False
    if sequence.grey:
        return True
    planes = 2 if sequence.separate_delta and take() else 1
    return not any(take() for _ in range(2 * planes))


def _tiles(take: _Bits, sequence: _Sequence, width: int, height: int) -> None:
    """Skip how the frame is divided (section 5.9.15)."""
    size = 7 if sequence.large_blocks else 6
    columns, rows = ((8 * ((side + 7) >> 3) + (1 << size) - 1) >> size for side in (width, height))
    widest, area = _MAX_WIDTH >> size, _MAX_AREA >> 2 * size
    least = _log2(widest, columns)
    least_tiles = max(least, _log2(area, rows * columns))
    if take():  # uniform
        across = _steps(take, least, _log2(1, min(columns, _MAX_TILES)))
        down = _steps(take, max(least_tiles - across, 0), _log2(1, min(rows, _MAX_TILES)))
    else:
        sizes = _sizes(take, columns, widest)
        area = rows * columns >> (least_tiles + 1 if least_tiles else 0)
        across = _log2(1, len(sizes))
        down = _log2(1, len(_sizes(take, rows, max(area // max(sizes), 1))))
    if across or down:
        take(across + down + 2)


def _steps(take: _Bits, least: int, most: int) -> int:
    while least < most and take():
        least += 1
    return least


def _sizes(take: _Bits, count: int, most: int) -> list[int]:
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(take.below(min(count - sum(sizes), most)) + 1)
    return sizes


def _log2(block: int, target: int) -> int:
    steps = 0
    while block << steps < target:
        steps += 1
    return steps
