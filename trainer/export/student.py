"""A trained student as an ONNX file that the catalogue understands, checked before it is written.

What fails a check is not written; an older file stays as it was.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Work
from engine.models import Catalogue, ModelCard, ModelFile
from engine.models.measure import measure_bytes_per_pixel
from engine.models.onnx_file import sha256_of
from engine.models.tensors import TensorFormat
from engine.models.tiling import round_up
from engine.nets.net import Student
from engine.nets.students import build_student
from trainer.export.card import install, read_texts, refuse_taken, staged, stamp, write_card
from trainer.export.half import round_to_half, store_in_half
from trainer.pairs.dataset import find_pictures, load_rgb
from trainer.train.checkpoints import read_checkpoint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.export.int8 import Int8Options

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float32]

__all__ = ["ExportOptions", "export", "export_student", "install", "load_student", "write_card"]

MOST_DIFFERENCE = 1e-3
"""Largest difference between torch and onnxruntime, in parts of the range, that may ship."""

FELT = 0.34 / 255
"""A difference that counts: a third of an 8-bit level, in parts of the range."""

FELT_IN_BYTES = 1.5 / 255
"""... where the result itself is rounded to levels: the next level is what rounding does."""

PARITY_PX = 1024
"""Of a photo so much is compared in height and width: its middle."""

HALO_STEP_PX = 16

_TELLING_PX = 400
"""Shorter pieces of photos are passed over: a wide net fills them, and yet can work in tiles."""

_FORM = TensorFormat("NCHW", "0..1")


@dataclass(frozen=True)
class ExportOptions:
    """What to export, and what else to make of it."""

    checkpoint: Path
    target: Path
    """The .onnx file, from which training can go on, too."""
    meta: Path
    """TOML with the name and the texts of the card (`engine.models.cards.TEXTS`)."""
    photos: Path
    """A folder of real photos, for the parity check and the halo."""
    table: Path | None = None
    """The models.toml to put the card into; the target lies in the folder `models` beside it."""
    int8: Int8Options | None = None
    """Also make `NAME-int8.onnx` beside the target."""
    fast8: bool = False
    """And `NAME-fast8.onnx`, by the same pictures; needs `int8`."""
    litert_size: tuple[int, int] | None = None
    """Also make a .tflite file beside the target, for pictures of this (height, width) only."""
    install: bool = False
    """Take the model into the user's catalogue: one model, in all the precisions made."""
    install_as: str | None = None
    """Under this name; None for its own."""


def export(options: ExportOptions) -> Work[ModelCard]:
    """Export a student in all the ways asked for; return its card.

    Each file is checked before it takes its name. Where int8 is refused the float32 file and its
    card are complete without it. Raises ModelError, ConfigError for wrong texts.
    """
    name = options.install_as or read_texts(options.meta)["name"]
    eights = ("int8", "fast8") if options.fast8 else ("int8",)
    smaller = eights if options.int8 else ()
    if options.install:
        refuse_taken(name)
    card = yield from export_student(
        options.checkpoint, options.target, options.photos, options.meta
    )
    if options.table:
        write_card(card, options.table)
    if options.int8:
        from trainer.export.int8 import quantise

        for precision in smaller:
            target = options.target.with_name(f"{options.target.stem}-{precision}.onnx")
            card = yield from quantise(card, target, options.int8, precision)
            if options.table:
                write_card(card, options.table)
    if options.litert_size:
        from trainer.export.litert import export_litert

        tflite = options.target.with_suffix(".tflite")
        photos = find_pictures(options.photos)
        yield from export_litert(options.checkpoint, tflite, options.litert_size, photos)
    if options.install:
        own = Catalogue.of_program().adopt(replace(card, name=name))
        yield Log(f"Installed. Use it: deblur run PHOTOS -o RESULTS --model {own.name}")
    return card


