import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.trace import (
    Figure,
    Figures,
    Marked,
    bookmark_name,
    figure_id,
    figure_of,
    is_marked,
    origin_of,
    origin_text,
    pieces,
    unmarked,
    with_marks,
)

TEXTS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\ufdd0\ufdd1\ufdd2")
)
NAMES = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=3)


def noted(name, shown):
    return Figures().note(Figure(name, "", shown, ""))


@given(TEXTS, TEXTS, TEXTS, NAMES)
def test_a_marked_text_reads_as_if_it_had_no_marks(before, shown, after, name):
    marked = before + noted(figure_id(*name), shown) + after
    text = Marked(marked)
    assert text == before + shown + after
    assert text.marked == marked
    assert "".join(value for kind, value in pieces(marked) if kind == "text") == text


def test_figures_nest():
    inner = noted("ai", "61 cơ quan")
    outer = noted("yk", f"Đã làm ({inner})")
    assert list(pieces(outer)) == [
        ("start", "yk"),
        ("text", "Đã làm ("),
        ("start", "ai"),
        ("text", "61 cơ quan"),
        ("end", ""),
        ("text", ")"),
        ("end", ""),
    ]


@given(NAMES)
def test_an_id_makes_a_name_word_takes(parts):
    name = bookmark_name(figure_id(*parts), 9999)
    assert re.fullmatch(r"_bc_[a-z0-9_]*", name)
    assert len(name) <= 40
    assert figure_of(name) == figure_id(*parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("nhom", "I.1"), ("nhom", "I_1"), id="signs"),
        pytest.param(("yk", "Bố trí kinh phí"), ("yk", "Bỏ trí kinh phí"), id="tones"),
        pytest.param(("yk", "a" * 60), ("yk", "a" * 61), id="length"),
        pytest.param(("a", ""), ("a",), id="empty"),
    ],
)
def test_different_figures_have_different_ids(one, other):
    assert figure_id(*one) != figure_id(*other)


def test_plain_ids_stay_plain():
    assert figure_id("chung", "done") == "chung_done"


@pytest.mark.parametrize("name", ["_Toc123", "bc_x", "_bcx", ""])
def test_other_bookmarks_are_not_ours(name):
    assert figure_of(name) is None


@pytest.mark.parametrize("text", ["a\ufdd0x\ufdd1\ufdd2b", "\ufdd2ab", "ab\ufdd0", "a\ufdd1b"])
def test_stray_marks_go(text):
    assert unmarked(text) == "ab"
    assert not is_marked(Marked(text))


def test_marks_are_found_in_records_tuples_and_texts():
    marked = noted("a", "17")
    record = with_marks(Figure("x", marked, "không", "", (), (marked, "b")))
    assert isinstance(record.label, Marked)
    assert isinstance(record.parts[0], Marked)
    assert (record.label, record.parts) == ("17", ("17", "b"))
    assert type(record.shown) is str


def test_the_origin_of_a_report_is_read_back():
    words = f"báo cáo; {origin_text('hp-pci', '2025-Q3', '2025-09-23')}; khác"
    assert origin_of(words) == ("hp-pci", "2025-Q3", "2025-09-23")
    assert origin_of("báo cáo bcth hp-pci 2025-Q3 2025-09-23") == (
        "hp-pci",
        "2025-Q3",
        "2025-09-23",
    )
    assert origin_of("bcth: một") == ()
