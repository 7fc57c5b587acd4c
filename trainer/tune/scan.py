"""What there is in some folders to learn from: pairs, sharp photos, or blurred ones.

Pairs go to the pair doctor. Photos without partners are told apart by their looks: sharp ones can
be blurred here, blurred ones need a teacher. What most of them are decides what they are used as,
and the user may say otherwise (`ScanResult.as_kind`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.errors import PairError
from engine.events import Progress, Work
from trainer.pairs.dataset import Lonely, Pair, PairSet, find_pairs, find_pictures, load_rgb
from trainer.pairs.doctor import Finding, Report, check
from trainer.tune.record import ScanResult, ScanRow, Verdict


def scan_folders(folders: Sequence[Path]) -> Work[ScanResult]:
    """Return what there is to learn from; `Progress` after each pair or photo.

    Raises PairError where there is no picture, or where pairs and photos without partners come
    together from several folders: of the two, one has to be left out.
    """
    sets, trouble = [], []
    for folder in folders:
        try:
            sets.append(find_pairs(folder))
        except PairError as error:
            trouble.append((folder, error))
    if not sets:
        return (yield from _photos(folders, trouble[0][1] if trouble else None))
    if trouble:
        folder, error = trouble[0]
        raise PairError(
            f"{folder} holds no pairs, and another folder does. {error.message}",
            "Take one kind at a time: pairs, or photos without partners.",
        )
    report = yield from check(_joined(sets))
    return _of_report(report, tuple(map(str, folders)))


def report_of(looked: ScanResult) -> Report:
    """Return the pair doctor's report that a `ScanResult` at pairs was made of."""
    pairs, lonely, findings = [], [], []
    for row in looked.rows:
        if row.blurred and row.sharp:
            one: Pair | Lonely = Pair(Path(row.blurred), Path(row.sharp), row.scene, row.split)
            pairs.append(one)
        else:
            half = "blurred" if row.blurred else "sharp"
            one = Lonely(Path(row.blurred or row.sharp), half, row.why, row.scene, row.split)
            lonely.append(one)
        findings += [Finding(pair=one, **each) for each in row.findings]
    roots = tuple(map(Path, looked.folders))
    found = PairSet(roots, looked.layout, tuple(pairs), tuple(lonely))
    return Report(found, tuple(findings))


def _joined(sets: Sequence[PairSet]) -> PairSet:
    """Return several sets as one, in which each scene still stands for itself."""
    if len(sets) == 1:
        return sets[0]
    pairs, lonely = [], []
    for one in sets:
        home = one.roots[0].resolve().name
        pairs += [replace(pair, scene=f"{home}/{pair.scene}") for pair in one.pairs]
        lonely += [replace(each, scene=f"{home}/{each.scene}") for each in one.lonely]
    roots = tuple(root for one in sets for root in one.roots)
    return PairSet(roots, sets[0].layout, tuple(pairs), tuple(lonely))


_FIXED = {"shift": "fixed", "swap": "fixed", "drop": "dropped", "none": "good"}
_WORST: tuple[Verdict, ...] = ("good", "fixed", "dropped")


def _of_report(report: Report, folders: tuple[str, ...]) -> ScanResult:
    of_pair: dict[int, list[Finding]] = {}
    for finding in report.findings:
        of_pair.setdefault(id(finding.pair), []).append(finding)
    rows = []
    for one in (*report.pairs.pairs, *report.pairs.lonely):
        findings = of_pair.get(id(one), [])
        worst = max((_WORST.index(_FIXED[each.fix]) for each in findings), default=0)
        if isinstance(one, Pair):
            blurred, sharp = str(one.blurred), str(one.sharp)
        else:
            blurred, sharp = (str(one.path) if one.half == h else "" for h in ("blurred", "sharp"))
        rows.append(
            ScanRow(
                one.name, blurred, sharp, _WORST[worst],
                "; ".join(each.message for each in findings if each.fix != "none" or worst == 0),
                scene=one.scene, split=one.split, findings=tuple(map(_as_table, findings)),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: -_WORST.index(row.verdict))
    return ScanResult("pairs", folders, tuple(rows), report.pairs.layout, str(report))


def _as_table(finding: Finding) -> dict[str, object]:
    names = ("kind", "severity", "message", "fix")
    table: dict[str, object] = {name: getattr(finding, name) for name in names}
    return table | {"numbers": {k: float(v) for k, v in finding.numbers.items()}}


def _photos(folders: Sequence[Path], trouble: PairError | None) -> Work[ScanResult]:
    from engine.quality.triage import assess

    paths = [path for root in folders for path in find_pictures(root, recursive=True)]
    rows = []
    for done, path in enumerate(paths, 1):
        try:
            seen = assess(load_rgb(path))
            rows.append(ScanRow(path.name, sharp=str(path), label=seen.label))
        except PairError as error:
            rows.append(ScanRow(path.name, sharp=str(path), verdict="dropped", why=error.message))
        yield Progress(done, len(paths), "photos", path.name)
    labels = Counter(row.label for row in rows)
    kind = "sharp" if labels["sharp"] >= labels["motion"] + labels["defocus"] else "blurred"
    found = ", ".join(f"{count} {label or 'broken'}" for label, count in labels.most_common())
    note = f"{len(rows)} photos without partners: {found}."
    if trouble is not None and kind == "blurred":
        note += f" No pairs: {trouble.message}"
    of_nothing = ScanResult(kind, tuple(map(str, folders)), tuple(rows), note=note)
    return of_nothing.as_kind(kind)
