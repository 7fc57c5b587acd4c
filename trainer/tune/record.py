"""A tuning on disk: what was asked, what was said, what came of it, and the wishes of who watches.

A tuning is a folder. The process that trains writes what happens into it, whoever watches reads
it and leaves wishes there; so it does not matter whether the watcher started it, found it again
after a restart of its own, or is not there at all.

    <data>/tunings/20261123-071500-my-camera/
        tuning.json     what was asked: TuneSpec
        material.json       what was found in the folders: ScanResult
        wishes.json     pause, finish, stay, sample: Requests
        events.jsonl    all that was said, progress once or twice a second
        errors.txt      the last words of a process that crashed
        config.toml, last.pt, ...       the run: trainer/README.md
        samples/        held-out photos: blurred, sharp, by the old model, by the new one
        model/          the tuned model's files and card
        result.json     how the old and the new model compare: TuneResult
        .lock           held by the process that is at work here
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from engine.core.resources import user_data_dir
from engine.core.store import FileLock
from engine.errors import ConfigError
from engine.images.files import atomic_file

T = TypeVar("T")

Kind = Literal["pairs", "sharp", "blurred"]
Effort = Literal["quick", "standard", "thorough"]
Verdict = Literal["good", "fixed", "dropped"]
Phase = Literal["ready", "running", "interrupted", "finished"]

EVENTS, ERRORS, LOCK = "events.jsonl", "errors.txt", ".lock"

EFFORTS: Mapping[Effort, Mapping[str, Any]] = {
    "quick": {"steps": 400, "decay_steps": 300, "validate_every": 100, "synth_pairs": 384},
    "standard": {"steps": 1500, "decay_steps": 1000, "validate_every": 250},
    "thorough": {"steps": 6000, "decay_steps": 4000, "validate_every": 500},
}
"""Settings on top of the preset `finetune`. In steps, not minutes: what a tuned model is worth
does not depend on how fast the machine is; how long it takes does, and is measured."""

LEAST_PICTURES = 4
"""Fewer teach nothing that holds for the next picture, and leave none to measure by."""


@dataclass(frozen=True)
class TuneSpec:
    """What was asked: a student, what it learns from, and how long.

    `teacher` is a model of the catalogue, a file of weights, "self" or "" for none. `settings` are
    keys of TrainConfig that replace those of the preset and of the effort.
    """

    name: str
    """Of the model that it makes."""
    folders: tuple[str, ...]
    kind: Kind | Literal[""] = ""
    """What the photos in the folders are used as; "": what they look like."""
    title: str = ""
    student: str = "live"
    teacher: str = "self"
    effort: Effort = "standard"
    settings: Mapping[str, Any] = field(default_factory=dict)
    int8: bool = True
    created: str = ""
    """ISO 8601, local time, to the second."""


@dataclass(frozen=True)
class ScanRow:
    """One pair or photo that was looked at, and what becomes of it.

    `why` is for people, "" where all is well. A photo that is not part of a pair has one path.
    `findings` are what the pair doctor says (trainer.tune.scan makes its report of them again).
    """

    name: str
    blurred: str = ""
    sharp: str = ""
    verdict: Verdict = "good"
    why: str = ""
    label: str = ""
    """Of a photo that is no part of a pair: sharp, motion, defocus, noisy or unsure."""
    scene: str = ""
    split: str = ""
    findings: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class ScanResult:
    """What there is in some folders to learn from."""

    kind: Kind
    folders: tuple[str, ...]
    rows: tuple[ScanRow, ...]
    layout: str = ""
    note: str = ""
    """What the user should know of the whole."""

    def count(self, verdict: Verdict) -> int:
        """Return how many pairs or photos came out so."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def usable(self) -> int:
        """How many can be learned from."""
        return len(self.rows) - self.count("dropped")

    def as_kind(self, kind: Kind) -> ScanResult:
        """Return the same photos used as `kind`: as sharp ones, or as blurred ones."""
        if "pairs" in (self.kind, kind):
            return self
        return dataclasses.replace(self, kind=kind, rows=tuple(_used(r, kind) for r in self.rows))


