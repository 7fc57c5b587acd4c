"""Where no display answers, the program says so: Qt would abort it."""

import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deblur_gui.display_server import chooses_platform, why_no_display

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="they always have a display"
)


@pytest.fixture(autouse=True)
def _no_display(monkeypatch):
    names = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM")
    for name in names:
        monkeypatch.delenv(name, raising=False)


def test_none_is_named():
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in why_no_display()


asks_x11 = pytest.mark.skipif(
    ctypes.util.find_library("xcb") is None, reason="without libxcb nobody can ask"
)


@asks_x11
def test_the_one_that_is_named_does_not_answer(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "(WAYLAND_DISPLAY=wayland-0)" in why_no_display()
    monkeypatch.setenv("DISPLAY", "unix:9999")
    assert "(WAYLAND_DISPLAY=wayland-0 and DISPLAY=unix:9999)" in why_no_display()
    (tmp_path / "wayland-0").touch()
    assert why_no_display() == ""


def test_a_platform_that_the_user_has_chosen_is_qts(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_display() == ""


def test_wayland_has_a_display_that_nobody_names(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in why_no_display()
    (tmp_path / "wayland-0").touch()
    assert why_no_display() == ""
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    assert "(WAYLAND_DISPLAY=wayland-1)" in why_no_display()


def test_a_display_that_is_inherited_needs_no_name(monkeypatch):
    monkeypatch.setenv("WAYLAND_SOCKET", "7")
    assert why_no_display() == ""


def test_qt_takes_a_platform_with_one_dash_or_two():
    """But not "-platform=offscreen"."""
    assert chooses_platform(["-platform", "offscreen"])
    assert chooses_platform(["a.jpg", "--platform", "offscreen"])
    assert not chooses_platform(["-platform=offscreen"])
    assert not chooses_platform(["a.jpg"])


@asks_x11
def test_the_program_ends_with_a_sentence():
    child = subprocess.run(
        [sys.executable, "-m", "deblur_gui"],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": "unix:9999"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 1, "not aborted"
    assert "No display answers (DISPLAY=unix:9999)" in child.stderr
    assert "Traceback" not in child.stderr
