"""Sections I and II of the report: who reported, and what tasks and indicators have reached."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.core.measures import is_ranked, target_text
from generator.core.model import Indicator
from generator.core.outcome_words import ATTAINMENT_WORDS, REPORTED_IN_SENTENCE, judged_words
from generator.core.summary import (
    Attainment,
    IndicatorResult,
    MeasureResult,
    ReportState,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.tags import GroupText, Listed
from generator.core.text import capitalised, one_line
from generator.core.values import (
    format_count,
    format_number,
    format_percent,
    mean,
    share,
)
from generator.stages.report_text.statements import counted, first_of, with_who

_PER_GROUP = 3
_PART = 2  # where an indicator that is part of another stands in the order
_SHORT_UNIT = 3  # words of a unit that stands beside its figure
_BRACKETS = re.compile(r" *\([^()]*\)")
_INDICATORS = 12  # written out in the main text; all of them stand in the appendix


def reporting(summary: Summary) -> str:
    """How many agencies sent a valid report, then all agencies by how they stand."""
    base = len(summary.agencies)
    valid = len(summary.in_state(ReportState.ON_TIME, ReportState.LATE))
    parts = [(len(summary.in_state(state)), said) for state, said in REPORTED_IN_SENTENCE.items()]
    sent = f"{format_count(valid)}/{format_count(base)} cơ quan, đơn vị đã gửi báo cáo hợp lệ"
    rate = f"(đạt {format_percent(share(valid, base))})"
    return f"{sent} {rate}; cụ thể: {counted(parts, base)}"


def _statuses(results: Sequence[TaskResult]) -> list[tuple[int, str]]:
    return [(sum(r.status is status for r in results), status.value) for status in TaskStatus]


def overall(summary: Summary) -> str:
    """All tasks by status."""
    return counted(_statuses(summary.tasks), len(summary.tasks), "nhiệm vụ")


def by_limit(summary: Summary) -> str:
    """The tasks with a fixed limit by how they keep it; nothing where there are none."""
    timed = [result for result in summary.tasks if result.timeliness]
    if not timed:
        return ""
    parts = [(sum(r.timeliness is kind for r in timed), kind.value) for kind in Timeliness]
    shares = counted(parts, len(timed), "nhiệm vụ")
    said = f"Trong {format_count(len(timed))} nhiệm vụ có thời hạn cụ thể: {shares}."
    ahead = sum(result.ahead for result in summary.tasks)
    return f"{said} {_ahead(ahead)}".rstrip()


def _ahead(count: int) -> str:
    return f"Có {format_count(count)} nhiệm vụ chưa đến thời gian thực hiện." if count else ""


def quantities(summary: Summary) -> str:
    """The quantities the plan sets and agencies reported on by whether they are reached."""
    found = [q for result in summary.tasks for q in result.quantities]
    judged = [q.attainment for q in found if q.attainment is not Attainment.UNKNOWN]
    if not judged:
        return ""
    parts = [
        (judged.count(kind), f"chỉ tiêu số lượng {ATTAINMENT_WORDS[kind].lower()}")
        for kind in (Attainment.MET, Attainment.NOT_MET)
    ]
    return (
        f"Trong {format_count(len(judged))} chỉ tiêu số lượng đã có số liệu báo cáo: "
        f"{counted(parts, len(judged))}."
    )


def progress(results: Sequence[TaskResult]) -> str:
    """The mean progress of the tasks that have one and whose time has come, and their number."""
    known = [r.progress for r in results if r.progress is not None and not r.ahead]
    found = mean(known)
    if found is None:
        return ""
    return (
        f"Tiến độ bình quân đạt {format_percent(found)} "
        f"(tính trên {format_count(len(known))} nhiệm vụ có báo cáo tiến độ)."
    )


def groups(summary: Summary) -> Iterator[GroupText]:
    """Each group of tasks: its counts, its progress and the first results reported in it."""
    for number, group in enumerate(summary.plan.task_groups):
        results = [r for r in summary.tasks if r.task.group == group.code]
        said = [s for s in map(_leading_statement, results) if s]
        yield GroupText(
            so=_letter(number),
            ten=f"{group.number} - {group.title}" if group.number else group.title,
            tom_tat=" ".join(filter(None, (_shares(results), progress(results), _silent(results)))),
            ket_qua=first_of(said, _PER_GROUP),
        )


def _shares(results: Sequence[TaskResult]) -> str:
    if len(results) == 1:
        return f"Nhóm có 01 nhiệm vụ, {results[0].status.value}."
    shares = counted(_statuses(results), len(results), "nhiệm vụ")
    return f"Nhóm có {format_count(len(results))} nhiệm vụ: {shares}."


def _silent(results: Sequence[TaskResult]) -> str:
    """How many leads of the tasks have not answered; without them no task can be done."""
    leads = {agency for result in results for agency in result.leads}
    answered = {answer.agency for result in results for answer in result.answers}
    silent = leads - answered
    return f"Còn {format_count(len(silent))} cơ quan chủ trì chưa báo cáo." if silent else ""


def _letter(number: int) -> str:
    """The letter of a point in Vietnamese order: a b c d đ e g h i k l."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[number % len(letters)]


