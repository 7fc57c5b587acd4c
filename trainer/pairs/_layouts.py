"""The folder layouts of deblurring datasets: which folders are blurred, sharp, and a scene.

A folder is scanned once; the layouts then work on the scan. Each returns folder pairs: a folder of
blurred pictures, a folder of sharp ones, and how their pictures are matched.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from engine.errors import PairError
from engine.images import READABLE, SUFFIXES
from engine.messages import joined, msg

PICTURES = READABLE - frozenset(SUFFIXES["RAW"])
"""RAW is no picture yet, and often lies beside its JPEG of the same name."""
LAYOUTS: Mapping[str, str] = {
    "gopro": "train|test/<scene>/blur|blur_gamma and sharp",
    "hide": "train and test beside GT, files of one name",
    "realblur": "RealBlur-J|R.../sceneNNN/blur/blur_N and gt/gt_N, RealBlur_?_*_list.txt beside it",
    "reds": "train|val/train_blur|val_blur/<scene> and train_sharp|val_sharp/<scene>",
    "scenes": "<scene>/blur and sharp, any number of scenes, under train|val|test or not",
    "plain": "blur|blurred|blurry|input|lq beside sharp|gt|target|hq, files of one name",
    "names": "<name>_blur and <name>_sharp in one folder, or blur and sharp in a folder each pair",
}
"""Every layout that `find_pairs` knows, with its description."""

NO_PAIRS = msg(
    "No pairs found: a blurred and its sharp photo need the same name in folders blur and sharp, "
    "or names such as 1_blur and 1_sharp in one folder."
)

Parts = tuple[str, ...]
"""A folder relative to the scanned one, as path components."""
Tree = Mapping[Parts, tuple[str, ...]]
"""Every folder below a root with the names of its pictures, both in natural order."""

_BLURRED = ("blur", "blurred", "blurry", "input", "lq")
_SHARP = ("sharp", "gt", "target", "hq")
_SPLITS = {
    "train": "train",
    "training": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "test": "test",
    "testing": "test",
}
_IGNORED_FOLDERS = frozenset({"@eadir", "__macosx", "$recycle.bin"})
"""System folders, whose thumbnails would look like unpaired pictures."""
_ROLE = re.compile(
    r"(?:^|(?<=[_\-. ]))(?:blurred|blurry|blur|input|lq|sharp|gt|target|hq)(?=[_\-. ]|$)", re.I
)
_NUMBER = re.compile(r"[\s_.\-(]*\d+\)?$")
_FROM_VIDEO = re.compile(r"\d+from(.+)$")
"""HIDE names frames by their video: 12fromGOPR0950.png."""


@dataclass(frozen=True)
class FolderPair:
    """A folder of blurred and a folder of sharp pictures that belong together."""

    blurred: Parts
    sharp: Parts
    split: str = ""
    scene: str = ""
    matched_by: str = "path"
    """The key that both halves share: the `path` below their folder, the last folder and name of
    the `frame`, or only the `name`."""
    names_give_scene: bool = True
    """Whether subfolders and file names give the scene; otherwise it is `scene`."""
    sharp_may_be_alone: bool = False
    names_give_role: bool = False
    """Whether both halves are in one folder, told apart by their names only."""

    def place(self, parts: Parts, name: str) -> Parts:
        """Return the key of a picture that both halves of its pair share, but see `folded`."""
        stem = PurePath(name).stem
        key = pair_key(stem)
        if self.names_give_role and _ROLE.fullmatch(stem):
            key = ""  # one pair a folder: blur.jpg, sharp.jpg
        return {"path": (*parts, key), "frame": (*parts[-1:], key), "name": (key,)}[self.matched_by]

    def holds(self, name: str, half: str) -> bool:
        """Return whether a picture of this name can be of this half, blurred or sharp."""
        return not self.names_give_role or _role(name) == half

    def scene_of(self, parts: Parts, name: str) -> tuple[str, str]:
        """Return (split, scene) of a picture below its folder."""
        if not self.names_give_scene:
            return self.split, self.scene
        of_name = scene_of_name(pair_key(PurePath(name).stem))
        if self.matched_by == "name":
            return self.split, of_name or self.scene
        if self.matched_by == "frame":
            return self.split, parts[-1] if parts else self.scene
        split, folders = split_of(parts)
        return self.split or split, "/".join(folders) or of_name or self.scene


def folded(place: Parts) -> Parts:
    """Return a key for halves that have come here in different ways.

    The same in upper and lower case, and for letters with marks in one piece and in two (as macOS
    writes them).
    """
    return tuple(unicodedata.normalize("NFC", part).casefold() for part in place)


def scan(root: Path) -> Tree:
    """Return every folder below `root` with its pictures; follows links, but not in loops.

    Skips hidden files and folders. Raises PairError if a folder is missing or unreadable.
    """
    tree: dict[Parts, tuple[str, ...]] = {}
    above: dict[Parts, set[str]] = {}

    def refuse(error: OSError) -> None:
        hint = msg("Check the path and the permissions, or connect the drive.")
        raise PairError(
            "{filename} cannot be read: {reason}.",
            hint,
            filename=error.filename,
            reason=error.strerror,
        ) from error

    for folder, folders, files in os.walk(root, followlinks=True, onerror=refuse):
        parts = Path(folder).relative_to(root).parts
        real = os.path.realpath(folder)
        on_the_way = above.get(parts[:-1], set()) if parts else set()
        if real in on_the_way:
            folders.clear()
            continue
        above[parts] = on_the_way | {real}
        folders[:] = sorted(
            (d for d in folders if not d.startswith(".") and d.lower() not in _IGNORED_FOLDERS),
            key=natural,
        )
        names = (f for f in files if not f.startswith("."))
        tree[parts] = tuple(
            sorted((f for f in names if Path(f).suffix.lower() in PICTURES), key=natural)
        )
    return tree


def raw_hints(*roots: Path) -> list[str]:
    """Return why the RAW files below some folders are no pairs; nothing if there are none."""
    for root in roots:
        for _, _, files in os.walk(root):
            if any(Path(file).suffix.lower() in SUFFIXES["RAW"] for file in files):
                return [msg("RAW files must be developed first, as JPEG or TIFF.")]
    return []


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts `blur_2` before `blur_10`, and `a1` and `A1` side by side."""
    pieces = re.split(r"([0-9]+)", name)
    key = [(0, int(p), "") if i % 2 else (1, 0, p.lower()) for i, p in enumerate(pieces) if p]
    return (*key, (-1, 0, name))


