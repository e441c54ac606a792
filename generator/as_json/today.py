"""Today's list as JSON."""

from collections.abc import Iterable
from pathlib import Path

from generator.as_json.parts import Json
from generator.core.today import Today


def of_today(told: Today, files: Iterable[Path]) -> Json:
    """What there is to do, the most urgent first, and the files that were written."""
    return {
        "today": [
            {
                "work": todo.work.value,
                "plan": todo.facts.plan,
                "period": todo.facts.dates.period.id,
                "date": todo.day.isoformat() if todo.day else None,
                "days_left": todo.days,
                "agencies": [agency.code for agency in todo.agencies],
                "report": todo.facts.draft.value,
            }
            for todo in told.todos
        ],
        "undated": list(told.undated),
        "files": [str(path) for path in files],
    }
