"""The catalogue: bundled and own models, import, removal, checks, and cards that are wrong."""

import json
import multiprocessing
import tomllib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto

from engine.core.paths import sha256_of
from engine.core.resources import resource_path, user_data_dir
from engine.errors import ModelError
from engine.models import Catalogue, ModelFile, get_model
from engine.models._importing import as_name
from engine.models.cards import (
    PREFIX,
    card_from_table,
    check_name,
    claims_from_metadata,
    metadata_from_card,
    table_from_card,
)
from engine.models.checks import check_model
from engine.models.onnx_file import read_onnx
from tests.conftest import import_model
from tests.engine.models import onnx_models as tiny


@pytest.fixture
def quick(monkeypatch):
    """Do not start a process to measure the memory: that has its own test."""
    monkeypatch.setattr("engine.models.measure.measure_bytes_per_pixel", lambda card, **more: 77)


@pytest.fixture
def own(tmp_path) -> Catalogue:
    """No bundled models and an empty folder for the user's, which does not exist yet."""
    return Catalogue(tmp_path / "models.toml", tmp_path / "own")


def table(file="models/x.onnx", digest="0" * 64, **changes) -> dict:
    values = {
        "title": "X", "version": "1", "licence": "MIT", "training_data": "photos",
        "description": "Sharpens.", "kind": "onnx", "halo_px": 16, "size_multiple": 8,
        "bytes_per_pixel": 60, "tileable": True, "value_range": "0..1", "layout": "NCHW",
        "files": {"fp32": {"file": file, "sha256": digest}},
    }  # fmt: skip
    values |= changes
    return {k: v for k, v in values.items() if v is not None}


