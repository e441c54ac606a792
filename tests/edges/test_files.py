import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from generator.edges import files
from generator.edges.files import (
    Home,
    bring_in,
    find_files,
    finish_writing,
    keep_edited,
    put_file,
    sha256,
    write_all,
)

OLD = {"a.docx": b"old a", "b.xlsx": b"old b", "muc/c.xlsx": b"old c"}
NEW = {"a.docx": b"new a", "b.xlsx": b"new b", "muc/c.xlsx": b"new c"}


def content(folder: Path) -> dict[str, bytes]:
    """What a person sees in a folder: hidden files are left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*") if path.is_file())


class KilledError(BaseException):
    """Stands for the end of the process: no code of ours catches it."""


@contextmanager
def killed_at(monkeypatch: pytest.MonkeyPatch, number: int, *, after: bool) -> Iterator[list[str]]:
    """End the process at a call that changes the disk, before or after it has its effect."""
    calls: list[str] = []

    def deadly(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name == "open" and "w" not in str(arguments[1:]):
                return act(*arguments, **named)
            calls.append(name)
            if len(calls) == number and not after:
                raise KilledError
            result = act(*arguments, **named)
            if len(calls) == number:
                if name == "open":
                    result.close()
                raise KilledError
            return result

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "open", "mkdir"):
            patch.setattr(Path, name, deadly(name, getattr(Path, name)))
        patch.setattr(os, "fsync", deadly("fsync", os.fsync))
        yield calls


# ------------------------------------------------------------------ all or nothing


def steps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with killed_at(monkeypatch, 0, after=False) as calls:
        write_all(folder, NEW)
    assert {"replace", "unlink", "open", "fsync"} <= set(calls)
    return len(calls)


@pytest.mark.parametrize(
    "after", [pytest.param(False, id="before"), pytest.param(True, id="after")]
)
@pytest.mark.parametrize("old", [pytest.param(OLD, id="over old"), pytest.param({}, id="first")])
def test_a_kill_at_any_step_leaves_all_old_or_all_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: dict[str, bytes], *, after: bool
) -> None:
    write_all(tmp_path / "trial", old)
    outcomes = []
    for number in range(1, steps(tmp_path / "trial", monkeypatch) + 1):
        folder = tmp_path / str(number)
        write_all(folder, old)
        with pytest.raises(KilledError), killed_at(monkeypatch, number, after=after):
            write_all(folder, NEW)
        finish_writing(folder)
        assert content(folder) in (old, NEW), number
        outcomes.append(content(folder) == NEW)
        write_all(folder, NEW)
        assert content(folder) == NEW
        assert hidden(folder) == []
    assert outcomes == sorted(outcomes)  # one point of no return
    assert set(outcomes) == {False, True}


def test_a_kill_while_finishing_is_finished_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):  # two files are left to put in place, one list to take away
        for after in (False, True):
            folder = tmp_path / f"{number}{after}"
            write_all(folder, OLD)
            interrupted(folder, monkeypatch)
            with pytest.raises(KilledError), killed_at(monkeypatch, number, after=after):
                finish_writing(folder)
            finish_writing(folder)
            assert content(folder) == NEW
            assert hidden(folder) == []


def interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a folder in the middle of putting new files in place of old ones."""
    with killed_at(monkeypatch, 0, after=False) as calls:
        write_all(folder / "trial", NEW)
    number = [n for n, name in enumerate(calls, 1) if name == "replace"][1]
    with pytest.raises(KilledError), killed_at(monkeypatch, number, after=True):
        write_all(folder, NEW)
    for name in NEW:
        (folder / "trial" / name).unlink()
    assert content(folder) not in (OLD, NEW)


def test_the_next_writing_first_finishes_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, OLD)
    interrupted(tmp_path, monkeypatch)
    write_all(tmp_path, {"a.docx": b"newest"})
    assert content(tmp_path) == {**NEW, "a.docx": b"newest"}


def test_unchanged_files_are_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, OLD)
    os.utime(tmp_path / "a.docx", (1, 1))
    os.utime(tmp_path / "b.xlsx", (1, 1))
    write_all(tmp_path, {**OLD, "b.xlsx": b"NEW b"})  # as long as the old one
    assert (tmp_path / "a.docx").stat().st_mtime == 1
    assert (tmp_path / "b.xlsx").stat().st_mtime > 1
    assert content(tmp_path) == {**OLD, "b.xlsx": b"NEW b"}
    with killed_at(monkeypatch, 0, after=False) as calls:
        write_all(tmp_path, {**OLD, "b.xlsx": b"NEW b"})
    assert set(calls) <= {"unlink"}  # of a list that is not there


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "ghi chú.txt").write_bytes(b"x")
    write_all(tmp_path, NEW)
    assert content(tmp_path) == {**NEW, "ghi chú.txt": b"x"}


