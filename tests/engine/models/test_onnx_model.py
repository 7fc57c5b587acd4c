"""OnnxModel: any size and depth in and out, the truth about the provider, errors by their names."""

import json
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto

from engine.batch.picture import tried_scale
from engine.batch.scale import pixels_to_try
from engine.core.chips import Chip
from engine.errors import ModelError, OutOfMemory
from engine.events import result_of
from engine.images import Frame
from engine.models import Catalogue
from engine.models import onnx_model as backend_onnx
from engine.models.load import get_model
from engine.models.model import Timed, make_test_picture
from engine.models.onnx_model import OnnxModel, choose_provider
from engine.models.tiling import Box, add_halo, bytes_needed, cut, paste, plan_tiles
from tests.engine.models import onnx_models as tiny

ROOT = Path(__file__).resolve().parents[3]


def model_of(path, device="cpu", **fields) -> OnnxModel:
    return OnnxModel(tiny.card(path, **fields), device=device)


def noise(height, width, dtype=np.uint8, seed=0) -> np.ndarray:
    top = np.iinfo(dtype).max + 1
    return np.random.default_rng(seed).integers(0, top, (height, width, 3), dtype=dtype)


# --- pictures in and out -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def identities(tmp_path_factory):
    """One loaded model for each layout, range and type of numbers."""
    folder, models = tmp_path_factory.mktemp("identities"), {}
    types = {"f32": TensorProto.FLOAT, "f16": TensorProto.FLOAT16, "u8": TensorProto.UINT8}
    for layout, shape in (("NCHW", tiny.NCHW), ("NHWC", tiny.NHWC)):
        for name, dtype in types.items():
            path = tiny.identity(folder / f"{layout}{name}.onnx", shape=shape, dtype=dtype)
            for span in ("0..1", "0..255", "-1..1"):
                models[layout, name, span] = model_of(
                    path, layout=layout, value_range=span, size_multiple=8
                )
    return models


@settings(max_examples=60)
@given(
    which=st.tuples(
        st.sampled_from(["NCHW", "NHWC"]),
        st.sampled_from(["f32", "f16", "u8"]),
        st.sampled_from(["0..1", "0..255", "-1..1"]),
    ),
    dtype=st.sampled_from([np.uint8, np.uint16]),
    height=st.integers(1, 150),
    width=st.integers(1, 150),
)
def test_identity_returns_the_picture_exactly(identities, which, dtype, height, width):
    # Sixteen bits too, through halves and bytes: only what the model changed is taken over.
    picture = noise(height, width, dtype, seed=height)
    result = identities[which](picture)
    assert result.dtype == dtype
    assert np.array_equal(result, picture)


def test_a_uint8_model_keeps_the_precision_of_16_bit_pictures(tmp_path):
    nodes = [tiny.node("Div", ["x", "two"], "y")]
    path = tiny.save(
        tmp_path / "m.onnx", nodes, dtype=TensorProto.UINT8, constants={"two": np.uint8(2)}
    )
    ramp = np.repeat(np.arange(40000, 40512, dtype=np.uint16)[:, None], 3, 1)[None]
    result = model_of(path)(ramp)
    assert abs(result.astype(int) - ramp // 2).max() <= 257
    assert len(np.unique(result)) > 250  # and not the two or three steps that bytes have there


def test_padding_reflects_the_picture(tmp_path):
    model = model_of(tiny.smooth(tmp_path / "m.onnx", 3), size_multiple=64)
    picture = noise(70, 90)
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), "reflect").astype(float)
    expected = sum(padded[i : i + 70, j : j + 90] for i in range(3) for j in range(3)) / 9
    # Top and left have zeros, as the network itself has; bottom and right are filled up.
    assert abs(model(picture)[1:, 1:] - expected[1:, 1:]).max() <= 0.51


def test_invalid_pixels_raise_value_error(tmp_path):
    model = model_of(tiny.identity(tmp_path / "m.onnx"))
    for bad in (np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3))):
        with pytest.raises(ValueError, match="not a picture"):
            model(bad)


