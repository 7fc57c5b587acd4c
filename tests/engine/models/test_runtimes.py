"""A faster onnxruntime is installed, tried, and kept or removed; the own one is never touched.

pip installs from a folder with one wheel, so no network is needed. The onnxruntime in it hands over
to the environment's own, says that it has OpenVINO, and is fast, slow, wrong or broken as asked.
"""

import contextlib
import importlib.metadata
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from engine.core import runtime
from engine.core.chips import Chip
from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress, result_of
from engine.models import runtimes
from engine.models.runtimes import Download, Package, ask_index, find_offers, install, remove

ROOT = Path(__file__).resolve().parents[3]
VERSION = "1.999.0"

NVIDIA = Chip("graphics", "NVIDIA", "NVIDIA GeForce RTX 3060", "nvidia")
NOUVEAU = Chip("graphics", "NVIDIA", "NVIDIA GeForce RTX 3060", "nouveau")
INTEL = Chip("graphics", "Intel", "Intel Iris Xe Graphics", "i915")
NEURAL = Chip("neural", "Intel", "Intel AI Boost", "intel_vpu")
AMD = Chip("graphics", "AMD", "AMD Radeon RX 6700", "amdgpu")
APPLE = Chip("neural", "Apple", "Apple M2")
ZEN = Chip("processor", "AMD", "AMD Ryzen 9 7950X")


@pytest.mark.parametrize(
    ("system", "chips", "devices"),
    [
        ("linux", [], []),
        ("linux", [NVIDIA], ["cuda"]),
        ("linux", [NOUVEAU], []),
        ("linux", [INTEL], ["openvino"]),
        ("linux", [NEURAL], ["openvino"]),
        ("linux", [INTEL, NVIDIA], ["cuda", "openvino"]),
        ("linux", [AMD], []),
        ("linux", [AMD, ZEN], ["openvino"]),
        ("win32", [ZEN], []),
        ("win32", [NVIDIA], ["directml", "cuda"]),
        ("win32", [INTEL, NEURAL], ["directml"]),
        ("win32", [AMD], ["directml"]),
        ("win32", [NEURAL], []),
        ("darwin", [APPLE], []),
    ],
)
def test_what_is_offered_for_which_chips(system, chips, devices):
    offers = find_offers(chips, system, "AMD64" if system == "win32" else "x86_64")
    assert [offer.device for offer in offers] == devices
    assert find_offers(chips, system, "arm64") == []  # no packages for it


def test_a_device_without_a_package_is_a_usage_error():
    with pytest.raises(ConfigError, match="nothing to install for 'coreml'"):
        result_of(ask_index("coreml"))


def test_a_packaged_program_says_why_it_cannot(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(ModelError, match="cannot be extended"):
        result_of(ask_index("openvino"))


def test_progress_is_read_from_what_pip_prints():
    assert runtimes._received("Collecting x\n") == (0, 0)
    assert runtimes._received("Progress 0 of 100\nProgress 60 of 100\n") == (60, 100)
    two = "Progress 100 of 100\nInstalling\nProgress 0 of 50\nProgress 20 of 50\n"
    assert runtimes._received(two) == (120, 150)
    same = "Progress 50 of 50\nProgress 0 of 50\nProgress 10 of 50\n"
    assert runtimes._received(same) == (60, 100)


def test_a_disk_without_room_is_said_before_anything_is_downloaded():
    download = Download("cuda", (Package("onnxruntime-gpu", "1.31.1", "", 10**15),))
    with pytest.raises(ModelError, match="Not enough disk space for onnxruntime-gpu"):
        result_of(install(download))
    assert folders() == []


# --- with pip ------------------------------------------------------------------------------------

HANDS_OVER = """
import importlib, os, pathlib, sys, time
here = str(pathlib.Path(__file__).parent.parent)
MODE = "{mode}"
if MODE == "broken":
    raise ImportError("libOpenCL.so.1: cannot open shared object file")
if MODE == "crashes":
    os._exit(139)
sys.path.remove(here)
del sys.modules["onnxruntime"]
real = importlib.import_module("onnxruntime")
sys.path.insert(0, here)
real.get_available_providers = lambda: ["OpenVINOExecutionProvider", "CPUExecutionProvider"]

class Session(real.InferenceSession):
    def __init__(self, path, options=None, providers=()):
        self._wanted = [p if isinstance(p, str) else p[0] for p in providers]
        super().__init__(path, options, providers=["CPUExecutionProvider"])
        self._known = {{}}

    def get_providers(self):
        return self._wanted

    def run(self, names, feeds, options=None):
        (x,) = feeds.values()
        key = x.tobytes()
        if key not in self._known or MODE == "slow":
            begun = time.perf_counter()
            self._known[key] = super().run(names, feeds, options)
            if MODE == "slow":
                time.sleep(3 * (time.perf_counter() - begun))  # a busy machine slows down both
        made = self._known[key]
        if MODE == "wrong" and "OpenVINOExecutionProvider" in self._wanted and x.shape[3] > 300:
            made = [made[0] + 0.2]
        return made

real.InferenceSession = Session
"""
"""`fast` remembers what it computed. `wrong` passes the test picture of each start, a small one."""


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """Return a function that puts a wheel of that mode where pip finds it."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setattr(runtimes, "_ROUNDS", 1)

    def put(mode):
        info = f"onnxruntime_openvino-{VERSION}.dist-info"
        name = f"onnxruntime_openvino-{VERSION}-py3-none-any.whl"
        tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        about = f"Metadata-Version: 2.1\nName: onnxruntime-openvino\nVersion: {VERSION}\n"
        with zipfile.ZipFile(folder / name, "w") as file:
            file.writestr("onnxruntime/__init__.py", HANDS_OVER.format(mode=mode))
            file.writestr(f"{info}/METADATA", about)
            file.writestr(f"{info}/WHEEL", tags)
            file.writestr(f"{info}/RECORD", "")
        return folder / name

    return put


def folders() -> list[str]:
    """Return the names of all that is below the runtimes' folder."""
    home = runtime.home()
    return sorted(p.name for p in home.iterdir()) if home.is_dir() else []


def run_install(mode_wheel, **options):
    """Install from the wheel; return the verdict and the log."""
    work = install(result_of(ask_index("openvino")), **options)
    said = []
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            return end.value, said
        if isinstance(event, Log):
            said.append(event.message)


pip_only = pytest.mark.skipif(
    importlib.util.find_spec("pip") is None, reason="this environment has no pip"
)
slow = pytest.mark.slow


@pip_only
def test_pip_installs_beside_the_environment_whatever_it_is_set_up_for(monkeypatch, tmp_path):
    """With PIP_USER=1 it says "Can not combine '--user' and '--target'"."""
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    words = ["--dry-run", "--target", str(tmp_path / "there"), "nobody-has-made-this"]
    output, _ = result_of(runtimes._pip(words, tmp_path))
    assert "No matching distribution" in output


@slow
@pip_only
def test_the_size_is_that_of_the_file_and_nothing_is_installed(wheel):
    file = wheel("fast")
    download = result_of(ask_index("openvino"))
    assert download.bytes == file.stat().st_size
    (package,) = download.packages
    assert (package.name, package.version) == ("onnxruntime-openvino", VERSION)
    assert len(package.sha256) == 64
    assert folders() == []


@slow
@pip_only
def test_a_package_that_is_not_there_is_said_in_words(wheel):
    with pytest.raises(ModelError, match="onnxruntime-openvino could not be installed: No match"):
        result_of(ask_index("openvino"))
    assert folders() == []


@slow
@pip_only
def test_a_faster_one_is_used_by_new_processes_until_it_is_removed(wheel):
    verdict, said = run_install(wheel("fast"))
    assert verdict.adopted
    assert "used from the next start" in said[-1]
    chosen = runtime.current()
    assert (chosen.device, chosen.version) == ("openvino", VERSION)
    assert folders() == sorted(["current.json", chosen.folder])
    code = "from engine.models.onnx_model import choose_provider as c; print(c('auto').title)"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).stdout == b"OpenVINO\n"
    assert remove() == chosen
    assert subprocess.run(command, cwd=ROOT, capture_output=True).stdout == b"CPU\n"


