"""The job of a watched folder, which can be ended and started again as the same one.

    watch = WatchJob(spec, catalogue, open_queue, finished)
    run(watch(), show, job=WATCH, cancelled=...)      # and later again

No Qt: its work runs in a thread.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from deblur_gui.photos.state import WATCH
from engine.batch.model_choice import ModelChoice
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Progress, Work
from engine.models import Catalogue, ModelCard
from engine.queue import OpenQueue
from engine.steps import left_running
from engine.watch.folder import ALREADY_WATCHED, Stat, find_stats, fix_settings, watch_folder

_RETRY_SECONDS = 0.5


class WatchJob:
    """Makes the work of a watch, each time with the settings that the first one chose.

    Else what is deblurred meanwhile would change the model, and all would be done a second time;
    and what is exported again meanwhile would be taken for finished.
    """

    def __init__(
        self,
        spec: BatchSpec,
        catalogue: Catalogue,
        open_queue: OpenQueue,
        finished: Iterable[Path] = (),
    ) -> None:
        """`finished`: those to be left alone, see `engine.watch.folder.watch_folder`."""
        self._spec = spec
        self._catalogue, self._open_queue = catalogue, open_queue
        self._left_alone = tuple(finished)
        self._finished: Mapping[Path, Stat] | None = None  # since the first start
        self.choice: ModelChoice | None = None
        """With what it watches; None until that is found out, at the first start."""

    def __call__(self) -> Work[Summary]:
        """Watch until cancelled.

        Raises ConfigError as `engine.watch.folder.watch_folder`, and for a torch model, which must
        not run in the window's process. Where an earlier step was given up and still holds the
        folder, it is waited for.
        """
        is_again = self._finished is not None
        finished = find_stats(self._left_alone) if self._finished is None else self._finished
        with self._open_queue() as queue:
            if self.choice is None:
                self.choice = yield from fix_settings(self._spec, self._catalogue, queue)
                self._finished, self._left_alone = finished, ()
            self._check_model(self.choice.card)
            while True:
                may_be_held = is_again and left_running(WATCH)
                work = watch_folder(self.choice.spec, self._catalogue, queue, finished=finished)
                try:
                    return (yield from work)
                except ConfigError as error:
                    if error.code != ALREADY_WATCHED or not may_be_held:
                        raise
                yield Progress(0, 0, "pictures")
                time.sleep(_RETRY_SECONDS)

    def _check_model(self, card: ModelCard) -> None:
        if card.kind == "torch":
            raise ConfigError(
                "{title} cannot be used to watch a folder from the window.",
                "Choose another model, or run: deblur watch FOLDER --model {name}",
                title=card.title,
                name=card.name,
            )
