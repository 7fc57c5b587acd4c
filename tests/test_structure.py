"""The structure of the program, checked.

Which package may import which is written as contracts in pyproject.toml (`tool.importlinter`) and
checked by import-linter, imports inside functions and for type checking included. Here stands what
it cannot say: heavy libraries load on use, sizes, names, and no path of one workplace.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engine", "trainer", "deblur_gui")

MODULE_LINES = 700
FUNCTION_LINES = 60
LONGER = {
    # A function that may be longer, and why.
}

MEANINGLESS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# Written in pieces, so that this file does not hold what it forbids.
WORKPLACE = re.compile(rb"(?<![\w.~-])/(?:" + rb"work|root)/")

# Library -> the modules that may import it at their top; everybody else does it inside a function.
HEAVY = {
    "cv2": ("engine/core/opencv.py",),
    "onnxruntime": ("engine/models/onnx_model.py",),
    "torch": ("engine/models/torch_model.py", "engine/nets/", "trainer/"),
    "av": (),
    "distributed": ("engine/cluster/_local.py",),
    "pyqtgraph": (),
    "watchdog": (),
}
# What the window reads of the trainer must not load torch.
WITHOUT_TORCH = ("trainer/config.py", "trainer/tune/record.py", "trainer/pairs/")


def _modules() -> Iterator[tuple[str, ast.Module, str]]:
    """Yield (path from the root, syntax tree, text) of every module of the program."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield path.relative_to(ROOT).as_posix(), ast.parse(text), text


def _imports_at_load(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield (library, line) of each import that runs when the module is loaded."""
    todo: list[ast.AST] = [tree]
    while todo:
        for node in ast.iter_child_nodes(todo.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                todo.extend(node.orelse)
            elif isinstance(node, ast.Import):
                yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield (node.module or "").partition(".")[0], node.lineno
            else:
                todo.append(node)


def test_contracts():
    """Layers and cycles: `lint-imports` reads pyproject.toml."""
    child = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stdout + child.stderr


def test_heavy_libraries_load_on_use():
    wrong = [
        f"{name}:{line}: {library} at module level"
        for name, tree, _ in _modules()
        for library, line in _imports_at_load(tree)
        if (library in HEAVY and not name.startswith(HEAVY[library] or ("nowhere",)))
        or (library == "torch" and name.startswith(WITHOUT_TORCH))
    ]
    assert wrong == []


def test_the_check_of_heavy_libraries_finds_them():
    code = "import os, torch.nn\nclass A:\n  from cv2 import x\ndef f():\n  import av\n"
    assert list(_imports_at_load(ast.parse(code))) == [("os", 1), ("torch", 1), ("cv2", 3)]


def test_sizes():
    """Above the limit: ask what two subjects it has."""
    long = [f"{name}: {len(text.splitlines())} lines" for name, _, text in _modules()
            if len(text.splitlines()) > MODULE_LINES]  # fmt: skip
    for name, tree, _ in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES and f"{name}:{node.name}" not in LONGER:
                    long.append(f"{name}:{node.lineno}: {node.name} has {lines} lines")
    assert long == []


def test_names_and_docstrings():
    for name, tree, _ in _modules():
        assert not MEANINGLESS & set(Path(name).stem.lower().split("_")), f"{name} says nothing"
        assert ast.get_docstring(tree), f"{name} has no docstring"


def _asks(tree: ast.Module, *, path_functions: bool) -> list[str]:
    """Return "line: expression" where something other than `engine.core.paths` is asked for a file.

    Called or handed on. `path_functions`: also those of os.path.
    """
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = ast.unparse(node.value)
            if of == "os.path":
                is_wrong = path_functions and node.attr in ("exists", "isfile", "isdir")
            else:  # `entry` is one of os.scandir, `disk` has a function of its own
                is_wrong = node.attr in ("exists", "is_file", "is_dir") and of not in (
                    "entry",
                    "disk",
                )
            if is_wrong:
                found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def test_who_asks_for_a_file_gets_no_error():
    """`engine.core.paths` has the functions for it.

    Those of `Path` raise PermissionError before Python 3.14. Those of os.path take a disk that
    fails for one without the file, and do not know long paths of Windows; the window, which asks
    for what it shows, uses them.
    """
    asked = [
        f"{name}:{each}"
        for name, tree, _ in _modules()
        for each in _asks(tree, path_functions=not name.startswith("deblur_gui/"))
    ]
    assert asked == []


def test_the_check_of_who_asks_finds_them():
    code = "filter(Path.is_dir, x)\npath.exists()\nos.path.isdir(x)\nentry.is_file()\n"
    tree = ast.parse(code)
    assert _asks(tree, path_functions=False) == ["1: Path.is_dir", "2: path.exists"]
    assert "3: os.path.isdir" in _asks(tree, path_functions=True)


@pytest.mark.skipif(
    not ((ROOT / ".git").exists() and shutil.which("git")), reason="not a git checkout"
)
def test_no_path_of_a_workplace_in_any_file():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = [ROOT / n for n in listed.decode("utf-8", "surrogateescape").split("\0") if n]
    assert [str(p) for p in paths if p.is_file() and WORKPLACE.search(p.read_bytes())] == []


def test_a_start_loads_only_what_it_needs():
    """The window and the command line; dask, watchdog and their like are imported on use."""
    code = (
        "import sys, engine.cli.main, deblur_gui.app, engine.watch.folder, engine.cluster.batch;"
        "engine.cli.main._parser();"
        "rare = {'dask', 'distributed', 'tornado', 'watchdog', 'torch', 'cv2', 'onnxruntime', 'av',"
        " 'pyqtgraph'}; print(sorted(rare & set(sys.modules)))"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.stdout.strip() == "[]", child.stderr


def test_importing_the_engine_loads_the_standard_library_numpy_and_pillow_at_most():
    code = (
        "import sys; known = set(sys.modules); import engine.api, engine.models.catalogue,"
        "engine.batch.batch, engine.images, engine.video.job, engine.camera;"
        "print(sorted({m.partition('.')[0] for m in set(sys.modules) - known}))"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr
    allowed = sys.stdlib_module_names | {"engine", "numpy", "PIL"}
    loaded = ast.literal_eval(child.stdout)
    assert [m for m in loaded if m not in allowed and not m.startswith("_")] == []
