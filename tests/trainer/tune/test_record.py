"""A tuning on disk: what is written comes back, what is damaged is said, requests are obeyed."""

import dataclasses
import functools
import json
import threading
import time
from typing import get_args

import pytest

from engine.core.locks import FileLock
from engine.errors import ConfigError
from engine.messages import msg
from engine.models import Catalogue
from trainer.config import POOL_PX, config_from
from trainer.tune.record import (
    LOCK,
    ComparedPicture,
    Effort,
    Requests,
    ScanResult,
    ScanRow,
    TuneResult,
    TuneSpec,
    Tuning,
    find_tunings,
    scan_result_from,
    table_of,
)
from trainer.tune.settings import tuning_settings
from trainer.tune.verdict import judged

SPEC = TuneSpec("my-camera", ("/photos/pairs",), settings={"steps": 8, "crop_px": [32]})


def compared(old: float, new: float) -> ComparedPicture:
    return ComparedPicture("a", "b", "s", "o", "n", (20.0, old, new), (0.5, 0.6, 0.7))


def result(**changes) -> TuneResult:
    fields = {"better": True, "reason": "", "old": "live", "new": "my-camera"}
    return TuneResult(**{**fields, "pictures": (compared(21, 22), compared(23, 23)), **changes})


def photo(label: str, name: str = "p") -> ScanRow:
    return ScanRow(name, sharp=f"/{name}.jpg", label=label)


def test_messages_can_be_translated_after_they_were_written(tmp_path):
    def german(template: str) -> str:
        return f"*{template}"

    told = msg("{count} unpaired photos: {found}.", count=3, found=msg("{n} sharp", n=3))
    rows = (ScanRow("a", why=msg("not sharp ({label})", label="noisy")), ScanRow("b", why="plain"))
    found = ScanResult("sharp", ("/photos",), rows, note=told)
    tuning = Tuning.new(SPEC, found, tmp_path)
    verdict = judged(result())
    tuning.write("result.json", verdict)
    for read in (tuning.scan_result, scan_result_from(json.loads(json.dumps(table_of(found))))):
        assert read == found
        assert read.note.translated(german) == "*3 unpaired photos: *3 sharp."
        assert read.rows[0].why.translated(german) == "*not sharp (noisy)"
        assert read.rows[1].why == "plain"
    assert tuning.result == verdict
    assert tuning.result.reason.template == "Better than {old}: {summary}."


@pytest.mark.parametrize("name", ["best", "balanced", "fast", "live"])
def test_each_model_is_tuned_at_its_own_rate(name):
    """At 1e-4 the nets for photos forget what they knew; see docs/model-training.md."""
    card = Catalogue.of_program().get(name)
    settings = [config_from(tuning_settings(card, effort)) for effort in get_args(Effort)]
    quick, standard, thorough = settings
    assert quick.steps < standard.steps < thorough.steps
    assert (quick.lr < 1e-4) == (name != "live")
    assert (quick.optimiser == "adamw") == (name != "live")
    for config in settings:
        assert config.decay_steps <= config.steps
        assert config.steps / config.validate_every >= 3
        assert all(px % card.size_multiple == 0 and px <= POOL_PX for px in config.crop_px)


def test_what_is_written_comes_back(tmp_path):
    material = ScanResult(
        "pairs",
        ("/photos/pairs",),
        (
            ScanRow(
                "x", "b", "s", "fixed", "shifted", findings=({"kind": "shifted", "fix": "shift"},)
            ),
        ),
    )
    tuning = Tuning.new(SPEC, material, tmp_path)
    again = Tuning(tuning.folder)
    assert again.scan_result == material
    assert dataclasses.replace(again.spec, created="") == dataclasses.replace(SPEC, created="")
    assert again.spec.created
    again.write("result.json", result(general=(1.0, 2.0, 3.0), precisions={"int8": 0.01}))
    assert again.result == result(general=(1.0, 2.0, 3.0), precisions={"int8": 0.01})
    assert again.result.mean("psnr") == (20.0, 22.0, 22.5)


