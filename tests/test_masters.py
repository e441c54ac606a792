"""The Word masters that come with the program are those its tool writes."""

import io
from pathlib import Path

import docx
import pytest

from tests.edges.packages import schema_faults
from tools.write_master import masters

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "report"
MASTERS = masters()


def test_nothing_else_lies_beside_them():
    assert {path.name for path in FOLDER.glob("*.docx")} == set(MASTERS)


@pytest.mark.parametrize("name", MASTERS)
def test_a_master_is_written_again_byte_for_byte(name):
    assert (FOLDER / name).read_bytes() == MASTERS[name] == masters()[name]


@pytest.mark.parametrize("name", MASTERS)
def test_a_master_is_valid_by_the_office_schemas(name, tmp_path):
    assert schema_faults(MASTERS[name], tmp_path / name) == []


@pytest.mark.parametrize("name", MASTERS)
@pytest.mark.parametrize(
    ("style", "sizes", "bold", "italic"),
    [
        ("Quốc hiệu", (12, 13), True, False),
        ("Tiêu ngữ", (13, 14), True, False),
        ("Cơ quan chủ quản", (12, 13), False, False),
        ("Cơ quan ban hành", (12, 13), True, False),
        ("Số ký hiệu", (13, 13), False, False),
        ("Địa danh ngày tháng", (13, 14), False, True),
        ("Trích yếu", (13, 14), True, False),
        ("Trích yếu công văn", (12, 13), False, False),
        ("Độ khẩn", (13, 14), True, False),
        ("Kính gửi", (13, 14), False, False),
        ("Nơi kính gửi", (13, 14), False, False),
        ("Nơi nhận", (12, 12), True, True),
        ("Danh sách nơi nhận", (11, 11), False, False),
        ("Chức vụ", (13, 14), True, False),
        ("Họ tên người ký", (13, 14), True, False),
        ("Phụ lục", (14, 14), True, False),
        ("Kèm theo", (13, 14), False, True),
    ],
)
def test_a_component_looks_as_the_decree_says(name, style, sizes, bold, italic):
    font = docx.Document(io.BytesIO(MASTERS[name])).styles[style].font
    assert sizes[0] <= font.size.pt <= sizes[1]
    assert (font.name, font.bold, font.italic) == ("Times New Roman", bold, italic)
