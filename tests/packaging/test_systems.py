"""What each system is told of the program: valid, and in step with the program."""

import plistlib
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import engine
from deblur_gui.photos.open_controller import MODEL_FILES
from engine.images.formats import SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
WINDOWS = ROOT / "packaging" / "windows" / "deblur.iss"
MACOS = ROOT / "packaging" / "macos"
WORKFLOW = ROOT / ".github" / "workflows" / "package.yml"


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", LINUX / "org.deblur.Deblur.desktop"],
        ["appstreamcli", "validate", "--no-net", LINUX / "org.deblur.Deblur.metainfo.xml"],
        ["sh", "-n", LINUX / "install.sh"],
        ["sh", "-n", LINUX / "AppRun"],
    ],
    ids=lambda command: Path(command[-1]).name,
)
def test_the_files_of_a_linux_desktop_are_valid(command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_newest_release_is_this_version():
    root = ET.parse(LINUX / "org.deblur.Deblur.metainfo.xml").getroot()
    releases = [release.get("version") for release in root.iter("release")]
    assert releases[0] == engine.__version__


def test_a_model_is_known_by_the_same_ending_everywhere():
    ending = MODEL_FILES[0]
    mime = ET.parse(LINUX / "org.deblur.Deblur.mime.xml").getroot()
    (glob,) = [each for each in mime.iter() if each.tag.endswith("glob")]
    assert glob.get("pattern") == f"*{ending}"
    assert f'Subkey: "Software\\Classes\\{ending}"' in WINDOWS.read_text("utf-8")
    info = plistlib.loads((MACOS / "Info.plist").read_bytes())
    tags = info["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    assert tags["public.filename-extension"] == [ending.removeprefix(".")]


def test_open_with_is_offered_for_pictures_that_are_read():
    told = set(re.findall(r'SupportedTypes"; .*ValueName: "(\.\w+)"', WINDOWS.read_text("utf-8")))
    readable = {suffix for suffixes in SUFFIXES.values() for suffix in suffixes}
    assert {".jpg", ".png", ".tif", ".heic"} <= told <= readable


def test_macos_is_told_why_the_camera_is_wanted_and_lets_it():
    assert plistlib.loads((MACOS / "Info.plist").read_bytes())["NSCameraUsageDescription"]
    allowed = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert allowed["com.apple.security.device.camera"] is True


def test_the_workflow_tries_what_it_builds_before_it_publishes():
    text = WORKFLOW.read_text("utf-8")
    assert (
        text.index("run.py package") < text.index("packaging/smoke.py") < text.index("gh release")
    )
    for file in re.findall(r"packaging[/\\][\w./\\-]+", text):
        assert (ROOT / file.replace("\\", "/")).exists(), file


def test_every_extra_that_a_package_ships_is_one_of_the_projects():
    import sys

    sys.path.insert(0, str(ROOT / "packaging"))
    import build

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for flavour, extras in build.SHIPPED_EXTRAS.items():
        assert set(extras) <= project["optional-dependencies"].keys()
        wanted = build.requirements(flavour)
        assert any(each.startswith("opencv-python-headless") for each in wanted)
        assert not any(re.match(r"opencv-python\b(?!-)", each) for each in wanted)
        assert any(each.startswith("torch") for each in wanted) == (flavour == "full")
        assert not any(each.startswith("av>") for each in wanted)
