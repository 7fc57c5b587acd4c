"""The report of a batch: a page that stands alone, a table and JSON that say the same."""

from __future__ import annotations

import base64
import csv
import datetime
import hashlib
import html.parser
import io
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.cli.main import main
from engine.core.store import Store
from engine.errors import ImageWriteError
from engine.events import result_of, run
from engine.messages import Message, msg
from engine.queue import Batch, Item, Queue, Request, file_sha256, settings_hash
from engine.queue._records import MIGRATIONS
from engine.report.report import (
    _CROP,
    REPORT_SCHEMA,
    PageLanguage,
    ReportFiles,
    _most_changed,
    as_csv,
    as_html,
    picture_of,
    report_values,
    write_report,
)
from engine.version import __version__

NASTY = "<script>alert('1')</script> & \"Käse\" ]]> Größe.jpg"

REQUEST = Request(
    {"roots": ["/photos/<b>ä"], "output": "/out", "device": "auto"},
    {"schema": 1, "strength": 0.7, "format": None, "quality": 95},
    "live",
    "3",
    "ab" * 32,
)


def batch(items: Sequence[Item], state: str = "finished") -> Batch:
    counts = {s: sum(i.state == s for i in items) for s in ("done", "kept", "failed", "planned")}
    return Batch(7, 1.7e9, 1.7e9 + 60, state, REQUEST, "me", counts)  # type: ignore[arg-type]


def item(source: Path, state: str = "done", **more: object) -> Item:
    target = source.parent / "out" / source.name
    made = Item(source, target, "planned", "", "", "", 0.0, 0.0, 1, "", "", None)
    done = {"seconds": 1.5, "model_seconds": 1.25, "megapixels": 12.0, "device": "CPU (x)"}
    given = {**(done if state == "done" else {}), "state": state, **more}
    return replace(made, **given)  # type: ignore[arg-type]


