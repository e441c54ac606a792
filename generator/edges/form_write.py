"""Drawing a form with XlsxWriter: locked where nothing is asked, checked where something is.

Row heights fit the printed text and stay free to grow with what is typed. Lists stay inline
(under 255 characters) because a list on another sheet is lost by some programs. Text answers
have the format Text, so they may begin with "-" or "=".
"""

import datetime as dt
import io
from typing import Any

from generator.core.address import column_letters
from generator.core.model import Form, IndicatorRow, Role, TaskGroup, TaskRow
from generator.core.official_format import FONT
from generator.core.sheets import BookProperties, Column
from generator.core.values import format_date
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    KEY,
    PROPERTY_PREFIX,
    STATUS_ANSWERS,
    TASK_FIELDS,
    TOPICS,
    Field,
    FormSheets,
    MetaKey,
    Topic,
)
from generator.edges.xlsx_write import open_book, row_height, self_fitting

HEADER_ROW = 4
_FIRST = HEADER_ROW + 1
_NEEDS = "_need"
_WIDTHS = {
    **{Field.NUMBER: 6, Field.TASK: 36, Field.ROLE: 8, Field.LIMIT: 12, Field.PREVIOUS: 13},
    **{Field.STATUS: 13, Field.PROGRESS: 7, Field.RESULT: 32, Field.FIGURE: 8, Field.UNIT: 8},
    **{Field.PRODUCT: 15, Field.DATE: 11, Field.DIFFICULTY: 20, Field.PROPOSAL: 20},
    **{Field.INDICATOR: 40, Field.BASELINE: 24, Field.TARGET: 26, Field.VALUE: 11},
    **{Field.SOURCE: 24, Field.NOTE: 26, Field.TOPIC: 44, Field.OPINION: 100},
}
_LEAST_LINES = 3
_LONGEST_LINES = 27  # of a row's height, which Excel limits to 409 points
_LEAD_ANSWERS = frozenset(TASK_FIELDS[5:])
_COOP_ANSWERS = frozenset({Field.RESULT, Field.PRODUCT, Field.DIFFICULTY, Field.PROPOSAL})
_CENTRED = frozenset(
    {Field.NUMBER, Field.ROLE, Field.LIMIT, Field.STATUS, Field.PROGRESS, Field.UNIT}
)
_TOPIC_HELP = {
    Topic.DIRECTION: "Văn bản đã ban hành, hội nghị, tuyên truyền, phân công, kiểm tra, đôn đốc…",
    Topic.OTHER_COOP: "Việc đã phối hợp với cơ quan khác, kết quả…",
    Topic.DIFFICULTY: "Nêu rõ nguyên nhân khách quan, chủ quan…",
    Topic.PROPOSAL: "Ghi rõ kiến nghị với cơ quan nào…",
    Topic.NEXT: "Việc sẽ làm, thời gian hoàn thành…",
}
_GUIDE = (
    "1. Chỉ điền vào các ô nền trắng hoặc nền vàng; ô nền xám đã khóa, không phải điền.",
    "2. Sheet Nhiệm vụ: mỗi dòng chủ trì phải chọn Tình trạng. Chọn “Hoàn thành” hoặc “Đang thực "
    "hiện” thì ghi Kết quả thực hiện; nhiệm vụ có thời hạn đã hoàn thành thì ghi Ngày hoàn thành.",
    "3. “Không phát sinh”: trong kỳ không có việc. “Không áp dụng”: nhiệm vụ không thuộc cơ quan "
    "mình. Có làm nhưng kết quả bằng không thì ghi số 0.",
    "4. Tiến độ (%): ghi số từ 0 đến 100, ví dụ 60. Ngày: ngày/tháng/năm, ví dụ 15/9/2025.",
    "5. Xuống dòng trong ô: Alt+Enter. Được bắt đầu bằng dấu gạch “-”.",
    "6. Dòng phối hợp: chỉ ghi nội dung đã phối hợp (nếu có).",
    "7. Ô nền vàng là ô còn thiếu; dòng chữ đỏ phía trên bảng đếm số ô còn thiếu.",
    "8. Không thêm, xóa dòng, cột, sheet; không đổi tên sheet. Lưu kiểu .xlsx và gửi lại chính "
    "tệp này qua thư điện tử; đặt lại tên tệp cũng được.",
)


