"""Statements of agencies and counts as they stand in sentences and lists of the report."""

from collections.abc import Iterable, Sequence

from generator.core.model import Agency
from generator.core.summary import MergedStatement
from generator.core.tags import Listed
from generator.core.text import enumerate_vi, one_line, sentence, shorten
from generator.core.values import format_count, format_percent, share

_LONGEST = 400  # characters of a statement in the main text
_NAMED = 3  # agencies named behind a statement; beyond that they are counted by kind
_LISTED = 8  # statements written out in the main text; all of them stand in the appendix


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


def with_who(merged: MergedStatement) -> str:
    """A statement and who made it, as one entry of a list."""
    text = shorten(sentence(one_line(merged.text)), _LONGEST)
    return f"{text.rstrip('.')} ({who(merged.agencies)})."


def listed(statements: Sequence[MergedStatement]) -> Listed:
    """The statements to write out in the main text, and how many more there are."""
    return first_of([with_who(merged) for merged in statements], _LISTED)


def first_of(entries: Sequence[str], most: int) -> Listed:
    """At most the first `most` entries, and how many more there are."""
    rest = len(entries) - most
    return Listed(tuple(entries[:most]), format_count(rest) if rest > 0 else "")


def counted(parts: Iterable[tuple[int, str]], base: int, noun: str = "") -> str:
    """The non-zero counts of a whole: "12 nhiệm vụ hoàn thành (16,4%), …"."""
    said = [
        f"{format_count(count)} {noun}{' ' if noun else ''}{words} "
        f"({format_percent(share(count, base))})"
        for count, words in parts
        if count
    ]
    return enumerate_vi(said)
