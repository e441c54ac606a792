"""What receiving puts in tra-lai/ and thu/, and takes away again."""

import contextlib
import datetime as dt
import email
import io
import json
import time
from email.message import EmailMessage
from email.policy import default

import openpyxl
import pytest

from generator.cli import main
from generator.core.text import one_line
from generator.edges.form_fill import fill_form
from tests.marked import FAULTY, T
from tests.stages.test_receive import FORMS, GOOD
from tests.support import SMALL_PLAN, blank, complete, filled, put, retyped, small_home

PLAN, PERIOD = "thu-nho", "2025-Q3"
MENDED = {
    (T, "I.1", "Tình trạng"): "Đang thực hiện",
    (T, "I.1", "Tiến độ (%)"): 60,
    (T, "II.3", "Kết quả thực hiện"): "Đã mở 6 lớp",
    (T, "II.3", "Số liệu"): 6,
    (T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 10),
}


def faulty():
    entries = {**GOOD, **FAULTY}
    return filled(FORMS["S1"], {place: v for place, v in entries.items() if v is not None})


def receive(home, *more, today="2025-09-19"):
    output = io.StringIO()
    arguments = ["receive", PLAN, PERIOD, "--home", str(home), "--today", today, "--json", *more]
    with contextlib.redirect_stdout(output):
        main(arguments)
    return json.loads(output.getvalue())


def results(home):
    folder = home / "reports" / PLAN / PERIOD
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def home(tmp_path):
    return small_home(tmp_path / "home")


def test_a_returned_form_goes_back_as_a_copy_with_its_mail(home):
    put(home, "a.xlsx", faulty())
    told = receive(home)
    assert told["returned"] == [str(home / "reports" / PLAN / PERIOD / "tra-lai" / "S1.xlsx")]
    found = results(home)
    assert set(found) == {"tra-lai/S1.xlsx", "thu/tra-lai-S1.eml"}
    message = email.message_from_bytes(found["thu/tra-lai-S1.eml"], policy=default)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == found["tra-lai/S1.xlsx"]
    assert [a.addr_spec for a in message["From"].addresses] == ["s1@example.vn"]


def test_files_sent_have_short_plain_names(home):
    put(home, "Báo cáo của Sở Một.xlsx", faulty())
    receive(home)
    message = email.message_from_bytes(results(home)["thu/tra-lai-S1.eml"], policy=default)
    assert [part.get_filename() for part in message.iter_attachments()] == ["tra-lai-S1.xlsx"]
    assert "filename*" not in str(message)


def test_accepted_forms_and_files_that_are_none_of_ours_get_no_copy(home):
    put(home, "a.xlsx", filled(FORMS["S1"], GOOD))
    put(home, "b.xlsx", b"no workbook")
    assert receive(home)["returned"] == []
    assert results(home) == {}


def test_the_copy_sent_again_as_it_is_comes_back_once_more(home):
    put(home, "a.xlsx", faulty())
    receive(home)
    put(home, "b.xlsx", results(home)["tra-lai/S1.xlsx"], day="2025-09-19")
    told = receive(home)
    assert [file["verdict"] for file in told["files"]] == ["returned", "returned"]
    cells = {(p["code"], p["cell"]) for p in told["files"][1]["problems"]}
    assert ("status.unknown", "F7") in cells
    assert not {code for code, _ in cells} & {"sheet.unknown", "cell.comment", "form.meta_lost"}


def test_the_mended_copy_is_accepted_and_what_went_back_is_removed(home):
    put(home, "a.xlsx", faulty())
    receive(home)
    mended = fill_form(results(home)["tra-lai/S1.xlsx"], MENDED)
    put(home, "b.xlsx", mended, day="2025-09-20")
    told = receive(home, today="2025-09-20")
    verdicts = {file["file"]: file["verdict"] for file in told["files"]}
    assert verdicts == {"a.xlsx": "returned", "b.xlsx": "accepted"}
    assert told["returned"] == []
    assert results(home) == {}


def test_a_copy_a_person_has_edited_is_never_lost(home):
    put(home, "a.xlsx", faulty())
    receive(home)
    copy = home / "reports" / PLAN / PERIOD / "tra-lai" / "S1.xlsx"
    edited = fill_form(copy.read_bytes(), {(T, "I.1", "Tiến độ (%)"): 1})
    copy.write_bytes(edited)
    receive(home, today="2025-09-20")
    assert results(home)["tra-lai/S1.da-sua-1.xlsx"] == edited
    copy.write_bytes(edited)
    put(home, "b.xlsx", filled(FORMS["S1"], GOOD), day="2025-09-20")
    receive(home, today="2025-09-20")
    assert set(results(home)) == {"tra-lai/S1.xlsx", "tra-lai/S1.da-sua-1.xlsx"}


