"""Training through the real window: from a dropped folder to the model that photos are run with."""

import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox

from deblur_gui.jobs.slots import Slots
from deblur_gui.training._adopt import adopt
from deblur_gui.training.dialog import TuneDialog
from deblur_gui.training.monitor import TuningMonitor
from deblur_gui.training.state import TuningState
from deblur_gui.training.torch_install import TorchInstaller, cause
from engine.core.resources import resource_path, trainer_command
from engine.errors import ModelError
from engine.events import Finished, Log, Metric, Progress, from_json
from engine.models import Catalogue
from engine.models._importing import copy_variants
from engine.models.cards import write_card
from engine.models.choice import PHOTO_DEFAULT
from tests.deblur_gui.person import boxes, buttons, drop, press, said
from trainer.config import SELF
from trainer.tune.pace import Pace
from trainer.tune.record import (
    EVENTS,
    ComparedPicture,
    ScanResult,
    ScanRow,
    TuneResult,
    TuneSpec,
    Tuning,
    find_tunings,
)

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),
    # Whole tunings: four minutes on two slow cores, in float32 and beside other tests.
    pytest.mark.timeout(900),
]

MINUTES = 60_000
FAST = {
    "steps": 6, "batch": 2, "crop_px": [32], "crops_per_pair": 2, "synth_pairs": 8,
    "decay_steps": 2, "warmup_steps": 1, "validate_every": 3, "save_every": 2,
}  # fmt: skip


@pytest.fixture(autouse=True)
def paces(monkeypatch) -> list[str]:
    """Return the models whose pace the dialog wants measured; none is, which takes seconds."""
    asked: list[str] = []

    def command(*words: str) -> list[str]:
        if "pace" not in words:
            return trainer_command(*words)
        asked.append(words[-1])
        said = '{"event": "Finished", "outcome": "ok"}'
        return [sys.executable, "-c", f"print({said!r})"]

    monkeypatch.setattr("deblur_gui.training.dialog.trainer_command", command)
    return asked


@pytest.fixture
def needs_torch():
    pytest.importorskip("torch", reason="the train extra is not installed")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory) -> Path:
    """A dozen small pairs: crops of the samples, and what a motion of 9 px makes of them."""
    import cv2

    folder = tmp_path_factory.mktemp("camera")
    for half in ("blur", "sharp"):
        (folder / half).mkdir()
    samples = sorted(resource_path("samples").glob("*.jpg"))
    for number in range(12):
        with Image.open(samples[number % len(samples)]) as image:
            left = 40 * number
            sharp = np.asarray(image.convert("RGB").crop((left, 200, left + 280, 480)))
        sharp = cv2.addWeighted(sharp, 2, cv2.GaussianBlur(sharp, (0, 0), 2), -1, 0)
        blurred = cv2.filter2D(sharp, -1, np.full((1, 9), 1 / 9))
        for half, pixels in (("blur", blurred), ("sharp", sharp)):
            Image.fromarray(pixels).save(folder / half / f"photo-{number:02}.png")
    return folder


def open_dialog(window, qtbot) -> TuneDialog:
    """Press Ctrl+T and return the dialog."""
    action = next(
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.shortcut().toString() == "Ctrl+T"
    )
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(TuneDialog) is not None)
    return window.findChild(TuneDialog)


def look_at(dialog: TuneDialog, folder: Path, qtbot) -> None:
    drop(dialog, [folder])
    qtbot.waitUntil(lambda: dialog.material is not None, timeout=2 * MINUTES)


def choose_smoke(dialog: TuneDialog, qtbot) -> None:
    """Start from `live` and take the preset `smoke` in All settings."""
    dialog.student.setCurrentIndex(dialog.student.findData("live"))
    press(dialog, "All settings…")
    inner = next(d for d in dialog.findChildren(QDialog) if d.isVisible())
    combo = next(c for c in inner.findChildren(type(dialog.kind)) if c.findText("smoke") >= 0)
    combo.setCurrentIndex(combo.findText("smoke"))
    combo.activated.emit(combo.currentIndex())
    inner.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: not inner.isVisible())


def show_photos(dialog: TuneDialog, folder: Path, megapixels: float = 1.0) -> None:
    """As after a scan that found 30 good pairs."""
    rows = tuple(ScanRow(f"{n}", f"/b{n}", f"/s{n}") for n in range(30))
    dialog._found = ScanResult("pairs", (str(folder),), rows, megapixels=megapixels)
    dialog._show_material()


