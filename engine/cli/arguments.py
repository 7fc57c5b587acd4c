"""The words of `deblur run`, `retry` and `queue`, and what other commands share of them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add what `run` can be asked for."""
    add_wish(parser)
    several = parser.add_argument_group("on several machines")
    several.add_argument(
        "--cluster", metavar="ADDRESS",
        help="do it on Dask's workers: tcp://HOST:PORT, or local:N for N processes here",
    )  # fmt: skip
    for name, text in (("ca-file", "of the authority"), ("cert", "of this client"),
                       ("key", "private key")):  # fmt: skip
        several.add_argument(f"--tls-{name}", default="", metavar="FILE", help=f"TLS: PEM {text}")
    parser.add_argument("-n", "--dry-run", action="store_true", help="print what would be done")
    parser.add_argument(
        "--resume", nargs="?", type=int, const=0, metavar="BATCH",
        help="go on with the batch that was interrupted last (or with this one)",
    )  # fmt: skip
    add_output(parser)
    # What the options are when nobody names them: `--resume` takes hardly any with it.
    parser.set_defaults(plain=vars(parser.parse_args([])))


def add_wish(parser: argparse.ArgumentParser) -> None:
    """Add what can be wished of a batch: which pictures, how, and where the results go."""
    add_roots(parser)
    where = parser.add_argument_group("where results go")
    where.add_argument(
        "-o", "--output", type=_folder, metavar="FOLDER",
        help="folder for the results, sub-folders mirrored (default: beside each source)",
    )  # fmt: skip
    where.add_argument(
        "--base", type=_folder, metavar="FOLDER",
        help="mirror the sub-folders below this one, for pictures that are named one by one",
    )  # fmt: skip
    names = where.add_mutually_exclusive_group()
    names.add_argument("--suffix", help="added to the name of each source, e.g. _sharp")
    names.add_argument(
        "--template",
        default="",
        help="name of a result from {stem} {model} {strength} {date} {n} {ext}",
    )
    where.add_argument("--format", help="jpeg, png, tiff, webp, bmp, avif (default: the source's)")
    where.add_argument("--quality", type=int, default=95, help="1..100 for JPEG, WebP, AVIF [95]")
    where.add_argument(
        "--on-conflict", choices=("unique", "skip", "overwrite"), default="unique",
        help="where a target exists: take a free name, leave it out, or replace it [unique]",
    )  # fmt: skip
    which = parser.add_argument_group("which pictures")
    add_choice(which)
    which.add_argument(
        "--take-results", action="store_true", help="also take results of earlier runs"
    )
    which.add_argument(
        "--skip-sharp", action="store_true", help="leave pictures alone that are sharp already"
    )
    which.add_argument(
        "--bursts", action="store_true",
        help="of several frames of one moment take the sharpest, and leave it alone if it is sharp",
    )  # fmt: skip
    how = parser.add_argument_group("how")
    add_model_options(how)
    how.add_argument("-s", "--strength", type=float, default=1.0, help="0 original .. 1 full [1]")
    how.add_argument(
        "--no-guard", action="store_true",
        help="use every result as the model gives it (else one that looks wrong is used in part, "
        "or the picture is kept as it is)",
    )  # fmt: skip
    how.add_argument(
        "--no-provenance", action="store_true",
        help="do not say in the XMP of a result which model made it, how strongly, of which file",
    )  # fmt: skip


def add_roots(parser: argparse.ArgumentParser) -> None:
    """Add which pictures and folders: `roots`, and what `listed.read_list` reads."""
    parser.add_argument("roots", nargs="*", type=Path, metavar="PICTURE|FOLDER")
    parser.add_argument(
        "--from", dest="listed", metavar="FILE",
        help="take pictures and folders from a list, one path a line; - is standard input",
    )  # fmt: skip
    parser.add_argument(
        "--null", action="store_true", help="the list is separated by zero bytes (find -print0)"
    )


def add_choice(parser: Any) -> None:  # noqa: ANN401 - a parser or a group of one
    """Add the options that choose pictures below a folder."""
    parser.add_argument("--no-recursive", action="store_true", help="leave sub-folders out")
    parser.add_argument(
        "--include", action="append", default=[], metavar="GLOB",
        help="only names or paths like this, e.g. '*.tif'; may be said several times",
    )  # fmt: skip
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB",
        help="leave these files or folders out, e.g. 'drafts'; may be said several times",
    )  # fmt: skip


def add_model_options(parser: Any) -> None:  # noqa: ANN401 - a parser or a group of one
    """Add the options that choose a model and where it runs."""
    parser.add_argument("-m", "--model", default="", help="see `deblur models`")
    parser.add_argument("--precision", help="fp32, int8: the variants a model has")
    add_means(parser)


def add_means(parser: Any) -> None:  # noqa: ANN401 - a parser or a group of one
    """Add the options that change how a result is computed, but not the result."""
    parser.add_argument(
        "--device",
        default="auto",
        choices=("auto", "cpu", "cuda", "directml", "coreml", "openvino"),
        help="where to compute [auto]",
    )
    parser.add_argument(
        "--memory", type=parse_size, metavar="SIZE",
        help="most memory to take, e.g. 800MB, 4GB (default: a share of what is free)",
    )  # fmt: skip
    parser.add_argument(
        "-j", "--jobs", type=int, metavar="N", help="processor cores to use (default: all)"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add how to say what happens: `add_json`, and quieter."""
    add_json(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="print failures only")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add how another program is told; `json` becomes True or, which is true too, "child"."""
    parser.add_argument("--json", action="store_true", help="print events as JSON lines")
    parser.add_argument(
        "--child", dest="json", action="store_const", const="child",
        help="for another program: --json, and stop when standard input is closed",
    )  # fmt: skip


def _folder(text: str) -> Path:
    # A forgotten shell variable must not mean the current folder.
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    path = Path(text)
    if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".tif", ".tiff") and not path.is_dir():
        raise argparse.ArgumentTypeError(
            f"{text!r} looks like a picture; results go into a folder, --template names them"
        )
    return path


def parse_size(text: str) -> int:
    """Return the bytes that `800MB`, `1.5g` or `2GiB` mean: units of 1000, or of 1024 with an i."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 800MB or 4GB")
    number, unit, binary = match.groups()
    size = float(number) * (1024 if binary else 1000) ** " kmgt".index(unit or " ")
    if not 0 < size < 2**60:
        raise argparse.ArgumentTypeError(f"{text!r} is no sensible size")
    return int(size)
