"""The initial weights of a run.

A run can start from an exported student: the ONNX file holds every weight by name, rounded to 8 or
16 bits, with the gains of the blocks folded in. When loaded each gain is 1, which is the same
function. The mean of several that began alike is often better than each (Wortsman et al., "Model
soups", ICML 2022, https://arxiv.org/abs/2203.05482).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch

from engine.core.paths import is_file
from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.messages import msg
from engine.models.onnx_file import read_onnx
from engine.nets.compact_maxim import CompactMaxim, with_our_names
from engine.nets.fold_maxim import fold_maxim
from engine.nets.maxim import maxim_from
from engine.nets.net import Student
from engine.nets.students import build_student
from engine.nets.unet import ResidualUNet
from engine.nets.weights import LOAD_ERRORS, check_fit, read_weights
from trainer.config import TrainConfig
from trainer.weight_storage import read_stored_weights

_START_HINT = msg("Specify a bundled student, or the .onnx file of a student with the same net.")


def load_weights(net: Student, config: TrainConfig, *, widen: bool = False) -> None:
    """Load the weights `config.start`, of a bundled student, a file or several, into `net`.

    `widen`: also take those of a narrower net with the same layers, which compute the same.

    A file is an ONNX file exported here, .safetensors with the weights by name, or for
    `maxim-stage-1` the weights of MAXIM-3S. Raises ConfigError if it cannot be read or holds
    weights of another net.
    """
    one_file = is_file(Path(config.start))
    names = [config.start] if one_file else config.start.split(",")
    starts = [name.strip() for name in names if name.strip()]
    if not starts:
        raise ConfigError('start = "{start}" names no weights.', _START_HINT, start=config.start)
    total: dict[str, torch.Tensor] = {}
    for start in starts:
        named = resource_path(f"models/{start}.onnx")
        path = named if is_file(named) else Path(start)
        try:
            weights = read_start(path, net)
            gains = {name for name, _ in net.named_parameters() if name.endswith(".gain")}
            if not gains & weights.keys():
                weights |= {name: torch.ones_like(net.get_parameter(name)) for name in gains}
            fitting = _widened(weights, net) if widen else weights
            check_fit(net, fitting, path.name)
            net.load_state_dict(fitting)
        except (OSError, ValueError, RuntimeError, ModelError) as error:
            raise ConfigError(
                "{path} holds no weights for the net {compress_from}: {error}",
                _START_HINT,
                path=path,
                compress_from=config.compress_from or config.net,
                error=error,
            ) from error
        for name, value in net.state_dict().items():
            total[name] = total.get(name, 0) + value / len(starts)
    net.load_state_dict(total)


def initial_student(config: TrainConfig) -> Student:
    """Return the initial student of a run; raises ConfigError."""
    net = build_student(config.compress_from or config.net)
    if config.start:
        load_weights(net, config, widen=True)
    return net


def _widened(weights: Mapping[str, torch.Tensor], net: Student) -> Mapping[str, torch.Tensor]:
    """Return `weights`, of the same function, with as many channels as `net` has.

    As in Net2Net (Chen et al. 2016, https://arxiv.org/abs/1511.05641), but a new channel is no copy
    of an old one: what leads to it stays random, as in a fresh net, and what it leads to is zero.
    Only for plain U-Nets; weights of other layers, or of wider ones, are returned as they are.
    """
    fresh = net.state_dict()
    if not isinstance(net, ResidualUNet) or weights.keys() != fresh.keys():
        return weights
    ends = (weights["stem.weight"].shape[1], weights["tail.weight"].shape[0])
    if ends != (fresh["stem.weight"].shape[1], fresh["tail.weight"].shape[0]):  # another unshuffle
        return weights
    wide: dict[str, torch.Tensor] = {}
    for name, new in fresh.items():
        old = weights[name]
        if any(have > want for have, want in zip(old.shape, new.shape, strict=True)):
            return weights
        new = new.clone()
        if new.ndim > 1:
            new[: len(old)] = 0
        new[tuple(map(slice, old.shape))] = old
        wide[name] = new
    return wide


def read_start(path: Path, net: Student) -> dict[str, torch.Tensor]:
    """Return the weights for `net` in a file as float32, by name.

    Raises OSError, ValueError or ModelError if it cannot be read.
    """
    if path.suffix.lower() == ".onnx":
        return _from_onnx(path)
    weights = {name: value.float() for name, value in read_weights(path).items()}
    if not isinstance(net, CompactMaxim):
        return weights
    if any(name.startswith("stage_0_") for name in weights):
        return fold_maxim(maxim_from(weights, path.name, stages=1)).state_dict()
    return with_our_names(weights)


def _from_onnx(path: Path) -> dict[str, torch.Tensor]:
    from onnx.checker import ValidationError

    read_onnx(path)  # for its error message
    try:
        stored = read_stored_weights(path)
    except (ValidationError, *LOAD_ERRORS) as error:  # such as weights in another file
        raise ValueError((str(error) or type(error).__name__).splitlines()[0]) from error
    return {name: torch.from_numpy(values) for name, values in stored.items()}
