import os
import subprocess

import pytest

from engine.core.shell import shell_words


@pytest.mark.skipif(os.name == "nt", reason="there is no POSIX shell")
@pytest.mark.parametrize("word", ["/home/me/R&D/x", "$HOME y", "it's", "a`b`", "plain"])
def test_a_shell_gives_the_words_back(word):
    command = f"printf %s {shell_words([word])}"
    told = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert told.stdout == word


def test_what_needs_no_quotes_has_none():
    assert shell_words(["tune", "/a/b"]) == "tune /a/b"
