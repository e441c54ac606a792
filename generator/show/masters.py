"""The results of templates check and templates reset."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.core.problems import Severity
from generator.show.tables import Parts, problems, row, table

if TYPE_CHECKING:
    from generator.core.master_shapes import FieldRow
    from generator.pipeline import CheckedMaster, ResetMasters


def checked_masters(found: Sequence["CheckedMaster"]) -> Parts:
    """Every master with what is wrong, and a line that sums up."""
    for one in found:
        yield from problems(one.problems)
        errors = sum(p.severity is Severity.ERROR for p in one.problems)
        state = f"{errors} lỗi phải sửa" if errors else "dùng được"
        yield f"{one.path}: {state}."


def master_fields(rows: Sequence["FieldRow"]) -> Parts:
    """The fields a master may use."""
    listed = table("Trường", "Ý nghĩa", "Ví dụ")
    for one in rows:
        row(listed, *one)
    yield listed
    yield (
        "Viết trường giữa {{ và }}, ví dụ {{ co_quan.ten }}. Trường có […] là danh sách: viết "
        "{%p for d in nhom %}, rồi {{ d.ten }}, rồi {%p endfor %}, mỗi thẻ một đoạn (trong bảng: "
        "{%tr for … %}, mỗi thẻ một dòng)."
    )


def reset_masters(result: "ResetMasters") -> Parts:
    """What was written again and where the edited ones are."""
    for path in result.kept:
        yield f"Đã giữ bản đã sửa: {path}"
    for path in result.written:
        yield f"Đã ghi lại mẫu gốc: {path}"
    if not result.written:
        yield "Các mẫu đang đúng như mẫu gốc, không phải ghi lại."
