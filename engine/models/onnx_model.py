"""Runs ONNX models: which provider, with which settings, and what really happened.

onnxruntime falls back to the CPU without a word when a graphics driver is missing, and some
drivers compute black pictures. So a provider other than the CPU has to be among those of the
session after it was made, and has to give the CPU's result on a test picture; else the CPU runs
and `notes` says so.

Settings of the CPU sessions, measured with U-Nets of 0.8 GMAC per 256 x 256 on two cores, 50
pictures of 0.03 to 3.7 megapixels:

    arena, memory pattern    460 MB at most, 418 MB kept, growing with each new size    (default)
    arena                    338 MB at most, 296 MB kept
    arena, handed back       350 MB at most, 108 MB kept, 8 % more processor time
    no arena                 550 MB at most, 250 MB kept (malloc's), 20 % more processor time

Hence an arena without patterns that is handed back where the size changes: pictures of a batch
give back what they took, tiles and camera frames, all of one size, keep it. Spinning threads cost
25 % more processor time, which the decoding threads want, and gain less than 2 % where the cores
are free. Left out: a cache of the optimised graph (saves 6 of 11 ms at the start), and binding the
output to memory of our own (takes as much memory and time as a plain run).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as _state

from engine.core.machine import physical_cores
from engine.errors import ModelError, OutOfMemory
from engine.models.cards import ModelCard
from engine.models.model import make_test_picture
from engine.models.tensors import Pixels, Tensor, TensorFormat
from engine.models.tiling import cut, paste, plan_fixed_tiles, round_up

SMALLEST_PX = 64
"""Smaller pictures are filled up to this: many nets reflect inside, and fail on a few pixels."""

MOST_DIFFERENCE = 4
"""Of 255, between a provider and the CPU on the test picture. Half precision and TF32 round to
within 1 or 2; what is broken is off by tens, or black."""

_CPU = "CPUExecutionProvider"

_NUMPY_TYPES = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(uint8)": np.uint8,
}

_ERRORS: tuple[type[Exception], ...] = (
    MemoryError,
    RuntimeError,
    *(e for e in vars(_state).values() if isinstance(e, type) and issubclass(e, Exception)),
)
"""onnxruntime's errors have no common base."""

_MEMORY_WORDS = (
    "bad_alloc", "bad allocation", "allocate memory", "allocation failed", "out of memory",
    "outofmemory", "alloc_failed", "8007000e",
)  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """One of onnxruntime's providers, and the package that brings it."""

    title: str
    name: str
    package: str
    options: Mapping[str, str] = field(default_factory=dict)


PROVIDERS = {
    "cuda": Provider(
        "CUDA",
        "CUDAExecutionProvider",
        "onnxruntime-gpu",
        # The default tries every algorithm again for each new size of a picture.
        {"cudnn_conv_algo_search": "HEURISTIC", "arena_extend_strategy": "kSameAsRequested"},
    ),
    "directml": Provider("DirectML", "DmlExecutionProvider", "onnxruntime-directml"),
    "openvino": Provider("OpenVINO", "OpenVINOExecutionProvider", "onnxruntime-openvino"),
    "coreml": Provider("CoreML", "CoreMLExecutionProvider", "onnxruntime (on macOS)"),
    "cpu": Provider("CPU", _CPU, "onnxruntime"),
}
"""Device -> provider, in the order of `auto`, which passes over those in `_ONLY_BY_NAME`."""

_ONLY_BY_NAME = {"coreml"}
"""Who has CUDA, DirectML or OpenVINO installed its package on purpose. CoreML is in every macOS
wheel, and compiles a network anew for every size of a picture."""


def installed_providers() -> list[str]:
    """Return the names of the providers that the installed onnxruntime has."""
    return list(onnxruntime.get_available_providers())


