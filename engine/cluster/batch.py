"""One batch on many machines, with Dask distributed.

    cluster = ClusterSpec("tcp://10.0.0.5:8786")        # or "local:4"
    work = run_batch_on_cluster(cluster, planned, journal, queue)  # same events as run_batch

A worker gets a second's worth of pictures at once (`engine.cluster._chunks`), processes them with a
model that it loads once, and writes the complete results into a hidden staging folder next to the
results (`.deblur-stage`). The coordinator, in this process, publishes them: first the queue records
the files' hashes, then the files are renamed (`engine.queue`). So a worker that dies, or seems dead
and is not, can neither lose a picture nor publish one twice, and only one process writes to the
queue. Dask tracks which workers are alive and repeats the work of a lost one. One that is alive but
stalls is removed after a limit (`engine.cluster._stalls`), and Dask repeats its work, too. A
scheduler that is gone is waited for: what it had been given is given again to the next one.

Sources and results are on storage that all machines see under the same paths. That, the version of
Deblur and the model's file are checked on every worker before the first picture; a model of the
user's is sent where it is missing (`engine.cluster.models`). What runs on a
worker is in engine.cluster.worker.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.batch.batch import PlannedBatch, find_earlier_result, keep_best_of_bursts, spec_to_json
from engine.batch.image_io import DONE_BEFORE, exists_reason
from engine.batch.pipeline import Summary
from engine.batch.plan import ImageJob
from engine.batch.targets import MAX_NAMES, AlreadySaved, Targets, make_output, renamed_note
from engine.batch.work_left import WorkLeft, weigh
from engine.cluster._chunks import SECONDS, ChunkSizes
from engine.cluster._stalls import Stalls, remover
from engine.cluster.client import (
    CONNECT_SECONDS,
    ClusterSpec,
    Unreachable,
    connected,
    import_distributed,
)
from engine.cluster.models import send_model
from engine.cluster.staging import StagingFolders, publish_staged
from engine.cluster.worker import check_worker, fatal_error, process_pictures
from engine.core.awake import keep_awake
from engine.core.files import sync_folder, unwritable
from engine.core.paths import absolute
from engine.errors import ClusterError, DeblurError, ImageWriteError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work, from_json, relay
from engine.images import read_size
from engine.messages import joined, msg
from engine.queue import BatchJournal, Queue, find_stat
from engine.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

_POLL_SECONDS = 0.25
_COUNT_SECONDS = 1.0
_AHEAD = 3
"""Tasks assigned to each worker thread: one at its last picture, one that begins, one waiting."""

_RECONNECT_SECONDS = 300.0
"""How long a scheduler, or its workers, may be gone; a cluster's service starts them again."""
_MAX_LOSSES = 5
"""How many times in a row it may be gone before a picture was finished."""

