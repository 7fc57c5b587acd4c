"""One batch on many machines: real schedulers and workers, killed in the middle."""

import contextlib
import dataclasses
import errno
import hashlib
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import psutil
import pytest
from PIL import Image

from engine import __version__
from engine.batch.batch import spec_to_json
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.targets import STAGE_FOLDER, sweep_folders
from engine.batch.work_left import weigh
from engine.cluster._chunks import ChunkSizes
from engine.cluster._stalls import Stalls
from engine.cluster.batch import _check_workers, _Chunk, _Coordinator
from engine.cluster.client import ClusterSpec, connected
from engine.cluster.models import send_model
from engine.cluster.staging import StagingFolders, publish_staged
from engine.cluster.worker import _local_spec, check_worker, process_pictures
from engine.core.memory import DEFAULT_MIN_BYTES
from engine.errors import ClusterError, ConfigError, ImageWriteError
from engine.events import (
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Progress,
    from_json,
    result_of,
    to_json,
)
from engine.images import read_image, write_image
from engine.messages import msg
from engine.models import Catalogue
from engine.queue import Queue

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

ROOT = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")


class Programs:
    """Starts programs that are killed at the end; `data` is their folder of data."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, []

    def __call__(self, *words, **more):
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DEBLUR_DATA": str(self.folder / "data"),
            "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
            "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "10s",
        }
        process = subprocess.Popen(
            [sys.executable, *map(str, words)], env={**env, **more}, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.made.append(process)
        return process

    def close(self) -> None:
        for process in self.made:
            process.kill()
            process.wait()
            process.stdout.close()


@pytest.fixture
def start(tmp_path):
    """Start programs of one test."""
    programs = Programs(tmp_path)
    yield programs
    programs.close()


class Cluster:
    """A scheduler and workers of one thread."""

    def __init__(self, folder: Path) -> None:
        self._start, self._folder, self._workers = Programs(folder), folder, []
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
            "--no-dashboard", "--scheduler-file", file,
        )  # fmt: skip
        wait_for(lambda: file.is_file() and file.read_text().strip())
        self.address = json.loads(file.read_text())["address"]
        self._client = distributed.Client(self.address, set_as_default=False)

    def workers(self, count: int) -> list[subprocess.Popen]:
        """Return so many workers, those of earlier tests first; no others are there."""
        alive = [worker for worker in self._workers if worker.poll() is None]
        self._workers = alive[:count]
        for worker in alive[count:]:
            worker.kill()
        while len(self._workers) < count:
            self._workers.append(
                self._start(
                    "-m",
                    "distributed.cli.dask_worker",
                    self.address,
                    "--nthreads",
                    "1",
                    "--no-nanny",
                    "--no-dashboard",
                    "--local-directory",
                    self._folder / "dask",
                )
            )
        wait_for(lambda: len(self._client.nthreads()) == count, *self._workers)
        return self._workers

    def close(self) -> None:
        self._client.close()
        self._start.close()


@pytest.fixture(scope="module")
def shared_cluster(tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.close()


def wait_for(condition, *jobs, seconds=90):
    """Wait until it holds; these processes have to live as long."""
    end = time.monotonic() + seconds
    while not condition():
        for job in jobs:
            assert job.poll() is None, done(job)
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pictures") / "in"
    for number in range(24):
        path = folder / f"{number % 3}" / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        pixels = np.random.default_rng(number).integers(0, 256, (200, 300, 3), np.uint8)
        Image.fromarray(pixels).save(path, quality=90)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff rubbish")
    return folder


@pytest.fixture(scope="module")
def plain_results(pictures, tmp_path_factory) -> dict[str, bytes]:
    """What a run without a cluster makes of the pictures."""
    programs = Programs(tmp_path_factory.mktemp("plain"))
    try:
        job = programs(*run_words(pictures, programs.folder / "out"))
        assert done(job)[1] == 1  # the broken one
    finally:
        programs.close()
    return results(programs.folder / "out")


def files_in(folder: Path) -> list[Path]:
    """All files; rglob fails where a worker removes a folder meanwhile, and os.walk does not."""
    return [Path(root, name) for root, _, names in os.walk(folder) for name in names]


def results(folder: Path) -> dict[str, bytes]:
    files = (path for path in files_in(folder) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def published(folder: Path) -> list[Path]:
    """The results that have their names, unlike those that wait in the staging folder."""
    return [p for p in files_in(folder) if p.suffix == ".jpg" and STAGE_FOLDER not in p.parts]


def done(process):
    """The events of a run that has ended, and its exit code."""
    said = process.communicate(timeout=240)[0]
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return lines, process.returncode, said


def run_words(pictures, out, *more):
    return ["-m", "engine", "run", pictures, "-o", out, "-j", "1", "--no-guard", "--json", *more]


@posix
def test_a_worker_killed_in_the_middle_costs_nothing(
    start, shared_cluster, pictures, plain_results, tmp_path
):
    address, (first, _second) = shared_cluster.address, shared_cluster.workers(2)
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", address))
    wait_for(lambda: len(published(tmp_path / "out")) >= 3, job)
    first.send_signal(signal.SIGKILL)
    lines, code, said = done(job)
    assert code == 1, said  # the broken one
    ended = [line for line in lines if line["event"] in ("ItemDone", "ItemFailed", "ItemKept")]
    assert len(ended) == len({line["item"] for line in ended}) == 25
    assert [line["item"] for line in ended if line["event"] != "ItemDone"] == [
        str(pictures / "broken.jpg")
    ]
    assert lines[-1]["outcome"] == "ok"

    assert results(tmp_path / "out") == plain_results
    assert len(results(tmp_path / "out")) == 24

    queue = Queue.open(tmp_path / "data" / "queue.sqlite", warn=print)
    (batch,) = queue.batches()
    assert batch.state == "finished"
    assert batch.counts == {"done": 24, "failed": 1}
    assert all(queue.is_result(tmp_path / "out" / name) for name in results(tmp_path / "out"))
    queue.close()
    again = start(*run_words(pictures, tmp_path / "out", "--cluster", address))
    lines, _, _ = done(again)
    assert sum(line["event"] == "ItemKept" for line in lines) == 24
    assert len(results(tmp_path / "out")) == 24


@posix
@pytest.mark.parametrize("elsewhere", [True, False], ids=["on the cluster", "without it"])
def test_the_owner_killed_in_the_middle_is_gone_on_with(
    start, shared_cluster, pictures, plain_results, tmp_path, elsewhere
):
    address = shared_cluster.address
    shared_cluster.workers(2)
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", address))
    wait_for(lambda: len(published(tmp_path / "out")) >= 3, job)
    job.send_signal(signal.SIGKILL)
    job.communicate()
    where = ["--cluster", address] if elsewhere else []
    lines, code, said = done(start("-m", "engine", "run", "--resume", "--json", *where))
    assert code == 1, said
    assert 0 < sum(line["event"] == "ItemDone" for line in lines) < 24
    assert results(tmp_path / "out") == plain_results


@posix
def test_ctrl_c_leaves_the_rest_to_be_resumed_and_no_rubbish(
    start, shared_cluster, pictures, tmp_path
):
    address = shared_cluster.address
    shared_cluster.workers(1)
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", address))
    wait_for(lambda: len(published(tmp_path / "out")) >= 2, job)
    job.send_signal(signal.SIGINT)
    lines, code, said = done(job)
    assert code == 130, said
    assert lines[-1]["outcome"] == "cancelled"
    wait_for(lambda: not (tmp_path / "out" / ".deblur-stage").exists())
    rest = start("-m", "engine", "run", "--resume", "--json")
    assert done(rest)[1] == 1
    assert len(results(tmp_path / "out")) == 24


@posix
def test_the_scheduler_killed_in_the_middle_is_said_and_gone_on_with(start, pictures, tmp_path):
    cluster = Cluster(tmp_path)
    cluster.workers(1)
    words = run_words(pictures, tmp_path / "out", "--cluster", cluster.address)
    job = start("-c", HASTY, *words[2:])
    wait_for(lambda: len(published(tmp_path / "out")) >= 2, job)
    cluster.scheduler.send_signal(signal.SIGKILL)
    lines, code, said = done(job)
    cluster.close()
    assert code == 1, said
    assert lines[-1]["outcome"] == "failed", said
    assert "scheduler does not answer" in lines[-1]["message"]
    assert "--resume" in lines[-1]["hint"]
    assert not (tmp_path / "out" / ".deblur-stage").exists()
    rest = start("-m", "engine", "run", "--resume", "--json")
    assert done(rest)[1] == 1
    assert len(results(tmp_path / "out")) == 24


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@posix
def test_a_scheduler_that_is_restarted_in_the_middle_costs_nothing(
    start, pictures, plain_results, tmp_path
):
    port = free_port()
    words = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port,
             "--no-dashboard"]  # fmt: skip
    address = f"tcp://127.0.0.1:{port}"
    scheduler = start(*words)
    worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard",
              "--no-nanny", "--local-directory", tmp_path / "dask"]  # fmt: skip
    first = start(*worker)
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", address))
    wait_for(lambda: len(published(tmp_path / "out")) >= 2, job)
    scheduler.kill()
    scheduler.wait()
    start(*words)
    first.wait(60)  # Dask's workers end with the connection: whoever started them does so again
    start(*worker)
    lines, code, said = done(job)
    assert code == 1, said  # the broken one
    assert lines[-1]["outcome"] == "ok", said
    assert any("Waiting for it" in line.get("message", "") for line in lines), said
    ended = [line for line in lines if line["event"] in ("ItemDone", "ItemFailed", "ItemKept")]
    assert len(ended) == len({line["item"] for line in ended}) == 25
    assert results(tmp_path / "out") == plain_results


HANGING = """
import asyncio, sys, time
from distributed import Worker
import engine.cluster.worker as played

