"""What a job says while it runs, and the one driver that runs it.

A job is a generator of events (`Work[T]`): it yields events and returns a value. `run()` drives it
to exactly one `Finished`:

    Started (Progress | Retried | ItemDone | ItemKept | ItemFailed | ItemSeen | ItemInBurst | Metric
    | Log)* Finished

Events are frozen dataclasses of JSON scalars: no pixels, no exceptions. The command line, a
thread and a child process share `run()`, so whoever listens cannot tell them apart.
"""

from __future__ import annotations

import dataclasses
import json
import math
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from types import UnionType
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from engine.errors import DeblurError
from engine.version import __version__

T = TypeVar("T")

Outcome = Literal["ok", "cancelled", "failed", "crashed"]
LogLevel = Literal["debug", "info", "warning", "error"]

EVENT_SCHEMA = 1
"""Version of the JSON lines; raised when a field changes its meaning or goes away."""


@dataclass(frozen=True)
class Started:
    """The first event of every job. `total` is the number of items, 0 where that means nothing."""

    job: str
    total: int = 0
    version: str = __version__
    schema: int = EVENT_SCHEMA


@dataclass(frozen=True)
class Progress:
    """How far a job is: `done` of `total` in `unit`; never falls, except after `Retried`.

    `total` is 0 where there is no end, as for a camera.
    `item` names what is being worked on and `item_fraction` (0..1) how far that one is.
    """

    done: float
    total: float
    unit: str = ""
    item: str = ""
    item_fraction: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True)
class Retried:
    """An item starts again from its beginning, and why."""

    item: str
    reason: str


SHARP_ALREADY = "sharp already"
"""How the reason of an ItemKept begins where the photo needed nothing."""


@dataclass(frozen=True)
class ItemDone:
    """A picture was written to `target`. `model_seconds` is the part spent inside the model."""

    item: str
    target: str
    seconds: float
    model_seconds: float = 0.0
    megapixels: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class ItemKept:
    """A picture was left as it is, and why (done before, sharp already, target exists)."""

    item: str
    reason: str
    target: str = ""


@dataclass(frozen=True)
class ItemFailed:
    """One picture failed; the batch goes on."""

    item: str
    message: str
    hint: str = ""

    @property
    def text(self) -> str:
        """What happened and what can be done, for people."""
        return f"{self.message} {self.hint}".rstrip()


@dataclass(frozen=True)
class ItemSeen:
    """What is wrong with a picture: `label` is sharp, motion, defocus, noisy or unsure.

    `confidence` is 0..1. Of motion also the direction (degrees against the clock, 0 along a row,
    0..180) and the length in pixels, both rough.
    """

    item: str
    label: str
    confidence: float
    reason: str
    direction_degrees: float | None = None
    length_px: float | None = None


@dataclass(frozen=True)
class ItemInBurst:
    """A picture is one of `count` of the same moment, of which `best` is the sharpest.

    One for each of them, in the order they were taken, the others of the moment next to it.
    """

    item: str
    best: str
    count: int


@dataclass(frozen=True)
class Metric:
    """One measured number of a training or benchmark run at `step`."""

    name: str
    value: float
    step: int = 0


@dataclass(frozen=True)
class Log:
    """A line for people."""

    message: str
    level: LogLevel = "info"


@dataclass(frozen=True)
class Finished:
    """The last event of every job."""

    outcome: Outcome
    message: str = ""
    hint: str = ""
    traceback: str = ""

    @property
    def text(self) -> str:
        """What happened and what can be done, for people."""
        return f"{self.message} {self.hint}".rstrip()


Event = (
    Started
    | Progress
    | Retried
    | ItemDone
    | ItemKept
    | ItemFailed
    | ItemSeen
    | ItemInBurst
    | Metric
    | Log
    | Finished
)
Work = Generator[Event, None, T]

_TYPES: dict[str, type] = {t.__name__: t for t in get_args(Event)}
_FIELD_TYPES: dict[type, dict[str, Any]] = {kind: get_type_hints(kind) for kind in _TYPES.values()}


def to_json(event: Event) -> str:
    """Return the event as one line of JSON, without a line break; NaN and infinity become null.

    The line is plain ASCII, so it passes any pipe, Windows code pages and file names that are not
    valid UTF-8 included.
    """
    values = {
        k: None if isinstance(v, float) and not math.isfinite(v) else v
        for k, v in dataclasses.asdict(event).items()
    }
    return json.dumps({"event": type(event).__name__, **values})


