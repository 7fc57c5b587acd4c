"""Downloads the weights of a known teacher from its official address, only when the user asks.

Nothing is left of a download that fails, is cancelled, or has the wrong size or SHA-256. Where the
authors publish no SHA-256, the first file whose tensors all fit is accepted, and its SHA-256 is
pinned from then on.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from engine.core import facts
from engine.core.files import atomic_file
from engine.core.paths import exists, sha256_of
from engine.core.resources import user_cache_dir
from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress, Work
from engine.messages import msg
from engine.models.cards import ModelCard
from engine.models.catalogue import Catalogue
from engine.models.package import MOST_BYTES
from engine.models.teachers import TEACHERS, TORCH_HINT, Teacher, has_torch
from engine.version import __version__

TIMEOUT_SECONDS = 30.0
_FETCHED = "fetched.json"
"""`engine.core.facts`: the SHA-256 of each teacher that was downloaded before."""

_CHUNK = 1 << 18
_CONNECTION_ERRORS = (
    http.client.HTTPException,
    urllib.error.URLError,
    ConnectionError,
    TimeoutError,
)


def download_teacher(name: str, catalogue: Catalogue, sha256: str = "") -> Work[ModelCard]:
    """Download a known teacher, check every tensor, and add it to the user's models.

    `sha256`: accept this one instead of the pinned one. Raises ConfigError for an unknown name,
    and ModelError for all else that can go wrong.
    """
    teacher = get_teacher(name)
    if not has_torch():
        text = msg("{model} needs torch, which is not installed.", model=teacher.title)
        raise ModelError(text, TORCH_HINT)
    if any(card.name == teacher.name for card in catalogue.cards()):
        raise ModelError("{model} is already installed.", model=teacher.name)
    expected = sha256.lower() or teacher.sha256 or facts.read(_FETCHED).get(teacher.name, "")
    file = user_cache_dir() / "downloads" / f"{teacher.name}-{teacher.url.rpartition('/')[2]}"
    yield from download(teacher.url, file, expected, 3 * teacher.about_bytes)
    digest = sha256_of(file)
    yield Log("Checking every tensor...")
    try:
        card = yield from catalogue.import_in_steps(file, teacher.name)
        is_pinned = facts.update(_FETCHED, lambda known: known | {teacher.name: digest})
    finally:
        file.unlink(missing_ok=True)
    if is_pinned and not expected:
        yield Log(
            msg(
                "No SHA-256 is published for this file. It is {sha256}, pinned from now on.",
                sha256=digest,
            )
        )
    return card


def get_teacher(name: str) -> Teacher:
    """Return the teacher of that name; raises ConfigError if it is unknown."""
    if name.lower() not in TEACHERS:
        raise ConfigError(
            "No download address is known for '{name}'.",
            "Choose one of: {names}. To add another model: deblur models import FILE",
            name=name,
            names=", ".join(TEACHERS),
        )
    return TEACHERS[name.lower()]


def download(url: str, target: Path, sha256: str = "", most_bytes: int = MOST_BYTES) -> Work[None]:
    """Download a file of at most so many bytes unless it is there already; yields Progress.

    Raises ModelError if the server cannot be reached, does not have the file or breaks off, if the
    disk is full, or if the SHA-256 is not `sha256` (unless that is "").
    """
    with _translated_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not exists(target):
            with atomic_file(target, overwrite=True) as stream:
                yield from _receive(url, stream, target, most_bytes)
        if sha256 and (actual := sha256_of(target)) != sha256:
            target.unlink()
            raise ModelError(
                "{file} is not the expected file: its SHA-256 is {actual}, not {expected}.",
                "It was deleted. If its authors have published a new version, accept it with: "
                "deblur models fetch NAME --sha256 {actual}",
                file=target.name,
                actual=actual,
                expected=sha256,
            )


def _receive(url: str, stream: IO[bytes], target: Path, most_bytes: int) -> Work[None]:
    headers = {"User-Agent": f"Deblur/{__version__}", "Accept-Encoding": "identity"}
    opener = urllib.request.build_opener(_Redirects)
    request = urllib.request.Request(url, headers=headers)
    with opener.open(request, timeout=TIMEOUT_SECONDS) as response:
        length = response.headers.get("Content-Length")
        total = int(length) if length and length.isdecimal() else 0
        if total > most_bytes:
            raise _too_large(target, most_bytes)
        if total > shutil.disk_usage(target.parent).free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        yield Progress(0, total, "bytes", target.name)
        received, begun = 0, time.monotonic()
        while chunk := response.read1(_CHUNK):
            stream.write(chunk)
            received += len(chunk)
            if received > most_bytes:  # the server need not say how much will come
                raise _too_large(target, most_bytes)
            speed = received / max(1e-3, time.monotonic() - begun)
            left = (total - received) / speed if total else None
            most = max(received, total)
            yield Progress(received, most, "bytes", target.name, received / most, left)
    if received < total:
        raise ModelError(
            "The connection broke while {file} was downloaded.", "Try again.", file=target.name
        )


def _too_large(target: Path, most_bytes: int) -> ModelError:
    return ModelError(
        "The server sends more than {most} MB for {file}.",
        "Its address may have changed. Download it with a browser, then import the file.",
        file=target.name,
        most=most_bytes // 1_000_000,
    )


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
        """Return the next request."""
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise ModelError("Refusing redirect to unencrypted HTTP.", "Try again later.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextlib.contextmanager
def _translated_errors(target: Path) -> Iterator[None]:
    """Raise errors of the network and the disk as ModelErrors."""
    file, folder = target.name, target.parent
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise ModelError(
            "The server does not provide {file}: {error}.",
            "Its address may have changed. Download it with a browser, then import the file.",
            file=file,
            error=error,
        ) from error
    except _CONNECTION_ERRORS as error:
        reason = getattr(error, "reason", None) or error
        raise ModelError(
            "Cannot connect to the server of {file}: {reason}.",
            "Check your network connection, and try again.",
            file=file,
            reason=reason,
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            text = msg("Not enough disk space for {file} in {folder}.", file=file, folder=folder)
            raise ModelError(text, "Free some space, and try again.") from error
        reason = error.strerror or error
        raise ModelError("Cannot write {file}: {reason}.", file=file, reason=reason) from error
