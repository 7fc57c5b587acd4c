"""What the command line answers: in whole pictures, in one line, with what can be done next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.batch import model_choice
from engine.batch.batch import count_all, prepare_batch
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec
from engine.cli.display import TextDisplay, with_command_name
from engine.cli.main import _parser, main
from engine.cli.run import _totals, totals_text
from engine.errors import ImageWriteError
from engine.events import ItemDone, Log, Progress, Started, Work, result_of
from engine.models import Catalogue
from engine.queue import Queue
from engine.version import __version__

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two small pictures and a GIF."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed, name in enumerate("ab"):
        pixels = np.random.default_rng(seed).integers(0, 256, (24, 32, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}.png")
    (folder / "c.gif").write_bytes(b"GIF89a")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no folder that is in use")
def test_a_current_folder_that_was_deleted_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["run", ".", "-o", "results"]) == 2
    said = capsys.readouterr()
    assert "current folder has been deleted" in said.out + said.err
    assert "Traceback" not in said.err


def run(*words: object) -> int:
    """Run a command; return its exit code, that of a usage error too."""
    try:
        return main([*map(str, words)])
    except SystemExit as stop:
        return int(stop.code or 0)


full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@full_disk
@pytest.mark.parametrize("words", [["models", "list"], ["scan", "."]])
def test_output_into_a_file_on_a_full_disk_is_no_bug(words: list[str], photos: Path) -> None:
    with open("/dev/full", "w") as full:
        child = subprocess.run(
            [sys.executable, "-m", "engine", *words],
            cwd=photos, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert child.returncode == 1
    assert "output cannot be written: No space left on device" in child.stderr
    assert "Traceback" not in child.stderr


@full_disk
def test_a_log_on_a_full_disk_ends_no_batch(photos: Path, tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        child = subprocess.run(
            [sys.executable, "-m", "engine", "run", ".", "-o", tmp_path / "out", "-m", "live"],
            cwd=photos, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full, stderr=full, check=False,
        )  # fmt: skip
    assert child.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.png", "b.png"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not ask os.stat")
@pytest.mark.parametrize("words", [["run"], ["scan"], ["video"], ["watch"], ["models", "import"]])
def test_a_folder_of_another_user_is_no_bug(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    locked, real = tmp_path / "locked" / "in", os.stat

    def stat(path: Any, *args: Any, **options: Any) -> os.stat_result:
        if not isinstance(path, int) and Path(os.fsdecode(path)) == locked:
            raise PermissionError(13, "Permission denied", path)
        return real(path, *args, **options)

    monkeypatch.setattr(os, "stat", stat)
    assert run(*words, locked) in (1, 2)
    assert f"You do not have permission to read {locked}." in capsys.readouterr().err


def test_help_and_version_load_no_library_for_pictures_or_models() -> None:
    """They would double the time until the answer."""
    code = (
        "import sys; from engine.cli.main import main\n"
        "try: main(['--version'])\n"
        "finally: print([n for n in sys.modules if n.partition('.')[0] in "
        "('numpy', 'PIL', 'cv2', 'onnxruntime', 'torch', 'sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    version, loaded = done.stdout.splitlines()
    assert version == f"deblur {__version__}"
    assert loaded == "[]"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("run", ".", "-s", "0,5"), "'0,5' is not a number; write 0.5"),
        (("run", ".", "-s", "half"), "'half' is not a number"),
        (("run", ".", "--memory", "10"), "add a unit, e.g. 10GB"),
        (("run", ".", "--memory", "3kB"), "less memory than any photo takes"),
        (("run", ".", "--frobnicate"), "unrecognized arguments"),
        (("paint",), "invalid choice: 'paint'"),
        (("rnu", "."), "invalid choice: 'rnu'; did you mean run?"),
        (("run", ".", "--modle", "best"), "--modle best; did you mean --model?"),
        (("models", "fetch", "x", "--yess"), "did you mean --yes?"),
        (("run", ".", "-s", "150%"), "'150%' is not from 0 to 100%"),
        (("run", ".", "-s", "1.5"), "'1.5' is not from 0 to 1"),
        (("video", "a.mp4", "-s", "2"), "'2' is not from 0 to 1"),
    ],
)
def test_a_usage_error_is_a_line_and_not_a_page(
    words: tuple[str, ...], text: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    said = capsys.readouterr().err.splitlines()
    assert text in said[0]
    assert len(said) == 2
    assert said[0].startswith("deblur: ")
    assert said[1].startswith("        See: deblur")


def test_what_is_missing_is_named_with_its_whole_path(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = photos / "not" / "here.jpg"
    assert run("run", missing) == 2
    assert f"{missing} does not exist" in capsys.readouterr().err


def test_a_single_photo_can_be_given_a_name_and_with_it_a_format(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out" / "sharp.webp"
    assert run("run", "a.png", "-o", target, "--strength", "0") == 0
    with Image.open(target) as file:
        assert (file.format, file.size) == ("WEBP", (32, 24))
    assert [path.name for path in target.parent.iterdir()] == ["sharp.webp"]
    assert run("run", "a.png", "-o", "b.png", "--strength", "0") == 0  # b.png is an original
    assert (photos / "b-2.png").is_file()
    for words, text in (
        (("run", ".", "-o", "x.jpg"), "several results"),
        (("run", "a.png", "b.png", "-o", "x.jpg"), "several results"),
        (("run", "a.png", "-o", "x.jpg", "--format", "png"), "--format"),
        (("run", "a.png", "-o", "x.jpg", "--suffix", "_y"), "--suffix"),
    ):
        assert run(*words) == 2
        assert text in capsys.readouterr().err
    assert run("run", "a.png", "-o", "y.jpg", "--format", "jpg", "--strength", "0") == 0
    assert (photos / "y.jpg").is_file()


def test_the_queue_says_where_and_with_which_model(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", "a.png", "-o", tmp_path / "out", "-m", "fast", "--strength", "0") == 0
    assert run("queue") == 0
    line = capsys.readouterr().out
    assert f"{photos / 'a.png'} -> {tmp_path / 'out'}  (model fast)" in line
    assert run("queue", "discard", "1") == 0
    assert "Batch 1 was discarded" in capsys.readouterr().out


def test_measure_says_what_it_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "measure", "live") == 0
    said = capsys.readouterr().out
    assert "live: " in said
    assert "s per megapixel" in said
    assert "CPU" in said


def test_pictures_that_are_ignored_are_counted(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", ".", "-n") == 0
    assert "1 GIF" in capsys.readouterr().err
    assert run("run", "c.gif") == 2
    assert "1 GIF" in capsys.readouterr().err


def test_progress_counts_whole_pictures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rich.console import Console

    monkeypatch.setattr("engine.cli.display._PLAIN_EVERY_SECONDS", 0.0)
    with TextDisplay(Console(stderr=True), quiet=False) as display:
        display.show(Started("run", 6))
        for done in (0.4, 4.97, 6.0):
            display.show(Progress(done, 6, "pictures"))
    said = capsys.readouterr().err.splitlines()
    assert [line.strip() for line in said] == [f"{n} of 6 photos" for n in (0, 4, 6)]


def test_a_resumed_batch_ends_with_all_of_its_pictures(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queue = Queue.open(warn=pytest.fail)
    catalogue = Catalogue.of_program()
    spec = BatchSpec((photos,), model="live", strength=0.0)
    planned = result_of(prepare_batch(spec, catalogue, queue))
    with queue.create(planned.request, planned.jobs) as journal:
        first = planned.jobs[0]
        journal.begin(first.source)
        first.target.write_bytes(b"a result")
        journal.record(ItemDone(str(first.source), str(first.target), 0.0, 0.0, 0))
    queue.close()
    assert run("run", "--resume", "--json") == 0
    lines = capsys.readouterr().out.splitlines()
    assert '"total": 2' in lines[0] or '"total":2' in lines[0]
    from engine.events import from_json

    progress = [e for line in lines if isinstance(e := from_json(line), Progress)]
    assert all((event.total, event.done >= 1) == (2, True) for event in progress)
    assert progress[-1].done == 2


def test_what_takes_long_before_a_batch_is_said_once(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(_card: object, _device: str) -> Work[bool]:
        yield Log(model_choice.MEASURING)
        for share in (0.0, 0.25, 0.375, 0.5):
            yield Progress(share, 1, "models", "fast")
        return False

    monkeypatch.setattr(model_choice, "WORTH_SECONDS", 0.0)
    monkeypatch.setattr(model_choice, "measure_precisions", measure)
    assert run("run", str(photos), "--model", "fast", "--dry-run") == 0
    said = capsys.readouterr().err
    assert said.count("Measuring how fast this computer is") == 1
    assert [line for line in said.split("\n") if "%" in line] == [
        "  25% measured",
        "  50% measured",
    ]
    assert run("run", str(photos), "--model", "fast", "--dry-run", "--quiet") == 0
    assert "Measuring" not in capsys.readouterr().err


def test_of_an_interrupted_batch_nothing_is_said_to_be_running(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queue = Queue.open(warn=pytest.fail)
    spec = BatchSpec((photos,), model="live", strength=0.0)
    planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    with queue.create(planned.request, planned.jobs) as journal:
        journal.begin(planned.jobs[0].source)
    queue.close()
    assert run("queue") == 0
    assert "interrupted  2 left  " in capsys.readouterr().out


def test_the_events_of_a_whole_batch_are_left_alone(photos: Path) -> None:
    queue = Queue.open(warn=pytest.fail)
    spec = BatchSpec((photos,), model="live")
    planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))

    def work() -> Work[int]:
        yield Progress(0.5, 2, "pictures")
        return 7

    with queue.create(planned.request, planned.jobs) as journal:
        events = count_all(planned, journal, work())
        assert next(events) == Progress(0.5, 2, "pictures")
        assert result_of(events) == 7
    queue.close()


def test_an_output_folder_that_cannot_be_used_is_refused_before_anything_is_searched(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.batch.batch.search_images", pytest.fail)
    (photos / "notes.txt").write_text("mine")
    cases = {"notes.txt": "notes.txt is not a folder.", "notes.txt/out": "notes.txt/out cannot be"}
    if sys.platform == "linux":
        cases |= dict.fromkeys(("/proc/x", "/sys"), "belongs to the system")
    for output, answer in cases.items():
        for words in (("run",), ("run", "--dry-run"), ("watch",)):
            assert run(*words, photos, "-o", output) == 2
            said = capsys.readouterr().err
            assert answer in said.replace("\\", "/")
            assert "done" not in said


def test_watch_names_the_folders_of_a_list(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.setattr("engine.watch.folder.watch_folder", lambda *_: (each for each in ()))
    (tmp_path / "list.txt").write_text(f"{photos}\n", encoding="utf-8")
    run("watch", "--from", tmp_path / "list.txt", "-o", tmp_path / "out")
    assert f"Watching {photos};" in capsys.readouterr().err


def test_a_batch_that_cannot_start_has_no_totals(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_spec: BatchSpec) -> None:
        raise ImageWriteError("It is full.")

    monkeypatch.setattr("engine.batch.pipeline.make_output", refuse)
    assert run("run", photos, "-o", photos / "out") == 1
    said = capsys.readouterr().err
    assert "It is full." in said
    assert "0 done" not in said


def test_filters_that_leave_nothing_are_named(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("run",), ("run", "--dry-run"), ("scan",)):
        assert run(*words, photos, "--include", "*.xyz") == 2
        said = capsys.readouterr().err
        assert f"--include left out all 2 photos in {photos}." in said
        assert "No photos found" not in said
    assert run("run", photos / "a.png", "--include", "*.jpg", "--exclude", "b") == 2
    assert "--include and --exclude left out the only photo in" in capsys.readouterr().err
    (photos / "none").mkdir()
    assert run("run", photos / "none", "--include", "*.jpg") == 2
    assert "No photos found" in capsys.readouterr().err


def test_results_alone_are_no_photos(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "out").mkdir()
    (photos / "a.png").rename(photos / "out" / "a_deblurred.png")
    assert run("run", photos / "out") == 2
    said = capsys.readouterr().err
    assert "All photos in" in said
    assert "are results of earlier batches" in said
    assert "--take-results" in said


def test_an_unknown_option_of_a_command_points_to_the_help_of_that_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("run", ".", "--modle", "best") == 2
    assert capsys.readouterr().err.splitlines()[1].strip() == "See: deblur run --help"


def test_each_command_is_named_as_the_program_was_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBLUR_COMMAND", "python3 run.py cli")
    parsers = [each.choices for each in _parser()._actions if isinstance(each.choices, dict)]
    assert len(parsers) == 1
    for name in parsers[0]:
        assert with_command_name(f"deblur {name}") == f"python3 run.py cli {name}"


def test_a_hint_names_the_program_as_it_was_started(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout has no command `deblur`."""
    monkeypatch.setenv("DEBLUR_COMMAND", "python3 run.py cli")
    assert run("video", photos / "a.png") == 1
    assert "For photos, use `python3 run.py cli run`." in capsys.readouterr().err


