"""Sections I and II of the report: who reported, and what tasks and indicators have reached."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.core.measures import is_ranked, target_text
from generator.core.model import Indicator
from generator.core.outcome_words import ATTAINMENT_WORDS, REPORTED_IN_SENTENCE, judged_words
from generator.core.summary import (
    AgencyResult,
    Attainment,
    IndicatorResult,
    ReportState,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.tags import GroupText, Listed
from generator.core.text import capitalised, one_line
from generator.core.trace import figure_id
from generator.core.values import format_count, format_number
from generator.core.wording import PlanSheets
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import (
    Part,
    counted,
    first_of,
    who,
    with_who,
)

_PER_GROUP = 3
_PART = 2  # where an indicator that is part of another stands in the order
_SHORT_UNIT = 3  # words of a unit that stands beside its figure
_BRACKETS = re.compile(r" *\([^()]*\)")
_INDICATORS = 12  # written out in the main text; all of them stand in the appendix


@dataclass(frozen=True, slots=True)
class Scope:
    """The tasks a passage is about: the name its figures start with, words, the tasks."""

    name: str
    words: str
    results: tuple[TaskResult, ...]

    @property
    def moving(self) -> tuple[TaskResult, ...]:
        """The tasks that have a progress and whose time has come."""
        return tuple(r for r in self.results if r.progress is not None and not r.ahead)


def whole(noted: Noted) -> Scope:
    """All tasks of the plan."""
    return Scope("chung", "toàn Kế hoạch", noted.summary.tasks)


def reporting(noted: Noted) -> str:
    """How many agencies sent a valid report, then all agencies by how they stand."""
    summary = noted.summary
    everyone = summary.agencies
    valid = summary.in_state(ReportState.ON_TIME, ReportState.LATE)
    words = "cơ quan đã gửi báo cáo hợp lệ"
    sent = noted.agencies("gui_hop_le", "Số " + words, valid)
    base = noted.agencies("gui_tong", "Số cơ quan phải báo cáo", everyone)
    rate = noted.rate("gui_hop_le_tl", words, len(valid), len(everyone), ["gui_hop_le"])
    shares = counted(noted, _states(noted, "gui", "", everyone), len(everyone))
    return f"{sent}/{base} cơ quan, đơn vị đã gửi báo cáo hợp lệ (đạt {rate}); cụ thể: {shares}"


def _states(noted: Noted, name: str, words: str, results: Sequence[AgencyResult]) -> Iterator[Part]:
    for state, said in REPORTED_IN_SENTENCE.items():
        found = [result for result in results if result.state is state]
        part = figure_id(name, state.value)
        yield Part(part, said, len(found), noted.agencies(part, f"Số {said}{words}", found))


def statuses(noted: Noted, scope: Scope) -> Iterator[Part]:
    """The tasks of a scope by status."""
    for status in TaskStatus:
        found = [result for result in scope.results if result.status is status]
        name = figure_id(scope.name, status.name.lower())
        label = f"Số nhiệm vụ {status.value}, {scope.words}"
        yield Part(name, status.value, len(found), noted.tasks(name, label, found))


def overall(noted: Noted) -> str:
    """All tasks by status."""
    scope = whole(noted)
    return counted(noted, statuses(noted, scope), len(scope.results), "nhiệm vụ")


def by_limit(noted: Noted) -> str:
    """The tasks with a fixed limit by how they keep it; nothing where there are none."""
    tasks = noted.summary.tasks
    timed = [result for result in tasks if result.timeliness]
    if not timed:
        return ""
    parts = []
    for kind in Timeliness:
        found = [result for result in timed if result.timeliness is kind]
        name = figure_id("han", kind.name.lower())
        shown = noted.tasks(name, f"Số nhiệm vụ {kind.value}", found)
        parts.append(Part(name, kind.value, len(found), shown))
    base = noted.tasks("han_tong", "Số nhiệm vụ có thời hạn cụ thể", timed)
    shares = counted(noted, parts, len(timed), "nhiệm vụ")
    said = f"Trong {base} nhiệm vụ có thời hạn cụ thể: {shares}."
    return f"{said} {_ahead(noted)}".rstrip()


def _ahead(noted: Noted) -> str:
    ahead = [result for result in noted.summary.tasks if result.ahead]
    if not ahead:
        return ""
    count = noted.tasks("han_chua_den", "Số nhiệm vụ chưa đến thời gian thực hiện", ahead)
    return f"Có {count} nhiệm vụ chưa đến thời gian thực hiện."


def quantities(noted: Noted) -> str:
    """The quantities the plan sets and agencies reported on by whether they are reached."""
    judged = [
        (figure_id("sl", result.task.key, str(number)), quantity.attainment)
        for result in noted.summary.tasks
        for number, quantity in enumerate(result.quantities)
        if quantity.attainment is not Attainment.UNKNOWN
    ]
    if not judged:
        return ""
    parts = []
    for kind in (Attainment.MET, Attainment.NOT_MET):
        found = [name for name, attained in judged if attained is kind]
        name = figure_id("sl", kind.value)
        words = f"chỉ tiêu số lượng {ATTAINMENT_WORDS[kind].lower()}"
        shown = _quantities(noted, name, words, found)
        parts.append(Part(name, words, len(found), shown))
    base = _quantities(
        noted, "sl_tong", "chỉ tiêu số lượng đã có số liệu", [name for name, _ in judged]
    )
    return (
        f"Trong {base} chỉ tiêu số lượng đã có số liệu báo cáo: "
        f"{counted(noted, parts, len(judged))}."
    )


def _quantities(noted: Noted, name: str, words: str, parts: Sequence[str]) -> str:
    rule = "So số liệu với số lượng của kế hoạch rồi đếm."
    return noted.figure(name, f"Số {words}", format_count(len(parts)), rule, parts=parts)


def progress(noted: Noted, scope: Scope) -> str:
    """The mean progress of the tasks that have one and whose time has come, and their number."""
    if not scope.moving:
        return ""
    mean, base = noted.progress(scope.name, scope.words, scope.moving)
    return f"Tiến độ bình quân đạt {mean} (tính trên {base} nhiệm vụ có báo cáo tiến độ)."


def groups(noted: Noted) -> Iterator[GroupText]:
    """Each group of tasks: its counts, its progress and the first results reported in it."""
    for number, group in enumerate(noted.summary.plan.task_groups):
        results = tuple(r for r in noted.summary.tasks if r.task.group == group.code)
        scope = Scope(figure_id("nhom", group.code), f"nhóm {group.heading}", results)
        said = [s for s in (_leading_statement(noted, result) for result in results) if s]
        parts = (_shares(noted, scope), progress(noted, scope), _silent(noted, scope))
        yield GroupText(
            so=_letter(number),
            ten=f"{group.number} - {group.title}" if group.number else group.title,
            tom_tat=" ".join(filter(None, parts)),
            ket_qua=first_of(noted, scope.name, said, _PER_GROUP),
        )


def _shares(noted: Noted, scope: Scope) -> str:
    results = scope.results
    base = noted.plan(
        figure_id(scope.name, "tong"),
        f"Số nhiệm vụ, {scope.words}",
        format_count(len(results)),
        PlanSheets.TASKS,
    )
    if len(results) == 1:
        return f"Nhóm có {base} nhiệm vụ, {results[0].status.value}."
    shares = counted(noted, statuses(noted, scope), len(results), "nhiệm vụ")
    return f"Nhóm có {base} nhiệm vụ: {shares}."


def _silent(noted: Noted, scope: Scope) -> str:
    """How many leads of the tasks have not answered; without them no task can be done."""
    leads = dict.fromkeys(agency for result in scope.results for agency in result.leads)
    answered = {answer.agency for result in scope.results for answer in result.answers}
    silent = [agency for agency in leads if agency not in answered]
    if not silent:
        return ""
    label = f"Số cơ quan chủ trì chưa báo cáo, {scope.words}"
    count = noted.silent(figure_id(scope.name, "im"), label, silent)
    return f"Còn {count} cơ quan chủ trì chưa báo cáo."


def _letter(number: int) -> str:
    """The letter of a point in Vietnamese order: a b c d đ e g h i k l."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[number % len(letters)]


