"""The sheets of a plan workbook as descriptions: widths, dropdowns and the guide."""

from collections.abc import Iterator, Mapping, Sequence

from generator.core.model import LimitKind
from generator.core.sheets import Column, Content, Kind, TableSheet
from generator.core.wording import (
    NO,
    OFF,
    OPERATORS,
    PLAN_COLUMNS,
    WORKED,
    YES,
    AgencyColumn,
    Cycle,
    DayOffColumn,
    GroupColumn,
    IndicatorColumn,
    PlanItem,
    PlanSheets,
    TaskColumn,
    TaskGroupColumn,
)

Records = Sequence[Mapping[str, Content]]

_ITEM_HELP = {
    PlanItem.ID: "Trùng tên thư mục trong inputs/; chữ không dấu, chữ số và dấu -",
    PlanItem.TITLE: "Trích yếu của kế hoạch, nguyên văn",
    PlanItem.TITLE_IN_SENTENCE: "Cách viết khi đứng sau “Kế hoạch …”; để trống thì viết thường "
    "chữ đầu của tên kế hoạch",
    PlanItem.NUMBER: "Ví dụ 220/KH-UBND; để trống nếu chưa có",
    PlanItem.DATE: "ngày/tháng/năm",
    PlanItem.ISSUER: "Tên đầy đủ",
    PlanItem.FIRST_YEAR: "Năm đầu của kế hoạch",
    PlanItem.LAST_YEAR: "Năm cuối của kế hoạch",
    PlanItem.OFFICE: "Tên, tên viết tắt hoặc mã ở sheet Cơ quan",
    PlanItem.SUPERIOR: "Dòng trên của tên cơ quan ở đầu báo cáo",
    PlanItem.SYMBOL: "Phần sau “BC-” trong “Số: …/BC-STC”",
    PlanItem.PLACE: "Đứng trước “, ngày … tháng … năm …”",
    PlanItem.EMAIL: "Địa chỉ in trong biểu mẫu để cơ quan gửi lại",
    PlanItem.ADDRESSEES: "Nơi gửi báo cáo; mỗi dòng một nơi",
    PlanItem.RECIPIENTS: "Mỗi dòng một nơi, không cần dấu gạch và dấu chấm phẩy; dòng cuối là Lưu",
    PlanItem.AUTHORITY: "Để trống khi người đứng đầu ký; hoặc KT. GIÁM ĐỐC, TL. …, TUQ. …, TM. …",
    PlanItem.POSITION: "Ví dụ GIÁM ĐỐC",
    PlanItem.SIGNER: "Để trống nếu chưa xác định",
}

