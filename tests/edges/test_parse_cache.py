import sqlite3
from contextlib import closing

import pytest

from generator.edges.parse_cache import Entry, ParseCache, packed, unpacked

ONE = Entry("a.xlsx", "1", ("đầu", "hai"), (packed("[1]"), packed("[2]")))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "reports" / ".cache" / "doc.sqlite3"


def keep(path, *entries, scope="p/2025-Q3", context="c"):
    with ParseCache.open(path, scope, context) as cache:
        for entry in entries:
            cache.put(entry)


def kept(path, scope="p/2025-Q3", context="c"):
    with ParseCache.open(path, scope, context) as cache:
        return {
            name: (e.sha256, e.heads, [cache.body(name, e.sha256, n) for n in range(len(e.heads))])
            for name, e in cache.entries().items()
        }


def test_what_was_put_is_there_the_next_time(path):
    keep(path, ONE)
    assert kept(path) == {"a.xlsx": ("1", ONE.heads, list(ONE.bodies))}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"scope": "p/2025-Q4"}, id="another period"),
        pytest.param({"context": "d"}, id="another context"),
    ],
)
def test_other_scopes_and_contexts_see_nothing(path, other):
    keep(path, ONE)
    assert kept(path, **other) == {}


def test_a_file_has_one_entry_in_a_scope(path):
    keep(path, ONE)
    keep(path, Entry("a.xlsx", "2", ("mới",), (packed("[3]"),)), context="d")
    assert kept(path) == {}
    assert kept(path, context="d") == {"a.xlsx": ("2", ("mới",), [packed("[3]")])}
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM bodies").fetchone() == (1,)


def test_of_two_entries_of_one_file_the_last_counts(path):
    keep(path, ONE, Entry("a.xlsx", "2", ("mới",), (packed("[3]"),)))
    assert kept(path) == {"a.xlsx": ("2", ("mới",), [packed("[3]")])}


def test_files_that_are_gone_are_forgotten(path):
    keep(path, ONE, Entry("b.xlsx", "2", ("b",)))
    keep(path, ONE, scope="other")
    with ParseCache.open(path, "p/2025-Q3", "c") as cache:
        cache.forget_others({"b.xlsx"})
    assert set(kept(path)) == {"b.xlsx"}
    assert set(kept(path, scope="other")) == {"a.xlsx"}


def foreign(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")


def without_a_table(path):
    keep(path, ONE)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE bodies")


def damaged_inside(path):
    keep(path, *(Entry(f"{n}.xlsx", "1", ("đầu" * 500,)) for n in range(200)))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b"rubbish" * 1_000), id="no database"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(foreign, id="another program's"),
        pytest.param(without_a_table, id="without a table"),
        pytest.param(damaged_inside, id="damaged inside"),
    ],
)
def test_a_spoilt_cache_is_thrown_away_and_made_again(path, spoil):
    path.parent.mkdir(parents=True)
    spoil(path)
    for _ in range(2):
        keep(path, ONE)
    assert set(kept(path)) == {"a.xlsx"}


def test_without_a_place_to_write_it_lasts_for_the_run(tmp_path):
    blocked = tmp_path / "reports"
    blocked.write_bytes(b"a file where the folder should be")
    with ParseCache.open(blocked / ".cache" / "doc.sqlite3", "p", "c") as cache:
        cache.put(ONE)
        assert cache.body("a.xlsx", "1", 1) == packed("[2]")
    assert blocked.is_file()


def test_another_run_that_is_writing_is_not_waited_for_forever(path, monkeypatch):
    monkeypatch.setattr("generator.edges.parse_cache._WAIT", 0.05)
    keep(path, ONE)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        keep(path, Entry("b.xlsx", "2", ("b",)))
        other.execute("ROLLBACK")
    assert set(kept(path)) == {"a.xlsx"}


def test_a_run_cut_short_keeps_what_it_had_read(path):
    with pytest.raises(KeyboardInterrupt), ParseCache.open(path, "p/2025-Q3", "c") as cache:
        cache.put(ONE)
        raise KeyboardInterrupt
    assert set(kept(path)) == {"a.xlsx"}


def test_bodies_are_unpacked_within_bounds():
    assert unpacked(packed("[]")) == "[]"
    for data in (b"rubbish", packed("x" * 100)[:-5], packed("0" * 60_000_000)):
        with pytest.raises(ValueError):
            unpacked(data)
