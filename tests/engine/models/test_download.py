"""Downloads from a local server that breaks off, redirects and serves other files."""

from __future__ import annotations

import dataclasses
import hashlib
import http.server
import threading

import pytest

from engine.core.resources import user_data_dir
from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress
from engine.models import Catalogue
from engine.models import download as downloading
from engine.models.download import download, download_teacher
from engine.models.teachers import TEACHERS

CONTENT = bytes(range(256)) * 8000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves `server.content`, with the faults that `server` is set to."""

    def do_GET(self):
        server = self.server
        server.asked.append(dict(self.headers))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/weights.npz")
            self.end_headers()
            return
        if self.path != "/weights.npz":
            self.send_error(404)
            return
        body = server.content
        self.send_response(200)
        if getattr(server, "says_length", True):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if server.cut_after and len(body) > server.cut_after:
            body = body[: server.cut_after]
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.content, made.cut_after, made.asked = CONTENT, 0, []
    made.url = f"http://127.0.0.1:{made.server_port}/weights.npz"
    thread = threading.Thread(target=made.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def target(tmp_path):
    return tmp_path / "downloads" / "weights.npz"


def names(target):
    return sorted(path.name for path in target.parent.iterdir())


def test_a_file_arrives_complete_with_progress(server, target):
    events = list(download(server.url, target, SHA256))
    assert target.read_bytes() == CONTENT
    assert names(target) == ["weights.npz"]
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(CONTENT))
    assert {event.total for event in events} == {len(CONTENT)}
    assert list(download(server.url, target, SHA256)) == []
    assert len(server.asked) == 1


def test_a_broken_connection_is_an_error_and_leaves_nothing(server, target):
    server.cut_after = 700_000
    with pytest.raises(ModelError, match="broke") as error:
        list(download(server.url, target))
    assert "again" in error.value.hint
    assert names(target) == []
    server.cut_after = 0
    list(download(server.url, target, SHA256))
    assert target.read_bytes() == CONTENT


def test_a_cancelled_download_leaves_nothing_and_can_be_repeated(server, target):
    work = download(server.url, target)
    while next(work).done == 0:
        pass
    work.close()
    assert names(target) == []
    server.content = CONTENT[::-1]
    list(download(server.url, target))
    assert target.read_bytes() == CONTENT[::-1]
    assert names(target) == ["weights.npz"]


def test_a_file_with_a_wrong_hash_is_refused_and_deleted(server, target):
    with pytest.raises(ModelError, match=SHA256):
        list(download(server.url, target, "0" * 64))
    assert names(target) == []


def test_a_missing_file_is_an_error(server, target):
    with pytest.raises(ModelError, match="404") as error:
        list(download(server.url + "x", target))
    assert "import" in error.value.hint


def test_an_unreachable_server_is_an_error(server, target):
    server.shutdown()
    server.server_close()
    with pytest.raises(ModelError, match="Cannot connect") as error:
        list(download(server.url, target))
    assert "network" in error.value.hint


def test_a_full_disk_is_an_error_before_anything_is_downloaded(server, target, monkeypatch):
    free = downloading.shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda path: free)
    with pytest.raises(ModelError, match="disk space"):
        list(download(server.url, target))
    assert names(target) == []


@pytest.mark.parametrize("length", [True, False])
def test_more_than_was_expected_is_refused_with_and_without_a_length(server, target, length):
    server.content, server.says_length = b"x" * 3_000_000, length
    with pytest.raises(ModelError, match="more than 2 MB"):
        list(download(server.url, target, most_bytes=2_000_000))
    assert names(target) == []
    list(download(server.url, target, most_bytes=3_000_000))
    assert target.stat().st_size == 3_000_000


def test_redirects_are_followed_but_not_to_unencrypted_http(server, target):
    list(download(server.url.replace("weights.npz", "moved"), target, SHA256))
    request = downloading.urllib.request.Request("https://example.org/x")
    with pytest.raises(ModelError, match="unencrypted"):
        downloading._Redirects().redirect_request(
            request, None, 302, "", {}, "http://example.org/x"
        )


# --- teachers ------------------------------------------------------------------------------------


@pytest.fixture
def known(server, tmp_path, monkeypatch):
    """MAXIM, served locally; its weights are recognised by name only."""
    entry = dataclasses.replace(TEACHERS["maxim"], url=server.url)
    monkeypatch.setitem(TEACHERS, "maxim", entry)
    monkeypatch.setattr("engine.models.download.has_torch", lambda: True)
    monkeypatch.setattr("engine.models.torch_model.architecture_of", lambda path: "maxim")
    server.content = b"PK\x03\x04" + CONTENT
    return Catalogue(tmp_path / "models.toml", tmp_path / "own")


def through(work):
    logged = []
    while True:
        try:
            logged.append(next(work))
        except StopIteration as end:
            return end.value, [event.message for event in logged if isinstance(event, Log)]


def test_a_teacher_is_downloaded_checked_and_its_hash_pinned(server, known):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    card, logged = through(download_teacher("maxim", known))
    assert card.file().sha256 == hashlib.sha256(server.content).hexdigest()
    assert any(card.file().sha256 in text for text in logged)
    with pytest.raises(ModelError, match="already"):
        through(download_teacher("MAXIM", known))
    known.remove("maxim")
    server.content += b"!"
    with pytest.raises(ModelError, match="not the expected file"):
        through(download_teacher("maxim", known))
    new = hashlib.sha256(server.content).hexdigest()
    card, _ = through(download_teacher("maxim", known, new))
    assert card.file().sha256 == new


def test_what_a_disk_refuses_to_keep_is_not_said_to_be_pinned(server, known):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    (user_data_dir() / "fetched.json").mkdir(parents=True)
    card, logged = through(download_teacher("maxim", known))
    assert card.name == "maxim"
    assert not any("pinned" in text for text in logged)


def test_weights_that_do_not_fit_are_not_kept(server, known, monkeypatch, tmp_path):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")

    def refuse(path):
        raise ModelError(f"{path.name} does not fit.")

    monkeypatch.setattr("engine.models.torch_model.architecture_of", refuse)
    with pytest.raises(ModelError, match="does not fit"):
        through(download_teacher("maxim", known))
    assert known.cards() == []
    assert not (tmp_path / "own" / "maxim").exists()


def test_without_torch_nothing_is_downloaded(server, known, monkeypatch):
    monkeypatch.setattr("engine.models.download.has_torch", lambda: False)
    with pytest.raises(ModelError, match="torch"):
        through(download_teacher("maxim", known))
    assert server.asked == []


def test_an_unknown_name_is_wrong_usage(known):
    with pytest.raises(ConfigError, match="restormer"):
        through(download_teacher("nobody", known))
