"""The numbers that stand before the rows of a plan: I, A, 1, 1.2."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from generator.core.text import fold

_LED = re.compile(r"([IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)/:-]\s*(\S.*)", re.DOTALL)
_ROMAN = re.compile(r"[IVXL]+")
_LETTER = re.compile(r"[A-ZĐ]")
_FIGURE = re.compile(r"[0-9]{1,4}")
_DOTTED = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})+")
_LONGEST = 20


class MarkKind(Enum):
    """How a row is numbered."""

    NONE = auto()
    ROMAN = auto()
    LETTER = auto()
    FIGURE = auto()
    DOTTED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's number without blanks and outer punctuation, and its kind."""

    text: str
    kind: MarkKind

    @property
    def heads(self) -> bool:
        """Whether such numbers stand before headings."""
        return self.kind in (MarkKind.ROMAN, MarkKind.LETTER)


def mark_of(number: str) -> Mark:
    """Return the mark of a number as printed; line ends inside it do not count."""
    text = "".join(number.split()).strip("()[].,;:/-+*•–").replace(",", ".")[:_LONGEST]
    for pattern, kind in (
        (_ROMAN, MarkKind.ROMAN),
        (_LETTER, MarkKind.LETTER),
        (_FIGURE, MarkKind.FIGURE),
        (_DOTTED, MarkKind.DOTTED),
    ):
        if pattern.fullmatch(text):
            return Mark(fold(text).upper() if kind is MarkKind.LETTER else text, kind)
    code = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return Mark(code, MarkKind.OTHER if code else MarkKind.NONE)


def led(text: str) -> tuple[str, str]:
    """Return the number a text begins with, "I. Thị trường", and the rest; "" without one."""
    found = _LED.fullmatch(text.strip())
    return (found[1], found[2].strip()) if found else ("", text)


@dataclass(slots=True)
class Unique:
    """Codes given so far; a repeated one gets the next free number behind it."""

    used: dict[str, int] = field(default_factory=dict)

    def take(self, code: str) -> str:
        """Return the code, or VII-2 for the second VII, and keep it."""
        free, number = code, self.used.get(code.casefold(), 1)
        while free.casefold() in self.used:
            number += 1
            free = f"{code}-{number}"
        self.used[code.casefold()] = number
        self.used.setdefault(free.casefold(), 1)
        return free

    def free(self, code: str) -> bool:
        """Whether the code has not been given."""
        return code.casefold() not in self.used
