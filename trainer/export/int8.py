"""A student in 8 bits: quantised, measured against its 32 bits, refused if it lost too much.

Weights int8, one scale a channel; activations uint8, one scale a tensor. Decided by measuring the
`live` of 1.5 hours on one thread (AVX-512 with VNNI): mean loss on real pairs against the truth,
and the largest noise on a smooth dark gradient and a smooth sky, in 8-bit levels.

    ranges from the extremes of 200 made crops            0.039 dB lost
    ... a quarter of the crops real                       0.032 dB
    ... ranges without the outermost 1 in 100,000         0.022 dB
    float32 for the first and last convolution only       1.8 times as fast, noise up to 4.1 levels
    ... and from before the last enlargement on           1.6 times as fast, noise up to 2.0 levels
    weights of 7 bits instead of 8                        no difference in any of these

The noise decided for float32 at full resolution: it is what one would see in a night sky.
Seven bits, because without VNNI two products of 8 bits overflow the 16 bits they are summed in.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Progress, Work
from engine.models import ModelCard, ModelFile, get_model
from engine.models.measure import measure_bytes_per_pixel
from engine.models.onnx_file import sha256_of
from engine.quality.metrics import psnr
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.export.card import staged, stamp
from trainer.export.half import store_in_half
from trainer.export.student import FELT, FELT_IN_BYTES, measure_halo, to_input
from trainer.pairs.dataset import find_pictures, load_pair, load_rgb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.pairs.dataset import Pair

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float32]

MOST_LOSS_DB = 0.1
"""Mean loss of PSNR against the sharp pictures that may ship: a tenth of what `live` gains."""

MOST_WORST_LOSS_DB = 0.3
"""... and that of the worst picture."""

REAL_SHARE = 0.25
"""Of the crops, where there are real pairs: their blur is stronger than what is made."""

CROP_PX = 256

_PERCENTILE = 99.999
_STRIDE = 10
"""Crops whose activations are in memory at a time."""


@dataclass(frozen=True)
class Int8Options:
    """What to calibrate with, and on what to measure the loss. The two must not share a scene."""

    photos: Sequence[Path]
    """Sharp photos, blurred by trainer.data.synthesis."""
    check: Sequence[Pair]
    """Real pairs on which the loss is measured."""
    pairs: Sequence[Pair] = ()
    """Real pairs, of whose blurred halves a share of the crops is cut."""
    crops: int = 200
    seed: int = 0
    most_loss_db: float = MOST_LOSS_DB

    def __post_init__(self) -> None:
        if not self.photos or not self.check:
            raise ConfigError(
                "int8 needs photos to calibrate with and pairs to measure its loss on.",
                "Name a folder of each.",
            )
        if self.crops < _STRIDE:
            raise ConfigError(f"{self.crops} crops are too few.", "200 are usual.")


@dataclass(frozen=True)
class Loss:
    """What 8 bits cost, in dB."""

    mean_db: float
    worst_db: float
    lowest_db: float
    """The lowest PSNR of an int8 result to the float32 one, blurred and sharp pictures alike."""


def quantise(
    card: ModelCard, target: Path, options: Int8Options, precision: str = "int8"
) -> Work[ModelCard]:
    """Write the card's fp32 file in 8 bits to `target`; return the card with both.

    `precision`: "int8", or "fast8" for live pictures (`trainer.export.fast8`).

    A card has one halo and one figure for memory: where 8 bits need more they rise, and
    the fp32 file is written again with them. Raises ModelError, with nothing written, where there
    is nothing to quantise or where more is lost than the bounds allow.
    """
    source = card.file("fp32")
    source.verify()
    with staged(target) as part:
        yield Log(f"Calibrating with {options.crops} crops; this takes minutes.")
        crops = calibration_crops(options)
        if precision == "fast8":
            from trainer.export.fast8 import write_fast8

            count = write_fast8(source.path, part, crops)
        else:
            count = write_int8(source.path, part, crops, card.size_multiple)
        yield Metric(f"{precision}_convolutions", count)
        trial = _with_file(card, precision, part)
        loss = yield from measure_loss(trial, options.check, precision)
        yield Metric(f"{precision}_loss_db", loss.mean_db)
        yield Metric(f"{precision}_worst_loss_db", loss.worst_db)
        yield Metric(f"{precision}_to_fp32_db", loss.lowest_db)
        # Written so that NaN is refused.
        if not (loss.mean_db <= options.most_loss_db and loss.worst_db <= MOST_WORST_LOSS_DB):
            raise ModelError(
                f"8 bits lose {loss.mean_db:.2f} dB on average and {loss.worst_db:.2f} dB on the "
                f"worst of {len(options.check)} pictures; {options.most_loss_db:g} and "
                f"{MOST_WORST_LOSS_DB:g} dB may ship.",
                "Nothing was written. Calibrate with pictures more like these, or ship fp32 alone.",
            )
        card = _with_room(card, trial, [pair.blurred for pair in options.check], precision)
        yield Metric("halo_px", card.halo_px)
        stamp(part, card, precision)
        if (card.halo_px, card.bytes_per_pixel) != (trial.halo_px, trial.bytes_per_pixel):
            again = part.with_name("fp32.onnx")
            shutil.copyfile(source.path, again)
            stamp(again, card, "fp32")
            os.replace(again, source.path)
            card = _with_file(card, "fp32", source.path)
    scores = {
        f"{precision}_loss_db": round(loss.mean_db, 3),
        f"{precision}_worst_loss_db": round(loss.worst_db, 3),
        f"{precision}_to_fp32_psnr_db": round(loss.lowest_db, 1),
    }
    card = replace(_with_file(card, precision, target), scores={**card.scores, **scores})
    yield Log(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {loss.mean_db:.3f} dB lost")
    return card


def calibration_crops(options: Int8Options) -> Pixels:
    """Return blurred crops, uint8 (N, 256, 256, 3), always the same for the same options.

    N is `options.crops`, rounded down to whole strides. Raises PairError for unreadable pictures.
    """
    rng = np.random.default_rng(options.seed)
    count = options.crops // _STRIDE * _STRIDE
    # By path, and read again for each crop: all of them at once may not fit into memory.
    found = (pair.blurred for pair in options.pairs)
    wide = [path for path in found if min(load_rgb(path).shape[:2]) >= CROP_PX]
    crops = []
    for number in range(count):
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


def write_int8(source: Path, target: Path, crops: Pixels, multiple: int) -> int:
    """Write the quantised graph of `source` and return how many convolutions compute in 8 bits.

    Raises ModelError where there is none that may.
    """
    model = prepared(source, target)
    fine = find_fine(model.graph)
    coarse = [n for n in model.graph.node if n.op_type == "Conv" and n.name not in fine]
    if not coarse:
        raise ModelError(
            "This net has no convolution that could compute in 8 bits: the first and the last stay "
            "in float32.",
            "Ship fp32 alone.",
        )
    inputs = [{"image": to_input(crop, multiple)} for crop in crops]
    quantise_graph(model, target, inputs, exclude=fine)
    # What stays in float32 was rounded for the fp32 file; the quantiser has unpacked it.
    store_in_half(target)
    return len(coarse)


def prepared(source: Path, target: Path) -> Any:  # noqa: ANN401 - onnx's types are generated
    """Return the ModelProto at `source` with constants folded and every node named."""
    import onnx
    from onnxruntime.quantization.shape_inference import quant_pre_process

    plain = target.with_name("plain.onnx")
    quant_pre_process(str(source), str(plain), skip_symbolic_shape=True)
    model = onnx.load(plain)
    for number, node in enumerate(model.graph.node):
        node.name = node.name or f"{node.op_type}_{number}"
    return model


def quantise_graph(
    model: Any,  # noqa: ANN401 - onnx's types are generated
    target: Path,
    inputs: Sequence[Mapping[str, Floats]],
    *,
    exclude: Iterable[str] = (),
    fixed: Mapping[str, tuple[float, int]] | None = None,
) -> None:
    """Write a ModelProto to `target`, quantised by what `inputs` make of it.

    Nodes named in `exclude` stay as they are; tensors in `fixed` get this scale and zero point.
    """
    import onnx
    from onnxruntime.quantization import CalibrationMethod, QuantType, quantize_static

    plain = target.with_name("plain.onnx")
    onnx.save(model, plain)
    overrides = {
        name: [
            {
                "quant_type": QuantType.QUInt8,
                "scale": np.array(scale, np.float32),
                "zero_point": np.array(zero, np.uint8),
            }
        ]
        for name, (scale, zero) in (fixed or {}).items()
    }
    # The calibrator prints; stdout belongs to our events.
    with contextlib.redirect_stdout(io.StringIO()):
        quantize_static(
            str(plain),
            str(target),
            _Inputs(inputs),
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=sorted(exclude),
            calibrate_method=CalibrationMethod.Percentile,
            extra_options={
                "CalibPercentile": _PERCENTILE,
                "CalibStridedMinMax": _STRIDE,
                "TensorQuantOverrides": overrides,
            },
        )


def find_fine(graph: Any) -> set[str]:  # noqa: ANN401 - onnx's types are generated
    """Return the names of the nodes of an onnx GraphProto that stay in float32.

    Those up to the first convolution, and those from the last on. Where the net enlarges inside,
    the last is the one whose result is enlarged last: from there on it works at full resolution.
    Found by what lies above and below a node, not by names.
    """
    fine: set[str] = set()
    after: set[str] = set()  # tensors with a convolution above them
    for node in graph.node:  # sorted: what makes a tensor comes before what takes it
        if not after.intersection(node.input):
            fine.add(node.name)
        if node.op_type == "Conv" or after.intersection(node.input):
            after.update(node.output)
    last = _enlarged_last(graph)
    before: set[str] = set()  # tensors with one of `last` below them
    for node in reversed(graph.node):
        if not before.intersection(node.output):
            fine.add(node.name)
        ends = node.name in last if last else node.op_type == "Conv"
        if ends or before.intersection(node.output):
            before.update(node.input)
    return fine


def _enlarged_last(graph: Any) -> set[str]:  # noqa: ANN401 - onnx's types are generated
    """Return the names of the convolutions next above the last Resize; none where there is none."""
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


def measure_loss(card: ModelCard, pairs: Sequence[Pair], precision: str = "int8") -> Work[Loss]:
    """Return what 8 bits lose against fp32 on real pairs, through the engine, as users get it."""
    fine, coarse = (get_model(card, device="cpu", precision=p) for p in ("fp32", precision))
    lost, near = [], []
    for number, pair in enumerate(pairs, start=1):
        blurred, sharp = load_pair(pair)
        whole, eight = fine(blurred), coarse(blurred)
        lost.append(_psnr(whole, sharp) - _psnr(eight, sharp))
        near += [_psnr(eight, whole), _psnr(coarse(sharp), fine(sharp))]
        yield Progress(number, len(pairs), "pairs measured")
    return Loss(float(np.mean(lost)), max(lost), min(near))


def _psnr(result: NDArray[Any], wanted: NDArray[Any]) -> float:
    return min(psnr(result, wanted), 100.0)


class _Inputs:
    """Feeds the calibrator, which wants onnxruntime's CalibrationDataReader."""

    def __init__(self, inputs: Sequence[Mapping[str, Floats]]) -> None:
        self._inputs = inputs
        self.set_range(0, len(inputs))

    def __len__(self) -> int:
        return len(self._inputs)

    def set_range(self, start_index: int, end_index: int) -> None:
        self._left = iter(self._inputs[start_index:end_index])

    def get_next(self) -> Mapping[str, Floats] | None:
        return next(self._left, None)


def _with_file(card: ModelCard, precision: str, path: Path) -> ModelCard:
    return replace(card, files={**card.files, precision: ModelFile(path, sha256_of(path))})


def _with_room(
    card: ModelCard, trial: ModelCard, photos: Sequence[Path], precision: str
) -> ModelCard:
    """Return the card with halo and memory for both; ModelError where int8 cannot work in tiles.

    Rounding to 8 bits turns the faintest influence into a step, so it feels an edge as far as the
    net reaches at all, where float32 has long forgotten it.
    """
    halo_px = card.halo_px
    if card.tileable:
        photos = [*photos[:6], *find_pictures(resource_path("samples"))]
        least = FELT_IN_BYTES if precision == "fast8" else FELT
        path = trial.file(precision).path
        measured = measure_halo(path, card.size_multiple, photos, spare_px=0, least=least)
        if measured is None:
            raise ModelError(
                "In 8 bits the edge of a tile is felt everywhere in it.", "Ship fp32 alone."
            )
        halo_px = max(halo_px, measured)
    memory = measure_bytes_per_pixel(trial, precision)
    return replace(card, halo_px=halo_px, bytes_per_pixel=max(card.bytes_per_pixel, memory))
