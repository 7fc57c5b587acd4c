"""Pairs on disk: find them in any common folder layout, read them, split them by scene.

A pair is a blurred and a sharp picture of the same moment. The layout of a folder is detected, and
refused if it is ambiguous: a wrong guess would train on the wrong halves. Pictures without a
partner are listed beside the pairs.

A scene must not be on both sides of a split, because neighbouring frames look alike. It is the
folder if the dataset has one per scene, else the video in the file name, else the file name up to
its number, so that IMG_0001 and IMG_0002 are one scene. Scenes of the same name in train and in val
are two scenes (REDS numbers both from 000).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.batch.plan import has_name_of_result
from engine.core.paths import is_file, open_file
from engine.errors import ImageReadError, PairError
from engine.images import eight_bits, read_image, read_origin
from engine.messages import joined, msg
from trainer.arrays import Pixels
from trainer.pairs._layouts import (
    LAYOUTS,
    NO_PAIRS,
    FolderPair,
    Parts,
    Tree,
    below,
    find_folder_pairs,
    folded,
    natural,
    pair_key,
    raw_hints,
    scan,
)

OWN_RESULT = msg("made by this program")


@dataclass(frozen=True)
class Pair:
    """A blurred and a sharp picture of the same moment."""

    blurred: Path
    sharp: Path
    scene: str
    split: str = ""
    """train, val or test if the layout has splits, else empty."""

    @property
    def key(self) -> str:
        """The name that both halves share."""
        return pair_key(self.blurred.stem)

    @property
    def name(self) -> str:
        """The name of the pair in messages."""
        return "/".join(filter(None, (self.split, self.scene, self.key)))


@dataclass(frozen=True)
class Unpaired:
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
    """Pairs in natural order, their origin, and the pictures without a partner."""

    roots: tuple[Path, ...]
    """The folder that was searched, or the blurred and the sharp one."""
    layout: str
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...] = ()

    def __len__(self) -> int:
        return len(self.pairs)

    def __str__(self) -> str:
        splits = dict.fromkeys(each.split for each in self.pairs)
        counts = ", ".join(
            f"{sum(e.split == s for e in self.pairs)} {s}".rstrip() for s in splits if s
        )
        text = f"{len(self)} pairs, scenes: {len(self.scenes)}, layout: {self.layout}"
        text += f" ({counts})" if counts else ""
        return text + (f", {len(self.unpaired)} without a partner" if self.unpaired else "")

    @property
    def scenes(self) -> tuple[tuple[str, str], ...]:
        """Every scene as (split, scene), in the order of the pairs."""
        return tuple(dict.fromkeys((each.split, each.scene) for each in self.pairs))

    def of_split(self, *splits: str) -> PairSet:
        """Return only the pairs of these splits; raises PairError if there are none."""
        kept = tuple(each for each in self.pairs if each.split in splits)
        if not kept:
            there = ", ".join(sorted({each.split or "(none)" for each in self.pairs}))
            raise PairError(
                "No pairs in the split {splits}. Available: {there}.",
                splits=" or ".join(splits),
                there=there,
            )
        alone = tuple(each for each in self.unpaired if each.split in splits)
        return replace(self, pairs=kept, unpaired=alone)


def find_pictures(folder: Path, *, recursive: bool = False) -> list[Path]:
    """Return the pictures in a folder in natural order; raises PairError if there are none.

    `folder` may be a picture itself. `recursive` includes subfolders. Hidden files are skipped.
    """
    if is_file(folder):
        return [folder]
    tree = scan(folder)
    found = [
        folder.joinpath(*parts, name)
        for parts, names in tree.items()
        if recursive or not parts
        for name in names
    ]
    if not found:
        raise PairError(
            "No pictures in {folder}.",
            "Specify a folder that contains photos; RAW files must be developed first.",
            folder=folder,
        )
    return found


def is_own_result(path: Path) -> bool:
    """Whether this program made a picture, by its name or by the record in it."""
    return has_name_of_result(path) or any(read_origin(path))


def load_rgb(path: Path) -> Pixels:
    """Return the picture as uint8 (H, W, 3) RGB, upright; raises PairError if it is broken."""
    return decode_rgb(read_bytes(path), path)


def load_pair(pair: Pair) -> tuple[Pixels, Pixels]:
    """Return both halves as `load_rgb` does; raises PairError if they differ in size."""
    blurred, sharp = load_rgb(pair.blurred), load_rgb(pair.sharp)
    if blurred.shape != sharp.shape:
        sizes = " and ".join(f"{half.shape[1]}x{half.shape[0]}" for half in (blurred, sharp))
        raise PairError(
            "{blurred} and {sharp} differ in size: {sizes}.",
            "Check the folder first: deblur-train check",
            blurred=pair.blurred,
            sharp=pair.sharp,
            sizes=sizes,
        )
    return blurred, sharp


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; raises PairError if it cannot be read, such as a pipe."""
    try:
        with open_file(path) as file:
            return file.read()
    except OSError as error:
        hint = msg("Check the permissions and the drive.")
        raise PairError(
            "{path} cannot be read: {reason}.", hint, path=path, reason=error.strerror or error
        ) from error


