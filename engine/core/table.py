"""Tables as lines of text, for a monospaced font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest


def columns(rows: Sequence[Sequence[str]], *, numbers: bool = False) -> Iterator[str]:
    """Yield the lines of a table, each column as wide as its longest cell; the last one is free.

    `numbers`: all columns but the first hold numbers, and end at the right. A line break in a cell,
    as names of files may have, becomes a space.
    """
    rows = [[" ".join(cell.splitlines()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    for row in rows:
        cells = [
            cell.rjust(width) if numbers and place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        yield "  ".join(cells).rstrip()
