"""Who sends what: forms in time, late, wrong, twice, broken, or none."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.core.model import Form, PeriodDates, Role, TaskRow
from generator.core.wording import Field, FormSheets
from generator.demo.answers import MARK, entries_of, pick
from generator.edges.form_fill import Entries, Typed, fill_form, foreign_workbook


@dataclass(frozen=True, slots=True)
class _Mail:
    """One file an agency sends: its name, bytes and day."""

    name: str
    data: bytes
    day: dt.date


_Sent = tuple[str, tuple[_Mail, ...]]
_Scenario = Callable[[Form, bytes, Entries, _Mail], _Sent]


def sent_by(
    form: Form, blank: bytes, dates: PeriodDates, scenario: "_Scenario | None"
) -> tuple[str, tuple[_Mail, ...]]:
    """What an agency sends, and what is wrong with it if that was planted."""
    code = form.agency.code
    entries = entries_of(form, dates)
    day = dates.due - dt.timedelta(days=pick(code, "day", of=8))
    name = f"Bao cao {dates.period.slot} - {code}.xlsx"
    good = _Mail(name, fill_form(blank, entries), day)
    if scenario:
        return scenario(form, blank, entries, good)
    if form.agency.name == form.office_name:
        return "", (good,)
    if pick(code, "missing", of=17) == 0:
        return "không gửi báo cáo", ()
    if pick(code, "late", of=15) == 0:
        return "gửi muộn", (replace(good, day=dates.due + dt.timedelta(days=2)),)
    return "", (good,)


def _wrong(field: str, typed: Typed, told: str) -> Callable[[Form, bytes, Entries, _Mail], _Sent]:
    def send(form: Form, blank: bytes, entries: Entries, good: _Mail) -> _Sent:
        place = (FormSheets.TASKS, _first_lead(form).key, field)
        return told, (replace(good, data=fill_form(blank, {**entries, place: typed})),)

    return send


def _unanswered(_form: Form, blank: bytes, entries: Entries, good: _Mail) -> _Sent:
    places = [place for place in entries if place[2] == Field.STATUS]
    kept = {place: typed for place, typed in entries.items() if place != places[-1]}
    return "bỏ trống một tình trạng", (replace(good, data=fill_form(blank, kept)),)


def _twice(_form: Form, _blank: bytes, _entries: Entries, good: _Mail) -> _Sent:
    again = replace(good, name=f"Gui lai/{good.name}", day=good.day + dt.timedelta(days=1))
    return "gửi hai lần cùng một tệp", (good, again)


def _corrected(form: Form, blank: bytes, entries: Entries, good: _Mail) -> _Sent:
    place = (FormSheets.TASKS, _first_lead(form).key, Field.RESULT)
    better = {**entries, place: f"Đã bổ sung kết quả sau khi rà soát {MARK}"}
    name = good.name.replace(".xlsx", " (sua).xlsx")
    later = _Mail(name, fill_form(blank, better), good.day + dt.timedelta(days=1))
    return "gửi bản sửa thay bản trước", (good, later)


def _mended_late(form: Form, blank: bytes, entries: Entries, good: _Mail) -> _Sent:
    _, wrong = _wrong(Field.STATUS, "Xong", "")(form, blank, entries, good)
    name = good.name.replace(".xlsx", " (da sua).xlsx")
    mended = fill_form(blank, entries)  # saved after the wrong one, as the time inside tells
    later = _Mail(name, mended, good.day + dt.timedelta(days=10))
    return "bản đầu sai, gửi bản sửa sau hạn", (*wrong, later)


def _foreign(_form: Form, _blank: bytes, _entries: Entries, good: _Mail) -> _Sent:
    data = foreign_workbook(f"Báo cáo tự lập, không theo biểu mẫu {MARK}")
    return "gửi tệp tự lập, không theo biểu mẫu", (replace(good, data=data),)


def _broken(_form: Form, _blank: bytes, _entries: Entries, good: _Mail) -> _Sent:
    return "gửi tệp hỏng", (replace(good, data=good.data[: len(good.data) // 2]),)


_SCENARIOS: tuple[_Scenario, ...] = (
    _wrong(Field.STATUS, "Xong", "ghi tình trạng “Xong”"),
    _corrected,
    _wrong(Field.STATUS, "hoan thanh", "gõ tình trạng không dấu (được đọc đúng)"),
    _twice,
    _wrong(Field.PROGRESS, 150, "ghi tiến độ 150%"),
    _mended_late,
    _foreign,
    _unanswered,
    _broken,
    _wrong(Field.PROGRESS, "85,5%", "gõ tiến độ thành chữ “85,5%” (được đọc đúng)"),
)


def scenarios_of(forms: Sequence[Form]) -> dict[str, _Scenario]:
    """A scenario for some of the agencies in the lead of something, at most for every third."""
    codes = [
        form.agency.code
        for form in forms
        if any(row.role is Role.LEAD for row in form.tasks) and form.agency.name != form.office_name
    ]
    chosen = sorted(codes, key=lambda code: pick(code, "scenario", of=2**32))[: len(codes) // 3]
    return dict(zip(chosen, _SCENARIOS, strict=False))


def _first_lead(form: Form) -> TaskRow:
    return next(row for row in form.tasks if row.role is Role.LEAD)
