"""Mails to agencies: the drafts, and sending them so that each goes once."""

import base64
import datetime as dt
import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace

import mailparser
import openpyxl
import pytest
import trustme

from generator.cli import main
from generator.core.mail import MailKind, Standing
from generator.core.mail_settings import Outgoing, Security
from generator.core.mailbox import MailFault
from generator.core.periods import VIETNAM
from generator.edges.files import Home
from generator.pipeline import Clock, Context, PostOffice, PostOrder, WrongUseError, look_over, post
from generator.pipeline.posting import WAITS
from tests.smtp_server import ACCOUNT, SECRET, Post, posting
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan

PLAN, PERIOD = "thu-nho", "2025-Q3"
ADDRESSES = {"S2": "s2@example.vn", "X1": "x1@example.vn; vt.x1@example.vn", "X2": "x2@example.vn"}
ADDRESSED = SMALL_PLAN
for _line in SMALL_PLAN.splitlines():
    if (_code := _line.split("|")[1:2]) and (_to := ADDRESSES.get(_code[0].strip())):
        _cells = _line.split("|")
        _cells[5] = f" {_to} "
        ADDRESSED = ADDRESSED.replace(_line, "|".join(_cells))
FORMS = forms_of(small_plan(ADDRESSED))
MANY = ADDRESSED.replace(
    "| B1 | Bộ Ngoài",
    "".join(
        f"| Y{n} | UBND xã số {n} | | Xã | y{n}@example.vn | Có | | | | |\n" for n in range(137)
    )
    + "| B1 | Bộ Ngoài",
)
EVERYTHING = PostOrder()
ONCE = {"s2@example.vn": 1, "x1@example.vn": 1, "vt.x1@example.vn": 1, "x2@example.vn": 1}


def run(home, *arguments, today="2025-09-03"):
    return main([*arguments, "--home", str(home), "--today", today, "--json"])


def told(capsys):
    return json.loads(capsys.readouterr().out)


def issued(folder, capsys, markdown=ADDRESSED):
    small_home(folder, markdown)
    assert run(folder, "issue", PLAN, PERIOD) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def home(tmp_path, capsys):
    return issued(tmp_path / "home", capsys)


def mails(home):
    return home / "reports" / PLAN / PERIOD / "thu"


def parsed(path):
    return mailparser.parse_from_bytes(path.read_bytes())


def attached(mail):
    """The files of a mail by name."""
    return {a["filename"]: base64.b64decode(a["payload"]) for a in mail.attachments}


# ------------------------------------------------------------------ drafts


def test_issue_lays_a_draft_ready_for_everyone_but_the_office(home):
    there = sorted(path.name for path in mails(home).iterdir())
    assert there == [f"phat-hanh-{code}.eml" for code in ("S2", "X1", "X2", "X3")]
    mail = parsed(mails(home) / "phat-hanh-X1.eml")
    assert mail.to == [
        ("UBND xã Cẩm Giang", "x1@example.vn"),
        ("UBND xã Cẩm Giang", "vt.x1@example.vn"),
    ]
    assert mail.from_ == [("Sở Một", "s1@example.vn")]
    assert "UBND xã Cẩm Giang" in mail.subject
    assert "20/9/2025" in mail.subject
    assert "X1.xlsx" in mail.text_plain[0]
    forms = home / "templates" / "issued" / PLAN / PERIOD
    assert attached(mail) == {
        "X1.xlsx": (forms / "X1.xlsx").read_bytes(),
        "cong-van-de-nghi.docx": (mails(home).parent / "cong-van-de-nghi.docx").read_bytes(),
    }


def test_agencies_without_an_address_are_named(tmp_path, capsys):
    small_home(tmp_path, ADDRESSED)
    run(tmp_path, "issue", PLAN, PERIOD)
    assert told(capsys)["unaddressed"] == ["X3"]
    assert parsed(mails(tmp_path) / "phat-hanh-X3.eml").to == []


