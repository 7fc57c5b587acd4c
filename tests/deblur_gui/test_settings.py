"""deblur_gui/settings.py: what was chosen is there again, and a damaged file stops nobody."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deblur_gui.settings import (
    MOST_RECENT,
    PRESET,
    Settings,
    load_preset,
    load_settings,
    preset_names,
    read_preset,
    remove_preset,
    save_preset,
    save_settings,
    settings_path,
    write_preset,
)
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError

CHOSEN = Settings(
    model="photo", precision="int8", strength=0.5, output="/out/ä", template="{stem}_x{ext}",
    format="png", quality=90, on_conflict="skip", recursive=False, include=("*.tif",),
    skip_sharp=False, language="de", theme="dark", recent=("/a", "/b"), geometry="AAAA",
    first_run_seen=True, memory_bytes=10**9,
)  # fmt: skip


def test_no_file_means_the_defaults():
    assert load_settings() == (Settings(), "")
    assert not settings_path().exists()


def test_saved_and_loaded():
    save_settings(CHOSEN)
    assert load_settings() == (CHOSEN, "")
    assert [p.name for p in settings_path().parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'"x"', b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_said(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_bytes(text)
    settings, note = load_settings(path)
    assert settings == Settings()
    assert "damaged" in note
    assert not path.exists()
    assert (tmp_path / "settings.json.damaged").read_bytes() == text


def test_what_makes_no_sense_is_left_out_and_named(tmp_path):
    path = tmp_path / "settings.json"
    values = {
        "strength": 7, "quality": "95", "theme": "pink", "recursive": 1, "include": [3],
        "model": "photo", "threads": True, "template": "{nonsense}",
    }  # fmt: skip
    path.write_text(json.dumps(values))
    settings, note = load_settings(path)
    assert settings == Settings(model="photo")
    for name in values.keys() - {"model"}:
        assert name in note
    assert path.exists()  # the rest of it is still good


def test_what_a_newer_version_wrote_is_passed_over(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"model": "photo", "warp": 9, "schema": 99}))
    assert load_settings(path) == (Settings(model="photo"), "")
    save_settings(load_settings(path)[0], path)
    assert "warp" not in path.read_text()


def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    settings, note = load_settings(path)
    assert settings == Settings()
    assert note


def test_a_crash_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    save_settings(CHOSEN, path)
    before = path.read_bytes()

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.core.files.os.fsync", fail)
    with pytest.raises(ConfigError, match="the disk is full"):
        save_settings(Settings(), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"strength": 1.5}, {"strength": float("nan")}, {"quality": 0}, {"format": "gif"},
        {"on_conflict": "ask"}, {"theme": "pink"}, {"template": "{stem}/x"}, {"threads": 0},
        {"memory_bytes": -1}, {"recursive": "yes"}, {"include": ["*.tif"]}, {"model": None},
    ],
)  # fmt: skip
def test_choices_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ConfigError):
        Settings(**wrong)


def test_the_wish_has_every_choice():
    spec = dataclasses.replace(CHOSEN, output="").spec([Path("photos")])
    assert spec.roots == (Path("photos").absolute(),)
    assert spec.output is None
    assert (spec.options.format, spec.options.quality) == ("png", 90)
    assert spec.include == ("*.tif",)
    assert CHOSEN.spec([Path("/p")]).output == Path("/out/ä")
    for field in dataclasses.fields(BatchSpec):
        if hasattr(CHOSEN, field.name) and field.name != "output":
            assert getattr(spec, field.name) == getattr(CHOSEN, field.name)


def test_every_wish_of_the_batch_can_be_chosen():
    # In a window photos come with their folders: `base` and `target_name` are for commands.
    # `one_off` is what Process again does, `removed` comes from the list.
    elsewhere = {"roots", "options", "date", "base", "target_name", "one_off", "removed"}
    assert {f.name for f in dataclasses.fields(BatchSpec)} - elsewhere <= set(PRESET)


def test_nothing_to_deblur_is_refused():
    with pytest.raises(ConfigError, match="No input"):
        Settings().spec([])


def test_recent_ones_newest_first_and_not_too_many(tmp_path):
    settings = Settings()
    for n in range(MOST_RECENT + 3):
        settings = settings.opened(tmp_path / f"{n}.jpg")
    settings = settings.opened(tmp_path / "5.jpg")
    assert settings.recent[0] == str(tmp_path / "5.jpg")
    assert len(settings.recent) == len(set(settings.recent)) == MOST_RECENT
    assert settings.last_folder == str(tmp_path)
    assert settings.opened(tmp_path).last_folder == str(tmp_path)


def test_presets_keep_the_choices_of_a_batch_and_no_others():
    save_preset("Nächte bei 0.5", CHOSEN)
    save_preset("anders", Settings())
    assert preset_names() == ["anders", "Nächte bei 0.5"]
    mine = Settings(language="fr", recent=("/mine",), theme="light")
    loaded = load_preset("Nächte bei 0.5", mine).settings
    for name in PRESET:
        assert getattr(loaded, name) == getattr(CHOSEN, name)
    assert (loaded.language, loaded.recent, loaded.theme) == ("fr", ("/mine",), "light")
    remove_preset("anders")
    assert preset_names() == ["Nächte bei 0.5"]
    with pytest.raises(ConfigError):
        remove_preset("anders")


def test_presets_travel_as_files(tmp_path):
    write_preset(tmp_path / "given.json", CHOSEN)
    assert read_preset(tmp_path / "given.json", Settings()).settings.strength == 0.5
    (tmp_path / "bad.json").write_text('{"strength": 9}')
    with pytest.raises(ConfigError, match="strength"):
        read_preset(tmp_path / "bad.json", Settings())
    (tmp_path / "worse.json").write_text("?")
    with pytest.raises(ConfigError, match="damaged"):
        read_preset(tmp_path / "worse.json", Settings())
    with pytest.raises(ConfigError, match="cannot be read"):
        read_preset(tmp_path / "absent.json", Settings())


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "x" * 65, " a", "a ", "a\n", "c:d"])
def test_names_that_are_no_file_names(name):
    with pytest.raises(ConfigError):
        save_preset(name, CHOSEN)


NAMES = [f.name for f in dataclasses.fields(Settings)]
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_whatever_the_file_says_there_are_settings(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_text(json.dumps(values))
    read, _ = load_settings(path)
    save_settings(read, path)
    assert load_settings(path) == (read, "")
