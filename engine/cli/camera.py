"""`deblur camera`: a camera deblurred live, measured, recorded, or shown to other programs."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cli.arguments import add_json, add_model_options
from engine.cli.display import make_display, printable
from engine.cli.interrupts import interrupts
from engine.errors import ConfigError
from engine.events import Event, Finished, Log, Metric, Progress, Work, result_of, run

if TYPE_CHECKING:
    from engine.camera import Live, LiveFrame, LiveStats

_TOLD = ("fps_in", "fps_out", "latency_ms", "latency_p95_ms", "dropped", "cpu_share", "scale")
"""Fields of LiveStats that are told as metrics, once a second."""


def add_camera(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `camera`."""
    parser = commands.add_parser(
        "camera",
        help="deblur a camera live: measure, record, show to other programs",
        description="Deblur a camera live and say how fast that is. Ctrl+C ends it. The window "
        "shows it; this command records it, or shows it to other programs.",
    )
    parser.set_defaults(command=camera_command)
    parser.add_argument(
        "source", nargs="?", default="0",
        help="a camera's number, a video file, a folder of pictures, or chart, a moving test "
        "chart [0]",
    )  # fmt: skip
    parser.add_argument("--list", action="store_true", help="list the cameras of this machine")
    parser.add_argument(
        "--size", type=_size, default=(640, 480), metavar="WIDTHxHEIGHT", help="[640x480]"
    )
    parser.add_argument("--rate", type=float, default=30.0, help="pictures a second [30]")
    add_model_options(parser)
    parser.add_argument(
        "-s", "--strength", type=float, default=1.0, help="0 original .. 1 full [1]"
    )
    parser.add_argument(
        "--scale", type=float,
        help="the model works at this part of the size: 1, 0.75, 0.5, 0.375, 0.25 (default: what "
        "keeps the rate)",
    )  # fmt: skip
    parser.add_argument(
        "--every", type=int, metavar="N", help="only each n-th picture (default: what keeps it)"
    )
    parser.add_argument("--record", type=Path, metavar="FILE.mp4", help="record until the end")
    parser.add_argument(
        "--which", choices=("original", "result", "both"),
        help="what to record [result]; both makes two files",
    )  # fmt: skip
    parser.add_argument("--snapshot", type=Path, metavar="FOLDER", help="keep the last picture")
    parser.add_argument(
        "--virtual", action="store_true", help="be a camera for other programs (pyvirtualcam)"
    )
    parser.add_argument("--seconds", type=float, help="end after so long (default: at Ctrl+C)")
    add_json(parser)


def camera_command(args: argparse.Namespace) -> int:
    """Run the camera until Ctrl+C or the time is up; 1 where it cannot be had."""
    from engine.camera import CameraSpec, Live
    from engine.models import Catalogue

    if args.list:
        return _list_cameras()
    _check_files(args)
    spec = CameraSpec(
        source=args.source, size=args.size, rate=args.rate, model=args.model,
        precision=args.precision, device=args.device, threads=args.jobs, strength=args.strength,
        adaptive=args.scale is None and args.every is None,
        scale=args.scale or 1.0, every=args.every or 1,
    )  # fmt: skip
    live = Live(spec, Catalogue.of_program())
    if args.virtual:
        live.virtual_camera(True)
    with (
        make_display(json=args.json) as display,
        interrupts(stdin=args.json == "child") as stopped,
    ):
        end = time.monotonic() + args.seconds if args.seconds else float("inf")
        show = display.show if args.json else _Text(display.show).show
        result = run(
            _told(live, args), show, job="camera",
            cancelled=lambda: stopped() or time.monotonic() > end,
        )  # fmt: skip
    return 1 if result.finished.outcome in ("failed", "crashed") else 0


def _check_files(args: argparse.Namespace) -> None:
    """Raise ConfigError for what could only be found out when it is too late."""
    if args.which and args.record is None:
        raise ConfigError("--which says what to record, but not where.", "Say --record FILE.mp4.")
    if args.record is not None and args.record.suffix.lower() != ".mp4":
        raise ConfigError(
            f"Recordings are MP4 files; {args.record.name} would not look like one.",
            f"Say --record {args.record.with_suffix('.mp4')}",
        )
    if args.snapshot is not None:
        try:
            args.snapshot.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"The folder {args.snapshot} cannot be made: {error.strerror or error}.",
                "Choose another folder for the snapshot.",
            ) from error


def _told(live: Live, args: argparse.Namespace) -> Work[None]:
    """Drive the camera; tell its figures once a second, record, and keep the last picture."""
    frame: LiveFrame | None = None
    told = time.monotonic()
    begun = args.record is None
    work = live.work()
    try:
        for event in work:
            yield event
            frame = _taken(live) or frame
            if frame is not None and not begun:
                live.record(args.record, args.which or "result")
                begun = True
            if frame is not None and time.monotonic() - told > 1:
                told = time.monotonic()
                stats = live.stats()
                for name in _TOLD:
                    yield Metric(name, float(getattr(stats, name)))
                if not args.json:
                    yield Log(_line(stats), "debug")
    finally:
        recording = live.stop_recording()
        work.close()
        if recording is not None:
            for target in recording.targets:
                print(printable(f"Recorded {recording.seconds:.1f} s: {target}"), file=sys.stderr)
            if recording.error:
                print(printable(recording.error), file=sys.stderr)
        if args.snapshot and frame is not None:
            from engine.camera import write_snapshot

            for path in write_snapshot(frame, args.snapshot):
                print(path)


def _taken(live: Live) -> LiveFrame | None:
    """Return the newest picture, if there is one; nobody looks, so it is shown when it is made."""
    frame = live.latest.take()
    if frame is not None:
        live.shown(frame)
    return frame


class _Text:
    """Shows what is to be read; the figures on one line that is written again and again."""

    def __init__(self, show: Callable[[Event], None]) -> None:
        self._show = show
        self._live = sys.stderr.isatty()

    def show(self, event: Event) -> None:
        """Show one event."""
        if isinstance(event, Log) and event.level == "debug":
            end = "\r" if self._live else "\n"
            print(printable(event.message).ljust(79), end=end, file=sys.stderr, flush=True)
        elif isinstance(event, Finished) and event.outcome == "cancelled":
            print(file=sys.stderr)  # Ctrl+C is how it ends
        elif not isinstance(event, Progress | Metric):
            self._show(event)


def _line(stats: LiveStats) -> str:
    width, height = stats.size
    text = (
        f"{width}x{height}  camera {stats.fps_in:.1f}, deblurred {stats.fps_out:.1f} a second, "
        f"latency {stats.latency_ms:.0f} ms (95 %: {stats.latency_p95_ms:.0f}), "
        f"dropped {stats.dropped}, processor {stats.cpu_share:.0%}"
    )
    return f"{text}. {stats.note}" if stats.note else text


def _list_cameras() -> int:
    from engine.camera import find_cameras

    cameras = result_of(find_cameras())
    for camera in cameras:
        size = f"{camera.size[0]}x{camera.size[1]}" if camera.size else ""
        print(f"{camera.key:6} {printable(camera.name)}  {size}")
    if len(cameras) == 1:
        print("There is no camera here; the chart moves without one.", file=sys.stderr)
    return 0


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)[xX](\d+)", text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 1280x720")
    return int(match[1]), int(match[2])
