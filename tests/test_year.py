"""A whole year of a plan, day by day: 140 agencies, four periods, a merger, and what went wrong.

The plan workbook is the real one; what agencies answer is invented. The ledger at the end of the
year equals the table YEAR, which was written by hand from the story told in the test.
"""

import contextlib
import datetime as dt
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from generator.cli import main
from generator.core.wording import Field, FormSheets, Topic
from generator.demo.answers import entries_of
from generator.edges.files import Home, put_file
from generator.pipeline import Context, Grant, Ruling, extend, issue, receive, remind
from tests.pipeline.test_folder import mail_with
from tests.quick_fill import quick_fill

ROOT = Path(__file__).resolve().parent.parent
PLAN = "hp-pci-2025-2026"
DAY = dt.date.fromisoformat
PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Y")
KINDS = {"Sở, ban, ngành": 14, "UBND cấp xã": 114, "all": 141}

# Who is not in the table reported on time in all four periods.
YEAR = """
agency  2026-Q1   2026-Q2   2026-Q3   2026-Y    what happened
SNV     on_time   on_time   on_time   on_time   sent on the due day itself, four times
STP     late      on_time   on_time   missing   three days late; silent at the end of the year
SCT     on_time   on_time   on_time   on_time   extended to 27/3, sent on the 26th
SXD     late      on_time   on_time   on_time   extended to 27/3, sent on the 30th
SNNMT   late      on_time   on_time   on_time   extended to 27/3, taken back, sent on the 24th
SYT     late      on_time   on_time   on_time   returned on the 18th, mended on the 24th
SGDDT   on_time   on_time   on_time   on_time   sent on the 17th, corrected on the 25th
SKHCN   returned  on_time   on_time   on_time   returned on the 18th, never mended
TTTP    late      on_time   on_time   on_time   the form of the 17th excluded, another on the 25th
THUE    missing   missing   missing   missing   never reported
10532   on_time   on_time   on_time   on_time   a mail of 19/3 that arrived on the 23rd
10537   on_time   on_time   on_time   on_time   the form of 22/3; its mail of 20/3 found later
10540   on_time   on_time   on_time   on_time   nothing arose in the first quarter
10510   on_time   late      -         -         merged into 10526 on 1/7/2026
10525   on_time   late      -         -         the same; the second quarter sent after the merger
10526   -         -         on_time   late      the new commune
"""
TABLE = {
    code: dict(zip(PERIODS, states[:4], strict=True))
    for code, *states in (line.split() for line in YEAR.strip().splitlines()[1:])
}


def no_workers():
    """For files read in this process, which costs less than starting others eight times."""
    raise NotImplementedError


