"""The language of quantities: 05-07 lớp tập huấn; 1.000 tờ rơi, 300-400 bộ form mời."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.core.figures import (
    Figure,
    figures,
    folded,
    is_negated,
    leads_on,
    muted,
    printed_lines,
    sign_before,
)
from generator.core.model import Measure

_LONGEST_UNIT = 5
_WORD = re.compile(r"[^\W\d_]\w*(?:[/&-][^\W\d_]\w*)*")
_STOPS = (
    "với|để|cho|tại|trên|nhằm|của|được|và|hoặc|trong|ngoài|từ|đến|vào|theo|về|giữa|ở|khi|sau|trước|"
    "có|là|các|những|cùng|gồm|khoảng|do|lên|xuống|tối đa|tối thiểu|ít nhất|nhiều nhất|x(?= ?\\d)|"
    "không (?:dưới|quá|vượt|trên|hơn|thấp|ít|nhỏ|cao|lớn|nhiều)"
)
_LATER_STOPS = (
    "năm(?= \\d)|thời lượng|tham gia|thu hút|giới thiệu|"
    "tổ chức|hỗ trợ|hướng dẫn|phục vụ|thông qua|liên quan|đáp ứng|"
    "bao gồm|trở lên|trở xuống|mỗi năm|hằng năm|hàng năm|hằng quý|hàng quý|so với|"
    "hiện (?:có|nay|tại|đang)|năm (?:trước|ngoái)|trong đó"
)
_STOP = re.compile(rf"(?:{_STOPS}|thu hút|trở lên|trở xuống)\b", re.IGNORECASE)
_LATER_STOP = re.compile(rf"(?:{_STOPS}|{_LATER_STOPS})\b", re.IGNORECASE)
_DURATION = re.compile(
    r"(?:ngày|tuần|tháng|quý|năm|giờ|phút)(?: (?:làm việc|đầu|cuối|liên tiếp|kể|qua|tới).*)?",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"""\btrong[ ]do\b(?:[^.;\n]|\.(?=\d))*       # trong đó 10 sản phẩm mới
    | \b(?: so[ ]voi | hien[ ](?:nay|tai|co|dang) | nam[ ](?:truoc|ngoai) | cung[ ]ky | ky[ ]niem )
      \b(?:[^.,;\n]|[.,](?=\d))*                                   # so với 100 thủ tục hiện nay
    | \d[\d.,-]{0,20}(?:[ ][^\W\d_]+){1,4}[ ](?:hien[ ](?:nay|tai|co)|nam[ ](?:truoc|ngoai))\b
    """,
    re.VERBOSE,
)
_NO_QUANTITY = re.compile(
    r"""\b(?:muc[ ]do|cap[ ]do)[ ]\d(?:[ ]?(?:,|va|-)[ ]?\d\b)*       # mức độ 3, 4
    | \b\d(?:[ ]?-[ ]?\d)?[ ]sao\b                                  # OCOP 4 sao
    | \b(?: kenh | (?<!dat[ ])muc | lan | hang | thu | top | nhom | khu[ ]vuc | cap[ ]do
        | muc[ ]do | vung | quoc[ ]lo | duong | khoa | ky | loai | buoc | cong[ ]nghiep
        | dien[ ]thoai | hotline | fax | (?<!tong[ ])so | moi(?:[ ][a-z]+){1,2} )
        :?[ ]\d[\d.,/-]*
    | \b0\d{5,}
    | \bkinh[ ]phi\b[^.;\n]*                                        # kinh phí 500 triệu đồng
    | \btai[ ]\d[\d.]*(?:[ ]?-[ ]?\d[\d.]*)?                        # tại 34 tỉnh
    | \b(?:doanh[ ]nghiep|co[ ]so|hop[ ]tac[ ]xa|ho)(?:[ ]co)?[ ](?:duoi|tren|tu)[ ]\d[\d.]*
    """,
    re.VERBOSE,
)
_MISLEADING = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)"  # 10,000 or 10.000?
    r"|\bit nhat \d[\d.]*[^.;,\d]{0,30}\bkhong qua \d"
)
_YEAR = re.compile(r"(?:\bnăm |^|(?<=[;,\n] ))(20\d\d)(?=:| )(?! ?[-–])", re.IGNORECASE)


def read_quantities(text: str) -> tuple[Measure, ...]:
    """Return what a wording asks to be done so and so many times, in order.

    A figure counts where a noun follows it; that is its unit, as printed. What stands in
    brackets describes, as does what is told of now or before (hiện có 12). A share (100% doanh
    nghiệp) is no quantity: it cannot be added up. Of từ 10 lên 15 the second is asked. Where a
    figure is denied (chưa có 5 lớp), may be grouped by a comma (10,000) or differs from year to
    year nothing is read.
    """
    text = printed_lines(text)
    words = muted(muted(folded(text), _TOLD), _NO_QUANTITY)
    if _denied(words) or _MISLEADING.search(words) or _of_several_years(text):
        return ()
    return tuple(_quantities(text, words))


def noun_after(text: str, figure: Figure) -> str:
    """Return the noun printed after a figure with the blank before it, at most five words."""
    return text[figure.end : _noun_end(text, figure.end)]


def _denied(words: str) -> bool:
    """Whether a figure has a no, not or or before it, in its part of a sentence, but no sign."""
    if not is_negated(words) and "hoac" not in words:
        return False
    since = 0
    for figure in figures(words):
        sign = sign_before(words, figure, since)
        before = words[since : sign.start if sign else figure.start]
        if before.endswith("hoac ") or is_negated(re.split(r"[,;.\n]", before)[-1]):
            return True
        since = figure.end
    return False


def _of_several_years(text: str) -> bool:
    """Whether a wording asks something of each of several years (2025: 3 lớp; 2026: 5 lớp)."""
    return len(set(_YEAR.findall(text))) > 1


def _quantities(text: str, words: str) -> Iterator[Measure]:
    since, begin = 0, None
    for figure, following in zip_longest(found := list(figures(words)), found[1:]):
        if following and leads_on(words[figure.end : following.start]):
            lead = len("từ ") if text[since : figure.start].lower().endswith("từ ") else 0
            begin = figure.start - lead if begin is None else begin
            continue
        noun = noun_after(text, figure)
        unit, end = noun.strip(), figure.end + len(noun)
        sign = sign_before(words, figure, since)
        start = begin if begin is not None else sign.start if sign else figure.start
        begin = None
        if not unit or not _counts(figure) or _DURATION.fullmatch(unit):
            continue
        since = end
        down = re.match(r" tro xuong\b", words[end : end + 11])
        operator = sign.operator if sign else "≤" if down else ""
        strict = operator if operator == "<" or (operator == ">" and figure.high is None) else ""
        printed = text[start : end + (down.end() if down else 0)]
        if operator in ("≤", "<"):
            yield Measure(unit, printed, None, figure.high or figure.low, strict)
        else:
            yield Measure(unit, printed, figure.low, figure.high, strict)


def _counts(figure: Figure) -> bool:
    return not (figure.percent or figure.places or figure.reversed)


def _noun_end(text: str, start: int) -> int:
    """Where the noun after a figure ends; "tin, bài" is one where the list ends with it."""
    end, room = _run(text, start, _LONGEST_UNIT, _STOP)
    if end == start or text[end : end + 1] != ",":
        return end
    item_end, _ = _run(text, end + 1, min(room, 2), _LATER_STOP)
    return item_end if item_end > end + 1 and _closes(text, item_end) else end


def _run(text: str, at: int, room: int, stop: re.Pattern[str]) -> tuple[int, int]:
    """Go on over words to the first that stops; return where that is and the room left."""
    while room and text[at : at + 1] == " " and not stop.match(text, at + 1):
        word = _WORD.match(text, at + 1)
        if word is None:
            break
        at, room, stop = word.end(), room - 1, _LATER_STOP
    return at, room


def _closes(text: str, at: int) -> bool:
    following = text[at : at + 1]
    return following in ("", ".", ";", "\n", "(") or bool(
        following == " " and _LATER_STOP.match(text, at + 1)
    )