def _leading_statement(noted: Noted, result: TaskResult) -> str:
    if not result.results:
        return ""
    place = figure_id("kq", result.task.key)
    said = with_who(noted, place, result.results[0], f"Nhiệm vụ {result.label}: ")
    rest = len(result.results) - 1
    if not rest:
        return said
    label = f"Số kết quả khác của nhiệm vụ {result.label}"
    more = noted.count(f"{place}_khac", label, format_count(rest))
    return f"{said} Ngoài ra còn {more} kết quả khác."


def indicators(noted: Noted) -> str:
    """The indicators by whether they are met; nothing where the plan has none."""
    results = noted.summary.indicators
    if not results:
        return ""
    parts = []
    for kind, words in ATTAINMENT_WORDS.items():
        found = [result for result in results if result.attainment is kind]
        name, said = figure_id("ct", kind.value), f"chỉ tiêu {words.lower()}"
        parts.append(Part(name, said, len(found), noted.indicators(name, f"Số {said}", found)))
    base = _indicator_count(noted)
    return f"Kế hoạch đặt ra {base} chỉ tiêu: {counted(noted, parts, len(results))}."


def _indicator_count(noted: Noted) -> str:
    shown = format_count(len(noted.summary.indicators))
    return noted.plan("kh_chi_tieu", "Số chỉ tiêu của kế hoạch", shown, PlanSheets.INDICATORS)


