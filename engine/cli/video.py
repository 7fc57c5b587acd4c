"""`deblur video`: videos on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.cli.arguments import (
    add_model_options,
    add_output_options,
    add_scale,
    add_strength,
    expanded,
    named_path,
)
from engine.cli.display import exit_code, run_job, say
from engine.errors import ConfigError, ModelError

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers
    from engine.video.plan import VideoJob


def add_video(commands: Subparsers) -> None:
    """Add the command `video`."""
    parser = commands.add_parser(
        "video",
        help="deblur videos",
        description="Deblur videos frame by frame. Sound, timestamps, rotation and metadata are "
        "kept. If interrupted, the same command resumes.",
    )
    parser.set_defaults(command=video_command)
    parser.add_argument("roots", nargs="+", type=named_path, metavar="VIDEO|FOLDER")
    parser.add_argument(
        "-o",
        "--output",
        type=named_path,
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
    add_scale(parser, "frame")
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
    from engine.batch.scale import parse_scale
    from engine.core.awake import keep_awake
    from engine.models import Catalogue, get_model
    from engine.video import require_av
    from engine.video.job import VideoOptions, deblur_videos
    from engine.video.plan import plan_videos

    require_av()
    jobs = plan_videos(expanded(args.roots), args.output, args.on_conflict)
    options = VideoOptions(
        args.strength,
        args.on_conflict == "overwrite",
        args.crf,
        args.precision,
        args.memory,
        deflicker=args.deflicker,
        scale=parse_scale(args.scale),
    )
    try:
        catalogue = Catalogue.of_program()
        card = catalogue.get_or_default(args.model)
        card.file(args.precision)
    except ModelError as error:
        raise ConfigError.of(error) from error
    model = get_model(card, device=args.device, precision=args.precision, threads=args.jobs)
    work = keep_awake(deblur_videos(jobs, model, options))
    result = run_job(args, work, job="video", total=len(jobs))
    if result.finished.outcome == "cancelled":
        say(_stopped(jobs, options.segment_frames), quiet=args.json or args.quiet)
    return exit_code(result, failed=bool(result.value))


def _stopped(jobs: Sequence[VideoJob], segment_frames: int) -> str:
    """Return what is said after a stop: what is kept, and how to go on."""
    from engine.core.paths import lexists
    from engine.video.segments import kept_frames

    kept = sum(kept_frames(job.target) for job in jobs)
    if kept:
        return f"Stopped. {kept} frames are kept; run the same command to resume."
    if any(not job.keep and lexists(job.target) for job in jobs):
        return "Stopped. Run the same command for the videos that are left."
    return f"Stopped. Nothing is kept: the first {segment_frames} frames were not finished."
