"""What makes a target doubtful: negations, comparisons, minus signs, fractions, bare years."""

import re

from generator.core.figures import Figure, is_negated
from generator.core.text import bare

_CHANGES = re.compile(
    r"\b(?:(?<!gia )tăng(?! cường| trưởng)|giảm(?! nghèo| phát)|cải thiện|rút ngắn|gấp)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:dat|con|xuong|len|muc|toi|den|la)(?: (?:muc|tu|khoang|la))? ?$")
_LEFT_OVER = re.compile(
    r"\bhoac\b|\bcon lai\b|\bhien (?:co|nay|tai|dang)\b|\bnam (?:truoc|ngoai)\b"
)
_COMPARED = re.compile(r"\bso voi\b|\bbinh quan (?:ca nuoc|chung)\b")
_UNREAD_SIGN = re.compile(r"(?:\b(?:qua|nhat|chi)|[±~≈≠+-])[ ]?$|, ?phan dau\b[^,]*$")
_BULLET = re.compile(r"(?:^|\n)[ ]?[-+][ ]$")
_NOUN = re.compile(r" ?[a-z]")
_RANK_WORDS = re.compile(
    r"(?:xep|thu|hang|bac|vi tri|top|nhom|dung|dat|tu|o|giu|vung|trong|len|[≤<≥>,;:\s-])*"
)
_OF_PLACES = re.compile(
    r"(?: (?:tinh|thanh pho|dia phuong|the gioi|asean|ca nuoc|toan quoc|khu vuc|quoc gia|tro len)"
    r"|[,.;\n]|\s*$)"
)
_PLACES = range(20, 100)
_MISLEADING = re.compile(
    r"""[‰÷] | \d[ ]?%?[ ]?\+[ ]?\d                                   # 10 ÷ 12; 50% + 1
    | (?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d%])                         # 1,000 or 1.000?
    | \bngoai[ ](?:top|nhom)\b | \b(?:top|nhom)[ ]\d{1,3}[ ]?%       # ngoài top 30; top 30%
    | \btrong[ ](?:vong[ ])?\d{1,3}[ ](?:ngay|gio|phut|tuan)\b        # trong vòng 24 giờ
    | \b(?:binh[ ]quan|trung[ ]binh)[ ]\d{1,2}[ ]nam\b               # trung bình 5 năm
    | \d[ ]?%?[ ]den[ ](?:duoi|tren)\b | \btren[ ]\d[\d.,]*[ ]?%?[ ]?(?:den|-)[ ]?\d
    | \d[ ](?:ty|trieu|nghin|ngan)(?:[ ]dong)?[ ]\d                   # 1 tỷ 200 triệu đồng
    | \bquy[ ](?:[1-4]|iv|i{1,3})\b.{0,9}\d.{1,40}\bquy[ ](?:[1-4]|iv|i{1,3})\b  # quý I: 20%, …
    | [a-z]/\d[\d.]*[ ][a-z]                                         # 25 giường/10.000 dân
    | \(20\d\d\).{1,60}\(20\d\d\)                                        # 80% (2025), 90% (2026)
    | \d.{1,60}\d[ ]sao\b | \d.{1,60}\b(?:muc|cap)[ ]do[ ]\d  # 10 sản phẩm đạt 4 sao
    """,
    re.VERBOSE | re.DOTALL,
)


_SHARE = re.compile(r"0,\d+|1")


def is_misleading(text: str, unit: str) -> bool:
    """Whether the figures of a target say another thing than they show, or may: 0,9 of %."""
    share = "%" in unit and _SHARE.fullmatch(text)
    return bool(share or _MISLEADING.search(bare(text)))


def is_doubtful(before: str, after: str, figure: Figure, *, reached: bool, change: bool) -> bool:
    """Whether the words around a figure leave open what is asked of it.

    Args:
        before: its own words up to it or its sign.
        after: those after it.
        figure: the figure.
        reached: whether it is where a change ends (giảm còn 3%).
        change: whether it is a change itself (tăng 5% so với năm 2024).
    """
    words, rest = bare(before), bare(after)
    if is_negated(words) or is_negated(rest) or _LEFT_OVER.search(f"{words}_{rest}"):
        return True
    if _UNREAD_SIGN.search(words) and not (_BULLET.search(words) and _NOUN.match(rest)):
        return True
    if before.lower().endswith("âm ") or _bare_year(figure, rest):
        return True
    if change:
        return figure.high is not None and figure.worded
    if reached:
        return False
    far = _CHANGES.search(before) and not _REACHED.search(words)
    return bool(far or _COMPARED.search(words) or _COMPARED.search(rest))


def is_place(figure: Figure, before: str, after: str, *, named: bool, possible: bool) -> bool:
    """Whether a figure n/m is a place among m, and no share (1/3 số xã) nor points (8/10).

    Args:
        figure: the figure.
        before: the words before it.
        after: the words after it.
        named: whether its only unit or the words before it say it is a place.
        possible: whether the units leave room for a place.
    """
    if figure.percent or figure.places is None or not _OF_PLACES.match(bare(after)):
        return False
    if named:
        return True
    bare_place = possible and figure.low < figure.places and figure.places in _PLACES
    return bare_place and _RANK_WORDS.fullmatch(bare(before)) is not None


def _bare_year(figure: Figure, rest: str) -> bool:
    whole = figure.high is None and not figure.percent and 2000 <= figure.low < 2100
    return whole and re.match(r" ?:| ?$| (?:dat|la|va)\b|,", rest) is not None and bool(rest)
