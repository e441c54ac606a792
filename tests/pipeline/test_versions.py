"""Versions of a report on disk: what a person edited is never written over."""

import io
from pathlib import Path

import docx
import pytest

from generator.pipeline.versions import RENDERED, version_name
from tests.support import complete, filled, forms_of, put, small_home, small_plan
from tests.test_cli import at, run, run_json

FORMS = forms_of(small_plan())
CODES = {"version.base_missing", "version.unreadable"}


@pytest.fixture
def home(tmp_path):
    home = small_home(tmp_path)
    send(home, "S1")
    return home


def send(home, code):
    put(home, f"{code}.xlsx", filled(FORMS[code], complete(FORMS[code])))


def report(capsys, home):
    _, told = run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home))
    return told


def folder(home):
    return home / "reports/thu-nho/2025-Q3"


def words(path):
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def polish(path, old="Trong tổng số", new="Đến nay, trong"):
    document = docx.Document(str(path))
    run_ = next(r for p in document.paragraphs for r in p.runs if old in r.text)
    run_.text = run_.text.replace(old, new)
    document.save(str(path))
    return path.read_bytes()


def hand_made(home):
    return sorted(path.name for path in folder(home).glob("bao-cao*.docx"))


def merge_codes(told):
    return {p["code"] for p in told["problems"]} & CODES


def test_without_edits_there_is_one_version(capsys, home):
    report(capsys, home)
    send(home, "S2")
    told = report(capsys, home)
    assert hand_made(home) == ["bao-cao.docx"]
    assert told["merged"] == []
    assert "02/05" in words(folder(home) / "bao-cao.docx")


def test_an_edited_report_stays_and_the_next_version_carries_it_on(capsys, home):
    report(capsys, home)
    mine = polish(folder(home) / "bao-cao.docx")
    send(home, "S2")
    told = report(capsys, home)
    assert (folder(home) / "bao-cao.docx").read_bytes() == mine
    assert Path(told["files"][0]).name == "bao-cao-ban-2.docx"
    assert "Đến nay, trong 03 nhiệm vụ" in words(told["files"][0])
    assert "02/05" in words(told["files"][0])
    (merged,) = told["merged"]
    assert (merged["edited"], merged["kept"], merged["places"]) == ("bao-cao.docx", 1, 0)
    assert merged["renewed"] > 0
    assert not merge_codes(told)
    assert "bao-cao-ban-2.docx" in run(capsys, "report", "thu-nho", "2025-Q3", *at(home))[1]


def test_a_version_nobody_edited_is_written_again(capsys, home):
    report(capsys, home)
    polish(folder(home) / "bao-cao.docx")
    report(capsys, home)
    before = (folder(home) / "bao-cao-ban-2.docx").read_bytes()
    report(capsys, home)
    assert (folder(home) / "bao-cao-ban-2.docx").read_bytes() == before
    send(home, "S2")
    told = report(capsys, home)
    assert hand_made(home) == ["bao-cao-ban-2.docx", "bao-cao.docx"]
    assert "02/05" in words(told["files"][0])


def test_three_generations_on_disk(capsys, home):
    report(capsys, home)
    first = polish(folder(home) / "bao-cao.docx")
    send(home, "S2")
    report(capsys, home)
    second = polish(folder(home) / "bao-cao-ban-2.docx", "II. KẾT QUẢ THỰC HIỆN", "II. KẾT QUẢ")
    send(home, "X1")
    told = report(capsys, home)
    assert (folder(home) / "bao-cao.docx").read_bytes() == first
    assert (folder(home) / "bao-cao-ban-2.docx").read_bytes() == second
    assert Path(told["files"][0]).name == "bao-cao-ban-3.docx"
    whole = words(told["files"][0])
    assert "Đến nay, trong 03 nhiệm vụ" in whole
    assert "II. KẾT QUẢ\n" in whole
    assert "03/05" in whole


def test_going_back_to_an_earlier_version_removes_what_it_makes_out_of_date(capsys, home):
    report(capsys, home)
    ours = (folder(home) / "bao-cao.docx").read_bytes()
    polish(folder(home) / "bao-cao.docx")
    report(capsys, home)
    (folder(home) / "bao-cao.docx").write_bytes(ours)
    report(capsys, home)
    assert hand_made(home) == ["bao-cao.docx"]


def test_a_merged_report_stands_up_to_verify(capsys, home):
    run_json(capsys, "report", "thu-nho", "2025-Q3", *at(home, "2025-09-22"))
    polish(folder(home) / "bao-cao.docx")
    send(home, "S2")
    told = report(capsys, home)
    code, found = run_json(capsys, "verify", told["files"][0], *at(home)[:2])
    assert (code, found["problems"]) == (0, [])


def lose_base(folder_):
    (folder_ / RENDERED / "bao-cao.docx").unlink()


def damage_base(folder_):
    (folder_ / RENDERED / "bao-cao.docx").write_bytes(b"PK")


def damage_edited(folder_):
    (folder_ / "bao-cao.docx").write_bytes(b"PK\3\4")


def close_with_password(folder_):
    name = "EncryptedPackage".encode("utf-16-le")
    (folder_ / "bao-cao.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name)


@pytest.mark.parametrize(
    ("how", "code"),
    [
        pytest.param(lose_base, "version.base_missing", id="base lost"),
        pytest.param(damage_base, "version.base_missing", id="base damaged"),
        pytest.param(damage_edited, "version.unreadable", id="edited file damaged"),
        pytest.param(close_with_password, "version.unreadable", id="edited file with a password"),
    ],
)
def test_what_cannot_be_merged_is_kept_and_told(capsys, home, how, code):
    report(capsys, home)
    polish(folder(home) / "bao-cao.docx")
    how(folder(home))
    kept = (folder(home) / "bao-cao.docx").read_bytes()
    send(home, "S2")
    told = report(capsys, home)
    assert merge_codes(told) == {code}
    assert (folder(home) / "bao-cao.docx").read_bytes() == kept
    assert Path(told["files"][0]).name == "bao-cao-ban-2.docx"
    assert "02/05" in words(told["files"][0])
    assert "Đến nay" not in words(told["files"][0])


def test_a_file_that_cannot_be_opened_counts_as_edited(capsys, home, monkeypatch):
    report(capsys, home)
    word = folder(home) / "bao-cao.docx"
    whole = word.read_bytes()
    send(home, "S2")
    read = Path.read_bytes

    def closed(path):
        if path == word:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    told = report(capsys, home)
    monkeypatch.undo()
    assert merge_codes(told) == {"version.unreadable"}
    assert word.read_bytes() == whole


def test_edits_of_the_program_itself_are_none(capsys, home):
    """Saved again by python-docx without a change: other bytes, nothing kept, nothing lost."""
    report(capsys, home)
    word = folder(home) / "bao-cao.docx"
    result = io.BytesIO()
    docx.Document(str(word)).save(result)
    word.write_bytes(result.getvalue() + b"\0")
    send(home, "S2")
    (merged,) = report(capsys, home)["merged"]
    assert (merged["kept"], merged["places"]) == (0, 0)


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        pytest.param("bao-cao.docx", 1, "bao-cao.docx", id="first"),
        pytest.param("bao-cao.docx", 2, "bao-cao-ban-2.docx", id="second"),
        pytest.param("cong-van-S1.docx", 12, "cong-van-S1-ban-12.docx", id="any file"),
    ],
)
def test_names_of_versions(name, number, expected):
    assert version_name(name, number) == expected
