"""Finding pictures: what a scan takes, what it passes over, and what cannot stop it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.core.files import TEMPORARY_SUFFIX
from engine.errors import ImageReadError
from engine.events import result_of
from engine.images import FoundImage, WriteOptions, find, find_images, search_images, target_suffix

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links")


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PNG)


def search(*roots: Path, removed: Sequence[Path] = (), **options: Any) -> list[FoundImage]:
    return result_of(search_images(roots, removed=[str(path) for path in removed], **options))


def test_without_a_folder_nothing_is_found():
    assert search() == []


def names(found: list[FoundImage]) -> list[str]:
    return [f.path.relative_to(f.root).as_posix() for f in found]


def test_a_tree_is_searched_and_each_image_has_its_root(tmp_path: Path) -> None:
    tree(tmp_path, "b.JPG", "a.png", "sub/c.tiff", "sub/deep/d.webp", "sub/e.heic", "x.avif")
    found = find_images([tmp_path])
    assert names(found) == [
        "a.png",
        "b.JPG",
        "x.avif",
        "sub/c.tiff",
        "sub/e.heic",
        "sub/deep/d.webp",
    ]
    assert {f.root for f in found} == {tmp_path}


def test_without_recursion_only_the_folder_itself(tmp_path: Path) -> None:
    tree(tmp_path, "a.png", "sub/c.png")
    assert names(find_images([tmp_path], recursive=False)) == ["a.png"]


def test_natural_order(tmp_path: Path) -> None:
    tree(tmp_path, "IMG_10.jpg", "IMG_9.jpg", "img_1.jpg", "²3.jpg", "7/a.jpg", "10/a.jpg")
    got = names(find_images([tmp_path]))
    assert got[:3] == ["img_1.jpg", "IMG_9.jpg", "IMG_10.jpg"]
    assert got[-2:] == ["7/a.jpg", "10/a.jpg"]


def test_system_files_are_skipped(tmp_path: Path) -> None:
    tree(
        tmp_path, "a.jpg", "Thumbs.db", "desktop.ini", ".hidden.jpg", "._a.jpg", "notes.txt",
        ".thumbnails/a.jpg", "@eaDir/a.jpg", "__MACOSX/a.jpg", "$RECYCLE.BIN/a.jpg",
        f".a.123{TEMPORARY_SUFFIX}", "sub/Thumbs.db",
    )  # fmt: skip
    assert names(find_images([tmp_path])) == ["a.jpg"]


def test_a_folder_named_like_an_image_is_a_folder(tmp_path: Path) -> None:
    tree(tmp_path, "x.jpg/inside.jpg", "y.jpg")
    assert names(find_images([tmp_path])) == ["y.jpg", "x.jpg/inside.jpg"]


def test_a_file_named_failed_error(tmp_path: Path) -> None:
    tree(tmp_path, "failed_Error.jpg")
    assert names(find_images([tmp_path])) == ["failed_Error.jpg"]


@POSIX
def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.jpg", "elsewhere/b.jpg")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "other").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "self.jpg").symlink_to(tmp_path / "in" / "self.jpg")
    (tmp_path / "in" / "dead.jpg").symlink_to(tmp_path / "gone.jpg")
    (tmp_path / "in" / "again.jpg").symlink_to(tmp_path / "in" / "a.jpg")
    found = find_images([tmp_path / "in"])
    assert sorted(os.path.realpath(f.path) for f in found) == [
        str(tmp_path / "elsewhere" / "b.jpg"),
        str(tmp_path / "in" / "a.jpg"),
    ]


def test_overlapping_roots_give_each_image_once(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.jpg", "in/b.jpg", "c.jpg", "d.jpg", "e.jpg")
    roots = [tmp_path / n for n in ("c.jpg", "d.jpg", "in/a.jpg", "in")]
    found = find_images([*roots, tmp_path / "c.jpg"])
    assert names(found) == ["c.jpg", "d.jpg", "a.jpg", "b.jpg"]
    assert found[0].root == tmp_path


def test_files_given_directly(tmp_path: Path) -> None:
    tree(tmp_path, "no_suffix", ".hidden.jpg", "wrong.dat")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "broken.jpg").write_bytes(b"")
    got = find_images(sorted(tmp_path.iterdir()))
    assert sorted(names(got)) == [".hidden.jpg", "broken.jpg", "no_suffix", "wrong.dat"]


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ImageReadError) as caught:
        find_images([tmp_path / "gone"])
    assert "gone" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        ((), (), ["a.jpg", "b.png", "raw/a.jpg", "raw/c.tif", "x/raw/d.jpg"]),
        (("*.jpg",), (), ["a.jpg", "raw/a.jpg", "x/raw/d.jpg"]),
        (("*.JPG", "*.png"), (), ["a.jpg", "b.png", "raw/a.jpg", "x/raw/d.jpg"]),
        (("raw/*",), (), ["raw/a.jpg", "raw/c.tif"]),
        (("**/a.jpg",), (), ["a.jpg", "raw/a.jpg"]),
        ((), ("raw",), ["a.jpg", "b.png"]),
        ((), ("raw/",), ["a.jpg", "b.png"]),
        ((), ("*.jpg",), ["b.png", "raw/c.tif"]),
        ((), ("x/*",), ["a.jpg", "b.png", "raw/a.jpg", "raw/c.tif"]),
        (("*.jpg",), ("raw/*",), ["a.jpg", "x/raw/d.jpg"]),
    ],
)
def test_patterns(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]
) -> None:
    tree(tmp_path, "a.jpg", "b.png", "raw/a.jpg", "raw/c.tif", "x/raw/d.jpg")
    assert names(search(tmp_path, include=include, exclude=exclude)) == expected


def test_a_removed_image_is_the_only_one_that_is_left_out(tmp_path: Path) -> None:
    every = ["a.jpg", "sub/a.jpg", "sub/[a]*.jpg", "b/a.jpg"]
    every += ["A.JPG"] if os.path.normcase("A") == "A" and sys.platform != "darwin" else []
    tree(tmp_path, *every)
    for out in every:
        found = search(tmp_path, tmp_path / "sub", tmp_path / "b/a.jpg", removed=[tmp_path / out])
        assert {f.path.relative_to(tmp_path).as_posix() for f in found} == set(every) - {out}


@POSIX
def test_a_link_does_not_take_the_place_of_a_removed_image(tmp_path: Path) -> None:
    tree(tmp_path, "a.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    assert search(tmp_path, removed=[tmp_path / "a.jpg"]) == []


def test_a_folder_that_cannot_be_listed_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a.jpg", "locked/b.jpg", "z/c.jpg")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    seen: list[tuple[Path, str]] = []
    found = search(tmp_path, unreadable=lambda *folder: seen.append(folder))
    assert names(found) == ["a.jpg", "z/c.jpg"]
    assert seen == [(tmp_path / "locked", "Permission denied")]
    assert names(find_images([tmp_path])) == ["a.jpg", "z/c.jpg"]


def test_raw_is_listed_whether_it_can_be_read_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of RAW files without rawpy is not empty: each file says what is missing."""
    tree(tmp_path, "a.NEF", "c.dng")
    monkeypatch.setitem(sys.modules, "rawpy", None)
    assert names(find_images([tmp_path])) == ["a.NEF", "c.dng"]


