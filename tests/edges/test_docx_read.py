import io
import zipfile

import docx
import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.documents import Paragraph, TextDocument, TextTable
from generator.core.problems import Problem
from generator.edges import package
from generator.edges.docx_read import read_document
from generator.edges.package import MAX_BYTES, MAX_PARTS
from tests.edges.packages import change, pack, parts

MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_body(xml):
    """A document whose body holds the XML."""
    body = f"<w:document {W}><w:body>{xml}</w:body></w:document>"
    return change(saved(docx.Document()), {MAIN: body.encode()})


def read(data):
    found = read_document("a.docx", data)
    assert isinstance(found, TextDocument), found
    return found


def code(data):
    found = read_document("a.docx", data)
    return found.code if isinstance(found, Problem) else "read"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def only(xml):
    (block,) = read(with_body(xml)).blocks
    return block


def table_of(*rows):
    xml = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    block = only(f"<w:tbl>{xml}</w:tbl>")
    assert isinstance(block, TextTable)
    return block


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def test_paragraphs_and_tables_in_their_order():
    document = docx.Document()
    document.add_paragraph("một").runs[0].bold = True
    document.add_table(1, 2).rows[0].cells[1].text = "hai\nba"
    document.add_paragraph("bốn")
    first, table, last = read(saved(document)).blocks
    assert (first, last) == (Paragraph("một", bold=True), Paragraph("bốn"))
    assert [c.text for c in table.rows[0]] == ["", "hai\nba"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(f"<w:ins>{run('thêm')}</w:ins>", "thêm", id="inserted under tracking"),
        pytest.param(f"a<w:del>{run('bỏ')}</w:del>", "", id="deleted under tracking"),
        pytest.param("<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "", id="deleted text"),
        pytest.param(f"<w:moveFrom>{run('cũ')}</w:moveFrom>", "", id="moved away"),
        pytest.param(f"<w:moveTo>{run('mới')}</w:moveTo>", "mới", id="moved here"),
        pytest.param(run("ẩn", "<w:vanish/>") + run("hiện"), "hiện", id="hidden"),
        pytest.param(run("hiện", "<w:vanish w:val='0'/>"), "hiện", id="not hidden"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb", id="soft break"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b", id="tab"),
        pytest.param(f"<w:hyperlink>{run('nối')}</w:hyperlink>", "nối", id="link"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{run('ô')}</w:sdtContent></w:sdt>", "ô", id="content control"
        ),
        pytest.param(
            "<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t> 30%</w:t></w:r>", "≥ 30%", id="sign"
        ),
        pytest.param("<w:r><w:sym w:font='Wingdings' w:char='F0B3'/></w:r>", "", id="picture"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>", "", id="field code"),
    ],
)
def test_what_counts_as_text(xml, text):
    assert only(f"<w:p>{xml}</w:p>").text == text


def test_spans_and_merged_cells():
    table = table_of(
        (cell("rộng", "<w:gridSpan w:val='2'/>"), cell("xuống", "<w:vMerge w:val='restart'/>")),
        (cell("a"), cell("b"), cell("", "<w:vMerge/>")),
    )
    assert [(c.span, c.continues) for c in table.rows[0]] == [(2, False), (1, False)]
    assert [(c.span, c.continues) for c in table.rows[1]] == [(1, False), (1, False), (1, True)]


@pytest.mark.parametrize("span", ["-1", "x", "", "0", "1.5"])
def test_a_broken_span_is_one(span):
    assert table_of((cell("a", f"<w:gridSpan w:val='{span}'/>"),)).rows[0][0].span == 1


def test_a_huge_span_is_bounded():
    assert table_of((cell("a", "<w:gridSpan w:val='99999999999'/>"),)).rows[0][0].span < 100


def test_columns_skipped_before_a_row():
    shifted = f"<w:trPr><w:gridBefore w:val='2'/></w:trPr>{cell('a')}"
    assert [(c.text, c.span) for c in table_of((shifted,)).rows[0]] == [("", 2), ("a", 1)]


def test_a_row_deleted_under_tracking_is_gone():
    table = table_of((cell("a"),), ("<w:trPr><w:del/></w:trPr>", cell("b")))
    assert [row[0].text for row in table.rows] == ["a"]


def test_a_table_inside_a_cell_keeps_its_text():
    inner = f"<w:tbl><w:tr>{cell('trong')}{cell('nữa')}</w:tr></w:tbl>"
    outer = f"<w:tc><w:p>{run('ngoài')}</w:p>{inner}<w:p/></w:tc>"
    assert table_of((outer,)).rows[0][0].text == "ngoài\ntrong\nnữa"


def numbered(document, *levels, again=()):
    """Paragraphs numbered by Word; those of `again` in a list that begins anew at 1."""
    shapes = "".join(
        f"<w:lvl w:ilvl='{n}'><w:start w:val='1'/><w:numFmt w:val='{written}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for n, (written, text) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%2"), ("decimal", "%2.%3"), ("bullet", "")]
        )
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f"<w:abstractNum {W} w:abstractNumId='90'>{shapes}</w:abstractNum>"))
    root.append(parse_xml(f"<w:num {W} w:numId='91'><w:abstractNumId w:val='90'/></w:num>"))
    root.append(
        parse_xml(
            f"<w:num {W} w:numId='92'><w:abstractNumId w:val='90'/><w:lvlOverride w:ilvl='1'>"
            "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        )
    )
    for number, level in [*((91, level) for level in levels), *((92, level) for level in again)]:
        paragraph = document.add_paragraph("x")
        xml = f"<w:numPr {W}><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def test_numbers_word_writes_itself():
    document = docx.Document()
    numbered(document, 0, 1, 1, 2, 2, 1, 0, 1, 3)
    told = [block.text for block in read(saved(document)).blocks]
    assert told == [
        *("I. x", "1 x", "2 x", "2.1 x", "2.2 x", "3 x"),
        *("II. x", "1 x", "- x"),
    ]


def test_numbers_that_begin_anew():
    document = docx.Document()
    numbered(document, 1, 1, again=(1, 1))
    assert [block.text for block in read(saved(document)).blocks] == ["1 x", "2 x", "1 x", "2 x"]


def test_an_empty_numbered_cell_holds_its_number():
    document = docx.Document()
    numbered(document, 1)
    document.paragraphs[-1].runs[0].text = ""
    assert [block.text for block in read(saved(document)).blocks] == ["1"]


PLAIN = saved(docx.Document())


def encrypted():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(PLAIN, "read", id="plain"),
        pytest.param(b"", "document.other_type", id="empty"),
        pytest.param(b"%PDF-1.7", "document.other_type", id="PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "document.other_type", id=".doc"),
        pytest.param(encrypted(), "document.password", id="password"),
        pytest.param(bytes(MAX_BYTES + 1), "document.too_large", id="too large"),
        pytest.param(b"PK\x03\x04 cut off", "document.unreadable", id="damaged zip"),
        pytest.param(pack({"a.txt": b"x"}), "document.other_type", id="zip"),
        pytest.param(pack({"xl/workbook.xml": b"<a/>"}), "document.other_type", id="workbook"),
        pytest.param(
            pack({"word/document.xml": b"<a/>"}), "document.unreadable", id="no main part"
        ),
        pytest.param(change(PLAIN, {"word/vbaProject.bin": b"x"}), "document.macro", id="macro"),
        pytest.param(change(PLAIN, {MAIN: b"<w:document"}), "document.unreadable", id="broken XML"),
        pytest.param(change(PLAIN, {MAIN: b""}), "document.unreadable", id="empty part"),
        pytest.param(
            pack({**parts(PLAIN), **{f"word/{n}.xml": b"" for n in range(MAX_PARTS)}}),
            "document.too_large",
            id="many parts",
        ),
        pytest.param(
            change(PLAIN, {MAIN: f"<w:document {W}/>".encode()}), "read", id="without body"
        ),
    ],
)
def test_hostile_files(data, expected):
    assert code(data) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_resolved(encoding, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("bí mật")
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM '
        f'"{secret.as_uri()}">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    found = read_document("a.docx", change(PLAIN, {MAIN: xml.encode(encoding)}))
    assert "bí mật" not in str(found)


def test_a_bomb_is_refused_by_its_declared_size(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED", 5_000_000)
    assert code(change(PLAIN, {"word/media/a.emf": bytes(5_100_000)})) == "document.too_large"
    assert code(change(PLAIN, {"word/media/a.emf": bytes(3_000_000)})) == "read"


def test_deep_nesting_never_raises():
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    assert code(with_body(deep)) in ("read", "document.unreadable")
    tables = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    assert code(with_body(tables)) in ("read", "document.unreadable")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_flipped_bytes_never_raise(data):
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        xml = bytearray(archive.read(MAIN))
    for _ in range(data.draw(st.integers(1, 6))):
        xml[data.draw(st.integers(0, len(xml) - 1))] = data.draw(st.integers(0, 255))
    read_document("a.docx", change(PLAIN, {MAIN: bytes(xml)}))
    broken = bytearray(PLAIN)
    broken[data.draw(st.integers(0, len(broken) - 1))] ^= 0x55
    read_document("a.docx", bytes(broken))
