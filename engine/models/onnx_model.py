"""Runs ONNX models: the choice of a provider, the settings of a session, and fallbacks.

onnxruntime falls back to the CPU silently when a graphics driver is missing, and some drivers
compute black pictures. So a provider other than the CPU has to be among those of the finished
session and to agree with the CPU on a test picture; else the CPU is used, and `notes` says so.

Settings of the CPU sessions, measured with U-Nets of 0.8 GMAC per 256 x 256 on two cores, 50
pictures of 0.03 to 3.7 megapixels:

    arena, memory pattern    460 MB at most, 418 MB kept, growing with each new size    (default)
    arena                    338 MB at most, 296 MB kept
    arena, shrunk            350 MB at most, 108 MB kept, 8 % more CPU time
    no arena                 550 MB at most, 250 MB kept (malloc's), 20 % more CPU time

Hence an arena without memory patterns that is shrunk when the size changes: pictures of a batch
release their memory; tiles and camera frames, all of one size, keep it. Spinning threads cost 25 %
more CPU time, which the decoding threads need, and gain less than 2 % on idle cores. Not worth it:
caching the optimised graph (saves 6 of 11 ms at the start), and IO binding for the output (takes
as much memory and time as a plain run).

OpenVINO on a processor that computes bfloat16 does so, where onnxruntime itself computes float32:
`best`, `balanced` and `fast` are 1.6 times as fast on two cores (AMD EPYC, Zen 4), with errors of
0.35, 0.30 and 0.22 levels of 255 (root mean square on a photo). It keeps what follows the last
convolution in float32, so where that adds the correction to the picture, the picture is not
rounded; other models, such as imported ones, are computed in float32.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import threading
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.chips import find_chips
from engine.core.machine import computes_bf16_natively, physical_cores
from engine.core.memory import PictureMemory
from engine.core.runtime import loading, use_runtime
from engine.errors import ModelError, OutOfMemory
from engine.events import result_of
from engine.messages import msg
from engine.models._backend import check_pixels, self_test, translated_errors
from engine.models.cards import ModelCard
from engine.models.model import Steps, make_test_picture
from engine.models.tensors import Pixels, Tensor, TensorFormat
from engine.models.tiling import (
    Box,
    blend_windows,
    cut,
    paste,
    plan_fixed_tiles,
    plan_windows,
    round_up,
    window_parts,
)
from engine.models.views import seen, seen_back

use_runtime()
try:
    import onnxruntime  # after it is decided which one
    from onnxruntime.capi import onnxruntime_pybind11_state as _state
except ImportError as _error:  # of a library of the system, or where there is no memory left
    raise ModelError(
        "The library that runs models cannot be loaded: {error}.",
        "On Windows, install the Visual C++ Redistributable of Microsoft. Otherwise close other "
        "programs, or install Deblur again.",
        "runtime-cannot-load",
        error=str(_error).rstrip("."),
    ) from _error

onnxruntime.set_default_logger_severity(4)  # errors are raised, or lead to another provider

SMALLEST_PX = 64
"""Smaller pictures are padded to this: many networks reflect inside, and fail on a few pixels."""

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

_FAILED = "The model failed"

_Part = tuple[slice, slice, int]
"""Rows and columns of a window, and the view of it."""


@dataclass(frozen=True)
class Provider:
    """An execution provider of onnxruntime."""

    title: str
    name: str
    options: Mapping[str, str] = field(default_factory=dict)


PROVIDERS = {
    "cuda": Provider(
        "CUDA",
        "CUDAExecutionProvider",
        # The default tries every algorithm again for each new size.
        {"cudnn_conv_algo_search": "HEURISTIC", "arena_extend_strategy": "kSameAsRequested"},
    ),
    "directml": Provider("DirectML", "DmlExecutionProvider"),
    "openvino": Provider("OpenVINO", "OpenVINOExecutionProvider"),
    "coreml": Provider("CoreML", "CoreMLExecutionProvider"),
    "cpu": Provider("CPU", _CPU),
}
"""Device -> provider, in the order in which `auto` prefers them."""

_NOT_AUTOMATIC = {"coreml"}
"""CUDA, DirectML and OpenVINO are installed on purpose. CoreML is in every macOS wheel, and
compiles a network again for every size of a picture."""


def installed_providers() -> list[str]:
    """Return the names of the providers of the installed onnxruntime."""
    return list(onnxruntime.get_available_providers())


def choose_provider(device: str) -> Provider:
    """Return the provider for a device; `auto` is the best one installed.

    Raises ModelError if the device is unknown or not installed.
    """
    installed = onnxruntime.get_available_providers()
    if device == "auto":
        return next(
            p
            for d, p in PROVIDERS.items()
            if d not in _NOT_AUTOMATIC and p.name in [*installed, _CPU]
        )
    if device not in PROVIDERS:
        raise ModelError(
            "Unknown device '{device}'.",
            "Choose auto, {devices}.",
            device=device,
            devices=", ".join(PROVIDERS),
        )
    provider = PROVIDERS[device]
    if provider.name not in installed:
        raise ModelError(
            "{device} is not installed.",
            "On Macs it is there already. Choose auto as the device."
            if device == "coreml"
            else "Choose auto as the device, or install it: Graphics chips in the menu Models, or "
            "deblur devices on the command line.",
            device=provider.title,
        )
    return provider


def open_session(
    path: Path,
    provider: Provider,
    threads: int | None = None,
    *,
    runs: int = 1,
    adds_correction: bool = False,
) -> onnxruntime.InferenceSession:
    """Return a session for the model at `path`; `threads` None: the number of physical cores.

    OpenVINO has to be told `runs`, how many pictures are computed at a time, and may compute in
    bfloat16 what `adds_correction` to the picture: of any other network the whole result would be
    rounded to 8 bits.

    Raises ModelError if onnxruntime rejects the model, OutOfMemory if it does not fit.
    """
    options = onnxruntime.SessionOptions()
    threads = threads or physical_cores()
    options.intra_op_num_threads = threads
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False  # DirectML does not support patterns either
    options.log_severity_level = 4  # errors are raised; stderr belongs to the command line
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    providers: list[Any] = [(provider.name, _options(provider, threads, runs, adds_correction))]
    if provider.name != _CPU:
        providers.append(_CPU)
    # WORKAROUND https://github.com/microsoft/onnxruntime/pull/5391: the first session of a process
    # permanently sets denormals as zero for the thread that creates it, and would change our
    # caller's arithmetic. So a temporary thread creates it; the session's own threads keep the
    # setting.
    message = msg("{file} does not load", file=path.name)
    with translated_errors(message, _ERRORS), ThreadPoolExecutor(1) as maker:
        return maker.submit(
            onnxruntime.InferenceSession, str(path), options, providers=providers
        ).result()


def _options(provider: Provider, threads: int, runs: int, adds_correction: bool) -> dict[str, str]:
    """Return the options of a provider on this machine, and load the libraries that it needs."""
    options = dict(provider.options)
    if provider.name == PROVIDERS["openvino"].name:
        options["device_type"] = _device_of_openvino()
        if options["device_type"] == "CPU":
            in_bf16 = adds_correction and computes_bf16_natively()
            options["load_config"] = json.dumps(
                {
                    "CPU": {
                        "INFERENCE_PRECISION_HINT": "bf16" if in_bf16 else "f32",
                        "INFERENCE_NUM_THREADS": str(threads),
                        "NUM_STREAMS": str(min(runs, threads)),
                        # A thread bound to a core waits for whatever else computes there.
                        "ENABLE_CPU_PINNING": "NO",
                    }
                }
            )
    if provider.name == PROVIDERS["cuda"].name and hasattr(onnxruntime, "preload_dlls"):
        with contextlib.redirect_stdout(io.StringIO()):  # which it tells of what is missing
            onnxruntime.preload_dlls()
    return options


def _device_of_openvino() -> str:
    # Unasked, it computes on the CPU; and AUTO does so too until the other device is ready, so
    # that our test picture would not have been computed by the one that computes the photos.
    kinds = {chip.kind for chip in find_chips() if chip.vendor == "Intel"}
    return "GPU" if "graphics" in kinds else "NPU" if "neural" in kinds else "CPU"


def uses_processor(provider: Provider) -> bool:
    """Return whether a provider computes on the processor here, as OpenVINO may."""
    if provider.name == PROVIDERS["openvino"].name:
        return _device_of_openvino() == "CPU"
    return provider.name == _CPU


_OPENVINO_BYTES = 200_000_000
_WINDOWS_SHARE, _TILE_SHARE = 0.75, 1.5
"""Memory of OpenVINO on a processor: its library and the compiled network; and how many times what
the card tells, which is onnxruntime's own, for windows in bfloat16 and for tiles.

