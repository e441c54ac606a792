"""The Vietnamese words of the workbooks: sheet names, captions, list answers, short labels."""

from types import MappingProxyType

from generator.core.model import Status

FORM_VERSION = "1"


class PlanSheets:
    """Sheets of the plan workbook (design, The plan workbook)."""

    GUIDE = "Hướng dẫn"
    PLAN = "Kế hoạch"
    CYCLES = "Kỳ báo cáo"
    DAYS_OFF = "Ngày nghỉ"
    AGENCIES = "Cơ quan"
    GROUPS = "Nhóm"
    TASK_GROUPS = "Nhóm nhiệm vụ"
    TASKS = "Nhiệm vụ"
    INDICATORS = "Chỉ tiêu"
    CONFIRM = "Cần xác nhận"
    ALL = (PLAN, CYCLES, DAYS_OFF, AGENCIES, GROUPS, TASK_GROUPS, TASKS, INDICATORS)


class PlanItem:
    """Lines of the sheet Kế hoạch."""

    ID = "Mã kế hoạch"
    TITLE = "Tên kế hoạch"
    TITLE_IN_SENTENCE = "Tên kế hoạch trong câu văn"
    NUMBER = "Số, ký hiệu"
    DATE = "Ngày ban hành"
    ISSUER = "Cơ quan ban hành"
    FIRST_YEAR = "Từ năm"
    LAST_YEAR = "Đến năm"
    OFFICE = "Cơ quan tổng hợp"
    SUPERIOR = "Cơ quan chủ quản"
    SYMBOL = "Chữ viết tắt trong số, ký hiệu báo cáo"
    PLACE = "Địa danh"
    EMAIL = "Thư điện tử nhận báo cáo"
    ADDRESSEES = "Kính gửi"
    RECIPIENTS = "Nơi nhận"
    AUTHORITY = "Thẩm quyền ký"
    POSITION = "Chức vụ người ký"
    SIGNER = "Họ tên người ký"


PLAN_COLUMNS = ("Mục", "Giá trị", "Cách ghi")
GUESS_COLUMNS = ("Sheet", "Ô", "Trong kế hoạch", "Đã ghi", "Lý do")


class Cycle:
    """Captions of the sheet Kỳ báo cáo."""

    SLOT = "Kỳ"
    NAME = "Tên kỳ"
    DUE = "Hạn gửi của cơ quan"
    DUE_COUNTS = "Tính cả ngày hạn"
    MOVES = "Lùi hạn khi gặp ngày nghỉ"
    UPWARD = "Hạn báo cáo cấp trên"
    FROM = "Số liệu từ ngày"
    TO = "Số liệu đến ngày"
    WORDING = "Ghi trong kế hoạch"
    ALL = (SLOT, NAME, DUE, DUE_COUNTS, MOVES, UPWARD, FROM, TO, WORDING)


class DayOffColumn:
    """Captions of the sheet Ngày nghỉ."""

    DAY = "Ngày"
    OFF = "Nghỉ hay làm việc"
    NOTE = "Ghi chú"
    ALL = (DAY, OFF, NOTE)


class AgencyColumn:
    """Captions of the sheet Cơ quan."""

    CODE = "Mã"
    NAME = "Tên cơ quan"
    SHORT = "Tên viết tắt"
    KIND = "Loại"
    EMAIL = "Thư điện tử"
    REPORTS = "Nhận biểu mẫu"
    FROM = "Hiệu lực từ"
    TO = "Hiệu lực đến"
    SUCCESSOR = "Cơ quan kế thừa"
    NOTE = "Ghi chú"
    ALL = (CODE, NAME, SHORT, KIND, EMAIL, REPORTS, FROM, TO, SUCCESSOR, NOTE)


class GroupColumn:
    """Captions of the sheet Nhóm."""

    PHRASE = "Cụm từ trong kế hoạch"
    KINDS = "Gồm các loại cơ quan"
    MEMBERS = "Gồm các cơ quan (mã)"
    NOTE = "Ghi chú"
    ALL = (PHRASE, KINDS, MEMBERS, NOTE)


class TaskGroupColumn:
    """Captions of the sheet Nhóm nhiệm vụ."""

    CODE = "Mã nhóm"
    NUMBER = "Số hiệu in trong kế hoạch"
    TITLE = "Tên nhóm"
    ALL = (CODE, NUMBER, TITLE)


