"""What is wrong with the tags of a Word master, and what is not."""

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.core.master_fields import DRAWN
from generator.core.problems import Severity
from generator.stages.master_check import in_vietnamese
from tests.edges.packages import change
from tests.masters import STOCK, codes, found_in, saved, small

LOOP = ("{%p for n in nhom %}", "{{ n.ten }}", "{%p endfor %}")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["{{ nguoi_ky"], ["master.no_end"], id="print without end"),
        pytest.param(["{% if ton_tai"], ["master.no_end"], id="statement without end"),
        pytest.param(["{ co_quan.ten }"], ["master.half_tag"], id="one brace"),
        pytest.param(["{ { nguoi_ky }}"], ["master.half_tag"], id="blank between braces"),
        pytest.param(["nguoi_ky }}"], ["master.half_tag"], id="beginning lost"),
        pytest.param(["{{ so–luong }}"], ["master.odd_character"], id="en dash"),
        pytest.param(
            ["{%p\u00a0if so_luong %}", "{%p endif %}"],
            ["master.odd_character"],
            id="no-break space behind the prefix",
        ),
        pytest.param(["{{ nguoi\u200b_ky }}"], ["master.odd_character"], id="zero width"),
        pytest.param(
            ["{{ kinh_gui|join(„; „) }}"], ["master.odd_character"], id="low quotation marks"
        ),
        pytest.param(
            ["{{ kinh_gui|join(“; ”) }}"], ["master.curly_quotes"], id="curly quotation marks"
        ),
        pytest.param(["{{ nguoi ky }}"], ["master.syntax"], id="blank in a name"),
        pytest.param(["{{ }}"], ["master.syntax"], id="nothing"),
        pytest.param([f"{{{{ {'(' * 400}1 }}}}"], ["master.syntax"], id="nested without end"),
        pytest.param([f"{{{{ nhom{'.a' * 999} }}}}"], ["master.syntax"], id="too long"),
        pytest.param(["{{ nguoi_ky + }}"], ["master.syntax"], id="half a sum"),
        pytest.param(["{% for %}a{% endfor %}"], ["master.syntax"], id="loop over nothing"),
        pytest.param(["{% fro y in nhom %}"], ["master.unknown_word"], id="misspelt for"),
        pytest.param(["{% include 'x' %}"], ["master.unknown_word"], id="include"),
        pytest.param(["{{ co_quann.ten }}"], ["master.unknown_name"], id="misspelt name"),
        pytest.param(
            ["{% if khong_co %}a{% endif %}"], ["master.unknown_name"], id="in a condition"
        ),
        pytest.param(["{{ co_quan.tem }}"], ["master.unknown_field"], id="misspelt field"),
        pytest.param([LOOP[0], "{{ n.tenn }}", LOOP[2]], ["master.unknown_field"], id="in a loop"),
        pytest.param(["{{ nguoi_ky.ten }}"], ["master.unknown_field"], id="field of a text"),
        pytest.param(["{{ nhom.ten }}"], ["master.field_of_list"], id="field of a list"),
        pytest.param(["{{ kinh_gui }}"], ["master.prints_list"], id="list printed"),
        pytest.param(["{{ co_quan }}"], ["master.prints_record"], id="record printed"),
        pytest.param(
            ["{% for y in nguoi_ky %}{{ y }}{% endfor %}"], ["master.no_list"], id="letters"
        ),
        pytest.param(["{{ n.ten }}", *LOOP], ["master.outside_loop"], id="before its loop"),
        pytest.param([*LOOP, "{{ n.ten }}"], ["master.outside_loop"], id="behind its loop"),
        pytest.param(["{{ nguoi_ky|hoa }}"], ["master.unknown_filter"], id="unknown filter"),
        pytest.param(["{{ ke_co_quan }}"], ["master.needs_r"], id="rule without r"),
        pytest.param(["{{r nguoi_ky }}"], ["master.needs_no_r"], id="text with r"),
        pytest.param(["{{p nguoi_ky }}"], ["master.prints_nothing"], id="text with p"),
        pytest.param(["{%p if chi_tieu %}"], ["master.block_open"], id="if without end"),
        pytest.param(["{% for n in nhom %}"], ["master.block_open"], id="for without end"),
        pytest.param(["{%p endfor %}"], ["master.block_extra"], id="end without for"),
        pytest.param(["{%p else %}"], ["master.block_extra"], id="else without if"),
        pytest.param(
            [LOOP[0], "{%p if so_luong %}", LOOP[2], "{%p endif %}"],
            ["master.block_crossed"],
            id="crossed",
        ),
        pytest.param(
            [*LOOP[:2], "{% endfor %}"], ["master.scope_differs"], id="p begun, not ended"
        ),
        pytest.param(
            ["{% for y in kinh_gui %}", "{{ y }}", "{% endfor %}"],
            ["master.blank_lines"],
            id="loop that leaves blank lines",
        ),
        pytest.param(
            ["Kính {%p if so_luong %} gửi", "{%p endif %}"], ["master.not_alone"], id="not alone"
        ),
        pytest.param(
            ["{%p if so_luong %}{{ so_luong }}{%p endif %}"],
            ["master.not_alone", "master.not_alone"],
            id="two in one paragraph",
        ),
        pytest.param(
            ["{%tr for n in nhom %}", "{%tr endfor %}"],
            ["master.outside_table", "master.outside_table"],
            id="row tag outside a table",
        ),
    ],
)
def test_what_is_wrong(texts, expected):
    assert codes(small(*texts)) == expected


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["{{ nguoi_ky }}, {{nguoi_ky}}"], id="print"),
        pytest.param(["{{\u00a0nguoi_ky\u00a0}}"], id="no-break space that does no harm"),
        pytest.param(["{{ '–' if so_luong else '…' }}"], id="dash in a text"),
        pytest.param(["Từ 1/6 – 30/6; {a} (b) 5% }"], id="other braces"),
        pytest.param(["{# ghi chú: {{ cũ # #}"], id="comment"),
        pytest.param(LOOP, id="loop"),
        pytest.param(["{%- if so_luong -%}a{%- endif -%}"], id="trimmed"),
        pytest.param(
            ["{{ kinh_gui[0] }} {{ kinh_gui|join('; ') }} {{ kinh_gui|length }}"], id="list"
        ),
        pytest.param(["{{ nguoi_ky.upper() }} {{ nguoi_ky|upper }}"], id="capitals"),
        pytest.param(["{% for n in nhom %}{{ loop.index }}{{ n.ten }}; {% endfor %}"], id="inline"),
        pytest.param(["{% for n in nhom if n.so %}{{ n.so }}{% endfor %}"], id="loop with if"),
        pytest.param(["{% set ten = co_quan.ten %}{{ ten }}"], id="set"),
        pytest.param(["{% set x = nhom %}{% for n in x %}{{ n.ten }}{% endfor %}"], id="set list"),
        pytest.param(
            ["{%p if so_luong %}", "a", "{%p elif chi_tieu %}", "b", "{%p else %}", "{%p endif %}"],
            id="elif and else",
        ),
        pytest.param([f"{{{{r {name} }}}}" for name in DRAWN], id="rules"),
    ],
)
def test_what_is_not(texts):
    assert codes(small(*texts)) == []


