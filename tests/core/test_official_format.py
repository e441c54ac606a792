import pytest

from generator.core import official_format as form


def test_widths_agree_with_those_measured_in_the_models_of_the_decree():
    assert form.bold_width(form.NATION, 13) == pytest.approx(95.6, abs=0.2)
    assert form.bold_width(form.MOTTO, 14) == pytest.approx(60.4, abs=0.2)


def test_letters_with_marks_are_as_wide_as_without_but_horned_ones_wider():
    assert form.bold_width("ẢẬẮ", 14) == form.bold_width("AAA", 14)
    assert form.bold_width("ƯỚ", 14) > form.bold_width("UO", 14)


def test_every_constant_lies_inside_the_decrees_range():
    sizes = {
        *((form.SIZE_NATION, 12, 13), (form.SIZE_MOTTO, 13, 14), (form.SIZE_AGENCY, 12, 13)),
        *((form.SIZE_NUMBER, 13, 13), (form.SIZE_DATE, 13, 14), (form.SIZE_TITLE, 13, 14)),
        *((form.SIZE_BODY, 13, 14), (form.SIZE_SIGNATURE, 13, 14), (form.SIZE_APPENDIX, 14, 14)),
        *((form.SIZE_RECIPIENTS_HEAD, 12, 12), (form.SIZE_RECIPIENTS, 11, 11)),
        *((form.SIZE_PAGE_NUMBER, 13, 14), (form.MARGIN_LEFT, 30, 35), (form.MARGIN_TOP, 20, 25)),
        *((form.MARGIN_RIGHT, 15, 20), (form.MARGIN_BOTTOM, 20, 25), (form.FIRST_LINE, 10, 12.7)),
        *((form.RULE_SHARE, 1 / 3, 1 / 2), (form.PARAGRAPH_GAP, 6, 99)),
    }
    assert [size for size in sizes if not size[1] <= size[0] <= size[2]] == []


def test_nation_motto_and_date_move_together():
    sets = [(s.nation, s.motto, s.date) for s in (form.SMALL_SET, form.LARGE_SET)]
    assert sets == [(12, 13, 13), (13, 14, 14)]


def test_the_heading_block_fits_its_columns():
    left, right = form.HEAD_COLUMNS
    assert form.bold_width(form.NATION, form.LARGE_SET.nation) < right
    assert form.plain_width("UBND THÀNH PHỐ HẢI PHÒNG", 12) < left - form.HEAD_GAP
    assert left + right <= form.PAGE_SHORT - form.MARGIN_LEFT - form.MARGIN_RIGHT + 2


def test_the_longest_line_of_wrapped_text():
    text = "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH MẪU"
    whole = form.bold_width(text, 13)
    assert form.widest_line(text, 13, 500) == whole
    assert whole / 2 < form.widest_line(text, 13, 60) <= 60
