"""Which forms say as a whole that nothing arose."""

import pytest

from tests.support import filled, forms_of, read_bytes, small_plan

T, I, G = "Nhiệm vụ", "Chỉ tiêu", "Ý kiến chung"  # noqa: E741
FORMS = forms_of(small_plan())
NIL, NOT_APPLICABLE = "Không phát sinh", "Không áp dụng"


@pytest.mark.parametrize(
    ("first", "second", "more", "expected"),
    [
        pytest.param(NIL, NIL, {}, True, id="nothing arose"),
        pytest.param(NIL, NOT_APPLICABLE, {}, True, id="or does not apply"),
        pytest.param(NIL, "Chưa thực hiện", {}, False, id="something not begun"),
        pytest.param(
            *(NIL, NIL, {(I, "CT1", "Kết quả"): 74}, False),
            id="an indicator with a value",
        ),
        pytest.param(
            *(NIL, NIL, {(G, "chi-dao", "Ý kiến của cơ quan"): "Đã ban hành kế hoạch"}, False),
            id="something to tell",
        ),
    ],
)
def test_a_form_in_which_nothing_arose_is_known(first, second, more, expected):
    entries = {
        (T, "I.1", "Tình trạng"): first,
        (T, "II.3", "Tình trạng"): second,
        (I, "CT1", "Kết quả"): NIL,
        (I, "CT1#2", "Kết quả"): NIL,
    }
    found = read_bytes(filled(FORMS["S1"], {**entries, **more}), FORMS)
    assert found.nil == expected, found.problems


def test_a_form_in_which_nothing_applies_is_not_one_in_which_nothing_arose():
    entries = dict.fromkeys(
        [(T, "I.1", "Tình trạng"), (T, "II.3", "Tình trạng")], NOT_APPLICABLE
    ) | dict.fromkeys([(I, "CT1", "Kết quả"), (I, "CT1#2", "Kết quả")], NOT_APPLICABLE)
    assert not read_bytes(filled(FORMS["S1"], entries), FORMS).nil
