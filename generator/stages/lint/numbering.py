"""Sections I., items 1., points a): their looks, and that their numbers go on without a gap."""

import re
from collections.abc import Iterator

from generator.stages.lint.findings import Finding, found
from generator.stages.lint.limits import LETTERS
from generator.stages.lint.looks import look_of
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, lettered, whole

_SECTION = re.compile(r"(?P<number>[IVXLC]+)\.\s*(?=\S)")
_ITEM = re.compile(r"(?P<number>\d{1,2})\.\s+(?=\S)")
_POINT = re.compile(r"(?P<letter>[a-zđ])\)\s*(?=\S)")
_CHAPTER = re.compile(r"(?P<word>PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(\w{1,7})")
_ARTICLE = re.compile(r"Điều \d+\.")
_LONGEST_TITLE = 200
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def is_section(piece: Piece) -> bool:
    """Whether a line is the heading of a section, with a Roman number."""
    return bool(_SECTION.match(piece.text)) and len(piece.text) <= _LONGEST_TITLE


def is_item_title(piece: Piece) -> bool:
    """Whether a line is an item with a title: 1. and words that do not end as a sentence."""
    text = piece.text
    return bool(_ITEM.match(text)) and len(text) <= _LONGEST_TITLE and text[-1] not in ".;:,/…"


def roman(number: str) -> int:
    """Return the value of a Roman number."""
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def numbering(parts: Parts) -> Iterator[Finding]:
    """Yield headings that look wrong and numbers that do not go on."""
    section = item = 0
    point = ""
    for paragraph in parts.body:
        piece = whole(paragraph)
        yield from _others(piece)
        if is_section(piece):
            found_, section = list(_section(piece, section)), _number(_SECTION, piece)
            yield from found_
            item, point = 0, ""
        elif _ITEM.match(piece.text):
            yield from _item(piece, item)
            item, point = _number(_ITEM, piece), ""
        elif match := _POINT.match(piece.text):
            yield from _point(piece, point)
            point = match["letter"]


def _number(pattern: re.Pattern[str], piece: Piece) -> int:
    match = pattern.match(piece.text)
    text = match["number"] if match else "0"
    return int(text) if text.isdecimal() else roman(text)


def _section(piece: Piece, before: int) -> Iterator[Finding]:
    yield from look_of("section", "Tiêu đề mục", piece)
    if _number(_SECTION, piece) not in (before + 1, 1 if not before else -1):
        seen = f"“{piece.text[:20]}” sau mục thứ {before}" if before else f"“{piece.text[:20]}”"
        yield found("section.number", "Tiêu đề mục", seen, piece)


def _item(piece: Piece, before: int) -> Iterator[Finding]:
    if is_item_title(piece):
        yield from look_of("item", "Tiêu đề khoản", piece)
    if _number(_ITEM, piece) not in (before + 1, 1):
        seen = f"“{piece.text[:20]}” sau khoản {before}" if before else f"“{piece.text[:20]}”"
        yield found("item.number", "Khoản", seen, piece)


def _point(piece: Piece, before: str) -> Iterator[Finding]:
    yield from look_of("point", "Điểm", piece)
    match = _POINT.match(piece.text)
    letter = match["letter"] if match else ""
    wanted = _after(before)
    if letter not in (wanted, "a"):
        yield found("point.letter", "Điểm", f"“{letter})” ở chỗ của “{wanted})”", piece)


def _after(letter: str) -> str:
    at = LETTERS.find(letter) + 1 if letter else 0
    return LETTERS[at : at + 1]


def _others(piece: Piece) -> Iterator[Finding]:
    chapter = _CHAPTER.fullmatch(piece.text)
    if chapter:
        arabic = chapter["word"].casefold().endswith("mục")
        if chapter[2].isdecimal() is not arabic:
            yield found("chapter.number", "Tiêu đề", f"“{piece.text}”", piece)
    article = _ARTICLE.match(piece.text)
    if article and not _starts_bold(piece):
        yield found("article.bold", "Tiêu đề điều", "không in đậm", piece)


def _starts_bold(piece: Piece) -> bool:
    first = next((run for run in piece.runs if lettered(run.text)), None)
    return first is not None and first.look.bold
