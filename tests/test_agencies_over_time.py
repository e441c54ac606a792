"""Communes merged, renamed and split between two periods, through the commands."""

import shutil

import openpyxl
import pytest

from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan
from tests.test_cli import at, run, run_json

COMMUNES = ("X1", "X2", "X3", "X4")
FIRST = "\n".join(
    line
    for line in SMALL_PLAN.splitlines()
    if not line.startswith(tuple(f"| {c} " for c in COMMUNES[2:]))
)
OLD = """| X1 | UBND xã Cẩm Giang | | Xã | | Có | | | | |
| X2 | UBND xã Cẩm Giàng | | Xã | | Có | | | | |"""
CHANGES = {
    "merged": """| X1 | UBND xã Cẩm Giang | | Xã | | Có | | 30/6/2025 | X9 | |
| X2 | UBND xã Cẩm Giàng | | Xã | | Có | | 30/6/2025 | X9 | |
| X9 | UBND xã Cẩm | | Xã | | Có | 01/7/2025 | | | |""",
    "renamed": """| X1 | UBND xã Cẩm Giang | | Xã | | Có | | 30/6/2025 | X9 | |
| X2 | UBND xã Cẩm Giàng | | Xã | | Có | | | | |
| X9 | UBND xã Cẩm | | Xã | | Có | 01/7/2025 | | | |""",
    "split": """| X1 | UBND xã Cẩm Giang | | Xã | | Có | | 30/6/2025 | X8; X9 | |
| X2 | UBND xã Cẩm Giàng | | Xã | | Có | | | | |
| X8 | UBND xã Cẩm Đông | | Xã | | Có | 01/7/2025 | | | |
| X9 | UBND xã Cẩm Tây | | Xã | | Có | 01/7/2025 | | | |""",
}
BEFORE, AFTER = "2025-Q1", "2025-Q3"
OLD_FORMS = forms_of(small_plan(FIRST), BEFORE)


@pytest.fixture
def home(tmp_path):
    return small_home(tmp_path / "home", FIRST)


def change(home, how):
    """The officer notes in the plan workbook what became of the communes."""
    assert OLD in FIRST
    text = FIRST.replace(OLD, CHANGES[how])
    new = small_home(home.parent / how, text) / "inputs/thu-nho/plan.xlsx"
    shutil.copy(new, home / "inputs/thu-nho/plan.xlsx")
    return forms_of(small_plan(text), AFTER)


def send(home, form, period, day):
    put(home, f"{form.agency.code}.xlsx", filled(form, complete(form)), day, period)


def issued(capsys, home, period, day):
    _, told = run_json(capsys, "issue", "thu-nho", period, *at(home, day))
    return [form["agency"] for form in told["forms"]]


def agencies(capsys, home, period, day):
    """Expected and received by report, expected and missing by status, leads of the task I.2."""
    _, told = run_json(capsys, "report", "thu-nho", period, *at(home, day))
    counts = told["counts"]["agencies"]
    task = next(task for task in told["tasks"] if task["key"] == "I.2")
    _, told = run_json(capsys, "status", "thu-nho", *at(home, day))
    line = next(line for line in told["due"] if line["period"] == period)
    assert (line["expected"], line["received"]) == (counts["expected"], counts["received"])
    return counts["expected"], line["missing"], (task["reported"], task["leads"])


def previous(home, code):
    path = home / "templates/issued/thu-nho" / AFTER / f"{code}.xlsx"
    return openpyxl.load_workbook(path)["Nhiệm vụ"]["E7"].value


def test_two_communes_merged_between_two_periods(capsys, home):
    assert issued(capsys, home, BEFORE, "2025-03-01") == ["S1", "S2", "X1", "X2"]
    send(home, OLD_FORMS["X1"], BEFORE, "2025-03-18")
    assert agencies(capsys, home, BEFORE, "2025-03-25") == (4, ["S1", "S2", "X2"], (1, 2))
    forms = change(home, "merged")
    assert issued(capsys, home, AFTER, "2025-09-01") == ["S1", "S2", "X9"]
    assert agencies(capsys, home, BEFORE, "2025-09-01") == (4, ["S1", "S2", "X2"], (1, 2))
    assert agencies(capsys, home, AFTER, "2025-09-01") == (3, ["S1", "S2", "X9"], (0, 1))
    send(home, forms["X9"], AFTER, "2025-09-18")
    assert agencies(capsys, home, AFTER, "2025-09-23") == (3, ["S1", "S2"], (1, 1))