def hang(*_):
    time.sleep(1000)

async def main():
    async with Worker(sys.argv[1], nthreads=1, local_directory=sys.argv[2]) as worker:
        await worker.finished()

played.process_pictures.__code__ = hang.__code__
asyncio.run(main())
"""
IMPATIENT = """
import sys
import engine.cluster._stalls as stalls
import engine.cluster.batch as batch
from engine.cli.main import main

batch._LOOK_SECONDS = 1.0
stalls.FIRST_SECONDS = stalls.LEAST_SECONDS = 8.0
stalls.TIMES_AS_LONG = stalls.FIRST_SECONDS_PER_MEGAPIXEL = 0.0
sys.exit(main(sys.argv[1:]))
"""
HASTY = """
import sys
import engine.cluster.batch as batch
import engine.cluster.client as client
from engine.cli.main import main

batch.CONNECT_SECONDS = client.CONNECT_SECONDS = 3.0
batch._ANSWER_SECONDS = 6.0
batch._RECONNECT_SECONDS = 3.0
sys.exit(main(sys.argv[1:]))
"""
"""A program that waits less for what never comes."""


@posix
def test_a_worker_that_hangs_is_given_up_and_its_pictures_done_elsewhere(start, pictures, tmp_path):
    """It is alive for Dask: its heart beats, and its thread waits for a disk, say, for ever."""
    cluster = Cluster(tmp_path)
    address = cluster.address
    cluster.workers(1)
    hangs = start("-c", HANGING, address, tmp_path / "dask-hangs")
    with distributed.Client(address, set_as_default=False) as client:
        wait_for(lambda: len(client.nthreads()) == 2, hangs)
    words = run_words(pictures, tmp_path / "out", "--cluster", address)
    job = start("-c", IMPATIENT, *words[2:])
    lines, code, said = done(job)
    cluster.close()
    assert code == 1, said  # the broken one
    assert any("is given up" in line.get("message", "") for line in lines), said
    ended = [line for line in lines if line["event"] in ("ItemDone", "ItemFailed", "ItemKept")]
    assert len(ended) == len({line["item"] for line in ended}) == 25
    assert len(results(tmp_path / "out")) == 24


def test_the_limit_of_a_worker_grows_with_the_picture():
    now = [0.0]
    stalls = Stalls(lambda: now[0])
    assert stalls.limit(24) > stalls.limit(1) >= 600
    stalls.finished(10.0, 1.0)
    stalls.finished(2.0, 1.0)
    assert stalls.limit(24) == 60 + 24 * 10 * 20
    work = {"tcp://a": ["x", "y"], "tcp://b": ["z"]}

    def look(processing):
        return list(stalls.look(processing, lambda key: 1.0))

    assert look(work) == []
    now[0] = 259.0
    assert look(work) == []
    now[0] = 261.0
    assert look({"tcp://a": ["y"], "tcp://b": ["z"]}) == [("tcp://b", "z")]  # a has finished x
    assert stalls.count("z") == 1
    assert look({"tcp://a": ["y", "z"]}) == []  # b is gone, z is done elsewhere
    now[0] = 600.0
    assert look({"tcp://a": ["z"]}) == []
    now[0] = 900.0
    assert look({"tcp://a": ["z"]}) == [("tcp://a", "z")]
    assert stalls.count("z") == 2


def listening() -> set[int]:
    """The TCP ports on which this process and its children listen."""
    me, ports = psutil.Process(), set()
    for process in (me, *me.children(recursive=True)):
        with contextlib.suppress(psutil.Error):
            found = process.net_connections("tcp")
            ports |= {one.laddr.port for one in found if one.status == psutil.CONN_LISTEN}
    return ports


@posix
def test_processes_of_its_own_answer_nobody_without_their_key(pictures, tmp_path, monkeypatch):
    """Plain text, TLS without a certificate, TLS with another one, HTTP: no port answers."""
    pytest.importorskip("cryptography")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    before = listening()
    with connected(ClusterSpec("local:2")) as client:
        wait_for(lambda: len(client.nthreads()) == 2)
        assert client.scheduler.address.startswith("tls://127.0.0.1")
        ports = listening() - before
        assert len(ports) == 5  # the scheduler, and for each worker itself and its nanny
        strange = distributed.Security.temporary().get_connection_args("client")["ssl_context"]
        for port in ports:
            with socket.create_connection(("127.0.0.1", port), 2) as plain:
                plain.settimeout(1)
                with contextlib.suppress(OSError):
                    plain.sendall(b"GET / HTTP/1.0\r\n\r\n")
                    assert plain.recv(1) in (b"", b"\x15")  # nothing, or TLS's word for an error
            for context in (ssl.create_default_context(), strange):
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
                assert not talks(port, context)


def talks(port, context) -> bool:
    """Whether somebody with this context is let in; TLS 1.3 refuses after the handshake."""
    try:
        with (
            socket.create_connection(("127.0.0.1", port), 2) as plain,
            context.wrap_socket(plain) as safe,
        ):
            safe.settimeout(2)
            return bool(safe.recv(1))
    except TimeoutError:
        return True
    except OSError:
        return False


def test_processes_of_its_own_need_a_package_for_keys(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with (
        pytest.raises(ClusterError, match="cryptography") as caught,
        connected(ClusterSpec("local:1")),
    ):
        pass
    assert "pip install" in caught.value.hint


def test_processes_of_its_own_on_this_machine(start, pictures, tmp_path):
    pytest.importorskip("cryptography")
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", "local:2"))
    lines, code, said = done(job)
    assert code == 1, said
    assert any("2 workers of local:2" in line.get("message", "") for line in lines)
    assert len(results(tmp_path / "out")) == 24


def test_nobody_there_is_said_soon(start, pictures, tmp_path):
    for address, text, wanted in (
        ("tcp://127.0.0.1:9", "does not answer", 1),
        ("nowhere", "is not a cluster address", 2),
    ):
        job = start("-c", HASTY, "run", pictures, "-o", tmp_path / "out", "--cluster", address)
        _, code, said = done(job)
        assert code == wanted, said
        assert text in said
        assert "Traceback" not in said
    job = start("-m", "engine", "queue")
    assert "interrupted" not in done(job)[2]


def test_a_cluster_without_workers(start, shared_cluster, pictures, tmp_path):
    address = shared_cluster.address
    shared_cluster.workers(0)
    job = start("-c", HASTY, "run", pictures, "-o", tmp_path / "out", "--cluster", address)
    _, code, said = done(job)
    assert code == 1
    assert "has no workers" in said
    assert not results(tmp_path / "out")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the keys")
def test_with_tls_and_not_without(start, pictures, tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    tls = ["--tls-ca-file", cert, "--tls-cert", cert, "--tls-key", key]
    file = tmp_path / "scheduler.json"
    start(
        "-m", "distributed.cli.dask_scheduler", "--protocol", "tls", "--host", "127.0.0.1",
        "--port", "0", "--no-dashboard", "--scheduler-file", file, *tls,
    )  # fmt: skip
    wait_for(lambda: file.is_file() and file.read_text().strip())
    address = json.loads(file.read_text())["address"]
    assert address.startswith("tls://")
    start("-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny",
          "--no-dashboard", *tls)  # fmt: skip
    few = tmp_path / "in"
    few.mkdir()
    for path in sorted(pictures.rglob("*.jpg"))[:3]:
        shutil.copy(path, few)
    words = ["-m", "engine", "run", few, "-o", tmp_path / "out", "--cluster", address]
    _, code, said = done(start(*words))
    assert code == 1
    assert "requires TLS certificates" in said
    _, code, said = done(start(*words, *tls))
    assert code == 0, said
    assert len(results(tmp_path / "out")) == 3


# --- who may take part ---------------------------------------------------------------------------


@pytest.fixture
def wanted(tmp_path):
    card = Catalogue.of_program().get("live")
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage" / "probe").write_text("seen")
    (tmp_path / "a.jpg").write_bytes(b"x")
    return {
        "batch": str(tmp_path),
        "share": 1,
        "version": __version__,
        "spec": spec_to_json(BatchSpec((tmp_path / "a.jpg",), tmp_path, model="live", threads=1)),
        "sha256": card.file(None).sha256,
        "sources": [str(tmp_path / "a.jpg")],
        "probes": {str(tmp_path / "stage"): "seen"},
    }


def test_a_fit_worker_leaves_its_mark(wanted, tmp_path):
    assert check_worker(wanted) == ""
    assert len(list((tmp_path / "stage").iterdir())) == 2


def test_one_that_came_later_and_is_not_fit_gives_the_picture_back(wanted, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.cluster.worker._MISMATCH_SECONDS", 0)
    words = [(str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"), "")]
    late = {**wanted, "batch": "2", "probes": {"/nowhere/x/y": "seen"}}
    assert "cannot read and write in /nowhere" in process_pictures(late, words)["mismatch"]
    # What it looked for has been moved away meanwhile; the folders are there again.
    late = {**late, "sources": ["/gone.jpg"], "probes": wanted["probes"]}
    (fit,) = process_pictures(late, words)["answers"]
    assert from_json(fit["event"]).item == words[0][0]  # an ItemFailed: it is no JPEG


def test_two_tasks_follow_each_other_like_the_pictures_of_one(
    wanted, fake_model, tmp_path, monkeypatch
):
    """The second is read while the first one's last picture is in the model, and waits for it."""
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        Image.new("RGB", (40, 30)).save(tmp_path / name)
    at_work, go_on, order = threading.Event(), threading.Event(), []

    def run_model(pixels):
        order.append("model")
        at_work.set()
        assert go_on.wait(20)
        return pixels

    read = threading.Event()

    def read_and_say(path):
        if path.name == "c.jpg":
            read.set()
        return read_image(path)

    places = []
    monkeypatch.setattr("engine.cluster.worker._models", {})
    monkeypatch.setattr("engine.cluster.worker._make_room", lambda: places.append(len(order)))
    monkeypatch.setattr("engine.cluster.worker.get_model", lambda *_, **__: fake_model(run_model))
    monkeypatch.setattr("engine.batch.image_io.read_image", read_and_say)
    answers = {}

    def task(*names):
        words = [(str(tmp_path / n), str(tmp_path / "stage" / n), "") for n in names]
        answers[names] = process_pictures({**wanted, "spec": spec}, words)

    spec = {**wanted["spec"], "guard": False}
    first = threading.Thread(target=task, args=("a.jpg", "b.jpg"))
    second = threading.Thread(target=task, args=("c.jpg",))
    first.start()
    assert at_work.wait(20)
    second.start()
    assert not read.wait(0.3)  # the first one still has a picture to read, or might need memory
    go_on.set()
    first.join(20)
    second.join(20)
    assert places == [1, 2]  # each left its place before its last picture was in the model
    for names, answer in answers.items():
        assert [from_json(each["event"]).item for each in answer["answers"]] == [
            str(tmp_path / name) for name in names
        ]
        assert all(isinstance(from_json(each["event"]), ItemDone) for each in answer["answers"])
        digest, size, _ = answer["answers"][0]["source"]
        content = (tmp_path / names[0]).read_bytes()
        assert (digest, size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_what_stops_a_task_does_not_cost_what_was_done_before_it(wanted, tmp_path, monkeypatch):
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        Image.new("RGB", (40, 30)).save(tmp_path / name)
    written = []

    def write(frame, target, *words, **more):
        if written:
            full = OSError(errno.ENOSPC, "No space left on device")
            raise ImageWriteError(msg("{disk} is full.", "disk-full", disk="D:")) from full
        written.append(target)
        return write_image(frame, target, *words, **more)

    monkeypatch.setattr("engine.batch.image_io.write_image", write)
    words = [(str(tmp_path / n), str(tmp_path / "stage" / n), "") for n in ("a.jpg", "b.jpg")]
    answer = process_pictures(wanted, words)
    assert [from_json(each["event"]).item for each in answer["answers"]] == [words[0][0]]
    fatal = from_json(answer["fatal"])
    assert (fatal.message, fatal.code) == ("D: is full.", "disk-full")
    assert fatal.message.template == "{disk} is full."


def test_a_model_of_the_users_is_sent_once(wanted, tmp_path, monkeypatch):
    """To a worker that has nothing of that name, or another file."""
    bundled = Catalogue.of_program().get("live")
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "owner"))
    mine = Catalogue.of_program().adopt(dataclasses.replace(bundled, name="mine"))
    sent = send_model(mine, None, tmp_path / "stage" / "model")
    assert send_model(bundled, None, tmp_path / "stage" / "none") is None
    asked = {
        **wanted, "model": json.loads(json.dumps(sent)), "sha256": mine.file().sha256,
        "spec": {**wanted["spec"], "model": "mine"},
    }  # fmt: skip
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "worker"))
    assert "There is no model 'mine'" in check_worker({**asked, "model": None, "batch": "without"})
    assert check_worker(asked) == ""
    shutil.rmtree(tmp_path / "stage" / "model")
    assert check_worker({**asked, "batch": "again"}) == ""  # it has it now
    (kept,) = (tmp_path / "worker").rglob("*.onnx")
    assert kept.parent.name == mine.file().sha256
    kept.write_bytes(b"damaged")
    assert "altered or is damaged" in check_worker({**asked, "batch": "damaged"})
    send_model(mine, None, tmp_path / "stage" / "model")
    assert check_worker({**asked, "batch": "mended"}) == ""