WINDOWED = {"window_px": 96, "halo_px": 16, "size_multiple": 32, "bytes_per_pixel": 1}


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(("height", "width"), [(300, 410), (97, 700), (20, 30), (96, 128)])
def test_windows_give_the_same_in_tiles_and_previews_to_the_bit(tmp_path, height, width, dtype):
    """Of a net whose result depends on all it sees."""
    card = tiny.card(tiny.global_mean(tmp_path / "m.onnx"), **WINDOWED)
    model = get_model(card, device="cpu")
    picture = noise(height, width, dtype, seed=1)
    picture[:, width // 2 :] //= 3
    whole = model(picture)
    assert whole.shape == picture.shape
    assert whole.dtype == dtype
    small = bytes_needed(280, 280, card)
    tiles = plan_tiles(height, width, card, small)
    assert (len(tiles) > 1) == (height * width > 60_000)
    result = np.empty_like(picture)
    for tile in tiles:
        paste(result, tile, model(cut(picture, tile.padded)))
    assert np.array_equal(result, whole)
    core = Box(height // 3, width // 3, height // 4, width // 4)
    seen = add_halo(core, height, width, card)
    part = model(cut(picture, seen))
    inside = Box(core.top - seen.top, core.left - seen.left, core.height, core.width)
    assert np.array_equal(cut(part, inside), cut(whole, core))
    only = result_of(model.in_steps(cut(picture, seen), inside))
    assert np.array_equal(cut(only, inside), cut(whole, core))


def test_windows_of_an_identity_give_back_the_picture_and_say_how_far_they_are(tmp_path):
    model = get_model(tiny.card(tiny.identity(tmp_path / "m.onnx"), **WINDOWED), device="cpu")
    picture = noise(333, 222)
    fractions = list(model.in_steps(picture))
    assert fractions == sorted(fractions)
    assert len(fractions) == 4 * 3 - 1
    assert np.array_equal(model(picture), picture)
    with pytest.raises(ValueError, match="not a picture"):
        model(np.zeros((4, 4, 3)))


@pytest.mark.parametrize("views", [2, 8])
@pytest.mark.parametrize(("height", "width"), [(20, 30), (96, 128), (300, 250)])
def test_the_mean_of_several_views_is_that_of_turned_and_mirrored_pictures(
    tmp_path, views, height, width
):
    """Of a net that does something else in each direction."""
    path = tiny.shift(tmp_path / "m.onnx")
    one, several = (
        get_model(tiny.card(path, **WINDOWED, views=n), device="cpu") for n in (1, views)
    )
    picture = noise(height, width, np.uint16, seed=5)
    picture[height // 4 : height // 2] //= 5
    fractions = list(several.in_steps(picture))
    windows = len(list(one.in_steps(picture))) + 1
    assert len(fractions) == views * windows - 1
    assert fractions == sorted(fractions)
    made = several(picture)
    turns_and_flips = [(0, 1), (1, 1), (0, -1), (1, -1), (2, 1), (3, 1), (2, -1), (3, -1)]
    results = []
    for turns, flip in turns_and_flips[:views]:
        result = one(np.ascontiguousarray(np.rot90(picture, turns)[::flip]))
        results.append(np.rot90(result[::flip].astype(float), -turns))
    assert len({result.tobytes() for result in results}) >= min(views, 4)
    differs = np.abs(made - np.mean(results, 0)) > 1
    # The windows of a turned picture meet in other places.
    assert not differs.any() if windows == 1 else differs.mean() < 0.1


def test_a_scale_is_tried_with_one_view(tmp_path, monkeypatch):
    path = tiny.shift(tmp_path / "m.onnx")
    counts, picture = [], Frame(noise(1600, 1600))
    for views in (1, 2):
        model = get_model(tiny.card(path, **WINDOWED, views=views), device="cpu", threads=1)
        count, compute = [], model._window
        monkeypatch.setattr(
            model, "_window", lambda *args, n=count, do=compute: n.append(1) or do(*args)
        )
        result_of(tried_scale(picture, Timed(model), None, "a"))
        counts.append(len(count))
    assert counts[0] == counts[1] > 0
    one, two = (tiny.card(path, **WINDOWED, views=views) for views in (1, 2))
    assert pixels_to_try((1600, 1600), one) == 2 * pixels_to_try((1600, 1600), two)


def windowed(tmp_path, threads):
    card = tiny.card(tiny.global_mean(tmp_path / "m.onnx"), **WINDOWED)
    return get_model(card, device="cpu", threads=threads)


def watched(model, monkeypatch, fails=lambda at_once: False):
    """Note how many windows are computed at a time, and of how many pixels together."""
    at_once, pixels, most = [0], [0], [0, 0]
    lock, compute = threading.Lock(), model._window

    def window(session, picture):
        size = picture.shape[0] * picture.shape[1]
        with lock:
            at_once[0] += 1
            pixels[0] += size
            most[:] = max(most[0], at_once[0]), max(most[1], pixels[0])
        try:
            time.sleep(0.02)  # so that the other one begins meanwhile
            if fails(at_once[0]):
                raise OutOfMemory("There is not enough memory.")
            return compute(session, picture)
        finally:
            with lock:
                at_once[0] -= 1
                pixels[0] -= size

    monkeypatch.setattr(model, "_window", window)
    return most


def test_windows_are_computed_two_at_a_time_with_the_same_result(tmp_path, monkeypatch):
    picture = noise(300, 410, seed=3)
    one, several = windowed(tmp_path, 1), windowed(tmp_path, 3)
    assert watched(one, monkeypatch)[0] == 0
    most = watched(several, monkeypatch)
    np.testing.assert_array_equal(several(picture), one(picture))
    assert most[0] == 2
    assert most[1] <= (96 * 3 // 2) ** 2  # what memory is planned for
    assert not [t for t in threading.enumerate() if t.name.startswith("deblur-window")]


def test_a_stop_between_windows_leaves_no_thread(tmp_path, monkeypatch):
    model = windowed(tmp_path, 2)
    watched(model, monkeypatch)
    steps = model.in_steps(noise(300, 410))
    next(steps)
    steps.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("deblur-window")]


def test_where_two_windows_do_not_fit_one_is_computed_alone(tmp_path, monkeypatch):
    picture = noise(300, 410, seed=3)
    model = windowed(tmp_path, 2)
    expected = model(picture)
    watched(model, monkeypatch, fails=lambda at_once: at_once > 1)
    np.testing.assert_array_equal(model(picture), expected)
    watched(model, monkeypatch, fails=lambda at_once: True)
    with pytest.raises(OutOfMemory):
        model(picture)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (20, 300), (63, 65), (150, 131), (1, 1)])
def test_a_fixed_size_model_processes_larger_and_smaller_pictures(tmp_path, height, width):
    path = tiny.smooth(tmp_path / "fixed.onnx", 5, shape=(1, 3, 64, 64))
    free = model_of(tiny.smooth(tmp_path / "free.onnx", 5))
    fixed = model_of(path, fixed_size=(64, 64), halo_px=8)
    picture = noise(height, width)
    # Below and beside the picture one sees reflected pixels and the other the network's zeros.
    inner = (slice(max(0, height - 2)), slice(max(0, width - 2)))
    result = fixed(picture)
    assert result.shape == picture.shape
    assert np.array_equal(result[inner], free(picture)[inner])


@given(st.integers(1, 300), st.integers(1, 300), st.sampled_from([np.uint8, np.uint16]))
@settings(deadline=None, max_examples=30)
def test_identity_through_fixed_tiles_returns_the_picture(fixed_identity, height, width, dtype):
    picture = noise(height, width, dtype)
    assert np.array_equal(fixed_identity(picture), picture)


@pytest.fixture(scope="module")
def fixed_identity(tmp_path_factory):
    path = tmp_path_factory.mktemp("fixed") / "identity.onnx"
    tiny.identity(path, shape=(1, 3, 64, 80))
    return model_of(path, fixed_size=(64, 80), halo_px=8)


# --- errors --------------------------------------------------------------------------------------


def test_nan_is_an_error_and_not_a_black_picture(tmp_path):
    model = model_of(tiny.nan_maker(tmp_path / "m.onnx"))
    with pytest.raises(ModelError, match="not numbers"):
        model(noise(80, 80))


def test_an_upscaler_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="returned"):
        model_of(tiny.upscaler(tmp_path / "m.onnx"))(noise(80, 80))