def test_files_of_merged_communes_for_the_earlier_period_count_when_they_come_late(capsys, home):
    issued(capsys, home, BEFORE, "2025-03-01")
    change(home, "merged")
    send(home, OLD_FORMS["X1"], BEFORE, "2025-07-10")
    send(home, OLD_FORMS["X2"], BEFORE, "2025-03-18")
    assert agencies(capsys, home, BEFORE, "2025-07-11") == (4, ["S1", "S2"], (2, 2))
    _, told = run_json(capsys, "report", "thu-nho", BEFORE, *at(home, "2025-07-11"))
    states = {a["code"]: a["state"] for a in told["agencies"]}
    assert (states["X1"], states["X2"]) == ("late", "on_time")


def test_an_old_communes_form_is_no_form_of_the_period_after(capsys, home):
    forms = forms_of(small_plan(FIRST), AFTER)
    change(home, "merged")
    send(home, forms["X1"], AFTER, "2025-09-18")
    code, told = run_json(capsys, "receive", "thu-nho", AFTER, *at(home))
    assert code == 1
    assert [p["code"] for p in told["files"][0]["problems"]] == ["form.unknown_agency"]


@pytest.mark.parametrize(
    ("how", "reported", "shown"),
    [
        pytest.param("merged", ["X1"], {"X9": "Đang thực hiện\n50%"}, id="one of two reported"),
        pytest.param("merged", ["X1", "X2"], {"X9": ""}, id="both reported: neither is shown"),
        pytest.param("merged", [], {"X9": ""}, id="none reported"),
        pytest.param("renamed", ["X1"], {"X9": "Đang thực hiện\n50%", "X2": ""}, id="renamed"),
        pytest.param(
            "split",
            ["X1"],
            {"X8": "Đang thực hiện\n50%", "X9": "Đang thực hiện\n50%", "X2": ""},
            id="split: both show what the whole said",
        ),
    ],
)
def test_the_period_before_is_inherited_from_one_predecessor(capsys, home, how, reported, shown):
    for code in reported:
        send(home, OLD_FORMS[code], BEFORE, "2025-03-18")
    forms = change(home, how)
    assert issued(capsys, home, AFTER, "2025-09-01") == list(forms)
    assert {code: previous(home, code) for code in shown} == shown


@pytest.mark.parametrize(
    ("how", "after"),
    [
        pytest.param("renamed", ["S1", "S2", "X2", "X9"], id="renamed"),
        pytest.param("split", ["S1", "S2", "X2", "X8", "X9"], id="split"),
    ],
)
def test_counts_of_both_periods_after_a_renaming_or_a_split(capsys, home, how, after):
    send(home, OLD_FORMS["X1"], BEFORE, "2025-03-18")
    forms = change(home, how)
    assert issued(capsys, home, BEFORE, "2025-07-10") == ["S1", "S2", "X1", "X2"]
    assert agencies(capsys, home, BEFORE, "2025-07-10") == (4, ["S1", "S2", "X2"], (1, 2))
    assert issued(capsys, home, AFTER, "2025-09-01") == after
    send(home, forms["X9"], AFTER, "2025-09-18")
    missing = [code for code in after if code != "X9"]
    assert agencies(capsys, home, AFTER, "2025-09-23") == (len(after), missing, (1, len(after) - 2))


def test_forms_of_communes_that_are_gone_are_removed_when_issued_again(capsys, home):
    issued(capsys, home, AFTER, "2025-06-01")
    change(home, "merged")
    _, out, _ = run(capsys, "issue", "thu-nho", AFTER, *at(home, "2025-09-01"))
    names = sorted(p.name for p in (home / "templates/issued/thu-nho" / AFTER).iterdir())
    assert names == ["S1.xlsx", "S2.xlsx", "X9.xlsx"]
    assert "X1, X2" in out