def owing(home):
    for code in ("S1", "S2"):
        put(home, f"{code}.xlsx", filled(FORMS[code], complete(FORMS[code])))
    faulty = {**complete(FORMS["X2"]), ("Nhiệm vụ", "I.2", "Tiến độ (%)"): 300}
    put(home, "X2.xlsx", filled(FORMS["X2"], faulty))


def test_only_those_who_owe_are_reminded_and_told_what_of(home, capsys):
    owing(home)
    assert run(home, "remind", PLAN, PERIOD, today="2025-09-24") == 0
    assert [path.rpartition("/")[2] for path in told(capsys)["drafts"]] == [
        f"don-doc-{code}.eml" for code in ("X1", "X2", "X3")
    ]
    missing, returned = (parsed(mails(home) / f"don-doc-{code}.eml") for code in ("X1", "X2"))
    assert set(attached(missing)) == {"X1.xlsx", "cong-van-don-doc.docx"}
    assert set(attached(returned)) == {"tra-lai-X2.xlsx", "cong-van-don-doc.docx"}
    assert "1 chỗ cần sửa" in returned.subject
    assert "sửa" not in missing.subject


def test_who_has_sent_since_is_reminded_no_more(home):
    owing(home)
    run(home, "remind", PLAN, PERIOD, today="2025-09-24")
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])), day="2025-09-24")
    order = PostOrder((MailKind.REMINDER,))
    standing = {
        p.parcel.of: p.standing for p in look_over(context(home), PLAN, PERIOD, order).posted
    }
    assert standing == {
        "X1": Standing.SETTLED,
        "X2": Standing.READY,
        "X3": Standing.NO_ADDRESS,
    }
    run(home, "remind", PLAN, PERIOD, today="2025-09-25")
    assert not (mails(home) / "don-doc-X1.eml").exists()


def test_an_accepted_form_is_confirmed_with_what_was_read_otherwise(home):
    typed = {"Tình trạng": "hoan thanh", "Tiến độ (%)": 100, "Ngày hoàn thành": "15/9/2025"}
    entries = {("Nhiệm vụ", "I.2", caption): value for caption, value in typed.items()}
    put(home, "bao-cao.xlsx", filled(FORMS["X1"], {**complete(FORMS["X1"]), **entries}))
    assert run(home, "receive", PLAN, PERIOD, today="2025-09-19") == 0
    mail = parsed(mails(home) / "da-nhan-X1.eml")
    assert mail.attachments == []
    assert [address for _, address in mail.to] == ["x1@example.vn", "vt.x1@example.vn"]
    body = mail.text_plain[0]
    assert "bao-cao.xlsx" in body
    assert "hoan thanh" in body
    assert "Hoàn thành" in body