def bundle(folder, *names, **changes):
    """Write a models.toml with identity models of these names; returns its path."""
    (folder / "models").mkdir(parents=True, exist_ok=True)
    lines = []
    for name in names:
        path = tiny.identity(folder / "models" / f"{name}.onnx")
        values = table(f"{name}.onnx", sha256_of(path), **changes)
        files = values.pop("files")
        lines.append(f"[{name}]")
        lines += [f"{k} = {json.dumps(v)}" for k, v in values.items()]
        for precision, entry in files.items():
            lines.append(f"[{name}.files.{precision}]")
            lines += [f"{k} = {json.dumps(v)}" for k, v in entry.items()]
    (folder / "models.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "models.toml"


# --- what there is -------------------------------------------------------------------------------


def test_an_empty_catalogue_has_no_default(own):
    assert own.cards() == []
    with pytest.raises(ModelError, match="No model") as error:
        own.default()
    assert "import" in error.value.hint
    with pytest.raises(ModelError, match="no model 'x'"):
        own.get("x")


def test_bundled_models_keep_the_order_of_the_file_and_the_first_is_the_default(tmp_path):
    catalogue = Catalogue(bundle(tmp_path, "quality", "live"))
    assert [c.name for c in catalogue.cards()] == ["quality", "live"]
    assert catalogue.default().name == "quality"
    assert catalogue.get("LIVE").name == "live"
    card = catalogue.get("live")
    assert card.origin == "bundled"
    assert card.file().path == tmp_path / "models" / "live.onnx"
    card.file().verify()


def test_a_broken_list_of_bundled_models_is_an_error(tmp_path):
    (tmp_path / "models.toml").write_text("[x\n")
    with pytest.raises(ModelError, match=r"models\.toml"):
        Catalogue(tmp_path / "models.toml").cards()


def test_the_programs_catalogue_uses_its_resources_and_data_folder():
    catalogue = Catalogue.of_program()
    assert catalogue._bundled == resource_path("models.toml")
    assert catalogue._user == user_data_dir() / "models"


def test_every_bundled_model_is_unchanged_and_its_metadata_matches_its_card():
    cards = [c for c in Catalogue.of_program().cards() if c.kind == "onnx"]
    if not cards:
        pytest.skip("no model is bundled yet")
    for card in cards:
        assert card.licence
        assert card.training_data
        for precision, file in card.files.items():
            file.verify()
            claims = claims_from_metadata(read_onnx(file.path).metadata)
            expected = vars(card) | {"precision": precision}
            if card.views > 1:  # the file of its parent
                expected |= {key: claims[key] for key in ("name", "title", "description")}
            assert claims["name"] == (card.parent if card.views > 1 else card.name)
            assert claims == {key: expected[key] for key in claims}
            assert {"title", "licence", "version", "halo_px", "size_multiple"} <= set(claims)


def test_a_bundled_model_with_several_views_is_its_parent_but_for_what_its_table_says(tmp_path):
    table = tmp_path / "models.toml"
    text = resource_path("models.toml").read_text(encoding="utf-8")
    table.write_text(text.replace("views = 2", "views = 9"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"best-x2.*views.*from 1 to 8"):
        Catalogue(table).cards()
    catalogue = Catalogue.of_program()
    one, two = catalogue.get("best"), catalogue.get("best-x2")
    own = {"name", "title", "description", "parent", "views", "scores"}
    assert {key for key, value in vars(two).items() if value != vars(one)[key]} == own


# --- import --------------------------------------------------------------------------------------


def test_an_imported_model_is_complete_and_runs(own, tmp_path):
    source = tiny.down_and_up(tmp_path / "Some Net (v2).onnx", 4)
    card = import_model(own, source)
    assert card.name == "Some-Net-v2"
    assert (card.size_multiple, card.tileable, card.halo_px) == (4, True, 0)
    assert (card.origin, card.licence, card.default_precision) == ("user", "unknown", "fp32")
    assert 12 <= card.bytes_per_pixel <= 300
    assert own.get("some-net-v2") == card
    assert sorted(p.name for p in (tmp_path / "own" / card.name).iterdir()) == [
        "card.json",
        "model.onnx",
    ]
    assert [p.name for p in (tmp_path / "own").iterdir()] == [card.name]
    source.unlink()
    picture = np.full((50, 70, 3), 9, np.uint8)
    assert np.array_equal(get_model(card, device="cpu")(picture), picture)
    assert all(check.ok for check in check_model(own.get(card.name)))


@pytest.mark.usefixtures("quick")
def test_metadata_of_our_exporter_becomes_the_card(own, tmp_path):
    written = tiny.card(
        tiny.identity(tmp_path / "a.onnx"), name="mine", title="Größer", version="3",
        licence="CC0", training_data="own photos", description="My camera.", halo_px=24,
        size_multiple=8, value_range="0..255",
    )  # fmt: skip
    path = tiny.identity(tmp_path / "b.onnx", metadata=metadata_from_card(written, "int8"))
    card = import_model(own, path)
    for key in ("name", "title", "version", "licence", "training_data", "description",
                "halo_px", "size_multiple", "value_range", "layout"):  # fmt: skip
        assert getattr(card, key) == getattr(written, key), key
    assert list(card.files) == ["int8"]
    assert card.bytes_per_pixel == 77


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("location", ["weights.bin", "sub/weights.bin"])
def test_external_weights_are_copied_and_verified(own, tmp_path, location):
    (tmp_path / "in").mkdir()
    source = tiny.with_external_data(tmp_path / "in" / "m.onnx", location)
    card = import_model(own, source, "parted")
    assert own.get("parted").file().data == card.file().data
    assert card.file().data[0].path == tmp_path / "own" / "parted" / location
    get_model(card, device="cpu").load()
    card.file().data[0].path.write_bytes(b"\0" * 300)
    with pytest.raises(ModelError, match="altered"):
        get_model(card, device="cpu").load()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("location", ["card.json", "model.onnx", "Model.ONNX"])
def test_external_weights_named_like_the_model_or_card_are_refused(own, tmp_path, location):
    (tmp_path / "in").mkdir()
    source = tiny.with_external_data(tmp_path / "in" / "m.onnx", location)
    with pytest.raises(ModelError, match="rename that file"):
        import_model(own, source, "mine")
    assert own.cards() == own.problems() == []


def test_weights_outside_are_refused_before_anything_is_copied(own, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.bin").write_bytes(b"\0" * 1000)
    source = tiny.with_external_data(tmp_path / "in" / "m.onnx", "../secret.bin")
    with pytest.raises(ModelError, match="outside its own folder"):
        import_model(own, source)
    assert not (tmp_path / "own").exists()


def test_foreign_operators_are_refused_by_name(own, tmp_path):
    nodes = [tiny.node("AzureTextToText", ["x"], "y", domain="com.microsoft.extensions")]
    opsets = (("", 17), ("com.microsoft.extensions", 1))
    with pytest.raises(ModelError, match=r"com\.microsoft\.extensions"):
        import_model(own, tiny.save(tmp_path / "m.onnx", nodes, opsets=opsets))


@pytest.mark.parametrize(
    "make",
    [
        tiny.upscaler,
        lambda path: path.write_bytes(b"<html>") and path,
        lambda path: path,
        lambda path: tiny.identity(path, dtype=TensorProto.DOUBLE),
    ],
    ids=["upscaler", "html", "missing", "double"],
)
def test_a_refused_import_leaves_nothing_behind(own, tmp_path, make):
    with pytest.raises(ModelError):
        import_model(own, make(tmp_path / "m.onnx"), "mine")
    assert own.cards() == []
    assert not (tmp_path / "own").exists() or list((tmp_path / "own").iterdir()) == []


def test_a_process_that_may_have_no_child_says_so_and_imports_nothing(own, tmp_path, monkeypatch):
    """Such as a daemonic one of another program's pool."""
    monkeypatch.setitem(multiprocessing.process.current_process()._config, "daemon", True)
    with pytest.raises(ModelError, match="no process can be started") as error:
        import_model(own, tiny.identity(tmp_path / "m.onnx"))
    assert "deblur models import" in error.value.hint
    assert own.cards() == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["live", "LIVE", "mine", "Mine"])
def test_a_name_that_is_taken_is_refused(tmp_path, name):
    catalogue = Catalogue(bundle(tmp_path, "live"), tmp_path / "own")
    import_model(catalogue, tiny.identity(tmp_path / "m.onnx"), "mine")
    with pytest.raises(ModelError, match="already"):
        import_model(catalogue, tiny.identity(tmp_path / "m.onnx"), name)
    with pytest.raises(ModelError, match="already"):
        catalogue.check_free(name)
    catalogue.check_free("other")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", ".hidden", "x" * 65, "a b", "é", "CON", "nul.1", "a.",
             "-x", "a\n", "../x"],
)  # fmt: skip
def test_names_that_are_not_valid_folders_everywhere_are_refused(name):
    with pytest.raises(ModelError, match="not a valid name"):
        check_name(name)


