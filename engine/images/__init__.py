"""Images on disk: found, read as a `Frame` with all metadata, and written back atomically.

Each container format is one module (_jpeg, _png, _tiff, _pillow, _raw): its header and metadata
blocks, read and written. _probe.py chooses by content, _read.py decodes, _write.py encodes;
find.py scans folders. Decided here:

- The content of a file decides how it is read, the suffix of the target how it is written.
- Pixels are upright and as stored, without colour conversion; the ICC profile is kept. Only CMYK
  is converted, because no model works on inks.
- EXIF is patched in place, so that maker notes keep their offsets; only the orientation, the pixel
  dimensions and the embedded thumbnail change.
- Of several frames or pages the first full-size one is read; everything lost is in the notes.
"""

from engine.images._encode import eight_bits
from engine.images._preview import EmbeddedPreview, read_embedded_preview
from engine.images._provenance import Provenance
from engine.images._raw import has_raw_reader
from engine.images._read import ImageNeeds, read_image, read_needs, read_origin, read_size
from engine.images._taken import camera_of, read_camera, read_capture_time
from engine.images._write import target_suffix, write_image
from engine.images.find import FoundImage, find_images, is_selected, missing_root, search_images
from engine.images.formats import (
    READABLE,
    SUFFIXES,
    VIDEO_SUFFIXES,
    WRITABLE,
    RawPairs,
    left_out_of_pairs,
)
from engine.images.frame import DEFAULT_QUALITY, MAX_PIXELS, Frame, Meta, WriteOptions

__all__ = [
    "DEFAULT_QUALITY",
    "MAX_PIXELS",
    "READABLE",
    "SUFFIXES",
    "VIDEO_SUFFIXES",
    "WRITABLE",
    "EmbeddedPreview",
    "FoundImage",
    "Frame",
    "ImageNeeds",
    "Meta",
    "Provenance",
    "RawPairs",
    "WriteOptions",
    "camera_of",
    "eight_bits",
    "find_images",
    "has_raw_reader",
    "is_selected",
    "left_out_of_pairs",
    "missing_root",
    "read_camera",
    "read_capture_time",
    "read_embedded_preview",
    "read_image",
    "read_needs",
    "read_origin",
    "read_size",
    "search_images",
    "target_suffix",
    "write_image",
]
