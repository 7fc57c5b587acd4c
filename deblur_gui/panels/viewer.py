"""The centre of the window: one photo, its results, and a preview before any run.

Signals:
    said(str): a line for the status bar.

Room: PySide6, numpy, deblur_gui and the values of the engine.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deblur_gui.session import Loaded, Preview, Session
from deblur_gui.settings import Settings
from deblur_gui.theme import icon
from deblur_gui.widgets.compare_view import CompareView, Result
from engine.errors import ConfigError
from engine.events import Finished
from engine.images import Frame
from engine.tiling import Box

_WHOLE_PIXELS = 1_000_000
"""A picture no larger than this is previewed whole: it takes a second or two."""

_CHOICE = """
QToolButton { border: 1px solid palette(mid); border-radius: 4px; padding: 3px 8px; }
QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QToolButton:focus { border-color: palette(highlight); }
"""


class ViewerPanel(QWidget):
    """Loads what is shown through the session; a result that is not there yet can be previewed."""

    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self._session = session
        self._settings = settings
        self._source = self._target = ""
        self._original: Frame | None = None
        self._result: Frame | None = None
        self._preview: Preview | None = None
        self.view = CompareView()
        self._buttons: list[QToolButton] = []
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(6, 4, 6, 4)
        self._results = QHBoxLayout()
        self._results.setSpacing(2)
        self._bar.addLayout(self._results)
        self._bar.addStretch(1)
        self._make_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._bar)
        session.loaded.connect(self._on_session_loaded)
        session.previewed.connect(self._on_session_previewed)
        session.job_failed.connect(self._on_session_job_failed)
        self.view.zoom_changed.connect(self._on_view_zoom_changed)
        self.view.result_shown.connect(self._on_view_result_shown)
        self.view.mode_changed.connect(self._on_view_mode_changed)
        self.show_photo("")

    def _make_actions(self) -> None:
        view = self.view
        self.preview_action = self._action(
            "preview", self.tr("Preview here"), "P", lambda: self.preview()
        )
        self.side_action = self._action(
            "side", self.tr("Side by side"), "C", view.set_side_by_side, checkable=True
        )
        self.loupe_action = self._action(
            "loupe", self.tr("Loupe"), "L", view.set_loupe, checkable=True
        )
        self.change_action = self._action(
            "change", self.tr("Change map"), "M", view.set_change_map, checkable=True
        )
        self.fit_action = self._action("fit", self.tr("Fit"), "F", lambda: view.fit())
        self.actual_action = self._action(
            "actual", self.tr("100 %"), "Z", lambda: view.actual_size()
        )
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("3200 %") + 6)
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
        same = source == self._source and self._original is not None
        self._target, self._result = target, None
        if not same:
            self._source, self._original = source, None
            self._forget_preview()
            if not source:
                return self._empty()
            self._session.load(Path(source))
            self.preview_action.setEnabled(False)
        elif target:
            self._session.load(Path(target))
        return None

    def set_settings(self, settings: Settings) -> None:
        """Take over other choices: a new strength shows at once, another model needs a preview."""
        before, self._settings = self._settings, settings
        if self._preview is None:
            return
        if (before.model, before.device) != (settings.model, settings.device):
            self._forget_preview()
        if before != settings:
            self._show(keep_view=True)

    def preview(self) -> None:
        """Deblur what is seen now, with the settings of the batch."""
        if self._original is None:
            return
        try:
            spec = self._settings.spec([Path(self._source)])
        except ConfigError as error:
            self.said.emit(error.message)
            return
        height, width = self._original.pixels.shape[:2]
        seen = self.view.visible_region()
        whole = height * width <= _WHOLE_PIXELS
        box = None if whole else Box(seen.top(), seen.left(), seen.height(), seen.width())
        self.said.emit(self.tr("Making a preview…"))
        self.preview_action.setEnabled(False)
        self._session.preview(Path(self._source), box, spec)

    def _empty(self) -> None:
        self.preview_action.setEnabled(False)
        self._show_buttons([])
        self.view.show_message(
            self.tr("Drop photos or folders here.\n\nThe originals are never changed.")
        )

    def _forget_preview(self) -> None:
        if self._preview is not None or self._source:
            self._session.cancel_preview()
        self._preview = None

    def _show(self, *, keep_view: bool) -> None:
        if self._original is None:
            return
        original = self._original
        results = [Result(self.tr("Original"), original.pixels, original.alpha)]
        if self._result is not None and self._result.pixels.shape == original.pixels.shape:
            results.append(Result(self.tr("Result"), self._result.pixels, self._result.alpha))
        if self._preview is not None:
            results.append(self._preview_result(original, self._preview))
        self.view.show_results(results, keep_view=keep_view)
        self._show_buttons([result.name for result in results])

    def _preview_result(self, original: Frame, preview: Preview) -> Result:
        shown = preview.at(self._settings.strength)
        pixels = shown.pixels
        if preview.box is not None:
            box = preview.box
            pixels = np.array(original.pixels)
            pixels[box.top : box.top + box.height, box.left : box.left + box.width] = shown.pixels
        name = self.tr("Preview {0} {1} %")
        return Result(
            name.format(preview.model, round(self._settings.strength * 100)), pixels, original.alpha
        )

    def _show_buttons(self, names: list[str]) -> None:
        """Offer the results by number, as the digits do."""
        for button in self._buttons:
            self._results.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for number, name in enumerate(names):
            button = QToolButton()
            button.setText(f"{number + 1}  {name}")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(name)
            button.setStyleSheet(_CHOICE)
            button.setChecked(number == self.view.current)
            button.clicked.connect(lambda _, n=number: self.view.choose_result(n))
            self._results.addWidget(button)
            # Else Tab would come to what is made last at the very end.
            self.setTabOrder(self._buttons[-1] if self._buttons else self.view, button)
            self._buttons.append(button)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for action, name in self._icons.items():
                action.setIcon(icon(name))
        super().changeEvent(event)

    # --- what the session and the view say -------------------------------------------------------

    def _on_session_loaded(self, loaded: Loaded) -> None:
        path = str(loaded.source)
        if path == self._source:
            self._original = loaded.frame
            self.preview_action.setEnabled(True)
            self._show(keep_view=True)
            if self._target:
                self._session.load(Path(self._target))
        elif path == self._target:
            self._result = loaded.frame
            self._show(keep_view=True)

    def _on_session_previewed(self, preview: Preview) -> None:
        self.preview_action.setEnabled(self._original is not None)
        if str(preview.source) == self._source:
            self._preview = preview
            self._show(keep_view=True)
            self.said.emit(self.tr("Preview made in {0:.1f} s.").format(preview.seconds))

    def _on_session_job_failed(self, job: str, finished: Finished) -> None:
        if job == "load" and self._original is None:
            self._show_buttons([])
            self.view.show_message(f"{finished.message}\n\n{finished.hint}".strip())
        elif job == "preview":
            self.preview_action.setEnabled(self._original is not None)
            self.said.emit(f"{finished.message} {finished.hint}".strip())

    def _on_view_zoom_changed(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom * 100:.0f} %" if self._original is not None else "")

    def _on_view_mode_changed(self) -> None:
        self.side_action.setChecked(self.view.side_by_side)
        self.loupe_action.setChecked(self.view.loupe)
        self.change_action.setChecked(self.view.change_map)

    def _on_view_result_shown(self, number: int) -> None:
        for n, button in enumerate(self._buttons):
            button.setChecked(n == number)
