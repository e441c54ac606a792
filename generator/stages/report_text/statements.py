"""Statements of agencies and counts as they stand in sentences and lists of the report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.core.model import Agency
from generator.core.summary import MergedStatement, TaskResult
from generator.core.tags import Listed
from generator.core.text import enumerate_vi, one_line, sentence, shorten
from generator.core.values import format_count
from generator.stages.report_text.frame import appendix_numbers
from generator.stages.report_text.noted import Noted

_LONGEST = 400  # characters of a statement in the main text
_NAMED = 3  # agencies named behind a statement; beyond that they are counted by kind
_NUMBERED = 20  # tasks told by their numbers
_PAIR = 2
_SHARED = 5  # from so many on, parts of a whole are told in per cent as well
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


def listed(
    noted: Noted, place: str, statements: Sequence[MergedStatement], most: int = _LISTED
) -> Listed:
    """The statements to write out in the main text, and how many more there are."""
    return first_of(noted, place, [with_who(noted, place, merged) for merged in statements], most)


def first_of(noted: Noted, place: str, entries: Sequence[str], most: int = _LISTED) -> Listed:
    """At most the first `most` entries, and how many more there are."""
    rest = len(entries) - most
    if rest <= 0:
        return Listed(tuple(entries), "")
    left = noted.count(f"{place}_con_lai", "Số ý còn lại chỉ nêu ở phụ lục", format_count(rest))
    return Listed(tuple(entries[:most]), left)


def counted(noted: Noted, parts: Iterable[Part], base: int, noun: str) -> str:
    """The non-zero counts of a whole: "12 nhiệm vụ hoàn thành (16,4%), …".

    Of a handful no shares are told; where all are of one kind, that is said of all.
    """
    some = [part for part in parts if part.count]
    if len(some) == 1 and some[0].count == base:
        return f"{_all_of(base, noun)} {some[0].words}"
    return enumerate_vi(
        f"{part.shown} {noun} {part.words}{_share(noted, part, base)}" for part in some
    )


def divided(noted: Noted, parts: Iterable[Part], base: int, noun: str) -> str:
    """How a whole just named is divided, with the colon or comma before it."""
    some = [part for part in parts if part.count]
    if base == 1:
        return f", {some[0].words}"
    of_one_kind = len(some) == 1
    return f"{',' if of_one_kind else ':'} {counted(noted, some, base, noun)}"


def _all_of(base: int, noun: str) -> str:
    if base == 1:
        return f"{noun} này"
    return "cả hai đều" if base == _PAIR else "tất cả đều"


def _share(noted: Noted, part: Part, base: int) -> str:
    if base < _SHARED:
        return ""
    return f" ({noted.rate(f'{part.name}_tl', part.words, part.count, base, [part.name])})"


def task_numbers(noted: Noted, name: str, label: str, results: Sequence[TaskResult]) -> str:
    """The tasks by their numbers; of many the first, the others stand in the appendix."""
    labels = [result.label for result in results]
    if len(labels) == 1:
        return noted.numbers(name, label, results, f"nhiệm vụ số {labels[0]}")
    rest = len(labels) - _NUMBERED
    numbers = enumerate_vi(labels)
    if rest > 0:
        appendix = appendix_numbers(noted.summary).nhiem_vu
        first = ", ".join(labels[:_NUMBERED])
        numbers = f"{first} và {format_count(rest)} nhiệm vụ khác tại Phụ lục {appendix}"
    return noted.numbers(name, label, results, f"các nhiệm vụ số {numbers}")


def letter(number: int) -> str:
    """The letter of a point in Vietnamese order: a b c d đ e g h i k l."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[number % len(letters)]
