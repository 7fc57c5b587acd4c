"""The default model for photos, and what a megapixel takes."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import replace
from unittest.mock import patch

import pytest

from engine.core import facts
from engine.core.resources import resource_path
from engine.events import Progress, Work, result_of
from engine.models import Catalogue, ModelCard, RunsOn
from engine.models import measure as measuring
from engine.models._trial import Pace
from engine.models.choice import (
    LIMIT_SECONDS,
    PHOTO_MODELS,
    SCORE,
    choose_precision,
    default_for_photos,
    expected_seconds,
    measured_speeds,
    seconds_per_megapixel,
)


@pytest.fixture
def cards() -> list[ModelCard]:
    """The bundled ones, with round figures."""
    seconds = {"live": 0.2, "fast": 1.0, "balanced": 4.0, "best": 16.0, "best-x2": 32.0}
    found = Catalogue(resource_path("models.toml")).cards()
    return [replace(card, scores={SCORE: seconds[card.name]}) for card in found]


def test_the_bundled_cards_say_what_a_megapixel_takes() -> None:
    cards = {card.name: card for card in Catalogue(resource_path("models.toml")).cards()}
    seconds = [cards[name].scores[SCORE] for name in PHOTO_MODELS]
    assert seconds == sorted(seconds, reverse=True)
    assert cards["live"].scores[SCORE] < seconds[-1]


@pytest.mark.parametrize(
    ("megapixels", "name"),
    [
        (1.8, "best-x2"),
        (1.9, "best"),
        (7.4, "best"),
        (7.6, "balanced"),
        (200, "balanced"),
        (2000, "fast"),
    ],
)
def test_the_best_model_whose_time_is_bearable(
    cards: list[ModelCard], megapixels: float, name: str
) -> None:
    found = default_for_photos(cards, lambda _: megapixels, {}, 2)
    assert found is not None
    assert found.name == name


def test_the_fastest_model_for_photos_if_none_is_bearable(cards: list[ModelCard]) -> None:
    found = default_for_photos(cards, lambda _: 1e6, {}, 2)
    assert found is not None
    assert found.name == "fast"
    assert default_for_photos(cards[:1], lambda _: 1, {}, 2) is None
    assert cards[0].name == "live"


def test_measured_seconds_count_and_stand_for_models_not_measured(cards: list[ModelCard]) -> None:
    by_name = {card.name: card for card in cards}
    measured = {"live": 0.02}
    assert seconds_per_megapixel(by_name["live"], cards, measured, 2) == 0.02
    assert seconds_per_megapixel(by_name["best"], cards, measured, 2) == pytest.approx(1.6)
    found = default_for_photos(cards, lambda _: LIMIT_SECONDS["best"] / 1.7, measured, 2)
    assert found is not None
    assert found.name == "best"
    found = default_for_photos(cards, lambda _: 10, {"best": 20.0, "balanced": 5.0}, 2)
    assert found is not None
    assert found.name == "balanced"


def test_more_cores_are_faster_up_to_eight(cards: list[ModelCard]) -> None:
    best = {card.name: card for card in cards}["best"]
    seconds = [seconds_per_megapixel(best, cards, {}, n) for n in (0, 1, 2, 4, 8, 64)]
    assert seconds == [32, 32, 16, 8, 4, 4]
    assert seconds_per_megapixel(replace(best, scores={}), cards, {}, 2) is None


def remember(card: ModelCard, **seconds: float) -> None:
    """Let this machine have measured these seconds per megapixel, by precision."""
    for precision, value in seconds.items():
        speed = measuring.Speed(value / 60, "CPU")
        measuring._write(card, "auto", precision, speed)


def test_what_one_view_takes_tells_what_two_take() -> None:
    catalogue = Catalogue.of_program()
    best, twice = catalogue.get("best"), catalogue.get("best-x2")
    assert (best.views, twice.views, twice.file()) == (1, 2, best.file())
    assert twice.work_factor == 2 * best.work_factor
    assert twice.variant() != best.variant()
    remember(best, fp32=4.0, int8=2.0)
    assert expected_seconds(twice, catalogue, 1.0, RunsOn()) == pytest.approx(4.0, rel=0.01)
    remember(twice, fp32=10.0)
    assert expected_seconds(best, catalogue, 1.0, RunsOn(precision="fp32")) == pytest.approx(
        5, 0.01
    )


@pytest.mark.parametrize(
    ("fp32", "int8", "chosen"), [(1.0, 0.4, "int8"), (1.0, 0.8, "int8"), (1.0, 0.9, None)]
)
def test_8_bits_where_they_are_much_faster_here(
    fp32: float, int8: float, chosen: str | None
) -> None:
    catalogue = Catalogue.of_program()
    fast = catalogue.get("fast")
    assert choose_precision(fast) is None
    remember(fast, fp32=fp32)
    assert choose_precision(fast) is None
    remember(fast, int8=int8)
    assert choose_precision(fast) == chosen
    assert choose_precision(fast, "cuda") is None
    assert choose_precision(replace(fast, files={"fp32": fast.files["fp32"]})) is None
    seconds = expected_seconds(fast, catalogue, 100.0, RunsOn())
    assert seconds == pytest.approx(100 * (int8 if chosen else fp32), rel=0.01)


@pytest.mark.parametrize(
    ("running_on", "threads", "seconds"),
    [
        ("CPU (onnxruntime 1.32.0, 4 threads)", None, 60.0),
        ("CPU (onnxruntime 1.32.0, 4 threads)", 1, 240.0),
        ("OpenVINO (onnxruntime 1.24.1, 4 threads, bfloat16)", 2, 120.0),
        ("CPU (onnxruntime 1.32.0, 1 thread)", None, 15.0),
        ("CUDA (onnxruntime 1.32.0)", 1, 60.0),
    ],
)
def test_expected_seconds_are_those_of_the_chosen_threads(
    monkeypatch: pytest.MonkeyPatch, running_on: str, threads: int | None, seconds: float
) -> None:
    monkeypatch.setattr(measuring, "physical_cores", lambda: 4)
    catalogue = Catalogue.of_program()
    fast = catalogue.get("fast")
    measuring._write(fast, "auto", "fp32", measuring.Speed(0.6 / 60, running_on))
    found = expected_seconds(fast, catalogue, 100.0, RunsOn(threads=threads))
    assert found == pytest.approx(seconds, rel=0.01)


def test_the_environment_names_the_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = Catalogue.of_program().get("fast")
    monkeypatch.setenv("DEBLUR_PRECISION", "int8")
    assert choose_precision(fast) == "int8"
    monkeypatch.setenv("DEBLUR_PRECISION", "fp32")
    remember(fast, fp32=1.0, int8=0.1)
    assert choose_precision(fast) == "fp32"
    monkeypatch.setenv("DEBLUR_PRECISION", "fp16")
    assert choose_precision(fast) is None


def test_both_precisions_are_measured_once() -> None:
    live = Catalogue.of_program().get("live")
    # Whatever else computes here meanwhile.
    with patch.multiple(measuring, _LEAST_SHARE=0.0, _LEAST_LEFT=0.0):
        result_of(measuring.measure_precisions(live))
    both = [
        measuring.known_speed(live, RunsOn("auto", precision)) for precision in ("fp32", "int8")
    ]
    assert all(speed and speed.minutes_per_megapixel > 0 for speed in both)
    content = facts.read(measuring.FILE)
    result_of(measuring.measure_precisions(live))
    assert facts.read(measuring.FILE) == content


def test_it_says_how_far_it_is_with_measuring() -> None:
    card = Catalogue.of_program().get("live")
    seen = [event.fraction for event in measuring.measure_precisions(card)]
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert 0.5 < seen[-1] < 1


def test_precisions_are_measured_in_a_process_that_can_be_stopped_at_any_time() -> None:
    """What this process computes meanwhile is none of their time, and a model cannot be halted."""
    live = Catalogue.of_program().get("live")
    work = measuring.measure_precisions(live)
    for _ in range(3):
        next(work)
    assert len(multiprocessing.active_children()) == 1
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 1
    assert multiprocessing.active_children() == []
    assert measuring.needs_measuring(live)


CPU_2 = "CPU (onnxruntime 1.32.0, 2 threads)"


def timed(
    monkeypatch: pytest.MonkeyPatch,
    usual: tuple[float, float],
    eight: tuple[float, float],
    running_on: str = CPU_2,
    cores_left: float = 2.0,
) -> None:
    """Let the fastest patches have taken these seconds, and seconds of the processor."""

    def in_child(*_arguments: object) -> Work[tuple[float, list[tuple[float, float, str]]]]:
        yield Progress(0, 1)
        return cores_left, [(*usual, running_on), (*eight, running_on)]

    monkeypatch.setattr("engine.models._trial.in_child", in_child)


def test_8_bits_have_the_ratio_of_the_processor_times(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = Catalogue.of_program().get("fast")
    timed(monkeypatch, (1.0, 1.8), (0.7, 0.9))
    result_of(measuring.measure_precisions(fast))
    usual, eight = (measuring.known_speed(fast, RunsOn("auto", each)) for each in ("fp32", "int8"))
    assert usual
    assert eight
    ratio = usual.minutes_per_megapixel / eight.minutes_per_megapixel
    assert ratio == pytest.approx(2, rel=0.01)


def test_what_a_busy_computer_takes_is_not_remembered_and_tried_again_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fast = Catalogue.of_program().get("fast")
    timed(monkeypatch, (4.0, 1.8), (3.0, 0.9))  # less than half a core of two
    result_of(measuring.measure_precisions(fast))
    assert measuring.known_speed(fast, RunsOn("auto", "fp32")) is None
    assert not measuring.needs_measuring(fast), "not at once"
    later = time.time() + measuring.BUSY_SECONDS
    monkeypatch.setattr(measuring.time, "time", lambda: later)
    assert measuring.needs_measuring(fast)
    timed(monkeypatch, (1.0, 1.8), (0.5, 0.9))
    result_of(measuring.measure_precisions(fast))
    assert choose_precision(fast) == "int8"


@pytest.mark.parametrize(
    ("threads", "cores_left", "is_quiet"),
    [(8, 7.5, True), (8, 5.3, False), (16, 8.0, True), (2, 1.8, True)],
)
def test_a_computer_with_many_cores_is_busy_where_others_have_those_of_the_model(
    monkeypatch: pytest.MonkeyPatch, threads: int, cores_left: float, is_quiet: bool
) -> None:
    """Two cores for itself, which says that one with two is quiet, it has in any case."""
    fast = Catalogue.of_program().get("fast")
    running_on = f"CPU (onnxruntime 1.32.0, {threads} threads)"
    timed(monkeypatch, (1.0, 4.0), (0.5, 2.0), running_on, cores_left)
    assert result_of(measuring.measure_precisions(fast)) is is_quiet
    assert (measuring.known_speed(fast, RunsOn()) is not None) is is_quiet


def test_a_computer_that_never_has_more_to_give_is_measured_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a quota just above one core two threads never get more, however quiet it is."""
    fast = Catalogue.of_program().get("fast")
    timed(monkeypatch, (1.0, 1.1), (0.5, 0.55))
    now = time.time()
    for tried in range(measuring.BUSY_TIMES):
        later = now + tried * measuring.BUSY_SECONDS
        monkeypatch.setattr(measuring.time, "time", lambda later=later: later)
        assert measuring.needs_measuring(fast)
        assert choose_precision(fast) is None
        result_of(measuring.measure_precisions(fast))
    assert not measuring.needs_measuring(fast)
    assert choose_precision(fast) == "int8"


