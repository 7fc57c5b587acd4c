"""Export: what ships equals torch, carries its card, and what fails leaves everything as it was."""

from __future__ import annotations

import pickle
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
onnx = pytest.importorskip("onnx", reason="the extra 'train' is not installed")

from engine.core.paths import sha256_of  # noqa: E402
from engine.core.resources import resource_path  # noqa: E402
from engine.errors import ConfigError  # noqa: E402 - after the skip
from engine.events import Event, Metric, Progress, Result, Work, result_of, run  # noqa: E402
from engine.models import Catalogue, ModelCard  # noqa: E402
from engine.models.checks import check_model  # noqa: E402
from engine.nets.students import STUDENTS, build_student  # noqa: E402
from engine.nets.unet import ResidualUNet, UNetShape  # noqa: E402
from tests.conftest import import_model  # noqa: E402
from tests.trainer.conftest import draw_photo  # noqa: E402
from trainer.config import TrainConfig  # noqa: E402
from trainer.export import int8 as export_int8  # noqa: E402
from trainer.export.card import write_card  # noqa: E402
from trainer.export.command import ExportOptions, export  # noqa: E402
from trainer.export.graph import preprocess  # noqa: E402
from trainer.export.int8 import Int8Options, calibration_crops, find_float_nodes, quantise  # noqa: E402
from trainer.export.litert import export_litert  # noqa: E402
from trainer.export.parity import compare_with_torch, measure_halo  # noqa: E402
from trainer.export.student import export_student, load_student, write_onnx  # noqa: E402
from trainer.pairs.dataset import find_pairs, find_pictures  # noqa: E402
from trainer.train.initial_weights import load_weights  # noqa: E402
from trainer.weight_storage import round_weights  # noqa: E402

TEXTS = {
    "name": "mine",
    "title": "Größer",
    "version": "3",
    "licence": "MIT",
    "training_data": "rectangles",
    "description": "For a test.",
}


def trained(name: str) -> torch.nn.Module:
    """A student that changes pictures a little, as after some training."""
    torch.manual_seed(0)
    net = build_student(name)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.01)
    return net


def write_checkpoint(path: Path, net: str = "small", **changes: Any) -> Path:
    weights = trained(net).state_dict()
    content = {
        "net": weights,
        "ema": weights,
        "optimiser": {},
        "step": 7,
        "seconds": 360.0,
        "config": {"net": net},
    }
    torch.save(content | changes, path)
    return path


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write_checkpoint(tmp_path / "last.pt")


@pytest.fixture
def meta(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "card.toml")


