"""`deblur camera`: deblur a camera live; measure it, record it, or pass it to other programs."""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import add_json, add_model_options, add_strength
from engine.cli.display import Display, printable, run_job, say
from engine.core.files import creating
from engine.core.table import columns
from engine.errors import ConfigError
from engine.events import Event, Finished, Log, Metric, Progress, Work, result_of

if TYPE_CHECKING:
    from engine.camera import Live, LiveFrame, LiveStats
    from engine.cli.arguments import Subparsers

_METRICS = (
    "fps_in",
    "fps_out",
    "latency_ms",
    "latency_p95_ms",
    "dropped",
    "cpu_share",
    "scale",
)
"""Fields of LiveStats that are reported once a second."""


def add_camera(commands: Subparsers) -> None:
    """Add the command `camera`."""
    parser = commands.add_parser(
        "camera",
        help="deblur a camera live",
        description="Deblur a camera live and print the speed, until stopped with Ctrl+C. The "
        "video can be recorded, or passed to other programs as a virtual camera.",
    )
    parser.set_defaults(command=camera_command)
    parser.add_argument(
        "source",
        nargs="?",
        default="0",
        metavar="SOURCE",
        help="number of a camera, a video file, a folder of photos, or `chart` for a moving test "
        "chart [0]",
    )
    parser.add_argument("--list", action="store_true", help="list the available cameras")
    parser.add_argument(
        "--size",
        type=_size,
        default=(640, 480),
        metavar="WIDTHxHEIGHT",
        help="frame size [640x480]",
    )
    parser.add_argument("--rate", type=float, default=30.0, help="frames per second [30]")
    add_model_options(parser)
    add_strength(parser)
    parser.add_argument(
        "--scale",
        type=float,
        help="process at a fraction of the size: 1, 0.75, 0.5, 0.375 or 0.25 (default: whatever "
        "keeps up with the camera)",
    )
    parser.add_argument(
        "--every",
        type=int,
        metavar="N",
        help="process only every Nth frame (default: whatever keeps up with the camera)",
    )
    parser.add_argument("--record", type=Path, metavar="FILE.mp4", help="record to this file")
    parser.add_argument(
        "--which",
        choices=("original", "result", "both"),
        help="what to record [result]; both makes two files",
    )
    parser.add_argument("--snapshot", type=Path, metavar="FOLDER", help="save the last frame here")
    parser.add_argument(
        "--virtual",
        action="store_true",
        help="act as a camera for other programs (requires pyvirtualcam)",
    )
    parser.add_argument("--seconds", type=float, help="stop after this time (default: Ctrl+C)")
    add_json(parser)


def camera_command(args: argparse.Namespace) -> int:
    """Run the camera until Ctrl+C or the time is up; 1 if it cannot be used."""
    from engine.camera import CameraSpec, Live
    from engine.models import Catalogue

    if args.list:
        return _list_cameras()
    _check_files(args)
    spec = CameraSpec(
        source=args.source,
        size=args.size,
        rate=args.rate,
        model=args.model,
        precision=args.precision,
        device=args.device,
        threads=args.jobs,
        strength=args.strength,
        adaptive=args.scale is None and args.every is None,
        scale=args.scale or 1.0,
        every=args.every or 1,
    )
    live = Live(spec, Catalogue.of_program())
    if args.virtual:
        live.virtual_camera(True)
    end = time.monotonic() + args.seconds if args.seconds else float("inf")

    def show(display: Display, event: Event) -> None:
        if args.json:
            display.show(event)
        else:
            _show_text(display, event)

    result = run_job(
        args, _work(live, args), job="camera", show=show, stop=lambda: time.monotonic() > end
    )
    return 1 if result.finished.outcome in ("failed", "crashed") else 0


def _check_files(args: argparse.Namespace) -> None:
    """Raise ConfigError for what would otherwise be noticed too late."""
    if args.which and args.record is None:
        raise ConfigError("--which requires --record.", "Add --record FILE.mp4.")
    if args.record is not None and args.record.suffix.lower() != ".mp4":
        raise ConfigError(
            f"Recordings are MP4 files, but {args.record.name} has another extension.",
            f"Use --record {args.record.with_suffix('.mp4')}",
        )
    if args.snapshot is not None:
        with creating(args.snapshot, ConfigError, "Choose another folder for the snapshot."):
            args.snapshot.mkdir(parents=True, exist_ok=True)


def _work(live: Live, args: argparse.Namespace) -> Work[None]:
    """Drive the camera; report its figures once a second, record, and save the last frame."""
    frame: LiveFrame | None = None
    reported = time.monotonic()
    recording_started = args.record is None
    work = live.work()
    try:
        for event in work:
            yield event
            new_frame = live.latest.take()
            if new_frame is not None:
                frame = new_frame
                live.shown(frame)  # nobody looks at it, so its latency ends here
            if frame is None:
                continue
            if not recording_started:
                live.record(args.record, args.which or "result")
                recording_started = True
            if time.monotonic() - reported > 1:
                reported = time.monotonic()
                stats = live.stats()
                for name in _METRICS:
                    yield Metric(name, float(getattr(stats, name)))
                if not args.json:
                    yield Log(_line(stats), "debug")
    finally:
        recording = live.stop_recording()
        work.close()
        if recording is not None:
            for target in recording.targets:
                say(f"Recorded {recording.seconds:.1f} s: {target}")
            if recording.error:
                say(recording.error)
        if args.snapshot and frame is not None:
            from engine.camera import write_snapshot

            for path in write_snapshot(frame, args.snapshot):
                print(path)


def _show_text(display: Display, event: Event) -> None:
    """Show an event as text: figures overwrite each other on one line, progress is left out."""
    if isinstance(event, Log) and event.level == "debug":
        end = "\r" if sys.stderr.isatty() else "\n"
        print(printable(event.message).ljust(79), end=end, file=sys.stderr, flush=True)
    elif isinstance(event, Finished) and event.outcome == "cancelled":
        print(file=sys.stderr)  # Ctrl+C is the normal end
    elif not isinstance(event, Progress | Metric):
        display.show(event)


def _line(stats: LiveStats) -> str:
    width, height = stats.size
    text = (
        f"{width}x{height}  camera {stats.fps_in:.1f} fps, deblurred {stats.fps_out:.1f} fps, "
        f"latency {stats.latency_ms:.0f} ms (95%: {stats.latency_p95_ms:.0f} ms), "
        f"dropped {stats.dropped}, CPU {stats.cpu_share:.0%}"
    )
    return f"{text}. {stats.note}" if stats.note else text


def _list_cameras() -> int:
    from engine.camera import find_cameras

    cameras = result_of(find_cameras())
    rows = [("Camera", "Size", "Name")]
    for camera in cameras:
        size = f"{camera.size[0]}x{camera.size[1]}" if camera.size else ""
        rows.append((camera.key, size, printable(camera.name)))
    for line in columns(rows):
        print(line)
    if len(cameras) == 1:
        say("No camera found. The test chart needs none.")
    return 0


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)[xX](\d+)", text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; use a form like 1280x720")
    return int(match[1]), int(match[2])
