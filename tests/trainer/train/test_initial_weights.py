"""Initial weights: of the same net, of a narrower one, and those that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402

from engine.errors import ConfigError  # noqa: E402
from engine.nets.net import Student  # noqa: E402
from engine.nets.students import STUDENTS, build_student  # noqa: E402
from trainer.config import TrainConfig  # noqa: E402
from trainer.train.initial_weights import initial_student, load_weights  # noqa: E402


@pytest.fixture
def narrow(tmp_path: Path) -> tuple[Student, Path]:
    """A net that changes pictures, and the file with its weights."""
    torch.manual_seed(1)
    net = build_student("live-small").eval()
    with torch.no_grad():
        for weight in net.parameters():
            weight.add_(torch.randn_like(weight) * 0.02)
    path = tmp_path / "narrow.safetensors"
    save_file(net.state_dict(), path)
    return net, path


def test_a_wider_net_begins_as_the_same_function_and_can_learn_with_all_channels(
    narrow: tuple[Student, Path],
) -> None:
    net, path = narrow
    wide = initial_student(TrainConfig(net="live", start=str(path))).eval()
    x = torch.rand(1, 3, 64, 96)
    with torch.no_grad():
        assert float((net(x) - x).abs().max()) > 1e-3
        torch.testing.assert_close(wide(x), net(x), rtol=1e-4, atol=1e-5)
    wide(x).square().sum().backward()
    for name, weight in wide.named_parameters():
        old = net.get_parameter(name).shape
        if weight.ndim == 4 and old != weight.shape:
            new_columns = weight.grad[: old[0], old[1] :]
            new_rows = weight.detach()[old[0] :]
            assert not new_columns.numel() or float(new_columns.abs().max()) > 0, name
            assert not new_rows.numel() or float(new_rows.abs().max()) > 0, name


def test_weights_that_are_not_finite_are_refused(narrow: tuple[Student, Path]) -> None:
    net, path = narrow
    weights = net.state_dict()
    next(iter(weights.values())).view(-1)[0] = float("nan")
    save_file(weights, path)
    with pytest.raises(ConfigError, match="1 tensors contain numbers that are not finite"):
        initial_student(TrainConfig(net="live-small", start=str(path)))


@pytest.mark.parametrize("fault", ["in another file", "without its scale"])
def test_an_onnx_file_of_another_program_is_refused(tmp_path: Path, fault: str) -> None:
    onnx = pytest.importorskip("onnx")
    helper, kind = onnx.helper, onnx.TensorProto
    weight = helper.make_tensor("stem.weight_int8", kind.INT8, [1], [1])
    if fault == "in another file":
        weight.ClearField("int32_data")
        weight.data_location = kind.EXTERNAL
        weight.external_data.add(key="location", value="../secret.bin")
    x, y = (helper.make_tensor_value_info(name, kind.FLOAT, [1]) for name in "xy")
    node = helper.make_node("Identity", ["x"], ["y"])
    path = tmp_path / "a.onnx"
    path.write_bytes(
        helper.make_model(helper.make_graph([node], "a", [x], [y], [weight])).SerializeToString()
    )
    with pytest.raises(ConfigError, match="holds no weights"):
        initial_student(TrainConfig(net="live-small", start=str(path)))


def test_weights_of_another_net_are_told_in_a_line(narrow: tuple[Student, Path]) -> None:
    with pytest.raises(ConfigError, match="does not fit") as caught:
        initial_student(TrainConfig(net="unet", start=str(narrow[1])))
    assert "\n" not in caught.value.message


def test_several_starts_give_their_mean(narrow: tuple[Student, Path], tmp_path: Path) -> None:
    net, path = narrow
    other = {name: value * 0.5 + 0.01 for name, value in net.state_dict().items()}
    save_file(other, tmp_path / "a, b.safetensors")  # a comma in the name of a single file
    save_file(other, tmp_path / "other.safetensors")
    config = TrainConfig(net="live-small", start=str(tmp_path / "a, b.safetensors"))
    torch.testing.assert_close(initial_student(config).state_dict(), other)
    both = TrainConfig(net="live-small", start=f"{path}, {tmp_path / 'other.safetensors'}")
    mean = {name: (value + other[name]) / 2 for name, value in net.state_dict().items()}
    torch.testing.assert_close(initial_student(both).state_dict(), mean)
    with pytest.raises(ConfigError, match=r"lost\.onnx holds no weights"):
        initial_student(TrainConfig(net="live-small", start=f"{path},lost.onnx"))
    with pytest.raises(ConfigError, match=r'start = ", " names no weights'):
        initial_student(TrainConfig(net="live-small", start=", "))


def test_only_a_net_of_the_same_width_holds_the_weights_of_a_model(
    narrow: tuple[Student, Path],
) -> None:
    load_weights(build_student("live-small"), TrainConfig(net="live-small", start=str(narrow[1])))
    with pytest.raises(ConfigError, match="no weights for the net live"):
        load_weights(build_student("live"), TrainConfig(net="live", start=str(narrow[1])))


@pytest.mark.parametrize("start", sorted(STUDENTS))
def test_weights_of_another_net_are_refused(start: str, tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file(build_student(start).state_dict(), path)
    for net in set(STUDENTS) - {start}:
        if (start, net) == ("live-small", "live"):
            continue
        with pytest.raises(ConfigError, match=f"no weights for the net {net}"):
            initial_student(TrainConfig(net=net, start=str(path)))
