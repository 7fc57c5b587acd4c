"""The events of a running job, their JSON lines and schema, and the one driver of jobs.

A job is a generator of events (`Work[T]`): it yields events and returns a value. `run()` drives it
to exactly one `Finished`:

    Started (Progress | Retried | ItemDone | ItemKept | ItemFailed | ItemSeen | ItemInBurst | Metric
    | Log)* Finished

Events are frozen dataclasses of JSON scalars: no pixels, no exceptions. Their texts are English,
and may be `engine.messages.Message`s, which survive a JSON line. The command line, a thread and a
child process share `run()`, so a listener cannot tell them apart.

    python -m engine.events > docs/events.schema.json
"""

from __future__ import annotations

import inspect
import json
import math
import sys
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from types import UnionType
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from engine.errors import DeblurError
from engine.messages import Message, code_of, joined, message_from_json
from engine.steps import BackgroundSteps, GivenUp, Steps
from engine.version import __version__

S = TypeVar("S")
T = TypeVar("T")

Outcome = Literal["ok", "cancelled", "failed", "crashed"]
LogLevel = Literal["debug", "info", "warning", "error"]

EVENT_SCHEMA = 1
"""Version of the JSON lines; raised when a field changes its meaning or goes away.

Within a version fields and events are only added; readers ignore what they do not know.
"""


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
    `work_fraction` (0..1): the part of all work that is done, where a count does not tell since
    some items take much longer than others.
    """

    done: float
    total: float
    unit: str = ""
    item: str = ""
    item_fraction: float = 0.0
    seconds_left: float | None = None
    work_fraction: float | None = None

    @property
    def fraction(self) -> float:
        """How much of the job is done, 0..1; 0 where there is no end."""
        done = self.done / self.total if self.total > 0 else 0.0
        return min(1.0, max(0.0, done if self.work_fraction is None else self.work_fraction))

    def counted_from(self, before: int) -> Progress:
        """Return it with so many items counted, too, that had ended before the job began."""
        total, work = before + self.total, self.work_fraction
        if work is not None and total > 0:
            work = (before + work * self.total) / total
        return replace(self, done=before + self.done, total=total, work_fraction=work)


@dataclass(frozen=True)
class Retried:
    """An item starts again from its beginning, and why."""

    item: str
    reason: str


@dataclass(frozen=True)
class ItemDone:
    """A picture was written to `target`. `model_seconds` is the part spent inside the model.

    `note` is "" or what the user should know, `code` the codes of its parts, separated by spaces:
    renamed, guard-lowered, smaller-tiles and others.
    """

    item: str
    target: str
    seconds: float
    model_seconds: float = 0.0
    megapixels: float = 0.0
    note: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        """Take the code of the note."""
        _take_code(self, self.note)


@dataclass(frozen=True)
class ItemKept:
    """A picture got no result, and why. `target` is a result that it has already, else "".

    `code` is sharp, worse-in-burst, target-exists, done-before, guard-kept or another.
    `model_seconds` is the time spent inside the model, as when the guard rejects its result.
    """

    item: str
    reason: str
    target: str = ""
    code: str = ""
    model_seconds: float = 0.0

    def __post_init__(self) -> None:
        """Take the code of the reason."""
        _take_code(self, self.reason)


@dataclass(frozen=True)
class ItemFailed:
    """One picture failed; the batch continues. `code` is that of the error (`engine.errors`).

    `model_seconds` is the time spent inside the model until then.
    """

    item: str
    message: str
    hint: str = ""
    code: str = ""
    model_seconds: float = 0.0

    def __post_init__(self) -> None:
        """Take the code of the message."""
        _take_code(self, self.message)

    @classmethod
    def of(cls, item: object, error: DeblurError, model_seconds: float = 0.0) -> ItemFailed:
        """Return the failure of `item`, a path or its text, with `error`."""
        return cls(str(item), error.message, error.hint, error.code, model_seconds)

    @property
    def text(self) -> str:
        """What happened and what can be done, in one message."""
        return joined(" ", self.message, self.hint)


@dataclass(frozen=True)
class ItemSeen:
    """What is wrong with a picture: `label` is sharp, motion, defocus, blurred (motion or
    defocus), noisy or unsure.

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
    """A picture is one of `count` frames of a burst, of which `best` is the sharpest.

    One for each frame, in the order they were taken, those of one burst together.
    """

    item: str
    best: str
    count: int
    detail: float = 0.0
    """How much fine detail it has, to be compared with the other frames of its burst alone."""


