"""Repair pairs: write the good and the corrected ones to a new folder; originals are only read.

The new folder has `blur/` and `sharp/` with `<split>/<scene>/<name>` in each, so that `find_pairs`
finds the same scenes and splits. Good files are copied byte by byte. A shift is corrected by
cropping both halves to their common part, in whole pixels, as lossless PNG. Nothing is resampled,
because interpolation would blur the sharp half and alter the noise of the blurred one; at most half
a pixel of a shift remains.

Files are written atomically, and the folder records its origin, so after a crash the same call
continues.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from engine.core.files import TEMPORARY_SUFFIX, sweep_temporaries
from engine.core.paths import exists, is_folder
from engine.errors import PairError
from engine.events import Progress, Work
from engine.messages import msg
from trainer.arrays import Pixels
from trainer.files import write_file
from trainer.pairs.alignment import cut_to_common
from trainer.pairs.dataset import Pair, PairSet, decode_rgb, find_pairs, read_bytes
from trainer.pairs.doctor import Report

_HINT = msg("Free some space or check the permissions, then run the same command to continue.")

MARK = ".deblur-pairs.json"
"""The file that marks a folder as the output of `fix`."""


@dataclass(frozen=True)
class Repair:
    """How one pair is written."""

    pair: Pair
    place: str
    """Path below `blur` and `sharp`, without suffix."""
    swap: bool = False
    shift: tuple[int, int] = (0, 0)

    def halves(self) -> tuple[tuple[str, Path], tuple[str, Path]]:
        """Return the new folder and the original of each half."""
        one, other = self.pair.blurred, self.pair.sharp
        return ("blur", other if self.swap else one), ("sharp", one if self.swap else other)


def plan_repairs(report: Report) -> list[Repair]:
    """Return the repairs of all pairs that no finding drops, in order."""
    dropped: set[Pair] = set()
    swapped: set[Pair] = set()
    shifts: dict[Pair, tuple[int, int]] = {}
    for finding in report.findings:
        if not isinstance(finding.pair, Pair):
            continue
        if finding.fix == "drop":
            dropped.add(finding.pair)
        elif finding.fix == "swap":
            swapped.add(finding.pair)
        elif finding.fix == "shift":
            shifts[finding.pair] = round(finding.numbers["x_px"]), round(finding.numbers["y_px"])
    repairs = []
    taken: set[str] = set()
    for pair in report.pairs.pairs:
        if pair in dropped:
            continue
        place = pair.name
        number = 2
        while place.lower() in taken:
            place = f"{pair.name}-{number}"
            number += 1
        taken.add(place.lower())
        repairs.append(Repair(pair, place, pair in swapped, shifts.get(pair, (0, 0))))
    return repairs


def fix(report: Report, target: Path) -> Work[PairSet]:
    """Write the good and the repaired pairs to a new folder and return them.

    `target` must be new, empty, or left by an earlier call with the same report, and must not be
    inside a folder of the originals. Raises PairError if it is not, if no pair is left, or if
    writing fails; a second call continues.
    """
    repairs = plan_repairs(report)
    if not repairs:
        raise PairError("No usable pair is left.", "See the report, and add other pairs.")
    refuse_inside(target, report.pairs.roots)
    _claim(target, _fingerprint(repairs))
    for done, repair in enumerate(repairs, 1):
        _write_pair(repair, target)
        yield Progress(done, len(repairs), "pairs", repair.pair.name)
    return find_pairs(target, layout="plain")


def refuse_inside(target: Path, roots: tuple[Path, ...]) -> None:
    """Raise PairError if the new folder would be in a folder of the originals."""
    for root in roots:
        if target.resolve().is_relative_to(root.resolve()):
            hint = msg("Choose a folder elsewhere.")
            raise PairError(
                "{target} is inside {root}, where the originals are.",
                hint,
                target=target,
                root=root,
            )


def _fingerprint(repairs: list[Repair]) -> str:
    """Return a hash of the repairs and of size and time of every original."""
    digest = hashlib.sha256()
    for each in repairs:
        row: list[object] = [each.place, each.swap, each.shift]
        for _, path in each.halves():
            try:
                state = path.stat()
            except OSError as error:
                hint = msg("Check the pairs again.")
                raise PairError(
                    "{path} is missing: {reason}.", hint, path=path, reason=error.strerror
                ) from error
            row += [os.fspath(path), state.st_size, state.st_mtime_ns]
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def _claim(target: Path, fingerprint: str) -> None:
    """Create the folder with its mark, or accept one that has this mark."""
    mark = target / MARK
    text = json.dumps({"made_by": "deblur-train check --fix", "from": fingerprint})
    try:
        target.mkdir(parents=True, exist_ok=True)
        sweep_temporaries(target, older_than_seconds=0)
        there = {each.name for each in target.iterdir() if each.suffix != TEMPORARY_SUFFIX}
        if MARK in there and mark.read_text(encoding="utf-8") == text:
            for folder in filter(is_folder, target.rglob("*")):
                sweep_temporaries(folder, older_than_seconds=0)
            return
    except (OSError, UnicodeDecodeError) as error:
        raise PairError(
            "{target} cannot be written: {error}.", _HINT, target=target, error=error
        ) from error
    if there:
        raise PairError(
            "{target} is not empty, and was not made from these pairs.",
            "Choose a new folder.",
            target=target,
        )
    _write(mark, text.encode())


def _write_pair(repair: Repair, target: Path) -> None:
    files = {
        folder: target / folder / f"{repair.place}{'.png' if any(repair.shift) else path.suffix}"
        for folder, path in repair.halves()
    }
    if not any(repair.shift):
        for folder, path in repair.halves():
            data = read_bytes(path)
            if not (exists(files[folder]) and files[folder].stat().st_size == len(data)):
                _write(files[folder], data)
        return
    if all(exists(path) for path in files.values()):
        return
    blurred, sharp = repair.pair.blurred, repair.pair.sharp
    whole = [decode_rgb(read_bytes(one), one, full_depth=True) for one in (blurred, sharp)]
    cut = cut_to_common(whole[0], whole[1], repair.shift)
    of = dict(zip((blurred, sharp), cut, strict=True))
    for folder, path in repair.halves():
        _write(files[folder], _png(of[path]))


def _png(pixels: Pixels) -> bytes:
    from engine.core.opencv import cv2

    done, data = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    assert done
    return data.tobytes()


def _write(path: Path, data: bytes) -> None:
    write_file(path, data, _HINT, PairError)
