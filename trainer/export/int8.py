"""int8 quantisation, compared with float32 and rejected if it loses too much.

Weights int8 with one scale per channel, activations uint8 with one per tensor. Measured on an early
`live` on one thread (AVX-512 with VNNI): mean loss on real pairs, and the largest noise on a smooth
dark gradient and a smooth sky in 8-bit levels.

    ranges: minimum and maximum over 200 synthetic crops  0.039 dB lost
    ... a quarter of the crops real                       0.032 dB
    ... ranges without the outermost 1 in 100,000         0.022 dB
    float32 for the first and last convolution only       1.8 times as fast, noise up to 4.1 levels
    ... and from before the last upsampling on            1.6 times as fast, noise up to 2.0 levels
    weights of 7 bits instead of 8                        no difference in any of these

Full resolution stays in float32, because the noise would show in a night sky. Weights have 7 bits,
because without VNNI two products of 8 bits overflow their 16-bit sum.

Of a net with mixers (`engine.nets.compact_maxim`) the wide 3x3 convolutions, the transposed ones
and the mixers' products are quantised. Measured on `best`, a window of 384 px on one thread (Zen 4,
AVX-512 with VNNI; onnxruntime, and OpenVINO from float32 and from bfloat16), and dB lost on six
real pairs with 8-bit weights:

    3x3 convolutions                        1.5, 1.5           0.00 dB
    ... and the mixers' products            1.6, 1.6           0.00 dB
    ... and the transposed convolutions     1.6, 1.6, 2.1      0.00 dB (0.02 with weights of 7 bits)
    ... and 1x1 and 4x4 convolutions        1.7                0.01 dB; wrong pictures in OpenVINO
    ... and the linear layers               1.9                0.07 dB

The attention blocks of its first level stay in float32: 4 of 76 convolutions, of which a fifth of
the loss comes (docs/model-training.md).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.core.paths import sha256_of
from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Progress, Work, relay_progress
from engine.messages import msg
from engine.models import ModelCard, ModelFile, get_model
from engine.models.measure import measure_bytes_per_pixel
from engine.quality.metrics import psnr
from trainer.arrays import Pixels
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.export.card import staged, write_metadata
from trainer.export.graph import CONVOLUTIONS, preprocess, quantise_graph
from trainer.export.parity import PERCEPTIBLE, PERCEPTIBLE_IN_BYTES, measure_halo, to_input
from trainer.pairs.dataset import Pair, find_pictures, load_pair, load_rgb
from trainer.weight_storage import WIDE, store_weights

T = TypeVar("T")

MAX_LOSS_DB = 0.1
"""Largest accepted mean loss of PSNR: a tenth of what `live` gains."""

MAX_WORST_LOSS_DB = 0.3
"""... and of the worst picture."""

REAL_SHARE = 0.25
"""Share of real crops if there are real pairs: their blur is stronger than synthetic blur."""

CROP_PX = 256

_FEWEST_CROPS = 10

_QUANTISED_KERNELS = {(3, 3), (2, 2), (1,)}
"""Of nets with mixers: residual blocks and attention, enlargement, products of mixers."""

_SENSITIVE = re.compile(r"/encoder\.0/.*/conv[12]/")
"""Names of what loses most in 8 bits: attention of the encoder's first level."""


@dataclass(frozen=True)
class Int8Options:
    """Pictures for calibration and for measuring the loss. The two must not share a scene."""

    photos: Sequence[Path]
    """Sharp photos, blurred by trainer.data.synthesis."""
    check: Sequence[Pair]
    """Real pairs on which the loss is measured."""
    pairs: Sequence[Pair] = ()
    """Real pairs; a share of the crops is cut from their blurred halves."""
    crops: int = 100
    seed: int = 0
    max_loss_db: float = MAX_LOSS_DB

    def __post_init__(self) -> None:
        if not self.photos or not self.check:
            raise ConfigError(
                "int8 needs photos for calibration and pairs to measure its loss on.",
                "Specify a folder for each.",
            )
        if self.crops < _FEWEST_CROPS:
            raise ConfigError("{crops} crops are too few.", "Use about 100.", crops=self.crops)


@dataclass(frozen=True)
class QuantisationLoss:
    """The loss of 8 bits against float32, in dB."""

    mean_db: float
    worst_db: float
    lowest_db: float
    """Lowest PSNR between both results, over blurred and sharp pictures."""


