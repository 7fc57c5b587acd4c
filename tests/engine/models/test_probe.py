"""Finding out about foreign networks: what is found is true, and what cannot be used is refused."""

import numpy as np
import pytest
from onnx import TensorProto

from engine.errors import ModelError, OutOfMemory
from engine.models import Catalogue
from engine.models import measure as model_memory
from engine.models.measure import GUESSED_BYTES_PER_PIXEL, measure_bytes_per_pixel
from engine.models.model import make_test_picture
from engine.models.probe import MULTIPLES, probe
from tests.engine.models import onnx_models as tiny

# --- the test picture ----------------------------------------------------------------------------


def test_the_test_picture_is_deterministic_and_varied():
    picture = make_test_picture(96, 128)
    assert picture.shape == (96, 128, 3)
    assert picture.dtype == np.uint8
    assert np.array_equal(picture, make_test_picture(96, 128))
    for colour in range(3):
        assert picture[..., colour].min() == 0
        assert picture[..., colour].max() == 255
    # No symmetry, and no two quarters of the same brightness.
    for turned in (picture[::-1], picture[:, ::-1], picture[::-1, ::-1], picture[..., ::-1]):
        assert abs(picture.astype(int) - turned).mean() > 10
    quarters = [picture[y : y + 48, x : x + 64].mean() for y in (0, 48) for x in (0, 64)]
    assert min(abs(a - b) for i, a in enumerate(quarters) for b in quarters[:i]) > 2


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (7, 3), (64, 64)])
def test_the_test_picture_comes_in_any_size(size):
    assert make_test_picture(*size).shape == (*size, 3)


# --- what is found -------------------------------------------------------------------------------


def test_an_identity_has_no_requirements(tmp_path):
    traits = probe(tiny.identity(tmp_path / "m.onnx"), {})
    assert vars(traits) == {
        "layout": "NCHW",
        "value_range": "0..1",
        "size_multiple": 1,
        "halo_px": 0,
        "tileable": True,
        "fixed_size": None,
    }


@pytest.mark.parametrize("dtype", [TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.UINT8])
@pytest.mark.parametrize(
    ("shape", "layout"),
    [
        (tiny.NCHW, "NCHW"),
        (tiny.NHWC, "NHWC"),
        ((1, 3, "h", "w"), "NCHW"),
        (("n", "c", "h", "w"), "NCHW"),  # nothing said: the usual order
    ],
)
def test_layout_and_type_are_found(tmp_path, shape, layout, dtype):
    path = tiny.identity(tmp_path / "m.onnx", shape=shape, dtype=dtype)
    assert probe(path, {}).layout == layout


def test_an_undeclared_layout_is_detected(tmp_path):
    # Its three weights fit only where the colours come last.
    nodes = [tiny.node("Mul", ["x", "w"], "y")]
    constants = {"w": np.array([1, 0.9, 1], np.float32)}
    path = tiny.save(tmp_path / "m.onnx", nodes, shape=("n", "a", "b", "c"), constants=constants)
    assert probe(path, {}).layout == "NHWC"


@pytest.mark.parametrize("factor", [2, 3, 4, 8, 16])
def test_the_size_multiple_is_found(tmp_path, factor):
    traits = probe(tiny.down_and_up(tmp_path / "m.onnx", factor), {})
    assert (traits.size_multiple, traits.tileable, traits.halo_px) == (factor, True, 0)


def test_a_grid_inside_a_network_that_takes_any_size_is_found(tmp_path):
    traits = probe(tiny.hidden_grid(tmp_path / "m.onnx", 4), {})
    assert (traits.size_multiple, traits.tileable, traits.halo_px) == (4, True, 0)


@pytest.mark.parametrize(("taps", "halo"), [(3, 8), (17, 8), (19, 16), (41, 24)])
def test_the_halo_is_how_far_a_pixel_reaches(tmp_path, taps, halo):
    traits = probe(tiny.smooth(tmp_path / "m.onnx", taps), {})
    assert (traits.halo_px, traits.tileable) == (halo, True)


def test_a_network_that_uses_the_whole_picture_is_not_tileable(tmp_path):
    assert not probe(tiny.global_mean(tmp_path / "m.onnx"), {}).tileable


