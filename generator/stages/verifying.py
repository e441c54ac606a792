"""The figures of a Word document held against what the received files give now."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_BEFORE_ALL = -1  # a place before the first paragraph


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
    texts = {placed.bookmark: placed for placed in fresh.placed if placed.bookmark not in there}
    pairs = _pairs(document.passages, fresh.passages)
    taken = set(pairs.values())
    elsewhere = Counter(one_line(p.text) for n, p in enumerate(document.passages) if n not in taken)
    edited = [document.passages[at] for at in _edited(document, fresh, pairs)]
    for place, passage in enumerate(fresh.passages):
        missing = [texts[name] for name in passage.bookmarks if name in texts]
        if not missing:
            continue
        if place in pairs:
            like: Passage | None = document.passages[pairs[place]]
        elif elsewhere[one_line(passage.text)]:
            elsewhere[one_line(passage.text)] -= 1
            continue
        else:
            like = _most_like(passage.text, edited)
        yield from _missing(file, missing, passage, like, now)


def _missing(
    file: str,
    missing: Iterable[Placed],
    passage: Passage,
    like: Passage | None,
    now: Mapping[str, Figure],
) -> Iterator[Problem]:
    """Figures whose bookmarks a paragraph had and its edited one (`like`) has not."""
    if like is not None and one_line(like.text) == one_line(passage.text):
        return
    for placed in missing:
        where, expected = Where(file, cell=placed.figure), shorten(placed.text, _QUOTED)
        label = now[placed.figure].label if placed.figure in now else placed.figure
        if like is None or not like.text.strip():
            yield problem("figure.removed", where, label=label, expected=expected)
        elif not _stands_in(one_line(placed.text), one_line(like.outside)):
            quote = shorten(one_line(like.text), _QUOTED)
            yield problem("figure.lost", where, label=label, expected=expected, quote=quote)


def _stands_in(shown: str, text: str) -> bool:
    """Whether a figure stands in a text, not as a piece of a longer number."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(shown)}(?![.,]?\d)", text))


def _pairs(document: Sequence[Passage], fresh: Sequence[Passage]) -> dict[int, int]:
    """Return for places of paragraphs in the fresh report those in the document.

    Bookmarks in both tell which is which; what stands between two of them is compared in order.
    """
    shared = _names(document) & _names(fresh)
    there = _runs(document, shared)
    found: dict[int, int] = {}
    for anchor, ours in _runs(fresh, shared).items():
        theirs = there.get(anchor, [])
        # The first of both has the anchor, whatever its text.
        one = [anchor, *(one_line(fresh[place].text) for place in ours[1:])]
        other = [anchor, *(one_line(document[place].text) for place in theirs[1:])]
        if one == other:
            found.update(zip(ours, theirs, strict=True))
            continue
        for _, left, left_end, right, right_end in SequenceMatcher(None, one, other).get_opcodes():
            if left_end - left == right_end - right:
                found.update(zip(ours[left:left_end], theirs[right:right_end], strict=True))
    return found


def _names(passages: Iterable[Passage]) -> set[str]:
    return {name for passage in passages for name in passage.bookmarks}


def _runs(passages: Sequence[Passage], shared: set[str]) -> dict[str, list[int]]:
    """Return the places of paragraphs by the last shared bookmark at or before each."""
    runs: dict[str, list[int]] = {"": [_BEFORE_ALL]}
    anchor = ""
    for place, passage in enumerate(passages):
        names = (name for name in passage.bookmarks if name in shared and name not in runs)
        anchor = min(names, default=anchor)
        runs.setdefault(anchor, []).append(place)
    return runs


def _edited(
    document: FiguredDocument, fresh: FiguredDocument, pairs: Mapping[int, int]
) -> dict[int, int | None]:
    """Return the places of paragraphs a person changed, with the fresh one each was made of."""
    as_made = {one_line(passage.text) for passage in fresh.passages}
    before = {there: place for place, there in pairs.items()}
    changed: dict[int, int | None] = {}
    for at, passage in enumerate(document.passages):
        of, text = before.get(at), one_line(passage.text)
        if text not in as_made if of is None else text != one_line(fresh.passages[of].text):
            changed[at] = of
    return changed


def _most_like(text: str, passages: Sequence[Passage]) -> Passage | None:
    ranked = [(SequenceMatcher(None, text, p.text, autojunk=False), p) for p in passages]
    likely = [(m.ratio(), p) for m, p in ranked if m.real_quick_ratio() > _ALIKE]
    ratio, passage = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return passage if ratio >= _ALIKE else None


def _unsourced(file: str, document: FiguredDocument, fresh: FiguredDocument) -> Iterator[Problem]:
    """Numbers a person wrote into a paragraph, under no bookmark."""
    own = {one_line(passage.outside) for passage in fresh.passages}
    for at, of in _edited(document, fresh, _pairs(document.passages, fresh.passages)).items():
        passage = document.passages[at]
        outside = one_line(passage.outside)
        if _CLERKS.match(passage.text) or not _NUMBER.search(outside):
            continue
        if of is None and outside in own:
            continue
        like = _most_like(passage.text, fresh.passages) if of is None else fresh.passages[of]
        added = _numbers(outside) - (_numbers(like.outside) if like else Counter())
        for number in added:
            quote = shorten(one_line(passage.text), _QUOTED)
            yield problem("figure.unsourced", Where(file), seen=number, quote=quote)


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))
