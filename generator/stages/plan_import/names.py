"""The agencies and phrases a cell names, each whole: Sở Văn hóa, Thể thao và Du lịch is one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.text import capitalised, clean, one_line
from generator.stages.plan_import.name_words import (
    begins_agency,
    begins_phrase,
    continues_phrase,
    counts_places,
    known_beginning,
    unfinished,
)
from generator.stages.plan_import.shared_heads import shared_list, without_officer

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNCLOSED = re.compile(r"[(\[][^()\[\]]*$")
_BULLET = re.compile(r"^\s*(?:[-+•*–●▪]|\d{1,2}[.)])\s*")
_BETWEEN = re.compile(
    r"\s*[,/]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+(?=các\b)|\s+[-–&+]\s+(?=Sở\s)", re.IGNORECASE
)
_WITH = re.compile(r"[\s,]*\b(?:chủ trì\s*,?\s*)?phối hợp\s+(?:cùng\s+)?(?:với\s+)?", re.IGNORECASE)
_ROLE = re.compile(
    r"^(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp)(?:\s+thực hiện)?\s*:\s*|"
    r"^giao\s+(?:cho\s+)?|\s+chủ trì$|\s+thực hiện$",
    re.IGNORECASE,
)
_OUTER = " \t\n.,;:-–+•*"


@dataclass(frozen=True, slots=True)
class Named:
    """One agency or phrase a cell names.

    `seen` are the words it was cut from where that took judgement, "" where it is plain.
    """

    text: str
    seen: str = ""

    @property
    def sure(self) -> bool:
        """Whether no judgement was needed."""
        return not self.seen


@dataclass(frozen=True, slots=True)
class Workers:
    """What a cell of those in the lead names; some only co-operate."""

    leads: tuple[Named, ...]
    coops: tuple[Named, ...]


def read_leads(cell: str) -> Workers:
    """Return who leads; "A phối hợp với B" names B as co-operating."""
    leads: list[Named] = []
    coops: list[Named] = []
    for entry in _entries(cell):
        parts = _WITH.split(entry, maxsplit=1)
        leads += _cut(parts[0])
        coops += [Named(named.text, entry) for part in parts[1:] for named in _cut(part)]
    return Workers(_once(_doubted(cell, leads)), _once(coops))


def read_names(cell: str) -> tuple[Named, ...]:
    """Return the agencies and phrases a cell names, each once, in its order."""
    named = (named for entry in _entries(cell) for named in _cut(entry))
    return _once(_doubted(cell, named))


def _doubted(cell: str, named: Iterable[Named]) -> Iterator[Named]:
    """Yield the names; those that share a word before them took judgement."""
    shared = shared_list(one_line(cell))
    for one in named:
        yield Named(one.text, one_line(cell)) if shared else one


def _once(named: Iterable[Named]) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for one in named:
        found.setdefault(one.text.casefold(), one)
    return tuple(found.values())


def _outside_brackets(text: str) -> str:
    """The text without what stands in brackets: scopes and parts of an agency."""
    text, before = clean(text), ""
    while text != before:
        before, text = text, _BRACKETS.sub(" ", text)
    return _UNCLOSED.sub(" ", text)


def _entries(cell: str) -> Iterator[str]:
    """Yield what ";" and line ends part; a line that goes on with the one above is joined to it."""
    text = _outside_brackets(cell)
    shared = shared_list(one_line(text))
    for part in (shared or text).split(";"):
        entry = ""
        for line in part.split("\n"):
            bare = _BULLET.sub("", line)
            if entry and (bare != line or _starts_anew(entry, bare)):
                yield entry
                entry = bare
            else:
                entry = f"{entry} {bare}".strip()
        yield entry


def _starts_anew(above: str, line: str) -> bool:
    if above.rstrip().endswith(","):
        return False
    return (begins_agency(line) or begins_phrase(line)) and not unfinished(above)


def _cut(entry: str) -> Iterator[Named]:
    """Yield the names of one entry, cut at commas and "và" where the next agency begins."""
    entry = without_officer(_ROLE.sub("", one_line(entry)))
    current, sure, at = "", True, 0
    pieces = list(_pieces(entry))
    for start, end, piece in pieces:
        if not current:
            at = start
        elif _boundary(current, entry[start:], piece, entry[at:]):
            yield from _named(current, sure=sure)
            at, sure = start, True
        else:
            sure = sure and _plainly_one(current, piece, entry[at:])
        current = entry[at:end]
    yield from _named(current, sure=sure)


def _pieces(entry: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for between in _BETWEEN.finditer(entry):
        if between.start() > start:
            yield start, between.start(), entry[start : between.start()]
        start = between.end()
    if start < len(entry):
        yield start, len(entry), entry[start:]


def _named(text: str, *, sure: bool) -> Iterator[Named]:
    text = text.strip(_OUTER)
    if text:
        yield Named(capitalised(text), "" if sure else text)


def _boundary(current: str, following: str, piece: str, rest: str) -> bool:
    """Whether a new name begins with what follows a comma or "và".

    `piece` is its first part, `rest` the name so far with everything behind it.
    """
    if unfinished(current) or len(known_beginning(rest)) > len(current):
        return False
    if counts_places(current, piece):
        return False
    if begins_phrase(current):
        return not continues_phrase(current, piece, following.split(",")[0]) and (
            begins_phrase(piece) or begins_agency(piece)
        )
    return begins_agency(piece) or begins_phrase(piece)


def _plainly_one(current: str, piece: str, rest: str) -> bool:
    """Whether a piece plainly goes on with the name before it."""
    return (
        piece[:1].islower() or begins_phrase(current) or len(known_beginning(rest)) > len(current)
    )
