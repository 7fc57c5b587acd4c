"""Why a start would process nothing, in words."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

from deblur_gui.language import percent, tr, translated
from deblur_gui.photos.finished import FinishedPhotos
from engine.batch.batch import PlannedBatch
from engine.batch.plan import ImageJob
from engine.messages import code_of


def nothing_found(planned: PlannedBatch) -> str:
    """Say why the list is empty: nothing there, or nothing that can be read."""
    return " ".join(filter(None, (tr("No photos found there."), translated(planned.left_out))))


def card_removed(keys: Iterable[str]) -> str:
    """Say which folder of these photos is gone, the one cause of many failures; "" if none is."""
    for folder in sorted(set(map(os.path.dirname, keys))):
        if not _has_files(folder):
            text = tr(
                "The folder {0} is gone: was its card or drive removed? Insert it and press Retry "
                "failed."
            )
            return text.format(folder)
    return ""


def _has_files(folder: str) -> bool:
    """Whether anything is there; of a card in /etc/fstab an empty folder stays."""
    try:
        with os.scandir(folder) as entries:
            return any(True for _ in entries)
    except OSError:
        return False


def unread(planned: PlannedBatch) -> str:
    """Say which photos cannot be read since their reader is missing; "" if there are none."""
    notes = (note for note in planned.notes if code_of(note) == "raw-reader-missing")
    return "\n".join(map(translated, notes))


def some_left(failed: int, others: int, difference: str) -> str:
    """Say that photos are left that failed or, else, are finished with other settings.

    `difference`: in what all of these differ, "" for several.
    """
    if failed:
        return tr("%Ln photo(s) failed; all others are finished.", "", failed)
    if others and difference:
        text = tr("All finished, %Ln with other settings: {0}.", "", others)
        return text.format(translated(difference))
    return tr("All finished, %Ln with other settings.", "", others) if others else ""


def all_finished(jobs: Iterable[ImageJob], finished: FinishedPhotos, strength: float) -> str:
    """Say that all these photos are finished, and what to do if not at the chosen strength.

    What was skipped or rejected has no result, which could have a strength.
    """
    with_result = (job.key for job in jobs if finished.has_result(job.key))
    keys = [key for key in with_result if finished.own_strength_of(key) is None]
    made = Counter(map(finished.strength_of, keys))
    others = {s: n for s, n in made.items() if s is not None and s != strength}
    if not others:
        return tr("All photos in the list are finished.")
    if len(others) == 1 and made.total() == sum(others.values()):
        said = tr("All photos in the list are finished at {0}.").format(percent(*others))
    else:
        said = tr(
            "All photos in the list are finished, %Ln at another strength.",
            "",
            sum(others.values()),
        )
    advice = tr(
        "To have {0}, press Save below a photo. To run a model again, right-click a photo and "
        "choose Process again."
    )
    return f"{said} {advice.format(percent(strength))}"
