import unicodedata
from time import process_time
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.text import (
    bare,
    clean,
    enumerate_vi,
    fold,
    lines,
    name_key,
    sentence,
    shorten,
    statement_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hoàn thành", "hoàn  thành", id="case and blanks"),
        pytest.param("hòa", "hoà", id="tone mark placement"),
        pytest.param("Đang thực hiện", "dang thuc hien", id="without marks"),
        pytest.param("Việt", unicodedata.normalize("NFD", "Việt"), id="NFD"),
        pytest.param("Khó khăn, vướng mắc", "Khó khăn vướng mắc", id="punctuation"),
        pytest.param("Tiến độ (%)", "Tiến độ\n(%)", id="line break"),
    ],
)
def test_spellings_of_one_phrase_fold_to_one_key(one, other):
    assert fold(one) == fold(other)


def test_statuses_stay_apart():
    assert fold("Chưa thực hiện") != fold("Đang thực hiện")


def test_names_keep_their_tones_but_not_the_spelling_of_ubnd():
    assert name_key("UBND xã Cẩm Giang") != name_key("UBND xã Cẩm Giàng")
    assert name_key("Ủy ban nhân dân các xã") == name_key("UBND các xã ")
    assert name_key("Uỷ ban nhân dân các xã") == name_key("UBND các xã.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("- Hòa giải xong.", "hoà  giải xong", True, id="dash, case, tone place"),
        pytest.param("Đã họp", "Đã hợp", False, id="another vowel"),
        pytest.param("Đã hop", "Đã họp", False, id="another tone"),
        pytest.param("Đạt 12,5%", "Đạt 125%", False, id="another figure"),
    ],
)
def test_statements_agree_only_when_they_say_the_same(one, other, same):
    assert (statement_key(one) == statement_key(other)) is same


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["hòa giải", "hoà giải", "Ủy ban", "Uỷ ban"])
def test_cleaning_leaves_the_tone_mark_where_it_was(text):
    assert clean(text) == text


def test_cleaning_keeps_words_lines_and_emoji():
    assert clean(" - a\r\nb\u00a0c👩‍💻\x07\ufeff ") == "- a\nb c👩‍💻"


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        pytest.param("\ufeffHoàn thành", "Hoàn thành", id="byte order mark"),
        pytest.param("Hoàn\x00 thành", "Hoàn thành", id="NUL"),
        pytest.param("\u202eHoàn\u202c thành\u200f", "Hoàn thành", id="direction of writing"),
        pytest.param("Ho\u200bàn t\u2060hành", "Hoàn thành", id="zero width blanks"),
        pytest.param("Ho\u200dàn", "Hoàn", id="joiner inside a word"),
        pytest.param("👩\u200d💻", "👩\u200d💻", id="joiner inside an emoji"),
        pytest.param("a\x0bb\u2028c", "a\nb\nc", id="other line ends"),
        pytest.param("a_x000D_\nb_x000D_c", "a\nb\nc", id="escaped line ends"),
        pytest.param("a_x000d__x000a_b_x0009_c", "a\nb c", id="escapes in small letters"),
        pytest.param("a_x005F_x000D_b", "a_x005F_x000D_b", id="an escape that is meant"),
        pytest.param("mã _x00e9_ ", "mã _x00e9_", id="no control character"),
        pytest.param("a\ud83d b", "a b", id="half a surrogate"),
        pytest.param("\ufdd0Hoàn\ufdd1 thành\ufdd2", "Hoàn thành", id="noncharacters of Unicode"),
        pytest.param("th\u00adc", "th\u00adc", id="soft hyphen"),
    ],
)
def test_what_cannot_be_seen_goes_and_the_rest_stays(typed, cleaned):
    assert clean(typed) == cleaned


_TYPED = st.text(
    st.sampled_from("aăâđeếoợuư _x0D5F\r\n\x0b\x00\u200b\u200d\u00ad\u0301\u0323\u0302\ud800👩")
    | st.characters()
)


@given(_TYPED)
def test_cleaned_text_is_composed_and_fit_for_xml(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    fromstring(f"<t>{escape(cleaned)}</t>")


def test_piled_marks_take_no_quadratic_time():
    start = process_time()
    assert len(clean("a" + "\u0301\u0323" * 100_000)) < 10
    assert process_time() - start < 1


def test_small_helpers():
    assert lines("a\n; b;\n") == ("a", "b")
    assert enumerate_vi(["a"]) == "a"
    assert enumerate_vi(["a", "b", "c"]) == "a, b và c"
    assert shorten("một hai ba bốn", 9) == "một hai…"
    assert sentence("- đã làm") == "Đã làm."
    assert sentence(" - ") == ""


def test_bare_text_has_no_tones_and_one_kind_of_dash():
    assert bare("Quý III – ĐẠT 5 Ước") == "quy iii - dat 5 uoc"


@given(st.text())
def test_bare_text_is_as_long_as_the_text(text):
    assert len(bare(text)) == len(text)
