"""Statements of agencies and counts as they stand in sentences and lists of the report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.core.model import Agency
from generator.core.summary import MergedStatement
from generator.core.tags import Listed
from generator.core.text import enumerate_vi, one_line, sentence, shorten
from generator.core.values import format_count
from generator.stages.report_text.noted import Noted

_LONGEST = 400  # characters of a statement in the main text
_NAMED = 3  # agencies named behind a statement; beyond that they are counted by kind
_LISTED = 8  # statements written out in the main text; all of them stand in the appendix


@dataclass(frozen=True, slots=True)
class Part:
    """One kind in a whole: the name of its figure, words in a sentence, count, marked count."""

    name: str
    words: str
    count: int
    shown: str


def who(agencies: Sequence[Agency]) -> str:
    """Who said something: up to three by name, more by kind and number."""
    if len(agencies) <= _NAMED:
        return enumerate_vi(agency.name for agency in agencies)
    kinds = dict.fromkeys(agency.kind for agency in agencies)
    counts = (
        f"{format_count(sum(a.kind == kind for a in agencies))} {_lower(kind)}" for kind in kinds
    )
    if len(kinds) == 1:
        return "".join(counts)
    return f"{format_count(len(agencies))} cơ quan: {'; '.join(counts)}"


def _lower(words: str) -> str:
    """The words inside a sentence: first letter small, abbreviations as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def with_who(noted: Noted, place: str, merged: MergedStatement, lead: str = "") -> str:
    """A statement and who made it, as one entry of a list, behind what leads to it."""
    text = shorten(sentence(one_line(merged.text)), _LONGEST)
    shown = f"{lead}{text.rstrip('.')} ({who(merged.agencies)})."
    return noted.statement(place, merged, shown)


def listed(noted: Noted, place: str, statements: Sequence[MergedStatement]) -> Listed:
    """The statements to write out in the main text, and how many more there are."""
    return first_of(noted, place, [with_who(noted, place, merged) for merged in statements])


def first_of(noted: Noted, place: str, entries: Sequence[str], most: int = _LISTED) -> Listed:
    """At most the first `most` entries, and how many more there are."""
    rest = len(entries) - most
    if rest <= 0:
        return Listed(tuple(entries), "")
    left = noted.count(f"{place}_con_lai", "Số ý còn lại chỉ nêu ở phụ lục", format_count(rest))
    return Listed(tuple(entries[:most]), left)


def counted(noted: Noted, parts: Iterable[Part], base: int, noun: str = "") -> str:
    """The non-zero counts of a whole: "12 nhiệm vụ hoàn thành (16,4%), …"."""
    said = [
        f"{part.shown} {noun}{' ' if noun else ''}{part.words} "
        f"({noted.rate(f'{part.name}_tl', part.words, part.count, base, [part.name])})"
        for part in parts
        if part.count
    ]
    return enumerate_vi(said)
