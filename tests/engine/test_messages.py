"""Messages stay strings, and keep what a translation and a program need."""

import copy
import json
import pickle
from pathlib import Path

import pytest

from engine.batch.batch import prepare_batch
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError, DeblurError, ImageReadError
from engine.events import (
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    from_json,
    result_of,
    run,
    to_json,
)
from engine.messages import Message, code_of, joined, message_from_json, msg
from engine.models import Catalogue
from engine.queue import Queue
from engine.watch.folder import watch_folder

GERMAN = {
    "{name} is damaged: {reason}.": "{name} ist beschädigt: {reason}.",
    "the file ends after {count} bytes": "die Datei endet nach {count} Bytes",
    "Retry it.": "Noch einmal versuchen.",
    "{count} done": "{wrong} fertig",
}


def german(template: str) -> str:
    return GERMAN.get(template, template)


def damaged() -> Message:
    reason = msg("the file ends after {count} bytes", count=7)
    return msg(
        "{name} is damaged: {reason}.", "image.damaged", name=Path("a{b}.jpg"), reason=reason
    )


def test_a_message_is_its_english_sentence():
    assert damaged() == "a{b}.jpg is damaged: the file ends after 7 bytes."
    assert isinstance(damaged(), str)
    assert code_of(damaged()) == "image.damaged"
    assert code_of("plain") == ""


def test_braces_without_values_are_text():
    assert msg("Add {stem} or {n}.").translated(german) == "Add {stem} or {n}."


def test_the_template_is_translated_and_so_are_messages_in_it():
    assert damaged().translated(german) == "a{b}.jpg ist beschädigt: die Datei endet nach 7 Bytes."


def test_a_wrong_translation_leaves_the_english_sentence():
    assert msg("{count} done", count=3).translated(german) == "3 done"


def test_a_copy_in_another_process_keeps_everything():
    for made in (pickle.loads(pickle.dumps(damaged())), copy.deepcopy(damaged())):
        assert made.translated(german) == damaged().translated(german)
    error = pickle.loads(pickle.dumps(ImageReadError(damaged(), "Retry it.")))
    assert (error.code, error.message.template) == ("image.damaged", damaged().template)


def test_joined_messages_have_all_codes_and_leave_out_what_is_empty():
    both = joined("; ", msg("one", "first"), "", "two", msg("{n}", "third", n=3))
    assert both == "one; two; 3"
    assert both.code == "first third"
    assert joined(" ", "", "alone") == "alone"
    assert joined(" ") == ""


def test_an_error_in_a_message_is_translated():
    error = ConfigError(damaged(), "Retry it.")
    text = msg("Not started. {error}", error=error).translated(german)
    assert text == f"Not started. {damaged().translated(german)} Noch einmal versuchen."


@pytest.mark.parametrize("value", [1.5, 3, "x", float("nan"), None, True, b"x"])
def test_any_value_survives_json(value):
    made = msg("{value}", value=value)
    back = message_from_json(str(made), json.loads(json.dumps(made.to_json())))
    assert back == made


@pytest.mark.parametrize(
    "event",
    [
        ItemKept("a", damaged()),
        ItemFailed("a", damaged(), "Retry it."),
        ItemDone("a", "b", 1.0, note=joined("; ", damaged(), "plain")),
        Log(damaged(), "warning"),
        Finished("failed", damaged()),
    ],
)
def test_a_message_survives_a_json_line(event):
    back = from_json(to_json(event))
    assert back == event
    assert back.code == event.code == "image.damaged"
    name = next(n for n in ("note", "reason", "message") if hasattr(event, n))
    assert getattr(back, name).translated(german) == getattr(event, name).translated(german)


def test_lines_without_codes_are_still_read():
    line = '{"event": "ItemKept", "item": "a", "reason": "sharp already", "target": ""}'
    assert from_json(line) == ItemKept("a", "sharp already")


@pytest.mark.parametrize(
    "messages",
    [
        3,
        {"message": 3},
        {"message": {"template": 3}},
        {"message": {"template": "other"}},
        {"message": {"template": "{a.b}", "values": {"a": 1}}},
        {"message": {"template": "{a}", "values": {"a": [1]}}},
        {"message": {"template": "{a}", "values": {"b": "text"}}},
    ],
)
def test_rubbish_beside_a_text_leaves_the_plain_text(messages):
    event = from_json(json.dumps({"event": "Log", "message": "text", "messages": messages}))
    assert event == Log("text")
    assert not isinstance(event.message, Message)


def test_the_code_of_an_error_is_the_messages_or_the_classs():
    assert ItemFailed.of("a", ImageReadError(damaged())).code == "image.damaged"
    assert ItemFailed.of("a", ImageReadError("Plain.")).code == "image.read"
    assert DeblurError("Plain.", code="mine").code == "mine"

    def job():
        yield Log("begun")
        raise ImageReadError(damaged(), "Retry it.")

    finished = run(job(), lambda event: None, job="test").finished
    assert (finished.outcome, finished.code) == ("failed", "image.damaged")
    assert finished.text.translated(german).endswith("Bytes. Noch einmal versuchen.")


def test_an_error_of_what_was_asked_for_keeps_its_code():
    lost = ImageReadError("{name} does not exist.", "Check the path.", "image.missing", name="x")
    error = ConfigError.of(lost)
    assert (error.message, error.hint, error.code) == (lost.message, lost.hint, "image.missing")
    assert str(error) == "x does not exist. Check the path."


def test_a_missing_folder_has_one_code_wherever_it_is_asked_for(tmp_path):
    missing = tmp_path / "missing"
    with Queue.open(tmp_path / "queue.sqlite", warn=pytest.fail) as queue:
        for begin in (prepare_batch, watch_folder):
            with pytest.raises(ConfigError, match="does not exist") as error:
                result_of(begin(BatchSpec((missing,)), Catalogue.of_program(), queue))
            assert error.value.code == "image.missing"
