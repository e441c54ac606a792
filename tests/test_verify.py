"""Every figure of a Word report can be held against the cells it came from."""

import random
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from generator.core.trace import figure_of
from generator.edges.docx_figures import read_figures
from tests.test_demo import run_json

pytestmark = pytest.mark.xdist_group("demo")
PLAN, PERIOD = "hp-pci-2025-2026", "2025-Q3"
EXCEPTIONS = (  # numbers of the main text under no bookmark, written down in docs/how-it-works.md
    re.compile(r"[IVX]+\. |\d+\. |[a-zđ]\) "),  # of headings, points and paragraphs
    re.compile(r"ngày +tháng \d+ năm \d{4}"),  # the day of the document, left to the clerk
    re.compile(r"\(Kèm theo .*\)"),
)
DIGIT = re.compile(r"\d")
ID, NAME = qn("w:id"), qn("w:name")


@pytest.fixture(scope="module")
def home(demonstrated):
    return demonstrated(PLAN)[0]


@pytest.fixture(scope="module")
def report(home):
    return home / "reports" / PLAN / PERIOD / "bao-cao.docx"


def verify(home, path):
    return run_json("verify", str(path), "--home", str(home))


class Edited:
    """A copy of the report a person edits in Word."""

    def __init__(self, path: Path) -> None:
        self.document = docx.Document(str(path))
        body = self.document.element.body
        self.starts = {
            start.get(NAME): start
            for start in body.iter(qn("w:bookmarkStart"))
            if figure_of(start.get(NAME))
        }
        self.ends = {end.get(ID): end for end in body.iter(qn("w:bookmarkEnd"))}

    def runs(self, name):
        """The runs between the start and the end of a bookmark, in one paragraph."""
        start = self.starts[name]
        end = self.ends[start.get(ID)]
        between = []
        for element in start.itersiblings():
            if element is end:
                return between
            between.append(element)
        raise AssertionError(name)

    def text(self, name):
        return "".join(t.text or "" for run in self.runs(name) for t in run.iter(qn("w:t")))

    def type_over(self, name, text, *, bookmark=True):
        """Put another text where a figure stands; Word may drop the bookmark on the way."""
        first, *rest = [t for run in self.runs(name) for t in run.iter(qn("w:t"))]
        first.text = text
        for other in rest:
            other.text = ""
        if not bookmark:
            start = self.starts[name]
            for mark in (self.ends[start.get(ID)], start):
                mark.getparent().remove(mark)

    def save(self, path):
        self.document.save(str(path))
        return path

    def simple(self):
        """The bookmarks that hold a number alone and lie in one paragraph."""
        return [name for name in self.starts if re.fullmatch(r"[\d.,/%]+", self._plain(name) or "")]

    def _plain(self, name):
        try:
            return self.text(name)
        except AssertionError:
            return None


def other_than(text):
    """A number that looks like another one and is not."""
    last = next(i for i in range(len(text) - 1, -1, -1) if text[i].isdigit())
    return f"{text[:last]}{(int(text[last]) + 3) % 10}{text[last + 1 :]}"


# ------------------------------------------------------------------ untouched


def test_an_untouched_report_agrees_with_the_data(home, report):
    code, found = verify(home, report)
    assert (code, found["problems"]) == (0, [])
    assert (found["plan"], found["period"], found["today"]) == (PLAN, PERIOD, "2025-09-23")
    assert found["figures"] > 1000


def test_every_number_of_the_main_text_is_under_a_bookmark_or_a_written_exception(report):
    document = read_figures(report.name, report.read_bytes())
    first_appendix = next(
        n for n, p in enumerate(document.passages) if p.text.startswith("Phụ lục I")
    )
    main = document.passages[:first_appendix]
    assert len([p for p in main if p.bookmarks]) > 50
    for passage in main:
        left = passage.outside
        for allowed in EXCEPTIONS:
            left = allowed.sub("", left)
        assert not DIGIT.search(left), passage.text


def test_every_figure_of_the_report_has_its_cells_in_the_workbook(home, report):
    book = openpyxl.load_workbook(report.with_name("tong-hop.xlsx"), read_only=True)
    rows = list(book["Nguồn số liệu"].iter_rows(min_row=4, values_only=True))
    ids = {row[0] for row in rows}
    document = read_figures(report.name, report.read_bytes())
    assert {placed.figure for placed in document.placed} <= ids
    parts = {part for row in rows if row[4] for part in row[4].split(", ")}
    assert parts <= ids
    hashed = [row for row in rows if row[5] and row[7]]
    assert hashed
    assert all(re.fullmatch(r"[0-9a-f]{64}", row[10]) for row in hashed)
    where = random.Random(1).sample(hashed, 200)
    for _, _, _, _, _, file, sheet, cell, value, repaired, _ in where:
        if Path(file).suffix == ".xlsx" and not repaired and value:
            path = home / "inputs" / PLAN / PERIOD / file
            held = _opened(path)[sheet][cell].value
            assert str(value).split("\n")[0][:5] in str(held).replace(".", ","), (file, cell)


