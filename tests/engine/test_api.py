"""The Python interface: what docs/API.md shows, and that it is the program's own work."""

import re
import subprocess
import sys
import threading
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine import Deblurrer, deblur_folder
from engine.core.resources import resource_path
from engine.errors import ConfigError, ModelError
from engine.events import Finished, ItemDone, ItemFailed, Log, Started
from engine.queue import Queue

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "API.md"


@pytest.fixture(scope="module")
def deblur():
    return Deblurrer("live", threads=1)


@pytest.fixture
def crop():
    with Image.open(resource_path("samples/street-1.jpg")) as image:
        return np.asarray(image.convert("RGB"))[100:228, 200:360].copy()


def test_a_picture_comes_back_deblurred_and_itself_is_not_changed(deblur, crop):
    before = crop.copy()
    sharp = deblur(crop)
    assert (sharp.shape, sharp.dtype) == (crop.shape, np.uint8)
    assert np.array_equal(crop, before)
    assert 0.5 < np.abs(sharp.astype(int) - crop).mean() < 20
    half = deblur(crop, strength=0.5).astype(int)
    assert np.abs(half - (crop.astype(int) + sharp) / 2).max() <= 0.5
    nothing = deblur(crop, strength=0)
    assert np.array_equal(nothing, crop)
    assert nothing is not crop


def test_alpha_grey_and_16_bits_stay_what_they_are(deblur, crop):
    alpha = np.linspace(1, 255, crop.shape[0] * crop.shape[1]).astype(np.uint8)
    alpha = alpha.reshape(crop.shape[:2])
    both = deblur(np.dstack([crop, alpha]))
    assert np.array_equal(both[..., 3], alpha)
    grey = deblur(crop[..., 1])
    assert grey.shape == crop.shape[:2]
    assert not np.array_equal(grey, crop[..., 1])
    deep = deblur(crop.astype(np.uint16) * 257)
    assert deep.dtype == np.uint16
    assert np.abs(deep / 257 - deblur(crop)).max() < 1.5


def test_views_are_taken_and_tiles_change_nothing(deblur, crop):
    turned = deblur(crop[::-1, ::-1])
    assert np.array_equal(turned, deblur(np.ascontiguousarray(crop[::-1, ::-1])))
    assert np.array_equal(deblur(crop, memory_bytes=40_000_000), deblur(crop))


@pytest.mark.parametrize(
    "array",
    [np.zeros((4, 4, 3)), np.zeros((4, 4, 2), np.uint8), np.zeros((0, 4, 3), np.uint8),
     np.zeros(4, np.uint8), np.zeros((4, 4, 3), bool)],
)  # fmt: skip
def test_what_is_no_picture_is_refused(deblur, array):
    with pytest.raises(ConfigError) as error:
        deblur(array)
    assert error.value.hint


def test_what_is_not_there_is_refused():
    with pytest.raises(ModelError, match="nobody"):
        Deblurrer("nobody")
    with pytest.raises(ConfigError, match="strange"):
        deblur_folder(ROOT, strange=1)
    with pytest.raises(ConfigError, match="does not exist"):
        deblur_folder("nowhere")


