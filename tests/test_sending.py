"""What was sent stays as it was, and later data give a report of what differs."""

import datetime as dt
import email
import hashlib
import json
import shutil
import sqlite3
import zipfile
from email import policy

import docx
import pytest
from docx.oxml.ns import qn

from generator.cli import main
from generator.edges import snapshot
from generator.pipeline import sending as module
from tests.edges.packages import schema_faults
from tests.support import complete, filled, forms_of, put, small_home, small_plan

FORMS = forms_of(small_plan())
NUMBERED = ("--number", "15", "--date", "23/9/2025")
FORCED = ("--force", "--why", "Lãnh đạo yêu cầu")
PERIOD = "reports/thu-nho/2025-Q3"
SUPPLEMENT = "bao-cao-dieu-chinh.docx"


def form(code, status="Đang thực hiện", text="Đã làm"):
    return filled(FORMS[code], complete(FORMS[code], status, text))


def done(code, text="Đã làm xong"):
    """A form in which every task is done."""
    entries = dict(complete(FORMS[code], "Hoàn thành", text))
    for sheet, key, _ in [place for place in entries if place[2] == "Tình trạng"]:
        entries[sheet, key, "Tiến độ (%)"] = 100
        entries[sheet, key, "Ngày hoàn thành"] = dt.date(2025, 9, 10)
    return filled(FORMS[code], entries)


@pytest.fixture
def home(tmp_path, capsys):
    home = small_home(tmp_path)
    for code in ("S1", "X1", "X2"):
        put(home, f"{code}.xlsx", form(code))
    report(capsys, home)
    return home


def run(capsys, home, command, *arguments, day="2025-09-23"):
    capsys.readouterr()
    code = main([command, *map(str, arguments), "--home", str(home), "--today", day, "--json"])
    return code, json.loads(capsys.readouterr().out)


def report(capsys, home, day="2025-09-23"):
    return run(capsys, home, "report", "thu-nho", "2025-Q3", day=day)[1]


def send(capsys, home, *arguments, day="2025-09-23"):
    return run(capsys, home, "send", "thu-nho", "2025-Q3", *arguments, day=day)


def errors(told):
    return {p["code"] for p in told["problems"] if p["severity"] == "error"}


def codes(told):
    return {p["code"] for p in told["problems"]}


def snapshot_of(home, n=1):
    folder = home / PERIOD / "sent" / str(n)
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}


def words(path):
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def table(path):
    """The rows of the table of differences: what, as sent, as now, because of."""
    rows = docx.Document(str(path)).tables[1].rows
    cells = [[cell.text for cell in row.cells] for row in rows]
    return [row[1:] for row in cells if row[0].isdigit()]


# ------------------------------------------------------------------ freezing


def test_what_was_sent_is_kept_whole_and_read_only(capsys, home):
    word = (home / PERIOD / "bao-cao.docx").read_bytes()
    code, told = send(capsys, home, *NUMBERED)
    assert (code, told["sent"]["n"], told["sent"]["number"]) == (0, 1, "15/BC-S1")
    files = snapshot_of(home)
    assert set(files) == {
        *("bao-cao.docx", "tong-hop.xlsx", "so-lieu.json", "nguon.json", "so-dang-ky.json"),
        *("plan.xlsx", "nguon/S1.xlsx", "nguon/X1.xlsx", "nguon/X2.xlsx", "SHA256SUMS"),
    }
    assert files["bao-cao.docx"].read_bytes() == word
    assert told["sent"]["sha256"] == hashlib.sha256(word).hexdigest()
    came = home / "inputs/thu-nho/2025-Q3/X1.xlsx"
    assert files["nguon/X1.xlsx"].read_bytes() == came.read_bytes()
    assert not any(path.stat().st_mode & 0o222 for path in files.values())
    listed = dict(
        line.split("  ")[::-1] for line in files["SHA256SUMS"].read_text("utf-8").splitlines()
    )
    assert listed == {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in files.items()
        if name != "SHA256SUMS"
    }


