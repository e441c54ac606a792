"""What the columns of a task's row say, as printed."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.core.text import one_line
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.lines import Line
from generator.stages.plan_import.records import TaskRecord
from generator.stages.plan_import.roles import Roles, first_leads, told_roles

_KEPT = (Part.NOTE, Part.UNIT, Part.BASELINE)
_DATE = re.compile(r"(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)", re.IGNORECASE)


def workers(line: Line) -> Roles:
    """Who leads and who co-operates as printed; words of roles in a cell go before its caption."""
    both, lead, coop = line.text(Part.BOTH), line.text(Part.LEAD), line.text(Part.COOP)
    told = told_roles(both or lead)
    if told:
        return Roles(told.lead, "\n".join(filter(None, (told.coop, coop))))
    return first_leads(both) if both else Roles(lead, coop)


def record(line: Line, key: str, group: str, lead: str, coop: str) -> TaskRecord:
    """Return the task of a row; what no column of the workbook takes stands in its note."""
    text = line.text(Part.TASK)
    content = line.text(Part.CONTENT)
    targets = [told for _, told in line.all(Part.TARGET)]
    return TaskRecord(
        key=key,
        group=group,
        number=one_line(line.number),
        text=text or content,
        lead=lead,
        coop=coop,
        limit=line.text(Part.LIMIT),
        quantity="\n".join(filter(None, (line.text(Part.QUANTITY), *targets))),
        product=line.text(Part.PRODUCT),
        note="\n".join((*_notes(line), *([content] if text and content else []))),
        start=start_of(line),
    )


def start_of(line: Line) -> dt.date | None:
    """The day a task begins, where a column of its own gives a plain date."""
    for _, text in line.all(Part.START):
        if found := _DATE.fullmatch(text):
            try:
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                return None
    return None


def _notes(line: Line) -> Iterator[str]:
    limit, dated = line.text(Part.LIMIT), start_of(line)
    for column, told in line.all(Part.START):
        if told != limit and not (dated and _DATE.fullmatch(told)):
            yield f"{column.caption}: {told}"
    for part in _KEPT:
        yield from (f"{column.caption}: {told}" for column, told in line.all(part))
