"""Compression by module replacement, on a net of a few weights."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from torch import nn  # noqa: E402 - after the skip

from engine.errors import ConfigError  # noqa: E402
from engine.events import Metric, run  # noqa: E402
from engine.nets.net import Student  # noqa: E402
from engine.nets.students import STUDENTS, build_student  # noqa: E402
from trainer.config import TrainConfig, find_problems  # noqa: E402
from trainer.data.batches import PairPool  # noqa: E402
from trainer.train.checkpoints import read_checkpoint  # noqa: E402
from trainer.train.compression import (  # noqa: E402
    ModuleReplacement,
    Replacement,
    find_differences,
    finished_state,
)
from trainer.train.distillation import Objective  # noqa: E402
from trainer.train.learner import Learner  # noqa: E402
from trainer.train.loop import train  # noqa: E402
from trainer.train.losses import make_losses, make_weighting  # noqa: E402


class Block(nn.Sequential):
    def __init__(self, kernel: int) -> None:
        super().__init__(
            nn.Conv2d(4, 4, kernel, padding=kernel // 2), nn.Tanh(), nn.Conv2d(4, 4, 1)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + super().forward(x)

    def start_as_identity(self) -> None:
        for parameter in self[2].parameters():
            nn.init.zeros_(parameter)


class Tiny(Student):
    size_multiple = 2
    feature_channels = 4

    def __init__(self, *kernels: int) -> None:
        super().__init__()
        self.stem, self.tail = nn.Conv2d(3, 4, 1), nn.Conv2d(4, 3, 1)
        self.levels = nn.ModuleList(nn.Sequential(*map(Block, of)) for of in ((3,), kernels))

    def forward_with_features(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        y = self.stem(x)
        for level in self.levels:
            y = level(y)
        return x + self.tail(y), y

    def fold(self) -> Tiny:
        return self


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrainConfig:
    from safetensors.torch import save_file

    monkeypatch.setitem(STUDENTS, "slow", partial(Tiny, 5, 5))
    monkeypatch.setitem(STUDENTS, "fast", partial(Tiny, 1))
    torch.manual_seed(5)
    save_file(build_student("slow").state_dict(), tmp_path / "slow.safetensors")
    return TrainConfig(
        net="fast", compress_from="slow", start=str(tmp_path / "slow.safetensors"), steps=8,
        batch=2, crop_px=(32,), optimiser="adamw", lr=1e-4, warmup_steps=0, replaced_at=0.75,
        precision="fp32", device="cpu", save_every=3,
    )  # fmt: skip


def make_learner(config: TrainConfig) -> Learner:
    objective = Objective(make_losses(config.losses), make_weighting("fixed", config.losses))
    return Learner(config, objective, technique=ModuleReplacement(config))


def test_only_parts_that_differ_are_replaced(config: TrainConfig) -> None:
    assert find_differences(build_student("slow"), build_student("fast")) == ["levels.1"]
    net = make_learner(config).net
    found = [name for name, part in net.named_modules() if isinstance(part, Replacement)]
    assert found == ["levels.1"]


def test_it_begins_as_the_old_net_with_the_new_part_as_the_identity(config: TrainConfig) -> None:
    learner = make_learner(config)
    x = torch.rand(1, 3, 8, 8)
    part = learner.net.get_submodule("levels.1")
    y = torch.rand(1, 4, 8, 8)
    assert torch.equal(part.new(y), y)
    learner.net.train()
    part.use_new = part.compare = False
    old = build_student("slow")
    old.load_state_dict(
        {
            k.replace(".old.", "."): v
            for k, v in learner.net.state_dict().items()
            if ".new." not in k
        }
    )
    torch.testing.assert_close(learner.net(x), old(x))


def test_the_new_part_takes_over(config: TrainConfig) -> None:
    learner = make_learner(config)
    part = learner.net.get_submodule("levels.1")
    technique = ModuleReplacement(config)
    chosen = []
    for step in range(800):
        technique.begin_step(learner.net, step, 800)
        chosen.append(part.use_new)
    shares = [float(np.mean(chosen[at : at + 200])) for at in range(0, 800, 200)]
    assert shares == sorted(shares)
    assert shares[0] < 0.35
    assert shares[3] == 1  # from replaced_at = 0.75 on


def test_new_parts_learn_faster(config: TrainConfig) -> None:
    optimiser = make_learner(config).optimiser
    optimiser.step(1.0)
    rates = [group["lr"] for part in optimiser.parts for group in part.param_groups]
    assert sorted(rates) == [1.0, 50.0]


def test_parts_of_an_earlier_compression_have_a_rate_of_their_own() -> None:
    config = TrainConfig(net="balanced", lr=1e-5, replaced_lr=3.0, optimiser="adamw", device="cpu")
    objective = Objective(make_losses(config.losses), make_weighting("fixed", config.losses))
    learner = Learner(config, objective)
    learner.optimiser.step(2.0)
    names = {id(weight): name for name, weight in learner.net.named_parameters()}
    rates = {
        names[id(weight)]: group["lr"]
        for part in learner.optimiser.parts
        for group in part.param_groups
        for weight in group["params"]
    }
    assert rates["detail_output.weight"] == 6.0
    assert rates["gates.2.residual.0.weight"] == 6.0
    assert rates["encoder.0.groups.0.0.1.2.weight"] == 6.0  # two residual blocks
    mixers = [rate for name, rate in rates.items() if name.startswith("encoder.1.groups.0.0")]
    assert set(mixers) == {2.0}
    assert rates["output.weight"] == rates["encoder.0.groups.0.1.conv1.weight"] == 2.0


def test_a_stopped_run_resumes_exactly_and_ends_as_the_new_net(
    config: TrainConfig, pool_folder: Path, tmp_path: Path
) -> None:
    events: list[object] = []
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    run(
        train(make_learner(config), PairPool(pool_folder, config), whole, {}),
        events.append,
        job="t",
    )
    assert any(isinstance(e, Metric) and e.name == "local" for e in events)
    work = train(make_learner(config), PairPool(pool_folder, config), parts, {})
    for _ in range(4):
        next(work)
    work.close()
    run(
        train(make_learner(config), PairPool(pool_folder, config), parts, {}),
        events.append,
        job="t",
    )
    one, other = (read_checkpoint(folder / "last.pt") for folder in (whole, parts))
    assert one["step"] == other["step"] == 8
    for name, weight in one["ema"].items():
        assert torch.equal(weight, other["ema"][name]), name
    finished = build_student("fast")
    finished.load_state_dict(finished_state(one["ema"]))
    learner = make_learner(config)
    learner.restore(one)
    x = torch.rand(1, 3, 8, 8)
    torch.testing.assert_close(finished.eval()(x), learner.averaged.eval()(x))


def test_a_part_may_have_two_inputs_and_two_outputs() -> None:
    class Swap(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.scale = nn.Parameter(torch.ones(()))

        def forward(self, x: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            return y * self.scale, x * self.scale

    part = Replacement(Swap(), Swap()).train()
    part.new.scale.data.fill_(3.0)
    part.use_new, part.compare = False, True
    x, y = torch.randn(2, 5), torch.randn(2, 5)
    made = part(x, y)
    assert torch.equal(made[0], y)
    assert part.local is not None
    distances = [(4 * one.square().mean() / one.var()).item() for one in (x, y)]
    assert part.local.item() == pytest.approx(sum(distances), rel=1e-4)
    part.local.backward()
    assert part.new.scale.grad is not None
    assert part.old.scale.grad is None


def test_best_is_made_of_the_first_stage_of_maxim(tmp_path: Path) -> None:
    """What is replaced, and that it begins where MAXIM is."""
    from dataclasses import replace

    from safetensors.torch import save_file

    torch.manual_seed(0)
    old = build_student("maxim-stage-1")
    with torch.no_grad():
        for parameter in old.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
    save_file(old.state_dict(), tmp_path / "stage.safetensors")
    config = replace(
        TrainConfig(), net="best", compress_from="maxim-stage-1",
        start=str(tmp_path / "stage.safetensors"),
    )  # fmt: skip
    net = ModuleReplacement(config).build().train()
    parts = {name: part for name, part in net.named_modules() if isinstance(part, Replacement)}
    levels = [f"{side}.0.groups.{group}.0" for side in ("encoder", "decoder") for group in (0, 1)]
    assert sorted(parts) == sorted([*levels, "gates.0", "gates.1", "gates.2"])
    for part in parts.values():
        part.use_new = False
    x = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        torch.testing.assert_close(net(x), old.train()(x), rtol=1e-4, atol=1e-5)
        y = torch.rand(1, 32, 8, 8)
        assert torch.equal(parts["encoder.0.groups.0.0"].new(y), y)
        both = parts["gates.0"].new(y, 2 * y)
    assert torch.equal(both[0], 3 * y)
    assert torch.equal(both[1], 2 * y)


def test_nets_that_do_not_fit_are_refused(config: TrainConfig) -> None:
    from dataclasses import replace

    with pytest.raises(ConfigError, match="the same"):
        ModuleReplacement(replace(config, net="slow")).build()
    with pytest.raises(ConfigError, match="nothing in common"):
        ModuleReplacement(replace(config, net="studentnet")).build()
    assert find_problems({"compress_from": "slow"})
