"""A target's figure with its own words: whether they are clear, and what they ask for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.core.figures import Figure, Sign, sign_before
from generator.core.model import Measure
from generator.core.quantities import noun_after
from generator.core.target_doubts import is_doubtful, is_place
from generator.core.text import bare

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
    r"\b(?:(?P<up>tang)|giam|cai thien|rut ngan)"
    r"(?: (?:them|it nhat|toi thieu|khoang|tu|tren|hon)){0,3} ?$"
)
_BOUND = re.compile(r"\btrở (?:lên|(?P<down>xuống))\b", re.IGNORECASE)


def is_rank(unit: str) -> bool:
    """Whether figures in a unit are places in an order, of which the first is the best."""
    return bool(_RANK_UNIT.search(unit))


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure and the part of the text around it; `led` up to from a figure before it."""

    text: str
    words: str
    start: int
    figure: Figure
    end: int
    led: bool

    @property
    def before(self) -> str:
        """Its words before the figure."""
        return self.text[self.start : self.figure.start]

    @property
    def after(self) -> str:
        """Its words after the figure."""
        return self.text[self.figure.end : self.end]

    @property
    def line(self) -> int:
        """The number of the line or list entry it stands in."""
        return sum(self.text.count(mark, 0, self.figure.start) for mark in "\n;")

    @property
    def sign(self) -> Sign | None:
        """The comparison before the figure."""
        return sign_before(self.words, self.figure, self.start)

    @property
    def change(self) -> re.Match[str] | None:
        """The words that make it a change (tăng 5%); none where it is what is reached."""
        sign = self.sign
        if self.led or (sign and sign.reaches):
            return None
        return _CHANGE.search(self.words, self.start, sign.start if sign else self.figure.start)

    def is_clear(self, units: Sequence[str]) -> bool:
        """Whether its words leave no doubt what it asks for."""
        sign, figure, change = self.sign, self.figure, self.change
        begin = sign.start if sign else figure.start
        if self._misleading(sign, units):
            return False
        if is_doubtful(
            self.text[self.start : begin],
            self.text[figure.end : self.end],
            figure,
            reached=bool(self.led or (sign and sign.reaches)),
            change=bool(change),
        ):
            return False
        if figure.places is not None:
            ranked = [unit for unit in units if _RANK_UNIT.match(unit)]
            named = len(ranked) == len(units) > 0 or bool(_RANK_BEFORE.search(self.before))
            return is_place(
                figure, self.before, self.after, named=named, possible=bool(ranked) or not units
            )
        rank = self._rank(noun_after(self.text, figure).strip(), units)
        return not (rank and sign and sign.word and sign.of_a_number)

    def _misleading(self, sign: Sign | None, units: Sequence[str]) -> bool:
        """Whether a figure may be none: 0; 5 năm liền; còn 5 xã; bằng 50% năm 2024."""
        if sign is None:
            length = re.match(r" (?:năm|tháng)\b", self.after)
            other = units and not any(length and length[0].strip() in unit for unit in units)
            return bool((length and other) or (not self.figure.low and not self.figure.high))
        if sign.words == "con":
            return self.start > 0 and not self.words[self.start : sign.start].strip(" ,;\n")
        return sign.words == "bang" and re.match(r"(?: của| mức){0,2} năm", self.after) is not None

    def measure(self, units: Sequence[str], printed: str) -> Measure:
        """What the clause asks for."""
        figure, noun = self.figure, noun_after(self.text, self.figure).strip()
        level = _LEVEL.search(self.before)
        rank = not level and self._rank(noun, units)
        unit = level[0].strip() if level else _unit(figure, noun, units, rank=rank)
        operator, exact = self._operator(rank=rank)
        bound = figure.low if operator not in "≤<" else figure.high or figure.low
        most = figure.high if operator == "≥" and not exact else None
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
        sign = self.sign
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
