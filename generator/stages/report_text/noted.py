"""The figures of the report: what each is, how it was made and from which cells.

Every method returns the figure as it is printed, marked with its id. The ids are made of what a
figure means, so that the same figure has the same id in every report of a plan.
"""

from collections.abc import Iterable, Sequence

from generator.core.address import Where
from generator.core.model import Agency
from generator.core.summary import (
    AgencyResult,
    IndicatorResult,
    MergedStatement,
    Quantity,
    Summary,
    TaskResult,
)
from generator.core.text import statement_key
from generator.core.trace import Figure, Figures, figure_id
from generator.core.values import format_count, format_percent, mean, share
from generator.core.wording import PlanSheets

_PLAN_RULE = "Lấy từ tệp kế hoạch."


class Noted:
    """Notes the figures of one report while its sentences are made."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self._figures = Figures()
        self._plan = f"inputs/{summary.plan.id}/plan.xlsx"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure noted."""
        return self._figures.all

    def figure(
        self,
        name: str,
        label: str,
        shown: str,
        rule: str,
        cells: Iterable[Where] = (),
        parts: Iterable[str] = (),
    ) -> str:
        """Note a figure."""
        once, of = tuple(dict.fromkeys(cells)), tuple(dict.fromkeys(parts))
        return self._figures.note(Figure(name, label, shown, rule, once, of))

    # -------------------------------------------------------------- from the plan

    def plan(self, name: str, label: str, shown: str, sheet: str = PlanSheets.PLAN) -> str:
        """Note a fact of the plan workbook; nothing where there is none."""
        if not shown:
            return ""
        return self.figure(name, label, shown, _PLAN_RULE, [Where(self._plan, sheet)])

    # -------------------------------------------------------------- tasks

    def tasks(self, name: str, label: str, results: Sequence[TaskResult]) -> str:
        """Note how many tasks these are."""
        parts = [figure_id("tt", result.task.key) for result in results]
        shown = format_count(len(results))
        return self.figure(name, label, shown, "Đếm các nhiệm vụ theo tình trạng.", parts=parts)

    def numbers(self, name: str, label: str, results: Sequence[TaskResult], shown: str) -> str:
        """Note the numbers of tasks named one by one."""
        parts = [figure_id("tt", result.task.key) for result in results]
        return self.figure(name, label, shown, "Các nhiệm vụ cùng tình trạng.", parts=parts)

    def progress(self, name: str, label: str, results: Sequence[TaskResult]) -> tuple[str, str]:
        """Note the mean progress of tasks and how many it is the mean of."""
        parts = [figure_id("td", result.task.key) for result in results]
        found = mean([r.progress for r in results if r.progress is not None])
        rule = "Trung bình cộng tiến độ của từng nhiệm vụ, làm tròn một chữ số thập phân."
        shown = format_percent(found) if found is not None else ""
        said = self.figure(f"{name}_td", f"Tiến độ bình quân {label}", shown, rule, parts=parts)
        base = f"Số nhiệm vụ có báo cáo tiến độ {label}"
        count = format_count(len(results))
        return said, self.figure(f"{name}_td_so", base, count, "Đếm.", parts=parts)

    def status(self, result: TaskResult, shown: str) -> str:
        """Note where a task stands."""
        label = f"Tình trạng nhiệm vụ {result.label}"
        cells = [answer.status_at for answer in result.answers]
        rule = "Suy từ tình trạng do các cơ quan chủ trì báo cáo."
        return self.figure(figure_id("tt", result.task.key), label, shown, rule, cells)

    def timeliness(self, result: TaskResult, shown: str) -> str:
        """Note how a task keeps its limit."""
        label = f"Nhiệm vụ {result.label} so với thời hạn"
        rule = "So thời hạn của kế hoạch với tình trạng, ngày hoàn thành và ngày tổng hợp."
        part = figure_id("tt", result.task.key)
        return self.figure(figure_id("th", result.task.key), label, shown, rule, parts=[part])

    def reported(self, result: TaskResult, shown: str) -> str:
        """Note how many leads of a task have reported."""
        label = f"Số cơ quan chủ trì đã báo cáo nhiệm vụ {result.label}"
        cells = [a.status_at for a in result.answers if a.agency not in result.excluded]
        name = figure_id("bc", result.task.key)
        return self.figure(name, label, shown, "Đếm các cơ quan chủ trì đã trả lời.", cells)

    def task_progress(self, result: TaskResult, shown: str) -> str:
        """Note the progress of a task; nothing where there is none."""
        if not shown:
            return ""
        label = f"Tiến độ nhiệm vụ {result.label}"
        rule = (
            "Trung bình cộng tiến độ của các cơ quan chủ trì; hoàn thành mà không ghi tiến độ tính "
            "100%, chưa thực hiện tính 0%."
        )
        cells = [a.progress_at for a in result.answers if a.agency not in result.excluded]
        return self.figure(figure_id("td", result.task.key), label, shown, rule, cells)

    def quantity(self, result: TaskResult, number: int, quantity: Quantity, shown: str) -> str:
        """Note the sum of a measure of a task."""
        label = f"Số liệu nhiệm vụ {result.label} ({quantity.measure.unit})"
        name = figure_id("sl", result.task.key, str(number))
        rule = "Cộng số liệu của các cơ quan chủ trì."
        return self.figure(name, label, shown, rule, quantity.cells)

    # -------------------------------------------------------------- indicators

    def indicators(self, name: str, label: str, results: Sequence[IndicatorResult]) -> str:
        """Note how many indicators these are."""
        parts = [figure_id("ct", r.indicator.code, "0") for r in results]
        shown = format_count(len(results))
        return self.figure(name, label, shown, "So kết quả với mục tiêu rồi đếm.", parts=parts)

    def value(self, result: IndicatorResult, number: int, shown: str, *, main: bool = False) -> str:
        """Note the value of a measure of an indicator, in the main text or in its appendix."""
        code = result.indicator.code
        name = figure_id("ctc" if main else "ct", code, str(number))
        label = f"Kết quả chỉ tiêu {code} {result.indicator.name}"
        cells = result.measures[number].cells
        return self.figure(name, label, shown, "Số liệu do cơ quan được giao báo cáo.", cells)

    def verdict(self, result: IndicatorResult, number: int, shown: str) -> str:
        """Note how a measure of an indicator stands against its target."""
        code = result.indicator.code
        label = f"Đánh giá chỉ tiêu {code} {result.indicator.name}"
        part = figure_id("ct", code, str(number))
        name = figure_id("dg", code, str(number))
        return self.figure(name, label, shown, "So kết quả với mục tiêu.", parts=[part])

    def target(self, result: IndicatorResult, number: int, shown: str) -> str:
        """Note the target of a measure of an indicator as the plan prints it."""
        code = result.indicator.code
        label = f"Mục tiêu chỉ tiêu {code} {result.indicator.name}"
        return self.plan(figure_id("mt", code, str(number)), label, shown, PlanSheets.INDICATORS)

    # -------------------------------------------------------------- agencies

    def agencies(self, name: str, label: str, results: Sequence[AgencyResult]) -> str:
        """Note how many agencies these are."""
        parts = [figure_id("cq", result.agency.code) for result in results]
        shown = format_count(len(results))
        return self.figure(name, label, shown, "Đếm theo tình hình gửi báo cáo.", parts=parts)

    def names(self, name: str, label: str, results: Sequence[AgencyResult], shown: str) -> str:
        """Note agencies named one by one."""
        parts = [figure_id("cq", result.agency.code) for result in results]
        return self.figure(name, label, shown, "Các cơ quan cùng tình hình gửi.", parts=parts)

    def state(self, result: AgencyResult, field: str, shown: str) -> str:
        """Note one thing about how an agency reported; nothing where there is none."""
        if not shown:
            return ""
        code = result.agency.code
        name = of_agency(code, field)
        label = f"{AGENCY_FIELDS[field]} của {result.agency.name}"
        cells = [Where(result.file)] if result.file else []
        return self.figure(name, label, shown, "Theo sổ tiếp nhận và biểu được tính.", cells)

    def silent(self, name: str, label: str, agencies: Sequence[Agency]) -> str:
        """Note how many leads have not answered."""
        parts = [figure_id("cq", agency.code) for agency in agencies]
        shown = format_count(len(agencies))
        return self.figure(name, label, shown, "Đếm các cơ quan chưa trả lời.", parts=parts)

    # -------------------------------------------------------------- shares and statements

    def rate(self, name: str, label: str, part: int, base: int, parts: Iterable[str]) -> str:
        """Note a share in per cent."""
        shown = format_percent(share(part, base))
        rule = f"{format_count(part)} trên {format_count(base)}, làm tròn một chữ số thập phân."
        return self.figure(name, f"Tỷ lệ: {label}", shown, rule, parts=parts)

    def statement(
        self,
        place: str,
        merged: MergedStatement,
        shown: str,
        label: str = "Ý kiến, kết quả do cơ quan nêu",
    ) -> str:
        """Note a statement of one or many agencies, written once."""
        rule = "Ý kiến giống nhau hoặc gần giống nhau được ghi một lần."
        name = figure_id("yk", place, statement_key(merged.text))
        cells = [said.where for said in merged.said_by]
        return self.figure(name, label, shown, rule, cells)

    def count(self, name: str, label: str, shown: str, rule: str = "Đếm.") -> str:
        """Note any other count."""
        return self.figure(name, label, shown, rule)


def of_agency(code: str, field: str) -> str:
    """Return the id of one thing said of an agency; none is that of another agency's state."""
    return figure_id(f"cq.{field}", code) if field else figure_id("cq", code)


AGENCY_FIELDS = {
    "": "Tình hình gửi báo cáo",
    "nhan": "Ngày nhận báo cáo",
    "nv": "Số nhiệm vụ chủ trì",
    "hoan_thanh": "Số nhiệm vụ hoàn thành",
    "dang": "Số nhiệm vụ đang thực hiện",
    "chua": "Số nhiệm vụ chưa thực hiện",
    "khong_phat_sinh": "Số nhiệm vụ không phát sinh",
    "khong_ap_dung": "Số nhiệm vụ không áp dụng",
}
