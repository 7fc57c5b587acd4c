"""What is chosen, where thousands of photos are dropped one by one. Counted, not timed."""

import dataclasses
import os
from pathlib import Path, PurePath

import pytest

from deblur_gui.photos.finished import FinishedPhotos
from deblur_gui.photos.photo_row import Row
from deblur_gui.photos.selection import Selection
from deblur_gui.photos.state import Picture
from deblur_gui.settings import Settings
from engine.batch.batch import FoundPhotos, PlannedBatch
from engine.batch.plan import ImageJob
from engine.queue import EarlierResult

MANY = 300


@pytest.fixture
def comparisons(monkeypatch) -> list[None]:
    """One entry for each time that two paths are compared."""
    seen, equal = list[None](), PurePath.__eq__

    def count(self, other):
        seen.append(None)
        return equal(self, other)

    monkeypatch.setattr(PurePath, "__eq__", count)
    return seen


def names(first: int, last: int) -> list[Path]:
    return [Path("/photos", f"{number}.jpg") for number in range(first, last)]


def test_a_photo_is_not_compared_with_all_others(qapp, comparisons):
    selection, every = Selection(), names(0, 2 * MANY)
    selection.add(names(0, MANY))
    selection.add(names(0, 2 * MANY))
    assert selection.roots == every
    selection.join(Settings().spec(names(MANY, 2 * MANY)))
    assert selection.roots == every[MANY:] + every[:MANY]
    selection.bring_back(map(str, names(0, 3 * MANY)))
    assert len(selection.roots) == 3 * MANY
    selection.keep(names(0, MANY))
    assert selection.roots == every[:MANY]
    assert all(map(selection.has, names(0, MANY)))
    assert not any(map(selection.has, names(MANY, 2 * MANY)))
    assert len(comparisons) < 30 * MANY


def test_the_videos_among_many_are_told_from_the_photos(qapp, comparisons, tmp_path):
    videos = [tmp_path / f"{number}.mp4" for number in range(100)]
    for video in videos:
        video.touch()
    selection, opened = Selection(), []
    selection.videos_opened.connect(opened.append)
    selection.add([*videos, *names(0, MANY)])
    assert (opened, selection.roots) == ([videos], names(0, MANY))
    assert len(comparisons) < 10 * MANY


def test_a_chosen_folder_has_what_is_in_it(qapp, tmp_path):
    selection = Selection()
    selection.add([tmp_path])
    assert selection.has(tmp_path / "a" / "b.jpg")
    assert not selection.has(tmp_path.parent / "b.jpg")
    selection.leave_out([str(tmp_path / "a" / "b.jpg")])
    assert not selection.has(tmp_path / "a" / "b.jpg")


def test_a_plan_of_many_is_not_compared_root_by_root_with_the_last(open_window, comparisons):
    window = open_window(first_run_seen=True)
    card = window.session.cards()[0]
    for _ in range(2):
        planned = PlannedBatch(window.settings.current.spec(names(0, MANY)), card, ())
        comparisons.clear()
        window.planner.planned.emit(planned)
    assert len(comparisons) < 10 * MANY


def test_what_a_plan_has_found_is_not_asked_of_the_disk_again(open_window, monkeypatch):
    window = open_window(first_run_seen=True)
    spec, card = window.settings.current.spec(names(0, MANY)), window.session.cards()[0]
    jobs = tuple(ImageJob(path, path.with_suffix(".png")) for path in names(0, MANY))
    rows = {job.key: Row(job.key, job.target_str, "done", result=job.target_str) for job in jobs}
    finished = FinishedPhotos(rows.get, dict)
    ended = {job.key: Picture(job.key, "done", target=job.target_str) for job in jobs}
    finished.note_end(dataclasses.replace(spec, model=card.name, guard=not spec.guard), ended)
    planned = PlannedBatch(
        spec,
        card,
        jobs,
        earlier={job.source: EarlierResult(job.target) for job in jobs},
        found=FoundPhotos(spec, (), can_be_watched=True),
    )

    asked = []
    with monkeypatch.context() as disk:
        disk.setattr(os.path, "isfile", asked.append)
        disk.setattr(Path, "is_dir", asked.append)
        compared, others = finished.compare(planned, spec, again=False)
        window.planner.planned.emit(planned)
    assert len(asked) < 10, "for the photo that is shown"
    assert len(others) == sum(bool(job.keep) for job in compared.jobs) == MANY
    assert window.photos.steps.start.watch.isVisibleTo(window)
