"""The five plans that come with the program, and a sixth nobody has seen, from end to end."""

import contextlib
import io
import json
import os
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from generator.cli import main
from generator.edges.files import put_file
from generator.edges.form_fill import fill_form
from tests.sixth_plan import TASKS, sixth_plan
from tests.test_demo import run_json

ROOT = Path(__file__).resolve().parent.parent
NO_LEAD = ("plan.indicators_without_lead", "note", "")
PLANS = {
    "hp-pci-2025-2026": (73, 11, [NO_LEAD]),
    "hn-nq59": (98, 21, [("plan.task_repeated", "warning", "D56")]),
    "hn-fta-2025": (
        *(28, 36),
        [NO_LEAD, *(("plan.total_differs", "note", cell) for cell in ("E39", "E39", "H39"))],
    ),
    "ht-fta-2025": (35, 5, [NO_LEAD]),
    "hn-spcncl-2024": (14, 2, [NO_LEAD]),
}
DUE = {
    "hp-pci-2025-2026": [
        *("2025-09-20", "2025-12-10", "2026-03-20", "2026-06-20", "2026-09-20", "2026-12-10")
    ],
    "hn-nq59": [f"{year}-11-15" for year in range(2025, 2031)],
    "hn-fta-2025": [],
    "ht-fta-2025": [],
    "hn-spcncl-2024": [],
}
OTHERS = [plan for plan in PLANS if plan != "hp-pci-2025-2026"]  # which has tests/test_demo.py


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_has_only_the_notes_its_source_deserves(plan):
    tasks, indicators, notes = PLANS[plan]
    code, told = run_json("plan", "check", plan)
    assert (code, told["tasks"], told["indicators"]) == (0, tasks, indicators)
    assert [(p["code"], p["severity"], p["cell"]) for p in told["problems"]] == notes


def test_the_five_plans_hold_248_tasks_and_75_indicators():
    _, told = run_json("plan", "list")
    counted = [(p["tasks"], p["indicators"]) for p in told["plans"] if p["plan"] in PLANS]
    assert [sum(column) for column in zip(*counted, strict=True)] == [248, 75]


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_is_due_when_it_says(plan):
    _, told = run_json("plan", "show", plan)
    assert [period["due"] for period in told["periods"]] == DUE[plan]
    assert told["on_request"] is (not DUE[plan])


@pytest.mark.parametrize("plan", PLANS)
def test_every_limit_of_the_five_plans_is_read(plan):
    _, told = run_json("plan", "show", plan)
    for task in told["task_list"]:
        limit = task["limit"]
        assert (limit["kind"] == "Không ghi") is (limit["printed"] == ""), task["key"]
        assert bool(limit["due"]) is (limit["kind"] == "Có thời hạn"), task["key"]


# ------------------------------------------------------------------ issue, receive, report


@pytest.fixture(scope="module", params=OTHERS)
def played(request, demonstrated):
    return request.param, *demonstrated(request.param)


@pytest.mark.xdist_group("plans")
class TestReported:
    def test_every_task_and_indicator_is_in_the_report(self, played):
        plan, home, told = played
        tasks, indicators, _ = PLANS[plan]
        assert (len(told["tasks"]), len(told["indicators"])) == (tasks, indicators)
        assert sum(told["counts"]["status"].values()) == tasks
        (report,) = (home / "reports" / plan).glob("*/bao-cao.docx")
        titles = [p.text for p in docx.Document(report).paragraphs if "Phụ lục" in p.style.name]
        assert titles == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]

    def test_agencies_are_counted_once_each(self, played):
        _, _, told = played
        states = told["counts"]["agencies"]
        parts = ("on_time", "late", "returned", "missing")
        assert sum(states[part] for part in parts) == states["expected"] == len(told["agencies"])

    def test_the_report_reads_as_the_golden_text(self, played):
        plan, home, _ = played
        (report,) = (home / "reports" / plan).glob("*/bao-cao.docx")
        paragraphs = (p.text for p in docx.Document(report).paragraphs)
        found = "\n".join(text for text in paragraphs if text.strip()) + "\n"
        golden = ROOT / "tests" / "golden" / f"bao-cao-{plan}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(found, "utf-8")
        assert found == golden.read_text("utf-8")


@pytest.mark.xdist_group("plans")
@pytest.mark.parametrize("edition", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365])
def test_what_is_written_of_a_small_plan_is_valid(demonstrated, edition):
    home, _ = demonstrated("hn-spcncl-2024")
    written = [path for path in home.rglob("*") if path.suffix in (".docx", ".xlsx")]
    ours = [path for path in written if home / "inputs" not in path.parents]
    assert {"bao-cao.docx", "tong-hop.xlsx"} <= {path.name for path in ours}
    for path in ours:
        found = OpenXmlValidator(edition).validate(str(path))
        assert found.is_valid, (path.name, found.errors[:5])


# ------------------------------------------------------------------ the sixth plan

MARK = "(dữ liệu minh họa)"