def test_a_confirmation_is_made_anew_for_a_newer_form_and_goes_where_none_counts(home):
    path = mails(home) / "da-nhan-X1.eml"
    put(home, "mot.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    run(home, "receive", PLAN, PERIOD, today="2025-09-19")
    first = path.read_bytes()
    run(home, "receive", PLAN, PERIOD, today="2025-09-20")
    assert path.read_bytes() == first
    newer = filled(FORMS["X1"], complete(FORMS["X1"], text="Đã xong"))
    put(home, "hai.xlsx", newer, day="2025-09-20")
    run(home, "receive", PLAN, PERIOD, today="2025-09-20")
    assert "hai.xlsx" in parsed(path).text_plain[0]
    for name in ("hai.xlsx", "mot.xlsx"):
        run(home, "receive", PLAN, PERIOD, "--exclude", name, "--why", "nhầm", today="2025-09-20")
    assert not path.exists()


def test_drafts_follow_an_address_that_is_added_to_the_plan(home):
    owing(home)
    run(home, "receive", PLAN, PERIOD, today="2025-09-19")
    path = home / "inputs" / PLAN / "plan.xlsx"
    book = openpyxl.load_workbook(path)
    for row in book["Cơ quan"].iter_rows(min_row=2):
        row[4].value = f"moi.{row[0].value.lower()}@example.vn"
    book.save(path)
    run(home, "receive", PLAN, PERIOD, today="2025-09-19")
    for name, address in (("tra-lai-X2", "moi.x2@example.vn"), ("da-nhan-S2", "moi.s2@example.vn")):
        assert [to for _, to in parsed(mails(home) / f"{name}.eml").to] == [address]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Xã <script>\nBcc: a@example.vn", id="line end"),
        pytest.param('Xã "A", B; (c) <d@example.vn>', id="signs of a header"),
        pytest.param("Xã " + "rất dài " * 80, id="long"),
    ],
)
def test_no_name_of_an_agency_makes_a_header(tmp_path, capsys, name):
    markdown = ADDRESSED.replace("| UBND xã Cẩm Giang ", f"| {name.replace(chr(10), '_x000A_')} ")
    home = issued(tmp_path, capsys, markdown)
    mail = parsed(mails(home) / "phat-hanh-X1.eml")
    assert [address for _, address in mail.to] == ["x1@example.vn", "vt.x1@example.vn"]
    assert (mail.bcc, mail.cc) == ([], [])


# ------------------------------------------------------------------ sending


class Hours:
    """A clock that runs only while somebody waits, and may be interrupted then."""

    def __init__(self, interrupt_at=None):
        self.moment = dt.datetime(2025, 9, 3, 8, 0, tzinfo=VIETNAM)
        self.waits, self.interrupt_at = [], interrupt_at

    def sleep(self, seconds):
        self.waits.append(seconds)
        if len(self.waits) == self.interrupt_at:
            raise KeyboardInterrupt
        self.moment += dt.timedelta(seconds=seconds)

    @property
    def clock(self):
        return Clock(lambda: self.moment, self.sleep)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def certificate(authority, tmp_path, monkeypatch):
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("BCTH_MAIL_PASSWORD", SECRET)
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    return authority.issue_cert("127.0.0.1")


def context(home, today="2025-09-24"):
    return Context(Home(home), dt.date.fromisoformat(today))


def send(home, server, certificate, *, order=EVERYTHING, hours=None, per_minute=20):
    with posting(server, certificate) as port:
        settings = Outgoing(
            "127.0.0.1", port, Security.TLS, ACCOUNT, ACCOUNT, "Phòng Tổng hợp", per_minute
        )
        office = PostOffice(settings, SECRET, (hours or Hours()).clock)
        return post(context(home), PLAN, PERIOD, order, office)


def standings(result):
    return Counter(one.standing for one in result.posted)


def noted(home):
    with closing(sqlite3.connect(home / "inputs" / "register.sqlite3")) as register:
        return register.execute("SELECT agency, state FROM outbox ORDER BY id").fetchall()


def test_each_draft_goes_once_and_is_noted(home, certificate):
    server = Post()
    result = send(home, server, certificate)
    assert standings(result) == {Standing.SENT: 3, Standing.NO_ADDRESS: 1}
    assert server.count() == ONCE
    assert noted(home) == [(c, s) for c in ("S2", "X1", "X2") for s in ("sending", "sent")]
    again = send(home, server, certificate)
    assert standings(again) == {Standing.WAS_SENT: 3, Standing.NO_ADDRESS: 1}
    assert server.count() == ONCE


