"""The one door. Most tests replace pip and venv; one makes a real `.venv` with a real pip."""

import ast
import http.server
import importlib.util
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import tomllib
import zipfile
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parent.parent / "run.py"

PYPROJECT = """
[project]
name = "deblur"
dependencies = ["numpy>=1.26", "rich"]
[project.optional-dependencies]
test = ["pytest"]
raw = ["rawpy"]
tiff = ["imagecodecs"]
package = ["pyinstaller"]
distributed = ["fabric"]
cluster = ["distributed"]
video = ["av"]
virtualcam = ["pyvirtualcam"]
train = ["torch>=2.6,<2.14", "onnx"]
"""

posix = pytest.mark.skipif(os.name != "posix", reason="needs exec and shell scripts")


@pytest.fixture
def home(tmp_path):
    """A checkout with nothing in it but the door."""
    root = tmp_path / "check out é"  # a space and an accent, as in real life
    root.mkdir()
    shutil.copy(RUN, root)
    (root / "pyproject.toml").write_text(PYPROJECT)
    return root


@pytest.fixture
def load(monkeypatch):
    """Load a copy of run.py as a module."""

    def load(root):
        spec = importlib.util.spec_from_file_location("door", root / "run.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        monkeypatch.setattr(module, "LIBRARIES", {})  # what this system lacks is another matter
        monkeypatch.setattr(module, "LIBRARIES_X11", {})
        return module

    return load


class Machine:
    """Stands in for venv, pip and every other program that the door starts."""

    def __init__(self, door, monkeypatch):
        self.door = door
        self.pips: list[list[str]] = []
        self.venvs = 0
        self.venv_env: dict[str, str] = {}
        self.became: list[str] | None = None
        self.waited: list[list[str]] = []
        self.codes: dict[str, int] = {}
        self.pip_is_sound = True
        self.pip_succeeds = True
        monkeypatch.setenv("DEBLUR_COMMAND", "deblur")  # what it is set to goes with the test
        monkeypatch.setattr(door, "call", self.call)
        monkeypatch.setattr(door, "ask", lambda command: "pip 26" if self.pip_is_sound else None)
        monkeypatch.setattr(door, "hand_over", self.hand_over)
        monkeypatch.setattr(door, "wait_for", self.wait_for)
        monkeypatch.setattr(door, "torch_source", lambda requirement: ["--from-cpu-index"])

    def call(self, command, env=None, brief=None):
        words = [str(word) for word in command]
        if words[1:3] == ["-m", "venv"]:
            self.venvs += 1
            self.venv_env = env
            self.pip_is_sound = True
            make_venv(self.door)
            return True
        assert words[:4] == [str(self.door.PYTHON), "-m", "pip", "install"]
        self.pips.append([word for word in words[4:] if word in ("--from-cpu-index",)
                          or not word.startswith("-")])  # fmt: skip
        return self.pip_succeeds

    def hand_over(self, command):
        self.became = [str(word) for word in command]
        return 0

    def wait_for(self, command):
        words = [str(word) for word in command]
        self.waited.append(words)
        return self.codes.get(words[2], 0)

    def forget(self):
        self.pips, self.venvs = [], 0


def make_venv(door, script="#!/bin/sh\nexit 0\n"):
    door.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    door.PYTHON.write_text(script)
    door.PYTHON.chmod(0o755)
    site = door.sysconfig.get_path("purelib", "venv", vars={"base": str(door.VENV)})
    Path(site).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def machine(home, load, monkeypatch):
    return Machine(load(home), monkeypatch)


# --- what is installed when ----------------------------------------------------------------------


def test_the_first_start_makes_the_venv_and_installs_what_a_user_needs(machine):
    assert machine.door.main(["cli", "run", "photos"]) == 0
    assert machine.venvs == 1
    assert machine.pips == [["numpy>=1.26", "rich", "rawpy", "imagecodecs", "av"]]
    assert machine.became == [str(machine.door.PYTHON), "-m", "engine", "run", "photos"]


def test_the_second_start_installs_nothing(machine):
    machine.door.main(["cli"])
    machine.forget()
    machine.door.main(["cli"])
    assert (machine.venvs, machine.pips) == (0, [])


def test_the_checkout_is_importable_from_its_venv_wherever_one_stands(machine):
    machine.door.main(["cli"])
    (link,) = machine.door.VENV.rglob("deblur.pth")
    line = link.read_text(encoding="ascii").strip()
    assert (link.parent / line).resolve() == machine.door.ROOT


def test_the_tests_get_every_extra_and_torch_first_from_its_own_source(machine):
    machine.door.main(["test"])
    assert machine.pips[0] == ["--from-cpu-index", "torch>=2.6,<2.14"]
    (_, everything) = machine.pips
    assert set(everything) == {
        "av", "distributed", "fabric", "numpy>=1.26", "rich", "onnx", "pyinstaller", "pytest",
        "imagecodecs", "rawpy", "torch>=2.6,<2.14",
    }  # fmt: skip


def test_the_trainer_gets_torch_and_its_words(machine):
    assert machine.door.main(["train", "config", "--preset", "live"]) == 0
    assert machine.became == [
        str(machine.door.PYTHON), "-m", "trainer", "config", "--preset", "live",
    ]  # fmt: skip
    assert machine.pips[0] == ["--from-cpu-index", "torch>=2.6,<2.14"]


def test_every_extra_of_the_program_is_a_developers(machine):
    project = tomllib.loads((RUN.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # virtualcam needs a driver, and is GPL: whoever wants it asks for it
    assert project["optional-dependencies"].keys() - {"virtualcam"} == machine.door.DEVELOPER


def test_an_extra_that_is_missing_is_added_and_none_is_lost(machine):
    machine.door.ensure(frozenset({"raw"}))
    machine.forget()
    machine.door.ensure(frozenset({"test"}))
    assert machine.venvs == 0
    assert machine.pips == [["numpy>=1.26", "rich", "rawpy", "pytest"]]
    machine.forget()
    machine.door.ensure(frozenset({"raw"}))
    assert machine.pips == []


def _change_pyproject(door):
    text = PYPROJECT.replace('"rich"', '"richer"')
    (door.ROOT / "pyproject.toml").write_text(text)


def _change_stamp(door, **changes):
    door.STAMP.write_text(json.dumps(json.loads(door.STAMP.read_text()) | changes))


CHANGES = {  # what happened since the last start: is a new .venv needed?
    "pyproject.toml changed": (_change_pyproject, False),
    "an installation was broken off": (lambda door: _change_stamp(door, pyproject=""), False),
    "the stamp is lost": (lambda door: door.STAMP.unlink(), False),
    "the stamp is rubbish": (lambda door: door.STAMP.write_text("{"), False),
    "the stamp is not even a table": (lambda door: door.STAMP.write_text("[1]"), False),
    "another Python": (lambda door: _change_stamp(door, python=".cpython-310-x.so x"), True),
    "the folder was moved": (lambda door: _change_stamp(door, root="/elsewhere"), True),
    "the Python is gone": (lambda door: door.PYTHON.unlink(), True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_put_right_once(machine, change):
    machine.door.ensure(frozenset())
    machine.forget()
    happen, new_venv = CHANGES[change]
    happen(machine.door)
    machine.door.ensure(frozenset())
    assert machine.venvs == new_venv
    assert len(machine.pips) == 1
    machine.forget()
    machine.door.ensure(frozenset())
    assert (machine.venvs, machine.pips) == (0, [])


def test_a_venv_with_a_broken_pip_is_made_anew(machine):
    machine.door.ensure(frozenset())
    machine.door.STAMP.unlink()
    machine.forget()
    machine.pip_is_sound = False
    machine.door.ensure(frozenset())
    assert machine.venvs == 1


def test_a_trainer_that_cannot_be_installed_leaves_the_program_as_it_was(machine, monkeypatch):
    machine.door.main(["app"])
    machine.forget()
    machine.pip_succeeds = False
    assert machine.door.main(["train"]) == 1
    machine.forget()
    assert machine.door.main(["app"]) == 0  # without a try: it was complete
    assert machine.pips == []


def test_what_fails_to_be_added_takes_nothing_away(machine):
    machine.door.ensure(machine.door.USER | {"train"})
    machine.pip_succeeds = False
    with pytest.raises(machine.door.Stop):
        machine.door.ensure(frozenset({"test"}))
    machine.pip_succeeds = True
    machine.forget()
    machine.door.ensure(frozenset({"train"}))
    assert machine.pips == []


def test_a_trainer_that_was_broken_off_does_not_keep_the_program_from_starting(
    machine, monkeypatch, capsys
):
    """Killed while it was installed, it is tried again, and given up if that fails."""
    machine.door.main(["app"])
    _change_stamp(machine.door, pyproject="", extras=sorted(machine.door.USER | {"train"}))
    machine.forget()

    def no_torch(requirement):
        raise machine.door.Stop("There is no network.")

    monkeypatch.setattr(machine.door, "torch_source", no_torch)
    assert machine.door.main(["app"]) == 0
    assert machine.pips == [["numpy>=1.26", "rich", "rawpy", "imagecodecs", "av"]]
    assert "There is no network.\nGoing on without: train." in capsys.readouterr().err
    machine.forget()
    assert machine.door.main(["app"]) == 0
    assert machine.pips == []


def test_a_moved_checkout_is_noticed(machine, load, monkeypatch, tmp_path):
    machine.door.ensure(frozenset())
    moved = tmp_path / "moved"
    machine.door.ROOT.rename(moved)
    there = Machine(load(moved), monkeypatch)
    there.door.ensure(frozenset())
    assert there.venvs == 1


@posix
def test_a_venv_that_is_a_link_is_replaced_and_its_target_left_alone(machine, tmp_path):
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "keep").touch()
    machine.door.VENV.symlink_to(target)
    machine.door.ensure(frozenset())
    assert not machine.door.VENV.is_symlink()
    assert (target / "keep").exists()


def test_a_failed_installation_is_told_and_tried_again(machine, capsys):
    machine.pip_succeeds = False
    assert machine.door.main(["cli"]) == 1
    said = capsys.readouterr().err
    assert "pip failed" in said
    assert "network" in said
    assert machine.became is None
    machine.pip_succeeds = True
    machine.forget()
    assert machine.door.main(["cli"]) == 0
    assert machine.venvs == 0  # the half-made one is gone on with
    assert len(machine.pips) == 1


def test_packages_for_another_python_are_not_taken_for_installed(machine, monkeypatch):
    """As on a cluster, whose modules name theirs in PYTHONPATH."""
    for name in ("PYTHONHOME", "PYTHONPATH"):
        monkeypatch.setenv(name, "elsewhere")
    assert machine.door.main(["cli"]) == 0
    assert not {"PYTHONHOME", "PYTHONPATH"} & os.environ.keys()
    assert machine.venv_env["PYTHONHOME"] == "elsewhere", "the base Python may need it"
    assert "PYTHONPATH" not in machine.venv_env


def test_two_at_once_do_not_install_at_once(machine, capsys):
    order = []

    def second():
        with machine.door._one_at_a_time():
            order.append("second")

    thread = threading.Thread(target=second)
    with machine.door._one_at_a_time():
        thread.start()
        thread.join(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    said = capsys.readouterr().err
    assert said.count("Waiting until it has finished") == 1


def test_what_is_complete_starts_while_more_is_being_installed(machine, monkeypatch):
    door, seen = machine.door, []
    door.main(["cli"])

    def call(*given, **more):
        seen.append([door._is_ready(extras) for extras in (door.USER, door.USER | {"train"})])
        return machine.call(*given, **more)

    monkeypatch.setattr(door, "call", call)
    door.main(["train"])
    assert seen
    assert all(ready == [True, False] for ready in seen)
    assert door._is_ready(door.USER | {"train"})


def test_what_is_complete_starts_however_often_an_installation_was_broken_off(machine, monkeypatch):
    door = machine.door
    door.main(["app"])
    machine.forget()

    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(door, "_install", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                door.ensure(frozenset({"train"}))
            assert door._is_ready(door.USER)
            assert not door._is_ready(frozenset({"train"}))
    assert door.main(["app"]) == 0
    assert machine.pips == []


def test_what_was_complete_is_kept_if_what_was_broken_off_fails_again(machine, monkeypatch, capsys):
    """Only what was never there is left out."""
    door = machine.door
    door.main(["app"])
    complete = sorted(door.USER)
    _change_stamp(
        door,
        pyproject="",
        extras=[*complete, "train"],
        complete=complete,
        complete_for=door._pyproject_hash(),
    )

    def no_torch(requirement):
        raise door.Stop("There is no network.")

    monkeypatch.setattr(door, "torch_source", no_torch)
    door.ensure(frozenset({"test"}))
    assert "Going on without: train." in capsys.readouterr().err
    assert door._is_ready(door.USER | {"test"})


def test_installing_says_nothing_on_stdout(machine, capsys):
    machine.door.main(["cli", "run", "--json"])
    said = capsys.readouterr()
    assert said.out == ""
    assert "Installing" in said.err


def test_the_first_start_says_how_much_it_downloads_and_how_long_that_takes(machine, capsys):
    machine.door.main(["cli"])
    said = capsys.readouterr().err
    assert "the core, raw, tiff, video" in said
    assert "MB to download" in said
    assert "usually takes 2 to 5\nminutes" in said
    assert "The next start will be quick." in said
    machine.door.main(["train"])
    assert "about 220 MB to download" in capsys.readouterr().err  # the core is there


def test_after_one_that_was_broken_off_as_much_may_be_missing(machine, capsys):
    machine.door.main(["cli"])
    first = capsys.readouterr().err
    _change_stamp(machine.door, pyproject="")
    machine.door.main(["cli"])
    again = capsys.readouterr().err
    assert "about 284 MB to download" in first
    assert "up to 284 MB to download" in again
    assert "2 to 5\nminutes" in again


def test_a_small_extra_takes_no_minutes(machine, capsys):
    machine.door.ensure(frozenset({"raw"}))
    capsys.readouterr()
    machine.door.ensure(frozenset({"raw", "tiff"}))
    assert "about 26 MB to download, 80 MB on disk. This usually takes a minute or two." in (
        capsys.readouterr().err
    )


def test_where_pip_shows_no_progress_each_package_is_a_line(machine, load, home, capsys):
    door = load(home)
    pip = "\n".join(
        (
            "Collecting numpy>=1.26 (from -r x)",
            "  Downloading numpy-2.4.1-cp311-cp311-manylinux_2_27_x86_64.whl.metadata (6.6 kB)",
            "  Downloading numpy-2.4.1-cp311-cp311-manylinux_2_27_x86_64.whl (16.9 MB)",
            "Downloading https://files.example/a/PySide6_Essentials-6.11.3-cp39-abi3.whl (95.1 MB)",
            "Installing collected packages: numpy, PySide6_Essentials",
            "Successfully installed numpy-2.4.1",
        )
    )
    assert door.call([sys.executable, "-c", f"print({pip!r})"], brief=door._brief)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "  Downloading numpy, 16.9 MB",
        "  Downloading PySide6_Essentials, 95.1 MB",
        "  Unpacking 2 packages; this may take a minute.",
    ]
    assert not door.call([sys.executable, "-c", "raise SystemExit(3)"], brief=door._brief)


# --- the words -----------------------------------------------------------------------------------


def test_without_a_window_the_samples_are_deblurred(machine, capsys):
    assert machine.door.main([]) == 0
    ((python, *words),) = machine.waited
    samples, out = machine.door.ROOT / "resources" / "samples", machine.door.SAMPLES_OUT
    assert python == str(machine.door.PYTHON)
    # Nothing of what is done is done again: run once more, it goes on where it was stopped.
    assert words == ["-m", "engine", "run", str(samples), "-o", str(out)]
    assert str(out) in capsys.readouterr().err
    assert machine.became is None
    assert os.environ["DEBLUR_COMMAND"] == "python3 run.py cli", "what its hints name works here"


@pytest.mark.parametrize("screen", [True, False])
def test_the_app_opens_where_there_is_a_window_and_a_screen(machine, monkeypatch, capsys, screen):
    (machine.door.ROOT / "deblur_gui").mkdir()
    (machine.door.ROOT / "deblur_gui" / "__main__.py").touch()
    monkeypatch.setattr(machine.door, "has_screen", lambda: screen)
    assert machine.door.main([]) == 0
    opened = [str(machine.door.PYTHON), "-m", "deblur_gui"]
    assert machine.became == (opened if screen else None)
    assert len(machine.waited) == (0 if screen else 1)
    assert ("No display" in capsys.readouterr().err) == (not screen)


@pytest.mark.parametrize("screen", [True, False])
def test_photos_and_folders_are_opened_in_the_window(
    machine, monkeypatch, capsys, screen, tmp_path
):
    (machine.door.ROOT / "deblur_gui").mkdir()
    (machine.door.ROOT / "deblur_gui" / "__main__.py").touch()
    monkeypatch.setattr(machine.door, "has_screen", lambda: screen)
    folder = tmp_path / "my photos"
    folder.mkdir()
    assert machine.door.main([str(folder), "b.jpg"]) == (0 if screen else 1)
    opened = [str(machine.door.PYTHON), "-m", "deblur_gui", str(folder), "b.jpg"]
    assert machine.became == (opened if screen else None)
    assert ("cli run" in capsys.readouterr().err) == (not screen)
    assert machine.waited == []


def test_samples_that_fail_are_no_success(machine, capsys):
    machine.codes["engine"] = 1
    assert machine.door.main([]) == 1
    assert str(machine.door.SAMPLES_OUT) not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they always have a screen")
@pytest.mark.parametrize(
    ("variables", "screen"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True),
     ({"DISPLAY": ""}, False)],
)  # fmt: skip
def test_a_screen_is_known_by_its_variables(machine, monkeypatch, variables, screen):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert machine.door.has_screen() == screen


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they always have a screen")
def test_wayland_has_a_screen_that_no_variable_names(machine, monkeypatch, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not machine.door.has_screen()
    (tmp_path / "wayland-0").touch()
    assert machine.door.has_screen()
    (tmp_path / "wayland-0").unlink()
    monkeypatch.setenv("WAYLAND_SOCKET", "7")
    assert machine.door.has_screen()


@pytest.mark.parametrize("dashes", [[], ["--"]])
def test_further_words_go_to_pytest(machine, monkeypatch, dashes):
    monkeypatch.chdir(machine.door.ROOT.parent)
    machine.door.main(["test", *dashes, "-k", "events", "--", "x"])
    assert machine.became[1:] == ["-m", "pytest", "-k", "events", "--", "x"]
    assert Path.cwd() == machine.door.ROOT


def test_check_names_what_failed_and_runs_the_rest(machine, monkeypatch, capsys):
    monkeypatch.chdir(machine.door.ROOT)
    machine.codes["mypy"] = 1
    assert machine.door.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "types: FAILED" in said
    assert "check: types failed." in said
    assert [words[2] for words in machine.waited] == ["ruff", "ruff", "mypy", "pytest"]


def test_check_is_content_when_all_is_well(machine, monkeypatch, capsys):
    monkeypatch.chdir(machine.door.ROOT)
    assert machine.door.main(["check"]) == 0
    assert "no problems found" in capsys.readouterr().err


def test_bench_lists_runs_and_refuses(machine, capsys):
    folder = machine.door.ROOT / "tests" / "bench"
    folder.mkdir(parents=True)
    for name in ("tiles.py", "batch.py", "_shared.py", "README.md"):
        (folder / name).touch()
    assert machine.door.main(["bench"]) == 0
    assert "Benchmarks: batch, tiles\n" in capsys.readouterr().err
    assert machine.pips == []
    assert machine.door.main(["bench", "nothing"]) == 1
    assert "batch, tiles" in capsys.readouterr().err
    assert machine.door.main(["bench", "tiles", "--", "--quick"]) == 0
    assert machine.became[1:] == [str(folder / "tiles.py"), "--quick"]


def test_package_becomes_the_builder_with_its_tools_and_no_torch(machine):
    assert machine.door.main(["package", "--full"]) == 0
    assert machine.became[1:] == [str(machine.door.ROOT / "packaging" / "build.py"), "--full"]
    assert any("pyinstaller" in pip for pip in machine.pips)
    assert not any("torch" in word for pip in machine.pips for word in pip)


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [(["--help"], 0, "run.py check"), (["dance"], 2, "'dance'")],
)
def test_other_words(machine, capsys, words, code, text):
    assert machine.door.main(words) == code
    assert text in capsys.readouterr().err
    assert machine.pips == []


# --- as a process --------------------------------------------------------------------------------

FAKE_PYTHON = """#!/bin/sh
trap 'exit 130' INT
echo "$PWD|$*"
[ -n "$FAKE_WAIT" ] && while :; do /bin/sleep 0.05; done
exit ${FAKE_CODE:-0}
"""


@pytest.fixture
def ready(home, load):
    """A checkout whose `.venv` is complete, its Python being a script that tells its words."""
    door = load(home)
    make_venv(door, FAKE_PYTHON)
    door._write_stamp(door.DEVELOPER, pyproject=door._pyproject_hash())
    return home


def start(root, *words, cwd=None, **variables):
    """Start the door as a process; without a PATH, so that it finds no apt-get to call."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR")
    env = {k: v for k, v in os.environ.items() if k not in screens}
    return subprocess.Popen(
        [sys.executable, root / "run.py", *words],
        cwd=cwd,
        env={**env, "PATH": str(root), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@posix
def test_the_command_line_stands_where_the_user_stands_and_keeps_its_exit_code(ready, tmp_path):
    child = start(ready, "cli", "run", "my photos", "-o", "out", cwd=tmp_path, FAKE_CODE="7")
    out, _ = child.communicate()
    assert out == f"{tmp_path}|-m engine run my photos -o out\n"
    assert child.returncode == 7


@posix
def test_the_samples_as_a_process(ready):
    child = start(ready)
    out, said = child.communicate()
    assert child.returncode == 0, said
    assert out.rstrip().endswith(f"-o {ready / 'deblurred-samples'}")
    assert f"Deblurred: {ready / 'deblurred-samples'}" in said


@posix
@pytest.mark.parametrize(
    ("word", "number", "code"),
    [
        ("cli", signal.SIGTERM, -signal.SIGTERM),  # it became the program
        ("cli", signal.SIGINT, 130),
        ("app", signal.SIGTERM, 128 + signal.SIGTERM),  # it waits for the program
    ],
)
def test_signals_reach_the_program(ready, word, number, code):
    with start(ready, word, FAKE_WAIT="1") as child:
        try:
            assert child.stdout.readline()  # the program is there
            child.send_signal(number)
            assert child.wait() == code
        finally:
            child.kill()


@posix
def test_ctrl_c_lets_the_program_clean_up_and_then_stops_the_door(ready):
    """The terminal sends Ctrl-C to the whole group; the samples' note must not follow."""
    with start(ready, "app", FAKE_WAIT="1") as child:
        try:
            assert child.stdout.readline()
            child.send_signal(signal.SIGINT)  # the door's part of it: it goes on waiting
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(0.3)
            child.send_signal(signal.SIGTERM)  # ends the program
            assert child.wait() == 130
            assert "Deblurred:" not in child.stderr.read()
        finally:
            child.kill()


def test_an_old_python_gets_a_sentence_instead_of_a_traceback():
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0);"
        f"runpy.run_path({str(RUN)!r}, run_name='__main__')"
    )
    child = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )
    assert child.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.8" in child.stderr
    assert "Traceback" not in child.stderr


def test_an_old_python_can_read_the_file():
    """The sentence above is of no use if the file is refused as a whole."""
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.timeout(600)
def test_a_real_venv_with_a_real_pip(home):
    """No network: the one dependency is a wheel that this test makes."""
    wheel = home / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("tiny.py", "WORD = 'installed'\n")
        file.writestr(
            "tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n"
        )
        file.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")  # fmt: skip  # noqa: E501 - a file's text
        file.writestr("tiny-1.0.dist-info/RECORD", "")
    pyproject = home / "pyproject.toml"
    pyproject.write_text(
        f'[project]\nname = "x"\ndependencies = ["tiny @ {wheel.as_uri()}"]\n'
        "[project.optional-dependencies]\nraw = []\ntiff = []\nvideo = []\n"
    )
    (home / "engine").mkdir()
    (home / "engine" / "__main__.py").write_text("import sys, tiny; print(tiny.WORD, sys.argv[1:])")

    def go(cwd):
        # PIP_USER: some computers are set up so, and a .venv refuses it.
        pip = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_USER": "1"}
        child = start(home, "cli", "a b", cwd=cwd, **pip)
        out, said = child.communicate()
        assert child.returncode == 0, said
        assert out == "installed ['a b']\n"
        return said

    assert "Installing" in go(home)
    wheel.unlink()  # from here on pip could not install it again
    assert go(home.parent) == ""
    pyproject.write_text(pyproject.read_text() + "# changed\n")
    child = start(home, "cli", PIP_NO_INDEX="1")
    _, said = child.communicate()
    assert child.returncode == 1
    assert "pip failed" in said


# --- torch ---------------------------------------------------------------------------------------


@pytest.fixture
def torch(home, load, monkeypatch):
    """Call the real torch_source on a machine that is described in words."""
    door = load(home)

    def source(*, nvidia=False, index=False, cuda=False, choice=None, system="linux"):
        asked = []
        monkeypatch.setattr(door.sys, "platform", system)
        monkeypatch.setattr(door, "has_nvidia", lambda: nvidia)
        monkeypatch.setattr(
            door, "answers", lambda url, seconds: asked.append((url, seconds)) or index
        )
        monkeypatch.setattr(door, "brings_cuda", lambda requirement: cuda)
        monkeypatch.delenv("DEBLUR_TORCH", raising=False)
        if choice is not None:
            monkeypatch.setenv("DEBLUR_TORCH", choice)
        try:
            return door.torch_source("torch>=2.6"), asked
        except door.Stop as stop:
            return str(stop), asked

    return source


CPU_INDEX = ["--index-url", "https://download.pytorch.org/whl/cpu"]


@pytest.mark.parametrize(
    ("situation", "source", "asks"),
    [
        ({"index": True, "cuda": True}, CPU_INDEX, True),
        ({"index": False, "cuda": False}, [], True),  # pip finds a CPU build by itself
        ({"nvidia": True, "cuda": True}, [], False),
        ({"nvidia": True, "index": True, "choice": "cpu"}, CPU_INDEX, True),
        ({"choice": "cuda", "cuda": True}, [], False),
        ({"cuda": True, "system": "darwin"}, [], False),  # PyPI's own has no CUDA there
        ({"cuda": True, "system": "win32"}, [], False),
    ],
)
def test_where_torch_comes_from(torch, situation, source, asks):
    options, asked = torch(**situation)
    assert options == source
    expected = [("https://download.pytorch.org/whl/cpu/torch/", 2)] if asks else []
    assert asked == expected


def test_a_cuda_build_is_refused_rather_than_pulled_by_surprise(torch):
    said, _ = torch(index=False, cuda=True)
    assert "CUDA" in said
    assert "DEBLUR_TORCH=cuda" in said


def test_a_choice_that_does_not_exist_is_refused(torch):
    said, _ = torch(choice="gpu", index=True)
    assert "'gpu'" in said


@pytest.mark.parametrize(
    ("install", "cuda"),
    [
        ([], False),  # there is one already
        ([{"requires_dist": ["filelock", 'optree>=0.13; extra == "optree"']}], False),
        ([{"requires_dist": ["filelock", 'nvidia-cublas-cu12==12.4.5; x == "y"']}], True),
        ([{"requires_dist": ["cuda-toolkit[cublas,cudart]==13.0.2"]}], True),
        ([{}], False),
    ],
)
def test_what_pip_would_fetch_is_read_from_its_report(machine, monkeypatch, install, cuda):
    report = json.dumps({"install": [{"metadata": metadata} for metadata in install]})
    asked = []
    monkeypatch.setattr(machine.door, "ask", lambda words: asked.append(words) or report)
    assert machine.door.brings_cuda("torch>=2.6") == cuda
    assert "--dry-run" in asked[0]


def test_no_answer_of_pip_is_not_taken_for_harmless(machine, monkeypatch):
    monkeypatch.setattr(machine.door, "ask", lambda words: None)
    with pytest.raises(machine.door.Stop, match="network"):
        machine.door.brings_cuda("torch>=2.6")


class _Teller(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(200 if self.path == "/torch/" else 404)
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.mark.parametrize(("path", "heard"), [("/torch/", True), ("/nothing/", False)])
def test_an_address_that_answers(machine, path, heard):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Teller) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}{path}"
        try:
            assert machine.door.answers(url, seconds=20) == heard
        finally:
            server.shutdown()
            thread.join()


