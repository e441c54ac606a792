"""Masters that officers edit: which one counts, what is told about broken ones, resetting."""

import copy
import datetime as dt
import io
import json
import re
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from generator.cli import main
from generator.core.master_shapes import sample
from generator.core.problems import Severity, has_errors
from generator.core.tags import Report
from generator.edges.docx_write import render_report
from generator.edges.files import Home
from generator.pipeline import (
    Context,
    MasterProblems,
    WrongUseError,
    check_masters,
    report,
    reset_masters,
)
from generator.pipeline.masters import STOCK_MASTERS, master, stock_names
from tests.edges.packages import schema_faults
from tests.masters import STOCK, edited, found_in, paragraph, retag, small
from tests.support import complete, filled, forms_of, put, small_home, small_plan

ROOT = Path(__file__).parents[2]
DAY = dt.date(2025, 9, 23)
NAME = "bao-cao.docx"


@pytest.fixture
def home(tmp_path):
    return small_home(tmp_path)


@pytest.fixture
def context(home):
    return Context(Home(home), DAY)


def put_master(home, data, *, own=False):
    path = home / ("inputs/thu-nho" if own else "templates/report") / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


# ------------------------------------------------------------------ which master counts


def test_the_masters_of_the_program_and_the_copies_nobody_edits_are_the_same():
    there = {path.name: path.read_bytes() for path in (ROOT / "templates/report").glob("*.docx")}
    assert there == {name: (STOCK_MASTERS / name).read_bytes() for name in stock_names()}


def test_a_plans_own_master_counts_before_that_of_the_home_folder_and_the_stock_one(home):
    where = Home(home)
    assert master(where, "thu-nho", NAME) == STOCK_MASTERS / NAME
    common = put_master(home, STOCK)
    assert master(where, "thu-nho", NAME) == common
    own = put_master(home, STOCK, own=True)
    assert master(where, "thu-nho", NAME) == own
    assert master(where, "ke-hoach-khac", NAME) == common


def test_the_report_is_made_with_the_plans_own_master_which_is_no_submission(home, context):
    put(
        home, "a.xlsx", filled(forms_of(small_plan())["S1"], complete(forms_of(small_plan())["S1"]))
    )
    put_master(home, retag("BÁO CÁO", "BÁO CÁO RIÊNG"), own=True)
    made = report(context, "thu-nho", "2025-Q3")
    texts = [p.text for p in docx.Document(str(made.files[0])).paragraphs]
    assert "BÁO CÁO RIÊNG" in texts
    assert [s.arrival.file for s in made.received.submissions] == ["a.xlsx"]


# ------------------------------------------------------------------ edits that are welcome


def reworded(document):
    found = paragraph(document, "Trên đây là")
    found.text = (
        "{{ co_quan.ten }} trân trọng báo cáo {{ kinh_gui|join(', ') }} về {{ noi_dung }}./."
    )


def sections_moved(document):
    """Proposals (V) before the tasks to come (IV)."""
    following, proposals = paragraph(document, "IV. NHIỆM VỤ"), paragraph(document, "V. KIẾN NGHỊ")
    end = paragraph(document, "Trên đây là")._p
    moved, at = [], proposals._p
    while at is not end:
        moved.append(at)
        at = at.getnext()
    for element in moved:
        following._p.addprevious(element)