def decode_rgb(data: bytes, path: Path, *, full_depth: bool = False) -> Pixels:
    """Return the picture in these bytes of a file, RGB (H, W, 3), upright.

    uint8, or with `full_depth` uint16 if the file has 16 bits. Raises PairError if it is no picture
    of a kind that is read, or truncated: OpenCV fills the missing part with grey.
    """
    from engine.core.opencv import cv2

    hint = msg("Remove it or replace it with a good copy.")
    if _is_truncated(data):
        raise PairError("{path} is truncated.", hint, path=path)
    how = cv2.IMREAD_COLOR | (cv2.IMREAD_ANYDEPTH if full_depth else 0)
    if data and data[4:8] != b"ftyp":  # HEIC and AVIF, which OpenCV does not read everywhere
        with suppress(cv2.error):  # such as too many pixels, an invalid size, or little memory
            stored = cv2.imdecode(np.frombuffer(data, np.uint8), how)
            if stored is not None and stored.dtype in (np.uint8, np.uint16):
                return np.asarray(cv2.cvtColor(stored, cv2.COLOR_BGR2RGB))
    try:  # which reads more kinds, or says what is wrong
        pixels = read_image(path).pixels
    except ImageReadError as error:
        raise PairError(error.message, error.hint) from error
    return pixels if full_depth else eight_bits(pixels)


