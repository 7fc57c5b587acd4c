"""What the menus of the photos, of the viewer and of the window do."""

import contextlib
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from deblur_gui import dialogs
from deblur_gui.help.pages import show_keys
from deblur_gui.photos import trash
from deblur_gui.settings import Settings, save_settings
from deblur_gui.shortcuts import key_rows
from engine.models import Catalogue
from engine.queue import Queue
from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import choose, drop, press, states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def model(batch_model):
    save_settings(Settings(guard=False, skip_sharp=False, first_run_seen=True))
    return batch_model(
        lambda pixels: np.iinfo(pixels.dtype).max - pixels, name="live", title="Live"
    )


@pytest.fixture
def opened(monkeypatch):
    """What was opened in other programs."""
    found = []
    monkeypatch.setattr(
        "deblur_gui.dialogs.QDesktopServices.openUrl",
        lambda url: found.append(Path(url.toLocalFile())),
    )
    return found


@pytest.fixture
def window(open_window, tmp_path, qtbot):
    window = open_window()
    for seed, name in enumerate("abc"):
        make_picture(tmp_path / "in" / f"{name}.png", seed)
    (tmp_path / "in" / "c.png").write_bytes(b"no picture")
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(states(window)) == 3 and not window.plan.is_outdated)
    return window


def ended(window, qtbot):
    qtbot.waitUntil(lambda: window.queue.is_running or window.plan.is_outdated)
    qtbot.waitUntil(lambda: not window.queue.is_running and not window.plan.is_outdated)


def entry(menu, text):
    """Return the entry of a menu that begins so."""
    found = [a for a in menu.actions() if a.text().replace("&", "").startswith(text)]
    assert found, [a.text() for a in menu.actions()]
    return found[0]


def menu_of(window):
    return window.photo_menu.make(window.photos.list.selected())


def test_the_menu_of_a_photo_opens_shows_and_copies(window, opened, tmp_path, qtbot):
    folder = tmp_path / "in"
    choose(window, 0)
    menu = menu_of(window)
    assert not entry(menu, "Show result in folder").isEnabled()
    assert not entry(menu, "Compare side by side").isEnabled()
    assert not entry(menu, "Save again at strength").isEnabled()
    assert not entry(menu, "Retry").isEnabled()
    entry(menu, "Open").trigger()
    entry(menu, "Show in folder").trigger()
    assert opened == [folder / "a.png", folder]
    choose(window, 0, 1)
    entry(menu_of(window), "Copy path").trigger()
    assert QApplication.clipboard().text() == f"{folder / 'a.png'}\n{folder / 'b.png'}"


def test_only_some_photos_are_processed_and_their_results_shown(window, opened, tmp_path, qtbot):
    window.photos.steps.output.folder.setText(str(tmp_path / "out"))
    window.photos.steps.settle()
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    choose(window, 1)
    entry(menu_of(window), "Process only 1 photo").trigger()
    ended(window, qtbot)
    assert states(window) == {"a.png": "waiting", "b.png": "done", "c.png": "waiting"}
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.png"]
    menu = menu_of(window)
    assert not entry(menu, "Process only").isEnabled()
    entry(menu, "Show result in folder").trigger()
    assert opened == [tmp_path / "out"]
    entry(menu, "Compare side by side").trigger()
    assert window.photos.viewer.view.side_by_side


def moved(window, qtbot):
    qtbot.waitUntil(lambda: "bin" not in window.session.slots and not window.plan.is_outdated)