_GUIDE = (
    ("1", "Tệp này là nguồn duy nhất của kế hoạch: chương trình chỉ đọc, không bao giờ sửa tệp."),
    ("2", "Sheet Kế hoạch: thông tin chung, nơi gửi, nơi nhận, chữ ký của báo cáo."),
    (
        "3",
        "Sheet Kỳ báo cáo: mỗi dòng một kỳ. Q1…Q4 là quý, H1 và H2 là 6 tháng, Y là năm, "
        "X là báo cáo theo yêu cầu (hạn ghi khi phát hành). Hạn ghi ngày/tháng, ví dụ 20/9; hạn "
        "rơi vào năm kế tiếp thì ghi thêm chữ, ví dụ 10/1 năm sau.",
    ),
    ("4", "Sheet Ngày nghỉ: chỉ ghi ngày nghỉ lễ, nghỉ bù, làm bù khác với lịch thông thường."),
    (
        "5",
        "Sheet Cơ quan: danh sách cơ quan; mã là tên tệp biểu mẫu nên không dấu. Cơ quan đổi tên, "
        "sáp nhập, chia tách: không xóa dòng, ghi Hiệu lực đến và mã cơ quan kế thừa (chia thành "
        "nhiều cơ quan thì mỗi dòng trong ô một mã); cơ quan mới ghi ở dòng mới, có Hiệu lực từ.",
    ),
    (
        "6",
        "Sheet Nhóm: mỗi cụm từ chỉ nhiều cơ quan (ví dụ “Các Sở, ban, ngành”) gồm những ai; "
        "mỗi dòng trong ô một loại hoặc một mã. Một loại gồm các cơ quan có nhận biểu mẫu.",
    ),
    (
        "7",
        "Sheet Nhóm nhiệm vụ và Nhiệm vụ: nội dung theo phụ lục của kế hoạch, giữ nguyên văn. "
        "Cột “ghi trong kế hoạch” chép nguyên văn; các cột bên cạnh (loại thời hạn, ngày, số, đơn "
        "vị) để trống thì chương trình tự đọc từ nguyên văn, đã ghi thì lấy đúng như ghi.",
    ),
    (
        "8",
        "Một nhiệm vụ có nhiều số lượng: chép chung vào một ô để chương trình tự tách, hoặc thêm "
        "dòng ngay dưới, ghi lại mã, để trống cột Nhiệm vụ và điền số lượng tiếp theo. Sheet Chỉ "
        "tiêu cũng làm như vậy.",
    ),
    (
        "9",
        "Sheet Chỉ tiêu, cột Là tổng của (mã): nếu chỉ tiêu là tổng của các chỉ tiêu khác thì ghi "
        "mã của chúng, mỗi dòng một mã, để chương trình cộng thử.",
    ),
    ("10", "Thêm, bớt dòng tùy ý; không đổi tên sheet và tên cột."),
)


def plan_sheets(
    title: str, items: Mapping[str, Content], tables: Mapping[str, Records]
) -> tuple[TableSheet, ...]:
    """Return all sheets of a plan workbook.

    Args:
        title: the plan's name, shown above each table.
        items: the values of the sheet Kế hoạch by item.
        tables: the rows of the other sheets, each row by caption; absent captions stay empty.
    """
    guide = TableSheet(
        PlanSheets.GUIDE,
        "Hướng dẫn ghi tệp kế hoạch",
        (Column("STT", 6, Kind.CENTRE), Column("Cách ghi", 110)),
        _GUIDE,
        intro=title,
    )
    plan = TableSheet(
        PlanSheets.PLAN,
        "Thông tin chung của kế hoạch",
        tuple(
            Column(caption, width)
            for caption, width in zip(PLAN_COLUMNS, (34, 70, 60), strict=True)
        ),
        tuple((item, items.get(item), help_text) for item, help_text in _ITEM_HELP.items()),
        intro=title,
    )
    return guide, plan, *_list_sheets(title, tables)


def _choices(records: Records, caption: str) -> tuple[str, ...]:
    """The distinct words of a column, where they fit the 255 characters of a dropdown list."""
    words = tuple(dict.fromkeys(str(record[caption]) for record in records))
    return words if len(",".join(words)) < 255 and not any("," in word for word in words) else ()


def _list_sheets(title: str, tables: Mapping[str, Records]) -> Iterator[TableSheet]:
    s = PlanSheets
    described = {
        s.CYCLES: ("Các kỳ báo cáo và hạn", _cycle_columns(), 1),
        s.DAYS_OFF: ("Ngày nghỉ, ngày làm bù theo quyết định hằng năm", _day_off_columns(), 0),
        s.AGENCIES: ("Danh sách cơ quan", _agency_columns(), 2),
        s.GROUPS: ("Cụm từ chỉ nhiều cơ quan", _group_columns(), 1),
        s.TASK_GROUPS: ("Các nhóm nhiệm vụ theo thứ tự của kế hoạch", _task_group_columns(), 1),
        s.TASKS: ("Danh mục nhiệm vụ", _task_columns(tables.get(s.TASK_GROUPS, ())), 4),
        s.INDICATORS: ("Danh mục chỉ tiêu", _indicator_columns(), 3),
    }
    for name, (heading, columns, frozen) in described.items():
        records = tables.get(name, ())
        rows = tuple(tuple(record.get(c.caption) for c in columns) for record in records)
        yield TableSheet(name, heading, columns, rows, title, frozen, open_rows=10)


