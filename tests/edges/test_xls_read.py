import datetime as dt
import io
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import olefile
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.grid import Comment, Merged, Workbook
from generator.core.problems import Problem
from generator.core.values import CellError, Formula, Share
from generator.edges import bounds, xls_records
from generator.edges.package import MAX_BYTES
from generator.edges.workbook_read import read_workbook
from tests.edges.ole_files import SIGNATURE, ole
from tests.support import forms_of, small_plan

REAL = Path(__file__).resolve().parent.parent / "real_files"
ODD = (REAL / "o-dac-biet.xls").read_bytes()
FORMS = forms_of(small_plan())


def read(data: bytes) -> Workbook:
    book = read_workbook("a.xls", data)
    assert isinstance(book, Workbook), book
    return book


def code(data: bytes) -> str:
    found = read_workbook("a.xls", data)
    return found.code if isinstance(found, Problem) else "read"


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


BEGIN = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 6))
BEGIN_SHEET = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 6))
END = record(0x000A)


def sheet_place(start: int, name: bytes = b"A", kind: int = 0) -> bytes:
    return record(0x0085, struct.pack("<IBBBB", start, 0, kind, len(name), 0) + name)


def workbook(*cells: bytes, before: bytes = b"", kind: int = 0) -> bytes:
    """An .xls file with one sheet A that holds these records; others stand before its sheets."""
    start = len(BEGIN + before + sheet_place(0) + END)
    head = BEGIN + before + sheet_place(start, kind=kind) + END
    return ole({"Workbook": head + BEGIN_SHEET + b"".join(cells) + END})


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def formula(result: bytes, flags: int = 0) -> bytes:
    return record(0x0006, struct.pack("<HHH8sHIH", 0, 0, 0, result, flags, 0, 0))


def formats(*numbers: int, custom: bytes = b"") -> bytes:
    """The cell formats 0, 1, ... of a workbook, and the number format 170."""
    own = record(0x041E, struct.pack("<HHB", 170, len(custom), 0) + custom) if custom else b""
    return own + b"".join(record(0x00E0, struct.pack("<HH16x", 0, one)) for one in numbers)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


# ------------------------------------------------------------------ what is in the cells


def test_what_libreoffice_saved() -> None:
    book = read(ODD)
    first, second = book.grids
    assert (first.sheet, second.sheet) == ("A", "B")
    assert first.rows[0] == (
        "a  b\nc",
        Share(0.5),
        CellError("#DIV/0!"),
        CellError("#N/A"),
        "",
        True,
        dt.date(2025, 9, 15),
        dt.datetime(2025, 9, 15, 7, 30),
        dt.timedelta(hours=30),
        dt.time(7, 30),
        5,
        CellError("#NAME?"),
        "a  b\nc",
        1234,
        True,
        "50%",
    )
    assert first.at(39, 4) == 7
    assert second.at(0, 0) == "ẩn"
    assert book.merged == {"A": (Merged(1, 0, 2, 1),), "B": ()}
    assert book.comments == {"A": (Comment(0, 10, "Ghi chú\nhai dòng"),)}
    assert book.protected == {"A"}
    assert book.properties["bcth.plan"] == "hp đủ"
    assert book.modified.startswith("20")
    assert book.modified.endswith("Z")


