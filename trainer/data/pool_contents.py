"""What a pool is made of: its file `made_of.json`, one entry a kind.

A kind (one of `KINDS`) can be added to a pool at any time. It is completed only from the very
pictures, settings and teacher that it was begun with; as long as nothing of it is there, it
may be begun with others. Notes of earlier versions spoke of all kinds at once, and are read, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import PairError
from engine.images.files import atomic_file

NOTE = "made_of.json"
KINDS = ("synth", "real", "taught", "kept")


@dataclass(frozen=True)
class MadeOf:
    """What one kind of pairs is made of, and in how many shards."""

    kind: str
    pictures: Sequence[Path]
    settings: Mapping[str, Any]
    shards: int

    def entry(self) -> dict[str, Any]:
        """Return it as it stands in the note."""
        return {
            "pictures": sorted(str(path.resolve()) for path in self.pictures),
            "settings": dict(self.settings),
            "shards": self.shards,
        }


def shard_path(folder: Path, kind: str, number: int) -> Path:
    """Return where this shard is, or would be."""
    return folder / f"{kind}-{number:04d}.npy"


def begin(folder: Path, wanted: MadeOf) -> list[int]:
    """Write down what a kind is made of; return the numbers of its shards that are not there yet.

    PairError where there are some of it already that were made of something else.
    """
    note = _read(folder)
    kinds, entry = note["kinds"], wanted.entry()
    numbered = wanted.kind == "synth" or wanted.kind in kinds
    first = shard_path(folder, wanted.kind, 0)
    if not numbered and not first.exists():
        # Earlier versions wrote the first one last: these are of a pool that was never finished.
        _remove(_shards(folder, wanted.kind))
    there = _shards(folder, wanted.kind)
    if there and wanted.kind not in kinds and "pictures" in note:
        others = [k for k in KINDS if k not in (wanted.kind, *kinds) and _shards(folder, k)]
        _refuse_unless(folder, _of_old_note(note, entry, alone=not others))
        return _missing(folder, wanted) if numbered else []
    if there and wanted.kind in kinds:
        entry["shards"] = kinds[wanted.kind]["shards"]
        _refuse_unless(folder, kinds[wanted.kind] == entry)
        return _missing(folder, replace(wanted, shards=entry["shards"]))
    if there and not numbered:
        # Nobody wrote down of what: they are taken as they are.
        wanted = replace(wanted, shards=len(there))
        entry = wanted.entry()
    kinds[wanted.kind] = entry
    _write(folder, note)
    return _missing(folder, wanted)


def forget(folder: Path, kind: str) -> None:
    """Remove the shards of a kind that turned out to hold nothing, and what is noted of it."""
    _remove(_shards(folder, kind))
    note = _read(folder)
    note["kinds"].pop(kind, None)
    _write(folder, note)


def missing_shards(folder: Path) -> list[str]:
    """Return the names of shards that the note speaks of and that are not there."""
    kinds = _read(folder)["kinds"].items()
    paths = (shard_path(folder, kind, n) for kind, e in kinds for n in range(e["shards"]))
    return [path.name for path in paths if not path.exists()]


def crops_of_a_picture(folder: Path, kind: str) -> int:
    """Return how many pairs of this kind one picture gave; 1 where nobody wrote it down."""
    note = _read(folder)
    settings = note["kinds"].get(kind, note).get("settings", {})
    return int(settings.get("crops_per_pair", 1)) if kind != "synth" else 1


def _of_old_note(note: Mapping[str, Any], entry: Mapping[str, Any], *, alone: bool) -> bool:
    """Whether a note of an earlier version, which knew no teacher, fits what is wanted.

    `alone`: it speaks of this kind only. Else some of its pictures are of other kinds, and nobody
    wrote down which.
    """
    settings = note["settings"]
    same = all(settings[k] == v for k, v in entry["settings"].items() if k in settings)
    mine, all_of_it = set(entry["pictures"]), set(note["pictures"])
    return same and (mine == all_of_it or (not alone and mine < all_of_it))


def _refuse_unless(folder: Path, same: bool) -> None:
    if not same:
        raise PairError(
            f"The pool {folder} was made of other pictures, with other settings or another "
            "teacher.",
            "Delete it, or name another folder with --pool.",
        )


def _missing(folder: Path, wanted: MadeOf) -> list[int]:
    return [n for n in range(wanted.shards) if not shard_path(folder, wanted.kind, n).exists()]


def _shards(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*.npy"))


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise PairError(
                f"{path} cannot be removed: {error.strerror}.", "Check the rights and the drive."
            ) from error


def _read(folder: Path) -> dict[str, Any]:
    """Return the note, with `kinds` in it; one that is damaged counts where there are shards."""
    path = folder / NOTE
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        if not _is_note(note):
            raise ValueError("it is no note of a pool")
        return {"kinds": {}, **note}
    except FileNotFoundError:
        return {"kinds": {}}
    except (OSError, ValueError) as error:
        if not any(folder.glob("*.npy")):
            return {"kinds": {}}
        raise PairError(
            f"{path} cannot be read: {error}",
            "Delete it, and the pairs beside it are taken as they are; or delete the whole pool.",
        ) from error


def _is_note(note: object) -> bool:
    if not isinstance(note, dict):
        return False
    kinds = note.get("kinds", {})
    entries = [*kinds.values()] if isinstance(kinds, dict) else [None]
    if any(not isinstance(e, dict) or not isinstance(e.get("shards"), int) for e in entries):
        return False
    entries += [note] if "pictures" in note or not kinds else []
    return all(
        isinstance(e.get("pictures"), list) and isinstance(e.get("settings"), dict) for e in entries
    )


def _write(folder: Path, note: Mapping[str, Any]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(folder / NOTE, overwrite=True) as file:
            file.write(json.dumps(note).encode())
    except OSError as error:
        raise PairError(
            f"The pool {folder} cannot be written to: {error.strerror or error}.",
            "Make room, or name another folder.",
        ) from error
