"""XMP packets: read, and changed at the places that have to change, the rest kept to the byte.

A packet is not parsed and written anew, which would lose its order, its prefixes and what is
unknown: expat finds the positions, and text is cut out and put in there. Everything is linear in
the size of the packet and bounded: one that is larger, deeper or fuller than any program writes is
`StrangeXmp`, as is one that is not XML. XMP: ISO 16684-1; in two parts: XMP part 3, 1.1.3.1.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from engine.messages import Message, msg

MAX_XMP_BYTES = 4 << 20
"""Longer packets are strange; usual ones have some kilobytes, those with masks a few hundred."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

EMPTY_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}"></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
).encode()
"""The id is the same in all packets (ISO 16684-1, 7.3.2)."""

_MAX_DEPTH = 100
_MAX_ELEMENTS = 300_000
_MAX_PROPERTIES = 50_000
_MAX_SCOPES = 100_000
"""The fullest packets have some ten thousand elements (brush strokes) and a thousand properties."""

_DESCRIPTION = f"{RDF} Description"

# Each of these is only matched where expat has found such a thing, so it never goes back.
_TAG = re.compile(rb"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_NAME = re.compile(rb"[^\s/>]+")
_SPACE = re.compile(rb"\s*")
_ATTRIBUTE = re.compile(rb"([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")

Edit = tuple[int, int, bytes]
"""Bytes from start to end become these."""


class StrangeXmp(ValueError):
    """A packet that cannot be changed; `reason` tells why, in words for users."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason if isinstance(reason, Message) else Message(reason)


@dataclass(frozen=True, slots=True)
class Property:
    """One property of the picture: an attribute of a description, or an element in it.

    `name` is "namespace local", as expat has it. `start` and `end` are the bytes to cut out to
    remove it, `value_start` and `value_end` those of its text or content; `description` is the
    number of the description that has it.
    """

    name: str
    start: int
    end: int
    value_start: int
    value_end: int
    description: int
    attribute: bool


@dataclass(slots=True)
class _Node:
    """An element down to the properties; `inner_end` and `end` are -1 if it closes itself.

    `scope` has the namespaces declared in it and around it, by prefix.
    """

    name: str
    start: int
    scope: dict[str, str] = field(default_factory=dict)
    inner_end: int = -1
    end: int = -1


class Packet:
    """An XMP packet and where its parts are; raises `StrangeXmp`.

    `properties` are in the order of the packet. `sequences` has for each property that is an
    ordered array the offset behind its last entry; at `rdf_end` descriptions can be added, and
    `about` is the subject of all of them, usually "". `semantics` are all values of a field
    `Semantic`, which tells what a further picture in the file is.
    """

    def __init__(self, packet: bytes) -> None:
        self.data = packet.rstrip(b"\0")  # some writers end it like a C string
        self.properties: list[Property] = []
        self.sequences: dict[str, int] = {}
        self.semantics: list[str] = []
        self.descriptions: list[_Node] = []
        self.rdf_end = -1
        self.about = ""
        if len(self.data) > MAX_XMP_BYTES:
            raise StrangeXmp(msg("it is too large"))
        try:
            self.data.decode("utf-8")  # like the insertions
        except UnicodeDecodeError:
            raise StrangeXmp(msg("it is not UTF-8")) from None
        elements = _Parser(self).elements
        if self.rdf_end < 0:
            raise StrangeXmp(msg("it has no RDF"))
        found = [*self._in_elements(elements), *self._in_attributes()]
        self.properties = sorted(found, key=lambda one: one.start)

    def value(self, found: Property) -> str:
        """Return the text of a property, without blanks around it."""
        raw = self.data[found.value_start : found.value_end].decode("utf-8")
        return html.unescape(raw).strip()

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the packet with these changes, none of which may overlap."""
        parts, at = list[bytes](), 0
        for start, end, text in sorted(edits):
            parts += [self.data[at:start], text]
            at = end
        return b"".join((*parts, self.data[at:]))

    def tag_end(self, start: int) -> int:
        """Return the offset behind the tag that begins at `start`."""
        tag = _TAG.match(self.data, start)
        if tag is None:
            raise StrangeXmp(msg("it is not well-formed"))
        return tag.end()

    def attributes(self, start: int) -> Iterator[tuple[str, int, int, int, int]]:
        """Yield the attributes of the tag that begins at `start`, and its declarations.

        Each as name with prefix, start with the blanks before it, end, start and end of its value.
        """
        name, end = _NAME.match(self.data, start + 1), self.tag_end(start)
        at = name.end() if name else end
        while at < end:
            blank = at
            space = _SPACE.match(self.data, at)
            at = space.end() if space else at
            match = _ATTRIBUTE.match(self.data, at, end)
            if match is None:
                return
            at = match.end()
            yield match[1].decode("utf-8"), blank, at, match.start(2) + 1, match.end(2) - 1

    def _in_elements(self, elements: Iterable[tuple[int, _Node]]) -> Iterator[Property]:
        for number, node in elements:
            inner = self.tag_end(node.start)
            closed = node.inner_end >= 0
            end, inner_end = (node.end, node.inner_end) if closed else (inner, inner)
            yield Property(node.name, node.start, end, inner, inner_end, number, False)

    def _in_attributes(self) -> Iterator[Property]:
        count = 0
        for number, node in enumerate(self.descriptions):
            for key, start, end, value_start, value_end in self.attributes(node.start):
                count += 1
                if count > _MAX_PROPERTIES:
                    raise StrangeXmp(msg("it has too many elements"))
                prefix, colon, local = key.partition(":")
                name = f"{node.scope.get(prefix, '')} {local}"
                if colon and prefix not in ("xmlns", "xml") and name != f"{RDF} about":
                    yield Property(name, start, end, value_start, value_end, number, True)


class _Parser:
    """Drives expat over a packet and notes in it what is found; `elements` are its properties."""

    def __init__(self, packet: Packet) -> None:
        self._packet = packet
        self.elements: list[tuple[int, _Node]] = []
        self._open: list[_Node | None] = []
        self._names: list[str] = []
        self._rdf_depth = -1
        self._count = self._scoped = 0
        self._declared: dict[str, str] = {}
        self._semantic_at = -1
        parser = self._parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(packet.data, True)
        except expat.ExpatError as error:
            raise StrangeXmp(str(error)) from error
        finally:
            del self._parser  # it and its handlers hold each other

    def _refuse(self, *_: object) -> None:
        raise StrangeXmp(msg("it defines entities"))  # not needed, and used for attacks

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        depth, at = len(self._open), self._parser.CurrentByteIndex
        self._count += 1
        if self._count > _MAX_ELEMENTS or depth > _MAX_DEPTH:
            raise StrangeXmp(msg("it has too many elements"))
        if name == f"{RDF} RDF" and self._rdf_depth < 0 and self._packet.rdf_end < 0:
            self._rdf_depth = depth
        below = depth - self._rdf_depth if self._rdf_depth >= 0 else depth
        node = self._node(name, at) if below <= 3 else None
        self._declared = {}
        if node is not None and self._rdf_depth >= 0 and below == 1 and name == _DESCRIPTION:
            if not self._packet.descriptions:
                self._packet.about = attributes.get(f"{RDF} about", attributes.get("about", ""))
            self._packet.descriptions.append(node)
        if name.endswith(" Semantic"):
            self._semantic_at = at
        for key, value in attributes.items():
            if key.endswith(" Semantic"):
                self._packet.semantics.append(value)
        self._open.append(node)
        self._names.append(name)

    def _node(self, name: str, at: int) -> _Node:
        scope: dict[str, str] = {}
        parent = self._open[-1] if self._open else None
        if self._rdf_depth < 0 or len(self._open) <= self._rdf_depth + 1:
            scope = parent.scope if parent else {}
            if self._declared:
                scope = scope | self._declared
                self._scoped += len(scope)
                if self._scoped > _MAX_SCOPES:
                    raise StrangeXmp(msg("it has too many elements"))
        return _Node(name, at, scope)

    def _end(self, name: str) -> None:
        packet, at, node = self._packet, self._parser.CurrentByteIndex, self._open.pop()
        self._names.pop()
        if self._semantic_at >= 0 and name.endswith(" Semantic"):
            text = packet.data[self._semantic_at : at].rpartition(b">")[2]
            if text.strip():
                packet.semantics.append(text.strip().decode("utf-8", "replace"))
            self._semantic_at = -1
        if node is None:
            return
        raw = _NAME.match(packet.data, node.start + 1)
        closed = raw is not None and packet.data.startswith(b"</" + raw[0], at)
        if closed:
            node.inner_end, node.end = at, packet.data.find(b">", at) + 1
        below = len(self._open) - self._rdf_depth
        if self._rdf_depth < 0:
            return
        if below == 0:
            packet.rdf_end, self._rdf_depth = node.inner_end, -1
        elif below == 2 and self._names[-1] == _DESCRIPTION:
            self.elements.append((len(packet.descriptions) - 1, node))
            if len(self.elements) > _MAX_PROPERTIES:
                raise StrangeXmp(msg("it has too many elements"))
        elif below == 3 and name == f"{RDF} Seq" and self._names[-2] == _DESCRIPTION and closed:
            packet.sequences.setdefault(self._names[-1], at)


def without_padding(xmp: bytes) -> bytes:
    """Return the packet without the blanks before its end, which are there for growth in place."""
    at = xmp.rfind(b"<?xpacket end")
    return xmp if at < 0 else xmp[:at].rstrip() + b"\n" + xmp[at:]


def quoted(value: str) -> str:
    """Return the value of an attribute, quoted.

    Not by `xml.sax.saxutils`, which imports urllib, http, email and ssl: a tenth of the start-up
    time of the window.
    """
    text = html.escape(value)
    for white in "\n\r\t":
        text = text.replace(white, f"&#{ord(white)};")
    return f'"{text}"'


def _declarations(scope: Mapping[str, str]) -> str:
    return "".join(
        f" xmlns{':' if prefix else ''}{prefix}={quoted(uri)}"
        for prefix, uri in scope.items()
        if prefix != "xml"
    )


# In two parts -----------------------------------------------------------------------------------

NOTE = "http://ns.adobe.com/xmp/note/"


def merged(main: bytes, extended: bytes) -> bytes:
    """Return one packet with the properties of both parts; raises `StrangeXmp`."""
    first, second = Packet(main), Packet(extended)
    added = []
    for node in second.descriptions:
        name = _NAME.match(second.data, node.start + 1)
        behind = name.end() if name else node.start
        own = {
            key.removeprefix("xmlns").lstrip(":")
            for key, *_ in second.attributes(node.start)
            if key.startswith("xmlns")
        }
        around = {prefix: uri for prefix, uri in node.scope.items() if prefix not in own}
        end = node.end if node.end > 0 else second.tag_end(node.start)
        declared = _declarations(around).encode()
        added.append(second.data[node.start : behind] + declared + second.data[behind:end])
    note = f"{NOTE} HasExtendedXMP"
    edits = [(one.start, one.end, b"") for one in first.properties if one.name == note]
    return Packet(first.edited([*edits, (first.rdf_end, first.rdf_end, b"".join(added))])).data


def split(xmp: bytes, limit: int, stays: Callable[[str], bool]) -> tuple[bytes, bytes]:
    """Return a main part of at most `limit` bytes and an extended part, b"" if none is needed.

    The largest properties go to the extended part, except those for whose name `stays` is true.
    Raises `StrangeXmp` if that cannot be done.
    """
    if len(xmp) <= limit:
        return xmp, b""
    xmp = without_padding(xmp)
    if len(xmp) <= limit:
        return xmp, b""
    packet = Packet(xmp)
    note = (
        f'<rdf:Description xmlns:rdf="{RDF}" rdf:about={quoted(packet.about)}'
        f' xmlns:xmpNote="{NOTE}" xmpNote:HasExtendedXMP="{"0" * 32}"/>'
    ).encode()
    over = len(packet.data) + len(note) - limit
    moved: list[Property] = []
    for one in sorted(packet.properties, key=lambda p: p.start - p.end):
        if over > 0 and not stays(one.name):
            moved.append(one)
            over -= one.end - one.start
    if over > 0:
        raise StrangeXmp(msg("it is too large"))
    extended = _extended(packet, sorted(moved, key=lambda p: p.start))
    guid = hashlib.md5(extended, usedforsecurity=False).hexdigest().upper().encode()
    cuts = [(one.start, one.end, b"") for one in moved]
    end = packet.rdf_end
    return packet.edited([*cuts, (end, end, note.replace(b"0" * 32, guid))]), extended


def _extended(packet: Packet, moved: Sequence[Property]) -> bytes:
    """Return these properties as a packet of their own, without a wrapper."""
    parts = [f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'.encode()]
    for number, node in enumerate(packet.descriptions):
        mine = [one for one in moved if one.description == number]
        if not mine:
            continue
        scope = {p: uri for p, uri in node.scope.items() if p != "rdf"}
        parts.append(b"<rdf:Description" + _declarations({"rdf": RDF} | scope).encode())
        parts.append(f" rdf:about={quoted(packet.about)}".encode())
        parts += [packet.data[one.start : one.end] for one in mine if one.attribute]
        parts.append(b">")
        parts += [packet.data[one.start : one.end] for one in mine if not one.attribute]
        parts.append(b"</rdf:Description>")
    return b"".join((*parts, b"</rdf:RDF></x:xmpmeta>"))
