"""Provenance: what was done to an image, recorded in its XMP packet.

Our own array, `deblur:Applied`, has an entry for each run of Deblur; an existing `xmpMM:History`,
as Lightroom and Photoshop write it, gets an entry too. Both only ever grow, so a packet never holds
a property twice (which Adobe's toolkit refuses). There is no date: the same image gives the same
file, to the byte. stEvt: XMP part 2 (2016), section 2.8.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.images._xmp import (
    EMPTY_PACKET,
    MAX_XMP_BYTES,
    RDF,
    Edit,
    Packet,
    StrangeXmp,
    quoted,
    without_padding,
)
from engine.messages import msg
from engine.version import __version__

NAMESPACE = "deblur:ns:1.0/"
"""Of our properties; a name, not a URL."""

_MM = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_APPLIED = f"{NAMESPACE} Applied"
_HISTORY = f"{_MM} History"

_HASHES = re.compile(rb' deblur:(\w+)="([0-9a-f]{64})"')
_MAX_ENTRY = 4096

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Provenance:
    """What made a result: the model, its strength (0..1), and the source file.

    The hashes are SHA-256 in hex: of the model's file, and of the whole source file ("" if
    unknown, as for a file that changed meanwhile).
    """

    model: str
    model_version: str
    model_sha256: str
    strength: float
    source_sha256: str = ""
    version: str = __version__
    """Of Deblur."""
    settings: str = ""
    """Hash of all that decides the bytes of a result (`engine.queue`), "" if none."""


def add_provenance(
    xmp: bytes | None, provenance: Provenance, fits: Callable[[bytes], bool] = lambda packet: True
) -> tuple[bytes | None, str]:
    """Return the packet with `provenance` added and "", or unchanged and a note on why.

    An image without a packet gets one. `fits` tells whether the file can hold a packet; the padding
    at the end of one is dropped if necessary.
    """
    try:
        packet = _insert(Packet(xmp or EMPTY_PACKET), provenance)
        if len(packet) > MAX_XMP_BYTES or not fits(packet):
            packet = without_padding(packet)
        if len(packet) > MAX_XMP_BYTES or not fits(packet):
            raise StrangeXmp(msg("the file cannot hold more XMP"))
    except StrangeXmp as error:
        return xmp, msg(
            "The XMP packet stays as it was, without provenance: {error}.", error=error.reason
        )
    return packet, ""


def origin_hashes(xmp: bytes | None) -> tuple[str, str]:
    """Return (SHA-256 of the source, hash of the settings) of the newest of our entries, or "".

    As we write them: what another program has rewritten is not ours any more.
    """
    start = (xmp or b"").rfind(b' deblur:Tool="Deblur" ')
    if xmp is None or start < 0:
        return "", ""
    entry = xmp[start : start + _MAX_ENTRY].partition(b"/>")[0]
    found: dict[bytes, bytes] = dict(_HASHES.findall(entry))
    return found.get(b"SourceSHA256", b"").decode(), found.get(b"Settings", b"").decode()


def _insert(packet: Packet, provenance: Provenance) -> bytes:
    """Return the packet with our entries; raises StrangeXmp if there is no place for them."""
    applied, event = _applied(provenance), _event(provenance)
    edits: list[Edit] = []

    def add(at: int, text: str) -> None:
        edits.append((at, at, text.encode()))

    if _HISTORY in packet.sequences:
        add(packet.sequences[_HISTORY], event)
    if _APPLIED in packet.sequences:
        add(packet.sequences[_APPLIED], applied)
    elif any(one.name == _APPLIED for one in packet.properties):
        raise StrangeXmp(msg("its record of earlier runs is not an array"))
    else:
        add(
            packet.rdf_end,
            f'<rdf:Description xmlns:rdf="{RDF}" rdf:about={quoted(packet.about)}'
            f' xmlns:deblur="{NAMESPACE}"><deblur:Applied><rdf:Seq>{applied}</rdf:Seq>'
            "</deblur:Applied></rdf:Description>",
        )
    return packet.edited(edits)


def _applied(provenance: Provenance) -> str:
    """Return the entry for our own array."""
    fields = {
        "Tool": "Deblur",
        "Version": provenance.version,
        "Model": provenance.model,
        "ModelVersion": provenance.model_version,
        "ModelSHA256": provenance.model_sha256,
        "Strength": f"{provenance.strength:g}",
        "SourceSHA256": provenance.source_sha256,
        "Settings": provenance.settings,
    }
    return _entry("deblur", NAMESPACE, fields)


def _event(provenance: Provenance) -> str:
    """Return the entry for `xmpMM:History`."""
    model = f"model {provenance.model} {provenance.model_version}"
    fields = {
        "action": "filtered",
        "softwareAgent": f"Deblur {provenance.version}",
        "changed": "/",
        "parameters": f"deblurred, {model}, strength {provenance.strength:g}",
    }
    return _entry("stEvt", _EVENT, fields)


def _entry(prefix: str, namespace: str, fields: Mapping[str, str]) -> str:
    attributes = "".join(
        f" {prefix}:{name}={quoted(_NO_XML.sub('?', value))}"
        for name, value in fields.items()
        if value
    )
    return f'<rdf:li xmlns:rdf="{RDF}" xmlns:{prefix}="{namespace}"{attributes}/>'
