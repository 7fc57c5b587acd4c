"""One batch on many machines, by Dask distributed; the queue and its owner stay here.

    cluster = ClusterSpec("tcp://10.0.0.5:8786")        # or "local:4"
    work = work_off_on(cluster, asked, owned, queue)    # as engine.batch.work_off, same events

A worker gets one picture at a time: it reads it, deblurs it with a model that it loads once, and
writes the result, complete, into a hidden folder beside the results (`.deblur-stage`). Here it gets
its name: first the queue learns the file's hash, then the file is renamed (`engine.queue`). So a
worker that dies, or is thought to be dead and is not, can neither lose a picture nor name one
twice, and only one process writes to the queue. Dask knows who is alive and does the work of a
lost worker again; nothing here schedules anything.

Sources and results are on storage that all machines see under the same names; that, the version
of Deblur and the model's file are checked on every worker before the first picture. What runs on a
worker is in engine.cluster_worker.

Room: engine, standard library; distributed inside functions.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import __version__
from engine.awake import awake
from engine.batch import Asked, find_done, spec_values, without_worse
from engine.cluster_client import CONNECT_SECONDS, ClusterSpec, connected, import_distributed
from engine.cluster_worker import do_picture, look_around
from engine.errors import ClusterError, DeblurError, ImageWriteError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work, from_json
from engine.images.files import publish
from engine.pipeline import Summary
from engine.plan import ImageJob
from engine.queue import Queue, Run
from engine.store import FileLock
from engine.targets import Targets, make_output, renamed_note

if TYPE_CHECKING:
    from distributed import Client, Future

_LOOK_SECONDS = 0.25
_AHEAD = 2
"""Pictures that a thread of a worker has at hand: one at work, one to go on with."""

_LONELY_SECONDS = 30.0
_STAGE = ".deblur-stage"
_LOCK = "owner.lock"
_STAGE_SECONDS = 86_400.0


def work_off_on(cluster: ClusterSpec, asked: Asked, owned: Run, queue: Queue) -> Work[Summary]:
    """Deblur what `asked` names on a cluster; the events are those of `engine.batch.work_off`.

    Raises ClusterError where the cluster does not answer, or a worker is not fit; ImageWriteError
    where no more can be written.
    """
    for note in asked.notes:
        yield Log(note, "warning")
    try:
        distributed = import_distributed()
        asked = yield from without_worse(asked, owned)
        make_output(asked.spec)
        with connected(cluster) as client, _stages(asked) as stage:
            wanted = _wanted(cluster, asked, stage)
            workers = _fit_workers(client, wanted)
            owned.device = lambda: f"{len(workers)} workers of {cluster.address}"
            yield Log(f"{asked.card.title} runs on {len(workers)} workers of {cluster.address}")
            owner = _Owner(client, asked, wanted, owned, queue, stage)
            try:
                return (yield from awake(owner.work()))
            except (CancelledError, distributed.comm.CommClosedError) as error:
                raise _gone() from error
    except DeblurError:
        if not owned.items("done", "kept", "failed"):
            queue.discard(owned.batch_id)
        raise


class _Owner:
    """Hands out pictures, and gives the results their names; the only one to touch the queue."""

    def __init__(
        self,
        client: Client,
        asked: Asked,
        wanted: Mapping[str, Any],
        owned: Run,
        queue: Queue,
        stage: Callable[[Path], Path],
    ) -> None:
        self._client, self._asked, self._wanted, self._owned = client, asked, wanted, owned
        self._queue, self._stage = queue, stage
        originals = [item.source for item in owned.items()]
        self._places = Targets(asked.spec, asked.jobs, originals)
        self._summary, self._begun = Summary(), time.monotonic()
        self._out: dict[Future[Any], tuple[ImageJob, Path]] = {}
        self._refused: set[str] = set()

    def work(self) -> Work[Summary]:
        """Do all pictures, each ending in one event."""
        waiting = iter(self._asked.jobs)
        lonely_since, more = time.monotonic(), True
        try:
            while more or self._out:
                while more and len(self._out) < self._room():
                    job = next(waiting, None)
                    if job is None:
                        more = False
                        break
                    kept = self._hand_out(job)
                    if kept is not None:
                        yield from self._count(kept)
                for future in self._ended():
                    yield from self._settle(future)
                    lonely_since = time.monotonic()
                yield self._progress()
                if self._is_alone():
                    if time.monotonic() - lonely_since > _LONELY_SECONDS:
                        lonely_since = time.monotonic()
                        yield Log("No worker is left; waiting for one to come.", "warning")
                else:
                    lonely_since = time.monotonic()
        finally:
            for future in self._out:  # what has not begun never will
                with contextlib.suppress(Exception):  # the cluster may have gone
                    future.cancel(force=True)
        return dataclasses.replace(self._summary, seconds=time.monotonic() - self._begun)

    def _room(self) -> int:
        threads: Mapping[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _is_alone(self) -> bool:
        if self._client.status != "running":
            raise _gone()
        return not self._client.nthreads()

    def _hand_out(self, job: ImageJob) -> ItemKept | None:
        """Give a picture to the cluster, or keep it as it is."""
        if job.keep:
            return ItemKept(str(job.source), job.keep, str(job.target))
        earlier = find_done(self._asked, self._queue, job)
        if earlier is not None:
            return ItemKept(str(job.source), "done before", str(earlier))
        self._owned.begin(job.source)
        self._places.make_folder(job.target.parent)
        staged = self._stage(job.target) / f"{secrets.token_hex(8)}{job.target.suffix}"
        self._submit(job, staged)
        return None

    def _submit(self, job: ImageJob, staged: Path) -> None:
        spec, source = spec_values(self._asked.spec), str(job.source.absolute())
        future = self._client.submit(
            do_picture, spec, self._wanted, source, str(staged), job.note, pure=False
        )
        self._out[future] = (job, staged)

    def _ended(self) -> list[Future[Any]]:
        from distributed import wait

        if self._out:
            with contextlib.suppress(TimeoutError):
                wait(list(self._out), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
        return [future for future in self._out if future.done()]

    def _settle(self, future: Future[Any]) -> Work[None]:
        """Give a result its name; yields the picture's event."""
        from distributed.scheduler import KilledWorker

        job, staged = self._out.pop(future)
        try:
            told: Mapping[str, Any] = future.result()
        except KilledWorker:
            yield from self._count(
                ItemFailed(
                    str(job.source),
                    "Several workers ended while they worked on it.",
                    "Retry it alone, or with a lower --memory.",
                )
            )
            return
        finally:
            future.release()
        if "fatal" in told:
            raise ImageWriteError(*told["fatal"])
        if "unfit" in told:
            if told["unfit"] not in self._refused:
                self._refused.add(told["unfit"])
                yield Log(f"A worker cannot take part: {told['unfit']}.", "warning")
            self._submit(job, staged)
            return
        event = from_json(told["event"])
        if isinstance(event, ItemDone):
            event = self._named(job, staged, event, told["strength"])
        assert isinstance(event, ItemDone | ItemKept | ItemFailed)
        yield from self._count(event)

    def _named(
        self, job: ImageJob, staged: Path, done: ItemDone, strength: float
    ) -> ItemDone | ItemKept | ItemFailed:
        try:
            target = self._places.free(job)
            if target is None:
                return ItemKept(
                    str(job.source), f"{job.target.name} exists already", str(job.target)
                )
            self._owned.used(job.source, strength)
            self._owned.writing(job.source, staged, target)
            try:
                publish(staged, target, overwrite=job.overwrite)
            except OSError as error:
                raise ImageWriteError(
                    f"{target} cannot be written: {error.strerror or error}.",
                    "Is the disk still connected, and may you write there?",
                ) from error
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed(str(job.source), error.message, error.hint)
        note = "; ".join(filter(None, (done.note, renamed_note(job, target))))
        return dataclasses.replace(done, item=str(job.source), target=str(target), note=note)

    def _count(self, event: ItemDone | ItemKept | ItemFailed) -> Work[None]:
        self._owned.record(event)
        now = self._summary
        if isinstance(event, ItemDone):
            self._summary = dataclasses.replace(
                now,
                done=now.done + 1,
                model_seconds=now.model_seconds + event.model_seconds,
                megapixels=now.megapixels + event.megapixels,
            )
        elif isinstance(event, ItemKept):
            self._summary = dataclasses.replace(now, kept=now.kept + 1)
        else:
            self._summary = dataclasses.replace(now, failed=now.failed + 1)
        yield event

    def _progress(self) -> Progress:
        ended = self._summary.done + self._summary.kept + self._summary.failed
        total = len(self._asked.jobs)
        left = (time.monotonic() - self._begun) / ended * (total - ended) if ended else None
        return Progress(ended, total, "pictures", seconds_left=left)


