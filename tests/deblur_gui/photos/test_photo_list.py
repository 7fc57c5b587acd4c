"""The list of photos: states, filter, thumbnails, and 20,000 rows."""

import gc
import lzma
import os
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from deblur_gui.language import use_language
from deblur_gui.photos.photo_list import PhotoList, PhotoModel
from deblur_gui.photos.photo_row import (
    FOLDER_ROLE,
    TARGET_ROLE,
    WORDS_ROLE,
    NameLine,
    Row,
    badge_of,
    label_font,
    label_name,
    state_lines,
    state_words,
)
from deblur_gui.photos.state import Picture, State
from deblur_gui.widgets import thumbnails
from deblur_gui.widgets.thumbnails import read_thumbnail
from engine.batch.differences import DONE_OTHERWISE
from engine.batch.image_io import DONE_BEFORE
from engine.batch.picture import FULL_SIZE_NOTE
from engine.batch.plan import ImageJob
from engine.events import ItemFailed, ItemInBurst, ItemSeen
from engine.messages import Message, code_of, joined, msg

# The offscreen screen cannot hand a smallest size to a window manager, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def jobs(count, folder=Path("/photos")):
    return [ImageJob(folder / f"IMG_{n}.jpg", folder / f"IMG_{n}_x.jpg") for n in range(count)]


@pytest.fixture
def photos(qtbot):
    photos = PhotoList()
    qtbot.addWidget(photos)
    photos.resize(320, 600)
    photos.show()
    yield photos
    photos.stop()


def state_of(**states):
    pictures = {
        f"/photos/{name}.jpg": Picture(f"/photos/{name}.jpg", state, reason=f"because {state}")
        for name, state in states.items()
    }
    return State(pictures=pictures, touched=frozenset(pictures))


def shown(photos):
    return [
        photos.filter.index(row, 0).data(Qt.ItemDataRole.DisplayRole)
        for row in range(photos.filter.rowCount())
    ]


def test_the_first_photo_is_chosen_and_keys_go_through_the_list(photos):
    chosen = []
    photos.photo_chosen.connect(chosen.append)
    photos.show_jobs(jobs(3))
    photos.step(1)
    photos.step(1)
    photos.step(1)
    photos.step(-1)
    names = [Path(key).name for key in chosen]
    assert names == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg", "IMG_1.jpg"]


def test_states_and_reasons_are_shown_and_filtered(photos):
    photos.show_jobs(jobs(4))
    state = state_of(IMG_0="done", IMG_1="failed", IMG_2="kept")
    photos.apply(state, state.touched)
    texts = [
        photos.filter.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)
    ]
    assert texts[1] == "IMG_1.jpg, Failed, because failed"
    photos.show_kind("failed")
    assert shown(photos) == ["IMG_1.jpg"]
    photos.grab()
    photos.show_kind("")
    assert len(shown(photos)) == 4
    assert "1\u00a0failed" in photos._totals.text()


def test_a_photo_that_failed_in_an_earlier_batch_is_marked_so_and_one_since_planned_is_not(photos):
    from engine.queue import Item

    item = Item(
        Path("/photos/IMG_1.jpg"), Path("/photos/x.jpg"), "failed", "it is cut off", "Copy it.",
        "", 0, 0, 1, "", "", None,
    )  # fmt: skip
    photos.show_jobs(jobs(2), failed={"/photos/IMG_1.jpg": item})
    assert [row.state for row in photos.model.rows] == ["waiting", "failed"]
    assert photos.model.rows[1].reason == "it is cut off"
    assert "1\u00a0failed" in photos._totals.text()
    photos.apply(state := state_of(IMG_1="done"), state.touched)
    photos.show_jobs(jobs(2))
    assert photos.model.rows[1].state != "failed"


def test_a_label_that_may_well_be_wrong_is_marked_and_nothing_is_concluded_from_it():
    surely, hardly = (Row("/in/a.jpg", label="noisy", number=n) for n in (0.9, 0.52))
    assert [badge_of(row)[0] for row in (surely, hardly)] == ["Noisy", "Noisy?"]
    assert "little will improve" in state_words(surely)
    assert state_words(hardly) == "Noisy, 52% sure"
    assert badge_of(Row("/in/a.jpg", label="unsure", number=0.4))[0] == "Unsure"


