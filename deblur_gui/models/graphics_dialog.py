"""The graphics chips of this computer: what is there, what is used, and installing what uses them.

A child process asks the package index, downloads and tries (`engine.models.runtimes`); what it
installs is used from the next start, if it was faster.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import filled, size_text, translated
from deblur_gui.models._child_dialog import ChildDialog
from deblur_gui.models.card_text import device_tip
from deblur_gui.session import Session
from deblur_gui.widgets.plain import PlainLabel, confirm
from engine.core import runtime
from engine.core.chips import Chip, find_chips
from engine.core.machine import DEVICES
from engine.core.resources import install_hint
from engine.events import Event, Finished, Metric
from engine.models.runtimes import Offer, find_offers

_WIDTH_PX = 480


class GraphicsDialog(ChildDialog):
    """Says what there is, and has a button for each thing that can be done about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what there is."""
        title = self.tr("Graphics chips and processor")
        super().__init__(title, "graphics", session, parent)
        self._device = ""
        self._bytes: float | None = None
        self.about = PlainLabel(wordWrap=True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.install_buttons: dict[str, QPushButton] = {}
        self._offers = QVBoxLayout()
        self.remove_button = QPushButton(self.tr("&Remove…"))
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = self._layout = QVBoxLayout(self)
        layout.addWidget(self.about)
        layout.addLayout(self._offers)
        layout.addWidget(self.note)
        layout.addStretch(1)
        layout.addLayout(self._work_line())
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH_PX)

    def _fit(self) -> None:
        """Be as high as what is shown; an open dialog only grows, so that no button moves."""
        self._layout.activate()
        needed = self._layout.totalHeightForWidth(self.width())
        if self.isVisible():
            needed = max(needed, self.height())
        self.setMinimumHeight(needed)
        self.resize(self.width(), needed)

    def refresh(self) -> None:
        """Look again what there is, and offer what fits."""
        chips, chosen = find_chips(), runtime.current()
        offers = [o for o in find_offers(chips) if chosen is None or o.device != chosen.device]
        names = "\n".join(chip.name for chip in chips)
        lines = [names or self.tr("No usable graphics chip was found.")]
        if chosen is not None:
            text = self.tr("In use: {0}, {1} {2}. {3:.1f} times as fast as without it.")
            title = DEVICES.get(chosen.device, chosen.device)
            faster = chosen.times_faster
            lines.append(filled(text, title, chosen.package, chosen.version, faster))
        elif chips:
            lines.append(self._advice(chips, offers))
        else:
            lines.append(
                self.tr("Photos are processed on the CPU. There is nothing that you have to do.")
            )
        if dropped := runtime.why_dropped():
            lines.append(translated(dropped))
        self.about.setText("\n\n".join(lines))
        for button in self.install_buttons.values():
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.install_buttons = {}
        for offer in offers if runtime.can_change() else []:
            button = QPushButton(self.tr("Install {0}…").format(DEVICES[offer.device]))
            button.clicked.connect(lambda _=False, device=offer.device: self.ask_size(device))
            button.setToolTip(device_tip(offer.device))
            self._offers.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.show()  # now, not with the next turn of the event loop: it is to be counted
            self.install_buttons[offer.device] = button
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self._show_running(self.is_running)

    def _advice(self, chips: tuple[Chip, ...], offers: list[Offer]) -> str:
        if offers and not runtime.can_change():
            return translated(install_hint("onnxruntime"))
        if offers and all(offer.chip.kind == "processor" for offer in offers):
            return self.tr(
                "This processor computes numbers of 16 bits (bfloat16) in about half the time of "
                "32 bits. A package that uses this can be installed; it is tried on a test "
                "picture, and kept only if it gives the same result clearly faster."
            )
        if offers:
            return self.tr(
                "Photos are processed on the CPU. A package for this chip can be installed; it is "
                "tried on a test picture, and kept only if it gives the same result clearly faster."
            )
        if any(chip.vendor == "Apple" for chip in chips):
            return self.tr("There is nothing to install: choose CoreML (Apple) under Run on.")
        return self.tr(
            "No package for it is known on this system; photos are processed on the CPU."
        )

    # --- actions ---------------------------------------------------------------------------------

    def ask_size(self, device: str) -> None:
        """Ask the package index how much is to be downloaded, and then the user."""
        if self._session.is_computing:
            self._say(
                self.tr(
                    "Something else is being computed, which would disturb the trial. Wait until "
                    "it has ended."
                )
            )
            return
        self._device, self._bytes = device, None
        self._start(self.tr("Asking the package index…"), "devices", "size", device)

    def _install_if_wanted(self) -> None:
        title = DEVICES[self._device]
        if self._bytes:
            text = self.tr("Download {0} for {1} and try it?").format(size_text(self._bytes), title)
        else:
            text = self.tr("Download {0} and try it? The package index does not tell its size.")
            text = text.format(title)
        text += "\n\n" + self.tr("If it is not faster, it is removed again and nothing changes.")
        if confirm(self, self.tr("Install"), text, self.tr("Download")):
            self._start(self.tr("Connecting…"), "devices", "install", self._device, "--yes")
        else:
            self._say("")

    def _on_remove_clicked(self) -> None:
        text = self.tr("Remove it? Photos are then processed on the CPU again.")
        if confirm(self, self.tr("Remove"), text, self.tr("Remove")):
            from engine.models.runtimes import remove

            remove()
            self._say(self.tr("Removed. It is no longer used from the next start of Deblur."))
            self.refresh()

    def reject(self) -> None:
        """Close, and cancel the running job; why one was given up has been read."""
        self._end_child()
        if runtime.current() is None:
            runtime.drop()
        super().reject()

    # --- jobs ------------------------------------------------------------------------------------

    def _on_child_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Metric):
                self._bytes = event.value
        super()._on_child_events(events)

    def _on_child_ended(self, finished: Finished) -> None:
        super()._on_child_ended(finished)
        if finished.outcome == "ok" and not self._message:  # the size was asked for
            self._show_running(False)
            self._install_if_wanted()
        self.refresh()

    def _say(self, text: str) -> None:
        super()._say(text)
        self._fit()

    def _show_running(self, running: bool) -> None:
        super()._show_running(running)
        for button in self.install_buttons.values():
            button.setEnabled(not running)
        self.remove_button.setVisible(runtime.current() is not None)
        self.remove_button.setEnabled(not running)
        self._fit()
