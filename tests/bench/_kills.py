"""Kills, on purpose: of a batch, of the parts of a cluster, of a training.

A batch is killed at a random system call: strace counts the calls of a sound run, and then lets one
of them end the process (`inject=CALL:signal=SIGKILL:when=N`). Half of the calls are those that
change files, the others any. A training and the parts of a cluster are killed at random moments.
What is left is resumed to the end and compared with what a run that nobody disturbed has made.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import psutil
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parents[2]
CHANGING = (
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "link",
    "unlink", "mkdir", "rmdir", "flock", "fcntl",
)  # fmt: skip
KILLS_A_ROUND = 3
"""More, and pictures are rightly given up: those that were in work each time."""

SECONDS = 600


def batch(folder: Path, count: int, seed: int, until: float) -> dict[str, object]:
    """Kill batches at random system calls `count` times; return what was lost."""
    dice, faults = random.Random(seed), list[str]()
    photos = _photos(folder / "in", 10)
    originals, wanted = _digests(photos), folder / "wanted"
    command = _engine("run", photos, "-o", "OUT", "-q", "-j", 1, "-m", "live", "--no-guard")
    calls = _calls(folder, _with(command, OUT=wanted), _environment(folder / "data"))
    expected, kills, rounds = _digests(wanted), 0, 0
    while kills < count and time.monotonic() < until:
        rounds += 1
        place = folder / f"round{rounds}"
        place.mkdir()
        out, environment = place / "out", _environment(place / "data")
        again: Sequence[object] = _with(command, OUT=out)
        moments = []
        for _ in range(KILLS_A_ROUND):
            name, number = _moment(dice, calls)
            if _killed(again, environment, name, number):
                kills += 1
                moments.append(f"{name} {number}")
            again = _engine("run", "--resume", "-q", "-j", 1)
        for words in (again, _with(command, OUT=out)):
            code, said = _run(words, environment)
            if code != 0:
                faults.append(f"round {rounds} {moments}: exit code {code}: {said[-300:]}")
        faults += [f"round {rounds} {moments}: {what}" for what in _differences(expected, out)]
        if _digests(photos) != originals:
            faults.append(f"round {rounds} {moments}: an original was changed")
        _print_new(faults)
        shutil.rmtree(place)
    return {"kills": kills, "rounds": rounds, "faults": len(faults)}


def training(folder: Path, count: int, seed: int, until: float) -> dict[str, object]:
    """Kill trainings at random moments `count` times; return what was lost."""
    import torch

    dice, faults = random.Random(seed), list[str]()
    pairs = folder / "pairs"
    for number in range(6):
        small = np.random.default_rng(number).integers(0, 256, (48, 64, 3), np.uint8)
        sharp = Image.fromarray(small).resize((512, 384), Image.Resampling.BICUBIC)
        for kind, picture in (("sharp", sharp), ("blur", sharp.filter(ImageFilter.BoxBlur(2)))):
            (pairs / kind).mkdir(parents=True, exist_ok=True)
            picture.save(pairs / kind / f"{number}.png")
    command = [
        sys.executable, "-m", "trainer", "train", "RUN", "--preset", "smoke", "--pairs", pairs,
        "--set", "crops_per_pair=2", "--set", "save_every=1", "--workers", 0,
    ]  # fmt: skip
    environment = _environment(folder / "data")
    begun = time.monotonic()
    code, said = _run(_with(command, RUN=folder / "wanted"), environment)
    seconds = time.monotonic() - begun
    assert code == 0, said
    expected = torch.load(folder / "wanted" / "last.pt", weights_only=True)
    kills = rounds = 0
    while kills < count and time.monotonic() < until:
        rounds += 1
        run, moments = folder / f"run{rounds}", []
        for _ in range(KILLS_A_ROUND):
            # Loading torch is half of a small training, and nothing is at stake meanwhile.
            moment = dice.uniform(0.3, 1) * seconds
            if _killed_after(_with(command, RUN=run), environment, moment):
                kills += 1
                moments.append(f"{moment:.1f} s")
        code, said = _run(_with(command, RUN=run), environment)
        if code != 0:
            faults.append(f"round {rounds} {moments}: exit code {code}: {said[-300:]}")
        else:
            made = torch.load(run / "last.pt", weights_only=True)
            same = made["step"] == expected["step"] and all(
                bool((value == made["net"][name]).all()) for name, value in expected["net"].items()
            )
            if not same:
                faults.append(f"round {rounds} {moments}: other weights than without a kill")
            left = [path.name for path in run.rglob(".*") if path.is_file()]
            faults += [f"round {rounds} {moments}: {left} is left"] if left else []
        _print_new(faults)
        shutil.rmtree(run, ignore_errors=True)
    return {"kills": kills, "rounds": rounds, "faults": len(faults)}


def cluster(folder: Path, count: int, seed: int, until: float) -> dict[str, object]:
    """Kill worker, owner or scheduler of a batch on a cluster `count` times; say what was lost."""
    dice, faults = random.Random(seed), list[str]()
    photos = _photos(folder / "in", 12)
    environment = _environment(folder / "data")
    words = ("run", photos, "-o", "OUT", "-q", "-j", 1, "-m", "live", "--no-guard")
    code, said = _run(_with(_engine(*words), OUT=folder / "wanted"), environment)
    assert code == 0, said
    expected = _digests(folder / "wanted")
    kills = {"worker": 0, "owner": 0, "scheduler": 0}
    rounds = 0
    while sum(kills.values()) < count and time.monotonic() < until:
        rounds += 1
        kind = dice.choice(sorted(kills))
        out = folder / f"out{rounds}"
        environment = _environment(folder / f"data{rounds}")
        with _dask(folder, environment) as dask:
            address = dask.address
            owner = _start([*_with(_engine(*words), OUT=out), "--cluster", address], environment)
            _wait_until_at_work(owner, out, dice)
            if owner.poll() is None:
                if kind == "scheduler":
                    dask.restart()
                else:
                    (owner if kind == "owner" else dask.workers[0]).kill()
                kills[kind] += 1
            said = ""
            with contextlib.suppress(subprocess.TimeoutExpired):
                said, _ = owner.communicate(timeout=SECONDS)
            if owner.poll() is None:
                faults.append(f"round {rounds}: the batch hangs after the {kind} was killed")
                owner.kill()
                owner.communicate()
            elif kind != "owner" and owner.returncode != 0:
                code = owner.returncode
                faults.append(f"round {rounds}: exit code {code} without a {kind}: {said[-600:]}")
        for again in (_engine("run", "--resume", "-q", "-j", 1), _with(_engine(*words), OUT=out)):
            code, said = _run(again, environment)
            if code != 0:
                faults.append(f"round {rounds}: exit code {code} after a {kind}: {said[-300:]}")
        faults += [f"round {rounds}, {kind}: {what}" for what in _differences(expected, out)]
        _print_new(faults)
        shutil.rmtree(out, ignore_errors=True)
    return {"kills": sum(kills.values()), **kills, "faults": len(faults)}


# --- what they share -----------------------------------------------------------------------------


def _photos(folder: Path, count: int) -> Path:
    for number in range(count):
        path = folder / ("sub" if number % 3 == 2 and "in" in folder.name else "")
        path.mkdir(parents=True, exist_ok=True)
        small = np.random.default_rng(number).integers(0, 256, (12, 16, 3), np.uint8)
        picture = Image.fromarray(small).resize((320, 240), Image.Resampling.BICUBIC)
        picture.save(path / f"{number:02}{'.png' if number % 2 else '.jpg'}")
    return folder


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _differences(expected: Mapping[str, str], out: Path) -> list[str]:
    found = _digests(out) if out.exists() else {}
    lines = [f"{name} is missing" for name in expected.keys() - found.keys()]
    lines += [f"{name} is too much" for name in found.keys() - expected.keys()]
    both = expected.keys() & found.keys()
    return lines + [f"{name} differs" for name in both if expected[name] != found[name]]


def _engine(*words: object) -> list[object]:
    return [sys.executable, "-m", "engine", *words]


def _with(command: Sequence[object], **places: Path) -> list[object]:
    return [places.get(str(word), word) for word in command]


def _environment(data: Path) -> dict[str, str]:
    own = {"DEBLUR_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


def _start(command: Sequence[object], environment: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(word) for word in command], cwd=ROOT, env=dict(environment), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        errors="replace",
    )  # fmt: skip


def _run(command: Sequence[object], environment: Mapping[str, str]) -> tuple[int, str]:
    child = _start(command, environment)
    try:
        said, _ = child.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        return 999, f"not over after {SECONDS} s: {child.communicate()[0]}"
    return child.returncode, said


def _calls(
    folder: Path, command: Sequence[object], environment: Mapping[str, str]
) -> dict[str, int]:
    """Return how often the busiest thread of a run that nobody disturbs makes each system call."""
    log = folder / "calls.txt"
    code, said = _run(["strace", "-f", "-qq", "-o", log, *command], environment)
    assert code == 0, said
    counts: Counter[tuple[str, str]] = Counter()
    with open(log, errors="replace") as lines:
        for line in lines:
            thread, _, call = line.partition(" ")
            name = call.lstrip().partition("(")[0]
            if name.isidentifier() and name not in ("execve", "exit", "exit_group"):
                counts[thread, name] += 1
    log.unlink()
    most: dict[str, int] = {}
    for (_, name), count in counts.items():
        most[name] = max(most.get(name, 0), count)
    return most


def _moment(dice: random.Random, calls: Mapping[str, int]) -> tuple[str, int]:
    """Return a system call, and the how manieth of a thread."""
    changing = [name for name in CHANGING if name in calls]
    name = dice.choice(changing if dice.random() < 0.5 else sorted(calls))
    return name, dice.randint(1, calls[name])


def _killed(
    command: Sequence[object], environment: Mapping[str, str], name: str, number: int
) -> bool:
    inject = f"inject={name}:signal=SIGKILL:when={number}"
    tracing = ["strace", "-f", "-qq", "-e", f"trace={name}", "-e", inject]
    code, _ = _run([*tracing, "-o", "/dev/null", *command], environment)
    return code in (-signal.SIGKILL, 128 + signal.SIGKILL)


def _killed_after(
    command: Sequence[object], environment: Mapping[str, str], seconds: float
) -> bool:
    child = _start(command, environment)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.communicate(timeout=seconds)
        return False
    child.kill()
    child.communicate()
    return True


class _Dask:
    """A scheduler and two workers."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder, self._environment = folder, environment
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self.programs: list[subprocess.Popen[str]] = []
        self.workers: list[subprocess.Popen[str]] = []
        self._start_all()

    def restart(self) -> None:
        """Kill the scheduler and start it again, with the workers, which end without it."""
        self._scheduler.kill()
        for worker in self.workers:
            with contextlib.suppress(subprocess.TimeoutExpired):
                worker.communicate(timeout=60)
        self._start_all()

    def _start_all(self) -> None:
        python = [sys.executable, "-m"]
        self._scheduler = _start(
            [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", self._port,
             "--no-dashboard"], self._environment,
        )  # fmt: skip
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port)):
                break
            time.sleep(0.05)
        worker = [*python, "distributed.cli.dask_worker", self.address, "--nthreads", 1]
        worker += ["--no-nanny", "--no-dashboard", "--local-directory", self._folder / "dask"]
        self.workers = [_start(worker, self._environment) for _ in range(2)]
        self.programs += [self._scheduler, *self.workers]


@contextlib.contextmanager
def _dask(folder: Path, environment: Mapping[str, str]) -> Iterator[_Dask]:
    """Give a scheduler with two workers."""
    dask = _Dask(folder, environment)
    try:
        yield dask
    finally:
        for program in dask.programs:
            with contextlib.suppress(psutil.NoSuchProcess):
                for child in psutil.Process(program.pid).children(recursive=True):
                    child.kill()
            program.kill()
            program.communicate()


def _wait_until_at_work(owner: subprocess.Popen[str], out: Path, dice: random.Random) -> None:
    until, wanted = time.monotonic() + SECONDS, dice.randint(0, 5)
    while owner.poll() is None and time.monotonic() < until:
        if (
            out.exists()
            and sum(name.endswith((".jpg", ".png")) for name in os.listdir(out)) >= wanted
        ):
            break
        time.sleep(0.02)
    time.sleep(dice.uniform(0, 0.5))


def _print_new(faults: list[str], printed: list[int] = [0]) -> None:  # noqa: B006 - remembers
    for line in faults[printed[0] :]:
        print(line, flush=True)
    printed[0] = len(faults)
