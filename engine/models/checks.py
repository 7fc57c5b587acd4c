"""Is a model what its card says, does it load, does it work: one answer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import ModelError, OutOfMemory
from engine.models.cards import ModelCard, ModelFile, claims_from_metadata
from engine.models.load import get_model
from engine.models.model import make_test_picture
from engine.models.onnx_file import read_onnx


@dataclass(frozen=True)
class Check:
    """One question about a model, and its answer."""

    question: str
    ok: bool
    answer: str


def check_model(card: ModelCard, device: str) -> Iterator[Check]:
    """Yield whether each file is unaltered, agrees with its card, loads and works."""
    for precision, file in card.files.items():
        yield _check_file(precision, file)
        yield _check_claims(precision, file, card)
        yield from _check_run(card, precision, device)


def _check_file(precision: str, file: ModelFile) -> Check:
    question = f"{precision}: the file is unaltered"
    try:
        file.verify()
    except ModelError as error:
        return Check(question, False, str(error))
    return Check(question, True, f"SHA-256 {file.sha256[:12]}...")


def _check_claims(precision: str, file: ModelFile, card: ModelCard) -> Check:
    """Compare what the file says of itself with its card."""
    question = f"{precision}: what the file says of itself agrees with its card"
    if card.kind == "torch":
        return Check(question, True, "weights alone say nothing; loading tells")
    try:
        claims = claims_from_metadata(read_onnx(file.path).metadata)
    except ModelError as error:
        return Check(question, False, str(error))
    if card.origin == "user":
        return Check(question, True, "measured on import")
    wanted = vars(card) | {"precision": precision}
    differing = [k for k, v in claims.items() if v != wanted[k]]
    answer = f"differs in {', '.join(differing)}" if differing else f"{len(claims)} entries"
    return Check(question, not differing, answer)


def _check_run(card: ModelCard, precision: str, device: str) -> Iterator[Check]:
    question = f"{precision}: it loads"
    try:
        model = get_model(card, device=device, precision=precision)
        model.load()
        # A provider other than the CPU was compared with it while loading; a note says it failed.
        yield Check(question, not model.notes, "; ".join(model.notes) or model.running_on)
        question = f"{precision}: it gives back a test picture, changed a little"
        picture = make_test_picture(*(card.fixed_size or (128, 160)))
        change = float(abs(model(picture).astype("int32") - picture).mean())
        yield Check(question, change < 64, f"by {change:.1f} of 255 on average")
    except (ModelError, OutOfMemory) as error:
        yield Check(question, False, str(error))
