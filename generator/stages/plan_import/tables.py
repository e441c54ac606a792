"""The records of an imported plan as rows of the plan workbook."""

from collections.abc import Iterator, Mapping, Sequence

from generator.core.sheets import Content
from generator.core.wording import (
    NO,
    YES,
    AgencyColumn,
    Cycle,
    GroupColumn,
    IndicatorColumn,
    TaskColumn,
    TaskGroupColumn,
)
from generator.stages.plan_import.cycles import CycleRecord
from generator.stages.plan_import.directory import AgencyRecord, PhraseRecord
from generator.stages.plan_import.records import GroupRecord, IndicatorRecord, TaskRecord

Row = Mapping[str, Content]
References = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
_NAMES = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "Y": "Năm", "X": "Theo yêu cầu"}
_QUARTERS = {"Q1": "Quý I", "Q2": "Quý II", "Q3": "Quý III", "Q4": "Quý IV"}


def cycle_rows(cycles: Sequence[CycleRecord]) -> Iterator[Row]:
    """Yield the rows of the sheet Kỳ báo cáo."""
    for cycle in cycles:
        yield {
            Cycle.SLOT: cycle.slot,
            Cycle.NAME: (_NAMES | _QUARTERS)[cycle.slot],
            Cycle.DUE: cycle.due,
            Cycle.UPWARD: cycle.upward,
            Cycle.DUE_COUNTS: YES,
            Cycle.MOVES: NO,
            Cycle.WORDING: cycle.wording,
        }


def agency_rows(agencies: Sequence[AgencyRecord]) -> Iterator[Row]:
    """Yield the rows of the sheet Cơ quan."""
    for agency in agencies:
        yield {
            AgencyColumn.CODE: agency.code,
            AgencyColumn.NAME: agency.name,
            AgencyColumn.SHORT: agency.short,
            AgencyColumn.KIND: agency.kind,
            AgencyColumn.REPORTS: YES if agency.reports else NO,
        }


def phrase_rows(phrases: Sequence[PhraseRecord]) -> Iterator[Row]:
    """Yield the rows of the sheet Nhóm."""
    for phrase in phrases:
        yield {
            GroupColumn.PHRASE: phrase.phrase,
            GroupColumn.KINDS: "\n".join(phrase.kinds),
        }


def task_group_rows(groups: Sequence[GroupRecord]) -> Iterator[Row]:
    """Yield the rows of the sheet Nhóm nhiệm vụ."""
    for group in groups:
        yield {
            TaskGroupColumn.CODE: group.code,
            TaskGroupColumn.NUMBER: group.number or group.code,
            TaskGroupColumn.TITLE: group.title,
        }


def task_rows(tasks: Sequence[TaskRecord], references: References) -> Iterator[Row]:
    """Yield the rows of the sheet Nhiệm vụ; what the wording means is left to the plan's reader."""
    for task in tasks:
        leads, coops = references[task.key]
        yield {
            TaskColumn.KEY: task.key,
            TaskColumn.GROUP: task.group,
            TaskColumn.NUMBER: task.number,
            TaskColumn.TEXT: task.text,
            TaskColumn.LEADS_PRINTED: task.lead,
            TaskColumn.LEADS: "\n".join(leads),
            TaskColumn.COOPS_PRINTED: task.coop,
            TaskColumn.COOPS: "\n".join(coops),
            TaskColumn.LIMIT_PRINTED: task.limit,
            TaskColumn.START: task.start,
            TaskColumn.MEASURE_PRINTED: task.quantity,
            TaskColumn.PRODUCT: task.product,
            TaskColumn.NOTE: task.note,
        }


def indicator_rows(
    indicators: Sequence[IndicatorRecord], references: Mapping[str, tuple[str, ...]]
) -> Iterator[Row]:
    """Yield the rows of the sheet Chỉ tiêu, one for each figure."""
    for indicator in indicators:
        for number, measure in enumerate(indicator.measures):
            row = {
                IndicatorColumn.CODE: indicator.code,
                IndicatorColumn.UNIT: measure.unit,
                IndicatorColumn.BASELINE: measure.baseline,
                IndicatorColumn.PRINTED: measure.target,
                IndicatorColumn.YEAR: measure.year,
            }
            own = {
                IndicatorColumn.PARENT: indicator.parent,
                IndicatorColumn.NAME: indicator.name,
                IndicatorColumn.LEADS_PRINTED: indicator.lead,
                IndicatorColumn.LEADS: "\n".join(references[indicator.code]),
                IndicatorColumn.NOTE: indicator.note,
            }
            yield {**row, **(own if number == 0 else {})}
