"""Which onnxruntime is imported, and that one which crashes or does not load is given up.

The runtimes here are folders with a small Python package in place of onnxruntime; every import is
done in a process of its own.
"""

import json
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from engine.core import runtime
from engine.core.runtime import Runtime, adopt, current, drop, home, new_folder, sweep, why_dropped

ROOT = Path(__file__).resolve().parents[3]

CRASHES = "import os, signal; os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))"


def put(code="", version="1.24.1") -> Path:
    """Adopt a runtime whose onnxruntime runs `code` when it is imported; return its folder."""
    with new_folder() as folder:
        (folder / "onnxruntime").mkdir()
        (folder / "onnxruntime" / "__init__.py").write_text(code)
        adopt(Runtime(folder.name, "openvino", "onnxruntime-openvino", version, 2.0))
    return folder


def imported(*, trial_succeeds=True) -> str:
    """Return the folder that a new process imports onnxruntime from, "" if it crashed."""
    code = f"""
        from engine.core import runtime
        runtime._loads_in_child = lambda chosen: {trial_succeeds}
        runtime.use_runtime()
        import onnxruntime
        print(onnxruntime.__file__)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return str(Path(done.stdout.strip()).parents[1]) if done.returncode == 0 else ""


def own() -> str:
    """Return the folder of the environment's own onnxruntime."""
    import onnxruntime

    return str(Path(onnxruntime.__file__).parents[1])


def test_the_least_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    least = ".".join(map(str, runtime.LEAST_VERSION))
    assert f"onnxruntime>={least}" in project["dependencies"]


def test_an_adopted_one_is_imported_and_its_removal_brings_back_the_own():
    assert current() is None
    assert imported() == own()
    folder = put()
    assert current() is not None
    assert imported() == str(folder)
    drop()
    assert current() is None
    assert why_dropped() == ""
    assert imported() == own()
    sweep()
    assert not folder.exists()


def test_one_that_cannot_be_imported_is_given_up_at_once_and_says_why():
    put("raise ImportError('libOpenCL.so.1: cannot open shared object file')")
    assert imported() == own()
    assert current() is None
    assert "onnxruntime-openvino 1.24.1 is no longer used" in why_dropped()
    assert "libOpenCL.so.1" in why_dropped()
    put()
    assert why_dropped() == ""  # another one was chosen since


def test_one_that_crashes_the_process_does_so_once():
    put(CRASHES)
    assert imported() == ""
    assert imported(trial_succeeds=False) == own()
    assert "crashed" in why_dropped()


def test_a_process_that_was_killed_while_it_loaded_is_no_reason_to_give_it_up():
    folder = put(f"import os\nif not os.path.exists('{home().as_posix()}/again'): {CRASHES}")
    assert imported() == ""
    (home() / "again").touch()
    assert imported(trial_succeeds=True) == str(folder)
    assert current() is not None
    assert list(home().glob("loading-*")) == []


def test_a_process_that_is_loading_now_is_no_crash():
    folder = put()
    code = "from engine.core import runtime as r; r._Loaded.runtime = r.current()\n"
    code += "with r.loading(): print('here', flush=True); input()"
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout.readline() == "here\n"
        assert len(list(home().glob("loading-*"))) == 1
        assert imported(trial_succeeds=False) == str(folder)
        other.communicate("\n")
    assert list(home().glob("loading-*")) == []


def test_a_folder_that_is_not_adopted_is_removed_also_after_a_kill():
    with new_folder() as folder:
        sweep()
        assert folder.is_dir()  # ours
    assert not folder.exists()
    code = "from engine.core.runtime import new_folder; import os, time\n"
    code += "with new_folder() as f: print(f, flush=True); time.sleep(60)"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        theirs = Path(other.stdout.readline().strip())
        sweep()
        assert theirs.is_dir()
        other.kill()
    sweep()
    assert not theirs.exists()
    assert list(home().iterdir()) == []


def test_a_folder_in_use_is_not_removed():
    folder = put()
    code = "from engine.core.runtime import use_runtime; use_runtime()\n"
    code += "print('here', flush=True); input()"
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as other:
        assert other.stdout.readline() == "here\n"
        drop()
        sweep()
        assert folder.exists()
        other.communicate("\n")
    sweep()
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"folder": "gone", "device": "a", "package": "b", "version": "1.30", "times_faster": 2}',
        '{"folder": "../../elsewhere"}',
        '{"surprise": 1}',
    ],
)
def test_a_damaged_choice_is_none(content):
    home().mkdir(parents=True)
    (home() / "current.json").write_text(content)
    assert current() is None
    drop()
    sweep()


def test_one_that_the_program_has_outgrown_is_not_used():
    put(version="1.19.2")
    assert current() is None


def test_a_packaged_program_uses_its_own(monkeypatch):
    put()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert current() is None


def test_a_folder_elsewhere_is_never_used():
    folder = put()
    content = json.loads((home() / "current.json").read_text())
    outside = home().parent / "outside"
    folder.rename(outside)
    (home() / "current.json").write_text(json.dumps(content | {"folder": "../outside"}))
    assert current() is None
