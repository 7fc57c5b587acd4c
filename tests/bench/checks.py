"""Run checks of others against this checkout, and print a table of what they say.

    python3 run.py bench checks FOLDER [NAME ...]

Each folder in FOLDER holds a `check.py`, which prints one line and ends with 0 (right), 1 (a fault)
or 77 (it cannot be checked here). `DEBLUR_ROOT` is set to this checkout. The exit code is 1 if
there is a fault.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = {0: "right", 1: "FAULT", 77: "not here"}
SECONDS = 600


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only those whose names begin so")
    asked = parser.parse_args()
    print("| check | result | seconds | what it says |\n|---|---|---:|---|")
    worst = 0
    for check in sorted(asked.folder.glob("*/check.py")):
        if asked.names and not check.parent.name.startswith(tuple(asked.names)):
            continue
        begun = time.monotonic()
        try:
            ended = subprocess.run(
                [sys.executable, check], cwd=ROOT, env={**os.environ, "DEBLUR_ROOT": str(ROOT)},
                capture_output=True, text=True, timeout=SECONDS, check=False,
            )  # fmt: skip
            code, said = ended.returncode, (ended.stdout or ended.stderr).strip()
        except subprocess.TimeoutExpired:
            code, said = 1, f"not over after {SECONDS} s"
        line = said.splitlines()[-1].replace("|", "/")[:200] if said else ""
        result = WORDS.get(code, f"exit code {code}")
        seconds = time.monotonic() - begun
        print(f"| {check.parent.name} | {result} | {seconds:.0f} | {line} |", flush=True)
        worst = max(worst, int(code not in (0, 77)))
    return worst


if __name__ == "__main__":
    sys.exit(main())
