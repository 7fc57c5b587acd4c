"""What is imported before the first window is on the screen: what its first paint needs.

Imports are most of the start. Held by names, as seconds differ from machine to machine: the
program's own modules are those of start_modules.txt (`--update-golden` writes it anew; whoever adds
to it says why the first paint needs it), and of others only some may be there.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN = ("deblur_gui", "engine", "trainer")
LIST = Path(__file__).with_name("start_modules.txt")
NEEDED = {"PIL", "PySide6", "numpy", "shiboken6", "shibokensupport", "signature_bootstrap"}
"""Besides the standard library."""

SLOW = {
    "asyncio", "email", "http", "importlib.metadata", "multiprocessing", "ssl", "statistics",
    "unittest", "urllib.request", "xml.etree",
}  # fmt: skip
"""Of the standard library: 3 to 30 ms each."""

START = """
import sys
known = set(sys.modules)
from deblur_gui.app import make_app, make_window
from deblur_gui.photos import _model_step
_model_step._CHIPS_MS = 1_000_000_000  # what is looked for later, however slow this machine is
app = make_app(["deblur"])
window = make_window(app)
window.show()
app.processEvents()
print(sorted(set(sys.modules) - known))
window.close()
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> set[str]:
    own = {"DEBLUR_DATA": str(tmp_path_factory.mktemp("data")), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    return set(ast.literal_eval(child.stdout.splitlines()[-1]))


def test_the_first_window_imports_its_own_modules_and_no_more(imported, update_golden):
    found = {name for name in imported if name.partition(".")[0] in OWN}
    if update_golden:
        LIST.write_text("".join(f"{name}\n" for name in sorted(found)), encoding="ascii")
    expected = set(LIST.read_text(encoding="ascii").split())
    assert sorted(found - expected) == [], "imported before the first paint, and not needed for it"
    assert sorted(expected - found) == [], "no longer imported: take it off start_modules.txt"


def test_the_first_window_imports_no_large_library(imported):
    foreign = {name.partition(".")[0] for name in imported} - set(OWN) - NEEDED
    allowed = sys.stdlib_module_names
    assert sorted(n for n in foreign if n not in allowed and not n.startswith("_")) == []
    assert sorted(imported & SLOW) == []


WINDOWS = """
import importlib.abc, importlib.machinery, sys
import deblur_gui.__main__ as program, deblur_gui.self_test, engine.core.runtime

order = []

class Loader(importlib.abc.Loader):
    def exec_module(self, module): order.append("imported")

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, Loader()) if name == "onnxruntime" else None

sys.meta_path.insert(0, Finder())
engine.core.runtime.use_runtime = lambda: order.append("chosen")
deblur_gui.self_test.self_test = lambda words: 0
sys.platform = "win32"
program._main(["--self-test"])
print(order)
"""


def test_on_windows_the_runtime_is_chosen_before_it_is_imported():
    """There it is imported before Qt; one that was installed later would never be used."""
    child = subprocess.run(
        [sys.executable, "-c", WINDOWS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.stdout.splitlines() == ["['chosen', 'imported']"], child.stderr
