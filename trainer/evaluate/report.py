"""An evaluation as text, JSON, CSV and one self-contained HTML file."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.core.files import creating
from engine.core.table import columns
from engine.errors import ImageWriteError
from engine.report.html import render_page
from trainer.arrays import Pixels
from trainer.evaluate._gallery import Example
from trainer.evaluate.cost import Cost
from trainer.evaluate.protocols import KINDS, MAX_DB
from trainer.evaluate.results import Evaluation, Means, ResultRow
from trainer.files import write_file

NONE = "–"  # noqa: RUF001 - a dash for missing values
JPEG_QUALITY = 92


@dataclass(frozen=True)
class Table:
    """A table for people: the first column is text, the others are means."""

    title: str
    head: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """Yield the tables of means that have content: PSNR, SSIM, sharp photos, cost."""
    protocol = evaluation.protocol
    names = [name for name in evaluation.subjects if name in evaluation.means]
    means = [evaluation.means[name] for name in names]
    if means:
        head = (
            "pictures",
            "input",
            "PSNR",
            "gain",
            "matched",
            "worst gain",
            "improved",
            "retention",
        )
        yield Table(
            f"PSNR in dB, protocol {protocol.title} ({protocol.description}); matched: gain with "
            "brightness and contrast of each channel matched to the sharp picture",
            ("", *head),
            tuple((name, *_psnr_cells(f)) for name, f in zip(names, means, strict=True)),
        )
        kinds = protocol.ssim_kinds
        yield Table(
            f"SSIM, protocol {protocol.title}, by kind ({', '.join(kinds)})",
            ("", *(f"{part}{kind}" for kind in kinds for part in ("input ", ""))),
            tuple(
                (name, *(_ssim(s.get(kind)) for kind in kinds for s in (f.input_ssim, f.ssim)))
                for name, f in zip(names, means, strict=True)
            ),
        )
    if evaluation.sharp:
        yield Table(
            "Sharp photos: PSNR in dB of the result against the photo",
            ("", "photos", "lowest", "median"),
            tuple(
                (name, str(u.pictures), _db(u.lowest), _db(u.median))
                for name, u in evaluation.sharp.items()
            ),
        )
    if evaluation.costs:
        yield _cost_table(evaluation)


def _cost_table(evaluation: Evaluation) -> Table:
    costs = evaluation.costs
    threads = sorted({n for cost in costs.values() for n in cost.ms_per_megapixel})
    times = (f"ms/MP, {n} thread{'s' * (n != 1)}" for n in threads)
    return Table(
        f"Cost; milliseconds a megapixel in onnxruntime on {evaluation.machine}"
        if threads
        else "Cost",
        ("", "parameters", "GMACs/256²", "MB on disk", *times),
        tuple((name, *_cost_cells(cost, threads)) for name, cost in costs.items()),
    )


def _psnr_cells(means: Means) -> Iterator[str]:
    yield str(means.pictures)
    yield _db(means.input_psnr)
    yield _db(means.psnr)
    yield _gain(means.gain)
    yield _gain(means.matched_gain)
    yield _gain(means.worst_gain)
    for share in (means.improved, means.retention):
        yield NONE if share is None else f"{share:.0%}"


def _cost_cells(cost: Cost, threads: Sequence[int]) -> Iterator[str]:
    yield NONE if cost.parameters is None else f"{cost.parameters:,}"
    yield NONE if cost.gmacs_256 is None else f"{cost.gmacs_256:.2f}"
    yield f"{cost.megabytes:.2f}"
    for n in threads:
        yield f"{cost.ms_per_megapixel[n]:.0f}" if n in cost.ms_per_megapixel else NONE


def _picture_table(evaluation: Evaluation) -> Table:
    kinds = evaluation.protocol.ssim_kinds

    def cells(row: ResultRow) -> Iterator[str]:
        yield row.subject
        yield _db(None if row.before is None else row.before.psnr)
        yield _db(row.after.psnr)
        yield _gain(row.gain)
        yield _gain(row.matched_gain)
        for kind in kinds:
            yield _ssim(None if row.before is None else row.before.ssim.get(kind))
            yield _ssim(row.after.ssim.get(kind))

    head = (f"{part}{kind}" for kind in kinds for part in ("input ", ""))
    return Table(
        f"Every picture, protocol {evaluation.protocol.title}",
        ("picture", "of", "input", "PSNR", "gain", "matched", *head),
        tuple((row.picture, *cells(row)) for row in evaluation.rows),
    )


def _db(value: float | None) -> str:
    return NONE if value is None else "unchanged" if value >= MAX_DB else f"{value:.2f}"


def _gain(value: float | None) -> str:
    return NONE if value is None else f"{value:+.2f}"


def _ssim(value: float | None) -> str:
    return NONE if value is None else f"{value:.4f}"


def _notes(evaluation: Evaluation) -> Iterator[str]:
    """Yield what must be known to read the means."""
    if evaluation.failed:
        yield f"{len(evaluation.failed)} pictures failed and are not included."
    for name, cost in evaluation.costs.items():
        for note in cost.notes:
            yield f"{name}: {note}"


def table_lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield the tables of means as lines of text, for a monospaced font."""
    for table in tables(evaluation):
        yield f"{table.title}:"
        yield from columns([table.head, *table.body], numbers=True)
    yield from _notes(evaluation)


