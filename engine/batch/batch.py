"""A batch from the request to the files: find, plan, queue, deblur.

    planned = result_of(prepare_batch(spec, catalogue, queue))   # reads the folders, writes nothing
    journal = queue.create(planned.request, planned.jobs)
    # or: planned, journal = resume_batch(queue, catalogue, batch_id), from engine.batch.resume
    with journal:
        result = run(run_batch(planned, journal, queue), show, job="run", total=len(planned.jobs))

The command line and the window both use this, so they cannot differ.
"""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from engine import images
from engine.batch.bursts import find_bursts
from engine.batch.image_io import DONE_BEFORE, BatchRecord
from engine.batch.model_choice import (
    ModelChoice,
    check_model,
    choose_model,
    measure_where_it_matters,
)
from engine.batch.pace import recent_pace
from engine.batch.pipeline import Summary, deblur_batch
from engine.batch.plan import BatchSpec, Disk, ImageJob, has_name_of_result, plan_batch
from engine.batch.workload import LazyWorkload, Workload, read_workload
from engine.core.awake import keep_awake
from engine.core.paths import absolute, is_unmounted, lexists
from engine.core.resources import install_hint
from engine.errors import ConfigError, DeblurError, ImageReadError, ModelError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work, relay, relay_progress
from engine.images import (
    SUFFIXES,
    VIDEO_SUFFIXES,
    FoundImage,
    Provenance,
    RawPairs,
    WriteOptions,
    read_origin,
    search_images,
)
from engine.messages import joined, msg
from engine.models import Catalogue, ModelCard, ModelFile, get_model
from engine.models.choice import WATCHED_MEGAPIXELS, measured_speeds, seconds_per_megapixel
from engine.queue import BatchJournal, EarlierResult, Item, Queue, Request, file_sha256

T = TypeVar("T")

RESULT_SCHEMA = 1
"""Part of the settings hash; to be raised when the same settings give other pixels than before."""

_MARKED_AT_ONCE = 200


@dataclass(frozen=True)
class FoundPhotos:
    """What a search of the folders of a request has found."""

    spec: BatchSpec
    images: Sequence[FoundImage]
    notes: tuple[str, ...] = ()
    """Folders that could not be searched, and why."""
    left_out: str = ""
    """How many pictures of kinds that are not read, and of pairs taken once, were found."""
    to_watch: bool = False
    """The folders will be watched: these are only some of the photos."""
    can_be_watched: bool = False
    """A folder is among the roots."""

    @functools.cached_property
    def workload(self) -> LazyWorkload:
        """How much there is to compute for all of them, or for what is expected to arrive."""
        return LazyWorkload(self._read_workload)

    def _read_workload(self) -> Work[Workload]:
        read = yield from read_workload([one.path_str for one in self.images])
        return read.of_size(WATCHED_MEGAPIXELS) if self.to_watch else read