def test_what_xlwt_writes() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Nhiệm vụ")
    sheet.write(0, 0, "Ủy ban nhân dân")
    sheet.write(1, 2, -1.5)
    sheet.write(2, 1, dt.date(2025, 9, 15), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.write(3, 0, value := 12)
    sheet.write(4, 0, 0.25, xlwt.easyxf(num_format_str="0%"))
    sheet.write_merge(5, 6, 0, 1, "gộp")
    sheet.write(9, 9, "", xlwt.easyxf("pattern: pattern solid"))
    sheet.protect = True
    for column in range(20):
        sheet.write(7, column, column)
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(buffer.getvalue())
    grid = found.grids[0]
    assert (grid.file, grid.sheet) == ("a.xls", "Nhiệm vụ")
    assert grid.at(0, 0) == "Ủy ban nhân dân"
    assert grid.at(1, 2) == -1.5
    assert grid.at(2, 1) == dt.date(2025, 9, 15)
    assert grid.at(3, 0) == value
    assert grid.at(4, 0) == Share(0.25)
    assert grid.rows[7] == tuple(range(20))
    assert len(grid.rows) == 8
    assert found.merged == {"Nhiệm vụ": (Merged(5, 0, 6, 1),)}
    assert found.protected == {"Nhiệm vụ"}


@pytest.mark.parametrize("letters", [pytest.param("a", id="narrow"), pytest.param("ệ", id="wide")])
def test_strings_that_run_over_many_records(letters: str) -> None:
    texts = [f"{n}{letters * 5_000}" for n in range(12)]
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    buffer = io.BytesIO()
    book.save(buffer)
    assert [row[0] for row in read(buffer.getvalue()).grids[0].rows] == texts


def test_a_string_that_is_narrow_in_one_record_and_wide_in_the_next() -> None:
    strings = record(0x00FC, struct.pack("<IIHB", 1, 1, 4, 0) + b"ab")
    strings += record(0x003C, b"\x01" + "ệc".encode("utf-16-le"))
    cell = record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0))
    assert read(workbook(cell, before=strings)).grids[0].rows == (("abệc",),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param((formula(struct.pack("<d", 2.5)),), 2.5, id="number"),
        pytest.param(
            (formula(b"\0\0\0\0\0\0\xff\xff"), record(0x0207, b"\x02\0\0ab")), "ab", id="text"
        ),
        pytest.param((formula(b"\1\0\1\0\0\0\xff\xff"),), True, id="true"),
        pytest.param((formula(b"\2\0\x17\0\0\0\xff\xff"),), CellError("#REF!"), id="error"),
        pytest.param((formula(b"\3\0\0\0\0\0\xff\xff"),), None, id="empty text"),
        pytest.param((formula(b"\3\0\0\0\0\0\xff\xff", 2),), Formula("="), id="no result"),
        pytest.param((record(0x0205, b"\0\0\0\0\0\0\x07\1"),), CellError("#DIV/0!"), id="typed"),
        pytest.param((record(0x0205, b"\0\0\0\0\0\0\1\0"),), True, id="boolean"),
        pytest.param((record(0x0204, b"\0\0\0\0\0\0\2\0\0ab"),), "ab", id="label"),
        pytest.param((record(0x027E, b"\0\0\0\0\0\0" + b"\x16\0\0\0"),), 5, id="RK whole"),
        pytest.param(
            (record(0x027E, b"\0\0\0\0\0\0" + struct.pack("<i", -5 * 4 + 3)),), -0.05, id="RK cents"
        ),
        pytest.param((record(0x027E, b"\0\0\0\0\0\0\0\0\xf0\x3f"),), 1, id="RK floating"),
        pytest.param((number(0, 0, 1), record(0x0201, b"\0\0\1\0\0\0")), 1, id="blank beside"),
    ],
)
def test_kinds_of_cells(written: tuple[bytes, ...], expected: object) -> None:
    assert read(workbook(number(1, 1, 9), *written)).grids[0].at(0, 0) == expected


@pytest.mark.parametrize(
    ("style", "custom", "value", "expected"),
    [
        pytest.param(0, b"", 45915, 45915, id="general"),
        pytest.param(14, b"", 45915, dt.date(2025, 9, 15), id="day"),
        pytest.param(22, b"", 45915.5, dt.datetime(2025, 9, 15, 12), id="day and time"),
        pytest.param(20, b"", 0.5, dt.time(12), id="time"),
        pytest.param(46, b"", 1.5, dt.timedelta(1.5), id="length"),
        pytest.param(170, b"[h]:mm", 1.5, dt.timedelta(1.5), id="own length"),
        pytest.param(170, b"[$-42A]d/m/yy;@", 45915, dt.date(2025, 9, 15), id="own day"),
        pytest.param(170, b'0 "d"', 45915, 45915, id="quoted letter"),
        pytest.param(170, b"0.00E+00", 45915, 45915, id="exponent"),
        pytest.param(170, b"[Red]#,##0", 45915, 45915, id="colour"),
        pytest.param(170, b"General", 45915, 45915, id="general as own"),
        pytest.param(10, b"", 0.5, Share(0.5), id="per cent"),
        pytest.param(14, b"", 1, dt.date(1900, 1, 1), id="first day"),
        pytest.param(14, b"", -1, -1, id="before the first day"),
        pytest.param(14, b"", 1e300, 1e300, id="after the last day"),
    ],
)
def test_numbers_as_their_format_shows_them(
    style: int, custom: bytes, value: float, expected: object
) -> None:
    data = workbook(number(0, 0, value, 1), before=formats(0, style, custom=custom))
    found = read(data).grids[0].at(0, 0)
    assert (type(found) is float, found) == (isinstance(expected, int | float), expected)


