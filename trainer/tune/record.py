"""A tuning on disk.

A tuning is a folder. The training process writes its state into it; the window, or any other
program, reads it and leaves requests. So the window need not have started it, and may be closed.

    <data>/tunings/20261123-071500-my-camera/
        tuning.json     the request: TuneSpec
        material.json   the data found in the folders: ScanResult
        requests.json   pause, finish, stop, stay, sample: Requests
        events.jsonl    all events, progress once or twice a second
        errors.txt      stderr of a process that crashed
        config.toml, last.pt, ...       the run: docs/training.md
        samples/        held-out photos: blurred, sharp, by the old and by the new model
        model/          files and card of the tuned model
        result.json     comparison of the old and the new model: TuneResult
        .lock           held by the running process
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

from engine.core.locks import FileLock
from engine.core.paths import exists, is_folder
from engine.core.resources import user_data_dir
from engine.errors import ConfigError
from engine.messages import Message, message_from_json, msg
from trainer.files import write_file

STAGE_CODE = "stage-"
"""What the code of the message begins with that names a stage."""

MEASURED_RANGE = 0.9, 1.5
"""What a tuning takes at least and at most, against the estimate from a measured step."""

T = TypeVar("T")

Kind = Literal["pairs", "sharp", "blurred"]
Effort = Literal["quick", "standard", "thorough"]
Verdict = Literal["good", "fixed", "dropped"]
Phase = Literal["ready", "running", "interrupted", "finished"]

EVENTS, ERRORS, LOCK = "events.jsonl", "errors.txt", ".lock"

LABELS: Mapping[str, str] = {
    "sharp": msg("sharp"),
    "motion": msg("motion blur"),
    "blurred": msg("blurred"),
    "defocus": msg("out of focus"),
    "noisy": msg("noisy"),
    "unsure": msg("unsure"),
    "": msg("unreadable"),
}
"""The labels of `engine.quality.triage` in words; "" is that of a photo that cannot be read."""

_HINT = msg("Free some space, or set DEBLUR_DATA to a folder on another disk.")

MIN_PICTURES = 4
"""Minimum for training and validation."""

ENOUGH_PICTURES = 20
"""From here on a tuning usually pays."""


@dataclass(frozen=True)
class TuneSpec:
    """The request: a student, its training data, and the effort.

    `teacher` is a model of the catalogue, a file of weights, "self" or "" for none. `settings` are
    keys of TrainConfig that override the preset and the effort.
    """

    name: str
    """Name of the new model."""
    folders: tuple[str, ...]
    kind: Kind | Literal[""] = ""
    """How unpaired photos are used; "": determined by the scan."""
    title: str = ""
    student: str = "balanced"
    teacher: str = "self"
    effort: Effort = "standard"
    settings: Mapping[str, Any] = field(default_factory=dict)
    int8: bool = True
    created: str = ""
    """ISO 8601, local time, to the second."""


@dataclass(frozen=True)
class ScanRow:
    """One pair or photo, and how it is used.

    `why` is the reason for people, "" if the item is good. A photo without partner has one path.
    `findings` are those of the pair doctor, from which trainer.tune.scan restores its report.
    """

    name: str
    blurred: str = ""
    sharp: str = ""
    verdict: Verdict = "good"
    why: str = ""
    label: str = ""
    """Of a photo without partner: sharp, motion, defocus, blurred, noisy or unsure."""
    scene: str = ""
    split: str = ""
    findings: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class ScanResult:
    """The usable training data in some folders."""

    kind: Kind
    folders: tuple[str, ...]
    rows: tuple[ScanRow, ...]
    layout: str = ""
    note: str = ""
    """A summary for the user."""
    megapixels: float = 0.0
    """Mean of the usable photos, by some of them; 0 if it is not known."""

    def count(self, verdict: Verdict) -> int:
        """Return the number of pairs or photos with this verdict."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def usable(self) -> int:
        """Number of usable pairs or photos."""
        return len(self.rows) - self.count("dropped")

    @property
    def needs_repair(self) -> bool:
        """Whether a tuning has to copy the pairs, without the dropped ones and some repaired."""
        return self.usable < len(self.rows) or self.count("fixed") > 0

    def as_kind(self, kind: Kind) -> ScanResult:
        """Return the same photos used as `kind`, sharp or blurred."""
        if "pairs" in (self.kind, kind):
            return self
        return dataclasses.replace(self, kind=kind, rows=tuple(_used(r, kind) for r in self.rows))


