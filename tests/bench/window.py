"""How quickly the window is there, and how promptly it answers while a batch runs.

    python3 run.py bench window                    both, about two minutes
    python3 run.py bench window --start            the first window only
    python3 run.py bench window --answer           the event loop only
    python3 run.py bench window --answer --profile and what the window's thread did meanwhile
    python3 run.py bench window --folder 10000     a large folder: how soon its first photo is there

All are of the real program, off screen. Further words: `--count N` photos, `--megapixels 2,12,24`,
`--model NAME`, `--threads N`, `--runs N` starts.

The first window: from the start of the process to the end of the first paint, by the clock and in
processor time of the process, which does not count what else the machine does. The first start is
not counted (the files come from the disk). `torch` may not be loaded.

The event loop: a timer of 5 ms in the window's thread. An event that comes while the loop is busy
waits until it is free, so for a gap of 40 ms between two ticks every tick that should have been in
it is counted as late (35, 30, 25 ... ms): the percentiles are those of an event that comes at any
moment, not of the ticks that happened to be. The same timer first runs in the idle window, with the
same photos shown. Beside the batch a second process does nothing but tick: what is late there is
late by the machine, whatever the window does. `own work` is the processor time of the window's
thread within a gap: a gap that is longer waited, for the interpreter's lock or for a processor.

A large folder: one sample photo under many names (hard links) is dropped on the window, and started
as soon as that is possible. For each step the seconds since the drop, the memory of the process and
the longest gap between two ticks of the timer until then.
"""

import argparse
import cProfile
import itertools
import json
import os
import platform
import pstats
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

STEP_MS = 5
IDLE_SECONDS = 8.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--start", action="store_true", help="the first window only")
    parser.add_argument("--answer", action="store_true", help="the event loop only")
    parser.add_argument("--profile", action="store_true", help="what the window's thread did")
    parser.add_argument("--stacks", help="a file for what all threads do in gaps above 150 ms")
    parser.add_argument("--runs", type=int, default=5, help="starts that are counted [5]")
    parser.add_argument("--count", type=int, default=8, help="photos of the batch [8]")
    parser.add_argument("--megapixels", default="12", help="their sizes in turn [12]")
    parser.add_argument("--model", default="", help="the model [the program's default]")
    parser.add_argument("--threads", type=int, help="threads of the model [as the program has it]")
    parser.add_argument("--folder", type=int, help="photos of a large folder; nothing else is run")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if args.child == "start":
        print(json.dumps(first_window()))
        return
    if args.child == "imports":
        print(json.dumps(imports_by_package()))
        return
    if args.child == "tick":
        tick_alone()
        return
    if args.child == "folder":
        print(json.dumps(large_folder(args.folder)), flush=True)
        os._exit(0)  # the batch is still running, and closing the window would ask
    if args.child == "answer":
        print(json.dumps(answer(args)))
        return
    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as folder:
        os.environ["DEBLUR_DATA"] = folder
        print(
            f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, ",
            end="",
        )
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
        if args.folder:
            show_folder(args.folder)
            return
        if not args.answer:
            show_start(args.runs)
        if not args.start:
            show_answer()


def child(name: str, *words: str) -> dict:
    command = [sys.executable, str(Path(__file__).resolve()), "--child", name, *words]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or the program would be compiled each time
    os.environ["DEBLUR_BENCH_BEGAN"] = str(time.monotonic())
    # The offscreen platform says on stderr what it cannot do; that matters only where it failed.
    done = subprocess.run(command, capture_output=True, check=False, timeout=580)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout.splitlines()[-1])


# --- the first window ----------------------------------------------------------------------------


