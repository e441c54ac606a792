"""A small plan as markdown tables, and forms filled by hand, for the tests."""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl

from generator.core.assignment import dates_of
from generator.core.grid import Grid, Workbook
from generator.core.model import Arrival, Form, PeriodDates, Plan, Received, Submission
from generator.core.periods import parse_period
from generator.edges.files import put_file
from generator.edges.form_fill import Entries, fill_form
from generator.edges.form_write import write_form
from generator.edges.workbook_read import read_workbook
from generator.stages.aggregate import aggregate
from generator.stages.issue import forms as make_forms
from generator.stages.plan import read_plan
from generator.stages.receive import read_submission, settle

SMALL_PLAN = """
## Kế hoạch
| Mục | Giá trị | Cách ghi |
| Mã kế hoạch | thu-nho | |
| Tên kế hoạch | Phát triển kinh tế tỉnh Mẫu năm 2025 | |
| Số, ký hiệu | 12/KH-UBND | |
| Ngày ban hành | 05/02/2025 | |
| Cơ quan ban hành | Ủy ban nhân dân tỉnh Mẫu | |
| Từ năm | 2025 | |
| Đến năm | 2025 | |
| Cơ quan tổng hợp | Sở Một | |
| Cơ quan chủ quản | UBND TỈNH MẪU | |
| Chữ viết tắt trong số, ký hiệu báo cáo | S1 | |
| Địa danh | Mẫu | |
| Thư điện tử nhận báo cáo | s1@example.vn | |
| Kính gửi | Ủy ban nhân dân tỉnh Mẫu | |
| Nơi nhận | Như trên; Lưu: VT, TH | |
| Thẩm quyền ký | | |
| Chức vụ người ký | GIÁM ĐỐC | |
| Họ tên người ký | | |

## Kỳ báo cáo
| Kỳ | Tên kỳ | Hạn gửi của cơ quan | Tính cả ngày hạn | Lùi hạn khi gặp ngày nghỉ | \
Hạn báo cáo cấp trên | Số liệu từ ngày | Số liệu đến ngày | Ghi trong kế hoạch |
| Q1 | Quý I | 20/3 | Có | Không | 25/3 | 15/12 | 14/3 | trước ngày 20 |
| Q3 | Quý III | 20/9 | Có | Không | | 15/6 | 14/9 | |
| Y | Năm | 10/12 | Không | Có | | | | |
| X | Theo yêu cầu | | | | | | | |

## Ngày nghỉ
| Ngày | Nghỉ hay làm việc | Ghi chú |

## Cơ quan
| Mã | Tên cơ quan | Tên viết tắt | Loại | Thư điện tử | Nhận biểu mẫu | Hiệu lực từ | \
Hiệu lực đến | Cơ quan kế thừa | Ghi chú |
| S1 | Sở Một | S.Một | Sở | | Có | | | | |
| S2 | Sở Hai | | Sở | | Có | | | | |
| X1 | UBND xã Cẩm Giang | | Xã | | Có | | | | |
| X2 | UBND xã Cẩm Giàng | | Xã | | Có | | | | |
| X3 | UBND xã Mới | | Xã | | Có | 01/7/2025 | | | |
| X4 | UBND xã Cũ | | Xã | | Có | | 30/6/2025 | X3 | |
| B1 | Bộ Ngoài | | Bộ | | Không | | | | |

## Nhóm
| Cụm từ trong kế hoạch | Gồm các loại cơ quan | Gồm các cơ quan (mã) | Ghi chú |
| UBND các xã | Xã | | |
| Các Sở, UBND các xã | Sở; Xã | | |

## Nhóm nhiệm vụ
| Mã nhóm | Số hiệu in trong kế hoạch | Tên nhóm |
| I | I | Thị trường |
| II | II | Đất đai |

## Nhiệm vụ
| Mã | Nhóm | STT in | Nhiệm vụ | Chủ trì (ghi trong kế hoạch) | \
Chủ trì (mỗi dòng một cơ quan hoặc nhóm) | Phối hợp (ghi trong kế hoạch) | \
Phối hợp (mỗi dòng một cơ quan hoặc nhóm) | Thời hạn (ghi trong kế hoạch) | Loại thời hạn | \
Từ ngày | Đến ngày | Số lượng (ghi trong kế hoạch) | Tối thiểu | Tối đa | Đơn vị tính | \
Sản phẩm | Ghi chú |
| I.1 | I | 1 | Rà soát thủ tục | Sở Một | Sở Một | | Sở Hai; UBND các xã | Thường xuyên | \
Thường xuyên | | | | | | | | |
| I.2 | I | 2 | Công khai quy hoạch | UBND các xã | UBND các xã | | | Quý III/2025 | \
Có thời hạn | 01/7/2025 | 30/9/2025 | | | | | | |
| II.3 | II | 3 | Mở lớp tập huấn | Các Sở | Sở Một; Sở Hai | | | Năm 2025 | Có thời hạn | \
01/1/2025 | 31/12/2025 | 05-07 lớp | 5 | 7 | lớp | | |
| II.3 | | | | | | | | | | | | 300 lượt người | 300 | | lượt người | | |

## Chỉ tiêu
| Mã | Mã cấp trên | Chỉ tiêu | Đơn vị tính | Kỳ gốc | So sánh | Mục tiêu (số) | \
Mục tiêu (ghi trong kế hoạch) | Cơ quan báo cáo (mỗi dòng một cơ quan) | Ghi chú |
| CT1 | | điểm số chung | điểm | 70 | ≥ | 74 | từ 74 điểm | | |
| | | | thứ hạng | 10 | ≤ | 5 | Top 5 | | |
| CT2 | CT1 | Tỷ lệ hồ sơ đúng hạn | % | | > | 7,2 | > 7,2 | S2 | |
"""


