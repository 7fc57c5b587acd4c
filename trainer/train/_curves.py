"""The curves of a run from its event log, as CSV and SVG."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from engine.core.files import atomic_file
from engine.events import Metric, from_json

Curve = Sequence[tuple[int, float]]

_WIDTH, _HEIGHT, _LEFT, _BELOW = 640, 200, 60, 24
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")  # Okabe and Ito


def read_curves(log: Path) -> dict[str, list[tuple[int, float]]]:
    """Return every metric of an event log as (step, value) by name, sorted by step.

    A killed run resumes at its last checkpoint; for steps logged twice the later value counts.
    """
    found: dict[str, dict[int, float]] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            event = from_json(line)
            if isinstance(event, Metric):
                found.setdefault(event.name, {})[event.step] = event.value
    return {name: sorted(values.items()) for name, values in found.items()}


def write_curves(log: Path) -> None:
    """Write `curves.csv` and `curves.svg` beside the log, atomically."""
    curves = read_curves(log)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["step", *curves])
    columns = [dict(curve) for curve in curves.values()]
    for step in sorted({step for curve in curves.values() for step, _ in curve}):
        rows.writerow([step, *(f"{c[step]:.6g}" if step in c else "" for c in columns)])
    _write(log.with_name("curves.csv"), text.getvalue())
    _write(log.with_name("curves.svg"), draw(curves))


def _write(target: Path, text: str) -> None:
    with atomic_file(target, overwrite=True) as file:
        file.write(text.encode())


def draw(curves: Mapping[str, Curve]) -> str:
    """Return an SVG with one chart per kind of metric: losses, psnr, ssim, gain."""
    charts: dict[str, dict[str, Curve]] = {}
    for name, curve in curves.items():
        kind = name.rpartition("/")[2]
        if kind in ("psnr", "ssim", "gain"):
            charts.setdefault(kind, {})[name] = curve
        elif name == "loss" or name.startswith(("hard/", "soft/", "feature")):
            charts.setdefault("loss", {})[name] = curve
    blocks = [
        f'<g transform="translate(0,{i * (_HEIGHT + 60)})">{_chart(title, lines)}</g>'
        for i, (title, lines) in enumerate(charts.items())
    ]
    height = len(charts) * (_HEIGHT + 60)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH + 260}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
        + "".join(blocks)
        + "</svg>\n"
    )


def _chart(title: str, lines: Mapping[str, Curve]) -> str:
    points = [point for curve in lines.values() for point in curve]
    last = max(step for step, _ in points) or 1
    low, high = _range([value for _, value in points])
    parts = [f'<text x="{_LEFT}" y="16" font-weight="bold">{html.escape(title)}</text>']
    for i in range(5):
        value = low + (high - low) * i / 4
        y = _y(value, low, high)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.4g}</text>'
        )
        x = _LEFT + (_WIDTH - _LEFT) * i / 4
        parts.append(
            f'<text x="{x:.0f}" y="{_HEIGHT + _BELOW + 16}" text-anchor="middle">'
            f"{last * i / 4:.0f}</text>"
        )
    for i, (name, curve) in enumerate(lines.items()):
        colour = _COLOURS[i % len(_COLOURS)]
        path = " ".join(
            f"{_LEFT + (_WIDTH - _LEFT) * step / last:.1f},{_y(value, low, high):.1f}"
            for step, value in curve
        )
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
            f'<text x="{_WIDTH + 8}" y="{40 + 16 * i}" fill="{colour}">{html.escape(name)}</text>'
        )
    return "".join(parts)


def _range(values: Iterable[float]) -> tuple[float, float]:
    """Return the axis range without the outermost 2 %, so that a spike hides nothing."""
    ordered = sorted(v for v in values if v == v)
    if not ordered:
        return 0.0, 1.0
    skip = len(ordered) // 50
    low, high = ordered[skip], ordered[-1 - skip]
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _y(value: float, low: float, high: float) -> float:
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return _BELOW + _HEIGHT * (1 - share)