def show_start(runs: int) -> None:
    found = [child("start") for _ in range(runs + 1)][1:]
    print("| until | ms by the clock | ms of processor |")
    print("|---|---:|---:|")
    for n, (name, _, _) in enumerate(found[0]["marks"]):
        clock, work = (statistics.median(f["marks"][n][k] for f in found) for k in (1, 2))
        print(f"| {name} | {clock:.0f} | {work:.0f} |")
    clocks = [f["marks"][-1][1] for f in found]
    print(f"\n{runs} starts, medians; the first window by the clock {min(clocks):.0f} to ", end="")
    print(f"{max(clocks):.0f} ms. Loaded: {found[0]['modules']} modules; ", end="")
    print("heavy ones: " + (", ".join(found[0]["heavy"]) or "none") + ".\n")
    packages = child("imports")
    print("| imports of | modules | ms of processor |")
    print("|---|---:|---:|")
    for name, count, work in packages["packages"]:
        print(f"| {name} | {count} | {work:.0f} |")
    print()


def first_window() -> dict:
    """Open the program as its own `main` does, and note when it is how far."""
    began = float(os.environ["DEBLUR_BENCH_BEGAN"])
    marks = []

    def mark(name: str) -> None:
        marks.append((name, (time.monotonic() - began) * 1000, time.process_time() * 1000))

    mark("Python runs")
    import deblur_gui.app as app

    mark("everything is imported")
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        """Ends the program when the window has been painted once."""

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and len(marks) == 4:
                mark("its first paint begins")
                QTimer.singleShot(0, self.end)
            return False

        def end(self):
            mark("the first window is on the screen")
            window[0].close()

    window, painted = [], Painted()
    make_app, make_window = app.make_app, app.make_window

    def make_app_and_mark(words):
        made = make_app(words)
        mark("Qt has started")
        return made

    def make_window_and_mark(made):
        window.append(make_window(made))
        window[0].installEventFilter(painted)
        mark("the window is made")
        return window[0]

    app.make_app, app.make_window = make_app_and_mark, make_window_and_mark
    app.open_window(["deblur"])
    heavy = [n for n in ("torch", "onnxruntime", "cv2", "ssl", "sqlite3") if n in sys.modules]
    assert "torch" not in heavy, "torch is loaded in the window's process"
    return {"marks": marks, "modules": len(sys.modules), "heavy": heavy}


def imports_by_package() -> dict:
    """Return for each package its modules and their own processor time, without what they import.

    Like `-X importtime`, but not counting the time in which the machine did something else.
    """
    import importlib.machinery as machinery

    own: Counter[str] = Counter()
    count: Counter[str] = Counter()
    inner = [0.0]

    def timed(plain):
        def run(self, what):
            name = getattr(what, "__name__", None) or what.name
            begun = time.process_time()
            inner.append(0.0)
            try:
                return plain(self, what)
            finally:
                whole = time.process_time() - begun
                package = name.partition(".")[0]
                package = "the standard library" if package in sys.stdlib_module_names else package
                own[package] += (whole - inner.pop()) * 1000
                inner[-1] += whole
                count[package] += plain.__name__ == "exec_module"

        return run

    for loader, names in (
        (machinery.SourceFileLoader, ("exec_module",)),
        (machinery.ExtensionFileLoader, ("create_module", "exec_module")),
    ):
        for name in names:
            setattr(loader, name, timed(getattr(loader, name)))
    import deblur_gui.app  # noqa: F401

    return {"packages": [(name, count[name], work) for name, work in own.most_common(8)]}


# --- a large folder ------------------------------------------------------------------------------


def show_folder(count: int) -> None:
    found = child("folder", "--folder", str(count))
    print(f"{count} photos: | seconds after the drop | MB | longest gap until then, ms |")
    print("|---|---:|---:|---:|")
    for name, seconds, megabytes, gap in found["marks"]:
        print(f"| {name} | {seconds:.2f} | {megabytes:.0f} | {gap:.0f} |")
    print(f"\nAt most {found['peak']:.0f} MB.\n")


def make_many(folder: Path, count: int) -> None:
    """Give the folder so many JPEGs: hard links, of which a file may have some ten thousand."""
    from PIL import Image

    from engine.core.resources import resource_path

    sample = Image.open(sorted(resource_path("samples").glob("*.jpg"))[0])
    sample.thumbnail((640, 640))
    folder.mkdir()
    for n in range(count):
        path = folder / f"{n:06}.jpg"
        if n % 20_000 == 0:
            sample.save(path, quality=90)
            first = path
        else:
            os.link(first, path)