def made(folder: Path, name: str, size: tuple[int, int] = (640, 480)) -> Item:
    """A picture and its result on disk, and what the queue knows of them."""
    rng = np.random.default_rng(len(name))
    pixels = rng.integers(0, 256, (size[1] // 8, size[0] // 8, 3), np.uint8)
    picture = Image.fromarray(pixels).resize(size)
    (folder / "out").mkdir(exist_ok=True)
    one = item(folder / name)
    picture.save(one.source)
    picture.point([min(255, v + 9) for v in range(256)] * 3).save(one.target)
    hashes = {"source_sha256": file_sha256(one.source), "target_sha256": file_sha256(one.target)}
    return replace(one, **hashes)


class Page(html.parser.HTMLParser):
    """What a browser would find: elements with attributes, texts, and whether tags are balanced."""

    VOID = frozenset({"meta", "img", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def written(items: Sequence[Item], folder: Path, **more: int) -> ReportFiles:
    result = run(write_report(batch(items), items, folder, **more), lambda _: None, job="report")
    assert result.value is not None, result.finished
    return result.value


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_page_stands_alone_and_shows_before_and_after(tmp_path: Path) -> None:
    items = [made(tmp_path, "a & b <i>.png"), item(tmp_path / NASTY.replace("/", "_"), "failed",
             reason="It is <broken>.", hint="Copy it again.")]  # fmt: skip
    text = written(items, tmp_path / "r").page.read_text(encoding="utf-8")
    found = Page(text)
    assert len(found.all("figure")) == 1
    assert len(found.all("script")) == 1, "a name became a script"
    for tag, attributes in found.elements:
        for name in ("src", "href", "action", "data"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
    assert "http:" not in text.replace("http-equiv", "")
    assert "https:" not in text
    assert "url(" not in text
    policy = str(found.all("meta"))
    assert "default-src 'none'" in policy
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy, "a browser would refuse our own script"
    assert any("Käse" in t and "<script>" in t for t in found.texts), "the name as it is called"
    assert any("It is <broken>. Copy it again." in t for t in found.texts)
    assert all("alt" in image for image in found.all("img"))
    rows = [a for a in found.all("tr") if a.get("class")]
    assert [row["class"] for row in rows] == ["done", "failed"]


def test_the_three_agree_and_come_back(tmp_path: Path) -> None:
    items = [
        item(tmp_path / 'ä,"b".png', strength=0.35, note="the guard lowered it"),
        item(tmp_path / "b;\n.png", "kept", reason="=cmd|' /C calc'!A0 exists already"),
        item(tmp_path / "c\udcff.png", "failed", reason="+1", hint="-2"),
        item(tmp_path / "d.png", "planned"),
    ]
    files = written(items, tmp_path / "r")
    facts = json.loads(files.json.read_bytes())
    assert facts == report_values(batch(items), items)
    assert [Path(p["source"]) for p in facts["pictures"]] == [i.source for i in items]
    assert facts["totals"] == {
        "pictures": 4, "done": 1, "kept": 1, "failed": 1, "planned": 1, "running": 0,
        "seconds": 1.5, "model_seconds": 1.25, "megapixels": 12.0,
    }  # fmt: skip
    content = files.table.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel would break the umlauts"
    rows = table(content)
    assert [row["status"] for row in rows] == ["done", "kept", "failed", "planned"]
    assert rows[0]["source"] == str(items[0].source)
    assert rows[1]["source"] == str(items[1].source)
    assert rows[1]["reason"].startswith("'="), "a spreadsheet would run it"
    assert (rows[2]["reason"], rows[2]["hint"]) == ("'+1", "'-2")
    assert rows[0]["strength"] == "0.35"
    assert {row["model_sha256"] for row in rows} == {"ab" * 32}
    assert rows[0]["device"] == "CPU (x)"


def test_photos_that_other_batches_ended_are_told_with_what_made_them(tmp_path: Path) -> None:
    early, late = [made(tmp_path, "a.png")], [item(tmp_path / "b.png"), item(tmp_path / "c.png")]
    first = batch(early)
    request = replace(first.request, model="best", settings={"strength": 0.2, "format": "png"})
    first = replace(first, id=first.id - 1, request=request, created=1.6e9)
    work = write_report(batch(late), late, tmp_path / "r", others=[(first, early)])
    files = result_of(work)
    facts = json.loads(files.json.read_bytes())
    assert facts["totals"]["done"] == 3
    assert [p["batch"] for p in facts["pictures"]] == [first.id, *[facts["batch"]] * 2]
    assert [b["model"] for b in facts["batches"]] == ["best", facts["model"]]
    rows = table(files.table.read_bytes())
    assert [(row["batch"], row["model"], row["format"]) for row in rows][:1] == [
        (str(first.id), "best", "png")
    ]
    assert {row["model"] for row in rows[1:]} == {facts["model"]}
    text = files.page.read_text(encoding="utf-8")
    found = Page(text)
    assert len(found.all("figure")) == 1
    assert "1 of the photos: best, strength 20%, format png" in " ".join(found.texts)
    begun = f"{datetime.datetime.fromtimestamp(1.6e9):%Y-%m-%d}"
    assert begun in text  # what is counted began with it
    assert "strength 70%," in text  # its own, which no other changes
    assert found.texts.count(f"Batch {first.id}") == 2  # above, and in the table


@pytest.mark.parametrize(
    ("strengths", "said"),
    [
        ((0.7, 0.7), "strength 70%,"),
        ((0.3, 0.3), "strength 30% (the batch: 70%),"),
        ((0.7, 0.3), "strength 70% (1 of 2 photos: 30%),"),
        ((0.7, 0.3, 0.5), "strength 70% (2 of 3 photos: 30% to 50%),"),
    ],
)
def test_the_page_says_the_strength_that_the_results_have(
    tmp_path: Path, strengths: tuple[float, ...], said: str
) -> None:
    """Some were saved again at another one, in the viewer."""
    items = [item(tmp_path / f"{n}.png", strength=each) for n, each in enumerate(strengths)]
    page = as_html(report_values(batch(items), items), ())
    assert said in page


def test_the_page_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    class Comma(float):
        def __format__(self, form: str) -> str:
            return super().__format__(form).replace(".", ",")

    def upper(template: str) -> str:
        pieces = re.split(r"(\{[^{}]*\})", template)
        return "".join(p if p.startswith("{") else p.upper() for p in pieces)

    def show(text: str) -> str:
        return text.translated(upper, Comma) if isinstance(text, Message) else text

    reason = msg("{name} is damaged.", name="b.png")
    items = [
        made(tmp_path, "a.png"), item(tmp_path / "b.png", "failed", reason=reason),
        item(tmp_path / "c.png", "kept"), item(tmp_path / "d.png", "planned"),
    ]  # fmt: skip
    facts = report_values(batch(items), items)
    shown = [one for one in map(picture_of, items[:1]) if one is not None]
    language = PageLanguage("xx", show, "{:%d.%m.%y}".format)
    text = as_html(facts, shown, language)
    found = Page(re.sub(r"(?s)(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)", "", text))
    assert found.all("html") == [{"lang": "xx"}]
    said = "\n".join(found.texts)
    names = ("a.png", "b.png", "c.png", "d.png", "CPU (x)", "Deblur", "live", "auto", "ab" * 32)
    for word in (str(tmp_path), "/photos/<b>ä", "/out", __version__, *names):
        said = said.replace(word, "")
    assert re.findall("[a-z]{2,}", said) == []
    assert "b.png IS DAMAGED." in text
    assert "1,50" in text
    assert "14.11.23" in text
    assert json.loads(json.dumps(facts))["pictures"][1]["reason"] == "b.png is damaged."


def test_the_same_batch_gives_the_same_files(tmp_path: Path) -> None:
    items = [made(tmp_path, "a.png")]
    first, second = written(items, tmp_path / "r"), written(items, tmp_path / "s")
    for a, b in zip(vars(first).values(), vars(second).values(), strict=True):
        assert a.read_bytes() == b.read_bytes()
    again = written(items, tmp_path / "r")
    assert again == first
    assert sorted(p.name for p in (tmp_path / "r").iterdir()) == [
        "deblur-report-7.csv", "deblur-report-7.html", "deblur-report-7.json",
    ]  # fmt: skip


@pytest.mark.slow
def test_three_thousand_pictures_make_no_huge_page(tmp_path: Path) -> None:
    one = made(tmp_path, "a.png")
    items = [one] * 3 + [item(tmp_path / f"{n:05}.png") for n in range(2997)]
    files = written(items, tmp_path / "r", most_pictures=2)
    text = files.page.read_text(encoding="utf-8")
    assert len(text) < 3_000_000
    assert text.count("<figure>") == 2
    assert "Showing 2 of 3000 results" in text
    assert len(table(files.table.read_bytes())) == 3000
    assert "Before and after" not in written(items, tmp_path / "r", most_pictures=0).page.read_text(
        encoding="utf-8"
    )


def test_pictures_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = made(tmp_path, "a.png")
    shown = picture_of(one)
    assert shown is not None
    monkeypatch.setattr("engine.report.report.Shown.MOST_BYTES", shown.size_bytes * 2)
    text = written([one] * 5, tmp_path / "r").page.read_text(encoding="utf-8")
    assert text.count("<figure>") == 2
    assert "Showing 2 of 5" in text


def test_what_was_altered_or_is_gone_is_not_shown(tmp_path: Path) -> None:
    gone, altered, good = (made(tmp_path, name) for name in ("a.png", "bb.png", "ccc.png"))
    gone.target.unlink()
    shutil.copy(good.target, altered.target)
    assert [picture_of(one) is None for one in (gone, altered, good)] == [True, True, False]
    assert "Showing 1 of 3" in written([gone, altered, good], tmp_path / "r").page.read_text(
        encoding="utf-8"
    )


def test_the_piece_is_cut_where_it_changed_most() -> None:
    before = np.zeros((1500, 2000, 3), np.uint8)
    after = before.copy()
    after[1000:1100, 1700:1800] = 200
    top, left = _most_changed(before, after)
    assert top <= 1000 <= 1100 <= top + _CROP[1]
    assert left <= 1700 <= 1800 <= left + _CROP[0]
    assert _most_changed(before[:9, :5], after[:9, :5]) == (0, 0)


@pytest.mark.parametrize("size", [(1, 1), (7, 900), (900, 7), (480, 320)])
def test_any_size_can_be_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    shown = picture_of(made(tmp_path, "a.png", (max(8, size[0]), max(8, size[1]))))
    assert shown is not None
    with Image.open(io.BytesIO(shown.after)) as image:
        assert image.size == (shown.width, shown.height)
    assert max(shown.width, shown.height) <= max(_CROP)


NAMES = st.text(st.characters(exclude_characters="\0/", codec=None), min_size=1, max_size=40)


@given(NAMES, st.text(max_size=40))
def test_no_name_breaks_the_page_or_the_table(name: str, reason: str) -> None:
    items = [item(Path("/p") / name, "failed", reason=reason, hint=name)]
    facts = report_values(batch(items), items)
    found = Page(as_html(facts, []).encode("utf-8", "replace").decode())
    assert len(found.all("script")) == 1
    assert len(found.all("tr")) == 2
    assert len(found.all("td")) == 8
    assert json.loads(json.dumps(facts)) == facts
    rows = table(as_csv(facts))
    assert len(rows) == 1
    plain = reason.encode("utf-8", "replace").decode().replace("\0", "?")
    assert rows[0]["reason"] in (plain, "'" + plain)


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r").write_text("a file")
    work = write_report(batch([]), [], tmp_path / "r")
    with pytest.raises(ImageWriteError, match="cannot be written: its folder is a file"):
        list(work)
    assert main(["report", "-o", str(tmp_path / "r")]) == 2, "a usage error"
    assert "is not a folder. Choose another" in capsys.readouterr().err


def test_results_that_were_not_made_have_neither_name_nor_note(tmp_path: Path) -> None:
    note = msg("named {name}: {reason}", "renamed", name="a-2.jpg", reason="a.jpg already exists")
    items = [
        item(tmp_path / "a.jpg", "kept", reason="done", code="done-before", note=note),
        item(tmp_path / "b.jpg", "kept", reason="sharp", code="sharp"),
        item(tmp_path / "c.jpg", "failed", reason="It is damaged.", note=note),
        item(tmp_path / "d.jpg", "planned", note=note),
    ]
    facts = report_values(batch(items), items)
    assert [picture["note"] for picture in facts["pictures"]] == ["", "", "", note]
    there = [str(items[0].target), "", "", str(items[3].target)]
    assert [picture["target"] for picture in facts["pictures"]] == there
    assert facts["schema"] == REPORT_SCHEMA


def test_the_page_tells_no_sum_of_times_that_overlap(tmp_path: Path) -> None:
    items = [item(tmp_path / name, seconds=9.0, megapixels=4.07490) for name in ("a.png", "b.png")]
    page = as_html(report_values(batch(items), items), ())
    assert "8.1 megapixels, 2.5 s in the model (0.31 s per megapixel)" in page
    assert "18.0" not in page


# --- through the program -------------------------------------------------------------------------


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for n, name in enumerate(("a.png", "bä.jpg")):
        small = np.random.default_rng(n).integers(0, 256, (9, 12, 3), np.uint8)
        Image.fromarray(small).resize((96, 72), Image.Resampling.BICUBIC).save(folder / name)
    (folder / "c.jpg").write_bytes(b"no picture")
    return folder


def test_the_command_reports_what_a_run_did(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(photos), "-o", str(tmp_path / "out"), "--strength", "0.5", "--no-guard"]
    assert main(words) == 1
    capsys.readouterr()
    assert main(["report", "-o", str(tmp_path / "r")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Path(line).suffix for line in lines] == [".html", ".csv", ".json"]
    facts = json.loads(Path(lines[2]).read_bytes())
    a, b, c = facts["pictures"]
    assert [p["status"] for p in facts["pictures"]] == ["done", "done", "failed"]
    assert a["strength"] == b["strength"] == 0.5
    assert "CPU" in a["device"]
    assert a["megapixels"] == pytest.approx(0.007, abs=1e-3)
    assert c["reason"]
    assert Page(Path(lines[0]).read_text(encoding="utf-8")).all("figure")
    # ... and the files say of themselves what the report says of them.
    for picture in (a, b):
        with Image.open(picture["target"]) as image:
            packet = image.info["xmp"].decode()
        assert picture["source_sha256"] == file_sha256(Path(picture["source"]))
        assert picture["source_sha256"] in packet
        assert facts["model_sha256"] in packet
        assert 'deblur:Strength="0.5"' in packet


def test_nothing_to_report_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "-o", str(tmp_path / "r")]) == 2
    assert "There is no batch yet" in capsys.readouterr().err
    assert main(["report", "5", "-o", str(tmp_path / "r")]) == 2


def test_who_wants_no_provenance_gets_the_bare_file(photos: Path, tmp_path: Path) -> None:
    words = ["run", str(photos / "bä.jpg"), "-o", str(tmp_path / "out"), "--no-guard"]
    assert main([*words, "--no-provenance"]) == 0
    assert b"deblur:" not in (tmp_path / "out" / "bä.jpg").read_bytes()
    assert main(words) == 0, "with it the result is another file, so it is made"
    assert b"deblur:" in (tmp_path / "out" / "bä-2.jpg").read_bytes()


def test_two_runs_give_the_same_bytes(photos: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        main(["run", str(photos / "bä.jpg"), "-o", str(tmp_path / out)])
    assert (tmp_path / "one" / "bä.jpg").read_bytes() == (tmp_path / "two" / "bä.jpg").read_bytes()


def test_a_source_that_changes_meanwhile_has_no_hash(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"one")
    queue = Queue.open(tmp_path / "q.sqlite", warn=print)
    with queue.create(REQUEST, [_Planned(source, tmp_path / "b.png")]) as owned:
        owned.begin(source)
        assert owned.source_sha256(source) == file_sha256(source)
        source.write_bytes(b"another")
        assert owned.source_sha256(source) == ""
    queue.close()


def test_a_queue_of_the_version_before_is_reported_too(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    old = Store(path, MIGRATIONS[:1], print)
    old.change(
        lambda db: db.execute(
            "INSERT INTO batch (token, created, owner, spec, settings, settings_hash, model,"
            " model_version, model_sha256) VALUES ('t', 0, 'me', ?, ?, ?, 'm', '1', '')",
            (
                json.dumps(REQUEST.spec),
                json.dumps(REQUEST.settings),
                settings_hash(REQUEST.settings, ""),
            ),
        )
    )
    old.change(
        lambda db: db.execute(
            "INSERT INTO item (batch, state, source, target, seconds)"
            " VALUES (1, 'done', '/p/a.png', '/p/b.png', 2.5)"
        )
    )
    old.close()
    queue = Queue.open(path, warn=print)
    facts = report_values(queue.batch(1), queue.items(1))
    queue.close()
    (picture,) = facts["pictures"]
    assert (picture["seconds"], picture["megapixels"], picture["device"]) == (2.5, 0.0, "")
    assert picture["strength"] == 0.7, "what was asked, where nothing else is known"


class _Planned:
    overwrite, keep, note = False, "", ""

    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = source, target
