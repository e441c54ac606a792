"""How paragraphs and letters look once Word's layers of formatting are resolved."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.layout import Align, Layout, Spacing
from generator.core.problems import Problem
from generator.edges import package
from generator.edges.docx_layout import MAX_SECTIONS, read_layout
from generator.edges.package import MAX_PARTS
from tests.edges.packages import change, pack, parts
from tests.planted_form import planted

MAIN, STYLES, THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
NUMBERING = "word/numbering.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def saved(document=None):
    buffer = io.BytesIO()
    (document or docx.Document()).save(buffer)
    return buffer.getvalue()


def with_body(xml, styles="", **others):
    body = f"<w:document {W} {R} {V}><w:body>{xml}</w:body></w:document>".encode()
    made = f"<w:styles {W}>{styles}</w:styles>".encode()
    return change(saved(), {MAIN: body, STYLES: made, **others})


def read(data):
    layout = read_layout("a.docx", data)
    assert isinstance(layout, Layout), layout
    return layout


def only(xml, styles="", **others):
    (paragraph,) = read(with_body(xml, styles, **others)).paragraphs
    return paragraph


def run(text="chữ", properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def look(xml, styles="", **others):
    return only(f"<w:p>{xml}</w:p>", styles, **others).runs[0].look


def style(kind, name, inside, *, based="", default=False):
    marked = " w:default='1'" if default else ""
    on = f"<w:basedOn w:val='{based}'/>" if based else ""
    return (
        f"<w:style w:type='{kind}' w:styleId='{name}'{marked}><w:name w:val='{name}'/>{on}"
        f"{inside}</w:style>"
    )


def defaults(letters="", paragraph=""):
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


BOLD = "<w:rPr><w:b/></w:rPr>"
P_STYLE = "<w:pPr><w:pStyle w:val='P'/></w:pPr>"
C_STYLE = "<w:rStyle w:val='C'/>"


# ------------------------------------------------------------------ letters


@pytest.mark.parametrize(
    ("styles", "xml", "bold"),
    [
        pytest.param(style("paragraph", "P", BOLD), P_STYLE + run(), True, id="paragraph style"),
        pytest.param(
            style("paragraph", "P", BOLD) + style("character", "C", BOLD),
            P_STYLE + run(properties=C_STYLE),
            False,
            id="bold in a bold paragraph is not bold",
        ),
        pytest.param(
            style("paragraph", "P", BOLD) + style("character", "C", BOLD),
            P_STYLE + run(properties=C_STYLE + "<w:b/>"),
            True,
            id="direct formatting is final",
        ),
        pytest.param(
            style("paragraph", "Q", BOLD)
            + style("paragraph", "P", "<w:rPr><w:b w:val='0'/></w:rPr>", based="Q"),
            P_STYLE + run(),
            False,
            id="the nearest style of a chain",
        ),
        pytest.param(style("paragraph", "P", BOLD, based="P"), P_STYLE + run(), True, id="circle"),
        pytest.param(style("paragraph", "P", BOLD, default=True), run(), True, id="default style"),
        pytest.param(defaults("<w:b/>"), run(), True, id="document defaults"),
        pytest.param("", run(properties="<w:b w:val='off'/>"), False, id="switched off"),
    ],
)
def test_bold_is_resolved_as_word_does(styles, xml, bold):
    assert look(xml, styles).bold is bold


@pytest.mark.parametrize(
    ("styles", "properties", "size"),
    [
        pytest.param("", "", 10, id="nothing said"),
        pytest.param(defaults("<w:sz w:val='26'/>"), "", 13, id="defaults"),
        pytest.param(defaults("<w:sz w:val='26'/>"), "<w:sz w:val='27'/>", 13.5, id="direct"),
        pytest.param("", "<w:sz w:val='a lot'/>", 10, id="no number"),
    ],
)
def test_sizes(styles, properties, size):
    assert look(run(properties=properties), styles).size == size


def theme(latin):
    names = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f"<a:theme xmlns:a='{names}'><a:themeElements><a:fontScheme><a:minorFont>"
        f"<a:latin typeface='{latin}'/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    ).encode()


THEMED = "<w:rFonts w:asciiTheme='minorAscii' w:hAnsiTheme='minorHAnsi'/>"


@pytest.mark.parametrize(
    ("properties", "text", "fonts"),
    [
        pytest.param("", "chữ", ("Times New Roman",), id="nothing said"),
        pytest.param("<w:rFonts w:ascii='Arial'/>", "abc", ("Arial",), id="ascii"),
        pytest.param(
            "<w:rFonts w:ascii='Arial' w:hAnsi='Verdana'/>", "ữ", ("Verdana",), id="beyond ascii"
        ),
        pytest.param(
            "<w:rFonts w:ascii='Arial' w:hAnsi='Verdana'/>", "chữ", ("Arial", "Verdana"), id="both"
        ),
        pytest.param(THEMED, "chữ", ("Cambria",), id="theme"),
    ],
)
def test_fonts_are_those_the_characters_use(properties, text, fonts):
    data = with_body(f"<w:p>{run(text, properties)}</w:p>", **{THEME: theme("Cambria")})
    assert read(data).paragraphs[0].runs[0].look.fonts == fonts


def test_a_font_given_by_name_takes_the_place_of_the_themes():
    named = "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>"
    styles = defaults(THEMED)
    data = with_body(f"<w:p>{run(properties=named)}</w:p>", styles, **{THEME: theme("Calibri")})
    assert read(data).paragraphs[0].runs[0].look.fonts == ("Times New Roman",)


@pytest.mark.parametrize(
    ("properties", "colour"),
    [
        pytest.param("", "", id="none"),
        pytest.param("<w:color w:val='auto'/>", "", id="auto"),
        pytest.param("<w:color w:val='000000'/>", "", id="black"),
        pytest.param("<w:color w:val='111111' w:themeColor='text1'/>", "", id="theme black"),
        pytest.param("<w:color w:val='FF0000'/>", "ff0000", id="red"),
    ],
)
def test_colours(properties, colour):
    assert look(run(properties=properties)).colour == colour


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(run("chữ", "<w:caps/>"), "CHỮ", id="capitals by format"),
        pytest.param(run("a") + run("b", "<w:vanish/>"), "a", id="hidden"),
        pytest.param(f"<w:del>{run('a')}</w:del>{run('b')}", "b", id="deleted under tracking"),
        pytest.param(f"<w:ins>{run('a')}</w:ins>{run('b')}", "ab", id="inserted under tracking"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="tab"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb", id="line break"),
    ],
)
def test_text_as_it_is_printed(xml, text):
    assert only(f"<w:p>{xml}</w:p>").text == text


# ------------------------------------------------------------------ paragraphs


@pytest.mark.parametrize(
    ("properties", "first", "left"),
    [
        pytest.param("<w:ind w:firstLine='567'/>", 10, 0, id="first line"),
        pytest.param("<w:ind w:left='567' w:hanging='567'/>", -10, 10, id="hanging"),
        pytest.param("<w:ind w:start='567'/>", 0, 10, id="start for left"),
        pytest.param("<w:ind w:firstLine='1cm'/>", 10, 0, id="with a unit"),
    ],
)
def test_indents(properties, first, left):
    shape = only(f"<w:p><w:pPr>{properties}</w:pPr></w:p>").shape
    assert (shape.first_line, shape.left) == pytest.approx((first, left), abs=0.01)


def test_a_first_line_takes_the_place_of_an_inherited_hanging_one():
    styles = style("paragraph", "P", "<w:pPr><w:ind w:left='0' w:hanging='284'/></w:pPr>")
    xml = "<w:p><w:pPr><w:pStyle w:val='P'/><w:ind w:firstLine='567'/></w:pPr></w:p>"
    assert only(xml, styles).shape.first_line == pytest.approx(10, abs=0.01)


@pytest.mark.parametrize(
    ("properties", "kind", "spacing"),
    [
        pytest.param("", Spacing.LINES, 1, id="single"),
        pytest.param("<w:spacing w:line='360' w:lineRule='auto'/>", Spacing.LINES, 1.5, id="lines"),
        pytest.param(
            "<w:spacing w:line='360' w:lineRule='exact'/>", Spacing.EXACTLY, 18, id="exact"
        ),
        pytest.param(
            "<w:spacing w:line='360' w:lineRule='atLeast'/>", Spacing.AT_LEAST, 18, id="at least"
        ),
    ],
)
def test_line_spacing(properties, kind, spacing):
    shape = only(f"<w:p><w:pPr>{properties}</w:pPr></w:p>").shape
    assert (shape.kind, shape.spacing) == (kind, spacing)


def test_gaps_come_from_defaults_styles_and_the_paragraph():
    styles = defaults(paragraph="<w:spacing w:after='160'/>") + style(
        "paragraph", "P", "<w:pPr><w:spacing w:before='120'/><w:contextualSpacing/></w:pPr>"
    )
    shape = only(f"<w:p>{P_STYLE}{run()}</w:p>", styles).shape
    assert (shape.before, shape.after, shape.contextual) == (6, 8, True)


def test_a_table_style_stands_below_the_paragraphs():
    styles = style("table", "T", "<w:pPr><w:jc w:val='right'/></w:pPr><w:rPr><w:i/></w:rPr>")
    table = (
        "<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tblGrid><w:gridCol w:w='567'/>"
        "<w:gridCol w:w='1134'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:p>{}</w:p></w:tc>"
        "</w:tr></w:tbl>"
    )
    layout = read(with_body(table.format(run()), styles))
    second = layout.paragraphs[1]
    assert (second.shape.align, second.runs[0].look.italic) == (Align.RIGHT, True)
    assert second.cell is not None
    assert (second.cell.row, second.cell.column) == (0, 1)
    assert second.cell.width == pytest.approx(20, abs=0.01)


def test_the_number_word_writes_itself_and_its_indent_are_read():
    document = docx.Document()
    document.add_paragraph("Việc thứ nhất", style="List Number")
    document.add_paragraph("Việc thứ hai", style="List Number")
    layout = read(saved(document))
    assert [p.text for p in layout.paragraphs] == ["1. Việc thứ nhất", "2. Việc thứ hai"]
    assert layout.paragraphs[0].shape.left > 0


# ------------------------------------------------------------------ drawn lines, fields, sections


@pytest.mark.parametrize(
    ("xml", "length"),
    [
        pytest.param("<v:line from='0,0' to='72pt,0'/>", 25.4, id="line of 2003"),
        pytest.param(
            "<v:shape type='#_x0000_t32' style='position:absolute;width:72pt;height:0'/>",
            25.4,
            id="connector of 2003",
        ),
        pytest.param("<v:rect style='width:72pt;height:72pt'/>", None, id="a box is no line"),
        pytest.param("<v:line from='0,0' to='0,72pt'/>", None, id="upright"),
    ],
)
def test_lines_of_old_shapes(xml, length):
    lines = only(f"<w:p><w:r><w:pict>{xml}</w:pict></w:r></w:p>").lines
    assert [line.length for line in lines] == ([] if length is None else [pytest.approx(length)])


def test_a_border_below_a_paragraph_is_a_line_as_long_as_the_text():
    xml = "<w:p><w:pPr><w:pBdr><w:bottom w:val='single' w:sz='4'/></w:pBdr></w:pPr></w:p>"
    page = "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:left='1701' w:right='1134'/>"
    lines = only(f"{xml}{page}</w:sectPr>").lines
    assert [line.length for line in lines] == [pytest.approx(160, abs=0.1)]


def field(*codes):
    return "".join(
        f"<w:r><w:fldChar w:fldCharType='{code}'/></w:r>" if code.islower() else code
        for code in codes
    )


CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(field("begin", CODE, "separate", run("2"), "end"), id="with a result"),
        pytest.param(field("begin", CODE, "end"), id="never calculated"),
        pytest.param(f"<w:fldSimple w:instr='PAGE'>{run('2')}</w:fldSimple>", id="simple"),
    ],
)
def test_fields_are_named(xml):
    assert [one.field for one in only(f"<w:p>{xml}</w:p>").runs] == ["PAGE"]


def test_sections_inherit_headers_and_keep_their_own_margins():
    layout = read(planted())
    assert len(layout.sections) == 3
    first, second, _ = layout.sections
    assert (first.landscape, second.landscape, second.restart) == (False, True, 1)
    assert first.margins.left == pytest.approx(30, abs=0.01)
    assert [p.runs[0].field for p in second.header] == ["PAGE"]
    assert {p.section for p in layout.paragraphs} == {0, 1, 2}


# ------------------------------------------------------------------ hostile files


def code(data):
    found = read_layout("a.docx", data)
    return found.code if isinstance(found, Problem) else "read"


def entity(content):
    head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return content.replace(b"<w:document", head + b"<w:document", 1)


NESTED = "<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300
SECTIONS = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * (MAX_SECTIONS + 1)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(saved(), "read", id="a document"),
        pytest.param(with_body("<w:p/>"), "read", id="no section"),
        pytest.param(b"", "word.other_type", id="empty"),
        pytest.param(b"%PDF-1.7", "word.other_type", id="pdf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word.other_type", id="doc"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "word.password",
            id="password",
        ),
        pytest.param(pack({"xl/workbook.xml": b"<x/>"}), "word.other_type", id="workbook"),
        pytest.param(saved()[:2_000], "word.unreadable", id="cut off"),
        pytest.param(change(saved(), {MAIN: entity}), "word.unreadable", id="entity"),
        pytest.param(change(saved(), {MAIN: b"<w:document"}), "word.unreadable", id="no XML"),
        pytest.param(change(saved(), {MAIN: b"<x/>"}), "word.unreadable", id="no body"),
        pytest.param(change(saved(), {"_rels/.rels": b"<x/>"}), "word.unreadable", id="no main"),
        pytest.param(with_body(NESTED), "word.unreadable", id="tables in tables"),
        pytest.param(with_body(SECTIONS), "word.too_large", id="too many sections"),
        pytest.param(
            pack({f"word/{n}": b"" for n in range(MAX_PARTS + 1)}),
            "word.too_large",
            id="too many parts",
        ),
    ],
)
def test_what_is_no_document_is_named(data, expected):
    assert code(data) == expected


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED", 100_000)
    assert code(change(saved(), {"word/media/a.bin": bytes(200_000)})) == "word.too_large"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_parts_are_read_or_named(data):
    content = parts(planted())
    name = data.draw(st.sampled_from([MAIN, STYLES, "word/numbering.xml", "word/settings.xml"]))
    part = content[name]
    at = data.draw(st.integers(0, len(part) - 1))
    cut = data.draw(st.integers(1, 40))
    new = data.draw(st.binary(max_size=6))
    content[name] = part[:at] + new + part[at + cut :]
    assert code(pack(content)) in ("read", "word.unreadable", "word.too_large", "word.other_type")


@pytest.mark.parametrize("value", ["-9", "99999999999", "1e9", "nan", "", "0x10"])
def test_absurd_measures_do_no_harm(value):
    xml = (
        f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='{value}'/></w:trPr><w:tc><w:tcPr><w:gridSpan "
        f"w:val='{value}'/></w:tcPr><w:p><w:pPr><w:ind w:firstLine='{value}'/><w:spacing "
        f"w:line='{value}'/></w:pPr></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:pgSz w:w='{value}'/>"
        f"<w:pgNumType w:start='{value}'/></w:sectPr>"
    )
    assert code(with_body(xml)) == "read"