@pytest.mark.skipif(sys.platform != "linux", reason="the bin of whoever runs the tests")
def test_results_go_to_the_bin_and_come_back(window, tmp_path, qtbot, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(trash, "confirm", lambda *_: pytest.fail("no bin"))
    folder = tmp_path / "in"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    choose(window, 0, 1)
    assert not entry(menu_of(window), "Move 1 result to the bin").isEnabled()
    press(window, "Start")
    ended(window, qtbot)
    done = {path: path.read_bytes() for path in folder.iterdir()}
    assert len(done) == len(before) + 2
    choose(window, 0, 1, 2)
    entry(menu_of(window), "Move 2 results to the bin").trigger()
    moved(window, qtbot)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert states(window) == {"a.png": "waiting", "b.png": "waiting", "c.png": "failed"}
    assert window.photos.steps.start.start.isEnabled()
    assert window.photos.notice.text == "2 results moved to the bin."
    press(window, "Undo")
    moved(window, qtbot)
    assert {path: path.read_bytes() for path in folder.iterdir()} == done
    assert states(window) == {"a.png": "done", "b.png": "done", "c.png": "failed"}
    assert not [*(tmp_path / "data").rglob("*.trashinfo")]


@pytest.mark.parametrize("is_wanted", [True, False])
def test_where_there_is_no_bin_it_asks_before_it_deletes(
    window, tmp_path, qtbot, monkeypatch, is_wanted
):
    asked = []
    monkeypatch.setattr(trash, "move_to_bin", lambda _: None)
    monkeypatch.setattr(trash, "confirm", lambda *words: asked.append(words[2]) or is_wanted)
    press(window, "Start")
    ended(window, qtbot)
    choose(window, 0)
    entry(menu_of(window), "Move 1 result to the bin").trigger()
    moved(window, qtbot)
    assert asked == ["1 result cannot be moved to a bin here. Delete for good?"]
    assert (tmp_path / "in" / "a_deblurred.png").exists() == (not is_wanted)
    assert (tmp_path / "in" / "a.png").exists()
    assert states(window)["a.png"] == ("waiting" if is_wanted else "done")


@pytest.mark.parametrize("has_bin", [True, False])
def test_a_result_that_was_changed_since_is_neither_moved_nor_deleted(
    window, tmp_path, qtbot, monkeypatch, has_bin
):
    threads, asked = set(), []

    def move(path):
        threads.add(threading.current_thread())
        if not has_bin:
            return None
        Path(path).rename(tmp_path / Path(path).name)
        return str(tmp_path / Path(path).name)

    monkeypatch.setattr(trash, "move_to_bin", move)
    monkeypatch.setattr(trash, "confirm", lambda *words: asked.append(words[2]) or True)
    press(window, "Start")
    ended(window, qtbot)
    retouched = tmp_path / "in" / "a_deblurred.png"
    retouched.write_bytes(b"retouched")
    choose(window, 0, 1)
    entry(menu_of(window), "Move 2 results to the bin").trigger()
    moved(window, qtbot)
    assert retouched.read_bytes() == b"retouched"
    assert not (tmp_path / "in" / "b_deblurred.png").exists()
    assert "1 changed since, so not moved: a_deblurred.png." in window.photos.notice.text
    assert asked == (
        [] if has_bin else ["1 result cannot be moved to a bin here. Delete for good?"]
    )
    assert threading.main_thread() not in threads
    assert len(threads) == 1


def test_a_result_that_is_changed_while_it_asks_is_not_deleted(
    window, tmp_path, qtbot, monkeypatch
):
    retouched = tmp_path / "in" / "a_deblurred.png"
    monkeypatch.setattr(trash, "move_to_bin", lambda _: None)
    monkeypatch.setattr(trash, "confirm", lambda *_: bool(retouched.write_bytes(b"retouched")))
    press(window, "Start")
    ended(window, qtbot)
    choose(window, 0)
    entry(menu_of(window), "Move 1 result to the bin").trigger()
    moved(window, qtbot)
    assert retouched.read_bytes() == b"retouched"


@pytest.mark.skipif(sys.platform != "linux", reason="bins of freedesktop.org")
@pytest.mark.parametrize(
    ("folder", "path", "is_forgotten"),
    [
        (".local/share/Trash/files", "{0}/my%20photos/a%25.jpg", True),
        (".Trash-1000/files", "my%20photos/a%25.jpg", True),
        (".Trash/1000/files", "my%20photos/a%25.jpg", True),
        (".local/share/Trash/files", "{0}/others/a%25.jpg", False),
        (".local/share/Trash/files", "", False),
        (".Trash", "{0}/my%20photos/a%25.jpg", False),  # as on a Mac: ../info is anybody's
    ],
)
def test_undo_deletes_only_what_the_bin_notes_of_the_file(tmp_path, folder, path, is_forgotten):
    place = tmp_path / folder / "a%.jpg"
    info = place.parent.parent / "info" / "a%.jpg.trashinfo"
    result = tmp_path / "my photos" / "a%.jpg"
    for file in (place, info, result):
        file.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"result")
    info.write_text(f"[Trash Info]\nPath={path.format(tmp_path)}\nDeletionDate=2026-12-01\n")
    assert trash.restored(trash.Binned(str(result), str(place)))
    assert result.read_bytes() == b"result"
    assert info.exists() != is_forgotten


