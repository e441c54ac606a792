"""What a mail or an archive is taken apart into, and how much may come out of one file.

Bounds: a box of 60 MB (mail servers refuse well below), 200 MB and 500 files out of it in all
(half a year of one agency), boxes in boxes to a depth of 3 (a mail with a zip with a mail). A
bomb is refused by what it declares, before it is unpacked.
"""

import datetime as dt
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.core.address import Where
from generator.core.periods import VIETNAM
from generator.core.problems import Problem, problem
from generator.core.text import enumerate_vi
from generator.edges.package import TooLargeError, mega

MAX_BOX = 60_000_000
MAX_OUT = 200_000_000
MAX_FILES = 500
MAX_DEPTH = 3
HEAD = 65_536  # bytes that tell a file that cannot count from one that may
# What readers of files raise on bytes they were not made for, beside faults of their own kinds.
DAMAGE = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError),
    *(RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error),
)
_MAX_NAME = 150  # characters: what a line of a report can show
_MAX_ADDRESS = 254  # RFC 5321, the longest address a mail server takes
_NAMES_SHOWN = 5
_DRIVE = re.compile(r"^[A-Za-z]:")
_QUOTED = re.compile(r'"[^"]*"')
_MAILBOX = re.compile(r"[^\s<>()@,;:\"\[\]]+@[^\s<>()@,;:\"\[\]]+")
_ANGLED = re.compile(rf"<\s*({_MAILBOX.pattern})\s*>")


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a box: its name as written there, its bytes or why there are none.

    Of a file that cannot count (a picture, a scan) the first bytes are enough.
    """

    name: str
    data: bytes = b""
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent a mail, and when (Vietnamese time), as far as it says."""

    sender: str = ""
    sent_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a box holds; the envelope where the box is a mail."""

    parts: tuple[Part, ...]
    envelope: Envelope | None = None


@dataclass(slots=True)
class Room:
    """How much may still come out of one file, what was found so far, and who sent it."""

    size: int = MAX_OUT
    files: int = MAX_FILES
    names: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    envelope: Envelope | None = None  # where the file is a mail

    def take(self, size: int) -> None:
        """Count bytes that are about to be unpacked.

        Raises:
            TooLargeError: there is no room for them.
        """
        self.size -= size
        if self.size < 0:
            raise TooLargeError(f"hơn {mega(MAX_OUT)}", mega(MAX_OUT))

    def take_file(self) -> None:
        """Count one file more.

        Raises:
            TooLargeError: there were too many.
        """
        self.files -= 1
        if self.files < 0:
            raise TooLargeError(f"hơn {MAX_FILES} tệp", f"{MAX_FILES} tệp")

    def label(self, name: str) -> str:
        """Return the name, told apart from those given before (Windows takes Ă for ă)."""
        stem, dot, suffix = name.rpartition(".")
        label, number = name, 1
        while label.casefold() in self.names:
            number += 1
            label = f"{stem} ({number}){dot}{suffix}" if stem else f"{name} ({number})"
        self.names.add(label.casefold())
        return label


def shown(names: Iterable[str]) -> str:
    """Name files in words, the first few of many."""
    fit = [printable(name) for name in names]
    more = len(fit) - _NAMES_SHOWN
    return enumerate_vi([*fit[:_NAMES_SHOWN], f"{more} tệp khác"] if more > 0 else fit)


def too_large(fault: TooLargeError) -> Problem:
    """Return the fault as a problem; who knows the file's name puts it in."""
    return problem("archive.too_large", Where(""), seen=fault.seen, limit=fault.limit)


def decoded(raw: bytes) -> str:
    """Return a name whose bytes do not say their encoding.

    Windows zips Vietnamese names in code page 1258, whose letters stand from C0 up, where code
    page 437, the zip standard's own, has none.
    """
    for encoding in ("utf-8", "cp1258" if raw and max(raw) >= 0xC0 else "cp437"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def printable(name: str) -> str:
    """Return a name fit to be shown: no way out of its folder, nothing that cannot be seen."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    shown = "".join(c if c.isprintable() else " " * c.isspace() for c in name)
    steps = (" ".join(_DRIVE.sub("", step).split()) for step in shown.split("/"))
    name = "/".join(step for step in steps if step.strip("."))
    return name if len(name) <= _MAX_NAME else f"{name[:100]}…{name[-40:]}"


def address(text: str) -> str:
    """Return the first mail address of a header in small letters, or nothing."""
    text = _QUOTED.sub("", text)
    found = _ANGLED.search(text)
    plain = found[1] if found else next(iter(_MAILBOX.findall(text)), "")
    shown = "".join(filter(str.isprintable, plain)).lower()
    return shown if len(shown) <= _MAX_ADDRESS else ""


def vietnamese(moment: dt.datetime) -> dt.datetime:
    """Return a moment of any zone as Vietnamese time, naive, to the second."""
    return moment.astimezone(VIETNAM).replace(microsecond=0, tzinfo=None)
