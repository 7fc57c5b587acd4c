"""Frames of one moment in the list: said before a run, and obeyed by it."""

import shutil

import numpy as np
import pytest
from PIL import Image

from deblur_gui.photos.photo_row import WORDS_ROLE
from engine.core.resources import resource_path

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def burst(tmp_path):
    """Two frames of one second, the second one shaken much more, and one of another time."""
    folder = tmp_path / "photos"
    folder.mkdir()
    with Image.open(resource_path("samples/colosseum.jpg")) as image:
        view = image.convert("RGB").resize((420, 300))
    pixels = np.asarray(view).astype(np.float32)
    smeared = np.mean([np.roll(pixels, shift, 1) for shift in range(-12, 13)], axis=0)
    for name, shown, second in (("a", pixels, "01"), ("b", smeared, "02"), ("c", pixels, "40")):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = f"2026:07:01 12:00:{second}"
        Image.fromarray(shown.astype(np.uint8)).save(folder / f"{name}.jpg", exif=exif, quality=95)
    yield folder
    shutil.rmtree(folder)


def test_the_list_says_which_are_of_one_moment_and_a_run_does_the_sharpest(
    open_window, batch_model, burst, tmp_path, qtbot
):
    batch_model()
    window = open_window(output=str(tmp_path / "out"), skip_sharp=False, guard=False, bursts=True)
    window.selection.add([burst])
    qtbot.waitUntil(
        lambda: len(window.photos.list.model.rows) == 3 and not window.plan.is_outdated,
        timeout=20_000,
    )
    assert window.photos.steps.model.bursts.isChecked()
    window.triage.start()

    def words():
        model = window.photos.list.model
        return {row.name: model.index(i).data(WORDS_ROLE) for i, row in enumerate(model.rows)}

    # Each photo's event may come in a drawing of its own.
    qtbot.waitUntil(lambda: "burst" in words()["a.jpg"] + words()["c.jpg"], timeout=60_000)
    qtbot.waitUntil(lambda: "scan" not in window.session.slots, timeout=20_000)
    assert words()["a.jpg"].endswith("The sharpest of a burst of 2")
    assert words()["b.jpg"].endswith("will be skipped · a.jpg of the same burst is sharper")
    assert "burst" not in words()["c.jpg"]
    window.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: window.queue.state.phase == "ended", timeout=60_000)
    states = {row.key[-5:]: (row.state, row.reason) for row in window.photos.list.model.rows}
    assert states["b.jpg"] == ("kept", "a.jpg of the same burst is sharper")
    assert states["c.jpg"][0] == "done"
    assert states["a.jpg"][0] in ("done", "kept")  # kept if it is sharp already
