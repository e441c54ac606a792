"""What a period asks for on a day, from its dates, its agencies and its report."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.core.model import Agency, Extension
from generator.core.sent import Sent, SentKind
from generator.core.summary import AgencyResult, ReportState
from generator.core.today import DateKind, Draft, PeriodFacts, Work
from generator.stages.today import today, todos_of
from tests.support import dates, small_plan

ON_TIME, LATE = ReportState.ON_TIME, ReportState.LATE
RETURNED, MISSING = ReportState.RETURNED, ReportState.MISSING
PLAN = small_plan()
SENT = Sent(1, SentKind.REPORT, "", None, "bao-cao.docx", dt.date(2025, 9, 24))


def agency(number, state, errors=0):
    return AgencyResult(
        Agency(f"A{number}", f"Cơ quan {number}", "", "Sở"), state, None, "", errors, 0, ()
    )


def facts(*states, issued=True, draft=Draft.NONE, sent=None, period="2025-Q3", **changed):
    results = tuple(agency(n, state) for n, state in enumerate(states))
    found = PeriodFacts(
        "thu-nho", PLAN.title, dates(PLAN, period), issued, results, draft=draft, sent=sent
    )
    return replace(found, dates=replace(found.dates, **changed))


def works(one, day):
    return [(todo.work, todo.days) for todo in todos_of(one, dt.date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2025-09-05", [], id="15 days before"),
        pytest.param("2025-09-06", [(Work.DUE_14, 14)], id="14 days before"),
        pytest.param("2025-09-12", [(Work.DUE_14, 8)], id="8 days before"),
        pytest.param("2025-09-13", [(Work.DUE_7, 7)], id="7 days before"),
        pytest.param("2025-09-16", [(Work.DUE_7, 4)], id="4 days before"),
        pytest.param("2025-09-17", [(Work.DUE_3, 3)], id="3 days before"),
        pytest.param("2025-09-20", [(Work.DUE_3, 0)], id="the due day"),
        pytest.param("2025-09-21", [(Work.OVERDUE, -1), (Work.REPORT, None)], id="a day late"),
        pytest.param("2026-09-21", [(Work.OVERDUE, -366), (Work.REPORT, None)], id="a year"),
        pytest.param("2026-09-22", [], id="longer than a year"),
    ],
)
def test_a_date_comes_nearer_and_passes(day, expected):
    assert works(facts(ON_TIME, MISSING), day) == expected


def test_where_the_due_day_does_not_count_the_day_before_is_the_last():
    assert works(facts(MISSING, due_day_counts=False), "2025-09-20")[0] == (Work.OVERDUE, -1)
    assert works(facts(MISSING, due_day_counts=False), "2025-09-19") == [(Work.DUE_3, 0)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(
            "2025-09-20", [(Work.DUE_3, 0, ["A0"]), (Work.DUE_14, 10, ["A1"])], id="the due day"
        ),
        pytest.param(
            "2025-09-29", [(Work.OVERDUE, -9, ["A0"]), (Work.DUE_3, 1, ["A1"])], id="runs still"
        ),
        pytest.param(
            "2025-10-01",
            [(Work.OVERDUE, -11, ["A0"]), (Work.OVERDUE, -1, ["A1"])],
            id="has run out",
        ),
    ],
)
def test_an_extension_moves_the_last_day_of_its_agency_only(day, expected):
    granted = Extension("A1", dt.date(2025, 9, 30), "", dt.date(2025, 9, 15))
    todos = todos_of(facts(MISSING, MISSING, extensions=(granted,)), dt.date.fromisoformat(day))
    found = [(todo.work, todo.days, [a.code for a in todo.agencies]) for todo in todos]
    assert [told for told in found if told[2]] == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2025-10-21", [(Work.OVERDUE, -31)], id="31 days"),
        pytest.param("2025-10-22", [], id="32 days"),
    ],
)
def test_a_period_never_begun_is_asked_for_a_month(day, expected):
    assert works(facts(MISSING, issued=False), day) == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(facts(ON_TIME, LATE), {Work.REPORT}, id="all in"),
        pytest.param(facts(ON_TIME, RETURNED), {Work.MEND}, id="one to mend"),
        pytest.param(facts(ON_TIME, draft=Draft.STALE), {Work.REPORT}, id="report is older"),
        pytest.param(facts(ON_TIME, draft=Draft.CURRENT), {Work.SEND}, id="report made"),
        pytest.param(facts(ON_TIME, draft=Draft.SENT, sent=SENT), set(), id="sent"),
        pytest.param(facts(ON_TIME, MISSING, draft=Draft.SENT, sent=SENT), set(), id="sent, some"),
        pytest.param(facts(ON_TIME, MISSING, sent=SENT), set(), id="sent, differs, one missing"),
        pytest.param(facts(ON_TIME, draft=Draft.STALE, sent=SENT), {Work.REPORT}, id="differs"),
        pytest.param(
            facts(ON_TIME, draft=Draft.CURRENT, sent=SENT), {Work.SEND}, id="supplement made"
        ),
        pytest.param(
            facts(ON_TIME, MISSING, draft=Draft.CURRENT), set(), id="made early, not complete"
        ),
    ],
)
def test_what_is_to_be_done_ahead_of_the_due_date(one, expected):
    assert {work for work, _ in works(one, "2025-09-01")} == expected


def test_a_form_returned_after_a_valid_one_is_waited_for():
    one = replace(facts(ON_TIME), agencies=(agency(1, ON_TIME, errors=2), agency(2, ON_TIME)))
    (todo,) = todos_of(one, dt.date(2025, 9, 1))
    assert (todo.work, [a.code for a in todo.agencies]) == (Work.MEND, ["A1"])


@pytest.mark.parametrize(
    ("day", "draft", "expected"),
    [
        pytest.param("2025-03-10", Draft.NONE, [], id="more than 14 days before"),
        pytest.param("2025-03-11", Draft.NONE, [(Work.SEND, 14)], id="14 days before"),
        pytest.param(
            "2025-03-26", Draft.NONE, [(Work.REPORT, -1), (Work.SEND, -1)], id="passed, no report"
        ),
        pytest.param("2025-03-26", Draft.CURRENT, [(Work.SEND, -1)], id="passed, report made"),
        pytest.param("2025-03-26", Draft.SENT, [], id="sent"),
    ],
)
def test_the_date_upward(day, draft, expected):
    one = facts(ON_TIME, MISSING, period="2025-Q1", draft=draft)
    found = [(work, left) for work, left in works(one, day) if work in (Work.REPORT, Work.SEND)]
    assert found == expected


def test_the_most_urgent_stands_first_and_every_date_of_the_year_is_there():
    told = today(
        [facts(ON_TIME, draft=Draft.CURRENT, period="2025-Q1"), facts(MISSING)],
        dt.date(2025, 9, 23),
        ["thu-nho", "khac"],
    )
    assert [todo.work for todo in told.todos] == [Work.OVERDUE, Work.REPORT, Work.SEND]
    assert [(d.day, d.kind) for d in told.dates] == [
        (dt.date(2025, 3, 20), DateKind.AGENCIES),
        (dt.date(2025, 3, 25), DateKind.UPWARD),
        (dt.date(2025, 9, 20), DateKind.AGENCIES),
    ]
    assert told.undated == ("khac",)
    assert today([facts(MISSING)], dt.date(2026, 1, 1)).dates == ()


def test_every_plan_shows_at_least_its_last_period():
    long_ago = facts(MISSING, issued=False, period="2025-Q1")
    (plan,) = today([long_ago], dt.date(2029, 1, 1)).plans
    assert [part.facts.dates.period.id for part in plan.periods] == ["2025-Q1"]
