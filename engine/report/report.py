"""A batch as a web page for people, a table for spreadsheets, and JSON for programs.

    batch, items, others = find_reported(queue, number, listed)
    files = run(write_report(batch, items, folder, others=others), show, job="report").value

Photos that other batches ended can be added: of a list of photos, some were done before a stop.

The table is UTF-8 with a byte order mark, without which Excel assumes the code page of the machine
and breaks every umlaut; LibreOffice, R and pandas read both. The JSON is exact: plain ASCII, with
what the others have to alter (names that are not Unicode). A batch that was stopped, or is still
running, is reported as it is now. No file contains the time of its making, so the same batch gives
the same files.

Of each result shown, the page has a thumbnail and crops of original and result at 100%, from where
the two differ most: at the size of a thumbnail no blur can be seen.

The page is in the language of whoever asks for it (`PageLanguage`); table and JSON are English, so
that programs can compare them.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import errno
import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.core.files import atomic_file, explain_write_error
from engine.core.paths import is_file
from engine.errors import ConfigError, ImageWriteError
from engine.events import Progress, Work
from engine.images import Frame, read_image
from engine.messages import Message, has_result, joined, msg
from engine.queue import Batch, Item, Queue, file_sha256
from engine.report.html import render_page
from engine.version import __version__

Pixels = NDArray[Any]

Others = Sequence[tuple[Batch, Sequence[Item]]]
"""Other batches, each with pictures that it ended."""

REPORT_SCHEMA = 2
"""Version of the JSON; raised when a field changes its meaning or goes away."""

MOST_PICTURES = 40
"""Results shown by default; each adds up to 100 kB and takes reading two pictures."""

_CROP = (480, 320)
_WHOLE_SIDE = 160
_JPEG_QUALITY = 80

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins like this is a formula to a spreadsheet; a file name can."""


@dataclass(frozen=True)
class Shown:
    """A result as JPEG files: crops of original and result at 100%, and a thumbnail."""

    MOST_BYTES: ClassVar[int] = 12_000_000
    """Limit for all pictures of a page; base64 makes them larger by a third."""

    item: str
    before: bytes
    after: bytes
    whole: bytes
    width: int
    height: int

    @property
    def size_bytes(self) -> int:
        """The size of the three files."""
        return len(self.before) + len(self.after) + len(self.whole)


@dataclass(frozen=True)
class PageLanguage:
    """How the page of a report speaks; English unless somebody else says otherwise."""

    code: str = "en"
    show: Callable[[str], str] = str
    """Translates a text of the engine, the numbers in a `Message` included."""
    time: Callable[[datetime.datetime], str] = "{:%Y-%m-%d %H:%M}".format


@dataclass(frozen=True)
class ReportFiles:
    """The files of a report."""

    page: Path
    table: Path
    json: Path


def find_reported(
    queue: Queue, batch_id: int = 0, listed: Mapping[str, str] = MappingProxyType({})
) -> tuple[Batch, list[Item], Others]:
    """Return what `write_report` is to be given of a batch and of a list of photos.

    `listed`: absolute paths, and the result that is meant or "". With 0 for the batch it is the
    newest one that ended one of these, or of all where none of them was in one. Raises ConfigError
    where there is no such batch.
    """
    ended = queue.find_ended(listed)
    batches = dict[int, Batch]()
    for number in ended:
        with contextlib.suppress(ConfigError):  # its record is damaged
            batches[number] = queue.batch(number)
    if batch_id:
        batch: Batch | None = queue.batch(batch_id)
    else:  # all pictures of all batches are counted only where the list tells nothing
        batch = batches[max(batches)] if batches else queue.newest()
    if batch is None:
        raise ConfigError("There is no batch to report on yet.", "Start one first.")
    items = queue.items(batch.id)
    known = {str(item.source) for item in items if not item.is_left_to_later}
    parts = (
        (other, [item for item in ended[other.id] if str(item.source) not in known])
        for other in batches.values()
        if other.id != batch.id
    )
    return batch, items, [(other, some) for other, some in parts if some]


def write_report(
    batch: Batch,
    items: Sequence[Item],
    folder: Path,
    *,
    most_pictures: int = MOST_PICTURES,
    language: PageLanguage | None = None,
    others: Others = (),
) -> Work[ReportFiles]:
    """Write `deblur-report-N.html`, `.csv` and `.json` for batch N to `folder`; return their paths.

    Each is written completely or not at all, and replaces that of an earlier report of this batch.
    The page shows up to `most_pictures` results, whose files are read for it; those that are gone
    or altered are left out. `others`: pictures that other batches ended, which come first. Raises
    ImageWriteError if the folder cannot be written.
    """
    facts = report_values(batch, items, others)
    everything = [item for _, each in (*others, (batch, items)) for item in each]
    done = [item for item in everything if item.state == "done"]
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
    files = ReportFiles(folder / f"{stem}.html", folder / f"{stem}.csv", folder / f"{stem}.json")
    _write(files.json, json.dumps(facts, indent=1).encode("ascii") + b"\n")
    _write(files.table, as_csv(facts))
    _write(files.page, as_html(facts, shown, language).encode("utf-8", "replace"))
    return files


