"""A batch request becomes a list of pictures, each with the file to be written.

Pure: what it has to know of the disk is handed in (`Disk`). What it promises for every request:

- no two pictures get one target, not even with another case or another Unicode form, which are
  the same file on Windows and macOS; the later one gets a number (`a-2.jpg`);
- no target is one of the sources, and nothing is ever overwritten but what the queue knows as a
  result of our own, unaltered since;
- results of an earlier run are not deblurred again, unless they are named as inputs.
"""

from __future__ import annotations

import datetime
import os
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from engine.batch.scale import AUTO_SCALE, check_scale
from engine.core.paths import absolute, is_folder, is_same_folder, lexists
from engine.errors import ConfigError
from engine.images import FoundImage, RawPairs, WriteOptions, target_suffix
from engine.messages import code_of, has_result, joined, msg
from engine.models import RunsOn

Conflict = Literal["unique", "skip", "overwrite"]

BESIDE_TEMPLATE = "{stem}_deblurred{ext}"
"""Name of a result in the folder of its source."""

FOLDER_TEMPLATE = "{stem}{ext}"
"""Name of a result in an output folder."""

TOKENS = ("stem", "model", "strength", "date", "n", "ext")

MAX_NAME_BYTES = 240
"""File systems allow 255; the rest is for a number and for the writer's temporary name."""

MAX_TEMPLATE = 100
"""Characters; leaves room for a stem in any name."""

MOST_THREADS = 256
"""Onnxruntime hangs with thousands of threads."""

LONG_PATH = 259
"""Characters; Windows programs without support for long paths cannot open longer ones."""

_POSIX = os.name == "posix"
_NOT_PORTABLE = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*$", re.IGNORECASE)
_EARLIER_RESULT = re.compile(r"_deblurred(-\d+)?$", re.IGNORECASE)
_NUMBER = re.compile(r"-\d+$")


