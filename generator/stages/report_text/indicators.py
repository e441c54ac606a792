"""Section II of the report: what the indicators have reached."""

import re
from collections.abc import Collection

from generator.core.measures import is_ranked, target_text
from generator.core.model import Indicator
from generator.core.outcome_words import ATTAINMENT_WORDS, judged_words
from generator.core.summary import IndicatorResult
from generator.core.tags import Listed
from generator.core.text import capitalised, one_line
from generator.core.trace import figure_id
from generator.core.values import format_count, format_number
from generator.core.wording import PlanSheets
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import Part, divided, first_of, who

_PART = 2  # where an indicator that is part of another stands in the order
_SHORT_UNIT = 3  # words of a unit that stands beside its figure
_BRACKETS = re.compile(r" *\([^()]*\)")
_INDICATORS = 12  # written out in the main text; all of them stand in the appendix


def indicators(noted: Noted) -> str:
    """The indicators by whether they are met; nothing where the plan has none."""
    results = noted.summary.indicators
    if not results:
        return ""
    parts = []
    for kind, words in ATTAINMENT_WORDS.items():
        found = [result for result in results if result.attainment is kind]
        name, said = figure_id("ct", kind.value), words.lower()
        label = f"Số chỉ tiêu {said}"
        parts.append(Part(name, said, len(found), noted.indicators(name, label, found)))
    base = _indicator_count(noted)
    shares = divided(noted, parts, len(results), "chỉ tiêu")
    return f"Kế hoạch đặt ra {base} chỉ tiêu{shares}."


def _indicator_count(noted: Noted) -> str:
    shown = format_count(len(noted.summary.indicators))
    return noted.plan("kh_chi_tieu", "Số chỉ tiêu của kế hoạch", shown, PlanSheets.INDICATORS)


def judged(noted: Noted) -> Listed:
    """Indicators with a value beside its target: sums first, then those with parts, then parts."""
    results = noted.summary.indicators
    parents = {result.indicator.parent for result in results}
    valued = [
        (result, number)
        for result in results
        for number, measure in enumerate(result.measures)
        if measure.value is not None or measure.said
    ]
    ranked = sorted(valued, key=lambda pair: _rank(pair[0].indicator, parents))
    whole = sum(_rank(result.indicator, parents) < _PART for result, _ in valued)
    entries = [_judged(noted, *pair) for pair in ranked]
    return first_of(noted, "ct", entries, max(_INDICATORS, whole))


def _rank(indicator: Indicator, parents: Collection[str]) -> int:
    return 0 if indicator.sum_of else 1 if indicator.code in parents else _PART


def _judged(noted: Noted, result: IndicatorResult, number: int) -> str:
    measure = result.measures[number]
    name = capitalised(result.indicator.name).rstrip(".")
    verdict = judged_words(measure).lower()
    target = noted.target(result, number, one_line(target_text(measure.measure)))
    against = f"(mục tiêu: {target}; {verdict})"
    if measure.value is None:
        said = one_line(measure.said[0].text).rstrip(".")
        shown = noted.value(result, number, f"{said} ({who(measure.said[0].agencies)})", main=True)
        return f"{name}: {shown} {against}."
    unit = _BRACKETS.sub("", measure.measure.unit)
    number_shown = format_number(measure.value)
    if unit == "%":
        number_shown += unit
    shown = noted.value(result, number, number_shown, main=True)
    if is_ranked(result.indicator, measure.measure):
        return f"{name}: thứ hạng {shown} {against}."
    if unit == "%":
        return f"{name}: {shown} {against}."
    if len(unit.split()) > _SHORT_UNIT:
        return f"{name} ({unit}): {shown} {against}."
    return f"{name}: {shown} {unit}".rstrip() + f" {against}."
