"""What the columns of a task's row say, as printed."""

import re

from generator.core.text import one_line
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.lines import Line
from generator.stages.plan_import.records import TaskRecord

_LABEL = re.compile(
    r"(?:(?:cơ quan|đơn vị)\s+)?(?P<role>chủ trì|phối hợp)(?:\s+(?:thực hiện|chính))?\s*:",
    re.IGNORECASE,
)


def workers(line: Line) -> tuple[str, str, bool]:
    """Who leads and who co-operates as printed, and whether the plan says which is which."""
    both = line.text(Part.BOTH)
    if not both:
        return line.text(Part.LEAD), line.text(Part.COOP), True
    found = list(_LABEL.finditer(both))
    if not found:
        first, _, rest = both.partition("\n" if "\n" in both else ";")
        return first.strip(), rest.strip(), False
    texts = {"chủ trì": both[: found[0].start()].strip(), "phối hợp": ""}
    for label, following in zip(found, [*found[1:], None], strict=True):
        text = both[label.end() : following.start() if following else None].strip(" \n-;")
        role = label["role"].lower()
        texts[role] = "\n".join(filter(None, (texts[role], text)))
    return texts["chủ trì"], texts["phối hợp"], True


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
