"""How a table of long texts is fitted to its page: widths of columns, heights of rows, size.

Everything is an estimate from the number of letters; lengths are millimetres, sizes are points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.core.official_format import SIZE_TABLE, bold_width

SIZE_LONG_TABLE = 10  # no rule; practice 10-13 where a table is very long
_LONG_TABLE = 40  # pages from which the smaller size is taken
_CELL_MARGINS = 3.9  # both sides of a cell of Word's normal table
_LETTER, _LINE = 0.152, 0.41  # a letter's mean width, a line's height, in mm for each point of size
_RAGGED = 2  # letters a line loses on average where words wrap
_FEW = 80  # rows looked at for the widths, spread over the table
_STEPS, _TRIES = (8.0, 4.0, 2.0, 1.0), 20
_NARROWEST = 0.7  # of the width a column has in the master
_WIDEST_WORD, _LONG_WORD = 45.0, 40  # mm, letters; a longer one (a web address) is broken inside

Texts = Sequence[str]  # the lines or paragraphs of a cell
Row = Sequence[Texts]


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted table: size of its letters, widths of its columns, heights of its rows."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def fit(rows: Sequence[Row], captions: Row, widths: Sequence[float], page: float) -> Fit:
    """Return how the rows stand best on pages of a height, starting from the columns' widths.

    Args:
        rows: the cells of each row, as many as there are columns; a row over all of them has one.
        captions: the cells of the header.
        widths: of the columns as they are; their sum stays.
        page: how much of a page is left for rows.
    """
    best = _fit(rows, captions, widths, SIZE_TABLE)
    if sum(best.heights) <= _LONG_TABLE * page:
        return best
    return _fit(rows, captions, widths, SIZE_LONG_TABLE)


def _fit(rows: Sequence[Row], captions: Row, widths: Sequence[float], size: float) -> Fit:
    full = [row for row in rows if len(row) == len(widths)]
    few = full[:: len(full) // _FEW + 1]
    least = [
        max(_least((caption, *(row[column] for row in few)), size), _NARROWEST * widths[column])
        for column, caption in enumerate(captions)
    ]
    sizes = [[(sum(map(len, cell)), len(cell)) for cell in row] for row in few]
    fitted = _Columns(sizes, least, widths, size).settled() if few else tuple(widths)
    return Fit(size, fitted, tuple(_height(row, fitted, size) for row in rows))


def _least(cells: Sequence[Texts], size: float) -> float:
    """The width of the longest word of a column, of those that are not broken."""
    words = {word for cell in cells for text in cell for word in text.split()}
    longest = sorted(words, key=lambda word: (len(word), word))[-6:]
    widths = (bold_width(word[:_LONG_WORD], size) for word in longest)
    return max((min(width, _WIDEST_WORD) for width in widths), default=0) + _CELL_MARGINS + 1


def _letters(width: float, size: float) -> float:
    """How many letters stand on a line of a column."""
    return max(1.0, (width - _CELL_MARGINS) / (_LETTER * size) - _RAGGED)


def _height(row: Row, widths: Sequence[float], size: float) -> float:
    one = len(row) == 1
    tallest = 1
    for cell, width in zip(row, (sum(widths),) if one else widths, strict=True):
        letters = _letters(width, size)
        tallest = max(tallest, sum(1 + int(max(0, len(text) - 1) / letters) for text in cell))
    return tallest * _LINE * size


class _Columns:
    """Widths that move, a few millimetres at a time, to where they save most height."""

    def __init__(
        self,
        rows: Sequence[Sequence[tuple[int, int]]],
        least: Sequence[float],
        widths: Sequence[float],
        size: float,
    ) -> None:
        self._columns = list(zip(*rows, strict=True))
        self._least, self._widths, self._size = least, list(widths), size
        self._known: dict[tuple[int, float], list[float]] = {}

    def settled(self) -> tuple[float, ...]:
        """Return the widths from which no step saves height, none below its least."""
        self._make_room()
        for step in _STEPS:
            for _ in range(_TRIES):
                if not self._moved(step):
                    break
        return tuple(self._widths)

    def _make_room(self) -> None:
        """Widen the columns whose words do not fit at the cost of those with most to spare."""
        widths, least = self._widths, self._least
        for number in range(len(widths)):
            while widths[number] < least[number]:
                spare = [width - needed for width, needed in zip(widths, least, strict=True)]
                giver = spare.index(max(spare))
                given = min(spare[giver], least[number] - widths[number])
                if given <= 0:
                    return
                widths[giver] -= given
                widths[number] += given

    def _lines(self, column: int, width: float) -> list[float]:
        """How many lines each row's cell has at a width, each text half a line more."""
        place = column, round(width, 2)
        if place not in self._known:
            share = 1 / _letters(width, self._size)
            self._known[place] = [
                max(1.5, count * share + 0.5 * texts) for count, texts in self._columns[column]
            ]
        return self._known[place]

    def _moved(self, step: float) -> bool:
        """Move a step from the column that misses it least to the one it serves most."""
        heights = [self._lines(number, width) for number, width in enumerate(self._widths)]
        rows = [sorted(row, reverse=True)[:2] for row in zip(*heights, strict=True)]
        columns = range(len(heights))
        gains = [self._gain(column, step, heights[column], rows) for column in columns]
        taker = gains.index(max(gains))
        losses = [self._loss(column, step, rows) for column in columns]
        losses[taker] = float("inf")
        giver = losses.index(min(losses))
        if gains[taker] <= losses[giver] + 0.01:
            return False
        self._widths[taker] += step
        self._widths[giver] -= step
        return True

    def _gain(
        self, column: int, step: float, now: Sequence[float], rows: Sequence[Sequence[float]]
    ) -> float:
        """How many lines the rows lose where the column, their tallest, is made wider."""
        wider = self._lines(column, self._widths[column] + step)
        return sum(
            top - max(second, lines)
            for (top, second), own, lines in zip(rows, now, wider, strict=True)
            if own == top
        )

    def _loss(self, column: int, step: float, rows: Sequence[Sequence[float]]) -> float:
        """How many lines the rows gain where the column is made narrower, if it may be."""
        width = self._widths[column] - step
        if width < self._least[column]:
            return float("inf")
        narrower = self._lines(column, width)
        return sum(
            lines - top for (top, _), lines in zip(rows, narrower, strict=True) if lines > top
        )