@pytest.mark.parametrize(
    ("cores_left", "gives_up", "patches"), [(0.5, True, 2), (0.5, False, 4), (2.0, True, 4)]
)
def test_on_a_busy_computer_measuring_is_given_up_soon_unless_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, cores_left: float, gives_up: bool, patches: int
) -> None:
    """Else every start, and every estimate, waited for what nobody keeps."""
    seconds = [0.0]
    ran: list[object] = []

    def run(pixels: object) -> None:
        seconds[0] += 6
        ran.append(pixels)

    run.running_on = CPU_2  # type: ignore[attr-defined]
    for clock in ("monotonic", "perf_counter"):
        monkeypatch.setattr(measuring.time, clock, lambda: seconds[0])
    monkeypatch.setattr(measuring.time, "process_time", lambda: 2 * seconds[0])
    monkeypatch.setattr(measuring, "CoresLeft", lambda: lambda: cores_left)
    monkeypatch.setattr(measuring, "get_model", lambda *_, **_means: run)
    fast = Catalogue.of_program().get("fast")
    both = ("fp32", "int8")
    left, timed = measuring._time_in_turns(Pace(), [], fast, "auto", both, gives_up)
    assert (left, timed) == (cores_left, 2 * [(6.0, 12.0, CPU_2)])
    assert len(ran) == patches


