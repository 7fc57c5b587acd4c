"""The durable queue: what was requested, what is done, and what is left after a crash.

    queue = Queue.open(warn=print)
    with queue.create(request, planned) as journal:  # or: queue.resume(batch_id)
        for item in journal.left(): ...
            journal.begin(source)                        # before it is read
            journal.writing(source, temporary, target)   # before the finished file is moved
            journal.record(ItemDone(...))                # or ItemKept, ItemFailed

The pipeline calls `begin` and `writing`, and gives its events, whose `item` is `str(source)`, to
`record`.

**What a crash leaves, and what resuming makes of it.** Writes are atomic, so the target is the old
file, ours, or missing; never half of one. For a picture that was not recorded as finished:

| killed                            | row says            | target           | so             |
|-----------------------------------|---------------------|------------------|----------------|
| before `begin`                    | planned             | any              | do it          |
| between `begin` and `writing`     | running             | any; not ours    | do it again    |
| between `writing` and the replace | running, hash known | other or missing | do it again    |
| between the replace and `record`  | running, hash known | has that hash    | done, noted    |

Existence alone would not do: a file that was not there at planning and is now may be ours, or one
the user put there since. The hash, on disk *before* the replace, tells them apart. "Do it again"
never overwrites by itself: `Item.may_overwrite` is true only for the very file that was there at
planning and that the user agreed to have replaced; otherwise the writer has to refuse or take
another name. A caller that never calls `writing` loses nothing; it may get a second copy.

A picture that was in work in three crashes is suspected to cause them. Suspected is the one in the
model (`working`), and one that was only being read if none was there. It comes last when the batch
is resumed, with no other picture beside it; it is marked as failed if the program crashes again.

**One owner.** A `BatchJournal` holds a lock file beside the database while it lives; the system
frees it on `kill -9`: no process number has to be believed, no heartbeat can be late. A batch can
be resumed when it has pictures left and nobody holds its lock. One that waits for its turn in a
program has no journal, but its lock is held as well (`BatchJournal.set_aside`, `Queue.hold`), until
the same process resumes it. One that another process is about to resume is reserved by a second
lock (`BatchJournal.hand_over`), since that process takes a while to start.

Threads: every method may be called from any thread. A window that opens its own `Queue` on the file
never waits for the worker's disk. A broken file: `engine.core.store`; what is kept:
`engine.queue._records`.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

from engine.core.locks import FileLock
from engine.core.resources import user_data_dir
from engine.core.store import ELSEWHERE, Store, Value
from engine.errors import ConfigError
from engine.messages import msg
from engine.queue._journal import BatchJournal
from engine.queue._lookups import Lookups
from engine.queue._owner import OWNER_WAIT_SECONDS, WAITING, WAITING_CHANGES, is_free
from engine.queue._records import (
    DAMAGED,
    MIGRATIONS,
    Batch,
    BatchState,
    Item,
    ItemState,
    Planned,
    Request,
    file_sha256,
    find_stat,
    insert_batch,
    path_value,
    planned_rows,
    purge,
    read_items,
    row_batch,
    row_item,
    this_process,
    warn_damaged,
)
from engine.queue._succession import discard, take_over


class Queue(Lookups):
    """All batches of this user; open it with `Queue.open`."""

    def __init__(self, store: Store, warn: Callable[[str], None]) -> None:
        super().__init__(store)
        self._spare: list[Store] = []
        self._warn = warn

    @classmethod
    def open(cls, path: Path | None = None, *, warn: Callable[[str], None]) -> Queue:
        """Open the queue at `path` (default: in the user's data folder), come what may.

        `warn` gets one line for each thing the user has to know: now, and later from any thread.
        Raises `ConfigError` only where a newer version of the program wrote the file.
        """
        path = path or user_data_dir() / "queue.sqlite"
        store = Store(path, MIGRATIONS, warn)
        if store.problem is not None:
            warn(
                msg(
                    "The queue cannot be saved in {path} ({error}). The batch runs without it: it "
                    "cannot be resumed, and earlier results are not recognized. {elsewhere}",
                    path=path,
                    error=store.problem,
                    elsewhere=ELSEWHERE,
                )
            )
        return cls(store, warn)

    def create(self, request: Request, planned: Iterable[Planned]) -> BatchJournal:
        """Queue a batch, all of it or nothing, and own it; a source named twice counts once.

        It takes over the pictures that interrupted batches have left (`engine.queue._succession`).
        If the disk refuses it, the batch is kept in memory and `warn` is called.
        """
        planned = planned if isinstance(planned, Sequence) else tuple(planned)
        try:
            return self._create(self._store, request, planned)
        except ConfigError as error:
            self._warn(
                msg("This batch cannot be saved, so it cannot be resumed. {error}", error=error)
            )
            self._spare.append(Store(None, MIGRATIONS, self._warn))
            return self._create(self._spare[-1], request, planned)

    def _create(self, store: Store, request: Request, planned: Sequence[Planned]) -> BatchJournal:
        token = secrets.token_hex(8)
        lock = self._own(store.lock(token))
        sources: set[str | bytes] = set()

        def insert(db: sqlite3.Connection) -> int:
            purge(db, request.settings_hash)
            rows = planned_rows(planned, sources)
            batch = insert_batch(db, token, this_process(), request, rows)
            take_over(db, batch, self._stopped_before(store, batch))
            return batch

        try:
            batch_id = store.change(insert)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        store.shrink()
        return BatchJournal(store, batch_id, lock, sources)

    def resume(self, batch_id: int, *, retry_failed: bool = False) -> BatchJournal:
        """Own a batch whose last owner is gone; what it left half done is settled first.

        With `retry_failed` its failed pictures are planned again. Raises `ConfigError` where there
        is no such batch, a living process works on it, or it waits in another one.
        """
        lock, waited = self._own_again(batch_id)
        try:
            if waited:  # what was stopped meanwhile is left to it
                earlier = self._stopped_before(self._store, batch_id)
                if earlier:
                    self._store.change(lambda db: take_over(db, batch_id, earlier))
            journal = BatchJournal(self._store, batch_id, lock)
            journal._take_over(retry_failed)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return journal

    def hold(self, batch_id: int) -> None:
        """Keep an earlier batch, which waits for its turn in this process, from all others.

        Until it is resumed, discarded or let go here, or this process ends. Raises as `resume`.
        """
        lock, _ = self._own_again(batch_id)
        if lock is not None:
            with WAITING_CHANGES:
                WAITING[lock.path] = lock
                self._store.record(
                    "UPDATE batch SET owner = ?, ended = COALESCE(ended, ?) WHERE id = ?",
                    (this_process(), time.time(), batch_id),
                )

    def let_go(self, batch_id: int) -> None:
        """Let others resume a batch that waits in this process; does nothing if it does not."""
        lock = self._lock_of(batch_id)
        waiting = WAITING.pop(lock.path, None) if lock is not None else None
        if waiting is not None:
            waiting.release()

    def batches(self) -> list[Batch]:
        """Return all batches, newest first."""
        return self._batches()

    def _batches(self, where: str = "", values: Sequence[Value] = ()) -> list[Batch]:
        batches: dict[int, tuple[sqlite3.Row, dict[ItemState, int]]] = {}
        rejected, left_to_later = Counter[int](), Counter[int]()
        for row in self._store.read(  # in one statement, so consistent
            "SELECT batch.*, item.state AS item_state, COUNT(item.id) AS items,"
            " TOTAL(' ' || item.code || ' ' LIKE '% guard-kept %') AS rejected,"
            " COUNT(item.successor) AS left_to_later FROM batch"
            f" LEFT JOIN item ON item.batch = batch.id {where} GROUP BY batch.id, item.state"
            " ORDER BY batch.id DESC",
            values,
        ):
            counts = batches.setdefault(row["id"], (row, {}))[1]
            if row["items"] and row["item_state"] in get_args(ItemState):
                counts[row["item_state"]] = row["items"]
            if row["item_state"] == "kept":
                rejected[row["id"]] = int(row["rejected"])
                left_to_later[row["id"]] = row["left_to_later"]
        sound = []
        for row, counts in batches.values():
            try:
                kept = rejected[row["id"]], left_to_later[row["id"]]
                sound.append(row_batch(row, self._state(row, counts), counts, *kept))
            except DAMAGED:
                warn_damaged(self._store)
        return sound

    def batch(self, batch_id: int) -> Batch:
        """Return one batch; raises ConfigError where there is none of that number."""
        for batch in self._batches("WHERE batch.id = ?", (batch_id,)):
            return batch
        raise ConfigError(
            "There is no batch {batch_id}.", "To list them: deblur queue", batch_id=batch_id
        )

    def interrupted(self) -> Batch | None:
        """Return the newest batch that has pictures left and no owner."""
        return next((b for b in self.batches() if b.state == "interrupted"), None)

    def failed(self) -> Batch | None:
        """Return the newest batch that has failed pictures."""
        return next((b for b in self.batches() if b.counts.get("failed")), None)

    def newest(self) -> Batch | None:
        """Return the newest batch in which something was begun, else the newest, if any."""
        batches = self.batches()
        begun = (b for b in batches if b.state != "discarded" or set(b.counts) - {"planned"})
        return next(begun, next(iter(batches), None))

    def items(self, batch_id: int, *states: ItemState) -> list[Item]:
        """Return the pictures of a batch in the order of planning; all, or those in `states`."""
        return read_items(self._store, batch_id, states)

    def discard(self, batch_id: int) -> None:
        """Stop offering this batch for resuming; what it finished stays known.

        If it has finished nothing, what it took over belongs to earlier batches again. Raises
        `ConfigError` where it cannot be written.
        """
        self._store.change(lambda db: discard(db, batch_id))
        self.let_go(batch_id)

    def result_at(self, path: Path) -> tuple[Batch, Item] | None:
        """Return which picture of which batch the file at `path` is, unaltered since; or None."""
        row = self._row_of(path)
        if row is None:
            return None
        try:
            return self.batch(row["batch"]), row_item(row)
        except (ConfigError, *DAMAGED):
            warn_damaged(self._store)
            return None

    def note_reblended(self, batch_id: int, source: Path, strength: float) -> None:
        """Note that the result of this picture was saved again at another strength.

        It is a result of ours as before, and no longer what the settings of its batch give, so
        that `find_done` passes it over.
        """
        where = "batch = ? AND source = ?"
        name = (batch_id, path_value(source))
        for row in self._store.read(f"SELECT * FROM item WHERE {where}", name):
            item = row_item(row)
            written = find_stat(item.target) or (None, None)
            self._store.record(
                "UPDATE item SET mixed = 1, strength = ?, target_size = ?, target_mtime_ns = ?,"
                f" target_sha256 = ? WHERE {where}",
                (strength, *written, file_sha256(item.target) or None, *name),
            )

    def close(self) -> None:
        """Close the file; journals have to be closed before."""
        for store in (self._store, *self._spare):
            store.close()

    def __enter__(self) -> Queue:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _state(self, row: sqlite3.Row, counts: Mapping[ItemState, int]) -> BatchState:
        if row["discarded"]:
            return "discarded"
        if counts.get("planned", 0) + counts.get("running", 0):
            if is_free(self._store.lock(row["token"])):
                return "interrupted"
            return "running" if row["ended"] is None else "waiting"
        return "finished"

    def _stopped_before(self, store: Store, batch_id: int) -> list[int]:
        """Return the earlier batches that have pictures left, which nobody runs or will run."""
        rows = store.read(
            "SELECT id, token FROM batch WHERE id < ? AND NOT discarded AND EXISTS (SELECT 1 FROM"
            " item WHERE batch = batch.id AND state IN ('planned', 'running'))",
            (batch_id,),
        )
        locks = ((int(row["id"]), store.lock(str(row["token"]))) for row in rows)
        return [number for number, lock in locks if is_free(lock)]

    def _lock_of(self, batch_id: int) -> FileLock | None:
        rows = self._store.read("SELECT token FROM batch WHERE id = ?", (batch_id,))
        return self._store.lock(str(rows[0]["token"])) if rows else None

    def _own_again(self, batch_id: int) -> tuple[FileLock | None, bool]:
        """Return the lock of an earlier batch, which this process holds from now on.

        And whether the batch has waited in this process.
        """
        batch, lock = self.batch(batch_id), self._lock_of(batch_id)
        with WAITING_CHANGES:
            waiting = WAITING.pop(lock.path, None) if lock is not None else None
        return waiting or self._own(lock, batch), waiting is not None

    def _own(self, lock: FileLock | None, batch: Batch | None = None) -> FileLock | None:
        try:
            if lock is None or lock.acquire(OWNER_WAIT_SECONDS):
                return lock
        except OSError as error:
            self._warn(
                msg(
                    "Cannot lock {path} ({error}); do not start the same batch twice.",
                    path=self._store.path,
                    error=error,
                )
            )
            return None
        number, owner = (batch.id, batch.owner) if batch else (0, "")
        if batch is not None and batch.ended is not None:
            raise ConfigError(
                "Batch {batch_id} waits in the queue of an open window ({owner}).",
                "Let it run there, or remove it from the queue there.",
                batch_id=number,
                owner=owner,
            )
        raise ConfigError(
            "Batch {batch_id} is still running ({owner}).",
            "Wait until it ends, or stop it; then resume it.",
            batch_id=number,
            owner=owner,
        )
