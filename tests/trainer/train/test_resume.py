"""Going on with a run: what is exact, what is said, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.events import Event, Log, Metric, Progress, run  # noqa: E402 - after the skip
from tests.trainer.train.test_loop import (  # noqa: E402
    CONFIG,
    batch_of,
    figures,
    make_learner,
    train_for,
)
from trainer.__main__ import main  # noqa: E402
from trainer.config import SELF, TrainConfig  # noqa: E402
from trainer.data.batches import PairPool  # noqa: E402
from trainer.train.checkpoints import (  # noqa: E402
    changes_since,
    find_saved,
    read_checkpoint,
    write_checkpoint,
)
from trainer.train.loop import train  # noqa: E402

SMALL = replace(CONFIG, net="studentnet", optimiser="adam", precision="fp32")


def logs(events: list[Event], level: str = "info") -> str:
    return "\n".join(e.message for e in events if isinstance(e, Log) and e.level == level)


def find(config: TrainConfig, folder: Path) -> tuple[str, list[Event]]:
    """Return the message it ends with, and the events."""
    events: list[Event] = []
    return run(find_saved(config, folder), events.append, job="find").finished.message, events


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run after its first step."""
    folder = tmp_path_factory.mktemp("run")
    learner = make_learner(SMALL)
    learner.learn(batch_of(2, 32))
    write_checkpoint(learner.content(), folder)
    return folder


def test_the_losses_of_a_resumed_run_are_those_of_an_unbroken_one(
    tmp_path: Path, pool_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.train.loop.REPORT_EVERY", 3)
    _, unbroken = train_for(tmp_path / "a", pool_folder, SMALL)
    _, early = train_for(tmp_path / "b", pool_folder, SMALL, stop_after=2)
    _, late = train_for(tmp_path / "b", pool_folder, SMALL)
    for name in ("loss", "hard/charbonnier"):
        assert len(figures(unbroken, name)) == 2
        assert figures(unbroken, name) == figures(early, name) + figures(late, name)


def test_no_step_is_kept_twice(tmp_path: Path, pool_folder: Path) -> None:
    train_for(tmp_path, pool_folder, replace(SMALL, save_every=2))
    assert [
        read_checkpoint(tmp_path / name)["step"] for name in ("last.pt", "last-1.pt", "last-2.pt")
    ] == [6, 4, 2]
    # The newest knows how good the best is, though it was written before the validation.
    best = read_checkpoint(tmp_path / "best.pt")["best"]
    assert read_checkpoint(tmp_path / "last.pt")["best"] == best


def test_what_was_set_anew_is_said(begun: Path) -> None:
    message, events = find(SMALL, begun)
    assert (message, logs(events), logs(events, "warning")) == ("", "", "")
    longer = replace(SMALL, steps=9, lr=0.001, validate_every=7, device="cpu")
    message, events = find(longer, begun)
    assert message == logs(events, "warning") == ""
    said = logs(events)
    assert "steps 6 -> 9" in said
    assert "lr 0.0025 -> 0.001" in said
    assert "seed" not in said


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"seed": 1}, "seed 0 -> 1"),
        ({"batch": 4}, "batch 2 -> 4"),
        ({"crop_px": (64,)}, "crop_px [32] -> [64]"),
        ({"losses": {"l1": 1.0}}, "losses { charbonnier = 1.0 } -> { l1 = 1.0 }"),
        ({"alpha": 0.5}, "alpha 1.0 -> 0.5"),
        ({"epochs": 2}, "epochs 0 -> 2"),
    ],
)
def test_what_breaks_an_exact_continuation_is_a_warning(
    begun: Path, change: dict[str, Any], text: str
) -> None:
    message, events = find(replace(SMALL, **change), begun)
    assert message == ""
    assert "will not be reproducible" in logs(events, "warning")
    assert text in logs(events, "warning")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"net": "live"}, 'net "studentnet" -> "live"'),
        ({"optimiser": "adamw"}, "optimiser"),
        ({"weighting": "uncertainty"}, "weighting"),
        ({"feature_weight": 0.1}, "feature_weight 0.0 -> 0.1"),
    ],
)
def test_what_cannot_go_on_is_refused(begun: Path, change: dict[str, Any], text: str) -> None:
    message, _ = find(replace(SMALL, **change), begun)
    assert "cannot continue with these changes" in message
    assert text in message


def test_settings_of_other_versions_are_compared_as_far_as_they_are_known() -> None:
    was: dict[str, Any] = asdict(TrainConfig())
    del was["relative"]
    was |= {"of old": 1, "crop_px": [128], "net": None}
    changes = changes_since(was, TrainConfig())
    assert (changes.free, changes.inexact) == ((), ())
    assert changes.unfit == ('net null -> "live"',)
    adaptive = TrainConfig(weighting="uncertainty", losses={"l1": 1.0, "fft": 0.1})
    was = asdict(adaptive)
    assert changes_since(was, replace(adaptive, losses={"l1": 1.0, "fft": 0.2})).inexact
    assert changes_since(was, replace(adaptive, losses={"l1": 1.0, "mse": 0.1})).unfit
    # What the student was is the teacher.
    taught = TrainConfig(teacher=SELF, start="live")
    assert changes_since(asdict(taught), replace(taught, start="other")).inexact


