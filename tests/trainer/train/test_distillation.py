"""Teachers, what they have answered, and how it enters the loss."""

from __future__ import annotations

import copy
import errno
import io
import itertools
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from torch import nn  # noqa: E402 - after the skip
from torch.nn import functional  # noqa: E402

from engine.errors import ConfigError, ModelError  # noqa: E402
from engine.events import Finished, Progress, Result, run  # noqa: E402
from engine.models import Catalogue  # noqa: E402
from tests.trainer.conftest import close  # noqa: E402
from trainer.config import SELF, TrainConfig  # noqa: E402
from trainer.data import teacher_cache  # noqa: E402
from trainer.data.teacher_cache import TeacherCache  # noqa: E402
from trainer.train import distillation as distill  # noqa: E402
from trainer.train.distillation import FeatureAdapter, Objective, SelfTeacher, Teacher  # noqa: E402
from trainer.train.losses import LOSSES, make_losses, make_weighting  # noqa: E402
from trainer.train.prepare import make_objective  # noqa: E402

Tensor = torch.Tensor
ROOT = Path(__file__).resolve().parents[3]
MB = 10**6


class LocalNet(nn.Module):
    """Exact compute that sees 9 to 16 pixels far and knows where a block of 8 begins."""

    size_multiple = 8

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Tensor] = []

    def forward(self, x: Tensor) -> Tensor:
        self.seen.append(x)
        widest = functional.max_pool2d(x, (19, 1), stride=1, padding=(9, 0))
        widest = functional.max_pool2d(widest, (1, 19), stride=1, padding=(0, 9))
        corners = functional.interpolate(widest[:, :, ::8, ::8], scale_factor=8.0)
        return torch.where(x > 0.5, widest, corners)

    def encode(self, x: Tensor) -> list[Tensor]:
        assert not any(n % 8 for n in x.shape[2:])
        return [x, x[:, :, ::8, ::8]]


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> LocalNet:
    """What `load_teacher` returns in this test; `net.loads` counts how often."""
    made = LocalNet()
    made.loads = []

    def load(path: Path, *, stages: int) -> LocalNet:
        made.loads.append((path, stages))
        return made

    monkeypatch.setattr(distill, "load_teacher", load)
    return made


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "teacher.safetensors"
    path.write_bytes(b"weights")
    return path