def test_the_stock_master_is_clean():
    assert found_in(STOCK) == ()


def test_a_misspelt_name_is_told_with_the_right_one_and_the_words_around():
    found = found_in(small("Kính gửi {{ kinh_guii[0] }} xem xét"))
    (one,) = [p for p in found if p.code == "master.unknown_name"]
    told = dict(one.params)
    assert "“kinh_gui”" in told["near"]
    assert told["quote"] == "“Kính gửi {{ kinh_guii[0] }} xem xét”"


def test_a_tag_alone_is_found_by_the_words_above_it():
    data = small("II. KẾT QUẢ", "{%p if so_luong %}", "{{ so_luongg }}", "{%p endif %}")
    (one,) = [p for p in found_in(data) if p.code == "master.unknown_name"]
    assert "II. KẾT QUẢ" in dict(one.params)["quote"]
    assert (one.where.file, one.where.sheet, one.where.cell) == (
        *("bao-cao.docx", "Thân văn bản", "đoạn 3"),
    )


def test_what_a_report_should_have_and_lacks_is_a_note():
    (one,) = [p for p in found_in(small("{{ trich_yeu }}")) if p.code == "master.unused"]
    assert one.severity is Severity.NOTE
    lacking = dict(one.params)["seen"].split(", ")
    assert "kien_nghi" in lacking
    assert "trich_yeu" not in lacking


# ------------------------------------------------------------------ tables, and what Word adds


