"""What can be read of a damaged SQLite file is carried over into a new one.

A wrong byte costs the rows of its page, or of one row, if they are read one by one and what cannot
be read is passed over. Where the header or the table of tables is damaged, which are the same in
every file of one schema, those of the new file are taken.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from engine.core.paths import exists

_MOST_STEP = 1 << 40
_HEADER = ((0, 24), (44, 48), (56, 64), (68, 72))
"""What files of one schema share of the first 100 bytes (https://sqlite.org/fileformat.html, 1.3):
page size and versions, schema format, encoding and user version, application."""
_FIRST_PAGE = (*_HEADER, (100, 4096))
"""The same with the table of tables, as long as it has not grown beyond the first page."""

UNREADABLE = (sqlite3.Error, UnicodeError)
"""What a damaged file raises; UnicodeError for the name of a column."""


def move_aside(path: Path) -> Path:
    """Rename a database file, with its log, to a name that says that it is broken; return it."""
    stem = f"{path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}"
    names: Iterable[str] = (stem if n == 0 else f"{stem}-{n}" for n in range(1000))
    aside = next(p for name in names if not exists(p := path.with_name(name)))
    # The log moves along under the matching name: repair tools expect it there, and left behind it
    # would be replayed into the new file.
    for part in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            os.replace(f"{path}{part}", f"{aside}{part}")
    return aside


def columns(db: sqlite3.Connection) -> Mapping[str, list[str]]:
    """Return the names of the columns of each table."""
    with suppress(*UNREADABLE):
        tables = [
            str(row[0])
            for row in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
            )
        ]
        return {
            table: [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]
            for table in tables
        }
    return {}


def rescue(aside: Path, db: sqlite3.Connection) -> int:
    """Copy all rows that can be read from the file `aside` into `db`; return how many.

    Never raises. Works on a copy: to look at the damaged file itself might change it.
    """
    copy = aside.with_name(f"{aside.name}.copy")
    count = 0
    try:
        # By SQLite: to open the new file and close it again would end SQLite's locks on it.
        # Where SQLite was built without that, a damaged header is not repaired.
        first = db.serialize()[:4096] if hasattr(db, "serialize") else b""
        for part in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{aside}{part}", f"{copy}{part}")
        for parts in ((), _HEADER, _FIRST_PAGE) if first else ((),):
            _mend(copy, first, parts)
            more, complete = _copied(copy, db)
            count += more
            if complete and count:
                break
    except (OSError, sqlite3.Error):
        pass
    finally:
        for part in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{copy}{part}")
    return count


def _copied(path: Path, db: sqlite3.Connection) -> tuple[int, bool]:
    """Copy what is not there yet; return how many rows, and whether all could be read."""
    count, errors = 0, list[Exception]()
    try:
        with closing(sqlite3.connect(path)) as old:
            old.text_factory = lambda raw: raw.decode("utf-8", "replace")
            present = columns(old)
            db.execute("BEGIN IMMEDIATE")
            try:
                for table, names in columns(db).items():
                    shared = [name for name in names if name in present.get(table, ())]
                    if not shared:
                        errors.append(KeyError(table))
                        continue
                    marks = ", ".join("?" * (len(shared) + 1))
                    sql = f"INSERT INTO {table} (rowid, {', '.join(shared)}) VALUES ({marks})"
                    for row in _rows(old, table, shared, errors):
                        # Not what the tables refuse: an unknown state, a picture without batch.
                        with suppress(sqlite3.Error, OverflowError, UnicodeError):
                            count += db.execute(sql, row).rowcount
            finally:
                db.execute("COMMIT")
    except UNREADABLE as error:
        errors.append(error)
    return count, not errors


def _rows(
    db: sqlite3.Connection, table: str, names: list[str], errors: list[Exception]
) -> Iterator[tuple[object, ...]]:
    """Yield (rowid, values) of a table; what cannot be read is stepped over and noted."""
    last, step = -(1 << 62), 1
    while step < _MOST_STEP:
        try:
            for row in db.execute(
                f"SELECT rowid, {', '.join(names)} FROM {table} WHERE rowid > ? ORDER BY rowid",
                (last,),
            ):
                yield row
                last, step = row[0], 1
        except UNREADABLE as error:
            errors.append(error)
            last = max(last, -1) + step
            step *= 2
        else:
            return


def _mend(path: Path, first: bytes, parts: Iterable[tuple[int, int]]) -> None:
    """Give a file these parts of the first page of a sound one."""
    with open(path, "r+b") as file:
        for start, stop in parts:
            file.seek(start)
            file.write(first[start:stop])
