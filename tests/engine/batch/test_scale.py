"""Pictures deblurred at a part of their size: exact in its parts, and better for long blur."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.batch import picture
from engine.batch import scale as scales
from engine.batch.batch import spec_from_json, spec_to_json
from engine.batch.picture import FULL_SIZE_NOTE, combine, deblur
from engine.batch.pipeline import deblur_batch
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.preview import FrameCache, preview_region
from engine.batch.scale import (
    AUTO_SCALE,
    add_change,
    choose_scale,
    longest_blur_px,
    parse_scale,
    scale_name,
    shrink,
    triage_once,
    try_scales,
)
from engine.core.resources import resource_path
from engine.errors import ConfigError
from engine.events import ItemDone, Progress, result_of
from engine.images import Frame, Meta, read_image
from engine.models import Catalogue, get_model
from engine.models.cards import ModelFile
from engine.models.model import Timed
from engine.models.tiling import Box
from engine.quality import triage
from engine.quality.guard import Verdict
from engine.quality.metrics import psnr
from engine.quality.triage import Assessment

Pixels = np.ndarray


def noise(height: int, width: int, dtype: type = np.uint8, seed: int = 0) -> Pixels:
    top = np.iinfo(dtype).max
    return (
        np.random.default_rng(seed)
        .integers(0, top, (height, width, 3), endpoint=True)
        .astype(dtype)
    )


def sharpen(pixels: Pixels) -> Pixels:
    """A model with a receptive field of 3 pixels on each side, of any depth."""
    wide = cv2.blur(pixels, (7, 7), borderType=cv2.BORDER_REPLICATE).astype(np.int64)
    top = np.iinfo(pixels.dtype).max
    return np.clip(2 * pixels.astype(np.int64) - wide, 0, top).astype(pixels.dtype)


def at(frame: Frame, model: Any, scale: int, **more: Any) -> Pixels:
    return result_of(deblur(frame, model, scale=scale, **more)).pixels


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_it_is_shrunk_to_means(scale: int, dtype: type) -> None:
    pixels = noise(60, 90, dtype)
    wanted = cv2.resize(
        pixels.astype(np.float64), (90 // scale, 60 // scale), interpolation=cv2.INTER_AREA
    )
    factor = 257 if dtype == np.uint8 else 1
    assert np.abs(shrink(pixels, scale) - wanted * factor).max() <= 0.5 + 1e-6
    # Sizes are rounded up, by the last row and column.
    odd = shrink(pixels[:-1, :-1], scale)
    padded = np.pad(pixels[:-1, :-1], ((0, 1), (0, 1), (0, 0)), "edge")
    np.testing.assert_array_equal(odd, shrink(padded, scale))


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("size", [(60, 90), (61, 88), (1, 1), (2, 700)])
def test_the_change_is_enlarged_bilinearly(scale: int, size: tuple[int, int]) -> None:
    source = noise(*size, np.uint16)
    before = shrink(source, scale)
    after = noise(*before.shape[:2], np.uint16, seed=1)
    result = np.concatenate([part for _, part in add_change(source, before, after, scale)])
    change = after.astype(np.float32) - before
    whole = before.shape[1] * scale, before.shape[0] * scale
    large = cv2.resize(change, whole, interpolation=cv2.INTER_LINEAR)[: size[0], : size[1]]
    np.testing.assert_allclose(result, np.clip(source + large, 0, 65535), atol=1)


def test_without_a_change_the_picture_stays_to_the_bit() -> None:
    for dtype in (np.uint8, np.uint16):
        source = noise(50, 70, dtype)
        before = shrink(source, 3)
        frame = Frame(source)
        np.testing.assert_array_equal(combine(frame, before, before, 3).pixels, source)


def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    source = noise(101, 67)
    before = shrink(source, 2)
    after = noise(*before.shape[:2], np.uint16, seed=2)
    frame = Frame(source)
    whole = combine(frame, before, after, 2).pixels
    monkeypatch.setattr(scales, "_STRIP_PIXELS", 500)
    np.testing.assert_array_equal(shrink(source, 2), before)
    np.testing.assert_array_equal(combine(frame, before, after, 2).pixels, whole)


@pytest.mark.parametrize("scale", [2, 3])
def test_tiles_do_not_show(fake_model: Callable[..., Any], scale: int) -> None:
    model = fake_model(sharpen, halo_px=3, size_multiple=4)
    frame = Frame(noise(160, 233))
    whole = at(frame, model, scale)
    before = len(model.calls)
    room = 2 * shrink(frame.pixels, scale).nbytes
    tiled = at(frame, model, scale, budget_bytes=room + 50 * 50 * 12)
    assert len(model.calls) > before + 1
    np.testing.assert_array_equal(tiled, whole)
    assert not np.array_equal(whole, at(frame, model, 1))


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize("box", [Box(0, 0, 40, 50), Box(31, 47, 60, 71), Box(100, 180, 60, 53)])
@pytest.mark.parametrize("model", ["tiles", "windows"])
def test_a_preview_is_the_batch_to_the_bit(
    tmp_path: Path, fake_model: Callable[..., Any], box: Box, scale: int, model: str
) -> None:
    fields = {"halo_px": 3, "size_multiple": 4} if model == "tiles" else {"tileable": False}
    made = fake_model(sharpen, **fields)
    Image.fromarray(noise(160, 233)).save(tmp_path / "a.png")
    spec = BatchSpec((tmp_path,), scale=scale)
    seen = result_of(preview_region(tmp_path / "a.png", box, spec, made, FrameCache()))
    before = read_image(tmp_path / "a.png")
    inside = slice(box.top, box.bottom), slice(box.left, box.right)
    part = at(before, made, scale)[inside]
    np.testing.assert_array_equal(seen.full.pixels, part)
    assert not np.array_equal(part, before.pixels[inside])


def test_strength_alpha_and_grey_are_as_at_full_size(fake_model: Callable[..., Any]) -> None:
    model = fake_model(sharpen)
    pixels = noise(40, 60)
    alpha = np.full((40, 60), 255, np.uint8)
    alpha[10:20] = 0
    whole = at(Frame(pixels), model, 2)
    clear = result_of(deblur(Frame(pixels, alpha), model, scale=2))
    np.testing.assert_array_equal(clear.pixels[10:20], pixels[10:20])
    np.testing.assert_array_equal(clear.pixels[20:], whole[20:])
    np.testing.assert_array_equal(clear.alpha, alpha)
    half = at(Frame(pixels), model, 2, strength=0.5)
    assert np.abs(half - (pixels.astype(float) + whole) / 2).max() <= 0.5
    grey = np.repeat(pixels[..., :1], 3, axis=2)
    result = at(Frame(grey, meta=Meta(greyscale=True)), model, 3)
    assert (result == result[..., :1]).all()


def test_the_scale_follows_the_length_of_the_blur(
    monkeypatch: pytest.MonkeyPatch, fake_model: Callable[..., Any]
) -> None:
    card, pixels = fake_model().card, noise(8, 8)

    def chosen(wanted: int, card: Any) -> tuple[int, float | None]:
        choice = choose_scale(wanted, card, (8, 8), triage_once(pixels))
        assert not choice.to_try
        return choice.scale, choice.blur_px

    found: list[float | None] = [None]
    monkeypatch.setattr(triage, "assess", lambda _: Assessment("motion", 0.9, "x", 0.0, found[0]))
    for length, scale in ((None, 1), (12.0, 1), (40.0, 1), (41.0, 2), (81.0, 3), (300.0, 3)):
        found[0] = length
        assert chosen(AUTO_SCALE, card) == (scale, length if scale > 1 else None)
        assert chosen(1, card) == (1, None)
        assert chosen(3, card) == (3, None)
    assert chosen(3, replace(card, fixed_size=(64, 64))) == (1, None)
    assert longest_blur_px(replace(card, parent="balanced", window_px=384)) > longest_blur_px(card)
    earlier = replace(card, parent="fast")  # tuned from the U-Net that was called so
    assert longest_blur_px(earlier) == longest_blur_px(card)


def test_the_model_is_tried_on_large_pictures_that_are_not_sharp(
    fake_model: Callable[..., Any],
) -> None:
    card = fake_model().card

    def chosen(label: Any = "motion", size: tuple[int, int] = (1500, 2000), **fields: Any) -> bool:
        seen = Assessment(label, 0.9, "x", 0.0, length)
        choice = choose_scale(AUTO_SCALE, replace(card, **fields), size, lambda: seen)
        assert choice.tried(1) == replace(choice, to_try=False), "never larger than by the length"
        assert choice.tried(3).scale == 3
        return choice.to_try

    length = 20.0
    assert all(chosen(label) for label in ("motion", "blurred", "defocus", "noisy", "unsure"))
    assert not chosen("sharp")
    assert not chosen(size=(720, 1280))
    assert not chosen(size=(300, 9000))
    assert not chosen(name="fast")
    assert not chosen(parent="fast")
    assert not chosen(kind="torch")
    assert not chosen(tileable=False)
    assert not chosen(fixed_size=(64, 64))
    length = 60.0  # half the size by its length, or less
    assert chosen()
    length = 600.0  # there is no smaller size
    assert not chosen()


@pytest.mark.parametrize(
    ("contrast", "best", "calls"),
    [
        ((1.0, 1.5, 1.3), 2, 12),
        ((1.0, 1.3, 1.6), 3, 12),
        ((1.5, 1.0, 3.0), 1, 8),
        ((1.3, 1.31, 1.6), 1, 8),
    ],
)
def test_the_scale_at_which_the_model_sharpens_most(
    fake_model: Callable[..., Any], contrast: Sequence[float], best: int, calls: int
) -> None:
    """Of a model that adds contrast, much or little by the size of the picture it is given."""
    by_height = dict(zip((384, 192, 128), contrast, strict=True))

    def add_contrast(pixels: Pixels) -> Pixels:
        top = np.iinfo(pixels.dtype).max
        more = by_height[len(pixels)] * (pixels - top / 2) + top / 2
        return np.clip(more, 0, top).astype(pixels.dtype)

    model = fake_model(add_contrast)
    pixels = cv2.resize(noise(200, 300), (3000, 2000)) // 4 + np.uint8(96)
    assert result_of(try_scales(pixels, None, Timed(model).in_steps)) == best
    assert len(model.calls) == calls


def test_the_parts_with_most_contrast_are_tried(fake_model: Callable[..., Any]) -> None:
    pixels = np.full((1600, 1700, 3), 90, np.uint16)
    pixels[500:1000, 700:1200] = 20000
    seen: list[Pixels] = []
    model = fake_model(lambda part: seen.append(part) or part)

    def tried(alpha: Pixels | None, scale: int | None = None) -> int:
        seen.clear()
        assert result_of(try_scales(pixels, alpha, Timed(model).in_steps)) == scale
        return sum(part.min() < part.max() for part in seen)

    assert tried(None, 1) == len(seen) == 4  # of 2.7 megapixels two, each at two sizes
    alpha = np.full(pixels.shape[:2], 255, np.uint8)
    alpha[400:1100, 600:1300] = 0  # a matte: nobody sees it
    assert tried(alpha) == len(seen) == 0, "what is left shows nothing"
    assert tried(alpha * 0) == len(seen) == 0
    assert result_of(try_scales(pixels[:300], None, Timed(model).in_steps)) is None


def test_that_full_size_was_chosen_by_trying_is_noted(
    tmp_path: Path, fake_model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a photo takes four times as long as the others."""
    source = tmp_path / "a.png"
    model = fake_model(lambda pixels: pixels.copy(), halo_px=3, size_multiple=4)

    def is_noted(pixels: Pixels) -> bool:
        Image.fromarray(pixels).save(source)
        spec = BatchSpec((tmp_path,), guard=False)
        job = ImageJob(source, tmp_path / f"{len(list(tmp_path.iterdir()))}.png")
        (done,) = [e for e in deblur_batch([job], model, spec) if isinstance(e, ItemDone)]
        return FULL_SIZE_NOTE in done.note

    assert not is_noted(noise(400, 500)), "as small ones always are"
    monkeypatch.setattr(scales, "TRIED_PIXELS", 1)
    assert is_noted(noise(400, 500))
    featureless = np.full((400, 500, 3), 90, np.uint8)
    assert not is_noted(featureless), "there was nothing to try"
    monkeypatch.setattr(picture, "bytes_needed", lambda *_: 1 << 60)
    assert not is_noted(noise(400, 500)), "there was no memory to try it"


