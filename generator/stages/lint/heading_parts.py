"""The heading block: agencies at the left, nation at the right, number, date, title."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.core.layout import LaidParagraph
from generator.core.official_format import MOTTO, NATION
from generator.core.text import fold
from generator.stages.lint.pieces import Piece, pieces

_LINES = 30  # lettered lines in which the heading is looked for
_LONGEST_DATE = 80
_NUMBER = re.compile(r"(?:Số|Sổ|SỐ)\b[^/]{0,30}/")
_DATE = re.compile(r"\bngay\b.{0,12}(?:\bthang\b.{0,12}\bnam\b|\d)")
_NATION, _MOTTO = fold(NATION), fold(MOTTO)
URGENCIES = ("hoa toc", "thuong khan", "khan")
_STAMPS = (*URGENCIES, "mat", "toi mat", "tuyet mat", "du thao")
_SUBJECT = ("v v ", "vv ")  # V/v: a công văn
_UNFINISHED = ("uy ban nhan dan", "hoi dong nhan dan")  # goes on in the next line
TITLES = {
    "BC": "báo cáo",
    "TTr": "tờ trình",
    "KH": "kế hoạch",
    "TB": "thông báo",
    "QĐ": "quyết định",
    "NQ": "nghị quyết",
    "CT": "chỉ thị",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "PA": "phương án",
    "ĐA": "đề án",
    "BB": "biên bản",
    "CĐ": "công điện",
    "TC": "thông cáo",
    "GM": "giấy mời",
    "PB": "phiếu báo",
    "PC": "phiếu chuyển",
}
_TITLE_KEYS = {fold(name) for name in TITLES.values()}


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of the heading block, empty where they are not there."""

    nation: Piece | None = None
    motto: Piece | None = None
    superior: tuple[Piece, ...] = ()
    agency: tuple[Piece, ...] = ()
    number: Piece | None = None
    date: Piece | None = None
    title: Piece | None = None
    letter_subject: Piece | None = None
    stamps: tuple[Piece, ...] = ()


def heading(paragraphs: Sequence[LaidParagraph]) -> Heading:
    """Return the heading of a document."""
    lines = tuple(_head_lines(paragraphs))
    nation = _first(lines, lambda piece: piece.key.startswith(_NATION[:24]))
    motto = _first(lines, lambda piece: piece.key.startswith(_MOTTO[:12]))
    number = _first(lines, lambda piece: bool(_NUMBER.match(piece.text)))
    date = _first(lines, _is_date)
    title = _first(lines, lambda piece: piece.key in _TITLE_KEYS)
    subject = _first(lines, lambda piece: piece.key.startswith(_SUBJECT))
    known = (nation, motto, number, date, title, subject)
    superior, agency = _agencies(lines, known)
    stamps = tuple(piece for piece in lines if piece.key in _STAMPS)
    return Heading(nation, motto, superior, agency, number, date, title, subject, stamps)


def _head_lines(paragraphs: Sequence[LaidParagraph]) -> Iterator[Piece]:
    """The lines above Kính gửi or the first sentence, and the title."""
    for piece in islice(pieces(paragraphs, tabs=True), _LINES):
        if piece.key.startswith("kinh gui"):
            return
        yield piece
        if piece.key in _TITLE_KEYS:
            return


def _first(lines: Sequence[Piece], fits: Callable[[Piece], bool]) -> Piece | None:
    return next(filter(fits, lines), None)


def _is_date(piece: Piece) -> bool:
    short = len(piece.text) <= _LONGEST_DATE and not piece.key.startswith(_SUBJECT)
    return short and bool(_DATE.search(piece.key))


def _agencies(
    lines: Sequence[Piece], known: Sequence[Piece | None]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The superior agency and the one that issues, at the left of the nation."""
    nation, motto, number, date, *_ = known
    right = nation or motto or date
    left: list[Piece] = []
    for piece in lines:
        if piece is number or (number is None and piece.paragraph.cell is None and left):
            break
        stamped = piece.key in _STAMPS
        if piece not in known and not stamped and _is_left_of(piece, right):
            left.append(piece)
    return _parted(left)


def _is_left_of(piece: Piece, right: Piece | None) -> bool:
    if right is None or right.paragraph.cell is None:
        return piece.column == 0 and piece.paragraph.cell is None
    cell, other = piece.paragraph.cell, right.paragraph.cell
    return cell is not None and cell.table == other.table and cell.column < other.column


def _parted(left: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part the lines where bold letters begin; else the first is the superior agency."""
    if len(left) < 2 or (left[0].key in _UNFINISHED and all(piece.bold for piece in left)):
        return (), tuple(left)
    bold = [piece.bold for piece in left]
    if all(bold):
        at = 1
    elif any(bold) and not bold[0]:
        at = bold.index(True)
    else:
        at = len(left) - 1
    return tuple(left[:at]), tuple(left[at:])
