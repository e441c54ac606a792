import datetime as dt
import io
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.tags import (
    AgencyLine,
    AppendixNumbers,
    GroupText,
    Headed,
    IndicatorLine,
    Listed,
    Report,
    TaskGroupLines,
    TaskLine,
    TheOffice,
    ThePeriod,
    ThePlan,
)
from generator.edges.docx_write import MasterError, render_report
from tests.edges.packages import change, schema_faults

MASTER = (Path(__file__).parents[2] / "templates" / "report" / "bao-cao.docx").read_bytes()
DAY = dt.date(2025, 9, 23)
NONE = Listed((), "")


def report(text: str = "Nội dung") -> Report:
    """A report in which every text an agency or a plan gives is the same one."""
    listed = Listed((text, text), "3")
    agency = AgencyLine(*(text for _ in fields(AgencyLine)))
    task = TaskLine(text, text, (text,), text, text, (text,), text, (text, text), (text,))
    return Report(
        co_quan=TheOffice(text, text, text, text, text),
        ke_hoach=ThePlan(text, text, text),
        ky=ThePeriod(text, text, text, text),
        so_ky_hieu=text,
        ngay_bao_cao=text,
        do_khan=text,
        trich_yeu=text,
        noi_dung=text,
        kinh_gui=(text,),
        so_nhiem_vu=text,
        so_nhom=text,
        so_chi_tieu=text,
        so_co_quan=text,
        tinh_hinh_gui=text,
        so_tep_khong_nhan=text,
        chi_dao=listed,
        ket_qua_chung=text,
        theo_thoi_han=text,
        so_luong=text,
        tien_do_chung=text,
        con_thieu=text,
        so_sanh=(text,),
        nhom=(GroupText(text, text, text, listed),),
        chi_tieu=text,
        chi_tieu_dat=listed,
        theo_loai=(text,),
        phoi_hop=listed,
        ton_tai=(text,),
        kho_khan=listed,
        kho_khan_theo_nhom=(Headed(text, text, listed),),
        nhiem_vu_toi=(text,),
        trong_tam=listed,
        kien_nghi=listed,
        kien_nghi_theo_noi=(Headed(text, text, listed),),
        noi_nhan=(text,),
        tham_quyen=(text,),
        chuc_vu=text,
        nguoi_ky=text,
        kem_theo=text,
        phu_luc=AppendixNumbers(text, text, text),
        phu_luc_nhiem_vu=(TaskGroupLines(text, text, (task,)),),
        phu_luc_chi_tieu=(IndicatorLine(*(text for _ in fields(IndicatorLine))),),
        phu_luc_co_quan=(agency,),
        tong_cong=agency,
    )


@pytest.mark.parametrize("number", ["II", ""])
def test_an_appendix_without_a_number_is_left_out(number: str) -> None:
    numbers = AppendixNumbers("I", number, "III" if number else "II")
    document = docx.Document(
        io.BytesIO(render_report(MASTER, replace(report(), phu_luc=numbers), DAY))
    )
    titles = [p.text for p in document.paragraphs if p.style and p.style.name == "Phụ lục"]
    assert titles == (
        ["Phụ lục I", "Phụ lục II", "Phụ lục III"] if number else [*titles[:1], "Phụ lục II"]
    )
    assert len(document.sections) == 1 + len(titles)


def bare() -> Report:
    """A report of a period in which nobody sent anything."""
    lists = ("theo_loai", "ton_tai", "nhiem_vu_toi", "noi_nhan", "tham_quyen", "so_sanh")
    headed = ("kho_khan_theo_nhom", "kien_nghi_theo_noi")
    tables = ("nhom", "phu_luc_chi_tieu", "phu_luc_co_quan")
    listed = ("chi_tieu_dat", "chi_dao", "phoi_hop", "kho_khan", "trong_tam", "kien_nghi")
    texts = ("so_chi_tieu", "theo_thoi_han", "so_luong", "tien_do_chung", "chi_tieu", "nguoi_ky")
    task = TaskLine("1", "Nhiệm vụ", (), "Sở", "", (), "", (), ())
    empty = {
        **dict.fromkeys((*lists, *headed, *tables), ()),
        **dict.fromkeys(listed, NONE),
        **dict.fromkeys(texts, ""),
    }
    return replace(report(), **empty, phu_luc_nhiem_vu=(TaskGroupLines("", "Nhóm", (task,)),))


def master(*texts: str) -> bytes:
    """A master of a few paragraphs, without styles for speed."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    names = document.styles.element.nsmap["w"].encode()
    return change(buffer.getvalue(), {"word/styles.xml": b'<w:styles xmlns:w="' + names + b'"/>'})


LIST = master("{%p for noi in noi_nhan %}", "[{{ noi }}]", "{%p endfor %}")


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph, those in tables too; a line break is a new line, a tab a tab."""
    signs = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
    return [
        "".join(
            signs.get(piece.tag, piece.text or "")
            for run in paragraph.iter(qn("w:r"))
            for piece in run
            if piece.tag == qn("w:t") or piece.tag in signs
        )
        for paragraph in opened(data).element.body.iter(qn("w:p"))
    ]


