"""What is measured, that it is measured right, and what a broken picture does to the rest."""

from __future__ import annotations

import base64
import csv
import io
import json
import lzma
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core.resources import resource_path
from engine.errors import ConfigError, DeblurError, PairError
from engine.events import Event, ItemFailed, Log, Metric, Progress, Result, Retried, Work, run
from engine.models import Catalogue, get_model
from engine.quality.metrics import SSIMS, psnr, ssims
from trainer.evaluate.evaluation import EvaluationRequest, evaluate
from trainer.evaluate.protocols import MAX_DB
from trainer.evaluate.results import Evaluation, card_scores
from trainer.evaluate.subjects import (
    FunctionSubject,
    ModelSubject,
    OutputSubject,
    Picture,
    name_pictures,
)


def photo(seed: int, height: int = 60, width: int = 80) -> np.ndarray:
    rng = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    picture += np.linspace(60, 160, width)[None, :, None]
    for _ in range(20):
        top, left = rng.integers(0, height - 9), rng.integers(0, width - 9)
        tall, wide = rng.integers(4, 20, 2)
        picture[top : top + tall, left : left + wide] = rng.integers(0, 256, 3)
    return picture.astype(np.uint8)


def blur(picture: np.ndarray, length: int = 7) -> np.ndarray:
    import cv2

    return np.asarray(cv2.filter2D(picture, -1, np.full((1, length), 1 / length)), np.uint8)


def pictures(count: int) -> tuple[Picture, ...]:
    return tuple(Picture(f"{i:02}", photo(i), blur(photo(i), 3 + 2 * i)) for i in range(count))


def towards_sharp(share: float, of: tuple[Picture, ...], name: str = "x") -> FunctionSubject:
    """Somebody who knows the answer, and goes so far towards it."""
    known = {np.asarray(p.blurred).tobytes(): np.asarray(p.sharp) for p in of}

    def function(blurred: np.ndarray) -> np.ndarray:
        sharp = known[blurred.tobytes()].astype(float)
        mixed = blurred + share * (sharp - blurred)
        return np.asarray(np.clip(mixed.round(), 0, 255), np.uint8)

    return FunctionSubject(name, function)


def ran(spec: EvaluationRequest) -> tuple[Result[Evaluation], list[Event]]:
    events: list[Event] = []
    return run(evaluate(spec), events.append, job="evaluate"), events


def measured(spec: EvaluationRequest) -> Evaluation:
    result, _ = ran(spec)
    assert result.value is not None, result.finished
    return result.value


# --- figures -------------------------------------------------------------------------------------


def test_figures_are_means_over_the_pictures() -> None:
    of = pictures(10)
    subject = towards_sharp(0.5, of)
    found = measured(EvaluationRequest((subject,), of)).means["x"]
    results = [subject._function(p.blurred) for p in of]
    before = [psnr(p.blurred, p.sharp) for p in of]
    after = [psnr(result, p.sharp) for result, p in zip(results, of, strict=True)]
    gains = np.subtract(after, before)
    assert found.pictures == 10
    assert found.input_psnr == pytest.approx(np.mean(before))
    assert found.psnr == pytest.approx(np.mean(after))
    assert found.gain == pytest.approx(np.mean(gains))
    assert 5 < found.gain < 7, "halfway is four times less squared error"
    assert found.worst_gain == pytest.approx(min(gains))
    assert found.improved == 1
    assert found.retention is None
    assert list(found.ssim) == list(SSIMS)
    each = [ssims(result, p.sharp) for result, p in zip(results, of, strict=True)]
    for kind in ("ssim_volume", "ssim_gauss"):
        assert found.ssim[kind] == pytest.approx(np.mean([one[kind] for one in each]))
        assert found.input_ssim[kind] < found.ssim[kind]
    first = np.mean([each[i]["ssim_first_256"] for i in (0, 8)])
    assert found.ssim["ssim_first_256"] == pytest.approx(first)


