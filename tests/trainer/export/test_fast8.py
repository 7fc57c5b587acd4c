"""A student in 8 bits throughout: the same function as in float32, from bytes to bytes."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
import onnxruntime  # noqa: E402 - after the skip
import torch  # noqa: E402

from engine.errors import ModelError  # noqa: E402
from engine.events import result_of  # noqa: E402
from engine.models import Catalogue, get_model  # noqa: E402
from engine.models.model import make_test_picture  # noqa: E402
from engine.nets.students import build_student  # noqa: E402
from trainer.export.fast8 import fold, write_fast8  # noqa: E402
from trainer.export.student import write_onnx  # noqa: E402

CROPS = np.stack([make_test_picture(64, 96), make_test_picture(64, 96)[:, ::-1]] * 5)


def exported(name: str, folder: Path) -> tuple[torch.nn.Module, Path]:
    """Write an untrained student that changes its picture, as float32."""
    torch.manual_seed(1)
    net = build_student(name).eval()
    torch.nn.init.normal_(net.tail.weight, 0.0, 0.02)
    path = folder / f"{name}.onnx"
    write_onnx(net.fold(), path)
    return net, path


def session_of(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def test_it_is_the_same_function_from_bytes_to_bytes(tmp_path: Path) -> None:
    net, path = exported("live", tmp_path)
    count = result_of(write_fast8(path, tmp_path / "fast8.onnx", CROPS))
    graph = onnx.load(tmp_path / "fast8.onnx").graph
    assert sum(node.op_type == "Conv" for node in graph.node) == count
    session = session_of(tmp_path / "fast8.onnx")
    assert session.get_inputs()[0].type == session.get_outputs()[0].type == "tensor(uint8)"
    # Not the size it was calibrated with.
    picture = make_test_picture(96, 128)
    result = session.run(None, {"image": picture[None]})[0]
    assert result.shape == (1, 96, 128, 3)
    with torch.no_grad():
        x = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
        wanted = 255 * net(x)[0].permute(1, 2, 0).clamp(0, 1).numpy()
    changed = np.abs(wanted - picture).mean()
    off = np.abs(result[0] - wanted)
    assert changed > 1.5
    assert off.mean() < 0.35 * changed


def test_a_picture_that_is_not_changed_comes_back_to_the_byte(tmp_path: Path) -> None:
    """Its bytes are not rounded on the way, and nothing is added to them."""
    torch.manual_seed(1)
    net = build_student("live").eval()  # begins as the identity
    write_onnx(net.fold(), tmp_path / "a.onnx")
    result_of(write_fast8(tmp_path / "a.onnx", tmp_path / "b.onnx", CROPS))
    picture = make_test_picture(64, 96)
    result = session_of(tmp_path / "b.onnx").run(None, {"image": picture[None]})[0][0]
    assert np.array_equal(result, picture)


def test_every_value_of_a_block_keeps_its_place() -> None:
    picture = np.arange(8 * 12 * 3, dtype=np.uint8).reshape(8, 12, 3)
    folded = fold(picture, 2)
    assert folded.shape == (1, 12, 4, 6)
    for row, column, colour in ((0, 0, 0), (0, 1, 2), (1, 0, 1), (1, 1, 2)):
        value = folded[0, row * 6 + column * 3 + colour, 2, 3] * 255
        assert round(float(value)) == picture[2 * 2 + row, 2 * 3 + column, colour]


def test_a_net_that_does_not_fold_is_refused(tmp_path: Path) -> None:
    torch.manual_seed(1)
    write_onnx(build_student("studentnet").eval().fold(), tmp_path / "a.onnx")
    with pytest.raises(ModelError, match="this one does not"):
        result_of(write_fast8(tmp_path / "a.onnx", tmp_path / "b.onnx", CROPS))
    assert not (tmp_path / "b.onnx").exists()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(128, 160), (125, 158)])
def test_the_shipped_one_runs_in_the_engine_as_any_other(dtype: type, size: tuple) -> None:
    card = Catalogue.of_program().get("live")
    assert "fast8" in card.files
    picture = make_test_picture(*size)
    if dtype == np.uint16:
        picture = picture.astype(np.uint16) * 257 + np.uint16(13)
        picture = np.minimum(picture, 65535).astype(np.uint16)
    before = picture.copy()
    fast, fine = (get_model(card, device="cpu", precision=p)(picture) for p in ("fast8", "fp32"))
    assert fast.shape == picture.shape
    assert fast.dtype == dtype
    assert np.array_equal(picture, before)  # bytes go in as they are, and are not written to
    level = 1 if dtype == np.uint8 else 257
    assert np.abs(fast.astype(int) - fine).mean() < 1.5 * level
