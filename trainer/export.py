"""A trained student as an ONNX file that the catalogue understands, checked before it is written.

Room: trainer, torch and onnx.
"""

from __future__ import annotations

import json
import os
import tomllib
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError
from engine.events import Log, Metric, Work
from engine.model_cards import ModelCard, ModelFile, metadata_from_card, table_from_card
from engine.model_file import sha256_of
from engine.model_memory import measure_bytes_per_pixel
from engine.models import Catalogue
from engine.nets.unet import ResidualUNet, build
from engine.resources import resource_path
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
    """Return how deep into a tile its edge is felt, in pixels, a multiple of `step_px`.

    Pieces of real photos are cut off at the left and at the top, which must be a multiple of the
    net's size, as tiles are; the halo is how far from the cut the output differs by more than a
    third of an 8-bit level from that of the whole, the worst of all. With that much context a tile
    gives the whole picture's result within one level; one step is added for other pictures.
    """
    size, cut, worst = 640, 128, 0
    for path in photos:
        picture = read_rgb(path)
        height, width = (min(n, size) // 32 * 32 for n in picture.shape[:2])
        whole = to_tensor(picture[None, :height, :width]).contiguous()
        for axis in (2, 3):
            piece = whole.narrow(axis, cut, whole.shape[axis] - cut).contiguous()
            with torch.no_grad():
                wanted = net(whole).narrow(axis, cut, piece.shape[axis])
                difference = (net(piece) - wanted).abs()
            felt = torch.nonzero(difference.amax(dim=(0, 1, 5 - axis)) > 0.34 / 255)
            worst = max(worst, int(felt[-1]) + 1 if len(felt) else 0)
    return (-(-worst // step_px) + 1) * step_px


def export_student(
    checkpoint: Path, target: Path, photos_folder: Path, meta_path: Path
) -> Work[ModelCard]:
    """Write `target` (ONNX, opset 17, dynamic height and width) with its card in it; return that.

    The card's texts (name, title, version, licence, training_data, description) come from the TOML
    file; halo, size multiple, layout and memory are measured or known here. Raises ModelError, and
    leaves an older `target` alone, where onnxruntime differs from torch by more than
    `MOST_DIFFERENCE` on real photos.
    """
    import onnx

    net, saved = load_student(checkpoint)
    part = target.with_name(f"{target.stem}-part.onnx")
    write_onnx(net, part)
    photos = find_pictures(photos_folder)[:12]
    most, mean = compare_with_torch(net, part, photos)
    yield Metric("parity_max", most)
    yield Metric("parity_mean", mean)
    if not most <= MOST_DIFFERENCE:
        part.unlink()
        raise ModelError(
            f"onnxruntime differs from torch by up to {most:.1e}.", "Nothing was written."
        )
    # The samples too: on blurred pictures the net looks further than on sharp ones.
    halo_px = measure_halo(net, photos + find_pictures(resource_path("samples")))
    yield Metric("halo_px", halo_px)
    card = ModelCard(
        **tomllib.loads(meta_path.read_text(encoding="utf-8")),
        kind="onnx",
        files={"fp32": ModelFile(part, sha256_of(part))},
        default_precision="fp32",
        halo_px=halo_px,
        size_multiple=net.shape.size_multiple,
        bytes_per_pixel=1,
        tileable=True,
        value_range="0..1",
        layout="NCHW",
        origin="bundled",
        scores={
            "training_steps": saved["step"],
            "training_hours": round(saved["seconds"] / 3600, 2),
        },
    )
    card = replace(card, bytes_per_pixel=measure_bytes_per_pixel(card))
    model = onnx.load(part)
    for key, value in metadata_from_card(card, "fp32").items():
        model.metadata_props.add(key=key, value=value)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, part)
    save_weights(saved["ema"], target.with_suffix(".safetensors"))
    os.replace(part, target)
    card = replace(card, files={"fp32": ModelFile(target, sha256_of(target))})
    yield Log(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return card


def save_weights(weights: Mapping[str, torch.Tensor], target: Path) -> None:
    """Write weights in half precision, from which training can start again; atomically."""
    from safetensors.torch import save_file

    part = target.with_suffix(".part")
    save_file({name: value.half().contiguous() for name, value in weights.items()}, part)
    os.replace(part, target)


def write_onnx(net: ResidualUNet, target: Path) -> None:
    """Write the bare net: `image` to `deblurred`, float (1, 3, H, W), any H and W; opset 17."""
    multiple = net.shape.size_multiple
    axes = {2: "height", 3: "width"}
    with warnings.catch_warnings():
        # The older exporter, which says that it is the older one: its graph has fewer nodes here
        # and is the one that quantises well.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            net,
            (torch.zeros(1, 3, 4 * multiple, 6 * multiple),),
            str(target),
            input_names=["image"],
            output_names=["deblurred"],
            dynamic_axes={"image": axes, "deblurred": axes},
            opset_version=17,
            dynamo=False,
        )


def compare_with_torch(
    net: ResidualUNet, model: Path, photos: Sequence[Path]
) -> tuple[float, float]:
    """Return the largest and the mean absolute difference, in parts of the range."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    multiple = net.shape.size_multiple
    differences = []
    for path in photos:
        picture = read_rgb(path)
        height, width = (n // multiple * multiple for n in picture.shape[:2])
        x = to_tensor(picture[None, :height, :width]).contiguous()
        with torch.no_grad():
            wanted = net(x).numpy()
        differences.append(np.abs(session.run(None, {"image": x.numpy()})[0] - wanted))
    return max(float(d.max()) for d in differences), float(np.mean([d.mean() for d in differences]))


def write_card(card: ModelCard, table: Path) -> None:
    """Put this card into `table` (models.toml), in place of the one of its name; atomically."""
    cards = Catalogue(table).cards()
    names = [one.name for one in cards]
    if card.name in names:
        cards[names.index(card.name)] = card
    else:
        cards.append(card)
    part = table.with_suffix(".part")
    part.write_text("\n\n".join(map(card_as_toml, cards)) + "\n", encoding="utf-8")
    os.replace(part, table)


def card_as_toml(card: ModelCard) -> str:
    """Return the table of this card as it stands in models.toml."""
    table = table_from_card(card)
    scores, files = table.pop("scores"), table.pop("files")
    lines = [f"[{card.name}]", *_toml_lines(table)]
    for precision, entry in files.items():
        lines += ["", f"[{card.name}.files.{precision}]", *_toml_lines(entry)]
    return "\n".join([*lines, "", f"[{card.name}.scores]", *_toml_lines(scores)])


def _toml_lines(table: Mapping[str, object]) -> list[str]:
    # A JSON string, number or boolean is one of TOML too.
    return [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in table.items() if v != []]
