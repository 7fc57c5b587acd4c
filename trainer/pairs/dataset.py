"""Pairs on disk: find them in any of the usual folders, read them, split them by scene.

A pair is one moment twice, blurred and sharp. Which layout a folder has is found out and said, or
refused where it cannot be told: a wrong guess would train on the wrong halves. What has no partner
is kept beside the pairs, so that nothing goes missing in silence.

A scene is what must not stand on both sides of a split: neighbouring frames look alike, and a net
that saw one knows the other. It is the folder where the data set has one for each scene, else the
video that the file name tells, else the file name up to its number, so that IMG_0001 and IMG_0002
count as one scene. Scenes of one name in train and in val are two scenes (REDS names both from
000 on).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import PairError
from trainer.pairs.layouts import (
    LAYOUTS,
    Couple,
    Parts,
    Tree,
    below,
    find_couples,
    natural,
    pair_key,
    scan,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Pair:
    """A blurred and a sharp picture of the same moment."""

    blurred: Path
    sharp: Path
    scene: str
    split: str = ""
    """train, val or test where the layout says so, else nothing."""

    @property
    def key(self) -> str:
        """The name that both halves share."""
        return pair_key(self.blurred.stem)

    @property
    def name(self) -> str:
        """What messages call this pair."""
        return "/".join(filter(None, (self.split, self.scene, self.key)))


@dataclass(frozen=True)
class Lonely:
    """A picture that is in no pair, and why."""

    path: Path
    half: str
    """blurred or sharp"""
    reason: str
    scene: str = ""
    split: str = ""

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.split, self.scene, self.path.name)))


@dataclass(frozen=True)
class PairSet:
    """Pairs in natural order, where they come from, and the pictures without a partner."""

    roots: tuple[Path, ...]
    """The folder that was searched, or the blurred and the sharp one."""
    layout: str
    pairs: tuple[Pair, ...]
    lonely: tuple[Lonely, ...] = ()

    def __len__(self) -> int:
        return len(self.pairs)

    def __str__(self) -> str:
        splits = dict.fromkeys(each.split for each in self.pairs)
        counts = ", ".join(
            f"{sum(e.split == s for e in self.pairs)} {s}".rstrip() for s in splits if s
        )
        text = f"{len(self)} pairs, scenes: {len(self.scenes)}, layout: {self.layout}"
        text += f" ({counts})" if counts else ""
        return text + (f", {len(self.lonely)} without a partner" if self.lonely else "")

    @property
    def scenes(self) -> tuple[tuple[str, str], ...]:
        """Every scene as (split, scene), in the order of the pairs."""
        return tuple(dict.fromkeys((each.split, each.scene) for each in self.pairs))

    def of_split(self, *splits: str) -> PairSet:
        """Return the pairs of these splits alone; PairError where there are none."""
        kept = tuple(each for each in self.pairs if each.split in splits)
        if not kept:
            there = ", ".join(sorted({each.split or "(none)" for each in self.pairs}))
            raise PairError(f"No pairs of {' or '.join(splits)}; there is {there}.")
        alone = tuple(each for each in self.lonely if each.split in splits)
        return replace(self, pairs=kept, lonely=alone)


def find_pictures(folder: Path, *, recursive: bool = False) -> list[Path]:
    """Return the pictures in this folder in natural order; PairError for none.

    A picture itself is one. `recursive` takes those in folders below too, folder by folder. Hidden
    ones are passed over.
    """
    if folder.is_file():
        return [folder]
    tree = scan(folder)
    found = [
        folder.joinpath(*parts, name)
        for parts, names in tree.items()
        if recursive or not parts
        for name in names
    ]
    if not found:
        raise PairError(f"No pictures in {folder}.", "Name a folder that holds photos.")
    return found


def load_rgb(path: Path) -> Pixels:
    """Return the picture as uint8 (H, W, 3) RGB, turned upright; PairError where it is broken."""
    return decode_rgb(read_bytes(path), path)


def load_pair(pair: Pair) -> tuple[Pixels, Pixels]:
    """Return both halves as `load_rgb` does; PairError where they differ in size."""
    blurred, sharp = load_rgb(pair.blurred), load_rgb(pair.sharp)
    if blurred.shape != sharp.shape:
        sizes = " and ".join(f"{half.shape[1]}x{half.shape[0]}" for half in (blurred, sharp))
        raise PairError(
            f"{pair.blurred} and {pair.sharp} differ in size: {sizes}.",
            "Check the folder first: deblur-train check",
        )
    return blurred, sharp


def read_bytes(path: Path) -> bytes:
    """Return what is in the file; PairError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "Check the rights and the drive."
        raise PairError(f"{path} cannot be read: {error.strerror}.", hint) from error