def noise(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


# --- teachers ------------------------------------------------------------------------------------


def test_a_teacher_is_named_by_its_file_its_exit_and_its_precision(weights, tmp_path, net):
    other = tmp_path / "other.safetensors"
    other.write_bytes(b"other weights")
    copied = tmp_path / "copy.safetensors"
    copied.write_bytes(weights.read_bytes())
    keys = [
        Teacher(weights).key,
        Teacher(weights, stages=1).key,
        Teacher(weights, precision="fp32").key,
        Teacher(other).key,
    ]
    assert len(set(keys)) == 4
    assert Teacher(copied).key == keys[0]
    assert not net.loads  # a key needs no net


def test_a_teacher_is_loaded_once_and_never_learns(weights, net):
    teacher = Teacher(weights, stages=2)
    for _ in range(2):
        teacher(noise(1, 8, 8, 3))
    assert net.loads == [(weights, 2)]
    assert not teacher.net.training
    assert not any(p.requires_grad for p in teacher.net.parameters())


def test_a_teacher_without_a_file_is_refused_at_once(tmp_path):
    with pytest.raises(ModelError, match="nothing here"):
        Teacher(tmp_path / "nothing here.pth")


@pytest.mark.parametrize(("height", "width"), [(8, 16), (13, 9), (3, 1), (70, 33)])
def test_pictures_of_any_size_are_padded_by_reflection(height, width, weights, net):
    pixels = noise(2, height, width, 3)
    answer = Teacher(weights)(pixels)
    assert answer.shape == pixels.shape
    assert answer.dtype == np.uint8
    (seen,) = net.seen
    assert not any(n % 8 for n in seen.shape[2:])
    down, right = seen.shape[2] - height, seen.shape[3] - width
    assert max(down, right) < 8
    wanted = np.pad(pixels, ((0, 0), (0, down), (0, right), (0, 0)), "reflect")
    np.testing.assert_array_equal((seen * 255).round().permute(0, 2, 3, 1).numpy(), wanted)


@pytest.mark.parametrize("precision", ["bf16", "fp32"])
def test_answers_are_rounded_and_clamped(precision, weights, net, monkeypatch):
    every = np.arange(256, dtype=np.uint8).reshape(1, 16, 16, 1).repeat(3, 3)
    teacher = Teacher(weights, precision=precision)
    for change, wanted in {
        0.0: every,
        0.7: every.astype(int) + 1,
        -0.7: every.astype(int) - 1,
        0.3: every,
        100.0: every.astype(int) + 100,
        -1000.0: every * 0,
    }.items():
        monkeypatch.setattr(net, "forward", lambda x, change=change: x + change / 255)
        np.testing.assert_array_equal(teacher(every), np.clip(wanted, 0, 255))


def test_a_teacher_that_gives_no_number_is_refused(weights, net, monkeypatch):
    monkeypatch.setattr(net, "forward", lambda x: x / x.sub(x))
    with pytest.raises(ModelError, match="NaN"):
        Teacher(weights)(noise(1, 8, 8, 3))


@pytest.fixture
def tiles(monkeypatch):
    def use(side_px, halo_px):
        monkeypatch.setattr("trainer.train.distillation.TILE_PX", side_px)
        monkeypatch.setattr("trainer.train.distillation.HALO_PX", halo_px)

    return use


@pytest.mark.parametrize(
    ("height", "width"), [(20, 30), (64, 64), (65, 64), (96, 200), (131, 157), (300, 72)]
)
def test_a_picture_in_tiles_is_the_whole_picture(height, width, weights, net, tiles):
    tiles(64, 16)
    teacher = Teacher(weights)
    pixels = noise(height, width, 3)
    whole = teacher(pixels[None])[0]
    net.seen.clear()
    tiled = teacher.run_picture(pixels)
    np.testing.assert_array_equal(tiled, whole)
    assert max(max(x.shape[2:]) for x in net.seen) <= 64


@pytest.mark.parametrize(("height", "width"), [(1, 1), (65, 64), (131, 157), (300, 72)])
def test_identity_through_tiles_returns_the_picture(
    height, width, weights, net, monkeypatch, tiles
):
    tiles(64, 16)
    monkeypatch.setattr(net, "forward", lambda x: x)
    pixels = noise(height, width, 3)
    tiled = Teacher(weights).run_picture(pixels)
    np.testing.assert_array_equal(tiled, pixels)


def test_a_halo_too_small_shows(weights, net, tiles):
    tiles(24, 8)
    teacher = Teacher(weights)
    pixels = noise(64, 64, 3) // 2  # nothing is white, so every maximum is a different one
    tiled = teacher.run_picture(pixels)
    assert (tiled != teacher(pixels[None])[0]).any()


def test_the_encoder_pads_and_passes_gradients_to_the_picture(weights, net):
    teacher = Teacher(weights)
    x = torch.rand(1, 3, 13, 5).requires_grad_()
    levels = teacher.encode(x)
    assert [tuple(level.shape[2:]) for level in levels] == [(16, 8), (2, 1)]
    loss = make_losses(["perceptual"], teacher=teacher)["perceptual"]
    loss(x, torch.rand(1, 3, 13, 5)).sum().backward()
    assert x.grad.abs().sum() > 0


class TinyStudent(nn.Module):
    size_multiple = 2
    feature_channels = 4

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 3, 3, padding=1)

    def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
        seen = self.norm(self.conv1(x)).relu()
        return x + self.conv2(seen), seen

    def forward(self, x: Tensor) -> Tensor:
        return self.forward_with_features(x)[0]


def test_a_student_as_its_own_teacher_stays_as_it_was():
    student = TinyStudent()
    teacher = SelfTeacher(student)
    again = SelfTeacher(copy.deepcopy(student))
    pixels = noise(2, 9, 7, 3)
    before = teacher(pixels)
    assert again.key == teacher.key
    for step in range(2):
        student(torch.rand(1, 3, 8, 8)).sum().backward()  # moves the statistics of the norm
        for parameter in student.parameters():
            parameter.data += 0.1
        changed = SelfTeacher(student)
        assert changed.key != teacher.key, step
    assert student.training
    np.testing.assert_array_equal(teacher(pixels), before)
    assert (changed(pixels) != before).any()
    with pytest.raises(ConfigError, match="VGG"):
        make_losses(["perceptual"], teacher=teacher)


