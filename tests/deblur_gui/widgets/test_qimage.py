"""deblur_gui/widgets/qimage.py: there and back, exactly, and memory that is nobody else's."""

import gc

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from deblur_gui.widgets.qimage import to_qimage


def to_array(image):
    """Return pixels (H, W, 3) and straight alpha (H, W) or None of an image, as copies."""
    if image.isNull():
        raise ValueError("the image is empty")
    deep, has_alpha = image.pixelFormat().redSize() > 8, image.hasAlphaChannel()
    formats = QImage.Format
    image = image.convertToFormat(formats.Format_RGBA64 if deep else formats.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint16 if deep else np.uint8)
    view = rows.reshape(image.height(), -1)[:, : image.width() * 4]
    view = view.reshape(image.height(), image.width(), 4)
    return np.array(view[..., :3]), np.array(view[..., 3]) if has_alpha else None


def arrays(dtype, alpha, size=(5, 7)):
    random = np.random.default_rng(0)
    most = np.iinfo(dtype).max + 1
    pixels = random.integers(0, most, (*size, 3)).astype(dtype)
    return pixels, random.integers(0, most, size).astype(dtype) if alpha else None


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(5, 7), (1, 1), (3, 64)])
def test_there_and_back_is_the_same(dtype, alpha, size):
    pixels, clear = arrays(dtype, alpha, size)
    image = to_qimage(pixels, clear)
    assert (image.height(), image.width()) == size
    back, back_clear = to_array(image)
    np.testing.assert_array_equal(back, pixels)
    assert back.dtype == dtype
    if clear is None:
        assert back_clear is None
    else:
        np.testing.assert_array_equal(back_clear, clear)


def test_red_is_red():
    pixels = np.zeros((2, 3, 3), np.uint8)
    pixels[1, 2] = (200, 100, 50)
    assert to_qimage(pixels).pixelColor(2, 1) == QColor(200, 100, 50)
    deep = to_qimage(pixels.astype(np.uint16) * 257, np.full((2, 3), 65535, np.uint16))
    assert deep.pixelColor(2, 1).red() == 200


def test_a_region_is_that_of_the_array():
    pixels, clear = arrays(np.uint8, True, (20, 30))
    image = to_qimage(pixels[3:13, 4:15], clear[3:13, 4:15])
    back, back_clear = to_array(image)
    np.testing.assert_array_equal(back, pixels[3:13, 4:15])
    np.testing.assert_array_equal(back_clear, clear[3:13, 4:15])


def test_views_turned_any_way_are_taken():
    pixels, _ = arrays(np.uint8, False, (8, 9))
    for view in (pixels[::-1], pixels[:, ::2], pixels.transpose(1, 0, 2), pixels[..., ::-1]):
        np.testing.assert_array_equal(to_array(to_qimage(view))[0], view)


def test_an_image_shares_memory_with_nobody():
    pixels, _ = arrays(np.uint8, False, (64, 64))
    wanted = pixels.copy()
    image = to_qimage(pixels)
    shared = QImage(image)  # Qt's own sharing, of which Python knows nothing
    pixels[:] = 0
    del pixels, image
    gc.collect()
    back, _ = to_array(shared)
    np.testing.assert_array_equal(back, wanted)
    shared.fill(QColor("white"))
    np.testing.assert_array_equal(back, wanted)


def test_images_of_other_programs_are_read():
    image = QImage(2, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.setPixelColor(0, 0, QColor(255, 0, 0, 255))
    image.setPixelColor(1, 0, QColor(0, 0, 255, 0))
    pixels, alpha = to_array(image)
    assert pixels[0, 0].tolist() == [255, 0, 0]
    assert alpha.tolist() == [[255, 0]]


@pytest.mark.parametrize(
    ("pixels", "alpha"),
    [
        (np.zeros((2, 2), np.uint8), None),
        (np.zeros((0, 2, 3), np.uint8), None),
        (np.zeros((2, 2, 3), np.float32), None),
        (np.zeros((2, 2, 3), np.uint8), np.zeros((2, 3), np.uint8)),
        (np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.uint16)),
    ],
)
def test_other_arrays_are_refused(pixels, alpha):
    with pytest.raises(ValueError, match="must be"):
        to_qimage(pixels, alpha)


def test_an_empty_image_is_refused():
    with pytest.raises(ValueError, match="empty"):
        to_array(QImage())
