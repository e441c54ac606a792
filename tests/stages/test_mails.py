"""What the mails to agencies say, and by when they ask for an answer."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.core.mail import Mail
from generator.core.model import Extension
from generator.core.summary import ReportState
from generator.core.values import format_date
from generator.stages.mails import Enclosed, accepted_mail, reminder_mail, request_mail
from generator.stages.mails.accepted import _LISTED
from tests.stages.test_receive import FORMS
from tests.support import complete, dates, filled, read_bytes, small_plan, summed

PLAN = small_plan()
DATES = dates(PLAN)
AGENCIES = {agency.code: agency for agency in PLAN.agencies}
GRANTED = replace(
    DATES, extensions=(Extension("X1", dt.date(2025, 9, 26), "bão", dt.date(2025, 9, 18)),)
)


def taken(day="2025-09-18T10:00:00", **typed):
    entries = {("Nhiệm vụ", "I.2", caption): value for caption, value in typed.items()}
    return read_bytes(filled(FORMS["X1"], {**complete(FORMS["X1"]), **entries}), FORMS, day=day)


def reminded(today, state=ReportState.MISSING, period=DATES, enclosed=Enclosed("X1.xlsx")):  # noqa: B008
    summary = replace(summed(PLAN, today=today), dates=period)
    result = next(one for one in summary.agencies if one.agency.code == "X1")
    return reminder_mail(summary, replace(result, state=state), enclosed)


@pytest.mark.parametrize(
    ("mail", "day"),
    [
        pytest.param(request_mail(PLAN, DATES, AGENCIES["X1"]), "20/9/2025", id="request"),
        pytest.param(request_mail(PLAN, GRANTED, AGENCIES["X1"]), "26/9/2025", id="extended"),
        pytest.param(request_mail(PLAN, GRANTED, AGENCIES["X2"]), "20/9/2025", id="another's"),
        pytest.param(reminded("2025-09-19"), "20/9/2025", id="reminder"),
        pytest.param(
            reminded("2025-09-27", period=GRANTED), "26/9/2025", id="reminder after an extension"
        ),
        pytest.param(
            accepted_mail(PLAN, GRANTED, AGENCIES["X1"], taken()), "26/9/2025", id="accepted"
        ),
    ],
)
def test_the_date_is_that_of_the_agency(mail: Mail, day) -> None:
    assert day in mail.body


@pytest.mark.parametrize(
    ("today", "late"), [("2025-09-20", False), ("2025-09-21", True)], ids=["the due day", "after"]
)
def test_a_reminder_after_the_due_day_asks_at_once(today, late) -> None:
    assert ("sớm nhất" in reminded(today).body) is late


@pytest.mark.parametrize(
    ("period", "day", "late"),
    [
        pytest.param(DATES, "2025-09-20T23:00:00", False, id="the due day"),
        pytest.param(DATES, "2025-09-21T08:00:00", True, id="after"),
        pytest.param(GRANTED, "2025-09-21T08:00:00", False, id="within an extension"),
    ],
)
def test_who_reported_late_is_not_given_a_day_that_has_passed(period, day, late) -> None:
    body = accepted_mail(PLAN, period, AGENCIES["X1"], taken(day)).body
    assert (format_date(period.last_good_day_of("X1")) in body) is not late


def test_a_reminder_of_another_day_is_another_mail() -> None:
    assert reminded("2025-09-22").body != reminded("2025-09-23").body


def test_the_subject_of_a_reminder_says_whether_there_is_something_to_mend() -> None:
    mend = reminded("2025-09-22", ReportState.RETURNED, enclosed=Enclosed("tra-lai-X1.xlsx", 3))
    assert "3 chỗ cần sửa" in mend.subject
    assert "tra-lai-X1.xlsx" in mend.body
    assert "sửa" not in reminded("2025-09-22").subject


def test_who_sent_the_form_is_written_to_where_the_plan_knows_no_address() -> None:
    sent = taken()
    arrival = replace(sent.arrival, sender="ai@example.vn")
    known = replace(AGENCIES["X1"], email="x1@example.vn")
    mails = [
        accepted_mail(PLAN, DATES, agency, replace(sent, arrival=arrival))
        for agency in (AGENCIES["X1"], known)
    ]
    assert [mail.recipients for mail in mails] == ["ai@example.vn", "x1@example.vn"]


def test_a_confirmation_lists_repairs_a_person_would_notice_up_to_twenty() -> None:
    repaired = taken(**{"Tình trạng": "dang thuc hien"})
    (repair,) = [one for one in repaired.repairs if one.seen == "dang thuc hien"]
    body = accepted_mail(PLAN, DATES, AGENCIES["X1"], repaired).body
    assert "“dang thuc hien”" in body
    assert "“Đang thực hiện”" in body
    many = replace(repaired, repairs=(repair,) * (_LISTED + 3), problems=())
    assert accepted_mail(PLAN, DATES, AGENCIES["X1"], many).body.count(repair.seen) == _LISTED
    unseen = replace(repaired, repairs=(replace(repair, taken=f" {repair.seen} "),), problems=())
    assert repair.seen not in accepted_mail(PLAN, DATES, AGENCIES["X1"], unseen).body