def test_a_batch_and_a_preview_try_it_once_for_each_picture(
    tmp_path: Path, fake_model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "TRIED_PIXELS", 1)
    source = tmp_path / "a.png"
    pixels = cv2.resize(noise(40, 50), (500, 400), interpolation=cv2.INTER_CUBIC)
    Image.fromarray(pixels).save(source)
    spec = BatchSpec((tmp_path,), guard=False)
    # At a part of the size this sharpens further.
    files = {"fp32": ModelFile(Path("net"), "0" * 64)}
    model = fake_model(sharpen, halo_px=3, size_multiple=4, files=files)
    work = deblur_batch([ImageJob(source, tmp_path / "out.png")], model, spec)
    (done,) = [event for event in work if isinstance(event, ItemDone)]
    assert done.note == "soft pixels, deblurred at 1/3 of the size"
    whole = np.asarray(Image.open(done.target))
    np.testing.assert_array_equal(whole, at(Frame(pixels), model, 3))
    cache, counts = FrameCache(), []
    for box in (Box(30, 40, 90, 100), Box(130, 140, 90, 100)):
        before = len(model.calls)
        seen = result_of(preview_region(source, box, spec, model, cache))
        counts.append(len(model.calls) - before)
        part = whole[box.top : box.bottom, box.left : box.right]
        np.testing.assert_array_equal(seen.full.pixels, part)
    assert counts == [4, 1]
    other = fake_model(sharpen, halo_px=3, size_multiple=4, files=files)
    other.card = replace(model.card, files={"fp32": ModelFile(Path("net"), "1" * 64)})
    result_of(preview_region(source, box, spec, other, cache))
    assert len(other.calls) == 4, "tried anew"


