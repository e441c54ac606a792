"""A plan workbook to begin with: the agencies of a province, usual groups, cycles, the office."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.core.departments import OF_THE_PROVINCE, STANDARD, AgencyKind, Department
from generator.core.periods import parse_period
from generator.core.places import Commune, Province
from generator.core.sheets import Content
from generator.core.text import capitalised, fold, name_key
from generator.core.wording import (
    NO,
    YES,
    AgencyColumn,
    Cycle,
    GroupColumn,
    PlanItem,
    PlanSheets,
)

Record = Mapping[str, Content]
DEPARTMENT, COMMUNE = AgencyKind.DEPARTMENT.value, AgencyKind.COMMUNE.value
# Periods of data end on the 14th (Nghị định 09/2019/NĐ-CP, Điều 12); reports are due on the 20th.
_CYCLES = (
    ("Q1", "20/3", "15/12", "14/3"),
    ("Q2", "20/6", "15/3", "14/6"),
    ("Q3", "20/9", "15/6", "14/9"),
    ("Y", "20/12", "15/12", "14/12"),
    ("X", "", "", ""),
)
_TO_REVIEW = (
    "Rà soát: chỉ một số tỉnh, thành phố có cơ quan này. Nếu có thì ghi Có ở cột Nhận biểu mẫu "
    "và sửa lại tên cho đúng; nếu không có thì xóa dòng."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is asked for: the plan's name and title, its province and its office as typed."""

    plan: str
    title: str
    province: Province
    communes: tuple[Commune, ...]
    office: str = ""

    @property
    def department(self) -> Department | None:
        """The department that consolidates, where it is one of the usual ones."""
        unit = self.province.unit
        for key in (name_key, fold):
            for one in OF_THE_PROVINCE:
                names = (one.name_in(unit), one.name, one.short, one.code, one.symbol)
                if key(self.office) and key(self.office) in map(key, names):
                    return one
        return None


def draft_items(draft: Draft) -> Record:
    """Return the sheet Kế hoạch as far as it is known; the rest is left for the officer."""
    province, office = draft.province, draft.department
    people = f"Ủy ban nhân dân {province.full_name}"
    head = "GIÁM ĐỐC" if office and office.name.startswith("Sở ") else ""
    return {
        PlanItem.ID: draft.plan,
        PlanItem.TITLE: draft.title,
        PlanItem.ISSUER: people,
        PlanItem.OFFICE: office.name_in(province.unit) if office else draft.office,
        PlanItem.SUPERIOR: f"UBND {province.full_name}".upper(),
        PlanItem.SYMBOL: (office.symbol or office.code) if office else "",
        PlanItem.PLACE: province.place,
        PlanItem.ADDRESSEES: people,
        PlanItem.POSITION: head,
    }


def draft_tables(draft: Draft) -> Mapping[str, Sequence[Record]]:
    """Return the sheets of lists, those of tasks and indicators still empty."""
    return {
        PlanSheets.CYCLES: tuple(_cycles()),
        PlanSheets.AGENCIES: (*_departments(draft), *commune_agencies(draft.communes, COMMUNE)),
        PlanSheets.GROUPS: tuple(_groups(draft.communes)),
    }


def cycle_name(slot: str) -> str:
    """Return what a line of the sheet Kỳ báo cáo is called: Quý I, 6 tháng đầu năm, Năm."""
    period = parse_period(f"2025-{slot}")
    if slot == "Y" or period is None:
        return "Năm" if period else "Theo yêu cầu"
    return capitalised(period.label.removesuffix(f" năm {period.year}"))


def _cycles() -> Iterator[Record]:
    for slot, due, start, end in _CYCLES:
        yield {
            Cycle.SLOT: slot,
            Cycle.NAME: cycle_name(slot),
            Cycle.DUE: due,
            Cycle.DUE_COUNTS: YES,
            Cycle.MOVES: NO,
            Cycle.FROM: start,
            Cycle.TO: end,
        }


def _departments(draft: Draft) -> Iterator[Record]:
    for one in OF_THE_PROVINCE:
        certain = one in STANDARD or one == draft.department
        yield {
            AgencyColumn.CODE: one.code,
            AgencyColumn.NAME: one.name_in(draft.province.unit),
            AgencyColumn.SHORT: one.short,
            AgencyColumn.KIND: DEPARTMENT,
            AgencyColumn.REPORTS: YES if certain else NO,
            AgencyColumn.NOTE: "" if certain else _TO_REVIEW,
        }


def commune_agencies(communes: Sequence[Commune], kind: str) -> Iterator[Record]:
    """Yield communes as lines of the sheet Cơ quan."""
    for commune in communes:
        yield {
            AgencyColumn.CODE: commune.code,
            AgencyColumn.NAME: commune.name,
            AgencyColumn.SHORT: commune.short,
            AgencyColumn.KIND: kind,
            AgencyColumn.REPORTS: YES,
        }


def _groups(communes: Sequence[Commune]) -> Iterator[Record]:
    kinds = [kind for kind in ("xã", "phường", "đặc khu") if _any_is(communes, kind)]
    local = f"UBND các {', '.join(kinds)}"
    all_departments = "Các sở, ban, ngành"
    for phrase, members in (
        (all_departments, (DEPARTMENT,)),
        (local, (COMMUNE,)),
        (f"{all_departments}, {local}", (DEPARTMENT, COMMUNE)),
    ):
        yield {GroupColumn.PHRASE: phrase, GroupColumn.KINDS: "\n".join(members)}


def _any_is(communes: Sequence[Commune], kind: str) -> bool:
    return any(commune.name.startswith(f"UBND {kind} ") for commune in communes)
