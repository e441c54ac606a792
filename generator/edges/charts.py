"""Drawing described charts with XlsxWriter, beside the table their bars refer to."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.core.charts import PERCENT, Chart, ChartKind
from generator.core.official_format import FONT

CHARTS, DATA = "Biểu đồ", "Số liệu biểu đồ"
WIDTH = 920  # pixels at 96 to the inch
_FRAME, _BAR, _GAP = 140, 17, 8  # pixels of title, axis and legend; of a bar; between two
_TITLE, _NAMES = 44, 0.34  # pixels above the bars; the share of the width for their names
_ROW, _PAGE = 20, 640  # pixels of a row of a worksheet, of a page in landscape
# Colours that stay apart when printed in grey: each is much lighter than the one before.
_FILLS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": "#1F3864"}},
    {"fill": {"color": "#7D9BD0"}},
    {"fill": {"color": "#D5DFF2"}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#1F3864", "bg_color": "#FFFFFF"}},
    {"pattern": {"pattern": "percent_20", "fg_color": "#1F3864", "bg_color": "#FFFFFF"}},
    {"fill": {"color": "#FFFFFF"}},
)
_DARK = 1  # how many of them ask for white figures
_BORDER = {"color": "#404040", "width": 0.75}
_TICKS = {"major_tick_mark": "none", "minor_tick_mark": "none"}


def height(chart: Chart) -> int:
    """Return the height in pixels that leaves every bar and its name readable."""
    bars = len(chart.series) if chart.kind is ChartKind.BESIDE else 1
    return _FRAME + len(chart.categories) * (_BAR * max(bars, 1) + _GAP)


def add_chart_sheets(book: Any, charts: Sequence[Chart]) -> None:
    """Add a sheet of charts and the sheet of the tables they refer to."""
    drawn, data = book.add_worksheet(CHARTS), book.add_worksheet(DATA)
    drawn.hide_gridlines(2)
    drawn.set_landscape()
    drawn.set_paper(9)
    drawn.set_print_scale(90)
    drawn.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.5)
    data.set_landscape()
    data.set_paper(9)
    data.fit_to_pages(1, 0)
    set_columns(data)
    place = row = top = 0
    breaks = []
    for chart in charts:
        rows = height(chart) // _ROW + 2
        if place > top and place + rows - top > _PAGE // _ROW:
            top = place
            breaks.append(place)
        drawn.insert_chart(place, 0, drawn_chart(book, chart, row), {"object_position": 2})
        place += rows
        row = write_table(book, data, chart, row)
    drawn.set_h_pagebreaks(breaks)


def set_columns(data: Any) -> None:
    """Make the columns of a sheet of tables wide enough."""
    data.set_column(0, 0, 50)
    data.set_column(1, 8, 18)


def write_table(book: Any, sheet: Any, chart: Chart, row: int) -> int:
    """Write the table of a chart and return the row below it."""
    base = {"font_name": FONT, "font_size": 11, "border": 1, "border_color": "#A6A6A6"}
    head = book.add_format({**base, "bold": True, "text_wrap": True, "bg_color": "#DCE6F1"})
    cell, title = book.add_format(base), book.add_format({"font_name": FONT, "bold": True})
    sheet.write_string(row, 0, f"{chart.title} (đơn vị tính: {chart.unit})", title)
    for column, caption in enumerate((chart.subject, *(s.name for s in chart.series))):
        sheet.write_string(row + 1, column, caption, head)
    for number, category in enumerate(chart.categories):
        line = row + 2 + number
        sheet.write_string(line, 0, category, cell)
        for column, series in enumerate(chart.series, 1):
            value = series.values[number]
            if value is not None:  # a blank cell, unlike none, would be drawn as a zero
                sheet.write_number(line, column, float(value), cell)
    return row + len(chart.categories) + 3


def drawn_chart(book: Any, chart: Chart, row: int) -> Any:
    """Return the chart over the table that begins in a row."""
    stacked = chart.kind is ChartKind.STACKED
    drawing = book.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    first, last = row + 2, row + 1 + len(chart.categories)
    for number in range(len(chart.series)):
        labels = "#FFFFFF" if stacked and number < _DARK else "#000000"
        drawing.add_series(
            {
                "name": [DATA, row + 1, number + 1],
                "categories": [DATA, first, 0, last, 0],
                "values": [DATA, first, number + 1, last, number + 1],
                "border": _BORDER,
                "gap": 60,
                **({"overlap": 100} if stacked else {}),
                **_fill(number, stacked=stacked),
                "data_labels": {
                    "value": True,
                    "num_format": _label_format(chart),
                    "font": _font(10, color=labels),
                    **({"position": "center"} if stacked else {"position": "outside_end"}),
                },
            }
        )
    _frame(drawing, chart)
    return drawing


def _fill(number: int, *, stacked: bool) -> dict[str, Any]:
    fills = _FILLS if stacked else _FILLS[::2]
    return fills[number % len(fills)]


def _label_format(chart: Chart) -> str:
    """Figures as they are; none where a part of a stacked bar is empty."""
    if chart.unit == PERCENT:
        return 'General"%"'
    return "#,##0;;" if chart.kind is ChartKind.STACKED else "General"


def _font(size: int, *, bold: bool = False, color: str = "#000000") -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": color}


def _frame(drawing: Any, chart: Chart) -> None:
    """Title, axes, legend and size."""
    percent = chart.unit == PERCENT
    drawing.set_title({"name": chart.title, "name_font": _font(14, bold=True), "overlay": False})
    drawing.set_y_axis(
        {
            "reverse": True,
            "crossing": "max",
            "interval_unit": 1,
            **_TICKS,
            "num_font": _font(11),
            "line": _BORDER,
        }
    )
    drawing.set_x_axis(
        {
            "min": 0,
            **_TICKS,
            **({"max": 100} if percent and _within_100(chart) else {}),
            "num_font": _font(10),
            "num_format": 'General"%"' if percent else "General",
            "name": "" if percent else chart.unit,
            "name_font": _font(11),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}},
        }
    )
    if len(chart.series) > 1:
        drawing.set_legend({"position": "bottom", "font": _font(11)})
    else:
        drawing.set_legend({"none": True})
    drawing.set_size({"width": WIDTH, "height": height(chart)})
    whole = height(chart)
    bars = {"y": _TITLE / whole, "height": (whole - _FRAME) / whole}
    drawing.set_plotarea({"layout": {"x": _NAMES, "width": 0.94 - _NAMES, **bars}})
    drawing.set_chartarea({"border": {"none": True}})


def _within_100(chart: Chart) -> bool:
    values = [value for series in chart.series for value in series.values if value is not None]
    return max(values, default=Decimal(0)) <= 100
