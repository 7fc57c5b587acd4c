"""Teachers in torch: windows without seams, whatever the plan of tiles; import by content."""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.batch.picture import deblur  # noqa: E402
from engine.core.paths import sha256_of  # noqa: E402
from engine.errors import ModelError  # noqa: E402
from engine.images import Frame  # noqa: E402
from engine.models import Catalogue, ModelCard, ModelFile, get_model  # noqa: E402  # noqa: E402
from engine.models.teachers import BYTES_PER_PIXEL  # noqa: E402
from engine.models.tiling import Box  # noqa: E402
from engine.models.torch_model import TorchModel, choose_device  # noqa: E402 - after the skip
from engine.nets.net import Net  # noqa: E402
from engine.nets.teachers import load_teacher  # noqa: E402
from tests.conftest import import_model  # noqa: E402


@pytest.fixture(autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Mean(Net):
    """As a teacher is: what it makes of a pixel depends on all that it sees, and it wants 8s."""

    size_multiple = 8
    name = "maxim"

    def forward(self, x):
        assert not any(n % 8 for n in x.shape[2:])
        return x * 0.9 + x.mean((2, 3), keepdim=True) * 0.1


@pytest.fixture
def make_model(tmp_path, monkeypatch):
    """Make a TorchModel of a small net, with small windows."""

    def make(net=None, **changes) -> TorchModel:
        monkeypatch.setattr(
            "engine.models.torch_model.load_teacher", lambda path, stages: (net or Mean()).eval()
        )
        path = tmp_path / "weights.npz"
        path.write_bytes(b"PK")
        file = ModelFile(path, sha256_of(path))
        fields = {
            "name": "small", "title": "Small", "version": "1", "licence": "MIT",
            "training_data": "none", "description": "For a test.", "kind": "torch",
            "files": {"bf16": file, "fp32": file}, "default_precision": "bf16", "halo_px": 16,
            "size_multiple": 64, "bytes_per_pixel": BYTES_PER_PIXEL, "tileable": True,
            "value_range": "0..1", "layout": "NCHW", "origin": "user", "architecture": "maxim",
            "stages": 3,
        }  # fmt: skip
        return TorchModel(ModelCard(**fields | changes), device="cpu", precision="fp32")

    return make


def picture(height, width, dtype=np.uint8):
    top = np.iinfo(dtype).max
    return np.random.default_rng(height * width).integers(0, top, (height, width, 3), dtype, True)


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


# --- windows -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(1, 1), (70, 300), (333, 410)])
def test_the_result_does_not_depend_on_the_plan_of_tiles(make_model, size, dtype):
    model = make_model()
    frame = Frame(picture(*size, dtype))
    whole = finish(deblur(frame, model, budget_bytes=1 << 40))
    tight = (64 * 3) ** 2 * BYTES_PER_PIXEL  # the smallest tile that is useful
    tiled = finish(deblur(frame, model, budget_bytes=tight))
    assert whole.pixels.dtype == dtype
    np.testing.assert_array_equal(whole.pixels, tiled.pixels)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(1, 1), (64, 80), (81, 300), (333, 145)])
def test_identity_through_windows_returns_the_picture(make_model, size, dtype):
    class Identity(Mean):
        def forward(self, x):
            return x

    pixels = picture(*size, dtype)
    np.testing.assert_array_equal(make_model(Identity())(pixels), pixels)


def test_there_are_no_seams_where_windows_meet(make_model):
    """A slope stays a slope: neighbouring windows see different means, and are blended."""
    slope = np.linspace(0, 65535, 640).astype(np.uint16)
    pixels = np.broadcast_to(slope[None, :, None], (100, 640, 3)).copy()
    made = make_model()(pixels).astype(int)
    steps = np.diff(made[50, :, 0])
    # 64 px further the mean is 6554 higher, of which a tenth shows: within 16 px, not at once.
    assert steps.max() < 103 + 655 / 16 + 2
    assert steps.min() > 0


def test_only_windows_of_the_core_are_computed(make_model):
    calls = []

    class Counting(Mean):
        def forward(self, x):
            calls.append(tuple(x.shape))
            return super().forward(x)

    model = make_model(Counting())
    pixels = picture(400, 400)
    whole = model(pixels)
    everything = len(calls)
    core = Box(64 + 16, 128 + 16, 48, 48)
    made = finish(model.in_steps(pixels, core))
    assert (everything, len(calls) - everything) == (36, 1)
    inside = (slice(80, 128), slice(144, 192))
    np.testing.assert_array_equal(made[inside], whole[inside])


def test_it_reports_progress_and_can_be_stopped_between_windows(make_model):
    steps = make_model().in_steps(picture(130, 200))
    shares = [next(steps), next(steps)]
    assert shares == [1 / 6, 2 / 6]
    steps.close()
    progress = list(deblur(Frame(picture(130, 200)), make_model()))
    assert [round(p.item_fraction * 6, 6) for p in progress] == [0, 1, 2, 3, 4, 5, 6]


def test_a_tile_takes_the_memory_of_its_card_beside_its_windows(make_model):
    model = make_model(bytes_per_pixel=BYTES_PER_PIXEL)
    pixels = picture(800, 1000, np.uint16)
    model(pixels[:80, :80])
    tracemalloc.start()
    try:
        model(pixels)
        grown = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert grown < BYTES_PER_PIXEL * 800_000


