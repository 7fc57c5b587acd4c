"""Starts everything: creates `.venv`, installs what is missing, and runs the given command.

    python3 run.py              the app; without a display, deblurs the sample photos instead
    python3 run.py PHOTOS       the app with these photos and folders
    python3 run.py cli ...      the command line, e.g. cli run PHOTOS -o OUT
    python3 run.py train ...    the trainer, e.g. train check PAIRS
    python3 run.py test ...     all tests, or only fast ones with --fast; takes pytest options
    python3 run.py check        check formatting, lint, types and structure
    python3 run.py bench NAME   run a benchmark from tests/bench; without a name, list them
    python3 run.py translate    update the translations, and list untranslated texts
    python3 run.py package      build a distributable package in dist/ (--full: with torch)

It installs again only if pyproject.toml, this Python or the location of the checkout has changed.
Its own messages go to stderr, so that stdout belongs to the program it starts.
DEBLUR_TORCH=cpu or =cuda chooses the build of torch (`train`, `test` and `bench` install it).
DEBLUR_SYSTEM=yes installs missing system libraries without asking, =no never does.
"""

import sys

# Above everything else: an older Python must get as far as this sentence. So no syntax here that
# Python 3.6 cannot read.
if sys.version_info < (3, 11):  # noqa: UP036 - this is the place where an old Python is met
    sys.exit(
        "Deblur needs Python 3.11 or newer; this is Python %d.%d (%s).\n"  # noqa: UP031 - as above
        "Get one from https://www.python.org/downloads/ or your system's packages, and start\n"
        "run.py with it, such as: python3.12 run.py" % (*sys.version_info[:2], sys.executable)
    )

import contextlib
import ctypes
import hashlib
import itertools
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sysconfig
import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
_home_of_base: dict[str, str] = {}
"""The PYTHONHOME without which the Python that runs this may not start, and no other may have."""
STAMP = VENV / "deblur-stamp.json"
SAMPLES_OUT = ROOT / "deblurred-samples"
COMMAND = "python3 run.py cli"
"""How the command line is called in a checkout, for its hints."""

USER = frozenset({"raw", "tiff", "video"})
DEVELOPER = frozenset({"cluster", "distributed", "package", "test", "train"}) | USER
MEGABYTES = {
    "core": (220, 650), "raw": (3, 10), "tiff": (26, 80), "video": (35, 105),
    "train": (220, 900), "test": (95, 360), "cluster": (10, 55),
}  # fmt: skip
"""About so many are downloaded, and needed on disk, of the core and of some extras: the sum of the
wheels, and `du -m` of them in `.venv`, on Linux (x86-64, Python 3.11) in November 2026."""
_QUICK_MEGABYTES = 100
WAITING = "Another run.py is installing into this folder's .venv. Waiting until it has finished..."
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"

# Shared libraries that the wheels of Qt and OpenCV expect from a Linux system, and the Debian
# package of each. Newer Debians call one libglib2.0-0t64, which answers to the old name too.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Only a real X11 window needs these.
LIBRARIES_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Stop(Exception):
    """Cannot continue; the text says why and what helps."""