def load_student(checkpoint: Path) -> tuple[Student, dict[str, Any]]:
    """Return the averaged weights of a checkpoint as a folded net in eval mode, and what it holds.

    Nothing in the file is executed. Raises ModelError for what is no checkpoint, is damaged, holds
    the weights of another net, or weights that are not numbers.
    """
    try:
        saved = read_checkpoint(checkpoint)
        config = saved["config"] if isinstance(saved["config"], Mapping) else {}
        net = build_student(str(config.get("net")))
    except ConfigError as error:
        raise ModelError(error.message, error.hint) from error
    try:
        net.load_state_dict(saved["ema"])
    except (RuntimeError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:300]
        raise ModelError(
            f"{checkpoint} says that it holds the net {config['net']}, but its weights do not fit: "
            f"{reason}",
            "It was altered, or made by another version; train on from an older checkpoint.",
        ) from error
    net = net.eval().fold()
    broken = [name for name, value in net.state_dict().items() if not torch.isfinite(value).all()]
    if broken:
        raise ModelError(
            f"The weights {broken[0]} in {checkpoint} are not all numbers (in {len(broken)} of "
            "the layers' tensors).",
            "The training diverged. Export an earlier checkpoint, or train with a lower rate.",
        )
    return net, saved


def export_student(
    checkpoint: Path, target: Path, photos_folder: Path, meta_path: Path
) -> Work[ModelCard]:
    """Write `target` (ONNX, dynamic height and width) with its card in it; return that.

    The card's texts come from the TOML file; halo, size multiple, layout and memory are measured or
    known here. Raises ModelError, and leaves an older `target` alone, where onnxruntime differs
    from torch by more than `MOST_DIFFERENCE` on real photos.
    """
    texts = read_texts(meta_path)
    net, saved = load_student(checkpoint)
    photos = find_pictures(photos_folder)[:12]
    round_to_half(net)
    with staged(target) as part:
        write_onnx(net, part)
        store_in_half(part)
        most, mean = compare_with_torch(net, part, photos)
        yield Metric("parity_max", most)
        yield Metric("parity_mean", mean)
        if not most <= MOST_DIFFERENCE:
            raise ModelError(
                f"onnxruntime differs from torch by up to {most:.1e} of the range on real photos; "
                f"{MOST_DIFFERENCE:.0e} may ship.",
                "Nothing was written. Is another version of onnxruntime or torch at hand?",
            )
        # The samples too: on blurred pictures the net looks further than on sharp ones.
        photos += find_pictures(resource_path("samples"))
        halo_px = measure_halo(part, net.size_multiple, photos)
        yield Metric("halo_px", -1 if halo_px is None else halo_px)
        card = ModelCard(
            **texts,
            kind="onnx",
            files={"fp32": ModelFile(part, sha256_of(part))},
            default_precision="fp32",
            halo_px=halo_px or 0,
            size_multiple=net.size_multiple,
            bytes_per_pixel=1,
            tileable=halo_px is not None,
            value_range=_FORM.value_range,
            layout=_FORM.layout,
            origin="bundled",
            scores={
                "training_steps": saved["step"],
                "training_hours": round(saved.get("seconds", 0) / 3600, 2),
            },
        )
        card = replace(card, bytes_per_pixel=measure_bytes_per_pixel(card))
        stamp(part, card, "fp32")
    card = replace(card, files={"fp32": ModelFile(target, sha256_of(target))})
    yield Log(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return card


def write_onnx(net: Student, target: Path) -> None:
    """Write the bare net: `image` to `deblurred`, float (1, 3, H, W), any H and W."""
    multiple = round_up(16, net.size_multiple)
    axes = {2: "height", 3: "width"}
    with warnings.catch_warnings():
        # The older exporter, which says that it is the older one: its graph has fewer nodes here
        # and is the one that quantises well.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            net,
            (torch.zeros(1, 3, multiple, 2 * multiple),),
            str(target),
            input_names=["image"],
            output_names=["deblurred"],
            dynamic_axes={"image": axes, "deblurred": axes},
            opset_version=net.opset,
            # Folding transposes the weights of linear layers and drops their names, from which
            # training goes on; onnxruntime folds when it loads the file.
            do_constant_folding=not any(isinstance(m, torch.nn.Linear) for m in net.modules()),
            dynamo=False,
        )


