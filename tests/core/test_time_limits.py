import datetime as dt
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.core.calendar_points import YearSpan
from generator.core.model import LimitKind, TimeLimit
from generator.core.time_limits import print_limit, read_limit

YEARS = YearSpan(2025, 2026, dt.date(2025, 8, 28))
FIXED, YEARLY, CONTINUOUS, CONDITIONAL, NONE = (
    *(LimitKind.FIXED, LimitKind.YEARLY, LimitKind.CONTINUOUS),
    *(LimitKind.CONDITIONAL, LimitKind.NONE),
)


def reading(limit):
    if limit is None:
        return None
    return (limit.kind, *(day and day.isoformat() for day in (limit.start, limit.due)))


def cases(*rows):
    return [pytest.param(text, expected, id=text or "blank") for text, *expected in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("Tháng 9/2025", FIXED, "2025-09-01", "2025-09-30"),
        ("Tháng 10/2025", FIXED, "2025-10-01", "2025-10-31"),
        ("Tháng 9-12", FIXED, "2025-09-01", "2025-12-31"),
        ("Tháng 9", FIXED, "2025-09-01", "2025-09-30"),
        ("Hàng năm", YEARLY, None, None),
        ("2025", FIXED, "2025-01-01", "2025-12-31"),
        ("2026", FIXED, "2026-01-01", "2026-12-31"),
        ("Khi Bộ Ngoại giao ban hành", CONDITIONAL, None, None),
        ("Thường xuyên", CONTINUOUS, None, None),
        ("Sau khi Bộ Công Thương ban hành", CONDITIONAL, None, None),
        ("Khi Bộ Tài chính, Ngân hàng Nhà nước Việt Nam ban hành.", CONDITIONAL, None, None),
        ("Từ nay đến 2030", FIXED, "2025-08-28", "2030-12-31"),
        ("Theo kế hoạch đề ra", CONDITIONAL, None, None),
        ("Định kỳ hằng năm", YEARLY, None, None),
        ("Năm 2025", FIXED, "2025-01-01", "2025-12-31"),
        ("Sau khi Bộ Khoa học và Công nghệ hoàn thành Đề án", CONDITIONAL, None, None),
        ("Sau khi Bộ Ngoại giao xây dựng xong", CONDITIONAL, None, None),
        ("Hằng năm", YEARLY, None, None),
        ("", NONE, None, None),
        ("2025 - 2026", FIXED, "2025-01-01", "2026-12-31"),
        ("Sau khi Bộ Nông nghiệp và Môi trường ban hành Đề án", CONDITIONAL, None, None),
        ("Sau khi Bộ Văn hóa, Thể thao và Du lịch ban hành", CONDITIONAL, None, None),
        ("Khi Bộ Y tế ban hành", CONDITIONAL, None, None),
        ("2026-2030", FIXED, "2026-01-01", "2030-12-31"),
        ("Thực hiện thường xuyên", CONTINUOUS, None, None),
        ("Quý III/2025", FIXED, "2025-07-01", "2025-09-30"),
        ("2025-2026", FIXED, "2025-01-01", "2026-12-31"),
        ("Quý IV/2025", FIXED, "2025-10-01", "2025-12-31"),
        ("Thực hiện thường xuyên theo mốc thời gian được giao", CONTINUOUS, None, None),
        ("2025-2030", FIXED, "2025-01-01", "2030-12-31"),
        ("Hàng năm tổ chức 01-02 cuộc tập huấn, hội nghị", YEARLY, None, None),
        ("2025 - 2030", FIXED, "2025-01-01", "2030-12-31"),
        ("Hàng năm tổ chức 01-02 cuộc", YEARLY, None, None),
    ),
)
def test_every_wording_of_the_five_plans_is_read(text, expected):
    assert reading(read_limit(text, YEARS)) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("Tháng 9 năm 2025", FIXED, "2025-09-01", "2025-09-30"),
        ("Tháng 9 - 12/2025", FIXED, "2025-09-01", "2025-12-31"),
        ("Tháng 9/2025 - 3/2026", FIXED, "2025-09-01", "2026-03-31"),
        ("Từ tháng 9 đến tháng 12", FIXED, "2025-09-01", "2025-12-31"),
        ("Từ tháng 9 đến năm 2026", FIXED, "2025-09-01", "2026-12-31"),
        ("Tháng 9 - 15/10", FIXED, "2025-09-01", "2025-10-15"),
        ("Quý 3 năm 2025", FIXED, "2025-07-01", "2025-09-30"),
        ("Quý III", FIXED, "2025-07-01", "2025-09-30"),
        ("Quý 3-4", FIXED, "2025-07-01", "2025-12-31"),
        ("Quý III, IV/2025", FIXED, "2025-07-01", "2025-12-31"),
        ("Năm 2025 và 2026", FIXED, "2025-01-01", "2026-12-31"),
        ("Quý III-IV/2025", FIXED, "2025-07-01", "2025-12-31"),
        ("Quý IV/2025 - Quý I/2026", FIXED, "2025-10-01", "2026-03-31"),
        ("6 tháng đầu năm 2026", FIXED, "2026-01-01", "2026-06-30"),
        ("Sáu tháng đầu năm 2026", FIXED, "2026-01-01", "2026-06-30"),
        ("6 tháng cuối năm", FIXED, "2025-07-01", "2025-12-31"),
        ("9 tháng đầu năm", FIXED, "2025-01-01", "2025-09-30"),
        ("Trước 31/3/2024", FIXED, None, "2024-03-31"),
        ("Trước ngày 30/6/2023", FIXED, None, "2023-06-30"),
        ("Trước ngày 15 tháng 11 (năm 2025)", FIXED, None, "2025-11-15"),
        ("Trước ngày 15 tháng 11", FIXED, None, "2025-11-15"),
        ("Trước tháng 10/2025", FIXED, None, "2025-09-30"),
        ("Trước quý IV", FIXED, None, "2025-09-30"),
        ("Đến hết 31/12/2025", FIXED, None, "2025-12-31"),
        ("Trong tháng 10", FIXED, "2025-10-01", "2025-10-31"),
        ("Trong quý IV", FIXED, "2025-10-01", "2025-12-31"),
        ("Trong năm 2025", FIXED, "2025-01-01", "2025-12-31"),
        ("Hết năm 2025", FIXED, None, "2025-12-31"),
        ("Cuối năm 2025", FIXED, None, "2025-12-31"),
        ("Chậm nhất 20/12/2025", FIXED, None, "2025-12-20"),
        ("Hoàn thành trong quý II/2026", FIXED, "2026-04-01", "2026-06-30"),
        ("Giai đoạn 2026-2030", FIXED, "2026-01-01", "2030-12-31"),
        ("Từ nay đến tháng 12", FIXED, "2025-08-28", "2025-12-31"),
        ("Đến năm 2030", FIXED, None, "2030-12-31"),
        ("Từ ngày 01/10/2025 đến ngày 31/12/2025", FIXED, "2025-10-01", "2025-12-31"),
        ("Từ 01/7 đến 30/9/2025", FIXED, "2025-07-01", "2025-09-30"),
        ("15/10/2025", FIXED, None, "2025-10-15"),
        ("15-10-2025", FIXED, None, "2025-10-15"),
        ("15.10.2025", FIXED, None, "2025-10-15"),
        ("ngày 15/10", FIXED, None, "2025-10-15"),
        ("Thường xuyên, liên tục", CONTINUOUS, None, None),
        ("Thường xuyên, hằng năm", CONTINUOUS, None, None),
        ("Thường xuyên trong năm 2025", CONTINUOUS, "2025-01-01", "2025-12-31"),
        ("Từ năm 2026", CONTINUOUS, "2026-01-01", None),
        ("Năm 2025 và những năm tiếp theo", CONTINUOUS, "2025-01-01", None),
        ("Hàng quý", CONTINUOUS, None, None),
        ("Hằng tháng", CONTINUOUS, None, None),
        ("Định kỳ hàng quý", CONTINUOUS, None, None),
        ("Định kỳ 6 tháng, năm", CONTINUOUS, None, None),
        ("Quý IV hằng năm", YEARLY, None, None),
        ("Trước 15/11 hằng năm", YEARLY, None, None),
        ("Hằng năm từ năm 2025", YEARLY, None, None),
        ("Hằng năm theo kế hoạch", YEARLY, None, None),
        ("Theo chỉ đạo của Ủy ban nhân dân", CONDITIONAL, None, None),
        ("Khi có yêu cầu", CONDITIONAL, None, None),
        ("Theo yêu cầu", CONDITIONAL, None, None),
        ("Trước khi trình Hội đồng nhân dân", CONDITIONAL, None, None),
        ("Trong vòng 30 ngày", CONDITIONAL, None, None),
        ("Cả năm", YEARLY, None, None),
        ("Trong năm", YEARLY, None, None),
        ("Cả năm 2025", FIXED, "2025-01-01", "2025-12-31"),
        ("T9/2025", FIXED, "2025-09-01", "2025-09-30"),
        ("T9", FIXED, "2025-09-01", "2025-09-30"),
        ("Q4/2025", FIXED, "2025-10-01", "2025-12-31"),
        ("Quí IV/2025", FIXED, "2025-10-01", "2025-12-31"),
        ("12/2025", FIXED, "2025-12-01", "2025-12-31"),
        ("6/2026", FIXED, "2026-06-01", "2026-06-30"),
        ("9/2025 - 12/2025", FIXED, "2025-09-01", "2025-12-31"),
        ("Quý 3-4/2025", FIXED, "2025-07-01", "2025-12-31"),
        ("Tháng 9, 10, 11/2025", FIXED, "2025-09-01", "2025-11-30"),
        ("Tháng 9, 10/2025", FIXED, "2025-09-01", "2025-10-31"),
        ("Quý III+IV/2025", FIXED, "2025-07-01", "2025-12-31"),
        ("01-15/10/2025", FIXED, "2025-10-01", "2025-10-15"),
        ("Từ ngày 01 đến ngày 15/10/2025", FIXED, "2025-10-01", "2025-10-15"),
        ("Từ nay đến cuối năm", FIXED, "2025-08-28", "2025-12-31"),
        ("Từ nay đến cuối năm (2025)", FIXED, "2025-08-28", "2025-12-31"),
        ("Hàng năm, trước ngày 15/12", YEARLY, None, None),
        ("Trước ngày 15 hàng tháng", CONTINUOUS, None, None),
        ("Mỗi năm 1 lần", YEARLY, None, None),
        ("1 lần/năm", YEARLY, None, None),
        ("2 lần/năm", CONTINUOUS, None, None),
        ("6 tháng/lần", CONTINUOUS, None, None),
        ("6 tháng 1 lần", CONTINUOUS, None, None),
        ("Định kỳ 6 tháng 1 lần", CONTINUOUS, None, None),
        ("Đột xuất", CONDITIONAL, None, None),
        ("Thường xuyên, đột xuất", CONTINUOUS, None, None),
        ("2025 - 2030 và những năm tiếp theo", CONTINUOUS, "2025-01-01", None),
        ("Sau khi Nghị quyết số 12/NQ-HĐND ngày 15/10/2025 có hiệu lực", CONDITIONAL, None, None),
        ("Theo Kế hoạch số 15/KH-UBND ngày 20/01/2026", CONDITIONAL, None, None),
        ("Theo Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024", CONDITIONAL, None, None),
        ("-", NONE, None, None),
        ("…", NONE, None, None),
        ("Không quy định", NONE, None, None),
    ),
)
def test_relatives_are_read(text, expected):
    assert reading(read_limit(text, YEARS)) == tuple(expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("31/2/2025", id="no such day"),
        pytest.param("Tháng 13", id="no such month"),
        pytest.param("Quý V", id="no such quarter"),
        pytest.param("Trước 15 tháng đầu năm 2026", id="fifteen months of a year"),
        pytest.param("Tháng 12 - 9", id="months the wrong way round"),
        pytest.param("2030-2025", id="years the wrong way round"),
        pytest.param("Từ nay đến 2020", id="an end before now"),
        pytest.param("15/10/25", id="year of two digits"),
        pytest.param("Tháng 9-2025", id="a month, or from it to the end of the year"),
        pytest.param("2025-1", id="a number after a year"),
        pytest.param("Tháng 3 và tháng 9", id="two times apart from each other"),
        pytest.param("Theo chỉ đạo, hoàn thành trước 31/12/2025", id="a condition with a day"),
        pytest.param(
            "Sau khi có Nghị quyết của HĐND, trong quý IV/2025", id="a condition with a quarter"
        ),
        pytest.param("Khi có hướng dẫn, hoàn thành 31/12/2025", id="a condition and a bare day"),
        pytest.param("Theo yêu cầu, xong trong tháng 10/2025", id="a condition with a month"),
        pytest.param("Theo Kế hoạch, hoàn thành quý IV/2025", id="a plan without a number"),
        pytest.param("Theo Kế hoạch, hoàn thành cuối năm", id="a condition and the end of a year"),
        pytest.param("Đột xuất, trước 31/12/2025", id="on occasion, with a day"),
        pytest.param("Tháng 9, 11/2025", id="months that are no neighbours"),
        pytest.param("Tháng 12, 1/2026", id="months of two years under one"),
        pytest.param("15/10 - 12/2025", id="a month after a day"),
        pytest.param("Cuối năm", id="the end of one of two years"),
        pytest.param("Đầu năm 2026", id="a beginning without an end"),
        pytest.param("Khi", id="a condition without words"),
        pytest.param("Tháng 9/20255", id="year of five digits"),
        pytest.param("Sớm nhất có thể", id="other words"),
    ],
)
def test_what_has_no_clear_meaning_is_not_read(text):
    assert read_limit(text, YEARS) is None


