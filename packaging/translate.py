"""The catalogues of the window: collected from the code, compiled, and what they lack.

Texts are `tr("...")` in deblur_gui, and the messages of the engine and the trainer: what is given
to `msg`, to an error or to an event as a literal (`engine.messages`), or to `_` in the template of
a page, in the context "engine".

    python packaging/translate.py             collect the texts, compile, list what is untranslated
    python packaging/translate.py --check     change nothing; 1 if a catalogue is out of date
    python packaging/translate.py --words W.json    and first put these translations in:
                                              {"Open photos": {"de": "Fotos öffnen"},
                                               "%Ln photo(s)": {"de": ["%Ln Foto", "%Ln Fotos"]}}

resources/translations/deblur_XX.ts are for people (Qt Linguist, or any editor), the .qm beside
them are what the program loads. Texts that are no longer in the code go, new ones come empty, and
an empty one is shown in English.
"""

from __future__ import annotations

import argparse
import ast
import functools
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CODES = ("en", "de", "fr", "es", "zh")
_TOOLS = Path(PySide6.__file__).parent
_GUESS = re.compile(r'<translation type="unfinished">(.*?)</translation>', re.DOTALL)
_ERRORS = (
    "DeblurError", "ImageReadError", "ImageWriteError", "ModelError", "OutOfMemory", "CameraError",
    "VideoError", "PairError", "ClusterError", "ConfigError",
)  # fmt: skip
_MESSAGES: Mapping[str, Sequence[int]] = {
    **dict.fromkeys(_ERRORS, (0, 1)), "msg": (0,), "joined": range(1, 20), "Log": (0,),
    "Retried": (1,), "ItemKept": (1,), "ItemFailed": (1, 2), "ItemSeen": (3,), "Finished": (1, 2),
    "warn": (0,), "_warn": (0,), "Teacher": (4,),
}  # fmt: skip
"""What takes messages, and which of its arguments they are."""
_NOT_SHOWN = (
    "engine/api.py", "engine/cli/", "engine/cluster/", "trainer/display.py", "trainer/evaluate/",
    "trainer/export/command.py", "trainer/export/litert.py", "trainer/pairs/command.py",
    "trainer/pairs/repair.py", "trainer/train/distributed.py",
)  # fmt: skip
"""Used on the command line only, which is English."""
_KEYWORDS = ("message", "hint", "reason", "note")
_IN_PAGE = re.compile(r'\b_\("([^"]+)"')
_PLACEHOLDER = re.compile(r"%L?n|\{\d*[^{}]*\}")


class Message(NamedTuple):
    """One text of a catalogue; `translations` has one for each plural form, or one."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    counted: bool
    guessed: bool = False
    """Marked as unfinished, so not compiled."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.context, self.source, self.comment

    @property
    def is_translated(self) -> bool:
        """Whether every form of it is there."""
        return all(self.translations) and not self.guessed


def read(path: Path) -> Iterator[Message]:
    """Yield the texts of a catalogue."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            translation = message.find("translation")
            assert translation is not None
            forms = translation.iter("numerusform") if counted else (translation,)
            yield Message(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                tuple(form.text or "" for form in forms),
                counted,
                translation.get("type") == "unfinished",
            )


def faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with the translations of a catalogue."""
    for message in read(path):
        for text in filter(None, message.translations):
            wanted, given = (sorted(_PLACEHOLDER.findall(t)) for t in (message.source, text))
            # "One photo" may do without its number.
            if wanted != given and not (message.counted and set(given) <= set(wanted)):
                yield f"{message.source!r} -> {text!r}: has not the same placeholders"
            if ("&" in message.source) != ("&" in text):
                yield f"{message.source!r} -> {text!r}: one has a key (&) and the other none"
            if message.source.endswith("…") != text.rstrip().endswith("…"):
                yield f"{message.source!r} -> {text!r}: one ends with … and the other does not"


def sources() -> list[Path]:
    """Return the files with texts."""
    return sorted((ROOT / "deblur_gui").rglob("*.py"))