@pytest.mark.parametrize(
    ("value_range", "bias", "low", "high"),
    [("0..1", 0.3, 0, 1), ("0..255", 80, 0, 255)],
)
def test_the_range_is_found(tmp_path, value_range, bias, low, high):
    path = tiny.biased(tmp_path / "m.onnx", bias, low, high)
    assert probe(path, {}).value_range == value_range


def test_a_range_about_zero_is_found_where_the_others_fail(tmp_path):
    # Like a last layer of tanh behind a first that takes the mean away.
    nodes = [tiny.node("Atanh", ["s"], "t"), tiny.node("Tanh", ["t"], "y")]
    nodes.insert(0, tiny.node("Mul", ["x", "less"], "s"))
    path = tiny.save(tmp_path / "m.onnx", nodes, constants={"less": np.float32(0.99)})
    assert probe(path, {}, value_range="-1..1").value_range == "-1..1"
    # It takes 0..1 as well, as the module says; what the file claims decides.
    assert probe(path, {"value_range": "-1..1"}).value_range == "-1..1"
    assert probe(path, {}).value_range == "0..1"


def test_a_false_claim_is_ignored(tmp_path):
    path = tiny.biased(tmp_path / "m.onnx", 80, 0, 255)
    claims = {"value_range": "0..1", "layout": "NHWC", "size_multiple": 3, "halo_px": 5}
    traits = probe(path, claims)
    assert (traits.value_range, traits.layout) == ("0..255", "NCHW")
    assert probe(tiny.down_and_up(tmp_path / "d.onnx", 4), claims).size_multiple == 4


def test_a_larger_claimed_halo_and_multiple_are_used(tmp_path):
    traits = probe(tiny.smooth(tmp_path / "m.onnx", 3), {"halo_px": 40, "size_multiple": 16})
    assert (traits.halo_px, traits.size_multiple) == (40, 16)


def test_a_network_of_one_size_is_found(tmp_path):
    traits = probe(tiny.smooth(tmp_path / "m.onnx", 5, shape=(1, 3, 64, 96)), {})
    assert (traits.fixed_size, traits.halo_px, traits.size_multiple) == ((64, 96), 8, 1)


def test_tiles_with_the_measured_properties_give_the_whole_picture(tmp_path):
    """The promise behind the numbers, on noise that the probe has never seen."""
    from engine.models.onnx_model import OnnxModel
    from engine.models.tiling import cut, paste, plan_tiles

    for make in (tiny.smooth, tiny.down_and_up, tiny.hidden_grid):
        path = make(tmp_path / f"{make.__name__}.onnx")
        traits = probe(path, {})
        card = tiny.card(path, **vars(traits))
        model = OnnxModel(card, device="cpu")
        picture = np.random.default_rng(4).integers(0, 256, (301, 263, 3), dtype=np.uint8)
        tiles = plan_tiles(301, 263, card, 1_200_000)
        assert len(tiles) > 3
        result = np.empty_like(picture)
        for tile in tiles:
            paste(result, tile, model(cut(picture, tile.padded)))
        assert abs(result.astype(int) - model(picture)).max() <= 1, make.__name__


# --- what is refused -----------------------------------------------------------------------------


def test_an_upscaler_is_refused_with_its_factor(tmp_path):
    with pytest.raises(ModelError) as error:
        probe(tiny.upscaler(tmp_path / "m.onnx"), {})
    assert "changes the size by 2" in error.value.hint


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"shape": ("n", 1, "h", "w")}, "not a picture of three colours"),
        ({"shape": ("n", 4, "h", "w")}, "not a picture of three colours"),
        ({"shape": ("n", "h", "w", 1)}, "not a picture of three colours"),
        ({"shape": (3, "h", "w")}, "input of the model"),
        ({"shape": (2, 3, "h", "w")}, "input of the model"),
        ({"shape": (1, 3, 256, "w")}, "one side is fixed"),
        ({"dtype": TensorProto.DOUBLE}, "double"),
        ({"dtype": TensorProto.INT64}, "int64"),
    ],
)
def test_wrong_inputs_are_refused_with_the_reason(tmp_path, how, reason):
    path = tiny.identity(tmp_path / "m.onnx", **how)
    with pytest.raises(ModelError, match=reason):
        probe(path, {})


def test_a_network_with_greyscale_output_is_refused(tmp_path):
    nodes = [tiny.node("ReduceMean", ["x"], "y", axes=[1], keepdims=1)]
    path = tiny.save(tmp_path / "m.onnx", nodes, out_shape=("n", 1, "h", "w"))
    with pytest.raises(ModelError, match="returned"):
        probe(path, {})


