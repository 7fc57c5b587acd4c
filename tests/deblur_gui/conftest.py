"""What the tests of the window get besides tests/conftest.py: photos, models, a session.

photos         a folder with three small PNGs and one in a sub-folder
batch_model    what every batch runs with: a FakeModel (`batch_model(apply, ...)`)
session        a Session on a queue of its own; closed afterwards
parts          its batch queue, planner, previews and reports
open_window    opens the program's window, with the choices in `Settings` that it is given; all are
               closed afterwards
"""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest
from PIL import Image

# The tests read English, whatever language this machine speaks; Qt looks when it starts.
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def _collect_in_this_thread() -> Iterator[None]:
    """Destroy what is Qt's in the thread of Qt: the collector must not run in another one.

    What a test made is young, since nothing was collected meanwhile. To look through all objects,
    torch's among them, takes longer than most tests: that is done after every eleventh.
    """
    gc.disable()
    yield
    gc.collect(1)
    if gc.get_count()[2] > gc.get_threshold()[2]:
        gc.collect()
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _waits_that_end() -> Iterator[None]:
    """Make `qtbot.wait`, and with it `waitUntil`, ask Qt to return again and again.

    pytest-qt asks once, by a timer that fires once. On a machine with far too little time that was
    lost, one run in some hundred: the event loop waited for ever, in C, where no time limit of
    pytest reaches it. And `waitUntil` gives up after a minute, not after five seconds: beside other
    work a process takes as long to start.
    """
    from PySide6.QtCore import QEventLoop, QTimer
    from pytestqt.qtbot import QtBot

    def wait(_self: QtBot, ms: int) -> None:
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(loop.quit)
        timer.start(ms)
        loop.exec()
        timer.stop()

    until = QtBot.waitUntil

    def wait_until(self: QtBot, callback: Callable, *, timeout: int = 60_000) -> None:
        until(self, callback, timeout=timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QtBot, "wait", wait)
        patch.setattr(QtBot, "waitUntil", wait_until)
        yield


def make_picture(path: Path, seed: int, size: tuple[int, int] = (72, 96)) -> Path:
    """Write a picture of `size` (height, width) that compresses badly and blurs visibly."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (*size, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def photos(tmp_path) -> Path:
    folder = tmp_path / "photos"
    for seed, name in enumerate(("a.png", "b.png", "c.png", "sub/d.png")):
        make_picture(folder / name, seed)
    return folder


def invert(pixels: np.ndarray) -> np.ndarray:
    return np.iinfo(pixels.dtype).max - pixels


@pytest.fixture
def batch_model(fake_model, monkeypatch) -> Callable:
    """Let every batch, and every preview, run with one FakeModel; returns it."""

    def use(apply: Callable = invert, **fields):
        model = fake_model(apply, **fields)

        def get(card, **_means):
            return model

        monkeypatch.setattr("engine.batch.batch.get_model", get)
        monkeypatch.setattr("engine.models.get_model", get)
        return model

    return use


@pytest.fixture
def session(qapp, tmp_path) -> Iterator:
    from deblur_gui.session import Session

    made = Session(queue_path=tmp_path / "queue.sqlite")
    yield made
    assert made.close(10), "a job is still at work"


@pytest.fixture
def open_window(qtbot, qapp, speak_english_again) -> Iterator[Callable]:
    from PySide6.QtWidgets import QMessageBox
    from shiboken6 import isValid

    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings

    windows = []

    def open_it(**choices):
        if choices:
            save_settings(Settings(**choices))
        window = make_window(qapp)
        window.show()
        windows.append(window)
        return window

    yield open_it
    for window in filter(isValid, windows):
        # A test that failed must not be asked whether to close.
        window.queue.cancel()
        window.session.slots.cancel("video")
        window.training.close()
        qtbot.waitUntil(
            lambda w=window: not w.queue.is_running and not w.video.is_running, timeout=150_000
        )
        for box in window.findChildren(QMessageBox):
            box.close()
        window.close()
        window.deleteLater()


@pytest.fixture
def answer(monkeypatch) -> Callable:
    """Press a button of each message box that waits for an answer: `answer("Delete")`.

    By its text, "" is what Return presses; of several the last one in all further boxes. Returns
    what the boxes say, filled as they come.
    """
    from PySide6.QtWidgets import QMessageBox

    from tests.deblur_gui.person import said

    def press_in(*texts: str) -> list[str]:
        asked: list[str] = []

        def run(box: QMessageBox) -> None:
            text = texts[min(len(asked), len(texts) - 1)]
            asked.append(said(box))
            found = [each for each in box.buttons() if each.text().replace("&", "") == text]
            (button,) = found if text else [box.defaultButton()]
            button.click()

        monkeypatch.setattr(QMessageBox, "exec", run)
        return asked

    return press_in


@pytest.fixture
def parts(session) -> SimpleNamespace:
    return parts_of(session)


def parts_of(session) -> SimpleNamespace:
    """Return what works on a session without any widget."""
    from deblur_gui.photos.background import Planner, Previews
    from deblur_gui.photos.batch_queue import BatchQueue

    return SimpleNamespace(
        session=session, queue=BatchQueue(session, session), planner=Planner(session, session),
        previews=Previews(session, session),
    )  # fmt: skip


class Heard:
    """Every signal of the parts, in order: `(signal, value)`."""

    NAMES: ClassVar = {
        "queue": ("changed", "batch_started", "batch_ended", "open_failed", "enqueue_failed",
                  "waiting_changed"),
        "planner": ("planned", "plan_failed", "estimated"),
        "previews": ("loaded", "load_failed", "previewed", "preview_failed"),
        "session": ("warned",),
    }  # fmt: skip

    def __init__(self, parts) -> None:
        self.all: list[tuple[str, object]] = []
        for part, names in self.NAMES.items():
            for name in names:
                getattr(getattr(parts, part), name).connect(
                    lambda value, name=name: self.all.append((name, value))
                )

    def __getitem__(self, name: str) -> list:
        return [value for said, value in self.all if said == name]


@pytest.fixture
def heard(parts) -> Heard:
    return Heard(parts)


@pytest.fixture
def speak_english_again(qapp) -> Iterator[None]:
    """Take every catalogue out again after a test that put some in."""
    from PySide6.QtCore import QLocale

    from deblur_gui import language

    yield
    QLocale.setDefault(QLocale.c())
    while language._installed:
        qapp.removeTranslator(language._installed.pop())
