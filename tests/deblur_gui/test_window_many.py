"""20,000 photos in the whole window: what is touched is what is seen. Counted, not timed.

The photos need not be there: the plan of a batch is only names.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from deblur_gui.photos.photo_list import PhotoModel
from deblur_gui.photos.photo_row import PhotoDelegate
from deblur_gui.photos.state import State
from deblur_gui.widgets.thumbnails import Thumbnails
from engine.batch.batch import PlannedBatch
from engine.batch.plan import ImageJob
from engine.events import ItemDone, Progress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MANY = 20_000
SCREENFUL = 60
"""More rows than the list shows at once, with what Qt asks for before and after them."""


class Touched:
    """Which rows were asked for, painted, or had their thumbnail made, since `forget`."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.rows: set[int] = set()
        self.calls = self.paints = self.thumbnails = 0


@pytest.fixture
def touched(monkeypatch) -> Touched:
    count = Touched()
    data, paint = PhotoModel.data, PhotoDelegate.paint

    def count_data(self, index, role=Qt.ItemDataRole.DisplayRole):
        count.calls += 1
        count.rows.add(index.row())
        return data(self, index, role)

    def count_paint(self, painter, option, index):
        count.paints += 1
        paint(self, painter, option, index)

    def count_thumbnail(self, key):
        count.thumbnails += 1  # and none is made: there are no files

    monkeypatch.setattr(PhotoModel, "data", count_data)
    monkeypatch.setattr(PhotoDelegate, "paint", count_paint)
    monkeypatch.setattr(Thumbnails, "ask", count_thumbnail)
    return count


@pytest.fixture
def window(touched, open_window):
    return open_window(first_run_seen=True)


@pytest.fixture
def full(window, touched, tmp_path):
    """The window after it has looked at a folder of 20,000 photos in 200 sub-folders."""
    jobs = tuple(
        ImageJob(tmp_path / f"day-{n // 100:03}" / f"IMG_{n:05}.jpg", tmp_path / f"out-{n:05}.jpg")
        for n in range(MANY)
    )
    spec = window.settings.current.spec([tmp_path])
    window.planner.planned.emit(PlannedBatch(spec, window.session.cards()[0], jobs))
    assert len(window.photos.list.model.rows) == MANY
    settle(touched)
    return window


def settle(touched) -> None:
    """Let everything be painted that wants to be: until nothing was, five times in a row."""
    quiet = 0
    while quiet < 5:
        before = touched.calls, touched.paints
        QTest.qWait(50)
        quiet = quiet + 1 if before == (touched.calls, touched.paints) else 0


def test_filling_it_touches_a_screenful(full, touched):
    assert touched.paints > 0
    assert len(touched.rows) < SCREENFUL
    assert touched.thumbnails < SCREENFUL


def test_scrolling_touches_what_is_seen(full, touched):
    bar = full.photos.list.view.verticalScrollBar()
    for share in (0.25, 0.5, 0.75, 1.0):
        touched.forget()
        bar.setValue(round(bar.maximum() * share))
        settle(touched)
        assert 0 < touched.paints < 4 * SCREENFUL
        assert len(touched.rows) < SCREENFUL
        assert touched.thumbnails < SCREENFUL
    assert MANY - 1 in touched.rows


def test_filtering_touches_what_is_seen(full, touched, qtbot):
    find = full.photos.list.findChild(QLineEdit)
    touched.forget()
    find.setText("day-150")
    qtbot.waitUntil(lambda: full.photos.list.filter.rowCount() == 100, timeout=30_000)
    settle(touched)
    # The current photo is asked for wherever it is, hence one row more.
    assert {row for row in touched.rows if not 15_000 <= row < 15_100} <= {0}
    assert len(touched.rows) < SCREENFUL
    touched.forget()
    find.setText("")
    qtbot.waitUntil(lambda: full.photos.list.filter.rowCount() == MANY, timeout=30_000)
    settle(touched)
    assert len(touched.rows) < SCREENFUL


def test_the_progress_of_one_photo_touches_that_photo(full, touched):
    jobs = [ImageJob(Path(row.key), Path(row.target)) for row in full.photos.list.model.rows]
    state = State.of_jobs(jobs).with_phase("running")
    full.queue.changed.emit(state)  # a batch begins: every row waits
    settle(touched)
    third, far = str(jobs[2].source), str(jobs[15_000].source)
    touched.forget()
    state = state.apply(Progress(2.5, MANY, "pictures", third, 0.5, 100.0))
    full.queue.changed.emit(state)
    settle(touched)
    assert full.photos.list.model.rows[2].state == "working"
    assert touched.rows <= {0, 2}, "0 is the current photo"
    assert touched.paints <= 4
    touched.forget()
    state = state.apply(ItemDone(far, "out", 1.0, 0.9, 1.0))
    full.queue.changed.emit(state)
    settle(touched)
    assert full.photos.list.model.rows[15_000].state == "done"
    assert touched.paints == 0, "what is not seen was painted"
    full.queue.changed.emit(state.with_phase("ended"))