def test_the_time_of_a_tuning_is_estimated_from_a_measurement_made_once(
    open_window, qtbot, monkeypatch, paces, tmp_path
):
    known = {}
    monkeypatch.setattr("deblur_gui.training.dialog.has_torch", lambda: True)
    monkeypatch.setattr("trainer.tune.pace.known_pace", lambda c: known.get(c.name))
    dialog = open_dialog(open_window(), qtbot)
    first = dialog.efforts.button(0)
    assert paces == [PHOTO_DEFAULT]
    assert first.text() == "Quick: 120 steps, estimating…"
    show_photos(dialog, tmp_path)
    assert first.text() == "Quick: 120 steps, estimating…"
    known[PHOTO_DEFAULT] = Pace(2.0)
    qtbot.waitUntil(lambda: not dialog.is_measuring)
    qtbot.waitUntil(lambda: "estimated" in first.text())
    assert first.text().startswith("Quick: 120 steps, about")
    few = first.text()
    show_photos(dialog, tmp_path, megapixels=40.0)
    assert first.text() not in ("", few)
    known["live"] = Pace(0.01)
    dialog.student.setCurrentIndex(dialog.student.findData("live"))
    assert "estimated" in dialog.efforts.button(2).text()
    assert paces == [PHOTO_DEFAULT]  # what is known is not measured again
    dialog.student.setCurrentIndex(dialog.student.findData("best"))
    qtbot.waitUntil(lambda: not dialog.is_measuring)
    assert paces == [PHOTO_DEFAULT, "best"]
    qtbot.waitUntil(lambda: "a rough estimate" in first.text())  # it did not come to anything
    dialog.done(0)
    dialog.done(0)  # to close it once more is no error


def test_the_time_is_estimated_as_soon_as_pytorch_is_installed(
    open_window, qtbot, monkeypatch, paces, tmp_path
):
    installed = []
    monkeypatch.setattr("deblur_gui.training.dialog.has_torch", lambda: bool(installed))
    monkeypatch.setattr("trainer.tune.pace.known_pace", lambda card: None)
    monkeypatch.setattr("deblur_gui.training.torch_install.has_torch", lambda: bool(installed))
    monkeypatch.setattr(
        "deblur_gui.training.torch_install.install_command", lambda: [sys.executable, "-c", ""]
    )
    dialog = open_dialog(open_window(), qtbot)
    first = dialog.efforts.button(0)
    # The user knows what it takes before anything is downloaded.
    assert "estimated for 20 photos" in first.text()
    assert "200 MB to download" in dialog.missing.text()
    assert "2 to 5 minutes" in dialog.missing.text()
    show_photos(dialog, tmp_path)
    assert "minutes, a rough estimate" in first.text()
    assert paces == []
    installed.append("torch")
    dialog.install.click()
    assert paces == []  # not while only half of it is there
    qtbot.waitUntil(lambda: paces == [PHOTO_DEFAULT], timeout=MINUTES)
    assert "estimating" in first.text()
    qtbot.waitUntil(lambda: not dialog.is_measuring, timeout=MINUTES)
    dialog.done(0)
    dialog._installer.changed.emit()  # of an installation that ends after the dialog
    assert paces == [PHOTO_DEFAULT]


def begin(window, folder: Path, qtbot) -> Tuning:
    """From Ctrl+T to a tuning at work."""
    dialog = open_dialog(window, qtbot)
    look_at(dialog, folder, qtbot)
    choose_smoke(dialog, qtbot)
    press(dialog, "Start")
    qtbot.waitUntil(lambda: window.training.is_running)
    return window.training.monitor.tuning


def wait_for_end(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=10 * MINUTES)
    assert window.training.chosen.phase == "finished", "\n".join(window.log.lines()[-50:])


def test_from_a_dropped_folder_to_photos_run_with_the_new_model(
    needs_torch, open_window, pairs, tmp_path, qtbot
):
    window = open_window(output=str(tmp_path / "out"), skip_sharp=False, guard=False)
    dialog = open_dialog(window, qtbot)
    assert window.pages.current is window.training_page
    look_at(dialog, pairs, qtbot)
    assert dialog.list.model().rowCount() == 12
    assert "12 good" in dialog.summary.text()
    assert "12 are few" in dialog.summary.text()
    assert "estimate" in dialog.efforts.checkedButton().text()
    assert dialog.material.megapixels == pytest.approx(0.08)  # 280 x 280
    choose_smoke(dialog, qtbot)
    assert dialog.spec().settings["steps"] == 8
    press(dialog, "Start")
    course = window.training_page.progress
    qtbot.waitUntil(lambda: window.training.state.is_training, timeout=5 * MINUTES)
    qtbot.waitUntil(lambda: course.which.count() == 3, timeout=5 * MINUTES)
    wait_for_end(window, qtbot)
    told = (window.training.chosen.folder / EVENTS).read_text(encoding="ascii").splitlines()
    measured = {event.name for event in map(from_json, told) if isinstance(event, Metric)}
    assert {"real/psnr", "real/ssim", "synth/psnr", "old/real/psnr", "loss"} <= measured
    assert window.training.state.memory_mb > 50 or sys.platform != "linux"
    assert course.which.count() == 3

    comparison = window.training_page.result
    assert comparison.isVisible()
    assert comparison.table.rowCount() == 2
    assert "dB" in comparison.verdict.text()
    names = ["Old model", "New model", "Blurred", "Sharp"]  # the first is beside the current one
    qtbot.waitUntil(lambda: comparison.view._names == names, timeout=MINUTES)
    assert comparison.view.current == 1
    # Eight steps make nothing better, or not surely: on the user's word it is taken over.
    if not find_tunings()[0].result.adopted:
        press(comparison, "Use anyway")
    qtbot.waitUntil(lambda: window.settings.current.model == "my-camera", timeout=MINUTES)
    card = Catalogue.of_program().get("my-camera")
    assert card.parent == "live"
    # Eight steps may leave weights that lose too much in pure 8 bits; then it says so.
    refused = any(line.startswith("No fast8 variant") for line in window.training.state.log)
    assert set(card.files) == {"fp32", "int8"} | (set() if refused else {"fast8"})
    assert find_tunings()[0].result.adopted == "my-camera"
    assert comparison.use.text() == "In use"

    window.pages.show_page(window.photos)
    drop(window, [pairs / "blur" / "photo-03.png"])
    qtbot.waitUntil(lambda: bool(buttons(window, "Start")), timeout=MINUTES)
    with qtbot.waitSignal(window.queue.batch_ended, timeout=5 * MINUTES) as ended:
        press(window.photos.steps, "Start")
    assert ended.args[0].done == 1
    assert window.queue.batches()[0].request.model == "my-camera"


