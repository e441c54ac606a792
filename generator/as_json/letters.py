"""What remind made, as JSON."""

from generator.as_json.parts import Json
from generator.as_json.posting import of_drafts
from generator.core.summary import ReportState
from generator.pipeline import Reminded


def of_reminded(reminded: Reminded) -> Json:
    """Who owes a report, and the letter to them."""
    return {
        "period": reminded.dates.period.id,
        "missing": _codes(reminded, ReportState.MISSING),
        "returned": _codes(reminded, ReportState.RETURNED),
        "files": [str(path) for path in reminded.files],
        "kept": [str(path) for path in reminded.kept],
        **of_drafts(reminded.drafts),
    }


def _codes(reminded: Reminded, state: ReportState) -> list[str]:
    return [result.agency.code for result in reminded.owing if result.state is state]
