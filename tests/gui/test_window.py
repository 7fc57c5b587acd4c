"""The whole window, used as a person would: drop, look, start, compare, close."""

import json
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from deblur_gui.app import make_window
from deblur_gui.settings import Settings, save_settings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def write_photo(path, seed=0, size=(80, 60)):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 200, (*size[::-1], 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, quality=95)
    return path


def slow_invert(pixels):
    """A model that can be told from the original at a glance, and stopped between photos."""
    time.sleep(0.15)
    return 255 - pixels


@pytest.fixture(autouse=True)
def invert(batch_model):
    # Noise turned inside out is what the guard is there to refuse.
    save_settings(Settings(guard=False, skip_sharp=False))
    return batch_model(slow_invert, name="live", title="Live")


@pytest.fixture
def open_window(qtbot, qapp):
    """Open the window, as often as a test likes; all are closed in the end."""
    windows = []

    def open_it():
        window = make_window(qapp)
        window.show()
        windows.append(window)
        return window

    yield open_it
    for window in windows:
        window.session.cancel()
        qtbot.waitUntil(lambda w=window: not w.session.is_running)
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window):
    return open_window()


def drop(window, paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    no_key = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), *where, no_key)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(40, 40), *where, no_key))


def states(window):
    return {Path(row.key).name: row.state for row in window.photos.model.rows}


@pytest.fixture
def loaded(window, tmp_path, qtbot):
    """The window with three files and a folder of two, dropped together."""
    files = [write_photo(tmp_path / "in" / f"{name}.jpg", n) for n, name in enumerate("abc")]
    write_photo(tmp_path / "in" / "more" / "d.jpg", 4)
    write_photo(tmp_path / "in" / "more" / "deep" / "e.jpg", 5)
    drop(window, [*files, tmp_path / "in" / "more"])
    qtbot.waitUntil(lambda: len(window.photos.model.rows) == 5)
    return window


def run_to_the_end(window, qtbot):
    window.batch.start_button.click()
    qtbot.waitUntil(lambda: window.session.is_running)
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=20_000)


def test_a_drop_of_three_files_and_a_folder_fills_the_list(loaded):
    assert list(states(loaded)) == ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]
    assert set(states(loaded).values()) == {"waiting"}
    targets = [Path(row.target).name for row in loaded.photos.model.rows]
    assert targets[0] == "a_deblurred.jpg"
    texts = [label.text() for label in loaded.batch.findChildren(QLabel)]
    assert "5 photos in 3 folders" in texts
    assert any("a.jpg → a_deblurred.jpg" in text for text in texts)


def test_start_deblurs_and_the_result_is_beside_the_original(loaded, tmp_path, qtbot):
    before = (tmp_path / "in" / "a.jpg").read_bytes()
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded).values()) == {"done"}
    assert (tmp_path / "in" / "more" / "deep" / "e_deblurred.jpg").is_file()
    assert (tmp_path / "in" / "a.jpg").read_bytes() == before
    qtbot.waitUntil(lambda: len(loaded.viewer.view._pyramids) == 2)
    original, result = (p.level(0).astype(int) for p in loaded.viewer.view._pyramids)
    assert np.abs(255 - original - result).mean() < 12  # two JPEGs of noise
    assert loaded.notice.text == "5 photos deblurred."


def test_the_button_goes_from_start_to_stop_and_back(loaded, qtbot):
    button = loaded.batch.start_button
    assert button.text() == "Start"
    seen = []
    loaded.session.changed.connect(lambda _: seen.append(button.text()))
    run_to_the_end(loaded, qtbot)
    assert "Stop" in seen
    assert button.text() == "Start"
    assert button.isEnabled()


def test_stop_finishes_the_current_photo_and_the_rest_is_offered(loaded, qtbot):
    loaded.batch.start_button.click()
    qtbot.waitUntil(lambda: loaded.session.state.counts.get("done", 0) >= 1)
    loaded.batch.start_button.click()
    assert loaded.batch.start_button.text() == "Stopping…"
    assert not loaded.batch.start_button.isEnabled()
    qtbot.waitUntil(lambda: not loaded.session.is_running)
    found = list(states(loaded).values())
    assert "working" not in found
    assert 1 <= found.count("done") < 5
    assert "not begun" in loaded.notice.text


def test_one_bad_file_does_not_end_the_batch_and_says_why(loaded, tmp_path, qtbot):
    bad = tmp_path / "in" / "broken.jpg"
    bad.write_bytes((tmp_path / "in" / "a.jpg").read_bytes()[:700])
    drop(loaded, [bad])
    qtbot.waitUntil(lambda: len(loaded.photos.model.rows) == 6)
    run_to_the_end(loaded, qtbot)
    assert states(loaded)["broken.jpg"] == "failed"
    row = loaded.photos.model.rows[loaded.photos.model.number_of(str(bad))]
    assert row.reason
    assert list(states(loaded).values()).count("done") == 5


