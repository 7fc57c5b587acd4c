"""The house rules, checked: who may import what, how large a file may grow, what it may be called.

`ROOMS` is the table of rooms. A new file needs a row here; a better room may replace one of these,
if table and file change together. Each rule is proved below on a small tree that breaks it.
"""

import ast
import fnmatch
import functools
import graphlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engine", "trainer", "deblur_gui")


@dataclass(frozen=True)
class Room:
    """What a file may import besides the standard library and its own package's `__init__`.

    `libraries` anywhere, `inside` only within functions (and for types), `types` only under
    TYPE_CHECKING, `rooms` of our own; a name allows what is below it. `never` takes something out
    of `rooms` again.
    """

    libraries: str = ""
    inside: str = ""
    rooms: str = ""
    never: str = ""
    types: str = ""


ENGINE_FOR_TRAINER = (
    "engine.errors engine.events engine.images engine.metrics engine.models engine.model_* "
    "engine.nets engine.opencv engine.resources"
)
ROOMS = {  # the first row that fits counts
    "run.py": Room(),
    "engine/__init__.py": Room(rooms="engine.api"),
    "engine/api.py": Room(
        "numpy",
        rooms="engine.batch engine.errors engine.events engine.images engine.models "
        "engine.pipeline engine.plan engine.queue",
    ),
    "engine/event_schema.py": Room(rooms="engine.events"),
    "engine/__main__.py": Room(rooms="engine.cli"),
    "engine/errors.py": Room(),
    "engine/events.py": Room(rooms="engine.errors"),
    "engine/paths.py": Room(),
    "engine/resources.py": Room(inside="platformdirs"),
    "engine/memory.py": Room(rooms="engine.errors"),
    "engine/images/*.py": Room(
        "numpy PIL",
        "pi_heif rawpy tifffile",
        "engine.errors engine.images engine.opencv engine.paths",
    ),
    "engine/tiling.py": Room("numpy", rooms="engine.errors"),
    "engine/models.py": Room(
        "numpy",
        rooms="engine.errors engine.resources engine.model_* engine.backend_onnx "
        "engine.backend_torch",
    ),
    "engine/model_package.py": Room(
        rooms="engine.errors engine.images engine.model_cards engine.model_import"
    ),
    "engine/model_speed.py": Room(
        rooms="engine.errors engine.events engine.images engine.models engine.model_* "
        "engine.resources"
    ),
    "engine/model_*.py": Room(
        "numpy",
        rooms="engine.errors engine.resources engine.models engine.model_* engine.backend_onnx "
        "engine.backend_torch engine.tiling",
        types="onnxruntime",
    ),
    "engine/backend_child.py": Room(
        "numpy", rooms="engine.errors engine.models engine.model_* engine.tiling"
    ),
    "engine/fetch.py": Room(
        rooms="engine.errors engine.events engine.images engine.models engine.model_* "
        "engine.resources"
    ),
    "engine/backend_onnx.py": Room(
        "numpy onnxruntime", rooms="engine.errors engine.models engine.model_*"
    ),
    "engine/backend_torch.py": Room(
        "numpy torch",
        "safetensors",
        "engine.errors engine.models engine.model_* engine.nets engine.tiling",
    ),
    "engine/nets/*.py": Room("numpy torch", "safetensors", "engine.errors engine.nets"),
    "engine/opencv.py": Room("cv2"),
    "engine/quality.py": Room(
        "numpy cv2", rooms="engine.errors engine.opencv"
    ),  # all of it needs cv2
    "engine/guard.py": Room("numpy", rooms="engine.errors engine.opencv"),
    "engine/metrics.py": Room("numpy", rooms="engine.errors"),
    "engine/plan.py": Room(rooms="engine.errors engine.images engine.paths"),
    "engine/targets.py": Room(rooms="engine.errors engine.images engine.paths engine.plan"),
    "engine/conveyor.py": Room(
        "numpy",
        rooms="engine.errors engine.events engine.images engine.memory engine.models engine.paths "
        "engine.plan engine.quality engine.targets engine.tiling",
    ),
    "engine/pipeline.py": Room(
        "numpy",
        rooms="engine.conveyor engine.errors engine.events engine.guard engine.images "
        "engine.memory engine.model_steps engine.models engine.plan engine.targets engine.tiling",
    ),
    "engine/store.py": Room(rooms="engine.errors"),
    "engine/queue_rows.py": Room(rooms="engine.errors engine.paths engine.store"),
    "engine/queue_run.py": Room(
        rooms="engine.errors engine.events engine.paths engine.queue_rows engine.store"
    ),
    "engine/queue.py": Room(
        rooms="engine.errors engine.events engine.paths engine.queue_rows engine.queue_run "
        "engine.resources engine.store"
    ),
    "engine/awake.py": Room(inside="wakepy", rooms="engine.events"),
    "engine/bursts.py": Room(
        "numpy", rooms="engine.errors engine.events engine.images engine.opencv engine.quality"
    ),
    "engine/triage.py": Room(
        rooms="engine.bursts engine.errors engine.events engine.images engine.quality"
    ),
    "engine/batch.py": Room(
        rooms="engine.awake engine.bursts engine.errors engine.events engine.images engine.models "
        "engine.pipeline engine.plan engine.queue engine.resources"
    ),
    "engine/cluster*.py": Room(
        inside="distributed",
        rooms="engine.awake engine.backend_onnx engine.batch engine.cluster_* engine.errors "
        "engine.events engine.images engine.memory engine.models engine.pipeline engine.plan "
        "engine.queue engine.resources engine.store engine.targets",
        types="distributed",
    ),
    "engine/watch*.py": Room(
        inside="watchdog",
        rooms="engine.batch engine.errors engine.events engine.models engine.plan engine.queue "
        "engine.queue_rows engine.resources engine.store engine.targets engine.watch_news",
        types="watchdog",
    ),
    "engine/report*.py": Room(
        "numpy",
        "PIL",
        "engine.errors engine.events engine.images engine.queue engine.queue_rows engine.report*",
    ),
    "engine/video/*.py": Room(
        "numpy",
        "av",
        "engine.errors engine.events engine.images engine.memory engine.models engine.paths "
        "engine.pipeline engine.plan engine.resources engine.store engine.video",
    ),
    "engine/camera/*.py": Room(
        "numpy PIL",
        "pyvirtualcam",
        "engine.camera engine.errors engine.events engine.images engine.model_* engine.models "
        "engine.opencv engine.resources engine.video",
        types="cv2",
    ),
    "engine/cli.py": Room("", "rich", "engine", never="engine.nets"),
    "engine/commands/*.py": Room("numpy rich", "PIL", "engine", never="engine.cli engine.nets"),
    "trainer/config.py": Room(rooms="engine.errors trainer.config_setting"),
    "trainer/config_setting.py": Room(rooms="engine.errors"),
    # The window follows a tuning by it.
    "trainer/tuning.py": Room(rooms="engine.errors engine.images engine.resources engine.store"),
    "trainer/look.py": Room(
        rooms="engine.errors engine.events engine.quality trainer.pair* trainer.tuning"
    ),
    "trainer/changes.py": Room(rooms="trainer.config trainer.config_setting"),
    # Before torch is needed: a folder is checked in a second, not in four.
    "trainer/pair*.py": Room(
        "numpy",
        rooms="engine.errors engine.events engine.images engine.metrics engine.opencv trainer",
    ),
    "trainer/export*.py": Room(
        "numpy torch",
        "onnx onnxruntime onnxscript safetensors litert_torch",
        f"trainer {ENGINE_FOR_TRAINER}",
    ),
    "trainer/evaluate*.py": Room(
        "numpy", "onnx", f"trainer {ENGINE_FOR_TRAINER} engine.backend_onnx engine.pipeline"
    ),
    "trainer/__main__.py": Room(
        rooms="trainer engine.commands.interrupts engine.errors engine.events engine.images "
        "engine.model_teachers engine.nets"
    ),
    "trainer/show.py": Room(
        rooms="engine.commands.display engine.errors engine.events engine.store"
    ),
    "trainer/curves.py": Room(rooms="engine.events engine.images"),
    "trainer/losses.py": Room("torch", "torchvision", "engine.errors"),
    "trainer/*.py": Room(
        "numpy torch",
        "onnx safetensors lightning_fabric tensorboard",
        f"trainer {ENGINE_FOR_TRAINER}",
    ),
    "deblur_gui/state.py": Room(rooms="engine.events engine.errors"),
    "deblur_gui/settings.py": Room(
        rooms="engine.errors engine.images engine.plan engine.resources"
    ),
    "deblur_gui/jobs.py": Room("PySide6", rooms="engine.events engine.errors engine.resources"),
    "deblur_gui/child_jobs.py": Room("PySide6", rooms="deblur_gui.jobs engine.events"),
    "deblur_gui/following.py": Room(
        "PySide6", rooms="engine.errors engine.events engine.resources trainer.tuning"
    ),
    "deblur_gui/tuning_state.py": Room(rooms="engine.events"),
    "deblur_gui/slots.py": Room("PySide6", rooms="deblur_gui.jobs engine.events"),
    "deblur_gui/*_work.py": Room(
        "numpy", rooms="engine deblur_gui.*_work trainer.tuning", never="engine.cli engine.commands"
    ),
    "deblur_gui/session.py": Room("PySide6 numpy", rooms="deblur_gui engine trainer.config"),
    "deblur_gui/widgets/curve_points.py": Room("numpy"),
    "deblur_gui/widgets/curve_panel.py": Room(
        "PySide6 numpy", "pyqtgraph", "deblur_gui.widgets.curve_points"
    ),
    "deblur_gui/widgets/curves.py": Room(
        "PySide6", rooms="deblur_gui.widgets.curve_* engine.events"
    ),
    "deblur_gui/widgets/config_*.py": Room(
        "PySide6",
        rooms="deblur_gui.widgets.config_* engine.errors engine.images trainer.config "
        "trainer.config_setting",
    ),
    # packaging/bill.py reads it in PyInstaller's process.
    "deblur_gui/licences.py": Room(rooms="engine.resources"),
    "deblur_gui/one_window.py": Room("PySide6", rooms="engine.resources engine.store"),
    "deblur_gui/__main__.py": Room("PySide6", "onnxruntime", "deblur_gui engine"),
    # worker_command alone: the doctor is a process that is no job.
    "deblur_gui/help_pages.py": Room("PySide6", rooms="deblur_gui engine"),
    "deblur_gui/*.py": Room(
        "PySide6 numpy",
        rooms="deblur_gui engine trainer.config trainer.tuning",
        never="deblur_gui.jobs engine.camera engine.pipeline engine.nets engine.backend_torch",
    ),
}

