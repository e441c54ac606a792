"""The demonstration: a whole period of a plan on invented answers, in a folder of its own.

It goes the way agencies go: it opens the forms that were issued, types into them and saves them
under inputs/. Every invented text says so (dữ liệu minh họa).
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.measures import base_key
from generator.core.model import Form, IndicatorRow, PeriodDates, Plan, Role, Status, TaskRow
from generator.core.target_clauses import is_rank
from generator.core.wording import ASKED_QUANTITY, TOPICS, Field, FormSheets, Topic
from generator.edges.files import put_file
from generator.edges.form_fill import Entries, Typed, fill_form, foreign_workbook
from generator.pipeline import (
    STOCK,
    Context,
    Issued,
    Reported,
    WrongUseError,
    issue,
    load_plan,
    periods,
    report,
)

ISSUED_BEFORE, REPORTED_AFTER = dt.timedelta(days=17), dt.timedelta(days=3)
MARK = "(dữ liệu minh họa)"

_RESULTS = (
    "Đã ban hành kế hoạch triển khai, phân công rõ người, rõ việc, rõ thời hạn",
    "Đã tổ chức quán triệt và công khai nội dung trên trang thông tin điện tử của cơ quan",
    "Đã phối hợp rà soát, tiếp nhận và giải quyết kiến nghị của doanh nghiệp trong kỳ",
    "Đã tổ chức hội nghị đối thoại, tháo gỡ vướng mắc cho doanh nghiệp trên địa bàn",
    "Đã niêm yết công khai quy trình, thủ tục và bố trí cán bộ hướng dẫn tại bộ phận một cửa",
)
_DIFFICULTIES = (
    "Nhân lực chuyên trách còn thiếu sau khi sắp xếp tổ chức bộ máy",
    "Hạ tầng công nghệ thông tin chưa đồng bộ, phần mềm dùng chung còn chậm",
    "Kinh phí thực hiện chưa được bố trí đầy đủ trong kỳ",
)
_PROPOSALS = (
    "Đề nghị tổ chức tập huấn nghiệp vụ cho cán bộ đầu mối thực hiện Kế hoạch",
    "Đề nghị bổ sung kinh phí chuyển đổi số cho cấp xã",
    "Đề nghị sở chuyên ngành ban hành hướng dẫn thống nhất về biểu mẫu công khai",
)
_TOPICS = {
    Topic.DIRECTION: (
        "- Đã ban hành văn bản chỉ đạo triển khai Kế hoạch đến các phòng, đơn vị trực thuộc\n"
        "- Đã cử cán bộ đầu mối thực hiện Kế hoạch và gửi về cơ quan tổng hợp",
        "- Đã tổ chức hội nghị quán triệt Kế hoạch đến cán bộ, công chức",
        "- Đã ban hành văn bản chỉ đạo triển khai Kế hoạch đến các phòng, đơn vị trực thuộc",
    ),
    Topic.OTHER_COOP: ("Đã phối hợp cung cấp thông tin, số liệu theo đề nghị của cơ quan chủ trì",),
    Topic.DIFFICULTY: _DIFFICULTIES,
    Topic.PROPOSAL: _PROPOSALS,
    Topic.NEXT: (
        "Tiếp tục thực hiện các nhiệm vụ được giao theo tiến độ của Kế hoạch",
        "Tập trung giải quyết hồ sơ đúng hạn, nâng tỷ lệ hồ sơ trực tuyến",
    ),
}


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made and left out on purpose."""

    issued: Issued
    reported: Reported
    planted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mail:
    """One file an agency sends: its name, bytes and day."""

    name: str
    data: bytes
    day: dt.date


