"""What one cell of an OpenDocument spreadsheet holds (ODF 1.3 part 3, 19.385 and 19.389).

LibreOffice marks errors with an attribute of its own, calcext:value-type; a formula whose result
is the empty text has no value type, but a paragraph.
"""

import datetime as dt
import re
from collections.abc import Mapping

from generator.core.values import Cell, CellError, Formula, Share

VALUE_TYPE = "office:value-type"
FORMULA = "table:formula"

_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}")
_SYNTAX = re.compile(r"\A\w+:(?==)")  # of:=SUM(...), msoxl:=SUM(...)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?Z?")
_LENGTH = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:[.,]\d+)?S)?")
_WHOLE_DAY = dt.timedelta(days=1)


def cell_value(attributes: Mapping[str, str], text: str | None) -> Cell:
    """Return a cell's value from its attributes and its paragraphs; None where it has none."""
    formula = attributes.get(FORMULA)
    if attributes.get("calcext:value-type") == "error" or (
        formula is not None and text and _ERROR.fullmatch(text)
    ):
        return CellError(text or "#VALUE!")
    kind = attributes.get(VALUE_TYPE)
    if kind is None and text is None and formula is not None:
        return Formula(_SYNTAX.sub("", formula, count=1))
    try:
        return _of_type(kind, attributes, text or "")
    except (KeyError, ValueError):
        return text or ""


def _of_type(kind: str | None, attributes: Mapping[str, str], text: str) -> Cell:
    match kind:
        case "float" | "currency":
            return float(attributes["office:value"])
        case "percentage":
            return Share(float(attributes["office:value"]))
        case "date":
            return _day(attributes["office:date-value"])
        case "time":
            return _time(attributes["office:time-value"])
        case "boolean":
            return attributes["office:boolean-value"] == "true"
        case _:
            return attributes.get("office:string-value", text)


def _day(written: str) -> dt.date:
    """Return a day, with its time where that is not midnight (XML Schema part 2, 3.2.7)."""
    found = _DAY.fullmatch(written)
    if found is None:
        raise ValueError(written)
    day = dt.date.fromisoformat(found[1])
    time = dt.time.fromisoformat(found[2] or "00:00")
    return dt.datetime.combine(day, time) if time != dt.time() else day


def _time(written: str) -> dt.time | dt.timedelta:
    """Return a time of day, or a length of time from 24 hours on (3.2.6)."""
    found = _LENGTH.fullmatch(written)
    if found is None:
        raise ValueError(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return length if length >= _WHOLE_DAY else (dt.datetime.min + length).time()
