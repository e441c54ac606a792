"""What an officer says of single files, and the register as a list."""

import json

import openpyxl
import pytest

from generator import pipeline
from generator.cli import main
from generator.edges.lock import BusyError, Holder
from tests.support import complete, filled, forms_of, put, small_home, small_plan

FORMS = forms_of(small_plan())
WHY = ("--why", "Xã gửi nhầm bản nháp")


def form(code, text="Đã làm", **changes):
    return filled(FORMS[code], {**complete(FORMS[code], text=text), **changes})


def wrong(code):
    entries = complete(FORMS[code])
    return filled(
        FORMS[code], {key: "xong" if "Tình" in key[2] else v for key, v in entries.items()}
    )


@pytest.fixture
def home(tmp_path):
    home = small_home(tmp_path)
    put(home, "x1.xlsx", form("X1", "bản một"), "2025-09-16")
    put(home, "xa/x1-moi.xlsx", form("X1", "bản hai"), "2025-09-18")
    put(home, "x2.xlsx", wrong("X2"), "2025-09-18")
    return home


def run(capsys, home, command, *arguments, day="2025-09-23"):
    code = main([command, "thu-nho", *map(str, arguments), *at(home, day)])
    return code, json.loads(capsys.readouterr().out)


def at(home, day="2025-09-23"):
    return ("--home", str(home), "--today", day, "--json")


def receive(capsys, home, *arguments):
    code, told = run(capsys, home, "receive", "2025-Q3", *arguments)
    return code, {file["file"]: file for file in told.get("files", ())}, told


def verdicts(files):
    return {name: file["verdict"] for name, file in files.items()}


BEFORE = {"x1.xlsx": "superseded", "xa/x1-moi.xlsx": "accepted", "x2.xlsx": "returned"}


def test_an_excluded_file_does_not_count_until_it_is_restored(capsys, home):
    assert verdicts(receive(capsys, home)[1]) == BEFORE
    code, files, _ = receive(capsys, home, "--exclude", "xa/x1-moi.xlsx", *WHY)
    left_out = files["xa/x1-moi.xlsx"]
    assert verdicts(files) == {**BEFORE, "x1.xlsx": "accepted", "xa/x1-moi.xlsx": "quarantined"}
    assert (left_out["excluded"], left_out["repairs"]) == (WHY[1], [])
    assert [problem["code"] for problem in left_out["problems"]] == ["file.excluded"]
    assert (code, files["x1.xlsx"]["excluded"]) == (1, None)  # x2 is still to be mended
    assert receive(capsys, home)[1] == files
    _, told = run(capsys, home, "report", "2025-Q3")
    [agency] = [a for a in told["agencies"] if a["code"] == "X1"]
    assert agency["file"] == "x1.xlsx"
    assert verdicts(receive(capsys, home, "--restore", "xa/x1-moi.xlsx")[1]) == BEFORE


def test_an_excluded_file_is_dealt_with(capsys, home):
    code, files, _ = receive(capsys, home, "--exclude", "x2.xlsx", *WHY)
    assert (code, verdicts(files)["x2.xlsx"]) == (0, "quarantined")
    _, told = run(capsys, home, "report", "2025-Q3")
    states = {agency["code"]: agency["state"] for agency in told["agencies"]}
    assert (states["X2"], told["problems"]) == ("missing", [])


def test_an_excluded_file_does_not_decide_whether_a_report_is_on_time(capsys, home):
    put(home, "xa/x1-moi.xlsx", form("X1", "bản hai"), "2025-09-22")
    receive(capsys, home, "--exclude", "x1.xlsx", *WHY)
    _, told = run(capsys, home, "report", "2025-Q3")
    [agency] = [a for a in told["agencies"] if a["code"] == "X1"]
    assert agency["state"] == "late"


