"""One batch on many machines, by Dask distributed; the queue and its owner stay here.

    cluster = ClusterSpec("tcp://10.0.0.5:8786")        # or "local:4"
    work = run_batch_on_cluster(cluster, planned, journal, queue)  # same events as run_batch

A worker gets one picture at a time: it reads it, deblurs it with a model that it loads once, and
writes the result, complete, into a hidden folder beside the results (`.deblur-stage`). Here it gets
its name: first the queue learns the file's hash, then the file is renamed (`engine.queue`).
So a worker that dies, or is thought to be dead and is not, can neither lose a picture nor name one
twice, and only one process writes to the queue. Dask knows who is alive and does the work of a
lost worker again; nothing here schedules anything.

Sources and results are on storage that all machines see under the same names; that, the version
of Deblur and the model's file are checked on every worker before the first picture. What runs on a
worker is in engine.cluster.worker.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.batch.batch import PlannedBatch, find_earlier_result, keep_best_of_bursts, spec_to_json
from engine.batch.pipeline import Summary
from engine.batch.plan import ImageJob
from engine.batch.prefetch import DONE_BEFORE, exists_reason
from engine.batch.targets import Targets, make_output, renamed_note
from engine.cluster.client import CONNECT_SECONDS, ClusterSpec, connected, import_distributed
from engine.cluster.staging import Stages, name_it
from engine.cluster.worker import do_picture, look_around
from engine.core.awake import keep_awake
from engine.errors import ClusterError, DeblurError, ImageWriteError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work, from_json
from engine.messages import joined, msg
from engine.queue import BatchJournal, Queue
from engine.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

_LOOK_SECONDS = 0.25
_AHEAD = 2
"""Pictures that a thread of a worker has at hand: one at work, one to go on with."""

_LONELY_SECONDS = 30.0
_UNFIT_SECONDS = 60.0
_ANSWER_SECONDS = 30.0
_GATHER_SECONDS = 5.0
_MOST_PROBES = 20


def run_batch_on_cluster(
    cluster: ClusterSpec, planned: PlannedBatch, journal: BatchJournal, queue: Queue
) -> Work[Summary]:
    """Deblur what `planned` names on a cluster; the events are those of
    `engine.batch.batch.run_batch`.

    Raises ClusterError where the cluster does not answer, or a worker is not fit; ImageWriteError
    where no more can be written.
    """
    for note in planned.notes:
        yield Log(note, "warning")
    try:
        distributed = import_distributed()
        planned = yield from keep_best_of_bursts(planned, journal)
        make_output(planned.spec)
        with connected(cluster) as client, Stages(planned.spec.output) as stages:
            wanted = _wanted(cluster, planned, stages)
            workers = yield from _fit_workers(client, wanted, len(planned.jobs))
            journal.device = lambda: f"{len(workers)} workers of {cluster.address}"
            yield Log(
                msg(
                    "{title} runs on {count} workers of {address}",
                    title=planned.card.title,
                    count=len(workers),
                    address=cluster.address,
                )
            )
            owner = _Owner(client, planned, wanted, journal, queue, stages)
            try:
                return (yield from keep_awake(owner.work()))
            except (CancelledError, distributed.comm.CommClosedError) as error:
                raise _gone() from error
    except DeblurError:
        if not journal.items("done", "kept", "failed"):
            queue.discard(journal.batch_id)
        raise


class _Owner:
    """Hands out pictures, and gives the results their names; the only one to touch the queue."""

    def __init__(
        self,
        client: Client,
        planned: PlannedBatch,
        wanted: Mapping[str, Any],
        journal: BatchJournal,
        queue: Queue,
        stages: Stages,
    ) -> None:
        self._client, self._planned, self._wanted, self._journal = client, planned, wanted, journal
        self._queue, self._stages = queue, stages
        originals = [item.source for item in journal.items()]
        self._places = Targets(planned.spec, planned.jobs, originals)
        self._summary, self._begun = Summary(), time.monotonic()
        self._out: dict[Future[Any], tuple[ImageJob, Path]] = {}
        self._refused: set[str] = set()
        self._unfit: dict[str, float] = {}
        """Workers that refuse, and since when."""

    def work(self) -> Work[Summary]:
        """Do all pictures, each ending in one event."""
        waiting = iter(self._planned.jobs)
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

    def _hand_out(self, job: ImageJob) -> ItemKept | ItemFailed | None:
        """Give a picture to the cluster, or keep it as it is."""
        if job.keep:
            return ItemKept(str(job.source), job.keep, str(job.target))
        earlier = find_earlier_result(self._planned, self._queue, job)
        if earlier is not None:
            return ItemKept(str(job.source), DONE_BEFORE, str(earlier))
        self._journal.begin(job.source)
        try:
            self._places.make_folder(job.target.parent)
            staged = self._stages.place(job.target)
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed.of(job.source, error)
        self._submit(job, staged)
        return None

    def _submit(self, job: ImageJob, staged: Path) -> None:
        source = str(job.source.absolute())
        future = self._client.submit(
            do_picture, self._wanted, source, str(staged), job.note, pure=False
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
            told: Mapping[str, Any] = future.result(timeout=_GATHER_SECONDS)
        except TimeoutError:  # who has it may be dying: Dask will do it again elsewhere
            self._out[future] = (job, staged)
            return
        except KilledWorker:
            yield from self._count(
                ItemFailed(
                    str(job.source),
                    "Several workers ended while they worked on it.",
                    "Retry it alone, or with a lower --memory.",
                )
            )
            return
        future.release()
        if "fatal" in told:
            raise ImageWriteError(*told["fatal"])
        if "unfit" in told:
            yield from self._refuse(told["worker"], told["unfit"])
            self._submit(job, staged)
            return
        self._unfit.pop(told["worker"], None)
        event = from_json(told["event"])
        if isinstance(event, ItemDone):
            event = self._named(job, staged, event, told["strength"])
        assert isinstance(event, ItemDone | ItemKept | ItemFailed)
        yield from self._count(dataclasses.replace(event, item=str(job.source)))

    def _refuse(self, worker: str, why: str) -> Work[None]:
        """Say once of each reason why a worker cannot take part; ClusterError where all refuse."""
        now = time.monotonic()
        self._unfit.setdefault(worker, now)
        # One that is at work on a picture has not refused, however long it takes.
        if all(
            now - self._unfit.get(each, now) > _UNFIT_SECONDS for each in self._client.nthreads()
        ):
            raise ClusterError(
                msg("No worker can take part any more: {why}.", why=why),
                "Are all folders still there? Go on with: deblur run --resume --cluster ADDRESS",
            )
        if why not in self._refused:
            self._refused.add(why)
            yield Log(msg("A worker cannot take part: {why}.", why=why), "warning")

    def _named(
        self, job: ImageJob, staged: Path, done: ItemDone, strength: float
    ) -> ItemDone | ItemKept | ItemFailed:
        try:
            target = self._places.free(job)
            if target is None:
                return ItemKept(str(job.source), exists_reason(job), str(job.target))
            self._journal.note_strength(job.source, strength)
            self._journal.writing(job.source, staged, target)
            try:
                name_it(staged, target, overwrite=job.overwrite)
            except OSError as error:
                raise ImageWriteError(
                    msg(
                        "{target} cannot be written: {reason}.",
                        target=target,
                        reason=error.strerror or error,
                    ),
                    "Is the disk still connected, and may you write there?",
                ) from error
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed.of(job.source, error)
        note = joined("; ", done.note, renamed_note(job, target))
        return dataclasses.replace(done, target=str(target), note=note, code="")

    def _count(self, event: ItemDone | ItemKept | ItemFailed) -> Work[None]:
        self._journal.record(event)
        self._summary = self._summary.plus(event)
        yield event

    def _progress(self) -> Progress:
        ended = self._summary.ended
        total = len(self._planned.jobs)
        left = (time.monotonic() - self._begun) / ended * (total - ended) if ended else None
        return Progress(ended, total, "pictures", seconds_left=left)


def _gone() -> ClusterError:
    return ClusterError(
        "The scheduler does not answer any more, or was started anew.",
        "What is done stays done. Go on with the rest: deblur run --resume --cluster ADDRESS",
    )


# --- before the start ----------------------------------------------------------------------------


def _wanted(cluster: ClusterSpec, planned: PlannedBatch, stages: Stages) -> dict[str, Any]:
    """Return what a worker has to be and see, as `look_around` takes it; raises ImageWriteError."""
    jobs = [job for job in planned.jobs if not job.keep]
    probes: dict[str, str] = {}
    error: ImageWriteError | None = None
    for target in {job.target.parent: job.target for job in jobs}.values():
        try:
            folder = stages.of(target)
            if str(folder) not in probes:
                content = secrets.token_hex(16)
                (folder / "probe").write_text(content)
                probes[str(folder)] = content
        except (OSError, ImageWriteError) as refused:
            error = error or _unwritable(target, refused)
        if len(probes) >= _MOST_PROBES:
            break
    if error is not None and not probes:
        raise error
    sources = {job.source.parent: str(job.source.absolute()) for job in reversed(jobs)}
    # Only what a picture needs: a list of 20,000 files would go along with each.
    wish = dataclasses.replace(
        planned.spec, roots=(Path("."),), include=(), exclude=(), base=None, bursts=False
    )
    return {
        "batch": secrets.token_hex(8),
        "version": __version__,
        "wish": spec_to_json(wish),
        "sha256": planned.file.sha256,
        "sources": list(sources.values())[:_MOST_PROBES],
        "probes": probes,
        "share": cluster.processes or 1,
    }


def _unwritable(target: Path, error: OSError | ImageWriteError) -> ImageWriteError:
    if isinstance(error, ImageWriteError):
        return error
    made = ImageWriteError(
        msg(
            "Nothing can be written in {folder}: {reason}.",
            folder=target.parent,
            reason=error.strerror or error,
        ),
        "Is there room on the disk, and may you write there?",
    )
    made.__cause__ = error
    return made


def _fit_workers(client: Client, wanted: Mapping[str, Any], total: int) -> Work[Sequence[str]]:
    """Return the workers that can take part.

    ClusterError where there is none, or one that cannot, and why. One that does not answer is
    waited for no longer than `_ANSWER_SECONDS`: it looks around before its first picture.
    """
    until = time.monotonic() + CONNECT_SECONDS
    while not (workers := list(client.nthreads())):
        if time.monotonic() > until:
            raise ClusterError(
                "The cluster has no worker.",
                "Start some where Deblur is installed: dask worker ADDRESS --nthreads 1",
            )
        yield Progress(0, total, "pictures")
        time.sleep(_LOOK_SECONDS)
    answering = {
        client.submit(look_around, wanted, workers=[each], pure=False, priority=1): each
        for each in workers
    }
    until = time.monotonic() + _ANSWER_SECONDS
    while not all(future.done() for future in answering) and time.monotonic() < until:
        yield Progress(0, total, "pictures")
        time.sleep(_LOOK_SECONDS)
    answers: dict[str, str] = {}
    for future, worker in answering.items():
        if future.done():
            try:
                answers[worker] = future.result(timeout=_GATHER_SECONDS)
            except TimeoutError:
                continue
            except CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever another Deblur there raises
                answers[worker] = f"{type(error).__name__}: {error}"
        else:
            future.cancel()
    unfit = {name: answer for name, answer in answers.items() if answer != ""}
    if unfit:
        lines = "; ".join(f"{name}: {why}" for name, why in sorted(unfit.items())[:5])
        raise ClusterError(
            msg(
                "{count} of {count2} workers cannot take part. {lines}.",
                count=len(unfit),
                count2=len(answers),
                lines=lines,
            ),
            "All machines need the same Deblur and model, and the folders under the same names.",
        )
    silent = sorted(set(workers) - set(answers))
    if not answers:
        raise ClusterError(
            msg(
                "No worker has answered in {answer_seconds:.0f} seconds: {silent}.",
                answer_seconds=_ANSWER_SECONDS,
                silent=", ".join(silent[:5]),
            ),
            "Are they busy with something else, or do their disks hang?",
        )
    if silent:
        yield Log(
            msg("Not answered yet, and not waited for: {silent}.", silent=", ".join(silent[:5])),
            "warning",
        )
    return list(answers)
