"""One byte of the queue is wrong: what still works, and what it costs.

A queue of 20 batches of 20 pictures, one of them interrupted, is altered in one byte: any byte of
the file, or half of the time one in the text of a record, where it is no damage to SQLite. Then all
that the program asks of a queue is asked: it must not fail, and a new batch must be kept.
"""

from __future__ import annotations

import random
import shutil
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from engine.batch.batch import spec_to_json
from engine.batch.plan import BatchSpec
from engine.events import ItemDone
from engine.queue import Queue, Request

BATCHES = PICTURES = 20


@dataclass(frozen=True)
class _Job:
    source: Path
    target: Path
    overwrite: bool = False
    keep: str = ""
    note: str = ""


def measure(folder: Path, count: int, seed: int, until: float) -> dict[str, object]:
    """Alter the queue `count` times; return what was lost, and how often something failed."""
    dice = random.Random(seed)
    sound = _made(folder)
    data = sound.read_bytes()
    texts = [at for at in range(len(data) - 1) if 32 <= data[at] < 127 and 32 <= data[at + 1] < 127]
    batches, pictures, faults, replaced = [], [], [], 0
    for number in range(count):
        if time.monotonic() > until:
            count = number
            break
        at = dice.choice(texts) if number % 2 else dice.randrange(len(data))
        altered = bytearray(data)
        altered[at] ^= dice.randrange(1, 256)
        # Under a name of its own: a process checks a file once.
        shutil.rmtree(folder / f"altered-{number - 1}", ignore_errors=True)
        place = folder / f"altered-{number}"
        place.mkdir()
        (place / "queue.sqlite").write_bytes(altered)
        try:
            left = _asked(place, folder)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            faults.append(f"byte {at} became {altered[at]}: {type(error).__name__}: {error}")
            print(faults[-1], flush=True)
            continue
        batches.append(BATCHES - left[0])
        pictures.append(BATCHES * PICTURES - left[1])
        if pictures[-1] > 60:
            print(f"byte {at} became {altered[at]}: {pictures[-1]} pictures lost", flush=True)
        replaced += bool(list(place.glob("*.broken-*")))
    return {
        "mutations": count,
        "faults": len(faults),
        "without_any_loss": sum(not lost for lost in pictures),
        "file_replaced": replaced,
        "batches_lost_mean": round(statistics.fmean(batches), 3) if batches else None,
        "pictures_lost_mean": round(statistics.fmean(pictures), 2) if pictures else None,
        "pictures_lost_most": max(pictures, default=None),
        "pictures": BATCHES * PICTURES,
    }


def _made(folder: Path) -> Path:
    path = folder / "sound" / "queue.sqlite"
    queue = Queue.open(path, warn=print)
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    for number in range(BATCHES):
        jobs = []
        for picture in range(PICTURES):
            source = folder / "in" / f"{number}-{picture}.jpg"
            source.write_bytes(b"source %d %d" % (number, picture))
            jobs.append(_Job(source, folder / "out" / source.name))
        journal = queue.create(_request(folder, number), jobs)
        for job in jobs[: PICTURES // 2 if number == BATCHES - 1 else None]:
            journal.begin(job.source)
            job.target.write_bytes(job.source.read_bytes() * 2)
            journal.writing(job.source, job.target, job.target)
            journal.record(ItemDone(str(job.source), str(job.target), 1.0, note="fine"))
        journal.close()
    queue.close()
    return path


def _request(folder: Path, number: int) -> Request:
    spec = BatchSpec((folder / "in",), folder / "out", model="live", date="2026-01-31")
    settings = {"strength": 1.0, "number": number}
    return Request(spec_to_json(spec), settings, "live", "1", "0" * 64)


def _asked(place: Path, folder: Path) -> tuple[int, int]:
    """Ask all that the program asks; return how many batches and pictures are known."""
    queue = Queue.open(place / "queue.sqlite", warn=lambda text: None)
    try:
        batches = queue.batches()
        pictures = sum(len(queue.items(batch.id)) for batch in batches)
        queue.newest()
        interrupted = queue.interrupted()
        some = folder / "in" / "3-3.jpg"
        target = folder / "out" / some.name
        queue.find_result(some, _request(folder, 3).settings_hash, target)
        queue.new_paths([some], _request(folder, 3).settings_hash)
        queue.is_result(target)
        queue.result_at(target)
        new = folder / "in" / "new.jpg"
        new.write_bytes(b"new")
        with queue.create(_request(folder, 99), [_Job(new, folder / "out" / "new.jpg")]) as journal:
            journal.begin(new)
            journal.record(ItemDone(str(new), str(new), 1.0))
        if interrupted is not None:
            with queue.resume(interrupted.id) as journal:
                journal.left()
    finally:
        queue.close()
    queue = Queue.open(place / "queue.sqlite", warn=lambda text: None)
    try:
        newest = queue.batches()[0]
        assert newest.counts == {"done": 1}, f"the new batch was not kept: {newest}"
    finally:
        queue.close()
    return len(batches), pictures