def test_a_very_deep_tree(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(PNG)
    assert len(find_images([tmp_path])) == 1


def passed_over(*roots: Path, **options: object) -> list[str]:
    found: list[str] = []
    search(*roots, unsupported=lambda p: found.append(p.name), **options)
    return sorted(found)


def test_pictures_of_other_kinds_are_told_once_each(tmp_path: Path) -> None:
    tree(tmp_path, "a.png", "b.gif", "sub/c.PSD", "notes.txt", "Thumbs.db", ".hidden.gif", "d.gif")
    (tmp_path / "d.gif").write_bytes(b"GIF89a" + bytes(60))
    assert passed_over(tmp_path) == ["b.gif", "c.PSD", "d.gif"]
    assert passed_over(tmp_path, recursive=False) == ["b.gif", "d.gif"]
    assert passed_over(tmp_path, exclude=["b*"]) == ["c.PSD", "d.gif"]
    assert passed_over(tmp_path, include=["*.psd"]) == ["c.PSD"]
    # Given directly, the content decides, as for all others.
    assert passed_over(tmp_path / "a.png", tmp_path / "d.gif", tmp_path / "notes.txt") == ["d.gif"]
    assert names(find_images([tmp_path / "b.gif"])) == ["b.gif"]


def test_jpegs_by_other_names_are_found_and_rarer_pictures_counted(tmp_path: Path) -> None:
    jpegs = [f"a{n}.{kind}" for n, kind in enumerate(("MPO", "jif", "jfif", "jpe", "insp"))]
    others = ["apng", "avifs", "bpg", "cur", "fits", "flif", "hdp", "icns", "jxr", "pcd", "pfm"]
    others += ["qoi", "wdp"]
    tree(tmp_path, *jpegs, *(f"b.{kind}" for kind in others))
    assert sorted(names(find_images([tmp_path]))) == sorted([*jpegs, "b.apng"])
    assert passed_over(tmp_path) == [f"b.{kind}" for kind in others if kind != "apng"]
    for name in jpegs:
        assert target_suffix(Path(name), WriteOptions()) == (Path(name).suffix, "")


@pytest.mark.parametrize(
    ("taken", "expected", "left"),
    [
        ("jpeg", ["a.png", "IMG_1.JPG", "IMG_2.HEIC", "IMG_3.NEF"], ["IMG_2.dng", "img_1.CR3"]),
        ("raw", ["a.png", "img_1.CR3", "IMG_2.dng", "IMG_3.NEF"], ["IMG_1.JPG", "IMG_2.HEIC"]),
        ("both", ["a.png", "img_1.CR3", "IMG_1.JPG", "IMG_2.dng", "IMG_2.HEIC", "IMG_3.NEF"], []),
    ],
)
def test_of_raw_and_jpeg_pairs_one_is_taken(
    tmp_path: Path, taken: str, expected: list[str], left: list[str]
) -> None:
    """A RAW alone, or with a TIFF or a JPEG of its name elsewhere, is no pair."""
    pairs = ["img_1.CR3", "IMG_1.JPG", "IMG_2.dng", "IMG_2.HEIC"]
    tree(tmp_path, "a.png", *pairs, "IMG_3.NEF", "sub/IMG_3.jpg", "sub/IMG_4.nef", "sub/IMG_4.tif")
    told: list[str] = []
    found = search(tmp_path, raw_pairs=taken, paired=lambda path: told.append(path.name))
    assert names(found) == [*expected, "sub/IMG_3.jpg", "sub/IMG_4.nef", "sub/IMG_4.tif"]
    assert sorted(told) == left


def test_names_of_a_pair_may_differ_in_their_unicode_form(tmp_path: Path) -> None:
    """Where the disk keeps both: a card of a camera, and what a Mac has copied."""
    tree(tmp_path, "B\u00e4.cr3", "Ba\u0308.jpg")
    assert [one.path.suffix for one in search(tmp_path, raw_pairs="jpeg")] == [".jpg"]


def test_a_raw_file_given_directly_or_without_its_jpeg_is_taken(tmp_path: Path) -> None:
    tree(tmp_path, "a.cr3", "a.jpg", "b.cr3", "b.jpg", "c.cr3", "c.jpg/d.png", "._c.jpg")
    told: list[str] = []

    def taken(*roots: Path, **options: Any) -> list[str]:
        told.clear()
        more = {"raw_pairs": "jpeg", "paired": lambda path: told.append(path.name)}
        return sorted(one.path.name for one in search(*roots, **more, **options))

    raw = tmp_path / "a.cr3"
    assert taken(raw) == ["a.cr3"]
    assert taken(raw, raw.with_suffix(".jpg")) == ["a.cr3", "a.jpg"]
    for roots in ((tmp_path, raw), (raw, tmp_path)):
        assert taken(*roots) == ["a.cr3", "a.jpg", "b.jpg", "c.cr3", "d.png"]
        assert told == ["b.cr3"]
    assert taken(tmp_path, exclude=["*.jpg"]) == ["a.cr3", "b.cr3", "c.cr3"]
    assert taken(tmp_path, include=["*.cr3"]) == ["a.cr3", "b.cr3", "c.cr3"]
    assert taken(tmp_path, exclude=["*.cr3", "c.jpg"]) == ["a.jpg", "b.jpg"]
    assert not told
    # Who takes the JPEG from the list does not want the RAW instead.
    assert taken(tmp_path, removed=[raw.with_suffix(".jpg")]) == ["b.jpg", "c.cr3", "d.png"]


def test_raw_without_its_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.NEF", "b.png")
    monkeypatch.setattr(find, "READABLE", frozenset({".png"}))
    monkeypatch.setattr(find, "OTHER_PICTURES", frozenset({".nef"}))
    assert passed_over(tmp_path) == ["a.NEF"]


def test_a_share_that_fails_is_said_to_be_missing(tmp_path, monkeypatch):
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ESTALE, "Stale file handle")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", fail)
        with pytest.raises(ImageReadError):
            result_of(search_images([tmp_path]))
