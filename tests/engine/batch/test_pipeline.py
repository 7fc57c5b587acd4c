"""deblur and deblur_batch: the same picture whatever the plan, one bad file stops nothing."""

from __future__ import annotations

import contextlib
import errno
import lzma
import os
import shutil
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from engine.batch import image_io, picture, work_left, workload
from engine.batch.image_io import DONE_BEFORE, BatchRecord
from engine.batch.picture import deblur
from engine.batch.pipeline import Summary, deblur_batch
from engine.batch.plan import BatchSpec, ImageJob, plan_batch
from engine.batch.triage_cache import cached
from engine.core import files
from engine.core.memory import PictureMemory
from engine.errors import ConfigError, ImageReadError, ImageWriteError, ModelError, OutOfMemory
from engine.events import (
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    ItemSeen,
    Log,
    Progress,
    Result,
    Retried,
    Work,
    result_of,
    run,
)
from engine.images import FoundImage, Frame, Meta, WriteOptions, read_image, read_needs
from engine.models import Catalogue
from engine.quality.triage import Assessment
from engine.queue import EarlierResult
from tests.stream import check_stream

ROOT = Path(__file__).resolve().parents[3]
Pixels = NDArray[Any]
BPP = 10


@dataclass(frozen=True)
class FakeCard:
    """What the pipeline reads from a model's card."""

    name: str = "fake"
    title: str = "Fake"
    parent: str = ""
    kind: str = "onnx"
    halo_px: int = 8
    size_multiple: int = 4
    tile_multiple: int = 4
    bytes_per_pixel: float = BPP
    tileable: bool = True
    window_px: int = 0
    views: int = 1
    runtime_bytes: int = 0
    fixed_size: tuple[int, int] | None = None


@dataclass
class FakeModel:
    """The identity, or `work`; out of memory at the calls named in `full_at`, counted from 1."""

    card: Any = field(default_factory=FakeCard)
    work: Callable[[Pixels], Pixels] = np.copy
    full_at: tuple[int, ...] = ()
    full_error: type[Exception] = MemoryError
    notes: tuple[str, ...] = ()
    running_on: str = "fake processor"
    shapes: list[tuple[int, ...]] = field(default_factory=list)
    loads: int = 0

    def load(self) -> None:
        self.loads += 1

    def __call__(self, pixels: Pixels) -> Pixels:
        self.shapes.append(pixels.shape)
        if len(self.shapes) in self.full_at:
            raise self.full_error("full") if self.full_error is MemoryError else OutOfMemory("full")
        return self.work(pixels)


def _picture(height: int, width: int, dtype: type[Any] = np.uint8, seed: int = 0) -> Pixels:
    most = np.iinfo(dtype).max
    return np.random.default_rng(seed).integers(0, most + 1, (height, width, 3)).astype(dtype)


def _negative(pixels: Pixels) -> Pixels:
    return np.asarray(np.iinfo(pixels.dtype).max - pixels)


def _result(work: Work[Frame]) -> tuple[Frame, list[Event]]:
    events: list[Event] = []
    result = run(work, events.append, job="test")
    assert result.finished.outcome == "ok", result.finished
    assert result.value is not None
    return result.value, events


# --- one picture -------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 200),
    st.integers(1, 200),
    st.sampled_from([np.uint8, np.uint16]),
    st.integers(64 * 64, 200 * 200),
    st.sets(st.integers(1, 4), max_size=2),
    st.integers(0, 9),
)
def test_identity_returns_the_picture_also_after_retries(
    height: int, width: int, dtype: type[Any], budget: int, full_at: set[int], seed: int
) -> None:
    frame = Frame(_picture(height, width, dtype, seed))
    before = frame.pixels.copy()
    model = FakeModel(full_at=tuple(full_at))
    events: list[Event] = []
    result = run(
        deblur(frame, model, budget_bytes=budget * BPP, item="a"), events.append, job="test"
    )
    check_stream(events)
    np.testing.assert_array_equal(frame.pixels, before)
    if result.value is None:  # smaller than the smallest useful tile
        assert result.finished.outcome == "failed"
        assert result.finished.hint
        assert min(len(model.shapes), max(full_at)) in full_at
        return
    np.testing.assert_array_equal(result.value.pixels, before)
    assert result.value.pixels.dtype == dtype
    retries = [e for e in events if isinstance(e, Retried)]
    assert len(retries) == sum(n <= len(model.shapes) for n in full_at)
    for n in full_at:
        if n < len(model.shapes):  # the tile after a failed one is the first of a smaller plan
            assert np.prod(model.shapes[n]) < np.prod(model.shapes[n - 1])


@pytest.mark.parametrize("error", [MemoryError, OutOfMemory])
def test_out_of_memory_on_a_late_tile_begins_again_with_half(error: type[Exception]) -> None:
    frame = Frame(_picture(256, 64))
    model = FakeModel(full_at=(3,), full_error=error)
    result, events = _result(deblur(frame, model, budget_bytes=96 * 64 * BPP, item="a.jpg"))
    np.testing.assert_array_equal(result.pixels, frame.pixels)
    place = next(i for i, e in enumerate(events) if isinstance(e, Retried))
    assert events[place] == Retried("a.jpg", "full")
    assert events[place + 1] == replace(events[1], total=events[place + 1].total)  # type: ignore
    rows = [shape[0] for shape in model.shapes[3:]]
    assert max(rows) <= 48
    assert sum(rows) >= 256  # from the top again


def test_out_of_memory_for_ever_ends_with_the_need_and_a_hint() -> None:
    model = FakeModel(full_at=tuple(range(1, 100)))
    work = deblur(Frame(_picture(256, 256)), model, budget_bytes=10**6)
    result = run(work, lambda event: None, job="test")
    assert result.finished.outcome == "failed"
    assert "smallest useful tile" in result.finished.message
    assert len(model.shapes) < 12


def test_a_model_that_cannot_be_tiled_is_run_whole_or_not_at_all() -> None:
    model = FakeModel(card=FakeCard(tileable=False))
    _result(deblur(Frame(_picture(50, 60)), model, budget_bytes=52 * 60 * BPP))
    assert model.shapes == [(50, 60, 3)]
    with pytest.raises(OutOfMemory, match="one piece"):
        next(deblur(Frame(_picture(50, 60)), model, budget_bytes=52 * 60 * BPP - 1))


def test_progress_after_every_tile() -> None:
    _, events = _result(
        deblur(Frame(_picture(400, 64)), FakeModel(), budget_bytes=96 * 64 * BPP, item="a")
    )
    steps = [e for e in events if isinstance(e, Progress)]
    assert [e.done for e in steps] == list(range(len(steps)))
    assert steps[-1].done == steps[-1].total == len(steps) - 1 >= 5
    assert steps[-1].item_fraction == 1
    assert {e.item for e in steps} == {"a"}


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("strength", [0.0, 0.1, 0.3, 0.5, 0.999, 1.0])
def test_strength_blends_with_exact_rounding(dtype: type[Any], strength: float) -> None:
    source = _picture(150, 70, dtype, 1)
    result = _picture(150, 70, dtype, 2)
    work = deblur(
        Frame(source),
        FakeModel(card=FakeCard(tileable=False), work=lambda _: result),
        strength=strength,
        budget_bytes=10**9,
    )
    blended = _result(work)[0].pixels
    part = strength * (result.astype(np.float64) - source)
    expected = source + np.sign(part) * np.floor(np.abs(part) + 0.5)
    np.testing.assert_array_equal(blended, expected.astype(dtype))
    assert np.abs(blended - (source + part)).max() <= 0.5