def test_a_verdict_is_said_once_where_the_model_is_not_adopted(open_window, tmp_path, qtbot):
    window = open_window()
    window.pages.show_page(window.training_page)
    tuning = Tuning.new(TuneSpec("my-camera", (str(tmp_path),)))
    compared = ComparedPicture("a", "b.png", "s.png", "o.png", "n.png", (20, 22, 21), (0.7,) * 3)
    announced = []
    window.training.announced.connect(announced.append)
    window.training._run(tuning, lambda monitor: None)
    tuning.write("result.json", TuneResult(False, "", "live", "my-camera", (compared,)))
    window.training.monitor.ended.emit(Finished("ok"))
    qtbot.waitUntil(window.training_page.result.isVisible)
    (verdict,) = announced
    assert verdict in window.training_page.result.verdict.text()
    assert not window.training_page.notice.isVisible()


def test_a_tuned_model_is_adopted_whatever_letters_its_card_has(open_window, tmp_path, qtbot):
    window = open_window()
    window.pages.show_page(window.training_page)
    tuning = Tuning.new(TuneSpec("my-camera", (str(tmp_path / "Fotos Müller"),)))
    (tuning.folder / "model").mkdir()
    live = Catalogue.of_program().get("live")
    files = copy_variants(live, tuning.folder / "model")
    words = "12 pairs of yours (Fotos Müller, 写真)"
    write_card(replace(live, files=files, training_data=words), tuning.folder / "model")
    compared = ComparedPicture("a", "b.png", "s.png", "o.png", "n.png", (20, 22, 21), (0.7,) * 3)
    tuning.write("result.json", TuneResult(False, "", "live", "my-camera", (compared,)))
    window.training.show_tuning(tuning)
    qtbot.waitUntil(lambda: bool(buttons(window.training_page.result, "Use anyway")))
    press(window.training_page.result, "Use anyway")
    qtbot.waitUntil(lambda: window.settings.current.model == "my-camera")
    assert Catalogue.of_program().get("my-camera").training_data == words
    assert tuning.result.adopted == "my-camera"


def test_a_tuned_model_whose_card_is_gone_cannot_be_adopted_and_it_says_what_to_do():
    tuning = Tuning.new(TuneSpec("my-camera", ()))
    with pytest.raises(ModelError) as caught:
        adopt(tuning, Catalogue.of_program(), "my-camera")
    message = caught.value.message
    assert message.startswith("The model of this tuning cannot be used. Cannot read card.json: ")
    assert caught.value.hint == "Start the tuning again."


def test_killed_in_the_middle_and_gone_on_with(needs_torch, open_window, pairs, qtbot, monkeypatch):
    spec = TuneDialog.spec  # in float32 alone: how 8 bits are made is not the question here
    monkeypatch.setattr(TuneDialog, "spec", lambda self: replace(spec(self), int8=False))
    window = open_window()
    tuning = begin(window, pairs, qtbot)
    state = window.training
    qtbot.waitUntil(
        lambda: (tuning.folder / "last.pt").exists() and state.state.is_training,
        timeout=5 * MINUTES,
    )
    child = state.monitor._child
    os.kill(child.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    qtbot.waitUntil(lambda: not state.is_running, timeout=MINUTES)
    assert "ended unexpectedly" in window.training_page.notice.text
    assert tuning.phase == "interrupted"
    qtbot.waitUntil(lambda: bool(buttons(window.training_page.notice, "Resume")))
    press(window.training_page.notice, "Resume")
    assert state.is_running
    wait_for_end(window, qtbot)
    assert any("Resuming at step" in line for line in state.state.log)
    assert tuning.result.steps == 8
    assert window.training_page.result.isVisible()


def test_it_goes_on_without_the_window_and_is_found_again(
    needs_torch, open_window, pairs, qtbot, monkeypatch
):
    window = open_window()
    tuning = begin(window, pairs, qtbot)
    qtbot.waitUntil(lambda: tuning.is_running, timeout=2 * MINUTES)
    window.training_page.progress.stay.click()
    assert tuning.requests.stay
    child = window.training.monitor._child
    window.close()
    assert tuning.is_running
    assert child.returncode == 0  # let go of, not ended

    other = open_window()
    assert other.pages.current is other.training_page
    assert other.training.is_running
    assert other.training_page.progress.stay.isChecked()
    qtbot.waitUntil(lambda: other.training.state.is_training, timeout=5 * MINUTES)
    assert other.training_page.progress.pause.isVisible()
    other.training.monitor.request(stop=True)
    qtbot.waitUntil(lambda: not other.training.is_running, timeout=5 * MINUTES)
    assert tuning.phase == "interrupted"
    if sys.platform != "win32":
        os.waitpid(child.pid, 0)


def test_closing_stops_it_and_the_next_window_offers_to_go_on(
    needs_torch, open_window, pairs, qtbot, monkeypatch
):
    window = open_window()
    tuning = begin(window, pairs, qtbot)
    qtbot.waitUntil(lambda: tuning.is_running, timeout=2 * MINUTES)

    def answer(box: QMessageBox) -> int:
        assert "still running" in said(box)
        next(b for b in box.buttons() if b.text() == wanted[0]).click()
        return 0

    wanted = ["Cancel"]
    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.close()
    assert window.isVisible()
    wanted[0] = "Stop tuning"
    window.close()
    assert not window.isVisible()
    assert not tuning.is_running
    other = open_window()
    assert not other.training.is_running
    other.pages.show_page(other.training_page)
    other.training_page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: bool(buttons(other.training_page, "Resume")))
    assert "interrupted" in other.training_page.list.item(0).text()