def test_the_guard_judges_at_the_size_at_which_the_model_worked(
    tmp_path: Path, fake_model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its limits are for blur as long as it is there; strength and verdict are for the whole."""
    seen = []

    def judge(before: Pixels, after: Pixels) -> Verdict:
        seen.append((before, after))
        return Verdict(0.5, "because")

    monkeypatch.setattr("engine.batch.picture.judge", judge)
    pixels = noise(40, 60)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    spec = BatchSpec((tmp_path,), scale=2, strength=0.8)
    work = deblur_batch(
        [ImageJob(tmp_path / "a.png", tmp_path / "b.png")], fake_model(sharpen), spec
    )
    (done,) = [event for event in work if isinstance(event, ItemDone)]
    ((before, after),) = seen
    np.testing.assert_array_equal(before, shrink(pixels, 2))
    wanted = before + 0.8 * (sharpen(before).astype(float) - before)
    assert np.abs(after - wanted).max() <= 1
    made = np.asarray(Image.open(done.target)).astype(float)
    whole = at(Frame(pixels), fake_model(sharpen), 2, strength=0.8)
    assert np.abs(made - (pixels + 0.5 * (whole.astype(float) - pixels))).max() <= 1


def test_where_a_part_does_not_fit_into_memory_the_picture_is_done_in_small_tiles(
    fake_model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "TRIED_PIXELS", 1)
    model = fake_model(sharpen, halo_px=3, size_multiple=4, out_of_memory_on=[1])
    frame = Frame(cv2.resize(noise(40, 50), (500, 400)))
    result = at(frame, model, AUTO_SCALE)
    np.testing.assert_array_equal(result, at(frame, fake_model(sharpen, halo_px=3), 1))
    model = fake_model(sharpen, halo_px=3, size_multiple=4, bytes_per_pixel=1000)
    at(frame, model, AUTO_SCALE, budget_bytes=100_000_000)  # a part takes 147
    assert max(height * width for height, width, _ in model.calls) <= 100_000


@pytest.mark.parametrize(("enlarged", "scale"), [(1, 1), (3, 2)])
def test_soft_pixels_are_deblurred_at_a_smaller_size(enlarged: int, scale: int) -> None:
    sharp = read_image(resource_path("samples/alley-1.jpg")).pixels[100:700, 300:900]
    side = 384 // enlarged
    linear = (cv2.resize(sharp, (side, side), interpolation=cv2.INTER_AREA) / 255) ** 2.2
    blurred = cv2.blur(linear, (13, 1)) ** (1 / 2.2)
    blurred = cv2.resize(blurred, (384, 384), interpolation=cv2.INTER_CUBIC)
    model = get_model(Catalogue.of_program().get("best"))
    pixels = np.rint(np.clip(blurred, 0, 1) * 255).astype(np.uint8)
    assert result_of(try_scales(pixels, None, Timed(model).in_steps)) == scale


def test_scales_have_names() -> None:
    for scale, name in ((0, "auto"), (1, "1"), (2, "1/2"), (3, "1/3")):
        assert scale_name(scale) == name
        assert parse_scale(f" {name.upper()} ") == scale
    for wrong in ("", "0", "2", "1/4", "0.5", "half"):
        with pytest.raises(ConfigError, match="scale"):
            parse_scale(wrong)
    with pytest.raises(ConfigError, match="scale"):
        BatchSpec((Path("a"),), scale=4)


def test_a_batch_keeps_and_tells_its_scale(
    tmp_path: Path, fake_model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = BatchSpec((tmp_path,), scale=2, guard=False)
    assert spec_from_json(spec_to_json(spec)) == replace(spec, roots=(tmp_path,))
    older = {key: value for key, value in spec_to_json(spec).items() if key != "scale"}
    assert spec_from_json(older).scale == AUTO_SCALE
    Image.fromarray(noise(40, 60)).save(tmp_path / "a.png")

    def note(scale: int) -> str:
        events: list[Any] = []
        job = ImageJob(tmp_path / "a.png", tmp_path / f"out{scale}.png")
        job.target.unlink(missing_ok=True)
        work = deblur_batch([job], fake_model(sharpen), replace(spec, scale=scale))
        events.extend(work)
        (done,) = [event for event in events if isinstance(event, ItemDone)]
        made = np.asarray(Image.open(done.target))
        np.testing.assert_array_equal(made, at(read_image(job.source), fake_model(sharpen), scale))
        return done.note

    assert note(2) == ""  # it was asked for
    looked: list[tuple[int, ...]] = []

    def assess(pixels: Pixels) -> Assessment:
        looked.append(pixels.shape)
        return Assessment("motion", 0.9, "x", 0.0, 71.3)

    monkeypatch.setattr(triage, "assess", assess)
    spec = replace(spec, skip_sharp=True)
    assert note(AUTO_SCALE) == "blur of about 71 pixels, deblurred at 1/2 of the size"
    assert looked.count((40, 60, 3)) == 2  # once by the batch, once by what it is compared with
    monkeypatch.setattr(triage, "assess", lambda pixels: Assessment("noisy", 0.9, "x"))
    assert note(AUTO_SCALE).startswith("noisy: expect little")
    spec = replace(spec, skip_sharp=False)
    assert note(AUTO_SCALE).startswith("noisy: expect little")
    assert note(1) == "", "nobody looked at it"
    fake_model = partial(fake_model, fixed_size=(40, 60))
    assert note(AUTO_SCALE) == "", "nor for a model that takes one size only"


def test_long_blur_is_removed_better() -> None:
    """By the plain nets, which see about 25 pixels; the blur is straight, of 48 pixels."""
    sharp = cv2.resize(
        read_image(resource_path("samples/alley-1.jpg")).pixels,
        (512, 384),
        interpolation=cv2.INTER_AREA,
    )
    kernel = np.zeros((49, 49), np.float32)
    kernel[24] = 1 / 49
    linear = cv2.filter2D(
        (sharp / np.float32(255)) ** 2.2, -1, kernel, borderType=cv2.BORDER_REFLECT
    )
    blurred = np.rint(np.clip(linear, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)
    model = get_model(Catalogue.of_program().get("live"))
    gains = {k: psnr(at(Frame(blurred), model, k), sharp) for k in (1, 2, AUTO_SCALE)}
    assert gains[2] > gains[1] + 0.3
    assert gains[AUTO_SCALE] == gains[2]


def test_trying_and_deblurring_each_have_their_share_of_the_progress(
    fake_model: Callable[..., Any],
) -> None:
    pixels = cv2.resize(noise(200, 300), (3000, 2000), interpolation=cv2.INTER_CUBIC)
    work = deblur(Frame(pixels), fake_model(sharpen, halo_px=3), scale=AUTO_SCALE)
    told = [event.item_fraction for event in work if isinstance(event, Progress)]
    assert told == sorted(told)
    assert told[-1] == 1
    # Of 6 megapixels 0.7 are tried, then 0.7 are computed at a third of the size.
    assert told[0] == pytest.approx(0.11 * 0.2, abs=0.01)
    tried = [fraction for fraction in told if fraction < 0.12]
    assert len(tried) >= 8, "each part at each size"
    assert min(fraction for fraction in told if fraction > 0.12) >= 0.5
