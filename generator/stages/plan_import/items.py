"""The general items of an imported plan: from its text where it says, else a proposal."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.core.guesses import Guess
from generator.core.places import bare_place
from generator.core.sheets import Content
from generator.core.text import capitalised, one_line
from generator.core.values import format_date
from generator.core.wording import PLAN_COLUMNS, Cycle, PlanItem, PlanSheets
from generator.stages.plan_import.agency_keys import symbol_of
from generator.stages.plan_import.assigning import Assigned
from generator.stages.plan_import.cycles import CycleRecord
from generator.stages.plan_import.general import General

_POSITIONS = (
    ("Văn phòng", "CHÁNH VĂN PHÒNG"),
    ("Thanh tra", "CHÁNH THANH TRA"),
    ("Ban", "TRƯỞNG BAN"),
    ("", "GIÁM ĐỐC"),
)
_PROPOSED = "kế hoạch không ghi; đề xuất theo thông lệ."
_ABSENT = "không thấy trong kế hoạch: bổ sung nếu có."
_READ = "đọc từ phần lời của kế hoạch."


def items_of(
    plan_id: str,
    file: str,
    general: General,
    cycles: Sequence[CycleRecord],
    assigned: Assigned,
) -> tuple[dict[str, Content], tuple[Guess, ...]]:
    """Return the values of the sheet Kế hoạch, and a guess for each that needs a look."""
    title = general.title or one_line(file)
    first, last = general.years or (0, 0)
    items: dict[str, Content] = {
        PlanItem.ID: plan_id,
        PlanItem.TITLE: title,
        PlanItem.NUMBER: general.number,
        PlanItem.DATE: general.date,
        PlanItem.ISSUER: _issuer(general),
        PlanItem.FIRST_YEAR: str(first or ""),
        PlanItem.LAST_YEAR: str(last or ""),
        PlanItem.OFFICE: assigned.office,
        PlanItem.SUPERIOR: f"UBND {general.province.upper()}" if general.province else "",
        PlanItem.SYMBOL: symbol_of(assigned.office, general.province) if assigned.office else "",
        PlanItem.PLACE: capitalised(bare_place(general.province)),
        PlanItem.ADDRESSEES: _issuer(general),
        PlanItem.RECIPIENTS: "Như trên\nLưu: VT",
        PlanItem.POSITION: next(p for b, p in _POSITIONS if assigned.office.startswith(b)),
    }
    return items, (*_item_guesses(items, general), *_cycle_guesses(cycles))


def _issuer(general: General) -> str:
    return f"Ủy ban nhân dân {general.province}" if general.province else ""


def _item_guesses(items: dict[str, Content], general: General) -> Iterator[Guess]:
    read = {
        PlanItem.TITLE: general.title,
        PlanItem.NUMBER: general.number,
        PlanItem.DATE: general.date,
        PlanItem.ISSUER: general.province,
        PlanItem.FIRST_YEAR: general.years,
        PlanItem.LAST_YEAR: general.years,
        PlanItem.OFFICE: general.office,
    }
    for item, value in items.items():
        if item == PlanItem.ID:
            continue
        found = bool(read.get(item))
        seen = general.office if item == PlanItem.OFFICE else ""
        why = _READ if found else _PROPOSED if value else _ABSENT
        taken = format_date(value) if isinstance(value, dt.date) else str(value or "")
        yield Guess(PlanSheets.PLAN, item, PLAN_COLUMNS[1], seen, one_line(taken), f"{item}: {why}")
    if general.title.isupper():
        why = "Tên kế hoạch in hoa toàn bộ: ghi cách viết thường khi đứng trong câu."
        yield Guess(
            PlanSheets.PLAN, PlanItem.TITLE_IN_SENTENCE, PLAN_COLUMNS[1], general.title, "", why
        )


def _cycle_guesses(cycles: Sequence[CycleRecord]) -> Iterator[Guess]:
    for cycle in cycles:
        why = "Đọc từ câu giao báo cáo." if cycle.due else "Báo cáo theo yêu cầu: luôn có."
        yield Guess(PlanSheets.CYCLES, cycle.slot, Cycle.DUE, cycle.wording, cycle.due, why)


def upward_guesses(cycles: Sequence[CycleRecord], unclear: Sequence[str]) -> Iterator[Guess]:
    """Yield a guess for each day the office reports upward, and for each sentence left unclear."""
    for cycle in cycles:
        if cycle.upward:
            why = "Đọc từ câu giao cơ quan tổng hợp báo cáo cấp trên."
            yield Guess(PlanSheets.CYCLES, cycle.slot, Cycle.UPWARD, "", cycle.upward, why)
    for sentence in unclear:
        why = "Câu có ngày báo cáo cấp trên, không rõ của kỳ nào: tự ghi nếu đúng."
        yield Guess(PlanSheets.CYCLES, cycles[-1].slot, Cycle.UPWARD, sentence, "", why)