def test_a_sharp_photo_that_will_not_be_skipped_is_marked_as_uncertain(photos):
    photos.show_jobs(jobs(3))
    seen = zip(("sharp", "sharp", "motion"), (0.9, 0.7, 0.45), strict=True)
    photos.apply_triage(
        ItemSeen(f"/photos/IMG_{n}.jpg", label, number, "")
        for n, (label, number) in enumerate(seen)
    )
    assert [badge_of(row)[0] for row in photos.model.rows] == ["Sharp", "Sharp?", "Motion?"]
    said = [state_words(row).partition(" · ")[0] for row in photos.model.rows]
    assert said == ["Sharp", "Sharp, 70% sure", "Motion, 45% sure"]
    photos.grab()


def test_the_totals_count_each_photo_once(photos):
    photos.show_jobs(jobs(5))
    for row, label in zip(
        photos.model.rows, ("motion", "sharp", "noisy", "motion", ""), strict=True
    ):
        row.label = label
    photos._count()
    said = photos._totals.text().replace("\u00a0", " ").partition(" · ")[2]
    assert said == "2 blurred · 1 sharp · 1 noisy"
    photos.apply(state := state_of(IMG_0="done", IMG_1="kept", IMG_2="failed"), state.touched)
    photos._count()
    said = photos._totals.text().replace("\u00a0", " ").partition(" · ")[2]
    assert said == "1 done · 1 skipped · 1 failed · 1 blurred"


@pytest.mark.parametrize(
    ("code", "wanted"), [("en", "2 done · 1 skipped"), ("es", "2 hechas · 1 omitida"),
                         ("fr", "2 terminées · 1 ignorée"), ("de", "2 fertig · 1 übersprungen")]
)  # fmt: skip
def test_the_totals_have_plurals(photos, qapp, speak_english_again, code, wanted):
    use_language(qapp, code)
    photos.show_jobs(jobs(3))
    photos.apply(state := state_of(IMG_0="done", IMG_1="done", IMG_2="kept"), state.touched)
    photos._count()
    assert photos._totals.text().replace("\u00a0", " ").partition(" · ")[2] == wanted


def test_unreadable_files_are_a_group_of_their_own(photos):
    photos.show_jobs(jobs(3))
    photos.model.rows[0].label, photos.model.rows[1].label = "unreadable", "noisy"
    photos.show_kind("unreadable")
    assert shown(photos) == ["IMG_0.jpg"]
    photos.show_kind("other")
    assert shown(photos) == ["IMG_1.jpg"]


def test_of_a_result_with_another_name_the_list_shows_that_name(photos, qapp):
    why = msg("named {name}: {reason}", "renamed", name="a_x-2.jpg", reason="a_x.jpg exists")
    row = Row("/p/a.jpg", "/p/a_x-2.jpg", "done", why)
    assert state_words(row) == "Done", "the name is above it"
    row.state, row.label, row.length_px, row.direction_degrees = "waiting", "motion", 27.0, 170.0
    assert state_words(row) == "Motion 27 px at 170°"


def test_that_a_photo_was_deblurred_at_full_size_is_in_its_tooltip_alone(photos):
    """Of a camera with sharp pixels it is so with each."""
    photos.show_jobs(jobs(1))
    row = photos.model.rows[0]
    row.state, row.reason = "done", joined("; ", FULL_SIZE_NOTE, msg("strength lowered"))
    assert state_words(row) == "Done · strength lowered"
    row.reason = FULL_SIZE_NOTE
    assert state_words(row) == "Done"
    assert FULL_SIZE_NOTE in photos.model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_newer_result_stays_the_one_that_is_named_where_an_earlier_one_was_kept(photos, tmp_path):
    earlier, newer = (tmp_path / name for name in ("a_x.jpg", "a_x-2.jpg"))
    job = ImageJob(tmp_path / "a.jpg", earlier)
    photos.show_jobs([job])
    row = photos.model.rows[0]
    row.state, row.target, row.result, row.reason = "done", str(newer), str(newer), "by Fast"
    newer.touch()
    photos.show_jobs([job.replace(keep=DONE_BEFORE)])
    row = photos.model.rows[0]
    assert (row.target, row.result, row.reason) == (str(newer), str(newer), "by Fast")
    newer.unlink()
    photos.show_jobs([job.replace(keep=DONE_BEFORE)])
    assert photos.model.rows[0].target == str(earlier)


