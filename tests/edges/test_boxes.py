import struct
import zipfile
from collections.abc import Callable

import pytest

from generator.core.address import Where
from generator.edges import boxes
from generator.edges.box_parts import MAX_FILES
from generator.edges.boxes import Item, open_box
from tests.edges.box_samples import (
    BOOK,
    CLOSED_BOOK,
    EML,
    LETTER,
    ODS,
    ODT,
    OLD_BOOK,
    OTHER_BOOK,
    PDF,
    PNG,
    TYPES,
    ZIP,
    codes,
    eml,
    msg,
    names,
    within,
)
from tests.edges.mails import attached, ole, tnef
from tests.edges.packages import pack

# ---- what a file is


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.xlsx", BOOK, id="workbook"),
        pytest.param("a.eml", BOOK, id="workbook named mail"),
        pytest.param("a.zip", BOOK, id="workbook named zip"),
        pytest.param("a.docx", LETTER, id="letter"),
        pytest.param("a.ods", ODS, id="OpenDocument"),
        pytest.param("a.odt", ODT, id="OpenDocument text"),
        pytest.param("a.xls", OLD_BOOK, id="old workbook"),
        pytest.param("a.msg", OLD_BOOK, id="old workbook named mail"),
        pytest.param("a.xlsx", CLOSED_BOOK, id="under a password"),
        pytest.param("a.xlsx", BOOK[:100], id="damaged workbook"),
        pytest.param("a.xls", OLD_BOOK[:600], id="damaged old workbook"),
        pytest.param("a.doc", ole({"WordDocument": b"x"}), id="old letter"),
        pytest.param("a.pdf", PDF, id="scan"),
        pytest.param("a.txt", "Kính gửi: Sở Một\nGhi chú: không\n".encode(), id="text"),
        pytest.param("a.txt", b"Date: 19/9/2025\nGhi chu: khong\n\nx", id="text like a header"),
        pytest.param("a.txt", b"", id="empty"),
        pytest.param("a.xml", b"<?xml version='1.0'?><Workbook/>", id="xml"),
    ],
)
def test_a_file_that_is_no_box_gives_itself(name, data):
    assert open_box(name, data) == (Item(name, data),)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pack({"a.xlsx": BOOK}), id="zip"),
        pytest.param(pack({"a.xlsx": BOOK}, zipfile.ZIP_STORED), id="zip, stored"),
        pytest.param(eml(("a.xlsx", BOOK)), id="eml"),
        pytest.param(eml(("a.xlsx", BOOK)).replace(b"\n", b"\r\n"), id="eml with CR LF"),
        pytest.param(eml(("a.xlsx", BOOK)).replace(b"\n", b"\r"), id="eml with CR"),
        pytest.param(b"\xef\xbb\xbf" + eml(("a.xlsx", BOOK)), id="eml with BOM"),
        pytest.param(b"\r\n\r\n" + eml(("a.xlsx", BOOK)), id="eml after blank lines"),
        pytest.param(b"From s1 Fri Sep 19 2025\n" + eml(("a.xlsx", BOOK)), id="eml of a mailbox"),
        pytest.param(msg(attached("a.xlsx", BOOK)), id="msg"),
        pytest.param(tnef([(0x18010, b"a.xlsx\0"), (0x6800F, BOOK)]), id="winmail.dat"),
    ],
)
def test_a_box_is_known_by_its_content(data):
    (item,) = open_box("Q3/thu.dat", data)
    assert (item.name, item.data, item.fault) == ("Q3/thu.dat/a.xlsx", BOOK, None)


# ---- archives


def test_a_tree_of_folders_and_zips():
    inner = pack({"xa/b.xlsx": OTHER_BOOK, "anh.png": PNG})
    items = open_box(ZIP, pack({"sở/a.xlsx": BOOK, "sở/": b"", "sở/xã.zip": inner}))
    assert names(items) == ["a.zip/sở/a.xlsx", "a.zip/sở/xã.zip/xa/b.xlsx"]
    assert [item.data for item in items] == [BOOK, OTHER_BOOK]


@pytest.mark.parametrize(
    "junk",
    ["__MACOSX/._a.xlsx", "._a.xlsx", ".DS_Store", "~$a.xlsx", "x/Thumbs.db", "desktop.ini"],
)
def test_files_that_programs_put_into_zips_are_none(junk):
    assert names(open_box(ZIP, pack({"a.xlsx": BOOK, junk: BOOK}))) == ["a.zip/a.xlsx"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(OLD_BOOK, id="xls"),
        pytest.param(ODS, id="ods"),
        pytest.param(CLOSED_BOOK, id="password"),
        pytest.param(b"", id="empty workbook"),
        pytest.param(b"<html><table>", id="page named workbook"),
        pytest.param(BOOK[:50], id="damaged"),
    ],
)
def test_every_workbook_counts_also_a_broken_one(data):
    items = open_box(ZIP, pack({"a.xlsx": data, "b.pdf": PDF}))
    assert [(item.name, item.data) for item in items] == [("a.zip/a.xlsx", data)]