def test_tasks_take_about_a_second_and_end_together():
    sizes = ChunkSizes()
    assert sizes.most(1000, 4) == 1  # nothing is known
    sizes.finished(0.2, 4, 400_000)
    assert sizes.most(1000, 4) == 32
    assert sizes.most(80, 4) == 10
    assert sizes.most(3, 4) == 1
    assert sizes.seconds(20, 2_000_000) == pytest.approx(1.0)
    assert sizes.seconds(1, 40_000_000) == pytest.approx(20.0)  # one large file among small ones
    assert sizes.seconds(20, 0) == pytest.approx(1.0)


def test_what_died_with_others_is_not_blamed_but_done_alone():
    """One of them ends its worker; only alone can be seen which."""
    owner = _Coordinator.__new__(_Coordinator)
    owner._suspects, failed = deque(), []
    owner._stages = SimpleNamespace(discard=lambda staged: list(staged))
    owner._count = lambda *events: iter(failed.extend(events) or events)
    jobs = [ImageJob(Path(name), Path("out", name)) for name in ("a.jpg", "b.jpg")]
    assert list(owner._settle_killed(_Chunk(tuple((job, job.target) for job in jobs), 1))) == []
    assert list(owner._suspects) == jobs
    alone = _Chunk(((jobs[0], jobs[0].target),), 1, alone=True)
    (event,) = owner._settle_killed(alone)
    assert isinstance(event, ItemFailed)
    assert event.item == "a.jpg"