_books = {}


def _opened(path):
    return _books.setdefault(path, openpyxl.load_workbook(path))


# ------------------------------------------------------------------ edited by hand


def test_fifty_planted_hand_edits_are_each_named(home, report, tmp_path):
    edited = Edited(report)
    chosen = random.Random(5).sample(edited.simple(), 50)
    for name in chosen:
        edited.type_over(name, other_than(edited.text(name)))
    code, found = verify(home, edited.save(tmp_path / "sua.docx"))
    assert code == 1
    told = [p["cell"] for p in found["problems"] if p["code"] == "figure.differs"]
    assert sorted(told) == sorted(figure_of(name) for name in chosen)
    assert {p["code"] for p in found["problems"]} == {"figure.differs"}


def test_figures_typed_over_with_their_bookmarks_are_named(home, report, tmp_path):
    edited = Edited(report)
    in_text = [name for name in edited.simple() if not name.startswith(("_bc_cq", "_bc_tong"))]
    main = [n for n in in_text if edited.starts[n].getparent().getparent().tag == qn("w:body")]
    chosen = random.Random(7).sample(main, 12)
    for name in chosen:
        edited.type_over(name, "987", bookmark=False)
    code, found = verify(home, edited.save(tmp_path / "de.docx"))
    assert code == 1
    lost = {p["cell"] for p in found["problems"] if p["code"] == "figure.lost"}
    assert lost == {figure_of(name) for name in chosen}
    assert any(p["code"] == "figure.unsourced" for p in found["problems"])


def test_a_figure_that_lost_only_its_bookmark_is_no_fault(home, report, tmp_path):
    edited = Edited(report)
    edited.type_over("_bc_chung_done", edited.text("_bc_chung_done"), bookmark=False)
    assert verify(home, edited.save(tmp_path / "mat.docx"))[1]["problems"] == []


def rows_of_agencies(document):
    """The rows of the last appendix that say how an agency reported."""
    return [row for row in document.tables[-1].rows if row.cells[2].text == "Đúng hạn"]


def test_cells_of_an_appendix_typed_over_are_named_though_other_rows_say_the_same(
    home, report, tmp_path
):
    document = docx.Document(str(report))
    for row in rows_of_agencies(document)[:3]:
        row.cells[2].text = "Quá hạn"  # takes the bookmark away; both texts stand in other rows
    document.save(str(tmp_path / "sua.docx"))
    code, found = verify(home, tmp_path / "sua.docx")
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["figure.lost"] * 3)


def test_cells_that_changed_places_are_named(home, report, tmp_path):
    document = docx.Document(str(report))
    cells = [row.cells[4] for row in rows_of_agencies(document)]
    one, other = cells[0], next(cell for cell in cells if cell.text != cells[0].text)
    one.text, other.text = other.text, one.text
    document.save(str(tmp_path / "doi.docx"))
    code, found = verify(home, tmp_path / "doi.docx")
    assert code == 1
    assert [p["code"] for p in found["problems"] if p["severity"] == "error"] == ["figure.lost"] * 2


def test_a_number_typed_into_an_empty_cell_has_no_source(home, report, tmp_path):
    document = docx.Document(str(report))
    silent = next(row for row in document.tables[-1].rows if not row.cells[3].text)
    silent.cells[3].text = rows_of_agencies(document)[0].cells[3].text
    document.save(str(tmp_path / "them.docx"))
    _, found = verify(home, tmp_path / "them.docx")
    assert {p["code"] for p in found["problems"]} == {"figure.unsourced"}


def test_a_row_taken_out_of_an_appendix_is_told_as_a_note(home, report, tmp_path):
    document = docx.Document(str(report))
    row = rows_of_agencies(document)[1]._tr
    row.getparent().remove(row)
    document.save(str(tmp_path / "bo.docx"))
    code, found = verify(home, tmp_path / "bo.docx")
    assert (code, {p["code"] for p in found["problems"]}) == (0, {"figure.removed"})