def report_values(batch: Batch, items: Sequence[Item], others: Others = ()) -> dict[str, Any]:
    """Return everything in a report, as JSON values.

    Times are local, in ISO 8601. `pictures` are in planning order, those of `others` first;
    `strength` is what was actually used, if known. `target` is the result, or where it is planned;
    "" where there is none. `seconds` are the wall time of a picture from reading to writing; while
    one is in the model, others are read and written, so their sum is more than the batch took.
    `batches` has what was asked for of each batch of a picture, and the report's own has it above
    as well.
    """
    parts = (*others, (batch, items))
    pictures = [
        {**picture_values(item, each.request.settings), "batch": each.id}
        for each, some in parts
        for item in some
    ]
    items = [item for _, some in parts for item in some]
    counts = {state: 0 for state in ("done", "kept", "failed", "planned", "running")}
    for item in items:
        counts[item.state] += 1
    done = [item for item in items if item.state == "done"]
    return {
        "schema": REPORT_SCHEMA,
        "tool": "Deblur",
        "version": __version__,
        **batch_values(batch),
        "batches": [batch_values(each) for each, _ in parts],
        "totals": {
            "pictures": len(items),
            **counts,
            "seconds": round(sum(item.seconds for item in done), 3),
            "model_seconds": round(sum(item.model_seconds for item in done), 3),
            # With more digits than a page shows, which would round a second time.
            "megapixels": round(sum(item.megapixels for item in done), 6),
        },
        "pictures": pictures,
    }


def batch_values(batch: Batch) -> dict[str, Any]:
    """Return what was asked for of a batch, as JSON values."""
    request = batch.request
    return {
        "batch": batch.id,
        "state": batch.state,
        "created": _time(batch.created),
        "ended": None if batch.ended is None else _time(batch.ended),
        "model": request.model,
        "model_version": request.model_version,
        "model_sha256": request.model_sha256,
        "settings": dict(request.settings),
        "asked": dict(request.spec),
    }


