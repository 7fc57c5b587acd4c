"""A model described for the user: briefly beside the choice, in full in the dialog.

And the devices that it can run on.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from deblur_gui.language import filled, percent, size_text, tr, translated
from engine.core.machine import DEVICES, physical_cores
from engine.models import ModelCard, RunsOn
from engine.models.choice import seconds_per_megapixel
from engine.models.measure import Speed, known_speed
from engine.models.teachers import TEACHERS, TORCH_HINT, Teacher, has_torch

_FREE = ("MIT", "BSD", "APACHE", "CC0", "ISC", "UNLICENSE")
"""Licences without conditions for pictures made with the model."""


def short_text(card: ModelCard, device: str = "auto", precision: str | None = None) -> str:
    """Return a few lines for beside the choice, as rich text; its speed is that on `device`."""
    parts = [html.escape(translated(card.description))]
    speed = known_speed(card, RunsOn(device, precision)) if card.kind == "torch" else None
    if speed is not None:
        parts.append(speed_text(speed))
    if card.kind == "torch" and not has_torch():
        parts.append(tr("PyTorch is missing: see Models."))
    if not card.licence.upper().startswith(_FREE):
        parts.append(licence_text(card.licence))
    return "<br>".join(parts)


def licence_text(licence: str) -> str:
    """Return the licence, and whether results may be sold."""
    return tr("Licence {0}").format(_licence(licence))


def _licence(licence: str) -> str:
    free = licence.upper().startswith(_FREE)
    may = tr("You may sell your results.") if free else tr("Read it before selling results.")
    return f"{html.escape(licence)}. {may}"


def add_devices(box: QComboBox) -> None:
    """Offer the devices that a model can be asked to run on."""
    for number, (device, title) in enumerate(DEVICES.items()):
        box.addItem(tr("Automatic") if device == "auto" else title, device)
        box.setItemData(number, device_tip(device), Qt.ItemDataRole.ToolTipRole)


def device_tip(device: str) -> str:
    """Return what is to be known of a device that a model can run on, "" for most."""
    if "openvino" in device.lower():
        return tr("OpenVINO is made by Intel, and works on every x86 processor, AMD's too.")
    return ""


def device_text(running_on: str) -> str:
    """Return what a model runs on in the user's language; the engine names it in English."""
    return re.sub(r"(\d+) threads?\b", lambda m: tr("%Ln thread(s)", "", int(m[1])), running_on)


def speed_text(speed: Speed) -> str:
    """Return what was measured on this machine."""
    minutes = speed.minutes_per_megapixel
    text = tr("{0:.1f} minutes per megapixel, measured on this computer.")
    if minutes < 0.5:
        text, minutes = (
            tr("{0:.1f} seconds per megapixel, measured on this computer."),
            minutes * 60,
        )
    return filled(text, minutes)


def whole_text(card: ModelCard, runs_on: RunsOn, seen: float | None = None) -> str:
    """Return everything known about an installed model, as rich text.

    Its speed is what was measured with these means, else what it was `seen` to take in the last
    batches: seconds per megapixel.
    """
    rows = [
        (tr("Licence"), _licence(card.licence)),
        (tr("Trained on"), html.escape(translated(card.training_data))),
    ]
    if card.parent and card.views == 1:
        text = tr("Tuned from {0} on {1}.") if card.created else tr("Tuned from {0}.")
        told = text.format(html.escape(card.parent), html.escape(card.created))
        rows.append((tr("Origin"), told))
    quality = _qualities(card)
    rows.append((tr("Quality"), "<br>".join(quality) if quality else tr("Not measured.")))
    speed = known_speed(card, runs_on)
    if speed is None and seen is not None:
        speed = Speed(seen / 60, "")
    unknown = tr("Not measured on this computer yet.")
    rows.append((tr("Speed"), unknown + _expected_speed(card) if speed is None else ""))
    if speed is not None:
        lines = (speed_text(speed), html.escape(device_text(speed.running_on)))
        rows[-1] = (tr("Speed"), "<br>".join(filter(None, lines)))
    files = {file.path: file for file in card.files.values()}
    rows.append((tr("On disk"), size_text(sum(map(_bytes, files)))))
    rows.append((tr("Files"), "<br>".join(html.escape(path.name) for path in files)))
    if card.kind == "torch":
        known = TEACHERS.get(card.architecture)
        if known is not None and not known.sha256:
            rows.append((tr("Verified"), tr("Every tensor; the authors publish no SHA-256.")))
        if not has_torch():
            rows.append((tr("Missing"), f"PyTorch. {html.escape(TORCH_HINT)}"))
    where = tr("comes with Deblur") if card.origin == "bundled" else tr("added by you")
    title, description = html.escape(card.title), html.escape(translated(card.description))
    version = html.escape(card.version)
    head = f"<h3>{title}</h3><p>{description}<br><i>{where}, {version}</i></p>"
    return head + _table(rows)


