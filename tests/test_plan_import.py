"""plan import from end to end: a file goes in, a plan workbook that can be issued comes out."""

import json

import docx
import openpyxl
import pytest

from generator.cli import main
from generator.core.text import name_key
from generator.pipeline.importing import slug
from tests.edges.packages import change, pack
from tests.plan_layouts import LAYOUTS, add_table, as_bytes, seed


def run(capsys, *arguments):
    code = main([str(argument) for argument in (*arguments, "--json")])
    return code, json.loads(capsys.readouterr().out)


def written(path, plan, make=None):
    file = path / f"{plan}.docx"
    file.write_bytes(make or LAYOUTS[plan](seed(plan)))
    return file


@pytest.mark.parametrize("plan", LAYOUTS)
def test_an_imported_plan_has_no_errors_and_can_be_issued(capsys, tmp_path, plan):
    file = written(tmp_path, plan)
    code, told = run(capsys, "plan", "import", file, "--home", tmp_path)
    assert (code, told["plan"], told["tasks"]) == (0, plan, len(seed(plan)["tasks"]))
    assert not [p for p in told["problems"] if p["severity"] == "error"]
    assert run(capsys, "plan", "check", plan, "--home", tmp_path)[0] == 0
    arguments = ("issue", plan, "2025-X1", "--due", "2025-11-01", "--home", tmp_path)
    if plan != "hn-spcncl-2024":  # a plan of 2024
        assert run(capsys, *arguments)[0] == 0


def test_every_guess_names_a_cell_that_holds_what_was_taken(capsys, tmp_path):
    file = written(tmp_path, "hp-pci-2025-2026")
    _, told = run(capsys, "plan", "import", file, "--home", tmp_path)
    book = openpyxl.load_workbook(told["file"])
    assert book.sheetnames[-1] == "Cần xác nhận"
    rows = list(book["Cần xác nhận"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == len(told["guesses"])
    names = [g for g in told["guesses"] if g["sheet"] == "Nhiệm vụ" and g["cell"]]
    assert names
    for guess in names:
        cell = str(book[guess["sheet"]][guess["cell"]].value)
        assert name_key(guess["taken"]) in name_key(cell)
        assert guess["why"]
    assert next(g["taken"] for g in told["guesses"] if g["cell"] == "B7") == "220/KH-UBND"


def test_an_existing_plan_is_never_touched(capsys, tmp_path):
    file = written(tmp_path, "hn-spcncl-2024")
    target = tmp_path / "inputs" / "co-san" / "plan.xlsx"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"mine")
    arguments = ("plan", "import", file, "--plan", "co-san", "--home", tmp_path)
    code, told = run(capsys, *arguments)
    assert code == 2
    assert "co-san" in told["error"]
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--plan", "Có Dấu"), id="code with tones"),
        pytest.param(("--plan", "../x"), id="code with a path"),
        pytest.param(("--province", "Nơi Khác"), id="no such province"),
    ],
)
def test_wrong_use(capsys, tmp_path, options):
    file = written(tmp_path, "hn-spcncl-2024")
    assert run(capsys, "plan", "import", file, *options, "--home", tmp_path)[0] == 2
    assert not (tmp_path / "inputs").exists()


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert run(capsys, "plan", "import", tmp_path / "x.docx", "--home", tmp_path)[0] == 2


@pytest.mark.parametrize("province", ["Hà Tĩnh", "tỉnh hà tĩnh", "Ha Tinh"])
def test_the_officer_says_which_province(capsys, tmp_path, province):
    file = written(tmp_path, "hp-pci-2025-2026")
    arguments = ("plan", "import", file, "--province", province, "--home", tmp_path)
    code, told = run(capsys, *arguments)
    assert code == 0
    places = [g["taken"] for g in told["guesses"] if g["cell"] == "B15"]
    assert places == ["Hà Tĩnh"]


