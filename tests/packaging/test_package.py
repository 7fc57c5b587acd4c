"""A package is made as `run.py package` does it, and tried on a machine without Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import build  # noqa: E402
import smoke  # noqa: E402

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """The standard package of this checkout, made anew."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "build.py"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return build.package_folder("standard")


def test_it_does_what_its_user_expects_without_python_and_network(package, capfd):
    assert smoke.main([str(package)]) == 0, capfd.readouterr().err
    said = capfd.readouterr().out
    assert said.count("ok ") == len(smoke.TRIES)
    if sys.platform == "linux":
        assert "could not be taken away" not in said or not _may_unshare()


def _may_unshare() -> bool:
    tried = subprocess.run(["unshare", "--net", "--map-root-user", "true"], capture_output=True)
    return tried.returncode == 0


def test_what_has_no_place_in_it_is_not_in_it(package):
    inside = {path.relative_to(package).as_posix().lower() for path in package.rglob("*")}
    for what in ("/torch/", "/av/", "libqt5", "qt6qml", "qt6quick", "qtvirtualkeyboard", "/tests/",
                 "libreadline", "/tkinter/", "pytest", "hypothesis"):  # fmt: skip
        assert not [name for name in inside if what in f"/{name}"], what
    assert not [name for name in inside if name.endswith((".ts", ".pyi"))]


def test_everything_in_it_has_its_licence(package):
    bill = json.loads(next(package.rglob("sbom.cdx.json")).read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    parts = {part["name"].lower().replace("_", "-"): part for part in bill["components"]}
    assert {"python", "pyinstaller bootloader", "numpy", "onnxruntime", "pyside6-essentials",
            "opencv-python-headless", "rawpy"} <= parts.keys()  # fmt: skip
    assert not parts.keys() & {"pytest", "pip", "pyinstaller", "torch", "av", "cyclonedx-bom"}
    text = (package / "licences.txt").read_text("utf-8")
    for part in bill["components"]:
        assert f"\n{part['name']} {part.get('version', '')}\n====" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text  # Qt for Python brings none
    # What a wheel holds of others is in its own list of third parties.
    assert "FFmpeg" in text
    assert "OpenBLAS" in text


def test_the_about_page_of_a_package_reads_its_bill(package, monkeypatch):
    from deblur_gui.help import licences

    bill = next(package.rglob("sbom.cdx.json"))
    monkeypatch.setattr(licences, "resource_path", lambda name: bill.parent / name)
    found = {part.name: part for part in licences.parts("1.2.3")}
    assert found["Deblur"].version == "1.2.3"
    assert "Permission is hereby granted" in found["Deblur"].text
    assert "LGPL" in found["PySide6_Essentials"].licence
    assert all(len(part.text) > 300 for part in found.values())


@pytest.mark.skipif(sys.platform != "linux", reason="the menu of a Linux desktop")
def test_it_puts_itself_into_the_menu_and_takes_itself_out_again(package, tmp_path):
    place = tmp_path / 'of "this" & $that 100%'  # as a user may call a folder
    place.symlink_to(package)
    env = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    (tmp_path / "home").mkdir()

    def install(*words):
        copy = tmp_path / "copy"
        copy.mkdir(exist_ok=True)
        return subprocess.run(
            ["sh", package / "install.sh", *words], env=env, capture_output=True, text=True
        )

    done = install()
    assert done.returncode == 0, done.stderr
    data = tmp_path / "home" / ".local" / "share"
    desktop = (data / "applications" / "org.deblur.Deblur.desktop").read_text()
    assert f'Exec="{package}/deblur" %F' in desktop
    assert (data / "icons/hicolor/256x256/apps/org.deblur.Deblur.png").is_file()
    link = tmp_path / "home" / ".local" / "bin" / "deblur-cli"
    assert link.resolve() == package / "deblur-cli"
    assert install("--uninstall").returncode == 0
    assert not list((tmp_path / "home").rglob("*deblur*"))
    assert install("--what").returncode == 2
    assert package.is_dir()


def test_the_size_table_names_what_is_large(package):
    rows = build.size_table(package)
    assert "| OpenCV |" in rows
    assert "| the models |" in rows
    total = sum(float(row.split("|")[2]) for row in rows.splitlines()[2:])
    assert total == pytest.approx(build.megabytes(package), abs=10)
