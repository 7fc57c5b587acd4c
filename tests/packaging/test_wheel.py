"""The Python package: wheel and sdist hold the program and nothing else, and run anywhere."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("engine", "trainer", "deblur_gui", "resources")
DATA = {".onnx", ".toml", ".md", ".jpg", ".svg", ".qm", ".html", ".css", ".js"}

pytestmark = pytest.mark.timeout(1200)


def tracked() -> list[str]:
    """The files of the packages that git knows, or that are there where git is not."""
    found = [p for name in PACKAGES for p in (ROOT / name).rglob("*") if p.is_file()]
    names = [path.relative_to(ROOT).as_posix() for path in found]
    return [name for name in names if "__pycache__" not in name and not name.endswith(".ts")]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the sdist, and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", folder, ROOT], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_wheel_holds_every_file_of_the_program_and_nothing_else(built):
    (wheel,) = built.glob("*.whl")
    names = [n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n]
    assert sorted(names) == sorted(tracked())
    assert {Path(n).suffix for n in names} <= DATA | {".py"}


def test_the_sdist_holds_what_the_wheel_is_made_of_and_nothing_else(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        files = [m.name.partition("/")[2] for m in tar if m.isfile()]
    around = {"pyproject.toml", "README.md", "LICENSE", "MANIFEST.in", "PKG-INFO", "setup.cfg"}
    assert around <= set(files)
    rest = {n for n in files if not n.startswith("deblur.egg-info/")} - around
    assert rest == set(tracked())


def test_from_a_clean_environment_away_from_the_source(built, tmp_path):
    env = tmp_path / "env"
    venv.create(env, with_pip=False, symlinks=os.name == "posix")
    scripts = env / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet"]
    subprocess.run([*pip, wheel], check=True, stdout=subprocess.DEVNULL)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LD_"))}
    clean |= {"QT_QPA_PLATFORM": "offscreen", "DEBLUR_DATA": str(tmp_path / "data")}

    def say(program, *words):
        done = subprocess.run(
            [scripts / program, *words], cwd=tmp_path, env=clean, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert say("deblur", "--version").startswith("deblur ")
    assert str(ROOT) not in say("deblur", "doctor")
    assert "finetune" in say("deblur-train", "train", "--help")
    assert "steps" in say("deblur-train", "config", "--preset", "live")
    done = subprocess.run(
        [scripts / "deblur-train", "train", "run", "--preset", "smoke", "--photos", tmp_path],
        cwd=tmp_path, env=clean, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "This needs torch, which is not installed." in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    say("deblur-gui", "--self-test", tmp_path / "out")
    found = json.loads((tmp_path / "out" / "self-test.json").read_text())
    assert (found["done"], found["failed"]) == (1, 0)
    assert str(env) in found["photos"][0]  # a sample of the wheel
