import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.numbers import read_figure, read_number, read_percent
from generator.core.values import (
    CellError,
    Formula,
    Refused,
    Share,
    Taken,
    decimal_comma,
    format_number,
    normal,
    show_cell,
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
        pytest.param("\u22123", "-3", True, id="minus sign of typography"),
        pytest.param("+3", "3", True, id="plus sign"),
        pytest.param(-0.0, "0", False, id="zero has no sign"),
        pytest.param("'12", "12", True, id="leading apostrophe"),
        pytest.param("12.", "12", True, id="full stop behind"),
        pytest.param("１２，５", "12.5", True, id="full-width digits"),
        pytest.param("1\u200b2", "12", True, id="zero width between digits"),
        pytest.param("1\u202f234\u202f567,5", "1234567.5", True, id="narrow blanks and comma"),
        pytest.param("1 234,567", "1234.567", True, id="blank says the comma is decimal"),
        pytest.param("1,234.5", "1234.5", True, id="English thousands and decimals"),
        pytest.param("1,234,567", "1234567", True, id="two commas are thousands"),
        pytest.param("1.234,567", "1234.567", True, id="dot then comma"),
        pytest.param("1234.567", "1234.567", True, id="four digits before the mark"),
        pytest.param("05", "5", True, id="leading zero of a count"),
        pytest.param(Share(0.0), "0", False, id="no per cent is zero"),
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
        pytest.param(dt.date(2025, 3, 4), "number.dated", id="3/4 turned into a date"),
        pytest.param(dt.time(12, 0), "number.timed", id="half a day shown as a time"),
        pytest.param(dt.timedelta(hours=26), "number.timed", id="hours"),
        pytest.param(Share(0.5), "number.ambiguous", id="a share where no per cent is asked"),
        pytest.param("01.234", "number.ambiguous", id="leading zero before a mark"),
        pytest.param("12-15", "number.unreadable", id="a range"),
        pytest.param("trên 10", "number.unreadable", id="a bound"),
        pytest.param("12+", "number.unreadable", id="more than"),
        pytest.param("- 12", "number.unreadable", id="a dash before an item"),
        pytest.param("1/2", "number.unreadable", id="a fraction"),
        pytest.param("½", "number.unreadable", id="a fraction in one character"),
        pytest.param("12²", "number.unreadable", id="a power"),
        pytest.param("1E3", "number.unreadable", id="scientific"),
        pytest.param("mười hai", "number.unreadable", id="in words"),
        pytest.param("1.234.5", "number.unreadable", id="marks in wrong places"),
        pytest.param("1 23", "number.unreadable", id="blank in a wrong place"),
        pytest.param("12 lớp", "number.unreadable", id="a unit nobody asked for"),
        pytest.param(float("inf"), "number.unreadable", id="infinite"),
        pytest.param(Share(float("nan")), "number.unreadable", id="no number in per cent"),
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
    ("cell", "typed", "number"),
    [
        pytest.param(dt.date(2025, 4, 3), "3/4 hoặc 4/3", "45750", id="both orders"),
        pytest.param(dt.datetime(2025, 5, 5), "5/5", "45782", id="one order"),
        pytest.param(dt.datetime(1900, 1, 12, 12), "12/1 hoặc 1/12", "12,5", id="12,5 in disguise"),
        pytest.param(
            dt.datetime(1900, 3, 1), "1/3 hoặc 3/1", "61", id="after the day only Excel has"
        ),
    ],
)
def test_a_day_where_a_number_is_asked_shows_what_may_have_been_typed(cell, typed, number):
    read = read_number(cell)
    assert isinstance(read, Refused)
    assert read.code == "number.dated"
    assert dict(read.params) == {"seen": show_cell(cell), "typed": typed, "number": number}


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        pytest.param("12 lớp", "lớp", Decimal(12), id="exactly the unit"),
        pytest.param("12 Lớp.", "lớp", Decimal(12), id="case and full stop"),
        pytest.param("1 234 lớp", "lớp", Decimal(1234), id="thousands and unit"),
        pytest.param("74,5 điểm", "điểm (thang 100)", Decimal("74.5"), id="unit without bracket"),
        pytest.param("3 hoà giải", "hòa giải", Decimal(3), id="place of the tone mark"),
        pytest.param("1.234 lớp", "lớp", "number.ambiguous", id="two readings and unit"),
        pytest.param("12 cuộc", "lớp", "number.unreadable", id="another unit"),
        pytest.param("12+ lớp", "lớp", "number.unreadable", id="more than"),
        pytest.param("khoảng 12 lớp", "lớp", "number.unreadable", id="about"),
        pytest.param("12 lớp", "", "number.unreadable", id="no unit asked"),
    ],
)
def test_a_number_followed_by_the_unit_asked_for_is_the_number(cell, unit, expected):
    read = read_figure(cell, unit)
    assert (read.value if isinstance(read, Taken) else read.code) == expected


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        pytest.param(0.855, "%", "number.ambiguous", id="what Excel makes of 85,5%"),
        pytest.param(85.5, "%", Decimal("85.5"), id="the figure alone"),
        pytest.param("85,5%", "tỷ lệ %", Decimal("85.5"), id="text with sign"),
        pytest.param("0,5", "%", Decimal("0.5"), id="typed as text"),
        pytest.param("85,5 phần trăm", "%", Decimal("85.5"), id="per cent in words"),
        pytest.param(Share(0.855), "%", Decimal("85.5"), id="a cell shown in per cent"),
        pytest.param(Share(1), "tỷ lệ %", Decimal(100), id="all, shown in per cent"),
        pytest.param(Share(0.855), "điểm", "number.ambiguous", id="per cent of points"),
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
        pytest.param("0,5", False, ("50", True), id="a share as text"),
        pytest.param("0,5%", False, ("0.5", True), id="half of one per cent said"),
        pytest.param("50 phần trăm", False, ("50", True), id="sign in words"),
        pytest.param("100 ％", False, ("100", True), id="full-width sign"),
        pytest.param(Share(0.5), False, ("50", False), id="a cell shown in per cent"),
        pytest.param(Share(1), False, ("100", False), id="all, shown in per cent"),
        pytest.param(Share(0.01), False, ("1", False), id="one, shown in per cent"),
        pytest.param(Share(50), False, "progress.range", id="50 before the cell got its sign"),
        pytest.param("1", False, "progress.one", id="1 as text"),
        pytest.param("50/100", False, "number.unreadable", id="a fraction"),
        pytest.param(dt.date(2025, 5, 1), False, "number.dated", id="a day"),
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


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1e9, max_value=1e9))
def test_a_printed_number_reads_back(number):
    read = read_number(format_number(number))
    if isinstance(read, Taken):
        assert read.value == number
    else:
        assert read.code == "number.ambiguous"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1e9, max_value=1e9))
def test_a_number_with_decimals_in_english_habit_is_read(number):
    assert read_number(f"{number:,.2f}") == Taken(normal(number), repaired=True)


@given(st.decimals(min_value=0, max_value=100, places=1).filter(lambda number: number > 1))
def test_per_cent_is_the_same_in_its_three_habits(number):
    ways = (f"{decimal_comma(number)}%", float(number), Share(float(number) / 100))
    values = [
        read.value for cell in ways if isinstance(read := read_percent(cell, done=False), Taken)
    ]
    assert values == [number] * 3


@given(
    st.one_of(
        *(st.text(max_size=30), st.text("0123456789.,+- %/'", max_size=20), st.floats()),
        *(st.floats().map(Share), st.integers(), st.booleans(), st.none()),
        *(st.dates(), st.datetimes(), st.times(), st.timedeltas()),
    )
)
def test_reading_never_raises(cell):
    for read in (read_number(cell), read_percent(cell, done=False), read_figure(cell, "%")):
        assert isinstance(read, (Taken, Refused))
