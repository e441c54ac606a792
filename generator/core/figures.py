"""Finding the figures of a wording: numbers, ranges and places (25/34), and the signs before.

Everything is looked for in folded words of the same length, so that positions are those of the
printed text; what is no figure (dates, years, articles of a law) is muted first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.core.text import bare, clean, one_line
from generator.core.values import normal

_GROUPED = r"[1-9]\d{0,2}(?:[.\x20]\d{3}){1,4}(?:,\d{1,10})?"
_NUMBER = rf"{_GROUPED}|\d{{1,15}}(?:[.,]\d{{1,10}})?"
_FIGURE = re.compile(
    rf"""(?<![\w.,/])(?<!\w-)
    (?P<low>{_NUMBER})(?P<share>[ ]?%)?
    (?:[ ]?(?:-|den)[ ]?(?P<high>{_NUMBER})|/(?P<places>\d{{1,3}}))?
    (?!\w|[.,/]\d|-\w|/\w)(?P<percent>[ ]?%)?""",
    re.VERBOSE,
)
_NO_FIGURE = re.compile(
    r"""\([^()]*\) | \[[^\[\]]*\]                                    # what stands in brackets
    | \d{1,2}[/.-]\d{1,2}[/.-]20\d\d                                 # 31/12/2025
    | \bngay[ ]\d{1,2}(?:[/.-]\d{1,2}|[ ]thang[ ]\d{1,2})?           # ngày 20, ngày 20 tháng 9
    | \b(?:thang|quy)[ ]\d{1,2}(?:[ ]?[-/][ ]?\d{1,4})*              # tháng 9-12, quý 3/2025
    | \b(?:nam|giai[ ]doan)[ ]20\d\d(?:[ ]?-[ ]?20\d\d)?             # năm 2024
    | \b(?:tu|den)[ ]20[1-5]\d\b (?:[ ]?(?:-|den)[ ]?20\d\d)?        # đến 2030
    | \b\d{1,2}[ ]thang[ ](?:dau|cuoi)[ ]nam\b                      # 6 tháng đầu năm
    | \b20\d\d[ ]?-[ ]?20\d\d\b                                      # 2026-2030
    | \b(?:khoan|dieu|chuong|phu[ ]luc)[ ]\d{1,3}                    # Khoản 2 Điều 5
    """,
    re.VERBOSE,
)
_SIGN = re.compile(
    r"""(?: (?P<at_least> ≥ | >= | \b(?:toi[ ]thieu|it[ ]nhat|thap[ ]nhat)\b
                            | \bkhong[ ](?:duoi|kem|(?:thap|it|nho|kem)[ ]hon)\b
                            | \b(?:lon|cao|nhieu)[ ]hon[ ]hoac[ ]bang\b
                            | \bbang[ ]hoac[ ](?:lon|cao|nhieu)[ ]hon\b
                            | (?<!tro[ ])\blen\b )
          | (?P<at_most>  ≤ | <= | \b(?:toi[ ]da|nhieu[ ]nhat|cao[ ]nhat)\b
                            | \bkhong[ ](?:de[ ])?(?:xay[ ]ra[ ])?
                              (?:qua|vuot(?:[ ]qua)?|tren|hon|(?:cao|lon|nhieu)[ ]hon)\b
                            | \b(?:nho|thap|it)[ ]hon[ ]hoac[ ]bang\b
                            | \bbang[ ]hoac[ ](?:nho|thap|it)[ ]hon\b
                            | \bgiam[ ](?:con|xuong)\b | (?<!tro[ ])\bxuong\b | \bcon\b )
          | (?P<more>     > | \b(?:(?:cao|lon|nhieu)[ ])?hon\b | \btren\b | \bvuot(?:[ ]qua)?\b )
          | (?P<less>     < | \b(?:thap|nho|it)[ ]hon\b | \bduoi\b | \bchua[ ](?:den|toi|qua)\b )
          | (?P<equal>    = | \bbang\b ) )
        (?:[ ](?:con|dat|muc|la|tu|khoang|hang|thu|vi[ ]tri|top)){0,3}[ ]?$""",
    re.VERBOSE,
)
_NEGATION = re.compile(
    r"(?<!hang )\b(?:khong|chua|chang)\b(?! (?:dung tien mat|gian|khi\b|phat thai))"
)
_FROM_TO = re.compile(
    r"(?<!tro )\b(?P<to>len|xuong|con)\b"
    r"(?: (?:con|den|toi|tren|duoi|khoang|muc|hang|thu|vi tri|top|nhom"
    r"|it nhat|toi thieu|dat|tu)){0,3} ?$"
)
_OPERATORS = {"at_least": "≥", "more": ">", "at_most": "≤", "less": "<", "equal": "="}
_SIGN_REACH = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its place in the text; `high` of a range, `places` of a rank 25/34.

    The range of a `worded` one says "đến"; a `reversed` one is the wrong way round: 9 - 5, 24/7.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    percent: bool
    places: Decimal | None
    worded: bool

    @property
    def reversed(self) -> bool:
        """Whether the second number is below the first."""
        second = self.places if self.high is None else self.high
        return second is not None and second < self.low


@dataclass(frozen=True, slots=True)
class Sign:
    """A comparison before a figure, where it begins, and as it is written, folded."""

    operator: str
    start: int
    words: str

    @property
    def word(self) -> bool:
        """Whether it is said in words."""
        return self.words[0].isalpha()

    @property
    def reaches(self) -> bool:
        """Whether it says where a change ends: lên, xuống, giảm còn."""
        return self.words in ("len", "xuong", "con", "giam con", "giam xuong")

    @property
    def of_a_number(self) -> bool:
        """Whether it compares upwards by the number, which of a place is not clear: dưới 5."""
        return self.operator == "<" or (self.operator == "≤" and "hon" in self.words)


def printed_lines(text: str) -> str:
    """Return the text cleaned, its lines kept, every run of blanks folded to one."""
    return "\n".join(filter(None, map(one_line, clean(text).split("\n"))))


def muted(text: str, pattern: re.Pattern[str]) -> str:
    """Return text of the same length with what the pattern finds blotted out."""
    return pattern.sub(lambda found: "_" * len(found[0]), text)


def folded(text: str) -> str:
    """Return printed lines as folded words of the same length without what is no figure."""
    return muted(bare(text), _NO_FIGURE)


def figures(words: str) -> Iterator[Figure]:
    """Yield the figures of folded words."""
    for found in _FIGURE.finditer(words):
        low, high, places = map(_number, found.group("low", "high", "places"))
        if low is not None:
            percent = bool(found["share"] or found["percent"])
            most, worded = None if high == low else high, "den" in found[0]
            yield Figure(*found.span(), low, most, percent, places, worded)


def sign_before(words: str, figure: Figure, since: int) -> Sign | None:
    """Return the comparison right before a figure, looked for from a position on."""
    begin = max(since, figure.start - _SIGN_REACH)
    found = _SIGN.search(words[begin : figure.start])
    if found is None or found.lastgroup is None:
        return None
    return Sign(_OPERATORS[found.lastgroup], begin + found.start(), found[found.lastgroup])


def is_negated(words: str) -> bool:
    """Whether words say no, not or not yet, so that a figure near them may mean its opposite."""
    return bool(_NEGATION.search(words))


def leads_on(words: str) -> bool:
    """Whether the words between two figures make them one change: từ 70% lên 80%."""
    found = _FROM_TO.search(words)
    apart = r"[;\n,]" if found and found["to"] == "con" else r"[;\n]"
    return found is not None and not re.search(apart, words)


def _number(text: str | None) -> Decimal | None:
    """The number of digits in Vietnamese habit: a dot or blank before three digits groups."""
    if text is None:
        return None
    if re.fullmatch(_GROUPED, text):
        text = text.replace(".", "").replace(" ", "")
    return normal(Decimal(text.replace(",", ".")))
