"""What can be asked of a training run: every key with its default, its help and its bounds.

A preset is a TOML file of these keys; so is the `config.toml` that a run keeps beside its
checkpoints. Keys that are not here are refused, with the nearest one that is.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.errors import ConfigError
from trainer.config_setting import Setting, as_toml, key, read_settings

PRESETS = Path(__file__).parent / "presets"

SELF = "self"
"""As `teacher`: the student itself, as it was at the start of the run."""


LOSSES = ("mse", "l1", "charbonnier", "psnr", "ssim", "edge", "fft", "perceptual")
"""What a loss can be called; trainer/train/losses.py computes them, and loads torch."""


@dataclass(frozen=True)
class TrainConfig:
    """One training run: what is trained, on what, how long, and towards what."""

    net: str = key(
        "live", "Name of the student network (deblur-train nets lists them).", group="Student"
    )
    start: str = key(
        "",
        "Weights to begin with: a bundled student's name or an exported .onnx file; empty: random.",
    )
    seed: int = key(0, "Of every random choice. The same seed gives the same run.", (0, 2**31))

    steps: int = key(
        20000,
        "Steps in all. A resumed run goes on to this number.",
        (1, 1e9),
        group="Length and size",
    )
    epochs: int = key(
        0,
        "If above 0, `steps` follows: an epoch takes as many crops as pictures were cut for the "
        "pool. All its pairs are then seen equally often.",
        (0, 1e6),
    )
    minutes: float = key(
        0.0,
        "If above 0, `steps` is what this machine manages in so many minutes (measured first).",
        (0, 1e6),
    )
    batch: int = key(32, "Crops a step, on all machines together.", (1, 65536))
    crop_px: tuple[int, ...] = key(
        (128,),
        "Sides of the square crops. Several: patches grow in this order, and the batch shrinks so "
        "that a step costs the same.",
    )
    crop_from: tuple[float, ...] = key(
        (0.0,), "From which share of the steps on each of `crop_px` is used; begins with 0."
    )

    optimiser: Literal["muon", "adamw", "adam"] = key(
        "muon",
        "muon: Muon for the convolutions inside, AdamW for the rest; or one for all.",
        group="Optimiser",
    )
    lr: float = key(2.5e-3, "Learning rate after the warm-up.", (1e-9, 1))
    schedule: Literal["cosine", "constant"] = key(
        "cosine", "cosine: flat, then a cosine to zero over the last `decay_steps`."
    )
    warmup_steps: int = key(200, "Steps over which the learning rate rises from 0.", (0, 1e9))
    decay_steps: int = key(5000, "Length of the fall at the end; at most `steps`.", (0, 1e9))
    weight_decay: float = key(0.0, "Of AdamW's part.", (0, 1))
    clip_norm: float = key(1.0, "Longest gradient; longer ones are shortened. 0: never.", (0, 1e9))
    ema: float = key(
        0.999,
        "Memory of the averaged weights, which are what is validated and exported. 0: none.",
        (0, 1),
    )

    losses: Mapping[str, float] = key(
        {"charbonnier": 1.0},
        f"Losses by name with their weights: {', '.join(LOSSES)}.",
        group="Losses and teacher",
    )
    weighting: Literal["fixed", "uncertainty", "gradnorm-output"] = key(
        "fixed",
        "How the weights change: not at all; learned (Kendall et al. 2018); or so that every "
        "term's gradient at the output is equally long.",
    )
    relative: float = key(
        0.0,
        "If above 0, a pair counts 0.04 / (mean error of its blurred half + this), so that a "
        "slight blur counts as much as a strong one; a sharp pair 0.04 / this. 0: all count 1.",
        (0, 1),
    )
    teacher: str = key(
        "",
        "Weights of a teacher (Restormer .pth, MAXIM .safetensors or .npz), or the name of a model "
        'in the catalogue; "self": the student as it was at the start; empty: none.',
    )
    teacher_stages: int = key(3, "After which of MAXIM's three stages the teacher stops.", (1, 3))
    teacher_share: float = key(
        1.0, "Share of the pairs that the teacher is asked about before training begins.", (0, 1)
    )
    cache_gb: float = key(20.0, "Most disk space for what the teacher answered.", (0, 1e6))
    alpha: float = key(1.0, "Weight of the hard targets: the sharp pictures.", (0, 1e3))
    beta: float = key(0.0, "Weight of the soft targets: the teacher's results.", (0, 1e3))
    soft_until: float = key(
        0.85,
        "Share of the steps after which beta falls to 0, in a line that ends with the run. With "
        "alpha = 0 it does not fall.",
        (0, 1),
    )
    feature_weight: float = key(
        0.0,
        "Weight of feature distillation at the bottleneck. Runs the teacher in every step.",
        (0, 1e3),
    )

    real_share: float = key(
        0.2, "Share of real pairs in a batch, where there are synthetic too.", (0, 1), group="Pairs"
    )
    synth_pairs: int = key(6144, "Pairs made from the sharp photos.", (1, 1e8))
    crops_per_pair: int = key(60, "Crops cut from each real pair.", (1, 1e5))
    smooth_share: float = key(0.6, "Synthetic blur along paths that hardly bend; 0..1.", (0, 1))
    mean_px: float = key(
        12.0, "Mean length of the synthetic motion in pixels; at most 44.", (0.1, 44)
    )
    sharp_share: float = key(0.08, "Synthetic pairs without blur: how to do no harm.", (0, 1))
    shallow_share: float = key(
        0.1, "Synthetic pairs with a part out of focus, which stays so.", (0, 1)
    )
    noise: float = key(
        1.0, "Strength of the synthetic noise; 1 is up to ISO 6400, 0 none.", (0, 10)
    )
    flips: bool = key(True, "Flip and turn the crops.")
    swap_colours: float = key(0.3, "Share of the crops whose colour channels are swapped.", (0, 1))
    colour_jitter: float = key(
        0.0,
        "Random brightness, contrast and saturation, the same for both halves: +- this share.",
        (0, 0.9),
    )

    precision: Literal["auto", "bf16", "fp16", "fp32"] = key(
        "auto",
        "auto: bf16 on a CPU that computes it, fp16 on CUDA, else fp32.",
        group="Machine and reports",
    )
    device: Literal["auto", "cpu", "cuda"] = key("auto", "auto: cuda where there is one.")
    validate_every: int = key(1000, "Steps between validations. 0: after each epoch.", (0, 1e9))
    validation_share: float = key(
        0.1,
        "Share of the scenes kept for validation where no validation pairs are named.",
        (0, 0.9),
    )
    save_every: int = key(500, "Steps between checkpoints.", (1, 1e9))
    tensorboard: bool = key(False, "Also write TensorBoard files (needs the package tensorboard).")

    def __post_init__(self) -> None:
        for error in _errors_of({one.name: getattr(self, one.name) for one in SETTINGS}):
            raise error

    def rate(self, step: int) -> float:
        """Return the learning rate of this step: warm-up, flat, then a cosine to zero.

        Flat until the decay begins, so that a run can be given more steps without a trace.
        """
        warm = min(1.0, (step + 1) / max(self.warmup_steps, 1))
        if self.schedule == "constant":
            return self.lr * warm
        left = min(1.0, (self.steps - step) / min(max(self.decay_steps, 1), self.steps))
        return self.lr * warm * 0.5 * (1 - math.cos(math.pi * left))

    def crop(self, step: int) -> tuple[int, int]:
        """Return the side of the crops in pixels and their number at this step."""
        share = step / self.steps
        size = [
            px for px, since in zip(self.crop_px, self.crop_from, strict=True) if share >= since
        ]
        return size[-1], self.count_of(size[-1])

    def count_of(self, size_px: int) -> int:
        """Return the number of crops of this size in a batch."""
        return max(1, round(self.batch * (self.crop_px[0] / size_px) ** 2))

    def soft_scale(self, step: int) -> float:
        """Return by how much beta still counts at this step: 1, then in a line to 0."""
        return min(1.0, (1 - step / self.steps) / max(1 - self.soft_until, 1e-9))

    def to_toml(self) -> str:
        """Return all keys as TOML, each below its help."""
        lines = []
        for one in dataclasses.fields(self):
            lines += [f"# {HELP[one.name]}", f"{one.name} = {as_toml(getattr(self, one.name))}"]
        return "\n".join(lines) + "\n"


SETTINGS: tuple[Setting, ...] = read_settings(TrainConfig)
"""Every key, in its order: what a form is made from."""

_NAMED = {one.name: one for one in SETTINGS}

HELP: dict[str, str] = {one.name: one.help for one in SETTINGS}


def _crops_fit(crop_px: tuple[int, ...], crop_from: tuple[float, ...]) -> ConfigError | None:
    if len(crop_px) != len(crop_from) or not crop_px:
        return ConfigError(
            "crop_px and crop_from have different lengths.",
            "Give one share of the steps for each size, such as [128, 256] and [0.0, 0.7].",
        )
    return None


def _crops_begin_and_rise(crop_from: tuple[float, ...]) -> ConfigError | None:
    if crop_from and (crop_from[0] != 0 or list(crop_from) != sorted(crop_from)):
        return ConfigError("crop_from must begin with 0 and rise.", "Such as [0.0, 0.7].")
    return None


def _crops_are_blocks(crop_px: tuple[int, ...]) -> ConfigError | None:
    if any(not 16 <= size <= 256 or size % 16 for size in crop_px):
        return ConfigError(f"crop_px is {list(crop_px)}.", "Use multiples of 16 from 16 to 256.")
    return None


def _losses_count(losses: Mapping[str, float]) -> ConfigError | None:
    if not losses or any(not w > 0 or math.isinf(w) for w in losses.values()):
        return ConfigError("losses needs at least one name with a weight above 0.")
    return None


def _losses_exist(losses: Mapping[str, float]) -> ConfigError | None:
    unknown = [repr(name) for name in losses if name not in LOSSES]
    if unknown:
        return ConfigError(
            f"There is no loss {', '.join(unknown)}.", f"There are {', '.join(LOSSES)}."
        )
    return None


def _all_teach(alpha: float, teacher_share: float) -> ConfigError | None:
    if alpha == 0 and teacher_share < 1:
        return ConfigError(
            "alpha is 0, and the teacher is asked about a part of the pairs only.",
            "Set teacher_share to 1: the others would teach nothing.",
        )
    return None


def _something_teaches(alpha: float, beta: float) -> ConfigError | None:
    if alpha == beta == 0:
        return ConfigError("alpha and beta are both 0: nothing would be learned.")
    return None


_CHECKS: tuple[Callable[..., ConfigError | None], ...] = (
    _crops_fit, _crops_begin_and_rise, _crops_are_blocks, _losses_count, _losses_exist,
    _all_teach, _something_teaches,
)  # fmt: skip
"""What else must hold; each is asked for the settings that its parameters name."""


def _errors_of(values: Mapping[str, Any]) -> Iterator[ConfigError]:
    """Yield what is wrong with values of the right types. Where one is missing or out of bounds,
    nothing is said of what it should fit to."""
    sound = set(values)
    for name, value in values.items():
        if error := _NAMED[name].outside(value):
            sound.discard(name)
            yield error
    for check in _CHECKS:
        names = check.__code__.co_varnames[: check.__code__.co_argcount]
        if sound.issuperset(names) and (error := check(*(values[name] for name in names))):
            yield error


def find_problems(table: Mapping[str, Any]) -> list[str]:
    """Return all that speaks against a table of settings, each as a sentence or two for people.

    It is empty where `config_from` takes the table. What the table lacks has its default.
    """
    errors: list[ConfigError] = []
    values = {one.name: one.default for one in SETTINGS}
    for name, value in table.items():
        try:
            values[name] = _setting(name).take(value)
        except ConfigError as error:
            values.pop(name, None)
            errors.append(error)
    return [str(error) for error in [*errors, *_errors_of(values)]]


def presets() -> list[str]:
    """Return the names of the presets that come with the program."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_config(preset: str = "", changes: Mapping[str, str] | None = None) -> TrainConfig:
    """Return the settings of a preset (a name, or a path of a TOML file) with `changes` on top.

    The changes are texts, read as TOML; a plain word needs no quotes. Raises ConfigError for a file
    that cannot be read, a key that does not exist, and a value of the wrong type or out of bounds.
    """
    table: dict[str, Any] = {}
    if preset:
        path = PRESETS / f"{preset}.toml" if preset in presets() else Path(preset)
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ConfigError(
                f"There is no preset {preset!r}.",
                f"There are {', '.join(presets())}; or name a TOML file.",
            ) from None
        except (OSError, ValueError) as error:
            raise ConfigError(f"{path} cannot be read: {error}", "Mend the file.") from error
    for name, text in (changes or {}).items():
        table[name] = value_from(text)
    return config_from(table)


