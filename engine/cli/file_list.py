"""A list of pictures from a file or from standard input, as other programs write it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from engine.cli.display import printable
from engine.errors import ConfigError

_SHOWN = 3


def roots_of(args: argparse.Namespace) -> tuple[Path, ...]:
    """Return the pictures and folders that were named (`add_roots`), those in a list included."""
    if args.listed is None:
        if args.null:
            raise ConfigError("--null is about a list.", "Say --from FILE, or --from - .")
        return tuple(args.roots)
    if args.listed == "-" and args.json == "child":
        raise ConfigError(
            "With --child the end of standard input means stop, so no list can come from it.",
            "Say --json, or write the list to a file.",
        )
    return (*args.roots, *read_list(args.listed, null=args.null))


def read_list(name: str, *, null: bool = False) -> list[Path]:
    """Return the paths in the file `name`, "-" for standard input; each is there.

    One on a line, as it is: no quoting, no comments, spaces belong to the name; empty lines are
    passed over. With `null` they are separated by zero bytes (`find -print0`). A relative path is
    one from the current folder. Raises ConfigError where the list or something in it is not there.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise ConfigError(
            f"The list {name} cannot be read: {error.strerror or error}.",
            "Name a text file with one path a line, or - for standard input.",
        ) from error
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Windows' PowerShell writes with >
            data = data.decode("utf-16").encode("utf-8")
        parts = data.removeprefix(b"\xef\xbb\xbf").split(b"\0" if null else b"\n")
        # A line that ends in \r was written by Windows; no name that was meant ends so.
        names = (part if null else part.removesuffix(b"\r") for part in parts)
        paths = [Path(os.fsdecode(part)) for part in names if part]
    except UnicodeError as error:  # names on Linux may be any bytes, on Windows they are text
        raise ConfigError(f"The list {name} is no text: {error}.", "Save it as UTF-8.") from None
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        some = ", ".join(printable(str(path)) for path in missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        raise ConfigError(
            f"{len(missing)} of {len(paths)} in the list are not there: {some}{more}.",
            "Relative names are looked for in the current folder. "
            + ("" if null else "Are they separated by zero bytes? Then say --null."),
        )
    if not paths:
        raise ConfigError("The list is empty.", "Put one path on each line.")
    return paths
