"""What damaged files do: no foreign exception, no hang, memory within the budget.

    python3 run.py bench mutations --count 10000
    python3 run.py bench mutations --count 200 --seed 7 --keep FOLDER

Small files of every format are made here, changed at random (bits, runs, cuts, insertions, zeros,
extreme lengths, parts of other files), and each is taken through what the program does: header,
capture time, preview, reading, writing to its own format and to another, and reading the results
again. A child process does the work, so that a crash or a hang costs one file; its standard error
goes nowhere. A file counts as

    refused    ImageReadError in words of our own
    read       read, written twice, and both results read again as they were written
    FAULT      anything else: another exception, a mistake of ours, a result that cannot be read, a
               crash, more than 20 seconds, or memory beyond the budget

The exit code is 1 if there is a fault; `--keep` stores those files.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import selectors
import struct
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from engine.errors import ImageReadError
from engine.images import (
    Frame,
    WriteOptions,
    read_capture_time,
    read_embedded_preview,
    read_image,
    read_needs,
    write_image,
)

SECONDS = 20.0
BUDGET_BYTES = 1 << 30
"""What one file may take; read_needs says it before, as the program asks it."""

SLACK_BYTES = 300 << 20
"""Libraries, and the encoders' own memory."""

SUFFIXES = (".jpg", ".png", ".tif", ".webp", ".bmp", ".avif")


# The files ----------------------------------------------------------------------------------------


def photo(height: int = 60, width: int = 84, channels: int = 3) -> np.ndarray:
    rng = np.random.default_rng(1)
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 150 * x / width, 30 + 180 * y / height, 220 - 90 * x / width, 255 * y / height]
    stack = np.stack(planes[:channels], -1) + rng.normal(0, 4, (height, width, 1))
    return stack.clip(0, 255).astype(np.uint8)


def saved(kind: str, image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def make_files() -> dict[str, bytes]:
    """Return name -> content of a sound file of each kind."""
    rgb, rgba = Image.fromarray(photo()), Image.fromarray(photo(channels=4))
    grey, inks = rgb.convert("L"), rgb.convert("CMYK")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9003] = "Maker", 6, "2024:05:06 07:08:09"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/'
    xmp += b'22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
    told = {"exif": exif.tobytes(), "icc_profile": icc, "xmp": xmp}
    files = {
        "a.jpg": saved("JPEG", rgb, quality=90, **told),
        "progressive.jpg": saved("JPEG", rgb, progressive=True),
        "restarts.jpg": saved("JPEG", rgb, restart_marker_rows=1, subsampling=0),
        "grey.jpg": saved("JPEG", grey),
        "inks.jpg": saved("JPEG", inks),
        "a.png": saved("PNG", rgb, exif=told["exif"], icc_profile=icc),
        "alpha.png": saved("PNG", rgba),
        "palette.png": saved("PNG", rgb.quantize(16), bits=4, transparency=3),
        "bits.png": saved("PNG", grey.convert("1")),
        "a.webp": saved("WEBP", rgb, quality=90, **told),
        "lossless.webp": saved("WEBP", rgba, lossless=True),
        "a.avif": saved("AVIF", rgb, **told),
        "alpha.avif": saved("AVIF", rgba),
        "a.bmp": saved("BMP", rgb),
        "palette.bmp": saved("BMP", rgb.quantize(64)),
        "alpha.bmp": saved("BMP", rgba),
        "jpeg.tif": saved("TIFF", rgb, compression="jpeg"),
        "fax.tif": saved("TIFF", grey.convert("1"), compression="group4"),
        "palette.tif": saved("TIFF", rgb.quantize(64), compression="tiff_lzw"),
        "inks.tif": saved("TIFF", inks, icc_profile=icc),
    }
    files |= _tiffs() | _deep() | _heic(rgb, told) | _raw()
    return files


def _tiffs() -> dict[str, bytes]:
    import tifffile

    deep, made = photo().astype(np.uint16) * 257, {}
    for name, pixels, options in (
        ("plain.tif", photo(), {}),
        ("deep.tif", deep, {"compression": "zlib", "predictor": 2, "rowsperstrip": 16}),
        ("lzw.tif", deep, {"compression": "lzw"}),
        ("zstd.tif", photo(), {"compression": "zstd", "tile": (32, 32)}),
        ("planes.tif", np.moveaxis(deep, 2, 0), {"planarconfig": "separate", "byteorder": ">"}),
        ("big.tif", photo(), {"bigtiff": True, "compression": "packbits"}),
    ):
        buffer = io.BytesIO()
        try:
            tifffile.imwrite(buffer, pixels, photometric="rgb", metadata=None, **options)
        except (ValueError, ImportError):
            continue  # without imagecodecs
        made[name] = buffer.getvalue()
    return made


