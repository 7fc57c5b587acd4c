"""Step 2: the model, its strength, and the device it runs on.

Signals:
    graphics_requested(): the user wants to use a graphics chip of this computer.
    details_requested(ModelCard, RunsOn): the user wants to know more about a model.
    own_strength_chosen(float): the photo that is shown is to have this strength, no other.
    own_strength_reset(): it is to have that of all photos again.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QWidget,
)

from deblur_gui.language import filled, percent, span_text, tr, translated
from deblur_gui.models.card_text import add_devices, device_text, device_tip, short_text
from deblur_gui.settings import Settings
from deblur_gui.widgets.plain import PlainLabel, RichLabel, plain
from deblur_gui.widgets.step import (
    ROW_SPACING_PX,
    ChoiceBox,
    MoreOptions,
    Step,
    choose,
    label_for,
    row,
)
from deblur_gui.widgets.strength_slider import StrengthSlider
from engine.batch.estimate import Estimate
from engine.batch.scale import AUTO_SCALE
from engine.core import runtime
from engine.core.chips import find_chips
from engine.core.time_left import span_of
from engine.models import ModelCard, RunsOn
from engine.models.choice import (
    LIVE_MODEL,
    PHOTO_MODELS,
    best_first,
    choose_precision,
    default_for_photos,
    measured_speeds,
    seconds_per_megapixel,
)
from engine.models.measure import useful_cores

_CHIPS_MS = 300
"""After the window: finding what could be installed loads modules that it does not need."""


class ModelStep(Step):
    """The models, each with its card, and the strength."""

    graphics_requested = Signal()
    details_requested = Signal(ModelCard, RunsOn)
    own_strength_chosen = Signal(float)
    own_strength_reset = Signal()

    def __init__(self, cards: Sequence[ModelCard], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("2  Model"))
        self._all: tuple[ModelCard, ...] = ()
        self._cards: list[ModelCard] = []  # those that can be chosen
        self._automatic: ModelCard | None = None
        self._is_for_watching = False  # that is why it is this one
        self._threads: int | None = None  # None = all cores
        self._precision: str | None = None  # None = the one that is much faster here, or the usual
        self._photos: Estimate | None = None  # that a start would process, if they are known
        self._is_nothing_left = False  # they are known, and there are none
        self.model = ChoiceBox()
        self.model.setAccessibleName(self.tr("Model"))
        self._can_be_faster = self._has_looked = False
        self.card = RichLabel()
        self.card.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.card.linkActivated.connect(self._on_card_link_activated)
        self.device = ChoiceBox()
        add_devices(self.device)
        self.runs_on = PlainLabel(wordWrap=True)
        self.runs_on.hide()
        self.chips = self._chips_line()
        self._make_strength()
        self.skip_sharp = QCheckBox(self.tr("Skip photos that are already sharp"))
        self.bursts = self._bursts_box()
        self.scale = self._scale_box()
        self.raw_pairs = self._raw_pairs_box()
        self.guard = self._guard_box()
        form = QFormLayout()
        form.setVerticalSpacing(ROW_SPACING_PX)
        form.addRow(self.model)
        form.addRow(self.card)
        form.addRow(self.chips)
        strength = self.strength.with_percent(row())
        form.addRow(label_for(self.tr("&Strength"), self.strength), strength)
        form.addRow(self.scope)
        form.addRow(self.skip_sharp)
        form.addRow(self.guard)
        self.more = MoreOptions(self._few_choices())
        self._options = row()
        self._options.addWidget(self.more)
        self._options.addStretch(1)
        form.addRow(self._options)
        for check in (self.skip_sharp, self.bursts, self.guard):
            check.toggled.connect(self._chose)
        self._fill(form)
        self.show_cards(cards)
        for few in (self.scale, self.raw_pairs):
            few.currentIndexChanged.connect(self._chose)
        self.device.currentIndexChanged.connect(self._show_speeds)
        for box in (self.model, self.device):
            box.currentIndexChanged.connect(self.runs_on.hide)  # not measured yet
            box.currentIndexChanged.connect(self._chose)
        self.strength.moved.connect(self._on_strength_moved)
        self._show_scope()

    def _make_strength(self) -> None:
        self.strength = StrengthSlider()
        self._strength_of_all = 1.0
        self._strength_of_file: float | None = None
        self._is_own = False  # the slider is that of one photo
        self._strength_of_batch: float | None = None  # that runs
        self.scope = RichLabel()
        self.scope.setTextInteractionFlags(self.card.textInteractionFlags())
        self.scope.linkActivated.connect(self._on_scope_link_activated)

    def _chips_line(self) -> RichLabel:
        line = RichLabel()
        line.setTextInteractionFlags(self.card.textInteractionFlags())
        line.linkActivated.connect(lambda _: self.graphics_requested.emit())
        line.hide()
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Find out about chips later: on a busy machine the window alone takes longer to make."""
        super().showEvent(event)
        if not self._has_looked:
            self._has_looked = True
            QTimer.singleShot(_CHIPS_MS, self, self.show_chips)

    @Slot()
    def show_chips(self) -> None:
        """Say which chip could be used but is not, and why one is used no longer."""
        text, chips, chosen = translated(runtime.why_dropped()), find_chips(), runtime.current()
        self._can_be_faster = False
        if chips and not text:
            from engine.models.runtimes import find_offers  # not for the first paint

            offers = find_offers(chips)
            if offers and chosen is None:
                chip = offers[0].chip
                self._can_be_faster = chip.kind == "processor"
                if not self._can_be_faster:
                    text = self.tr("{0}: not used yet.").format(chip.name)
        self._show_consequences()
        more = self.tr("Graphics chips…")
        self.chips.setText(f'{html.escape(text)} <a href="chips">{more}</a>')
        self.chips.setVisible(bool(text))

    def _few_choices(self) -> QWidget:
        """Return the choices that few people need."""
        few = QWidget()
        inner = QFormLayout(few)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addRow(label_for(self.tr("&Long blur"), self.scale), self.scale)
        inner.addRow(self.tr("Run &on"), self.device)
        inner.addRow(self.runs_on)
        inner.addRow(self.bursts)
        inner.addRow(label_for(self.tr("RA&W + JPEG"), self.raw_pairs), self.raw_pairs)
        return few

    def _guard_box(self) -> QCheckBox:
        box = QCheckBox(self.tr("Reject results that look worse"))
        box.setToolTip(
            self.tr(
                "If a result looks worse than the photo, it is applied at lower strength "
                "or rejected."
            )
        )
        return box

    def _bursts_box(self) -> QCheckBox:
        box = QCheckBox(self.tr("Bursts: keep only the sharpest frame"))
        box.setToolTip(
            self.tr(
                "Frames taken within seconds that show the same scene are a burst. Only its "
                "sharpest frame is processed; the others are skipped."
            )
        )
        return box

    def _raw_pairs_box(self) -> ChoiceBox:
        box = ChoiceBox()
        box.addItem(self.tr("Only the JPEG or HEIC"), "jpeg")
        box.addItem(self.tr("Only the RAW file"), "raw")
        box.addItem(self.tr("Both"), "both")
        box.setToolTip(
            self.tr(
                "Which photo is processed where a folder has a RAW file and a JPEG or HEIC of the "
                "same name. A file that you drop itself is always processed."
            )
        )
        return box

    def put_beside_options(self, button: QWidget) -> None:
        """Put a button at the right of "More options"."""
        self._options.addWidget(button)

    def _scale_box(self) -> ChoiceBox:
        box = ChoiceBox()
        for scale, text in (
            (AUTO_SCALE, self.tr("Automatic")),
            (1, self.tr("Full size")),
            (2, self.tr("Half size")),
            (3, self.tr("A third")),
        ):
            box.addItem(text, scale)
        box.setToolTip(
            self.tr(
                "Very long blur, and blur in large photos that are soft at 100 %, is removed "
                "better on a smaller copy of the photo, of which only the correction is enlarged. "
                "The result has the full size."
            )
        )
        return box

    def show_cards(self, cards: Sequence[ModelCard], chosen: str | None = None) -> None:
        """Offer the choice by the program, and these models; the choice stays where it can.

        `chosen`: the name of the model that is chosen, None for the one that is shown. They differ
        where it was renamed since it was shown.
        """
        before = self.model.currentData() if chosen is None else chosen
        self._fill_models(cards, before)
        self._show_consequences()
        if before is not None and self.model.currentData() != before:
            self._chose()

    def name_of(self, name: str) -> str:
        """Return the name of the model of this name in any case as it is written; "" for none."""
        by_name = {card.name.casefold(): card.name for card in self._all}
        return by_name.get(name.casefold(), "")

    def _fill_models(self, cards: Sequence[ModelCard], chosen: str | None) -> None:
        """Offer these models but that for video, unless it is the chosen one."""
        self._all = tuple(cards)
        blocker = QSignalBlocker(self.model)
        for_video = {LIVE_MODEL} - {chosen}
        self._cards = [card for card in best_first(cards) if card.name not in for_video]
        self.model.clear()
        self.model.addItem("", "")
        for number, card in enumerate(self._cards, 1):
            self.model.addItem(card.title, card.name)
            tip = plain(translated(card.description))
            self.model.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        self._name_automatic()
        choose(self.model, chosen)
        self._show_speeds()
        del blocker

    def _measured_speeds(self) -> dict[str, float]:
        """Return what was measured, with the chosen means, as the choice is made."""
        device = self.device.currentData()
        return measured_speeds(self._cards, RunsOn(device, self._precision, self._threads))

    @Slot()
    def _show_speeds(self) -> None:
        """Show beside each model what is known of its speed on the chosen device."""
        if self._photos is not None and self._photos.megapixels > 0:
            self._show_costs(self._photos)
            return
        speeds = self._measured_speeds()
        for number, card in enumerate(self._cards, 1):
            text = card.title if self._is_nothing_left else self._with_speed(card, speeds)
            self.model.set_text(number, text, card.title)

    def _with_speed(self, card: ModelCard, speeds: Mapping[str, float]) -> str:
        """Return the title of a model with what it takes, which is all that tells before photos."""
        each = None
        if card.name in PHOTO_MODELS:
            each = seconds_per_megapixel(card, self._cards, speeds, useful_cores(self._threads))
        if each is None:
            return card.title
        number = round(each) if each >= 10 else round(each, 1)
        return filled(self.tr("{0}: about {1} s per megapixel"), card.title, number)

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """The models that can be chosen."""
        return tuple(self._cards)

    @property
    def all_cards(self) -> tuple[ModelCard, ...]:
        """Also that for video, which an earlier batch may have been started with."""
        return self._all

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        checks = (self.skip_sharp, self.bursts, self.guard)
        boxes = (self.model, self.device, self.scale, self.raw_pairs)
        widgets = (*boxes, self.strength, *checks)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        is_offered = self.model.findData(LIVE_MODEL) >= 0
        if is_offered != (settings.model == LIVE_MODEL):  # it is, only while it is the chosen one
            self._fill_models(self._all, settings.model)
        choose(self.model, settings.model)
        before = self.device.currentData(), self._threads, self._precision
        is_other_speed = before != (settings.device, settings.threads, settings.precision)
        self._threads, self._precision = settings.threads, settings.precision
        choose(self.device, settings.device)
        choose(self.scale, settings.scale)
        choose(self.raw_pairs, settings.raw_pairs)
        self._strength_of_all = settings.strength
        if not self._is_own:
            self.strength.set_strength(settings.strength)
        self.skip_sharp.setChecked(settings.skip_sharp)
        self.bursts.setChecked(settings.bursts)
        self.guard.setChecked(settings.guard)
        if is_other_speed:
            self._show_speeds()
        del blockers
        self._show_scope()
        self._show_consequences()

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {
            "model": self.model.currentData() or "",
            "device": self.device.currentData(),
            "scale": self.scale.currentData(),
            "raw_pairs": self.raw_pairs.currentData(),
            "strength": self._strength_of_all,
            "skip_sharp": self.skip_sharp.isChecked(),
            "bursts": self.bursts.isChecked(),
            "guard": self.guard.isChecked(),
        }

    def show_own_strength(self, own: float | None, of_file: float | None) -> None:
        """Let the slider be that of all photos, or with `own` that of the photo that is shown.

        `of_file`: the strength of its result, None where that cannot be changed.
        """
        self._is_own, self._strength_of_file = own is not None, of_file
        blocker = QSignalBlocker(self.strength)
        self.strength.set_strength(self._strength_of_all if own is None else own)
        del blocker
        self._show_scope()
        self._show_consequences()

    def _show_scope(self) -> None:
        usual, running = percent(self._strength_of_all), self._strength_of_batch
        text, link = self.tr("For all photos"), self.tr("Set for this photo only")
        if self._is_own:
            text = self.tr("For this photo only; batches use {0}").format(usual)
            link = self.tr("Reset")
        elif running is not None and percent(running) != usual:
            text = self.tr("Next batch; this one has {0}").format(percent(running))
            link = self.tr("This photo only")  # in one line
        if self._strength_of_file is None and not self._is_own:
            link = ""
        self.scope.setText(f'{text} · <a href="scope">{link}</a>' if link else text)
        self.scope.setToolTip(
            self.tr(
                "The strength of the next batch. A finished photo is changed only when you press "
                "Save below it, and can be given a strength of its own."
            )
        )

    def show_running(self, strength: float | None) -> None:
        """Say which strength the running batch has where that is not the chosen one; None: none."""
        if strength != self._strength_of_batch:
            self._strength_of_batch = strength
            self._show_scope()

    @property
    def strength_of_all(self) -> float:
        """The strength chosen for all photos, also while the slider is that of one."""
        return self._strength_of_all

    def show_automatic(self, card: ModelCard | None, *, is_for_watching: bool = False) -> None:
        """Show which model these photos get if none is chosen; `card` is the one that they get.

        None where there are no photos. `is_for_watching`: it was chosen for a watched folder.
        """
        if card is None or not self.model.currentData():
            self._automatic, self._is_for_watching = card, is_for_watching
            self._name_automatic()
            self._show_consequences()

    def _name_automatic(self) -> None:
        text = self.tr("Automatic")
        if self._automatic is not None:
            text = self.tr("Automatic ({0})").format(self._automatic.title)
        self.model.setItemText(0, text)

    def show_measured(self, estimate: Estimate) -> None:
        """Show the device that really runs the model, and its measured speed."""
        lines = []
        if estimate.running_on:
            lines.append(self.tr("Runs on {0}").format(device_text(estimate.running_on)))
        if estimate.megapixels > 0:
            speed = estimate.seconds_per_megapixel
            lines.append(filled(self.tr("{0:.1f} s per megapixel, measured here"), speed))
            self._photos, self._is_nothing_left = estimate, False
            self._show_costs(estimate)
        lines += map(translated, estimate.notes)
        self.runs_on.setText("\n".join(lines))
        self.runs_on.setToolTip(device_tip(estimate.running_on))
        self.runs_on.setVisible(bool(lines))

    def show_expected(self, estimate: Estimate) -> None:
        """Show what these photos take with each model as far as it is known without measuring."""
        self._photos, self._is_nothing_left = estimate, False
        self._show_speeds()

    def clear_costs(self, *, nothing_left: bool = False) -> None:
        """Show what each model takes at all: no photos are known that a start would process.

        `nothing_left`: there are photos, but all are finished: there is no time to be told.
        """
        self._photos, self._is_nothing_left = None, nothing_left
        self.runs_on.hide()
        self._show_speeds()

    def _show_costs(self, photos: Estimate) -> None:
        """Show beside each model what these photos take with it, and which is recommended.

        By what the estimate knows, which step 4 tells: of one model there are no two times. Without
        anything measured on this computer, it says so.
        """
        cores, measured = useful_cores(self._threads), photos.speeds
        advised = default_for_photos(self._cards, photos.computed, measured, cores)
        if not self.model.currentData():  # it knows more: which photos there are
            advised = self._automatic or advised
        elif advised is not None:
            self._automatic = advised
            self._name_automatic()
        for number, card in enumerate(self._cards, 1):
            each = seconds_per_megapixel(card, self._cards, measured, cores)
            if card.name in PHOTO_MODELS and each is not None:
                time = span_text(span_of(each * photos.computed(card)))
                time = time if photos.is_measured else tr("{0} (estimated)").format(time)
                text = short = self.tr("{0}: {1}").format(card.title, time)
                if card is advised:
                    text = self.tr("{0}: {1}, recommended").format(card.title, time)
                self.model.set_text(number, text, short, card.title)

    def _show_consequences(self) -> None:
        card = self.chosen_card()
        details, faster = self.tr("Model details…"), self.tr("Compute faster…")
        links = [] if card is None else [f'<a href="card">{details}</a>']
        if self._can_be_faster:  # in this line: many screens have no room for one more
            links.append(f'<a href="chips">{faster}</a>')
        if card is None:
            text = self.tr("Chosen by the number of photos and the speed of this computer.")
        elif self._is_for_watching and not self.model.currentData():
            text = self.tr("Chosen as the number of photos is not known.")
        else:
            text = short_text(card, self.device.currentData(), self._given_precision(card))
        self.card.setText("<br>".join([text, " · ".join(links)] if links else [text]))

    @Slot(float)
    def _on_strength_moved(self, strength: float) -> None:
        if self._is_own:
            self.own_strength_chosen.emit(strength)
        else:
            self._strength_of_all = strength
            self._show_scope()
            self._chose()

    @Slot(str)
    def _on_scope_link_activated(self, _link: str) -> None:
        if self._is_own:
            self.own_strength_reset.emit()
        elif self._strength_of_file is not None:
            self.own_strength_chosen.emit(self._strength_of_file)

    def chosen_title(self) -> str:
        """Return the title of the chosen model, or of the one chosen automatically."""
        card = self.chosen_card()
        return self.model.currentText() if card is None else card.title

    def chosen_card(self) -> ModelCard | None:
        """Return the chosen model, or the one chosen automatically; None if it is not known yet."""
        number = self.model.currentIndex()
        return self._cards[number - 1] if number > 0 else self._automatic

    def _given_precision(self, card: ModelCard) -> str | None:
        return card.supported_precision(self._precision)

    def _on_card_link_activated(self, link: str) -> None:
        card = self.chosen_card()
        if link == "chips":
            self.graphics_requested.emit()
        elif card is not None:
            device = self.device.currentData()
            precision = self._given_precision(card) or choose_precision(card, device)
            self.details_requested.emit(card, RunsOn(device, precision, self._threads))
