"""The languages of the window: complete, up-to-date catalogues, and how a language is chosen."""

import ast
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from deblur_gui.app import make_window
from deblur_gui.language import (
    LANGUAGES,
    language_of,
    moment_text,
    tr,
    translated,
    use_language,
)
from deblur_gui.models.card_text import device_text
from deblur_gui.settings import load_settings
from engine.camera import virtual_camera_problem
from engine.core.machine import DEVICES
from engine.core.resources import resource_path
from engine.errors import ConfigError
from engine.messages import msg
from engine.models import Catalogue, RunsOn
from engine.models.teachers import TEACHERS
from tests.deblur_gui.person import boxes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
translate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(translate)


@pytest.fixture(autouse=True)
def _as_before(speak_english_again):
    """Leave no catalogue behind."""


@pytest.fixture
def speak(qapp):
    return lambda code: use_language(qapp, code)


@pytest.fixture
def window(open_window):
    return open_window()


def choose_language(window, code):
    dialog = window.menus.show_preferences()
    dialog.language.setCurrentIndex(dialog.language.findData(code))
    dialog.accept()


# --- messages of the engine ----------------------------------------------------------------------


def test_every_message_of_the_engine_can_be_translated():
    """An f-string is English for ever: `msg` keeps the template and the values."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in ("engine", "trainer")
        for path in sorted((ROOT / package).rglob("*.py"))
        if not path.is_relative_to(ROOT / "engine" / "cli")
        for node in translate.messages_of(path)
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and part.value.strip(" :()") for part in node.values)
    ]
    assert not wrong, wrong


def test_templates_are_collected_from_msg_errors_and_events():
    templates = translate.templates()
    assert "result rejected: {reason}" in templates  # msg in engine.batch
    assert "Originals are never overwritten. Choose another output folder." in templates  # a hint
    assert not any("--cluster" in text for text in templates)  # the command line only


def test_a_message_of_the_engine_is_shown_in_the_language_of_the_window(qapp):
    class German(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, source, disambiguation=None, n=-1):
            words = {"{name} already exists": "{name} gibt es schon", "Retry it.": "Noch einmal."}
            return words.get(source) if context == "engine" else None

    german = German()
    qapp.installTranslator(german)
    try:
        reason = msg("{name} already exists", "target-exists", name="a.jpg")
        assert translated(reason) == "a.jpg gibt es schon"
        assert (
            translated(ConfigError(reason, "Retry it.").text) == "a.jpg gibt es schon Noch einmal."
        )
        assert translated("Retry it.") == "Noch einmal."
        for strange in ("", "not known", "caf\udce9.jpg"):
            assert translated(strange) == strange
    finally:
        qapp.removeTranslator(german)


# --- catalogues ----------------------------------------------------------------------------------


def test_catalogues_are_up_to_date_with_the_code_and_compiled():
    assert list(translate.check()) == [], "python3 run.py translate"


@pytest.mark.parametrize("code", translate.CODES)
def test_no_translation_loses_a_placeholder_or_a_key(code):
    assert list(translate.faults(translate.FOLDER / f"deblur_{code}.ts")) == []


@pytest.mark.parametrize("code", translate.CODES)
def test_no_translation_is_a_guess_that_is_not_compiled(code):
    guessed = [m for m in translate.read(translate.FOLDER / f"deblur_{code}.ts") if m.guessed]
    assert not [m.source for m in guessed if all(m.translations)]


def test_a_text_that_moves_to_another_class_keeps_its_translation(tmp_path, monkeypatch):
    code = tmp_path / "code.py"
    monkeypatch.setattr(translate, "sources", lambda: [code])
    monkeypatch.setattr(translate, "templates", lambda: [])
    before = "class Before(QObject):\n    def say(self):\n        self.tr('Photos')\n"
    code.write_text(before, encoding="utf-8")
    translate.collect(tmp_path)
    translate.put_in(tmp_path / "deblur_de.ts", {"Photos": {"de": "Fotos"}})
    code.write_text(before.replace("Before", "After"), encoding="utf-8")
    translate.collect(tmp_path)
    (message,) = translate.read(tmp_path / "deblur_de.ts")
    assert message[:2] == ("After", "Photos")
    assert message.translations == ("Fotos",)
    assert message.is_translated
    assert not [m for m in translate.read(tmp_path / "deblur_fr.ts") if m.is_translated]


def test_every_language_of_the_menu_has_its_catalogue():
    assert set(LANGUAGES) == set(translate.CODES)
    for code in LANGUAGES:
        translator = QTranslator()
        assert translator.load(str(resource_path(f"translations/deblur_{code}.qm")))
        assert not translator.isEmpty()


def calls_in(node, around=None):
    """Every call with arguments, and the name of the innermost class around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and child.args:
            yield child, around
        yield from calls_in(child, child.name if isinstance(child, ast.ClassDef) else around)


