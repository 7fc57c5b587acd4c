"""A model as one file: there and back, and what a stranger may try with it."""

import dataclasses
import json
import warnings
import zipfile

import pytest

from engine.core.resources import resource_path
from engine.errors import ModelError
from engine.models import Catalogue
from engine.models import package as model_package
from engine.models.cards import claims_from_metadata, metadata_from_card
from engine.models.package import is_package, read_package, write_package
from tests.conftest import import_model


@pytest.fixture
def catalogue(tmp_path):
    return Catalogue(resource_path("models.toml"), tmp_path / "models")


@pytest.fixture
def mine(catalogue):
    live = dataclasses.replace(catalogue.get("live"), name="mine", title="Mine")
    return catalogue.adopt(dataclasses.replace(live, parent="live", created="2026-11-23"))


@pytest.fixture
def package(mine, tmp_path):
    return write_package(mine, tmp_path / "mine.zip")


def left_behind(catalogue):
    return sorted(path.name for path in catalogue._user.iterdir())


def altered(package, change=None, *, card=None, compression=zipfile.ZIP_STORED):
    """Write the package anew with its table changed, or with this text for a card."""
    with zipfile.ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if card is None:
        table = json.loads(members["card.json"])
        if change is not None:
            change(table, members)
        card = json.dumps(table).encode()
    members["card.json"] = card
    target = package.with_name("altered.deblur")
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target


def test_a_package_round_trips_with_all_precisions_and_its_lineage(catalogue, mine, package):
    assert is_package(package)  # by its content: it is called .zip
    assert [p for p in package.parent.iterdir() if p.suffix == ".part"] == []
    catalogue.rename("mine", "here")
    back = import_model(catalogue, package)
    assert set(back.files) == {"fp32", "int8", "fast8"}
    assert {k: f.sha256 for k, f in back.files.items()} == {
        k: f.sha256 for k, f in mine.files.items()
    }
    assert dataclasses.replace(back, files={}) == dataclasses.replace(mine, files={})
    assert (back.parent, back.created) == ("live", "2026-11-23")
    assert import_model(catalogue, package, "other").name == "other"
    assert left_behind(catalogue) == ["here", "mine", "other"]


def test_an_existing_file_is_replaced_only_with_overwrite(mine, tmp_path):
    target = tmp_path / "there.deblur"
    target.write_text("precious")
    with pytest.raises(ModelError, match="already exists"):
        write_package(mine, target)
    assert target.read_text() == "precious"
    write_package(mine, target, overwrite=True)
    assert is_package(target)


def test_a_failed_write_keeps_the_older_file(mine, tmp_path, monkeypatch):
    target = tmp_path / "there.deblur"
    target.write_text("precious")
    before = sorted(tmp_path.iterdir())

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(ModelError, match="the disk is full"):
        write_package(mine, target, overwrite=True)
    assert target.read_text() == "precious"
    assert sorted(tmp_path.iterdir()) == before


def test_an_altered_model_and_a_teacher_are_not_exported(mine, tmp_path):
    torch = dataclasses.replace(mine, kind="torch", architecture="maxim")
    with pytest.raises(ModelError, match="cannot be exported"):
        write_package(torch, tmp_path / "torch.deblur")
    mine.file("int8").path.write_bytes(b"altered")
    with pytest.raises(ModelError, match="altered"):
        write_package(mine, tmp_path / "a.deblur")
    assert list(tmp_path.glob("*.deblur")) == []


def point_to(name):
    def change(table, members):
        members[name] = b"evil"
        table["files"]["fp32"]["file"] = name

    return change


def other_hash(table, _):
    table["files"]["int8"]["sha256"] = "0" * 64


def without_member(_, members):
    del members["model-int8.onnx"]


def torch_card(table, _):
    table |= {"kind": "torch", "architecture": "maxim", "stages": 3}


def no_name(table, _):
    table["name"] = "../mine"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (point_to("../evil.onnx"), "a file beside the card"),
        (point_to("a/../../evil.onnx"), "a file beside the card"),
        (point_to("..\\evil.onnx"), "a file beside the card"),
        (point_to("/evil.onnx"), "a file beside the card"),
        (point_to("C:\\evil.onnx"), "a file beside the card"),
        (other_hash, "altered or"),
        (without_member, "damaged"),
        (torch_card, "is not an ONNX model"),
        (no_name, "not a valid name"),
    ],
)
def test_a_hostile_card_is_refused_and_nothing_is_left(
    catalogue, package, tmp_path, change, reason
):
    bad, before = altered(package, change), None
    before = sorted(p for p in tmp_path.rglob("*"))
    with pytest.raises(ModelError, match=reason):
        import_model(catalogue, bad, None if change is no_name else "stranger")
    assert sorted(p for p in tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "card", [b"no json", b"[1, 2]", b"[" * 100_000, b" " * 1_000_001, b"{}", b"\xff\xfe"]
)
def test_an_invalid_card_is_refused(catalogue, package, card):
    with pytest.raises(ModelError):
        import_model(catalogue, altered(package, card=card), "stranger")
    assert left_behind(catalogue) == ["mine"]


