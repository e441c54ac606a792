"""fetch and watch against a mailbox: nothing lost, nothing twice, whatever interrupts them."""

import datetime as dt
import io
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
import trustme

from generator import pipeline
from generator.cli import mail as cli
from generator.cli import main
from generator.edges import imap_fetch
from generator.edges.files import Home
from generator.edges.lock import LOCK
from generator.pipeline import Context
from generator.pipeline import mail_taking as taking_module
from tests.edges.box_samples import CLOSED_BOOK, PDF
from tests.imap_server import ACCOUNT, SECRET, Box, serving
from tests.support import (
    SMALL_PLAN,
    complete,
    filled,
    forms_of,
    put,
    retyped,
    small_home,
    small_plan,
)

ROOT = Path(__file__).resolve().parent.parent
PLAN = small_plan()
FORMS = forms_of(PLAN)
PERIOD = ("thu-nho", "2025-Q3")
INBOX = "inputs/thu-nho/2025-Q3/thu-den"
BOUNCE = (
    b"From: mailer-daemon@example.vn\r\nContent-Type: multipart/report;\r\n"
    b" report-type=delivery-status; boundary=x\r\n\r\n--x--\r\n"
)


def form(code, text="Đã làm", forms=FORMS):
    return filled(forms[code], complete(forms[code], text=text))


def mail(*files, subject="Báo cáo quý III", sender="Xã <x1@example.vn>", number="1"):
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = sender, subject, f"<{number}@x>"
    message["Date"] = "Thu, 18 Sep 2025 09:00:00 +0700"
    message.set_content("Kính gửi Sở.")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes().replace(b"\n", b"\r\n")


GOOD = mail(("biểu mẫu.xlsx", form("X1")))
WRONG = mail(("x2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"], status="Xong"))), number="2")
LETTER = mail(("cong-van.pdf", PDF), subject="Công văn", sender="so@example.vn", number="3")


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("BCTH_MAIL_PASSWORD", SECRET)
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    return authority.issue_cert("127.0.0.1")


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    home = small_home(tmp_path_factory.mktemp("issued"))
    pipeline.issue(Context(Home(home), dt.date(2025, 9, 1)), *PERIOD)
    return home


@pytest.fixture
def home(issued, tmp_path):
    return shutil.copytree(issued, tmp_path / "home")


@pytest.fixture
def box():
    box = Box()
    for message in (GOOD, WRONG, LETTER):
        box.add(message)
    return box


@pytest.fixture
def office(home, box, trusted, tmp_path, capsys):
    """Run a command against the mailbox; gives the exit code and what it told."""
    with serving(box, trusted) as port:
        settings = tmp_path / "thu.ini"
        text = f"[nhan]\nmay_chu = 127.0.0.1\ncong = {port}\ntai_khoan = {ACCOUNT}\n"
        settings.write_text(text, encoding="utf-8")

        def run(*arguments):
            at = ("--home", str(home), "--today", "2025-09-23", "--mail", str(settings), "--json")
            code = main([*arguments, *at])
            out, err = capsys.readouterr()
            assert SECRET not in out + err
            assert "Traceback" not in out + err
            return code, json.loads(out)

        yield run


def files(home, folder=INBOX):
    return {path.name: path.read_bytes() for path in (home / folder).glob("*")}


def why(told):
    return [(left["subject"], left["why"]["code"]) for left in told["left"]]


def verdicts(told):
    return {
        (made["plan"], made["period"], file["agency"]): file["verdict"]
        for made in told["received"]
        for file in made["files"]
    }


BOTH = {("thu-nho", "2025-Q3", "X1"): "accepted", ("thu-nho", "2025-Q3", "X2"): "returned"}
BY_WHICH = pytest.mark.parametrize("named", [PERIOD, ()], ids=["one period", "all"])


@BY_WHICH
def test_mails_with_forms_are_stored_and_received_and_others_left(office, home, box, named):
    code, told = office("fetch", *named)
    assert code == 1  # one form goes back
    assert sorted(files(home).values()) == sorted([GOOD, WRONG])
    assert all(name.isascii() and name.startswith("2025-09-18-0000") for name in files(home))
    assert verdicts(told) == BOTH
    assert why(told) == [("Công văn", "mail.no_form")]
    assert box.seen() == [1, 2]
    assert len(box.messages) == 3
    assert (home / "reports/thu-nho/2025-Q3/thu/tra-lai-X2.eml").exists()


