"""The official form as rules (Nghị định 30/2020/NĐ-CP, Phụ lục I): which of them a document breaks.

Works on any document: its parts are found by their words and place, never by names of styles.
"""

from itertools import chain

from generator.core.layout import Layout
from generator.stages.lint.appendices import appendices
from generator.stages.lint.body import body, is_master, words
from generator.stages.lint.catalogue import RULES, Rule
from generator.stages.lint.ending import ending
from generator.stages.lint.findings import Finding, once
from generator.stages.lint.heading import addressees, heading_words
from generator.stages.lint.looks import colours, fonts, heading_sizes, looks
from generator.stages.lint.numbering import numbering
from generator.stages.lint.page import page_numbers, pages
from generator.stages.lint.parts import find_parts
from generator.stages.lint.rule_lines import rule_lines

__all__ = ["RULES", "Finding", "Rule", "lint"]
_CHECKS = (
    *(pages, page_numbers, fonts, colours, looks, heading_sizes, heading_words, rule_lines),
    *(addressees, body, numbering, words, ending, appendices),
)
_CHECKS_OF_MASTERS = (pages, page_numbers, fonts, words)


def lint(layout: Layout) -> tuple[Finding, ...]:
    """Return what breaks the rules of the official form, in order of place.

    Of a master only what does not depend on the values of its tags is judged.
    """
    parts = find_parts(layout)
    checks = _CHECKS_OF_MASTERS if is_master(layout) else _CHECKS
    return once(chain.from_iterable(check(parts) for check in checks))