def write_form(form: Form, created: dt.date) -> bytes:
    """Return the .xlsx file of a form; the same form gives the same bytes."""
    buffer = io.BytesIO()
    found = form.identity
    meta = (found.plan, found.agency, found.period, found.version, found.digest)
    pairs = tuple(zip(MetaKey.ALL, meta, strict=True))
    properties = BookProperties(
        f"Biểu báo cáo {form.period_label} - {form.agency.name}",
        form.office_name,
        created,
        tuple((PROPERTY_PREFIX + name, value) for name, value in pairs),
    )
    with open_book(buffer, properties) as book:
        styles = _Styles(book)
        guide = book.add_worksheet(FormSheets.GUIDE)
        _guide(guide, form, styles)
        tasks = book.add_worksheet(FormSheets.TASKS)
        _tasks(tasks, form, styles)
        if form.indicator_rows:
            _indicators(book.add_worksheet(FormSheets.INDICATORS), form, styles)
        _general(book.add_worksheet(FormSheets.GENERAL), form, styles)
        hidden = book.add_worksheet(FormSheets.META)
        for row, (name, value) in enumerate(pairs):
            hidden.write_string(row, 0, name)
            hidden.write_string(row, 1, value)
        hidden.very_hidden()
        hidden.protect()
        tasks.activate()
    return self_fitting(buffer.getvalue())


