"""The pace of a tuning: measured once, kept, and what is told from it."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from engine.core.resources import user_data_dir
from engine.events import Finished, Log, Progress, run
from engine.models import Catalogue
from trainer.tune import pace
from trainer.tune.record import ScanResult, ScanRow, TuneSpec


def test_what_was_measured_is_kept_for_this_model_and_this_torch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live, best = (Catalogue.of_program().get(name) for name in ("live", "best"))
    assert pace.known_pace(live) is None
    pace._write(live, 0.25, 2.0)
    assert pace.known_pace(live) == pace.Pace(0.25, busy=2.0)
    assert pace.known_pace(best) is None
    pace._write(best, 4.0)
    assert pace.known_pace(live) == pace.Pace(0.25, busy=2.0)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "another")
    assert pace.known_pace(live) is None


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"KEY": "much"}', '{"KEY": -1}', '{"KEY": [1]}', '{"KEY": [1, {}]}'],
)
def test_a_damaged_file_tells_nothing(content: str) -> None:
    live = Catalogue.of_program().get("live")
    path = user_data_dir() / pace.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content.replace("KEY", pace._key(live)), encoding="utf-8")
    assert pace.known_pace(live) is None
    pace._write(live, 0.5)
    assert pace.known_pace(live) == pace.Pace(0.5)


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
    assert json.loads((user_data_dir() / pace.FILE).read_text(encoding="utf-8"))
    assert any(isinstance(event, Progress) for event in events)
    assert "per step" in next(e.message for e in events if isinstance(e, Log))


def test_the_last_tuning_of_a_model_knows_better() -> None:
    def tuning(old: str, **values: object) -> SimpleNamespace:
        usual = {"steps": 100, "seconds": 50.0, "ratios": {"export": 2.0}}
        return SimpleNamespace(result=SimpleNamespace(old=old, **usual | values))

    live, best, fast = (Catalogue.of_program().get(name) for name in ("live", "best", "fast"))
    unfinished = SimpleNamespace(result=None)
    several = tuning("live", ratios={})  # sessions: the other parts are not known
    known = [unfinished, several, tuning("best"), tuning("live", seconds=20.0)]
    pace._write(live, 1.0)
    found = pace.find_pace(live, known)  # type: ignore[arg-type]
    assert found == pace.Pace(0.2, is_tuned=True, ratios={"export": 2.0})
    assert pace.find_pace(live, []) == pace.Pace(1.0)
    assert pace.find_pace(fast, known) is None  # type: ignore[arg-type]
    assert best.name == "best"


def test_a_range_is_told_which_is_wider_on_a_busy_computer() -> None:
    live = Catalogue.of_program().get("live")
    spec = TuneSpec("my-camera", ("/photos",), student="live")
    rows = tuple(ScanRow(f"{n}", f"/b{n}", f"/s{n}") for n in range(20))
    load = pace.workload_of(spec, ScanResult("pairs", ("/photos",), rows, megapixels=1.0), live)
    quiet = pace.expected_seconds(load, pace.Pace(0.2))
    busy = pace.expected_seconds(load, pace.Pace(0.2, busy=2.5))
    tuned = pace.expected_seconds(load, pace.Pace(0.2, is_tuned=True))
    assert quiet.low < quiet.high < busy.high
    assert quiet.low == busy.low
    assert tuned.high - tuned.low < quiet.high - quiet.low
    assert (quiet.is_tuned, tuned.is_tuned) == (False, True)
    assert quiet.low > 0.2 * 400  # the steps of `standard` alone


def test_how_busy_the_computer_is_is_measured_beside_the_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    clock = {"time": 0.0, "work": 0.0}

    def learn(self: object, batch: SimpleNamespace) -> dict[str, float]:
        import torch

        clock["time"] += 3.0  # of which a third was ours
        clock["work"] += 1.0 * torch.get_num_threads()
        return {}

    monkeypatch.setattr("trainer.train.learner.Learner.learn", learn)
    monkeypatch.setattr(pace.time, "perf_counter", lambda: clock["time"])
    monkeypatch.setattr(pace.time, "process_time", lambda: clock["work"])
    live = Catalogue.of_program().get("live")
    result = run(pace.measure_pace(live), lambda _: None, job="pace")
    assert result.finished.outcome == "ok", result.finished
    import torch

    if torch.cuda.is_available():
        pytest.skip("a processor's own time says nothing about a graphics card")
    assert pace.known_pace(live) == pace.Pace(1.0, busy=3.0)


def test_the_pace_is_guessed_from_the_speed_of_the_model(monkeypatch):
    from engine.models.measure import Speed

    live = Catalogue.of_program().get("live")
    by_card = pace.likely_pace(live)
    assert by_card.is_rough
    assert by_card.step_seconds > 0
    monkeypatch.setattr(pace, "known_speed", lambda *_: Speed(0.045 / 60, "CPU"))
    measured = pace.likely_pace(live)
    config = pace.config_from(pace.tuning_settings(live, "standard"))
    pixels = config.batch * config.crop_px[-1] ** 2
    assert measured.step_seconds == pytest.approx(0.1 * pixels / 1e6)
    monkeypatch.setattr(pace, "known_speed", lambda *_: None)
    monkeypatch.setattr(pace, "seconds_per_megapixel", lambda *_: None)
    assert pace.likely_pace(live) is None
