"""A SQLite file that is written durably, and that no damage or full disk keeps from working.

What SQLite leaves to its user is decided here:

* *Durable.* Write-ahead log with `synchronous=FULL`: when `record` returns, the row survives a
  `kill -9`, and a power failure if the disk is honest (unless it is one that need not be
  `synced`). Not on a network folder: its index is in the memory of one computer, and a second one
  that writes would damage the file. There SQLite uses its rollback journal, which is slower.
* *Damaged file.* Checked when a process first opens it, which takes a second for 60,000 pictures,
  and noticed while it is read. If it is not a sound database it is moved aside as
  `<name>.broken-<date>`, never deleted, and a new file is created with all rows that can still be
  read. All who have the old one open, in whatever process, go on with the new one.
* *Private.* The file and its locks are readable by the user only (0600), and so is the folder where
  this program makes it (0700): paths of photos are nobody else's business.
* *No space, permission or folder.* The store is kept in memory (`Store.problem`). If the disk fills
  up later, rows are kept in memory and written with the next one that succeeds.
* *Newer file.* A file of a newer program is refused, because rewriting it could lose its data.

Threads share one connection behind a lock, held for one transaction, so a window can read while a
worker writes. Several processes may open the same file; readers never wait for a writer, except on
a network folder.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from engine.core._rescue import move_aside, rescue
from engine.core.locks import BUSY_SECONDS, FileLock
from engine.core.paths import make_private, make_private_folder
from engine.core.shares import is_on_share
from engine.errors import ConfigError
from engine.messages import msg

T = TypeVar("T")
Value = str | bytes | int | float | None

_THOROUGH_PAGES = 12_000
"""50 MB, of some 60,000 pictures: above it, only the quick check is made."""

_found_sound: set[tuple[str, tuple[int, int] | None]] = set()
"""The files that this process has checked, by name and identity: a window opens the queue often,
and a check of 60,000 pictures takes over a second. Later damage is noticed while reading."""

ELSEWHERE = msg("Free up space or allow access there, or set DEBLUR_DATA to another folder.")
"""What to do if the disk refuses."""


def pack(text: str) -> str | bytes:
    """Return `text` for SQLite: itself, or bytes if it contains lone surrogates.

    File names that are not UTF-8 reach Python that way. Equal texts become equal values, so indexes
    work.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unpack(value: str | bytes) -> str:
    """Return the text given to `pack`; raises ValueError or TypeError for anything else."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


class Store:
    """A database of one schema; see the module for its guarantees."""

    def __init__(
        self, path: Path | None, migrations: Sequence[Sequence[str]], warn: Callable[[str], None]
    ) -> None:
        """Open the file at `path`; create, repair or migrate it. None: a store in memory.

        `migrations[n]` are the statements from schema version n to n + 1; `warn` gets messages for
        the user. Raises ConfigError if the file is of a newer version; any other problem leads to a
        store in memory.
        """
        self.path = path
        """The file, or None for a store in memory."""
        self.problem: OSError | sqlite3.Error | None = None
        """Why it is in memory, although there was to be a file."""
        self._migrations = migrations
        self._warn = warn
        self._lock = threading.RLock()
        self._backlog: list[tuple[str, Sequence[Value]]] = []
        self._collecting = 0
        self._warned: set[str] = set()
        self._identity: tuple[int, int] | None = None  # of the file that is open
        if path is not None:
            try:
                make_private_folder(path.parent)
                with _while_opening(path):
                    make_private(path)
                    self._db = self._open_or_replace(path)
                return
            except (OSError, sqlite3.Error) as error:
                self.path, self.problem = None, error
        self._db = self._open(":memory:")

    def warn(self, text: str) -> None:
        """Tell the user something about the file, each text once."""
        if text not in self._warned:
            self._warned.add(text)
            self._warn(text)

    def read(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Return all rows; raises ConfigError if the file cannot be read."""
        try:
            with self._lock:
                return self._repaired(lambda: self._db.execute(sql, values).fetchall())
        except (sqlite3.Error, OSError) as error:
            raise ConfigError(
                "{path} cannot be read: {error}.", ELSEWHERE, path=self.path, error=error
            ) from error

    def record(self, sql: str, values: Sequence[Value], *, synced: bool = True) -> None:
        """Write one row durably; if the disk refuses, it is kept and written with a later one.

        Without `synced` a power failure may lose it, no `kill -9`: for what is found again at once,
        as waiting for the disk may take 10 ms for each row.
        """
        with self._lock:
            self._backlog.append((sql, values))
            if not self._collecting:
                self._write_backlog(1, synced=synced)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what is recorded within the block in one transaction, at its end.

        For the only thread that records: what another one records meanwhile waits as well.
        """
        with self._lock:
            self._collecting += 1
            before = len(self._backlog)
        try:
            yield
        finally:
            with self._lock:
                self._collecting -= 1
                if not self._collecting and len(self._backlog) > before:
                    self._write_backlog(len(self._backlog) - before)

    def change(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` in one transaction, all or nothing, and return what it returns.

        Raises ConfigError if the disk refuses.
        """
        try:
            with self._lock:
                return self._repaired(lambda: self._transact(work))
        except (sqlite3.Error, OSError) as error:
            raise ConfigError(
                "{path} cannot be written: {error}.", ELSEWHERE, path=self.path, error=error
            ) from error

    def lock(self, name: str) -> FileLock | None:
        """Return the lock of that name next to the file; None for a store in memory."""
        if self.path is None:
            return None
        return FileLock(self.path.with_name(f"{self.path.name}.{name}.lock"))

    def shrink(self) -> None:
        """Return the space of deleted rows to the disk; best effort."""
        with self._lock, suppress(sqlite3.Error):
            # fetchall: the pragma frees one page per step.
            self._db.execute("PRAGMA incremental_vacuum").fetchall()

    def close(self) -> None:
        """Write the rows that are still held back, if possible, and close."""
        with self._lock, suppress(sqlite3.Error):
            self._flush()
            self._db.close()

    def _write_backlog(self, new: int, *, synced: bool = True) -> None:
        """Write all rows that wait; if that fails, say so once: if all that wait are new."""
        synced |= len(self._backlog) > new  # those that have waited may have to survive more
        if not self._flush(synced=synced) and len(self._backlog) == new:
            self._warn(
                msg(
                    "{path} cannot be written now. The batch continues, and its progress is "
                    "saved as soon as that works again. {elsewhere}",
                    path=self.path,
                    elsewhere=ELSEWHERE,
                )
            )

    def _flush(self, *, synced: bool = True) -> bool:
        def write(db: sqlite3.Connection) -> None:
            for sql, values in self._backlog:
                db.execute(sql, values)

        try:
            self._repaired(lambda: self._transact(write, synced=synced))
        except (sqlite3.Error, OSError, ConfigError):
            return False
        self._backlog.clear()
        return True

    def _transact(self, work: Callable[[sqlite3.Connection], T], *, synced: bool = True) -> T:
        self._db.execute(f"PRAGMA synchronous={'FULL' if synced else 'NORMAL'}")
        with _transaction(self._db):
            done = work(self._db)
            self._check_place()  # last, as the rows that are not there yet are not carried over
            return done

    def _check_place(self) -> None:
        """Raise _Damaged if the file has been moved aside: what is written into it is lost."""
        if self.path is not None and _identity(self.path) not in (self._identity, None):
            raise _Damaged("it was replaced")

    def _repaired(self, work: Callable[[], T]) -> T:
        """Do `work`; where the file is damaged or was replaced, do it again with a sound one."""
        try:
            self._check_place()
            return work()
        except (sqlite3.DatabaseError, UnicodeError) as error:
            if isinstance(error, UnicodeError):
                error = _Damaged(str(error))
            if self.path is None or not _is_corrupt(error):
                raise
            with _while_opening(self.path):
                # Another process may have replaced it already.
                replaced = _identity(self.path) != self._identity
                self._db.close()
                self._identity = None  # if no other can be opened now, the next one tries again
                if replaced:
                    self._db = self._open_or_replace(self.path)
                else:
                    self._db = self._replace(self.path, error)
        return work()

    def _open_or_replace(self, path: Path) -> sqlite3.Connection:
        try:
            return self._open(str(path))
        except sqlite3.DatabaseError as error:
            if not _is_broken(error, path):
                raise
            return self._replace(path, error)

    def _replace(self, path: Path, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        """Move a damaged file aside and return a new one with what can be read of it."""
        _found_sound.discard((str(path), _identity(path)))
        aside = move_aside(path)
        make_private(path)
        db = self._open(str(path))
        count = rescue(aside, db)
        self.warn(
            msg(
                "{path} is damaged ({error}). It was moved to {name} and replaced by a new one; "
                "{count} records could be read and were kept.",
                path=path,
                error=error,
                name=aside.name,
                count=count,
            )
        )
        return db

    def _open(self, name: str) -> sqlite3.Connection:
        # isolation_level None: transactions begin and end where this module says so.
        db = sqlite3.connect(
            name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            db.row_factory = sqlite3.Row
            # What is no UTF-8 was damaged, and must not hide the rows beside it.
            db.text_factory = _decoded
            # Check before any change: a damaged or newer file must stay as it is.
            if (name, _identity(Path(name))) not in _found_sound:
                _check(db)
            self._refuse_newer(db)
            if db.execute("PRAGMA page_count").fetchone()[0] == 0:
                db.execute("PRAGMA auto_vacuum=INCREMENTAL")  # what `shrink` needs
            _choose_journal(db, Path(name))
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA fullfsync=1")  # macOS: its plain fsync leaves the disk's cache
            db.execute(f"PRAGMA journal_size_limit={4 << 20}")
            db.execute("PRAGMA foreign_keys=1")
            self._migrate(db)
            if not self._is_current(db):
                raise _Damaged("its tables are altered")
            self._identity = _identity(Path(name))
            _found_sound.add((name, self._identity))
        except UnicodeError as error:  # the name of a table or column
            db.close()
            raise _Damaged(str(error)) from error
        except BaseException:
            db.close()
            raise
        return db

    def _refuse_newer(self, db: sqlite3.Connection) -> int:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version > len(self._migrations) and self._is_current(db):
            return len(self._migrations)  # no newer tables: the number itself is damaged
        if version > len(self._migrations):
            raise ConfigError(
                "{path} was written by a newer version of this program (schema {version}; "
                "this one supports {count}).",
                "Update the program, or set DEBLUR_DATA to another folder.",
                path=self.path,
                version=version,
                count=len(self._migrations),
            )
        return int(version)

    def _is_current(self, db: sqlite3.Connection) -> bool:
        """Return whether tables and indexes are, to the letter, those of this program."""
        with closing(sqlite3.connect(":memory:")) as fresh:
            for statement in (one for statements in self._migrations for one in statements):
                fresh.execute(statement)
            sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
            same: bool = [tuple(row) for row in db.execute(sql)] == fresh.execute(sql).fetchall()
            return same

    def _migrate(self, db: sqlite3.Connection) -> None:
        with _transaction(db):
            for statements in self._migrations[self._refuse_newer(db) :]:
                for statement in statements:
                    db.execute(statement)
            # Written even if nothing changed: so a full or read-only disk is noticed before the
            # run, and not at its first finished picture.
            db.execute(f"PRAGMA user_version={len(self._migrations)}")


class _Damaged(sqlite3.DatabaseError):
    """The check of the file found damage."""


def _check(db: sqlite3.Connection) -> None:
    """Raise _Damaged unless the file is a sound database."""
    # The quick check does not compare indexes with their tables, which takes several times as long;
    # a wrong index makes changes miss their rows.
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    check = "integrity_check" if pages <= _THOROUGH_PAGES else "quick_check"
    (verdict,) = db.execute(f"PRAGMA {check}(1)").fetchone()
    if verdict != "ok":
        raise _Damaged(verdict)


def _choose_journal(db: sqlite3.Connection, path: Path) -> None:
    if not is_on_share(Path(os.path.realpath(path))):  # SQLite keeps its log beside the file itself
        db.execute("PRAGMA journal_mode=WAL")
        return
    try:
        db.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        # An older version has it open with the other one, and both have to use the same.


def _is_broken(error: sqlite3.DatabaseError, path: Path) -> bool:
    """Return whether a file that cannot be opened has to be replaced."""
    code = getattr(error, "sqlite_errorcode", None)
    # SQLITE_ERROR is a statement that does not fit the tables: a sound database, but not ours.
    # SQLITE_READONLY of a file that can be written is a damaged version number in its header.
    return (
        _is_corrupt(error)
        or (code is not None and code & 0xFF == sqlite3.SQLITE_ERROR)
        or (code == sqlite3.SQLITE_READONLY and os.access(path, os.W_OK))
    )


def _is_corrupt(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind, the rest its details.
    return isinstance(error, _Damaged) or (
        code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    )


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _while_opening(path: Path) -> Iterator[None]:
    """Let one process open at a time: two that find it damaged must not both move it aside."""
    lock = FileLock(path.with_name(f"{path.name}.opening.lock"))
    # A folder without locks, or a process that hangs here, must not exclude everybody.
    with suppress(OSError):
        lock.acquire(wait_seconds=BUSY_SECONDS)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    # IMMEDIATE: wait for write access at the beginning, where SQLite can wait, and not at the first
    # write, where after a read it cannot.
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
