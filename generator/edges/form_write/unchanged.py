"""A formula that tells whether a cell still holds what was sent.

Excel compares text by "=" without case, allows 255 characters in a literal, and reads _x000A_ in a
formula as a line end (ECMA-376 part 1, 22.9.2.19); programs count the length of characters outside
the first plane differently.
"""

import datetime as dt
import re
from decimal import Decimal

from generator.core.dates import EPOCH
from generator.core.model import Value
from generator.core.values import plain

_LONGEST = 100
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\U00010000-\U0010ffff]|_x[0-9A-Fa-f]{4}_")
_TWO_COUNTED = re.compile("[\U00010000-\U0010ffff]")


def unchanged(cell: str, sent: Value) -> str:
    """Return the condition, for a formula, that a cell holds what was sent."""
    match sent:
        case None | "":
            return f'{cell}=""'
        case Decimal():
            return f"AND(ISNUMBER({cell}),{cell}={plain(sent)})"
        case dt.date():
            return f"AND(ISNUMBER({cell}),{cell}={(sent - EPOCH).days})"
        case str():
            return _same_text(cell, sent)


def _same_text(cell: str, text: str) -> str:
    """Whole where it can be written in a formula, else by its length, beginning and end."""
    parts = _UNSAFE.split(text)
    if len(parts) == 1 and len(text) <= _LONGEST:
        return f"EXACT({cell},{_literal(text)})"
    first, last = parts[0][:_LONGEST], parts[-1][-_LONGEST:]
    conditions = [f"LEN({cell})={len(text)}"] if not _TWO_COUNTED.search(text) else []
    if first:
        conditions.append(f"EXACT(LEFT({cell},{len(first)}),{_literal(first)})")
    if last:
        conditions.append(f"EXACT(RIGHT({cell},{len(last)}),{_literal(last)})")
    return f"AND({','.join(conditions)})" if conditions else f'{cell}<>""'


def _literal(text: str) -> str:
    lines = text.replace('"', '""').split("\n")
    return "&CHAR(10)&".join(f'"{line}"' for line in lines)
