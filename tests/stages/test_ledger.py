"""Who reported on time, late or not at all: the rules of the ledger, the rates, the sheets."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.core.model import Extension, Submission, Verdict
from generator.core.standing import Rate, Standing
from generator.stages.aggregate import aggregate
from generator.stages.ledger import period_ledger, rate_table, tracking_table, year_ledgers
from generator.stages.receive import settle
from tests.support import SMALL_PLAN, arrival, dates, small_plan

PLAN = small_plan()
DAY = dt.date.fromisoformat
OK, FIXED, BAD, OUT = (
    Verdict.ACCEPTED,
    Verdict.ACCEPTED_WITH_REPAIRS,
    Verdict.RETURNED,
    Verdict.QUARANTINED,
)


def extension(until, agency="S1", granted_on="2025-09-19"):
    return Extension(agency, DAY(until), "mất điện", DAY(granted_on))


def sent(day, verdict=OK, agency="S1", **more):
    when = f"{day}T23:30:00" if len(day) == 10 else day
    return Submission(arrival(f"{agency} {day}", when, f"{agency} {day}"), agency, verdict, **more)


def ledger(*files, day="2025-09-30", issued=True, period="2025-Q3", **more):
    extensions, excluded = more.get("extensions", ()), more.get("excluded", ())
    asked = replace(dates(PLAN, period), extensions=tuple(extensions))
    received = settle(files, dict.fromkeys(excluded, "gửi nhầm"))
    results = aggregate(PLAN, asked, received, DAY(day)).agencies
    return period_ledger(PLAN, asked, results, DAY(day), issued=issued)


def standing(*files, **how):
    found = ledger(*files, **how).of("S1")
    assert found
    return found


@pytest.mark.parametrize(
    ("files", "day", "expected"),
    [
        pytest.param(["2025-09-20"], "2025-09-30", "on_time", id="on the due day"),
        pytest.param(["2025-09-21T00:00:00"], "2025-09-30", "late", id="a minute after it"),
        pytest.param([], "2025-09-20", "not_due", id="nothing on the due day"),
        pytest.param([], "2025-09-21", "missing", id="nothing the day after"),
        pytest.param(
            [("2025-09-19", OK), ("2025-09-25", FIXED)],
            *("2025-09-30", "on_time"),
            id="a corrected version of a report on time",
        ),
        pytest.param(
            [("2025-09-19", OK), ("2025-09-25", BAD)],
            *("2025-09-30", "on_time"),
            id="a later version that is wrong",
        ),
        pytest.param(
            [("2025-09-19", BAD), ("2025-09-25", OK)],
            *("2025-09-30", "late"),
            id="returned, mended after the due day",
        ),
        pytest.param(
            [("2025-09-17", BAD), ("2025-09-20", OK)],
            *("2025-09-30", "on_time"),
            id="returned, mended in time",
        ),
        pytest.param([("2025-09-17", BAD)], "2025-09-18", "returned", id="to be mended, not due"),
        pytest.param([("2025-09-17", BAD)], "2025-09-30", "returned", id="to be mended, past due"),
        pytest.param([("2025-09-17", OUT)], "2025-09-30", "missing", id="not one of our forms"),
    ],
)
def test_the_first_valid_form_decides(files, day, expected):
    sendings = [sent(*(f if isinstance(f, tuple) else (f,))) for f in files]
    assert standing(*sendings, day=day).standing == expected


@pytest.mark.parametrize(
    ("came", "granted", "day", "expected"),
    [
        pytest.param("2025-09-25", ["2025-09-25"], "2025-09-30", "on_time", id="the last day"),
        pytest.param("2025-09-26", ["2025-09-25"], "2025-09-30", "late", id="after it"),
        pytest.param("", ["2025-09-25"], "2025-09-25", "not_due", id="nothing, still running"),
        pytest.param("", ["2025-09-25"], "2025-09-26", "missing", id="nothing, run out"),
        pytest.param(
            "2025-09-25", ["2025-09-25", "2025-09-20"], "2025-09-30", "late", id="revoked"
        ),
        pytest.param(
            "2025-09-27", ["2025-09-25", "2025-09-28"], "2025-09-30", "on_time", id="twice"
        ),
    ],
)
def test_an_extension_moves_the_last_day_of_its_agency(came, granted, day, expected):
    files = [sent(came), sent(came, agency="S2")] if came else []
    found = ledger(*files, day=day, extensions=map(extension, granted))
    mine, other = found.of("S1"), found.of("S2")
    assert mine
    assert other
    assert mine.standing == expected
    assert other.standing == ("late" if came else "missing")  # nobody else's day moves


def test_a_form_mended_within_an_extension_is_on_time():
    files = [sent("2025-09-19", BAD), sent("2025-09-25")]
    assert standing(*files, extensions=[extension("2025-09-25")]).standing == "on_time"


def test_where_the_due_day_does_not_count_an_extension_names_its_own_last_day():
    """Due on Wednesday 10/12, which does not count."""
    late, granted = sent("2025-12-10"), extension("2025-12-11")
    how = {"period": "2025-Y", "day": "2025-12-20"}
    assert standing(late, **how).standing == "late"
    assert standing(sent("2025-12-09"), **how).standing == "on_time"
    assert standing(sent("2025-12-11"), **how, extensions=[granted]).standing == "on_time"


def test_an_excluded_file_does_not_count():
    files = [sent("2025-09-19"), sent("2025-09-25")]
    assert standing(*files, excluded=["S1 2025-09-19"]).standing == "late"
    everything = [file.arrival.sha256 for file in files]
    assert standing(*files, excluded=everything).standing == "missing"


def test_a_form_that_says_nothing_arose_counts_and_is_told_apart():
    found = ledger(sent("2025-09-19", nil=True), sent("2025-09-19", agency="S2"))
    mine, other = found.of("S1"), found.of("S2")
    assert mine
    assert other
    assert (mine.standing, mine.nil, other.nil) == ("on_time", True, False)
    corrected = [sent("2025-09-19", nil=True), sent("2025-09-20")]
    assert not standing(*corrected).nil  # the form that counts says more


# ------------------------------------------------------------------ rates

MERGED = small_plan(
    SMALL_PLAN.replace(
        "| X1 | UBND xã Cẩm Giang | | Xã | | Có | | | | |",
        "| X1 | UBND xã Cẩm Giang | | Xã | | Có | | 30/6/2025 | X2 | |",
    )
)
BASES = {"2025-Q1": 5, "2025-Q3": 4, "2025-Y": 4}  # X4 ends and X3 begins; X1 merges into X2


def year(day="2025-12-31", **sendings):
    """The year of the plan with a merger, files by period: agency, day, verdict."""
    ledgers = []
    for period in BASES:
        asked = dates(MERGED, period)
        files = [sent(on, verdict, agency) for agency, on, verdict in sendings.get(period, ())]
        results = aggregate(MERGED, asked, settle(files), DAY(day)).agencies
        ledgers.append(period_ledger(MERGED, asked, results, DAY(day), issued=True))
    [found] = year_ledgers(ledgers)
    return found


PLAYED = {
    "2025-Q1": [
        *(("S1", "2025-03-20", OK), ("S1", "2025-03-25", OK)),
        *(("X1", "2025-03-21", OK), ("X4", "2025-03-01", BAD)),
    ],
    "2025-Q3": [("S1", "2025-09-20", OK), ("X2", "2025-09-20", OK), ("X3", "2025-09-22", OK)],
}


def told(rates):
    shown = (rates.completeness, rates.punctuality)
    return tuple((rate.part, rate.base, str(rate.percent)) for rate in shown)


def test_every_rate_states_its_base():
    found = year(**PLAYED)
    by_period = [told(period.rates) for period in found.periods]
    assert by_period == [
        ((2, 5, "40"), (1, 5, "20")),
        ((3, 4, "75"), (2, 4, "50")),
        ((0, 4, "0"), (0, 4, "0")),
    ]
    assert told(found.rates) == ((5, 13, "38.5"), (3, 13, "23.1"))
    assert {kind: told(rates) for kind, rates in found.kinds} == {
        "Sở": ((2, 6, "33.3"), (2, 6, "33.3")),
        "Xã": ((3, 7, "42.9"), (1, 7, "14.3")),
    }


def test_an_agency_owes_only_the_periods_it_existed_in():
    found = {line.agency.code: line for line in year(**PLAYED).agencies}
    assert {
        code: [s and s.standing.value for s in line.standings] for code, line in found.items()
    } == {
        "S1": ["on_time", "on_time", "missing"],
        "S2": ["missing", "missing", "missing"],
        "X1": ["late", None, None],
        "X2": ["missing", "on_time", "missing"],
        "X3": [None, "late", "missing"],
        "X4": ["returned", None, None],
    }
    assert told(found["X1"].rates) == ((1, 1, "100"), (0, 1, "0"))
    assert told(found["X3"].rates) == ((1, 2, "50"), (0, 2, "0"))


def test_what_is_not_due_yet_is_in_no_rate_of_the_year():
    found = year("2025-09-20", **{"2025-Q3": [("X2", "2025-09-01", OK)]})
    assert told(found.rates) == ((1, 6, "16.7"), (1, 6, "16.7"))  # five of Q1, one come early
    assert told(found.periods[1].rates)[0] == (1, 4, "25")
    assert told(year("2025-01-31").rates) == ((0, 0, "0"), (0, 0, "0"))


@pytest.mark.parametrize("copies", [1, 3])
def test_no_rate_is_above_all(copies):
    everyone = [
        (agency, f"2025-09-{day}", OK)
        for agency in ("S1", "S2", "X2", "X3")
        for day in range(15, 15 + copies)
    ]
    found = year("2025-09-30", **{"2025-Q3": everyone})
    assert told(found.periods[1].rates) == ((4, 4, "100"), (4, 4, "100"))
    assert found.rates.completeness == Rate(4, 9)


# ------------------------------------------------------------------ the sheets


def test_the_sheet_has_a_line_for_each_agency_and_a_column_for_each_period():
    found = year(**PLAYED)
    sheet = tracking_table(found, "")
    assert [row[0] for row in sheet.rows] == [line.agency.code for line in found.agencies]
    assert len(sheet.columns) == 3 + len(BASES) + 5
    by_code = {row[0]: row for row in sheet.rows}
    assert "20/3/2025" in str(by_code["S1"][3])
    assert by_code["S1"][6:] == (
        3,
        2,
        found.agencies[0].rates.completeness.percent,
        2,
        *by_code["S1"][-1:],
    )
    assert len({row[4] for row in (by_code["X1"], by_code["X4"])}) == 1  # in no such period
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)


def test_the_sheet_tells_extensions_and_forms_in_which_nothing_arose():
    asked = replace(dates(PLAN), extensions=(extension("2025-09-25"),))
    files = [sent("2025-09-24", nil=True)]
    results = aggregate(PLAN, asked, settle(files), DAY("2025-09-30")).agencies
    [found] = year_ledgers([period_ledger(PLAN, asked, results, DAY("2025-09-30"), issued=True)])
    mine, other = tracking_table(found, "").rows[:2]
    for words in ("24/9/2025", "gia hạn đến 25/9/2025", "không phát sinh"):
        assert words in str(mine[3])
        assert words not in str(other[3])


def test_the_sheet_of_rates_has_the_year_last_and_no_share_of_nothing():
    rows = rate_table(year(**PLAYED), "").rows
    assert [row[2:4] for row in rows if row[1] == rows[0][1]] == [(5, 2), (4, 3), (4, 0), (13, 5)]
    early = rate_table(year("2025-01-31"), "").rows[-1]
    assert early[2:] == (0, 0, None, 0, None)


def test_a_period_nobody_was_asked_for_is_in_no_rate_of_the_year():
    unasked = ledger(day="2025-06-01", period="2025-Q1", issued=False)
    assert {found.standing.value for found in unasked.agencies} == {"not_asked"}
    [found] = year_ledgers([unasked, ledger(sent("2025-09-01"))])
    assert found.rates.completeness == Rate(1, len(found.periods[1].agencies))
    one_came = ledger(sent("2025-03-01"), day="2025-06-01", period="2025-Q1", issued=False)
    assert "not_asked" not in {found.standing.value for found in one_came.agencies}


def test_standings_are_the_states_of_the_report_and_two_more():
    more = {"not_due", "not_asked"}
    assert {s.value for s in Standing} == {"on_time", "late", "returned", "missing", *more}