# --- without training --------------------------------------------------------------------------


def words_of(dialog: TuneDialog, qtbot) -> str:
    press(dialog, "Start")
    (box,) = boxes(dialog)
    text = said(box)
    box.close()
    return text


def test_all_problems_are_said_at_once_before_the_start(open_window, qtbot, monkeypatch):
    window = open_window()
    dialog = open_dialog(window, qtbot)
    assert "No training data" in dialog.problems()[0]
    rows = tuple(ScanRow(f"{n}", sharp=f"/{n}.jpg", label="sharp") for n in range(4))
    dialog._found = ScanResult("sharp", ("/photos",), rows)
    dialog._show_material()
    dialog.name.setText("live")
    monkeypatch.setattr(
        "deblur_gui.training.dialog.shutil.disk_usage", lambda _: type("", (), {"free": 10})
    )
    text = words_of(dialog, qtbot)
    for word in ("named live already exists", "disk space"):
        assert word in text
    dialog.name.setText("a/b")
    assert "not a valid name" in words_of(dialog, qtbot)
    assert not find_tunings()
    dialog.reject()


def test_an_installation_says_what_is_downloaded_in_the_page_and_in_the_dialog(
    open_window, qtbot, monkeypatch
):
    monkeypatch.setattr("deblur_gui.training.torch_install.missing", lambda: ["torch"])
    monkeypatch.setattr(TorchInstaller, "is_busy", property(lambda _: True))
    window = open_window()
    window.pages.show_page(window.training_page)
    dialog = open_dialog(window, qtbot)
    installer, notice = dialog._installer, window.training_page.notice
    assert dialog.installing.isVisible()  # which is busy, as pip does not say how far it is
    assert dialog.installing.maximum() == 0
    for line, told in (
        ("  Downloading torch, 190.5 MB", "torch, 190.5 MB"),  # of run.py
        ("Downloading https://x.org/whl/sympy-1.14.0-py3-none-any.whl (6.3 MB)", "sympy, 6.3 MB"),
        ("Downloading onnx-1.19.0-cp311-manylinux.whl (18 MB)", "onnx, 18 MB"),
        ("  Unpacking 12 packages; this may take a minute.", "unpacking"),
        ("Installing collected packages: torch, onnx", "unpacking"),
    ):
        installer._doing = ""
        installer._on_child_events((Log(line, "debug"), Log("Collecting numpy", "debug")))
        assert told in dialog.missing.text()
        assert dialog.missing.text() == notice.text
    monkeypatch.setattr(TorchInstaller, "is_busy", property(lambda _: False))
    installer.changed.emit()
    assert not dialog.installing.isVisible()
    dialog.reject()


def test_what_is_missing_can_be_installed_in_the_dialog(open_window, qtbot, monkeypatch):
    absent, asked = ["torch", "onnx"], []
    monkeypatch.setattr("deblur_gui.training.torch_install.missing", lambda: absent)
    monkeypatch.setattr(TorchInstaller, "install", lambda self: asked.append(self))
    window = open_window()
    dialog = open_dialog(window, qtbot)
    assert dialog.missing.text().startswith("Missing for training: PyTorch. Estimate: about ")
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == "Install what is missing first."
    press(dialog, "Install")
    (installer,) = asked
    monkeypatch.setattr(TorchInstaller, "is_busy", property(lambda _: True))
    installer.changed.emit()
    assert "minutes" in dialog.missing.text()
    assert not dialog.install.isEnabled()
    monkeypatch.setattr(TorchInstaller, "is_busy", property(lambda _: False))
    installer.failure = "No network."
    installer.changed.emit()
    assert dialog.missing.text() == "No network."
    absent.clear()
    installer.changed.emit()
    assert not dialog.install.isVisible()
    assert not dialog.missing.isVisible()
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == "No training data. Drop a folder to scan it."
    show_photos(dialog, Path("/photos"))
    assert dialog.start.isEnabled()
    assert not dialog.start.toolTip()
    dialog.reject()