def quantise(
    card: ModelCard, target: Path, options: Int8Options, precision: str = "int8"
) -> Work[ModelCard]:
    """Write the card's fp32 file in 8 bits to `target`; return the card with both.

    `precision`: "int8", or "fast8" for live video (`trainer.export.fast8`). If 8 bits need a larger
    halo or more memory, the card gets these values and the fp32 file is written again with them.
    Raises ModelError, with nothing written, if nothing can be quantised or too much is lost.
    """
    source = card.file("fp32")
    source.verify()
    with staged(target) as part:
        yield Log(msg("Calibrating with {crops} crops; this takes minutes.", crops=options.crops))
        crops = yield from _as_part(calibration_crops(options), 0, 10)
        if precision == "fast8":
            from trainer.export.fast8 import write_fast8

            writing = write_fast8(source.path, part, crops)
        else:
            writing = write_int8(source.path, part, crops, card.size_multiple)
        count = yield from _as_part(writing, 10, 70)
        yield Metric(f"{precision}_convolutions", count)
        trial = _with_file(card, precision, part)
        loss = yield from _as_part(measure_loss(trial, options.check, precision), 70, 95)
        yield Metric(f"{precision}_loss_db", loss.mean_db)
        yield Metric(f"{precision}_worst_loss_db", loss.worst_db)
        yield Metric(f"{precision}_to_fp32_db", loss.lowest_db)
        _refuse_loss(loss, options)
        card = _with_halo_and_memory(
            card, trial, [pair.blurred for pair in options.check], precision
        )
        yield Metric("halo_px", card.halo_px)
        write_metadata(part, card, precision)
        if (card.halo_px, card.bytes_per_pixel) != (trial.halo_px, trial.bytes_per_pixel):
            again = part.with_name("fp32.onnx")
            shutil.copyfile(source.path, again)
            write_metadata(again, card, "fp32")
            os.replace(again, source.path)
            card = _with_file(card, "fp32", source.path)
    scores = {
        f"{precision}_loss_db": round(loss.mean_db, 3),
        f"{precision}_worst_loss_db": round(loss.worst_db, 3),
        f"{precision}_to_fp32_psnr_db": round(loss.lowest_db, 1),
    }
    card = replace(_with_file(card, precision, target), scores={**card.scores, **scores})
    yield Log(
        msg(
            "{target}: {size:.1f} MB, {mean_db:.3f} dB lost",
            target=target,
            size=target.stat().st_size / 1e6,
            mean_db=loss.mean_db,
        )
    )
    return card


def _as_part(work: Work[T], first: int, last: int) -> Work[T]:
    """Return `work` with its progress from one percentage to another, by what each part takes."""
    return relay_progress(
        work, lambda part: Progress(first + (last - first) * part.fraction, 100, "%", part.unit)
    )


def _refuse_loss(loss: QuantisationLoss, options: Int8Options) -> None:
    # Written so that NaN is rejected.
    if not (loss.mean_db <= options.max_loss_db and loss.worst_db <= MAX_WORST_LOSS_DB):
        raise ModelError(
            "8 bits lose {mean_db:.2f} dB on average and {worst_db:.2f} dB on the "
            "worst of {count} pictures; the limits are {max_loss_db:g} and "
            "{max_worst_loss_db:g} dB.",
            "Nothing was written. Calibrate with more similar pictures, or use fp32 alone.",
            mean_db=loss.mean_db,
            worst_db=loss.worst_db,
            count=len(options.check),
            max_loss_db=options.max_loss_db,
            max_worst_loss_db=MAX_WORST_LOSS_DB,
        )


def calibration_crops(options: Int8Options) -> Work[Pixels]:
    """Return blurred crops, uint8 (`options.crops`, 256, 256, 3), always the same for the same.

    Raises PairError.
    """
    rng = np.random.default_rng(options.seed)
    count = options.crops
    # Read again for each crop: all of them at once may not fit into memory.
    found = (pair.blurred for pair in options.pairs)
    wide = [path for path in found if min(load_rgb(path).shape[:2]) >= CROP_PX]
    crops = []
    for number in range(count):
        yield Progress(number, count, "crops made")
        if wide and number < count * REAL_SHARE:
            picture = load_rgb(wide[number % len(wide)])
            top, left = (int(rng.integers(n - CROP_PX + 1)) for n in picture.shape[:2])
            crops.append(picture[top : top + CROP_PX, left : left + CROP_PX].copy())
        else:
            one, other = (
                load_rgb(options.photos[int(n)]) for n in rng.integers(len(options.photos), size=2)
            )
            crops.append(make_pair(one, other, rng, SynthConfig(size_px=CROP_PX))[0])
    return np.stack(crops)[rng.permutation(count)]


def write_int8(source: Path, target: Path, crops: Pixels, multiple: int) -> Work[int]:
    """Write the quantised graph of `source`; return the number of convolutions in 8 bits.

    Raises ModelError if there is none.
    """
    model = preprocess(source, target)
    fine = find_float_nodes(model.graph)
    coarse = [n for n in model.graph.node if n.op_type in CONVOLUTIONS and n.name not in fine]
    if not coarse:
        raise ModelError(
            "This net has no convolution to quantise: the first and the last stay in float32.",
            "Use fp32 alone.",
        )
    inputs = [{"image": to_input(crop, multiple)} for crop in crops]
    yield from quantise_graph(model, target, inputs, exclude=fine)
    # The quantiser has unpacked the weights of what stays in float32.
    store_weights(target)
    return len(coarse)


