"""Tunings and tuned models that are cut, gone, renamed, or at work elsewhere, in the window."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox

from deblur_gui.settings import Settings, save_preset
from deblur_gui.training._adopt import adopt
from engine.core.locks import FileLock
from engine.errors import ConfigError, ModelError
from engine.models import Catalogue
from engine.models._importing import copy_variants
from engine.models.cards import write_card
from trainer.tune.record import EVENTS, LOCK, ComparedPicture, TuneResult, TuneSpec, Tuning

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(open_window, qtbot):
    """Return the page for training of a window that shows it."""
    window = open_window()
    window.pages.show_page(window.training_page)
    qtbot.waitUntil(lambda: window.training_page.is_made)
    return window.training_page


@pytest.fixture
def tuning() -> Tuning:
    """Return a tuning that was interrupted."""
    made = Tuning.new(TuneSpec("my-camera", ("/photos",)))
    (made.folder / EVENTS).touch()
    return made


@pytest.fixture
def finished(tuning) -> Tuning:
    """Return one that has ended, with a model that is Live."""
    (tuning.folder / "model").mkdir()
    live = Catalogue.of_program().get("live")
    files = copy_variants(live, tuning.folder / "model")
    write_card(replace(live, files=files), tuning.folder / "model")
    compared = ComparedPicture("a", "b.png", "s.png", "o.png", "n.png", (20, 22, 21), (0.7,) * 3)
    tuning.write("result.json", TuneResult(False, "", "live", "my-camera", (compared,)))
    return tuning


def test_the_list_reads_the_models_once_and_each_result_once(page, finished, monkeypatch):
    for name in ("a", "b"):
        shutil.copytree(finished.folder, finished.folder.with_name(name))
    training, reads = page.window().training, []
    cards, read = training._session.cards, Tuning._read
    monkeypatch.setattr(training._session, "cards", lambda: reads.append("cards") or cards())
    monkeypatch.setattr(Tuning, "_read", lambda t, name, k: reads.append(name) or read(t, name, k))
    training.refresh()
    assert page.list.count() == 3
    assert (reads.count("cards"), reads.count("result.json")) == (1, 3)


def choose(page, tuning: Tuning) -> None:
    page.window().training.show_tuning(tuning)


def use(page, tuning: Tuning, qtbot) -> None:
    choose(page, tuning)
    page.result.use.click()
    qtbot.waitUntil(lambda: page.window().settings.current.model == "my-camera")


def refuse_writes(monkeypatch) -> None:
    def refuse(self, name, value):
        raise ConfigError("{name} cannot be written.", "Free some space.", name=name)

    monkeypatch.setattr(Tuning, "write", refuse)


def test_a_result_is_shown_and_used_though_the_request_is_cut(page, finished, qtbot):
    (finished.folder / "tuning.json").write_text('{"na')
    use(page, finished, qtbot)
    assert "cannot be read" in page.list.item(0).text()


def test_a_tuning_whose_result_is_cut_can_be_resumed(page, finished):
    (finished.folder / "result.json").write_text('{"better": tr')
    choose(page, finished)
    assert "interrupted" in page.list.item(0).text()
    assert page.resume.isEnabled()


def test_a_model_whose_file_is_cut_is_not_adopted_and_it_says_why(finished):
    path = finished.folder / "model" / "model.onnx"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"model\.onnx was altered or is damaged") as caught:
        adopt(finished, Catalogue.of_program(), "my-camera")
    assert caught.value.hint == "Start the tuning again."


def test_a_tuning_that_has_gone_is_not_made_anew(page, tuning):
    choose(page, tuning)
    shutil.rmtree(tuning.folder)
    page.resume.click()
    assert "does not exist" in page.notice.text
    assert not tuning.folder.exists()
    with pytest.raises(ConfigError):
        tuning.request(pause=True)
    assert not tuning.folder.exists()


def test_one_that_runs_elsewhere_is_followed_and_not_deleted(page, tuning, qtbot, monkeypatch):
    choose(page, tuning)
    monkeypatch.setattr("deblur_gui.training.controller.confirm", lambda *_: True)
    lock, training = FileLock(tuning.folder / LOCK), page.window().training
    assert lock.acquire()
    page.delete.click()
    qtbot.waitUntil(lambda: "is running" in page.notice.text)
    qtbot.waitUntil(lambda: not page.delete.isEnabled())
    assert "running" in page.list.item(0).text()
    training.resume(tuning)
    assert training.is_running
    assert training.monitor._child is None
    assert not (tuning.folder / "requests.json").exists()
    lock.release()
    qtbot.waitUntil(lambda: not training.is_running)


def test_why_a_training_could_not_begin_is_said(page, tuning, qtbot):
    (tuning.folder / EVENTS).unlink()
    (tuning.folder / EVENTS).mkdir()  # which cannot be written
    choose(page, tuning)
    page.window().training.resume(tuning)
    qtbot.waitUntil(lambda: not page.window().training.is_running, timeout=60_000)
    assert "events.jsonl cannot be written" in page.notice.text


def answer_with(text: str, monkeypatch) -> None:
    def answer(box: QMessageBox) -> int:
        next(b for b in box.buttons() if b.text() == text).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)


def test_closing_says_what_could_not_be_left_running(page, tuning, monkeypatch):
    window = page.window()
    window.training._run(tuning, lambda monitor: None)
    refuse_writes(monkeypatch)
    answer_with("Continue in background", monkeypatch)
    window.close()
    assert window.isVisible()
    assert "requests.json cannot be written" in page.notice.text
    answer_with("Stop tuning", monkeypatch)
    window.close()
    assert not window.isVisible()


def test_closing_stops_what_another_window_has_started(page, tuning, monkeypatch):
    window = page.window()
    window.training._run(tuning, lambda monitor: None)
    answer_with("Stop tuning", monkeypatch)
    window.close()
    assert tuning.requests.stop


@pytest.mark.parametrize("is_writable", [True, False])
def test_the_choice_follows_a_model_to_its_new_name(
    page, finished, qtbot, monkeypatch, is_writable
):
    use(page, finished, qtbot)
    window = page.window()
    if not is_writable:
        refuse_writes(monkeypatch)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("renamed", True))
    dialog = window.models.show("my-camera")
    dialog.rename()
    dialog.close()
    assert window.settings.current.model == "renamed"
    assert window.photos.steps.model.model.currentData() == "renamed"
    assert finished.result.adopted == ("renamed" if is_writable else "my-camera")
    assert is_writable or "result.json cannot be written" in page.notice.text


def test_a_model_that_was_removed_is_no_longer_said_to_be_adopted(
    page, finished, qtbot, monkeypatch
):
    use(page, finished, qtbot)
    assert ", adopted" in page.list.item(0).text()
    monkeypatch.setattr("deblur_gui.models.dialog.confirm", lambda *_: True)
    dialog = page.window().models.show("my-camera")
    dialog.remove()
    dialog.close()
    assert page.window().settings.current.model == ""
    assert "not adopted" in page.list.item(0).text()
    assert page.result.use.isEnabled()


def test_the_model_of_a_start_or_a_preset_that_has_gone_is_said(open_window, qtbot):
    save_preset("old", Settings(model="gone", strength=0.5))
    window = open_window(model="lost", strength=0.7)
    assert window.settings.current.model == ""
    assert "There is no model lost any more" in window.photos.notice.text
    window.photos.steps.presets.load("old")
    assert (window.settings.current.model, window.settings.current.strength) == ("", 0.5)
    assert "There is no model gone any more" in window.photos.notice.text
