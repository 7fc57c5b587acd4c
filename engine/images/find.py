"""Finding image files: a scan that survives links, system folders and missing permissions."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from engine.core.paths import (
    SpecialFileError,
    exists,
    folder_identity,
    is_folder,
    is_of_system,
    open_file,
    os_path,
)
from engine.errors import ImageReadError
from engine.events import result_of
from engine.images._probe import sniff
from engine.images.formats import (
    OTHER_PICTURES,
    READABLE,
    VIDEO_SUFFIXES,
    RawPairs,
    left_out_of_pairs,
)

_SYSTEM_FOLDERS = frozenset({"@eadir", "__macosx", "$recycle.bin", "system volume information"})
"""Folders that systems and NAS devices fill with copies and thumbnails of images."""

_PROGRESS_FILES = 100

_NUMBER = re.compile("[0-9]+")

_PACKETS = ((0, 188), (4, 192))
"""Of MPEG transport streams: where the first packet has its G, and how long each is."""


@dataclass(frozen=True, slots=True, init=False)
class FoundImage:
    """An image file, and the root below which it was found (to mirror folder trees).

    The path is kept as text (`path_str`) and becomes a `Path` on use: that takes less memory.
    """

    path_str: str
    root: Path

    def __init__(self, path: Path, root: Path) -> None:
        object.__setattr__(self, "path_str", str(path))
        object.__setattr__(self, "root", root)

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.path_str)


def find_images(roots: Sequence[Path], *, recursive: bool = True) -> list[FoundImage]:
    """Return the images among and under `roots`, each file once, in natural order per folder.

    A folder is searched for files with a suffix in `READABLE`; hidden files and folders and
    system thumbnails are skipped; links are followed, loops are not. A file given directly counts
    if its suffix or its first bytes are those of an image, so `*` on a command line does no harm;
    pipes and devices count, too, for `read_image` to refuse them. Raises `ImageReadError` for a
    root that does not exist.
    """
    return result_of(search_images(roots, recursive=recursive))


def search_images(
    roots: Sequence[Path],
    *,
    recursive: bool = True,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    removed: Collection[str] = (),
    raw_pairs: RawPairs = "both",
    is_result: Callable[[Path], bool] = lambda _path: False,
    unreadable: Callable[[Path, str], None] | None = None,
    unsupported: Callable[[Path], None] | None = None,
    paired: Callable[[Path], None] | None = None,
    on_found: Callable[[FoundImage], None] | None = None,
) -> Generator[tuple[int, Path], None, list[FoundImage]]:
    """Do what `find_images` does, and yield (images found so far, current path).

    Once per folder, and every hundred images in a large one; it can be stopped there.
    `include` and `exclude` are case-insensitive shell patterns for the name or the path below the
    root (`*` matches `/` too); excluding a folder excludes its content. `removed`: absolute paths
    of images to leave out. `raw_pairs`: which are taken of a RAW file and a JPEG or HEIC of its
    name in the same folder (IMG_1.CR3, img_1.jpg), if patterns select both, the other one is not
    given directly, and neither is a result of ours, which `is_result` tells.
    `unreadable(folder, reason)` is called for folders that cannot be listed, `unsupported` for each
    picture of a kind that is not read and for each video, except for the short clip that a phone
    saves with a photo (IMG_1.MOV with IMG_1.HEIC), `paired` for each image that was left out for
    its pair, and `on_found` for each image as soon as it is found.
    """
    found, seen = list[FoundImage](), set[str]()
    report = unreadable or (lambda folder, reason: None)
    unwanted, unwanted_paths, where = _Patterns(exclude), frozenset(removed), _Resolver()
    selected = partial(_is_selected, _Patterns(include) if include else None, unwanted)
    others, duplicates = list[Path](), list[Path]()
    pass_over = partial(_note_other, selected, others) if unsupported else _pass_over
    for root in roots:
        if is_searched := _check_root(root):
            choose = partial(_leave_out_duplicates, raw_pairs, selected, is_result, duplicates)
            candidates = _walk(root, recursive, unwanted, report, pass_over, choose)
        else:
            candidates = _alone(root, pass_over)
        for path, relative in candidates:
            if not relative or len(found) % _PROGRESS_FILES == _PROGRESS_FILES - 1:
                yield len(found), path
            if not relative:
                continue  # a folder, about to be searched
            if not selected(relative) or (real := where(path)) in seen:
                continue
            seen.add(real)  # a removed one, too: a link to it must not take its place
            if not unwanted_paths or str(path) not in unwanted_paths:
                found.append(FoundImage(path, root if is_searched else root.parent))
                if on_found is not None:
                    on_found(found[-1])
    for path in _without_films_of(found, others):
        if unsupported:
            unsupported(path)
    for path in duplicates:
        if paired and where(path) not in seen and str(path) not in unwanted_paths:
            paired(path)
    yield len(found), roots[-1] if roots else Path()
    return found


def is_selected(relative: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether `search_images` takes a file with these patterns, by its path below the root."""
    return _is_selected(_Patterns(include) if include else None, _Patterns(exclude), relative)