def _deep() -> dict[str, bytes]:
    import cv2

    deep = photo().astype(np.uint16) * 4
    options = [cv2.IMWRITE_AVIF_DEPTH, 10, cv2.IMWRITE_AVIF_QUALITY, 90]
    return {
        "deep.avif": cv2.imencode(".avif", deep, options)[1].tobytes(),
        "deep.png": cv2.imencode(".png", deep * 64)[1].tobytes(),
    }


def _heic(rgb: Image.Image, told: dict[str, bytes]) -> dict[str, bytes]:
    try:
        import pillow_heif
    except ImportError:
        return {}
    buffer = io.BytesIO()
    pillow_heif.from_pillow(rgb).save(buffer, quality=80, **told)
    return {"a.heic": buffer.getvalue()}


def _raw() -> dict[str, bytes]:
    import importlib.util

    import tifffile

    if importlib.util.find_spec("rawpy") is None:
        return {}
    sensor = (photo(64, 96)[..., 0].astype(np.uint16) * 50) + 20
    matrix = (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1)
    tags = [
        (271, 2, 5, "Make", True), (272, 2, 6, "Model", True), (274, 3, 1, 1, True),
        (33421, 3, 2, (2, 2), True), (33422, 1, 4, b"\0\1\1\2", True),
        (50706, 1, 4, b"\1\4\0\0", True), (50708, 2, 11, "Make Model", True),
        (50717, 4, 1, 16_383, True), (50721, 10, 9, matrix, True),
        (50728, 5, 3, (1, 2, 1, 1, 2, 3), True), (50778, 3, 1, 21, True),
    ]  # fmt: skip
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, sensor, photometric=32803, metadata=None, extratags=tags, software="")
    return {"a.dng": buffer.getvalue()}


# The changes --------------------------------------------------------------------------------------


