"""What one element of properties says, as names and values that can be laid over one another."""

from typing import Any

from docx.oxml.ns import qn

from generator.edges.docx_layout.units import below, switched, value

Values = dict[str, str]
SWITCHES = ("b", "i", "caps", "smallCaps", "vanish")
_LETTERS = {"sz": "w:sz", "u": "w:u", "position": "w:position"}
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def letters(properties: Any) -> Values:
    """Return what the properties of a run or style say of letters."""
    if properties is None:
        return {}
    found: Values = {}
    for name in SWITCHES:
        on = switched(properties, f"w:{name}")
        if on is not None:
            found[name] = "1" if on else "0"
    for key, name in _LETTERS.items():
        said = value(properties, name)
        if said is not None:
            found[key] = said
    colour = properties.find(qn("w:color"))
    if colour is not None:
        found["color"] = colour.get(qn("w:val"), "")
        found["themeColor"] = colour.get(qn("w:themeColor"), "")
    return found | _said_fonts(properties.find(qn("w:rFonts")))


def _said_fonts(fonts: Any) -> Values:
    """The fonts given; one given by name takes the place of an inherited one of the theme."""
    found: Values = {}
    for script in () if fonts is None else _SCRIPTS:
        theme, name = fonts.get(qn(f"w:{script}Theme")), fonts.get(qn(f"w:{script}"))
        if theme is not None or name is not None:
            found[f"{script}Theme"], found[script] = theme or "", name or ""
    return found


def paragraph(properties: Any) -> Values:
    """Return what the properties of a paragraph or style say of paragraphs."""
    if properties is None:
        return {}
    found: Values = {}
    for name in ("ind", "spacing"):
        element = properties.find(qn(f"w:{name}"))
        for key, said in () if element is None else element.attrib.items():
            found[f"{name}.{key.rpartition('}')[2]}"] = said
    for key, name in (("jc", "w:jc"), ("numId", "w:numPr/w:numId"), ("ilvl", "w:numPr/w:ilvl")):
        *above, last = name.split("/")
        said = value(below(properties, *above), last)
        if said is not None:
            found[key] = said
    for name in ("contextualSpacing", "pageBreakBefore"):
        on = switched(properties, f"w:{name}")
        if on is not None:
            found[name] = "1" if on else "0"
    aligned = value(properties, "w:framePr", "w:xAlign")
    return found | ({"frame": aligned} if aligned else {})


def merge(merged: Values, said: Values) -> None:
    """Lay one level over those below; a first line and a hanging one exclude each other."""
    if "ind.firstLine" in said:
        merged.pop("ind.hanging", None)
    if "ind.hanging" in said:
        merged.pop("ind.firstLine", None)
    merged.update(said)
