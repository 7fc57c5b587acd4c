"""The video dialog: properties, a frame before and after, the target, and progress."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from deblur_gui import dialogs
from deblur_gui.language import filled, left_text, span_text, tr, translated
from deblur_gui.settings import Settings
from deblur_gui.video.choices import VideoChoices
from deblur_gui.video.runner import BegunVideos, Pixels, ProbedVideo, TriedFrame, VideoRunner
from deblur_gui.widgets.compare_view import CompareView, Result
from deblur_gui.widgets.plain import PlainLabel, plain
from deblur_gui.widgets.screen import resize_on_screen
from deblur_gui.widgets.step import align_labels, choose, label_for
from deblur_gui.widgets.strength_slider import StrengthSlider
from engine.core.time_left import TimeLeft, span_of
from engine.events import Event, Finished, ItemDone, ItemFailed, Log, Progress
from engine.models import RunsOn
from engine.models.choice import PHOTO_MODELS, measured_speeds, seconds_per_megapixel
from engine.models.measure import useful_cores
from engine.video.plan import FORMATS, VideoJob, free_name, result_for

_WHOLE = 1000

_SHORT_SECONDS = 10
"""A video of less has its length in tenths: half a second is not 0:00."""


class VideoDialog(QDialog):
    """Deblurs `videos`, at first with the strength that new work has, whatever the photos have now.

    The model that is for video is offered first, as on the command line: one of those for photos,
    chosen on the page Photos, takes 5 to 40 times as long, a large network minutes for a frame. A
    model of the user's own stays.
    """

    def __init__(
        self,
        runner: VideoRunner,
        settings: Settings,
        videos: Sequence[Path],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Deblur a video"))
        self._runner = runner
        self._videos = list(videos)
        self._spec = replace(settings.spec(videos), strength=settings.default_strength)
        self._cards = self._runner.cards()
        others = (card for card in self._cards if card.kind != "torch")
        if self._spec.model not in {card.name for card in others}.difference(PHOTO_MODELS):
            self._spec = replace(self._spec, model="", precision=None)
        self._names_wanted = {video: self._target(settings, video) for video in videos}
        """Of the results, before a number is added."""
        self._jobs = [VideoJob(video, free_name(self._names_wanted[video])) for video in videos]
        self._video: ProbedVideo | None = None
        self._tried: Pixels | None = None
        """Its frame at full strength, while that is what is shown."""
        self._started: tuple[float, float] | None = None
        self._time_left = TimeLeft()
        self._phase = "probing"
        self._results: list[str] = []
        self._messages: list[str] = []
        self._made: Path | None = None
        """The result of the video that is shown, the first one."""
        self._is_stopped = False
        """Whether the note says that the user stopped it."""
        self.view = CompareView()
        self.moment = self._moment_slider()
        self.when = PlainLabel()
        self._chosen = QTimer(self, singleShot=True, interval=300)
        """The frame is read once the slider rests."""
        self.name = QLabel(self._names(), textFormat=Qt.TextFormat.PlainText)
        self.properties = PlainLabel(wordWrap=True)
        self._measured: dict[str, float] = {}
        """Seconds per megapixel of the models that were tried here."""
        self.model = self._model_box()
        self.strength = StrengthSlider()
        self.strength.set_strength(self._spec.strength)
        self._moved = QTimer(self, singleShot=True, interval=300)
        """What was begun is looked for once the slider rests: the source is read for that."""
        self.where = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.choices = VideoChoices()
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self.bar.setAccessibleName(self.tr("Video progress"))
        self.numbers = PlainLabel()
        self.change_button = QPushButton(self.tr("Change…"))
        self.start_button = QPushButton(self.tr("Start"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.show_button = QPushButton(self.tr("Show in folder"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show_target()
        self._show_phase("probing")

    # --- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.view.setMinimumSize(320, 130)  # all of it fits 500 px with a note of three lines
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.addLayout(self.strength.with_percent(QHBoxLayout()), 1, 1, 1, 2)
        labels: list[QWidget] = [*self.choices.labels]
        for row, (text, widget) in enumerate(
            (
                (self.tr("&Model"), self.model),
                (self.tr("Strength"), self.strength),
                (self.tr("Result"), self.where),
            )
        ):
            label = PlainLabel(text) if widget is self.where else label_for(text, widget)
            grid.addWidget(label, row, 0)
            labels.append(label)
        grid.addWidget(self.model, 0, 1, 1, 2)
        grid.addWidget(self.where, 2, 1)
        grid.addWidget(self.change_button, 2, 2)
        align_labels(labels)
        moments = QHBoxLayout()
        moments.addWidget(self.moment, 1)
        moments.addWidget(self.when)
        progress = QHBoxLayout()
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the picture keeps its height
        self.bar.setSizePolicy(policy)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.numbers)
        work = QHBoxLayout()
        work.addWidget(self.show_button)
        work.addStretch(1)
        for button in (self.start_button, self.stop_button, self.close_button):
            work.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.name)
        layout.addWidget(self.properties)
        layout.addWidget(self.view, 1)
        layout.addLayout(moments)
        layout.addLayout(grid)
        layout.addWidget(self.choices)
        layout.addWidget(self.note)
        layout.addLayout(progress)
        layout.addLayout(work)
        resize_on_screen(self, QSize(660, 700))

    def _connect(self) -> None:
        self._runner.probed.connect(self._on_runner_probed)
        self._runner.tried.connect(self._on_runner_tried)
        self._runner.begun_found.connect(self._on_runner_begun_found)
        self._runner.result_probed.connect(self._on_runner_result_probed)
        self._runner.events_received.connect(self._on_runner_events_received)
        self._runner.result_failed.connect(self._on_runner_result_failed)
        self._runner.probe_failed.connect(self._on_runner_probe_failed)
        self._runner.try_failed.connect(self._on_runner_try_failed)
        self.moment.valueChanged.connect(self._on_moment_value_changed)
        self._chosen.timeout.connect(self._read_frame)
        self.model.currentIndexChanged.connect(self._on_model_current_index_changed)
        self.strength.moved.connect(self._on_strength_moved)
        self._moved.timeout.connect(self._ask_begun)
        self.choices.quality.currentIndexChanged.connect(self._on_choices_changed)
        self.choices.crf.valueChanged.connect(self._on_choices_changed)
        self.choices.deflicker.toggled.connect(self._on_choices_changed)
        self.change_button.clicked.connect(self._on_change_button_clicked)
        self.start_button.clicked.connect(self._on_start_button_clicked)
        self.stop_button.clicked.connect(self._on_stop_button_clicked)
        self.show_button.clicked.connect(self._on_show_button_clicked)
        self.close_button.clicked.connect(self.reject)

    def _show_phase(self, phase: str) -> None:
        """Show the buttons of a phase: probing, ready, running, stopping or ended.

        Ended is also ready: what is changed then is for another result (`_begin_anew`).
        """
        self._phase = phase
        running = phase in ("running", "stopping")
        for widget in (self.bar, self.numbers, self.stop_button):
            widget.setVisible(running)
        self.stop_button.setEnabled(phase == "running")
        self.start_button.setVisible(not running and phase != "ended")
        self.start_button.setEnabled(phase == "ready")
        self.start_button.setDefault(phase == "ready")
        for choice in (self.moment, self.change_button, self.choices, self.model, self.strength):
            choice.setEnabled(not running)
        has_moments = self._video is not None and self._video.info.frames > 1
        self.moment.setVisible(has_moments)
        self.when.setVisible(has_moments)
        self.close_button.setEnabled(not running)
        self.show_button.setVisible(not running and bool(self._results))

    def _names(self) -> str:
        if len(self._videos) == 1:
            return self._videos[0].name
        return self.tr("%Ln video(s), first: {0}", "", len(self._videos)).format(
            self._videos[0].name
        )

    def _moment_slider(self) -> QSlider:
        """Return the choice of the frame; hidden until the video is known."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(self.tr("Frame shown"))
        slider.setToolTip(self.tr("Which frame of the video is shown and tried."))
        return slider

    def _model_box(self) -> QComboBox:
        """Return the choice of models, that for video being the first."""
        box = QComboBox()
        box.setAccessibleName(self.tr("Model"))
        for number, card in enumerate(self._cards):
            box.addItem(card.title, card.name)
            tip = plain(translated(card.description))
            box.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        choose(box, self._spec.model)
        return box

    def _show_times(self) -> None:
        """Show beside each model what the video takes with it; of several the length is unknown."""
        video = self._video
        if video is None or len(self._videos) > 1 or not video.info.frames:
            return
        height, width = video.frame.shape[:2]
        megapixels = video.info.frames * height * width / 1e6
        tried, known = self._measured, self._measured_speeds()
        # What was tried says more of itself than of another model.
        measured, cores = known or tried, useful_cores(self._spec.threads)
        for number, card in enumerate(self._cards):
            scaled = seconds_per_megapixel(card, self._cards, measured, cores)
            each = tried.get(card.name, scaled)
            if each is not None:
                time = span_text(span_of(each * megapixels))
                time = time if measured else tr("{0} (estimated)").format(time)
                self.model.setItemText(number, self.tr("{0}: {1}").format(card.title, time))

    def _measured_speeds(self) -> dict[str, float]:
        """Return what was measured with the chosen threads; the precision is the one model's."""
        spec = self._spec
        runs_on = RunsOn(spec.device, spec.precision, spec.threads)
        known = measured_speeds(self._cards, replace(runs_on, precision=None))
        if spec.precision and spec.model:
            own = measured_speeds(self._cards, runs_on)
            known |= {name: each for name, each in own.items() if name == spec.model}
        return known

    @Slot(float)
    def _on_strength_moved(self, strength: float) -> None:
        """Show the frame at another strength; the model need not run again."""
        self._begin_anew()
        self._spec = replace(self._spec, strength=strength)
        self._is_stopped = False
        self._moved.start()
        if self._video is not None and self._tried is not None:
            self._compare(self._video.frame, self._tried, strength)

    @Slot(int)
    def _on_model_current_index_changed(self, _index: int) -> None:
        """Use another model, and try the frame with it."""
        self._begin_anew(try_frame=False)
        # The precision that was chosen is one of the model that was.
        self._spec = replace(self._spec, model=self.model.currentData() or "", precision=None)
        self._is_stopped = False
        self.note.setText("")
        self._ask_begun()
        if self._video is not None and self._phase == "ready":
            self._try_frame(self._video)

    @Slot()
    def _on_choices_changed(self) -> None:
        self._begin_anew()
        self._ask_begun()

    def _begin_anew(self, *, try_frame: bool = True) -> None:
        """After the end, be ready for another result of the same videos, beside the one made."""
        if self._phase != "ended":
            return
        self._jobs = [
            VideoJob(job.source, free_name(self._names_wanted[job.source])) for job in self._jobs
        ]
        self._made = None
        self._show_target()
        self._show_phase("ready")
        if try_frame and self._video is not None:
            self._try_frame(self._video)

    def _show_target(self) -> None:
        one = len(self._jobs) == 1
        target = self._jobs[0].target
        self.where.setText(str(target if one else target.parent))
        self._ask_begun()

    @Slot()
    def _ask_begun(self) -> None:
        """Find out whether a start resumes what was interrupted, or begins it again."""
        self._runner.find_begun(self._jobs, self._spec, self.choices.choice)

    @Slot(BegunVideos)
    def _on_runner_begun_found(self, found: BegunVideos) -> None:
        begun = found.resumable
        if self._is_stopped:
            said = self.tr("Stopped. You can resume later.")
            if any(begun) and found.frames:
                said = self.tr(
                    "Stopped. %Ln finished frame(s) are kept; you can resume later.",
                    "",
                    found.frames,
                )
            if not begun:
                said = self.tr(
                    "Stopped before a first part was finished: nothing of that video is kept. "
                    "Start begins it again."
                )
            self.note.setText("\n".join((*self._messages, said)))
        text, tip = self.tr("Start"), ""
        if any(begun):
            text = self.tr("Resume")
        elif begun:
            text = self.tr("Start over")
        if over := begun.count(False):
            tip = self.tr(
                "%Ln interrupted result(s) cannot be resumed: the video or the settings have "
                "changed. The finished part is not used.",
                "",
                over,
            )
        self.start_button.setText(text)
        self.start_button.setToolTip(tip)

    @staticmethod
    def _target(settings: Settings, video: Path) -> Path:
        output = Path(os.path.abspath(settings.output)) if settings.output else None
        return result_for(video, output)

    # --- before the start ------------------------------------------------------------------------

    def probe(self) -> None:
        """Read the properties of the first video."""
        self.view.show_message(self.tr("Reading the video…"))
        self._runner.probe(self._videos[0])

    @Slot(int)
    def _on_moment_value_changed(self, _value: int) -> None:
        self._show_moment()
        self._chosen.start()

    def _middle(self) -> int:
        """Return the place of the slider for the middle frame."""
        return (self.moment.maximum() + 1) // 2

    def _seconds_chosen(self) -> float | None:
        """Return the time of the frame that is chosen, None for the middle."""
        if self._video is None or self.moment.value() == self._middle():
            return None
        return self._last_second(self._video) * self.moment.value() / self.moment.maximum()

    @staticmethod
    def _last_second(video: ProbedVideo) -> float:
        return max(0.0, float(video.info.seconds - 1 / video.info.rate))

    def _choose_shown(self, video: ProbedVideo) -> None:
        """Set the slider, a place for each frame, to the frame that is shown."""
        last, most = self._last_second(video), max(1, video.info.frames - 1)
        self._chosen.stop()
        self.moment.blockSignals(True)
        self.moment.setMaximum(most)
        self.moment.setPageStep(max(1, most // 20))
        if video.seconds is None:
            self.moment.setValue(self._middle())
        else:
            self.moment.setValue(round(video.seconds / last * most) if last else 0)
        self.moment.blockSignals(False)
        self._show_moment()

    def _show_moment(self) -> None:
        if self._video is not None:
            whole = self._video.info.seconds
            shown = self._seconds_chosen()
            now = self._clock(whole / 2 if shown is None else shown, whole)
            self.when.setText(self.tr("{0} of {1}").format(now, self._clock(whole, whole)))

    @Slot()
    def _read_frame(self) -> None:
        if self._phase in ("ready", "ended") and self._video is not None:
            self._runner.probe(self._videos[0], self._seconds_chosen(), self._video.info)

    def _show_frame(self, video: ProbedVideo) -> None:
        """Show another frame: beside that of the result, where there is one, or tried anew."""
        self._video = video
        if self._phase == "ended" and self._made is not None:
            self._runner.probe_result(self._made, video.seconds)
        else:
            self._try_frame(video)

    def _on_runner_probed(self, video: ProbedVideo) -> None:
        if video.info.source != self._videos[0]:
            return
        if self._phase in ("ready", "ended") and self._video is not None:
            if video.seconds == self._seconds_chosen():  # or the slider has been moved since
                self._show_frame(video)
            return
        if self._phase != "probing":
            return
        self._video = video
        self._choose_shown(video)
        self.properties.setText(self._properties(video))
        if len(self._videos) == 1:
            self.choices.show_video(sound=bool(video.info.sound), deep=video.info.deep)
        self._show_phase("ready")
        self._show_times()
        self._try_frame(video)

    def _try_frame(self, video: ProbedVideo) -> None:
        """Show the original, and deblur it with the chosen model, which may take a while."""
        self._show_original(video)
        text = self.tr("Deblurring a frame with {0}, to show the result and the time…")
        self.note.setText(text.format(self._title()))
        self._runner.try_frame(video, self._spec)

    def _show_original(self, video: ProbedVideo) -> None:
        self._tried = None
        self.view.show_results([Result(self.tr("Original"), video.frame)], keep_view=True)

    def _title(self) -> str:
        name = self.model.currentData()
        return next((card.title for card in self._cards if card.name == name), "")

    def _compare(self, original: Pixels, deblurred: Pixels, strength: float = 1.0) -> None:
        before = Result(self.tr("Original"), original)
        after = Result(self.tr("Deblurred"), deblurred, strength=strength)
        self.view.show_results([before, after], keep_view=True)

    def _properties(self, video: ProbedVideo) -> str:
        info = video.info
        height, width = video.frame.shape[:2]
        facts = [f"{width} x {height}", self._clock(info.seconds, info.seconds)]
        facts.append(filled(self.tr("{0:.4g} frames per second"), float(info.rate)))
        if info.deep:
            facts.append(self.tr("{0}-bit colour").format(info.bits))
        facts.append(self.tr("with sound") if info.sound else self.tr("without sound"))
        return " · ".join(facts)

    def _clock(self, seconds: float, whole: float) -> str:
        """Return a time within a video, with tenths where all of it, `whole`, is short."""
        if whole < _SHORT_SECONDS:
            return filled(self.tr("{0:.1f} s"), seconds)
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}:{rest:02}"

    def _on_runner_tried(self, tried: TriedFrame) -> None:
        video = self._video
        if video is None or tried.source != video.info.source:
            return
        if self._phase == "ready":
            self.note.setText("")
        if tried.result is None:
            return
        megapixels = tried.result.shape[0] * tried.result.shape[1] / 1e6
        self._measured[self.model.currentData() or ""] = tried.seconds / megapixels
        self._show_times()
        self._tried = tried.result
        self._compare(video.frame, tried.result, self._spec.strength)
        if self._phase == "ready" and len(self._videos) == 1:
            text = self.tr("{0} frames; {1}").format(
                video.info.frames, span_text(span_of(tried.seconds * video.info.frames))
            )
            self.note.setText(text)

    def _on_runner_result_probed(self, result: ProbedVideo) -> None:
        video = self._video
        if video is None or (result.info.source, result.seconds) != (self._made, video.seconds):
            return
        if result.frame.shape == video.frame.shape:
            self._tried = None
            self._compare(video.frame, result.frame)
        else:
            self._show_original(video)

    @Slot(Finished)
    def _on_runner_probe_failed(self, finished: Finished) -> None:
        if self._phase not in ("probing", "ready", "ended"):
            return
        self.note.setText(translated(finished.text))
        if self._video is not None:  # its other frame is what remains
            self._choose_shown(self._video)
        elif self._phase == "probing":
            self.view.show_message("")
            if len(self._videos) > 1:  # the others may be fine
                self._show_phase("ready")

    @Slot(Finished)
    def _on_runner_result_failed(self, finished: Finished) -> None:
        if self._phase not in ("ready", "ended") or self._video is None:
            return
        self._show_original(self._video)
        text, said = translated(finished.text), self.note.text().splitlines()
        if text not in said:
            self.note.setText("\n".join((*said, text)))

    @Slot(Finished)
    def _on_runner_try_failed(self, finished: Finished) -> None:
        if self._phase == "ready":
            self.note.setText(translated(finished.text))

    def _on_change_button_clicked(self) -> None:
        before = self._jobs[0].target
        title = self.tr("Save result as")
        if len(self._jobs) > 1:
            folder = QFileDialog.getExistingDirectory(self, title, str(before.parent))
            targets = [Path(folder) / job.target.name for job in self._jobs] if folder else []
        else:
            kinds = self.tr("Videos ({0})").format(" ".join(f"*{suffix}" for suffix in FORMATS))
            name, _ = QFileDialog.getSaveFileName(
                self,
                title,
                str(before),
                kinds,
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
            path = Path(name)
            if name and path.suffix.lower() not in FORMATS:
                path = path.with_name(path.name + before.suffix)
            targets = [path] if name else []
        if targets:
            self._begin_anew()
        for number, target in enumerate(targets):
            source = self._jobs[number].source
            self._names_wanted[source] = target
            self._jobs[number] = VideoJob(source, free_name(target))
        self._show_target()

    # --- running ---------------------------------------------------------------------------------

    def _on_start_button_clicked(self) -> None:
        self._started, self._results, self._messages = None, [], []
        self._is_stopped = False
        self._time_left = TimeLeft()
        self.bar.setRange(0, 0)  # indeterminate while the model loads
        self.numbers.setText("")
        self.note.setText("")
        if self._video is not None:  # a choice that has not come to rest is dropped
            self._choose_shown(self._video)
        self._show_phase("running")
        self._runner.deblur(self._jobs, self._spec, self.choices.choice)

    def _on_stop_button_clicked(self) -> None:
        self._show_phase("stopping")
        self._runner.cancel()

    def _on_runner_events_received(self, events: tuple[Event, ...]) -> None:
        if self._phase not in ("running", "stopping"):
            return
        for event in events:
            match event:
                case Progress():
                    self._show_progress(event)
                case ItemDone():
                    self._results.append(event.target)
                    note = f" ({translated(event.note)})" if event.note else ""
                    self._messages.append(f"{os.path.basename(event.target)}{note}")
                case ItemFailed():
                    name = os.path.basename(event.item)
                    self._messages.append(f"{name}: {translated(event.text)}")
                case Log(level="warning"):
                    self._messages.append(translated(event.message))
                case Finished():
                    self._end(event)
                    return
        self.note.setText("\n".join(self._messages[-3:]))

    def _show_progress(self, event: Progress) -> None:
        self.bar.setRange(0, _WHOLE)
        self.bar.setValue(round(event.done / event.total * _WHOLE) if event.total else 0)
        now = time.monotonic()
        if self._started is None:
            self._started = (event.done, now)
        parts = [self.tr("frame {0:.0f} of {1:.0f}").format(event.done, event.total)]
        done, seconds = event.done - self._started[0], now - self._started[1]
        if done >= 1 and seconds > 0:
            parts.append(filled(self.tr("{0:.2g} frames per second"), done / seconds))
        self._time_left = self._time_left.after(event.seconds_left, now)
        if event.done < event.total:
            parts.append(left_text(self._time_left.span))
        self.numbers.setText(" · ".join(parts))

    def _end(self, finished: Finished) -> None:
        lines = list(self._messages)
        if finished.outcome == "cancelled":
            self._is_stopped = True
            lines.append(self.tr("Stopped."))
        elif finished.outcome != "ok":
            lines.append(translated(finished.text))
        elif self._results:
            lines.insert(0, self.tr("Done. The original is unchanged."))
        self.note.setText("\n".join(lines))
        own = [job.target for job in self._jobs if job.source == self._videos[0]]
        if own and str(own[0]) in self._results:
            self._made = own[0]
            if self._video is not None:
                self._runner.probe_result(self._made, self._video.seconds)
        whole = finished.outcome == "ok" and len(self._results) == len(self._jobs)
        left = [job for job in self._jobs if str(job.target) not in self._results]
        if not whole:
            self._jobs = left or self._jobs
        self._show_target()
        self._show_phase("ended" if whole else "ready")
        self.activateWindow()

    def _on_show_button_clicked(self) -> None:
        dialogs.open_path(self, os.path.dirname(self._results[0]))

    def reject(self) -> None:
        """Close, unless a video is being deblurred."""
        if self._phase in ("running", "stopping"):
            self.note.setText(self.tr("Press Stop first. Finished parts are kept."))
            return
        self._moved.stop()
        self._chosen.stop()
        self._runner.cancel_probe()
        super().reject()