def main(argv: Sequence[str]) -> int:
    """Run the command given by the first word with the others; return its exit code."""
    word, *words = argv or ["app"]
    command = {
        "app": open_app,
        "cli": pass_to_cli,
        "train": pass_to_trainer,
        "test": run_tests,
        "check": check,
        "bench": run_bench,
        "translate": translate,
        "package": make_package,
    }.get(word)
    if command is None and os.path.lexists(word):
        command, words = open_app, [word, *words]
    if command is None:
        asked = word in ("-h", "--help", "help")
        say(str(__doc__).split("\n\n")[1] if asked else f"Unknown command '{word}'. See --help.")
        return 0 if asked else 2
    # `.venv` has all that is needed. What these name would come first, is made for another Python,
    # and is what pip would take for installed.
    os.environ.pop("PYTHONPATH", None)
    if "PYTHONHOME" in os.environ:
        _home_of_base["PYTHONHOME"] = os.environ.pop("PYTHONHOME")
    try:
        return command(words)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Print a message to stderr."""
    print(text, file=sys.stderr, flush=True)


# --- the commands --------------------------------------------------------------------------------


def open_app(words: Sequence[str]) -> int:
    """Open the window, with files and folders; without a display, deblur the sample photos."""
    if words and not has_screen():
        raise Stop(
            "No display found, so there is no window to open them in. Without a window:\n"
            f"python3 {os.path.relpath(__file__)} cli run {' '.join(words)} -o OUT"
        )
    ensure(USER, window=has_screen())
    if not has_screen():
        say("No display found. Deblurring the sample photos instead of opening the window.")
    elif not (ROOT / "deblur_gui" / "__main__.py").exists():
        say("This checkout has no window. Deblurring the sample photos instead.")
    else:
        return hand_over([PYTHON, "-m", "deblur_gui", *words])
    samples = ROOT / "resources" / "samples"
    os.environ["DEBLUR_COMMAND"] = COMMAND
    code = wait_for([PYTHON, "-m", "engine", "run", samples, "-o", SAMPLES_OUT])
    if code == 0:
        say(f"\nBlurred:   {samples}\nDeblurred: {SAMPLES_OUT}")
        say(f"For your photos: python3 {os.path.relpath(__file__)} cli run PHOTOS -o OUT")
    return code


def pass_to_cli(words: Sequence[str]) -> int:
    """Become the command line, in the current folder."""
    ensure(USER)
    os.environ["DEBLUR_COMMAND"] = COMMAND
    return hand_over([PYTHON, "-m", "engine", *words])


def pass_to_trainer(words: Sequence[str]) -> int:
    """Become the trainer, in the current folder."""
    ensure(frozenset({"train"}))
    return hand_over([PYTHON, "-m", "trainer", *words])


def run_tests(words: Sequence[str]) -> int:
    """Become pytest, with every extra installed; `--fast` leaves out what is marked slow."""
    ensure(DEVELOPER)
    os.chdir(ROOT)
    words = _without_dashes(words)
    return hand_over([PYTHON, "-m", "pytest", *_in_parallel(words), *words])


def _in_parallel(words: Sequence[str]) -> Sequence[str]:
    """Spread many tests over the cores; a few named ones run in this process, where pdb works."""
    named = [word for word in words if not word.startswith("-")]
    if named or {"--headed", "--pdb", "--collect-only", "-n"} & set(words):
        return ()
    # A file is run by one process, since its tests share what is expensive to make; the slowest
    # files, which tests/conftest.py puts first, begin first. Many tests wait for another program or
    # a timer, so there is one process more than there are cores.
    shared = ("--dist", "loadfile", "--no-loadscope-reorder")
    return ("-n", str(min(4, (os.cpu_count() or 1) + 1)), *shared)


def check(words: Sequence[str]) -> int:
    """Run all quick checks, even if one fails, and name those that failed."""
    if words:
        raise Stop("check takes no arguments.")
    ensure(frozenset({"test"}))
    os.chdir(ROOT)
    failed = []
    for name, command in {
        "format": ["ruff", "format", "--check", "."],
        "lint": ["ruff", "check", "."],
        "types": ["mypy"],
        "structure": ["pytest", "-q", "tests/test_structure.py", "tests/deblur_gui/test_start.py"],
    }.items():
        began = time.monotonic()
        code = wait_for([PYTHON, "-m", *command])
        say(f"--- {name}: {'ok' if code == 0 else 'FAILED'}, {time.monotonic() - began:.1f} s")
        if code != 0:
            failed.append(name)
    say(f"check: {', '.join(failed)} failed." if failed else "check: no problems found.")
    return 1 if failed else 0


def run_bench(words: Sequence[str]) -> int:
    """Become the named benchmark, or list them."""
    benches = {path.stem: path for path in sorted((ROOT / "tests" / "bench").glob("[!_]*.py"))}
    if not words:
        say("Benchmarks: " + (", ".join(benches) or "none yet"))
        return 0
    if words[0] not in benches:
        raise Stop(f"Unknown benchmark '{words[0]}'. Available: {', '.join(benches) or 'none'}")
    ensure(DEVELOPER)
    return hand_over([PYTHON, benches[words[0]], *_without_dashes(words[1:])])


def translate(words: Sequence[str]) -> int:
    """Update the translations of the window."""
    ensure(frozenset())
    return hand_over([PYTHON, ROOT / "packaging" / "translate.py", *words])


def make_package(words: Sequence[str]) -> int:
    """Build a package."""
    ensure(frozenset({"package"}))
    return hand_over([PYTHON, ROOT / "packaging" / "build.py", *words])


def _without_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words[:1] == ["--"] else words


def has_screen() -> bool:
    """Whether a window can be opened, which can be told beforehand only on Linux and the like."""
    if sys.platform in ("win32", "darwin"):
        return True
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR", "")  # what Wayland takes where no variable names one
    return bool(folder) and os.path.exists(os.path.join(folder, "wayland-0"))


# --- starting programs ---------------------------------------------------------------------------


def hand_over(command: Sequence[str | Path]) -> int:
    """Become another program, so that signals and the exit code are its own; or return its code."""
    words = [str(word) for word in command]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(words[0], words)
    return wait_for(words)  # Windows has no exec: its parent would not wait


def wait_for(command: Sequence[str | Path]) -> int:
    """Run a program to its end; return its exit code, or 128 + n if signal n ended it.

    Ctrl+C also reaches the program, which is in the same process group, so it gets the time to
    clean up before `KeyboardInterrupt` is raised here. SIGTERM is passed on.
    """
    interrupts: list[int] = []
    ends: list[int] = []
    children: list[subprocess.Popen[bytes]] = []

    def end(number: int, _: object) -> None:
        ends.append(number)
        for child in children:
            child.terminate()

    # Before the program starts: a signal in between would orphan it.
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number)),
        signal.SIGTERM: signal.signal(signal.SIGTERM, end),
    }
    try:
        with subprocess.Popen([str(word) for word in command]) as child:
            children.append(child)
            if ends:
                child.terminate()
            code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if interrupts:
        raise KeyboardInterrupt
    return code if code >= 0 else 128 - code


def call(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    brief: Callable[[str], str] | None = None,
) -> bool:
    """Run a step of an installation with its output on stderr; return whether it succeeded.

    `brief` returns what to say of a line of the output, "" for nothing.
    """
    words = [str(word) for word in command]
    if brief is None:
        return subprocess.run(words, stdout=sys.stderr, env=env, check=False).returncode == 0
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=env) as child:
        assert child.stdout is not None
        for line in child.stdout:
            text = brief(line.decode("utf-8", "replace"))
            if text:
                say(text)
    return child.returncode == 0


def ask(command: Sequence[str | Path]) -> str | None:
    """Return what a program prints to stdout, or None if it cannot be started or fails."""
    words = [str(word) for word in command]
    try:
        answer = subprocess.run(words, capture_output=True, check=False)
    except OSError:
        return None
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else None


# --- .venv ---------------------------------------------------------------------------------------


def ensure(extras: frozenset[str], *, window: bool = False) -> None:
    """Make sure that `.venv` has the core dependencies and these extras, for this checkout.

    If nothing is missing this reads two small files, and neither starts a program nor uses the
    network.
    """
    ensure_libraries(window=window)
    if _is_ready(extras):
        return
    with _one_at_a_time():
        if _is_ready(extras):  # another run.py was faster
            return
        stamp = _read_stamp()
        why = _why_unusable(stamp)
        if why:
            _make_venv(why)
        earlier = frozenset(stamp.get("extras", ())) & _project()["optional-dependencies"].keys()
        # After one that was broken off nobody knows what is there.
        is_known = bool(stamp.get("pyproject")) and not why
        complete = None if why else _complete(stamp)
        # An incomplete stamp: whoever finds it installs again, unless what it needs was complete.
        _write_stamp(extras | earlier, pyproject="", complete=complete)
        began = time.monotonic()
        there = frozenset({"core", *stamp.get("extras", ())} if is_known else ())
        _announce(extras | earlier, there, "about" if why or is_known else "up to")
        try:
            _install(extras | earlier)
        except Stop as stop:
            # Neither what is asked for now nor what was wanted at another time may keep the program
            # from starting: what was complete stays so, and of what was not the rest is left out.
            if not why and stamp.get("pyproject") == _pyproject_hash():
                _write_stamp(earlier, pyproject=_pyproject_hash())
                raise
            kept = complete or frozenset()
            if earlier <= extras | kept:
                raise
            say(f"{stop}\nGoing on without: {', '.join(sorted(earlier - extras - kept))}.")
            _install(extras | kept)
            earlier = kept
        _write_stamp(extras | earlier, pyproject=_pyproject_hash())
        say(f"Installed in {time.monotonic() - began:.0f} s. The next start will be quick.")


def _is_ready(extras: frozenset[str]) -> bool:
    stamp = _read_stamp()
    if not PYTHON.exists() or stamp.get("root") != str(ROOT):
        return False
    complete = _complete(stamp)
    return stamp.get("python") == _this_python() and complete is not None and extras <= complete


def _complete(stamp: Mapping[str, Any]) -> frozenset[str] | None:
    """Return the extras that are there as this checkout needs them; None: not even the core."""
    if stamp.get("pyproject") == _pyproject_hash():
        return frozenset(stamp["extras"])
    if stamp.get("complete_for") == _pyproject_hash():  # one or more were broken off after it
        return frozenset(stamp["complete"])
    return None


def _why_unusable(stamp: Mapping[str, Any]) -> str:
    """Return why `.venv` has to be created again; empty if it is usable."""
    if not VENV.exists():
        return "it does not exist yet"
    if not PYTHON.exists():  # also a link to a Python that was uninstalled
        return "its Python was removed"
    if stamp and stamp.get("root") != str(ROOT):
        return "this folder has been moved"  # the programs in .venv/bin name the old place
    if stamp and stamp.get("python") != _this_python():
        return "it belongs to another Python"
    if ask([PYTHON, "-m", "pip", "--version"]) is None:
        return "it is broken"
    return ""


def _make_venv(why: str) -> None:
    say(f"Creating {VENV} ({why}).")
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(f"{VENV} cannot be deleted: {error}\nPlease delete it by hand.") from error
    # Not sys.executable: that may be the Python of the very .venv that has just been removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if not call([python, "-m", "venv", VENV], {**os.environ, **_home_of_base}):
        raise Stop(
            "Python could not create a virtual environment; see above.\n"
            "On Debian and Ubuntu, try: sudo apt-get install python3-venv"
        )


def _install(extras: frozenset[str]) -> None:
    """Install the dependencies and make this checkout importable in `.venv`."""
    project = _project()
    requirements = [*project["dependencies"]]
    for extra in sorted(extras):
        requirements += project["optional-dependencies"][extra]
    brief = None if sys.stderr.isatty() else _brief  # in a terminal pip shows its progress itself
    for requirement in requirements:
        if _name(requirement) == "torch" and not call(
            [*_pip_install(), *torch_source(requirement), requirement], brief=brief
        ):
            raise Stop("torch could not be installed; see above. Run this again to retry.")
    if requirements and not call([*_pip_install(), *requirements], brief=brief):
        raise Stop(
            "pip failed; see above. If it found no versions, check the network connection (behind\n"
            "a proxy, set HTTPS_PROXY). Run this again to retry."
        )
    # Instead of an editable install: that needs a build back end from the network, and would not
    # see a package that is added later. A relative path is ASCII, whatever the folder is called.
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(VENV)}))
    (site / "deblur.pth").write_text(os.path.relpath(ROOT, site) + "\n", encoding="ascii")


def _announce(extras: frozenset[str], there: frozenset[str], about: str) -> None:
    """Say what is going to be installed, and `about` how much that is."""
    text = "Installing " + ", ".join(["the core", *sorted(extras)]) + f" into {VENV.name}"
    new = {"core", *extras} - there
    download, disk = (sum(MEGABYTES.get(name, (0, 0))[n] for name in new) for n in (0, 1))
    if download:  # else what has changed is not known before pip has looked
        text += f": {about} {download} MB to download, {disk} MB on disk"
    if download < _QUICK_MEGABYTES:
        say(f"{text}. This usually takes a minute or two.")
    else:
        say(f"{text}. This usually takes 2 to 5\nminutes, most of it for the downloads.")


def _brief(line: str) -> str:
    """Return a line for each package that pip downloads, and one when it unpacks them."""
    found = re.match(r"\s*Downloading (\S+?)-\d\S*\.(?:whl|gz|zip) \((.+)\)", line)
    if found:
        return f"  Downloading {found[1].rpartition('/')[2]}, {found[2]}"
    if line.startswith("Installing collected packages:"):
        return f"  Unpacking {line.count(',') + 1} packages; this may take a minute."
    return ""


def _pip_install() -> list[str | Path]:
    # --no-user: some computers are set up to install for the user, which no .venv can.
    quiet = ("--disable-pip-version-check", "--no-input")
    return [PYTHON, "-m", "pip", "install", "--no-user", *quiet]


def _project() -> dict[str, Any]:
    project: dict[str, Any] = {"dependencies": [], "optional-dependencies": {}}
    with open(ROOT / "pyproject.toml", "rb") as file:
        project.update(tomllib.load(file)["project"])
    return project


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()


def _this_python() -> str:
    # The suffix of compiled modules holds version, implementation and system in one.
    return f"{sysconfig.get_config_var('EXT_SUFFIX')} {platform.machine()}"


def _pyproject_hash() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(
    extras: frozenset[str], *, pyproject: str, complete: frozenset[str] | None = None
) -> None:
    """Note what is in `.venv`; `complete`: what stays usable while more is being installed."""
    stamp = {
        "root": str(ROOT),
        "python": _this_python(),
        "extras": sorted(extras),
        "pyproject": pyproject,
    }
    if complete is not None:
        stamp |= {"complete": sorted(complete), "complete_for": _pyproject_hash()}
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    part.replace(STAMP)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold a lock, so that two run.py started at once do not install into one `.venv`."""
    try:
        file = open(ROOT / ".venv.lock", "w")  # noqa: SIM115 - closed by the `with` below
    except OSError as error:
        raise Stop(
            f"{VENV} cannot be created, because this folder is not writable: {error}"
        ) from error
    with file as lock:
        if sys.platform == "win32":
            import msvcrt

            for attempt in itertools.count():
                try:
                    msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    if attempt == 0:
                        say(WAITING)
                    time.sleep(0.5)
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(WAITING)
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# --- torch ---------------------------------------------------------------------------------------