def templates() -> list[str]:
    """Return the English templates of the messages that the engine and the trainer may show.

    And what is said of the models that come with the program.
    """
    bundled = tomllib.loads((ROOT / "resources" / "models.toml").read_text(encoding="utf-8"))
    found: set[str] = {
        card[name]
        for card in bundled.values()
        for name in ("description", "training_data")
        if name in card
    }
    for package in ("engine", "trainer", "deblur_gui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(_NOT_SHOWN):
                for argument in messages_of(path):
                    found.update(_literals(argument))
    for page in sorted((ROOT / "resources" / "templates").glob("*.html")):
        texts = _IN_PAGE.findall(page.read_text(encoding="utf-8"))
        found.update(text for text in texts if _PLACEHOLDER.sub("", text))
    return sorted(found)


@functools.cache
def messages_of(path: Path) -> list[ast.expr]:
    """Return what a module gives to `msg`, to errors and to events as their texts."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            places = _MESSAGES.get(name, ())
            found += (node.args[n] for n in places if n < len(node.args))
            found += (k.value for k in node.keywords if places and k.arg in _KEYWORDS)
    return found


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument may be; calls in it are met on their own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _literals(value)


def collect(folder: Path) -> None:
    """Bring the .ts files in a folder up to date with the code.

    A text that has moved to another class keeps its translation.
    """
    with tempfile.TemporaryDirectory() as name:
        messages = Path(name) / "engine.py"
        calls = (
            f'QCoreApplication.translate("engine", {json.dumps(text, ensure_ascii=False)})'
            for text in templates()
        )
        lines = "from PySide6.QtCore import QCoreApplication", *calls
        messages.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _collect(folder, [*sources(), messages])


def _collect(folder: Path, files: Sequence[Path]) -> None:
    for code in CODES:
        # No places in the code: they would change with every line that is added above one.
        options = [
            "-no-obsolete",
            "-disable-heuristic",
            "similartext",
            "-locations",
            "none",
            "-source-language",
            "en",
        ]
        plural = ["-pluralonly"] if code == "en" else []
        catalogue = folder / f"deblur_{code}.ts"
        target = ["-target-language", "zh_CN" if code == "zh" else code]
        _call("lupdate", *options, *plural, *target, *map(str, files), "-ts", str(catalogue))
        # lupdate takes the words from where the same text was before, but marks them as a guess,
        # and a guess is not compiled: the window would be English there, though nothing is missing.
        text = catalogue.read_text(encoding="utf-8")
        catalogue.write_text(_GUESS.sub(_confirmed, text), encoding="utf-8", newline="\n")


def _confirmed(guess: re.Match[str]) -> str:
    words = guess[1]
    is_whole = words.strip() and "<numerusform></numerusform>" not in words
    return f"<translation>{words}</translation>" if is_whole else guess[0]


def put_in(path: Path, words: Mapping[str, Mapping[str, str | list[str]]]) -> None:
    """Put the translations that are given for a text into a catalogue, wherever the text stands."""
    code = path.stem.removeprefix("deblur_")
    tree = ET.parse(path)
    for message in tree.getroot().iter("message"):
        given = words.get(message.findtext("source") or "", {}).get(code)
        translation = message.find("translation")
        if given is None or translation is None:
            continue
        translation.attrib.pop("type", None)
        if message.get("numerus") == "yes":
            forms = [given] if isinstance(given, str) else given
            for old in list(translation):
                translation.remove(old)
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = given if isinstance(given, str) else given[0]
    tree.write(path, encoding="utf-8", xml_declaration=True)


def compile_all(folder: Path) -> None:
    """Make the .qm of each .ts."""
    for code in CODES:
        _call("lrelease", "-silent", "-nounfinished", str(folder / f"deblur_{code}.ts"))


def check(folder: Path = FOLDER) -> Iterator[str]:
    """Yield where the catalogues are behind the code, or the .qm behind the .ts."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for code in CODES:
            text = (folder / f"deblur_{code}.ts").read_bytes()
            (copy / f"deblur_{code}.ts").write_bytes(text)
        collect(copy)
        for code in CODES:
            ours, fresh = ({m.key for m in read(f / f"deblur_{code}.ts")} for f in (folder, copy))
            for context, source, _ in sorted(fresh - ours):
                yield f"{code}: lacks {source!r} ({context})"
            for context, source, _ in sorted(ours - fresh):
                yield f"{code}: has {source!r} ({context}), which is no longer in the code"
        for code in CODES:
            text = (folder / f"deblur_{code}.ts").read_bytes()
            (copy / f"deblur_{code}.ts").write_bytes(text)
        compile_all(copy)
        for code in CODES:
            compiled = f"deblur_{code}.qm"
            if (folder / compiled).read_bytes() != (copy / compiled).read_bytes():
                yield f"{compiled} is not what its .ts says"


def main(arguments: Sequence[str]) -> int:
    """Do it, say what is missing; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description="Bring the catalogues of the window up to date.")
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--words", type=Path, help="JSON with translations to put in first")
    args = parser.parse_args(arguments)
    FOLDER.mkdir(parents=True, exist_ok=True)
    wrong = list(check()) if args.check else []
    if not args.check:
        collect(FOLDER)
        if args.words:
            words = json.loads(args.words.read_text(encoding="utf-8"))
            for code in CODES:
                put_in(FOLDER / f"deblur_{code}.ts", words)
            collect(FOLDER)  # in the writing of lupdate again
        compile_all(FOLDER)
    for code in CODES:
        path = FOLDER / f"deblur_{code}.ts"
        messages = list(read(path))
        missing = [m for m in messages if not m.is_translated]
        print(f"{code}: {len(messages) - len(missing)} of {len(messages)} texts")
        for message in missing:
            print(f"    untranslated ({message.context or 'tr'}): {message.source}")
        wrong += [f"{code}: {fault}" for fault in faults(path)]
    for line in wrong:
        print(f"  ! {line}")
    return 1 if wrong else 0


def _call(tool: str, *arguments: str) -> None:
    # The wheel's own programs: the scripts around them are only on the PATH of an active .venv.
    suffix = ".exe" if sys.platform == "win32" else ""
    done = subprocess.run(
        [str(_TOOLS / f"{tool}{suffix}"), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
