"""Teachers: published torch networks, how their weights are recognised, and their cards.

Their weights are files of tensors, distinguished from ONNX by their first bytes and from each
other by the names and shapes of the tensors; nothing in them is executed (`engine.nets.weights`).
MAXIM can stop after each of its three stages, so its weights make three cards.
"""

from __future__ import annotations

import contextlib
import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.core.paths import sha256_of
from engine.errors import ModelError
from engine.messages import msg
from engine.models.cards import ModelCard, ModelFile

STRIDE_PX, OVERLAP_PX = 448, 64
"""Windows of 512 pixels are close to the crops the networks were trained on (256 to 384), and the
overlap costs a third of the time (512 / 448 squared)."""

BYTES_PER_PIXEL = 36
"""Of a tile beside its windows: the sum of the windows (12 bytes) and the pixels before and after,
both in up to 16 bits and once more while they are converted. A test measures it. A window's own
memory does not grow with the tile: MAXIM takes 0.9 GB for one in bfloat16 with three stages and
0.7 with one, 1.0 in float32 with one [measured on Linux]."""

TORCH_HINT = (
    msg("Use the full package of Deblur, which includes it.")
    if getattr(sys, "frozen", False)
    else msg(
        "In a checkout, python3 run.py train --help installs it (about 700 "
        "MB); otherwise, pip install torch safetensors into the program's "
        "environment."
    )
)


@dataclass(frozen=True)
class Teacher:
    """A published network that engine/nets can load, and the official address of its weights."""

    name: str
    title: str
    licence: str
    training_data: str
    description: str
    url: str
    about_bytes: int
    """Approximate size of the download."""
    sha256: str = ""
    """"" if its authors publish none: then that of the first accepted download is pinned."""
    scores: Mapping[str, float] = field(default_factory=dict)
    stages: int = 0
    stage_scores: Mapping[int, Mapping[str, float]] = field(default_factory=dict)


_GOPRO = "GoPro (Nah et al. 2017): 2103 pairs of street scenes, CC BY 4.0"

TEACHERS = {
    teacher.name: teacher
    for teacher in (
        Teacher(
            "maxim",
            "MAXIM",
            "Apache-2.0",
            _GOPRO,
            "A large network of 2022 (MAXIM-3S, Tu et al.): on some photos better than Best, on "
            "others worse; takes minutes per photo. Needs torch.",
            "https://storage.googleapis.com/gresearch/maxim/ckpt/Deblurring/GoPro/checkpoint.npz",
            90_000_000,
            scores={"published_gopro_psnr_db": 32.86},
            stages=3,
            # Of one crop of the GoPro test set.
            stage_scores={
                1: {"gopro_crop_gain_db": 3.85},
                2: {"gopro_crop_gain_db": 4.37},
                3: {"gopro_crop_gain_db": 4.51},
            },
        ),
        Teacher(
            "restormer",
            "Restormer",
            "MIT",
            _GOPRO,
            "A large network of 2022 (Zamir et al.), comparable with MAXIM and as slow. Needs "
            "torch.",
            "https://github.com/swz30/Restormer/releases/download/v1.0/motion_deblurring.pth",
            105_000_000,
            scores={"published_gopro_psnr_db": 32.92},
        ),
    )
}
"""Name, which is also that of the architecture -> teacher."""


def has_torch() -> bool:
    """Return whether torch is installed, without importing it."""
    try:
        return importlib.util.find_spec("torch") is not None
    except (ImportError, ValueError):  # a broken or fake module
        return False


@contextlib.contextmanager
def require_torch(what: str) -> Iterator[None]:
    """Raise ModelError if an import of torch or safetensors fails; `what` needs them."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("torch", "safetensors"):
            raise
        text = msg("{what} needs {package}, which is not installed.", what=what, package=error.name)
        raise ModelError(text, TORCH_HINT) from error


def is_weights(path: Path) -> bool:
    """Return whether a file has weights of torch, NumPy or safetensors, by its first bytes.

    False if it cannot be read: opening it later raises the error.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(9)
    except OSError:
        return False
    # A zip (npz, .pth), a pickle (old .pth), safetensors. ONNX begins with a small field number.
    return start[:4] == b"PK\x03\x04" or start[:1] == b"\x80" or start[8:] == b"{"


def import_weights(
    path: Path, name: str | None, folder: Path, check_free: Callable[[str], None]
) -> ModelCard:
    """Copy a teacher's weights to `folder` and return its card; nothing in the file is executed.

    `check_free` raises if a name is taken. Raises ModelError unless every tensor of a known teacher
    is there, has the right shape and finite numbers, and if torch is missing; OSError.
    """
    need = msg("Importing {file}", file=path.name)
    with require_torch(need):
        from engine.models.torch_model import architecture_of
    target = folder / ("weights" + (path.suffix.lower() or ".bin"))
    shutil.copyfile(path, target)
    with require_torch(need):
        try:
            known = TEACHERS[architecture_of(target)]  # of the copy, which is hashed below
        except ModelError as error:
            raise ModelError(error.message.replace(target.name, path.name), error.hint) from error
    wanted = name or known.name
    check_free(wanted)
    file = ModelFile(target, sha256_of(target))
    return ModelCard(
        name=wanted,
        title=known.title,
        version=file.sha256[:8],
        licence=known.licence,
        training_data=known.training_data,
        description=known.description,
        kind="torch",
        files={"bf16": file, "fp32": file},
        default_precision="bf16",
        halo_px=OVERLAP_PX,
        size_multiple=STRIDE_PX,
        bytes_per_pixel=BYTES_PER_PIXEL,
        tileable=True,
        value_range="0..1",
        layout="NCHW",
        origin="user",
        scores={**known.scores, **known.stage_scores.get(known.stages, {})},
        architecture=known.name,
        stages=known.stages,
    )


def cards_by_stage(card: ModelCard) -> list[ModelCard]:
    """Return the card, and one for each earlier stage after which its network can stop."""
    known = TEACHERS.get(card.architecture)
    if known is None or card.stages < 2:
        return [card]
    title = card.title.partition(" (")[0]
    cheaper = [
        replace(
            card,
            name=f"{card.name}-stage{stage}",
            title=f"{title}, stage {stage} of {card.stages}",
            description=f"{title} stopped after stage {stage}: most of its effect in "
            f"{stage}/{card.stages} of the time. Needs torch.",
            scores=dict(known.stage_scores.get(stage, {})),
            stages=stage,
        )
        for stage in range(card.stages - 1, 0, -1)
    ]
    return [card, *cheaper]
