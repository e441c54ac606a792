"""From a plan issued as a document to the rows of its plan workbook, with every guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.core.documents import Paragraph, TextDocument
from generator.core.guesses import Guess
from generator.core.places import Commune
from generator.core.sheets import Content
from generator.core.wording import PlanSheets
from generator.stages.plan_import.assigning import Assigned, assign
from generator.stages.plan_import.confirming import confirm_sheet
from generator.stages.plan_import.cycles import read_cycles
from generator.stages.plan_import.general import province_of, read_general
from generator.stages.plan_import.items import items_of, upward_guesses
from generator.stages.plan_import.outline import read_outline
from generator.stages.plan_import.sheets import document_of_sheets
from generator.stages.plan_import.tables import (
    Row,
    agency_rows,
    cycle_rows,
    indicator_rows,
    phrase_rows,
    task_group_rows,
    task_rows,
)
from generator.stages.plan_import.upward import with_upward

__all__ = ["Draft", "confirm_sheet", "document_of_sheets", "draft_plan", "province_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a plan workbook as it could be read, and what was guessed."""

    title: str
    items: Mapping[str, Content]
    tables: Mapping[str, tuple[Row, ...]]
    guesses: tuple[Guess, ...]


def draft_plan(
    document: TextDocument, plan_id: str, province: str, communes: Sequence[Commune]
) -> Draft | None:
    """Return the draft of a plan, or None where no table lists tasks or indicators.

    Args:
        document: the plan as issued.
        plan_id: the code the plan gets.
        province: whose plan it is, "" where nobody knows.
        communes: of that province, for phrases such as "UBND các xã, phường".
    """
    outline = read_outline(document, read_general(document, province, ()).title)
    if not outline.tasks and not outline.indicators:
        return None
    general = read_general(document, province, [task.limit for task in outline.tasks])
    assigned: Assigned = assign(outline, general, communes)
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    cycles, unclear = with_upward(read_cycles(paragraphs), paragraphs)
    items, guesses = items_of(plan_id, document.file, general, cycles, assigned)
    guesses = (*guesses, *upward_guesses(cycles, unclear))
    names = PlanSheets
    tables = {
        names.CYCLES: tuple(cycle_rows(cycles)),
        names.AGENCIES: tuple(agency_rows(assigned.directory.agencies)),
        names.GROUPS: tuple(phrase_rows(assigned.directory.phrases)),
        names.TASK_GROUPS: tuple(task_group_rows(outline.groups)),
        names.TASKS: tuple(task_rows(outline.tasks, assigned.tasks)),
        names.INDICATORS: tuple(indicator_rows(outline.indicators, assigned.indicators)),
    }
    return Draft(general.title, items, tables, (*guesses, *outline.guesses, *assigned.guesses))
