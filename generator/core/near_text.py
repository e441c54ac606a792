"""What a statement says, apart from how one agency put it: its core.

Two statements with one core say the same. Figures, names, negations and every word of content
count; what does not count is who speaks, usual abbreviations, words that add nothing, the place
of commas, i or y, and hỏi or ngã.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.core.model import Agency
from generator.core.statement_words import (
    ABBREVIATIONS,
    AFTER_SUBJECT,
    DONE,
    FILLERS,
    JOINED,
    MANY,
    NEGATIONS,
    OF_ITS_OWN,
    OPENINGS,
    ORNAMENTS,
    SUBJECTS,
)
from generator.core.syllables import is_syllable
from generator.core.text import bare, capitalised, one_line

SEPARATOR = ","
_TOKEN = re.compile(r"[^\W_]+(?:[.,/:-]+[^\W_]+)*%?|[,;.:]|[^\s\w\"'“”‘’()\[\]…!•*–]")
_EDGES = " .,;:-+•*–!"
_I_OR_Y = re.compile(r"^(h|k|l|m|s|t|b|v|qu)y(?=[\u0300-\u0323]?$)")
_OPENING = re.compile(rf"^(?i:{'|'.join(OPENINGS)})(?:,\s*|\s+)(?=\w)")
_HOI, _NGA = "\u0309", "\u0303"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MANY = re.compile(rf"(?i:(?<=\bcác) (?=(?:{'|'.join(MANY)})\b))")
_ZEROS = re.compile(r"^0+(?=\d+$)")


@dataclass(frozen=True, slots=True)
class Core:
    """The words of a statement that count, with separators between its parts.

    `misspelt` holds the places among `words` of small words that are no Vietnamese syllables.
    """

    parts: tuple[str, ...]
    misspelt: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words without separators: what makes two statements the same."""
        return tuple(part for part in self.parts if part != SEPARATOR)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    """How an agency speaks of itself: what opens a sentence, its place, its kind of unit."""

    opening: re.Pattern[str]
    subject: re.Pattern[str]
    place: re.Pattern[str]
    unit: str


def core(text: str, agency: Agency, *, deeds: bool = False) -> Core:
    """Return the core of a statement of an agency.

    `deeds`: the statement is of something done, where "đã" in front says nothing.
    """
    words = _expanded(_words(impersonal(text, agency)))
    unit = _own(agency.name, agency.short).unit
    own = [(*canonical_words(of), canonical(unit)) for of in OF_ITS_OWN]
    words = _without(words, own, at_end=True)
    words = _without(words, _FILLERS)
    if not any(word.text in _NEGATIONS for word in words):
        words = _without(words, _ORNAMENTS)
    if deeds:
        words = _without_done(words)
    words = _asking(_separated(words))
    plain = [word for word in words if word.text != SEPARATOR]
    misspelt = tuple(place for place, word in enumerate(plain) if word.misspelt)
    return Core(tuple(word.text for word in words), misspelt)


def impersonal(text: str, agency: Agency) -> str:
    """Return the statement as any agency of its kind could make it: without its own name."""
    own = _own(agency.name, agency.short)
    text = _OPENING.sub("", one_line(text).strip(" -+•*–"))
    opening = own.opening.match(text)
    if opening and text[opening.end() : opening.end() + 1].islower():
        text = text[opening.end() :]
    text = own.subject.sub("", text)
    return capitalised(own.place.sub(rf"\1 {own.unit}", text))


