"""What styles, defaults, theme and lists say about a paragraph and its letters.

Order of Word: document defaults, table style, paragraph styles, list, character styles, direct
formatting (ECMA-376 part 1, 17.7.2); switches of letters exclude one another between the levels
of styles (17.7.3).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml.ns import qn

from generator.core.layout import Align, Look, Shape, Spacing
from generator.edges.docx_layout.properties import SWITCHES, Values, letters, merge, paragraph
from generator.edges.docx_layout.units import below, number, twips, value

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
        self._letters = letters(below(defaults, "w:rPrDefault", "w:rPr"))
        self._paragraph = paragraph(below(defaults, "w:pPrDefault", "w:pPr"))
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
        merge(merged, self._chain(table_style, "w:pPr", paragraph))
        of_style = self._chain(self._style_of(properties), "w:pPr", paragraph)
        direct = paragraph(properties)
        listed = self._listed({**of_style, **direct})
        merge(merged, listed if "numId" in of_style else {})
        merge(merged, of_style)
        merge(merged, listed if "numId" in direct else {})
        merge(merged, direct)
        return _shape(merged)

    def look(self, run: Any, of_paragraph: Any, table_style: str, text: str) -> Look | None:
        """Return how the text of a run looks, or None where it is hidden."""
        properties = run.find(qn("w:rPr"))
        letter_style = value(properties, "w:rStyle") or ""
        levels = [
            self._chain(style, "w:rPr", letters)
            for style in (table_style, self._style_of(of_paragraph), letter_style)
        ]
        direct = letters(properties)
        merged = dict(self._letters)
        for level in (*levels, direct):
            merged.update(level)
        on = {name: self._switch(name, levels, direct) for name in SWITCHES}
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
            merge(merged, read(style.find(qn(part))))
        return merged

    def _listed(self, merged: Mapping[str, str]) -> Values:
        level = merged.get("ilvl", "0")
        return self._levels.get((merged.get("numId", ""), level), {})


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
        (found.get(qn("w:abstractNumId"), ""), level.get(qn("w:ilvl"), "0")): paragraph(
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
