"""The words of the heading: nation, motto, number, date, title, Kính gửi."""

import re
from collections.abc import Iterator

from generator.core.official_format import MOTTO, NATION, bold_width
from generator.core.text import fold, statement_key
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.heading_parts import TITLES
from generator.stages.lint.limits import SMALL_TITLES
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, spelled

_DASHES = re.compile("[‐‑‒–—−]")
_NUMBER = re.compile(r"S[ốỐ]\s*(?P<colon>:?)(?P<number>[^/]*)/(?P<symbol>.*)", re.DOTALL)
_DATE = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*ngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)", re.DOTALL
)
_ZERO_MONTHS = (1, 2)


def heading_words(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong in the words of the heading block."""
    head = parts.heading
    yield from _nation(head.nation)
    yield from _motto(head.motto)
    if not head.agency:
        yield found("agency.missing", "Tên cơ quan", "không thấy tên cơ quan ban hành")
    yield from _number(parts)
    yield from _date(parts)
    yield from _title(parts)


def _nation(piece: Piece | None) -> Iterator[Finding]:
    if piece is None:
        yield found("nation.missing", "Quốc hiệu", "không thấy Quốc hiệu")
    elif statement_key(piece.text) != statement_key(NATION) or piece.text[-1:] in ".,;:":
        yield found("nation.text", "Quốc hiệu", f"“{piece.text}”", piece)
    elif (cell := piece.paragraph.cell) and cell.width and piece.words:
        size = max(run.look.size for run in piece.words)
        if size <= SMALL_TITLES[1] and bold_width(piece.text, size) > cell.width:
            yield found("nation.one_line", "Quốc hiệu", "bị tách thành hai dòng", piece)


def _motto(piece: Piece | None) -> Iterator[Finding]:
    if piece is None:
        yield found("motto.missing", "Tiêu ngữ", "không thấy Tiêu ngữ")
        return
    text = piece.text
    seen = f"“{text}”"
    if _DASHES.search(text):
        yield found("motto.dash", "Tiêu ngữ", "dấu gạch dài", piece)
    plain = _DASHES.sub("-", text)
    parted = [part.strip() for part in plain.split("-")]
    if parted != MOTTO.split(" - "):
        yield found("motto.text", "Tiêu ngữ", seen, piece)
    elif plain != MOTTO:
        yield found("motto.blanks", "Tiêu ngữ", seen, piece)


# ------------------------------------------------------------------ number and date


def _number(parts: Parts) -> Iterator[Finding]:
    piece, part = parts.heading.number, "Số, ký hiệu"
    match = _NUMBER.match(spelled(piece)) if piece else None
    if piece is None or match is None:
        yield found("number.missing", part, "không thấy dòng số, ký hiệu")
        return
    seen = f"“{piece.text}”"
    if not match["colon"]:
        yield found("number.colon", part, seen, piece)
    number, symbol = match["number"], match["symbol"].rstrip()
    if number.strip().isdecimal() and not _zero_as_due(number.strip(), below=10):
        yield found("number.zero", part, f"số {number.strip()}", piece)
    blank_before = bool(number.strip()) and number != number.rstrip()
    if blank_before or re.search(r"\s[-–—/]|[-–—/]\s", symbol) or symbol != symbol.lstrip():
        yield found("number.blanks", part, seen, piece)
    if _DASHES.search(symbol):
        yield found("number.dash", part, seen, piece)
    yield from _symbol(parts, piece, _DASHES.sub("-", symbol))


def _symbol(parts: Parts, piece: Piece, symbol: str) -> Iterator[Finding]:
    code, *agency = [part.strip() for part in symbol.split("-")]
    title = None if parts.heading.letter_subject else parts.heading.title
    if "".join(agency) != "".join(agency).upper():
        yield found("number.symbol", "Số, ký hiệu", f"“{piece.text}”", piece)
    wanted = next((c for c, name in TITLES.items() if title and fold(name) == title.key), None)
    if wanted and code != wanted:
        yield found("number.type", "Số, ký hiệu", f"“{code}”", piece)


def _zero_as_due(figures: str, *, below: int) -> bool:
    value = int(figures)
    return figures == (f"{value:02d}" if value < below else str(value))


def _date(parts: Parts) -> Iterator[Finding]:
    piece, part = parts.heading.date, "Địa danh, ngày tháng"
    if piece is None:
        yield found("date.missing", part, "không thấy dòng địa danh, ngày tháng")
        return
    match = _DATE.fullmatch(piece.text)
    seen = f"“{piece.text}”"
    if match is None:
        yield found("date.words", part, seen, piece)
        return
    if not match["comma"]:
        yield found("date.comma", part, seen, piece)
    day, month = match["day"].strip(), match["month"].strip()
    if day.isdecimal() and not _zero_as_due(day, below=10):
        yield found("date.day_zero", part, f"ngày {day}", piece)
    if month.isdecimal():
        due = f"{int(month):02d}" if int(month) in _ZERO_MONTHS else str(int(month))
        if month != due:
            yield found("date.month_zero", part, f"tháng {month}", piece)
    yield from _same_line(parts.heading.number, piece)


def _same_line(number: Piece | None, date: Piece) -> Iterator[Finding]:
    """In one table of one row per line, number and date stand in the same row."""
    one, other = (number.paragraph.cell if number else None), date.paragraph.cell
    if one and other and one.table == other.table and one.row != other.row:
        yield found("date.line", "Địa danh, ngày tháng", "khác hàng với số, ký hiệu", date)


# ------------------------------------------------------------------ title, Kính gửi


def _title(parts: Parts) -> Iterator[Finding]:
    head = parts.heading
    if head.title is None and head.letter_subject is None:
        yield found("title.missing", "Tên loại", "không thấy tên loại")
    elif head.title and head.letter_subject:
        yield found("title.letter", "Tên loại", f"“{head.title.text}”", head.title)
    elif head.title and not parts.subject:
        yield found("subject.missing", "Trích yếu", "không thấy trích yếu")


def addressees(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong with Kính gửi, and with Như trên that goes with it."""
    piece, named, part = parts.addressee, parts.addressees, "Kính gửi"
    listed = parts.closing.recipients
    as_above = bool(listed) and listed[0].key.startswith("nhu tren")
    if piece is None:
        if as_above:
            yield found("addressee.missing", part, "không thấy dòng “Kính gửi”")
        return
    if listed and not as_above:
        yield found("recipients.as_above", "Nơi nhận", f"“{listed[0].text}”", listed[0])
    if not re.match(r"\S+\s+\S+?\s?:", piece.text):
        yield found("addressee.colon", part, f"“{piece.text}”", piece)
    if len(named) < 2:
        last = (piece, *named)[-1]
        if last.text.endswith("."):
            yield found("addressee.stop", part, f"“{last.text}”", last)
        return
    for one in named:
        end = "." if one is named[-1] else ";"
        if not (one.text.startswith("-") and one.text.endswith(end)):
            yield found("addressee.list", part, f"“{one.text}”", one)
