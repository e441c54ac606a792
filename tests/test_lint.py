"""lint as an officer runs it: exit codes, JSON, our own reports, files LibreOffice saved."""

import pytest

from generator.cli import main
from tests.planted_form import font, letter, planted, text
from tests.stages.test_lint import rules
from tests.test_demo import run_json
from tests.test_five_plans import OTHERS, PLANS
from tests.test_office import OFFICE, converted


def _group(plan):
    """Where the demonstration of a plan is played."""
    return "plans" if plan in OTHERS else "demo"


@pytest.fixture
def linted(tmp_path):
    def run(data, name="van-ban.docx"):
        path = tmp_path / name
        path.write_bytes(data)
        return run_json("lint", str(path))

    return run


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(planted(), 0, id="clean"),
        pytest.param(planted(text("end", "Trên đây là báo cáo.")), 0, id="a warning"),
        pytest.param(planted(font("text", name="Arial")), 1, id="an error"),
        pytest.param(b"%PDF-1.7", 1, id="no document"),
    ],
)
def test_exit_code_tells_errors(linted, data, code):
    assert linted(data)[0] == code


def test_a_finding_names_rule_clause_place_and_remedy(linted):
    _, told = linted(planted(font("text", name="Arial")))
    (one,) = told["findings"]
    assert (one["rule"], one["severity"]) == ("font.family", "error")
    assert "Phụ lục I" in one["clause"]
    assert "Arial" in one["seen"]
    assert one["paragraph"] > 0
    assert one["quote"].startswith("Các cơ quan")
    assert all(one[key] for key in ("part", "expected", "message", "hint"))


def test_an_unreadable_file_is_told_in_one_line(tmp_path, capsys):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 damaged")
    assert main(["lint", str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_that_is_not_there_is_wrong_use(tmp_path, capsys):
    assert main(["lint", str(tmp_path / "khong-co.docx")]) == 2
    assert "khong-co.docx" in capsys.readouterr().err


@pytest.mark.parametrize(
    "plan", [pytest.param(p, marks=pytest.mark.xdist_group(_group(p))) for p in PLANS]
)
def test_our_own_reports_break_no_rule(plan, demonstrated):
    home, _ = demonstrated(plan)
    for report in (home / "reports" / plan).glob("*/*.docx"):
        code, told = run_json("lint", str(report))
        assert [one["message"] for one in told["findings"]] == []
        assert code == 0


@pytest.mark.office
@pytest.mark.xdist_group("office")
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(planted(), set(), id="report"),
        pytest.param(letter(), set(), id="letter"),
        pytest.param(planted(font("motto", bold=False)), {"motto.bold"}, id="one fault"),
    ],
)
def test_a_document_saved_by_libreoffice_reads_as_before(tmp_path, data, found):
    saved = converted(tmp_path, data, "docx", source="van-ban.docx")
    assert rules(saved) == found