def test_a_menu_opens_without_looking_for_results(window, tmp_path, qtbot, monkeypatch):
    press(window, "Start")
    ended(window, qtbot)
    folder, isfile, asked = tmp_path / "in", os.path.isfile, []

    def look(path):
        if threading.current_thread() is threading.main_thread():
            asked.append(Path(path).name)
        return isfile(path)

    choose(window, 0, 1)
    (folder / "a_deblurred.png").unlink()
    (folder / "b_deblurred.png").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os.path, "isfile", look)
        menu = menu_of(window)
    assert not {"a_deblurred.png", "b_deblurred.png"}.intersection(asked)
    again, to_bin = entry(menu, "Process again"), entry(menu, "Move 2 results to the bin")
    again.trigger()
    assert window.photos.notice.text == "2 results cannot be found."
    window.photos.notice.hide()
    to_bin.trigger()
    moved(window, qtbot)
    assert window.photos.notice.text == "2 results cannot be found."
    assert states(window) == {"a.png": "waiting", "b.png": "waiting", "c.png": "failed"}


def test_files_that_stay_are_counted_and_some_named(window, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(trash, "move_to_bin", lambda _: None)
    monkeypatch.setattr(trash, "confirm", lambda *_: True)
    monkeypatch.setattr(trash, "delete", lambda _: False)
    for seed, name in enumerate("de", 5):
        make_picture(tmp_path / "in" / f"{name}.png", seed)
    window.plan.update()
    qtbot.waitUntil(lambda: len(states(window)) == 5 and not window.plan.is_outdated)
    press(window, "Start")
    ended(window, qtbot)
    choose(window, 0, 1, 2, 3, 4)
    entry(menu_of(window), "Move 4 results to the bin").trigger()
    moved(window, qtbot)
    names = "a_deblurred.png, b_deblurred.png, d_deblurred.png, …"
    text = f"4 results could not be deleted: {names}. May you write to the folder?"
    assert window.photos.notice.text == text


def test_a_result_that_is_itself_in_the_list_is_told_as_such(window, tmp_path, qtbot):
    row = window.photos.list.model.rows[0]
    row.state, row.result = "done", str(tmp_path / "in" / "b.png")
    choose(window, 0)
    to_bin = entry(menu_of(window), "Move 1 result to the bin")
    assert not to_bin.isEnabled()
    assert to_bin.toolTip() == "The result is itself in the list."


def test_earlier_results_in_another_place_than_the_next_are_told(window, tmp_path, qtbot):
    steps = window.photos.steps
    told = steps.output.earlier
    press(window, "Start")
    ended(window, qtbot)
    assert told.isHidden()
    make_picture(tmp_path / "in" / "d.png", 3)
    for folder, text in (
        (str(tmp_path / "out"), "Earlier results are next to the originals."),
        ("", ""),
    ):
        steps.output.folder.setText(folder)
        steps.settle()
        qtbot.waitUntil(lambda: not window.plan.is_outdated)
        assert told.text() == text
        assert told.isHidden() == (not text)
    steps.output.show_earlier([("/in/a.jpg", "/other/a.jpg")], None)
    assert told.text() == "Earlier results are in /other."
    steps.output.show_earlier([("/in/a.jpg", "/out/sub/a.jpg")], Path("/out"))
    assert told.isHidden()
    steps.output.show_earlier([("/in/a.jpg", "/other/a.jpg")], None)
    window.selection.clear()
    qtbot.waitUntil(told.isHidden)  # it was of the list before


def test_a_failed_photo_is_retried_and_a_strength_applied_from_the_menu(window, tmp_path, qtbot):
    press(window, "Start")
    ended(window, qtbot)
    assert states(window) == {"a.png": "done", "b.png": "done", "c.png": "failed"}
    make_picture(tmp_path / "in" / "c.png", 2)
    choose(window, 2)
    entry(menu_of(window), "Retry").trigger()
    ended(window, qtbot)
    assert set(states(window).values()) == {"done"}
    window.photos.steps.model.strength.setValue(50)
    window.photos.steps.model.scope.linkActivated.emit("scope")
    window.photos.steps.model.strength.setValue(30)  # for the photo that is shown only
    choose(window, 2)
    assert entry(menu_of(window), "Save again at strength 30%").isEnabled()
    choose(window, 0, 1)
    entry(menu_of(window), "Save again at strength 50%").trigger()
    qtbot.waitUntil(lambda: "2 results saved again at 50%" in window.photos.notice.text)


def again(window, qtbot, number=0):
    choose(window, number)
    entry(menu_of(window), "Process again").trigger()
    ended(window, qtbot)


def test_grey_entries_say_why(window, qtbot):
    choose(window, 0)
    menu = menu_of(window)
    assert menu.toolTipsVisible()
    for text in (
        "Process again",
        "Show result in folder",
        "Compare side",
        "Save again at strength",
    ):
        assert not entry(menu, text).isEnabled()
        assert entry(menu, text).toolTip() == "There is no result yet."
    assert "failed" in entry(menu, "Retry").toolTip()
    press(window, "Start")
    ended(window, qtbot)
    only = entry(menu_of(window), "Process only")
    assert not only.isEnabled()
    assert "Process again" in only.toolTip()
    assert entry(menu_of(window), "Process again").isEnabled()
    save = entry(menu_of(window), "Save again at strength 100%")
    assert not save.isEnabled()
    assert save.toolTip() == "The result has this strength already."
    window.photos.steps.model.strength.setValue(50)
    assert entry(menu_of(window), "Save again at strength 50%").isEnabled()


def test_a_finished_photo_is_done_again_and_its_result_replaced(
    window, model, answer, tmp_path, qtbot
):
    press(window, "Start")
    ended(window, qtbot)
    result = tmp_path / "in" / "a_deblurred.png"
    before, calls = result.stat().st_mtime_ns, len(model.calls)
    asked = answer("Replace")
    again(window, qtbot)
    assert "Live, 100%" in asked[0]
    assert "made with the same settings" in asked[0]
    assert "Keep both" not in asked[0]
    assert len(model.calls) > calls
    assert result.stat().st_mtime_ns > before
    assert states(window) == {"a.png": "done", "b.png": "done", "c.png": "failed"}
    assert len(list((tmp_path / "in").glob("*_deblurred*"))) == 2
    qtbot.waitUntil(lambda: window.photos.viewer._finished is not None)


def test_a_photo_is_done_again_with_other_settings_beside_its_first_result(
    window, answer, tmp_path, qtbot
):
    press(window, "Start")
    ended(window, qtbot)
    window.photos.steps.model.guard.setChecked(True)
    qtbot.waitUntil(window.photos.steps.start.again.isVisible)
    assert states(window)["a.png"] == "done"
    window.photos.steps.model.guard.setChecked(False)
    window.photos.steps.model.strength.setValue(60)
    formats = window.photos.steps.output.format
    formats.setCurrentIndex(formats.findData("png"))
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    asked = answer("Keep both")
    again(window, qtbot)
    assert "Live, 60%" in asked[0]
    assert "gets a number" in asked[0]
    names = sorted(path.name for path in (tmp_path / "in").glob("a_deblurred*"))
    assert names == ["a_deblurred-2.png", "a_deblurred.png"]
    assert states(window)["a.png"] == "done"
    assert window.photos.list.model.rows[0].result.endswith("-2.png")


def test_a_photo_is_done_again_with_another_model_and_the_others_stay_as_they_are(
    window, answer, tmp_path, qtbot
):
    press(window, "Start")
    ended(window, qtbot)
    chosen, before = window.settings.current.model, states(window)
    choose(window, 0)
    others = entry(menu_of(window), "Process again with").menu()
    asked = answer("Keep both")
    entry(others, "Fast").trigger()
    ended(window, qtbot)
    assert "Fast, 100%" in asked[0]
    with contextlib.closing(Queue.open(warn=pytest.fail)) as queue:
        assert queue.batches()[0].request.model == "fast"
    assert window.settings.current.model == chosen
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert states(window) == before
    names = sorted(path.name for path in (tmp_path / "in").glob("*_deblurred*"))
    assert names == ["a_deblurred-2.png", "a_deblurred.png", "b_deblurred.png"]
    assert window.photos.list.model.rows[0].result.endswith("-2.png")


def test_another_strength_is_another_setting_also_after_it_was_applied(window, answer, qtbot):
    press(window, "Start")
    ended(window, qtbot)
    window.photos.steps.model.strength.setValue(50)
    asked = answer("Cancel")
    choose(window, 0)
    entry(menu_of(window), "Process again").trigger()
    assert "same settings" not in asked[-1]
    entry(menu_of(window), "Save again at strength").trigger()
    qtbot.waitUntil(lambda: "saved again at 50%" in window.photos.notice.text)
    entry(menu_of(window), "Process again").trigger()
    assert "same settings" in asked[-1]


def test_a_result_that_was_altered_elsewhere_is_never_replaced(window, answer, tmp_path, qtbot):
    press(window, "Start")
    ended(window, qtbot)
    result = make_picture(tmp_path / "in" / "a_deblurred.png", 77)
    altered = result.read_bytes()
    answer("Replace")
    again(window, qtbot)
    assert result.read_bytes() == altered
    assert (tmp_path / "in" / "a_deblurred-2.png").is_file()


def test_to_process_again_can_be_cancelled(window, model, answer, qtbot):
    press(window, "Start")
    ended(window, qtbot)
    calls = len(model.calls)
    asked = answer("Cancel")
    choose(window, 0)
    entry(menu_of(window), "Process again").trigger()
    assert asked
    assert not window.queue.is_running
    assert len(model.calls) == calls


def test_photos_are_removed_from_the_menu_and_the_files_stay(window, tmp_path, qtbot):
    choose(window, 0, 2)
    entry(menu_of(window), "Remove from list").trigger()
    qtbot.waitUntil(lambda: list(states(window)) == ["b.png"] and not window.plan.is_outdated)
    assert (tmp_path / "in" / "a.png").is_file()


@pytest.mark.parametrize("where", ["list", "viewer"])
def test_the_right_button_opens_the_menu(window, where, qtbot):
    view = window.photos.list.view if where == "list" else window.photos.viewer.view
    assert view.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu
    choose(window, 0)
    view.customContextMenuRequested.emit(QPoint(10, 10))
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert len(menus) == 1
    texts = [a.text().replace("&", "") for a in menus[0].actions() if a.text()]
    assert len(texts) == 13
    letters = [a.text().split("&")[1][0].lower() for a in menus[0].actions() if "&" in a.text()]
    assert len(set(letters)) == len(letters)
    menus[0].close()


def test_an_empty_list_has_no_menu(open_window):
    window = open_window()
    assert window.photo_menu.make([]) is None
    assert window.photo_menu.make([""]) is None


# --- the menus of the window ---------------------------------------------------------------------


def trigger(window, title, text):
    (top,) = [a for a in window.menuBar().actions() if a.text().replace("&", "") == title]
    entry(top.menu(), text).trigger()


def test_the_view_menu_zooms(window, qtbot):
    view = window.photos.viewer.view
    qtbot.waitUntil(window.photos.viewer.preview_action.isEnabled)
    trigger(window, "View", "Zoom to 100%")
    assert view.zoom == 1
    trigger(window, "View", "Zoom in")
    assert view.zoom > 1
    trigger(window, "View", "Zoom out")
    assert view.zoom == pytest.approx(1)
    trigger(window, "View", "Fit")
    assert view.zoom != pytest.approx(1)


def test_the_file_menu_opens_videos(window, tmp_path, monkeypatch):
    film, seen = tmp_path / "film.mp4", []
    film.write_bytes(b"")
    monkeypatch.setattr(dialogs, "ask_videos", lambda *_: [film])
    window.selection.videos_opened.disconnect(window.video.open)
    window.selection.videos_opened.connect(seen.append)
    trigger(window, "File", "Open video…")
    assert seen == [[film]]


def test_all_installed_models_are_compared_by_one_command(window, qtbot):
    viewer = window.photos.viewer
    qtbot.waitUntil(viewer.compare_action.isEnabled)
    names = {card.name for card in Catalogue.of_program().cards() if card.kind == "onnx"}
    trigger(window, "View", "Compare all models here")
    qtbot.waitUntil(lambda: {*viewer._previews} == {"live"} and not viewer._to_compare)
    assert len(names) >= 4


def test_each_model_gets_its_own_preview(window, qtbot, fake_model, monkeypatch):
    viewer, asked = window.photos.viewer, []

    def get(card, **_means):
        asked.append(card.name)
        return fake_model(lambda pixels: 255 - pixels, name=card.name, title=card.title)

    monkeypatch.setattr("engine.models.get_model", get)
    window.session.models.close()
    qtbot.waitUntil(viewer.compare_action.isEnabled)
    trigger(window, "View", "Compare all models here")
    names = {card.name for card in Catalogue.of_program().cards() if card.kind == "onnx"}
    qtbot.waitUntil(lambda: {*viewer._previews} == names)
    assert {*asked} == names
    assert len(viewer.versions.buttons) == 1 + len(names)
    window.photos.steps.model.strength.setValue(60)  # each at this strength: there are nine keys
    assert len(viewer.versions.buttons) == 1 + len(names)
    assert {key[1] for key in viewer._keys[1:]} == names
    assert window.settings.current.model == ""


# --- blur that is too long -----------------------------------------------------------------------


def test_the_list_says_which_blur_is_too_long_and_what_helps(window, qtbot, monkeypatch):
    from engine.quality.triage import Assessment

    lengths = iter((12.0, 60.0, 60.0))

    def assess(_pixels):
        return Assessment("motion", 0.9, "fine detail is missing", 34.0, next(lengths))

    monkeypatch.setattr("engine.quality.triage.assess", assess)
    make_picture(Path(window.photos.list.model.rows[2].key), 5)
    scale = window.photos.steps.model.scale
    scale.setCurrentIndex(scale.findData(1))
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    press(window, "Find blurred photos")
    qtbot.waitUntil(lambda: not window.triage.is_running)
    short, long, _ = window.photos.list.model.rows
    assert (short.advice, short.help) == ("", "")
    assert str(long.advice) == "blur of about 60 px: expect little"
    assert "Automatic" in long.help
    index = window.photos.list.model.index(1)
    assert "expect little" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Automatic" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "2 with blur longer" in window.photos.notice.text
    window.grab()
    scale.setCurrentIndex(scale.findData(0))
    qtbot.waitUntil(lambda: not window.photos.list.model.rows[1].advice)


# --- the menus of the window ---------------------------------------------------------------------


def menu_called(window, title):
    """Open a menu of the window."""
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text().replace("&", "") == title]
    menu.aboutToShow.emit()
    return menu


