import datetime as dt
import io
import os
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest

from generator.core.model import COUNTING, Verdict
from generator.edges.boxes import Item
from generator.edges.files import Home
from generator.edges.register import Register
from generator.intake import reading
from generator.pipeline import Context, folder, load_plan, period_dates
from generator.pipeline.receiving import read_folder
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan

FORMS = forms_of(small_plan())
GOOD = filled(FORMS["X1"], complete(FORMS["X1"]))
OTHER = filled(FORMS["X2"], complete(FORMS["X2"]))
FORM_OF_Q1 = forms_of(small_plan(), "2025-Q1")["X1"]
Q1 = filled(FORM_OF_Q1, complete(FORM_OF_Q1) | {("Nhiệm vụ", "I.2", "Tiến độ (%)"): 80})


class House:
    """A home folder, and which files are opened while its period is read."""

    def __init__(self, root: Path, opened: list[str]) -> None:
        self.root, self.opened = root, opened
        self.today = dt.date(2025, 9, 23)

    @property
    def context(self) -> Context:
        return Context(Home(self.root), self.today)

    @property
    def cache(self) -> Path:
        return self.context.home.parse_cache()

    def read(self, period="2025-Q3", **asked):
        plan, _ = load_plan(self.context, "thu-nho")
        dates = period_dates(self.context, plan, period)
        self.opened.clear()
        received = read_folder(self.context, plan, dates, **asked)
        return {s.arrival.file: s for s in received.submissions}


@pytest.fixture
def house(tmp_path, monkeypatch):
    opened: list[str] = []
    real = reading.open_box

    def noted(name, data):
        opened.append(name)
        return real(name, data)

    monkeypatch.setattr(reading, "open_box", noted)
    return House(small_home(tmp_path), opened)


# ------------------------------------------------------------------ what is kept


def test_unchanged_files_are_not_opened_again_and_say_the_same(house):
    put(house.root, "a.xlsx", GOOD)
    put(house.root, "sub/b.xlsx", OTHER)
    put(house.root, "anh.jpg", b"\xff\xd8\xff")
    first = house.read()
    assert sorted(house.opened) == ["a.xlsx", "anh.jpg", "sub/b.xlsx"]
    assert first["a.xlsx"].answers
    assert house.read() == first
    assert house.opened == []


def changed_file(house):
    put(house.root, "a.xlsx", OTHER)


def renamed_file(house):
    path = house.root / "inputs" / "thu-nho" / "2025-Q3" / "a.xlsx"
    path.rename(path.with_name("c.xlsx"))


def changed_plan(house):
    text = SMALL_PLAN.replace("Rà soát thủ tục", "Rà soát mọi thủ tục")
    path = house.root / "inputs" / "thu-nho" / "plan.xlsx"
    path.unlink()
    path.parent.rename(house.root / "moved")
    small_home(house.root, text)
    path.unlink()
    made = small_home(house.root / "made", text) / "inputs" / "thu-nho" / "plan.xlsx"
    (house.root / "inputs" / "thu-nho").rmdir()
    (house.root / "moved").rename(path.parent)
    made.rename(path)


def changed_due_day(house):
    with Register.open(house.context.home.register) as register:
        from generator.edges.register import Issue

        given = dt.date(2025, 9, 25)
        register.add_issue("thu-nho", "2025-Q3", Issue(given, given, "e", 5), house.today)


def answers_of_the_period_before(house):
    put(house.root, "q1.xlsx", Q1, "2025-03-18", "2025-Q1")


def lost_cache(house):
    house.cache.unlink()


def spoilt_cache(house):
    house.cache.write_bytes(b"rubbish" * 999)


def spoilt_entry(house):
    with closing(sqlite3.connect(house.cache)) as raw, raw:
        raw.execute("UPDATE files SET heads = '[\"?\"]'")


@pytest.mark.parametrize(
    ("change", "opened"),
    [
        pytest.param(changed_file, ["a.xlsx"], id="a changed file"),
        pytest.param(renamed_file, ["c.xlsx"], id="a renamed file"),
        pytest.param(changed_plan, ["a.xlsx", "b.xlsx"], id="another edition of the plan"),
        pytest.param(changed_due_day, ["a.xlsx", "b.xlsx"], id="another due day"),
        pytest.param(
            answers_of_the_period_before, ["a.xlsx", "b.xlsx", "q1.xlsx"], id="the period before"
        ),
        pytest.param(lost_cache, ["a.xlsx", "b.xlsx"], id="a lost cache"),
        pytest.param(spoilt_cache, ["a.xlsx", "b.xlsx"], id="a spoilt cache"),
        pytest.param(spoilt_entry, ["a.xlsx", "b.xlsx"], id="spoilt entries"),
    ],
)
def test_what_the_reading_depends_on_makes_it_new(house, change, opened):
    put(house.root, "a.xlsx", GOOD)
    put(house.root, "b.xlsx", OTHER)
    house.read()
    change(house)
    found = house.read()
    assert sorted(set(house.opened)) == opened
    house.cache.unlink()
    assert house.read() == found


