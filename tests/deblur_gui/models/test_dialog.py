"""The list of models, and torch models in the window: always in a child."""

import dataclasses
import importlib.util
import json
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton

from deblur_gui.models.dialog import ModelsDialog
from deblur_gui.session import Session
from engine.batch.batch import BatchSpec
from engine.core.paths import sha256_of
from engine.core.resources import user_data_dir
from engine.images import WriteOptions, read_image
from engine.models import Catalogue, RunsOn
from engine.models.measure import Speed, _write
from tests.conftest import import_model
from tests.deblur_gui.conftest import Heard, make_picture, parts_of
from tests.deblur_gui.person import boxes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
no_torch = importlib.util.find_spec("torch") is None


def write_teacher(content=b"PK\x03\x04 no real weights", name="maxim"):
    """Put a teacher into the user's models whose weights nobody looks at."""
    folder = user_data_dir() / "models" / name
    folder.mkdir(parents=True)
    (folder / "weights.npz").write_bytes(content)
    entry = {"file": "weights.npz", "sha256": sha256_of(folder / "weights.npz")}
    card = {
        "title": "MAXIM", "version": "1", "licence": "Apache-2.0",
        "training_data": "GoPro", "description": "Slow.", "kind": "torch", "halo_px": 64,
        "size_multiple": 448, "bytes_per_pixel": 36, "tileable": True, "value_range": "0..1",
        "layout": "NCHW", "architecture": "maxim", "stages": 3, "default_precision": "bf16",
        "files": {"bf16": entry, "fp32": entry},
    }  # fmt: skip
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return Catalogue.of_program().get(name)


@pytest.fixture
def dialog(qtbot, session):
    made = ModelsDialog(session)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    yield made
    made.reject()


def test_no_speed_is_measured_while_something_else_computes(qtbot, session, monkeypatch):
    monkeypatch.setattr(type(session), "is_computing", True)
    dialog = ModelsDialog(session)
    qtbot.addWidget(dialog)
    dialog.refresh("fast")
    dialog.measure_button.click()
    assert not dialog.is_running
    assert "Wait until it has ended" in dialog.note.text()


def test_enter_in_the_list_presses_no_button(dialog):
    assert not [b.text() for b in dialog.findChildren(QPushButton) if b.autoDefault()]


def test_models_are_compared_on_the_same_photos(dialog):
    """Whatever else a model was evaluated on, as its training wrote it."""
    for name in ("live", "best"):
        card = Catalogue.of_program().get(name)
        choose(dialog, card.title)
        text = dialog.card.toPlainText()
        assert f"{common(card, 'reds')} on 4 test photos of REDS" in text
        assert f"{common(card, 'gopro')} on 5 test photos of GoPro" in text
        assert str(card.scores["real_pictures"]) in ("4", "12")
        assert "12" not in text.split("Quality")[1].split("Speed")[0]


def common(card, dataset):
    blurred, gain, db = (
        card.scores[f"common_{dataset}_{key}"] for key in ("input_ssim", "gain_ssim", "gain_db")
    )
    return f"Closeness {blurred:.0%} → {blurred + gain:.0%} (+{db:.1f} dB)"


def test_checksums_are_among_the_technical_details(dialog):
    choose(dialog, "Fast")
    sha256 = Catalogue.of_program().get("fast").files["fp32"].sha256
    assert sha256 not in dialog.card.toPlainText()
    assert "fast.onnx" in dialog.card.toPlainText()
    dialog.card.anchorClicked.emit(QUrl("details"))
    assert sha256 in dialog.card.toPlainText()


def titles(dialog):
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def choose(dialog, text):
    found = [n for n, title in enumerate(titles(dialog)) if text in title]
    exact = [n for n, title in enumerate(titles(dialog)) if text == title]
    dialog.list.setCurrentRow((exact or found)[0])