LONGER = {  # "file" over 400 lines or "file:function" over 60, and why
    "run.py": "it has to be one file: it runs before anything else can be imported",
}
MODULE_LINES = 400
FUNCTION_LINES = 60

EMPTY_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# Written in pieces, so that this file does not hold what it forbids.
WORKPLACE = re.compile(rb"(?<![\w.~-])/(?:" + rb"work|root)/")


# --- the checker ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Import:
    """One imported module, in full: `from engine import images` is `engine.images`."""

    module: str
    line: int
    inside: bool  # within a function
    types: bool  # under TYPE_CHECKING

    @property
    def root(self) -> str:
        return self.module.partition(".")[0]


def sources(root: Path) -> Iterator[tuple[str, ast.Module, str]]:
    """Yield (path from the root, syntax tree, text) of every file that the rules are for."""
    paths = [root / "run.py", *(p for name in PACKAGES for p in (root / name).rglob("*.py"))]
    for path in sorted(p for p in paths if p.is_file()):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(root).as_posix(), _parse(text), text


_parse = functools.cache(ast.parse)  # every check reads every file


@functools.cache
def imports(root: Path, name: str, tree: ast.Module) -> list[Import]:
    """Every import in the file, those by `importlib.import_module("...")` too."""
    found: list[Import] = []
    package = name.removesuffix(".py").removesuffix("/__init__").split("/")
    if not name.endswith("__init__.py"):
        package = package[:-1]

    def visit(node: ast.AST, inside: bool, types: bool) -> None:
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            modules = [
                f"{base}.{alias.name}" if _is_module(root, f"{base}.{alias.name}") else base
                for alias in node.names
            ]
        elif isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
                modules = [str(first.value)]
        found.extend(Import(module, node.lineno, inside, types) for module in modules)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for child in node.body:
                visit(child, inside, True)
            for child in node.orelse:
                visit(child, inside, types)
            return
        inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, inside, types)

    visit(tree, False, False)
    return found