def test_processes_of_one_machine_share_it(wanted):
    spec = {**wanted["spec"], "threads": None}
    alone, shared = (_local_spec({**wanted, "share": n, "spec": spec}) for n in (1, 1000))
    assert (alone.threads, alone.memory_bytes) == (None, None)
    assert shared.threads == 1
    assert shared.memory_bytes == DEFAULT_MIN_BYTES
    told = {**wanted["spec"], "memory_bytes": 4_000_000_000}
    assert _local_spec({**wanted, "share": 4, "spec": told}).memory_bytes == 1_000_000_000


def test_stages_of_the_dead_are_swept_and_those_of_the_living_stay(tmp_path):
    out = tmp_path / "out"
    with StagingFolders(out) as alive:
        kept = alive.place(out / "a.jpg")
        dead = StagingFolders(out)
        left = dead.place(out / "b.jpg")
        left.write_bytes(b"done")
        for lock in dead._locks:  # as the system does when a process is killed
            os.close(lock._handle)
        sweep_folders([out / "sub" / "a.jpg"], out)
        assert kept.parent.is_dir()
        assert not left.exists()
        begun = kept.parent.parent.with_name("begun")  # its owner is about to lock it
        begun.mkdir()
        (begun / "owner.lock").touch()
        sweep_folders([out / "sub" / "a.jpg"], out)
        assert begun.is_dir()
        shutil.rmtree(begun)
    assert results(out) == {}
    assert not (out / ".deblur-stage").exists()


