"""Three-way merging of one line of text whose figures are marked.

The base is what the program once wrote, theirs what a person made of it, new what the program
writes now. Wording is theirs; figures are renewed unless they were typed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from generator.core.trace import bookmark_name, figure_of

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A named stretch of a line."""

    name: str
    start: int
    end: int

    def holds(self, other: "Mark") -> bool:
        """Whether another mark lies within this one; of two around the same text both do."""
        return self.name != other.name and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a paragraph with its marks, outer ones before those they hold."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def plain(self) -> str:
        """The text to compare by: blanks do not count."""
        return " ".join(self.text.split())

    def within(self, mark: Mark) -> "Line":
        """Return the marked stretch as a line of its own."""
        inner = (
            replace(m, start=m.start - mark.start, end=m.end - mark.start)
            for m in self.marks
            if mark.holds(m)
        )
        return Line(self.text[mark.start : mark.end], tuple(inner))

    @property
    def wording(self) -> str:
        """The text with the names of figures instead of the figures."""
        told, at = [], 0
        for mark in self.marks:
            if mark.start >= at:
                told += [self.text[at : mark.start], f"<{figure_of(mark.name)}>"]
                at = mark.end
        return " ".join("".join((*told, self.text[at:])).split())


Figures = Mapping[str, Line]  # the name of a mark: what it holds


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what comes in its place."""

    start: int
    end: int
    text: str


class ClashKind(Enum):
    """What both a person and new data changed."""

    FIGURE = "figure"
    WORDING = "wording"
    GONE = "gone"  # no longer in the new report, edited by the person
    DELETED = "deleted"  # changed in the new report, deleted by the person
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Clash:
    """A place to look at: what stood there, what the new data say, what the person wrote."""

    kind: ClashKind
    old: str
    new: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to a person's line: edits in order, then the marks it has."""

    edits: tuple[Edit, ...]
    marks: tuple[Mark, ...]
    renewed: int = 0
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The figures of the whole base and the whole new document, and the names theirs has."""

    base: Figures
    new: Figures
    theirs: frozenset[str]

    def old_and_new(self, name: str) -> tuple[Line, Line] | None:
        """What a mark held and holds now; None where one of them does not have it."""
        first = bookmark_name(figure_of(name) or "")  # a further place may be gone
        old, new = self.base.get(name), self.new.get(name, self.new.get(first))
        return None if old is None or new is None else (old, new)


def figures(line: Line) -> Iterator[tuple[str, Line]]:
    """Yield the marks of a line with what they hold."""
    return ((mark.name, line.within(mark)) for mark in line.marks)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits in rising order."""
    told, at = "", 0
    for edit in edits:
        told, at = f"{told}{text[at : edit.start]}{edit.text}", edit.end
    return told + text[at:]


def merge_line(base: Line | None, theirs: Line, new: Line | None, sources: Sources) -> Change:
    """Return what is to be done to a person's line; without a base it is theirs alone."""
    if base and new and theirs.plain in (base.plain, new.plain):
        return _taken(base, theirs, new)
    marks, lost = _recovered(base, theirs, sources) if base else (theirs.marks, ())
    change = _renewed(Line(theirs.text, marks), sources)
    clashes = [*change.clashes, *lost]
    if base and new and base.wording != new.wording:
        now = applied(theirs.text, change.edits)
        clashes.append(Clash(ClashKind.WORDING, base.text, new.text, now))
    return replace(change, clashes=tuple(clashes))


def _taken(base: Line, theirs: Line, new: Line) -> Change:
    """Take the new line, theirs being as it was or as it becomes."""
    if theirs.plain == new.plain:
        return Change((), new.marks if theirs.text == new.text else theirs.marks)
    old = dict(figures(base))
    changed = [m for m in new.marks if m.name in old and old[m.name] != new.within(m)]
    renewed = sum(not any(mark.holds(other) for other in changed) for mark in changed)
    return Change(_fine(theirs.text, Edit(0, len(theirs.text), new.text)), new.marks, renewed)


def _renewed(theirs: Line, sources: Sources) -> Change:
    """Renew the figures of a line a person has written, outer marks before inner ones."""
    edits: list[Edit] = []
    clashes: list[Clash] = []
    done: list[tuple[Mark, Line]] = []
    for mark in theirs.marks:
        known = sources.old_and_new(mark.name)
        if known is None or any(outer.holds(mark) for outer, _ in done):
            continue
        (old, new), shown = known, theirs.within(mark)
        if shown.text == old.text != new.text:
            edits.append(Edit(mark.start, mark.end, new.text))
            done.append((mark, new))
        elif shown.text not in (old.text, new.text) and old.wording != new.wording:
            clashes.append(Clash(ClashKind.FIGURE, old.text, new.text, shown.text))
    marks = _marks_after(theirs, edits, {m.name: new for m, new in done})
    fine = tuple(small for edit in edits for small in _fine(theirs.text, edit))
    return Change(fine, marks, len(done), tuple(clashes))


def _marks_after(theirs: Line, edits: list[Edit], renewed: Figures) -> tuple[Mark, ...]:
    """Return the marks of a line after its edits; what was renewed brings its own inner marks."""
    gone = [mark for mark in theirs.marks if mark.name in renewed]
    marks = []
    for mark in theirs.marks:
        if any(outer.holds(mark) for outer in gone):
            continue
        start, end = (at + _moved(at, edits) for at in (mark.start, mark.end))
        marks.append(Mark(mark.name, start, end))
        inner = renewed[mark.name].marks if mark.name in renewed else ()
        marks += [replace(m, start=start + m.start, end=start + m.end) for m in inner]
    return tuple(marks)


def _moved(at: int, edits: list[Edit]) -> int:
    return sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= at)


def _recovered(
    base: Line, theirs: Line, sources: Sources
) -> tuple[tuple[Mark, ...], tuple[Clash, ...]]:
    """Find the figures whose marks are lost by the words around them, and tell of the rest."""
    found, lost = [], []
    for mark in base.marks:
        if mark.name in sources.theirs:
            continue
        known = sources.old_and_new(mark.name)
        place = _same_place(base.text, theirs.text, mark)
        if place:
            found.append(place)
        elif known and known[0].text != known[1].text and known[0].wording != known[1].wording:
            lost.append(Clash(ClashKind.FIGURE, known[0].text, known[1].text, ""))
    marks = sorted((*theirs.marks, *found), key=lambda mark: (mark.start, -mark.end))
    return tuple(marks), tuple(lost)


def _same_place(base: str, theirs: str, mark: Mark) -> Mark | None:
    """Return where a marked stretch stands in another text, with words around it the same."""
    for start, end, there, _ in _equal(base, theirs):
        if start <= mark.start and mark.end <= end and end - start > mark.end - mark.start + 1:
            return Mark(mark.name, mark.start - start + there, mark.end - start + there)
    return None


def _equal(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield what two texts have in common, word by word: start and end in both."""
    for how, *span in _by_words(old, new):
        if how == "equal":
            yield span[0], span[1], span[2], span[3]


def _fine(text: str, edit: Edit) -> tuple[Edit, ...]:
    """Return an edit as the small ones it comes to, word by word."""
    return tuple(
        Edit(edit.start + start, edit.start + end, edit.text[there:there_end])
        for how, start, end, there, there_end in _by_words(text[edit.start : edit.end], edit.text)
        if how != "equal"
    )


def _by_words(old: str, new: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield difflib's opcodes over words, as places in the texts."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    at, there = _starts(left), _starts(right)
    for how, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield how, at[i], at[j], there[k], there[m]


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts
