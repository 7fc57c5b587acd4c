"""Makes the screenshots of the docs: the real window and a real report, on the samples.

    .venv/bin/python packaging/screenshots.py                 all, into docs/
    .venv/bin/python packaging/screenshots.py --only report   some: window, viewer, tune, ...

Everything is 1600 x 1000, off screen, in English, and smaller than 400 kB. The photos are the
samples, the results those of the bundled model. The page of the report is photographed by a
Chromium or Chrome that is on the PATH (Debian: `apt-get install chromium`); without one its
pictures are left as they are. Nothing else in the program needs a browser.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZE = (1600, 1000)
MOST_BYTES = 400_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
STILL_SECONDS = 600
"""Where nothing has moved for so long, nothing will; beside other work a step can take a minute."""

QUIET_STEP_SECONDS = 0.75
"""Of tuning `balanced`, on two cores that do nothing else: 120 steps in 89 seconds."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    parser.add_argument("--model", default="best", help="the model of the results [best]")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="write only these pictures")
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A fixed name, because it is visible in the pictures.
    folder = Path(tempfile.gettempdir()) / "deblur-screenshots"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["DEBLUR_DATA"] = str(folder / "data")
    os.environ["HOME"] = str(folder)  # the camera page shows where videos go
    photos = folder / "Pictures" / "Evening walk"
    photos.mkdir(parents=True)
    try:
        for sample in sorted((ROOT / "resources" / "samples").glob("*.jpg")):
            shutil.copy(sample, photos / sample.name)
        studio = Studio(args.out, args.only)
        from deblur_gui.app import make_app

        app = make_app(["deblur"])
        if studio.wants("camera"):
            of_the_camera(studio, app, photos)
        if studio.wants("training", "comparison", "tune"):
            of_the_training(studio, app, folder / "Pictures" / "Camera pairs")
        if studio.wants("window", "window-dark", "run", "viewer-dark", "report", "report-dark"):
            of_the_window(studio, app, photos, folder / "Pictures" / "Deblurred", args.model)
            of_the_report(studio, folder / "report")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


class Studio:
    """Where the pictures go; each is kept small."""

    def __init__(self, out: Path, only: list[str] | None) -> None:
        self._out = out
        self._only = only
        out.mkdir(exist_ok=True)

    def wants(self, *names: str) -> bool:
        """Whether one of these pictures was requested."""
        return not self._only or not set(names).isdisjoint(self._only)

    def keep(self, name: str, png: bytes) -> None:
        """Write a JPEG, at the best quality below the size limit."""
        from PIL import Image

        if self._only and name not in self._only:
            return
        with Image.open(io.BytesIO(png)) as opened:
            picture = opened.convert("RGB")
        assert picture.size == SIZE, picture.size
        for quality in (95, 92, 88, 84, 80):
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
            if out.tell() < MOST_BYTES:
                break
        (self._out / f"{name}.jpg").write_bytes(out.getvalue())
        _say(f"{name}.jpg: {out.tell() / 1000:.0f} kB, quality {quality}")

    def keep_any(self, name: str, widget: QWidget) -> None:
        """Write a picture of a widget."""
        if not self._only or name in self._only:
            widget.grab().save(str(self._out / f"{name}.jpg"), "JPEG", 92)


