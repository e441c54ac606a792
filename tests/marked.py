"""Returned forms of the small plan, and their marked copies as text, for the tests."""

import datetime as dt
import io

import openpyxl

from generator.core.model import Submission
from generator.core.returned import MarkedForm
from generator.edges.form_fill import Entries
from generator.stages.returning import marked_form
from tests.stages.test_receive import FORMS, GOOD
from tests.support import filled, read_bytes

TODAY = dt.date(2025, 9, 19)
T, I, G = "Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"  # noqa: E741
FAULTY = {
    (T, "I.1", "Tình trạng"): "Xong",
    (T, "I.1", "Tiến độ (%)"): 150,
    (T, "II.3", "Tình trạng"): "hoan thanh",
    (T, "II.3", "Tiến độ (%)"): 40,
    (T, "II.3", "Kết quả thực hiện"): None,
    (T, "II.3", "Số liệu"): "sáu lớp",
    (T, "II.3", "Ngày hoàn thành"): dt.date(2025, 9, 30),
}


def sent(changes: Entries | None = None, *, agency: str = "S1", **more: str) -> Submission:
    """What became of a form filled with good answers and some changes; None leaves one out."""
    entries = {**GOOD, **(FAULTY if changes is None else changes)}
    typed = {place: value for place, value in entries.items() if value is not None}
    return read_bytes(filled(FORMS[agency], typed), FORMS, **more)


def marked(changes: Entries | None = None) -> MarkedForm:
    return marked_form(FORMS["S1"], sent(changes), TODAY)


def dump(copy: bytes) -> str:
    """The sheet Việc cần sửa line by line, then the answers and notes of the other sheets."""
    book = openpyxl.load_workbook(io.BytesIO(copy), data_only=True)
    lines: list[str] = []
    fixes, *others = book.worksheets
    lines.append(f"## {fixes.title}")
    for row in fixes.iter_rows():
        cells = [str(cell.value).replace("\n", " / ") if cell.value else "" for cell in row]
        link = next((c.hyperlink.location for c in row if c.hyperlink), "")
        line = " | ".join(cells).rstrip(" |")
        lines.append(f"{line} -> {link}" if link else line)
    for ws in others:
        lines.append(f"## {ws.title}")
        open_cells = (c for row in ws.iter_rows() for c in row if not c.protection.locked)
        lines += [f"{c.coordinate}: {c.value!r}" for c in open_cells if c.value is not None]
        noted = (c for row in ws.iter_rows() for c in row if c.comment)
        lines += [f"{c.coordinate} ghi chú: {c.comment.text!r}" for c in noted]
    return "\n".join(lines) + "\n"
