"""The page of a report: one HTML file with all it needs inside, and the pictures for it.

Of each picture that is shown there are a small one of the whole and two pieces at 100 %, source
and result, cut where the two differ most: at the size of a thumbnail no blur is to be seen.

Everything that comes from outside (names, reasons, paths) is escaped, and a policy in the page
forbids the browser to fetch anything or to run any script but the one that is there, by its hash.

Room: engine, numpy; Pillow inside functions.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.errors import DeblurError
from engine.images import Frame, read_image
from engine.queue import Item
from engine.queue_rows import file_sha256

Pixels = NDArray[Any]

MOST_PICTURES = 40
"""Results shown unless more are asked for; each costs up to 100 kB, and two pictures to be read."""

_PIECE = (480, 320)
_WHOLE_SIDE = 160
_JPEG_QUALITY = 80

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""What breaks lines, turns the direction of writing, or is not allowed in HTML."""


@dataclass(frozen=True)
class Shown:
    """A result as JPEG files: pieces of source and result at 100 %, and the whole result small."""

    MOST_BYTES: ClassVar[int] = 12_000_000
    """Of all pictures of a page together, before base64 makes them larger by a third."""

    item: str
    before: bytes
    after: bytes
    whole: bytes
    width: int
    height: int

    @property
    def size_bytes(self) -> int:
        """Return what it takes in memory."""
        return len(self.before) + len(self.after) + len(self.whole)


def picture_of(item: Item) -> Shown | None:
    """Return source and result of a picture, or None where one has gone or was altered since."""
    for path, digest in ((item.source, item.source_sha256), (item.target, item.target_sha256)):
        if not digest or file_sha256(path) != digest:
            return None
    try:
        before, after = read_image(item.source), read_image(item.target)
    except (DeblurError, MemoryError):
        return None
    if before.pixels.shape != after.pixels.shape:
        return None
    top, left = _most_changed(before.pixels, after.pixels)
    width, height = _PIECE
    part = (slice(top, top + height), slice(left, left + width))
    piece = after.pixels[part]
    step = max(1, min(after.pixels.shape[:2]) // (4 * _WHOLE_SIDE))
    return Shown(
        str(item.source),
        _jpeg(before.pixels[part], before),
        _jpeg(piece, after),
        _jpeg(after.pixels[::step, ::step], after, _WHOLE_SIDE),
        piece.shape[1],
        piece.shape[0],
    )


def _most_changed(before: Pixels, after: Pixels) -> tuple[int, int]:
    """Return top and left of the piece that differs most, told from a grid of points."""
    height, width = before.shape[:2]
    step = max(1, min(height, width) // 500)
    a, b = (p[::step, ::step, 1].astype(np.int64) for p in (before, after))
    sums = np.pad(np.abs(a - b), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    h = min(a.shape[0], max(1, _PIECE[1] // step))
    w = min(a.shape[1], max(1, _PIECE[0] // step))
    boxes = sums[h:, w:] - sums[:-h, w:] - sums[h:, :-w] + sums[:-h, :-w]
    y, x = np.unravel_index(int(boxes.argmax()), boxes.shape)
    return (
        max(0, min(int(y) * step, height - _PIECE[1])),
        max(0, min(int(x) * step, width - _PIECE[0])),
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
            pass  # a broken profile, or one of grey: close enough for a small picture
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


# The page ---------------------------------------------------------------------------------------

_STYLE = """
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:1200px;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}code{font-size:.85em}
.all{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9em}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid #8886}
td{overflow-wrap:anywhere}td.n{text-align:right;font-variant-numeric:tabular-nums}
.failed .s{color:#c62828;font-weight:600}.done .s{color:#2e7d32}
.pictures{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0;max-width:100%}
figcaption{overflow-wrap:anywhere;max-width:480px;font-size:.9em}
.pair{position:relative;overflow:hidden;width:fit-content;max-width:100%;--x:50%}
.pair img{display:block;max-width:100%;height:auto}
.pair .before{position:absolute;inset:0;clip-path:inset(0 calc(100% - var(--x)) 0 0)}
.pair .edge{position:absolute;top:0;bottom:0;left:var(--x);width:2px;background:#fff;
box-shadow:0 0 3px #000}
.pair span{position:absolute;bottom:.3rem;padding:0 .4rem;background:#000a;color:#fff;
font-size:.8em}.pair .b{left:.3rem}.pair .a{right:.3rem}
figure input{width:100%;margin:.3rem 0}figure .whole{float:right;margin-left:.6rem}
@media print{figure input,.filter{display:none}}
"""

_SCRIPT = """
for(const slider of document.querySelectorAll('figure input'))
 slider.addEventListener('input',()=>
  slider.parentNode.querySelector('.pair').style.setProperty('--x',slider.value+'%'));
const filter=document.getElementById('filter');
filter.addEventListener('change',()=>{
 for(const row of document.querySelectorAll('tbody tr'))
  row.hidden=filter.value!==''&&!row.classList.contains(filter.value);});
"""

_COLUMNS = ("file", "result", "status", "reason", "device", "strength", "seconds", "megapixels")
_STATES = {"planned": "left", "running": "in work"}


def page(facts: Mapping[str, Any], shown: Sequence[Shown]) -> str:
    """Return the HTML of `engine.report.report_values` with these pictures; one file is all."""
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    title = f"Deblur report, batch {facts['batch']}"
    parts = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>",
        _summary(facts),
        *_pictures(facts, shown),
        *_table(facts),
        f"<script>{_SCRIPT}</script></body></html>\n",
    ]
    return "\n".join(parts)


def _summary(facts: Mapping[str, Any]) -> str:
    totals, settings, asked = facts["totals"], facts["settings"], facts["asked"]
    left = totals["planned"] + totals["running"]
    speed = totals["megapixels"] / totals["seconds"] if totals["seconds"] else 0.0
    model = f"{facts['model']} {facts['model_version']}"
    said = {**settings, **{k: asked.get(k) for k in ("device", "precision", "skip_sharp")}}
    chosen = (f"{k} {v}" for k, v in said.items() if v is not None and k != "schema")
    rows = [
        ("State", facts["state"] + (f", {left} pictures are left" if left else "")),
        ("Began", facts["created"]),
        ("Ended", facts["ended"] or "not yet"),
        ("Pictures", f"{totals['pictures']}: {totals['done']} done, {totals['kept']} kept as they "
         f"were, {totals['failed']} failed, {left} left"),
        ("Work", f"{totals['megapixels']:.1f} megapixels in {totals['seconds']:.1f} s of work "
         f"({speed:.2f} MP/s), {totals['model_seconds']:.1f} s of it in the model"),
        ("Settings", ", ".join(chosen)),
        ("From", ", ".join(asked.get("roots", ()))),
        ("To", asked.get("output") or "beside each source"),
        ("Made by", f"{facts['tool']} {facts['version']}"),
    ]  # fmt: skip
    cells = [f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in rows]
    digest = f"<code>SHA-256 {_text(facts['model_sha256'])}</code>"
    cells.insert(3, f"<dt>Model</dt><dd>{_text(model)} {digest}</dd>")
    return f"<dl>{''.join(cells)}</dl>"


def _pictures(facts: Mapping[str, Any], shown: Sequence[Shown]) -> Iterable[str]:
    if not shown:
        return
    done = facts["totals"]["done"]
    yield "<h2>Before and after</h2>"
    words = "A piece of each at 100 %, cut where it has changed most. Move the slider below it."
    if len(shown) < done:
        words += (
            f" Shown are {len(shown)} of {done} results, so that this file stays small; files that "
            "have gone or were altered since are left out. The table names all."
        )
    yield f'<p>{words}</p><div class="pictures">'
    for one in shown:
        name = _text(PurePath(one.item).name)
        size = f'width="{one.width}" height="{one.height}"'
        yield (
            f'<figure><div class="pair"><img {size} alt="{name}, after" src="{_data(one.after)}">'
            f'<img {size} class="before" alt="{name}, before" src="{_data(one.before)}">'
            '<div class="edge"></div><span class="b">before</span><span class="a">after</span>'
            f'</div><input type="range" value="50" aria-label="Before and after of {name}">'
            f'<figcaption><img class="whole" alt="" src="{_data(one.whole)}">{_text(one.item)}'
            "</figcaption></figure>"
        )
    yield "</div>"


def _table(facts: Mapping[str, Any]) -> Iterable[str]:
    states = {picture["status"] for picture in facts["pictures"]}
    options = "".join(f'<option value="{s}">{_STATES.get(s, s)}</option>' for s in sorted(states))
    yield (
        '<h2>All pictures</h2><p class="filter"><label>Show <select id="filter">'
        f'<option value="">all</option>{options}</select></label></p>'
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    yield f'<div class="all"><table><thead><tr>{heads}</tr></thead><tbody>'
    for picture in facts["pictures"]:
        state = picture["status"]
        why = " ".join(filter(None, (picture["reason"], picture["hint"], picture["note"])))
        written = picture["target"] if state == "done" else ""
        texts = (picture["source"], written, _STATES.get(state, state), why, picture["device"])
        numbers = (picture["strength"], picture["seconds"], picture["megapixels"])
        cells = [f"<td{' class=s' if n == 2 else ''}>{_text(t)}</td>" for n, t in enumerate(texts)]
        cells += [f'<td class="n">{"" if n is None else f"{n:g}"}</td>' for n in numbers]
        yield f'<tr class="{state}">{"".join(cells)}</tr>'
    yield "</tbody></table></div>"


def _data(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")


def _text(text: str) -> str:
    """Return any text as HTML shows it, in an attribute too; what would mislead is spelt out."""
    decodable = text.encode("utf-8", "replace").decode("utf-8")
    return html.escape(_CONTROL.sub(lambda found: ascii(found[0])[1:-1], decodable))
