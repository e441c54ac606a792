import datetime as dt
import io
from dataclasses import replace

import docx
from docx.oxml.ns import qn

from generator.core.master_shapes import sample
from generator.core.tags import Report
from generator.core.trace import Figure, Figures, with_marks
from generator.edges.docx_bookmarks import set_bookmarks
from generator.edges.docx_figures import read_figures
from generator.edges.docx_write import render_report
from tests.edges.packages import schema_faults


def noted(name, shown):
    return Figures().note(Figure(name, "", shown, ""))


def document(*texts):
    made = docx.Document()
    for text in texts:
        made.add_paragraph().add_run(text).bold = True
    set_bookmarks(made.element.body)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(data):
    found = read_figures("a.docx", data)
    return [(placed.bookmark, placed.text) for placed in found.placed], found


def test_marks_become_bookmarks_round_what_they_mark(tmp_path):
    data = document(f"Có {noted('a', '17')} trên {noted('b', '73')} nhiệm vụ")
    placed, found = read(data)
    assert placed == [("_bc_a", "17"), ("_bc_b", "73")]
    assert found.passages[0].text == "Có 17 trên 73 nhiệm vụ"
    assert found.passages[0].outside == "Có  trên  nhiệm vụ"
    faults = schema_faults(data, tmp_path / "a.docx")
    assert [fault for fault in faults if "document.xml" in fault] == []
    body = docx.Document(io.BytesIO(data)).element.body
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in body.iter(qn("w:r")))


def test_a_figure_at_two_places_has_two_bookmarks():
    placed, _ = read(document(noted("a", "17"), f"lại {noted('a', '17')}"))
    assert placed == [("_bc_a", "17"), ("_bc_a__2", "17")]


def test_bookmarks_nest():
    placed, _ = read(document(noted("yk", f"Đã làm ({noted('ai', '61')})")))
    assert placed == [("_bc_ai", "61"), ("_bc_yk", "Đã làm (61)")]


def test_marks_without_a_pair_leave_nothing_behind():
    data = document("a \ufdd2 b", "c \ufdd0x\ufdd1 d")
    placed, found = read(data)
    assert placed == []
    assert [p.text for p in found.passages] == ["a  b", "c  d"]
    assert b"bookmark" not in docx.Document(io.BytesIO(data)).element.body.xml.encode()


def test_numbers_of_bookmarks_already_there_are_not_used_again():
    made = docx.Document()
    paragraph = made.add_paragraph()
    start = docx.oxml.OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), "0")
    start.set(qn("w:name"), "cua_nguoi_dung")
    end = docx.oxml.OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), "0")
    paragraph._p.extend([start, end])
    paragraph.add_run(noted("a", "17"))
    set_bookmarks(made.element.body)
    numbers = [s.get(qn("w:id")) for s in made.element.body.iter(qn("w:bookmarkStart"))]
    assert numbers == ["0", "1"]


def test_text_under_tracking_counts_as_accepted():
    made = docx.Document()
    paragraph = made.add_paragraph()
    paragraph.add_run(noted("a", "17"))
    set_bookmarks(made.element.body)
    run = paragraph.runs[0]._r
    deleted, inserted = (docx.oxml.OxmlElement(name) for name in ("w:del", "w:ins"))
    run.addprevious(deleted)
    new = docx.oxml.OxmlElement("w:r")
    text = docx.oxml.OxmlElement("w:t")
    text.text = "18"
    new.append(text)
    inserted.append(new)
    run.addnext(inserted)
    deleted.append(run)
    buffer = io.BytesIO()
    made.save(buffer)
    assert read(buffer.getvalue())[0] == [("_bc_a", "18")]


def test_a_figure_in_a_header_is_plain_text():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ so_nhiem_vu }} nhiệm vụ"
    made.add_paragraph("{{ so_nhiem_vu }}")
    buffer = io.BytesIO()
    made.save(buffer)
    values = with_marks(replace(sample(Report, 1), so_nhiem_vu=noted("a", "73")))
    data = render_report(buffer.getvalue(), values, dt.date(2025, 9, 23))
    document = docx.Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "73 nhiệm vụ"
    assert read(data)[0] == [("_bc_a", "73")]
