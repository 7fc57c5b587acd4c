"""Options of `deblur run`, `watch` and `scan`, and those that several commands share."""

from __future__ import annotations

import argparse
import contextlib
import glob
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.display import printable, with_command_name
from engine.core.machine import DEVICES
from engine.core.paths import exists, is_folder
from engine.core.shell import shell_words
from engine.errors import ConfigError
from engine.messages import code_of, parts_of

if TYPE_CHECKING:
    from engine.batch.batch import PlannedBatch
    from engine.batch.plan import BatchSpec
    from engine.queue import Queue

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]
    Options = argparse._ActionsContainer  # a parser, or a group of options in one

_WINDOWS = os.name == "nt"
_NAMED = 3
_LEAST_MEMORY = 1_000_000


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `run`."""
    add_batch_options(parser, "PHOTO|FOLDER", "; for a single photo also the file, e.g. sharp.jpg")
    parser.add_argument(
        "-n", "--dry-run", action="store_true", help="show what would be done; write nothing"
    )
    parser.add_argument(
        "--resume",
        nargs="?",
        type=int,
        const=0,
        metavar="BATCH",
        help="resume the last interrupted batch, or the one with this number",
    )
    add_output_options(parser)
    cluster = parser.add_argument_group("running on a cluster")
    cluster.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="use Dask workers: tcp://HOST:PORT, or local:N for N processes on this machine",
    )
    for name, text in (
        ("ca-file", "CA certificate"),
        ("cert", "certificate of this client"),
        ("key", "private key of this client"),
    ):
        cluster.add_argument(f"--tls-{name}", default="", metavar="FILE", help=f"TLS {text} (PEM)")
    # The defaults: `--resume` allows hardly any other option beside it.
    parser.set_defaults(defaults=vars(parser.parse_args([])))


def add_batch_options(
    parser: argparse.ArgumentParser, roots: str, more_of_output: str = ""
) -> None:
    """Add what describes a batch (see `batch_spec`): which photos, how, and where results go.

    What most people use comes first, without a heading; the rest in groups below it. `roots`: what
    may be given to read, as it is shown; `more_of_output`: what else is to be said of `--output`.
    """
    parser.usage = f"%(prog)s [OPTION ...] {roots} ..."  # all options would be ten lines
    parser.add_argument(
        "-o",
        "--output",
        type=named_path,
        metavar="FOLDER",
        help="folder for results; subfolders are mirrored (default: next to each original)"
        + more_of_output,
    )
    _add_model(
        parser,
        "the one used last time for the same photos or folders, otherwise the best one that is "
        "fast enough here for so many photos",
    )
    add_strength(parser)
    parser.add_argument("--skip-sharp", action="store_true", help="skip photos that are sharp")
    which = parser.add_argument_group("which photos")
    add_roots(parser, which, roots)
    add_selection(which)
    which.add_argument(
        "--bursts",
        action="store_true",
        help="process only the sharpest frame of each burst, and skip it if it is sharp",
    )
    which.add_argument(
        "--take-results", action="store_true", help="also process results of earlier batches"
    )
    _add_target_options(parser.add_argument_group("names and formats of results"))
    _add_processing_options(parser.add_argument_group("processing"))
    speed = parser.add_argument_group("speed and memory")
    add_resource_options(speed)
    _add_precision(speed)


def _add_processing_options(how: argparse._ArgumentGroup) -> None:
    how.add_argument(
        "--no-guard",
        action="store_true",
        help="accept every result; by default, results that look wrong are weakened or rejected",
    )
    add_scale(how, "photo")
    how.add_argument(
        "--no-provenance",
        action="store_true",
        help="do not record the model, strength and original in the XMP metadata of results",
    )


def _add_target_options(where: argparse._ArgumentGroup) -> None:
    where.add_argument(
        "--format",
        help="jpeg, png, tiff, webp, bmp or avif (default: the format of the original)",
    )
    where.add_argument(
        "--quality", type=int, metavar="N", help="quality of JPEG, WebP and AVIF, 1 to 100 [95]"
    )
    where.add_argument(
        "--on-conflict",
        choices=("unique", "skip", "overwrite"),
        default="unique",
        help="if the target exists: add a number, skip the photo, or overwrite it, if it is a "
        "result of this program [unique; what the same settings have made already is not done "
        "again in any case]",
    )
    names = where.add_mutually_exclusive_group()
    names.add_argument("--suffix", help="append this to the name of each result, e.g. _sharp")
    names.add_argument(
        "--template",
        default="",
        help="name results by a pattern of {stem} {model} {strength} {date} {n} {ext}",
    )
    where.add_argument(
        "--base",
        type=named_path,
        metavar="FOLDER",
        help="mirror the subfolders below this one when photos are listed individually",
    )


def add_roots(
    parser: argparse.ArgumentParser, lists: Options | None = None, metavar: str = "PHOTO|FOLDER"
) -> None:
    """Add which photos and folders to use, those in a list to `lists`; `roots_of` reads them."""
    lists = lists or parser
    parser.add_argument(
        "roots",
        nargs="*",
        type=named_path,
        metavar=metavar,
        help="what to read; one or more",
    )
    lists.add_argument(
        "--from",
        dest="listed",
        metavar="FILE",
        help="read photos and folders from a list, one path per line; - reads standard input",
    )
    lists.add_argument(
        "--null", action="store_true", help="paths in the list end with a null byte (find -print0)"
    )


def add_selection(options: Options) -> None:
    """Add the options that select photos in a folder."""
    options.add_argument("--no-recursive", action="store_true", help="do not enter subfolders")
    for name, text in (
        ("include", "only use matching names or paths, e.g. '*.tif'"),
        ("exclude", "skip matching files and folders, e.g. 'drafts'"),
    ):
        options.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="GLOB",
            help=f"{text}; can be repeated",
        )
    options.add_argument(
        "--raw-pairs",
        choices=("jpeg", "raw", "both"),
        default="jpeg",
        help="which to use of a RAW file and a JPEG or HEIC of the same name beside it [jpeg]",
    )


def add_model_options(options: Options) -> None:
    """Add the options that choose a model and where it runs."""
    _add_model(options)
    _add_precision(options)
    add_resource_options(options)


def _add_model(options: Options, default: str = "") -> None:
    known = f"which model (see `deblur models`{f'; default: {default}' if default else ''})"
    options.add_argument("-m", "--model", default="", help=with_command_name(known))


def _add_precision(options: Options) -> None:
    options.add_argument("--precision", help="variant of the model, such as fp32 or int8")


def add_scale(options: Options, picture: str) -> None:
    """Add `--scale`, to be read by `engine.batch.scale.parse_scale`, for photos or frames."""
    options.add_argument(
        "--scale",
        default="auto",
        metavar="SCALE",
        help="let the model work at 1, 1/2 or 1/3 of the size, for long blur or soft pixels; auto: "
        f"at less where the blur is too long for it at full size, or where a large {picture} "
        "becomes sharper that way [auto]",
    )


def add_strength(options: Options) -> None:
    """Add `--strength`."""
    options.add_argument(
        "-s",
        "--strength",
        type=parse_strength,
        default=1.0,
        help="from 0 (original) to 1 (full), or in %% as the window shows it [1]",
    )


def add_resource_options(options: Options) -> None:
    """Add the options that change how fast a result is computed, but not the result."""
    options.add_argument(
        "--device",
        default="auto",
        choices=DEVICES,
        metavar="DEVICE",
        help=f"device to compute on: {', '.join(DEVICES)} [auto]",
    )
    options.add_argument(
        "--memory",
        type=_memory,
        metavar="SIZE",
        help="maximum memory to use, e.g. 800MB or 4GB (default: a share of the free memory)",
    )
    options.add_argument(
        "-j", "--jobs", type=int, metavar="N", help="number of CPU cores to use (default: all)"
    )


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add how progress is reported: as text, as JSON, or not at all."""
    add_quiet(parser, "print only problems")
    add_json(parser)