class Year:
    """The home folder of the coordinating agency, and what happens to it."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root)
        for name in (f"inputs/{PLAN}/plan.xlsx", "templates/report/bao-cao.docx"):
            put_file(root / name, (ROOT / name).read_bytes())
        shutil.copytree(ROOT / "templates/report", root / "templates/report", dirs_exist_ok=True)
        self.forms = {}

    def on(self, day):
        return Context(self.home, DAY(day), executor=no_workers)

    def issue(self, day, period):
        self.issued = issue(self.on(day), PLAN, period)
        self.forms[period] = {form.agency.code: form for form in self.issued.forms}
        return self.forms[period]

    def filled(self, period, code, *, wrong=False, nil=False, again=0):
        """The form of an agency: complete, with a wrong answer, or saying that nothing arose."""
        form = self.forms[period][code]
        blank = (self.home.issued(PLAN, period) / f"{code}.xlsx").read_bytes()
        entries = dict(entries_of(form, self.issued.dates))
        statuses = [place for place in entries if place[2] == Field.STATUS]
        if nil:
            entries = dict.fromkeys(statuses, "Không phát sinh")
        if wrong:
            entries[statuses[0]] = "Xong"
        if again:
            entries[FormSheets.GENERAL, Topic.DIRECTION, Field.OPINION] = f"Bản thứ {again}"
        return quick_fill(blank, entries)

    def put(self, period, day, name, data):
        put_file(self.home.received(PLAN, period) / name, data, DAY(day))

    def send(self, period, day, code, **how):
        self.put(period, day, f"{day}/{code}.xlsx", self.filled(period, code, **how))

    def everyone_else(self, period, day, *but):
        for code in self.forms[period]:
            if code not in but:
                self.send(period, day, code)

    def receive(self, day, period, ruling=None):
        return receive(self.on(day), PLAN, period, answers=(), ruling=ruling)

    def extend(self, day, period, until, *agencies):
        extend(self.on(day), PLAN, period, agencies, Grant(DAY(until), "Sáp nhập phòng, ban"))

    def reminded(self, day, period):
        return {result.agency.code for result in remind(self.on(day), PLAN, period).owing}

    def status(self, day):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            arguments = ["--home", str(self.home.root), "--today", day, "--json"]
            assert main(["status", PLAN, *arguments]) == 0
        return json.loads(output.getvalue())

    def states(self, day, period):
        line = next(d for d in self.status(day)["due"] if d["period"] == period)
        return {a["code"]: a["state"] for a in line["agencies"]}

    def merge(self, old, new, name, day):
        """The officer writes into the plan workbook what became of two communes."""
        path = self.home.plan(PLAN)
        book = openpyxl.load_workbook(path)
        ws = book["Cơ quan"]
        last = next(n for n in range(4, ws.max_row + 1) if not ws.cell(n, 1).value)
        for row in ws.iter_rows(min_row=4, max_row=last - 1):
            if str(row[0].value) in old:
                row[7].value, row[8].value = DAY(day) - dt.timedelta(days=1), new
        for column, value in enumerate((new, name, None, "UBND cấp xã", None, "Có", DAY(day)), 1):
            ws.cell(last, column).value = value
        book.save(path)


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    return Year(tmp_path_factory.mktemp("year"))


WRONG, NIL, CORRECTED = {"wrong": True}, {"nil": True}, {"again": 2}
FIRST_QUARTER = (
    *(("SGDDT", 17, {}), ("TTTP", 17, {}), ("SYT", 18, WRONG), ("SKHCN", 18, WRONG)),
    *(("10510", 19, {}), ("10525", 20, {}), ("10540", 20, NIL), ("SNV", 20, {})),
    *(("10537", 22, {}), ("STP", 23, {}), ("SNNMT", 24, {}), ("SYT", 24, {})),
    *(("SGDDT", 25, CORRECTED), ("TTTP", 25, CORRECTED), ("SCT", 26, {}), ("SXD", 30, {})),
)


def send_first_quarter(year, days):
    for code, day, how in FIRST_QUARTER:
        if day in days:
            year.send("2026-Q1", f"2026-03-{day}", code, **how)


def first_quarter(year):
    period = "2026-Q1"
    assert len(year.issue("2026-03-02", period)) == KINDS["all"]
    year.everyone_else(period, "2026-03-17", *TABLE)
    send_first_quarter(year, range(21))
    year.extend("2026-03-18", period, "2026-03-27", "SCT", "SXD", "Sở Nông nghiệp và Môi trường")
    year.extend("2026-03-19", period, "2026-03-20", "SNNMT")
    excluded = Ruling("2026-03-17/TTTP.xlsx", excluded=True, why="Gửi nhầm bản nháp")
    year.receive("2026-03-20", period, excluded)
    owing = {"STP", "SNNMT", "SYT", "SKHCN", "TTTP", "THUE", "10532", "10537"}
    assert year.reminded("2026-03-21", period) == owing  # not who has until the 27th
    assert {c for c, s in year.states("2026-03-21", period).items() if s == "not_due"} == {
        *("SCT", "SXD")
    }
    send_first_quarter(year, range(21, 32))
    sent = dt.datetime(2026, 3, 19, 9, tzinfo=dt.UTC)
    mail = mail_with(sent, ("bao cao.xlsx", year.filled(period, "10532")))
    year.put(period, "2026-03-23", "10532.eml", mail)
    year.receive("2026-03-31", period)
    assert year.states("2026-03-31", period)["10537"] == "late"
    found = mail_with(sent + dt.timedelta(days=1), ("x.xlsx", year.filled(period, "10537")))
    year.put(period, "2026-04-02", "10537.eml", found)
    year.receive("2026-04-02", period)
    assert year.reminded("2026-04-02", period) == {"SKHCN", "THUE"}


def second_quarter(year):
    period = "2026-Q2"
    year.issue("2026-06-01", period)
    year.everyone_else(period, "2026-06-16", "THUE", "10510", "10525", "SNV")
    year.send(period, "2026-06-20", "SNV")
    year.receive("2026-06-20", period)
    assert year.reminded("2026-06-22", period) == {"THUE", "10510", "10525"}
    year.send(period, "2026-06-25", "10510")
    year.receive("2026-06-30", period)
    year.merge({"10510", "10525"}, "10526", "UBND phường Thành Đông Hải", "2026-07-01")
    year.send(period, "2026-07-08", "10525")  # for the quarter in which it still was
    year.receive("2026-07-09", period)
    assert year.reminded("2026-07-09", period) == {"THUE"}


def third_quarter(year):
    period = "2026-Q3"
    assert len(year.issue("2026-09-01", period)) == KINDS["all"] - 1
    year.everyone_else(period, "2026-09-17", "THUE", "SNV")
    year.send(period, "2026-09-20", "SNV")
    year.receive("2026-09-20", period)
    assert year.reminded("2026-09-21", period) == {"THUE"}


def year_end(year):
    period = "2026-Y"
    year.issue("2026-11-20", period)
    year.everyone_else(period, "2026-12-01", "THUE", "STP", "SNV", "10526")
    year.receive("2026-12-10", period)
    waiting = {"THUE", "STP", "SNV", "10526"}
    assert {c for c, s in year.states("2026-12-10", period).items() if s == "not_due"} == waiting
    year.send(period, "2026-12-10", "SNV")
    year.send(period, "2026-12-14", "10526")
    year.receive("2026-12-31", period)
    assert year.reminded("2026-12-31", period) == {"THUE", "STP"}


def expected(told, period):
    """The table, filled up with those who always reported on time."""
    codes = [agency["code"] for agency in told["agencies"]]
    rows = {code: TABLE[code][period] if code in TABLE else "on_time" for code in codes}
    return {code: state for code, state in rows.items() if state != "-"}


def test_the_ledger_of_a_year_played_day_by_day(year):
    for play in (first_quarter, second_quarter, third_quarter, year_end):
        play(year)
    told = year.status("2026-12-31")
    [ledger] = [one for one in told["years"] if one["year"] == 2026]
    assert ledger["periods"] == list(PERIODS)
    for period in PERIODS:
        states = {a["code"]: a["states"].get(period) for a in ledger["agencies"]}
        assert {c: s for c, s in states.items() if s} == expected(ledger, period)
    lines = {line["period"]: line for line in told["due"]}
    assert [lines[p]["expected"] for p in PERIODS] == [141, 141, 140, 140]
    assert [lines[p]["received"] for p in PERIODS] == [139, 140, 139, 138]
    assert [lines[p]["on_time"] for p in PERIODS] == [134, 138, 139, 137]
    check_rates(ledger, lines["2026-Q1"])
    check_details(lines["2026-Q1"])
    check_register(year)


def check_rates(ledger, first):
    """Counted by hand from the table: 562 reports owed, 6 not valid or missing, 8 late."""
    assert ledger["rates"] == {
        "completeness": {"percent": "98.9", "part": 556, "base": 562},
        "punctuality": {"percent": "97.5", "part": 548, "base": 562},
    }
    kinds = {one["kind"]: one for one in ledger["kinds"]}
    assert kinds["Sở, ban, ngành"]["completeness"] == {"percent": "96.4", "part": 54, "base": 56}
    assert kinds["Sở, ban, ngành"]["punctuality"] == {"percent": "87.5", "part": 49, "base": 56}
    assert kinds["UBND cấp xã"]["completeness"] == {"percent": "100", "part": 454, "base": 454}
    assert kinds["UBND cấp xã"]["punctuality"] == {"percent": "99.3", "part": 451, "base": 454}
    assert first["rates"]["punctuality"] == {"percent": "95", "part": 134, "base": 141}
    agencies = {one["code"]: one["rates"] for one in ledger["agencies"]}
    assert agencies["10526"]["completeness"] == {"percent": "100", "part": 2, "base": 2}
    assert agencies["10510"]["punctuality"] == {"percent": "50", "part": 1, "base": 2}
    assert agencies["THUE"]["completeness"] == {"percent": "0", "part": 0, "base": 4}


def check_details(first):
    agencies = {agency["code"]: agency for agency in first["agencies"]}
    assert [code for code, agency in agencies.items() if agency["nil"]] == ["10540"]
    assert {code: a["extended_until"] for code, a in agencies.items() if a["extended_until"]} == {
        "SCT": "2026-03-27",
        "SXD": "2026-03-27",
    }
    came = {code: (agency["received_at"] or "")[:10] for code, agency in agencies.items()}
    assert (came["10532"], came["10537"], came["SYT"]) == ("2026-03-19", "2026-03-20", "2026-03-24")


def check_register(year):
    """The register holds a line for every file that came, and every word of the officer."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main(["register", PLAN, "--home", str(year.home.root), "--json"])
    files = json.loads(output.getvalue())["files"]
    counted = {p: sum(file["period"] == p for file in files) for p in PERIODS}
    assert counted == {"2026-Q1": 144, "2026-Q2": 140, "2026-Q3": 139, "2026-Y": 138}
    assert [file["file"] for file in files if file["excluded"]] == ["2026-03-17/TTTP.xlsx"]
