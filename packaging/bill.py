"""The bill of materials of a package (CycloneDX), and every license text in one file.

    python -m cyclonedx_py environment ENV ...     lists what is installed, with its licence texts
    complete(bill, ENV, sources)                   adds what that tool cannot see

It cannot see texts outside of `*.dist-info/licenses`, Python itself, and the libraries of the
system that were packed: those are asked of the installed files, of this Python, and of dpkg.
Nothing is listed by hand. A component without a text stops the build; `packaging/licences/` holds
the texts that wheels only name (Qt for Python says "LGPL" and brings none).
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deblur_gui.help.licences import MAXIM, names_of, texts_beside, texts_of

TEXTS = Path(__file__).resolve().parent / "licences"
Component = dict[str, Any]


class NoLicenceError(Exception):
    """A component would be shipped without its license."""


def complete(bill: dict[str, Any], folder: Path, sources: Iterable[Path]) -> dict[str, Any]:
    """Return the bill with a text for each component, with Python, and with the system's libraries.

    `folder` is the site-packages of what ships, `sources` every file that was packed. Raises
    `NoLicenceError` that names what has none.
    """
    shipped = {d.name.lower(): d for d in importlib.metadata.distributions(path=[str(folder)])}
    components = [_with_texts(part, shipped[part["name"].lower()]) for part in bill["components"]]
    components += [_python(), _bootloader(), _maxim(), *_system_parts(sources, folder)]
    bare = [part["name"] for part in components if not texts_of(part)]
    if bare:
        raise NoLicenceError(
            f"No licence text is known of {', '.join(bare)}. Put it into {TEXTS} as NAME.txt, "
            "NAME being the component's or that of its SPDX licence."
        )
    return {**bill, "components": components}


def as_text(bill: dict[str, Any]) -> str:
    """Return all licences as one text for people."""
    parts = sorted(bill["components"], key=lambda part: part["name"].lower())
    lines = ["Deblur is built upon the work of many. This package contains:", ""]
    lines += [f"  {p['name']} {p.get('version', '')}  {names_of(p)}".rstrip() for p in parts]
    for part in parts:
        lines += ["", "=" * 78, f"{part['name']} {part.get('version', '')}", "=" * 78]
        for text in texts_of(part):
            lines += ["", text.strip()]
    return "\n".join(lines) + "\n"


# --- what cyclonedx-bom cannot see ----------------------------------------------------------------


def _with_texts(part: Component, shipped: importlib.metadata.Distribution) -> Component:
    known = texts_of(part)
    found = [text for text in texts_beside(shipped) if text not in known]
    if not known and not found:
        words = f"{part['name']} {names_of(part)}".lower()
        texts = sorted(TEXTS.glob("*.txt"))  # "lgpl" is in what they say, and the GPL belongs to it
        found = [t.read_text("utf-8") for t in texts if t.stem.partition("-")[0].lower() in words]
    return {**part, "licenses": [*part.get("licenses", ()), *map(_entry, found)]}


def _entry(text: str) -> dict[str, Any]:
    return {"license": {"name": "text", "text": {"contentType": "text/plain", "content": text}}}


def _python() -> Component:
    texts = []
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        texts = texts or [p.read_text("utf-8", "replace") for p in folder.glob("LICENSE*")]
    return _part("Python", platform.python_version(), ["PSF-2.0"], texts)


def _bootloader() -> Component:
    about = importlib.metadata.distribution("pyinstaller")
    files = (f for f in about.files or () if f.name.upper().startswith("COPYING"))
    texts = [Path(about.locate_file(f)).read_text("utf-8", "replace") for f in files]
    return _part("PyInstaller bootloader", about.version, ["GPL-2.0 with an exception"], texts)


def _maxim() -> Component:
    texts = [MAXIM.text, (TEXTS / "Apache-2.0.txt").read_text("utf-8")]
    return _part(MAXIM.name, MAXIM.version, [MAXIM.licence], texts)


def _system_parts(sources: Iterable[Path], folder: Path) -> list[Component]:
    """Return the system packages whose libraries were packed; works with dpkg only."""
    own = [
        folder.resolve(),
        Path(sys.base_prefix).resolve(),
        Path(sys.prefix).resolve(),
        TEXTS.parents[1],
    ]
    outside = {
        path.resolve() for path in sources if not any(o in path.resolve().parents for o in own)
    }
    if sys.platform != "linux":
        return []
    parts, packages = [], set()
    for path in sorted(outside):
        packages.add(_package_of(path))
    for package in sorted(packages):
        version = _ask("dpkg-query", "--show", "--showformat=${Version}", package)
        name = package.partition(":")[0]
        text = (Path("/usr/share/doc") / name / "copyright").read_text("utf-8", "replace")
        parts.append(_part(name, version, [], [text], purl=f"pkg:deb/debian/{name}@{version}"))
    return parts


def _package_of(path: Path) -> str:
    # dpkg may list the file without /usr: the folders have been merged.
    for name in (str(path), str(path).removeprefix("/usr")):
        said = _ask("dpkg-query", "--search", name)
        if said:
            return said.partition(": ")[0].partition(",")[0]
    raise NoLicenceError(
        f"{path} would be packed, and no package of this system says it is its own."
    )


def _ask(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _part(
    name: str, version: str, licences: Sequence[str], texts: Sequence[str], *, purl: str = ""
) -> Component:
    named = [{"license": {"name": licence}} for licence in licences]
    part = {
        "type": "library", "name": name, "version": version,
        "bom-ref": f"{name}@{version}", "licenses": [*named, *map(_entry, texts)],
    }  # fmt: skip
    return {**part, "purl": purl} if purl else part


def write(bill: dict[str, Any], folder: Path) -> None:
    """Write `sbom.cdx.json` and `licences.txt`."""
    (folder / "sbom.cdx.json").write_text(json.dumps(bill, indent=1), encoding="utf-8")
    (folder / "licences.txt").write_text(as_text(bill), encoding="utf-8")
