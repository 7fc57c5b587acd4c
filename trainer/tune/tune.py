"""One tuning from start to end: repair the pairs, train, choose a mix, export, compare, adopt.

Every step can be interrupted: repaired pairs, pool, teacher outputs and checkpoints are on disk,
and what follows the training takes minutes and is repeated.

A model tuned to one camera forgets others. Four measures reduce that: a low learning rate;
synthetic blur of the sharp halves in every batch; crops of the bundled samples, with the old
model's results as targets; and a mix of the tuned with the old weights (Wortsman et al., "Robust
fine-tuning of zero-shot models", CVPR 2022) if the tuned ones lose more than `MAX_FORGOTTEN_DB` on
synthetic blur of held-out pictures.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.core.files import writing
from engine.core.paths import exists
from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError, PairError
from engine.events import Log, Progress, Work, result_of
from engine.messages import msg
from engine.models import Catalogue, ModelCard
from engine.models.cards import write_card
from engine.nets.students import build_student
from trainer.arrays import Pixels
from trainer.config import SELF, TrainConfig, config_from, load_config
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.export.card import write_texts
from trainer.export.int8 import Int8Options, quantise
from trainer.export.student import export_student
from trainer.files import CHECK_DISK
from trainer.pairs.dataset import Pair, find_pairs, load_rgb
from trainer.pairs.repair import fix
from trainer.train.checkpoints import CHECKPOINTS, read_checkpoint, write_weights
from trainer.train.compute import Compute
from trainer.train.initial_weights import initial_student
from trainer.train.job import train_run
from trainer.train.prepare import Sources, find_training_pairs, get_teacher
from trainer.train.validation import Validation, evenly_spaced, get_validation, validate
from trainer.tune.compare import compare
from trainer.tune.middles import Middles, cut_middles
from trainer.tune.nets import find_net
from trainer.tune.pace import find_pace, workload_of
from trainer.tune.record import (
    MIN_PICTURES,
    Kind,
    ScanResult,
    TuneResult,
    TuneSpec,
    Tuning,
    find_tunings,
)
from trainer.tune.samples import Samples, write_png
from trainer.tune.scan import report_of, scan_folders
from trainer.tune.settings import (
    CHECKED_PX,
    COMPARED_PX,
    HELD_OUT_PX,
    MOST_CHECKED,
    calibration_crops,
    data_settings,
    eight_bits,
    held_out_count,
    tuning_settings,
)
from trainer.tune.stages import Course, estimate

MAX_FORGOTTEN_DB = 0.1
MIXES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Shares of the tuned weights to try."""

TEACHER_BETA = 0.3
"""Weight of the soft targets beside the sharp halves."""

_USUAL_STEP_SECONDS = 1.0
"""Where it was not measured: no time is told from it, but parts of the progress bar."""

_DATA_FOLDERS = ("pool", "pairs", "held-out")
"""In the folder of a tuning; one that is there before it begins was made in an earlier session."""

_CHECKED = "checked"
"""Folder of the pairs on which the loss of 8 bits is measured."""


@dataclass(frozen=True)
class Parts:
    """The training data, and the held-out data."""

    sources: Sources
    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    sharp: tuple[Path, ...]
    """Sharp pictures in the training data."""
    kind: Kind
    count: int


def tune(tuning: Tuning, *, adopt: str = "better") -> Work[TuneResult]:
    """Tune as `tuning.spec` says and return the comparison of the tuned with the old model.

    `adopt`: install the model in the catalogue if it is "better", "always", or "never". Progress is
    that of the whole, in percent. Raises ConfigError, PairError, ModelError, OutOfMemory; the same
    call resumes.
    """
    course = Course()
    return (yield from course.follow(_tune(tuning, adopt, course)))


