"""plan new: from nothing to forms, as an officer goes."""

import datetime as dt

import openpyxl
import pytest

from generator.core.model import Plan
from generator.edges.files import Home
from generator.edges.provinces import communes, provinces
from generator.edges.workbook_read import read_workbook
from generator.pipeline import Context, new_plan
from generator.pipeline.provinces import find_province
from generator.stages.plan import read_plan
from tests.test_cli import run, run_json

TODAY = ("--today", "2026-01-05")


def drafted(folder, province, office="Sở Tài chính"):
    """The problems of a new plan, and the plan as soon as nothing is missing."""
    context = Context(Home(folder), dt.date(2026, 1, 5))
    made = new_plan(context, "thu", province, office, "Kế hoạch thử năm 2026")
    fill(made.file)
    plan, problems = read_plan(
        "plan.xlsx", read_workbook("plan.xlsx", made.file.read_bytes()).grids
    )
    return made, plan, problems


def fill(path, tasks=()):
    """Type into the workbook what is still missing, as an officer would."""
    book = openpyxl.load_workbook(path)
    items = {row[0].value: row[1] for row in book["Kế hoạch"].iter_rows()}
    items["Từ năm"].value = items["Đến năm"].value = 2026
    items["Nơi nhận"].value = "Như trên\nLưu: VT"
    write(
        book["Nhóm nhiệm vụ"],
        [{"Mã nhóm": "I", "Số hiệu in trong kế hoạch": "I", "Tên nhóm": "Một"}],
    )
    write(book["Nhiệm vụ"], tasks)
    book.save(path)


def write(sheet, records):
    header = next(row for row in sheet.iter_rows() if row[0].value in ("Mã", "Mã nhóm"))
    columns = {cell.value: cell.column for cell in header}
    for number, record in enumerate(records, header[0].row + 1):
        for caption, value in record.items():
            sheet.cell(number, columns[caption], value)


def task(key, text, leads):
    lead = "Chủ trì (mỗi dòng một cơ quan hoặc nhóm)"
    return {"Mã": key, "Nhóm": "I", "STT in": key, "Nhiệm vụ": text, lead: leads}


def test_from_nothing_to_forms(capsys, tmp_path):
    home = ("--home", tmp_path, *TODAY)
    asked = (
        "--province",
        "Hà Tĩnh",
        "--office",
        "Sở Công Thương",
        "--title",
        "Xúc tiến thương mại",
    )
    code, told = run_json(capsys, "plan", "new", "xttm-2026", *asked, *home)
    assert (code, told["province"], told["communes"]) == (0, "tỉnh Hà Tĩnh", 69)
    code, told = run_json(capsys, "plan", "check", "xttm-2026", *home)
    missing = {p["cell"] for p in told["problems"] if p["code"] == "plan.value_missing"}
    assert (code, missing) == (1, {"B10", "B11", "B18"})  # years and Nơi nhận
    fill(
        tmp_path / "inputs/xttm-2026/plan.xlsx",
        [
            task("1", "Tổ chức hội chợ", "Sở Công Thương\nSở Y tế"),
            task("2", "Tuyên truyền", "Các Sở, ban, ngành, UBND các xã, phường"),
            task("3", "Rà soát chợ", "Ủy ban nhân dân các xã, phường"),
        ],
    )
    assert run_json(capsys, "plan", "check", "xttm-2026", *home)[1]["problems"] == []
    code, told = run_json(capsys, "issue", "xttm-2026", "2026-Q1", *home)
    assert (code, told["due"], len(told["forms"])) == (0, "2026-03-20", 12 + 69)
    rows = {form["agency"]: form["tasks"] for form in told["forms"]}
    assert (rows["SCT"], rows["SYT"], rows["STC"], rows["18073"]) == (2, 2, 1, 2)
    book = openpyxl.load_workbook(tmp_path / "templates/issued/xttm-2026/2026-Q1/SCT.xlsx")
    words = [str(c.value) for row in book["Hướng dẫn"].iter_rows() for c in row if c.value]
    assert any("Sở Công Thương" in text for text in words)
    due = run_json(capsys, "issue", "xttm-2026", "2026-X1", "--due", "2026-05-04", *home)[1]["due"]
    assert due == "2026-05-04"