def test_strength_zero_is_the_source_without_the_model_and_one_is_the_models_result() -> None:
    frame, model = Frame(_picture(40, 40)), FakeModel(work=_negative)
    assert _result(deblur(frame, model, strength=0))[0] is frame
    assert model.shapes == []
    full = _result(deblur(frame, model, strength=1))[0]
    np.testing.assert_array_equal(full.pixels, 255 - frame.pixels)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_outside_the_range_is_refused(strength: float) -> None:
    with pytest.raises(ConfigError):
        next(deblur(Frame(_picture(4, 4)), FakeModel(), strength=strength))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("strength", [0.5, 1.0])
def test_a_grey_picture_stays_grey_and_takes_the_mean(dtype: type[Any], strength: float) -> None:
    def tinted(pixels: Pixels) -> Pixels:
        return np.add(pixels, np.array([0, 3, 5], dtype))

    grey = np.repeat(_picture(80, 90, dtype)[..., :1] // 2, 3, axis=2)
    frame = Frame(grey, meta=Meta(greyscale=True))
    work = deblur(frame, FakeModel(work=tinted), strength=strength, budget_bytes=64 * 64 * BPP)
    result = _result(work)[0]
    assert result.meta.greyscale
    for channel in (1, 2):
        np.testing.assert_array_equal(result.pixels[..., 0], result.pixels[..., channel])
    more = 3 if strength == 1 else 2  # (0 + 3 + 5) / 3 rounds to 3, and half of it to 2
    np.testing.assert_array_equal(result.pixels[..., 0], grey[..., 0] + more)


def test_alpha_passes_through_and_what_is_transparent_stays() -> None:
    alpha = np.full((120, 80), 255, np.uint8)
    alpha[30:90, 10:50] = 0
    alpha[0] = 7
    frame = Frame(_picture(120, 80), alpha)
    result = _result(deblur(frame, FakeModel(work=_negative), budget_bytes=64 * 64 * BPP))[0]
    assert result.alpha is alpha
    clear = alpha == 0
    np.testing.assert_array_equal(result.pixels[clear], frame.pixels[clear])
    np.testing.assert_array_equal(result.pixels[~clear], 255 - frame.pixels[~clear])


def test_closing_after_a_tile_runs_no_other() -> None:
    model = FakeModel()
    work = deblur(Frame(_picture(400, 64)), model, budget_bytes=96 * 64 * BPP)
    next(work)
    next(work)
    work.close()
    assert len(model.shapes) == 1


@pytest.mark.parametrize(
    "wrong", [lambda p: p[:-1], lambda p: p.astype(np.float32)], ids=["size", "dtype"]
)
def test_a_model_that_breaks_its_promise_is_a_bug_not_a_picture(
    wrong: Callable[[Pixels], Pixels],
) -> None:
    events: list[Event] = []
    run(deblur(Frame(_picture(30, 30)), FakeModel(work=wrong)), events.append, job="test")
    assert isinstance(events[-1], Finished)
    assert events[-1].outcome == "crashed"


# --- a batch -----------------------------------------------------------------------------------


class FakeRecord(BatchRecord):
    """Writes down what it is told; knows these results and those earlier ones, by name."""

    def __init__(
        self, results: Collection[Path] = (), earlier: Mapping[str, EarlierResult] | None = None
    ) -> None:
        self.lines: list[tuple[str, str]] = []
        self.events: list[Event] = []
        self.strengths: list[float] = []
        self._results, self._earlier = results, earlier or {}

    def find_earlier(self, job: ImageJob) -> EarlierResult | None:
        return self._earlier.get(job.source.name)

    def is_result(self, path: Path) -> bool:
        return path in self._results

    def provenance(self, job: ImageJob, strength: float) -> None:
        self.strengths.append(strength)

    def begin(self, job: ImageJob) -> None:
        self.lines.append(("begin", job.source.name))

    def working(self, job: ImageJob) -> None:
        self.lines.append(("working", job.source.name))

    def writing(self, job: ImageJob, complete: Path, target: Path) -> None:
        assert complete.parent == target.parent
        with Image.open(complete) as picture:  # complete, though not yet in its place
            picture.load()
        self.lines.append(("writing", job.source.name))

    def ended(self, event: ItemDone | ItemKept | ItemFailed) -> None:
        self.events.append(event)
        self.lines.append(("ended", Path(event.item).name))


@pytest.fixture(autouse=True)
def _nothing_left_behind(tmp_path: Path) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before, "a thread was left running"
    left = [p.name for p in tmp_path.rglob("*") if "tmp" in p.suffix]
    assert left == [], "temporary files were left behind"


def _save(path: Path, height: int = 40, width: int = 50, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(_picture(height, width, seed=seed)).save(path)
    return path


def _folder(tmp_path: Path, *names: str) -> Path:
    for seed, name in enumerate(names):
        _save(tmp_path / "in" / name, seed=seed)
    return tmp_path / "in"


def _jobs(root: Path, output: Path | None, **wishes: Any) -> tuple[BatchSpec, list[ImageJob]]:
    # What the fake models do to noise, the guard would not let pass.
    wishes = {"guard": False, **wishes}
    spec = BatchSpec(roots=(root,), output=output, memory_bytes=10**8, **wishes)
    found = [FoundImage(p, root) for p in sorted(root.rglob("*")) if p.suffix in (".png", ".jpg")]
    return spec, plan_batch(spec, found)


def _run(
    spec: BatchSpec,
    jobs: list[ImageJob],
    model: FakeModel | None = None,
    **more: Any,
) -> tuple[Result[Summary], list[Event]]:
    events: list[Event] = []
    cancelled = more.pop("cancelled", lambda events: False)
    more.setdefault("largest_bytes", 10**9)  # budgets here are tiny, to get many tiles
    result = run(
        deblur_batch(jobs, model or FakeModel(), spec, **more),  # type: ignore[arg-type]
        events.append,
        job="run",
        total=len(jobs),
        cancelled=lambda: cancelled(events),
    )
    check_stream(events)
    return result, events


def _items(events: list[Event]) -> list[Event]:
    return [e for e in events if isinstance(e, ItemDone | ItemKept | ItemFailed)]


def _kinds(events: list[Event]) -> list[tuple[str, str]]:
    return [(type(e).__name__, Path(e.item).name) for e in _items(events)]  # type: ignore


def test_a_folder_is_done_in_order_and_the_tree_is_mirrored(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b/c.png", "b/d e/ü.png")
    record = FakeRecord()
    model = FakeModel(work=_negative)
    result, events = _run(*_jobs(root, tmp_path / "out"), model, record=record)
    assert result.finished.outcome == "ok"
    assert result.value is not None
    assert (result.value.done, result.value.kept, result.value.failed) == (3, 0, 0)
    assert [name for _, name in _kinds(events)] == ["a.png", "c.png", "ü.png"]
    for name in ("a.png", "b/c.png", "b/d e/ü.png"):
        expected = 255 - read_image(root / name).pixels
        np.testing.assert_array_equal(read_image(tmp_path / "out" / name).pixels, expected)
    assert record.events == _items(events)
    for name in ("a.png", "c.png", "ü.png"):
        told = ["begin", "working", "writing", "ended"]
        assert [w for w, n in record.lines if n == name] == told
    assert model.loads == 1
    assert Log("Fake runs on fake processor") in events


def test_where_nobody_may_write_no_model_works_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _folder(tmp_path, "a.png", "b.png", "free/c.png")
    asked: list[Path] = []

    def refuse(folder: Path) -> None:
        asked.append(folder)
        if folder.name != "free":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    model = FakeModel()
    _, events = _run(*_jobs(root, None), model)
    first, second, third = _items(events)
    for item in (first, second):
        assert isinstance(item, ItemFailed)
        assert "cannot be written: you have no permission to write there" in item.message
    assert isinstance(third, ItemDone)
    assert len(model.shapes) == 1
    assert asked == [root, root / "free"], "each folder once"
    result, events = _run(*_jobs(root, tmp_path / "out"), model)
    assert result.finished.outcome == "failed"
    assert "Cannot write to" in result.finished.message
    assert not _items(events)
    assert len(model.shapes) == 1


def test_on_a_disk_that_can_only_be_read_the_job_ends_before_any_model_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(folder))

    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    model, record = FakeModel(), FakeRecord()
    root = _folder(tmp_path, "a.png", "b.png")
    result, _ = _run(*_jobs(root, None), model, record=record)
    assert not model.shapes
    assert result.finished.outcome == "failed"
    assert "cannot be written: the disk is read-only" in result.finished.message
    assert "pictures left: 2" in result.finished.message
    assert "another output folder" in result.finished.hint
    assert "resume" not in result.finished.hint, "nothing was begun"
    assert "ended" not in [what for what, _ in record.lines], "both are left to do"


def test_a_sharp_photo_is_skipped_also_where_nobody_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    root = _folder(tmp_path, "a.png", "b.png")
    labels = iter(("sharp", "motion"))
    monkeypatch.setattr(
        "engine.quality.triage.assess", lambda pixels: Assessment(next(labels), 0.9, "x")
    )
    model = FakeModel()
    _, events = _run(*_jobs(root, None, skip_sharp=True), model)
    assert [kind for kind, _ in _kinds(events)] == ["ItemKept", "ItemFailed"]
    assert not model.shapes


def test_what_is_said_of_a_picture_is_true(tmp_path: Path) -> None:
    def slow(pixels: Pixels) -> Pixels:
        time.sleep(0.05)
        return pixels.copy()

    root = _folder(tmp_path, "a.png")
    result, events = _run(*_jobs(root, tmp_path / "out"), FakeModel(work=slow))
    (done,) = _items(events)
    assert isinstance(done, ItemDone)
    assert done.item == str(root / "a.png")
    assert done.target == str(tmp_path / "out" / "a.png")
    assert done.megapixels == pytest.approx(0.002)
    assert done.seconds > done.model_seconds >= 0.05
    assert result.value is not None
    assert result.value.model_seconds == done.model_seconds
    assert result.value.megapixels == done.megapixels
    assert result.value.seconds >= done.model_seconds


@pytest.mark.parametrize("name", ["best", "balanced", "live"])
def test_a_photo_of_a_usual_camera_fits_with_every_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The windows of `best` take most of the default, whatever the size of the tile."""
    monkeypatch.setattr("engine.core.memory.free_bytes", lambda: 8_000_000_000)
    for number in range(2):
        path = tmp_path / "in" / f"{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", (6000, 4000), (90, 120, 150)).save(path)
    spec, jobs = _jobs(tmp_path / "in", tmp_path / "out")
    model = FakeModel(card=Catalogue.of_program().get(name))
    result, events = _run(replace(spec, memory_bytes=None), jobs, model)
    assert result.value is not None
    assert result.value.done == 2, _items(events)


def test_progress_of_a_batch_reaches_the_total_and_knows_the_time_left(tmp_path: Path) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(5)))
    _, events = _run(*_jobs(root, tmp_path / "out"))
    steps = [e for e in events if isinstance(e, Progress)]
    assert {e.total for e in steps} == {5}
    assert steps[-1].done == 5
    assert steps[-1].seconds_left == 0
    assert all((e.seconds_left is None) == (e.done < 0.5) for e in steps)
    assert all(e.seconds_left is None or e.seconds_left >= 0 for e in steps)


def test_progress_and_time_left_are_those_of_the_pixels_and_not_of_the_files(
    tmp_path: Path,
) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(9)))
    _save(root / "z.png", height=9 * 40)
    slow = FakeModel(work=lambda p: (time.sleep(p.size / 100_000), p.copy())[1])
    _, events = _run(*_jobs(root, tmp_path / "out"), slow)
    after_nine = next(e for e in events if isinstance(e, Progress) and e.done == 9)
    assert after_nine.fraction == pytest.approx(0.5)
    assert after_nine.seconds_left is not None
    assert after_nine.seconds_left >= 0.4  # as long as the nine, not a ninth of it
    steps = [e.fraction for e in events if isinstance(e, Progress)]
    assert steps == sorted(steps)
    assert steps[-1] == 1


def test_the_sizes_that_count_are_those_of_pictures_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are read may be finished before the first that is to be done."""
    monkeypatch.setattr(work_left, "_MOST_WEIGHED", 10)
    root = _folder(tmp_path, *(f"{n:02}.png" for n in range(19)))
    _save(root / "z.png", height=9 * 40)
    spec, jobs = _jobs(root, tmp_path / "out")
    jobs = [j.replace(keep="sharp") if n < 10 else j for n, j in enumerate(jobs)]
    _, events = _run(spec, jobs)
    before_last = next(e for e in events if isinstance(e, Progress) and e.done == 19)
    assert before_last.fraction == pytest.approx(0.5)


def test_a_batch_can_be_stopped_at_each_size_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow share each takes as long as a breath."""
    read: list[Path] = []
    real = workload.read_camera
    monkeypatch.setattr(workload, "read_camera", lambda path: (read.append(path), real(path))[1])
    root = _folder(tmp_path, *(f"{n}.png" for n in range(9)))
    spec, jobs = _jobs(root, tmp_path / "out")
    work = deblur_batch(jobs, FakeModel(), spec)
    with contextlib.closing(work):
        next(event for event in work if read)
    assert len(read) == 1


def test_kept_pictures_do_not_make_the_estimate_too_good(tmp_path: Path) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(8)))
    spec, jobs = _jobs(root, tmp_path / "out")
    jobs = [j.replace(keep="sharp") if n < 6 else j for n, j in enumerate(jobs)]
    slow = FakeModel(work=lambda p: (time.sleep(0.1), p.copy())[1])
    _, events = _run(spec, jobs, slow)
    after_seven = next(e for e in events if isinstance(e, Progress) and e.done == 7)
    assert after_seven.seconds_left is not None
    assert after_seven.seconds_left >= 0.1  # as long as the one that was done, not a sixth of it


@pytest.mark.parametrize("skip_sharp", [True, False])
def test_pictures_that_are_known_to_be_sharp_are_no_work_if_those_are_kept(
    tmp_path: Path, skip_sharp: bool
) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(4)))
    spec, jobs = _jobs(root, tmp_path / "out", skip_sharp=skip_sharp)
    sure = {job.source_str: 0.9 for job in jobs[1:3]} | {jobs[3].source_str: 0.6}

    def found() -> Work[int]:
        for name, confidence in sure.items():
            yield Progress(0, len(sure), "pictures", name)
            yield ItemSeen(name, "sharp", confidence, "fine detail")
        return len(sure)

    result_of(cached(found()))
    _, events = _run(spec, jobs)
    after_one = next(e for e in events if isinstance(e, Progress) and e.done == 1)
    assert after_one.fraction == pytest.approx(1 / 2 if skip_sharp else 1 / 4)
    assert [e.fraction for e in events if isinstance(e, Progress)][-1] == 1


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("b.png", lambda p: p.write_bytes(b"")),
        ("b.png", lambda p: p.write_bytes(b"<html>not found</html>")),
        ("b.jpg", lambda p: p.write_bytes(b"\xff\xd8\xff\xe0 and then nothing")),
        ("b.jpg", lambda p: p.mkdir()),
        ("Thumbs.db", lambda p: p.write_bytes(bytes(range(256)))),
        ("gone.jpg", lambda p: None),
    ],
    ids=["empty", "html", "cut", "folder", "thumbs", "gone"],
)
def test_one_bad_file_in_the_middle_fails_alone(
    tmp_path: Path, name: str, make: Callable[[Path], object]
) -> None:
    root = _folder(tmp_path, "a.png", "z.png")
    spec, (first, last) = _jobs(root, tmp_path / "out")
    make(root / name)
    bad = ImageJob(root / name, tmp_path / "out" / name)
    record = FakeRecord()
    result, events = _run(spec, [first, bad, last], record=record)
    assert result.finished.outcome == "ok"
    assert _kinds(events) == [("ItemDone", "a.png"), ("ItemFailed", name), ("ItemDone", "z.png")]
    failed = _items(events)[1]
    assert isinstance(failed, ItemFailed)
    assert failed.message
    assert failed.hint
    assert sorted(record.events, key=str) == sorted(_items(events), key=str)  # reading is ahead
    assert not (tmp_path / "out" / name).exists()
    assert result.value is not None
    assert result.value.failed == 1


@pytest.mark.parametrize(
    "where", ["read_needs", "read_image", "sharp_reason", "judge", "write_image"]
)
@pytest.mark.parametrize(
    "error",
    [
        lzma.LZMAError("corrupt"),
        ImportError("no", name="compression"),
        RecursionError(),
        KeyError(),
    ],
    ids=repr,
)
def test_whatever_is_raised_for_one_picture_fails_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: Exception
) -> None:
    """While it is read, measured before and measured after, and written."""
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    module = picture if where == "judge" else image_io
    really, seen = getattr(module, where), []

    def fail_the_second(*given: object, **more: object) -> object:
        seen.append(given)
        if len(seen) == 2:
            raise error
        return really(*given, **more)

    monkeypatch.setattr(module, where, fail_the_second)
    spec, jobs = _jobs(root, tmp_path / "out", skip_sharp=True, guard=True)
    result, events = _run(spec, jobs)
    assert result.finished.outcome == "ok"
    failed = [event for event in _items(events) if isinstance(event, ItemFailed)]
    assert [Path(event.item).name for event in failed] == ["b.png"]
    assert type(error).__name__ in failed[0].message
    assert len(_items(events)) == 3


@pytest.mark.skipif(os.name == "nt", reason="chmod does not keep anybody out on Windows")
def test_an_unreadable_file_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    (root / "b.png").chmod(0)
    if os.access(root / "b.png", os.R_OK):  # we are root, whom no mode stops
        really = image_io.read_needs

        def refuse(path: Path) -> tuple[int, int]:
            if path.name == "b.png":
                raise ImageReadError("b.png may not be read.", "Ask its owner.")
            return really(path)

        monkeypatch.setattr(image_io, "read_needs", refuse)
    _, events = _run(*_jobs(root, tmp_path / "out"))
    assert [kind for kind, _ in _kinds(events)] == ["ItemDone", "ItemFailed", "ItemDone"]


def test_a_picture_called_failed_error_is_a_picture(tmp_path: Path) -> None:
    root = _folder(tmp_path, "failed_Error.jpg")
    _, events = _run(*_jobs(root, None))
    assert _kinds(events) == [("ItemDone", "failed_Error.jpg")]
    assert (root / "failed_Error_deblurred.jpg").exists()


def test_two_sources_of_one_name_give_two_results(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.jpg", "a.png")
    spec, jobs = _jobs(root, tmp_path / "out", options=WriteOptions(format="png"))
    _run(spec, jobs)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a-2.png", "a.png"]
    for job in jobs:
        np.testing.assert_array_equal(read_image(job.target).pixels, read_image(job.source).pixels)


def test_errors_of_the_model_belong_to_their_picture(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    spec, jobs = _jobs(root, tmp_path / "out")
    second = read_image(root / "b.png").pixels

    def fussy(pixels: Pixels) -> Pixels:
        if np.array_equal(pixels, second):
            raise ModelError("NaN came out.", "Report it.")
        return pixels.copy()

    _, events = _run(spec, jobs, FakeModel(work=fussy))
    assert [kind for kind, _ in _kinds(events)] == ["ItemDone", "ItemFailed", "ItemDone"]
    failed = _items(events)[1]
    assert isinstance(failed, ItemFailed)
    assert (failed.text, failed.code) == ("NaN came out. Report it.", "model")


def test_out_of_memory_is_retried_inside_the_batch_and_said(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    _save(root / "a.png", 200, 200)
    _, events = _run(*_jobs(root, tmp_path / "out"), FakeModel(full_at=(1,)))
    assert [e.item for e in events if isinstance(e, Retried)] == [str(root / "a.png")]
    first, second = _items(events)
    assert isinstance(first, ItemDone)
    assert isinstance(second, ItemDone)
    assert first.code.split()[0] == "smaller-tiles"
    assert second.note == ""
    np.testing.assert_array_equal(
        read_image(tmp_path / "out" / "a.png").pixels, read_image(root / "a.png").pixels
    )


def test_out_of_memory_for_ever_fails_the_picture_only(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    model = FakeModel(full_at=(1,), card=FakeCard(tileable=False))
    _, events = _run(*_jobs(root, tmp_path / "out"), model)
    assert [kind for kind, _ in _kinds(events)] == ["ItemFailed", "ItemDone"]


def test_what_ends_without_a_result_tells_whether_the_model_worked_on_it(tmp_path: Path) -> None:
    """On a cluster nothing else tells what its time says about that of other pictures."""
    root = _folder(tmp_path, "broken.png", "failing.png", "taken.png")
    (root / "broken.png").write_bytes(b"broken")
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict="skip")
    _save(tmp_path / "out" / "taken.png", 3, 3)
    model = FakeModel(full_at=(1,), card=FakeCard(tileable=False))
    _, events = _run(spec, jobs, model)
    broken, failing, taken = _items(events)
    assert isinstance(broken, ItemFailed)
    assert isinstance(failing, ItemFailed)
    assert isinstance(taken, ItemKept)
    assert (broken.model_seconds, taken.model_seconds > 0) == (0, True)
    assert failing.model_seconds > 0


def test_what_is_there_already_is_kept_and_said(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    old = _save(tmp_path / "out" / "a.png", 3, 3)
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict="skip")
    model, record = FakeModel(), FakeRecord()
    _, events = _run(spec, jobs, model, record=record)
    assert _kinds(events) == [("ItemKept", "a.png"), ("ItemDone", "b.png")]
    assert read_image(old).pixels.shape == (3, 3, 3)
    assert len(model.shapes) == 1
    assert sorted(record.events, key=str) == sorted(_items(events), key=str)


def test_what_was_done_before_is_not_even_read(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    old = EarlierResult(Path("/old.png"))
    record = FakeRecord(earlier={"a.png": old})
    _, events = _run(
        *_jobs(root, tmp_path / "out"),
        record=record,
    )
    assert _items(events)[0] == ItemKept(str(root / "a.png"), DONE_BEFORE, str(old.target))
    assert ("begin", "a.png") not in record.lines


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_a_target_that_appears_after_planning_is_never_lost(tmp_path: Path, policy: str) -> None:
    root = _folder(tmp_path, "a.png")
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict=policy)
    stranger = _save(tmp_path / "out" / "a.png", 3, 3)
    _, events = _run(spec, jobs)
    assert read_image(stranger).pixels.shape == (3, 3, 3)
    (end,) = _items(events)
    if policy == "skip":
        assert isinstance(end, ItemKept)
    else:
        assert isinstance(end, ItemDone)
        assert end.target == str(tmp_path / "out" / "a-2.png")
        assert "a-2.png" in end.note


def test_overwriting_replaces_a_result(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png")
    old = _save(tmp_path / "out" / "a.png", 3, 3)
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict="overwrite")
    jobs = [job.replace(target=old, overwrite=True) for job in jobs]
    _run(spec, jobs, record=FakeRecord([old]))
    assert read_image(old).pixels.shape == (40, 50, 3)


def test_a_result_that_the_user_changed_after_planning_is_not_overwritten(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png")
    old = _save(tmp_path / "out" / "a.png", 3, 3)
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict="overwrite")
    jobs = [job.replace(target=old, overwrite=True) for job in jobs]
    _, events = _run(spec, jobs, record=FakeRecord())
    assert read_image(old).pixels.shape == (3, 3, 3)
    (end,) = _items(events)
    assert isinstance(end, ItemDone)
    assert end.target == str(tmp_path / "out" / "a-2.png")


@pytest.mark.parametrize("policy", ["unique", "skip"])
def test_what_another_run_saved_meanwhile_is_not_saved_twice(tmp_path: Path, policy: str) -> None:
    """Whether it was there when this run looked, or takes the name in the very last moment."""
    root = _folder(tmp_path, "a.png", "b.png")
    _run(*_jobs(root, tmp_path / "first"))
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict=policy)
    shutil.copytree(tmp_path / "first", tmp_path / "out")
    _, events = _run(spec, jobs)
    ends = _items(events)
    assert all(isinstance(end, ItemKept) for end in ends)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.png", "b.png"]
    if policy == "unique":
        assert [end.code for end in ends] == ["done-meanwhile"] * 2


def test_a_name_that_is_taken_in_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the same result: done meanwhile. By anything else: the next name."""
    root = _folder(tmp_path, "a.png", "b.png")
    spec, jobs = _jobs(root, tmp_path / "out")
    publish = files._publish

    def late(temporary: str, target: str, overwrite: bool) -> None:
        if target.endswith("a.png"):
            shutil.copyfile(temporary, target)
        elif target.endswith("b.png"):
            Path(target).write_bytes(b"mine")
        publish(temporary, target, overwrite)

    monkeypatch.setattr(files, "_publish", late)
    _, events = _run(spec, jobs)
    first, second = _items(events)
    assert isinstance(first, ItemKept)
    assert (first.code, first.target) == ("done-meanwhile", str(tmp_path / "out" / "a.png"))
    assert isinstance(second, ItemDone)
    assert second.target == str(tmp_path / "out" / "b-2.png")
    assert (tmp_path / "out" / "b.png").read_bytes() == b"mine"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.png", "b-2.png", "b.png"]


def test_equal_pictures_of_one_batch_each_get_a_result(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png")
    shutil.copyfile(root / "a.png", root / "b.png")
    for name in ("x", "y"):
        (root / name).mkdir()
        shutil.copyfile(root / "a.png", root / name / "a.png")
    spec, jobs = _jobs(root, tmp_path / "out", template="{stem}")
    jobs = [job.replace(target=tmp_path / "out" / f"{n}.png") for n, job in enumerate(jobs)]
    _, events = _run(spec, jobs)
    assert [kind for kind, _ in _kinds(events)] == ["ItemDone"] * 4


def test_a_suspect_is_tried_with_nothing_beside_it(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    spec, jobs = _jobs(root, tmp_path / "out")
    jobs = [job.replace(alone=job.source.stem == "b") for job in jobs]
    record = FakeRecord()
    _run(spec, jobs, record=record)
    lines = record.lines
    for before, after in (("a", "b"), ("b", "c")):
        assert lines.index(("ended", f"{before}.png")) < lines.index(("begin", f"{after}.png"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_overwriting_through_a_link_never_reaches_an_original(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    before = (root / "a.png").read_bytes()
    (tmp_path / "out").symlink_to(root)
    spec, jobs = _jobs(root, tmp_path / "out", on_conflict="overwrite", template="{stem}{ext}")
    assert not any(job.overwrite for job in jobs)
    # Even where a plan was made before the link was there.
    jobs = [job.replace(target=tmp_path / "out" / job.source.name, overwrite=True) for job in jobs]
    _, events = _run(spec, jobs)
    assert [kind for kind, _ in _kinds(events)] == ["ItemFailed", "ItemFailed"]
    assert (root / "a.png").read_bytes() == before


def test_loud_notes_of_the_model_are_warnings(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png")
    _, events = _run(*_jobs(root, tmp_path / "out"), FakeModel(notes=("fell back to the CPU",)))
    assert Log("fell back to the CPU", "warning") in events


def test_nothing_to_do_is_done_at_once(tmp_path: Path) -> None:
    result, _ = _run(BatchSpec(roots=(tmp_path,)), [])
    assert result.value is not None
    assert result.value.done == 0


def test_a_model_that_does_not_load_fails_the_job_and_leaves_no_thread(tmp_path: Path) -> None:
    class Broken(FakeModel):
        def load(self) -> None:
            raise ModelError("altered", "Get it again.")

    root = _folder(tmp_path, "a.png", "b.png")
    result, _ = _run(*_jobs(root, tmp_path / "out"), Broken())
    assert result.finished == Finished("failed", "altered", "Get it again.", code="model")


# --- disks that fill up or go away ---------------------------------------------------------------


def _fail_writes(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], number: int) -> list[str]:
    """Let writing these targets fail as a disk does; return the names of all that were tried."""
    really, tried = image_io.write_image, []

    def write(frame: Frame, target: Path, *args: Any, **more: Any) -> Any:
        tried.append(target.name)
        if target.name in names:
            cause = OSError(number, os.strerror(number), str(target))
            raise ImageWriteError(f"{target.name} cannot be written.", "Make room.") from cause
        return really(frame, target, *args, **more)

    monkeypatch.setattr(image_io, "write_image", write)
    return tried


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_disk_fails_one_picture_and_stops_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(9)))
    tried = _fail_writes(monkeypatch, ("2.png",), number)
    record = FakeRecord()
    result, events = _run(*_jobs(root, tmp_path / "out"), record=record)
    assert _kinds(events) == [("ItemDone", "0.png"), ("ItemDone", "1.png"), ("ItemFailed", "2.png")]
    assert result.finished.outcome == "failed"
    assert "pictures left: 7" in result.finished.message
    assert "Make room." in result.finished.hint
    assert "resume" in result.finished.hint
    assert tried == ["0.png", "1.png", "2.png"]
    # The third is not noted as failed: it is left to do, like those behind it.
    assert [n for what, n in record.lines if what == "ended"] == ["0.png", "1.png"]


@pytest.mark.parametrize(
    ("number", "beside"), [(errno.EROFS, True), (errno.EROFS, False), (errno.EACCES, False)]
)
def test_a_disk_that_refuses_files_in_the_middle_stops_the_job_as_a_full_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, beside: bool
) -> None:
    root = _folder(tmp_path, *(f"{n}/a.png" for n in range(4)))
    output = None if beside else tmp_path / "out"

    def refuse(folder: Path) -> None:
        if tried:
            raise OSError(number, os.strerror(number), str(folder))

    really, tried = image_io.write_image, list[Path]()

    def write(frame: Frame, target: Path, *args: Any, **more: Any) -> Any:
        if target.parent.name == "2":
            tried.append(target)
            cause = OSError(number, os.strerror(number), str(target))
            raise ImageWriteError("cannot be written", "Choose another output folder.") from cause
        return really(frame, target, *args, **more)

    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    monkeypatch.setattr(image_io, "write_image", write)
    record = FakeRecord()
    result, events = _run(*_jobs(root, output), record=record)
    assert [type(event) for event in _items(events)] == [ItemDone, ItemDone, ItemFailed]
    assert result.finished.outcome == "failed"
    assert "cannot be written" in result.finished.message
    assert "pictures left: 2" in result.finished.message
    assert "another output folder" in result.finished.hint
    assert "resume" in result.finished.hint
    assert len([what for what, _ in record.lines if what == "ended"]) == 2


def test_beside_the_originals_a_locked_card_fails_its_own_photos_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _folder(tmp_path, *(f"{folder}/{n}.png" for folder in "abc" for n in range(2)))

    asked = []

    def refuse(folder: Path) -> None:
        asked.append(folder)
        if folder == root / "b":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(folder))

    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    result, events = _run(*_jobs(root, None), record=FakeRecord())
    kinds = [kind for kind, _ in _kinds(events)]
    assert kinds == ["ItemDone"] * 2 + ["ItemFailed"] * 2 + ["ItemDone"] * 2
    assert asked.count(root / "b") == 1, "a folder that refuses is not asked for each of its photos"
    assert result.finished.outcome == "ok"


def test_another_write_error_fails_one_picture_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    _fail_writes(monkeypatch, ("b.png",), errno.EACCES)
    result, events = _run(*_jobs(root, tmp_path / "out"))
    assert result.finished.outcome == "ok"
    assert [kind for kind, _ in _kinds(events)] == ["ItemDone", "ItemFailed", "ItemDone"]


def test_an_output_folder_that_vanishes_stops_the_job_and_is_not_made_again(
    tmp_path: Path,
) -> None:
    root = _folder(tmp_path, *(f"{n}/a.png" for n in range(6)))
    out = tmp_path / "out"

    def unplug(events: list[Event]) -> bool:
        if len(_items(events)) == 2 and out.exists():
            out.rename(tmp_path / "elsewhere")
        return False

    result, events = _run(*_jobs(root, out), cancelled=unplug)
    assert result.finished.outcome == "failed"
    assert _kinds(events)[-1][0] == "ItemFailed"
    assert len(_items(events)) <= 4  # one may have been in the writer's hands, one fails
    assert not out.exists()


def test_an_output_folder_that_cannot_be_made_fails_the_job_before_it_begins(
    tmp_path: Path,
) -> None:
    root = _folder(tmp_path, "a.png")
    spec, jobs = _jobs(root, tmp_path / "out")
    (tmp_path / "out").write_text("a file")
    result, events = _run(spec, jobs)
    assert result.finished.outcome == "failed"
    assert result.finished.hint
    assert _items(events) == []


# --- cancel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", range(0, 14, 2))
def test_cancel_at_any_event_leaves_whole_files_and_a_true_record(
    tmp_path: Path, after: int
) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(6)))
    record = FakeRecord()
    result, _ = _run(
        *_jobs(root, tmp_path / "out"),
        record=record,
        cancelled=lambda events: len(events) > after,
    )
    assert result.finished.outcome == "cancelled"
    written = sorted(p.name for p in (tmp_path / "out").iterdir()) if after else []
    # What was being written when the user said stop is finished, and known to be.
    assert written == sorted(Path(e.item).name for e in record.events if isinstance(e, ItemDone))
    for name in written:
        np.testing.assert_array_equal(
            read_image(tmp_path / "out" / name).pixels, read_image(root / name).pixels
        )


def test_cancel_does_not_begin_another_tile(tmp_path: Path) -> None:
    root = tmp_path / "in"
    _save(root / "a.png", 400, 64)
    spec, jobs = _jobs(root, tmp_path / "out")
    spec = replace(spec, memory_bytes=64 * 64 * BPP * 3)
    model = FakeModel()
    _run(spec, jobs, model, cancelled=lambda events: len(model.shapes) == 2)
    assert len(model.shapes) == 2


def test_cancel_frees_a_reader_that_waits_for_memory(tmp_path: Path) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    spec, jobs = _jobs(root, tmp_path / "out")
    spec = replace(spec, memory_bytes=200_000)  # a tile of 40 x 50, and never two pictures
    for name in ("a.png", "b.png"):
        _save(root / name, 250, 250)
    model = FakeModel(card=FakeCard(halo_px=0))
    result, _ = _run(spec, jobs, model, cancelled=lambda events: len(model.shapes) > 0)
    assert result.finished.outcome == "cancelled"


# --- overlap and memory ---------------------------------------------------------------------------


def test_the_next_picture_is_read_while_the_model_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    read_b, really = threading.Event(), image_io.read_image

    def read(path: Path) -> Frame:
        frame = really(path)
        if path.name == "b.png":
            read_b.set()
        return frame

    def wait_for_it(pixels: Pixels) -> Pixels:
        assert read_b.wait(10), "b.png was not read while a.png was worked on"
        return pixels.copy()

    monkeypatch.setattr(image_io, "read_image", read)
    result, _ = _run(*_jobs(root, tmp_path / "out"), FakeModel(work=wait_for_it))
    assert result.finished.outcome == "ok"


def test_the_last_picture_is_written_while_the_model_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _folder(tmp_path, "a.png", "b.png")
    working, really = threading.Event(), image_io.write_image
    second = read_image(root / "b.png").pixels

    def write(frame: Frame, target: Path, *args: Any, **more: Any) -> Any:
        if target.name == "a.png":
            assert working.wait(10), "a.png was not written while b.png was worked on"
        return really(frame, target, *args, **more)

    def work(pixels: Pixels) -> Pixels:
        if np.array_equal(pixels, second):
            working.set()
        return pixels.copy()

    monkeypatch.setattr(image_io, "write_image", write)
    result, _ = _run(*_jobs(root, tmp_path / "out"), FakeModel(work=work))
    assert result.finished.outcome == "ok"


@pytest.mark.parametrize(("memory", "most"), [(10**8, 2), (100_000, 1)])
def test_no_more_pictures_are_held_than_the_memory_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: int, most: int
) -> None:
    root = _folder(tmp_path, *(f"{n}.png" for n in range(8)))
    for n in range(8):
        _save(root / f"{n}.png", 120, 120)  # held as 2 * 2 * 120 * 120 * 3 = 172,800 bytes
    spec, jobs = _jobs(root, tmp_path / "out")
    spec = replace(spec, memory_bytes=memory)
    alive: weakref.WeakSet[Frame] = weakref.WeakSet()
    seen: list[int] = []
    really = image_io.read_image

    class Counted(Frame):
        """A frame that hashes by identity, for the set of those alive."""

        __hash__ = object.__hash__
        __eq__ = object.__eq__

    def read(path: Path) -> Frame:
        frame = really(path)
        counted = Counted(frame.pixels, frame.alpha, frame.meta)
        alive.add(counted)
        seen.append(len(alive))
        return counted

    monkeypatch.setattr(image_io, "read_image", read)
    result, _ = _run(spec, jobs, FakeModel(card=FakeCard(halo_px=0, bytes_per_pixel=5)))
    assert result.finished.outcome == "ok"
    assert len(seen) == 8
    # Sources alive: the one just read, and the one worked on; results are not counted here.
    assert max(seen) <= most