def _used(row: ScanRow, kind: Kind) -> ScanRow:
    path = row.sharp or row.blurred
    if kind == "sharp":
        good = row.label == "sharp"
        why = "" if good else f"not sharp ({row.label})"
    else:
        good = row.label in ("motion", "defocus", "unsure")
        why = "" if good else f"not blurred ({row.label})"
    # One that cannot be read has no label.
    if not row.label:
        good, why = False, row.why
    where = {"sharp": path, "blurred": ""} if kind == "sharp" else {"sharp": "", "blurred": path}
    return dataclasses.replace(row, verdict="good" if good else "dropped", why=why, **where)


@dataclass(frozen=True)
class Requests:
    """What who watches wants of a tuning at work.

    `finish` ends the training early, and goes on to the comparison with what there is. `stop`
    leaves it to be gone on with. `stay` lets it go on when its watcher has gone. `sample` is
    raised by one for each picture that is wanted now.
    """

    pause: bool = False
    finish: bool = False
    stop: bool = False
    stay: bool = False
    sample: int = 0


@dataclass(frozen=True)
class ComparedPicture:
    """One held-out picture: PSNR in dB, and SSIM (kind ssim_gauss), of blurred, old and new."""

    name: str
    blurred: str
    sharp: str
    old: str
    new: str
    psnr: tuple[float, float, float]
    ssim: tuple[float, float, float]


@dataclass(frozen=True)
class TuneResult:
    """How the tuned model compares, on pictures that it has not learned from.

    `general` are mean PSNRs in dB (blurred, old, new) on other blur, made from sharp pictures that
    were held out: what was forgotten; empty where there were none. `mix` is the share of the tuned
    weights, 1 where they stand alone.
    """

    better: bool
    reason: str
    old: str
    new: str
    pictures: tuple[ComparedPicture, ...]
    general: tuple[float, ...] = ()
    mix: float = 1.0
    steps: int = 0
    seconds: float = 0.0
    """Spent learning."""
    other_seconds: float = 0.0
    """Spent on all the rest, 0 where it was done in several sessions."""
    trained_on: int = 0
    precisions: Mapping[str, float] = field(default_factory=dict)
    """Precision -> dB lost against fp32."""
    adopted: str = ""
    """The name under which it stands in the catalogue, "" where it does not."""

    def mean(self, which: Literal["psnr", "ssim"]) -> tuple[float, ...]:
        """Return the means of blurred, old and new."""
        values = [getattr(one, which) for one in self.pictures]
        return tuple(sum(column) / len(values) for column in zip(*values, strict=True))