def _is_truncated(data: bytes) -> bool:
    """Return whether a JPEG, PNG or WebP lacks its end. Bytes after the end are allowed."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return b"IEND" not in data
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return len(data) < 8 + int.from_bytes(data[4:8], "little")
    if data[:2] != b"\xff\xd8":
        return False
    at = 2
    while data[at : at + 1] == b"\xff":  # skip segments up to the scan: one may hold a thumbnail
        if data[at + 1 : at + 2] == b"\xda":
            return data.find(b"\xff\xd9", at) < 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at >= len(data)


def find_pairs(root: Path, *, layout: str = "auto", blur: str = "blur") -> PairSet:
    """Return the pairs in a folder of any layout in `LAYOUTS`; `auto` detects it.

    `blur` selects the blurred half if there are several: `blur_gamma` (GoPro), `blur_comp` (REDS).
    Raises PairError if there is no pair, or the layout is ambiguous.
    """
    if layout not in ("auto", *LAYOUTS):
        raise PairError(
            "Unknown layout {layout!r}.",
            "Choose auto, {layouts}.",
            layout=layout,
            layouts=", ".join(LAYOUTS),
        )
    tree = scan(root)
    layout, folder_pairs = find_folder_pairs(tree, root, layout, blur)
    found = _join(folder_pairs, tree, tree, root, root)
    if layout == "realblur":
        found = _listed(found, root)
    return _checked(PairSet((root,), layout, *found))


Found = tuple[tuple[Pair, ...], tuple[Unpaired, ...]]


def _checked(found: PairSet) -> PairSet:
    if not found.pairs:
        some = ", ".join(each.name for each in found.unpaired[:4]) or "nothing"
        searched = msg(
            "Searched {roots} (layout {layout}): {some}.",
            roots=" and ".join(map(str, found.roots)),
            layout=found.layout,
            some=some,
        )
        raise PairError(NO_PAIRS, joined(" ", *raw_hints(*found.roots), searched))
    return found


def _join(
    folder_pairs: Iterable[FolderPair],
    blurred_tree: Tree,
    sharp_tree: Tree,
    blurred: Path,
    sharp: Path,
) -> Found:
    """Match the pictures of every folder pair."""
    pairs: list[Pair] = []
    unpaired: list[Unpaired] = []
    for folder_pair in folder_pairs:
        one = _index(folder_pair, "blurred", blurred_tree, blurred, unpaired)
        other = _index(folder_pair, "sharp", sharp_tree, sharp, unpaired)
        partners = _partners(one, other)
        alone = other.keys() - partners.values()
        for place in sorted([*one, *alone], key=lambda p: [natural(x) for x in p]):
            path, scene, split = one.get(place) or other[place]
            if place in partners:
                pairs.append(Pair(path, other[partners[place]][0], scene, split))
            elif place in one:
                unpaired.append(Unpaired(path, "blurred", "no sharp picture", scene, split))
            elif not folder_pair.sharp_may_be_alone:
                unpaired.append(Unpaired(path, "sharp", "no blurred picture", scene, split))
    return tuple(pairs), tuple(unpaired)


def _partners(one: Collection[Parts], other: Collection[Parts]) -> dict[Parts, Parts]:
    """Return the key of the other half by that of this half, for each that has a partner.

    Only what has no partner of exactly its key gets one of the same `folded`: a file system may
    tell IMG_1 and img_1 apart.
    """
    found = {place: place for place in one if place in other}
    left: dict[Parts, Parts] = {}
    for place in other:
        if place not in found:
            left.setdefault(folded(place), place)
    for place in one:
        if place not in found and (partner := left.pop(folded(place), None)) is not None:
            found[place] = partner
    return found


def _index(
    folder_pair: FolderPair, half: str, tree: Tree, root: Path, unpaired: list[Unpaired]
) -> dict[Parts, tuple[Path, str, str]]:
    """Return (path, scene, split) of every picture of a half by its key."""
    folder = folder_pair.blurred if half == "blurred" else folder_pair.sharp
    index: dict[Parts, tuple[Path, str, str]] = {}
    for parts, name in below(tree, folder):
        if not folder_pair.holds(name, half):
            continue
        path = root.joinpath(*folder, *parts, name)
        split, scene = folder_pair.scene_of(parts, name)
        place = folder_pair.place(parts, name)
        if place in index:
            reason = msg("same name as {name}", name=index[place][0].name)
            unpaired.append(Unpaired(path, half, reason, scene, split))
        else:
            index[place] = path, scene or root.resolve().name, split
    return index


def _listed(found: Found, root: Path) -> Found:
    """Return the pairs of RealBlur with their splits from the lists in or beside the folder.

    A line is "sharp blurred"; the blurred path ends in sceneNNN/blur/blur_N.png. Lists of the other
    set (J or R) are skipped.
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
    pairs, unpaired = found
    named = [replace(p, split=splits.pop(p.blurred.parts[-3:], p.split)) for p in pairs]
    absent = tuple(
        Unpaired(root.joinpath(*where), "blurred", "in a list, but missing", where[0], split)
        for where, split in splits.items()
    )
    return tuple(named), unpaired + absent


@dataclass(frozen=True)
class SceneSplit:
    """Pairs for training and for validation, with a warning if the split is poor."""

    train: PairSet
    validation: PairSet
    warning: str = ""


def split_by_scene(pairs: PairSet, validation_share: float, seed: int) -> SceneSplit:
    """Return the pairs in two parts that share no scene; the same for the same seed.

    Scenes go to validation in the order of a hash of seed and name, as long as that brings the
    number of validation pairs closer to its share (0..1); each part has at least one scene. Adding
    a scene hardly affects the others. A single scene is cut into two runs of frames, the last one
    for validation, with a warning. Raises PairError if there is nothing to split.
    """
    if not 0 <= validation_share < 1:
        raise PairError(
            "The validation share {validation_share} is not between 0 and 1.",
            validation_share=validation_share,
        )
    total = len(pairs)
    if validation_share == 0:
        return SceneSplit(pairs, replace(pairs, pairs=(), unpaired=()))
    if total < 2:
        raise PairError("One pair cannot be split.", "Add more pairs, or a validation folder.")
    wanted = validation_share * total
    scenes = pairs.scenes
    if len(scenes) == 1:
        first = min(total - 1, max(1, total - round(wanted)))
        warning = msg(
            "All {total} pairs are of one scene ({scene}): frames {first} to {total} are used "
            "for validation but look like the others, so scores will be too high. Add pairs "
            "of another scene.",
            total=total,
            scene=scenes[0][1],
            first=first + 1,
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
        replace(pairs, pairs=tuple(p for p in pairs.pairs if validates(p) is side), unpaired=())
        for side in (False, True)
    ]
    return SceneSplit(parts[0], parts[1], warning)
