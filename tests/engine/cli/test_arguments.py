"""Lists of pictures from elsewhere."""

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.cli.arguments import read_list, roots_of
from engine.cli.main import main
from engine.errors import ConfigError

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a b.jpg", "#c.jpg", "ü.jpg"):
        (tmp_path / name).touch()
    return tmp_path


def given(folder, data):
    (folder / "list.txt").write_bytes(data)
    return str(folder / "list.txt")


@pytest.mark.parametrize(
    "data",
    [
        "a b.jpg\n#c.jpg\n\nü.jpg\n".encode(),
        "a b.jpg\r\n#c.jpg\r\nü.jpg".encode(),
        "\ufeffa b.jpg\n#c.jpg\nü.jpg\n".encode(),
        "a b.jpg\r\n#c.jpg\r\nü.jpg\r\n".encode("utf-16"),
    ],
    ids=["unix", "windows", "notepad", "powershell"],
)
def test_one_path_a_line_however_it_was_written(here, data):
    assert read_list(given(here, data)) == [Path("a b.jpg"), Path("#c.jpg"), Path("ü.jpg")]


def test_zero_bytes_let_a_name_have_line_breaks(here):
    if os.name == "nt":
        pytest.skip("no such names on Windows")
    (here / "two\nlines.jpg").touch()
    name = given(here, b"two\nlines.jpg\0a b.jpg\0")
    assert read_list(name, null=True) == [Path("two\nlines.jpg"), Path("a b.jpg")]


def test_a_name_that_is_no_text(here):
    if sys.platform != "linux":
        pytest.skip("names are text on this system")
    (here / os.fsdecode(b"\xff.jpg")).touch()
    assert [os.fsencode(path) for path in read_list(given(here, b"\xff.jpg\n"))] == [b"\xff.jpg"]


def test_patterns_are_replaced_where_no_shell_does(here, monkeypatch):
    monkeypatch.setattr("engine.cli.arguments._WINDOWS", True)
    for name in ("d.jpg", "c.jpg", "[x].jpg", "e.png"):
        (here / name).touch()
    words = argparse.Namespace(
        roots=[Path("?.jpg"), Path("[x].jpg"), Path("*.tif"), Path("e.png")],
        listed=None,
        null=False,
    )
    found = ["c.jpg", "d.jpg", "ü.jpg", "[x].jpg", "*.tif", "e.png"]
    assert roots_of(words) == tuple(map(Path, found))
    monkeypatch.setattr("engine.cli.arguments._WINDOWS", False)
    assert roots_of(words) == tuple(words.roots)


def test_patterns_are_replaced_for_videos_and_the_benchmark_too(here, monkeypatch):
    monkeypatch.setattr("engine.cli.arguments._WINDOWS", True)
    asked = []

    def note(roots):
        asked.append(roots)
        raise ConfigError("Enough.")

    monkeypatch.setattr("engine.video.plan.plan_videos", lambda roots, *_: note(roots))
    monkeypatch.setattr("engine.cli.bench.measure", lambda _args, roots, _output: note(roots))
    for command in ("video", "bench"):
        assert main([command, "?.jpg", "#*.jpg"]) == 2
    assert asked == [(Path("ü.jpg"), Path("#c.jpg"))] * 2


def test_what_is_not_there_is_named(here):
    with pytest.raises(
        ConfigError, match=r"4 of 5 paths in the list do not exist: 1, 2, 3 and 1 more"
    ):
        read_list(given(here, b"1\n2\n3\na b.jpg\n4\n"))
    with pytest.raises(ConfigError) as error:
        read_list(given(here, b"a b.jpg\0#c.jpg\0"))
    assert "--null" in error.value.hint
    with pytest.raises(ConfigError, match="empty"):
        read_list(given(here, b"\n\n"))
    with pytest.raises(ConfigError, match="cannot be read"):
        read_list("nowhere.txt")
    with pytest.raises(ConfigError, match="not a text file"):
        read_list(given(here, b"\xff\xfea"))  # half a character of UTF-16


def test_standard_input(here, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a b.jpg\n")))
    assert read_list("-") == [Path("a b.jpg")]


def test_a_run_of_what_another_program_lists(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
    for name in ("a.png", "b.png", "c.png"):
        Image.fromarray(pixels).save(tmp_path / name)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    def deblur(*words, told=b""):
        return subprocess.run(
            [sys.executable, "-m", "engine", "run", *words], cwd=tmp_path, env=env, input=told,
            capture_output=True,
        )  # fmt: skip

    done = deblur("--from", "-", "c.png", "-o", "out", "--no-guard", told=b"a.png\n")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.png", "c.png"]
    assert deblur("--from", "-", "--child", told=b"a.png\n").returncode == 2
    assert deblur("--null", "a.png").returncode == 2
    assert deblur("--from", "list.txt").returncode == 2


def test_the_tree_below_a_base_is_mirrored(tmp_path):
    """`find` names pictures one by one; two of one name stay in their folders."""
    pixels = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
    for name in ("photos/a/1.png", "photos/b/c/1.png", "photos/2.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(tmp_path / name)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    def deblur(*words):
        return subprocess.run(
            [sys.executable, "-m", "engine", "run", "--from", "-", "--no-guard", *words],
            cwd=tmp_path, env=env, capture_output=True,
            input=b"photos/a/1.png\nphotos/b/c/1.png\nphotos/2.png\n",
        )  # fmt: skip

    done = deblur("--base", "photos", "-o", "out")
    assert done.returncode == 0, done.stderr
    made = sorted(p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.glob("out/**/*.png"))
    assert made == ["2.png", "a/1.png", "b/c/1.png"]
    again = deblur("--base", "photos", "-o", "out")
    assert b"0 done, 3 skipped" in again.stderr
    outside = deblur("--base", "photos/a", "-o", "out")
    assert outside.returncode == 2
    assert b"--base must be a folder that contains all the pictures" in outside.stderr
    assert deblur("--base", "photos").returncode == 2  # of what folder?
