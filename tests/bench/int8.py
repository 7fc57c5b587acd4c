"""How much faster a model is in 8 bits, and how far its results lie from those in 32.

    python3 run.py bench int8                            live, one thread
    python3 run.py bench int8 --model fast --jobs 2
    python3 run.py bench int8 --model best --device openvino

Both precisions take turns on the same picture in one run, through the engine, as users get them;
their ratio holds whatever else the machine does. The middle of the times counts.
"""

import argparse
import statistics
import time

from _machine import machine

from engine.models import Catalogue, get_model
from engine.models.model import make_test_picture
from engine.quality.metrics import psnr

SIZES = ((480, 640), (720, 1280), (1500, 2000))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="live")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--jobs", type=int, default=1, help="threads")
    parser.add_argument("--repeat", type=int, default=9)
    args = parser.parse_args()
    card = Catalogue.of_program().get(args.model)
    models = {
        precision: get_model(card, device=args.device, precision=precision, threads=args.jobs)
        for precision in ("fp32", "int8")
    }
    print(machine())
    models["int8"](make_test_picture(64, 64))  # it knows what it runs on once it has run
    print(f"{card.name} {card.version} on {models['int8'].running_on}; middle of {args.repeat}\n")
    print("| picture | fp32 ms | int8 ms | times as fast | PSNR to fp32 |")
    print("|---|---:|---:|---:|---:|")
    for height, width in SIZES:
        picture = make_test_picture(height, width)
        results = {name: model(picture) for name, model in models.items()}  # warms up too
        seconds: dict[str, list[float]] = {name: [] for name in models}
        for _ in range(args.repeat):
            for name, model in models.items():
                began = time.perf_counter()
                model(picture)
                seconds[name].append(time.perf_counter() - began)
        fp32, int8 = (1000 * statistics.median(seconds[name]) for name in ("fp32", "int8"))
        near = psnr(results["int8"], results["fp32"])
        print(f"| {width}x{height} | {fp32:.0f} | {int8:.0f} | {fp32 / int8:.2f} | {near:.1f} dB |")