# --- files ---------------------------------------------------------------------------------------


def make_folder(folder: Path) -> None:
    """Create the folder of the report; raises ImageWriteError."""
    with creating(folder, ImageWriteError):
        folder.mkdir(parents=True, exist_ok=True)


def write_report(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Write evaluation.json, .csv and .html, each atomically; return their paths.

    Raises ImageWriteError.
    """
    make_folder(folder)
    texts = {
        ".json": json.dumps(as_json(evaluation), indent=1, allow_nan=False),
        ".csv": as_csv(evaluation),
        ".html": as_html(evaluation),
    }
    paths = []
    for suffix, text in texts.items():
        paths.append(folder / f"evaluation{suffix}")
        write_file(paths[-1], text, error=ImageWriteError)
    return paths


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return everything but the example pictures as JSON values."""
    one = dataclasses.asdict
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "title": evaluation.title,
        "protocol": evaluation.protocol.name,
        "protocol_description": evaluation.protocol.description,
        "ssim_kinds": {kind: KINDS[kind] for kind in evaluation.protocol.ssim_kinds},
        "machine": evaluation.machine,
        "notes": [*evaluation.notes, *_notes(evaluation)],
        "teacher": evaluation.teacher,
        "means": {name: one(f) for name, f in evaluation.means.items()},
        "sharp_photos": {name: one(u) for name, u in evaluation.sharp.items()},
        "costs": {name: one(c) for name, c in evaluation.costs.items()},
        "pictures": [
            one(row) | {"gain": row.gain, "matched_gain": row.matched_gain}
            for row in evaluation.rows
        ],
        "failed": [one(event) for event in evaluation.failed],
    }


def as_csv(evaluation: Evaluation) -> str:
    """Return one line per picture and subject; cells without a value are empty."""
    kinds = evaluation.protocol.ssim_kinds
    text = io.StringIO()
    lines = csv.writer(text)
    ssim_names = [f"{part}{kind}" for kind in kinds for part in ("input_", "")]
    lines.writerow(
        [
            "picture",
            "subject",
            "protocol",
            "input_psnr_db",
            "psnr_db",
            "gain_db",
            "matched_gain_db",
            *ssim_names,
        ]
    )
    for row in evaluation.rows:
        before = row.before
        values = [
            None if before is None else before.psnr,
            row.after.psnr,
            row.gain,
            row.matched_gain,
        ]
        for kind in kinds:
            values += [None if before is None else before.ssim.get(kind), row.after.ssim.get(kind)]
        cells = ("" if value is None else f"{value:.6f}" for value in values)
        lines.writerow([row.picture, row.subject, evaluation.protocol.name, *cells])
    return text.getvalue()


# --- HTML ----------------------------------------------------------------------------------------


def as_html(evaluation: Evaluation) -> str:
    """Return one self-contained page without scripts."""
    protocol = evaluation.protocol
    failed = tuple((f.item, f.text) for f in evaluation.failed)
    galleries = [
        (f"{name}: the {which} pictures, where they changed most", examples)
        for name, gallery in evaluation.galleries.items()
        for which, of_kind in (("worst", gallery.worst()), ("best", gallery.best()))
        if (examples := [_example(evaluation, name, example) for example in of_kind])
    ]
    return render_page(
        "evaluation.html",
        title=f"Evaluation: {evaluation.title or 'pictures'}, protocol {protocol.title}",
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        machine=evaluation.machine,
        versions=evaluation.notes,
        notes=list(_notes(evaluation)),
        tables=list(tables(evaluation)),
        kinds={k: KINDS[k] for k in protocol.ssim_kinds} if evaluation.rows else {},
        failed=Table("Failed", ("picture", "reason"), failed),
        galleries=galleries,
        pictures=_picture_table(evaluation) if evaluation.rows else None,
    )


def _example(evaluation: Evaluation, subject: str, example: Example) -> dict[str, object]:
    row = next(r for r in evaluation.rows if (r.picture, r.subject) == (example.picture, subject))
    shown = [
        ("before", example.before, row.before.psnr if row.before else None),
        ("after", example.after, row.after.psnr),
        ("sharp", example.sharp, None),
    ]
    images = [
        {
            "width": pixels.shape[1],
            "height": pixels.shape[0],
            "alt": f"{what}: {example.picture}",
            "caption": what if decibels is None else f"{what}, {_db(decibels)} dB",
            "data": _jpeg(pixels),
        }
        for what, pixels, decibels in shown
        if pixels is not None
    ]
    heading = f"{example.picture}: {_gain(row.gain)} dB" if row.before else example.picture
    return {"heading": heading, "left": example.left, "top": example.top, "images": images}


def _jpeg(pixels: Pixels) -> bytes:
    """Return the crop as JPEG with full colour resolution."""
    from engine.core.opencv import cv2

    options = [
        cv2.IMWRITE_JPEG_QUALITY,
        JPEG_QUALITY,
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    ]
    return cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), options)[1].tobytes()
