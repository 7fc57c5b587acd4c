"""From a card to a model that runs."""

from __future__ import annotations

from dataclasses import dataclass

from engine.models.cards import ModelCard
from engine.models.model import Model
from engine.models.teachers import require_torch


@dataclass(frozen=True)
class RunsOn:
    """The device, the precision and the threads that a model is to run with, as in `get_model`."""

    device: str = "auto"
    precision: str | None = None
    threads: int | None = None


def get_model(
    card: ModelCard,
    *,
    device: str = "auto",
    precision: str | None = None,
    threads: int | None = None,
) -> Model:
    """Return the model of a card; nothing is read from disk until it loads.

    `device`: auto, cpu, cuda, mps, directml, openvino or coreml. `precision`: None for the card's
    default. `threads`: None for the number of physical cores. Raises ModelError if the model has
    no such precision, or torch is needed and not installed. A torch model imports torch, so the
    window's process uses a `ChildModel` instead.
    """
    if card.kind == "torch":
        with require_torch(card.title):
            from engine.models.torch_model import TorchModel

            return TorchModel(card, device=device, precision=precision, threads=threads)
    from engine.models.onnx_model import OnnxModel, WindowedOnnxModel, with_memory_of

    kind = WindowedOnnxModel if card.window_px else OnnxModel
    card = with_memory_of(device, card)
    return kind(card, device=device, precision=precision, threads=threads)
