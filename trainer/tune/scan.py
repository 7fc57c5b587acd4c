"""Find usable training data in folders: pairs, sharp photos, or blurred photos.

Pairs are checked by the pair doctor. Photos without partners are classified: sharp ones get
synthetic blur, blurred ones need a teacher, and results of this program are excluded. The majority
decides how they are used; the user can override it (`ScanResult.as_kind`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.errors import ImageReadError, PairError, of_picture
from engine.events import Progress, Work
from engine.images import read_size
from engine.messages import joined, msg
from trainer.pairs.dataset import (
    OWN_RESULT,
    Pair,
    PairSet,
    Unpaired,
    find_pairs,
    find_pictures,
    is_own_result,
    load_rgb,
)
from trainer.pairs.doctor import Finding, Report, check
from trainer.tune.record import LABELS, Kind, ScanResult, ScanRow, Verdict


def scan_folders(folders: Sequence[Path]) -> Work[ScanResult]:
    """Return the usable training data in the folders.

    Raises PairError if there is no picture, or if some folders have pairs and others do not.
    """
    found = yield from _scan(folders)
    return replace(found, megapixels=_mean_megapixels(found))


_MOST_SIZES = 12


def _mean_megapixels(found: ScanResult) -> float:
    paths = [row.sharp or row.blurred for row in found.rows if row.verdict != "dropped"]
    sizes = []
    for path in paths[:: max(1, len(paths) // _MOST_SIZES)]:
        with suppress(ImageReadError):  # the size of the others tells enough
            height, width = read_size(Path(path))
            sizes.append(height * width / 1e6)
    return round(sum(sizes) / len(sizes), 2) if sizes else 0.0


def _scan(folders: Sequence[Path]) -> Work[ScanResult]:
    sets, trouble = [], []
    for folder in folders:
        try:
            sets.append(find_pairs(folder))
        except PairError as error:
            trouble.append((folder, error))
    if not sets:
        return (yield from _photos(folders, trouble[0][1] if trouble else None))
    if trouble:
        folder, first = trouble[0]
        raise PairError(
            "{folder} holds no pairs, but another folder does. {message}",
            "Use either pairs or unpaired photos.",
            folder=folder,
            message=first.message,
        )
    report = yield from check(_joined(sets))
    return _of_report(report, tuple(map(str, folders)))


def report_of(scanned: ScanResult) -> Report:
    """Return the pair doctor's report from which a `ScanResult` of pairs was made."""
    pairs, unpaired, findings = [], [], []
    for row in scanned.rows:
        if row.blurred and row.sharp:
            pair = Pair(Path(row.blurred), Path(row.sharp), row.scene, row.split)
            pairs.append(pair)
            findings += [Finding(pair=pair, **each) for each in row.findings]
        else:
            half = "blurred" if row.blurred else "sharp"
            alone = Unpaired(Path(row.blurred or row.sharp), half, row.why, row.scene, row.split)
            unpaired.append(alone)
            findings += [Finding(pair=alone, **each) for each in row.findings]
    roots = tuple(map(Path, scanned.folders))
    found = PairSet(roots, scanned.layout, tuple(pairs), tuple(unpaired))
    return Report(found, tuple(findings))


def _joined(sets: Sequence[PairSet]) -> PairSet:
    """Return several sets as one, with the folder as part of the scene names."""
    if len(sets) == 1:
        return sets[0]
    pairs, unpaired = [], []
    for one in sets:
        home = one.roots[0].resolve().name
        pairs += [replace(pair, scene=f"{home}/{pair.scene}") for pair in one.pairs]
        unpaired += [replace(each, scene=f"{home}/{each.scene}") for each in one.unpaired]
    roots = tuple(root for one in sets for root in one.roots)
    return PairSet(roots, sets[0].layout, tuple(pairs), tuple(unpaired))


_FIXED = {"shift": "fixed", "swap": "fixed", "drop": "dropped", "none": "good"}
_WORST: tuple[Verdict, ...] = ("good", "fixed", "dropped")


def _of_report(report: Report, folders: tuple[str, ...]) -> ScanResult:
    of_pair: dict[int, list[Finding]] = {}
    for finding in report.findings:
        of_pair.setdefault(id(finding.pair), []).append(finding)
    rows = []
    items: tuple[Pair | Unpaired, ...] = (*report.pairs.pairs, *report.pairs.unpaired)
    for one in items:
        findings = of_pair.get(id(one), [])
        worst = max((_WORST.index(_FIXED[each.fix]) for each in findings), default=0)
        if isinstance(one, Pair):
            blurred, sharp = str(one.blurred), str(one.sharp)
        else:
            blurred, sharp = (str(one.path) if one.half == h else "" for h in ("blurred", "sharp"))
        rows.append(
            ScanRow(
                one.name,
                blurred,
                sharp,
                _WORST[worst],
                joined(
                    "; ",
                    *(each.message for each in findings if each.fix != "none" or worst == 0),
                ),
                scene=one.scene,
                split=one.split,
                findings=tuple(map(_as_table, findings)),
            )
        )
    rows.sort(key=lambda row: -_WORST.index(row.verdict))
    return ScanResult("pairs", folders, tuple(rows), report.pairs.layout, str(report))


def _as_table(finding: Finding) -> dict[str, object]:
    names = ("kind", "severity", "message", "fix")
    table: dict[str, object] = {name: getattr(finding, name) for name in names}
    return table | {"numbers": {k: float(v) for k, v in finding.numbers.items()}}


def _photos(folders: Sequence[Path], trouble: PairError | None) -> Work[ScanResult]:
    paths = [path for root in folders for path in find_pictures(root, recursive=True)]
    rows, results = [], 0
    for done, path in enumerate(paths, 1):
        if is_own_result(path):
            results += 1
            rows.append(ScanRow(path.name, sharp=str(path), verdict="dropped", why=OWN_RESULT))
        else:
            rows.append(_photo(path))
        yield Progress(done, len(paths), "photos", path.name)
    labels = Counter(row.label for row in rows)
    blurred = labels["motion"] + labels["defocus"] + labels["blurred"]
    kind: Kind = "sharp" if labels["sharp"] >= blurred else "blurred"
    labels[""] -= results  # the rest of those without a label cannot be read
    counts = ((count, LABELS[label]) for label, count in labels.most_common())
    found = joined(", ", *(msg("{count} {label}", count=c, label=x) for c, x in counts if c))
    photos, note = len(rows) - results, ""
    if photos:
        note = msg("{count} unpaired photos: {found}.", count=photos, found=found)
    if results:
        note = joined(" ", note, msg("{count} excluded: made by this program.", count=results))
    if trouble is not None and kind == "blurred":
        note = joined(" ", note, trouble.message)
    of_nothing = ScanResult(kind, tuple(map(str, folders)), tuple(rows), note=note)
    return of_nothing.as_kind(kind)


def _photo(path: Path) -> ScanRow:
    from engine.quality.triage import assess

    try:
        return ScanRow(path.name, sharp=str(path), label=assess(load_rgb(path)).label)
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are read
        why = of_picture(error, path.name).message
        return ScanRow(path.name, sharp=str(path), verdict="dropped", why=why)
