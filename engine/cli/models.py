"""`deblur models`: the models there are; show, import, fetch, check, measure and remove one."""

from __future__ import annotations

import argparse
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli.arguments import add_json
from engine.cli.display import make_display, spoken
from engine.cli.interrupts import interrupts
from engine.errors import ConfigError, ModelError
from engine.events import Progress, Work, run
from engine.models.package import SUFFIX, write_package
from engine.models.teachers import TEACHERS, TORCH_HINT, has_torch

if TYPE_CHECKING:
    from engine.models import Catalogue, ModelCard


def add_models(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `models`."""
    parser = commands.add_parser("models", help="list, show, import, check or remove models")
    parser.set_defaults(command=list_command)
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    actions.add_parser("list", help="one line a model").set_defaults(command=list_command)
    for name, command, text in (
        ("show", show_command, "all that is known of a model"),
        ("check", check_command, "is it unaltered, does it load, does it work"),
        ("remove", remove_command, "delete a model of your own"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("name")
        action.set_defaults(command=command)
        if name == "check":
            action.add_argument("--device", default="auto")
    change = actions.add_parser("rename", help="give a model of your own another name")
    change.add_argument("name")
    change.add_argument("new_name")
    change.set_defaults(command=rename_command)
    give = actions.add_parser("export", help="write a model as one file for another machine")
    give.add_argument("name")
    give.add_argument("file", type=Path, help=f"such as my-camera{SUFFIX}")
    give.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    give.set_defaults(command=export_command)
    take = actions.add_parser(
        "import", help="take an ONNX network, a teacher's weights, or an exported model"
    )
    take.add_argument("file", type=Path)
    take.add_argument("--name", help="default: what the file calls itself, or its own name")
    take.add_argument(
        "--range",
        choices=("0..1", "0..255", "-1..1"),
        help="of values, where the guess is wrong",
    )
    add_json(take)
    take.set_defaults(command=import_command)
    fetch = actions.add_parser(
        "fetch", help="fetch a known teacher (maxim, restormer) from its official place"
    )
    fetch.add_argument("name")
    fetch.add_argument("--yes", action="store_true", help="do not ask")
    fetch.add_argument("--sha256", default="", help="accept a file with this SHA-256")
    add_json(fetch)
    fetch.set_defaults(command=fetch_command)
    speed = actions.add_parser("measure", help="minutes per megapixel on this machine")
    speed.add_argument("name")
    speed.add_argument("--device", default="auto")
    speed.add_argument("--precision")
    add_json(speed)
    speed.set_defaults(command=measure_command)
    serve = actions.add_parser("serve")  # no help: for the window, see engine.models.child_model
    serve.add_argument("name")
    serve.add_argument("--device", default="auto")
    serve.add_argument("--precision")
    serve.add_argument("--threads", type=int)
    serve.set_defaults(command=serve_command)


def list_command(_args: argparse.Namespace) -> int:
    """Print one line a model, the default first."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    cards = catalogue.cards()
    if not cards:
        print("There are no models. Import one: deblur models import FILE.onnx")
    for n, card in enumerate(cards):
        precisions = ", ".join(card.files)
        mark = " (default)" if n == 0 else ""
        print(f"{card.name:16} {card.version:8} {precisions:12} {card.origin:8} {card.title}{mark}")
    for problem in catalogue.problems():
        print(f"broken: {problem}")
    for teacher in TEACHERS.values():
        if not any(card.architecture == teacher.name for card in cards):
            print(f"{teacher.name:16} not here: deblur models fetch {teacher.name}")
    return 0


def show_command(args: argparse.Namespace) -> int:
    """Print a card."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    _print_card(catalogue.get(args.name))
    return 0


def check_command(args: argparse.Namespace) -> int:
    """Print each answer as it comes; 1 if one of them is no."""
    from engine.models import Catalogue

    good = True
    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    for check in catalogue.check(args.name, device=args.device):
        print(f"{'ok ' if check.ok else 'NO '} {check.question}: {check.answer}", flush=True)
        good = good and check.ok
    return 0 if good else 1


def remove_command(args: argparse.Namespace) -> int:
    """Delete a model of the user."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    if not any(line.startswith(f"{args.name}:") for line in catalogue.problems()):
        _known(catalogue, args.name)
    catalogue.remove(args.name)
    print(f"{args.name} is removed.")
    return 0


def rename_command(args: argparse.Namespace) -> int:
    """Give a model of the user another name."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    print(f"{args.name} is now {catalogue.rename(args.name, args.new_name).name}.")
    return 0


def export_command(args: argparse.Namespace) -> int:
    """Write a model as one file."""
    from engine.models import Catalogue

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)
    target = write_package(catalogue.get(args.name), args.file, overwrite=args.overwrite)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB. There: deblur models import FILE")
    return 0


def import_command(args: argparse.Namespace) -> int:
    """Take a model in and print what was found out about it."""
    from engine.models import Catalogue

    if not args.file.is_file():
        raise ConfigError(f"There is no file {args.file}.", "Name an ONNX file, or weights.")

    def work() -> Work[ModelCard]:
        yield Progress(0, 1, "models", args.file.name)
        return Catalogue.of_program().import_model(args.file, args.name, value_range=args.range)

    return _told(work(), args, "import")


def fetch_command(args: argparse.Namespace) -> int:
    """Fetch a known teacher and print its card; say first what will come, and ask."""
    from engine.models import Catalogue
    from engine.models.download import download_teacher, get_teacher

    known = get_teacher(args.name)
    size = f"about {known.about_bytes / 1e6:.0f} MB"
    print(f"{known.title}, {known.licence}, {size} from {known.url}", file=sys.stderr)
    if not args.yes and not args.json:
        if not sys.stdin.isatty():
            raise ConfigError("Nobody is here to be asked.", "Say --yes to fetch it.")
        if input("Fetch it? [y/N] ").strip().lower() not in ("y", "yes"):
            return 1
    return _told(download_teacher(known.name, Catalogue.of_program(), args.sha256), args, "fetch")


def measure_command(args: argparse.Namespace) -> int:
    """Run a model on one patch and keep what it took."""
    from engine.models import Catalogue, get_model
    from engine.models.measure import measure_speed

    catalogue = Catalogue.of_program()
    _known(catalogue, args.name)

    def work() -> Work[ModelCard]:
        card = catalogue.get(args.name)
        model = get_model(card, device=args.device, precision=args.precision)
        yield from measure_speed(model, args.device, args.precision)
        return card

    return _told(work(), args, "measure")


def serve_command(args: argparse.Namespace) -> int:
    """Answer the window's questions to a model until it hangs up."""
    from engine.models import Catalogue, get_model
    from engine.models.child_model import serve

    card = Catalogue.of_program().get(args.name)
    serve(lambda: get_model(
        card, device=args.device, precision=args.precision, threads=args.threads
    ))  # fmt: skip
    return 0


def _told(work: Work[ModelCard], args: argparse.Namespace, job: str) -> int:
    """Run a job that ends with a card, show its events, and print the card."""
    with (
        make_display(json=args.json) as display,
        interrupts(stdin=args.json == "child") as cancelled,
    ):
        result = run(work, display.show, job=job, total=1, cancelled=cancelled)
    if result.value is not None and not args.json:
        _print_card(result.value)
        print(spoken(f"\nUse it: deblur run PHOTOS -o RESULTS --model {result.value.name}"))
    if result.finished.outcome == "cancelled":
        return 130
    return 0 if result.finished.outcome == "ok" else 1


def _known(catalogue: Catalogue, name: str) -> None:
    """Raise ConfigError, which is wrong usage, for a name that the catalogue does not have."""
    try:
        catalogue.get(name)
    except ModelError as error:
        raise ConfigError(error.message, error.hint) from error


def _print_card(card: ModelCard) -> None:
    from engine.models.measure import known_speed

    size = "any" if card.size_multiple == 1 else f"multiples of {card.size_multiple}"
    if card.kind == "torch":
        side = card.size_multiple + card.halo_px
        size = f"any, in windows of {side} px that are blended"
    elif card.fixed_size is not None:
        size = f"{card.fixed_size[1]}x{card.fixed_size[0]} only, larger pictures piece by piece"
    filled = "" if card.kind == "torch" else " (filled up for you)"
    window = ", and about 1 GB for a window" if card.kind == "torch" else ""
    rows = [
        ("name", card.name),
        ("title", f"{card.title}, version {card.version} ({card.origin})"),
        ("description", card.description),
        ("licence", card.licence),
        ("training data", card.training_data),
        ("input", f"{card.layout}, values {card.value_range}, sizes: {size}{filled}"),
        ("tiles", f"halo {card.halo_px} px" if card.tileable else "whole pictures only"),
        ("memory", f"{card.bytes_per_pixel} bytes a pixel of a tile{window}"),
    ]
    if card.kind == "torch":
        speed = known_speed(card)
        told = "not measured yet: deblur models measure " + card.name
        if speed is not None:
            told = f"{speed.minutes_per_megapixel:.2g} minutes a megapixel on {speed.running_on}"
        rows.append(("speed here", told))
        if not has_torch():
            rows.append(("missing", f"torch. {TORCH_HINT}"))
        if not TEACHERS[card.architecture].sha256:
            rows.append(("checked", "tensor by tensor; its authors publish no SHA-256"))
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