def torch_source(requirement: str) -> list[str]:
    """Return the pip options that install a torch build for this machine.

    On Linux PyPI's torch brings several GB of CUDA. Without an NVIDIA GPU that never happens
    unasked: PyTorch's own index of CPU builds, or what pip is set up to find here, or `Stop`.
    """
    choice = os.environ.get("DEBLUR_TORCH", "")
    if choice not in ("", "cpu", "cuda"):
        raise Stop(f"DEBLUR_TORCH is '{choice}'; use cpu or cuda.")
    if sys.platform != "linux" or choice == "cuda":
        return []
    if choice != "cpu" and has_nvidia():
        say("NVIDIA GPU found: installing torch with CUDA (DEBLUR_TORCH=cpu for the small build).")
        return []
    if answers(TORCH_CPU_INDEX + "/torch/", seconds=2):
        return ["--index-url", TORCH_CPU_INDEX]
    if not brings_cuda(requirement):
        return []
    raise Stop(
        "This machine needs a CPU build of torch (no NVIDIA GPU found, or DEBLUR_TORCH=cpu), but\n"
        "PyTorch's index of CPU builds does not answer, and the build that pip would install\n"
        "instead comes with several GB of CUDA. Nothing was downloaded. Either\n"
        f"  make {TORCH_CPU_INDEX} reachable and run this again, or\n"
        f'  {PYTHON} -m pip install --find-links FOLDER "{requirement}"\n'
        "  with a CPU build of torch in FOLDER, and run this again, or\n"
        "  set DEBLUR_TORCH=cuda to install the large build."
    )