@pytest.mark.parametrize(
    ("name", "full_name", "count", "local"),
    [
        pytest.param("Hà Nội", "thành phố Hà Nội", 126, "UBND các xã, phường", id="Hà Nội"),
        pytest.param(
            *("Hải Phòng", "thành phố Hải Phòng", 114, "UBND các xã, phường, đặc khu"),
            id="Hải Phòng",
        ),
        pytest.param("Hà Tĩnh", "tỉnh Hà Tĩnh", 69, "UBND các xã, phường", id="Hà Tĩnh"),
    ],
)
def test_communes_of_the_provinces_of_the_five_plans(tmp_path, name, full_name, count, local):
    made, plan, _ = drafted(tmp_path, name)
    assert (made.province.full_name, made.communes) == (full_name, count)
    assert isinstance(plan, Plan)
    assert sum(agency.kind == "UBND cấp xã" for agency in plan.agencies) == count
    phrases = [group.phrase for group in plan.groups]
    assert phrases == ["Các sở, ban, ngành", local, f"Các sở, ban, ngành, {local}"]


def test_all_provinces_have_communes_with_codes_and_names_of_their_own():
    every = [commune for province in provinces() for commune in communes(province)]
    assert (len(provinces()), len(every)) == (34, 3321)
    assert len({commune.code for commune in every}) == 3321
    kinds = {commune.name.split(" ")[1] for commune in every}
    assert kinds == {"xã", "phường", "đặc"}


@pytest.mark.parametrize("province", [province.name for province in provinces()])
def test_every_province_makes_a_plan_that_lacks_nothing_but_tasks(tmp_path, province):
    _, plan, problems = drafted(tmp_path, province)
    assert {p.code for p in problems} == {"plan.no_tasks"}
    assert plan is not None
    assert plan.office.superior == f"UBND {find_province(province).full_name}".upper()
    assert (plan.office.symbol, plan.office.position) == ("STC", "GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Hà Tĩnh", "Hà Tĩnh"),
        ("tỉnh Hà Tĩnh", "Hà Tĩnh"),
        ("Tỉnh  ha tinh", "Hà Tĩnh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("thành phố hải phòng", "Hải Phòng"),
        ("THANH PHO HUE", "Huế"),
        ("tp Da Nang", "Đà Nẵng"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Thanh Hóa", "Thanh Hóa"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("tuyên quang", "Tuyên Quang"),
    ],
)
def test_a_province_is_found_however_it_is_typed(typed, found):
    assert find_province(typed).name == found


@pytest.mark.parametrize("typed", [[], ["--province", "Hà Tây"], ["--province", "tỉnh"]])
def test_without_a_province_the_34_are_listed(capsys, tmp_path, typed):
    code, out, err = run(capsys, "plan", "new", "thu", *typed, "--home", tmp_path)
    assert (code, out) == (2, "")
    assert all(province.name in err for province in provinces())
    assert not (tmp_path / "inputs").exists()


@pytest.mark.parametrize("name", ["../x", "kế hoạch", "a b", ""])
def test_a_name_that_is_no_folder_is_wrong_use(capsys, tmp_path, name):
    asked = ("--province", "Huế", "--home", tmp_path)
    assert run(capsys, "plan", "new", name, *asked)[0] == 2
    assert not (tmp_path / "inputs").exists()


def test_a_plan_is_never_written_over(capsys, tmp_path):
    asked = ("plan", "new", "thu", "--province", "Huế", "--home", tmp_path, *TODAY)
    assert run(capsys, *asked)[0] == 0
    before = (tmp_path / "inputs/thu/plan.xlsx").read_bytes()
    code, _, err = run(capsys, *asked, "--office", "Sở Y tế")
    assert (code, "plan.xlsx" in err) == (2, True)
    assert (tmp_path / "inputs/thu/plan.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("office", "missing"),
    [
        pytest.param("Sở Du lịch", set(), id="a department that only some provinces have"),
        pytest.param("so gd&dt", set(), id="a short name without accents"),
        pytest.param("", {"B12", "B14", "B20"}, id="no office: who, abbreviation, position"),
        pytest.param("Thanh tra tỉnh", {"B20"}, id="an office whose head is no Giám đốc"),
    ],
)
def test_the_office_is_filled_as_far_as_known(tmp_path, office, missing):
    _, plan, problems = drafted(tmp_path, "Cà Mau", office)
    cells = {p.where.cell for p in problems if p.code == "plan.value_missing"}
    assert cells == missing
    assert plan is None or plan.office_agency.reports


def test_an_office_that_is_no_department_is_left_to_the_check(tmp_path):
    _, _, problems = drafted(tmp_path, "Cà Mau", "Trung tâm Xúc tiến")
    assert "plan.agency_unknown" in {p.code for p in problems}


def test_departments_to_review_get_no_form_until_the_officer_says_so(tmp_path):
    _, plan, _ = drafted(tmp_path, "Quảng Ninh")
    unsure = {a.name for a in plan.agencies if not a.reports}
    assert {"Sở Ngoại vụ", "Sở Du lịch", "Sở Văn hóa và Thể thao"} <= unsure
    assert {"Sở Y tế", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"} & unsure == set()
