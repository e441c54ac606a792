"""A finding in a master, with the words around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from generator.core.address import Where
from generator.core.master_text import MasterParagraph, Tag
from generator.core.problems import Problem, problem
from generator.core.text import one_line

_AROUND = 30  # characters quoted on each side of a tag
_LONGEST = 90  # characters of a tag


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its code, its paragraph, the quoted words and what else the message tells."""

    code: str
    paragraph: MasterParagraph
    quote: str
    params: tuple[tuple[str, str], ...]

    def problem(self, file: str) -> Problem:
        """Return the finding as a problem of a file."""
        where = Where(file, self.paragraph.part, self.paragraph.place)
        return problem(self.code, where, quote=self.quote, **dict(self.params))


def at_tag(code: str, paragraph: MasterParagraph, tag: Tag, **params: str) -> Finding:
    """Return a finding about a tag."""
    return at(code, paragraph, (tag.start, tag.end), tag=_short(tag.raw), **params)


def at(code: str, paragraph: MasterParagraph, span: tuple[int, int], **params: str) -> Finding:
    """Return a finding about a stretch of a paragraph."""
    start, end = span
    text = paragraph.text
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    quote = one_line(f"{before}{_short(text[start:end])}{after}")
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return Finding(code, paragraph, f"{left}{quote}{right}", tuple(params.items()))


def near(seen: str, known: Iterable[str]) -> str:
    """Return words that suggest the known name most like the one seen, or nothing."""
    found = get_close_matches(seen, list(known), 1, 0.6)
    return f", có thể là “{found[0]}”" if found else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
