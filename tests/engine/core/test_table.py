"""Tables as text: one alignment for the command lines of engine and trainer."""

from __future__ import annotations

from engine.core.table import columns


def test_each_column_is_as_wide_as_its_longest_cell_and_lines_end_with_their_text() -> None:
    rows = [("name", "what"), ("a", "longer than its head"), ("longest", "x"), ("alone",)]
    assert list(columns(rows)) == [
        "name     what",
        "a        longer than its head",
        "longest  x",
        "alone",
    ]
    assert list(columns([])) == []


def test_numbers_end_at_the_right() -> None:
    rows = [("model", "dB", "s"), ("fast", "31.2", "1"), ("best", "3", "13")]
    assert list(columns(rows, numbers=True)) == [
        "model    dB   s",
        "fast   31.2   1",
        "best      3  13",
    ]


def test_a_line_break_in_a_cell_breaks_no_row():
    assert list(columns([("a\nb", "c"), ("d\u2028", "e")])) == ["a b  c", "d    e"]
