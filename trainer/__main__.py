"""Train, evaluate and export networks that remove motion blur from photos."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.cli.interrupts import interrupts
from engine.errors import ConfigError, DeblurError
from engine.events import Event, Log, Work, run
from engine.messages import msg
from engine.models.teachers import TORCH_HINT
from trainer.command import Command
from trainer.config import explain, load_config, presets, split_changes
from trainer.display import LogFile, make_show
from trainer.evaluate import command as evaluate_command
from trainer.export import command as export_command
from trainer.pairs import command as pairs_command
from trainer.tune import command as tune_command
from trainer.tune import pace

if TYPE_CHECKING:
    from trainer.config import TrainConfig
    from trainer.train.prepare import Sources


T = TypeVar("T")


def _config(args: argparse.Namespace) -> TrainConfig:
    changes = split_changes(args.set or ())
    if getattr(args, "teacher", None):
        changes["teacher"] = json.dumps(args.teacher)  # quoted as in TOML
    if "steps" in changes:  # which would override them
        changes = {"minutes": "0", "epochs": "0", **changes}
    return load_config(args.preset, changes)


def _sources(args: argparse.Namespace) -> Sources:
    from trainer.train.prepare import Sources

    def several(name: str) -> tuple[Path, ...]:
        return tuple(getattr(args, name, None) or ())

    return Sources(
        photos=several("photos"),
        pairs=several("pairs"),
        blurred=several("blurred"),
        kept=several("kept"),
        val_photos=several("val_photos"),
        val_pairs=several("val_pairs"),
        pool=args.pool,
        blur=args.blur,
        workers=args.workers,
    )


def _begin_training(args: argparse.Namespace) -> Command:
    return Command(_train(args), args.run / "events.jsonl")


def _train(args: argparse.Namespace) -> Work[Path]:
    from trainer.train.job import train_run

    return (yield from train_run(_config(args), _sources(args), args.run))


def _make_pool(args: argparse.Namespace) -> Work[None]:
    from trainer.train.job import pool_run

    yield from pool_run(_config(args), _sources(args))


def _show_config(args: argparse.Namespace) -> Work[None]:
    config = _config(args)
    yield Log(explain(config) if args.explain else config.to_toml().rstrip())


def _nets(_args: argparse.Namespace) -> Work[None]:
    from engine.nets.students import STUDENTS

    yield Log("\n".join(STUDENTS))


def _add_preset(parser: argparse.ArgumentParser) -> None:
    text = f"{', '.join(presets())}, or a TOML file [default settings]"
    parser.add_argument("--preset", default="", help=text)
    text = "change a setting; can be repeated"
    parser.add_argument("--set", action="append", metavar="NAME=VALUE", help=text)


def _add_sources(parser: argparse.ArgumentParser) -> None:
    several = {
        "photos": "sharp photos, for synthetic blur",
        "pairs": "pairs in the layout of GoPro, HIDE, RealBlur, REDS, or blur/ and sharp/",
        "blurred": "blurred photos without sharp ones; needs a teacher",
        "kept": "blurred photos whose results should not change (reduces forgetting)",
        "val-photos": "sharp photos for validation",
        "val-pairs": "pairs for validation",
    }
    add = parser.add_argument
    for name, text in several.items():
        add(f"--{name}", type=Path, action="append", metavar="FOLDER", help=text)
    text = 'weights of the teacher, or "self" for the initial student'
    add("--teacher", metavar="FILE", help=text)
    add("--blur", default="blur", help="which of GoPro's folders: blur or blur_gamma")
    add("--workers", type=int, default=2, help="processes for synthetic blur [2]")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deblur-train", description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print events as JSON lines")
    text = "for programs: stop when stdin is closed; implies --json"
    parser.add_argument("--child", action="store_true", help=text)
    commands = parser.add_subparsers(required=True, metavar="command")

    train = commands.add_parser("train", help="train a student, or resume a run")
    train.add_argument("run", type=Path, help="folder of the run")
    _add_preset(train)
    _add_sources(train)
    text = "an existing pool of training pairs"
    train.add_argument("--pool", type=Path, metavar="FOLDER", help=text)
    train.set_defaults(begin=_begin_training)

    pool = commands.add_parser("pool", help="make a pool of training pairs")
    pool.add_argument("pool", type=Path, help="folder of the pool")
    _add_preset(pool)
    _add_sources(pool)
    pool.set_defaults(work=_make_pool)

    pairs_command.add_arguments(
        commands.add_parser("check", help="check and repair a folder of pairs")
    )
    tune_command.add_scan_arguments(
        commands.add_parser("scan", help="find usable training data in folders")
    )
    tune_command.add_tune_arguments(
        commands.add_parser("tune", help="tune a model to your camera and install it")
    )
    pace.add_pace_arguments(
        commands.add_parser("pace", help="measure how long a step of a tuning takes here")
    )
    evaluate_command.add_arguments(
        commands.add_parser("evaluate", help="measure models, or results of other programs")
    )
    export_command.add_arguments(commands.add_parser("export", help="export a student as ONNX"))

    config = commands.add_parser("config", help="show the settings of a preset")
    _add_preset(config)
    config.add_argument("--explain", action="store_true", help="explain each setting")
    config.set_defaults(work=_show_config)
    commands.add_parser("nets", help="list the networks").set_defaults(work=_nets)
    return parser


def _explaining_missing_packages(work: Work[T]) -> Work[T]:
    """Do the work; a missing package of the extra `train` is an error with a hint, not a crash."""
    try:
        return (yield from work)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in ("torch", "onnx", "onnxscript", "safetensors"):
            raise
        text = msg("This needs {name}, which is not installed.", name=error.name)
        raise ConfigError(text, TORCH_HINT) from error


def _ignore(_event: Event) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 failed, 2 usage error, 130 stopped."""
    args = _parser().parse_args(arguments)
    silent = int(os.environ.get("RANK", "0")) > 0  # only the first of several processes reports
    with ExitStack() as stack:
        try:
            command = args.begin(args) if "begin" in args else Command(args.work(args))
            directed = command.directed
            log = None
            if command.log is not None and not silent:
                log = stack.enter_context(LogFile(command.log, whole=directed is not None))
        except DeblurError as error:
            sys.stderr.write(f"{error.text}\n")
            return 1
        # A parent follows it through its log, since it may end before it.
        is_followed = args.child and directed is not None
        json_lines = args.json or args.child
        show = _ignore if is_followed else make_show(json=json_lines, again=command.again)
        may_stay = directed.may_stay if directed is not None and is_followed else None
        cancelled = stack.enter_context(interrupts(stdin=args.child, detached=may_stay))
        if directed is not None:
            cancelled = partial(directed.is_to_stop, cancelled)

        def emit(event: Event) -> None:
            if not silent:
                show(event)
            if log is not None:
                log.show(event)

        work = _explaining_missing_packages(command.work)
        result = run(work, emit, job="train", cancelled=cancelled)
    return {"ok": 0, "cancelled": 130}.get(result.finished.outcome, 1)


if __name__ == "__main__":
    raise SystemExit(main())
