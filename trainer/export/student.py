"""A trained student as an ONNX file with its card, checked before it is written."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from engine.core.paths import sha256_of
from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Progress, Work
from engine.messages import msg
from engine.models import ModelCard, ModelFile
from engine.models.measure import measure_bytes_per_pixel
from engine.models.tiling import round_up
from engine.nets.compact_maxim import load_compact_maxim
from engine.nets.net import Student
from engine.nets.students import build_student
from trainer.export.card import read_texts, staged, write_metadata
from trainer.export.graph import products_as_convolutions
from trainer.export.parity import FORM, MAX_DIFFERENCE, compare_with_torch, measure_halo
from trainer.pairs.dataset import find_pictures
from trainer.train.checkpoints import read_checkpoint
from trainer.train.compression import finished_state
from trainer.weight_storage import round_weights, store_weights


def load_student(checkpoint: Path) -> tuple[Student, dict[str, Any]]:
    """Return a checkpoint, and its averaged weights as a folded net in eval mode.

    A .safetensors file of a compact MAXIM is accepted too; it holds nothing but the weights.

    Nothing in the file is executed. Raises ModelError if it is not a checkpoint, is damaged, or
    holds weights of another net or weights that are not finite.
    """
    if checkpoint.suffix.lower() == ".safetensors":
        return load_compact_maxim(checkpoint), {}
    try:
        saved = read_checkpoint(checkpoint)
        config = saved["config"] if isinstance(saved["config"], Mapping) else {}
        net = build_student(str(config.get("net")))
    except ConfigError as error:
        raise ModelError(error.message, error.hint) from error
    try:
        weights = saved["ema"]
        net.load_state_dict(finished_state(weights) if config.get("compress_from") else weights)
    except (RuntimeError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:300]
        raise ModelError(
            "The weights in {checkpoint} do not fit the net {net}: {reason}",
            "The file was modified or made by another version; use an older checkpoint.",
            checkpoint=checkpoint,
            net=config["net"],
            reason=reason,
        ) from error
    net = net.eval().fold()
    broken = [name for name, value in net.state_dict().items() if not torch.isfinite(value).all()]
    if broken:
        raise ModelError(
            "{count} tensors in {checkpoint} hold NaN or infinity, {broken} first.",
            "The training diverged. Export an earlier checkpoint, or lower the learning rate.",
            count=len(broken),
            checkpoint=checkpoint,
            broken=broken[0],
        )
    return net, saved


def export_student(
    checkpoint: Path, target: Path, photos_folder: Path, meta_path: Path
) -> Work[ModelCard]:
    """Write `target` (ONNX, dynamic height and width) with its card; return the card.

    The texts come from the TOML file; halo and memory are measured. Raises ModelError, leaving an
    older `target` as it was, if onnxruntime differs from torch by more than `MAX_DIFFERENCE`.
    """
    texts = read_texts(meta_path)
    net, saved = load_student(checkpoint)
    photos = find_pictures(photos_folder)[:12]
    round_weights(net)
    with staged(target) as part:
        yield Progress(0, 100, "%", "export")
        write_onnx(net, part)
        store_weights(part)
        yield Progress(30, 100, "%", "export")
        most, mean = compare_with_torch(net, part, photos)
        yield Metric("parity_max", most)
        yield Metric("parity_mean", mean)
        if not most <= MAX_DIFFERENCE:
            raise ModelError(
                "onnxruntime differs from torch by up to {most:.1e} of the range on "
                "real photos; at most {max_difference:.0e} is allowed.",
                "Nothing was written. Try another version of onnxruntime or torch.",
                most=most,
                max_difference=MAX_DIFFERENCE,
            )
        yield Progress(60, 100, "%", "export")
        halo_px: int | None = net.overlap_px
        if not net.window_px:
            # Also the samples: on blurred pictures the net looks further than on sharp ones.
            photos = list(dict.fromkeys([*photos, *find_pictures(resource_path("samples"))]))
            halo_px = measure_halo(part, net.size_multiple, photos)
        yield Progress(80, 100, "%", "export")
        yield Metric("halo_px", -1 if halo_px is None else halo_px)
        card = ModelCard(
            **texts,
            kind="onnx",
            files={"fp32": ModelFile(part, sha256_of(part))},
            default_precision="fp32",
            halo_px=halo_px or 0,
            size_multiple=net.size_multiple,
            window_px=net.window_px,
            bytes_per_pixel=1,
            tileable=halo_px is not None,
            value_range=FORM.value_range,
            layout=FORM.layout,
            origin="bundled",
            scores=_training_scores(saved),
        )
        card = replace(card, bytes_per_pixel=measure_bytes_per_pixel(card))
        write_metadata(part, card, "fp32")
        yield Progress(100, 100, "%", "export")
    card = replace(card, files={"fp32": ModelFile(target, sha256_of(target))})
    yield Log(msg("{target}: {size:.1f} MB", target=target, size=target.stat().st_size / 1e6))
    return card


def _training_scores(saved: Mapping[str, Any]) -> dict[str, float]:
    if not saved:  # a file of weights alone
        return {}
    hours = round(saved.get("seconds", 0) / 3600, 2)
    return {"training_steps": saved["step"], "training_hours": hours}


def write_onnx(net: Student, target: Path) -> None:
    """Write the bare net: `image` to `deblurred`, float (1, 3, H, W), dynamic H and W."""
    multiple = round_up(16, net.size_multiple)
    axes = {2: "height", 3: "width"}
    with warnings.catch_warnings():
        # The older exporter, which is deprecated: its graph has fewer nodes and quantises well.
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
    products_as_convolutions(target)