def test_a_dry_run_says_which_photos_cannot_be_read(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "empty.jpg").touch()
    (photos / "fake.jpg").write_text("this is text")
    assert run("run", photos, "--dry-run") == 0
    said = capsys.readouterr()
    lines = {Path(line.partition(" -> ")[0]).name: line for line in said.out.splitlines()}
    assert "empty.jpg is empty" in lines["empty.jpg"]
    assert "is not an image" in lines["fake.jpg"]
    assert "(" not in lines["a.png"].rpartition("a_")[2]
    assert "4 to process (of which at least 2 cannot be read), 0 to skip." in said.err
    assert run("run", photos, "--dry-run", "--json") == 0
    notes = [json.loads(line)["note"] for line in capsys.readouterr().out.splitlines()]
    assert [bool(note) for note in notes] == [False, False, True, True]


@pytest.mark.parametrize(
    ("megapixels", "seconds", "said"),
    [(22.1, 237.6, "(11 s per megapixel)"), (2.0, 9000.0, "(4500 s per"), (1.0, 0.25, "(0.25 s")],
)
def test_the_speed_is_a_number_that_people_read(
    megapixels: float, seconds: float, said: str
) -> None:
    assert said in _totals(Counter(), 0, Summary(megapixels=megapixels, seconds=seconds))


