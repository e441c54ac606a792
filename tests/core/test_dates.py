import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.dates import read_date
from generator.core.values import Refused, Share, Taken


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
        pytest.param("20/09/2025.", id="full stop"),
        pytest.param("20 / 9 / 2025", id="blanks"),
        pytest.param("２０/９/２０２５", id="full-width digits"),
        pytest.param("ngày 20/9/2025", id="ngày"),
        pytest.param("Ngày 20 tháng 9 năm 2025", id="words"),
        pytest.param("ngay 20 thang 9 nam 2025", id="words without tones"),
        pytest.param(unicodedata.normalize("NFD", "Ngày 20 tháng Chín năm 2025"), id="NFD"),
        pytest.param("20 tháng 9, 2025", id="comma before the year"),
        pytest.param("ngày 20, tháng 9, năm 2025", id="commas"),
        pytest.param("20/9 năm 2025", id="year in words"),
        pytest.param("20/IX/2025", id="Roman month"),
        pytest.param("20-Thg9-25", id="month as Vietnamese Excel prints it"),
        pytest.param("Thứ Bảy, ngày 20/9/2025", id="day of the week"),
        pytest.param("T7, 20/9/2025", id="short day of the week"),
        pytest.param("sáng 20/9/2025", id="part of the day"),
        pytest.param("20/9/2025 08:30", id="time behind"),
        pytest.param("20/09/2025 8:30:00 SA", id="time as Vietnamese Excel prints it"),
        pytest.param("08:30 20/9/2025", id="time before"),
        pytest.param("8h30 ngày 20/9/2025", id="time in words"),
        pytest.param("2025-09-20T08:30:00", id="ISO with time"),
        pytest.param("2025/09/20", id="year first"),
        pytest.param("20-Sep-2025", id="English"),
        pytest.param("Sept 20th, 2025", id="English, month first"),
        pytest.param("20250920", id="eight digits, year first"),
        pytest.param("20092025", id="eight digits, day first"),
        pytest.param(20250920, id="eight digits as a number"),
        pytest.param("45920", id="serial number as text"),
        pytest.param("20/9/2025 (dương lịch)", id="solar said"),
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


def test_a_workbook_may_count_its_days_from_1904():
    assert read_date(44458, epoch_1904=True) == Taken(dt.date(2025, 9, 20), repaired=True)
    assert read_date(dt.date(2025, 9, 20), epoch_1904=True) == Taken(dt.date(2025, 9, 20))


def test_the_first_possible_day_settles_which_is_the_month():
    bounds = {"latest": dt.date(2025, 12, 1), "earliest": dt.date(2025, 5, 20)}
    assert read_date("05/06/2025", **bounds) == Taken(dt.date(2025, 6, 5), repaired=True)
    assert read_date("05/01/2025", **bounds) == Taken(dt.date(2025, 1, 5), repaired=True)


def test_american_order_is_read_where_no_other_is_possible():
    read = read_date("9/20/2025", latest=dt.date(2025, 12, 1))
    assert read == Taken(dt.date(2025, 9, 20), repaired=True)


