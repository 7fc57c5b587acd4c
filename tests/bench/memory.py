"""The most memory that one photo takes over the loaded program: 2, 24 and 100 megapixels.

    python3 run.py bench memory

Each size in a process of its own, since a process seldom gives memory back. Linux only.
"""

import json
import subprocess
import sys

if __name__ == "__main__":
    print("| megapixels | peak MB over the base | seconds | in the model s |")
    print("|---:|---:|---:|---:|")
    for megapixels in (2, 24, 100):
        command = [sys.executable, "-m", "engine", "bench", "--json", "--count", "1"]
        command += ["--megapixels", str(megapixels), *sys.argv[1:]]
        figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        print(
            f"| {megapixels} | {figures['peak_megabytes']:.0f} "
            f"| {figures['pipeline_seconds']:.1f} | {figures['model_seconds']:.1f} |",
            flush=True,
        )