def from_json(line: str) -> Event | None:
    """Return the event on this line, or None where the line is not one (a child may print rubbish).

    Unknown fields are passed over, so that an older reader understands a newer writer. A field of
    the wrong type makes the line rubbish, so a listener may trust every event it gets. A number
    that was written as null comes back as NaN.
    """
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):  # RecursionError: a thousand opening brackets
        return None
    if not isinstance(values, dict):
        return None
    kind = _TYPES.get(str(values.get("event")))
    if kind is None:
        return None
    arguments = {}
    for name, wanted in _FIELD_TYPES[kind].items():
        if name in values:
            value = values[name]
            if wanted is float and value is None:
                value = math.nan
            if not _fits(value, wanted):
                return None
            arguments[name] = value
    try:
        event: Event = kind(**arguments)
    except TypeError:  # a field without a default is missing
        return None
    return event


def _fits(value: object, wanted: Any) -> bool:  # noqa: ANN401 - a type expression has no type
    """Whether a value from JSON is of the type that an event's field declares."""
    if get_origin(wanted) is Literal:
        return isinstance(value, str) and value in get_args(wanted)
    if get_origin(wanted) is UnionType:
        return any(_fits(value, each) for each in get_args(wanted))
    if isinstance(value, bool):  # True is an int to Python, not to us: no event has a flag
        return False
    return isinstance(value, (int, float) if wanted is float else wanted)


@dataclass(frozen=True)
class Result(Generic[T]):
    """How a job ended, and what it returned (None unless it ended `ok`)."""

    finished: Finished
    value: T | None = None


def result_of(work: Generator[Any, None, T]) -> T:
    """Drive `work` to its end, pass over what it says, and return its value."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            value: T = stop.value
            return value


def _never() -> bool:
    return False


def run(
    work: Work[T],
    emit: Callable[[Event], None],
    *,
    job: str,
    total: int = 0,
    cancelled: Callable[[], bool] = _never,
) -> Result[T]:
    """Drive `work` to its end, hand every event to `emit`, and return how it ended.

    `cancelled` is asked before every step; once it says yes the generator is closed, so its
    `finally` blocks clean up, and the job ends as `cancelled`. A `KeyboardInterrupt` does the
    same. A `DeblurError` ends the job as `failed`; anything else is a bug and ends it as
    `crashed` with its traceback. Nothing but an error of `emit` itself gets out of here: whoever
    listened is gone (a closed pipe), so the generator is closed and no `Finished` is tried.
    """
    try:
        emit(Started(job, total))
        result = _drive(work, emit, cancelled)
    except KeyboardInterrupt:  # it arrived while `emit` had the word
        result = Result(Finished("cancelled"))
    except BaseException:
        _close(work)
        raise
    unclean = _close(work)
    if unclean is not None:
        result = Result(unclean)
    emit(result.finished)
    return result


def _drive(
    work: Work[T], emit: Callable[[Event], None], cancelled: Callable[[], bool]
) -> Result[T]:
    """Step through `work`; every error is turned into a result, except those of `emit`."""
    while True:
        try:
            if cancelled():
                return Result(Finished("cancelled"))
            event = next(work)
            if isinstance(event, Started | Finished):
                raise TypeError(f"a job yielded {event}, which only run() may say")
        except StopIteration as stop:
            return Result(Finished("ok"), stop.value)
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - a bug too
            return Result(_fate(error))
        emit(event)


def _close(work: Work[T]) -> Finished | None:
    """Let the job clean up; return how the job ended if that goes wrong, else None."""
    try:
        work.close()
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - a bug too
        return _fate(error)
    return None


def _fate(error: BaseException) -> Finished:
    """Return the end that this error means for a job (DESIGN: three fates)."""
    if isinstance(error, KeyboardInterrupt):
        return Finished("cancelled")
    if isinstance(error, DeblurError):
        return Finished("failed", error.message, error.hint)
    return Finished(
        "crashed",
        f"{type(error).__name__}: {error}",
        "This is a bug in the program. Please report it with the details below.",
        "".join(traceback.format_exception(error)),
    )
