import datetime as dt
from decimal import Decimal

import pytest

from generator.core.values import (
    Share,
    format_count,
    format_date,
    format_number,
    format_percent,
    plain,
    share,
    show_cell,
    text_of,
)


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (dt.date(2026, 2, 5), "05/02/2026"),
        (dt.date(2025, 9, 20), "20/9/2025"),
        (dt.date(2025, 12, 1), "01/12/2025"),
        (dt.date(2020, 1, 5), "05/01/2020"),
    ],
)
def test_dates_are_printed_by_the_decree(date, printed):
    assert format_date(date) == printed


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1234.5", "1.234,5"), ("0", "0"), ("-1234", "-1.234"), ("1000000", "1.000.000")],
)
def test_numbers_are_printed_the_vietnamese_way(number, shown):
    assert format_number(Decimal(number)) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (5, "05"), (10, "10"), (1234, "1.234")])
def test_counts_under_ten_have_a_leading_zero(count, shown):
    assert format_count(count) == shown


@pytest.mark.parametrize(
    ("part", "base", "shown"),
    [(45, 73, "61,6%"), (1, 1, "100%"), (0, 5, "0%"), (3, 0, "0%"), (1, 16, "6,3%")],
)
def test_shares(part, base, shown):
    assert format_percent(share(part, base)) == shown


def test_codes_typed_as_numbers_keep_their_digits():
    assert text_of(11560.0) == "11560"
    assert text_of(7.25) == "7,25"
    assert plain(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param(Share(0.5), "50%", id="per cent"),
        pytest.param(Share(0.855), "85,5%", id="per cent with decimals"),
        pytest.param(Share(1 / 3), "33,33%", id="per cent of a division"),
        pytest.param(dt.datetime(2025, 9, 15), "15/9/2025", id="day"),
        pytest.param(dt.datetime(2025, 9, 15, 8, 30), "15/9/2025 08:30", id="day and time"),
        pytest.param(dt.time(8, 30), "08:30", id="time"),
        pytest.param(dt.timedelta(hours=26, minutes=30), "26:30", id="hours"),
        pytest.param(True, "TRUE", id="truth value"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_cell_is_shown_as_its_reader_saw_it(cell, shown):
    assert show_cell(cell) == text_of(cell) == shown
