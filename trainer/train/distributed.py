"""The same loop on several processes, machines or GPUs, by Lightning Fabric.

Started by `torchrun`, every process trains on its share of each batch and the gradients are
averaged (data parallel). One process alone needs none of this, and does not load it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import ConfigError

if TYPE_CHECKING:
    from torch import nn

    from trainer.config import TrainConfig


@dataclass(frozen=True)
class Ranks:
    """This process is number `rank` of `count`."""

    rank: int
    count: int
    fabric: Any

    def spread(self, module: nn.Module) -> nn.Module:
        """Return the module whose backward averages the gradients of all processes."""
        wrapped: nn.Module = self.fabric.setup_module(module)
        return wrapped

    def wait(self) -> None:
        """Wait until every process has come here."""
        self.fabric.barrier()

    def any(self, here: bool) -> bool:
        """Return whether any process says yes; every one has to ask in the same step."""
        import torch

        told = torch.tensor(float(here), device=self.fabric.device)
        return bool(self.fabric.all_reduce(told, reduce_op="sum") > 0)


def join(config: TrainConfig) -> Ranks | None:
    """Return this process's place among those that `torchrun` started, None if it is alone.

    Raises ConfigError where Lightning Fabric is missing, or where the batch cannot be shared out
    evenly: then the mean over the processes would not be the mean over the batch.
    """
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count <= 1:
        return None
    if config.batch % count or len(config.crop_px) > 1 or config.minutes:
        raise ConfigError(
            f"{count} processes cannot share this run.",
            f"Set batch to a multiple of {count}, one size in crop_px, and steps instead of "
            "minutes.",
        )
    try:
        from lightning_fabric import Fabric
    except ImportError as error:
        raise ConfigError(
            f"Several processes need Lightning Fabric: {error}",
            "Install it on every machine: pip install lightning-fabric",
        ) from error
    local = int(os.environ.get("LOCAL_WORLD_SIZE", count))
    accelerator = "cpu" if config.device == "cpu" else "auto"
    fabric = Fabric(
        accelerator=accelerator, devices=local, num_nodes=count // local, strategy="ddp"
    )
    fabric.launch()
    return Ranks(int(fabric.global_rank), int(fabric.world_size), fabric)
