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
    | \b20\d\d[ ]?-[ ]?20\d\d\b                                      # 2026-2030
    | \b(?:khoan|dieu|chuong|phu[ ]luc)[ ]\d{1,3}                    # Khoản 2 Điều 5
    """,
    re.VERBOSE,
)
_SIGN = re.compile(
    r"""(?: (?P<at_least> ≥ | >= | \btoi[ ]thieu\b | \bit[ ]nhat\b )
          | (?P<more>     > | \btren\b | \bhon\b | \bvuot\b )
          | (?P<at_most>  ≤ | <= | \btoi[ ]da\b | \bkhong[ ]qua\b | \bkhong[ ]vuot[ ]qua\b
                            | \bgiam[ ](?:con|xuong)\b )
          | (?P<less>     < | \bduoi\b )
          | (?P<equal>    = ) )
        (?:[ ](?:con|dat|muc|la|tu|khoang|hang|thu|vi[ ]tri|top)){0,3}[ ]?$""",
    re.VERBOSE,
)
_OPERATORS = {"at_least": "≥", "more": ">", "at_most": "≤", "less": "<", "equal": "="}
_SIGN_REACH = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its place in the text; `high` of a range, `places` of a rank 25/34."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    percent: bool
    places: Decimal | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A comparison before a figure, where it begins, and whether it is a word."""

    operator: str
    start: int
    word: bool


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
    """Yield the figures of folded words; a range or rank the wrong way round is none."""
    for found in _FIGURE.finditer(words):
        low, high, places = map(_number, found.group("low", "high", "places"))
        if low is not None and not _reversed(low, high) and not _reversed(low, places):
            percent = bool(found["share"] or found["percent"])
            yield Figure(*found.span(), low, None if high == low else high, percent, places)


def sign_before(words: str, figure: Figure, since: int) -> Sign | None:
    """Return the comparison right before a figure, looked for from a position on."""
    begin = max(since, figure.start - _SIGN_REACH)
    found = _SIGN.search(words[begin : figure.start])
    if found is None or found.lastgroup is None:
        return None
    word = found[found.lastgroup][0].isalpha()
    return Sign(_OPERATORS[found.lastgroup], begin + found.start(), word)


def _reversed(low: Decimal, high: Decimal | None) -> bool:
    return high is not None and high < low


def _number(text: str | None) -> Decimal | None:
    """The number of digits in Vietnamese habit: a dot or blank before three digits groups."""
    if text is None:
        return None
    if re.fullmatch(_GROUPED, text):
        text = text.replace(".", "").replace(" ", "")
    return normal(Decimal(text.replace(",", ".")))
