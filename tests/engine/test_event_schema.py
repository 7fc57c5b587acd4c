"""The JSON lines are what their schema says, and the schema is what the dataclasses say."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from PIL import Image

from engine import events
from engine.messages import msg

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "events.schema.json"


@pytest.fixture(scope="module")
def validator():
    with pytest.MonkeyPatch.context() as patch:
        # An optional checker of formats, of which the schema uses none: it builds a grammar when
        # it is imported, for several seconds.
        patch.setitem(sys.modules, "rfc3987_syntax", None)
        import jsonschema
    schema = json.loads(FILE.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_file_is_in_step():
    assert json.loads(FILE.read_text("utf-8")) == events.schema(), (
        "python -m engine.events > docs/events.schema.json; and raise EVENT_SCHEMA if a "
        "field went away or means something else"
    )


def test_what_was_promised_in_version_1_is_still_there():
    """To be changed only together with EVENT_SCHEMA."""
    assert events.EVENT_SCHEMA == 1
    fields = {k.__name__: list(k.__dataclass_fields__) for k in get_args(events.Event)}
    promised = {
        "Started": "job total version schema",
        "Progress": "done total unit item item_fraction seconds_left",
        "Retried": "item reason",
        "ItemDone": "item target seconds model_seconds megapixels note code",
        "ItemKept": "item reason target code model_seconds",
        "ItemFailed": "item message hint code model_seconds",
        "ItemSeen": "item label confidence reason direction_degrees length_px",
        "ItemInBurst": "item best count",
        "Metric": "name value step",
        "Log": "message level code",
        "Finished": "outcome message hint traceback code",
    }
    for kind, names in promised.items():
        assert set(names.split()) <= set(fields[kind]), kind


def test_every_event_fits_with_nan_and_strange_names_too(validator):
    for event in (
        events.Started("run", 3),
        events.Progress(1.5, 3, "pictures", "/a/\udcff.jpg", 0.5, math.inf),
        events.Retried("a", "memory"),
        events.ItemDone("a", "b", 1.0),
        events.ItemKept("a", "sharp already"),
        events.ItemFailed("a", "broken"),
        events.ItemSeen("a", "motion", 0.9, "why", 12.5, math.nan),
        events.ItemSeen("a", "sharp", 0.9, "why"),
        events.ItemInBurst("a", "b", 3),
        events.Metric("loss", math.nan, 3),
        events.Log("text", "warning"),
        events.Finished("crashed", traceback="..."),
        events.Log(msg("{count} left, {more}", "left", count=3, more=msg("{x}", x=0.5))),
    ):
        validator.validate(json.loads(events.to_json(event)))


@pytest.mark.parametrize(
    "line",
    [{"event": "Nothing"}, {"event": "Log", "message": "a", "level": "loud"},
     {"event": "ItemDone", "item": "a"}, {"event": "Finished", "outcome": 1}],
)  # fmt: skip
def test_what_is_no_event_does_not_fit(validator, line):
    assert not validator.is_valid(line)


@pytest.mark.slow
def test_every_line_of_a_real_run_fits(validator, tmp_path):
    (tmp_path / "in").mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n rubbish")
    words = ["run", tmp_path / "in", "-o", tmp_path / "out", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "engine", *words], cwd=ROOT, capture_output=True, text=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        validator.validate(line)
    assert (lines[0]["event"], lines[0]["schema"]) == ("Started", events.EVENT_SCHEMA)
    assert lines[-1]["event"] == "Finished"
    assert {"ItemDone", "ItemFailed", "Progress"} & {line["event"] for line in lines}
