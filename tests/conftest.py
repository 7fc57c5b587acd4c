"""What every test gets: no screen, no network, no user's folder, no thread left behind.

--fast            leave out tests marked slow
--headed          open real windows
--update-golden   write the golden files anew instead of comparing with them

fake_model        makes a Model without weights: identity, any function, or out of memory
shared_data       the folder of photos for tests on real pictures; skips where it is absent
update_golden     whether --update-golden was given
"""

import contextlib
import dataclasses
import ipaddress
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

# Before numpy and torch are loaded, and for the programs that tests start: threads that share a
# core with other processes wait for each other; small products take ten times the processor time.
for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

import numpy as np  # noqa: E402
import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent

# No deadline: the tests also run on two slow cores beside a training run. A CI run is repeatable.
settings.register_profile("deblur", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("deblur")


def pytest_addoption(parser):
    parser.addoption("--headed", action="store_true", help="open real windows")
    parser.addoption("--fast", action="store_true", help="leave out tests marked slow")
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config):
    # A shell starts what is to run in the background deaf to Ctrl+C, and so would be the programs
    # that the tests start to press Ctrl+C on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.addaudithook(_refuse_outside)
    threading.Thread.start = _start_and_remember


SLOW = (
    "tests/deblur_gui/camera/test_page.py", "tests/deblur_gui/models",
    "tests/deblur_gui/photos/test_watch.py", "tests/deblur_gui/test_keyboard.py",
    "tests/deblur_gui/test_language.py", "tests/deblur_gui/test_no_network.py",
    "tests/deblur_gui/test_notifications.py", "tests/deblur_gui/test_single_instance.py",
    "tests/deblur_gui/test_window", "tests/deblur_gui/training/test_page.py",
    "tests/deblur_gui/video", "tests/engine/batch/test_bursts.py",
    "tests/engine/camera/test_camera.py", "tests/engine/cli/test_camera.py",
    "tests/engine/cli/test_arguments.py", "tests/engine/cli/test_cli.py", "tests/engine/cluster",
    "tests/engine/models/test_catalogue.py", "tests/engine/models/test_child_model",
    "tests/engine/models/test_download.py", "tests/engine/models/test_onnx_model.py",
    "tests/engine/models/test_package.py", "tests/engine/models/test_probe.py",
    "tests/engine/models/test_rename_export.py", "tests/engine/models/test_student.py",
    "tests/engine/models/test_torch_model.py", "tests/engine/models/test_trial.py",
    "tests/engine/nets", "tests/engine/quality/test_guard.py", "tests/engine/test_api.py",
    "tests/engine/video", "tests/engine/watch", "tests/packaging", "tests/test_run.py",
    "tests/test_conftest.py", "tests/test_structure.py", "tests/trainer",
)  # fmt: skip
"""Files and folders whose tests start programs, windows or trainings; `slow` marks others."""

LONGEST = (
    "tests/packaging/test_package.py", "tests/engine/cluster",
    "tests/engine/models/test_student.py", "tests/deblur_gui/training/test_page.py",
    "tests/deblur_gui/test_window.py",
    "tests/trainer/tune/test_tune.py", "tests/engine/images/test_bombs.py", "tests/engine/watch",
    "tests/trainer/export", "tests/trainer/test_main.py", "tests/deblur_gui/test_window_state.py",
    "tests/engine/test_steps.py", "tests/engine/models/test_trial.py", "tests/engine/cli",
    "tests/engine/video", "tests/packaging", "tests/deblur_gui/camera", "tests/trainer/train",
    "tests/engine/images", "tests/test_run.py", "tests/engine/nets", "tests/trainer",
    "tests/engine/queue", "tests/deblur_gui/test_window", "tests/deblur_gui/models",
    "tests/engine/camera", "tests/engine/models", "tests/test_conftest.py",
)  # fmt: skip
"""Where the processes of a parallel run begin, lest they wait for one of them at the end."""


def pytest_ignore_collect(collection_path, config):
    """Leave slow files unread: importing what they need takes longer than many a test."""
    name = collection_path.as_posix().removeprefix(f"{ROOT.as_posix()}/")
    return True if config.getoption("--fast") and name.startswith(SLOW) else None


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker("slow")
    if config.getoption("--fast"):
        slow = [item for item in items if "slow" in item.keywords]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if "slow" not in item.keywords]
    if hasattr(config, "workerinput"):
        items.sort(key=_start)


def _start(item) -> int:
    places = (n for n, name in enumerate(LONGEST) if item.nodeid.startswith(name))
    return next(places, len(LONGEST))


def pytest_unconfigure():
    threading.Thread.start = _thread_start
    _outside.watching = False


# --- no network ----------------------------------------------------------------------------------


class OutsideSocketError(ConnectionRefusedError):
    """A test reached for an address outside this machine."""


@dataclasses.dataclass
class _Outside:
    """Attempts to leave this machine. An audit hook cannot be removed, only told to rest."""

    attempts: list[str] = dataclasses.field(default_factory=list)
    watching: bool = True


_outside = _Outside()


def _is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str):
        return host is None  # getaddrinfo's word for this machine
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    return host in ("", "localhost")


