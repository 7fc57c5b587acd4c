"""Smoke test of a package, as its user would run it: without Python and without a network.

    python packaging/smoke.py FOLDER [--times]

FOLDER is what packaging/build.py made. Each program is started with an empty PATH, an empty home
and, where the system lets that be done (Linux, `unshare`), with no network at all. Whatever it
prints must be among the lines that are known; the first unknown one fails. `--times` measures how
fast the programs start, cold as well where the system's cache may be dropped (root on Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SECONDS = 300
QT_OFFSCREEN = r"This plugin does not support (propagateSizeHints|raise)\(\)"
"""Printed by Qt's offscreen platform for each window."""


class SmokeError(Exception):
    """The package is faulty."""


def main(words: Sequence[str] | None = None) -> int:
    """Run all checks; return 0 if the package is good."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", action="store_true", help="also time the starts")
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="deblur-smoke-", ignore_cleanup_errors=True) as home:
        package = Package(args.folder.resolve(), Path(home))
        try:
            for what in TRIES:
                began = time.monotonic()
                said = what(package) or ""
                name = what.__name__.replace("_", " ")
                print(f"ok  {name:15}{time.monotonic() - began:6.1f} s  {said}", flush=True)
            if args.times:
                show_times(package)
        except SmokeError as error:
            print(f"FAILED  {error}", file=sys.stderr)
            return 1
    return 0


class Package:
    """A package and a fresh home folder."""

    def __init__(self, folder: Path, home: Path) -> None:
        inside = folder / "Deblur.app" / "Contents" / "MacOS"
        self.programs = inside if inside.is_dir() else folder
        self.home = home
        self.out = home / "out"
        self.out.mkdir()
        found = [p.parent for p in folder.rglob("models.toml") if p.parent.name == "resources"]
        if not found:
            raise SmokeError(f"{folder} has no resources/models.toml in it.")
        self.resources = found[0]
        self.sample = self.resources / "samples" / "street-1.jpg"
        self.is_full = any(self.resources.parent.glob("torch/*"))
        (home / "empty").mkdir()
        kept = ("SYSTEMROOT", "WINDIR", "COMSPEC", "NUMBER_OF_PROCESSORS")  # Windows itself
        self.env = {name: os.environ[name] for name in kept if name in os.environ} | {
            "PATH": str(home / "empty"),
            "HOME": str(home),
            "USERPROFILE": str(home),
            "TEMP": str(home),
            "TMP": str(home),
            "TMPDIR": str(home),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "DEBLUR_DATA": str(home / "data"),
            "DEBLUR_MODEL": "live",  # the one that is chosen for photos takes minutes
        }
        self.fence = self._fence()

    def _fence(self) -> list[str]:
        """Return the command prefix that removes the network from a program, or []."""
        unshare = shutil.which("unshare")
        fence = [unshare, "--net", "--map-root-user"] if unshare else []
        if fence and subprocess.run([*fence, "/bin/true"], capture_output=True).returncode == 0:
            return fence
        print("note: the programs ran with network access (no way to remove it here)", flush=True)
        return []

    def command(self, name: str, *words: str | Path) -> list[str]:
        suffix = ".exe" if sys.platform == "win32" else ""
        return [*self.fence, str(self.programs / (name + suffix)), *map(str, words)]

    def run(
        self, name: str, *words: str | Path, code: int = 0, known: Sequence[str] = ()
    ) -> list[str]:
        """Run a program to its end; return its output lines; unexpected ones are an error."""
        command = self.command(name, *words)
        try:
            done = subprocess.run(
                command, env=self.env, cwd=self.home, timeout=SECONDS, check=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise SmokeError(f"{command} did not end within {SECONDS} s") from error
        said = done.stdout.decode("utf-8", "replace")
        lines = [line for line in re.split(r"[\r\n]+", said) if line.strip()]
        for line in lines:
            if not any(re.fullmatch(pattern, line.rstrip()) for pattern in known):
                raise SmokeError(f"{command} said what nobody expected:\n{said}")
        if done.returncode != code:
            raise SmokeError(f"{command} ended with {done.returncode}, not {code}:\n{said}")
        return lines


# --- the checks -----------------------------------------------------------------------------------


def versions(package: Package) -> str:
    """Both programs report the same version."""
    cli = package.run("deblur-cli", "--version", known=[r"deblur \d+\.\d+\.\d+\S*"])
    if sys.platform != "win32":  # a windowed program has nowhere to say it
        window = package.run("deblur", "--version", known=[r"deblur \d+\.\d+\.\d+\S*"])
        if cli != window:
            raise SmokeError(f"the programs differ: {cli} and {window}")
    return cli[0]


def doctor(package: Package) -> None:
    """The doctor finds nothing wrong; a line with ! would be unexpected."""
    # A package's own LD_LIBRARY_PATH would reach the browser that shows a report.
    titles = r"Program|Packages|Hardware|Models|Folders|No problems found\."
    package.run("deblur-cli", "doctor", known=[titles, r"  (?!LD_LIBRARY_PATH)\S.*"])


def one_picture(package: Package) -> None:
    """The command line deblurs a picture, and the result is another picture."""
    package.run(
        "deblur-cli", "run", package.sample, "-o", package.out / "cli",
        known=[
            r"Live runs on CPU \(onnxruntime .*\)",
            r"done +\S.*street-1\.jpg.* s",
            r"1 done, 0 skipped, 0 failed\. .*",
        ],
    )  # fmt: skip
    result = package.out / "cli" / package.sample.name
    if result.read_bytes() == package.sample.read_bytes():
        raise SmokeError("the result is the original")


def refusals(package: Package) -> None:
    """What a package cannot do is refused with a hint."""
    package.run(
        "deblur-cli", "video", package.sample, "-o", package.out / "film.mp4", code=1,
        known=[
            r"deblur: Video files need the package av \(PyAV\), which is not installed\.",
            r" +This package of Deblur cannot be extended\. .*",
        ],
    )  # fmt: skip
    if not package.is_full:
        package.run(
            "deblur-cli", "--trainer", "nets", code=2,
            known=[r"deblur-cli: this package cannot train: .*", r" +Get the full package .*"],
        )  # fmt: skip


def the_window(package: Package) -> str:
    """The window deblurs the same picture, to the same bytes as the command line."""
    out = package.out / "window"
    package.run("deblur", "--self-test", out, package.sample, known=[QT_OFFSCREEN])
    found = json.loads((out / "self-test.json").read_text("utf-8"))
    if (found["done"], found["failed"]) != (1, 0):
        raise SmokeError(f"the window failed: {found}")
    if (out / package.sample.name).read_bytes() != (
        package.out / "cli" / package.sample.name
    ).read_bytes():
        raise SmokeError("window and command line gave different results")
    return f"window {found['window_seconds']} s"


def second_start(package: Package) -> None:
    """A second start hands its file to the open window and exits."""
    log = package.home / "window.log"
    with log.open("wb") as said:
        first = subprocess.Popen(
            package.command("deblur"), env=package.env, cwd=package.home,
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        until = time.monotonic() + SECONDS
        lock = package.home / "data" / "window.lock"
        while not lock.exists():
            if time.monotonic() > until or first.poll() is not None:
                raise SmokeError(f"the window did not open:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.1)
        package.run("deblur", package.sample)  # says nothing, and above all: ends
        if first.poll() is not None:
            raise SmokeError("the first window has gone")
    finally:
        first.kill()
        first.wait()
    for line in log.read_text("utf-8", "replace").splitlines():
        if not re.fullmatch(QT_OFFSCREEN, line.strip()):
            raise SmokeError(f"the window said what nobody expected: {line}")


def watched_folder(package: Package) -> None:
    """A photo copied into a watched folder is deblurred; watching ends on request."""
    incoming, results = package.home / "incoming", package.out / "watched"
    incoming.mkdir()
    watching = subprocess.Popen(
        package.command("deblur-cli", "watch", incoming, "-o", results, "--child"),
        env=package.env, cwd=package.home, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        shutil.copy(package.sample, incoming)
        until = time.monotonic() + SECONDS
        while not (results / package.sample.name).exists():
            if time.monotonic() > until or watching.poll() is not None:
                watching.kill()
                said = watching.communicate()[0].decode("utf-8", "replace")
                raise SmokeError(f"nothing came of a watched folder:\n{said}")
            time.sleep(0.1)
        said = watching.communicate(timeout=SECONDS)[0].decode("utf-8", "replace")
    finally:
        watching.kill()
        watching.wait()
    events = [json.loads(line).get("event") for line in said.splitlines()]
    if watching.returncode != 0 or events[-1] != "Finished":
        raise SmokeError(f"watching ended with {watching.returncode}:\n{said}")


def training(package: Package) -> str:
    """The full package trains for some seconds and runs the trained model."""
    if not package.is_full:
        return "not in this package"
    run = package.home / "run"
    package.run(
        "deblur-cli", "--trainer", "train", run, "--preset", "smoke",
        "--photos", package.resources / "samples",
        known=[
            r"Making \d+ pairs from \d+ sharp photos\.",
            r"\d+ (sharp photos|pairs to learn from)\.",
            r"\d+ of \d+ (shards of made pairs|steps.*)",
            r"step \d+: loss [\d.]+, .*",
        ],
    )  # fmt: skip
    student = package.home / "student.onnx"
    package.run(
        "deblur-cli", "--trainer", "export", run, student, "--name", "tried",
        known=[r"parity_max .*, parity_mean .*, halo_px \d+", r".*student\.onnx: \d+\.\d MB"],
    )  # fmt: skip
    package.run(
        "deblur-cli", "models", "import", student,
        known=[
            r"(name|title|description|license|training data|input|tiles|memory|fp32) +\S.*",
            r" +SHA-256 [0-9a-f]{64}",
            r"To use it: deblur-cli run PHOTOS -o RESULTS --model tried",
        ],
    )  # fmt: skip
    # It has not learned anything yet: the guard would keep the original.
    package.run(
        "deblur-cli", "run", package.sample, "-o", package.out / "own", "--model", "tried",
        "--no-guard",
        known=[r"tried runs on CPU .*", r"done .*", r"1 done, 0 skipped, 0 failed\. .*"],
    )  # fmt: skip
    return f"{student.stat().st_size / 1e6:.1f} MB of ONNX, imported and run"


TRIES = (
    versions, doctor, one_picture, refusals, the_window, second_start, watched_folder, training,
)  # fmt: skip


# --- how fast it starts --------------------------------------------------------------------------


def show_times(package: Package) -> None:
    """Print a table of start times, five each, with an idle Python for scale."""
    starts = {
        "deblur-cli --version": package.command("deblur-cli", "--version"),
        "deblur-cli run, one photo": package.command(
            "deblur-cli", "run", package.sample, "-o", package.out / "t", "--on-conflict",
            "overwrite",
        ),
        "window, one photo, closed again": package.command(
            "deblur", "--self-test", package.out / "w", package.sample
        ),
        "(for scale: /bin/true)": [*package.fence, "/bin/true"],
    }  # fmt: skip
    caches = Path("/proc/sys/vm/drop_caches")
    print("\n| start | warm, s | cold, s |\n|---|---:|---:|")
    for name, command in starts.items():
        warm = [_seconds(package, command) for _ in range(6)][1:]
        cold = []
        for _ in range(3 if os.access(caches, os.W_OK) else 0):
            os.sync()
            caches.write_text("3")
            cold.append(_seconds(package, command))
        last = f"{statistics.median(cold):.2f}" if cold else "-"
        print(f"| {name} | {statistics.median(warm):.2f} | {last} |", flush=True)


def _seconds(package: Package, command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(
        command, env=package.env, cwd=package.home, check=True, timeout=SECONDS,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