def test_nothing_to_finish(tmp_path: Path) -> None:
    finish_writing(tmp_path / "không có")
    assert not (tmp_path / "không có").exists()


# ------------------------------------------------------------------ finding files


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".an.xlsx", id="hidden"),
        pytest.param(".git/a.xlsx", id="in a hidden folder"),
        pytest.param("~$bieu.xlsx", id="lock of Office"),
        pytest.param("a/~$b/c.xlsx", id="in such a folder"),
        pytest.param("Thumbs.db", id="thumbnails"),
        pytest.param("a/DESKTOP.INI", id="desktop"),
        pytest.param(".a.xlsx.tmp", id="half written"),
    ],
)
def test_files_left_out(tmp_path: Path, name: str) -> None:
    put_file(tmp_path / "có.xlsx", b"1")
    put_file(tmp_path / name, b"2")
    assert [found.name for found in find_files(tmp_path)] == ["có.xlsx"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "ngoài", tmp_path / "trong"
    put_file(outside / "mật.xlsx", b"x")
    put_file(folder / "a.xlsx", b"1")
    (folder / "b.xlsx").symlink_to(outside / "mật.xlsx")
    (folder / "c").symlink_to(outside, target_is_directory=True)
    (folder / "d.xlsx").symlink_to(folder / "không có")
    found = {file.name: file.fault for file in find_files(folder)}
    assert found == {"a.xlsx": "", "b.xlsx": "lối tắt", "c": "lối tắt", "d.xlsx": "lối tắt"}
    assert bring_in(folder, tmp_path / "kỳ") == [tmp_path / "kỳ" / "a.xlsx"]


def test_what_is_found(tmp_path: Path) -> None:
    put_file(tmp_path / "xã" / "b.xlsx", b"2", dt.date(2025, 9, 18))
    put_file(tmp_path / "a ~$.xlsx", b"")
    first, second = find_files(tmp_path)
    assert (first.name, first.read()) == ("a ~$.xlsx", b"")
    assert (second.name, second.read()) == ("xã/b.xlsx", b"2")
    assert second.path == tmp_path / "xã" / "b.xlsx"
    assert second.sha256 == sha256(b"2") != first.sha256
    assert second.saved_at == dt.datetime(2025, 9, 18, 15)


def test_names_that_are_no_utf_8_become_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/B\xe1o c\xe1o.xlsx"
    Path(os.fsdecode(raw)).write_bytes(b"1")
    (found,) = find_files(tmp_path)
    assert found.name.encode() == "B\ufffdo c\ufffdo.xlsx".encode()
    assert found.path.read_bytes() == b"1"


def test_names_that_look_alike_stay_apart(tmp_path: Path) -> None:
    for letter in (b"\xe1", b"\xe2"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/B" + letter + b"o.xlsx")).write_bytes(letter)
    first, second = find_files(tmp_path)
    assert first.name != second.name
    assert {first.read(), second.read()} == {b"\xe1", b"\xe2"}


def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_file(tmp_path / "a.xlsx", b"1")
    put_file(tmp_path / "khoá" / "b.xlsx", b"2")
    real = os.scandir

    def refuse(folder: Any) -> Any:
        if Path(folder).name == "khoá":
            raise PermissionError(13, "locked")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = {file.name: file.fault for file in find_files(tmp_path)}
    assert found == {"a.xlsx": "", "khoá": "locked"}


# ------------------------------------------------------------------ bringing in


def test_files_are_brought_in_with_their_time(tmp_path: Path) -> None:
    put_file(tmp_path / "thư" / "muc" / "a.xlsx", b"1", dt.date(2025, 9, 18))
    put_file(tmp_path / "thư" / ".an.xlsx", b"2")
    copies = bring_in(tmp_path / "thư", tmp_path / "kỳ")
    assert copies == [tmp_path / "kỳ" / "a.xlsx"]
    (found,) = find_files(tmp_path / "kỳ")
    assert (found.read(), found.saved_at) == (b"1", dt.datetime(2025, 9, 18, 15))
    assert content(tmp_path / "thư") == {"muc/a.xlsx": b"1"}
    assert hidden(tmp_path / "kỳ") == []


def test_same_bytes_are_not_copied_twice(tmp_path: Path) -> None:
    for name in ("thư/a.xlsx", "thư/bản sao.xlsx", "khác/c.xlsx"):
        put_file(tmp_path / name, b"1")
    assert len(bring_in(tmp_path / "thư", tmp_path / "kỳ")) == 1
    assert bring_in(tmp_path / "thư", tmp_path / "kỳ") == []
    assert bring_in(tmp_path / "khác" / "c.xlsx", tmp_path / "kỳ") == []
    assert content(tmp_path / "kỳ") == {"a.xlsx": b"1"}


def test_no_name_is_overwritten(tmp_path: Path) -> None:
    for number in range(4):
        put_file(tmp_path / f"thư {number}" / "bieu.mau.xlsx", str(number).encode())
        bring_in(tmp_path / f"thư {number}", tmp_path / "kỳ")
    assert content(tmp_path / "kỳ") == {
        "bieu.mau.xlsx": b"0",
        **{f"bieu.mau ({n + 1}).xlsx": str(n).encode() for n in (1, 2, 3)},
    }


def test_one_file_is_brought_in_without_reading_its_neighbours(tmp_path: Path) -> None:
    put_file(tmp_path / "tải" / "a.xlsx", b"1")
    put_file(tmp_path / "tải" / "phim.iso", b"2")
    (tmp_path / "tải" / "phim.iso").chmod(0)
    read: list[Path] = []
    real = Path.open

    def watched(path: Path, *mode: str) -> IO[bytes]:
        read.append(path)
        return real(path, *mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", watched)
        bring_in(tmp_path / "tải" / "a.xlsx", tmp_path / "kỳ")
    assert content(tmp_path / "kỳ") == {"a.xlsx": b"1"}
    assert {path.name for path in read} == {"a.xlsx"}


def test_files_already_in_the_folder_are_not_copied_into_it(tmp_path: Path) -> None:
    put_file(tmp_path / "kỳ" / "a.xlsx", b"1")
    put_file(tmp_path / "b.xlsx", b"2")
    assert bring_in(tmp_path / "kỳ" / "a.xlsx", tmp_path / "kỳ") == []
    assert bring_in(tmp_path, tmp_path / "kỳ") == [tmp_path / "kỳ" / "b.xlsx"]


def test_a_kill_while_copying_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_file(tmp_path / "thư" / "a.xlsx", b"1")
    for after in (False, True):
        with pytest.raises(KilledError), monkeypatch.context() as patch:
            copy = files.shutil.copy2

            def deadly(*paths: Path, after: bool = after, copy: Any = copy) -> None:
                if after:
                    copy(*paths)
                raise KilledError

            patch.setattr(files.shutil, "copy2", deadly)
            bring_in(tmp_path / "thư", tmp_path / "kỳ")
        assert content(tmp_path / "kỳ") == {}
    bring_in(tmp_path / "thư", tmp_path / "kỳ")
    assert content(tmp_path / "kỳ") == {"a.xlsx": b"1"}
    assert hidden(tmp_path / "kỳ") == []


# ------------------------------------------------------------------ what a person has edited


def test_edited_files_are_kept_under_free_names(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        put_file(tmp_path / "bao-cao.docx", str(number).encode())
        kept = keep_edited(tmp_path / "bao-cao.docx")
        assert kept.name == f"bao-cao.da-sua-{number}.docx"
    (tmp_path / "bao-cao.docx").unlink()
    assert content(tmp_path) == {
        f"bao-cao.da-sua-{number}.docx": str(number).encode() for number in (1, 2, 3)
    }


def test_folders_of_a_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    put_file(home.plan("b"), b"")
    put_file(home.plan("a"), b"")
    put_file(home.inputs / "không có kế hoạch" / "x.xlsx", b"")
    assert home.plans() == ("a", "b")
    places = {
        home.plan("a"): "inputs/a/plan.xlsx",
        home.received("a", "2025-Q3"): "inputs/a/2025-Q3",
        home.issued("a", "2025-Q3"): "templates/issued/a/2025-Q3",
        home.reports("a", "2025-Q3"): "reports/a/2025-Q3",
        home.masters(): "templates/report",
        home.register: "inputs/register.sqlite3",
    }
    assert {path.relative_to(tmp_path).as_posix() for path in places} == set(places.values())
    assert all(path == tmp_path / name for path, name in places.items())
