"""lint as JSON."""

from typing import TYPE_CHECKING

from generator.as_json.parts import Json, of_problems

if TYPE_CHECKING:
    from generator.pipeline import Linted
    from generator.stages.lint import Finding


def of_linted(result: "Linted") -> Json:
    """A document and the rules it breaks."""
    return {
        "file": str(result.file),
        "findings": [_finding(one) for one in result.findings],
        "problems": of_problems([result.unreadable] if result.unreadable else []),
    }


def _finding(one: "Finding") -> Json:
    return {
        "rule": one.rule,
        "clause": one.clause,
        "severity": one.severity.value,
        "part": one.part,
        "paragraph": one.paragraph,
        "quote": one.quote,
        "places": one.places,
        "seen": one.seen,
        "expected": one.expected,
        "message": one.message,
        "hint": one.hint,
    }