def test_an_installation_that_does_not_start_is_not_said_to_run(open_window, qtbot, monkeypatch):
    monkeypatch.setattr("deblur_gui.training.torch_install.missing", lambda: ["torch"])
    monkeypatch.setattr(Slots, "run_command", lambda *_: False)
    window = open_window()
    dialog, changes = open_dialog(window, qtbot), []
    dialog._installer.changed.connect(lambda: changes.append(1))
    dialog._installer.install()
    assert not changes
    dialog.reject()


def test_a_scan_that_does_not_start_is_not_said_to_run(open_window, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("deblur_gui.training.dialog._END_SECONDS", 0.0)
    window = open_window()
    dialog, end = open_dialog(window, qtbot), threading.Event()
    window.session.slots.run("scan of pairs", end.wait, None)
    try:
        drop(dialog, [tmp_path])
        assert "still being stopped" in dialog.summary.text()
        assert not dialog.bar.isVisible()
        assert tmp_path.name not in dialog.drop.text()
    finally:
        end.set()
    qtbot.waitUntil(lambda: not dialog.is_scanning)
    drop(dialog, [tmp_path])
    assert dialog.summary.text() == "Scanning…"
    assert dialog.bar.isVisible()
    dialog.reject()


def test_a_closed_dialog_computes_no_times_and_goes(open_window, qtbot, monkeypatch):
    waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    monkeypatch.setattr("deblur_gui.training.dialog.has_torch", lambda: True)
    monkeypatch.setattr("deblur_gui.training.dialog.trainer_command", lambda *_: waits)
    monkeypatch.setattr("trainer.tune.pace.known_pace", lambda _: None)
    window, shown = open_window(), []
    dialog = open_dialog(window, qtbot)
    assert dialog.is_measuring
    monkeypatch.setattr(dialog, "_show_efforts", lambda: shown.append(1))
    dialog.reject()
    assert "pace" not in window.session.slots
    assert not shown
    qtbot.waitUntil(lambda: window.findChild(TuneDialog) is None)


def test_the_name_that_is_offered_is_that_of_no_other_tuning(open_window, qtbot):
    Tuning.new(TuneSpec("my-camera", ("/photos",)))
    dialog = open_dialog(open_window(), qtbot)
    assert dialog.name.text() == "my-camera-2"
    dialog.reject()


def test_the_list_names_photos_by_where_they_are_in_the_folder(open_window, qtbot):
    dialog = open_dialog(open_window(), qtbot)
    names = ("blur/bad.webp", "sharp/bad.webp"), ("", "sharp/lonely.webp"), ("blur/000.webp", "")
    rows = [ScanRow("x/y", *(n and f"/data/pairs/{n}" for n in pair)) for pair in names]
    found = ScanResult("pairs", ("/data/pairs",), tuple(rows))

    def shown():
        model = dialog.list.model()
        return [str(Path(model.index(row, 1).data()).as_posix()) for row in range(3)]

    dialog.list.show_material(found)
    assert shown() == ["blur/bad.webp", "sharp/lonely.webp", "blur/000.webp"]
    dialog.list.show_material(replace(found, folders=("/data/others", "/data/pairs")))
    assert shown()[1] == "pairs/sharp/lonely.webp"
    dialog.reject()


def test_a_tuning_starts_from_the_model_for_photos(open_window, qtbot):
    dialog = open_dialog(open_window(), qtbot)
    assert dialog.spec().student == PHOTO_DEFAULT
    steps = dialog.efforts.checkedButton().text()
    dialog.student.setCurrentIndex(dialog.student.findData("live"))
    assert dialog.efforts.checkedButton().text() != steps
    assert dialog._defaults()["optimiser"] == "muon"
    dialog._settings = {"lr": 1e-3}  # right for Live, ruinous for Balanced
    dialog.student.setCurrentIndex(dialog.student.findData(PHOTO_DEFAULT))
    assert not dialog.spec().settings
    dialog.reject()


def test_too_few_pairs_are_said_before_the_start(open_window, qtbot, monkeypatch):
    window = open_window()
    dialog = open_dialog(window, qtbot)
    monkeypatch.setattr(TorchInstaller, "state", lambda _: "")
    for count, why in ((3, "3 of at least 4 pairs: add more to start."), (4, "")):
        rows = tuple(ScanRow(f"{n}", f"/b{n}", f"/s{n}") for n in range(count))
        dialog._found = ScanResult("pairs", ("/pairs",), rows)
        dialog._show_material()
        assert ("at least" in dialog.summary.text()) == bool(why)
        assert why in dialog.summary.text()
        assert dialog.start.isEnabled() == (not why)
        assert dialog.start.toolTip() == why
    dialog.reject()


def test_blurred_photos_need_a_teacher_and_few_pictures_are_too_few(open_window, qtbot):
    window = open_window()
    dialog = open_dialog(window, qtbot)
    rows = tuple(ScanRow(f"{n}", sharp=f"/{n}.jpg", label="motion") for n in range(3))
    dialog._folders = (Path("/photos"),)
    dialog._found = ScanResult("blurred", ("/photos",), rows).as_kind("blurred")
    dialog._show_kinds()
    dialog._show_material()
    text = " ".join(dialog.problems())
    assert "need a larger model" in text
    assert "3 usable" in text
    dialog.kind.setCurrentIndex(dialog.kind.findData("sharp"))
    assert dialog.material.usable == 0
    assert dialog.spec().teacher == SELF
    dialog.kind.setCurrentIndex(dialog.kind.findData("blurred"))
    assert dialog.teacher.findData(SELF) < 0  # it has nothing to show itself
    assert not dialog.spec().teacher
    dialog.teacher.setCurrentIndex(dialog.teacher.findData("fast"))
    assert "need a larger model" not in " ".join(dialog.problems())
    dialog.reject()


def test_a_folder_that_cannot_be_used_says_why(needs_torch, open_window, qtbot, tmp_path):
    window = open_window()
    dialog = open_dialog(window, qtbot)
    (tmp_path / "empty").mkdir()
    drop(dialog, [tmp_path / "empty"])
    qtbot.waitUntil(lambda: "No pictures" in dialog.summary.text(), timeout=2 * MINUTES)
    dialog.reject()


def test_without_torch_the_page_says_what_is_missing_and_installs_it(
    open_window, qtbot, monkeypatch
):
    here = []
    monkeypatch.setattr("deblur_gui.training.torch_install._is_here", lambda name: name in here)
    code = "import sys; print('fetching torch'); sys.exit(1)"
    monkeypatch.setattr(
        "deblur_gui.training.torch_install.install_command", lambda: [sys.executable, "-c", code]
    )
    window = open_window()
    window.pages.show_page(window.training_page)
    notice = window.training_page.notice
    assert "Missing for training: PyTorch" in notice.text
    assert "900 MB" in notice.text
    qtbot.waitUntil(lambda: bool(buttons(notice, "Install")))
    press(notice, "Install")
    qtbot.waitUntil(lambda: "installation failed" in notice.text, timeout=MINUTES)
    assert any("fetching torch" in line for line in window.log.lines())
    here += ["torch", "onnx", "safetensors"]
    qtbot.waitUntil(lambda: bool(buttons(notice, "Retry")))
    press(notice, "Retry")
    qtbot.waitUntil(lambda: notice.text.startswith("Installed"), timeout=MINUTES)


STOPPED = (
    "Installing the core train. This takes a minute or two.\n"
    "This machine needs a CPU build of torch, but\n"
    "the index of CPU builds does not answer. Nothing was downloaded. Either\n"
    "  make it reachable and run this again, or\n"
    "  set DEBLUR_TORCH=cuda to install the large build."
)


def test_a_failed_installation_says_why_and_opens_the_log(open_window, qtbot, monkeypatch):
    monkeypatch.setattr("deblur_gui.training.torch_install._is_here", lambda name: False)
    code = f"import sys; print({STOPPED!r}, file=sys.stderr); sys.exit(1)"
    monkeypatch.setattr(
        "deblur_gui.training.torch_install.install_command", lambda: [sys.executable, "-c", code]
    )
    window = open_window()
    window.pages.show_page(window.training_page)
    notice = window.training_page.notice
    assert not window.log.isVisible()
    qtbot.waitUntil(lambda: bool(buttons(notice, "Install")))
    press(notice, "Install")
    qtbot.waitUntil(lambda: "installation failed" in notice.text, timeout=MINUTES)
    assert notice.text == (
        "The installation failed: This machine needs a CPU build of torch, but the index of CPU "
        "builds does not answer. See the log for details."
    )
    assert window.log.isVisible()
    assert any("DEBLUR_TORCH=cuda" in line for line in window.log.lines())


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "WARNING: Retrying (Retry(total=4))\nERROR: No matching distribution for torch\n"
            "[notice] A new release of pip\npip failed; see above. Run this again to retry.",
            "No matching distribution for torch.",
        ),
        (
            'Traceback (most recent call last):\n  File "x"\nOSError: disk full',
            "OSError: disk full.",
        ),
        ("x" * 400, "x" * 299 + "…"),
        ("no full stop", "no full stop."),
        ("Installing the core. This takes a minute or two.", ""),
        ("", ""),
    ],
)
def test_the_cause_of_a_failed_installation_is_not_its_last_line(report, expected):
    assert cause(report) == expected


