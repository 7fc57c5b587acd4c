"""Pairs on disk: every layout found and told apart, pictures read, scenes kept whole."""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.errors import PairError
from trainer.pairs._layouts import natural, pair_key, scene_of_name
from trainer.pairs.dataset import (
    Pair,
    PairSet,
    find_pairs,
    find_pictures,
    load_pair,
    load_rgb,
    split_by_scene,
)


def touch(root: Path, *names: str) -> Path:
    """Make empty files: which pictures belong together is told by their names alone."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def found(pairs: PairSet) -> list[tuple[str, str, str, str]]:
    root = pairs.roots[0]
    return [
        (p.blurred.relative_to(root).as_posix(), p.sharp.relative_to(root).as_posix(),
         p.scene, p.split)
        for p in pairs.pairs
    ]  # fmt: skip


J = "RealBlur-J_ECC_IMCORR_centroid_itensity_ref"
LAYOUTS = {
    "gopro": (
        "gopro",
        ["train/GOPR0372_07_00/blur/000047.png", "train/GOPR0372_07_00/blur_gamma/000047.png",
         "train/GOPR0372_07_00/sharp/000047.png", "test/GOPR0384_11_00/blur/000001.png",
         "test/GOPR0384_11_00/blur_gamma/000001.png", "test/GOPR0384_11_00/sharp/000001.png"],
        [("test/GOPR0384_11_00/blur/000001.png", "test/GOPR0384_11_00/sharp/000001.png",
          "GOPR0384_11_00", "test"),
         ("train/GOPR0372_07_00/blur/000047.png", "train/GOPR0372_07_00/sharp/000047.png",
          "GOPR0372_07_00", "train")]),
    "gopro, a folder above": (
        "gopro",
        ["GOPRO_Large/train/G1/blur/1.png", "GOPRO_Large/train/G1/sharp/1.png"],
        [("GOPRO_Large/train/G1/blur/1.png", "GOPRO_Large/train/G1/sharp/1.png", "G1", "train")]),
    "hide": (
        "hide",
        ["GT/1fromGOPR0950.png", "GT/2fromGOPR0950.png", "GT/7fromGOPR1096.MP4.png",
         "train/1fromGOPR0950.png", "test/test-close-ups/2fromGOPR0950.png",
         "test/test-long-shot/7fromGOPR1096.MP4.png"],
        [("test/test-close-ups/2fromGOPR0950.png", "GT/2fromGOPR0950.png", "GOPR0950", "test"),
         ("test/test-long-shot/7fromGOPR1096.MP4.png", "GT/7fromGOPR1096.MP4.png",
          "GOPR1096.MP4", "test"),
         ("train/1fromGOPR0950.png", "GT/1fromGOPR0950.png", "GOPR0950", "train")]),
    "realblur": (
        "realblur",
        [f"{J}/scene002/blur/blur_{n}.png" for n in (2, 10)]
        + [f"{J}/scene002/gt/gt_{n}.png" for n in (2, 10)],
        [(f"{J}/scene002/blur/blur_{n}.png", f"{J}/scene002/gt/gt_{n}.png", "scene002", "")
         for n in (2, 10)]),
    "reds": (
        "reds",
        ["train/train_blur/000/00000000.png", "train/train_sharp/000/00000000.png",
         "val/val_blur/000/00000000.png", "val/val_sharp/000/00000000.png"],
        [("train/train_blur/000/00000000.png", "train/train_sharp/000/00000000.png",
          "000", "train"),
         ("val/val_blur/000/00000000.png", "val/val_sharp/000/00000000.png", "000", "val")]),
    "reds, unpacked into folders of their own": (
        "reds",
        ["train_blur/train/train_blur_x/000/1.png", "train_sharp/train/000/1.png"],
        [("train_blur/train/train_blur_x/000/1.png", "train_sharp/train/000/1.png",
          "000", "train")]),
    "scenes": (
        "scenes",
        ["reds-000/blur/000.webp", "reds-000/sharp/000.webp",
         "b/deep/Input/1.JPG", "b/deep/target/1.png"],
        [("b/deep/Input/1.JPG", "b/deep/target/1.png", "b/deep", ""),
         ("reds-000/blur/000.webp", "reds-000/sharp/000.webp", "reds-000", "")]),
    "plain": (
        "plain",
        ["lq/IMG_9.jpg", "lq/IMG_10.jpg", "hq/IMG_9.png", "hq/IMG_10.png"],
        [("lq/IMG_9.jpg", "hq/IMG_9.png", "IMG", ""),
         ("lq/IMG_10.jpg", "hq/IMG_10.png", "IMG", "")]),
    "plain, folders within": (
        "plain",
        ["blurred/a/1.png", "blurred/b/1.png", "GT/a/1.png", "GT/b/1.png"],
        [("blurred/a/1.png", "GT/a/1.png", "a", ""), ("blurred/b/1.png", "GT/b/1.png", "b", "")]),
    "plain, scenes in the names": (
        "plain",
        ["train/GoPro/input/GOPR0372_07_00-000047.png",
         "train/GoPro/target/GOPR0372_07_00-000047.png"],
        [("train/GoPro/input/GOPR0372_07_00-000047.png",
          "train/GoPro/target/GOPR0372_07_00-000047.png", "GOPR0372_07_00", "train")]),
    "plain, halves in the names": (
        "plain",
        ["blur/wall_blur.png", "sharp/wall_sharp.png"],
        [("blur/wall_blur.png", "sharp/wall_sharp.png", "wall", "")]),
    "names": (
        "names",
        ["img_1_blur.jpg", "img_1_sharp.jpg", "img_2_sharp.jpg", "img_2_blur.jpg", "me.jpg",
         "more/sharp-wall.png", "more/blurred-wall.png"],
        [("img_1_blur.jpg", "img_1_sharp.jpg", "img", ""),
         ("img_2_blur.jpg", "img_2_sharp.jpg", "img", ""),
         ("more/blurred-wall.png", "more/sharp-wall.png", "more", "")]),
    "names, a folder each pair": (
        "names",
        ["wall/blur.jpg", "wall/sharp.jpg", "gate/Blurry.png", "gate/GT.png"],
        [("gate/Blurry.png", "gate/GT.png", "gate", ""),
         ("wall/blur.jpg", "wall/sharp.jpg", "wall", "")]),
}  # fmt: skip


@pytest.mark.parametrize("case", LAYOUTS)
def test_every_layout_is_recognised(case, tmp_path):
    layout, names, expected = LAYOUTS[case]
    pairs = find_pairs(touch(tmp_path, *names))
    assert (pairs.layout, found(pairs), pairs.unpaired) == (layout, expected, ())
    assert found(find_pairs(tmp_path, layout=layout)) == expected
    assert str(len(expected)) in str(pairs)
    assert layout in str(pairs)


def test_names_of_one_folder_without_their_other_half_are_told(tmp_path):
    touch(tmp_path, "a_blur.jpg", "a_sharp.jpg", "b_blur.jpg", "c_sharp.jpg", "d.jpg")
    alone = {(each.path.name, each.half) for each in find_pairs(tmp_path).unpaired}
    assert alone == {("b_blur.jpg", "blurred"), ("c_sharp.jpg", "sharp")}


def test_pictures_without_a_half_in_their_names_are_no_pairs(tmp_path):
    with pytest.raises(PairError, match="No pairs found"):
        find_pairs(touch(tmp_path, "a_sharp.jpg", "b_blur.jpg", "a.jpg"))


def test_halves_pair_in_any_case_and_any_form_of_a_letter(tmp_path):
    composed, in_two = "Gr\u00f6\u00dfe", "Gro\u0308\u00dfe"
    touch(tmp_path, f"blur/{in_two}/IMG_7.JPG", f"sharp/{composed}/img_7.jpg")
    touch(tmp_path, f"blur/{composed}_8.png", f"sharp/{in_two}_8.png")
    pairs = find_pairs(tmp_path)
    assert (len(pairs), pairs.unpaired) == (2, ())


def test_numbers_alone_are_one_scene_named_after_the_folder(tmp_path):
    root = touch(tmp_path / "holiday", "blur/1.png", "blur/2.png", "sharp/1.png", "sharp/2.png")
    assert find_pairs(root).scenes == (("", "holiday"),)


def test_the_other_blurred_half_is_chosen_by_name(tmp_path):
    touch(tmp_path, *LAYOUTS["gopro"][1])
    pairs = find_pairs(tmp_path, blur="blur_gamma")
    assert {p.blurred.parent.name for p in pairs.pairs} == {"blur_gamma"}
    with pytest.raises(PairError, match=r"Searched .* for gopro"):
        find_pairs(tmp_path, blur="blur_comp")


def test_the_compressed_half_of_reds_is_chosen_by_name(tmp_path):
    touch(tmp_path, *LAYOUTS["reds"][1], "train/train_blur_comp/000/00000000.png")
    pairs = find_pairs(tmp_path, blur="blur_comp")
    assert [p.blurred.parts[-3] for p in pairs.pairs] == ["train_blur_comp"]


def test_scenes_of_one_name_in_train_and_val_are_two(tmp_path):
    pairs = find_pairs(touch(tmp_path, *LAYOUTS["reds"][1]))
    assert pairs.scenes == (("train", "000"), ("val", "000"))
    assert len(pairs.of_split("val")) == 1
    with pytest.raises(PairError, match="Available: train, val"):
        pairs.of_split("test")


def test_nothing_there_says_what_was_looked_for(tmp_path):
    touch(tmp_path, "photos/1.jpg", "sharp/1.jpg")
    with pytest.raises(PairError, match=r"gopro: .*hide: .*realblur: .*reds: .*scenes: .*plain: "):
        find_pairs(tmp_path)
    with pytest.raises(PairError, match=r"Searched .* for reds: [^;]*$"):
        find_pairs(tmp_path, layout="reds")
    with pytest.raises(PairError, match="Choose auto, gopro"):
        find_pairs(tmp_path, layout="coco")
    with pytest.raises(PairError, match="cannot be read"):
        find_pairs(tmp_path / "absent")


def test_two_layouts_are_not_guessed_between(tmp_path):
    touch(tmp_path, *LAYOUTS["gopro"][1], *LAYOUTS["realblur"][1])
    with pytest.raises(PairError, match=r"more than one layout: gopro .*realblur"):
        find_pairs(tmp_path)
    assert find_pairs(tmp_path, layout="realblur").layout == "realblur"
    assert len(find_pairs(tmp_path, layout="scenes")) == 4


def test_two_folders_for_one_half_are_not_guessed_between(tmp_path):
    touch(tmp_path / "one", "blurred/1.png", "input/1.png", "sharp/1.png", "odd/input/lq/1.png")
    with pytest.raises(PairError, match="blurred and input"):
        find_pairs(tmp_path / "one")
    touch(tmp_path / "two", "blur/1.png", "gt/1.png", "sharp/1.png")
    with pytest.raises(PairError, match="gt and sharp"):
        find_pairs(tmp_path / "two")
    touch(
        tmp_path / "three",
        "blur/1.png",
        "input/1.png",
        "gt/1.png",
        "odd/input/1.png",
        "odd/lq/1.png",
    )
    assert find_pairs(tmp_path / "three").pairs[0].blurred.parent.name == "blur"


def test_reds_twice_is_refused(tmp_path):
    again = [f"copy/{name}" for name in LAYOUTS["reds"][1]]
    with pytest.raises(PairError, match="Several copies"):
        find_pairs(touch(tmp_path, *LAYOUTS["reds"][1], *again))


def test_both_halves_of_realblur_are_refused(tmp_path):
    touch(tmp_path, *LAYOUTS["realblur"][1])
    other = [n.replace("RealBlur-J", "RealBlur-R") for n in LAYOUTS["realblur"][1]]
    with pytest.raises(PairError, match=r"RealBlur-J.*RealBlur-R"):
        find_pairs(touch(tmp_path, *other))
    assert len(find_pairs(tmp_path / J)) == 2


def test_the_lists_of_realblur_tell_the_split(tmp_path):
    touch(tmp_path, *LAYOUTS["realblur"][1])
    line = f"{J}/scene002/gt/gt_%d.png {J}/scene002/blur/blur_%d.png \n"
    (tmp_path / "RealBlur_J_train_list.txt").write_text(line % (2, 2))
    (tmp_path / "RealBlur_J_test_list.txt").write_text(line % (10, 10) + line % (11, 11))
    (tmp_path / "RealBlur_R_test_list.txt").write_text(line % (2, 2))
    for root in (tmp_path, tmp_path / J):
        pairs = find_pairs(root)
        assert [p.split for p in pairs.pairs] == ["train", "test"]
        assert [(each.path.name, each.reason) for each in pairs.unpaired] == [
            ("blur_11.png", "in a list, but missing")
        ]


def test_what_has_no_partner_is_told(tmp_path):
    touch(tmp_path, "blur/1.png", "blur/2.png", "sharp/1.png", "sharp/1.jpg", "sharp/3.png")
    pairs = find_pairs(tmp_path)
    assert [p.key for p in pairs.pairs] == ["1"]
    assert {(each.path.name, each.half, each.reason) for each in pairs.unpaired} == {
        ("2.png", "blurred", "no sharp picture"),
        ("3.png", "sharp", "no blurred picture"),
        ("1.png", "sharp", "same name as 1.jpg"),
    }
    assert "3 without a partner" in str(pairs)


def test_a_part_of_hide_misses_nothing(tmp_path):
    names = [name for name in LAYOUTS["hide"][1] if not name.startswith("train")]
    pairs = find_pairs(touch(tmp_path, *names))
    assert (len(pairs), pairs.unpaired) == (2, ())


def test_no_two_files_match(tmp_path):
    with pytest.raises(PairError, match=r"(?s)No pairs found: .*layout plain"):
        find_pairs(touch(tmp_path, "blur/1.png", "sharp/2.png"))


def test_hidden_files_thumbnails_and_loops_are_passed_over(tmp_path):
    touch(tmp_path, "blur/1.png", "blur/._1.png", "blur/@eaDir/1.png", "sharp/1.png", "notes.txt")
    touch(tmp_path, "sharp/.2.png.part", "__MACOSX/blur/1.png", "__MACOSX/sharp/1.png")
    (tmp_path / "blur" / "loop").symlink_to(tmp_path, target_is_directory=True)
    pairs = find_pairs(tmp_path)
    assert (len(pairs), pairs.unpaired) == (1, ())


def test_a_linked_folder_is_followed(tmp_path):
    touch(tmp_path / "disk", "blur/1.png", "sharp/1.png")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "scene").symlink_to(tmp_path / "disk", target_is_directory=True)
    assert len(find_pairs(tmp_path / "data")) == 1


def test_pictures_alone_are_found(tmp_path):
    touch(tmp_path, "10.png", "9.JPG", "below/1.webp", "notes.txt", ".hidden.png")
    assert [p.name for p in find_pictures(tmp_path)] == ["9.JPG", "10.png"]
    assert [p.name for p in find_pictures(tmp_path, recursive=True)] == [
        "9.JPG",
        "10.png",
        "1.webp",
    ]
    with pytest.raises(PairError, match="No pictures in"):
        find_pictures(touch(tmp_path / "empty", "notes.txt"))


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)))
def test_natural_order_is_an_order(names):
    ordered = sorted(names, key=natural)
    again = sorted(random.Random(0).sample(names, len(names)), key=natural)
    assert ordered == again


def test_natural_order_counts():
    assert sorted(["f10", "f9", "F1", "f1b", "a"], key=natural) == ["a", "F1", "f1b", "f9", "f10"]


@given(st.text("abz019_- ", min_size=1, max_size=8).filter(lambda text: text.strip("_- ")))
def test_the_word_for_the_half_is_not_part_of_the_key(stem):
    key = pair_key(stem)
    assert pair_key(f"{stem}_blur") == pair_key(f"gt-{stem}") == pair_key(f"{stem} Sharp") == key
    assert key == stem.strip("_- ")


def test_a_word_that_only_looks_like_a_half_stays():
    assert [pair_key(name) for name in ("sharpener_1", "targets", "blur", "blur_7")] == [
        "sharpener_1", "targets", "blur", "7",
    ]  # fmt: skip


def test_the_scene_is_what_stands_before_the_number():
    names = "IMG_0001", "GOPR0372_07_00-000047", "000047", "12fromGOPR0950", "a (3)", "wall"
    assert [scene_of_name(name) for name in names] == [
        "IMG", "GOPR0372_07_00", "", "GOPR0950", "a", "wall",
    ]  # fmt: skip


# --- reading -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.kron(rng.integers(0, 256, (12, 16, 3)), np.ones((8, 8, 1))).astype(np.uint8)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_picture_that_is_cut_off_is_refused(photo, suffix, tmp_path):
    path = tmp_path / f"1.{suffix}"
    Image.fromarray(photo).save(path)
    whole = path.read_bytes()
    assert load_rgb(path).shape == photo.shape
    path.write_bytes(whole + b"a trailer, such as the film of a phone's moving photo")
    assert load_rgb(path).shape == photo.shape
    for share in (0.2, 0.6, 0.98):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(PairError, match=r"1\.\w+ (is truncated|cannot be read)"):
            load_rgb(path)


@pytest.mark.parametrize("name", ["1.heic", "1.jpg"])
def test_the_heic_of_a_phone_is_read_by_its_content(photo, name, tmp_path):
    heif = pytest.importorskip("pillow_heif")
    path = tmp_path / name
    heif.from_pillow(Image.fromarray(photo)).save(str(path), quality=95)
    assert find_pictures(tmp_path) == [path]
    read = load_rgb(path)
    assert (read.shape, read.dtype) == (photo.shape, np.uint8)
    assert np.abs(read.astype(int) - photo).mean() < 12
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(PairError):
        load_rgb(path)


def test_raw_files_are_left_aside(tmp_path):
    pairs = find_pairs(
        touch(tmp_path, *(f"{h}/1.{s}" for h in ("blur", "sharp") for s in ("CR2", "JPG")))
    )
    assert (len(pairs), pairs.unpaired) == (1, ())
    with pytest.raises(PairError, match="No pictures") as caught:
        find_pictures(touch(tmp_path / "raw", "1.NEF"))
    assert "RAW" in caught.value.hint


def test_pairs_of_raw_files_are_told_to_be_that(tmp_path):
    raw = touch(tmp_path / "raw", "blur/1.CR2", "sharp/1.CR2")
    with pytest.raises(PairError, match="No pairs found") as caught:
        find_pairs(raw)
    assert "RAW files must be developed" in caught.value.hint
    with pytest.raises(PairError, match="No pairs found") as caught:
        find_pairs(touch(tmp_path / "none", "a.jpg"))
    assert "RAW" not in caught.value.hint


def test_names_that_differ_in_case_only_are_two_pairs_where_both_halves_have_both(tmp_path):
    names = [f"{half}/{name}.jpg" for half in ("blur", "sharp") for name in ("IMG_1", "img_1")]
    touch(tmp_path, *names, "blur/Other.jpg", "sharp/OTHER.jpg")
    if len(list((tmp_path / "blur").iterdir())) < 3:
        pytest.skip("this file system does not tell case apart")
    found = find_pairs(tmp_path)
    together = {(pair.blurred.stem, pair.sharp.stem) for pair in found.pairs}
    assert together == {("IMG_1", "IMG_1"), ("img_1", "img_1"), ("Other", "OTHER")}
    assert not found.unpaired


def test_a_thumbnail_within_does_not_hide_that_a_jpeg_is_cut_off(photo, tmp_path):
    path = tmp_path / "1.jpg"
    Image.fromarray(photo).save(path)
    whole = path.read_bytes()
    segment = b"\xff\xe1" + (2 + len(whole)).to_bytes(2, "big") + whole
    path.write_bytes(whole[:2] + segment + whole[2:])
    assert load_rgb(path).shape == photo.shape
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(PairError, match="truncated"):
        load_rgb(path)


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n IEND", b"\xff\xd8"])
def test_what_is_no_picture_is_refused(content, tmp_path):
    (tmp_path / "1.png").write_bytes(content)
    with pytest.raises(PairError, match=r"1\.png is (truncated|empty|not an image|damaged)"):
        load_rgb(tmp_path / "1.png")


def test_a_kind_of_picture_that_is_not_read_is_named(photo, tmp_path):
    path = tmp_path / "1.tif"
    tifffile.imwrite(path, photo.astype(np.float32) / 255, photometric="rgb")
    with pytest.raises(PairError, match="floating-point") as caught:
        load_rgb(path)
    assert "8 or 16 bits" in caught.value.hint


def test_a_tiff_that_opencv_does_not_read_is_read(photo, tmp_path):
    path = tmp_path / "1.tif"
    tifffile.imwrite(path, photo, photometric="rgb", tile=(16, 16))
    np.testing.assert_array_equal(load_rgb(path), photo)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "1.jpg")
    with pytest.raises(PairError, match=r"1\.jpg cannot be read: it is not a regular file"):
        load_rgb(tmp_path / "1.jpg")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PairError, match=r"1\.png cannot be read: No such file"):
        load_rgb(tmp_path / "1.png")


def test_halves_of_different_size_are_refused_with_both_sizes(photo, tmp_path):
    for name, picture in (("a", photo), ("b", photo[:-8])):
        Image.fromarray(picture).save(tmp_path / f"{name}.png")
    pair = Pair(tmp_path / "a.png", tmp_path / "b.png", "scene")
    with pytest.raises(PairError, match="differ in size: 128x96 and 128x88"):
        load_pair(pair)


def test_pictures_come_as_rgb_and_upright(photo, tmp_path):
    Image.fromarray(photo).save(tmp_path / "1.png")
    np.testing.assert_array_equal(load_rgb(tmp_path / "1.png"), photo)
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.fromarray(photo).save(tmp_path / "2.jpg", exif=turned)
    assert load_rgb(tmp_path / "2.jpg").shape == (photo.shape[1], photo.shape[0], 3)


# --- splitting -----------------------------------------------------------------------------------


def pair_set(scenes: dict[str, int]) -> PairSet:
    pairs = [
        Pair(Path(f"{scene}/b/{i}.png"), Path(f"{scene}/s/{i}.png"), scene)
        for scene, count in scenes.items()
        for i in range(count)
    ]
    return PairSet((Path("root"),), "scenes", tuple(pairs))


@given(
    st.dictionaries(st.text("abc", min_size=1), st.integers(1, 30), min_size=2, max_size=12),
    st.floats(0.01, 0.99), st.integers(0, 5),
)  # fmt: skip
def test_no_scene_stands_on_both_sides(scenes, share, seed):
    pairs = pair_set(scenes)
    split = split_by_scene(pairs, share, seed)
    assert not set(split.train.scenes) & set(split.validation.scenes)
    assert {*split.train.pairs, *split.validation.pairs} == set(pairs.pairs)
    assert len(split.train) + len(split.validation) == len(pairs)
    assert split.train.pairs
    assert split.validation.pairs
    assert split == split_by_scene(pairs, share, seed)
    assert split.warning == ""
    # Greedy in a random order: off by half of the largest scene, or by having to leave one.
    off = abs(len(split.validation) - share * len(pairs))
    assert off <= max(scenes.values())


def test_the_seed_matters_and_a_new_scene_moves_little():
    scenes = {f"s{i}": 10 for i in range(40)}
    chosen = [set(split_by_scene(pair_set(scenes), 0.2, seed).validation.scenes) for seed in (0, 1)]
    assert chosen[0] != chosen[1]
    assert len(chosen[0]) == 8
    more = set(split_by_scene(pair_set({**scenes, "new": 10}), 0.2, 0).validation.scenes)
    assert len(more - chosen[0]) <= 1


def test_a_single_scene_is_cut_in_two_runs_with_a_warning():
    pairs = pair_set({"only": 20})
    split = split_by_scene(pairs, 0.25, 0)
    assert split.train.pairs == pairs.pairs[:15]
    assert split.validation.pairs == pairs.pairs[15:]
    assert "one scene (only): frames 16 to 20 are used for validation" in split.warning
    assert len(split_by_scene(pairs, 0.001, 0).validation) == 1
    assert len(split_by_scene(pairs, 0.999, 0).train) == 1


def test_splits_that_make_no_sense_are_refused():
    for share in (-0.1, 1.0, float("nan")):
        with pytest.raises(PairError, match="not between"):
            split_by_scene(pair_set({"a": 2, "b": 2}), share, 0)
    with pytest.raises(PairError, match="One pair"):
        split_by_scene(pair_set({"a": 1}), 0.5, 0)
    assert not split_by_scene(pair_set({"a": 1}), 0, 0).validation.pairs


def test_two_folders_of_shared_pairs_are_two_scenes(shared_data, tmp_path):
    for name in ("reds-000", "reds-020"):
        (tmp_path / name).symlink_to(shared_data / "pairs" / name, target_is_directory=True)
    pairs = find_pairs(tmp_path)
    assert pairs.layout == "scenes"
    assert pairs.scenes == (("", "reds-000"), ("", "reds-020"))
    one = find_pairs(shared_data / "pairs" / "reds-000")
    assert (one.layout, len(one), one.scenes) == ("plain", 12, (("", "reds-000"),))
    split = split_by_scene(pairs, 0.3, 0)
    assert {len(split.train), len(split.validation)} == {25, 12}
