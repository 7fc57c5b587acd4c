"""The viewer: one photo, its results, and previews before a batch runs.

Signals:
    status_changed(str): a short-lived line for the status bar.
    strength_known(): it is known, or known no longer, what the result is at every strength.
    StrengthBar.apply_clicked(str): save it so; "one", "selected" or "finished": which photos.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from deblur_gui import shortcuts
from deblur_gui.language import filled, percent, translated
from deblur_gui.photos.background import LoadedPicture, Previews
from deblur_gui.settings import Settings
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import icon
from deblur_gui.widgets.compare_view import CompareView, Result
from deblur_gui.widgets.plain import PlainLabel, plain
from engine.batch.preview import Preview
from engine.batch.reblend import FinishedPicture
from engine.errors import ConfigError
from engine.events import Finished
from engine.images import Frame
from engine.models import ModelCard
from engine.models.choice import PHOTO_DEFAULT, SCORE, choose_precision
from engine.models.teachers import has_torch
from engine.models.tiling import Box


class StrengthBar(QWidget):
    """Hidden if there is nothing to apply."""

    apply_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Apply strength"))
        self._several = ""
        self.one, self.all = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.one)
        layout.addWidget(self.all)
        self.one.clicked.connect(lambda: self.apply_clicked.emit("one"))
        self.all.clicked.connect(lambda: self.apply_clicked.emit(self._several))
        self.show_strengths(1.0, 1.0)
        self.show_others(0, 0)

    def show_strengths(self, of_file: float, shown: float) -> None:
        """Show the strength of the file and the one shown; hide if they are equal."""
        before, now = round(of_file * 100), round(shown * 100)
        self.one.setText(self.tr("Apply {0}% here").format(now))
        text = self.tr("The file has {0}%. Saves it again at {1}%; the original is never changed.")
        for button in (self.one, self.all):
            button.setToolTip(text.format(before, now))
        self.setVisible(now != before)

    def show_others(self, selected: int, finished: int) -> None:
        """Offer to apply it to all selected photos, or else to all finished ones, if several."""
        self._several = "selected" if selected > 1 else "finished"
        if selected > 1:
            self.all.setText(self.tr("Apply to %Ln selected", "", selected))
        else:
            self.all.setText(self.tr("To all %Ln", "", finished))
        self.all.setVisible(max(selected, finished) > 1)


_WHOLE_PIXELS = 1_000_000
"""A picture no larger than this is previewed whole: it takes a second or two."""

_MOST_PREVIEWS = 7
"""Models whose previews of a photo are kept beside each other."""

_MOST_DOUBLE = 2
"""So many models are shown at full strength as well as at the chosen one: there are nine keys."""

Key = tuple[str, ...]
"""Names a version of the photo: original, file, mixed, or preview, model and mixed."""
Pixels = NDArray[Any]

_CHOICE = """
QToolButton { border: 1px solid palette(mid); border-radius: 4px; padding: 3px 8px; }
QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QToolButton:focus { border-color: palette(highlight); }
"""


class ViewerPanel(QWidget):
    """Shows a photo beside its result; one without a result can be previewed."""

    status_changed = Signal(str)
    strength_known = Signal()

    def __init__(
        self,
        previews: Previews,
        settings: SettingsStore,
        cards: Callable[[], Sequence[ModelCard]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet; `cards` returns the installed models."""
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self.previews = previews
        self.automatic_model = PHOTO_DEFAULT
        """What previews use if no model is chosen."""
        self.planned_precision: tuple[str, str | None] = ("", None)
        """The model of the planned batch, and in which precision it runs."""
        self._settings = settings.current
        self._own: float | None = None
        self._source = self._target = ""
        self._original: Frame | None = None
        self._finished: FinishedPicture | None = None
        self._cards = cards
        self._to_compare: list[str] = []  # models whose previews are still to come
        self._previews: dict[str, Pixels] = {}  # by model, the whole picture at strength 1
        self._keys: list[Key] = []
        self._shown: Key = ()
        self.view = CompareView()
        self.strength = StrengthBar()
        self._buttons: list[QToolButton] = []
        self._texts: list[str] = []
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(6, 4, 6, 4)
        self._results = QHBoxLayout()
        self._results.setContentsMargins(6, 4, 6, 0)
        self._results.setSpacing(2)
        self._results.addStretch(1)
        self._bar.addStretch(1)
        self._make_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self._results.addWidget(self.strength)
        probe = QToolButton()
        probe.setStyleSheet(_CHOICE)
        probe.setText("0")
        height = max(each.sizeHint().height() for each in (probe, self.strength.one))
        self._results.addStrut(height)  # the picture keeps its place when the buttons come
        layout.addLayout(self._results)
        layout.addLayout(self._bar)
        settings.changed.connect(self._on_settings_changed)
        previews.loaded.connect(self._on_previews_loaded)
        previews.load_failed.connect(self._on_previews_load_failed)
        previews.result_loaded.connect(self._on_previews_result_loaded)
        previews.previewed.connect(self._on_previews_previewed)
        previews.preview_failed.connect(self._on_previews_preview_failed)
        previews.preview_ended.connect(self._on_previews_preview_ended)
        self.view.zoom_changed.connect(self._on_view_zoom_changed)
        self.view.result_shown.connect(self._on_view_result_shown)
        self.view.mode_changed.connect(self._on_view_mode_changed)
        self.show_photo("")

    def _make_actions(self) -> None:
        view = self.view
        self.preview_action = self._action(
            "preview", self.tr("Preview here"), shortcuts.PREVIEW, lambda: self.preview()
        )
        self.side_action = self._action(
            "side",
            self.tr("Side by side"),
            shortcuts.SIDE_BY_SIDE,
            view.set_side_by_side,
            checkable=True,
        )
        self.loupe_action = self._action(
            "loupe", self.tr("Loupe"), shortcuts.LOUPE, view.set_loupe, checkable=True
        )
        self.change_action = self._action(
            "change",
            self.tr("Change map"),
            shortcuts.CHANGE_MAP,
            view.set_change_map,
            checkable=True,
        )
        self.zoom_in_action = QAction(self.tr("Zoom &in") + f"\t{shortcuts.ZOOM_IN}", self)
        self.zoom_in_action.triggered.connect(lambda: view.zoom_in())
        self.zoom_out_action = QAction(self.tr("Zoom &out") + f"\t{shortcuts.ZOOM_OUT}", self)
        self.zoom_out_action.triggered.connect(lambda: view.zoom_out())
        self.compare_action = QAction(self.tr("Compare all mo&dels here"), self)
        self.compare_action.setToolTip(
            self.tr("Previews the visible part with every installed model, one after the other")
        )
        self.compare_action.triggered.connect(lambda: self.compare_models())
        self.fit_action = self._action("fit", self.tr("Fit"), shortcuts.FIT, lambda: view.fit())
        self.actual_action = self._action(
            "actual", self.tr("100%"), shortcuts.ACTUAL_SIZE, lambda: view.actual_size()
        )
        self._zoom = PlainLabel()
        self._zoom.setToolTip(self.tr("Zoom: 100% shows each pixel of the photo as it is"))
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("3200%") + 6)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar.addWidget(self._zoom)

    def _action(
        self, name: str, text: str, key: str, do: object, *, checkable: bool = False
    ) -> QAction:
        """Make an action with its button; the key itself is the viewer's or the window's."""
        action = QAction(icon(name), text, self, checkable=checkable)
        self._icons[action] = name
        action.setToolTip(f"{text} ({key})")
        (action.toggled if checkable else action.triggered).connect(do)
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(text)
        if name == "preview":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bar.addWidget(button)
        return action

    # --- what is shown ---------------------------------------------------------------------------

    def show_photo(self, source: str, target: str = "") -> None:
        """Show a picture, and where `target` is not "" its result beside it."""
        if source == self._source and target == self._target:
            return self._empty() if not source else None
        had, self._own = self.strength_of_file, None
        same = source == self._source and self._original is not None
        self._target, self._finished = target, None
        if had is not None:
            self.strength_known.emit()
        if not same:
            self._source, self._original = source, None
            self._forget_previews()
            if not source:
                return self._empty()
            self.previews.load(Path(source))
            self.preview_action.setEnabled(False)
        elif target:
            self.reload_result()
        else:
            self._show()
        return None

    def reload_result(self) -> None:
        """Read the result of the photo again: its file has changed."""
        if self._target:
            self.previews.load_result(Path(self._source), Path(self._target))

    @Slot(Settings, Settings)
    def _on_settings_changed(self, before: Settings, settings: Settings) -> None:
        """Show a new strength at once; another model needs a preview."""
        self._settings = settings
        if before.device != settings.device:
            self._forget_previews()
            self._show()
        elif before.strength != settings.strength and self._own is None:
            self._show_strength()

    @property
    def strength_of_file(self) -> float | None:
        """The strength of the result, None if there is none or it cannot be changed."""
        finished = self._finished
        return None if finished is None or finished.full is None else finished.strength

    @property
    def chosen_strength(self) -> float:
        """The strength chosen for this photo, which is that of all photos or its own."""
        return self._settings.strength if self._own is None else self._own

    def show_own_strength(self, own: float | None) -> None:
        """Show this photo at a strength of its own, None at that of all photos."""
        if own != self._own:
            self._own = own
            self._show_strength()

    def _show_strength(self) -> None:
        mixed = self._shown[:-1] if self._shown[-1:] == ("mixed",) else self._shown
        self._show((*mixed, "mixed") if mixed[:1] == ("preview",) else ("mixed",))

    def preview(self, model: str = "") -> None:
        """Deblur the visible region with the settings of the batch, or with another model."""
        if self._original is None:
            return
        try:
            spec = self._settings.spec([Path(self._source)])
            spec = dataclasses.replace(spec, model=model or spec.model or self.automatic_model)
            if model and model != self._settings.model:
                spec = dataclasses.replace(spec, precision=None)
            card = next((card for card in self._cards() if card.name == spec.model), None)
            if spec.precision is None and card is not None:  # as the batch does
                planned, precision = self.planned_precision
                if planned != card.name:
                    precision = choose_precision(card, spec.device)
                spec = dataclasses.replace(spec, precision=precision)
        except ConfigError as error:
            self.status_changed.emit(translated(error.message))
            return
        height, width = self._original.pixels.shape[:2]
        seen = self.view.visible_region()
        whole = height * width <= _WHOLE_PIXELS
        box = None if whole else Box(seen.top(), seen.left(), seen.height(), seen.width())
        self.status_changed.emit(self.tr("Computing the preview…"))
        self.preview_action.setEnabled(False)
        self.previews.preview(Path(self._source), box, spec)

    def compare_models(self) -> None:
        """Preview the visible part with each installed model, the quickest first."""
        usable = [card for card in self._cards() if card.kind != "torch" or has_torch()]
        cards = sorted(usable, key=lambda card: (card.kind, card.scores.get(SCORE, 0.0), card.name))
        self._to_compare = [card.name for card in cards]
        self._compare_next()

    def _compare_next(self) -> None:
        if self._to_compare and self._original is not None:
            name = self._to_compare.pop(0)
            self.preview(name)

    def _empty(self) -> None:
        self.preview_action.setEnabled(False)
        self.compare_action.setEnabled(False)
        self._show_buttons([])
        self.strength.hide()
        self.view.show_message(
            self.tr("Drop photos or folders here.\n\nThe originals are never changed.")
        )

    def _forget_previews(self) -> None:
        self._to_compare.clear()
        if self._previews or self._source:
            self.previews.cancel()
        self._previews.clear()

    def _show(self, key: Key = ()) -> None:
        """Show what there is of the photo; of it the version `key`, if it is there."""
        if self._original is None:
            return
        versions = self._versions(self._original)
        keys = [each for each, _ in versions]
        self._keys = keys
        instead: Key = ("file",) if key == ("mixed",) else key[:-1]
        wanted = [each for each in (key, instead, self._shown) if each in keys] if key else []
        current = keys.index(wanted[0]) if wanted else len(keys) - 1
        self._shown = keys[current]
        results = [result for _, result in versions]
        self.view.show_results(results, keep_view=True, current=current)
        self._offer_strength()
        self._show_buttons([result.name for result in results])

    def _offer_strength(self) -> None:
        """Offer to apply the strength, unless a preview is shown."""
        finished = self._finished
        if finished is None or finished.full is None or self._shown[:1] == ("preview",):
            self.strength.hide()
        else:
            self.strength.show_strengths(finished.strength, self.chosen_strength)

    def _versions(self, original: Frame) -> list[tuple[Key, Result]]:
        """Return the versions the digit keys switch between."""
        strength, alpha = self.chosen_strength, original.alpha
        shown = round(strength * 100)
        versions: list[tuple[Key, Result]] = [
            (("original",), Result(self.tr("Original"), original.pixels, alpha))
        ]
        finished = self._finished
        if finished is not None and finished.frame.pixels.shape == original.pixels.shape:
            name, full = self.tr("Result"), finished.full
            if full is not None:
                name += f" {percent(finished.strength)}"
            frame = finished.frame
            versions.append((("file",), Result(name, frame.pixels, frame.alpha)))
            if full is not None and shown != round(finished.strength * 100):
                name = self.tr("At {0}%").format(shown)
                versions.append((("mixed",), Result(name, full.pixels, full.alpha, strength)))
        few = len(self._previews) <= _MOST_DOUBLE
        for model, pixels in self._previews.items():
            title = self._title(model)
            name = self.tr("Preview {0} {1}%")
            whole = Result(name.format(title, 100), pixels, alpha)
            if few or shown == 100:
                versions.append((("preview", model), whole))
            if shown != 100:
                mixed = Result(name.format(title, shown), pixels, alpha, strength)
                versions.append((("preview", model, "mixed"), mixed))
        return versions[:9]

    def _keep_preview(self, original: Frame, preview: Preview) -> None:
        """Keep the whole picture with the previewed region in it, for each model."""
        pixels, box = preview.full.pixels, preview.box
        if pixels.shape != original.pixels.shape:
            pixels = np.array(original.pixels)
            part = np.s_[box.top : box.top + box.height, box.left : box.left + box.width]
            pixels[part] = preview.full.pixels
        self._previews.pop(preview.model, None)
        self._previews[preview.model] = pixels
        while len(self._previews) > _MOST_PREVIEWS:
            del self._previews[next(iter(self._previews))]

    def _title(self, model: str) -> str:
        """Return what a model is called on its card, its name if it is not installed any more."""
        return next((card.title for card in self._cards() if card.name == model), model)

    def _short(self, key: Key, name: str) -> str:
        """Return a name short enough for a button."""
        if key[0] != "preview":
            return name
        share = self.chosen_strength if len(key) > 2 else 1.0
        return f"{self._title(key[1])} {percent(share)}"

    def _show_buttons(self, names: list[str]) -> None:
        """Offer the versions by number, as the digit keys do."""
        while len(self._buttons) > len(names):
            button = self._buttons.pop()
            self._results.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self._buttons) < len(names):
            button, number = QToolButton(), len(self._buttons)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setStyleSheet(_CHOICE)
            button.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000"))
            button.clicked.connect(lambda _, n=number: self.view.choose_result(n))
            self._results.insertWidget(number, button)
            # Else Tab would come to what is made last at the very end.
            self.setTabOrder(self._buttons[-1] if self._buttons else self.view, button)
            self._buttons.append(button)
        for number, (button, name) in enumerate(zip(self._buttons, names, strict=True)):
            button.setToolTip(plain(name))
            button.setAccessibleName(name)
            button.setChecked(number == self.view.current)
        self._texts = [
            f"{n + 1}  {self._short(self._keys[n], name)}" for n, name in enumerate(names)
        ]
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Shorten the buttons of hidden versions to their numbers if there is little room."""
        for button, text in zip(self._buttons, self._texts, strict=True):
            button.setText(text)
        needed = sum(button.sizeHint().width() + 2 for button in self._buttons)
        needed += self.strength.sizeHint().width() if self.strength.isVisibleTo(self) else 0
        if needed + 12 > self.width():
            for number, button in enumerate(self._buttons):
                if number != self.view.current:
                    button.setText(str(number + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the texts of the buttons."""
        super().resizeEvent(event)
        self._fit_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for action, name in self._icons.items():
                action.setIcon(icon(name))
            for button in self._buttons:  # its style keeps the colours that it was made with
                button.setStyleSheet("")
                button.setStyleSheet(_CHOICE)
        super().changeEvent(event)

    # --- what the pictures and the view say ------------------------------------------------------

    @Slot(LoadedPicture)
    def _on_previews_loaded(self, loaded: LoadedPicture) -> None:
        if str(loaded.source) == self._source:
            self._original = loaded.frame
            self.preview_action.setEnabled(True)
            self.compare_action.setEnabled(True)
            self._show()
            self.reload_result()

    @Slot(FinishedPicture)
    def _on_previews_result_loaded(self, finished: FinishedPicture) -> None:
        if (str(finished.source), str(finished.target)) == (self._source, self._target):
            self._finished = finished
            self._show(("file",))
            self.strength_known.emit()

    @Slot(Preview)
    def _on_previews_previewed(self, preview: Preview) -> None:
        original = self._original
        if str(preview.source) == self._source and original is not None:
            self._keep_preview(original, preview)
            self._show(("preview", preview.model, "mixed"))
            said = filled(self.tr("Preview computed in {0:.1f} s."), preview.seconds)
            if preview.part:
                said += " " + self.tr(
                    "Only the centre was previewed: this model takes minutes per megapixel."
                )
            self.status_changed.emit(said)
            self._compare_next()

    @Slot(Finished)
    def _on_previews_load_failed(self, finished: Finished) -> None:
        if self._original is None:
            self._show_buttons([])
            self.strength.hide()
            self.view.show_message(
                f"{translated(finished.message)}\n\n{translated(finished.hint)}".strip()
            )

    @Slot()
    def _on_previews_preview_ended(self) -> None:
        self.preview_action.setEnabled(self._original is not None)
        self.compare_action.setEnabled(self._original is not None)

    @Slot()
    def stop_comparing(self) -> None:
        """Preview no further models."""
        self._to_compare.clear()

    @Slot(Finished)
    def _on_previews_preview_failed(self, finished: Finished) -> None:
        self.status_changed.emit(translated(finished.text))
        self._compare_next()  # one model that fails does not hold up the others

    def _on_view_zoom_changed(self, zoom: float) -> None:
        self._zoom.setText(percent(zoom) if self._original is not None else "")

    def _on_view_mode_changed(self) -> None:
        self.side_action.setChecked(self.view.side_by_side)
        self.loupe_action.setChecked(self.view.loupe)
        self.change_action.setChecked(self.view.change_map)

    def _on_view_result_shown(self, number: int) -> None:
        self._shown = self._keys[number]
        self._offer_strength()
        for n, button in enumerate(self._buttons):
            button.setChecked(n == number)
        self._fit_buttons()
