"""Constants of the official form, each with its clause of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Lengths are millimetres, sizes are points. Where the decree leaves a range the constant lies
inside it. "Bảng V" is the table of components in part V of the appendix.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

FONT = "Times New Roman"  # I.4
LANGUAGE = "vi-VN"

PAGE_SHORT, PAGE_LONG = 210, 297  # I.1: A4 for every kind of document
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 20  # I.3
HEADER_DISTANCE = 10  # I.7: the page number stands in the top margin


@dataclass(frozen=True, slots=True)
class SizeSet:
    """The sizes of the heading that move together (Bảng V, note 1)."""

    nation: int  # Bảng V.1: Quốc hiệu 12-13
    motto: int  # Bảng V.1: Tiêu ngữ 13-14
    agency: int  # Bảng V.2: 12-13
    date: int  # Bảng V.4: 13-14, italic


SMALL_SET, LARGE_SET = SizeSet(12, 13, 12, 13), SizeSet(13, 14, 13, 14)
SIZE_NATION, SIZE_MOTTO = SMALL_SET.nation, SMALL_SET.motto
SIZE_AGENCY, SIZE_DATE = SMALL_SET.agency, SMALL_SET.date
SIZE_NUMBER = 13  # Bảng V.3
SIZE_LETTER_SUBJECT = 12  # Bảng V.5b: "V/v …" 12-13
SIZE_TITLE = 14  # Bảng V.5a: 13-14
SIZE_BODY = 14  # Bảng V.6: 13-14
SIZE_SIGNATURE = 14  # Bảng V.7: 13-14
SIZE_RECIPIENTS_HEAD = 12  # Bảng V.9b: "Nơi nhận:" bold italic
SIZE_RECIPIENTS = 11  # Bảng V.9b: the list
SIZE_APPENDIX = 14  # Bảng V.14
SIZE_PAGE_NUMBER = 14  # I.7: 13-14
SIZE_TABLE = 11  # no rule; practice 11-13

FIRST_LINE = 10  # II.6.e: 1 cm or 1,27 cm
PARAGRAPH_GAP = 6  # II.6.e: at least 6 pt between paragraphs

# Agency and nation blocks of the heading; as in Mẫu 1.4 a little wider than the text (there 12.5).
HEAD_COLUMNS = (65, 96.5)
HEAD_GAP = 2  # between them; part of the first
SIGNATURE_COLUMNS = (70, 90)  # Nơi nhận and signature blocks
ADDRESSEES = 45  # Mẫu 1.5: where the dashes of several addressees stand, below the colon
URGENCY_SIZES = MappingProxyType(  # II.8.b: mm across, mm high
    {"HỎA TỐC": (30, 8), "THƯỢNG KHẨN": (40, 8), "KHẨN": (20, 8)}
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # II.1
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # II.1: hyphen with a blank on each side
RULE_SHARE = 0.42  # II.2, II.5: the rule is 1/3 to 1/2 of the text's length; II.1: motto in full
END_MARK = "./."  # the end mark of every model in Phụ lục III

# Advance widths of Times New Roman in 1/2048 em; letters with marks are as wide as without.
_BOLD_WIDTHS = MappingProxyType(
    {
        letter: width
        for width, letters in (
            (512, " ,."),
            (569, "'/\\il"),
            (682, "!()-:;[]`fjt"),
            (797, "Is"),
            (909, "cerz"),
            (1024, "#$*0123456789?J_agovxy–“”"),
            (1134, "ơ"),
            (1139, "Sbdhknpquđ"),
            (1167, "+<=>"),
            (1229, "ư"),
            (1251, "FP"),
            (1366, "BELTZ"),
            (1479, "ACDNRUVXYwĐ"),
            (1593, "GHKOQƠ"),
            (1630, "Ư"),
            (1706, "&m"),
            (1933, "M"),
            (2048, "%W…"),
        )
        for letter in letters
    }
)
_PLAIN_WIDTHS = MappingProxyType(
    {
        letter: width
        for width, letters in (
            (369, "'"),
            (512, " ,."),
            (569, "/:;\\ijlt"),
            (682, "!()-I[]`fr"),
            (797, "Js"),
            (909, "?acez“”"),
            (1024, "#$*0123456789_bdghknopquvxy–đ"),
            (1083, "ơ"),
            (1110, "ư"),
            (1139, "FPS"),
            (1155, "+<=>"),
            (1251, "ELTZ"),
            (1366, "BCR"),
            (1479, "ADGHKNOQUVXYwĐƠ"),
            (1589, "Ư"),
            (1593, "&m"),
            (1706, "%"),
            (1821, "M"),
            (1933, "W"),
            (2048, "…"),
        )
        for letter in letters
    }
)
_HORNED = MappingProxyType({"O": "Ơ", "o": "ơ", "U": "Ư", "u": "ư"})
Width = Callable[[str, float], float]


def bold_width(text: str, size: float) -> float:
    """Return the width in mm of the text set in Times New Roman Bold of a size in points."""
    return _width(text, size, _BOLD_WIDTHS)


def plain_width(text: str, size: float) -> float:
    """Return the width in mm of the text set in Times New Roman of a size in points."""
    return _width(text, size, _PLAIN_WIDTHS)


def _width(text: str, size: float, widths: MappingProxyType[str, int]) -> float:
    units = 0
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = _HORNED[parts[0]] if "\u031b" in parts else parts[0]
        units += widths.get(base, 1024)
    return units / 2048 * size * 25.4 / 72


def widest_line(text: str, size: float, room: float) -> float:
    """Return the width in mm of the longest line when bold text wraps in a room of so many mm."""
    return max(_lines(text, size, room, bold_width))


def size_set(superior: str, agency: str, day: str) -> SizeSet:
    """Return the larger sizes where the heading takes no more lines with them (Bảng V, note 1)."""

    def count(sizes: SizeSet) -> int:
        left, right = HEAD_COLUMNS
        room = left - HEAD_GAP
        names = (
            *_lines(superior, sizes.agency, room),
            *_lines(agency, sizes.agency, room, bold_width),
        )
        return len((*names, *_lines(day, sizes.date, right)))

    return LARGE_SET if count(LARGE_SET) == count(SMALL_SET) else SMALL_SET


def _lines(text: str, size: float, room: float, width: Width = plain_width) -> Iterator[float]:
    """Yield the widths of the lines of wrapped text; an empty text is one line."""
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}".strip()
            if line and width(longer, size) > room:
                yield width(line, size)
                line = word
            else:
                line = longer
        yield width(line, size)
