"""Whether a mail is a submission: of which plans and periods it holds forms, by what is inside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.core.address import Where
from generator.core.grid import Workbook
from generator.core.identity import is_name
from generator.core.mailbox import Examined, PeriodName
from generator.core.model import Form
from generator.core.periods import parse_period
from generator.core.problems import Problem, problem
from generator.edges.boxes import Item, open_box
from generator.edges.workbook_read import read_workbook
from generator.stages.receive.identity import identify, other_period
from generator.stages.receive.sheets import find_sheets, heads

IssuedForms = Callable[[], Sequence[Sequence[Form]]]  # of each open period


def examine(data: bytes, issued: IssuedForms) -> Examined:
    """Return of which periods a mail holds forms; where of none, why it is no submission.

    Args:
        data: the mail.
        issued: the forms of each open period, asked for where a form has lost its identity.
    """
    forms: dict[PeriodName, None] = {}
    faults: list[Problem] = []
    for item in open_box("thu.eml", data):
        found = _form_in(item, issued)
        if isinstance(found, PeriodName):
            forms[found] = None
        else:
            faults.append(replace(found, where=Where("")))
    return Examined(tuple(forms), None if forms else faults[0])


def _form_in(item: Item, issued: IssuedForms) -> PeriodName | Problem:
    if item.fault:
        return item.fault
    book = read_workbook(item.name, item.data)
    if isinstance(book, Problem):
        return book
    found = next(_identities(book, issued), None)
    if found is None:
        return problem("form.not_ours", Where(""))
    period = parse_period(found.period)
    can_be = is_name(found.plan) and period and period.id == found.period
    return found if can_be else problem("form.identity", Where(""))


def _identities(book: Workbook, issued: IssuedForms) -> Iterator[PeriodName]:
    """Yield what a form says it is, else the open periods its words agree with."""
    sheets = find_sheets(book)
    if found := identify(book, sheets, ()):
        yield PeriodName(found.identity.plan, found.identity.period)
        return
    printed = [head for _, head in heads(sheets)]
    for forms in issued():
        if not (forms and (found := identify(book, sheets, forms))):
            continue
        if not any(other_period(head, forms[0]) for head in printed):
            yield PeriodName(found.identity.plan, found.identity.period)
