"""What triage found of a photo is known again, until the photo changes."""

import os
from pathlib import Path

import pytest

from engine.batch import triage_cache
from engine.batch.triage_cache import cached
from engine.core.resources import user_data_dir
from engine.events import ItemFailed, ItemSeen, Progress, result_of
from engine.messages import msg

REASON = msg("fine detail is missing in one direction: {px} px", "motion", px=12)


def recall(paths):
    return list(result_of(triage_cache.recall(paths)).values())


def work(paths, closed=None):
    """Find the same blur in each photo, except in those called bad."""
    try:
        for number, path in enumerate(paths):
            yield Progress(number, len(paths), "pictures", str(path))
            if "bad" in str(path):
                yield ItemFailed(str(path), "unreadable")
            else:
                yield ItemSeen(str(path), "motion", 0.9, REASON, 34.0, 12.5)
    finally:
        if closed is not None:
            closed.append(True)
    return len(paths)


@pytest.fixture
def photos(tmp_path):
    made = []
    for name in ("a.png", "b.png", "bad.png", os.fsdecode(b"caf\xe9.png")):
        made.append(tmp_path / name)
        made[-1].write_bytes(name.encode(errors="surrogateescape"))
    return made


def test_nothing_is_known_before_an_analysis(photos):
    assert recall(photos) == []
    assert not (user_data_dir() / "verdicts.sqlite").exists()


def test_what_was_found_is_known_again_with_its_reason(photos):
    assert result_of(cached(work(photos))) == 4
    a, b, strange = recall(photos)
    assert [Path(a.item), Path(b.item), Path(strange.item)] == [photos[0], photos[1], photos[3]]
    assert (a.label, a.confidence, a.direction_degrees, a.length_px) == ("motion", 0.9, 34.0, 12.5)
    assert a.reason == REASON
    assert a.reason.template == REASON.template  # it can still be translated


def test_a_photo_that_has_changed_is_not_known(photos):
    result_of(cached(work(photos)))
    photos[0].write_bytes(b"another picture")
    os.utime(photos[1], ns=(1, 1))
    photos[3].unlink()
    assert recall(photos) == []


def test_a_photo_that_was_changed_before_its_verdict_was_written_is_not_known(photos):
    steps = cached(work(photos))
    while not isinstance(next(steps), ItemSeen):
        pass
    photos[0].write_bytes(b"edited while the others are looked at")
    for _ in steps:
        pass
    assert [Path(seen.item) for seen in recall(photos)] == [photos[1], photos[3]]


def test_an_analysis_that_is_stopped_keeps_what_it_found(photos):
    closed = []
    steps = cached(work(photos, closed))
    while not isinstance(next(steps), ItemSeen):
        pass
    steps.close()
    assert closed == [True]
    assert [Path(seen.item) for seen in recall(photos)] == photos[:1]


def test_another_version_of_the_program_judges_anew(photos, monkeypatch):
    result_of(cached(work(photos)))
    monkeypatch.setattr(triage_cache, "__version__", "99")
    assert recall(photos) == []


def test_the_oldest_are_dropped(photos, monkeypatch):
    monkeypatch.setattr(triage_cache, "MOST_VERDICTS", 2)
    monkeypatch.setattr(triage_cache, "_WRITE_EACH", 1)
    result_of(cached(work(photos)))
    assert [Path(seen.item) for seen in recall(photos)] == [photos[1], photos[3]]


def test_a_folder_that_refuses_the_file_stops_nothing(photos, monkeypatch):
    (user_data_dir()).mkdir(parents=True, exist_ok=True)
    (user_data_dir() / "verdicts.sqlite").mkdir()
    assert result_of(cached(work(photos))) == 4
    assert recall(photos) == []


def test_a_data_folder_of_another_user_stops_nothing(photos, monkeypatch):
    """As after a first start with sudo: nobody else may even ask for a file in it."""
    real = os.stat

    def stat(path, *args, **options):
        if Path(os.fsdecode(path)).parent == user_data_dir():
            raise PermissionError(13, "Permission denied", path)
        return real(path, *args, **options)

    monkeypatch.setattr(os, "stat", stat)
    assert recall(photos) == []


def test_an_analysis_opens_the_file_once(photos, monkeypatch):
    """Each time it is checked as a whole."""
    opened, real = [], triage_cache.Store
    monkeypatch.setattr(triage_cache, "Store", lambda *args: (opened.append(1), real(*args))[1])
    monkeypatch.setattr(triage_cache, "_WRITE_EACH", 1)
    assert result_of(cached(work(photos))) == 4
    assert len(opened) == 1
    assert len(recall(photos)) == 3


def test_a_file_of_a_newer_version_stays_as_it_is_and_stops_nothing(photos, monkeypatch):
    newer = (*triage_cache._MIGRATIONS, ("CREATE TABLE more (a)",))
    with monkeypatch.context() as patched:
        patched.setattr(triage_cache, "_MIGRATIONS", newer)
        result_of(cached(work(photos)))
    assert result_of(cached(work(photos))) == 4
    assert recall(photos) == []
    monkeypatch.setattr(triage_cache, "_MIGRATIONS", newer)
    assert len(recall(photos)) == 3