def test_the_figures_and_files_of_what_was_sent_can_be_read(capsys, home):
    put(home, "thu.zip", b"PK not a zip")
    report(capsys, home)
    send(capsys, home, *NUMBERED)
    files = snapshot_of(home)
    figures = json.loads(files["so-lieu.json"].read_text("utf-8"))["so_lieu"]
    shown = {figure["id"]: figure["shown"] for figure in figures}
    assert shown["gui_tong"] == "05"
    assert all(figure["label"] and figure["rule"] for figure in figures)
    assert ["S1.xlsx", "Nhiệm vụ"] in [cell[:2] for f in figures for cell in f["cells"]]
    sources = json.loads(files["nguon.json"].read_text("utf-8"))["tep"]
    counted = {source["file"]: source["counted"] for source in sources}
    assert counted == {"S1.xlsx": True, "X1.xlsx": True, "X2.xlsx": True, "thu.zip": False}


def test_a_form_in_an_archive_is_kept_as_the_archive_that_came(capsys, home):
    path = home / "inputs/thu-nho/2025-Q3/xa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("X3.xlsx", form("X3"))
    report(capsys, home)
    send(capsys, home, *NUMBERED)
    assert snapshot_of(home)["nguon/xa.zip"].read_bytes() == path.read_bytes()


def test_a_mail_stands_ready_with_both_files(capsys, home):
    _, told = send(capsys, home, *NUMBERED)
    mail = email.message_from_bytes(
        (home / PERIOD / "thu/gui-bao-cao-1.eml").read_bytes(), policy=policy.default
    )
    assert told["mail"].endswith("gui-bao-cao-1.eml")
    attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert set(attached) == {"bao-cao.docx", "tong-hop.xlsx"}
    assert attached["bao-cao.docx"] == snapshot_of(home)["bao-cao.docx"].read_bytes()
    assert "15/BC-S1" in mail["Subject"]
    assert mail["X-Unsent"] == "1"


def test_the_newest_version_is_sent(capsys, home):
    folder = home / PERIOD
    for name in ("bao-cao-ban-2.docx", "bao-cao-ban-10.docx", "bao-cao-ban-nhap.docx"):
        shutil.copy(folder / "bao-cao.docx", folder / name)
    newest = folder / "bao-cao-ban-10.docx"
    rewrite(newest, "Kết quả chi tiết", "Kết quả đầy đủ")
    _, told = send(capsys, home, *NUMBERED)
    assert told["sent"]["file"] == newest.name
    assert snapshot_of(home)[newest.name].read_bytes() == newest.read_bytes()


def rewrite(path, old, new):
    """Change words of a Word file the way a person does."""
    document = docx.Document(str(path))
    for text in document.element.body.iter(qn("w:t")):
        text.text = (text.text or "").replace(old, new)
    document.save(str(path))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("Độc lập - Tự do", "Độc lập – Tự do", "send.form", id="a fault of form"),
        pytest.param("Đang thực hiện", "Hoàn thành", "send.figures", id="a figure typed over"),
    ],
)
def test_a_report_with_faults_of_form_or_figure_is_not_sent(capsys, home, old, new, code):
    rewrite(home / PERIOD / "bao-cao.docx", old, new)
    exit_code, told = send(capsys, home, *NUMBERED)
    assert (exit_code, told["sent"], errors(told)) == (1, None, {code})


def test_what_is_no_word_file_is_not_sent(capsys, home):
    (home / PERIOD / "bao-cao-ban-2.docx").write_bytes(b"hong")
    exit_code, told = send(capsys, home, *NUMBERED)
    assert (exit_code, told["sent"], errors(told)) == (1, None, {"word.other_type"})


# ------------------------------------------------------------------ looking it over first


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("--date", "23/9/2025"), "send.no_number", id="no number"),
        pytest.param(("--number", "15"), "send.no_date", id="no date"),
    ],
)
def test_a_report_without_number_or_date_is_not_sent(capsys, home, arguments, code):
    exit_code, told = send(capsys, home, *arguments)
    assert (exit_code, told["sent"], errors(told)) == (1, None, {code})
    assert not (home / PERIOD / "sent").exists()
    assert errors(send(capsys, home, *NUMBERED)[1]) == set()


