"""A batch as a page for people, a table for spreadsheets, and JSON for programs.

    files = run(write_report(batch, queue.items(batch.id), folder), show, job="report").value

The page is one file that needs nothing else: no script, font or picture from anywhere
(`engine.report.page`). The table is UTF-8 with a byte order mark, without which Excel takes it for
the code page of the machine and breaks every umlaut; LibreOffice, R and pandas read both. JSON is
the exact one: plain ASCII, with what the others have to change (names that are not Unicode).

A batch that was stopped, or is still at work, is reported as it is now. Nothing in the files says
when they were made, so the same batch gives the same files.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import ImageWriteError
from engine.events import Progress, Work
from engine.images.files import atomic_file
from engine.queue import Batch, Item
from engine.report.page import MOST_PICTURES, Shown, page, picture_of
from engine.version import __version__

REPORT_SCHEMA = 1
"""Version of the JSON; raised when a field changes its meaning or goes away."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins like this is a program to a spreadsheet; a file name can."""


@dataclass(frozen=True)
class Files:
    """What was written."""

    page: Path
    table: Path
    json: Path


def write_report(
    batch: Batch, items: Sequence[Item], folder: Path, *, most_pictures: int = MOST_PICTURES
) -> Work[Files]:
    """Write `deblur-report-N.html`, `.csv` and `.json` for batch N to `folder`, and name them.

    Each appears complete or not at all, and replaces the one of an earlier report of this batch.
    The page shows before and after of up to `most_pictures` results, whose files are read for it;
    one that is gone or altered is left out. Raises ImageWriteError where the folder cannot be
    written.
    """
    facts = report_values(batch, items)
    done = [item for item in items if item.state == "done"]
    shown: list[Shown] = []
    size = 0
    wanted = done[:most_pictures]
    for n, item in enumerate(wanted, 1):
        picture = picture_of(item)
        if picture is not None and size + picture.size_bytes <= Shown.MOST_BYTES:
            shown.append(picture)
            size += picture.size_bytes
        yield Progress(n, len(wanted), "pictures", str(item.source), 1.0)
    stem = f"deblur-report-{batch.id}"
    files = Files(folder / f"{stem}.html", folder / f"{stem}.csv", folder / f"{stem}.json")
    _write(files.json, json.dumps(facts, indent=1).encode("ascii") + b"\n")
    _write(files.table, as_csv(facts))
    _write(files.page, page(facts, shown).encode("utf-8", "replace"))
    return files


def report_values(batch: Batch, items: Sequence[Item]) -> dict[str, Any]:
    """Return all that is reported of a batch, as JSON values; `seconds` by the clock of each.

    Times are local, in ISO 8601. `pictures` are in the order of planning; of each, `strength` is
    what was really used where that is known.
    """
    request = batch.request
    counts = {state: 0 for state in ("done", "kept", "failed", "planned", "running")}
    for item in items:
        counts[item.state] += 1
    done = [item for item in items if item.state == "done"]
    return {
        "schema": REPORT_SCHEMA,
        "tool": "Deblur",
        "version": __version__,
        "batch": batch.id,
        "state": batch.state,
        "created": _time(batch.created),
        "ended": None if batch.ended is None else _time(batch.ended),
        "model": request.model,
        "model_version": request.model_version,
        "model_sha256": request.model_sha256,
        "settings": dict(request.settings),
        "asked": dict(request.spec),
        "totals": {
            "pictures": len(items),
            **counts,
            "seconds": round(sum(item.seconds for item in done), 3),
            "model_seconds": round(sum(item.model_seconds for item in done), 3),
            "megapixels": round(sum(item.megapixels for item in done), 3),
        },
        "pictures": [_picture_values(item, request.settings) for item in items],
    }


def _picture_values(item: Item, settings: Mapping[str, Any]) -> dict[str, Any]:
    strength = item.strength
    if strength is None and item.state == "done":
        strength = settings.get("strength")
    return {
        "source": str(item.source),
        "target": str(item.target),
        "status": item.state,
        "reason": item.reason,
        "hint": item.hint,
        "note": item.note,
        "device": item.device,
        "strength": strength,
        "seconds": round(item.seconds, 3),
        "model_seconds": round(item.model_seconds, 3),
        "megapixels": round(item.megapixels, 3),
        "source_sha256": item.source_sha256,
        "target_sha256": item.target_sha256,
    }


def as_csv(facts: Mapping[str, Any]) -> bytes:
    """Return the pictures of `report_values` as a table: RFC 4180, UTF-8 with byte order mark.

    Model, format and quality, which are those of the batch, stand in every row, so that tables of
    several batches can be put together. A text that a spreadsheet would run gets a `'` in front.
    """
    settings = facts["settings"]
    of_batch = {
        "batch": facts["batch"],
        "model": facts["model"],
        "model_version": facts["model_version"],
        "model_sha256": facts["model_sha256"],
        "format": settings.get("format") or "as the source",
        "quality": settings.get("quality"),
    }
    rows = [{**picture, **of_batch} for picture in facts["pictures"]]
    out = io.StringIO(newline="")
    fields = [*_picture_fields(), *of_batch]
    writer = csv.DictWriter(out, fields)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def _picture_fields() -> list[str]:
    nobody = Item(Path(), Path(), "planned", "", "", "", 0, 0, 0, "", "", None)
    return list(_picture_values(nobody, {}))


def _cell(value: object) -> object:
    if isinstance(value, str):
        value = value.replace("\0", "?")
        return "'" + value if value.startswith(_FORMULA) else value
    return value


def _time(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True) as file:
            file.write(content)
    except OSError as error:
        raise ImageWriteError(
            f"The report {target} cannot be written: {error.strerror or error}.",
            "Choose another folder, or make room on the disk.",
        ) from error
