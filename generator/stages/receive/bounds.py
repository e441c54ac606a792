"""Figures that cannot be what was asked: a place 0 or 25,5, a score beyond its scale."""

import re
from decimal import Decimal

from generator.core.model import IndicatorRow

_SCALE = re.compile(r"\(thang (?:điểm )?(\d+)\)", re.IGNORECASE)
_PLACES = re.compile(r"\d+ ?/ ?(\d+)")


def impossible_count(value: Decimal) -> str:
    """Return why a quantity of a task cannot be so; empty where it can."""
    return "số lượng không nhỏ hơn 0" if value < 0 else ""


def impossible_value(value: Decimal, asked: IndicatorRow) -> str:
    """Return why the value of an indicator cannot be so; empty where it can."""
    if asked.ranked:
        return _impossible_place(value, places_of(asked.target))
    scale = _SCALE.search(asked.unit)
    if scale and not 0 <= value <= int(scale[1]):
        return f"điểm từ 0 đến {scale[1]}"
    return ""


def places_of(text: str) -> int | None:
    """Return how many places a ranking has: the 34 of 25/34."""
    found = _PLACES.search(text)
    return int(found[1]) if found else None


def _impossible_place(value: Decimal, places: int | None) -> str:
    if value < 1 or value != value.to_integral_value():
        return "thứ hạng là số nguyên từ 1 trở lên"
    if places is not None and value > places:
        return f"bảng xếp hạng có {places} thứ hạng"
    return ""
