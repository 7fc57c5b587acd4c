"""What the queue keeps: its tables, the values they become, and what makes two files the same.

A batch stays while it is among the last 200 or younger than 90 days, as long as all together have
no more than 2,000,000 pictures; an unfinished one always stays. Paths are absolute, not resolved: a
link keeps its own name, and its own result.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import platform
import re
import sqlite3
import stat
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

from engine.core.paths import absolute, is_same_folder, os_path, sha256_of
from engine.core.store import Store, Value, pack, unpack
from engine.errors import ConfigError
from engine.messages import Message, code_of, is_rejected, message_from_json, msg

ItemState = Literal["planned", "running", "done", "kept", "failed"]
BatchState = Literal["running", "waiting", "interrupted", "finished", "discarded"]

MAX_CRASHES = 3
"""After so many crashes with the same picture in work, it is tried once more, last and alone: if
the program crashes again, that picture is left alone."""

KEEP_BATCHES = 200
KEEP_DAYS = 90
KEEP_ITEMS = 2_000_000

LEFT_TO_LATER = "left-to-later"
"""The code of a picture that is kept since a later batch has taken it over."""

_AT_ONCE = 500
"""Rows asked for by number in one statement; SQLite takes 999 values everywhere."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # The token, not the id, names the lock file: a fresh database begins at id 1 again while
        # the owner of another batch 1 may still live.
        """CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL,
            created REAL NOT NULL, ended REAL, discarded INTEGER NOT NULL DEFAULT 0,
            owner TEXT NOT NULL, spec TEXT NOT NULL, settings TEXT NOT NULL,
            settings_hash TEXT NOT NULL, model TEXT NOT NULL, model_version TEXT NOT NULL,
            model_sha256 TEXT NOT NULL)""",
        # Paths and texts have no declared type: see engine.core.store.pack.
        """CREATE TABLE item (
            id INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
            state TEXT NOT NULL DEFAULT 'planned'
                CHECK (state IN ('planned', 'running', 'done', 'kept', 'failed')),
            source NOT NULL, source_size INTEGER, source_mtime_ns INTEGER, source_sha256 TEXT,
            target NOT NULL, target_size INTEGER, target_mtime_ns INTEGER, target_sha256 TEXT,
            old_size INTEGER, old_mtime_ns INTEGER,
            reason NOT NULL DEFAULT '', hint NOT NULL DEFAULT '', note NOT NULL DEFAULT '',
            seconds REAL NOT NULL DEFAULT 0, model_seconds REAL NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0)""",
        "CREATE UNIQUE INDEX item_source ON item (source, batch)",
        "CREATE INDEX item_batch ON item (batch, state)",
        "CREATE INDEX item_target ON item (target) WHERE state = 'done'",
        "CREATE INDEX item_content ON item (source_size, source_sha256) WHERE state = 'done'",
    ),
    (
        "ALTER TABLE item ADD COLUMN megapixels REAL NOT NULL DEFAULT 0",
        "ALTER TABLE item ADD COLUMN device NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN strength REAL",
    ),
    # Written anew at another strength afterwards: not what the settings of its batch give.
    ("ALTER TABLE item ADD COLUMN mixed INTEGER NOT NULL DEFAULT 0",),
    # What tells reasons and notes apart, and lets them be translated; "" in older rows.
    (
        "ALTER TABLE item ADD COLUMN code TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE item ADD COLUMN messages TEXT NOT NULL DEFAULT ''",
    ),
    # How far a running picture is: 0 not read here, 1 being read, 2 in the model, or written.
    ("ALTER TABLE item ADD COLUMN phase INTEGER NOT NULL DEFAULT 0",),
    # The later batch that an interrupted one has left the picture to (`engine.queue._succession`).
    (
        "ALTER TABLE item ADD COLUMN successor INTEGER",
        "CREATE INDEX item_successor ON item (successor) WHERE successor IS NOT NULL",
    ),
)

READING, WORKING = 1, 2
"""The column `phase`: a picture that is only read ahead has not ended the program."""


