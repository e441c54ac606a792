"""How each agency reported."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.core.model import (
    COUNTING,
    Agency,
    PeriodDates,
    Received,
    Status,
    Submission,
    Verdict,
)
from generator.core.summary import AgencyResult, ReportState, TaskResult

_VALID = COUNTING | {Verdict.SUPERSEDED}


def agency_results(
    reporting: Sequence[Agency],
    dates: PeriodDates,
    received: Received,
    tasks: Sequence[TaskResult],
) -> Iterator[AgencyResult]:
    """Yield how each agency reported: on time by its first valid form, with what it says."""
    counting = received.counting
    files = _by_agency(received.submissions)
    returned = _by_agency(s for s in received.unsettled if s.verdict is Verdict.RETURNED)
    statuses: dict[str, Counter[Status]] = {}
    led: Counter[str] = Counter()
    for result in tasks:
        led.update(agency.code for agency in result.leads)
        for answer in result.answers:
            statuses.setdefault(answer.agency.code, Counter())[answer.status] += 1
    for agency in reporting:
        mine = files.get(agency.code, [])
        valid = sorted(s.arrival.received_at for s in mine if s.verdict in _VALID)
        counts = statuses.get(agency.code, Counter())
        chosen = counting.get(agency.code)
        yield AgencyResult(
            agency=agency,
            state=_state(valid, mine, dates.last_good_day_of(agency.code)),
            received_at=valid[0] if valid else None,
            file=chosen.arrival.file if chosen else "",
            errors=_open_errors(returned.get(agency.code, [])),
            tasks=led[agency.code],
            statuses=tuple((status, counts[status]) for status in Status if counts[status]),
            extended_until=dates.extended_until(agency.code),
            nil=chosen is not None and chosen.nil,
        )


def _by_agency(submissions: Iterable[Submission]) -> dict[str, list[Submission]]:
    found: dict[str, list[Submission]] = {}
    for submission in submissions:
        found.setdefault(submission.agency, []).append(submission)
    return found


def _state(
    valid: Sequence[dt.datetime], mine: Sequence[Submission], last_good_day: dt.date
) -> ReportState:
    """The first valid report decides: a correction of a report on time stays on time."""
    if valid:
        on_time = valid[0].date() <= last_good_day
        return ReportState.ON_TIME if on_time else ReportState.LATE
    returned = any(s.verdict is Verdict.RETURNED for s in mine)
    return ReportState.RETURNED if returned else ReportState.MISSING


def _open_errors(mine: Sequence[Submission]) -> int:
    """The errors of the newest form that was returned and not mended since."""
    newest = max(mine, key=lambda s: s.arrival.order, default=None)
    return sum(p.severity == "error" for p in newest.problems) if newest else 0