def find_float_nodes(graph: Any) -> set[str]:  # noqa: ANN401 - onnx's types are generated
    """Return the names of the nodes of an onnx GraphProto that stay in float32.

    Those up to the first convolution, and from the last convolution on. If the net upsamples
    inside, "last" is the convolution before the last upsampling, where full resolution begins. Of a
    net with layer norms all but what pays, see above.
    """
    if any(node.op_type == "LayerNormalization" for node in graph.node):
        return {node.name for node in graph.node} - _wide_convolutions(graph)
    fine: set[str] = set()
    after: set[str] = set()  # tensors with a convolution above them
    for node in graph.node:  # topologically sorted
        if not after.intersection(node.input):
            fine.add(node.name)
        if node.op_type == "Conv" or after.intersection(node.input):
            after.update(node.output)
    last = _before_last_upsampling(graph)
    before: set[str] = set()  # tensors with one of `last` below them
    for node in reversed(graph.node):
        if not before.intersection(node.output):
            fine.add(node.name)
        ends = node.name in last if last else node.op_type == "Conv"
        if ends or before.intersection(node.output):
            before.update(node.input)
    return fine


def _wide_convolutions(graph: Any) -> set[str]:  # noqa: ANN401 - onnx's types are generated
    """Return the names of those to quantise: such kernels, `WIDE` channels on both sides."""
    shapes = {one.name: tuple(one.dims) for one in graph.initializer}
    found = set()
    for node in graph.node:
        shape = shapes.get(node.input[1], ()) if node.op_type in CONVOLUTIONS else ()
        is_wide = shape and min(shape[:2]) >= WIDE and shape[2:] in _QUANTISED_KERNELS
        if is_wide and not _SENSITIVE.search(node.name):
            found.add(node.name)
    return found


def _before_last_upsampling(graph: Any) -> set[str]:  # noqa: ANN401 - onnx's types are generated
    """Return the names of the convolutions directly before the last Resize, if there is one."""
    resizes = [node for node in graph.node if node.op_type == "Resize"]
    if not resizes:
        return set()
    maker = {name: node for node in graph.node for name in node.output}
    found: set[str] = set()
    todo = [resizes[-1].input[0]]
    while todo:
        node = maker.get(todo.pop())
        if node is not None and node.op_type == "Conv":
            found.add(node.name)
        elif node is not None:
            todo.extend(node.input)
    return found


def measure_loss(
    card: ModelCard, pairs: Sequence[Pair], precision: str = "int8"
) -> Work[QuantisationLoss]:
    """Return the loss of 8 bits against fp32 on real pairs, through the engine."""
    fine, coarse = (get_model(card, device="cpu", precision=p) for p in ("fp32", precision))
    lost, near = [], []
    for number, pair in enumerate(pairs, start=1):
        blurred, sharp = load_pair(pair)
        whole, eight = fine(blurred), coarse(blurred)
        lost.append(_psnr(whole, sharp) - _psnr(eight, sharp))
        near += [_psnr(eight, whole), _psnr(coarse(sharp), fine(sharp))]
        yield Progress(number, len(pairs), "pairs measured")
    return QuantisationLoss(float(np.mean(lost)), max(lost), min(near))


def _psnr(result: NDArray[Any], wanted: NDArray[Any]) -> float:
    return min(psnr(result, wanted), 100.0)


def _with_file(card: ModelCard, precision: str, path: Path) -> ModelCard:
    return replace(card, files={**card.files, precision: ModelFile(path, sha256_of(path))})


def _with_halo_and_memory(
    card: ModelCard, trial: ModelCard, photos: Sequence[Path], precision: str
) -> ModelCard:
    """Return the card with halo and memory for both; raises ModelError if int8 cannot be tiled.

    Rounding to 8 bits turns the faintest influence into a step, so the edge of a tile has an
    effect over the whole receptive field.
    """
    halo_px = card.halo_px
    if card.tileable and not card.window_px:
        photos = [*photos[:6], *find_pictures(resource_path("samples"))]
        least = PERCEPTIBLE_IN_BYTES if precision == "fast8" else PERCEPTIBLE
        path = trial.file(precision).path
        measured = measure_halo(path, card.size_multiple, photos, spare_px=0, least=least)
        if measured is None:
            raise ModelError(
                "In 8 bits, the edge of a tile affects the whole tile.", "Use fp32 alone."
            )
        halo_px = max(halo_px, measured)
    memory = measure_bytes_per_pixel(trial, precision)
    return replace(card, halo_px=halo_px, bytes_per_pixel=max(card.bytes_per_pixel, memory))
