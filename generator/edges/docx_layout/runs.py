"""The text of a paragraph with its look; fields give their result."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from generator.core.layout import Run
from generator.edges.docx_layout.styles import Styles
from generator.edges.docx_layout.units import FALLBACK

_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "txbxContent")} | {FALLBACK}
_BREAKS = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:noBreakHyphen"): "-",
}


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun (17.16.18)."""

    code: str = ""
    result: bool = False
    shown: bool = False
    run: Any = None

    @property
    def name(self) -> str:
        words = self.code.split()
        return words[0].upper() if words else ""


@dataclass(slots=True)
class Reader:
    """Reads the runs of one paragraph."""

    styles: Styles
    properties: Any
    table_style: str
    _open: list[_Field] = field(default_factory=list)

    def runs(self, element: Any) -> Iterator[Run]:
        """Yield the runs below an element in order; what is hidden or deleted is left out."""
        for child in element.iterchildren():
            if child.tag == qn("w:r"):
                yield from self._run(child)
            elif child.tag == qn("w:fldSimple"):
                self._open.append(_Field(child.get(qn("w:instr"), ""), result=True))
                yield from self.runs(child)
                self._open.pop()
            elif child.tag not in _SKIPPED:
                yield from self.runs(child)

    def _run(self, run: Any) -> Iterator[Run]:
        text = ""
        for child in run.iterchildren():
            if child.tag == qn("w:fldChar"):
                yield from self._made(run, text)
                text = ""
                yield from self._mark(child, run)
            elif child.tag == qn("w:instrText") and self._open:
                self._open[-1].code += child.text or ""
                self._open[-1].run = run
            elif child.tag == qn("w:t"):
                text += child.text or ""
            elif child.tag == qn("w:br") and child.get(qn("w:type")) in ("page", "column"):
                continue
            else:
                text += _BREAKS.get(child.tag, "")
        yield from self._made(run, text)

    def _mark(self, mark: Any, run: Any) -> Iterator[Run]:
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            self._open.append(_Field(run=run))
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            if not self._open[-1].shown:  # never calculated: Word will show a number
                self._open[-1].result = True
                yield from self._made(self._open[-1].run, "1")
            self._open.pop()

    def _made(self, run: Any, text: str) -> Iterator[Run]:
        if not text or any(not one.result for one in self._open):
            return
        look = self.styles.look(run, self.properties, self.table_style, text)
        for one in self._open:
            one.shown = True
        if look is not None:
            yield Run(text, look, self._open[-1].name if self._open else "")
