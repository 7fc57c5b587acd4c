"""A report can be pasted anywhere: it does not say whose machine it was."""

from __future__ import annotations

import pytest

from engine.cli.doctor import without_home


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("/home/me", "~"),
        ("/home/me/.local/share/Deblur", "~/.local/share/Deblur"),
        ("Permission denied: '/home/me/queue.db'", "Permission denied: '~/queue.db'"),
        ("/home/mette/models", "/home/mette/models"),
        ("/home/me-too", "/home/me-too"),
        ("/mnt/home/me/models", "/mnt/home/me/models"),
        ("1.2 of /home/me: 3", "1.2 of ~: 3"),
    ],
)
def test_home_is_a_tilde_where_a_path_begins_with_it(value: str, shown: str) -> None:
    assert without_home(value, "/home/me") == shown


def test_a_home_on_windows() -> None:
    home = r"C:\Users\me"
    assert without_home(r"C:\Users\me\AppData", home) == r"~\AppData"
    assert without_home(r"D:\old\C:\Users\me", home) == r"D:\old\C:\Users\me"


def test_a_home_that_is_the_root_is_left_alone() -> None:
    assert without_home("/usr/share/deblur", "/") == "/usr/share/deblur"
