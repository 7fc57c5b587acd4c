"""How much longer a whole batch takes than its model: 50 photos of 2 to 24 megapixels.

    python3 run.py bench batch                   50 photos, some minutes
    python3 run.py bench batch --count 8         fewer

One run on this machine prints both times, so that their ratio holds whatever the machine is.
Further words go to `deblur bench` (--model, --jobs, --alone, --memory).
"""

import json
import subprocess
import sys

if __name__ == "__main__":
    words = sys.argv[1:]
    if "--count" not in words:
        words += ["--count", "50"]
    command = [sys.executable, "-m", "engine", "bench", "--json", *words]
    figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    print(f"{figures['machine']}; {figures['model']} on {figures['running_on']}\n")
    print("| photos | MP | pipeline s | in the model s | pipeline / model | MP/s | peak MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    ratio = figures["pipeline_seconds"] / figures["model_seconds"]
    speed = figures["megapixels"] / figures["pipeline_seconds"]
    print(
        f"| {figures['pictures']} | {figures['megapixels']:.0f} "
        f"| {figures['pipeline_seconds']:.1f} | {figures['model_seconds']:.1f} "
        f"| {ratio:.3f} | {speed:.2f} | {figures['peak_megabytes']:.0f} |"
    )
    if figures["alone_seconds"] is not None:
        alone = figures["pipeline_seconds"] / figures["alone_seconds"]
        print(f"\nThe model alone: {figures['alone_seconds']:.1f} s; pipeline / alone {alone:.3f}")