@given(stem=st.text(max_size=90))
def test_every_file_name_gives_a_valid_model_name(stem):
    name = as_name(stem)
    if not models_is_device(name):
        check_name(name)


def models_is_device(name) -> bool:
    return name.partition(".")[0].lower() in {"con", "prn", "aux", "nul"} or (
        name[:3].lower() in {"com", "lpt"} and name[3:4].isdigit() and name[4:5] in ("", ".")
    )


@pytest.mark.usefixtures("quick")
def test_a_full_disk_is_a_model_error_and_leaves_nothing(own, tmp_path, monkeypatch):
    def full(source, target):
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(ModelError, match="No space left"):
        import_model(own, tiny.identity(tmp_path / "m.onnx"))
    assert list((tmp_path / "own").iterdir()) == []


def test_a_catalogue_without_a_user_folder_imports_nothing(tmp_path):
    with pytest.raises(ModelError, match="no folder"):
        import_model(Catalogue(tmp_path / "models.toml"), tiny.identity(tmp_path / "m.onnx"))


# --- removal, and what is wrong on disk ----------------------------------------------------------


@pytest.mark.usefixtures("quick")
def test_user_models_can_be_removed_and_bundled_ones_cannot(tmp_path):
    catalogue = Catalogue(bundle(tmp_path, "live"), tmp_path / "own")
    import_model(catalogue, tiny.identity(tmp_path / "m.onnx"), "mine")
    catalogue.remove("MINE")
    assert [c.name for c in catalogue.cards()] == ["live"]
    assert list((tmp_path / "own").iterdir()) == []
    with pytest.raises(ModelError, match="comes with the program"):
        catalogue.remove("live")
    with pytest.raises(ModelError, match="no model 'mine'"):
        catalogue.remove("mine")
    assert (tmp_path / "models" / "live.onnx").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("content", ["", "{", "[]", "[" * 100_000, "{}", "\ud800"])
