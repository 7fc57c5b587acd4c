"""One window for each user: later starts hand over their files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from deblur_gui import single_instance as one_window
from deblur_gui.single_instance import OneWindow, StartRequest, server_name
from tests.deblur_gui.person import drop

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deblur_gui.single_instance import OneWindow
app = QCoreApplication([])
print(OneWindow.claim([Path(word) for word in sys.argv[1:]]))
"""


@pytest.fixture
def claimed(qapp):
    """Claim to be the window; all claims are given up afterwards."""
    claims = []

    def claim(*paths):
        found = OneWindow.claim([Path(path) for path in paths])
        if found is not None:
            claims.append(found)
        return found

    yield claim
    for each in claims:
        each.close()


def start_again(*words, cwd=None) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND_START, *map(os.fspath, words)], cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_ACTIVATION_TOKEN": "may-come"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_second_start_hands_over_its_files_and_ends(claimed, qtbot, tmp_path):
    first = claimed()
    first.listen()
    heard = []
    first.start_requested.connect(heard.append)
    (tmp_path / "übung.jpg").touch()
    second = start_again("übung.jpg", tmp_path / "b.jpg", cwd=tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.communicate()[0].strip() == "None"
    # Relative ones are those of the folder where it was started.
    assert heard == [StartRequest((tmp_path / "übung.jpg", tmp_path / "b.jpg"), "may-come")]


def test_one_that_comes_while_the_first_is_still_starting_waits_for_it(claimed, qtbot):
    first = claimed()
    heard = []
    first.start_requested.connect(heard.append)
    second = start_again("a.jpg")
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(2)
    first.listen()
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.communicate()[0].strip() == "None"
    assert len(heard) == 1


def test_after_the_first_was_killed_the_next_is_the_window(claimed, qtbot):
    hold = (
        SECOND_START.replace("print(", "x = (") + "x.listen()\nprint('up', flush=True)\napp.exec()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", hold], env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert first.stdout.readline() == "up\n"
    first.kill()
    first.communicate()
    second = claimed()  # its socket is still there
    second.listen()
    heard = []
    second.start_requested.connect(heard.append)
    third = start_again("a.jpg")
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    qtbot.waitUntil(lambda: third.poll() is not None, timeout=60_000)
    third.communicate()


def test_one_that_does_not_answer_is_not_waited_for_forever(claimed, monkeypatch, qapp):
    monkeypatch.setattr(one_window, "ANSWER_SECONDS", 0.3)
    assert claimed() is not None  # and never listens
    second = OneWindow.claim([])
    assert second is not None  # a window of one's own
    second.listen()  # which nobody can call
    assert not second._server.isListening()
    second.close()


@pytest.mark.parametrize("line", [b"{}\n", b"rubbish\n", b'{"paths": [1], "token": ""}\n', b"[]\n"])
def test_rubbish_is_not_listened_to(claimed, qtbot, line):
    first = claimed()
    first.listen()
    heard = []
    first.start_requested.connect(heard.append)
    caller = QLocalSocket()
    caller.connectToServer(server_name())
    assert caller.waitForConnected(3000)
    caller.write(line)
    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


def test_the_socket_is_in_the_users_folder_and_for_them_alone(claimed):
    claimed().listen()
    if sys.platform == "win32":
        return
    socket = Path(server_name())
    assert socket.parent == Path(os.environ["DEBLUR_DATA"])
    assert socket.stat().st_mode & 0o077 == 0


def test_a_folder_too_deep_for_a_socket_has_one_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / ("d" * 120)))
    assert len(server_name()) < 40
    other = server_name()
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / ("e" * 120)))
    assert server_name() != other


def test_what_is_handed_over_is_opened_in_the_window(open_window, photos):
    from deblur_gui.app import _open_again

    window = open_window()
    _open_again(window, StartRequest((photos,), ""))
    assert window.selection.roots == [photos]
    assert window.isVisible()


def test_a_dropped_model_is_imported_and_photos_beside_it_are_taken(
    open_window, photos, monkeypatch
):
    from deblur_gui.models.dialog import ModelsDialog

    imported = []
    monkeypatch.setattr(ModelsDialog, "import_file", lambda self, path: imported.append(path))
    window = open_window()
    model = photos / "mine.deblur"
    model.touch()
    drop(window, [model, photos / "a.png"])
    assert imported == [model]
    assert window.selection.roots == [photos / "a.png"]


def test_the_finders_open_with(qapp):
    from PySide6.QtGui import QFileOpenEvent

    from deblur_gui.app import App

    heard = []

    class Stand:
        """What App.event needs of an application: there can be only one in a process."""

        opened = type("Signal", (), {"emit": staticmethod(heard.append)})

    assert App.event(Stand(), QFileOpenEvent("/tmp/a.jpg"))
    assert heard == [[Path("/tmp/a.jpg")]]


def test_the_program_says_its_version_and_its_words_without_a_window():
    for words, told in ((["--version"], "deblur "), (["--help"], "--self-test")):
        done = subprocess.run(
            [sys.executable, "-m", "deblur_gui", *words], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0
        assert told in done.stdout


def test_the_window_tests_itself(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "deblur_gui", "--self-test", tmp_path / "out"],
        cwd=ROOT, capture_output=True, text=True, timeout=250,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out" / "self-test.json").read_text())
    assert (found["done"], found["kept"], found["failed"]) == (1, 0, 0)
    assert (tmp_path / "out" / "street-1.jpg").stat().st_size > 10_000
