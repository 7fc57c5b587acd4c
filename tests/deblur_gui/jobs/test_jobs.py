"""deblur_gui/jobs/job.py: every job keeps the law of the stream, wherever it runs and however it
ends.

The children are small scripts: they print what `engine.events.run` prints, or what no program
should.
"""

import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QTimer, Signal

from deblur_gui.jobs.job import TICK_MS, ProcessJob, ThreadJob, worker_command
from engine import steps
from engine.errors import ConfigError
from engine.events import (
    Finished,
    ItemDone,
    ItemKept,
    Log,
    Progress,
    Result,
    Retried,
    Started,
)
from tests.stream import check_stream

ROOT = Path(__file__).resolve().parents[3]

CHILD = """
    import sys, threading
    from engine.errors import ConfigError
    from engine.events import *
    gone = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), gone.set()), daemon=True).start()
    def emit(event):
        print(to_json(event), flush=True)
"""


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Make a ProcessJob of a script."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def make(body: str) -> ProcessJob:
        path = tmp_path / "child.py"
        path.write_text(textwrap.dedent(CHILD) + textwrap.dedent(body))
        return ProcessJob([sys.executable, str(path)], job="child", total=2)

    return make


class Ear(QObject):
    """Hears a job, and knows when it was heard last."""

    def __init__(self, job) -> None:
        super().__init__()
        self.job = job
        self.batches: list[tuple] = []
        self.results: list[Result] = []
        self.threads = set()
        job.events.connect(self.hear)
        job.finished.connect(self.end)

    def hear(self, events) -> None:
        assert not self.results, "events after the end"
        self.batches.append(events)
        self.threads.add(threading.current_thread())

    def end(self, result) -> None:
        self.results.append(result)

    @property
    def events(self) -> list:
        return [event for batch in self.batches for event in batch]


def heard(qtbot, job, *, during=None) -> Ear:
    """Run `job` to its end; `during` is called as soon as something was heard."""
    ear = Ear(job)
    job.start()
    if during is not None:
        qtbot.waitUntil(lambda: bool(ear.events), timeout=20_000)
        during()
    qtbot.waitUntil(lambda: bool(ear.results), timeout=20_000)
    job.wait(10)
    check_the_law(ear)
    return ear


def check_the_law(ear: Ear) -> None:
    check_stream(ear.events)
    assert [r.finished for r in ear.results] == [ear.events[-1]]
    assert ear.threads == {threading.main_thread()}
    assert not ear.job._timer.isActive()


def well():
    yield Progress(1, 2, "", "a", 1.0)
    yield ItemDone("a", "t", 1.0)
    yield Retried("b", "memory")
    yield Progress(0, 2)
    yield Log("hello")
    return 42


def failing():
    yield Progress(1, 2)
    raise ConfigError("It does not fit.", "Make it fit.")


def crashing():
    yield Progress(1, 2)
    raise ZeroDivisionError("by nought")


def empty():
    yield from ()
    return "nothing"


def lying():
    yield Finished("ok")


def unmade():
    raise ConfigError("It cannot even begin.")


THREADS = {
    "well": (well, "ok", 42),
    "failing": (failing, "failed", None),
    "crashing": (crashing, "crashed", None),
    "empty": (empty, "ok", "nothing"),
    "lying": (lying, "crashed", None),
    "unmade": (unmade, "failed", None),
}


@pytest.mark.parametrize("case", THREADS)
def test_every_work_in_a_thread_keeps_the_law(qtbot, case):
    make, outcome, value = THREADS[case]
    ear = heard(qtbot, ThreadJob(make, job="test", total=2))
    assert ear.events[0] == Started("test", 2)
    assert ear.results[0].finished.outcome == outcome
    assert ear.results[0].value == value


