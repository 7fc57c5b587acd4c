"""What models have to compute for photos, and what is tried to know it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.batch import batch, model_choice, triage_cache, workload
from engine.batch.batch import PlannedBatch, prepare_batch, prepare_found, run_batch
from engine.batch.estimate import estimate, expect
from engine.batch.model_choice import measure_where_it_matters, try_cameras
from engine.batch.picture import deblur
from engine.batch.pipeline import deblur_batch
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.resume import resume_batch
from engine.batch.scale import AUTO_SCALE
from engine.batch.triage_cache import cached
from engine.batch.work_left import weigh
from engine.batch.workload import Workload, note_scale, read_workload
from engine.core.resources import user_data_dir
from engine.errors import ImageReadError
from engine.events import ItemSeen, Log, Progress, result_of
from engine.images import read_camera, read_image
from engine.models import Catalogue
from engine.models.choice import LIMIT_SECONDS
from engine.models.measure import Speed, _write
from engine.queue import Queue
from engine.video.job import scale_of_video

SIZE = (2000, 3000)
TRIED = 4 * 384**2 * 1.25
CATALOGUE = Catalogue.of_program()
BEST, BALANCED, FAST = (CATALOGUE.get(name) for name in ("best", "balanced", "fast"))


def photo(path: Path, model: str = "D850", *, turned: bool = False, pixels: Any = None) -> Path:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "NIKON", model
    if turned:
        exif[0x0112] = 6
    picture = Image.new("L", SIZE[::-1]) if pixels is None else Image.fromarray(pixels)
    path.parent.mkdir(exist_ok=True)
    picture.save(path, exif=exif, quality=90)
    return path


def expected_megapixels(planned: PlannedBatch) -> float:
    return result_of(expect(planned, CATALOGUE)).computed(planned.card)


def read(*paths: Path) -> Workload:
    return result_of(read_workload(paths))


def megapixels(card: Any, *paths: Path, scale: int = AUTO_SCALE) -> float:
    return read(*paths).megapixels(card, scale)


def seen(path: Path, label: str, length: float | None = None) -> None:
    """Let triage have found this."""

    def work():
        yield Progress(0, 1, "pictures", str(path))
        yield ItemSeen(str(path), label, 1.0, "", 0.0, length)
        return 1

    for _ in cached(work()):
        pass


def test_the_camera_of_a_photo(tmp_path: Path) -> None:
    assert read_camera(photo(tmp_path / "a.jpg")) == ((2000, 3000), "NIKON D850")
    assert read_camera(photo(tmp_path / "b.jpg", turned=True)) == ((3000, 2000), "NIKON D850")
    Image.new("L", (30, 20)).save(tmp_path / "c.png")
    assert read_camera(tmp_path / "c.png") == ((20, 30), "")


def test_photos_of_a_camera_are_expected_to_be_like_its_last_ones(tmp_path: Path) -> None:
    a, turned, other = (tmp_path / f"{name}.jpg" for name in ("a", "turned", "other"))
    photo(a), photo(turned, turned=True), photo(other, "Z 9")
    assert megapixels(BEST, a) == pytest.approx((6e6 + TRIED) / 1e6), "not known yet"
    (key,) = {one.key for one in read(a, turned).read}
    assert note_scale(key, BEST, 2)
    quarter = (1.5e6 + TRIED) / 1e6
    assert megapixels(BEST, a) == megapixels(BEST, turned) == pytest.approx(quarter)
    assert megapixels(BEST, other) == pytest.approx((6e6 + TRIED) / 1e6)
    assert megapixels(BEST, a, a, turned) == pytest.approx(3 * quarter)
    # One that has tried none is expected to do the same; one that never tries is not.
    assert megapixels(BALANCED, a) == pytest.approx(quarter)
    assert megapixels(FAST, a) == 6.0
    note_scale(key, BALANCED, 1)
    assert megapixels(BALANCED, a) == pytest.approx((6e6 + TRIED) / 1e6)
    for scale in (3,) * 7:
        note_scale(key, BEST, scale)
    assert megapixels(BEST, a) == pytest.approx(((1.5e6 + 7 * 6e6 / 9) / 8 + TRIED) / 1e6)
    note_scale(key, BEST, 3)
    assert megapixels(BEST, a) == pytest.approx((6e6 / 9 + TRIED) / 1e6), "the last eight"


def test_what_is_known_of_a_photo_comes_first(tmp_path: Path) -> None:
    a = photo(tmp_path / "a.jpg")
    note_scale(read(a).read[0].key, BEST, 3)
    for scale in (1, 2, 3):
        assert megapixels(BEST, a, scale=scale) == pytest.approx(6.0 / scale**2)
    seen(a, "sharp")
    assert megapixels(BEST, a) == 6.0, "nothing is tried on it"
    seen(a, "motion", 80.0)  # half the size, or less if that turns out to be sharper
    note_scale(read(a).read[0].key, BALANCED, 1)
    assert megapixels(BALANCED, a) == pytest.approx((1.5e6 + TRIED) / 1e6)
    seen(a, "motion", 400.0)
    assert megapixels(BEST, a) == pytest.approx(6.0 / 9), "there is no smaller size to try"


def test_some_photos_stand_for_many_and_unreadable_ones_are_thought_to_be_usual(
    tmp_path: Path,
) -> None:
    for name in "abcdef":
        Image.new("L", (1000, 1000)).save(tmp_path / f"{name}.png")
    paths = [tmp_path / f"{name}.png" for name in "abcdef"] * 100
    some = result_of(read_workload(paths, 10))
    assert (some.photos, len(some.read), some.size_megapixels) == (600, 10, 600.0)
    assert some.size_bytes == 600 * (tmp_path / "a.png").stat().st_size
    (tmp_path / "bad.jpg").write_bytes(b"x")
    bad = read(tmp_path / "bad.jpg", tmp_path / "gone.jpg")
    assert bad.megapixels(BEST) == 2 * 12.0
    assert bad.size_bytes == 0
    assert megapixels(BEST, tmp_path / "bad.jpg", tmp_path / "a.png") == 2.0
    assert result_of(read_workload([])).megapixels(BEST) == 0


def test_a_camera_in_use_is_not_forgotten_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Photos without a camera are of as many as there are sizes."""
    monkeypatch.setattr(workload, "_MOST_CAMERAS", 3)
    for _ in range(9):
        note_scale("D850", BEST, 2)
    for key in ("1x1", "2x2", "D850", "3x3", "4x4"):
        note_scale(key, BEST, 2)
    assert list(workload._read_scales()) == ["D850", "3x3", "4x4"]


