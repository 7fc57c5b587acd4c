"""Models of strangers that loop without end, or eat the memory, are refused in time."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from onnx import TensorProto, helper

from engine.core.paths import sha256_of
from engine.errors import ModelError
from engine.events import result_of
from engine.models import Catalogue, _trial
from engine.models._trial import Pace, in_child
from engine.models.cards import ModelCard, ModelFile
from engine.models.package import write_package
from tests.conftest import CARD, import_model
from tests.engine.models import onnx_models as tiny

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def own(tmp_path) -> Catalogue:
    return Catalogue(tmp_path / "none.toml", tmp_path / "own")


@pytest.fixture
def hurry(monkeypatch):
    monkeypatch.setattr(_trial, "START_SECONDS", 8.0)


def endless(path):
    """A network that hands its picture round 2^62 times."""
    inside = helper.make_graph(
        [tiny.node("Identity", ["given"], "go_on"), tiny.node("Identity", ["before"], "after")],
        "again",
        [
            helper.make_tensor_value_info("count", TensorProto.INT64, []),
            helper.make_tensor_value_info("given", TensorProto.BOOL, []),
            helper.make_tensor_value_info("before", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("after", TensorProto.FLOAT, None),
        ],
    )
    constants = {"most": np.int64(1 << 62), "yes": np.bool_(True)}
    loop = tiny.node("Loop", ["most", "yes", "x"], "y", body=inside)
    return tiny.save(path, [loop], constants=constants)


def greedy(path):
    """A network that wants a tensor of 4 TB."""
    constants = {"size": np.array([1 << 40], np.int64), "one": np.zeros(1, np.float32)}
    nodes = [
        tiny.node("Expand", ["one", "size"], "huge"),
        tiny.node("ReduceSum", ["huge"], "sum"),
        tiny.node("Add", ["x", "sum"], "y"),
    ]
    return tiny.save(path, nodes, constants=constants)


def left_behind(own) -> list[str]:
    return [p.name for p in own._user.iterdir()] if own._user.exists() else []


@pytest.mark.usefixtures("hurry")
def test_a_network_that_loops_without_end_is_refused(own, tmp_path):
    with pytest.raises(ModelError, match=r"endless\.onnx did not finish .* within 8 seconds"):
        import_model(own, endless(tmp_path / "endless.onnx"))
    assert left_behind(own) == []
    assert multiprocessing.active_children() == []


def test_a_network_that_wants_all_memory_is_refused(own, tmp_path):
    with pytest.raises(ModelError):
        import_model(own, greedy(tmp_path / "greedy.onnx"))
    assert left_behind(own) == []


@pytest.mark.usefixtures("hurry")
def test_a_package_is_tried_too(own, tmp_path):
    """Its card says how it is to be used, and is a stranger's as well."""
    file = endless(tmp_path / "model.onnx")
    files = {"fp32": ModelFile(file, sha256_of(file))}
    card = ModelCard(**CARD | {"name": "endless", "files": files})
    package = write_package(card, tmp_path / "endless.deblur")
    with pytest.raises(ModelError, match=r"endless\.deblur did not finish"):
        import_model(own, package)
    assert left_behind(own) == []


def test_an_import_can_be_cancelled_at_any_time(own, tmp_path):
    work = own.import_in_steps(endless(tmp_path / "endless.onnx"))
    for _ in range(10):
        next(work)
    assert len(multiprocessing.active_children()) == 1
    work.close()  # ends, though the network never would
    assert left_behind(own) == []
    assert multiprocessing.active_children() == []


def _dies(pace, files):
    raise SystemExit(9)


class _Child:
    """Stands for the child process and its pipe: messages at given times of a clock of its own."""

    def __init__(self, monkeypatch, *messages):
        self.now, self.messages = 0.0, list(messages)
        monkeypatch.setattr(_trial, "time", SimpleNamespace(monotonic=lambda: self.now))
        context = SimpleNamespace(Pipe=lambda duplex: (self, self), Process=lambda **_words: self)
        monkeypatch.setattr(multiprocessing, "get_context", lambda _kind: context)

    def poll(self, seconds):
        self.now += seconds
        return bool(self.messages) and self.messages[0][0] <= self.now

    def recv(self):
        return self.messages.pop(0)[1]

    def start(self):
        pass

    kill = join = close = start


def test_what_gets_on_is_not_refused(monkeypatch):
    """Each picture is finished in time; together they take longer than the start may."""
    first = 0.9 * _trial.START_SECONDS
    limit = ("limit", 30.0)
    _Child(monkeypatch, (first, limit), (first + 29, limit), (first + 58, ("done", "done")))
    assert result_of(in_child(_dies, "slow", [])) == "done"


def test_what_stops_after_a_while_is_refused(monkeypatch):
    first = 0.9 * _trial.START_SECONDS
    _Child(monkeypatch, (first, ("limit", 30.0)), (first + 32, ("done", "done")))
    with pytest.raises(ModelError, match="within 30 seconds"):
        result_of(in_child(_dies, "slow", []))


def test_a_process_that_dies_is_an_error():
    with pytest.raises(ModelError, match="ended unexpectedly"):
        list(in_child(_dies, "model", []))


def test_a_process_that_cannot_start_leaves_no_pipe_open(monkeypatch):
    child, closed = _Child(monkeypatch), []

    def refuse():
        raise OSError("no more processes")

    child.start, child.close = refuse, lambda: closed.append(child)
    with pytest.raises(OSError, match="no more"):
        list(in_child(_dies, "model", []))
    assert len(closed) == 3  # the process, and both ends


def test_the_limit_grows_with_the_picture_and_with_how_long_others_took(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(_trial.time, "monotonic", lambda: now[0])
    pace = Pace()
    pace.begin(1000)
    now[0] = 2.0
    pace.begin(4000)
    assert pace.limit(4000) == pytest.approx(30 + 20 * 0.002 * 4000)


IMPORTING = """
import multiprocessing, sys, threading, time
from engine.models._trial import start_child

class Slow:
    '''Finds cv2, and imports it as it does itself, but slowly.'''
    def find_spec(self, name, path=None, target=None):
        if name == "cv2":
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        sys.path.insert(1, FOLDER)
        begun.set()
        time.sleep(1)
        sys.path.remove(FOLDER)

def work():
    import typing
    assert typing.Any

if __name__ == "__main__":
    begun, FOLDER = threading.Event(), sys.argv[1]
    assert "cv2" not in sys.modules
    sys.meta_path.insert(0, Slow())
    thread = threading.Thread(target=__import__, args=("cv2",))
    thread.start()
    begun.wait()
    child = multiprocessing.get_context("spawn").Process(target=work)
    start_child(child)
    child.join()
    sys.exit(child.exitcode)
"""


def test_a_child_does_not_inherit_what_an_import_changes_for_a_moment(tmp_path):
    (tmp_path / "cv2").mkdir()
    (tmp_path / "cv2" / "typing.py").write_text("raise SystemExit(9)\n", "utf-8")
    (tmp_path / "script.py").write_text(IMPORTING, "utf-8")
    found = subprocess.run(
        [sys.executable, tmp_path / "script.py", tmp_path / "cv2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