def _tune(tuning: Tuning, adopt: str, course: Course) -> Work[TuneResult]:
    spec = tuning.spec
    at_once = not exists(tuning.folder / CHECKPOINTS[0])
    is_data_new = not any(exists(tuning.folder / name) for name in _DATA_FOLDERS)
    catalogue = Catalogue.of_program()
    old = catalogue.get(spec.student)
    yield course.begin("repair")
    scanned = yield from _scan(tuning)
    begun_as = tuning.folder / "config.toml"
    is_begun = not at_once and exists(begun_as)  # whatever the defaults are by now
    config = load_config(str(begun_as)) if is_begun else make_config(spec, scanned, old)
    load = workload_of(spec, scanned, old, config)
    pace = find_pace(old, find_tunings(tuning.folder.parent))
    step_seconds, ratios = (pace.step_seconds, pace.ratios) if pace else (_USUAL_STEP_SECONDS, {})
    course.plan(estimate(load, step_seconds, ratios), is_known=pace is not None)
    parts = yield from _divide(tuning, scanned, config)
    if spec.teacher:
        kept = (resource_path("samples"),)
        parts = replace(parts, sources=replace(parts.sources, kept=kept))

    def make_samples(config: TrainConfig, validation: Validation) -> Work[Samples]:
        yield course.begin("before")
        samples = Samples(tuning, validation)
        yield from samples.begin(config, validation)
        yield course.begin("training")
        return samples

    yield from train_run(config, parts.sources, tuning.folder, make_samples)
    yield course.begin("mix")
    validation = get_validation(parts.held_out, parts.sources.val_photos)
    checkpoint, mix = yield from choose_mix(config, tuning.folder, validation)
    chosen = [parts.held_out[i] for i in evenly_spaced(len(parts.held_out))]
    pairs, check = yield from _cut(tuning, chosen, old)
    card, lost = yield from _export(tuning, config, checkpoint, old, parts, check, course)
    result = yield from compare(
        old,
        card,
        pairs,
        tuning.folder,
        names=[pair.name for pair in chosen],
        general=bool(parts.sources.val_photos),
        begin=course.begin,
    )
    saved = read_checkpoint(checkpoint)
    result = replace(
        result,
        mix=mix,
        steps=saved["step"],
        planned_steps=saved["config"]["steps"],
        seconds=saved["seconds"],
        trained_on=parts.count,
        precisions=lost,
    )
    if at_once:
        load = load.ended_at(result.steps, config)
        step_seconds = result.seconds / max(1, result.steps)
        ratios = course.ratios(load, step_seconds, is_data_new=is_data_new)
        result = replace(result, ratios=ratios, total_seconds=course.total_seconds)
    return (yield from _install(tuning, card, result, adopt))


def _cut(
    tuning: Tuning, held_out: Sequence[Pair], old: ModelCard
) -> Work[tuple[list[Pair], list[Pair]]]:
    """Return what is compared of these pairs, and what 8 bits are checked on if there are any."""
    count = MOST_CHECKED if eight_bits(tuning.spec, old) else 0
    compared, checked = yield from cut_middles(
        held_out,
        Middles(tuning.folder / "compared" / "middle", COMPARED_PX),
        Middles(tuning.folder / _CHECKED, CHECKED_PX, count),
    )
    return compared, checked


def _install(tuning: Tuning, card: ModelCard, result: TuneResult, adopt: str) -> Work[TuneResult]:
    """Write the card and the result, and add the model to the catalogue as `adopt` says."""
    card = replace(card, scores={**card.scores, **scores_of(result)})
    folder = tuning.folder / "model"
    with writing(folder, ConfigError, CHECK_DISK):
        write_card(card, folder)
    tuning.write("result.json", result)
    shutil.rmtree(tuning.folder / "pool", ignore_errors=True)  # up to a gigabyte, no longer needed
    yield Log(result.reason)
    if adopt == "always" or (adopt == "better" and result.better):
        adopted = Catalogue.of_program().adopt(card)
        result = replace(result, adopted=adopted.name)
        tuning.write("result.json", result)
        yield Log(
            msg("Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}", name=adopted.name)
        )
    return result


