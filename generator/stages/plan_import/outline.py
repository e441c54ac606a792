"""Everything the tables of a plan list, in their order."""

from generator.core.documents import TextDocument
from generator.core.guesses import Guess
from generator.core.text import one_line, shorten
from generator.core.wording import PlanSheets, TaskColumn
from generator.stages.plan_import.indicators import IndicatorList
from generator.stages.plan_import.lines import sections
from generator.stages.plan_import.records import Outline
from generator.stages.plan_import.tasks import TaskList

_NO_LIST = "Bảng này không có tiêu đề của danh mục nhiệm vụ hoặc chỉ tiêu nên không đọc."


def read_outline(document: TextDocument, title: str = "") -> Outline:
    """Return the groups, tasks and indicators of a document, guesses too; `title` is the plan's."""
    tasks, indicators = TaskList(title), IndicatorList()
    lists, unread = sections(document)
    for section in lists:
        if section.header.of_indicators:
            indicators.add(section)
        else:
            tasks.add(section)
    indicators.add_headings(tasks.headings)
    return Outline(
        tuple(tasks.groups),
        tuple(tasks.tasks),
        tuple(indicators.indicators),
        (*tasks.guesses, *indicators.guesses, *map(_unread, unread)),
    )


def _unread(first_row: str) -> Guess:
    seen = shorten(one_line(first_row), 200)
    return Guess(PlanSheets.TASKS, "", TaskColumn.TEXT, seen, "", _NO_LIST)
