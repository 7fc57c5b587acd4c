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
BATCH_SECONDS = 1500


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


def rest(milliseconds: int = 800) -> None:
    """Process events for some seconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


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
    rest()
    window.camera.start()
    rest(15_000)  # the ladder has found its step
    shoot(studio, window, "camera")
    window.close()


def of_the_training(studio: Studio, app: QApplication, pairs: Path) -> None:
    """The dialog, a running tuning and its comparison, for a simulated camera."""
    from PySide6.QtCore import QEventLoop, QTimer

    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings
    from deblur_gui.training.dialog import TuneDialog
    from engine.models.teachers import has_torch
    from trainer.pairs.dataset import find_pictures

    sys.path.insert(0, str(ROOT / "tests" / "bench"))
    from _simulated import write_pairs

    write_pairs(find_pictures(ROOT / "resources" / "samples"), pairs, 1)
    save_settings(Settings(theme="light", language="en", first_run_seen=True))
    window = make_window(app)
    window.resize(*SIZE)
    window.show()
    window.training.open_dialog([pairs])
    dialog = window.findChild(TuneDialog)
    assert dialog is not None
    while dialog.material is None or dialog.measuring.is_running:
        rest(300)
    rest(2000)
    studio.keep_any("tune", dialog)
    material, spec = dialog.material, dialog.spec()
    dialog.reject()
    if not studio.wants("training", "comparison"):
        window.close()
        return
    if not has_torch():
        sys.exit(
            "The pictures of the training need PyTorch: install deblur[train], or name others."
        )
    settings = {"steps": 400, "decay_steps": 200, "validate_every": 40, "synth_pairs": 64}
    window.training.start(dataclasses.replace(spec, settings=settings), material)
    loop, timer = QEventLoop(), QTimer()

    def is_far() -> bool:
        """Whether the curves show something; a tuning that failed would be waited for in vain."""
        return window.training.state.step > 250 or not window.training.is_running

    timer.timeout.connect(lambda: loop.quit() if is_far() else None)
    timer.start(200)
    loop.exec()
    assert window.training.is_running, "the tuning has ended too soon"
    shoot(studio, window, "training")
    timer.timeout.disconnect()
    timer.timeout.connect(lambda: None if window.training.is_running else loop.quit())
    loop.exec()
    rest(2000)
    shoot(studio, window, "comparison")
    window.training.close()
    window.close()


def of_the_window(
    studio: Studio, app: QApplication, photos: Path, output: Path, model: str
) -> None:
    """A folder loaded, a run in progress, before and after: light and dark."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QWidget

    from deblur_gui.app import make_window
    from deblur_gui.settings import Settings, save_settings
    from deblur_gui.theme import apply_theme
    from tests.deblur_gui.person import drop, press

    def wait(done: Callable[[], object], seconds: float = 120) -> None:
        """Process events until a condition holds, and a little longer so that it is painted."""
        loop, timer, last = QEventLoop(), QTimer(), QTimer(singleShot=True)
        timer.timeout.connect(lambda: loop.quit() if done() else None)
        last.timeout.connect(loop.quit)
        timer.start(10)
        last.start(int(seconds * 1000))
        loop.exec()
        assert done(), "it takes too long"

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
    wait(lambda: estimated)
    window.photos.list.choose(str(photos / "alley-2.jpg"))
    wait(lambda: window.photos.viewer.preview_action.isEnabled())
    rest(2500)  # the thumbnails
    QWidget.setFocus(window.photos.list.view)
    shoot(studio, window, "window")
    dress("dark")
    shoot(studio, window, "window-dark")
    dress("light")

    press(window, "Start")
    wait(lambda: window.queue.state.counts.get("done", 0) >= 3 or ended, BATCH_SECONDS)
    rest(200)
    shoot(studio, window, "run")
    wait(lambda: ended, BATCH_SECONDS)

    dress("dark")
    window.photos.list.choose(str(photos / "street-1.jpg"))
    view = window.photos.viewer.view
    shown = view._pyramids  # those of the photo before: its own come when they are loaded
    wait(lambda: view._pyramids is not shown and len(view._pyramids) == 2)
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