def add_quiet(parser: argparse.ArgumentParser, text: str) -> None:
    """Add `--quiet`; `text` says what is printed all the same."""
    parser.add_argument("-q", "--quiet", action="store_true", help=text)


def add_json(parser: argparse.ArgumentParser, *, nested: bool = False) -> None:
    """Add `--json` and `--child`; `json` becomes True or "child".

    `nested`: it is an action of a command that has `--json` itself.
    """
    options = parser.add_argument_group("for other programs")
    _add_json(options, "print events as JSON lines", nested=nested)
    options.add_argument(
        "--child",
        dest="json",
        action="store_const",
        const="child",
        default=argparse.SUPPRESS,
        help="for use by another program: --json, and stop when standard input closes",
    )


def add_json_lines(parser: argparse.ArgumentParser, of: str, *, nested: bool = False) -> None:
    """Add `--json` for a command that has no events: it prints a line for each of its things."""
    options = parser.add_argument_group("for other programs")
    _add_json(options, f"print {of} as JSON lines", nested=nested)


def _add_json(options: Options, text: str, *, nested: bool) -> None:
    options.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=text)
    if not nested:  # the default of an action would undo what its command was given
        options.set_defaults(json=False)


def print_json(values: Mapping[str, object]) -> None:
    """Print one line of JSON, plain ASCII, to stdout."""
    print(json.dumps(values), flush=True)