def test_nan_and_missing_memory_are_errors(make_model):
    class Broken(Mean):
        def forward(self, x):
            return x * float("nan")

    class Large(Mean):
        def forward(self, x):
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried")

    with pytest.raises(ModelError, match="not numbers"):
        make_model(Broken())(picture(9, 9))
    # Smaller tiles would not help, so the pipeline is not to try them.
    with pytest.raises(ModelError, match="Not enough memory"):
        make_model(Large())(picture(9, 9))


def test_running_on_names_the_device(make_model):
    model = make_model()
    model.load()
    assert model.running_on.startswith(f"CPU (torch {torch.__version__.partition('+')[0]}, fp32, ")
    assert model.notes == ()
    with pytest.raises(ModelError, match="openvino"):
        choose_device("openvino")
    if not torch.cuda.is_available():
        with pytest.raises(ModelError, match="cuda"):
            choose_device("cuda")


def test_an_altered_file_is_not_loaded(make_model):
    model = make_model()
    model.card.file().path.write_bytes(b"PK!")
    with pytest.raises(ModelError, match="altered"):
        model.load()


# --- the catalogue -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def maxim_npz(tmp_path_factory) -> Path:
    """MAXIM's names and shapes with random numbers, as the official npz."""
    from tests.engine.nets.test_maxim import random_weights

    path = tmp_path_factory.mktemp("weights") / "checkpoint.npz"
    np.savez(path, **{f"opt/target/{k}": v for k, v in random_weights().items()})
    return path


@pytest.fixture
def own(tmp_path) -> Catalogue:
    return Catalogue(tmp_path / "models.toml", tmp_path / "own")


def test_maxim_is_recognised_by_its_content_and_has_a_card_for_each_stage(maxim_npz, own):
    card = import_model(own, maxim_npz)
    assert (card.name, card.kind, card.architecture, card.stages) == ("maxim", "torch", "maxim", 3)
    assert [c.name for c in own.cards()] == ["maxim", "maxim-stage2", "maxim-stage1"]
    one = own.get("maxim-stage1")
    assert one.stages == 1
    assert one.file().sha256 == card.file().sha256 == sha256_of(maxim_npz)
    # Results of one file that differ must not be taken for each other.
    variants = {card.variant(), one.variant(), one.variant("fp32")}
    assert len(variants) == 3
    with pytest.raises(ModelError, match="already"):
        import_model(own, maxim_npz)
    model = get_model(one, device="cpu", precision="fp32")
    assert model(picture(20, 30)).shape == (20, 30, 3)
    own.remove("maxim-stage1")
    assert own.cards() == []


def test_weights_of_unknown_networks_are_refused_and_nothing_is_left(tmp_path, own):
    np.savez(tmp_path / "other.npz", a=np.zeros(3, np.float32))
    with pytest.raises(ModelError, match=r"other\.npz .* no known teacher"):
        import_model(own, tmp_path / "other.npz")
    torch.save({"params": {"patch_embed.proj.weight": torch.zeros(1)}}, tmp_path / "bad.pth")
    with pytest.raises(ModelError, match="missing"):
        import_model(own, tmp_path / "bad.pth")
    assert own.cards() == []
    assert list((tmp_path / "own").iterdir()) == []


def test_code_in_a_file_is_not_executed(tmp_path, own):
    class Evil:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "ran",))

    torch.save({"params": Evil()}, tmp_path / "evil.pth")
    with pytest.raises(ModelError, match="nothing of it was executed"):
        import_model(own, tmp_path / "evil.pth")
    assert not (tmp_path / "ran").exists()


def test_without_torch_the_error_explains_how_to_install_it(maxim_npz, own, monkeypatch):
    card = import_model(own, maxim_npz)
    monkeypatch.delitem(sys.modules, "engine.models.torch_model")
    monkeypatch.setitem(sys.modules, "torch", None)
    for ask in (lambda: get_model(card), lambda: import_model(own, maxim_npz, "again")):
        with pytest.raises(ModelError, match="torch") as error:
            ask()
        assert "pip install torch" in error.value.hint
    assert own.cards()[0].name == "maxim"


def test_bfloat16_is_close_to_float32(maxim_npz):
    """The error is a thousandth of what the net changes (in power)."""
    net = load_teacher(maxim_npz, stages=1)
    x = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        exact = net(x)
        with torch.autocast("cpu", torch.bfloat16):
            near = net(x)
    change = float((exact - x).square().mean())
    error = float((near - exact).square().mean())
    # Random weights change the picture a thousand times more than real ones do.
    assert -10 * np.log10(error / change) > 30


# --- in the window -------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [Box(0, 0, 300, 300), Box(50, 61, 90, 101), Box(290, 390, 9, 9)])
def test_a_preview_is_one_window_and_equals_the_batch(make_model, tmp_path, view):
    from PIL import Image

    from engine.batch.plan import BatchSpec
    from engine.batch.preview import FrameCache, preview_region

    calls = []

    class Counting(Mean):
        def forward(self, x):
            calls.append(x.shape)
            return super().forward(x)

    model = make_model(Counting())
    pixels = picture(300, 400)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    spec = BatchSpec(roots=(tmp_path / "a.png",), model="small")
    preview = finish(preview_region(tmp_path / "a.png", view, spec, model, FrameCache()))
    assert len(calls) == 1
    assert preview.part
    box = preview.box
    assert (box.height, box.width) <= (64, 64)
    inside = (slice(box.top, box.bottom), slice(box.left, box.right))
    np.testing.assert_array_equal(preview.full.pixels, model(pixels)[inside])
