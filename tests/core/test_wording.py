import pytest

from generator.core.model import Status
from generator.core.text import fold
from generator.core.wording import STATUS_SPELLINGS

_BY_KEY = {fold(spelling): status for spelling, status in STATUS_SPELLINGS.items()}


@pytest.mark.parametrize("status", Status)
def test_every_answer_is_a_spelling_of_itself(status):
    assert _BY_KEY[fold(status.value)] is status


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        pytest.param("đã hoàn thành.", Status.DONE, id="done"),
        pytest.param("Hoàn thành (100%)", Status.DONE, id="done with its progress"),
        pytest.param("Không có phát sinh", Status.NIL, id="nothing arose"),
        pytest.param("Chưa hoàn thành", None, id="not done may be begun or not"),
        pytest.param("Không hoàn thành", None, id="negated"),
        pytest.param("Cơ bản hoàn thành", None, id="nearly done"),
        pytest.param("Hoàn thành 50%", None, id="half done"),
        pytest.param("Đang triển khai", None, id="another word"),
        pytest.param("Đã thực hiện", None, id="done or begun"),
        pytest.param("HT", None, id="initials"),
    ],
)
def test_only_spellings_that_can_mean_nothing_else_are_taken(typed, status):
    assert _BY_KEY.get(fold(typed)) is status