def test_an_unsupported_size_is_an_error_without_output_on_stderr(tmp_path, capfd):
    model = model_of(tiny.down_and_up(tmp_path / "m.onnx", 4), size_multiple=1)
    with pytest.raises(ModelError, match="The model failed"):
        model(noise(81, 81))
    assert capfd.readouterr().err == ""


def test_an_altered_file_is_not_loaded(tmp_path):
    path = tiny.identity(tmp_path / "m.onnx")
    model = model_of(path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(ModelError, match="altered") as error:
        model.load()
    assert error.value.hint
    assert model.running_on == ""


def test_a_missing_file_is_a_model_error(tmp_path):
    path = tiny.identity(tmp_path / "m.onnx")
    model = model_of(path)
    path.unlink()
    with pytest.raises(ModelError, match="Cannot read"):
        model(noise(8, 8))


def test_a_file_that_is_not_a_model_is_a_model_error(tmp_path):
    path = tmp_path / "m.onnx"
    path.write_bytes(b"\x08\x08\x3a\x02hi")
    with pytest.raises(ModelError, match="does not load"):
        model_of(path).load()


def test_unsupported_types_are_refused(tmp_path):
    path = tiny.identity(tmp_path / "m.onnx", dtype=TensorProto.DOUBLE)
    with pytest.raises(ModelError, match="double"):
        model_of(path)(noise(8, 8))


def test_a_missing_precision_is_refused_before_loading(tmp_path):
    with pytest.raises(ModelError, match="int8") as error:
        OnnxModel(tiny.card(tiny.identity(tmp_path / "m.onnx")), precision="int8")
    assert "fp32" in error.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : std::bad_alloc",
        "Failed to allocate memory for requested buffer of size 123",
        "CUDA failure 2: out of memory",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
        "DmlExecutionProvider: 8007000E Not enough memory resources are available",
    ],
)
def test_out_of_memory_errors_are_recognised(tmp_path, monkeypatch, text):
    model = model_of(tiny.identity(tmp_path / "m.onnx"))
    model.load()

    class Full:
        def __getattr__(self, name):
            return getattr(session, name)

        def run(self, *arguments):
            raise RuntimeError(text)

    session = model._session
    monkeypatch.setattr(model, "_session", Full())
    with pytest.raises(OutOfMemory):
        model(noise(80, 80))