def test_it_lists_what_is_here_and_what_can_be_fetched(dialog):
    best_x2, *others = titles(dialog)[:5]  # as in step 2
    assert best_x2.startswith("Best ")
    assert others == ["Best", "Balanced", "Fast", "Live"]
    assert [t for t in titles(dialog) if "not downloaded" in t] == [
        "MAXIM (not downloaded)", "Restormer (not downloaded)",
    ]  # fmt: skip
    choose(dialog, "Live")
    text = dialog.card.toPlainText()
    for words in (
        "MIT",
        "You may sell",
        "Trained on",
        "test photos of REDS",
        "MB",
        "Not measured on this",
    ):
        assert words in text
    assert not dialog.remove_button.isEnabled()
    assert not dialog.fetch_button.isEnabled()
    assert dialog.measure_button.isEnabled()


def test_without_torch_it_says_how_to_get_it_and_nothing_breaks(dialog, monkeypatch):
    for module in ("deblur_gui.models.dialog", "deblur_gui.models.card_text"):
        monkeypatch.setattr(f"{module}.has_torch", lambda: False)
    write_teacher()
    dialog.refresh()
    for name in ("MAXIM", "Restormer"):
        choose(dialog, name)
        assert "pip install torch" in dialog.card.toPlainText()
        assert not dialog.measure_button.isEnabled()
        assert not dialog.fetch_button.isEnabled()
    choose(dialog, "MAXIM")
    assert dialog.remove_button.isEnabled()


def test_what_was_measured_here_is_on_the_card(dialog):
    card = write_teacher()
    _write(card, "auto", None, Speed(2.5, "CPU (torch 2.13, bf16, 2 threads)"))
    dialog.refresh()
    choose(dialog, "MAXIM")
    assert "2.5 minutes per megapixel, measured on this computer" in dialog.card.toPlainText()
    assert "2 thread" in dialog.card.toPlainText()


def test_what_batches_have_taken_is_on_the_card_of_what_was_not_measured(
    open_window, monkeypatch, qtbot
):
    seen, threads = [], []

    def look(*words):
        seen.append(words)
        threads.append(threading.current_thread())
        return 7.0

    monkeypatch.setattr("deblur_gui.session.recent_pace", look)
    window = open_window(model="balanced", precision="int8", first_run_seen=True)
    dialog, told = window.models.show(), "7.0 seconds per megapixel, measured on this computer"
    assert dialog.list.currentItem().text() == "Balanced"  # the one in use
    qtbot.waitUntil(lambda: told in dialog.card.toPlainText())
    dialog.close()
    window.photos.steps.model.card.linkActivated.emit("card")
    (box,) = boxes(window)
    qtbot.waitUntil(lambda: told in box.text())
    assert threading.main_thread() not in threads  # the queue may be on a slow disk
    assert seen[-1][:2] == (window.session.catalogue.get("balanced"), RunsOn("auto", "int8"))
    card = window.session.catalogue.get("balanced")
    _write(card, "auto", "int8", Speed(2.0, "CPU (2 threads)"))
    box.close()
    window.photos.steps.model.card.linkActivated.emit("card")
    assert "2.0 minutes per megapixel" in boxes(window)[-1].text()


def test_remove_asks_and_takes_all_its_stages(dialog, answer):
    asked = answer("Remove")
    changed = []
    dialog.changed.connect(lambda: changed.append(1))
    write_teacher()
    dialog.refresh()
    assert len(titles(dialog)) == 9
    choose(dialog, "stage 1 of 3")
    dialog.remove_button.click()
    assert "earlier stages" in asked[0]
    assert not any("stage" in title for title in titles(dialog))
    assert changed == [1]


@pytest.mark.skipif(no_torch, reason="the extra 'train' is not installed")
def test_fetch_asks_first_and_nothing_is_started_without_a_yes(dialog, answer):
    asked = answer("")
    choose(dialog, "Restormer")
    dialog.fetch_button.click()
    for words in ("105 MB", "github.com", "MIT", "may sell", "GoPro"):
        assert words in asked[0]
    assert not dialog.is_running


