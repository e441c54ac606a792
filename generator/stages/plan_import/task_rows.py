"""What the columns of a task's row say, as printed."""

from generator.core.text import one_line
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.lines import Line
from generator.stages.plan_import.records import TaskRecord
from generator.stages.plan_import.roles import Roles, first_leads, told_roles


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
    limit, start = line.text(Part.LIMIT), line.all(Part.START)
    notes = [f"{column.caption}: {told}" for column, told in start if told != limit]
    notes += [f"{column.caption}: {told}" for column, told in line.all(Part.NOTE)]
    if text and content:
        notes.append(content)
    targets = [told for _, told in line.all(Part.TARGET)]
    return TaskRecord(
        key=key,
        group=group,
        number=one_line(line.number),
        text=text or content,
        lead=lead,
        coop=coop,
        limit=limit,
        quantity="\n".join(filter(None, (line.text(Part.QUANTITY), *targets))),
        product=line.text(Part.PRODUCT),
        note="\n".join(notes),
    )
