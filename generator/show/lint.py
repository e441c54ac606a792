"""lint: what breaks the rules of the official form, for people."""

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.outcome_words import SEVERITY_WORDS
from generator.core.problems import Severity
from generator.show.tables import Parts, row, table

if TYPE_CHECKING:
    from generator.pipeline import Linted
    from generator.stages.lint import Finding


def linted(result: "Linted") -> Parts:
    """The rules a document breaks, each with its place, its clause and how to mend it."""
    if result.unreadable:
        yield f"{result.file.name}: {result.unreadable.message} {result.unreadable.hint}"
        return
    listed = table("Mức", "Ở đâu", "Vấn đề", "Cách sửa", "Căn cứ", "Quy tắc")
    for one in result.findings:
        words = SEVERITY_WORDS[one.severity]
        row(listed, words, _place(one), one.told, one.hint, one.clause, one.rule)
    if listed.row_count:
        yield listed
    counts = Counter(one.severity for one in result.findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if not listed.row_count:
        yield f"{result.file.name}: đúng thể thức, kỹ thuật trình bày theo các quy tắc đã kiểm tra."
    else:
        yield f"{result.file.name}: {errors} lỗi thể thức, {warnings} điểm nên xem lại."
    yield "Căn cứ là Nghị định 30/2020/NĐ-CP; lời văn và số liệu không kiểm tra ở đây."


def _place(one: "Finding") -> str:
    at = f", đoạn {one.paragraph}: “{one.quote}”" if one.paragraph else ""
    return f"{one.part}{at}"
