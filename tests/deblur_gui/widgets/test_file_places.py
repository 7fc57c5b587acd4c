"""Where file dialogs begin."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from deblur_gui.widgets.file_places import place_for

PICTURES = QStandardPaths.StandardLocation.PicturesLocation


def test_the_last_folder_else_the_usual_one_else_home(tmp_path, monkeypatch):
    pictures = tmp_path / "Pictures"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(pictures))
    assert Path(place_for(PICTURES, str(tmp_path))) == tmp_path
    assert Path(place_for(PICTURES)) == Path.home()
    pictures.mkdir()
    for gone in ("", str(tmp_path / "gone")):
        assert Path(place_for(PICTURES, gone)) == pictures
    assert Path(place_for(PICTURES, name="a.toml")) == pictures / "a.toml"