def _is_module(root: Path, module: str) -> bool:
    path = root / module.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def _covers(allowed: str, module: str) -> bool:
    """Whether one of these names is the module or above it; `engine.image_*` is a pattern."""
    return any(
        fnmatch.fnmatchcase(module, pattern) for name in allowed.split()
        for pattern in (name, f"{name}.*")
    )  # fmt: skip


def _room_of(name: str) -> Room | None:
    return next((room for row, room in ROOMS.items() if fnmatch.fnmatchcase(name, row)), None)


def check_imports(root: Path) -> Iterator[str]:
    for name, tree, _ in sources(root):
        room = _room_of(name)
        if room is None:
            yield f"{name}: has no row in ROOMS"
            continue
        own = name.partition("/")[0]
        for each in imports(root, name, tree):
            where = f"{name}:{each.line}: {each.module}"
            if each.root in PACKAGES:
                allowed = each.module == own or _covers(room.rooms, each.module)
                if not allowed or _covers(room.never, each.module):
                    yield f"{where} is not a room it may touch"
                continue
            anywhere = f"{room.libraries} {room.types}" if each.types else room.libraries
            if each.root in sys.stdlib_module_names or _covers(anywhere, each.module):
                continue
            if not _covers(room.inside, each.module):
                yield f"{where} is not a library it may use"
            elif not (each.inside or each.types):
                yield f"{where} may only be imported inside a function"


