"""OpenCV is loaded without leaving a trace in what child processes inherit."""

import json
import os
import subprocess
import sys

import pytest

CODE = """
import json, os, engine
before = dict(os.environ)
from engine.core.opencv import cv2
after = {k: v for k, v in os.environ.items() if before.get(k) != v}
print(json.dumps([after, sorted(set(before) - set(os.environ)), cv2.__version__]))
"""


@pytest.mark.parametrize("path", [None, "/opt/mine"])
def test_children_inherit_the_environment_that_the_program_was_given(path):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LD_", "QT_"))}
    if path:
        env |= {"LD_LIBRARY_PATH": path, "QT_QPA_FONTDIR": path}
    said = subprocess.run(
        [sys.executable, "-c", CODE], env=env, capture_output=True, text=True, check=True
    )
    changed, gone, version = json.loads(said.stdout)
    assert (changed, gone) == ({}, [])
    assert version


def test_without_our_loader_it_would_not_be_so():
    """What the room is for; when this fails, it can go."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LD_", "QT_"))}
    code = CODE.replace("from engine.core.opencv import cv2", "import cv2")
    said = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    changed, _, _ = json.loads(said.stdout)
    if sys.platform == "linux":
        assert "LD_LIBRARY_PATH" in changed