_QUARTER = (dt.date(2025, 6, 15), dt.date(2025, 9, 14))
_WINTER = (dt.date(2024, 12, 15), dt.date(2025, 3, 14))
_TWO_YEARS = (dt.date(2024, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("cell", "window", "expected"),
    [
        pytest.param("15/8", _QUARTER, dt.date(2025, 8, 15), id="in the window"),
        pytest.param("ngày 15 tháng 8", _QUARTER, dt.date(2025, 8, 15), id="in words"),
        pytest.param("20/12", _WINTER, dt.date(2024, 12, 20), id="before New Year"),
        pytest.param("20/1", _WINTER, dt.date(2025, 1, 20), id="after New Year"),
        pytest.param("5 tháng 7", _QUARTER, dt.date(2025, 7, 5), id="month said"),
        pytest.param("5/7", _QUARTER, "date.no_year", id="day and month may be exchanged"),
        pytest.param("15/3", _QUARTER, "date.no_year", id="outside the window"),
        pytest.param("15/8", _TWO_YEARS, "date.no_year", id="two years fit"),
        pytest.param("15/8", (None, dt.date(2025, 9, 14)), "date.no_year", id="no first day"),
        pytest.param("15/8", None, "date.no_year", id="no window"),
        pytest.param("31/6", _QUARTER, "date.impossible", id="no such day"),
        pytest.param("15/8/2024", _QUARTER, dt.date(2024, 8, 15), id="a year that is said counts"),
    ],
)
def test_a_date_without_a_year_is_of_the_one_year_that_fits(cell, window, expected):
    read = read_date(cell, latest=dt.date(2025, 10, 1), window=window)
    assert (read.value if isinstance(read, Taken) else read.code) == expected


def test_a_day_after_the_last_possible_one_lends_no_year():
    read = read_date("20/8", latest=dt.date(2025, 8, 1), window=_QUARTER)
    assert isinstance(read, Refused)
    assert read.code == "date.no_year"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        pytest.param("tháng 9/2025", "date.no_day", id="a month"),
        pytest.param("9/2025", "date.no_day", id="a month in figures"),
        pytest.param("cuối tháng Chín", "date.no_day", id="the end of a month"),
        pytest.param("Quý III/2025", "date.no_day", id="a quarter"),
        pytest.param("năm 2025", "date.no_day", id="a year"),
        pytest.param("31/9/2025", "date.impossible", id="no such day"),
        pytest.param("29/2/2025", "date.impossible", id="no leap year"),
        pytest.param("Thứ Hai, 20/9/2025", "date.weekday", id="a Saturday called Monday"),
        pytest.param("15/7/2025 âm lịch", "date.lunar", id="lunar"),
        pytest.param("mùng 5 tháng 9 năm 2025", "date.lunar", id="maybe lunar"),
        pytest.param("15 tháng Giêng", "date.lunar", id="lunar month"),
        pytest.param("15/13/2025", "date.unreadable", id="no such month"),
        pytest.param("15 tháng năm 2025", "date.unreadable", id="May, or a month left out"),
        pytest.param("trước 15/9/2025", "date.unreadable", id="before a day"),
        pytest.param("15/9/2025 - 20/9/2025", "date.unreadable", id="two days"),
        pytest.param("15.9", "date.no_year", id="dot without year"),
        pytest.param(15.9, "date.unreadable", id="a number"),
        pytest.param(dt.time(8, 30), "date.unreadable", id="a time"),
        pytest.param(dt.timedelta(hours=26), "date.unreadable", id="hours"),
        pytest.param(Share(0.5), "date.unreadable", id="per cent"),
        pytest.param("1/9/2025" + ";" * 30_000, "date.unreadable", id="very long"),
    ],
)
def test_what_is_no_whole_date_says_what_is_missing(cell, code):
    read = read_date(cell, latest=dt.date(2025, 12, 1), window=_QUARTER)
    assert isinstance(read, Refused)
    assert read.code == code


@pytest.mark.parametrize("cell", ["hôm qua", 12, "", None, True])
def test_dates_are_refused(cell):
    read = read_date(cell)
    assert isinstance(read, Refused)
    assert read.code == "date.unreadable"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_in_words_is_read(date):
    read = read_date(f"ngày {date.day} tháng {date.month} năm {date.year}")
    assert isinstance(read, Taken)
    assert read.value == date


_WAYS = (
    *("{0.day}/{0.month}/{0.year}", "{0:%d.%m.%Y}", "{0:%d-%b-%Y}", "{0:%b %d, %Y}"),
    *("{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0:%H:%M} ngày {0.day} tháng {0.month}, {0.year}"),
)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(_WAYS))
def test_a_date_typed_any_way_is_that_date(date, way):
    read = read_date(way.format(dt.datetime.combine(date, dt.time(8, 30))))
    assert read == Taken(date, repaired=True)


@given(
    st.one_of(
        *(st.text(max_size=30), st.text("0123456789/-. thángnămIVX", max_size=20), st.floats()),
        *(st.integers(), st.booleans(), st.none(), st.times(), st.timedeltas()),
    )
)
def test_reading_never_raises(cell):
    latest = dt.date(2025, 9, 20)
    window = (dt.date(2025, 1, 1), latest)
    for read in (read_date(cell), read_date(cell, latest=latest, window=window)):
        assert isinstance(read, (Taken, Refused))
