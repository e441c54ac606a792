"""What people do to a report in Word, and what the data do meanwhile."""

import datetime as dt
import io
import random
import re
import zipfile
from copy import deepcopy
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generator.core.trace import figure_of
from generator.edges.docx_figures import read_figures
from generator.edges.docx_merge import NotMergedError, merge_documents
from generator.edges.docx_merge.lines import read_line
from generator.edges.docx_write import render_report
from generator.stages.report_text import traced
from tests.edges.packages import change, schema_faults
from tests.support import complete, filled, forms_of, read_bytes, small_plan, summed
from tests.test_office import OFFICE, converted

MASTER = (Path(__file__).parents[2] / "templates" / "report" / "bao-cao.docx").read_bytes()
FORMS = forms_of(small_plan())
DAY = dt.date(2025, 9, 24)
DOT = b"GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"  # one red dot
S1, S1_DONE = ("S1", "Đang thực hiện", "Đã làm"), ("S1", "Hoàn thành", "Đã làm")
S1_SAYS = ("S1", "Đang thực hiện", "Đã rà soát xong toàn bộ thủ tục")
S2, X1 = ("S2", "Đang thực hiện", "Sở Hai mở lớp"), ("X1", "Đang thực hiện", "Xã công khai")

BASE, MORE, DONE, SAYS = (S1,), (S1, S2), (S1_DONE,), (S1_SAYS,)
OVERALL = "Trong tổng số"
SENT = "Tính đến ngày"
ASSIGNED = "Kế hoạch giao"


@cache
def rendered(sent=BASE) -> bytes:
    """The report as the program writes it when these agencies have sent these answers."""
    found = []
    for code, status, text in sent:
        entries = complete(FORMS[code], status, text)
        if status == "Hoàn thành":
            entries = {
                key: 100 if key[2] == "Tiến độ (%)" else value for key, value in entries.items()
            }
            for key in [key for key in entries if key[2] == "Tình trạng"]:
                entries[key[0], key[1], "Ngày hoàn thành"] = dt.date(2025, 9, 10)
        found.append(read_bytes(filled(FORMS[code], entries), FORMS, f"{code}.xlsx"))
    text, _ = traced(summed(small_plan(), *found, today="2025-09-24"))
    return render_report(MASTER, text, DAY)


def opened(data):
    return docx.Document(io.BytesIO(data))


def edited(data, *edits):
    document = opened(data)
    for edit in edits:
        edit(document)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def element_of(document, start):
    """The first paragraph, also in tables, that begins with these words."""
    found = (p for p in document.element.body.iter(qn("w:p")))
    return next(p for p in found if read_line(p).text.startswith(start))


def paragraph(document, start):
    return Paragraph(element_of(document, start), document)


def texts(data):
    return [read_line(p).text for p in opened(data).element.body.iter(qn("w:p"))]


def figures(data):
    return {b.bookmark: b.text for b in read_figures("bao-cao.docx", data).placed}


def comments(data):
    return [c.text for c in opened(data).comments if c.author == "Chương trình tổng hợp"]


def row_of(document, words):
    return next(
        row for table in document.tables for row in table.rows if row.cells[1].text == words
    )


# ------------------------------------------------------------------ what people do


def reworded(start, old, new):
    """Words typed over others, in whatever runs they stand."""

    def edit(document):
        for text in element_of(document, start).iter(qn("w:t")):
            if old in (text.text or ""):
                text.text = text.text.replace(old, new, 1)
                return
        raise AssertionError(old)

    return edit


def added(start, words):
    return lambda document: paragraph(document, start).add_run(words) and None


def typed_over(start, figure, value):
    """A figure typed over within its bookmark."""

    def edit(document):
        found = element_of(document, start)
        begin = next(b for b in found.iter(qn("w:bookmarkStart")) if figure in b.get(qn("w:name")))
        begin.getnext().find(qn("w:t")).text = value

    return edit