def test_a_copy_under_another_name_stays_excluded(capsys, home):
    receive(capsys, home, "--exclude", "xa/x1-moi.xlsx", *WHY)
    folder = home / "inputs/thu-nho/2025-Q3"
    data = (folder / "xa/x1-moi.xlsx").read_bytes()
    (folder / "xa/x1-moi.xlsx").unlink()
    put(home, "ten khac.xlsx", data, "2025-09-22")
    _, files, _ = receive(capsys, home)
    assert files["ten khac.xlsx"]["excluded"] == WHY[1]
    assert verdicts(files)["x1.xlsx"] == "accepted"


def test_a_file_from_elsewhere_can_be_excluded_as_it_comes(capsys, home, tmp_path):
    mail = tmp_path / "thu" / "x3.xlsx"
    mail.parent.mkdir()
    mail.write_bytes(form("X3"))
    _, files, _ = receive(capsys, home, mail, "--exclude", "x3.xlsx", *WHY)
    assert files["x3.xlsx"]["excluded"] == WHY[1]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x1-moi.xlsx", id="without its folder"),
        pytest.param("xa\\x1-moi.xlsx", id="as Windows writes it"),
        pytest.param("XA/X1-Moi.xlsx", id="other case"),
        pytest.param("inputs/thu-nho/2025-Q3/xa/x1-moi.xlsx", id="with more folders"),
    ],
)
def test_names_an_officer_may_type(capsys, home, name):
    _, files, _ = receive(capsys, home, "--exclude", name, *WHY)
    assert [file for file, told in files.items() if told["excluded"]] == ["xa/x1-moi.xlsx"]


def test_the_name_as_listed_goes_before_the_end_of_another(capsys, home):
    put(home, "xa/x1.xlsx", form("X1", "bản ba"), "2025-09-19")
    _, files, _ = receive(capsys, home, "--exclude", "x1.xlsx", *WHY)
    assert [file for file, told in files.items() if told["excluded"]] == ["x1.xlsx"]


def test_a_name_several_files_have_is_asked_about(capsys, home):
    put(home, "1/a.xlsx", form("X3", "một"))
    put(home, "2/a.xlsx", form("X3", "hai"))
    code, _, told = receive(capsys, home, "--exclude", "a.xlsx", *WHY)
    assert code == 2
    assert "1/a.xlsx" in told["error"]
    assert "2/a.xlsx" in told["error"]
    assert "x2.xlsx" not in told["error"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(("--exclude", "khong-co.xlsx", *WHY), "xa/x1-moi.xlsx", id="no such file"),
        pytest.param(("--exclude", "moi.xlsx", *WHY), "xa/x1-moi.xlsx", id="part of a name"),
        pytest.param(("--restore", "x1.xlsx"), "x1.xlsx", id="not excluded"),
        pytest.param(("--exclude", "x1.xlsx"), "--why", id="no reason"),
        pytest.param(("--exclude", "x1.xlsx", "--why", "  "), "--why", id="blank reason"),
        pytest.param(WHY, "--exclude", id="a reason alone"),
        pytest.param(
            ("--exclude", "x1.xlsx", "--restore", "x2.xlsx", *WHY), "--restore", id="both"
        ),
    ],
)
def test_requests_that_cannot_be_met(capsys, home, arguments, named):
    code, _, told = receive(capsys, home, *arguments)
    assert code == 2
    assert named in told["error"]
    _, files, _ = receive(capsys, home)
    assert verdicts(files) == BEFORE


# ------------------------------------------------------------------ the register as a list


