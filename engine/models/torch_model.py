"""Runs teachers in torch: the device, the precision, and windows without seams.

The result of these networks for a pixel depends on everything they see: MAXIM mixes along a grid
over the whole picture, and both weigh channels by means over it. So plain tiles would show seams,
and the result would depend on the free memory. Instead the network always sees windows of one
size, whose places depend only on the picture: they begin on multiples of the card's
`size_multiple`, overlap by `halo_px` and are blended there linearly. Whatever the plan of tiles or
the region of a preview, the same windows are computed from the same pixels: to the pipeline it is
a local network, bit for bit. The last window of a row ends with the picture, and is padded to what
the network needs.

bfloat16 is used where the device computes it faster than float32, unless the precision is fp32.
MAXIM's result on a photo is then 52.5 dB from that in float32, far closer than either is to the
ground truth; a test holds the error below a thousandth of the network's change. The networks add
the picture itself in float32, so 16-bit photos lose no bits.
"""

from __future__ import annotations

import threading
from itertools import starmap
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.core.machine import computes_bf16_natively
from engine.errors import ModelError, OutOfMemory
from engine.events import result_of
from engine.messages import msg
from engine.models._backend import check_pixels, self_test, translated_errors
from engine.models.cards import ModelCard
from engine.models.model import Steps, make_test_picture
from engine.models.tensors import Pixels, TensorFormat
from engine.models.tiling import Box, blend_windows, plan_windows, round_up, window_parts
from engine.nets.net import Net
from engine.nets.teachers import load_teacher

_ERRORS = (MemoryError, RuntimeError)

_DEVICES = {"cpu": "CPU", "cuda": "CUDA", "mps": "Apple GPU"}


def architecture_of(path: Path) -> str:
    """Return the name of the teacher whose weights a file holds.

    Raises ModelError unless all of them are there and have the right shapes.
    """
    with translated_errors(msg("{file} does not load", file=path.name), _ERRORS):
        name: str = load_teacher(path).name
        return name


def choose_device(device: str) -> str:
    """Return torch's name of a device; `auto` is the best one available.

    Raises ModelError if the device is not available or torch does not know it.
    """
    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if device == "auto":
        return next((name for name, works in available.items() if works), "cpu")
    if device == "cpu" or available.get(device):
        return device
    raise ModelError(
        "This model runs in torch, which cannot use {device} here.",
        "Choose auto or cpu as the device.",
        device=device,
    )


def prefers_bf16(device: str) -> bool:
    """Return whether this device computes bfloat16 faster than float32."""
    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device == "cpu" and computes_bf16_natively()


class TorchModel:
    """A teacher run by torch; the contract is that of `engine.models.model.Model`."""

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
        self._precision = precision or card.default_precision
        self._wanted_device = device
        self._threads = threads
        self._device = ""
        self._net: Net | None = None
        self._form = TensorFormat(card.layout, card.value_range)
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load now; the second call does nothing."""
        with self._lock, translated_errors("The model does not load", _ERRORS):
            self._loaded()

    def __call__(self, pixels: Pixels) -> Pixels:
        return result_of(self.in_steps(pixels))

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Yield the fraction that is done after each window, and return the result.

        Only `core` of it has to be correct (None: all). Others may use the model between steps.
        """
        check_pixels(pixels)
        height, width = pixels.shape[:2]
        core = core or Box(0, 0, height, width)
        how = self.card.size_multiple, self.card.halo_px
        down = [w for w in plan_windows(height, *how) if w.touches(core.top, core.bottom)]
        across = [w for w in plan_windows(width, *how) if w.touches(core.left, core.right)]

        def compute(rows: slice, columns: slice) -> NDArray[np.float32]:
            with self._lock:
                return self._window(self._loaded(), pixels[rows, columns])

        with translated_errors("The model failed", _ERRORS):
            computed = starmap(compute, window_parts(down, across))
            total = yield from blend_windows(down, across, computed, height, width)
        form = TensorFormat("NCHW", "0..1")
        return form.to_pixels(total[None], pixels.dtype, (height, width))

    def _loaded(self) -> Net:
        if self._net is None:
            self._file.verify()
            if self._threads:
                torch.set_num_threads(self._threads)
            device = choose_device(self._wanted_device)
            net = load_teacher(self._file.path, stages=self.card.stages or 3)
            if net.name != self.card.architecture:
                raise ModelError(
                    "{file} holds the weights of {network}, but its card names {expected}.",
                    "Remove the model and import it again.",
                    file=self._file.path.name,
                    network=net.name,
                    expected=self.card.architecture,
                )
            note = "" if device == "cpu" else self._test(net, device)
            self._device, self.notes = ("cpu", (note,)) if note else (device, ())
            self._net = net.to(self._device)
            self.running_on = self._describe()
        return self._net

    def _test(self, net: Net, device: str) -> str:
        """Return "" if `device` agrees with the CPU, else a note why it is not used."""
        picture = make_test_picture(128, 192)
        on_cpu = self._run(net, "cpu", picture) * 255

        def on_device() -> NDArray[np.float32]:
            with translated_errors("The model failed", _ERRORS):
                return self._run(net.to(device), device, picture) * 255

        return self_test(_DEVICES[device], on_device, lambda: on_cpu)

    def _window(self, net: Net, pixels: Pixels) -> NDArray[np.float32]:
        """Return the result of one window, (3, H, W) in 0..1, or raise ModelError."""
        try:
            with translated_errors("The model failed", _ERRORS):
                return self._run(net, self._device, pixels)
        except OutOfMemory as error:  # smaller tiles would have windows of the same size
            raise ModelError(
                "Not enough memory for {model}: it needs about 1 GB.",
                "Close other programs, or choose another model.",
                model=self.card.title,
            ) from error

    def _run(self, net: Net, device: str, pixels: Pixels) -> NDArray[np.float32]:
        """Return the result of one window: (3, H, W), black 0, white 1, not clamped."""
        height, width = pixels.shape[:2]
        multiple = net.size_multiple
        size = (round_up(height, multiple), round_up(width, multiple))
        tensor = self._form.to_tensor(pixels, np.dtype(np.float32), size)
        half = self._precision == "bf16" and prefers_bf16(device)
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=half):
            made = net(torch.from_numpy(tensor).to(device))
        planes = self._form.to_unit(made.float().cpu().numpy())
        return np.ascontiguousarray(planes[:, :height, :width])

    def _describe(self) -> str:
        half = self._precision == "bf16" and prefers_bf16(self._device)
        where = f"torch {torch.__version__.partition('+')[0]}, {'bf16' if half else 'fp32'}"
        if self._device == "cuda":
            return f"CUDA ({torch.cuda.get_device_name()}, {where})"
        if self._device == "cpu":
            count = torch.get_num_threads()
            where += f", {count} thread{'s' * (count != 1)}"
        return f"{_DEVICES[self._device]} ({where})"
