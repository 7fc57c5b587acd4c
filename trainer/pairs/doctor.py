"""The pair doctor: finds what is wrong with a set of training pairs.

Bad pairs teach bad habits: shifted ones to shift, swapped ones to blur, wrong partners to invent.
`check` reports what is wrong with each pair, by how much, and what `repair.fix` would do about it.
It never writes to the pairs.

    no-partner    a picture without its other half            drop
    unreadable    a broken or cut-off file                    drop
    own-result    a half that this program made               drop
    size          halves of different size                    drop
    unrelated     halves that show different things           drop
    rotated       one half rotated against the other          drop (correcting it would resample)
    shifted       one half moved against the other            shift: crop both to their common part
    exposure      one half brighter or of another colour      drop (the net would learn the change)
    swapped       the blurred half is the sharper one         swap
    not-blurred   the blurred half has all the edges          drop
    duplicate     a picture that occurs twice                 drop, or none between scenes
    shared-scene  one scene in training and in validation     none (split by scene)

Frames of one scene look alike and are not reported as duplicates, and one sharp picture may have
several blurred ones; within a scene only the same pair twice is a duplicate.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

import numpy as np

from engine.core.table import columns
from engine.errors import of_picture
from engine.events import Progress, Work
from engine.messages import msg
from trainer.arrays import Pixels
from trainer.pairs._appearance import (
    KEPT_AT_LEAST,
    NOT_BLURRED,
    SHARPER_AGREEMENT,
    SHARPER_LOG2,
    Fingerprint,
    FingerprintIndex,
    measure_edges,
)
from trainer.pairs.alignment import (
    MIN_PX,
    UNRELATED,
    cut_to_common,
    measure_rotation,
    measure_shift,
    measure_similarity,
    to_grey,
)
from trainer.pairs.dataset import OWN_RESULT, Pair, PairSet, Unpaired, is_own_result, load_rgb

Severity = Literal["error", "warning", "note"]
Fix = Literal["drop", "shift", "swap", "none"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Finding:
    """One problem of one pair."""

    pair: Pair | Unpaired
    kind: str
    severity: Severity
    message: str
    fix: Fix
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """All findings about a set of pairs, in the order of the pairs."""

    pairs: PairSet
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        """One line with the number of findings of each kind."""
        kinds = Counter(each.kind for each in self.findings)
        found = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        return f"{len(self.pairs)} pairs checked: {found or 'nothing wrong'}."

    def to_table(self) -> str:
        """Return plain text: one row per finding, the worst first, and a summary."""
        rows = [("", "kind", "pair", "what", "fix")]
        rows += [
            (each.severity, each.kind, each.pair.name, each.message, each.fix)
            for each in sorted(self.findings, key=lambda each: SEVERITIES.index(each.severity))
        ]
        table = columns(rows) if self.findings else ()
        return "\n".join([*table, f"{self.pairs}", f"{self}"])

    def to_json(self) -> str:
        """Return everything as one JSON object in ASCII."""
        findings = [
            {
                "pair": each.pair.name,
                "blurred": _path(each.pair, "blurred"),
                "sharp": _path(each.pair, "sharp"),
                "scene": each.pair.scene,
                "split": each.pair.split,
                "kind": each.kind,
                "severity": each.severity,
                "message": each.message,
                "numbers": {name: round(value, 4) for name, value in each.numbers.items()},
                "fix": each.fix,
            }
            for each in self.findings
        ]
        return json.dumps(
            {
                "roots": [str(root) for root in self.pairs.roots],
                "layout": self.pairs.layout,
                "pairs": len(self.pairs),
                "counts": Counter(each.kind for each in self.findings),
                "findings": findings,
            },
            indent=1,
        )


def _path(pair: Pair | Unpaired, half: str) -> str | None:
    if isinstance(pair, Pair):
        return str(pair.blurred if half == "blurred" else pair.sharp)
    return str(pair.path) if pair.half == half else None


def check(pairs: PairSet, *, against: PairSet | None = None) -> Work[Report]:
    """Check every pair, and find duplicates of the pairs in `against`, the validation set.

    What is broken there, or a result of this program, counts for nothing. Here a file that cannot
    be read is a finding, not an error. Takes about 0.15 s per pair of 1280x720.
    """
    findings = [
        Finding(each, "no-partner", "error", f"{each.half}: {each.reason}", "drop")
        for each in pairs.unpaired
    ]
    duplicates = _Duplicates()
    validating: set[tuple[str, str]] = set()
    total = len(pairs) + (len(against) if against else 0)
    if against:
        for done, pair in enumerate(against.pairs, 1):
            blurred, sharp = (None, None) if _is_own(pair) else _read(pair)[:2]
            if blurred is not None and sharp is not None:
                duplicates.add(pair, against, blurred, sharp)
                validating.add((pair.split, pair.scene))
            yield Progress(done, total, "pairs", pair.name)
    for done, pair in enumerate(pairs.pairs, total - len(pairs) + 1):
        if _is_own(pair):
            findings.append(Finding(pair, "own-result", "error", OWN_RESULT, "drop"))
            yield Progress(done, total, "pairs", pair.name)
            continue
        blurred, sharp, broken = _read(pair)
        findings += broken
        try:
            if blurred is not None and sharp is not None:
                findings += examine(pair, blurred, sharp)
            findings += duplicates.add(pair, pairs, blurred, sharp)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are examined
            message = of_picture(error, pair.name).message
            findings.append(Finding(pair, "unreadable", "error", message, "drop"))
        yield Progress(done, total, "pairs", pair.name)
    if against and against.roots == pairs.roots:
        findings += _shared_scenes(pairs, validating, findings)
    order = {id(pair): number for number, pair in enumerate((*pairs.unpaired, *pairs.pairs))}
    findings.sort(key=lambda each: order[id(each.pair)])
    return Report(pairs, tuple(findings))


SPOT_CHECKED = 24
"""Pairs, which take a few seconds."""


def spot_check(pairs: Sequence[Pair]) -> Work[Report]:
    """Return what `check` finds in a few of these pairs, taken evenly."""
    step = max(1.0, len(pairs) / SPOT_CHECKED)
    some = tuple(pairs[int(place * step)] for place in range(min(len(pairs), SPOT_CHECKED)))
    return (yield from check(PairSet((), "", some)))


def _is_own(pair: Pair) -> bool:
    return is_own_result(pair.blurred) or is_own_result(pair.sharp)


def _read(pair: Pair) -> tuple[Pixels | None, Pixels | None, list[Finding]]:
    halves: list[Pixels | None] = []
    broken = []
    for path in (pair.blurred, pair.sharp):
        try:
            halves.append(load_rgb(path))
        except Exception as error:  # noqa: BLE001 - such as too little memory for this one
            halves.append(None)
            message = of_picture(error, pair.name).message
            broken.append(Finding(pair, "unreadable", "error", message, "drop"))
    return halves[0], halves[1], broken


def _sizes_differ(pair: Pair, blurred: Pixels, sharp: Pixels) -> Finding:
    (one_h, one_w), (other_h, other_w) = blurred.shape[:2], sharp.shape[:2]
    message = msg(
        "blurred {one_w}x{one_h}, sharp {other_w}x{other_h}",
        one_w=one_w,
        one_h=one_h,
        other_w=other_w,
        other_h=other_h,
    )
    numbers = {
        "blurred_width_px": one_w,
        "blurred_height_px": one_h,
        "sharp_width_px": other_w,
        "sharp_height_px": other_h,
    }
    return Finding(pair, "size", "error", message, "drop", numbers)


MOST_LEVELS = 20.0
"""Difference of the means of a channel above which two halves are of different exposure.

