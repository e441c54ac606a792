"""From the summary to the charts of tong-hop.xlsx and of the report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.core.charts import PERCENT, Chart, ChartKind, Series
from generator.core.model import Measure
from generator.core.outcome_words import REPORT_STATE_WORDS
from generator.core.summary import MeasureResult, Summary, TaskResult, TaskStatus
from generator.core.text import capitalised, one_line, shorten
from generator.core.values import mean, round_1

_LABEL = 42  # letters beside a bar
_MOST_BARS = 24  # below one another in one chart
_VALUE, _TARGET = "Kết quả", "Mục tiêu"


def charts(summary: Summary) -> tuple[Chart, ...]:
    """Return the charts of a summary, none without figures, each as long as a page bears."""
    found = (*_groups(summary), *_agencies(summary), *_indicators(summary))
    return tuple(part for chart in found if _says_something(chart) for part in _parts(chart))


def _parts(chart: Chart) -> Iterator[Chart]:
    """A chart of many categories as several charts."""
    most = _MOST_BARS // (len(chart.series) if chart.kind is ChartKind.BESIDE else 1)
    starts = range(0, len(chart.categories), most)
    for number, start in enumerate(starts, 1):
        part = slice(start, start + most)
        yield replace(
            chart,
            title=chart.title + (f" - phần {number}/{len(starts)}" if len(starts) > 1 else ""),
            categories=chart.categories[part],
            series=tuple(Series(s.name, s.values[part]) for s in chart.series),
        )


def _says_something(chart: Chart) -> bool:
    return any(value is not None for series in chart.series for value in series.values)


def _label(text: str) -> str:
    return shorten(one_line(text), _LABEL)


def _groups(summary: Summary) -> Iterator[Chart]:
    groups = [
        (_label(group.heading), [r for r in summary.tasks if r.task.group == group.code])
        for group in summary.plan.task_groups
    ]
    names = tuple(name for name, _ in groups)
    yield Chart(
        "Tiến độ bình quân theo nhóm nhiệm vụ",
        "Nhóm nhiệm vụ",
        PERCENT,
        names,
        (Series("Tiến độ bình quân", tuple(_progress(results) for _, results in groups)),),
    )
    counts = {
        status: tuple(_count(results, status) for _, results in groups) for status in TaskStatus
    }
    yield Chart(
        "Tình trạng nhiệm vụ theo nhóm",
        "Nhóm nhiệm vụ",
        "nhiệm vụ",
        names,
        tuple(Series(capitalised(s.value), values) for s, values in counts.items() if any(values)),
        ChartKind.STACKED,
    )


def _progress(results: Sequence[TaskResult]) -> Decimal | None:
    """The mean progress of a group, as the report states it."""
    return mean([r.progress for r in results if r.progress is not None and not r.ahead])


def _count(results: Sequence[TaskResult], status: TaskStatus) -> Decimal:
    return Decimal(sum(result.status is status for result in results))


def _agencies(summary: Summary) -> Iterator[Chart]:
    counts = tuple(Decimal(len(summary.in_state(state))) for state in REPORT_STATE_WORDS)
    states = tuple(REPORT_STATE_WORDS.values())
    if summary.agencies:
        title = "Tình hình gửi báo cáo của các cơ quan, đơn vị"
        yield Chart(title, "Tình hình gửi", "cơ quan", states, (Series("Số cơ quan", counts),))


@dataclass(frozen=True, slots=True)
class _Bar:
    """One figure of an indicator that can be drawn beside its target."""

    name: str
    measure: Measure
    value: Decimal
    target: Decimal


def _indicators(summary: Summary) -> Iterator[Chart]:
    """For each unit, values beside targets; what stands alone in its unit, in % of its target."""
    bars = [
        bar
        for result in summary.indicators
        for measure in result.measures
        if (bar := _bar(result.indicator.name, measure))
    ]
    alone = []
    for unit in dict.fromkeys(bar.measure.unit for bar in bars):
        same = [bar for bar in bars if bar.measure.unit == unit]
        if len(same) > 1:
            yield _beside_targets(unit, same)
        else:
            alone += same
    shares = [bar for bar in alone if bar.target > 0 and not _is_bound(bar)]
    if shares:
        yield Chart(
            "Kết quả chỉ tiêu so với mục tiêu (mục tiêu = 100%)",
            "Chỉ tiêu",
            PERCENT,
            tuple(_label(bar.name) for bar in shares),
            (Series(_VALUE, tuple(round_1(100 * bar.value / bar.target) for bar in shares)),),
        )


def _bar(name: str, measure: MeasureResult) -> _Bar | None:
    asked = measure.measure
    target = asked.most if asked.least is None else asked.least
    if measure.value is None or target is None:
        return None
    return _Bar(capitalised(name), asked, measure.value, target)


def _is_bound(bar: _Bar) -> bool:
    """Whether the target must not be exceeded."""
    return bar.measure.operator in ("≤", "<")


def _beside_targets(unit: str, bars: Sequence[_Bar]) -> Chart:
    low = "; đạt khi không quá mục tiêu" if all(map(_is_bound, bars)) else ""
    return Chart(
        f"Kết quả chỉ tiêu so với mục tiêu ({shorten(unit, _LABEL)}{low})",
        "Chỉ tiêu",
        unit,
        tuple(_label(bar.name) for bar in bars),
        (
            Series(_VALUE, tuple(bar.value for bar in bars)),
            Series(_TARGET, tuple(bar.target for bar in bars)),
        ),
    )
