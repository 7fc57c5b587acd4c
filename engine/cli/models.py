"""`deblur models`: list, show, import, fetch, check, measure, rename, export and remove models."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import add_json, add_json_lines, print_json
from engine.cli.display import exit_code, run_job, say, short_number, with_command_name
from engine.core.paths import is_file
from engine.core.table import columns
from engine.errors import ConfigError, ModelError
from engine.events import Progress, Work

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers
    from engine.models import Catalogue, Model, ModelCard
    from engine.models.measure import Speed


def add_models(commands: Subparsers) -> None:
    """Add the command `models`."""
    text = "list, show, import, check or remove models"
    parser = commands.add_parser("models", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=list_command)
    add_json_lines(parser, "models")
    actions = parser.add_subparsers(title="actions", metavar="ACTION")

    def add(name: str, command: object, text: str, *arguments: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        for argument in arguments:
            action.add_argument(argument, metavar=argument.upper())
        action.set_defaults(command=command)
        return action

    add_json_lines(add("list", list_command, "list all models"), "models", nested=True)
    show = add("show", show_command, "show details of a model", "name")
    add_json_lines(show, "the model", nested=True)
    check = add("check", check_command, "check that a model is intact, loads and works", "name")
    check.add_argument("--device", default="auto", help="device to check it on [auto]")
    add("remove", remove_command, "delete one of your models", "name")
    add("rename", rename_command, "rename one of your models", "name", "new_name")
    export = add("export", export_command, "save a model as one file, to share it", "name")
    export.add_argument("file", type=Path, metavar="FILE", help="for example my-camera.deblur")
    export.add_argument("--overwrite", action="store_true", help="overwrite an existing file")
    take = add("import", import_command, "import an ONNX model, teacher weights, or an export")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--name", help="name of the model (default: as in the file, or its name)")
    take.add_argument(
        "--range",
        choices=("0..1", "0..255", "-1..1"),
        help="range of pixel values, if it is detected wrongly",
    )
    add_json(take, nested=True)
    fetch = add(
        "fetch",
        fetch_command,
        "download a known teacher (maxim, restormer) from its official source",
        "name",
    )
    fetch.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    fetch.add_argument("--sha256", default="", help="accept a file with this SHA-256")
    add_json(fetch, nested=True)
    measure = add(
        "measure", measure_command, "measure the speed of a model on this machine", "name"
    )
    add_json(measure, nested=True)
    serve = actions.add_parser("serve")  # no help: for the window, see engine.models.child_model
    serve.add_argument("name")
    serve.add_argument("--threads", type=int)
    serve.set_defaults(command=serve_command)
    for action in (measure, serve):
        action.add_argument("--device", default="auto", help="device to compute on [auto]")
        action.add_argument("--precision", help="variant of the model, such as fp32 or int8")


def list_command(args: argparse.Namespace) -> int:
    """Print a table of all models, that of camera and video first."""
    from engine.models import Catalogue
    from engine.models.cards import precision_title
    from engine.models.teachers import TEACHERS

    catalogue = Catalogue.of_program()
    cards = catalogue.cards()
    if args.json:
        for card in cards:
            print_json(_card_values(card))
        for problem in catalogue.problems():
            say(f"broken: {problem}")
        return 0
    if not cards:
        print(with_command_name("No models. To import one: deblur models import FILE.onnx"))
    rows = [("Name", "Version", "Precisions", "Origin", "Description")]
    for n, card in enumerate(cards):
        mark = " (camera and video use it by default)" if n == 0 else ""
        precisions = ", ".join(card.files)
        text = f"{card.title}: {_in_short(card.description)}{mark}"
        rows.append((card.name, card.version, precisions, card.origin, text))
    for teacher in TEACHERS.values():
        if not any(card.architecture == teacher.name for card in cards):
            hint = with_command_name(f"to download it: deblur models fetch {teacher.name}")
            rows.append((teacher.name, "", "", "", f"not installed; {hint}"))
    for line in columns(rows):
        print(line)
    names = dict.fromkeys(name for card in cards for name in card.files)
    meanings = [f"{name}: {precision_title(name)}" for name in names]
    if meanings:
        print(f"Precisions: {'; '.join(meanings)}.")
    for problem in catalogue.problems():
        print(f"broken: {problem}")
    return 0


def _in_short(description: str) -> str:
    """Return its first sentence, which says what a model is for."""
    return re.split(r"(?<=\.)\s", description.strip(), maxsplit=1)[0]


def show_command(args: argparse.Namespace) -> int:
    """Print what is known of a model."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    card = catalogue.get(args.name)
    if args.json:
        print_json(_card_values(card))
    else:
        _print_card(card)
    return 0