def _leading_statement(result: TaskResult) -> str:
    if not result.results:
        return ""
    rest = len(result.results) - 1
    more = f" Ngoài ra còn {format_count(rest)} kết quả khác." if rest else ""
    return f"Nhiệm vụ {result.label}: {with_who(result.results[0])}{more}"


def indicators(summary: Summary) -> str:
    """The indicators by whether they are met; nothing where the plan has none."""
    results = summary.indicators
    if not results:
        return ""
    parts = [
        (sum(r.attainment is kind for r in results), f"chỉ tiêu {words.lower()}")
        for kind, words in ATTAINMENT_WORDS.items()
    ]
    return f"Kế hoạch đặt ra {format_count(len(results))} chỉ tiêu: {counted(parts, len(results))}."


def judged(summary: Summary) -> Listed:
    """Indicators with a value beside its target: sums first, then those with parts, then parts."""
    parents = {result.indicator.parent for result in summary.indicators}
    valued = [
        (result, measure)
        for result in summary.indicators
        for measure in result.measures
        if measure.value is not None or measure.said
    ]
    ranked = sorted(valued, key=lambda pair: _rank(pair[0].indicator, parents))
    whole = sum(_rank(result.indicator, parents) < _PART for result, _ in valued)
    return first_of([_judged(*pair) for pair in ranked], max(_INDICATORS, whole))


def _rank(indicator: Indicator, parents: Collection[str]) -> int:
    return 0 if indicator.sum_of else 1 if indicator.code in parents else _PART


def _judged(result: IndicatorResult, measure: MeasureResult) -> str:
    name = capitalised(result.indicator.name).rstrip(".")
    verdict = judged_words(measure).lower()
    against = f"(mục tiêu: {one_line(target_text(measure.measure))}; {verdict})"
    if measure.value is None:
        return f"{name}: {with_who(measure.said[0]).rstrip('.')} {against}."
    shown, unit = format_number(measure.value), _BRACKETS.sub("", measure.measure.unit)
    if unit == "%":
        return f"{name}: {shown}% {against}."
    if is_ranked(result.indicator, measure.measure):
        return f"{name}: thứ hạng {shown} {against}."
    if len(unit.split()) > _SHORT_UNIT:
        return f"{name} ({unit}): {shown} {against}."
    return f"{name}: {shown} {unit}".rstrip() + f" {against}."


def by_kind(summary: Summary) -> Iterator[str]:
    """The agencies of each kind by how they stand with their report."""
    kinds = dict.fromkeys(result.agency.kind for result in summary.agencies)
    for kind in kinds:
        results = [r for r in summary.agencies if r.agency.kind == kind]
        parts = [
            (sum(r.state is state for r in results), said)
            for state, said in REPORTED_IN_SENTENCE.items()
        ]
        shares = counted(parts, len(results))
        yield f"{kind}: {format_count(len(results))} cơ quan, đơn vị; {shares}."