def write_texts(path: Path, **changes: object) -> Path:
    lines = [f"{k} = {v!r}" for k, v in (TEXTS | changes).items() if v is not None]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A small student, small crops; memory is measured in another process, which costs seconds."""
    shape = UNetShape((16, 32), encoder=(1, 1), decoder=(1,))
    monkeypatch.setitem(STUDENTS, "small", partial(ResidualUNet, shape))
    samples = tmp_path_factory.mktemp("samples")
    Image.fromarray(draw_photo(5, 560)).save(samples / "a.png")
    for module in ("trainer.export.student", "trainer.export.int8"):
        monkeypatch.setattr(f"{module}.resource_path", lambda name: samples)
        monkeypatch.setattr(f"{module}.measure_bytes_per_pixel", lambda *_, **more: 77)
    monkeypatch.setattr("engine.models.measure.measure_bytes_per_pixel", lambda *_, **more: 77)
    monkeypatch.setattr("trainer.export.int8.CROP_PX", 64)


def percent(events: list[Event]) -> list[float]:
    """How far the job was at each progress, 0..1."""
    return [e.fraction for e in events if isinstance(e, Progress) and e.unit == "%"]


def driven(work: Work[Any]) -> tuple[Result[Any], list[Event]]:
    events: list[Event] = []
    return run(work, events.append, job="export"), events


def refused(work: Work[Any], *texts: str) -> None:
    """The job fails with a message and a hint that hold these texts; no crash."""
    finished = driven(work)[0].finished
    assert finished.outcome == "failed", finished
    assert finished.hint
    for text in texts:
        assert text in f"{finished.message} {finished.hint}"


def files(folder: Path) -> dict[str, str]:
    return {p.name: sha256_of(p) for p in folder.iterdir() if p.is_file()} | {
        p.name: "folder" for p in folder.iterdir() if p.is_dir()
    }


# --- float32 -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Export:
    """A trained student: its checkpoint, its file, and how far that is from torch."""

    checkpoint: Path
    file: Path
    figures: dict[str, float]


@pytest.fixture(scope="module")
def export_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Export]:
    """Export a student of this name, once, and compare it on a picture of an odd size."""
    made: dict[str, Export] = {}

    def get(name: str) -> Export:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            checkpoint, file = write_checkpoint(folder / "last.pt", name), folder / "x.onnx"
            (folder / "photos").mkdir()
            Image.fromarray(draw_photo(8, 97)).save(folder / "photos" / "odd.png")
            meta = write_texts(folder / "card.toml")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("trainer.export.student.measure_halo", lambda *_: 16)
                result, events = driven(export_student(checkpoint, file, folder / "photos", meta))
            assert result.value is not None, result.finished
            figures = {e.name: e.value for e in events if isinstance(e, Metric)}
            made[name] = Export(checkpoint, file, figures)
        return made[name]

    return get


@pytest.mark.parametrize("name", [n for n in STUDENTS if n not in ("maxim-stage-1", "lean")])
def test_every_student_gives_the_same_in_onnxruntime_at_any_size(
    name: str, export_of: Callable[[str], Export]
) -> None:
    export = export_of(name)
    net, saved = load_student(export.checkpoint)
    assert saved["step"] == 7
    # Folded, it is the function that was trained.
    multiple = max(16, net.size_multiple)
    x = torch.rand(1, 3, 2 * multiple, 3 * multiple)
    with torch.no_grad():
        torch.testing.assert_close(net(x), trained(name).eval()(x), rtol=0, atol=1e-4)
    assert 0 < export.figures["parity_mean"] <= export.figures["parity_max"] <= 1e-3


def test_an_exported_student_carries_its_card_into_the_catalogue(
    tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path
) -> None:
    target = tmp_path / "out" / "x.onnx"
    result, events = driven(export_student(checkpoint, target, photo_folder, meta))
    card = result.value
    assert card is not None, result.finished
    assert percent(events) == [0, 0.3, 0.6, 0.8, 1]
    figures = {e.name: e.value for e in events if isinstance(e, Metric)}
    assert 0 <= figures["parity_mean"] <= figures["parity_max"] <= 1e-3
    assert sorted(p.name for p in target.parent.iterdir()) == ["x.onnx"]
    assert card.scores == {"training_steps": 7, "training_hours": 0.1}
    taken = import_model(Catalogue(tmp_path / "none.toml", tmp_path / "own"), target, None)
    for key in (*TEXTS, "halo_px", "size_multiple", "value_range", "layout", "bytes_per_pixel"):
        assert getattr(taken, key) == getattr(card, key), key
    assert list(taken.files) == ["fp32"]
    assert (card.size_multiple, card.title) == (4, "Größer")


@pytest.mark.parametrize("net", ["live", "attention", "separable", "studentnet", "balanced"])
def test_training_can_go_on_from_an_exported_student(
    net: str, export_of: Callable[[str], Export]
) -> None:
    """The same function, with the weights rounded, and every weight of it can be trained."""
    export = export_of(net)
    again = build_student(net)
    load_weights(again, TrainConfig(net=net, start=str(export.file)))
    was = build_student(net)
    was.load_state_dict(torch.load(export.checkpoint, weights_only=True)["ema"])
    was = was.eval().fold()
    round_weights(was)
    x = torch.rand(1, 3, *2 * [max(32, was.size_multiple)])
    with torch.no_grad():
        assert (was(x) - x).abs().max() > 1e-3
        torch.testing.assert_close(again(x), was(x), atol=1e-4, rtol=0)
    assert all(parameter.requires_grad for parameter in again.parameters())


def poison(path: Path) -> None:
    class Poison:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (path.parent / "executed",)

    path.write_bytes(pickle.dumps(Poison()))


def with_value(value: float) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        weights = trained("small").state_dict()
        weights["decoder.0.0.conv1.weight"][0, 0, 0, 0] = value
        write_checkpoint(path, ema=weights)

    return make


def cut_off(path: Path) -> None:
    data = write_checkpoint(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])


BAD = {
    "NaN": (with_value(float("nan")), "decoder.0.0.conv1.weight"),
    "infinity": (with_value(float("inf")), "NaN or infinity"),
    "another net": (
        lambda p: write_checkpoint(p, ema=trained("studentnet").state_dict()),
        "do not fit",
    ),
    "weights that are none": (lambda p: write_checkpoint(p, ema=[1]), "do not fit"),
    "tensors that are none": (lambda p: write_checkpoint(p, ema={"stem.weight": 1}), "do not fit"),
    "an unknown net": (lambda p: write_checkpoint(p, config={"net": "huge"}), "huge"),
    "settings that are none": (lambda p: write_checkpoint(p, config=3), "None"),
    "cut off": (cut_off, "cannot be read"),
    "no checkpoint": (lambda p: torch.save({"a": 1}, p), "not a checkpoint"),
    "empty": (lambda p: p.write_bytes(b""), "cannot be read"),
    "text": (lambda p: p.write_text("weights"), "cannot be read"),
    "a poisoned pickle": (poison, "cannot be read"),
    "missing": (lambda p: None, "no checkpoint"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_with_a_checkpoint_is_said_and_nothing_is_written(
    case: str, tmp_path: Path, meta: Path, photo_folder: Path
) -> None:
    make, text = BAD[case]
    make(tmp_path / "last.pt")
    (tmp_path / "x.onnx").write_bytes(b"older")
    before = files(tmp_path)
    refused(export_student(tmp_path / "last.pt", tmp_path / "x.onnx", photo_folder, meta), text)
    assert files(tmp_path) == before  # and so nothing was executed


@pytest.mark.parametrize("difference", [0.01, float("nan")])
def test_a_file_that_differs_from_torch_is_not_written(
    difference: float,
    tmp_path: Path,
    checkpoint: Path,
    meta: Path,
    photo_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from trainer.export import parity as module

    honest = module.open_runner

    def wrong(path: Path) -> Callable[[np.ndarray], np.ndarray]:
        session, calls = honest(path), []

        def run_wrongly(x: np.ndarray) -> np.ndarray:
            calls.append(x)
            out = session(x).copy()
            if len(calls) == 2:  # not the first, not the last
                out[0, 1, 5, 5] += difference
            return out

        return run_wrongly

    monkeypatch.setattr(module, "open_runner", wrong)
    (tmp_path / "x.onnx").write_bytes(b"older")
    before = files(tmp_path)
    refused(export_student(checkpoint, tmp_path / "x.onnx", photo_folder, meta), "differs", "1e-03")
    assert files(tmp_path) == before


@pytest.mark.parametrize("where", ["write_onnx", "write_metadata"])
def test_a_full_disk_in_the_middle_leaves_the_older_files(
    where: str,
    tmp_path: Path,
    checkpoint: Path,
    meta: Path,
    photo_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"trainer.export.student.{where}", full)
    (tmp_path / "x.onnx").write_bytes(b"older")
    before = files(tmp_path)
    refused(export_student(checkpoint, tmp_path / "x.onnx", photo_folder, meta), "the disk is full")
    assert files(tmp_path) == before


def test_a_cancelled_export_leaves_nothing(
    tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path
) -> None:
    before = files(tmp_path)
    work = export_student(checkpoint, tmp_path / "x.onnx", photo_folder, meta)
    next(work)
    work.close()
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("changes", "text"),
    [({"licence": None}, "licence"), ({"halo": 3}, "halo"), ({"version": 1}, "version"),
     ({"title": ""}, "title")],
)  # fmt: skip
def test_wrong_texts_are_named(
    changes: dict[str, object], text: str, tmp_path: Path, checkpoint: Path, photo_folder: Path
) -> None:
    meta = write_texts(tmp_path / "card.toml", **changes)
    refused(export_student(checkpoint, tmp_path / "x.onnx", photo_folder, meta), text)
    refused(export_student(checkpoint, tmp_path / "x.onnx", photo_folder, tmp_path / "no.toml"))


def test_the_halo_is_as_far_as_a_net_sees_and_none_for_one_that_sees_all(tmp_path: Path) -> None:
    class Mean(torch.nn.Module):
        size_multiple = 1
        opset = 17

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x + 0.3 * x.mean(dim=(2, 3), keepdim=True)

    Image.fromarray(draw_photo(1, 560)).save(tmp_path / "a.png")
    write_onnx(Mean(), tmp_path / "mean.onnx")
    assert measure_halo(tmp_path / "mean.onnx", 1, [tmp_path / "a.png"]) is None
    near = torch.nn.Conv2d(3, 3, 21, padding=10)
    near.size_multiple, near.opset = 1, 17
    torch.nn.init.constant_(near.weight, 0.01)
    write_onnx(near, tmp_path / "near.onnx")
    assert measure_halo(tmp_path / "near.onnx", 1, [tmp_path / "a.png"], spare_px=0) == 16


# --- int8 ----------------------------------------------------------------------------------------


@pytest.fixture
def exported(tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path) -> ModelCard:
    """An fp32 student in out/models, and its card in out/models.toml."""
    target = tmp_path / "out" / "models" / "mine.onnx"
    result, _ = driven(export_student(checkpoint, target, photo_folder, meta))
    assert result.value is not None, result.finished
    write_card(result.value, tmp_path / "out" / "models.toml")
    return result.value


def test_a_model_with_several_views_follows_its_parent(tmp_path: Path) -> None:
    table = tmp_path / "models.toml"
    table.write_bytes(resource_path("models.toml").read_bytes())
    before = Catalogue(table).get("best-x2")
    write_card(replace(Catalogue(table).get("best"), version="77"), table)
    after = Catalogue(table).get("best-x2")
    assert after == replace(before, version="77")
    assert after.views == 2


def int8_options(photo_folder: Path, pair_folder: Path, **changes: Any) -> Int8Options:
    pairs = find_pairs(pair_folder).pairs
    options = Int8Options(find_pictures(photo_folder), check=pairs[:2], pairs=pairs[2:], crops=10)
    return replace(options, **changes)


def test_int8_comes_beside_fp32_and_both_say_what_their_card_says(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    # As if float32 had looked less far: int8 looks as far as the net reaches, so the halo rises.
    card = replace(exported, halo_px=0)
    target = tmp_path / "out" / "models" / "mine-int8.onnx"
    result, events = driven(quantise(card, target, int8_options(photo_folder, pair_folder)))
    both = result.value
    assert both is not None, result.finished
    steps = percent(events)
    assert steps == sorted(steps)
    assert max(later - one for one, later in pairwise([0.0, *steps])) < 0.4
    assert steps[-1] > 0.9
    figures = {e.name: e.value for e in events if isinstance(e, Metric)}
    assert abs(figures["int8_loss_db"]) <= 0.1
    assert both.scores["int8_loss_db"] == round(figures["int8_loss_db"], 3)
    assert both.scores["training_steps"] == 7
    assert both.default_precision == "fp32"
    assert both.halo_px > 0
    write_card(both, tmp_path / "out" / "models.toml")
    catalogue = Catalogue(tmp_path / "out" / "models.toml")
    assert catalogue.get("mine").files == both.files
    checks = list(check_model(catalogue.get("mine")))
    assert len(checks) == 8
    assert all(check.ok for check in checks), checks
    assert sorted(p.name for p in target.parent.iterdir()) == [
        "mine-int8.onnx", "mine.onnx",
    ]  # fmt: skip
    taken = import_model(Catalogue(tmp_path / "none.toml", tmp_path / "own"), target, None)
    assert list(taken.files) == ["int8"]
    assert taken.title == "Größer"


def test_calibration_can_be_stopped(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    target = tmp_path / "new" / "a.onnx"
    work = quantise(exported, target, int8_options(photo_folder, pair_folder))
    begun = (e for e in work if isinstance(e, Progress) and e.item == "calibration crops")
    assert next(begun).fraction < 0.5
    next(begun)
    work.close()
    assert not target.parent.exists() or list(target.parent.iterdir()) == []


def test_the_ends_stay_float_weights_have_7_bits_and_the_same_crops_give_the_same_file(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    crops = result_of(calibration_crops(int8_options(photo_folder, pair_folder)))
    targets = [tmp_path / "a.onnx", tmp_path / "b.onnx"]
    for target in targets:
        count = result_of(export_int8.write_int8(exported.file().path, target, crops, 4))
    assert targets[0].read_bytes() == targets[1].read_bytes()
    graph = onnx.load(targets[0]).graph
    maker = {name: node for node in graph.node for name in node.output}
    convolutions = [node for node in graph.node if node.op_type == "Conv"]
    dequantised = [
        node
        for node in convolutions
        if maker.get(node.input[1], node).op_type == "DequantizeLinear"
    ]
    assert len(dequantised) == count == len(convolutions) - 5  # stem, up, two of a block, tail
    assert convolutions[0] not in dequantised
    assert convolutions[-1] not in dequantised
    assert maker[convolutions[0].input[1]].op_type in (
        "Cast",
        "Mul",
    )  # what stays float is packed again
    assert maker[graph.output[0].name].op_type == "Add"
    assert "image" in maker[graph.output[0].name].input
    values = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    for node in dequantised:
        weights = values[maker[node.input[1]].input[0]]
        assert weights.dtype == np.int8
        assert np.abs(weights.astype(int)).max() <= 64
    points = {
        values[node.input[2]].dtype for node in graph.node if node.op_type == "QuantizeLinear"
    }
    assert points == {np.dtype(np.uint8)}


@pytest.mark.parametrize(
    ("name", "fine"), [("live", 5), ("unet", 5), ("studentnet", 2), ("studentnet-bn", 2)]
)
def test_what_stays_float_is_found_by_position_not_by_name(
    name: str, fine: int, tmp_path: Path
) -> None:
    write_onnx(trained(name).eval().fold(), tmp_path / "a.onnx")
    graph = onnx.load(tmp_path / "a.onnx").graph
    for number, node in enumerate(graph.node):
        node.name = f"n{number}"
    kept = find_float_nodes(graph)
    convolutions = [node.name for node in graph.node if node.op_type == "Conv"]
    assert sum(n in kept for n in convolutions) == fine
    assert {convolutions[0], convolutions[-1]} <= kept


def test_of_a_net_with_mixers_what_pays_is_quantised(tmp_path: Path) -> None:
    net = build_student("balanced").eval()
    write_onnx(net, tmp_path / "a.onnx")
    graph = preprocess(tmp_path / "a.onnx", tmp_path / "b.onnx").graph
    kept = find_float_nodes(graph)
    quantised = [node for node in graph.node if node.name not in kept]
    shapes = {one.name: tuple(one.dims) for one in graph.initializer}
    wide = [
        module
        for name, module in net.named_modules()
        if isinstance(module, torch.nn.Conv2d)
        and module.kernel_size == (3, 3)
        and min(module.weight.shape[:2]) >= 16
        and not (name.startswith("encoder.0") and "conv" in name)  # loses most
    ]
    enlarging = [m for m in net.modules() if isinstance(m, torch.nn.ConvTranspose2d)]
    products = [module for name, module in net.named_modules() if name.endswith(".mix")]
    assert (len(wide), len(enlarging), len(products)) == (42, 6, 24)
    assert sorted(shapes[node.input[1]] for node in quantised) == sorted(
        [tuple(module.weight.shape) for module in (*wide, *enlarging)]
        + [(*module.weight.shape, 1) for module in products]
    )


def test_more_loss_than_may_ship_is_refused_and_changes_nothing(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    folder = exported.file().path.parent
    (folder / "mine-int8.onnx").write_bytes(b"older")
    before = files(folder)
    options = int8_options(photo_folder, pair_folder, max_loss_db=-1.0)
    refused(quantise(exported, folder / "mine-int8.onnx", options), "8 bits lose", "fp32 alone")
    assert files(folder) == before


def test_a_net_without_a_convolution_inside_stays_float(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    class Two(torch.nn.Module):
        size_multiple = 1
        opset = 17

        def __init__(self) -> None:
            super().__init__()
            self.a, self.b = (torch.nn.Conv2d(3, 3, 3, padding=1) for _ in "ab")

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x + self.b(torch.relu(self.a(x)))

    path = tmp_path / "two.onnx"
    write_onnx(Two().eval(), path)
    card = replace(
        exported, files={"fp32": replace(exported.file(), path=path, sha256=sha256_of(path))}
    )
    options = int8_options(photo_folder, pair_folder)
    refused(quantise(card, tmp_path / "two-int8.onnx", options), "no convolution")
    assert not (tmp_path / "two-int8.onnx").exists()


def test_an_altered_fp32_file_is_not_quantised(
    exported: ModelCard, tmp_path: Path, photo_folder: Path, pair_folder: Path
) -> None:
    with exported.file().path.open("ab") as file:
        file.write(b"\0")
    options = int8_options(photo_folder, pair_folder)
    refused(quantise(exported, tmp_path / "a.onnx", options), "altered")


def test_crops_repeat_with_the_seed_and_a_quarter_is_real(
    photo_folder: Path, pair_folder: Path
) -> None:
    options = int8_options(photo_folder, pair_folder)
    crops = result_of(calibration_crops(options))
    assert crops.shape == (10, 64, 64, 3)
    assert np.array_equal(crops, result_of(calibration_crops(options)))
    assert not np.array_equal(crops, result_of(calibration_crops(replace(options, seed=1))))
    wide = [np.asarray(Image.open(pair.blurred)) for pair in options.pairs]

    def is_cut(crop: np.ndarray) -> bool:
        return any(
            np.array_equal(one[top : top + 64, left : left + 64], crop)
            for one in wide
            for top, left in np.argwhere((one == crop[0, 0]).all(axis=2))
        )

    assert sum(map(is_cut, crops)) == 3


@pytest.mark.parametrize("lacking", ["photos", "check", "crops"])
def test_int8_without_what_it_needs_is_refused(
    lacking: str, photo_folder: Path, pair_folder: Path
) -> None:
    with pytest.raises(ConfigError):
        int8_options(photo_folder, pair_folder, **{lacking: 3 if lacking == "crops" else []})


def test_the_middle_of_large_photos_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in (("small", (70, 50)), ("large", (2100, 1300))):
        Image.new("RGB", size).save(tmp_path / f"{name}.png")
    seen = []
    monkeypatch.setattr("trainer.export.parity.open_runner", lambda _: None)
    monkeypatch.setattr(
        "trainer.export.parity.measure_parity",
        lambda *given: seen.extend(x.shape for x in given[2]),
    )
    photos = [tmp_path / "small.png", tmp_path / "large.png"]
    compare_with_torch(build_student("small"), tmp_path / "none.onnx", photos)
    assert seen == [(1, 3, 52, 72), (1, 3, 1024, 1024)]


# --- all of it -----------------------------------------------------------------------------------


def test_one_call_exports_writes_the_table_and_installs(
    tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path, pair_folder: Path
) -> None:
    options = ExportOptions(
        checkpoint,
        tmp_path / "out" / "models" / "mine.onnx",
        meta,
        photo_folder,
        table=tmp_path / "out" / "models.toml",
        int8=int8_options(photo_folder, pair_folder),
        install=True,
        install_as="yours",
    )
    result, _ = driven(export(options))
    assert result.value is not None, result.finished
    assert list(Catalogue(tmp_path / "out" / "models.toml").get("mine").files) == ["fp32", "int8"]
    catalogue = Catalogue.of_program()
    own = {card.name: list(card.files) for card in catalogue.cards() if card.origin == "user"}
    assert own == {"yours": ["fp32", "int8"]}
    assert catalogue.get("yours").scores == result.value.scores
    # Once more: the name is taken, and that is said before anything is made.
    result, events = driven(export(replace(options, target=tmp_path / "again.onnx")))
    assert "'yours' already exists" in result.finished.message
    assert not [e for e in events if isinstance(e, Metric)]
    assert not (tmp_path / "again.onnx").exists()


def test_where_int8_is_refused_fp32_and_its_card_are_complete(
    tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path, pair_folder: Path
) -> None:
    options = ExportOptions(
        checkpoint,
        tmp_path / "models" / "mine.onnx",
        meta,
        photo_folder,
        table=tmp_path / "models.toml",
        int8=int8_options(photo_folder, pair_folder, max_loss_db=-1.0),
    )
    refused(export(options), "8 bits lose")
    catalogue = Catalogue(tmp_path / "models.toml")
    assert list(catalogue.get("mine").files) == ["fp32"]
    assert all(check.ok for check in check_model(catalogue.get("mine")))


@pytest.mark.parametrize("name", ["live", "LIVE"])
def test_a_name_of_a_bundled_model_is_refused_before_anything_is_made(
    name: str, tmp_path: Path, checkpoint: Path, meta: Path, photo_folder: Path
) -> None:
    target = tmp_path / "x.onnx"
    options = ExportOptions(checkpoint, target, meta, photo_folder, install=True, install_as=name)
    refused(export(options), "already exists", "another name")
    assert not target.exists()


# --- LiteRT --------------------------------------------------------------------------------------


def fake_litert(net_or_error: Callable[[np.ndarray], np.ndarray] | Exception) -> types.ModuleType:
    module = types.ModuleType("litert_torch")

    def convert(net: torch.nn.Module, sample: tuple[torch.Tensor]) -> object:
        if isinstance(net_or_error, Exception):
            raise net_or_error
        sys.stdout.write("talks while it works\n")
        return types.SimpleNamespace(export=lambda path: Path(path).write_bytes(b"flat"))

    module.convert = convert  # type: ignore[attr-defined]
    module.load = lambda path: net_or_error  # type: ignore[attr-defined]
    return module


def test_litert_is_written_where_it_gives_what_torch_gives(
    tmp_path: Path,
    checkpoint: Path,
    photo_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    net, _ = load_student(checkpoint)

    def same(x: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return net(torch.from_numpy(x)).numpy()

    photos, target = find_pictures(photo_folder)[:1], tmp_path / "x.tflite"
    monkeypatch.setitem(sys.modules, "litert_torch", fake_litert(same))
    result, _ = driven(export_litert(checkpoint, target, (64, 96), photos))
    assert result.value == (0.0, 0.0), result.finished
    assert target.read_bytes() == b"flat"
    assert capsys.readouterr().out == ""
    for net_or_error, text in (
        (lambda x: same(x) + 0.01, "differs"),
        (RuntimeError("no such operator"), "no such operator"),
    ):
        monkeypatch.setitem(sys.modules, "litert_torch", fake_litert(net_or_error))
        target.write_bytes(b"older")
        refused(export_litert(checkpoint, target, (64, 96), photos), text, "Nothing was written")
        assert target.read_bytes() == b"older"


def test_without_litert_it_is_said_what_to_install(
    tmp_path: Path, checkpoint: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "litert_torch", None)
    photos, target = find_pictures(photo_folder)[:1], tmp_path / "x.tflite"
    refused(export_litert(checkpoint, target, (64, 96), photos), "pip install litert-torch")
    refused(export_litert(checkpoint, target, (62, 96), photos), "multiples of 4")
    assert not target.exists()