def test_a_number_a_person_adds_has_no_source(home, report, tmp_path):
    edited = Edited(report)
    edited.document.paragraphs[20].insert_paragraph_before("Đã huy động 125 tỷ đồng.", "Body Text")
    code, found = verify(home, edited.save(tmp_path / "them.docx"))
    assert code == 0
    assert [(p["code"], p["severity"]) for p in found["problems"]] == [
        ("figure.unsourced", "warning")
    ]


def test_number_and_day_the_clerk_fills_in_are_no_fault(home, report, tmp_path):
    edited = Edited(report)
    for paragraph in edited.document.element.body.iter(qn("w:p")):
        for text in paragraph.iter(qn("w:t")):
            text.text = (text.text or "").replace("ngày      tháng 9", "ngày 23 tháng 9")
            text.text = text.text.replace("Số:      /BC", "Số: 415/BC")
    assert verify(home, edited.save(tmp_path / "so.docx"))[1]["problems"] == []


def test_words_of_an_agency_may_be_polished_but_not_its_numbers(home, report, tmp_path):
    edited = Edited(report)
    name = next(n for n in edited.starts if n.startswith("_bc_yk_chi_dao"))
    said = edited.text(name)
    edited.type_over(name, said.replace("Đã ban hành", "Ban hành"))
    code, found = verify(home, edited.save(tmp_path / "cau.docx"))
    assert (code, [p["code"] for p in found["problems"]]) == (0, ["figure.reworded"])
    edited.type_over(name, said.replace("61 cơ quan", "67 cơ quan"))
    code, found = verify(home, edited.save(tmp_path / "cau2.docx"))
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["figure.differs"])


def test_a_section_taken_out_is_told_as_a_note(home, report, tmp_path):
    edited = Edited(report)
    gone = [p for p in edited.document.paragraphs if p.text.startswith("- Sở, ban, ngành:")]
    (element,) = (p._p for p in gone)
    element.getparent().remove(element)
    code, found = verify(home, edited.save(tmp_path / "bo.docx"))
    assert code == 0
    assert {p["code"] for p in found["problems"]} == {"figure.removed"}


def test_a_copy_without_marks_cannot_be_verified(home, report, tmp_path):
    document = docx.Document()
    document.core_properties.keywords = docx.Document(str(report)).core_properties.keywords
    document.add_paragraph("Trong tổng số 73 nhiệm vụ: 17 nhiệm vụ hoàn thành.")
    document.save(str(tmp_path / "chep.docx"))
    code, found = verify(home, tmp_path / "chep.docx")
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["figure.none"])


def test_what_is_no_word_file_is_told_in_one_sentence(home, tmp_path):
    (tmp_path / "hong.docx").write_bytes(b"khong phai Word")
    code, found = verify(home, tmp_path / "hong.docx")
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["document.other_type"])
    assert verify(home, tmp_path / "khong-co.docx")[0] == 2


# ------------------------------------------------------------------ data that changed since


def test_data_that_came_since_make_the_old_report_differ(tmp_path, home, report):
    changed = tmp_path / "home"
    _copy_tree(home, changed)
    gone = changed / "inputs" / PLAN / PERIOD / "Bao cao Q3 - SNV.xlsx"
    gone.unlink()
    code, found = verify(changed, report)
    assert code == 1
    codes = {p["code"] for p in found["problems"]}
    assert {"figure.differs", "figure.gone"} <= codes
    assert any(p["cell"].startswith("cq_snv") for p in found["problems"])


def _copy_tree(source, target):
    for path in source.rglob("*"):
        if path.is_file() and "reports" not in path.relative_to(source).parts[:1]:
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())


# ------------------------------------------------------------------ explain


def test_a_figure_is_explained_by_the_cells_behind_it(home, report):
    code, found = run_json("explain", str(report), "--figure", "chung_done", "--home", str(home))
    assert code == 0
    assert found["shown"] == "17"
    assert len(found["parts"]) == 17
    cells = [cell for part in found["parts"] for cell in part["cells"]]
    assert {cell["value"] for cell in cells} <= {"Hoàn thành", "Không phát sinh", "Không áp dụng"}
    assert all(cell["sheet"] == "Nhiệm vụ" and cell["sha256"] for cell in cells)
    assert found["in_document"][0]["text"] == "17"


@pytest.mark.parametrize("name", ["_bc_chung_done", "_bc_chung_done__2", "chung_done"])
def test_a_figure_goes_by_its_id_or_its_bookmark(home, report, name):
    assert run_json("explain", str(report), "--figure", name, "--home", str(home))[0] == 0


def test_an_unknown_figure_is_wrong_use(home, report):
    code, found = run_json("explain", str(report), "--figure", "khong", "--home", str(home))
    assert code == 2
    assert "Nguồn số liệu" in found["error"]