def test_a_package_without_torch_points_to_the_full_one(open_window, monkeypatch):
    monkeypatch.setattr("deblur_gui.training.torch_install._is_here", lambda name: False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("deblur_gui.training.torch_install.can_install", lambda: False)
    window = open_window()
    monkeypatch.delattr(sys, "frozen")
    window.pages.show_page(window.training_page)
    assert "full package" in window.training_page.notice.text
    assert not buttons(window.training_page.notice, "Install")


def test_where_nothing_can_be_installed_no_tip_says_to_install(open_window, qtbot, monkeypatch):
    monkeypatch.setattr("deblur_gui.training.torch_install.missing", lambda: ["torch"])
    for module in ("torch_install", "dialog"):
        monkeypatch.setattr(f"deblur_gui.training.{module}.can_install", lambda: False)
    dialog = open_dialog(open_window(), qtbot)
    assert not dialog.start.isEnabled()
    assert dialog.start.toolTip() == dialog.missing.text()
    assert "full package" in dialog.start.toolTip()


def test_a_checkout_installs_by_its_own_door_and_an_installed_program_by_pip(monkeypatch):
    from deblur_gui.training import torch_install

    assert torch_install.install_command()[1].endswith("run.py")
    monkeypatch.setattr(torch_install, "is_file", lambda _: False)
    words = torch_install.install_command()
    assert words[1:4] == ["-m", "pip", "install"]
    assert any(word.startswith("torch") for word in words)


def test_pip_installs_into_a_virtual_environment_whatever_it_is_set_up_for(monkeypatch):
    """With PIP_USER=1, or `user = true` in a file, it would refuse."""
    from deblur_gui.training import torch_install

    monkeypatch.setattr(torch_install, "is_file", lambda _: False)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(sys, "prefix", "/home/somebody/.venv")
    assert "--no-user" in torch_install.install_command()
    monkeypatch.setattr(sys, "prefix", "/usr")
    assert "--no-user" not in torch_install.install_command()


class Script:
    """A child that writes what it is told into the story of a tuning, instead of training."""

    def __init__(self, monkeypatch, code: str) -> None:
        head = "import json, os, sys, time; folder = sys.argv[1]\n"
        head += "def say(**e):\n    open(os.path.join(folder, 'events.jsonl'), 'a').write("
        head += "json.dumps(e) + chr(10))\n"
        head += "def requests():\n"
        head += "    try: return json.load(open(os.path.join(folder, 'requests.json')))\n"
        head += "    except ValueError: return {}\n"

        def command(*words: str) -> list[str]:
            return [sys.executable, "-c", head + code, words[-1]]

        monkeypatch.setattr("deblur_gui.training.monitor.trainer_command", command)


def scripted(window, tmp_path) -> Tuning:
    rows = tuple(ScanRow(f"{n}", f"/b{n}", f"/s{n}") for n in range(4))
    spec = TuneSpec("my-camera", (str(tmp_path),), kind="pairs")
    window.training.start(spec, ScanResult("pairs", (str(tmp_path),), rows))
    return window.training.monitor.tuning


TRAINS = """
say(event="Started", job="tune")
say(event="Log", message="Training.", level="info", code="stage-training")
n = 0
while not (requests()["stop"] or requests()["finish"]):
    if not requests()["pause"]:
        n += 1
        if n == 3:
            say(event="Metric", name="steps_per_second", value=5.0, step=n)
        say(event="Progress", done=min(n / 10, 90), total=100, unit="%",
            item=f"step {n} of 1000, 5.00 steps/s", seconds_left=None if n < 3 else 60.0)
    time.sleep(0.02)
say(event="Finished", outcome="cancelled")
"""


def test_pause_sample_and_stop_reach_the_child(open_window, qtbot, monkeypatch, tmp_path):
    Script(monkeypatch, TRAINS)
    window = open_window()
    tuning = scripted(window, tmp_path)
    window.pages.show_page(window.training_page)
    course = window.training_page.progress
    qtbot.waitUntil(lambda: "about a minute left" in course.numbers.text(), timeout=MINUTES)
    assert "5.00 steps/s" in course.stage.text()
    assert course.stage.text().startswith("Training. Step ")
    assert "%" in course.numbers.text()
    press(course, "Pause")
    assert tuning.requests.pause
    assert course.pause.text() == "&Resume"
    press(course, "Resume")
    assert not tuning.requests.pause
    press(course, "Sample now")
    assert tuning.requests.sample == 1
    press(course, "Stop and keep")
    assert tuning.requests.finish
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=MINUTES)
    assert tuning.phase == "interrupted"


