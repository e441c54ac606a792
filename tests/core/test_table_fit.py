import pytest

from generator.core.official_format import SIZE_TABLE
from generator.core.table_fit import SIZE_LONG_TABLE, fit

CAPTIONS = (("TT",), ("Nhiệm vụ",), ("Kết quả thực hiện",))
WIDTHS = (20.0, 100.0, 80.0)
PAGE = 150.0
WORDS = "Đã tổ chức hội nghị đối thoại với doanh nghiệp. "


def rows(count: int, results: str, task: str = "Rà soát"):
    return [((str(number),), (task,), (results,)) for number in range(count)]


def height(found) -> float:
    return sum(found.heights)


@pytest.mark.parametrize(
    ("table", "wider"),
    [
        pytest.param(rows(9, WORDS * 40), 2, id="long results"),
        pytest.param(rows(9, "Xong", WORDS * 40), 1, id="long tasks"),
    ],
)
def test_the_column_of_long_texts_gets_the_room(table, wider):
    found = fit(table, CAPTIONS, WIDTHS, PAGE)
    assert found.widths[wider] > WIDTHS[wider]
    assert sum(found.widths) == pytest.approx(sum(WIDTHS))
    assert all(width >= 0.7 * had - 0.01 for width, had in zip(found.widths, WIDTHS, strict=True))


def test_short_texts_leave_the_columns_as_they_are():
    assert fit(rows(5, "Xong"), CAPTIONS, WIDTHS, PAGE).widths == WIDTHS


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("nghiêng-nghiêng-ngả", id="a word"),
        pytest.param("1.234.567.890.123", id="a number"),
    ],
)
def test_a_column_is_wide_enough_for_its_words(word):
    found = fit([((word,), ("a",), ("b",))], CAPTIONS, WIDTHS, PAGE)
    assert WIDTHS[0] < found.widths[0] < 60


def test_a_web_address_does_not_take_the_page():
    found = fit(rows(3, "https://example.vn/" + "a" * 2_000), CAPTIONS, WIDTHS, PAGE)
    assert sum(found.widths) == pytest.approx(sum(WIDTHS))
    assert found.heights[0] > 60  # broken over many lines


def test_more_text_is_never_lower():
    heights = [fit(rows(1, WORDS * n), CAPTIONS, WIDTHS, PAGE).heights[0] for n in range(1, 60, 6)]
    assert heights == sorted(heights)
    assert heights[-1] > 5 * heights[0]


def test_a_row_over_all_columns_has_their_width():
    group = ((WORDS * 2,),)
    one, narrow = fit([group, *rows(1, WORDS * 2)], CAPTIONS, WIDTHS, PAGE).heights
    assert one < narrow


@pytest.mark.parametrize(
    ("count", "size"),
    [
        pytest.param(20, SIZE_TABLE, id="a few pages"),
        pytest.param(400, SIZE_LONG_TABLE, id="a hundred pages"),
    ],
)
def test_a_very_long_table_has_smaller_letters(count, size):
    assert fit(rows(count, WORDS * 20), CAPTIONS, WIDTHS, PAGE).size == size


@pytest.mark.parametrize(
    "table", [pytest.param([], id="none"), pytest.param([(("Nhóm",),)], id="a group alone")]
)
def test_a_table_without_rows_keeps_its_columns(table):
    assert fit(table, CAPTIONS, WIDTHS, PAGE).widths == WIDTHS