def bookmark_lost(start):
    """A paragraph retyped: no bookmark is left, the runs are one."""

    def edit(document):
        found = paragraph(document, start)
        words = read_line(found._p).text
        for child in list(found._p)[1:]:
            found._p.remove(child)
        found.add_run(f"Như vậy, {words[0].lower()}{words[1:]}")

    return edit


def deleted(*starts):
    def edit(document):
        for start in starts:
            found = element_of(document, start)
            found.getparent().remove(found)

    return edit


def written_after(start, words):
    def edit(document):
        above = paragraph(document, start)
        copy = deepcopy(above._p)
        for child in list(copy)[1:]:
            copy.remove(child)
        above._p.addnext(copy)
        Paragraph(copy, document).add_run(words)

    return edit


def formatted(start):
    def edit(document):
        found = paragraph(document, start)
        found.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in found.runs:
            run.bold, run.font.size = True, Pt(15)

    return edit


def table_put(start):
    def edit(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Bảng thêm tay"
        element_of(document, start).addnext(table._tbl)

    return edit


def picture_put(start):
    def edit(document):
        paragraph(document, start).add_run().add_picture(io.BytesIO(DOT))

    return edit


def split(start, at):
    """Enter pressed before these words."""

    def edit(document):
        first = element_of(document, start)
        second = deepcopy(first)
        for child in list(second)[1:]:
            second.remove(child)
        first.addnext(second)
        run = next(r for r in first.iter(qn("w:r")) if at in "".join(r.itertext()))
        text = run.find(qn("w:t"))
        words = text.text
        rest = deepcopy(run)
        rest.find(qn("w:t")).text = words[words.index(at) :]
        text.text = words[: words.index(at)]
        following = list(run.itersiblings())
        second.append(rest)
        second.extend(following)

    return edit


def joined(start):
    """Delete pressed at the end of a paragraph."""

    def edit(document):
        first = element_of(document, start)
        second = first.getnext()
        paragraph(document, start).add_run(" ")
        first.extend(list(second)[1:])
        second.getparent().remove(second)

    return edit


def tracked(start, inserted, removed):
    """Words inserted and others deleted with Track Changes on."""

    def edit(document):
        found = element_of(document, start)
        run = next(r for r in found.iter(qn("w:r")) if removed in "".join(r.itertext()))
        before, after = run.find(qn("w:t")).text.split(removed, 1)
        run.find(qn("w:t")).text = before
        rest = deepcopy(run)
        rest.find(qn("w:t")).text = after
        author = f'{nsdecls("w")} w:author="Người sửa" w:date="2025-09-23T08:00:00Z"'
        gone = parse_xml(
            f'<w:del {author} w:id="901"><w:r><w:delText xml:space="preserve">{removed}'
            "</w:delText></w:r></w:del>"
        )
        come = parse_xml(
            f'<w:ins {author} w:id="902"><w:r><w:t xml:space="preserve">{inserted}</w:t></w:r>'
            "</w:ins>"
        )
        run.addnext(gone)
        gone.addnext(come)
        come.addnext(rest)
        for text in found.iter(qn("w:t")):
            text.set(qn("xml:space"), "preserve")

    return edit


def moved(first, before):
    def edit(document):
        element_of(document, before).addprevious(element_of(document, first))

    return edit


def noted(start, words):
    def edit(document):
        document.add_comment(paragraph(document, start).runs, words, "Người sửa", "NS")

    return edit


def row_added(after, words):
    def edit(document):
        row = row_of(document, after)
        copy = deepcopy(row._tr)
        for mark in [*copy.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        row._tr.addnext(copy)
        for text in copy.iter(qn("w:t")):
            text.text = ""
        next(text for text in copy.findall(".//" + qn("w:tc"))[1].iter(qn("w:t"))).text = words

    return edit


def cell_typed(row, column, words):
    def edit(document):
        row_of(document, row).cells[column].paragraphs[0].add_run(words)

    return edit


def column_added(caption, words):
    """A column at the end of the table of agencies, its cell beside Sở Một filled in."""

    def edit(document):
        table = document.tables[-1]
        for row in table._tbl.tr_lst:
            copy = deepcopy(row.tc_lst[-1])
            for paragraph_ in list(copy.iter(qn("w:p"))):
                for child in list(paragraph_)[1:]:
                    paragraph_.remove(child)
            row.append(copy)
        table._tbl.tblGrid.append(deepcopy(table._tbl.tblGrid[-1]))
        Paragraph(next(table._tbl.tr_lst[0].tc_lst[-1].iter(qn("w:p"))), document).add_run(caption)
        row = row_of(document, "Sở Một")._tr
        Paragraph(next(row.tc_lst[-1].iter(qn("w:p"))), document).add_run(words)

    return edit


SCENARIOS = [
    # what people do, the data afterwards, what must stand there, what no longer, comments say
    pytest.param(
        [reworded(OVERALL, "Trong tổng số", "Đến nay, trong")],
        MORE,
        ["Đến nay, trong 03 nhiệm vụ: 02 nhiệm vụ đang thực hiện"],
        ["Trong tổng số"],
        [],
        id="reworded, its figures the same",
    ),
    pytest.param(
        [reworded(ASSIGNED, "đề nghị", "đã có văn bản đề nghị")],
        MORE,
        ["đã có văn bản đề nghị 05 cơ quan"],
        [],
        [],
        id="reworded where nothing changed",
    ),
    pytest.param(
        [added("- Xã: 03", " Các xã đang hoàn thiện.")],
        (*MORE, X1),
        ["Các xã đang hoàn thiện."],
        [],
        [r"Bản mới: - Xã: 03[^\n]*01 cơ quan gửi đúng hạn"],
        id="reworded, and the data say it otherwise",
    ),
    pytest.param(
        [reworded(SENT, " đã gửi báo cáo hợp lệ", " đã có báo cáo hợp lệ")],
        MORE,
        ["02/05 cơ quan, đơn vị đã có báo cáo hợp lệ (đạt 40%)", "03 cơ quan chưa gửi (60%)"],
        ["01/05"],
        [],
        id="reworded, its figures renewed",
    ),
    pytest.param(
        [typed_over(SENT, "gui_missing", "03")],
        BASE,
        ["03 cơ quan chưa gửi (80%)"],
        [],
        [],
        id="a figure typed over, no new data",
    ),
    pytest.param(
        [typed_over(SENT, "gui_missing", "01")],
        MORE,
        ["01 cơ quan chưa gửi (60%)", "02/05"],
        [],
        [r"Số liệu cũ: 04; số liệu mới: 03; đang ghi: 01"],
        id="a figure typed over and changed by the data",
    ),
    pytest.param(
        [typed_over(SENT, "gui_missing", "03")],
        MORE,
        ["03 cơ quan chưa gửi (60%)", "02/05"],
        [],
        [],
        id="a figure typed over as the data now say",
    ),
    pytest.param(
        [bookmark_lost(SENT)],
        MORE,
        ["Như vậy, tính đến ngày", "02/05 cơ quan", "03 cơ quan chưa gửi (60%)"],
        ["04 cơ quan chưa gửi"],
        [],
        id="a paragraph retyped without its bookmarks",
    ),
    pytest.param(
        [formatted(SENT), formatted("II. KẾT QUẢ")],
        MORE,
        ["02/05 cơ quan"],
        ["01/05"],
        [],
        id="formats only",
    ),
    pytest.param(
        [deleted("Có 02 nhiệm vụ có thời hạn", "Tiến độ bình quân")],
        MORE,
        ["02/05 cơ quan"],
        ["Có 02 nhiệm vụ có thời hạn", "\nTiến độ bình quân"],
        [],
        id="paragraphs deleted that the data leave alone",
    ),
    pytest.param(
        [deleted("- Còn 04 cơ quan")],
        MORE,
        ["02/05 cơ quan"],
        ["\n- Còn 03 cơ quan, đơn vị chưa gửi"],
        [r"Bản mới: - Còn 03 cơ quan"],
        id="a paragraph deleted that the data change",
    ),
    pytest.param(
        [deleted("IV. NHIỆM VỤ", "1. Tiếp tục", "2. Làm rõ")],
        MORE,
        ["02/05 cơ quan", "4. Đôn đốc 03 cơ quan"],
        ["IV. NHIỆM VỤ THỜI GIAN TỚI", "1. Tiếp tục thực hiện"],
        [],
        id="a section deleted",
    ),
    pytest.param(
        [written_after(OVERALL, "Kết quả này cao hơn cùng kỳ năm trước.")],
        MORE,
        ["báo cáo.\nKết quả này cao hơn cùng kỳ năm trước.\nCó 02 nhiệm vụ"],
        [],
        [],
        id="a paragraph written between others",
    ),
    pytest.param(
        [table_put("1. Kết quả chung"), picture_put(OVERALL)],
        MORE,
        ["1. Kết quả chung\nBảng thêm tay", "02/05 cơ quan"],
        [],
        [],
        id="a table and a picture put in",
    ),
    pytest.param(
        [reworded("V. KIẾN NGHỊ", "KIẾN NGHỊ, ĐỀ XUẤT", "ĐỀ NGHỊ VỚI CẤP TRÊN")],
        MORE,
        ["V. ĐỀ NGHỊ VỚI CẤP TRÊN", "02/05 cơ quan"],
        ["V. KIẾN NGHỊ, ĐỀ XUẤT"],
        [],
        id="a heading renamed",
    ),
    pytest.param(
        [row_added("Sở Hai", "Sở Ba (ngoài kế hoạch)")],
        MORE,
        ["Sở Ba (ngoài kế hoạch)", "02/05 cơ quan", "Sở Hai\nĐúng hạn"],
        ["Sở Hai\nChưa gửi"],
        [],
        id="a row added to an appendix",
    ),
    pytest.param(
        [cell_typed("Sở Hai", 3, "Hẹn gửi 25/9")],
        (S1, X1),
        ["Sở Hai\nChưa gửi\nHẹn gửi 25/9", "UBND xã Cẩm Giang\nĐúng hạn\n18/9/2025"],
        [],
        [],
        id="a cell filled in",
    ),
    pytest.param(
        [cell_typed("Sở Hai", 3, "Hẹn gửi 25/9")],
        MORE,
        ["Sở Hai\nĐúng hạn\nHẹn gửi 25/9"],
        [],
        [r"Bản mới: 18/9/2025"],
        id="a cell filled in that the data fill too",
    ),
    pytest.param(
        [column_added("Ghi chú", "Gửi sớm nhất")],
        MORE,
        ["Gửi sớm nhất", "Sở Hai\nĐúng hạn\n18/9/2025"],
        ["Sở Hai\nChưa gửi"],
        [],
        id="a column added",
    ),
    pytest.param(
        [split(SENT, "; cụ thể")],
        MORE,
        ["(đạt 40%)\n; cụ thể: 02 cơ quan gửi đúng hạn (40%) và 03 cơ quan chưa gửi (60%)"],
        [],
        [],
        id="a paragraph split in two",
    ),
    pytest.param(
        [joined(ASSIGNED)],
        MORE,
        [". Tính đến ngày 24/9/2025, 02/05 cơ quan"],
        ["\nTính đến ngày"],
        [],
        id="two paragraphs joined",
    ),
    pytest.param(
        [tracked(SENT, " đã có", " đã gửi")],
        MORE,
        ["02/05 cơ quan, đơn vị đã có báo cáo hợp lệ (đạt 40%)"],
        [],
        [],
        id="tracked changes",
    ),
    pytest.param(
        [moved("Tiến độ bình quân", OVERALL)],
        DONE,
        ["\nTiến độ bình quân đạt 100% (tính trên 02 nhiệm vụ có báo cáo tiến độ).\nTrong tổng"],
        [],
        [],
        id="a paragraph moved",
    ),
    pytest.param(
        [reworded("- Nhiệm vụ 1: Đã làm", "Đã làm", "Đã hoàn tất việc rà soát")],
        MORE,
        ["- Nhiệm vụ 1: Đã hoàn tất việc rà soát (Sở Một)."],
        ["- Nhiệm vụ 1: Đã làm"],
        [],
        id="a statement polished",
    ),
    pytest.param(
        [reworded("- Nhiệm vụ 1: Đã làm", "Đã làm", "Đã hoàn tất việc rà soát")],
        SAYS,
        ["- Nhiệm vụ 1: Đã hoàn tất việc rà soát (Sở Một)."],
        [],
        [r"Đã rà soát xong toàn bộ thủ tục"],
        id="a statement polished and sent anew",
    ),
    pytest.param(
        [reworded("Số: ", "Số:", "Số: 15"), reworded("Mẫu, ngày", "ngày      ", "ngày 25 ")],
        MORE,
        ["Số: 15", "Mẫu, ngày 25 tháng 9 năm 2025"],
        [],
        [],
        id="number and day filled in",
    ),
    pytest.param(
        [noted(SENT, "Xem lại câu này")], MORE, ["02/05 cơ quan"], ["01/05"], [], id="a comment"
    ),
]


def new_faults(data, before, folder):
    """What the schemas find wrong in a document, apart from kinds of faults it had before."""
    old = {f.split("] ")[-1] for f in schema_faults(before, folder / "a.docx")}
    return [f for f in schema_faults(data, folder / "b.docx") if f.split("] ")[-1] not in old]


def told(document):
    return "\n" + "\n".join(texts(document))


def check(merged, data, kept, gone, said):
    whole = told(merged.data)
    for words in kept:
        assert words in whole
    for words in gone:
        assert words not in whole
    found = comments(merged.data)
    assert bool(found) is bool(said), found
    for pattern in said:
        assert any(re.search(pattern, comment) for comment in found), found
    new, shown = figures(rendered(data)), figures(merged.data)
    assert {name for name in shown if figure_of(name)}, "no figure can be traced"
    stale = {
        name: (text, new[name])
        for name, text in figures(rendered()).items()
        if name in new and new[name] != text and shown.get(name) == text
    }
    assert not stale


@pytest.mark.parametrize(("edits", "data", "kept", "gone", "said"), SCENARIOS)
def test_edits_are_kept_and_figures_renewed(tmp_path, edits, data, kept, gone, said):
    base = rendered()
    mine = edited(base, *edits)
    merged = merge_documents(base, mine, rendered(data), DAY)
    check(merged, data, kept, gone, said)
    assert bool(merged.places) is bool(said)
    assert not new_faults(merged.data, mine, tmp_path)


@pytest.mark.parametrize("data", [BASE, MORE, DONE, SAYS, (S1, S2, X1)], ids=str)
def test_without_edits_the_new_report_comes_out(data):
    merged = merge_documents(rendered(), edited(rendered()), rendered(data), DAY)
    assert texts(merged.data) == texts(rendered(data))
    assert figures(merged.data) == figures(rendered(data))
    assert (merged.kept, merged.places) == (0, 0)


def test_without_new_data_the_edited_report_comes_out():
    for scenario in SCENARIOS:
        mine = edited(rendered(), *scenario.values[0])
        merged = merge_documents(rendered(), mine, rendered(), DAY)
        assert texts(merged.data) == texts(mine), scenario.id
        assert not comments(merged.data)


def test_the_same_input_gives_the_same_bytes():
    mine = edited(rendered(), typed_over(SENT, "gui_missing", "01"), deleted("- Còn 04 cơ quan"))
    first, second = (merge_documents(rendered(), mine, rendered(MORE), DAY) for _ in range(2))
    assert first.data == second.data


@pytest.mark.office
@pytest.mark.xdist_group("office")
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_report_saved_by_libreoffice_keeps_its_edits(tmp_path):
    mine = edited(
        rendered(),
        reworded(SENT, " đã gửi báo cáo hợp lệ", " đã có báo cáo hợp lệ"),
        written_after(OVERALL, "Kết quả này cao hơn cùng kỳ năm trước."),
        formatted("II. KẾT QUẢ"),
    )
    saved = converted(tmp_path, mine, "docx", "bao-cao.docx")
    merged = merge_documents(rendered(), saved, rendered((S1, S2, X1)), DAY)
    whole = told(merged.data)
    assert "đã có báo cáo hợp lệ (đạt 60%)" in whole
    assert "Kết quả này cao hơn cùng kỳ năm trước." in whole
    assert "Sở Hai\nĐúng hạn\n18/9/2025" in whole
    assert merged.kept == 2
    assert not comments(merged.data)
    assert figures(merged.data).items() >= figures(rendered((S1, S2, X1))).items()
    assert not new_faults(merged.data, saved, tmp_path)


def test_formats_of_a_person_stay():
    mine = edited(rendered(), formatted(SENT))
    merged = opened(merge_documents(rendered(), mine, rendered(MORE), DAY).data)
    found = paragraph(merged, SENT)
    assert found.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert {(run.bold, run.font.size) for run in found.runs if run.text} == {(True, Pt(15))}


def test_pictures_and_comments_of_a_person_stay():
    mine = edited(rendered(), picture_put(OVERALL), noted(SENT, "Xem lại câu này"))
    merged = merge_documents(rendered(), mine, rendered(MORE), DAY)
    with zipfile.ZipFile(io.BytesIO(merged.data)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    assert [c.text for c in opened(merged.data).comments] == ["Xem lại câu này"]


def test_tracked_changes_stay_tracked():
    mine = edited(rendered(), tracked(SENT, " đã có", " đã gửi"))
    found = element_of(opened(merge_documents(rendered(), mine, rendered(MORE), DAY).data), SENT)
    assert [t.text for ins in found.iter(qn("w:ins")) for t in ins.iter(qn("w:t"))] == [" đã có"]
    assert [t.text for t in found.iter(qn("w:delText"))] == [" đã gửi"]


def test_three_generations():
    first = edited(rendered(), reworded(OVERALL, "Trong tổng số", "Đến nay, trong"))
    second = merge_documents(rendered(), first, rendered(MORE), DAY).data
    again = edited(second, typed_over(SENT, "gui_missing", "01"), deleted("Tiến độ bình quân"))
    last = (S1_DONE, S2, X1)
    third = merge_documents(rendered(MORE), again, rendered(last), DAY)
    whole = told(third.data)
    assert "Đến nay, trong 03 nhiệm vụ" in whole
    assert "03/05 cơ quan" in whole
    assert "01 cơ quan chưa gửi (40%)" in whole
    assert "\nTiến độ bình quân" not in whole
    fourth = merge_documents(rendered(last), edited(third.data), rendered(last), DAY)
    assert texts(fourth.data) == texts(third.data)
    assert comments(third.data)
    assert not comments(fourth.data)


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 cut off", id="cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="an old .doc"),
    ],
)
def test_what_cannot_be_opened_is_not_merged(damaged):
    with pytest.raises(NotMergedError):
        merge_documents(rendered(), damaged, rendered(MORE), DAY)


