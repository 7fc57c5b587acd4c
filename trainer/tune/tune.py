"""One tuning from start to end: mend the pairs, train, choose, export, compare, adopt.

Every step goes on where it was stopped: mended pairs, pool, teacher's answers and checkpoints are
on disk, and what comes after the training takes minutes and is simply done again.

A model that has learned one camera forgets others. Four things hold it: a low rate; blur of all
kinds, made from the sharp halves, in every batch; with it crops of the samples that come with the
program, whose targets are the old model's own results; and in the end the tuned weights are mixed
with the old ones (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022), where
alone they would forget more than `MOST_FORGOTTEN_DB` on blur made from held-out sharp pictures.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError, PairError
from engine.events import Log, Progress, Work, result_of
from engine.models import Catalogue, ModelCard
from engine.models.cards import write_card
from engine.nets.students import STUDENTS, build_student
from trainer.config import SELF, TrainConfig, config_from, load_config
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.export.card import write_texts
from trainer.export.int8 import Int8Options, quantise
from trainer.export.student import export_student
from trainer.pairs.dataset import Pair, find_pairs, load_rgb
from trainer.pairs.repair import fix
from trainer.train.checkpoints import KEPT, read_checkpoint, write_weights
from trainer.train.initial_weights import load_weights, student_at_start
from trainer.train.job import train_run
from trainer.train.learner import Arithmetic
from trainer.train.loop import validate
from trainer.train.prepare import (
    Sources,
    Validation,
    evenly,
    find_training_pairs,
    get_teacher,
    get_validation,
)
from trainer.tune.compare import compare
from trainer.tune.record import (
    EFFORTS,
    LEAST_PICTURES,
    Kind,
    ScanResult,
    TuneResult,
    TuneSpec,
    Tuning,
)
from trainer.tune.samples import Samples, write_png
from trainer.tune.scan import report_of, scan_folders

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

MOST_FORGOTTEN_DB = 0.1
_CROPS, _LEAST_CROPS = 100, 10
"""To find the ranges of 8 bits with; fewer for a quick tuning."""

MIXES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Shares of the tuned weights that are tried."""

CROPS, LEAST_CROPS, MOST_CROPS = 3000, 4, 60
"""Crops of all pairs together, and of one: 1.2 GB on disk at most."""

TAUGHT = 0.3
"""Weight of a teacher's results beside the sharp halves."""

HELD_OUT_SHARE = 0.2
HELD_OUT_LEAST = 2
_MADE_PX = 512
"""Side of the pairs that are made of held-out photos, to be looked at and measured."""


@dataclass(frozen=True)
class Parts:
    """What is learned from, and what is held out to measure by."""

    sources: Sources
    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    sharp: tuple[Path, ...]
    """Sharp pictures among those that are learned from."""
    kind: Kind
    count: int


def tune(tuning: Tuning, *, adopt: str = "better") -> Work[TuneResult]:
    """Do what `tuning.spec` asks and return how the tuned model compares with the old one.

    `adopt`: "better" takes the model into the catalogue if it is better, "always", or "never".
    Raises ConfigError, PairError, ModelError, OutOfMemory; the same call goes on.
    """
    spec, began = tuning.spec, time.monotonic()
    at_once = not (tuning.folder / KEPT[0]).exists()
    catalogue = Catalogue.of_program()
    old = catalogue.get(spec.student)
    material = yield from _scan(tuning)
    config = make_config(spec, material, old)
    parts = yield from _divide(tuning, material, config)
    if spec.teacher:
        kept = (resource_path("samples"),)
        parts = replace(parts, sources=replace(parts.sources, kept=kept))

    def invite(config: TrainConfig, validation: Validation) -> Work[Samples]:
        samples = Samples(tuning, validation)
        yield from samples.begin(config, validation)
        return samples

    yield from train_run(config, parts.sources, tuning.folder, invite)
    validation = get_validation(parts.sources, parts.held_out)
    checkpoint, mix = yield from choose_mix(config, tuning.folder, validation)
    card, lost = yield from _export(tuning, config, checkpoint, old, parts)
    general = bool(parts.sources.val_photos)
    result = yield from compare(old, card, parts.held_out, tuning.folder, general=general)
    saved = read_checkpoint(checkpoint)
    others = time.monotonic() - began - saved["seconds"] if at_once else 0.0
    result = replace(
        result, mix=mix, steps=saved["step"], seconds=saved["seconds"], other_seconds=others,
        trained_on=parts.count, precisions=lost,
    )  # fmt: skip
    card = replace(card, scores={**card.scores, **scores_of(result)})
    _write_card(tuning, card)
    tuning.write("result.json", result)
    shutil.rmtree(tuning.folder / "pool", ignore_errors=True)  # a gigabyte, and done with
    yield Log(result.reason)
    if adopt == "always" or (adopt == "better" and result.better):
        adopted = catalogue.adopt(card)
        result = replace(result, adopted=adopted.name)
        tuning.write("result.json", result)
        yield Log(f"Installed. Use it: deblur run PHOTOS -o RESULTS --model {adopted.name}")
    return result


