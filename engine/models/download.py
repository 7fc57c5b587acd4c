"""Fetching a known teacher from its official place, when somebody asks for it and never else.

What has come is kept as `.part` beside its later name, so a fetch that was cut off, cancelled or
killed goes on where it stopped, if the server can and the file there is still the same
(`If-Range`). It gets its name in one step, after size and SHA-256 were found right. Authors who
publish no SHA-256 leave it to us: the first file whose tensors all fit is accepted, and its SHA-256
held on to.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import json
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from engine.core.resources import user_cache_dir, user_data_dir
from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress, Work
from engine.images.files import atomic_file
from engine.models.cards import ModelCard
from engine.models.catalogue import Catalogue
from engine.models.onnx_file import sha256_of
from engine.models.teachers import TEACHERS, TORCH_HINT, Teacher, has_torch
from engine.version import __version__

TIMEOUT_SECONDS = 30.0
_CHUNK = 1 << 18
_TRIES = 3
"""In a row without a byte more."""
_BROKEN = (http.client.HTTPException, urllib.error.URLError, ConnectionError, TimeoutError)
_AGAIN = "What has come is kept: fetch again to go on from there."


def download_teacher(name: str, catalogue: Catalogue, sha256: str = "") -> Work[ModelCard]:
    """Fetch a known teacher, look at every tensor, and take it into the user's models.

    `sha256`: accept this one, where it is not the one held on to. Raises ConfigError for a name
    that is not known, and ModelError for all else that can go wrong.
    """
    known = get_teacher(name)
    if not has_torch():
        text = f"{known.title} needs torch, which is not installed here."
        raise ModelError(text, TORCH_HINT)
    if any(card.name == known.name for card in catalogue.cards()):
        raise ModelError(f"{known.name} is there already.", f"deblur models show {known.name}")
    wanted = sha256.lower() or known.sha256 or _held().get(known.name, "")
    file = user_cache_dir() / "downloads" / f"{known.name}-{known.url.rpartition('/')[2]}"
    yield from download(known.url, file, wanted)
    digest = sha256_of(file)
    if not wanted:
        yield Log(f"No SHA-256 is published for it; this one is {digest} and held on to from now.")
    yield Log("Looking at every tensor...")
    try:
        card = catalogue.import_model(file, known.name)
    except ModelError:
        file.unlink(missing_ok=True)  # it is complete, and wrong: nothing to go on with
        raise
    _hold(known.name, digest)
    file.unlink(missing_ok=True)
    return card


def get_teacher(name: str) -> Teacher:
    """Return the teacher of that name; raises ConfigError."""
    if name.lower() not in TEACHERS:
        raise ConfigError(
            f"Nothing is known of where {name!r} can be fetched.",
            f"Known are: {', '.join(TEACHERS)}. Other models: deblur models import FILE",
        )
    return TEACHERS[name.lower()]


def download(url: str, target: Path, sha256: str = "") -> Work[None]:
    """Fetch a file, going on with what came of it before; yields Progress in bytes.

    Closing the job keeps what has come. Raises ModelError, saying what helps: no network, no such
    file, no room, another SHA-256 than `sha256` (unless that is "").
    """
    part = target.with_name(target.name + ".part")
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            yield from _whole(url, part, target.name)
            if sha256 and (got := sha256_of(part)) != sha256:
                _forget(part)
                raise _altered(target.name, got, sha256)
            os.replace(part, target)
            _note_of(part).unlink(missing_ok=True)
        elif sha256 and (got := sha256_of(target)) != sha256:
            target.unlink()
            raise _altered(target.name, got, sha256)


def _whole(url: str, part: Path, item: str) -> Work[None]:
    """Fill `part` up, asking again where the connection breaks."""
    vain = 0
    while True:
        before = _size(part)
        try:
            complete = yield from _more(url, part, item)
        except (urllib.error.HTTPError, ModelError):
            raise
        except _BROKEN:
            if (vain := 0 if _size(part) > before else vain + 1) >= _TRIES:
                raise
            time.sleep(0.2 * vain)
            continue
        if complete:
            return
        if (vain := 0 if _size(part) > before else vain + 1) >= _TRIES:
            raise ModelError(f"The connection broke while {item} was fetched.", _AGAIN)


def _more(url: str, part: Path, item: str) -> Work[bool]:
    """Ask once for what is missing; return whether nothing is any more."""
    have, note = _size(part), _read_json(_note_of(part))
    headers = {"User-Agent": f"Deblur/{__version__}", "Accept-Encoding": "identity"}
    if have and note.get("validator"):
        headers |= {"Range": f"bytes={have}-", "If-Range": str(note["validator"])}
    try:
        response = _open(url, headers)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:  # there is nothing after what we have
            if have == note.get("total"):
                return True
            _forget(part)
            return False
        raise
    with response:
        if response.status != 206:  # the whole file: the server cannot go on, or it has changed
            have = 0
        length = response.headers.get("Content-Length")
        total = have + int(length) if length and length.isdecimal() else 0
        validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        if validator.startswith("W/"):  # good for the same meaning, not for the same bytes
            validator = ""
        free = shutil.disk_usage(part.parent).free
        if total - have > free:
            raise OSError(errno.ENOSPC, "")
        if not have:
            note = {"total": total, "validator": validator}
            _note_of(part).write_text(json.dumps(note), encoding="utf-8")
        with part.open("ab" if have else "wb") as stream:
            yield Progress(have, total, "bytes", item, have / total if total else 0.0)
            begun, at_first = time.monotonic(), have
            while chunk := response.read1(_CHUNK):
                stream.write(chunk)
                have += len(chunk)
                speed = (have - at_first) / max(1e-3, time.monotonic() - begun)
                left = (total - have) / speed if total else None
                yield Progress(have, max(have, total), "bytes", item, have / max(have, total), left)
        return not total or have >= total


def _open(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    request = urllib.request.Request(url, headers=headers)
    opener = urllib.request.build_opener(_Redirects)
    response: http.client.HTTPResponse = opener.open(request, timeout=TIMEOUT_SECONDS)
    return response


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows no redirect from https to anything else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return what to ask next."""
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise ModelError("The server sends us on to a place that is not encrypted.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what can go wrong between two computers, and on our disk, into ModelErrors."""
    name = target.name
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise ModelError(
            f"The server has no {name} for us ({error.code} {error.reason}).",
            "Its place may have changed. Fetch it with a browser, then: deblur models import FILE",
        ) from error
    except _BROKEN as error:
        reason = getattr(error, "reason", None) or error
        raise ModelError(
            f"The server of {name} cannot be reached: {reason}.",
            f"Is there a network? {_AGAIN}",
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            text = f"There is no room for {name} in {target.parent}."
            raise ModelError(text, f"Make room. {_AGAIN}") from error
        raise ModelError(f"{name} cannot be written: {error.strerror or error}.") from error


def _altered(name: str, got: str, wanted: str) -> ModelError:
    return ModelError(
        f"{name} is not the file that was expected: its SHA-256 is {got}, not {wanted}.",
        "It was thrown away. If its authors have published a new one, say so: "
        f"deblur models fetch NAME --sha256 {got}",
    )


def _note_of(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _note_of(part).unlink(missing_ok=True)


def _size(part: Path) -> int:
    try:
        return part.stat().st_size
    except OSError:
        return 0


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _held_path() -> Path:
    return user_data_dir() / "fetched.json"


def _held() -> dict[str, str]:
    """Return the SHA-256 that was accepted of each teacher once fetched."""
    return {k: v for k, v in _read_json(_held_path()).items() if isinstance(v, str)}


def _hold(name: str, digest: str) -> None:
    with atomic_file(_held_path(), overwrite=True) as stream:
        stream.write(json.dumps(_held() | {name: digest}, indent=2).encode("ascii"))