def test_the_time_left_is_a_range_until_it_is_measured(open_window):
    window = open_window()
    window.pages.show_page(window.training_page)
    course = window.training_page.progress
    state = TuningState("running").apply_all([Log("Preparing.", code="stage-data")], 1.0)
    course.show_state(state)
    assert course.numbers.text() == "0%, estimating…"
    for second in range(5):
        state = state.apply_all([Progress(2, 100, "%", "3 of 9", 0.3, 600.0)], 1.0 + second)
    course.show_state(state)
    assert course.numbers.text() == "2%, about 9 to 15 minutes left"
    assert course.stage.text() == "Preparing. 3 of 9"
    state = state.apply_all([Log("Training.", code="stage-training")], 7.0)
    state = state.apply_all([Progress(2, 100, "%", "step 1 of 9", 0.1, 600.0)], 7.0)
    course.show_state(state)
    assert course.numbers.text() == "2%, about 9 to 15 minutes left"
    state = state.apply_all([Metric("steps_per_second", 2.0, 16)], 7.0)
    for second in range(5):
        state = state.apply_all([Progress(30, 100, "%", "", 0.3, 420.0)], 7.0 + second)
    course.show_state(state)
    assert course.numbers.text() == "30%, about 7 minutes left"
    course.show_state(replace(state, phase="stopping"))
    assert course.numbers.text() == "30%"  # it ends sooner than that


