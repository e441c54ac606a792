"""Section II of the report: what the tasks have reached, in all and group by group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.core.model import Agency
from generator.core.outcome_words import (
    ATTAINMENT_WORDS,
    STATUS_IN_SENTENCE,
    TIMELINESS_IN_SENTENCE,
)
from generator.core.summary import Attainment, ReportState, TaskResult, TaskStatus
from generator.core.tags import GroupText
from generator.core.text import enumerate_vi
from generator.core.trace import figure_id
from generator.core.values import format_count
from generator.core.wording import PlanSheets
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import (
    Part,
    counted,
    divided,
    first_of,
    letter,
    with_who,
)

_FULL = Decimal(100)
_PER_GROUP = 3
_NAMED = 3  # leads of a silent task that are named


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


def statuses(noted: Noted, scope: Scope) -> Iterator[Part]:
    """The tasks of a scope by status."""
    for status, words in STATUS_IN_SENTENCE.items():
        found = [result for result in scope.results if result.status is status]
        name = figure_id(scope.name, status.name.lower())
        label = f"Số nhiệm vụ {words}, {scope.words}"
        yield Part(name, words, len(found), noted.tasks(name, label, found))


def overall(noted: Noted) -> str:
    """All tasks by status."""
    scope = whole(noted)
    return counted(noted, statuses(noted, scope), len(scope.results), "nhiệm vụ")


def by_limit(noted: Noted) -> str:
    """The tasks with a fixed limit by how they keep it; nothing where there are none."""
    timed = [result for result in noted.summary.tasks if result.timeliness]
    if not timed:
        return ""
    parts = []
    for kind, words in TIMELINESS_IN_SENTENCE.items():
        found = [result for result in timed if result.timeliness is kind]
        name = figure_id("han", kind.name.lower())
        shown = noted.tasks(name, f"Số nhiệm vụ {words}", found)
        parts.append(Part(name, words, len(found), shown))
    base = noted.tasks("han_tong", "Số nhiệm vụ có thời hạn cụ thể", timed)
    shares = divided(noted, parts, len(timed), "nhiệm vụ")
    said = f"Có {base} nhiệm vụ có thời hạn cụ thể{shares}."
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
        words = f"{ATTAINMENT_WORDS[kind].lower()} yêu cầu"
        shown = _quantities(noted, name, f"nội dung {words}", found)
        parts.append(Part(name, words, len(found), shown))
    names = [name for name, _ in judged]
    base = _quantities(noted, "sl_tong", "nội dung có số lượng và đã có số liệu", names)
    shares = divided(noted, parts, len(judged), "nội dung")
    return f"Có {base} nội dung được Kế hoạch giao số lượng và đã có số liệu báo cáo{shares}."


def _quantities(noted: Noted, name: str, words: str, parts: Sequence[str]) -> str:
    rule = "So số liệu với số lượng của kế hoạch rồi đếm."
    return noted.figure(name, f"Số {words}", format_count(len(parts)), rule, parts=parts)


def progress(noted: Noted, scope: Scope) -> str:
    """The mean progress of the tasks that have one and whose time has come, and their number.

    Nothing where it says no more than the counts: all done, or none begun.
    """
    found = {result.status for result in scope.moving}
    if not found or found in ({TaskStatus.DONE}, {TaskStatus.NOT_STARTED}):
        return ""
    mean, base = noted.progress(scope.name, scope.words, scope.moving)
    if found == {TaskStatus.IN_PROGRESS} and {r.progress for r in scope.moving} == {_FULL}:
        return _done_so_far(noted, scope)
    if len(scope.results) == 1:
        return f"Tiến độ đạt {mean}."
    if len(scope.moving) == 1:
        return f"Nhiệm vụ có báo cáo tiến độ đạt {mean}."
    if len(scope.moving) == len(scope.results):
        return f"Tiến độ bình quân đạt {mean}."
    return f"Tiến độ bình quân đạt {mean} (tính trên {base} nhiệm vụ có báo cáo tiến độ)."


def _done_so_far(noted: Noted, scope: Scope) -> str:
    """What is said where all who answered are done and others are silent."""
    leads = dict.fromkeys(agency for result in scope.moving for agency in result.leads)
    answered = {answer.agency for result in scope.moving for answer in result.answers}
    silent = [agency for agency in leads if agency not in answered]
    if not silent:
        return ""
    label = f"Số cơ quan chủ trì chưa báo cáo, {scope.words}"
    count = noted.silent(figure_id(scope.name, "con"), label, silent)
    return (
        f"Các cơ quan chủ trì đã báo cáo đều hoàn thành; còn {count} cơ quan chưa báo cáo nên chưa "
        "tính là hoàn thành."
    )


def groups(noted: Noted) -> Iterator[GroupText]:
    """Each group of tasks: its counts, its progress and the leading results reported in it."""
    for number, group in enumerate(noted.summary.plan.task_groups):
        results = tuple(r for r in noted.summary.tasks if r.task.group == group.code)
        scope = Scope(figure_id("nhom", group.code), f"nhóm {group.heading}", results)
        said = [_leading_statement(noted, result) for result in _leading(results)]
        parts = (_shares(noted, scope), progress(noted, scope), *_silent(noted, scope))
        yield GroupText(
            so=letter(number),
            ten=f"{group.number} - {group.title}" if group.number else group.title,
            tom_tat=" ".join(filter(None, parts)),
            ket_qua=first_of(noted, scope.name, said, _PER_GROUP),
        )


def _leading(results: Sequence[TaskResult]) -> list[TaskResult]:
    """The tasks with results: in the plan's order, those done or said by most before the rest."""
    told = [result for result in results if result.results]
    ranked = sorted(
        told, key=lambda r: (r.status is not TaskStatus.DONE, -len(r.results[0].agencies))
    )
    first = ranked[:_PER_GROUP]
    return [*(r for r in told if r in first), *(r for r in told if r not in first)]


