"""engine/batch/pace.py: what the last batches tell of how long the next one takes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PIL import Image

from engine.batch.batch import PlannedBatch, prepare_batch
from engine.batch.estimate import expect
from engine.batch.pace import known_speeds, recent_pace
from engine.batch.picture import FULL_SIZE_NOTE
from engine.batch.plan import BatchSpec
from engine.cli.main import main
from engine.events import ItemDone, result_of
from engine.messages import msg
from engine.models import Catalogue
from engine.queue import Queue

CATALOGUE = Catalogue.of_program()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in "abc":
        Image.new("RGB", (1000, 1000)).save(folder / f"{name}.png")
    return folder


def plan(photos: Path, queue: Queue, **changes: object) -> PlannedBatch:
    spec = BatchSpec((photos,), **{"model": "fast", "scale": 1, **changes})  # type: ignore[arg-type]
    return result_of(prepare_batch(spec, CATALOGUE, queue, measure=False))


def deblurred(
    planned: PlannedBatch, queue: Queue, *seconds: float, megapixels: float = 1.0, note: str = "",
    device: str = "CUDA (onnxruntime 1.32.0)",
) -> None:  # fmt: skip
    """Let a batch end in which the photos took so many seconds in the model."""
    with queue.create(planned.request, planned.jobs) as journal:
        journal.device = lambda: device
        for job, each in zip(planned.jobs, seconds, strict=True):
            journal.begin(job.source)
            job.target.parent.mkdir(exist_ok=True)
            job.target.write_bytes(b"")
            source, target = str(job.source), str(job.target)
            journal.record(ItemDone(source, target, each + 1, each, megapixels, note))


def test_a_batch_is_expected_to_take_what_the_last_photos_took(photos: Path, queue: Queue) -> None:
    planned = plan(photos, queue, output=photos.parent / "out")
    expected = result_of(expect(planned, CATALOGUE, queue))
    assert not expected.is_measured
    deblurred(planned, queue, 40, 50, 900)  # the computer slept during one
    expected = result_of(expect(planned, CATALOGUE, queue))
    assert expected.is_measured
    assert expected.seconds == pytest.approx(150)


def test_other_models_devices_and_sizes_tell_nothing(photos: Path, queue: Queue) -> None:
    planned = plan(photos, queue, output=photos.parent / "out")
    deblurred(plan(photos, queue, model="best", output=photos.parent / "b"), queue, 9, 9, 9)
    deblurred(plan(photos, queue, device="cpu", output=photos.parent / "c"), queue, 9, 9, 9)
    deblurred(plan(photos, queue, scale=2, output=photos.parent / "d"), queue, 9, 9, 9)
    deblurred(planned, queue, 9, 9, 9, megapixels=0.001)
    deblurred(planned, queue, 9, 9, 9, note=msg("smaller", "scaled"))
    deblurred(planned, queue, 9, 9, 9, note=FULL_SIZE_NOTE)
    deblurred(planned, queue, 9, 9, 9, device="2 workers of local:2")
    assert recent_pace(planned.card, planned.spec.runs_on, queue) is None


def test_fewer_threads_take_longer(
    photos: Path, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.models.measure.physical_cores", lambda: 4)
    planned = plan(photos, queue, output=photos.parent / "out")
    deblurred(planned, queue, 10, 10, 10, device="CPU (onnxruntime 1.32.0, 4 threads)")
    assert recent_pace(planned.card, planned.spec.runs_on, queue) == pytest.approx(10)
    one = dataclasses.replace(planned.spec, threads=1)
    assert recent_pace(planned.card, one.runs_on, queue) == pytest.approx(40)


def test_all_models_are_told_and_chosen_by_what_earlier_batches_took(
    photos: Path, queue: Queue
) -> None:
    assert not known_speeds(CATALOGUE.cards(), plan(photos, queue).spec.runs_on, queue)
    for name, each in (("best", 400), ("fast", 2)):
        earlier = plan(photos, queue, model=name, output=photos.parent / name)
        deblurred(earlier, queue, each, each, each)
    for name, each in (("best", 400), ("fast", 2)):
        planned = plan(photos, queue, model=name, output=photos.parent / "out")
        expected = result_of(expect(planned, CATALOGUE, queue))
        assert expected.speeds == pytest.approx({"best": 400, "fast": 2})
        assert expected.seconds == pytest.approx(3 * each)
    new = photos.parent / "new"
    photos.rename(new)
    chosen = plan(new, queue, model="", output=photos.parent / "out")
    assert chosen.card.name not in ("best", "best-x2")  # too slow for these photos


def test_a_dry_run_uses_what_earlier_batches_took(
    photos: Path, queue: Queue, capsys: pytest.CaptureFixture[str]
) -> None:
    planned = plan(photos, queue, output=photos.parent / "out")
    deblurred(planned, queue, 60, 60, 60)
    words = ["run", str(photos), "--model", "fast", "--scale", "1", "--strength", "0.5"]
    assert main([*words, "--dry-run"]) == 0
    assert "It takes about 3 minutes on this computer.\n" in capsys.readouterr().err