class _Styles:
    """The cell formats of a form: (answer or printed) by (text, number, date, centred)."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
        boxed = {**base, "border": 1, "border_color": "#808080"}
        grey = {**boxed, "bg_color": "#F2F2F2"}
        open_ = {**boxed, "locked": False}
        line = {**base, "text_wrap": False}
        self.title = book.add_format({**line, "bold": True, "font_size": 14})
        self.line = book.add_format(line)
        self.wrapped = book.add_format(base)
        self.count = book.add_format({**line, "bold": True, "font_color": "#C00000"})
        self.header = book.add_format(
            {**boxed, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
        )
        self.group = book.add_format(
            {**line, "bold": True, "bg_color": "#EAF1DD", "top": 1, "bottom": 1}
        )
        self.printed = book.add_format({**grey, "num_format": "@"})
        self.printed_centre = book.add_format({**grey, "num_format": "@", "align": "center"})
        self.shut = book.add_format({**boxed, "bg_color": "#D9D9D9"})
        self.text = book.add_format({**open_, "num_format": "@"})
        self.centre = book.add_format({**open_, "num_format": "@", "align": "center"})
        self.percent = book.add_format({**open_, "num_format": "0.##", "align": "center"})
        self.number = book.add_format({**open_, "num_format": "#,##0.##", "align": "right"})
        self.date = book.add_format({**open_, "num_format": "dd/mm/yyyy", "align": "center"})
        self.gap = book.add_format({"bg_color": "#FFF2CC"})
        self.idle = book.add_format({"font_color": "#7F7F7F", "italic": True})

    def answer(self, field: str) -> Any:
        """The format of an answer cell under a caption."""
        special = {
            Field.PROGRESS: self.percent,
            Field.FIGURE: self.number,
            Field.VALUE: self.number,
            Field.DATE: self.date,
            Field.STATUS: self.centre,
            Field.UNIT: self.centre,
        }
        return special.get(field, self.text)


def _head(ws: Any, form: Form, styles: _Styles, title: str) -> None:
    ws.hide_gridlines(2)
    ws.write_string(0, 0, f"{title} {form.period_label}".upper(), styles.title)
    ws.write_string(1, 0, f"Cơ quan báo cáo: {form.agency.name}", styles.line)
    ws.write_string(2, 0, f"Kế hoạch: {form.plan_title}", styles.line)


def _columns(ws: Any, captions: tuple[str, ...], styles: _Styles, **wider: float) -> None:
    for number, caption in enumerate(captions):
        ws.set_column(number, number, wider.get(caption, _WIDTHS[caption]))
        ws.write_string(HEADER_ROW, number, caption, styles.header)
    ws.set_row(HEADER_ROW, 33)


def _finish(ws: Any, columns: int, frozen: int) -> None:
    ws.freeze_panes(_FIRST, frozen)
    ws.protect(
        "",
        {"sort": True, "autofilter": True, "format_rows": True, "format_columns": True},
    )
    ws.set_landscape()
    ws.set_paper(9)
    ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    ws.set_footer("&L&A&RTrang &P/&N")
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(HEADER_ROW)
    ws.print_area(0, 0, ws.dim_rowmax, columns - 1)


def _fit(ws: Any, number: int, *cells: tuple[str, float], least: int = _LEAST_LINES) -> None:
    """Give a row the height of its longest text, at least some lines to type in."""
    blank = ("\n" * (least - 1), 100.0)
    ws.set_row(number, row_height((text, Column("", width)) for text, width in (*cells, blank)))


def _guide(ws: Any, form: Form, styles: _Styles) -> None:
    ws.hide_gridlines(2)
    ws.set_column(0, 0, 110)
    ws.write_string(0, 0, "HƯỚNG DẪN ĐIỀN BIỂU BÁO CÁO", styles.title)
    send_to = f" ({form.office_email})" if form.office_email else ""
    head = (
        f"Kế hoạch: {form.plan_title}",
        f"Cơ quan báo cáo: {form.agency.name}. Kỳ báo cáo: {form.period_label}.",
        f"Gửi về {form.office_name}{send_to} chậm nhất ngày {format_date(form.due)}.",
        "",
    )
    for row, text in enumerate((*head, *_GUIDE), 1):
        ws.write_string(row, 0, text, styles.wrapped)
        _fit(ws, row, (text, 110), least=1)
    ws.protect()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)


# ------------------------------------------------------------------ sheet Nhiệm vụ


def _tasks(ws: Any, form: Form, styles: _Styles) -> None:
    _head(ws, form, styles, "Biểu báo cáo kết quả thực hiện nhiệm vụ")
    longest = max((len(row.text) for row in form.tasks), default=0)
    text_width = max(_WIDTHS[Field.TASK], longest / _LONGEST_LINES)
    _columns(ws, TASK_FIELDS, styles, **{Field.TASK: text_width})
    key_column = len(TASK_FIELDS)
    ws.write_string(HEADER_ROW, key_column, KEY)
    ws.write_string(HEADER_ROW, key_column + 1, _NEEDS)
    ws.set_column(key_column, key_column + 1, 10, None, {"hidden": True})
    for number, row in enumerate(form.task_rows, _FIRST):
        if isinstance(row, TaskGroup):
            for column in range(key_column):
                ws.write_blank(number, column, None, styles.group)
            ws.write_string(number, 0, f"{row.number}. {row.title}", styles.group)
        else:
            _task_row(ws, number, row, styles)
            _fit(
                ws,
                number,
                (row.text, text_width),
                (row.limit, _WIDTHS[Field.LIMIT]),
                (row.previous, _WIDTHS[Field.PREVIOUS]),
            )
            ws.write_string(number, key_column, row.key)
            ws.write_string(number, key_column + 1, _needs(row))
    last = max(_FIRST, HEADER_ROW + len(form.task_rows))
    _count_line(ws, form, styles, last)
    _task_checks(ws, styles, last)
    ws.autofilter(HEADER_ROW, 0, last, key_column - 1)
    _finish(ws, key_column, 2)


def _needs(row: TaskRow) -> str:
    """Letters for the counting formula: S a status, D a date when done, N a figure."""
    status = "S" if row.role is Role.LEAD and not row.further else ""
    return status + ("D" if row.fixed else "") + ("N" if row.measured else "")


def _task_row(ws: Any, number: int, row: TaskRow, styles: _Styles) -> None:
    printed = {
        Field.NUMBER: row.number,
        Field.TASK: row.text,
        Field.ROLE: "" if row.further else row.role.value,
        Field.LIMIT: row.limit,
        Field.PREVIOUS: row.previous,
    }
    open_fields = _open_fields(row)
    for column, field in enumerate(TASK_FIELDS):
        if field in printed:
            style = styles.printed_centre if field in _CENTRED else styles.printed
            ws.write_string(number, column, printed[field], style)
        elif field == Field.UNIT and row.unit:
            ws.write_string(number, column, row.unit, styles.printed_centre)
        elif field in open_fields:
            ws.write_blank(number, column, None, styles.answer(field))
        else:
            ws.write_blank(number, column, None, styles.shut)


def _open_fields(row: TaskRow) -> frozenset[str]:
    if row.further:
        return frozenset({Field.FIGURE})
    return _LEAD_ANSWERS if row.role is Role.LEAD else _COOP_ANSWERS


def _range(field: str, last: int) -> str:
    letters = column_letters(TASK_FIELDS.index(field))
    return f"${letters}${_FIRST + 1}:${letters}${last + 1}"


def _count_line(ws: Any, form: Form, styles: _Styles, last: int) -> None:
    needs_letters = column_letters(len(TASK_FIELDS) + 1)
    needs = f"${needs_letters}${_FIRST + 1}:${needs_letters}${last + 1}"
    status, result = _range(Field.STATUS, last), _range(Field.RESULT, last)
    date, figure = _range(Field.DATE, last), _range(Field.FIGURE, last)
    done, doing = (f'({status}="{word}")' for word in STATUS_ANSWERS[:2])
    count = (
        f'SUMPRODUCT((LEFT({needs},1)="S")*({status}=""))'
        f'+SUMPRODUCT((LEFT({needs},1)="S")*({done}+{doing})*({result}=""))'
        f'+SUMPRODUCT(ISNUMBER(SEARCH("D",{needs}))*{done}*({date}=""))'
        f'+SUMPRODUCT(ISNUMBER(SEARCH("N",{needs}))*({done}+{doing})*({figure}=""))'
    )
    empty = sum("S" in _needs(row) for row in form.tasks)
    ws.write_formula(
        *(3, 0),
        f'=IF({count}=0,"Đã điền đủ các ô bắt buộc của sheet này.",'
        f'"Còn thiếu "&({count})&" ô bắt buộc (các ô nền vàng).")',
        styles.count,
        f"Còn thiếu {empty} ô bắt buộc (các ô nền vàng)."
        if empty
        else "Đã điền đủ các ô bắt buộc của sheet này.",
    )


def _task_checks(ws: Any, styles: _Styles, last: int) -> None:
    _validate(ws, Field.STATUS, last, _status_rule())
    _validate(ws, Field.PROGRESS, last, _progress_rule())
    _validate(ws, Field.FIGURE, last, _number_rule())
    _validate(ws, Field.DATE, last, _date_rule())
    first = _FIRST + 1
    need = f"${column_letters(len(TASK_FIELDS) + 1)}{first}"
    status = f"${column_letters(TASK_FIELDS.index(Field.STATUS))}{first}"
    done, doing = (f'{status}="{word}"' for word in STATUS_ANSWERS[:2])
    gaps = {
        Field.STATUS: f'=AND(LEFT({need},1)="S",{status}="")',
        Field.RESULT: f'=AND(LEFT({need},1)="S",OR({done},{doing}),{{cell}}="")',
        Field.DATE: f'=AND(ISNUMBER(SEARCH("D",{need})),{done},{{cell}}="")',
        Field.FIGURE: f'=AND(ISNUMBER(SEARCH("N",{need})),OR({done},{doing}),{{cell}}="")',
    }
    for field, formula in gaps.items():
        column = TASK_FIELDS.index(field)
        cell = f"${column_letters(column)}{first}"
        rule = {"type": "formula", "criteria": formula.format(cell=cell), "format": styles.gap}
        ws.conditional_format(_FIRST, column, last, column, rule)
    nil = " , ".join(f'{status}="{word}"' for word in STATUS_ANSWERS[3:])
    idle = {"type": "formula", "criteria": f"=OR({nil})", "format": styles.idle}
    ws.conditional_format(_FIRST, 0, last, len(TASK_FIELDS) - 1, idle)


def _validate(ws: Any, field: str, last: int, rule: dict[str, Any]) -> None:
    column = TASK_FIELDS.index(field)
    ws.data_validation(_FIRST, column, last, column, rule)


def _status_rule() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(STATUS_ANSWERS),
        "error_title": "Tình trạng",
        "error_message": "Chọn một tình trạng trong danh sách.",
    }


def _progress_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "error_title": "Tiến độ (%)",
        "error_message": "Ghi số phần trăm từ 0 đến 100, ví dụ 60.",
    }


def _number_rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -(10**12),
        "maximum": 10**12,
        "error_title": "Số liệu",
        "error_message": "Chỉ ghi số; phần giải thích ghi ở cột bên cạnh.",
    }


def _date_rule() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(2000, 1, 1),
        "maximum": dt.date(2099, 12, 31),
        "error_title": "Ngày hoàn thành",
        "error_message": "Ghi ngày/tháng/năm, ví dụ 15/9/2025.",
    }


# ------------------------------------------------------------------ the other sheets


def _indicators(ws: Any, form: Form, styles: _Styles) -> None:
    _head(ws, form, styles, "Biểu báo cáo kết quả thực hiện chỉ tiêu")
    note = "Chỉ tiêu chưa có số liệu trong kỳ: ghi “Không phát sinh” vào cột Kết quả."
    ws.write_string(3, 0, note, styles.count)
    _columns(ws, INDICATOR_FIELDS, styles)
    key_column = len(INDICATOR_FIELDS)
    ws.write_string(HEADER_ROW, key_column, KEY)
    ws.set_column(key_column, key_column, 10, None, {"hidden": True})
    for number, row in enumerate(form.indicator_rows, _FIRST):
        _indicator_row(ws, number, row, styles)
        texts = ((row.name, Field.INDICATOR), (row.baseline, Field.BASELINE))
        targets = ((row.target, Field.TARGET), (row.previous, Field.PREVIOUS))
        _fit(ws, number, *((text, _WIDTHS[field]) for text, field in texts + targets), least=2)
        ws.write_string(number, key_column, row.key)
    last = HEADER_ROW + len(form.indicator_rows)
    value = INDICATOR_FIELDS.index(Field.VALUE)
    letter = column_letters(value)
    gap = {"type": "formula", "criteria": f'=${letter}{_FIRST + 1}=""', "format": styles.gap}
    ws.conditional_format(_FIRST, value, last, value, gap)
    ws.autofilter(HEADER_ROW, 0, last, key_column - 1)
    _finish(ws, key_column, 2)


def _indicator_row(ws: Any, number: int, row: IndicatorRow, styles: _Styles) -> None:
    printed = {
        Field.NUMBER: row.number,
        Field.INDICATOR: row.name,
        Field.UNIT: row.unit,
        Field.BASELINE: row.baseline,
        Field.TARGET: row.target,
        Field.PREVIOUS: row.previous,
    }
    for column, field in enumerate(INDICATOR_FIELDS):
        if field in printed:
            style = styles.printed_centre if field in _CENTRED else styles.printed
            ws.write_string(number, column, printed[field], style)
        else:
            ws.write_blank(number, column, None, styles.answer(field))


def _general(ws: Any, form: Form, styles: _Styles) -> None:
    _head(ws, form, styles, "Ý kiến chung")
    ws.write_string(3, 0, "Mỗi ý một dòng, xuống dòng bằng Alt+Enter.", styles.count)
    _columns(ws, GENERAL_FIELDS, styles)
    key_column = len(GENERAL_FIELDS)
    ws.write_string(HEADER_ROW, key_column, KEY)
    ws.set_column(key_column, key_column, 10, None, {"hidden": True})
    for index, (key, topic) in enumerate(TOPICS.items()):
        row = _FIRST + index
        ws.write_string(row, 0, str(index + 1), styles.printed_centre)
        ws.write_string(row, 1, f"{topic}\n\n{_TOPIC_HELP[key]}", styles.printed)
        _fit(ws, row, least=6)
        ws.write_blank(row, 2, None, styles.text)
        ws.write_string(row, key_column, key)
    _finish(ws, key_column, 2)
