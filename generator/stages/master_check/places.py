"""A finding in a master, with the words around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from generator.core.address import Where
from generator.core.master_text import MasterParagraph, Tag
from generator.core.problem_texts import TEXTS
from generator.core.problems import Problem, problem
from generator.core.text import one_line, shorten

_AROUND = 40  # characters quoted on each side of a tag
_ABOVE = 60  # characters of the paragraph above
_LONGEST = 90  # characters of a tag
_FEW, _ALIKE, _ALIKE_SHORT = 4, 0.75, 0.6  # letters of a short name; how like the names must be


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its code, its paragraph, the quoted words and what else the message tells."""

    code: str
    paragraph: MasterParagraph
    quote: str
    params: tuple[tuple[str, str], ...]

    @property
    def tag(self) -> str:
        """The tag it is about, where it is about one."""
        return dict(self.params).get("tag", "")

    def problem(self, file: str, above: str) -> Problem:
        """Return the finding as a problem of a file.

        `above` are the nearest words that are no tags: they help where a tag stands alone, for a
        paragraph's number helps nobody in Word.
        """
        where = Where(file, self.paragraph.part, self.paragraph.place)
        quote = f"“{self.quote}”"
        if self.quote == self.paragraph.text.strip() and above:
            after = f"sau “{shorten(above, _ABOVE)}”"
            names_it = "{tag}" in TEXTS[self.code].message
            quote = f"đoạn {after}" if names_it else f"{quote} {after}"
        return problem(self.code, where, quote=quote, **dict(self.params))


def at_tag(code: str, paragraph: MasterParagraph, tag: Tag, **params: str) -> Finding:
    """Return a finding about a tag."""
    return at(code, paragraph, (tag.start, tag.end), tag=_short(tag.raw), **params)


def at(code: str, paragraph: MasterParagraph, span: tuple[int, int], **params: str) -> Finding:
    """Return a finding about a stretch of a paragraph."""
    start, end = span
    text = paragraph.text
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before.partition(" ")[2] if start > _AROUND else before
    after = after.rpartition(" ")[0] if end + _AROUND < len(text) else after
    quote = one_line(f"{before}{_short(text[start:end])}{after}")
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return Finding(code, paragraph, f"{left}{quote}{right}", tuple(params.items()))


def near(seen: str, known: Iterable[str]) -> str:
    """Return words that suggest the known name most like the one seen, or nothing."""
    found = get_close_matches(seen, list(known), 1, _ALIKE if len(seen) > _FEW else _ALIKE_SHORT)
    return f", có thể là “{found[0]}”" if found else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
