"""One batch on many machines, with Dask distributed.

    cluster = ClusterSpec("tcp://10.0.0.5:8786")        # or "local:4"
    work = run_batch_on_cluster(cluster, planned, journal, queue)  # same events as run_batch

A worker processes one picture at a time, with a model that it loads once, and writes the complete
result into a hidden staging folder next to the results (`.deblur-stage`). The coordinator, in this
process, publishes it: first the queue records the file's hash, then the file is renamed
(`engine.queue`). So a worker that dies, or seems dead and is not, can neither lose a picture nor
publish one twice, and only one process writes to the queue. Dask tracks which workers are alive and
repeats the work of a lost one. One that is alive but stalls is removed after a limit
(`engine.cluster._stalls`), and Dask repeats its work, too.

Sources and results are on storage that all machines see under the same paths. That, the version of
Deblur and the model's file are checked on every worker before the first picture. What runs on a
worker is in engine.cluster.worker.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.batch.batch import PlannedBatch, find_earlier_result, keep_best_of_bursts, spec_to_json
from engine.batch.pipeline import Summary
from engine.batch.plan import ImageJob
from engine.batch.prefetch import DONE_BEFORE, exists_reason
from engine.batch.targets import MAX_NAMES, AlreadySaved, Targets, make_output, renamed_note
from engine.cluster._stalls import Stalls, remover
from engine.cluster.client import CONNECT_SECONDS, ClusterSpec, connected, import_distributed
from engine.cluster.staging import StagingFolders, publish_staged
from engine.cluster.worker import check_worker, process_picture
from engine.core.awake import keep_awake
from engine.core.paths import absolute
from engine.errors import ClusterError, DeblurError, ImageWriteError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work, from_json
from engine.images import read_size
from engine.messages import joined, msg
from engine.queue import BatchJournal, Queue
from engine.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

_POLL_SECONDS = 0.25
_AHEAD = 2
"""Pictures assigned to each worker thread: one in progress, one waiting."""

_NO_WORKER_SECONDS = 30.0
_MISMATCH_SECONDS = 60.0
_ANSWER_SECONDS = 30.0
_GATHER_SECONDS = 5.0
_MAX_PROBES = 20

_LOOK_SECONDS = 5.0
_MAX_STALLS = 2
"""After so many workers that did not finish it in time, a picture has failed."""


def run_batch_on_cluster(
    cluster: ClusterSpec, planned: PlannedBatch, journal: BatchJournal, queue: Queue
) -> Work[Summary]:
    """Run a batch on a cluster; the events are those of `engine.batch.batch.run_batch`.

    Raises ClusterError if the cluster does not answer or a worker is mismatched, ImageWriteError if
    results can no longer be written.
    """
    yield from planned.logs()
    try:
        distributed = import_distributed()
        planned = yield from keep_best_of_bursts(planned, journal)
        make_output(planned.spec)
        with connected(cluster) as client, StagingFolders(planned.spec.output) as stages:
            requirements = _requirements(cluster, planned, stages)
            workers = yield from _check_workers(client, requirements, len(planned.jobs))
            journal.device = lambda: f"{len(workers)} workers of {cluster.address}"
            yield Log(
                msg(
                    "{title} runs on {count} workers of {address}",
                    title=planned.card.title,
                    count=len(workers),
                    address=cluster.address,
                )
            )
            coordinator = _Coordinator(client, planned, requirements, journal, queue, stages)
            try:
                return (yield from keep_awake(coordinator.work()))
            except (CancelledError, distributed.comm.CommClosedError) as error:
                raise _disconnected() from error
    except DeblurError:
        if not journal.items("done", "kept", "failed"):
            queue.discard(journal.batch_id)
        raise


class _Coordinator:
    """Assigns pictures and publishes the results; only it writes to the queue."""

    def __init__(
        self,
        client: Client,
        planned: PlannedBatch,
        requirements: Mapping[str, Any],
        journal: BatchJournal,
        queue: Queue,
        stages: StagingFolders,
    ) -> None:
        self._client, self._planned, self._requirements, self._journal = (
            client,
            planned,
            requirements,
            journal,
        )
        self._queue, self._stages = queue, stages
        originals = [item.source for item in journal.items()]
        self._places = Targets(planned.spec, planned.jobs, originals, queue.is_result)
        self._summary, self._begun = Summary(), time.monotonic()
        self._pending: dict[Future[Any], tuple[ImageJob, Path]] = {}
        self._stalls = Stalls()
        self._looked = self._begun
        self._rejected: set[str] = set()
        self._mismatched: dict[str, float] = {}
        """Mismatched workers, and since when."""

    def work(self) -> Work[Summary]:
        """Process all pictures; each ends in one event."""
        waiting = iter(self._planned.jobs)
        no_worker_since, more = time.monotonic(), True
        try:
            while more or self._pending:
                while more and len(self._pending) < self._room():
                    job = next(waiting, None)
                    if job is None:
                        more = False
                        break
                    kept = self._start(job)
                    if kept is not None:
                        yield from self._count(kept)
                for future in self._finished():
                    yield from self._settle(future)
                    no_worker_since = time.monotonic()
                yield from self._give_up_stalled()
                yield self._progress()
                if self._has_no_worker():
                    if time.monotonic() - no_worker_since > _NO_WORKER_SECONDS:
                        no_worker_since = time.monotonic()
                        yield Log("All workers are gone; waiting for a new one.", "warning")
                else:
                    no_worker_since = time.monotonic()
        finally:
            for future in self._pending:  # cancel what has not started
                with contextlib.suppress(Exception):  # the cluster may be gone
                    future.cancel(force=True)
        return dataclasses.replace(self._summary, seconds=time.monotonic() - self._begun)

    def _room(self) -> int:
        threads: Mapping[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _has_no_worker(self) -> bool:
        if self._client.status != "running":
            raise _disconnected()
        return not self._client.nthreads()

    def _start(self, job: ImageJob) -> ItemKept | ItemFailed | None:
        """Assign a picture to the cluster, or keep it as it is."""
        if job.keep:
            return ItemKept(str(job.source), job.keep, str(job.target))
        earlier = find_earlier_result(self._planned, self._queue, job)
        if earlier is not None:
            return ItemKept(str(job.source), DONE_BEFORE, str(earlier))
        self._journal.begin(job.source, elsewhere=True)
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
        source = str(absolute(job.source))
        future = self._client.submit(
            process_picture, self._requirements, source, str(staged), job.note, pure=False
        )
        self._pending[future] = (job, staged)

    def _give_up_stalled(self) -> Work[None]:
        """Remove workers that take far too long, so that others do their pictures."""
        if time.monotonic() - self._looked < _LOOK_SECONDS:
            return
        self._looked = time.monotonic()
        pictures = {future.key: (future, job) for future, (job, _) in self._pending.items()}
        processing: Mapping[str, Sequence[str]] = self._client.processing()
        ours = {worker: [k for k in keys if k in pictures] for worker, keys in processing.items()}
        for worker, key in self._stalls.look(
            ours, lambda key: _megapixels(pictures[key][1].source)
        ):
            future, job = pictures[key]
            yield Log(
                msg(
                    "{worker} is given up: it has not finished {name} for {seconds:.0f} s.",
                    worker=worker,
                    name=job.source.name,
                    seconds=self._stalls.seconds(worker),
                ),
                "warning",
            )
            if self._stalls.count(key) >= _MAX_STALLS:
                del self._pending[future]
                future.cancel(force=True)
                text = msg("{count} workers did not finish it in time.", count=_MAX_STALLS)
                yield from self._count(ItemFailed(str(job.source), text, "Retry it alone."))
            self._client.run_on_scheduler(remover(), worker)

    def _finished(self) -> list[Future[Any]]:
        from distributed import wait

        if self._pending:
            with contextlib.suppress(TimeoutError):
                wait(list(self._pending), timeout=_POLL_SECONDS, return_when="FIRST_COMPLETED")
        return [future for future in self._pending if future.done()]

    def _settle(self, future: Future[Any]) -> Work[None]:
        """Handle the result of a picture; yields its event."""
        from distributed.scheduler import KilledWorker

        job, staged = self._pending.pop(future)
        try:
            answer: Mapping[str, Any] = future.result(timeout=_GATHER_SECONDS)
        except TimeoutError:  # its worker may be dying: Dask repeats it elsewhere
            self._pending[future] = (job, staged)
            return
        except KilledWorker:
            yield from self._count(
                ItemFailed(
                    str(job.source),
                    "Several workers died while processing it.",
                    "Retry it alone, or with less --memory.",
                )
            )
            return
        future.release()
        if "fatal" in answer:
            raise ImageWriteError(*answer["fatal"])
        if "mismatch" in answer:
            yield from self._reject(answer["worker"], answer["mismatch"])
            self._submit(job, staged)
            return
        self._mismatched.pop(answer["worker"], None)
        event = from_json(answer["event"])
        if isinstance(event, ItemDone):
            self._stalls.finished(event.seconds, event.megapixels)
            event = self._publish(job, staged, event, answer["strength"])
        assert isinstance(event, ItemDone | ItemKept | ItemFailed)
        yield from self._count(dataclasses.replace(event, item=str(job.source)))

    def _reject(self, worker: str, why: str) -> Work[None]:
        """Log each reason why a worker is mismatched once; ClusterError if all workers are."""
        now = time.monotonic()
        self._mismatched.setdefault(worker, now)
        # A worker that is processing a picture is not mismatched, however long it takes.
        if all(
            now - self._mismatched.get(each, now) > _MISMATCH_SECONDS
            for each in self._client.nthreads()
        ):
            raise ClusterError(
                "No usable worker is left: {why}.",
                "Check that all folders are still available. To resume: deblur run --resume "
                "--cluster ADDRESS",
                why=why,
            )
        if why not in self._rejected:
            self._rejected.add(why)
            yield Log(msg("A worker is not usable: {why}.", why=why), "warning")

    def _publish(
        self, job: ImageJob, staged: Path, done: ItemDone, strength: float
    ) -> ItemDone | ItemKept | ItemFailed:
        try:
            target = self._move(job, staged, strength)
        except AlreadySaved as saved:
            return ItemKept(str(job.source), saved.reason, str(saved.path))
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed.of(job.source, error)
        if target is None:
            return ItemKept(str(job.source), exists_reason(job), str(job.target))
        note = joined("; ", done.note, renamed_note(job, target))
        return dataclasses.replace(done, target=str(target), note=note, code="")

    def _move(self, job: ImageJob, staged: Path, strength: float) -> Path | None:
        """Give a staged result its name and return it; None = left out."""
        self._journal.note_strength(job.source, strength)
        for attempt in range(MAX_NAMES):
            target = self._places.free(job)
            if target is None:
                break
            replaces = job.overwrite and target == job.target
            if not replaces:
                self._places.refuse_second(job, staged)
            self._journal.writing(job.source, staged, target)
            try:
                publish_staged(staged, target, overwrite=replaces)
            except OSError as error:
                if isinstance(error, FileExistsError) and attempt < MAX_NAMES - 1:
                    continue
                raise ImageWriteError(
                    "{target} cannot be written: {reason}.",
                    "Check that the disk is connected and that you may write to it.",
                    target=target,
                    reason=error.strerror or error,
                ) from error
            return target
        return None

    def _count(self, event: ItemDone | ItemKept | ItemFailed) -> Work[None]:
        self._journal.record(event)
        self._summary = self._summary.plus(event)
        yield event

    def _progress(self) -> Progress:
        ended = self._summary.ended
        total = len(self._planned.jobs)
        left = (time.monotonic() - self._begun) / ended * (total - ended) if ended else None
        return Progress(ended, total, "pictures", seconds_left=left)


def _disconnected() -> ClusterError:
    return ClusterError(
        "The scheduler does not answer any more, or was restarted.",
        "Finished photos are kept. To resume: deblur run --resume --cluster ADDRESS",
    )


@lru_cache(maxsize=4096)
def _megapixels(source: Path) -> float:
    """Return the size of a picture, 0 if it cannot be read; asked for every few seconds."""
    try:
        height, width = read_size(source)
    except Exception:  # noqa: BLE001 - a worker says what is wrong with it
        return 0.0
    return height * width / 1e6


# --- before the start ----------------------------------------------------------------------------


def _requirements(
    cluster: ClusterSpec, planned: PlannedBatch, stages: StagingFolders
) -> dict[str, Any]:
    """Return what a worker must have, see `check_worker`; raises ImageWriteError."""
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
        if len(probes) >= _MAX_PROBES:
            break
    if error is not None and not probes:
        raise error
    sources = {job.source.parent: str(absolute(job.source)) for job in reversed(jobs)}
    # Without what is not needed for one picture: a long list of files would be sent with each.
    spec = dataclasses.replace(
        planned.spec, roots=(Path("."),), include=(), exclude=(), base=None, bursts=False
    )
    return {
        "batch": secrets.token_hex(8),
        "version": __version__,
        "spec": spec_to_json(spec),
        "sha256": planned.file.sha256,
        "sources": list(sources.values())[:_MAX_PROBES],
        "probes": probes,
        "share": cluster.processes or 1,
    }


def _unwritable(target: Path, error: OSError | ImageWriteError) -> ImageWriteError:
    if isinstance(error, ImageWriteError):
        return error
    made = ImageWriteError(
        "Nothing can be written in {folder}: {reason}.",
        "Check that the disk has space and that you may write to it.",
        folder=target.parent,
        reason=error.strerror or error,
    )
    made.__cause__ = error
    return made


def _check_workers(
    client: Client, requirements: Mapping[str, Any], total: int
) -> Work[Sequence[str]]:
    """Return the usable workers.

    Raises ClusterError if there is none, or if any is mismatched, with the reasons. A worker that
    does not answer within `_ANSWER_SECONDS` is checked before its first picture instead.
    """
    until = time.monotonic() + CONNECT_SECONDS
    while not (workers := list(client.nthreads())):
        if time.monotonic() > until:
            raise ClusterError(
                "The cluster has no workers.",
                "Start some on machines with Deblur: dask worker ADDRESS --nthreads 1",
            )
        yield Progress(0, total, "pictures")
        time.sleep(_POLL_SECONDS)
    answering = {
        client.submit(check_worker, requirements, workers=[each], pure=False, priority=1): each
        for each in workers
    }
    until = time.monotonic() + _ANSWER_SECONDS
    while not all(future.done() for future in answering) and time.monotonic() < until:
        yield Progress(0, total, "pictures")
        time.sleep(_POLL_SECONDS)
    answers: dict[str, str] = {}
    for future, worker in answering.items():
        if future.done():
            try:
                answers[worker] = future.result(timeout=_GATHER_SECONDS)
            except TimeoutError:
                continue
            except CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - from another version of Deblur
                answers[worker] = f"{type(error).__name__}: {error}"
        else:
            future.cancel()
    _refuse_mismatched(answers)
    silent = sorted(set(workers) - set(answers))
    if not answers:
        raise ClusterError(
            "No worker answered within {seconds:.0f} seconds: {silent}.",
            "They may be busy, or their disks may hang.",
            seconds=_ANSWER_SECONDS,
            silent=", ".join(silent[:5]),
        )
    if silent:
        yield Log(
            msg(
                "Not waiting for workers that did not answer: {silent}.",
                silent=", ".join(silent[:5]),
            ),
            "warning",
        )
    return list(answers)


def _refuse_mismatched(answers: Mapping[str, str]) -> None:
    """Raise ClusterError if a worker answered with what does not match ("" if all does)."""
    mismatched = {name: answer for name, answer in answers.items() if answer != ""}
    if mismatched:
        lines = "; ".join(f"{name}: {why}" for name, why in sorted(mismatched.items())[:5])
        raise ClusterError(
            "{count} of {total} workers do not match. {lines}.",
            "All machines need the same Deblur and model, and the folders under the same paths.",
            count=len(mismatched),
            total=len(answers),
            lines=lines,
        )