def test_a_member_larger_than_any_model_is_refused(catalogue, package, monkeypatch):
    monkeypatch.setattr(model_package, "MOST_BYTES", 1000)
    with pytest.raises(ModelError, match="larger than any model"):
        import_model(catalogue, package, "stranger")
    assert left_behind(catalogue) == ["mine"]


def test_compressed_members_are_accepted(catalogue, package):
    packed = altered(package, compression=zipfile.ZIP_DEFLATED)
    assert import_model(catalogue, packed, "packed").files.keys() == {"fp32", "int8", "fast8"}


def test_of_duplicate_members_one_is_used_and_verified(catalogue, package):
    with warnings.catch_warnings(), zipfile.ZipFile(package, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile says it is a duplicate
        archive.writestr("model.onnx", b"evil")
    with pytest.raises(ModelError, match="altered or"):
        import_model(catalogue, package, "stranger")
    assert left_behind(catalogue) == ["mine"]


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_a_truncated_package_is_refused(catalogue, package, keep):
    data = package.read_bytes()
    package.write_bytes(data[: int(len(data) * keep)])
    assert not is_package(package)
    with pytest.raises(ModelError):
        import_model(catalogue, package, "stranger")
    assert left_behind(catalogue) == ["mine"]


def test_a_damaged_package_is_refused(catalogue, package, tmp_path):
    for packed in (package, altered(package, compression=zipfile.ZIP_DEFLATED)):
        data = bytearray(packed.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 100] = bytes(100)
        packed.write_bytes(data)
        with pytest.raises(ModelError):
            import_model(catalogue, packed, "stranger")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError):
        read_package(package, tmp_path / "empty")
    assert left_behind(catalogue) == ["mine"]


def test_other_zips_and_folders_are_not_packages(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert not is_package(tmp_path / "a.zip")
    assert not is_package(tmp_path)


# --- the catalogue: adopt and rename -------------------------------------------------------------


def test_adopt_refuses_taken_names_and_altered_files(catalogue, mine):
    with pytest.raises(ModelError, match="already"):
        catalogue.adopt(dataclasses.replace(mine, name="MINE"))
    with pytest.raises(ModelError, match="already"):
        catalogue.adopt(dataclasses.replace(mine, name="live"))
    mine.file("fast8").path.write_bytes(mine.file("int8").path.read_bytes())
    with pytest.raises(ModelError, match="altered or"):
        catalogue.adopt(dataclasses.replace(mine, name="other"))
    assert left_behind(catalogue) == ["mine"]


def test_rename_changes_the_title_and_keeps_the_rest(catalogue, mine):
    new = catalogue.rename("Mine", "yours")
    assert (new.name, new.title, new.parent, new.created) == (
        "yours", "yours", "live", "2026-11-23",
    )  # fmt: skip
    for file in new.files.values():
        file.verify()
    assert left_behind(catalogue) == ["yours"]


@pytest.mark.parametrize("new", ["live", "../x", "", "con", "mine"])
def test_rename_refuses_names_that_are_taken_or_invalid(catalogue, mine, new):
    with pytest.raises(ModelError):
        catalogue.rename("mine", new)
    assert catalogue.get("mine") == mine


def test_rename_refuses_bundled_models(catalogue):
    with pytest.raises(ModelError, match="comes with the program"):
        catalogue.rename("live", "mine")


def test_rename_keeps_the_name_if_the_card_cannot_be_written(catalogue, mine, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.models.catalogue.write_card", full)
    with pytest.raises(ModelError, match="No space left"):
        catalogue.rename("mine", "yours")
    assert catalogue.get("mine") == mine
    assert left_behind(catalogue) == ["mine"]


def test_onnx_metadata_contains_the_lineage(mine, catalogue, tmp_path):
    metadata = metadata_from_card(mine, "fp32")
    claims = claims_from_metadata(metadata)
    assert (claims["parent"], claims["created"]) == ("live", "2026-11-23")
    plain = claims_from_metadata(metadata_from_card(catalogue.get("live"), "fp32"))
    assert not {"parent", "created"} & plain.keys()