def test_a_fetch_shows_progress_and_can_be_stopped(dialog, answer, monkeypatch, qtbot):
    from engine.events import Progress, Started, to_json

    lines = [to_json(e) for e in (Started("fetch", 1), Progress(5e6, 1e7, "bytes", "x", 0.5, 9.0))]
    script = (
        f"import sys; print({chr(10).join(lines)!r}, flush=True); sys.stdin.read(); sys.exit(0)"
    )
    monkeypatch.setattr(
        "deblur_gui.models._child_dialog.worker_command", lambda *w: [sys.executable, "-c", script]
    )
    monkeypatch.setattr("deblur_gui.models.dialog.has_torch", lambda: True)
    answer("Download")
    choose(dialog, "Restormer")
    dialog.fetch_button.click()
    assert dialog.cancel_button.isVisible()
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(lambda: "5 of 10 MB" in dialog.note.text(), timeout=20_000)
    assert dialog.bar.value() == 500
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=20_000)
    assert "Cancelled" in dialog.note.text()
    assert not dialog.bar.isVisible()


def test_a_file_that_is_no_model_is_refused_with_the_reason(dialog, monkeypatch, qtbot, tmp_path):
    bad = tmp_path / "bad.onnx"
    bad.write_bytes(b"rubbish")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=60_000)
    assert "not an ONNX model" in dialog.note.text()


def adopt_mine():
    catalogue = Catalogue.of_program()
    live = dataclasses.replace(catalogue.get("live"), name="mine", title="Mine")
    return catalogue.adopt(dataclasses.replace(live, parent="live", created="2026-11-23"))


def test_rename_and_export_are_for_the_models_they_can_do(dialog):
    adopt_mine()
    write_teacher()
    dialog.refresh()
    can = {"Live": (False, True), "Mine": (True, True), "MAXIM": (False, False)}
    for title, enabled in can.items():
        choose(dialog, title)
        assert (dialog.rename_button.isEnabled(), dialog.export_button.isEnabled()) == enabled
    choose(dialog, "Mine")
    assert "Tuned from live on 2026-11-23" in dialog.card.toPlainText()
    keys = [button.text().partition("&")[2][:1] for button in dialog.findChildren(QPushButton)]
    keys = [key.lower() for key in keys if key]
    assert len(keys) == len(set(keys)) == 7


def test_a_new_name_is_told_and_a_taken_one_refused(dialog, monkeypatch):
    adopt_mine()
    dialog.refresh()
    told = []
    dialog.renamed.connect(lambda *names: told.append(names))
    for new, ok in (("yours", False), ("live", True), (" yours ", True)):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, n=new, o=ok, **__: (n, o))
        choose(dialog, "Mine")
        dialog.rename_button.click()
        assert ("already" in dialog.note.text()) == (new == "live")
    assert told == [("mine", "yours")]
    assert dialog.list.currentItem().text() == "yours"


def test_export_writes_a_package_with_its_ending(dialog, monkeypatch, tmp_path):
    adopt_mine()
    dialog.refresh()
    choose(dialog, "Mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "m"), ""))
    dialog.export_button.click()
    assert "was saved" in dialog.note.text()
    assert import_model(Catalogue.of_program(), tmp_path / "m.deblur", "back").parent == "live"


def test_import_offers_packages(dialog, monkeypatch):
    seen = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: seen.append(a[-1]) or ("", ""))
    dialog.import_button.click()
    assert "*.deblur" in seen[0]


