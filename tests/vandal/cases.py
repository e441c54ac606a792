"""Filled forms of the five plans, with the answers that are easily lost among them."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from generator.core.model import Answer, Form, PeriodDates, Role, Status, Submission, TaskRow
from generator.core.wording import Field
from generator.demo.answers import entries_of
from generator.edges.form_fill import Typed, fill_form
from generator.edges.form_write import write_form
from generator.pipeline import STOCK, Context, load_plan, periods
from generator.pipeline.plans import period_dates
from generator.stages.issue import forms as make_forms
from tests.vandal.packages import stamped, with_shared_strings
from tests.vandal.records import SHEET_OF, Case, G, Place, T, Told

AGENCIES = {
    "hp-pci-2025-2026": ("STC", "SNNMT", "11809"),
    "hn-nq59": ("VPUBND", "SKHCN", "SDTTG"),
    "hn-fta-2025": ("SCT", "SVHTT", "STC"),
    "ht-fta-2025": ("SCT", "SNNMT", "HQKVXI", "18844"),
    "hn-spcncl-2024": ("SCT", "BQLKCNCX"),
}
ALL_CASES = [(plan, agency) for plan, codes in AGENCIES.items() for agency in codes]
LONG = "Đã rà soát, công khai thủ tục hành chính tại bộ phận một cửa; "
_STAMP = b"2025-09-18T08:00:00Z"
_EMPTIED: Mapping[str, Typed] = dict.fromkeys(
    (Field.PROGRESS, Field.RESULT, Field.FIGURE, Field.DATE, Field.DIFFICULTY), ""
)


@lru_cache
def _forms(plan_id: str) -> tuple[PeriodDates, Mapping[str, Form]]:
    context = Context(STOCK, dt.date(2025, 6, 1))
    plan, _ = load_plan(context, plan_id)
    scheduled = periods(context, plan)
    due = None if scheduled else dt.date(plan.first_year, 12, 15)
    period = scheduled[0].period.id if scheduled else f"{plan.first_year}-X1"
    dates = period_dates(context, plan, period, due)
    return dates, {form.agency.code: form for form in make_forms(plan, dates)}


@lru_cache(maxsize=32)
def case_of(plan: str, agency: str) -> Case:
    """Return the filled form of one agency and what the program reads from it unaltered."""
    from tests.vandal.judge import read_one

    dates, forms = _forms(plan)
    form = forms[agency]
    entries = {**entries_of(form, dates), **_general(), **_special(form, dates)}
    typed = {place: value for place, value in entries.items() if value != ""}
    blank = write_form(form, dates.due - dt.timedelta(days=30))
    data = stamped(with_shared_strings(fill_form(blank, typed)), _STAMP)
    moment = dt.datetime.combine(dates.due - dt.timedelta(days=2), dt.time(10))
    case = Case(plan, form, forms, moment, data, typed, {})
    read = read_one(case)
    return Case(plan, form, forms, moment, data, typed, told(read))


def told(submission: Submission) -> dict[Place, Told]:
    """What a submission says in each asked place."""
    return {place_of(answer): (answer.state, answer.value) for answer in submission.answers}


def place_of(answer: Answer) -> Place:
    return SHEET_OF[answer.field], answer.key, answer.field


def _general() -> dict[Place, Typed]:
    opinion = "- Đã ban hành Kế hoạch số 12/KH\n- Đã phân công đầu mối; họp giao ban hằng tuần"
    return {(G, "chi-dao", Field.OPINION): opinion, (G, "ky-toi", Field.OPINION): "= như kỳ này"}


def _special(form: Form, dates: PeriodDates) -> dict[Place, Typed]:
    """A long text, nothing arisen, not applicable, dashes, zeros, decimals, a doubtful date."""
    leads = [r for r in form.tasks if r.role is Role.LEAD and not r.further]
    month = (dates.due.replace(day=1) - dt.timedelta(days=1)).month
    done = {
        Field.STATUS: Status.DONE.value,
        Field.PROGRESS: 100,
        Field.RESULT: "- Đã ban hành văn bản\n- Đã mở 3 lớp, 120 lượt người",
        Field.PRODUCT: "Kế hoạch số 45/KH; Quyết định số 7",
        Field.DATE: dt.date(dates.due.year, month, 5),
    }
    under_way = {Field.STATUS: Status.IN_PROGRESS.value, Field.PROGRESS: 33.3}
    rows = (
        {**under_way, Field.RESULT: (LONG * 60)[:3000].strip()},
        done,
        {**under_way, Field.PROGRESS: 50, Field.RESULT: "- Đang rà soát 1.250 hồ sơ (đạt 12,5%)"},
        {Field.STATUS: Status.NIL.value},
        {Field.STATUS: Status.NOT_APPLICABLE.value},
        {Field.STATUS: Status.NOT_STARTED.value, Field.PROGRESS: 0},
    )
    plain = [row for row in leads if not _has_more(form, row)]
    return {
        (T, row.key, field): value
        for row, answers in zip(plain, rows, strict=False)
        for field, value in {**_EMPTIED, **answers, **_figure(row, answers)}.items()
    }


def _has_more(form: Form, row: TaskRow) -> bool:
    return any(other.key.startswith(row.key + "#") for other in form.tasks)


def _figure(row: TaskRow, answers: Mapping[str, Typed]) -> dict[str, Typed]:
    begun = answers[Field.STATUS] in (Status.DONE.value, Status.IN_PROGRESS.value)
    if not begun:
        return {}
    if row.measured:
        return {Field.FIGURE: 0 if answers[Field.PROGRESS] == 50 else 12}
    return {Field.FIGURE: 1234.5, Field.UNIT: "triệu đồng"}