@dataclass(frozen=True)
class BatchSpec:
    """The settings of a batch; raises ConfigError for one that is out of range."""

    roots: tuple[Path, ...]
    """Folders and files to take pictures from."""
    output: Path | None = None
    """Folder for the results, with the tree below each root mirrored; None = beside the source."""
    base: Path | None = None
    """Folder that the mirrored tree begins at instead, for pictures that are roots themselves."""
    template: str = ""
    """Name of a result, see TOKENS; "" = BESIDE_TEMPLATE or FOLDER_TEMPLATE. `{ext}` has its dot
    and is added where it is missing."""
    target_name: str = ""
    """Name of the result of a single picture, with its suffix, instead of the template."""
    options: WriteOptions = field(default_factory=WriteOptions)
    on_conflict: Conflict = "unique"
    """If a target exists: keep both (add a number), skip the picture, or overwrite it where it is
    a result of ours; any other file stays, and the result gets a number."""
    strength: float = 1.0
    """0 = the source, 1 = the model's result, between = a blend."""
    scale: int = AUTO_SCALE
    """The model works at 1/`scale` of the size; AUTO_SCALE = as is best for
    each picture."""
    recursive: bool = True
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Absolute paths of pictures below the roots that were removed from the list."""
    raw_pairs: RawPairs = "jpeg"
    """Of a RAW file and the JPEG or HEIC of its name beside it: take the finished picture, the RAW,
    or both. A file that is a root itself is always taken."""
    take_results: bool = False
    """Also take pictures that look like results of an earlier run."""
    model: str = ""
    """Name in the catalogue; "" = chosen when the batch is prepared (`engine.models.choice`)."""
    device: str = "auto"
    precision: str | None = None
    threads: int | None = None
    memory_bytes: int | None = None
    """What a run may take on top of the program and the model; None = a share of what is free."""
    guard: bool = True
    """Check each result against its source (`engine.quality.guard`): use less of it, or none."""
    skip_sharp: bool = False
    """Skip pictures that are already sharp (`engine.quality.triage`)."""
    bursts: bool = False
    """Bursts: process the sharpest frame only, if it is not already sharp
    (`engine.batch.bursts`)."""
    provenance: bool = True
    """Write model and settings into the XMP of each result (`engine.images.Provenance`)."""
    one_off: bool = False
    """Says nothing about how these folders are deblurred: some photos, once, by another model."""
    date: str = field(default_factory=lambda: datetime.date.today().isoformat())
    """For `{date}`; stored with the batch, so that one resumed tomorrow keeps its names."""

    def __post_init__(self) -> None:
        """Check the settings."""
        if self.base is not None and self.output is None:
            raise ConfigError("--base requires an output folder.", "Add -o FOLDER.")
        if not self.roots:
            raise ConfigError("No input was given.", "Specify a folder or some photos.")
        if self.target_name and (len(self.roots) > 1 or Path(self.target_name).name in ("", "..")):
            raise ConfigError("{name!r} cannot be the name of the result.", name=self.target_name)
        if not 0 <= self.strength <= 1:
            raise ConfigError(
                "The strength {strength} is not between 0 and 1.", strength=self.strength
            )
        check_scale(self.scale)
        if self.on_conflict not in get_args(Conflict):
            choices = ", ".join(get_args(Conflict))
            raise ConfigError(
                "Unknown conflict rule {on_conflict!r}.",
                "Use {choices}.",
                on_conflict=self.on_conflict,
                choices=choices,
            )
        if self.raw_pairs not in get_args(RawPairs):
            raise ConfigError(
                "Unknown choice for RAW + JPEG pairs: {choice!r}.",
                "Use {choices}.",
                choice=self.raw_pairs,
                choices=", ".join(get_args(RawPairs)),
            )
        if self.threads is not None and not 0 < self.threads <= MOST_THREADS:
            raise ConfigError(
                "Invalid number of threads: {threads}.",
                "Use 1 to {most_threads}.",
                threads=self.threads,
                most_threads=MOST_THREADS,
            )
        if self.memory_bytes is not None and self.memory_bytes <= 0:
            raise ConfigError("The memory limit must be positive.", "For example: --memory 2GB")
        if _NOT_PORTABLE.search(self.date) or "/" in self.date or "\\" in self.date:
            raise ConfigError("{date!r} cannot be part of a file name.", date=self.date)
        check_template(self.template)

    def can_be_watched(self) -> bool:
        """Whether one of the roots is a folder now; the disk is asked."""
        return any(is_folder(root) for root in self.roots)

    @property
    def runs_on(self) -> RunsOn:
        """How the model is to run."""
        return RunsOn(self.device, self.precision, self.threads)


@dataclass(frozen=True, slots=True, init=False)
class ImageJob:
    """One picture planned: where it comes from, where the result goes.

    `overwrite`: what is at `target` now may be lost. `keep`: not "" means that the picture is
    left alone, and why. `note`: what the user should know about the result, or "".
    `preferred_target`: the target before a number was added because it was taken; None if unknown.
    `alone`: no other picture is to be in memory beside it, since it may have ended the program.

    Its paths are kept as text (`source_str`, `target_str`) and become a `Path` on use: a Path takes
    five times as much memory, and there may be 100,000 jobs.
    """

    source_str: str
    target_str: str
    overwrite: bool
    keep: str
    note: str
    _preferred: str
    alone: bool

    def __init__(
        self,
        source: Path | str,
        target: Path | str,
        overwrite: bool = False,
        keep: str = "",
        note: str = "",
        preferred_target: Path | str | None = None,
        alone: bool = False,
    ) -> None:
        target_str = str(target)
        preferred = "" if preferred_target is None else str(preferred_target)
        put = object.__setattr__
        put(self, "source_str", str(source))
        put(self, "target_str", target_str)
        put(self, "overwrite", overwrite)
        put(self, "keep", keep)
        put(self, "note", note)
        put(self, "_preferred", target_str if preferred == target_str else preferred)
        put(self, "alone", alone)

    @property
    def key(self) -> str:
        """The absolute path of the source as text; so a list knows the picture."""
        text = self.source_str
        if (_POSIX and text.startswith("/")) or os.path.isabs(text):
            return text
        return os.path.join(os.getcwd(), text)

    @property
    def source(self) -> Path:
        """What is to be read."""
        return Path(self.source_str)

    @property
    def target(self) -> Path:
        """What is to be written."""
        return Path(self.target_str)

    @property
    def kept_result(self) -> str:
        """The result that is there, if the picture is kept because of it; else ""."""
        return self.target_str if has_result(code_of(self.keep)) else ""

    @property
    def preferred_target(self) -> Path | None:
        """The target without the number that was added because it was taken; None if unknown."""
        return Path(self._preferred) if self._preferred else None

    def replace(self, **changes: Any) -> ImageJob:  # noqa: ANN401 - as the constructor takes them
        """Return a job with some of its values replaced, named as the constructor names them."""
        values: dict[str, Any] = {
            "source": self.source_str,
            "target": self.target_str,
            "overwrite": self.overwrite,
            "keep": self.keep,
            "note": self.note,
            "preferred_target": self._preferred or None,
            "alone": self.alone,
        }
        return ImageJob(**(values | changes))


def check_template(template: str) -> None:
    """Raise ConfigError unless `template` gives one file name for each picture; "" is allowed."""
    if not template:
        return
    tokens = msg("Tokens are {names}.", names=" ".join(f"{{{t}}}" for t in TOKENS))
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise ConfigError(
            "The template {template!r} is broken: {error}.", tokens, template=template, error=error
        ) from None
    used = [name for _, name, _, _ in parts if name is not None]
    for _, name, form, conversion in parts:
        if name is not None and (name not in TOKENS or form or conversion):
            what = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            raise ConfigError(
                "The template {template!r} has an unknown token {{{what}}}.",
                tokens,
                template=template,
                what=what,
            )
    literal = "".join(text for text, _, _, _ in parts)
    if "/" in literal or "\\" in literal or ".." in literal:
        raise ConfigError(
            "The template {template!r} names a folder.",
            "A template is a file name; choose the folder with --output.",
            template=template,
        )
    if _NOT_PORTABLE.search(literal):
        raise ConfigError(
            "The template {template!r} has a character that Windows allows in no file name.",
            'Leave out < > : " | ? * and control characters.',
            template=template,
        )
    if "stem" not in used and "n" not in used:
        raise ConfigError(
            "The template {template!r} gives every picture the same name.",
            "Add {stem} or {n}.",
            template=template,
        )
    if "ext" in used and (used.count("ext") > 1 or not template.endswith("{ext}")):
        raise ConfigError("{{ext}} has to end the template {template!r}.", template=template)
    if len(template) > MAX_TEMPLATE:
        raise ConfigError(
            "The template has {count} characters; at most {max_template} are allowed.",
            count=len(template),
            max_template=MAX_TEMPLATE,
        )


@dataclass(frozen=True)
class Disk:
    """What a plan has to know of the disk; by default it is asked, and nothing is a result."""

    exists: Callable[[Path], bool] = lexists
    """Whether something is at a path."""
    is_same_folder: Callable[[Path, Path], bool] = is_same_folder
    is_result: Callable[[Path], bool] = lambda _path: False
    """Whether it is the result of an earlier run and unaltered since."""


def plan_batch(spec: BatchSpec, found: Iterable[FoundImage], disk: Disk = Disk()) -> list[ImageJob]:
    """Return one job for each picture found, in their order; see the module for its promises.

    Left out without a job: a picture found twice, what lies in the output folder, and results of
    an earlier run (`plan_earlier`, and what `disk` knows).
    """
    named = _named(spec)
    places = _Folders(spec, found := list(found))
    kept = (f for f in found if _same(f.path_str) in named or not places.is_output(f))
    inputs = list({_same(f.path_str): f for f in kept}.values())
    del found
    if not spec.take_results:
        earlier = plan_earlier(spec, inputs, disk)
        inputs = [
            f
            for f in inputs
            if f.path not in earlier and (_same(f.path_str) in named or not disk.is_result(f.path))
        ]
    names, taken = _Names(spec, len(inputs), disk), _Taken()
    taken.sources.update(taken.key(item.path_str) for item in inputs)
    jobs: list[Any] = [None] * len(inputs)
    # Pictures that keep their format choose first: a.jpg stays a.jpg, and a.heic, found before
    # it, becomes a-2.jpg.
    for changing in (False, True):
        for n, item in enumerate(inputs):
            if jobs[n] is None:
                target, note = names.wanted(item, n + 1)
                if changing or not _changes_format(item, target):
                    jobs[n] = _place(spec, item.path_str, target, note, taken, disk)
    return jobs


def plan_earlier(spec: BatchSpec, found: Sequence[FoundImage], disk: Disk = Disk()) -> set[Path]:
    """Return those of `found` that are results of an earlier run, to be left out.

    They are called `*_deblurred`, or, with another template, are beside the picture of which this
    very batch would make them. What was named itself, not found in a folder, is never one.
    """
    names, keys, named = _Names(spec, len(found), disk), _Taken(), _named(spec)
    # Of the names that this batch gives, only those count that a picture has.
    there: dict[str, str] = {}
    for item in found:
        for path in (item.path_str, _unnumbered(item.path_str)):
            there[keys.key(path)] = ""
    for n, item in enumerate(found, 1):
        target = names.wanted(item, n)[0]
        # A name that differs in the format only is a neighbour (IMG.heic, IMG.jpg), no result.
        if _stem(target).casefold() != _stem(item.path_str).casefold():
            key = keys.key(target)
            if key in there:
                there[key] = item.path_str
    earlier = set()
    for item in found:
        path = item.path_str
        if _same(path) in named:
            continue
        made_from = there[keys.key(path)] or there[keys.key(_unnumbered(path))]
        if _EARLIER_RESULT.search(_stem(path)) or made_from not in ("", path):
            earlier.add(item.path)
    return earlier


def likely_results(spec: BatchSpec) -> Callable[[Path], bool]:
    """Return what tells whether a picture that was found looks like a result of an earlier run.

    By its path alone, for a list that is shown before the plan is made; `plan_batch` knows better.
    """
    output = spec.output
    inside = output is not None and any(root in output.parents for root in spec.roots)
    folder = os.path.join(str(output), "") if inside else None

    def is_likely(path: Path) -> bool:
        if folder is not None and str(path).startswith(folder):
            return True
        return not spec.take_results and has_name_of_result(path)

    return is_likely


def has_name_of_result(path: Path) -> bool:
    """Whether a picture or a video is named as results are next to their originals."""
    return _EARLIER_RESULT.search(path.stem) is not None


def numbered(target: Path, number: int) -> Path:
    """Return `target` with a number before its suffix: `a.jpg`, 2 -> `a-2.jpg`."""
    return target.with_name(f"{target.stem}-{number}{target.suffix}")


def path_key(path: Path) -> str:
    """Return a text that is the same for all spellings that any of our systems takes as one file.

    Case and Unicode form are folded; links are not followed.
    """
    return _folded(str(absolute(path)))


class _Taken:
    """Names that are sources, or have been given away as targets."""

    def __init__(self) -> None:
        self.sources: set[str] = set()
        self.numbers: dict[str, int] = {}
        """Each target given away, with the last number tried for the next picture that wants it."""
        self._folders: dict[str, int] = {}
        self._spellings: dict[str, int] = {}

    def key(self, path: str) -> str:
        """Return what is the same for all spellings of one file, as `path_key`; here and now.

        The folder in it is a number, as many pictures are in one.
        """
        folder, name = os.path.split(path)
        number = self._spellings.get(folder)
        if number is None:
            number = self._folders.setdefault(path_key(Path(folder)), len(self._folders))
            self._spellings[folder] = number
        return f"{number}/{_folded(name)}"


def _place(
    spec: BatchSpec,
    source: str,
    preferred: str,
    note: str,
    taken: _Taken,
    disk: Disk,
) -> ImageJob:
    """Return a job with a target that is free, or to be replaced or left; add it to `taken`."""
    target, number, why, keep, overwrite = preferred, 1, "", "", False
    name = os.path.basename(preferred)
    preferred_key = taken.key(preferred)
    while True:
        key = taken.key(target)
        if key in taken.sources:
            why = why or msg("{name} is one of the originals", name=name)
        elif key in taken.numbers:
            why = why or msg("another picture in this batch is saved as {name}", name=name)
        elif not disk.exists(Path(target)):
            break
        elif spec.on_conflict == "skip":
            keep = msg("{name} already exists", "target-exists", name=os.path.basename(target))
            break
        elif spec.on_conflict == "overwrite" and not disk.is_result(Path(target)):
            why = why or msg("{name} exists and is not a result of this program", name=name)
        elif spec.on_conflict == "overwrite":
            overwrite = True
            break
        else:
            why = why or msg("{name} already exists", name=name)
        number = max(number, taken.numbers.get(preferred_key, 1)) + 1
        target = str(numbered(Path(preferred), number))
    taken.numbers[key] = 1
    taken.numbers[preferred_key] = max(number, taken.numbers.get(preferred_key, 1))
    renamed = ""
    if why:
        new = os.path.basename(target)
        renamed = msg("named {name}: {reason}", "renamed", name=new, reason=why)
    note = joined("; ", note, renamed, _long_path(target))
    return ImageJob(source, target, overwrite, keep, note, preferred)


class _Names:
    """Which file each picture would become if it were the only one."""

    def __init__(self, spec: BatchSpec, total: int, disk: Disk) -> None:
        self._spec, self._disk = spec, disk
        self._digits = len(str(total))
        self._folders: dict[tuple[str, Path], tuple[str, bool]] = {}
        self._suffix = lru_cache(maxsize=256)(
            lambda suffix: target_suffix(Path(f"name{suffix}"), spec.options)
        )
        self._values = {
            "model": re.sub(r'[<>:"|?*/\\\x00-\x1f]|\.\.', "-", spec.model or "default"),
            "strength": f"{spec.strength:.2f}".rstrip("0").rstrip("."),
            "date": spec.date,
            "ext": "",
        }

    def wanted(self, item: FoundImage, n: int) -> tuple[str, str]:
        """Return the path of the result of picture number `n`, and a note on its name or ""."""
        spec, path = self._spec, item.path_str
        folder, beside = self._folder(item)
        suffix, note = self._suffix(_suffix(path))
        if spec.target_name:
            return os.path.join(folder, Path(spec.target_name).name), note
        template = spec.template or (BESIDE_TEMPLATE if beside else FOLDER_TEMPLATE)
        values = {**self._values, "n": f"{n:0{self._digits}}"}
        stem = _stem(path)
        name = template.format(stem=stem, **values)
        too_long = len(os.fsencode(name + suffix)) - MAX_NAME_BYTES
        if too_long > 0:
            name = template.format(stem=shortened(stem, too_long), **values)
            why = msg(
                "name shortened by {count} bytes: it was too long", "name-shortened", count=too_long
            )
            note = joined("; ", note, why)
        base, dot, rest = name.partition(".")
        if _RESERVED.match(base):
            name = f"{base}_{dot}{rest}"
            reserved = msg("{name} is a reserved name on Windows", name=base)
            renamed = msg("named {name}: {reason}", "renamed", name=name, reason=reserved)
            note = joined("; ", note, renamed)
        return os.path.join(folder, name + suffix), note

    def _folder(self, item: FoundImage) -> tuple[str, bool]:
        """Return the folder of the result, and whether it is that of the source."""
        key = os.path.dirname(item.path_str), item.root
        if key not in self._folders:
            folder, own = _folder(self._spec, item), item.path.parent
            beside = path_key(folder) == path_key(own)
            if not beside and self._disk.is_same_folder(folder, own):
                # A result is found there again under the name that the folder has as a source.
                folder, beside = own, True
            self._folders[key] = str(folder), beside
        return self._folders[key]


def _folder(spec: BatchSpec, item: FoundImage) -> Path:
    if spec.output is None:
        return item.path.parent
    if spec.base is None:
        return spec.output / item.path.parent.relative_to(item.root)
    folder, base = absolute(item.path.parent), absolute(spec.base)
    if not folder.is_relative_to(base):
        raise ConfigError(
            "{path} is not inside {base}.",
            "--base must be a folder that contains all the pictures.",
            path=item.path,
            base=spec.base,
        )
    return spec.output / folder.relative_to(base)


class _Folders:
    """Where results go, links followed."""

    def __init__(self, spec: BatchSpec, found: Iterable[FoundImage]) -> None:
        self._resolve = lru_cache(maxsize=4096)(lambda path: Path(os.path.realpath(path)))
        roots = {self._resolve(root) for root in {f.root for f in found}}
        output = None if spec.output is None else self._resolve(spec.output)
        # An output folder that is a root, or holds one, is a place of originals all the same.
        inside = output is not None and any(root in output.parents for root in roots)
        self._output = output if inside else None

    def is_output(self, item: FoundImage) -> bool:
        """Return whether the picture lies in an output folder that lies inside a root."""
        if self._output is None:
            return False
        folder = self._resolve(item.path.parent)
        return self._output in (folder, *folder.parents)


def _same(path: str) -> str:
    """Return a text that is the same for two paths that are equal once they are absolute."""
    is_plain = os.path.isabs(path) and ".." not in path
    return os.path.normcase(path if is_plain else os.path.abspath(path))


def _named(spec: BatchSpec) -> set[str]:
    return {_same(str(root)) for root in spec.roots}


def _stem(path: str) -> str:
    """Return `Path(path).stem`."""
    name = os.path.basename(path)
    return name[: len(name) - len(_suffix(name))]


def _suffix(path: str) -> str:
    """Return `Path(path).suffix`."""
    name = os.path.basename(path)
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def _unnumbered(path: str) -> str:
    folder, name = os.path.split(path)
    suffix = _suffix(name)
    return os.path.join(folder, _NUMBER.sub("", _stem(name)) + suffix)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _changes_format(item: FoundImage, target: str) -> bool:
    return _suffix(item.path_str).casefold() != _suffix(target).casefold()


def shortened(stem: str, count: int) -> str:
    """Return `stem` without at least `count` bytes at its end, no character cut in two."""
    while count > 0 and len(stem) > 1:
        count -= len(os.fsencode(stem[-1]))
        stem = stem[:-1]
    return stem.rstrip()


def _long_path(target: str) -> str:
    length = len(target if os.path.isabs(target) else os.path.abspath(target))
    if length <= LONG_PATH:
        return ""
    return msg(
        "the path has {length} characters; some Windows programs open at most {limit}",
        "long-path",
        length=length,
        limit=LONG_PATH,
    )