def _is_selected(wanted: _Patterns | None, unwanted: _Patterns, relative: str) -> bool:
    return (wanted is None or wanted.match(relative)) and not unwanted.match(relative)


def _pass_over(_path: Path, _relative: str) -> None:
    pass


def _note_other(
    is_selected: Callable[[str], bool], others: list[Path], path: Path, relative: str
) -> None:
    """Note a file that is no image, if it is one of those to be told."""
    suffix = path.suffix.lower()
    is_told = suffix in OTHER_PICTURES or suffix in VIDEO_SUFFIXES
    if is_told and is_selected(relative) and not _is_source_code(path):
        others.append(path)


def _is_source_code(path: Path) -> bool:
    """Whether it is named like a video, but is a program in TypeScript or a catalogue of Qt.

    A stream has packets of 188 bytes, or 192 from a camcorder, each with a G in the same place.
    """
    if path.suffix.lower() not in (".ts", ".mts"):
        return False
    try:
        with open(os_path(path), "rb") as stream:
            head = stream.read(4 + 192 + 1)
    except OSError:
        return True
    return not any(head[at : at + 1] == head[at + size :][:1] == b"G" for at, size in _PACKETS)


def _without_films_of(photos: Sequence[FoundImage], others: Sequence[Path]) -> Iterator[Path]:
    stems = {os.path.splitext(photo.path_str)[0] for photo in photos} if others else set()
    for path in others:
        if path.suffix.lower() != ".mov" or os.path.splitext(path)[0] not in stems:
            yield path


def missing_root(root: Path) -> ImageReadError:
    """Return the error for a file or folder that is named and not there, or out of reach."""
    name = os.fsencode(root).decode("utf-8", "replace")
    try:
        os.stat(os_path(root))
    except PermissionError:
        return ImageReadError(
            "You do not have permission to read {name}.",
            "Check the path and the permissions, or connect the drive.",
            name=name,
        )
    except OSError:
        pass
    return ImageReadError(
        "{path} does not exist.",
        "Check the spelling, or connect the drive.",
        code="image.missing",
        path=name,
    )


def _leave_out_duplicates(
    taken: RawPairs,
    is_selected: Callable[[str], bool],
    is_result: Callable[[Path], bool],
    duplicates: list[Path],
    entries: list[os.DirEntry[str]],
    folder: Path,
    prefix: str,
) -> None:
    """Move files out of the entries of a folder whose pair is taken in their place."""

    def is_photo(entry: os.DirEntry[str]) -> bool:
        # A result may have the name of its original, which it must not hide.
        is_wanted = is_selected(prefix + entry.name) and _is_visible_file(entry)
        return is_wanted and not is_result(folder / entry.name)

    names = _duplicates_of_pairs(entries, taken, is_photo)
    duplicates.extend(folder / name for name in names)
    if names:
        entries[:] = [entry for entry in entries if entry.name not in names]


def _duplicates_of_pairs(
    entries: Iterable[os.DirEntry[str]],
    taken: RawPairs,
    is_photo: Callable[[os.DirEntry[str]], bool],
) -> dict[str, None]:
    """Return the names of what is left out, since the other one of its pair is there.

    `is_photo`, which may ask the disk, is called only for what has another one of its name.
    """
    left_out, others = left_out_of_pairs(taken)
    kept = dict[str, list[os.DirEntry[str]]]()
    rest = list[tuple[str, os.DirEntry[str]]]()
    for entry in entries if left_out else ():
        stem, suffix = os.path.splitext(entry.name)
        if suffix.lower() in others:
            kept.setdefault(_stem_key(stem), []).append(entry)
        elif suffix.lower() in left_out:
            rest.append((_stem_key(stem), entry))
    return {
        entry.name: None
        for stem, entry in rest
        if stem in kept and is_photo(entry) and any(map(is_photo, kept[stem]))
    }