# ------------------------------------------------------------------ made for one thing


def simple(*texts_, style=None):
    document = docx.Document()
    for words in texts_:
        document.add_paragraph(words, style)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


FIRST = ["1. Hoàn thành việc rà soát thủ tục", "2. Mở lớp tập huấn", "3. Công khai quy hoạch"]
LATER = ["1. Công khai quy hoạch", "2. Hoàn thành việc rà soát thủ tục", "3. Mở lớp tập huấn"]


def test_what_the_new_report_puts_in_another_order_follows_it():
    mine = edited(simple("Đầu", *FIRST, "Cuối"), added("Cuối", " sửa tay"))
    merged = merge_documents(
        simple("Đầu", *FIRST, "Cuối"), mine, simple("Đầu", *LATER, "Cuối"), DAY
    )
    assert texts(merged.data) == ["Đầu", *LATER, "Cuối sửa tay"]


@pytest.mark.parametrize(
    ("mine", "expected", "told_of"),
    [
        pytest.param("Hai dòng", ["Một", "Ba"], 0, id="unchanged"),
        pytest.param("Hai dòng sửa tay", ["Một", "Hai dòng sửa tay", "Ba"], 1, id="edited"),
    ],
)
def test_what_the_new_report_no_longer_says_goes_unless_edited(mine, expected, told_of):
    base, theirs = simple("Một", "Hai dòng", "Ba"), simple("Một", mine, "Ba")
    merged = merge_documents(base, theirs, simple("Một", "Ba"), DAY)
    assert (texts(merged.data), merged.places) == (expected, told_of)


