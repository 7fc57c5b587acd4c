"""Texts of strangers are texts: HTML in names, cards and errors is shown, never interpreted."""

import ast
import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QTextBrowser, QWidget

from deblur_gui import dialogs
from deblur_gui.help import pages
from deblur_gui.models.card_text import short_text, whole_text
from deblur_gui.models.controller import show_card
from deblur_gui.photos.photo_model import PhotoModel
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.plain import ClosedBrowser, PlainLabel, plain
from engine.batch.plan import ImageJob
from engine.models import Catalogue, RunsOn

ROOT = Path(__file__).resolve().parents[3]
HTML = '<img src="file:///nowhere/spy.png"><b>bold</b>'


class Spy(QTextDocument):
    """Notes what a text asks for when it is laid out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.setHtml(html)
        self.adjustSize()

    def loadResource(self, _kind, url):
        self.asked.append(url.toString())


def shown(text: str) -> str:
    """The text as a widget that guesses shows it; it must ask for nothing."""
    if not RichText.mightBeRichText(text):
        return text
    document = Spy(text)
    assert document.asked == []
    return document.toPlainText()


@pytest.fixture
def strange():
    """A card with HTML in every text."""
    card = Catalogue.of_program().get("live")
    texts = ("title", "version", "licence", "training_data", "description", "parent", "created")
    return dataclasses.replace(card, origin="user", **dict.fromkeys(texts, HTML))


def test_the_spy_sees_what_html_asks_for(qapp):
    assert Spy(HTML).asked[:1] == ["file:///nowhere/spy.png"]


@pytest.mark.parametrize("text", [HTML, f"a\n{HTML}", "<a href='x'>x</a>", "x < y", "plain", ""])
def test_a_text_is_shown_as_it_is(qapp, text):
    assert shown(plain(text)) == text


def test_cards_of_models(qapp, strange):
    for text in (short_text(strange), whole_text(strange, RunsOn()), pages._model_text(strange)):
        document = Spy(text)
        assert document.asked == []
        assert HTML in document.toPlainText()


def test_tooltips_of_photos(qapp, tmp_path):
    model = PhotoModel()
    source = tmp_path / '<img src="file:' / 'spy.png">.jpg'
    model.show_jobs([ImageJob(source, tmp_path / "out.jpg")])
    assert str(source) in shown(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    model.close()


def test_labels_notices_and_message_boxes(qtbot, strange, monkeypatch):
    monkeypatch.setattr(QMessageBox, "open", lambda box: None)
    page = QWidget()
    qtbot.addWidget(page)
    notice, label = Notice(page), PlainLabel(HTML, page)
    notice.say(HTML)
    for one in (*notice.findChildren(QLabel), label):
        assert one.textFormat() == Qt.TextFormat.PlainText
    dialogs.show_error(notice, HTML, HTML)
    dialogs.show_problems(notice, [HTML, HTML])
    show_card(notice, strange, RunsOn())
    boxes = notice.findChildren(QMessageBox)
    assert len(boxes) == 3
    for box in boxes:
        for text in (box.text(), box.informativeText()):
            shown(text)


def test_a_browser_opens_nothing(qtbot):
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    assert not browser.openLinks()
    assert browser.loadResource(QTextDocument.ResourceType.ImageResource, "file:///etc/x") is None
    assert isinstance(browser, QTextBrowser)


def test_no_widget_guesses():
    """Every label says what its text is; rich text is shown by what opens nothing."""
    guessing = []
    for path in sorted((ROOT / "deblur_gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            formats = any(word.arg == "textFormat" for word in node.keywords)
            if (node.func.id == "QLabel" and not formats) or node.func.id == "QTextBrowser":
                guessing.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert guessing == []
