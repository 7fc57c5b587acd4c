"""A camera and a model as one job: the newest picture in, its deblurred twin out, again and again.

    live = Live(CameraSpec("0"), Catalogue.of_program())
    job = ThreadJob(live.work, job="camera")        # the job's thread runs the model
    frame = live.latest.take(); live.shown(frame)   # the window's thread paints
    live.adjust(strength=0.5)                       # at once

Three threads: one reads the camera, the job's own runs the model, the recorder's encodes. Between
them there are single places where the newest picture wins, so no delay can grow.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from engine.camera.adaptive import AdaptiveScaler, Step
from engine.camera.capture import Capture, Patience, Shot
from engine.camera.change import deblur_live
from engine.camera.meter import LiveStats, Meter
from engine.camera.record import Recorder, Recording
from engine.camera.snapshot import LiveFrame
from engine.camera.source import open_source
from engine.camera.spec import CameraSpec
from engine.camera.virtual import VirtualCamera
from engine.errors import CameraError, ConfigError, DeblurError, OutOfMemory
from engine.events import Log, Progress, Work
from engine.images import Provenance
from engine.models import Catalogue, Model
from engine.models import get_model as _get_model

LIVE_PRECISION = "fast8"
"""The precision that is made for live pictures."""

_PATIENCE_SECONDS = 0.1
"""So long a stop may have to wait for a picture."""


class Latest:
    """One place for a picture: a newer one takes the place of the one before; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frame: LiveFrame | None = None

    def put(self, frame: LiveFrame) -> None:
        """Put a picture there."""
        with self._lock:
            self._frame = frame

    def take(self) -> LiveFrame | None:
        """Take the picture away; None if there is no new one."""
        with self._lock:
            frame, self._frame = self._frame, None
            return frame


@dataclass(frozen=True)
class _Chosen:
    """A loaded model, how it was asked for, and what its results say of themselves."""

    model: Model
    asked: tuple[str, str | None]
    precision: str
    provenance: Provenance