def test_a_paragraph_both_wrote_stands_once():
    base, theirs = simple("Một", "Ba"), simple("Một", "Hai dòng", "Ba")
    assert texts(merge_documents(base, theirs, theirs, DAY).data) == ["Một", "Hai dòng", "Ba"]


def test_styles_go_by_their_names():
    def renamed(document):
        for element in document.styles.element.iter(qn("w:style")):
            if element.get(qn("w:styleId")) == "Quote":
                element.set(qn("w:styleId"), "TrichDan")

    theirs = edited(simple("Một"), renamed)
    merged = opened(
        merge_documents(simple("Một"), theirs, simple("Một", "Hai", style="Quote"), DAY).data
    )
    assert [p.style.style_id for p in merged.paragraphs][1:] == ["TrichDan"]


def without_style(document):
    for element in list(document.styles.element.iter(qn("w:style"))):
        if element.get(qn("w:styleId")) == "Quote":
            element.getparent().remove(element)


def test_a_style_that_is_missing_is_brought_along():
    theirs = edited(simple("Một"), without_style)
    merged = opened(
        merge_documents(simple("Một"), theirs, simple("Một", "Hai", style="Quote"), DAY).data
    )
    assert [p.style.name for p in merged.paragraphs][1:] == ["Quote"]


def with_picture(data, dot=DOT):
    return edited(data, lambda document: document.add_picture(io.BytesIO(dot)) and None)