def make_config(spec: TuneSpec, scanned: ScanResult, old: ModelCard) -> TrainConfig:
    """Return the settings of a spec: preset, effort, kind, and its own changes."""
    start = old.file("fp32").path
    table: dict[str, Any] = {
        **tuning_settings(old, spec.effort),
        **data_settings(scanned.usable),
        "start": str(start),
    }
    if scanned.kind == "blurred":
        if spec.teacher in ("", SELF):
            raise ConfigError(
                "Blurred photos without sharp ones need a teacher other than the model itself.",
                "Choose one, or add sharp photos.",
            )
        table["teacher"] = spec.teacher
    elif spec.teacher not in ("", SELF):  # itself is used for the samples only
        table |= {"teacher": spec.teacher, "beta": TEACHER_BETA}
    table["net"] = find_net(start)
    return config_from(table | dict(spec.settings))


def _scan(tuning: Tuning) -> Work[ScanResult]:
    spec, scanned = tuning.spec, tuning.scan_result
    if scanned is None:
        scanned = yield from scan_folders(tuple(map(Path, spec.folders)))
        tuning.write("material.json", scanned)
    return scanned.as_kind(spec.kind or scanned.kind)


def _divide(tuning: Tuning, scanned: ScanResult, config: TrainConfig) -> Work[Parts]:
    """Repair the pairs if needed, and hold out some for the comparison."""
    if scanned.usable < MIN_PICTURES:
        raise PairError(
            "{usable} of {count} usable; at least {min_pictures} needed. {note}",
            "20 to 100 are recommended.",
            usable=scanned.usable,
            count=len(scanned.rows),
            min_pictures=MIN_PICTURES,
            note=scanned.note,
        )
    if scanned.kind != "pairs":
        return (yield from _divide_photos(tuning, scanned, config))
    roots = tuple(map(Path, scanned.folders))
    if scanned.needs_repair:
        roots = (tuning.folder / "pairs",)
        yield from fix(report_of(scanned), roots[0])
    found = Sources(pairs=roots, checked=True)
    training, held_out = result_of(find_training_pairs(config, found))  # train_run reports the same
    sharp = tuple(pair.sharp for pair in training)
    sources = replace(
        found, photos=sharp, val_photos=tuple(dict.fromkeys(pair.sharp for pair in held_out))
    )
    return Parts(sources, tuple(training), tuple(held_out), sharp, "pairs", len(training))


def _divide_photos(tuning: Tuning, scanned: ScanResult, config: TrainConfig) -> Work[Parts]:
    """Hold out some photos, each with a second half made by blurring it or by the teacher."""
    kind = scanned.kind
    rows = [row for row in scanned.rows if row.verdict != "dropped"]
    photos = [Path(row.sharp or row.blurred) for row in rows]
    chosen = set(evenly_spaced(len(photos), held_out_count(config, len(photos))))
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
    photos_used, taught = (learned, ()) if kind == "sharp" else ((), learned)
    sources = Sources(val_pairs=(folder,), photos=photos_used, blurred=taught)
    return Parts(sources, (), held_out, photos_used, kind, len(learned))


def _blurred_here(photo: Pixels, rng: np.random.Generator) -> tuple[Pixels, Pixels]:
    side = min(HELD_OUT_PX, *photo.shape[:2])
    return make_pair(photo, photo, rng, SynthConfig(size_px=side, sharp_share=0, shallow_share=0))