def judged(noted: Noted) -> Listed:
    """Indicators with a value beside its target: sums first, then those with parts, then parts."""
    results = noted.summary.indicators
    parents = {result.indicator.parent for result in results}
    valued = [
        (result, number)
        for result in results
        for number, measure in enumerate(result.measures)
        if measure.value is not None or measure.said
    ]
    ranked = sorted(valued, key=lambda pair: _rank(pair[0].indicator, parents))
    whole = sum(_rank(result.indicator, parents) < _PART for result, _ in valued)
    entries = [_judged(noted, *pair) for pair in ranked]
    return first_of(noted, "ct", entries, max(_INDICATORS, whole))


def _rank(indicator: Indicator, parents: Collection[str]) -> int:
    return 0 if indicator.sum_of else 1 if indicator.code in parents else _PART


def _judged(noted: Noted, result: IndicatorResult, number: int) -> str:
    measure = result.measures[number]
    name = capitalised(result.indicator.name).rstrip(".")
    verdict = judged_words(measure).lower()
    target = noted.target(result, number, one_line(target_text(measure.measure)))
    against = f"(mục tiêu: {target}; {verdict})"
    if measure.value is None:
        said = one_line(measure.said[0].text).rstrip(".")
        shown = noted.value(result, number, f"{said} ({who(measure.said[0].agencies)})", main=True)
        return f"{name}: {shown} {against}."
    unit = _BRACKETS.sub("", measure.measure.unit)
    number_shown = format_number(measure.value)
    if unit == "%":
        number_shown += unit
    shown = noted.value(result, number, number_shown, main=True)
    if is_ranked(result.indicator, measure.measure):
        return f"{name}: thứ hạng {shown} {against}."
    if unit == "%":
        return f"{name}: {shown} {against}."
    if len(unit.split()) > _SHORT_UNIT:
        return f"{name} ({unit}): {shown} {against}."
    return f"{name}: {shown} {unit}".rstrip() + f" {against}."


def by_kind(noted: Noted) -> Iterator[str]:
    """The agencies of each kind by how they stand with their report."""
    everyone = noted.summary.agencies
    for kind in dict.fromkeys(result.agency.kind for result in everyone):
        results = [result for result in everyone if result.agency.kind == kind]
        name = figure_id("loai", kind)
        base = noted.agencies(name, f"Số cơ quan phải báo cáo, {kind}", results)
        shares = counted(noted, _states(noted, name, f", {kind}", results), len(results))
        yield f"{kind}: {base} cơ quan, đơn vị; {shares}."