def test_what_arrives_is_the_draft_from_the_account_with_date_and_identification(home, certificate):
    server = Post()
    send(home, server, certificate)
    ((_, data),) = [(to, data) for to, data in server.taken if to == ("s2@example.vn",)]
    mail, draft = mailparser.parse_from_bytes(data), parsed(mails(home) / "phat-hanh-S2.eml")
    assert mail.from_ == [("Phòng Tổng hợp", ACCOUNT)]
    assert mail.reply_to == [("", "s1@example.vn")]
    assert (mail.to, mail.subject, mail.text_plain) == (draft.to, draft.subject, draft.text_plain)
    assert attached(mail) == attached(draft)
    assert mail.date == dt.datetime(2025, 9, 3, 8, 0, tzinfo=VIETNAM)
    assert mail.message_id.endswith("@example.vn>")
    assert "x-unsent" not in {name.lower() for name in mail.headers}
    assert draft.message_id == ""


def test_forms_issued_again_another_day_do_not_go_twice_but_a_new_date_does(home, certificate):
    server = Post()
    send(home, server, certificate)
    run(home, "issue", PLAN, PERIOD, today="2025-09-05")
    send(home, server, certificate)
    assert server.count() == ONCE
    run(home, "issue", PLAN, PERIOD, "--due", "2025-09-25", today="2025-09-05")
    send(home, server, certificate)
    assert server.count() == dict.fromkeys(ONCE, 2)


def test_one_reminder_a_day_and_one_return_of_a_form(home, certificate):
    owing(home)
    server, order = Post(), PostOrder((MailKind.REMINDER, MailKind.RETURNED))
    for day in ("2025-09-19", "2025-09-19", "2025-09-24"):
        run(home, "receive", PLAN, PERIOD, today=day)
        run(home, "remind", PLAN, PERIOD, today=day)
        send(home, server, certificate, order=order)
    assert server.count() == {"x1@example.vn": 2, "vt.x1@example.vn": 2, "x2@example.vn": 3}


@pytest.fixture
def many(tmp_path, capsys):
    return issued(tmp_path / "home", capsys, MANY)


def test_140_agencies_get_one_each_however_often_sending_is_interrupted(many, certificate):
    server = Post(drops={17: "begin", 60: "begin"})
    for number in range(4):
        with pytest.raises(KeyboardInterrupt):
            send(many, server, certificate, hours=Hours(interrupt_at=9 + number))
    send(many, server, certificate)
    assert server.count() == {**ONCE, **{f"y{n}@example.vn": 1 for n in range(137)}}
    assert standings(send(many, server, certificate)) == {
        Standing.WAS_SENT: 140,
        Standing.NO_ADDRESS: 1,
    }


def test_who_has_reported_is_not_asked_to_report(home, certificate):
    owing(home)
    server = Post()
    result = send(home, server, certificate)
    assert [one.parcel.of for one in result.of(Standing.SETTLED)] == ["S2"]
    assert server.count() == {to: 1 for to in ONCE if to != "s2@example.vn"}


def test_a_draft_taken_away_while_others_go_does_not_stop_them(home, certificate):
    class Removing(Hours):
        def sleep(self, seconds):
            (mails(home) / "phat-hanh-X2.eml").unlink(missing_ok=True)
            super().sleep(seconds)

    server = Post()
    result = send(home, server, certificate, hours=Removing())
    assert [one.parcel.of for one in result.of(Standing.SETTLED)] == ["X2"]
    assert server.count() == {to: 1 for to in ONCE if to != "x2@example.vn"}


def test_messages_leave_no_faster_than_the_server_allows(home, certificate):
    hours = Hours()
    send(home, Post(), certificate, hours=hours, per_minute=6)
    assert hours.waits == [10, 10]


def test_a_mail_nobody_knows_of_is_not_sent_again_unless_asked(home, certificate):
    server = Post(drops={2: "end"})
    result = send(home, server, certificate)
    assert standings(result) == {Standing.SENT: 2, Standing.UNSURE: 1, Standing.NO_ADDRESS: 1}
    assert standings(send(home, server, certificate))[Standing.UNSURE] == 1
    assert server.count() == ONCE
    send(home, server, certificate, order=PostOrder(again=frozenset({"X1", "S2"})))
    assert server.count() == {**ONCE, "x1@example.vn": 2, "vt.x1@example.vn": 2}
    names = Counter(mailparser.parse_from_bytes(data).message_id for _, data in server.taken)
    assert sorted(names.values()) == [1, 1, 2]


