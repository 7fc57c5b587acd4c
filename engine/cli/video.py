"""`deblur video`: videos on the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from engine.cli.arguments import add_model_options, add_output
from engine.cli.display import make_display, printable, spoken
from engine.cli.interrupts import interrupts
from engine.errors import ConfigError, ModelError
from engine.events import run


def add_video(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `video`."""
    parser = commands.add_parser(
        "video",
        help="deblur videos, with their sound",
        description="Deblur videos frame by frame. Sound, times, rotation and what the camera "
        "noted stay. Interrupted, the same command goes on where it was.",
    )
    parser.set_defaults(command=video_command)
    parser.add_argument("roots", nargs="+", type=Path, metavar="VIDEO|FOLDER")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE|FOLDER",
        help="name of the result, or a folder for results (default: beside each source)",
    )  # fmt: skip
    parser.add_argument(
        "--on-conflict", choices=("skip", "unique", "overwrite"), default="skip",
        help="where a result exists: leave it, take a free name, or replace it [skip]",
    )  # fmt: skip
    parser.add_argument(
        "-s", "--strength", type=float, default=1.0, help="0 original .. 1 full [1]"
    )
    parser.add_argument(
        "--crf", type=int, default=17, metavar="N",
        help="quality of the result, 0 lossless .. 51; smaller is better and larger [17]",
    )  # fmt: skip
    add_model_options(parser)
    add_output(parser)


def video_command(args: argparse.Namespace) -> int:
    """Deblur what was asked for; 1 if some failed, 130 if it was interrupted."""
    from engine.core.awake import keep_awake
    from engine.models import Catalogue, get_model
    from engine.video import require_av
    from engine.video.job import VideoOptions, deblur_videos
    from engine.video.plan import plan_videos

    require_av()
    jobs = plan_videos(args.roots, args.output, args.on_conflict)
    options = VideoOptions(
        args.strength, args.on_conflict == "overwrite", args.crf, args.precision, args.memory
    )
    try:
        catalogue = Catalogue.of_program()
        card = catalogue.get(args.model) if args.model else catalogue.default()
        card.file(args.precision)
    except ModelError as error:
        raise ConfigError(error.message, error.hint) from error
    model = get_model(card, device=args.device, precision=args.precision, threads=args.jobs)
    with (
        make_display(json=args.json, quiet=args.quiet) as display,
        interrupts(stdin=args.json == "child") as cancelled,
    ):
        work = keep_awake(deblur_videos(jobs, model, options))
        result = run(work, display.show, job="video", total=len(jobs), cancelled=cancelled)
    if result.finished.outcome == "cancelled":
        if not args.json and not args.quiet:
            text = "Stopped. The same command goes on where it was."
            print(printable(spoken(text)), file=sys.stderr)
        return 130
    return 0 if result.finished.outcome == "ok" and not result.value else 1