def test_busy_moments_far_apart_do_not_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = Catalogue.of_program().get("fast")
    timed(monkeypatch, (4.0, 1.8), (3.0, 0.9))
    now = time.time()
    for tried in range(measuring.BUSY_TIMES + 1):
        later = now + tried * 86400
        monkeypatch.setattr(measuring.time, "time", lambda later=later: later)
        assert measuring.needs_measuring(fast)
        assert result_of(measuring.measure_precisions(fast)) is False
    assert measuring.known_speed(fast, RunsOn("auto", "fp32")) is None


def test_what_a_busy_computer_took_is_corrected_by_the_first_quiet_measurement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fast = Catalogue.of_program().get("fast")
    now, hour, day = time.time(), measuring.BUSY_SECONDS, 86400

    def measure_at(seconds: float) -> bool:
        monkeypatch.setattr(measuring.time, "time", lambda: now + seconds)
        return measuring.needs_measuring(fast) and result_of(measuring.measure_precisions(fast))

    def speed() -> float:
        known = measuring.known_speed(fast, RunsOn("auto", "fp32"))
        assert known
        return known.minutes_per_megapixel

    timed(monkeypatch, (4.0, 1.8), (2.0, 0.9))
    for tried in range(measuring.BUSY_TIMES):
        measure_at(tried * hour)
    busy, end = speed(), (measuring.BUSY_TIMES - 1) * hour
    timed(monkeypatch, (1.0, 1.8), (0.5, 0.9))
    assert not measure_at(end + day - 2), "what is known is not urgent"
    assert measure_at(end + day)
    assert speed() == pytest.approx(busy / 4, rel=0.01)
    assert not measure_at(end + 9 * day), "for good"


