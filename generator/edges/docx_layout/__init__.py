"""Reading how a Word document looks, within bounds, whoever made it."""

from docx.oxml.ns import qn

from generator.core.address import Where
from generator.core.layout import LaidParagraph, Layout
from generator.core.problems import Problem, problem
from generator.edges.docx_layout.blocks import Walk
from generator.edges.docx_layout.sections import section_elements, sections, text_width
from generator.edges.docx_layout.styles import Styles
from generator.edges.docx_layout.units import switched
from generator.edges.docx_numbering import Numbering
from generator.edges.docx_package import WordPackage, word_package
from generator.edges.package import (
    NoPackageError,
    TooLargeError,
    UnreadableError,
    package_kind,
    unpack,
)

MAX_SECTIONS = 1_000


def read_layout(file: str, data: bytes) -> Layout | Problem:
    """Return how a .docx file looks, or the problem that keeps it from being read."""
    where = Where(file)
    try:
        parts = unpack(data, "Word kiểu cũ .doc")
        package = word_package(parts)
        if package is None:
            return problem("word.other_type", where, seen=package_kind(parts))
        return _layout(file, package)
    except TooLargeError as fault:
        return problem("word.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        code = "word.password" if fault.encrypted else "word.other_type"
        return problem(code, where, seen=fault)
    except (UnreadableError, RecursionError) as fault:
        return problem("word.unreadable", where, seen=fault or type(fault).__name__)


def _layout(file: str, package: WordPackage) -> Layout:
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
