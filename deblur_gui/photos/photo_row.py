"""One row of the photo list, and how it is drawn."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deblur_gui.language import tr, translated
from engine.messages import code_of, is_rejected, joined, msg, parts_of

_SIDE = 56
_GAP = 8

TARGET_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether there is a result, or will be one as far as is known; a bool."""

WORDS_ROLE = Qt.ItemDataRole.UserRole + 2
"""What is said of a photo below its name; a str."""

FOLDER_ROLE = Qt.ItemDataRole.UserRole + 3
"""Where a photo is, from what all folders of the list have in common; "" if there is one; a str."""

DONE_AT = msg("at {percent}% strength", "done-at", percent=100)
"""Of a finished photo whose result has another strength than the chosen one."""

_COLOURS = {
    "working": (QColor(38, 110, 204), QColor(96, 165, 245)),
    "done": (QColor(30, 120, 60), QColor(92, 200, 125)),
    "kept": (QColor(100, 100, 104), QColor(170, 170, 176)),
    "failed": (QColor(190, 40, 34), QColor(255, 120, 110)),
}
"""On a light and on a dark ground, each with a contrast of 4.5 or more."""

_LABELS = {
    "sharp": QColor(30, 120, 60),
    "motion": QColor(38, 100, 190),
    "blurred": QColor(38, 100, 190),
    "defocus": QColor(130, 70, 170),
    "noisy": QColor(140, 90, 20),
    "unsure": QColor(95, 95, 100),
    "unreadable": QColor(180, 40, 34),
}
"""Grounds for white writing."""

_IN_TOOLTIP = ("renamed", "full-size")
"""Codes of remarks that are only there: the name is in the row, and full size is what is usual."""

_LOW_GAIN_LABELS = ("noisy", "defocus")
"""Labels of flaws that the models are not made for."""


@dataclass(slots=True)
class Row:
    """A picture in the list; the states are those of `deblur_gui.photos.state.PictureState`."""

    key: str
    target: str = ""
    state: str = "waiting"
    reason: str = ""
    hint: str = ""
    fraction: float = 0.0
    result: str = ""
    """An existing result, whatever a newer plan would name the next one."""
    label: str = ""
    """A label of `engine.quality.triage`, "unreadable", or "" if not analysed."""
    number: float = 0.0
    seen: str = ""
    """The reason for the label."""
    direction_degrees: float | None = None
    length_px: float | None = None
    advice: str = ""
    """That the blur is longer than the chosen model can remove, or ""."""
    help: str = ""
    """What would help then."""
    details: str = ""
    """In which settings the result differs from the chosen ones, a line each."""
    note: str = ""
    """What is to be known of the result, where `reason` says something else."""
    best_frame: str = ""
    """The key of the sharpest frame of the burst that triage found this one in, or "".

    It names the burst, also after that frame has been removed from the list."""
    detail: float = 0.0
    """How much fine detail it has, to be compared among the frames of its burst."""
    guarded: bool = False
    """Whether the guard kept the original, or used less of the result."""

    def copy_from(self, old: Row) -> None:
        """Copy what an older row of the same photo knows."""
        self.result, self.guarded = self.result or old.result, old.guarded
        self.label, self.number, self.seen = old.label, old.number, old.seen
        self.direction_degrees, self.length_px = old.direction_degrees, old.length_px
        self.best_frame, self.detail = old.best_frame, old.detail

    def say(self, reason: str) -> None:
        """Give another reason; what was said of the result before says nothing beside it."""
        self.reason, self.details, self.note = reason, "", ""

    def looks(self) -> tuple[str, str, str]:
        """Return the parts of a plan that the list shows."""
        return self.target, self.reason, self.state

    @property
    def counted_as(self) -> str:
        """The state by which it is counted and named; "rejected": its result was not used."""
        rejected = self.state == "kept" and is_rejected(code_of(self.reason))
        return "rejected" if rejected else self.state

    @property
    def name(self) -> str:
        """The file's name."""
        return os.path.basename(self.key)

    @property
    def target_name(self) -> str:
        """The result's name, with its folder where that is another one: names may be equal then."""
        folder, name = os.path.split(self.target)
        if folder == os.path.dirname(self.key):
            return name
        parts, source = [name], os.path.dirname(self.key)
        # In a mirrored tree the last folders are those of the photo: from where they differ.
        while (same := os.path.basename(folder)) and same == os.path.basename(source):
            parts.insert(0, same)
            folder, source = os.path.dirname(folder), os.path.dirname(source)
        return os.path.join(os.path.basename(folder), *parts)


