"""The durable queue: what was asked, what is done, and what is left after a crash.

    queue = Queue.open(warn=print)
    with queue.create(request, planned) as run:      # or: queue.resume(batch_id)
        for item in run.left(): ...
            run.begin(source)                        # about to read it
            run.writing(source, temporary, target)   # about to move the finished file into place
            run.record(ItemDone(...))                # or ItemKept, ItemFailed

The pipeline knows none of this: it calls `begin` and `writing` where it was given them, and its
events, whose `item` is `str(source)`, go to `record` as they go to everybody else.

**What a crash leaves, and what resuming makes of it.** Writes are atomic, so the target is the old
file, ours, or missing; never half of one. For a picture that was not marked as finished:

| killed                            | row says            | target           | so             |
|-----------------------------------|---------------------|------------------|----------------|
| before `begin`                    | planned             | any              | do it          |
| between `begin` and `writing`     | running             | any; not ours    | do it again    |
| between `writing` and the replace | running, hash known | other or missing | do it again    |
| between the replace and `record`  | running, hash known | has that hash    | done; say so   |

Existence alone would not do: a file that was not there at planning and is now may be ours, or one
the user put there since. The hash, on disk *before* the replace, tells them apart. "Do it again"
never overwrites by itself: `Item.may_overwrite` is true only for the very file that was there at
planning and that the user agreed to have replaced; in front of any other the writer has to refuse
or take another name. A caller that never calls `writing` loses nothing; it may get a second copy.

A picture that was running in three crashes is suspected to cause them and marked as failed.

**One owner.** A run holds a lock file beside the database while it lives; the system frees it on
`kill -9`: no process number has to be believed, no heartbeat can be late. A batch waits to be
resumed when it has pictures left and nobody holds its lock.

Threads: every method may be called from any thread. A window that opens its own `Queue` on the file
never waits for the worker's disk. A broken file: `engine.core.store`; what is kept:
`engine.queue.records`; who works on a batch: `engine.queue.batch_record`.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from engine.core.resources import user_data_dir
from engine.core.store import FileLock, Store, Value
from engine.errors import ConfigError
from engine.queue.batch_record import Run
from engine.queue.records import (
    MIGRATIONS,
    Batch,
    BatchState,
    Item,
    ItemState,
    Planned,
    Request,
    absolute,
    file_sha256,
    find_stat,
    first_result,
    insert_batch,
    is_as_written,
    path_value,
    planned_row,
    purge,
    read_items,
    row_batch,
    row_item,
    settings_hash,
    this_process,
)

__all__ = ["Batch", "Item", "Planned", "Queue", "Request", "Run", "settings_hash"]

_OWNER_WAIT_SECONDS = 1.0  # outlives another process that only asks who is alive


class Queue:
    """All batches of this user; open it with `Queue.open`."""

    def __init__(self, store: Store, warn: Callable[[str], None]) -> None:
        self._store = store
        self._spare: list[Store] = []
        self._warn = warn

    @classmethod
    def open(cls, path: Path | None = None, *, warn: Callable[[str], None]) -> Queue:
        """Open the queue at `path` (default: in the user's data folder), come what may.

        `warn` gets one line for each thing the user has to know: now, and later from any thread.
        Raises `ConfigError` only where a newer version of the program wrote the file.
        """
        store = Store(path or user_data_dir() / "queue.sqlite", MIGRATIONS, warn)
        return cls(store, warn)

    def create(self, request: Request, planned: Iterable[Planned]) -> Run:
        """Queue a batch, all of it or nothing, and own it; a source named twice counts once.

        Where the disk refuses it, the batch lives in memory and `warn` is told.
        """
        rows = [planned_row(p) for p in planned]
        try:
            return self._create(self._store, request, rows)
        except ConfigError as error:
            self._warn(f"This batch cannot be queued and so not resumed. {error}")
            self._spare.append(Store(None, MIGRATIONS, self._warn))
            return self._create(self._spare[-1], request, rows)

    def _create(self, store: Store, request: Request, rows: list[tuple[Value, ...]]) -> Run:
        token = secrets.token_hex(8)
        lock = self._own(store, token)

        def insert(db: sqlite3.Connection) -> int:
            purge(db, request.settings_hash)
            return insert_batch(db, token, this_process(), request, rows)

        try:
            batch_id = store.change(insert)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        store.shrink()
        return Run(store, batch_id, lock)

    def resume(self, batch_id: int, *, retry_failed: bool = False) -> Run:
        """Own a batch whose last owner is gone; what it left half done is settled first.

        With `retry_failed` its failed pictures are planned again. Raises `ConfigError` where there
        is no such batch or a living process works on it.
        """
        self.batch(batch_id)
        rows = self._store.read("SELECT token, owner FROM batch WHERE id = ?", (batch_id,))
        lock = self._own(self._store, rows[0]["token"], batch_id, rows[0]["owner"])
        try:
            run = Run(self._store, batch_id, lock)
            run._take_over(retry_failed)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return run

    def batches(self) -> list[Batch]:
        """Return all batches, newest first."""
        batches: dict[int, tuple[sqlite3.Row, dict[ItemState, int]]] = {}
        for row in self._store.read(  # in one statement, so at one moment
            "SELECT batch.*, item.state AS item_state, COUNT(item.id) AS items FROM batch"
            " LEFT JOIN item ON item.batch = batch.id GROUP BY batch.id, item.state"
            " ORDER BY batch.id DESC"
        ):
            counts = batches.setdefault(row["id"], (row, {}))[1]
            if row["items"]:
                counts[row["item_state"]] = row["items"]
        return [self._batch(row, counts) for row, counts in batches.values()]

    def batch(self, batch_id: int) -> Batch:
        """Return one batch; raises ConfigError where there is none of that number."""
        for batch in (b for b in self.batches() if b.id == batch_id):
            return batch
        raise ConfigError(f"There is no batch {batch_id}.", "See `deblur queue`.")

    def interrupted(self) -> Batch | None:
        """Return the newest batch that has pictures left and nobody working on it."""
        return next((b for b in self.batches() if b.state == "interrupted"), None)

    def newest(self) -> Batch | None:
        """Return the newest batch in which something was begun, else the newest; None of none."""
        batches = self.batches()
        begun = (b for b in batches if b.state != "discarded" or set(b.counts) - {"planned"})
        return next(begun, next(iter(batches), None))

    def items(self, batch_id: int, *states: ItemState) -> list[Item]:
        """Return the pictures of a batch in the order of planning; all, or those in `states`."""
        return read_items(self._store, batch_id, states)

    def discard(self, batch_id: int) -> None:
        """Offer this batch for resuming no more; what it finished stays known.

        Raises `ConfigError` where it cannot be written.
        """
        self._store.change(
            lambda db: db.execute("UPDATE batch SET discarded = 1 WHERE id = ?", (batch_id,))
        )

    def find_done(self, source: Path, settings_hash: str, wish: Path) -> Path | None:
        """Return the result at `wish`, or `wish` with a number, that this picture had before.

        Same settings, same picture: path, size and mtime, or else the SHA-256, for which its
        content is read only where a finished picture has the same size. A copy beside its
        original is a picture of its own: content counts only where the earlier source has gone
        (renamed, moved). The result has to be still there, and as it was written.
        """
        stat = find_stat(source)
        if stat is None:
            return None
        size, name = stat[0], path_value(source)
        try:
            rows = self._done("source_mtime_ns = ? AND source = ?", settings_hash, *stat, name)
            if not rows and self._store.read(
                "SELECT 1 FROM item WHERE state = 'done' AND source_size = ? LIMIT 1", (size,)
            ):
                rows = self._done("source_sha256 = ?", settings_hash, size, file_sha256(source))
        except ConfigError as error:
            self._warn(f"What was done before is not known. {error}")
            return None
        return first_result(rows, absolute(source), absolute(wish))

    def unsettled(self, paths: Iterable[Path], settings_hash: str) -> list[Path]:
        """Return those of `paths` that are there and new.

        Known are the pictures that batches of these settings ended with (done, kept or failed) and
        all results, as long as their size and time are what they were.
        """
        rows = self._store.read(
            "SELECT target, target_size, target_mtime_ns FROM item WHERE state = 'done'"
            " UNION ALL SELECT * FROM (SELECT source, source_size, source_mtime_ns FROM item"
            " JOIN batch ON batch.id = item.batch WHERE settings_hash = ?"
            " AND item.state IN ('done', 'kept', 'failed') ORDER BY item.id)",
            (settings_hash,),
        )
        known = {row[0]: (row[1], row[2]) for row in rows}
        new = []
        for path in paths:
            stat = find_stat(path)
            if stat is not None and known.get(path_value(path)) != stat:
                new.append(path)
        return new

    def is_result(self, path: Path) -> bool:
        """Return whether a batch wrote the file at `path` and nobody has altered it since."""
        return self._row_of(path) is not None

    def made(self, path: Path) -> tuple[Batch, Item] | None:
        """Return which picture of which batch the file at `path` is, unaltered since; or None."""
        row = self._row_of(path)
        return None if row is None else (self.batch(row["batch"]), row_item(row))

    def mixed(self, batch_id: int, source: Path, strength: float) -> None:
        """Note that the result of this picture was written anew at another strength.

        It is a result of ours as before, and no longer what the settings of its batch give, so
        that `find_done` passes it over.
        """
        where = "batch = ? AND source = ?"
        name = (batch_id, path_value(source))
        for item in map(row_item, self._store.read(f"SELECT * FROM item WHERE {where}", name)):
            written = find_stat(item.target) or (None, None)
            self._store.record(
                "UPDATE item SET mixed = 1, strength = ?, target_size = ?, target_mtime_ns = ?,"
                f" target_sha256 = ? WHERE {where}",
                (strength, *written, file_sha256(item.target) or None, *name),
            )

    def _row_of(self, path: Path) -> sqlite3.Row | None:
        names = (path_value(path), path_value(Path(os.path.realpath(path))))
        where = "state = 'done' AND target IN (?, ?) ORDER BY id DESC"
        rows = self._store.read(f"SELECT * FROM item WHERE {where}", names)
        return next((row for row in rows if is_as_written(path, row)), None)

    def _done(self, where: str, *values: Value) -> list[sqlite3.Row]:
        return self._store.read(
            "SELECT item.* FROM item JOIN batch ON batch.id = item.batch WHERE item.state = 'done'"
            " AND NOT mixed AND settings_hash = ? AND source_size = ?"
            f" AND {where} ORDER BY item.id DESC",
            values,
        )

    def close(self) -> None:
        """Close the file; runs have to be closed before."""
        for store in (self._store, *self._spare):
            store.close()

    def _batch(self, row: sqlite3.Row, counts: dict[ItemState, int]) -> Batch:
        state: BatchState = "finished"
        if row["discarded"]:
            state = "discarded"
        elif counts.get("planned", 0) + counts.get("running", 0):
            lock = self._store.lock(row["token"])
            state = "running" if lock is None or lock.is_held() else "interrupted"
        return row_batch(row, state, counts)

    def _own(self, store: Store, token: str, batch_id: int = 0, owner: str = "") -> FileLock | None:
        lock = store.lock(token)
        try:
            if lock is None or lock.acquire(_OWNER_WAIT_SECONDS):
                return lock
        except OSError as error:
            self._warn(f"No lock can be had beside {store.path} ({error}); run nothing twice.")
            return None
        raise ConfigError(
            f"Batch {batch_id} is still being worked on ({owner}).",
            "Wait until it has ended, or stop it; then resume it.",
        )
