"""The segments of an interrupted video, kept where the disk fails."""

import errno
import os
from pathlib import Path

import pytest

from engine.core.locks import FileLock
from engine.errors import VideoError
from engine.video.segments import SegmentStore, kept_frames

ASKED = {"model": "a"}


@pytest.fixture
def begun(tmp_path):
    """Return a store that holds what was begun."""
    store = SegmentStore(tmp_path / "a.mp4", ASKED)
    with store:
        store.path("00000.json").write_text("{}")
    assert store.folder.is_dir()
    return store


def eio(*_, **__):
    raise OSError(errno.EIO, "Input/output error")


def test_what_a_failing_disk_does_not_show_is_kept_and_the_lock_let_go(begun, monkeypatch):
    with monkeypatch.context() as patch, SegmentStore(begun.target, ASKED):
        patch.setattr(os, "stat", eio)
    assert begun.path("00000.json").exists()
    lock = FileLock(begun.folder.with_name(f"{begun.folder.name}.lock"))
    assert lock.acquire()
    lock.release()


def test_a_request_that_cannot_be_read_is_not_another_request(begun, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", eio)
        assert kept_frames(begun.target) == 0
        with (
            pytest.raises(VideoError, match="the disk reported an error"),
            SegmentStore(begun.target, ASKED),
        ):
            pass
    assert begun.path("00000.json").exists()
