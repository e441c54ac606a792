"""Which row of a received table answers which row of the form.

The hidden key and the printed words must not contradict each other: where they do, the row is
taken by its words when everything printed beside them agrees, and else not at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.core.grid import Row, Table
from generator.core.measures import base_key
from generator.core.problems import Problem, problem
from generator.core.text import fold, one_line, shorten
from generator.core.values import Cell, show_cell
from generator.core.wording import ASKED_PRODUCT, ASKED_QUANTITY, KEY, Field

_BESIDE = tuple(fold(words) for words in (ASKED_QUANTITY, ASKED_PRODUCT))
_LEAST_WORDS = 15  # letters of a beginning that tells one row from the others


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of the form: its key, the words printed in it (the telling ones first), its answers."""

    key: str
    cells: Mapping[str, str]
    asked: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words that tell the row from others, folded."""
        return fold(next(iter(self.cells.values())))


@dataclass(slots=True)
class Matching:
    """The rows found by key, what was wrong with others, and rows that are none of the form.

    `disputed` rows stand in the file but say two things; `by_words` have lost their keys.
    """

    found: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    foreign: list[Row] = field(default_factory=list)
    disputed: set[str] = field(default_factory=set)
    by_words: list[Row] = field(default_factory=list)


class Matcher:
    """Matches the rows of a table with those of a form, which has at least one."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        self._printed = {row.key: row for row in printed}
        self._telling = next(iter(printed[0].cells))
        self._by_words: dict[str, list[str]] = {}
        for row in printed:
            self._by_words.setdefault(row.words, []).append(row.key)

    def match(self, table: Table) -> Matching:
        """Return which rows of a table are which of the form."""
        matching = Matching()
        last = ""
        for row in table:
            key = one_line(row.text(KEY))
            if key in self._printed:
                key = self._checked(matching, row, key)
            else:
                key = self._by_text(row, last, matching.found)
                if key:
                    matching.by_words.append(row)
                else:
                    matching.foreign.append(row)
            if key:
                self._keep(matching, row, key)
                last = key
        return matching

    def _checked(self, matching: Matching, row: Row, key: str) -> str:
        """The key a keyed row is taken by: its own, that of its words, or none."""
        words = fold(row.text(self._telling))
        own = self._printed[key]
        if not words or _same_words(words, own.words):
            self._added(matching, row, words[len(own.words) :])
            return key
        number = row.text(Field.NUMBER) or key
        where = row.where(self._telling)
        if others := self._said_by(words):
            other = next((o for o in others if self._printed_as(row, o, not_as=key)), "")
            if other:
                seen = problem("row.by_words", where, number=number, key=other)
                matching.problems.append(seen)
                return other
            matching.disputed |= {key, *others}
            matching.problems.append(problem("row.key_differs", where, number=number, key=key))
            return ""
        text = shorten(one_line(own.cells[self._telling]), 80)
        shown = {"number": number, "text": text, "key": key}
        matching.problems.append(problem("row.text_differs", where, **shown))
        return key

    def _added(self, matching: Matching, row: Row, tail: str) -> None:
        """Name what was typed behind the words of a task; forms of before tell more there too."""
        if tail and self._telling == Field.TASK and not tail.strip().startswith(_BESIDE):
            seen = shorten(one_line(row.text(self._telling))[-200:], 200)
            matching.problems.append(problem("cell.outside", row.where(self._telling), seen=seen))

    def _said_by(self, words: str) -> list[str]:
        """The keys of the rows with these words; one of the two may tell more behind them."""
        return self._by_words.get(words) or [
            key
            for known, keys in self._by_words.items()
            for key in keys
            if min(len(words), len(known)) >= _LEAST_WORDS and _same_words(words, known)
        ]

    def _printed_as(self, row: Row, key: str, *, not_as: str) -> bool:
        """Whether what else is printed in a row speaks for one key and nothing for the other."""
        ours, theirs = self._printed[key].cells, self._printed[not_as].cells
        beside = [caption for caption in ours if caption != self._telling]
        telling = [c for c in beside if fold(ours[c]) != fold(theirs.get(c, ""))]
        return bool(telling) and all(fold(row.text(c)) == fold(ours[c]) for c in telling)

    def _by_text(self, row: Row, last: str, found: Mapping[str, Row]) -> str:
        """The key of a row by its words alone; of twins the next of the task before it."""
        words = fold(row.text(self._telling))
        if not words:
            return ""
        keys = self._said_by(words)
        if len(keys) > 1:
            keys = [key for key in keys if self._all_printed(row, key)] or keys
        if len(keys) > 1:
            keys = [key for key in keys if base_key(key) == base_key(last) and key not in found]
        return keys[0] if len(keys) == 1 else ""

    def _all_printed(self, row: Row, key: str) -> bool:
        cells = self._printed[key].cells.items()
        return all(fold(row.text(caption)) == fold(text) for caption, text in cells)

    def _keep(self, matching: Matching, row: Row, key: str) -> None:
        """Keep a row; of two rows of one key the answered one, and both answers are a problem."""
        kept = matching.found.get(key)
        if kept is None:
            matching.found[key] = row
            return
        there = self._answers(key, kept)
        if not there:
            matching.found[key] = row
        elif self._answers(key, row) not in ((), there):
            first = self._printed[key].asked[0]
            shown = {"number": row.text(Field.NUMBER) or key, "key": key}
            other = kept.where(first).cell
            found = problem("row.duplicate", row.where(first), other=other, **shown)
            matching.problems.append(found)

    def differing(self, counted: Mapping[str, Row], copy: Table) -> dict[str, Row]:
        """Return the rows of a copied sheet that answer otherwise than the sheet that counts."""
        return {
            key: row
            for key, row in self.match(copy).found.items()
            if (there := self._answers(key, row))
            and (key not in counted or there != self._answers(key, counted[key]))
        }

    def _answers(self, key: str, row: Row) -> tuple[tuple[str, Cell], ...]:
        return answers_in(row, self._printed[key].asked)


def _same_words(received: str, asked: str) -> bool:
    """Whether a row asks the same; one of the two may tell more behind it (Chỉ tiêu, Sản phẩm)."""
    return received.startswith(asked) or asked.startswith(received)


def answers_in(row: Row, asked: Sequence[str]) -> tuple[tuple[str, Cell], ...]:
    """Return what stands in the answer cells of a row, with the captions."""
    cells = ((caption, row.cell(caption)) for caption in asked)
    return tuple((caption, cell) for caption, cell in cells if cell is not None)


def seen_in(row: Row, telling: str, asked: Sequence[str]) -> str:
    """Return what a row that is none of the form says, for a message."""
    held = answers_in(row, asked) or answers_in(row, tuple(row.columns))
    words = row.text(telling)
    said = " | ".join(show_cell(cell) for _, cell in held)
    return shorten(one_line(f"{words}: {said}" if words else said), 120)
