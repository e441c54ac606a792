"""Word masters for the tests: the stock one edited the way officers edit, and small ones."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document

from generator.core.problems import Problem
from generator.core.tags import Report
from generator.edges.master_read import read_master
from generator.stages.master_check import check_master

STOCK = (Path(__file__).parents[1] / "generator" / "masters" / "bao-cao.docx").read_bytes()


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def small(*texts: str) -> bytes:
    """A master of a few paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def edited(change: Callable[[Document], object], data: bytes = STOCK) -> bytes:
    """A master after a change made in Word."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    return saved(document)


def paragraph(document: Document, text: str):
    """The first paragraph that holds a text, in tables too."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    places = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return next(p for p in places if text in p.text)


def retag(old: str, new: str) -> bytes:
    """The stock master with other words in the first paragraph that holds some."""

    def change(document: Document) -> None:
        found = paragraph(document, old)
        found.text = found.text.replace(old, new, 1)

    return edited(change)


def found_in(data: bytes) -> tuple[Problem, ...]:
    """What the checker says about a master's tags."""
    read = read_master("bao-cao.docx", data)
    return (read,) if isinstance(read, Problem) else check_master(read, Report)


def codes(data: bytes) -> list[str]:
    """The codes of what the checker says; that small masters lack something is left out."""
    return [p.code for p in found_in(data) if p.code != "master.unused"]