def _by_teacher(config: TrainConfig) -> Callable[..., tuple[Pixels, Pixels]]:
    teacher = get_teacher(config)
    assert teacher is not None  # make_config ensures it

    def halves(photo: Pixels, _rng: np.random.Generator) -> tuple[Pixels, Pixels]:
        top, left = (max(0, (n - HELD_OUT_PX) // 2) for n in photo.shape[:2])
        cut = photo[top : top + HELD_OUT_PX, left : left + HELD_OUT_PX].copy()
        return cut, teacher.run_picture(cut)

    return halves


def choose_mix(
    config: TrainConfig, folder: Path, validation: Validation
) -> Work[tuple[Path, float]]:
    """Write `tuned.pt` with the largest acceptable share of tuned weights; return that share."""
    saved = read_checkpoint(folder / CHECKPOINTS[0])
    old = initial_student(config)
    before, tuned = old.state_dict(), saved["ema"]
    compute = Compute(config.device, config.precision)
    net = build_student(config.net).to(compute.device)
    general = validation.get("synth", []) if "real" in validation else []
    was = validate(old.to(compute.device), general, compute)["gain"] if general else 0.0
    share, weights = 1.0, tuned
    for done, share in enumerate(MIXES if general else ()):
        weights = {
            k: torch.lerp(before[k].cpu().float(), tuned[k].cpu().float(), share) for k in tuned
        }
        net.load_state_dict(weights)
        lost = was - validate(net, general, compute)["gain"]
        yield Progress(done + 1, len(MIXES), "mixes with the old model")
        if lost <= MAX_FORGOTTEN_DB:
            break
    path = write_weights({**saved, "ema": weights}, folder / "tuned.pt")
    if share < 1:
        yield Log(
            msg(
                "Mixed {share:.0%} tuned with {share2:.0%} old weights: a larger share "
                "would lose quality on other blur.",
                share=share,
                share2=1 - share,
            )
        )
    return path, share


def _export(
    tuning: Tuning,
    config: TrainConfig,
    checkpoint: Path,
    old: ModelCard,
    parts: Parts,
    check: Sequence[Pair],
    course: Course,
) -> Work[tuple[ModelCard, dict[str, float]]]:
    """Export the tuned model in each precision of the old one; return the loss of each.

    The loss is measured on the pairs `check`.
    """
    spec, folder = tuning.spec, tuning.folder / "model"
    meta = _write_texts(tuning, old, parts)
    yield course.begin("export")
    photos = resource_path("samples")
    card = yield from export_student(checkpoint, folder / f"{spec.name}.onnx", photos, meta)
    lost: dict[str, float] = {}
    photo_paths = parts.sharp or tuple(pair.sharp for pair in parts.held_out)
    crops = calibration_crops(config)
    for precision in eight_bits(spec, old):
        yield course.begin("int8" if precision == "int8" else "fast8")
        options = Int8Options(photo_paths, check, parts.training, crops=crops)
        try:
            target = folder / f"{spec.name}-{precision}.onnx"
            card = yield from quantise(card, target, options, precision)
        except ModelError as error:
            yield Log(
                msg(
                    "No {precision} variant: {message}", precision=precision, message=error.message
                ),
                "warning",
            )
        else:
            lost[precision] = card.scores[f"{precision}_loss_db"]
    shutil.rmtree(tuning.folder / _CHECKED, ignore_errors=True)
    return replace(card, origin="user", parent=old.name, created=spec.created[:10]), lost


_KINDS = {"pairs": "pairs", "sharp": "sharp photos", "blurred": "blurred photos"}


def _write_texts(tuning: Tuning, old: ModelCard, parts: Parts) -> Path:
    spec = tuning.spec
    what = f"{parts.count} {_KINDS[parts.kind]}"
    places = ", ".join(Path(folder).name for folder in spec.folders)
    teacher = "" if spec.teacher in ("", SELF) else f", taught by {spec.teacher}"
    day = spec.created[:10]
    texts = {
        "name": spec.name,
        "title": spec.title or spec.name,
        "version": day,
        "licence": f"your own; from {old.name}: {old.licence}",
        "training_data": f"{what} of yours ({places}), after: {old.training_data}",
        "description": f"Tuned from {old.name} on {day} with {what}{teacher}.",
    }
    path = tuning.folder / "card.toml"
    write_texts(path, texts)
    return path


def scores_of(result: TuneResult) -> dict[str, float]:
    """Return the scores of a comparison for the card."""
    (before, old, new), ssim = result.mean("psnr"), result.mean("ssim")
    scores = {
        "tuned_pictures": len(result.pictures),
        "tuned_input_psnr_db": round(before, 2),
        "tuned_old_psnr_db": round(old, 2),
        "tuned_psnr_db": round(new, 2),
        "tuned_gain_db": round(new - before, 2),
        "tuned_ssim_gauss": round(ssim[2], 4),
        "tuned_mix": result.mix,
    }
    if result.general:
        scores["general_old_psnr_db"] = round(result.general[1], 2)
        scores["general_psnr_db"] = round(result.general[2], 2)
    return scores