def large_folder(count: int) -> dict:
    """Drop a folder on the window and start the batch; return when what was there."""
    import dataclasses

    from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer

    from deblur_gui.app import make_app, make_window
    from deblur_gui.settings import Settings, save_settings
    from engine.core.machine import peak_resident_bytes, resident_bytes
    from tests.deblur_gui.person import buttons, drop, press

    # The parent deletes it.
    folder, out = Path(os.environ["DEBLUR_DATA"]) / "in", Path(os.environ["DEBLUR_DATA"]) / "out"
    make_many(folder, count)
    save_settings(Settings(model="live", skip_sharp=False, guard=True))
    app = make_app(["deblur"])
    window = make_window(app)
    window.settings.choose(dataclasses.replace(window.settings.current, output=str(out)))
    window.show()
    app.processEvents()
    marks, last, longest, seen, loop = [], [time.perf_counter()], [0.0], set(), QEventLoop()

    def on_tick() -> None:
        now = time.perf_counter()
        longest[0], last[0] = max(longest[0], now - last[0]), now

    def mark(what: str) -> None:
        if what not in seen:
            on_tick()
            seen.add(what)
            seconds = time.perf_counter() - begun
            marks.append((what, seconds, resident_bytes() / 1e6, longest[0] * 1000))

    def look(deadline: QDeadlineTimer, wanted: str) -> None:
        if wanted == "ready to start" and buttons(window, "Start"):
            mark(wanted)
        if wanted == "first result" and out.is_dir() and any(out.glob("*.jpg")):
            mark(wanted)
        if wanted in seen or deadline.hasExpired():
            loop.quit()

    def turn_until(wanted: str) -> None:
        deadline, poll = QDeadlineTimer(200_000), QTimer()
        poll.timeout.connect(lambda: look(deadline, wanted))
        poll.start(10)
        loop.exec()
        poll.stop()
        assert wanted in seen, f"not within 200 s: {wanted}"

    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(on_tick)
    timer.start(STEP_MS)
    window.planner.planned.connect(lambda _: mark("planned and listed"))
    window.photos.list.model._thumbnails.ready.connect(lambda *_: mark("first thumbnail"))
    window.photos.viewer.previews.loaded.connect(lambda _: mark("first photo in the viewer"))
    begun = time.perf_counter()
    drop(window, [folder])
    turn_until("planned and listed")
    turn_until("first photo in the viewer")
    turn_until("ready to start")
    press(window, "Start")
    turn_until("first result")
    peak = peak_resident_bytes(reset=False) or 0
    return {"marks": marks, "peak": peak / 1e6}


# --- the event loop ------------------------------------------------------------------------------


def show_answer() -> None:
    words = [word for word in sys.argv[1:] if word not in ("--start", "--answer")]
    found = child("answer", *words)
    print(
        f"{found['photos']} photos, {found['megapixels']:.0f} MP, {found['running_on']}, ", end=""
    )
    print(f"{found['seconds']:.0f} s\n")
    print("| ms | median | 99th percentile | worst |")
    print("|---|---:|---:|---:|")
    rows = ("idle", "batch", "a process beside it", "own work, idle", "own work, batch")
    for name in rows:
        middle, most, worst = found[name]
        print(f"| {name} | {middle:.1f} | {most:.1f} | {worst:.1f} |")
    beside = found["a process beside it"]
    ratio = [b / max(0.1, i) for b, i in zip(found["batch"], beside, strict=True)]
    print(f"| batch / the process beside it | {ratio[0]:.1f} | {ratio[1]:.1f} | {ratio[2]:.1f} |")
    print(
        "\nThe longest gaps of the batch, and what of them was the window's own work (ms): ", end=""
    )
    print(", ".join(f"{gap:.0f} ({work:.0f})" for gap, work in found["gaps"]) + "\n")


