"""What the window shows of a batch, as one value: `state = state.apply(event)`.

No Qt, no disk: whoever has the events of a job has the picture on the screen,
in a test as in the window.

A picture's key is the `item` of its events: the path of its source as text. `touched` names the
pictures that the last step changed, so a list of 20,000 rows repaints those alone.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from engine.batch.model_choice import MEASURING, TRYING
from engine.batch.plan import BatchSpec, ImageJob
from engine.core.time_left import TimeLeft
from engine.events import (
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    LogLevel,
    Metric,
    Progress,
    Retried,
    Started,
)
from engine.messages import code_of, is_rejected, msg
from engine.queue import Item
from engine.watch.folder import WAITING

PictureState = Literal["waiting", "working", "done", "kept", "failed"]
CountedState = PictureState | Literal["rejected"]
"""Kept is what was no work, as it is sharp. Rejected: processed, but the result looked worse."""
WATCH = "watch"
"""The name of the job of a watched folder, by which a step of it is known that was given up."""

Phase = Literal["idle", "running", "paused", "stopping", "cancelling", "ended"]
"""Stopping: what is at hand is finished. Cancelling: it is not, but for the tile or file."""


Preparation = Literal["", "measure", "try"]
"""What is found out first: how fast this computer is, or at which size photos of a new camera are
best deblurred. "" is what takes no time that is worth a word."""


MOST_LINES = 1000
"""Lines of the log that are kept."""

_PREPARING: Mapping[str, Preparation] = {code_of(MEASURING): "measure", code_of(TRYING): "try"}
"""What is done before the first picture, by the code of its Log."""

RUNNING = ("running", "paused", "stopping", "cancelling")
"""Phases in which a batch is running."""


@dataclass(frozen=True)
class WatchRequest:
    """That folders are to be watched: what is queued again while other batches run."""

    spec: BatchSpec


@dataclass(frozen=True)
class LogLine:
    """A line for people."""

    level: LogLevel
    message: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the batch: how far it is, and why it ended as it did.

    `reason` says why it was kept or failed, or what is to be known of one that is done, `code` is
    that of its event; `hint` what to do about a failure; `fraction` (0..1) how far the model is.
    """

    source: str
    state: PictureState = "waiting"
    reason: str = ""
    hint: str = ""
    code: str = ""
    target: str = ""
    fraction: float = 0.0
    seconds: float = 0.0

    @property
    def counted_as(self) -> CountedState:
        """The state by which it is counted."""
        return "rejected" if self.state == "kept" and is_rejected(self.code) else self.state


