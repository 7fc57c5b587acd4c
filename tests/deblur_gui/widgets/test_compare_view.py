"""The before/after viewer: what it shows is the pixels it was given, at the zoom it says."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from deblur_gui.widgets._pyramid import ChangeMap, Pyramid
from deblur_gui.widgets.compare_view import CompareView, Result

BLACK, WHITE = 20, 220


def plain(value, height=300, width=400, dtype=np.uint8):
    return np.full((height, width, 3), value, dtype)


@pytest.fixture
def view(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    view.show_results([Result("Original", plain(BLACK)), Result("Live", plain(WHITE))])
    qtbot.waitUntil(lambda: not view._builder.isActive())
    return view


def colour(view, x, y=200):
    return view.grab().toImage().pixelColor(x, y).red()


def test_left_of_the_divider_is_before_and_right_of_it_after(view):
    assert (colour(view, 150), colour(view, 450)) == (BLACK, WHITE)
    view.set_divider(0.2)
    assert colour(view, 150) == WHITE
    QTest.keyClick(view, Qt.Key.Key_BracketRight)
    QTest.keyClick(view, Qt.Key.Key_BracketRight)
    assert colour(view, 150) == BLACK


def test_the_divider_is_dragged_by_the_mouse_and_the_picture_is_not(view):
    region = view.visible_region()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(view, QPoint(120, 100))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(120, 100))
    assert colour(view, 150) == WHITE
    assert view.visible_region() == region


def test_d_shows_the_original_for_as_long_as_it_is_held(view):
    QTest.keyPress(view, Qt.Key.Key_D)
    assert colour(view, 450) == BLACK
    QTest.keyRelease(view, Qt.Key.Key_D)
    assert colour(view, 450) == WHITE


def test_digits_switch_results_in_place(view, qtbot):
    results = [Result(str(v), plain(v)) for v in (10, 90, 170)]
    view.show_results(results)
    shown = []
    view.result_shown.connect(shown.append)
    for key, wanted in ((Qt.Key.Key_2, 90), (Qt.Key.Key_1, 10), (Qt.Key.Key_3, 170)):
        QTest.keyClick(view, key)
        assert colour(view, 450) == wanted
    QTest.keyClick(view, Qt.Key.Key_9)  # there is none
    assert shown == [1, 0, 2]
    assert "170" in view.accessibleDescription()


def test_the_left_side_can_be_another_result_than_the_original(view):
    view.show_results([Result(str(v), plain(v)) for v in (10, 90, 170)], base=1)
    assert (colour(view, 150), colour(view, 450)) == (90, 170)
    assert view.accessibleDescription() == "170 compared with 90"
    QTest.keyPress(view, Qt.Key.Key_D)
    assert (colour(view, 150), colour(view, 450)) == (10, 10)
    QTest.keyRelease(view, Qt.Key.Key_D)
    view.set_base(2)  # the one on the right: no divider
    assert (colour(view, 150), colour(view, 450)) == (170, 170)
    assert not view._has_divider()
    view.set_base(0)
    assert (colour(view, 150), colour(view, 450)) == (10, 170)


def test_a_name_that_has_no_room_is_cut_with_an_ellipsis_or_left_out(view, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "deblur_gui.widgets.picture_view.paint_chip", lambda _p, text, *_a, **_k: drawn.append(text)
    )
    for share, count in ((0.5, 2), (0.13, 2), (0.02, 1)):
        view.set_divider(share)
        drawn.clear()
        view.grab()
        assert len(drawn) == count
        assert drawn[-1] == "Live"
        assert drawn[0].endswith("…") == (share == 0.13)


def test_100_percent_shows_each_pixel_once(view, qtbot):
    pixels = np.random.default_rng(1).integers(0, 256, (900, 1200, 3), dtype=np.uint8)
    view.show_results([Result("Original", pixels)])
    QTest.keyClick(view, Qt.Key.Key_Z)
    assert view.zoom == 1.0
    seen = view.visible_region()

    def right(image):
        for x, y in ((5, 60), (299, 201), (598, 397)):
            expected = tuple(int(v) for v in pixels[seen.top() + y, seen.left() + x])
            got = image.pixelColor(x, y)
            if (got.red(), got.green(), got.blue()) != expected:
                return False
        return True

    # A busy machine draws what it has no time for a little later.
    qtbot.waitUntil(lambda: right(view.grab().toImage()))


def test_16_bits_and_transparency_are_shown(view):
    alpha = np.zeros((300, 400), np.uint16)
    view.show_results([Result("Original", plain(180 << 8, dtype=np.uint16), alpha)])
    assert colour(view, 300) == 128  # the backdrop
    view.show_results([Result("Original", plain(180 << 8, dtype=np.uint16))])
    assert colour(view, 300) == 180


def test_the_wheel_zooms_where_the_pointer_is(view):
    at = QPointF(400, 250)
    pane = view._panes.rects()[0]
    before = view._panes.views[0].to_picture(at, pane)
    for _ in range(6):
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        view.wheelEvent(event)
    after = view._panes.views[0].to_picture(at, pane)
    assert view.zoom > 3
    assert (after - before).manhattanLength() < 1e-6


def test_side_by_side_moves_together_until_it_shall_not(view):
    QTest.keyClick(view, Qt.Key.Key_C)
    assert view.side_by_side
    assert (colour(view, 150), colour(view, 450)) == (BLACK, WHITE)
    left, right = view._panes.views
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (left.zoom, left.x) == (right.zoom, right.x)
    QTest.keyClick(view, Qt.Key.Key_S)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert left.zoom != right.zoom
    QTest.keyClick(view, Qt.Key.Key_S)
    assert view._panes.views[1].zoom == left.zoom


def test_fit_survives_another_size_and_another_zoom_does_not(view):
    view.fit()
    view.resize(300, 400)
    assert view.zoom == pytest.approx(300 / 400)
    view.actual_size()
    view.resize(350, 400)
    assert view.zoom == 1.0


def test_zoom_and_place_are_kept_also_for_a_picture_of_another_size(view):
    view.actual_size()
    view._zoom_by(4, None)
    zoom = view.zoom
    view.show_results([Result("Original", plain(0)), Result("New", plain(9))], keep_view=True)
    assert view.zoom == zoom
    view._pan(QPointF(-10_000, -10_000))
    view.show_message("This one cannot be read")
    view.show_results([Result("Original", plain(0, 2000, 2000))], keep_view=True)
    assert view.zoom == zoom
    seen = view.visible_region()
    assert max(seen.right(), seen.bottom()) < 2000  # the same place, and never beyond its edge
    assert min(seen.left(), seen.top()) > 1000
    view.show_results([Result("Original", plain(0, 2000, 2000))])
    assert view.zoom != zoom


def test_what_is_shown_whole_is_shown_whole_at_every_size(view):
    view.show_results([Result("Original", plain(0, 2000, 2000))], keep_view=True)
    assert view.visible_region() == QRect(0, 0, 2000, 2000)


def test_results_of_different_sizes_are_refused(view):
    with pytest.raises(ValueError, match="one size"):
        view.show_results([Result("a", plain(0)), Result("b", plain(0, 10, 10))])


def test_loupe_and_change_map_are_drawn(view, qtbot):
    QTest.keyClick(view, Qt.Key.Key_M)
    assert view.change_map
    assert colour(view, 450) != WHITE
    assert colour(view, 150) == BLACK
    QTest.keyClick(view, Qt.Key.Key_L)
    assert view.loupe
    view.grab()


def test_keys_with_control_are_left_to_the_window(view):
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not view.side_by_side


def test_a_message_takes_the_place_of_a_picture(view):
    view.show_message("Nothing here")
    assert view.accessibleDescription() == "Nothing here"
    view.grab()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Z, Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyClick(view, key)


# --- tiles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1, 1), (513, 1025), (1030, 700)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_averaged_levels_are_averages_and_have_the_size_of_the_rough_ones(size, dtype):
    high = np.iinfo(dtype).max
    pixels = np.random.default_rng(0).integers(0, high, (*size, 3), dtype=dtype)
    pyramid = Pyramid(pixels)
    rough = [pyramid.level(k).shape for k in range(pyramid.levels)]
    assert pyramid.build_some(60.0) is False
    assert [pyramid.level(k).shape for k in range(pyramid.levels)] == rough
    assert max(rough[-1][:2]) <= 512
    if pyramid.levels > 1:
        fine = pixels[:512, :512].astype(float) / (high + 1) * 256
        wanted = fine.reshape(256, 2, 256, 2, 3).mean(axis=(1, 3))
        assert np.abs(pyramid.level(1)[:256, :256] - wanted).max() <= 1


def test_the_pixels_are_never_copied_whole():
    pixels = plain(7, 2000, 2000)
    assert Pyramid(pixels).level(0) is pixels
    assert Pyramid(pixels).level(2).base is pixels


def test_the_change_map_is_clear_where_nothing_changed():
    before, after = plain(100), plain(100)
    after[:50] = 180
    tile = ChangeMap(Pyramid(before), Pyramid(after)).tile(0, 0, 0)
    assert tile[60:, :, 3].max() == 0
    assert tile[:50, :, 3].min() > 200


def test_a_large_picture_is_shown_without_a_pixmap_of_all_of_it(view):
    pixels = np.zeros((6000, 8000, 3), np.uint8)
    view.show_results([Result("Original", pixels), Result("Live", pixels)])
    view.repaint()
    held = sum(p.width() * p.height() * 4 for p in view._cache._pixmaps.values())
    assert held < 32 << 20


def test_the_name_of_a_side_has_an_edge_on_a_black_picture(view):
    view.show_results([Result("Original", plain(0)), Result("Live", plain(0))])
    image = view.grab().toImage()
    row = [image.pixelColor(x, 18).red() for x in range(0, view.width() // 2 - 12)]
    inside = [n for n, red in enumerate(row) if red > 40]
    first = inside[0]
    assert row[first - 3 : first - 1] == [0, 0]  # the picture
    assert row[first] > 60  # the edge
    assert row[first + 3] == 0  # the ground of the name
