"""What an officer typed the wrong way round: days, years, bounds."""

from generator.core.model import Plan
from generator.core.values import format_date, format_number
from generator.core.wording import AgencyColumn, PlanSheets, TaskColumn
from generator.stages.plan.reader import Reader


def check_order(reader: Reader, plan: Plan) -> None:
    """Report a first that lies after its last, and quantities below nothing."""
    for task in plan.tasks:
        start, due = task.limit.start, task.limit.due
        if start and due and start > due:
            where = reader.where(PlanSheets.TASKS, task.key, TaskColumn.START)
            days = {"first": format_date(start), "last": format_date(due)}
            reader.report("plan.order_reversed", where, **days)
        for measure in task.measures:
            least, most = measure.least, measure.most
            where = reader.where(PlanSheets.TASKS, task.key, TaskColumn.LEAST)
            if least is not None and least < 0:
                reader.report("plan.quantity_negative", where, seen=format_number(least))
            if least is not None and most is not None and least > most:
                bounds = {"first": format_number(least), "last": format_number(most)}
                reader.report("plan.order_reversed", where, **bounds)
    for agency in plan.agencies:
        begin, end = agency.valid_from, agency.valid_to
        if begin and end and begin > end:
            where = reader.where(PlanSheets.AGENCIES, agency.code, AgencyColumn.FROM)
            days = {"first": format_date(begin), "last": format_date(end)}
            reader.report("plan.order_reversed", where, **days)