@dataclass(frozen=True)
class State:
    """All that is known of the job at work, or of the last one."""

    phase: Phase = "idle"
    job: str = ""
    preparation: Preparation = ""
    """What is done before the first picture; `done` and `fraction` are how far that is."""
    pictures: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    touched: frozenset[str] = frozenset()
    counts: Mapping[CountedState, int] = field(default_factory=lambda: MappingProxyType({}))
    done: float = 0.0
    total: float = 0.0
    item: str = ""
    fraction: float = 0.0
    """How much of the job is done, 0..1."""
    log: tuple[LogLine, ...] = ()
    dropped_lines: int = 0
    waits: bool = False
    """Whether a watched folder has no more photos to process for now."""
    was_paused: bool = False
    worked: tuple[float, float] = (0.0, 0.0)
    """Over the progress reports, without pauses: the seconds, and the part of the job done in them.
    """
    reported: tuple[float, float] | None = None
    """When the last report came, or the last pause ended, and which part was done."""
    time_left: TimeLeft = field(default_factory=TimeLeft)
    """How long the job still takes, as it is to be shown: steady and smooth."""

    @classmethod
    def of_jobs(cls, jobs: Iterable[ImageJob], items: Iterable[Item] = ()) -> State:
        """Return the state of a batch that is about to start: every picture waits.

        `items`: all pictures of the batch; those that have ended before are as they ended.
        """
        waiting = {
            os.path.abspath(job.source_str): Picture(
                job.source_str, reason=job.note, target=job.target_str
            )
            for job in jobs
        }
        ordered = [waiting.pop(str(item.source), _ended(item)) for item in items]
        pictures = {picture.source: picture for picture in (*ordered, *waiting.values())}
        counts = Counter[CountedState](picture.counted_as for picture in pictures.values())
        return cls(
            pictures=MappingProxyType(pictures),
            counts=MappingProxyType(dict(counts)),
            touched=frozenset(pictures),
            total=len(pictures),
        )

    @property
    def left(self) -> int:
        """The number of pictures that have not ended."""
        return self.counts.get("waiting", 0) + self.counts.get("working", 0)

    def with_phase(self, phase: Phase, now: float | None = None) -> State:
        """Return the state after the user paused, went on or stopped; no picture is touched."""
        changes: dict[str, Any] = {"phase": phase, "touched": frozenset()}
        if self.phase == "paused" and phase == "running":
            # The pause is no part of the speed.
            ended = _clock(now)
            changes |= {"was_paused": True, "reported": (ended, self.fraction)}
            changes["time_left"] = self.time_left.resumed()
        return replace(self, **changes)

    @property
    def is_watch(self) -> bool:
        """Whether this is a watched folder."""
        return self.job == WATCH

    @property
    def is_waiting(self) -> bool:
        """Whether this is a watched folder, all photos of which are done so far."""
        return self.phase == "running" and self.is_watch and self.waits

    @property
    def is_ending(self) -> bool:
        """Whether nothing runs, or nothing is left to do, so that no time is to be told."""
        return self.phase not in RUNNING or self.left == 0 < len(self.pictures)

    def prepared(self, event: Event) -> State:
        """Return the state after an event of what is done before the first picture.

        The same object where that says nothing: its time is no part of the speed, and its messages
        are none of the batch.
        """
        if isinstance(event, Log) and event.code in _PREPARING:
            begun = replace(self, preparation=_PREPARING[event.code], touched=frozenset())
            return replace(begun, done=0.0, total=0.0, fraction=0.0)
        if isinstance(event, Progress) and event.total and self.preparation:
            return replace(self, **_how_far(event), touched=frozenset())
        return self

    def apply(self, event: Event, now: float | None = None) -> State:
        """Return the state after `event`; `now` is the time by `time.monotonic`."""
        return self.apply_all((event,), now)

    def apply_all(self, events: Iterable[Event], now: float | None = None) -> State:
        """Return the state after `events`; for many at once, as the list is copied once."""
        draft = _Draft(self, _clock(now))
        for event in events:
            draft.take(event)
        return draft.state()