def label_name(label: str) -> str:
    """Return a label of the triage in the user's language."""
    names = {
        "sharp": QCoreApplication.translate("PhotoRow", "Sharp"),
        "motion": QCoreApplication.translate("PhotoRow", "Motion"),
        "blurred": QCoreApplication.translate("PhotoRow", "Blurred"),
        "defocus": QCoreApplication.translate("PhotoRow", "Out of focus"),
        "noisy": QCoreApplication.translate("PhotoRow", "Noisy"),
        "unsure": QCoreApplication.translate("PhotoRow", "Unsure"),
        "unreadable": QCoreApplication.translate("PhotoRow", "Unreadable"),
    }
    return names.get(label, label)


def is_surely_sharp(row: Row) -> bool:
    """Whether a batch takes a photo for sharp: others are deblurred nevertheless."""
    if row.label != "sharp":
        return False
    from engine.quality.triage import SURE_SHARP  # not for the first paint

    return row.number >= SURE_SHARP


def is_in_doubt(row: Row) -> bool:
    """Whether triage found a label that may well be wrong, or not sure enough to skip a photo."""
    if not row.label or not row.number:
        return False
    from engine.quality.triage import LIKELY

    return row.number < LIKELY or (row.label == "sharp" and not is_surely_sharp(row))


def badge_of(row: Row) -> tuple[str, QColor]:
    """Return what is written over the thumbnail, and its ground."""
    name, unsure = label_name(row.label), _LABELS["unsure"]
    if is_in_doubt(row) and row.label != "unsure":
        return QCoreApplication.translate("PhotoRow", "{0}?").format(name), unsure
    return name, _LABELS.get(row.label, unsure)


def label_text(row: Row, *, with_certainty: bool = True) -> str:
    """Return what triage found: "Motion 12 px at 34°, 93% sure"."""
    words = label_name(row.label)
    if row.length_px is not None and row.direction_degrees is not None:
        text = QCoreApplication.translate("PhotoRow", "{0} {1} px at {2}°")
        words = text.format(words, round(row.length_px), round(row.direction_degrees))
    sure = QCoreApplication.translate("PhotoRow", "{0}, {1}% sure")
    if not with_certainty or not row.number:
        return words
    return sure.format(words, round(100 * row.number))


def state_name(state: str) -> str:
    """Return a state, as it is counted, in the user's language."""
    names = {
        "waiting": QCoreApplication.translate("PhotoRow", "Waiting"),
        "working": QCoreApplication.translate("PhotoRow", "Working"),
        "done": QCoreApplication.translate("PhotoRow", "Done"),
        "kept": QCoreApplication.translate("PhotoRow", "Skipped"),
        "rejected": QCoreApplication.translate("PhotoRow", "Kept unchanged"),
        "failed": QCoreApplication.translate("PhotoRow", "Failed"),
    }
    return names.get(state, state)