def _bits(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    for _each in range(rng.randint(1, 12)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _head(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    for _each in range(rng.randint(1, 6)):
        data[rng.randrange(min(len(data), 600))] = rng.randrange(256)


def _noise(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    part = data[at : at + rng.randint(1, 400)]
    data[at : at + len(part)] = rng.randbytes(len(part))


def _zeros(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    end = len(data) if rng.random() < 0.5 else min(len(data), at + rng.randint(1, 2000))
    data[at:end] = bytes(end - at)


def _cut(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    del data[rng.randint(1, len(data)) :]


def _without(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.randint(1, 300)]


def _more(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    data[at:at] = rng.randbytes(rng.randint(1, 300))


def _twice(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    part = data[at : at + rng.randint(1, 500)]
    to = rng.randrange(len(data))
    data[to:to] = part


def _extreme(data: bytearray, rng: random.Random, _: Sequence[bytes]) -> None:
    code = rng.choice(["<H", ">H", "<I", ">I", "<Q"])
    size = struct.calcsize(code)
    top = (1 << (8 * size)) - 1
    for _each in range(rng.randint(1, 3)):
        at = rng.randrange(max(1, min(len(data) - size, 2000)))
        value = rng.choice([0, 1, top, top >> 1, top - 1, len(data), 1 << 16 & top, 1000])
        data[at : at + size] = struct.pack(code, min(value, top))


def _spliced(data: bytearray, rng: random.Random, others: Sequence[bytes]) -> None:
    other = rng.choice(others)
    at = rng.randrange(len(other))
    to = rng.randrange(len(data))
    data[to:] = other[at:]


CHANGES: tuple[Callable[[bytearray, random.Random, Sequence[bytes]], None], ...] = (
    _bits, _head, _noise, _zeros, _cut, _without, _more, _twice, _extreme, _spliced,
)  # fmt: skip


def mutated(files: dict[str, bytes], number: int, seed: int) -> tuple[str, bytes]:
    """Return the name and content of one changed file; the same for the same numbers."""
    rng = random.Random(seed * 1_000_003 + number)
    name = sorted(files)[number % len(files)]
    data = bytearray(files[name])
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if data:
            rng.choice(CHANGES)(data, rng, list(files.values()))
    return name, bytes(data)


# The child ----------------------------------------------------------------------------------------


def go_through(path: Path, folder: Path, number: int) -> str:
    """Return "read", "refused" or "large"; raises whatever is a fault."""
    read_capture_time(path)
    read_embedded_preview(path)
    try:
        if read_needs(path).decoding_bytes > BUDGET_BYTES:
            return "large"
        frame = read_image(path)
    except ImageReadError as error:
        if error.code == "picture.internal":
            raise AssertionError(error.text) from error.__cause__
        return "refused"
    own = path.suffix if path.suffix in SUFFIXES else ".tif"
    for suffix in (own, SUFFIXES[number % len(SUFFIXES)]):
        target = folder / f"result{suffix}"
        write_image(frame, target, WriteOptions(), overwrite=True)
        again = read_image(target)
        if again.pixels.shape != frame.pixels.shape:
            raise AssertionError(f"{again.pixels.shape} instead of {frame.pixels.shape}")
        if suffix in (".png", ".tif") and not np.array_equal(again.pixels, _as_written(frame)):
            raise AssertionError("the result has other pixels")
    return "read"


def _as_written(frame: Frame) -> np.ndarray:
    if not frame.meta.greyscale:
        return frame.pixels
    grey = (frame.pixels.sum(axis=2, dtype=np.uint32, keepdims=True) + 1) // 3
    return np.broadcast_to(grey, frame.pixels.shape)


def _peak_bytes() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def work(first: int, count: int, seed: int) -> None:
    """Be the child: a line before each file, and one after it."""
    warnings.simplefilter("ignore")
    files = make_files()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(first, first + count):
            what, data = mutated(files, number, seed)
            print(json.dumps({"begin": number, "name": what}), flush=True)
            path = folder / what
            path.write_bytes(data)
            try:
                end, why = go_through(path, folder, number), ""
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                end, why = "FAULT", f"{type(error).__name__}: {error} <- {error.__cause__!r}"
            told = {"end": number, "outcome": end, "why": why[:300], "peak": _peak_bytes()}
            print(json.dumps(told), flush=True)


# The parent ---------------------------------------------------------------------------------------


def watch(count: int, seed: int, keep: Path | None) -> int:
    """Let children take all files; print the table, and return the exit code."""
    outcomes: Counter[str] = Counter()
    by_format: Counter[tuple[str, str]] = Counter()
    faults: list[tuple[int, str, str]] = []
    slowest, peak, began, at = (0.0, 0), 0, time.monotonic(), 0
    base = 0
    while at < count:
        words = [sys.executable, __file__, "--child", str(at), str(count - at), "--seed", str(seed)]
        child = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))},
        )  # fmt: skip
        assert child.stdout is not None
        now, name, since = at, "", time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            while selector.select(SECONDS if name else 120):
                line = child.stdout.readline()
                if not line:
                    break
                told = json.loads(line)
                if "begin" in told:
                    now, name, since = told["begin"], told["name"], time.monotonic()
                    continue
                outcome, took = told["outcome"], time.monotonic() - since
                slowest = max(slowest, (took, now))
                base = base or told["peak"]
                if told["peak"] > max(peak, base + BUDGET_BYTES + SLACK_BYTES):
                    outcome, told["why"] = "FAULT", f"{told['peak'] >> 20} MB of memory"
                peak = max(peak, told["peak"])
                outcomes[outcome] += 1
                by_format[Path(name).suffix, outcome] += 1
                if outcome == "FAULT":
                    faults.append((now, name, told["why"]))
                at, name = now + 1, ""
                if at % 500 == 0:
                    print(f"{at} of {count}: {dict(outcomes)}", file=sys.stderr, flush=True)
        code = child.poll()
        child.kill()
        child.wait()
        if at < count:
            why = "no answer" if code is None else f"the process ended with {code}"
            faults.append((now, name, why))
            outcomes["FAULT"] += 1
            at = now + 1
    for number, name, why in faults:
        print(f"FAULT {number} {name}: {why}")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{number}-{name}").write_bytes(mutated(make_files(), number, seed)[1])
    columns = ("read", "refused", "large", "FAULT")
    print("\n| format | " + " | ".join(columns) + " |\n|---|" + "---:|" * len(columns))
    for suffix in sorted({suffix for suffix, _ in by_format}):
        print(f"| {suffix} | " + " | ".join(str(by_format[suffix, c]) for c in columns) + " |")
    minutes = (time.monotonic() - began) / 60
    print(
        f"\n{count} files, {dict(outcomes)}, {minutes:.1f} minutes; slowest {slowest[0]:.1f} s "
        f"(number {slowest[1]}); memory at most {peak >> 20} MB, {base >> 20} MB after the first."
    )
    return 1 if faults else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="number of files")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other files")
    parser.add_argument("--keep", type=Path, help="folder for the files that are faults")
    parser.add_argument("--child", type=int, nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        work(*args.child, args.seed)
        return 0
    return watch(args.count, args.seed, args.keep)


if __name__ == "__main__":
    sys.exit(main())