def test_without_a_report_nothing_is_sent_whatever_the_reason(tmp_path, capsys):
    home = small_home(tmp_path)
    code, told = send(capsys, home, *NUMBERED, *FORCED)
    assert (code, told["sent"]) == (1, None)
    assert "send.no_report" in errors(told)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda home: put(home, "X3.xlsx", form("X3")), id="a form came"),
        pytest.param(lambda home: put(home, "X1.xlsx", form("X1", text="khác")), id="one changed"),
        pytest.param(
            lambda home: (home / "inputs/thu-nho/2025-Q3/X1.xlsx").unlink(), id="one gone"
        ),
    ],
)
def test_a_report_older_than_the_data_is_not_sent(capsys, home, change):
    change(home)
    code, told = send(capsys, home, *NUMBERED)
    assert (code, told["sent"], errors(told)) == (1, None, {"send.stale"})
    report(capsys, home)
    assert send(capsys, home, *NUMBERED)[0] == 0


def test_a_report_is_sent_in_spite_of_errors_with_a_reason_that_is_kept(capsys, home):
    put(home, "X3.xlsx", form("X3"))
    code, told = send(capsys, home, *NUMBERED, *FORCED)
    assert (code, told["sent"]["why"]) == (0, "Lãnh đạo yêu cầu")
    assert "nguon/X3.xlsx" not in snapshot_of(home)  # what was sent does not hold it
    found = report(capsys, home)["supplement"]["figures"]
    assert any("X3.xlsx" in one["files"] for one in found)


def test_a_reason_without_need_is_not_kept(capsys, home):
    assert send(capsys, home, *NUMBERED, *FORCED)[1]["sent"]["why"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--force",), id="no reason"),
        pytest.param(("--why", "vội"), id="reason alone"),
        pytest.param(("--number", "mười lăm"), id="no number"),
        pytest.param(("--number", "15/../x y"), id="no symbol"),
    ],
)
def test_requests_that_cannot_be_met(capsys, home, arguments):
    assert send(capsys, home, "--date", "23/9/2025", *arguments)[0] == 2
    assert not (home / PERIOD / "sent").exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5", "05/BC-S1"), ("05", "05/BC-S1"), ("15/BC-STC", "15/BC-STC"), (" 123 ", "123/BC-S1")],
)
def test_the_number_in_full(capsys, home, typed, kept):
    told = send(capsys, home, "--number", typed, "--date", "23/9/2025")[1]
    assert told["sent"]["number"] == kept


def test_a_date_ahead_is_named_and_sent(capsys, home):
    assert "send.date_ahead" not in codes(send(capsys, home, "--date", "23/9/2025")[1])
    code, told = send(capsys, home, "--number", "1", "--date", "24/9/2025")
    assert code == 0
    assert "send.date_ahead" in codes(told)


def test_agencies_that_owe_are_named(capsys, home):
    put(home, "X3.xlsx", form("X3", "xong"))
    report(capsys, home)
    code, told = send(capsys, home, *NUMBERED)
    found = {p["code"]: p["message"] for p in told["problems"]}
    assert code == 0
    assert "UBND xã Mới" in found["send.returned"]
    assert "Sở Hai" in found["send.missing"]
    assert "UBND xã Mới" not in found["send.missing"]


def test_where_everyone_has_reported_nobody_is_named(capsys, home):
    for code in ("S2", "X3"):
        put(home, f"{code}.xlsx", form(code))
    report(capsys, home)
    assert not {"send.missing", "send.returned"} & codes(send(capsys, home, *NUMBERED)[1])


# ------------------------------------------------------------------ nothing half, nothing changed


