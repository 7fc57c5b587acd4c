"""Drawing of two versions of a picture: panes, divider, names, loupe, change map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from deblur_gui.widgets.pyramid import TileCache, Tiles
from deblur_gui.widgets.viewport import Viewport, draw_tiles

GROUND = QColor(38, 38, 40)
LOUPE_RADIUS = 120

_CHIP = QColor(0, 0, 0, 150)
_LINE = QColor(255, 255, 255, 220)


@dataclass(frozen=True)
class Scene:
    """What is to be drawn now; lengths in device pixels, `divider` a share of the width.

    `after` is None where only the original is shown. `change` is the change map, if wanted.
    """

    before: Tiles
    after: Tiles | None
    change: Tiles | None
    names: tuple[str, str]
    panes: Sequence[QRect]
    views: Sequence[Viewport]
    divider: float
    ratio: float
    deadline: float

    def cut(self) -> int:
        """Return where the divider is in the first pane."""
        return self.panes[0].left() + round(self.divider * self.panes[0].width())


def paint_scene(painter: QPainter, cache: TileCache, scene: Scene) -> bool:
    """Draw the pictures; return whether every tile was there."""
    if len(scene.panes) == 2:
        right = scene.after or scene.before
        complete = _layer(painter, cache, scene, scene.before, 0, scene.panes[0])
        complete &= _layer(painter, cache, scene, right, 1, scene.panes[1])
        if scene.change is not None:
            complete &= _layer(painter, cache, scene, scene.change, 1, scene.panes[1])
        return complete
    pane = scene.panes[0]
    if scene.after is None:
        return _layer(painter, cache, scene, scene.before, 0, pane)
    left, right_part = QRect(pane), QRect(pane)
    left.setRight(scene.cut() - 1)
    right_part.setLeft(scene.cut())
    complete = _layer(painter, cache, scene, scene.before, 0, left)
    complete &= _layer(painter, cache, scene, scene.after, 0, right_part)
    if scene.change is not None:
        complete &= _layer(painter, cache, scene, scene.change, 0, right_part)
    return complete


def _layer(
    painter: QPainter, cache: TileCache, scene: Scene, tiles: Tiles, number: int, part: QRect
) -> bool:
    """Draw one version in its pane, within `part` of it."""
    if part.isEmpty():
        return True
    painter.setClipRect(part)
    view, pane = scene.views[number], scene.panes[number]
    return draw_tiles(painter, cache, tiles, view, pane, scene.deadline)


def paint_loupe(
    painter: QPainter, cache: TileCache, scene: Scene, at: QPointF, number: int
) -> bool:
    """Draw a glass at `at` over pane `number`: left half before, right half after."""
    radius = round(LOUPE_RADIUS * scene.ratio)
    view = scene.views[number]
    under = view.to_picture(at, scene.panes[number])
    glass = QRect(0, 0, 2 * radius, 2 * radius)
    glass.moveCenter(at.toPoint())
    circle = QPainterPath()
    circle.addEllipse(glass)
    painter.setClipPath(circle)
    painter.fillRect(glass, GROUND)
    near = Viewport(max(2.0, view.zoom * 3), under.x(), under.y())
    half = QRect(glass.left(), glass.top(), radius, glass.height())
    complete = True
    for tiles in (scene.before, scene.after or scene.before):
        painter.save()
        painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
        complete &= draw_tiles(painter, cache, tiles, near, glass, scene.deadline)
        painter.restore()
        half.translate(radius, 0)
    painter.setClipping(False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_LINE, 2 * scene.ratio))
    painter.drawEllipse(glass)
    painter.drawLine(at.toPoint().x(), glass.top(), at.toPoint().x(), glass.bottom())
    return complete


def paint_names(painter: QPainter, scene: Scene, width: int, height: int, font: QFont) -> None:
    """Draw the divider and what is left and right of it, in logical pixels."""
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(scene.panes) == 2:
        paint_chip(painter, scene.names[0], 8, 0)
        paint_chip(painter, scene.names[1], width // 2 + 8, 0)
    elif scene.after is None:
        paint_chip(painter, scene.names[0], 8, 0)
    else:
        x = round(scene.divider * width)
        paint_divider(painter, x, height)
        paint_chip(painter, scene.names[0], x - 8, -1)
        paint_chip(painter, scene.names[1], x + 8, 0)


def paint_divider(painter: QPainter, x: int, height: int) -> None:
    """Draw the line between before and after, with its grip."""
    for colour, thickness in ((QColor(0, 0, 0, 110), 4), (_LINE, 2)):
        painter.setPen(QPen(colour, thickness))
        painter.drawLine(x, 0, x, height)
    painter.setBrush(QColor(40, 40, 40, 200))
    middle = QPoint(x, height // 2)
    painter.drawEllipse(middle, 15, 15)
    for sign in (-1, 1):
        tip = middle + QPoint(9 * sign, 0)
        painter.drawPolyline([tip + QPoint(-4 * sign, -5), tip, tip + QPoint(-4 * sign, 5)])


def paint_chip(painter: QPainter, text: str, x: int, side: int, y: int = 8) -> None:
    """Draw a name in a dark box that begins at `x`, or with `side` -1 ends there."""
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text) + 16
    box = QRect(x + side * width, y, width, metrics.height() + 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_CHIP)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
