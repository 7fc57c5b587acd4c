"""What the numbers of pixels mean as colours: code points, and ICC profiles equal to them.

Code points are those of ITU-T H.273 (CICP), which AVIF and HEIC keep in an `nclx` box and PNG in
`cICP`. Most formats and programs know ICC profiles only, so an equal one is made: three primaries
and a curve (ICC.1:2022, a display profile of version 4).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.messages import Message, msg

Floats = NDArray[np.float64]

Chromaticities = Sequence[float]
"""x and y of red, green, blue and white."""

_D65, _C, _E, _DCI = (0.3127, 0.3290), (0.310, 0.316), (1 / 3, 1 / 3), (0.314, 0.351)

SRGB_PRIMARIES: Chromaticities = (0.640, 0.330, 0.300, 0.600, 0.150, 0.060, *_D65)

_PRIMARIES: dict[int, tuple[str, Chromaticities]] = {
    1: ("BT.709", SRGB_PRIMARIES),
    4: ("BT.470 M", (0.670, 0.330, 0.210, 0.710, 0.140, 0.080, *_C)),
    5: ("BT.470 BG", (0.640, 0.330, 0.290, 0.600, 0.150, 0.060, *_D65)),
    6: ("BT.601", (0.630, 0.340, 0.310, 0.595, 0.155, 0.070, *_D65)),
    7: ("SMPTE 240M", (0.630, 0.340, 0.310, 0.595, 0.155, 0.070, *_D65)),
    8: ("film", (0.681, 0.319, 0.243, 0.692, 0.145, 0.049, *_C)),
    9: ("BT.2020", (0.708, 0.292, 0.170, 0.797, 0.131, 0.046, *_D65)),
    10: ("XYZ", (1.0, 0.0, 0.0, 1.0, 0.0, 0.0, *_E)),
    11: ("DCI-P3", (0.680, 0.320, 0.265, 0.690, 0.150, 0.060, *_DCI)),
    12: ("Display P3", (0.680, 0.320, 0.265, 0.690, 0.150, 0.060, *_D65)),
    22: ("EBU 3213", (0.630, 0.340, 0.295, 0.605, 0.155, 0.077, *_D65)),
}
"""H.273 table 2."""

Curve = tuple[float, ...] | NDArray[np.uint16]
"""g, or g a b c d: y = (a x + b)^g from d on, below it c x (ICC.1 table 68); or a table."""

SRGB_CURVE: Curve = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_BT709: Curve = (1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081)
_SMPTE_240: Curve = (1 / 0.45, 1 / 1.1115, 0.1115 / 1.1115, 1 / 4, 0.0913)

_CURVES: dict[int, Curve] = {
    1: _BT709,
    4: (2.2,),
    5: (2.8,),
    6: _BT709,
    7: _SMPTE_240,
    8: (1.0,),
    13: SRGB_CURVE,
    14: _BT709,
    15: _BT709,
}
"""H.273 table 3, from stored numbers to light."""

SRGB = (1, 13)
_UNSPECIFIED = 2

_ALIKE = 2
"""Difference of a byte of Lab, of which 2.55 are 1 of L*, that is rounding."""

HDR = {16: "PQ", 18: "HLG"}

# Bradford's cone responses (Lam 1985), and the white of the profile connection space.
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_D50 = np.array([0.9642, 1.0, 0.8249])


def specified(primaries: int, transfer: int) -> tuple[int, int] | None:
    """Return code points with sRGB for a missing one; None if both are missing or are none."""
    if not (0 <= primaries < 256 and 0 <= transfer < 256):
        return None
    if primaries == _UNSPECIFIED == transfer:
        return None
    return (
        SRGB[0] if primaries == _UNSPECIFIED else primaries,
        SRGB[1] if transfer == _UNSPECIFIED else transfer,
    )


def hdr_kind(cicp: tuple[int, int] | None, icc: bytes | None) -> str:
    """Return "PQ" or "HLG" if code points or profile say so, "" for standard range."""
    transfer = cicp[1] if cicp else 0
    return HDR.get(transfer, "") or HDR.get(_transfer_of(icc), "")


def _transfer_of(icc: bytes | None) -> int:
    """Return the transfer of a profile's `cicp` tag (ICC.1:2022, 9.2.17), 0 without one."""
    data = icc or b""
    count = int.from_bytes(data[128:132], "big")
    for at in range(132, min(len(data), 132 + 12 * min(count, 200)) - 11, 12):
        name, offset, size = struct.unpack_from(">4sII", data, at)
        if name == b"cicp" and size >= 12 and offset + 12 <= len(data):
            return int(data[offset + 9])
    return 0


def profile_of(cicp: tuple[int, int], *, grey: bool) -> tuple[bytes | None, Message | None]:
    """Return an ICC profile equal to code points, and a note if they are not known.

    None for sRGB, which is what a file without a profile means.
    """
    primaries, curve = _PRIMARIES.get(cicp[0]), _CURVES.get(cicp[1])
    if primaries is None or curve is None:
        numbers = f"{cicp[0]}/{cicp[1]}"
        return None, msg("Its colour space is not known (CICP {numbers}).", numbers=numbers)
    if cicp[1] == SRGB[1] and (grey or cicp[0] == SRGB[0]):
        return None, None
    name = primaries[0] if cicp[1] == SRGB[1] else f"{primaries[0]}, CICP {cicp[0]}/{cicp[1]}"
    return make_profile(primaries[1], (curve,), name, grey=grey), None