Measured over a batch of photos of 0.1 to 5 megapixels, two threads, in MB: loading takes 174, 181,
219 and 71 more than with onnxruntime (`fast`, `balanced`, `best`, `live`); windows in bfloat16 126,
250 and 556 where 97, 187 and 682 are planned; a pixel of `live` 150 to 170 bytes, not 115, and it
keeps what the largest picture took.
"""


def with_memory_of(device: str, card: ModelCard) -> ModelCard:
    """Return an ONNX model's card with the memory that it takes on a device; plans go by that."""
    name = PROVIDERS["openvino"].name
    if device not in ("auto", "openvino") or name not in onnxruntime.get_available_providers():
        return card
    provider = choose_provider(device)
    if provider.name != name or not uses_processor(provider):
        return card
    share = _TILE_SHARE
    if card.window_px:
        share = _WINDOWS_SHARE if computes_bf16_natively() else 1.0
    needed = math.ceil(card.bytes_per_pixel * share)
    return replace(card, bytes_per_pixel=needed, runtime_bytes=_OPENVINO_BYTES)


def numpy_type(onnx_type: str) -> np.dtype[Any]:
    """Return the dtype of a session's input or output; raises ModelError if unsupported."""
    if onnx_type not in _NUMPY_TYPES:
        raise ModelError(
            "The model takes or returns {dtype}.",
            "Only models of float, float16 or uint8 are supported.",
            dtype=onnx_type,
        )
    return np.dtype(_NUMPY_TYPES[onnx_type])