def test_until_the_pace_is_known_the_time_is_being_estimated(
    open_window, qtbot, monkeypatch, tmp_path
):
    Script(monkeypatch, TRAINS.replace("n < 3", "True"))
    window = open_window()
    window.pages.show_page(window.training_page)
    scripted(window, tmp_path)
    course = window.training_page.progress
    qtbot.waitUntil(lambda: "estimating" in course.numbers.text(), timeout=MINUTES)
    press(course, "Pause")
    qtbot.waitUntil(lambda: "estimating" not in course.numbers.text(), timeout=MINUTES)
    assert "%" in course.numbers.text()
    window.training.monitor.request(stop=True)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=MINUTES)


def test_stop_and_discard_leaves_nothing(open_window, qtbot, answer, monkeypatch, tmp_path):
    Script(monkeypatch, TRAINS)
    window = open_window()
    tuning = scripted(window, tmp_path)
    window.pages.show_page(window.training_page)
    qtbot.waitUntil(lambda: window.training.state.is_training, timeout=MINUTES)
    answer("Stop and delete")
    press(window.training_page.progress, "Stop and discard…")
    qtbot.waitUntil(lambda: not tuning.folder.exists(), timeout=MINUTES)
    qtbot.waitUntil(lambda: window.training_page.list.count() == 0, timeout=MINUTES)


def test_the_last_words_of_a_child_that_crashed_are_in_the_log(
    open_window, qtbot, monkeypatch, tmp_path
):
    Script(monkeypatch, "say(event='Started', job='tune'); sys.exit('no memory left at all')")
    window = open_window()
    window.pages.show_page(window.training_page)
    scripted(window, tmp_path)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=MINUTES)
    assert "ended unexpectedly (code 1)" in window.training_page.notice.text
    assert any("no memory left at all" in line for line in window.log.lines())


@pytest.mark.parametrize(
    ("before", "words", "outcome"),
    [
        ("", "There is no model x. Choose another.", "failed"),
        (
            "",
            "UserWarning\nTraceback (most recent call last):\nImportError: cudart",
            "crashed",
        ),
        ("", "Traceback (most recent call last):\n" + "  line\n" * 50 + "MemoryError", "crashed"),
        ("say(event='Started', job='tune')", "MemoryError", "crashed"),
    ],
)
def test_only_what_could_not_begin_is_told_without_a_hint(
    qtbot, monkeypatch, tmp_path, before, words, outcome
):
    Script(monkeypatch, f"{before}\nsys.exit({words!r})")
    tuning = Tuning.new(TuneSpec("x", ()), None, tmp_path)
    (tuning.folder / "events.jsonl").write_text('{"event": "Started", "job": "tune"}\n')
    monitor = TuningMonitor(tuning)
    with qtbot.waitSignal(monitor.ended, timeout=MINUTES) as ended:
        monitor.start()
    finished = ended.args[0]
    assert finished.outcome == outcome
    if outcome == "failed":
        assert finished.message == words
    else:
        assert "last checkpoint is kept" in finished.hint
        assert words.splitlines()[-1] in finished.traceback


def test_a_child_that_does_not_stop_is_killed_with_the_window(
    open_window, qtbot, monkeypatch, tmp_path
):
    Script(monkeypatch, "say(event='Started', job='tune')\nwhile True: time.sleep(1)")
    window = open_window()
    tuning = scripted(window, tmp_path)
    qtbot.waitUntil(lambda: (tuning.folder / "events.jsonl").exists(), timeout=MINUTES)
    child = window.training.monitor._child
    monkeypatch.setattr(TuningMonitor.release, "__defaults__", (0.5,))
    monkeypatch.setattr(window.training, "may_close", lambda: True)
    window.close()
    assert child.returncode not in (None, 0)


def test_a_long_story_is_told_whole_and_in_order(qtbot, tmp_path):
    tuning = Tuning.new(TuneSpec("x", ()), None, tmp_path)
    lines = ['{"event": "Started", "job": "tune"}', "rubbish"]
    lines += [
        f'{{"event": "Metric", "name": "loss", "value": {n}, "step": {n}}}' for n in range(9999)
    ]
    lines += ['{"event": "Finished", "outcome": "ok"}']
    (tuning.folder / "events.jsonl").write_text("\n".join(lines) + "\n")
    monitor, told = TuningMonitor(tuning), []
    monitor.events_read.connect(told.extend)
    with qtbot.waitSignal(monitor.ended, timeout=MINUTES) as ended:
        monitor.follow()
    assert ended.args[0] == Finished("ok")
    assert [event.step for event in told[1:-1]] == list(range(9999))


def test_one_at_a_time(open_window, qtbot, monkeypatch, tmp_path):
    Script(monkeypatch, TRAINS)
    window = open_window()
    scripted(window, tmp_path)
    window.training.open_dialog()
    assert window.findChild(TuneDialog) is None
    assert "already running" in window.training_page.notice.text
    assert not window.training_page.tune.isEnabled()
    monitor = window.training.monitor
    window.training_page.progress.stay.click()
    other = Tuning.new(TuneSpec("other", ()), None)
    window.training.show_tuning(other)  # to look at another one changes nothing about this
    assert not window.training_page.progress.stay.isChecked()
    assert monitor.tuning.requests.stay
    monitor.request(stop=True)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=MINUTES)
    assert window.training.chosen.folder == monitor.tuning.folder
    assert window.training_page.tune.isEnabled()
