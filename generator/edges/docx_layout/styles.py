"""What styles, defaults, theme and lists say about a paragraph and its letters.

Order of Word: document defaults, table style, paragraph styles, list, character styles, direct
formatting (ECMA-376 part 1, 17.7.2); switches of letters exclude one another between the levels
of styles (17.7.3).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml.ns import qn

from generator.core.layout import Align, Look, Shape, Spacing
from generator.edges.docx_layout.units import number, switched, twips, value

Values = dict[str, str]
_SWITCHES = ("b", "i", "caps", "smallCaps", "vanish")
_LETTERS = {"sz": "w:sz", "u": "w:u", "position": "w:position"}
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_DEFAULT_FONT = "Times New Roman"  # where no font is given (17.3.2.26)
_LONGEST_CHAIN = 50
_ALIGNED = {
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
}
_BLACK = {"", "auto", "000000"}
_BLACK_THEME = {"text1", "dark1"}


class Styles:
    """The styles, theme fonts and list indents of a document."""

    def __init__(self, styles: Any, theme: Any, numbering: Any) -> None:
        found = () if styles is None else styles.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        defaults = None if styles is None else styles.find(qn("w:docDefaults"))
        self._letters = _letters(_below(defaults, "w:rPrDefault", "w:rPr"))
        self._paragraph = _paragraph(_below(defaults, "w:pPrDefault", "w:pPr"))
        self._fonts = dict(_theme_fonts(theme))
        self._levels = dict(_list_levels(numbering))
        self._chains: dict[tuple[str, str], Values] = {}
        self._default = {
            style.get(qn("w:type"), ""): style.get(qn("w:styleId"), "")
            for style in found
            if style.get(qn("w:default")) in ("1", "true", "on")
        }

    def name(self, properties: Any) -> str:
        """Return the name of a paragraph's style."""
        style = self._styles.get(self._style_of(properties))
        return value(style, "w:name") or ""

    def shape(self, properties: Any, table_style: str) -> Shape:
        """Return how a paragraph is set."""
        merged = dict(self._paragraph)
        _merge(merged, self._chain(table_style, "w:pPr", _paragraph))
        of_style = self._chain(self._style_of(properties), "w:pPr", _paragraph)
        direct = _paragraph(properties)
        listed = self._listed({**of_style, **direct})
        _merge(merged, listed if "numId" in of_style else {})
        _merge(merged, of_style)
        _merge(merged, listed if "numId" in direct else {})
        _merge(merged, direct)
        return _shape(merged)

    def look(self, run: Any, paragraph: Any, table_style: str, text: str) -> Look | None:
        """Return how the text of a run looks, or None where it is hidden."""
        properties = run.find(qn("w:rPr"))
        letter_style = value(properties, "w:rStyle") or ""
        levels = [
            self._chain(style, "w:rPr", _letters)
            for style in (table_style, self._style_of(paragraph), letter_style)
        ]
        direct = _letters(properties)
        merged = dict(self._letters)
        for level in (*levels, direct):
            merged.update(level)
        on = {name: self._switch(name, levels, direct) for name in _SWITCHES}
        if on["vanish"]:
            return None
        return Look(
            fonts=self._used_fonts(merged, text),
            size=(number(merged.get("sz")) or 20) / 2,
            bold=on["b"],
            italic=on["i"],
            caps=on["caps"] or on["smallCaps"],
            underline=merged.get("u", "none") != "none",
            colour=_colour(merged),
        )

    def _switch(self, name: str, levels: Iterable[Values], direct: Values) -> bool:
        if name in direct:
            return direct[name] == "1"
        on = sum(level.get(name) == "1" for level in levels) % 2 == 1
        return on or self._letters.get(name) == "1"

    def _used_fonts(self, merged: Mapping[str, str], text: str) -> tuple[str, ...]:
        """The fonts of the characters: letters of ASCII have one of their own (17.3.2.26)."""
        scripts = {"ascii" if char.isascii() else "hAnsi" for char in text if char.isalnum()}
        used = (self._font(merged, script) for script in sorted(scripts or {"ascii"}))
        return tuple(dict.fromkeys(used))

    def _font(self, merged: Mapping[str, str], script: str) -> str:
        theme = self._fonts.get(merged.get(f"{script}Theme", ""), "")
        return theme or merged.get(script, "") or _DEFAULT_FONT

    def _style_of(self, properties: Any) -> str:
        return value(properties, "w:pStyle") or self._default.get("paragraph", "")

    def _chain(self, style_id: str, part: str, read: Any) -> Values:
        """What a style and those it is based on say, made once."""
        key = style_id, part
        if key not in self._chains:
            self._chains[key] = self._merged(style_id, part, read)
        return self._chains[key]

    def _merged(self, style_id: str, part: str, read: Any) -> Values:
        chain: list[Any] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[style_id]
            chain.append(style)
            style_id = value(style, "w:basedOn") or ""
        merged: Values = {}
        for style in reversed(chain):
            _merge(merged, read(style.find(qn(part))))
        return merged

    def _listed(self, merged: Mapping[str, str]) -> Values:
        level = merged.get("ilvl", "0")
        return self._levels.get((merged.get("numId", ""), level), {})


