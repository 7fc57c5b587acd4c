"""What there is to learn from: pairs through the doctor, photos by their looks."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from engine.errors import PairError
from engine.events import Progress, run
from engine.images import Provenance, WriteOptions, read_image, write_image
from trainer.pairs.dataset import find_pairs
from trainer.pairs.doctor import check
from trainer.tune.record import scan_result_from
from trainer.tune.scan import report_of, scan_folders


def looked(*folders: Path):
    events = []
    ended = run(scan_folders(folders), events.append, job="scan")
    if ended.value is None:
        raise PairError(ended.finished.message, ended.finished.hint)
    assert any(isinstance(event, Progress) for event in events)
    return ended.value


@pytest.fixture
def pairs(pair_folder, tmp_path) -> Path:
    """Good pairs, one with its halves swapped, a shifted one, and a picture without a partner."""
    folder = tmp_path / "pairs"
    shutil.copytree(pair_folder, folder)
    blur, sharp = folder / "blur", folder / "sharp"
    shutil.move(blur / "0.png", folder / "x.png")
    shutil.move(sharp / "0.png", blur / "0.png")
    shutil.move(folder / "x.png", sharp / "0.png")
    with Image.open(blur / "1.png") as image:
        Image.fromarray(np.roll(np.asarray(image), 9, axis=0)).save(blur / "1.png")
    Image.fromarray(np.zeros((64, 64, 3), np.uint8)).save(blur / "lonely.png")
    return folder


def test_pairs_are_good_mended_or_left_out_and_the_worst_come_first(pairs):
    material = looked(pairs)
    assert material.kind == "pairs"
    of = {Path(row.blurred).stem: row for row in material.rows}
    assert {name: row.verdict for name, row in of.items()} == {
        "0": "dropped", "1": "fixed", "2": "good", "3": "good", "lonely": "dropped",
    }  # fmt: skip
    assert material.rows[0].verdict == "dropped"
    assert "no sharp picture" in of["lonely"].why
    assert "edges" in of["0"].why
    assert "shifted" in of["1"].why
    assert not of["2"].why
    assert material.usable == 3
    assert material.count("fixed") == 1


def test_the_doctors_report_can_be_made_again_from_it(pairs):
    material = looked(pairs)
    report = run(check(find_pairs(pairs)), lambda _: None, job="check").value
    wanted, got = json.loads(report.to_json()), json.loads(report_of(material).to_json())
    for table in (wanted, got):
        table["findings"].sort(key=lambda one: one["pair"])
    assert got == wanted
    assert scan_result_from(json.loads(json.dumps(asdict(material)))) == material


def test_two_folders_of_pairs_are_one_set_whose_scenes_stay_apart(pair_folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(pair_folder, other)
    (other / "blur" / "3.png").unlink()
    (other / "sharp" / "3.png").unlink()
    material = looked(pair_folder, other)
    assert sum(bool(row.blurred and row.sharp) for row in material.rows) == 7
    assert len({row.scene for row in material.rows}) == 2


def test_photos_are_what_most_of_them_are(photo_folder, tmp_path, monkeypatch):
    labels = {"0": "sharp", "1": "motion", "2": "sharp", "3": "noisy"}
    by_content = {
        np.asarray(Image.open(path)).tobytes(): labels[path.stem]
        for path in photo_folder.glob("*.png")
    }
    monkeypatch.setattr(
        "engine.quality.triage.assess", lambda p: SimpleNamespace(label=by_content[p.tobytes()])
    )
    folder = tmp_path / "photos"
    shutil.copytree(photo_folder, folder)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
    material = looked(folder)
    assert material.kind == "sharp"
    assert {row.name: row.verdict for row in material.rows} == {
        "0.png": "good", "1.png": "dropped", "2.png": "good", "3.png": "dropped",
        "broken.jpg": "dropped",
    }  # fmt: skip
    assert "2 sharp" in material.note
    assert "1 motion blur" in material.note
    assert "1 unreadable" in material.note
    german = {"{count} {label}": "{label} {count}", "motion blur": "Bewegung"}
    assert "Bewegung 1" in material.note.translated(lambda text: german.get(text, text))
    whys = {row.name: row.why for row in material.rows}
    assert "Bewegung" in whys["1.png"].translated(lambda text: german.get(text, text))
    labels.update({"0": "motion", "2": "defocus"})
    by_content.update(dict.fromkeys(by_content, "motion"))
    assert looked(folder).kind == "blurred"


def test_results_of_this_program_are_no_photos_to_learn_from(photo_folder, tmp_path):
    folder = tmp_path / "photos"
    shutil.copytree(photo_folder, folder)
    made = Provenance("balanced", "1", "0" * 64, 1.0, source_sha256="1" * 64)
    frame, options = read_image(folder / "0.png"), WriteOptions()
    write_image(frame, folder / "renamed.jpg", options, overwrite=False, provenance=made)
    shutil.copy(folder / "1.png", folder / "1_deblurred.png")  # written without provenance
    material = looked(folder)
    whys = {row.name: row.why for row in material.rows if row.verdict == "dropped"}
    assert whys == dict.fromkeys(("renamed.jpg", "1_deblurred.png"), "made by this program")
    assert material.as_kind("blurred").count("dropped") == 6
    assert {row.why for row in material.as_kind("blurred").rows} >= set(whys.values())
    assert str(material.note).startswith("4 unpaired photos:")
    assert "2 excluded: made by this program." in material.note
    assert "broken" not in material.note


def test_real_looks_of_sharp_and_of_shaken_photos(tmp_path):
    from engine.core.resources import resource_path

    folder = tmp_path / "shaken"
    folder.mkdir()
    for name in ("alley-1.jpg", "alley-2.jpg", "street-1.jpg"):
        shutil.copy(resource_path(f"samples/{name}"), folder)
    material = looked(folder)
    assert material.kind == "blurred"
    assert "No pairs found: " in material.note
    assert "layout" not in material.note
    assert "gopro" not in material.note
    assert str(folder) not in material.note


def test_pairs_and_photos_together_are_refused(pair_folder, photo_folder):
    with pytest.raises(PairError, match="holds no pairs") as caught:
        looked(pair_folder, photo_folder)
    assert caught.value.hint


def test_a_folder_without_pictures_is_refused(tmp_path):
    with pytest.raises(PairError, match="No pictures"):
        looked(tmp_path)


def test_the_command_writes_what_the_window_reads(pairs, tmp_path, capsys):
    from trainer.__main__ import main

    report = tmp_path / "material.json"
    assert main(["scan", str(pairs), "--report", str(report)]) == 0
    assert "2 dropped" in capsys.readouterr().out
    assert scan_result_from(json.loads(report.read_text())) == looked(pairs)
    assert main(["scan", str(pairs), "--report", str(tmp_path / "no" / "x.json")]) == 1


def test_the_earlier_name_of_the_command_still_works(pairs, tmp_path):
    from trainer.__main__ import main

    assert main(["scan", str(pairs), "--report", str(tmp_path / "material.json")]) == 0
    assert (tmp_path / "material.json").exists()
