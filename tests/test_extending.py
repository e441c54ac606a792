"""A later day granted to an agency, through the commands."""

import openpyxl
import pytest
from docx import Document

from generator.core.model import Extension
from generator.edges.register import Register
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan
from tests.test_cli import at, run_json

FORMS = forms_of(small_plan())
WHY = ("--why", "Trụ sở mất điện")


@pytest.fixture
def home(tmp_path, capsys):
    home = small_home(tmp_path)
    run_json(capsys, "issue", "thu-nho", "2025-Q3", *at(home, "2025-09-01"))
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), "2025-09-24")
    put(home, "x2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"])), "2025-09-24")
    return home


def extend(capsys, home, *arguments, day="2025-09-19"):
    return run_json(capsys, "extend", "thu-nho", "2025-Q3", *arguments, *at(home, day))


def due(capsys, home, day="2025-09-30", *more):
    _, told = run_json(capsys, "status", "thu-nho", *more, *at(home, day))
    return next(line for line in told["due"] if line["period"] == "2025-Q3")


def states(capsys, home, day="2025-09-30", *more):
    return {a["code"]: a["state"] for a in due(capsys, home, day, *more)["agencies"]}


def test_an_extension_counts_in_the_ledger_the_report_and_the_workbook(capsys, home):
    code, told = extend(capsys, home, "X1", "Sở Hai", "--until", "25/9/2025", *WHY)
    assert (code, [a["code"] for a in told["agencies"]]) == (0, ["X1", "S2"])
    assert states(capsys, home) == {
        **{"S1": "missing", "S2": "missing"},
        **{"X1": "on_time", "X2": "late", "X3": "missing"},
    }
    code, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home, "2025-09-30"))
    found = {a["code"]: (a["state"], a["extended_until"]) for a in told["agencies"]}
    assert (found["X1"], found["X2"]) == (("on_time", "2025-09-25"), ("late", None))
    folder = home / "reports/thu-nho/2025-Q3"
    rows = [
        " ".join(cell.text for cell in row.cells)
        for table in Document(str(folder / "bao-cao.docx")).tables
        for row in table.rows
    ]
    said = [row for row in rows if "gia hạn đến 25/9/2025" in row]
    assert ["Cẩm Giang" in row or "Sở Hai" in row for row in said] == [True, True]
    book = openpyxl.load_workbook(folder / "tong-hop.xlsx")
    followed = {row[0]: row for row in book["Theo dõi gửi"].iter_rows(values_only=True)}
    assert "25/9/2025" in followed["X1"][4]
    assert "25/9/2025" not in followed["X2"][4]


def test_an_extension_that_runs_keeps_a_period_from_being_overdue(capsys, home):
    extend(capsys, home, "S1", "S2", "X3", "--until", "2025-09-26", *WHY)
    assert [due(capsys, home, f"2025-09-{day}")["state"] for day in (25, 26, 27)] == [
        *("upcoming", "due_today", "overdue")
    ]
    assert states(capsys, home, "2025-09-26")["S1"] == "not_due"


def test_who_was_granted_a_later_day_is_not_reminded_before_it(capsys, home):
    def reminded(day):
        _, told = run_json(capsys, "remind", "thu-nho", "2025-Q3", *at(home, day))
        return [*told["missing"], *told["returned"]]

    extend(capsys, home, "S2", "--until", "2025-09-26", *WHY)
    assert reminded("2025-09-26") == ["S1", "X3"]
    assert reminded("2025-09-27") == ["S1", "S2", "X3"]


def test_an_extension_back_to_the_due_date_takes_it_back(capsys, home):
    extend(capsys, home, "X1", "--until", "2025-09-25", *WHY)
    code, told = extend(capsys, home, "X1", "--until", "2025-09-20", *WHY, day="2025-09-22")
    assert (code, told["revoked"]) == (0, True)
    assert states(capsys, home)["X1"] == "late"
    assert states(capsys, home, "2025-09-30", "--on", "2025-09-21")["X1"] == "not_due"
    with Register.open_to_read(home / "inputs/register.sqlite3") as register:
        kept = register.extensions("thu-nho", "2025-Q3")
    assert [(e.until.day, e.granted_on.day, e.why) for e in kept] == [
        *((25, 19, WHY[1]), (20, 22, WHY[1]))
    ]


def test_the_same_extension_is_noted_once_and_exported(capsys, home, tmp_path):
    for _ in range(2):
        extend(capsys, home, "x1", "--until", "2025-09-25", *WHY)
    run_json(capsys, "receive", "thu-nho", "2025-Q3", *at(home, "2025-09-30"))
    target = tmp_path / "so.xlsx"
    run_json(capsys, "register", "thu-nho", "--export", str(target), *at(home, "2025-09-30"))
    rows = [*openpyxl.load_workbook(target)["Gia hạn"].iter_rows(min_row=4, values_only=True)]
    assert [(row[0], row[1], row[4]) for row in rows] == [("2025-Q3", "X1", WHY[1])]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("X1", "--until", "2025-09-19", *WHY), id="before the due date"),
        pytest.param(("X1", "--until", "2062-09-25", *WHY), id="a mistyped year"),
        pytest.param(("X1", "--until", "2025-09-25", "--why", "  "), id="no reason"),
        pytest.param(("X1", "X99", "--until", "2025-09-25", *WHY), id="one that is not there"),
        pytest.param(("X4", "--until", "2025-09-25", *WHY), id="one that has ended"),
        pytest.param(("B1", "--until", "2025-09-25", *WHY), id="one that does not report"),
    ],
)
def test_what_cannot_be_granted_changes_nothing(capsys, home, arguments):
    register = home / "inputs/register.sqlite3"
    before = register.read_bytes()
    assert extend(capsys, home, *arguments)[0] == 2
    assert register.read_bytes() == before


def test_a_name_of_several_agencies_is_asked_back_and_a_code_goes_before_names(tmp_path, capsys):
    plan = SMALL_PLAN.replace("| S2 | Sở Hai | |", "| S2 | Sở Hai | S.Một |")
    home = small_home(tmp_path, plan.replace("Cẩm Giàng | |", "Cẩm Giàng | X1 |"))
    assert extend(capsys, home, "S.Một", "--until", "2025-09-25", *WHY)[0] == 2
    code, told = extend(capsys, home, "X1", "--until", "2025-09-25", *WHY)
    assert (code, [a["code"] for a in told["agencies"]]) == (0, ["X1"])


def test_extensions_are_only_ever_added_to(tmp_path):
    path = tmp_path / "register.sqlite3"
    day = small_plan().date
    assert day
    with Register.open(path) as register:
        register.extend("p", "2025-Q3", Extension("X1", day, "a", day))
        register.extend("p", "2025-Q1", Extension("X1", day, "a", day))
    with Register.open_to_read(path) as register:
        assert [period for period, _ in register.all_extensions("p")] == ["2025-Q1", "2025-Q3"]
        assert register.all_extensions("khác") == ()