def tensor_format(session: onnxruntime.InferenceSession, card: ModelCard) -> TensorFormat:
    """Return how this file of a card represents pictures.

    The layout of the card, unless the file declares its own: that for live video takes NHWC.
    """
    shape = session.get_inputs()[0].shape
    if len(shape) == 4 and (shape[1] == 3) != (shape[3] == 3):
        return TensorFormat("NCHW" if shape[1] == 3 else "NHWC", card.value_range)
    return TensorFormat(card.layout, card.value_range)


def run_tensor(
    session: onnxruntime.InferenceSession, tensor: Tensor, *, shrink_arena: bool = False
) -> Tensor:
    """Return the first output for `tensor`; `shrink_arena` releases its memory afterwards.

    Raises ModelError, or OutOfMemory.
    """
    options = onnxruntime.RunOptions()
    options.log_severity_level = 4
    if shrink_arena and session.get_providers() == [_CPU]:
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    with translated_errors(_FAILED, _ERRORS):
        outputs = session.run(
            [session.get_outputs()[0].name], {session.get_inputs()[0].name: tensor}, options
        )
    result: Tensor = outputs[0]
    return result


class OnnxModel:
    """A model run by onnxruntime; the contract is that of `engine.models.model.Model`."""

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
        self._provider = PROVIDERS["cpu"]
        self._on_processor = True
        self._last_size: tuple[int, int] | None = None
        self._lock = threading.RLock()

    def load(self) -> None:
        """Verify the file, open the session and test the provider; the second call does nothing.

        Raises ModelError, or OutOfMemory.
        """
        with self._lock:
            self._loaded()

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the deblurred (H, W, 3) uint8 or uint16 picture, of the same shape and dtype.

        Raises ModelError, or OutOfMemory if this many pixels do not fit.
        """
        check_pixels(pixels)
        with self._lock, translated_errors(_FAILED, _ERRORS):
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
            provider, note = choose_provider(self._device), ""
            self._file.verify()
            session = None
            if provider.name != _CPU:
                with loading():
                    session, note = self._tested(provider)
            if session is None:
                provider = PROVIDERS["cpu"]
                session = self._open(provider)
            self.notes = (note,) if note else ()
            self._on_processor = uses_processor(provider)
            self.running_on = self._describe(provider)
            self._session, self._provider = session, provider
        return self._session

    def _open(self, provider: Provider) -> onnxruntime.InferenceSession:
        return open_session(self._file.path, provider, self._threads)

    def _tested(self, provider: Provider) -> tuple[onnxruntime.InferenceSession | None, str]:
        """Return a session on `provider` that agrees with the CPU; or None, and a note why not."""
        picture = make_test_picture(*self.test_size())
        session = None

        def on_device() -> Pixels:
            nonlocal session
            session = self._open(provider)
            if provider.name not in session.get_providers():
                raise ModelError("It did not start. Are its driver and libraries installed?")
            return self._run(session, picture)

        def on_cpu() -> Pixels:
            return self._run(self._open(PROVIDERS["cpu"]), picture)

        note = self_test(provider.title, on_device, on_cpu)
        return (None if note else session), note

    def _describe(self, provider: Provider) -> str:
        where = f"onnxruntime {onnxruntime.__version__}"
        if self._on_processor:
            count = self._threads or physical_cores()
            where += f", {count} thread{'s' * (count != 1)}"
        return f"{provider.title} ({where})"

    def test_size(self) -> tuple[int, int]:
        """Return the (height, width) of a test picture that the model accepts."""
        multiple = self.card.size_multiple
        return self.card.fixed_size or (round_up(128, multiple), round_up(160, multiple))

    def _run(self, session: onnxruntime.InferenceSession, pixels: Pixels) -> Pixels:
        form, tensor, output = self._compute(session, pixels)
        actual = (pixels.shape[0], pixels.shape[1])
        if pixels.dtype == np.uint8 or tensor.dtype == np.float32:
            return form.to_pixels(output, pixels.dtype, actual)
        # The tensor has fewer than the picture's 16 bits, so only the model's change is added to
        # the picture, which keeps its precision.
        change = form.to_pixels(output, pixels.dtype, actual).astype(np.int32)
        change -= form.to_pixels(tensor, pixels.dtype, actual)
        change += pixels
        return np.clip(change, 0, 65535, out=change).astype(np.uint16)

    def _compute(
        self, session: onnxruntime.InferenceSession, pixels: Pixels
    ) -> tuple[TensorFormat, Tensor, Tensor]:
        """Return the format of the tensors, the padded picture as one, and the model's result."""
        form, multiple = tensor_format(session, self.card), self.card.size_multiple
        actual = (pixels.shape[0], pixels.shape[1])
        size = self.card.fixed_size or (
            round_up(max(actual[0], SMALLEST_PX), multiple),
            round_up(max(actual[1], SMALLEST_PX), multiple),
        )
        dtype = numpy_type(session.get_inputs()[0].type)
        tensor = form.to_tensor(pixels, dtype, size)
        output = run_tensor(session, tensor, shrink_arena=size != self._last_size)
        self._last_size = size
        if output.shape != tensor.shape:
            raise ModelError(
                "The model returned {output} for {input}.",
                "Only models that keep the size of a picture can be used.",
                output=output.shape,
                input=tensor.shape,
            )
        return form, tensor, output