def test_a_process_that_may_have_no_child_measures_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such as a daemonic one of another program's pool."""
    fast = Catalogue.of_program().get("fast")
    monkeypatch.setitem(multiprocessing.process.current_process()._config, "daemon", True)
    assert result_of(measuring.measure_precisions(fast)) is False
    assert measuring.known_speed(fast, RunsOn("auto", "fp32")) is None
    assert measuring.measure_bytes_per_pixel(fast) == measuring.GUESSED_BYTES_PER_PIXEL


def test_models_that_were_not_measured_are_scaled_by_float32_not_by_8_bits() -> None:
    catalogue = Catalogue.of_program()
    cards = {card.name: card for card in catalogue.cards()}
    remember(cards["fast"], fp32=2.0, int8=0.5)
    ratio = 2.0 / cards["fast"].scores[SCORE]
    measured = measured_speeds(catalogue.cards(), RunsOn())
    assert measured["fast"] == pytest.approx(0.5, rel=0.01)
    assert measured["best"] == pytest.approx(ratio * cards["best"].scores[SCORE], rel=0.01)
    assert measured["balanced"] == pytest.approx(ratio * cards["balanced"].scores[SCORE], rel=0.01)
    remember(cards["balanced"], fp32=7.0)
    assert measured_speeds(catalogue.cards(), RunsOn())["balanced"] == pytest.approx(7.0, rel=0.01)


def test_what_was_measured_on_a_busier_computer_is_scaled_from_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalogue = Catalogue.of_program()
    cards = {card.name: card for card in catalogue.cards()}
    timed(monkeypatch, (1.0, 1.9), (0.5, 0.95))
    assert result_of(measuring.measure_precisions(cards["fast"]))
    timed(monkeypatch, (20.0, 25.0), (10.0, 12.5))  # beside another program: 0.63 of two cores
    assert result_of(measuring.measure_precisions(cards["balanced"]))
    for precision in ("fp32", None):
        measured = measured_speeds(catalogue.cards(), RunsOn("auto", precision))
        ratio = cards["balanced"].scores[SCORE] / cards["fast"].scores[SCORE]
        assert measured["balanced"] == pytest.approx(ratio * measured["fast"], rel=0.01)
    quiet = measuring.Speed(2.0, CPU_2, 0.9)
    measuring._write(cards["balanced"], "auto", "fp32", quiet)
    assert measured_speeds(catalogue.cards(), RunsOn("auto", "fp32"))["balanced"] == pytest.approx(
        120
    )


def test_a_model_that_makes_less_use_of_many_cores_was_not_measured_on_a_busier_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cards = {card.name: card for card in Catalogue.of_program().cards()}
    many = CPU_2.replace("2 threads", "8 threads")
    timed(monkeypatch, (1.0, 7.2), (0.5, 3.6), many, 7.5)  # 0.9 of eight cores
    assert result_of(measuring.measure_precisions(cards["fast"]))
    timed(monkeypatch, (20.0, 108.0), (10.0, 54.0), many, 7.5)  # 0.68 of them
    assert result_of(measuring.measure_precisions(cards["balanced"]))
    measured = measured_speeds(list(cards.values()), RunsOn("auto", "fp32"))
    own = measuring.known_speed(cards["balanced"], RunsOn("auto", "fp32"))
    assert own is not None
    assert measured["balanced"] == pytest.approx(own.minutes_per_megapixel * 60)


def test_a_precision_that_is_given_counts_for_the_models_that_have_it() -> None:
    catalogue = Catalogue.of_program()
    cards = {card.name: card for card in catalogue.cards()}
    cards["best"] = replace(cards["best"], files={"fp32": cards["best"].file("fp32")})
    remember(cards["fast"], fp32=2.0, int8=1.9)
    remember(cards["best"], fp32=9.0)
    measured = measured_speeds(list(cards.values()), RunsOn("auto", "int8"))
    assert measured["fast"] == pytest.approx(1.9, rel=0.01)
    assert measured["best"] == pytest.approx(9.0, rel=0.01)
    usual, eight = (
        expected_seconds(cards["fast"], catalogue, 100.0, RunsOn("auto", precision))
        for precision in (None, "int8")
    )
    assert (usual, eight) == (pytest.approx(200, rel=0.01), pytest.approx(190, rel=0.01))