That is half a stop in the middle greys. REDS pairs reach 12: blur in linear light brightens.
"""


def _exposures_differ(pair: Pair, blurred: Pixels, sharp: Pixels) -> list[Finding]:
    from engine.core.opencv import cv2

    means = np.array([cv2.mean(half)[:3] for half in (blurred, sharp)])
    levels = float(np.abs(means[0] - means[1]).max())
    if levels <= MOST_LEVELS:
        return []
    message = msg("differ in brightness or colour by {levels:.0f} of 255 levels", levels=levels)
    return [Finding(pair, "exposure", "warning", message, "drop", {"levels": levels})]


def examine(pair: Pair, blurred: Pixels, sharp: Pixels) -> list[Finding]:
    """Return the findings about the halves of one pair, uint8 (H, W, 3) RGB each."""
    if blurred.shape != sharp.shape:
        return [_sizes_differ(pair, blurred, sharp)]
    if np.array_equal(blurred, sharp):
        message = msg("both pictures are identical")
        return [Finding(pair, "not-blurred", "warning", message, "drop", {"edges_kept": 1.0})]
    if min(sharp.shape[:2]) < MIN_PX:
        return []
    one, other = to_grey(blurred), to_grey(sharp)
    shift = measure_shift(one, other)
    rotation = measure_rotation(one, other, shift)
    if rotation.is_real:
        message = msg("rotated by {degrees:+.2f} degrees clockwise", degrees=rotation.degrees)
        return [Finding(pair, "rotated", "error", message, "drop", asdict(rotation))]
    alike = measure_similarity(one, other, shift)
    if alike < UNRELATED:
        message = msg(
            "the two pictures show different scenes (correlation {alike:.2f})", alike=alike
        )
        return [Finding(pair, "unrelated", "error", message, "drop", {"correlation": alike})]
    findings = _exposures_differ(pair, *cut_to_common(blurred, sharp, shift.whole))
    if findings:
        return findings
    x, y = shift.whole
    if shift.is_real:
        message = msg(
            "shifted by {x_px:+.1f} px in x, {y_px:+.1f} px in y", x_px=shift.x_px, y_px=shift.y_px
        )
        left = (1 - abs(x) / one.shape[1]) * (1 - abs(y) / one.shape[0])
        repair: Fix = "shift" if left >= 0.5 else "drop"
        findings.append(Finding(pair, "shifted", "error", message, repair, asdict(shift)))
        one, other = cut_to_common(one, other, (x, y))
    edges = measure_edges(one, other)
    numbers = {"edges_kept": edges.kept, "stronger_log2": edges.stronger_log2}
    if (
        edges.stronger_log2 >= SHARPER_LOG2
        and edges.agreement >= SHARPER_AGREEMENT
        and edges.kept >= KEPT_AT_LEAST
    ):
        message = msg(
            "the blurred picture's edges are {stronger_log2:.1f} times as strong",
            stronger_log2=2**edges.stronger_log2,
        )
        findings.append(Finding(pair, "swapped", "error", message, "swap", numbers))
    elif edges.kept >= NOT_BLURRED:
        message = msg(
            "the blurred picture has {kept:.0%} of the sharp one's edges", kept=edges.kept
        )
        findings.append(Finding(pair, "not-blurred", "warning", message, "drop", numbers))
    return findings


@dataclass(frozen=True)
class _Seen:
    pair: Pair
    home: PairSet
    blurred: bytes
    sharp: bytes

    @property
    def scene(self) -> tuple[object, ...]:
        return self.home.roots, self.pair.split, self.pair.scene

    def validates(self, mine: PairSet) -> bool:
        return self.home is not mine or self.pair.split in ("val", "test")


class _Duplicates:
    """The pairs seen so far, and which of them a new one repeats."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._album = FingerprintIndex()
        self._of_content: dict[bytes, list[int]] = {}
        self._reported: dict[Pair | Unpaired, int] = {}

    def add(
        self, pair: Pair, home: PairSet, blurred: Pixels | None, sharp: Pixels | None
    ) -> list[Finding]:
        """Add a pair and return the duplicates it makes."""
        if sharp is None:
            return []
        new = _Seen(pair, home, _digest(blurred), _digest(sharp))
        fingerprint = Fingerprint.of(to_grey(sharp))
        exact = self._of_content.setdefault(new.sharp, [])
        alike = dict.fromkeys([*exact, *self._album.find_copies(fingerprint)])
        found = [_repeats(new, self._seen[number]) for number in alike]
        exact.append(len(self._seen))
        self._seen.append(new)
        self._album.add(fingerprint)
        return self._new([each for each in found if each is not None])

    def _new(self, found: list[Finding]) -> list[Finding]:
        """Return the findings that are worse than those reported about the same pair before."""
        news = []
        for each in sorted(found, key=lambda each: SEVERITIES.index(each.severity)):
            rank = SEVERITIES.index(each.severity)
            if rank < self._reported.get(each.pair, len(SEVERITIES)):
                self._reported[each.pair] = rank
                news.append(each)
        return news