class WindowedOnnxModel(OnnxModel):
    """An ONNX model that computes overlapping windows, for networks that use all they see.

    All windows have the size that the card gives, whatever the size of the picture and the memory,
    so tiles and previews give exactly what the whole picture gives.

    On the processor two windows are computed at a time: a window is too small to keep all cores
    busy in every operator. On two quiet cores (AVX2) `balanced` is 1.05 and `best` 1.14 times as
    fast as one window at a time by two threads, beside other programs up to 1.4 times; to the bit
    the same.
    """

    def _open(self, provider: Provider) -> onnxruntime.InferenceSession:
        # Those with windows are the students made here, whose last step adds to the picture.
        return open_session(self._file.path, provider, self._threads, runs=2, adds_correction=True)

    def _describe(self, provider: Provider) -> str:
        text = super()._describe(provider)
        if provider.name != _CPU and self._on_processor and computes_bf16_natively():
            return text.removesuffix(")") + ", bfloat16)"
        return text

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the deblurred picture, as OnnxModel does."""
        return result_of(self.in_steps(pixels))

    def in_steps(self, pixels: Pixels, core: Box | None = None, views: int | None = None) -> Steps:
        """Yield the fraction that is done after each view of a window, and return the result.

        Only `core` of it has to be correct (None: all), with so many `views` (None: the card's).
        Others may use the model between steps.
        """
        check_pixels(pixels)
        height, width = pixels.shape[:2]
        core = core or Box(0, 0, height, width)
        how = self.card.tile_multiple, self.card.halo_px, self.card.window_px // 2
        down = [w for w in plan_windows(height, *how) if w.touches(core.top, core.bottom)]
        across = [w for w in plan_windows(width, *how) if w.touches(core.left, core.right)]

        views = views or self.card.views
        parts = [(*window, view) for window in window_parts(down, across) for view in range(views)]
        with translated_errors(_FAILED, _ERRORS):
            with self._lock:
                session = self._loaded()
                single = len(parts) == 1 or not self._on_processor
                paired = None if single else self._paired
                room = self._room
            computed = self._in_turn(session, pixels, parts)
            if paired is not None:
                computed = self._two_at_once(paired, room, pixels, parts)
            with contextlib.closing(computed):
                total = yield from blend_windows(down, across, computed, height, width, views)
            form = TensorFormat("NCHW", "0..1")
            return form.to_pixels(total[None], pixels.dtype, (height, width))

    def _in_turn(
        self, session: onnxruntime.InferenceSession, pixels: Pixels, parts: Sequence[_Part]
    ) -> Generator[NDArray[np.float32], None, None]:
        for part in parts:
            with self._lock:
                made = self._view(session, pixels, part)
            yield made

    def _two_at_once(
        self,
        session: onnxruntime.InferenceSession,
        room: PictureMemory,
        pixels: Pixels,
        parts: Sequence[_Part],
    ) -> Generator[NDArray[np.float32], None, None]:
        """Yield the windows in order; two are computed at a time, or a large one alone."""

        def compute(part: _Part) -> NDArray[np.float32]:
            height, width = pixels[part[:2]].shape[:2]
            multiple = self.card.size_multiple
            size = round_up(height, multiple) * round_up(width, multiple)
            room.acquire(size)
            try:
                return self._view(session, pixels, part)
            finally:
                room.release(size)

        waiting: deque[tuple[_Part, Future[NDArray[np.float32]]]] = deque()

        def first() -> NDArray[np.float32]:
            part, future = waiting.popleft()
            try:
                return future.result()
            except OutOfMemory:  # for two; one may still fit
                wait([other for _, other in waiting])
                return compute(part)

        pool = ThreadPoolExecutor(2, "deblur-window")
        try:
            for part in parts:
                waiting.append((part, pool.submit(compute, part)))
                if len(waiting) > 2:
                    yield first()
            while waiting:
                yield first()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _view(
        self, session: onnxruntime.InferenceSession, pixels: Pixels, part: _Part
    ) -> NDArray[np.float32]:
        rows, columns, view = part
        return seen_back(self._window(session, seen(pixels[rows, columns], view)), view, (1, 2))

    def _window(self, session: onnxruntime.InferenceSession, window: Pixels) -> NDArray[np.float32]:
        form, _, output = self._compute(session, window)
        return form.to_unit(output)[:, : window.shape[0], : window.shape[1]]

    @cached_property
    def _paired(self) -> onnxruntime.InferenceSession | None:
        """A session for two windows at once, with all threads but one; None for one thread.

        Both runs share its threads, and each has the thread that calls it. OpenVINO has threads of
        its own for each run.
        """
        threads = self._threads or physical_cores()
        if threads == 1:
            return None
        if self._provider.name != _CPU:
            return self._session
        return open_session(self._file.path, self._provider, threads - 1)

    @cached_property
    def _room(self) -> PictureMemory:
        """Room, in pixels, for the largest window (`plan_windows`) or two usual ones.

        That is what memory is planned for.
        """
        return PictureMemory((self.card.window_px * 3 // 2) ** 2)
