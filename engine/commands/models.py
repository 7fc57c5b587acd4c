"""`deblur models`: the models there are; show, import, check and remove one.

Room: engine/commands, standard library.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import ConfigError, ModelError

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
    take = actions.add_parser("import", help="take an ONNX network into your models")
    take.add_argument("file", type=Path)
    take.add_argument("--name", help="default: what the file calls itself, or its own name")
    take.add_argument(
        "--range",
        choices=("0..1", "0..255", "-1..1"),
        help="of values, where the guess is wrong",
    )
    take.set_defaults(command=import_command)


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


def import_command(args: argparse.Namespace) -> int:
    """Take a model in and print what was found out about it."""
    from engine.models import Catalogue

    if not args.file.is_file():
        raise ConfigError(f"There is no file {args.file}.", "Name an ONNX file.")
    card = Catalogue.of_program().import_model(args.file, args.name, value_range=args.range)
    _print_card(card)
    print(f"\nUse it: deblur run PHOTOS -o RESULTS --model {card.name}")
    return 0


def _known(catalogue: Catalogue, name: str) -> None:
    """Raise ConfigError, which is wrong usage, for a name that the catalogue does not have."""
    try:
        catalogue.get(name)
    except ModelError as error:
        raise ConfigError(error.message, error.hint) from error


def _print_card(card: ModelCard) -> None:
    size = "any" if card.size_multiple == 1 else f"multiples of {card.size_multiple}"
    if card.fixed_size is not None:
        size = f"{card.fixed_size[1]}x{card.fixed_size[0]} only, larger pictures piece by piece"
    rows = [
        ("name", card.name),
        ("title", f"{card.title}, version {card.version} ({card.origin})"),
        ("description", card.description),
        ("licence", card.licence),
        ("training data", card.training_data),
        ("input", f"{card.layout}, values {card.value_range}, sizes: {size} (filled up for you)"),
        ("tiles", f"halo {card.halo_px} px" if card.tileable else "whole pictures only"),
        ("memory", f"{card.bytes_per_pixel} bytes a pixel of a tile"),
    ]
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
