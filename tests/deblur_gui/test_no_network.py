"""A whole session reaches for no network: start, look, preview, batch, scan, report, close.

In a process of its own, with the real model, and watched twice. An audit hook sees every socket of
Python's and names the line. On Linux the kernel itself is told to end the process at the first
internet socket that anything opens, Qt and onnxruntime in C++ included; that holds for threads and
children too. Sockets of the family AF_UNIX are let through: Qt speaks to the desktop by them (X11,
Wayland, D-Bus), and they end in this machine.
"""

import json
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WATCH = """
import ctypes, os, sys

def forbid_internet():
    '''Have the kernel end this process if it opens a socket for IPv4, IPv6 or packets.'''
    class Filter(ctypes.Structure):
        _fields_ = [("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte),
                    ("k", ctypes.c_uint)]

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.POINTER(Filter))]

    LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # seccomp(2): BPF over (nr, arch, ip, arguments)
    socket = {"x86_64": 41, "aarch64": 198}[os.uname().machine]
    kill, allow = 0x80000000, 0x7FFF0000
    lines = (Filter * 8)(
        Filter(LOAD, 0, 0, 0),          # the number of the call
        Filter(EQUAL, 0, 5, socket),    # another one: allowed
        Filter(LOAD, 0, 0, 16),         # its first argument, the family
        Filter(EQUAL, 2, 0, 2),         # AF_INET
        Filter(EQUAL, 1, 0, 10),        # AF_INET6
        Filter(EQUAL, 0, 1, 17),        # AF_PACKET
        Filter(RETURN, 0, 0, kill),
        Filter(RETURN, 0, 0, allow),
    )
    libc = ctypes.CDLL(None, use_errno=True)
    program = Program(len(lines), lines)
    assert libc.prctl(38, 1, 0, 0, 0) == 0      # PR_SET_NO_NEW_PRIVS
    assert libc.prctl(22, 2, ctypes.byref(program)) == 0, os.strerror(ctypes.get_errno())

def watch(event, arguments):
    if not event.startswith("socket."):
        return
    if event == "socket.__new__" and arguments[1] == 1 and os.name == "posix":  # AF_UNIX
        return
    if event in ("socket.connect", "socket.bind") and isinstance(arguments[1], str | bytes):
        return  # the name of a unix socket
    import traceback
    print("NETWORK", event, arguments, file=sys.stderr)
    traceback.print_stack(limit=8)
    os._exit(3)

sys.addaudithook(watch)
if sys.platform == "linux" and os.uname().machine in ("x86_64", "aarch64"):
    forbid_internet()
"""

SESSION = """
import json
from pathlib import Path
photos, report = Path(sys.argv[1]), Path(sys.argv[2])
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from deblur_gui.app import make_app, make_window
from deblur_gui.settings import Settings, save_settings
from tests.deblur_gui.person import counts, drop, press

told = []

def wait(done, what):
    # Not QTest.qWait: this ends as soon as it is so, and says what did not happen.
    loop, timer, last = QEventLoop(), QTimer(), QTimer(singleShot=True, interval=200_000)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    last.timeout.connect(loop.quit)
    timer.start(20)
    last.start()
    loop.exec()
    assert done(), what
    told.append(what)

save_settings(Settings(skip_sharp=False))
app = make_app(["deblur"])
window = make_window(app)
window.show()
session, previews, ends, failed = window.session, [], [], []
window.photos.viewer.previews.previewed.connect(previews.append)
window.queue.batch_ended.connect(ends.append)
session.slots.failed.connect(lambda *why: failed.append(why))
drop(window, [photos])
wait(lambda: len(window.photos.list.model.rows) == 2 and not window.plan.is_outdated, "look")
wait(lambda: window.photos.viewer.preview_action.isEnabled(), "load")
QTest.keyClick(window, Qt.Key.Key_P)
wait(lambda: bool(previews), "preview")
press(window, "Start")
wait(lambda: bool(ends) and not window.queue.is_running, "batch")
assert ends[0].done + ends[0].kept == 2, ends

window.triage.start()
wait(lambda: not window.triage.is_running, "scan")
assert all(row.label for row in window.photos.list.model.rows)

def write():
    from engine.queue import Queue
    from engine.report.report import write_report
    queue = Queue.open(warn=print)
    try:
        batch = queue.batches()[0]
        items = queue.items(batch.id)
    finally:
        queue.close()
    return (yield from write_report(batch, items, report))

reports = []
session.slots.run("report", write, reports.append)
wait(lambda: bool(reports), "report")
assert not failed, failed
assert window.close()
told.append("close")
print(json.dumps(told))
"""


@pytest.fixture
def command(tmp_path):
    """Return what runs a program under watch: `command(program, arguments)`."""

    def run(program: str, *arguments: object) -> subprocess.CompletedProcess:
        words = [sys.executable, "-c", WATCH + program, *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            words, env=environment, capture_output=True, text=True, timeout=280, check=False
        )

    return run


def test_a_whole_session_opens_no_socket(command, tmp_path):
    from PIL import Image

    (tmp_path / "photos").mkdir()
    for name in ("street-1.jpg", "alley-1.jpg"):
        with Image.open(ROOT / "resources" / "samples" / name) as sample:
            sample.crop((200, 200, 520, 440)).save(tmp_path / "photos" / name, quality=95)
    done = command(SESSION, tmp_path / "photos", tmp_path / "report")
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-3000:]}"
    everything = ["look", "load", "preview", "batch", "scan", "report", "close"]
    assert json.loads(done.stdout.splitlines()[-1]) == everything
    assert list((tmp_path / "report").glob("*.html"))


def test_the_watch_sees_a_socket_of_python(command):
    done = command("import socket; socket.create_connection(('127.0.0.1', 9), 1)")
    assert done.returncode == 3
    assert "NETWORK" in done.stderr


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="only Linux has seccomp",
)
def test_the_watch_sees_a_socket_of_a_library_and_of_a_child(command):
    in_c = "import ctypes; ctypes.CDLL(None).socket({family}, 1, 0); print('alive')"
    assert "alive" in command(in_c.format(family=1)).stdout  # AF_UNIX
    for family in (2, 10):
        assert command(in_c.format(family=family)).returncode == -signal.SIGSYS
    child = "import subprocess, sys; r = subprocess.run([sys.executable, '-c', {!r}]); "
    done = command(child.format(in_c.format(family=2)) + "print(r.returncode)")
    assert done.stdout.strip() == str(-signal.SIGSYS)
