"""Public holidays of Vietnam from the holidays library."""

import datetime as dt
from collections.abc import Iterable

import holidays


def public_holidays(years: Iterable[int]) -> frozenset[dt.date]:
    """Return the public holidays of the years; the sheet Ngày nghỉ corrects them."""
    return frozenset(holidays.country_holidays("VN", years=sorted(set(years))))
