"""How fast the live camera is: pictures a second, latency, drops, and what limits it.

    python3 run.py bench camera                      the table, without a window, about 3 minutes
    python3 run.py bench camera --window             with the program's own window, off screen
    python3 run.py bench camera --static             of a static scene only what changes, or all
    python3 run.py bench camera --minutes 10         one long run: memory, and drift of the latency
    python3 run.py bench camera --profile            where the time of a picture goes, by layer
    python3 run.py bench camera --convert            what bytes to numbers and back cost
    python3 run.py bench camera --gain PAIRS ...     how much sharper frames of 640x480 get
    python3 run.py bench camera --peak               how near the model is to what the processor can

The source is the moving chart, in which everything moves. Each of its pictures has its number in
its pixels, and the figures are read from there: what was dropped, and how long ago a picture that
has come out was due, which counts the time before the camera's thread got to it, too. The first two
seconds do not count. For --static it is a sample photo with noise (standard deviation 2), in which
nothing moves or an object of an eighth of the width; latency is from a frame's arrival on.

Each line stands beside the same chart with strength 0 (no model) in the same run: what the machine
is able to do besides. `adaptive` lets the program choose; elsewhere the model works at full size.
"""

import argparse
import dataclasses
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from _chart import read_number
from _machine import machine
from flicker import scene
from PIL import Image

from engine.camera import CameraSpec, Live
from engine.camera.chart import ChartSource
from engine.camera.live import deblur_live
from engine.core.machine import resident_bytes
from engine.events import run
from engine.models import Catalogue, get_model
from engine.quality.metrics import psnr, ssim_gauss
from trainer.pairs.dataset import Pair, find_pairs

SIZES = ((640, 480), (1280, 720))
WARM_UP_SECONDS = 2.0
COUNT = 4096


class Eye:
    """Sees the pictures that come out, and knows from their pixels which they are."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.numbers: list[int] = []
        self.delays: list[float] = []
        self.times: list[float] = []
        self.began = 0.0

    def see(self, result: np.ndarray) -> None:
        now = time.perf_counter()
        number = read_number(result)
        if number is None:
            raise SystemExit("the number of a picture cannot be read any more")
        due = (now - self.began) * self.rate
        number += COUNT * round((due - number) / COUNT)  # it begins again after so many
        self.numbers.append(number)
        self.times.append(now)
        self.delays.append(now - self.began - number / self.rate)

    def figures(self) -> dict[str, float]:
        steps = np.diff(self.numbers)
        delays = sorted(self.delays)
        return {
            "fps": (len(self.times) - 1) / (self.times[-1] - self.times[0]),
            "latency": 1000 * statistics.median(delays),
            "p95": 1000 * delays[int(0.95 * (len(delays) - 1))],
            "dropped": int((steps - 1).sum()),
            "share": float((steps - 1).sum() / steps.sum()),
        }


def watch(spec: CameraSpec, seconds: float, each=lambda live: None) -> tuple[dict, Live]:
    """Run the camera for so long; return what was seen."""
    live = Live(spec, Catalogue.of_program())
    eye = Eye(spec.rate)
    stop = threading.Event()
    job = threading.Thread(
        target=run, args=(live.work(), lambda event: None),
        kwargs={"job": "camera", "cancelled": stop.is_set},
    )  # fmt: skip
    begin = _know_the_charts_clock(eye)
    job.start()
    try:
        end = time.perf_counter() + WARM_UP_SECONDS + seconds
        first = True
        while time.perf_counter() < end:
            frame = live.latest.take()
            if frame is None:
                time.sleep(0.001)
                continue
            live.shown(frame)
            if first and time.perf_counter() > end - seconds:
                eye.numbers, eye.delays, eye.times, first = [], [], [], False
                before = time.process_time(), time.perf_counter()
            eye.see(frame.result)
            each(live)
        used = time.process_time() - before[0], time.perf_counter() - before[1]
        stats = live.stats()
    finally:
        stop.set()
        job.join()
        begin()
    figures = eye.figures() | {
        "cpu": used[0] / used[1] / (os.cpu_count() or 1),
        "model": stats.model_ms,
        "scale": stats.scale,
        "every": stats.every,
    }
    return figures, live


def watch_window(spec: CameraSpec, seconds: float) -> dict:
    """Do as `watch` does with the program's own window, off screen; seen is what it has painted."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QTimer

    from deblur_gui.app import make_app, make_window

    app = make_app(["bench"])
    window = make_window(app)
    width, height = spec.size
    choices = {
        "camera_source": spec.source, "camera_size": f"{width}x{height}",
        "camera_rate": spec.rate, "camera_model": spec.model, "camera_precision": spec.precision,
        "camera_strength": spec.strength, "camera_ladder": spec.adaptive,
    }  # fmt: skip
    window.settings.choose(dataclasses.replace(window.settings.current, **choices))
    window.camera_page.show_settings(window.settings.current)
    window.resize(1340, 820)
    window.show()
    window.pages.show_page(window.camera_page)
    eye = Eye(spec.rate)
    undo = _know_the_charts_clock(eye)
    loop = QEventLoop()

    def wait(for_seconds: float) -> None:
        QTimer.singleShot(int(1000 * for_seconds), loop.quit)
        loop.exec()

    wait(0.5)
    window.camera.start()
    live = window.camera.live
    tell = live.shown

    def shown(frame) -> None:
        tell(frame)
        eye.see(frame.result)

    live.shown = shown
    wait(WARM_UP_SECONDS)
    eye.numbers, eye.delays, eye.times = [], [], []
    before = time.process_time(), time.perf_counter()
    wait(seconds)
    deadline = time.perf_counter() + 60
    while len(eye.times) < 3 and time.perf_counter() < deadline:  # a starved machine
        wait(0.2)
    used = time.process_time() - before[0], time.perf_counter() - before[1]
    stats = live.stats()
    window.close()
    undo()
    app.processEvents()
    return eye.figures() | {
        "cpu": used[0] / used[1] / (os.cpu_count() or 1),
        "model": stats.model_ms, "scale": stats.scale, "every": stats.every,
    }  # fmt: skip