def run(context: Context, plan_id: str, today: dt.date | None = None) -> Demo:
    """Play the first period of a plan in the context's home folder, which must be empty or new.

    A plan that only reports on request is asked by 15 December of its first year. The report is
    made on the day given, else three days after the due date.

    Raises:
        WrongUseError: the folder holds something, or there is no such plan.
    """
    root = context.home.root
    if root.exists() and any(root.iterdir()):
        raise WrongUseError(f"Thư mục {root} không rỗng: chọn thư mục khác bằng --home.")
    plan, _ = load_plan(replace(context, home=STOCK), plan_id)
    for path in (Path("inputs") / plan.id / "plan.xlsx", Path("templates/report/bao-cao.docx")):
        put_file(root / path, (STOCK.root / path).read_bytes())
    period, due = _first_period(context, plan)
    begun = replace(context, today=due - ISSUED_BEFORE)
    issued = issue(begun, plan.id, period, None if periods(context, plan) else due)
    folder = context.home.received(plan.id, period)
    scenarios = _scenarios(issued.forms)
    planted = []
    for number, form in enumerate(issued.forms, 1):
        blank = (issued.folder / f"{form.agency.code}.xlsx").read_bytes()
        told, mails = _sent_by(form, blank, issued.dates, scenarios.get(form.agency.code))
        planted += [f"{form.agency.name}: {told}"] if told else []
        for mail in mails:
            put_file(folder / mail.name, mail.data, mail.day)
        context.progress(number, len(issued.forms))
    reported = report(replace(context, today=today or due + REPORTED_AFTER), plan.id, period)
    return Demo(issued, reported, tuple(planted))


def _first_period(context: Context, plan: Plan) -> tuple[str, dt.date]:
    """The first period that falls due, or a first request."""
    scheduled = periods(context, plan)
    if scheduled:
        return scheduled[0].period.id, scheduled[0].due
    return f"{plan.first_year}-X1", dt.date(plan.first_year, 12, 15)


# ------------------------------------------------------------------ who sends what


def _pick(*parts: object, of: int) -> int:
    """A number below `of` that depends on nothing but the parts."""
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:4]) % of


def _sent_by(
    form: Form, blank: bytes, dates: PeriodDates, scenario: "_Scenario | None"
) -> tuple[str, tuple[_Mail, ...]]:
    """What an agency sends, and what is wrong with it if that was planted."""
    code = form.agency.code
    entries = _entries(form, dates)
    day = dates.due - dt.timedelta(days=_pick(code, "day", of=8))
    name = f"Bao cao {dates.period.slot} - {code}.xlsx"
    good = _Mail(name, fill_form(blank, entries), day)
    if scenario:
        return scenario(form, blank, entries, good)
    if form.agency.name == form.office_name:
        return "", (good,)
    if _pick(code, "missing", of=17) == 0:
        return "không gửi báo cáo", ()
    if _pick(code, "late", of=15) == 0:
        return "gửi muộn", (replace(good, day=dates.due + dt.timedelta(days=2)),)
    return "", (good,)


_Sent = tuple[str, tuple[_Mail, ...]]


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
    return "bản đầu sai, gửi bản sửa sau hạn", (
        *wrong,
        replace(good, name=name, day=good.day + dt.timedelta(days=10)),
    )


def _foreign(_form: Form, _blank: bytes, _entries: Entries, good: _Mail) -> _Sent:
    data = foreign_workbook(f"Báo cáo tự lập, không theo biểu mẫu {MARK}")
    return "gửi tệp tự lập, không theo biểu mẫu", (replace(good, data=data),)


