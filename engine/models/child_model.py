"""A model in a subprocess: torch for the window, which must never load it itself.

    model = ChildModel(card, worker_command("models", "serve", card.name))

It is a `Model` like any other. The first call starts the child, which loads once and answers
requests until its stdin closes, so it ends with its parent even if that crashes. If the child
dies, the current call raises ModelError, and the next one starts another child.

Messages on the pipes are a line of JSON, followed by as many bytes of pixels as its key `bytes`
says. While the child computes it reports its progress several times a second, so that the caller
can cancel; the child is then killed, as one window of a large network may take a minute.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import DeblurError, ModelError, OutOfMemory
from engine.events import relay, result_of
from engine.messages import Message, message_from_json, msg
from engine.models.cards import ModelCard
from engine.models.model import Model, SteppingModel, Steps
from engine.models.tensors import Pixels
from engine.models.tiling import Box

PROGRESS_SECONDS = 0.2
_WAIT_SECONDS = 1.0
_HINT = msg("Try again. If memory is short, close other programs or choose a smaller model.")

_Packet = dict[str, Any]


class ChildModel:
    """A model run by a subprocess; the contract is that of `engine.models.model.Model`."""

    def __init__(self, card: ModelCard, command: Sequence[str]) -> None:
        """`command` starts a process that calls `serve`."""
        self.card = card
        self.running_on = ""
        self.notes: tuple[str, ...] = ()
        self._command = list(command)
        self._child: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int:
        """The process ID of the child; 0 if none is running."""
        child = self._child
        return child.pid if child is not None else 0

    def load(self) -> None:
        """Load now; the second call does nothing."""
        with self._lock:
            result_of(self._load())

    def __call__(self, pixels: Pixels) -> Pixels:
        return result_of(self.in_steps(pixels))

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Yield the fraction that is done several times a second, and return the result."""
        with self._lock:
            ended = False
            try:
                yield from self._load()
                box = None if core is None else [core.top, core.left, core.height, core.width]
                form = {"shape": pixels.shape, "dtype": str(pixels.dtype)}
                payload = np.ascontiguousarray(pixels).tobytes()
                answer = yield from self._request({"do": "run", "core": box, **form}, payload)
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
        """End the child, even while it computes for another thread; later calls start none."""
        self._closed = True
        while not self._lock.acquire(timeout=0.1):
            child = self._child
            if child is not None:
                child.kill()
        try:
            self._end(at_once=True)
        finally:
            self._lock.release()

    def _load(self) -> Generator[float, None, None]:
        if self._child is not None and self._child.poll() is None and self.running_on:
            return
        self._end(at_once=True)
        if self._closed:
            raise ModelError("The model was unloaded while it was loading.")
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._end(at_once=True)
            program, reason = self._command[0], error.strerror or error
            raise ModelError(
                "Cannot start {program}: {reason}.",
                "Reinstall the program.",
                program=program,
                reason=reason,
            ) from error
        answer = yield from self._request({"do": "load"})
        self.running_on, self.notes = answer["running_on"], tuple(answer["notes"])

    def _request(self, request: _Packet, payload: bytes = b"") -> Generator[float, None, _Packet]:
        """Send a request, yield the fractions that are done, and return the answer."""
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            _send(child.stdin, request, payload)
            while "fraction" in (answer := _receive(child.stdout)):
                yield answer["fraction"]
        except (OSError, ValueError, EOFError) as error:
            raise self._died() from error
        if "error" in answer:
            if not self.running_on:
                self._end(at_once=False)
            kind = OutOfMemory if answer["memory"] else ModelError
            raise kind(*(message_from_json(text, parts) for text, parts in answer["error"]))
        return answer

    def _died(self) -> ModelError:
        assert self._child is not None
        code: int | None = None
        with contextlib.suppress(subprocess.TimeoutExpired):  # it sent no answer, but waits
            code = self._child.wait(_WAIT_SECONDS)
        lines: list[str] = []
        if self._stderr is not None:
            self._stderr.seek(0)
            lines = self._stderr.read().decode("utf-8", "replace").split("\n")
        self._end(at_once=True)
        text = msg("The model's process exited unexpectedly with code {code}.", code=code)
        if code is None:
            text = msg("The model's process sent an invalid answer.")
        elif code < 0:
            text = msg("The model's process was killed by the system.")
        output = next((line.strip() for line in reversed(lines) if line.strip()), "")
        if output:
            text = msg("{text} Its last output: {output}", text=text, output=output[:300])
        return ModelError(text, _HINT)

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
        if self._stderr is not None:
            self._stderr.close()
            self._stderr = None


def serve(make_model: Callable[[], Model]) -> None:
    """Answer the requests on stdin on stdout, until stdin closes."""
    requests = sys.stdin.buffer
    # Libraries may print to stdout, which must not look like an answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    model: Model | None = None
    with answers:
        while True:
            try:
                request = _receive(requests)
            except EOFError:
                return
            with _Reporter(answers) as reporter:
                try:
                    model = model or make_model()
                    answer, payload = _answer(model, request, reporter)
                except (DeblurError, MemoryError) as error:
                    answer, payload = _error(error), b""
            try:
                _send(answers, answer, payload)
            except OSError:  # the parent is gone
                return


def _answer(model: Model, request: _Packet, reporter: _Reporter) -> tuple[_Packet, bytes]:
    if request["do"] == "load":
        model.load()
        return {"running_on": model.running_on, "notes": list(model.notes)}, b""
    pixels: NDArray[Any] = np.frombuffer(request["payload"], request["dtype"])
    pixels = pixels.reshape(request["shape"])
    core = Box(*request["core"]) if request["core"] else None
    if not isinstance(model, SteppingModel):
        return {}, model(pixels).tobytes()
    return {}, result_of(relay(model.in_steps(pixels, core), reporter.note)).tobytes()


def _error(error: DeblurError | MemoryError) -> _Packet:
    texts = ["Out of memory.", ""]
    if isinstance(error, DeblurError):
        texts = [error.message, error.hint]
    parts = [(text, text.to_json() if isinstance(text, Message) else None) for text in texts]
    return {"error": parts, "memory": isinstance(error, OutOfMemory | MemoryError)}


class _Reporter:
    """Sends the progress of the model every PROGRESS_SECONDS while it computes."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._fraction = 0.0
        self._answers = answers
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="deblur-progress", daemon=True)

    def __enter__(self) -> _Reporter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def note(self, fraction: float) -> None:
        """Report this fraction from now on."""
        self._fraction = fraction

    def _run(self) -> None:
        while not self._over.wait(PROGRESS_SECONDS):
            try:
                _send(self._answers, {"fraction": self._fraction})
            except OSError:
                os._exit(1)  # the parent is gone


def _send(stream: IO[bytes], packet: _Packet, payload: bytes = b"") -> None:
    if payload:
        packet = {**packet, "bytes": len(payload)}
    stream.write(json.dumps(packet).encode("ascii") + b"\n")
    stream.write(payload)
    stream.flush()


def _receive(stream: IO[bytes]) -> _Packet:
    """Return the next message, its pixels as `payload`; raises EOFError, or ValueError."""
    line = stream.readline()
    if not line:
        raise EOFError
    packet = json.loads(line)
    if not isinstance(packet, dict):
        raise ValueError(f"not a message: {line[:80]!r}")
    count = packet.get("bytes", 0)
    if count:
        packet["payload"] = stream.read(count)
        if len(packet["payload"]) < count:
            raise EOFError
    return packet