def test_of_results_of_earlier_sessions_that_of_the_settings_is_named(photos, tmp_path):
    png, jpg = (tmp_path / name for name in ("a_x.png", "a_x.jpg"))
    jpg.touch()
    job = ImageJob(tmp_path / "a.tif", jpg)
    for known in (Message("format JPG", code_of(DONE_OTHERWISE)), DONE_BEFORE):
        photos.show_jobs([job.replace(keep=known)])
        photos.show_jobs([ImageJob(job.source, png, keep=DONE_BEFORE)])
        row = photos.model.rows[0]
        assert (row.state, row.target, row.result) == ("done", str(png), str(png))
        assert row.reason == "by an earlier batch"


def test_the_filter_finds_names_whatever_their_case(photos, qtbot):
    photos.show_jobs(jobs(12))
    QTest.keyClicks(photos._find, "img_1")
    qtbot.waitUntil(lambda: len(shown(photos)) == 3)
    assert shown(photos) == ["IMG_1.jpg", "IMG_10.jpg", "IMG_11.jpg"]


def test_a_new_plan_keeps_what_was_chosen_and_what_is_known(photos):
    photos.show_jobs(jobs(5))
    state = state_of(IMG_2="failed")
    photos.apply(state, state.touched)
    photos.choose("/photos/IMG_3.jpg")
    photos.show_jobs(jobs(7))
    assert photos.current() == "/photos/IMG_3.jpg"
    assert photos.model.rows[2].state == "failed"
    photos.show_jobs(jobs(2))
    assert photos.current() == "/photos/IMG_0.jpg"


def test_the_tooltip_says_why_a_photo_failed_not_in_what_its_result_differed(photos):
    def tip():
        return photos.model.index(0).data(Qt.ItemDataRole.ToolTipRole)

    planned = [ImageJob("/photos/a.jpg", "/photos/b.png")]
    for show in (
        lambda: photos.apply(state := state_of(a="failed"), state.touched),
        lambda: photos.model.note_saved("/photos/a.jpg", "because failed"),
    ):
        photos.show_jobs(planned, {"/photos/a.jpg": "Format: PNG (now JPEG)"})
        assert "Format: PNG (now JPEG)" in tip()
        show()
        assert "because failed" in tip()
        assert "Format" not in tip()


def test_a_picture_that_is_left_out_says_why(photos):
    (job,) = jobs(1)
    photos.show_jobs([ImageJob(job.source, job.target, keep="exists already")])
    assert photos.model.rows[0].state == "kept"
    assert photos.model.rows[0].reason == "exists already"


def test_delete_asks_for_removal_of_what_is_selected(photos):
    photos.show_jobs(jobs(5))
    asked = []
    photos.remove_clicked.connect(asked.extend)
    photos.view.selectAll()
    QTest.keyClick(photos.view, Qt.Key.Key_Delete)
    assert [Path(key).name for key in asked] == [f"IMG_{n}.jpg" for n in range(5)]


def test_letters_and_digits_are_left_to_the_viewer(photos):
    photos.show_jobs(jobs(5))
    for key in (Qt.Key.Key_I, Qt.Key.Key_3, Qt.Key.Key_Right):
        QTest.keyClick(photos.view, key)
    assert photos.current() == "/photos/IMG_0.jpg"
    QTest.keyClick(photos.view, Qt.Key.Key_Down)
    assert photos.current() == "/photos/IMG_1.jpg"


