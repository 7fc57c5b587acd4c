"""`deblur scan`: a line for each photo, and nothing is written."""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.batch import scan
from engine.cli.main import main
from engine.core.resources import resource_path
from engine.events import Finished, ItemFailed, ItemSeen, Started, from_json
from engine.images import Frame


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    shutil.copy(resource_path("samples/alley-1.jpg"), tmp_path / "alley.jpg")
    Image.fromarray(np.full((200, 200, 3), 90, np.uint8)).save(tmp_path / "sub" / "flat.png")
    return tmp_path


def test_every_photo_gets_a_line_with_label_number_and_reason(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(photos.rglob("*"))
    assert main(["scan", str(photos)]) == 0
    said = capsys.readouterr()
    first, second = said.out.splitlines()
    assert first.startswith("motion")
    assert str(photos / "alley.jpg") in first
    assert "%" in first
    assert "°" in first
    assert "The percentage is how certain that is, not how blurred" in said.err
    assert "%" not in second, "0 % certain to be unsure says nothing"
    assert second.startswith("unsure")
    assert "1 motion, 1 unsure." in said.err
    assert sorted(photos.rglob("*")) == before


def test_results_are_no_photos(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(photos / "alley.jpg"), "-o", str(photos / "sub"), "-j", "1", "-q"]) == 0
    shutil.copy(photos / "alley.jpg", photos / "alley_deblurred.jpg")
    assert (photos / "sub" / "alley.jpg").is_file()
    capsys.readouterr()
    assert main(["scan", str(photos)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_json_lines(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff rubbish")
    assert main(["scan", str(photos), "--json"]) == 1
    events = [from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert isinstance(events[0], Started)
    assert events[-1] == Finished("ok")
    seen = [e for e in events if isinstance(e, ItemSeen | ItemFailed)]
    assert [Path(e.item).name for e in seen] == ["alley.jpg", "broken.jpg", "flat.png"]
    first, broken, flat = seen
    assert (first.label, flat.label) == ("motion", "unsure")
    assert 0.5 < first.confidence <= 1
    assert first.length_px > 2
    assert 0 <= first.direction_degrees < 180
    assert flat.length_px is None
    assert broken.message


def test_a_list_is_looked_at(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (photos / "list.txt").write_text(f"{photos / 'sub' / 'flat.png'}\n", "utf-8")
    assert main(["scan", "--from", str(photos / "list.txt")]) == 0
    said = capsys.readouterr()
    assert "flat.png" in said.out
    assert "alley" not in said.out
    assert main(["scan"]) == 2
    assert "No photos given" in capsys.readouterr().err
    assert main(["scan", str(photos), "--null"]) == 2
    assert "--from" in capsys.readouterr().err


def test_what_can_be_chosen(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(photos), "--no-recursive"]) == 0
    assert main(["scan", str(photos), "--include", "*.png"]) == 0
    out = capsys.readouterr().out
    assert out.count("alley.jpg") == out.count("flat.png") == 1


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_nothing_to_look_at(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["scan", str(tmp_path / what)]) == 2
    assert capsys.readouterr().err


def test_whatever_a_decoder_raises_the_other_photos_are_scanned(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = scan.read_fitting

    def fail(path: Path) -> Frame:
        if path.name == "alley.jpg":
            raise lzma.LZMAError("corrupt input data")
        return really(path)

    monkeypatch.setattr(scan, "read_fitting", fail)
    assert main(["scan", str(photos), "--json"]) == 1
    events = [from_json(line) for line in capsys.readouterr().out.splitlines()]
    seen = [e for e in events if isinstance(e, ItemSeen | ItemFailed)]
    assert [type(e) for e in seen] == [ItemFailed, ItemSeen]
    assert "lzma" in seen[0].message.lower()