def rendered(text: str) -> list[str]:
    return paragraphs(render_report(master("[{{ nguoi_ky }}]"), report(text), DAY))


# ------------------------------------------------------------------ texts come out as they went in

HOSTILE = [
    pytest.param("& < > \" '", id="markup"),
    pytest.param("<w:p/></w:t></w:r>", id="tags of Word"),
    pytest.param("&amp; &#95; &nbsp;", id="references"),
    pytest.param("]]> <![CDATA[x]]>", id="CDATA"),
    pytest.param("{{ 7*7 }}", id="expression"),
    pytest.param("{% x %} {%p if %} {%tr for %}", id="statements"),
    pytest.param("{# x #} {{r x }}", id="comment"),
    pytest.param("{_{ }_}", id="escape of docxtpl"),
    pytest.param("{_% %_} {_ _} _{ __", id="other escapes of docxtpl"),
    pytest.param("=1+1", id="formula"),
    pytest.param("- Rà soát", id="leading dash"),
    pytest.param("  hai  chỗ trống ", id="blanks"),
    pytest.param("😀 🇻🇳 e\u0302\u0301", id="emoji and combining marks"),
    pytest.param("Ủy ban nhân dân xã Cẩm Giàng", id="Vietnamese"),
    pytest.param("dòng một\ndòng hai\n\ndòng bốn", id="lines"),
    pytest.param("a\tb\t\tc", id="tabs"),
    pytest.param("\n", id="one line break"),
    pytest.param("\\a \\f \\n \\1", id="backslashes"),
    pytest.param("“ngoặc” ‘kép’", id="quotation marks"),
    pytest.param("a\u2028b\u00a0c\u200bd", id="odd blanks"),
    pytest.param("Kết quả " * 1_250, id="10,000 characters"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    assert rendered(text) == [f"[{text}]"]


ALL_HOSTILE = "\n".join(str(case.values[0]) for case in HOSTILE)


@pytest.mark.parametrize(
    "text", [pytest.param(ALL_HOSTILE, id="all at once"), pytest.param("{_{ & <b>", id="short")]
)
def test_in_every_place_of_the_report(text: str) -> None:
    found = paragraphs(render_report(MASTER, report(text), DAY))
    plain = paragraphs(render_report(MASTER, report("Nội dung"), DAY))
    assert found == [paragraph.replace("Nội dung", text) for paragraph in plain]
    assert sum(text in paragraph for paragraph in found) > 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends of other systems"),
        pytest.param("a\x00b\x07c\x0cd\x0be\x1bf", "abcdef", id="control characters"),
        pytest.param("a\ud800b\uffff", "ab", id="no characters of XML"),
    ],
)
def test_what_xml_cannot_carry_is_left_out(text: str, expected: str) -> None:
    assert rendered(text) == [f"[{expected}]"]
    core = opened(render_report(MASTER, report(text), DAY)).core_properties
    assert core.author.split() == expected.split()


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.text(
            st.one_of(
                st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]),
                st.sampled_from(list("{}_%#<>&\"'\n\t-=")),
            )
        ),
        max_size=30,
    )
)
def test_any_text_comes_out_as_it_went_in(texts: list[str]) -> None:
    one = replace(report(), noi_nhan=tuple(texts))
    data = render_report(LIST, one, DAY)
    assert paragraphs(data) == [f"[{text}]" for text in texts]


def test_a_line_break_is_one_of_word() -> None:
    data = render_report(master("{{ nguoi_ky }}"), report("a\nb"), DAY)
    assert len(list(opened(data).element.body.iter(qn("w:br")))) == 1


def test_joined_lists_are_literal_too() -> None:
    one = replace(report(), kinh_gui=("a {_{ <b>", "{{ c }}"))
    data = render_report(master("{{ kinh_gui|join('; ') }}"), one, DAY)
    assert paragraphs(data) == ["a {_{ <b>; {{ c }}"]


def test_nothing_of_the_master_is_left() -> None:
    for one in (report(), bare()):
        left = [p for p in paragraphs(render_report(MASTER, one, DAY)) if "{" in p or "}" in p]
        assert left == []