def _refuse_outside(event: str, arguments: tuple) -> None:
    if not event.startswith("socket.") or not _outside.watching:
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"):
        address = arguments[1]
        # AF_UNIX addresses are strings, netlink's begin with a number.
        if not isinstance(address, tuple) or not isinstance(address[0], str | bytes):
            return
        host = address[0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _is_local(host):
        _outside.attempts.append(f"{event} to {host!r}\n{''.join(traceback.format_stack(limit=6))}")
        raise OutsideSocketError(f"tests may not leave this machine: {event} to {host!r}")


@pytest.fixture(autouse=True)
def _no_outside_socket():
    """Fail the test that reached outside, also where its code took the refusal calmly."""
    before = len(_outside.attempts)
    yield
    attempts = _outside.attempts[before:]
    if attempts:
        pytest.fail("this test reached for the network: " + "\n".join(attempts), pytrace=False)


# --- no thread left behind -----------------------------------------------------------------------

_thread_start = threading.Thread.start


def _start_and_remember(self: threading.Thread) -> None:
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(
        ("threading", "concurrent.")
    ):
        frame = frame.f_back
    code = frame.f_code
    self.started_in_test_at = f"{code.co_filename}:{frame.f_lineno} in {code.co_qualname}"
    _thread_start(self)


@pytest.fixture(autouse=True)
def _no_thread_left():
    """Fail the test that leaves a thread running, and say where it was started."""
    before = set(threading.enumerate())
    yield
    patience = time.monotonic() + 3.0  # for those that were told to stop and are about to
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(
            thread, threading._DummyThread
        ):  # Qt's or another library's: not ours to join
            continue
        thread.join(max(0.0, patience - time.monotonic()))
        if thread.is_alive():
            left.append(f"{thread.name}, started at {thread.started_in_test_at}")
    if left:
        pytest.fail("threads left running: " + "; ".join(left), pytrace=False)


# --- torch on one thread -------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Small tensors on many threads mostly wait for each other, on a busy machine for minutes."""
    torch = sys.modules.get("torch")  # where it is not loaded, nobody computes with it
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


# --- the user's folder stays untouched -----------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def _session_data_folder(tmp_path_factory) -> Iterator[None]:
    """For fixtures that live longer than a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEBLUR_DATA", str(tmp_path_factory.mktemp("data-of-session")))
        patch.setenv("DEBLUR_MODEL", "live")
        yield


@pytest.fixture(autouse=True)
def _data_folder(_no_thread_left, tmp_path_factory, monkeypatch) -> None:
    """Give every test a data folder of its own; it need not exist before it is written to.

    The model of batches is the fastest one, unless a test says otherwise.
    """
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path_factory.mktemp("data") / "Deblur"))
    monkeypatch.setenv("DEBLUR_MODEL", "live")


# --- to be asked for -----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def update_golden(request) -> bool:
    return request.config.getoption("--update-golden")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder that DEBLUR_TEST_DATA names, else `deblur-test-data` beside this checkout."""
    folder = Path(os.environ.get("DEBLUR_TEST_DATA") or ROOT.parent / "deblur-test-data")
    if not folder.is_dir():
        pytest.skip(f"no photos: {folder} is absent; DEBLUR_TEST_DATA can name another folder")
    return folder


class FakeModel:
    """A Model without weights.

    `calls` holds the shape of every array that it was given, in order, the failed ones included.
    """

    running_on = "CPU (fake)"
    notes: tuple[str, ...] = ()

    def __init__(self, card, apply: Callable, out_of_memory_on: Collection[int]) -> None:
        self.card = card
        self.calls: list[tuple[int, ...]] = []
        self.loaded = False
        self._apply = apply
        self._out_of_memory_on = out_of_memory_on
        self._lock = threading.Lock()

    def load(self) -> None:
        self.loaded = True

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        from engine.errors import OutOfMemory

        with self._lock:
            self.load()
            self.calls.append(pixels.shape)
            if len(self.calls) in self._out_of_memory_on:
                raise OutOfMemory("The fake model has no memory left.", "It was told so.")
            assert pixels.ndim == 3, pixels.shape
            assert pixels.shape[2] == 3, pixels.shape
            assert pixels.dtype in (np.uint8, np.uint16), pixels.dtype
            result = self._apply(pixels)
            assert result.shape == pixels.shape
            assert result.dtype == pixels.dtype
            return result


def import_model(catalogue: Any, path: Path, name: str | None = None) -> Any:
    """Add a model to the user's models at once, and return its card."""
    from engine.events import result_of

    return result_of(catalogue.import_in_steps(path, name))


@pytest.fixture
def fake_model() -> Callable[..., FakeModel]:
    """Make a FakeModel: `fake_model(apply=np.copy, out_of_memory_on=(), **fields_of_its_card)`.

    `apply` maps (H, W, 3) uint8 or uint16 to the same; `out_of_memory_on` is the number of the
    call that fails, the first being 1, or several of them.
    """
    from engine.models import ModelCard

    def make(apply: Callable = np.copy, *, out_of_memory_on=(), **card_fields) -> FakeModel:
        calls = (out_of_memory_on,) if isinstance(out_of_memory_on, int) else out_of_memory_on
        fields = CARD | card_fields
        return FakeModel(ModelCard(**fields), apply, calls)

    return make


CARD = {
    "name": "fake",
    "title": "Fake",
    "version": "1",
    "licence": "MIT",
    "training_data": "none",
    "description": "Returns what it is given.",
    "kind": "onnx",
    "files": {},
    "default_precision": "fp32",
    "halo_px": 0,
    "size_multiple": 1,
    "bytes_per_pixel": 12,
    "tileable": True,
    "value_range": "0..1",
    "layout": "NCHW",
    "origin": "user",
    "scores": {},
}
"""What a fake model says of itself; `fake_model(halo_px=16)` changes a field."""