@dataclass(frozen=True)
class PlannedBatch:
    """A batch ready to start: the request, the model, and what becomes of each picture."""

    spec: BatchSpec
    card: ModelCard
    jobs: tuple[ImageJob, ...]
    notes: tuple[str, ...] = ()
    """Folders that could not be searched, and why."""
    left_out: str = ""
    """How many pictures of kinds that are not read, and of pairs taken once, were found."""
    choice: ModelChoice | None = None
    """How its model was chosen; None for what is left of an earlier batch."""
    earlier: Mapping[Path, EarlierResult] = field(default_factory=dict)
    """Source -> a result of it with other settings, or one that is to be overwritten; by
    `mark_finished`."""

    failed: Mapping[str, Item] | None = None
    """Key of a picture to do -> how it failed in an earlier batch; by `mark_failed`, None if the
    queue could not tell."""

    found: FoundPhotos | None = None
    """What was found: measuring may change the plan, which is then made again from this."""
    catalogue: Catalogue | None = None
    """The catalogue that its model is from."""

    @property
    def file(self) -> ModelFile:
        """The file of the model that will run."""
        return self.card.file(self.spec.precision)

    @property
    def pace(self) -> float | None:
        """The seconds per megapixel by what was measured on this computer; None if nothing was."""
        if self.catalogue is None:
            return None
        cards = self.catalogue.cards()
        measured = measured_speeds(cards, self.spec.runs_on)
        # A card alone may be wrong by much.
        return seconds_per_megapixel(self.card, cards, measured, 0) if measured else None

    def workload(self) -> LazyWorkload:
        """Return how much there is to compute for the pictures to do, by what triage knows now."""
        to_do = [job.source_str for job in self.jobs if not job.keep]
        return LazyWorkload(lambda: read_workload(to_do))

    def logs(self) -> Iterator[Log]:
        """Yield what to tell the user when it starts."""
        yield from (Log(note, "warning") for note in self.notes)
        if self.choice is not None and self.choice.reason:
            yield Log(self.choice.reason)

    @property
    def settings(self) -> dict[str, Any]:
        """All that decides the pixels of the results but the model's file; see `settings_hash`."""
        options = self.spec.options
        return {
            "schema": RESULT_SCHEMA,
            "strength": self.spec.strength,
            "format": options.format_name(),
            "quality": options.quality,
            "guard": self.spec.guard,
            "scale": self.spec.scale or None,
            # None is absent, so results of earlier versions are still known.
            "provenance": None if self.spec.provenance else False,
            "variant": self.card.variant(self.spec.precision),
        }

    @functools.cached_property
    def request(self) -> Request:
        """The batch as the queue keeps it; made once, as each picture asks for its settings."""
        card, spec = self.card, spec_to_json(self.spec)
        return Request(spec, self.settings, card.name, card.version, self.file.sha256)


def prepare_batch(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    *,
    measure: bool = True,
    only: Collection[str] | None = None,
) -> Work[PlannedBatch]:
    """Return what `spec` means on this disk now; nothing is written to its folders.

    First `find_photos`, then `prepare_found`, which say what is raised. Whoever begins the batch
    asks `check_output` before: photos can be looked at without the drive of their results.
    """
    found = yield from find_photos(spec, catalogue, queue)
    return (yield from prepare_found(found, catalogue, queue, measure=measure, only=only))


def find_photos(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    on_found: Callable[[FoundImage], None] | None = None,
) -> Work[FoundPhotos]:
    """Search the folders of `spec`.

    `on_found` is called for each picture as soon as it is found; a plan may leave it out. Its
    Progress counts them; the total is not known, so it is 0. Raises ConfigError for a folder, model
    or precision that does not exist.
    """
    notes: list[str] = []
    left_out, duplicates = Counter[str](), list[Path]()
    try:
        check_model(spec, catalogue)  # before a search that may take long
        search = search_of(spec, queue)(
            spec.roots,
            unreadable=lambda folder, why: notes.append(
                msg("{folder} could not be searched: {why}", folder=folder, why=why)
            ),
            unsupported=lambda path: left_out.update([path.suffix.lower().lstrip(".")]),
            paired=duplicates.append,
            on_found=on_found,
        )
        images = yield from relay(
            search, lambda seen: Progress(seen[0], 0, "pictures", str(seen[1]))
        )
    except (ModelError, ImageReadError) as error:
        raise ConfigError.of(error) from error
    left = _left_out(left_out, spec.raw_pairs, len(duplicates))
    return FoundPhotos(spec, images, tuple(notes), left, can_be_watched=spec.can_be_watched())


