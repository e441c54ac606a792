"""What a clerk may fix when a document is written: number, date, urgency, paper."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.core.text import fold


class Urgency(StrEnum):
    """The marks of urgency (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.8.b)."""

    FLASH = "HỎA TỐC"
    IMMEDIATE = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How the official form of a document is filled in.

    Without a number or a date their places are left to the clerk. `paper`: the reference line of
    an appendix is filled in; in an electronic document it stays open (Phụ lục I, III.1.c).
    """

    number: int | None = None
    date: dt.date | None = None
    urgency: Urgency | None = None
    paper: bool = False
    charts: bool = False


DRAFT = DocumentOptions()


def urgency_of(text: str) -> Urgency | None:
    """Return the mark of urgency a text names, however it is typed; None where it names none."""
    return next((mark for mark in Urgency if fold(mark) == fold(text)), None)
