import shutil
import subprocess

import pytest

from generator.edges.snapshot import (
    Change,
    changes,
    drop_unfinished,
    next_number,
    publish,
    write_hidden,
)

FILES = {"bao-cao.docx": b"word", "nguon/xã/a.xlsx": b"form"}


@pytest.fixture
def hashes(tmp_path):
    hashes = write_hidden(tmp_path, 1, FILES)
    publish(tmp_path, 1)
    return hashes


def test_a_snapshot_is_as_it_was_written(tmp_path, hashes):
    assert {name: (tmp_path / "1" / name).read_bytes() for name in FILES} == FILES
    assert set(hashes) == {*FILES, "SHA256SUMS"}
    assert list(changes(tmp_path, 1, hashes)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum")
@pytest.mark.usefixtures("hashes")
def test_other_programs_can_check_it(tmp_path):
    subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "1", check=True)


def test_until_it_has_its_name_it_is_hidden_and_can_be_dropped(tmp_path):
    write_hidden(tmp_path, 1, FILES)
    assert all(path.name.startswith(".") for path in tmp_path.iterdir())
    drop_unfinished(tmp_path, [1])
    assert list(tmp_path.iterdir())
    drop_unfinished(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_what_has_its_name_is_neither_dropped_nor_written_over(tmp_path, hashes):
    drop_unfinished(tmp_path, [])
    write_hidden(tmp_path, 1, {"bao-cao.docx": b"other"})
    publish(tmp_path, 1)
    assert list(changes(tmp_path, 1, hashes)) == []


def test_every_change_is_named(tmp_path, hashes):
    folder = tmp_path / "1"
    (folder / "bao-cao.docx").chmod(0o644)
    (folder / "bao-cao.docx").write_bytes(b"other")
    (folder / "nguon/xã/a.xlsx").rename(folder / "nguon/xã/b.xlsx")
    assert list(changes(tmp_path, 1, hashes)) == [
        ("bao-cao.docx", Change.EDITED),
        ("nguon/xã/a.xlsx", Change.LOST),
        ("nguon/xã/b.xlsx", Change.ADDED),
    ]


def test_a_link_in_the_place_of_a_file_is_a_change(tmp_path, hashes):
    path = tmp_path / "1" / "bao-cao.docx"
    path.rename(tmp_path / "moved.docx")
    path.symlink_to(tmp_path / "moved.docx")
    assert list(changes(tmp_path, 1, hashes)) == [("bao-cao.docx", Change.EDITED)]


def test_files_of_the_system_beside_are_no_change(tmp_path, hashes):
    for name in ("~$bao-cao.docx", "Thumbs.db", ".DS_Store"):
        (tmp_path / "1" / name).write_bytes(b"")
    assert list(changes(tmp_path, 1, hashes)) == []


def test_a_whole_snapshot_that_is_gone(tmp_path, hashes):
    shutil.rmtree(tmp_path / "1")
    assert {change for _, change in changes(tmp_path, 1, hashes)} == {Change.LOST}


@pytest.mark.parametrize("name", ["../ra.docx", "/ra.docx", "a/../../ra.docx", ""])
def test_names_that_would_leave_the_snapshot(tmp_path, name):
    with pytest.raises(ValueError, match="leaves"):
        write_hidden(tmp_path / "sent", 1, {name: b""})


@pytest.mark.parametrize(
    ("there", "known", "number"),
    [((), (), 1), (("1", "2"), (1,), 3), (("ghi chú",), (4,), 5), (("10",), (2,), 11)],
)
def test_numbers_only_go_up(tmp_path, there, known, number):
    for name in there:
        (tmp_path / name).mkdir()
    assert next_number(tmp_path, known) == number
