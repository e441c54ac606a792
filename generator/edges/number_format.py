"""What a number format makes of a number: a day, a length of time, a per cent, or neither.

ECMA-376 part 1, 18.8.30 and 18.8.31; the numbers below 164 are built in.
"""

import re
from enum import Enum

_QUOTED = re.compile(r'"[^"]*"?|\\.|_.|\*.')  # literal text, and what only makes room
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DAY_OR_TIME = re.compile(r"[dmyhs]", re.IGNORECASE)
_GENERAL = re.compile(r"general", re.IGNORECASE)
_LONGEST = 255  # letters of a code in Excel
_BUILT_IN_DAYS = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))


class Shown(Enum):
    """How a cell shows its number."""

    NUMBER = "number"
    MOMENT = "moment"
    LENGTH = "length"
    SHARE = "share"


def shown_as(number: int, code: str) -> Shown:
    """Return how a format shows numbers; its code counts where the number is not built in."""
    if number in (9, 10):
        return Shown.SHARE
    if number == 46:
        return Shown.LENGTH
    if number in _BUILT_IN_DAYS:
        return Shown.MOMENT
    return _of_code(code)


def _of_code(code: str) -> Shown:
    plain = _QUOTED.sub("", code[:_LONGEST]).partition(";")[0]
    if _ELAPSED.search(plain):
        return Shown.LENGTH
    plain = _GENERAL.sub("", _BRACKETS.sub("", plain))
    if "%" in plain:
        return Shown.SHARE
    return Shown.MOMENT if _DAY_OR_TIME.search(plain) else Shown.NUMBER