def test_what_is_taken_out_of_the_list_is_not_deblurred(loaded, tmp_path, qtbot):
    loaded.leave_out([str(tmp_path / "in" / "b.jpg"), str(tmp_path / "in" / "more" / "d.jpg")])
    qtbot.waitUntil(lambda: len(loaded.photos.model.rows) == 3)
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded)) == {"a.jpg", "c.jpg", "e.jpg"}
    assert not (tmp_path / "in" / "more" / "d_deblurred.jpg").exists()


def test_names_follow_the_template_while_it_is_typed(loaded, qtbot):
    loaded.batch._template.setText("{stem}-{strength}")
    qtbot.waitUntil(lambda: loaded.photos.model.rows[0].target.endswith("a-1.jpg"))
    loaded.batch._template.setText("{stem}-{nonsense}")
    qtbot.waitUntil(lambda: "nonsense" in loaded.batch._problem.text())


def test_a_folder_that_has_gone_is_a_sentence_and_no_crash(window, tmp_path, qtbot):
    drop(window, [tmp_path / "gone"])
    qtbot.waitUntil(lambda: "does not exist" in window.batch._problem.text())
    assert not window.batch.start_button.isEnabled()


def test_all_problems_come_in_one_dialog_before_the_start(loaded, qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder")
    loaded.batch._output.setText(str(tmp_path / "file"))
    qtbot.waitUntil(lambda: loaded.settings.output == str(tmp_path / "file"))
    loaded.start()
    qtbot.waitUntil(lambda: bool(loaded.findChildren(QMessageBox)))
    assert not loaded.session.is_running
    for box in loaded.findChildren(QMessageBox):
        box.close()


def test_a_preview_needs_no_run_and_follows_the_strength(loaded, qtbot):
    qtbot.waitUntil(lambda: loaded.viewer.preview_action.isEnabled())
    QTest.keyClick(loaded, Qt.Key.Key_P)
    view = loaded.viewer.view
    qtbot.waitUntil(lambda: len(view._pyramids) == 2)
    original, full = (p.level(0).astype(int) for p in view._pyramids)
    assert np.array_equal(full, 255 - original)
    loaded.batch._strength.setValue(0)
    assert np.array_equal(view._pyramids[1].level(0), original)
    assert not loaded.session.is_running


def test_keys_work_wherever_the_focus_is(loaded, qtbot):
    loaded.photos.view.setFocus()
    first = loaded.photos.current()
    QTest.keyClick(loaded.photos.view, Qt.Key.Key_Right)
    assert loaded.photos.current() != first
    QTest.keyClick(loaded.photos.view, Qt.Key.Key_C)
    assert loaded.viewer.view.side_by_side
    assert loaded.viewer.side_action.isChecked()


def test_choices_are_remembered(open_window, qtbot):
    window = open_window()
    window.batch._strength.setValue(40)
    window.batch._conflict.setCurrentIndex(1)
    window.close()
    again = open_window()
    assert again.settings.strength == 0.4
    assert again.batch._conflict.currentData() == "skip"


def test_closing_while_running_asks_and_what_is_left_is_offered(
    open_window, loaded, qtbot, monkeypatch, tmp_path
):
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *a, **k: answers.pop(0))
    loaded.batch.start_button.click()
    qtbot.waitUntil(lambda: loaded.session.state.counts.get("done", 0) >= 1)
    assert not loaded.close()
    assert loaded.session.is_running
    assert loaded.close()
    assert not answers
    assert not loaded.session.is_running
    again = open_window()
    assert "did not end" in again.notice.text
    again.notice._offers[0].click()
    qtbot.waitUntil(lambda: again.session.is_running)
    qtbot.waitUntil(lambda: not again.session.is_running, timeout=20_000)
    assert set(states(again).values()) == {"done"}
    assert len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 5


def test_every_control_can_be_named_by_a_screen_reader(window):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox

    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox):
        for widget in window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or not widget.isVisibleTo(window)
            if inner or isinstance(widget.parent(), QSpinBox | QLineEdit):
                continue
            name = widget.accessibleName() or getattr(widget, "text", str)()
            buddies = [b for b in window.findChildren(QLabel) if b.buddy() is widget]
            assert name or buddies, f"{kind.__name__} in {widget.parent()}"


def test_torch_is_never_loaded_and_settings_are_plain_json(loaded, qtbot, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)  # other tests may have loaded it
    run_to_the_end(loaded, qtbot)
    assert "torch" not in sys.modules
    from deblur_gui.settings import settings_path

    assert json.loads(settings_path().read_text(encoding="utf-8"))


@pytest.mark.parametrize("dark", [True, False])
def test_writing_can_be_read_in_both_themes(dark):
    from PySide6.QtGui import QPalette

    from deblur_gui.theme import palette_of

    def light(colour):
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
                 for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    palette, role = palette_of(dark=dark), QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
    ):  # fmt: skip
        high, low = sorted((light(palette.color(ink)), light(palette.color(ground))), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
