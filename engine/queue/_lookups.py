"""What earlier batches made of a picture: results that are still there, failures, what is new.

A part of `engine.queue.Queue`. A file that cannot be read is no reason to stop: then nothing is
known of earlier results, and the user is told.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from engine.core.paths import absolute
from engine.core.store import Store, Value, pack
from engine.errors import ConfigError
from engine.messages import msg
from engine.queue._records import (
    DAMAGED,
    EarlierResult,
    Item,
    Request,
    file_sha256,
    find_stat,
    first_result,
    is_as_written,
    path_value,
    read_earlier,
    read_failures,
    row_batch,
    row_item,
    value_path,
)

_SAME_FILE = "source = ? AND +source_size = ? AND source_mtime_ns = ?"
"""A picture as it was. The plus: not by the index of sizes, since thousands may have the same."""

_NAMED_SO = "target >= ? AND target < ? AND +source_size = ?"
"""Results of two names and those between them, of pictures of a size."""

_OF_SIZE = (
    "item.id IN (SELECT id FROM item WHERE state = 'done' AND source_size = ? LIMIT 100)"
    " AND instr(target, ?)"
)
"""Results of a name in any folder, of a hundred pictures of a size: thousands may have it."""

_AT_ONCE = 500
_MOST_COMPUTED = 200
_BATCHES_OF_MODEL = 20


class Lookups:
    """The lookups of a `Queue`, in its file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._requests: dict[int, Request] = {}  # of batches whose results were looked up
        self._real_folder = "", ""  # the last one of a target that was looked up, without links

    def find_result(
        self, source: Path, settings_hash: str, preferred: Path
    ) -> EarlierResult | None:
        """Return the earlier result of this picture at `preferred`, or with a number added.

        Same settings, same picture: path, size and mtime, or else the SHA-256. A copy beside its
        original is a picture of its own: content counts only where the earlier source has gone
        (renamed, moved), or is this one, changed since. It is read only where there is such a
        result of a picture of the same size. The result has to be as it was written.
        """
        stat = find_stat(source)
        if stat is None:
            return None
        size, name = stat[0], path_value(source)
        try:
            rows = self._done(_SAME_FILE, settings_hash, name, *stat)
            if not rows:
                for stem in {*self._both_names(preferred.with_suffix(""))}:
                    names = pack(f"{stem}-"), pack(f"{stem}/")  # a number, or "." and the suffix
                    rows += self._done(_NAMED_SO, settings_hash, *names, size)
                # The folder may have had yet another name, as through a link that is not used now.
                rows += self._done(_OF_SIZE, settings_hash, size, pack(preferred.stem))
                if first_result(rows, absolute(source), absolute(preferred)) is not None:
                    sha256 = self._known_sha256(name, stat) or file_sha256(source)
                    rows = [row for row in rows if row["source_sha256"] == sha256]
        except ConfigError as error:
            self._warn_of_lookup(error)
            return None
        found = first_result(rows, absolute(source), absolute(preferred))
        return found and read_earlier(self._store, *found, self._requests)

    def find_all_results(self, source: Path) -> Iterator[EarlierResult]:
        """Yield the results of this picture (path, size and mtime), newest first, as written."""
        for row in self._results(source):
            with suppress(*DAMAGED):
                target = value_path(row["target"])
                if is_as_written(target, row):
                    yield read_earlier(self._store, target, row, self._requests)

    def find_computed(self, model_sha256: str) -> list[tuple[Request, Item]]:
        """Return what this file of a model has last deblurred, newest first, at most 200 pictures.

        With what was requested; none if the queue cannot be read: it only tells how long it took.
        """
        found = list[tuple[Request, Item]]()
        with suppress(ConfigError):
            batches = self._store.read(
                "SELECT * FROM batch WHERE model_sha256 = ? ORDER BY id DESC LIMIT ?",
                (model_sha256, _BATCHES_OF_MODEL),
            )
            for batch in batches:
                items = self._store.read(
                    "SELECT * FROM item WHERE batch = ? AND state = 'done'"
                    " ORDER BY id DESC LIMIT ?",
                    (batch["id"], _MOST_COMPUTED - len(found)),
                )
                with suppress(*DAMAGED):
                    request = row_batch(batch, "finished", {}).request
                    found += [(request, row_item(row)) for row in items]
        return found

    def find_failures(self, sources: Container[str]) -> list[Item] | None:
        """Return the pictures that failed when they were last in a batch, unaltered since.

        Of those whose absolute paths are in `sources`; None if the queue cannot be read.
        """
        try:
            return read_failures(self._store, sources)
        except ConfigError as error:
            self._warn_of_lookup(error)
            return None

    def find_ended(self, sources: Mapping[str, str]) -> dict[int, list[Item]]:
        """Return how pictures ended last, by the numbers of the batches, the earliest first.

        `sources`: absolute paths, each with the result that is meant where it has several, or "".
        Those of which nothing is known are not in it.
        """
        found: dict[int, list[Item]] = {}
        for source, result in sources.items():
            rows = self._store.read(
                "SELECT * FROM item WHERE source = ? AND state IN ('done', 'kept', 'failed')"
                " AND successor IS NULL ORDER BY id DESC",
                (path_value(Path(source)),),
            )
            wanted = path_value(Path(result)) if result else None
            made = (row for row in rows if row["state"] == "done" and row["target"] == wanted)
            row = next(made, next(iter(rows), None))
            if row is not None:
                with suppress(*DAMAGED):
                    found.setdefault(row["batch"], []).append(row_item(row))
        return dict(sorted(found.items()))

    def find_later_result(
        self, batch: int, source: Path, preferred: Path
    ) -> tuple[int, Path] | None:
        """Return which later batch finished this picture as what, whatever the settings; or None.

        As `find_all_results`, and the result is at `preferred`, or with a number added.
        """
        for row in self._results(source):
            result = first_result([row], absolute(source), absolute(preferred))
            if row["batch"] > batch and result is not None:
                return int(row["batch"]), result[0]
        return None

    def new_paths(self, paths: Iterable[Path], settings_hash: str) -> list[Path]:
        """Return those of `paths` that are there and new.

        Known are the pictures that batches of these settings ended with (done, kept or failed) and
        all results, as long as their size and time are what they were.
        """
        new, rest = list[Path](), iter(paths)
        while part := list(itertools.islice(rest, _AT_ONCE)):
            names = [path_value(path) for path in part]
            marks = ", ".join("?" * len(names))
            results = self._store.read(
                "SELECT target, target_size, target_mtime_ns FROM item"
                f" WHERE state = 'done' AND target IN ({marks})",
                names,
            )
            ended = self._store.read(
                "SELECT source, source_size, source_mtime_ns FROM item CROSS JOIN batch"
                f" ON batch.id = item.batch WHERE source IN ({marks}) AND settings_hash = ?"
                " AND item.state IN ('done', 'kept', 'failed') ORDER BY item.id",
                (*names, settings_hash),
            )
            known = {row[0]: (row[1], row[2]) for row in (*results, *ended)}
            for path, name in zip(part, names, strict=True):
                stat = find_stat(path)
                if stat is not None and known.get(name) != stat:
                    new.append(path)
        return new

    def is_result(self, path: Path) -> bool:
        """Return whether a batch wrote the file at `path`, unaltered since."""
        return self._row_of(path) is not None

    def has_target(self, path: Path) -> bool:
        """Return whether a batch has finished a picture as `path`, altered since or not.

        A link at `path` is not followed.
        """
        names = [path_value(Path(name)) for name in self._both_names(path)]
        return bool(self._look_up("target IN (?, ?) LIMIT 1", names))

    def _both_names(self, path: Path) -> tuple[str, str]:
        """Return the absolute path, and that with the links to its folder followed.

        Once for all pictures in it: a share takes a while for each.
        """
        folder, name = os.path.split(absolute(path))
        known = self._real_folder
        if known[0] != folder:
            self._real_folder = known = folder, os.path.realpath(folder)
        return os.path.join(folder, name), os.path.join(known[1], name)

    def _results(self, source: Path) -> list[sqlite3.Row]:
        """Return what was made of this picture as it is now, newest first."""
        stat = find_stat(source)
        if stat is None:
            return []
        where = f"{_SAME_FILE} ORDER BY id DESC"
        return self._look_up(where, (path_value(source), *stat))

    def _known_sha256(self, name: Value, stat: tuple[int, int]) -> str:
        """Return the SHA-256 of a picture that some batch has read as it is now, else ""."""
        rows = self._store.read(
            f"SELECT source_sha256 FROM item WHERE {_SAME_FILE} AND source_sha256 IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            (name, *stat),
        )
        return str(rows[0][0]) if rows else ""

    def _row_of(self, path: Path) -> sqlite3.Row | None:
        return next((row for row in self._rows_of(path) if is_as_written(path, row)), None)

    def _rows_of(self, path: Path) -> list[sqlite3.Row]:
        names = (path_value(path), path_value(Path(os.path.realpath(path))))
        return self._look_up("target IN (?, ?) ORDER BY id DESC", names)

    def _look_up(self, where: str, values: Sequence[Value]) -> list[sqlite3.Row]:
        """Return rows of finished pictures; none, and a warning, where the file cannot be read."""
        try:
            return self._store.read(f"SELECT * FROM item WHERE state = 'done' AND {where}", values)
        except ConfigError as error:
            self._warn_of_lookup(error)
            return []

    def _warn_of_lookup(self, error: ConfigError) -> None:
        """Once, not for each of 100,000 pictures: the work goes on as if there were no results."""
        self._store.warn(msg("Earlier results cannot be looked up. {error}", error=error))

    def _done(self, where: str, *values: Value) -> list[sqlite3.Row]:
        return self._store.read(
            "SELECT item.* FROM item CROSS JOIN batch ON batch.id = item.batch"
            " WHERE item.state = 'done'"
            f" AND NOT mixed AND settings_hash = ? AND {where} ORDER BY item.id DESC",
            values,
        )