class Live:
    """One live preview, shared by the thread of its job and whoever looks at it; thread-safe."""

    def __init__(
        self,
        spec: CameraSpec,
        catalogue: Catalogue,
        get_model: Callable[..., Model] = _get_model,
    ) -> None:
        """Touch nothing yet: the camera is opened, and the model loaded, by the job."""
        self.latest = Latest()
        self._spec = spec
        self._catalogue = catalogue
        self._get_model = get_model
        self._lock = threading.Lock()
        self._meter = Meter()
        self._capture: Capture | None = None
        self._stats = LiveStats(rate_requested=spec.rate)
        self._paused = False
        self._newest: LiveFrame | None = None
        self._recorder: Recorder | None = None
        self._virtual: VirtualCamera | None = None

    # --- what others may ask, from any thread ----------------------------------------------------

    @property
    def spec(self) -> CameraSpec:
        """What is wished now."""
        return self._spec

    @property
    def paused(self) -> bool:
        """Whether the picture stands still."""
        return self._paused

    def adjust(self, *, paused: bool | None = None, **changes: Any) -> None:  # noqa: ANN401
        """Change fields of the wish at once, those that need no other camera; ConfigError.

        `strength`, `adaptive`, `scale`, `every`, `model` and `precision`. Another model is loaded
        beside the one that works meanwhile.
        """
        unknown = changes.keys() - {"strength", "adaptive", "scale", "every", "model", "precision"}
        if unknown:
            raise ConfigError(f"{', '.join(sorted(unknown))} cannot be changed while it runs.")
        with self._lock:
            self._spec = replace(self._spec, **changes)
            self._paused = self._paused if paused is None else paused

    def shown(self, frame: LiveFrame) -> None:
        """Take in that this picture is on the screen now: that ends its latency."""
        self._meter.shown(frame.captured, time.perf_counter())

    def stats(self) -> LiveStats:
        """Return what the last seconds were like."""
        capture = self._capture
        fps_in = capture.rate(time.perf_counter()) if capture is not None else 0.0
        return replace(self._stats, fps_in=fps_in, **self._meter.figures())

    def record(self, target: Path, which: str) -> None:
        """Record from the next picture on: "original", "result" or "both".

        No file is replaced. Raises CameraError while there are no pictures or something is being
        recorded, VideoError where the files cannot be begun.
        """
        frame = self._newest
        if frame is None or self._capture is None:
            raise CameraError("Nothing can be recorded now.", "Start the camera first.")
        if self._recorder is not None and not self._recorder.now.error:
            raise CameraError("Something is being recorded already.", "Stop that first.")
        self.stop_recording()
        height, width = frame.original.shape[:2]
        recorder = Recorder(target, which, (width, height))
        with self._lock:
            if self._capture is not None:
                self._recorder = recorder
                return
        recorder.close()  # the camera has ended meanwhile: nothing will come any more
        raise CameraError("The camera has ended.", "Start it again.")

    def stop_recording(self) -> Recording | None:
        """Complete the files and return what was recorded; None if nothing was."""
        with self._lock:
            recorder, self._recorder = self._recorder, None
        return recorder.close() if recorder is not None else None

    @property
    def recording(self) -> Recording | None:
        """What is being recorded; None if nothing is."""
        recorder = self._recorder
        return recorder.now if recorder is not None else None

    def virtual_camera(self, on: bool) -> None:
        """Show the results to other programs as a camera; raises CameraError."""
        virtual = VirtualCamera(self._spec.rate) if on else None
        with self._lock:
            before, self._virtual = self._virtual, virtual
        if before is not None:
            before.close()

    # --- the job ---------------------------------------------------------------------------------

    def work(self) -> Work[None]:
        """Run until stopped: Progress for each picture, Log lines for what is to be known.

        Raises CameraError where the camera does not open or goes away, ModelError.
        """
        patience = Patience()
        source = partial(open_source, self._spec)
        with Capture(source, self._hear) as capture, ThreadPoolExecutor(1) as loader:
            try:
                shelf = _Shelf(self._load(self._spec), loader)
                yield from shelf.lines()
                patience.got()  # the camera is given its time again, if loading took long
                self._capture, passed = capture, capture.counts[1]
                scaler, size = AdaptiveScaler(1 / self._spec.rate), (0, 0)
                while True:
                    shot = capture.take(_PATIENCE_SECONDS)
                    if shot is None:
                        patience.check()
                    else:
                        patience.got()
                        height, width = shot.pixels.shape[:2]
                        if size != (width, height):
                            size = (width, height)
                            yield Log(f"{capture.name} gives {width} x {height}")
                        yield from shelf.follow(self._spec, self._load)
                        if not self._paused:
                            yield from self._one(shot, shelf.chosen, scaler)
                            self._tell(size, capture.counts[1] - passed, shelf.chosen, scaler)
                    yield Progress(capture.counts[0], 0, "pictures")
            finally:
                with self._lock:  # from here on no recording begins
                    self._capture = None
                self.stop_recording()
                self.virtual_camera(False)

    def _hear(self, shot: Shot) -> None:
        """Record a picture as it comes, also one that the model has no time for."""
        recorder = self._recorder
        if recorder is not None:
            recorder.add("original", shot.pixels, shot.captured)

    def _load(self, spec: CameraSpec) -> _Chosen:
        """Return the model of a wish, loaded; raises ModelError, ConfigError for one of torch."""
        catalogue = self._catalogue
        quick = [card for card in catalogue.cards() if LIVE_PRECISION in card.files]
        usual = quick[0] if quick else catalogue.default()
        card = catalogue.get(spec.model) if spec.model else usual
        if card.kind == "torch":
            raise ConfigError(
                f"{card.title} takes minutes for a picture.", "Choose another model for a camera."
            )
        wished = [spec.precision, LIVE_PRECISION] if spec.precision else [LIVE_PRECISION]
        precision = next((p for p in wished if p in card.files), card.default_precision)
        model = self._get_model(card, device=spec.device, precision=precision, threads=spec.threads)
        model.load()
        provenance = Provenance(card.name, card.version, card.file(precision).sha256, 1.0)
        return _Chosen(model, (spec.model, spec.precision), precision, provenance)

    def _one(self, shot: Shot, chosen: _Chosen, scaler: AdaptiveScaler) -> Work[None]:
        """Deblur a picture, unless the step leaves it out, and hand it on."""
        spec = self._spec
        step = scaler.step if spec.adaptive else Step(spec.scale, spec.every)
        if shot.number % step.every:
            return
        began = time.perf_counter()
        try:
            result = deblur_live(shot.pixels, chosen.model, step.scale, spec.strength)
        except OutOfMemory:
            if not spec.adaptive or scaler.is_lowest:
                raise
            scaler.step_down()
            yield Log("Memory ran out; the model works at a smaller size.", "warning")
            return
        now = time.perf_counter()
        rate = min(spec.rate, self._capture.rate(now) or spec.rate) if self._capture else spec.rate
        scaler.period = 1 / rate
        if spec.adaptive and scaler.feed(now - began, now) != step:
            yield Log(adaptive_note(scaler.step, rate) or "The model works at full size again.")
        provenance = replace(chosen.provenance, strength=spec.strength)
        name = self._capture.name if self._capture else ""
        frame = LiveFrame(
            shot.number, shot.captured, datetime.now(), shot.pixels, result, name, provenance
        )
        self._newest = frame
        self.latest.put(frame)
        self._meter.made(now, now - began)
        with self._lock:
            recorder, virtual = self._recorder, self._virtual
        if recorder is not None:
            recorder.add("result", result, shot.captured)
        if virtual is not None:
            yield from self._show_virtually(virtual, frame)

    def _show_virtually(self, virtual: VirtualCamera, frame: LiveFrame) -> Work[None]:
        try:
            virtual.show(frame.result)
        except CameraError as error:
            self.virtual_camera(False)
            yield Log(str(error), "warning")

    def _tell(
        self, size: tuple[int, int], dropped: int, chosen: _Chosen, scaler: AdaptiveScaler
    ) -> None:
        spec, model = self._spec, chosen.model
        step = scaler.step if spec.adaptive else Step(spec.scale, spec.every)
        self._stats = LiveStats(
            name=self._capture.name if self._capture else "",
            size=size, rate_requested=spec.rate, dropped=dropped, scale=step.scale,
            every=step.every,
            model=model.card.name, precision=chosen.precision, running_on=model.running_on,
            note=adaptive_note(step, 1 / scaler.period) if spec.adaptive else "",
        )  # fmt: skip


