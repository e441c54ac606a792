"""The end of a document: Nơi nhận and the signature, which stay with the last sentence."""

from typing import Any

from docx.shared import Pt

from generator.core import official_format as form
from tools.master.pieces import add, loop, no_split, table_of

_LINES_TO_SIGN = 4


def last_paragraph(document: Any, text: str) -> None:
    """Add the last sentence, which stays on the page of the signature."""
    ending = add(document, "Body Text", f"{text}{form.END_MARK}")
    ending.paragraph_format.keep_with_next = True
    ending.paragraph_format.keep_together = True


def closing(document: Any) -> None:
    """Add Nơi nhận and the signature block, which stay on one page."""
    gap = add(document, "Normal")
    gap.paragraph_format.line_spacing = Pt(8)
    gap.paragraph_format.keep_with_next = True
    table = table_of(document, form.SIGNATURE_COLUMNS, borders=False)
    no_split(table.rows[0])
    left, right = table.rows[0].cells
    add(left, "Nơi nhận", "Nơi nhận:")
    loop(left, "Danh sách nơi nhận", "noi in noi_nhan", "{{ noi }}")
    loop(right, "Chức vụ", "dong in tham_quyen", "{{ dong }}")
    add(right, "Chức vụ", "{{ chuc_vu }}")
    for _ in range(_LINES_TO_SIGN):
        add(right, "Chức vụ")
    add(right, "Họ tên người ký", "{{ nguoi_ky }}")
