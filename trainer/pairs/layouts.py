"""The folder layouts of deblurring data sets: which folder is blurred, which sharp, which scene.

A folder is scanned once; every layout then reads the scan and touches no disk. Each answers with
couples: a folder of blurred pictures, a folder of sharp ones, and how their pictures find each
other. Where a data set names its scenes by folders, a scene is a folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from engine.errors import PairError

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
LAYOUTS: Mapping[str, str] = {
    "gopro": "train|test/<scene>/blur|blur_gamma and sharp",
    "hide": "train and test beside GT, files of one name",
    "realblur": "RealBlur-J|R.../sceneNNN/blur/blur_N and gt/gt_N, RealBlur_?_*_list.txt beside it",
    "reds": "train|val/train_blur|val_blur/<scene> and train_sharp|val_sharp/<scene>",
    "scenes": "<scene>/blur and sharp, any number of scenes, under train|val|test or not",
    "plain": "blur|blurred|blurry|input|lq beside sharp|gt|target|hq, files of one name",
}
"""Every layout that `find_pairs` knows, with what it looks for."""

Parts = tuple[str, ...]
"""A folder below the one that was scanned, as the names on the way to it."""
Tree = Mapping[Parts, tuple[str, ...]]
"""Every folder below a root with the names of the pictures in it, both in natural order."""

_BLURRED = ("blur", "blurred", "blurry", "input", "lq")
_SHARP = ("sharp", "gt", "target", "hq")
_SPLITS = {
    "train": "train", "training": "train", "val": "val", "valid": "val", "validation": "val",
    "test": "test", "testing": "test",
}  # fmt: skip
_RUBBISH = frozenset({"@eadir", "__macosx", "$recycle.bin"})
"""Folders that systems fill with thumbnails, which look like pictures that have lost a partner."""
_ROLE = re.compile(
    r"(?:^|(?<=[_\-. ]))(?:blurred|blurry|blur|input|lq|sharp|gt|target|hq)(?=[_\-. ]|$)", re.I
)
_NUMBER = re.compile(r"[\s_.\-(]*\d+\)?$")
_FROM_VIDEO = re.compile(r"\d+from(.+)$")
"""HIDE names a frame after its video: 12fromGOPR0950.png."""


@dataclass(frozen=True)
class Couple:
    """A folder of blurred and a folder of sharp pictures that belong together."""

    blurred: Parts
    sharp: Parts
    split: str = ""
    scene: str = ""
    matched_by: str = "path"
    """What both halves share: the `path` below their folder, the last folder and the name of the
    `frame`, or the `name` alone, wherever it lies."""
    names_tell: bool = True
    """Whether folders below and file names tell the scenes; `scene` stands where they do not."""
    sharp_may_be_alone: bool = False

    def place(self, parts: Parts, name: str) -> Parts:
        """Return what the two halves of a pair share, for a picture below its folder."""
        key = pair_key(PurePath(name).stem)
        return {"path": (*parts, key), "frame": (*parts[-1:], key), "name": (key,)}[self.matched_by]

    def scene_of(self, parts: Parts, name: str) -> tuple[str, str]:
        """Return (split, scene) of a picture below its folder."""
        if not self.names_tell:
            return self.split, self.scene
        of_name = scene_of_name(pair_key(PurePath(name).stem))
        if self.matched_by == "name":
            return self.split, of_name or self.scene
        if self.matched_by == "frame":
            return self.split, parts[-1] if parts else self.scene
        split, folders = split_of(parts)
        return self.split or split, "/".join(folders) or of_name or self.scene


def scan(root: Path) -> Tree:
    """Return every folder below `root` with its pictures; links are followed, loops are not.

    Hidden files and folders are passed over. PairError for a folder that is absent or unreadable.
    """
    tree: dict[Parts, tuple[str, ...]] = {}
    above: dict[Parts, set[str]] = {}

    def refuse(error: OSError) -> None:
        hint = "Check the spelling and the rights, or connect the drive."
        raise PairError(f"{error.filename} cannot be listed: {error.strerror}.", hint) from error

    for folder, folders, files in os.walk(root, followlinks=True, onerror=refuse):
        parts = Path(folder).relative_to(root).parts
        real = os.path.realpath(folder)
        on_the_way = above.get(parts[:-1], set()) if parts else set()
        if real in on_the_way:
            folders.clear()
            continue
        above[parts] = on_the_way | {real}
        folders[:] = sorted(
            (d for d in folders if not d.startswith(".") and d.lower() not in _RUBBISH), key=natural
        )
        names = (f for f in files if not f.startswith("."))
        tree[parts] = tuple(
            sorted((f for f in names if Path(f).suffix.lower() in PICTURES), key=natural)
        )
    return tree


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts `blur_2` before `blur_10`, and `a1` and `A1` side by side."""
    pieces = re.split(r"([0-9]+)", name)
    key = [(0, int(p), "") if i % 2 else (1, 0, p.lower()) for i, p in enumerate(pieces) if p]
    return (*key, (-1, 0, name))


def below(tree: Tree, folder: Parts) -> Iterator[tuple[Parts, str]]:
    """Yield every picture in and below a folder: the folders under it, and the name."""
    for parts, names in tree.items():
        if parts[: len(folder)] == folder:
            for name in names:
                yield parts[len(folder) :], name


def pair_key(stem: str) -> str:
    """Return a file name without the word for its half: `gt_7` and `blur_7` are both `7`."""
    return re.sub(r"^[_\-. ]+|[_\-. ]+$", "", _ROLE.sub("", stem)) or stem


def scene_of_name(key: str) -> str:
    """Return the scene that a file name tells: what stands before its number, or its video."""
    video = _FROM_VIDEO.match(key)
    return video[1] if video else _NUMBER.sub("", key)


