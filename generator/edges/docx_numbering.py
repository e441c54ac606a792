"""The numbers Word writes itself before paragraphs, which stand in no text.

Lists, levels and their counters as in ECMA-376 part 1, 17.9; bullets count as "-".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
_LEVEL = re.compile(r"%([1-9])")
_MOST = 3_999


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, the text around it."""

    start: int
    written: str
    text: str


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract = dict(_abstracts(numbering))
        self._lists = dict(_lists(numbering))
        self._restarts = dict(_restarts(numbering))
        self._of_style = dict(_style_lists(styles))
        self._counters: dict[str, dict[int, int]] = {}

    def label(self, paragraph: Any) -> str:
        """Return the number that stands before a paragraph, and count on; "" without one."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, depth = found
        abstract = self._lists.get(number, "")
        levels = self._abstract.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        for restarted, start in self._restarts.pop(number, {}).items():
            counters[restarted] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        return _LEVEL.sub(lambda match: _shown(int(match[1]) - 1, levels, counters), _text(level))

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        found = properties.find(qn("w:numPr"))
        if found is not None:
            return _reference(found)
        style = properties.find(qn("w:pStyle"))
        return None if style is None else self._of_style.get(style.get(qn("w:val"), ""))


def _reference(element: Any) -> tuple[str, int] | None:
    number, level = element.find(qn("w:numId")), element.find(qn("w:ilvl"))
    if number is None:
        return None
    return number.get(qn("w:val"), ""), _int(level, 0)


def _int(element: Any, default: int) -> int:
    text = "" if element is None else element.get(qn("w:val"), "")
    return min(int(text), _MOST) if text.isascii() and text.isdigit() else default


def _abstracts(root: Any) -> Iterator[tuple[str, dict[int, Level]]]:
    for element in () if root is None else root.findall(qn("w:abstractNum")):
        levels = {
            int(level.get(qn("w:ilvl"), "0")): Level(
                _int(level.find(qn("w:start")), 1),
                _value(level, "w:numFmt", "decimal"),
                _value(level, "w:lvlText", ""),
            )
            for level in element.findall(qn("w:lvl"))
            if level.get(qn("w:ilvl"), "0").isdigit()
        }
        yield element.get(qn("w:abstractNumId"), ""), levels


def _value(element: Any, name: str, default: str) -> str:
    found = element.find(qn(name))
    return default if found is None else str(found.get(qn("w:val"), default))


def _lists(root: Any) -> Iterator[tuple[str, str]]:
    for element in () if root is None else root.findall(qn("w:num")):
        yield element.get(qn("w:numId"), ""), _value(element, "w:abstractNumId", "")


def _restarts(root: Any) -> Iterator[tuple[str, dict[int, int]]]:
    """Yield the levels at which a list begins anew where it is used first (17.9.26)."""
    for element in () if root is None else root.findall(qn("w:num")):
        found = {
            int(override.get(qn("w:ilvl"), "0")): _int(start, 1)
            for override in element.findall(qn("w:lvlOverride"))
            if (start := override.find(qn("w:startOverride"))) is not None
            and override.get(qn("w:ilvl"), "0").isdigit()
        }
        if found:
            yield element.get(qn("w:numId"), ""), found


def _style_lists(root: Any) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in () if root is None else root.findall(qn("w:style")):
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        reference = None if found is None else _reference(found)
        if reference:
            yield style.get(qn("w:styleId"), ""), reference


def _text(level: Level) -> str:
    return "-" if level.written == "bullet" else level.text


def _shown(depth: int, levels: Mapping[int, Level], counters: Mapping[int, int]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counters.get(depth, level.start)
    match level.written:
        case "upperRoman":
            return _roman(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerLetter":
            return _letters(number)
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    written = "m" * (number // 1000)
    number %= 1000
    for value, letters in ((900, "cm"), (500, "d"), (400, "cd"), *_ROMAN, (4, "iv"), (1, "i")):
        written += letters * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """a…z, then aa, bb … (ECMA-376 part 1, 17.18.59)."""
    if number < 1:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
