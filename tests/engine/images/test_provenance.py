"""Provenance is recorded in XMP, and nothing that was there is lost."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine import __version__
from engine.images import Frame, Meta, Provenance, WriteOptions, read_image, write_image
from engine.images._provenance import NAMESPACE, add_provenance

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
OURS = f"{{{NAMESPACE}}}"
HISTORY = "{http://ns.adobe.com/xap/1.0/mm/}History"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"

MADE = Provenance("live", "3", "ab" * 32, 0.7, "cd" * 32)

HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
LIGHTROOM = (
    HEAD
    + b"""<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="uuid:1 &amp; 2"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmp:Rating="4" xmpMM:InstanceID="xmp.iid:7">
   <xmpMM:History>
    <rdf:Seq>
     <rdf:li stEvt:action="derived" stEvt:parameters="converted from image/x-canon-cr2"/>
     <rdf:li stEvt:action="saved" stEvt:when="2024-05-01T10:00:00+02:00"
       stEvt:softwareAgent="Adobe Photoshop Lightroom Classic 13.2"/>
    </rdf:Seq>
   </xmpMM:History>
   <dc:subject><rdf:Bag><rdf:li>D\xc3\xa4mmerung</rdf:li><rdf:li>a &lt; b</rdf:li></rdf:Bag>
   </dc:subject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
    + b" " * 2000
    + b'\n<?xpacket end="w"?>'
)


def applied(packet: bytes) -> list[dict[str, str]]:
    """Our entries, as a parser that knows nothing of us finds them."""
    root = ET.fromstring(packet.rstrip(b"\0"))
    found = root.findall(f".//{RDF}Description/{OURS}Applied")
    assert len(found) <= 1, "a property twice"
    return [
        {name.removeprefix(OURS): value for name, value in entry.attrib.items()}
        for one in found
        for entry in one.findall(f"{RDF}Seq/{RDF}li")
    ]