def test_precision_is_what_was_asked_for():
    student = TinyStudent()
    pixels = noise(1, 32, 32, 3)
    x = torch.from_numpy(pixels).permute(0, 3, 1, 2) / 255
    with torch.no_grad():
        exact = student.eval()(x).clamp(0, 1).mul(255).round().permute(0, 2, 3, 1).numpy()
    rough = SelfTeacher(student, precision="bf16")(pixels).astype(int)
    np.testing.assert_array_equal(SelfTeacher(student, precision="fp32")(pixels), exact)
    assert 0 < np.abs(rough - exact).max() <= 3


# --- the cache -----------------------------------------------------------------------------------


def make_cache(folder: Path, key: str = "teacher", limit: int = 100 * MB) -> TeacherCache:
    return TeacherCache(folder, key, limit_bytes=limit)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_an_answer_is_kept_for_its_crop_and_its_teacher(tmp_path):
    cache = make_cache(tmp_path / "new" / "cache")
    crop, answer = noise(6, 8, 3), noise(6, 8, 3, seed=1)
    assert cache.get(crop) is None
    cache.put(crop, answer)
    got = make_cache(cache.folder).get(crop)
    np.testing.assert_array_equal(got, answer)
    with pytest.raises(ValueError, match="read-only"):
        got[0] = 0
    assert make_cache(cache.folder, "another").get(crop) is None
    assert cache.get(crop.reshape(8, 6, 3)) is None
    assert cache.get(noise(6, 8, 3, seed=2)) is None
    turned = crop[:, ::-1]
    cache.put(turned, answer[:, ::-1])
    np.testing.assert_array_equal(cache.get(turned), answer[:, ::-1])
    np.testing.assert_array_equal(np.load(cache.path_of(crop)), answer)
    assert len(files_in(cache.folder)) == 2


@pytest.mark.parametrize("shape", [(6, 8, 3), (1, 6, 8, 3)])
def test_an_answer_that_does_not_fit_is_refused(shape, tmp_path):
    cache = make_cache(tmp_path)
    with pytest.raises(ValueError, match="output"):
        cache.put(noise(8, 6, 3), noise(*shape))
    with pytest.raises(ValueError, match="output"):
        cache.put(noise(8, 6, 3), noise(8, 6, 3).astype(np.float32))
    assert not files_in(tmp_path)


class Poison:
    """Executes something when it is unpickled."""

    def __reduce__(self) -> tuple:
        return os.mkdir, (str(Path(os.environ["POISONED"])),)


def sealed(content: bytes) -> bytes:
    return content + zlib.crc32(content).to_bytes(4, "little")


def as_npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=True)
    return file.getvalue()


