"""Reading how a Word document looks, within bounds, whoever made it."""

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generator.core.address import Where
from generator.core.layout import LaidParagraph, Layout
from generator.core.problems import Problem, problem
from generator.edges.docx_layout.blocks import Walk
from generator.edges.docx_layout.sections import section_elements, sections, text_width
from generator.edges.docx_layout.styles import Styles
from generator.edges.docx_layout.units import switched
from generator.edges.docx_numbering import Numbering
from generator.edges.package import (
    NoPackageError,
    Parts,
    TooLargeError,
    UnreadableError,
    mega,
    package_kind,
    part_name,
    relations,
    unpack,
)

MAX_PART = 20_000_000  # bytes of a part's XML
MAX_SECTIONS = 1_000
_NONE = b"<none/>"


def read_layout(file: str, data: bytes) -> Layout | Problem:
    """Return how a .docx file looks, or the problem that keeps it from being read."""
    where = Where(file)
    try:
        parts = unpack(data, "Word kiểu cũ .doc")
        main = _main_part(parts)
        if main is None:
            return problem("word.other_type", where, seen=package_kind(parts))
        return _layout(file, _Package(parts, main))
    except TooLargeError as fault:
        return problem("word.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        code = "word.password" if fault.encrypted else "word.other_type"
        return problem(code, where, seen=fault)
    except (UnreadableError, RecursionError) as fault:
        return problem("word.unreadable", where, seen=fault or type(fault).__name__)


def _layout(file: str, package: "_Package") -> Layout:
    body = package.root.find(qn("w:body"))
    if body is None:
        raise UnreadableError("w:body")
    styles = Styles(*(package.related(kind) for kind in ("styles", "theme", "numbering")))
    elements = section_elements(body)
    if len(elements) > MAX_SECTIONS:
        raise TooLargeError(f"{len(elements)} phần trang", f"{MAX_SECTIONS} phần trang")
    lists = Numbering(package.related("numbering"), package.related("styles"))
    walk = Walk(styles, lists, tuple(map(text_width, elements)))
    paragraphs = tuple(walk.blocks(body))

    def load(relation: str) -> tuple[LaidParagraph, ...]:
        found = package.named(relation)
        if found is None:
            return ()
        header = Walk(styles, Numbering(None, None))
        return tuple(header.paragraph(one) for one in found.iter(qn("w:p")))

    even = bool(switched(package.related("settings"), "w:evenAndOddHeaders"))
    return Layout(file, tuple(sections(elements, load, even_differs=even)), paragraphs)


class _Package:
    """The parts of a document by their relation to the main one."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._folder, _, name = main.rpartition("/")
        self._relations: Mapping[str, tuple[str, str]] = relations(
            parts.get(f"{self._folder}/_rels/{name}.rels", _NONE)
        )
        self.root = _parsed(parts[main])

    def related(self, kind: str) -> Any:
        """The root of the part related under a kind, or None."""
        ids = (key for key, (found, _) in self._relations.items() if found == kind)
        return next((root for key in ids if (root := self.named(key)) is not None), None)

    def named(self, relation: str) -> Any:
        """The root of the part a relation points to, or None."""
        _, target = self._relations.get(relation, ("", ""))
        part = self._parts.get(part_name(target, f"{self._folder}/")) if target else None
        return None if part is None else _parsed(part)


def _main_part(parts: Parts) -> str | None:
    """The part the package names as its document (ECMA-376 part 1, 11.3.10)."""
    if not any(name.startswith("word/") for name in parts):
        return None
    for kind, target in relations(parts.get("_rels/.rels", _NONE)).values():
        name = part_name(target, "")
        if kind == "officeDocument" and name in parts:
            return name
    raise UnreadableError("officeDocument")


def _parsed(part: bytes) -> Any:
    if len(part) > MAX_PART:
        raise TooLargeError(mega(len(part)), mega(MAX_PART))
    try:
        return parse_xml(part)
    except (SyntaxError, ValueError) as fault:  # lxml's is a SyntaxError
        raise UnreadableError("XML") from fault