def test_a_picture_of_the_new_report_comes_with_its_part(tmp_path):
    base = simple("Một")
    mine = with_picture(base, DOT.replace(b"\xff\0\0", b"\0\xff\0"))
    merged = merge_documents(base, mine, with_picture(base), DAY).data
    with zipfile.ZipFile(io.BytesIO(merged)) as package:
        pictures = [package.read(n) for n in package.namelist() if n.startswith("word/media/")]
    assert len(set(pictures)) == 2
    assert not new_faults(merged, mine, tmp_path)


def with_chart(value):
    """A document with a native chart of one value."""
    document = docx.Document()
    chart = Part(
        PackURI("/word/charts/chart1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        CHART.format(value=value).encode(),
        document.part.package,
    )
    number = document.part.relate_to(chart, f"{RELATIONS}/chart")
    document.add_paragraph("Biểu đồ")._p.append(parse_xml(DRAWING.format(number=number)))
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART = f'<c:chartSpace xmlns:c="{C}"><c:chart><c:v>{{value}}</c:v></c:chart></c:chartSpace>'
DRAWING = (
    f'<w:r {nsdecls("w", "a", "wp")}><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
    f'<wp:docPr id="1" name="c"/><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
    f'xmlns:r="{RELATIONS}" r:id="{{number}}"/></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("mine", "told_of"), [pytest.param(1, 0, id="as it was"), pytest.param(9, 1, id="edited")]
)
def test_a_chart_takes_the_new_figures_and_keeps_its_size(mine, told_of):
    def resized(document):
        next(document.element.body.iter(qn("wp:extent"))).set("cx", "777")

    merged = merge_documents(with_chart(1), edited(with_chart(mine), resized), with_chart(2), DAY)
    with zipfile.ZipFile(io.BytesIO(merged.data)) as package:
        charts = [package.read(n) for n in package.namelist() if n.startswith("word/charts/")]
    assert [b"<c:v>2</c:v>" in chart for chart in charts] == [True]
    assert next(opened(merged.data).element.body.iter(qn("wp:extent"))).get("cx") == "777"
    assert merged.places == told_of


def listed(*texts_, number="1"):
    """Paragraphs of one list."""

    def number_them(document):
        for found in document.paragraphs:
            numbered = found._p.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = 0, int(number)

    return edited(simple(*texts_), number_them)


def other_lists(document):
    """Another program has given the list another look."""
    for element in document.part.numbering_part.element.iter(qn("w:lvlText")):
        element.set(qn("w:val"), "+")


@pytest.mark.parametrize(
    ("how", "same"),
    [pytest.param(added("Một", ""), True, id="kept"), pytest.param(other_lists, False, id="other")],
)
def test_lists_go_on_where_they_are_the_same(tmp_path, how, same):
    base = listed("Một")
    mine = edited(base, how)
    merged = merge_documents(base, mine, listed("Một", "Hai"), DAY).data
    document = opened(merged)
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs]
    assert (numbers[0] == numbers[1]) is same
    known = {n.get(qn("w:numId")) for n in document.part.numbering_part.element.iter(qn("w:num"))}
    assert {str(number) for number in numbers} <= known
    assert not new_faults(merged, mine, tmp_path)


