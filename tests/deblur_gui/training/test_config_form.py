"""The form of a training run: every key, nothing rounded, everything said before the start."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from deblur_gui.training.config_form import (
    ConfigForm,
    NumberBox,
    as_text,
    number_text,
    read_text,
)
from engine.errors import ConfigError
from trainer.config import SETTINGS, TrainConfig, config_from, find_problems, load_config, presets

# The offscreen platform cannot do what a window asks of it; no screen is needed here.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMED = {one.name: one for one in SETTINGS}


@pytest.fixture
def form(qtbot) -> ConfigForm:
    made = ConfigForm()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def type_into(form: ConfigForm, name: str, text: str, qtbot) -> None:
    box = form.rows[name].box
    line = box.lineEdit() if isinstance(box, NumberBox) else box
    line.selectAll()
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(line, text)


def choose(form: ConfigForm, preset: str) -> None:
    index = form.presets.findText(preset)
    form.presets.setCurrentIndex(index)
    form.presets.activated.emit(index)


def test_every_key_has_a_row_with_its_help_and_a_fitting_editor(form) -> None:
    assert list(form.rows) == [one.name for one in SETTINGS]
    wanted = {
        "choice": QComboBox, "flag": QCheckBox, "whole": NumberBox, "number": NumberBox,
        "text": QLineEdit, "list": QLineEdit, "weights": QLineEdit,
    }  # fmt: skip
    for name, row in form.rows.items():
        assert isinstance(row.box, wanted[NAMED[name].kind])
        assert row.help.text() == NAMED[name].help
    assert form.table() == {}
    assert form.problems() == []


@pytest.mark.parametrize("name", presets())
def test_presets_come_out_as_they_went_in(form, name) -> None:
    choose(form, name)
    assert config_from(form.table()) == load_config(name)
    assert not any(row.differs for row in form.rows.values())


@pytest.mark.parametrize("value", [0.0, 1e-7, 2.5e-3, 0.1 + 0.2, 12.0, 1 / 3, 20000, 2**31, 1e20])
def test_numbers_are_not_rounded(value) -> None:
    assert read_text(NAMED["lr"], number_text(value)) == value


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("crop_px", "128, 256", (128, 256)),
        ("crop_px", "[128,256]", (128, 256)),
        ("crop_from", "0, 0.7", (0, 0.7)),
        ("losses", "charbonnier=1.0, ssim=0.3", {"charbonnier": 1, "ssim": 0.3}),
        ("losses", "{ l1 = 1 }", {"l1": 1}),
        ("losses", "l1", "l1"),
        ("lr", "1e-7", 1e-7),
        ("lr", "fast", "fast"),
        ("steps", " 7.5", 7.5),
        ("teacher", " a, b.pth ", "a, b.pth"),
    ],
)
def test_values_are_read_as_people_write_them(name, text, value) -> None:
    assert read_text(NAMED[name], text) == value


def test_every_default_survives_its_text() -> None:
    for one in SETTINGS:
        if one.kind not in ("choice", "flag"):
            assert one.take(read_text(one, as_text(one.default))) == one.default


def test_what_is_typed_counts_and_can_be_put_back(form, qtbot) -> None:
    choose(form, "live")
    type_into(form, "lr", "1e-7", qtbot)
    row = form.rows["lr"]
    assert form.table()["lr"] == 1e-7
    assert row.reset.isVisible()
    assert "0.0025" in row.reset.toolTip()
    row.reset.click()
    assert config_from(form.table()) == load_config("live")
    assert not row.reset.isVisible()


def test_all_problems_are_shown_at_once_and_go_away(form, qtbot) -> None:
    type_into(form, "lr", "2", qtbot)
    type_into(form, "steps", "some", qtbot)
    type_into(form, "crop_px", "100", qtbot)
    assert len(form.problems()) == 3
    assert all(one in form.complaints.text() for one in form.problems())
    form.reset_all.click()
    assert form.problems() == []
    assert not form.complaints.isVisible()


def test_a_table_that_does_not_fit_is_shown_and_said(form, qtbot) -> None:
    form.show_table({"step": 7, "flips": "no", "device": "banana", "steps": "x", "batch": 8})
    assert len(form.problems()) == 4
    assert form.table()["batch"] == 8
    form.rows["flips"].box.click()
    assert len(form.problems()) == 3


def test_another_preset_loses_no_change(form, qtbot) -> None:
    choose(form, "live")
    type_into(form, "batch", "7", qtbot)
    choose(form, "paper")
    assert config_from(form.table()) == load_config("paper")
    form.restore.click()
    assert form.presets.currentText() == "live"
    assert config_from(form.table()) == load_config("live", {"batch": "7"})


def test_files_are_what_a_run_takes(form, qtbot, tmp_path) -> None:
    path = tmp_path / "mine.toml"
    choose(form, "fast")
    type_into(form, "losses", "charbonnier=1, ssim=0.3", qtbot)
    form.save(path)
    assert load_config(str(path)) == config_from(form.table())
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == set(NAMED)
    assert path.name in form.presets.currentText()
    other = ConfigForm()
    qtbot.addWidget(other)
    other.load(path)
    assert other.table() == form.table()


@pytest.mark.parametrize("content", [b"steps = ", b"\xff", b"step = 7\nlr = 2\n", None])
def test_files_that_do_not_fit_change_nothing(form, tmp_path, content) -> None:
    path = tmp_path / "mine.toml"
    if content is not None:
        path.write_bytes(content)
    choose(form, "live")
    before = form.table()
    with pytest.raises(ConfigError) as caught:
        form.load(path)
    assert form.table() == before
    if content and b"step =" in content:
        assert "steps" in str(caught.value)
        assert "lr is 2" in str(caught.value)


def test_what_a_run_would_refuse_is_not_saved(form, tmp_path) -> None:
    path = tmp_path / "mine.toml"
    form.show_table({"lr": 2})
    with pytest.raises(ConfigError, match="lr is 2"):
        form.save(path)
    assert not path.exists()
    form.show_table({})
    with pytest.raises(ConfigError, match="cannot be written"):
        form.save(tmp_path / "missing" / "mine.toml")


def test_the_buttons_ask_for_files_and_say_what_is_wrong(form, tmp_path, monkeypatch) -> None:
    names = {"getOpenFileName": tmp_path / "none.toml", "getSaveFileName": tmp_path / "mine.toml"}
    for method, path in names.items():
        monkeypatch.setattr(
            f"deblur_gui.training.config_form.QFileDialog.{method}", lambda *_, p=path: (str(p), "")
        )
    said: list[str] = []
    form.failed.connect(said.append)
    form.save_button.click()
    assert load_config(str(tmp_path / "mine.toml")) == TrainConfig()
    form.load_button.click()
    assert "none.toml" in said[0]
    assert said[0] in form.complaints.text()


def test_search_keeps_what_fits(form, qtbot) -> None:
    qtbot.keyClicks(form.search, "teacher stage")
    shown = [name for name, row in form.rows.items() if row.isVisible()]
    assert shown == ["teacher_stages"]
    form.search.setText("no such words")
    assert form.nothing.isVisible()
    form.search.clear()
    assert all(row.isVisible() for row in form.rows.values())


def test_the_wheel_changes_nothing(form) -> None:
    for name in ("optimiser", "steps"):
        box = form.rows[name].box
        at = QPointF(5, 5)
        wheel = QWheelEvent(
            at, box.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, wheel)
    assert form.table() == {}


def test_the_default_that_is_told_is_the_one_of_the_dialog_not_of_the_trainer(form) -> None:
    form.show_table({"net": "balanced"})
    form.rows["net"].focused.emit()
    assert "default: balanced" in form.about.text()
    form.rows["steps"].focused.emit()
    assert "default: 20000" in form.about.text()


def test_keys_go_through_the_rows_and_arrows_step(form, qtbot) -> None:
    form.activateWindow()
    form.rows["steps"].box.setFocus()
    assert "1000000000" in form.about.text()
    qtbot.keyClick(form.rows["steps"].box, Qt.Key.Key_Up)
    assert form.table() == {"steps": 21000}
    form.rows["lr"].box.stepBy(-1)
    assert form.table()["lr"] == 0.0024
    form.rows["ema"].box.stepBy(50)
    assert form.table()["ema"] == 1


def test_each_step_stays_within_the_bounds(form) -> None:
    for row in form.rows.values():
        if isinstance(row.box, NumberBox):
            for steps in (1, -1, 10**6, -(10**12)):
                row.box.stepBy(steps)
                assert row.setting.out_of_bounds(row.setting.take(row.value)) is None


def test_the_form_says_that_the_keys_are_english_and_the_rest_is_translated(
    qapp, qtbot, speak_english_again
) -> None:
    from deblur_gui.language import use_language

    use_language(qapp, "de")
    form = ConfigForm()
    qtbot.addWidget(form)
    groups = {title.text() for title, _ in form._groups}
    assert "Länge und Größe" in groups
    assert not {one.group for one in SETTINGS} & groups
    assert "Englisch" in form.keys.text()
    form.show_table({"net": "balanced"})
    assert form.about.text().endswith("balanced")  # not the default of another table
    english = find_problems({"lr": -1.0})[0]
    form.show_table({"lr": -1.0})
    assert english not in form.complaints.text()