def test_thumbnails_come_upright_for_what_is_seen(photos, qtbot, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter
    Image.new("RGB", (300, 100), (200, 0, 0)).save(tmp_path / "a.jpg", exif=exif)
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    photos.show_jobs([ImageJob(tmp_path / n, tmp_path / "x.jpg") for n in ("a.jpg", "b.jpg")])
    index = photos.model.index(0)
    qtbot.waitUntil(lambda: index.data(Qt.ItemDataRole.DecorationRole) is not None)
    pixmap = index.data(Qt.ItemDataRole.DecorationRole)
    assert pixmap.height() == 128
    assert pixmap.width() in (42, 43)
    broken = photos.model.index(1)
    qtbot.waitUntil(lambda: broken.data(Qt.ItemDataRole.DecorationRole) is not None)
    assert broken.data(Qt.ItemDataRole.DecorationRole).isNull()
    photos.grab()


def test_a_format_that_qt_does_not_know_has_a_thumbnail_too(tmp_path):
    import cv2

    path = tmp_path / "deep.tif"
    cv2.imwrite(str(path), np.full((600, 900, 3), 40000, np.uint16))
    image = read_thumbnail(path)
    assert (image.width(), image.height()) == (128, 85)


def test_20000_rows_are_shown_filtered_and_scrolled(photos, qtbot):
    """What that costs is counted in test_window_many.py."""
    photos.show_jobs(jobs(20_000))
    photos.view.repaint()
    photos.filter.choose("img_1999")
    assert photos.filter.rowCount() == 11
    photos.filter.choose("")
    bar = photos.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert photos.view.indexAt(photos.view.viewport().rect().center()).row() > 19_900
    state = state_of(**{f"IMG_{n}": "done" for n in range(20_000)})
    photos.apply(state, state.touched)
    assert {row.state for row in photos.model.rows} == {"done"}


def exif_with_preview(preview, orientation=1):
    """Return an EXIF block with a thumbnail, as cameras write it."""
    import io
    import struct

    jpeg = io.BytesIO()
    preview.save(jpeg, "JPEG", quality=95)
    first = struct.pack("<HHHII", 1, 0x0112, 3, 1, orientation) + struct.pack("<I", 26)
    start = 26 + 2 + 2 * 12 + 4
    second = struct.pack("<HHHIIHHIII", 2, 513, 4, 1, start, 514, 4, 1, jpeg.tell(), 0)
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + second + jpeg.getvalue()


def test_the_preview_of_the_camera_comes_first_and_then_the_photo_itself(qtbot, tmp_path):
    from deblur_gui.widgets.thumbnails import Thumbnails

    exif = exif_with_preview(Image.new("RGB", (160, 120), (0, 0, 220)))
    for name in "abc":
        photo = Image.new("RGB", (400, 300), (220, 0, 0))
        photo.save(tmp_path / f"{name}.jpg", exif=exif)
    made, thumbnails = [], Thumbnails()
    thumbnails.ready.connect(lambda key, image: made.append((Path(key).stem, image)))
    with thumbnails._lock:  # all three are asked for before the first is made
        thumbnails._waiting = [str(tmp_path / f"{name}.jpg") for name in "bc"]
    thumbnails.ask(str(tmp_path / "a.jpg"))
    qtbot.waitUntil(lambda: len(made) == 6)
    thumbnails.close()
    colours = ["blue" if image.pixelColor(40, 40).blue() > 128 else "red" for _, image in made]
    assert colours == ["blue"] * 3 + ["red"] * 3
    assert sorted(name for name, _ in made[3:]) == ["a", "b", "c"]
    assert {(i.width(), i.height()) for _, i in made} == {(128, 96)}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_preview_is_turned_as_the_photo_is_and_loses_its_bars(tmp_path, orientation):
    from deblur_gui.widgets.thumbnails import read_preview

    def corners(size):  # each corner is told by its colour
        image = Image.new("RGB", size, (90, 90, 90))
        w, h = size[0] // 3, size[1] // 3
        image.paste((250, 0, 0), (0, 0, w, h))
        image.paste((0, 250, 0), (size[0] - w, 0, size[0], h))
        image.paste((0, 0, 250), (0, size[1] - h, w, size[1]))
        return image

    preview = Image.new("RGB", (160, 120))  # black, above and below a picture of 3:2
    preview.paste(corners((160, 106)), (0, 7))
    path = tmp_path / "photo.jpg"
    corners((600, 400)).save(path, exif=exif_with_preview(preview, orientation), quality=95)
    small, real = read_preview(path), read_thumbnail(path)
    assert abs(small.width() - real.width()) <= 1
    assert abs(small.height() - real.height()) <= 1
    for x, y in ((10, 10), (-10, 10), (10, -10), (-10, -10)):
        ours, wanted = (
            image.pixelColor(x % image.width(), y % image.height()) for image in (small, real)
        )
        for part in ("red", "green", "blue"):
            assert abs(getattr(ours, part)() - getattr(wanted, part)()) < 60, (x, y)


@pytest.mark.qt_log_ignore(
    "JPEG", "Huffman"
)  # what Qt says of the rubbish, in some orders of tests
def test_a_photo_without_a_preview_or_with_rubbish_for_one_is_read_itself(tmp_path):
    from deblur_gui.widgets.thumbnails import read_preview

    plain = tmp_path / "plain.jpg"
    Image.new("RGB", (400, 300)).save(plain)
    assert read_preview(plain).isNull()
    good = exif_with_preview(Image.new("RGB", (160, 120)))
    for cut in range(8, len(good), 97):  # Exif that ends anywhere
        Image.new("RGB", (400, 300)).save(plain, exif=good[:cut])
        read_preview(plain)
    assert read_preview(tmp_path / "absent.jpg").isNull()
    (tmp_path / "text.jpg").write_bytes(b"\xff\xd8\xff\xe1\xff")
    assert read_preview(tmp_path / "text.jpg").isNull()


@pytest.mark.parametrize("error", [ImportError("no"), RecursionError(), lzma.LZMAError()], ids=repr)
def test_whatever_a_decoder_raises_there_is_no_thumbnail_and_no_crash(tmp_path, monkeypatch, error):
    def fail(*given):
        raise error

    path = tmp_path / "a.avif"
    path.write_bytes(b"\0\0\0\x1cftypavif and no more")
    monkeypatch.setattr(thumbnails, "read_image", fail)
    assert read_thumbnail(path).isNull()
    monkeypatch.setattr("engine.images._preview.jpeg_segments", fail)
    path.write_bytes(b"\xff\xd8\xff\xe0")
    assert thumbnails.read_preview(path).isNull()


def bytes_kept(make):
    """Return the bytes that what is made keeps."""
    gc.collect()
    tracemalloc.start()
    try:
        kept = make()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
        del kept


def test_a_photo_in_the_list_and_in_a_batch_takes_little_memory(qtbot):
    model, planned = PhotoModel(), jobs(2_000)
    model.show_jobs(jobs(1))  # what is made once for all
    # A row of 152 bytes and its place; the paths are those of the jobs. Measured: 210.
    assert bytes_kept(lambda: model.show_jobs(planned)) / 2_000 < 315
    # A picture of 104 bytes, its place, and that it was touched. Measured: 167.
    assert bytes_kept(lambda: State.of_jobs(planned)) / 2_000 < 250
    model.close()


def test_a_long_line_of_state_takes_two_lines_of_a_row(qapp):
    font = qapp.font()
    metrics = QFontMetrics(font)
    assert state_lines(state_words(Row("/in/a.png", state="done")), font, 200) == ["Done"]
    assert state_words(Row("/in/a.png", state="working", reason="x " * 200)) == ""
    reason = "format PNG, long blur: automatic"
    row = Row("/in/a.png", "/out/a.png", "done", reason)
    first, second = state_lines(state_words(row), font, metrics.horizontalAdvance(reason))
    assert f"{first} {second}" == f"Done · {reason}"
    name = "a_name_without_any_space" * 3  # is broken as well
    row = Row("/in/a.png", state="failed", reason=f"{name} is damaged " * 9)
    lines = state_lines(state_words(row), font, 200)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 201 for line in lines)


