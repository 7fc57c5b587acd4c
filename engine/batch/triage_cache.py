"""Triage results are cached, so that a folder that is opened again is not analysed again.

    for event in cached(triage(paths)): ...     # as the analysis, and caches what it finds
    seen = yield from recall(paths)             # what is known of these

One SQLite file in the folder of the program's data. A verdict holds for a file of the same path,
size and time of change, and for this version of the program, as a later one may judge otherwise.
That a photo is one of a burst is not kept: it depends on the others.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from engine.core.paths import is_file
from engine.core.resources import user_data_dir
from engine.core.store import Store, pack
from engine.errors import ConfigError
from engine.events import Event, ItemSeen, Progress, Work, from_json, relay, to_json
from engine.queue import find_stat
from engine.version import __version__

MOST_VERDICTS = 200_000
"""Kept; those found longest ago go first."""

_AT_ONCE = 100
"""Paths in one query. Asking a share for the times of change of many more could not be stopped for
long."""

_WRITE_EACH = 50

_MIGRATIONS = (
    (
        """CREATE TABLE verdict (
            path NOT NULL PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
            version TEXT NOT NULL, found REAL NOT NULL, event TEXT NOT NULL)""",
        "CREATE INDEX verdict_found ON verdict (found)",
    ),
)


def cached(work: Work[int]) -> Work[int]:
    """Return an analysis (`engine.batch.scan.triage`) whose verdicts are kept.

    It names each photo in a Progress before it reads it: the verdict is on that file as it is then.
    What cannot be kept is no error: it is found again by the next analysis.
    """
    found: list[tuple[ItemSeen, tuple[int, int]]] = []
    store = _open()
    stat = None  # of the photo that is read next: it may change before its verdict is written

    def note(event: Event) -> Event:
        nonlocal stat
        if isinstance(event, Progress):
            stat = find_stat(Path(event.item))
        elif isinstance(event, ItemSeen) and stat is not None:
            found.append((event, stat))
            if len(found) >= _WRITE_EACH:
                _keep(store, found)
                found.clear()
        return event

    try:
        return (yield from relay(work, note))
    finally:
        _keep(store, found)
        store.close()


def recall(paths: Sequence[Path | str]) -> Work[dict[str, ItemSeen]]:
    """Return what is known of those of these photos that have not changed since, by path as given.

    Reads the time of change of each photo that is known; a moment to stop before each hundred.
    """
    found: dict[str, ItemSeen] = {}
    if not is_file(_path()):
        return found
    with suppress(ConfigError), closing(_open()) as store:
        for begin in range(0, len(paths), _AT_ONCE):
            yield Progress(0, len(paths), "pictures")
            part = paths[begin : begin + _AT_ONCE]
            found.update((each.item, each) for each in _recall(store, part))
    return found


def _recall(store: Store, paths: Sequence[Path | str]) -> Iterator[ItemSeen]:
    names = {pack(os.path.abspath(path)): str(path) for path in paths}
    places = ", ".join("?" * len(names))
    rows = store.read(
        f"SELECT path, size, mtime_ns, event FROM verdict WHERE version = ? AND path IN ({places})",
        (__version__, *names),
    )
    for row in rows:
        name = names[row["path"]]
        event = from_json(row["event"])
        stat = row["size"], row["mtime_ns"]
        if isinstance(event, ItemSeen) and find_stat(Path(name)) == stat:
            yield replace(event, item=name)


def _keep(store: Store, found: Iterable[tuple[ItemSeen, tuple[int, int]]]) -> None:
    now = time.time()
    rows = [
        (pack(os.path.abspath(event.item)), *stat, __version__, now, to_json(event))
        for event, stat in found
    ]

    def write(db: sqlite3.Connection) -> None:
        db.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?, ?)", rows)
        db.execute(
            "DELETE FROM verdict WHERE found < "
            "(SELECT found FROM verdict ORDER BY found DESC LIMIT 1 OFFSET ?)",
            (MOST_VERDICTS - 1,),
        )

    with suppress(ConfigError):
        store.change(write)


def _open() -> Store:
    """Return the store, in memory if its file is of a newer version; it says nothing.

    What is lost here is found again.
    """
    with suppress(ConfigError):
        return Store(_path(), _MIGRATIONS, lambda _: None)
    return Store(None, _MIGRATIONS, lambda _: None)


def _path() -> Path:
    return user_data_dir() / "verdicts.sqlite"