@dataclass(frozen=True)
class Metric:
    """One measured number of a training or benchmark run at `step`."""

    name: str
    value: float
    step: int = 0


@dataclass(frozen=True)
class Log:
    """A line for people; `code` is "" for most."""

    message: str
    level: LogLevel = "info"
    code: str = ""

    def __post_init__(self) -> None:
        """Take the code of the message."""
        _take_code(self, self.message)


@dataclass(frozen=True)
class Finished:
    """The last event of every job; `code` is that of the error which ended it, if one did."""

    outcome: Outcome
    message: str = ""
    hint: str = ""
    traceback: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        """Take the code of the message."""
        _take_code(self, self.message)

    @classmethod
    def of(cls, error: DeblurError) -> Finished:
        """Return the end of a job that failed with `error`."""
        return cls("failed", error.message, error.hint, code=error.code)

    @property
    def text(self) -> str:
        """What happened and what can be done, in one message."""
        return joined(" ", self.message, self.hint)


def _take_code(event: ItemDone | ItemKept | ItemFailed | Log | Finished, text: str) -> None:
    if not event.code:
        object.__setattr__(event, "code", code_of(text))


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
    valid UTF-8 included. `messages` has the templates and values of those texts that have values.
    """
    line: dict[str, Any] = {"event": type(event).__name__}
    messages = {}
    for name in _FIELD_TYPES[type(event)]:
        value = getattr(event, name)
        line[name] = None if isinstance(value, float) and not math.isfinite(value) else value
        if isinstance(value, Message) and (value.values or value.code):
            messages[name] = value.to_json()
    if messages:
        line["messages"] = messages
    return json.dumps(line)


def from_json(line: str) -> Event | None:
    """Return the event on this line, or None where the line is not one (a child may print rubbish).

    Unknown fields are ignored, so that an older reader understands a newer writer. A field of the
    wrong type makes the line rubbish, so a listener may trust every event it gets. A number that
    was written as null comes back as NaN.
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
    messages = values.get("messages")
    arguments = {}
    for name, wanted in _FIELD_TYPES[kind].items():
        if name in values:
            value = values[name]
            if wanted is float and value is None:
                value = math.nan
            if not fits_type(value, wanted):
                return None
            if wanted is str and isinstance(messages, dict) and name in messages:
                value = message_from_json(value, messages[name])
            arguments[name] = value
    try:
        event: Event = kind(**arguments)
    except TypeError:  # a field without a default is missing
        return None
    return event


def fits_type(value: object, wanted: Any) -> bool:  # noqa: ANN401 - a type expression has no type
    """Whether a value is of the type that a field declares; a tuple is one of texts."""
    if get_origin(wanted) is Literal:
        return isinstance(value, str) and value in get_args(wanted)
    if get_origin(wanted) is UnionType:
        return any(fits_type(value, each) for each in get_args(wanted))
    if get_origin(wanted) is tuple:
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if isinstance(value, bool):  # True is an int to Python, not to us
        return wanted is bool
    return isinstance(value, (int, float) if wanted is float else wanted)


@dataclass(frozen=True)
class Result(Generic[T]):
    """How a job ended, and what it returned (None unless it ended `ok`)."""

    finished: Finished
    value: T | None = None


def relay(
    work: Generator[S, None, T], each: Callable[[S], Event | None] = lambda _: None
) -> Work[T]:
    """Drive `work` and return its value; yield what `each` makes of the things it yields.

        value = yield from relay(work, lambda event: Progress(...))

    None yields nothing. Closing this generator closes `work`.
    """
    try:
        while True:
            try:
                thing = next(work)
            except StopIteration as stop:
                value: T = stop.value
                return value
            event = each(thing)
            if event is not None:
                yield event
    finally:
        work.close()


def relay_progress(work: Work[T], change: Callable[[Progress], Progress]) -> Work[T]:
    """Drive `work` as part of more: `relay` with its Progress changed, all else as it is."""
    return relay(work, lambda event: change(event) if isinstance(event, Progress) else event)


def result_of(work: Generator[Any, None, T]) -> T:
    """Drive `work` to its end, ignore what it yields, and return its value."""
    try:
        next(relay(work))
    except StopIteration as stop:
        value: T = stop.value
        return value
    raise AssertionError("a relay without events does not yield")


def never() -> bool:
    """Whether a job that nobody can cancel is cancelled."""
    return False