class TaskColumn:
    """Captions of the sheet Nhiệm vụ of the plan workbook."""

    KEY = "Mã"
    GROUP = "Nhóm"
    NUMBER = "STT in"
    TEXT = "Nhiệm vụ"
    LEADS_PRINTED = "Chủ trì (ghi trong kế hoạch)"
    LEADS = "Chủ trì (mỗi dòng một cơ quan hoặc nhóm)"
    COOPS_PRINTED = "Phối hợp (ghi trong kế hoạch)"
    COOPS = "Phối hợp (mỗi dòng một cơ quan hoặc nhóm)"
    LIMIT_PRINTED = "Thời hạn (ghi trong kế hoạch)"
    LIMIT_KIND = "Loại thời hạn"
    START = "Từ ngày"
    DUE = "Đến ngày"
    MEASURE_PRINTED = "Số lượng (ghi trong kế hoạch)"
    LEAST = "Tối thiểu"
    MOST = "Tối đa"
    UNIT = "Đơn vị tính"
    PRODUCT = "Sản phẩm"
    NOTE = "Ghi chú"
    ALL = (
        *(KEY, GROUP, NUMBER, TEXT, LEADS_PRINTED, LEADS, COOPS_PRINTED, COOPS, LIMIT_PRINTED),
        *(LIMIT_KIND, START, DUE, MEASURE_PRINTED, LEAST, MOST, UNIT, PRODUCT, NOTE),
    )


class IndicatorColumn:
    """Captions of the sheet Chỉ tiêu of the plan workbook."""

    CODE = "Mã"
    PARENT = "Mã cấp trên"
    NAME = "Chỉ tiêu"
    UNIT = "Đơn vị tính"
    BASELINE = "Kỳ gốc"
    OPERATOR = "So sánh"
    LEAST = "Mục tiêu (số)"
    PRINTED = "Mục tiêu (ghi trong kế hoạch)"
    LEADS_PRINTED = "Cơ quan báo cáo (ghi trong kế hoạch)"
    LEADS = "Cơ quan báo cáo (mỗi dòng một cơ quan)"
    YEAR = "Năm phải đạt"
    SUM_OF = "Là tổng của (mã)"
    NOTE = "Ghi chú"
    ALL = (CODE, PARENT, NAME, UNIT, BASELINE, OPERATOR, LEAST, PRINTED, LEADS, NOTE)
    OPTIONAL = (YEAR, LEADS_PRINTED, SUM_OF)


OPERATORS = ("≥", ">", "≤", "<", "=")
YES = "Có"
NO = "Không"
OFF = "Nghỉ"
WORKED = "Làm việc"


class FormSheets:
    """Sheets of the form (design, The form)."""

    GUIDE = "Hướng dẫn"
    TASKS = "Nhiệm vụ"
    INDICATORS = "Chỉ tiêu"
    GENERAL = "Ý kiến chung"
    META = "_meta"
    FIXES = "Việc cần sửa"  # only in a copy that goes back
    ALL = (FIXES, GUIDE, TASKS, INDICATORS, GENERAL, META)


AGENCY_LINE = "Cơ quan báo cáo: "
PLAN_LINE = "Kế hoạch: "
FORM_TITLES = MappingProxyType(
    {
        FormSheets.TASKS: "Biểu báo cáo kết quả thực hiện nhiệm vụ",
        FormSheets.INDICATORS: "Biểu báo cáo kết quả thực hiện chỉ tiêu",
        FormSheets.GENERAL: "Ý kiến chung",
    }
)


class FormHint:
    """The line above a table: what is still missing, or how to fill it in."""

    MISSING = "Còn thiếu "
    COMPLETE = "Đã điền đủ các ô bắt buộc của sheet này."
    NO_TASKS = (
        "Kế hoạch không giao đích danh nhiệm vụ cho cơ quan: báo cáo kết quả phối hợp ở sheet "
        "Ý kiến chung."
    )
    INDICATORS = "Chỉ tiêu chưa có số liệu trong kỳ: ghi “Không phát sinh” vào cột Kết quả."
    GENERAL = "Mỗi ý một dòng, xuống dòng bằng Alt+Enter."
    ALL = (MISSING, COMPLETE, NO_TASKS, INDICATORS, GENERAL)