_WAITING = msg(
    "The scheduler does not answer any more, or was restarted. Waiting for it; finished photos are "
    "kept."
)

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

    A scheduler that is gone is waited for, and the batch continues where it was. Raises
    ClusterError if the cluster does not answer or a worker is mismatched, ImageWriteError if
    results can no longer be written.
    """
    yield from planned.logs()
    try:
        distributed = import_distributed()
        planned = yield from keep_best_of_bursts(planned, journal)
        make_output(planned.spec)
        with StagingFolders(planned.spec.output) as stages:
            coordinator = _Coordinator(planned, journal, queue, stages)
            requirements: dict[str, Any] = {}
            lost, losses = 0.0, 0
            while True:
                try:
                    with connected(cluster) as client:
                        requirements = requirements or _requirements(cluster, planned, stages)
                        work = _on_cluster(client, cluster, coordinator, requirements, journal)
                        return (yield from keep_awake(work))
                except (CancelledError, distributed.comm.CommClosedError, _Disconnected) as error:
                    if cluster.processes:  # nobody starts it again
                        raise _disconnected() from error
                    losses = 1 if coordinator.settled > lost else losses + 1
                    if losses > _MAX_LOSSES:
                        raise _disconnected() from error
                    lost = time.monotonic()
                    yield Log(_WAITING, "warning")
                except Unreachable as error:
                    if not losses:
                        raise
                    if time.monotonic() - lost > _RECONNECT_SECONDS:
                        raise _disconnected() from error
                yield coordinator.progress()
                time.sleep(_POLL_SECONDS)
    except DeblurError:
        journal.withdraw()
        raise


def _on_cluster(
    client: Client,
    cluster: ClusterSpec,
    coordinator: _Coordinator,
    requirements: Mapping[str, Any],
    journal: BatchJournal,
) -> Work[Summary]:
    """Check the workers and process all pictures that are left."""
    workers = yield from _check_workers(client, requirements, coordinator.progress)
    journal.device = lambda: f"{len(workers)} workers of {cluster.address}"
    yield Log(
        msg(
            "{title} runs on {count} workers of {address}",
            title=coordinator.title,
            count=len(workers),
            address=cluster.address,
        )
    )
    return (yield from coordinator.work(client, requirements))


@dataclasses.dataclass(frozen=True)
class _Chunk:
    """The pictures of one task, with their staging files."""

    pictures: tuple[tuple[ImageJob, Path], ...]
    file_bytes: int
    alone: bool = False
    """Nothing else was given to any worker."""

    @property
    def jobs(self) -> list[ImageJob]:
        return [job for job, _ in self.pictures]

    @property
    def megapixels(self) -> float:
        return sum(_megapixels(job.source) for job in self.jobs)


class _Coordinator:
    """Assigns pictures and publishes the results; only it writes to the queue.

    It outlives a connection to the scheduler: what was assigned and did not come back is assigned
    again.
    """

    def __init__(
        self, planned: PlannedBatch, journal: BatchJournal, queue: Queue, stages: StagingFolders
    ) -> None:
        self._planned, self._journal = planned, journal
        self._queue, self._stages = queue, stages
        self._places = Targets(planned.spec, planned.jobs, journal.sources(), queue.is_result)
        self._summary, self._begun = Summary(), time.monotonic()
        self._to_do: Iterator[ImageJob] = iter(planned.jobs)
        self._left = len(planned.jobs)
        """How many `_to_do` has left."""
        self._again: deque[ImageJob] = deque()
        """Assigned once, and to be assigned again."""
        self._suspects: deque[ImageJob] = deque()
        """Those that were with a worker when it died or stalled; done alone, at the end."""
        self.settled = 0.0
        """When a task last ended (`time.monotonic`)."""
        self._work_left = WorkLeft(len(planned.jobs), {})

    @property
    def title(self) -> str:
        """The title of the model."""
        return self._planned.card.title

    def work(self, client: Client, requirements: Mapping[str, Any]) -> Work[Summary]:
        """Process all pictures that are left; each ends in one event."""
        self._client, self._requirements = client, requirements
        self._pending: dict[Future[Any], _Chunk] = {}
        self._sizes, self._stalls = ChunkSizes(), Stalls()
        self._looked = self._counted = time.monotonic()
        self._threads: Mapping[str, int] = client.nthreads()
        self._rejected: set[str] = set()
        self._mismatched: dict[str, float] = {}
        """Mismatched workers, and since when."""
        if not self._summary.ended:
            planned, spec = self._planned, self._planned.spec
            work = weigh(planned.jobs, planned.card, spec.scale, skip_sharp=spec.skip_sharp)
            self._work_left = yield from relay(work, lambda _: self.progress())
        no_worker_since = time.monotonic()
        try:
            while self._left or self._again or self._suspects or self._pending:
                yield from self._assign()
                for future in self._finished():
                    yield from self._settle(future)
                    self.settled = no_worker_since = time.monotonic()
                yield from self._give_up_stalled()
                yield self.progress()
                if self._has_no_worker():
                    if time.monotonic() - no_worker_since > _NO_WORKER_SECONDS:
                        no_worker_since = time.monotonic()
                        yield Log("All workers are gone; waiting for a new one.", "warning")
                else:
                    no_worker_since = time.monotonic()
        except ImageWriteError as error:
            left = len(self._planned.jobs) - self._summary.ended
            raise self._places.stopped(error, left, len(self._journal)) from error
        finally:
            for future, chunk in self._pending.items():  # cancel what has not started
                with contextlib.suppress(Exception):  # the cluster may be gone
                    future.cancel(force=True)
                self._again.extend(chunk.jobs)
            self._pending.clear()
        return dataclasses.replace(self._summary, seconds=time.monotonic() - self._begun)

    def _workers(self) -> Mapping[str, int]:
        """Return the threads of each worker, as of a moment ago: asking takes a while."""
        if time.monotonic() - self._counted > _COUNT_SECONDS or not self._threads:
            self._threads = self._client.nthreads()
            self._counted = time.monotonic()
        return self._threads

    def _has_no_worker(self) -> bool:
        if self._client.status != "running":
            raise _Disconnected
        return not self._workers()

    def _assign(self) -> Work[None]:
        """Give the workers as many pictures as they have room for."""
        threads = max(1, sum(self._workers().values()))
        while (self._left or self._again) and len(self._pending) < _AHEAD * threads:
            events: list[ItemKept | ItemFailed] = []
            jobs: list[ImageJob] = []
            with self._journal.together():
                most, size = self._sizes.most(self._left + len(self._again), threads), 0
                while len(jobs) < most and (job := self._next()) is not None:
                    larger = size + _file_bytes(job)
                    if jobs and self._sizes.seconds(len(jobs) + 1, larger) > SECONDS:
                        self._again.appendleft(job)
                        break
                    size = larger
                    kept = self._start(job)
                    if kept is None:
                        jobs.append(job)
                    else:
                        events.append(kept)
            if jobs:
                self._submit(jobs, size)
            yield from self._count(*events)
        if self._suspects and not (self._left or self._again or self._pending):
            suspect = self._suspects.popleft()
            self._submit([suspect], _file_bytes(suspect), alone=True)

    def _next(self) -> ImageJob | None:
        if self._again:
            return self._again.popleft()
        self._left -= bool(self._left)
        return next(self._to_do, None)

    def _start(self, job: ImageJob) -> ItemKept | ItemFailed | None:
        """Prepare a picture to be assigned to the cluster, or keep it as it is."""
        if job.keep:
            return ItemKept(str(job.source), job.keep, job.kept_result)
        if not self._journal.is_begun(job.source):
            earlier = find_earlier_result(self._planned, self._queue, job)
            if earlier is not None:
                return ItemKept(str(job.source), DONE_BEFORE, str(earlier.target))
            self._journal.begin(job.source, elsewhere=True)
        try:
            self._places.make_folder(job.target.parent)
            self._stages.of(job.target)
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed.of(job.source, error)
        return None

    def _submit(self, jobs: Sequence[ImageJob], file_bytes: int, *, alone: bool = False) -> None:
        staged = self._stages.place_all([job.target for job in jobs])
        pictures = [
            (str(absolute(job.source)), str(place), job.note)
            for job, place in zip(jobs, staged, strict=True)
        ]
        future = self._client.submit(process_pictures, self._requirements, pictures, pure=False)
        self._pending[future] = _Chunk(tuple(zip(jobs, staged, strict=True)), file_bytes, alone)

    def _give_up_stalled(self) -> Work[None]:
        """Remove workers that take far too long, so that others do their pictures."""
        if time.monotonic() - self._looked < _LOOK_SECONDS:
            return
        self._looked = time.monotonic()
        pending = {future.key: future for future in self._pending}
        processing: Mapping[str, Sequence[str]] = self._client.processing()
        ours = {worker: [k for k in keys if k in pending] for worker, keys in processing.items()}
        stalled = self._stalls.look(ours, lambda key: self._pending[pending[key]].megapixels)
        for worker, key in stalled:
            future = pending[key]
            chunk = self._pending[future]
            yield Log(
                msg(
                    "{worker} is given up: it has not finished {name} for {seconds:.0f} s.",
                    worker=worker,
                    name=chunk.jobs[0].source.name,
                    seconds=self._stalls.seconds(worker),
                ),
                "warning",
            )
            if len(chunk.jobs) > 1:
                self._drop(future)
                self._suspects.extend(chunk.jobs)
            elif self._stalls.count(key) >= _MAX_STALLS:
                self._drop(future)
                text = msg("{count} workers did not finish it in time.", count=_MAX_STALLS)
                failed = ItemFailed(str(chunk.jobs[0].source), text, "Retry it alone.")
                yield from self._count(failed)
            self._client.run_on_scheduler(remover(), worker)

    def _drop(self, future: Future[Any]) -> None:
        """Take a task back; what its worker still writes goes with the staging folder."""
        del self._pending[future]
        future.cancel(force=True)

    def _finished(self) -> list[Future[Any]]:
        from distributed import wait

        if self._pending:
            with contextlib.suppress(TimeoutError):
                wait(list(self._pending), timeout=_POLL_SECONDS, return_when="FIRST_COMPLETED")
        return [future for future in self._pending if future.done()]

    def _settle(self, future: Future[Any]) -> Work[None]:
        """Handle the answer for the pictures of a task; yields their events."""
        from distributed.scheduler import KilledWorker

        chunk = self._pending.pop(future)
        try:
            answer: Mapping[str, Any] = future.result(timeout=_GATHER_SECONDS)
        except TimeoutError:  # its worker may be dying: Dask repeats it elsewhere
            self._pending[future] = chunk
            return
        except KilledWorker:
            yield from self._settle_killed(chunk)
            return
        except BaseException:
            self._again.extend(chunk.jobs)
            raise
        future.release()
        answers = answer["answers"]
        done = list(zip(chunk.pictures, answers, strict=False))
        self._again.extend(job for job, _ in chunk.pictures[len(done) :])
        if len(done) == len(chunk.pictures):
            self._sizes.finished(answer["seconds"], len(done), chunk.file_bytes)
        events, error = self._publish(done)
        yield from self._count(*events)
        if error is not None:
            raise error
        self._stages.discard(staged for _, staged in chunk.pictures)
        if "fatal" in answer:
            raise fatal_error(answer["fatal"])
        if "mismatch" in answer:
            yield from self._reject(answer["worker"], answer["mismatch"])
        else:
            self._mismatched.pop(answer["worker"], None)

    def _settle_killed(self, chunk: _Chunk) -> Work[None]:
        """Blame a picture for the death of workers only if nothing else was with them."""
        self._stages.discard(staged for _, staged in chunk.pictures)
        if not chunk.alone:
            self._suspects.extend(chunk.jobs)
            return
        text = "Several workers died while processing it."
        hint = "Retry it alone, or with less --memory."
        yield from self._count(*(ItemFailed(str(job.source), text, hint) for job in chunk.jobs))

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
        self, done: Sequence[tuple[tuple[ImageJob, Path], Mapping[str, Any]]]
    ) -> tuple[list[ItemDone | ItemKept | ItemFailed], ImageWriteError | None]:
        """Give the results of a task their names and return the events of its pictures.

        And what ends the job, if something does. All names are in the queue before the first file
        gets one; see `engine.queue`.
        """
        events: list[ItemDone | ItemKept | ItemFailed] = []
        moves: list[_Move] = []
        with self._journal.together():
            for (job, staged), answer in done:
                event = from_json(answer["event"])
                assert isinstance(event, ItemDone | ItemKept | ItemFailed)
                if isinstance(event, ItemDone):
                    self._stalls.finished(event.seconds, event.megapixels)
                    if answer["source"]:
                        self._journal.note_source(job.source, *answer["source"])
                    self._journal.note_strength(job.source, answer["strength"])
                    moves.append(_Move(job, staged, event, *self._name(job, staged)))
                else:
                    events.append(dataclasses.replace(event, item=str(job.source)))
        fatal = None
        try:
            for move in moves:
                events.append(self._made(move))
        except ImageWriteError as error:
            fatal = error
        named = [Path(event.target) for event in events if isinstance(event, ItemDone)]
        for folder in {target.parent for target in named}:
            sync_folder(folder)
        return events, fatal

    def _name(
        self, job: ImageJob, staged: Path
    ) -> tuple[Path | None, AlreadySaved | ImageWriteError | None]:
        """Return where a result goes, noted in the journal: None = left out; or why it cannot."""
        try:
            target = self._places.free(job)
            if target is None:
                return None, None
            if not (job.overwrite and target == job.target):
                self._places.refuse_second(job, staged)
        except (AlreadySaved, ImageWriteError) as reason:
            return None, reason
        self._journal.writing(job.source, staged, target)
        return target, None

    def _made(self, move: _Move) -> ItemDone | ItemKept | ItemFailed:
        """Give a staged result its name."""
        job, done, used = move.job, move.done, move.done.model_seconds
        try:
            target = self._move(move)
        except AlreadySaved as saved:
            return ItemKept(str(job.source), saved.reason, str(saved.path), model_seconds=used)
        except ImageWriteError as error:
            if self._places.ends_the_job(error):
                raise
            return ItemFailed.of(job.source, error, used)
        if target is None:
            there = str(job.target)
            return ItemKept(str(job.source), exists_reason(job), there, model_seconds=used)
        note = joined("; ", done.note, renamed_note(job, target))
        return dataclasses.replace(
            done, item=str(job.source), target=str(target), note=note, code=""
        )

    def _move(self, move: _Move) -> Path | None:
        """Give a staged result its name and return it; None = left out."""
        job, staged, target, reason = move.job, move.staged, move.target, move.reason
        for attempt in range(MAX_NAMES):
            if attempt:  # it was taken in the very moment
                target, reason = self._name(job, staged)
            if reason is not None:
                raise reason
            if target is None:
                break
            replaces = job.overwrite and target == job.target
            try:
                publish_staged(staged, target, overwrite=replaces)
            except OSError as error:
                if isinstance(error, FileExistsError) and attempt < MAX_NAMES - 1:
                    continue
                raise unwritable(target, error, ImageWriteError) from error
            return target
        return None

    def _count(self, *events: ItemDone | ItemKept | ItemFailed) -> Work[None]:
        with self._journal.together():
            for event in events:
                self._journal.record(event)
        for event in events:
            self._summary = self._summary.plus(event)
            used_model = isinstance(event, ItemDone) or event.model_seconds > 0
            self._work_left.end(event.item, idle=not used_model)
        yield from events

    def progress(self) -> Progress:
        """Return how far the batch is."""
        return self._work_left.progress(self._summary.ended)


@dataclasses.dataclass(frozen=True)
class _Move:
    """A staged result, and the name that it gets: None = left out; or why it gets none."""

    job: ImageJob
    staged: Path
    done: ItemDone
    target: Path | None
    reason: AlreadySaved | ImageWriteError | None


class _Disconnected(Exception):
    """The connection to the scheduler has ended."""


def _disconnected() -> ClusterError:
    return ClusterError(
        "The scheduler does not answer any more, or was restarted.",
        "Finished photos are kept. To resume: deblur run --resume --cluster ADDRESS",
    )


def _file_bytes(job: ImageJob) -> int:
    return (find_stat(job.source) or (0,))[0]


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
    spec = dataclasses.replace(planned.spec, roots=(Path("."),), base=None, bursts=False)
    spec = dataclasses.replace(spec, include=(), exclude=(), removed=())
    return {
        "batch": secrets.token_hex(8),
        "version": __version__,
        "spec": spec_to_json(spec),
        "sha256": planned.file.sha256,
        "sources": list(sources.values())[:_MAX_PROBES],
        "probes": probes,
        "share": cluster.processes or 1,
        "model": _sent_model(planned, probes),
    }


def _sent_model(planned: PlannedBatch, probes: Mapping[str, str]) -> dict[str, Any] | None:
    for folder in probes:
        place = Path(folder, "model")
        return send_model(planned.card, planned.spec.precision, place)
    return None


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
    client: Client, requirements: Mapping[str, Any], progress: Callable[[], Progress]
) -> Work[Sequence[str]]:
    """Return the usable workers.

    Raises ClusterError if there is none, or if any is mismatched, with the reasons. A worker that
    does not answer within `_ANSWER_SECONDS` is checked before its first picture instead.
    """
    until = time.monotonic() + CONNECT_SECONDS
    while not (workers := list(client.nthreads())):
        if time.monotonic() > until:
            raise Unreachable(
                "The cluster has no workers.",
                "Start some on machines with Deblur: dask worker ADDRESS --nthreads 1",
            )
        yield progress()
        time.sleep(_POLL_SECONDS)
    answering = {
        client.submit(check_worker, requirements, workers=[each], pure=False, priority=1): each
        for each in workers
    }
    until = time.monotonic() + _ANSWER_SECONDS
    while not all(future.done() for future in answering) and time.monotonic() < until:
        yield progress()
        time.sleep(_POLL_SECONDS)
        if not set(workers) & set(client.nthreads()):  # they died meanwhile; others may come
            client.cancel(list(answering), force=True)
            return (yield from _check_workers(client, requirements, progress))
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
        raise Unreachable(
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