def to_input(pixels: Pixels, multiple: int) -> Floats:
    """Return a picture (H, W, 3) as the net takes it, filled up to multiples of `multiple`."""
    height, width = pixels.shape[:2]
    size = round_up(height, multiple), round_up(width, multiple)
    return _FORM.to_tensor(pixels, np.dtype(np.float32), size)


def open_runner(model: Path) -> Callable[[Floats], Floats]:
    """Return a function that runs the ONNX file on (1, 3, H, W) on the CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    bytewise = takes_bytes(session)

    def run(x: Floats) -> Floats:
        if bytewise:
            x = np.ascontiguousarray((255 * x + 0.5).astype(np.uint8).transpose(0, 2, 3, 1))
        output: Floats = session.run(None, {"image": x})[0]
        if bytewise:
            return output.transpose(0, 3, 1, 2).astype(np.float32) / 255
        return output

    return run


def takes_bytes(session: Any) -> bool:  # noqa: ANN401 - onnxruntime has no types
    """Whether a session takes pictures as (1, H, W, 3) uint8."""
    return bool(session.get_inputs()[0].type == "tensor(uint8)")


def compare_with_torch(net: Student, model: Path, photos: Sequence[Path]) -> tuple[float, float]:
    """Return how far an ONNX file is from the net on photos, as `measure_parity` does.

    On the middle of each: whole photos of 24 megapixels would not fit into memory twice.
    """
    inputs = (to_input(_middle(load_rgb(path)), net.size_multiple) for path in photos)
    return measure_parity(net, open_runner(model), inputs)


def _middle(photo: Pixels) -> Pixels:
    top, left = (max(0, (n - PARITY_PX) // 2) for n in photo.shape[:2])
    return photo[top : top + PARITY_PX, left : left + PARITY_PX]


def measure_parity(
    net: Student, run: Callable[[Floats], Floats], inputs: Iterable[Floats]
) -> tuple[float, float]:
    """Return the largest and the mean absolute difference, in parts of the range; NaN for NaN."""
    most, means = [], []
    for x in inputs:
        with torch.no_grad():
            wanted = net(torch.from_numpy(x)).numpy()
        difference = np.abs(run(x) - wanted)
        most.append(difference.max())
        means.append(difference.mean())
    return float(np.max(most)), float(np.mean(means))


def measure_halo(
    model: Path,
    multiple: int,
    photos: Sequence[Path],
    *,
    spare_px: int = HALO_STEP_PX,
    least: float = FELT,
) -> int | None:
    """Return how deep into a tile its edge is felt, in pixels, a multiple of `HALO_STEP_PX`.

    Pieces of real photos are cut off at the left and at the top; the halo is how far from the cut
    the output differs by more than `least` from that of the whole, the worst of all. With that much
    context a tile gives the whole picture's result within one 8-bit level; `spare_px` is added for
    other pictures. None where the edge is felt nearly everywhere: such a net is not for tiles.
    """
    run = open_runner(model)
    size, cut, worst = 640, round_up(128, multiple), 0
    for path in photos:
        whole = to_input(load_rgb(path)[:size, :size], multiple)
        wanted = run(whole)
        for axis in (2, 3):
            length = whole.shape[axis] - cut
            if length < _TELLING_PX:
                continue
            rest = tuple(slice(cut if n == axis else 0, None) for n in range(4))
            difference = np.abs(run(np.ascontiguousarray(whole[rest])) - wanted[rest])
            felt = np.flatnonzero(difference.max(axis=(0, 1, 5 - axis)) > least)
            reach = int(felt[-1]) + 1 if len(felt) else 0
            if reach > 0.85 * length:
                return None
            worst = max(worst, reach)
    return round_up(worst, HALO_STEP_PX) + spare_px