def answer(args: argparse.Namespace) -> dict:
    """Run a batch in the real window and return how late its timer was."""
    import dataclasses
    import faulthandler

    from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer

    from deblur_gui.app import make_app, make_window
    from deblur_gui.settings import Settings, save_settings
    from engine.cli.bench import make_pictures, parse_megapixels
    from tests.deblur_gui.person import drop, press

    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as name:
        folder = Path(name) / "in"
        make_pictures(folder, args.count, parse_megapixels(args.megapixels))
        save_settings(
            Settings(model=args.model, threads=args.threads, skip_sharp=False, guard=True)
        )
        app = make_app(["deblur"])
        window = make_window(app)
        window.settings.choose(
            dataclasses.replace(window.settings.current, output=str(Path(name) / "out"))
        )
        window.show()
        drop(window, [folder])
        ends = []
        window.queue.batch_ended.connect(ends.append)
        estimates = []
        window.planner.estimated.connect(estimates.append)
        loop = QEventLoop()
        ticks: list[tuple[float, float]] = []

        # Written by a thread that needs no lock of the interpreter, while others may hold it.
        stacks = open(args.stacks, "w") if args.stacks else None  # noqa: SIM115 - to the end

        def on_tick() -> None:
            ticks.append((time.perf_counter(), time.thread_time()))
            if stacks:
                faulthandler.dump_traceback_later(0.15, file=stacks)

        timer = QTimer(window)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_tick)

        def turn_until(done, seconds: float) -> None:
            """Let the window's own event loop run, as `exec` would, until something is so."""
            ready = QTimer()
            deadline = QDeadlineTimer(int(seconds * 1000))
            ready.timeout.connect(lambda: loop.quit() if done() or deadline.hasExpired() else None)
            ready.start(100)
            loop.exec()
            ready.stop()
            assert done() or seconds == IDLE_SECONDS, "it takes too long"

        turn_until(lambda: estimates, 120)
        timer.start(STEP_MS)
        turn_until(lambda: False, IDLE_SECONDS)
        idle, ticks[:] = gaps_of(ticks), []
        profile = cProfile.Profile(time.thread_time) if args.profile else None
        command = [sys.executable, str(Path(__file__).resolve()), "--child", "tick"]
        beside = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        begun = time.perf_counter()
        press(window, "Start")
        if profile:
            profile.enable()
        turn_until(lambda: ends, 550)
        if profile:
            profile.disable()
            pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(25)
        seconds, busy = time.perf_counter() - begun, gaps_of(ticks)
        timer.stop()
        alone = json.loads(beside.communicate()[0])
        faulthandler.cancel_dump_traceback_later()
        end = ends[0]
        assert end.done == args.count, end
        with window.session.queue_here() as queue:
            made = queue.items(end.batch_id, "done")
        lines = [line.message for line in window.queue.state.log]
        running = next((line for line in lines if " runs on " in line), "")
        window.close()
    assert "torch" not in sys.modules
    return {
        "photos": end.done,
        "megapixels": sum(each.megapixels for each in made),
        "running_on": running,
        "seconds": seconds,
        "idle": figures(lateness(idle)),
        "batch": figures(lateness(busy)),
        "a process beside it": alone,
        "own work, idle": figures([work for _, work in idle]),
        "own work, batch": figures([work for _, work in busy]),
        "gaps": sorted(busy, reverse=True)[:8],
    }


def tick_alone() -> None:
    """Sleep and wake like the window's timer until stdin closes; print how late that was."""
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    ticks = []
    while not ended.is_set():
        ticks.append((time.perf_counter(), time.thread_time()))
        time.sleep(STEP_MS / 1000)
    print(json.dumps(figures(lateness(gaps_of(ticks)))))


def gaps_of(ticks: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return (ms by the clock, ms of the window's own work) between each two ticks."""
    pairs = itertools.pairwise(ticks)
    return [((b[0] - a[0]) * 1000, (b[1] - a[1]) * 1000) for a, b in pairs]


def lateness(gaps: list[tuple[float, float]]) -> list[float]:
    """Return how late every tick was that should have been, in ms; those left out as well."""
    late = []
    for gap, _ in gaps:
        over = max(0.0, gap - STEP_MS)
        late.append(over)
        while (over := over - STEP_MS) > 0:
            late.append(over)
    return late


def figures(values: list[float]) -> tuple[float, float, float]:
    """Return the median, the 99th percentile and the worst."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1]


if __name__ == "__main__":
    main()