def below(tree: Tree, folder: Parts) -> Iterator[tuple[Parts, str]]:
    """Yield (subfolders, name) of every picture in and below a folder."""
    for parts, names in tree.items():
        if parts[: len(folder)] == folder:
            for name in names:
                yield parts[len(folder) :], name


def pair_key(stem: str) -> str:
    """Return a file name without its role: `gt_7` and `blur_7` are both `7`."""
    return re.sub(r"^[_\-. ]+|[_\-. ]+$", "", _ROLE.sub("", stem)) or stem


def _role(name: str) -> str:
    """Return blurred or sharp, as a file name says; empty if it says neither."""
    found = _ROLE.findall(PurePath(name).stem)
    return "" if not found else "blurred" if found[-1].lower() in _BLURRED else "sharp"


def scene_of_name(key: str) -> str:
    """Return the scene in a file name: the part before its number, or its video."""
    video = _FROM_VIDEO.match(key)
    return video[1] if video else _NUMBER.sub("", key)


def split_of(parts: Parts) -> tuple[str, Parts]:
    """Return (train, val, test or empty, the folders below that one, else all)."""
    for i, part in enumerate(parts):
        if part.lower() in _SPLITS:
            return _SPLITS[part.lower()], parts[i + 1 :]
    return "", parts


def find_folder_pairs(
    tree: Tree, root: Path, layout: str, blur: str
) -> tuple[str, list[FolderPair]]:
    """Return the layout and its folder pairs; raises PairError unless exactly one matches."""
    beside = _beside(tree, root, blur)
    found = {"hide": _hide(tree), "reds": _reds(tree, blur)}
    for name in ("gopro", "realblur"):
        found[name] = [each for each in beside if _made_by(each) == name]
    others = [each for each in beside if not _made_by(each)] if layout == "auto" else beside
    found["plain"] = others if _one_each(others) else []
    found["scenes"] = others
    if layout == "auto" and found["plain"]:
        del found["scenes"]
    if layout == "names" or not any(found.values()):
        found["names"] = _in_one_folder(tree, root)
    if layout != "auto":
        found = {layout: found.get(layout, [])}
    fitting = [name for name, folder_pairs in found.items() if folder_pairs]
    if not fitting:
        wanted = LAYOUTS if layout == "auto" else [layout]
        looked = "; ".join(f"{name}: {LAYOUTS[name]}" for name in wanted)
        searched = msg("Searched {root} for {looked}.", root=root, looked=looked)
        raise PairError(NO_PAIRS, joined(" ", *raw_hints(root), searched))
    if len(fitting) > 1:
        where = "; ".join(f"{name} ({'/'.join(found[name][0].blurred)})" for name in fitting)
        raise PairError(
            "{root} matches more than one layout: {where}.",
            "Specify a folder that contains only one of them.",
            root=root,
            where=where,
        )
    [(name, folder_pairs)] = [(name, found[name]) for name in fitting]
    if name == "plain":
        folder_pairs = [replace(each, names_give_scene=True) for each in folder_pairs]
    if name == "realblur":
        made = {"/".join(each.blurred[:-2]) or root.name: None for each in folder_pairs}
        if len(made) > 1:
            raise PairError(
                "{root} contains the same scenes several times: {made}.",
                "Specify one.",
                root=root,
                made=", ".join(made),
            )
        folder_pairs = [replace(each, scene=each.blurred[-2]) for each in folder_pairs]
    return name, folder_pairs