def test_reading_can_be_stopped_before_each_hundred_photos_are_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each that is known is asked for its time of change, which takes long on a share."""
    asked: list[int] = []
    monkeypatch.setattr(
        triage_cache, "_recall", lambda _store, paths: asked.append(len(paths)) or []
    )
    seen(photo(tmp_path / "a.jpg"), "sharp")
    work = read_workload([tmp_path / f"{n}.jpg" for n in range(450)], 500)
    first = next(work)
    assert isinstance(first, Progress)
    assert (first.done, first.total, asked) == (0, 450, [])
    assert result_of(work).photos == 450
    assert asked == [100, 100, 100, 100, 50]


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"a": 3}', '{"NIKON D850 3000x2000": {"best": [0, 9, "x"]}}']
)
def test_a_damaged_file_of_scales_says_nothing(tmp_path: Path, content: str) -> None:
    a = photo(tmp_path / "a.jpg")
    path = user_data_dir() / workload.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    assert megapixels(BEST, a) == pytest.approx((6e6 + TRIED) / 1e6)
    assert note_scale(read(a).read[0].key, BEST, 2)
    assert megapixels(BEST, a) == pytest.approx((1.5e6 + TRIED) / 1e6)


def test_the_time_left_counts_what_the_model_computes(tmp_path: Path) -> None:
    a, b = photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg", "Z 9")
    note_scale(read(a).read[0].key, BEST, 2)
    jobs = [ImageJob(path, path.with_suffix(".png")) for path in (a, b)]
    left = result_of(weigh(jobs, BEST))
    left.end(str(a), idle=False)
    share = (1.5e6 + TRIED) / (7.5e6 + 2 * TRIED)
    assert left.progress(1).work_fraction == pytest.approx(share)


def test_what_triage_knows_of_a_photo_is_recalled_once_when_a_batch_is_weighed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharp, blurred = photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg")
    seen(sharp, "sharp"), seen(blurred, "motion", 400.0)
    asked: list[str] = []
    real = triage_cache.find_stat
    monkeypatch.setattr(
        triage_cache, "find_stat", lambda path: asked.append(path.name) or real(path)
    )
    jobs = [ImageJob(path, path.with_suffix(".png")) for path in (sharp, blurred)]
    for skip_sharp, pixels in ((True, 6e6 / 9), (False, 6e6 / 9 + 6e6)):
        left = result_of(weigh(jobs, BEST, skip_sharp=skip_sharp, pace=1.0))
        assert left.progress(0).seconds_left == pytest.approx(pixels / 1e6)
        assert sorted(asked) == ["a.jpg", "b.jpg"]
        asked.clear()


def test_what_was_measured_before_is_the_time_left_until_a_batch_tells(tmp_path: Path) -> None:
    paths = [photo(tmp_path / f"{n}.jpg") for n in range(4)]
    jobs = [ImageJob(path, path.with_suffix(".png")) for path in paths]
    assert result_of(weigh(jobs, BEST)).progress(0).seconds_left is None
    left = result_of(weigh(jobs, BEST, pace=2.0))
    expected = 4 * (6e6 + TRIED) / 1e6 * 2.0
    assert left.progress(0).seconds_left == pytest.approx(expected)
    assert left.progress(0, str(paths[0]), 0.2).seconds_left == pytest.approx(0.95 * expected)
    left.end(str(paths[0]), idle=False)
    after_one = left.progress(1).seconds_left
    assert after_one is not None
    assert after_one < 5, "what this batch took"


@pytest.mark.parametrize("is_resumed", [False, True])
def test_a_batch_begins_with_the_time_that_its_model_was_measured_to_take(
    tmp_path: Path,
    tried: Any,
    fake_model: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    is_resumed: bool,
) -> None:
    path = soft(tmp_path / "a.jpg")
    model = fake_model(Sharpener(None), name="best", title="Best")
    monkeypatch.setattr(batch, "get_model", lambda *_, **__: model)
    spec = BatchSpec((path,), output=tmp_path / "out", model="best")
    with closing(Queue.open(warn=pytest.fail)) as queue:
        planned = result_of(prepare_batch(spec, CATALOGUE, queue))
        journal = queue.create(planned.request, planned.jobs)
        if is_resumed:
            journal.close()
            planned, journal = resume_batch(queue, CATALOGUE, journal.batch_id)
        # The models are read from the disk where the batch is planned, and not once more.
        monkeypatch.setattr(Catalogue, "of_program", pytest.fail)
        with journal, closing(run_batch(planned, journal, queue)) as work:
            steps = (event for event in work if isinstance(event, Progress))
            first = next(step for step in steps if step.item)
    assert first.seconds_left is not None
    assert first.seconds_left / (1 - first.fraction) == pytest.approx(
        10 * (6e6 + TRIED) / 1e6, rel=0.01
    )


# --- trying --------------------------------------------------------------------------------------


class Sharpener:
    """A model whose result has more contrast, the more the smaller the picture it is given."""

    def __init__(self, card: Any) -> None:
        self.card, self.calls, self.running_on, self.notes = card, 0, "nowhere", ()

    def __call__(self, pixels: Any) -> Any:
        self.calls += 1
        top = np.iinfo(pixels.dtype).max
        more = 384 / len(pixels) * (pixels - top / 2) + top / 2
        return np.clip(more, 0, top).astype(pixels.dtype)


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The models that were loaded to be tried, by name; they take ten seconds per megapixel."""
    names: list[str] = []

    def get_model(card: Any, **_more: Any) -> Sharpener:
        names.append(card.name)
        return Sharpener(card)

    monkeypatch.setattr(model_choice, "get_model", get_model)
    for card, seconds in ((BEST, 10.0), (BALANCED, 2.5), (FAST, 1.2)):
        for precision in card.files:
            _write(card, "auto", precision, Speed(seconds / 60, "CPU"))
    return names


