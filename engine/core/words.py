"""What was probably meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """Return the known word that is most like it, at least so much (0..1); "" if none is."""
    from difflib import get_close_matches  # nobody waits for it but after a mistake

    return next(iter(get_close_matches(word, known, 1, least)), "")