CHILDREN = {
    "well": ("def w():\n    yield Progress(1, 2)\n    yield ItemDone('a', 't', 1.0)\n"
             "run(w(), emit, job='child', total=2)", "ok"),
    "failing": ("def w():\n    yield Progress(1, 2)\n    raise ConfigError('No.', 'Do.')\n"
                "run(w(), emit, job='child')", "failed"),
    "rubbish around it": (
        "print('\\x00\\xff rubbish {', flush=True)\nsys.stdout.buffer.write(b'\\xff\\xfe\\n')\n"
        "def w():\n    print('{\"event\": 3}')\n    yield Log('x')\n    print('[' * 5000)\n"
        "    sys.stderr.write('a warning\\n')\nrun(w(), emit, job='child')\nprint('bye')", "ok"),
    "nothing but rubbish": ("print('rubbish')", "crashed"),
    "not a word": ("", "crashed"),
    "a code": ("emit(Started('child'))\nemit(ItemDone('a', 't', 1.0))\nsys.exit(3)", "crashed"),
    "a bug": ("emit(Started('child'))\n1 / 0", "crashed"),
    "killed": ("import os\nemit(Started('child'))\nos.kill(os.getpid(), 9)", "crashed"),
    "several ends": ("emit(Started('a'))\nemit(Started('b'))\nemit(Finished('ok'))\n"
                     "emit(Log('late'))\nemit(Finished('failed'))", "ok"),
    "joined lines": ("s = to_json(Started('a')) + to_json(Log('{\"event\":1}'))\n"
                     "sys.stdout.write(s + to_json(Finished('ok')))", "ok"),
    "two lines in pieces": (
        "import time\nfor c in to_json(Started('a')):\n    sys.stdout.write(c)\n"
        "    sys.stdout.flush()\nprint()\nemit(Finished('ok'))", "ok"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHILDREN)
def test_every_child_keeps_the_law(qtbot, child, case):
    body, outcome = CHILDREN[case]
    ear = heard(qtbot, child(body))
    finished = ear.results[0].finished
    assert finished.outcome == outcome
    if outcome == "crashed":
        assert finished.hint
    if case == "a code":
        assert "code 3" in finished.message
        assert ItemDone("a", "t", 1.0) in ear.events
    if case == "a bug":
        assert "ZeroDivisionError" in finished.traceback
    if case == "joined lines":
        assert Log('{"event":1}') in ear.events
    if case == "several ends":
        assert Log("late") not in ear.events
    if case == "rubbish around it":
        levels = {e.message: e.level for e in ear.events if isinstance(e, Log)}
        assert levels["a warning"] == "debug"
        assert levels["x"] == "info"


def test_a_line_without_an_end_is_not_kept(qtbot, child, monkeypatch):
    monkeypatch.setattr("deblur_gui.jobs.job._LONGEST_LINE", 1000)
    body = "sys.stdout.write('x' * 200_000)\nprint()\nrun(iter_(), emit, job='child')"
    body = "def iter_():\n    yield Log('after')\n" + body
    ear = heard(qtbot, child(body))
    assert ear.results[0].finished.outcome == "ok"
    assert all(len(e.message) <= 2000 for e in ear.events if isinstance(e, Log))


def test_a_child_that_cannot_be_started(qtbot, tmp_path):
    ear = heard(qtbot, ProcessJob([str(tmp_path / "absent")], job="child"))
    assert ear.results[0].finished.outcome == "failed"
    assert "absent could not be started" in ear.results[0].finished.message


OBEDIENT = """
    def w():
        try:
            while True:
                yield Progress(1, 2)
                gone.wait(0.01)
        finally:
            print('cleaned up', flush=True)
    run(w(), emit, job='child', cancelled=gone.is_set)
"""


def test_closing_stdin_cancels_a_child(qtbot, child):
    job = child(OBEDIENT)
    ear = heard(qtbot, job, during=job.cancel)
    assert ear.results[0].finished == Finished("cancelled")
    assert Log("cleaned up", "debug") in ear.events  # by itself, not killed


@pytest.mark.parametrize(
    "body",
    [
        "emit(Started('x'))\nimport time\nwhile True:\n    time.sleep(1)",
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nemit(Started('x'))\n"
        "while True:\n    time.sleep(1)",
    ],
)
def test_a_child_that_does_not_listen_is_killed(qtbot, child, monkeypatch, body):
    monkeypatch.setattr("deblur_gui.jobs.job.KILL_AFTER_MS", 200)
    job = child(body)
    ear = heard(qtbot, job, during=job.cancel)
    assert ear.results[0].finished == Finished("cancelled")


def test_a_child_that_does_not_end_after_its_last_word_is_killed(qtbot, child, monkeypatch):
    monkeypatch.setattr("deblur_gui.jobs.job.KILL_AFTER_MS", 200)
    job = child("import time\nemit(Started('x'))\nemit(Finished('ok'))\ntime.sleep(60)")
    assert heard(qtbot, job).results[0].finished == Finished("ok")


@pytest.mark.skipif(os.name == "nt", reason="/proc and os._exit as here are POSIX")
def test_a_child_ends_when_its_parent_dies(tmp_path, child):
    child(OBEDIENT)  # writes child.py
    parent = tmp_path / "parent.py"
    parent.write_text(
        textwrap.dedent(f"""
        import os, sys
        from PySide6.QtCore import QCoreApplication
        from deblur_gui.jobs.job import ProcessJob
        app = QCoreApplication([])
        job = ProcessJob([sys.executable, {str(tmp_path / "child.py")!r}], job="child")
        def die(events):
            print(job._process.processId(), flush=True)
            os._exit(1)
        job.events.connect(die)
        job.start()
        app.exec()
        """)
    )
    done = subprocess.run(
        [sys.executable, str(parent)], stdout=subprocess.PIPE, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    pid = int(done.stdout.split()[0])
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and ") Z" in Path(f"/proc/{pid}/stat").read_text():
            return  # dead; nobody here collects it
        time.sleep(0.05)
    os.kill(pid, 9)
    pytest.fail("the child outlived its parent")


def test_a_step_without_end_does_not_keep_the_window_waiting(qtbot, monkeypatch):
    """A decoder or a dead network share can hold a thread for ever; Stop works all the same."""
    monkeypatch.setattr(steps, "STEP_SECONDS", 0.3)
    monkeypatch.setattr(steps, "_given_up", [])
    go_on, closed = threading.Event(), threading.Event()

    def work():
        try:
            yield Progress(1, 2)
            go_on.wait()
            yield Progress(2, 2)
        finally:
            closed.set()

    job = ThreadJob(work, job="test")
    ear = heard(qtbot, job, during=job.cancel)
    assert ear.results[0].finished == Finished("cancelled")
    assert not closed.is_set()
    assert steps.left_running()  # so the program ends without waiting for it
    go_on.set()
    assert closed.wait(5)


def test_cancelling_a_thread_closes_its_work(qtbot):
    closed = threading.Event()

    def work():
        try:
            while True:
                yield Progress(1, 2)
                time.sleep(0.001)
        finally:
            closed.set()

    job = ThreadJob(work, job="test")
    ear = heard(qtbot, job, during=job.cancel)
    assert ear.results[0].finished == Finished("cancelled")
    assert closed.is_set()


def test_a_paused_job_takes_no_step_and_goes_on(qtbot):
    steps = []

    def work():
        for n in range(10_000):
            steps.append(n)
            yield Progress(n, 10_000)
            if n >= 50:
                time.sleep(0.001)

    job = ThreadJob(work, job="test")
    ear = Ear(job)
    job.start()
    qtbot.waitUntil(lambda: len(steps) > 60, timeout=10_000)
    job.pause()
    qtbot.wait(50)
    before = len(steps)
    qtbot.wait(100)
    assert len(steps) == before
    job.unpause()
    qtbot.waitUntil(lambda: len(steps) > before + 5, timeout=10_000)
    job.pause()
    job.cancel()  # also from a pause
    qtbot.waitUntil(lambda: bool(ear.results), timeout=10_000)
    check_the_law(ear)
    assert job.wait(5)


def test_a_flood_loses_nothing_but_overtaken_progress(qtbot):
    def work():
        for n in range(20_000):
            yield Progress(n, 20_000, "pictures", str(n))
            if n % 4 == 0:
                yield ItemKept(str(n), "sharp")
        yield Progress(20_000, 20_000)

    ear = heard(qtbot, ThreadJob(work, job="test", total=20_000))
    kept = [e.item for e in ear.events if isinstance(e, ItemKept)]
    assert kept == [str(n) for n in range(0, 20_000, 4)]
    assert Progress(20_000, 20_000) in ear.events
    for batch in ear.batches:
        assert sum(isinstance(e, Progress) for e in batch) <= 1
    assert len(ear.batches) < 20_000


def test_signals_come_no_more_than_30_times_a_second(qtbot):
    def work():
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            yield Log("again")

    begun = time.monotonic()
    ear = heard(qtbot, ThreadJob(work, job="test"))
    ticks = (time.monotonic() - begun) * 1000 / TICK_MS
    assert 1 <= len(ear.batches) <= ticks + 2


def test_the_event_loop_lives_while_a_job_floods_it(qtbot):
    """Not how fast, which is the machine's affair: the window's timer gets its turns."""
    beats = []

    def work():
        while len(beats) < 10:
            yield Log("again")
            yield Progress(1, 2)

    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(5)
    heard(qtbot, ThreadJob(work, job="test"))
    timer.stop()
    assert len(beats) >= 10


def test_5000_emits_in_a_row(qapp):
    """PySide6 6.12.0 on Python 3.11 loses a reference at each, and aborts after some 560."""

    class Speaker(QObject):
        said = Signal(object)

    speaker, count = Speaker(), []
    speaker.said.connect(count.append)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for n in range(5000):
        speaker.said.emit(n)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert len(count) == 5000
    for was, now in zip(before, after, strict=True):
        assert abs(now - was) < 1000


def test_waiting_for_a_job_tells_its_end(qtbot):
    job = ThreadJob(well, job="test")
    ear = Ear(job)
    job.start()
    assert job.wait(10)
    assert ear.results[0].value == 42
    check_the_law(ear)


def test_waiting_has_an_end_too(qtbot, child):
    go = threading.Event()

    def work():
        go.wait(20)
        yield Progress(1, 1)

    job = ThreadJob(work, job="test")
    job.start()
    assert not job.wait(0.05)
    go.set()
    assert job.wait(10)
    process = child("emit(Started('x'))\nimport time\ntime.sleep(60)")
    ear = heard(qtbot, process, during=lambda: (process.cancel(), process.wait(0.1)))
    assert ear.results[0].finished == Finished("cancelled")


def test_the_worker_is_this_program(monkeypatch):
    assert worker_command("run", "x") == [sys.executable, "-m", "engine", "run", "x"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", os.path.join("apps", "Deblur.exe"))
    assert worker_command("run") == [os.path.join("apps", "deblur-cli.exe"), "run"]


def test_a_child_of_the_program_itself(qtbot, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    ear = heard(qtbot, ProcessJob(worker_command("--version"), job="child"))
    assert ear.results[0].finished.outcome == "crashed"  # it said no Finished
    assert any("deblur " in e.message for e in ear.events if isinstance(e, Log))


def test_deblurring_in_a_child_obeys(qtbot, monkeypatch, tmp_path):
    """As the window runs models of torch: `deblur run --child`, cancelled, and not killed."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr("deblur_gui.jobs.job.KILL_AFTER_MS", 600_000)
    for number in range(60):
        Image.new("RGB", (320, 240), (number, 90, 200)).save(tmp_path / f"{number}.png")
    command = worker_command("run", str(tmp_path), "-o", str(tmp_path / "out"), "--child")
    job = ProcessJob(command, job="run")
    ear = heard(qtbot, job, during=job.cancel)
    assert ear.results[0].finished == Finished("cancelled")
    assert len(list(tmp_path.glob("out/*.png"))) < 60
