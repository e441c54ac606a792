"""The figures of a Word document held against what the received files give now."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from generator.core.address import Where
from generator.core.problems import Problem, problem
from generator.core.text import one_line, shorten
from generator.core.trace import Figure, FiguredDocument, Passage, Placed

_STATEMENT = "yk_"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# What the clerk fills in (number and day of the document, also on an appendix).
_CLERKS = re.compile(r"^\s*(?:Số:|\(?Kèm theo|[^,]{2,40}, ngày\b)")
_ALIKE = 0.6  # how alike two paragraphs must be to be the same one, edited
_QUOTED = 160


def verified(
    file: str, document: FiguredDocument, fresh: FiguredDocument, figures: Sequence[Figure]
) -> tuple[Problem, ...]:
    """Return everything in a document that does not agree with the data.

    Args:
        file: the name of the document.
        document: the document.
        fresh: the same report as it is rendered now.
        figures: the figures of the report now.

    A figure that was typed over with its bookmark is found by what is missing from its paragraph,
    a number that was added by being in no paragraph of the fresh report.
    """
    now = {figure.id: figure for figure in figures}
    known = {placed.figure for placed in document.placed} & now.keys()
    if not known and fresh.placed:
        return (problem("figure.none", Where(file)),)
    if not document.origin and len(known) < len(now) / 2:
        return (problem("figure.not_report", Where(file)),)
    return (
        *(found for placed in document.placed for found in _held(file, placed, now)),
        *_lost(file, document, fresh, now),
        *_unsourced(file, document, fresh),
    )


def _held(file: str, placed: Placed, now: Mapping[str, Figure]) -> Iterator[Problem]:
    """Hold what stands under a bookmark against the figure it names."""
    where, quote = Where(file, cell=placed.figure), shorten(placed.quote, _QUOTED)
    seen, figure = one_line(placed.text), now.get(placed.figure)
    if figure is None:
        yield problem("figure.gone", where, seen=shorten(seen, _QUOTED), quote=quote)
        return
    expected = one_line(figure.shown)
    if seen == expected:
        return
    shown = {"seen": shorten(seen, _QUOTED), "expected": shorten(expected, _QUOTED)}
    if placed.figure.startswith(_STATEMENT) and _numbers(seen) == _numbers(expected):
        yield problem("figure.reworded", where, **shown)
    else:
        yield problem("figure.differs", where, label=figure.label, quote=quote, **shown)


def _lost(
    file: str,
    document: FiguredDocument,
    fresh: FiguredDocument,
    now: Mapping[str, Figure],
) -> Iterator[Problem]:
    """Figures the report has and the document has no bookmark of."""
    there = {placed.bookmark for placed in document.placed}
    missing = [placed for placed in fresh.placed if placed.bookmark not in there]
    passages = {name: passage for passage in fresh.passages for name in passage.bookmarks}
    unchanged = {one_line(passage.text) for passage in document.passages}
    edited = _edited(document, fresh)
    for placed in missing:
        if one_line(passages[placed.bookmark].text) in unchanged:
            continue
        where, expected = Where(file, cell=placed.figure), shorten(placed.text, _QUOTED)
        label = now[placed.figure].label if placed.figure in now else placed.figure
        like = _most_like(passages[placed.bookmark].text, edited)
        if like is None:
            yield problem("figure.removed", where, label=label, expected=expected)
        elif one_line(placed.text) not in one_line(like.outside):
            quote = shorten(one_line(like.text), _QUOTED)
            yield problem("figure.lost", where, label=label, expected=expected, quote=quote)


def _edited(document: FiguredDocument, fresh: FiguredDocument) -> list[Passage]:
    """The paragraphs of a document that no fresh report has."""
    as_made = {one_line(passage.text) for passage in fresh.passages}
    return [p for p in document.passages if one_line(p.text) not in as_made]


def _most_like(text: str, passages: Sequence[Passage]) -> Passage | None:
    ranked = [(SequenceMatcher(None, text, p.text, autojunk=False), p) for p in passages]
    likely = [(m.ratio(), p) for m, p in ranked if m.real_quick_ratio() > _ALIKE]
    ratio, passage = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return passage if ratio >= _ALIKE else None


def _unsourced(file: str, document: FiguredDocument, fresh: FiguredDocument) -> Iterator[Problem]:
    """Numbers a person wrote into a paragraph, under no bookmark."""
    own = {one_line(passage.outside) for passage in fresh.passages}
    for passage in _edited(document, fresh):
        outside = one_line(passage.outside)
        if outside in own or _CLERKS.match(passage.text) or not _NUMBER.search(outside):
            continue
        like = _most_like(passage.text, fresh.passages)
        added = _numbers(outside) - (_numbers(like.outside) if like else Counter())
        for number in added:
            quote = shorten(one_line(passage.text), _QUOTED)
            yield problem("figure.unsourced", Where(file), seen=number, quote=quote)


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))
