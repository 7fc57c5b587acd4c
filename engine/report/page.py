"""The page of a report: one HTML file with all it needs inside, and the pictures for it.

Of each picture that is shown there are a small one of the whole and two pieces at 100 %, source
and result, cut where the two differ most: at the size of a thumbnail no blur is to be seen.

Everything that comes from outside (names, reasons, paths) is escaped, and a policy in the page
forbids the browser to fetch anything or to run any script but the one that is there, by its hash.
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
from engine.queue import Item, file_sha256

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
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif;--ink:#1c1c1f;--faint:#62626a;
--ground:#f6f6f8;--card:#fff;--line:#d9d9df;--done:#1e783c;--kept:#5c5c66;--failed:#be2822}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8ea;--faint:#a2a2aa;--ground:#1d1d20;
--card:#2a2a2e;--line:#45454c;--done:#5cc87d;--kept:#b4b4bc;--failed:#ff8078}}
*{box-sizing:border-box}
body{max-width:1520px;margin:0 auto;padding:1.5rem 1.25rem 4rem;color:var(--ink);
background:var(--ground)}
h1{margin:0;font-size:1.7rem}h2{margin:2rem 0 .4rem;font-size:1.25rem}p{margin:.2rem 0 .8rem}
small,.faint{color:var(--faint)}small{font-size:.86em}
.counts{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0;padding:0;list-style:none}
.counts li{background:var(--card);border:1px solid var(--line);border-radius:8px;
padding:.3rem .9rem;min-width:6rem}.counts b{display:block;font-size:1.5rem;line-height:1.3}
.done b,.done .s{color:var(--done)}.failed b,.failed .s{color:var(--failed)}
.kept .s{color:var(--kept)}.s{font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}
dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere;min-width:0}
code{font-size:.85em;color:var(--faint)}
.wrong{margin:0;padding-left:1.2rem;overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,480px),1fr));
gap:1.25rem 1rem}
figure{margin:0;min-width:0;max-width:480px}
.pair{position:relative;overflow:hidden;width:fit-content;max-width:100%;border-radius:6px;
touch-action:pan-y;--x:50%}
.pair:focus-within{outline:3px solid #2f6fb5;outline-offset:2px}
.pair img{display:block;max-width:100%;height:auto}
.pair .before{position:absolute;inset:0;clip-path:inset(0 calc(100% - var(--x)) 0 0)}
.edge{position:absolute;top:0;bottom:0;left:var(--x);width:2px;margin-left:-1px;background:#fff;
box-shadow:0 0 4px #000}
.edge::after{content:"\\2194";position:absolute;top:50%;left:50%;width:1.8rem;height:1.8rem;
margin:-.9rem;border-radius:50%;background:#fff;color:#333;box-shadow:0 0 4px #0009;
text-align:center;line-height:1.75rem}
.pair span{position:absolute;bottom:.4rem;padding:.05rem .5rem;border-radius:4px;background:#000a;
color:#fff;font-size:.8rem}.pair .b{left:.4rem}.pair .a{right:.4rem}
.pair input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:ew-resize}
figcaption{display:flex;gap:.7rem;margin-top:.4rem;overflow-wrap:anywhere}
figcaption div{min-width:0}figcaption img{flex:none;align-self:start;border-radius:3px;
width:auto;height:auto;max-width:96px;max-height:64px}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center}
.filter select,.filter input{font:inherit;padding:.15rem .4rem}.filter input{width:16rem}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.9em;background:var(--card)}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);
overflow-wrap:anywhere}
thead th{position:sticky;top:0;background:var(--card);color:var(--faint);font-weight:600;z-index:1}
td small{display:block}.n{text-align:right;font-variant-numeric:tabular-nums}
th:nth-child(1){width:24%}th:nth-child(2){width:20%}th:nth-child(3){width:7%}
th:nth-child(5){width:11%}th:nth-child(n+6){width:6.5%}
@media(max-width:900px){.all{overflow-x:auto}table{min-width:900px}}
@media print{.pair input,.filter,.edge::after{display:none}thead th{position:static}
figure,tr{break-inside:avoid}}
"""

