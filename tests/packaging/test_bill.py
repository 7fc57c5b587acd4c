"""The bill of materials: nothing without a licence, nothing forgotten."""

import base64
import importlib.metadata
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import bill  # noqa: E402

LONG = "Permission is hereby granted. " * 20


@pytest.fixture
def site(tmp_path):
    """A folder with installed packages: one with a text, one that only says a name."""
    for name, text in (("good", LONG), ("qt", ""), ("odd", "")):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        files = ["METADATA"]
        if text:
            (info / "licenses").mkdir()
            (info / "licenses" / "LICENSE.md").write_text(text)
            files.append("licenses/LICENSE.md")
        record = "".join(f"{info.name}/{file},,\n" for file in files)
        (info / "RECORD").write_text(record)
    return tmp_path


def component(name, licence):
    return {"name": name, "version": "1.0", "licenses": [{"license": {"id": licence}}]}


def test_texts_come_from_the_files_or_from_the_text_of_the_named_licence(site):
    told = {"components": [component("good", "MIT"), component("qt", "LGPL-3.0-only")]}
    found = {part["name"]: part for part in bill.complete(told, site, [])["components"]}
    assert bill.texts_of(found["good"]) == [LONG]
    lgpl = "\n".join(bill.texts_of(found["qt"]))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lgpl
    assert "GNU GENERAL PUBLIC LICENSE" in lgpl  # which the other one refers to
    assert bill.names_of(found["qt"]) == "LGPL-3.0-only"
    assert "PSF" in "\n".join(bill.texts_of(found["Python"])).upper()
    assert "bootloader" in "\n".join(bill.texts_of(found["PyInstaller bootloader"])).lower()


def test_what_has_no_text_stops_the_build_and_is_named(site):
    told = {"components": [component("good", "MIT"), component("odd", "X-1")]}
    with pytest.raises(bill.NoLicenceError, match="odd"):
        bill.complete(told, site, [])


def test_a_name_in_the_place_of_a_text_is_no_text():
    short = {"licenses": [{"license": {"name": "declared", "text": {"content": "Apache 2.0"}}}]}
    assert bill.texts_of(short) == []
    packed = base64.b64encode(LONG.encode()).decode()
    text = {"content": packed, "encoding": "base64"}
    assert bill.texts_of({"licenses": [{"license": {"name": "x", "text": text}}]}) == [LONG]


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of a Linux system are packed")
def test_a_library_of_the_system_is_in_it_with_its_package(site, tmp_path_factory):
    import ctypes.util

    if not Path("/var/lib/dpkg/status").exists():
        pytest.skip("no dpkg here")
    name = ctypes.util.find_library("expat")
    library = next(Path("/usr/lib").rglob(name))
    parts = bill.complete({"components": []}, site, [library, site / "own.so"])["components"]
    (expat,) = [part for part in parts if part["name"].startswith("libexpat")]
    assert expat["purl"].startswith("pkg:deb/debian/libexpat")
    assert "Copyright" in bill.texts_of(expat)[0]
    stray = tmp_path_factory.mktemp("elsewhere") / "libstray.so"
    stray.touch()
    with pytest.raises(bill.NoLicenceError, match="libstray"):
        bill.complete({"components": []}, site, [stray])


def test_the_text_for_people_lists_all():
    part = {"name": "Good", "version": "1.0", "licenses": [{"license": {"id": "MIT"}}]}
    part["licenses"].append({"license": {"name": "text", "text": {"content": LONG}}})
    text = bill.as_text({"components": [part]})
    assert "Good 1.0  MIT\n" in text
    assert LONG.strip() in text


def test_the_origin_of_the_bundled_models_is_named(site):
    from deblur_gui.help.licences import parts

    (part,) = [p for p in bill.complete({"components": []}, site, [])["components"]
               if p["name"] == "MAXIM"]  # fmt: skip
    assert bill.names_of(part) == "Apache-2.0"
    assert "Google" in bill.texts_of(part)[0]
    assert "Apache License" in bill.texts_of(part)[1]
    assert "MAXIM" in [p.name for p in parts("0")]


def test_in_a_checkout_the_installed_packages_are_asked():
    from deblur_gui.help.licences import parts

    found = {part.name.lower(): part for part in parts("0")}
    assert found["numpy"].version == importlib.metadata.version("numpy")
    assert "Redistribution" in found["numpy"].text
