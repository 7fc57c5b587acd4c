"""The figures of a run for TensorBoard, in `RUN/tensorboard`, where the user asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from engine.errors import ConfigError
from engine.events import Metric, Work

T = TypeVar("T")


def load_writer() -> type[Any]:
    """Return torch's writer of TensorBoard files; ConfigError where the package is missing."""
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError as error:
        raise ConfigError(
            f"tensorboard = true needs the package tensorboard: {error}",
            "Install it (pip install tensorboard), or set tensorboard = false: curves.svg shows "
            "the same figures.",
        ) from error
    writer: type[Any] = SummaryWriter
    return writer


def tell_board(work: Work[T], folder: Path, first: int) -> Work[T]:
    """Let a job through as it is, and write its figures; those from step `first` on are new."""
    try:
        board = load_writer()(str(folder / "tensorboard"), purge_step=first)
    except OSError as error:
        raise ConfigError(
            f"The TensorBoard files cannot be written to {folder}: {error.strerror or error}.",
            "Make room, or set tensorboard = false.",
        ) from error
    try:
        while True:
            try:
                event = next(work)
            except StopIteration as stop:
                value: T = stop.value
                return value
            if isinstance(event, Metric):
                board.add_scalar(event.name, event.value, event.step)
            yield event
    finally:
        try:
            work.close()
        finally:
            board.close()