def _card_values(card: ModelCard) -> dict[str, object]:
    """Return a model as JSON values."""
    return {
        "name": card.name,
        "title": card.title,
        "version": card.version,
        "origin": card.origin,
        "description": card.description,
        "licence": card.licence,
        "training_data": card.training_data,
        "kind": card.kind,
        "default_precision": card.default_precision,
        "files": {
            precision: {"path": str(file.path), "sha256": file.sha256}
            for precision, file in card.files.items()
        },
        "scores": dict(card.scores),
    }


def check_command(args: argparse.Namespace) -> int:
    """Print the result of each check; 1 if one fails."""
    from engine.models import Catalogue
    from engine.models.checks import check_model

    good = True
    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    for check in check_model(catalogue.get(args.name), args.device):
        print(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.details}", flush=True)
        good = good and check.ok
    return 0 if good else 1


def remove_command(args: argparse.Namespace) -> int:
    """Delete one of the user's models."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    if not any(line.startswith(f"{args.name}:") for line in catalogue.problems()):
        _known(catalogue, args.name)
    catalogue.remove(args.name)
    print(f"{args.name} was removed.")
    return 0


def rename_command(args: argparse.Namespace) -> int:
    """Rename one of the user's models."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    print(f"{args.name} was renamed to {catalogue.rename(args.name, args.new_name).name}.")
    return 0


def export_command(args: argparse.Namespace) -> int:
    """Save a model as one file."""
    from engine.models import Catalogue
    from engine.models.package import write_package

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    target = write_package(catalogue.get(args.name), args.file, overwrite=args.overwrite)
    size = f"{target.stat().st_size / 1e6:.1f} MB"
    print(f"{target}: {size}. On the other machine: deblur models import {target.name}")
    return 0


def import_command(args: argparse.Namespace) -> int:
    """Import a model and print what was detected."""
    from engine.models import Catalogue

    if not is_file(args.file):
        from engine.images import missing_root

        hint = "Give an ONNX file, weights, or an export."
        raise ConfigError(missing_root(args.file).message, hint)

    def work() -> Work[ModelCard]:
        yield Progress(0, 1, "models", args.file.name)
        catalogue = Catalogue.of_program()
        return (yield from catalogue.import_in_steps(args.file, args.name, value_range=args.range))

    return _run(work(), args, "import")


def fetch_command(args: argparse.Namespace) -> int:
    """Download a known teacher after confirmation, and print its details."""
    from engine.models import Catalogue
    from engine.models.download import download_teacher, get_teacher

    known = get_teacher(args.name)
    size = f"about {known.about_bytes / 1e6:.0f} MB"
    say(f"{known.title}, {known.licence}, {size} from {known.url}")
    if not args.yes and not args.json:
        if not sys.stdin.isatty():
            raise ConfigError("Cannot ask: not a terminal.", "Add --yes to download.")
        if input("Download it? [y/N] ").strip().lower() not in ("y", "yes"):
            return 1
    return _run(download_teacher(known.name, Catalogue.of_program(), args.sha256), args, "fetch")