def test_a_crash_before_the_register_knows_leaves_nothing(capsys, home, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(module.Register, "add_sent", crash)
        assert main(["send", "thu-nho", "2025-Q3", *NUMBERED, "--home", str(home)]) == 3
    assert not (home / PERIOD / "sent" / "1").exists()
    assert report(capsys, home)["supplement"] is None
    code, told = send(capsys, home, *NUMBERED)
    assert (code, told["sent"]["n"]) == (0, 1)
    assert [path.name for path in (home / PERIOD / "sent").iterdir()] == ["1"]


def test_a_crash_while_files_are_written_leaves_nothing(capsys, home, monkeypatch):
    written = []

    def dying(path, data):
        if len(written) == 4:
            raise RuntimeError("killed")
        written.append(path)
        path.write_bytes(data)

    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "write_durably", dying)
        assert main(["send", "thu-nho", "2025-Q3", *NUMBERED, "--home", str(home)]) == 3
    assert send(capsys, home, *NUMBERED)[1]["sent"]["n"] == 1
    assert [path.name for path in (home / PERIOD / "sent").iterdir()] == ["1"]


def test_a_crash_after_the_register_knows_is_completed(capsys, home, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(module, "publish", crash)
        assert main(["send", "thu-nho", "2025-Q3", *NUMBERED, "--home", str(home)]) == 3
    assert report(capsys, home)["supplement"]["compared"]
    code, told = send(capsys, home, *NUMBERED)
    assert (code, errors(told)) == (1, {"send.no_difference"})
    assert "bao-cao.docx" in snapshot_of(home)


def crash(*_):
    raise RuntimeError("killed")


def edited(home):
    path = snapshot_of(home)["bao-cao.docx"]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    return "bao-cao.docx"


def lost(home):
    snapshot_of(home)["nguon/X1.xlsx"].unlink()
    return "nguon/X1.xlsx"


def added(home):
    (home / PERIOD / "sent/1/ghi-chu.txt").write_text("thêm")
    return "ghi-chu.txt"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(edited, "sent.edited", id="edited"),
        pytest.param(lost, "sent.lost", id="lost"),
        pytest.param(added, "sent.added", id="added"),
    ],
)
def test_a_change_to_what_was_sent_is_told_by_every_command(capsys, home, change, code):
    send(capsys, home, *NUMBERED)
    assert run(capsys, home, "status", "thu-nho") == (0, run(capsys, home, "status")[1])
    name = change(home)
    exit_code, told = run(capsys, home, "status", "thu-nho")
    assert exit_code == 1
    for found in (told["problems"], report(capsys, home)["supplement"]["problems"]):
        assert [(p["code"], p["file"]) for p in found] == [(code, f"{PERIOD}/sent/1/{name}")]
    assert code in errors(send(capsys, home, *NUMBERED)[1])


def test_a_snapshot_of_changed_figures_is_not_compared_with(capsys, home):
    send(capsys, home, *NUMBERED)
    path = snapshot_of(home)["so-lieu.json"]
    path.chmod(0o644)
    path.write_text("{}")
    put(home, "X3.xlsx", form("X3"), "2025-09-22")
    told = report(capsys, home)["supplement"]
    assert (told["compared"], [p["code"] for p in told["problems"]]) == (False, ["sent.edited"])
    assert not (home / PERIOD / SUPPLEMENT).exists()


def test_a_number_is_never_used_again(capsys, home):
    (home / PERIOD / "sent/1").mkdir(parents=True)
    (home / PERIOD / "sent/1/thu.txt").write_text("của người khác")
    assert send(capsys, home, *NUMBERED)[1]["sent"]["n"] == 2
    assert (home / PERIOD / "sent/1/thu.txt").read_text() == "của người khác"


def test_what_was_sent_cannot_be_taken_back_in_the_register(capsys, home):
    send(capsys, home, *NUMBERED)
    with sqlite3.connect(home / "inputs/register.sqlite3") as register:
        for statement in ("DELETE FROM sent", "UPDATE sent SET number = '16'"):
            with pytest.raises(sqlite3.IntegrityError):
                register.execute(statement)
    register.close()