def batch_spec(args: argparse.Namespace) -> BatchSpec:
    """Return the batch described by `add_batch_options`; raises ConfigError."""
    from engine.batch.estimate import problem_of_folder
    from engine.batch.plan import BatchSpec
    from engine.batch.scale import parse_scale
    from engine.images import DEFAULT_QUALITY, WriteOptions

    roots = roots_of(args)
    target_name, format_name = _single_target(args, roots)
    template = args.template
    if args.suffix is not None:
        # Braces in a suffix are meant literally.
        template = "{stem}" + args.suffix.replace("{", "{{").replace("}", "}}") + "{ext}"
    output = args.output.parent if target_name else args.output
    if output is not None and (problem := problem_of_folder(output)):
        raise ConfigError(problem)
    return BatchSpec(
        roots=roots,
        output=output,
        target_name=target_name,
        base=args.base,
        template=template,
        options=WriteOptions(
            format=format_name or args.format,
            quality=DEFAULT_QUALITY if args.quality is None else args.quality,
        ),
        on_conflict=args.on_conflict,
        strength=args.strength,
        scale=parse_scale(args.scale),
        recursive=not args.no_recursive,
        include=tuple(args.include),
        exclude=tuple(args.exclude),
        raw_pairs=args.raw_pairs,
        take_results=args.take_results,
        guard=not args.no_guard,
        skip_sharp=args.skip_sharp,
        bursts=args.bursts,
        provenance=not args.no_provenance,
        model=args.model,
        device=args.device,
        precision=args.precision,
        threads=args.jobs,
        memory_bytes=args.memory,
    )


def roots_of(args: argparse.Namespace) -> tuple[Path, ...]:
    """Return the photos and folders given by `add_roots`, including those in a list."""
    roots = expanded(args.roots)
    if args.listed is None:
        if args.null:
            raise ConfigError("--null requires --from.", "Add --from FILE, or --from - for stdin.")
        return roots
    if args.listed == "-" and args.json == "child":
        raise ConfigError(
            "--from - cannot be combined with --child, which uses standard input to stop.",
            "Use --json instead, or write the list to a file.",
        )
    return (*roots, *read_list(args.listed, null=args.null))


def expanded(roots: Sequence[Path]) -> tuple[Path, ...]:
    """Return these paths, on Windows, where no shell does it, with patterns (`*.jpg`) replaced."""
    return tuple(name for root in roots for name in (_matching(root) if _WINDOWS else [root]))