def settings_hash(settings: Mapping[str, Any], model_sha256: str) -> str:
    """Return the SHA-256 (64 hex digits) of all that decides the bytes of a result.

    `settings` holds JSON values, nested at will: strength, format, quality, precision, guard...;
    not what leaves the bytes alone (folders, threads, memory, device). The hash is taken over
    canonical JSON: keys sorted, no spaces, ASCII escapes, and what means the same made the same:
    a float without fraction is the integer (1.0 = 1, -0.0 = 0), a tuple is a list, and a key whose
    value is None is absent, so that a new setting whose default is None leaves old hashes alone.
    Raises `TypeError` for anything else than JSON and `ValueError` for NaN and infinity.
    """
    text = _canonical({"schema": 1, "model": model_sha256, "settings": settings})
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _canonical(value: object) -> str:
    def same(value: object) -> object:
        if isinstance(value, Mapping):
            for key in value:
                if not isinstance(key, str):
                    raise TypeError(f"{key!r} is no name of a setting")
            return {k: same(v) for k, v in value.items() if v is not None}
        if isinstance(value, list | tuple):
            return [same(v) for v in value]
        if isinstance(value, float) and math.isfinite(value) and value.is_integer():
            return int(value)
        return value

    return json.dumps(same(value), sort_keys=True, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True)
class Request:
    """The request of a batch. `spec` rebuilds it on resume; `settings`: see `settings_hash`."""

    spec: Mapping[str, Any]
    settings: Mapping[str, Any]
    model: str
    model_version: str
    model_sha256: str

    @cached_property
    def settings_hash(self) -> str:
        """Return the hash under which results of this request are found again."""
        return settings_hash(self.settings, self.model_sha256)


class Planned(Protocol):
    """One picture to queue; whatever has these five will do, the pipeline's jobs among others."""

    @property
    def source(self) -> Path:
        """Return what is to be read; it names the picture within its batch."""

    @property
    def target(self) -> Path:
        """Return what is to be written."""

    @property
    def overwrite(self) -> bool:
        """Return whether the user agreed to lose what is at `target` now."""

    @property
    def keep(self) -> str:
        """Return why the picture is to be left alone, or ""."""

    @property
    def note(self) -> str:
        """Return what the user should know about the result, or ""."""


@dataclass(frozen=True)
class Item:
    """One picture of a batch as the queue knows it; hashes are hex, or "" where not known."""

    source: Path
    target: Path
    state: ItemState
    reason: str
    hint: str
    note: str
    seconds: float
    model_seconds: float
    attempts: int
    source_sha256: str
    target_sha256: str
    replaces: tuple[int, int] | None
    """Size and mtime (ns) of the file that the user agreed to have replaced."""
    megapixels: float = 0.0
    device: str = ""
    """What really computed it, as the model reports."""
    strength: float | None = None
    """What was used of the model's change; the guard may have lowered it. None: not known."""
    code: str = ""
    """Of the event that ended it, "" where it has none."""
    source_stat: tuple[int, int] | None = None
    """Size and mtime (ns) of the photo as it was read, where known."""

    def is_made_of(self, source: Path) -> bool:
        """Return whether it was made of this photo as it is now, by size and time, or by content.

        The content is known of no photo whose drive was pulled while it was worked on.
        """
        if self.source != absolute(source):
            return False
        if self.source_stat is not None and find_stat(source) == self.source_stat:
            return True
        return self.source_sha256 == file_sha256(source) != ""

    @property
    def is_rejected(self) -> bool:
        """Whether its result looked worse, so that it was kept unchanged; others are skipped."""
        return self.state == "kept" and is_rejected(self.code)

    @property
    def is_left_to_later(self) -> bool:
        """Whether a later batch has taken it over."""
        return self.state == "kept" and self.code == LEFT_TO_LATER

    @property
    def is_suspect(self) -> bool:
        """Whether it was in work whenever the program crashed, often enough."""
        return self.attempts >= MAX_CRASHES

    def may_overwrite(self) -> bool:
        """Return whether the file at the target now is the one the user agreed to lose."""
        return self.replaces is not None and find_stat(self.target) == self.replaces


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """A result that a picture has, and what it was made with; None where that is damaged."""

    target: Path
    request: Request | None = None
    strength: float | None = None
    """What its batch was asked for, or what it was saved again at afterwards, 0..1."""
    note: str = ""
    """What the user should know of it."""