def test_an_address_that_takes_the_call_and_says_nothing(machine):
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert not machine.door.answers(url, seconds=0.2)


def test_an_address_where_nobody_is(machine):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not machine.door.answers(f"http://127.0.0.1:{port}/", seconds=20)


# --- the system's libraries ----------------------------------------------------------------------


@pytest.fixture
def libraries(machine, monkeypatch):
    """Call ensure_libraries on a system that is described in words; return what it called."""

    def ensure(
        missing,
        *,
        root=False,
        apt=True,
        sudo=False,
        ci=False,
        cures=True,
        window=False,
        agreed="",
        answer=None,
    ):
        lacking, calls = set(missing), []

        def call(command, env=None):
            calls.append(command)
            if cures and "install" in command:
                lacking.clear()
            return cures

        door = machine.door
        monkeypatch.setattr(door.sys, "platform", "linux")
        monkeypatch.setattr(door, "LIBRARIES", {"libGL.so.1": "libgl1", "libX.so": "libx"})
        monkeypatch.setattr(door, "LIBRARIES_X11", {"libxcb-cursor.so.0": "libxcb-cursor0"})
        monkeypatch.setattr(
            door,
            "missing_libraries",
            lambda libraries: [lib for lib in libraries if lib in lacking],
        )
        monkeypatch.setattr(door, "call", call)
        monkeypatch.setattr(door, "ask", lambda command: "" if sudo else None)
        monkeypatch.setattr(door.shutil, "which", lambda name: name if apt else None)
        monkeypatch.setattr(door.os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setenv("CI", "true" if ci else "")
        monkeypatch.setenv("DEBLUR_SYSTEM", agreed)
        monkeypatch.setattr(door, "_somebody_is_there", lambda: answer is not None)
        monkeypatch.setattr(door.sys, "stdin", io.StringIO(answer or ""))
        door.ensure_libraries(window=window)
        return calls

    return ensure


def test_a_system_that_has_all_is_left_alone(libraries, capsys):
    assert libraries([], root=True) == []
    assert capsys.readouterr().err == ""


def test_root_installs_what_is_missing(libraries, capsys):
    update, install = libraries(["libGL.so.1"], root=True, answer="y\n")
    assert update[:2] == ["apt-get", "update"]
    assert install[0] == "apt-get"
    assert install[-1] == "libgl1"
    assert "--yes" in install
    assert "Missing" not in capsys.readouterr().err


@pytest.mark.parametrize("answer", [None, "", "\n", "n\n", "no\n", "what?\n"])
def test_system_packages_are_installed_only_after_a_yes(libraries, capsys, answer):
    """Nobody is there to be asked (None): the command is told, nothing is installed."""
    assert libraries(["libGL.so.1"], root=True, answer=answer) == []
    said = capsys.readouterr().err
    assert ("[y/N]" in said) == (answer is not None)
    assert "sudo apt-get install libgl1\n" in said


def test_an_agreement_beforehand_counts(libraries):
    assert libraries(["libGL.so.1"], root=True, agreed="yes")[1][-1] == "libgl1"
    assert libraries(["libGL.so.1"], root=True, ci=True)[1][-1] == "libgl1"
    assert libraries(["libGL.so.1"], root=True, ci=True, agreed="no") == []
    assert libraries(["libGL.so.1"], root=True, agreed="no", answer="y\n") == []


def test_a_user_is_told_the_command(libraries, capsys):
    assert libraries(["libGL.so.1", "libX.so"]) == []
    assert "sudo apt-get install libgl1 libx\n" in capsys.readouterr().err


def test_a_user_is_never_asked_for_a_password_outside_ci(libraries):
    assert libraries(["libGL.so.1"], sudo=True) == []
    assert libraries(["libGL.so.1"], sudo=True, ci=True)[0][0] == "sudo"
    assert libraries(["libGL.so.1"], sudo=False, ci=True) == []


def test_an_installation_that_does_not_help_is_told(libraries, capsys):
    libraries(["libGL.so.1"], root=True, cures=False, agreed="yes")
    assert "Missing system libraries: libGL.so.1" in capsys.readouterr().err


def test_a_system_without_apt_is_told_the_files(libraries, capsys):
    assert libraries(["libGL.so.1"], root=True, apt=False) == []
    assert "libGL.so.1" in capsys.readouterr().err


def test_what_only_a_window_needs_is_asked_for_a_window(libraries):
    assert libraries(["libxcb-cursor.so.0"], root=True) == []
    assert (
        libraries(["libxcb-cursor.so.0"], root=True, window=True, agreed="yes")[1][-1]
        == "libxcb-cursor0"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="looks for a Linux library")
def test_a_library_is_found_or_missing(machine):
    assert machine.door.missing_libraries(["libc.so.6", "libnot-there.so.9"]) == [
        "libnot-there.so.9"
    ]


_ROOT = Path(__file__).resolve().parents[1]
_BENCHES = sorted((_ROOT / "tests" / "bench").glob("[!_]*.py"))


@pytest.mark.parametrize("bench", _BENCHES, ids=lambda path: path.stem)
def test_every_benchmark_finds_what_it_imports(bench):
    """They run seldom and by hand: one that no longer starts would stand here unnoticed."""
    code = "import runpy, sys; sys.path.insert(0, sys.argv[1]); runpy.run_path(sys.argv[2])"
    done = subprocess.run(
        [sys.executable, "-c", code, bench.parent, bench], cwd=_ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
