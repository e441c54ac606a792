"""The ways offices draw a horizontal line: a shape of today, a shape of 2003, a border."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.core.layout import Drawn
from generator.edges.docx_layout.units import FALLBACK, MM_PER_EMU, css_length, number

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_FLAT = 12  # how many times longer than high a shape is to pass for a line
_STYLE = re.compile(r"(width|height|margin-left)\s*:\s*([^;]+)")


def drawn_lines(paragraph: Any) -> Iterator[Drawn]:
    """Yield the lines anchored in a paragraph."""
    for child in paragraph.iterchildren():
        if child.tag in (f"{_WP}anchor", f"{_WP}inline"):
            yield from _shape(child)
        elif child.tag in (f"{_VML}line", f"{_VML}shape", f"{_VML}rect"):
            yield from _old_shape(child)
        elif child.tag not in (FALLBACK, qn("w:txbxContent")):
            yield from drawn_lines(child)


def _shape(element: Any) -> Iterator[Drawn]:
    """A flat drawing that is no picture (20.4.2.3)."""
    extent = element.find(f"{_WP}extent")
    if extent is None or next(element.iter(_PICTURE), None) is not None:
        return
    across, down = (number(extent.get(name)) or 0 for name in ("cx", "cy"))
    if across > 0 and across >= down * _FLAT:
        offset = element.findtext(f"{_WP}positionH/{_WP}posOffset")
        left = number(offset)
        yield Drawn(across * MM_PER_EMU, None if left is None else left * MM_PER_EMU)


def _old_shape(element: Any) -> Iterator[Drawn]:
    ends = [
        [css_length(part) for part in element.get(name, "").split(",")] for name in ("from", "to")
    ]
    if element.tag == f"{_VML}line" and all(len(end) == 2 and None not in end for end in ends):
        (x, y), (to_x, to_y) = ends
        across, down = abs(to_x - x), abs(to_y - y)  # type: ignore[operator]
        left = x
    else:
        said = dict(_STYLE.findall(element.get("style", "")))
        across, down = (css_length(said.get(name)) or 0 for name in ("width", "height"))
        left = css_length(said.get("margin-left"))
    if across > 0 and across >= down * _FLAT:
        yield Drawn(across, left)


def has_border(properties: Any, side: str) -> bool:
    """Whether a paragraph has a border on a side (17.3.1.7)."""
    border = None if properties is None else properties.find(f"{qn('w:pBdr')}/{qn(f'w:{side}')}")
    return border is not None and border.get(qn("w:val"), "nil") not in ("nil", "none")