def test_the_register_lists_what_came_and_what_was_decided(capsys, home):
    receive(capsys, home)
    receive(capsys, home, "--exclude", "x1-moi.xlsx", *WHY)
    code, told = run(capsys, home, "register")
    files = {file["file"]: file for file in told["files"]}
    assert (code, set(files)) == (0, set(BEFORE))
    newer = files["xa/x1-moi.xlsx"]
    assert [decision["verdict"] for decision in newer["verdicts"]] == ["accepted", "quarantined"]
    assert (newer["excluded"], newer["rulings"][0]["excluded"]) == (WHY[1], True)
    assert files["x2.xlsx"]["agency"] == "X2"
    assert "status.unknown" in [problem["code"] for problem in files["x2.xlsx"]["problems"]]
    assert files["x1.xlsx"]["received_at"] == "2025-09-16T15:00:00"
    rules = {rule["code"]: (rule["times"], rule["agencies"]) for rule in told["rules"]}
    assert rules["status.unknown"] == (1, 1)
    assert "file.excluded" not in rules


def test_the_register_of_one_period(capsys, home):
    receive(capsys, home)
    assert len(run(capsys, home, "register", "2025-Q3")[1]["files"]) == len(BEFORE)
    assert run(capsys, home, "register", "2025-Q1")[0] == 2


def test_the_register_as_a_workbook(capsys, home, tmp_path):
    receive(capsys, home)
    receive(capsys, home, "--exclude", "x1-moi.xlsx", *WHY)
    target = tmp_path / "so.xlsx"
    assert run(capsys, home, "register", "--export", target)[0] == 0
    book = openpyxl.load_workbook(target)
    files, history, _, rules = ([*sheet.iter_rows(min_row=4, values_only=True)] for sheet in book)
    assert {row[1]: row[10] for row in files} == {
        **dict.fromkeys(BEFORE),
        "xa/x1-moi.xlsx": WHY[1],
    }
    assert [row[5] for row in history if row[1] == "xa/x1-moi.xlsx"][-1] == WHY[1]
    assert {row[0]: row[3] for row in rules}["status.unknown"] == 1
    before = target.read_bytes()
    assert run(capsys, home, "register", "--export", target)[0] == 2
    assert target.read_bytes() == before


def test_looking_at_the_register_writes_nothing(capsys, home):
    receive(capsys, home)
    register = home / "inputs/register.sqlite3"
    before = register.read_bytes()
    run(capsys, home, "register")
    receive(capsys, home)
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("register", "khac"), id="no such plan"),
        pytest.param(("register", "thu-nho", "quy 3"), id="no period"),
        pytest.param(("register", "thu-nho", "--export", "so.docx"), id="no workbook"),
    ],
)
def test_wrong_use_of_register(capsys, home, arguments):
    assert main([*arguments, *at(home)]) == 2
    assert json.loads(capsys.readouterr().out)["error"]


@pytest.mark.parametrize("command", ["receive", "report", "issue", "register", "status"])
def test_a_damaged_register_is_told_and_kept(capsys, home, command):
    receive(capsys, home)
    register = home / "inputs/register.sqlite3"
    register.write_bytes(b"khong phai so" * 500)
    before = register.read_bytes()
    period = [] if command in ("register", "status") else ["2025-Q3"]
    code, told = run(capsys, home, command, *period)
    assert code == 1
    assert str(register) in told["error"]
    assert register.read_bytes() == before


def test_people_are_told_who_is_at_work(capsys, home, monkeypatch):
    def busy(*_):
        raise BusyError(Holder("TC-01", "lan", "report", "08:15 23/09/2025"))

    monkeypatch.setattr(pipeline, "receive", busy)
    assert main(["receive", "thu-nho", "2025-Q3", "--home", str(home)]) == 1
    told = capsys.readouterr().err
    assert all(part in told for part in ("TC-01", "lan", "report", "08:15 23/09/2025"))


def test_the_register_for_people(capsys, home):
    receive(capsys, home)
    receive(capsys, home, "--exclude", "x1-moi.xlsx", *WHY)
    assert main(["register", "thu-nho", "--home", str(home)]) == 0
    told = capsys.readouterr().out
    assert all(part in told for part in (*BEFORE, WHY[1], "status.unknown"))
    main(["receive", "thu-nho", "2025-Q3", "--home", str(home)])
    assert WHY[1] in capsys.readouterr().out
