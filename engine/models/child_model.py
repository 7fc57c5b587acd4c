"""A model in a process of its own: torch for a window that must never load it.

    model = ChildModel(card, worker_command("models", "serve", card.name))

It is a `Model` like any other. The child is started by the first call, loads once, and answers
until its stdin closes; so it goes with whoever asked, crash included. A child that dies is a
ModelError of the call that met it, and the next call starts another.

On the pipes: a line of JSON, and after one that says `bytes` as many bytes of pixels. While it
computes the child repeats how far it is, so that who waits can think better of it; it is then
killed, as a window of a large net may take a minute.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import DeblurError, ModelError, OutOfMemory
from engine.events import relay, result_of
from engine.models.cards import ModelCard
from engine.models.model import Model, SteppingModel, Steps
from engine.models.tensors import Pixels
from engine.models.tiling import Box

BEAT_SECONDS = 0.2
_WAIT_SECONDS = 1.0
_HINT = "Try again; if there is too little memory, close other programs or choose a smaller model."


class ChildModel:
    """A model that another process runs; see `engine.models.model.Model` for what callers may
    rely on."""

    def __init__(self, card: ModelCard, command: Sequence[str]) -> None:
        """`command` starts a process that calls `serve`."""
        self.card = card
        self.running_on = ""
        self.notes: tuple[str, ...] = ()
        self._command = list(command)
        self._child: subprocess.Popen[bytes] | None = None
        self._words: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int:
        """The number of the child; 0 while there is none."""
        child = self._child
        return child.pid if child is not None else 0

    def load(self) -> None:
        """Load now; the second call does nothing."""
        with self._lock:
            for _ in self._load():
                pass

    def __call__(self, pixels: Pixels) -> Pixels:
        return result_of(self.in_steps(pixels))

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Yield the share that is done several times a second, and return the result."""
        with self._lock:
            ended = False
            try:
                yield from self._load()
                box = None if core is None else [core.top, core.left, core.height, core.width]
                asked = {
                    "do": "run",
                    "core": box,
                    "shape": pixels.shape,
                    "dtype": str(pixels.dtype),
                }
                payload = np.ascontiguousarray(pixels).tobytes()
                answer = yield from self._ask(asked, payload)
                ended = True
                made: NDArray[Any] = np.frombuffer(answer["payload"], pixels.dtype)
                return made.reshape(pixels.shape)
            except DeblurError:
                ended = True
                raise
            finally:
                if not ended:
                    self._end(at_once=True)

    def close(self) -> None:
        """End the child, also while it computes for another thread; nothing starts another one."""
        self._closed = True
        while not self._lock.acquire(timeout=0.1):
            child = self._child
            if child is not None:
                child.kill()
        try:
            self._end(at_once=True)
        finally:
            self._lock.release()

    def _load(self) -> Iterator[float]:
        if self._child is not None and self._child.poll() is None and self.running_on:
            return
        self._end(at_once=True)
        if self._closed:
            raise ModelError("The model was put away while it was waited for.")
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._words,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._end(at_once=True)
            raise ModelError(
                f"{self._command[0]} could not be started: {error.strerror or error}.",
                "Install the program again.",
            ) from error
        answer = yield from self._ask({"do": "load"})
        self.running_on, self.notes = answer["running_on"], tuple(answer["notes"])

    def _ask(self, asked: dict[str, Any], payload: bytes = b"") -> Any:  # noqa: ANN401 - a generator
        """Send a question, yield the shares, and return the answer."""
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            _send(child.stdin, asked, payload)
            while True:
                answer = _receive(child.stdout)
                if "share" not in answer:
                    break
                yield answer["share"]
        except (OSError, ValueError, EOFError) as error:
            raise self._died() from error
        if "error" in answer:
            kind = OutOfMemory if answer.get("memory") else ModelError
            if not self.running_on:
                self._end(at_once=False)
            raise kind(answer["error"], answer["hint"])
        return answer

    def _died(self) -> ModelError:
        code = self._child.wait() if self._child is not None else None
        words = ""
        if self._words is not None:
            self._words.seek(0)
            lines = self._words.read().decode("utf-8", "replace").split("\n")
            words = next((line.strip() for line in reversed(lines) if line.strip()), "")
        self._end(at_once=True)
        how = "was ended by the system" if code is not None and code < 0 else f"ended ({code})"
        text = f"The process that computes {how} before its work was done."
        return ModelError(f"{text} It said: {words[:300]}" if words else text, _HINT)

    def _end(self, *, at_once: bool) -> None:
        child, self._child, self.running_on = self._child, None, ""
        if child is not None:
            if at_once:
                child.kill()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):
                    assert pipe is not None
                    pipe.close()
            try:
                child.wait(_WAIT_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._words is not None:
            self._words.close()
            self._words = None


def serve(make_model: Callable[[], Model]) -> None:
    """Answer on stdout what is asked on stdin, until that ends."""
    questions = sys.stdin.buffer
    # Libraries print where they like; what they say must not look like an answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    model: Model | None = None
    with answers:
        while True:
            try:
                asked = _receive(questions)
            except EOFError:
                return
            with _Beat(answers) as beat:
                try:
                    model = model or make_model()
                    answer, payload = _answer(model, asked, beat)
                except (DeblurError, MemoryError) as error:
                    message = getattr(error, "message", "There is no memory left.")
                    answer = {
                        "error": message,
                        "hint": getattr(error, "hint", ""),
                        "memory": isinstance(error, OutOfMemory | MemoryError),
                    }
                    payload = b""
            try:
                _send(answers, answer, payload)
            except OSError:  # nobody listens any more
                return


def _answer(model: Model, asked: dict[str, Any], beat: _Beat) -> tuple[dict[str, Any], bytes]:
    if asked["do"] == "load":
        model.load()
        return {"running_on": model.running_on, "notes": list(model.notes)}, b""
    pixels = np.frombuffer(asked["payload"], asked["dtype"]).reshape(asked["shape"])
    core = Box(*asked["core"]) if asked["core"] else None
    if not isinstance(model, SteppingModel):
        return {}, model(pixels).tobytes()

    def note(share: float) -> None:
        beat.share = share

    return {}, result_of(relay(model.in_steps(pixels, core), note)).tobytes()


class _Beat:
    """Says how far the work is, again and again."""

    def __init__(self, answers: IO[bytes]) -> None:
        self.share = 0.0
        self._answers = answers
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="deblur-beat", daemon=True)

    def __enter__(self) -> _Beat:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(BEAT_SECONDS):
            try:
                _send(self._answers, {"share": self.share})
            except OSError:
                # Whoever asked has gone, and with them the reason to go on.
                os._exit(1)


def _send(stream: IO[bytes], message: dict[str, Any], payload: bytes = b"") -> None:
    if payload:
        message = {**message, "bytes": len(payload)}
    stream.write(json.dumps(message).encode("ascii") + b"\n")
    stream.write(payload)
    stream.flush()


def _receive(stream: IO[bytes]) -> dict[str, Any]:
    """Return the next message, its pixels as `payload`; raises EOFError, and ValueError."""
    line = stream.readline()
    if not line:
        raise EOFError
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError(f"not a message: {line[:80]!r}")
    count = message.get("bytes", 0)
    if count:
        message["payload"] = stream.read(count)
        if len(message["payload"]) < count:
            raise EOFError
    return message