def has_nvidia() -> bool:
    """Whether an NVIDIA driver is installed."""
    return Path("/proc/driver/nvidia").exists() or shutil.which("nvidia-smi") is not None


def answers(url: str, *, seconds: float) -> bool:
    """Whether this address answers in time, looking up its name included."""
    import urllib.request  # 40 ms that only an installation has to spend

    heard: list[int] = []

    def request() -> None:
        with contextlib.suppress(OSError):
            head = urllib.request.Request(url, method="HEAD")
            with urllib.request.urlopen(head, timeout=seconds) as response:
                heard.append(response.status)

    # urlopen's own timeout does not cover the name server; a thread that is not waited for does.
    thread = threading.Thread(target=request, daemon=True)
    thread.start()
    thread.join(seconds)
    return heard == [200]


def brings_cuda(requirement: str) -> bool:
    """Whether pip, as it is set up here, would fetch a torch that needs CUDA's packages."""
    # From 23.3 on a dry run reads a wheel's metadata without fetching its 800 MB.
    if not call([*_pip_install(), "--quiet", "pip>=23.3"]):
        raise Stop("pip could not be updated; see above.")
    report = ask(
        [*_pip_install(), "--quiet", "--dry-run", "--no-deps", "--report", "-", requirement]
    )
    if report is None:
        raise Stop(f"pip cannot find '{requirement}'. Check the network connection.")
    for package in json.loads(report)["install"]:
        metadata = package["metadata"]
        needs = [_name(each) for each in metadata.get("requires_dist", ())]
        if any(need.startswith(("nvidia", "cuda", "triton")) for need in needs):
            return True
    return False


