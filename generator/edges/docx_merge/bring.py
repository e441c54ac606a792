"""Bringing blocks of one Word document into another with all they need.

Styles go by their names, since LibreOffice gives them other ids; pictures and charts come with
their parts under fresh names; numbers and names that must be single are given anew.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from generator.edges.docx_merge.lines import END, START

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STYLED = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
_ABOVE = tuple(qn(f"w:{name}") for name in ("basedOn", "next", "link"))
_COMMENTS = tuple(
    qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VALUE, _ID, _STYLE_ID = qn("w:val"), qn("w:id"), qn("w:styleId")
_NUMBERED = re.compile(r"\d*(\.[^./]+)$")
# Parts a document has one of: what is brought in uses the one that is there.
_SINGLE = (RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE, RT.WEB_SETTINGS)


def _largest(elements: Iterator[Any], name: str) -> int:
    values = (element.get(name, "") for element in elements)
    return max((int(value) for value in values if value.isascii() and value.isdigit()), default=0)


@dataclass(slots=True)
class Carrier:
    """A document that takes in blocks of another one."""

    into: Document
    source: Document
    numbers: Iterator[int] = field(init=False)
    _drawings: Iterator[int] = field(init=False)
    _styles: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, str | None] = field(default_factory=dict)
    _parts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number bookmarks and drawings after those there are."""
        body = self.into.element.body
        self.numbers = count(_largest(body.iter(START), _ID) + 1)
        self._drawings = count(_largest(body.iter(_DRAWN), "id") + 1)

    def bring(self, element: Any) -> Any:
        """Return a copy of a block of the source that fits into the document."""
        copy = deepcopy(element)
        self._renumber(copy)
        for place in list(copy.iter(*_COMMENTS)):
            place.getparent().remove(place)
        for use in copy.iter(*_STYLED):
            use.set(_VALUE, self._style(use.get(_VALUE, "")))
        for use in list(copy.iter(qn("w:numId"))):
            number = self._list(use.get(_VALUE, ""))
            if number is None:
                use.getparent().getparent().remove(use.getparent())
            else:
                use.set(_VALUE, number)
        self._relate(copy)
        return copy

    def _renumber(self, copy: Any) -> None:
        renamed: dict[str, str] = {}
        for mark in copy.iter(START, END):
            number = renamed.setdefault(mark.get(_ID, ""), str(next(self.numbers)))
            mark.set(_ID, number)
        for drawing in copy.iter(_DRAWN):
            drawing.set("id", str(next(self._drawings)))

    # ---------------------------------------------------------------- styles and lists

    def _style(self, wanted: str) -> str:
        """Return the id a style of the source has in the document, copied where missing."""
        if wanted not in self._styles:
            self._styles[wanted] = self._known_style(wanted)
        return self._styles[wanted]

    def _known_style(self, wanted: str) -> str:
        style = _by_id(self.source).get(wanted)
        if style is None:
            return wanted
        names = {_name(s): str(s.get(_STYLE_ID, "")) for s in _by_id(self.into).values()}
        if _name(style) in names:
            return names[_name(style)]
        self._styles[wanted] = wanted  # a style may name itself as the next one
        copy = deepcopy(style)
        if wanted in _by_id(self.into):
            self._styles[wanted] = f"{wanted}TH"
            copy.set(_STYLE_ID, self._styles[wanted])
        self.into.styles.element.append(copy)
        for use in copy.iter(*_ABOVE):
            use.set(_VALUE, self._style(use.get(_VALUE, "")))
        return self._styles[wanted]

    def _list(self, wanted: str) -> str | None:
        """Return the number a list of the source has in the document; None where it has no list."""
        if wanted not in self._lists:
            self._lists[wanted] = wanted if wanted == "0" else self._copied_list(wanted)
        return self._lists[wanted]

    def _copied_list(self, wanted: str) -> str | None:
        source, into = (_numbering(document) for document in (self.source, self.into))
        if source is None or into is None:
            return None
        found, there = _found_list(source, wanted), _found_list(into, wanted)
        if found is None:
            return None
        if there is not None and _looks(found[1]) == _looks(there[1]):
            return wanted
        return _added_list(into, *deepcopy(found))

    # ---------------------------------------------------------------- parts

    def _relate(self, copy: Any) -> None:
        """Give a copy the relationships it uses, importing their parts."""
        for element in copy.iter():
            for name, value in element.attrib.items():
                if name.startswith(_RELATION) and value in self.source.part.rels:
                    element.set(name, self.relation(value))

    def relation(self, number: str) -> str:
        """Return the id in the document of a relationship of the source, importing its part."""
        relation = self.source.part.rels[number]
        if relation.is_external:
            return str(self.into.part.relate_to(relation.target_ref, relation.reltype, True))
        part = self._part(relation.target_part)
        return str(self.into.part.relate_to(part, relation.reltype))

    def _part(self, part: Any) -> Any:
        """Return a copy of a part of the source, with the parts it needs, in the document."""
        name = str(part.partname)
        if name not in self._parts:
            fresh = self._fresh_name(name)
            copied = Part(PackURI(fresh), part.content_type, part.blob, self.into.part.package)
            self._parts[name] = copied
            for number, relation in part.rels.items():
                if relation.is_external:
                    copied.load_rel(relation.reltype, relation.target_ref, number, True)
                elif relation.reltype not in _SINGLE:
                    copied.load_rel(relation.reltype, self._part(relation.target_part), number)
        return self._parts[name]

    def _fresh_name(self, name: str) -> str:
        taken = {str(part.partname) for part in self.into.part.package.iter_parts()}
        taken |= {str(part.partname) for part in self._parts.values()}
        names = (_NUMBERED.sub(rf"{number}\1", name) for number in count(1))
        return next(name for name in names if name not in taken)


