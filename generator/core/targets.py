"""The language of targets: > 7,2; ≥ 30%; 25/34; Top 5; từ 8,1 - 8,5 điểm trở lên; ≤ 5 ASEAN."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.core.figures import Figure, figures, folded, printed_lines, sign_before
from generator.core.model import Measure
from generator.core.quantities import noun_after
from generator.core.text import bare, lines, one_line

_RANK = "thứ hạng"
_POINTS = "điểm"
_RANK_UNIT = re.compile(r"thứ hạng|thứ bậc|xếp hạng|hạng\b(?! mục)", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"thứ hạng|thứ bậc|xếp hạng|\bvị trí|\btop\b|\bhạng\b(?! mục)|\bthứ $|\bnhóm $", re.IGNORECASE
)
_FIRST = re.compile(r"đứng đầu|dẫn đầu", re.IGNORECASE)
_PLACE = re.compile(r" ?(?:thế giới|asean|cả nước|toàn quốc|khu vực|châu á)", re.IGNORECASE)
_LEVEL = re.compile(r"(?:cấp độ|mức độ) $", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:(?P<up>tang)|giam|cai thien)(?: (?:them|it nhat|toi thieu|khoang|tu|tren|hon)){0,3} $"
)
_BOUND = re.compile(r"\btrở (?:lên|(?P<down>xuống))\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:đến|tới|vào) (?:hết |cuối )?năm (20\d\d)\b", re.IGNORECASE)
_JOINED = re.compile(r"^(?:và|với|cùng) ", re.IGNORECASE)
_ENDS = (r"[\n;]", r",(?=[^,]*$)", r" (?=xep|thu |vi tri|top|nhom|[≥>≤<])", r"\b(?:va|voi)\b")


def is_rank(unit: str) -> bool:
    """Whether figures in a unit are places in an order, of which the first is the best."""
    return bool(_RANK_UNIT.search(unit))


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

    A bare number is a lower bound, a rank an upper one: the first places are the best. A change
    (tăng 2 bậc, giảm 10%) is no target a value can be held against and is not read.
    """
    text = printed_lines(text)
    words, units = folded(text), lines(unit)
    found = (_Clause(text, words, *place).measure(units) for place in _clauses(text, words))
    return tuple(measure for measure in found if measure)


def _clauses(text: str, words: str) -> Iterator[tuple[int, Figure, int]]:
    """Yield each figure with where its own part of the text begins and ends."""
    found, start = list(figures(words)), 0
    for figure, following in pairwise(found):
        noun_end = figure.end + len(noun_after(text, figure))
        end = _part(words, figure.end, following.start, noun_end)
        yield start, figure, end
        start = end
    if found:
        yield start, found[-1], len(words)


def _part(words: str, start: int, end: int, noun_end: int) -> int:
    """Where a part of the text ends between two figures; at the least with its noun."""
    cuts = (re.search(pattern, words[start:end]) for pattern in _ENDS)
    blank = max(noun_end, words.rfind(" ", start, end))
    return next((start + cut.start() for cut in cuts if cut), blank)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A figure and the part of the text around it."""

    text: str
    words: str
    start: int
    figure: Figure
    end: int

    @property
    def before(self) -> str:
        return self.text[self.start : self.figure.start]

    @property
    def after(self) -> str:
        return self.text[self.figure.end : self.end]

    def measure(self, units: Sequence[str]) -> Measure | None:
        """What the clause asks for; None where it tells of a change."""
        figure, noun = self.figure, noun_after(self.text, self.figure).strip()
        change = _CHANGE.search(self.words, self.start, figure.start)
        if change and not (change["up"] and figure.percent):
            return None
        level = _LEVEL.search(self.before)
        rank = not level and self._rank(noun, units)
        unit = level[0].strip() if level else _unit(figure, noun, units, rank=rank)
        operator, exact = self._operator(rank=rank)
        bound = figure.low if operator not in "≤<" else figure.high or figure.low
        most = figure.high if operator == "≥" and not exact else None
        printed = _JOINED.sub("", one_line(self.text[self.start : self.end]).strip(" ,;"))
        return Measure(unit, printed, bound, most, operator)

    def _rank(self, noun: str, units: Sequence[str]) -> bool:
        """Whether the figure is a rank, by its form, the words around it, or its only units."""
        if self.figure.places is not None:
            return True
        if self.figure.percent or _is(noun, _POINTS):
            return False
        return bool(
            (units and all(map(_RANK_UNIT.match, units)))
            or _RANK_UNIT.match(noun)
            or _RANK_BEFORE.search(self.before)
            or _FIRST.search(self.after)
            or _PLACE.match(self.after)
        )

    def _operator(self, *, rank: bool) -> tuple[str, bool]:
        """The comparison, and whether words say it, so that one end of a range is enough."""
        sign = sign_before(self.words, self.figure, self.start)
        if rank and (sign is None or sign.word):
            return ("<" if sign and sign.operator in "<>" else "≤"), True
        if sign:
            return sign.operator, True
        bound = _BOUND.search(self.after)
        return ("≤" if bound and bound["down"] else "≥"), bound is not None


def _unit(figure: Figure, noun: str, units: Sequence[str], *, rank: bool) -> str:
    """The unit of a figure: among those of the indicator where they fit, else as it says."""
    ranks = [unit for unit in units if _RANK_UNIT.match(unit)]
    others = [unit for unit in units if unit not in ranks]
    if rank:
        named = ranks or [u for u in others if "%" not in u and not _is(u, _POINTS)]
        return named[0] if named else _RANK
    if figure.percent:
        return next((unit for unit in others if "%" in unit), "%")
    fitting = (u for u in others if noun and (_is(u, noun) or _is(noun, u)))
    spoken = _POINTS if _is(noun, _POINTS) else ""
    return next(fitting, spoken or next(iter(others), noun))


def _is(unit: str, noun: str) -> bool:
    """Whether a unit begins with a noun: điểm (thang 10) with điểm."""
    return bool(noun) and bare(unit).startswith(bare(noun))