def test_the_name_of_the_result_stays_beside_a_long_note(photos):
    font, width = photos.font(), 120
    note = "HEIC cannot be written; the result is a JPEG."
    (line,) = state_lines(note, font, width, 1)
    assert line.startswith("HEIC")
    assert line.endswith("…")
    photos.show_jobs([ImageJob(Path("/in/a.HEIC"), Path("/in/a_deblurred.jpg"), note=note)])
    index = photos.model.index(0)
    assert index.data(TARGET_ROLE)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "a_deblurred.jpg" in tip
    assert note in tip


def test_photos_of_one_name_are_told_apart_by_their_folders(photos):
    def folders():
        model = photos.model
        return [model.index(n).data(FOLDER_ROLE) for n in range(len(model.rows))]

    changed = []
    photos.show_jobs(jobs(2, Path("/two/a")))
    assert folders() == ["", ""]
    photos.model.dataChanged.connect(lambda first, last, _: changed.append(last.row()))
    photos.model.add_found(["/two/b/deep/IMG_0.jpg"], {})
    assert folders() == ["a", "a", str(Path("b/deep"))]
    assert changed == [1]  # those that were there show theirs now
    photos.model.add_found(["/two/IMG_0.jpg"], {})
    assert folders() == ["a", "a", str(Path("b/deep")), ""]
    words = photos.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(f"IMG_0.jpg, {Path('b/deep')}")
    photos.show_jobs(jobs(1, Path("/two/b")))
    assert folders() == [""]
    photos.grab()


