"""Names, measures and switches of WordprocessingML (ECMA-376 part 1, 17.18)."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

MM_PER_TWIP = 25.4 / 1_440
MM_PER_EMU = 1 / 36_000
_LENGTH = re.compile(r"(-?\d{1,7}(?:\.\d{0,20})?)(pt|in|mm|cm|px|pc|pi)?")
_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96}
_MM |= {"pc": 25.4 / 6, "pi": 25.4 / 6}
_OFF = ("0", "false", "off", "none")
WRAPPERS = {
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def value(parent: Any, name: str, attribute: str = "w:val") -> str | None:
    """Return the attribute of a child, or None without the child or the attribute."""
    found = None if parent is None else parent.find(qn(name))
    return None if found is None else found.get(qn(attribute))


def below(parent: Any, *names: str) -> Any:
    """Return the element down a path of names, or None."""
    for name in names:
        parent = None if parent is None else parent.find(qn(name))
    return parent


def switched(parent: Any, name: str) -> bool | None:
    """Return whether a switch is on, or None where nothing is said (17.17.4)."""
    found = None if parent is None else parent.find(qn(name))
    return None if found is None else found.get(qn("w:val"), "1") not in _OFF


def number(text: str | None) -> float | None:
    """Return a number as XML writes it, within the bounds of a page, or None."""
    match = _LENGTH.fullmatch(text.strip()) if text else None
    return None if match is None or match[2] else float(match[1])


def twips(text: str | None) -> float | None:
    """Return a measure in mm: twips, or a number with its unit (17.18.87)."""
    match = _LENGTH.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    return float(match[1]) * (_MM[match[2]] if match[2] else MM_PER_TWIP)


def css_length(text: str | None) -> float | None:
    """Return a length of VML in mm; a bare number counts pixels."""
    match = _LENGTH.fullmatch(text.strip()) if text else None
    return None if match is None else float(match[1]) * _MM[match[2] or "px"]


def inside(parent: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with a tag, also inside content controls and tracked insertions."""
    for child in parent.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from inside(child, *tags)
