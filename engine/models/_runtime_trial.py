"""One side of the trial of an onnxruntime, in a process of its own.

    python -m engine.models._runtime_trial DEVICE [RESULT.npz]

Computes a known picture with the default model on DEVICE, and exits with 1 if that is not what
computed it in the end. With RESULT.npz it is computed several times, and the picture, the fewest
seconds, what it ran on, and a note are written there.
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np

from engine.messages import Message
from engine.models import Catalogue, get_model
from engine.models.choice import PHOTO_DEFAULT
from engine.models.measure import patch_size
from engine.models.model import make_test_picture

_TURNS = 3


def main(device: str, result: str = "") -> int:
    """Run one side; `device` auto is what this onnxruntime is best at."""
    card = Catalogue.of_program().get(PHOTO_DEFAULT)
    model = get_model(card, device=device)
    picture = make_test_picture(*patch_size(card))
    pixels = model(picture)  # the first one is slower
    fell_back = device != "auto" and bool(model.notes)
    seconds = []
    for _ in range(0 if fell_back or not result else _TURNS):
        begun = time.perf_counter()
        model(picture)
        seconds.append(time.perf_counter() - begun)
    if result:
        note = model.notes[0] if model.notes else ""
        said = {
            "running_on": model.running_on,
            "note": note,
            "message": note.to_json() if isinstance(note, Message) else None,
        }
        fastest = min(seconds, default=0.0)
        np.savez(result, pixels=pixels, seconds=fastest, said=json.dumps(said))
    return 1 if fell_back else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