def test_a_worker_that_writes_while_its_folder_is_deleted_leaves_nothing(tmp_path, monkeypatch):
    late, rmdir = [], os.rmdir

    def writes_before(*words, **more):
        for place in late:
            with contextlib.suppress(FileNotFoundError):
                place.write_bytes(b"late")
        rmdir(*words, **more)

    with StagingFolders(tmp_path / "out") as stages:
        late.append(stages.place(tmp_path / "out" / "a.jpg"))
        monkeypatch.setattr(os, "rmdir", writes_before)
    assert not (tmp_path / "out" / ".deblur-stage").exists()


def test_folders_that_cannot_be_deleted_are_waited_for_together(tmp_path, monkeypatch):
    made, slept, rmtree = [], [], shutil.rmtree
    with StagingFolders(None) as stages:
        for number in range(50):
            made.append(stages.place(tmp_path / f"{number}" / "a.jpg").parent.parent)

        def rmtree_of_open_files(folder, **more):
            # One is free after a second, the others never.
            if folder.parent.parent.name == "7" and sum(slept) > 1:
                rmtree(folder, **more)

        monkeypatch.setattr("engine.batch.targets.time.sleep", slept.append)
        monkeypatch.setattr("engine.batch.targets.time.monotonic", lambda: sum(slept))
        monkeypatch.setattr("engine.batch.targets.shutil.rmtree", rmtree_of_open_files)
    assert sum(slept) <= 3
    left = [number for number, stage in enumerate(made) if list(stage.parent.parent.iterdir())]
    assert left == [number for number in range(50) if number != 7]