def test_another_program_reads_everything_again(house, monkeypatch):
    put(house.root, "a.xlsx", GOOD)
    house.read()
    monkeypatch.setattr(folder, "program_digest", lambda: "newer")
    house.read()
    assert house.opened == ["a.xlsx"]


def test_what_cannot_last_is_tried_again(house, monkeypatch):
    put(house.root, "a.xlsx", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_workbook", lambda *_: 1 / 0)
        assert [p.code for p in house.read()["a.xlsx"].problems] == ["file.bug"]
    assert house.read()["a.xlsx"].verdict is Verdict.ACCEPTED


def test_without_a_place_for_the_cache_everything_is_still_told(house):
    put(house.root, "a.xlsx", GOOD)
    kept = house.read()
    house.cache.unlink()
    house.cache.parent.rmdir()
    house.cache.parent.write_bytes(b"in the way")
    assert house.read() == kept


# ------------------------------------------------------------------ answers


@pytest.mark.parametrize("again", [False, True])
def test_answers_come_with_the_verdicts_asked_for(house, again):
    put(house.root, "a.xlsx", GOOD)
    put(house.root, "b.xlsx", filled(FORMS["X2"], complete(FORMS["X2"], "Xong")))
    if again:
        house.read()
    some = house.read(answers=COUNTING)
    assert bool(some["a.xlsx"].answers) and not some["b.xlsx"].answers
    every = house.read()
    assert every["b.xlsx"].answers and every["b.xlsx"].refused
    assert not any(s.answers for s in house.read(answers=()).values())
    assert replace(every["a.xlsx"], answers=(), refused=()) == house.read(answers=())["a.xlsx"]


def test_answers_that_are_not_kept_any_more_are_read_again(house):
    put(house.root, "a.xlsx", GOOD)
    first = house.read()
    with closing(sqlite3.connect(house.cache)) as raw, raw:
        raw.execute("UPDATE bodies SET body = x'00'")
    assert house.read() == first
    assert house.opened == ["a.xlsx"]


def test_a_file_that_changes_meanwhile_is_an_error_to_the_user(house, monkeypatch):
    path = put(house.root, "a.xlsx", GOOD)
    house.read()
    with closing(sqlite3.connect(house.cache)) as raw, raw:
        raw.execute("DELETE FROM bodies")
    real = folder.settle

    def settled_late(found, exclusions):
        submissions = list(found)
        if submissions:
            put(house.root, "a.xlsx", OTHER)
        return real(submissions, exclusions)

    monkeypatch.setattr(folder, "settle", settled_late)
    with pytest.raises(OSError) as fault:
        house.read()
    assert fault.value.filename == str(path)


# ------------------------------------------------------------------ when it came


def test_a_later_today_reads_again_what_came_on_another_day(house):
    put(house.root, "a.xlsx", GOOD, "2025-12-24")
    assert house.read()["a.xlsx"].arrival.received_at.date() == dt.date(2025, 9, 23)
    house.today = dt.date(2025, 9, 24)
    assert house.read()["a.xlsx"].arrival.received_at.date() == house.today
    assert house.opened == ["a.xlsx"]
    house.read()
    assert house.opened == []


def test_copies_came_when_the_first_of_them_did(house):
    put(house.root, "a.xlsx", GOOD, "2025-09-20")
    put(house.root, "b.xlsx", GOOD, "2025-09-17")
    put(house.root, "c.xlsx", GOOD, "1990-01-01")
    for _ in range(2):
        found = house.read()
        days = {s.arrival.received_at.date() for s in found.values()}
        assert days == {dt.date(2025, 9, 17)}
        verdicts = sorted(s.verdict.value for s in found.values())
        assert verdicts == ["accepted", "duplicate", "duplicate"]
    assert house.opened == []


def test_a_mail_and_a_copy_of_its_form_came_when_the_mail_was_sent(house, monkeypatch):
    sent = dt.datetime(2025, 9, 12, 7, 30)

    def opened(name, data):
        items = (
            Item(f"{name}/x1.xlsx", GOOD, "x1@example.vn", sent),
            Item(f"{name}/x2.xlsx", OTHER),
        )
        return items if name == "thu.eml" else (Item(name, data),)

    monkeypatch.setattr(reading, "open_box", opened)
    put(house.root, "thu.eml", b"mail", "2025-09-19")
    put(house.root, "x1.xlsx", GOOD, "2025-09-20")
    for _ in range(2):
        found = house.read()
        assert set(found) == {"thu.eml/x1.xlsx", "thu.eml/x2.xlsx", "x1.xlsx"}
        assert found["thu.eml/x1.xlsx"].arrival.received_at == sent
        assert found["x1.xlsx"].arrival.received_at == sent
        assert found["thu.eml/x2.xlsx"].arrival.received_at.date() == dt.date(2025, 9, 19)
        assert found["thu.eml/x2.xlsx"].answers


def test_only_what_had_come_by_a_day_is_told(house):
    put(house.root, "a.xlsx", GOOD, "2025-09-17")
    put(house.root, "b.xlsx", OTHER, "2025-09-20")
    assert set(house.read(on=dt.date(2025, 9, 19))) == {"a.xlsx"}
    assert set(house.read()) == {"a.xlsx", "b.xlsx"}
    assert house.opened == []


# ------------------------------------------------------------------ the period before


def test_answers_are_held_against_the_period_before(house):
    put(house.root, "a.xlsx", GOOD)
    codes = {p.code for p in house.read()["a.xlsx"].problems}
    answers_of_the_period_before(house)
    assert {p.code for p in house.read()["a.xlsx"].problems} - codes == {"progress.smaller"}
    (house.root / "inputs/thu-nho/2025-Q1/q1.xlsx").unlink()
    assert {p.code for p in house.read()["a.xlsx"].problems} == codes


def test_both_periods_stay_kept(house):
    put(house.root, "a.xlsx", GOOD)
    answers_of_the_period_before(house)
    for period in ("2025-Q1", "2025-Q3"):
        house.read(period)
    for period in ("2025-Q1", "2025-Q3"):
        house.read(period)
        assert house.opened == []


def test_many_files_are_read_as_few_are(house):
    names = [f"{n:03}.xlsx" for n in range(45)]
    for number, name in enumerate(names):
        path = put(house.root, name, GOOD, "2025-09-17")
        os.utime(path, (1_758_000_000 + number, 1_758_000_000 + number))
    told: list[tuple[int, int]] = []
    plan, _ = load_plan(house.context, "thu-nho")
    context = replace(house.context, progress=lambda done, total: told.append((done, total)))
    dates = period_dates(context, plan, "2025-Q3")
    found = read_folder(context, plan, dates).submissions
    assert [s.arrival.file for s in found] == names
    assert sum(s.verdict is Verdict.DUPLICATE for s in found) == 44
    assert told[-1] == (45, 45)
    assert house.opened == []
    assert {len(s.answers) for s in found} == {len(found[0].answers)} != {0}


# ------------------------------------------------------------------ mails and archives


def mail_with(sent, *attachments):
    message = EmailMessage()
    message["From"], message["To"] = "x1@example.vn", "s1@example.vn"
    message["Date"] = format_datetime(sent)
    message.set_content("Kính gửi biểu mẫu.")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="xlsx", filename=name)
    return message.as_bytes()