# ------------------------------------------------------------------ what differs since


def test_without_new_data_there_is_no_supplement(capsys, home):
    send(capsys, home, *NUMBERED)
    told = report(capsys, home, "2025-10-20")  # the calendar alone adjusts nothing
    assert told["supplement"]["compared"]
    assert (told["supplement"]["figures"], told["supplement"]["statements"]) == ([], [])
    assert not (home / PERIOD / SUPPLEMENT).exists()
    assert errors(send(capsys, home, *NUMBERED)[1]) == {"send.no_difference"}


def test_a_late_form_gives_exactly_the_figures_that_differ(capsys, home):
    send(capsys, home, *NUMBERED)
    before = json.loads(snapshot_of(home)["so-lieu.json"].read_text("utf-8"))["so_lieu"]
    put(home, "X3.xlsx", done("X3", "Đã công khai xong"), "2025-09-25")
    told = report(capsys, home, "2025-09-26")
    path = home / PERIOD / SUPPLEMENT
    assert str(path) in told["files"]
    after = json.loads((home / PERIOD / ".ban-goc/dieu-chinh-so-lieu.json").read_text("utf-8"))
    sides = [{f["id"]: f["shown"] for f in side} for side in (before, after["so_lieu"])]
    differing = {
        (sides[0].get(name, ""), sides[1].get(name, ""))
        for name in {**sides[0], **sides[1]}
        if sides[0].get(name) != sides[1].get(name) and not name.startswith(("yk_", "ky_"))
        if not name.endswith(("_con_lai", "_khac"))
    }
    rows = table(path)
    for old, new in differing:
        assert any(row[1].count(old) and row[2].count(new) for row in rows), (old, new)
    for row in rows:
        assert any(row[1].count(old) and row[2].count(new) for old, new in differing), row
    assert ("03", "04") in differing
    assert all("UBND xã Mới (tệp X3.xlsx)" in row[3] for row in rows)
    text = words(path)
    assert "Báo cáo số 15/BC-S1 ngày 23/9/2025 của Sở Một" in text
    assert "25/9/2025" in text
    assert "Đã công khai xong" in text


def test_a_corrected_form_names_the_figure_before_and_after(capsys, home):
    send(capsys, home, *NUMBERED)
    put(home, "X1-moi.xlsx", done("X1"), "2025-09-24")
    report(capsys, home, "2025-09-26")
    causes = {cause for row in table(home / PERIOD / SUPPLEMENT) for cause in [row[3]]}
    assert causes == {"UBND xã Cẩm Giang (tệp X1-moi.xlsx)"}


