"""What a caption says of its column, by its meaning."""

import re
from enum import StrEnum

from generator.core.text import fold


class Part(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    CONTENT = "content"
    TASK = "task"
    LEAD = "lead"
    COOP = "coop"
    BOTH = "lead and coop"
    LIMIT = "limit"
    START = "start"
    PRODUCT = "product"
    QUANTITY = "quantity"
    INDICATOR = "indicator"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    NOTE = "note"


WORKERS = frozenset({Part.LEAD, Part.COOP, Part.BOTH})

# The first that is found in the folded caption decides.
_MEANINGS = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        (Part.NUMBER, r"^(s ?t ?t|t ?t|so tt|so thu tu|ma so|ma|so|muc)$"),
        (Part.NOTE, r"^ghi chu"),
        (Part.BOTH, r"chu tri.*phoi hop"),
        (Part.COOP, r"phoi hop"),
        (Part.LEAD, r"chu tri|dau moi|^phan cong( thuc hien)?$|^trach nhiem"),
        (
            Part.LEAD,
            r"(don vi|co quan|to chuc|nguoi|bo phan) (duoc giao )?(to chuc )?"
            r"(thuc hien|phu trach|bao cao|chiu trach nhiem|tham muu|theo doi|giao)",
        ),
        (Part.START, r"^(ngay |thoi (gian|diem) )?bat dau|^tu ngay$"),
        (
            Part.LIMIT,
            r"^(den ngay$|(ngay )?ket thuc|thoi|tien do|han |moc|lo trinh|hoan thanh|"
            r"nam (thuc hien|hoan thanh))",
        ),
        (Part.PRODUCT, r"^(ket qua|san pham|dau ra|yeu cau|hinh thuc)"),
        (Part.UNIT, r"^(don vi|don vi tinh|d ?v ?t|don vi do.*|don vi danh gia)$"),
        (Part.TARGET, r"^(muc tieu|phan dau|(ke hoach|kh) (nam|den|20\d\d))"),
        (Part.TARGET, r"^chi tieu (nam|den|giai doan|phan dau|duoc giao)"),
        (Part.TASK, r"nhiem vu|cong viec|giai phap|dau viec"),
        (Part.INDICATOR, r"chi tieu|chi so|tieu chi"),
        (Part.CONTENT, r"noi dung|hoat dong|linh vuc|ten (de an|van ban|chuong trinh)"),
        (Part.PRODUCT, r"ket qua|san pham|dau ra"),
        (Part.LIMIT, r"thoi han|thoi gian|tien do|hoan thanh"),
        (Part.QUANTITY, r"so luong|khoi luong"),
        (Part.BASELINE, r"20\d\d|ky goc|hien trang|thuc hien|uoc"),
    )
)
_MEASURES = (
    (re.compile(r"(?<!thời )(?<!địa )(?<!đặc )điểm"), "điểm"),
    (re.compile(r"\bhạng|thứ bậc"), "thứ hạng"),
)


def part_of(caption: str) -> Part | None:
    """Return what a column of this caption holds, or None."""
    key = fold(caption)
    return next((part for part, pattern in _MEANINGS if pattern.search(key)), None)


def unit_of(caption: str) -> str:
    """Return the unit a caption names: điểm, thứ hạng, or ""."""
    own = caption.lower()
    return next((unit for pattern, unit in _MEASURES if pattern.search(own)), "")