_SCRIPT = """
const all=what=>document.querySelectorAll(what);
for(const slider of all('.pair input')){
 const show=()=>slider.parentNode.style.setProperty('--x',slider.value+'%');
 slider.addEventListener('input',show);
 show();}
const state=document.getElementById('filter'),find=document.getElementById('find');
const choose=()=>{
 const word=find.value.toLowerCase();
 let count=0;
 for(const row of all('tbody tr')){
  const files=row.cells[0].textContent+row.cells[1].textContent;
  row.hidden=state.value!==''&&!row.classList.contains(state.value)
   ||!files.toLowerCase().includes(word);
  count+=!row.hidden;}
 document.getElementById('count').textContent=count;};
state.addEventListener('change',choose);
find.addEventListener('input',choose);
choose();
"""
"""A browser that is told to reload keeps what was chosen: hence the first `show` and `choose`."""

_COLUMNS = ("file", "result", "status", "reason", "device", "strength", "seconds", "MP")
_STATES = {"planned": "left", "running": "in work", "kept": "as it was"}

_MOST_WRONG = 10
"""Failed pictures named above the others; the table has all of them."""


def page(facts: Mapping[str, Any], shown: Sequence[Shown]) -> str:
    """Return the HTML of `engine.report.report.report_values` with these pictures; one file is
    all."""
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
        _counts(facts),
        _summary(facts),
        *_wrong(facts),
        *_pictures(facts, shown),
        *_table(facts),
        f"<script>{_SCRIPT}</script></body></html>\n",
    ]
    return "\n".join(parts)


def _counts(facts: Mapping[str, Any]) -> str:
    totals = facts["totals"]
    left = totals["planned"] + totals["running"]
    numbers = (("done", totals["done"], "done"), ("kept", totals["kept"], "kept as they were"),
               ("failed", totals["failed"], "failed"), ("", left, "left to do"))  # fmt: skip
    cells = (f'<li class="{c}"><b>{n}</b>{text}</li>' for c, n, text in numbers if n or c == "done")
    return f'<ul class="counts">{"".join(cells)}</ul>'


def _summary(facts: Mapping[str, Any]) -> str:
    totals, asked = facts["totals"], facts["asked"]
    speed = totals["megapixels"] / totals["seconds"] if totals["seconds"] else 0.0
    model = f"{facts['model']} {facts['model_version']}"
    when = (facts["created"][:16], (facts["ended"] or "")[:16] or "not ended yet")  # to the minute
    rows = [
        ("When", " to ".join(text.replace("T", " ") for text in when) + f" ({facts['state']})"),
        ("Settings", _settings(facts)),
        ("From", ", ".join(asked.get("roots", ()))),
        ("To", asked.get("output") or "beside each source"),
        ("Work", f"{totals['megapixels']:.1f} megapixels in {totals['seconds']:.1f} s of work "
         f"({speed:.2f} MP/s), {totals['model_seconds']:.1f} s of it in the model"),
        ("Made by", f"{facts['tool']} {facts['version']}"),
    ]  # fmt: skip
    cells = [f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in rows]
    digest = f"<code>SHA-256 {_text(facts['model_sha256'])}</code>"
    cells.insert(1, f"<dt>Model</dt><dd>{_text(model)} {digest}</dd>")
    return f"<dl>{''.join(cells)}</dl>"


def _settings(facts: Mapping[str, Any]) -> str:
    """Return what was chosen, in words; what is not known, as of earlier versions, is left out."""
    settings, asked = facts["settings"], facts["asked"]
    strength, quality = settings.get("strength"), settings.get("quality")
    words = [
        f"strength {strength:.0%}".replace("%", " %") if strength is not None else "",
        f"format {settings.get('format') or 'as the source'}",
        f"quality {quality}" if quality is not None else "",
        f"device {asked['device']}" if asked.get("device") else "",
        f"precision {asked['precision']}" if asked.get("precision") else "",
        {True: "with the guard", False: "without the guard"}.get(settings.get("guard"), ""),
        "sharp photos passed over" if asked.get("skip_sharp") else "",
    ]
    return ", ".join(word for word in words if word)