def test_what_photos_of_folders_have_in_common_is_found_of_the_new_ones_alone(photos, monkeypatch):
    seen = []
    real = os.path.commonpath
    monkeypatch.setattr(os.path, "commonpath", lambda paths: real(seen.append(len(paths)) or paths))
    photos.model.add_found([f"/two/{n}/IMG_0.jpg" for n in range(50)], {})
    assert seen == [50]
    photos.model.add_found(["/two/1/IMG_1.jpg"], {})  # where there are some
    photos.model.add_found(["/two/deep/1/IMG_1.jpg"], {})
    assert seen == [50, 2]
    assert photos.model.folder_count == 51
    folder = photos.model.index(0).data(FOLDER_ROLE)
    photos.model.add_found(["/other/IMG_1.jpg"], {})
    assert (folder, photos.model.index(0).data(FOLDER_ROLE)) == ("0", str(Path("two/0")))
    photos.show_jobs(jobs(2, Path("/two/a")))
    assert photos.model.folder_count == 1


def test_a_long_folder_leaves_room_for_the_name(qapp):
    font = qapp.font()
    line = NameLine.of("DSC_0001.jpg", "a", font, 200)
    assert (line.name, line.folder) == ("DSC_0001.jpg", "a")
    line = NameLine.of("DSC_0001.jpg", "holidays/2024/" * 9, font, 200)
    assert line.name == "DSC_0001.jpg"
    assert line.folder.startswith("h")
    assert "…" in line.folder
    line = NameLine.of("a very long name " * 9, "holidays/2024", font, 200)
    assert "…" in line.name
    assert line.folder
    assert line.folder_left + QFontMetrics(font).horizontalAdvance(line.folder) <= 201


def test_nothing_is_counted_or_filtered_after_the_window_was_closed(photos, monkeypatch):
    monkeypatch.setattr("deblur_gui.photos.photo_list._MOST_COUNTED", 0)
    photos.show_jobs(jobs(3))
    photos.apply(state_of(IMG_0="done"), {"/photos/IMG_0.jpg"})
    photos._find.setText("IMG")
    timers = photos.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert sum(timer.isActive() for timer in timers) == 2
    photos.stop()
    photos.apply(state_of(IMG_1="done"), {"/photos/IMG_1.jpg"})
    assert not any(timer.isActive() for timer in timers)


def test_of_a_photo_that_a_start_would_skip_no_result_is_promised(photos):

    def told(name):
        row = photos.model.number_of(f"/photos/{name}.jpg")
        index = photos.model.index(row)
        tip, words = index.data(Qt.ItemDataRole.ToolTipRole), index.data(WORDS_ROLE)
        read = index.data(Qt.ItemDataRole.AccessibleTextRole)
        for said in words.split(" · ")[1:]:  # is said wherever the row is
            assert said in tip
            assert said in read
        return words, "_x.jpg" in tip

    photos.show_skips(sharp=True, bursts=True)
    photos.show_jobs(jobs(4))
    photos.apply_triage(
        [
            ItemSeen("/photos/IMG_0.jpg", "sharp", 0.9, "fine detail"),
            ItemSeen("/photos/IMG_1.jpg", "motion", 0.9, "smeared"),
            ItemSeen("/photos/IMG_2.jpg", "motion", 0.9, "smeared"),
            ItemInBurst("/photos/IMG_1.jpg", "/photos/IMG_1.jpg", 2),
            ItemInBurst("/photos/IMG_2.jpg", "/photos/IMG_1.jpg", 2),
        ]
    )
    assert told("IMG_0") == ("Sharp · will be skipped", False)
    unsure = ItemSeen("/photos/IMG_3.jpg", "sharp", 0.7, "fine detail")
    photos.apply_triage([unsure])
    assert told("IMG_3") == ("Sharp, 70% sure", True)  # a batch deblurs it: it is not sure enough
    assert told("IMG_1") == ("Motion · The sharpest of a burst of 2", True)
    assert told("IMG_2") == (
        "Motion · will be skipped · IMG_1.jpg of the same burst is sharper",
        False,
    )
    photos.show_skips(sharp=False, bursts=False)
    assert told("IMG_0") == ("Sharp", True)
    assert told("IMG_2")[1]
    photos.show_skips(sharp=True, bursts=False)
    photos.apply(state := state_of(IMG_0="done"), state.touched)  # it alone was asked for
    assert told("IMG_0") == ("Done · because done", True)