def test_a_broken_card_affects_only_its_model_which_can_be_removed(own, tmp_path, content):
    import_model(own, tiny.identity(tmp_path / "m.onnx"), "good")
    bad = tmp_path / "own" / "bad"
    bad.mkdir()
    (bad / "card.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    assert [c.name for c in own.cards()] == ["good"]
    assert [p.partition(":")[0] for p in own.problems()] == ["bad"]
    with pytest.raises(ModelError) as caught:
        own.get("bad")
    assert caught.value.message.startswith("The model bad cannot be used. ")
    assert str(tmp_path) not in caught.value.message
    with pytest.raises(ModelError, match="already"):
        own.check_free("bad")
    own.remove("bad")
    own.check_free("bad")
    assert not bad.exists()
    assert own.problems() == []


@pytest.mark.usefixtures("quick")
def test_a_bundled_model_hides_a_user_model_of_the_same_name_with_a_problem(tmp_path):
    own = Catalogue(tmp_path / "none.toml", tmp_path / "own")
    import_model(own, tiny.identity(tmp_path / "m.onnx"), "Live")
    catalogue = Catalogue(bundle(tmp_path, "live"), tmp_path / "own")
    assert [(c.name, c.origin) for c in catalogue.cards()] == [("live", "bundled")]
    assert "rename" in catalogue.problems()[0]
    catalogue.remove("Live")
    assert catalogue.problems() == []


def test_removing_never_touches_other_folders(own, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("../outside", str(outside), "..", "."):
        with pytest.raises(ModelError):
            own.remove(name)
    assert outside.exists()


# --- checks --------------------------------------------------------------------------------------


def test_a_valid_model_passes_every_check(tmp_path):
    catalogue = Catalogue(bundle(tmp_path, "live"))
    checks = list(check_model(catalogue.get("live"), "cpu"))
    assert len(checks) == 4
    assert all(check.ok for check in checks)
    assert any("CPU (onnxruntime" in check.details for check in checks)


def test_an_altered_file_fails_its_check(tmp_path):
    catalogue = Catalogue(bundle(tmp_path, "live"))
    tiny.smooth(tmp_path / "models" / "live.onnx")
    failed = [check.name for check in check_model(catalogue.get("live")) if not check.ok]
    assert failed == ["fp32: file unchanged", "fp32: loads"]


def test_metadata_that_differs_from_the_card_fails_its_check(tmp_path):
    toml = bundle(tmp_path, "live")
    path = tmp_path / "models" / "live.onnx"
    tiny.identity(path, metadata={"deblur.licence": "GPL", "deblur.halo_px": "16"})
    text = toml.read_text()
    old = tomllib.loads(text)["live"]["files"]["fp32"]["sha256"]
    toml.write_text(text.replace(old, sha256_of(path)))
    failed = [check.details for check in check_model(Catalogue(toml).get("live")) if not check.ok]
    assert failed == ["differs in licence"]


def test_a_model_that_returns_nan_fails_its_check(tmp_path):
    toml = bundle(tmp_path, "live")
    path = tiny.nan_maker(tmp_path / "models" / "live.onnx")
    text = toml.read_text()
    old = tomllib.loads(text)["live"]["files"]["fp32"]["sha256"]
    toml.write_text(text.replace(old, sha256_of(path)))
    failed = [check.details for check in check_model(Catalogue(toml).get("live")) if not check.ok]
    assert len(failed) == 1
    assert "not numbers" in failed[0]


def test_checking_a_missing_model_is_an_error(own):
    with pytest.raises(ModelError):
        list(check_model(own.get("none")))


# --- cards ---------------------------------------------------------------------------------------


def test_a_card_round_trips_through_its_table_and_metadata(tmp_path):
    file = ModelFile(tmp_path / "m.onnx", "a" * 64, (ModelFile(tmp_path / "d" / "w", "b" * 64),))
    (tmp_path / "m.onnx").touch()
    card = tiny.card(
        tmp_path / "m.onnx", name="x", files={"fp32": file, "int8": file},
        default_precision="int8", fixed_size=(64, 96), tileable=False, scores={"psnr": 28.5},
    )  # fmt: skip
    again = json.loads(json.dumps(table_from_card(card)))
    assert card_from_table("x", again, tmp_path, "user") == card
    claims = claims_from_metadata(metadata_from_card(card, "int8"))
    assert claims.pop("precision") == "int8"
    assert claims == {key: getattr(card, key) for key in claims}
    assert len(claims) == 13


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": None}, "title"),
        ({"licence": ""}, "licence"),
        ({"version": 2}, "version"),
        ({"halo_px": None}, "halo_px"),
        ({"halo_px": -1}, "halo_px"),
        ({"halo_px": True}, "halo_px"),
        ({"size_multiple": 0}, "size_multiple"),
        ({"size_multiple": 1 << 40}, "size_multiple"),
        ({"bytes_per_pixel": 1.5}, "bytes_per_pixel"),
        ({"tileable": "no"}, "tileable"),
        ({"value_range": "0..2"}, "value_range"),
        ({"layout": "CHWN"}, "layout"),
        ({"kind": "pickle"}, "kind"),
        ({"fixed_size": [3]}, "fixed_size"),
        ({"fixed_size": [0, 3]}, "fixed_size"),
        ({"fixed_size": [64, 64], "halo_px": 17}, "fixed_size"),
        ({"fixed_size": [64, 64], "halo_px": 40}, "fixed_size"),
        ({"fixed_size": [16_000_000, 16_000_000]}, "fixed_size"),
        ({"halo_px": 16_000_000}, "halo_px"),
        ({"size_multiple": 16_000_000}, "size_multiple"),
        ({"window_px": 16_000_000}, "window_px"),
        ({"scores": {"psnr": "good"}}, "scores.psnr"),
        ({"scores": 3}, "scores"),
        ({"files": None}, "default_precision"),
        ({"files": 3}, "files"),
        ({"files": {"fp32": 3}}, "files.fp32"),
        ({"files": {"fp32": {"file": "x"}}}, "sha256"),
        ({"files": {"fp32": {"file": "../x", "sha256": "0" * 64}}}, "file"),
        ({"files": {"fp32": {"file": "/x", "sha256": "0" * 64}}}, "file"),
        ({"files": {"fp32": {"file": "x", "sha256": "0" * 63}}}, "sha256"),
        ({"files": {"fp32": {"file": "x", "sha256": "0" * 64, "data": 3}}}, "data"),
        ({"default_precision": "int8"}, "default_precision"),
    ],
)
def test_a_wrong_card_names_the_model_and_the_key(tmp_path, changes, key):
    with pytest.raises(ModelError, match=r"card of wrong") as error:
        card_from_table("wrong", table(**changes), tmp_path, "user")
    assert key in error.value.message


def test_unknown_keys_of_a_newer_program_are_ignored(tmp_path):
    card = card_from_table("x", table(shiny="new", scores={"a": 1}), tmp_path, "bundled")
    assert (card.title, card.default_precision, card.scores) == ("X", "fp32", {"a": 1})


def test_invalid_claims_are_ignored():
    text = {
        "name": "n", "halo_px": "x", "size_multiple": "0", "bytes_per_pixel": "[" * 9,
        "tileable": "1", "value_range": "0..9", "layout": "nhwc", "precision": "", "kind": "onnx",
    }  # fmt: skip
    claims = claims_from_metadata({PREFIX + k: v for k, v in text.items()} | {"halo_px": "5"})
    assert claims == {"name": "n", "layout": "NHWC", "kind": "onnx"}


@given(value=st.text(max_size=30))
def test_no_claim_breaks_the_reader(value):
    keys = ("halo_px", "tileable", "layout", "name")
    claims_from_metadata({PREFIX + key: value for key in keys})


def test_pythons_spelling_of_true_is_accepted():
    assert claims_from_metadata({"deblur.tileable": "True"}) == {"tileable": True}
