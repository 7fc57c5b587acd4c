"""Below the viewer: save results at another strength, this one, the selected ones or all.

Signals:
    StrengthBar.apply_clicked(str): save it so; "one", "selected" or "finished": which photos.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from deblur_gui.photos.photo_row import elided_name
from deblur_gui.widgets.plain import plain

_NAME_PX = 160
"""Room for the name of a single other photo, on its button."""

_MOST_NAMED = 10
"""So many others are named in the tooltip."""


class StrengthBar(QWidget):
    """Hidden if there is nothing to save."""

    apply_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Save at another strength"))
        self._several = ""
        self._is_offered = False
        self._shown = self._of_file = self._of_all = 1.0
        self._others: Sequence[str] = ()  # their keys
        self.one, self.all = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.one)
        layout.addWidget(self.all)
        self.one.clicked.connect(lambda: self.apply_clicked.emit("one"))
        self.all.clicked.connect(lambda: self.apply_clicked.emit(self._several))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Offer nothing: what is shown is not a result."""
        self._is_offered = False
        self._show()

    def show_strengths(self, of_file: float, shown: float) -> None:
        """Show the strength of the file and the one shown; without a difference hide the first."""
        self._is_offered = True
        self._of_file, self._shown = of_file, shown
        self._show()

    def show_others(
        self, selected: Sequence[str], finished: Sequence[str], strength: float
    ) -> None:
        """Offer to save results that have another strength: selected or finished ones, by key."""
        self._several = "selected" if selected else "finished"
        self._others, self._of_all = selected or finished, strength
        self._show()

    def _show(self) -> None:
        before, now, all_ = (round(100 * n) for n in (self._of_file, self._shown, self._of_all))
        differs, others = now != before, len(self._others)
        self.one.setText(self.tr("Save at {0}%").format(now))
        text = self.tr(
            "The file has strength {0}%. Saves it again at strength {1}%; the original is never "
            "changed."
        )
        self.one.setToolTip(text.format(before, now))
        if self._several == "selected":
            text = self.tr("Save %Ln selected at {0}%", "", others)
        elif differs:
            text = self.tr("Save all %Ln at {0}%", "", others)
        elif others == 1:  # it is not the one that is shown
            text = self.tr("Save {1} at {0}%")
        else:
            text = self.tr("Save %Ln other(s) at {0}%", "", others)
        names = [os.path.basename(key) for key in self._others[:_MOST_NAMED]]
        name = elided_name(names[0], self.all.fontMetrics(), _NAME_PX) if names else ""
        self.all.setText(text.format(all_, name.replace("&", "&&")))
        text = self.tr(
            "Saves the results that have another strength again at strength {0}%, each with the "
            "model that it was made with. The originals are never changed."
        )
        names += ["…"] if others > _MOST_NAMED else []
        self.all.setToolTip(plain("\n".join([text.format(all_), *names])))
        self.one.setVisible(differs)
        self.all.setVisible(others > differs)
        self.setVisible(self._is_offered and (differs or others > 0))