def split_changes(texts: Sequence[str]) -> dict[str, str]:
    """Return names and values of NAME=VALUE texts; ConfigError for another text."""
    changes = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise ConfigError(f"--set {text} has no =.", "Write --set NAME=VALUE.")
        changes[name.strip()] = value.strip()
    return changes


def config_from(table: Mapping[str, Any]) -> TrainConfig:
    """Return the settings of a table such as TOML gives; ConfigError for what does not fit."""
    return TrainConfig(**{name: _setting(name).take(value) for name, value in table.items()})


def explain(config: TrainConfig) -> str:
    """Return every key with its value, its default where it differs, and its help, for people."""
    lines = []
    for one, default in zip(
        dataclasses.fields(config), dataclasses.astuple(TrainConfig()), strict=True
    ):
        value = getattr(config, one.name)
        differs = "" if value == default else f"    (default {as_toml(default)})"
        lines.append(f"{one.name} = {as_toml(value)}{differs}\n    {HELP[one.name]}")
    return "\n".join(lines)


def value_from(text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the value that a text means in TOML; a plain word needs no quotes."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _setting(name: str) -> Setting:
    if name in _NAMED:
        return _NAMED[name]
    near = difflib.get_close_matches(name, _NAMED, 1)
    raise ConfigError(
        f"There is no setting {name!r}.",
        f"Did you mean {near[0]}?" if near else "deblur-train config --explain lists them.",
    )
