"""The language of targets: > 7,2; ≥ 30%; 25/34; Top 5; từ 8,1 - 8,5 điểm trở lên; ≤ 5 ASEAN."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from generator.core.figures import Figure, figures, folded, leads_on, printed_lines, sign_before
from generator.core.model import Measure
from generator.core.quantities import noun_after
from generator.core.target_clauses import Clause
from generator.core.target_doubts import is_misleading
from generator.core.text import lines, one_line

_YEAR = re.compile(
    r"(?:\b(?:đến|tới|vào) (?:hết |cuối )?|^[-+•\s]*(?:trong |hết |cuối )?"
    r"|(?<!trở )\b(?:lên|xuống|còn) [^;\n,]{1,30})\bnăm (20\d\d)\b(?! ?[-–])",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_YEARS = re.compile(r"(?<![-/.\d])(?<!- )\b20\d\d\b(?! ?[-–])")
_JOINED = re.compile(r"^(?:và|với|cùng) ", re.IGNORECASE)
_ENDS = (r"[\n;]", r",(?=[^,]*$)", r" (?=xep|thu |vi tri|top|nhom|[≥>≤<])", r"\b(?:va|voi)\b")
_MOST_FIGURES = 50


def target_year(printed: str) -> int | None:
    """Return the year by which a target is to be reached, where its words name one."""
    found = _YEAR.search(printed)
    return int(found[1]) if found else None


def read_targets(text: str, unit: str) -> tuple[Measure, ...]:
    """Return what an indicator must reach, a measure for each figure; none of words alone.

    Args:
        text: the target as printed; each measure keeps its own part of it.
        unit: the unit of the indicator, several separated by ";". A figure takes the one it
            names, a rank the rank among them.

    A bare number is a lower bound, a rank an upper one: the first places are the best. Of a
    change from one figure to another the second is the target; a change beside a target (đạt
    80%, tăng 5%) describes it; tăng 5% alone is one. Where any part of the text has no clear
    meaning nothing is read. The parts printed cover the text.
    """
    text = printed_lines(text)
    clauses = _clauses(text, folded(text))
    targets, units = _targets(clauses), lines(unit)
    if (
        not targets
        or is_misleading(text, unit)
        or any(clause.figure.reversed for clause in clauses)
        or not all(clause.is_clear(units) for clause in targets)
    ):
        return ()
    starts = [0, *(clause.start for clause in targets[1:]), len(text)]
    parts = [_printed(text[start:end]) for start, end in pairwise(starts)]
    if not _years_clear(text, targets, parts):
        return ()
    if len(parts) == 1:
        parts = [one_line(text)]
    return tuple(
        clause.measure(units, printed) for clause, printed in zip(targets, parts, strict=False)
    )


def _printed(part: str) -> str:
    return _JOINED.sub("", one_line(part).strip(" ,;"))


def _years_clear(text: str, targets: Sequence[Clause], parts: Sequence[str]) -> bool:
    """Whether each target has its own year, where the text names several."""
    if len(set(_YEARS.findall(_BRACKETS.sub("", text)))) < 2:
        return True
    if len(targets) == 1:
        return targets[0].led or "so với" in text.lower()
    years = [target_year(part) for part in parts]
    return None not in years and len(set(years)) == len(years)


def _clauses(text: str, words: str) -> tuple[Clause, ...]:
    """Each figure with its part of the text and that of one leading up to it; none of too many."""
    found, start, clauses, led = list(figures(words)), 0, [], False
    if len(found) > _MOST_FIGURES:
        return ()
    for figure, following in zip_longest(found, found[1:]):
        if following is None:
            end = len(words)
        elif leads_on(words[figure.end : following.start]):
            led = True
            continue
        else:
            end = _part(words, figure, following, figure.end + len(noun_after(text, figure)))
        clauses.append(Clause(text, words, start, figure, end, led))
        start, led = end, False
    return tuple(clauses)


def _targets(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses a value can be held against; none where one stands apart that cannot be."""
    plain = tuple(clause for clause in clauses if not clause.change)
    if not plain:
        up = all(c.change and c.change["up"] and c.figure.percent for c in clauses)
        return tuple(clauses) if up else ()
    if len(plain) == len(clauses):
        return plain
    beside = {clause.line for clause in plain}
    return plain if all(clause.line in beside for clause in clauses) else ()


def _part(words: str, figure: Figure, following: Figure, noun_end: int) -> int:
    """Where a part of the text ends between two figures; before the sign of the second."""
    sign = sign_before(words, following, figure.end)
    start, end = figure.end, sign.start if sign else following.start
    cuts = (re.search(pattern, words[start:end]) for pattern in _ENDS)
    blank = end if sign else max(noun_end, words.rfind(" ", start, end))
    return next((start + cut.start() for cut in cuts if cut), blank)
