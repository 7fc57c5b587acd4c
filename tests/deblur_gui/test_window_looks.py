"""Nothing jumps; everything can be read, reached and named, in both themes and on small screens."""

import dataclasses
import itertools
import os
import subprocess
import sys
import time
from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)

from deblur_gui.app import fit_screen
from deblur_gui.help.manual import Manual
from deblur_gui.language import span_text
from deblur_gui.models.card_text import whole_text
from deblur_gui.models.dialog import ModelsDialog
from deblur_gui.preferences import Preferences
from deblur_gui.settings import Settings, save_settings
from deblur_gui.theme import BAD, FAIR, GOOD, apply_theme, ink, palette_of
from deblur_gui.training.dialog import TuneDialog
from deblur_gui.video.dialog import VideoDialog
from deblur_gui.widgets.plain import ElidedLabel, PlainLabel
from engine.batch.batch import prepare_batch
from engine.batch.estimate import Estimate
from engine.batch.plan import BatchSpec
from engine.core.time_left import span_of
from engine.events import result_of
from engine.models import Catalogue, RunsOn, measure
from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import buttons, drop, press, states
from tests.engine.batch.test_pace import deblurred
from tests.engine.video.videos import make_video

CODES = ("en", "de", "fr", "es", "zh")


@pytest.fixture(autouse=True)
def model(batch_model):
    def slow(pixels):
        time.sleep(0.2)
        return np.iinfo(pixels.dtype).max - pixels

    save_settings(Settings(guard=False, skip_sharp=False, first_run_seen=True))
    return batch_model(slow, name="live", title="Live")


@pytest.fixture
def window(open_window, qapp):
    window = open_window()
    yield window
    apply_theme(qapp, "light")


@pytest.fixture
def loaded(window, tmp_path, qtbot):
    for seed, name in enumerate("abc"):
        make_picture(tmp_path / "in" / f"{name}.png", seed)
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(states(window)) == 3 and not window.plan.is_outdated)
    return window


# --- nothing jumps -------------------------------------------------------------------------------


def place(widget):
    """Return where a widget is in its window."""
    return (*widget.mapTo(widget.window(), QPoint(0, 0)).toTuple(), *widget.size().toTuple())


def test_a_message_moves_nothing_and_is_wholly_visible(loaded, qtbot):
    photos = loaded.photos
    still = (photos.list.view, photos.viewer.view, photos.steps.start.start, photos.steps.select)
    before = [place(widget) for widget in still]
    photos.notice.say("6 photos deblurred.")
    for text in ("Show results", "Show report"):
        photos.notice.offer(text, lambda: None, keep=True)
    qtbot.wait(50)
    assert [place(widget) for widget in still] == before
    photos.notice.say("a long message about something that went wrong " * 12)
    photos.notice.offer("Resume", lambda: None)
    qtbot.wait(50)
    assert [place(widget) for widget in still] == before
    (label,) = photos.notice.findChildren(QLabel)
    assert label.height() >= label.heightForWidth(label.width())
    view = photos.viewer.view
    assert view.rect().contains(
        photos.notice.geometry().translated(photos.notice.parentWidget().pos())
    )
    press(loaded, "Close")
    assert not photos.notice.isVisible()
    assert [place(widget) for widget in still] == before


@pytest.mark.parametrize("page", ["camera_page", "training_page"])
def test_a_message_moves_nothing_on_the_other_pages(window, page, qtbot, monkeypatch):
    shown = getattr(window, page)
    monkeypatch.setattr(window.camera, "enter", lambda: None)
    window.pages.show_page(shown)
    still = [w for w in shown.findChildren(QAbstractButton) if w.isVisible()
             and w not in shown.notice.findChildren(QAbstractButton)]  # fmt: skip
    before = [place(widget) for widget in still]
    shown.notice.say("The camera does not answer.")
    qtbot.wait(50)
    assert shown.notice.isVisible()
    assert [place(widget) for widget in still] == before


def test_the_start_button_stays_where_it_is_while_a_batch_runs(loaded, qtbot):
    start = loaded.photos.steps.start.start
    places = {place(start)}
    loaded.queue.changed.connect(lambda _: places.add(place(start)))
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: not loaded.queue.is_running and not loaded.plan.is_outdated)
    qtbot.wait(50)
    places.add(place(start))
    assert len(places) == 1