def prepare_found(
    found: FoundPhotos,
    catalogue: Catalogue,
    queue: Queue,
    *,
    measure: bool = True,
    only: Collection[str] | None = None,
) -> Work[PlannedBatch]:
    """Return the plan for the photos found.

    A spec without a model gets one by the rule in `engine.models.choice`, and with `measure` what
    may change it is measured where that matters. `only`: the absolute paths of those that are
    wanted, named as if all were; None for all. Raises ConfigError for a model or precision that
    does not exist.
    """
    found = dataclasses.replace(found)  # what triage knows by now is asked anew
    count = len(found.images)
    try:
        while True:
            choosing = choose_model(found.spec, catalogue, queue, found.workload)
            choice = yield from relay_progress(
                choosing, lambda read: Progress(count, 0, "pictures", read.item)
            )
            jobs = plan_batch(choice.spec, found.images, Disk(is_result=queue.is_result))
            planned = PlannedBatch(
                choice.spec,
                choice.card,
                tuple(job for job in jobs if only is None or job.key in only),
                found.notes,
                found.left_out,
                choice,
                found=found,
                catalogue=catalogue,
            )
            is_all = sum(not job.keep for job in planned.jobs) == count
            to_do = found.workload if is_all else planned.workload()
            if not measure or not (yield from measure_where_it_matters(choice, to_do, catalogue)):
                return planned
            measure = False
    except ModelError as error:
        raise ConfigError.of(error) from error


def check_output(spec: BatchSpec, queue: Queue) -> None:
    """Raise ConfigError if the drive with earlier results in the output folder is missing.

    A new folder of its name would be on another disk, and hide once the drive is mounted again.
    """
    if spec.output is None or not is_unmounted(spec.output):
        return
    name = str(absolute(spec.output))
    for batch in queue.batches():
        if batch.counts.get("done") and batch.request.spec.get("output") == name:
            raise ConfigError(
                "{path} does not exist.",
                "Earlier results are in it: connect its drive, or create the folder again.",
                path=spec.output,
            )


def search_of(
    spec: BatchSpec, queue: Queue
) -> Callable[..., Generator[tuple[int, Path], None, list[FoundImage]]]:
    """Return `search_images` with what `spec` selects, and results of earlier batches known."""
    return functools.partial(
        search_images,
        recursive=spec.recursive,
        include=spec.include,
        exclude=spec.exclude,
        removed=spec.removed,
        raw_pairs=spec.raw_pairs,
        is_result=functools.partial(_is_of_batch, queue),
    )


def _is_of_batch(queue: Queue, path: Path) -> bool:
    """Whether a file is a result, maybe edited since: none that a camera saved with another one."""
    return has_name_of_result(path) or queue.has_target(path) or queue.is_result(path)


def _left_out(kinds: Counter[str], taken: RawPairs, duplicates: int) -> str:
    """Return what to tell of these kinds, and of so many files whose pair is taken instead."""
    videos = sum(count for kind, count in kinds.items() if f".{kind}" in VIDEO_SUFFIXES)
    names = ", ".join(
        f"{count} {kind.upper()}"
        for kind, count in sorted(kinds.items())
        if f".{kind}" not in VIDEO_SUFFIXES
    )
    pictures = msg(
        "Pictures left out because their kind is not supported: {kinds}. Save them as PNG, TIFF or "
        "JPEG first.",
        "left-out",
        kinds=names,
    )
    films = msg(
        "Videos left out: {count}. Open a video by itself.",
        "left-out-videos",
        count=videos,
    )
    raws = msg(
        "RAW files left out because a JPEG or HEIC of the same name is beside them: {count}. To "
        "take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs "
        "both).",
        "left-out-raw",
        count=duplicates,
    )
    finished = msg(
        "JPEG and HEIC files left out because a RAW file of the same name is beside them: {count}. "
        "To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs "
        "both).",
        "left-out-jpeg",
        count=duplicates,
    )
    of_pairs = (finished if taken == "raw" else raws) if duplicates else ""
    return joined(" ", pictures if names else "", films if videos else "", of_pairs)


def run_batch(planned: PlannedBatch, journal: BatchJournal, queue: Queue) -> Work[Summary]:
    """Deblur the planned pictures; a batch in which nothing was begun cannot be resumed."""
    spec = planned.spec
    yield from planned.logs()
    try:
        planned = yield from keep_best_of_bursts(planned, journal)
        model = get_model(
            planned.card, device=spec.device, precision=spec.precision, threads=spec.threads
        )
        journal.device = lambda: model.running_on
        return (
            yield from keep_awake(
                deblur_batch(
                    planned.jobs,
                    model,
                    spec,
                    record=_QueueRecord(planned, journal, queue),
                    before=len(journal) - len(planned.jobs),
                    pace=recent_pace(planned.card, spec.runs_on, queue) or planned.pace,
                )
            )
        )
    except DeblurError:
        journal.withdraw()
        raise