@pytest.mark.parametrize(
    ("text", "years", "due"),
    [
        pytest.param("Tháng 3", YEARS, "2026-03-31", id="over in the first year"),
        pytest.param("Tháng 8", YEARS, "2025-08-31", id="not over on the day of issue"),
        pytest.param("Tháng 3", YearSpan(2025, 2026), "2025-03-31", id="day of issue not known"),
        pytest.param(
            "Tháng 3", YearSpan(2025, 2025, dt.date(2025, 8, 28)), "2025-03-31", id="one year only"
        ),
    ],
)
def test_a_month_without_a_year_is_in_the_plan(text, years, due):
    assert reading(read_limit(text, years))[2] == due


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("Cả năm", FIXED, "2025-01-01", "2025-12-31"),
        ("Trong năm", FIXED, "2025-01-01", "2025-12-31"),
        ("Cuối năm", FIXED, None, "2025-12-31"),
        ("Thường xuyên trong năm", CONTINUOUS, "2025-01-01", "2025-12-31"),
    ),
)
def test_a_plan_of_one_year_says_which_year_is_meant(text, expected):
    assert reading(read_limit(text, YearSpan(2025, 2025))) == tuple(expected)


def test_the_words_stay_as_printed():
    assert read_limit(" Quý  III/2025. ", YEARS).printed == "Quý III/2025."


