"""Which batch a picture belongs to that several batches have planned.

Whoever stops a batch and starts the same folder again, with another model say, wants the pictures
that were left done by the new batch, and no second time when the old one is resumed. So a batch
that begins takes over what earlier ones have left: the same pictures into the same folder, whatever
the settings and the names are. With another folder for the results both are wanted; and so they are
if the earlier batch runs or waits for its turn, since both were then put into the queue.

What was taken over counts as skipped in the earlier batch, with the reason. A batch that is
discarded before it has done a picture gives it back: else nobody would do it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress

from engine.messages import msg
from engine.queue._records import (
    DAMAGED,
    LEFT_TO_LATER,
    is_as_written,
    packed_messages,
    row_item,
    value_path,
)


def take_over(db: sqlite3.Connection, batch: int, earlier: Iterable[int]) -> None:
    """Let `batch` do what it and `earlier` ones, which nobody runs, have planned into one folder.

    What an earlier one has written, and could not note any more, stays with that one.
    """
    reason = msg("left to a later batch ({batch})", LEFT_TO_LATER, batch=batch)
    for number in earlier:
        rows = db.execute(
            "SELECT old.*, new.target AS new_target FROM item AS new"
            " JOIN item AS old ON old.source = new.source AND old.batch = ?"
            " WHERE new.batch = ? AND new.state = 'planned'"
            " AND old.state IN ('planned', 'running')",
            (number, batch),
        ).fetchall()
        for row in rows:
            with suppress(*DAMAGED):
                target = value_path(row["target"])
                if target.parent != value_path(row["new_target"]).parent:
                    continue
                if row["target_sha256"] and is_as_written(target, row):
                    continue
                texts = packed_messages(reason=reason, note=row_item(row).note)
                db.execute(
                    # Without size and time: it is not known as ended.
                    "UPDATE item SET state = 'kept', reason = ?, code = ?, messages = ?,"
                    " successor = ?, source_size = NULL, source_mtime_ns = NULL WHERE id = ?",
                    (reason, LEFT_TO_LATER, texts, batch, row["id"]),
                )


def discard(db: sqlite3.Connection, batch: int) -> None:
    """Note that `batch` is not to be resumed; if it has done nothing, as if it had never been."""
    ended = "SELECT 1 FROM item WHERE batch = ? AND state IN ('done', 'failed') LIMIT 1"
    if db.execute(ended, (batch,)).fetchone() is None:
        _give_back(db, batch)
    db.execute("UPDATE batch SET discarded = 1 WHERE id = ?", (batch,))


def _give_back(db: sqlite3.Connection, batch: int) -> None:
    """Let earlier batches have again what `batch` took over from them.

    But what it has written, and could not note any more, and what still later ones took over.
    """
    rows = db.execute(
        "SELECT * FROM item WHERE successor = ? AND state = 'kept'", (batch,)
    ).fetchall()
    for row in rows:
        (own,) = db.execute(
            "SELECT * FROM item WHERE source = ? AND batch = ?", (row["source"], batch)
        ).fetchall() or (None,)
        with suppress(*DAMAGED):
            if own is not None and _is_settled(own):
                continue
            texts = packed_messages(note=row_item(row).note)
            db.execute(
                "UPDATE item SET state = 'planned', reason = '', code = '', messages = ?,"
                " successor = NULL WHERE id = ?",
                (texts, row["id"]),
            )


def _is_settled(row: sqlite3.Row) -> bool:
    if row["successor"] is not None:
        return True
    return bool(row["target_sha256"]) and is_as_written(value_path(row["target"]), row)
