"""The pace of a tuning: measured once, kept, and what is told from it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.core.resources import user_data_dir
from engine.events import Finished, Log, Progress, run
from engine.models import Catalogue
from trainer.tune import pace

FILE = "training-pace.json"


def test_what_was_measured_is_kept_for_this_model_and_this_torch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live, best = (Catalogue.of_program().get(name) for name in ("live", "best"))
    assert pace.known_pace(live) is None
    pace._write(live, 0.25)
    assert pace.known_pace(live) == 0.25
    assert pace.known_pace(best) is None
    pace._write(best, 4.0)
    assert pace.known_pace(live) == 0.25
    monkeypatch.setattr("importlib.metadata.version", lambda _: "another")
    assert pace.known_pace(live) is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"KEY": "much"}', '{"KEY": -1}'])
def test_a_damaged_file_tells_nothing(content: str) -> None:
    live = Catalogue.of_program().get("live")
    path = user_data_dir() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content.replace("KEY", pace._key(live)), encoding="utf-8")
    assert pace.known_pace(live) is None
    pace._write(live, 0.5)
    assert pace.known_pace(live) == 0.5


def test_a_step_is_measured_with_the_settings_of_a_tuning(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    seen = []

    def learn(self: object, batch: SimpleNamespace) -> dict[str, float]:
        seen.append(batch.blurred.shape)
        return {}

    monkeypatch.setattr("trainer.train.learner.Learner.learn", learn)
    events: list[object] = []
    work = pace.pace_command(SimpleNamespace(student="live"))  # type: ignore[arg-type]
    result = run(work, events.append, job="pace")
    assert isinstance(result.finished, Finished)
    assert result.finished.outcome == "ok", result.finished
    assert set(seen) == {(16, 128, 128, 3)}
    assert len(seen) == 5
    assert result.value is not None
    assert result.value > 0
    assert json.loads((user_data_dir() / FILE).read_text(encoding="utf-8"))
    assert any(isinstance(event, Progress) for event in events)
    assert "per step" in next(e.message for e in events if isinstance(e, Log))


def test_the_last_tuning_of_a_model_knows_better(tmp_path: Path) -> None:
    def tuning(old: str, **values: float) -> SimpleNamespace:
        usual = {"steps": 100, "seconds": 50.0, "other_seconds": 30.0}
        return SimpleNamespace(result=SimpleNamespace(old=old, **usual | values))

    unfinished = SimpleNamespace(result=None)
    several = tuning("live", other_seconds=0.0)  # sessions: the rest is not known
    known = [unfinished, several, tuning("best"), tuning("live", seconds=20.0)]
    assert pace.tuned_pace("live", known) == (0.2, 30.0)  # type: ignore[arg-type]
    assert pace.tuned_pace("fast", known) is None  # type: ignore[arg-type]


def test_more_steps_slower_ones_and_more_pairs_take_longer() -> None:
    def expected(steps: int, step_seconds: float, pairs: int = 100) -> float:
        settings = {"steps": steps, "synth_pairs": pairs}
        return pace.expected_seconds(settings, step_seconds)

    assert expected(400, 1.0) > expected(400, 0.5)
    assert expected(400, 1.0) > 400
    assert expected(800, 1.0) - expected(400, 1.0) == 400
    assert expected(400, 1.0, 200) > expected(400, 1.0)