def test_step_2_offers_what_is_there_and_forgets_what_has_gone(qtbot):
    from deblur_gui.photos.steps import BatchPanel
    from deblur_gui.settings import Settings
    from deblur_gui.settings_store import SettingsStore

    before = Catalogue.of_program().cards()
    write_teacher()
    after = Catalogue.of_program().cards()
    panel = BatchPanel(SettingsStore(Settings()), before)
    qtbot.addWidget(panel)
    chosen = []
    panel.chosen.connect(chosen.append)
    panel.show_cards(after)
    box = panel.model.model
    assert [box.itemData(n) for n in range(box.count())] == [
        "", "best-x2", "best", "balanced", "fast", "maxim", "maxim-stage2", "maxim-stage1",
    ]  # fmt: skip
    assert chosen == []
    box.setCurrentIndex(box.findData("maxim"))
    assert chosen[-1]["model"] == "maxim"
    assert "Slow." in panel.model.card.text()
    panel.show_cards(before)
    assert box.currentData() == ""
    assert chosen[-1]["model"] == ""


# --- torch models at work ------------------------------------------------------------------------


@pytest.fixture
def own_session(qapp):
    """A session on the program's own queue, where its children look for it."""
    made = Session()
    yield made
    assert made.close(10)


def spec(tmp_path, model):
    return BatchSpec(
        roots=(tmp_path / "in",), output=tmp_path / "out", model=model, guard=False,
        provenance=False, options=WriteOptions(format="png"),
    )  # fmt: skip


def test_a_child_that_crashes_is_a_message_and_the_window_goes_on(
    parts, heard, qtbot, monkeypatch, tmp_path
):
    write_teacher()
    make_picture(tmp_path / "in" / "a.png", 1)
    script = "import os, sys; print('out of luck', file=sys.stderr, flush=True); os.abort()"
    monkeypatch.setattr(
        "deblur_gui.photos.batch_queue.worker_command", lambda *w: [sys.executable, "-c", script]
    )
    parts.queue.start(spec(tmp_path, "maxim"))
    qtbot.waitUntil(lambda: bool(heard["batch_ended"]), timeout=60_000)
    end = heard["batch_ended"][0]
    assert end.finished.outcome == "crashed"
    assert "out of luck" in end.finished.traceback
    assert end.left == 1
    assert parts.queue.interrupted()
    parts.planner.plan(spec(tmp_path, "live"))
    qtbot.waitUntil(lambda: bool(heard["planned"]), timeout=60_000)


@pytest.mark.timeout(900)
@pytest.mark.skipif(no_torch, reason="the extra 'train' is not installed")
def test_torch_from_import_to_preview_never_enters_the_window(
    dialog, own_session, qtbot, monkeypatch, tmp_path
):
    """Random weights, one small picture: import, batch and preview, each in a real child."""
    parts = parts_of(own_session)
    heard = Heard(parts)
    from tests.engine.nets.test_maxim import random_weights

    np.savez(tmp_path / "checkpoint.npz", **random_weights())
    for name in [
        n for n in sys.modules if n == "torch" or n.startswith("engine.models.torch_model")
    ]:
        monkeypatch.delitem(sys.modules, name)  # from other tests
    path = tmp_path / "checkpoint.npz"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=300_000)
    assert any("stage 1 of 3" in title for title in titles(dialog)), dialog.note.text()

    make_picture(tmp_path / "in" / "a.png", 1, (60, 70))
    parts.queue.start(spec(tmp_path, "maxim-stage1"))
    qtbot.waitUntil(lambda: bool(heard["batch_ended"]), timeout=300_000)
    end = heard["batch_ended"][0]
    assert (end.finished.outcome, end.done) == ("ok", 1), end.finished
    made = np.asarray(Image.open(tmp_path / "out" / "a.png").convert("RGB"))

    parts.previews.preview(tmp_path / "in" / "a.png", None, spec(tmp_path, "maxim-stage1"))
    qtbot.waitUntil(lambda: bool(heard["previewed"] or heard["preview_failed"]), timeout=300_000)
    preview = heard["previewed"][0]
    np.testing.assert_array_equal(preview.full.pixels, made)
    assert not np.array_equal(made, read_image(Path(tmp_path / "in" / "a.png")).pixels)
    assert "torch" not in sys.modules
