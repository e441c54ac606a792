import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.values import (
    CellError,
    Formula,
    Refused,
    Taken,
    format_count,
    format_date,
    format_number,
    format_percent,
    plain,
    read_date,
    read_figure,
    read_number,
    read_percent,
    share,
    text_of,
)


@pytest.mark.parametrize(
    ("cell", "value", "repaired"),
    [
        pytest.param(12, "12", False, id="whole"),
        pytest.param(0.1 + 0.2, "0.3", False, id="float noise goes"),
        pytest.param("12", "12", True, id="typed as text"),
        pytest.param(" 12,5 ", "12.5", True, id="decimal comma"),
        pytest.param("12.5", "12.5", True, id="decimal dot"),
        pytest.param("1.234.567", "1234567", True, id="two dots are thousands"),
        pytest.param("1.234,5", "1234.5", True, id="dot and comma"),
        pytest.param("1 234", "1234", True, id="blank between thousands"),
        pytest.param("1\u00a0234", "1234", True, id="hard blank"),
        pytest.param("0.123", "0.123", True, id="leading zero is no thousand"),
        pytest.param("-3", "-3", True, id="negative"),
    ],
)
def test_numbers_are_read(cell, value, repaired):
    assert read_number(cell) == Taken(Decimal(value), repaired)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        pytest.param("1.234", "number.ambiguous", id="one dot, three digits"),
        pytest.param("1,234", "number.ambiguous", id="one comma, three digits"),
        pytest.param("khoảng 5", "number.unreadable", id="words"),
        pytest.param("", "number.unreadable", id="empty"),
        pytest.param(True, "number.unreadable", id="truth value"),
        pytest.param(dt.date(2025, 3, 4), "number.unreadable", id="3/4 turned into a date"),
        pytest.param(Formula("=A1"), "value.formula", id="formula without result"),
        pytest.param(CellError("#DIV/0!"), "value.excel_error", id="error value"),
    ],
)
def test_numbers_are_refused(cell, code):
    read = read_number(cell)
    assert isinstance(read, Refused)
    assert read.code == code


def test_an_ambiguous_number_shows_both_readings():
    read = read_number("1.234")
    assert isinstance(read, Refused)
    assert dict(read.params) == {"seen": "1.234", "first": "1234", "second": "1,234"}


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        pytest.param(0.855, "%", "number.ambiguous", id="what Excel makes of 85,5%"),
        pytest.param(85.5, "%", Decimal("85.5"), id="the figure alone"),
        pytest.param("85,5%", "tỷ lệ %", Decimal("85.5"), id="text with sign"),
        pytest.param("0,5", "%", Decimal("0.5"), id="typed as text"),
        pytest.param(0, "%", Decimal(0), id="true zero"),
        pytest.param(0.855, "điểm", Decimal("0.855"), id="another unit"),
        pytest.param("85%", "lớp", "number.unreadable", id="per cent of classes"),
    ],
)
def test_figures_in_per_cent_are_doubted_where_they_may_be_shares(cell, unit, expected):
    read = read_figure(cell, unit)
    assert (read.value if isinstance(read, Taken) else read.code) == expected


@pytest.mark.parametrize(
    ("cell", "done", "expected"),
    [
        pytest.param(50, False, ("50", False), id="plain"),
        pytest.param(0.5, False, ("50", True), id="cell in percent format"),
        pytest.param("50%", False, ("50", True), id="text with sign"),
        pytest.param("85,5%", False, ("85.5", True), id="comma and sign"),
        pytest.param(1, True, ("100", True), id="1 of a finished task"),
        pytest.param("1%", False, ("1", True), id="one per cent said"),
        pytest.param(0, False, ("0", False), id="true zero"),
        pytest.param(100, False, ("100", False), id="upper bound"),
        pytest.param(1, False, "progress.one", id="1 of an open task"),
        pytest.param(100.5, False, "progress.range", id="above"),
        pytest.param(-1, False, "progress.range", id="below"),
        pytest.param("xong", False, "number.unreadable", id="words"),
    ],
)
def test_percentages(cell, done, expected):
    read = read_percent(cell, done=done)
    if isinstance(expected, str):
        assert isinstance(read, Refused)
        assert read.code == expected
    else:
        assert read == Taken(Decimal(expected[0]), expected[1])


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(dt.date(2025, 9, 20), id="date"),
        pytest.param(dt.datetime(2025, 9, 20, 8, 30), id="date with time"),
        pytest.param("20/9/2025", id="text"),
        pytest.param("20-09-2025", id="hyphens"),
        pytest.param("20.9.2025", id="dots"),
        pytest.param("2025-09-20", id="ISO"),
        pytest.param("20/9/25", id="short year"),
        pytest.param("Ngày 20 tháng 9 năm 2025", id="words"),
        pytest.param(45920.0, id="serial number"),
    ],
)
def test_dates_are_read(cell):
    read = read_date(cell)
    assert isinstance(read, Taken)
    assert read.value == dt.date(2025, 9, 20)


@pytest.mark.parametrize(
    "cell", [dt.date(1900, 1, 15), dt.datetime(1925, 9, 15), "15/9/1025", "15/9/2105", 15.0, 2025]
)
def test_dates_of_other_centuries_are_refused(cell):
    read = read_date(cell, latest=dt.date(2025, 9, 20))
    assert isinstance(read, Refused)
    assert read.code == "date.unreadable"


def test_a_date_both_ways_round_is_asked_about_unless_one_lies_ahead():
    both = read_date("05/06/2025", latest=dt.date(2025, 12, 1))
    assert isinstance(both, Refused)
    assert both.code == "date.ambiguous"
    one = read_date("05/06/2025", latest=dt.date(2025, 5, 31))
    assert one == Taken(dt.date(2025, 5, 6), repaired=True)
    same = read_date("06/06/2025", latest=dt.date(2025, 12, 1))
    assert same == Taken(dt.date(2025, 6, 6), repaired=True)


@pytest.mark.parametrize("cell", ["31/2/2025", "hôm qua", 12, "", None, True])
def test_dates_are_refused(cell):
    read = read_date(cell)
    assert isinstance(read, Refused)
    assert read.code == "date.unreadable"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1e9, max_value=1e9))
def test_a_printed_number_reads_back(number):
    read = read_number(format_number(number))
    if isinstance(read, Taken):
        assert read.value == number
    else:
        assert read.code == "number.ambiguous"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_in_words_is_read(date):
    read = read_date(f"ngày {date.day} tháng {date.month} năm {date.year}")
    assert isinstance(read, Taken)
    assert read.value == date


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.none()))
def test_reading_never_raises(cell):
    for read in (read_number(cell), read_percent(cell, done=False), read_date(cell)):
        assert isinstance(read, (Taken, Refused))


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
