"""`deblur devices`: the chips of this machine, and a faster onnxruntime for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.cli.arguments import add_json, add_json_lines, print_json
from engine.cli.display import exit_code, run_job, say, with_command_name
from engine.errors import ConfigError
from engine.events import Metric, Work

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers
    from engine.models.runtimes import Download, Verdict


def add_devices(commands: Subparsers) -> None:
    """Add the command `devices`."""
    text = "show graphics chips and processor, and install what uses them better"
    parser = commands.add_parser("devices", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=list_command)
    add_json_lines(parser, "devices")
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    text = "download the onnxruntime for a device, try it, and keep it if it is faster"
    take = actions.add_parser("install", help=text, description=f"{text.capitalize()}.")
    take.add_argument("device", metavar="DEVICE", help="cuda, directml or openvino")
    take.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    take.add_argument("--force", action="store_true", help="keep it even if it is not faster")
    take.set_defaults(command=install_command)
    text = "use the program's own onnxruntime again"
    drop = actions.add_parser("remove", help=text, description=f"{text.capitalize()}.")
    drop.set_defaults(command=remove_command)
    add_json_lines(drop, "what was removed", nested=True)
    size = actions.add_parser("size")  # no help: for the window
    size.add_argument("device")
    size.set_defaults(command=size_command)
    for action in (take, size):
        add_json(action, nested=True)


def list_command(args: argparse.Namespace) -> int:
    """Print the chips, what is used, and what could be installed."""
    if args.json:
        for values in _device_values():
            print_json(values)
        return 0
    for name, value in describe_devices():
        print(f"{name:14}{with_command_name(value)}")
    return 0


def _device_values() -> Iterator[dict[str, object]]:
    """Yield the chips, and last the runtime with what could be installed, as JSON values."""
    from engine.core import runtime
    from engine.core.chips import find_chips
    from engine.models.runtimes import find_offers

    chips = find_chips()
    for chip in chips:
        yield {"chip": chip.name, "kind": chip.kind, "vendor": chip.vendor}
    chosen = runtime.current()
    yield {
        "runtime": None if chosen is None else chosen.package,
        "version": None if chosen is None else chosen.version,
        "times_faster": None if chosen is None else chosen.times_faster,
        "offers": [
            offer.device
            for offer in (find_offers(chips) if runtime.can_change() else [])
            if chosen is None or offer.device != chosen.device
        ],
    }


def describe_devices() -> Iterator[tuple[str, str]]:
    """Yield rows (name, value) about chips, the runtime in use, and offers; asks no network."""
    from engine.core import runtime
    from engine.core.chips import find_chips
    from engine.core.resources import install_hint
    from engine.models.runtimes import find_offers, package_of

    chips = find_chips()
    for chip in chips:
        yield "chip", f"{chip.name} ({chip.kind})"
    if not chips:
        yield "chip", "no graphics or neural chip found that could compute"
    chosen, dropped = runtime.current(), runtime.why_dropped()
    if chosen is not None:
        yield (
            "runtime",
            f"{chosen.package} {chosen.version}, {chosen.times_faster:.1f} times as fast",
        )
        yield "", "to go back: deblur devices remove"
    else:
        yield "runtime", "the program's own onnxruntime"
    if dropped:
        yield "note", dropped
    offers = [o for o in find_offers(chips) if chosen is None or o.device != chosen.device]
    for offer in offers if runtime.can_change() else []:
        package = package_of(offer.device)
        yield "faster", f"{package}, for {offer.chip.name}: deblur devices install {offer.device}"
    if offers and not runtime.can_change():
        yield "note", install_hint(package_of(offers[0].device))
    if any(chip.vendor == "Apple" for chip in chips):
        yield "note", "nothing to install: try --device coreml"


def size_command(args: argparse.Namespace) -> int:
    """Print what an installation would download, as a metric for the window."""
    from engine.models.runtimes import ask_index

    def work() -> Work[None]:
        download = yield from ask_index(args.device)
        yield Metric("bytes", float(download.bytes or 0))

    return exit_code(run_job(args, work(), job="size"))


def install_command(args: argparse.Namespace) -> int:
    """Say what would be downloaded, ask, install, try; 1 if the new runtime is not kept."""
    from engine.models.runtimes import ask_index, install

    def work(download: Download | None) -> Work[Verdict]:
        if download is None:
            download = yield from ask_index(args.device)
        return (yield from install(download, force=args.force))

    download = None
    if not args.json and not args.yes:
        asked = run_job(args, ask_index(args.device), job="size")
        download = asked.value
        if download is None:
            return exit_code(asked)
        say(describe_download(download))
        if not sys.stdin.isatty():
            raise ConfigError("Cannot ask: not a terminal.", "Add --yes to download.")
        if input("Download and try it? [y/N] ").strip().lower() not in ("y", "yes"):
            return 1
    result = run_job(args, work(download), job="install")
    return exit_code(result, failed=result.value is None or not result.value.adopted)


def describe_download(download: Download) -> str:
    """Return what would be downloaded, in a line for people."""
    names = ", ".join(f"{p.name} {p.version}" for p in download.packages)
    size = "of unknown size" if download.bytes is None else f"{download.bytes / 1e6:.0f} MB"
    return f"{names}: {size} to download"


def remove_command(args: argparse.Namespace) -> int:
    """Go back to the environment's own onnxruntime."""
    from engine.models.runtimes import remove

    was = remove()
    if args.json:
        print_json({"removed": None if was is None else was.package})
        return 0
    print("Nothing to remove." if was is None else f"{was.package} {was.version} was removed.")
    return 0
