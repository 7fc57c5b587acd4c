"""The live view: what is painted of each picture, when it counts as shown, keys and pointer."""

from datetime import datetime

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deblur_gui.camera.live_view import LiveView
from engine.camera import LiveFrame
from engine.images import Provenance

RED, GREEN, BLUE = (200, 30, 30), (30, 200, 30), (30, 30, 200)


def picture(left, right=None, size=(120, 160)):
    pixels = np.empty((*size, 3), np.uint8)
    pixels[:, : size[1] // 2], pixels[:, size[1] // 2 :] = left, right or left
    return pixels


def frame(number=0, original=None, result=None):
    original = picture(RED) if original is None else original
    result = picture(GREEN) if result is None else result
    provenance = Provenance("fake", "1", "0" * 64, 1.0)
    return LiveFrame(number, 0.0, datetime.now(), original, result, "fake", provenance)


class Source:
    """Gives what is put in, and notes what was shown."""

    def __init__(self):
        self.next = None
        self.seen = []
        self.latest = self

    def take(self):
        taken, self.next = self.next, None
        return taken

    def shown(self, frame):
        self.seen.append(frame.number)


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def view(qtbot, source):
    made = LiveView()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    made.run(source)
    return made


def show(qtbot, view, source, wanted):
    source.next = wanted
    qtbot.waitUntil(lambda: wanted.number in source.seen)


def at(view, x, y=0.5):
    colour = view.grab().toImage().pixelColor(round(x * view.width()), round(y * view.height()))
    near = {"red": RED, "green": GREEN, "blue": BLUE}
    found = [
        name
        for name, c in near.items()
        if max(abs(colour.red() - c[0]), abs(colour.green() - c[1]), abs(colour.blue() - c[2])) < 9
    ]
    return found[0] if found else "ground"


def test_each_arrangement_shows_its_parts(view, source, qtbot):
    show(qtbot, view, source, frame())
    wanted = {
        "split": ("red", "green"), "original": ("red", "red"), "result": ("green", "green"),
        "side": ("red", "green"),
    }  # fmt: skip
    for mode, colours in wanted.items():
        view.set_mode(mode)
        assert (at(view, 0.25), at(view, 0.75)) == colours, mode


@pytest.mark.parametrize("mode", ["result", "split", "side"])
def test_a_mirror_turns_the_picture_and_not_the_arrangement(view, source, qtbot, mode):
    show(qtbot, view, source, frame(0, picture(RED, BLUE), picture(GREEN, BLUE)))
    view.set_mode(mode)
    places = {"result": (0.25, 0.75), "split": (0.25, 0.75), "side": (0.15, 0.35, 0.65, 0.85)}[mode]
    plain = {
        "result": ["green", "blue"],
        "split": ["red", "blue"],
        "side": ["red", "blue", "green", "blue"],
    }
    turned = {
        "result": ["blue", "green"],
        "split": ["blue", "green"],  # of the original its right half, of the result its left one
        "side": ["blue", "red", "blue", "green"],
    }
    assert [at(view, x) for x in places] == plain[mode]
    view.set_mirrored(True)
    assert [at(view, x) for x in places] == turned[mode]
    assert (view.frame.original[0, 0] == RED).all(), "what is kept is not mirrored"


def test_a_picture_is_shown_once_and_after_it_was_painted(view, source, qtbot):
    painted = []
    paint, hear = view._paint_frame, source.shown

    def note(*arguments):
        paint(*arguments)
        painted.append(view.frame.number)

    view._paint_frame = note
    source.shown = lambda each: (hear(each), painted.append("shown"))
    for number in range(3):
        source.next = frame(number)
        qtbot.waitUntil(lambda n=number: n in source.seen)
        view.repaint()  # again, of the same picture
    assert source.seen == [0, 1, 2]
    assert painted.index("shown") == painted.index(0) + 1
    assert view.rate() > 0


def test_nothing_is_fetched_before_it_runs_and_after_it_stopped(view, source, qtbot):
    show(qtbot, view, source, frame(0))
    view.stop()
    source.next = frame(1)
    QTest.qWait(60)
    assert source.next is not None
    assert view.frame.number == 0, "the last picture stays"
    view.clear("Nothing.")
    assert view.frame is None
    assert view.texts[0] == "Nothing."
    assert at(view, 0.1, 0.1) == "ground"


def test_keys(view, source, qtbot):
    show(qtbot, view, source, frame())

    def key(which, *, release=False):
        send = QTest.keyRelease if release else QTest.keyPress
        event = []
        view.keyPressEvent = lambda e: event.append(view.handle_key(e))
        view.keyReleaseEvent = lambda e: event.append(view.handle_key_release(e))
        send(view, which)
        return event == [True]

    assert at(view, 0.75) == "green"
    assert key(Qt.Key.Key_D)
    assert at(view, 0.75) == "red"
    assert key(Qt.Key.Key_D, release=True)
    assert at(view, 0.75) == "green"
    for number, mode in enumerate(("original", "result", "split", "side")):
        assert key(Qt.Key.Key_1 + number)
        assert view.mode == mode
    assert key(Qt.Key.Key_C)
    assert view.mode == "split", "back to what it was before"
    assert key(Qt.Key.Key_M)
    assert view.mirrored
    assert not key(Qt.Key.Key_Q)
    assert not key(Qt.Key.Key_5)


def test_the_divider_is_dragged(view, source, qtbot):
    show(qtbot, view, source, frame())
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    QTest.mouseMove(view, QPoint(320, 250))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(320, 250))
    assert (at(view, 0.75), at(view, 0.85)) == ("red", "green")


def test_a_hundred_percent_is_pixel_for_pixel_and_can_be_moved(view, source, qtbot):
    pixels = np.random.default_rng(0).integers(0, 256, (600, 800, 3), np.uint8)
    show(qtbot, view, source, frame(0, pixels, pixels))
    view.set_mode("original")
    view.actual_size()

    def seen():
        image = view.grab().toImage()
        return [image.pixelColor(x, y).getRgb()[:3] for x, y in ((150, 150), (390, 200))]

    assert seen() == [tuple(pixels[300, 350]), tuple(pixels[350, 590])]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(view, QPoint(180, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(180, 150))
    assert seen() == [tuple(pixels[300, 370]), tuple(pixels[350, 610])]


def test_another_size_of_picture_is_fitted_again(view, source, qtbot):
    show(qtbot, view, source, frame(0))
    show(
        qtbot, view, source, frame(1, picture(RED, size=(90, 320)), picture(GREEN, size=(90, 320)))
    )
    assert at(view, 0.01) == "red"
    assert at(view, 0.25, 0.1) == "ground"


def test_two_clicks_ask_for_the_whole_screen(view, source, qtbot):
    show(qtbot, view, source, frame())
    with qtbot.waitSignal(view.full_screen_requested):
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
