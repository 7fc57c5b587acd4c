"""Training on several processes, machines or GPUs with Lightning Fabric (data parallel).

Started by `torchrun`, every process trains on its share of each batch, and gradients are averaged.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from torch import nn

from engine.errors import ConfigError
from trainer.config import TrainConfig


@dataclass(frozen=True)
class Ranks:
    """This process is number `rank` of `count`."""

    rank: int
    count: int
    fabric: Any

    def distribute(self, module: nn.Module) -> nn.Module:
        """Return the module whose backward averages the gradients of all processes."""
        wrapped: nn.Module = self.fabric.setup_module(module)
        return wrapped

    def wait(self) -> None:
        """Wait until every process has come here."""
        self.fabric.barrier()

    def any(self, here: bool) -> bool:
        """Return whether `here` is true in any process; all must call it in the same step."""
        import torch

        total = torch.tensor(float(here), device=self.fabric.device)
        return bool(self.fabric.all_reduce(total, reduce_op="sum") > 0)


def join(config: TrainConfig) -> Ranks | None:
    """Return this process's rank among those that `torchrun` started, None if it is alone.

    Raises ConfigError where Lightning Fabric is missing, or where the batch cannot be shared out
    evenly_spaced: then the mean over the processes would not be the mean over the batch.
    """
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count <= 1:
        return None
    if config.batch % count or len(config.crop_px) > 1 or config.minutes or config.compress_from:
        raise ConfigError(
            "This run cannot be divided among {count} processes.",
            "Set batch to a multiple of {count}, one size in crop_px, and steps "
            "instead of minutes. Compression needs a single process.",
            count=count,
        )
    try:
        from lightning_fabric import Fabric
    except ImportError as error:
        raise ConfigError(
            "Several processes need Lightning Fabric: {error}",
            "Install it on every machine: pip install lightning-fabric",
            error=error,
        ) from error
    local = int(os.environ.get("LOCAL_WORLD_SIZE", count))
    accelerator = "cpu" if config.device == "cpu" else "auto"
    fabric = Fabric(
        accelerator=accelerator, devices=local, num_nodes=count // local, strategy="ddp"
    )
    fabric.launch()
    return Ranks(int(fabric.global_rank), int(fabric.world_size), fabric)