class Tuning:
    """The folder of one tuning."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def new(
        cls, spec: TuneSpec, material: ScanResult | None = None, home: Path | None = None
    ) -> Tuning:
        """Make the folder of a tuning; raises ConfigError where that cannot be.

        `material`: what was found in the folders of the spec, None where nobody has looked yet.
        """
        now = datetime.now()
        spec = dataclasses.replace(spec, created=now.isoformat(timespec="seconds"))
        stem = f"{now:%Y%m%d-%H%M%S}-{re.sub('[^A-Za-z0-9._-]+', '-', spec.name)[:40]}"
        home = home or tunings_home()
        for number in range(1, 1000):
            folder = home / (stem if number == 1 else f"{stem}-{number}")
            try:
                folder.mkdir(parents=True)
            except FileExistsError:
                continue
            except OSError as error:
                raise _unwritable(folder, error) from error
            tuning = cls(folder)
            if material is not None:
                tuning.write("material.json", material)
            tuning.write("tuning.json", spec)  # the last: with it the folder is a tuning
            return tuning
        raise ConfigError(f"There are too many tunings in {home}.", "Delete some.")

    @property
    def spec(self) -> TuneSpec:
        """What was asked; ConfigError where it cannot be read."""
        return self._read("tuning.json", TuneSpec)

    @property
    def material(self) -> ScanResult | None:
        """What was found, None where nobody has looked yet."""
        with suppress(ConfigError):
            return self._read("material.json", ScanResult)
        return None

    @property
    def requests(self) -> Requests:
        """What is wished; nothing where nothing can be read."""
        with suppress(ConfigError):
            return self._read("wishes.json", Requests)
        return Requests()

    @property
    def result(self) -> TuneResult | None:
        """How it ended, None where it has not."""
        with suppress(ConfigError):
            return self._read("result.json", TuneResult)
        return None

    def request(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Requests
        """Leave wishes; raises ConfigError."""
        self.write("wishes.json", dataclasses.replace(self.requests, **changes))

    @property
    def is_running(self) -> bool:
        """Whether a process is at work here."""
        return FileLock(self.folder / LOCK).is_held()

    @property
    def phase(self) -> Phase:
        """How far it is."""
        if self.is_running:
            return "running"
        if (self.folder / "result.json").exists():
            return "finished"
        return "interrupted" if (self.folder / EVENTS).exists() else "ready"

    def delete(self) -> None:
        """Remove everything; ConfigError while a process is at work here, or where it stays."""
        if self.is_running:
            raise ConfigError(f"{self.folder} is at work.", "Stop it first.")
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            raise ConfigError(
                f"{self.folder} cannot be removed: {error.strerror or error}.",
                "Close the programs that use it.",
            ) from error

    def write(self, name: str, value: Any) -> None:  # noqa: ANN401 - a dataclass of this module
        """Write one of the values of this module, atomically; raises ConfigError."""
        text = json.dumps(dataclasses.asdict(value), indent=1)
        try:
            with atomic_file(self.folder / name, overwrite=True) as file:
                file.write(text.encode("ascii"))
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def _read(self, name: str, kind: type[T]) -> T:
        path = self.folder / name
        try:
            table = json.loads(path.read_text(encoding="ascii"))
            return _made(kind, table)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ConfigError(
                f"{path} cannot be read: {error}.", "Begin a new tuning; delete this one."
            ) from error


def _unwritable(folder: Path, error: OSError) -> ConfigError:
    return ConfigError(
        f"{folder} cannot be written to: {error.strerror or error}.",
        "Make room, or let DEBLUR_DATA name a folder on another disk.",
    )


_PARTS: Mapping[tuple[str, str], type[Any]] = {
    ("ScanResult", "rows"): ScanRow,
    ("TuneResult", "pictures"): ComparedPicture,
}


def _made(kind: type[T], table: Mapping[str, Any]) -> T:
    """Return a value of this module from JSON; keys that a newer program wrote are passed over."""
    known: dict[str, Any] = {}
    for each in dataclasses.fields(kind):  # type: ignore[arg-type] - a dataclass
        if each.name not in table:
            continue
        value = table[each.name]
        part = _PARTS.get((kind.__name__, each.name))
        if part is not None:
            value = tuple(_made(part, one) for one in value)
        elif isinstance(value, list):
            value = tuple(value)
        known[each.name] = value
    made = kind(**known)
    if isinstance(made, TuneSpec) and not (
        made.kind in ("", *get_args(Kind)) and made.effort in get_args(Effort)
    ):
        raise ValueError(f"{made.kind} or {made.effort} is not known")
    return made


def scan_result_from(table: Mapping[str, Any]) -> ScanResult:
    """Return what `deblur-train look --report` has written; raises ConfigError."""
    try:
        return _made(ScanResult, table)
    except (TypeError, ValueError, KeyError) as error:
        raise ConfigError(f"This is no report of what can be learned from: {error}") from error


def tunings_home() -> Path:
    """Return the folder of all tunings; it need not exist."""
    return user_data_dir() / "tunings"


def find_tunings(home: Path | None = None) -> list[Tuning]:
    """Return every tuning there is, the newest first."""
    home = home or tunings_home()
    try:
        folders = sorted((p for p in home.iterdir() if (p / "tuning.json").exists()), reverse=True)
    except OSError:
        return []
    return [Tuning(folder) for folder in folders]