def _matching(root: Path) -> list[Path]:
    """Return the files that a pattern matches, in order; itself where it is none, or none does."""
    pattern = str(root)
    if not glob.has_magic(pattern) or os.path.lexists(pattern):
        return [root]
    return [Path(name) for name in sorted(glob.glob(pattern))] or [root]


def no_photos_planned(planned: PlannedBatch, queue: Queue) -> ConfigError:
    """Return what to raise where a plan has no photos: what has left out those that there are."""
    from engine.batch.plan import Disk, plan_batch
    from engine.events import result_of
    from engine.images import search_images

    spec = planned.spec
    if spec.include or spec.exclude:
        everything = replace(spec, include=(), exclude=())
        found = result_of(search_images(spec.roots, recursive=spec.recursive))
        count = len(plan_batch(everything, found, Disk(is_result=queue.is_result)))
        names = " and ".join(f"--{name}" for name in ("include", "exclude") if getattr(spec, name))
        if count:
            photos = "the only photo" if count == 1 else f"all {count} photos"
            return ConfigError(
                f"{names} left out {photos} in {_where(spec.roots)}.",
                "A pattern must match the whole name, or the path below the folder: '*.jpg', "
                "'trip/*'.",
            )
    if planned.found is not None and planned.found.images:
        return ConfigError(
            f"All photos in {_where(spec.roots)} are results of earlier batches.",
            "To process them as well: deblur run --take-results",
        )
    return no_photos(spec.roots, planned.left_out)


def _where(roots: Sequence[Path]) -> str:
    names = [str(root) for root in roots]
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" * (len(names) > _NAMED))


def no_photos(roots: Sequence[Path], left_out: str = "") -> ConfigError:
    """Return what to raise where these roots have no photos; it says so if they have videos.

    `left_out`: what was found of kinds that are not read, or "".
    """
    from engine.video.plan import is_video, plan_videos

    # Of videos it can say more.
    hints = [part for part in parts_of(left_out) if part and code_of(part) != "left-out-videos"]
    none = f"No photos found in {_where(roots)}."
    if not hints and not any(is_folder(root) for root in roots):  # nor of a kind that is not read
        several = f"None of these is a photo: {_where(roots)}."
        none = several if len(roots) > 1 else f"{_where(roots)} is not a photo."
    with contextlib.suppress(ConfigError, OSError):  # there are none
        may_be = [root for root in roots if is_folder(root) or is_video(root)]
        count = len(plan_videos(may_be, None, "unique"))
        given = shell_words([str(root) for root in may_be[:_NAMED]]) + " ..." * (
            len(may_be) > _NAMED
        )
        found = "There is 1 video" if count == 1 else f"There are {count} videos"
        hints.append(f"{found}. To deblur {'it' if count == 1 else 'them'}: deblur video {given}")
    return ConfigError(
        none,
        " ".join(hints) or "Give photos, or a folder that contains some.",
    )


