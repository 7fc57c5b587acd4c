"""In what finished results differ from what a request would make of their photos now."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.batch.batch import PlannedBatch, mark_finished, prepare_batch
from engine.batch.differences import DONE_OTHERWISE, Comparison, Otherwise, ResultSettings
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import ItemDone, result_of
from engine.images import WriteOptions
from engine.messages import code_of
from engine.models import Catalogue
from engine.queue import Queue

Compare = Callable[..., Otherwise | None]
TITLES = {"live": "Live", "fast": "Fast"}


@pytest.fixture
def compare(queue: Queue, tmp_path: Path) -> Compare:
    """Finish a photo with `live`, then compare its result with another request."""
    folder = tmp_path / "in"
    folder.mkdir()
    cv2.imwrite(str(folder / "a.png"), np.zeros((8, 8, 3), np.uint8))

    def planned(**options: object) -> PlannedBatch:
        spec = BatchSpec((folder,), **{"model": "live", "precision": "fp32", **options})
        batch = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
        return result_of(mark_finished(batch, queue))

    def compared(before: dict[str, object], now: dict[str, object]) -> Otherwise | None:
        first = planned(**before)
        job = first.jobs[0]
        job.target.parent.mkdir(exist_ok=True)
        job.target.write_bytes(b"a result")
        with queue.create(first.request, first.jobs) as journal:
            journal.begin(job.source)
            journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0))
        second = planned(**now)
        # Not found finished only where something differs; the strength is no such thing here.
        job, earlier = second.jobs[0], second.earlier.get(job.source)
        target = job.target if earlier is None else earlier.target
        return Comparison(second, second.spec, TITLES).otherwise(job, target, None, earlier)

    return compared


@pytest.mark.parametrize(
    ("now", "reason", "details"),
    [
        ({"model": "fast"}, "model Live", "Model: Live (now Fast)"),
        ({"options": WriteOptions(format="webp")}, "format PNG", "Format: PNG (now WEBP)"),
        ({"scale": 2}, "long blur: automatic", "Long blur: automatic (now half size)"),
        (
            {"guard": False},
            "checked",
            "Reject results that look worse: on (now off)",
        ),
    ],
)
def test_what_was_chosen_otherwise_is_named(
    compare: Compare, now: dict[str, object], reason: str, details: str
) -> None:
    otherwise = compare({}, now)
    assert otherwise is not None
    assert code_of(otherwise.reason) == code_of(DONE_OTHERWISE)
    assert str(otherwise.reason) == reason
    assert otherwise.details == details


def test_several_differences_are_all_named(compare: Compare) -> None:
    otherwise = compare({"guard": False}, {"model": "fast"})
    assert otherwise is not None
    assert str(otherwise.reason) == "model Live, not checked"
    assert otherwise.details.count("\n") == 1


def test_another_strength_is_no_difference(compare: Compare) -> None:
    assert compare({}, {"strength": 0.5}) is None


def test_a_result_in_another_folder_differs(compare: Compare, tmp_path: Path) -> None:
    otherwise = compare({}, {"output": tmp_path / "out"})
    assert otherwise is not None
    assert "next to the original" in str(otherwise.reason)


def test_a_damaged_request_differs_in_what_nobody_knows(queue: Queue, tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((8, 8, 3), np.uint8))
    spec = BatchSpec((tmp_path,), model="live")
    batch = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    job = batch.jobs[0]
    job.target.write_bytes(b"a result")
    with queue.create(batch.request, batch.jobs) as journal:
        journal.begin(job.source)
        journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0))
    other = replace(spec, guard=False)
    later = result_of(prepare_batch(other, Catalogue.of_program(), queue))
    later = result_of(mark_finished(later, queue))
    earlier = later.earlier[job.source]
    assert earlier.request is not None
    damaged = replace(earlier, request=replace(earlier.request, spec=json.loads("{}")))
    otherwise = Comparison(later, other, TITLES).otherwise(job, job.target, None, damaged)
    assert otherwise == Otherwise()
    assert str(otherwise.reason) == str(DONE_OTHERWISE)


def test_settings_are_those_of_the_request_and_of_its_files(tmp_path: Path) -> None:
    settings = ResultSettings.of(
        BatchSpec((tmp_path,), model="fast", options=WriteOptions(quality=80))
    )
    assert (settings.model, settings.quality) == ("fast", 80)
    assert not settings.differences(settings, ["model", "quality"])
    with pytest.raises(ConfigError):
        BatchSpec((tmp_path,), scale=9)