def adaptive_note(step: Step, rate: float) -> str:
    """Return what the scaler does as a sentence, "" on its top."""
    if step.every > 1:
        return f"The model works {step}: this machine is too slow for more."
    return f"The model works {step} to keep {rate:.0f} pictures a second." if str(step) else ""


class _Shelf:
    """The model that works, and the next one while it is being loaded."""

    def __init__(self, chosen: _Chosen, loader: ThreadPoolExecutor) -> None:
        self.chosen = chosen
        self._loader = loader
        self._asked = chosen.asked
        self._next: Future[_Chosen] | None = None

    def lines(self) -> Iterator[Log]:
        """Yield what is to be said of the model that works."""
        model = self.chosen.model
        yield Log(f"{model.card.title} runs on {model.running_on}")
        for note in model.notes:
            yield Log(note, "warning")

    def follow(self, spec: CameraSpec, load: Callable[[CameraSpec], _Chosen]) -> Iterator[Log]:
        """Begin to load what is asked for now, and take over what has been loaded."""
        if self._next is not None and self._next.done():
            done, self._next = self._next, None
            try:
                self.chosen = done.result()
            except DeblurError as error:
                yield Log(f"{error} The model before goes on.", "warning")
            else:
                yield from self.lines()
        if self._next is None and (spec.model, spec.precision) != self._asked:
            self._asked = (spec.model, spec.precision)
            self._next = self._loader.submit(load, spec)