def test_forms_in_a_mail_came_when_it_was_sent(house):
    sent = dt.datetime(2025, 9, 12, 0, 30, tzinfo=dt.UTC)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x2.xlsx", OTHER)
    data = mail_with(sent, ("x1.xlsx", GOOD), ("nen.zip", inner.getvalue()))
    put(house.root, "thu.eml", data, "2025-09-19")
    for _ in range(2):
        found = house.read()
        assert {(s.agency, s.verdict) for s in found.values()} == {
            ("X1", Verdict.ACCEPTED),
            ("X2", Verdict.ACCEPTED),
        }
        for submission in found.values():
            assert submission.arrival.sender == "x1@example.vn"
            assert submission.arrival.received_at == dt.datetime(2025, 9, 12, 7, 30)
            assert submission.arrival.saved_at == submission.arrival.sent_at
            assert submission.answers
    assert house.opened == []


def test_a_later_mail_brings_the_later_version(house):
    for number, day in enumerate((15, 11, 18)):
        data = filled(FORMS["X1"], complete(FORMS["X1"], text=f"Lần {number}"))
        moment = dt.datetime(2025, 9, day, tzinfo=dt.UTC)
        put(house.root, f"{number}.eml", mail_with(moment, ("x1.xlsx", data)), "2025-09-19")
    verdicts = {name: s.verdict for name, s in house.read().items()}
    assert verdicts == {
        "0.eml/x1.xlsx": Verdict.SUPERSEDED,
        "1.eml/x1.xlsx": Verdict.SUPERSEDED,
        "2.eml/x1.xlsx": Verdict.ACCEPTED,
    }