def test_two_of_one_name_and_second_get_a_folder_each_and_the_newest_comes_first(tmp_path):
    made = [Tuning.new(SPEC, None, tmp_path) for _ in range(3)]
    assert len({one.folder for one in made}) == 3
    (tmp_path / "no-tuning").mkdir()
    found = [one.folder for one in find_tunings(tmp_path)]
    assert sorted(found) == sorted(one.folder for one in made)
    assert found == sorted(found, reverse=True)


def test_phases(tmp_path):
    tuning = Tuning.new(SPEC, None, tmp_path)
    assert tuning.phase == "ready"
    (tuning.folder / "events.jsonl").touch()
    assert tuning.phase == "interrupted"
    lock = FileLock(tuning.folder / LOCK)
    assert lock.acquire()
    assert tuning.phase == "running"
    with pytest.raises(ConfigError, match="is running"):
        tuning.delete()
    lock.release()
    tuning.write("result.json", result())
    assert tuning.phase == "finished"
    tuning.delete()
    assert not tuning.folder.exists()


def test_requests_are_kept_beside_each_other(tmp_path):
    tuning = Tuning.new(SPEC, None, tmp_path)
    assert tuning.requests == Requests()
    tuning.request(pause=True)
    tuning.request(sample=3)
    assert tuning.requests == Requests(pause=True, sample=3)
    (tuning.folder / "requests.json").write_text("{")
    assert tuning.requests == Requests()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": "x"}', '{"name": "x", "folders": [], "effort": "mad"}']
)
def test_a_damaged_spec_says_what_to_do(tmp_path, text):
    tuning = Tuning.new(SPEC, None, tmp_path)
    (tuning.folder / "tuning.json").write_text(text)
    with pytest.raises(ConfigError, match="cannot be read") as caught:
        _ = tuning.spec
    assert caught.value.hint
    assert tuning.result is None


def test_a_newer_program_may_write_more(tmp_path):
    tuning = Tuning.new(SPEC, None, tmp_path)
    path = tuning.folder / "tuning.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "colour": "blue"}))
    assert tuning.spec.name == "my-camera"


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot be created"):
        Tuning.new(SPEC, None, tmp_path / "file")


def test_photos_are_used_as_what_they_look_like_or_as_the_user_says():
    rows = (photo("sharp"), photo("motion"), photo("noisy"), photo("unsure"), photo("defocus"))
    broken = ScanRow("x", sharp="/x.jpg", verdict="dropped", why="It cannot be read.")
    found = ScanResult("sharp", (), (*rows, broken))
    sharp = found.as_kind("sharp")
    assert [row.verdict for row in sharp.rows] == ["good"] + 5 * ["dropped"]
    assert sharp.rows[0].sharp
    assert "motion" in sharp.rows[1].why
    assert sharp.rows[-1].why == "It cannot be read."
    blurred = sharp.as_kind("blurred")
    assert [row.verdict == "good" for row in blurred.rows] == [
        False, True, False, True, True, False,
    ]  # fmt: skip
    assert all(row.blurred and not row.sharp for row in blurred.rows)
    assert blurred.as_kind("sharp") == sharp
    assert blurred.usable == 3
    pairs = ScanResult("pairs", (), (ScanRow("a", "b", "s"),))
    assert pairs.as_kind("sharp") is pairs


def test_a_report_that_is_none_is_refused():
    with pytest.raises(ConfigError, match="not the report"):
        scan_result_from({"kind": "pairs"})


def test_a_pause_holds_the_job_until_it_ends_or_is_stopped(tmp_path):
    from trainer.tune.command import is_to_stop

    tuning = Tuning.new(SPEC, None, tmp_path)
    asked = functools.partial(is_to_stop, tuning, lambda: False)
    assert not asked()
    tuning.request(pause=True)
    said = []
    thread = threading.Thread(target=lambda: said.append(asked()))
    thread.start()
    time.sleep(0.5)
    assert not said
    tuning.request(pause=False)
    thread.join(30)
    assert said == [False]
    tuning.request(pause=True, stop=True)
    assert asked()
