"""What was removed from the list comes back: by Undo, by its key, and by its folder added again."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence

from deblur_gui.photos.selection import Selection
from deblur_gui.settings import Settings
from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import buttons, choose, drop, press, states

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ALL = Path("/all").absolute()  # with a drive on Windows
NAMES = ["a.png", "b.png", "c.png", "d.png"]


@pytest.fixture
def folder(tmp_path):
    for seed, name in enumerate(NAMES):
        make_picture(tmp_path / "in" / name, seed)
    (tmp_path / "in" / "clip.mov").write_bytes(b"what a list of photos leaves out")
    return tmp_path / "in"


@pytest.fixture
def window(open_window, folder, qtbot):
    shown = open_window()
    drop(shown, [folder])
    listed(shown, qtbot, *NAMES)
    return shown


def listed(window, qtbot, *names):
    qtbot.waitUntil(lambda: list(states(window)) == [*names] and not window.plan.is_outdated)


def undo_entry(window):
    key = QKeySequence(QKeySequence.StandardKey.Undo)
    (action,) = (each for each in window.findChildren(QAction) if each.shortcut() == key)
    return action


def remove(window, *numbers):
    choose(window, *numbers)
    photos = window.photos.list
    photos.remove_clicked.emit(photos.selected())


def test_a_removal_says_how_many_and_its_button_takes_it_back(window, qtbot):
    remove(window, 0, 2)
    assert window.photos.notice.text == "2 photos removed from the list."
    listed(window, qtbot, "b.png", "d.png")
    assert window.photos.notice.text == "2 photos removed from the list."  # not what is left out
    press(window, "Undo")
    listed(window, qtbot, *NAMES)
    assert not buttons(window, "Undo")


def test_without_any_photo_left_it_is_not_said_that_none_were_found(window, qtbot):
    remove(window, 0, 1, 2, 3)
    listed(window, qtbot)
    assert "No photos found" not in window.photos.viewer.view._message
    press(window, "Undo")
    listed(window, qtbot, *NAMES)


def test_several_removals_are_undone_one_by_one_by_the_key(window, qtbot):
    undo = undo_entry(window)
    assert not undo.isEnabled()
    remove(window, 0)
    listed(window, qtbot, "b.png", "c.png", "d.png")
    remove(window, 0, 1)
    listed(window, qtbot, "d.png")
    assert undo.isEnabled()
    undo.trigger()
    listed(window, qtbot, "b.png", "c.png", "d.png")
    undo.trigger()
    listed(window, qtbot, *NAMES)
    assert not undo.isEnabled()


def test_to_keep_only_some_can_be_undone(window, qtbot):
    first = window.photos.list.keys("")[0]
    window.triage.keep_only([first])
    assert window.photos.notice.text == "3 photos removed from the list."
    listed(window, qtbot, "a.png")
    press(window, "Undo")
    listed(window, qtbot, *NAMES)


def test_a_new_list_has_nothing_to_undo(window, qtbot, tmp_path):
    make_picture(tmp_path / "new" / "x.png", 9)
    remove(window, 0)
    window.selection.replace([tmp_path / "new"])
    listed(window, qtbot, "x.png")
    assert not undo_entry(window).isEnabled()
    assert not buttons(window, "Undo")


def test_a_folder_that_is_added_again_brings_back_what_was_removed(window, folder, qtbot):
    remove(window, 0, 2)
    listed(window, qtbot, "b.png", "d.png")
    drop(window, [folder])
    listed(window, qtbot, *NAMES)
    assert not undo_entry(window).isEnabled()


def names(*numbers):
    return [ALL / f"{number}.jpg" for number in numbers]


@pytest.fixture
def selection(qapp):
    return Selection()


def removed(selection):
    return selection.spec(Settings()).removed


def test_photos_chosen_one_by_one_come_back_in_their_places(selection):
    selection.add(names(0, 1, 2, 3, 4))
    selection.leave_out([str(path) for path in names(0, 3)])
    selection.leave_out([str(path) for path in names(2, 4)])
    selection.add(names(7))
    assert selection.roots == names(1, 7)
    selection.undo()
    assert selection.roots == names(1, 2, 4, 7)
    selection.undo()
    assert selection.roots == names(0, 1, 2, 3, 4, 7)
    selection.undo()  # nothing is left, and nothing happens
    assert not selection.can_undo


def test_only_what_is_below_the_added_folder_comes_back(selection):
    keys = [
        str(ALL / "one" / "a.jpg"),
        str(ALL / "one" / "deep" / "b.jpg"),
        str(ALL / "one-more" / "c.jpg"),
        str(ALL / "two" / "d.jpg"),
    ]
    selection.add([ALL])
    selection.leave_out(keys)
    selection.add([ALL / "one"])
    assert removed(selection) == (str(ALL / "one-more" / "c.jpg"), str(ALL / "two" / "d.jpg"))
    selection.add([ALL / "two" / "d.jpg"])
    assert removed(selection) == (str(ALL / "one-more" / "c.jpg"),)
    selection.undo()
    assert removed(selection) == ()


def test_what_is_added_again_is_no_part_of_an_earlier_removal(selection):
    selection.add([ALL])
    selection.leave_out([str(ALL / "a.jpg")])
    selection.leave_out([str(ALL / "b.jpg")])
    selection.add([ALL / "b.jpg"])
    heard = []
    selection.undo_changed.connect(heard.append)
    selection.undo()
    assert removed(selection) == ()
    assert heard == [False]


def test_a_removal_that_is_undone_has_not_shrunk_the_list(selection):
    selection.add([ALL])
    selection.begin()
    selection.leave_out([str(ALL / "a.jpg")])
    assert selection.shrunk
    selection.undo()
    assert not selection.shrunk


def test_a_photo_that_was_removed_before_counts_once(selection):
    counts = []
    selection.photos_removed.connect(counts.append)
    selection.add([ALL])
    selection.leave_out([str(ALL / "a.jpg"), str(ALL / "b.jpg")])
    selection.leave_out([str(ALL / "a.jpg")])
    assert counts == [2]
    selection.undo()
    assert not selection.can_undo