class PhotoDelegate(QStyledItemDelegate):
    """Draws a `Row` (UserRole) with its thumbnail (DecorationRole)."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of every row."""
        return QSize(200, max(_SIDE, 3 * option.fontMetrics.height()) + 2 * _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw thumbnail, name, what becomes of it, state and progress."""
        row = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if selected:
            painter.fillRect(option.rect, palette.brush(QPalette.ColorRole.Highlight))
        box = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        picture = QRect(box.left(), box.top(), _SIDE, _SIDE)
        _paint_thumbnail(painter, picture, index.data(Qt.ItemDataRole.DecorationRole), palette)
        _paint_label(painter, picture, row, option.font)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        colour = palette.color(role)
        text = box.adjusted(_SIDE + _GAP, 0, 0, 0)
        is_named = bool(index.data(TARGET_ROLE))
        said = state_lines(index.data(WORDS_ROLE), option.font, text.width(), 2 - is_named)
        names = NameLine.of(row.name, index.data(FOLDER_ROLE), option.font, text.width())
        names.paint(painter, text, colour, selected)
        _paint_text(painter, text, row, said, option.font, colour, selected, is_named=is_named)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colour.red(), colour.green(), colour.blue(), 120))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _paint_thumbnail(
    painter: QPainter, box: QRect, pixmap: QPixmap | None, palette: QPalette
) -> None:
    if pixmap is None or pixmap.isNull():
        painter.fillRect(box, palette.color(QPalette.ColorRole.AlternateBase))
        if pixmap is not None:  # tried without success
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "?")
        return
    size = pixmap.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawPixmap(target, pixmap)


def _paint_label(painter: QPainter, box: QRect, row: Row, font: QFont) -> None:
    """Draw what triage found over the lower edge of the thumbnail."""
    if not row.label:
        return
    painter.save()
    name, ground = badge_of(row)
    painter.setFont(label_font(name, font, box.width() - 2))
    height = painter.fontMetrics().height() + 1
    strip = QRect(box.left(), box.bottom() - height + 1, box.width(), height)
    painter.fillRect(strip, ground)
    painter.setPen(Qt.GlobalColor.white)
    name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, strip.width() - 2)
    painter.drawText(strip, int(Qt.AlignmentFlag.AlignCenter), name)
    painter.restore()


def label_font(name: str, font: QFont, width: int) -> QFont:
    """Return the font of a label: narrower, then smaller letters before any is left out."""
    small = QFont(font)
    size = font.pointSizeF()
    for share, stretch in ((0.8, 100), (0.8, 87), (0.8, 75), (0.7, 75), (0.6, 62)):
        small.setPointSizeF(max(6.0, size * share))
        small.setStretch(stretch)
        if QFontMetrics(small).horizontalAdvance(name) <= width:
            break
    return small


_FOLDER_SHARE = 0.4
"""So much of the line a folder may take from a name that is long."""


@dataclass(frozen=True)
class NameLine:
    """The first line of a row: the file's name, and its folder where the list has several.

    Cameras begin their numbers anew: the same name in two folders is usual.
    """

    name: str
    folder: str
    folder_left: int
    """Where the folder begins, in pixels from the name."""
    font: QFont

    @classmethod
    def of(cls, name: str, folder: str, font: QFont, width: int) -> NameLine:
        """Return both, cut in their middles to a width together."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, plain = QFontMetrics(bold), QFontMetrics(font)
        if not folder:
            return cls(elided_name(name, metrics, width), "", 0, font)
        wanted = min(plain.horizontalAdvance(folder) + _GAP, round(_FOLDER_SHARE * width))
        name = elided_name(name, metrics, width - wanted)
        left = metrics.horizontalAdvance(name) + _GAP
        return cls(name, elided_name(folder, plain, width - left), left, font)

    def paint(self, painter: QPainter, box: QRect, colour: QColor, selected: bool) -> None:
        """Draw it at the top of a box."""
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        bold, faint = QFont(self.font), QColor(colour)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(self.font)
        line = QRect(box.left(), box.top(), box.width(), painter.fontMetrics().height() + 2)
        faint.setAlpha(255 if selected else 190)
        painter.setPen(faint)
        painter.drawText(line.adjusted(self.folder_left, 0, 0, 0), flags, self.folder)
        painter.setFont(bold)
        painter.setPen(colour)
        painter.drawText(line, flags, self.name)


def _paint_text(
    painter: QPainter,
    box: QRect,
    row: Row,
    said: Sequence[str],
    font: QFont,
    colour: QColor,
    selected: bool,
    *,
    is_named: bool,
) -> None:
    """Draw the lines below the name; `is_named`: the first of them is the name of the result."""
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    line = metrics.height() + 2
    first = QRect(box.left(), box.top(), box.width(), line)
    dark = colour.lightness() > 127  # light writing: the ground is dark
    shade = _COLOURS[row.state][dark] if row.state in _COLOURS and not selected else colour
    faint = QColor(colour)
    faint.setAlpha(255 if selected else 190)
    painter.setPen(faint)
    second = first.translated(0, line)
    if is_named:
        room = second.width() - metrics.horizontalAdvance("→ ")
        painter.drawText(second, left, "→ " + elided_name(row.target_name, metrics, room))
    third = second.translated(0, line)
    if row.state == "working":
        bar = QRect(third.left(), third.center().y() - 2, third.width(), 5)
        painter.fillRect(bar, QColor(colour.red(), colour.green(), colour.blue(), 50))
        bar.setWidth(round(bar.width() * min(1.0, max(0.0, row.fraction))))
        painter.fillRect(bar, shade)
        return
    painter.setPen(shade if row.state in _COLOURS else faint)
    for place, text in zip((second, third)[is_named:], said, strict=False):
        painter.drawText(place, left, text)


def elided_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """Return a file's name, cut to a width in its middle.

    Its beginning is what it is known by; names of a series, and of results, differ at their ends.
    """
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)