def _digest(pixels: Pixels | None) -> bytes:
    if pixels is None:
        return b""
    content = hashlib.blake2b(repr(pixels.shape).encode(), digest_size=16)
    content.update(np.ascontiguousarray(pixels).data)
    return content.digest()


def _repeats(new: _Seen, old: _Seen) -> Finding | None:
    """Return what it means that two pairs have the same sharp picture, or duplicates of one."""
    same_sharp = new.sharp == old.sharp
    same_pair = same_sharp and new.blurred == old.blurred and new.blurred != b""
    same_scene = new.scene == old.scene
    if same_scene and not same_pair:
        return None
    how = "same pair" if same_pair else "same sharp picture" if same_sharp else "nearly the same"
    numbers = {"exact": float(same_sharp)}
    mine = new.home
    if new.validates(mine) != old.validates(mine):
        trains, other = (old, new) if new.validates(mine) else (new, old)
        message = msg("{how} in validation: {name}", how=how, name=other.pair.name)
        return Finding(trains.pair, "duplicate", "error", message, "drop", numbers)
    message = msg("{how} as {name}", how=how, name=old.pair.name)
    if same_pair:
        return Finding(new.pair, "duplicate", "warning", message, "drop", numbers)
    return Finding(new.pair, "duplicate", "note", message, "none", numbers)


def _shared_scenes(
    pairs: PairSet, validating: Container[tuple[str, str]], findings: Sequence[Finding]
) -> list[Finding]:
    """Return one finding for each scene in validation of which a pair is kept."""
    dropped = {id(each.pair) for each in findings if each.fix == "drop"}
    first: dict[tuple[str, str], Pair] = {}
    for pair in pairs.pairs:
        if id(pair) not in dropped and (pair.split, pair.scene) in validating:
            first.setdefault((pair.split, pair.scene), pair)
    return [
        Finding(
            pair,
            "shared-scene",
            "warning",
            msg("scene {scene} is also in validation: scores will be too high", scene=pair.scene),
            "none",
        )
        for pair in first.values()
    ]