def test_a_result_gets_its_name_on_another_disk_too(tmp_path, monkeypatch):
    with StagingFolders(tmp_path / "out") as stages:
        staged = stages.place(tmp_path / "out" / "a.jpg")
        staged.write_bytes(b"done")
        link, first = os.link, []

        def other_disk(source, target, *words, **more):
            if not first:
                first.append(source)
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            return link(source, target, *words, **more)

        for name in ("link", "rename", "replace"):
            monkeypatch.setattr(os, name, other_disk)
        publish_staged(staged, tmp_path / "out" / "a.jpg", overwrite=False)
    assert first
    assert results(tmp_path / "out") == {"a.jpg": b"done"}


def test_a_thousand_folders_are_no_thousand_open_files(tmp_path):
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
    with StagingFolders(None) as stages:
        for number in range(300):
            stages.place(tmp_path / f"{number}" / "a.jpg")
        if sys.platform == "linux":
            assert len(os.listdir("/proc/self/fd")) < before + 150
    assert not list(tmp_path.rglob(".deblur-stage"))


def test_workers_that_die_while_they_are_checked_are_not_waited_for(monkeypatch):
    monkeypatch.setattr("engine.cluster.batch._POLL_SECONDS", 0)
    there, cancelled = [{"first": 1}, {"second": 1}], []

    class Asked:
        def __init__(self, worker):
            self.worker = worker

        def done(self):
            return self.worker == "second"

        def result(self, timeout):
            return ""

    client = SimpleNamespace(
        nthreads=lambda: there.pop(0) if len(there) > 1 else there[0],
        submit=lambda _work, _asked, *, workers, **_: Asked(workers[0]),
        cancel=lambda asked, force: cancelled.extend(each.worker for each in asked),
    )
    work = _check_workers(client, {}, lambda: Progress(0, 1, "pictures"))
    assert result_of(work) == ["second"]
    assert cancelled == ["first"]