@dataclass(frozen=True)
class Batch:
    """One batch; times are seconds since 1970, `ended` None while it never came to an end."""

    id: int
    created: float
    ended: float | None
    state: BatchState
    request: Request
    owner: str
    counts: Mapping[ItemState, int] = field(default_factory=dict)
    rejected: int = 0
    """How many of those kept are `Item.is_rejected`."""
    left_to_later: int = 0
    """How many of those kept are `Item.is_left_to_later`."""

    @property
    def total(self) -> int:
        """Return the number of its pictures."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """Return how many are neither done, nor kept, nor failed."""
        return self.counts.get("planned", 0) + self.counts.get("running", 0)


def insert_batch(
    db: sqlite3.Connection,
    token: str,
    owner: str,
    request: Request,
    items: Iterable[tuple[Value, ...]],
) -> int:
    """Insert a batch with its pictures (see `planned_row`) and return its id."""
    batch = db.execute(
        "INSERT INTO batch (token, created, owner, spec, settings, settings_hash, model,"
        " model_version, model_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            token,
            time.time(),
            owner,
            json.dumps(request.spec),
            json.dumps(request.settings),
            request.settings_hash,
            request.model,
            request.model_version,
            request.model_sha256,
        ),
    ).fetchone()[0]
    insert_items(db, int(batch), items)
    return int(batch)


def insert_items(db: sqlite3.Connection, batch: int, items: Iterable[tuple[Value, ...]]) -> None:
    """Add pictures (see `planned_row`) to a batch."""
    db.executemany(
        "INSERT OR IGNORE INTO item (batch, source, target, old_size, old_mtime_ns, state, reason,"
        f" note, code, messages) VALUES ({batch:d}, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        items,
    )


def purge(db: sqlite3.Connection, settings_hash: str = "") -> None:
    """Delete the batches that the policy above no longer keeps; of these settings only for room.

    What one of those has done is known to the batch that begins now; forgotten, it would be done
    again under another name. The newest one stays, however large it was.
    """
    rows = db.execute(
        "SELECT b.id, b.created, b.settings_hash, COUNT(i.id) AS items,"
        " NOT b.discarded AND COALESCE(MAX(i.state IN ('planned', 'running')), 0) AS unfinished"
        " FROM batch b LEFT JOIN item i ON i.batch = b.id GROUP BY b.id ORDER BY b.id DESC"
    ).fetchall()
    oldest, items = time.time() - KEEP_DAYS * 86_400, 0
    for place, row in enumerate(rows):
        items += row["items"]
        known = row["settings_hash"] == settings_hash
        created = row["created"] if isinstance(row["created"], int | float) else 0.0
        recent = place < KEEP_BATCHES or created > oldest
        wanted = place == 0 or ((known or recent) and items <= KEEP_ITEMS)
        if not wanted and not row["unfinished"]:
            db.execute("DELETE FROM batch WHERE id = ?", (row["id"],))


DAMAGED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What a row raises, some bytes of which are wrong, when it becomes a value."""

_LATEST_SECONDS = 253_402_300_000.0
"""The end of the year 9999, after which there are no dates."""


def read_items(store: Store, batch_id: int, states: tuple[ItemState, ...]) -> list[Item]:
    """Return the pictures of a batch in the order of planning; all, or those in `states`."""
    wanted = f" AND state IN ({', '.join('?' * len(states))})" if states else ""
    rows = store.read(
        f"SELECT * FROM item WHERE batch = ?{wanted} ORDER BY id", (batch_id, *states)
    )
    items = []
    for row in rows:
        try:
            items.append(row_item(row))
        except DAMAGED:
            warn_damaged(store)
    return items


def warn_damaged(store: Store) -> None:
    """Say, once for each store, that there are rows that cannot be used."""
    store.warn(msg("Damaged records in {path} are skipped; all others are used.", path=store.path))


def row_item(row: sqlite3.Row) -> Item:
    """Return a row of the table `item` as a value; raises one of DAMAGED."""
    reason, hint, note = _unpacked(row)
    if row["state"] not in get_args(ItemState):
        raise ValueError(row["state"])
    return Item(
        value_path(row["source"]),
        value_path(row["target"]),
        row["state"],
        reason,
        hint,
        note,
        _number(row["seconds"]),
        _number(row["model_seconds"]),
        int(row["attempts"]),
        str(row["source_sha256"] or ""),
        str(row["target_sha256"] or ""),
        _stat(row["old_size"], row["old_mtime_ns"]),
        _number(row["megapixels"]),
        unpack(row["device"]),
        None if row["strength"] is None else min(1.0, max(0.0, _number(row["strength"]))),
        str(row["code"]),
        _stat(row["source_size"], row["source_mtime_ns"]),
    )