def split_of(parts: Parts) -> tuple[str, Parts]:
    """Return (train | val | test or nothing, the folders below that one or all there are)."""
    for i, part in enumerate(parts):
        if part.lower() in _SPLITS:
            return _SPLITS[part.lower()], parts[i + 1 :]
    return "", parts


def find_couples(tree: Tree, root: Path, layout: str, blur: str) -> tuple[str, list[Couple]]:
    """Return the layout that fits and its couples; PairError where none does, or several."""
    beside = _beside(tree, root, blur)
    found = {"hide": _hide(tree), "reds": _reds(tree, blur)}
    for name in ("gopro", "realblur"):
        found[name] = [each for each in beside if _made_by(each) == name]
    others = [each for each in beside if not _made_by(each)] if layout == "auto" else beside
    found["plain"] = others if _one_each(others) else []
    found["scenes"] = others
    if layout != "auto":
        found = {layout: found[layout]}
    elif found["plain"]:
        del found["scenes"]
    fitting = [name for name, couples in found.items() if couples]
    if not fitting:
        wanted = LAYOUTS if layout == "auto" else [layout]
        looked = "; ".join(f"{name}: {LAYOUTS[name]}" for name in wanted)
        raise PairError(
            f"No pairs in {root}. Looked for {looked}.",
            "Name the folder that holds these, or give a blurred and a sharp folder.",
        )
    if len(fitting) > 1:
        where = "; ".join(f"{name} ({'/'.join(found[name][0].blurred)})" for name in fitting)
        raise PairError(
            f"{root} fits more than one layout: {where}.",
            "Name the layout, or a folder that holds only one of them.",
        )
    [(name, couples)] = [(name, found[name]) for name in fitting]
    if name == "plain":
        couples = [replace(each, names_tell=True) for each in couples]
    if name == "realblur":
        made = {"/".join(each.blurred[:-2]) or root.name: None for each in couples}
        if len(made) > 1:
            raise PairError(
                f"{root} holds the same scenes more than once: {', '.join(made)}.", "Name one."
            )
        couples = [replace(each, scene=each.blurred[-2]) for each in couples]
    return name, couples


def _one_each(couples: list[Couple]) -> bool:
    splits = [each.split for each in couples]
    return len(set(splits)) == len(splits)


def _beside(tree: Tree, root: Path, blur: str) -> list[Couple]:
    """Return every folder that holds a blurred folder beside a sharp one, the outermost ones."""
    children: dict[Parts, list[str]] = {}
    for parts in tree:
        if parts:
            children.setdefault(parts[:-1], []).append(parts[-1])
    couples: list[Couple] = []
    taken: list[Parts] = []
    known = _BLURRED if blur == "blur" else (blur.lower(),)
    for folder in sorted(children, key=len):
        blurred = [name for name in children[folder] if name.lower() in known]
        sharp = [name for name in children[folder] if name.lower() in _SHARP]
        if not (blurred and sharp) or any(folder[: len(t)] == t for t in taken):
            continue
        asked = [name for name in blurred if name.lower() == blur.lower()]
        halves = (*folder, _only(asked or blurred, folder)), (*folder, _only(sharp, folder))
        taken += halves
        split, scene = split_of(folder)
        name = "/".join(scene) or root.resolve().name
        couples.append(Couple(*halves, split, name, names_tell=False))
    return sorted(couples, key=lambda each: [natural(part) for part in each.blurred])


def _only(names: list[str], folder: Parts) -> str:
    if len(names) > 1:
        raise PairError(
            f"{'/'.join(folder) or 'The folder'} holds {' and '.join(names)}: which one is it?",
            "Name the two folders to pair, or take the other one away.",
        )
    return names[0]


def _made_by(couple: Couple) -> str:
    """Return gopro or realblur where folders are named as those data sets name them."""
    blurred, sharp, scene = couple.blurred[-1].lower(), couple.sharp[-1].lower(), couple.scene
    if (blurred, sharp) == ("blur", "gt") and re.search(r"(^|/)scene\d+$", scene, re.I):
        return "realblur"
    below_split = couple.split and len(split_of(couple.blurred)[1]) > 1
    if below_split and blurred in ("blur", "blur_gamma") and sharp == "sharp":
        return "gopro"
    return ""


def _hide(tree: Tree) -> list[Couple]:
    """GT holds the sharp pictures of training and test; one part alone may have been fetched."""
    couples = []
    for sharp in tree:
        if sharp and sharp[-1].lower() == "gt":
            blurred = [
                parts for parts in tree
                if parts[:-1] == sharp[:-1] and parts and parts[-1].lower() in ("train", "test")
                and any(below(tree, parts))
            ]  # fmt: skip
            couples += [
                Couple(parts, sharp, parts[-1].lower(), "hide", "name", sharp_may_be_alone=True)
                for parts in blurred
            ]
    return couples


def _reds(tree: Tree, blur: str) -> list[Couple]:
    """Archives unpack into more or fewer folders, so the outermost of each name counts."""
    couples = []
    for split in ("train", "val", "test"):
        blurred, sharp = (
            [
                parts for parts in tree
                if [p.lower() for p in parts].count(name) == 1 and parts[-1].lower() == name
            ]
            for name in (f"{split}_{blur}".lower(), f"{split}_sharp")
        )  # fmt: skip
        if len(blurred) > 1 or len(sharp) > 1:
            where = " and ".join("/".join(parts) for parts in (blurred + sharp))
            raise PairError(f"REDS is there more than once: {where}.", "Name one of the folders.")
        if blurred and sharp:
            couples.append(Couple(blurred[0], sharp[0], split, "reds", "frame"))
    return couples
