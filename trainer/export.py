"""A trained student as an ONNX file that the catalogue understands, checked before it is written.

Room: trainer, torch and onnx.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError
from engine.events import Log, Metric, Work
from engine.nets.unet import ResidualUNet, build
from trainer.data import find_pictures, read_rgb
from trainer.loop import to_tensor

MOST_DIFFERENCE = 1e-3
"""Largest difference between torch and onnxruntime, in parts of the range, that may ship."""


def load_student(checkpoint: Path) -> tuple[ResidualUNet, dict[str, Any]]:
    """Return the averaged weights of a checkpoint as a folded net, and the checkpoint."""
    saved = torch.load(checkpoint, weights_only=True, map_location="cpu")
    net = build(saved["config"]["net"])
    net.load_state_dict(saved["ema"])
    return net.fold().eval(), saved


def measure_halo(net: ResidualUNet, photos: list[Path], step_px: int = 16) -> int:
    """Return how far a change of the picture reaches, in pixels, a multiple of `step_px`.

    Everything outside a window of real photos is replaced by other content; the halo is how deep
    into the window the output changes by more than a quarter of one 8-bit level, the worst of all
    photos. A tile with that much context gives the whole picture's result to the level.
    """
    size, border, worst = 512, 256, 0
    for path in photos:
        picture = read_rgb(path)
        if min(picture.shape[:2]) < size:
            continue
        picture = np.ascontiguousarray(picture[:size, : size // 2 * 2])
        x = to_tensor(picture[None, :, :size])
        changed = x.clone()
        changed[..., :border] = x[..., :border].flip(2) * 0.5 + 0.3
        with torch.no_grad():
            difference = (net(x) - net(changed)).abs().amax(dim=(0, 1, 2))[border:]
        touched = torch.nonzero(difference > 0.25 / 255)
        worst = max(worst, int(touched[-1]) + 1 if len(touched) else 0)
    return -(-worst // step_px) * step_px


def export_student(
    checkpoint: Path, target: Path, photos_folder: Path, meta_path: Path
) -> Work[Path]:
    """Write `target` (ONNX, opset 17, dynamic height and width) with the card of `meta_path` in it.

    The card's texts (name, title, version, licence, training_data, description) come from the TOML
    file; halo, size multiple and layout are measured or known here. Raises ModelError, and writes
    nothing, where onnxruntime differs from torch by more than `MOST_DIFFERENCE` on real photos.
    """
    import onnx
    import onnxruntime

    net, saved = load_student(checkpoint)
    multiple = net.shape.size_multiple
    example = torch.zeros(1, 3, 4 * multiple, 6 * multiple)
    part = target.with_suffix(".part")
    axes = {"image": {2: "height", 3: "width"}, "deblurred": {2: "height", 3: "width"}}
    # The older exporter: its graph has fewer nodes here and is the one that quantises well.
    torch.onnx.export(
        net,
        (example,),
        str(part),
        input_names=["image"],
        output_names=["deblurred"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    photos = find_pictures(photos_folder)[:12]
    card = {
        **tomllib.loads(meta_path.read_text(encoding="utf-8")),
        "halo_px": measure_halo(net, photos),
        "size_multiple": multiple,
        "layout": "NCHW",
        "value_range": "0..1",
        "precision": "fp32",
        "training_steps": saved["step"],
        "training_hours": round(saved["seconds"] / 3600, 2),
    }
    model = onnx.load(part)
    for key, value in card.items():
        model.metadata_props.add(key=f"deblur.{key}", value=str(value))
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, part)
    session = onnxruntime.InferenceSession(str(part), providers=["CPUExecutionProvider"])
    differences = []
    for path in photos:
        picture = read_rgb(path)
        height, width = (n // multiple * multiple for n in picture.shape[:2])
        x = to_tensor(picture[None, :height, :width]).contiguous()
        with torch.no_grad():
            wanted = net(x).numpy()
        differences.append(np.abs(session.run(None, {"image": x.numpy()})[0] - wanted))
    most = max(float(d.max()) for d in differences)
    mean = float(np.mean([d.mean() for d in differences]))
    yield Metric("parity_max", most)
    yield Metric("parity_mean", mean)
    if not most <= MOST_DIFFERENCE:
        part.unlink()
        raise ModelError(
            f"onnxruntime differs from torch by up to {most:.1e}.", "Nothing was written."
        )
    os.replace(part, target)
    yield Log(f"{target}: halo {card['halo_px']} px, {target.stat().st_size / 1e6:.1f} MB")
    return target