def _stat(size: int | None, mtime_ns: int | None) -> tuple[int, int] | None:
    return None if size is None or mtime_ns is None else (int(size), int(mtime_ns))


def read_failures(store: Store, sources: Container[str]) -> list[Item]:
    """Return those of `sources` that failed when they were last in a batch, unaltered since.

    By the index of each batch by state: failures are few of very many rows.
    """
    newest = (
        "SELECT item.id, item.source FROM batch JOIN item ON batch = batch.id AND state = 'failed'"
        " WHERE NOT EXISTS (SELECT 1 FROM item AS later WHERE later.source = item.source"
        " AND later.id > item.id AND later.state IN ('done', 'kept', 'failed')"
        " AND later.successor IS NULL) ORDER BY item.id"
    )
    failed, wanted = [], list[int]()
    for number, source in store.read(newest):
        with suppress(*DAMAGED):
            if unpack(source) in sources:
                wanted.append(number)
    for start in range(0, len(wanted), _AT_ONCE):
        numbers = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(numbers))
        for row in store.read(f"SELECT * FROM item WHERE id IN ({marks})", numbers):
            with suppress(*DAMAGED):
                item = row_item(row)
                if find_stat(item.source) == (row["source_size"], row["source_mtime_ns"]):
                    failed.append(item)
    return failed


def read_earlier(
    store: Store, target: Path, row: sqlite3.Row, requests: dict[int, Request]
) -> EarlierResult:
    """Return the result in a row with what it was made with.

    `requests`: those read so far, by batch, which is added; all results of a batch share one.
    """
    with suppress(ConfigError, *DAMAGED):
        batch = row["batch"]
        if batch not in requests:
            (found,) = store.read("SELECT * FROM batch WHERE id = ?", (batch,))
            requests[batch] = row_batch(found, "finished", {}).request
        # What the guard lowered was not chosen by anybody.
        strength = row["strength"] if row["mixed"] else requests[batch].settings["strength"]
        is_lowered = "guard-lowered" in str(row["code"]).split()
        note = "" if row["mixed"] and is_lowered else _unpacked(row)[2]
        return EarlierResult(target, requests[batch], min(1.0, max(0.0, _number(strength))), note)
    return EarlierResult(target)


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def row_batch(
    row: sqlite3.Row,
    state: BatchState,
    counts: Mapping[ItemState, int],
    rejected: int = 0,
    left_to_later: int = 0,
) -> Batch:
    """Return a row of the table `batch` as a value; raises one of DAMAGED."""
    spec, settings = json.loads(row["spec"]), json.loads(row["settings"])
    request = Request(
        spec, settings, str(row["model"]), str(row["model_version"]), str(row["model_sha256"])
    )
    roots = spec.get("roots", [])
    if request.settings_hash != row["settings_hash"] or not isinstance(roots, list):
        raise ValueError("it was altered")
    if not all(isinstance(root, str) for root in roots):
        raise ValueError("a folder is no text")
    created, ended = _number(row["created"]), row["ended"]
    if not 0 <= created < _LATEST_SECONDS:
        raise ValueError("its date is none")
    ended = None if ended is None else _number(ended)
    owner = str(row["owner"])
    return Batch(
        int(row["id"]), created, ended, state, request, owner, counts, rejected, left_to_later
    )


def planned_row(planned: Planned) -> tuple[Value, ...]:
    """Return what `insert_batch` takes for one picture."""
    state = "kept" if planned.keep else "planned"
    old = find_stat(planned.target) if planned.overwrite else None
    paths = path_value(planned.source), path_value(planned.target)
    keep, note = planned.keep, planned.note
    texts = pack(keep), pack(note), code_of(keep), packed_messages(reason=keep, note=note)
    return (*paths, *(old or (None, None)), state, *texts)


