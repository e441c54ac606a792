"""What one merge carries along: the three documents, what was found, what is to be commented."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from generator.core.alignment import Item
from generator.core.three_way import Clash, Line, Sources, figures
from generator.edges.docx_merge.bring import Carrier
from generator.edges.docx_merge.lines import read_line

P, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPED = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"))
_SECTION = f"{qn('w:pPr')}/{qn('w:sectPr')}"


@dataclass(slots=True)
class Job:
    """One merge under way; `theirs` is the document that is changed and comes out."""

    base: Document
    theirs: Document
    new: Document
    kept: int = 0
    renewed: int = 0
    clashes: dict[Any, list[Clash]] = field(default_factory=lambda: defaultdict(list))
    carrier: Carrier = field(init=False)
    sources: Sources = field(init=False)
    _lines: dict[Any, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the figures of all three documents before anything is changed."""
        self.carrier = Carrier(self.theirs, self.new)
        base, theirs, new = (
            dict(pair for p in document.element.body.iter(P) for pair in figures(self.line(p)))
            for document in (self.base, self.theirs, self.new)
        )
        self.sources = Sources(base, new, frozenset(theirs))

    def line(self, paragraph: Any) -> Line:
        """Return a paragraph as it stood before the merge."""
        if paragraph not in self._lines:
            self._lines[paragraph] = read_line(paragraph)
        return self._lines[paragraph]

    def text(self, element: Any) -> str:
        """Return the text of a block as it stood before the merge."""
        return " ".join(filter(None, (self.line(p).plain for p in element.iter(P))))

    def items(self, elements: Sequence[Any]) -> list[Item]:
        """Return what blocks are compared by."""
        return [self._item(element) for element in elements]

    def _item(self, element: Any) -> Item:
        anchors = frozenset(m.name for p in element.iter(P) for m in self.line(p).marks)
        if element.tag == P:
            line = self.line(element)
            kind = "section" if element.find(_SECTION) is not None else "p"
            return Item(kind, (line.plain, line.wording), anchors)
        if element.tag == TABLE:
            first = next(inside(element, ROW), None)
            head = "" if first is None else self.text(first)
            return Item("tbl", (self.text(element), head), anchors)
        if element.tag == ROW:
            cells = [self.text(cell) for cell in inside(element, CELL)]
            keys = (" ".join(filter(None, cells)), " ".join(cells[:2]), "".join(cells[1:2]))
            return Item("tr", keys, anchors)
        return Item("tc", (self.text(element),), anchors)

    def comment(self, element: Any, clash: Clash) -> None:
        """Note a place to look at, in the first paragraph of a block."""
        self.clashes[next(element.iter(P))].append(clash)


def blocks(container: Any) -> list[Any]:
    """Return the paragraphs and tables of a body or cell, also those in content controls."""
    return list(inside(container, P, TABLE))


def inside(container: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with these tags, also those in content controls."""
    for child in container.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPED:
            yield from inside(child, *tags)