def check_engine_stands_alone(root: Path) -> Iterator[str]:
    """Also where the table should ever say otherwise."""
    for name, tree, _ in sources(root):
        if name.startswith("engine/"):
            for each in imports(root, name, tree):
                if re.match(r"(PySide|PyQt|shiboken|trainer\b|deblur_gui\b)", each.module):
                    yield f"{name}:{each.line}: the engine imports {each.module}"


def check_heavy_stays_home(root: Path) -> Iterator[str]:
    homes = {
        "onnxruntime": "engine/backend_onnx.py",
        "torch": "engine/backend_torch.py engine/nets/*.py trainer/*.py",
        "cv2": "engine/opencv.py",
        "PySide6": "deblur_gui/*.py",
    }
    for name, tree, _ in sources(root):
        for each in imports(root, name, tree):
            home = homes.get(each.root)
            if home and not (each.inside or each.types or _covers_file(home, name)):
                yield f"{name}:{each.line}: {each.root} at module level, outside its home"


def _covers_file(rows: str, name: str) -> bool:
    return any(fnmatch.fnmatchcase(name, row) for row in rows.split())


def check_no_circle(root: Path) -> Iterator[str]:
    graph: dict[str, set[str]] = {}
    for name, tree, _ in sources(root):
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        graph[module] = {
            each.module
            for each in imports(root, name, tree)
            if each.root in PACKAGES and not each.inside and not each.types
        } - {module}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        yield "a circle of imports: " + " -> ".join(error.args[1])


def check_docstring(root: Path) -> Iterator[str]:
    for name, tree, _ in sources(root):
        docstring = ast.get_docstring(tree) or ""
        if not docstring.split("\n\n")[-1].strip().startswith("Room: "):
            yield f"{name}: its docstring does not end with a `Room:` line"


def check_names(root: Path) -> Iterator[str]:
    for folder in (*PACKAGES, "tests", "resources", "packaging"):
        for path in (root / folder).rglob("*"):
            words = set(path.stem.lower().split("_"))
            if (path.suffix == ".py" or path.is_dir()) and words & EMPTY_NAMES:
                yield f"{path.relative_to(root).as_posix()}: the name says nothing"


def check_size(root: Path) -> Iterator[str]:
    long = set()
    for name, tree, text in sources(root):
        lines = len(text.splitlines())
        if lines > MODULE_LINES:
            long.add(name)
            if name not in LONGER:
                yield f"{name}: {lines} lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long.add(f"{name}:{node.name}")
                    if f"{name}:{node.name}" not in LONGER:
                        yield f"{name}:{node.lineno}: {node.name} has {lines} lines"
    for name in LONGER.keys() - long:
        if (root / name.partition(":")[0]).exists():
            yield f"{name}: is not that long any more; take it out of LONGER"