def test_photos_of_a_few_pixels_say_nothing_about_the_speed() -> None:
    assert _totals(Counter(done=1), 0, Summary(megapixels=1e-6, seconds=0.3)) == totals_text(
        1, 0, 0, 0
    )


def _lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lists_can_be_read_by_other_programs(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("queue", "--json") == 0
    assert _lines_of(capsys) == []
    assert run("queue") == 0
    assert "No batches yet" in capsys.readouterr().err
    (photos / "cut.jpg").write_bytes(b"no picture")
    assert run("run", photos, "-o", photos / "out") == 1
    capsys.readouterr()
    for words in (("queue", "--json"), ("queue", "list", "--json"), ("queue", "--json", "list")):
        assert run(*words) == 0
        (batch,) = _lines_of(capsys)
        assert (batch["batch"], batch["state"], batch["failed"]) == (1, "finished", 1)
    assert run("queue", "show", "1", "--json") == 0
    items = _lines_of(capsys)
    assert len(items) == batch["photos"]
    failed = {item["source"]: item["code"] for item in items if item["status"] == "failed"}
    assert failed == {str(photos / "cut.jpg"): "image.read"}
    assert run("queue", "discard", "1", "--json") == 0
    assert [batch["left"] for batch in _lines_of(capsys)] == [0]

    assert run("models", "list", "--json") == 0
    cards = _lines_of(capsys)
    for words in (("models", "--json"), ("models", "--json", "list")):
        assert run(*words) == 0
        assert _lines_of(capsys) == cards
    assert run("models", "show", "best", "--json") == 0
    assert [card for card in cards if card["name"] == "best"] == _lines_of(capsys)
    assert run("devices", "--json") == 0
    assert "runtime" in _lines_of(capsys)[-1]
    assert run("devices", "remove", "--json") == 0
    assert _lines_of(capsys) == [{"removed": None}]


def test_an_action_has_a_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("queue", "show", "--help") == 0
    said = capsys.readouterr().out
    assert "what became of them" in said
    assert "discard" not in said
    assert run("watch", "--help") == 0
    assert "PHOTO" not in capsys.readouterr().out.replace("PHOTOS", "")
    assert run("scan", "--help") == 0
    assert "80% a sharp" in capsys.readouterr().out.replace("\n", " ")


def test_a_quiet_scan_prints_the_photos_alone(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("scan", photos, "-q") == 0
    said = capsys.readouterr()
    assert str(photos / "a.png") in said.out
    assert said.err == ""


def test_a_model_that_was_probably_meant_is_named(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", photos, "-m", "bests") == 2
    assert "Did you mean best? Installed models: " in capsys.readouterr().err


def test_a_file_that_is_no_photo_is_no_folder_without_photos(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = photos / "a.txt"
    text.write_text("a")
    assert run("run", text) == 2
    assert f"{text} is not a photo." in capsys.readouterr().err
    assert run("run", text, text) == 2
    assert "None of these is a photo" in capsys.readouterr().err


def test_a_failure_is_told_under_the_same_name_in_the_end(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (photos / "cut.jpg").write_bytes(b"no picture")
    monkeypatch.chdir(photos)
    assert run("run", "cut.jpg", "a.png", "-o", "out") == 1
    said = [line.split() for line in capsys.readouterr().err.splitlines() if "cut.jpg" in line]
    assert [words[:2] for words in said] == [["failed", "cut.jpg:"], ["failed:", "cut.jpg:"]]


def test_a_dry_run_says_that_the_computer_was_too_busy(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.batch.estimate.recent_pace", lambda *_: None)
    monkeypatch.setattr("engine.batch.estimate.measured_speeds", lambda *_: {})
    for busy, text in (
        (False, "has not been measured yet"),
        (True, "too busy with other programs"),
    ):
        monkeypatch.setattr(
            "engine.models.measure._busy_times", lambda *_, b=busy: [time.time()] * b
        )
        assert run("run", photos, "-n", "-m", "live") == 0
        assert text in capsys.readouterr().err