def measure_command(args: argparse.Namespace) -> int:
    """Run a model on one patch, and remember how long it took."""
    from engine.models import Catalogue, RunsOn, get_model
    from engine.models.measure import measure_speed

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)

    def work() -> Work[Speed]:
        card = catalogue.get(args.name)
        model = get_model(card, device=args.device, precision=args.precision)
        return (yield from measure_speed(model, RunsOn(args.device, args.precision)))

    result = run_job(args, work(), job="measure", total=1)
    if result.value is not None and not args.json:
        seconds = 60 * result.value.minutes_per_megapixel
        print(
            f"{args.name}: {short_number(seconds)} s per megapixel, "
            f"{short_number(12 * seconds / 60)} min for a photo "
            f"of 12 megapixels, on {result.value.running_on}. This is remembered for estimates."
        )
    return exit_code(result)


def serve_command(args: argparse.Namespace) -> int:
    """Run a model for the window, which sends pictures, until it closes the connection."""
    from engine.models import Catalogue, get_model
    from engine.models.child_model import serve

    card = Catalogue.of_program().get(args.name)

    def load() -> Model:
        return get_model(card, device=args.device, precision=args.precision, threads=args.threads)

    serve(load)
    return 0


def _run(work: Work[ModelCard], args: argparse.Namespace, job: str) -> int:
    """Run a job that returns a card, and print the card."""
    result = run_job(args, work, job=job, total=1)
    if result.value is not None and not args.json:
        _print_card(result.value)
        command = f"deblur run PHOTOS -o RESULTS --model {result.value.name}"
        print(f"\nTo use it: {with_command_name(command)}")
    return exit_code(result)


def _known(catalogue: Catalogue, name: str) -> None:
    """Raise ConfigError, a usage error, if the catalogue has no model of this name."""
    try:
        catalogue.get(name)
    except ModelError as error:
        raise ConfigError.of(error) from error


def _print_card(card: ModelCard) -> None:
    from engine.models import RunsOn
    from engine.models.measure import known_speed
    from engine.models.teachers import TEACHERS, TORCH_HINT, has_torch

    size = "any" if card.size_multiple == 1 else f"multiples of {card.size_multiple}"
    if card.kind == "torch":
        side = card.size_multiple + card.halo_px
        size = f"any, in overlapping windows of {side} px"
    elif card.fixed_size is not None:
        size = (
            f"{card.fixed_size[1]}x{card.fixed_size[0]} only; larger photos are processed in pieces"
        )
    elif card.window_px:
        size = f"any, in overlapping windows of {card.window_px} px"
    padded = "" if card.kind == "torch" else " (padded automatically)"
    window = ", plus about 1 GB per window" if card.kind == "torch" else ""
    rows = [
        ("name", card.name),
        ("title", f"{card.title}, version {card.version} ({card.origin})"),
        ("description", card.description),
        ("licence", card.licence),
        ("training data", card.training_data),
        ("input", f"{card.layout}, values {card.value_range}, sizes: {size}{padded}"),
        ("tiles", f"overlap {card.halo_px} px" if card.tileable else "whole photos only"),
        ("memory", f"{card.bytes_per_pixel} bytes per pixel of a tile{window}"),
    ]
    if card.kind == "torch":
        speed = known_speed(card, RunsOn())
        text = with_command_name(f"not measured. To measure it: deblur models measure {card.name}")
        if speed is not None:
            minutes = short_number(speed.minutes_per_megapixel)
            text = f"{minutes} minutes per megapixel on {speed.running_on}"
        rows.append(("speed", text))
        if not has_torch():
            rows.append(("missing", f"torch. {TORCH_HINT}"))
        if not TEACHERS[card.architecture].sha256:
            rows.append(("verified", "tensor by tensor; its authors publish no SHA-256"))
    for precision, file in card.files.items():
        rows.append((precision, f"{file.path}\nSHA-256 {file.sha256}"))
    rows += [(key, f"{value:g}") for key, value in card.scores.items()]
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        lines = [
            part
            for line in value.splitlines() or [""]
            for part in textwrap.wrap(line, 78, break_long_words=False, break_on_hyphens=False)
        ]
        print(f"{name:{width}}" + ("\n" + " " * width).join(lines or [""]))
