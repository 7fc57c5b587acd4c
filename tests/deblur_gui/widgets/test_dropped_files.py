"""Dropped files: their names, whatever bytes they have, and what a widget shows meanwhile."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from deblur_gui.widgets.dropped_files import DropTarget, local_paths
from deblur_gui.widgets.thumbnails import read_thumbnail
from tests.deblur_gui.person import drag, drop

NAMES = [
    b"plain.jpg", b"latin\xe9.jpg", b"two\xe9\xff.jpg", b"\xef\xbf\xbd and \xe9.jpg",
    "日本 ü.jpg".encode(), b"a#b?c%20d;e.jpg", b"50% off.jpg",
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_bytes_is_the_file_that_was_dropped(qapp, tmp_path: Path, name: bytes):
    """As a file manager sends it: a list of encoded addresses."""
    path = tmp_path / os.fsdecode(name)
    Image.new("RGB", (20, 10)).save(path, "JPEG")
    mime = QMimeData()
    line = b"file://" + quote_from_bytes(os.fsencode(path)).encode()
    mime.setData("text/uri-list", line + b"\r\nhttps://example.org/x.jpg\r\n")
    assert local_paths(mime) == [path]
    assert local_paths(mime)[0].exists()
    assert not read_thumbnail(path).isNull()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.timeout(20)
def test_the_thumbnail_of_a_pipe_is_not_waited_for(qapp, tmp_path: Path):
    os.mkfifo(tmp_path / "x.jpg")
    assert read_thumbnail(tmp_path / "x.jpg").isNull()


@pytest.fixture
def target(qtbot):
    widget = QWidget()
    QVBoxLayout(widget).addWidget(QLineEdit())
    taken: list[Path] = []
    target = DropTarget(widget, lambda: "Add these", taken.extend)
    widget.resize(400, 300)
    qtbot.addWidget(widget)
    widget.show()
    return target, widget, taken


def test_files_over_a_widget_are_answered_by_a_frame_and_words(target):
    target, widget, taken = target
    drag(widget, [Path("/x/a.jpg")])
    assert target.hint.isVisible()
    assert target.hint.text == "Add these"
    assert target.hint.geometry() == widget.rect()
    corner = widget.grab().toImage().pixelColor(1, 1)
    assert corner == widget.palette().highlight().color()
    assert corner != QColor(widget.palette().window().color())
    assert widget.childAt(20, 20) is not target.hint, "drops would not reach what is below"
    QApplication.sendEvent(widget, QDragLeaveEvent())
    assert not target.hint.isVisible()
    assert taken == []


def test_what_is_dropped_is_taken_and_the_frame_goes(target):
    target, widget, taken = target
    drop(widget, [Path("/x/a.jpg"), Path("/x/b")])
    assert taken == [Path("/x/a.jpg"), Path("/x/b")]
    assert not target.hint.isVisible()


def test_a_dragged_text_is_refused_without_a_frame(target):
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QDragEnterEvent

    target, widget, _taken = target
    mime = QMimeData()
    mime.setText("a sentence")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    assert not enter.isAccepted()
    assert not target.hint.isVisible()