def test_a_late_form_with_faults_is_told(capsys, home):
    send(capsys, home, *NUMBERED)
    put(home, "X3.xlsx", form("X3", "xong"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    assert all("X3.xlsx" in row[3] for row in table(home / PERIOD / SUPPLEMENT))


def test_receiving_tells_that_what_was_sent_no_longer_holds(capsys, home):
    def outdated():
        return run(capsys, home, "receive", "thu-nho", "2025-Q3")[1]["outdated"]

    assert outdated() is None
    send(capsys, home, *NUMBERED)
    assert outdated() is None
    put(home, "X3.xlsx", form("X3"), "2025-09-22")
    assert outdated()["number"] == "15/BC-S1"


def test_the_supplement_keeps_to_the_schemas_whatever_files_are_called(capsys, home, tmp_path):
    send(capsys, home, *NUMBERED)
    put(home, "{{ 7 * 7 }} <b> & {%p if %}.xlsx", done("X3", "{{ 7 * 7 }} <w:p>"), "2025-09-22")
    report(capsys, home)
    path = home / PERIOD / SUPPLEMENT
    assert schema_faults(path.read_bytes(), tmp_path / "a.docx") == []
    assert "{{ 7 * 7 }} <b> & {%p if %}.xlsx" in words(path)
    assert "{{ 7 * 7 }} <w:p>" in words(path)


def test_a_supplement_is_told_apart_by_verify(capsys, home):
    send(capsys, home, *NUMBERED)
    put(home, "X3.xlsx", form("X3"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    found = run(capsys, home, "verify", home / PERIOD / SUPPLEMENT)
    assert (found[0], [p["code"] for p in found[1]["problems"]]) == (1, ["figure.supplement"])
    found = run(capsys, home, "verify", home / PERIOD / "bao-cao.docx", day="2025-09-26")
    assert (found[0], found[1]["problems"]) == (0, [])


def test_a_form_taken_out_is_told(capsys, home):
    send(capsys, home, *NUMBERED)
    leave_out = ("--exclude", "X2.xlsx", "--why", "Gửi nhầm")
    run(capsys, home, "receive", "thu-nho", "2025-Q3", *leave_out)
    report(capsys, home)
    assert "UBND xã Cẩm Giàng" in words(home / PERIOD / SUPPLEMENT)


def test_a_supplement_is_sent_and_the_next_one_cites_it(capsys, home):
    send(capsys, home, *NUMBERED)
    put(home, "X3.xlsx", form("X3"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    second = ("--number", "16", "--date", "26/9/2025")
    code, told = send(capsys, home, *second, day="2025-09-26")
    assert code == 0
    sent = told["sent"]
    assert (sent["n"], sent["kind"], sent["file"]) == (2, "dieu-chinh", SUPPLEMENT)
    assert SUPPLEMENT in snapshot_of(home, 2)
    told = report(capsys, home, "2025-09-27")
    assert told["supplement"]["figures"] == []
    assert not (home / PERIOD / SUPPLEMENT).exists()
    put(home, "S2.xlsx", form("S2"), "2025-09-28")
    report(capsys, home, "2025-09-29")
    text = words(home / PERIOD / "bao-cao-dieu-chinh-lan-2.docx")
    assert "16/BC-S1 ngày 26/9/2025" in text
    assert "15/BC-S1" not in text
    assert "X3.xlsx" not in text
    third = ("--number", "17", "--date", "29/9/2025")
    assert send(capsys, home, *third, day="2025-09-29")[1]["sent"]["n"] == 3
    assert run(capsys, home, "status", "thu-nho")[0] == 0


def test_data_that_go_back_to_what_was_sent_take_the_supplement_away(capsys, home):
    send(capsys, home, *NUMBERED)
    late = put(home, "X3.xlsx", form("X3"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    assert (home / PERIOD / SUPPLEMENT).exists()
    late.unlink()
    report(capsys, home, "2025-09-26")
    assert not (home / PERIOD / SUPPLEMENT).exists()


def test_a_supplement_edited_by_hand_is_not_taken_away(capsys, home):
    send(capsys, home, *NUMBERED)
    late = put(home, "X3.xlsx", form("X3"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    (home / PERIOD / SUPPLEMENT).write_bytes(b"edited")
    late.unlink()
    report(capsys, home, "2025-09-26")
    assert (home / PERIOD / SUPPLEMENT).read_bytes() == b"edited"


def test_the_same_supplement_gives_the_same_bytes(capsys, home):
    send(capsys, home, *NUMBERED)
    put(home, "X3.xlsx", form("X3"), "2025-09-25")
    report(capsys, home, "2025-09-26")
    path = home / PERIOD / SUPPLEMENT
    before = path.read_bytes()
    path.unlink()
    report(capsys, home, "2025-09-26")
    assert path.read_bytes() == before


def test_people_are_told(capsys, home):
    at = ("--home", str(home), "--today", "2025-09-23")
    assert main(["send", "thu-nho", "2025-Q3", *at]) == 1
    assert "--number" in capsys.readouterr().out
    assert main(["send", "thu-nho", "2025-Q3", *NUMBERED, *at]) == 0
    assert str(home / PERIOD / "sent" / "1") in capsys.readouterr().out
    put(home, "X3.xlsx", form("X3"), "2025-09-22")
    main(["report", "thu-nho", "2025-Q3", *at])
    assert SUPPLEMENT in capsys.readouterr().out
