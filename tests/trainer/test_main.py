"""`deblur-train` as a person and as another program use it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import PairError
from engine.events import Finished, Metric, Progress, from_json
from tests.trainer.conftest import draw_photo
from trainer.__main__ import main
from trainer.train._curves import read_curves
from trainer.train.checkpoints import read_checkpoint

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "data"))


def words(run: Path, pair_folder: Path, *more: str) -> list[str]:
    asked = ["--json", "train", str(run), "--preset", "smoke", "--pairs", str(pair_folder)]
    return [*asked, "--set", "crops_per_pair=2", *more]


def said(text: str) -> list[object]:
    return [from_json(line) for line in text.splitlines()]


def test_a_run_from_folders_to_curves(
    tmp_path: Path, pair_folder: Path, photo_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    assert main(words(run, pair_folder, "--photos", str(photo_folder))) == 0
    events = said(capsys.readouterr().out)
    assert None not in events  # every line is an event
    assert isinstance(events[-1], Finished)
    assert [e.done for e in events if isinstance(e, Progress) and e.unit == "steps"][-1] == 8
    # One scene: its last frames were kept for validation, and the user was told.
    assert {"real/psnr", "real/ssim"} <= {e.name for e in events if isinstance(e, Metric)}
    saved = read_checkpoint(run / "last.pt")
    assert saved["step"] == 8
    curves = read_curves(run / "events.jsonl")
    assert [step for step, _ in curves["real/gain"]] == [4, 8]
    rows = (run / "curves.csv").read_text().splitlines()
    assert len(rows) == 3
    assert (run / "curves.svg").read_text().startswith("<svg")
    # The settings beside it start the same run again.
    again = ["--json", "train", str(tmp_path / "again"), "--preset", str(run / "config.toml")]
    assert main([*again, "--pool", str(run / "pool"), "--val-pairs", str(pair_folder)]) == 0
    other = read_checkpoint(tmp_path / "again" / "last.pt")
    assert all((value == other["net"][name]).all() for name, value in saved["net"].items())


def test_the_student_teaches_itself(
    tmp_path: Path, pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--set", "start=live", "--teacher", "self", "--set", "beta=0.3"]
    assert main(words(tmp_path / "run", pair_folder, *more)) == 0
    names = {e.name for e in said(capsys.readouterr().out) if isinstance(e, Metric)}
    assert {"hard/charbonnier", "soft/charbonnier"} <= names
    assert list((tmp_path / "data").rglob("*.npy"))  # its answers are kept


def test_features_of_the_teacher_are_learned_too(
    tmp_path: Path, pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--set", "start=live", "--teacher", "self", "--set", "feature_weight=0.1"]
    assert main(words(tmp_path / "run", pair_folder, *more)) == 0
    terms = [e for e in said(capsys.readouterr().out) if isinstance(e, Metric)]
    assert "feature" in {e.name for e in terms}
    assert "adapter.translate.weight" in read_checkpoint(tmp_path / "run" / "last.pt")["objective"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--set", "lrr=1"], "Unknown setting 'lrr'"),
        (["--set", "lr"], "has no ="),
        (["--preset", "nothing"], "Unknown preset"),
        (["--set", "beta=0.5"], "there is no teacher"),
        (["--teacher", "self", "--set", "beta=0.5"], "cannot be its own teacher"),
        (["--teacher", "nowhere.pth", "--set", "beta=0.5"], "cannot be read"),
        (["--set", "net=unheard"], "no net"),
        (["--set", "losses={ perceptual = 1.0 }"], "VGG"),
        (["--val-pairs", "{pairs}"], "both training and validation"),
        (["--photos", "{empty}"], "No pictures"),
        (["--pairs", "{empty}"], "pair"),
    ],
)
def test_wrong_arguments_end_with_a_reason_and_a_hint(
    tmp_path: Path,
    pair_folder: Path,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    message: str,
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"{pairs}": str(pair_folder), "{empty}": str(tmp_path / "empty")}
    asked = words(tmp_path / "run", pair_folder, *(places.get(w, w) for w in more))
    assert main(asked) == 1
    end = said(capsys.readouterr().out)[-1]
    assert isinstance(end, Finished)
    assert end.outcome == "failed", end.traceback
    assert message in end.message
    assert not (tmp_path / "run" / "last.pt").exists()


@pytest.fixture(scope="module")
def finished_run(pair_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A run that has ended, and what it printed for people."""
    folder, out = tmp_path_factory.mktemp("finished") / "run", io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words(folder, pair_folder)[1:]) == 0
    return folder, out.getvalue()


def test_a_pool_of_other_pictures_is_refused(
    finished_run: tuple[Path, str], pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(finished_run[0], pair_folder, "--set", "crops_per_pair=3")) == 1
    end = said(capsys.readouterr().out)[-1]
    assert isinstance(end, Finished)
    assert "made from other pictures" in end.message


