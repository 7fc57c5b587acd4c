"""Commands as text, to be pasted into the shell of this system."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable


def shell_words(words: Iterable[str]) -> str:
    """Return these words of a command, quoted where the shell would take them for something else.

    For a POSIX shell, on Windows as its programs split their command line.
    """
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