def choose_provider(device: str) -> Provider:
    """Return the provider for a device that the user asked for; `auto` takes the best installed.

    Raises ModelError for an unknown device and for one that is not installed here.
    """
    installed = onnxruntime.get_available_providers()
    if device == "auto":
        return next(
            p
            for d, p in PROVIDERS.items()
            if d not in _ONLY_BY_NAME and p.name in [*installed, _CPU]
        )
    if device not in PROVIDERS:
        raise ModelError(f"There is no device {device!r}.", f"Choose auto, {', '.join(PROVIDERS)}.")
    provider = PROVIDERS[device]
    if provider.name not in installed:
        raise ModelError(
            f"{provider.title} is not installed here.",
            f"It comes with the package {provider.package}, which takes the place of onnxruntime; "
            f"or choose --device auto.",
        )
    return provider


def open_session(
    path: Path, provider: Provider, threads: int | None = None
) -> onnxruntime.InferenceSession:
    """Return a session for the model at `path`; `threads` None means the physical cores.

    Raises ModelError if onnxruntime refuses the model, OutOfMemory if it does not fit.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or physical_cores()
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False  # and DirectML cannot do with patterns
    options.log_severity_level = 4  # what goes wrong is raised; stderr belongs to the command line
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    providers: list[Any] = [(provider.name, dict(provider.options))]
    if provider.name != _CPU:
        providers.append(_CPU)
    # WORKAROUND https://github.com/microsoft/onnxruntime/pull/5391: the first session of a process
    # also switches the thread that makes it to denormals as zero, for good, and our caller would
    # calculate differently from then on. So a thread that ends afterwards makes it. The session's
    # own threads keep the setting; the caller's, which works along with them, is spared it.
    with _translated(f"{path.name} does not load"), ThreadPoolExecutor(1) as maker:
        return maker.submit(
            onnxruntime.InferenceSession, str(path), options, providers=providers
        ).result()


def numpy_type(onnx_type: str) -> np.dtype[Any]:
    """Return the dtype of a session's input or output; ModelError if we do not feed that."""
    if onnx_type not in _NUMPY_TYPES:
        raise ModelError(
            f"The model works on {onnx_type}.", "Models of float, float16 and uint8 can be used."
        )
    return np.dtype(_NUMPY_TYPES[onnx_type])


def form_of(session: onnxruntime.InferenceSession, card: ModelCard) -> TensorFormat:
    """Return the form of the pictures that this file of a card takes.

    A card has one layout; its file for live pictures takes bytes as they are in memory.
    """
    shape = session.get_inputs()[0].shape
    if len(shape) == 4 and (shape[1] == 3) != (shape[3] == 3):
        return TensorFormat("NCHW" if shape[1] == 3 else "NHWC", card.value_range)
    return TensorFormat(card.layout, card.value_range)


def run_tensor(
    session: onnxruntime.InferenceSession, tensor: Tensor, *, hand_back: bool = False
) -> Tensor:
    """Return the first output for `tensor`; `hand_back` frees the arena's memory afterwards.

    Raises ModelError or OutOfMemory.
    """
    options = onnxruntime.RunOptions()
    options.log_severity_level = 4
    if hand_back and session.get_providers() == [_CPU]:
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    with _translated("The model failed"):
        outputs = session.run(
            [session.get_outputs()[0].name], {session.get_inputs()[0].name: tensor}, options
        )
    result: Tensor = outputs[0]
    return result


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except _ERRORS as error:
        text = " ".join(str(error).split())
        if isinstance(error, MemoryError) or any(w in text.lower() for w in _MEMORY_WORDS):
            raise OutOfMemory(f"{what}: no memory left.", "Allow less memory.") from error
        raise ModelError(f"{what}: {text[:400]}", "Try another model.") from error


