"""Figures and merged statements that can be traced: from the words of the report to their cells.

A text that carries figures is `Marked`: it reads as plain text, and knows where in it each figure
stands. The edge that writes Word documents turns the marks into hidden bookmarks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar, cast

from generator.core.address import Where
from generator.core.text import bare

BOOKMARK = "_bc_"  # a leading underscore hides a bookmark in Word
_AGAIN = "__"  # before the number of a further bookmark of the same figure
_LONGEST_ID = 30  # a bookmark's name has 40 characters at most (Word specifications)
# Noncharacters of Unicode: XML carries them, no text of an agency has them after cleaning.
_START, _NAMED, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = re.compile(f"{_START}[a-z0-9_]*{_NAMED}|[{_START}{_NAMED}{_END}]")
_PIECES = re.compile(f"{_START}([a-z0-9_]*){_NAMED}|{_END}")
_NOT_NAME = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or merged statement of the report.

    `label` says what it is, `shown` how it is printed, `rule` how it was made. It was made of
    `cells`, of other figures (`parts`, by id), or of both.
    """

    id: str
    label: str
    shown: str
    rule: str
    cells: tuple[Where, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands in a document under a bookmark of ours, in a paragraph that is quoted."""

    figure: str
    bookmark: str
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document: its text, and what of it stands under no bookmark of ours."""

    text: str
    outside: str
    bookmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiguredDocument:
    """A Word document with its bookmarked figures; `origin` is the report it was written as.

    The origin is a plan, a period and the day of aggregation as ISO text, or nothing;
    `supplement` says that it adjusts a report that was sent.
    """

    placed: tuple[Placed, ...]
    passages: tuple[Passage, ...]
    origin: tuple[str, ...]
    supplement: bool = False


class Figures:
    """The figures of one report, noted while its sentences are made."""

    def __init__(self) -> None:
        self._found: dict[str, Figure] = {}

    def note(self, figure: Figure) -> str:
        """Note a figure and return its text with the marks that name it."""
        self._found.setdefault(figure.id, figure)
        return f"{_START}{figure.id}{_NAMED}{figure.shown}{_END}"

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every figure noted, in the order of the sentences."""
        return tuple(self._found.values())


class Marked(str):
    """A text that reads without marks; `marked` is the same text with them."""

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, marked: str) -> "Marked":
        """Return the text of a marked one."""
        text = super().__new__(cls, unmarked(marked))
        text.marked = marked
        return text


def is_marked(text: str) -> bool:
    """Whether a text has marks of figures in it."""
    return _START in text or _NAMED in text or _END in text


def unmarked(text: str) -> str:
    """Return the text without the marks of figures."""
    return _MARKS.sub("", text) if is_marked(text) else text


def pieces(marked: str) -> Iterable[tuple[str, str]]:
    """Yield the pieces of a marked text: ("start", id), ("text", words), ("end", "")."""
    position = 0
    for found in _PIECES.finditer(marked):
        if found.start() > position:
            yield "text", unmarked(marked[position : found.start()])
        yield ("end", "") if found[1] is None else ("start", found[1])
        position = found.end()
    if position < len(marked):
        yield "text", unmarked(marked[position:])


def figure_id(*parts: str) -> str:
    """Return the id of a figure from the names it goes by: nhom, I.2, Hoàn thành.

    Letters, digits and underscores, 30 characters at most; where that would lose something, the
    end is a checksum of the whole.
    """
    whole = "_".join(parts)
    name = _NOT_NAME.sub("_", bare(whole)).strip("_")
    if name == whole and len(name) <= _LONGEST_ID:
        return name
    return f"{name[: _LONGEST_ID - 7].rstrip('_')}_{_checksum(whole)}"


def _checksum(text: str) -> str:
    """Six letters and digits that tell texts apart (FNV-1a, 32 bits)."""
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 0x01000193 % 2**32
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 36)
        letters += digits[rest]
    return letters


# LibreOffice takes the signs between keywords away when it saves.
_ORIGIN = re.compile(r"bcth(-dieu-chinh)?:? (\S+) (\S+) (\d{4}-\d\d-\d\d)")


def origin_text(plan: str, period: str, today: str, *, supplement: bool = False) -> str:
    """Return the words in a document's properties that say which report it was written as."""
    return f"bcth{'-dieu-chinh' if supplement else ''}: {plan} {period} {today}"


def origin_of(keywords: str) -> tuple[str, ...]:
    """Return plan, period and day from a document's properties, or nothing."""
    found = _ORIGIN.search(keywords)
    return found.groups()[1:] if found else ()


def is_supplement(keywords: str) -> bool:
    """Whether a document's properties say that it adjusts a report that was sent."""
    found = _ORIGIN.search(keywords)
    return bool(found and found[1])


def bookmark_name(figure: str, occurrence: int = 1) -> str:
    """Return the name of the bookmark of a figure's first, second … place in a document."""
    return BOOKMARK + figure + (f"{_AGAIN}{occurrence}" if occurrence > 1 else "")


def figure_of(bookmark: str) -> str | None:
    """Return the id of the figure a bookmark names, or None where it is none of ours."""
    if not bookmark.startswith(BOOKMARK):
        return None
    return bookmark.removeprefix(BOOKMARK).split(_AGAIN)[0]


RecordT = TypeVar("RecordT")


def with_marks(record: RecordT) -> RecordT:
    """Return a record, a tuple or a text with every marked text in it made `Marked`."""
    if isinstance(record, str):
        return cast("RecordT", Marked(record)) if is_marked(record) else record
    if isinstance(record, tuple):
        return cast("RecordT", tuple(map(with_marks, record)))
    if is_dataclass(record) and not isinstance(record, type):
        named = {field.name: with_marks(getattr(record, field.name)) for field in fields(record)}
        return cast("RecordT", type(record)(**named))
    return record