def test_a_button_that_is_pressed_late_is_no_other_button(loaded, qtbot, monkeypatch):
    """Whoever presses Pause just when a batch ends must not watch a folder, or retry."""
    qtbot.waitUntil(lambda: not loaded.plan.is_outdated)  # else it shows what is left meanwhile
    step = loaded.photos.steps.start
    controls = {"Pause": step.pause, "Watch": step.watch, "Retry": step.retry, "Queue": step.queue,
                "Start": step.start}  # fmt: skip
    step.show_plan(True, can_watch=True)
    step.show_failed(2)
    step.show_estimate(240, 10_000_000)
    for name in ("show_estimate", "show_plan", "show_again", "show_problem", "show_failed"):
        monkeypatch.setattr(step, name, lambda *_, **__: None)  # of the real plan
    qtbot.wait(50)
    seen = {}
    for phase in ("idle", "running", "paused", "running", "ended"):
        step.show_phase(phase)
        qtbot.wait(20)
        for name, control in controls.items():
            if control.isVisible():
                seen.setdefault(name, set()).add(place(control))
    places = {name: QRect(*next(iter(found))) for name, found in seen.items()}
    assert all(len(found) == 1 for found in seen.values()), seen
    assert len(places) == 5
    for one, other in itertools.combinations(places.values(), 2):
        assert not one.intersects(other)
    assert not step.pause.isEnabled()


def test_resume_does_not_carry_the_sign_of_pause(loaded):
    step = loaded.photos.steps.start
    signs = {}
    for phase in ("running", "paused"):
        step.show_phase(phase)
        signs[step.pause.text()] = step.pause.icon().pixmap(16, 16).toImage()
    assert signs["Resume"] != signs["Pause"]
    step.show_phase("running")
    assert step.pause.icon().pixmap(16, 16).toImage() == signs["Pause"]


def test_the_start_button_stays_while_what_is_above_it_goes(window, qtbot):
    step = window.photos.steps.start
    step.show_plan(True)
    step.show_problem("It takes a line, and perhaps another one. " * 2)
    step.show_estimate(240, 1_000_000)
    qtbot.wait(100)
    places = {place(step.start)}
    step.show_problem("")
    step.show_estimate(0, 0)
    for _ in range(10):
        QApplication.sendPostedEvents()
        places.add(place(step.start))
        QApplication.processEvents()
        places.add(place(step.start))
    assert len(places) == 1


# --- a preview -----------------------------------------------------------------------------------


def test_a_preview_that_takes_long_shows_how_far_it_is_and_can_be_stopped(
    loaded, qtbot, fake_model, monkeypatch
):
    import threading

    reached, opened = threading.Event(), threading.Event()

    def slow(pixels):
        reached.set()
        opened.wait(20)
        return 255 - pixels

    model = fake_model(slow, name="live", title="Live")
    monkeypatch.setattr("engine.models.get_model", lambda *_a, **_k: model)
    progress = loaded.photos.previewing
    qtbot.waitUntil(loaded.photos.viewer.preview_action.isEnabled)
    loaded.session.models.close()
    press(loaded, "Preview here")
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(progress.isVisible)
    assert "preview" in progress.text
    press(loaded, "Stop preview")
    opened.set()
    qtbot.waitUntil(lambda: not progress.isVisible())
    qtbot.waitUntil(loaded.photos.viewer.preview_action.isEnabled)
    press(loaded, "Preview here")
    qtbot.waitUntil(lambda: len(loaded.photos.viewer.versions.buttons) == 2)
    assert not progress.isVisible()