def grids(markdown: str, file: str = "plan.xlsx") -> list[Grid]:
    """The sheets of a text: "## name", then rows of "| cell | cell |"."""
    found: list[Grid] = []
    for block in markdown.split("## ")[1:]:
        name, *lines = block.strip().split("\n")
        rows = [
            tuple(cell.strip() or None for cell in line.strip("|").split("|"))
            for line in (line.strip() for line in lines)
            if line
        ]
        found.append(Grid(file, name.strip(), tuple(rows)))
    return found


def small_plan(markdown: str = SMALL_PLAN) -> Plan:
    plan, problems = read_plan("plan.xlsx", grids(markdown))
    assert plan is not None, [(p.code, str(p.where), p.params) for p in problems]
    return plan


def dates(plan: Plan, period: str = "2025-Q3") -> PeriodDates:
    parsed = parse_period(period)
    assert parsed
    found = dates_of(plan, parsed, frozenset())
    assert found
    return found


def forms_of(plan: Plan, period: str = "2025-Q3") -> dict[str, Form]:
    return {form.agency.code: form for form in make_forms(plan, dates(plan, period))}


def blank(form: Form) -> bytes:
    return write_form(form, dt.date(2025, 2, 5))


def filled(form: Form, entries: Entries) -> bytes:
    return fill_form(blank(form), entries)


def arrival(file: str = "a.xlsx", day: str = "2025-09-18T10:00:00", sha256: str = "") -> Arrival:
    moment = dt.datetime.fromisoformat(day)
    return Arrival(file, sha256 or file, moment, moment)


def read_bytes(
    data: bytes, forms: Mapping[str, Form], file: str = "a.xlsx", day: str = "2025-09-18T10:00:00"
) -> Submission:
    book = read_workbook(file, data)
    assert isinstance(book, Workbook), book
    return read_submission(arrival(file, day), book, forms)


def retyped(data: bytes, change) -> bytes:
    """The workbook after a change made with openpyxl, as a person would make it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def answered(submission: Submission) -> dict[tuple[str, str], object]:
    """Key and caption: the value, or the state where there is none."""
    return {
        (a.key, a.field): a.state.value if a.value is None else a.value for a in submission.answers
    }


def received(*submissions: Submission) -> Received:
    return settle(
        replace(s, arrival=replace(s.arrival, sha256=f"{s.arrival.file}{n}"))
        for n, s in enumerate(submissions)
    )


def summed(plan: Plan, *submissions: Submission, today: str = "2025-09-23"):
    return aggregate(plan, dates(plan), received(*submissions), dt.date.fromisoformat(today))


def small_home(folder: Path, markdown: str = SMALL_PLAN) -> Path:
    """A home folder that holds the small plan."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for grid in grids(markdown):
        ws = book.create_sheet(grid.sheet)
        for row in grid.rows:
            ws.append(row)
    target = folder / "inputs" / "thu-nho" / "plan.xlsx"
    target.parent.mkdir(parents=True)
    book.save(target)
    return folder


def put(home: Path, name: str, data: bytes, day: str = "2025-09-18", period: str = "2025-Q3"):
    """A file as an agency sent it, saved on a day."""
    path = home / "inputs" / "thu-nho" / period / name
    put_file(path, data, dt.date.fromisoformat(day))
    return path


def complete(form: Form, status: str = "Đang thực hiện", text: str = "Đã làm") -> Entries:
    """Entries that make a form valid."""
    entries = {}
    for row in form.tasks:
        if row.role.value == "Chủ trì" and not row.further:
            entries["Nhiệm vụ", row.key, "Tình trạng"] = status
            entries["Nhiệm vụ", row.key, "Kết quả thực hiện"] = text
            entries["Nhiệm vụ", row.key, "Tiến độ (%)"] = 50
        if row.measured:
            entries["Nhiệm vụ", row.key, "Số liệu"] = 3
    return entries