def test_other_files_in_these_folders_are_left_alone(home):
    folder = home / "reports" / PLAN / PERIOD
    for name in ("tra-lai/ghi-chu.xlsx", "thu/nhac.eml", "thu/tra-lai-cu.eml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    before = results(home)
    put(home, "a.xlsx", filled(FORMS["S1"], GOOD))
    receive(home)
    assert results(home) == before


def test_of_two_returned_forms_the_newest_goes_back(home):
    put(home, "a.xlsx", faulty(), day="2025-09-17")
    put(home, "b.xlsx", filled(FORMS["S1"], {(T, "I.1", "Tình trạng"): "Đang làm"}))
    receive(home)
    book = openpyxl.load_workbook(io.BytesIO(results(home)["tra-lai/S1.xlsx"]))
    assert "b.xlsx" in book.worksheets[0]["A4"].value


def test_a_form_that_came_by_mail_goes_back_to_its_sender(home):
    mail = EmailMessage()
    mail["From"] = "Văn thư <vanthu@example.vn>"
    mail["Date"] = "Thu, 18 Sep 2025 09:00:00 +0700"
    mail.set_content("Kính gửi")
    mail.add_attachment(faulty(), "application", "octet-stream", filename="bao cao.xlsx")
    put(home, "thu.eml", mail.as_bytes())
    for _ in range(2):  # the second time from the cache
        assert len(receive(home)["returned"]) == 1
        reply = email.message_from_bytes(results(home)["thu/tra-lai-S1.eml"], policy=default)
        assert [a.addr_spec for a in reply["To"].addresses] == ["vanthu@example.vn"]


def test_the_copy_shows_the_period_before(tmp_path):
    home = small_home(tmp_path / "home")
    put(home, "q1.xlsx", filled_of("2025-Q1"), day="2025-03-18", period="2025-Q1")
    put(home, "a.xlsx", faulty())
    receive(home)
    ws = openpyxl.load_workbook(io.BytesIO(results(home)["tra-lai/S1.xlsx"]))[T]
    assert "Đang thực hiện" in one_line(ws["E7"].value)


def filled_of(period):
    from tests.support import forms_of, small_plan

    form = forms_of(small_plan(), period)["S1"]
    return fill_form(blank(form), complete(form))


def test_same_input_and_day_same_bytes(tmp_path):
    data = faulty()
    found = []
    for name in ("one", "two"):
        home = small_home(tmp_path / name)
        put(home, "a.xlsx", data)
        receive(home)
        found.append(results(home))
        register = (home / "inputs" / "register.sqlite3").read_bytes()
        receive(home)
        assert results(home) == found[-1]
        assert (home / "inputs" / "register.sqlite3").read_bytes() == register
    assert found[0] == found[1]


def test_the_report_writes_the_copies_too_and_says_so(home):
    put(home, "a.xlsx", faulty())
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main(["report", PLAN, PERIOD, "--home", str(home), "--today", "2025-09-21", "--json"])
    told = json.loads(output.getvalue())
    assert [path.rsplit("/", 1)[1] for path in told["returned"]] == ["S1.xlsx"]
    assert {"tra-lai/S1.xlsx", "bao-cao.docx"} <= set(results(home))


def test_the_screen_names_the_copy(home, capsys):
    put(home, "a.xlsx", faulty())
    main(["receive", PLAN, PERIOD, "--home", str(home), "--today", "2025-09-19"])
    assert "tra-lai/S1.xlsx" in capsys.readouterr().out


def test_an_agency_name_with_formula_and_tags_is_harmless(tmp_path):
    name = "+1-1 {{ 7*7 }} @Sở"
    home = small_home(tmp_path / "home", SMALL_PLAN.replace("Sở Một", name))
    put(home, "a.xlsx", faulty())
    assert len(receive(home)["returned"]) == 1
    found = results(home)
    book = openpyxl.load_workbook(io.BytesIO(found["tra-lai/S1.xlsx"]))
    assert name in book.worksheets[0]["A2"].value
    assert book.worksheets[0]["A2"].data_type == "s"
    message = email.message_from_bytes(found["thu/tra-lai-S1.eml"], policy=default)
    assert name in message["Subject"]


def test_an_answer_of_a_whole_cell_of_text_is_no_bomb(home):
    long = "Đã làm \n" * 4_000
    entries = {**GOOD, (T, "I.1", "Tình trạng"): long, (T, "I.1", "Kết quả thực hiện"): long}
    put(home, "a.xlsx", filled(FORMS["S1"], entries))
    begun = time.process_time()
    assert len(receive(home)["returned"]) == 1
    assert time.process_time() - begun < 10


def test_a_copy_sent_back_untouched_does_not_settle_what_is_in_dispute(home):
    def dispute(book):
        ws = book["Nhiệm vụ"]
        for column in range(1, 17):
            ws.cell(20, column).value = ws.cell(7, column).value
        ws.cell(20, 8).value = "Đã làm khác"
        ws["J9"] = "học viên"

    sent = retyped(filled(FORMS["S1"], complete(FORMS["S1"])), dispute)
    put(home, "s1.xlsx", sent)
    receive(home)
    copy = home / "reports" / "thu-nho" / "2025-Q3" / "tra-lai" / "S1.xlsx"
    put(home, "lai.xlsx", copy.read_bytes(), "2025-09-20")
    told = receive(home)
    again = next(one for one in told["files"] if one["file"] == "lai.xlsx")
    assert again["verdict"] == "returned"
    assert {"status.missing", "figure.missing"} <= {p["code"] for p in again["problems"]}