# ------------------------------------------------------------------ masters that cannot be used


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        pytest.param("{{ khong_co }}", "khong_co", id="unknown tag"),
        pytest.param("{{ co_quan.khong_co }}", "khong_co", id="unknown part of a tag"),
        pytest.param("{% if khong_co %}a{% endif %}", "khong_co", id="unknown in a condition"),
        pytest.param("{%p for y in khong_co %}", "", id="unknown loop"),
        pytest.param("{{ kinh_gui[9] }}", "9", id="beyond the list"),
        pytest.param("{{ nguoi_ky | vietnam }}", "vietnam", id="unknown filter"),
        pytest.param("{{ nguoi_ky", "", id="never closed"),
        pytest.param("{{ }}", "", id="empty"),
        pytest.param("{% for y in nhom %}", "endfor", id="loop never ended"),
        pytest.param("{%p if chi_tieu %}", "endif", id="condition never ended"),
        pytest.param("{% endfor %}", "endfor", id="ended, never begun"),
        pytest.param("{% for %}{% endfor %}", "", id="loop over nothing"),
        pytest.param("{% vong_lap %}", "vong_lap", id="unknown statement"),
        pytest.param("{{ nguoi_ky + 1 }}", "", id="text plus number"),
        pytest.param("{{ 1/0 }}", "", id="division by zero"),
        pytest.param("{{ nguoi_ky() }}", "", id="call of a text"),
        pytest.param("{% for y in 5 %}{% endfor %}", "", id="loop over a number"),
        pytest.param("{{ nguoi_ky.index('zzz') }}", "", id="failing method"),
        pytest.param("{% include 'x' %}", "", id="include"),
        pytest.param("{% import 'os' as os %}", "", id="import"),
    ],
)
def test_broken_tags(tag: str, named: str) -> None:
    with pytest.raises(MasterError) as caught:
        render_report(master("Báo cáo", tag), report(), DAY)
    assert named in str(caught.value)
    assert str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ co_quan.__class__.__init__.__globals__ }}",
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ nguoi_ky|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
        "{{ '{0.__class__.__mro__}'.format(nguoi_ky) }}",
        "{{ range(10**9)|list }}",
        "{{ [].append(1) }}",
    ],
)
def test_ways_out_of_the_sandbox_are_shut(tag: str) -> None:
    with pytest.raises(MasterError):
        render_report(master(tag), report(), DAY)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7", id="PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="doc"),
        pytest.param(MASTER[:9_000], id="cut off"),
        pytest.param(change(MASTER, {"word/document.xml": None}), id="no document"),
        pytest.param(change(MASTER, {"word/document.xml": b"<w:a"}), id="broken document"),
        pytest.param(change(MASTER, {"[Content_Types].xml": None}), id="no content types"),
        pytest.param(change(MASTER, {"_rels/.rels": None}), id="no relationships"),
    ],
)
def test_no_word_file(data: bytes) -> None:
    with pytest.raises(MasterError):
        render_report(data, report(), DAY)


def test_a_loop_that_tears_a_table_apart_is_not_mended_by_leaving_text_out() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% for y in kinh_gui %}{{ y }}"
    document.add_paragraph("{% endfor %}{{ nguoi_ky }}")
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(MasterError):
        render_report(buffer.getvalue(), replace(report(), kinh_gui=("a", "b")), DAY)


def test_tags_in_headers_and_split_runs() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ngu", "oi_ky }", "}"):
        paragraph.add_run(piece).bold = piece == "oi_ky }"
    document.sections[0].header.paragraphs[0].text = "{{ chuc_vu }}"
    buffer = io.BytesIO()
    document.save(buffer)
    data = render_report(buffer.getvalue(), report("A {_{ <b>"), DAY)
    assert paragraphs(data) == ["A {_{ <b>"]
    assert opened(data).sections[0].header.paragraphs[0].text == "A {_{ <b>"


# ------------------------------------------------------------------ the document


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(report(ALL_HOSTILE), id="full of hostile texts"),
        pytest.param(bare(), id="nobody reported"),
    ],
)
def test_valid_by_the_office_schemas(one: Report, tmp_path: Path) -> None:
    assert schema_faults(render_report(MASTER, one, DAY), tmp_path / "a.docx") == []


def test_same_report_same_bytes() -> None:
    data = render_report(MASTER, report(), DAY)
    assert data == render_report(MASTER, report(), DAY)
    assert data != render_report(MASTER, report("Khác"), DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_document_properties() -> None:
    one = replace(
        report(),
        trich_yeu="Kết quả & <1> {_{",
        co_quan=TheOffice("Sở Một", "SỞ MỘT", "UBND", "S1", "Mẫu"),
        ke_hoach=ThePlan("Kế hoạch " * 60, "", ""),
    )
    core = opened(render_report(MASTER, one, DAY)).core_properties
    assert core.title == "Kết quả & <1> {_{"
    assert (core.author, core.last_modified_by) == ("Sở Một", "Sở Một")
    assert core.subject == ("Kế hoạch " * 60)[:255]
    assert (core.language, core.revision) == ("vi-VN", 1)
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == DAY


@pytest.mark.parametrize(
    "one", [pytest.param(report(), id="full"), pytest.param(bare(), id="bare")]
)
def test_every_cell_ends_in_a_paragraph(one: Report) -> None:
    cells = list(opened(render_report(MASTER, one, DAY)).element.body.iter(qn("w:tc")))
    assert len(cells) > 40
    assert [cell for cell in cells if cell[-1].tag != qn("w:p")] == []


def test_appendices_are_turned_and_repeat_their_header() -> None:
    document = opened(render_report(MASTER, report(), DAY))
    widths = [section.page_width.mm > section.page_height.mm for section in document.sections]
    assert widths == [False, True, True, True]
    for table in document.tables[-3:]:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