def make_config(spec: TuneSpec, material: ScanResult, old: ModelCard) -> TrainConfig:
    """Return the settings that a spec means: the preset, its effort, its kind, and its own."""
    start = old.file("fp32").path
    usable = max(material.usable, 1)
    share = min(0.5, max(HELD_OUT_SHARE, HELD_OUT_LEAST / usable))
    crops = min(MOST_CROPS, max(LEAST_CROPS, CROPS // usable))
    table: dict[str, Any] = {
        **asdict(load_config("finetune")), "start": str(start), "validation_share": share,
        "crops_per_pair": crops, **EFFORTS[spec.effort],
    }  # fmt: skip
    if material.kind == "blurred":
        if spec.teacher in ("", SELF):
            raise ConfigError(
                "Blurred photos without sharp ones need a teacher that knows better.",
                "Choose one, or add sharp photos.",
            )
        table["teacher"] = spec.teacher
    elif spec.teacher not in ("", SELF):  # itself teaches on the samples alone
        table |= {"teacher": spec.teacher, "beta": TAUGHT}
    table["net"] = _net_of(start)
    return config_from(table | dict(spec.settings))


def _net_of(start: Path) -> str:
    """Return the name of the net whose weights are in a file; raises ConfigError."""
    for name in STUDENTS:
        try:
            load_weights(build_student(name), TrainConfig(net=name, start=str(start)))
        except ConfigError:
            continue
        return name
    raise ConfigError(
        f"{start} is none of this program's students, so it cannot be tuned.",
        "Choose live, quality, or a model that was tuned from one of them.",
    )


def _scan(tuning: Tuning) -> Work[ScanResult]:
    spec, material = tuning.spec, tuning.scan_result
    if material is None:
        material = yield from scan_folders(tuple(map(Path, spec.folders)))
        tuning.write("material.json", material)
    return material.as_kind(spec.kind or material.kind)


def _divide(tuning: Tuning, material: ScanResult, config: TrainConfig) -> Work[Parts]:
    """Mend what is to be mended, and hold out what is measured on."""
    if material.usable < LEAST_PICTURES:
        raise PairError(
            f"{material.usable} of {len(material.rows)} can be learned from: {material.note}",
            f"It takes {LEAST_PICTURES} at least; 20 to 100 are good.",
        )
    if material.kind != "pairs":
        return (yield from _divide_photos(tuning, material, config))
    roots = tuple(map(Path, material.folders))
    if material.usable < len(material.rows) or material.count("fixed"):
        roots = (tuning.folder / "pairs",)
        yield from fix(report_of(material), roots[0])
    found = Sources(pairs=roots)
    training, held_out = result_of(find_training_pairs(config, found))  # train_run tells the same
    sharp = tuple(pair.sharp for pair in training)
    sources = replace(
        found, photos=sharp, val_photos=tuple(dict.fromkeys(pair.sharp for pair in held_out))
    )
    return Parts(sources, tuple(training), tuple(held_out), sharp, "pairs", len(training))


def _divide_photos(tuning: Tuning, material: ScanResult, config: TrainConfig) -> Work[Parts]:
    """Hold out some photos, each with a half that is made: by blurring it, or by the teacher."""
    kind = material.kind
    rows = [row for row in material.rows if row.verdict != "dropped"]
    photos = [Path(row.sharp or row.blurred) for row in rows]
    count = max(HELD_OUT_LEAST, round(config.validation_share * len(photos)))
    chosen = set(evenly(len(photos), count))
    learned = tuple(p for i, p in enumerate(photos) if i not in chosen)
    folder = tuning.folder / "held-out"
    halves = _blurred_here if kind == "sharp" else _by_teacher(config)
    for done, number in enumerate(sorted(chosen), 1):
        rng = np.random.default_rng((config.seed, number))
        blurred, sharp = halves(load_rgb(photos[number]), rng)
        for half, pixels in (("blur", blurred), ("sharp", sharp)):
            write_png(folder / half / f"{number:05}-{photos[number].stem}.png", pixels)
        yield Progress(done, len(chosen), "photos held out", photos[number].name)
    held_out = find_pairs(folder, layout="plain").pairs
    sources = Sources(val_pairs=(folder,), **{"photos" if kind == "sharp" else "blurred": learned})
    return Parts(sources, (), held_out, learned if kind == "sharp" else (), kind, len(learned))


def _blurred_here(photo: Pixels, rng: np.random.Generator) -> tuple[Pixels, Pixels]:
    side = min(_MADE_PX, *photo.shape[:2])
    return make_pair(photo, photo, rng, SynthConfig(size_px=side, sharp_share=0, shallow_share=0))


def _by_teacher(config: TrainConfig) -> Callable[..., tuple[Pixels, Pixels]]:
    teacher = get_teacher(config)
    assert teacher is not None  # make_config sees to it

    def halves(photo: Pixels, _rng: np.random.Generator) -> tuple[Pixels, Pixels]:
        top, left = (max(0, (n - _MADE_PX) // 2) for n in photo.shape[:2])
        cut = photo[top : top + _MADE_PX, left : left + _MADE_PX].copy()
        return cut, teacher.run_picture(cut)

    return halves


def choose_mix(
    config: TrainConfig, folder: Path, validation: Validation
) -> Work[tuple[Path, float]]:
    """Write `tuned.pt`, with as much of the tuned weights as may be, and return its share."""
    saved = read_checkpoint(folder / KEPT[0])
    old = student_at_start(config)
    before, tuned = old.state_dict(), saved["ema"]
    arithmetic = Arithmetic(config.device, config.precision)
    net = build_student(config.net).to(arithmetic.device)
    general = validation.get("synth", []) if "real" in validation else []
    was = validate(old.to(arithmetic.device), general, arithmetic)["gain"] if general else 0.0
    share, weights = 1.0, tuned
    for done, share in enumerate(MIXES if general else ()):
        weights = {k: torch.lerp(before[k].cpu().float(), tuned[k].cpu().float(), share)
                   for k in tuned}  # fmt: skip
        net.load_state_dict(weights)
        lost = was - validate(net, general, arithmetic)["gain"]
        yield Progress(done + 1, len(MIXES), "mixes with the old model")
        if lost <= MOST_FORGOTTEN_DB:
            break
    path = write_weights({**saved, "ema": weights}, folder / "tuned.pt")
    if share < 1:
        yield Log(
            f"{share:.0%} of the tuned weights and {1 - share:.0%} of the old ones: with more of "
            "the tuned ones other blur would be forgotten."
        )
    return path, share


def _export(
    tuning: Tuning, config: TrainConfig, checkpoint: Path, old: ModelCard, parts: Parts
) -> Work[tuple[ModelCard, dict[str, float]]]:
    """Write the tuned model in each precision of the old one that holds; return what each loses."""
    spec, folder = tuning.spec, tuning.folder / "model"
    meta = _write_texts(tuning, old, parts)
    photos = resource_path("samples")
    card = yield from export_student(checkpoint, folder / f"{spec.name}.onnx", photos, meta)
    lost: dict[str, float] = {}
    wanted = [p for p in ("int8", "fast8") if p in old.files] if spec.int8 else []
    photo_paths = parts.sharp or tuple(pair.sharp for pair in parts.held_out)
    crops = min(_CROPS, max(_LEAST_CROPS, config.synth_pairs // 8))
    options = Int8Options(photo_paths, parts.held_out[:12], parts.training, crops=crops)
    for precision in wanted:
        try:
            target = folder / f"{spec.name}-{precision}.onnx"
            card = yield from quantise(card, target, options, precision)
        except ModelError as error:
            yield Log(f"Without {precision}: {error.message}", "warning")
        else:
            lost[precision] = card.scores[f"{precision}_loss_db"]
    return replace(card, origin="user", parent=old.name, created=spec.created[:10]), lost


_KINDS = {"pairs": "pairs", "sharp": "sharp photos", "blurred": "blurred photos"}


def _write_texts(tuning: Tuning, old: ModelCard, parts: Parts) -> Path:
    spec = tuning.spec
    what = f"{parts.count} {_KINDS[parts.kind]}"
    places = ", ".join(Path(folder).name for folder in spec.folders)
    told = "" if spec.teacher in ("", SELF) else f", taught by {spec.teacher}"
    day = spec.created[:10]
    texts = {
        "name": spec.name,
        "title": spec.title or spec.name,
        "version": day,
        "licence": f"your own; from {old.name}: {old.licence}",
        "training_data": f"{what} of yours ({places}), after: {old.training_data}",
        "description": f"Tuned from {old.name} on {day} with {what}{told}.",
    }
    path = tuning.folder / "card.toml"
    write_texts(path, texts)
    return path


def scores_of(result: TuneResult) -> dict[str, float]:
    """Return what the card tells of a comparison."""
    (before, old, new), ssim = result.mean("psnr"), result.mean("ssim")
    scores = {
        "tuned_pictures": len(result.pictures), "tuned_input_psnr_db": round(before, 2),
        "tuned_old_psnr_db": round(old, 2), "tuned_psnr_db": round(new, 2),
        "tuned_gain_db": round(new - before, 2), "tuned_ssim_gauss": round(ssim[2], 4),
        "tuned_mix": result.mix,
    }  # fmt: skip
    if result.general:
        scores["general_old_psnr_db"] = round(result.general[1], 2)
        scores["general_psnr_db"] = round(result.general[2], 2)
    return scores


def _write_card(tuning: Tuning, card: ModelCard) -> None:
    folder = tuning.folder / "model"
    try:
        write_card(card, folder)
    except OSError as error:
        raise ConfigError(f"{folder} cannot be written: {error}.", "Make room there.") from error