@BY_WHICH
def test_a_second_run_finds_nothing_new_and_asks_for_no_message_again(office, home, box, named):
    office("fetch", *named)
    before, asked = files(home), box.fetched()
    code, told = office("fetch", *named)
    assert (told["stored"], files(home), box.fetched()) == ([], before, asked)
    assert why(told) == [("Công văn", "mail.no_form")]
    assert code == (1 if named else 0)
    assert not told["received"] or verdicts(told) == BOTH


def test_a_mail_that_somebody_has_read_is_fetched_too(office, home, box):
    for message in box.messages.values():
        message.flags.add(rb"\Seen")
    _, told = office("fetch", *PERIOD)
    assert len(files(home)) == 2
    assert why(told) == []


def test_the_file_is_there_and_noted_before_the_mail_is_marked(office, home, box):
    box.drop_store = True
    code, told = office("fetch", *PERIOD)
    assert (code, told["trouble"]["fault"]) == (1, "dropped")
    assert list(files(home).values()) == [GOOD]
    assert box.seen() == []
    box.drop_store = False
    asked = box.fetched()
    _, told = office("fetch", *PERIOD)
    assert sorted(files(home).values()) == sorted([GOOD, WRONG])
    assert box.seen() == [1, 2]
    assert box.fetched() == asked + 2  # the first is not asked for again