def test_more_than_one_input_is_refused(tmp_path):
    path = tiny.save(
        tmp_path / "m.onnx", [tiny.node("Add", ["x", "sigma"], "y")], inputs=("x", "sigma")
    )
    with pytest.raises(ModelError, match=r"2 inputs \(x, sigma\)"):
        probe(path, {})


def test_not_a_number_is_refused(tmp_path):
    nodes = [tiny.node("Div", ["x", "none"], "d"), tiny.node("Mul", ["d", "none"], "y")]
    path = tiny.save(tmp_path / "m.onnx", nodes, constants={"none": np.float32(0)})
    with pytest.raises(ModelError, match="not numbers"):
        probe(path, {})


@pytest.mark.parametrize(
    "node",
    [
        tiny.node("Mul", ["x", "nought"], "y"),
        tiny.node("Neg", ["x"], "y"),
        tiny.node("Sin", ["far"], "y"),
    ],
    ids=["black", "negative", "chaos"],
)
def test_a_result_that_does_not_resemble_the_picture_is_refused(tmp_path, node):
    nodes = [tiny.node("Mul", ["x", "much"], "far"), node]
    constants = {"nought": np.float32(0), "much": np.float32(1e4)}
    path = tiny.save(tmp_path / "m.onnx", nodes, constants=constants)
    with pytest.raises(ModelError, match="does not resemble"):
        probe(path, {})


def test_a_fixed_size_network_that_uses_the_whole_picture_is_refused(tmp_path):
    path = tiny.global_mean(tmp_path / "m.onnx", shape=(1, 3, 64, 64))
    with pytest.raises(ModelError, match="seams"):
        probe(path, {})


def test_unknown_operators_are_refused(tmp_path):
    nodes = [tiny.node("Fetch", ["x"], "y", domain="com.somebody")]
    path = tiny.save(tmp_path / "m.onnx", nodes, opsets=(("", 17), ("com.somebody", 1)))
    with pytest.raises(ModelError, match="does not load"):
        probe(path, {})


# --- memory --------------------------------------------------------------------------------------


@pytest.mark.skipif(
    model_memory.peak_resident_bytes(reset=False) is None, reason="no way to measure here"
)
def test_memory_per_pixel_is_about_that_of_the_layers(tmp_path):
    # Two layers of 16 float32 at a time and the pictures themselves; arenas round up.
    measured = measure_bytes_per_pixel(tiny.card(tiny.wide(tmp_path / "m.onnx", 16)))
    assert 2 * 16 * 4 <= measured <= 2.2 * (2 * 16 * 4 + 30)


def test_a_model_that_fails_in_the_measuring_process_is_an_error(tmp_path):
    card = tiny.card(tiny.upscaler(tmp_path / "m.onnx"))
    with pytest.raises(ModelError, match="returned"):
        measure_bytes_per_pixel(card)


def test_memory_is_guessed_if_no_process_can_be_started(tmp_path, monkeypatch):
    import multiprocessing.context

    def refuse(self):
        raise OSError("no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuse)
    card = tiny.card(tiny.identity(tmp_path / "m.onnx"))
    assert measure_bytes_per_pixel(card) == GUESSED_BYTES_PER_PIXEL


def test_memory_is_guessed_if_there_are_no_figures(tmp_path, monkeypatch):
    monkeypatch.setattr(model_memory, "peak_resident_bytes", lambda *, reset: None)
    card = tiny.card(tiny.identity(tmp_path / "m.onnx"))
    assert model_memory._bytes_per_pixel(None, [], card, None) == GUESSED_BYTES_PER_PIXEL


@pytest.mark.parametrize("error", [OutOfMemory("full"), ModelError("It died, or took too long.")])
def test_memory_is_guessed_if_it_cannot_be_measured(tmp_path, monkeypatch, error):
    def fail(*_arguments, **_options):
        yield from ()
        raise error

    monkeypatch.setattr("engine.models._trial.in_child", fail)
    card = tiny.card(tiny.identity(tmp_path / "m.onnx"))
    assert measure_bytes_per_pixel(card) == GUESSED_BYTES_PER_PIXEL


def test_every_bundled_multiple_is_tried() -> None:
    """Or a model tuned from one could not be imported elsewhere."""
    assert {card.size_multiple for card in Catalogue.of_program().cards()} <= set(MULTIPLES)
