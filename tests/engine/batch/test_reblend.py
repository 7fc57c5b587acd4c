"""Results saved again at another strength, where a disk or a picture makes trouble."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from engine.batch import batch, reblend
from engine.batch.batch import prepare_batch
from engine.batch.plan import BatchSpec
from engine.batch.preview import FrameCache
from engine.core.resources import user_cache_dir, user_data_dir
from engine.events import Event, ItemDone, ItemFailed, result_of, run
from engine.models import Catalogue
from engine.queue import Queue, _records

Pair = tuple[Path, Path]


@pytest.fixture
def pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_model: Callable[..., object]
) -> list[Pair]:
    """Three photos and their results, which are twice as bright."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        cv2.imwrite(str(folder / f"{name}.png"), np.full((8, 8, 3), 60, np.uint8))
    monkeypatch.setattr(batch, "get_model", lambda *_, **__: fake_model(lambda p: p * 2))
    spec = BatchSpec((folder,), output=tmp_path / "out", model="fast", guard=False)
    queue = Queue.open(warn=pytest.fail)
    try:
        planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
        with queue.create(planned.request, planned.jobs) as journal:
            result_of(batch.run_batch(planned, journal, queue))
    finally:
        queue.close()
    return [(job.source, job.target) for job in planned.jobs]


def saved(pairs: Sequence[Pair], strength: float) -> list[Event]:
    """Save them at this strength and return how each ended."""
    events: list[Event] = []
    work = reblend.reblend(pairs, strength, partial(Queue.open, warn=pytest.fail))
    finished = run(work, events.append, job="reblend").finished
    assert finished.outcome == "ok", finished
    return [event for event in events if isinstance(event, ItemDone | ItemFailed)]


def brightness(path: Path) -> int:
    return int(cv2.imread(str(path))[0, 0, 0])


def copies() -> list[Path]:
    return sorted((user_cache_dir() / "full").glob("*.png"))


def test_each_strength_is_mixed_from_the_full_result(pairs: list[Pair]) -> None:
    for strength, expected in ((0.1, 66), (0.5, 90), (1.0, 120)):
        assert [type(end) for end in saved(pairs, strength)] == [ItemDone] * 3
        assert [brightness(target) for _, target in pairs] == [expected] * 3


@pytest.mark.parametrize("where", ["write_image", "read_fitting", "atomic_file"])
@pytest.mark.parametrize("error", [KeyError("of a library"), MemoryError(), OSError(28, "full")])
def test_whatever_is_raised_for_one_picture_fails_it_alone(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch, where: str, error: Exception
) -> None:
    really, seen = getattr(reblend, where), []

    def fail_the_second(*given: Any, **more: Any) -> Any:
        seen.append(given)
        if len(seen) == (3 if where != "write_image" else 2):  # two are read, and written, for each
            raise error
        return really(*given, **more)

    monkeypatch.setattr(reblend, where, fail_the_second)
    ends = saved(pairs, 0.5)
    assert [type(end) for end in ends] == [ItemDone, ItemFailed, ItemDone]
    (failed,) = (end for end in ends if isinstance(end, ItemFailed))
    backed_up = where != "atomic_file" or not isinstance(error, OSError)
    assert ("cannot be backed up: the disk is full." in failed.message) != backed_up
    assert [brightness(target) for _, target in pairs] == [90, 120, 90]


def test_a_result_is_not_mixed_with_a_photo_that_was_changed_since(pairs: list[Pair]) -> None:
    """It would show both of them."""
    saved(pairs, 0.5)
    source, target = pairs[1]
    cv2.imwrite(str(source), np.full((8, 8, 3), 10, np.uint8))
    before = target.read_bytes()
    kinds = [type(end) for end in saved(pairs, 0.75)]
    assert kinds == [ItemDone, ItemFailed, ItemDone]
    assert target.read_bytes() == before
    open_queue = partial(Queue.open, warn=pytest.fail)
    for (source, target), is_known in zip(pairs, (True, False, True), strict=True):
        finished = reblend.read_result(source, target, FrameCache(), open_queue)
        assert (finished.full is not None) == is_known


def test_a_photo_of_unknown_content_is_known_by_size_and_time(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one is whose drive was pulled while it was worked on, and is back."""
    with closing(sqlite3.connect(user_data_dir() / "queue.sqlite")) as db, db:
        db.execute("UPDATE item SET source_sha256 = NULL")
    monkeypatch.setattr(_records, "file_sha256", lambda _path: pytest.fail("it was read"))
    assert [type(end) for end in saved(pairs, 0.5)] == [ItemDone] * 3
    assert [brightness(target) for _, target in pairs] == [90] * 3


def test_copies_that_another_process_deletes_meanwhile_are_no_matter(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saved(pairs[:1], 0.5)
    (copy,) = copies()
    gone = copy.with_name("0gone.png")
    really = Path.glob
    monkeypatch.setattr(Path, "glob", lambda self, pattern: [gone, *really(self, pattern)])
    assert [type(end) for end in saved(pairs, 0.7)] == [ItemDone] * 3


def test_where_no_note_can_be_kept_of_a_copy_the_next_is_mixed_from_the_file(
    pairs: list[Pair],
) -> None:
    assert saved(pairs[:1], 0.5)
    (copy,) = copies()
    note = copy.with_suffix(".mixed")
    note.unlink()
    note.mkdir()
    for strength, expected in ((0.25, 75), (1.0, 120)):
        assert [type(end) for end in saved(pairs[:1], strength)] == [ItemDone]
        assert brightness(pairs[0][1]) == expected
