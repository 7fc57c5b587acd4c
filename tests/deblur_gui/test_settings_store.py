"""deblur_gui/settings_store.py: what is borrowed is not the user's, and what they choose is."""

from dataclasses import replace

import pytest

from deblur_gui.settings import Settings, load_settings
from deblur_gui.settings_store import SettingsStore


@pytest.fixture
def store():
    """The user's own choices, with those of a resumed batch in force."""
    store = SettingsStore(Settings(model="own", strength=1.0, format="tiff"))
    store.borrow(model="other", strength=0.5, format="png")
    return store


def saved():
    return load_settings()[0]


def test_what_is_borrowed_is_in_force_and_not_saved(store):
    store.change(quality=77)
    assert (store.current.model, store.current.strength) == ("other", 0.5)
    assert (saved().model, saved().strength, saved().quality) == ("own", 1.0, 77)
    assert store.give_back()
    assert store.current == saved()


def test_a_choice_that_is_the_same_as_what_is_borrowed_is_the_users(store):
    store.change(strength=0.5)
    assert (store.own.strength, saved().strength) == (0.5, 0.5)
    assert store.own.model == "own"
    store.give_back()
    assert store.current.strength == 0.5


def test_of_all_choices_at_once_those_that_differ_are_the_users(store):
    """The steps always tell all that they show."""
    store.choose(replace(store.current, template="{stem}_x"))
    assert store.own == Settings(model="own", strength=1.0, format="tiff", template="{stem}_x")


def test_a_preset_ends_borrowing(store):
    preset = Settings(model="other", strength=0.5, format=None)
    store.replace(preset)
    assert store.own == store.current == saved() == preset
    assert not store.give_back()


def test_a_renamed_model_is_renamed_where_it_is(store):
    heard = []
    store.changed.connect(lambda _before, now: heard.append(now.model))
    store.rename_model("own", "mine")
    assert (store.current.model, store.own.model, saved().model) == ("other", "mine", "mine")
    store.rename_model("other", "theirs")
    assert (store.current.model, store.own.model, saved().model) == ("theirs", "mine", "mine")
    assert heard[-1] == "theirs"
    store.give_back()
    assert store.current.model == "mine"
    store.change(camera_model="mine")
    store.rename_model("mine", "ours")
    assert (saved().model, saved().camera_model) == ("ours", "ours")


def test_what_another_batch_borrows_takes_the_place_of_what_one_before_did(store):
    store.borrow(strength=0.7)
    assert store.current == Settings(model="own", strength=0.7, format="tiff")
    assert store.own == Settings(model="own", strength=1.0, format="tiff")
