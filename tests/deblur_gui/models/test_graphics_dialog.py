"""Graphics chips in the window: what is there is said, and what is asked for is done by a child.

The chips are simulated, and the child prints what `deblur devices` would.
"""

import sys
import threading

import pytest

from deblur_gui.models import _child_dialog, graphics_dialog
from deblur_gui.models.graphics_dialog import GraphicsDialog
from deblur_gui.photos import _model_step
from engine.core import runtime
from engine.core.chips import Chip
from engine.core.runtime import Runtime
from engine.events import Finished, Log, Metric, Progress, Started, to_json
from engine.messages import msg
from engine.models import runtimes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

INTEL = Chip("graphics", "Intel", "Intel Iris Xe Graphics", "i915")
SLOWER = msg("{device} works here but is not clearly faster.", device="OpenVINO (Intel)")
ANSWERS = {
    "size": [Metric("bytes", 84_430_935.0), Finished("ok")],
    "install": [
        Progress(20e6, 84e6, "bytes", "onnxruntime-openvino", 0.24),
        Log("Trying it on a test picture…"),
        Log(SLOWER),
        Finished("ok"),
    ],
}


@pytest.fixture
def children(monkeypatch):
    """Replace the child: it prints `ANSWERS`, or what a test puts there; return what was asked."""
    asked, answers = [], dict(ANSWERS)

    def command(*words):
        asked.append(words)
        lines = [to_json(event) for event in [Started(words[1]), *answers[words[1]]]]
        wait = "" if isinstance(answers[words[1]][-1], Finished) else "; sys.stdin.read()"
        code = f"import sys; print({chr(10).join(lines)!r}, flush=True){wait}"
        return [sys.executable, "-c", code]

    monkeypatch.setattr(_child_dialog, "worker_command", command)
    command.asked, command.answers = asked, answers
    return command


@pytest.fixture
def chips(monkeypatch):
    """Let this machine have these chips, and be a PC with Linux."""

    def put(*found):
        for module in (graphics_dialog, _model_step):
            monkeypatch.setattr(module, "find_chips", lambda: found)

    real = runtimes.find_offers
    for module in (graphics_dialog, runtimes):
        monkeypatch.setattr(module, "find_offers", lambda c: real(c, "linux", "x86_64"))
    return put


@pytest.fixture
def make(qtbot, session):
    made = []

    def dialog():
        made.append(GraphicsDialog(session))
        qtbot.addWidget(made[-1])
        made[-1].show()
        return made[-1]

    yield dialog
    for each in made:
        each.reject()


def adopt():
    with runtime.new_folder() as folder:
        (folder / "onnxruntime").mkdir()
        (folder / "onnxruntime" / "__init__.py").touch()
        runtime.adopt(Runtime(folder.name, "openvino", "onnxruntime-openvino", "1.24.1", 2.5))


def test_while_the_last_job_is_being_stopped_none_is_said_to_run(
    make, chips, children, answer, session, qtbot
):
    chips(INTEL)
    answer("")  # to what the last one asks when it has ended
    dialog, end = make(), threading.Event()
    session.slots.run("graphics", end.wait, None)
    try:
        dialog.ask_size("openvino")
        assert "still being stopped" in dialog.note.text()
        assert not dialog.bar.isVisible()
    finally:
        end.set()
    qtbot.waitUntil(lambda: not dialog.is_running)
    dialog.ask_size("openvino")
    assert "package index" in dialog.note.text()
    assert dialog.bar.isVisible()


def test_without_a_chip_it_says_so_and_offers_nothing(make, chips):
    chips()
    dialog = make()
    assert "No usable graphics chip" in dialog.about.text()
    assert "processed on the CPU. There is nothing that you have to do." in dialog.about.text()
    assert dialog.install_buttons == {}
    assert not dialog.remove_button.isVisible()


@pytest.mark.parametrize(
    ("chip", "says"),
    [
        (Chip("graphics", "AMD", "AMD Radeon", "amdgpu"), "No package for it is known"),
        (Chip("neural", "Apple", "Apple M2"), "choose CoreML"),
    ],
)
def test_a_chip_without_a_package(make, chips, chip, says):
    chips(chip)
    dialog = make()
    assert chip.name in dialog.about.text()
    assert says in dialog.about.text()
    assert dialog.install_buttons == {}


def test_the_size_is_shown_before_anything_is_downloaded(make, chips, children, answer, qtbot):
    chips(INTEL)
    dialog, asked = make(), answer("")
    dialog.install_buttons["openvino"].click()
    qtbot.waitUntil(lambda: bool(asked))
    assert "84 MB" in asked[0]
    assert "nothing changes" in asked[0]
    assert children.asked == [("devices", "size", "openvino", "--child")]
    assert not dialog.is_running


def test_it_is_installed_and_the_verdict_is_shown(make, chips, children, answer, qtbot):
    chips(INTEL)
    dialog = make()
    answer("Download")
    dialog.install_buttons["openvino"].click()
    qtbot.waitUntil(lambda: "not clearly faster" in dialog.note.text())
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert children.asked[1] == ("devices", "install", "openvino", "--yes", "--child")
    assert dialog.install_buttons["openvino"].isEnabled()
    assert not dialog.bar.isVisible()