def remarks(row: Row, *, skipped: bool = False, burst: str = "") -> list[str]:
    """Return what is said of a photo beside its state and what triage found.

    `skipped`: it will be skipped. `burst`: what is known of it among the frames of a burst.
    """
    said = []
    if skipped:
        said.append(QCoreApplication.translate("PhotoRow", "will be skipped"))
    elif row.state == "waiting" and row.label in _LOW_GAIN_LABELS and not is_in_doubt(row):
        said.append(QCoreApplication.translate("PhotoRow", "little will improve"))
    note = translated(row.note)
    reasons = dict.fromkeys((translated(row.reason), note))
    if note:  # it says more than where it is from
        reasons.pop(by_earlier(), None)
    return [each for each in (*said, *reasons, burst) if each]


def by_earlier() -> str:
    """Return what is said of a finished photo of which nothing else is known."""
    return tr("by an earlier batch")


def result_gone() -> str:
    """Return what is said of a photo that waits since its result was deleted or moved."""
    return tr("The result is gone, will be processed again")


def state_words(row: Row, *, skipped: bool = False, burst: str = "") -> str:
    """Return what is said of a photo below its name; `skipped`, `burst`: as for `remarks`."""
    if row.state == "working":  # its progress is there
        return ""
    words = state_name(row.counted_as) if row.state != "waiting" else ""
    if not words and row.label:
        words = translated(row.advice) or label_text(row, with_certainty=is_in_doubt(row))
    row = replace(row, reason=_in_short(row.reason), note=_in_short(row.note))
    said = remarks(row, skipped=skipped, burst=burst)
    return " · ".join(each for each in (words, *said) if each)


def _in_short(text: str) -> str:
    """Return a remark without the parts that only the tooltip has."""
    parts = parts_of(text)
    short = [part for part in parts if code_of(part) not in _IN_TOOLTIP]
    return text if len(short) == len(parts) else joined("; ", *short)


def state_lines(text: str, font: QFont, width: int, most: int = 2) -> list[str]:
    """Return what is said of a photo as one line or, where it is long, two.

    Where it has a result, or will have one, `most` is 1: its name is in the other one. What does
    not fit is in the tooltip.
    """
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(text) <= width:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    layout = QTextLayout(text, font)
    anywhere = layout.textOption()
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(anywhere)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    end = line.textLength()
    rest = metrics.elidedText(text[end:], Qt.TextElideMode.ElideRight, width)
    return [text[:end].rstrip(), rest]
