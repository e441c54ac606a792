"""Pages of a document: size, margins, where numbering begins, headers and footers."""

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.core.layout import LaidParagraph, Margins, PageSection
from generator.edges.docx_layout.units import number, switched, twips, value

Load = Callable[[str], tuple[LaidParagraph, ...]]  # the paragraphs of a related part
_LETTER = (215.9, 279.4)  # where no size is given (17.6.13)
_INCH = 25.4
Shown = dict[tuple[str, str], tuple[LaidParagraph, ...]]


def section_elements(body: Any) -> list[Any]:
    """Return the properties of the sections in order (17.6.18, 17.6.17)."""
    inner = [
        found
        for paragraph in body.iter(qn("w:p"))
        if (found := paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")) is not None
    ]
    last = body.find(qn("w:sectPr"))
    return [*inner, OxmlElement("w:sectPr") if last is None else last]


def text_width(element: Any) -> float:
    """Return how wide the text of a section is."""
    margins = _margins(element)
    return (twips(value(element, "w:pgSz", "w:w")) or _LETTER[0]) - margins.left - margins.right


def sections(elements: list[Any], load: Load, *, even_differs: bool) -> Iterator[PageSection]:
    """Yield the sections; what one does not say of its headers it takes from the one before."""
    shown: Shown = {}
    for element in elements:
        for kind in ("header", "footer"):
            for reference in element.findall(qn(f"w:{kind}Reference")):
                on = reference.get(qn("w:type"), "default")
                shown[kind, on] = load(reference.get(qn("r:id"), ""))
        yield _section(element, shown, even_differs=even_differs)


def _section(element: Any, shown: Shown, *, even_differs: bool) -> PageSection:
    restart = number(value(element, "w:pgNumType", "w:start"))
    header, footer = (
        shown.get((kind, "default"), ()) + (shown.get((kind, "even"), ()) if even_differs else ())
        for kind in ("header", "footer")
    )
    return PageSection(
        width=twips(value(element, "w:pgSz", "w:w")) or _LETTER[0],
        height=twips(value(element, "w:pgSz", "w:h")) or _LETTER[1],
        margins=_margins(element),
        header_distance=twips(value(element, "w:pgMar", "w:header")) or 0,
        title_page=bool(switched(element, "w:titlePg")),
        opens_page=value(element, "w:type") not in ("continuous", "nextColumn"),
        restart=None if restart is None else int(restart),
        header=header,
        first_header=shown.get(("header", "first"), ()),
        footer=footer,
        first_footer=shown.get(("footer", "first"), ()),
    )


def _margins(element: Any) -> Margins:
    """The margins; one that fixes the text above a tall header is written as negative."""
    sides = (twips(value(element, "w:pgMar", f"w:{side}")) for side in _SIDES)
    return Margins(*(_INCH if side is None else abs(side) for side in sides))


_SIDES = ("top", "bottom", "left", "right")
