"""Everything the tables of a plan list, in their order."""

from generator.core.documents import TextDocument
from generator.stages.plan_import.indicators import IndicatorList
from generator.stages.plan_import.lines import sections
from generator.stages.plan_import.records import Outline
from generator.stages.plan_import.tasks import TaskList


def read_outline(document: TextDocument) -> Outline:
    """Return the groups, tasks and indicators of a document with what was guessed."""
    tasks, indicators = TaskList(), IndicatorList()
    for section in sections(document):
        if section.header.of_indicators:
            indicators.add(section)
        else:
            tasks.add(section)
    indicators.add_headings(tasks.headings)
    return Outline(
        tuple(tasks.groups),
        tuple(tasks.tasks),
        tuple(indicators.indicators),
        (*tasks.guesses, *indicators.guesses),
    )