def _waits(pictures: PictureMemory, count: int) -> tuple[threading.Thread, threading.Event]:
    """Hold `count` in another thread; assert that it has to wait."""
    held = threading.Event()

    def hold() -> None:
        pictures.acquire(count)
        held.set()

    thread = threading.Thread(target=hold)
    thread.start()
    assert not held.wait(0.05)
    return thread, held


def test_pictures_wait_for_room_and_a_large_one_goes_alone() -> None:
    pictures = PictureMemory(100)
    pictures.acquire(250)  # alone it may be larger than everything
    thread, held = _waits(pictures, 60)
    pictures.release(250)
    thread.join(10)
    assert held.is_set()


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_a_picture_that_does_not_fit_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strength: float
) -> None:
    """A small file that claims 25 megapixels; the others are done."""
    root = _folder(tmp_path, "a.png", "c.png")
    Image.new("1", (5000, 5000)).save(root / "b.png")
    assert (root / "b.png").stat().st_size < 10_000
    spec, jobs = _jobs(root, tmp_path / "out", strength=strength)
    spec = replace(spec, memory_bytes=50_000_000)
    read: list[str] = []

    def reading(path: Path) -> Frame:
        read.append(path.name)
        return read_image(path)

    monkeypatch.setattr(image_io, "read_image", reading)
    result, events = _run(spec, jobs, largest_bytes=None)
    assert result.finished.outcome == "ok"
    assert [kind for kind, _ in _kinds(events)] == ["ItemDone", "ItemFailed", "ItemDone"]
    (failed,) = [event for event in _items(events) if isinstance(event, ItemFailed)]
    assert failed.code == "image.needs-memory"
    assert "50 MB are allowed" in failed.message
    assert read == ["a.png", "c.png"]


