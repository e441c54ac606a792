"""A written document as paragraphs and tables, in the order they are read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; a line break inside it is a line end."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of a table: its paragraphs one a line, how many columns it spans.

    `continues` marks a cell merged into the one above it.
    """

    text: str
    span: int = 1
    continues: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table row by row; the spans of a row's cells count the columns of its grid."""

    rows: tuple[tuple[TextCell, ...], ...]


Block = Paragraph | TextTable


@dataclass(frozen=True, slots=True)
class TextDocument:
    """What a file holds, in reading order."""

    file: str
    blocks: tuple[Block, ...]