@pytest.mark.parametrize("where", ["begin", "middle"])
def test_a_mail_cut_off_before_its_end_is_not_lost_and_not_sent_twice(home, certificate, where):
    server = Post(drops={2: where})
    result = send(home, server, certificate)
    unsure = frozenset(one.parcel.of for one in result.of(Standing.UNSURE))
    assert unsure <= {"X1"}
    send(home, server, certificate, order=PostOrder(again=unsure))
    assert server.count() == ONCE


def test_a_run_killed_while_a_mail_left_leaves_it_unsure(home, certificate, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    server = Post()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("generator.edges.smtp_send.Line._hand_over", killed)
        send(home, server, certificate)
    assert server.taken == []
    assert standings(send(home, server, certificate)) == {
        Standing.UNSURE: 1,
        Standing.SENT: 2,
        Standing.NO_ADDRESS: 1,
    }


def test_what_was_sent_goes_again_only_where_its_kind_is_named(home, certificate):
    server = Post()
    send(home, server, certificate)
    send(home, server, certificate, order=PostOrder(again=frozenset({"S2"})))
    assert server.count() == ONCE
    send(home, server, certificate, order=PostOrder((MailKind.REQUEST,), frozenset({"S2"})))
    assert server.count() == {**ONCE, "s2@example.vn": 2}
    with pytest.raises(WrongUseError):
        send(home, server, certificate, order=PostOrder(again=frozenset({"Z9"})))


def test_greylisting_is_waited_for_with_growing_pauses(home, certificate):
    server, hours = Post(put_off=Counter({"s2@example.vn": 2})), Hours()
    result = send(home, server, certificate, hours=hours)
    assert server.count() == ONCE
    assert standings(result)[Standing.SENT] == 3
    assert [w for w in hours.waits if w >= WAITS[0]] == list(WAITS[:2])


def test_what_is_put_off_to_the_end_goes_with_the_next_run(home, certificate):
    server = Post(put_off=Counter({"s2@example.vn": 4}))
    assert standings(send(home, server, certificate))[Standing.DEFERRED] == 1
    assert "s2@example.vn" not in server.count()
    send(home, server, certificate)
    assert server.count() == ONCE


def test_an_address_refused_among_many_is_named_and_the_others_go(many, certificate):
    server = Post(refused=frozenset({"y7@example.vn"}))
    result = send(many, server, certificate)
    assert [one.parcel.of for one in result.of(Standing.REFUSED)] == ["Y7"]
    assert server.count() == {
        **ONCE,
        **{f"y{n}@example.vn": 1 for n in range(137) if n != 7},
    }
    assert result.trouble is None


def test_a_server_that_always_drops_ends_the_run(home, certificate):
    server = Post(drops=dict.fromkeys(range(1, 9), "begin"))
    result = send(home, server, certificate)
    assert result.trouble.fault is MailFault.DROPPED
    assert standings(result) == {Standing.READY: 3, Standing.NO_ADDRESS: 1}
    send(home, replace(server, drops={}), certificate)
    assert server.count() == ONCE


def test_a_draft_changed_in_a_mail_program_goes_as_it_is(home, certificate):
    path = mails(home) / "phat-hanh-X3.eml"
    changed = path.read_bytes().replace(b"\r\n", b"\n")
    head = b"To: =?utf-8?q?X=C3=A3?= <moi@example.vn>\nBCC: kin@example.vn,\n other@example.vn\n"
    path.write_bytes(head + changed)
    server = Post()
    send(home, server, certificate)
    assert server.count() == {**ONCE, "moi@example.vn": 1}
    ((_, data),) = [(to, data) for to, data in server.taken if to == ("moi@example.vn",)]
    assert b"kin@example.vn" not in data
    assert b"other@example.vn" not in data
    assert attached(mailparser.parse_from_bytes(data)) == attached(
        mailparser.parse_from_bytes(head + changed)
    )


# ------------------------------------------------------------------ the commands


@pytest.fixture
def settings(tmp_path):
    def write(port):
        path = tmp_path / "thu.ini"
        lines = ("[gui]", "may_chu = 127.0.0.1", f"cong = {port}", f"tai_khoan = {ACCOUNT}")
        path.write_text("\n".join((*lines, "moi_phut = 1000")), encoding="utf-8")
        return str(path)

    return write


def test_issue_remind_and_post_send(home, certificate, settings, capsys):
    server = Post()
    with posting(server, certificate) as port:
        mail = settings(port)
        code = run(home, "issue", PLAN, PERIOD, "--send", "--mail", mail)
        assert (code, told(capsys)["posting"]["counts"]["sent"]) == (1, 3)
        owing(home)
        run(home, "remind", PLAN, PERIOD, "--send", "--mail", mail, today="2025-09-24")
        assert told(capsys)["posting"]["counts"]["sent"] == 2
        run(home, "receive", PLAN, PERIOD, today="2025-09-24")
        capsys.readouterr()
        run(home, "post", PLAN, PERIOD, "--mail", mail, today="2025-09-24")
        made = told(capsys)
    sent = [(m["kind"], m["agency"]) for m in made["mails"] if m["state"] == "sent"]
    assert sent == [("tra-lai", "X2"), ("da-nhan", "S2")]
    assert server.count() == {
        "s2@example.vn": 2,
        "x1@example.vn": 2,
        "vt.x1@example.vn": 2,
        "x2@example.vn": 3,
    }


def test_a_dry_run_shows_who_would_get_what_and_sends_nothing(home, capsys):
    assert run(home, "post", PLAN, PERIOD, "--dry-run", "--kind", "phat-hanh") == 0
    listed = {m["agency"]: m for m in told(capsys)["mails"]}
    assert listed["X1"]["to"] == ["x1@example.vn", "vt.x1@example.vn"]
    assert listed["X1"]["attachments"] == ["X1.xlsx", "cong-van-de-nghi.docx"]
    assert (listed["X1"]["state"], listed["X3"]["state"]) == ("ready", "no_address")
    assert noted(home) == []
    main(["post", PLAN, PERIOD, "--dry-run", "--home", str(home)])
    shown = capsys.readouterr().out
    assert "x2@example.vn" in shown
    assert "cong-van-de-nghi.docx" in shown


@pytest.mark.parametrize(
    ("server", "password"),
    [
        pytest.param(Post(), "sai-mat-khau-9", id="wrong password"),
        pytest.param(Post(tls=""), SECRET, id="no TLS"),
    ],
)
def test_a_fault_of_the_mailbox_is_one_sentence_and_nothing_is_sent(
    home, certificate, settings, monkeypatch, capsys, server, password
):
    monkeypatch.setenv("BCTH_MAIL_PASSWORD", password)
    with posting(server, certificate) as port:
        arguments = ["post", PLAN, PERIOD, "--home", str(home), "--mail", settings(port)]
        assert main(arguments) == 1
    shown = capsys.readouterr()
    assert "127.0.0.1" in shown.out
    assert password not in shown.out + shown.err
    assert server.taken == []
    assert noted(home) == []
    assert password.encode() not in (home / "inputs" / "register.sqlite3").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("post", PLAN, PERIOD, "--kind", "khac"), id="no such kind"),
        pytest.param(("post", PLAN, PERIOD), id="no settings"),
        pytest.param(("issue", PLAN, PERIOD, "--send"), id="no settings for issue"),
    ],
)
def test_wrong_use(home, monkeypatch, arguments):
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    assert run(home, *arguments) == 2