@pytest.mark.parametrize("runtime", [0.0, 0.3])
def test_what_the_model_keeps_counts_beside_a_picture_that_is_decoded(
    tmp_path: Path, runtime: float
) -> None:
    root = _folder(tmp_path, "a.png")
    Image.new("1", (1500, 1000)).save(root / "a.png")
    decoding = read_needs(root / "a.png").decoding_bytes
    spec, jobs = _jobs(root, tmp_path / "out", strength=0.0)
    spec = replace(spec, memory_bytes=decoding)
    model = FakeModel(FakeCard(runtime_bytes=int(runtime * decoding)))
    _, events = _run(spec, jobs, model, largest_bytes=None)
    assert [kind for kind, _ in _kinds(events)] == ["ItemFailed" if runtime else "ItemDone"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "megapixels", "kind"),
    [("a.jpg", 24, "RGB"), ("a.png", 24, "RGBA"), ("a.png", 24, "1"), ("a.webp", 24, "RGB"),
     ("a.tif", 12, "I;16"), ("a.tif", 24, "CMYK"), ("a.png", 24, "P")],
)  # fmt: skip
def test_reading_takes_no_more_memory_than_it_says(
    tmp_path: Path, name: str, megapixels: int, kind: str
) -> None:
    side = int((megapixels * 1e6) ** 0.5)
    Image.new(kind, (side, side)).save(tmp_path / name)
    needs = read_needs(tmp_path / name)
    assert (needs.height, needs.width) == (side, side)
    code = (
        "import resource, sys; from pathlib import Path; from engine.images import read_image;"
        "import engine.core.opencv;"
        "read_image(Path(sys.argv[2])); peak = lambda: resource.getrusage(resource.RUSAGE_SELF)"
        ".ru_maxrss * 1024; before = peak(); frame = read_image(Path(sys.argv[1]));"
        "print(peak() - before)"
    )
    Image.new(kind, (8, 8)).save(tmp_path / f"small{name[1:]}")
    said = subprocess.run(
        [sys.executable, "-c", code, tmp_path / name, tmp_path / f"small{name[1:]}"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout  # fmt: skip
    assert int(said) < needs.decoding_bytes * 1.05 + 10_000_000


def test_a_tile_gets_what_pictures_leave_and_keeps_them_waiting() -> None:
    pictures = PictureMemory(100)
    pictures.acquire(20)
    assert pictures.reserve_tile(1000, ahead=20, tileable=True) == 60
    pictures.acquire(20)
    thread, held = _waits(pictures, 10)
    assert pictures.reserve_tile(1000, ahead=20, tileable=True) == 40
    thread.join(10)
    assert held.is_set()
    pictures.acquire(10)
    # What is held leaves less than its share; the tile gets that all the same.
    assert pictures.reserve_tile(1000, ahead=50, tileable=True) == 30


def test_a_small_picture_keeps_no_more_free_than_it_needs() -> None:
    pictures = PictureMemory(100)
    pictures.acquire(10)
    assert pictures.reserve_tile(15, ahead=10, tileable=True) == 80
    pictures.acquire(75)
    pictures = PictureMemory(100)
    pictures.acquire(10)
    assert pictures.reserve_tile(15, ahead=10, tileable=False) == 100


# --- the one stream -------------------------------------------------------------------------------


def _one_frame(tmp_path: Path) -> Work[Any]:
    return deblur(Frame(_picture(200, 200)), FakeModel(), budget_bytes=64 * 64 * BPP)


def _one_frame_retried(tmp_path: Path) -> Work[Any]:
    model = FakeModel(full_at=(2, 5))
    return deblur(Frame(_picture(300, 300)), model, budget_bytes=200 * 200 * BPP)


def _small_batch(tmp_path: Path) -> Work[Any]:
    root = _folder(tmp_path, "a.png", "b.png", "c.png")
    (root / "b.png").write_bytes(b"broken")
    spec, jobs = _jobs(root, tmp_path / "out")
    return deblur_batch(jobs, FakeModel(full_at=(1,)), spec)  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [_one_frame, _one_frame_retried, _small_batch])
@pytest.mark.parametrize("stop_after", [None, 1, 3])
def test_every_work_obeys_the_one_stream(
    tmp_path: Path, make: Callable[[Path], Work[Any]], stop_after: int | None
) -> None:
    events: list[Event] = []
    result = run(
        make(tmp_path),
        events.append,
        job="test",
        cancelled=lambda: stop_after is not None and len(events) > stop_after,
    )
    check_stream(events)
    assert result.finished.outcome == ("ok" if stop_after is None else "cancelled")
    assert events[-1] == result.finished


# --- the guard ---------------------------------------------------------------------------------


def _smooth(path: Path, seed: int) -> Pixels:
    path.parent.mkdir(parents=True, exist_ok=True)
    small = np.random.default_rng(seed).integers(60, 200, (8, 10, 3)).astype(np.uint8)
    picture = Image.fromarray(small).resize((160, 128), Image.Resampling.BICUBIC)
    picture.save(path)
    return np.asarray(picture)


def _guarded_run(
    tmp_path: Path, work: Callable[[Pixels], Pixels], **wishes: Any
) -> tuple[Pixels, list[Event], BatchSpec, list[ImageJob]]:
    source = _smooth(tmp_path / "in" / "a.png", 3)
    spec, jobs = _jobs(tmp_path / "in", tmp_path / "out", **{"guard": True, **wishes})
    result, events = _run(spec, jobs, FakeModel(work=work))
    assert result.finished.outcome == "ok"
    return source, events, spec, jobs


def test_an_accepted_result_is_the_result_and_nothing_is_said(tmp_path: Path) -> None:
    source, events, _, jobs = _guarded_run(tmp_path, lambda p: p + np.uint8(3))
    np.testing.assert_array_equal(read_image(jobs[0].target).pixels, source + 3)
    (done,) = (e for e in events if isinstance(e, ItemDone))
    assert done.note == ""


def test_a_ruined_result_is_not_written_and_the_list_says_why(tmp_path: Path) -> None:
    _, events, _, jobs = _guarded_run(tmp_path, np.zeros_like)
    (kept,) = (e for e in events if isinstance(e, ItemKept))
    assert kept.item == str(jobs[0].source)
    assert kept.code == "guard-kept"
    assert kept.target == "", "there is no such file"
    assert kept.model_seconds > 0, "the model did run"
    assert not jobs[0].target.exists()
    assert not any(isinstance(e, ItemDone | ItemFailed) for e in events)


def test_without_the_guard_even_that_is_written(tmp_path: Path) -> None:
    _, _, _, jobs = _guarded_run(tmp_path, np.zeros_like, guard=False)
    assert read_image(jobs[0].target).pixels.max() == 0


def _too_red(pixels: Pixels) -> Pixels:
    return pixels + np.array([4, 0, 0], np.uint8)


def test_a_strength_that_is_lowered_is_told_and_holds_for_every_pixel(tmp_path: Path) -> None:
    source, events, spec, jobs = _guarded_run(tmp_path, _too_red)
    (done,) = (e for e in events if isinstance(e, ItemDone))
    assert done.code == "guard-lowered"
    assert "strength lowered to 85%: the colour of the whole" in done.note
    np.testing.assert_array_equal(read_image(jobs[0].target).pixels, source + np.array([3, 0, 0]))
    # ... and that is what this strength gives anybody who asks for it.
    jobs[0].target.unlink()
    _run(replace(spec, guard=False, strength=0.85), jobs, FakeModel(work=_too_red))
    np.testing.assert_array_equal(read_image(jobs[0].target).pixels, source + np.array([3, 0, 0]))


def test_the_strength_that_was_used_is_what_the_result_says_of_itself(tmp_path: Path) -> None:
    _smooth(tmp_path / "in" / "a.png", 3)
    spec, jobs = _jobs(tmp_path / "in", tmp_path / "out", guard=True)
    record = FakeRecord()
    _run(spec, jobs, FakeModel(work=_too_red), record=record)
    assert record.strengths == [pytest.approx(0.85)]


def test_a_batch_with_kept_pictures_counts_them_and_goes_on(tmp_path: Path) -> None:
    for seed, name in enumerate(("a", "b", "c", "d")):
        _smooth(tmp_path / "in" / f"{name}.png", seed)
    turns = iter(range(99))

    def work(pixels: Pixels) -> Pixels:
        return np.zeros_like(pixels) if next(turns) in (1, 2) else pixels.copy()

    spec, jobs = _jobs(tmp_path / "in", tmp_path / "out", guard=True)
    result, events = _run(spec, jobs, FakeModel(work=work))
    ends = [e for e in events if isinstance(e, ItemDone | ItemKept | ItemFailed)]
    assert [Path(e.item).stem for e in ends] == ["a", "b", "c", "d"]
    assert [type(e) for e in ends] == [ItemDone, ItemKept, ItemKept, ItemDone]
    assert result.value is not None
    assert (result.value.done, result.value.kept) == (2, 2)


def test_strength_zero_is_no_failure_for_the_guard(tmp_path: Path) -> None:
    source, events, _, jobs = _guarded_run(tmp_path, np.zeros_like, strength=0.0)
    assert any(isinstance(e, ItemDone) for e in events)
    np.testing.assert_array_equal(read_image(jobs[0].target).pixels, source)