def test_brightness_alone_is_no_matched_gain() -> None:
    of = tuple(Picture(f"{i}", photo(i), (blur(photo(i)) * 0.8).astype(np.uint8)) for i in range(3))

    def brighten(blurred: np.ndarray) -> np.ndarray:
        return np.clip(blurred / 0.8, 0, 255).round().astype(np.uint8)

    found = measured(EvaluationRequest((FunctionSubject("x", brighten),), of)).means["x"]
    assert found.gain is not None
    assert found.gain > 1
    assert found.matched_gain == pytest.approx(0, abs=0.05)
    scores = dict(card_scores("real", found))
    assert scores["real_matched_gain_db"] == round(found.matched_gain or 0, 2)


def test_worst_gain_and_share_improved_see_who_was_harmed() -> None:
    of = pictures(4)
    spoiled = np.asarray(of[2].blurred).tobytes()

    def function(blurred: np.ndarray) -> np.ndarray:
        good = towards_sharp(0.5, of)._function(blurred)
        return 255 - good if blurred.tobytes() == spoiled else good

    evaluation = measured(EvaluationRequest((FunctionSubject("x", function),), of, examples=1))
    found = evaluation.means["x"]
    assert found.improved == 0.75
    assert found.worst_gain is not None
    assert found.worst_gain < -5
    assert [one.picture for one in evaluation.galleries["x"].worst()] == ["02"]


def test_retention_is_the_part_of_the_teachers_gain() -> None:
    of = pictures(3)
    student, teacher = towards_sharp(0.3, of, "student"), towards_sharp(0.6, of, "teacher")
    found = measured(EvaluationRequest((student,), of, teacher=teacher))
    one, other = found.means["student"], found.means["teacher"]
    assert one.gain is not None
    assert other.gain is not None
    assert one.retention == pytest.approx(one.gain / other.gain)
    assert one.retention == pytest.approx(np.log(0.7) / np.log(0.4), rel=0.05)
    assert other.retention is None
    assert found.subjects == ("student", "teacher")


def test_there_is_no_retention_where_the_teacher_does_harm() -> None:
    of = pictures(2)
    student, teacher = towards_sharp(0.3, of, "student"), towards_sharp(-0.3, of, "teacher")
    found = measured(EvaluationRequest((student,), of, teacher=teacher))
    assert found.means["student"].retention is None
    assert found.means["teacher"].improved == 0


def test_sharp_photos_against_themselves(tmp_path: Path) -> None:
    for seed in range(3):
        Image.fromarray(photo(seed)).save(tmp_path / f"{seed}.png")

    def function(pixels: np.ndarray) -> np.ndarray:
        if pixels.tobytes() == photo(0).tobytes():
            return pixels
        if pixels.tobytes() == photo(1).tobytes():
            return pixels ^ 1
        return pixels ^ 2

    photos = tuple(sorted(tmp_path.iterdir()))
    evaluation = measured(EvaluationRequest((FunctionSubject("x", function),), sharp_photos=photos))
    found = evaluation.sharp["x"]
    assert found.pictures == 3
    assert found.lowest == pytest.approx(20 * np.log10(255 / 2))
    assert found.median == pytest.approx(20 * np.log10(255))
    assert evaluation.means == {}
    assert dict(card_scores("real", None, found)) == {
        "sharp_lowest_psnr_db": 42.1,
        "sharp_median_psnr_db": 48.1,
    }


def test_scores_of_a_card_have_all_kinds_of_ssim_by_name() -> None:
    of = pictures(2)
    figures = measured(EvaluationRequest((towards_sharp(0.5, of),), of)).means["x"]
    scores = dict(card_scores("real", figures))
    for kind in SSIMS:
        assert 0 < scores[f"real_input_{kind}"] < scores[f"real_{kind}"] < 1
    assert scores["real_gain_db"] == round(figures.gain or 0, 2)
    assert "real_retention" not in scores


# --- protocols -----------------------------------------------------------------------------------


def test_realblur_forgives_gain_and_shift_and_nothing_else() -> None:
    sample = np.array(Image.open(resource_path("samples") / "street-1.jpg"))
    sharp, moved = sample[100:260, 100:300], sample[103:263, 98:298]
    result = np.round(moved * 0.9).astype(np.uint8)
    of = (Picture("a", sharp, blur(sharp, 25)),)
    subject = FunctionSubject("x", lambda _: result)
    plain = measured(EvaluationRequest((subject,), of)).means["x"]
    aligned = measured(EvaluationRequest((subject,), of, protocol="realblur")).means["x"]
    assert plain.psnr < 25
    assert aligned.psnr > 40
    assert list(aligned.ssim) == ["ssim_realblur"]
    assert aligned.ssim["ssim_realblur"] > 0.99
    assert aligned.input_psnr is not None
    assert aligned.input_psnr < 30, "blur stays blur"


