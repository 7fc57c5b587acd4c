"""A batch in work: each picture noted as it begins, is about to be replaced, and has ended.

What a crash leaves and what becomes of it: see `engine.queue.queue`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from engine.core.store import FileLock, Store, Value, pack
from engine.events import Event, ItemDone, ItemFailed, ItemKept
from engine.messages import joined, msg
from engine.queue.records import (
    MAX_CRASHES,
    Item,
    ItemState,
    Planned,
    absolute,
    file_sha256,
    find_stat,
    insert_items,
    is_as_written,
    packed_messages,
    path_value,
    planned_row,
    read_items,
    row_item,
    this_process,
    value_path,
)

_FAILED = "state = 'failed', reason = ?, hint = ?, code = ?, messages = ?"
_FINISHED = msg("finished just before the interruption", "finished-before-crash")


class Run:
    """A batch that this process owns, until `close` or its own death."""

    def __init__(self, store: Store, batch_id: int, lock: FileLock | None) -> None:
        self.batch_id = batch_id
        self._store = store
        self._lock = lock
        # In work now: what each source was like when it was begun, and what `writing` said.
        self._begun: dict[Path, tuple[int, int] | None] = {}
        self._written: dict[Path, str] = {}
        self._hashed: dict[Path, str] = {}
        self._strengths: dict[Path, float] = {}
        self.device: Callable[[], str] = lambda: ""
        """Says what computes now; kept with each picture that is done."""
        rows = store.read("SELECT source FROM item WHERE batch = ?", (batch_id,))
        self._sources = {row[0] for row in rows}

    def add(self, planned: Iterable[Planned]) -> None:
        """Plan further pictures; one that is in it already stays as it is.

        Raises `ConfigError` where it cannot be written.
        """
        rows = [planned_row(each) for each in planned]
        self._store.change(lambda db: insert_items(db, self.batch_id, rows))
        self._sources.update(row[0] for row in rows)

    def __contains__(self, source: Path) -> bool:
        return path_value(source) in self._sources

    def items(self, *states: ItemState) -> list[Item]:
        """Return its pictures in the order of planning; all, or those in `states`."""
        return read_items(self._store, self.batch_id, states)

    def left(self) -> list[Item]:
        """Return the pictures still to do, in the order of planning."""
        return self.items("planned")

    def begin(self, source: Path) -> None:
        """Note that this picture is about to be read; raises `ValueError` if it is not ours."""
        source = self._known(source)
        self._begun[source] = known = find_stat(source)
        self._update(
            source,
            "state = 'running', attempts = attempts + 1, source_size = ?, source_mtime_ns = ?,"
            " target_size = NULL, target_mtime_ns = NULL, target_sha256 = NULL",
            known or (None, None),
        )

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

    def used(self, source: Path, strength: float) -> None:
        """Note how much of the model's change the result has that is about to be written."""
        self._strengths[self._known(source)] = strength

    def record(self, event: Event) -> None:
        """Note the end of a picture from its event; every other event is passed over.

        Raises `ValueError` where `event.item` is no source of this batch.
        """
        match event:
            case ItemDone():
                self._done(self._known(Path(event.item)), event)
            case ItemKept():
                target = path_value(Path(event.target)) if event.target else None
                source = self._known(Path(event.item))
                # Left alone unread: as it is now.
                stat = self._begun.get(source) or find_stat(source) or (None, None)
                changes = (
                    "state = 'kept', reason = ?, code = ?, messages = ?,"
                    " target = COALESCE(?, target),"
                    " source_size = ?, source_mtime_ns = ?"
                )
                messages = packed_messages(reason=event.reason)
                values = (pack(event.reason), event.code, messages, target, *stat)
                self._end(source, changes, values)
            case ItemFailed():
                self._failed(self._known(Path(event.item)), event)

    def unsettle(self, source: Path) -> None:
        """Forget what a picture was like when it ended: it is new when it is found again."""
        self._update(self._known(source), "source_size = NULL, source_mtime_ns = NULL", ())

    def _take_over(self, retry_failed: bool) -> None:
        self._store.record(
            # To retry the failed ones of a discarded batch does not bring back the others.
            "UPDATE batch SET owner = ?, ended = NULL, discarded = discarded AND ? WHERE id = ?",
            (this_process(), retry_failed, self.batch_id),
        )
        self._settle(crashed=True)
        if retry_failed:
            self._store.record(
                "UPDATE item SET state = 'planned', attempts = 0, reason = '', hint = '', code = ''"
                " WHERE batch = ? AND state = 'failed'",
                (self.batch_id,),
            )

    def _settle(self, *, crashed: bool) -> None:
        """Decide about each picture in work by the table above; a crash counts as an attempt."""
        for row in self._store.read(
            "SELECT * FROM item WHERE batch = ? AND state = 'running'", (self.batch_id,)
        ):
            source, target = value_path(row["source"]), value_path(row["target"])
            if crashed:
                self._begun[source] = (row["source_size"], row["source_mtime_ns"])
            elif source not in self._begun:
                continue  # ended, and only the disk does not know it yet: the row is held back
            if row["target_sha256"] and is_as_written(target, row):
                note = joined("; ", row_item(row).note, _FINISHED)
                self._done(source, ItemDone(str(source), str(target), 0.0, note=note))
            elif crashed and row["attempts"] >= MAX_CRASHES:
                reason = msg(
                    "The program crashed {count} times while processing it.",
                    "crashed-repeatedly",
                    count=row["attempts"],
                )
                hint = "Retry it alone, or with a lower --memory."
                self._failed(source, ItemFailed(str(source), reason, hint))
            else:
                step = 0 if crashed else 1
                self._end(source, "state = 'planned', attempts = attempts - ?", (step,))

    def close(self) -> None:
        """Let go: finished where nothing is left, else waiting to be resumed.

        To be called when the pipeline has ended and nothing is being written any more.
        """
        try:
            self._settle(crashed=False)
            now = time.time()
            self._store.record("UPDATE batch SET ended = ? WHERE id = ?", (now, self.batch_id))
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Run:
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
        size, mtime_ns = (digest and self._begun.get(source)) or (None, None)
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
                pack(event.note), event.code, packed_messages(note=event.note),
                event.seconds, event.model_seconds,
                event.megapixels, pack(self.device()), self._strengths.get(source),
                size, mtime_ns, digest or None,
                path_value(target), *written, written_sha256 or None,
            ),
        )  # fmt: skip

    def _failed(self, source: Path, event: ItemFailed) -> None:
        messages = packed_messages(reason=event.message, hint=event.hint)
        values = pack(event.message), pack(event.hint), event.code, messages
        self._end(source, _FAILED, values)

    def _end(self, source: Path, changes: str, values: Iterable[Value]) -> None:
        self._update(source, changes, values)
        self._begun.pop(source, None)
        self._written.pop(source, None)
        self._hashed.pop(source, None)
        self._strengths.pop(source, None)

    def _update(self, source: Path, changes: str, values: Iterable[Value]) -> None:
        self._store.record(
            f"UPDATE item SET {changes} WHERE batch = ? AND source = ?",
            (*values, self.batch_id, path_value(source)),
        )