def test_what_a_bare_table_does_not_say_is_left_to_the_officer(capsys, tmp_path):
    document = docx.Document()
    add_table(document, [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Làm", "Sở Y tế"]])
    (tmp_path / "bang.docx").write_bytes(as_bytes(document))
    code, told = run(capsys, "plan", "import", tmp_path / "bang.docx", "--home", tmp_path)
    assert (code, told["tasks"]) == (1, 1)
    assert {p["code"] for p in told["problems"]} == {"plan.value_missing"}
    assert (tmp_path / "inputs" / "bang" / "plan.xlsx").exists()


def blank():
    return as_bytes(docx.Document())


def open_document():
    return pack({"mimetype": b"application/vnd.oasis.opendocument.text"})


def far_workbook(path):
    book = openpyxl.Workbook()
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", blank(), "document.no_table"),
        ("a.docx", b"%PDF", "document.other_type"),
        ("a.xlsx", b"PK", "document.unreadable"),
        ("a.xlsx", blank(), "document.no_table"),
        ("a.docx", open_document(), "document.other_type"),
        ("a.docx", change(blank(), {"word/vbaProject.bin": b"x"}), "document.macro"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document.other_type"),
    ],
)
def test_files_that_hold_no_plan(capsys, tmp_path, name, data, expected):
    (tmp_path / name).write_bytes(data)
    code, told = run(capsys, "plan", "import", tmp_path / name, "--home", tmp_path)
    assert (code, [p["code"] for p in told["problems"]]) == (1, [expected])
    assert not (tmp_path / "inputs").exists()


def test_a_cell_far_away(capsys, tmp_path):
    far_workbook(tmp_path / "a.xlsx")
    code, told = run(capsys, "plan", "import", tmp_path / "a.xlsx", "--home", tmp_path)
    assert (code, told["problems"][0]["code"]) == (1, "document.far_cell")


SHEET = (
    ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",),
    ("KẾ HOẠCH",),
    ("Phát triển thủy sản năm 2026",),
    ("Các đơn vị báo cáo hằng năm trước ngày 5 tháng 12, gửi Sở Nội vụ tổng hợp.",),
    (),
    ("Số TT", "Hoạt động", "Đầu ra", "Đơn vị thực hiện", None, "Kinh phí", "Hoàn thành"),
    (None, None, None, "Chủ trì", "Phối hợp", None, None),
    ("A", "Khai thác"),
    (1, "Đăng ký tàu cá", "100% tàu", "Sở NN&MT", "UBND các xã, phường", 500, "Quý II/2026"),
    (2, "Cấp phép khai thác", "Giấy phép", None, None, None, "Thường xuyên"),
    ("B", "Nuôi trồng"),
    (1, "Mở lớp", "05 lớp", "Sở Nông nghiệp và Môi trường", "Các hội nghề cá", None, "2026"),
)


def test_a_layout_of_its_own_in_excel(capsys, tmp_path):
    book = openpyxl.Workbook()
    ws = book.worksheets[0]
    for row in SHEET:
        ws.append(row)
    for merged in ("D6:E6", "A6:A7", "B6:B7", "C6:C7", "F6:F7", "G6:G7", "D9:D10"):
        ws.merge_cells(merged)
    file = tmp_path / "Thủy sản 2026.xlsx"
    book.save(file)
    code, told = run(capsys, "plan", "import", file, "--home", tmp_path)
    assert (code, told["plan"], told["tasks"]) == (0, "thuy-san-2026", 3)
    tasks = openpyxl.load_workbook(told["file"])["Nhiệm vụ"]
    captions = [cell.value for cell in tasks[3]]
    rows = [
        dict(zip(captions, row, strict=True)) for row in tasks.iter_rows(4, 6, values_only=True)
    ]
    assert [row["Mã"] for row in rows] == ["A.1", "A.2", "B.1"]
    leads = [row["Chủ trì (mỗi dòng một cơ quan hoặc nhóm)"] for row in rows]
    assert leads == ["Sở Nông nghiệp và Môi trường"] * 3
    assert [row["Sản phẩm"] for row in rows] == ["100% tàu", "Giấy phép", "05 lớp"]
    limits = [row["Thời hạn (ghi trong kế hoạch)"] for row in rows]
    assert limits == ["Quý II/2026", "Thường xuyên", "2026"]
    assert rows[0]["Ghi chú"] == "Kinh phí: 500"
    items = {
        guess["cell"]: guess["taken"] for guess in told["guesses"] if guess["sheet"] == "Kế hoạch"
    }
    assert (items["B5"], items["B12"]) == ("Phát triển thủy sản năm 2026", "Sở Nội vụ")
    assert [g["taken"] for g in told["guesses"] if g["sheet"] == "Kỳ báo cáo"] == ["5/12", ""]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kế hoạch PCI 2025", "ke-hoach-pci-2025"),
        ("___", "ke-hoach"),
        ("Đ²", "d"),
        ("x" * 90, "x" * 40),
    ],
)
def test_the_code_of_a_file_name(name, code):
    assert slug(name) == code


def test_another_province_than_the_text_names_is_to_be_confirmed(capsys, tmp_path):
    file = written(tmp_path, "ht-fta-2025")
    arguments = ("plan", "import", file, "--home", tmp_path, "--province")
    _, told = run(capsys, *arguments, "Hà Nội", "--plan", "mot")
    doubts = [(g["seen"], g["taken"]) for g in told["guesses"] if "--province" in g["why"]]
    assert doubts == [("tỉnh Hà Tĩnh", "thành phố Hà Nội")]
    _, told = run(capsys, *arguments, "ha tinh", "--plan", "hai")
    assert not [g for g in told["guesses"] if "--province" in g["why"]]


def test_a_name_windows_keeps_for_itself_is_no_plan(tmp_path, capsys):
    file = written(tmp_path, "ht-fta-2025")
    assert main(["plan", "import", str(file), "--plan", "con", "--home", str(tmp_path)]) == 2
    assert "“con”" in capsys.readouterr().err
