"""RAW + JPEG pairs in the list: one of each, unless both are wanted."""

import shutil

import pytest

from engine.core.resources import resource_path

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_of_a_pair_the_jpeg_is_listed_and_a_choice_takes_both(open_window, tmp_path, qtbot):
    shutil.copy(resource_path("samples/colosseum.jpg"), tmp_path / "IMG_1.JPG")
    (tmp_path / "IMG_1.CR3").write_bytes(b"not read for a list")
    window = open_window(output=str(tmp_path / "out"))
    window.selection.add([tmp_path])

    def listed():
        return {} if window.plan.is_outdated else {r.name for r in window.photos.list.model.rows}

    qtbot.waitUntil(lambda: listed() == {"IMG_1.JPG"})
    assert "RAW files left out" in window.photos.notice.text
    choice = window.photos.steps.model.raw_pairs
    choice.setCurrentIndex(choice.findData("both"))
    qtbot.waitUntil(lambda: listed() == {"IMG_1.JPG", "IMG_1.CR3"})
    assert window.settings.current.raw_pairs == "both"