@pytest.mark.skipif(sys.platform != "linux", reason="limits the address space")
@pytest.mark.parametrize("where", ["in the network", "before it"])
def test_real_lack_of_memory_is_out_of_memory_and_the_next_tile_works(tmp_path, where):
    taps = 3 if where == "in the network" else 1
    path = tiny.smooth(tmp_path / "m.onnx", taps)
    script = f"""
        import resource, sys
        import numpy as np
        from pathlib import Path
        from engine.models.onnx_model import OnnxModel
        from engine.errors import OutOfMemory
        from tests.engine.models import onnx_models as tiny

        model = OnnxModel(tiny.card(Path({str(path)!r})), device="cpu", threads=1)
        small = np.full((200, 200, 3), 99, np.uint8)
        large = np.zeros((5000, 5000, 3), np.uint8)  # 300 MB as float32
        model(small)
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        more = {"450" if where == "in the network" else "200"} * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (used + more, -1))
        for _ in range(2):
            try:
                model(large)
            except OutOfMemory as error:
                print("out of memory:", error)
            print(model(small)[100, 100, 0])
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert [line[:13] for line in lines] == ["out of memory", "99"] * 2, (lines, done.stderr)


# --- providers -----------------------------------------------------------------------------------


def installed(monkeypatch, *names):
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [*names])


CUDA, DML, COREML, OPENVINO, CPU = (
    f"{n}ExecutionProvider" for n in ("CUDA", "Dml", "CoreML", "OpenVINO", "CPU")
)


@pytest.mark.parametrize(
    ("here", "title"),
    [
        ([CPU], "CPU"),
        (["AzureExecutionProvider", CPU], "CPU"),
        ([COREML, CPU], "CPU"),
        ([CUDA, CPU], "CUDA"),
        ([CPU, DML], "DirectML"),
        ([OPENVINO, CPU], "OpenVINO"),
        (["TensorrtExecutionProvider", CUDA, CPU], "CUDA"),
    ],
)
def test_auto_chooses_the_best_provider_installed_on_purpose(monkeypatch, here, title):
    installed(monkeypatch, *here)
    assert choose_provider("auto").title == title


@pytest.mark.parametrize(
    ("device", "help_"),
    [
        ("cuda", "deblur devices"),
        ("directml", "deblur devices"),
        ("openvino", "deblur devices"),
        ("coreml", "On Macs"),
    ],
)
def test_a_device_that_is_not_installed_says_how_to_get_it(monkeypatch, device, help_):
    installed(monkeypatch, CPU)
    with pytest.raises(ModelError) as error:
        choose_provider(device)
    assert help_ in error.value.hint


def test_an_unknown_device_is_refused_with_a_list_of_devices():
    with pytest.raises(ModelError, match="tpu") as error:
        choose_provider("tpu")
    assert "cuda" in error.value.hint


class FakeGpu:
    """A session that claims to be CUDA's: the CPU's behind, `spoil` in front of its results."""

    def __init__(self, session, claims, spoil):
        self.session, self.claims, self.spoil = session, claims, spoil

    def __getattr__(self, name):
        return getattr(self.session, name)

    def get_providers(self):
        return self.claims

    def run(self, *arguments):
        return [self.spoil(result) for result in self.session.run(*arguments)]


@pytest.fixture
def fake_gpu(monkeypatch):
    """Make CUDA look installed: `fake_gpu(claims, spoil)`; returns the providers asked for."""

    def make(claims=(CUDA, CPU), spoil=lambda y: y):
        asked = []
        real = onnxruntime.InferenceSession

        def session(path, options, providers):
            names = [p if isinstance(p, str) else p[0] for p in providers]
            asked.append(names)
            made = real(path, options, providers=[CPU])
            return made if names == [CPU] else FakeGpu(made, list(claims), spoil)

        installed(monkeypatch, CUDA, CPU)
        monkeypatch.setattr(onnxruntime, "InferenceSession", session)
        return asked

    return make


def test_a_provider_that_works_is_used_and_named(tmp_path, fake_gpu):
    asked = fake_gpu()
    model = model_of(tiny.smooth(tmp_path / "m.onnx"), device="auto")
    picture = noise(80, 80)
    assert model(picture).shape == picture.shape
    assert model.running_on.startswith("CUDA (onnxruntime ")
    assert model.notes == ()
    assert asked == [[CUDA, CPU], [CPU]]


@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_a_silent_fallback_is_noted(tmp_path, fake_gpu, device):
    fake_gpu(claims=(CPU,))
    model = model_of(tiny.smooth(tmp_path / "m.onnx"), device=device)
    model.load()
    assert model.running_on.startswith("CPU (onnxruntime ")
    assert len(model.notes) == 1
    assert "instead of CUDA" in model.notes[0]
    assert "driver" in model.notes[0]


def _nan_corner(y):
    y = y.copy()
    y[0, 0, 0, 0] = np.nan
    return y


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (np.zeros_like, "wrong by"),
        (_nan_corner, "not numbers"),
        (lambda y: y + np.float32(0.1), "wrong by"),
    ],
    ids=["black", "nan", "off"],
)
def test_a_provider_that_computes_wrong_results_is_not_used(tmp_path, fake_gpu, spoil, says):
    fake_gpu(spoil=spoil)
    model = model_of(tiny.smooth(tmp_path / "m.onnx"), device="cuda")
    reference = model_of(tiny.smooth(tmp_path / "m2.onnx"), device="cpu")
    picture = noise(80, 80)
    assert np.array_equal(model(picture), reference(picture))
    assert model.running_on.startswith("CPU")
    assert says in model.notes[0]


def test_the_rounding_of_half_precision_is_accepted(tmp_path, fake_gpu):
    fake_gpu(spoil=lambda y: y.astype(np.float16).astype(np.float32) + np.float32(1.5 / 255))
    model = model_of(tiny.smooth(tmp_path / "m.onnx"), device="cuda")
    model.load()
    assert model.running_on.startswith("CUDA")


def test_a_provider_that_does_not_start_is_not_used(tmp_path, monkeypatch):
    installed(monkeypatch, CUDA, CPU)
    real = onnxruntime.InferenceSession

    def session(path, options, providers):
        if providers[0][0] == CUDA:
            raise RuntimeError("CUDA driver version is insufficient")
        return real(path, options, providers=[CPU])

    monkeypatch.setattr(onnxruntime, "InferenceSession", session)
    model = model_of(tiny.identity(tmp_path / "m.onnx"), device="cuda")
    model.load()
    assert model.running_on.startswith("CPU")
    assert "insufficient" in model.notes[0]


def test_the_azure_provider_is_never_used(tmp_path, monkeypatch):
    seen = []
    real = onnxruntime.InferenceSession

    def session(path, options, providers):
        seen.append(providers)
        return real(path, options, providers=providers)

    monkeypatch.setattr(onnxruntime, "InferenceSession", session)
    model = model_of(tiny.identity(tmp_path / "m.onnx"), device="auto")
    model.load()
    assert "Azure" not in str(seen)
    assert model._session.get_providers() == [CPU]


# --- sessions ------------------------------------------------------------------------------------


def test_making_a_model_reads_nothing_and_loading_twice_loads_once(tmp_path, monkeypatch):
    made = []
    real = onnxruntime.InferenceSession
    monkeypatch.setattr(
        onnxruntime, "InferenceSession", lambda *a, **k: made.append(1) or real(*a, **k)
    )
    model = model_of(tiny.identity(tmp_path / "m.onnx"))
    assert (made, model.running_on, model.notes) == ([], "", ())
    model.load()
    model.load()
    model(noise(9, 9))
    assert made == [1]


def test_the_settings_are_those_that_were_measured(tmp_path):
    session = backend_onnx.open_session(
        tiny.identity(tmp_path / "m.onnx"), choose_provider("cpu"), threads=1
    )
    options = session.get_session_options()
    assert options.intra_op_num_threads == 1
    assert options.execution_mode == onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    assert not options.enable_mem_pattern
    assert options.get_session_config_entry("session.set_denormal_as_zero") == "1"
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_the_arithmetic_of_the_caller_is_unchanged(tmp_path):
    # In a process of its own: onnxruntime sets this for the first session only.
    path = tiny.smooth(tmp_path / "m.onnx")
    script = f"""
        import numpy as np
        from pathlib import Path
        from engine.models.onnx_model import OnnxModel
        from tests.engine.models import onnx_models as tiny

        OnnxModel(tiny.card(Path({str(path)!r})), device="cpu")(np.zeros((500, 500, 3), np.uint8))
        print(5e-324 * 1.0, np.float32(1e-40) * np.float32(0.5) > 0)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["5e-324", "True"]


