import pytest

from generator.show import changes, plain_lines
from generator.stages.comparing import Change


def shown(old, new):
    change = Change(
        "S1", "a.xlsx", "b.xlsx", "Nhiệm vụ", "I.1", "1", "Rà soát", "Kết quả", old, new
    )
    listed, _ = changes([change])
    return list(plain_lines(listed))[-1].split("\t")[-2:]


SAME = "Đã ban hành kế hoạch và triển khai đến các đơn vị trực thuộc trong quý, có báo cáo "


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("Có", None, ["Có", "(trống)"], id="gone"),
        pytest.param("Đã họp 2 lần", "Đã họp 3 lần", ["Đã họp 2 lần", "Đã họp 3 lần"], id="short"),
    ],
)
def test_both_answers_are_shown(old, new, told):
    assert shown(old, new) == told


@pytest.mark.parametrize("place", [0, 30, len(SAME), 4 * len(SAME)])
def test_what_differs_in_long_texts_is_seen(place):
    text = SAME * 5
    old, new = (f"{text[:place]}{mark}{text[place:]}" for mark in ("X", "Y"))
    for told, mark in zip(shown(old, new), "XY", strict=True):
        assert mark in told
        assert len(told) <= 60


def test_nothing_is_shown_where_nobody_asked():
    assert list(changes(None)) == []
    assert len(list(changes([]))) == 1
