"""Reading files in parts."""

from __future__ import annotations

import os
from io import BufferedReader


class FileView:
    """A file as a byte sequence: `view[a:b]` reads only that part."""

    def __init__(self, file: BufferedReader) -> None:
        self.file = file
        self._size = file.seek(0, os.SEEK_END)
        self.parsed: object = None
        """What its format made of it, so that it is parsed once."""

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self._size)
        self.file.seek(start)
        return self.file.read(max(0, stop - start))

    def whole(self) -> bytearray:
        """Return all bytes in one mutable block."""
        data = bytearray(self._size)
        self.file.seek(0)
        got, part = 0, memoryview(data)
        while got < self._size and (count := self.file.readinto(part[got:])):
            got += count
        part.release()
        del data[got:]
        return data