def test_running_on_names_the_number_of_threads(tmp_path):
    model = OnnxModel(tiny.card(tiny.identity(tmp_path / "m.onnx")), device="cpu", threads=1)
    model.load()
    assert model.running_on == f"CPU (onnxruntime {onnxruntime.__version__}, 1 thread)"


def test_calls_from_several_threads_are_serialised(tmp_path, monkeypatch):
    model = model_of(tiny.smooth(tmp_path / "m.onnx"))
    inside, most = 0, 0
    real = backend_onnx.run_tensor

    def counted(*arguments, **how):
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        try:
            return real(*arguments, **how)
        finally:
            inside -= 1

    monkeypatch.setattr(backend_onnx, "run_tensor", counted)
    pictures = [noise(200, 200, seed=i) for i in range(8)]
    results: dict[int, np.ndarray] = {}

    def work(i):
        results[i] = model(pictures[i])

    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    for i, picture in enumerate(pictures):
        assert np.array_equal(results[i], model(picture))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_pictures_of_many_sizes_release_their_memory(tmp_path):
    path = tiny.wide(tmp_path / "m.onnx", 16)
    script = f"""
        import numpy as np
        from pathlib import Path
        from engine.models.onnx_model import OnnxModel
        from engine.core.machine import peak_resident_bytes
        from tests.engine.models import onnx_models as tiny

        model = OnnxModel(tiny.card(Path({str(path)!r})), device="cpu")
        model(np.zeros((100, 100, 3), np.uint8))
        base = peak_resident_bytes(reset=True)
        rng = np.random.default_rng(0)
        for i in range(24):
            model(np.zeros((*rng.integers(200, 1000, 2), 3), np.uint8))
        peak = peak_resident_bytes(reset=False)
        print(peak - base, peak_resident_bytes(reset=True) - base)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    most, kept = map(int, done.stdout.split())
    assert most > 60e6  # else nothing was tested
    assert kept < 0.4 * most, (most, kept)


def test_systems_without_affinity_use_all_cores(monkeypatch, tmp_path):
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("psutil.cpu_count", lambda logical: 3)
    model = model_of(tiny.identity(tmp_path / "m.onnx"))
    assert model(make_test_picture(70, 70)).shape == (70, 70, 3)
    assert "3 threads" in model.running_on


@pytest.mark.parametrize(
    ("chips", "device"),
    [
        ([], "CPU"),
        ([("graphics", "NVIDIA")], "CPU"),
        ([("neural", "Intel")], "NPU"),
        ([("graphics", "Intel"), ("neural", "Intel")], "GPU"),
    ],
)
def test_openvino_is_told_which_device_to_use(monkeypatch, tmp_path, chips, device):
    """Unasked it computes on the CPU, and so would our test picture be."""
    asked = []
    found = tuple(Chip(kind, vendor, vendor) for kind, vendor in chips)
    monkeypatch.setattr(backend_onnx, "find_chips", lambda: found)
    monkeypatch.setattr(
        onnxruntime, "InferenceSession", lambda *_, providers: asked.append(providers)
    )
    backend_onnx.open_session(tmp_path / "m.onnx", backend_onnx.PROVIDERS["openvino"])
    (((openvino, options), last),) = asked
    assert (openvino, options["device_type"], last) == (OPENVINO, device, CPU)
    assert backend_onnx.uses_processor(backend_onnx.PROVIDERS["openvino"]) == (device == "CPU")
    assert ("load_config" in options) == (device == "CPU")


@pytest.mark.parametrize(
    ("name", "device", "chips", "native", "planned"),
    [
        ("live", "auto", [], False, 200_000_000 + 176 * 2**20),
        ("live", "cpu", [], False, 117 * 2**20),
        ("live", "auto", [("graphics", "Intel")], False, 117 * 2**20),
        ("best", "openvino", [], True, 200_000_000 + 1545 * 576**2 + 24 * 1056**2),
        ("best", "openvino", [], False, 200_000_000 + 2059 * 576**2 + 24 * 1056**2),
    ],
)
def test_plans_know_what_openvino_takes(monkeypatch, name, device, chips, native, planned):
    found = tuple(Chip(kind, vendor, vendor) for kind, vendor in chips)
    monkeypatch.setattr(backend_onnx, "find_chips", lambda: found)
    monkeypatch.setattr(backend_onnx, "computes_bf16_natively", lambda: native)
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [OPENVINO, CPU])
    model = get_model(Catalogue.of_program().get(name), device=device)
    assert bytes_needed(1024, 1024, model.card) == planned


@pytest.mark.parametrize(
    ("native", "adds", "threads", "runs", "hint", "streams"),
    [
        (True, True, 4, 2, "bf16", "2"),
        (False, True, 4, 1, "f32", "1"),
        (True, False, 4, 1, "f32", "1"),
        (True, True, 1, 2, "bf16", "1"),
    ],
)
def test_openvino_on_the_processor_computes_in_bfloat16_where_that_is_faster(
    monkeypatch, tmp_path, native, adds, threads, runs, hint, streams
):
    asked = []
    monkeypatch.setattr(backend_onnx, "find_chips", tuple)
    monkeypatch.setattr(backend_onnx, "computes_bf16_natively", lambda: native)
    monkeypatch.setattr(
        onnxruntime, "InferenceSession", lambda *_, providers: asked.append(providers)
    )
    openvino = backend_onnx.PROVIDERS["openvino"]
    backend_onnx.open_session(
        tmp_path / "m.onnx", openvino, threads, runs=runs, adds_correction=adds
    )
    assert json.loads(asked[0][0][1]["load_config"]) == {
        "CPU": {
            "INFERENCE_PRECISION_HINT": hint,
            "INFERENCE_NUM_THREADS": str(threads),
            "NUM_STREAMS": streams,
            "ENABLE_CPU_PINNING": "NO",
        }
    }


def test_libraries_of_cuda_are_loaded_before_its_session(monkeypatch, tmp_path, capsys):
    did = []

    def preload_dlls():
        did.append("libraries")
        sys.stdout.write("Failed to load libcudnn.so.9")

    monkeypatch.setattr(onnxruntime, "preload_dlls", preload_dlls)
    monkeypatch.setattr(onnxruntime, "InferenceSession", lambda *_, **__: did.append("session"))
    backend_onnx.open_session(tmp_path / "m.onnx", backend_onnx.PROVIDERS["cuda"])
    assert did == ["libraries", "session"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("missing", ["onnxruntime", "onnxruntime.capi"])
def test_a_runtime_that_cannot_be_loaded_is_a_sentence(monkeypatch, tmp_path, missing):
    """As on a Windows without the Visual C++ Redistributable."""
    card = tiny.card(tiny.identity(tmp_path / "m.onnx"))
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "engine.models.onnx_model")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        get_model(card)
    assert "Visual C++" in caught.value.hint