def _below(parent: Any, *names: str) -> Any:
    for name in names:
        parent = None if parent is None else parent.find(qn(name))
    return parent


def _letters(properties: Any) -> Values:
    if properties is None:
        return {}
    found: Values = {}
    for name in _SWITCHES:
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


def _paragraph(properties: Any) -> Values:
    if properties is None:
        return {}
    found: Values = {}
    for name in ("ind", "spacing"):
        element = properties.find(qn(f"w:{name}"))
        for key, said in () if element is None else element.attrib.items():
            found[f"{name}.{key.rpartition('}')[2]}"] = said
    for key, name in (("jc", "w:jc"), ("numId", "w:numPr/w:numId"), ("ilvl", "w:numPr/w:ilvl")):
        *above, last = name.split("/")
        said = value(_below(properties, *above), last)
        if said is not None:
            found[key] = said
    for name in ("contextualSpacing", "pageBreakBefore"):
        on = switched(properties, f"w:{name}")
        if on is not None:
            found[name] = "1" if on else "0"
    aligned = value(properties, "w:framePr", "w:xAlign")
    return found | ({"frame": aligned} if aligned else {})


def _merge(merged: Values, said: Values) -> None:
    """Lay one level over those below; a first line and a hanging one exclude each other."""
    if "ind.firstLine" in said:
        merged.pop("ind.hanging", None)
    if "ind.hanging" in said:
        merged.pop("ind.firstLine", None)
    merged.update(said)


def _shape(merged: Mapping[str, str]) -> Shape:
    kind = merged.get("spacing.lineRule", "auto")
    line = number(merged.get("spacing.line"))
    lines = kind not in ("exact", "atLeast")
    return Shape(
        align=_ALIGNED.get(merged.get("frame") or merged.get("jc", ""), Align.LEFT),
        first_line=(twips(merged.get("ind.firstLine")) or 0)
        - (twips(merged.get("ind.hanging")) or 0),
        left=_mm(merged, "ind.left", "ind.start"),
        right=_mm(merged, "ind.right", "ind.end"),
        before=_gap(merged, "before"),
        after=_gap(merged, "after"),
        contextual=merged.get("contextualSpacing") == "1",
        kind=Spacing.LINES if lines else Spacing(kind),
        spacing=(240 if line is None else line) / (240 if lines else 20),
    )


def _mm(merged: Mapping[str, str], *names: str) -> float:
    return next((found for name in names if (found := twips(merged.get(name))) is not None), 0)


def _gap(merged: Mapping[str, str], side: str) -> float:
    """A gap in points; an automatic one is that of a web page, 14 points (17.3.1.33)."""
    if merged.get(f"spacing.{side}Autospacing") in ("1", "true", "on"):
        return 14
    return (number(merged.get(f"spacing.{side}")) or 0) / 20


def _colour(merged: Mapping[str, str]) -> str:
    if merged.get("themeColor", "") in _BLACK_THEME:
        return ""
    colour = merged.get("color", "").lower()
    return "" if colour in _BLACK else colour


def _theme_fonts(theme: Any) -> Iterable[tuple[str, str]]:
    """Yield the fonts of the theme by the names styles call them (20.1.4.1)."""
    main = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for kind in () if theme is None else ("major", "minor"):
        latin = next(theme.iter(f"{main}{kind}Font"), None)
        latin = None if latin is None else latin.find(f"{main}latin")
        for script in ("Ascii", "HAnsi"):
            yield f"{kind}{script}", "" if latin is None else latin.get("typeface", "")


def _list_levels(root: Any) -> Iterable[tuple[tuple[str, str], Values]]:
    abstract = {
        (found.get(qn("w:abstractNumId"), ""), level.get(qn("w:ilvl"), "0")): _paragraph(
            level.find(qn("w:pPr"))
        )
        for found in (() if root is None else root.findall(qn("w:abstractNum")))
        for level in found.findall(qn("w:lvl"))
    }
    for found in () if root is None else root.findall(qn("w:num")):
        number_id = found.get(qn("w:numId"), "")
        meant = value(found, "w:abstractNumId")
        yield from (
            ((number_id, level), said) for (of, level), said in abstract.items() if of == meant
        )
