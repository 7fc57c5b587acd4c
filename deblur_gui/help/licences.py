"""The components of this program, and their licences.

A package has a bill of materials (CycloneDX, `resources/sbom.cdx.json`) with the texts, made by
packaging/build.py. Elsewhere the metadata of the installed packages is read.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.core.paths import is_file
from engine.core.resources import resource_path

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_TEXT_NAMES = re.compile(r"(licen[sc]e|copying|notice|third.?party)", re.IGNORECASE)
_NOT_TEXT = {".py", ".pyc", ".so", ".pyi", ".h"}
_SHORTEST_TEXT = 300
"""Characters; anything shorter is a name instead of a text."""


@dataclass(frozen=True)
class Part:
    """One component of the program, and the text of its licence."""

    name: str
    version: str
    licence: str
    text: str


MAXIM = Part(
    "MAXIM",
    "GoPro weights, 2022",
    "Apache-2.0",
    "The bundled models best, balanced and fast are derived from the weights of MAXIM (Tu et al., "
    '"MAXIM: Multi-Axis MLP for Image Processing", CVPR 2022, '
    "https://github.com/google-research/maxim), copyright Google LLC, licensed under the Apache "
    "License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0).\n\n"
    "The weights were changed: they are those of the first stage, with its slowest parts replaced, "
    "trained further on pairs of GoPro and REDS (CC BY 4.0) and on photographs under licences that "
    "allow commercial use.",
)
"""The origin of bundled models."""


def parts(version: str) -> list[Part]:
    """Return the components, the program itself first, then by name."""
    own = Part("Deblur", version, "MIT", _own_text())
    bill = resource_path("sbom.cdx.json")
    found = _of_bill(bill) if is_file(bill) else (MAXIM, *_of_environment())
    return [own, *sorted(found, key=lambda part: part.name.lower())]


# --- of a package --------------------------------------------------------------------------------


def texts_of(component: dict[str, Any]) -> list[str]:
    """Return the licence texts in a component of a CycloneDX bill (its `licenses`)."""
    texts = []
    for entry in component.get("licenses", ()):
        text = entry.get("license", entry).get("text")
        if text:
            content, packed = text["content"], text.get("encoding") == "base64"
            texts.append(
                base64.b64decode(content).decode("utf-8", "replace") if packed else content
            )
    return [text for text in texts if len(text) > _SHORTEST_TEXT]


def names_of(component: dict[str, Any]) -> str:
    """Return the names of the licences of a component of a CycloneDX bill."""
    names = []
    for entry in component.get("licenses", ()):
        licence = entry.get("license", {})
        name = entry.get("expression") or licence.get("id") or licence.get("name", "")
        if "text" not in entry.get("license", entry):  # otherwise it names a file
            names.append(name.rpartition(":: ")[2])
    return ", ".join(dict.fromkeys(names))


def _of_bill(bill: Path) -> Iterator[Part]:
    for component in json.loads(bill.read_text(encoding="utf-8"))["components"]:
        text = "\n\n".join(texts_of(component))
        name, version = component["name"], component.get("version", "")
        yield Part(name, version, names_of(component), text)


# --- of a checkout, or an installed package ------------------------------------------------------


def _of_environment() -> Iterator[Part]:
    import importlib.metadata

    for found in importlib.metadata.distributions():
        about = found.metadata.json
        stated = about.get("license_expression") or about.get("license") or ""
        classes = [c.rpartition(":: ")[2] for c in about.get("classifier", ()) if "License" in c]
        licence = str(stated) if stated and len(stated) < _SHORTEST_TEXT else ", ".join(classes)
        licence = licence or "not stated by its package"
        name = str(about.get("name", ""))
        text = "\n\n".join(texts_beside(found)) or f"{licence}\n{about.get('home_page', '')}"
        if name and name != "deblur":
            yield Part(name, found.version, licence, text)


def texts_beside(found: Distribution) -> list[str]:
    """Return the licence texts among the files of an installed package."""
    texts: list[str] = []
    for file in found.files or ():
        if _TEXT_NAMES.search(file.name) and file.suffix not in _NOT_TEXT:
            try:
                text = Path(str(found.locate_file(file))).read_text(
                    encoding="utf-8", errors="replace"
                )
            except OSError:
                continue
            if text not in texts:
                texts.append(text)
    return texts


def _own_text() -> str:
    # Beside resources/ in a checkout and in a package; elsewhere only its name is known.
    try:
        return (resource_path("").parent / "LICENSE").read_text(encoding="utf-8")
    except OSError:
        return "MIT"