def check_workplace(root: Path) -> Iterator[str]:
    """No absolute path of a workplace in any file that git has or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, check=True,
    ).stdout  # fmt: skip
    for name in sorted(filter(None, listed.decode("utf-8", "surrogateescape").split("\0"))):
        path = root / name
        if path.is_file():
            found = WORKPLACE.search(path.read_bytes())
            if found:
                yield f"{name}: holds {found[0].decode()!r}, a path of one workplace"


CHECKS = (
    check_imports,
    check_engine_stands_alone,
    check_heavy_stays_home,
    check_no_circle,
    check_docstring,
    check_names,
    check_size,
    check_workplace,
)


# --- the house -----------------------------------------------------------------------------------


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house(check: Callable[[Path], Iterator[str]]):
    if check is check_workplace and not ((ROOT / ".git").exists() and shutil.which("git")):
        pytest.skip("not a git checkout")
    broken = list(dict.fromkeys(check(ROOT)))
    if broken:
        pytest.fail(f"{len(broken)} against {check.__name__}:\n" + "\n".join(broken), pytrace=False)


def test_the_checker_sees_the_house():
    """Guards against a checker that finds nothing to check."""
    assert {"run.py", "engine/events.py"} <= {name for name, _, _ in sources(ROOT)}


IMPORT_EACH = """
import importlib, json, sys
known, found = set(sys.modules), {}
for name in sys.argv[1:]:
    importlib.import_module(name)
    found[name] = sorted({module.partition(".")[0] for module in set(sys.modules) - known})
    known = set(sys.modules)
