"""The Word masters that come with the program are those its tool writes."""

from pathlib import Path

import pytest

from tests.edges.packages import schema_faults
from tools.write_master import masters

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "report"
MASTERS = masters()


def test_nothing_else_lies_beside_them():
    assert {path.name for path in FOLDER.glob("*.docx")} == set(MASTERS)


@pytest.mark.parametrize("name", MASTERS)
def test_a_master_is_written_again_byte_for_byte(name):
    assert (FOLDER / name).read_bytes() == MASTERS[name] == masters()[name]


@pytest.mark.parametrize("name", MASTERS)
def test_a_master_is_valid_by_the_office_schemas(name, tmp_path):
    assert schema_faults(MASTERS[name], tmp_path / name) == []