def _cycle_columns() -> tuple[Column, ...]:
    c = Cycle
    yes_no = (YES, NO)
    return (
        Column(c.SLOT, 7, Kind.CENTRE, ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "Y", "X")),
        Column(c.NAME, 16),
        Column(c.DUE, 14, Kind.CENTRE),
        Column(c.DUE_COUNTS, 12, Kind.CENTRE, yes_no),
        Column(c.MOVES, 14, Kind.CENTRE, yes_no),
        Column(c.UPWARD, 14, Kind.CENTRE),
        Column(c.FROM, 12, Kind.CENTRE),
        Column(c.TO, 12, Kind.CENTRE),
        Column(c.WORDING, 70),
    )


def _day_off_columns() -> tuple[Column, ...]:
    c = DayOffColumn
    return (
        Column(c.DAY, 14, Kind.DATE),
        Column(c.OFF, 18, Kind.CENTRE, (OFF, WORKED)),
        Column(c.NOTE, 60),
    )


def _agency_columns() -> tuple[Column, ...]:
    c = AgencyColumn
    return (
        Column(c.CODE, 14),
        Column(c.NAME, 48),
        Column(c.SHORT, 20),
        Column(c.KIND, 22),
        Column(c.EMAIL, 28),
        Column(c.REPORTS, 10, Kind.CENTRE, (YES, NO)),
        Column(c.FROM, 13, Kind.DATE),
        Column(c.TO, 13, Kind.DATE),
        Column(c.SUCCESSOR, 14),
        Column(c.NOTE, 50),
    )


def _group_columns() -> tuple[Column, ...]:
    c = GroupColumn
    return (Column(c.PHRASE, 60), Column(c.KINDS, 28), Column(c.MEMBERS, 28), Column(c.NOTE, 60))


def _task_group_columns() -> tuple[Column, ...]:
    c = TaskGroupColumn
    return (Column(c.CODE, 12), Column(c.NUMBER, 16, Kind.CENTRE), Column(c.TITLE, 90))


def _task_columns(task_groups: Records) -> tuple[Column, ...]:
    c = TaskColumn
    kinds = tuple(kind.value for kind in LimitKind)
    return (
        Column(c.KEY, 10),
        Column(c.GROUP, 9, Kind.CENTRE, _choices(task_groups, TaskGroupColumn.CODE)),
        Column(c.NUMBER, 7, Kind.CENTRE),
        Column(c.TEXT, 70),
        Column(c.LEADS_PRINTED, 30),
        Column(c.LEADS, 30),
        Column(c.COOPS_PRINTED, 30),
        Column(c.COOPS, 30),
        Column(c.LIMIT_PRINTED, 20),
        Column(c.LIMIT_KIND, 14, Kind.TEXT, kinds),
        Column(c.START, 12, Kind.DATE),
        Column(c.DUE, 12, Kind.DATE),
        Column(c.MEASURE_PRINTED, 24),
        Column(c.LEAST, 10, Kind.NUMBER),
        Column(c.MOST, 10, Kind.NUMBER),
        Column(c.UNIT, 12),
        Column(c.PRODUCT, 24),
        Column(c.NOTE, 50),
    )


def _indicator_columns() -> tuple[Column, ...]:
    c = IndicatorColumn
    return (
        Column(c.CODE, 10),
        Column(c.PARENT, 10),
        Column(c.NAME, 50),
        Column(c.UNIT, 14),
        Column(c.BASELINE, 34),
        Column(c.OPERATOR, 9, Kind.CENTRE, OPERATORS),
        Column(c.LEAST, 12, Kind.NUMBER),
        Column(c.PRINTED, 44),
        Column(c.YEAR, 9, Kind.CENTRE),
        Column(c.LEADS_PRINTED, 30),
        Column(c.LEADS, 30),
        Column(c.SUM_OF, 12),
        Column(c.NOTE, 50),
    )
