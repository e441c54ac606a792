"""Hidden bookmarks round the figures of a Word document: put in by their marks, read again.

ECMA-376 part 1, 17.13.6: a bookmark is a start and an end with one number, anywhere between runs;
bookmarks may nest. Their names are unique in a document, so the second place of a figure has a
number behind its name.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.core.trace import bookmark_name, figure_of, is_marked, pieces

_RUN, _TEXT, _PROPERTIES, _PARAGRAPH = qn("w:r"), qn("w:t"), qn("w:rPr"), qn("w:p")
_START, _END, _ID, _NAME = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:id"), qn("w:name")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
_GONE = {qn("w:del"), qn("w:moveFrom"), _PROPERTIES, qn("w:pPr")}


def set_bookmarks(root: Any) -> None:
    """Turn the marks in the texts below an element into bookmarks; unpaired marks just go."""
    setter = _Setter(itertools.count(1 + max(_numbers(root), default=0)))
    for run in [run for run in root.iter(_RUN) if _run_marks(run)]:
        setter.split(run)
    for start in setter.unclosed:
        start.getparent().remove(start)


def _numbers(root: Any) -> Iterator[int]:
    for start in root.iter(_START):
        number = start.get(_ID, "")
        if number.isascii() and number.isdigit():
            yield int(number)


def _run_marks(run: Any) -> bool:
    return any(is_marked(text.text or "") for text in run.iterchildren(_TEXT))


class _Setter:
    """Sets the bookmarks of one document; `unclosed` are the starts without an end."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._places: Counter[str] = Counter()
        self.unclosed: list[Any] = []

    def split(self, run: Any) -> None:
        """Put a run's content into runs between the bookmarks its marks stand for."""
        properties = run.find(_PROPERTIES)
        made: list[Any] = []
        for piece in self._pieces(run):
            if piece.tag in (_START, _END):
                made.append(piece)
                continue
            if not made or made[-1].tag != _RUN:
                made.append(OxmlElement("w:r"))
                if properties is not None:
                    made[-1].append(deepcopy(properties))
            made[-1].append(piece)
        for piece in made:
            run.addprevious(piece)
        run.getparent().remove(run)

    def _pieces(self, run: Any) -> Iterator[Any]:
        """Yield the content of a run, its marks as starts and ends of bookmarks."""
        for child in list(run):
            if child.tag == _TEXT and is_marked(child.text or ""):
                for kind, value in pieces(child.text):
                    yield from self._piece(kind, value)
            elif child.tag != _PROPERTIES:
                yield child

    def _piece(self, kind: str, value: str) -> Iterator[Any]:
        if kind == "text":
            yield _text(value)
        elif kind == "start":
            self._places[value] += 1
            start = OxmlElement("w:bookmarkStart")
            start.set(_ID, str(next(self._numbers)))
            start.set(_NAME, bookmark_name(value, self._places[value]))
            self.unclosed.append(start)
            yield start
        elif self.unclosed:
            end = OxmlElement("w:bookmarkEnd")
            end.set(_ID, self.unclosed.pop().get(_ID))
            yield end


def _text(words: str) -> Any:
    element = OxmlElement("w:t")
    element.text = words
    if words != words.strip():
        element.set(_SPACE, "preserve")
    return element


# ------------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """What stands in a document under a bookmark of ours, and the paragraph it begins in."""

    figure: str
    bookmark: str
    text: str
    paragraph: str


def read_bookmarks(root: Any) -> tuple[Bookmarked, ...]:
    """Return every bookmark of ours below an element with the text it holds now.

    Text inserted under tracking counts, deleted text does not. A line break is a line end; a new
    paragraph is one as well.
    """
    open_: dict[str, tuple[str, list[str], Any]] = {}
    found: list[Bookmarked] = []
    for event in _events(root):
        if event.tag == _START:
            name = event.get(_NAME, "")
            if figure_of(name):
                open_[event.get(_ID, "")] = (name, [], event)
        elif event.tag == _END:
            if (begun := open_.pop(event.get(_ID, ""), None)) is not None:
                name, texts, start = begun
                found.append(
                    Bookmarked(figure_of(name) or "", name, "".join(texts), _around(start))
                )
        else:
            words = _BREAKS.get(event.tag, event.text or "")
            for _, texts, _ in open_.values():
                texts.append("\n" if event.tag == _PARAGRAPH else words)
    return tuple(found)


def _events(element: Any) -> Iterator[Any]:
    """Yield bookmarks, texts and breaks in reading order, and a paragraph where it ends."""
    for child in element.iterchildren():
        if child.tag in (_START, _END, _TEXT) or child.tag in _BREAKS:
            yield child
        elif child.tag not in _GONE:
            yield from _events(child)
            if child.tag == _PARAGRAPH:
                yield child


def _around(start: Any) -> str:
    """The text of the paragraph a bookmark begins in."""
    for above in start.iterancestors(_PARAGRAPH):
        return text_of(above)
    return ""


def text_of(element: Any) -> str:
    """Return the text below an element as a person reads it, deleted text left out."""
    return "".join(
        _BREAKS.get(event.tag, event.text or "") if event.tag != _PARAGRAPH else "\n"
        for event in _events(element)
        if event.tag not in (_START, _END)
    )
