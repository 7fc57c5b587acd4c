"""Writing is atomic, originals are safe, crashes leave nothing that matters; odd paths work."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import engine
from engine.core import files
from engine.core.files import TEMPORARY_SUFFIX, atomic_file, same_file, sweep_temporaries
from engine.errors import ImageWriteError
from engine.images import (
    Frame,
    Meta,
    WriteOptions,
    read_image,
    write_image,
)

OPTIONS = WriteOptions()
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other rules")


def frame(value: int = 7, size: int = 40) -> Frame:
    return Frame(np.full((size, size, 3), value, np.uint8))


def complain(target: Path, *, overwrite: bool = False, of: Frame | None = None) -> ImageWriteError:
    with pytest.raises(ImageWriteError) as caught:
        write_image(of or frame(), target, OPTIONS, overwrite=overwrite)
    assert caught.value.hint
    assert target.name[:30] in caught.value.message
    return caught.value


def left_behind(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if TEMPORARY_SUFFIX in p.name]


# Replacing --------------------------------------------------------------------------------------


def test_without_overwrite_an_existing_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"precious")
    assert "exists" in complain(target).message
    assert target.read_bytes() == b"precious"
    assert left_behind(tmp_path) == []


def test_with_overwrite_it_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    write_image(frame(9), target, OPTIONS, overwrite=True)
    assert (read_image(target).pixels == 9).all()


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        without_hard_links(monkeypatch)
    target = tmp_path / "a.bin"

    def write() -> None:
        with atomic_file(target, overwrite=False) as file:
            file.write(b"ours")
            target.write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        write()
    assert target.read_bytes() == b"theirs"
    assert left_behind(tmp_path) == []


def without_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


def test_writing_works_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_hard_links(monkeypatch)
    write_image(frame(5), tmp_path / "a.png", OPTIONS, overwrite=False)
    assert (read_image(tmp_path / "a.png").pixels == 5).all()
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]


@POSIX
def test_overwriting_a_link_leaves_what_it_points_to(tmp_path: Path) -> None:
    original = tmp_path / "original.png"
    original.write_bytes(b"precious")
    (tmp_path / "a.png").symlink_to(original)
    write_image(frame(), tmp_path / "a.png", OPTIONS, overwrite=True)
    assert original.read_bytes() == b"precious"
    assert not (tmp_path / "a.png").is_symlink()


@POSIX
def test_a_dangling_link_counts_as_existing(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "gone.png")
    complain(tmp_path / "a.png")


@pytest.mark.parametrize("way", ["itself", "symlink", "hardlink", "dots"])
def test_the_original_is_never_replaced(tmp_path: Path, way: str) -> None:
    original = tmp_path / "a.png"
    Image.new("RGB", (20, 10), (1, 2, 3)).save(original)
    before, read = original.read_bytes(), read_image(original)
    target = tmp_path / "b.png"
    if way == "symlink":
        target.symlink_to(original)
    elif way == "hardlink":
        os.link(original, target)
    else:
        (tmp_path / "sub").mkdir()
        target = original if way == "itself" else tmp_path / "sub" / ".." / "a.png"
    assert same_file(original, target)
    assert "original" in complain(target, overwrite=True, of=read).message
    assert original.read_bytes() == before


@POSIX
def test_a_new_file_gets_default_permissions(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_image(frame(), tmp_path / "a.png", OPTIONS, overwrite=False)
    finally:
        os.umask(old)
    assert (tmp_path / "a.png").stat().st_mode & 0o777 == 0o640


# Faults -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".avif"])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    """Every call that takes bytes fails once the disk holds what it can."""
    opened = os.fdopen

    class Full:
        def __init__(self, file: object) -> None:
            self.file, self.room = file, 300

        def write(self, data: bytes) -> int:
            self.room -= memoryview(data).nbytes
            if self.room < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return self.file.write(data)

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *args: object) -> None:
            self.file.close()

    monkeypatch.setattr(files.os, "fdopen", lambda *args: Full(opened(*args)))
    noise = np.random.default_rng(0).integers(0, 256, (60, 60, 3), dtype=np.uint8)
    error = complain(tmp_path / f"a{suffix}", of=Frame(noise))
    assert "full" in error.message
    assert "space" in error.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "permission to write"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "error"),
        (errno.EDQUOT, "quota"),
        (errno.EFBIG, "too large"),
        (errno.ENXIO, "No such device"),
    ],
)
def test_disk_errors_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert word in complain(tmp_path / "a.png").message
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    assert "folder" in complain(tmp_path / "gone" / "a.png").message
    (tmp_path / "file").touch()
    assert "folder" in complain(tmp_path / "file" / "a.png").message
    (tmp_path / "b.png").mkdir()
    complain(tmp_path / "b.png")
    complain(tmp_path / "b.png", overwrite=True)
    assert left_behind(tmp_path) == []


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="rights mean nothing to root",
)
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "permission to write" in complain(tmp_path / "a.png").message
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError, ValueError])
def test_an_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old")

    def stop(file: object, *args: object) -> None:
        file.write(b"half a picture")
        raise fault

    monkeypatch.setattr("engine.images._write.encode", stop)
    with pytest.raises(KeyboardInterrupt if fault is KeyboardInterrupt else ImageWriteError):
        write_image(frame(), target, OPTIONS, overwrite=True)
    assert target.read_bytes() == b"old"
    assert left_behind(tmp_path) == []


# Paths ------------------------------------------------------------------------------------------


def test_non_ascii_and_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "Fotos später" / "写真"
    folder.mkdir(parents=True)
    for name in ("☀ é.jpg", "failed_Error.jpg", "%s{}.png", " x .tif", "a.b.c.webp"):
        write_image(frame(), folder / name, OPTIONS, overwrite=False)
        assert read_image(folder / name).pixels.shape == (40, 40, 3)


@POSIX
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp"])
def test_the_longest_name_and_a_very_long_path(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path
    while len(str(folder)) < 1500:
        folder /= "ä" * 60
    folder.mkdir(parents=True)
    target = folder / ("é" * ((255 - len(suffix)) // 2) + suffix)  # two bytes each
    write_image(frame(), target, OPTIONS, overwrite=False)
    assert read_image(target).pixels.shape == (40, 40, 3)


@POSIX
def test_a_name_too_long_is_refused_with_a_hint(tmp_path: Path) -> None:
    assert "too long" in complain(tmp_path / ("x" * 300 + ".png")).message


# Crashes ----------------------------------------------------------------------------------------

_WRITER = """
import sys
import numpy as np
from pathlib import Path
from engine.images import Frame, WriteOptions, write_image

folder = Path(sys.argv[1])
noise = np.random.default_rng(0).integers(0, 256, (300, 400, 3), dtype=np.uint8)
names = ("a.png", "b.tif", "c.jpg")
write_image(Frame(noise), folder / "ready.jpg", WriteOptions(), overwrite=True)
print("ready", flush=True)
while True:
    for name in names:
        write_image(Frame(noise), folder / name, WriteOptions(), overwrite=True)
"""


@pytest.mark.slow
@POSIX
def test_killed_at_any_moment_no_file_is_half_written(tmp_path: Path) -> None:
    """kill -9 in the middle of writing: each target is whole or absent, and the rest is swept."""
    delays = random.Random(0)
    root = Path(engine.__file__ or "").parents[1]
    swept = 0
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path)],
            cwd=root, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(delays.uniform(0, 0.12))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        swept += sweep_temporaries(tmp_path, older_than_seconds=0)
        for path in tmp_path.iterdir():
            assert not path.name.startswith(".")
            assert read_image(path).pixels.shape == (300, 400, 3)
    assert (tmp_path / "ready.jpg").exists()
    assert swept >= 1  # else no kill came in the middle, and this showed nothing


def test_the_frame_remembers_its_source(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png").meta.source == tmp_path / "a.png"
    assert Meta().source is None
