"""File formats: their suffixes, and which can be read and written."""

from __future__ import annotations

from typing import Literal

RawPairs = Literal["jpeg", "raw", "both"]
"""Which of a RAW file and the JPEG or HEIC that the camera saved with it are taken."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    # MPO holds several JPEGs, INSP is that of a 360-degree camera.
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".mpo", ".insp"),
    "PNG": (".png", ".apng"),
    "TIFF": (".tif", ".tiff"),
    "WEBP": (".webp",),
    "BMP": (".bmp", ".dib"),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
    "RAW": (
        ".3fr",
        ".arw",
        ".cr2",
        ".cr3",
        ".crw",
        ".dng",
        ".erf",
        ".fff",
        ".iiq",
        ".kdc",
        ".mef",
        ".mos",
        ".mrw",
        ".nef",
        ".nrw",
        ".orf",
        ".pef",
        ".raf",
        ".raw",
        ".rw2",
        ".rwl",
        ".sr2",
        ".srf",
        ".srw",
        ".x3f",
    ),
}
"""Format names and their file suffixes; the first is the one we use."""

WRITABLE = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "AVIF")
"""Formats that can be written. HEIC needs a patented encoder; RAW is not an image yet."""

DEEP = frozenset({"PNG", "TIFF"})
"""Writable formats that hold all 16 bits."""

OPAQUE = frozenset({"JPEG", "BMP"})
"""Writable formats that hold no transparency."""


READABLE: frozenset[str] = frozenset(s for suffixes in SUFFIXES.values() for s in suffixes)
"""File suffixes that `find_images` lists, with dot, in lower case.

RAW too where rawpy is not installed: each such file then says so. To find nothing in a folder of
photos would say less.
"""


OTHER_PICTURES = (
    frozenset(
        {
            ".ai",
            ".avifs",
            ".bpg",
            ".cur",
            ".dds",
            ".eps",
            ".exr",
            ".fits",
            ".flif",
            ".gif",
            ".hdp",
            ".hdr",
            ".icns",
            ".ico",
            ".j2k",
            ".jp2",
            ".jpf",
            ".jpx",
            ".jxl",
            ".jxr",
            ".pam",
            ".pbm",
            ".pcd",
            ".pcx",
            ".pfm",
            ".pgm",
            ".pnm",
            ".ppm",
            ".psb",
            ".psd",
            ".qoi",
            ".svg",
            ".tga",
            ".wdp",
            ".xcf",
        }
        | {suffix for all_ in SUFFIXES.values() for suffix in all_}
    )
    - READABLE
)
"""Suffixes of pictures that are not read, or not without another package."""


VIDEO_SUFFIXES = frozenset(
    {
        ".mp4",
        ".m4v",
        ".mov",
        ".mkv",
        ".webm",
        ".avi",
        ".mts",
        ".m2ts",
        ".ts",
        ".mpg",
        ".mpeg",
        ".wmv",
        ".3gp",
        ".flv",
        ".ogv",
        ".mxf",
        ".dv",
    }
)
"""File suffixes taken for videos in a folder; a file given directly may have any."""


def format_of_suffix(suffix: str) -> str | None:
    """Return the format ("JPEG", ...) of a file suffix, None if unknown."""
    low = suffix.lower()
    return next((name for name, all_ in SUFFIXES.items() if low in all_), None)


def left_out_of_pairs(taken: RawPairs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the suffixes of what is left out where a file of its name has one of the others.

    A TIFF or PNG was developed by somebody, maybe from another RAW of that name: it makes no pair.
    """
    raw, finished = SUFFIXES["RAW"], SUFFIXES["JPEG"] + SUFFIXES["HEIF"]
    return {"jpeg": (raw, finished), "raw": (finished, raw), "both": ((), ())}[taken]