class _QueueRecord(BatchRecord):
    """The queue, and the journal of this batch in it."""

    def __init__(self, planned: PlannedBatch, journal: BatchJournal, queue: Queue) -> None:
        self._planned, self._journal, self._queue = planned, journal, queue

    def find_earlier(self, job: ImageJob) -> EarlierResult | None:
        return find_earlier_result(self._planned, self._queue, job)

    def is_result(self, path: Path) -> bool:
        return self._queue.is_result(path)

    def originals(self) -> Iterable[Path]:
        return self._journal.sources()

    def provenance(self, job: ImageJob, strength: float) -> Provenance | None:
        self._journal.note_strength(job.source, strength)
        return provenance_of(self._planned, strength, self._journal.source_sha256(job.source))

    def begin(self, job: ImageJob) -> None:
        self._journal.begin(job.source)

    def working(self, job: ImageJob) -> None:
        self._journal.working(job.source)

    def writing(self, job: ImageJob, complete: Path, target: Path) -> None:
        self._journal.writing(job.source, complete, target)

    def ended(self, event: ItemDone | ItemKept | ItemFailed) -> None:
        self._journal.record(event)


def count_all(planned: PlannedBatch, journal: BatchJournal, work: Work[T]) -> Work[T]:
    """Return `work` with progress that counts all pictures of the batch, also those ended before.

    A resumed batch of 40 begins where it was and ends with 40 of 40.
    """
    before = len(journal) - len(planned.jobs)
    return relay_progress(work, lambda progress: progress.counted_from(before))


def log_left_out(planned: PlannedBatch, work: Work[T]) -> Work[T]:
    """Return `work` with a last event on the pictures that were left out, if there are any."""
    value = yield from work
    if planned.left_out:
        yield Log(planned.left_out)
    return value


def keep_best_of_bursts(planned: PlannedBatch, journal: BatchJournal) -> Work[PlannedBatch]:
    """Return the batch with all but the sharpest frame of each burst kept, if that was requested.

    Bursts are found among all pictures of the batch: after a stop the same frames are the best.
    """
    if not planned.spec.bursts:
        return planned
    wanted = {absolute(job.source) for job in planned.jobs}
    bursts = yield from find_bursts(journal.sources(), wanted, len(planned.jobs))
    reasons = {path: why for burst in bursts for path, why in burst.reasons().items()}
    frames = sum(len(burst.frames) for burst in bursts)
    if bursts:
        yield Log(
            msg(
                "Bursts found: {count}, with {frames} frames. Only the sharpest of each is used.",
                count=len(bursts),
                frames=frames,
            )
        )
    jobs = tuple(
        job.replace(keep=job.keep or reasons.get(absolute(job.source), "")) if reasons else job
        for job in planned.jobs
    )
    return dataclasses.replace(planned, jobs=jobs)


def provenance_of(planned: PlannedBatch, strength: float, source_sha256: str) -> Provenance | None:
    """Return the provenance to write into a result, None if that is switched off."""
    if not planned.spec.provenance:
        return None
    card = planned.card
    return Provenance(
        card.name,
        card.version,
        planned.file.sha256,
        strength,
        source_sha256,
        settings=planned.request.settings_hash,
    )