def _know_the_charts_clock(eye: Eye):
    """Let the eye know when the chart began; returns what undoes that."""
    made = ChartSource.__init__

    def began(self, *args, **kwargs):
        made(self, *args, **kwargs)
        eye.began = self._began

    ChartSource.__init__ = began

    def undo() -> None:
        ChartSource.__init__ = made

    return undo


def row(size: tuple[int, int], what: str, seconds: float, rate: float, **wish) -> dict:
    gc.collect()
    return watch(CameraSpec("chart", size, rate, **wish), seconds)[0] | {"what": what}


def row_in_window(size: tuple[int, int], what: str, seconds: float, rate: float, **wish) -> dict:
    """A process of its own for each line: a window is made once."""
    wished = json.dumps({"size": size, "rate": rate, "seconds": seconds, **wish})
    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as folder:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).resolve()), "--child", wished],
            env=os.environ | {"DEBLUR_DATA": folder, "DEBLUR_CONFIG": folder},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1]) | {"what": what}


HEAD = """| picture | model | pictures/s | latency ms | 95 % | dropped | processor | model ms | at |
|---|---|---:|---:|---:|---:|---:|---:|---|"""


def line(size: tuple[int, int], f: dict) -> str:
    at = f"{f['scale']:g}" + (f", each {f['every']}." if f["every"] > 1 else "")
    return (
        f"| {size[0]}x{size[1]} | {f['what']} | {f['fps']:.1f} | {f['latency']:.0f} | "
        f"{f['p95']:.0f} | {f['share']:.0%} | {f['cpu']:.0%} | {f['model']:.0f} | {at} |"
    )


def table(args: argparse.Namespace) -> None:
    print(HEAD)
    for size in SIZES:
        wishes = [("no model", {"strength": 0.0, "adaptive": False})]
        wishes += [
            (f"live {p}", {"model": "live", "precision": p, "adaptive": False})
            for p in ("fp32", "int8", "fast8")
        ]
        wishes.append(("live fast8, adaptive", {"model": "live", "precision": "fast8"}))
        for what, wish in wishes:
            make = row_in_window if args.window else row
            print(line(size, make(size, what, args.seconds, args.rate, **wish)), flush=True)