def test_a_mail_stored_but_not_noted_is_not_stored_twice(office, home, box, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("generator.edges.register.Register.add_mail", killed)
        office("fetch", *PERIOD)
    assert list(files(home).values()) == [GOOD]
    assert box.seen() == []
    _, told = office("fetch")
    assert sorted(files(home).values()) == sorted([GOOD, WRONG])
    assert verdicts(told) == BOTH


def test_a_run_killed_before_receiving_is_made_good_by_the_next(office, monkeypatch):
    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("generator.pipeline.fetching.receive", killed)
        office("fetch")
    _, told = office("fetch")
    assert told["stored"] == []
    assert verdicts(told) == BOTH
    assert office("fetch")[1]["received"] == []


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_a_connection_that_drops_anywhere_loses_and_doubles_nothing(office, home, box, answered):
    box.drop_after = answered
    code, told = office("fetch", *PERIOD)
    assert (code, told["trouble"]["fault"]) == (1, "dropped")
    assert len(verdicts(told)) == answered
    box.drop_after = None
    office("fetch", *PERIOD)
    assert sorted(files(home).values()) == sorted([GOOD, WRONG])
    assert box.seen() == [1, 2]


def test_a_mail_that_always_breaks_the_connection_keeps_no_other_back(office, home, box):
    box.messages[1].cut = True
    assert office("fetch", *PERIOD)[1]["stored"] == []
    for _ in range(2):
        code, told = office("fetch", *PERIOD)
        assert (code, told["trouble"]["fault"]) == (1, "dropped")
        assert list(files(home).values()) == [WRONG]
        assert [code for _, code in why(told)] == ["mail.no_form", "mail.damaged"]
    box.messages[1].cut = False
    assert office("fetch", *PERIOD)[1]["trouble"] is None
    assert sorted(files(home).values()) == sorted([GOOD, WRONG])


def test_a_mailbox_that_numbers_anew_brings_nothing_twice(office, home, box):
    office("fetch", *PERIOD)
    before = files(home)
    box.renumbered()
    for message in box.messages.values():
        message.flags.clear()
    _, told = office("fetch", *PERIOD)
    assert (files(home), told["stored"]) == (before, [])
    assert box.seen() == [101, 102]


def test_a_number_given_to_another_mail_hides_it_not(office, home, box):
    office("fetch", *PERIOD)
    later = mail(("x3.xlsx", form("X3")), number="9")
    box.messages[3].data = later
    office("fetch", *PERIOD)
    assert later in files(home).values()


def test_the_same_name_with_other_bytes_is_another_mail(office, home, box):
    second = mail(("x3.xlsx", form("X3")), number="1")
    box.add(second)
    office("fetch", *PERIOD)
    assert second in files(home).values()


def test_one_mail_twice_in_the_mailbox_is_one_file(office, home, box):
    box.add(GOOD)
    office("fetch", *PERIOD)
    assert list(files(home).values()).count(GOOD) == 1
    assert box.seen() == [1, 2, 4]


def test_a_mail_is_examined_again_when_the_plan_has_changed(office, home, box, tmp_path):
    box.messages = {}
    box.add(mail(("x1.xlsx", retyped(form("X1"), without_identity))))
    plan = home / "inputs" / "thu-nho" / "plan.xlsx"
    whole = plan.read_bytes()
    other = SMALL_PLAN.replace(PLAN.title, "Chuyển đổi số")
    assert other != SMALL_PLAN
    shutil.copy(small_home(tmp_path / "other", other) / plan.relative_to(home), plan)
    assert [code for _, code in why(office("fetch", *PERIOD)[1])] == ["form.not_ours"]
    plan.write_bytes(whole)
    assert why(office("fetch", *PERIOD)[1]) == []
    assert len(files(home)) == 1


def without_identity(book):
    del book["_meta"]
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def test_a_form_is_stored_for_the_period_it_is_of(office, home, box):
    pipeline.issue(Context(Home(home), dt.date(2025, 9, 1)), "thu-nho", "2025-Q1")
    earlier = mail(("q1.xlsx", form("S1", forms=forms_of(PLAN, "2025-Q1"))), number="5")
    box.add(earlier)
    _, told = office("fetch", *PERIOD)
    assert ("Báo cáo quý III", "mail.other_period") in why(told)
    assert box.seen() == [1, 2]
    asked = box.fetched()
    _, told = office("fetch", *PERIOD)
    assert ("Báo cáo quý III", "mail.other_period") in why(told)
    assert box.fetched() == asked
    office("fetch")
    assert list(files(home, "inputs/thu-nho/2025-Q1/thu-den").values()) == [earlier]
    assert earlier not in files(home).values()
    assert "mail.other_period" not in [code for _, code in why(office("fetch", *PERIOD)[1])]


def test_a_form_without_identity_is_of_the_period_its_words_say(office, home, box):
    for period in ("2025-Y", "2025-Q1"):
        pipeline.issue(Context(Home(home), dt.date(2025, 9, 1)), "thu-nho", period)
    lost = retyped(form("S1", forms=forms_of(PLAN, "2025-Q1")), without_identity)
    box.messages = {}
    box.add(mail(("s1.xlsx", lost)))
    office("fetch")
    assert len(files(home, "inputs/thu-nho/2025-Q1/thu-den")) == 1
    assert not files(home)


def other_book():
    book, result = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "Số liệu"
    book.save(result)
    return result.getvalue()


def changed(**cells):
    """A form whose hidden identity says something else."""

    def change(book):
        for name, value in book["_meta"].iter_rows(max_col=2):
            if name.value in cells:
                value.value = cells[name.value]

    return retyped(form("X1"), change)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        pytest.param(LETTER, "mail.no_form", id="a letter"),
        pytest.param(BOUNCE, "mail.bounce", id="an undelivered mail"),
        pytest.param(mail(("bang.xlsx", other_book())), "form.not_ours", id="another workbook"),
        pytest.param(mail(("kin.xlsx", CLOSED_BOOK)), "file.password", id="a password"),
        pytest.param(mail(("x.xlsx", changed(plan="ke-hoach-la"))), "mail.unknown_plan", id="plan"),
        pytest.param(mail(("x.xlsx", changed(plan="../../x"))), "form.identity", id="a way out"),
        pytest.param(mail(("x.xlsx", changed(period="../Q3"))), "form.identity", id="no period"),
        pytest.param(mail(("x.zip", b"PK\x03\x04" + b"x" * 50)), "archive.damaged", id="damaged"),
    ],
)
def test_what_is_no_submission_is_left_unread_and_listed(office, home, box, message, code):
    box.messages = {}
    box.add(message)
    for _ in range(2):
        result, told = office("fetch", *PERIOD)
        assert (result, [found for _, found in why(told)]) == (0, [code])
    assert box.fetched() == (0 if code == "mail.bounce" else 1)
    assert (box.seen(), files(home)) == ([], {})


def test_a_mail_too_large_is_listed_and_not_asked_for(office, home, box):
    box.messages[1].told_size = imap_fetch.MAX_MAIL + 1
    box.messages[2].told_size = imap_fetch.MAX_MAIL
    _, told = office("fetch", *PERIOD)
    assert ("Báo cáo quý III", "mail.too_large") in why(told)
    assert list(files(home).values()) == [WRONG]
    assert box.fetched() == 2