def a_new_table(document):
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    rows = (
        ("TT", "Cơ quan", "Tình hình"),
        ("{%tr for d in phu_luc_co_quan %}", "", ""),
        ("{{ d.so }}", "{{ d.ten }}", "{{ d.tinh_trang }}"),
        ("{%tr endfor %}", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    paragraph(document, "II. KẾT QUẢ")._p.addprevious(table._tbl)


EDITS = [sections_moved, a_new_table, reworded]


@pytest.mark.parametrize("edit", [*EDITS, lambda d: [edit(d) for edit in EDITS]])
@pytest.mark.parametrize("count", [0, 2])
def test_a_master_with_other_words_order_and_tables_is_clean_and_renders(edit, count, tmp_path):
    data = edited(edit)
    assert not has_errors(found_in(data))
    made = render_report(data, sample(Report, count), DAY)
    assert schema_faults(made, tmp_path / "made.docx") == []


def test_the_new_table_has_a_row_for_every_agency():
    made = docx.Document(io.BytesIO(render_report(edited(a_new_table), sample(Report, 2), DAY)))
    (table,) = [t for t in made.tables if t.rows[0].cells[-1].text == "Tình hình"]
    assert [len(row.cells[1].text) > 0 for row in table.rows] == [True] * 3


# ------------------------------------------------------------------ masters that are broken


def without(text):
    def change(document):
        found = paragraph(document, text)._p
        found.getparent().remove(found)

    return edited(change)


def beside_row_tag(document):
    rows = [row for table in document.tables for row in table.rows]
    row = next(r for r in rows if "{%tr for d in phu_luc_co_quan %}" in r.cells[0].text)
    row.cells[1].text = "Các sở, ban, ngành"


def half_linked(document):
    found = paragraph(document, "{{ so_co_quan }}")
    before, after = found.text.split("co_quan }} cơ", 1)
    found.text = ""
    found.add_run(before)
    run = found.add_run("co_quan }} cơ")._r
    link = OxmlElement("w:hyperlink")
    run.addprevious(link)
    link.append(run)
    found.add_run(after)


def loop_moved(document):
    found = paragraph(document, "{{ n.tom_tat }}")._p
    paragraph(document, "III. TỒN TẠI")._p.addprevious(copy.deepcopy(found))


BROKEN = [
    pytest.param(
        retag("{{ trich_yeu }}", "{{ trich_yue }}"), "master.unknown_name", "trich_yue", id="name"
    ),
    pytest.param(
        retag("{{ ky.han }}", "{{ ky.hạn }}"), "master.unknown_field", "chậm nhất ngày", id="field"
    ),
    pytest.param(
        retag("{{ so_nhiem_vu }} nhiệm vụ thuộc", "{{ so_nhiem_vu nhiệm vụ thuộc"),
        *("master.no_end", "Kế hoạch giao"),
        id="braces lost",
    ),
    pytest.param(
        retag("{{ ket_qua_chung }}", "{ ket_qua_chung }"),
        *("master.half_tag", "nhiệm vụ: { ket_qua_chung }"),
        id="one brace each",
    ),
    pytest.param(
        without("{%p endif %}"), "master.block_open", "{%p if kinh_gui|length == 1 %}", id="endif"
    ),
    pytest.param(
        retag("{{ tinh_hinh_gui }}", "{{ nhom.tom_tat }}"),
        *("master.field_of_list", "{{ ky.den_ngay }}, {{ nhom.tom_tat }}"),
        id="field of a list",
    ),
    pytest.param(
        retag("kinh_gui|join(', ')", "kinh_gui|noi(', ')"),
        *("master.unknown_filter", "kính báo cáo"),
        id="filter",
    ),
    pytest.param(
        edited(beside_row_tag), "master.not_alone", "phu_luc_co_quan", id="words beside a row tag"
    ),
    pytest.param(edited(half_linked), "master.torn", "cơ quan", id="half in a hyperlink"),
    pytest.param(edited(loop_moved), "master.outside_loop", "n.tom_tat", id="out of its loop"),
    pytest.param(
        retag("{{ so_luong }}", "{{ so–luong }}"), "master.odd_character", "so–luong", id="dash"
    ),
    pytest.param(
        retag("{{ kem_theo }}", "{{r kem_theo }}"), "master.needs_no_r", "kem_theo", id="r"
    ),
]


@pytest.mark.parametrize(("data", "code", "quoted"), BROKEN)
def test_a_broken_master_is_explained_in_one_sentence_that_quotes_the_place(data, code, quoted):
    (one,) = [p for p in found_in(data) if p.severity is Severity.ERROR]
    assert one.code == code
    assert quoted in one.message
    assert re.sub("“[^”]*”", "", one.message).count(".") == 1
    assert one.where.sheet == "Thân văn bản"
    assert one.where.cell


@pytest.mark.parametrize(("data", "code", "quoted"), BROKEN[:1])
def test_report_says_the_same_and_writes_nothing(home, context, data, code, quoted):
    put_master(home, data)
    with pytest.raises(MasterProblems) as caught:
        report(context, "thu-nho", "2025-Q3")
    (one,) = [p for p in caught.value.problems if p.severity is Severity.ERROR]
    assert (one.code, one.where.file) == (code, f"templates/report/{NAME}")
    assert quoted in one.message
    assert not list(home.rglob("reports/**/*.docx"))


@pytest.mark.parametrize(
    ("texts", "code", "told"),
    [
        pytest.param(
            ["{{ nguoi_ky() }}"], "master.render", "{{ nguoi_ky() }}", id="call of a text"
        ),
        pytest.param(["{{ kinh_gui[5] }}"], "master.render", "{{ kinh_gui[5] }}", id="too far"),
        pytest.param(
            ["{{ kinh_gui[0] }}"], "master.render_empty", "{{ kinh_gui[0] }}", id="empty list"
        ),
        pytest.param(["{{ kinh_gui|first|upper }}"], "master.render_empty", "kinh_gui", id="first"),
    ],
)
def test_what_only_filling_in_shows(home, context, texts, code, told):
    path = put_master(home, small(*texts))
    (one,) = check_masters(context, str(path))
    (found,) = [p for p in one.problems if p.code != "master.unused"]
    assert found.code == code
    assert told in found.message


def test_a_guarded_first_entry_is_fine(home, context):
    put_master(home, small("{% if kinh_gui %}{{ kinh_gui[0] }}{% endif %}"))
    (one,) = check_masters(context)
    assert [p.code for p in one.problems] == ["master.unused"]


# ------------------------------------------------------------------ check and reset


@pytest.mark.parametrize("name", stock_names())
def test_the_stock_masters_are_clean(context, name):
    (one,) = check_masters(context, str(STOCK_MASTERS / name))
    assert one.problems == ()


def test_a_letter_knows_other_fields_than_the_report(home, context):
    path = put_master(home, small("{{ cap_tren }} {{ don_doc.so_da_gui }}"))
    letter = path.rename(path.with_name("cong-van-don-doc.docx"))
    (one,) = check_masters(context, str(letter))
    assert one.problems == ()
    (other,) = check_masters(context, str(letter.rename(path)))
    assert "master.unknown_name" in [p.code for p in other.problems]


def test_check_looks_at_the_masters_of_the_home_folder_and_of_all_plans(home, context):
    assert {one.path.parent for one in check_masters(context)} == {STOCK_MASTERS}
    common, own = put_master(home, STOCK), put_master(home, small("{{ x }}"), own=True)
    (home / "inputs/thu-nho/ke-hoach.docx").write_bytes(small("{{ x }}"))
    (common.parent / "bao-cao.cu-1.docx").write_bytes(b"")
    (common.parent / "~$bao-cao.docx").write_bytes(b"")
    found = {one.path: has_errors(one.problems) for one in check_masters(context)}
    assert found == {common: False, own: True}
    assert own in [one.path for one in check_masters(context, "thu-nho")]
    with pytest.raises(WrongUseError):
        check_masters(context, "khong-co")


def test_reset_writes_the_stock_master_and_keeps_what_was_edited(home, context):
    first = reset_masters(context)
    assert {path.name for path in first.written} == set(stock_names())
    assert first.kept == ()
    path = home / "templates/report" / NAME
    assert path.read_bytes() == STOCK
    for number, text in enumerate(("một", "hai"), 1):
        mine = small(text)
        path.write_bytes(mine)
        again = reset_masters(context, "bao-cao")
        assert again.written == (path,)
        (kept,) = again.kept
        assert kept.name == f"bao-cao.cu-{number}.docx"
        assert kept.read_bytes() == mine
        assert path.read_bytes() == STOCK
    assert reset_masters(context, NAME).written == ()
    with pytest.raises(WrongUseError):
        reset_masters(context, "khac.docx")


@pytest.mark.parametrize("as_json", [True, False])
def test_the_commands(home, capsys, as_json):
    options = ["--home", str(home), *(["--json"] if as_json else [])]
    assert main(["templates", "reset", *options]) == 0
    assert main(["templates", "check", *options]) == 0
    put_master(home, small("{{ sai }}"))
    capsys.readouterr()
    assert main(["templates", "check", *options]) == 1
    said = capsys.readouterr().out
    if as_json:
        told = json.loads(said)["masters"]
        (one,) = [m for m in told if m["file"].endswith(NAME)]
        assert "master.unknown_name" in [p["code"] for p in one["problems"]]
    else:
        assert "{{ sai }}" in said
    assert main(["report", "thu-nho", "2025-Q3", *options]) == 1
    assert "{{ sai }}" in capsys.readouterr().out
    assert main(["templates", "check", "--fields", *options]) == 0
    assert "co_quan.ten" in capsys.readouterr().out


def test_the_list_of_fields_is_a_table_of_names_meanings_and_examples(capsys):
    main(["templates", "check", "--fields"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["co_quan.ten", "Tên cơ quan báo cáo", "Sở Mẫu"] in rows
