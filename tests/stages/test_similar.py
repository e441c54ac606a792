"""Statements merge where they say the same, and never where a word of content differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.address import Where
from generator.core.model import Agency
from generator.core.summary import Statement
from generator.stages.aggregate.statements import merge

AN_LAO, KIEN_THUY, FINANCE = "UBND xã An Lão", "UBND xã Kiến Thụy", "Sở Tài chính"
SPEAKERS = (AN_LAO, KIEN_THUY, "UBND phường Lê Chân", FINANCE)


def said(text, name=AN_LAO, cell="C1"):
    return Statement(Agency(name, name, "", name.split()[0]), text, Where("f", "s", cell))


def texts(*pairs, deeds=False):
    merged = merge([said(text, name) for text, name in pairs], deeds=deeds)
    return [m.text for m in merged]


def between(one, other, **how):
    return texts((one, AN_LAO), (other, KIEN_THUY), **how)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Đã công khai TTHC", "đã công khai thủ tục hành chính.", id="abbreviation"),
        pytest.param("Đã họp trong kỳ báo cáo", "Đã họp", id="filler at the end"),
        pytest.param("Trong kỳ, đơn vị đã rà soát", "Đã rà soát", id="filler and subject"),
        pytest.param("UBND xã đã rà soát", "Rà soát", id="subject"),
        pytest.param("Đã rà soát 02 thủ tục", "Đã rà soát 2 thủ tục", id="leading zero"),
        pytest.param("Củng cố kỷ luật", "Cũng cố kỉ luật", id="hỏi, ngã, i, y"),
        pytest.param("Thiếu nhân lực, kinh phí", "Thiếu kinh phí và nhân lực", id="list order"),
        pytest.param(
            *("Tổ chức 02 hội nghị, 03 lớp", "Tổ chức 03 lớp, 02 hội nghị"), id="order with figures"
        ),
        pytest.param("Thiếu nhân lưc làm việc", "Thiếu nhân lực làm việc", id="tone forgotten"),
        pytest.param("Đã tổ chứcc hội nghị", "Đã tổ chức hội nghị", id="a letter too many"),
        pytest.param(
            *("Da to chuc hoi nghi quan triet", "Đã tổ chức hội nghị quán triệt"),
            id="typed without marks",
        ),
        pytest.param("Kiến nghị UBND tỉnh hỗ trợ", "Đề nghị UBND tỉnh hỗ trợ", id="asking"),
        pytest.param("UBND xã An Lão đã công khai", "Đã công khai", id="its own name"),
        pytest.param("Đã họp trên địa bàn xã An Lão", "Đã họp trên địa bàn", id="its own place"),
    ],
)
def test_what_is_said_the_same_merges(one, other):
    assert len(between(one, other, deeds=True)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Đã tổ chức 02 hội nghị", "Đã tổ chức 03 hội nghị", id="figure"),
        pytest.param("Đã giải ngân 1.234 đồng", "Đã giải ngân 1,234 đồng", id="figure's signs"),
        pytest.param("Đã bố trí kinh phí", "Chưa bố trí kinh phí", id="chưa"),
        pytest.param("Có khó khăn", "Không có khó khăn", id="không"),
        pytest.param("Đã bố trí kinh phí", "Đang bố trí kinh phí", id="đang"),
        pytest.param("Họp ngày 05/6/2025", "Họp ngày 06/6/2025", id="date"),
        pytest.param("Tập huấn tại xã Cẩm Giang", "Tập huấn tại xã Cẩm Giàng", id="place"),
        pytest.param("Đã họp với Sở Y tế", "Đã họp với Sở Tư pháp", id="unit"),
        pytest.param("Đã họp tại xã Kiến Thụy", "Đã họp tại xã", id="the place of another"),
        pytest.param("Kinh phí còn đủ chi", "Kinh phí còn dư chi", id="another syllable"),
        pytest.param("Phối hợp chưa kịp thời", "Phối hợp chưa tích cực", id="ornament denied"),
        pytest.param("Chưa đạt chỉ số, kế hoạch", "Kế hoạch, chưa đạt chỉ số", id="chưa in a list"),
        pytest.param("Mở 02 hội nghị, lớp học", "Mở 02 lớp học, hội nghị", id="figure in a list"),
        pytest.param("Tăng thu, giảm chi", "Tăng chi, giảm thu", id="turned round"),
        pytest.param("Đã thu phí và lệ phí", "Đã thu phí", id="one more"),
        pytest.param("Đã chi 5 triệu đồng", "Đã chi", id="one-sided amount"),
    ],
)
def test_what_differs_in_content_stays_two(one, other):
    assert len(between(one, other, deeds=True)) == 2


def test_a_done_thing_is_not_one_that_is_asked_for():
    assert len(between("Bố trí kinh phí", "Đã bố trí kinh phí")) == 2


def test_an_unclear_spelling_joins_nobody():
    pairs = [("Tổ chức mơk lớp học", "A"), ("Tổ chức mở lớp học", "B"), ("Tổ chức mờ lớp học", "C")]
    assert len(texts(*pairs)) == 3


@pytest.mark.parametrize(
    ("pairs", "shown"),
    [
        pytest.param(
            [("Đã họp trong kỳ", AN_LAO), ("Đã họp", KIEN_THUY), ("Đã họp trong kỳ", "UBND xã A")],
            "Đã họp trong kỳ",
            id="the most used",
        ),
        pytest.param(
            [("Họp", AN_LAO), ("Đơn vị đã họp trong kỳ", KIEN_THUY)],
            "Đã họp trong kỳ",
            id="the complete one",
        ),
        pytest.param(
            [("UBND xã An Lão đã họp", AN_LAO), ("UBND xã Kiến Thụy đã họp", KIEN_THUY)],
            "Đã họp",
            id="without the name of one",
        ),
        pytest.param(
            [("Đã họp tại xã An Lão", AN_LAO), ("Đã họp tại xã Kiến Thụy", KIEN_THUY)],
            "Đã họp tại xã",
            id="without the place of one",
        ),
        pytest.param(
            [
                *(("Mở lớp tâp huấn", name) for name in (AN_LAO, "UBND xã A")),
                ("Mở lớp tập huấn", KIEN_THUY),
            ],
            "Mở lớp tập huấn",
            id="well spelt before often used",
        ),
        pytest.param([("UBND xã An Lão đã họp", AN_LAO)], "UBND xã An Lão đã họp", id="one agency"),
    ],
)
def test_which_wording_is_shown(pairs, shown):
    assert texts(*pairs, deeds=True) == [shown]


def test_each_one_keeps_its_own_words():
    (merged,) = merge([said("Đã họp"), said("Đã họp trong kỳ", KIEN_THUY)])
    assert [statement.text for statement in merged.said_by] == ["Đã họp", "Đã họp trong kỳ"]


WORDS = st.sampled_from(
    [
        *("đã", "chưa", "không", "đang", "các", "trong kỳ", "kinh phí", "nhân lực", "thiếu", "họp"),
        *("hợp", "thuu", "và", ",", "02", "3", "Cẩm Giang", "xã An Lão", "kịp thời", "UBND xã"),
    ]
)
STATEMENTS = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
TOLD = st.lists(st.tuples(STATEMENTS, st.sampled_from(SPEAKERS)), max_size=12)


def grouped(pairs):
    merged = merge([said(text, name) for text, name in pairs], deeds=True)
    return {frozenset((s.text, s.agency.name) for s in m.said_by) for m in merged}


@given(TOLD)
def test_groups_do_not_depend_on_the_order(pairs):
    assert grouped(pairs) == grouped(pairs[::-1])


@given(TOLD)
def test_figures_and_negations_are_those_of_every_member(pairs):
    for group in grouped(pairs):
        kept = {
            tuple(sorted(w.lstrip("0") for w in text.split() if w in ("02", "3", "không", "chưa")))
            for text, _ in group
        }
        assert len(kept) == 1