def test_from_several_threads(deblur, crop):
    wanted, got = deblur(crop), []
    threads = [threading.Thread(target=lambda: got.append(deblur(crop))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(got) == 4
    assert all(np.array_equal(each, wanted) for each in got)


def test_a_folder_says_what_the_command_line_says_and_writes_the_same(crop, tmp_path):
    (tmp_path / "in").mkdir()
    Image.fromarray(crop).save(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n rubbish")
    events = []
    totals = deblur_folder(tmp_path / "in", tmp_path / "out", on_event=events.append, threads=1)
    assert (totals.done, totals.failed) == (1, 1)
    assert isinstance(events[0], Started)
    assert isinstance(events[-1], Finished)
    assert [type(e) for e in events if isinstance(e, ItemDone | ItemFailed)] == [
        ItemDone, ItemFailed,
    ]  # fmt: skip
    words = [tmp_path / "in" / "a.png", "-o", tmp_path / "other", "-j", "1"]
    subprocess.run([sys.executable, "-m", "engine", "run", *words], cwd=ROOT, check=True)
    result = (tmp_path / "out" / "a.png").read_bytes()
    assert (tmp_path / "other" / "a.png").read_bytes() == result
    assert deblur_folder([tmp_path / "in" / "a.png"], tmp_path / "out", threads=1).kept == 1


def test_a_single_pattern_needs_no_list(crop, tmp_path):
    (tmp_path / "in" / "drafts").mkdir(parents=True)
    for name in ("a.png", "b.bmp", "drafts/c.png"):
        Image.fromarray(crop[:32, :32]).save(tmp_path / "in" / name)
    options = {"model": "live", "include": "*.png", "exclude": "drafts"}
    assert deblur_folder(tmp_path / "in", tmp_path / "out", **options).done == 1
    assert [path.name for path in (tmp_path / "out").rglob("*.*")] == ["a.png"]


def test_what_was_left_out_is_an_event(crop, tmp_path):
    def told(**options):
        events = []
        deblur_folder(tmp_path, tmp_path / "out", model="live", on_event=events.append, **options)
        return [e.message for e in events if isinstance(e, Log) and "left out" in e.message]

    Image.fromarray(crop[:32, :32]).save(tmp_path / "a.jpg")
    (tmp_path / "a.cr3").touch()
    (tmp_path / "a.gif").touch()
    assert "RAW files left out" in told()[0]
    assert "1 GIF" in told(include=["*.gif"])[0]  # no photo, so there is no batch
    assert not told(include=["*.jpg"])


@pytest.mark.parametrize("kind", ["grey", "colour"])
def test_an_array_becomes_what_its_file_becomes(deblur, crop, tmp_path, kind):
    picture = crop[..., 1] if kind == "grey" else crop
    Image.fromarray(picture).save(tmp_path / "a.png")
    deblur_folder(tmp_path / "a.png", tmp_path / "out", threads=1, guard=False)
    with Image.open(tmp_path / "out" / "a.png") as image:
        assert np.array_equal(np.asarray(image), deblur(picture))


def test_cancelled_is_said_and_the_same_call_goes_on(crop, tmp_path):
    Image.fromarray(crop).save(tmp_path / "a.png")
    Image.fromarray(crop).save(tmp_path / "b.png")
    events = []
    with pytest.raises(CancelledError):
        deblur_folder(
            tmp_path, tmp_path / "out", threads=1, on_event=events.append,
            cancelled=lambda: any(isinstance(e, ItemDone) for e in events),
        )  # fmt: skip
    assert sum(isinstance(e, ItemDone) for e in events) == 1
    totals = deblur_folder(tmp_path, tmp_path / "out", threads=1)
    assert (totals.done, totals.kept) == (1, 1)
    queue = Queue.open(warn=lambda _: None)
    try:
        assert queue.interrupted() is None  # nothing that the window would offer to resume
    finally:
        queue.close()


def test_an_interrupt_by_hand_stays_one(crop, tmp_path):
    Image.fromarray(crop).save(tmp_path / "a.png")

    def interrupt(_event):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deblur_folder(tmp_path, tmp_path / "out", threads=1, on_event=interrupt)
    assert not (tmp_path / "out" / "a.png").exists()


def test_the_page_runs_as_it_is_written(crop, tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 2
    Image.fromarray(crop).save(tmp_path / "photo.jpg", quality=95)
    (tmp_path / "photos").mkdir()
    Image.fromarray(crop).save(tmp_path / "photos" / "a.jpg", quality=95)
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + "\n".join(blocks)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("CPU")
    assert sum(map(int, last.split())) == 1
    assert (tmp_path / "sharp.png").is_file()


def test_a_script_is_run_once_whatever_the_batch_takes(crop, tmp_path):
    """A process to measure in would run it again: it has no `__main__` guard."""
    Image.fromarray(crop).save(tmp_path / "a.png")
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "print('begins')\n"
        "from engine import deblur_folder\n"
        "from engine.batch import model_choice\n"
        "model_choice.WORTH_SECONDS = 0.0\n"
        "print(deblur_folder('a.png', 'out', model='fast', threads=1).done)\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["begins", "1"]


def test_the_package_itself_stays_light():
    code = (
        "import sys, engine; names = set(sys.modules); "
        "assert not names & {'numpy', 'PIL', 'cv2', 'onnxruntime', 'sqlite3'}; "
        "assert 'Deblurrer' in engine.__all__; engine.Deblurrer; "
        "assert not set(sys.modules) & {'cv2', 'torch', 'PySide6', 'watchdog', 'distributed'}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    with pytest.raises(AttributeError):
        __import__("engine").nothing  # noqa: B018