def _broken(_form: Form, _blank: bytes, _entries: Entries, good: _Mail) -> _Sent:
    return "gửi tệp hỏng", (replace(good, data=good.data[: len(good.data) // 2]),)


_Scenario = Callable[[Form, bytes, Entries, _Mail], _Sent]
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


def _scenarios(forms: Sequence[Form]) -> dict[str, _Scenario]:
    """A scenario for some of the agencies in the lead of something, at most for every third."""
    codes = [
        form.agency.code
        for form in forms
        if any(row.role is Role.LEAD for row in form.tasks) and form.agency.name != form.office_name
    ]
    chosen = sorted(codes, key=lambda code: _pick(code, "scenario", of=2**32))[: len(codes) // 3]
    return dict(zip(chosen, _SCENARIOS, strict=False))


# ------------------------------------------------------------------ invented answers


_BEGUN = (Status.DONE, Status.IN_PROGRESS)


def _first_lead(form: Form) -> TaskRow:
    return next(row for row in form.tasks if row.role is Role.LEAD)


def _entries(form: Form, dates: PeriodDates) -> Entries:
    code = form.agency.code
    entries: dict[tuple[str, str, str], Typed] = {}
    for row in form.tasks:
        lead = row.role is Role.LEAD
        answers = _lead_answers(code, row, dates) if lead else _coop_answers(code, row)
        entries.update({(FormSheets.TASKS, row.key, field): v for field, v in answers.items()})
    for line in form.indicator_rows:
        entries[FormSheets.INDICATORS, line.key, Field.VALUE] = _indicator_value(line)
        entries[FormSheets.INDICATORS, line.key, Field.SOURCE] = f"Ước tính {MARK}"
    for key in TOPICS:
        choices = _TOPICS[key]
        if _pick(code, key, "said", of=4):
            said = choices[_pick(code, key, of=len(choices))]
            marked = "\n".join(f"{line} {MARK}" for line in said.split("\n"))
            entries[FormSheets.GENERAL, key, Field.OPINION] = marked
    return entries


def _indicator_value(row: IndicatorRow) -> Typed:
    """A value near the target, or that there is none yet."""
    if _pick(row.key, "nil", of=5) == 0:
        return "Không phát sinh"
    if row.in_words:
        return f"Đang thực hiện theo lộ trình {MARK}"
    target = re.search(r"\b(?!20\d\d)\d+(?:,\d+)?", row.target)
    near = float(target[0].replace(",", ".")) if target else 1.0
    if is_rank(row.unit) or "≤" in row.target:
        return int(near) - 3 + _pick(row.key, of=7)
    value = round(near * (0.95 + _pick(row.key, of=11) / 100), 2)
    return value if "điểm" in row.unit or "%" in row.unit else round(value)


def _status(code: str, task: str) -> Status:
    begun = _pick(task, "begun", of=10)
    if begun < 2:
        return (Status.NOT_STARTED, Status.NIL)[begun]
    if begun < 5:
        return Status.DONE
    weights: Sequence[Status] = (
        *(Status.IN_PROGRESS,) * 7,
        *(Status.DONE,) * 3,
        *(Status.NOT_STARTED, Status.NIL, Status.NOT_APPLICABLE),
    )
    return weights[_pick(code, task, "status", of=len(weights))]


def _lead_answers(code: str, row: TaskRow, dates: PeriodDates) -> dict[str, Typed]:
    status = _status(code, base_key(row.key))
    if row.further:
        return {Field.FIGURE: _figure(code, row)} if status in _BEGUN else {}
    answers: dict[str, Typed] = {Field.STATUS: status.value}
    if status in _BEGUN:
        text = _RESULTS[_pick(code, row.key, "result", of=len(_RESULTS))]
        answers[Field.RESULT] = f"{text} {MARK}"
        done = status is Status.DONE
        answers[Field.PROGRESS] = 100 if done else 20 + 5 * _pick(code, row.key, of=15)
        if done and row.fixed:
            ago = 8 + _pick(code, row.key, "day", of=12)
            answers[Field.DATE] = dates.due - dt.timedelta(days=ago)
    elif status is Status.NOT_STARTED:
        answers[Field.PROGRESS] = 0
        answers[Field.DIFFICULTY] = f"{_DIFFICULTIES[_pick(code, row.key, of=3)]} {MARK}"
    if row.measured and status in _BEGUN:
        answers[Field.FIGURE] = _figure(code, row)
    if _pick(code, row.key, "proposal", of=60) == 0:
        answers[Field.PROPOSAL] = f"{_PROPOSALS[_pick(code, of=3)]} {MARK}"
    return answers


def _figure(code: str, row: TaskRow) -> Typed:
    """A figure near the first quantity the row prints."""
    asked = re.search(
        r"\d[\d.]*", row.text if row.further else row.text.partition(ASKED_QUANTITY)[2]
    )
    near = int(asked[0].replace(".", "")) if asked else 20
    return round(near * (80 + _pick(code, row.key, "figure", of=50)) / 100)


def _coop_answers(code: str, row: TaskRow) -> dict[str, Typed]:
    if _pick(code, row.key, "coop", of=3) == 0:
        return {}
    return {Field.RESULT: f"Đã cử cán bộ phối hợp theo đề nghị của cơ quan chủ trì {MARK}"}
