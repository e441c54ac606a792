"""Hidden bookmarks round the figures of a Word document, put in by their marks.

ECMA-376 part 1, 17.13.6: a bookmark is a start and an end with one number, anywhere between runs;
bookmarks may nest. Their names are unique in a document, so the second place of a figure has a
number behind its name.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.core.trace import bookmark_name, is_marked, pieces, unmarked

_RUN, _TEXT, _PROPERTIES = qn("w:r"), qn("w:t"), qn("w:rPr")
_START, _END, _ID, _NAME = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:id"), qn("w:name")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def set_bookmarks(root: Any) -> None:
    """Turn the marks in the texts below an element into bookmarks; unpaired marks just go."""
    setter = _Setter(itertools.count(1 + max(_numbers(root), default=0)))
    for run in [run for run in root.iter(_RUN) if _run_marks(run)]:
        setter.split(run)
    for start in setter.unclosed:
        start.getparent().remove(start)


def drop_marks(document: Any) -> None:
    """Take the marks out of every part but the main one: headers, footers, notes."""
    for part in document.part.package.iter_parts():
        if part is document.part:
            continue
        element = getattr(part, "element", None)
        if element is not None:
            for text in element.iter(_TEXT):
                text.text = unmarked(text.text or "")
        elif part.partname.endswith(".xml") and is_marked(part.blob.decode("utf-8", "ignore")):
            part._blob = unmarked(part.blob.decode()).encode()


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