def _wrong(facts: Mapping[str, Any]) -> Iterable[str]:
    """Name what failed before anything else: it is what the reader has to do something about."""
    failed = [picture for picture in facts["pictures"] if picture["status"] == "failed"]
    if not failed:
        return
    yield '<h2>Failed</h2><ul class="wrong">'
    for picture in failed[:_MOST_WRONG]:
        name = _text(PurePath(picture["source"]).name)
        yield f"<li><b>{name}</b>: {_text(picture['reason'])} {_text(picture['hint'])}</li>"
    more = len(failed) - _MOST_WRONG
    if more > 0:
        yield f"<li>and {more} more: choose “failed” in the table</li>"
    yield "</ul>"


def _pictures(facts: Mapping[str, Any], shown: Sequence[Shown]) -> Iterable[str]:
    if not shown:
        return
    done = facts["totals"]["done"]
    yield "<h2>Before and after</h2>"
    words = "A piece of each at 100 %, cut where it has changed most. Drag across it to compare."
    if len(shown) < done:
        words += (
            f" Shown are {len(shown)} of {done} results, so that this file stays small; files that "
            "have gone or were altered since are left out. The table names all."
        )
    yield f'<p class="faint">{words}</p><div class="pictures">'
    notes = {picture["source"]: picture["note"] for picture in facts["pictures"]}
    for one in shown:
        name = _text(PurePath(one.item).name)
        size = f'width="{one.width}" height="{one.height}"'
        note = notes.get(one.item)
        yield (
            f'<figure><div class="pair"><img {size} alt="{name}, after" src="{_data(one.after)}">'
            f'<img {size} class="before" alt="{name}, before" src="{_data(one.before)}">'
            '<div class="edge"></div><span class="b">before</span><span class="a">after</span>'
            f'<input type="range" value="50" aria-label="Before and after of {name}"></div>'
            f'<figcaption><img alt="" src="{_data(one.whole)}"><div><b>{name}</b> '
            f"<small>{_text(str(PurePath(one.item).parent))}</small>"
            f"{f'<br>{_text(note)}' if note else ''}</div></figcaption></figure>"
        )
    yield "</div>"


def _table(facts: Mapping[str, Any]) -> Iterable[str]:
    states = {picture["status"] for picture in facts["pictures"]}
    options = "".join(f'<option value="{s}">{_STATES.get(s, s)}</option>' for s in sorted(states))
    number = len(facts["pictures"])
    yield (
        '<h2>All pictures</h2><p class="filter"><label>Show <select id="filter">'
        f'<option value="">all</option>{options}</select></label> '
        '<label>Find <input id="find" type="search" placeholder="name or folder"></label> '
        f'<span class="faint"><span id="count">{number}</span> of {number}</span></p>'
    )
    heads = "".join(
        f'<th scope="col"{" class=n" if n > 4 else ""}>{name}</th>'
        for n, name in enumerate(_COLUMNS)
    )
    yield f'<div class="all"><table><thead><tr>{heads}</tr></thead><tbody>'
    for picture in facts["pictures"]:
        state = picture["status"]
        why = " ".join(filter(None, (picture["reason"], picture["hint"], picture["note"])))
        cells = [
            f"<td>{_file(picture['source'])}</td>",
            f"<td>{_file(picture['target']) if state == 'done' else ''}</td>",
            f'<td class="s">{_STATES.get(state, state)}</td>',
            f"<td>{_text(why)}</td>",
            f"<td><small>{_text(picture['device'])}</small></td>",
        ]
        numbers = (picture["strength"], picture["seconds"], picture["megapixels"])
        cells += [f'<td class="n">{"" if n is None else f"{n:g}"}</td>' for n in numbers]
        yield f'<tr class="{state}">{"".join(cells)}</tr>'
    yield "</tbody></table></div>"


def _file(path: str) -> str:
    """Return a path as it is read: the name first, its folder smaller below."""
    pure = PurePath(path)
    return f"{_text(pure.name)}<small>{_text(str(pure.parent))}</small>"


def _data(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")


def _text(text: str) -> str:
    """Return any text as HTML shows it, in an attribute too; what would mislead is spelt out."""
    decodable = text.encode("utf-8", "replace").decode("utf-8")
    return html.escape(_CONTROL.sub(lambda found: ascii(found[0])[1:-1], decodable))