def test_days_from_1904() -> None:
    before = record(0x0022, b"\1\0") + formats(14)
    book = read(workbook(number(0, 0, 44453), before=before))
    assert book.epoch_1904
    assert book.grids[0].at(0, 0) == dt.date(2025, 9, 15)


def test_a_note_without_a_text_is_still_a_note() -> None:
    note = record(0x001C, struct.pack("<HHHHH", 3, 2, 0, 7, 0))
    comments = read(workbook(number(0, 0, 1), note)).comments["A"]
    assert [(c.row, c.column) for c in comments] == [(3, 2)]
    assert comments[0].text


def test_charts_within_and_beside_sheets_are_left_out() -> None:
    chart = BEGIN_SHEET + number(0, 0, 99) + END
    data = workbook(chart, number(0, 1, 1))
    assert read(data).grids[0].rows == (("", 1),)
    assert read(workbook(number(0, 0, 1), kind=2)).grids == ()


def test_properties_that_cannot_be_read_do_not_matter() -> None:
    with olefile.OleFileIO(io.BytesIO(workbook(number(0, 0, 1)))) as file:
        stream = file.openstream("Workbook").read()
    for damaged in (b"", b"\xff" * 200, struct.pack("<24xI16sI", 1, b"", 2**31)):
        data = ole({"Workbook": stream, "\x05DocumentSummaryInformation": damaged})
        assert dict(read(data).properties) == {}


# ------------------------------------------------------------------ what is no workbook


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(workbook(number(0, 0, 1)), "read", id="workbook"),
        pytest.param(SIGNATURE + bytes(2_000), "file.unreadable", id="signature only"),
        pytest.param(ole({"WordDocument": b""}), "file.other_type", id="Word"),
        pytest.param(ole({"Book": b""}), "file.other_type", id="Excel 95"),
        pytest.param(ole({"__properties_version1.0": b""}), "file.other_type", id="Outlook"),
        pytest.param(ole({"x": b""}), "file.other_type", id="unknown"),
        pytest.param(ole({}), "file.other_type", id="nothing in it"),
        pytest.param(
            ole({"EncryptionInfo": b"", "EncryptedPackage": b"x"}), "file.password", id="password"
        ),
        pytest.param(
            workbook(number(0, 0, 1), before=record(0x002F, bytes(6))),
            "file.password",
            id="password of Excel 97",
        ),
        pytest.param(
            ole({"Workbook": b"", "_VBA_PROJECT_CUR/": b""}), "file.macro", id="VBA project"
        ),
        pytest.param(workbook(number(0, 0, 1), kind=1), "file.macro", id="macro sheet"),
        pytest.param(workbook(number(0, 0, 1), kind=6), "file.macro", id="module"),
        pytest.param(workbook(record(0x0081, b"\x10\0")), "file.macro", id="dialog"),
        pytest.param(workbook(record(0x0081, b"\xc1\4")), "read", id="no dialog"),
        pytest.param(
            ole({"Workbook": record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0)) + END}),
            "file.other_type",
            id="Excel 95 under the new name",
        ),
        pytest.param(ole({"Workbook": b""}), "file.unreadable", id="empty stream"),
        pytest.param(ole({"Workbook": BEGIN}), "file.unreadable", id="no end"),
        pytest.param(b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "file.other_type", id="Excel 4"),
        pytest.param(SIGNATURE + bytes(MAX_BYTES), "file.too_large", id="too large"),
    ],
)
def test_kinds_of_files(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"<html><table><tr><td>1", "HTML", id="HTML"),
        pytest.param(b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "HTML", id="HTML after a mark"),
        pytest.param("<html><body>".encode("utf-16"), "HTML", id="HTML in UTF-16"),
        pytest.param(b"MIME-Version: 1.0\nX: y", "MHTML", id="MHTML"),
        pytest.param(
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>',
            "2003",
            id="XML of 2003",
        ),
        pytest.param(b"STT;Nh\xc3\xb3m\n1;2\n", "CSV", id="CSV"),
        pytest.param(b"{\\rtf1", "RTF", id="RTF"),
        pytest.param(b"<?xml version='1.0'?><office:document>", "OpenDocument", id="flat ODS"),
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"\0\1\2", "không rõ", id="unknown"),
    ],
)
def test_what_passes_for_a_workbook_is_named(data: bytes, named: str) -> None:
    found = read_workbook("a.xls", data)
    assert isinstance(found, Problem)
    assert found.code == "file.other_type"
    assert named in dict(found.params)["seen"]


# ------------------------------------------------------------------ bounds


