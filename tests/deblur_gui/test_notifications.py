"""What somebody who looks elsewhere is told, and the first page and the report of the window."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QMainWindow, QSystemTrayIcon

from deblur_gui.help.pages import ReportPage, debug_report, show_report
from deblur_gui.notifications import Attention
from deblur_gui.photos.batch_controller import summary_of
from deblur_gui.settings import Settings, load_settings, save_settings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class FakeTray:
    """Remembers what was shown."""

    def __init__(self, icon, parent):
        self.shown, self.said = False, []
        self.messageClicked = self.activated = self
        FakeTray.last = self

    def connect(self, slot):
        self.clicked = slot

    def setToolTip(self, text):
        pass

    def icon(self):
        return None

    def show(self):
        self.shown = True

    def hide(self):
        self.shown = False

    def showMessage(self, title, text, icon):
        self.said.append((title, text))

    isSystemTrayAvailable = supportsMessages = staticmethod(lambda: True)


@pytest.fixture
def tray(monkeypatch):
    monkeypatch.setattr("deblur_gui.notifications.QSystemTrayIcon", FakeTray)
    return FakeTray


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_the_end_of_a_batch_is_told_to_somebody_who_looks_elsewhere(window, tray):
    attention = Attention(window)
    attention.notify("3 photos deblurred.")
    assert tray.last.shown
    assert tray.last.said == [("Batch finished", "3 photos deblurred.")]
    tray.last.clicked()
    assert not tray.last.shown


def test_nothing_is_told_to_somebody_who_looks_or_wants_none(window, tray, monkeypatch):
    tray.last = None
    attention = Attention(window)
    attention.notify("Done.", show_message=False)
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    attention.notify("Done.")
    assert tray.last is None


def test_a_desktop_without_a_tray_is_no_error(window, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    Attention(window).notify("Done.")


def test_the_title_says_how_far_the_batch_is(window):
    attention = Attention(window)
    attention.show_progress(0.0, 4)
    assert window.windowTitle() == "0% - Deblur"
    attention.show_progress(0.5, 2)
    assert window.windowTitle() == "50% - Deblur"
    attention.show_progress(None, 2)
    assert window.windowTitle() == "Deblur"


def test_a_sum_in_a_sentence(open_window):
    open_window()  # brings the English plurals
    assert summary_of(1, 0, 2, 0) == "1 photo deblurred, 2 failed."
    assert summary_of(5, 3, 0, 1) == "5 photos deblurred, 3 skipped, 1 left."
    told = "1 photo deblurred, 2 kept unchanged, 3 skipped."
    assert summary_of(1, 3, 0, 0, rejected=2) == told
    assert summary_of(0, 0, 0, 2, 1, 2) == "2 of 4: 2 kept unchanged, 2 left."
    assert summary_of(0, 0, 0, 0) == "Nothing was done."
    assert summary_of(6, 0, 0, 0, before=2) == "6 photos deblurred."
    assert summary_of(4, 0, 0, 2, before=2) == "4 of 6: 4 photos deblurred, 2 left."


def test_the_choice_to_be_notified_is_kept(open_window):
    window = open_window()
    dialog = window.menus.show_preferences()
    assert dialog.notify.isChecked()
    dialog.notify.click()
    dialog.accept()
    assert not load_settings()[0].notify


# --- the first page ------------------------------------------------------------------------------


def test_the_first_page_deblurs_the_samples_and_does_not_come_again(
    open_window, qtbot, tmp_path, batch_model
):
    save_settings(Settings(output=str(tmp_path / "out"), guard=False, skip_sharp=False))
    batch_model(lambda pixels: pixels, name="live", title="Live")
    window = open_window()
    page = window.findChild(QFrame, "welcome")
    assert page.isVisible()
    page.samples.click()
    qtbot.waitUntil(lambda: window.queue.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=60_000)
    assert not page.isVisible()
    assert len(list((tmp_path / "out").rglob("*.jpg"))) == 6
    window.close()
    assert load_settings()[0].first_run_seen
    assert open_window().findChild(QFrame, "welcome") is None


# --- the report ----------------------------------------------------------------------------------


def test_the_report_has_the_doctors_word_and_the_log_and_no_home_folder(
    open_window, qtbot, monkeypatch
):
    monkeypatch.setenv("HOME", "/home/someone")
    window = open_window()
    dialog = show_report(window, ["read /home/someone/photos/a.jpg"])
    page = dialog.findChild(ReportPage)
    qtbot.waitUntil(lambda: "onnxruntime" in page.toPlainText(), timeout=60_000)
    text = page.toPlainText()
    assert "read ~/photos/a.jpg" in text
    assert "Hardware" in text
    copy = next(
        b for b in dialog.findChild(QDialogButtonBox).buttons() if "report" in b.text().lower()
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.close()


def test_a_report_that_is_closed_at_once_ends_its_doctor(open_window, qtbot):
    dialog = show_report(open_window(), [])
    process = dialog.findChild(ReportPage)._process
    qtbot.waitUntil(lambda: process.state() == process.ProcessState.Running)
    dialog.reject()
    assert process.state() == process.ProcessState.NotRunning


def test_a_report_without_a_doctor_says_why(open_window, qtbot, monkeypatch):
    monkeypatch.setattr("deblur_gui.help.pages.worker_command", lambda *_: ["/no/such/program"])
    page = show_report(open_window(), []).findChild(ReportPage)
    qtbot.waitUntil(lambda: "deblur doctor" in page.toPlainText())


def test_a_crash_is_reported_with_its_traceback_and_without_the_home_folder(monkeypatch, qapp):
    monkeypatch.setenv("HOME", "/home/someone")
    report = debug_report('File "/home/someone/deblur/x.py", line 1', ["last words"])
    assert 'File "~/deblur/x.py"' in report
    assert report.endswith("last words")
