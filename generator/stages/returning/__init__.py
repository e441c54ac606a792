"""From a form that was returned to the copy that goes back: what it held, what to mend where."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.core.form_cells import Place, answer_cells
from generator.core.model import Form, Repair, Submission, Value
from generator.core.problems import Problem, Severity
from generator.core.returned import Fault, Fix, Level, MarkedForm
from generator.core.returned_words import LEAVE, READ_AS, RETURNED_HINTS
from generator.core.text import one_line
from generator.core.values import show_value
from generator.core.wording import Field
from generator.stages.returning.contents import contents_of
from generator.stages.returning.places import Finder

__all__ = ["marked_form"]

_LEVELS = {
    Severity.ERROR: Level.MUST,
    Severity.WARNING: Level.SHOULD,
    Severity.NOTE: Level.TOLD,
}
# What stands in a sheet of another period or agency is not carried over.
_NOT_KEPT = frozenset({"sheet.other_period", "sheet.other_agency"})
# What is in dispute is asked again: sent back untouched it must not pass for an answer.
_DISPUTED = frozenset({"row.duplicate", "sheet.copied"})
_OTHER_UNIT = frozenset({"unit.differs"})
_COUNTED = frozenset({Field.FIGURE, Field.VALUE, Field.UNIT})


def marked_form(form: Form, sent: Submission, today: dt.date) -> MarkedForm:
    """Return the form as it was issued, with what was sent and all that is wrong with it.

    A value that could not be taken stands as the text that was typed.
    """
    cells = answer_cells(form)
    finder = Finder(cells, sent)
    answers = _answers(cells, sent, finder)
    return MarkedForm(
        form=form,
        cells=cells,
        answers=answers,
        fixes=tuple(_fixes(contents_of(form), sent, finder, answers)),
        file=one_line(sent.arrival.file),
        received_on=sent.arrival.received_at.date(),
        made_on=today,
    )


def _answers(cells: Iterable[Place], sent: Submission, finder: Finder) -> dict[Place, Value]:
    """The values of the cells a form asks for, without those of sheets from elsewhere."""
    found: dict[Place, Value] = {
        finder.place(answer.key, answer.field): answer.value for answer in sent.answers
    }
    found |= {finder.place(cell.key, cell.field): cell.text for cell in sent.refused}
    foreign = {place.sheet for place in _of(_NOT_KEPT, sent, finder)}
    rows = {(place.sheet, place.key) for place in _of(_DISPUTED, sent, finder)}
    figures = {(place.sheet, place.key) for place in _of(_OTHER_UNIT, sent, finder)}
    return {
        place: value
        for place in cells
        if place.sheet not in foreign
        and (place.sheet, place.key) not in rows
        and not (place.field in _COUNTED and (place.sheet, place.key) in figures)
        and (value := found.get(place)) is not None
    }


def _of(codes: Collection[str], sent: Submission, finder: Finder) -> Iterator[Place]:
    """The places of the problems with some codes."""
    found = (finder.find(problem) for problem in sent.problems if problem.code in codes)
    return (place for place in found if place)


def _fixes(
    contents: Mapping[Place, str],
    sent: Submission,
    finder: Finder,
    answers: Mapping[Place, Value],
) -> Iterator[Fix]:
    """The places to mend, to look at, and those only told of, each in the order of the form."""
    order = {place: number for number, place in enumerate(contents)}
    grouped: dict[tuple[Place | None, str], list[Fault]] = {}
    for place, seen_at, fault in _faults(sent, finder):
        grouped.setdefault((place, "" if place else seen_at), []).append(fault)
    fixes = [
        Fix(
            place=place,
            faults=_gravest_first(faults),
            content=contents.get(place, "") if place else "",
            holds=show_value(answers.get(place)) if place else "",
            seen_at=seen_at,
        )
        for (place, seen_at), faults in grouped.items()
    ]
    yield from sorted(fixes, key=lambda fix: (fix.level, *_order(fix, order)))


def _gravest_first(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults of a place, each once; what is only told beside others asks for nothing."""
    first, *others = sorted(dict.fromkeys(faults), key=lambda fault: fault.level)
    told = first.level is not Level.TOLD
    return (
        first,
        *(replace(one, hint="") if told and one.level is Level.TOLD else one for one in others),
    )


def _order(fix: Fix, order: Mapping[Place, int]) -> tuple[int, int, str]:
    """Whole sheets first, then cells, then what has no place."""
    if fix.place is None:
        return (2, 0, fix.seen_at)
    return (1 if fix.place.key else 0, order[fix.place], "")


def _faults(sent: Submission, finder: Finder) -> Iterator[tuple[Place | None, str, Fault]]:
    for problem in sent.problems:
        place = finder.find(problem)
        where = problem.where
        seen_at = "!".join(part for part in (where.sheet, where.cell) if part)
        yield place, one_line(seen_at), _fault(problem, place)
    for repair in _told(sent.repairs):
        place = finder.at(repair.where)
        message = READ_AS.format(seen=one_line(repair.seen), taken=one_line(repair.taken))
        yield place, one_line(str(repair.where)), Fault(Level.TOLD, message, LEAVE)


def _told(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """The repairs a person would notice."""
    return (repair for repair in repairs if one_line(repair.seen) != one_line(repair.taken))


def _fault(problem: Problem, place: Place | None) -> Fault:
    """The fault of a problem; a row that is new must be answered once the form has it."""
    must = problem.code == "row.new" and place and place.field == Field.STATUS
    level = Level.MUST if must else _LEVELS[problem.severity]
    return Fault(level, problem.message, RETURNED_HINTS.get(problem.code, problem.hint))