@pytest.mark.parametrize(
    "text", ["QUÝ III/2025", "Qúy III/2025", "quy iii / 2025;", "Quý III/2025"]
)
def test_spellings_of_one_wording_agree(text):
    assert reading(read_limit(text, YEARS)) == (FIXED, "2025-07-01", "2025-09-30")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Từ 01/7 đến 30/9/2025", "Quý III/2025"),
        ("Quý 3-4/2025", "Tháng 7-12/2025"),
        ("Trước tháng 10/2025", "Đến hết ngày 30/9/2025"),
        ("Giai đoạn 2026-2030", "Năm 2026-2030"),
        ("Hàng năm tổ chức 01-02 cuộc", "Hằng năm"),
        ("Khi Bộ Y tế ban hành", "Khi Bộ Y tế ban hành"),
        ("-", ""),
    ],
)
def test_canonical_words(text, canonical):
    assert print_limit(read_limit(text, YEARS)) == canonical


# ------------------------------------------------------------------ properties

PARTS = (
    "tháng |quý |năm |ngày |6|9|12|31/2|2025|2030|III|IV|/| - |-|.|, |; |(|)|từ |đến |hết |trước "
    "|trong |hằng |định kỳ |thường xuyên |liên tục |khi |sau |theo |nay |đầu |cuối | và |những năm "
    "tiếp theo |tổ chức |01-02 cuộc |hoàn thành |tháng 9|quý III/2025| hằng năm |giai đoạn |15/11"
)
OWN_TEXT = st.lists(st.sampled_from(PARTS.split("|")), max_size=6).map("".join)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(st.text() | OWN_TEXT)
def test_reading_never_raises_and_what_is_read_comes_back_from_print(text):
    limit = read_limit(text, YEARS)
    if limit is not None:
        assert reading(read_limit(print_limit(limit), YEARS)) == reading(limit)


@given(st.sampled_from((FIXED, CONTINUOUS)), st.none() | DAYS, DAYS)
def test_limits_with_dates_come_back_from_print(kind, start, due):
    assume(start is None or start <= due)
    limit = TimeLimit("", kind, start, due)
    assert reading(read_limit(print_limit(limit), YEARS)) == reading(limit)


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(0, 30))
def test_whole_months_come_back_from_print(year, month, more):
    last = dt.date(year + (month + more) // 12, (month + more) % 12 + 1, 1) - dt.timedelta(days=1)
    assume(last.year < 2100)
    limit = TimeLimit("", FIXED, dt.date(year, month, 1), last)
    assert reading(read_limit(print_limit(limit), YEARS)) == reading(limit)


@pytest.mark.parametrize(
    "part", ["trong ", "tháng 9 - ", "thường xuyên, ", "1", "khi ", "khi trước a ", "(/", "hằng "]
)
def test_long_hostile_text_is_read_in_no_time(part):
    read_limit("năm", YEARS)
    begin = time.process_time()
    read_limit(part * (30_000 // len(part)), YEARS)
    assert time.process_time() - begin < 0.5
