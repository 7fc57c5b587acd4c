"""Which model a batch gets if none is given, and what is known to be left alone."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import functools
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

import engine.models.choice as choice
from engine.batch import batch, model_choice
from engine.batch.batch import (
    PlannedBatch,
    check_output,
    mark_finished,
    mark_unreadable,
    prepare_batch,
    prepare_found,
)
from engine.batch.image_io import DONE_BEFORE
from engine.batch.model_choice import measure_where_it_matters
from engine.batch.plan import BatchSpec
from engine.batch.resume import resume_batch
from engine.batch.workload import Workload
from engine.cluster import batch as cluster_batch
from engine.cluster.client import ClusterSpec
from engine.core.resources import user_data_dir
from engine.core.store import Store
from engine.errors import ConfigError, ImageWriteError, ModelError
from engine.events import ItemDone, ItemFailed, Log, Progress, Work, result_of
from engine.images import WriteOptions
from engine.messages import parts_of
from engine.models import Catalogue, ModelCard
from engine.models import measure as measuring
from engine.queue import Queue

Plan = Callable[..., PlannedBatch]

FINEST = choice.PHOTO_MODELS[0]


@pytest.fixture
def plan(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Plans a batch on a machine with two cores on which nothing was measured."""
    monkeypatch.delenv("DEBLUR_MODEL")
    monkeypatch.setattr(measuring, "physical_cores", lambda: 2)
    catalogue = Catalogue.of_program()

    def planned(*roots: Path, **options: object) -> PlannedBatch:
        return result_of(prepare_batch(BatchSpec(roots, **options), catalogue, queue))

    return planned


def photos(folder: Path, count: int, size: tuple[int, int] = (8, 8)) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        cv2.imwrite(str(folder / f"{size[0]}-{number}.png"), np.zeros((*size, 3), np.uint8))
    return folder


def finish(queue: Queue, planned: PlannedBatch, jobs: Sequence[int]) -> None:
    """Note these pictures of the batch as done."""
    with queue.create(planned.request, planned.jobs) as journal:
        for job in (planned.jobs[number] for number in jobs):
            journal.begin(job.source)
            journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0))


def test_what_is_stopped_at_once_when_resumed_can_be_resumed_again(
    plan: Plan, queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(folder))

    finish(queue, plan(photos(tmp_path, 3), model="fast"), [0])
    planned, journal = resume_batch(queue, Catalogue.of_program(), queue.batches()[0].id)
    monkeypatch.setattr("engine.batch.targets.check_writable", refuse)
    with journal, pytest.raises(ImageWriteError) as stop:
        result_of(batch.run_batch(planned, journal, queue))
    assert "pictures left: 2" in stop.value.message
    assert "resume the batch" in stop.value.hint
    assert queue.interrupted() is not None