@lru_cache(maxsize=4_096)
def _own(name: str, short: str) -> _Own:
    place = re.sub(r"^(?:UBND|[UỦ][yỷ] ban nhân dân)\s+", "", name)
    unit = place.split(" ")[0].lower()
    heads = ("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")
    names = [name, *(f"{head} {place}" for head in heads), place, *([short] if short else [])]
    called = _any_of(names)
    subjects = _any_of([*SUBJECTS, unit, *(f"{head} {unit}" for head in heads)])
    after = _any_of(AFTER_SUBJECT)
    return _Own(
        opening=re.compile(rf"(?i:{called})\s+(?!và\b|cùng\b)"),
        subject=re.compile(rf"^(?i:{subjects})\s+(?=(?i:{after})\b)"),
        place=re.compile(rf"\b(?i:({_any_of(OF_ITS_OWN)})\s+(?:{called}))\b(?!\s+[A-ZÀ-ỸĐ])"),
        unit=unit,
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def _words(text: str) -> list[_Word]:
    """The words of a text in one spelling; a word with a capital inside the text is a name."""
    found: list[_Word] = []
    first = True
    for seen in _TOKEN.findall(_MANY.sub("-", text.strip(_EDGES))):
        if seen in ",;.:":
            found.append(_Word(SEPARATOR))
            continue
        name = not seen.islower() and not (first and seen[1:].islower())
        first = False
        spelt = canonical(seen, name=name)
        odd = not name and seen.isalpha() and len(seen) > 1 and not is_syllable(seen)
        found.append(_Word(SEPARATOR if spelt == _JOINED else spelt, odd))
    return found


@lru_cache(maxsize=32_768)
def canonical(token: str, *, name: bool = False) -> str:
    """Return a word in one spelling; a name keeps its letters and tones."""
    small = _ZEROS.sub("", token.casefold())
    parts = unicodedata.normalize("NFD", small)
    tones = "".join(char for char in parts if char in _TONES)
    letters = "".join(char for char in parts if char not in _TONES)
    if name:
        return unicodedata.normalize("NFC", letters) + tones
    return _I_OR_Y.sub(r"\1i", unicodedata.normalize("NFC", letters)) + tones.replace(_NGA, _HOI)


def canonical_words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in one spelling."""
    return tuple(map(canonical, phrase.split()))


_FILLERS = tuple(map(canonical_words, FILLERS))
_ORNAMENTS = tuple(map(canonical_words, ORNAMENTS))
_EXPANDED = {
    canonical(short, name=True): canonical_words(full) for short, full in ABBREVIATIONS.items()
}
_NEGATIONS = frozenset(map(canonical, NEGATIONS))
_ASK = tuple(map(canonical_words, ("đề nghị", "kiến nghị", "đề xuất")))
_JOINED = canonical(JOINED)
_DONE = canonical(DONE)


def _expanded(words: Sequence[_Word]) -> list[_Word]:
    found: list[_Word] = []
    for word in words:
        full = _EXPANDED.get(word.text)
        found += map(_Word, full) if full else [word]
    return found


def _without(
    words: Sequence[_Word], phrases: Sequence[tuple[str, ...]], *, at_end: bool = False
) -> list[_Word]:
    """The words without some phrases; with `at_end` only where a part of the text ends there."""
    kept: list[_Word] = []
    place = 0
    while place < len(words):
        length = _length_at(words, place, phrases)
        after = words[place + length : place + length + 1]
        if length and not (at_end and after and after[0].text != SEPARATOR):
            place += length
        else:
            kept.append(words[place])
            place += 1
    return kept


def _length_at(words: Sequence[_Word], place: int, phrases: Sequence[tuple[str, ...]]) -> int:
    first = words[place].text
    for phrase in phrases:
        if phrase[0] == first and phrase == tuple(
            word.text for word in words[place : place + len(phrase)]
        ):
            return len(phrase)
    return 0


def _without_done(words: Sequence[_Word]) -> list[_Word]:
    """The words without "đã" at the head of a part; beside a negation only at the very head."""
    negated = any(word.text in _NEGATIONS for word in words)
    done = toneless(_DONE) if all(word.text.isascii() for word in words) else _DONE
    kept: list[_Word] = []
    for place, word in enumerate(words):
        head = place == 0 or (not negated and words[place - 1].text == SEPARATOR)
        if not (head and word.text == done):
            kept.append(word)
    return kept


def _asking(words: list[_Word]) -> list[_Word]:
    """The words with one word for asking at their head: đề nghị, kiến nghị, đề xuất."""
    head = tuple(word.text for word in words[:2])
    return [*map(_Word, _ASK[0]), *words[2:]] if head in _ASK else words


def _separated(words: Sequence[_Word]) -> list[_Word]:
    """The words with one separator between parts and none at the ends."""
    kept: list[_Word] = []
    for word in words:
        if word.text != SEPARATOR or (kept and kept[-1].text != SEPARATOR):
            kept.append(word)
    while kept and kept[-1].text == SEPARATOR:
        kept.pop()
    return kept


def toneless(word: str) -> str:
    """Return a word in one spelling without its marks."""
    return bare("".join(char for char in word if char not in _TONES))