def texts_in_the_code():
    """Every literal that is given to a tr or translate: (file, context, text)."""
    for path in translate.sources():
        if path.name == "language.py":
            continue
        for call, around in calls_in(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(call.func)
            if name == "tr" or name.endswith(".tr"):
                context = "" if name == "tr" else around if name == "self.tr" else None
                text = call.args[0]
            elif name.endswith("CoreApplication.translate"):
                context, text = ast.literal_eval(call.args[0]), call.args[1]
            else:
                continue
            yield path.name, context, text


def test_lupdate_finds_every_text_under_the_name_it_has_when_the_program_runs():
    known = {m.key[:2] for m in translate.read(translate.FOLDER / "deblur_de.ts")}
    for file, context, text in texts_in_the_code():
        assert isinstance(text, ast.Constant), f"{file}: {ast.unparse(text)} is no plain text"
        assert context is not None, f"{file}: {text.value!r}: of which class is that tr()?"
        assert (context, text.value) in known, (file, context, text.value)


def test_there_is_one_tr():
    for path in translate.sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "tr"]
        assert not own or path.name == "language.py", f"{path.name}: lupdate gives it no context"


def test_a_lost_placeholder_and_a_lost_key_are_found(tmp_path):
    good = (translate.FOLDER / "deblur_de.ts").read_text(encoding="utf-8")
    broken = good.replace("<translation>Datei &amp;", "<translation>Datei ")
    broken = broken.replace("{0} von {1}", "{0} von 1")
    assert broken != good
    (tmp_path / "x.ts").write_text(broken, encoding="utf-8")
    assert "{0} von 1" in "".join(translate.faults(tmp_path / "x.ts"))


# --- the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("en", "1 photo deblurred", "7 photos deblurred"),
        ("de", "1 Foto geschärft", "7 Fotos geschärft"),
        ("zh", "已去模糊 1 张照片", "已去模糊 7 张照片"),
    ],
)
def test_numbers_have_their_plural(speak, code, one, many):
    speak(code)
    assert tr("%Ln photo(s) deblurred", "", 1) == one
    assert tr("%Ln photo(s) deblurred", "", 7) == many


def test_models_are_described_in_it(speak):
    from deblur_gui.models.card_text import short_text, teacher_text, whole_text

    speak("de")
    catalogue = Catalogue.of_program()
    assert "Klein und schnell" in short_text(catalogue.get("live"))
    assert "Klein und schnell" in whole_text(catalogue.get("live"), RunsOn())
    assert "Ein großes Netz von 2022" in teacher_text(TEACHERS["maxim"])
    described = [card.description for card in catalogue.cards()]
    described += [teacher.description for teacher in TEACHERS.values()]
    assert not [text for text in described if translated(text) == text]


def test_the_language_of_the_system_is_taken_where_there_is_one():
    assert language_of(["de-AT", "en-US"]) == "de"
    assert language_of(["zh-Hans-CN"]) == "zh"
    assert language_of(["it-IT", "fr-CH"]) == "fr"
    assert language_of(["C"]) == language_of([]) == "en"


def test_buttons_of_qt_speak_it_too(speak):
    speak("fr")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


# --- the window ----------------------------------------------------------------------------------


def test_another_language_is_remembered_and_comes_with_the_next_start(window, open_window):
    choose_language(window, "de")
    assert load_settings()[0].language == "de"
    assert not boxes(window)  # the preferences have said so
    assert window.photos.steps.start.start.text() == "Start"
    window.close()
    german = open_window()
    assert [m.title() for m in german.menuBar().findChildren(QMenu)].count("&Datei") == 1
    choose_language(german, "de")  # the same again
    assert not boxes(german)
    choose_language(german, "zh")
    german.close()
    assert open_window().photos.steps.start.start.text() == "开始"


def test_a_batch_is_shown_in_another_language(open_window, qtbot, tmp_path, batch_model):
    batch_model(lambda pixels: pixels, name="live", title="Live")
    for name in "abcdef":
        Image.new("RGB", (64, 48), "red").save(tmp_path / f"{name}.png")
    window = open_window(guard=False, skip_sharp=False, language="es")
    window.selection.add([tmp_path])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 6 and not window.plan.is_outdated)
    label = "6 fotos en 1 carpeta"
    qtbot.waitUntil(lambda: label in [x.text() for x in window.findChildren(QLabel)])
    window.batches.start()
    qtbot.waitUntil(lambda: window.photos.steps.start.start.text() == "Detener")
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: window.photos.notice.isVisible())
    assert {row.state for row in window.photos.list.model.rows} == {"done"}
    assert window.photos.notice.text == "6 fotos corregidas."