def test_realblur_is_the_plain_protocol_where_there_is_nothing_to_align() -> None:
    from trainer.evaluate.protocols import measure_plain, measure_realblur

    sharp = np.array(Image.open(resource_path("samples") / "street-2.jpg"))[:150, :200]
    noise = np.random.default_rng(0).normal(0, 4, sharp.shape)
    result = np.clip(sharp + noise, 0, 255).astype(np.uint8)
    one, other = measure_plain(result, sharp, 0), measure_realblur(result, sharp, 0)
    assert other.psnr == pytest.approx(one.psnr, abs=0.1)
    assert other.ssim["ssim_realblur"] == pytest.approx(one.ssim["ssim_gauss"], abs=0.002)
    equal = measure_realblur(sharp, sharp, 0)
    assert equal.psnr > 70
    assert equal.ssim["ssim_realblur"] > 0.9999


@pytest.mark.parametrize("level", [0, 128], ids=["black", "flat"])
def test_a_failed_alignment_is_told(level: int) -> None:
    of = pictures(2)
    flat = np.asarray(of[1].blurred).tobytes()
    good = towards_sharp(0.5, of)._function

    def function(pixels: np.ndarray) -> np.ndarray:
        return np.full_like(pixels, level) if pixels.tobytes() == flat else good(pixels)

    spec = EvaluationRequest((FunctionSubject("x", function),), of, protocol="realblur")
    result, events = ran(spec)
    failed = [event for event in events if isinstance(event, ItemFailed)]
    assert [event.item for event in failed] == ["01"]
    assert "align" in failed[0].message or "ECC" in failed[0].message
    assert result.value is not None
    assert result.value.means["x"].pictures == 1
    assert result.value.failed == tuple(failed)


# --- what can go wrong ---------------------------------------------------------------------------