@slow
@pip_only
@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("slow", "works here but is not clearly faster"),
        ("wrong", "wrong by 5"),
        ("broken", "libOpenCL.so.1"),
        ("crashes", "code 139"),
    ],
)
def test_one_that_is_no_good_is_removed_and_says_why(wheel, mode, reason):
    verdict, said = run_install(wheel(mode))
    assert not verdict.adopted
    assert reason in said[-1]
    assert folders() == []


@slow
@pip_only
def test_a_slow_one_can_be_forced(wheel):
    assert run_install(wheel("slow"), force=True)[0].adopted


@slow
@pip_only
def test_a_failed_second_one_leaves_the_first_in_use(wheel):
    run_install(wheel("fast"))
    chosen = runtime.current()
    assert not run_install(wheel("broken"))[0].adopted
    assert runtime.current() == chosen
    assert chosen.folder in folders()


@slow
@pip_only
@pytest.mark.parametrize("after", ["download", "trial", "verdict"])
def test_cancelled_at_any_time_nothing_is_left(wheel, after):
    wheel("fast")
    work = install(result_of(ask_index("openvino")))
    for event in work:
        is_log = isinstance(event, Log)
        if after == "download" and isinstance(event, Progress):
            break
        if after == "trial" and is_log and "Trying" in event.message:
            next(work)
            next(work)
            break
        if after == "verdict" and is_log and "next start" in event.message:
            break
    work.close()
    assert folders() == []
    assert runtime.current() is None


@slow
@pip_only
def test_killed_at_any_moment_the_own_one_or_the_new_one_is_used(wheel):
    wheel("fast")
    command = [sys.executable, "-m", "engine", "devices", "install", "openvino", "--yes"]
    for seconds in (0.2, 0.8, 1.6, 2.4, 3.2, 4.8):
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as program:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(seconds)
            program.kill()  # not pip, or whatever it has started
        chosen = runtime.current()
        deadline = time.monotonic() + 20
        while set(folders()) - {"current.json", chosen.folder if chosen else ""}:
            runtime.sweep()  # pip may go on for a moment
            assert time.monotonic() < deadline, folders()
            time.sleep(0.1)
        code = "import engine.models.onnx_model as m; print(m.onnxruntime.__version__)"
        checked = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
        )
        assert checked.returncode == 0, checked.stderr


# --- the package index ---------------------------------------------------------------------------


@slow
@pip_only
@pytest.mark.skipif(
    sys.platform != "linux" or "DEBLUR_TEST_INDEX" not in os.environ,
    reason="downloads 84 MB: set DEBLUR_TEST_INDEX=1 to try the real onnxruntime-openvino",
)
def test_the_real_openvino_is_installed_tried_and_used():
    command = [sys.executable, "-m", "engine", "devices", "install", "openvino", "--yes", "--force"]
    subprocess.run(command, cwd=ROOT, check=True)
    assert runtime.current().device == "openvino"
    model = [sys.executable, "-m", "engine", "models", "measure", "live"]
    assert b"OpenVINO" in subprocess.run(model, cwd=ROOT, capture_output=True, check=True).stdout
    remove()
    assert b"on CPU" in subprocess.run(model, cwd=ROOT, capture_output=True, check=True).stdout
