import datetime as dt

import pytest

from generator.core.master_shapes import sample
from generator.core.tags import Report
from generator.edges import master_sandbox
from generator.edges.docx_write import MasterError, render_report
from tests.masters import small

DAY = dt.date(2025, 9, 23)
VALUES = sample(Report, 2)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a' * 10**10 }}",
        "{{ 10**10000000 }}",
        "{{ kinh_gui * 1000000000 }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ nguoi_ky.zfill(width=1000000000) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%1000000000d'|format(1) }}",
        "{% for i in range(10**9) %}a{% endfor %}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{{ j }}{% endfor %}{% endfor %}",
        "{{ lipsum(100000) }}",
    ],
)
def test_what_would_take_all_memory_or_time_is_refused(tag):
    with pytest.raises(MasterError):
        render_report(small(tag), VALUES, DAY)


def test_what_is_made_is_bounded(monkeypatch):
    monkeypatch.setattr(master_sandbox, "MAX_TEXT", 20_000)
    with pytest.raises(MasterError):
        render_report(small("{% for i in range(9000) %}dài {% endfor %}"), VALUES, DAY)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ kinh_gui|length * 2 }} {{ 2 ** 3 }} {{ 7 % 2 }}",
        "{% for i in range(12) %}{{ i + 1 }}{% endfor %}",
        "{{ nguoi_ky.center(30) }}",
    ],
)
def test_small_sums_are_let_through(tag):
    assert render_report(small(tag), VALUES, DAY)


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param("{{ kinh_gui[9] }}", id="beyond a list"),
        pytest.param("{{ khong_co }}", id="no such name"),
        pytest.param("{{ nguoi_ky | vietnam }}", id="no such filter"),
    ],
)
def test_a_failure_names_the_paragraph_it_happened_in(tag):
    with pytest.raises(MasterError) as caught:
        render_report(small("Phần đầu", f"Kính gửi {tag} xem xét", "Phần cuối"), VALUES, DAY)
    assert caught.value.quote == f"Kính gửi {tag} xem xét"