def soft(path: Path, model: str = "D850") -> Path:
    """A photo without any detail of the size of its pixels."""
    rng = np.random.default_rng(3)
    small = rng.integers(96, 160, (SIZE[0] // 8, SIZE[1] // 8, 3), np.uint8)
    return photo(path, model, pixels=cv2.resize(small, SIZE[::-1], interpolation=cv2.INTER_CUBIC))


def test_each_new_camera_is_tried_once_where_it_takes_long(tmp_path: Path, tried: Any) -> None:
    spec = BatchSpec((tmp_path,), model="best")
    few = read(photo(tmp_path / "small.jpg", pixels=np.zeros((9, 9), np.uint8)))
    assert not result_of(try_cameras(few, spec, BEST, CATALOGUE))
    paths = [soft(tmp_path / "a.jpg"), soft(tmp_path / "b.jpg"), soft(tmp_path / "c.jpg", "Z 9")]
    many = read(*paths)
    before = many.megapixels(BEST)
    assert result_of(try_cameras(many, spec, BEST, CATALOGUE))
    assert tried == ["best", "best"], "each camera"
    assert many.megapixels(BEST) == pytest.approx(3 * (6e6 / 9 + TRIED) / 1e6)
    assert many.megapixels(BEST) < before / 3
    assert not result_of(try_cameras(many, spec, BEST, CATALOGUE))
    other = BatchSpec((tmp_path,), model="best", scale=2)
    more = read(soft(tmp_path / "d.jpg", "R5"))
    assert not result_of(try_cameras(more, other, BEST, CATALOGUE)), "chosen"
    assert tried == ["best", "best"]


def test_whether_it_takes_long_is_asked_of_the_precision_that_will_run(
    tmp_path: Path, tried: Any
) -> None:
    _write(BEST, "auto", "int8", Speed(0.5 / 60, "CPU"))
    photos = read(soft(tmp_path / "a.jpg"))
    for precision, models in ((None, []), ("int8", []), ("fp32", ["best"])):
        spec = BatchSpec((tmp_path,), model="best", precision=precision)
        result_of(try_cameras(photos, spec, BEST, CATALOGUE))
        assert tried == models, precision


def test_a_better_model_is_weighed_in_the_precision_that_it_would_have(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """8 bits may be faster for the one and slower for the other."""
    monkeypatch.delenv("DEBLUR_MODEL")
    folder = tmp_path / "in"
    for n in range(5):
        soft(folder / f"{n}.jpg")
    _write(BALANCED, "auto", "int8", Speed(1.0 / 60, "CPU"))
    _write(BEST, "auto", "int8", Speed(100.0 / 60, "CPU"))
    with closing(Queue.open(warn=pytest.fail)) as queue:
        first = result_of(prepare_batch(BatchSpec((folder,)), CATALOGUE, queue, measure=False))
        assert (first.card.name, first.spec.precision) == ("balanced", "int8")
        planned = result_of(prepare_batch(BatchSpec((folder,)), CATALOGUE, queue))
        assert (planned.card.name, planned.spec.precision) == ("best", None)


def test_how_many_photos_have_been_tried_is_told(tmp_path: Path, tried: Any) -> None:
    spec = BatchSpec((tmp_path,), model="best")
    paths = [soft(tmp_path / f"{n}.jpg") for n in range(3)] + [soft(tmp_path / "z.jpg", "Z 9")]
    events = list(try_cameras(read(*paths), spec, BEST, CATALOGUE))
    assert [event.code for event in events if isinstance(event, Log)] == ["trying"]
    steps = [event for event in events if isinstance(event, Progress)]
    assert {step.total for step in steps} == {4}, "three of the camera that takes long, and one"
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert {0, 1, 2, 3, 4} <= set(done)
    assert any(number % 1 for number in done), "within a photo, too"


def test_sharp_photos_tell_nothing_and_are_not_asked_for_ever(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, paths = BatchSpec((tmp_path,)), [soft(tmp_path / f"{n}.jpg") for n in range(4)]

    class Sharp:
        label, length_px = "sharp", None

    monkeypatch.setattr(model_choice, "triage_once", lambda _pixels: Sharp)
    assert result_of(try_cameras(read(*paths), spec, BEST, CATALOGUE))
    assert not result_of(try_cameras(read(*paths), spec, BEST, CATALOGUE))
    assert megapixels(BEST, *paths) == pytest.approx(4 * (6e6 + TRIED) / 1e6)


def test_a_photo_that_is_damaged_does_not_end_the_trial(tmp_path: Path, tried: Any) -> None:
    paths = [soft(tmp_path / f"{n}.jpg") for n in range(3)]
    content = paths[0].read_bytes()
    paths[0].write_bytes(content[: len(content) // 2])
    assert read(*paths).photos == len(read(*paths).read) == 3, "headers are sound"
    spec = BatchSpec((tmp_path,))
    assert result_of(try_cameras(read(*paths), spec, BEST, CATALOGUE))
    assert megapixels(BEST, *paths) == pytest.approx(3 * (6e6 / 9 + TRIED) / 1e6)


def test_of_many_cameras_those_with_most_pixels_are_tried_and_never_another_one(
    tmp_path: Path, tried: Any
) -> None:
    """Else the window would try three, plan, and try three more: each crop has its own size."""
    first = soft(tmp_path / "0.jpg")
    photos = read(first, *(soft(tmp_path / f"{n}.jpg", f"Z {n}") for n in range(1, 5)), first)
    spec = BatchSpec((tmp_path,))
    assert result_of(try_cameras(photos, spec, BEST, CATALOGUE))
    assert tried == ["best"] * 3
    assert not result_of(try_cameras(photos, spec, BEST, CATALOGUE))
    assert tried == ["best"] * 3
    assert photos.read[0].key in workload._read_scales()


def test_a_model_that_was_chosen_is_tried_for_an_estimate_alone(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start would wait for what changes nothing."""
    monkeypatch.delenv("DEBLUR_MODEL")
    folder = tmp_path / "in"
    for n in range(5):
        soft(folder / f"{n}.jpg")
    with closing(Queue.open(warn=pytest.fail)) as queue:
        spec = BatchSpec((folder,), model="best")
        planned = result_of(prepare_batch(spec, CATALOGUE, queue))
        assert tried == []
        choice, to_do = planned.choice, planned.workload()
        assert choice is not None
        work = measure_where_it_matters(choice, to_do, CATALOGUE, for_estimate=True)
        assert not result_of(work)
        assert tried == ["best"]
        assert expected_megapixels(planned) == pytest.approx(5 * (6e6 / 9 + TRIED) / 1e6)
        spec = BatchSpec((soft(tmp_path / "one" / "a.jpg", "R5"),))
        assert result_of(prepare_batch(spec, CATALOGUE, queue)).card.name == "best-x2"
        assert tried == ["best", "best-x2"], "which it is, as it has few pixels to compute"


def test_a_photo_that_cannot_be_decoded_does_not_prevent_the_estimate(tmp_path: Path) -> None:
    paths = [soft(tmp_path / "in" / f"{name}.jpg") for name in "ab"]
    with closing(Queue.open(warn=pytest.fail)) as queue:
        spec = BatchSpec((tmp_path / "in",), model="fast")
        planned = result_of(prepare_batch(spec, CATALOGUE, queue, measure=False))
    model = Sharpener(planned.card)
    for path in paths:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        if path == paths[0]:
            assert result_of(estimate(planned, model, CATALOGUE)).seconds_per_megapixel
    with pytest.raises(ImageReadError):
        result_of(estimate(planned, model, CATALOGUE))


def test_where_it_cannot_be_remembered_nothing_has_changed(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the window would plan again for ever."""
    (user_data_dir() / workload.FILE).mkdir(parents=True)
    photos = read(soft(tmp_path / "a.jpg"), soft(tmp_path / "b.jpg"))
    task = try_cameras(photos, BatchSpec((tmp_path,)), BEST, CATALOGUE)
    assert not result_of(task)
    assert tried == ["best"]


def test_automatic_takes_the_better_model_where_pixels_are_soft(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBLUR_MODEL")
    folder = tmp_path / "in"
    for n in range(5):  # 30 megapixels: five minutes at full size
        soft(folder / f"{n}.jpg")
    spec = BatchSpec((folder,))
    with closing(Queue.open(warn=pytest.fail)) as queue:
        first = result_of(prepare_batch(spec, CATALOGUE, queue, measure=False))
        assert first.card.name == "balanced"
        long = result_of(expect(first, CATALOGUE))
        assert long.computed(BEST) * 10 > LIMIT_SECONDS["best"]
        planned = result_of(prepare_batch(spec, CATALOGUE, queue))
        assert tried[0] == "best"
        assert planned.card.name == "best"
        assert [job.source.name for job in planned.jobs] == [f"{n}.jpg" for n in range(5)]
        again = result_of(prepare_batch(spec, CATALOGUE, queue, measure=False))
        assert again.card.name == "best", "known from now on"
        found = result_of(estimate(planned, Sharpener(planned.card), CATALOGUE))
        assert found.megapixels == pytest.approx(30)
        assert found.computed(BEST) == pytest.approx(5 * (6e6 / 9 + TRIED) / 1e6)
        assert found.seconds == pytest.approx(found.seconds_per_megapixel * found.computed(BEST))


def test_a_plan_looks_at_its_photos_once_whatever_it_measures(
    tmp_path: Path, tried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a share it takes long to read what each is, and what triage knows of it."""
    monkeypatch.delenv("DEBLUR_MODEL")
    paths = [soft(tmp_path / "in" / f"{n}.jpg") for n in range(5)]
    seen(paths[0], "motion", 10.0)
    read: list[Path] = []
    recalled: list[str] = []
    real, real_stat = workload.read_photo_size, triage_cache.find_stat
    monkeypatch.setattr(
        workload, "read_photo_size", lambda path: (read.append(path), real(path))[1]
    )
    monkeypatch.setattr(
        triage_cache, "find_stat", lambda path: (recalled.append(path.name), real_stat(path))[1]
    )
    with closing(Queue.open(warn=pytest.fail)) as queue:
        planned = result_of(prepare_batch(BatchSpec((tmp_path / "in",)), CATALOGUE, queue))
    assert tried, "so the plan was made twice"
    assert planned.card.name == "best"
    assert sorted(read) == paths
    assert recalled == ["0.jpg"]


def test_a_plan_made_again_knows_what_triage_has_found_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBLUR_MODEL")
    path = photo(tmp_path / "in" / "a.jpg")

    def verdict(planned: PlannedBatch) -> str:
        return result_of(planned.found.workload.get()).read[0].seen.label

    with closing(Queue.open(warn=pytest.fail)) as queue:
        spec = BatchSpec((tmp_path / "in",), precision="fp32")
        first = result_of(prepare_batch(spec, CATALOGUE, queue))
        assert verdict(first) == "unsure"
        seen(path, "motion", 10.0)
        again = result_of(prepare_found(first.found, CATALOGUE, queue))
        assert verdict(again) == "motion"


def test_a_batch_remembers_at_which_scale_its_photos_were_deblurred(
    tmp_path: Path, fake_model: Callable[..., Any]
) -> None:
    a = soft(tmp_path / "a.jpg")
    model = fake_model(Sharpener(None), name="best", title="Best")
    result_of(deblur(read_image(a), model, scale=AUTO_SCALE))
    assert not workload._read_scales(), "a program that deblurs pictures of its own leaves nothing"
    spec = BatchSpec((a,), output=tmp_path / "out")
    result_of(deblur_batch([ImageJob(a, tmp_path / "out" / "a.jpg")], model, spec))
    assert megapixels(BEST, a) == pytest.approx((6e6 / 9 + TRIED) / 1e6)


def test_a_frame_of_a_video_tells_nothing_of_photos_of_its_size(
    tmp_path: Path, fake_model: Callable[..., Any]
) -> None:
    frame = read_image(soft(tmp_path / "a.jpg")).pixels
    info: Any = SimpleNamespace(source="a.mp4", height=frame.shape[0], width=frame.shape[1])
    model = fake_model(Sharpener(None), name="best", title="Best")
    assert result_of(scale_of_video(info, frame, model)) == 3
    assert not workload._read_scales()
