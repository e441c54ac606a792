"""Section II of the report: the period beside earlier ones."""

from collections.abc import Iterator, Sequence

from generator.core.measures import is_ranked
from generator.core.outcome_words import CHANGE_IN_SENTENCE
from generator.core.summary import Change, Comparison, IndicatorChange, ReportState, Since
from generator.core.text import capitalised, one_line, shorten
from generator.core.trace import figure_id
from generator.core.values import format_count, format_number, format_percent, share
from generator.core.wording import PlanSheets
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import task_numbers

_NAMED = 4  # indicators named for each way they moved
_LONGEST = 90
_THEN = "Tính lại từ các tệp đã nhận của kỳ được so sánh."


def compared(noted: Noted) -> Iterator[str]:
    """Each earlier period beside this one: tasks, progress, reports; then indicators."""
    for comparison in noted.summary.compared:
        beside = _Beside(noted, comparison)
        clauses = filter(None, (beside.done(), beside.progress(), beside.reports()))
        if said := "; ".join(clauses):
            yield f"So với {beside.period()}, {said}."
        if comparison.undone:
            yield beside.undone()
        if comparison.indicators:
            yield beside.indicators()


class _Beside:
    """The sentences of one comparison."""

    def __init__(self, noted: Noted, comparison: Comparison) -> None:
        self._noted, self._held = noted, comparison

    def _name(self, *parts: str) -> str:
        return figure_id("ss", self._held.since.value, *parts)

    def _then(self, field: str, label: str, shown: str) -> str:
        label = f"{label}, {self._held.dates.covered}"
        return self._noted.figure(self._name(field, "truoc"), label, shown, _THEN)

    def period(self) -> str:
        """The earlier period in a sentence."""
        covered = self._held.dates.covered
        label = "Kỳ được so sánh"
        shown = self._noted.plan(self._name("ky"), label, covered, PlanSheets.CYCLES)
        return f"cùng kỳ năm trước ({shown})" if self._held.since is Since.YEAR_AGO else shown

    def done(self) -> str:
        """The tasks done then and now, and which are new."""
        held, label = self._held, "Số nhiệm vụ hoàn thành"
        then, now = held.done_then, len(held.done)
        if not held.tasks:
            return ""
        if not then and not now:
            return "vẫn chưa có nhiệm vụ hoàn thành"
        now_shown = self._noted.tasks(self._name("ht"), f"{label} để so sánh", held.done)
        if then == now:
            return f"số nhiệm vụ hoàn thành không thay đổi ({now_shown} nhiệm vụ)"
        then_shown = self._then("ht", label, format_count(then))
        rule = "Hiệu của hai kỳ."
        difference = self._noted.figure(
            *(self._name("ht_hieu"), "Chênh lệch số nhiệm vụ hoàn thành"),
            *(format_count(abs(now - then)), rule),
            parts=[self._name("ht"), self._name("ht", "truoc")],
        )
        moved = f"{difference} nhiệm vụ ({_from_to(then_shown, now_shown, more=now > then)})"
        return f"số nhiệm vụ hoàn thành {_word(more=now > then)} {moved}{self._newly(now > then)}"

    def _newly(self, more: bool) -> str:
        held = self._held
        if not more or not held.newly_done:
            return ""
        numbers = task_numbers(
            self._noted, self._name("moi"), "Các nhiệm vụ mới hoàn thành", held.newly_done
        )
        return f", mới hoàn thành {numbers}"

    def progress(self) -> str:
        """The mean progress then and now, over the tasks that had one in both."""
        then, now = self._held.progress_then, self._held.progress
        if then is None or now is None:
            return ""
        label = "Tiến độ bình quân các nhiệm vụ có ở cả hai kỳ"
        parts = [figure_id("td", result.task.key) for result in self._held.progressing]
        rule = "Trung bình cộng tiến độ của từng nhiệm vụ."
        shown = self._noted.figure(self._name("td"), label, format_percent(now), rule, parts=parts)
        if format_percent(then) == format_percent(now):
            return f"tiến độ bình quân không thay đổi ({shown})"
        before = self._then("td", label, format_percent(then))
        return (
            f"tiến độ bình quân {_word(more=now > then)} {_from_to(before, shown, more=now > then)}"
        )

    def reports(self) -> str:
        """The share of agencies with a valid report then and now."""
        summary, held = self._noted.summary, self._held
        if held.since is Since.YEAR_AGO or not held.asked_then or not summary.agencies:
            return ""
        valid = summary.in_state(ReportState.ON_TIME, ReportState.LATE)
        then, now = (
            share(held.reported_then, held.asked_then),
            share(len(valid), len(summary.agencies)),
        )
        label = "tỷ lệ cơ quan, đơn vị gửi báo cáo hợp lệ"
        shown = self._noted.rate(
            *(self._name("gui"), label, len(valid), len(summary.agencies)), ["gui_tong"]
        )
        if format_percent(then) == format_percent(now):
            return f"{label} không thay đổi ({shown})"
        before = self._then("gui", capitalised(label), format_percent(then))
        return f"{label} {_word(more=now > then)} {_from_to(before, shown, more=now > then)}"

    def undone(self) -> str:
        """The tasks that were told to be done and no longer are."""
        undone = self._held.undone
        count = self._noted.tasks(self._name("lui"), "Số nhiệm vụ không còn hoàn thành", undone)
        label = "Các nhiệm vụ không còn hoàn thành"
        numbers = task_numbers(self._noted, self._name("lui_so"), label, undone)
        return (
            f"Có {count} nhiệm vụ trước đây báo cáo hoàn thành nay báo cáo chưa hoàn thành, cần rà "
            f"soát ({numbers})."
        )

    def indicators(self) -> str:
        """The indicators with a value in both periods by how they moved."""
        changes = self._held.indicators
        count = self._count("ct", "có số liệu ở cả hai kỳ", changes)
        told = (self._changed(change) for change in CHANGE_IN_SENTENCE)
        said = "; ".join(filter(None, told))
        since = "cùng kỳ năm trước" if self._held.since is Since.YEAR_AGO else "kỳ trước"
        return f"So với {since}, trong {count} kết quả chỉ tiêu có ở cả hai kỳ: {said}."

    def _changed(self, change: Change) -> str:
        found = [one for one in self._held.indicators if one.change is change]
        if not found:
            return ""
        words = CHANGE_IN_SENTENCE[change]
        count = self._count(f"ct_{change.value}", words, found)
        if change is Change.SAME:
            return f"{count} kết quả {words}"
        named = "; ".join(map(self._moved, found[:_NAMED]))
        rest = "; …" if len(found) > _NAMED else ""
        return f"{count} kết quả {words} ({named}{rest})"

    def _count(self, field: str, words: str, changes: Sequence[IndicatorChange]) -> str:
        parts = [figure_id("ct", c.result.indicator.code, str(c.number)) for c in changes]
        label = f"Số kết quả chỉ tiêu {words}"
        shown = format_count(len(changes))
        rule = "So kết quả của hai kỳ rồi đếm."
        return self._noted.figure(self._name(field), label, shown, rule, parts=parts)

    def _moved(self, change: IndicatorChange) -> str:
        code, number = change.result.indicator.code, str(change.number)
        name = shorten(one_line(change.result.indicator.name), _LONGEST).rstrip(".")
        shown = f"{capitalised(name)}: {_values(change)}"
        part = figure_id("ct", code, number)
        label = f"Thay đổi của chỉ tiêu {code}"
        return self._noted.figure(self._name("ct", code, number), label, shown, _THEN, parts=[part])


def _values(change: IndicatorChange) -> str:
    """The value then and now; up in a ranking is to a smaller number."""
    measure = change.result.measures[change.number].measure
    then, now, more = (
        format_number(change.then),
        format_number(change.now),
        change.now > change.then,
    )
    if is_ranked(change.result.indicator, measure):
        return _from_to(f"thứ hạng {then}", f"thứ hạng {now}", more=not more)
    return _from_to(then, f"{now}%" if measure.unit == "%" else f"{now} {measure.unit}", more=more)


def _word(*, more: bool) -> str:
    return "tăng" if more else "giảm"


def _from_to(then: str, now: str, *, more: bool) -> str:
    return f"từ {then} {'lên' if more else 'xuống'} {now}"