def _one_each(folder_pairs: list[FolderPair]) -> bool:
    splits = [each.split for each in folder_pairs]
    return len(set(splits)) == len(splits)


def _beside(tree: Tree, root: Path, blur: str) -> list[FolderPair]:
    """Return the outermost folders that contain a blurred and a sharp folder."""
    children: dict[Parts, list[str]] = {}
    for parts in tree:
        if parts:
            children.setdefault(parts[:-1], []).append(parts[-1])
    folder_pairs: list[FolderPair] = []
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
        folder_pairs.append(FolderPair(*halves, split, name, names_give_scene=False))
    return sorted(folder_pairs, key=lambda each: [natural(part) for part in each.blurred])


def _in_one_folder(tree: Tree, root: Path) -> list[FolderPair]:
    """Return the whole folder if it has pairs whose halves only their names tell apart."""
    both = FolderPair((), (), scene=root.resolve().name, names_give_role=True)
    places: dict[str, set[Parts]] = {"blurred": set(), "sharp": set(), "": set()}
    for parts, name in below(tree, ()):
        places[_role(name)].add(folded(both.place(parts, name)))
    return [both] if places["blurred"] & places["sharp"] else []


def _only(names: list[str], folder: Parts) -> str:
    if len(names) > 1:
        raise PairError(
            "{folder} contains both {names}.",
            "Specify the two folders to pair, or remove one.",
            folder="/".join(folder) or "The folder",
            names=" and ".join(names),
        )
    return names[0]


def _made_by(folder_pair: FolderPair) -> str:
    """Return gopro or realblur if the folders are named as in those datasets, else empty."""
    blurred, sharp, scene = (
        folder_pair.blurred[-1].lower(),
        folder_pair.sharp[-1].lower(),
        folder_pair.scene,
    )
    if (blurred, sharp) == ("blur", "gt") and re.search(r"(^|/)scene\d+$", scene, re.I):
        return "realblur"
    below_split = folder_pair.split and len(split_of(folder_pair.blurred)[1]) > 1
    if below_split and blurred in ("blur", "blur_gamma") and sharp == "sharp":
        return "gopro"
    return ""


def _hide(tree: Tree) -> list[FolderPair]:
    """GT holds the sharp pictures of train and test, one of which may not be downloaded."""
    folder_pairs = []
    for sharp in tree:
        if sharp and sharp[-1].lower() == "gt":
            blurred = [
                parts
                for parts in tree
                if parts[:-1] == sharp[:-1]
                and parts
                and parts[-1].lower() in ("train", "test")
                and any(below(tree, parts))
            ]
            folder_pairs += [
                FolderPair(parts, sharp, parts[-1].lower(), "hide", "name", sharp_may_be_alone=True)
                for parts in blurred
            ]
    return folder_pairs


def _reds(tree: Tree, blur: str) -> list[FolderPair]:
    """Archives unpack into varying folders, so the outermost of each name counts."""
    folder_pairs = []
    for split in ("train", "val", "test"):
        blurred, sharp = (
            [
                parts
                for parts in tree
                if [p.lower() for p in parts].count(name) == 1 and parts[-1].lower() == name
            ]
            for name in (f"{split}_{blur}".lower(), f"{split}_sharp")
        )
        if len(blurred) > 1 or len(sharp) > 1:
            where = " and ".join("/".join(parts) for parts in (blurred + sharp))
            raise PairError(
                "Several copies of REDS: {where}.", "Specify one of the folders.", where=where
            )
        if blurred and sharp:
            folder_pairs.append(FolderPair(blurred[0], sharp[0], split, "reds", "frame"))
    return folder_pairs
