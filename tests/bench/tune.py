"""How much a model gains on one camera by being tuned to it, and how much of others it forgets.

    python3 run.py bench tune --photos SHARP --unseen OTHER [--pairs REAL] [--seeds 3]
    python3 run.py bench tune --photos SHARP --window

30 photos of SHARP are taken by a camera that does not exist (tests/bench/_simulated.py): its pairs
are what `deblur-train tune` learns from, with the effort `standard`, once a seed. Measured are the
model before and after on 16 pairs of the same camera from photos in OTHER, on blur of all kinds
made from all of OTHER, on real pairs of another camera, and on sharp photos, which must come back
unharmed.

With `--window` a short tuning runs in the real window, off screen, and what is measured is how late
an event comes that arrives at any moment, as tests/bench/window.py does for a batch.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.models import ModelCard
    from trainer.evaluate.subjects import Picture

PAIRS, HELD_OUT = 30, 16


def main() -> int:
    """Tune, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=Path, required=True, metavar="SHARP")
    parser.add_argument("--unseen", type=Path, metavar="OTHER")
    parser.add_argument("--window", action="store_true", help="how promptly the window answers")
    parser.add_argument("--pairs", type=Path, action="append", default=[], metavar="REAL")
    parser.add_argument("--student", default="balanced")
    parser.add_argument("--effort", default="standard")
    parser.add_argument("--teacher", default="self")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=NUMBER", help="a setting of training"
    )
    parser.add_argument("--work", type=Path, help="a folder to keep everything in, and to go on")
    args = parser.parse_args()
    from _machine import machine

    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or Path(temporary)
        if args.window:
            _answer(args, work)
        elif args.unseen is None:
            parser.error("--unseen is needed, or --window")
        else:
            _measure(args, work)
    return 0


def _measure(args: argparse.Namespace, work: Path) -> None:
    import numpy as np
    from _simulated import write_pairs

    from engine.models import Catalogue
    from trainer.pairs.dataset import find_pictures

    os.environ["DEBLUR_DATA"] = str(work / "data")
    photos, unseen = find_pictures(args.photos), find_pictures(args.unseen)
    chosen = np.random.default_rng(7).choice(len(photos), PAIRS, replace=False)
    camera, held_out = work / "camera", work / "held-out"
    if not held_out.exists():
        write_pairs([photos[i] for i in sorted(chosen)], camera, 1)
        write_pairs(unseen[:HELD_OUT], held_out, 2)
    old = Catalogue.of_program().get(args.student)
    tuned = [_tune(args, work, camera, seed) for seed in range(args.seeds)]
    sets = dict(_sets(held_out, args.pairs, unseen))
    for name, (pictures, sharp) in sets.items():
        _compare(name, old, tuned, pictures, sharp)


def _answer(args: argparse.Namespace, work: Path) -> None:
    """Run a short tuning in the real window and print how late its timer was."""
    os.environ |= {"DEBLUR_DATA": str(work / "data"), "QT_QPA_PLATFORM": "offscreen"}
    from _simulated import write_pairs
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from window import IDLE_SECONDS, STEP_MS, figures, gaps_of, lateness

    from deblur_gui.app import make_app, make_window
    from engine.events import run
    from trainer.pairs.dataset import find_pictures
    from trainer.tune.record import TuneSpec
    from trainer.tune.scan import scan_folders

    camera = work / "camera"
    write_pairs(find_pictures(args.photos)[:12], camera, 1)
    material = run(scan_folders([camera]), lambda _: None, job="scan").value
    assert material is not None
    window = make_window(make_app(["deblur"]))
    window.show()
    window.pages.show_page(window.training_page)
    ticks: list[tuple[float, float]] = []
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append((time.perf_counter(), time.thread_time())))
    loop = QEventLoop()
    timer.start(STEP_MS)
    QTimer.singleShot(int(IDLE_SECONDS * 1000), loop.quit)
    loop.exec()
    idle, ticks[:] = gaps_of(ticks), []
    settings = {"steps": 300, "decay_steps": 100, "validate_every": 60, "synth_pairs": 64}
    spec = TuneSpec("bench", (str(camera),), student="live", settings=settings)
    window.training.start(spec, material)
    ended = QTimer(window)
    ended.timeout.connect(lambda: None if window.training.is_running else loop.quit())
    ended.start(200)
    loop.exec()
    busy = gaps_of(ticks)
    assert window.training.chosen is not None
    assert window.training.chosen.phase == "finished", window.log.lines()[-50:]
    window.training.close()
    window.close()
    print("| ms | median | 99th percentile | worst |\n|---|---:|---:|---:|")
    for name, values in (
        ("idle", lateness(idle)),
        ("while it trains", lateness(busy)),
        ("own work, idle", [own for _, own in idle]),
        ("own work, while it trains", [own for _, own in busy]),
    ):
        middle, most, worst = figures(values)
        print(f"| {name} | {middle:.1f} | {most:.1f} | {worst:.1f} |")