class _Draft:
    """A state in the making."""

    def __init__(self, before: State, now: float) -> None:
        self._before = before
        self._now = now
        self._changes: dict[str, Any] = {}
        self._pictures: dict[str, Picture] | None = None
        self._counts = dict(before.counts)
        self._touched: set[str] = set()
        self._lines: list[LogLine] = []

    def take(self, event: Event) -> None:
        """Note what `event` changes."""
        match event:
            case Started():
                self._start(event)
            case Progress(unit="models") if self._now_is("preparation"):
                self._changes |= _how_far(event)  # no part of the speed
            case Progress():
                self._changes["preparation"] = ""
                self._progress(event)
            case Retried():
                self._set(event.item, state="working", fraction=0.0)
                text = msg("{item}: starting again. {reason}", item=event.item, reason=event.reason)
                self._say("info", text)
            case ItemDone():
                self._end(event, "done", event.note, target=event.target, seconds=event.seconds)
            case ItemKept():
                target = event.target or self._get(event.item).target
                self._end(event, "kept", event.reason, target=target)
            case ItemFailed():
                self._end(event, "failed", event.message, hint=event.hint)
                self._say("error", msg("{item}: {reason}", item=event.item, reason=event.text))
            case Metric():
                if event.name == WAITING:
                    self._changes["waits"] = event.value == 1
            case Log():
                self._changes["preparation"] = _PREPARING.get(event.code, "")
                self._say(event.level, event.message)
            case Finished():
                self._finish(event)

    def state(self) -> State:
        """Return the state with all changes."""
        changes = {**self._changes, "touched": frozenset(self._touched)}
        if self._pictures is not None:
            changes["pictures"] = MappingProxyType(self._pictures)
            changes["counts"] = MappingProxyType({k: n for k, n in self._counts.items() if n})
        if self._lines:
            lines = (*self._before.log, *self._lines)
            changes["log"] = lines[-MOST_LINES:]
            changes["dropped_lines"] = self._before.dropped_lines + max(0, len(lines) - MOST_LINES)
        return replace(self._before, **changes)

    def _start(self, event: Started) -> None:
        before, total = self._before, event.total or self._now_is("total")
        self._before = State(
            pictures=before.pictures,
            counts=before.counts,
            total=total,
            log=before.log,
            dropped_lines=before.dropped_lines,
        )
        self._changes = {"phase": "running", "job": event.job}

    def _progress(self, event: Progress) -> None:
        self._changes |= {
            **_how_far(event),
            "item": event.item,
        }
        seconds, part = self._now_is("worked")
        if (reported := self._now_is("reported")) is not None:
            seconds, part = seconds + self._now - reported[0], part + event.fraction - reported[1]
        self._changes |= {"worked": (seconds, part), "reported": (self._now, event.fraction)}
        guess = event.seconds_left
        if self._now_is("was_paused"):
            # The job's own guess counts the pause as work.
            guess = (1 - event.fraction) * seconds / part if part > 0 else None
        self._changes["time_left"] = self._now_is("time_left").after(guess, self._now)
        # A picture's end may come before the Progress that says so; it is not at work again.
        if event.item and self._get(event.item).state in ("waiting", "working"):
            self._set(event.item, state="working", fraction=event.item_fraction)

    def _finish(self, event: Finished) -> None:
        # What had begun and not ended is left to do.
        for picture in list(self._all().values()):
            if picture.state == "working":
                self._set(picture.source, state="waiting", fraction=0.0)
        self._changes |= {"phase": "ended", "item": ""}
        if event.outcome in ("failed", "crashed"):
            self._say("error", event.text)

    def _say(self, level: LogLevel, message: str) -> None:
        self._lines.append(LogLine(level, message))

    def _now_is(self, name: str) -> Any:  # noqa: ANN401 - any field of the state
        return self._changes.get(name, getattr(self._before, name))

    def _all(self) -> Mapping[str, Picture]:
        return self._before.pictures if self._pictures is None else self._pictures

    def _get(self, key: str) -> Picture:
        return self._all().get(key) or Picture(key)

    def _end(
        self,
        event: ItemDone | ItemKept | ItemFailed,
        state: PictureState,
        reason: str,
        **more: Any,  # noqa: ANN401 - fields of Picture
    ) -> None:
        code = event.code
        self._set(event.item, state=state, reason=reason, code=code, fraction=1.0, **more)

    def _set(self, key: str, **changes: Any) -> None:  # noqa: ANN401 - fields of Picture
        if self._pictures is None:
            whole = self._before.pictures
            # Its own copy is at once: `dict` would ask it for each of 100,000.
            self._pictures = whole.copy() if isinstance(whole, MappingProxyType) else dict(whole)
        before = self._pictures.get(key)
        after = replace(before or Picture(key), **changes)
        self._pictures[key] = after
        self._touched.add(key)
        if before is not None:
            self._counts[before.counted_as] -= 1
        self._counts[after.counted_as] = self._counts.get(after.counted_as, 0) + 1


def _how_far(event: Progress) -> dict[str, Any]:
    return {"done": event.done, "total": event.total, "fraction": event.fraction}


def _ended(item: Item) -> Picture:
    """Return a picture of the queue; one that has not ended waits."""
    source, target = str(item.source), str(item.target)
    if item.state not in ("done", "kept", "failed"):
        return Picture(source, reason=item.note, target=target)
    reason = item.note if item.state == "done" else item.reason
    return Picture(source, item.state, reason, item.hint, item.code, target, 1.0, item.seconds)


def _clock(now: float | None) -> float:
    return time.monotonic() if now is None else now