def without_ours(packet: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Every element of the packet that is not ours: name, attributes, text."""
    ours = (OURS, f"{EVENT}")
    return [
        (e.tag, e.attrib, (e.text or "").strip())
        for e in ET.fromstring(packet).iter()
        if not any(key.startswith(ours) for key in e.attrib) and not e.tag.startswith(OURS)
    ]


def photo(**meta: object) -> Frame:
    pixels = np.random.default_rng(1).integers(0, 256, (40, 48, 3)).astype(np.uint8)
    return Frame(pixels, meta=Meta(**meta))  # type: ignore[arg-type]


def packet_of(path: Path) -> bytes:
    with Image.open(path) as image:
        return bytes(image.info["xmp"])


EXPECTED = {
    "Tool": "Deblur",
    "Version": __version__,
    "Model": "live",
    "ModelVersion": "3",
    "ModelSHA256": "ab" * 32,
    "Strength": "0.7",
    "SourceSHA256": "cd" * 32,
}


@pytest.mark.parametrize("xmp", [None, LIGHTROOM], ids=["no packet", "Lightroom"])
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_every_format_carries_provenance(tmp_path: Path, suffix: str, xmp: bytes | None) -> None:
    target = tmp_path / f"a{suffix}"
    notes = write_image(photo(xmp=xmp), target, WriteOptions(), overwrite=False, provenance=MADE)
    assert notes == ()
    assert applied(packet_of(target)) == [EXPECTED]
    again = read_image(target).meta.xmp
    assert again is not None
    assert applied(again) == [EXPECTED]
    assert (xmp is None) or b'xmp:Rating="4"' in again


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_opencv_finds_it_too(tmp_path: Path, suffix: str) -> None:
    cv2 = pytest.importorskip("cv2")
    if not hasattr(cv2, "imreadWithMetadata"):
        pytest.skip("this OpenCV reads no metadata")
    target = tmp_path / f"a{suffix}"
    write_image(photo(xmp=LIGHTROOM), target, WriteOptions(), overwrite=False, provenance=MADE)
    pixels, kinds, blocks = cv2.imreadWithMetadata(str(target), cv2.IMREAD_COLOR)
    assert pixels.shape == (40, 48, 3)
    by_kind = dict(zip(kinds, blocks, strict=True))
    if cv2.IMAGE_METADATA_XMP not in by_kind:
        pytest.skip("this OpenCV reads no XMP of this format")
    block = bytes(by_kind[cv2.IMAGE_METADATA_XMP])  # of a JPEG with the mark of its segment
    assert applied(block[block.index(b"<?xpacket") :]) == [EXPECTED]


def test_bmp_holds_none(tmp_path: Path) -> None:
    target = tmp_path / "a.bmp"
    notes = write_image(photo(), target, WriteOptions(), overwrite=False, provenance=MADE)
    assert notes == ()


def test_without_provenance_the_file_is_unchanged(tmp_path: Path) -> None:
    for name, provenance in (("a.png", None), ("b.png", None), ("c.png", MADE), ("d.png", MADE)):
        write_image(
            photo(), tmp_path / name, WriteOptions(), overwrite=False, provenance=provenance
        )
    a, b, c, d = ((tmp_path / name).read_bytes() for name in ("a.png", "b.png", "c.png", "d.png"))
    assert a == b
    assert c == d, "there must be no time and no chance in it"
    assert b"deblur" not in a


def test_every_byte_of_the_packet_stays() -> None:
    packet, note = add_provenance(LIGHTROOM, MADE)
    assert note == ""
    assert packet is not None
    rest = iter(packet)
    assert all(byte in rest for byte in LIGHTROOM), "it is no longer a subsequence"
    for element in without_ours(LIGHTROOM):
        assert element in without_ours(packet)
    abouts = {e.get(f"{RDF}about") for e in ET.fromstring(packet).iter(f"{RDF}Description")}
    assert abouts == {"uuid:1 & 2"}, "descriptions of one packet are about one thing"


def test_an_entry_is_appended_to_the_history_of_lightroom() -> None:
    packet, _ = add_provenance(LIGHTROOM, MADE)
    assert packet is not None
    entries = ET.fromstring(packet).findall(f".//{HISTORY}/{RDF}Seq/{RDF}li")
    assert [e.get(f"{EVENT}action") for e in entries] == ["derived", "saved", "filtered"]
    assert entries[-1].get(f"{EVENT}softwareAgent") == f"Deblur {__version__}"
    assert "live 3, strength 0.7" in (entries[-1].get(f"{EVENT}parameters") or "")


def test_a_second_run_is_appended() -> None:
    once, _ = add_provenance(LIGHTROOM, MADE)
    twice, note = add_provenance(once, replace(MADE, model="other", strength=1.0, source_sha256=""))
    assert note == ""
    assert twice is not None
    assert [entry["Model"] for entry in applied(twice)] == ["live", "other"]
    assert applied(twice)[1]["Strength"] == "1"
    assert "SourceSHA256" not in applied(twice)[1]
    assert len(ET.fromstring(twice).findall(f".//{HISTORY}/{RDF}Seq/{RDF}li")) == 4


def _body(inside: str, rdf: str = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"') -> str:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {rdf}>{inside}</rdf:RDF></x:xmpmeta>'


DECLARED = f'rdf:about="" xmlns:d="{NAMESPACE}"'
LEFT_ALONE = {
    "no XML": b"\x00\x01 not a packet",
    "blanks": b" " * 100,
    "cut off": LIGHTROOM[: len(LIGHTROOM) // 4],
    "a prefix that nobody declared": _body("", rdf="").encode(),
    "no RDF": b"<a/>",
    "RDF without an inside": b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "UTF-16": _body("").encode("utf-16"),
    "Latin-1": _body("<rdf:Description rdf:about='\xe4'/>").encode("latin-1"),
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]>' + _body("").encode(),
    "ours in another form": _body(f"<rdf:Description {DECLARED} d:Applied='x'/>").encode(),
    "ours as a closed array": _body(
        f"<rdf:Description {DECLARED}><d:Applied><rdf:Seq/></d:Applied></rdf:Description>"
    ).encode(),
    "huge": LIGHTROOM.replace(b" " * 2000, b" " * (5 << 20)),
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_invalid_packets_are_kept_and_reported(case: str, tmp_path: Path) -> None:
    packet, note = add_provenance(LEFT_ALONE[case], MADE)
    assert packet == LEFT_ALONE[case]
    assert "stays as it was" in note
    frame, target = photo(xmp=LEFT_ALONE[case]), tmp_path / "a.png"
    notes = write_image(frame, target, WriteOptions(), overwrite=False, provenance=MADE)
    assert any("stays as it was" in one for one in notes)
    assert read_image(target).pixels.shape == (40, 48, 3)
    assert LEFT_ALONE[case] in target.read_bytes()


def test_a_full_jpeg_packet_loses_its_padding_first(tmp_path: Path) -> None:
    full = LIGHTROOM.replace(b" " * 2000, b" " * (65_400 - len(LIGHTROOM) + 2000))
    packed = LIGHTROOM.replace(b" " * 2000, b"<!--" + b"x" * (67_300 - len(LIGHTROOM)) + b"-->")
    for name, xmp, expected in (("a.jpg", full, ()), ("b.jpg", packed, None)):
        target = tmp_path / name
        notes = write_image(
            photo(xmp=xmp), target, WriteOptions(), overwrite=False, provenance=MADE
        )
        written = packet_of(target)
        if expected is None:
            assert written == xmp
            assert "cannot hold more" in notes[0]
        else:
            assert notes == expected
            assert applied(written) == [EXPECTED]
            assert b"Lightroom Classic" in written


def test_a_packet_too_large_for_jpeg_is_reported_once(tmp_path: Path) -> None:
    xmp = LIGHTROOM.replace(b" " * 2000, b"<!--" + b"x" * 70_000 + b"-->")
    notes = write_image(
        photo(xmp=xmp), tmp_path / "a.jpg", WriteOptions(), overwrite=False, provenance=MADE
    )
    assert len(notes) == 1
    assert "XMP could not be kept" in notes[0]


@given(st.text(), st.text(), st.floats(0, 1))
def test_any_text_makes_a_valid_packet(name: str, version: str, part: float) -> None:
    for xmp in (None, LIGHTROOM, LIGHTROOM + b"\0"):
        packet, note = add_provenance(xmp, Provenance(name, version, "ab", part))
        assert note == ""
        assert packet is not None
        assert float(applied(packet)[0]["Strength"]) == pytest.approx(part, rel=1e-4, abs=1e-12)


@given(st.binary(max_size=60))
def test_random_bytes_never_raise(rubbish: bytes) -> None:
    for xmp in (rubbish, LIGHTROOM[:600] + rubbish + LIGHTROOM[600:]):
        packet, note = add_provenance(xmp or None, MADE)
        if note:
            assert packet == xmp
        else:
            assert packet is not None
            assert applied(packet)
