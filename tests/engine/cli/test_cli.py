"""The command line as its user meets it, with the bundled model, on small pictures."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.cli.arguments import parse_size
from engine.cli.main import main
from engine.core.resources import user_data_dir
from engine.core.store import Store
from engine.events import Finished, ItemDone, Started, from_json, result_of
from engine.models import Catalogue
from engine.models.measure import Speed, _write
from engine.quality import triage as quality
from engine.quality.guard import Verdict
from engine.queue import BatchJournal, Queue
from tests.engine.images.files import dng

ROOT = Path(__file__).resolve().parents[3]


def picture(seed: int, size: tuple[int, int] = (96, 72)) -> Image.Image:
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 256, (size[1] // 8, size[0] // 8, 3), np.uint8)
    return Image.fromarray(small).resize(size, Image.Resampling.BICUBIC)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three pictures, one of them in a sub-folder."""
    folder = tmp_path / "photos"
    (folder / "sub").mkdir(parents=True)
    picture(1).save(folder / "a.png")
    picture(2).save(folder / "bä.jpg", quality=95)
    picture(3).save(folder / "sub" / "c.png")
    return folder


def opened(path: Path) -> tuple[np.ndarray, str | None]:
    """The pixels and the format of a picture on disk."""
    with Image.open(path) as file:
        return np.asarray(file).astype(int), file.format


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digests(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): digest(p) for p in files}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "engine", *map(str, words)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_a_folder_becomes_a_folder_and_originals_stay(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(photos)
    assert main(["run", str(photos), "-o", str(tmp_path / "out")]) == 0
    assert digests(photos) == before
    made = digests(tmp_path / "out")
    assert sorted(made) == ["a.png", "bä.jpg", "sub/c.png"]
    assert not set(made.values()) & set(before.values()), "the model has changed nothing"
    assert "3 done, 0 skipped, 0 failed." in capsys.readouterr().err


def test_results_beside_the_sources_are_not_deblurred_again(photos: Path) -> None:
    assert main(["run", str(photos)]) == 0
    assert (photos / "sub" / "c_deblurred.png").exists()
    assert main(["run", str(photos)]) == 0
    assert len(digests(photos)) == 6


def test_a_dry_run_names_every_target_and_writes_nothing(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(photos), "-o", str(out), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{photos / 'a.png'} -> {out / 'a.png'}" in lines
    assert f"{photos / 'sub' / 'c.png'} -> {out / 'sub' / 'c.png'}" in lines
    assert not out.exists()
    # ... and what it named is what a run does.
    assert main(["run", str(photos), "-o", str(out)]) == 0
    assert all(line.partition(" -> ")[2] in map(str, out.rglob("*")) for line in lines)


def test_a_dry_run_says_how_long_it_would_take(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["run", str(photos), "--model", "fast", "--dry-run"]
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "It takes a few seconds on this computer, roughly: it has not been measured" in said
    fast = Catalogue.of_program().get("fast")
    monkeypatch.setattr("engine.batch.workload.Workload.megapixels", lambda *_: 100.0)
    for precision in fast.files:
        _write(fast, "auto", precision, Speed(1.8 / 60, "CPU"))
    assert main(words) == 0
    assert "It takes about 3 minutes on this computer.\n" in capsys.readouterr().err
    assert main([*words, "--json"]) == 0
    assert "It takes" not in capsys.readouterr().err


def test_a_dry_run_names_the_model_that_would_be_used(
    photos: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DEBLUR_MODEL", raising=False)
    words = ["run", str(photos), "-o", str(tmp_path / "out"), "--dry-run"]
    assert main([*words, "-m", "live"]) == 0
    assert "Model: Live. It computes in full precision (float32)." in capsys.readouterr().err
    assert main([*words, "-m", "fast", "--precision", "int8", "--scale", "1/2"]) == 0
    said = capsys.readouterr().err
    assert "Model: Fast. It computes in 8 bits." in said
    assert "at 1/2 of the size" in said
    assert main([*words, "--json"]) == 0
    line = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (line["model"], line["precision"], line["scale"]) == ("best-x2", "fp32", "auto")
    title = Catalogue.of_program().get("best-x2").title
    assert main(words) == 0
    assert f"Model: {title}, chosen by" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([""], "the name is empty"),
        (["{photo}", "-o", "{out}/new.heic"], "new.heic cannot be written: results are .jpg"),
        (["{photo}", "-o", "{out}/new.gif"], "new.gif cannot be written"),
        pytest.param(
            ["/proc"],
            "/proc belongs to the system",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="/proc"),
        ),
    ],
)
def test_what_nobody_means_is_refused(
    photos: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    """An unset variable for the folder here, a folder called new.heic, a search of all disks."""
    given = [word.format(photo=photos / "a.png", out=tmp_path) for word in words]
    try:
        code = main(["run", *given])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("new*"))


def test_a_folder_that_may_not_be_searched_is_why_there_are_no_photos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scandir = tmp_path / "locked", os.scandir
    folder.mkdir()

    def refuse(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("engine.images.find.os.scandir", refuse)
    assert main(["run", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "locked could not be searched: Permission denied" in said
    assert "No photos found" in said


def test_a_strength_may_be_told_in_percent(photos: Path, tmp_path: Path, capsys) -> None:
    for strength in ("0.5", "50%"):
        out = tmp_path / strength
        assert main(["run", str(photos / "a.png"), "-o", str(out), "-s", strength]) == 0
    assert np.array_equal(
        opened(tmp_path / "0.5" / "a.png")[0], opened(tmp_path / "50%" / "a.png")[0]
    )
    with pytest.raises(SystemExit):
        main(["run", str(photos / "a.png"), "-o", str(tmp_path), "-s", "50"])
    assert "for percent write 50%" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["run", str(photos / "a.png"), "-o", str(tmp_path), "-s", "half%"])
    assert "is not a number" in capsys.readouterr().err


def test_strength_zero_is_the_picture_and_half_lies_between(photos: Path, tmp_path: Path) -> None:
    results = {}
    for strength in ("0", "0.5", "1"):
        out = tmp_path / strength
        assert main(["run", str(photos / "a.png"), "-o", str(out), "--strength", strength]) == 0
        results[strength] = opened(out / "a.png")[0]
    np.testing.assert_array_equal(results["0"], opened(photos / "a.png")[0])
    middle = (results["0"] + results["1"]) / 2
    assert np.abs(results["0.5"] - middle).max() <= 0.5
    assert (results["1"] != results["0"]).any()


def test_names_and_formats(photos: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert main(["run", str(photos / "a.png"), "-o", out, "--suffix", "_{x}"]) == 0
    words = ["--template", "{n}-{stem}-{model}", "--format", "jpeg"]
    assert main(["run", str(photos / "a.png"), "-o", out, *words]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["1-a-live.jpg", "a_{x}.png"]
    assert opened(tmp_path / "out" / "1-a-live.jpg")[1] == "JPEG"


def test_include_and_exclude(photos: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert main(["run", str(photos), "-o", out, "--include", "*.PNG", "--exclude", "sub"]) == 0
    assert list(digests(tmp_path / "out")) == ["a.png"]


def test_of_raw_pairs_the_jpeg_is_scanned_unless_both_are_wanted(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "BÄ.cr3").write_bytes(b"no picture")
    words = ["run", str(photos), "-o", str(tmp_path / "out"), "--dry-run"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert "cr3" not in told.out
    assert "RAW files left out" in told.out + told.err
    assert main([*words, "--raw-pairs", "both"]) == 0
    told = capsys.readouterr()
    assert "BÄ.cr3" in told.out
    assert "left out" not in told.out + told.err


def test_a_raw_is_found_again_beside_its_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    raw = dng(tmp_path / "in" / "IMG_1.dng")
    words = ["run", str(raw.parent), "--template", "{stem}{ext}", "--format", "jpeg"]
    assert main(words) == 0
    assert (raw.parent / "IMG_1.jpg").exists()
    capsys.readouterr()
    assert main([*words, "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "IMG_1.dng" in told.out + told.err
    assert "left out" not in told.out + told.err


@pytest.mark.parametrize("policy", ["unique", "skip", "overwrite"])
def test_conflicts_with_a_file_of_the_user(photos: Path, tmp_path: Path, policy: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.png").write_bytes(b"mine")
    words = ["run", str(photos / "a.png"), "-o", str(out), "--on-conflict", policy]
    assert main(words) == 0
    made = sorted(p.name for p in out.iterdir())
    assert made == (["a.png"] if policy == "skip" else ["a-2.png", "a.png"])
    assert (out / "a.png").read_bytes() == b"mine"


def test_results_are_known_by_what_they_bear_where_the_queue_is_lost(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those of other settings, nor of what the source was before."""
    out = tmp_path / "out"
    words = ["run", str(photos), "-o", str(out)]
    assert main(words) == 0
    first = digests(out)
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "another"))
    assert main(words) == 0
    assert digests(out) == first
    picture(9).save(photos / "a.png")
    assert main(words) == 0
    assert sorted(digests(out).keys() - first.keys()) == ["a-2.png"]
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "a third"))
    assert main([*words, "-s", "0.5"]) == 0
    assert len(digests(out)) == 4 + 3
    assert first.items() <= digests(out).items()


def test_what_the_queue_cannot_note_is_counted_and_not_done_again(
    photos: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its disk is full from the first picture on, and the program ends before there is room."""
    out = tmp_path / "out"
    words = ["run", str(photos), "-o", str(out)]
    with monkeypatch.context() as full:
        full.setattr(Store, "_flush", lambda store, **_: False)
        assert main(words) == 0
    said = capsys.readouterr().err
    assert "cannot be written now" in said
    assert "3 done, 0 skipped, 0 failed" in said
    first = digests(out)
    assert main(["run", "--resume"]) == 0
    assert "0 done, 3 skipped" in capsys.readouterr().err
    assert digests(out) == first


def test_overwrite_replaces_a_result_and_not_what_the_user_made_of_it(
    photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = ["run", str(photos / "a.png"), "-o", str(out), "--on-conflict", "overwrite"]
    assert main(words) == 0
    assert main([*words, "-s", "0.5"]) == 0
    assert list(digests(out)) == ["a.png"]
    with Image.open(out / "a.png") as result:
        result.rotate(90).save(out / "a.png")
    mine = (out / "a.png").read_bytes()
    assert main(words) == 0
    assert (out / "a.png").read_bytes() == mine
    assert sorted(digests(out)) == ["a-2.png", "a.png"]


def test_what_is_done_is_not_done_again_unless_the_settings_differ(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(photos), "-o", str(tmp_path / "out")]
    assert main(words) == 0
    first = digests(tmp_path / "out")
    assert main(words) == 0
    assert "0 done, 3 skipped" in capsys.readouterr().err
    assert digests(tmp_path / "out") == first
    assert main([*words, "--strength", "0.4"]) == 0
    assert len(digests(tmp_path / "out")) == 6


def test_one_bad_file_stops_nothing(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "aa-broken.jpg").write_bytes((photos / "bä.jpg").read_bytes()[:900])
    (photos / "failed_Error.jpg").write_bytes((photos / "bä.jpg").read_bytes())
    (photos / "Thumbs.db").write_bytes(b"rubbish")
    (photos / "x.jpg").mkdir()
    (photos / "loop").symlink_to(photos, target_is_directory=True)
    words = ["run", str(photos), "-o", str(tmp_path / "out")]
    assert main(words) == 1
    made = sorted(digests(tmp_path / "out"))
    assert made == ["a.png", "bä.jpg", "failed_Error.jpg", "sub/c.png"]
    said = capsys.readouterr().err
    assert "4 done, 0 skipped, 1 failed." in said
    assert "aa-broken.jpg" in said
    # The file is mended and the failed one tried again: that one, and nothing else.
    (photos / "aa-broken.jpg").write_bytes((photos / "bä.jpg").read_bytes())
    assert main(["retry"]) == 0
    assert "1 done, 0 skipped, 0 failed." in capsys.readouterr().err
    assert (tmp_path / "out" / "aa-broken.jpg").exists()
    assert main(["retry"]) == 0
    assert "nothing to do" in capsys.readouterr().err
    assert main(["retry", "1"]) == 0
    said = capsys.readouterr().err
    assert said == "Batch 1 has no failed photos; nothing to do.\n"


def test_json_lines_are_the_events(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(photos), "-o", str(tmp_path / "out"), "--json"]) == 0
    events = [from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0] == Started("run", 3)
    assert events[-1] == Finished("ok")
    assert len([e for e in events if isinstance(e, ItemDone)]) == 3
    assert None not in events


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (["run"], 2, "No input was given"),
        (["run", "nowhere"], 2, "does not exist"),
        (["run", ".", "--template", "{oops}"], 2, "unknown token"),
        (["run", ".", "--model", "nobody"], 2, "There is no model"),
        (["run", ".", "--precision", "int3"], 2, "no precision"),
        (["run", ".", "--quality", "0"], 2, "Quality"),
        (["run", ".", "--jobs", "0"], 2, "Invalid number of threads: 0"),
        (["run", ".", "--jobs", "100000"], 2, "Invalid number of threads: 100000"),
        (["run", "--resume", "99"], 2, "no batch 99"),
        (["run", ".", "--resume"], 2, "--resume"),
        (["run", "--resume", "--strength", "0.2"], 2, "strength"),
        (["run", "--resume", "-o", "out"], 2, "--output"),
        (["bench", "nowhere"], 2, "does not exist"),
        (["run", ".", "--model", "MAXIM-stage1"], 2, "deblur models fetch maxim"),
        (["models", "check", "nobody"], 2, "There is no model"),
        (["queue", "show"], 2, "requires a batch number"),
        (["queue", "show", "99"], 2, "no batch 99"),
        (["queue", "discard", "99"], 2, "no batch 99"),
        (["models", "show", "nobody"], 2, "There is no model"),
        (["models", "measure", "nobody"], 2, "There is no model"),
        (["models", "fetch", "nobody"], 2, "Choose one of: maxim, restormer"),
        (["models", "fetch", "maxim"], 2, "Add --yes"),
        (["models", "import", "nothing.onnx"], 2, "does not exist"),
        (["models", "remove", "live"], 1, "comes with the program"),
        (["bench", "--megapixels", "big"], 2, "megapixels"),
    ],
)
def test_wrong_words_get_an_answer(
    words: list[str],
    code: int,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == code
    said = capsys.readouterr().err
    assert text in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["run", "scan", "bench"])
def test_no_pictures_is_said(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert f"No photos found in {tmp_path}." in said
    assert "Give photos, or a folder that contains some." in said
    film = tmp_path / "a film.mp4"
    film.touch()
    for given, text in (
        (tmp_path, f"No photos found in {tmp_path}."),
        (film, f"{film} is not a photo."),
    ):
        assert main([command, str(given)]) == 2
        said = capsys.readouterr().err
        assert text in said
        assert "There is 1 video. To deblur it: deblur video " in said
        assert str(given) in said.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "size"),
    [("800MB", 800_000_000), ("4g", 4_000_000_000), ("1.5GiB", 1_610_612_736), ("512", 512)],
)
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "much", "-1GB", "0", "5XB", "inf"])
def test_what_is_no_size(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["run", ".", f"--memory={text}"])
    assert stop.value.code == 2
    assert "size" in capsys.readouterr().err


def test_what_the_guard_accepts_is_to_the_byte_what_is_made_without_it(
    photos: Path, tmp_path: Path
) -> None:
    for name, words in (("with", []), ("without", ["--no-guard"])):
        target = tmp_path / name
        assert (
            main(["run", str(photos / "a.png"), "-o", str(target), "--no-provenance", *words]) == 0
        )
    assert digests(tmp_path / "with") == digests(tmp_path / "without")


def test_the_guard_is_part_of_what_a_result_is(photos: Path, tmp_path: Path) -> None:
    """Who asks for no guard after a run with one is not told that all is done before."""
    words = ["run", str(photos / "a.png"), "-o", str(tmp_path / "out")]
    assert main(words) == 0
    assert main([*words, "--no-guard"]) == 0
    assert len(digests(tmp_path / "out")) == 2
    assert main(words) == 0
    assert len(digests(tmp_path / "out")) == 2


def test_sharp_photos_are_passed_over_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    picture(1).save(folder / "small.png")  # too little to see: deblurred
    picture(2, (320, 240)).save(folder / "large.png")

    def found(pixels: np.ndarray) -> quality.Assessment:
        small = pixels.shape[1] < 100
        return quality.Assessment("unsure" if small else "sharp", 0.9, "as it should be")

    monkeypatch.setattr(quality, "assess", found)
    assert main(["run", str(folder), "-o", str(tmp_path / "out"), "--skip-sharp"]) == 0
    assert list(digests(tmp_path / "out")) == ["small.png"]
    said = capsys.readouterr().err
    assert "1 done, 1 skipped, 0 failed." in said
    assert "already sharp: as it should be (90 % sure)" in said.replace("90%", "90 %")
    assert main(["run", str(folder), "-o", str(tmp_path / "out")]) == 0
    assert sorted(digests(tmp_path / "out")) == ["large.png", "small.png"]


def test_the_precision_that_was_named_computes(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "show", "live"]) == 0
    if "\nint8 " not in capsys.readouterr().out:
        pytest.skip("live is bundled without int8")
    results = {}
    for precision in ("fp32", "int8"):
        out = tmp_path / precision
        words = ["--model", "live", "--precision", precision]
        assert main(["run", str(photos / "a.png"), "-o", str(out), *words]) == 0
        results[precision] = opened(out / "a.png")[0]
    difference = np.abs(results["fp32"] - results["int8"])
    assert difference.max() > 0, "the same file computed both"
    assert difference.mean() < 2


def test_the_queue_is_listed_and_shown(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", str(photos), "-o", str(tmp_path / "out")])
    capsys.readouterr()
    assert main(["queue"]) == 0
    assert "finished" in capsys.readouterr().out
    assert main(["queue", "show", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("done ") for line in lines)


def test_a_photo_whose_result_looked_worse_is_counted_as_in_the_window(
    photos: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verdicts = iter([Verdict(0.0, "worse"), Verdict(1.0, ""), Verdict(1.0, "")])
    monkeypatch.setattr("engine.batch.picture.judge", lambda *_: next(verdicts))
    assert main(["run", str(photos), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    said = capsys.readouterr().err
    assert "2 done, 1 kept unchanged, 0 skipped, 0 failed." in said
    assert "kept unchanged " in said.partition("2 done")[0]
    assert main(["queue"]) == 0
    assert "  2 done, 1 kept unchanged  " in capsys.readouterr().out
    assert main(["queue", "show", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (rejected,) = (line for line in lines if not line.startswith("done "))
    assert rejected.startswith("kept unchanged  ")
    assert rejected.endswith("(result rejected: worse)")


def test_what_waits_in_a_window_is_neither_resumed_nor_discarded(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        "import sys; from engine.cli.run import open_queue; from engine.events import result_of\n"
        "from engine.batch.batch import prepare_batch; from engine.batch.plan import BatchSpec\n"
        "from pathlib import Path\n"
        "with open_queue() as (queue, models):\n"
        f"    spec = BatchSpec(roots=(Path({str(photos)!r}),), model='live')\n"
        "    planned = result_of(prepare_batch(spec, models, queue))\n"
        "    queue.create(planned.request, planned.jobs).set_aside()\n"
        "print('ready', flush=True); sys.stdin.read()\n"
    )
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"ready\n"
        assert main(["run", "--resume"]) == 0
        assert "Batch 1 waits in an open window" in capsys.readouterr().err
        assert main(["run", "--resume", "1"]) == 2
        assert "waits in the queue of an open window" in capsys.readouterr().err
        assert main(["queue", "discard", "1"]) == 2
        assert main(["queue"]) == 0
        assert "waiting      3 left" in capsys.readouterr().out
    assert main(["run", "--resume", "--quiet"]) == 0


def test_models_are_listed_shown_and_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    assert "live" in capsys.readouterr().out
    assert main(["models", "show", "live"]) == 0
    shown = capsys.readouterr().out
    assert "REDS" in shown
    assert "SHA-256" in shown
    assert main(["models", "check", "live"]) == 0
    assert "NO " not in capsys.readouterr().out


def test_the_list_of_models_is_a_table_with_a_header(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["models", "list"]) == 0
    header, *lines, precisions = capsys.readouterr().out.splitlines()
    assert header.split() == ["Name", "Version", "Precisions", "Origin", "Description"]
    assert precisions.startswith("Precisions: fp32: full precision (float32); int8: 8 bits;")
    (best,) = [line for line in lines if line.startswith("best ")]
    assert best.endswith("Best: Removes the most blur, at four times the cost of Balanced.")
    assert lines[0].split()[0] == "live"
    column = header.index("Origin")
    assert {line[column:].split()[0] for line in lines} == {"bundled", "not"}


def test_a_model_is_imported_used_and_removed(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundled = ROOT / "resources" / "models" / "live.onnx"
    assert main(["models", "import", str(bundled), "--name", "mine"]) == 0
    words = ["run", str(photos / "a.png"), "-o", str(tmp_path / "out"), "--model", "mine"]
    assert main(words) == 0
    assert main(["models", "remove", "mine"]) == 0
    capsys.readouterr()
    assert main([*words, "--strength", "0.5"]) == 2
    assert "There is no model 'mine'" in capsys.readouterr().err


def test_an_altered_model_is_not_run(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundled = ROOT / "resources" / "models" / "live.onnx"
    assert main(["models", "import", str(bundled), "--name", "mine"]) == 0
    with (user_data_dir() / "models" / "mine" / "model.onnx").open("ab") as file:
        file.write(b"\0")
    assert main(["run", str(photos), "-o", str(tmp_path / "out"), "--model", "mine"]) == 1
    assert "altered" in capsys.readouterr().err
    assert digests(tmp_path / "out") == {}


def test_doctor_reports_and_names_no_home(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    report = capsys.readouterr().out
    for word in (
        "onnxruntime",
        "CPUExecutionProvider",
        "file unchanged",
        "data folder",
        "No problems found.",
    ):
        assert word in report
    if str(Path.home()) != "/":
        assert str(Path.home()) not in report


def test_bench_prints_figures_that_fit_together(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["bench", "--count", "2", "--megapixels", "0.05,0.1", "--alone", "--json"]
    assert main(words) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["pictures"] == 2
    assert figures["megapixels"] == pytest.approx(0.15, rel=0.05)
    assert 0 < figures["model_seconds"] <= figures["pipeline_seconds"]
    assert figures["model_share"] == figures["model_seconds"] / figures["pipeline_seconds"]
    assert figures["alone_seconds"] > 0


@pytest.mark.parametrize(
    "words",
    [
        ["{p}/IMG.png", "--template", "{stem}", "--format", "jpeg"],
        ["{p}", "--include", "*.png", "--template", "{stem}", "--format", "jpeg"],
        ["{p}", "--include", "IMG.png", "--template", "{n}", "--format", "jpeg"],
        ["{p}", "--include", "*.png", "-o", "{p}", "--template", "{stem}", "--format", "jpeg"],
        ["{p}", "--include", "*.png", "-o", "{link}", "--template", "{stem}", "--format", "jpeg"],
    ],
)
def test_overwrite_replaces_results_and_never_an_original(tmp_path: Path, words: list[str]) -> None:
    """Also those that this batch was not asked to look at."""
    photos, link = tmp_path / "photos", tmp_path / "link"
    photos.mkdir()
    link.symlink_to(photos, target_is_directory=True)
    for name in ("IMG.png", "IMG.jpg", "1.jpg"):
        picture(4).save(photos / name)
    before = digests(photos)
    words = [word.replace("{p}", str(photos)).replace("{link}", str(link)) for word in words]
    for _ in range(2):
        assert main(["run", *words, "--on-conflict", "overwrite"]) == 0
        assert before.items() <= digests(photos).items()
    # The first result has a number; the second run replaced it and made no third.
    assert len(digests(photos)) == 4


def test_results_are_known_wherever_they_lie(tmp_path: Path, photos: Path) -> None:
    """Not deblurred again by a run over the folder above, or through a link."""
    assert main(["run", str(photos), "-o", str(photos / "first")]) == 0
    assert main(["run", str(photos), "-o", str(photos / "second"), "-s", "0.5"]) == 0
    assert sorted(digests(photos / "second")) == ["a.png", "bä.jpg", "sub/c.png"]
    link = tmp_path / "link"
    link.symlink_to(photos, target_is_directory=True)
    for _ in range(2):
        assert main(["run", str(link), "-o", str(photos / "first")]) == 0
    assert sorted(digests(photos / "first")) == ["a.png", "bä.jpg", "sub/c.png"]
    # Named itself, a result is taken.
    words = ["run", str(photos / "first" / "a.png"), "-o", str(tmp_path / "twice")]
    assert main(words) == 0
    assert (tmp_path / "twice" / "a.png").exists()


def test_a_full_disk_loses_no_picture(
    photos: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    full = True

    def fsync(descriptor: int) -> None:
        if full and len(list((tmp_path / "out").rglob("*.[pj]*g"))) >= 1:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("engine.core.files.os.fsync", fsync)
    assert main(["run", str(photos), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "disk is full" in said
    assert "2 photos left" in said
    full = False
    assert main(["run", "--resume"]) == 0
    assert sorted(digests(tmp_path / "out")) == ["a.png", "bä.jpg", "sub/c.png"]


def test_a_batch_that_cannot_begin_is_not_offered(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(photos), "-o", str(tmp_path / "out"), "--device", "directml"]) == 1
    assert main(["run", str(photos), "-o", str(photos / "a.png" / "out")]) == 2
    assert "resume" not in capsys.readouterr().err
    assert main(["run", "--resume"]) == 0
    assert "nothing to do" in capsys.readouterr().err


def test_a_dry_run_knows_what_is_done(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(photos / "a.png"), "-o", str(tmp_path / "out")]
    assert main(words) == 0
    capsys.readouterr()
    assert main([*words, "--dry-run", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "source": str(photos / "a.png"),
        "target": str(tmp_path / "out" / "a.png"),
        "kept": "already processed with these settings",
        "note": json.loads(line)["note"],
        "model": "live",
        "precision": "fp32",
        "scale": "auto",
    }
    # ... and that another name is another wish.
    assert main([*words, "--suffix", "_sharp"]) == 0
    assert (tmp_path / "out" / "a_sharp.png").exists()


def test_hints_name_the_command_as_it_was_called(
    photos: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEBLUR_COMMAND", "python3 run.py cli")
    assert main(["queue", "show", "99"]) == 2
    assert "To list them: python3 run.py cli queue" in capsys.readouterr().err
    for words, text in (
        (["run", "--frobnicate"], "--frobnicate See: python3 run.py cli run --help"),
        (["run", "--help"], "see `python3 run.py cli models`"),
        (["report", "--help"], "see `python3 run.py cli queue`"),
        (["run", "--help"], "usage: python3 run.py cli run [OPTION ...] PHOTO|FOLDER ..."),
    ):
        with pytest.raises(SystemExit):
            main(words)
        assert text in " ".join("".join(capsys.readouterr()).split())


def test_a_picture_is_no_output_folder(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(photos), "-o", "result.jpg"]) == 2
    assert "--template" in capsys.readouterr().err


def test_what_failed_again_is_not_counted_as_finished(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "cut.jpg").write_bytes(b"no picture")
    out = str(tmp_path / "out")
    assert main(["run", str(photos), "-o", out]) == 1
    assert main(["retry"]) == 1
    said = capsys.readouterr().err
    assert "0 done, 0 skipped, 1 failed." in said
    assert "3 of 4 photos of this batch are finished." in said


def test_retry_does_the_failed_ones_only(photos: Path, tmp_path: Path) -> None:
    from engine.batch.batch import prepare_batch
    from engine.batch.plan import BatchSpec
    from engine.events import ItemFailed
    from engine.models import Catalogue
    from engine.queue import Queue

    queue = Queue.open(warn=pytest.fail)
    spec = BatchSpec(roots=(photos,), output=tmp_path / "out")
    planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    with queue.create(planned.request, planned.jobs) as journal:
        journal.begin(photos / "a.png")
        journal.record(ItemFailed(str(photos / "a.png"), "no luck"))
    queue.discard(journal.batch_id)
    assert main(["retry"]) == 0
    assert list(digests(tmp_path / "out")) == ["a.png"]
    assert queue.batch(journal.batch_id).state == "discarded"
    queue.close()


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        picture(n, (320, 240)).save(folder / f"{n:02}.png")
    return folder


@pytest.mark.parametrize("program", ["engine", "trainer"])
def test_onnxruntime_reports_nothing_to_anybody(tmp_path: Path, program: str) -> None:
    """Its telemetry keeps what it will send in the user's cache; there must be no such thing."""
    photos, home = many(tmp_path / "photos", 1), tmp_path / "home"
    home.mkdir()
    words = {
        "engine": ["run", photos, "-o", tmp_path / "out"],
        "trainer": ["evaluate", "live", "--photos", photos, "--no-speed"],
    }[program]
    homes = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME")}
    env = {**environment(), **homes}
    env.pop("ORT_DISABLE_TELEMETRY", None)  # as this process has set it
    command = [sys.executable, "-m", program, *map(str, words)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=250)
    found = [str(path) for path in home.rglob("*")]
    assert not [path for path in found if "Microsoft" in path or "onnxruntime" in path]


def test_a_path_with_dots_is_counted(photos: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["run", f"../{photos.name}", "-o", "../out", "--no-guard"]) in (0, 1)
    err = capsys.readouterr().err
    done = sum(p.is_file() for p in (tmp_path / "out").rglob("*"))
    assert done
    assert f"{done} done" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_ctrl_c_stops_politely_and_resume_goes_on(tmp_path: Path) -> None:
    photos = many(tmp_path / "photos", 30)
    out = tmp_path / "out"
    child = subprocess.Popen(
        command("run", photos, "-o", out, "--json", "--memory", "300MB"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert child.stdout is not None
    for line in child.stdout:
        if isinstance(from_json(line), ItemDone):
            child.send_signal(signal.SIGINT)
            break
    rest, _ = child.communicate(timeout=60)
    assert child.returncode == 130
    assert from_json(rest.splitlines()[-1]) == Finished("cancelled")
    finished = digests(out)
    assert 0 < len(finished) < 30
    assert main(["run", "--resume"]) == 0
    assert len(digests(out)) == 30
    assert finished.items() <= digests(out).items()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP there")
def test_a_closed_terminal_stops_politely_and_resume_goes_on(tmp_path: Path) -> None:
    photos = many(tmp_path / "photos", 30)
    out = tmp_path / "out"
    terminal, theirs = os.openpty()
    child = subprocess.Popen(
        command("run", photos, "-o", out, "--memory", "300MB", "--model", "live"),
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment(),
        start_new_session=True, preexec_fn=_take_terminal,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while b"done" not in seen:
        seen += os.read(terminal, 4096)
    os.close(terminal)
    assert child.wait(60) == 130
    finished = digests(out)
    assert 0 < len(finished) < 30
    assert main(["run", "--resume"]) == 0
    assert len(digests(out)) == 30
    assert finished.items() <= digests(out).items()


def _take_terminal() -> None:
    """Be a program that was started in the terminal at standard input."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP there")
def test_nohup_goes_on_after_the_terminal(tmp_path: Path) -> None:
    photos = many(tmp_path / "photos", 3)
    child = subprocess.Popen(
        command("run", photos, "-o", tmp_path / "out", "--json", "--model", "live"),
        stdout=subprocess.PIPE, text=True, env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline()
    child.send_signal(signal.SIGHUP)
    child.communicate(timeout=60)
    assert child.returncode == 0
    assert len(digests(tmp_path / "out")) == 3


def run_as_child(photos: Path, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("run", photos, "-o", out, "--child", "--memory", "300MB"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment(),
    )  # fmt: skip


def test_a_child_stops_when_its_stdin_is_closed_and_resume_goes_on(tmp_path: Path) -> None:
    photos = many(tmp_path / "photos", 30)
    out = tmp_path / "out"
    with run_as_child(photos, out) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for line in child.stdout:
            if isinstance(from_json(line), ItemDone):
                child.stdin.close()
                break
        rest = child.stdout.read().splitlines()
        assert child.wait(timeout=60) == 130, rest
    assert from_json(rest[-1]) == Finished("cancelled")
    assert 0 < len(digests(out)) < 30
    assert main(["run", "--resume"]) == 0
    assert len(digests(out)) == 30


def test_a_child_whose_stdin_stays_open_ends_by_itself(photos: Path, tmp_path: Path) -> None:
    """And in order: Python aborts where a thread still waits in `sys.stdin`."""
    with run_as_child(photos, tmp_path / "out") as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("what is said to it is passed over\n")
        child.stdin.flush()
        lines = child.stdout.read().splitlines()
        assert child.wait(timeout=60) == 0
    assert from_json(lines[-1]) == Finished("ok")
    assert len(digests(tmp_path / "out")) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_kill_at_any_moment_loses_nothing_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Kill a real run at random moments again and again; the next one goes on from there."""
    photos = many(tmp_path / "photos", 24)
    wanted_folder = tmp_path / "wanted"
    assert main(["run", str(photos), "-o", str(wanted_folder), "--on-conflict", "overwrite"]) == 0
    wanted = digests(wanted_folder)
    originals = digests(photos)
    out = tmp_path / "out"
    moments = random.Random(7)
    kills = 0
    words: tuple[object, ...] = ("run", photos, "-o", out, "-q")
    seen: dict[str, int] = {}
    for _ in range(40):
        with subprocess.Popen(command(*words), stderr=subprocess.DEVNULL, env=environment()) as run:
            started = time.monotonic()
            # Most of the moments fall into the work, whatever the speed of the machine: wait for
            # the queue to name the batch, then for a random part of what a batch takes.
            while not out.exists() and run.poll() is None and time.monotonic() - started < 30:
                time.sleep(0.005)
            time.sleep(moments.uniform(0, 0.25))
            if run.poll() is None:
                run.kill()
                kills += 1
        words = ("run", "--resume", "-q")
        if run.returncode and out.exists():
            # What a kill in the middle of writing leaves; the moments above seldom hit it.
            (out / ".left.0123456789ab.deblur-tmp").write_bytes(b"half a picture")
        now = {p.name: p.stat().st_mtime_ns for p in out.glob("*.png")} if out.exists() else {}
        # What there is, is whole; what was finished before was not written again.
        assert {name: digest(out / name) for name in now}.items() <= wanted.items()
        assert seen.items() <= now.items()
        seen = now
        if len(seen) == len(wanted):
            break
    assert main(["run", "--resume"]) == 0
    assert digests(out) == wanted, "something is missing, twice, or a temporary file is left"
    assert digests(photos) == originals
    assert kills >= 3


def test_pictures_that_are_not_supported_are_mentioned_once(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "x.gif").write_bytes(b"GIF89a" + bytes(60))
    (photos / "y.psd").write_bytes(b"8BPS" + bytes(60))
    (photos / "z.gif").write_bytes(b"GIF89a" + bytes(60))
    for words in (["run", str(photos), "-o", str(tmp_path / "out")], ["scan", str(photos)]):
        main(words)
        assert capsys.readouterr().err.count("not supported: 2 GIF, 1 PSD") == 1
    only = tmp_path / "only"
    only.mkdir()
    (only / "x.gif").write_bytes(b"GIF89a" + bytes(60))
    assert main(["run", str(only), "-o", str(tmp_path / "out")]) == 2
    assert "1 GIF" in capsys.readouterr().err


def test_resuming_names_the_batch_and_leaves_out_what_a_later_one_has_done(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The later one was begun while the first one ran."""
    out = tmp_path / "out"
    queue, journal = begin_batch(photos, out)
    words = ["run", str(photos / "a.png"), str(photos / "bä.jpg"), "-o", str(out), "-m", "live"]
    assert main(words) == 0
    journal.close()
    (_, interrupted) = queue.batches()
    queue.close()
    picture(8).save(photos / "a.png")  # not the picture any more that the later batch processed
    first = digests(out)
    capsys.readouterr()
    assert main(["run", "--resume"]) == 0
    said = capsys.readouterr().err
    line = said.splitlines()[0]
    assert line.startswith(f"Resuming batch {interrupted.id}, started 20")
    assert f": 3 of 3 photos left, {photos} -> {out}, model Live." in line
    assert said.splitlines()[1] == "1 of them was processed by a later batch and will be skipped."
    assert f"{photos / 'bä.jpg'}: already processed by a later batch (2)" in said
    assert "2 done, 1 skipped, 0 failed" in said
    assert sorted(digests(out)) == ["a-2.png", "a.png", "bä.jpg", "sub/c.png"]
    assert first.items() <= digests(out).items()


def test_a_new_batch_takes_over_what_a_stopped_one_has_left(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The user gave up the first batch, and has begun the same folder with another model."""
    out = tmp_path / "out"
    queue, journal = begin_batch(photos, out)
    journal.close()
    queue.close()
    assert main(["run", str(photos / "a.png"), "-o", str(out), "-m", "live"]) == 0
    assert "An earlier batch was interrupted; 2 of 3 photos left" in capsys.readouterr().err
    assert main(["run", "--resume"]) == 0
    said = capsys.readouterr().err
    assert ": 2 of 3 photos left" in said
    assert "2 of 3 photos of this batch are finished." in said
    assert sorted(digests(out)) == ["a.png", "bä.jpg", "sub/c.png"]
    assert main(["queue", "show", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("left  ") for line in lines) == 1
    assert "left to a later batch (2)" in "".join(lines)
    assert main(["queue"]) == 0
    assert "  stopped      2 done, 1 left to a later batch  " in capsys.readouterr().out


def test_the_queue_names_the_folder_of_photos_that_were_given_one_by_one(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(photos / name) for name in ("a.png", "bä.jpg")]
    assert main(["run", *names, "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(["queue"]) == 0
    assert f"  2 photos in {photos} -> {tmp_path / 'out'}  " in capsys.readouterr().out


def test_the_queue_names_each_folder_also_one_with_a_dot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = [str(many(tmp_path / name, 1)) for name in ("2024.05", "2024.06")]
    assert main(["run", *months, "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(["queue"]) == 0
    assert f"  {', '.join(months)} -> " in capsys.readouterr().out


def begin_batch(photos: Path, out: Path) -> tuple[Queue, BatchJournal]:
    """Queue these photos at half the strength."""
    from engine.batch.batch import prepare_batch
    from engine.batch.plan import BatchSpec

    queue = Queue.open(warn=pytest.fail)
    spec = BatchSpec(roots=(photos,), output=out, model="live", strength=0.5)
    planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    return queue, queue.create(planned.request, planned.jobs)


def test_the_help_of_run_begins_with_what_people_use(capsys):
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    said = capsys.readouterr().out
    order = (
        "PHOTO|FOLDER", "--output", "--model", "--strength", "--skip-sharp", "--dry-run",
        "--resume", "--quiet", "which photos:", "--include", "names and formats", "--format",
        "processing:", "--no-guard", "speed and memory:", "--device", "for other programs:",
        "--json", "running on a cluster:", "--cluster",
    )  # fmt: skip
    places = [said.index(word) for word in order]
    assert places == sorted(places)
