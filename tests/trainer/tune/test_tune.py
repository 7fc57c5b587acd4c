"""A tuning from folders to the catalogue: small, but whole and real."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch", reason="the train extra is not installed")

from engine.errors import ConfigError, ModelError  # noqa: E402
from engine.events import Event, ItemDone, Log, Metric, Progress, run  # noqa: E402
from engine.models import Catalogue  # noqa: E402
from engine.models.checks import check_model  # noqa: E402
from tests.trainer.conftest import draw_photo, make_pairs  # noqa: E402
from trainer.config import TrainConfig, load_config  # noqa: E402
from trainer.train.checkpoints import read_checkpoint  # noqa: E402
from trainer.tune import tune as tune_module  # noqa: E402
from trainer.tune.record import ComparedPicture, ScanResult, ScanRow, TuneResult, TuneSpec, Tuning  # noqa: E402
from trainer.tune.tune import choose_mix, tune  # noqa: E402
from trainer.tune.verdict import judged  # noqa: E402

FAST = {
    "steps": 6, "batch": 2, "crop_px": [32], "crops_per_pair": 2, "synth_pairs": 8,
    "decay_steps": 2, "warmup_steps": 1, "validate_every": 3, "save_every": 2,
}  # fmt: skip


QUICK = {**FAST, "optimiser": "adamw"}
SIDE_PX = 264


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    """In place of the bundled ones: one is large enough to measure the halo on."""
    folder = tmp_path_factory.mktemp("samples")
    for seed, side in enumerate((560, SIDE_PX, SIDE_PX)):
        Image.fromarray(draw_photo(50 + seed, side)).save(folder / f"{seed}.png")
    return folder


@pytest.fixture(scope="session")
def pair_folder(tmp_path_factory) -> Path:
    """Four pairs as in tests/trainer/conftest.py, and smaller ones."""
    return make_pairs(tmp_path_factory.mktemp("pairs"), SIDE_PX)


@pytest.fixture(scope="session")
def photo_folder(tmp_path_factory) -> Path:
    """Four sharp photos."""
    folder = tmp_path_factory.mktemp("photos")
    for seed in range(4):
        Image.fromarray(draw_photo(seed, SIDE_PX)).save(folder / f"{seed}.png")
    return folder


@pytest.fixture(autouse=True)
def few(monkeypatch, request, samples):
    """Little of what would take minutes; what export measures has tests of its own."""
    for module in ("tune.tune", "export.student", "export.int8"):
        monkeypatch.setattr(f"trainer.{module}.resource_path", lambda _: samples)
    monkeypatch.setattr("trainer.export.int8.CROP_PX", 64)
    if "from_pairs_to_a_model" not in request.node.name:
        monkeypatch.setattr("trainer.export.student.measure_halo", lambda *_, **__: 64)
        monkeypatch.setattr("trainer.export.student.compare_with_torch", lambda *_: (0.0, 0.0))
        monkeypatch.setattr("trainer.export.student.measure_bytes_per_pixel", lambda _: 400)


def spec(folder: Path, **changes) -> TuneSpec:
    fields = {"student": "live", "settings": QUICK, "int8": False, **changes}
    return TuneSpec("my-camera", (str(folder),), **fields)


def driven(tuning: Tuning, adopt: str = "better"):
    """Return the result and all events; the error is raised."""
    events: list = []
    ended = run(tune(tuning, adopt=adopt), events.append, job="tune")
    finished = ended.finished
    assert finished.outcome != "crashed", finished.traceback
    if finished.outcome == "failed":
        raise ConfigError(finished.message, finished.hint)
    return ended.value, events


def driven_until(tuning: Tuning, is_enough: Callable[[Event], bool]) -> None:
    """Tune as far as that, and stop."""
    work = tune(tuning)
    for event in work:
        if is_enough(event):
            break
    else:
        pytest.fail("it ended before")
    work.close()


def trains(event: Event, step: int | None = None) -> bool:
    """Whether the event tells of a step of the training: of this one, or of any."""
    if not isinstance(event, Progress):
        return False
    return event.item.startswith("step " if step is None else f"step {step} of")


def test_from_pairs_to_a_model_in_the_catalogue(pair_folder, tmp_path):
    tuning = Tuning.new(spec(pair_folder, int8=True, settings=FAST), None, tmp_path)
    result, events = driven(tuning, adopt="always")
    assert result == tuning.result
    assert not (tuning.folder / "pool").exists()
    assert tuning.scan_result is not None
    assert tuning.scan_result.usable == 4
    assert (result.old, result.new, result.steps) == ("live", "my-camera", 6)
    assert result.planned_steps == 6
    assert len(result.pictures) == 2
    assert result.trained_on == 2
    assert len(result.general) == 3
    for one in result.pictures:
        assert all(Path(path).is_file() for path in (one.blurred, one.sharp, one.old, one.new))
        assert 5 < one.psnr[0] < 60
        assert 0 < one.ssim[2] <= 1
    assert result.adopted == "my-camera"
    card = Catalogue.of_program().get("my-camera")
    assert card.parent == "live"
    assert card.created == tuning.spec.created[:10]
    assert set(card.files) == {"fp32", "int8", "fast8"} == {"fp32", *result.precisions}
    assert card.scores["tuned_pictures"] == 2
    assert "2 pairs of yours" in card.training_data
    assert not [c for c in check_model(Catalogue.of_program().get("my-camera")) if not c.ok]
    names = {event.name for event in events if isinstance(event, Metric)}
    assert {"old/real/psnr", "real/psnr", "real/ssim", "synth/psnr", "loss"} <= names
    shown = [event for event in events if isinstance(event, Progress)]
    assert [event.done for event in shown] == sorted(event.done for event in shown)
    assert {event.unit for event in shown} == {"%"}
    assert shown[-1].done > 95
    stages = [e.code for e in events if isinstance(e, Log) and e.code.startswith("stage-")]
    assert list(dict.fromkeys(stages)) == [f"stage-{name}" for name in (
        "data", "before", "training", "mix", "export", "int8", "comparison",
    )]  # fmt: skip
    assert result.total_seconds > result.seconds > 0
    assert set(result.ratios) >= {"before", "training", "mix", "export", "int8", "fast8",
                                  "comparison", "general"}  # fmt: skip
    samples = [Path(event.target) for event in events if isinstance(event, ItemDone)]
    assert {path.name for path in samples} >= {"1-old.png", "1-new.png", "3-new.png"}
    assert all(path.is_file() for path in samples)


@pytest.mark.slow
def test_a_model_for_photos_keeps_its_net_and_its_windows(pair_folder, tmp_path):
    settings = {
        key: QUICK[key] for key in ("steps", "decay_steps", "synth_pairs", "crops_per_pair")
    }
    changes = {**settings, "batch": 1, "device": "cpu", "validate_every": 3}
    tuning = Tuning.new(spec(pair_folder, student="fast", settings=changes), None, tmp_path)
    result, _ = driven(tuning, adopt="always")
    config = load_config(str(tuning.folder / "config.toml"))
    assert (config.net, config.optimiser, config.crop_px) == ("fast", "adamw", (192,))
    old, new = (Catalogue.of_program().get(name) for name in ("fast", result.adopted))
    assert (new.size_multiple, new.window_px, new.halo_px) == (192, old.window_px, old.halo_px)
    assert new.parent == "fast"
    for one in result.pictures:
        assert abs(one.psnr[2] - one.psnr[1]) < 1, "six steps at a low rate change little"


def test_it_goes_on_with_the_settings_it_was_begun_with(pair_folder, tmp_path, monkeypatch):
    tuning = Tuning.new(spec(pair_folder), None, tmp_path)
    driven_until(tuning, lambda event: trains(event, 4))
    begun_with = load_config(str(tuning.folder / "config.toml"))
    monkeypatch.setattr(
        tune_module, "tuning_settings", lambda card, effort: {"optimiser": "adam", "lr": 1.0}
    )
    result, _ = driven(tuning)
    assert result.steps == 6
    assert load_config(str(tuning.folder / "config.toml")) == begun_with


def test_it_goes_on_where_it_was_stopped_and_the_originals_stay(pair_folder, tmp_path):
    before = {path: path.read_bytes() for path in pair_folder.rglob("*.png")}
    tuning = Tuning.new(spec(pair_folder), None, tmp_path)
    driven_until(tuning, lambda event: trains(event, 4))
    assert read_checkpoint(tuning.folder / "last.pt")["step"] == 4
    assert tuning.phase == "ready"  # nobody has written its log here
    result, events = driven(tuning)
    assert any("Resuming at step 4" in e.message for e in events if isinstance(e, Log))
    assert result.steps == 6
    unbroken = Tuning.new(spec(pair_folder), None, tmp_path)
    driven_until(unbroken, lambda event: getattr(event, "code", "") == "stage-mix")
    one, other = (read_checkpoint(t.folder / "last.pt")["ema"] for t in (tuning, unbroken))
    assert all(torch.equal(one[name], other[name]) for name in one)
    assert {path: path.read_bytes() for path in pair_folder.rglob("*.png")} == before


def test_stopped_while_the_pool_was_made_its_times_are_not_kept(pair_folder, tmp_path):
    tuning = Tuning.new(spec(pair_folder), None, tmp_path)
    driven_until(tuning, lambda _: any((tuning.folder / "pool").glob("synth-*.npy")))
    result, _ = driven(tuning)
    assert not set(result.ratios) & {"repair", "crops", "synthetic", "kept"}
    assert result.ratios["export"] > 0


def test_enough_is_enough_and_of_large_photos_the_middle_is_compared(
    pair_folder, tmp_path, monkeypatch
):
    monkeypatch.setattr("trainer.tune.tune.COMPARED_PX", 200)
    tuning = Tuning.new(spec(pair_folder), None, tmp_path)
    events = []

    def emit(event):
        events.append(event)
        if trains(event):
            tuning.request(finish=True)

    ended = run(tune(tuning, adopt="never"), emit, job="tune")
    assert ended.value.steps < ended.value.planned_steps == 6
    for one in ended.value.pictures:
        for path in (one.blurred, one.sharp, one.old, one.new):
            with Image.open(path) as image:
                assert image.size == (200, 200)
        assert "/001" not in one.name
    named = [e.code for e in events if isinstance(e, Log) and e.code.startswith("stage-")]
    assert "stage-middles" in named
    assert (tuning.folder / "model" / "card.json").is_file()


def test_a_sample_can_be_wished_for(pair_folder, tmp_path):
    settings = {**QUICK, "validate_every": 1000}
    tuning = Tuning.new(spec(pair_folder, settings=settings), None, tmp_path)
    told = []

    def emit(event):
        if trains(event, 2):
            tuning.request(sample=1)
        if isinstance(event, ItemDone):
            told.append(event.note)

    run(tune(tuning, adopt="never"), emit, job="tune")
    assert "step 2" in told or "step 3" in told


def test_mended_pairs_are_learned_from_and_what_is_not_better_is_not_adopted(
    pair_folder, tmp_path, monkeypatch
):
    monkeypatch.setattr("trainer.tune.verdict.MIN_GAIN_DB", 100.0)
    folder = tmp_path / "pairs"
    shutil.copytree(pair_folder, folder)
    for stem in ("4", "5"):
        shutil.copy(folder / "blur" / "0.png", folder / "blur" / f"{stem}.png")
    shutil.copy(folder / "sharp" / "1.png", folder / "sharp" / "4.png")  # another scene
    tuning = Tuning.new(spec(folder), None, tmp_path)
    result, _ = driven(tuning)
    assert tuning.scan_result.count("dropped") >= 1
    assert len(list((tuning.folder / "pairs" / "blur").rglob("*.png"))) == tuning.scan_result.usable
    assert result.trained_on + 2 == tuning.scan_result.usable
    assert not result.better
    assert not result.adopted
    with pytest.raises(ModelError):
        Catalogue.of_program().get("my-camera")


def photos_as(kind: str, folder: Path) -> ScanResult:
    rows = tuple(
        ScanRow(p.name, sharp=str(p), label="sharp" if kind == "sharp" else "motion")
        for p in sorted(folder.glob("*.png"))
    )
    return ScanResult(kind, (str(folder),), rows).as_kind(kind)


def test_sharp_photos_alone(photo_folder, tmp_path):
    material = photos_as("sharp", photo_folder)
    tuning = Tuning.new(spec(photo_folder, int8=True), material, tmp_path)
    result, _ = driven(tuning, adopt="never")
    assert len(result.pictures) == 2
    assert result.trained_on == 2
    assert not result.general
    assert "int8" in result.precisions
    held_out = tuning.folder / "held-out"
    assert len(list((held_out / "blur").iterdir())) == 2
    for one in result.pictures:
        assert Path(one.sharp).parent == held_out / "sharp"


def test_blurred_photos_alone_with_another_model_as_the_teacher(photo_folder, tmp_path):
    material = photos_as("blurred", photo_folder)
    tuning = Tuning.new(spec(photo_folder, teacher="fast"), material, tmp_path)
    result, _ = driven(tuning, adopt="never")
    assert len(result.pictures) == 2
    card = json.loads((tuning.folder / "model" / "card.json").read_text())
    assert "taught by fast" in card["description"]
    for teacher in ("", "self"):
        other = Tuning.new(spec(photo_folder, teacher=teacher), material, tmp_path)
        with pytest.raises(ConfigError, match="need a teacher"):
            driven(other)


def test_too_little_to_learn_from_is_said(photo_folder, tmp_path):
    material = photos_as("sharp", photo_folder)
    few = replace(material, rows=material.rows[:3])
    with pytest.raises(ConfigError, match="3 of 3 usable"):
        driven(Tuning.new(spec(photo_folder), few, tmp_path))


def test_a_model_that_is_no_student_cannot_be_tuned(pair_folder, tmp_path, monkeypatch):
    def none(*_args, **_kwargs):
        raise ConfigError("no weights")

    monkeypatch.setattr("trainer.tune.nets.load_weights", none)
    with pytest.raises(ConfigError, match="not one of this program's students"):
        driven(Tuning.new(spec(pair_folder), None, tmp_path))


def test_the_students_own_results_on_the_samples_are_targets(pair_folder, tmp_path):
    from engine.models import get_model

    tuning = Tuning.new(spec(pair_folder), None, tmp_path)
    driven_until(tuning, trains)
    (shard,) = (tuning.folder / "pool").glob("kept-*.npy")
    blurred, wanted = np.load(shard)[2]
    live = get_model(Catalogue.of_program().get("live"))(np.ascontiguousarray(blurred))
    assert np.abs(live.astype(int) - wanted).max() <= 3
    alone = Tuning.new(spec(pair_folder, teacher=""), None, tmp_path)
    driven_until(alone, trains)
    assert list((alone.folder / "pool").glob("*.npy"))
    assert not list((alone.folder / "pool").glob("kept-*.npy"))


# --- mixing and judging ------------------------------------------------------------------------


@pytest.mark.parametrize(("forgets", "share"), [(0.05, 1.0), (0.2, 0.5), (1.0, 0.3)])
def test_as_much_of_the_tuned_weights_as_may_be(tmp_path, monkeypatch, forgets, share):
    from trainer.train.checkpoints import write_checkpoint
    from trainer.train.distillation import Objective
    from trainer.train.learner import Learner
    from trainer.train.losses import make_losses, make_weighting

    config = TrainConfig(net="live", start="live", device="cpu", precision="fp32")
    losses = {"charbonnier": 1.0}
    learner = Learner(config, Objective(make_losses(losses), make_weighting("fixed", losses)))
    old = {k: v.clone() for k, v in learner.averaged.state_dict().items()}
    with torch.no_grad():
        for one in learner.averaged.parameters():
            one.add_(1.0)
    write_checkpoint({**learner.content(), "best": 0.0}, tmp_path)
    name = next(iter(old))

    def validate(net, pairs, compute):
        moved = float((net.state_dict()[name] - old[name]).mean())
        return {"gain": 1.0 - forgets * moved}

    monkeypatch.setattr(tune_module, "validate", validate)
    picture = np.zeros((32, 32, 3), np.uint8)
    sets = {"real": [(picture, picture)], "synth": [(picture, picture)]}
    ended = run(choose_mix(config, tmp_path, sets), lambda _: None, job="mix")
    path, found = ended.value
    assert found == pytest.approx(share)
    weights = read_checkpoint(path)["ema"]
    torch.testing.assert_close(weights[name], old[name] + share)
    alone = run(choose_mix(config, tmp_path, {"real": sets["real"]}), lambda _: None, job="mix")
    assert alone.value[1] == 1.0


def compared(old: float, new: float) -> ComparedPicture:
    return ComparedPicture("a", "b", "s", "o", "n", (20.0, old, new), (0.5, 0.6, 0.7))


@pytest.mark.parametrize(
    ("pictures", "general", "better", "words"),
    [
        ([(21, 22), (23, 22.5)], (20, 25, 24.9), True, "Better than live"),
        ([(21, 22), (23, 22.5)], (20, 25, 24.7), False, "worse on other blur"),
        ([(21, 22), (23, 22.5)], (), True, "+0.25 dB on 2 held-out pictures (1 better)"),
        ([(21, 21.04)], (20, 25, 24.99), False, "Too little to adopt: +0.04 dB"),
        ([(21, 20)], (20, 25, 26), False, "Not better"),
    ],
)
def test_better_is_better_here_and_hardly_worse_elsewhere(pictures, general, better, words):
    told = judged(
        TuneResult(False, "", "live", "x", tuple(compared(*p) for p in pictures), general)
    )
    assert told.better is better
    assert words in told.reason
    # The window translates it: the old model's name and the figures are values of its template.
    assert "{summary}" in told.reason.template
