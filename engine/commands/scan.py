"""`deblur scan`: what is wrong with each photo of a folder, before anything is deblurred.

Room: engine/commands, standard library; everything else inside functions.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.display import printable
from engine.commands.run_arguments import add_choice
from engine.errors import ConfigError, DeblurError, ImageReadError, OutOfMemory

if TYPE_CHECKING:
    from engine.quality import Look


def add_scan(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `scan`."""
    parser = commands.add_parser(
        "scan",
        help="say which photos are sharp, shaken, out of focus or noisy",
        description="Look at each photo and say what is wrong with it. Writes nothing.",
    )
    parser.set_defaults(command=scan_command)
    parser.add_argument("roots", nargs="+", type=Path, metavar="PICTURE|FOLDER")
    add_choice(parser)
    parser.add_argument(
        "--bursts", action="store_true", help="say which are of the same moment, and the sharpest"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON line for each picture")


def scan_command(args: argparse.Namespace) -> int:
    """Print a line for each picture; 1 if some could not be read."""
    from engine.images import find_images

    try:
        found = find_images(
            args.roots,
            recursive=not args.no_recursive,
            include=tuple(args.include),
            exclude=tuple(args.exclude),
            unreadable=lambda folder, why: _say(f"{folder} could not be searched: {why}"),
        )
    except ImageReadError as error:
        raise ConfigError(error.message, error.hint) from error
    if not found:
        raise ConfigError("No pictures were found.", "Name a folder that holds photos.")
    counts: Counter[str] = Counter()
    for path, look in looks(one.path for one in found):
        counts["failed" if isinstance(look, DeblurError) else look.label] += 1
        print(_json(path, look) if args.json else printable(_line(path, look)), flush=True)
    if args.bursts:
        _print_bursts([one.path for one in found], as_json=args.json)
    _say(", ".join(f"{number} {label}" for label, number in counts.most_common()) + ".")
    return 1 if counts["failed"] else 0


def looks(paths: Iterator[Path]) -> Iterator[tuple[Path, Look | DeblurError]]:
    """Yield what each picture looks like, or why it could not be read."""
    from engine.images import read_image
    from engine.quality import look

    for path in paths:
        try:
            yield path, look(read_image(path).pixels)
        except DeblurError as error:
            yield path, error
        except MemoryError:
            yield path, OutOfMemory(f"There is not enough memory for {path.name}.")


def _json(path: Path, look: Look | DeblurError) -> str:
    if isinstance(look, DeblurError):
        return json.dumps({"source": str(path), "label": "failed", "reason": look.message})
    return json.dumps({"source": str(path), **dataclasses.asdict(look)})


def _line(path: Path, look: Look | DeblurError) -> str:
    if isinstance(look, DeblurError):
        return f"failed         {path}  ({look.message})"
    return f"{look.label:8} {look.number:4.0%}  {path}  ({look.reason})"


def _print_bursts(paths: list[Path], *, as_json: bool) -> None:
    from engine.bursts import find_bursts
    from engine.events import result_of

    for burst in result_of(find_bursts(paths)):
        shots = [str(shot.path) for shot in burst.shots]
        if as_json:
            print(json.dumps({"burst": shots, "best": str(burst.best.path)}), flush=True)
            continue
        best = printable(burst.best.path.name)
        print(f"burst    {len(shots)} of one moment, the sharpest is {best}")
        for shot in shots:
            print(printable(f"         {'*' if shot == str(burst.best.path) else ' '} {shot}"))


def _say(text: str) -> None:
    print(printable(text), file=sys.stderr)