def broken_set(folder: Path) -> tuple[Picture, ...]:
    """Five pairs as files: good, of two sizes, cut off, absent, good."""
    for name in ("blur", "sharp"):
        (folder / name).mkdir()
        for i in range(5):
            Image.fromarray(photo(i)).save(folder / name / f"{i}.png")
    Image.fromarray(photo(1)[:, 2:]).save(folder / "blur" / "1.png")
    whole = (folder / "sharp" / "2.png").read_bytes()
    (folder / "sharp" / "2.png").write_bytes(whole[: len(whole) // 2])
    (folder / "blur" / "3.png").unlink()
    return name_pictures(
        (folder / "blur" / f"{i}.png", folder / "sharp" / f"{i}.png") for i in range(5)
    )


def test_broken_pictures_are_reported_and_the_others_go_on(tmp_path: Path) -> None:
    result, events = ran(EvaluationRequest((FunctionSubject("x", np.copy),), broken_set(tmp_path)))
    failed = {event.item: event for event in events if isinstance(event, ItemFailed)}
    assert list(failed) == ["1", "2", "3"]
    assert "78 x 60" in failed["1"].message
    assert "80 x 60" in failed["1"].message
    assert all(event.hint for event in failed.values())
    assert result.finished.outcome == "ok"
    assert result.value is not None
    assert [row.picture for row in result.value.rows] == ["0", "4"]


def test_whatever_a_library_raises_the_other_pictures_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, calls = pictures(3), []

    def fail(pixels: np.ndarray) -> np.ndarray:
        calls.append(pixels)
        if len(calls) == 2:
            raise lzma.LZMAError("corrupt")
        return pixels.copy()

    result, events = ran(EvaluationRequest((FunctionSubject("x", fail),), of))
    failed = [event.item for event in events if isinstance(event, ItemFailed)]
    assert failed == [of[1].name]
    assert result.value is not None
    assert len(result.value.rows) == 2


def test_a_set_of_broken_pictures_fails_with_the_reason(tmp_path: Path) -> None:
    pair = broken_set(tmp_path)[1:2]
    result, _ = ran(EvaluationRequest((FunctionSubject("x", np.copy),), pair))
    assert result.finished.outcome == "failed"
    assert "All pictures failed" in result.finished.message
    assert "78 x 60" in result.finished.message
    assert result.finished.hint


def test_a_picture_counts_for_everybody_or_nobody(tmp_path: Path) -> None:
    of = pictures(3)
    for picture in of[:2]:
        Image.fromarray(picture.sharp).save(tmp_path / f"{picture.name}.png")
    subjects = (towards_sharp(0.5, of, "one"), OutputSubject("other", tmp_path))
    result, events = ran(EvaluationRequest(subjects, of))
    (failed,) = [event for event in events if isinstance(event, ItemFailed)]
    assert failed.item == "02"
    assert "There is no output" in failed.message
    assert result.value is not None
    assert {name: f.pictures for name, f in result.value.means.items()} == {"one": 2, "other": 2}
    assert result.value.means["other"].psnr == MAX_DB


def test_results_of_another_size_are_refused() -> None:
    of = pictures(1)
    result, _ = ran(EvaluationRequest((FunctionSubject("x", lambda p: p[1:]),), of))
    assert "the result of x has 80 x 59" in result.finished.message


def test_too_small_pictures_are_refused() -> None:
    of = (Picture("a", photo(0)[:10], photo(0)[:10]),)
    result, _ = ran(EvaluationRequest((FunctionSubject("x", np.copy),), of))
    assert "too small" in result.finished.message


def make_spec(**changes: object) -> EvaluationRequest:
    values: dict[str, object] = {
        "subjects": (FunctionSubject("x", np.copy),),
        "pictures": pictures(1),
    }
    return EvaluationRequest(**values | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"pictures": ()}, PairError, "No pictures"),
        ({"subjects": ()}, ConfigError, "Nothing to evaluate"),
        ({"protocol": "psnr"}, ConfigError, "Unknown protocol"),
        ({"teacher": FunctionSubject("x", np.copy)}, ConfigError, "Duplicate names"),
    ],
)
def test_what_cannot_be_asked(changes: dict, error: type[DeblurError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        make_spec(**changes)
    assert caught.value.hint


# --- finished outputs ----------------------------------------------------------------------------


@pytest.mark.parametrize("names", ["{0}/{1}.webp", "{0}-{1}.png", "{0}_{1}.png"])
def test_outputs_are_found_by_the_names_of_scenes_and_frames(tmp_path: Path, names: str) -> None:
    paths = []
    for i, (scene, stem) in enumerate((("A", "1"), ("A", "2"), ("B", "1"))):
        sharp = tmp_path / "set" / scene / "sharp" / f"{stem}.png"
        output = tmp_path / "out" / names.format(scene, stem)
        for path in (sharp, output):
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(photo(i)).save(path, lossless=True)
        paths.append((None, sharp))
    of = name_pictures(paths)
    assert [picture.name for picture in of] == ["A/1", "A/2", "B/1"]
    found = measured(EvaluationRequest((OutputSubject("x", tmp_path / "out"),), of)).means["x"]
    assert (found.pictures, found.psnr) == (3, MAX_DB)
    assert found.ssim["ssim_gauss"] == 1
    assert (found.input_psnr, found.gain, found.worst_gain, found.improved) == (None,) * 4
    assert found.input_ssim == {}


def test_two_outputs_for_one_picture_are_refused(tmp_path: Path) -> None:
    for suffix in ("png", "jpg"):
        Image.fromarray(photo(0)).save(tmp_path / f"00.{suffix}")
    result, _ = ran(EvaluationRequest((OutputSubject("x", tmp_path),), pictures(1)))
    assert "2 outputs match 00" in result.finished.message


def test_one_output_is_not_taken_for_two_pictures(tmp_path: Path) -> None:
    Image.fromarray(photo(0)).save(tmp_path / "1.png")
    of = (Picture("A/1", photo(0)), Picture("B/1", photo(0)))
    result, events = ran(EvaluationRequest((OutputSubject("x", tmp_path),), of))
    assert result.value is not None
    assert [row.picture for row in result.value.rows] == ["A/1"]
    (failed,) = [event for event in events if isinstance(event, ItemFailed)]
    assert "matches both A/1 and B/1" in failed.message


def test_outputs_may_be_named_like_the_blurred_picture(tmp_path: Path) -> None:
    """RealBlur calls one moment blur_1 and gt_1."""
    paths = [tmp_path / name for name in ("blur_1.png", "gt_1.png", "out/scene_blur_1.png")]
    paths[2].parent.mkdir()
    for path in paths:
        Image.fromarray(photo(0)).save(path)
    of = (Picture("scene/1", paths[1], paths[0]),)
    found = measured(EvaluationRequest((OutputSubject("x", tmp_path / "out"),), of))
    assert found.means["x"].psnr == MAX_DB


def test_a_folder_without_outputs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PairError, match="No pictures"):
        OutputSubject("x", tmp_path)
    with pytest.raises(PairError, match="not a folder"):
        OutputSubject("x", tmp_path / "absent")


def test_models_need_a_blurred_picture() -> None:
    result, _ = ran(EvaluationRequest((FunctionSubject("x", np.copy),), (Picture("a", photo(0)),)))
    assert "no blurred picture" in result.finished.message
    assert "outputs" in result.finished.hint


def test_names_are_short_and_unique(tmp_path: Path) -> None:
    def names(*paths: str) -> list[str]:
        return [picture.name for picture in name_pictures((None, Path(p)) for p in paths)]

    assert names("a/sharp/1.png", "a/sharp/2.png") == ["1", "2"]
    assert names("t/000/1.png", "t/001/1.png") == ["000/1", "001/1"]
    assert names("t/a/1.png", "t/1.png") == ["t/a/1", "t/1"]
    with pytest.raises(PairError, match="twice"):
        names("a/1.png", "a/1.jpg")


def test_sixteen_bits_are_rounded_to_eight(tmp_path: Path) -> None:
    import cv2

    deep = photo(3).astype(np.uint16) * 257
    deep += np.random.default_rng(0).integers(0, 120, deep.shape).astype(np.uint16)
    deep = np.minimum(deep, 65535).astype(np.uint16)
    cv2.imwrite(str(tmp_path / "a.png"), deep[..., ::-1])
    of = (Picture("a", photo(3), tmp_path / "a.png"),)
    found = measured(EvaluationRequest((FunctionSubject("x", np.copy),), of)).means["x"]
    assert found.input_psnr == MAX_DB, "less than half a level up is not a level up"


# --- models --------------------------------------------------------------------------------------


def test_live_gains_on_the_samples_as_the_engine_runs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The samples, made small, are the sharp ones: what counts is that figures are the model's."""
    monkeypatch.setattr("trainer.evaluate.cost.TIMED_PX", (64, 64))
    card = Catalogue.of_program().get("live")
    of = []
    for path in sorted(resource_path("samples").glob("*.jpg")):
        sharp = np.array(Image.open(path).convert("RGB").reduce(4))
        Image.fromarray(blur(sharp, 9)).save(tmp_path / f"{path.stem}.png")
        of.append(Picture(path.stem, sharp, tmp_path / f"{path.stem}.png"))
    assert len(of) == 6
    spec = EvaluationRequest((ModelSubject(card),), tuple(of), tuple(p.blurred for p in of[:2]))
    result, events = ran(spec)
    assert result.value is not None, result.finished
    model = get_model(card)
    figures = result.value.means["live"]
    results = [model(blur(np.asarray(p.sharp), 9)) for p in of]
    wanted = np.mean([psnr(r, np.asarray(p.sharp)) for r, p in zip(results, of, strict=True)])
    assert figures.psnr == pytest.approx(wanted, abs=1e-6)
    assert figures.gain is not None
    assert figures.gain > 0.1
    assert 20 < result.value.sharp["live"].lowest < MAX_DB
    cost = result.value.costs["live"]
    assert cost.parameters is not None
    assert 2.8e6 < cost.parameters < 2.9e6
    assert cost.gmacs_256 == pytest.approx(1.62, abs=0.01)
    assert cost.megabytes == pytest.approx(card.file().path.stat().st_size / 1e6)
    assert set(cost.ms_per_megapixel) >= {1}
    assert all(10 < ms < 60_000 for ms in cost.ms_per_megapixel.values())
    assert any(isinstance(e, Log) and "live, version" in e.message for e in events)
    names = {event.name for event in events if isinstance(event, Metric)}
    assert {"live/pairs_gain_db", "live/pairs_ssim_volume", "live/sharp_lowest_psnr_db"} <= names


def test_a_model_runs_in_tiles_and_again_where_memory_ran_out(
    fake_model: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = fake_model(out_of_memory_on=1, halo_px=4)
    monkeypatch.setattr("trainer.evaluate.subjects.get_model", lambda *_, **__: model)
    monkeypatch.setattr(ModelSubject, "cost", lambda *_, **__: None)
    result, events = ran(EvaluationRequest((ModelSubject(model.card),), pictures(2)))
    assert result.value is not None, result.finished
    assert result.value.means["fake"].gain == 0
    assert [event.item for event in events if isinstance(event, Retried)] == ["00"]
    assert len(model.calls) > 3


def test_progress_goes_up_to_the_end() -> None:
    of = pictures(3)
    _, events = ran(EvaluationRequest((towards_sharp(0.1, of), towards_sharp(0.2, of, "y")), of))
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 3)


def test_stopping_leaves_no_report(tmp_path: Path) -> None:
    of = pictures(3)
    events: list[Event] = []
    work = evaluate(EvaluationRequest((towards_sharp(0.1, of),), of, report=tmp_path))
    result = run(work, events.append, job="evaluate", cancelled=lambda: len(events) > 2)
    assert result.finished.outcome == "cancelled"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("precision", ["fp32", "int8"])
def test_costs_are_counted_from_the_graph(tmp_path: Path, precision: str) -> None:
    """Convolutions with stride, groups and transposed, a product, a gain; by hand: see below."""
    onnx = pytest.importorskip("onnx", reason="the extra 'train' is not installed")
    from onnx import helper, numpy_helper

    from trainer.evaluate.cost import count

    weights = {
        "a": np.zeros((8, 3, 3, 3), np.float32),  # half size: 128 * 128 * 8 * 27
        "b": np.zeros((8, 4, 3, 3), np.float32),  # two groups: 128 * 128 * 8 * 36
        "c": np.zeros((8, 3, 2, 2), np.float32),  # up again: 128 * 128 * 8 * 12
    }
    others = {"gain": np.ones((3, 1, 1), np.float32), "half": np.float32(0.5)}
    others |= {"m": np.zeros((256, 256), np.float32)}  # 3 * 256 * 256 * 256
    nodes = []
    if precision == "int8":
        others |= {f"{name}_scale": np.ones(8, np.float32) for name in "abc"}
        others |= {f"{name}_zero": np.zeros(8, np.int8) for name in "abc"}
        others |= {f"{name}_q": value.astype(np.int8) for name, value in weights.items()}
        nodes = [
            helper.make_node("DequantizeLinear", [f"{n}_q", f"{n}_scale", f"{n}_zero"], [n], axis=0)
            for n in "abc"
        ]
    else:
        others |= weights
    nodes += [
        helper.make_node("Conv", ["x", "a"], ["1"], strides=[2, 2], pads=[1] * 4),
        helper.make_node("Conv", ["1", "b"], ["2"], group=2, pads=[1] * 4),
        helper.make_node("ConvTranspose", ["2", "c"], ["3"], strides=[2, 2]),
        helper.make_node("Mul", ["3", "gain"], ["4"]),
        helper.make_node("Mul", ["4", "half"], ["5"]),
        helper.make_node("MatMul", ["5", "m"], ["y"]),
    ]
    info = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "graph",
        [info("x", onnx.TensorProto.FLOAT, (1, 3, "h", "w"))],
        [info("y", onnx.TensorProto.FLOAT, (1, 3, "h", "w"))],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in others.items()],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), tmp_path / "a.onnx")
    parameters, macs, notes = count(tmp_path / "a.onnx", "NCHW", (256, 256))
    assert parameters == sum(w.size for w in weights.values()) + 3 + 256**2
    assert macs == 128 * 128 * 8 * (27 + 36 + 12) + 3 * 256**3
    assert notes == ()


