"""Leaving a file out and taking it back, the register as a list and as a workbook."""

import json

import openpyxl
import pytest

from generator.cli import main
from tests.support import complete, filled, forms_of, put, small_home, small_plan

FORMS = forms_of(small_plan())
OLD = filled(FORMS["X1"], complete(FORMS["X1"], text="Bản đầu"))
NEW = filled(FORMS["X1"], complete(FORMS["X1"], text="Bản sau"))


@pytest.fixture
def home(tmp_path):
    root = small_home(tmp_path)
    put(root, "cu.xlsx", OLD, "2025-09-16")
    put(root, "thu/moi.xlsx", NEW, "2025-09-17")
    return root


@pytest.fixture
def run(home, capsys):
    def call(*arguments):
        options = ("--home", str(home), "--today", "2025-09-23", "--json")
        code = main([*arguments, *options])
        return code, json.loads(capsys.readouterr().out)

    return call


def receive(run, *more):
    code, told = run("receive", "thu-nho", "2025-Q3", *more)
    return code, {one["file"]: one for one in told.get("files", ())}


def verdicts(files):
    return {name: one["verdict"] for name, one in files.items()}


def test_a_file_left_out_lets_the_older_one_count_until_it_is_taken_back(run):
    _, before = receive(run)
    assert verdicts(before) == {"cu.xlsx": "superseded", "thu/moi.xlsx": "accepted"}
    code, without = receive(run, "--exclude", "moi.xlsx", "--why", "gửi nhầm")
    assert verdicts(without) == {"cu.xlsx": "accepted", "thu/moi.xlsx": "quarantined"}
    assert without["thu/moi.xlsx"]["excluded"] == "gửi nhầm"
    assert [p["code"] for p in without["thu/moi.xlsx"]["problems"]] == ["file.excluded"]
    assert code == 0
    _, after = receive(run, "--restore", "thu/moi.xlsx")
    assert verdicts(after) == verdicts(before)


def test_a_copy_of_a_file_left_out_is_left_out_too(home, run):
    receive(run, "--exclude", "moi.xlsx", "--why", "gửi nhầm")
    put(home, "ten khac.xlsx", NEW, "2025-09-18")
    _, files = receive(run)
    assert files["ten khac.xlsx"]["excluded"] == "gửi nhầm"
    assert verdicts(files)["cu.xlsx"] == "accepted"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--exclude", "moi.xlsx"), id="no reason"),
        pytest.param(("--exclude", "khac.xlsx", "--why", "x"), id="no such file"),
        pytest.param(("--exclude", "cu.xlsx", "--restore", "cu.xlsx", "--why", "x"), id="both"),
    ],
)
def test_a_ruling_that_cannot_be_meant_changes_nothing(run, options):
    receive(run)
    code, _ = receive(run, *options)
    assert code == 2
    assert verdicts(receive(run)[1]) == {"cu.xlsx": "superseded", "thu/moi.xlsx": "accepted"}


def test_the_register_as_json_and_as_a_workbook(home, run, tmp_path):
    put(home, "x2.xlsx", filled(FORMS["X2"], {}), "2025-09-18")
    receive(run, "--exclude", "moi.xlsx", "--why", "gửi nhầm")
    code, told = run("register", "thu-nho")
    assert code == 0
    assert [(f["file"], f["verdict"]) for f in told["files"]] == [
        ("cu.xlsx", "accepted"),
        ("thu/moi.xlsx", "quarantined"),
        ("x2.xlsx", "returned"),
    ]
    target = tmp_path / "so.xlsx"
    assert run("register", "thu-nho", "2025-Q3", "--export", str(target))[0] == 0
    book = openpyxl.load_workbook(target)
    cells = {
        ws.title: {str(cell.value) for row in ws.iter_rows() for cell in row if cell.value}
        for ws in book
    }
    assert {"cu.xlsx", "thu/moi.xlsx", "gửi nhầm"} <= cells["Tệp đã nhận"]
    assert "Loại ra" in cells["Lịch sử"]
    assert "status.missing" in cells["Quy tắc hay vướng"]
    before = target.read_bytes()
    assert run("register", "thu-nho", "--export", str(target))[0] == 2
    assert target.read_bytes() == before


def test_a_plan_nothing_came_for_is_told(run):
    assert run("register", "khac")[0] == 2


def test_a_register_that_is_damaged_is_told_and_left(home, run):
    register = home / "inputs" / "register.sqlite3"
    register.write_bytes(b"hong" * 2000)
    assert receive(run)[0] == 1
    assert register.read_bytes() == b"hong" * 2000
