"""Finished photos saved again at another strength, without the model.

slider -> viewer (blended as it is drawn) -> Save -> engine.batch.reblend -> file, list, notice

The slider is that of all photos, until one that is finished is given a strength of its own: that
photo is left alone where the strength of all is applied, unless the user selects it.

Signals:
    saved(str, float): the result of this photo has this strength now.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from deblur_gui.language import translated
from deblur_gui.photos.finished import FinishedPhotos
from deblur_gui.photos.page import PhotosPage
from deblur_gui.session import Session
from deblur_gui.settings import Settings
from deblur_gui.settings_store import SettingsStore
from engine.batch.reblend import reblend
from engine.events import Event, Finished, ItemDone, ItemFailed


class ReblendController(QObject):
    """Writes what the viewer shows, and says what was done."""

    saved = Signal(str, float)

    def __init__(
        self,
        page: PhotosPage,
        settings: SettingsStore,
        session: Session,
        finished: FinishedPhotos,
    ) -> None:
        super().__init__(page)
        self._finished = finished
        self._page, self._settings, self._session = page, settings, session
        self._left = 0
        self._written = Counter[float]()
        """How many results were saved again, by their strengths."""
        self._errors: list[str] = []
        self._items: set[str] = set()
        bar = page.viewer.strength
        bar.apply_clicked.connect(self._on_bar_apply_clicked)
        page.list.selection_changed.connect(self._show)
        page.list.photo_chosen.connect(self._show)
        page.list.finished_changed.connect(self.show_others)
        settings.changed.connect(self._on_settings_changed)
        page.viewer.strength_known.connect(self._show)
        page.steps.model.own_strength_chosen.connect(self._on_model_own_strength_chosen)
        page.steps.model.own_strength_reset.connect(self._on_model_own_strength_reset)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show whose strength the slider is, and what it can be applied to."""
        page, own = self._page, self._finished.own_strength_of(self._page.list.current())
        of_file = page.viewer.strength_of_file
        own = own if of_file is not None else None
        page.viewer.show_own_strength(own)
        page.steps.model.show_own_strength(own, of_file)
        self.show_others()

    @Slot()
    def show_others(self) -> None:
        """Offer to save what has another strength; to be called when one has become known."""
        photos = self._page.list
        is_own = self._finished.own_strength_of(photos.current()) is not None
        several = len(photos.selected()) > 1 and not is_own
        selected = self._chosen("selected") if several else []
        finished = [] if several or is_own else self._chosen("finished")
        strength = self._settings.current.strength
        self._page.viewer.strength.show_others(selected, finished, strength)

    def _chosen(self, which: str) -> list[str]:
        """Return the photos meant by `StrengthBar.apply_clicked`; of several those that change."""
        photos = self._page.list
        if which == "one":
            return [photos.current()]
        if which == "selected":
            keys = photos.selected()
        else:
            done = photos.keys("done")
            keys = [key for key in done if self._finished.own_strength_of(key) is None]
        strength = self._settings.current.strength
        differing = [key for key in keys if self._finished.strength_of(key) not in (None, strength)]
        return [key for key in differing if self._has_result(key)]

    def _has_result(self, key: str) -> bool:
        """Whether a photo has a result; of one that is done it need not be looked at."""
        row = self._page.list.model.row_of(key)
        if row is None or not row.result:
            return False
        return row.state == "done" or os.path.isfile(row.result)

    @Slot(Settings, Settings)
    def _on_settings_changed(self, before: Settings, now: Settings) -> None:
        if before.strength != now.strength:
            self.show_others()

    @Slot(float)
    def _on_model_own_strength_chosen(self, strength: float) -> None:
        self._finished.choose_strength(self._page.list.current(), strength)
        self._show()

    @Slot()
    def _on_model_own_strength_reset(self) -> None:
        self._finished.reset_strength([self._page.list.current()])
        self._show()

    @Slot(str)
    def _on_bar_apply_clicked(self, which: str) -> None:
        """Write the current photo, all selected or all finished ones, at the chosen strength.

        All finished ones are those without a strength of their own; what has it is not written.
        """
        items, chosen = [], self._chosen(which)
        for key in chosen:
            row = self._page.list.model.row_of(key)
            if row is not None and row.result and os.path.isfile(row.result):
                items.append((Path(row.key), Path(row.result)))
        if not chosen:
            self._page.notice.say(self.tr("None of these results has another strength."))
            return
        if not items:
            self._page.notice.say(self.tr("%Ln result(s) cannot be found.", "", len(chosen)))
            return
        if not self._left:
            self._written, self._errors, self._items = Counter(), [], set()
        self._left += len(items)
        self._items.update(str(source) for source, _ in items)
        self._page.show_status(self.tr("Saving %Ln result(s)…", "", len(items)))
        strength = self._settings.current.strength
        if which == "one":
            strength = self._page.viewer.chosen_strength
        else:
            self._finished.reset_strength(chosen)
            self._show()
        session = self._session
        work = partial(reblend, tuple(items), strength, session.open_queue)
        session.slots.run(
            "reblend",
            work,
            None,
            partial(self._on_reblend_events, strength),
            failed=self._on_reblend_failed,
            in_turn=True,
        )

    def _on_reblend_failed(self, finished: Finished) -> None:
        self._left = 0
        self._page.show_status("")
        self._page.notice.say_failure(finished)

    def _on_reblend_events(self, strength: float, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, ItemDone):
                self._written[strength] += 1
                self.saved.emit(event.item, strength)
                note = self.tr("now at {0}%").format(round(strength * 100))
                row = self._page.list.model.row_of(event.item)
                if row is not None and row.target != event.target:
                    # The row names what a start would write: with another model, another file.
                    note = f"{Path(event.target).name}: {note}"
                self._page.list.model.note_saved(event.item, note)
                if event.item == self._page.list.current():
                    self._page.viewer.reload_result()
            elif isinstance(event, ItemFailed):
                self._errors.append(f"{Path(event.item).name}: {translated(event.text)}")
            else:
                continue
            self._left = max(0, self._left - 1)
            if not self._left:
                self.show_others()
                self._sum_up()

    def _sum_up(self) -> None:
        said = []
        for strength, count in self._written.items():
            text = self.tr("%Ln result(s) saved again at {0}% strength.", "", count)
            said.append(text.format(round(strength * 100)))
        if self._written:
            said.append(self.tr("The originals were not changed."))
        if self._errors:
            said.append(self.tr("%Ln could not be saved:", "", len(self._errors)))
            said.append("\n" + "\n".join(self._errors[:3]))
        self._page.show_status("")  # it says that they are being saved
        current = self._page.list.current()
        self._page.notice.say(" ".join(said), of_photo=current if self._items == {current} else "")
