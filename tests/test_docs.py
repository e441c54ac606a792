from pathlib import Path

import pytest

from generator.core.problem_texts import TEXTS
from tools.write_docs import commands_page, problems_page, rules_page

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("page", "made"),
    [("problems.md", problems_page), ("lint.md", rules_page), ("cli.md", commands_page)],
)
def test_generated_pages_are_up_to_date(page, made):
    assert (ROOT / "docs" / page).read_text("utf-8") == made()


@pytest.mark.parametrize("code", TEXTS)
def test_every_problem_code_has_a_test(code):
    sources = (p for p in (ROOT / "tests").rglob("test_*.py") if p != Path(__file__))
    assert any(f'"{code}"' in path.read_text("utf-8") for path in sources)


@pytest.mark.parametrize("code", TEXTS)
def test_every_problem_says_what_is_wrong_and_what_to_do(code):
    text = TEXTS[code]
    assert text.severity in ("error", "warning", "note")
    assert text.message.endswith((".", ")", "}", ":")), text.message
    assert len(text.hint) > 10
