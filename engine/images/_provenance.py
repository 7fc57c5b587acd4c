"""Provenance: what was done to an image, recorded in its XMP packet.

Our own array, `deblur:Applied`, has an entry for each run of Deblur; an existing `xmpMM:History`,
as Lightroom and Photoshop write it, gets an entry too. Both only ever grow, so a packet never holds
a property twice (which Adobe's toolkit refuses). There is no date: the same image gives the same
file, to the byte.

The packet is not parsed and re-written, which would lose its order, its prefixes and unknown
content: expat finds the positions, and text is inserted there. XMP: ISO 16684-1; stEvt: XMP part 2
(2016), section 2.8.2.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from engine.messages import msg
from engine.version import __version__

NAMESPACE = "deblur:ns:1.0/"
"""Of our properties; a name, not a URL."""

MAX_XMP_BYTES = 4 << 20
"""Longer packets are left alone; usual ones have some kilobytes, those with masks a hundred."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_APPLIED = f"{NAMESPACE} Applied"
_HISTORY = f"{_MM} History"

_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
).encode()
"""An empty packet; the id is the same in all packets (ISO 16684-1, 7.3.2)."""

_PADDING = re.compile(rb"\s{2,}(?=<\?xpacket end)")
_RAW_NAME = re.compile(rb"[^\s/>]+")
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


def add_provenance(
    xmp: bytes | None, provenance: Provenance, max_bytes: int = MAX_XMP_BYTES
) -> tuple[bytes | None, str]:
    """Return the packet with `provenance` added and "", or unchanged and a note on why.

    An image without a packet gets one. `max_bytes` is what the file can hold; the padding at the
    end of a packet is dropped if necessary.
    """
    try:
        if xmp is not None and len(xmp) > MAX_XMP_BYTES:
            raise ValueError("it is too large")
        packet = _insert(xmp or _EMPTY, provenance)
        if len(packet) > max_bytes:
            packet = _PADDING.sub(b"\n", packet)
        if len(packet) > max_bytes:
            raise ValueError("the file cannot hold more XMP")
    except (ValueError, expat.ExpatError) as error:
        return xmp, msg("The XMP packet stays as it was, without provenance: {error}.", error=error)
    return packet, ""


def _insert(packet: bytes, provenance: Provenance) -> bytes:
    """Return the packet with our entries; raises ValueError or ExpatError if it is invalid."""
    positions = _Positions(packet.rstrip(b"\0"))  # some writers end it like a C string
    if positions.rdf_end < 0:
        raise ValueError("it has no RDF")
    applied, event = _applied(provenance), _event(provenance)
    insertions: dict[int, str] = {}
    if _HISTORY in positions.sequences:
        insertions[positions.sequences[_HISTORY]] = event
    if _APPLIED in positions.sequences:
        insertions[positions.sequences[_APPLIED]] = applied
    elif _APPLIED in positions.properties:
        raise ValueError("its record of earlier runs is not an array")
    else:
        insertions[positions.rdf_end] = (
            f'<rdf:Description xmlns:rdf="{_RDF}" rdf:about={_quoted(positions.about)}'
            f' xmlns:deblur="{NAMESPACE}"><deblur:Applied><rdf:Seq>{applied}</rdf:Seq>'
            "</deblur:Applied></rdf:Description>"
        )
    for at in sorted(insertions, reverse=True):
        packet = packet[:at] + insertions[at].encode() + packet[at:]
    return packet


class _Positions:
    """The byte offsets at which a packet can be extended; raises what expat raises.

    `sequences` has, for each property that is an ordered array, the offset behind its last entry;
    `about` is the subject of all descriptions, usually "".
    """

    def __init__(self, packet: bytes) -> None:
        self.properties: set[str] = set()
        self.sequences: dict[str, int] = {}
        self.rdf_end = -1
        self.about = ""
        self._open: list[tuple[str, int]] = []
        self._seen_description = False
        self._inside = False
        self._packet = packet
        try:
            packet.decode("utf-8")  # like the insertions
        except UnicodeDecodeError:
            raise ValueError("it is not UTF-8") from None
        self._parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.Parse(packet, True)

    def _refuse(self, *_: object) -> None:
        raise ValueError("it defines entities")  # not needed, and used for attacks

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        path = [one for one, _ in self._open]
        if name == f"{_RDF} RDF" and self.rdf_end < 0:
            self._inside = True
        if self._inside and path[-1:] == [f"{_RDF} RDF"] and name == f"{_RDF} Description":
            if not self._seen_description:
                self.about = attributes.get(f"{_RDF} about", attributes.get("about", ""))
            self._seen_description = True
            self.properties |= attributes.keys()
        if self._inside and path[-2:] == [f"{_RDF} RDF", f"{_RDF} Description"]:
            self.properties.add(name)
        self._open.append((name, self._parser.CurrentByteIndex))

    def _end(self, name: str) -> None:
        _, begun = self._open.pop()
        at = self._parser.CurrentByteIndex
        path = [one for one, _ in self._open]
        raw_name = _RAW_NAME.match(self._packet, begun + 1)
        closed = raw_name is not None and self._packet.startswith(b"</" + raw_name[0], at)
        if not self._inside or not closed:  # a self-closing element cannot be extended
            return
        if name == f"{_RDF} RDF" and f"{_RDF} RDF" not in path:
            self.rdf_end, self._inside = at, False
        elif name == f"{_RDF} Seq" and path[-3:-1] == [f"{_RDF} RDF", f"{_RDF} Description"]:
            self.sequences.setdefault(path[-1], at)


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
        f" {prefix}:{name}={_quoted(_NO_XML.sub('?', value))}"
        for name, value in fields.items()
        if value
    )
    return f'<rdf:li xmlns:rdf="{_RDF}" xmlns:{prefix}="{namespace}"{attributes}/>'


def _quoted(value: str) -> str:
    """Return the value of an attribute, quoted.

    Not by `xml.sax.saxutils`, which imports urllib, http, email and ssl: a tenth of the start-up
    time of the window.
    """
    text = html.escape(value)
    for white in "\n\r\t":
        text = text.replace(white, f"&#{ord(white)};")
    return f'"{text}"'