# --- contrast ------------------------------------------------------------------------------------


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """Contrast ratio, WCAG 2.2: 4.5 is the least for a text."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [True, False])
def test_texts_links_and_disabled_texts_can_be_read_in_both_themes(dark, qapp):
    palette, role, group = palette_of(dark=dark), QPalette.ColorRole, QPalette.ColorGroup
    grounds = {
        role.WindowText: (role.Window,), role.Text: (role.Base, role.AlternateBase),
        role.ButtonText: (role.Button, role.Window), role.Link: (role.Window, role.Base),
        role.PlaceholderText: (role.Base,), role.ToolTipText: (role.ToolTipBase,),
        role.HighlightedText: (role.Highlight,),
    }  # fmt: skip
    for ink_role, all_grounds in grounds.items():
        for ground in all_grounds:
            for state in (group.Active, group.Inactive, group.Disabled):
                found = contrast(palette.color(state, ink_role), palette.color(state, ground))
                assert found >= 4.5, (ink_role, ground, state, round(found, 2))
    for verdict in (GOOD, FAIR, BAD):
        assert contrast(ink(verdict, palette), palette.color(role.Base)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
def test_empty_fields_and_boxes_to_tick_have_an_outline(name, qapp, loaded, qtbot):
    apply_theme(qapp, name)
    qtbot.wait(50)
    steps = loaded.photos.steps
    steps.model.skip_sharp.setChecked(False)
    for widget in (steps.output.folder, steps.output.quality, steps.model.skip_sharp):
        ground = widget.palette().color(QPalette.ColorRole.Base)
        drawn = max(contrast(QColor(rgb), ground) for rgb in edge_of(widget))
        assert drawn >= 3, (type(widget).__name__, round(drawn, 2))


@pytest.mark.parametrize("name", ["dark", "light"])
def test_what_is_left_of_a_bar_is_seen(name, qapp, window, qtbot):
    apply_theme(qapp, name)
    bar, slider = window.progress._bar, window.photos.steps.model.strength
    bar.show()
    slider.setValue(0)
    qtbot.wait(50)
    ground = qapp.palette().color(QPalette.ColorRole.Window)
    for widget in (bar, slider):
        image = widget.grab().toImage()
        column = [image.pixelColor(image.width() * 3 // 4, y) for y in range(image.height())]
        assert max(contrast(colour, ground) for colour in column) >= 3, type(widget).__name__


@pytest.mark.parametrize("name", ["dark", "light"])
def test_boxes_to_tick_in_menus_have_an_outline(name, qapp, window, qtbot):
    apply_theme(qapp, name)
    (menu,) = (a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    menu.adjustSize()
    image, box = menu.grab().toImage(), menu.actionGeometry(window.menus.full)
    ground = image.pixelColor(2, box.center().y())
    row = [image.pixelColor(x, box.center().y()) for x in range(2, 24)]
    assert max(contrast(colour, ground) for colour in row) >= 3


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("name", ["dark", "light"])
def test_drop_down_lists_can_be_read(name, qapp, window, qtbot):
    apply_theme(qapp, name)
    box = window.photos.steps.model.model
    box.showPopup()
    qtbot.wait(50)
    shown, row = box.view().window(), box.view().visualRect(box.model().index(1, 0))
    top = box.view().viewport().mapTo(shown, row.topLeft()).y()
    image = shown.grab().toImage()
    box.hidePopup()
    drawn = Counter(image.pixelColor(x, y).rgb() for x in range(4, image.width() - 4)
                    for y in range(top + 2, top + row.height() - 2))  # fmt: skip
    ground = QColor(drawn.most_common(1)[0][0])
    assert max(contrast(QColor(rgb), ground) for rgb in drawn) >= 4.5
    assert contrast(ground, qapp.palette().color(QPalette.ColorRole.Window)) < 1.5  # not greyed


def edge_of(widget):
    """Return the colours of the first pixels from the left that are not the ground."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).rgb() for x in range(4)}


