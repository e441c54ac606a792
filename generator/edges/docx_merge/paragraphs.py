"""Merging one paragraph, with the charts in it."""

from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from generator.core.three_way import Change, Clash, ClashKind, Line, merge_line
from generator.edges.docx_merge.job import Job, P
from generator.edges.docx_merge.lines import OBJECT, objects, write_edits, write_marks

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PROPERTIES = qn("w:pPr")


def merge_paragraph(job: Job, base: Any, theirs: Any, new: Any) -> None:
    """Merge a paragraph of theirs; without a new one it becomes empty."""
    old, line = job.line(base), job.line(theirs)
    now = Line("") if new is None else job.line(new)
    if OBJECT in old.text and new is not None:
        _renew_charts(job, base, theirs, new)
    if old == line == now:
        return
    if line.plain == old.plain != now.plain and _needs_rebuilding(line, now):
        _rebuild(job, theirs, new)
        return
    change = merge_line(old, line, now, job.sources)
    job.kept += line.plain not in (old.plain, now.plain)
    _write(job, theirs, line, change)


def renew(job: Job, element: Any) -> None:
    """Renew the figures of a block that is theirs alone."""
    for paragraph in element.iter(P):
        line = job.line(paragraph)
        if line.marks:
            _write(job, paragraph, line, merge_line(None, line, None, job.sources))


def _write(job: Job, theirs: Any, line: Line, change: Change) -> None:
    write_edits(theirs, change.edits)
    if change.edits or change.marks != line.marks:
        write_marks(theirs, change.marks, job.carrier.numbers)
    job.renewed += change.renewed
    for clash in change.clashes:
        job.comment(theirs, replace(clash, theirs=clash.theirs.replace(OBJECT, "")))


def _needs_rebuilding(line: Line, now: Line) -> bool:
    """Whether words put in place cannot make the new paragraph."""
    return line.text.count(OBJECT) != now.text.count(OBJECT) or not line.text


def _rebuild(job: Job, theirs: Any, new: Any) -> None:
    """Take the contents of the new paragraph, keeping the form of theirs."""
    for child in [child for child in theirs if child.tag != _PROPERTIES]:
        theirs.remove(child)
    if new is None:
        return
    copy = job.carrier.bring(new)
    theirs.extend([child for child in copy if child.tag != _PROPERTIES])


def _renew_charts(job: Job, base: Any, theirs: Any, new: Any) -> None:
    """Give each chart of theirs the data of the new one; size and place stay theirs."""
    found = [[_chart(o) for o in objects(paragraph)] for paragraph in (base, theirs, new)]
    if len({len(charts) for charts in found}) > 1:
        return
    parts = [document.part for document in (job.base, job.theirs, job.new)]
    for charts in zip(*found, strict=True):
        if any(chart is None for chart in charts):
            continue
        blobs = [
            part.rels[chart.get(_RELATION)].target_part.blob
            for part, chart in zip(parts, charts, strict=True)
        ]
        if blobs[0] == blobs[2]:
            continue
        before = charts[1].get(_RELATION)
        charts[1].set(_RELATION, job.carrier.relation(charts[2].get(_RELATION)))
        job.theirs.part.drop_rel(before)
        job.renewed += 1
        if blobs[1] != blobs[0]:
            job.comment(theirs, Clash(ClashKind.CHART, "", "", ""))


def _chart(element: Any) -> Any:
    return next(element.iter(_CHART), None)
