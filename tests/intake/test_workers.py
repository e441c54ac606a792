import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.core.submission_text import read_head
from generator.edges.files import find_files
from generator.intake import Rules, process_pool, read_many
from generator.intake.workers import FEW
from tests.intake.planted import DEADLY, FAULTY, no_pool, pool_that_cannot_start, pool_with_plants
from tests.support import complete, filled, forms_of, small_plan

FORMS = forms_of(small_plan())
RULES = Rules(FORMS, {}, {}, None, dt.date(2025, 9, 23))


@pytest.fixture
def files(tmp_path):
    good = filled(FORMS["X1"], complete(FORMS["X1"]))
    for number in range(FEW):
        (tmp_path / f"{number:02}.xlsx").write_bytes(good)
    return tmp_path


def read(folder, new_executor):
    entries = read_many(list(find_files(folder)), RULES, new_executor)
    return {entry.name: read_head(head) for entry in entries for head in entry.heads}


def codes(submission):
    return [problem.code for problem in submission.problems]


@pytest.mark.parametrize(
    "new_executor",
    [
        pytest.param(process_pool, id="on all cores"),
        pytest.param(lambda: ThreadPoolExecutor(2), id="any other executor"),
        pytest.param(pool_that_cannot_start, id="workers that cannot start"),
        pytest.param(no_pool, id="a system without workers"),
    ],
)
def test_every_file_is_read_once_and_as_here(files, new_executor):
    here = {e.name: e.heads for e in read_many(list(find_files(files))[: FEW - 1], RULES, no_pool)}
    entries = list(read_many(list(find_files(files)), RULES, new_executor))
    assert sorted(entry.name for entry in entries) == sorted(f.name for f in files.iterdir())
    assert {e.name: e.heads for e in entries if e.name in here} == here


def test_a_worker_that_dies_takes_no_other_file_with_it(files):
    (files / DEADLY).write_bytes(b"x")
    (files / FAULTY).write_bytes(b"x")
    found = read(files, pool_with_plants)
    assert len(found) == FEW + 2
    assert codes(found.pop(DEADLY)) == ["file.unreadable"]
    assert codes(found.pop(FAULTY)) == ["file.bug"]
    assert {submission.agency for submission in found.values()} == {"X1"}


def test_a_deadly_file_is_tried_again_the_next_time(files):
    (files / DEADLY).write_bytes(b"x")
    entries = read_many(list(find_files(files)), RULES, pool_with_plants)
    assert {entry.name for entry in entries if not entry.lasting} == {DEADLY}


def test_the_memory_of_a_worker_is_bounded():
    pytest.importorskip("resource")
    with process_pool() as pool:
        assert isinstance(pool.submit(bytearray, 8_000_000_000).exception(), MemoryError)
        assert pool.submit(int).result() == 0
