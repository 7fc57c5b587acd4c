"""A batch that is being worked on: what its owner notes of each picture."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path

from engine.core.locks import FileLock
from engine.core.paths import absolute
from engine.core.store import Store, Value, pack
from engine.errors import ConfigError
from engine.events import Event, ItemDone, ItemFailed, ItemKept
from engine.messages import joined, msg
from engine.queue._owner import WAITING, WAITING_CHANGES, reserve
from engine.queue._records import (
    DAMAGED,
    MAX_CRASHES,
    READING,
    WORKING,
    Item,
    ItemState,
    Planned,
    file_sha256,
    find_stat,
    insert_items,
    is_as_written,
    packed_messages,
    path_value,
    planned_rows,
    read_items,
    remove_empty,
    row_item,
    this_process,
    value_path,
    warn_damaged,
)
from engine.queue._succession import discard

_FAILED = "state = 'failed', reason = ?, hint = ?, code = ?, messages = ?"
_FINISHED = msg("finished just before the interruption", "finished-before-crash")


class BatchJournal:
    """A batch that this process owns, until `close` or its own death."""

    def __init__(
        self,
        store: Store,
        batch_id: int,
        lock: FileLock | None,
        sources: set[str | bytes] | None = None,
    ) -> None:
        """`sources`: the pictures as their column holds them, where they are known."""
        self.batch_id = batch_id
        self._store = store
        self._lock = lock
        # In work now: what each source was like when it was begun, and what `writing` said.
        self._begun: dict[Path, tuple[int, int] | None] = {}
        self._written: dict[Path, str] = {}
        self._hashed: dict[Path, str] = {}
        self._strengths: dict[Path, float] = {}
        self.ended: dict[str, ItemState] = {}
        """How pictures have ended in this process, by their absolute paths.

        The file may not know it: its disk is full."""
        self.device: Callable[[], str] = lambda: ""
        """Returns what computes now; recorded with each picture that is done."""
        if sources is None:
            rows = store.read("SELECT source FROM item WHERE batch = ?", (batch_id,))
            sources = {row[0] for row in rows}
        self._sources = sources

    def add(self, planned: Iterable[Planned]) -> None:
        """Plan further pictures; one that is in it already stays as it is.

        Raises `ConfigError` where it cannot be written.
        """
        planned, sources = tuple(planned), set[str | bytes]()
        rows = partial(planned_rows, planned, sources)
        self._store.change(lambda db: insert_items(db, self.batch_id, rows()))
        self._sources |= sources

    def __contains__(self, source: Path) -> bool:
        return path_value(source) in self._sources

    def __len__(self) -> int:
        """Return how many pictures it has."""
        return len(self._sources)

    def sources(self) -> Iterator[Path]:
        """Yield its pictures in no order, without reading all that `items` reads of each."""
        for source in list(self._sources):
            with suppress(*DAMAGED):
                yield value_path(source)

    def items(self, *states: ItemState) -> list[Item]:
        """Return its pictures in the order of planning; all, or those in `states`."""
        return read_items(self._store, self.batch_id, states)

    def left(self) -> list[Item]:
        """Return the pictures still to do, in the order of planning."""
        return self.items("planned")

    def together(self) -> AbstractContextManager[None]:
        """Write what is noted within the block in one transaction, at its end: on the disk is all
        of it or nothing. Only the thread that is in the block may use the journal meanwhile.
        """
        return self._store.together()

    def begin(self, source: Path, *, elsewhere: bool = False) -> None:
        """Note that this picture is about to be read; raises `ValueError` if it is not ours.

        `elsewhere`: in another process, so that it cannot be the one that ends this one.
        """
        source = self._known(source)
        self._begun[source] = known = find_stat(source)
        self._update(
            source,
            "state = 'running', attempts = attempts + 1, phase = ?, source_size = ?,"
            " source_mtime_ns = ?, target_size = NULL, target_mtime_ns = NULL,"
            " target_sha256 = NULL",
            (0 if elsewhere else READING, *(known or (None, None))),
        )

    def is_begun(self, source: Path) -> bool:
        """Return whether this picture is in work."""
        return self._known(source) in self._begun

    def working(self, source: Path) -> None:
        """Note that the model is about to work on this picture."""
        self._update(self._known(source), "phase = ?", (WORKING,))

    def writing(self, source: Path, temporary: Path, target: Path) -> None:
        """Note that `temporary` is complete and about to be moved to `target`; reads it once."""
        source, stat, digest = self._known(source), find_stat(temporary), file_sha256(temporary)
        self._written[source] = digest
        self._update(
            source,
            "target = ?, target_size = ?, target_sha256 = ?",
            (path_value(target), stat[0] if stat else None, digest or None),
        )

    def source_sha256(self, source: Path) -> str:
        """Return the hash of a picture in work, "" if it changed since `begin`; reads it once."""
        source = self._known(source)
        before = self._begun.get(source)
        if before is None or find_stat(source) != before:
            return ""
        if source not in self._hashed:
            self._hashed[source] = file_sha256(source)
        return self._hashed[source]

    def note_source(self, source: Path, digest: str, size: int, mtime_ns: int) -> None:
        """Note the hash of a picture in work that another process read, of that size and time."""
        source = self._known(source)
        if digest and self._begun.get(source) == (size, mtime_ns):
            self._hashed[source] = digest

    def note_strength(self, source: Path, strength: float) -> None:
        """Note the strength of the result that is about to be written."""
        self._strengths[self._known(source)] = strength

    def record(self, event: Event) -> None:
        """Note the end of a picture from its event; every other event is passed over.

        Raises `ValueError` where `event.item` is no source of this batch.
        """
        if not isinstance(event, ItemDone | ItemKept | ItemFailed):
            return
        source = self._known(Path(event.item))
        match event:
            case ItemDone():
                self.ended[str(source)] = "done"
                self._done(source, event)
            case ItemKept():
                self.ended[str(source)] = "kept"
                target = path_value(Path(event.target)) if event.target else None
                # Left alone unread: as it is now. It would be so again after a power failure, and
                # there may be thousands, so none of them waits for the disk.
                is_read = source in self._begun
                stat = self._begun.get(source) or find_stat(source) or (None, None)
                changes = (
                    "state = 'kept', reason = ?, code = ?, messages = ?,"
                    " target = COALESCE(?, target),"
                    " source_size = ?, source_mtime_ns = ?"
                )
                messages = packed_messages(reason=event.reason)
                values = (pack(event.reason), event.code, messages, target, *stat)
                self._end(source, changes, values, synced=is_read)
            case ItemFailed():
                self.ended[str(source)] = "failed"
                self._failed(source, event)

    def forget_source(self, source: Path) -> None:
        """Forget the file's size and time: the picture is new when it is found again."""
        self._update(self._known(source), "source_size = NULL, source_mtime_ns = NULL", ())

    def _take_over(self, retry_failed: bool) -> None:
        self._store.record(
            # To retry the failed ones of a discarded batch does not bring back the others.
            "UPDATE batch SET owner = ?, ended = NULL, discarded = discarded AND ? WHERE id = ?",
            (this_process(), retry_failed, self.batch_id),
        )
        self._fail_damaged()
        self._settle(crashed=True)
        if retry_failed:
            self._store.record(
                "UPDATE item SET state = 'planned', attempts = 0, reason = '', hint = '', code = ''"
                " WHERE batch = ? AND state = 'failed'",
                (self.batch_id,),
            )

    def _fail_damaged(self) -> None:
        """Mark the pictures whose rows cannot be used as failed: they cannot be processed."""
        for row in self._store.read("SELECT * FROM item WHERE batch = ?", (self.batch_id,)):
            if not self._is_sound(row):
                warn_damaged(self._store)
                reason = msg("Its record in the queue is damaged.", "damaged-record")
                hint = msg("Start a new batch with this photo.")
                messages = packed_messages(reason=reason, hint=hint)
                self._store.record(
                    "UPDATE item SET state = 'failed', reason = ?, hint = ?, code = ?,"
                    " messages = ? WHERE id = ?",
                    (reason, hint, reason.code, messages, row["id"]),
                )

    @staticmethod
    def _is_sound(row: sqlite3.Row) -> bool:
        try:
            row_item(row)
        except DAMAGED:
            return False
        return isinstance(row["phase"], int)

    def _settle(self, *, crashed: bool) -> None:
        """Decide about each picture in work by the table above; a crash counts as an attempt."""
        rows = self._store.read(
            "SELECT * FROM item WHERE batch = ? AND state = 'running'", (self.batch_id,)
        )
        rows = [row for row in rows if self._is_sound(row)]
        furthest = max((row["phase"] for row in rows), default=0)
        for row in rows:
            source, target = value_path(row["source"]), value_path(row["target"])
            if crashed:
                self._begun[source] = (row["source_size"], row["source_mtime_ns"])
            elif source not in self._begun:
                continue  # ended, and only the disk does not know it yet: the row is held back
            if row["target_sha256"] and is_as_written(target, row):
                note = joined("; ", row_item(row).note, _FINISHED)
                self._done(source, ItemDone(str(source), str(target), 0.0, note=note))
                continue
            if row["target_sha256"]:
                remove_empty(target)
            # Only the pictures that had got furthest can have caused the crash; the others are not
            # charged with it.
            suspected = crashed and 0 < furthest == row["phase"]
            if suspected and row["attempts"] > MAX_CRASHES:
                reason = msg(
                    "The program crashed {count} times while processing it, the last time alone.",
                    "crashed-repeatedly",
                    count=row["attempts"],
                )
                hint = msg("Retry it with less memory (--memory), or on another machine.")
                self._failed(source, ItemFailed(str(source), reason, hint))
            else:
                step = 0 if suspected else 1
                self._end(source, "state = 'planned', attempts = attempts - ?", (step,))

    def close(self) -> None:
        """Let go: finished where nothing is left, else waiting to be resumed.

        To be called when the pipeline has ended and nothing is being written any more.
        """
        try:
            self._end_here()
        finally:
            if self._lock is not None:
                self._lock.release()

    def set_aside(self) -> None:
        """End as `close`, and let the batch wait in this process, as `Queue.hold` does."""
        with WAITING_CHANGES:
            if self._lock is not None:
                WAITING[self._lock.path] = self._lock
            self._end_here()

    def hand_over(self) -> FileLock | None:
        """End as `close`, and keep the batch for a process that is to resume it.

        Nobody takes it for a stopped one until the lock that is returned is released, or this
        process ends. None where it cannot be kept.
        """
        kept = None if self._lock is None else reserve(self._lock)
        try:
            self.close()
        except BaseException:
            if kept is not None:
                kept.release()
            raise
        return kept

    def withdraw(self) -> None:
        """Discard the batch if no picture of it has ended: then there is nothing to resume.

        What it took over belongs to earlier batches again. If the disk refuses, it is offered
        once more: that is no error beside the one for which it is withdrawn.
        """
        with suppress(ConfigError):
            if not self.ended and not self.items("done", "kept", "failed"):
                self._store.change(lambda db: discard(db, self.batch_id))

    def _end_here(self) -> None:
        self._settle(crashed=False)
        now = time.time()
        self._store.record("UPDATE batch SET ended = ? WHERE id = ?", (now, self.batch_id))

    def __enter__(self) -> BatchJournal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _known(self, source: Path) -> Path:
        source = absolute(source)
        if path_value(source) not in self._sources:
            raise ValueError(f"{source} is no picture of batch {self.batch_id}")
        return source

    def _done(self, source: Path, event: ItemDone) -> None:
        target = absolute(Path(event.target))
        # A source that changed while it was worked on has no known content; None never matches.
        digest = self.source_sha256(source)
        # One that has gone with its drive is known by size and time when it is back.
        is_known = digest or find_stat(source) is None
        size, mtime_ns = (is_known and self._begun.get(source)) or (None, None)
        written = find_stat(target) or (None, None)
        written_sha256 = self._written.get(source) or file_sha256(target)
        self._end(
            source,
            "state = 'done', reason = '', hint = '', note = ?, code = ?, messages = ?,"
            " seconds = ?, model_seconds = ?,"
            " megapixels = ?, device = ?, strength = ?,"
            " source_size = ?, source_mtime_ns = ?, source_sha256 = ?,"
            " target = ?, target_size = ?, target_mtime_ns = ?, target_sha256 = ?",
            (
                pack(event.note),
                event.code,
                packed_messages(note=event.note),
                event.seconds,
                event.model_seconds,
                event.megapixels,
                pack(self.device()),
                self._strengths.get(source),
                size,
                mtime_ns,
                digest or None,
                path_value(target),
                *written,
                written_sha256 or None,
            ),
        )

    def _failed(self, source: Path, event: ItemFailed) -> None:
        messages = packed_messages(reason=event.message, hint=event.hint)
        values = pack(event.message), pack(event.hint), event.code, messages
        self._end(source, _FAILED, values)

    def _end(
        self, source: Path, changes: str, values: Iterable[Value], *, synced: bool = True
    ) -> None:
        self._update(source, changes, values, synced=synced)
        self._begun.pop(source, None)
        self._written.pop(source, None)
        self._hashed.pop(source, None)
        self._strengths.pop(source, None)

    def _update(
        self, source: Path, changes: str, values: Iterable[Value], *, synced: bool = True
    ) -> None:
        self._store.record(
            f"UPDATE item SET {changes} WHERE batch = ? AND source = ?",
            (*values, self.batch_id, path_value(source)),
            synced=synced,
        )
