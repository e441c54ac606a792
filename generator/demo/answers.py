"""Invented answers, each marked as such, that depend on nothing but agency and row."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from generator.core.measures import base_key
from generator.core.model import Form, IndicatorRow, PeriodDates, Role, Status, TaskRow
from generator.core.target_clauses import is_rank
from generator.core.wording import ASKED_QUANTITY, TOPICS, Field, FormSheets, Topic
from generator.edges.form_fill import Entries, Typed

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
_BEGUN = (Status.DONE, Status.IN_PROGRESS)


def pick(*parts: object, of: int) -> int:
    """A number below `of` that depends on nothing but the parts."""
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:4]) % of


def entries_of(form: Form, dates: PeriodDates) -> Entries:
    """Return what an agency types into its form."""
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
        if pick(code, key, "said", of=4):
            said = choices[pick(code, key, of=len(choices))]
            marked = "\n".join(f"{line} {MARK}" for line in said.split("\n"))
            entries[FormSheets.GENERAL, key, Field.OPINION] = marked
    return entries


def _indicator_value(row: IndicatorRow) -> Typed:
    """A value near the target, or that there is none yet."""
    if pick(row.key, "nil", of=5) == 0:
        return "Không phát sinh"
    if row.in_words:
        return f"Đang thực hiện theo lộ trình {MARK}"
    target = re.search(r"\b(?!20\d\d)\d+(?:,\d+)?", row.target)
    near = float(target[0].replace(",", ".")) if target else 1.0
    if is_rank(row.unit) or "≤" in row.target:
        return int(near) - 3 + pick(row.key, of=7)
    value = round(near * (0.95 + pick(row.key, of=11) / 100), 2)
    return value if "điểm" in row.unit or "%" in row.unit else round(value)


def _status(code: str, task: str) -> Status:
    begun = pick(task, "begun", of=10)
    if begun < 2:
        return (Status.NOT_STARTED, Status.NIL)[begun]
    if begun < 5:
        return Status.DONE
    weights: Sequence[Status] = (
        *(Status.IN_PROGRESS,) * 7,
        *(Status.DONE,) * 3,
        *(Status.NOT_STARTED, Status.NIL, Status.NOT_APPLICABLE),
    )
    return weights[pick(code, task, "status", of=len(weights))]


def _lead_answers(code: str, row: TaskRow, dates: PeriodDates) -> dict[str, Typed]:
    status = _status(code, base_key(row.key))
    if row.further:
        return {Field.FIGURE: _figure(code, row)} if status in _BEGUN else {}
    answers: dict[str, Typed] = {Field.STATUS: status.value}
    if status in _BEGUN:
        text = _RESULTS[pick(code, row.key, "result", of=len(_RESULTS))]
        answers[Field.RESULT] = f"{text} {MARK}"
        done = status is Status.DONE
        answers[Field.PROGRESS] = 100 if done else 20 + 5 * pick(code, row.key, of=15)
        if done and row.fixed:
            ago = 8 + pick(code, row.key, "day", of=12)
            answers[Field.DATE] = dates.due - dt.timedelta(days=ago)
    elif status is Status.NOT_STARTED:
        answers[Field.PROGRESS] = 0
        answers[Field.DIFFICULTY] = f"{_DIFFICULTIES[pick(code, row.key, of=3)]} {MARK}"
    if row.measured and status in _BEGUN:
        answers[Field.FIGURE] = _figure(code, row)
    if pick(code, row.key, "proposal", of=60) == 0:
        answers[Field.PROPOSAL] = f"{_PROPOSALS[pick(code, of=3)]} {MARK}"
    return answers


def _figure(code: str, row: TaskRow) -> Typed:
    """A figure near the first quantity the row prints."""
    asked = re.search(
        r"\d[\d.]*", row.text if row.further else row.text.partition(ASKED_QUANTITY)[2]
    )
    near = int(asked[0].replace(".", "")) if asked else 20
    return round(near * (80 + pick(code, row.key, "figure", of=50)) / 100)


def _coop_answers(code: str, row: TaskRow) -> dict[str, Typed]:
    if pick(code, row.key, "coop", of=3) == 0:
        return {}
    return {Field.RESULT: f"Đã cử cán bộ phối hợp theo đề nghị của cơ quan chủ trì {MARK}"}