print(json.dumps(found))
"""


def test_neither_the_window_nor_the_command_line_loads_what_few_need():
    """Dask, watchdog and their like are imported on use only; a start pays for none of them."""
    code = (
        "import sys, engine.cli, deblur_gui.app, engine.watch, engine.cluster;"
        "engine.cli._parser();"
        "rare = {'dask', 'distributed', 'tornado', 'watchdog', 'torch', 'cv2', 'onnxruntime', 'av',"
        " 'pyqtgraph'}; print(sorted(rare & set(sys.modules)))"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.stdout.strip() == "[]", child.stderr


def test_importing_the_engine_loads_nothing_heavy():
    """A fresh process; the standard library, numpy and Pillow at most."""
    light = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name, _, _ in sources(ROOT)
        if name.startswith("engine/")
        and set((_room_of(name) or Room()).libraries.split()) <= {"numpy", "PIL"}
    ]
    assert {"engine.events", "engine.errors"} <= set(light)
    child = subprocess.run(
        [sys.executable, "-c", IMPORT_EACH, *light],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    loaded = ast.literal_eval(child.stdout)
    at_most = sys.stdlib_module_names | {"engine", "numpy", "PIL"}
    strangers = {
        module: extra
        for module, roots in loaded.items()
        if (extra := [r for r in roots if r not in at_most and not r.startswith("_")])
    }
    assert strangers == {}


# --- the checker itself --------------------------------------------------------------------------

GOOD = '"""One.\n\nRoom: here.\n"""\n'
BROKEN = {
    "a library of another room": (
        check_imports, {"engine/tiling.py": GOOD + "import PIL\n"}, "PIL is not a library"),
    "a heavy library inside a function of the wrong room": (
        check_imports, {"engine/tiling.py": GOOD + "def f():\n    import cv2\n"}, "cv2 is not"),
    "a lazy library at module level": (
        check_imports, {"engine/images/read.py": GOOD + "import rawpy\n"}, "inside a function"),
    "a lazy library in a class body": (
        check_imports, {"engine/images/read.py": GOOD + "class A:\n    import rawpy\n"}, "inside"),
    "a library for types, imported in a function": (
        check_imports,
        {"engine/model_probe.py": GOOD + "def f():\n    import onnxruntime\n"}, "onnxruntime is"),
    "a library by import_module": (
        check_imports,
        {"engine/events.py": GOOD + "import importlib\nimportlib.import_module('torch')\n"},
        "torch is not"),
    "a room above": (
        check_imports,
        {"engine/events.py": GOOD + "from engine import cli\n", "engine/cli.py": GOOD},
        "events.py:5: engine.cli is not a room"),
    "a room above by a relative import": (
        check_imports,
        {"engine/events.py": GOOD + "def f():\n    from . import cli\n", "engine/cli.py": GOOD},
        "events.py:6: engine.cli is not a room"),
    "a room taken out": (
        check_imports,
        {"deblur_gui/app.py": GOOD + "import engine.pipeline\n"}, "engine.pipeline is not a room"),
    "a third-party library in run.py": (
        check_imports, {"run.py": GOOD + "import rich\n"}, "rich is not a library"),
    "a file without a row": (
        check_imports, {"engine/odds_and_ends.py": GOOD}, "has no row"),
    "Qt in the engine": (
        check_engine_stands_alone,
        {"engine/cli.py": GOOD + "def f():\n    from PySide6.QtCore import QObject\n"},
        "imports PySide6.QtCore"),
    "the trainer in the engine": (
        check_engine_stands_alone,
        {"engine/cli.py": GOOD + "import trainer.config\n"}, "imports trainer.config"),
    "torch at module level": (
        check_heavy_stays_home, {"engine/cli.py": GOOD + "import torch.nn\n"}, "torch at module"),
    "onnxruntime at module level, in a try": (
        check_heavy_stays_home,
        {"engine/cli.py": GOOD + "try:\n    import onnxruntime\nexcept ImportError:\n    pass\n"},
        "onnxruntime at module"),
    "a circle": (
        check_no_circle,
        {"engine/models.py": GOOD + "import engine.backend_onnx\n",
         "engine/backend_onnx.py": GOOD + "from engine.models import ModelCard\n"},
        "a circle of imports"),
    "no Room line": (check_docstring, {"engine/a.py": '"""One.\n\nTwo.\n"""\n'}, "Room:"),
    "no docstring": (check_docstring, {"engine/a.py": "a = 1\n"}, "Room:"),
    "a Room line in the middle": (
        check_docstring, {"engine/a.py": '"""One.\n\nRoom: x.\n\nTwo.\n"""\n'}, "Room:"),
    "utils": (check_names, {"engine/utils.py": GOOD}, "engine/utils.py"),
    "image_helpers": (check_names, {"trainer/image_helpers.py": GOOD}, "image_helpers"),
    "a folder common": (check_names, {"deblur_gui/common/a.py": GOOD}, "deblur_gui/common"),
    "a long module": (check_size, {"engine/a.py": GOOD + "a = 1\n" * 397}, "a.py: 401 lines"),
    "a long function": (
        check_size, {"engine/a.py": GOOD + "def f():\n" + "    a = 1\n" * 60}, "f has 61 lines"),
    "a long method": (
        check_size,
        {"engine/a.py": GOOD + "class A:\n  def f(self):\n" + "    a = 1\n" * 60}, "f has 61"),
    "an exception that is not needed": (
        check_size, {"run.py": GOOD}, "not that long any more"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_the_checker_finds(case, tmp_path):
    check, files, complaint = BROKEN[case]
    _write_tree(tmp_path, files)
    found = list(check(tmp_path))
    assert any(complaint in line for line in found), found


def test_the_checker_finds_nothing_in_a_good_tree(tmp_path):
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import rawpy\n"
    lazy = "def f():\n    import rawpy\n    return rawpy\n"
    _write_tree(
        tmp_path,
        {
            "run.py": GOOD + "import os\n" + "\n" * 400,
            "engine/__init__.py": GOOD,
            "engine/errors.py": GOOD,
            "engine/events.py": GOOD + "from engine import errors\nimport json\n",
            "engine/images/read.py": GOOD
            + "import PIL.Image\nfrom ..errors import A\n"
            + types
            + lazy,
            "engine/nets/unet.py": GOOD + "import torch.nn\n",
            "trainer/loop.py": GOOD + "import torch\nfrom engine.nets.unet import UNet\n",
            "deblur_gui/session.py": GOOD + "from PySide6 import QtCore\nimport engine.pipeline\n",
        },
    )
    checks = [check for check in CHECKS if check is not check_workplace]
    assert [line for check in checks for line in check(tmp_path)] == []


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_checker_finds_paths_of_a_workplace(tmp_path):
    path = "/".join(["", "work", "main", "photo.jpg"])
    _write_tree(
        tmp_path,
        {
            "a.md": f"see {path}\n",
            "b.py": f"P = '{path}'\n",
            "c.txt": f"../frame{path} and a/b{path} are relative\n",
            "ignored.txt": path,
            ".gitignore": "ignored.txt\n",
        },
    )
    (tmp_path / "d.onnx").write_bytes(b"\0\xff" + path.encode() + b"\0")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    assert [line.partition(":")[0] for line in check_workplace(tmp_path)] == [
        "a.md", "b.py", "d.onnx",
    ]  # fmt: skip


def _write_tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
