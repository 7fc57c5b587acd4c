"""A model in a child process: the same answers, errors as errors, and an end in every case."""

import os
import signal
import sys
import time

import numpy as np
import pytest

from engine.errors import ModelError, OutOfMemory
from engine.models.child_model import ChildModel
from engine.models.tiling import Box
from tests.conftest import CARD, ROOT

SCRIPT = """
import os, sys, time
sys.path.insert(0, {root!r})
from engine.models.child_model import serve
from engine.errors import ModelError, OutOfMemory

class Model:
    running_on, notes = "CPU (a child)", ("a note",)

    def load(self):
        print("a library says hello")
        if {mode!r} == "refuse":
            raise ModelError("It does not load.", "Get another.")

    def in_steps(self, pixels, core=None):
        if {mode!r} == "die":
            print("something went wrong", file=sys.stderr, flush=True)
            os._exit(3)
        if {mode!r} == "memory":
            raise OutOfMemory("No memory.", "Less.")
        yield 0.5
        while {mode!r} == "slow":
            time.sleep(0.05)
        made = 255 - pixels
        if core is not None:
            made[: core.top] = 0
        return made

if {mode!r} == "rubbish":
    print("Welcome to this library!", flush=True)
serve(Model)
"""


@pytest.fixture
def start(tmp_path, fake_model):
    models = []

    def make(mode=""):
        script = tmp_path / f"{mode or 'plain'}.py"
        script.write_text(SCRIPT.format(root=str(ROOT), mode=mode), encoding="utf-8")
        model = ChildModel(fake_model(**CARD).card, [sys.executable, str(script)])
        models.append(model)
        return model

    yield make
    for model in models:
        model.close()


PIXELS = np.random.default_rng(1).integers(0, 256, (40, 50, 3), np.uint8)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_returns_the_models_result_and_names_its_device(start):
    model = start()
    assert model.pid == 0
    np.testing.assert_array_equal(model(PIXELS), 255 - PIXELS)
    assert (model.running_on, model.notes) == ("CPU (a child)", ("a note",))
    pid = model.pid
    sixteen = PIXELS.astype(np.uint16) * 257
    made = model(sixteen)
    assert made.dtype == np.uint16
    assert model.pid == pid  # loaded once
    shares = []

    def through():
        steps = model.in_steps(PIXELS, Box(10, 0, 30, 50))
        while True:
            try:
                shares.append(next(steps))
            except StopIteration as end:
                return end.value

    assert not through()[:10].any()
    assert all(0 <= share <= 1 for share in shares)


def test_errors_are_passed_on_and_the_child_keeps_running(start):
    model = start("memory")
    for _ in range(2):
        with pytest.raises(OutOfMemory, match="No memory"):
            model(PIXELS)
    assert model.pid
    with pytest.raises(ModelError, match="does not load") as error:
        start("refuse").load()
    assert error.value.hint == "Get another."


def test_a_child_that_dies_is_an_error_with_its_last_output(start):
    model = start("die")
    with pytest.raises(ModelError, match=r"code 3.*something went wrong"):
        model(PIXELS)
    with pytest.raises(ModelError, match="something went wrong"):
        model(PIXELS)  # another child, another death


@pytest.mark.timeout(60)
def test_a_child_that_prints_rubbish_is_an_error_and_ends(start):
    model = start("rubbish")
    with pytest.raises(ModelError, match="invalid answer"):
        model.load()
    assert model.pid == 0


@pytest.mark.skipif(os.name == "nt", reason="there are no signals")
def test_a_killed_child_is_an_error(start):
    model = start("slow")
    steps = model.in_steps(PIXELS)
    while next(steps) < 0.5:
        pass
    os.kill(model.pid, signal.SIGKILL)
    with pytest.raises(ModelError, match="killed by the system"):
        for _ in steps:
            pass


def test_closing_the_generator_kills_the_child(start):
    model = start("slow")
    steps = model.in_steps(PIXELS)
    while next(steps) < 0.5:
        pass
    pid = model.pid
    steps.close()
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_a_closed_model_starts_no_more_children(start):
    model = start()
    model.load()
    model.close()
    assert model.pid == 0
    with pytest.raises(ModelError, match="unloaded"):
        model(PIXELS)


def test_a_missing_program_is_an_error(fake_model):
    with pytest.raises(ModelError, match="Cannot start"):
        ChildModel(fake_model(**CARD).card, ["/nowhere/deblur"]).load()