def test_a_refused_run_keeps_its_settings(tmp_path: Path, pool_folder: Path) -> None:
    words = ["--json", "train", str(tmp_path), "--pool", str(pool_folder)]
    for change in ("steps=1", "batch=2", "crop_px=[32]", "net=studentnet"):
        words += ["--set", change]
    assert main(words) == 0
    before = (tmp_path / "config.toml").read_bytes()
    assert main([*words, "--set", "net=live"]) == 1
    assert (tmp_path / "config.toml").read_bytes() == before
    assert main([*words, "--set", "steps=2"]) == 0
    assert b"\nsteps = 2\n" in (tmp_path / "config.toml").read_bytes()


def test_nothing_left_to_do_is_said(begun: Path, pool_folder: Path) -> None:
    _, events = train_for(begun, pool_folder, replace(SMALL, steps=1))
    assert "All 1 steps are done" in logs(events)


def test_more_minutes_are_more_steps(tmp_path: Path, pool_folder: Path) -> None:
    learner = make_learner(replace(SMALL, minutes=0.02, steps=2))
    learner.learn(batch_of(2, 32))
    learner.learn(batch_of(2, 32))
    write_checkpoint(learner.content(), tmp_path)
    _, events = train_for(tmp_path, pool_folder, replace(SMALL, minutes=0.04))
    assert [(e.done, e.total) for e in events if isinstance(e, Progress)] == [(3, 4), (4, 4)]
    assert "minutes 0.02 -> 0.04" in logs(events)
    # Of a run that was given steps the pace is not known: it is measured.
    write_checkpoint(make_learner(SMALL).content() | {"step": 5}, tmp_path / "steps")
    config = replace(SMALL, minutes=60, validate_every=10**6)
    _, events = train_for(tmp_path / "steps", pool_folder, config, stop_after=17)
    assert "steps fit into 60 minutes" in logs(events)


def test_a_checkpoint_of_an_older_version_goes_on(begun: Path, pool_folder: Path) -> None:
    saved = read_checkpoint(begun / "last.pt")
    for name in ("scaler", "pieces", "means"):
        saved.pop(name, None)
    learner = make_learner(SMALL)
    learner.restore(saved)
    assert (learner.step, learner.pieces) == (1, 1)


def test_the_scaler_the_pieces_and_a_new_weight_decay_are_taken_over() -> None:
    config = replace(SMALL, optimiser="adamw", weight_decay=0.1)
    one = make_learner(config)
    one._scaler = torch.amp.GradScaler("cpu", init_scale=8.0)
    one.pieces = 2
    one.learn(batch_of(2, 32))
    other = make_learner(replace(config, weight_decay=0.2))
    other._scaler = torch.amp.GradScaler("cpu")
    other.restore(one.content())
    assert other._scaler.get_scale() == 8.0
    assert other.pieces == 2
    assert [g["weight_decay"] for g in other.optimiser.parts[0].param_groups] == [0.2]
    other = make_learner(config, distribute=lambda module: torch.nn.Sequential(module))
    other.restore(one.content())
    assert other.pieces == 1  # several processes do not split a batch


# --- several processes ---------------------------------------------------------------------------


class Exchange:
    """Stands for the processes: what this one asked, and what the others say, in turn."""

    def __init__(self, others: Iterator[bool], rank: int) -> None:
        self.rank, self.count = rank, 2
        self.asked: list[bool] = []
        self._others = others

    def any(self, here: bool) -> bool:
        self.asked.append(here)
        return next(self._others) or here


@pytest.mark.parametrize("rank", [0, 1])
@pytest.mark.parametrize("where", ["here", "there"])
def test_a_stop_anywhere_stops_all_after_the_same_step(
    tmp_path: Path, pool_folder: Path, rank: int, where: str
) -> None:
    others = [False] * 9 if where == "here" else [False, False, True]
    ranks = Exchange(iter(others), rank)
    events: list[Event] = []
    learner = make_learner(SMALL)
    work = train(learner, PairPool(pool_folder, SMALL), tmp_path, {}, ranks)  # type: ignore[arg-type]

    def stopped() -> bool:
        return where == "here" and sum(isinstance(e, Progress) for e in events) >= 3

    result = run(work, events.append, job="train", cancelled=stopped)
    assert result.finished.outcome == "cancelled", result.finished
    assert learner.step == 3
    # KeyedTeacher once a step, or the processes would wait for each other.
    assert ranks.asked == [False, False, where == "here"]
    assert (tmp_path / "last.pt").exists() == (rank == 0)
    assert not [e for e in events if isinstance(e, Metric)]