def colours_of(widget):
    """Return the colours of the pixels of a widget, each once."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }


def test_a_disabled_start_button_is_an_outline_on_the_ground_in_both_themes(window, qapp, qtbot):
    start = window.photos.steps.start.start
    assert not start.isEnabled()
    for name in ("dark", "light", "dark"):
        apply_theme(qapp, name)
        qtbot.wait(50)
        image, palette = start.grab().toImage(), qapp.palette()
        inside = image.pixelColor(20, image.height() // 2)
        assert inside == palette.color(QPalette.ColorRole.Window)
        grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        assert grey.rgb() in colours_of(start)
        assert QColor("white").rgb() not in colours_of(start)
        start.setEnabled(True)
        filled = start.grab().toImage().pixelColor(20, image.height() // 2)
        assert contrast(filled, inside) > 1.5
        assert QColor("white").rgb() in colours_of(start)
        start.setEnabled(False)


def test_links_and_version_buttons_follow_a_theme_chosen_at_run_time(loaded, qapp, qtbot):
    step, palette = loaded.photos.steps.model, qapp.palette
    step.model.setCurrentIndex(1)  # a model of its own has a link to its details
    qtbot.waitUntil(lambda: bool(loaded.photos.viewer.versions.buttons))
    for name in ("dark", "light", "dark"):
        # Again each time: a plan that is ready late shows the model's own text.
        step.card.setText('<a href="card">Model details with a long link</a>')
        apply_theme(qapp, name)
        qtbot.wait(50)
        assert palette().color(QPalette.ColorRole.Link).rgb() in colours_of(step.card)
        button = loaded.photos.viewer.versions.buttons[0]
        button.setChecked(False)
        button.setAutoExclusive(False)
        button.setChecked(False)
        assert palette().color(QPalette.ColorRole.WindowText).rgb() in colours_of(button) or (
            palette().color(QPalette.ColorRole.ButtonText).rgb() in colours_of(button)
        )


# --- room ----------------------------------------------------------------------------------------


def cut(window):
    """Return the buttons and labels that show less than they say."""
    found = []
    for label in window.findChildren(PlainLabel):
        is_line = not label.wordWrap() and not isinstance(label, ElidedLabel)
        if label.isVisible() and is_line and label.width() < label.sizeHint().width() - 1:
            found.append((label.text(), label.width(), label.sizeHint().width()))
    for button in window.findChildren(QAbstractButton):
        inner, needed = button.objectName().startswith("qt_"), button.sizeHint().width()
        if button.isVisible() and button.text() and not inner and button.width() < needed - 1:
            found.append((button.text(), button.width(), needed))
    return found


@pytest.mark.parametrize("language", CODES)
def test_everything_fits_into_1280_by_720(open_window, language, monkeypatch, qtbot):
    window = open_window(language=language, first_run_seen=True)
    monkeypatch.setattr(window.camera, "enter", lambda: None)
    window.resize(1280, 720)
    for page in (window.photos, window.camera_page, window.training_page):
        window.pages.show_page(page)
        qtbot.wait(20)
        assert window.size().toTuple() == (1280, 720)
        assert not cut(page)
    window.training.open_dialog()
    window.models.show()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            assert dialog.minimumSizeHint().height() <= 690, dialog.windowTitle()
            assert dialog.height() <= 700, dialog.windowTitle()
            dialog.close()


@pytest.mark.parametrize("language", CODES)
def test_no_text_of_step_4_is_cut(open_window, language, qtbot):
    window = open_window(language=language, first_run_seen=True)
    window.resize(1280, 720)
    start = window.photos.steps.start
    start.show_plan(True, can_watch=True)
    start.show_failed(12)
    start.show_estimate(7260, 123_400_000, at_most=True)
    assert not start._patience.isActive()
    for replaced in (0, 5, 12):
        start.show_again(12, replaced, False)
        for phase in ("idle", "running", "paused", "stopping", "cancelling", "ended"):
            start.show_phase(phase)
            qtbot.wait(20)
            assert not cut(window.photos), (replaced, phase)
            start._patience.stop()
            start.show_phase(phase)
            assert not cut(window.photos), (replaced, phase)
        # The font of another system may be somewhat wider.
        assert start.again.sizeHint().width() * 1.06 < start.again.width(), start.again.text()


@pytest.mark.parametrize("chosen", ["best", "balanced", "fast"])
@pytest.mark.parametrize("language", CODES)
def test_the_four_steps_fit_into_1280_by_720_without_scrolling(
    open_window, language, chosen, tmp_path, qtbot, monkeypatch
):
    window = open_window(language=language, first_run_seen=True, model=chosen)
    window.resize(1280, 720)
    for seed, name in enumerate("abc"):
        make_picture(tmp_path / "in" / f"{name}.png", seed)
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(states(window)) == 3 and not window.plan.is_outdated)
    steps = window.photos.steps
    steps.start.show_estimate(240, 10_000_000, at_most=True, is_rough=True)
    qtbot.wait(50)
    (scroll,) = steps.findChildren(QScrollArea)
    for is_finished in (False, False, True):
        if is_finished:
            steps.start.show_estimate(0, 0)
            steps.start.show_plan(False, can_watch=True)
            steps.start.show_again(3, 0, False, is_said=True)
            text = "All finished, %Ln with other settings."
            steps.start.show_problem(QCoreApplication.translate("", text, "", 3))
            for name in ("show_estimate", "show_plan", "show_again", "show_problem"):
                monkeypatch.setattr(steps.start, name, lambda *_, **__: None)  # of the real plan
            qtbot.wait(50)
        assert scroll.verticalScrollBar().maximum() == 0
        for step in (steps.select, steps.model, steps.output, steps.start):
            assert step.isVisible()
            assert step.visibleRegion().boundingRect().height() == step.height()
        steps.model.more.click()  # which moves none of them
        qtbot.wait(20)
    # A title bar is part of a screen of that size: then the lowest box is cut, no heading.
    window.resize(1280, 680)
    qtbot.wait(50)
    assert steps.output.visibleRegion().boundingRect().height() > 40
    assert steps.start.start.visibleRegion().boundingRect() == steps.start.start.rect()


@pytest.mark.parametrize("chosen", ["best", "balanced", "fast"])
@pytest.mark.parametrize("language", CODES)
def test_the_four_steps_fit_with_failed_photos_and_some_finished_with_other_settings(
    open_window, language, chosen, tmp_path, qtbot, monkeypatch
):
    window = open_window(language=language, first_run_seen=True, model=chosen)
    window.resize(1366, 728)  # a screen of 1366 x 768, less a title bar and a task bar
    for seed, name in enumerate("abc"):
        make_picture(tmp_path / "in" / f"{name}.png", seed)
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(states(window)) == 3 and not window.plan.is_outdated)
    steps = window.photos.steps
    steps.model._strength_of_file = 1.0  # one of the finished ones is looked at
    steps.model._show_scope()
    steps.start.show_estimate(90, 10_000_000, at_most=True)
    steps.start.show_failed(3)
    steps.start.show_again(3, 0, False)
    for name in ("show_estimate", "show_plan", "show_again", "show_problem", "show_failed"):
        monkeypatch.setattr(steps.start, name, lambda *_, **__: None)  # of the real plan
    qtbot.wait(50)
    (scroll,) = steps.findChildren(QScrollArea)
    assert steps.start.again.isVisible()
    assert steps.start.retry.isVisible()
    assert scroll.verticalScrollBar().maximum() == 0
    assert not cut(window.photos)


def test_what_is_beside_each_other_in_a_step_does_not_touch(window, qtbot):
    window.resize(1366, 728)
    steps = window.photos.steps
    qtbot.wait(20)
    output = steps.output
    (quality,) = (each for each in output.findChildren(QLabel) if each.text() == "Quality")
    assert quality.x() - output.format.geometry().right() >= 6
    assert output.quality.x() - quality.geometry().right() >= 6
    assert output._browse.x() - output.folder.geometry().right() >= 6
    assert steps.model.strength.percent.x() - steps.model.strength.geometry().right() >= 6


def test_the_steps_keep_their_width_with_and_without_a_scroll_bar(window, qtbot):
    steps = window.photos.steps
    widths = set()
    for height in (900, 640, 900):
        window.resize(1280, height)
        qtbot.wait(50)
        widths.add(steps.model.width())
    assert len(widths) == 1


def test_rare_choices_are_a_click_away_and_the_button_tells_how_many_were_made(loaded, qtbot):
    steps = loaded.photos.steps
    for step, widget in ((steps.model, steps.model.scale), (steps.output, steps.output.conflict)):
        assert not widget.isVisible()
        assert step.more.text() == "More options"
        step.more.click()
        assert widget.isVisible()
        assert widget.window() is not loaded  # so it needs no room among the steps
        step.more.click()
        assert not widget.isVisible()
    changed = dataclasses.replace(loaded.settings.current, scale=2, on_conflict="skip")
    steps.show_settings(changed)
    assert not steps.model.scale.isVisible()
    assert steps.model.more.text() == "More options (1)"
    assert steps.model.more.toolTip() == "Half size"
    assert steps.output.more.text() == "More options (1)"
    steps.output.template.setText("{stem}-2{ext}")
    assert steps.output.more.text() == "More options (2)"
    assert steps.output.more.toolTip().splitlines() == ["{stem}-2{ext}", "Skip the photo"]
    steps.show_settings(Settings())
    assert steps.model.more.text() == steps.output.more.text() == "More options"


def test_a_rare_choice_is_made_with_the_keys_alone(loaded, qtbot):
    loaded.activateWindow()
    more = loaded.photos.steps.model.more
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    box = loaded.photos.steps.model.scale
    qtbot.waitUntil(lambda: box.window().focusWidget() is box)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert more.text() == "More options (1)"


def test_long_lines_of_state_widen_nothing(loaded, qtbot):
    loaded.resize(1280, 720)
    qtbot.wait(20)
    photos = loaded.photos
    before = [place(widget) for widget in (photos.list, photos.viewer, loaded)]
    line = photos.list._totals
    line.setText("1,234 photos · 400 done · 300 skipped · 12 failed · 900 motion · 334 sharp")
    loaded.progress.say("Report saved: " + "/a/very/long/folder" * 20)
    qtbot.wait(50)
    assert [place(widget) for widget in (photos.list, photos.viewer, loaded)] == before
    assert line.width() < line.fontMetrics().horizontalAdvance(line.text())
    assert line.height() >= line.heightForWidth(line.width())  # so it takes two lines
    loaded.grab()


def test_the_window_fits_a_screen_of_2560_by_1440_at_200_percent(tmp_path):
    code = (
        "import sys; from deblur_gui.app import make_app, make_window\n"
        "app = make_app(['deblur']); window = make_window(app); window.resize(1280, 720)\n"
        "window.show(); app.processEvents(); picture = window.grab()\n"
        "print(*window.size().toTuple(), picture.width(), picture.devicePixelRatio())\n"
        "window.close()\n"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "DEBLUR_DATA": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["1280", "720", "2560", "2.0"]


# --- names for screen readers --------------------------------------------------------------------


CONTROLS = (
    QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox, QAbstractItemView,
    QPlainTextEdit, QTextEdit, QProgressBar, QTabBar,
)  # fmt: skip


def nameless(top: QWidget) -> list[str]:
    """Return the controls of a window or dialog that a screen reader could not name."""
    labelled = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    found = []
    for widget in top.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        if not isinstance(widget, CONTROLS) or inner or is_part(widget):
            continue
        text = getattr(widget, "text", str)() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget in labelled):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def is_part(widget: QWidget) -> bool:
    """Whether a control is a part of another one, as the list of a combo box is."""
    parents = (QComboBox, QAbstractSpinBox, QLineEdit, QDialogButtonBox, QAbstractItemView, QTabBar)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, parents) or type(above).__name__ == "QComboBoxPrivateContainer":
            return not isinstance(above, QDialogButtonBox)
        above = above.parentWidget()
    return False


def test_every_control_of_every_page_and_dialog_has_a_name(loaded, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(loaded.camera, "enter", lambda: None)
    assert not nameless(loaded)
    loaded.models.show()
    loaded.training.open_dialog()
    for text in ("Keyboard shortcuts", "About and licences…", "Debug report…", "Preferences…"):
        trigger(loaded, text)
    open_now = [dialog for dialog in loaded.findChildren(QDialog) if dialog.isVisible()]
    assert len(open_now) >= 6
    for dialog in open_now:
        assert not nameless(dialog), dialog.windowTitle()
        dialog.close()
    for group in loaded.findChildren(QGroupBox):
        assert group.title() or group.accessibleName()


def trigger(window, text):
    """Trigger an entry of a menu by what it says."""
    for top in window.menuBar().actions():
        for action in top.menu().actions():
            if action.text().replace("&", "") == text:
                action.trigger()
                return
    pytest.fail(f"no menu has {text!r}")


# --- questions -----------------------------------------------------------------------------------


def test_return_never_deletes(loaded, answer, qtbot):
    asked = answer("")
    presets = loaded.photos.steps.presets
    presets.save("Night")
    presets.fill()
    (remove,) = [a.menu() for a in presets.menu().actions() if a.menu()]
    remove.actions()[0].trigger()
    assert [text.strip() for text in asked] == ["Delete the preset Night?"]
    presets.fill()
    assert "Night" in [a.text() for a in presets.menu().actions()]


def test_an_interrupted_batch_is_not_discarded_by_return(open_window, loaded, answer, qtbot):
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    loaded.queue.cancel()
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    again = open_window()
    asked = answer("")
    press(again, "Discard…")
    assert "Results so far stay" in asked[-1]
    assert again.queue.interrupted()
    assert buttons(again, "Resume")
    assert QApplication.instance() is not None


def test_the_wheel_scrolls_the_steps_and_changes_no_setting(window, qtbot):
    controls = [
        control
        for kind in (QComboBox, QAbstractSpinBox, QSlider)
        for control in window.centralWidget().findChildren(kind)
    ]
    assert len(controls) > 10
    before = window.settings.current
    for control in controls:
        where = QPointF(control.rect().center())
        turned = QWheelEvent(
            where,
            QPointF(control.mapToGlobal(where)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        values = _value(control)
        QApplication.sendEvent(control, turned)
        assert _value(control) == values, control.accessibleName()
    assert window.settings.current == before


def _value(control):
    return control.currentIndex() if isinstance(control, QComboBox) else control.value()


def test_interrupted_batches_are_at_hand_also_after_their_message_was_closed(
    open_window, loaded, qtbot, monkeypatch
):
    def entry(window):
        (queue,) = [a.menu() for a in window.menuBar().actions() if a.text() == "&Queue"]
        queue.aboutToShow.emit()
        (found,) = [a for a in queue.actions() if a.text() == "In&terrupted batches…"]
        return found

    def resume(dialog):
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert any("of 3 photos left" in text for text in texts), texts
        dialog.show()
        press(dialog, "Resume")

    assert not entry(loaded).isEnabled()
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    loaded.queue.cancel()
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    again = open_window()
    press(again, "Close")
    assert not again.photos.notice.isVisible()
    assert entry(again).isEnabled()
    monkeypatch.setattr("deblur_gui.photos.interrupted.InterruptedDialog.exec", resume)
    entry(again).trigger()
    qtbot.waitUntil(lambda: again.queue.state.counts.get("done", 0) == 3)
    qtbot.waitUntil(lambda: not again.queue.is_running)
    assert not entry(again).isEnabled()


SMALL = 911, 500
"""What a window has of 1366 x 768 pixels at a scale of 1.5, or of 1920 x 1080 at 2."""


@pytest.mark.parametrize("language", CODES)
def test_nothing_needs_more_than_a_small_screen_that_is_enlarged(
    open_window, language, qtbot, tmp_path
):
    """What is higher or wider takes its buttons, or those of the window, off the screen."""
    window = open_window(language=language, first_run_seen=True)
    window.show()
    window.pages.show_page(window.training_page)
    page = window.training_page
    assert page.minimumSizeHint().width() <= SMALL[0]
    opened = [
        TuneDialog(window.session, "", window.training._installer, window),
        VideoDialog(window.video._runner, window.settings.own, [tmp_path / "a.mp4"], window),
        Preferences(window.settings.own, window),
        ModelsDialog(window.session, window),
        Manual(window, language),
    ]
    for dialog in opened:
        dialog.show()
        least = dialog.minimumSizeHint()
        assert least.width() <= SMALL[0], type(dialog).__name__
        assert least.height() <= SMALL[1], type(dialog).__name__
        assert dialog.height() < dialog.screen().availableSize().height()
        dialog.close()


@pytest.mark.parametrize("language", CODES)
def test_the_video_dialog_fits_a_small_screen_once_all_of_it_is_shown(
    open_window, language, qtbot, tmp_path
):
    pytest.importorskip("av")
    video = make_video(tmp_path / "a.mp4")
    window = open_window(language=language, first_run_seen=True)
    dialog = VideoDialog(window.video._runner, window.settings.own, [video], window)
    dialog.show()
    dialog.probe()
    qtbot.waitUntil(lambda: dialog._phase == "ready", timeout=20_000)
    assert dialog.moment.isVisible()
    dialog._runner.cancel_probe()
    qtbot.waitUntil(lambda: "video try" not in window.session.slots, timeout=20_000)
    for phase in ("ready", "running", "ended"):
        dialog._results = [str(video)]
        dialog.note.setText("\n".join(["a_deblurred.mp4"] * 3))
        dialog._show_phase(phase)
        dialog.layout().activate()
        least = dialog.minimumSizeHint()
        assert least.width() <= SMALL[0], phase
        assert least.height() <= SMALL[1], phase
    dialog._phase = "ended"
    dialog.close()


def test_a_window_larger_than_the_screen_is_made_as_large_as_that(window):
    window.resize(3000, 2000)
    fit_screen(window)
    available = window.screen().availableSize()
    assert window.height() < available.height()
    assert window.width() <= max(available.width(), window.minimumSizeHint().width())


@pytest.mark.parametrize("language", CODES)
def test_the_box_of_the_models_cuts_no_word(open_window, language, qtbot):
    window = open_window(language=language, first_run_seen=True)
    window.resize(1280, 720)
    model = window.photos.steps.model
    model.show_expected(Estimate(3, 72.0, 0.0, 0, is_measured=False))
    qtbot.wait(20)
    for number in range(model.model.count()):
        model.model.setCurrentIndex(number)
        shown, whole = model.model.shown_text(), model.model.currentText()
        assert "…" not in shown
        assert shown.strip("„“«»\u201d\u00a0") in whole
    assert any("recommended" in model.model.itemText(n) for n in range(4)) or language != "en"
    model.model.grab()


def test_the_model_that_runs_is_shown_also_where_it_is_not_for_photos(open_window):
    window = open_window(model="live")
    step = window.photos.steps.model
    assert step.chosen_title() == "Live"
    assert step.changes()["model"] == "live"
    step.model.setCurrentIndex(0)
    step.show_cards(window.session.cards())
    assert step.model.findData("live") < 0


def test_until_something_is_measured_times_are_marked_as_estimated(window, qapp):
    model, start = window.photos.steps.model, window.photos.steps.start
    names = [model.model.itemText(n) for n in range(1, 4)]
    assert all("s per megapixel" in name for name in names), names
    model.show_expected(Estimate(3, 72.0, 0.0, 0, is_measured=False))
    names = [model.model.itemText(n) for n in range(1, 4)]
    assert all("(estimated)" in name for name in names), names
    start.show_estimate(240, 10_000_000, is_rough=True)
    assert start._estimate.text() == "Time: about 4 minutes (estimated)"
    start.show_estimate(240, 10_000_000, at_most=True)
    text = start._estimate.text()
    assert text.startswith("Time: about 4 minutes if none is skipped · results: ")
    card = model.cards[1]
    measured = Estimate(
        3, 72.0, 240.0, 10_000_000, "CPU", seconds_per_megapixel=240 / 72,
        speeds={card.name: 240 / 72},
    )  # fmt: skip
    model.show_measured(measured)
    assert model.model.itemText(2).startswith(f"{card.title}: about 4 minutes")
    assert "estimated" not in model.model.itemText(1)
    assert "Estimated: about" in whole_text(card, RunsOn())


def test_the_model_that_a_start_uses_is_the_one_recommended(window):
    model = window.photos.steps.model
    quick, best = model.cards[-1], model.cards[0]
    model.show_automatic(quick)
    speeds = {best.name: 1.0}
    measured = Estimate(3, 0.1, 0.1, 0, "CPU", seconds_per_megapixel=1.0, speeds=speeds)
    model.show_measured(measured)
    texts = [model.model.itemText(n) for n in range(len(model.cards) + 1)]
    assert texts[0] == f"Automatic ({quick.title})"
    advised = [text for text in texts if "recommended" in text]
    assert [text.partition(":")[0] for text in advised] == [quick.title]
    model.model.setCurrentIndex(1)
    model.show_measured(measured)
    texts = [model.model.itemText(n) for n in range(len(model.cards) + 1)]
    (advised,) = (text.partition(":")[0] for text in texts if "recommended" in text)
    assert texts[0] == f"Automatic ({advised})"


@pytest.mark.parametrize("language", CODES)
def test_what_a_batch_takes_is_told_whole(open_window, language, qtbot):
    window = open_window(language=language, first_run_seen=True)
    window.resize(1280, 720)
    step = window.photos.steps.start
    step.show_estimate(24 * 60, 111_000_000, at_most=True)
    label = step._estimate
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
    assert label.text() in label.toolTip()


def test_no_time_is_shown_beside_the_models_where_all_photos_are_finished(loaded, qtbot):
    model = loaded.photos.steps.model.model
    press(loaded, "Start")
    qtbot.waitUntil(lambda: "All photos" in loaded.photos.steps.start.problem.text())
    qtbot.waitUntil(lambda: model.itemText(model.findData("best")) == "Best")
    loaded.photos.steps.show_cards(loaded.session.cards())
    offered = [model.itemText(model.findData(name)) for name in ("best", "balanced", "fast")]
    assert offered == ["Best", "Balanced", "Fast"]
    loaded.selection.clear()
    qtbot.waitUntil(lambda: "s per megapixel" in model.itemText(model.findData("best")))


def test_the_times_are_those_of_the_chosen_threads(open_window, monkeypatch, tmp_path, qtbot):
    monkeypatch.setattr("engine.models.measure.physical_cores", lambda: 8)
    cards = {card.name: card for card in Catalogue.of_program().cards()}
    measure._write(cards["fast"], "auto", "fp32", measure.Speed(0.1, "CPU, 8 threads"))
    window = open_window(guard=False, skip_sharp=False)
    step = window.photos.steps.model
    fast = step.model.findData("fast")
    assert "about 6.0 s" in step.model.itemText(fast)
    window.settings.change(threads=1)
    step.show_settings(window.settings.current)
    assert "about 48 s" in step.model.itemText(fast)
    make_picture(tmp_path / "a.png", 1, (1000, 1000))
    drop(window, [tmp_path / "a.png"])
    qtbot.waitUntil(lambda: span_text(span_of(48)) in step.model.itemText(fast))


def test_the_time_beside_a_model_is_that_of_step_4(open_window, tmp_path, qtbot, monkeypatch):
    """Nothing was measured here, but batches have run, which took longer than the card tells."""
    monkeypatch.setattr("deblur_gui.photos.background.measure_where_it_matters", finds_nothing)
    monkeypatch.setattr("engine.batch.estimate.seconds_per_pixel", lambda *_: 1e-9)
    make_picture(tmp_path / "a.png", 1, (1000, 1000))
    catalogue = Catalogue.of_program()
    window = open_window(model="fast", guard=False, skip_sharp=False)
    with window.session.open_queue() as queue:
        for name, seconds in (("fast", 240), ("best", 3600)):
            spec = BatchSpec((tmp_path / "a.png",), model=name, scale=1, output=tmp_path / name)
            planned = result_of(prepare_batch(spec, catalogue, queue, measure=False))
            deblurred(planned, queue, seconds)
    make_picture(tmp_path / "b.png", 2, (1000, 1000))
    drop(window, [tmp_path / "b.png"])
    step, told = window.photos.steps.model, window.photos.steps.start._estimate
    for name, seconds in (("fast", 240), ("best", 3600)):
        time = span_text(span_of(seconds))
        step.model.setCurrentIndex(step.model.findData(name))
        qtbot.waitUntil(lambda time=time: time in told.text() and not window.plan.is_outdated)
        qtbot.waitUntil(lambda: "estimate" not in window.session.slots)
        assert time in told.text(), "a patch tells less than whole photos"
        for each, other in (("fast", 240), ("best", 3600)):
            text = step.model.itemText(step.model.findData(each))
            assert span_text(span_of(other)) in text
            assert "estimated" not in text
        assert "estimated" not in told.text()


def finds_nothing(*_, **_options):
    """Measure nothing that would change the plan."""
    return False
    yield


def test_the_times_are_those_of_the_chosen_device(open_window, tmp_path, qtbot):
    def texts():
        return [model.itemText(n) for n in range(1, model.count())]

    cards = {card.name: card for card in Catalogue.of_program().cards()}
    for device, minutes in (("auto", 0.1), ("cpu", 50.0)):
        measure._write(cards["fast"], device, "fp32", measure.Speed(minutes, device.upper()))
    window = open_window(device="cpu", guard=False, skip_sharp=False)
    step = window.photos.steps.model
    model = step.model
    slow = texts()
    assert "3000 s per megapixel" in slow[model.findData("fast") - 1]
    step.device.setCurrentIndex(step.device.findData("auto"))
    assert "about 6.0 s" in texts()[model.findData("fast") - 1]
    expected = []
    window.planner.expected.connect(expected.append)
    make_picture(tmp_path / "a.png", 1, (1000, 1000))
    drop(window, [tmp_path / "a.png"])
    qtbot.waitUntil(lambda: len(expected) == 1)
    step.show_expected(expected[0])
    quick = texts()
    step.device.setCurrentIndex(step.device.findData("cpu"))
    qtbot.waitUntil(lambda: len(expected) == 2)  # planned again, for that device
    assert expected[1].seconds > 100 * expected[0].seconds
    step.show_expected(expected[1])
    assert all(a != b for a, b in zip(quick, texts(), strict=True))
    assert texts()[model.findData("fast") - 1].startswith(
        f"{cards['fast'].title}: {span_text(span_of(3000))}"
    )