class OnnxModel:
    """A model run by onnxruntime; see `engine.models.model.Model` for what callers may rely
    on."""

    def __init__(
        self,
        card: ModelCard,
        *,
        device: str = "auto",
        precision: str | None = None,
        threads: int | None = None,
    ) -> None:
        self.card = card
        self.running_on = ""
        self.notes: tuple[str, ...] = ()
        self._file = card.file(precision)
        self._device = device
        self._threads = threads
        self._session: onnxruntime.InferenceSession | None = None
        self._last_size: tuple[int, int] | None = None
        self._lock = threading.RLock()

    def load(self) -> None:
        """Verify the file, make the session and test the provider; the second call does nothing.

        Raises ModelError, or OutOfMemory.
        """
        with self._lock:
            self._loaded()

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the deblurred (H, W, 3) uint8 or uint16 picture, of the same shape and dtype.

        Raises ModelError, or OutOfMemory where this many pixels do not fit.
        """
        if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"not a picture: {pixels.shape} {pixels.dtype}")
        with self._lock, _translated("The model failed"):
            session = self._loaded()
            if self.card.fixed_size is None:
                return self._run(session, pixels)
            result = np.empty_like(pixels)
            height, width = pixels.shape[:2]
            halo_px = self.card.halo_px
            for tile in plan_fixed_tiles(height, width, self.card.fixed_size, halo_px=halo_px):
                paste(result, tile, self._run(session, cut(pixels, tile.padded)))
            return result

    def _loaded(self) -> onnxruntime.InferenceSession:
        if self._session is None:
            self.notes = ()
            provider = choose_provider(self._device)
            self._file.verify()
            session = None if provider.name == _CPU else self._tested(provider)
            if session is None:
                provider = PROVIDERS["cpu"]
                session = open_session(self._file.path, provider, self._threads)
            self.running_on = _describe(provider, self._threads)
            self._session = session
        return self._session

    def _tested(self, provider: Provider) -> onnxruntime.InferenceSession | None:
        """Return a session on `provider` that gives the CPU's result; else None, and a note why."""
        fell_back = f"{provider.title} is not used and the CPU, which is slower, is: "
        try:
            session = open_session(self._file.path, provider, self._threads)
            if provider.name not in session.get_providers():
                self.notes = (f"{fell_back}it did not start. Are its driver and libraries here?",)
                return None
            picture = make_test_picture(*self.test_size())
            result = self._run(session, picture)
        except (ModelError, OutOfMemory) as error:
            self.notes = (f"{fell_back}{error.message}",)
            return None
        cpu = open_session(self._file.path, PROVIDERS["cpu"], self._threads)
        difference = int(np.abs(result.astype(np.int32) - self._run(cpu, picture)).max())
        if difference > MOST_DIFFERENCE:
            self.notes = (f"{fell_back}it was wrong by {difference} of 255 on a test picture.",)
            return None
        return session

    def test_size(self) -> tuple[int, int]:
        """Return the (height, width) of a test picture that suits the model."""
        multiple = self.card.size_multiple
        return self.card.fixed_size or (round_up(128, multiple), round_up(160, multiple))

    def _run(self, session: onnxruntime.InferenceSession, pixels: Pixels) -> Pixels:
        form, multiple = form_of(session, self.card), self.card.size_multiple
        actual = (pixels.shape[0], pixels.shape[1])
        size = self.card.fixed_size or (
            round_up(max(actual[0], SMALLEST_PX), multiple),
            round_up(max(actual[1], SMALLEST_PX), multiple),
        )
        dtype = numpy_type(session.get_inputs()[0].type)
        tensor = form.to_tensor(pixels, dtype, size)
        output = run_tensor(session, tensor, hand_back=size != self._last_size)
        self._last_size = size
        if output.shape != tensor.shape:
            raise ModelError(
                f"The model made {output.shape} of {tensor.shape}.",
                "Only models whose result has the size of the picture can be used.",
            )
        if pixels.dtype == np.uint8 or dtype == np.float32:
            return form.to_pixels(output, pixels.dtype, actual)
        # The input had to lose some of its 16 bits. Only what the model changed is taken over, so
        # that the picture keeps its fine steps.
        change = form.to_pixels(output, pixels.dtype, actual).astype(np.int32)
        change -= form.to_pixels(tensor, pixels.dtype, actual)
        change += pixels
        return np.clip(change, 0, 65535, out=change).astype(np.uint16)


def _describe(provider: Provider, threads: int | None) -> str:
    where = f"onnxruntime {onnxruntime.__version__}"
    if provider.name == _CPU:
        count = threads or physical_cores()
        where += f", {count} thread{'s' * (count != 1)}" if count else ", one thread a core"
    return f"{provider.title} ({where})"