def _stem_key(stem: str) -> str:
    """Return what is the same for both of a pair: one may have come by a Mac, with NFD names."""
    if stem.isascii():
        return stem.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())


def _check_root(root: Path) -> bool:
    """Return whether it is a folder; raise ImageReadError where nothing can be found."""
    try:
        is_there, is_searched = exists(root), is_folder(root)
    except OSError:  # a drive or share that fails
        is_there = is_searched = False
    if not is_there:
        raise missing_root(root)
    # A search there would come to all disks, and again and again.
    if is_searched and is_of_system(root):
        raise ImageReadError(
            "{path} belongs to the system and holds no photos.",
            "Choose a folder that contains photos.",
            path=root,
        )
    return is_searched


def _alone(file: Path, pass_over: Callable[[Path, str], None]) -> Iterator[tuple[Path, str]]:
    """Do as `_walk` for a file given directly."""
    if _is_image(file):
        yield file, file.name
    else:
        pass_over(file, file.name)


def _walk(
    root: Path,
    recursive: bool,
    exclude: _Patterns,
    report: Callable[[Path, str], None],
    pass_over: Callable[[Path, str], None],
    choose: Callable[[list[os.DirEntry[str]], Path, str], None],
) -> Iterator[tuple[Path, str]]:
    """Yield (folder, "") and (path, path below the root) of its images, then of its folders.

    `choose` may take entries of a folder away. Other files are given to `pass_over`.
    """
    waiting = [(root, "")]
    visited: set[object] = set()
    while waiting:
        folder, prefix = waiting.pop()
        yield folder, ""
        try:
            identity = folder_identity(folder)
            with os.scandir(os_path(folder)) as scan:
                entries = sorted(scan, key=lambda e: _natural(e.name))
            choose(entries, folder, prefix)
            entries.reverse()
        except OSError as error:
            report(folder, error.strerror or str(error))
            continue
        if identity in visited:
            continue  # a link to a folder already searched
        visited.add(identity)
        folders: list[tuple[Path, str]] = []
        while entries:
            entry = entries.pop()  # and forgets what it knows of it
            if _hidden(entry):
                continue
            try:
                has_more, is_file = entry.is_dir(), entry.is_file()
            except OSError:
                continue  # a circular link
            relative = prefix + entry.name
            if has_more and entry.name.lower() not in _SYSTEM_FOLDERS:
                if recursive and not exclude.match(relative):
                    folders.append((folder / entry.name, relative + "/"))
            elif is_file and os.path.splitext(entry.name)[1].lower() in READABLE:
                yield folder / entry.name, relative
            elif is_file:
                pass_over(folder / entry.name, relative)
        waiting.extend(reversed(folders))


class _Resolver:
    """Where files are when links are followed; what is above them is resolved once a folder."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: Path) -> str:
        text = os_path(path)
        if os.path.islink(text):
            return os.path.normcase(os.path.realpath(text))
        folder, name = os.path.split(text)
        if folder not in self._folders:
            self._folders[folder] = os.path.normcase(os.path.realpath(folder))
        real = os.path.join(self._folders[folder], os.path.normcase(name))
        return text if real == text else real  # the very text, which is kept anyway


def _is_visible_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file() and not _hidden(entry)
    except OSError:
        return False  # a circular link


def _hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False  # attributes are of Windows, where they are known without asking the disk
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is_image(path: Path) -> bool:
    """Return whether a file given directly is an image: by suffix, else by content."""
    if path.suffix.lower() in READABLE:
        return True
    try:
        with open_file(path) as file:
            sniff(file.read(64), path)
    except SpecialFileError:
        return True  # `read_image` says what it is
    except (OSError, ImageReadError):
        return False
    return True


class _Patterns:
    """Shell patterns."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._shell = [pattern.lower().replace("\\", "/").rstrip("/") for pattern in patterns]

    def match(self, relative: str) -> bool:
        """Return whether a pattern matches the path below the root, or its name."""
        low = relative.lower()
        name = low.rpartition("/")[2]
        # "**/x" also means x at the top
        return any(
            fnmatch(low, p) or fnmatch(name, p) or fnmatch("/" + low, p) for p in self._shell
        )


def _natural(name: str) -> str:
    """Return a sort key that puts `IMG_9` before `IMG_10`.

    A number becomes NUL, which no name has, the count of its digits, and these. A text: to sort
    100,000 lists takes half a second, in which no other thread of Python runs.
    """
    return _NUMBER.sub(_sortable, name.casefold())


def _sortable(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"\0{chr(len(digits))}{digits}"
