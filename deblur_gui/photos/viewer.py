"""The viewer: one photo, its results, and previews before a batch runs.

Signals:
    status_changed(str): a short-lived line for the status bar.
    strength_known(): it is known, or known no longer, what the result is at every strength.
    photo_read(str, str): this photo was read, or could not be, for this reason.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from deblur_gui import shortcuts
from deblur_gui.language import filled, percent, tr, translated
from deblur_gui.photos.background import (
    EarlierPicture,
    EarlierPictures,
    LoadedPicture,
    Previews,
)
from deblur_gui.photos.strength_bar import StrengthBar
from deblur_gui.photos.version_bar import Version, VersionBar
from deblur_gui.settings import Settings
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import dress
from deblur_gui.widgets.compare_view import CompareView, Result
from deblur_gui.widgets.flow import FlowLayout
from deblur_gui.widgets.plain import PlainLabel
from engine.batch.differences import is_same_but_strength
from engine.batch.plan import BatchSpec
from engine.batch.preview import Preview
from engine.batch.reblend import FinishedPicture
from engine.errors import ConfigError
from engine.events import Finished
from engine.images import Frame
from engine.models import ModelCard
from engine.models.choice import PHOTO_DEFAULT, SCORE, choose_precision
from engine.models.teachers import has_torch
from engine.models.tiling import Box

_WHOLE_PIXELS = 1_000_000
"""A picture no larger than this is previewed whole: it takes a second or two."""

_MOST_PREVIEWS = 7
"""Models whose previews of a photo are kept beside each other."""

_MOST_VERSIONS = 9
"""So many keys choose one."""

_MOST_SURE = 6
"""So many previews always have a key, beside the original, the result and that at a strength."""

_MOST_DOUBLE = 2
"""So many models are shown at full strength as well as at the chosen one: there are nine keys."""

_SAVED_MARK = "✓ {0}"
"""The saved result, where there are previews and little room."""

Key = tuple[str, ...]
"""Names a version of the photo: original, file, mixed, earlier and its path, or preview, model and
mixed."""
Pixels = NDArray[Any]

_ORIGINAL: Key = ("original",)


class ViewerPanel(QWidget):
    """Shows a photo beside its result; one without a result can be previewed."""

    status_changed = Signal(str)
    strength_known = Signal()
    photo_read = Signal(str, str)

    def __init__(
        self,
        previews: Previews,
        settings: SettingsStore,
        cards: Callable[[], Sequence[ModelCard]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet; `cards` returns the installed models."""
        super().__init__(parent)
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
        self._compared: tuple[str, ...] = ()
        """Models that the newest comparison previews; their places are kept from the start."""
        self._previews: dict[str, Pixels] = {}  # by model, the whole picture at strength 1
        self._earlier: tuple[EarlierPicture, ...] = ()
        self._keys: list[Key] = []
        self._shown: Key = ()
        self._left: Key = _ORIGINAL
        self.view = CompareView()
        self.strength = StrengthBar()
        self.versions = VersionBar()
        self._tools = QWidget()
        self._bar = QHBoxLayout(self._tools)
        self._make_actions()
        self._lay_out()
        settings.changed.connect(self._on_settings_changed)
        previews.loaded.connect(self._on_previews_loaded)
        previews.load_failed.connect(self._on_previews_load_failed)
        previews.result_loaded.connect(self._on_previews_result_loaded)
        previews.earlier_loaded.connect(self._on_previews_earlier_loaded)
        previews.previewed.connect(self._on_previews_previewed)
        previews.preview_failed.connect(self._on_previews_preview_failed)
        previews.preview_ended.connect(self._on_previews_preview_ended)
        self.versions.chosen.connect(self.view.choose_result)
        self.versions.left_chosen.connect(self._on_versions_left_chosen)
        self.view.zoom_changed.connect(self._on_view_zoom_changed)
        self.view.result_shown.connect(self._on_view_result_shown)
        self.view.mode_changed.connect(self._on_view_mode_changed)
        self.show_photo("")

    def _lay_out(self) -> None:
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setSpacing(0)
        foot = FlowLayout(self.strength.one.sizeHint().height(), 6)
        foot.setContentsMargins(6, 4, 6, 4)
        foot.addWidget(self.strength)
        foot.addWidget(self._tools)
        foot.setAlignment(self._tools, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.versions)
        layout.addLayout(foot)

    def _make_actions(self) -> None:
        view = self.view
        self.preview_action = self._action(
            "preview", self.tr("&Preview here"), shortcuts.PREVIEW, lambda: self.preview()
        )
        self.side_action = self._action(
            "side",
            self.tr("&Side by side"),
            shortcuts.SIDE_BY_SIDE,
            view.set_side_by_side,
            checkable=True,
        )
        self.loupe_action = self._action(
            "loupe", self.tr("Loup&e"), shortcuts.LOUPE, view.set_loupe, checkable=True
        )
        self.change_action = self._action(
            "change",
            self.tr("&Change map"),
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
        self.fit_action = self._action("fit", self.tr("&Fit"), shortcuts.FIT, lambda: view.fit())
        self.actual_action = self._action(
            "actual", self.tr("&Zoom to 100%"), shortcuts.ACTUAL_SIZE, lambda: view.actual_size()
        )
        self._zoom = PlainLabel()
        self._zoom.setToolTip(self.tr("Zoom: 100% shows each pixel of the photo as it is"))
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._zoom_text(32)) + 6)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar.addWidget(self._zoom)

    def _action(
        self, name: str, text: str, key: str, do: object, *, checkable: bool = False
    ) -> QAction:
        """Make an action with its button; the key itself is the viewer's or the window's."""
        action = QAction(text, self, checkable=checkable)
        dress(action, name)
        action.setText(f"{text}\t{key}")
        text = re.sub(r"\(&\w\)|&", "", text)  # the letter is for the menu, as is the key
        action.setIconText(text)
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
        self._target, self._finished, self._earlier = target, None, ()
        if had is not None:
            self.strength_known.emit()
        if not same:
            self._source, self._original, self._left = source, None, _ORIGINAL
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
            spec = self._preview_spec(model)
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

    def _preview_spec(self, model: str = "") -> BatchSpec:
        """Return how the photo is previewed with a model; raises ConfigError."""
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
        return spec

    def compare_models(self) -> None:
        """Preview the visible part with each installed model, the quickest first.

        Not with a model of which there is a result that was made in the same way.
        """
        usable = [card for card in self._cards() if card.kind != "torch" or has_torch()]
        cards = sorted(usable, key=lambda card: (card.kind, card.scores.get(SCORE, 0.0), card.name))
        to_do = [card.name for card in cards if not self._has_result(card)]
        self._compared, self._to_compare = tuple(to_do), to_do
        self._show(self._shown)
        if not to_do:
            self.status_changed.emit(
                self.tr("There is a result of every model; nothing has to be computed.")
            )
        self._compare_next()

    def _has_result(self, card: ModelCard) -> bool:
        """Return whether a version that is shown is what a preview with this model would be.

        An earlier result of full strength is made its preview where another strength is chosen.
        """
        original, finished = self._original, self._finished
        if original is None:
            return False
        try:
            spec = self._preview_spec(card.name)
        except ConfigError:
            return False  # the preview says so
        request = None if finished is None or finished.full is None else finished.request
        if request is not None and is_same_but_strength(request, spec, card):
            return True  # at the chosen strength, too
        for each in self._earlier:
            is_same = each.request is not None and is_same_but_strength(each.request, spec, card)
            if not is_same or each.frame.pixels.shape != original.pixels.shape:
                continue
            if each.strength is not None and percent(each.strength) == percent(spec.strength):
                return True
            if each.strength == 1.0:
                self._previews[card.name] = each.frame.pixels
                return True
        return False

    def _compare_next(self) -> None:
        if self._to_compare and self._original is not None:
            name = self._to_compare.pop(0)
            self.preview(name)

    def show_nothing_found(self, reason: str) -> None:
        """Say why there is no photo to show, where one is looked for."""
        self._empty(f"{reason}\n\n")

    def _empty(self, reason: str = "") -> None:
        self.preview_action.setEnabled(False)
        self.compare_action.setEnabled(False)
        self.versions.show_versions([], 0, 0)
        self.strength.show_nothing()
        drop = self.tr("Drop photos or folders here.\n\nThe originals are never changed.")
        self.view.show_message(reason + drop)

    def _forget_previews(self) -> None:
        self._to_compare.clear()
        self._compared = ()
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
        base = keys.index(self._left) if self._left in keys else 0
        self.view.show_results(results, keep_view=True, current=current, base=base)
        self._offer_strength()
        names = [result.name for result in results]
        told = zip(keys, names, self._short_names(names), strict=True)
        offered = [
            Version(name, short, self._explain(key, name), is_preview=key[0] == "preview")
            for key, name, short in told
        ]
        self.versions.show_versions(offered, self.view.current, self.view.base)

    def _offer_strength(self) -> None:
        """Offer to apply the strength, unless a preview is shown."""
        finished = self._finished
        if finished is None or finished.full is None or self._shown[:1] == ("preview",):
            self.strength.show_nothing()
        else:
            self.strength.show_strengths(finished.strength, self.chosen_strength)

    def _versions(self, original: Frame) -> list[tuple[Key, Result]]:
        """Return the versions the digit keys switch between.

        Where there are too many, the newest previews come first, then the newest earlier results.
        """
        strength, alpha = self.chosen_strength, original.alpha
        shown = round(strength * 100)
        versions: list[tuple[Key, Result]] = [
            (_ORIGINAL, Result(self.tr("Original"), original.pixels, alpha))
        ]
        finished = self._finished
        if finished is not None and finished.frame.pixels.shape == original.pixels.shape:
            name, full = self.tr("Result"), finished.full
            if full is not None:
                name = self.tr("Result: {0}")
                name = name.format(self._made_with(finished.model, finished.strength))
            frame = finished.frame
            versions.append((("file",), Result(name, frame.pixels, frame.alpha)))
            if full is not None and shown != round(finished.strength * 100):
                name = self.tr("Result at {0}%").format(shown)
                versions.append((("mixed",), Result(name, full.pixels, full.alpha, strength)))
        earlier: list[tuple[Key, Result]] = []
        made = [self._made_with(each.model, each.strength) for each in self._earlier]
        for each, how in zip(self._earlier, made, strict=True):
            if each.frame.pixels.shape == original.pixels.shape:
                name = self.tr("Earlier: {0}")
                parts = (how, each.target.name if not how or made.count(how) > 1 else "")
                name = name.format(tr(", ").join(filter(None, parts)))
                key = ("earlier", str(each.target))
                earlier.append((key, Result(name, each.frame.pixels, each.frame.alpha)))
        previews: list[tuple[Key, Result]] = []
        few = len({*self._previews, *self._compared}) <= _MOST_DOUBLE
        for model, pixels in self._previews.items():
            name = self.tr("Preview: {0}")
            whole = Result(name.format(self._made_with(model, 1.0)), pixels, alpha)
            if few or shown == 100:
                previews.append((("preview", model), whole))
            if shown != 100:
                text = name.format(self._made_with(model, strength))
                mixed = Result(text, pixels, alpha, strength)
                previews.append((("preview", model, "mixed"), mixed))
        room = _MOST_VERSIONS - len(versions)
        previews = previews[-room:]
        to_come = [model for model in self._compared if model not in self._previews]
        kept = max(0, room - len(previews) - len(to_come))
        return [*versions, *earlier[:kept], *previews]

    def _keep_preview(self, original: Frame, preview: Preview) -> None:
        """Keep the whole picture with the previewed region in it, for each model."""
        pixels, box = preview.full.pixels, preview.box
        if pixels.shape != original.pixels.shape:
            pixels = np.array(original.pixels)
            part = np.s_[box.top : box.top + box.height, box.left : box.left + box.width]
            pixels[part] = preview.full.pixels
        if preview.model not in [*self._previews][-_MOST_SURE:]:  # those keep their place
            self._previews.pop(preview.model, None)
        self._previews[preview.model] = pixels
        while len(self._previews) > _MOST_PREVIEWS:
            del self._previews[next(iter(self._previews))]

    def _title(self, model: str) -> str:
        """Return what a model is called on its card, its name if it is not installed any more."""
        return next((card.title for card in self._cards() if card.name == model), model)

    def _made_with(self, model: str, strength: float | None) -> str:
        """Return the title of a model with the strength, "" where that is not known."""
        if not model or strength is None:
            return ""
        return f"{self._title(model)} {percent(strength)}"

    def _short_names(self, names: Sequence[str]) -> list[str]:
        """Return the names in few words; the kind is in the tooltip and on the picture.

        Of several models "Preview: Best 100%" may be "Best 100%", of one it is "Preview: 100%"; the
        saved result has a mark then, and earlier ones say what they are.
        """
        short = [self._without_kind(key, name) for key, name in zip(self._keys, names, strict=True)]
        previewed = {key[1] for key in self._keys if key[0] == "preview"} | {*self._compared}
        for number, text in enumerate(short):
            kind, *of = self._keys[number]
            if kind == "preview" and len(previewed) == 1:
                # That it is no result is more than of which model.
                alone = text.removeprefix(self._title(of[0])).lstrip()
                short[number] = self.tr("Preview: {0}", "on a button").format(alone)
            elif kind == "earlier" and previewed:
                short[number] = names[number]  # else a preview of this model would rename it
            elif kind == "mixed":
                short[number] = percent(self.chosen_strength)
            elif kind == "file" and previewed:
                model = "" if self._finished is None else self._finished.model
                if previewed == {model}:
                    text = text.removeprefix(self._title(model)).lstrip()
                short[number] = _SAVED_MARK.format(text)
        return short

    def _without_kind(self, key: Key, name: str) -> str:
        """Return what a version was made with, or its whole name where that is not in it."""
        kinds = {
            "file": self.tr("Result: {0}"),
            "earlier": self.tr("Earlier: {0}"),
            "preview": self.tr("Preview: {0}"),
        }
        before, _, after = kinds.get(key[0], "{0}").partition("{0}")
        is_named = name.startswith(before) and name.endswith(after)
        return name[len(before) : len(name) - len(after)] if is_named else name

    @Slot(int)
    def _on_versions_left_chosen(self, number: int) -> None:
        self._left = self._keys[number]
        self.view.set_base(number)
        self._show(self._shown)

    def _explain(self, key: Key, name: str) -> str:
        """Return what a version is, in a sentence, below its name."""
        match key:
            case ("file",):
                said = self.tr("The saved result: {0}").format(self._target)
            case ("mixed",):
                said = self.tr("The result at the strength chosen now. It is not saved.")
            case ("earlier", target):
                said = self.tr("A result saved before: {0}").format(target)
            case ("preview", *_):
                said = self.tr("A preview of the model at this strength. It is not saved.")
            case _:
                said = ""
        return f"{name}\n{said}" if said else name

    # --- what the pictures and the view say ------------------------------------------------------

    @Slot(LoadedPicture)
    def _on_previews_loaded(self, loaded: LoadedPicture) -> None:
        if str(loaded.source) == self._source:
            self.photo_read.emit(self._source, "")
            self._original = loaded.frame
            self.preview_action.setEnabled(True)
            self.compare_action.setEnabled(True)
            self._show()
            self.reload_result()

    @Slot(FinishedPicture)
    def _on_previews_result_loaded(self, finished: FinishedPicture) -> None:
        if (str(finished.source), str(finished.target)) == (self._source, self._target):
            self._finished, self._earlier = finished, ()
            self._show(("file",))
            self.strength_known.emit()
            self.previews.load_earlier(finished.source, finished.target)

    @Slot(EarlierPictures)
    def _on_previews_earlier_loaded(self, found: EarlierPictures) -> None:
        shown = (str(found.source), str(found.target)) == (self._source, self._target)
        if shown and self._finished is not None and found.pictures:
            self._earlier = found.pictures
            self._show(self._shown)

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
        if finished.outcome == "failed":
            self.photo_read.emit(self._source, finished.message)
        if self._original is None:
            self.versions.show_versions([], 0, 0)
            self.strength.show_nothing()
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
        self._zoom.setText(self._zoom_text(zoom) if self._original is not None else "")

    def _zoom_text(self, zoom: float) -> str:
        return self.tr("Zoom {0}").format(percent(zoom))

    def _on_view_mode_changed(self) -> None:
        self.side_action.setChecked(self.view.side_by_side)
        self.loupe_action.setChecked(self.view.loupe)
        self.change_action.setChecked(self.view.change_map)

    def _on_view_result_shown(self, number: int) -> None:
        self._shown = self._keys[number]
        self._offer_strength()
        self.versions.show_current(number)