class Marked(QTranslator):
    """Translates every text into itself between marks, so that what has none is seen."""

    def translate(self, _context, text, _disambiguation=None, _n=-1):
        return f"«{text}»"

    def isEmpty(self):
        return False


def test_no_text_of_the_window_is_forgotten(qapp, qtbot, monkeypatch):
    marked = Marked()
    monkeypatch.setattr("deblur_gui.app.use_language", lambda *_: None)
    qapp.installTranslator(marked)
    try:
        window = make_window(qapp)
    finally:
        qapp.removeTranslator(marked)
    data = {card.title for card in window.session.cards()} | set(LANGUAGES.values())
    data |= set(DEVICES.values())  # names of products
    data |= {virtual_camera_problem()}  # the engine speaks English
    data |= {"JPEG", "PNG", "TIFF", "WEBP", "AVIF", "BMP", "", "100%", "Deblur"}
    forgotten = {
        text
        for text in texts_of(window)
        if "«" not in text
        and text not in data
        and not text.startswith(("{", "QWidget"))
        # Sizes of pictures, and a folder of the user's.
        and not re.fullmatch(r"\d+ x \d+", text)
        and not Path(text).is_absolute()
    }
    assert not forgotten
    window.close()
    window.deleteLater()


def texts_of(window):
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.objectName().startswith("qt_"):
            continue
        yield from (widget.toolTip(), widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        elif isinstance(widget, QDockWidget):
            yield widget.windowTitle()
    for action in window.findChildren(QAction):
        yield action.text()


@pytest.mark.parametrize(
    ("code", "two"),
    [("en", "2 threads"), ("de", "2 Threads"), ("es", "2 hilos")],
)
def test_what_a_model_runs_on_is_said_in_the_language_of_the_window(speak, code, two):
    speak(code)
    assert device_text("CPU (onnxruntime 1.32.0, 2 threads)") == f"CPU (onnxruntime 1.32.0, {two})"
    assert device_text("CUDA (a card)") == "CUDA (a card)"


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("de", "+1,70 dB"), ("fr", "+1,70 dB"), ("es", "+1,70 dB"), ("zh", "+1.70 dB")],
)
def test_numbers_are_written_as_the_region_does(qapp, code, wanted, speak_english_again):
    from deblur_gui.language import filled
    from engine.messages import msg

    use_language(qapp, code)
    assert filled("{0:+.2f} dB", 1.7) == wanted
    assert filled("{0} of {1:.0f}", 3, 4.0) == "3 of 4"
    inner = msg("{gain:+.2f} dB", gain=1.7)
    assert translated(msg("{summary}.", summary=inner)) == f"{wanted}."
    assert str(inner) == "+1.70 dB"  # what is stored stays English


QUOTES = {"de": ("„", "“"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"), "zh": ("“", "”")}
"""What names of models stand in, in a sentence: "Fast: etwa 3,4 s" is "almost: about 3.4 s"."""


@pytest.mark.parametrize("code", QUOTES)
def test_names_of_models_are_in_quotes_within_sentences(code):
    before, after = QUOTES[code]
    catalogue = {
        (m.context, m.source): m for m in translate.read(translate.FOLDER / f"deblur_{code}.ts")
    }
    bundled = tomllib.loads(resource_path("models.toml").read_text(encoding="utf-8")).values()
    names = [card["title"] for card in bundled]
    assert "Fast" in names
    for card in bundled:
        (text,) = catalogue["engine", card["description"]].translations
        for name in names:
            assert text.count(name) == text.count(f"{before}{name}{after}"), text
    for context, source in (
        ("ModelStep", "{0}: about {1} s per megapixel"),
        ("ModelStep", "{0}: {1}"),
        ("VideoDialog", "{0}: {1}"),
        ("PreviewProgress", "Computing the preview with {0}…"),
    ):
        (text,) = catalogue[context, source].translations
        assert f"{before}{{0}}{after}" in text, text
    for source in ("Choose the model {title}.", "{model} takes minutes per picture."):
        (text,) = catalogue["engine", source].translations
        assert before in text, text


def test_a_time_is_written_as_in_the_region_and_without_one_as_anybody_can_read_it(speak):
    moment = QDateTime.fromString("2026-11-30T23:30:00", Qt.DateFormat.ISODate)
    QLocale.setDefault(QLocale.c())
    assert moment_text(moment) == "2026-11-30 23:30"
    QLocale.setDefault(QLocale("de_DE"))
    assert moment_text(moment) == "30.11.26 23:30"