def _gone() -> ClusterError:
    return ClusterError(
        "The scheduler does not answer any more, or was started anew.",
        "What is done stays done. Go on with the rest: deblur run --resume --cluster ADDRESS",
    )


# --- before the start ----------------------------------------------------------------------------


def _wanted(cluster: ClusterSpec, asked: Asked, stage: Callable[[Path], Path]) -> dict[str, Any]:
    """Return what a worker has to be and see, as `look_around` takes it."""
    probes = {}
    for folder in {stage(job.target) for job in asked.jobs if not job.keep}:
        content = secrets.token_hex(16)
        (folder / "probe").write_text(content)
        probes[str(folder)] = content
    first = next((job.source for job in asked.jobs if not job.keep), None)
    return {
        "batch": secrets.token_hex(8),
        "version": __version__,
        "model": asked.card.name,
        "precision": asked.spec.precision,
        "sha256": asked.file.sha256,
        "sources": [] if first is None else [str(first.absolute())],
        "probes": dict(list(probes.items())[:20]),
        "share": cluster.processes or 1,
    }


def _fit_workers(client: Client, wanted: Mapping[str, Any]) -> Sequence[str]:
    """Return the workers; ClusterError where there is none, or one that is not fit, and why."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        raise ClusterError(
            "The cluster has no worker.",
            "Start some where Deblur is installed: dask worker ADDRESS --nthreads 1",
        ) from None
    answers = client.run(look_around, wanted, on_error="return")
    unfit = {name: answer for name, answer in answers.items() if answer != ""}
    if unfit:
        lines = "; ".join(f"{name}: {why}" for name, why in sorted(unfit.items())[:5])
        raise ClusterError(
            f"{len(unfit)} of {len(answers)} workers cannot take part. {lines}.",
            "All machines need the same Deblur and model, and the folders under the same names.",
        )
    return list(answers)


@contextlib.contextmanager
def _stages(asked: Asked) -> Iterator[Callable[[Path], Path]]:
    """Give what finds the hidden folder for results without a name; all are gone afterwards."""
    token, made, locks = secrets.token_hex(8), set(), list[FileLock]()

    def stage(target: Path) -> Path:
        folder = (asked.spec.output or target.parent).absolute() / _STAGE / token
        if folder not in made:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ImageWriteError(
                    f"{folder} cannot be made: {error.strerror}.", "May you write there?"
                ) from error
            made.add(folder)
            _sweep(folder.parent)
            lock = FileLock(folder / _LOCK)
            with contextlib.suppress(OSError):  # a disk without locks: its age has to tell
                lock.acquire()
            locks.append(lock)
        return folder

    try:
        yield stage
    finally:
        for lock in locks:
            lock.release()
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # another batch is at work there
                folder.parent.rmdir()


def _sweep(folder: Path) -> None:
    """Remove stages whose owner is gone."""
    with contextlib.suppress(OSError):
        for old in folder.iterdir():
            lock, free = FileLock(old / _LOCK), False
            if (old / _LOCK).exists():
                with contextlib.suppress(OSError):
                    free = lock.acquire()
                lock.release()
            if free or time.time() - old.stat().st_mtime > _STAGE_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