def test_entries_that_would_do_nothing_are_grey(open_window, tmp_path, qtbot):
    window = open_window()
    of_photos = ("Find blurred photos", "Keep only blurred photos", "Keep only failed")
    others = ("Retry failed", "Stop now", "Interrupted batches…", "Show report", "Save report to")
    queue = menu_called(window, "Queue")
    assert not any(entry(queue, text).isEnabled() for text in (*of_photos, *others))
    assert entry(queue, "Start or stop").isEnabled()  # which would be without its key
    assert not entry(menu_called(window, "Edit"), "Remove from list").isEnabled()
    make_picture(tmp_path / "in" / "a.png", 1)
    (tmp_path / "in" / "b.png").write_bytes(b"no picture")
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(states(window)) == 2 and not window.plan.is_outdated)
    assert entry(menu_called(window, "Edit"), "Remove from list").isEnabled()
    queue = menu_called(window, "Queue")
    assert all(entry(queue, text).isEnabled() for text in of_photos)
    press(window, "Start")
    ended(window, qtbot)
    queue = menu_called(window, "Queue")
    assert [entry(queue, text).isEnabled() for text in others] == [True, False, False, True, True]


def test_every_entry_with_a_key_says_so_on_every_system(open_window):
    file, edit = (menu_called(open_window(), title) for title in ("File", "Edit"))
    assert entry(file, "Quit").shortcut().toString() == "Ctrl+Q"
    assert entry(edit, "Remove from list").text().endswith("\tDel")
    assert all(key for key, _ in key_rows())


def test_a_recent_folder_with_an_ampersand_keeps_it_and_the_list_can_be_cleared(
    open_window, tmp_path, qtbot
):
    window = open_window()
    make_picture(tmp_path / "Ann & Bob" / "a.png", 1)
    drop(window, [tmp_path / "Ann & Bob"])
    qtbot.waitUntil(lambda: len(states(window)) == 1)
    recent = window.menus._recent
    assert recent.actions()[0].text() == str(tmp_path / "Ann & Bob").replace("&", "&&")
    entry(recent, "Clear this list").trigger()
    assert not recent.isEnabled()
    assert window.settings.current.recent == ()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "zh"])
def test_the_list_of_keys_and_the_log_leave_room_on_a_small_screen(open_window, language, qtbot):
    window = open_window(language=language, first_run_seen=True)
    window.resize(1280, 720)
    keys = show_keys(window)
    assert keys.height() <= 680
    assert keys.width() <= 1000
    keys.close()
    window.log.show()
    qtbot.wait(50)
    assert window.log.height() < 150