def _shares(noted: Noted, scope: Scope) -> str:
    base = noted.plan(
        figure_id(scope.name, "tong"),
        f"Số nhiệm vụ, {scope.words}",
        format_count(len(scope.results)),
        PlanSheets.TASKS,
    )
    if not scope.results:
        return "Nhóm không có nhiệm vụ."
    shares = divided(noted, statuses(noted, scope), len(scope.results), "nhiệm vụ")
    return f"Nhóm có {base} nhiệm vụ{shares}."


def _silent(noted: Noted, scope: Scope) -> Iterator[str]:
    """Who is to report the tasks nobody has reported, and who left out a task of the group.

    Agencies from which no report has come at all are told of once, for the whole plan.
    """
    unreported: dict[tuple[Agency, ...], list[TaskResult]] = {}
    for result in scope.results:
        if _unsaid(result) and len(result.leads) <= _NAMED:
            unreported.setdefault(result.leads, []).append(result)
    for leads, results in unreported.items():
        if leads:
            yield _unreported(noted, leads, results)
    if left_out := _left_out(noted, scope):
        label = f"Số cơ quan chủ trì chưa báo cáo, {scope.words}"
        count = noted.silent(figure_id(scope.name, "im"), label, left_out)
        yield f"Còn {count} cơ quan đã gửi báo cáo nhưng chưa báo cáo nhiệm vụ của nhóm."


def _unsaid(result: TaskResult) -> bool:
    return result.status is TaskStatus.NOT_REPORTED and not result.ahead


def _unreported(noted: Noted, leads: Sequence[Agency], results: Sequence[TaskResult]) -> str:
    names = enumerate_vi(agency.name for agency in leads)
    labels = enumerate_vi(result.label for result in results)
    what = f"{'các ' if len(results) > 1 else ''}nhiệm vụ {labels}"
    name = figure_id("im", *(agency.code for agency in leads), labels)
    said = noted.numbers(name, f"Nhiệm vụ {names} chưa báo cáo", results, what)
    return f"{names} chưa báo cáo {said}."


def _left_out(noted: Noted, scope: Scope) -> list[Agency]:
    valid = noted.summary.in_state(ReportState.ON_TIME, ReportState.LATE)
    reporting = {result.agency for result in valid}
    leads = dict.fromkeys(agency for result in scope.results for agency in result.leads)
    answered = {answer.agency for result in scope.results for answer in result.answers}
    return [agency for agency in leads if agency in reporting and agency not in answered]


def _leading_statement(noted: Noted, result: TaskResult) -> str:
    place = figure_id("kq", result.task.key)
    said = with_who(noted, place, result.results[0], f"Nhiệm vụ {result.label}: ")
    rest = len(result.results) - 1
    if not rest:
        return said
    label = f"Số kết quả khác của nhiệm vụ {result.label}"
    more = noted.count(f"{place}_khac", label, format_count(rest))
    return f"{said} Ngoài ra còn {more} kết quả khác."
