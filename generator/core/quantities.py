"""The language of quantities: 05-07 lớp tập huấn; 1.000 tờ rơi, 300-400 bộ form mời."""

import re
from collections.abc import Iterator

from generator.core.figures import Figure, figures, folded, muted, printed_lines, sign_before
from generator.core.model import Measure

_LONGEST_UNIT = 5
_WORD = re.compile(r"[^\W\d_]\w*(?:[/&-][^\W\d_]\w*)*")
_STOPS = (
    "với|để|cho|tại|trên|nhằm|của|được|và|hoặc|trong|ngoài|từ|đến|vào|theo|về|giữa|ở|khi|sau|trước|"
    "có|là|các|những|cùng|gồm|khoảng|do"
)
_LATER_STOPS = (
    "tham gia|thu hút|giới thiệu|tổ chức|hỗ trợ|hướng dẫn|phục vụ|thông qua|liên quan|đáp ứng|"
    "bao gồm|trở lên|trở xuống|mỗi năm|hằng năm|hàng năm|hằng quý|hàng quý|so với"
)
_STOP = re.compile(rf"(?:{_STOPS}|thu hút|trở lên|trở xuống)\b", re.IGNORECASE)
_LATER_STOP = re.compile(rf"(?:{_STOPS}|{_LATER_STOPS})\b", re.IGNORECASE)
_DURATION = re.compile(
    r"(?:ngày|tuần|tháng|quý|năm|giờ|phút)(?: (?:làm việc|đầu|cuối|liên tiếp|kể|qua|tới).*)?",
    re.IGNORECASE,
)
_NO_QUANTITY = re.compile(
    r"""\b(?: kenh | (?<!dat[ ])muc | lan | hang | thu | top | nhom | khu[ ]vuc | cap[ ]do
        | muc[ ]do | vung | quoc[ ]lo | duong | khoa | ky | loai | buoc | cong[ ]nghiep
        | dien[ ]thoai | hotline | fax | (?<!tong[ ])so | moi(?:[ ][a-z]+){1,2} )
        :?[ ]\d[\d.,/-]*
    | \b0\d{5,}""",
    re.VERBOSE,
)


def read_quantities(text: str) -> tuple[Measure, ...]:
    """Return what a wording asks to be done so and so many times, in order.

    A figure counts where a noun follows it; that is its unit, as printed. What stands in
    brackets describes. A share (100% doanh nghiệp) is no quantity: it cannot be added up.
    """
    return tuple(_quantities(printed_lines(text)))


def noun_after(text: str, figure: Figure) -> str:
    """Return the noun printed after a figure with the blank before it, at most five words."""
    return text[figure.end : _noun_end(text, figure.end)]


def _quantities(text: str) -> Iterator[Measure]:
    words = muted(folded(text), _NO_QUANTITY)
    since = 0
    for figure in figures(words):
        noun = noun_after(text, figure)
        unit = noun.strip()
        if not unit or figure.percent or figure.places or _DURATION.fullmatch(unit):
            continue
        sign = sign_before(words, figure, since)
        since = figure.end + len(noun)
        printed = text[sign.start if sign else figure.start : since]
        if sign and sign.operator in "≤<":
            yield Measure(unit, printed, None, figure.high or figure.low)
        else:
            yield Measure(unit, printed, figure.low, figure.high)


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