def read_list(name: str, *, null: bool = False) -> list[Path]:
    """Return the paths in the file `name`, or in standard input if it is "-".

    One path per line, literally: no quoting, no comments, spaces belong to the name; empty lines
    are ignored. With `null`, paths are separated by null bytes (`find -print0`). Relative paths
    start at the current folder. Raises ConfigError if the list or a path in it does not exist.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise ConfigError(
            f"The list {name} cannot be read: {error.strerror or error}.",
            "Give a text file with one path per line, or - for standard input.",
        ) from error
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Windows' PowerShell writes with >
            data = data.decode("utf-16").encode("utf-8")
        parts = data.removeprefix(b"\xef\xbb\xbf").split(b"\0" if null else b"\n")
        # Windows ends lines with \r\n; no real name ends with \r.
        names = (part if null else part.removesuffix(b"\r") for part in parts)
        paths = [Path(os.fsdecode(part)) for part in names if part]
    except UnicodeError as error:  # names on Linux may be any bytes, on Windows they are text
        raise ConfigError(
            f"The list {name} is not a text file: {error}.", "Save it as UTF-8."
        ) from None
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        some = ", ".join(printable(str(path)) for path in missing[:_NAMED])
        more = f" and {len(missing) - _NAMED} more" if missing[_NAMED:] else ""
        raise ConfigError(
            f"{len(missing)} of {len(paths)} paths in the list do not exist: {some}{more}.",
            "Relative paths start at the current folder."
            + ("" if null else " If the paths are separated by null bytes, add --null."),
        )
    if not paths:
        raise ConfigError("The list is empty.", "Put one path on each line.")
    return paths


def parse_number(text: str) -> float:
    """Return a number; a decimal comma is explained."""
    try:
        return float(text)
    except ValueError:
        point = text.replace(",", ".")
        hint = f"; write {point}" if re.fullmatch(r"\d*,\d+", text) else ""
        raise argparse.ArgumentTypeError(f"{text!r} is not a number{hint}") from None


def parse_strength(text: str) -> float:
    """Return `0.5` or `50%` as a number; 50 alone is explained."""
    number, percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    value = parse_number(number) / (100 if percent else 1)
    if not percent and 2 < value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to 1; for percent write {text}%")
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to {'100%' if percent else 1}")
    return value


def parse_size(text: str) -> int:
    """Return `800MB`, `1.5g` or `2GiB` in bytes: units of 1000, or of 1024 with an i."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; use a form like 800MB or 4GB")
    number, unit, binary = match.groups()
    size = float(number) * (1024 if binary else 1000) ** " kmgt".index(unit or " ")
    if not 0 < size < 2**60:
        raise argparse.ArgumentTypeError(f"{text!r} is not a plausible size")
    return int(size)


def _memory(text: str) -> int:
    size = parse_size(text)
    if size < _LEAST_MEMORY:
        unit = f"; add a unit, e.g. {text.strip()}GB" if text.strip().isdigit() else ""
        raise argparse.ArgumentTypeError(f"{text!r} is less memory than any photo takes{unit}")
    return size


def named_path(text: str) -> Path:
    """Return the path; raises ArgumentTypeError for an empty name.

    An unset shell variable must not mean the current folder.
    """
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def _single_target(args: argparse.Namespace, roots: tuple[Path, ...]) -> tuple[str, str]:
    """Return the name of the only result and its format, if `--output` is a file; else "" twice.

    Raises ConfigError where that is not possible.
    """
    from engine.images import SUFFIXES, WRITABLE
    from engine.images.formats import OTHER_PICTURES, READABLE

    formats = {suffix: kind.lower() for kind in WRITABLE for suffix in SUFFIXES[kind]}
    output: Path | None = args.output
    wanted = "" if output is None else formats.get(output.suffix.lower(), "")
    if output is None or is_folder(output):
        return "", ""
    if not wanted:
        # A new folder called photo.heic is nobody's intention.
        known = ", ".join(SUFFIXES[kind][0] for kind in WRITABLE)
        if output.suffix.lower() in READABLE | OTHER_PICTURES and not exists(output):
            raise ConfigError(
                f"{printable(str(output))} cannot be written: results are {known}.",
                "Choose one of these suffixes, or name a folder.",
            )
        return "", ""
    if len(roots) != 1 or is_folder(roots[0]):
        raise ConfigError(
            f"{printable(str(output))} looks like a photo, but several results are possible.",
            "Give a folder, and use --template to name results.",
        )
    format_name = {"jpg": "jpeg", "tif": "tiff"}.get(args.format or "", args.format)
    given = [f"--{name}" for name in ("template", "suffix", "base") if getattr(args, name)]
    given += ["--format"] if format_name not in (None, wanted) else []
    if given:
        raise ConfigError(
            f"--output FILE cannot be combined with {', '.join(given)}.",
            "Give a folder instead, or leave that out.",
        )
    return output.name, wanted
