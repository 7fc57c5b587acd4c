"""A camera and a model as one job: the newest frame in, its deblurred version out.

    live = Live(CameraSpec("0"), Catalogue.of_program())
    job = ThreadJob(live.work, job="camera")        # the job's thread runs the model
    frame = live.latest.take(); live.shown(frame)   # the window's thread paints
    live.adjust(strength=0.5)                       # takes effect at once

Three threads: one reads the camera, the job's own runs the model, the recorder's encodes. Between
them are single slots in which the newest frame wins, so latency cannot grow.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.camera.adaptive import AdaptiveScaler, Step
from engine.camera.capture import Capture, CapturedFrame, FrameTimeout
from engine.camera.choices import AUTO_SIZES, LIVE_PRECISION, choose_live, measure_live
from engine.camera.outputs import LiveFrame, Pixels, Recorder, Recording, VirtualCamera
from engine.camera.sources import open_source
from engine.camera.spec import CameraSpec
from engine.camera.stats import LiveStats, Meter
from engine.core.files import creating
from engine.errors import CameraError, ConfigError, DeblurError, OutOfMemory
from engine.events import Log, Progress, Work
from engine.images import Provenance
from engine.messages import joined, msg
from engine.models import Catalogue, Model
from engine.models import get_model as _get_model
from engine.models.model import running_log

if TYPE_CHECKING:
    from engine.camera.reuse import Reuse

_POLL_SECONDS = 0.1
"""How long a cancellation may have to wait for a frame."""

_ADJUSTABLE = {"strength", "adaptive", "scale", "every", "model", "precision"}


def deblur_live(pixels: Pixels, model: Model | Reuse, scale: float, strength: float) -> Pixels:
    """Return the (H, W, 3) uint8 frame deblurred, in the same shape.

    `scale`: the fraction of width and height at which the model works. Below 1 only the model's
    correction is enlarged and added, so the frame keeps all of its own detail. `strength` 0 gives
    the frame, 1 the model's result, between them a blend as in `engine.batch.picture.deblur`,
    within one level.
    """
    from engine.core.opencv import cv2

    if strength == 0:
        return pixels
    if scale == 1:
        result: Pixels = model(pixels)  # type: ignore[assignment]
        if strength == 1:
            return result
        blended: Pixels = cv2.addWeighted(pixels, 1 - strength, result, strength, 0)  # type: ignore[assignment]
        return blended
    height, width = pixels.shape[:2]
    # Not rounded to the model's size multiple: the model pads by itself.
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    change = cv2.subtract(model(small), small, dtype=cv2.CV_16S)  # type: ignore[arg-type]
    change = cv2.resize(change, (width, height), interpolation=cv2.INTER_LINEAR)
    if strength < 1:
        change = np.rint(change * np.float32(strength)).astype(np.int16)
    added: Pixels = cv2.add(pixels, change, dtype=cv2.CV_8U)  # type: ignore[assignment]
    return added


class Latest:
    """A slot for one frame, replaced by a newer one; thread-safe."""

    def __init__(self) -> None:
        self._frames: deque[LiveFrame] = deque(maxlen=1)
        self.put = self._frames.append

    def take(self) -> LiveFrame | None:
        """Remove and return the frame; None if there is no new one."""
        try:
            return self._frames.pop()
        except IndexError:
            return None


@dataclass(frozen=True)
class _LoadedModel:
    """A loaded model, the (model, precision) requested, and the provenance of its results.

    `reuse` is the model with what it knows of the scene.
    """

    model: Model
    reuse: Reuse
    requested: tuple[str, str | None]
    precision: str
    provenance: Provenance


class _ModelSwitch:
    """The current model, and the next one while it loads."""

    def __init__(
        self,
        spec: CameraSpec,
        load: Callable[[CameraSpec], _LoadedModel],
        loader: ThreadPoolExecutor,
    ) -> None:
        """Load the first model; raises ModelError, ConfigError."""
        self.current = load(spec)
        self._load = load
        self._loader = loader
        self._requested = self.current.requested
        self._next: Future[_LoadedModel] | None = None

    def update(self, spec: CameraSpec) -> Iterator[Log]:
        """Start loading the requested model if it changed, and switch once it has loaded."""
        if self._next is not None and self._next.done():
            done, self._next = self._next, None
            try:
                self.current = done.result()
            except DeblurError as error:
                yield Log(
                    joined(" ", error.text, msg("The previous model stays in use.")), "warning"
                )
            else:
                yield from running_log(self.current.model)
        if self._next is None and (spec.model, spec.precision) != self._requested:
            self._requested = (spec.model, spec.precision)
            self._next = self._loader.submit(self._load, spec)


class Live:
    """One live preview, shared by its job's thread and the viewer's; thread-safe."""

    def __init__(
        self,
        spec: CameraSpec,
        catalogue: Catalogue,
        get_model: Callable[..., Model] = _get_model,
    ) -> None:
        """Open nothing yet: the job opens the camera and loads the model."""
        self.latest = Latest()
        self._spec = spec
        self._automatic: tuple[str, str] | None = None  # chosen by measurement
        self._catalogue = catalogue
        self._get_model = get_model
        self._lock = threading.Lock()
        self._meter = Meter()
        self._capture: Capture | None = None
        self._scaler = AdaptiveScaler(1 / spec.rate)
        self._stats = LiveStats(rate_requested=spec.rate)
        self._paused = False
        self._newest: LiveFrame | None = None
        self._recorder: Recorder | None = None
        self._virtual: VirtualCamera | None = None

    # From any thread -----------------------------------------------------------------------------

    @property
    def spec(self) -> CameraSpec:
        """The current settings."""
        return self._spec

    @property
    def paused(self) -> bool:
        """Whether the preview is frozen."""
        return self._paused

    def adjust(self, *, paused: bool | None = None, **changes: Any) -> None:  # noqa: ANN401
        """Change `strength`, `adaptive`, `scale`, `every`, `model` or `precision` while running.

        Another model is loaded while the current one continues. Raises ConfigError for other
        fields, and for invalid values.
        """
        unknown = changes.keys() - _ADJUSTABLE
        if unknown:
            raise ConfigError(
                "Cannot change while running: {fields}.", fields=", ".join(sorted(unknown))
            )
        with self._lock:
            self._spec = replace(self._spec, **changes)
            self._paused = self._paused if paused is None else paused

    def shown(self, frame: LiveFrame) -> None:
        """Record that this frame is on the screen now, which ends its latency."""
        self._meter.shown(frame.captured, time.perf_counter())

    def stats(self) -> LiveStats:
        """Return the statistics of the last seconds."""
        capture = self._capture
        fps_in = capture.rate(time.perf_counter()) if capture is not None else 0.0
        return self._meter.measure(replace(self._stats, fps_in=fps_in))

    def record(self, target: Path, which: str) -> None:
        """Record from the next frame on: "original", "result" or "both".

        Nothing is replaced. Raises CameraError while there are no frames or a recording is
        running, VideoError if the files cannot be created.
        """
        frame = self._newest
        if frame is None or self._capture is None:
            raise CameraError("There is nothing to record yet.", "Start the camera first.")
        if self._recorder is not None and not self._recorder.state.error:
            raise CameraError("A recording is already running.", "Stop it first.")
        self.stop_recording()
        height, width = frame.original.shape[:2]
        recorder = Recorder(target, which, (width, height))
        with self._lock:
            if self._capture is not None:
                self._recorder = recorder
                return
        recorder.close()  # the camera has stopped meanwhile: no more frames will come
        raise CameraError("The camera has stopped.", "Start it again.")

    def stop_recording(self) -> Recording | None:
        """Finish the files and return what was recorded; None if there was no recording."""
        with self._lock:
            recorder, self._recorder = self._recorder, None
        return recorder.close() if recorder is not None else None

    @property
    def recording(self) -> Recording | None:
        """The running recording, if any."""
        recorder = self._recorder
        return recorder.state if recorder is not None else None

    def virtual_camera(self, on: bool) -> None:
        """Show the results to other programs as a camera; raises CameraError."""
        virtual = VirtualCamera(self._spec.rate) if on else None
        with self._lock:
            before, self._virtual = self._virtual, virtual
        if before is not None:
            before.close()

    # The job -------------------------------------------------------------------------------------

    def work(self) -> Work[None]:
        """Run until cancelled: Progress for each frame, Log lines for what should be known.

        Raises CameraError if the camera cannot be opened or goes away, ModelError.
        """
        timeout = FrameTimeout()
        if self._spec.auto_model or self._spec.auto_size:
            yield from self._choose()
        source = partial(open_source, self._spec)
        with Capture(source, self._record_original) as capture, ThreadPoolExecutor(1) as loader:
            try:
                models = _ModelSwitch(self._spec, self._load, loader)
                yield from running_log(models.current.model)
                timeout.reset()  # loading may have taken long
                self._capture, dropped_before = capture, capture.counts[1]
                self._scaler, size = AdaptiveScaler(1 / self._spec.rate), (0, 0)
                while True:
                    frame = capture.take(_POLL_SECONDS)
                    if frame is None:
                        timeout.check()
                    else:
                        timeout.reset()
                        height, width = frame.pixels.shape[:2]
                        if size != (width, height):
                            size = (width, height)
                            yield Log(
                                msg(
                                    "{camera} delivers {size}",
                                    camera=capture.name,
                                    size=f"{width} x {height}",
                                )
                            )
                        yield from models.update(self._spec)
                        if not self._paused:
                            yield from self._process(frame, models.current, capture)
                            dropped = capture.counts[1] - dropped_before
                            self._update_stats(size, dropped, models.current, capture.name)
                    yield Progress(capture.counts[0], 0, "pictures")
            finally:
                with self._lock:  # from here on no recording begins
                    self._capture = None
                self.stop_recording()
                self.virtual_camera(False)

    def _record_original(self, frame: CapturedFrame) -> None:
        """Record a frame on arrival, also one that the model has no time for."""
        recorder = self._recorder
        if recorder is not None:
            recorder.add("original", frame.pixels, frame.captured)

    def _load(self, spec: CameraSpec) -> _LoadedModel:
        """Return the requested model, loaded; raises ModelError, ConfigError for torch models."""
        from engine.camera.reuse import Reuse

        requested = spec.model, spec.precision
        catalogue = self._catalogue
        if spec.model:
            card = catalogue.get(spec.model)
        elif self._automatic is not None and spec.auto_model:
            card = catalogue.get(self._automatic[0])
            spec = replace(spec, precision=self._automatic[1])
        else:
            live = (card for card in catalogue.cards() if LIVE_PRECISION in card.files)
            card = next(live, None) or catalogue.default()
        if card.kind == "torch":
            raise ConfigError(
                "{model} takes minutes per picture.",
                "Choose another model for the camera.",
                model=card.title,
            )
        choices = (spec.precision, LIVE_PRECISION)
        precision = next((p for p in choices if p in card.files), None) or card.default_precision
        model = self._get_model(card, device=spec.device, precision=precision, threads=spec.threads)
        model.load()
        provenance = Provenance(card.name, card.version, card.file(precision).sha256, 1.0)
        return _LoadedModel(model, Reuse(model), requested, precision, provenance)

    def _choose(self) -> Work[None]:
        """Measure this computer, and choose the model and the size that keep the rate on it."""
        spec = self._spec
        cards = {card.name: card for card in self._catalogue.cards()}

        def cost(name: str, precision: str) -> float | None:
            card = cards.get(name)
            if card is None or precision not in card.files:
                return None
            means = {"device": spec.device, "precision": precision, "threads": spec.threads}
            return measure_live(self._get_model(card, **means))

        yield Progress(0, 0, "pictures")
        sizes = AUTO_SIZES if spec.auto_size else (spec.size or AUTO_SIZES[0],)
        size, name, precision = choose_live(cost, spec.rate, sizes)
        with self._lock:
            self._automatic = name, precision
            if spec.auto_size:
                self._spec = replace(self._spec, size=size)
        yield Log(
            msg(
                "Chosen by the speed of this computer: {model} ({precision}), {size}.",
                model=cards[name].title if name in cards else name,
                precision=precision,
                size=f"{size[0]} x {size[1]}",
            )
        )

    def _step(self) -> Step:
        spec = self._spec
        return self._scaler.step if spec.adaptive else Step(spec.scale, spec.every)

    def _process(
        self, captured: CapturedFrame, loaded: _LoadedModel, capture: Capture
    ) -> Work[None]:
        """Deblur a frame, unless the current step skips it, and pass it on."""
        spec, scaler, step = self._spec, self._scaler, self._step()
        if captured.number % step.every:
            return
        model = loaded.reuse if spec.reuse else loaded.model
        began = time.perf_counter()
        try:
            result = deblur_live(captured.pixels, model, step.scale, spec.strength)
        except OutOfMemory:
            if not spec.adaptive or scaler.is_lowest:
                raise
            scaler.step_down()
            yield Log("Out of memory; the model continues at a smaller size.", "warning")
            return
        now = time.perf_counter()
        rate = min(spec.rate, capture.rate(now) or spec.rate)
        scaler.period = 1 / rate
        share = loaded.reuse.share if spec.reuse and spec.strength else 1.0
        # What little a static scene takes counts, too: it may be computed at full size.
        if spec.adaptive and scaler.feed(now - began, now) != step:
            yield Log(scaler.step.note(rate) or msg("The model runs at full size again."))
        frame = LiveFrame(
            captured.number,
            captured.captured,
            datetime.now(),
            captured.pixels,
            result,
            capture.name,
            replace(loaded.provenance, strength=spec.strength),
        )
        self._newest = frame
        self.latest.put(frame)
        self._meter.deblurred(now, now - began, share)
        with self._lock:
            recorder, virtual = self._recorder, self._virtual
        if recorder is not None:
            recorder.add("result", result, captured.captured)
        if virtual is not None:
            try:
                virtual.show(result)
            except CameraError as error:
                self.virtual_camera(False)
                yield Log(error.text, "warning")

    def _update_stats(
        self, size: tuple[int, int], dropped: int, loaded: _LoadedModel, name: str
    ) -> None:
        spec, step = self._spec, self._step()
        self._stats = LiveStats(
            name=name,
            size=size,
            rate_requested=spec.rate,
            dropped=dropped,
            scale=step.scale,
            every=step.every,
            model=loaded.model.card.name,
            precision=loaded.precision,
            running_on=loaded.model.running_on,
            note=step.note(1 / self._scaler.period) if spec.adaptive else "",
        )


def record_to_folder(live: Live, folder: Path, which: str, now: datetime) -> Recording | None:
    """Start to record to a new file named by the time; raises CameraError and VideoError."""
    with creating(folder, CameraError, msg("Choose another folder for recordings.")):
        folder.mkdir(parents=True, exist_ok=True)
    ending = " deblurred" if which == "result" else ""  # as of photos
    live.record(folder / f"Camera {now:%Y-%m-%d %H.%M.%S}{ending}.mp4", which)
    return live.recording