def wait(done: Callable[[], object], what: str, moved: Callable[[], object] = str) -> None:
    """Process events until a condition holds; give up where `moved` stays the same for too long.

    However slow the computer is: a training that is slow goes on, one that hangs does not.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    last, since, told = moved(), time.monotonic(), time.monotonic()

    def look() -> None:
        nonlocal last, since, told
        now = moved()
        if now != last:
            last, since = now, time.monotonic()
        if done() or time.monotonic() - since > STILL_SECONDS:
            loop.quit()
        elif last and time.monotonic() - told > 60:
            told = time.monotonic()
            _say(f"{what}: {last}")

    timer.timeout.connect(look)  # again and again: on a busy machine a single one can be lost
    timer.start(20)
    loop.exec()
    timer.stop()
    if not done():
        where = f", the last was: {last}" if last else ""
        sys.exit(f"{what}: nothing has moved for {STILL_SECONDS // 60} minutes{where}")


def rest(milliseconds: int = 800) -> None:
    """Process events for some time, so that all is painted."""
    until = time.monotonic() + milliseconds / 1000
    wait(lambda: time.monotonic() >= until, "a pause")


def shoot(studio: Studio, window: QWidget, name: str) -> None:
    """Save what the window shows."""
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    studio.keep(name, buffer.data().data())


def of_the_camera(studio: Studio, app: QApplication, photos: Path) -> None:
    """The camera page, with a shaken sample instead of a camera."""
    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings

    camera = photos.parent / "Camera"
    camera.mkdir()
    shutil.copy(photos / "alley-2.jpg", camera / "alley-2.jpg")
    save_settings(
        Settings(
            theme="light", language="en", first_run_seen=True, camera_source=str(camera),
            camera_size="1280x720", camera_model="live", camera_precision="fast8",
        )
    )  # fmt: skip
    window = make_window(app)
    window.resize(*SIZE)
    window.show()
    window.pages.show_page(window.camera_page)
    # As people have it: the one of this run is cut.
    window.camera_page.record.folder.setPlaceholderText("/home/anna/Videos/Deblur")
    rest()
    window.camera.start()
    rest(15_000)  # the ladder has found its step
    shoot(studio, window, "camera")
    window.close()


def spoil(pairs: Path) -> None:
    """Add a pair that is none, and shift one: the dialog is to have something to say of them."""
    from PIL import Image, ImageOps

    for half, name in (("blur", "street-1"), ("sharp", "street-2")):
        with Image.open(pairs / half / f"{name}.jpg") as picture:
            mirrored = ImageOps.mirror(picture).resize((976, 720))
        mirrored.save(pairs / half / "street-3.jpg", quality=92)
    with Image.open(pairs / "sharp" / "street-2.jpg") as picture:
        shift = (1, 0, 7, 0, 1, -5)
        shifted = picture.transform(picture.size, Image.Transform.AFFINE, shift)
    shifted.save(pairs / "sharp" / "street-2.jpg", quality=92)


def of_the_training(studio: Studio, app: QApplication, pairs: Path) -> None:
    """The dialog, a running tuning and its comparison, for a simulated camera."""
    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings
    from deblur_gui.training.dialog import TuneDialog
    from engine.events import Metric
    from engine.models import Catalogue
    from engine.models.teachers import has_torch
    from trainer.pairs.dataset import find_pictures
    from trainer.tune import pace

    sys.path.insert(0, str(ROOT / "tests" / "bench"))
    from _simulated import write_pairs

    write_pairs(find_pictures(ROOT / "resources" / "samples"), pairs, 1)
    spoil(pairs)
    save_settings(Settings(theme="light", language="en", first_run_seen=True))
    # Not measured: beside other work the dialog would speak of hours.
    pace._write(Catalogue.of_program().get("balanced"), QUIET_STEP_SECONDS, 1.0)
    window = make_window(app)
    window.resize(*SIZE)
    window.show()
    window.training.open_dialog([pairs])
    dialog = window.findChild(TuneDialog)
    assert dialog is not None
    dialog.resize(dialog.width(), 760)  # all pairs
    wait(
        lambda: dialog.material is not None and not dialog.is_measuring,
        "the scan of the pairs",
        lambda: (dialog.bar.value(), dialog.summary.text()),
    )
    rest(2000)
    studio.keep_any("tune", dialog)
    material, spec = dialog.material, dialog.spec()
    assert material is not None
    dialog.reject()
    if not studio.wants("training", "comparison"):
        window.close()
        return
    if not has_torch():
        sys.exit(
            "The pictures of the training need PyTorch: install deblur[train], or name others."
        )
    # The quickest model and small steps: a tuning has the lowest priority, and beside other work
    # one of `balanced` takes half a day.
    settings = {
        "steps": 240, "decay_steps": 160, "validate_every": 20, "batch": 4, "crop_px": (96,),
        "crops_per_pair": 20, "synth_pairs": 64,
    }  # fmt: skip
    spec = dataclasses.replace(spec, student="live", settings=settings)
    # Threads of the lowest priority would wait for each other, hundreds of times a step.
    os.environ["OMP_NUM_THREADS"] = "1"
    window.training.start(spec, material)
    training = window.training
    steps = [0]

    def count(events: tuple[object, ...]) -> None:
        steps.extend(event.step for event in events if isinstance(event, Metric))

    assert training.monitor is not None
    training.monitor.events_read.connect(count)

    def moved() -> object:
        return training.state.fraction, training.state.stage, training.state.detail

    # One that has failed would be waited for in vain.
    wait(lambda: max(steps) > 160 or not training.is_running, "the training", moved)
    if not training.is_running:
        sys.exit(f"the training has ended too soon: {window.log.lines()[-20:]}")
    shoot(studio, window, "training")
    wait(lambda: not training.is_running, "the comparison", moved)
    rest(2000)
    if training.chosen is None or training.chosen.result is None:
        sys.exit(f"there is nothing to compare: {window.log.lines()[-20:]}")
    shoot(studio, window, "comparison")
    training.close()
    window.close()


def of_the_window(
    studio: Studio, app: QApplication, photos: Path, output: Path, model: str
) -> None:
    """A folder loaded, a run in progress, before and after: light and dark."""
    from PySide6.QtWidgets import QWidget

    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings
    from deblur_gui.theme import apply_theme
    from tests.deblur_gui.person import drop, press

    def dress(theme: str) -> None:
        window.settings.choose(dataclasses.replace(window.settings.current, theme=theme))
        apply_theme(app, theme)
        rest()

    save_settings(
        Settings(
            model=model, output=str(output), theme="light", language="en",
            first_run_seen=True,
        )
    )  # fmt: skip
    window = make_window(app)
    window.resize(*SIZE)
    window.show()
    estimated: list[object] = []
    ended: list[object] = []
    window.planner.estimated.connect(estimated.append)
    window.queue.batch_ended.connect(ended.append)
    drop(window, [photos])
    wait(lambda: estimated, "the estimate")
    window.photos.list.choose(str(photos / "alley-2.jpg"))
    wait(lambda: window.photos.viewer.preview_action.isEnabled(), "the photo")
    rest(2500)  # the thumbnails
    QWidget.setFocus(window.photos.list.view)
    shoot(studio, window, "window")
    dress("dark")
    shoot(studio, window, "window-dark")
    dress("light")

    press(window, "Start")

    def moved() -> object:
        return window.queue.state.fraction, window.queue.state.done

    wait(lambda: window.queue.state.counts.get("done", 0) >= 3 or ended, "the batch", moved)
    rest(200)
    shoot(studio, window, "run")
    wait(lambda: ended, "the batch", moved)

    dress("dark")
    window.photos.list.choose(str(photos / "street-1.jpg"))
    view = window.photos.viewer.view
    shown = view._pyramids  # those of the photo before: its own come when they are loaded
    wait(lambda: view._pyramids is not shown and len(view._pyramids) == 2, "the result")
    rest()
    view.actual_size()
    rest()
    shoot(studio, window, "viewer-dark")
    window.close()


def of_the_report(studio: Studio, folder: Path) -> None:
    """The report of the batch, light and dark, as a browser shows it."""
    from engine.queue import Queue
    from engine.report.report import write_report

    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        _say("no Chromium on the PATH: skipping the pictures of the report")
        return
    queue = Queue.open(warn=_say)
    try:
        batch = queue.batches()[0]
        items = queue.items(batch.id)
    finally:
        queue.close()
    for _ in write_report(batch, items, folder):
        pass
    page = next(folder.glob("*.html"))
    for name, scheme in (("report", 1), ("report-dark", 0)):  # as Blink counts them
        shot = folder / f"{name}.png"
        command = [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-color-profile=srgb", f"--user-data-dir={folder / 'profile'}",
            f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={shot}",
            f"--window-size={SIZE[0]},{SIZE[1]}", page.as_uri(),
        ]  # fmt: skip
        environment = {**os.environ, "HOME": str(folder)}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=500)
        studio.keep(name, shot.read_bytes())


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