def named_zip(raw: bytes, data: bytes = BOOK) -> bytes:
    """A zip whose only file has a name of these bytes, with no word of their encoding."""
    placeholder = b"N" * len(raw)
    return pack({placeholder.decode(): data}).replace(placeholder, raw)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("Báo cáo.xlsx".encode(), "Báo cáo.xlsx", id="UTF-8 without its mark"),
        pytest.param(b"B\xe1o c\xe1o xa\xde.xlsx", "Báo cáo xã.xlsx", id="code page 1258"),
        pytest.param(b"S\xf5\xd2 T\xe0i ch\xednh.xlsx", "Sở Tài chính.xlsx", id="1258, composed"),
        pytest.param(b"B\xa0o c\xa0o.xlsx", "Báo cáo.xlsx", id="code page 437"),
        pytest.param(b"../../etc/a.xlsx", "etc/a.xlsx", id="out of the folder"),
        pytest.param(b"/etc/a.xlsx", "etc/a.xlsx", id="absolute"),
        pytest.param(b"C:\\Users\\a.xlsx", "Users/a.xlsx", id="drive"),
        pytest.param(b"\\\\may\\o\\a.xlsx", "may/o/a.xlsx", id="share"),
        pytest.param(b"a\x00.exe.xlsx", "a.exe.xlsx", id="NUL"),
        pytest.param(b"a\x1b[2J\r\n.xlsx", "a[2J .xlsx", id="control characters"),
        pytest.param("a\u202exslx.exe.xlsx".encode(), "axslx.exe.xlsx", id="right to left"),
        pytest.param("Ba\u0301o.xlsx".encode(), "B\xe1o.xlsx", id="NFC"),
    ],
)
def test_the_name_in_a_zip_is_only_a_label(raw, name):
    (item,) = open_box(ZIP, named_zip(raw))
    assert (item.name, item.data) == (f"a.zip/{name}", BOOK)


def test_a_long_name_is_cut():
    (item,) = open_box(ZIP, pack({"a" * 60_000 + ".xlsx": BOOK}))
    assert len(item.name) < 200
    assert item.name.endswith(".xlsx")


def test_entries_of_one_name_are_told_apart():
    twins = pack({"a.xlsx": BOOK, "A.xlsy": OTHER_BOOK, "x/../A.XLSX": ODS}).replace(
        b"xlsy", b"xlsx"
    )
    items = open_box(ZIP, twins)
    assert names(items) == ["a.zip/a.xlsx", "a.zip/A (2).xlsx", "a.zip/x/A.XLSX"]
    assert [item.data for item in items] == [BOOK, OTHER_BOOK, ODS]


def under_password(data: bytes, name: str) -> bytes:
    """The zip with the mark of encryption at one file, in its own header and the directory."""
    result = bytearray(data)
    for start, flags, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = result.find(start)
        while result[place + length : place + length + len(name)] != name.encode():
            place = result.find(start, place + 1)
        result[place + flags] |= 1
    return bytes(result)


def test_a_file_under_a_password_does_not_stop_the_others():
    closed = under_password(pack({"a.xlsx": BOOK, "b.xlsx": BOOK}), "a.xlsx")
    items = open_box(ZIP, closed)
    assert list(zip(names(items), codes(items), strict=True)) == [
        ("a.zip", "archive.password"),
        ("a.zip/b.xlsx", ""),
    ]


def test_a_file_with_a_wrong_check_sum_does_not_stop_the_others():
    data = bytearray(pack({"a.xlsx": BOOK, "b.xlsx": OTHER_BOOK}, zipfile.ZIP_STORED))
    data[data.find(BOOK) + 70] ^= 1
    items = open_box(ZIP, bytes(data))
    assert codes(items) == ["archive.damaged", ""]
    assert items[0].fault.where == Where("a.zip/a.xlsx")
    assert (items[0].data, items[1].data) == (b"", OTHER_BOOK)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_few_programs_know_is_a_fault(method):
    assert codes(open_box(ZIP, pack({"a.xlsx": BOOK}, method))) == ["archive.damaged"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pack({"a.xlsx": BOOK})[:-30], id="cut off"),
        pytest.param(pack({"a.xlsx": BOOK})[:100], id="only its start"),
        pytest.param(b"PK\x03\x04", id="four bytes"),
    ],
)
def test_a_damaged_zip_is_a_fault(data):
    assert codes(open_box(ZIP, data)) == ["archive.damaged"]


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        pytest.param(b"Rar!\x1a\x07\x01\x00", ".rar", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\x00\x04", ".7z", id="7z"),
        pytest.param(b"\x1f\x8b\x08\x00", ".gz", id="gz"),
        pytest.param(bytes(257) + b"ustar\x0000", ".tar", id="tar"),
        pytest.param(b"BZh91AY&SY", ".bz2", id="bz2"),
    ],
)
def test_other_archives_are_named(start, suffix):
    for items in (open_box("a.xlsx", start), open_box(EML, eml(("a.dat", start), ("b.png", PNG)))):
        (item,) = items
        assert item.fault.code == "archive.other_type"
        assert dict(item.fault.params)["seen"] == suffix


