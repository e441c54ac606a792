import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from generator.core.tags import TaskGroupLines, TaskLine
from generator.edges.docx_write import render_report
from tests.edges.packages import change, schema_faults
from tests.edges.test_docx_write import DAY, MASTER, report

LONG = "Đã tổ chức hội nghị đối thoại với doanh nghiệp. " * 42  # 2,000 letters
UNBROKEN = "https://example.vn/" + "a" * 1_980


def task(number, lead="Sở Một", limit="Năm 2025", results=("Đã làm",)):
    return TaskLine(str(number), f"Việc {number}", (), lead, limit, ("Xong",), "50%", results, ())


def groups(*found):
    return tuple(TaskGroupLines(str(n), f"Nhóm {n}", tuple(g)) for n, g in enumerate(found, 1))


def rendered(lines, master=MASTER):
    data = render_report(master, replace(report(), phu_luc_nhiem_vu=lines), DAY)
    return docx.Document(io.BytesIO(data))


def tasks_table(document):
    return next(
        table._tbl
        for table in document.tables
        if (caption := table._tbl.tblPr.find(qn("w:tblCaption"))) is not None
        and caption.get(qn("w:val")) == "phu_luc_nhiem_vu"
    )


def laid_out(*found):
    return tasks_table(rendered(groups(*found)))


def has(row, name):
    return row.find(f"{qn('w:trPr')}/{qn(name)}") is not None


def kept_with_next(row):
    paragraphs = [p for cell in row.tc_lst for p in cell.findall(qn("w:p"))]
    return all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in paragraphs)


def merges(table, column):
    """What the cells of a column say of merging, group rows left out."""
    rows = [row for row in table.tr_lst[1:] if len(row.tc_lst) > 1]
    return [row.tc_lst[column].vMerge for row in rows]


MIXED = ([task(1), task(2), task(3, results=(LONG, LONG, UNBROKEN))], [task(4, results=())])


def test_every_row_fills_the_grid():
    document = rendered(groups(*MIXED))
    for table in document.tables[-3:]:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        for row in table._tbl.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == len(grid)
            assert sum(cell.width for cell in row.tc_lst) / 635 == pytest.approx(sum(grid), abs=1)
        section = document.sections[-1]
        room = (section.page_width - section.left_margin - section.right_margin) / 635
        assert sum(grid) <= room + 10
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"


def test_header_comes_back_group_stays_with_its_first_row_and_rows_stay_whole():
    rows = laid_out(*MIXED).tr_lst
    assert [has(row, "w:tblHeader") for row in rows] == [True] + [False] * 6
    assert [len(row.tc_lst) == 1 for row in rows] == [
        *(False, True, False, False, False, True, False)
    ]
    assert all(kept_with_next(row) for row in rows if len(row.tc_lst) == 1)
    assert not kept_with_next(rows[-1])
    assert [has(row, "w:cantSplit") for row in rows] == [True, True, True, True, False, True, True]


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        pytest.param("AAB", ["restart", "continue", None], id="two, then another"),
        pytest.param("ABB", [None, "restart", "continue"], id="the last two"),
        pytest.param("ABA", [None, None, None], id="not next to each other"),
        pytest.param("AAA", ["restart", "continue", "continue"], id="all"),
        pytest.param("  B", [None, None, None], id="nothing said twice"),
    ],
)
def test_cells_that_say_the_same_are_merged(leads, expected):
    table = laid_out([task(n, lead.strip()) for n, lead in enumerate(leads)])
    assert merges(table, 2) == expected
    assert merges(table, 3) == ["restart", "continue", "continue"]
    assert merges(table, 0) == merges(table, 6) == [None] * 3
    rows = [row for row in table.tr_lst[1:] if len(row.tc_lst) > 1]
    assert [kept_with_next(row) for row in rows] == [True, True, False]
    for row in rows:
        words = "".join(t.text or "" for t in row.tc_lst[2].iter(qn("w:t")))
        assert bool(words) == (row.tc_lst[2].vMerge != "continue") or not leads[0].strip()


def test_nothing_is_merged_over_a_group():
    assert merges(laid_out([task(1)], [task(2)]), 2) == [None, None]


def test_a_block_of_merged_cells_is_lower_than_a_page():
    table = laid_out([task(number) for number in range(60)])
    found = merges(table, 2)
    assert found.count("restart") > 3
    assert set(found) <= {"restart", "continue", None}
    assert found[0] == "restart"


def test_tall_rows_are_not_merged():
    assert merges(laid_out([task(n, results=(LONG,) * 3) for n in range(3)]), 2) == [None] * 3


def test_columns_go_by_what_stands_in_them():
    def results_width(*results):
        return [
            int(column.get(qn("w:w"))) for column in laid_out([task(1, results=results)]).tblGrid
        ][6]

    assert results_width(LONG) > results_width("Xong")


def test_very_long_tables_have_smaller_letters():
    short, long_ = (
        rendered(groups([task(n, results=(LONG,)) for n in range(c)])) for c in (2, 300)
    )
    assert (short.styles["Bảng"].font.size, long_.styles["Bảng"].font.size) == (Pt(11), Pt(10))
    assert long_.styles["Body Text"].font.size == short.styles["Body Text"].font.size


def without(name):
    def changed(part):
        root = etree.fromstring(part)
        for found in list(root.iter(qn(name))):
            found.getparent().remove(found)
        return etree.tostring(root)

    return change(MASTER, {"word/document.xml": changed})


@pytest.mark.parametrize(
    "master",
    [
        pytest.param(without("w:tblCaption"), id="no marker"),
        pytest.param(without("w:tblHeader"), id="no repeated header"),
    ],
)
def test_a_table_an_officer_drew_anew_stays_as_drawn(master):
    document = rendered(groups(*MIXED), master)
    table = document.tables[-3]._tbl
    widths = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    drawn = docx.Document(io.BytesIO(MASTER)).tables[-3]._tbl.tblGrid
    assert widths == [int(column.get(qn("w:w"))) for column in drawn]
    assert set(merges(table, 2)) == {None}


def test_a_column_added_by_an_officer_does_not_disturb():
    document = docx.Document(io.BytesIO(MASTER))
    table = next(t for t in document.tables if len(t.columns) == 8 and len(t.rows) == 7)
    grid = table._tbl.tblGrid
    for row in table.rows:
        cell = row._tr.tc_lst[0]
        row._tr.tc_lst[-1].addnext(_empty_like(cell))
        if len(row._tr.tc_lst) == 2:  # the heading of a group
            row._tr.remove(row._tr.tc_lst[-1])
            row._tr.tc_lst[0].grid_span = 9
    grid.append(etree.fromstring(etree.tostring(grid[0])))
    buffer = io.BytesIO()
    document.save(buffer)
    found = tasks_table(rendered(groups(*MIXED), buffer.getvalue()))
    assert {sum(cell.grid_span for cell in row.tc_lst) for row in found.tr_lst} == {9}
    assert merges(found, 2)[:2] == ["restart", "continue"]


def _empty_like(cell):
    copy = docx.oxml.parse_xml(etree.tostring(cell))
    for text in copy.iter(qn("w:t")):
        text.text = ""
    return copy


def test_valid_by_the_office_schemas(tmp_path):
    lines = groups(*MIXED, [task(n) for n in range(30)])
    data = render_report(MASTER, replace(report(), phu_luc_nhiem_vu=lines), DAY)
    assert schema_faults(data, tmp_path / "a.docx") == []
