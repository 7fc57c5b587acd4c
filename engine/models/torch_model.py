"""Runs teachers in torch: which device, in which precision, and without seams.

What these nets make of a pixel depends on all of the picture that they see: MAXIM mixes along a
grid over the whole of it and both weigh channels by means over it. So a plain tile with a halo
would show where it ends, and the result would depend on how much memory was free. Instead the net
always sees windows of one size, at places that depend on nothing but the picture: they begin on
multiples of the card's `size_multiple`, reach `halo_px` into the next one, and are blended there in
a straight line. Whatever the plan of tiles, and however much of a picture is previewed, the same
windows are computed from the same pixels: to the pipeline it is a local net, to the bit.

The last window of a row ends with the picture, filled up to what the net needs.

bfloat16 is used where the processor or the card computes it faster than float32, and the precision
asked for is not fp32. MAXIM's result on a photo is then 52.5 dB from that in float32, far nearer
than either is to the truth; a test holds the error below a thousandth of what the net changes. The
picture itself is added in float32 by the nets, so no bits of 16-bit photos are lost.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ModelError, OutOfMemory
from engine.events import result_of
from engine.models.cards import ModelCard
from engine.models.model import Steps, make_test_picture
from engine.models.tensors import Pixels, TensorFormat
from engine.models.tiling import Box, plan_windows, round_up
from engine.nets.net import Net
from engine.nets.teachers import load_teacher

MOST_DIFFERENCE = 4
"""Of 255, between a device and the CPU on a test picture."""

_MEMORY_WORDS = ("out of memory", "can't allocate memory", "not enough memory", "bad_alloc")

_DEVICES = {"cpu": "CPU", "cuda": "CUDA", "mps": "Apple GPU"}


def architecture_of(path: Path) -> str:
    """Return the name of the teacher whose weights a file holds, all of them, of the right shapes.

    Raises ModelError for any other file.
    """
    with _translated(f"{path.name} does not load"):
        name: str = load_teacher(path).name
        return name


def choose_device(asked: str) -> str:
    """Return torch's name of the device; `auto` takes the best that is there.

    Raises ModelError for one that is not, or that torch does not know.
    """
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if asked == "auto":
        return next((name for name, here in there.items() if here), "cpu")
    if asked == "cpu" or there.get(asked):
        return asked
    raise ModelError(
        f"This model runs in torch, which has no {asked} here.", "Choose auto or cpu as the device."
    )


def prefers_bf16(device: str) -> bool:
    """Return whether this device computes bfloat16 faster than float32."""
    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    # Private, and all who know; without such instructions bfloat16 takes several times longer.
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    asked = (getattr(torch.cpu, name, None) for name in names)
    return device == "cpu" and any(ask is not None and ask() for ask in asked)


class TorchModel:
    """A teacher run by torch; see `engine.models.model.Model` for what callers may rely on."""

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
        self._asked = device
        self._threads = threads
        self._device = ""
        self._net: Net | None = None
        self._form = TensorFormat(card.layout, card.value_range)
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load now; the second call does nothing."""
        with self._lock, _translated("The model does not load"):
            self._loaded()

    def __call__(self, pixels: Pixels) -> Pixels:
        return result_of(self.in_steps(pixels))

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Yield the share that is done after each window, and return the result.

        Of it only `core` need be right, None = all of it. Others may use the model between steps.
        """
        if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"not a picture: {pixels.shape} {pixels.dtype}")
        height, width = pixels.shape[:2]
        core = core or Box(0, 0, height, width)
        how = self.card.size_multiple, self.card.halo_px
        down = [w for w in plan_windows(height, *how) if w.touches(core.top, core.bottom)]
        across = [w for w in plan_windows(width, *how) if w.touches(core.left, core.right)]
        with _translated("The model failed"):
            total = np.zeros((3, height, width), np.float32)
        done, count = 0, len(down) * len(across)
        for y in down:
            for x in across:
                with self._lock, _translated("The model failed"):
                    net = self._loaded()
                    made = self._window(net, pixels[y.part, x.part])
                made *= y.weights[:, None] * x.weights
                total[:, y.part, x.part] += made
                done += 1
                if done < count:
                    yield done / count
        form = TensorFormat("NCHW", "0..1")
        return form.to_pixels(total[None], pixels.dtype, (height, width))

    def _loaded(self) -> Net:
        if self._net is None:
            self._file.verify()
            if self._threads:
                torch.set_num_threads(self._threads)
            device = choose_device(self._asked)
            net = load_teacher(self._file.path, stages=self.card.stages or 3)
            if net.name != self.card.architecture:
                raise ModelError(
                    f"{self._file.path.name} holds {net.name}, not what its card says."
                )
            self._device, self.notes = self._tested(net, device)
            self._net = net.to(self._device)
            self.running_on = self._describe()
        return self._net

    def _tested(self, net: Net, device: str) -> tuple[str, tuple[str, ...]]:
        """Return the device that gives the CPU's result on a test picture, and what to tell."""
        if device == "cpu":
            return device, ()
        fell_back = f"{_DEVICES[device]} is not used and the CPU, which is slower, is: "
        picture = make_test_picture(128, 192)
        wanted = self._run(net, "cpu", picture)
        try:
            with _translated("it failed"):
                made = self._run(net.to(device), device, picture)
        except (ModelError, OutOfMemory) as error:
            return "cpu", (fell_back + error.message,)
        difference = float(np.abs(made - wanted).max()) * 255
        if not difference <= MOST_DIFFERENCE:  # NaN too
            text = f"{fell_back}it was wrong by {difference:.0f} of 255 on a test picture."
            return "cpu", (text,)
        return device, ()

    def _window(self, net: Net, pixels: Pixels) -> NDArray[np.float32]:
        """Return what the net makes of one window, (3, H, W)."""
        try:
            with _translated("The model failed"):
                return self._run(net, self._device, pixels)
        except OutOfMemory as error:  # smaller tiles would have windows of the same size
            raise ModelError(
                f"There is not enough memory for {self.card.title}, which takes about 1 GB.",
                "Close other programs, or choose another model.",
            ) from error

    def _run(self, net: Net, device: str, pixels: Pixels) -> NDArray[np.float32]:
        """Return what the net makes of one window: (3, H, W), black 0, white 1, not clamped."""
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


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        text = " ".join(str(error).split())
        memory = isinstance(error, MemoryError | torch.OutOfMemoryError)
        if memory or any(word in text.lower() for word in _MEMORY_WORDS):
            raise OutOfMemory(
                f"{what}: no memory left.", "Close other programs, or choose another model."
            ) from error
        raise ModelError(f"{what}: {text[:400]}", "Try --device cpu, or another model.") from error
