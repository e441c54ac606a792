"""From the rows of an indicator list, or the scores beside headings, to indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.core.guesses import Guess
from generator.core.text import fold, one_line
from generator.core.wording import IndicatorColumn, PlanSheets
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.headers import Column
from generator.stages.plan_import.lines import Line, Section
from generator.stages.plan_import.marks import Unique, mark_of
from generator.stages.plan_import.records import GroupRecord, IndicatorRecord, MeasureRecord

_YEARS = re.compile(r"\b20\d\d\b")
_VALUES = (Part.TARGET, Part.BASELINE, Part.UNIT, Part.LEAD, Part.BOTH)


@dataclass(slots=True)
class IndicatorList:
    """Indicators collected over the lists of a plan, with what was guessed."""

    indicators: list[IndicatorRecord] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    codes: Unique = field(default_factory=Unique)

    def add(self, section: Section) -> None:
        """Take in the rows of one list; a row without any value is only a heading."""
        for line in section.lines:
            name = one_line(line.text(Part.INDICATOR))
            if name and any(line.text(part) for part in _VALUES):
                self._add(line, mark_of(line.number).text, name)
            elif line.text(Part.INDICATOR) or line.number:
                why = "Dòng không có giá trị nào: hiểu là tên nhóm chỉ tiêu nên không lấy."
                seen = one_line(f"{line.number} {name}")
                self._guess("", IndicatorColumn.NAME, seen, "", why)

    def add_headings(self, headings: Sequence[tuple[Line, GroupRecord]]) -> None:
        """Take in the headings of a task list that carry scores and targets."""
        for line, group in headings:
            if line.all(Part.TARGET):
                self._add(line, group.code, group.title)

    def _add(self, line: Line, number: str, name: str) -> None:
        wanted = number or f"CT{len(self.indicators) + 1}"
        code = self.codes.take(wanted)
        measures = tuple(_measures(line))
        lead = line.text(Part.LEAD) or line.text(Part.BOTH)
        later = _later_targets(line)
        told = (f"{column.caption}: {text}" for column, text in line.all(Part.NOTE))
        notes = "\n".join((*later, *told))
        parent = self._parent(code)
        record = IndicatorRecord(code, parent, name, measures, lead, notes)
        self.indicators.append(record)
        if code != number:
            why = "Kế hoạch không ghi số hoặc số lặp lại: đặt mã để phân biệt."
            self._guess(code, IndicatorColumn.CODE, number, code, why)
        if later:
            why = "Nhiều mốc mục tiêu: lấy mốc đầu, các mốc sau ghi ở cột Ghi chú."
            self._guess(code, IndicatorColumn.PRINTED, "; ".join(later), measures[0].target, why)
        for column, text in line.all(Part.TARGET):
            if column.guessed:
                why = f"Bảng không có cột mục tiêu: hiểu cột “{column.caption}” là mục tiêu."
                self._guess(code, IndicatorColumn.PRINTED, text, text, why)
        if not any(measure.target for measure in measures):
            why = "Không thấy mục tiêu của chỉ tiêu này trong bảng."
            self._guess(code, IndicatorColumn.PRINTED, "", "", why)
        if not measures[0].unit:
            why = "Bảng không ghi đơn vị tính."
            self._guess(code, IndicatorColumn.UNIT, "", "", why)

    def _parent(self, code: str) -> str:
        """The nearest code above: 1.2 stands below 1."""
        above = code
        while "." in above:
            above = above.rpartition(".")[0]
            if not self.codes.free(above):
                return above
        return ""

    def _guess(self, row: str, caption: str, seen: str, taken: str, why: str) -> None:
        self.guesses.append(Guess(PlanSheets.INDICATORS, row, caption, seen, taken, why))


def _measures(line: Line) -> Iterator[MeasureRecord]:
    """Yield one figure for each unit the captions name, else one for all; the first target counts.

    Earlier values stand one a line: Năm 2024: 6,14.
    """
    columns = (*line.all(Part.BASELINE), *line.all(Part.TARGET))
    units = tuple(dict.fromkeys(column.unit for column, _ in columns if column.unit))
    for unit in units or ("",):
        targets = [(c, text) for c, text in line.all(Part.TARGET) if c.unit in ("", unit)]
        column, target = targets[0] if targets else (None, "")
        earlier = [(c, t) for c, t in line.all(Part.BASELINE) if c.unit in ("", unit)]
        yield MeasureRecord(
            unit=unit or one_line(line.text(Part.UNIT)),
            baseline="\n".join(f"{_label(column)}: {text}" for column, text in earlier),
            target=target,
            year=(_YEARS.findall(column.caption) or [""])[-1] if column else "",
        )


def _later_targets(line: Line) -> tuple[str, ...]:
    """The targets beyond the first of each unit, with their captions."""
    seen: set[str] = set()
    later: list[str] = []
    for column, text in line.all(Part.TARGET):
        if column.unit in seen:
            later.append(f"{column.caption}: {text}")
        seen.add(column.unit)
    return tuple(later)


def _label(column: Column) -> str:
    """The caption of a value without the part that only names its unit."""
    parts = column.caption.split(" - ")
    return parts[0] if column.unit and len(parts) > 1 and fold(parts[0]) else column.caption