def test_bounds_of_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    far = workbook(number(65_535, 255, 1))
    assert code(far) == "file.far_cell"
    monkeypatch.setattr(bounds, "MAX_AREA", 65_536 * 256)
    assert code(far) == "read"


def test_one_long_text_in_many_cells() -> None:
    strings = record(0x00FC, struct.pack("<IIHB", 1, 1, 8_000, 0) + b"x" * 8_000)
    cells = [record(0x00FD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(26_000)]
    with within(3):
        assert code(workbook(*cells, before=strings)) == "file.too_large"
        assert code(workbook(*cells[:1000], before=strings)) == "read"


@pytest.mark.parametrize(
    ("names", "expected"),
    [pytest.param(1, "read", id="one"), pytest.param(50, "file.unreadable", id="many")],
)
def test_many_names_for_one_sheet(names: int, expected: str) -> None:
    """They would make a small file long to read."""
    start = len(BEGIN + sheet_place(0) * names + END)
    body = BEGIN_SHEET + number(0, 0, 1) * 1_000 + END
    data = ole({"Workbook": BEGIN + sheet_place(start) * names + END + body})
    assert code(data) == expected


def test_a_chain_of_many_entries() -> None:
    with within(3):
        assert code(ole({f"{n}/": b"" for n in range(5_000)})) != "read"


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(record(0x00FC, struct.pack("<II", 2**31, 2**31)), id="two billion strings"),
        pytest.param(record(0x00FC, struct.pack("<IIHB", 1, 1, 60_000, 1)), id="string too short"),
        pytest.param(
            record(0x00FC, struct.pack("<IIHBI", 1, 1, 1, 4, 2**32 - 1) + b"a"), id="long tail"
        ),
        pytest.param(record(0x0085, b"\0\0"), id="sheet without a name"),
        pytest.param(record(0x041E, b"\0"), id="format without a number"),
        pytest.param(sheet_place(2**32 - 1), id="sheet outside the stream"),
    ],
)
def test_damaged_records(damaged: bytes) -> None:
    with within(2):
        assert code(workbook(number(0, 0, 1), before=damaged)) == "file.unreadable"


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(record(0x0203, b"\0"), id="number"),
        pytest.param(record(0x00BD, b"\0"), id="many numbers"),
        pytest.param(record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 9)), id="no such string"),
        pytest.param(record(0x0006, b"\0"), id="formula"),
        pytest.param(record(0x0207, b"\xff\xff\0"), id="text of a formula"),
        pytest.param(struct.pack("<HH", 0x0203, 60_000), id="longer than the stream"),
    ],
)
def test_damaged_cells(damaged: bytes) -> None:
    assert code(workbook(number(0, 0, 1), damaged)) == "file.unreadable"


def test_sectors_that_run_in_a_circle() -> None:
    data = bytearray(workbook(*[number(row, 0, 1) for row in range(2_000)]))
    fat = data.rindex(struct.pack("<III", 1, 2, 3))
    for target in (0, 1, 5, 2**31):
        struct.pack_into("<I", data, fat + 4 * 4, target)
        with within(3):
            code(bytes(data))


# ------------------------------------------------------------------ anything at all


SMALL = workbook(
    record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0)),
    formula(b"\0\0\0\0\0\0\xff\xff"),
    record(0x0207, b"\x02\0\0ab"),
    record(0x00E5, struct.pack("<HHHHH", 1, 0, 1, 0, 1)),
    number(3, 3, 0.5, 1),
    before=record(0x00FC, struct.pack("<IIHB", 1, 1, 2, 0) + b"ab") + formats(0, 9),
)


@settings(max_examples=60, deadline=dt.timedelta(seconds=3))
@given(st.integers(0, len(ODD) - 1))
def test_truncated_files_never_raise(length: int) -> None:
    code(ODD[:length])


@settings(max_examples=300, deadline=dt.timedelta(seconds=3))
@given(
    st.sampled_from([ODD, SMALL]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
)
def test_flipped_bytes_never_raise(whole: bytes, flips: list[tuple[float, int]]) -> None:
    data = bytearray(whole)
    for place, value in flips:
        data[int(place * len(data))] = value
    code(bytes(data))


@settings(max_examples=200, deadline=dt.timedelta(seconds=3))
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(xls_records.Kind)), st.binary(max_size=40)), max_size=8
    ),
    st.booleans(),
)
def test_any_records_never_raise(records: list[tuple[int, bytes]], in_globals: bool) -> None:
    written = b"".join(record(kind, data) for kind, data in records)
    code(workbook(before=written) if in_globals else workbook(written))
