"""`deblur camera`, through the real program: the words, the figures, the files, the exit codes."""

import json
import subprocess
import sys

import pytest
from PIL import Image


def camera(*words, **kwargs):
    return subprocess.run(
        [sys.executable, "-m", "engine", "camera", *words],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, **kwargs,
    )  # fmt: skip


def test_the_chart_is_always_in_the_list():
    told = camera("--list")
    assert told.returncode == 0
    header, *lines = told.stdout.splitlines()
    assert header.split() == ["Camera", "Size", "Name"]
    assert lines[-1].startswith("chart")


def test_it_measures_records_and_keeps_a_picture(tmp_path):
    av = pytest.importorskip("av")
    film = tmp_path / "film.mp4"
    told = camera(
        "chart", "--seconds", "4", "--size", "320x240", "--record", str(film), "--which", "both",
        "--snapshot", str(tmp_path / "kept"),
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "Live runs on" in told.stderr
    assert "320x240  camera" in told.stderr
    assert "0x0" not in told.stderr.replace("320x240", "")
    for name in ("film.mp4", "film deblurred.mp4"):
        with av.open(str(tmp_path / name)) as made:
            assert sum(1 for _ in made.decode(video=0)) > 3
    kept = told.stdout.splitlines()
    assert len(kept) == 2
    for path in kept:
        with Image.open(path) as picture:
            assert picture.size == (320, 240)


def test_for_another_program_there_are_lines_of_json_and_its_silence_ends_it():
    child = subprocess.Popen(
        [sys.executable, "-m", "engine", "camera", "chart", "--size", "320x240", "--child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    with child:
        names = set()
        for line in child.stdout:
            event = json.loads(line)
            names.add(event.get("name", event["event"]))
            if "scale" in names and child.stdin and not child.stdin.closed:
                child.stdin.close()
        assert child.wait(30) == 0
    assert {"Started", "Progress", "Log", "fps_in", "fps_out", "latency_ms", "dropped"} <= names
    assert event["event"] == "Finished"


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (("nonsense",), 1, "There is no camera, video or folder"),
        (("chart", "--scale", "0.6"), 2, "cannot run at 0.6"),
        (("chart", "--size", "large"), 2, "1280x720"),
        (("chart", "--record", "nowhere/film.mp4", "--seconds", "20"), 1, "folder"),
        (("chart", "--record", "film.mkv"), 2, "--record film.mp4"),
        (("chart", "--which", "both"), 2, "--record FILE.mp4"),
        (("chart", "--snapshot", __file__), 2, "cannot be created"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(words, code, text, tmp_path):
    told = camera(*words)
    assert told.returncode == code, told.stderr
    assert text in told.stderr
