"""The guards of conftest.py catch what they are for: each is shown a test that breaks its rule."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

pytest_plugins = ["pytester"]

HERE = Path(__file__).resolve().parent

OFFENDERS = """
import os, socket, threading, time
import pytest

release = threading.Event()


def test_thread_is_left():
    threading.Thread(target=release.wait, name="forgotten", daemon=True).start()


def test_thread_of_a_pool_is_left():
    from concurrent.futures import ThreadPoolExecutor
    ThreadPoolExecutor(1, "pool-left").submit(release.wait)


def test_threads_that_end_are_fine():
    release.set()
    threading.Thread(target=time.sleep, args=(0.05,)).start()


def test_connect_outside():
    with socket.socket() as s, pytest.raises(OSError):
        s.connect(("192.0.2.1", 80))  # caught, and still a failure


def test_name_outside():
    with pytest.raises(OSError):
        socket.getaddrinfo("example.invalid", 80)


def test_datagram_outside():
    with socket.socket(type=socket.SOCK_DGRAM) as s, pytest.raises(OSError):
        s.sendto(b"x", ("192.0.2.1", 9))


def test_listening_to_the_world():
    with socket.socket() as s, pytest.raises(OSError):
        s.bind(("0.0.0.0", 0))


def test_loopback_is_fine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no AF_UNIX")
def test_a_local_pipe_is_fine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("s")
        server.listen()
        client.connect("s")


seen = set()


@pytest.mark.parametrize("time", [1, 2])
def test_data_folder_is_ones_own(time):
    folder = os.environ["DEBLUR_DATA"]
    assert folder not in seen
    assert not os.path.exists(folder)
    seen.add(folder)


def test_shared_data(shared_data):
    assert False, "it should have been skipped"


def test_no_screen():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


def test_the_guards(pytester, monkeypatch):
    monkeypatch.setenv("DEBLUR_TEST_DATA", str(pytester.path / "nowhere"))
    monkeypatch.delenv("QT_QPA_PLATFORM")
    shutil.copy(HERE / "conftest.py", pytester.path)
    pytester.makepyfile(OFFENDERS)
    result = pytester.runpytest_subprocess("-ra", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=12, errors=6, skipped=1)
    broken = {line.split("::")[1] for line in result.outlines if line.startswith("ERROR test_")}
    assert {line.split(" - ")[0] for line in broken} == {
        "test_thread_is_left",
        "test_thread_of_a_pool_is_left",
        "test_connect_outside",
        "test_name_outside",
        "test_datagram_outside",
        "test_listening_to_the_world",
    }
    result.stdout.re_match_lines_random(
        [
            r".*forgotten, started at .*test_the_guards\.py:\d+ in test_thread_is_left",
            r".*pool-left_0, started at .*test_the_guards\.py:\d+ in test_thread_of_a_pool_is_left",
            r".*socket\.connect to '192\.0\.2\.1'.*",
            r".*nowhere is absent.*",
        ]
    )


def test_the_fake_model_returns_what_it_is_given(fake_model):
    model = fake_model()
    for pixels in (np.full((3, 5, 3), 7, np.uint8), np.full((1, 1, 3), 40_000, np.uint16)):
        result = model(pixels)
        assert result is not pixels
        np.testing.assert_array_equal(result, pixels)
    assert model.calls == [(3, 5, 3), (1, 1, 3)]


def test_the_fake_model_runs_out_of_memory_when_told(fake_model):
    from engine.errors import OutOfMemory

    model = fake_model(out_of_memory_on=2)
    pixels = np.zeros((2, 2, 3), np.uint8)
    model(pixels)
    with pytest.raises(OutOfMemory):
        model(pixels)
    model(pixels)
    assert len(model.calls) == 3


def test_the_fake_model_takes_a_function_and_a_card(fake_model):
    model = fake_model(lambda pixels: 255 - pixels, halo_px=16)
    assert model.card.halo_px == 16
    assert model(np.zeros((2, 2, 3), np.uint8)).min() == 255


def test_a_card_without_such_a_field_is_refused(fake_model):
    with pytest.raises(TypeError):
        fake_model(colour="red")


def test_threads_of_this_suite_remember_their_start():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    assert "test_threads_of_this_suite_remember_their_start" in thread.started_in_test_at