def test_only_where_all_workers_refuse_is_there_nobody_left(monkeypatch):
    """One that has been at work on a large picture for minutes has not refused."""
    now = [0.0]
    monkeypatch.setattr("engine.cluster.batch.time.monotonic", lambda: now[0])
    owner = _Coordinator.__new__(_Coordinator)
    owner._client = SimpleNamespace(nthreads=lambda: {"slow": 1, "late": 1})
    owner._mismatched, owner._rejected = {}, set()
    said = list(owner._reject("late", "no folder"))
    assert "no folder" in said[0].message
    now[0] = 600.0
    assert list(owner._reject("late", "no folder")) == []
    assert list(owner._reject("slow", "no folder")) == []
    now[0] = 650.0
    assert list(owner._reject("late", "no folder")) == []
    now[0] = 700.0
    with pytest.raises(ClusterError, match="No usable worker is left: no folder"):
        list(owner._reject("late", "no folder"))


def test_what_is_left_is_told_by_pixels_not_by_files(tmp_path, monkeypatch):
    """Small pictures come first and say little; what took no model says nothing."""
    now = [0.0]
    monkeypatch.setattr("engine.cluster.batch.time.monotonic", lambda: now[0])
    jobs = []
    for name, side in (("kept", 10), ("small", 10), ("large", 30), ("sharp", 20)):
        Image.new("RGB", (side, side)).save(tmp_path / f"{name}.png")
        keep = "there" if name == "kept" else ""
        jobs.append(ImageJob(tmp_path / f"{name}.png", tmp_path / f"{name}_out.png", keep=keep))
    journal = SimpleNamespace(
        sources=list, record=lambda _event: None, together=contextlib.nullcontext
    )
    planned = SimpleNamespace(jobs=jobs, spec=BatchSpec((tmp_path,)))
    queue = SimpleNamespace(is_result=lambda _path: False)
    owner = _Coordinator(planned, journal, queue, None)
    owner._work_left = result_of(weigh(jobs, Catalogue.of_program().get("fast")))
    result_of(owner._count(ItemKept(str(jobs[0].source), "there")))
    assert owner.progress().seconds_left is None
    assert owner.progress().fraction == 0
    now[0] = 2.0
    result_of(owner._count(ItemDone(str(jobs[1].source), "", 1.0, 1.0, 0.0)))
    assert owner.progress().seconds_left == pytest.approx(2 * (900 + 400) / 100)
    result_of(owner._count(ItemKept(str(jobs[3].source), "sharp")))
    assert owner.progress().seconds_left == pytest.approx(2 * 900 / 100)
    assert owner.progress().fraction == pytest.approx(500 / 1400)
    now[0] = 12.0
    # The model did compute what the guard rejects, and what failed in it.
    result_of(owner._count(ItemKept(str(jobs[2].source), "", model_seconds=1.0)))
    assert owner._work_left._idle == 400
    owner._work_left = result_of(weigh(jobs, Catalogue.of_program().get("fast")))
    now[0] = 22.0
    result_of(owner._count(ItemFailed(str(jobs[2].source), "no memory", model_seconds=1.0)))
    assert owner.progress().seconds_left == pytest.approx(10 * (100 + 400) / 900)


