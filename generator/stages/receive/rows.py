"""Which row of a received table answers which row of the form."""

from collections.abc import Mapping, Sequence

from generator.core.grid import Row, Table
from generator.core.text import fold, one_line, shorten
from generator.core.values import Cell, show_cell
from generator.core.wording import KEY, Field
from generator.stages.receive.reading import Reading


def match_rows(
    reading: Reading, table: Table, texts: Mapping[str, str], caption: str, asked: Sequence[str]
) -> dict[str, Row]:
    """Return the rows of the table by key; a row without a known key is known by its text."""
    by_text: dict[str, str] = {}
    for key, text in texts.items():
        by_text.setdefault(fold(text), key)
    found: dict[str, Row] = {}
    for row in table:
        key = one_line(row.text(KEY))
        words = fold(row.text(caption))
        if key not in texts:
            key = by_text.get(words, "")
        elif words in by_text and words != fold(texts[key]):
            number = row.text(Field.NUMBER) or key
            reading.report("row.key_differs", row.where(caption), number=number)
        elif words and not _same_words(words, fold(texts[key])):
            number = row.text(Field.NUMBER) or key
            text = shorten(one_line(texts[key]), 80)
            reading.report("row.text_differs", row.where(caption), number=number, text=text)
        if not key:
            _foreign_row(reading, row, caption, asked)
        elif key not in found or _answers_of(found[key], asked) == ():
            found[key] = row
        elif _answers_of(row, asked) not in ((), _answers_of(found[key], asked)):
            other = found[key].where(asked[0]).cell
            number = row.text(Field.NUMBER)
            reading.report("row.duplicate", row.where(asked[0]), number=number, other=other)
    return found


def _same_words(received: str, asked: str) -> bool:
    """Whether a row asks the same; one of the two may tell more behind it (Chỉ tiêu, Sản phẩm)."""
    return received.startswith(asked) or asked.startswith(received)


def _answers_of(row: Row, asked: Sequence[str]) -> tuple[tuple[str, Cell], ...]:
    cells = ((caption, row.cell(caption)) for caption in asked)
    return tuple((caption, cell) for caption, cell in cells if cell is not None)


def _foreign_row(reading: Reading, row: Row, caption: str, asked: Sequence[str]) -> None:
    if _answers_of(row, asked):
        seen = row.text(caption) or show_cell(_answers_of(row, asked)[0][1])
        reading.report("row.unknown", row.where(asked[0]), seen=shorten(one_line(seen), 80))