def find_earlier_result(planned: PlannedBatch, queue: Queue, job: ImageJob) -> EarlierResult | None:
    """Return the result that this picture already has with these settings under this name.

    As the queue has it; or, where the queue knows nothing of a file, as its provenance says.
    """
    # With "overwrite" it is to be processed again.
    if planned.spec.on_conflict == "overwrite":
        return None
    settings_hash = planned.request.settings_hash
    target = job.target
    preferred = job.preferred_target or target
    earlier = queue.find_result(job.source, settings_hash, preferred)
    if earlier is not None:
        return earlier
    # The queue knows nothing of what was written while its disk was full, or was lost since.
    for path in {preferred, target}:
        if lexists(path) and not queue.has_target(path):
            source_sha256, settings = read_origin(path)
            if settings == settings_hash and source_sha256 == file_sha256(job.source):
                return EarlierResult(path)
    return None


def mark_finished(planned: PlannedBatch, queue: Queue) -> Work[PlannedBatch]:
    """Return the batch with each picture kept that a run would find finished (`DONE_BEFORE`).

    Its target is then the result that it has. Results that a run would make again, since the
    settings differ, are in `PlannedBatch.earlier`. Reads the queue, and the content of a picture
    only where `find_earlier_result` has to. Progress is as that of `prepare_batch`: all were found.
    """
    jobs, others = list(planned.jobs), dict[Path, EarlierResult]()
    for number, job in enumerate(jobs):
        if number % _MARKED_AT_ONCE == 0:
            yield Progress(len(jobs), 0, "pictures", job.source_str)
        earlier = None if job.keep else find_earlier_result(planned, queue, job)
        if earlier is not None:
            jobs[number] = job.replace(target=earlier.target, keep=DONE_BEFORE, note=earlier.note)
        elif (other := next(queue.find_all_results(job.source), None)) is not None:
            others[job.source] = other
    return dataclasses.replace(planned, jobs=tuple(jobs), earlier=others)


def mark_failed(planned: PlannedBatch, queue: Queue) -> PlannedBatch:
    """Return the batch with what is known of pictures that failed before; they are tried again."""
    failures = queue.find_failures({job.key for job in planned.jobs})
    if failures is None:
        return planned
    return dataclasses.replace(planned, failed={str(item.source): item for item in failures})


def mark_unreadable(planned: PlannedBatch) -> PlannedBatch:
    """Return the batch with each camera RAW file kept, and a note on it, if its reader is missing.

    For a list that is shown before the start; a run without this fails for each of them.
    """
    suffixes = tuple(SUFFIXES["RAW"])
    raw = [job for job in planned.jobs if job.source_str.lower().endswith(suffixes)]
    if not raw or images.has_raw_reader():
        return planned
    missing = msg("the reader for camera RAW is not installed", "raw-reader-missing")
    hint = install_hint("rawpy")
    note = msg(
        "Camera RAW files found: {count}. Their reader is not installed. {hint}",
        "raw-reader-missing",
        count=len(raw),
        hint=hint,
    )
    unreadable = {job.source_str for job in raw}
    jobs = tuple(
        job.replace(keep=job.keep or missing) if job.source_str in unreadable else job
        for job in planned.jobs
    )
    return dataclasses.replace(planned, jobs=jobs, notes=(note, *planned.notes))


def spec_to_json(spec: BatchSpec) -> dict[str, Any]:
    """Return the request as JSON values; `spec_from_json` reads them."""
    values = dataclasses.asdict(spec)
    values["roots"] = [str(absolute(root)) for root in spec.roots]
    for name in ("output", "base"):
        folder: Path | None = values[name]
        values[name] = None if folder is None else str(absolute(folder))
    return values


def spec_from_json(values: Mapping[str, Any]) -> BatchSpec:
    """Return the request that `spec_to_json` wrote; what a newer version added is ignored."""
    known = {f.name for f in dataclasses.fields(BatchSpec)}
    kept = {name: value for name, value in values.items() if name in known}
    kept["roots"] = tuple(Path(root) for root in values["roots"])
    for name in ("output", "base"):
        kept[name] = Path(values[name]) if values.get(name) else None
    kept["options"] = WriteOptions(**values["options"])
    for name in ("include", "exclude", "removed"):
        kept[name] = tuple(values.get(name, ()))
    return BatchSpec(**kept)
