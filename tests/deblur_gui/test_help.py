"""The manual: every page in every language, and F1 opens the one for where one is."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deblur_gui.help import manual as manual_module
from deblur_gui.help.manual import KEYS, PAGES, Manual, find_places, fold, page_path
from deblur_gui.language import LANGUAGES
from deblur_gui.shortcuts import key_rows
from engine.core.resources import resource_path

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_window, monkeypatch, qtbot):
    window = open_window(first_run_seen=True)
    monkeypatch.setattr(window.camera, "enter", lambda: None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def manuals(window):
    return [dialog for dialog in window.findChildren(Manual) if dialog.isVisible()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_there_in_every_language_and_says_as_much(name, language):
    path = page_path(name, language)
    assert path.parent.name == language
    english = page_path(name, "en").read_text(encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    for mark in (r"^\d\. ", r"^- ", r"^\*\*", r"^# "):
        found = [len(re.findall(mark, each, re.MULTILINE)) for each in (text, english)]
        assert found[0] == found[1], mark
    assert text.count("**") % 2 == 0
    assert "_deblurred" not in english or "_deblurred" in text
    assert [n for n in re.findall(r"0[.,]\d+", text)] == [
        n if language in ("en", "zh") else n.replace(".", ",")
        for n in re.findall(r"0[.,]\d+", english)
    ]


OTHER_NAMES = {"sharp", "blur", "_deblurred", "live", "fast", "balanced", "best"}
"""What is emphasised as texts of the window are: folders, the mark of results, and the models."""


def named_parts(text: str) -> set[str]:
    """Return a text of the window as the manual may name it: whole, or what is before a detail."""
    plain = re.sub(r"\(&\w\)|&", "", text).replace("%Ln", "1").casefold()
    whole = re.sub(r"\{0\}[\s\xa0\u202f]?%", "…", plain)
    return {
        part.strip("… \xa0\u202f") for part in (whole, *re.split("[:\uff1a(\uff08]", whole))
    } - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_manual_names_is_a_text_of_the_window(language):
    code = "de" if language == "en" else language  # English is what the others translate
    shown = set(OTHER_NAMES)
    for message in ElementTree.parse(resource_path(f"translations/deblur_{code}.ts")).iter(
        "message"
    ):
        translation = message.find("translation")
        texts = [translation, *translation.iter("numerusform")]
        for each in [message.find("source")] if language == "en" else texts:
            shown |= named_parts(each.text or "")
    named = [
        (name, entry)
        for name in PAGES
        for marked in re.findall(
            r"\*([^*\n]+)\*", page_path(name, language).read_text("utf-8").replace("**", "")
        )
        for entry in marked.split(" > ")
    ]
    assert len(named) > 50
    assert [each for each in named if not named_parts(each[1]) & shown] == []


def test_f1_opens_the_page_for_where_one_is(window, qtbot):
    for page, name in (
        (window.photos, "first-steps"),
        (window.camera_page, "camera"),
        (window.training_page, "tuning"),
    ):
        window.pages.show_page(page)
        window.menus.show_help()
        (manual,) = manuals(window)  # one, whatever is asked
        assert manual.page == name
        assert manual.text.toPlainText().startswith(manual.list.currentItem().text())
    manual.close()
    qtbot.waitUntil(lambda: not manuals(window))


def test_f1_is_the_key_of_the_manual(window, qtbot):
    window.pages.show_page(window.training_page)
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(manuals(window)))
    assert manuals(window)[0].page == "tuning"
    manuals(window)[0].close()


def test_the_dialog_of_the_models_has_its_page(window, qtbot, monkeypatch):
    from deblur_gui.models.dialog import ModelsDialog

    window.models.show()
    (dialog,) = window.findChildren(ModelsDialog)
    monkeypatch.setattr("deblur_gui.menus.QApplication.activeWindow", lambda: dialog)
    assert window.menus.show_help().page == "models"
    manuals(window)[0].close()
    dialog.close()


def test_the_manual_is_in_the_language_of_the_window(open_window):
    window = open_window(language="de", first_run_seen=True)
    manual = window.menus.show_help()
    assert manual.list.item(0).text() == "Erste Schritte"
    assert "Erste Schritte" in manual.text.toPlainText()
    manual.close()


def test_a_search_leaves_the_pages_that_contain_it_and_goes_through_the_places(window, qtbot):
    manual = window.menus.show_help()
    rows = [PAGES.index(name) for name in ("queue", "video")]
    manual.search.setText("  ")
    assert not any(manual.list.isRowHidden(row) for row in range(len(PAGES)))
    manual.search.setText("INTERLACED")
    assert [row for row in range(len(PAGES)) if not manual.list.isRowHidden(row)] == rows[1:]
    assert manual.page == "video"
    assert manual.text.textCursor().selectedText() == "interlaced"
    manual.search.setText("power cut")
    assert manual.page == "queue"
    manual.search.setText("interrupted")
    seen = set()
    for _ in range(8):
        QTest.keyClick(manual.search, Qt.Key.Key_Return)
        seen.add((manual.page, manual.text.textCursor().position()))
        assert manual.text.textCursor().selectedText().lower() == "interrupted"
    assert manual.isVisible()
    manual.search.setText("no such word")
    assert manual.nothing.isVisible()
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    manual.show_page("limits")  # F1, while something is searched for
    assert not manual.nothing.isVisible()
    assert manual.page == "limits"
    manual.close()


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Résumé after a power cut", "resume", ["Résumé"]),
        ("Résumé after a power cut", "RÉSUMÉ POWER", ["Résumé", "power"]),
        ("Résumé after a power cut", "re\u0301sume\u0301", ["Résumé"]),  # as macOS writes names
        ("a cut of power", "power cut", ["cut", "power"]),
        ("a power  cut, the power", "power cut", ["power  cut"]),
        ("photos of the photographer", "photo", ["photo", "photo"]),
        ("interlacing is refused", "interlaced", []),
        ("eine Kameraunschärfe", "unscharfe", ["unschärfe"]),
        ("连拍只保留最清晰的一张", "最清晰", ["最清晰"]),
        ("the power", "power cut", []),
        ("anything", "  ", []),
        ("save it as it was", "save as", ["save", "as"]),  # not in "was"
        ("press Save as… as before", "save as", ["Save as"]),
        ("it was asked for", "as", ["as"]),
        ("it was gifted", "gif", ["gif"]),
        ("it was so", "as", []),
        ("C++ (a", "(", ["("]),
    ],
)
def test_places_are_found_whatever_case_accent_and_order(text, asked, found):
    assert [text[begin:end] for begin, end in find_places(fold(text), asked)] == found


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("interlacing is refused", "interlaced", ["interlacing"]),
        ("it was interrupted", "interrupting", ["interrupted"]),
        ("ein scharfes Foto", "scharfem fotos", ["scharfes", "Foto"]),
        ("the result", "resume", []),
        ("press a key", "preset", []),
        ("der Start", "Stärke", []),
    ],
)
def test_other_endings_are_found_and_no_other_words(text, asked, found):
    places = find_places(fold(text), asked, endings=True)
    assert [text[begin:end] for begin, end in places] == found


def test_pages_with_another_ending_are_listed_only_where_none_has_the_word(window):
    manual = window.menus.show_help()

    def left(asked):
        manual.search.setText(asked)
        rows = range(manual.list.count())
        return [row for row in rows if not manual.list.isRowHidden(row)]

    def has(row, word):
        manual.list.setCurrentRow(row)
        return word in manual.text.toPlainText().lower()

    assert all(has(row, "resume") for row in left("resume"))
    assert all(has(row, "preset") for row in left("preset"))
    assert left("interlaces") == left("interlaced") != []
    manual.close()


def test_each_page_is_folded_once_however_much_is_typed(window, monkeypatch):
    folded = []
    real = manual_module.fold
    monkeypatch.setattr(manual_module, "fold", lambda text: (folded.append(text), real(text))[1])
    manual = window.menus.show_help()
    for asked in ("b", "bu", "burst", "bursts zzz", ""):
        manual.search.setText(asked)
    pages = [text for text in folded if len(text) > 200]
    assert len(pages) == len(set(pages)) == len(PAGES) + 1
    manual.close()


def test_the_manual_tells_bursts_loupe_presets_and_every_key(window):
    manual = window.menus.show_help()
    for asked, page in (
        ("sharpest burst", "bursts"), ("loupe magnifying", "viewer"), ("presets share", "presets"),
        ("full screen", KEYS),
    ):  # fmt: skip
        manual.search.setText(asked)
        assert manual.page == page, asked
        assert manual.text.textCursor().hasSelection()
    assert manual.text.textCursor().selectedText() == "Full screen"
    manual.show_page(KEYS)
    shown = manual.text.toPlainText().replace("\xa0", " ")
    for key, text in key_rows():
        assert key in shown
        assert text in shown
    manual.close()


def test_the_dialog_of_a_video_has_its_page(window, tmp_path, monkeypatch):
    from deblur_gui.video.dialog import VideoDialog

    dialog = VideoDialog(
        window.video._runner, window.settings.current, [tmp_path / "a.mp4"], window
    )
    monkeypatch.setattr("deblur_gui.menus.QApplication.activeWindow", lambda: dialog)
    assert window.menus.show_help().page == "video"
    manuals(window)[0].close()
    dialog.close()


@pytest.mark.parametrize(
    ("language", "asked", "page"),
    [
        ("en", "language", "first-steps"), ("en", "dark", "first-steps"),
        ("en", "undo", "first-steps"), ("en", "gif", "formats"),
        ("de", "Sprache", "first-steps"), ("de", "dunkel", "first-steps"),
        ("fr", "sombre", "first-steps"), ("es", "deshacer", "first-steps"),
        ("zh", "深色", "first-steps"), ("zh", "gif", "formats"),
    ],
)  # fmt: skip
def test_what_newcomers_search_for_is_found(window, language, asked, page):
    manual = Manual(window, language)
    manual.search.setText(asked)
    assert manual.page == page
    assert manual.text.textCursor().hasSelection()
    manual.close()


def test_a_page_about_it_comes_before_one_that_mentions_it(window):
    manual = Manual(window, "en")
    manual.search.setText("video")
    assert manual.page == "video"
    manual.search.setText("save as")
    assert manual.page == "presets", "the phrase, not both words"
    assert manual.text.textCursor().selectedText() == "Save as"
    manual.close()


def test_a_search_without_a_page_says_so_on_the_right(window):
    manual = Manual(window, "en")
    manual.show_page("first-steps")
    before = manual.text.toPlainText()
    manual.search.setText("zeppelin")
    assert "No page contains “zeppelin”." in manual.text.toPlainText()
    assert "First steps" not in manual.text.toPlainText()
    manual.search.clear()
    assert manual.text.toPlainText() == before
    manual.close()
