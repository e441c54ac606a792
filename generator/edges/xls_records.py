"""Records and strings of the Workbook stream of an .xls file (MS-XLS 2.1.4, 2.5.293, 2.5.294).

Every length comes from the file, so every step is checked against what is there.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from generator.edges.package import UnreadableError

MAX_RECORDS = 3_000_000  # of all sheets together


class Kind(IntEnum):
    """The records that matter (MS-XLS 2.3.1)."""

    FORMULA = 0x0006
    EOF = 0x000A
    PROTECT = 0x0012
    NOTE = 0x001C
    DATE_MODE = 0x0022
    FILE_PASS = 0x002F
    CONTINUE = 0x003C
    OBJ = 0x005D
    WS_BOOL = 0x0081
    BOUND_SHEET = 0x0085
    MUL_RK = 0x00BD
    R_STRING = 0x00D6
    XF = 0x00E0
    MERGED_CELLS = 0x00E5
    SST = 0x00FC
    LABEL_SST = 0x00FD
    TXO = 0x01B6
    NUMBER = 0x0203
    LABEL = 0x0204
    BOOL_ERR = 0x0205
    STRING = 0x0207
    RK = 0x027E
    FORMAT = 0x041E
    BOF = 0x0809


@dataclass(slots=True)
class Stream:
    """The bytes of the Workbook stream, and how much may still be read of it.

    Each sheet is read once, but a crafted file may give many names to one sheet.
    """

    data: bytes
    records_left: int = MAX_RECORDS
    bytes_left: int = field(init=False)

    def __post_init__(self) -> None:
        self.bytes_left = 2 * len(self.data)

    def substream(self, start: int) -> Iterator[tuple[int, list[bytes]]]:
        """Yield the records from a BOF to its EOF, each with the CONTINUE records after it.

        What is embedded (a chart with its own BOF and EOF) is left out.
        """
        depth = 0
        pending: tuple[int, list[bytes]] | None = None
        for kind, data in self._records(start):
            if kind == Kind.CONTINUE:
                if pending is not None:
                    pending[1].append(data)
                continue
            if pending is not None:
                yield pending
                pending = None
            depth += (kind == Kind.BOF) - (kind == Kind.EOF)
            if not depth and kind == Kind.EOF:
                return
            if depth < 1:
                break
            if depth == 1:
                pending = kind, [data]
        raise UnreadableError("BIFF")

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        at, size = start, len(self.data)
        while at + 4 <= size:
            kind, length = struct.unpack_from("<HH", self.data, at)
            at += 4
            self.records_left -= 1
            self.bytes_left -= 4 + length
            if min(self.records_left, self.bytes_left) < 0 or at + length > size:
                raise UnreadableError("BIFF")
            yield kind, self.data[at : at + length]
            at += length


@dataclass(slots=True)
class Text:
    """A place in a record and its continuations, from which strings are read."""

    parts: Sequence[bytes]
    part: int = 0
    at: int = 0

    def numbers(self, form: str) -> tuple[int, ...]:
        """Read numbers of a struct format; they never stand on both sides of a border."""
        self._next_if_done()
        size = struct.calcsize(form)
        if self.at + size > len(self.parts[self.part]):
            raise UnreadableError("BIFF")
        found = struct.unpack_from(form, self.parts[self.part], self.at)
        self.at += size
        return found

    def skip(self, size: int) -> None:
        """Step over bytes, across borders."""
        while size:
            self._next_if_done()
            step = min(size, len(self.parts[self.part]) - self.at)
            self.at += step
            size -= step

    def string(self, length: str = "<H") -> str:
        """Read a string with its length, flags and, after the letters, formats of runs."""
        (letters,) = self.numbers(length)
        (flags,) = self.numbers("<B")
        runs = self.numbers("<H")[0] if flags & 8 else 0
        more = self.numbers("<I")[0] if flags & 4 else 0
        found = self.letters(letters, wide=bool(flags & 1))
        self.skip(4 * runs + more)
        return found

    def letters(self, count: int, *, wide: bool) -> str:
        """Read letters; a part begun within a string says anew how wide they are."""
        found = []
        while count:
            if self.at >= len(self.parts[self.part]):
                self._next_if_done()
                wide = bool(self.numbers("<B")[0] & 1)
            width = 2 if wide else 1
            here = self.parts[self.part][self.at : self.at + count * width]
            taken = len(here) // width
            if not taken:
                raise UnreadableError("BIFF")
            here = here[: taken * width]
            found.append(here if wide else here.decode("latin-1").encode("utf-16-le"))
            self.at += len(here)
            count -= taken
        return b"".join(found).decode("utf-16-le", "replace")

    def _next_if_done(self) -> None:
        while self.at >= len(self.parts[self.part]):
            self.part, self.at = self.part + 1, 0
            if self.part >= len(self.parts):
                raise UnreadableError("BIFF")


def shared_strings(parts: Sequence[bytes]) -> list[str]:
    """Return the strings of an SST record (2.4.265)."""
    text = Text(parts)
    _, unique = text.numbers("<II")
    return [text.string() for _ in range(unique)]