def test_a_batch_is_neither_resumed_nor_begun_where_the_drive_of_its_results_is_missing(
    plan: Plan, queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new folder of its name would be on another disk, and hide once the drive is mounted."""
    output = tmp_path / "drive" / "out"
    roots = photos(tmp_path / "in", 3)
    finish(queue, plan(roots, model="fast", output=output), [0])
    number = queue.batches()[0].id
    for is_mount_point in (False, True):
        if is_mount_point:
            output.parent.mkdir()
        for work in (
            lambda: resume_batch(queue, Catalogue.of_program(), number),
            lambda: check_output(plan(roots, model="fast", output=output).spec, queue),
        ):
            with pytest.raises(ConfigError, match="out does not exist") as error:
                work()
            assert "create the folder again" in error.value.hint
    (output.parent / "other").mkdir()  # so somebody has deleted the results
    check_output(plan(roots, model="fast", output=output).spec, queue)
    refused = os.access
    with monkeypatch.context() as patch:  # as in the folder where a system mounts drives
        patch.setattr(os, "access", lambda path, how: how != os.W_OK and refused(path, how))
        with pytest.raises(ConfigError, match="out does not exist"):
            check_output(plan(roots, model="fast", output=output).spec, queue)
    planned, journal = resume_batch(queue, Catalogue.of_program(), number)
    journal.close()
    assert len(planned.jobs) == 2


@pytest.mark.parametrize("where", ["here", "cluster"])
def test_why_a_batch_ends_is_said_also_where_the_queue_cannot_be_written(
    plan: Plan, queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """The disk of both may be full."""

    def full(*_: object) -> None:
        raise ConfigError("The queue cannot be written.")

    def no_output(*_: object) -> None:
        raise ImageWriteError("The disk is full.")

    planned = plan(photos(tmp_path, 1), model="fast")
    monkeypatch.setattr(batch, "keep_awake", no_output)
    monkeypatch.setattr(cluster_batch, "make_output", no_output)
    journal = queue.create(planned.request, planned.jobs)
    monkeypatch.setattr(Store, "change", full)
    work = batch.run_batch(planned, journal, queue)
    if where == "cluster":
        work = cluster_batch.run_batch_on_cluster(ClusterSpec("local"), planned, journal, queue)
    with journal, pytest.raises(ImageWriteError, match="disk is full"):
        result_of(work)


def test_the_queue_knows_the_end_of_each_picture(
    plan: Plan,
    queue: Queue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fake_model: Callable[..., object],
) -> None:
    folder = photos(tmp_path, 4)
    (folder / "8-1.png").write_bytes(b"broken")
    planned = plan(folder, model="fast", guard=False)
    jobs = [*planned.jobs[:3], planned.jobs[3].replace(keep="sharp already")]
    planned = dataclasses.replace(planned, jobs=tuple(jobs))
    monkeypatch.setattr(batch, "get_model", lambda *_, **__: fake_model())
    journal = queue.create(planned.request, planned.jobs)
    with journal, contextlib.closing(batch.run_batch(planned, journal, queue)) as work:
        next(event for event in work if isinstance(event, ItemFailed))  # and is stopped
    planned, journal = resume_batch(queue, Catalogue.of_program(), journal.batch_id)
    with journal:
        result_of(batch.run_batch(planned, journal, queue))
    items = queue.items(journal.batch_id)
    assert [item.state for item in items] == ["done", "failed", "done", "kept"]
    assert items[0].target_sha256 == hashlib.sha256(jobs[0].target.read_bytes()).hexdigest()
    assert items[0].source_sha256 == hashlib.sha256(jobs[0].source.read_bytes()).hexdigest()
    assert queue.interrupted() is None


def test_the_model_depends_on_how_long_the_photos_take(plan: Plan, tmp_path: Path) -> None:
    # With a precision, this computer is not measured.
    plan = functools.partial(plan, precision="fp32")
    seconds = {c.name: c.scores[choice.SCORE] for c in Catalogue.of_program().cards()}
    few, many, more = (tmp_path / name for name in ("few", "many", "more"))
    photos(few, 2)
    limit = choice.LIMIT_SECONDS["best"] / seconds["best"]  # megapixels on two cores
    assert choice.PHOTO_MODELS[:2] == (FINEST, "best")
    photos(many, 1 + int(limit / 2.25), (1500, 1500))  # what counts is the sum
    assert plan(few).card.name == FINEST
    assert plan(many).card.name == "balanced"
    assert plan(few).spec.model == FINEST
    middling = photos(tmp_path / "middling", 1, (1000, int(limit * 750)))  # 90 s, 180 on one core
    assert plan(middling).card.name == "best"
    assert plan(middling, threads=1).card.name == "balanced"
    for n in range(500):  # unreadable ones count as usual photos
        (photos(more, 0) / f"{n}.jpg").write_bytes(b"")
    assert plan(more).card.name == "fast"


def test_a_folder_keeps_its_model(plan: Plan, queue: Queue, tmp_path: Path) -> None:
    folder = photos(tmp_path / "in", 2)
    finish(queue, plan(folder, model="fast"), [0])
    assert plan(folder).card.name == "fast"
    assert plan(photos(tmp_path / "other", 1)).card.name == FINEST
    assert plan(folder, model="balanced").card.name == "balanced"
    finish(queue, plan(folder, model="live"), [0, 1])  # not one for photos
    assert plan(folder).card.name == "fast"


def test_a_model_that_was_replaced_since_is_not_kept(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    folder = photos(tmp_path / "in", 2)
    planned = plan(folder, model="fast")
    request = dataclasses.replace(planned.request, model_sha256="0" * 64)
    with queue.create(request, planned.jobs) as journal:
        job = planned.jobs[0]
        journal.begin(job.source)
        journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0))
    assert plan(folder).card.name == FINEST, "chosen anew"


def test_what_is_left_for_a_model_that_was_replaced_since_is_started_anew_as_it_is_told(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    """As after an update: what the hint names leaves out what is finished."""
    folder, output = photos(tmp_path / "in", 2), tmp_path / "out"
    planned = plan(folder, model="fast", output=output)
    request = dataclasses.replace(planned.request, model_sha256="0" * 64)
    with queue.create(request, planned.jobs) as journal:
        job = planned.jobs[0]
        journal.begin(job.source)
        output.mkdir()
        job.target.write_bytes(b"finished")
        journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0))
    with pytest.raises(ConfigError, match="--on-conflict skip") as caught:
        resume_batch(queue, Catalogue.of_program(), journal.batch_id)
    assert "not the one" in caught.value.message
    again = plan(folder, model="fast", output=output, on_conflict="skip")
    assert [bool(job.keep) for job in again.jobs] == [True, False]


def test_an_interrupted_batch_keeps_its_model_and_a_discarded_one_does_not(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    folder = photos(tmp_path / "in", 2)
    finish(queue, plan(folder, model="balanced"), [])
    assert plan(folder).card.name == "balanced"
    queue.discard(queue.batches()[0].id)
    assert plan(folder).card.name == FINEST


def test_a_batch_whose_request_and_settings_differ_is_damaged(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    planned = plan(photos(tmp_path / "in", 2))
    settings = {**planned.request.settings, "strength": 0.5}
    queue.create(dataclasses.replace(planned.request, settings=settings), planned.jobs).close()
    with pytest.raises(ConfigError, match="damaged"):
        resume_batch(queue, Catalogue.of_program(), queue.batches()[0].id)


def test_only_models_with_the_precision_are_chosen(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    finish(queue, plan(photos(tmp_path, 1), model="balanced"), [0])
    assert plan(tmp_path).card.name == "balanced"
    names = [c.name for c in Catalogue.of_program().cards() if "int8" in c.files]
    wanted = next(name for name in choice.PHOTO_MODELS if name in names)
    assert plan(photos(tmp_path, 1), precision="int8").card.name == wanted


def test_a_speed_that_cannot_be_kept_does_not_stop_a_batch(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(card: ModelCard, device: str) -> Work[bool]:
        yield Progress(0, 1)
        measuring._write(card, device, "int8", measuring.Speed(0.1, "CPU"))
        return True

    (user_data_dir() / measuring.FILE).mkdir(parents=True)
    monkeypatch.setattr(model_choice, "measure_precisions", measure)
    monkeypatch.setattr(model_choice, "WORTH_SECONDS", 0.0)
    assert len(plan(photos(tmp_path / "in", 1), model="fast").jobs) == 1


def test_what_cannot_be_measured_runs_in_the_usual_precision(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(card: ModelCard, device: str) -> Work[bool]:
        yield Progress(0, 1)
        raise ModelError("its file in 8 bits is damaged")

    monkeypatch.setattr(model_choice, "measure_precisions", fail)
    for n in range(50):
        (photos(tmp_path, 0) / f"{n}.jpg").write_bytes(b"")
    assert plan(tmp_path, model="fast").spec.precision is None


def test_a_long_batch_measures_8_bits_and_a_folder_keeps_its_precision(
    plan: Plan, queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []

    def measure(card: ModelCard, device: str) -> Work[bool]:
        measured.append(card.name)
        yield Progress(0, 1)
        measuring._write(card, device, "fp32", measuring.Speed(1.0, "CPU"))
        measuring._write(card, device, "int8", measuring.Speed(0.4, "CPU"))
        return True

    monkeypatch.setattr(model_choice, "measure_precisions", measure)
    few, many = (tmp_path / name for name in ("few", "many"))
    assert plan(photos(few, 1), model="fast").spec.precision is None
    finish(queue, plan(few, model="fast"), [0])
    assert not measured
    for n in range(80):  # counted as usual photos
        (photos(many, 0) / f"{n}.jpg").write_bytes(b"")
    planned = plan(many, model="fast")
    assert measured == ["fast"]
    assert planned.spec.precision == "int8"
    assert planned.file == planned.card.file("int8")
    assert plan(photos(tmp_path / "new", 1), model="fast").spec.precision == "int8"
    assert plan(few, model="fast").spec.precision is None, "finished in float32"
    assert plan(many, model="fast", precision="fp32").spec.precision == "fp32"
    finish(queue, planned, [0])
    monkeypatch.setenv("DEBLUR_PRECISION", "fp32")
    assert plan(many, model="fast").spec.precision == "fp32"
    monkeypatch.delenv("DEBLUR_PRECISION")
    once = dataclasses.replace(planned.spec, model="balanced", precision=None, one_off=True)
    other = Catalogue.of_program().get("balanced")
    finish(queue, dataclasses.replace(planned, spec=once, card=other), [1])
    assert plan(many).card.name == "fast", "a photo done once by another model changes nothing"
    (user_data_dir() / measuring.FILE).unlink()
    assert plan(many, model="fast").spec.precision == "int8"
    assert measured == ["fast"]


def test_what_is_to_be_done_decides_whether_a_precision_is_measured(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the start and at it alike: one photo of a large folder is worth no measurement."""
    measured = []

    def measure(card: ModelCard, device: str) -> Work[bool]:
        measured.append(card.name)
        yield Progress(0, 1)
        return False

    monkeypatch.setattr(model_choice, "measure_precisions", measure)
    monkeypatch.setattr(
        model_choice, "expected_seconds", lambda _card, _cards, megapixels, *_: megapixels
    )
    monkeypatch.setattr(Workload, "megapixels", lambda self, *_: self.photos)
    photos(tmp_path, 40)
    spec, catalogue = BatchSpec((tmp_path,), model="fast"), Catalogue.of_program()
    small = tmp_path / "8-0.png"
    planned = result_of(prepare_batch(spec, catalogue, queue, only={str(small)}))
    assert [job.source for job in planned.jobs] == [small]
    assert not measured
    whole = result_of(prepare_batch(spec, catalogue, queue, measure=False))
    assert whole.choice is not None
    kept = [job if job.source == small else job.replace(keep="finished") for job in whole.jobs]
    almost = dataclasses.replace(whole, jobs=tuple(kept))
    assert not result_of(measure_where_it_matters(whole.choice, almost.workload(), catalogue))
    assert not measured
    result_of(measure_where_it_matters(whole.choice, whole.workload(), catalogue))
    result_of(prepare_batch(spec, catalogue, queue))
    assert measured == ["fast", "fast"]


def test_the_progress_of_a_plan_is_the_number_of_photos_found(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBLUR_MODEL", raising=False)
    spec = BatchSpec((photos(tmp_path, 3),))
    work = prepare_batch(spec, Catalogue.of_program(), queue, measure=False)
    counts = [(event.done, event.total) for event in work if isinstance(event, Progress)]
    assert counts[-1] == (3, 0)
    assert counts == sorted(counts)
    assert {total for _, total in counts} == {0}


def test_a_plan_is_made_again_from_what_was_found(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, catalogue = BatchSpec((photos(tmp_path, 3),), model="fast"), Catalogue.of_program()
    first = result_of(prepare_batch(spec, catalogue, queue, measure=False))
    monkeypatch.setattr(batch, "search_images", lambda *_roots, **_more: pytest.fail("searched"))
    for precision, minutes in (("fp32", 1.0), ("int8", 0.4)):
        measuring._write(first.card, "auto", precision, measuring.Speed(minutes, "CPU"))
    again = result_of(prepare_found(first.found, catalogue, queue, measure=False))
    assert again.jobs == first.jobs
    assert (first.spec.precision, again.spec.precision) == (None, "int8")


def test_the_environment_names_the_model(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBLUR_MODEL", "live")
    assert plan(photos(tmp_path, 1)).card.name == "live"
    assert plan(tmp_path, model="fast").card.name == "fast"
    assert not list(plan(tmp_path).logs())
    monkeypatch.setenv("DEBLUR_MODEL", "no-such")
    with pytest.raises(ConfigError, match="no-such"):
        plan(tmp_path)


def test_the_choice_is_explained_only_if_the_program_made_it(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    planned = plan(photos(tmp_path, 1))
    (log,) = planned.logs()
    assert isinstance(log, Log)
    assert "Best" in log.message
    assert not list(plan(tmp_path, model="best").logs())
    finish(queue, planned, [0])
    (log,) = plan(tmp_path).logs()
    assert "as the last time for these photos" in log.message


def test_folders_keep_their_model_in_another_order_and_without_the_others(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    """A window has them as they were dropped, and the command line goes on with one of them."""
    one, two = photos(tmp_path / "one", 1), photos(tmp_path / "two", 1)
    spec = BatchSpec((one, two), model="fast")
    finish(queue, result_of(prepare_batch(spec, Catalogue.of_program(), queue)), [0])
    assert plan(one).card.name == "fast"
    assert plan(tmp_path).card.name == FINEST
    spec = BatchSpec((two, one))
    again = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    assert again.card.name == "fast"
    assert again.choice is not None
    assert "as the last time for these photos" in again.choice.reason


def test_a_finished_picture_is_marked_with_its_result(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    folder = photos(tmp_path / "in", 3)
    first = plan(folder)
    for job in first.jobs[:2]:
        job.target.write_bytes(b"a result")
    finish(queue, first, [0, 1])
    again = plan(folder)
    assert [job.target.stem[-2:] for job in again.jobs[:2]] == ["-2", "-2"]
    marked = result_of(mark_finished(again, queue))
    assert [job.keep for job in marked.jobs] == [DONE_BEFORE, DONE_BEFORE, ""]
    assert [job.target for job in marked.jobs] == [job.target for job in first.jobs]
    other = result_of(mark_finished(plan(folder, strength=0.5), queue))
    assert not any(job.keep for job in other.jobs)
    for job in first.jobs[:2]:
        earlier = other.earlier[job.source]
        assert earlier.request is not None
        assert earlier.request.settings_hash == first.request.settings_hash
        assert (earlier.target, earlier.strength) == (job.target, 1)
    assert len(other.earlier) == 2
    assert not marked.earlier
    first.jobs[0].target.unlink()
    marked = result_of(mark_finished(plan(folder), queue))
    assert [job.keep for job in marked.jobs] == ["", DONE_BEFORE, ""]


def test_a_finished_picture_is_marked_with_the_note_of_its_result(
    plan: Plan, queue: Queue, tmp_path: Path
) -> None:
    folder = photos(tmp_path / "in", 2)
    for number, source in enumerate(sorted(folder.iterdir())):
        source.write_bytes(source.read_bytes() + b"%d" % number)
    first = plan(folder)
    with queue.create(first.request, first.jobs) as journal:
        for job in first.jobs:
            job.target.write_bytes(b"a result")
            journal.begin(job.source)
            note = f"of {job.source.name}"
            journal.record(ItemDone(str(job.source), str(job.target), 0.0, 0.0, 0, note))
    os.utime(first.jobs[1].source, ns=(1, 1))  # it is known by its content then
    marked = result_of(mark_finished(plan(folder), queue))
    assert [job.note for job in marked.jobs] == ["of 8-0.png", "of 8-1.png"]


def test_raw_files_are_marked_where_their_reader_is_missing(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = photos(tmp_path / "in", 1)
    for name in ("a.NEF", "b.cr2"):
        (folder / name).write_bytes(b"raw")
    planned = plan(folder)
    monkeypatch.setattr("engine.images.has_raw_reader", lambda: True)
    assert mark_unreadable(planned) == planned
    monkeypatch.setattr("engine.images.has_raw_reader", lambda: False)
    marked = mark_unreadable(planned)
    kept = {job.source.name: bool(job.keep) for job in marked.jobs}
    assert kept == {"8-0.png": False, "a.NEF": True, "b.cr2": True}
    assert "found: 2" in marked.notes[0]
    assert "pip install rawpy" in marked.notes[0]


def test_pictures_of_kinds_that_are_not_read_are_told_with_what_to_do(
    plan: Plan, tmp_path: Path
) -> None:
    for name in ("a.jp2", "b.jxl", "c.gif", "d.tga"):
        (tmp_path / name).write_bytes(b"GIF89a" + bytes(60))
    told = plan(tmp_path / "c.gif", tmp_path).left_out
    assert "2 GIF, 1 JP2, 1 JXL, 1 TGA" in told
    assert told.endswith("Save them as PNG, TIFF or JPEG first.")


def test_a_program_in_typescript_is_no_video(plan: Plan, tmp_path: Path) -> None:
    folder = photos(tmp_path / "in", 1)
    packet, text = b"G".ljust(188, b"\0"), b"Get ".ljust(300, b"x")
    for name in ("program.ts", "module.mts"):
        (folder / name).write_bytes(text)
    (folder / "empty.ts").touch()
    assert not plan(folder).left_out
    (folder / "film.ts").write_bytes(3 * packet)
    (folder / "00001.MTS").write_bytes(3 * (bytes(4) + packet))
    assert plan(folder).left_out.startswith("Videos left out: 2.")


def test_raw_files_beside_a_jpeg_are_told_with_what_to_do(plan: Plan, tmp_path: Path) -> None:
    folder = photos(tmp_path / "in", 1)
    for name in ("a.CR3", "a.JPG", "b.cr3", "b.heic", "c.cr3"):
        (folder / name).touch()
    planned = plan(folder)
    assert [job.source.name for job in planned.jobs[1:]] == ["a.JPG", "b.heic", "c.cr3"]
    assert "a JPEG or HEIC of the same name is beside them: 2." in planned.left_out
    assert "--raw-pairs both" in planned.left_out
    planned = plan(folder, raw_pairs="both")
    assert len(planned.jobs) == 6
    assert not planned.left_out
    planned = plan(folder, raw_pairs="raw")
    assert len(planned.jobs) == 4
    assert planned.left_out.startswith("JPEG and HEIC files left out because a RAW file")
    assert "beside them: 2." in planned.left_out
    with pytest.raises(ConfigError, match="Unknown choice for RAW"):
        plan(folder, raw_pairs="tiff")


@pytest.mark.parametrize("edited", [False, True])
def test_a_result_is_no_jpeg_of_a_pair(
    plan: Plan, queue: Queue, tmp_path: Path, edited: bool
) -> None:
    folder = photos(tmp_path / "in", 0)
    for name in ("IMG_1.dng", "b.cr3", "b.jpg"):
        (folder / name).touch()
    wish = {"template": "{stem}{ext}", "options": WriteOptions(format="JPEG")}
    planned = plan(folder, **wish)
    assert [job.source.name for job in planned.jobs] == ["b.jpg", "IMG_1.dng"]
    result = planned.jobs[1].target
    assert result == folder / "IMG_1.jpg"
    result.write_bytes(b"result")
    finish(queue, planned, [1])
    if edited:
        result.write_bytes(b"edited since")
    for raw_pairs in ("jpeg", "raw"):
        again = plan(folder, **wish, raw_pairs=raw_pairs)
        listed = {job.source.name for job in again.jobs}
        assert listed - {"IMG_1.jpg"} == {"IMG_1.dng", "b.jpg" if raw_pairs == "jpeg" else "b.cr3"}
        assert ("IMG_1.jpg" in listed) == edited
    assert "beside them: 1." in plan(folder, **wish).left_out
    both = {job.source.name for job in plan(folder, **wish, take_results=True).jobs}
    assert both == {"IMG_1.dng", "IMG_1.jpg", "b.jpg"}


def test_videos_in_a_folder_of_photos_are_told_with_what_to_do(plan: Plan, tmp_path: Path) -> None:
    folder = photos(tmp_path / "in", 3)
    for name in ("a.mp4", "B.MOV", "8-0.mov"):  # the last one belongs to a photo, as phones take it
        (folder / name).touch()
    told = plan(folder).left_out
    assert told == "Videos left out: 2. Open a video by itself."  # as in the window, so here
    (folder / "c.gif").write_bytes(b"GIF89a")
    pictures, videos = parts_of(plan(folder).left_out)
    assert "1 GIF" in pictures
    assert videos == told
    film = tmp_path / "only.mov"
    film.touch()
    assert "Videos left out: 1." in plan(film).left_out