def in_table(*rows):
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("{%tr for n in nhom %}", ""), ("{{ n.so }}", "{{ n.ten }}"), ("{%tr endfor %}", "")],
            [],
            id="rows",
        ),
        pytest.param(
            [("{%tr for n in nhom %}", "Tên"), ("{{ n.so }}", ""), ("{%tr endfor %}", "")],
            ["master.not_alone"],
            id="something beside the row tag",
        ),
        pytest.param(
            [("{% for n in nhom %}{{ n.ten }}", "{% endfor %}")],
            ["master.crosses"],
            id="from cell to cell",
        ),
        pytest.param(
            [("{%p for n in nhom %}", "a"), ("b", "{%p endfor %}")],
            ["master.crosses"],
            id="paragraphs from cell to cell",
        ),
    ],
)
def test_tags_in_tables(rows, expected):
    assert codes(in_table(*rows)) == expected


def test_a_row_loop_that_ends_in_another_table():
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{%tr for n in nhom %}"
    document.add_paragraph("giữa")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{%tr endfor %}"
    assert codes(saved(document)) == ["master.crosses"]


def wrapped(*pieces):
    """A paragraph of runs; ("ins", text) stands inside an element of this name."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for name, text in pieces:
        run = paragraph.add_run(text)._r
        if name:
            around = OxmlElement(f"w:{name}")
            run.addprevious(around)
            around.append(run)
        if name == "del":
            run.find(qn("w:t")).tag = qn("w:delText")
    return saved(document)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([("", "{{ nguoi"), ("", "_ky }}")], [], id="two runs"),
        pytest.param(
            [("hyperlink", "{{ co_"), ("", "quan.ten }}")], ["master.torn"], id="half a hyperlink"
        ),
        pytest.param([("hyperlink", "{{ co_quan.ten }}")], [], id="all in a hyperlink"),
        pytest.param([("", "{{ co_"), ("ins", "quan.ten }}")], ["master.torn"], id="tracked"),
        pytest.param(
            [("del", "{{ cu }}"), ("ins", "{{ nguoi_ky }}")], ["master.deleted"], id="deleted"
        ),
        pytest.param([("del", "cũ"), ("ins", "{{ nguoi_ky }}")], [], id="deleted words"),
        pytest.param([("", "{"), ("proofErr", "{ nguoi_ky }"), ("", "}")], [], id="spelling marks"),
    ],
)
def test_what_word_puts_around_text(pieces, expected):
    assert codes(wrapped(*pieces)) == expected


def test_a_tag_that_would_take_a_section_break_along():
    document = docx.Document()
    document.add_paragraph("a")
    document.add_section()
    document.paragraphs[-1].text = "{%p if so_luong %}"
    document.add_paragraph("{%p endif %}")
    assert codes(saved(document)) == ["master.not_alone"]


def test_tags_in_headers_and_text_boxes():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ sai_ten }}"
    box = (
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>{{ sai_nua }}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("Hộp")._p.append(parse_xml(box))
    found = [p for p in found_in(saved(document)) if p.code == "master.unknown_name"]
    assert {p.where.sheet for p in found} == {"Đầu trang", "Hộp văn bản"}


def test_tags_in_endnotes_are_not_filled_in():
    note = (
        f"<w:endnotes {nsdecls('w')}><w:endnote w:id='1'><w:p><w:r><w:t>{{{{ nguoi_ky }}}}</w:t>"
        "</w:r></w:p></w:endnote></w:endnotes>"
    )
    assert codes(change(small("a"), {"word/endnotes.xml": note.encode()})) == ["master.not_filled"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "master.other_type", id="empty"),
        pytest.param(b"%PDF-1.7", "master.other_type", id="PDF"),
        pytest.param(STOCK[:9_000], "master.unreadable", id="cut off"),
        pytest.param(
            change(STOCK, {"word/document.xml": b"<w:a"}), "master.unreadable", id="broken"
        ),
        pytest.param(
            change(STOCK, {"word/document.xml": b"<!DOCTYPE a><a/>"}), "master.unreadable", id="DTD"
        ),
        pytest.param(b"PK" + bytes(21_000_000), "master.too_large", id="too large"),
        pytest.param(small("{{ nhom[0] }}" * 6_000), "master.too_large", id="too many tags"),
    ],
)
def test_no_master_at_all(data, code):
    assert codes(data) == [code]


@pytest.mark.parametrize(
    "said",
    [
        "'abc' is undefined",
        "No filter named 'abc'.",
        "unexpected 'abc'",
        "expected token 'end of print statement', got 'abc'",
        "Encountered unknown tag 'abc'. You probably made a typo.",
        "'generator.core.tags.TheOffice object' has no attribute 'abc'",
        "'None' has no attribute 'abc'",
        "quite another thing: abc",
    ],
)
def test_what_jinja_says_keeps_its_subject(said):
    assert "abc" in in_vietnamese(said)
