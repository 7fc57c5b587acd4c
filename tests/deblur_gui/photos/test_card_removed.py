"""The card is pulled out while its photos are processed: one cause is told, and nothing is lost."""

import numpy as np
import pytest

from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import drop, press, states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("dropped", "leaves_folder"), [("sd", False), ("sd/DCIM", False), ("sd/DCIM", True)]
)
def test_a_card_pulled_out_is_one_message_and_the_list_stays(
    open_window, batch_model, tmp_path, qtbot, dropped, leaves_folder
):
    """Some systems keep the folder in which a card is mounted: it is empty then."""
    folder, away = tmp_path / "sd" / "DCIM", tmp_path / "away"
    for seed in range(4):
        make_picture(folder / f"{seed}.png", seed)

    def deblurred(pixels):
        # Not already by the patch that is measured for the estimate, before anything is begun.
        if (tmp_path / "out").exists() and not away.exists():
            folder.rename(away)
            if leaves_folder:
                folder.mkdir()
        return np.iinfo(pixels.dtype).max - pixels

    batch_model(deblurred, name="live", title="Live")
    window = open_window(guard=False, skip_sharp=False, output=str(tmp_path / "out"))
    page, steps = window.photos, window.photos.steps

    def settled():
        return not window.queue.is_running and not window.plan.is_outdated

    drop(window, [tmp_path / dropped])
    qtbot.waitUntil(lambda: len(states(window)) == 4 and settled())
    press(window, "Start")
    qtbot.waitUntil(lambda: "failed" in states(window).values() and settled(), timeout=20_000)
    cause = f"The folder {folder} is gone: was its card or drive removed?"
    assert cause in page.notice.text
    assert cause in steps.start.problem.text()
    assert "in 1 folder" in steps.select.found.text()
    assert steps.select.add.isEnabled()
    assert steps.select.analyse.isEnabled()
    if leaves_folder:
        folder.rmdir()
    away.rename(folder)
    away.mkdir()
    press(window, "Retry failed")
    qtbot.waitUntil(lambda: set(states(window).values()) == {"done"}, timeout=20_000)
    qtbot.waitUntil(settled)
    assert "is gone" not in steps.start.problem.text()
