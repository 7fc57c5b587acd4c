"""Settings: presets, texts from the command line, and what is refused."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from engine.errors import ConfigError
from trainer.config import (
    HELP,
    LOSSES,
    SETTINGS,
    TrainConfig,
    as_toml,
    config_from,
    explain,
    find_problems,
    load_config,
    pace_text,
    presets,
)


@pytest.mark.parametrize("name", presets())
def test_presets_load_and_survive_being_written(name: str) -> None:
    config = load_config(name)
    assert config_from(tomllib.loads(config.to_toml())) == config


def test_the_presets_of_the_issue_are_there() -> None:
    assert {"paper", "live", "best", "finetune", "smoke"} <= set(presets())


def test_the_presets_that_the_documents_name_are_there() -> None:
    root = Path(__file__).resolve().parents[2]
    named = {
        name
        for page in (root / "README.md", *(root / "docs").rglob("*.md"))
        for name in re.findall(r"--preset ([\w.-]+)", page.read_text(encoding="utf-8"))
    }
    assert "live" in named
    assert {name for name in named if not name.endswith(".toml")} <= set(presets())


def test_the_paper_is_as_written() -> None:
    paper = load_config("paper")
    assert (paper.net, paper.epochs, paper.batch, paper.lr) == ("studentnet", 100, 8, 1e-4)
    assert (paper.crop_px, paper.alpha, paper.beta) == ((256,), 0.5, 0.5)
    assert (dict(paper.losses), paper.optimiser) == ({"mse": 1.0}, "adam")
    assert paper.rate(0) == paper.rate(10**6) == 1e-4
    crops_of_gopro = 2103 * paper.crops_per_pair
    assert crops_of_gopro * 256 * 256 * 3 < 0.9 * paper.cache_gb * 1e9  # the answers fit
    assert crops_of_gopro * 256 * 256 * 6 < 10e9


def test_every_key_is_explained() -> None:
    text = explain(TrainConfig())
    for one in fields(TrainConfig):
        assert len(HELP[one.name]) > 10
        assert f"{one.name} = " in text


def test_a_changed_key_shows_its_default() -> None:
    text = explain(load_config("", {"lr": "0.01"}))
    assert "lr = 0.01    (default 0.0025)" in text


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("steps", "7", 7),
        ("lr", "1", 1.0),
        ("net", "fast", "fast"),
        ("teacher", '"a b.pth"', "a b.pth"),
        ("flips", "false", False),
        ("losses", "{ l1 = 1, fft = 0.1 }", {"l1": 1, "fft": 0.1}),
    ],
)
def test_changes_are_read_as_toml_or_plain_words(name: str, text: str, value: object) -> None:
    assert getattr(load_config("", {name: text}), name) == value


def test_whole_numbers_are_weights_too() -> None:
    losses = load_config("", {"losses": "{ mse = 1, l1 = 2 }"}).losses
    assert [type(weight) for weight in losses.values()] == [float, float]


def test_sizes_can_grow() -> None:
    config = load_config("", {"crop_px": "[128, 256]", "crop_from": "[0.0, 0.5]", "steps": "100"})
    assert config.crop(0) == (128, 32)
    assert config.crop(49) == (128, 32)
    assert config.crop(50) == (256, 8)  # a quarter of the crops, so that a step costs the same


NONSENSE = [
    ("step", "7", "Unknown setting 'step'"),
    ("steps", "7.5", "whole number"),
    ("steps", "true", "whole number"),
    ("steps", "0", "the range is 1"),
    ("lr", "nan", "must be a number"),
    ("lr", "2", "the range is"),
    ("optimiser", "sgd", r"'sgd'"),
    ("device", "banana", r"'banana'"),
    ("crop_px", "[100]", "crop_px"),
    ("crop_px", "[128, 256]", "different lengths"),
    ("losses", "{}", "at least one"),
    ("losses", "{ l1 = -1 }", "above 0"),
    ("losses", "l1", "names with numbers"),
    ("losses", "{ charbonier = 1 }", "Unknown loss 'charbonier'"),
    ("flips", "1", "true or false"),
]


@pytest.mark.parametrize(("name", "text", "message"), NONSENSE)
def test_nonsense_is_refused(name: str, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config("", {name: text})


@pytest.mark.parametrize(("name", "text", "message"), NONSENSE)
def test_what_is_refused_is_a_problem_and_the_same_words(
    name: str, text: str, message: str
) -> None:
    table = tomllib.loads(f"{name} = {text}") if text[0] in "[{0123456789tn" else {name: text}
    with pytest.raises(ConfigError) as caught:
        config_from(table)
    assert find_problems(table) == [str(caught.value)]


def test_all_problems_are_found_at_once() -> None:
    table = {
        "step": 7,
        "lr": 2,
        "batch": "many",
        "crop_px": [100],
        "crop_from": [0.5],
        "losses": {"charbonier": 1.0, "l1": 0.0},
        "alpha": 0,
    }
    found = find_problems(table)
    assert len(found) == 8
    for words in (
        "steps", "lr is 2", "batch is 'many'", "multiples of 16", "begin with 0", "'charbonier'",
        "weight above 0", "alpha and beta",
    ):  # fmt: skip
        assert sum(words in one for one in found) == 1, words


def test_what_cannot_be_judged_is_not_judged() -> None:
    """A size of the wrong type says nothing about the number of sizes."""
    assert len(find_problems({"crop_px": "large", "crop_from": [0.0, 0.5]})) == 1


@pytest.mark.parametrize("name", presets())
def test_presets_have_no_problems(name: str) -> None:
    assert find_problems(tomllib.loads(load_config(name).to_toml())) == []


def test_every_key_says_what_a_form_needs() -> None:
    assert [one.name for one in SETTINGS] == [one.name for one in fields(TrainConfig)]
    for one in SETTINGS:
        assert one.group
        assert one.take(one.default) == one.default
        assert (one.kind in ("whole", "number")) == (one.bounds is not None)
        assert (one.kind == "choice") == bool(one.choices)
    groups = [one.group for one in SETTINGS]
    assert len(set(groups)) == sum(a != b for a, b in zip(groups, ["", *groups], strict=False))


def test_losses_are_those_that_the_trainer_computes() -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    from trainer.train import losses

    assert set(LOSSES) == {*losses.LOSSES, "perceptual"}


def test_a_name_with_a_blank_survives_being_written() -> None:
    losses = {"my loss": 1.0, "l1": 0.5}
    assert tomllib.loads(f"losses = {as_toml(losses)}")["losses"] == losses


def test_a_misspelt_key_gets_the_nearest_one_as_a_hint() -> None:
    with pytest.raises(ConfigError) as caught:
        load_config("", {"warmup": "7"})
    assert "warmup_steps" in caught.value.hint


def test_nothing_to_learn_is_refused() -> None:
    with pytest.raises(ConfigError, match="nothing would be learned"):
        TrainConfig(alpha=0, beta=0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_settings_written_by_a_windows_shell_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes('start = "Größe.onnx"\r\nsteps = 7\r\n'.encode(encoding))
    config = load_config(str(path))
    assert (config.start, config.steps) == ("Größe.onnx", 7)


@pytest.mark.parametrize("content", [b"net = ", b"net = \xff", None])
def test_files_that_are_no_settings_are_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mine.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"cannot be read|Unknown preset"):
        load_config(str(path))


def test_the_learning_rate_warms_up_stays_and_decays() -> None:
    config = TrainConfig(steps=1000, decay_steps=200, warmup_steps=10, lr=1.0)
    assert config.rate(0) == pytest.approx(0.1)
    assert config.rate(500) == 1.0
    assert config.rate(900) == pytest.approx(0.5)
    assert config.rate(999) < 1e-4


def test_soft_targets_fade_at_the_end() -> None:
    config = TrainConfig(steps=100, soft_until=0.8)
    assert [config.soft_scale(s) for s in (0, 79)] == [1, 1]
    assert config.soft_scale(90) == pytest.approx(0.5)
    assert TrainConfig(steps=100, soft_until=1.0).soft_scale(99) == 1


@pytest.mark.parametrize(("pace", "text"), [(12.5, "12.50"), (0.1, "0.10"), (0.0048, "0.0048")])
def test_a_pace_is_a_number_that_the_window_can_write_its_own_way(pace: float, text: str) -> None:
    said = pace_text(pace)
    assert said == text
    assert said.values == {"number": pace}