def test_validation_pairs_that_do_not_match_are_told_before_anything_is_made(
    tmp_path: Path, pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, size in (("blur", 300), ("sharp", 308)):
        (tmp_path / "val" / name).mkdir(parents=True)
        Image.fromarray(draw_photo(1, size)).save(tmp_path / "val" / name / "1.png")
    asked = words(tmp_path / "run", pair_folder, "--val-pairs", str(tmp_path / "val"))
    assert main(asked) == 1
    end = said(capsys.readouterr().out)[-1]
    assert isinstance(end, Finished)
    assert (end.outcome, "differ in size" in end.message) == ("failed", True)
    assert not (tmp_path / "run" / "pool").exists()


def test_a_report_that_cannot_be_written_is_said_before_the_work(
    tmp_path: Path, pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--json", "check", str(pair_folder), "--report"]
    for bad in (tmp_path / "missing" / "report.json", tmp_path):
        assert main([*asked, str(bad)]) == 1
        events = said(capsys.readouterr().out)
        assert isinstance(events[-1], Finished)
        assert "cannot be written" in events[-1].message
        assert not [e for e in events if isinstance(e, Progress)]


def test_a_new_folder_among_the_originals_is_refused_before_the_work(
    pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", "check", str(pair_folder), "--fix", str(pair_folder / "new")]) == 1
    events = said(capsys.readouterr().out)
    assert isinstance(events[-1], Finished)
    assert "is inside" in events[-1].message
    assert not [e for e in events if isinstance(e, Progress)]


@pytest.mark.parametrize(
    ("change", "message"), [("net=none", "no net"), ("start=none.onnx", "holds no weights")]
)
def test_a_student_that_cannot_be_made_is_told_before_the_pool(
    tmp_path: Path,
    pair_folder: Path,
    capsys: pytest.CaptureFixture[str],
    change: str,
    message: str,
) -> None:
    assert main(words(tmp_path / "run", pair_folder, "--set", change)) == 1
    end = said(capsys.readouterr().out)[-1]
    assert isinstance(end, Finished)
    assert message in end.message
    assert not (tmp_path / "run" / "pool").exists()


def test_a_report_that_fails_later_does_not_keep_the_pairs_from_being_mended(
    tmp_path: Path,
    pair_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise PairError("No space left on device.", "Free some space.")

    monkeypatch.setattr("trainer.pairs.command.write_file", full)
    report, fixed = tmp_path / "report.json", tmp_path / "fixed"
    assert main(["--json", "check", str(pair_folder), "--report", str(report), "--fix", str(fixed)])
    end = said(capsys.readouterr().out)[-1]
    assert isinstance(end, Finished)
    assert "No space left" in end.message
    assert len(list(fixed.rglob("*.png"))) == 8


def test_a_run_folder_that_cannot_be_made_is_named(
    tmp_path: Path, pair_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(words(tmp_path / "file" / "run", pair_folder)) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_lines_for_people(finished_run: tuple[Path, str]) -> None:
    assert "step 8: loss" in finished_run[1]
    assert "{" not in finished_run[1]


def test_settings_are_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["config", "--preset", "paper", "--explain"]) == 0
    assert "The paper" not in capsys.readouterr().err
    assert main(["config", "--preset", "paper"]) == 0
    mine = tmp_path / "mine.toml"
    mine.write_text(capsys.readouterr().out)
    assert main(["config", "--preset", str(mine), "--set", "lr=0.5"]) == 0
    assert "lr = 0.5" in capsys.readouterr().out
    assert main(["config", "--preset", "finetune", "--set", "steps=20"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert {"steps = 20", "minutes = 0.0"} <= set(said)  # the preset's minutes would win
    assert main(["nets"]) == 0
    assert "separable" in capsys.readouterr().out


# --- as a process --------------------------------------------------------------------------------


FOREVER = ("--set", "steps=100000", "--set", "save_every=2", "--set", "optimiser=adamw")


def start(words: list[str], run: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "trainer", *words],
        cwd=ROOT,
        env={**os.environ, "DEBLUR_DATA": str(run / "data"), "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_for_steps(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        event = from_json(line)
        assert not isinstance(event, Finished), event
        if isinstance(event, Progress) and event.unit == "steps" and event.done >= count:
            return
    raise AssertionError("it ended before its time")


@pytest.mark.parametrize("how", ["close", "signal", "kill"])
def test_a_process_that_is_stopped_in_any_way_goes_on(
    tmp_path: Path, pair_folder: Path, how: str
) -> None:
    if how == "signal" and os.name == "nt":
        pytest.skip("Windows has no polite kill")
    asked = words(tmp_path, pair_folder, *FOREVER)
    process = start(["--child", *asked[1:]] if how == "close" else asked, tmp_path)
    try:
        wait_for_steps(process, 5)
        assert process.stdin is not None
        if how == "close":
            process.stdin.close()
        elif how == "signal":
            process.send_signal(signal.SIGTERM)
        else:
            process.kill()
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            assert process.stdout is not None
            process.stdout.read(1 << 16)
        code = process.wait(10)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
        assert process.stdin is not None
        if not process.stdin.closed:
            process.stdin.close()
    assert code == (130 if how != "kill" else -signal.SIGKILL)
    step = read_checkpoint(tmp_path / "last.pt")["step"]
    assert step >= 4
    assert not list(tmp_path.glob("*.part")) or how == "kill"
    assert main([*asked, "--set", f"steps={step + 2}"]) == 0
    assert read_checkpoint(tmp_path / "last.pt")["step"] == step + 2
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert any("Resuming at step" in e.get("message", "") for e in events)


def test_a_tuning_that_is_stopped_says_how_it_is_resumed(tmp_path, monkeypatch, capsys):
    from contextlib import nullcontext

    from engine.core.shell import shell_words
    from trainer.tune.record import find_tunings

    monkeypatch.setattr("trainer.__main__.interrupts", lambda **_: nullcontext(lambda: True))
    assert main(["tune", str(tmp_path)]) == 130
    (tuning,) = find_tunings()  # a second one would begin anew
    assert (
        f"deblur-train tune --resume {shell_words([str(tuning.folder)])}" in capsys.readouterr().out
    )