def _by_id(document: Document) -> dict[str, Any]:
    return {
        style.get(_STYLE_ID, ""): style
        for style in document.styles.element.iterchildren(qn("w:style"))
    }


def _name(style: Any) -> tuple[str, str]:
    """The kind and name of a style; Word and LibreOffice differ in the case of some."""
    name = style.find(qn("w:name"))
    return style.get(qn("w:type"), ""), "" if name is None else name.get(_VALUE, "").casefold()


def _numbering(document: Document) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == RT.NUMBERING:
            return relation.target_part.element
    return None


def _found_list(lists: Any, wanted: str) -> tuple[Any, Any] | None:
    """Return a list by its number, with its kind."""
    for number in lists.iterchildren(qn("w:num")):
        if number.get(qn("w:numId")) == wanted:
            links = {link.get(_VALUE) for link in number.iter(qn("w:abstractNumId"))}
            for kind in lists.iterchildren(qn("w:abstractNum")):
                if kind.get(qn("w:abstractNumId")) in links:
                    return number, kind
    return None


def _looks(kind: Any) -> list[str]:
    """What the levels of a kind of list look like."""
    return [level.get(_VALUE, "") for level in kind.iter(qn("w:numFmt"), qn("w:lvlText"))]


def _added_list(into: Any, number: Any, kind: Any) -> str:
    """Add a list and its kind to the lists of a document and return its number."""
    kind_id = str(_largest(into.iterchildren(qn("w:abstractNum")), qn("w:abstractNumId")) + 1)
    number_id = str(_largest(into.iterchildren(qn("w:num")), qn("w:numId")) + 1)
    kind.set(qn("w:abstractNumId"), kind_id)
    number.set(qn("w:numId"), number_id)
    for link in number.iter(qn("w:abstractNumId")):
        link.set(_VALUE, kind_id)
    kinds = list(into.iterchildren(qn("w:abstractNum")))
    if kinds:
        kinds[-1].addnext(kind)
    else:
        into.insert(0, kind)
    numbers = list(into.iterchildren(qn("w:num")))
    (numbers or list(into.iterchildren(qn("w:abstractNum"))))[-1].addnext(number)
    return number_id
