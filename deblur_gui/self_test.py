"""A self-test of the window on this machine: deblurs a photo as a user would.

    deblur --self-test FOLDER [PHOTO ...]

The real window runs with settings and a queue of its own in a temporary folder. The results go to
FOLDER, with `self-test.json`: seconds until the window was open and until all was done, the model,
and the counts of the batch. Without a photo a sample is used.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer

from deblur_gui.photos.batch_queue import BatchEnd
from engine.core.resources import resource_path
from engine.events import Finished
from engine.version import __version__

_MOST_SECONDS = 900


def self_test(words: Sequence[str]) -> int:
    """Run it; 0 if every photo is done, 1 if not, 2 on usage errors."""
    if not words:
        sys.stderr.write("deblur: --self-test requires an output folder\n")
        return 2
    folder = Path(words[0]).absolute()
    photos = [Path(w).absolute() for w in words[1:]] or [resource_path("samples/street-1.jpg")]
    # Longer than the window: it saves its settings while it closes.
    with tempfile.TemporaryDirectory(prefix="deblur-", ignore_cleanup_errors=True) as data:
        os.environ["DEBLUR_DATA"] = data
        found = _deblur(photos, folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "self-test.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0 if found["done"] == len(photos) else 1


def _deblur(photos: list[Path], folder: Path) -> dict[str, Any]:
    """Let the window deblur the photos as if Start had been pressed."""
    from deblur_gui.app import make_app, make_window

    began = time.monotonic()
    app = make_app(["deblur"])
    window = make_window(app)
    window.settings.change(output=str(folder), skip_sharp=False)
    window.photos.steps.show_settings(window.settings.current)
    window.show()
    app.processEvents()
    found: dict[str, Any] = {
        "version": __version__,
        "photos": [str(photo) for photo in photos],
        "model": window.settings.current.model,
        "window_seconds": round(time.monotonic() - began, 2),
        "said": "timed out",
        **dict.fromkeys(("done", "kept", "failed"), 0),
    }

    def end(batch: BatchEnd) -> None:
        found.update(done=batch.done, kept=batch.kept + batch.rejected, failed=batch.failed)
        found["seconds"] = round(time.monotonic() - began, 2)
        found["said"] = batch.finished.text or batch.finished.outcome
        QTimer.singleShot(0, window.close)

    def give_up(finished: Finished) -> None:
        found["said"] = finished.text
        QTimer.singleShot(0, window.close)

    window.queue.batch_ended.connect(end)
    window.queue.open_failed.connect(give_up)
    window.planner.plan_failed.connect(give_up)
    window.planner.planned.connect(
        lambda _: window.batches.start_or_stop(), Qt.ConnectionType.SingleShotConnection
    )
    QTimer.singleShot(_MOST_SECONDS * 1000, window.close)
    window.selection.add(photos)
    app.exec()
    return found