def decode_rgb(data: bytes, path: Path, flags: int | None = None) -> Pixels:
    """Return the picture in these bytes, RGB; `flags` are those of cv2.imdecode (colour, 8 bits).

    PairError where it is no picture, or is cut off: OpenCV fills the missing part with grey.
    """
    from engine.core.opencv import cv2

    hint = "Remove it or replace it by a good copy."
    if _cut_off(data):
        raise PairError(f"{path} is cut off.", hint)
    try:
        how = cv2.IMREAD_COLOR if flags is None else flags
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), how) if data else None
    except cv2.error as error:  # too many pixels, or a size that makes no sense
        raise PairError(f"{path} cannot be read.", hint) from error
    if pixels is None:
        raise PairError(f"{path} cannot be read.", hint)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))


def _cut_off(data: bytes) -> bool:
    """Whether a JPEG, PNG or WebP lacks its end. Bytes after the end are allowed."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return b"IEND" not in data
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return len(data) < 8 + int.from_bytes(data[4:8], "little")
    if data[:2] != b"\xff\xd8":
        return False
    at = 2
    while data[at : at + 1] == b"\xff":  # over the segments to the scan; a thumbnail lies in one
        if data[at + 1 : at + 2] == b"\xda":
            return data.find(b"\xff\xd9", at) < 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at >= len(data)


def find_pairs(root: Path, *, layout: str = "auto", blur: str = "blur") -> PairSet:
    """Return the pairs in a folder of any layout in `LAYOUTS`, found out where it is `auto`.

    `blur` names the blurred half where there are several: `blur_gamma` (GoPro), `blur_comp` (REDS).
    PairError where there is no pair, or where it cannot be told which pictures belong together.
    """
    if layout not in ("auto", *LAYOUTS):
        raise PairError(f"There is no layout {layout!r}.", f"Known: auto, {', '.join(LAYOUTS)}.")
    tree = scan(root)
    layout, couples = find_couples(tree, root, layout, blur)
    found = _join(couples, tree, tree, root, root)
    if layout == "realblur":
        found = _listed(found, root)
    return _checked(PairSet((root,), layout, *found))


def match_folders(blurred: Path, sharp: Path) -> PairSet:
    """Return the pairs of two folders: files of the same name at the same place below them.

    Names may differ by the word for their half (`blur_1` and `gt_1`). PairError for no pair.
    """
    found = _join([Couple((), ())], scan(blurred), scan(sharp), blurred, sharp)
    return _checked(PairSet((blurred, sharp), "folders", *found))


Found = tuple[tuple[Pair, ...], tuple[Lonely, ...]]


def _checked(found: PairSet) -> PairSet:
    if not found.pairs:
        some = ", ".join(each.name for each in found.lonely[:4]) or "nothing"
        raise PairError(
            f"No pair in {' and '.join(map(str, found.roots))} (layout {found.layout}): {some}.",
            "A blurred and a sharp picture must share their name and lie in matching folders.",
        )
    return found


def _join(
    couples: Iterable[Couple], blurred_tree: Tree, sharp_tree: Tree, blurred: Path, sharp: Path
) -> Found:
    """Match the pictures of every couple."""
    pairs: list[Pair] = []
    lonely: list[Lonely] = []
    for couple in couples:
        one = _index(couple, "blurred", blurred_tree, blurred, lonely)
        other = _index(couple, "sharp", sharp_tree, sharp, lonely)
        for place in sorted(one.keys() | other.keys(), key=lambda p: [natural(x) for x in p]):
            path, scene, split = one.get(place) or other[place]
            if place not in other:
                lonely.append(Lonely(path, "blurred", "no sharp picture", scene, split))
            elif place in one:
                pairs.append(Pair(path, other[place][0], scene, split))
            elif not couple.sharp_may_be_alone:
                lonely.append(Lonely(path, "sharp", "no blurred picture", scene, split))
    return tuple(pairs), tuple(lonely)


def _index(
    couple: Couple, half: str, tree: Tree, root: Path, lonely: list[Lonely]
) -> dict[Parts, tuple[Path, str, str]]:
    """Return (path, scene, split) of every picture of a half by what it shares with the other."""
    folder = couple.blurred if half == "blurred" else couple.sharp
    index: dict[Parts, tuple[Path, str, str]] = {}
    for parts, name in below(tree, folder):
        path = root.joinpath(*folder, *parts, name)
        split, scene = couple.scene_of(parts, name)
        place = couple.place(parts, name)
        if place in index:
            reason = f"{index[place][0].name} is taken for this name"
            lonely.append(Lonely(path, half, reason, scene, split))
        else:
            index[place] = path, scene or root.resolve().name, split
    return index


def _listed(found: Found, root: Path) -> Found:
    """Give the pairs of RealBlur the split that the lists in or beside the folder name.

    A line is "sharp blurred", both from the folder of the list on; what matters is the end
    sceneNNN/blur/blur_N.png. A list names J or R; the other one's is passed over.
    """
    made = re.search(r"RealBlur[-_]([JR])", str(found[0][0].blurred) if found[0] else "", re.I)
    letter = made[1].upper() if made else "[JR]"
    splits: dict[tuple[str, ...], str] = {}
    for folder in (root, root.resolve().parent):
        for path in sorted(folder.glob(f"RealBlur_{letter}_*_list.txt")):
            for line in read_bytes(path).decode("utf-8", "replace").splitlines():
                if len(line.split()) >= 2:
                    blurred = line.split()[1].replace("\\", "/")
                    splits[tuple(blurred.split("/")[-3:])] = path.stem.split("_")[2].lower()
        if splits:
            break
    pairs, lonely = found
    named = [replace(p, split=splits.pop(p.blurred.parts[-3:], p.split)) for p in pairs]
    absent = tuple(
        Lonely(root.joinpath(*where), "blurred", "named in a list, but absent", where[0], split)
        for where, split in splits.items()
    )
    return tuple(named), lonely + absent


@dataclass(frozen=True)
class SceneSplit:
    """Pairs for training and pairs for validation, and what is wrong with that split, if it is."""

    train: PairSet
    validation: PairSet
    warning: str = ""


def split_by_scene(pairs: PairSet, validation_share: float, seed: int) -> SceneSplit:
    """Return the pairs in two parts that share no scene; the same for the same seed.

    Scenes go to validation in the order of a hash of seed and name, each if that brings the number
    of validation pairs nearer to its share (0..1); at least one scene stands on either side. A
    scene that is added later hardly moves the others. A single scene is cut in two runs of
    consecutive frames, the last one for validation, and `warning` says what that means. PairError
    where there is nothing to split.
    """
    if not 0 <= validation_share < 1:
        raise PairError(f"A validation share of {validation_share} is not within 0 and 1.")
    total = len(pairs)
    if validation_share == 0:
        return SceneSplit(pairs, replace(pairs, pairs=(), lonely=()))
    if total < 2:
        raise PairError("One pair cannot be split.", "Name more pairs, or a validation folder.")
    wanted = validation_share * total
    scenes = pairs.scenes
    if len(scenes) == 1:
        first = min(total - 1, max(1, total - round(wanted)))
        warning = (
            f"All {total} pairs are of one scene ({scenes[0][1]}): frames {first + 1} to {total} "
            "validate, but look like those before them, so the figures will flatter. "
            "Add pairs of another scene."
        )
        kept = {id(each) for each in pairs.pairs[first:]}
        return _parted(pairs, lambda each: id(each) in kept, warning)
    counts = {scene: sum((e.split, e.scene) == scene for e in pairs.pairs) for scene in scenes}
    order = sorted(scenes, key=lambda scene: _draw(seed, scene))
    chosen: list[tuple[str, str]] = []
    have = 0
    for scene in order:
        nearer = abs(have + counts[scene] - wanted) < abs(have - wanted)
        if nearer and len(chosen) < len(scenes) - 1:
            chosen.append(scene)
            have += counts[scene]
    chosen = chosen or [min(order, key=lambda scene: counts[scene])]
    return _parted(pairs, lambda each: (each.split, each.scene) in chosen)


def _draw(seed: int, scene: tuple[str, str]) -> bytes:
    text = "\0".join((str(seed), *scene))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()


def _parted(pairs: PairSet, validates: Callable[[Pair], bool], warning: str = "") -> SceneSplit:
    parts = [
        replace(pairs, pairs=tuple(p for p in pairs.pairs if validates(p) is side), lonely=())
        for side in (False, True)
    ]
    return SceneSplit(parts[0], parts[1], warning)
