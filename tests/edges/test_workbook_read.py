"""A workbook is read alike whatever program saved it as which kind."""

from pathlib import Path

import pytest

from generator.core.model import Verdict
from tests.stages.test_receive import FORMS, GOOD
from tests.support import answered, filled, read_bytes

REAL = Path(__file__).resolve().parents[1] / "real_files"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_filled_form_that_libreoffice_saved_has_the_same_answers(kind: str) -> None:
    saved = read_bytes((REAL / f"bieu-da-dien.{kind}").read_bytes(), FORMS)
    ours = read_bytes(filled(FORMS["S1"], GOOD), FORMS)
    assert saved.verdict is Verdict.ACCEPTED
    assert answered(saved) == answered(ours)
    assert {a.where.cell for a in saved.answers} == {a.where.cell for a in ours.answers}
