"""The directory and streams of a compound file (MS-CFB), within bounds.

olefile trusts three sizes a file declares of itself; here they are held against its real one.
"""

import io
import struct
from typing import Any

from olefile.olefile import UNKNOWN_SIZE, OleFileIO

from generator.edges.box_parts import DAMAGE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OUTLOOK_STREAM = "__properties_version1.0"
MAX_ENTRIES = 20_000  # of the directory: a mail of 500 files has some 12,000
_HEADER = 512
_SHIFTS = {(9, 6), (12, 6)}  # sizes of sectors as powers of two, MS-CFB 2.2


class OleFile(OleFileIO):  # type: ignore[misc]  # olefile is not typed
    """A compound file; made by `open_ole`."""

    _entries = 0

    def content(self, entry: Any) -> bytes:
        """Return the bytes of a stream."""
        stream: bytes = self._open(entry.isectStart, entry.size).read()
        return stream

    def _open(self, start: int, size: int = UNKNOWN_SIZE, force_FAT: bool = False) -> Any:  # noqa: N803
        if size != UNKNOWN_SIZE and size > self._filesize:
            raise OSError("stream")
        return super()._open(start, size, force_FAT)

    def _load_direntry(self, sid: int) -> Any:
        self._entries += 1
        if self._entries > MAX_ENTRIES:
            raise OSError("directory")
        return super()._load_direntry(sid)

    def _check_duplicate_stream(self, first_sect: int, minifat: bool = False) -> None:
        """Do nothing: the search is quadratic, and what is read is counted by who reads."""


def open_ole(data: bytes) -> OleFile:
    """Return the compound file in these bytes.

    Raises:
        OSError: the file is damaged or declares more than it has; other kinds of DAMAGE too.
    """
    if len(data) < _HEADER:
        raise OSError("compound file")
    shifts = struct.unpack_from("<HH", data, 30)
    (fat_sectors,) = struct.unpack_from("<I", data, 44)
    if shifts not in _SHIFTS or fat_sectors << shifts[0] > len(data):
        raise OSError("compound file")
    return OleFile(io.BytesIO(data))


def top_names(data: bytes) -> set[str] | None:
    """Return the names in small letters at the top of a compound file; None if damaged."""
    try:
        with open_ole(data) as ole:
            return set(ole.root.kids_dict)
    except DAMAGE:
        return None