# --- the system's libraries ----------------------------------------------------------------------


def ensure_libraries(*, window: bool) -> None:
    """On Linux, make sure that Qt and OpenCV find their libraries; install them or explain how."""
    if sys.platform != "linux":
        return
    ensure_these(LIBRARIES | (LIBRARIES_X11 if window and os.environ.get("DISPLAY") else {}))


def ensure_these(wanted: Mapping[str, str]) -> None:
    """Make sure that these libraries (and Debian packages) exist; install them or explain how."""
    missing = missing_libraries(wanted)
    if not missing:
        return
    packages = sorted(wanted[library] for library in missing)
    apt = _apt_get()
    if apt and _may_install(packages):
        say(f"Installing system libraries: {' '.join(packages)}")
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        call([*apt, "update", "--quiet"], env)
        call([*apt, "install", "--quiet", "--yes", "--no-install-recommends", *packages], env)
        missing = missing_libraries(missing)
    if missing:
        say(
            f"Missing system libraries: {', '.join(missing)}. Photos or windows will not work.\n"
            f"On Debian and Ubuntu: sudo apt-get install {' '.join(packages)}"
        )


def _may_install(packages: Sequence[str]) -> bool:
    """Ask whether to install these system packages; unasked only where that was agreed to."""
    agreed = os.environ.get("DEBLUR_SYSTEM", "")
    if agreed or os.environ.get("CI"):
        return agreed != "no"
    if not _somebody_is_there():
        return False
    say(f"Photos or windows need system packages that are missing: {' '.join(packages)}")
    print("Install them with apt-get? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _somebody_is_there() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def missing_libraries(libraries: Sequence[str] | Mapping[str, str]) -> list[str]:
    """Return those of the shared libraries that cannot be loaded."""
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _apt_get() -> list[str]:
    """Return how to call apt-get where that needs no password and surprises nobody, else []."""
    if shutil.which("apt-get") is None:
        return []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["apt-get"]
    if os.environ.get("CI") and ask(["sudo", "--non-interactive", "true"]) is not None:
        return ["sudo", "--non-interactive", "apt-get"]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
