"""`deblur video`: videos on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import add_model_options, add_output_options, add_strength
from engine.cli.display import exit_code, run_job, say
from engine.errors import ConfigError, ModelError

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers


def add_video(commands: Subparsers) -> None:
    """Add the command `video`."""
    parser = commands.add_parser(
        "video",
        help="deblur videos",
        description="Deblur videos frame by frame. Sound, timestamps, rotation and metadata are "
        "kept. If interrupted, the same command resumes.",
    )
    parser.set_defaults(command=video_command)
    parser.add_argument("roots", nargs="+", type=Path, metavar="VIDEO|FOLDER")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE|FOLDER",
        help="name of the result, or folder for results (default: next to each original)",
    )
    parser.add_argument(
        "--on-conflict",
        choices=("skip", "unique", "overwrite"),
        default="skip",
        help="if the target exists: skip the video, add a number, or overwrite it, if it is a "
        "result of this program [skip, unlike for photos: the same command then does what is left]",
    )
    add_strength(parser)
    parser.add_argument(
        "--crf",
        type=int,
        default=17,
        metavar="N",
        help="quality from 0 (lossless) to 51; lower is better and makes larger files [17]",
    )
    parser.add_argument(
        "--no-deflicker",
        dest="deflicker",
        action="store_false",
        help="do not blend static areas over time (by default they are, to reduce flicker)",
    )
    add_model_options(parser)
    add_output_options(parser)


def video_command(args: argparse.Namespace) -> int:
    """Deblur the videos; 1 if some failed, 130 if interrupted."""
    from engine.core.awake import keep_awake
    from engine.models import Catalogue, get_model
    from engine.video import require_av
    from engine.video.job import VideoOptions, deblur_videos
    from engine.video.plan import plan_videos

    require_av()
    jobs = plan_videos(args.roots, args.output, args.on_conflict)
    options = VideoOptions(
        args.strength,
        args.on_conflict == "overwrite",
        args.crf,
        args.precision,
        args.memory,
        deflicker=args.deflicker,
    )
    try:
        catalogue = Catalogue.of_program()
        card = catalogue.get(args.model) if args.model else catalogue.default()
        card.file(args.precision)
    except ModelError as error:
        raise ConfigError(error.message, error.hint) from error
    model = get_model(card, device=args.device, precision=args.precision, threads=args.jobs)
    work = keep_awake(deblur_videos(jobs, model, options))
    result = run_job(args, work, job="video", total=len(jobs))
    if result.finished.outcome == "cancelled":
        say("Stopped. Run the same command to resume.", quiet=args.json or args.quiet)
    return exit_code(result, failed=bool(result.value))