# --- examples ------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [0, 1, 3])
def test_the_gallery_keeps_the_worst_and_the_best(most: int) -> None:
    from trainer.evaluate._gallery import Gallery

    rng = np.random.default_rng(most)
    for count in (1, 2, 5, 6, 7, 30):
        values = rng.normal(size=count).round(1)  # some of them equal
        gallery = Gallery(most)
        for i, value in enumerate(values):
            gallery.offer(str(i), float(value), photo(0), photo(1), photo(2))
        worst, best = ([e.value for e in part] for part in (gallery.worst(), gallery.best()))
        half = min(most, (count + 1) // 2)
        assert worst == sorted(values)[:half]
        assert best == sorted(values, reverse=True)[: min(most, count - half)]
        both = [e.picture for e in (*gallery.worst(), *gallery.best())]
        assert len(set(both)) == len(both)


def test_crops_are_where_most_has_changed() -> None:
    from trainer.evaluate._gallery import Gallery

    before = np.zeros((500, 700, 3), np.uint8)
    after = before.copy()
    after[400:420, 50:90] = 9
    after[10, 10] = 200
    gallery = Gallery(1)
    gallery.offer("a", 1.0, before, after, before)
    (example,) = gallery.worst()
    assert example.after.shape == (240, 320, 3)
    assert example.after.sum() == after[400:420, 50:90].sum()
    small = Gallery(1)
    small.offer("a", 1.0, None, after[:50, :60], before[:50, :60])
    assert small.worst()[0].after.shape == (50, 60, 3)
    assert small.worst()[0].before is None


# --- reports -------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Checks that what is opened is closed, and collects what a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_report_holds_everything_and_needs_nothing(tmp_path: Path) -> None:
    name = "<b>&'\"é.x"
    of = (*pictures(3), Picture(name, photo(9), blur(photo(9))))
    photos = tmp_path / "photo.png"
    Image.fromarray(photo(1)).save(photos)

    def function(pixels: np.ndarray) -> np.ndarray:
        return pixels ^ 1

    spec = EvaluationRequest(
        (FunctionSubject("<x>", function),),
        of,
        (photos,),
        teacher=towards_sharp(0.5, of, "teacher"),
        protocol="gopro",
        title="GoPro, blur_gamma",
        report=tmp_path / "new" / "report",
    )
    evaluation = measured(spec)
    assert spec.report is not None
    files = {path.suffix: path.read_text(encoding="utf-8") for path in spec.report.iterdir()}
    assert sorted(files) == [".csv", ".html", ".json"], "and no temporary file"

    page = Page(files[".html"])
    text = "".join(page.texts)
    assert "protocol GoPro" in text
    assert "GoPro, blur_gamma" in text
    for kind in SSIMS:
        assert f"input {kind}" in page.texts
        assert kind in page.texts
    assert name in page.texts
    assert not {"script", "link", "iframe", "object", "b", "x"} & {tag for tag, _ in page.tags}
    assert not re.search(r"https?:|url\(|@import|\son\w+=", files[".html"])
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(images) == 2 * 4 * 3, "for both: two worst and two best, before, after and sharp"
    sources = [image["src"] or "" for image in images]
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    first = np.array(Image.open(io.BytesIO(base64.b64decode(sources[2].partition(",")[2]))))
    shown = evaluation.galleries["<x>"].worst()[0].sharp
    assert psnr(first, shown) > 30
    assert (images[2]["width"], images[2]["height"]) == ("80", "60"), "100%"

    values = json.loads(files[".json"])
    assert values["protocol"] == "gopro"
    assert values["means"]["<x>"]["psnr"] == evaluation.means["<x>"].psnr
    assert len(values["pictures"]) == 8
    assert values["sharp_photos"]["<x>"]["pictures"] == 1

    lines = list(csv.DictReader(io.StringIO(files[".csv"])))
    assert [line["picture"] for line in lines[::2]] == [picture.name for picture in of]
    mean = np.mean([float(line["psnr_db"]) for line in lines if line["subject"] == "<x>"])
    assert mean == pytest.approx(evaluation.means["<x>"].psnr, abs=1e-6)
    assert lines[2]["ssim_first_256"] == "", "only the first of eight has it"


def test_a_report_that_cannot_be_written_fails_before_hours_of_measuring(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result, events = ran(make_spec(report=tmp_path / "file" / "report"))
    assert result.finished.outcome == "failed"
    assert "cannot be created" in result.finished.message
    assert not any(isinstance(event, Progress | Metric) for event in events)


def test_a_full_disk_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(make_spec(report=tmp_path))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result, events = ran(make_spec(report=tmp_path))
    assert "the disk is full" in result.finished.message
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert any(isinstance(event, Metric) for event in events), "the figures were told all the same"


def test_the_table_names_protocol_and_kinds_and_its_columns_are_straight() -> None:
    of = pictures(2)
    subjects = (towards_sharp(0.5, of), towards_sharp(0.2, of, "a longer name"))
    _, events = ran(EvaluationRequest(subjects, of, protocol="hide"))
    lines = [event.message for event in events if isinstance(event, Log)]
    at = next(i for i, line in enumerate(lines) if line.startswith("PSNR in dB, protocol HIDE"))
    assert len({len(line) for line in lines[at + 1 : at + 4]}) == 1
    assert lines[at + 2].startswith("x ")
    assert any("ssim_volume, ssim_gauss, ssim_first_256" in line for line in lines)


# --- the command ---------------------------------------------------------------------------------


def test_the_command_measures_folders_and_puts_scores_into_cards(
    tmp_path: Path, pair_folder: Path, photo_folder: Path
) -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    import argparse

    from trainer.evaluate.command import add_arguments, evaluate_command

    card = Catalogue.of_program().get("live")
    table = tmp_path / "models.toml"
    table.write_bytes(resource_path("models.toml").read_bytes())
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "live.onnx").write_bytes(card.file().path.read_bytes())
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    arguments = ["live", "--pairs", pair_folder, "--photos", photo_folder, "--table", table]
    arguments += ["--outputs", pair_folder / "sharp", "--report", tmp_path / "r", "--no-speed"]
    result = run(
        evaluate_command(parser.parse_args([str(a) for a in arguments])),
        lambda _: None,
        job="evaluate",
    )
    assert result.value is not None, result.finished
    real, synthetic = result.value
    assert real.means["sharp"].psnr == MAX_DB
    assert set(synthetic.means) == {"live"}
    scores = Catalogue(table).get("live").scores
    assert scores["real_pictures"] == 4
    assert scores["synthetic_pictures"] == 4
    assert {"real_ssim_volume", "synthetic_input_ssim_gauss", "sharp_median_psnr_db"} <= set(scores)
    assert scores["training_steps"] == card.scores["training_steps"]
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["real", "synthetic"]


@pytest.mark.parametrize(
    ("arguments", "pictures", "title"),
    [
        (["--protocol", "gopro"], ["test/T/1"], "GoPro, test, blur"),
        (["--protocol", "gopro", "--split", "train"], ["train/A/1"], "GoPro, train, blur"),
        (["--protocol", "reds"], ["val/V/1"], "GoPro, val"),
        (["--split", "val"], ["val/V/1"], "GoPro, val"),
        ([], ["test/T/1", "train/A/1", "val/V/1"], "GoPro, test and train and val"),
    ],
)
def test_a_protocol_measures_on_the_split_that_papers_report(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    pictures: list[str],
    title: str,
) -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    for scene in ("train/A", "val/V", "test/T"):
        for half in ("blur", "sharp"):
            (tmp_path / "GoPro" / scene / half).mkdir(parents=True)
            (tmp_path / "GoPro" / scene / half / "1.png").touch()
    assert measured_on(tmp_path / "GoPro", monkeypatch, *arguments) == (title, pictures)
    # A folder that is one split already has no name for it, and is measured whole.
    one = (tmp_path / "GoPro" / "test").rename(tmp_path / "mine")
    assert measured_on(one, monkeypatch, "--protocol", "gopro")[1] == ["T/1"]
    with pytest.raises(PairError, match=r"No pairs in the split test"):
        measured_on(tmp_path / "GoPro", monkeypatch, "--protocol", "gopro")


def measured_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[str, list[str]]:
    """Return the title and the names of the pictures that the command would measure."""
    import argparse

    from trainer.evaluate import command as evaluate_command

    specs: list[EvaluationRequest] = []

    def instead(spec: EvaluationRequest) -> Work[None]:
        specs.append(spec)
        yield from ()

    monkeypatch.setattr(evaluate_command, "evaluate", instead)
    parser = argparse.ArgumentParser()
    evaluate_command.add_arguments(parser)
    asked = parser.parse_args(["--outputs", str(folder), "--pairs", str(folder), *arguments])
    for _ in evaluate_command.evaluate_command(asked):
        pass
    return specs[0].title, [picture.name for picture in specs[0].pictures]
