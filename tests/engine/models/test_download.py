"""Fetching, from a server on this machine that cuts, lies, moves and is slow."""

from __future__ import annotations

import dataclasses
import hashlib
import http.server
import threading

import pytest

from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress
from engine.models import Catalogue
from engine.models import download as downloading
from engine.models.download import download, download_teacher
from engine.models.teachers import TEACHERS

CONTENT = bytes(range(256)) * 8000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves `server.content` and does what `server` was told to do wrong."""

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
        start, tag = 0, server.tag
        wanted = self.headers.get("Range", "")
        if server.ranges and wanted and self.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        body = server.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
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
    made.content, made.tag, made.ranges, made.cut_after, made.asked = CONTENT, '"1"', True, 0, []
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


def test_a_file_arrives_whole_and_says_how_far_it_is(server, target):
    events = list(download(server.url, target, SHA256))
    assert target.read_bytes() == CONTENT
    assert names(target) == ["weights.npz"]
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(CONTENT))
    assert {event.total for event in events} == {len(CONTENT)}
    assert list(download(server.url, target, SHA256)) == []
    assert len(server.asked) == 1


def test_a_cut_connection_is_taken_up_where_it_broke(server, target):
    server.cut_after = 700_000
    list(download(server.url, target, SHA256))
    assert target.read_bytes() == CONTENT
    assert [headers.get("Range") for headers in server.asked] == [
        None, "bytes=700000-", "bytes=1400000-",
    ]  # fmt: skip


def test_a_cancelled_fetch_goes_on_later(server, target):
    work = download(server.url, target, SHA256)
    for event in work:
        if event.done > 0:
            break
    work.close()
    assert not target.exists()
    have = (target.parent / "weights.npz.part").stat().st_size
    assert 0 < have < len(CONTENT)
    list(download(server.url, target, SHA256))
    assert server.asked[-1]["Range"] == f"bytes={have}-"
    assert target.read_bytes() == CONTENT
    assert names(target) == ["weights.npz"]


def test_a_server_without_ranges_begins_again(server, target):
    server.cut_after, server.ranges = 700_000, False
    with pytest.raises(ModelError, match="broke") as error:
        list(download(server.url, target))
    assert "fetch again" in error.value.hint
    server.cut_after = 0
    list(download(server.url, target, SHA256))
    assert target.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_not_glued_together(server, target):
    work = download(server.url, target)
    while next(work).done == 0:
        pass
    work.close()
    server.content, server.tag = CONTENT[::-1], '"2"'
    list(download(server.url, target))
    assert target.read_bytes() == CONTENT[::-1]


def test_a_wrong_hash_is_refused_and_thrown_away(server, target):
    with pytest.raises(ModelError, match=SHA256):
        list(download(server.url, target, "0" * 64))
    assert names(target) == []


def test_what_the_server_does_not_have_is_said(server, target):
    with pytest.raises(ModelError, match="404") as error:
        list(download(server.url + "x", target))
    assert "import" in error.value.hint


def test_nobody_there_is_said(server, target):
    server.shutdown()
    server.server_close()
    with pytest.raises(ModelError, match="cannot be reached") as error:
        list(download(server.url, target))
    assert "network" in error.value.hint


def test_a_full_disk_is_said_before_anything_is_fetched(server, target, monkeypatch):
    free = downloading.shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda path: free)
    with pytest.raises(ModelError, match="no room"):
        list(download(server.url, target))


def test_a_redirect_is_followed_but_never_out_of_encryption(server, target):
    list(download(server.url.replace("weights.npz", "moved"), target, SHA256))
    request = downloading.urllib.request.Request("https://example.org/x")
    with pytest.raises(ModelError, match="not encrypted"):
        downloading._Redirects().redirect_request(
            request, None, 302, "", {}, "http://example.org/x"
        )


# --- teachers ------------------------------------------------------------------------------------


@pytest.fixture
def known(server, tmp_path, monkeypatch):
    """MAXIM, to be had from the server; its weights are looked at by name only."""
    entry = dataclasses.replace(TEACHERS["maxim"], url=server.url)
    monkeypatch.setitem(TEACHERS, "maxim", entry)
    monkeypatch.setattr("engine.models.download.has_torch", lambda: True)
    monkeypatch.setattr("engine.models.torch_model.architecture_of", lambda path: "maxim")
    server.content = b"PK\x03\x04" + CONTENT
    return Catalogue(tmp_path / "models.toml", tmp_path / "own")


def through(work):
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            return end.value, [event.message for event in told if isinstance(event, Log)]


def test_a_teacher_is_fetched_looked_at_and_its_hash_held_on_to(server, known):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    card, told = through(download_teacher("maxim", known))
    assert card.file().sha256 == hashlib.sha256(server.content).hexdigest()
    assert any(card.file().sha256 in text for text in told)
    with pytest.raises(ModelError, match="already"):
        through(download_teacher("MAXIM", known))
    known.remove("maxim")
    server.content += b"!"
    with pytest.raises(ModelError, match="not the file that was expected"):
        through(download_teacher("maxim", known))
    new = hashlib.sha256(server.content).hexdigest()
    card, _ = through(download_teacher("maxim", known, new))
    assert card.file().sha256 == new


def test_weights_that_do_not_fit_are_not_kept(server, known, monkeypatch, tmp_path):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")

    def refuse(path):
        raise ModelError(f"{path.name} does not fit.")

    monkeypatch.setattr("engine.models.torch_model.architecture_of", refuse)
    with pytest.raises(ModelError, match="does not fit"):
        through(download_teacher("maxim", known))
    assert known.cards() == []
    assert not (tmp_path / "own" / "maxim").exists()


def test_without_torch_nothing_is_fetched(server, known, monkeypatch):
    monkeypatch.setattr("engine.models.download.has_torch", lambda: False)
    with pytest.raises(ModelError, match="torch"):
        through(download_teacher("maxim", known))
    assert server.asked == []


def test_an_unknown_name_is_wrong_usage(known):
    with pytest.raises(ConfigError, match="restormer"):
        through(download_teacher("nobody", known))