def _expected_speed(card: ModelCard) -> str:
    """Return what a card lets expect on this computer, "" if nothing."""
    seconds = seconds_per_megapixel(card, (), {}, physical_cores())
    if seconds is None:
        return ""
    return " " + filled(tr("Estimated: about {0:.1f} seconds per megapixel."), seconds)


def details_text(card: ModelCard) -> str:
    """Return what only a technician asks for, as plain text: files and their SHA-256."""
    files = {file.path: file for file in card.files.values()}
    return "\n".join(f"{path.name}\nSHA-256 {file.sha256}" for path, file in files.items())


def teacher_text(teacher: Teacher) -> str:
    """Return what is known about a teacher that can be downloaded, as rich text."""
    rows = [
        (tr("Licence"), _licence(teacher.licence)),
        (tr("Trained on"), teacher.training_data),
        (tr("Quality"), "<br>".join(_published(teacher.scores))),
        (tr("Download"), tr("about {0}").format(size_text(teacher.about_bytes))),
        (tr("From"), f"<small>{teacher.url}</small>"),
    ]
    if not teacher.sha256:
        text = tr(
            "No SHA-256 is published. Every tensor is checked; the first file's SHA-256 is pinned "
            "for later downloads."
        )
        rows.append((tr("Verification"), text))
    if not has_torch():
        rows.append((tr("Missing"), f"PyTorch. {html.escape(TORCH_HINT)}"))
    here = tr("not downloaded yet")  # in an f-string lupdate does not see it
    head = f"<h3>{teacher.title}</h3><p>{translated(teacher.description)}<br><i>{here}</i></p>"
    return head + _table(rows)


def _compared(card: ModelCard) -> list[str]:
    """Return the figures by which bundled models are compared: of the same photos for all."""
    lines = []
    for name, title in (("reds", "REDS"), ("gopro", "GoPro")):
        scores = {
            key.removeprefix(f"common_{name}_"): value
            for key, value in card.scores.items()
            if key.startswith(f"common_{name}_")
        }
        if scores.keys() >= {"input_ssim", "gain_ssim", "gain_db", "pictures"}:
            text = tr("Closeness {0} → {1} ({2:+.1f} dB) on {3:.0f} test photos of {4}.")
            before, gain = scores["input_ssim"], scores["gain_ssim"]
            values = percent(before), percent(before + gain), scores["gain_db"], scores["pictures"]
            lines.append(filled(text, *values, title))
    return lines


def _qualities(card: ModelCard) -> list[str]:
    lines = _compared(card)
    if lines:
        lines.append(
            tr(
                "Closeness to the sharp original; 100% is identical. Measured as SSIM. The test "
                "photos are the same for all models that come with Deblur."
            )
        )
    elif "real_gain_db" in card.scores:
        text = tr(
            "{0:+.1f} dB on {1:.0f} photos held out from its training; models measured on other "
            "photos cannot be compared with that."
        )
        scores = card.scores
        lines.append(filled(text, scores["real_gain_db"], scores.get("real_pictures", 0)))
    if "gopro_crop_gain_db" in card.scores:
        text = tr("{0:+.1f} dB on one crop of the GoPro test set.")
        lines.append(filled(text, card.scores["gopro_crop_gain_db"]))
    return lines + _published(card.scores)


def _published(scores: object) -> list[str]:
    value = scores.get("published_gopro_psnr_db") if hasattr(scores, "get") else None
    text = tr("{0:.2f} dB on GoPro as published by the authors; not verified here.")
    return [] if value is None else [filled(text, value)]


def _table(rows: list[tuple[str, str]]) -> str:
    body = "".join(
        f"<tr><td valign=top><b>{name}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>"
        for name, text in rows
    )
    return f"<table cellspacing=0 cellpadding=3>{body}</table>"


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