def test_of_a_photo_that_cannot_be_read_no_result_is_promised(photos):
    def tip():
        return photos.model.index(0).data(Qt.ItemDataRole.ToolTipRole)

    photos.show_jobs(jobs(1))
    assert photos.model.index(0).data(TARGET_ROLE)
    assert "_x.jpg" in tip()
    photos.apply_triage([ItemFailed("/photos/IMG_0.jpg", "not an image", "")])
    assert not photos.model.index(0).data(TARGET_ROLE)
    assert "_x.jpg" not in tip()
    assert not photos.model.will_make(photos.model.rows[0])
    photos.apply_triage([ItemSeen("/photos/IMG_0.jpg", "motion", 0.9, "smeared")])
    assert photos.model.index(0).data(TARGET_ROLE)
    photos.apply(state := state_of(IMG_0="failed"), state.touched)
    assert not photos.model.index(0).data(TARGET_ROLE)


def test_the_totals_count_photos_as_blurred_that_triage_calls_blurred(photos):
    photos.show_jobs(jobs(5))
    labels = ("motion", "motion", "blurred", "sharp", "defocus")
    photos.apply_triage(
        ItemSeen(f"/photos/IMG_{n}.jpg", label, 0.9, "") for n, label in enumerate(labels)
    )
    photos._count()
    text = photos._totals.text().replace("\u00a0", " ")
    assert text == "5 photo(s) · 3 blurred · 1 sharp · 1 out of focus"
    assert len(photos.keys("motion")) == 3


def test_what_the_guard_rejected_is_not_called_skipped(photos):
    photos.show_jobs(jobs(2))
    why = msg("result rejected: {reason}", "guard-kept", reason="worse")
    pictures = {
        "/photos/IMG_0.jpg": Picture("/photos/IMG_0.jpg", "kept", why, code="guard-kept"),
        "/photos/IMG_1.jpg": Picture("/photos/IMG_1.jpg", "kept", "sharp", code="sharp"),
    }
    photos.apply(State(pictures=pictures, touched=frozenset(pictures)), pictures)
    assert words_of(photos)["IMG_0"].startswith("Kept unchanged · ")
    assert words_of(photos)["IMG_1"].startswith("Skipped · ")
    photos._count()
    text = photos._totals.text().replace("\u00a0", " ")
    assert text == "2 photo(s) · 1 kept unchanged · 1 skipped"
    assert photos.keys("kept") == ["/photos/IMG_1.jpg"]
    assert photos.keys("guard") == ["/photos/IMG_0.jpg"]


def test_a_photo_that_was_done_here_was_not_done_by_an_earlier_batch(photos):
    photos.show_jobs(jobs(2))
    photos.apply(state := state_of(IMG_0="done"), state.touched)
    photos.model.rows[0].say("")
    photos.show_jobs(jobs(4)[2:])  # of the next batch of the queue
    photos.show_jobs([job.replace(keep=DONE_BEFORE) for job in jobs(2)])
    assert [row.reason for row in photos.model.rows] == ["", "by an earlier batch"]


def test_a_long_name_of_a_file_keeps_its_beginning_and_its_end(qapp):
    from deblur_gui.photos.photo_row import elided_name

    metrics = QFontMetrics(qapp.font())
    name = "IMG_20260412_183344_at_the_harbour_of_Marseille_deblurred.jpg"
    shown = elided_name(name, metrics, metrics.horizontalAdvance(name) - 12)
    assert shown.startswith("IMG_2026")
    assert shown.endswith("deblurred.jpg")
    assert metrics.horizontalAdvance(shown) < metrics.horizontalAdvance(name)


@pytest.mark.parametrize("label", ["noisy", "defocus"])
def test_a_flaw_that_no_model_is_made_for_is_told_before_the_start(label):
    row = Row("/photos/a.jpg", "/photos/b.jpg", label=label, number=0.9)
    assert state_words(row).split(" · ")[1:] == ["little will improve"]
    assert state_words(row, skipped=True).split(" · ")[1:] == ["will be skipped"]
    row.state = "done"
    assert state_words(row) == "Done"


def words_of(photos):
    model = photos.model
    return {row.name[:-4]: model.index(i).data(WORDS_ROLE) for i, row in enumerate(model.rows)}


def in_burst(best, *others):
    """Frames of a burst, the sharpest first."""
    frames = [f"/photos/IMG_{number}.jpg" for number in (best, *others)]
    return [ItemInBurst(f, frames[0], len(frames), 9.0 - n) for n, f in enumerate(frames)]


