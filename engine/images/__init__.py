"""Pictures on disk: find them, read them as a `Frame`, write them back; nothing is lost on the way.

    find.py         which files under a folder are pictures
    read.py         read_image, read_size          probe.py, probe_tiff.py, header.py
                                                                  what a file says before its pixels
                                                   decode.py      bytes to pixels
    write.py        write_image, target_suffix     encode.py      pixels to bytes
    frame.py        Frame, Meta, WriteOptions      tiff.py        directories of TIFF and EXIF
    files.py        atomic writing                 containers.py  JPEG segments, PNG chunks, XMP
    embedded.py     read_embedded_preview, the preview that a camera put into the file
    provenance.py   Provenance: what was done to a picture, in its XMP

Decided here, and tested sentence by sentence in tests/engine/test_images_*.py:

- The content of a file decides how it is read, the name of the target how it is written. A PNG
  called `a.jpg` is read as a PNG, and its result, called `.jpg`, is a true JPEG.
- Pixels are upright and as stored: no colour conversion; the ICC profile travels with them. Only
  CMYK is converted (through its own profile) because no model works on inks.
- EXIF is patched in place, so that maker notes keep their offsets; only the orientation, the pixel
  dimensions and the embedded thumbnail change.
- Of several frames or pages the first full-size one is taken, and the frame's notes say so.
- What a target cannot hold is said by `write_image`, never lost in silence.
"""

from engine.images.files import same_file, sweep_temporaries
from engine.images.find import FoundImage, find_images, search_images
from engine.images.frame import MAX_PIXELS, READABLE, SUFFIXES, Frame, Meta, WriteOptions
from engine.images.provenance import Provenance
from engine.images.read import read_image, read_size
from engine.images.thumbnail import EmbeddedPreview, read_embedded_preview
from engine.images.write import explain_write_error, target_suffix, write_image

__all__ = [
    "MAX_PIXELS",
    "READABLE",
    "SUFFIXES",
    "EmbeddedPreview",
    "FoundImage",
    "Frame",
    "Meta",
    "Provenance",
    "WriteOptions",
    "explain_write_error",
    "find_images",
    "read_embedded_preview",
    "read_image",
    "read_size",
    "same_file",
    "search_images",
    "sweep_temporaries",
    "target_suffix",
    "write_image",
]