# ------------------------------------------------------------------ whatever people do


def typed_anywhere(chance, written):
    """Words typed in, after and over others, in text and tables, at places taken by chance."""

    def edit(document):
        places = list(document.element.body.iter(qn("w:p")))
        for number in range(8):
            place, words = chance.choice(places), f"zz{number}"
            there = [text for text in place.iter(qn("w:t")) if text.text]
            how = chance.choice(("within", "behind", "below", "over"))
            if how in ("within", "over") and not there:
                continue
            if how == "within":
                at = chance.randint(0, len(there[0].text))
                there[0].text = f"{there[0].text[:at]} {words} {there[0].text[at:]}"
            elif how == "over":
                for text in there:
                    text.text = ""
                there[0].text = words
            elif how == "behind":
                Paragraph(place, document).add_run(words)
            else:
                below = OxmlElement("w:p")
                place.addnext(below)
                Paragraph(below, document).add_run(words)
            written.append(words)

    return edit


@pytest.mark.parametrize("seed", range(10))
def test_nothing_typed_is_lost_and_no_untouched_figure_stays_old(seed):
    chance, written = random.Random(seed), []
    mine = edited(rendered(), typed_anywhere(chance, written))
    data = chance.choice([MORE, DONE, SAYS, (S1, S2, X1), (X1,), ()])
    merged = merge_documents(rendered(), mine, rendered(data), DAY).data
    before, after = told(mine), told(merged)
    assert [words for words in written if words in before and words not in after] == []
    old, new = figures(rendered()), figures(rendered(data))
    touched = {name for name, text in figures(mine).items() if text != old.get(name)}
    shown = figures(merged)
    assert {
        name: shown.get(name)
        for name in (figures(mine).keys() & new.keys() & old.keys()) - touched
        if old[name] != new[name] != shown.get(name)
    } == {}


DTD = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def test_a_document_that_declares_entities_is_not_merged():
    hostile = change(
        rendered(),
        {"word/document.xml": lambda xml: DTD + xml[xml.index(b"?>") + 2 :]},
    )
    with pytest.raises(NotMergedError):
        merge_documents(rendered(), hostile, rendered(MORE), DAY)