def static(args: argparse.Namespace) -> None:
    """Both ways take turns on the same frames, twice."""
    print("| frame | what moves | computed | frames/s | latency ms | 95 % | processor | share |")
    print("|---|---|---|---:|---:|---:|---:|---:|")
    for size in SIZES:
        for what, side in (("nothing", 0), ("an object", size[0] // 8)):
            with tempfile.TemporaryDirectory(prefix="deblur-bench-") as folder:
                for n, (frame, _) in enumerate(scene(2.0, size, side)):
                    Image.fromarray(frame).save(Path(folder) / f"{n:03}.png", compress_level=1)
                rounds = [(way, watch_folder(folder, size, way, args)) for way in (False, True) * 2]
            for way in (False, True):
                found = [stats for chosen, stats in rounds if chosen == way]
                fps, latency, p95, cpu, share = (
                    statistics.mean(getattr(stats, name) for stats in found)
                    for name in ("fps_out", "latency_ms", "latency_p95_ms", "cpu_share", "computed")
                )
                print(
                    f"| {size[0]}x{size[1]} | {what} | {'what changes' if way else 'all'} | "
                    f"{fps:.1f} | {latency:.0f} | {p95:.0f} | {cpu:.0%} | {share:.0%} |",
                    flush=True,
                )


def watch_folder(folder: str, size: tuple[int, int], reuse: bool, args: argparse.Namespace):
    """Play the pictures of a folder as a camera, and return the statistics of the last seconds."""
    spec = CameraSpec(
        folder, size, args.rate, model="live", precision="fast8", adaptive=False, reuse=reuse
    )
    live, stop = Live(spec, Catalogue.of_program()), threading.Event()
    job = threading.Thread(
        target=run, args=(live.work(), lambda event: None),
        kwargs={"job": "camera", "cancelled": stop.is_set},
    )  # fmt: skip
    job.start()
    try:
        end = time.perf_counter() + WARM_UP_SECONDS + args.seconds
        while time.perf_counter() < end:
            frame = live.latest.take()
            if frame is None:
                time.sleep(0.001)
            else:
                live.shown(frame)
        return live.stats()
    finally:
        stop.set()
        job.join()


def endure(args: argparse.Namespace) -> None:
    """Run for minutes as fast as it goes; a line a minute: memory and latency must stay."""
    size = (640, 480)
    spec = CameraSpec("chart", size, 60.0, model="live", precision="fast8")
    print("60 pictures a second asked of 640x480, live fast8, adaptive\n")
    print("| minute | pictures/s | latency ms | 95 % | memory MB | at |")
    print("|---:|---:|---:|---:|---:|---|")
    last = [time.monotonic()]

    def each(live: Live) -> None:
        if time.monotonic() - last[0] >= 60:
            last[0] += 60
            each.minute += 1
            s = live.stats()
            print(
                f"| {each.minute} | {s.fps_out:.1f} | {s.latency_ms:.0f} | "
                f"{s.latency_p95_ms:.0f} | {resident_bytes() / 1e6:.0f} | {s.scale:g} |",
                flush=True,
            )

    each.minute = 0
    figures, _ = watch(spec, 60 * args.minutes, each)
    print(f"\nwhole run: {line(size, figures | {'what': 'live fast8'})}")


def profile() -> None:
    """Print what of a picture's time goes where, by kind of layer, one thread."""
    import onnxruntime

    card = Catalogue.of_program().get("live")
    for size in SIZES:
        for precision in card.files:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            options.enable_profiling = True
            options.profile_file_prefix = "/tmp/deblur-bench-camera"
            path = str(card.file(precision).path)
            session = onnxruntime.InferenceSession(path, options)
            (wanted,) = session.get_inputs()
            shape = (1, 3, size[1], size[0]) if wanted.shape[1] == 3 else (1, size[1], size[0], 3)
            byte = wanted.type == "tensor(uint8)"
            picture = np.zeros(shape, np.uint8 if byte else np.float32)
            for _ in range(8):
                session.run(None, {wanted.name: picture})
            log = Path(session.end_profiling())
            nodes: dict[str, list[float]] = defaultdict(list)
            kinds: dict[str, str] = {}
            for event in json.loads(log.read_text(encoding="utf-8")):
                if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
                    nodes[event["name"]].append(event["dur"] / 1000)
                    kinds[event["name"]] = event["args"]["op_name"]
            log.unlink()
            sums: dict[str, float] = defaultdict(float)
            for name, times in nodes.items():
                sums[kinds[name]] += min(times)
            top = sorted(sums.items(), key=lambda kind: -kind[1])[:8]
            print(f"{size[0]}x{size[1]} {precision}: {sum(sums.values()):.0f} ms on one thread")
            print("   " + ", ".join(f"{kind} {ms:.1f}" for kind, ms in top))


def peak() -> None:
    """Compare the model's multiply-adds per second with those of one plain product of matrices."""
    import onnx
    from onnx import TensorProto, helper

    from engine.models.onnx_model import PROVIDERS, open_session

    def product(op: str, left: int, out: int, dtypes: tuple) -> float:
        """Return the billions of multiply-adds per second of a product of 1024 x 1024 matrices."""
        side = 1024
        rng = np.random.default_rng(0)
        weights = rng.integers(-60, 60, (side, side)).astype(dtypes[1])
        graph = helper.make_graph(
            [helper.make_node(op, ["a", "b"], ["c"])],
            op,
            [helper.make_tensor_value_info("a", left, [side, side])],
            [helper.make_tensor_value_info("c", out, [side, side])],
            [onnx.numpy_helper.from_array(weights, "b")],
        )
        opset = [helper.make_opsetid("", 17)]
        with tempfile.TemporaryDirectory(prefix="deblur-bench-") as folder:
            path = Path(folder) / "product.onnx"
            onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), path)
            session = open_session(path, PROVIDERS["cpu"], 1)
        a = rng.integers(0, 120, (side, side)).astype(dtypes[0])
        return side**3 / 1e6 / best(lambda: session.run(None, {"a": a}))

    kinds = {
        "fp32": ("MatMul", TensorProto.FLOAT, TensorProto.FLOAT),
        "fast8": ("MatMulInteger", TensorProto.UINT8, TensorProto.INT32),
    }
    dtypes = {"fp32": (np.float32, np.float32), "fast8": (np.uint8, np.int8)}
    card = Catalogue.of_program().get("live")
    per_pixel = macs_per_pixel(card.file("fp32").path)
    print("| frame | precision | 10^9 multiply-adds | ms | 10^9 per s | plain product | share |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for width, height in SIZES:
        picture = ChartSource((width, height), 30).picture(0)
        for precision, kind in kinds.items():
            model = get_model(card, device="cpu", precision=precision, threads=1)
            model(picture)
            most = product(*kind, dtypes[precision])
            ms, macs = best(lambda m=model, p=picture: m(p)), per_pixel * width * height / 1e9
            rate = 1000 * macs / ms
            print(
                f"| {width}x{height} | {precision} | {macs:.2f} | {ms:.1f} | {rate:.0f} | "
                f"{most:.0f} | {rate / most:.0%} |"
            )


def macs_per_pixel(path: Path) -> float:
    """Return the multiply-adds of all convolutions of a float32 model per pixel of its input."""
    import onnx

    model, side = onnx.load(path), 256
    for dim in model.graph.input[0].type.tensor_type.shape.dim[2:]:
        dim.Clear()
        dim.dim_value = side
    graph = onnx.shape_inference.infer_shapes(model, data_prop=True).graph
    shapes = {
        value.name: [dim.dim_value for dim in value.type.tensor_type.shape.dim]
        for value in (*graph.value_info, *graph.output)
    }
    shapes |= {tensor.name: list(tensor.dims) for tensor in graph.initializer}
    total = 0
    for node in graph.node:
        if node.op_type == "Conv":
            _, _, height, width = shapes[node.output[0]]
            total += height * width * int(np.prod(shapes[node.input[1]]))
    return total / side**2


def convert() -> None:
    """Print what it costs to turn a picture into what the net takes, and back."""
    from engine.models.tensors import TensorFormat

    print("| picture | form | in ms | out ms |\n|---|---|---:|---:|")
    for width, height in SIZES:
        picture = ChartSource((width, height), 30).picture(0)
        for name, form, dtype in (
            ("float32 planes (fp32, int8)", TensorFormat("NCHW", "0..1"), np.float32),
            ("bytes as they are (fast8)", TensorFormat("NHWC", "0..1"), np.uint8),
        ):
            size = (height, width)
            tensor = form.to_tensor(picture, np.dtype(dtype), size)
            there = best(lambda f=form, p=picture, d=dtype, s=size: f.to_tensor(p, np.dtype(d), s))
            back = best(lambda f=form, t=tensor, s=size: f.to_pixels(t, np.dtype(np.uint8), s))
            print(f"| {width}x{height} | {name} | {there:.2f} | {back:.2f} |")


def best(call, times: int = 20) -> float:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        found.append(time.perf_counter() - began)
    return 1000 * min(found)


VARIANTS = (("fast8", 1.0), ("fast8", 0.75), ("fast8", 0.5), ("int8", 1.0), ("fp32", 1.0))


def gain(folders: Sequence[Path]) -> None:
    """Print the gain of each variant on the middle of real pairs, reduced to 640x480."""
    card = Catalogue.of_program().get("live")
    print("live, frames of 640x480, gain in SSIM and dB\n")
    sets = {folder.name: [_frames(pair) for pair in find_pairs(folder).pairs] for folder in folders}
    heads, before = "", {}
    for name, pairs in sets.items():
        before[name] = np.mean([(psnr(*pair), ssim_gauss(*pair)) for pair in pairs], axis=0)
        heads += f" {name} ({len(pairs)}, SSIM {before[name][1]:.3f}) |"
    print(f"| | ms per frame |{heads}\n|---|---:|{'---:|' * len(sets)}")
    for precision, scale in VARIANTS:
        model = get_model(card, precision=precision, threads=1)
        cells, times = [], []
        for name, pairs in sets.items():
            after = []
            for blurred, sharp in pairs:
                begun = time.process_time()
                result = deblur_live(blurred, model, scale, 1.0)
                times.append(time.process_time() - begun)
                after.append((psnr(result, sharp), ssim_gauss(result, sharp)))
            level, ssim = np.mean(after, axis=0) - before[name]
            cells.append(f"{ssim:+.3f} ({level:+.2f} dB)")
        ms = 1000 * statistics.median(times)
        print(f"| {precision}, scale {scale:g} | {ms:.0f} | {' | '.join(cells)} |", flush=True)


def _frames(pair: Pair) -> tuple[np.ndarray, np.ndarray]:
    """Return the blurred and the sharp frame: the middle 4:3 of a pair, 640x480."""
    frames = []
    for picture in (Image.open(pair.blurred), Image.open(pair.sharp)):
        width, height = picture.size
        left = (width - height * 4 // 3) // 2
        box = (left, 0, left + height * 4 // 3, height)
        small = picture.convert("RGB").resize((640, 480), Image.Resampling.BOX, box)
        frames.append(np.asarray(small))
    return frames[0], frames[1]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--seconds", type=float, default=12.0, help="for each line [12]")
    parser.add_argument("--rate", type=float, default=30.0, help="of the chart [30]")
    parser.add_argument("--minutes", type=float, help="one long run instead")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--convert", action="store_true")
    parser.add_argument("--peak", action="store_true")
    parser.add_argument("--gain", nargs="+", type=Path, metavar="PAIRS", help="folders of pairs")
    parser.add_argument("--static", action="store_true", help="a static scene")
    parser.add_argument("--window", action="store_true", help="with the window, off screen")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        wish = json.loads(args.child)
        for_seconds, wish["size"] = wish.pop("seconds"), tuple(wish["size"])
        print(json.dumps(watch_window(CameraSpec("chart", **wish), for_seconds)))
        raise SystemExit
    print(machine() + f", load {os.getloadavg()[0]:.1f}\n")
    if args.minutes:
        endure(args)
    elif args.profile:
        profile()
    elif args.convert:
        convert()
    elif args.peak:
        peak()
    elif args.gain:
        gain(args.gain)
    elif args.static:
        static(args)
    else:
        table(args)
