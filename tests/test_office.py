"""What LibreOffice makes of our files, and what we make of its."""

import shutil
import subprocess

import pytest

from generator.core.grid import Workbook
from generator.core.model import Verdict
from generator.edges.workbook_read import read_workbook
from tests.stages.test_receive import GOOD
from tests.support import answered, filled, forms_of, read_bytes, small_plan

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.xdist_group("office"),
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]
FORMS = forms_of(small_plan())


def converted(folder, data, kind, source="form.xlsx"):
    """The file after LibreOffice opened it and saved it as a kind."""
    path = folder / source
    path.write_bytes(data)
    target = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (target / source).with_suffix("." + kind.split(":")[0]).read_bytes()


@pytest.mark.parametrize(
    "kind", ["xlsx", "xls", "ods", pytest.param("xlsm:Calc MS Excel 2007 VBA XML", id="xlsm")]
)
def test_a_form_saved_by_libreoffice_is_accepted_with_the_same_answers(tmp_path, kind):
    data = filled(FORMS["S1"], GOOD)
    saved = converted(tmp_path, data, kind)
    assert saved != data
    ours, theirs = read_bytes(data, FORMS), read_bytes(saved, FORMS)
    assert theirs.verdict is Verdict.ACCEPTED
    assert answered(theirs) == answered(ours)
    assert {a.where.cell for a in theirs.answers} == {a.where.cell for a in ours.answers}


def test_libreoffice_counts_what_is_missing_as_the_form_says(tmp_path):
    entries = {("Nhiệm vụ", "I.1", "Tình trạng"): "Đang thực hiện"}
    saved = converted(tmp_path, filled(FORMS["S1"], entries), "xlsx")
    book = read_workbook("form.xlsx", saved)
    assert isinstance(book, Workbook)
    grid = book.grid("Nhiệm vụ")
    assert grid
    assert grid.at(3, 0) == "Còn thiếu 2 ô bắt buộc (các ô nền vàng)."
