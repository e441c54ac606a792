from dataclasses import fields, is_dataclass

import pytest

from generator.core import adjusted_tags, tags
from generator.core.adjusted_fields import ADJUSTED_FIELDS
from generator.core.adjusted_tags import AdjustedReport
from generator.core.master_fields import DRAWN, EXPECTED, FIELDS
from generator.core.master_shapes import ShapeKind, field_rows, root_of, sample, tags_of
from generator.core.tags import Report

RECORDS = {
    name: one
    for module in (tags, adjusted_tags)
    for name, one in vars(module).items()
    if is_dataclass(one)
}
TOLD = {**FIELDS, **ADJUSTED_FIELDS}


def test_every_record_of_the_tags_is_described_and_none_left_over():
    assert set(TOLD) == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_described_and_none_left_over(name):
    assert list(TOLD[name]) == [field.name for field in fields(RECORDS[name])]
    assert all(told.meaning for told in TOLD[name].values())


def test_the_master_of_the_supplement_is_checked_against_its_own_fields():
    assert root_of("bao-cao-dieu-chinh.docx") is AdjustedReport
    assert root_of("bao-cao.docx") is Report


def test_what_a_report_should_use_exists():
    assert set(EXPECTED) <= set(tags_of(Report))


def test_the_list_of_fields_names_what_stands_in_lists_too():
    names = [row.name for row in field_rows(Report)]
    assert len(names) == len(set(names))
    for name in ("co_quan.ten", "nhom[…].ket_qua.y_kien", "phu_luc_nhiem_vu[…].dong[…].ten"):
        assert name in names
    assert all(any(name in shown for shown in names) for name in DRAWN)


@pytest.mark.parametrize("count", [0, 2])
def test_made_up_values_fill_every_list(count):
    made = sample(Report, count)
    shapes = tags_of(Report)
    for field in fields(Report):
        value = getattr(made, field.name)
        if shapes[field.name].kind is ShapeKind.LIST:
            assert len(value) == count
        else:
            assert value