def test_a_mail_larger_than_the_server_says_is_listed(office, home, box, monkeypatch):
    monkeypatch.setattr(taking_module, "MAX_MAIL", 5_000)
    for message in box.messages.values():
        message.told_size = 100
    _, told = office("fetch", *PERIOD)
    assert [code for _, code in why(told)] == ["mail.too_large"] * 2 + ["mail.no_form"]
    assert not files(home)


def test_a_mail_the_server_cannot_give_stops_no_other(office, home, box):
    box.messages[1].refused = True
    _, told = office("fetch", *PERIOD)
    assert ("Báo cáo quý III", "mail.damaged") in why(told)
    assert list(files(home).values()) == [WRONG]


def test_mails_from_before_the_forms_were_made_are_not_looked_at(office, box):
    box.add(LETTER, came=dt.datetime(2025, 8, 30, tzinfo=dt.UTC))
    office("fetch")
    assert box.fetched() == 3


def test_words_made_to_hurt_do_no_harm(office, box):
    box.messages = {}
    box.add(mail(subject="\x1b[2J[red]\u202egnp.x", sender="<script>@example.vn"))
    _, told = office("fetch", *PERIOD)
    assert all(left["subject"].isprintable() for left in told["left"])


def test_a_register_of_before_gains_the_table(office, home):
    path = home / "inputs" / "register.sqlite3"
    with closing(sqlite3.connect(path)) as register:
        register.execute("DROP TABLE mails")
        register.execute("PRAGMA user_version = 3")
        register.commit()
    assert len(office("fetch", *PERIOD)[1]["stored"]) == 2


@pytest.mark.parametrize(
    ("section", "fault"),
    [
        pytest.param("thu_muc = Khong co", "no_folder", id="folder"),
        pytest.param("tai_khoan = la@example.vn", "password", id="account"),
        pytest.param("cong = 1", "no_server", id="server"),
    ],
)
def test_what_is_wrong_with_the_mailbox_is_told(
    home, box, trusted, tmp_path, capsys, section, fault
):
    with serving(box, trusted) as port:
        told = {"may_chu": "127.0.0.1", "cong": port, "tai_khoan": ACCOUNT}
        key, _, value = section.partition(" = ")
        lines = [f"{name} = {one}" for name, one in {**told, key: value}.items()]
        settings = tmp_path / "thu.ini"
        settings.write_text("\n".join(["[nhan]", *lines]), encoding="utf-8")
        at = ("--home", str(home), "--mail", str(settings), "--today", "2025-09-23")
        assert main(["fetch", *PERIOD, *at, "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["trouble"]["fault"] == fault
        assert main(["fetch", *PERIOD, *at]) == 1
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert "Traceback" not in out + err
    assert f"127.0.0.1:{told['cong'] if key != 'cong' else 1}" in out


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        pytest.param(None, PERIOD, 2, id="no settings"),
        pytest.param("[gui]\nmay_chu=a\ntai_khoan=a@example.vn", PERIOD, 2, id="for sending only"),
        pytest.param("[nhan]\nmay_chu=a\ntai_khoan=b\nmat_khau=kin", PERIOD, 1, id="a password"),
        pytest.param("[nhan]\nmay_chu=a\ntai_khoan=b", ("thu-nho",), 2, id="plan alone"),
    ],
)
@pytest.mark.usefixtures("trusted")
def test_settings_that_do_not_serve(home, tmp_path, capsys, text, arguments, code):
    at = ["--home", str(home)]
    if text:
        (tmp_path / "thu.ini").write_text(text, encoding="utf-8")
        at += ["--mail", str(tmp_path / "thu.ini")]
    assert main(["fetch", *arguments, *at]) == code
    out, err = capsys.readouterr()
    assert out or err
    assert "kin" not in (out + err).split()


def test_without_a_password_nothing_is_tried(office, box, monkeypatch):
    monkeypatch.delenv("BCTH_MAIL_PASSWORD")
    monkeypatch.setattr("generator.pipeline.mail_setup.password_of", lambda _: "")
    assert office("fetch", *PERIOD)[0] == 2
    assert not box.commands