def typed_by(path):
    """What a person types into a form: every lead row done or under way, every figure."""
    book = openpyxl.load_workbook(path)
    entries = {}
    for sheet, answered in (("Nhiệm vụ", "Vai trò"), ("Chỉ tiêu", "Chỉ tiêu")):
        if sheet not in book.sheetnames:
            continue
        rows = book[sheet].iter_rows(values_only=True)
        captions = next(row for row in rows if answered in row)
        for row in rows:
            cells = dict(zip(captions, row, strict=True))
            key = cells["_key"]
            if sheet == "Chỉ tiêu" and key:
                entries[sheet, key, "Kết quả"] = 12
            elif key and "#" in key:
                entries[sheet, key, "Số liệu"] = 450
            elif cells["Vai trò"] == "Chủ trì":
                entries[sheet, key, "Tình trạng"] = "Đang thực hiện"
                entries[sheet, key, "Kết quả thực hiện"] = f"Đã triển khai {MARK}"
                if cells["Đơn vị tính"]:
                    entries[sheet, key, "Số liệu"] = 9
    return entries


def test_a_plan_nobody_has_seen_goes_from_word_to_the_report(tmp_path):
    file = tmp_path / "Ke hoach 15.docx"
    file.write_bytes(sixth_plan())
    home = ("--home", str(tmp_path))
    code, imported = run_json("plan", "import", str(file), "--plan", "thu-sau", *home)
    assert (code, imported["tasks"], imported["indicators"]) == (0, 8, 4)
    assert {guess["taken"] for guess in imported["guesses"]} >= {"15/6", "5/12"}
    assert run_json("plan", "check", "thu-sau", *home)[0] == 0
    _, shown = run_json("plan", "show", "thu-sau", *home)
    limits = {task["key"]: task["limit"] for task in shown["task_list"]}
    assert limits["A.2"]["due"] == "2026-09-30"
    assert (limits["B.2"]["start"], limits["B.2"]["due"]) == ("2026-04-01", "2026-10-31")
    assert limits["C.3"]["kind"] == "Theo điều kiện"
    measures = {task["key"]: task["measures"] for task in shown["task_list"]}
    assert [(m["least"], m["most"], m["unit"]) for m in measures["C.1"]] == [
        ("8", "10", "lớp tập huấn"),
        ("500", None, "lượt học viên"),
    ]
    rank = shown["indicator_list"][1]["measures"][0]
    assert (rank["operator"], rank["least"], rank["year"]) == ("≤", "15", 2026)
    code, issued = run_json("issue", "thu-sau", "2026-H1", *home, "--today", "2026-05-20")
    assert (code, issued["due"], len(issued["forms"])) == (0, "2026-06-15", 64 + 8)
    folder = tmp_path / "templates" / "issued" / "thu-sau" / "2026-H1"
    for form in folder.glob("S*.xlsx"):
        sent = tmp_path / "inputs" / "thu-sau" / "2026-H1" / f"gui {form.name}"
        put_file(sent, fill_form(form.read_bytes(), typed_by(form)))
    day = ("--today", "2026-06-17")
    code, received = run_json("receive", "thu-sau", "2026-H1", *home, *day)
    assert code == 0, [f["problems"] for f in received["files"]]
    verdicts = Counter(file["verdict"] for file in received["files"])
    assert verdicts == {"accepted": len(list(folder.glob("S*.xlsx")))}
    code, reported = run_json("report", "thu-sau", "2026-H1", *home, *day)
    assert code == 0
    found = {task["key"]: task for task in reported["tasks"]}
    assert [q["verdict"] for q in found["C.1"]["quantity"]] == ["met", "not_met"]
    assert found["B.1"]["status"] == "đang thực hiện"
    assert found["C.2"]["status"] == "chưa báo cáo"
    verdict = {i["code"]: i["verdict"] for i in reported["indicators"]}
    assert verdict == {"1": "cannot_be_judged", "2": "met", "3": "not_met", "4": "not_met"}
    document = docx.Document(tmp_path / "reports" / "thu-sau" / "2026-H1" / "bao-cao.docx")
    text = "\n".join(p.text for p in document.paragraphs)
    assert "tỉnh Cà Mau năm 2026 (dữ liệu minh họa), 6 tháng đầu năm 2026" in text
    told = {cell.text.split("\n")[0] for row in document.tables[2].rows for cell in row.cells}
    assert {row[1] for row in TASKS if row[0] not in "ABC"} <= told


def test_demo_of_an_unknown_plan_is_wrong_use(tmp_path):
    with contextlib.redirect_stderr(io.StringIO()) as said:
        assert main(["demo", "khong-co", "--home", str(tmp_path / "x")]) == 2
    assert "khong-co" in said.getvalue()


def test_plan_show_prints_how_limits_are_read(capsys):
    assert main(["plan", "show", "hn-fta-2025"]) == 0
    shown = capsys.readouterr().out
    assert "Tháng 9-12\tTháng 9-12/2025\t01/9/2025\t31/12/2025\t23" in shown
    assert json.dumps("> 7,2 điểm (thang 10)", ensure_ascii=False).strip('"') in shown
