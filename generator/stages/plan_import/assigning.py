"""Whom each task and indicator names, each agency under its one name."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.core.guesses import Guess
from generator.core.places import Commune
from generator.core.wording import IndicatorColumn, PlanSheets, TaskColumn
from generator.stages.plan_import.directory import Directory, Mention, directory
from generator.stages.plan_import.general import General
from generator.stages.plan_import.names import Named, read_leads, read_names
from generator.stages.plan_import.records import Outline

_WHY = "Chỗ tách các tên trong ô là phỏng đoán: xem có đúng là một cơ quan."


@dataclass(frozen=True, slots=True)
class Assigned:
    """Agencies and phrases, the leads and co-operating of each task, the leads of indicators."""

    directory: Directory
    office: str
    tasks: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    indicators: Mapping[str, tuple[str, ...]]
    guesses: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one printed cell names, and where that is written."""

    sheet: str
    row: str
    caption: str
    leads: bool
    named: tuple[Named, ...]


def assign(outline: Outline, general: General, communes: Sequence[Commune]) -> Assigned:
    """Return who does what, with every agency and phrase the plan names."""
    cells = (*_task_cells(outline), *_indicator_cells(outline))
    mentions = [Mention(named.text, cell.leads) for cell in cells for named in cell.named]
    office = general.office or _busiest(cells)
    if office:
        mentions.append(Mention(office, leads=True))
    found = directory(mentions, general.province, communes)
    names = {(cell.sheet, cell.row, cell.caption): _references(cell, found) for cell in cells}
    leads, coops = TaskColumn.LEADS, TaskColumn.COOPS
    return Assigned(
        found,
        found.name_of(office) if office else "",
        {
            task.key: (
                names[PlanSheets.TASKS, task.key, leads],
                names[PlanSheets.TASKS, task.key, coops],
            )
            for task in outline.tasks
        },
        {
            one.code: names[PlanSheets.INDICATORS, one.code, IndicatorColumn.LEADS]
            for one in outline.indicators
        },
        (*_cutting(cells, found), *found.guesses),
    )


def _task_cells(outline: Outline) -> Iterator[_Cell]:
    for task in outline.tasks:
        workers = read_leads(task.lead)
        place = (PlanSheets.TASKS, task.key)
        coops = (*workers.coops, *read_names(task.coop))
        yield _Cell(*place, TaskColumn.LEADS, leads=True, named=workers.leads)
        yield _Cell(*place, TaskColumn.COOPS, leads=False, named=coops)


def _indicator_cells(outline: Outline) -> Iterator[_Cell]:
    for one in outline.indicators:
        workers = read_leads(one.lead)
        place = (PlanSheets.INDICATORS, one.code, IndicatorColumn.LEADS)
        yield _Cell(*place, leads=True, named=workers.leads)


def _busiest(cells: Sequence[_Cell]) -> str:
    """The one agency that leads most often."""
    counted = Counter(named.text for cell in cells if cell.leads for named in cell.named)
    single = [name for name, _ in counted.most_common() if name.lower().startswith("sở ")]
    return next(iter(single), next(iter(counted), ""))


def _references(cell: _Cell, found: Directory) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.name_of(named.text) for named in cell.named))


def _cutting(cells: Sequence[_Cell], found: Directory) -> Iterator[Guess]:
    """Yield a guess for each name that was cut out by judgement."""
    for cell in cells:
        for named in cell.named:
            if not named.sure:
                taken = found.name_of(named.text)
                yield Guess(cell.sheet, cell.row, cell.caption, named.seen, taken, _WHY)