def _tune(args: argparse.Namespace, work: Path, camera: Path, seed: int) -> ModelCard:
    from engine.events import run
    from engine.models.cards import read_card
    from trainer.tune.record import TuneSpec, Tuning, find_tunings
    from trainer.tune.tune import tune

    name = f"seed-{seed}"
    known = {tuning.spec.name: tuning for tuning in find_tunings()}
    spec = TuneSpec(
        name, (str(camera),), student=args.student, teacher=args.teacher, effort=args.effort,
        settings={"seed": seed, **dict(_number(each) for each in args.set)},
    )  # fmt: skip
    tuning = known.get(name) or Tuning.new(spec)
    if tuning.result is None:
        began = time.monotonic()
        ended = run(tune(tuning, adopt="never"), lambda _: None, job="tune").finished
        if ended.outcome != "ok":
            sys.exit(f"{ended.text}\n{ended.traceback}")
        print(f"{name}: {(time.monotonic() - began) / 60:.1f} min in all")
    result = tuning.result
    assert result is not None
    print(f"{name}: {result.seconds / 60:.1f} min of learning, mix {result.mix}. {result.reason}")
    print(f"      8 bits lose {dict(result.precisions)}", flush=True)
    return read_card(tuning.folder / "model", name)


def _number(setting: str) -> tuple[str, int | float]:
    """Return the name and the value of KEY=NUMBER."""
    key, _, value = setting.partition("=")
    return key, int(value) if value.isdecimal() else float(value)


def _sets(held_out: Path, real: list[Path], unseen: list[Path]):
    from trainer.evaluate.subjects import Picture
    from trainer.pairs.dataset import find_pairs
    from trainer.train.validation import synthetic_pairs

    for root, name in ((held_out, "this camera"), *((path, f"real: {path.name}") for path in real)):
        yield name, (tuple(Picture(p.name, p.sharp, p.blurred) for p in find_pairs(root).pairs), ())
    made = zip(unseen, synthetic_pairs(unseen), strict=True)
    yield "other blur, made", (tuple(Picture(p.stem, s, b) for p, (b, s) in made), ())
    yield "sharp photos", ((), tuple(unseen))


def _compare(
    name: str,
    old: ModelCard,
    tuned: list[ModelCard],
    pictures: tuple[Picture, ...],
    sharp: tuple[Path, ...],
) -> None:
    from engine.events import run
    from trainer.evaluate.evaluation import EvaluationRequest, evaluate
    from trainer.evaluate.subjects import ModelSubject

    spec = EvaluationRequest(tuple(map(ModelSubject, (old, *tuned))), pictures, sharp, speed=False)
    found = run(evaluate(spec), lambda _: None, job="evaluate").value
    assert found is not None
    if sharp:
        for what in ("median", "lowest"):
            values = [getattr(found.sharp[card.name], what) for card in tuned]
            before = getattr(found.sharp[old.name], what)
            print(f"{name:24} {what} {before:.1f} dB -> {_spread(values, '.1f')}")
        return
    was = found.means[old.name]
    gains = [found.means[card.name].gain or 0.0 for card in tuned]
    worst = min(found.means[card.name].worst_gain or 0.0 for card in tuned)
    more = _spread([gain - (was.gain or 0.0) for gain in gains], "+.2f")
    print(
        f"{name:24} {was.pictures} pictures, blurred {was.input_psnr:.2f} dB: "
        f"gain {was.gain:+.2f} -> {_spread(gains, '+.2f')}, difference {more}, "
        f"worst {was.worst_gain:+.2f} -> {worst:+.2f}",
        flush=True,
    )


def _spread(values: list[float], form: str) -> str:
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{statistics.mean(values):{form}} (± {spread:.2f})"


if __name__ == "__main__":
    raise SystemExit(main())
