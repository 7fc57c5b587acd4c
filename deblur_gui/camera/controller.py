"""A camera as the window sees it: start, stop, snapshots, recordings, and how it ended.

    Settings -> CameraSpec -> Live -> view, statistics, notice

It is opened when the user presses Start, never before, and released when the page is left, unless
something is being recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal, Slot

from deblur_gui import dialogs
from deblur_gui.camera.page import CameraPage
from deblur_gui.camera.steps import default_folder
from deblur_gui.language import filled, tr, translated
from deblur_gui.session import Session
from deblur_gui.settings import AUTO_SIZE, Settings
from engine.camera import (
    CameraInfo,
    CameraSpec,
    Live,
    LiveStats,
    Recording,
    find_cameras,
    write_snapshot,
)
from engine.camera.choices import search_opens_cameras
from engine.camera.live import record_to_folder
from engine.camera.spec import FRACTIONS
from engine.errors import DeblurError
from engine.events import Event, Finished, Log

Phase = Literal["idle", "opening", "running", "stopping"]

_TICK_MS = 500


class CameraController(QObject):
    """Drives the camera of one page."""

    logged = Signal(str, str)
    """Level and line for the log."""

    def __init__(self, page: CameraPage, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._live: Live | None = None
        self._phase: Phase = "idle"
        self._recording: Recording | None = None
        self._record_busy = self._searched = False
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick_timeout)
        page.settings_changed.connect(self._on_page_settings_changed)
        page.source.search_requested.connect(self.search)
        page.model.strength_moved.connect(lambda strength: self._adjust(strength=strength))
        page.record.snapshot_requested.connect(self.snapshot)
        page.record.record_requested.connect(self.record)
        page.record.virtual_requested.connect(self._on_record_virtual_requested)
        page.start.clicked.connect(self.start_or_stop)
        page.pause.toggled.connect(self._on_pause_toggled)
        self._show_phase("idle")
        page.view.clear(
            self.tr(
                "Choose a camera at the right, then press Start.\n\nIts picture appears here, "
                "before and after deblurring. The camera is off until then, and no picture "
                "leaves this computer.\n\nNo camera? Choose the moving chart, or play a video."
            )
        )

    # --- actions ---------------------------------------------------------------------------------

    @property
    def phase(self) -> Phase:
        """The state of the camera."""
        return self._phase

    @property
    def live(self) -> Live | None:
        """The camera that is open, or being opened or released."""
        return self._live

    @property
    def is_recording(self) -> bool:
        """Whether something is being recorded."""
        return self._recording is not None or (self._record_busy and self._live is not None)

    def enter(self) -> None:
        """The page is shown: search for cameras, unless that opens them."""
        if not self._searched and not search_opens_cameras():
            self.search()
        self._page.view.setFocus()

    def leave(self) -> None:
        """Another page is shown: release the camera, unless it is recording."""
        self._page.view.set_held(False)
        if self._live is None:
            return
        if self.is_recording:
            self._page.status_changed.emit(self.tr("The camera is still recording."))
        else:
            self.stop()

    def search(self) -> None:
        """Search for cameras."""
        self._searched = True
        self._page.source.show_searching(True)
        self._session.slots.run(
            "cameras", find_cameras, self._on_cameras_found, failed=self._on_find_failed
        )

    def start_or_stop(self) -> None:
        """Open the camera, or release it."""
        if self._phase == "idle":
            self.start()
        elif self._phase != "stopping":
            self.stop()

    def start(self) -> None:
        """Open the chosen camera."""
        page = self._page
        page.notice.hide()
        try:
            live = self._open(self._spec())
            if page.record.virtual.isChecked():
                live.virtual_camera(True)
        except DeblurError as error:
            self._show_error(error.text)
            return
        self._live = live
        page.view.clear(self.tr("Opening {0}…").format(page.source.name()))
        page.view.run(live)
        page.view.setFocus()  # so that Space pauses, and does not press the button again
        self._tick.start()
        self._show_phase("opening")

    def stop(self) -> None:
        """Release the camera; a recording is completed first."""
        self._session.slots.cancel("camera")
        self._page.view.stop()
        self._show_phase("stopping")

    def close(self) -> None:
        """Stop showing the camera: the window closes, and with the session the camera."""
        self._tick.stop()
        self._page.view.stop()

    def snapshot(self) -> None:
        """Save the picture that is shown, and its result."""
        frame = self._page.view.frame
        if frame is not None:
            self._session.slots.run(
                "snapshot",
                partial(write_snapshot, frame, self._folder()),
                self._on_snapshot_written,
                failed=self._page.notice.say_failure,
                in_turn=True,
            )

    def record(self) -> None:
        """Start or stop recording."""
        if self._live is None or self._record_busy:
            return
        self._record_busy = True
        if self._recording is None:
            which = self._page.settings.camera_record
            work = partial(record_to_folder, self._live, self._folder(), which, datetime.now())
            self._run_record(work, partial(self._on_recording_started, self._live))
        else:
            self._stop_recording(self._live)
        self._show_record()

    def _open(self, spec: CameraSpec) -> Live:
        """Open a camera, once the one before is released; its events follow until it has ended."""
        live = Live(spec, self._session.catalogue)
        self._session.slots.run("camera", live.work, None, partial(self._on_camera_events, live))
        return live

    def _stop_recording(self, live: Live) -> None:
        """Complete the files of a recording."""
        self._run_record(live.stop_recording, partial(self._on_recording_stopped, live))

    def _run_record(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        self._session.slots.run("record", work, then, failed=self._on_record_failed, in_turn=True)

    @Slot(Settings, Settings)
    def _on_page_settings_changed(self, before: Settings, now: Settings) -> None:
        """Apply changed settings at once; another camera, size or rate means opening it again."""
        if any(_of(now, name) != _of(before, name) for name in ("source", "size", "rate")):
            if self._phase in ("opening", "running"):
                self.start()
            return
        names = ("strength", "adaptive", "scale", "every", "model", "precision")
        changes = {name: _of(now, name) for name in names if _of(now, name) != _of(before, name)}
        if changes:
            self._adjust(**changes)

    def _adjust(self, **changes: Any) -> None:  # noqa: ANN401 - fields of CameraSpec
        if self._live is None:
            return
        try:
            self._live.adjust(**changes)
        except DeblurError as error:
            self._page.notice.say(error.text)

    def _spec(self) -> CameraSpec:
        page, settings = self._page, self._page.settings
        model, precision = page.model.selected()  # the settings may have a removed one
        return CameraSpec(
            source=page.source.key(),
            size=settings.camera_pixels(),
            rate=settings.camera_rate,
            model=model,
            precision=precision,
            device=settings.device,
            threads=settings.threads,
            strength=page.model.strength.strength,
            adaptive=settings.camera_ladder,
            scale=settings.camera_scale,
            every=settings.camera_every,
            auto_model=not model,
            auto_size=settings.camera_size == AUTO_SIZE,
        )

    def _folder(self) -> Path:
        self._page.settle()
        named = self._page.settings.camera_folder
        return Path(named).expanduser() if named else default_folder()

    def _on_pause_toggled(self, on: bool) -> None:
        self._adjust(paused=on)
        self._show_note()

    def _on_record_virtual_requested(self, on: bool) -> None:
        if self._live is None:
            return
        try:
            self._live.virtual_camera(on)
        except DeblurError as error:
            self._page.notice.say(error.text)
            self._page.record.virtual.setChecked(False)

    # --- what is shown ---------------------------------------------------------------------------

    def _show_phase(self, phase: Phase) -> None:
        self._phase, page = phase, self._page
        texts = {"idle": self.tr("Start"), "stopping": self.tr("Stopping…")}
        page.start.show_what(texts.get(phase, self.tr("Stop")), stops=phase != "idle")
        page.start.setEnabled(phase != "stopping")
        page.pause.setEnabled(phase == "running")
        page.source.show_playing(phase == "running")
        if phase != "running":
            blocker = QSignalBlocker(page.pause)
            page.pause.setChecked(False)
            del blocker
        if phase in ("idle", "stopping"):
            page.view.set_note("")
            page.model.show_backend("")
            page.stats.clear()
        self._show_record()

    def _show_record(self) -> None:
        pictures, recording = self._phase == "running", self._recording is not None
        self._page.record.show_running(pictures, recording, self._record_busy)
        self._page.source.setEnabled(not self.is_recording)  # another size needs another video

    def _on_tick_timeout(self) -> None:
        live, page = self._live, self._page
        if live is None:
            return
        if self._phase == "opening" and page.view.frame is not None:
            self._show_phase("running")
        if self._phase != "running":
            return
        stats = live.stats()
        page.stats.show_stats(stats, page.view.rate())
        page.model.show_backend(stats.running_on, stats.model, stats.precision)
        self._show_note(stats)
        recording = live.recording
        if recording is not None and self._recording is not None:
            self._recording = recording
            if recording.error and not self._record_busy:
                self.record()
        seconds = int(recording.seconds) if recording is not None else 0
        badge = f"● {seconds // 60}:{seconds % 60:02}" if recording is not None else ""
        page.view.set_badge(badge)

    def _show_note(self, stats: LiveStats | None = None) -> None:
        if self._page.pause.isChecked():
            self._page.view.set_note(self.tr("Paused. Press Space to resume."))
        else:
            self._page.view.set_note(self._adaptive_text(stats) if stats is not None else "")

    def _adaptive_text(self, stats: LiveStats) -> str:
        """Return how quality is reduced to keep the rate, "" if it is not."""
        if not stats.note:
            return ""
        rate = round(min(stats.rate_requested, stats.fps_in or stats.rate_requested))
        part = FRACTIONS.get(stats.scale, f"{stats.scale:g}")
        if stats.every > 1:
            text = self.tr(
                "Processing at {0} size, 1 of {1} frames: this computer is busy or too slow."
            )
            return text.format(part, stats.every)
        text = self.tr("Processing at {0} size to keep {1} FPS.")
        return text.format(part, rate)

    def _show_error(self, text: str) -> None:
        text = translated(text)
        self._page.view.clear(text)
        self._page.notice.say(text)
        self._page.notice.offer(self.tr("Retry"), self.start)

    def _show_recorded(self, recording: Recording, after: str = "") -> None:
        """Show what was recorded, after another sentence, and why if it ended by itself."""
        names = ", ".join(path.name for path in recording.targets)
        size = filled(tr("{0:.1f} MB"), recording.bytes / 1e6)
        text = self.tr("Recorded {0:.0f} s, {1}: {2}").format(recording.seconds, size, names)
        if recording.error:
            why = translated(recording.error)
            text = self.tr("The recording stopped.") + f" {why} {text}"
        self._page.notice.say(f"{after} {text}".strip())
        if after:
            self._page.notice.offer(self.tr("Retry"), self.start)
        show = partial(dialogs.open_path, self._page, recording.targets[0].parent)
        self._page.notice.offer(self.tr("Show folder"), show, keep=True)

    # --- how the jobs end ------------------------------------------------------------------------

    def _on_cameras_found(self, found: list[CameraInfo]) -> None:
        self._page.source.show_searching(False)
        self._page.source.show_cameras(found)

    def _on_camera_events(self, live: Live, events: tuple[Event, ...]) -> None:
        if live is not self._live:
            return  # replaced by another
        for event in events:
            if isinstance(event, Log):
                self.logged.emit(event.level, translated(event.message))
                if event.level != "info":
                    self._page.notice.say(event.message)
            elif isinstance(event, Finished):
                self._end(event)

    def _end(self, finished: Finished) -> None:
        """The camera is released, for whatever reason."""
        page, recording, self._live = self._page, self._recording, None
        self._tick.stop()
        page.view.stop()
        page.view.set_badge("")
        self._recording, self._record_busy = None, False
        self._show_phase("idle")
        page.view.clear(self.tr("The camera is off. Press Start to open it again."))
        error = ""
        if finished.outcome in ("failed", "crashed"):
            error = translated(finished.text)
            self._show_error(error)
        if recording is not None:
            self._show_recorded(recording, error)

    def _on_snapshot_written(self, paths: tuple[Path, Path]) -> None:
        self._page.status_changed.emit(self.tr("Saved {0} and its result.").format(paths[0].name))

    def _on_recording_started(self, live: Live, recording: Recording | None) -> None:
        if live is self._live:
            self._recording, self._record_busy = recording, False
            self._show_record()
        elif recording is not None:
            self._stop_recording(live)  # the camera ended while the file was started

    def _on_recording_stopped(self, live: Live, recording: Recording | None) -> None:
        done = recording or (self._recording if live is self._live else None)
        if done is not None and done.targets:
            self._show_recorded(done)
        if live is self._live:
            self._recording, self._record_busy = None, False
            self._page.view.set_badge("")
            self._show_record()
            if self._phase == "running" and not self._page.isVisible():
                self.stop()  # the page was left while it recorded

    def _on_find_failed(self, finished: Finished) -> None:
        self._page.source.show_searching(False)
        self._page.notice.say_failure(finished)

    def _on_record_failed(self, finished: Finished) -> None:
        self._record_busy, self._recording = False, None
        self._show_record()
        self._page.notice.say_failure(finished)


def _of(settings: Settings, name: str) -> Any:  # noqa: ANN401 - fields of Settings
    return getattr(settings, "camera_ladder" if name == "adaptive" else f"camera_{name}")