def test_a_disk_that_refuses_files_stops_the_batch_and_says_what_is_left(tmp_path):
    jobs = [ImageJob(tmp_path / f"{n}.png", tmp_path / f"{n}_out.png") for n in range(5)]

    class Journal(SimpleNamespace):
        def __len__(self):
            return 5

    journal = Journal(sources=list, is_begun=lambda _source: True, together=contextlib.nullcontext)
    planned = SimpleNamespace(jobs=jobs, spec=BatchSpec((tmp_path,), output=tmp_path))
    owner = _Coordinator(planned, journal, SimpleNamespace(is_result=bool), None)

    def refuse(folder):
        cause = OSError(errno.EROFS, os.strerror(errno.EROFS))
        raise ImageWriteError("Nothing can be written.", "Choose another folder.") from cause

    owner._places.make_folder = refuse
    owner._summary = Summary(done=2)
    with pytest.raises(ImageWriteError) as stop:
        list(owner.work(SimpleNamespace(nthreads=lambda: {"w": 1}), {}))
    assert "Nothing can be written" in stop.value.message
    assert "pictures left: 3" in stop.value.message
    assert "resume" in stop.value.hint


@pytest.mark.parametrize("kind", [ItemFailed, Finished])
def test_what_stopped_a_worker_stops_the_batch_with_its_code_and_template(tmp_path, kind):
    full = msg("{disk} is full.", "disk-full", disk="D:")
    event = kind("a.png" if kind is ItemFailed else "failed", full, "Make room.")
    answer = {"answers": [], "seconds": 1.0, "fatal": to_json(event)}

    class Answered:
        def result(self, timeout):
            return answer

        def release(self):
            pass

    owner = _Coordinator.__new__(_Coordinator)
    owner._again, future = deque(), Answered()
    job = ImageJob(tmp_path / "a.png", tmp_path / "b.png")
    owner._pending = {future: _Chunk(((job, tmp_path / "staged"),), 1)}
    owner._publish = lambda done: ([], None)
    owner._count = lambda *events: iter(events)
    owner._stages = SimpleNamespace(discard=list)
    with pytest.raises(ImageWriteError) as stop:
        list(owner._settle(future))
    assert (stop.value.message.template, stop.value.code) == (full.template, "disk-full")
    assert stop.value.text == "D: is full. Make room."


@posix
def test_a_frozen_worker_is_not_waited_for(start, shared_cluster, pictures, tmp_path):
    address, (first, _second) = shared_cluster.address, shared_cluster.workers(2)
    first.send_signal(signal.SIGSTOP)
    words = run_words(pictures, tmp_path / "out", "--cluster", address)
    lines, code, said = done(start("-c", HASTY, *words[2:]))
    first.kill()
    assert code == 1, said
    assert any("Not waiting for" in line.get("message", "") for line in lines), said
    assert len(results(tmp_path / "out")) == 24


@posix
def test_a_folder_that_cannot_be_made_fails_its_pictures_only(start, pictures, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "0").write_text("in the way")
    job = start(*run_words(pictures, tmp_path / "out", "--cluster", "local:1"))
    lines, code, said = done(job)
    assert code == 1, said
    assert lines[-1]["outcome"] == "ok", said
    assert sum(line["event"] == "ItemDone" for line in lines) == 16
    assert sum(line["event"] == "ItemFailed" for line in lines) == 9


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"version": "0.0.1"}, "not 0.0.1"),
        ({"spec": {"model": "other"}}, "There is no model 'other'"),
        ({"spec": {"device": "cuda"}}, "cuda"),
        ({"sha256": "00"}, "is a different file"),
        ({"sources": ["/nowhere/a.jpg"]}, "cannot read /nowhere/a.jpg"),
        ({"probes": {"/nowhere/x/y": "seen"}}, "cannot read and write in /nowhere"),
    ],
)
def test_one_that_is_not_fit_says_why(wanted, change, text):
    if "spec" in change:
        change = {"spec": {**wanted["spec"], **change["spec"]}}
    assert text.casefold() in check_worker({**wanted, **change}).casefold()


def test_another_folder_of_the_same_name_is_noticed(wanted, tmp_path):
    (tmp_path / "stage" / "probe").write_text("something else")
    assert "a different folder" in check_worker(wanted)


def test_an_address_and_its_keys_are_checked_first():
    with pytest.raises(ConfigError, match="is not a cluster address"):
        ClusterSpec("host:8786")
    with pytest.raises(ConfigError, match="is not a cluster address"):
        ClusterSpec("local:0")
    with pytest.raises(ConfigError, match="does not use TLS"):
        ClusterSpec("tcp://host:8786", tls_cert=__file__)
    with pytest.raises(ConfigError, match=r"nowhere.pem does not exist"):
        ClusterSpec("tls://host:8786", tls_cert="nowhere.pem")
    assert ClusterSpec("local:3").address == "local:3"
