"""A Word paragraph as a line of text with its figures, and changing one in place.

Text inserted under tracking counts, deleted text does not; both stay tracked. Pictures, drawings
and notes count as one sign each and are never removed. Everything else in a paragraph (spelling
marks, languages, how the text is cut into runs) is no content.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.core.three_way import Edit, Line, Mark
from generator.core.trace import BOOKMARK

OBJECT = "\ufffc"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "delText", "instrText")}
_OBJECTS = {
    qn(f"w:{name}")
    for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")
} | {ALTERNATE}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:sym"): "\u25a1",
}
_WRITTEN = {"\t": "w:tab", "\n": "w:br", "\u2011": "w:noBreakHyphen"}
START, END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_RUN, _TEXT, _PROPERTIES = qn("w:r"), qn("w:t"), qn("w:rPr")


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a paragraph: the element it stands in and its place there."""

    element: Any
    at: int
    sign: str


@dataclass(slots=True)
class _Scan:
    """The signs of a paragraph and where bookmarks begin and end between them."""

    signs: list[_Sign] = field(default_factory=list)
    starts: dict[str, tuple[str, int]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def look(self, element: Any) -> None:
        """Take in an element and what it holds."""
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            return
        if tag == _TEXT:
            text = element.text or ""
            self.signs += [_Sign(element, at, sign) for at, sign in enumerate(text)]
        elif tag in _OBJECTS or tag in _SIGNS:
            self.signs.append(_Sign(element, 0, _SIGNS.get(tag, OBJECT)))
        elif tag == START:
            name = element.get(qn("w:name"), "")
            self.starts[element.get(qn("w:id"), "")] = (name, len(self.signs))
        elif tag == END:
            self._close(element.get(qn("w:id"), ""))
        else:
            for child in element:
                self.look(child)

    def _close(self, number: str) -> None:
        name, start = self.starts.pop(number, ("", 0))
        if name.startswith(BOOKMARK):
            self.marks.append(Mark(name, start, len(self.signs)))


def read_line(paragraph: Any) -> Line:
    """Return the text of a w:p with the figures bookmarked in it."""
    scan = _scan(paragraph)
    scan.marks.reverse()  # of two around the same text, the one that closes last is the outer
    marks = sorted(scan.marks, key=lambda mark: (mark.start, -mark.end))
    return Line("".join(sign.sign for sign in scan.signs), tuple(marks))


def objects(paragraph: Any) -> list[Any]:
    """Return the pictures, charts, drawings and notes of a w:p in order."""
    return [sign.element for sign in _scan(paragraph).signs if sign.sign == OBJECT]


def _scan(paragraph: Any) -> _Scan:
    scan = _Scan()
    for child in paragraph:
        scan.look(child)
    return scan


def write_edits(paragraph: Any, edits: Sequence[Edit]) -> None:
    """Change the text of a w:p in place: what comes in is formatted as what it replaces."""
    signs = _scan(paragraph).signs
    for edit in reversed(edits):
        _insert(paragraph, signs, edit)
        _delete([sign for sign in signs[edit.start : edit.end] if sign.sign != OBJECT])


def _insert(paragraph: Any, signs: Sequence[_Sign], edit: Edit) -> None:
    """Put a text before the sign at the end of what it replaces, into the run replaced."""
    text = edit.text.replace(OBJECT, "")
    if not text:
        return
    if not signs:
        run = OxmlElement("w:r")
        paragraph.append(run)
        run.extend(_written(text))
        return
    last = signs[edit.end - 1] if edit.end else None
    if last is None:
        first = signs[0]
        _put(first, first.at, text, before=True)
    else:
        _put(last, last.at + 1, text, before=False)


def _put(sign: _Sign, at: int, text: str, *, before: bool) -> None:
    element = sign.element
    if element.tag == _TEXT and not any(char in _WRITTEN for char in text):
        _set(element, f"{(element.text or '')[:at]}{text}{(element.text or '')[at:]}")
        return
    pieces = _written(text)
    if element.tag == _TEXT:
        rest = (element.text or "")[at:]
        _set(element, (element.text or "")[:at])
        pieces += _written(rest)
        before = False
    for piece in pieces if before else reversed(pieces):
        element.addprevious(piece) if before else element.addnext(piece)


def _written(text: str) -> list[Any]:
    """Return a text as the children of a run."""
    found: list[Any] = []
    while text:
        if text[0] in _WRITTEN:
            found.append(OxmlElement(_WRITTEN[text[0]]))
            text = text[1:]
            continue
        words = "".join(takewhile(lambda char: char not in _WRITTEN, text))
        found.append(_set(OxmlElement("w:t"), words))
        text = text[len(words) :]
    return found


def _set(element: Any, text: str) -> Any:
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def _delete(signs: Sequence[_Sign]) -> None:
    for sign in reversed(signs):
        element = sign.element
        if element.tag == _TEXT:
            text = element.text or ""
            element.text = text[: sign.at] + text[sign.at + 1 :]
        elif element.getparent() is not None:
            element.getparent().remove(element)


def write_marks(paragraph: Any, marks: Sequence[Mark], numbers: Iterator[int]) -> None:
    """Give a w:p the bookmarks of these figures and of no others."""
    for start in [s for s in paragraph.iter(START) if s.get(qn("w:name"), "").startswith(BOOKMARK)]:
        for end in [e for e in paragraph.iter(END) if e.get(qn("w:id")) == start.get(qn("w:id"))]:
            end.getparent().remove(end)
        start.getparent().remove(start)
    signs = _scan(paragraph).signs
    kept = [(mark, str(next(numbers))) for mark in marks if mark.start < mark.end <= len(signs)]
    for at in sorted({at for mark, _ in kept for at in (mark.start, mark.end)}, reverse=True):
        ends = [_bookmark(END, number) for mark, number in reversed(kept) if mark.end == at]
        starts = [_bookmark(START, no, mark.name) for mark, no in kept if mark.start == at]
        _place(signs, at, [*ends, *starts])


def _bookmark(tag: str, number: str, name: str = "") -> Any:
    element = OxmlElement("w:bookmarkStart" if tag == START else "w:bookmarkEnd")
    element.set(qn("w:id"), number)
    if name:
        element.set(qn("w:name"), name)
    return element


def _place(signs: Sequence[_Sign], at: int, elements: Sequence[Any]) -> None:
    """Put elements between runs, before the sign at a place or after the last one."""
    if at < len(signs):
        run = _run_from(signs[at])
        for element in elements:
            run.addprevious(element)
        return
    run = _run_of(signs[-1].element)
    for element in reversed(elements):
        run.addnext(element)


def _run_from(sign: _Sign) -> Any:
    """Return the run that begins with a sign, cutting the one it stands in."""
    element, run = sign.element, _run_of(sign.element)
    if element.tag == _TEXT and sign.at:
        text = element.text or ""
        rest = _set(OxmlElement("w:t"), text[sign.at :])
        _set(element, text[: sign.at])
        element.addnext(rest)
        element = rest
    child = element
    while child.getparent() is not run:
        child = child.getparent()
    before = [c for c in child.itersiblings(preceding=True) if c.tag != _PROPERTIES]
    if not before:
        return run
    return _cut(run, child)


def _cut(run: Any, child: Any) -> Any:
    """Move a child of a run and all after it into a new run behind it."""
    moved = [child, *child.itersiblings()]
    new = OxmlElement("w:r")
    properties = run.find(_PROPERTIES)
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(moved)
    run.addnext(new)
    return new


def _run_of(element: Any) -> Any:
    while element.tag != _RUN:
        element = element.getparent()
    return element