@pytest.mark.torture
def test_runs_killed_at_any_moment_lose_and_double_nothing(home, trusted, tmp_path):
    box, chance = Box(), random.Random(1)
    sent = [mail((f"{n}.xlsx", form("X1", f"Bản {n}")), number=str(n)) for n in range(30)]
    for message in sent:
        box.add(message)
    with serving(box, trusted) as port:
        settings = tmp_path / "thu.ini"
        text = f"[nhan]\nmay_chu = 127.0.0.1\ncong = {port}\ntai_khoan = {ACCOUNT}\n"
        settings.write_text(text, encoding="utf-8")
        at = ("--home", str(home), "--today", "2025-09-23", "--mail", str(settings), "--json")
        command = [sys.executable, str(ROOT / "run.py"), "fetch", *PERIOD, *at]
        while len(box.seen()) < len(sent):
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            began = box.fetched()
            while running.poll() is None and box.fetched() <= began:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.1))
            running.kill()
            running.wait()
            assert set(box.seen()) <= {
                uid for uid, message in box.messages.items() if message.data in files(home).values()
            }
        told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    assert sorted(files(home).values()) == sorted(sent)
    assert len(box.seen()) == len(sent) == len(told["received"][0]["files"])


# ------------------------------------------------------------------ watch


def rounds(monkeypatch, home, *between):
    """Let the command do something between rounds, then be stopped with Ctrl+C."""
    acts = iter(between)

    def sleep(seconds):
        assert seconds == 60 * 7
        lock = home / "inputs" / LOCK
        assert not lock.exists() or lock_is_free(lock)
        act = next(acts, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    monkeypatch.setattr(cli.time, "sleep", sleep)


def lock_is_free(path):
    from filelock import FileLock

    with FileLock(path).acquire(timeout=0):
        return True


def test_watch_looks_into_the_folder_where_no_mailbox_is_set_up(home, monkeypatch, capsys):
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    rounds(monkeypatch, home, lambda: put(home, "x1.xlsx", form("X1")))
    at = ("--every", "7", "--home", str(home), "--today", "2025-09-23", "--json")
    assert main(["watch", *PERIOD, *at]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert verdicts(first) == {}
    assert verdicts(second) == {("thu-nho", "2025-Q3", "X1"): "accepted"}


def test_watch_goes_on_after_a_lost_connection_and_prints_a_line_a_round(
    home, box, trusted, tmp_path, monkeypatch, capsys
):
    def mended():
        box.drop_after = None

    box.drop_after = 0
    rounds(monkeypatch, home, mended)
    with serving(box, trusted) as port:
        settings = tmp_path / "thu.ini"
        text = f"[nhan]\nmay_chu = 127.0.0.1\ncong = {port}\ntai_khoan = {ACCOUNT}\n"
        settings.write_text(text, encoding="utf-8")
        at = ("--every", "7", "--home", str(home), "--today", "2025-09-23", "--mail", str(settings))
        assert main(["watch", *at]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3  # two rounds and the farewell
    assert f"127.0.0.1:{port}" in err
    assert len(files(home)) == 2
    assert (home / "reports/thu-nho/2025-Q3/tra-lai/X2.xlsx").exists()


def test_watch_goes_on_while_the_plan_is_being_mended(home, monkeypatch, capsys):
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    plan = home / "inputs" / "thu-nho" / "plan.xlsx"
    whole = plan.read_bytes()
    plan.write_bytes(b"half")
    rounds(monkeypatch, home, lambda: plan.write_bytes(whole) and None)
    at = ("--every", "7", "--home", str(home), "--today", "2025-09-23")
    assert main(["watch", *PERIOD, *at]) == 0
    assert "thu-nho 2025-Q3" in capsys.readouterr().out


def test_watch_does_not_try_a_refused_password_again_and_again(office, box, monkeypatch):
    monkeypatch.setenv("BCTH_MAIL_PASSWORD", "sai-1")
    monkeypatch.setattr(cli.time, "sleep", lambda _: pytest.fail("another round"))
    code, told = office("watch", *PERIOD)
    assert (code, told["trouble"]["fault"]) == (1, "password")
    assert sum(command.startswith(b"LOGIN") for command in box.commands) == 1


@pytest.mark.parametrize(("period", "code"), [("2025-Q3", 0), ("2025-Q9", 2)])
def test_watch_once(office, box, period, code):
    box.messages = {1: box.messages[1]}
    result, told = office("watch", "thu-nho", period, "--once")
    assert result == code
    assert ("error" in told) == (code == 2)
