"""Reading the bookmarked figures of a Word document, whoever edited it since.

Text inserted under tracking counts, deleted text does not.
"""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.core.address import Where
from generator.core.problems import Problem, problem
from generator.core.text import one_line
from generator.core.trace import (
    FiguredDocument,
    Passage,
    Placed,
    figure_of,
    is_supplement,
    origin_of,
)
from generator.edges.docx_package import parsed
from generator.edges.docx_read import open_document
from generator.edges.package import TooLargeError, UnreadableError

_START, _END, _ID, _NAME = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:id"), qn("w:name")
_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
_GONE = {
    *(qn(f"w:{name}") for name in ("del", "moveFrom", "rPr", "pPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_PROPERTIES = "docprops/core.xml"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def read_figures(file: str, data: bytes) -> FiguredDocument | Problem:
    """Return the figures of a .docx file, or the problem that keeps it from being read."""
    opened = open_document(file, data)
    if isinstance(opened, Problem):
        return opened
    try:
        root, properties = opened.root, opened.parts.get(_PROPERTIES)
        keywords = parsed(properties).findtext(_KEYWORDS) if properties is not None else ""
    except TooLargeError as fault:
        return problem("document.too_large", Where(file), seen=fault.seen, limit=fault.limit)
    except UnreadableError as fault:
        return problem("document.unreadable", Where(file), seen=fault)
    reader = _Reader()
    for event in _events(root):
        reader.take(event)
    words = keywords or ""
    return FiguredDocument(
        tuple(reader.placed), tuple(reader.passages), origin_of(words), is_supplement(words)
    )


class _Reader:
    """Follows a document in reading order; bookmarks may reach over paragraphs."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.passages: list[Passage] = []
        self._open: dict[str, tuple[str, list[str]]] = {}
        self._closed: list[tuple[str, str]] = []
        self._text: list[str] = []
        self._outside: list[str] = []

    def take(self, event: Any) -> None:
        """Take in the next bookmark, text, break, or end of a paragraph."""
        if event.tag == _START:
            if figure_of(name := event.get(_NAME, "")):
                self._open[event.get(_ID, "")] = (name, [])
        elif event.tag == _END:
            if begun := self._open.pop(event.get(_ID, ""), None):
                self._closed.append((begun[0], "".join(begun[1])))
        elif event.tag == _PARAGRAPH:
            self._end_paragraph()
        else:
            self._words(_BREAKS.get(event.tag, event.text or ""))

    def _words(self, words: str) -> None:
        self._text.append(words)
        for _, texts in self._open.values():
            texts.append(words)
        if not self._open:
            self._outside.append(words)

    def _end_paragraph(self) -> None:
        text = "".join(self._text)
        for name, words in self._closed:
            self.placed.append(Placed(figure_of(name) or "", name, words, one_line(text)))
        names = tuple(name for name, _ in self._closed)
        self.passages.append(Passage(text, "".join(self._outside), names))
        for _, texts in self._open.values():
            texts.append("\n")
        self._text, self._outside, self._closed = [], [], []


def _events(element: Any) -> Iterator[Any]:
    """Yield bookmarks, texts and breaks in reading order, and a paragraph where it ends."""
    for child in element.iterchildren():
        if child.tag in (_START, _END, _TEXT) or child.tag in _BREAKS:
            yield child
        elif child.tag not in _GONE:
            yield from _events(child)
            if child.tag == _PARAGRAPH:
                yield child