DAMAGES = {
    "empty": lambda good: b"",
    "three bytes": lambda good: good[:3],
    "cut in the header": lambda good: good[:40],
    "cut in the pixels": lambda good: good[:-30],
    "one byte short": lambda good: good[:-1],
    "longer": lambda good: good + b"\0",
    "one bit": lambda good: good[:150] + bytes([good[150] ^ 4]) + good[151:],
    "zeros": lambda good: bytes(len(good)),
    "zeros behind the header": lambda good: good[:128] + bytes(len(good) - 128),
    "garbage": lambda good: noise(len(good)).tobytes(),
    "text": lambda good: b"disk quota exceeded\n",
    "another shape": lambda good: sealed(as_npy(noise(8, 6, 3))),
    "another type": lambda good: sealed(as_npy(noise(6, 8, 3).astype(np.int8))),
    "columns first": lambda good: sealed(as_npy(np.asfortranarray(noise(6, 8, 3)))),
    "a poisoned pickle": lambda good: sealed(as_npy(np.array([Poison()], dtype=object))),
    "a header that lies": lambda good: sealed(good[:-80]),
    "a sealed nothing": lambda good: sealed(b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_removed_and_missing(damage, tmp_path, monkeypatch):
    monkeypatch.setenv("POISONED", str(tmp_path / "poisoned"))
    cache = make_cache(tmp_path / "cache")
    crop, answer = noise(6, 8, 3), noise(6, 8, 3, seed=1)
    cache.put(crop, answer)
    path = cache.path_of(crop)
    good = path.read_bytes()
    assert DAMAGES[damage](good) != good
    path.write_bytes(DAMAGES[damage](good))
    assert cache.get(crop) is None
    assert not path.exists()
    assert not (tmp_path / "poisoned").exists()
    cache.put(crop, answer)
    np.testing.assert_array_equal(cache.get(crop), answer)


def test_what_was_used_longest_ago_goes_first_and_nothing_else(tmp_path):
    own = tmp_path / "ab" / "holiday.npy"
    own.parent.mkdir()
    own.write_bytes(bytes(10**5))
    (tmp_path / "photo.jpg").write_bytes(bytes(10**5))
    crops = [noise(32, 32, 3, seed=i) for i in range(20)]
    one = 32 * 32 * 3 + 132
    cache = make_cache(tmp_path, limit=10 * one)
    now = time.time()
    for age, crop in enumerate(crops[:10]):
        cache.put(crop, crop)
        os.utime(cache.path_of(crop), (now - 10**5 + age,) * 2)
    for crop in crops[:2]:
        cache.get(crop)  # the two oldest are in use
    cache.put(crops[10], crops[10])
    kept = [cache.path_of(crop).exists() for crop in crops[:11]]
    assert kept == [True, True, False, False, *[True] * 7]  # one of room, one in advance
    for crop in crops[11:]:
        cache.put(crop, crop)
        assert sum(p.stat().st_size for p in files_in(tmp_path)) - 2 * 10**5 <= 10 * one
    assert own.exists()
    assert (tmp_path / "photo.jpg").exists()
    assert cache.get(crops[19]) is not None


def test_use_is_marked_once_an_hour_at_most(tmp_path):
    cache = make_cache(tmp_path)
    crop = noise(8, 8, 3)
    cache.put(crop, crop)
    path = cache.path_of(crop)
    now = time.time()
    for ago, marked in ((3000, False), (4000, True)):
        os.utime(path, (now - ago,) * 2)
        cache.get(crop)
        assert (path.stat().st_mtime > now - 100) == marked


def test_what_a_killed_process_left_is_swept_up_later(tmp_path):
    cache = make_cache(tmp_path)
    crop = noise(8, 8, 3)
    path = cache.path_of(crop)
    path.parent.mkdir()
    old, young, foreign = (
        path.with_name(f"{path.name}{end}")
        for end in (f".{'a' * 32}.part", f".{'b' * 32}.part", ".mine.part")
    )
    for part in (old, young, foreign):
        part.write_bytes(b"half")
        if part != young:
            os.utime(part, (time.time() - 7200,) * 2)
    assert cache.get(crop) is None
    cache.put(crop, crop)
    assert not old.exists()
    assert young.exists()  # somebody may be writing it
    assert foreign.exists()


def test_a_full_disk_harms_nothing(tmp_path, monkeypatch):
    resource = pytest.importorskip("resource", reason="only where processes have limits")
    cache = make_cache(tmp_path)
    crops = [noise(64, 64, 3, seed=i) for i in range(2)]
    cache.put(crops[0], crops[0])
    before = files_in(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(ConfigError, match="cannot be written") as caught:
            cache.put(crops[1], crops[1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "space" in caught.value.hint
    assert files_in(tmp_path) == before
    np.testing.assert_array_equal(cache.get(crops[0]), crops[0])

    def full(*names: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(teacher_cache.os, "replace", full)
    with pytest.raises(ConfigError, match="No space left"):
        cache.put(crops[1], crops[1])
    cache.put(crops[0], crops[0])  # is there already
    assert files_in(tmp_path) == before


def test_a_folder_that_cannot_be_used_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ConfigError, match="cannot be written") as caught:
            make_cache(folder)
        assert caught.value.hint
    with pytest.raises(ConfigError, match="size limit"):
        make_cache(tmp_path / "cache", limit=0)


def test_a_folder_where_nothing_may_be_written_can_still_be_read(tmp_path, monkeypatch):
    cache = make_cache(tmp_path)
    good, bad = noise(8, 8, 3), noise(8, 8, 3, seed=1)
    for crop in (good, bad):
        cache.put(crop, crop)
    os.utime(cache.path_of(good), (time.time() - 10**5,) * 2)
    cache.path_of(bad).write_bytes(b"damaged")

    def refuse(*args: object, **more: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    for owner, name in ((os, "utime"), (Path, "unlink"), (os, "replace")):
        monkeypatch.setattr(owner, name, refuse)
    np.testing.assert_array_equal(cache.get(good), good)
    assert cache.get(bad) is None
    with pytest.raises(ConfigError, match="Permission denied"):
        cache.put(noise(8, 8, 3, seed=2), good)


WRITER = """
import sys
from pathlib import Path
import numpy as np
from trainer.data.teacher_cache import TeacherCache

cache = TeacherCache(Path(sys.argv[1]), "teacher", limit_bytes=int(sys.argv[2]))
rng = np.random.default_rng(int(sys.argv[3]))
print("ready", flush=True)
found = 0
for step in range(int(sys.argv[4])):
    crop = np.full((32, 32, 3), rng.integers(40), np.uint8)
    answer = cache.get(crop)
    if answer is None:
        cache.put(crop, 255 - crop)
    else:
        found += 1
        assert (answer == 255 - crop).all()
print(found)
"""


def start_writer(folder: Path, limit: int, seed: int, steps: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(limit), str(seed), str(steps)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_processes_that_write_and_evict_at_once_do_not_meet(tmp_path):
    limit = 12 * 3300  # of the 40 crops a third fits
    writers = [start_writer(tmp_path, limit, seed, 300) for seed in range(3)]
    for writer in writers:
        told, complaint = writer.communicate(timeout=120)
        assert writer.returncode == 0, complaint
        assert int(told.split()[1]) > 20
    cache = make_cache(tmp_path, limit=limit)
    crops = [np.full((32, 32, 3), value, np.uint8) for value in range(40)]
    answers = [cache.get(crop) for crop in crops]
    for crop, answer in zip(crops, answers, strict=True):
        assert answer is None or (answer == 255 - crop).all()
    # Each may be over the limit by a sixteenth and by the one it is writing.
    assert sum(path.stat().st_size for path in files_in(tmp_path)) < limit * 1.25 + 3 * 3300
    assert not list(tmp_path.rglob("*.part"))


def test_a_writer_that_is_killed_leaves_whole_entries_only(tmp_path):
    writer = start_writer(tmp_path, 5 * 3300, 0, 10**9)
    try:
        assert writer.stdout.readline() == "ready\n"
        time.sleep(0.3)
    finally:
        writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        writer.communicate()
    entries = [path for path in files_in(tmp_path) if path.suffix == ".npy"]
    for value in range(40):
        crop = np.full((32, 32, 3), value, np.uint8)
        answer = make_cache(tmp_path).get(crop)
        assert answer is None or (answer == 255 - crop).all()
    assert [path for path in files_in(tmp_path) if path.suffix == ".npy"] == entries


# --- filling it ----------------------------------------------------------------------------------


class Answering:
    """A teacher that inverts; `calls` holds the shape of every batch."""

    key = "teacher"

    def __init__(self) -> None:
        self.calls: list[tuple[int, ...]] = []

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        self.calls.append(pixels.shape)
        return 255 - pixels


def test_fill_asks_only_for_what_is_not_known(tmp_path):
    teacher, cache = Answering(), make_cache(tmp_path)
    crops = [noise(16, 16, 3, seed=i) for i in range(10)]
    cache.put(crops[4], 255 - crops[4])
    events = []
    end = run(cache.fill(iter(crops), teacher, total=10, batch=4), events.append, job="fill")
    assert isinstance(end, Result)
    assert end.value == 9
    assert [call[0] for call in teacher.calls] == [4, 4, 1]
    shown = [event for event in events if isinstance(event, Progress)]
    assert [event.done for event in shown] == [4, 5, 9, 10]
    assert shown[-1].seconds_left == 0
    assert all(event.seconds_left is not None for event in shown)
    for crop in crops:
        np.testing.assert_array_equal(cache.get(crop), 255 - crop)


def test_fill_can_be_stopped_at_any_moment_and_goes_on(tmp_path):
    crops = [noise(16, 16, 3, seed=i) for i in range(12)]
    asked = 0
    for stop in itertools.count(1):
        teacher = Answering()
        work = make_cache(tmp_path).fill(iter(crops), teacher, total=12, batch=3)
        computed = 0
        for event in work:
            assert event.total == 12
            computed = sum(call[0] for call in teacher.calls)
            if computed and stop < 4:
                work.close()
                break
        asked += computed
        if stop == 4:
            break
    assert asked == 12
    assert len(files_in(tmp_path)) == 12


def test_fill_takes_crops_of_several_sizes_from_memory_that_is_used_again(tmp_path):
    teacher, cache = Answering(), make_cache(tmp_path)
    sizes = [8, 8, 16, 8, 16, 16]

    def crops() -> Iterator[np.ndarray]:
        memory = np.empty((16, 16, 3), np.uint8)
        for seed, size in enumerate(sizes):
            memory[:size, :size] = noise(size, size, 3, seed=seed)
            yield memory[:size, :size]
            memory[:] = 0

    list(cache.fill(crops(), teacher, total=6, batch=4))
    assert teacher.calls == [(2, 8, 8, 3), (1, 16, 16, 3), (1, 8, 8, 3), (2, 16, 16, 3)]
    for seed, size in enumerate(sizes):
        crop = noise(size, size, 3, seed=seed)
        np.testing.assert_array_equal(cache.get(crop), 255 - crop)


def test_fill_mends_what_is_damaged(tmp_path):
    teacher, cache = Answering(), make_cache(tmp_path)
    crops = [noise(16, 16, 3, seed=i) for i in range(3)]
    list(cache.fill(crops, teacher, total=3))
    cache.path_of(crops[1]).write_bytes(b"\0" * 900)
    list(cache.fill(crops, teacher, total=3))
    assert [call[0] for call in teacher.calls] == [3, 1]
    np.testing.assert_array_equal(cache.get(crops[1]), 255 - crops[1])


def test_fill_refuses_before_it_computes(tmp_path):
    teacher = Answering()
    crops = [noise(16, 16, 3, seed=i) for i in range(10)]
    end = run(
        make_cache(tmp_path, limit=8 * 768).fill(crops, teacher, total=10),
        lambda event: None,
        job="fill",
    )
    assert end.finished.outcome == "failed"
    assert "cache_gb" in end.finished.hint
    with pytest.raises(ValueError, match="another teacher"):
        next(make_cache(tmp_path, "another").fill(crops, teacher, total=10))
    assert not teacher.calls
    assert not files_in(tmp_path)


# --- features ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs"), [((8, 8), (4, 4)), ((4, 6), (8, 12)), ((9, 4), (3, 8))]
)
def test_features_of_any_two_sizes_meet_at_the_smaller(mine, theirs):
    adapter = FeatureAdapter(5, 7)
    student = torch.rand(2, 5, *mine, requires_grad=True)
    teacher = torch.rand(2, 7, *theirs, requires_grad=True)
    values = adapter(student, teacher)
    assert values.shape == (2,)
    values.sum().backward()
    assert student.grad.abs().sum() > 0
    assert adapter.translate.weight.grad.abs().sum() > 0
    assert teacher.grad is None


def test_features_count_as_a_share_of_what_the_teacher_says():
    adapter = FeatureAdapter(2, 2)
    with torch.no_grad():
        adapter.translate.weight.copy_(torch.eye(2)[:, :, None, None])
        adapter.translate.bias.zero_()
    teacher = torch.rand(3, 2, 4, 4)
    large = functional.interpolate(teacher, scale_factor=2.0)
    close(adapter(large, teacher), torch.zeros(3), atol=1e-6, rtol=0)
    close(adapter(torch.zeros(3, 2, 8, 8), teacher), torch.ones(3))
    once = adapter(0.5 * teacher, teacher)
    close(adapter(50 * teacher, 100 * teacher), once)
    close(once, torch.full((3,), 0.25))
    assert adapter(teacher, torch.zeros_like(teacher)).isfinite().all()


# --- the objective -------------------------------------------------------------------------------


def objective(alpha: float = 0.5, beta: float = 0.5, kind: str = "fixed", **more) -> Objective:
    weights = {"l1": 1.0, "mse": 2.0}
    losses = make_losses(weights)
    return Objective(losses, make_weighting(kind, weights), alpha=alpha, beta=beta, **more)


@pytest.fixture
def three() -> tuple[Tensor, Tensor, Tensor]:
    made = torch.Generator().manual_seed(0)
    output, sharp, soft = torch.rand(3, 4, 3, 16, 16, generator=made)
    return output.requires_grad_(), sharp, soft


def both(output: Tensor, target: Tensor) -> Tensor:
    """The losses of `objective` with their weights, a picture."""
    return LOSSES["l1"](output, target) + 2 * LOSSES["mse"](output, target)


def test_hard_and_soft_targets_are_joined_as_in_the_paper(three):
    output, sharp, soft = three
    total, terms = objective()(output, sharp, soft=soft)
    close(total, (both(output, sharp) + both(output, soft)).mean() / 2)
    assert set(terms) == {"hard/l1", "hard/mse", "soft/l1", "soft/mse"}
    assert terms["hard/mse"] == pytest.approx(LOSSES["mse"](output, sharp).mean().item())
    assert terms["soft/l1"] == pytest.approx(LOSSES["l1"](output, soft).mean().item())
    total, _ = objective(1.0, 0.25)(output, sharp, soft=soft)
    close(total, (both(output, sharp) + both(output, soft) / 4).mean())
    total, terms = objective(1.0, 0.0)(output, sharp)
    close(total, both(output, sharp).mean())
    assert set(terms) == {"hard/l1", "hard/mse"}


def test_pictures_without_a_teachers_result_have_their_hard_target_alone(three):
    output, sharp, soft = three
    there = torch.tensor([True, False, True, False])
    soft = torch.where(there[:, None, None, None], soft, torch.nan)  # must not even be looked at
    total, terms = objective(1.0, 0.5)(output, sharp, soft=soft, has_soft=there)
    hard, easy = both(output, sharp), both(output, soft)
    wanted = torch.stack(
        [hard[0] + easy[0] / 2, 1.5 * hard[1], hard[2] + easy[2] / 2, 1.5 * hard[3]]
    ).mean()
    close(total, wanted)
    assert terms["soft/mse"] == pytest.approx(LOSSES["mse"](output, soft)[there].mean().item())
    (slope,) = torch.autograd.grad(total, output)
    assert slope.isfinite().all()
    none, terms = objective()(output, sharp, soft=soft, has_soft=torch.zeros(4, dtype=torch.bool))
    close(none, hard.mean())
    assert not any(name.startswith("soft") for name in terms)


def test_the_soft_target_fades_and_the_hard_one_takes_its_weight(three):
    output, sharp, soft = three
    hard, easy = both(output, sharp).mean(), both(output, soft).mean()
    for scale in (1.0, 0.5, 0.0):
        total, terms = objective(0.6, 0.4)(output, sharp, soft=soft, soft_scale=scale)
        b = 0.4 * scale
        close(total, (0.6 * hard + b * easy) / (0.6 + b))
        assert ("soft/l1" in terms) == (scale > 0)


def test_with_blurred_photos_alone_only_the_teacher_counts(three):
    output, sharp, soft = three
    there = torch.tensor([True, False, True, True])
    for scale in (1.0, 0.3, 0.0):
        total, terms = objective(0.0, 1.0)(
            output, None, soft=soft, has_soft=there, soft_scale=scale
        )
        close(total, both(output, soft)[there].sum() / 4)
        assert set(terms) == {"soft/l1", "soft/mse"}
    with pytest.raises(ConfigError, match="alpha is 0"):
        objective(0.0, 1.0)(output, sharp)
    for kind in ("fixed", "gradnorm-output", "uncertainty"):
        total, terms = objective(0.0, 1.0, kind)(output, None, soft=soft, has_soft=there & False)
        assert torch.autograd.grad(total, output)[0].abs().sum() == 0
        assert not any("soft" in name for name in terms)


def test_the_feature_term_comes_on_top_and_fades_too(three):
    output, sharp, _ = three
    adapter = FeatureAdapter(4, 6)
    joined = objective(adapter=adapter, feature_weight=0.1)
    features, known = torch.rand(4, 4, 8, 8), torch.rand(4, 6, 4, 4)
    plain, _ = objective()(output, sharp)
    value = adapter(features, known).mean()
    for scale in (1.0, 0.5):
        total, terms = joined(
            output, sharp, features=features, teacher_features=known, soft_scale=scale
        )
        close(total, plain + 0.1 * scale * value)
        assert terms["feature"] == pytest.approx(value.item())
    assert {name for name, _ in joined.named_parameters()} == {
        "adapter.translate.weight", "adapter.translate.bias",
    }  # fmt: skip


def test_adaptive_weights_are_shown_and_saved(three):
    output, sharp, soft = three
    adapting = objective(kind="gradnorm-output")
    _, terms = adapting(output, sharp, soft=soft)
    assert terms["weight/l1"] + terms["weight/mse"] == pytest.approx(3.0)
    other = objective(kind="gradnorm-output")
    other.load_state_dict(adapting.state_dict())
    assert other.weighting.lengths.tolist() == adapting.weighting.lengths.tolist() != [0, 0]
    learned = objective(kind="uncertainty")
    assert [name for name, _ in learned.named_parameters()] == ["weighting.log_scale"]


def test_the_teacher_is_no_part_of_the_checkpoint(weights, net):
    losses = make_losses(["perceptual"], teacher=Teacher(weights))
    joined = Objective(losses, make_weighting("fixed", {"perceptual": 1.0}))
    assert not joined.state_dict()
    assert not list(joined.parameters())


@pytest.mark.parametrize(
    "numbers",
    [{"alpha": 0.0, "beta": 0.0}, {"alpha": -1.0, "beta": 2.0}, {"feature_weight": -0.1}],
)
def test_an_objective_that_makes_no_sense_is_refused(numbers):
    with pytest.raises(ConfigError, match="objective"):
        objective(**numbers)


def test_a_student_comes_nearer_to_its_teacher():
    """The whole way: ask, keep, read, learn from both targets and the features."""
    torch.manual_seed(0)
    student = TinyStudent()
    known = SelfTeacher(TinyStudent())
    pixels = noise(4, 16, 16, 3)
    soft = torch.from_numpy(known(pixels)).permute(0, 3, 1, 2) / 255
    x = torch.from_numpy(pixels).permute(0, 3, 1, 2) / 255
    joined = objective(0.0, 1.0, "uncertainty", adapter=FeatureAdapter(4, 4), feature_weight=0.1)
    history = []
    for _ in range(40):
        output, features = student.forward_with_features(x)
        with torch.no_grad():
            wanted = known.net.forward_with_features(x)[1]
        total, terms = joined(output, None, soft=soft, features=features, teacher_features=wanted)
        learned = [*student.parameters(), *joined.parameters()]
        for parameter, slope in zip(learned, torch.autograd.grad(total, learned), strict=True):
            parameter.data -= 5e-3 * slope.sign()
        history.append(terms)
    for name in ("soft/l1", "soft/mse", "feature"):
        assert history[-1][name] < 0.8 * history[0][name], name
    assert history[-1]["weight/l1"] > 1


def test_events_of_fill_pass_through_a_pipe(tmp_path):
    from engine.events import from_json, to_json

    lines = []
    run(
        make_cache(tmp_path).fill([noise(8, 8, 3)], Answering(), total=1),
        lambda event: lines.append(to_json(event)),
        job="fill",
    )
    events = [from_json(line) for line in lines]
    assert isinstance(events[-1], Finished)
    assert isinstance(events[1], Progress)


def test_the_teacher_is_probed_where_it_is() -> None:
    """The device `meta` stands for a GPU."""
    probed: list[str] = []

    class Far(nn.Module):
        size_multiple = 16

        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.zeros(1, device="meta"))

        def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
            probed.append(x.device.type)
            return x, x.new_zeros(1, 7, 1, 1)

    config = TrainConfig(teacher=SELF, start="live", feature_weight=0.1, crop_px=(64,))
    teacher: Any = SimpleNamespace(net=Far())
    result = run(make_objective(config, teacher), lambda _: None, job="prepare")
    assert result.finished.outcome == "ok", result.finished.traceback
    assert probed == ["meta"]


def test_outputs_of_one_view_are_not_taken_for_those_of_two() -> None:
    catalogue = Catalogue.of_program()
    one, two = (distill.OnnxTeacher(catalogue.get(name)) for name in ("best", "best-x2"))
    assert one.key != two.key
    assert one.key == distill.OnnxTeacher(catalogue.get("best")).key
