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
the same process resumes it.

Threads: every method may be called from any thread. A window that opens its own `Queue` on the file
never waits for the worker's disk. A broken file: `engine.core.store`; what is kept:
`engine.queue._records`.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import get_args

from engine.core.paths import absolute
from engine.core.resources import user_data_dir
from engine.core.store import ELSEWHERE, FileLock, Store, Value, pack
from engine.errors import ConfigError
from engine.events import Event, ItemDone, ItemFailed, ItemKept
from engine.messages import joined, msg
from engine.queue._lookups import Lookups
from engine.queue._records import (
    DAMAGED,
    MAX_CRASHES,
    MIGRATIONS,
    READING,
    WORKING,
    Batch,
    BatchState,
    Item,
    ItemState,
    Planned,
    Request,
    file_sha256,
    find_stat,
    insert_batch,
    insert_items,
    is_as_written,
    packed_messages,
    path_value,
    planned_rows,
    purge,
    read_items,
    remove_empty,
    row_batch,
    row_item,
    this_process,
    value_path,
    warn_damaged,
)
from engine.queue._succession import give_back, take_over

_OWNER_WAIT_SECONDS = 1.0  # longer than another process takes to test whether the owner lives
_WAITING: dict[Path, FileLock] = {}
"""The locks of the batches that wait in this process, by their files."""

_FAILED = "state = 'failed', reason = ?, hint = ?, code = ?, messages = ?"
_FINISHED = msg("finished just before the interruption", "finished-before-crash")


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
        waited = self._waits_here(batch_id)
        lock = self._own_again(batch_id)
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
        lock = self._own_again(batch_id)
        if lock is not None:
            _WAITING[lock.path] = lock
            self._store.record(
                "UPDATE batch SET owner = ?, ended = COALESCE(ended, ?) WHERE id = ?",
                (this_process(), time.time(), batch_id),
            )

    def let_go(self, batch_id: int) -> None:
        """Let others resume a batch that waits in this process; does nothing if it does not."""
        lock = self._lock_of(batch_id)
        waiting = _WAITING.pop(lock.path, None) if lock is not None else None
        if waiting is not None:
            waiting.release()

    def batches(self) -> list[Batch]:
        """Return all batches, newest first."""
        batches: dict[int, tuple[sqlite3.Row, dict[ItemState, int]]] = {}
        rejected: Counter[int] = Counter()
        for row in self._store.read(  # in one statement, so consistent
            "SELECT batch.*, item.state AS item_state, COUNT(item.id) AS items,"
            " TOTAL(' ' || item.code || ' ' LIKE '% guard-kept %') AS rejected FROM batch"
            " LEFT JOIN item ON item.batch = batch.id GROUP BY batch.id, item.state"
            " ORDER BY batch.id DESC"
        ):
            counts = batches.setdefault(row["id"], (row, {}))[1]
            if row["items"] and row["item_state"] in get_args(ItemState):
                counts[row["item_state"]] = row["items"]
            if row["item_state"] == "kept":
                rejected[row["id"]] = int(row["rejected"])
        sound = []
        for row, counts in batches.values():
            try:
                sound.append(self._batch(row, counts, rejected[row["id"]]))
            except DAMAGED:
                warn_damaged(self._store)
        return sound

    def batch(self, batch_id: int) -> Batch:
        """Return one batch; raises ConfigError where there is none of that number."""
        for batch in (b for b in self.batches() if b.id == batch_id):
            return batch
        raise ConfigError(
            "There is no batch {batch_id}.", "To list them: deblur queue", batch_id=batch_id
        )

    def interrupted(self) -> Batch | None:
        """Return the newest batch that has pictures left and no owner."""
        return next((b for b in self.batches() if b.state == "interrupted"), None)

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

        Raises `ConfigError` where it cannot be written.
        """
        self._store.change(
            lambda db: db.execute("UPDATE batch SET discarded = 1 WHERE id = ?", (batch_id,))
        )
        self.let_go(batch_id)

    def withdraw(self, batch_id: int) -> None:
        """Discard a batch that was not begun; what it took over belongs to earlier ones again.

        Raises `ConfigError` where it cannot be written.
        """
        self._store.change(lambda db: give_back(db, batch_id))
        self.discard(batch_id)

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

    def _batch(self, row: sqlite3.Row, counts: dict[ItemState, int], rejected: int) -> Batch:
        state: BatchState = "finished"
        if row["discarded"]:
            state = "discarded"
        elif counts.get("planned", 0) + counts.get("running", 0):
            lock = self._store.lock(row["token"])
            if lock is not None and not lock.is_held():
                state = "interrupted"
            else:
                state = "running" if row["ended"] is None else "waiting"
        return row_batch(row, state, counts, rejected)

    def _stopped_before(self, store: Store, batch_id: int) -> list[int]:
        """Return the earlier batches that have pictures left, which nobody runs or will run."""
        rows = store.read(
            "SELECT id, token FROM batch WHERE id < ? AND NOT discarded AND EXISTS (SELECT 1 FROM"
            " item WHERE batch = batch.id AND state IN ('planned', 'running'))",
            (batch_id,),
        )
        locks = ((int(row["id"]), store.lock(str(row["token"]))) for row in rows)
        return [number for number, lock in locks if lock is not None and not lock.is_held()]

    def _waits_here(self, batch_id: int) -> bool:
        lock = self._lock_of(batch_id)
        return lock is not None and lock.path in _WAITING

    def _lock_of(self, batch_id: int) -> FileLock | None:
        rows = self._store.read("SELECT token FROM batch WHERE id = ?", (batch_id,))
        return self._store.lock(str(rows[0]["token"])) if rows else None

    def _own_again(self, batch_id: int) -> FileLock | None:
        """Return the lock of an earlier batch, which this process holds from now on."""
        batch, lock = self.batch(batch_id), self._lock_of(batch_id)
        waiting = _WAITING.pop(lock.path, None) if lock is not None else None
        return waiting or self._own(lock, batch)

    def _own(self, lock: FileLock | None, batch: Batch | None = None) -> FileLock | None:
        try:
            if lock is None or lock.acquire(_OWNER_WAIT_SECONDS):
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
        try:
            self._end_here()
        finally:
            if self._lock is not None:
                _WAITING[self._lock.path] = self._lock

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
