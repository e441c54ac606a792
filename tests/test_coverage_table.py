"""The page of troubles known elsewhere names tests that exist, for every line or a reason."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import tests.vandal.corpus  # noqa: F401 - defines all kinds
from tests.vandal.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "prior-art-coverage.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("| Trouble |", "|---"))
]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)(?:\[(\w+)\])?`")


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    names = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))


def test_the_page_has_all_its_rows():
    assert len(ROWS) >= 40
    assert len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_row_names_tests_that_exist_or_a_reason(row):
    trouble, tests, reason = row
    assert trouble
    assert tests or reason
    named = NAMED.findall(tests)
    assert NAMED.sub("", tests).strip(", ") == ""
    for file, test, kind in named:
        assert test in names_in(file), f"{file}::{test}"
        assert not kind or kind in KINDS, kind