def _used(row: ScanRow, kind: Kind) -> ScanRow:
    path = row.sharp or row.blurred
    if kind == "sharp":
        good = row.label == "sharp"
        why = "" if good else msg("not sharp ({label})", label=LABELS[row.label])
    else:
        good = row.label in ("motion", "defocus", "blurred", "unsure")
        why = "" if good else msg("not blurred ({label})", label=LABELS[row.label])
    if not row.label:  # unreadable
        good, why = False, row.why
    sharp, blurred = (path, "") if kind == "sharp" else ("", path)
    verdict: Verdict = "good" if good else "dropped"
    return dataclasses.replace(row, verdict=verdict, why=why, sharp=sharp, blurred=blurred)


@dataclass(frozen=True)
class Requests:
    """Requests to a running tuning.

    `finish` ends the training early and continues with the comparison. `stop` interrupts it so that
    it can be resumed. `stay` lets it continue when the window is closed. `sample` is raised by one
    for each sample requested.
    """

    pause: bool = False
    finish: bool = False
    stop: bool = False
    stay: bool = False
    sample: int = 0


@dataclass(frozen=True)
class ComparedPicture:
    """One held-out picture: PSNR in dB and SSIM (ssim_gauss) of blurred, old and new."""

    name: str
    blurred: str
    sharp: str
    old: str
    new: str
    psnr: tuple[float, float, float]
    ssim: tuple[float, float, float]