def planned_rows(
    planned: Iterable[Planned], sources: set[str | bytes]
) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of pictures, one at a time, and add their sources to `sources`."""
    for each in planned:
        source, *others = planned_row(each)
        assert isinstance(source, str | bytes)
        # The same text as in the plan, where it keeps one, and not a second of 100,000.
        text = getattr(each, "source_str", source)
        sources.add(text if text == source else source)
        yield (source, *others)


def packed_messages(**texts: str) -> str:
    """Return as JSON how the texts of the columns of these names are made, "" where all are plain.

    The columns themselves hold the English sentences.
    """
    parts = {name: text.to_json() for name, text in texts.items() if isinstance(text, Message)}
    return json.dumps(parts) if parts else ""


def _unpacked(row: sqlite3.Row) -> list[str]:
    try:
        parts = json.loads(row["messages"] or "{}")
    except (ValueError, TypeError, RecursionError):
        parts = {}
    if not isinstance(parts, dict):
        parts = {}
    return [
        message_from_json(unpack(row[name]), parts.get(name)) for name in ("reason", "hint", "note")
    ]


def path_value(path: Path) -> str | bytes:
    """Return a path as a column holds it."""
    return pack(str(absolute(path)))


def value_path(value: str | bytes) -> Path:
    """Return the path that a column holds; raises one of DAMAGED for what is no path."""
    text = unpack(value)
    if not os.path.isabs(text) or "\0" in text:
        raise ValueError(text)
    return Path(text)


_LONGEST = (1 << 63) - 1


def find_stat(path: Path) -> tuple[int, int] | None:
    """Return (size in bytes, mtime in ns) of the file, or None where it cannot be had.

    A wrong clock or archive can tell a time behind the year 2262, which SQLite does not hold.
    """
    try:
        found = os.stat(os_path(path))
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None
    return found.st_size, max(-_LONGEST, min(found.st_mtime_ns, _LONGEST))


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the content in hex, or "" where it cannot be read."""
    try:
        return sha256_of(path)
    except OSError:
        return ""


def remove_empty(target: Path) -> None:
    """Remove the empty file that a crash left under the name of a result that was about to take it.

    On a disk without hard links a name may be reserved that way; all else stays.
    """
    with suppress(OSError):
        found = os.lstat(os_path(target))
        if stat.S_ISREG(found.st_mode) and found.st_size == 0:
            os.unlink(os_path(target))


def this_process() -> str:
    """Return what names the owner of a batch to people."""
    return f"process {os.getpid()} on {platform.node()}"


def first_result(
    rows: Iterable[sqlite3.Row], source: Path, preferred: Path
) -> tuple[Path, sqlite3.Row] | None:
    """Return the first target of `rows` at `preferred`, or numbered, and as written; and its row.

    A row whose source is another one that is still there belongs to that one.
    """
    for row in rows:
        try:
            earlier, target = value_path(row["source"]), value_path(row["target"])
        except DAMAGED:
            continue
        # The name first: all else asks the disk, which may be a share.
        if not is_numbered(preferred.parent / target.name, preferred):
            continue
        folder = target.parent
        if folder != preferred.parent and not is_same_folder(folder, preferred.parent):
            continue  # nor is it the same through a link, or another mount
        is_copy = earlier != source and find_stat(earlier) is not None
        with suppress(OSError):
            if is_copy and os.path.samefile(os_path(earlier), os_path(source)):
                is_copy = False  # the very picture, reached through a link
        if not is_copy and is_as_written(target, row):
            return target, row
    return None


def is_numbered(target: Path, preferred: Path) -> bool:
    """Return whether `target` is `preferred`, or `preferred` with a number before its suffix."""
    extra = target.stem.removeprefix(preferred.stem)
    return (
        (target.parent, target.suffix) == (preferred.parent, preferred.suffix)
        and target.stem.startswith(preferred.stem)
        and re.fullmatch(r"(-\d+)?", extra) is not None
    )


def is_as_written(target: Path, row: sqlite3.Row) -> bool:
    """Return whether the file at `target` is the one this row says was written.

    Size and mtime where both are known and the same, else the content.
    """
    now = find_stat(target)
    if now is None or now[0] != row["target_size"]:
        return False
    if now[1] == row["target_mtime_ns"]:
        return True
    return bool(row["target_sha256"]) and file_sha256(target) == row["target_sha256"]
