"""Which cell formats of an .xlsx file show numbers in per cent (ECMA-376 part 1, 18.8)."""

import re
from xml.parsers import expat

from generator.edges.number_format import Shown, shown_as
from generator.edges.package import UnreadableError

_BUILT_IN = re.compile(rb'numFmtId="(?:9|10)"')


def share_formats(styles: bytes) -> frozenset[str]:
    """Return the numbers, as written in s, of the formats that show per cent.

    Raises:
        UnreadableError: the part is no well-formed XML.
    """
    if not _may_hold_shares(styles):
        return frozenset()
    reader = _Reader()
    try:
        reader.read(styles)
    except (expat.ExpatError, LookupError) as fault:
        raise UnreadableError(type(fault).__name__) from fault
    return reader.shares()


def _may_hold_shares(styles: bytes) -> bool:
    """Whether the part must be read at all; in nearly all forms it need not."""
    formats = _between(styles, b"<cellXfs", b"</cellXfs>")
    if not formats:
        return bool(styles)
    return bool(_BUILT_IN.search(formats)) or b"%" in _between(styles, b"<numFmts", b"</numFmts>")


def _between(xml: bytes, first: bytes, last: bytes) -> bytes:
    start = xml.find(first)
    return xml[start : xml.find(last, start)] if start >= 0 else b""


class _Reader:
    """Expat handlers that note number formats and the cell formats that use them."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._used: list[int] = []
        self._in_cell_formats = False

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)

    def shares(self) -> frozenset[str]:
        shown = {number: shown_as(number, self._codes.get(number, "")) for number in self._used}
        return frozenset(
            str(place) for place, number in enumerate(self._used) if shown[number] is Shown.SHARE
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "cellXfs":
                self._in_cell_formats = True
            case "xf" if self._in_cell_formats:
                self._used.append(_number(attributes))
            case "numFmt":
                self._codes[_number(attributes)] = attributes.get("formatCode", "")

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._in_cell_formats = False


def _number(attributes: dict[str, str]) -> int:
    number = attributes.get("numFmtId", "")
    return int(number) if number.isdecimal() and len(number) < 6 else 0