NOTE_HEADS = ("Cần sửa:", "Nên xem lại:")
ASKED_QUANTITY = "Chỉ tiêu: "
ASKED_PRODUCT = "Sản phẩm: "
ASSIGNED = "Phân công: "
KEY = "_key"
NEEDS = "_need"


class Field:
    """Captions of the form's answers and of what stands beside them."""

    NUMBER = "STT"
    TASK = "Nhiệm vụ"
    ROLE = "Vai trò"
    LIMIT = "Thời hạn"
    PREVIOUS = "Kỳ trước"
    STATUS = "Tình trạng"
    PROGRESS = "Tiến độ (%)"
    RESULT = "Kết quả thực hiện"
    FIGURE = "Số liệu"
    UNIT = "Đơn vị tính"
    PRODUCT = "Sản phẩm, văn bản"
    DATE = "Ngày hoàn thành"
    DIFFICULTY = "Khó khăn, vướng mắc"
    PROPOSAL = "Đề xuất, kiến nghị"
    INDICATOR = "Chỉ tiêu"
    BASELINE = "Kỳ gốc"
    TARGET = "Mục tiêu"
    VALUE = "Kết quả"
    SOURCE = "Nguồn số liệu"
    NOTE = "Ghi chú"
    TOPIC = "Nội dung"
    OPINION = "Ý kiến của cơ quan"


TASK_FIELDS = (
    *(Field.NUMBER, Field.TASK, Field.ROLE, Field.LIMIT, Field.PREVIOUS, Field.STATUS),
    *(Field.PROGRESS, Field.RESULT, Field.FIGURE, Field.UNIT, Field.PRODUCT, Field.DATE),
    *(Field.DIFFICULTY, Field.PROPOSAL),
)
INDICATOR_FIELDS = (
    *(Field.NUMBER, Field.INDICATOR, Field.UNIT, Field.BASELINE, Field.TARGET, Field.PREVIOUS),
    *(Field.VALUE, Field.SOURCE, Field.NOTE),
)
GENERAL_FIELDS = (Field.NUMBER, Field.TOPIC, Field.OPINION)


class Topic:
    """Keys of the sheet Ý kiến chung."""

    DIRECTION = "chi-dao"
    OTHER_COOP = "phoi-hop-khac"
    DIFFICULTY = "kho-khan"
    PROPOSAL = "de-xuat"
    NEXT = "ky-toi"


TOPICS = MappingProxyType(
    {
        Topic.DIRECTION: "Công tác chỉ đạo, triển khai thực hiện trong kỳ",
        Topic.OTHER_COOP: "Nhiệm vụ phối hợp khác (ngoài các dòng đã có ở sheet Nhiệm vụ)",
        Topic.DIFFICULTY: "Tồn tại, hạn chế, khó khăn, vướng mắc và nguyên nhân",
        Topic.PROPOSAL: "Đề xuất, kiến nghị",
        Topic.NEXT: "Nhiệm vụ trọng tâm kỳ tới",
    }
)


class MetaKey:
    """Names in the sheet _meta and, behind "bcth.", in the document properties."""

    PLAN = "plan"
    AGENCY = "agency"
    PERIOD = "period"
    VERSION = "form_version"
    DIGEST = "digest"
    ALL = (PLAN, AGENCY, PERIOD, VERSION, DIGEST)
    ROWS = "rows"


PROPERTY_PREFIX = "bcth."

STATUS_ANSWERS = tuple(status.value for status in Status)
# Every spelling of an answer to Tình trạng that can mean nothing else. "Chưa hoàn thành" and
# "Đang triển khai" are no answers: they are asked back.
STATUS_SPELLINGS = MappingProxyType(
    {answer: Status(answer) for answer in STATUS_ANSWERS}
    | {
        "Đã hoàn thành": Status.DONE,
        "Đã hoàn thành xong": Status.DONE,
        "Đã thực hiện xong": Status.DONE,
        "Hoàn thành 100%": Status.DONE,
        "Đã hoàn thành 100%": Status.DONE,
        "Không có phát sinh": Status.NIL,
        "Không phát sinh trong kỳ": Status.NIL,
    }
)