def picture_values(item: Item, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what became of a picture, as JSON values; `settings`: those of its batch."""
    strength = item.strength
    if strength is None and item.state == "done":
        strength = settings.get("strength")
    # The name and the note of a result that was planned say nothing where it was never made.
    is_made = item.state not in ("kept", "failed")
    return {
        "source": str(item.source),
        "target": str(item.target) if is_made or has_result(item.code) else "",
        "status": item.state,
        "reason": item.reason,
        "hint": item.hint,
        "note": item.note if is_made else "",
        "device": item.device,
        "strength": strength,
        "seconds": round(item.seconds, 3),
        "model_seconds": round(item.model_seconds, 3),
        "megapixels": round(item.megapixels, 3),
        "source_sha256": item.source_sha256,
        "target_sha256": item.target_sha256,
    }


def as_html(
    facts: Mapping[str, Any], shown: Sequence[Shown], language: PageLanguage | None = None
) -> str:
    """Return `report_values` as a page that shows these results."""
    language = language or PageLanguage()
    show = language.show
    pictures = [
        {**picture, **{name: show(picture[name]) for name in ("reason", "hint", "note")}}
        for picture in facts["pictures"]
    ]
    page = {
        **facts,
        "pictures": pictures,
        "language": language.code,
        "_": lambda template, **values: show(Message(template, "", values)),
        "time": lambda text: language.time(datetime.datetime.fromisoformat(text)),
        "shown": shown,
        "notes": {picture["source"]: picture["note"] for picture in pictures},
        "settings_text": show(_settings(_part(facts, facts))),
        "others": [
            {
                **each,
                "settings_text": show(_settings(part := _part(facts, each))),
                "count": len(part["pictures"]),
            }
            for each in facts["batches"]
            if each["batch"] != facts["batch"]
        ],
    }
    return render_page("report.html", **page)


def _part(facts: Mapping[str, Any], batch: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is of one batch."""
    pictures = [each for each in facts["pictures"] if each["batch"] == batch["batch"]]
    return {**batch, "pictures": pictures}


def _settings(facts: Mapping[str, Any]) -> Message:
    """Return the settings as text; those that earlier versions did not record are left out."""
    settings, asked = facts["settings"], facts["asked"]
    scale, quality = settings.get("scale") or 1, settings.get("quality")
    form, device, precision = settings.get("format"), asked.get("device"), asked.get("precision")
    guard = {True: msg("guard on"), False: msg("guard off")}
    return joined(
        ", ",
        _strength(facts),
        msg("at 1/{scale} of the size", scale=scale) if scale > 1 else "",
        msg("format {format}", format=form) if form else msg("format as the original"),
        msg("quality {quality}", quality=quality) if quality is not None else "",
        msg("device {device}", device=device) if device else "",
        msg("precision {precision}", precision=precision) if precision else "",
        guard.get(settings.get("guard"), ""),
        msg("sharp photos skipped") if asked.get("skip_sharp") else "",
    )


def _strength(facts: Mapping[str, Any]) -> str:
    """Return the strength that the results have: some may have been saved again at another one."""
    asked = facts["settings"].get("strength")
    if asked is None:
        return ""
    done = [picture["strength"] for picture in facts["pictures"] if picture["status"] == "done"]
    others = sorted(strength for strength in done if strength not in (None, asked))
    if not others:
        return msg("strength {percent}", percent=_percent(asked))
    least, most = _percent(others[0]), _percent(others[-1])
    span = least if least == most else msg("{least} to {most}", least=least, most=most)
    if len(others) == len(done):
        return msg("strength {percent} (the batch: {asked})", percent=span, asked=_percent(asked))
    return msg(
        "strength {asked} ({count} of {total} photos: {percent})",
        asked=_percent(asked),
        count=len(others),
        total=len(done),
        percent=span,
    )


def _percent(share: float) -> Message:
    return msg("{percent}%", percent=round(100 * share))


def as_csv(facts: Mapping[str, Any]) -> bytes:
    """Return the pictures of `report_values` as a table: RFC 4180, UTF-8 with byte order mark.

    Model, format and quality of the batch are repeated in every row, so that tables of several
    batches can be combined. Text that a spreadsheet would execute gets a `'` in front.
    """
    of_batch = {
        each["batch"]: {
            "batch": each["batch"],
            "model": each["model"],
            "model_version": each["model_version"],
            "model_sha256": each["model_sha256"],
            "format": each["settings"].get("format") or "as the source",
            "quality": each["settings"].get("quality"),
        }
        for each in facts["batches"]
    }
    rows = [{**picture, **of_batch[picture["batch"]]} for picture in facts["pictures"]]
    out = io.StringIO(newline="")
    fields = [*_picture_fields(), *of_batch[facts["batch"]]]
    writer = csv.DictWriter(out, fields)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def _picture_fields() -> list[str]:
    nobody = Item(Path(), Path(), "planned", "", "", "", 0, 0, 0, "", "", None)
    return list(picture_values(nobody, {}))


def _cell(value: object) -> object:
    if isinstance(value, str):
        value = value.replace("\0", "?")
        return "'" + value if value.startswith(_FORMULA) else value
    return value


def _time(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def _write(target: Path, content: bytes) -> None:
    try:
        if is_file(target.parent):  # which mkdir would call "it already exists"
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True) as file:
            file.write(content)
    except OSError as error:
        reason, hint = explain_write_error(error)
        raise ImageWriteError(
            "The report {path} cannot be written: {reason}.",
            hint or "Choose another folder, or free up space on the disk.",
            code="report.unwritable",
            path=target,
            reason=reason,
        ) from error


# --- pictures for the page ----------------------------------------------------------------------


def picture_of(item: Item) -> Shown | None:
    """Return original and result of a picture, or None if one is gone or was altered since."""
    for path, digest in ((item.source, item.source_sha256), (item.target, item.target_sha256)):
        if not digest or file_sha256(path) != digest:
            return None
    try:
        before, after = read_image(item.source), read_image(item.target)
    except Exception:  # noqa: BLE001 - a page without this picture is better than none
        return None
    if before.pixels.shape != after.pixels.shape:
        return None
    top, left = _most_changed(before.pixels, after.pixels)
    width, height = _CROP
    part = (slice(top, top + height), slice(left, left + width))
    crop = after.pixels[part]
    step = max(1, min(after.pixels.shape[:2]) // (4 * _WHOLE_SIDE))
    return Shown(
        str(item.source),
        _jpeg(before.pixels[part], before),
        _jpeg(crop, after),
        _jpeg(after.pixels[::step, ::step], after, _WHOLE_SIDE),
        crop.shape[1],
        crop.shape[0],
    )


def _most_changed(before: Pixels, after: Pixels) -> tuple[int, int]:
    """Return top and left of the crop that differs most, judged by a grid of points."""
    height, width = before.shape[:2]
    step = max(1, min(height, width) // 500)
    a, b = (p[::step, ::step, 1].astype(np.int64) for p in (before, after))
    sums = np.pad(np.abs(a - b), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    h = min(a.shape[0], max(1, _CROP[1] // step))
    w = min(a.shape[1], max(1, _CROP[0] // step))
    boxes = sums[h:, w:] - sums[:-h, w:] - sums[h:, :-w] + sums[:-h, :-w]
    y, x = np.unravel_index(int(boxes.argmax()), boxes.shape)
    return (
        max(0, min(int(y) * step, height - _CROP[1])),
        max(0, min(int(x) * step, width - _CROP[0])),
    )


def _jpeg(pixels: Pixels, frame: Frame, side: int = 0) -> bytes:
    """Return these pixels of `frame` as a small JPEG in sRGB, at most `side` wide and high."""
    from PIL import Image, ImageCms

    if pixels.dtype == np.uint16:
        pixels = (pixels >> 8).astype(np.uint8)
    image: Any = Image.fromarray(np.ascontiguousarray(pixels))
    if side:
        image.thumbnail((side, side))
    if frame.meta.icc:
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(frame.meta.icc))
            image = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"))
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken or a gray profile: close enough for a small picture
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()