def same_colours(a: bytes, b: bytes | None) -> bool:
    """Return whether two ICC profiles mean the same, None being sRGB, as LittleCMS converts them.

    False for profiles that it does not read.
    """
    kind = "L" if a[16:20] == b"GRAY" else "RGB"
    steps = np.array(np.meshgrid(*[np.linspace(0, 255, 6)] * len(kind)), np.uint8)
    colours = steps.reshape(len(kind), -1)
    image = Image.fromarray(colours if kind == "L" else np.ascontiguousarray(colours.T[None]))
    lab = ImageCms.createProfile("LAB")
    found = []
    for icc in (a, b):
        try:
            own = io.BytesIO(icc) if icc else ImageCms.createProfile("sRGB")
            seen = ImageCms.profileToProfile(image, own, lab, outputMode="LAB")
        except (ImageCms.PyCMSError, OSError):
            return False
        found.append(np.asarray(seen).astype(int))
    # The colour axes are signed bytes that Pillow shows as unsigned.
    return bool(np.abs((found[0] - found[1] + 128) % 256 - 128).max() <= _ALIKE)


def is_srgb(chromaticities: Chromaticities) -> bool:
    """Return whether primaries are those of sRGB, within the rounding of files."""
    return all(abs(a - b) < 0.0015 for a, b in zip(chromaticities, SRGB_PRIMARIES, strict=True))


def make_profile(
    chromaticities: Chromaticities, curves: Sequence[Curve], name: str, *, grey: bool
) -> bytes | None:
    """Return an ICC profile with these primaries and one curve or three; None if it cannot be."""
    matrices = _matrices(chromaticities)
    if matrices is None:
        return None
    matrix, adaptation = matrices
    coded = [_curve(curve) for curve in curves]
    tags = [
        (b"desc", _text(name)),
        (b"cprt", _text("No copyright, use freely")),
        (b"wtpt", _xyz(_D50)),
        (b"chad", b"sf32\0\0\0\0" + struct.pack(">9i", *map(_fixed, adaptation.ravel()))),
    ]
    if grey:
        tags.append((b"kTRC", coded[0]))
    else:
        columns = zip((b"rXYZ", b"gXYZ", b"bXYZ"), matrix.T, strict=True)
        tags += [(tag, _xyz(column)) for tag, column in columns]
        tags += list(zip((b"rTRC", b"gTRC", b"bTRC"), coded * (3 // len(coded)), strict=True))
    table, body, places = b"", b"", dict[bytes, int]()
    start = 132 + 12 * len(tags)
    for tag, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", tag, places[data], len(data))
    head = struct.pack(
        ">I4sI4s4s4s6H4s28x3i48x",
        start + len(body),
        b"\0\0\0\0",
        0x04400000,
        b"mntr",
        b"GRAY" if grey else b"RGB ",
        b"XYZ ",
        2024,
        1,
        1,
        0,
        0,
        0,
        b"acsp",
        *(_fixed(value) for value in _D50),
    )
    return head + struct.pack(">I", len(tags)) + table + body


def _matrices(chromaticities: Chromaticities) -> tuple[Floats, Floats] | None:
    """Return the matrices from RGB to XYZ with D50 as white, and from their own white to that.

    SMPTE RP 177 and Bradford; None if the primaries make no colour space.
    """
    points = np.array(chromaticities, np.float64).reshape(4, 2)
    if (
        not np.isfinite(points).all()
        or (points[:3, 1] < 0).any()
        or points[3, 1] <= 0
        or (points > 1).any()
    ):
        return None
    xyz = np.column_stack([points[:, 0], points[:, 1], 1 - points.sum(axis=1)])
    white = xyz[3] / xyz[3, 1]
    try:
        matrix = xyz[:3].T * np.linalg.solve(xyz[:3].T, white)
    except np.linalg.LinAlgError:
        return None
    cones = _BRADFORD @ white
    if (cones <= 0).any():
        return None
    gains = (_BRADFORD @ _D50) / cones
    adaptation = np.linalg.inv(_BRADFORD) @ np.diag(gains) @ _BRADFORD
    adapted = adaptation @ matrix
    if not np.isfinite(adapted).all() or abs(adapted).max() >= 4:
        return None
    return adapted, adaptation


def _fixed(value: float) -> int:
    return round(float(value) * 65_536)


def _xyz(values: Floats) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(_fixed(value) for value in values))


def _curve(curve: Curve) -> bytes:
    if isinstance(curve, np.ndarray):
        return b"curv\0\0\0\0" + struct.pack(">I", len(curve)) + curve.astype(">u2").tobytes()
    kind = 0 if len(curve) == 1 else 3
    numbers = struct.pack(f">{len(curve)}i", *(_fixed(value) for value in curve))
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + numbers


def _text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
