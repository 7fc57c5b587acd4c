"""Whether a model matches its card, loads and works: one check after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import ModelError, OutOfMemory
from engine.messages import msg
from engine.models.cards import ModelCard, ModelFile, claims_from_metadata
from engine.models.load import get_model
from engine.models.model import make_test_picture
from engine.models.onnx_file import read_onnx


@dataclass(frozen=True)
class Check:
    """One check of a model, whether it passed, and details."""

    name: str
    ok: bool
    details: str


def check_model(card: ModelCard, device: str = "auto") -> Iterator[Check]:
    """Yield for each file whether it is unchanged, matches the card, loads and works."""
    for precision, file in card.files.items():
        yield _check_file(precision, file)
        yield _check_claims(precision, file, card)
        yield from _check_run(card, precision, device)


def _check_file(precision: str, file: ModelFile) -> Check:
    name = f"{precision}: file unchanged"
    try:
        file.verify()
    except ModelError as error:
        return Check(name, False, str(error))
    return Check(name, True, f"SHA-256 {file.sha256[:12]}...")


def _check_claims(precision: str, file: ModelFile, card: ModelCard) -> Check:
    name = f"{precision}: metadata matches the card"
    if card.kind == "torch":
        return Check(name, True, "weights have no metadata")
    try:
        claims = claims_from_metadata(read_onnx(file.path).metadata)
    except ModelError as error:
        return Check(name, False, str(error))
    if card.origin == "user":
        return Check(name, True, "measured during import")
    expected = vars(card) | {"precision": precision}
    # With several views the file is that of the parent.
    own = {"name", "title", "description"} if card.views > 1 else ()
    differing = [key for key in claims if key not in own and claims[key] != expected[key]]
    details = (
        msg("differs in {differing}", differing=", ".join(differing))
        if differing
        else msg("{count} entries", count=len(claims))
    )
    return Check(name, not differing, details)


def _check_run(card: ModelCard, precision: str, device: str) -> Iterator[Check]:
    name = f"{precision}: loads"
    try:
        model = get_model(card, device=device, precision=precision)
        model.load()
        yield Check(name, not model.notes, "; ".join(model.notes) or model.running_on)
        name = f"{precision}: changes a test picture a little"
        picture = make_test_picture(*(card.fixed_size or (128, 160)))
        change = float(abs(model(picture).astype("int32") - picture).mean())
        yield Check(name, change < 64, f"by {change:.1f} of 255 on average")
    except (ModelError, OutOfMemory) as error:
        yield Check(name, False, str(error))