def test_a_frame_is_skipped_only_while_the_sharper_one_is_in_the_list(photos):
    sharper = "will be skipped · IMG_0.jpg of the same burst is sharper"
    photos.show_skips(sharp=False, bursts=True)
    photos.show_jobs(jobs(3))
    seen = [ItemSeen(f"/photos/IMG_{number}.jpg", "motion", 0.9, "smeared") for number in range(3)]
    photos.apply_triage([*seen, *in_burst(0, 2, 1)])
    assert words_of(photos)["IMG_2"] == f"Motion · {sharper}"
    photos.show_jobs(jobs(3)[1:])  # the best one was removed: the next one takes its place
    assert words_of(photos) == {
        "IMG_1": "Motion · will be skipped · IMG_2.jpg of the same burst is sharper",
        "IMG_2": "Motion · The sharpest of a burst of 2",
    }
    photos.show_jobs(jobs(2)[1:])
    assert words_of(photos) == {"IMG_1": "Motion"}
    photos.show_jobs(jobs(3))
    photos.apply_triage([*seen, *in_burst(0, 1, 2)])
    assert words_of(photos)["IMG_2"] == f"Motion · {sharper}"
    photos.apply_triage([*seen, *in_burst(0, 1)])  # looked at again: no burst any more
    assert words_of(photos)["IMG_2"] == "Motion"
    photos.apply_triage(seen)
    assert words_of(photos) == dict.fromkeys(("IMG_0", "IMG_1", "IMG_2"), "Motion")


def test_of_the_best_frame_of_a_burst_that_is_sharp_no_result_is_promised(photos):
    photos.show_skips(sharp=False, bursts=True)
    photos.show_jobs(jobs(3))
    seen = [ItemSeen(f"/photos/IMG_{number}.jpg", "sharp", 0.9, "detail") for number in range(3)]
    photos.apply_triage([*seen, *in_burst(0, 1)])
    best = "Sharp · will be skipped · The sharpest of a burst of 2"
    assert words_of(photos)["IMG_0"] == best
    assert words_of(photos)["IMG_2"] == "Sharp", "it is in no burst, and sharp ones are processed"
    photos.show_jobs([jobs(3)[0]])
    assert words_of(photos) == {"IMG_0": "Sharp"}, "alone it is no burst"
    photos.show_jobs(jobs(3)[:2])
    photos.show_skips(sharp=False, bursts=False)
    photos.apply_triage(in_burst(0, 1))
    assert words_of(photos)["IMG_0"] == "Sharp · The sharpest of a burst of 2"


def test_no_label_on_a_thumbnail_is_cut(photos):
    for label in ("sharp", "motion", "blurred", "defocus", "noisy", "unsure", "unreadable"):
        name = label_name(label)
        metrics = QFontMetrics(label_font(name, photos.font(), 54))
        assert metrics.elidedText(name, Qt.TextElideMode.ElideRight, 54) == name


def test_the_reason_of_a_failure_in_a_watched_folder_outlasts_the_next_plan(photos):
    photos.add_found(["/photos/IMG_0.jpg"], {})  # it was in no plan, so it has no target
    photos.apply(state := state_of(IMG_0="failed"), state.touched)
    photos.show_jobs(jobs(1))
    assert photos.model.rows[0].state == "failed"
    assert photos.model.rows[0].reason == "because failed"
    photos.show_jobs(jobs(2))
    assert photos.model.rows[0].reason == "because failed"


def test_a_photo_that_the_viewer_cannot_read_is_promised_no_result(photos):
    photos.show_jobs(jobs(2))
    photos.note_read("/photos/IMG_0.jpg", "IMG_0.jpg is damaged.")
    index = photos.model.index(0)
    assert not index.data(TARGET_ROLE)
    assert index.data(WORDS_ROLE) == "Unreadable"
    assert "IMG_0.jpg is damaged." in index.data(Qt.ItemDataRole.ToolTipRole)
    photos.note_read("/photos/IMG_0.jpg", "")  # repaired since
    assert index.data(TARGET_ROLE)
    photos.apply_triage([ItemSeen("/photos/IMG_1.jpg", "motion", 0.9, "smeared")])
    photos.note_read("/photos/IMG_1.jpg", "")
    assert photos.model.rows[1].label == "motion"


def test_a_result_of_the_same_name_is_told_from_its_original_by_its_folder():
    beside = Row("/photos/a.jpg", "/photos/a_deblurred.jpg")
    assert beside.target_name == "a_deblurred.jpg"
    assert Row("/photos/a.jpg", "/results/a.jpg").target_name == os.path.join("results", "a.jpg")
    mirrored = Row("/photos/sub/a.jpg", "/results/sub/a.jpg")
    assert mirrored.target_name == os.path.join("results", "sub", "a.jpg")