def test_text_that_begins_like_an_archive_of_another_type_is_none():
    assert codes(open_box("a.txt", b"Rar la gi")) == [""]


@pytest.mark.parametrize(("depth", "code"), [(2, ""), (3, ""), (4, "archive.too_deep")])
def test_boxes_in_boxes(depth, code):
    data = BOOK
    for _ in range(depth):
        data = pack({"a.zip" if data is not BOOK else "a.xlsx": data})
    assert codes(open_box(ZIP, data)) == [code]


def test_a_zip_without_a_form_names_what_it_has():
    (item,) = open_box(ZIP, pack({"quét.pdf": PDF, "thư.docx": LETTER, "x.zip": pack({})}))
    assert (item.name, item.data, item.fault.code) == (ZIP, b"", "archive.no_form")
    assert "quét.pdf" in item.fault.message
    assert "thư.docx" in item.fault.message


@pytest.mark.parametrize(
    "data", [pytest.param(pack({}), id="empty"), pytest.param(pack({"x/": b""}), id="folder")]
)
def test_an_empty_zip_has_no_form(data):
    assert codes(open_box(ZIP, data)) == ["archive.no_form"]


# ---- bombs


def zeros(size: int, name: str = "a.xlsx") -> bytes:
    return pack({name: bytes(size)})


def overlapping(count: int) -> bytes:
    """A zip whose directory names one file's bytes many times (42.zip of D. Fifield's kind)."""
    data = pack({"00000.xlsx": bytes(900_000)})
    start = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    entry = data[start:end]
    entries = b"".join(entry.replace(b"00000", b"%05d" % number) for number in range(count))
    tail = struct.pack(
        "<4s4H2IH",
        b"PK\x05\x06",
        0,
        0,
        min(count, 65535),
        min(count, 65535),
        len(entries),
        start,
        0,
    )
    return data[:start] + entries + tail


def squared() -> bytes:
    leaf = pack({f"{n}.xlsx": bytes(10) for n in range(16)})
    for _ in range(2):
        leaf = pack({f"{n}.zip": leaf for n in range(16)})
    return leaf


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: zeros(250_000_000), id="declares too much"),
        pytest.param(lambda: zeros(40_000_000), id="shrinks too far"),
        pytest.param(lambda: overlapping(3_000), id="overlapping entries"),
        pytest.param(lambda: overlapping(200_000), id="a directory of 200.000"),
        pytest.param(lambda: pack({f"{n}.xlsx": b"x" for n in range(MAX_FILES + 1)}), id="files"),
        pytest.param(squared, id="zips in zips"),
        pytest.param(lambda: pack({"x.zip": zeros(40_000_000)}), id="inside a zip"),
        pytest.param(lambda: eml(("x.zip", zeros(40_000_000))), id="inside a mail"),
        pytest.param(lambda: msg(attached("x.zip", zeros(40_000_000))), id="inside a msg"),
    ],
)
def test_bombs_are_refused_before_they_are_unpacked(data: Callable[[], bytes]):
    made = data()
    with within(5):
        items = open_box(ZIP, made)
    assert codes(items) == ["archive.too_large"]


def test_a_zip_that_says_less_than_it_holds_gives_no_more():
    data = zeros(5_000_000).replace(struct.pack("<I", 5_000_000), struct.pack("<I", 100))
    (item,) = open_box(ZIP, data)
    assert item.fault.code == "archive.damaged"


def test_large_pictures_and_scans_beside_a_form_do_not_count():
    data = pack({"a.xlsx": BOOK, "trang.bmp": b"BM" + bytes(90_000_000)})
    with within(3):
        assert names(open_box(ZIP, data)) == ["a.zip/a.xlsx"]


def test_a_zip_larger_than_a_box_may_be_is_not_opened(monkeypatch):
    monkeypatch.setattr(boxes, "MAX_BOX", 100)
    assert codes(open_box(ZIP, pack({"a.xlsx": BOOK}))) == ["archive.too_large"]


def test_an_honest_quarter_of_one_agency_is_taken():
    data = pack({f"xã {n}.xlsx": BOOK for n in range(MAX_FILES)})
    assert codes(open_box(ZIP, data)) == [""] * MAX_FILES


def test_a_shrinking_file_of_honest_size_is_taken():
    book = pack({"[Content_Types].xml": TYPES, "xl/a.xml": bytes(900_000)}, zipfile.ZIP_STORED)
    assert codes(open_box(ZIP, pack({"a.xlsx": book}))) == [""]