def run(
    work: Work[T],
    emit: Callable[[Event], None],
    *,
    job: str,
    total: int = 0,
    cancelled: Callable[[], bool] = never,
    background: bool = False,
) -> Result[T]:
    """Drive `work` to its end, hand every event to `emit`, and return how it ended.

    `cancelled` is called before every step; once it returns True the generator is closed, so its
    `finally` blocks clean up, and the job ends as `cancelled`. A `KeyboardInterrupt` does the
    same. A `DeblurError` ends the job as `failed`; anything else is a bug and ends it as
    `crashed` with its traceback. Nothing but an error of `emit` itself gets out of here: whoever
    listened is gone (a closed pipe), so the generator is closed and no `Finished` is tried.

    With `background` the steps run in a thread of their own, one at a time, and `cancelled` is also
    called while one runs: a step that does not end soon after a cancel is given up
    (`engine.steps`). Events are handed over in the caller's thread in any case.
    """
    steps = BackgroundSteps[Event, T](work, job) if background else Steps[Event, T](work)
    try:
        emit(Started(job, total))
        result = _drive(steps, emit, cancelled)
    except KeyboardInterrupt:  # it arrived while `emit` had the word
        result = Result(Finished("cancelled"))
    except BaseException:
        _close(steps)
        raise
    unclean = _close(steps)
    if unclean is not None:
        result = Result(unclean)
    emit(result.finished)
    return result


def _drive(
    steps: Steps[Event, T], emit: Callable[[Event], None], cancelled: Callable[[], bool]
) -> Result[T]:
    """Go through the steps; every error is turned into a result, except those of `emit`."""
    while True:
        try:
            if cancelled():
                return Result(Finished("cancelled"))
            event = steps.next(cancelled)
            if isinstance(event, Started | Finished):
                raise TypeError(f"a job yielded {event}, which only run() may say")
        except StopIteration as stop:
            return Result(Finished("ok"), stop.value)
        except GivenUp:
            return Result(Finished("cancelled"))
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - a bug too
            return Result(_finished_from_error(error))
        emit(event)


def _close(steps: Steps[Event, T]) -> Finished | None:
    """Let the job clean up; return how the job ended if that goes wrong, else None."""
    try:
        steps.close()
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - a bug too
        return _finished_from_error(error)
    return None


def _finished_from_error(error: BaseException) -> Finished:
    """Return the end that this error means for a job."""
    if isinstance(error, KeyboardInterrupt):
        return Finished("cancelled")
    if isinstance(error, DeblurError):
        return Finished.of(error)
    return Finished(
        "crashed",
        f"{type(error).__name__}: {error}",
        "This is a bug in the program. Please report it with the details below.",
        "".join(traceback.format_exception(error)),
        code="crash",
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line; docs/events.schema.json has it."""
    kinds = get_args(Event)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Deblur: one event a line, version {EVENT_SCHEMA}",
        "description": "A job prints Started first and Finished last. NaN and infinity are null.",
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds],
        "$defs": {kind.__name__: _event_schema(kind) for kind in kinds} | {"message": _MESSAGE},
    }


_MESSAGE = {
    "type": "object",
    "description": "How a text is made: `{name}` in the template stands for the value of that name,"
    " a text, a number or another message. `code` tells messages apart.",
    "properties": {
        "template": {"type": "string"},
        "code": {"type": "string"},
        "values": {
            "type": "object",
            "additionalProperties": {
                "anyOf": [{"type": ["string", "number"]}, {"$ref": "#/$defs/message"}]
            },
        },
    },
    "required": ["template"],
}


def _event_schema(kind: type) -> dict[str, Any]:
    properties: dict[str, Any] = {"event": {"const": kind.__name__}}
    properties |= {name: _type_schema(wanted) for name, wanted in _FIELD_TYPES[kind].items()}
    if kind is Started:
        properties["schema"] = {"const": EVENT_SCHEMA}
    # These are always written; new ones may come within a version.
    required = list(properties)
    properties["messages"] = {
        "type": "object",
        "description": "For texts with values in them: field -> how it is made.",
        "additionalProperties": {"$ref": "#/$defs/message"},
    }
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "properties": properties,
        "required": required,
    }


def _type_schema(wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a type expression has no type
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    names = {str: ["string"], int: ["integer"], float: ["number", "null"], type(None): ["null"]}
    kinds = get_args(wanted) if get_origin(wanted) is UnionType else (wanted,)
    found = list(dict.fromkeys(name for each in kinds for name in names[each]))
    return {"type": found if len(found) > 1 else found[0]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=1) + "\n")