def test_a_download_shows_its_progress_and_can_be_cancelled(make, chips, children, answer, qtbot):
    chips(INTEL)
    children.answers["install"] = ANSWERS["install"][:1]  # and then it waits
    dialog = make()
    answer("Download")
    dialog.install_buttons["openvino"].click()
    qtbot.waitUntil(lambda: dialog.note.text() == "20 of 84 MB")
    assert dialog.bar.value() == 240
    assert not dialog.install_buttons["openvino"].isEnabled()
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.note.text() == "Cancelled.", timeout=10_000)


def test_an_index_that_does_not_answer_is_said(make, chips, children, answer, qtbot):
    chips(INTEL)
    children.answers["size"] = [Finished("failed", "It could not be installed.", "Check it.")]
    dialog, asked = make(), answer("Download")
    dialog.install_buttons["openvino"].click()
    qtbot.waitUntil(lambda: "It could not be installed. Check it." in dialog.note.text())
    assert asked == []


def test_nothing_is_tried_while_something_else_is_computed(
    make, chips, children, session, monkeypatch
):
    chips(INTEL)
    monkeypatch.setattr(type(session), "is_computing", True)
    dialog = make()
    dialog.install_buttons["openvino"].click()
    assert "Wait until" in dialog.note.text()
    assert children.asked == []


def test_what_is_used_is_said_and_can_be_removed(make, chips, answer):
    chips(INTEL)
    adopt()
    dialog = make()
    assert "onnxruntime-openvino 1.24.1. 2.5 times as fast" in dialog.about.text()
    assert dialog.install_buttons == {}
    answer("Remove")
    dialog.remove_button.click()
    assert runtime.current() is None
    assert not dialog.remove_button.isVisible()
    assert "openvino" in dialog.install_buttons


def test_a_packaged_program_says_why_it_offers_nothing(make, chips, monkeypatch):
    chips(INTEL)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    dialog = make()
    assert "cannot be extended" in dialog.about.text()
    assert dialog.install_buttons == {}


def test_the_window_says_which_chip_is_not_used_and_leads_to_the_dialog(open_window, chips):
    chips(INTEL)
    window = open_window(first_run_seen=True)
    step = window.photos.steps.model
    step.show_chips()
    assert "Intel Iris Xe Graphics: not used yet." in step.chips.text()
    step.chips.linkActivated.emit("chips")
    dialog = window.models.show_graphics()
    assert dialog.isVisible()
    adopt()
    dialog.close_button.click()
    assert step.chips.isHidden()
    runtime.drop(msg("Deblur crashed while loading it."))
    step.show_chips()
    assert "no longer used. Deblur crashed while loading it." in step.chips.text()
    dialog = window.models.show_graphics()
    assert "Deblur crashed while loading it." in dialog.about.text()
    dialog.close_button.click()  # it has been read
    assert "not used yet" in step.chips.text()


@pytest.mark.parametrize("others", [(), (Chip("graphics", "AMD", "AMD Radeon", "amdgpu"),)])
def test_a_processor_that_can_be_used_better(make, open_window, chips, others):
    """Also beside a graphics chip that nothing can be installed for: most have one."""
    chips(*others, Chip("processor", "AMD", "AMD Ryzen 9 7950X"))
    dialog = make()
    assert "This processor computes" in dialog.about.text()
    assert list(dialog.install_buttons) == ["openvino"]
    step = open_window(first_run_seen=True).photos.steps.model
    step.show_chips()
    assert step.chips.isHidden()
    assert "Compute faster…" in step.card.text()
    asked = []
    step.graphics_requested.connect(lambda: asked.append(True))
    step.card.linkActivated.emit("chips")
    assert asked == [True]


def test_a_window_without_a_chip_says_nothing(open_window, chips):
    chips()
    window = open_window(first_run_seen=True)
    window.photos.steps.model.show_chips()
    assert window.photos.steps.model.chips.isHidden()


def test_the_preferences_lead_to_the_dialog(open_window, chips):
    chips(INTEL)
    window = open_window(first_run_seen=True)
    preferences = window.menus.show_preferences()
    preferences.graphics_button.click()
    assert window.models.show_graphics().isVisible()
    preferences.reject()


def test_it_is_as_high_as_what_it_says_and_cuts_nothing(make, chips, qtbot):
    chips()
    least = make().height()
    chips(INTEL)
    dialog = make()
    bottom = dialog.close_button.mapTo(dialog, dialog.close_button.rect().bottomLeft()).y()
    assert dialog.height() - bottom < 20
    for upper, lower in ((dialog.about, dialog.install_buttons["openvino"]),
                         (dialog.install_buttons["openvino"], dialog.close_button)):  # fmt: skip
        assert lower.y() - upper.geometry().bottom() < 20, "no empty space"
    few = dialog.height()
    assert few > least
    dialog._say("Something went wrong with the package, and this is what it said. " * 8)
    dialog.refresh()
    qtbot.wait(20)
    for label in (dialog.about, dialog.note):
        assert label.height() >= label.heightForWidth(label.width())
    many = dialog.height()
    assert many > few
    dialog._say("")
    assert dialog.height() == many, "no button moves under the pointer"
