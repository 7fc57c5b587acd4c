"""`deblur models rename` and `export`, and the import of what was exported."""

import dataclasses

import pytest

from engine.cli.main import main
from engine.models import Catalogue


@pytest.fixture
def mine():
    catalogue = Catalogue.of_program()
    return catalogue.adopt(dataclasses.replace(catalogue.get("live"), name="mine"))


def test_rename_export_and_import(mine, tmp_path, capsys):
    file = tmp_path / "mine.deblur"
    assert main(["models", "rename", "mine", "yours"]) == 0
    assert "mine was renamed to yours." in capsys.readouterr().out
    assert main(["models", "export", "yours", str(file)]) == 0
    assert main(["models", "export", "yours", str(file)]) != 0
    assert "already exists" in capsys.readouterr().err
    assert main(["models", "export", "yours", str(file), "--overwrite"]) == 0
    assert main(["models", "import", str(file), "--name", "back"]) == 0
    assert set(Catalogue.of_program().get("back").files) == set(mine.files)


def test_unknown_and_bundled_models_are_refused(mine, tmp_path):
    assert main(["models", "rename", "nobody", "x"]) == 2
    assert main(["models", "export", "nobody", str(tmp_path / "x")]) == 2
    assert main(["models", "rename", "live", "x"]) == 1
    assert main(["models", "rename", "mine", "live"]) == 1