@dataclass(frozen=True)
class TuneResult:
    """Comparison of the tuned model with the old one, on held-out pictures.

    `general` are mean PSNRs in dB (blurred, old, new) on synthetic blur of held-out sharp pictures,
    which show forgetting; empty without such pictures. `mix` is the share of the tuned weights.
    """

    better: bool
    reason: str
    old: str
    new: str
    pictures: tuple[ComparedPicture, ...]
    general: tuple[float, ...] = ()
    mix: float = 1.0
    steps: int = 0
    planned_steps: int = 0
    """More than `steps` if the user ended the training early; 0 if it is not known."""
    seconds: float = 0.0
    """Training time."""
    total_seconds: float = 0.0
    """Of everything, from the first look at the photos; 0 if it took several sessions."""
    ratios: Mapping[str, float] = field(default_factory=dict)
    """What each part took against its estimate (`trainer.tune.stages`), of those that were done
    whole; empty if the training took several sessions."""
    trained_on: int = 0
    precisions: Mapping[str, float] = field(default_factory=dict)
    """Precision -> loss in dB against fp32."""
    adopted: str = ""
    """Name in the catalogue, "" if it was not installed."""

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
        cls, spec: TuneSpec, found: ScanResult | None = None, home: Path | None = None
    ) -> Tuning:
        """Create the folder of a tuning; raises ConfigError.

        `found`: the scan of the folders of the spec, None if they were not scanned yet.
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
                raise ConfigError(
                    "{folder} cannot be created: {reason}.",
                    _HINT,
                    folder=folder,
                    reason=error.strerror,
                ) from error
            tuning = cls(folder)
            if found is not None:
                tuning.write("material.json", found)
            tuning.write("tuning.json", spec)  # last: it makes the folder a tuning
            return tuning
        raise ConfigError("Too many tunings in {home}.", "Delete some.", home=home)

    @property
    def spec(self) -> TuneSpec:
        """The request; raises ConfigError if it cannot be read."""
        if not is_folder(self.folder):
            raise ConfigError(
                "The folder {folder} does not exist.",
                "If it is on a drive, connect it; otherwise start a new tuning.",
                folder=self.folder,
            )
        return self._read("tuning.json", TuneSpec)

    def check(self) -> None:
        """Raise ConfigError unless this is the folder of a tuning that can be read."""
        _ = self.spec

    @property
    def scan_result(self) -> ScanResult | None:
        """What was found in the folders, None if they were not scanned yet."""
        with suppress(ConfigError):
            return self._read("material.json", ScanResult)
        return None

    @property
    def requests(self) -> Requests:
        """The current requests; none if they cannot be read."""
        with suppress(ConfigError):
            return self._read("requests.json", Requests)
        return Requests()

    @property
    def result(self) -> TuneResult | None:
        """The result, None if it has not ended."""
        with suppress(ConfigError):
            return self._read("result.json", TuneResult)
        return None

    def request(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Requests
        """Change requests; raises ConfigError."""
        self.write("requests.json", dataclasses.replace(self.requests, **changes))

    @property
    def is_running(self) -> bool:
        """Whether a process is running here."""
        return FileLock(self.folder / LOCK).is_held()

    @property
    def phase(self) -> Phase:
        """The phase of the tuning."""
        return self.phase_and_result()[0]

    def phase_and_result(self) -> tuple[Phase, TuneResult | None]:
        """Return the phase, and the result where it is finished: both read once."""
        if self.is_running:
            return "running", None
        if (result := self.result) is not None:
            return "finished", result
        return ("interrupted" if exists(self.folder / EVENTS) else "ready"), None

    def delete(self) -> None:
        """Delete the folder; raises ConfigError if it is running or cannot be deleted."""
        if self.is_running:
            raise ConfigError(
                "The tuning in {folder} is running.", "Stop it first.", folder=self.folder
            )
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            raise ConfigError(
                "{folder} cannot be deleted: {reason}.",
                "Close the programs that use it.",
                folder=self.folder,
                reason=error.strerror or error,
            ) from error

    def write(self, name: str, value: Any) -> None:  # noqa: ANN401 - a dataclass of this module
        """Write one of the values of this module, atomically; raises ConfigError."""
        text = json.dumps(table_of(value), indent=1)
        # A folder that was deleted or is on a drive that has gone must not come back empty.
        write_file(self.folder / name, text, _HINT, make_folder=False)

    def _read(self, name: str, kind: type[T]) -> T:
        path = self.folder / name
        try:
            table = json.loads(path.read_text(encoding="ascii"))
            return _made(kind, table)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ConfigError(
                "{path} cannot be read: {error}.",
                "Delete this tuning and start a new one.",
                path=path,
                error=error,
            ) from error


_PARTS: Mapping[tuple[str, str], type[Any]] = {
    ("ScanResult", "rows"): ScanRow,
    ("TuneResult", "pictures"): ComparedPicture,
}


def table_of(value: Any) -> Any:  # noqa: ANN401 - a dataclass of this module, or a part of one
    """Return a value of this module for JSON; messages keep how they are made, as in events."""
    if isinstance(value, tuple):
        return [table_of(part) for part in value]
    if not dataclasses.is_dataclass(value):
        return value
    parts = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    table = {name: table_of(part) for name, part in parts.items()}
    made = {n: part.to_json() for n, part in parts.items() if isinstance(part, Message)}
    return {**table, "messages": made} if made else table


def _made(kind: type[T], table: Mapping[str, Any]) -> T:
    """Return a value of this module from JSON; unknown keys of newer versions are ignored."""
    if not isinstance(table, Mapping):
        raise TypeError("not an object")
    known: dict[str, Any] = {}
    messages = table.get("messages", {})
    for each in dataclasses.fields(kind):  # type: ignore[arg-type]
        if each.name not in table:
            continue
        value = table[each.name]
        part = _PARTS.get((kind.__name__, each.name))
        if part is not None:
            value = tuple(_made(part, one) for one in value)
        elif isinstance(value, list):
            value = tuple(value)
        elif isinstance(value, str) and each.name in messages:
            value = message_from_json(value, messages[each.name])
        known[each.name] = value
    made = kind(**known)
    if isinstance(made, TuneResult) and not made.pictures:
        raise ValueError("no pictures")
    if isinstance(made, TuneSpec) and not (
        made.kind in ("", *get_args(Kind)) and made.effort in get_args(Effort)
    ):
        raise ValueError(f"unknown kind {made.kind!r} or effort {made.effort!r}")
    return made


def scan_result_from(table: Mapping[str, Any]) -> ScanResult:
    """Return the result written by `deblur-train scan --report`; raises ConfigError."""
    try:
        return _made(ScanResult, table)
    except (TypeError, ValueError, KeyError) as error:
        raise ConfigError("This is not the report of a scan: {error}", error=error) from error


def tunings_home() -> Path:
    """Return the folder of all tunings, which may not exist."""
    return user_data_dir() / "tunings"


def find_tunings(home: Path | None = None) -> list[Tuning]:
    """Return all tunings, the newest first."""
    home = home or tunings_home()
    try:
        folders = sorted((p for p in home.iterdir() if exists(p / "tuning.json")), reverse=True)
    except OSError:
        return []
    return [Tuning(folder) for folder in folders]
