"""Constants of the official form, each with its clause of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Lengths are millimetres, sizes are points. Where the decree leaves a range the constant lies
inside it. "Bảng V" is the table of components in part V of the appendix.
"""

import unicodedata
from types import MappingProxyType

FONT = "Times New Roman"  # I.2
LANGUAGE = "vi-VN"

PAGE_SHORT, PAGE_LONG = 210, 297  # I.1: A4 for every kind of document
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 20  # I.4
HEADER_DISTANCE = 10  # I.5: the page number stands in the top margin

# Bảng V, note 1: nation, motto and date move together, 12-13-13 or 13-14-14. The smaller set lets
# "UBND THÀNH PHỐ HẢI PHÒNG" stand on one line beside the nation.
SIZE_NATION = 12  # Bảng V.1: Quốc hiệu 12-13
SIZE_MOTTO = 13  # Bảng V.1: Tiêu ngữ 13-14
SIZE_AGENCY = 12  # Bảng V.2: 12-13
SIZE_NUMBER = 13  # Bảng V.3
SIZE_DATE = 13  # Bảng V.4: 13-14, italic
SIZE_TITLE = 14  # Bảng V.5a: 13-14
SIZE_BODY = 14  # Bảng V.6: 13-14
SIZE_SIGNATURE = 14  # Bảng V.7: 13-14
SIZE_RECIPIENTS_HEAD = 12  # Bảng V.9b: "Nơi nhận:" bold italic
SIZE_RECIPIENTS = 11  # Bảng V.9b: the list
SIZE_APPENDIX = 14  # Bảng V.14
SIZE_PAGE_NUMBER = 14  # I.5: 13-14
SIZE_TABLE = 11  # no rule; practice 11-13

FIRST_LINE = 10  # II.6.e: 1 cm or 1,27 cm
PARAGRAPH_GAP = 6  # II.6.e: at least 6 pt between paragraphs

HEAD_COLUMNS = (66, 94)  # agency and nation blocks of the heading, without cell margins
SIGNATURE_COLUMNS = (70, 90)  # Nơi nhận and signature blocks

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # II.1
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # II.1: hyphen with a blank on each side
RULE_SHARE = 0.42  # II.2, II.5: the rule is 1/3 to 1/2 of the text's length; II.1: motto in full
END_MARK = "./."  # the end mark of every model in Phụ lục III

# Advance widths of Times New Roman Bold in 1/2048 em; letters with marks are as wide as without.
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
_HORNED = MappingProxyType({"O": "Ơ", "o": "ơ", "U": "Ư", "u": "ư"})


def bold_width(text: str, size: float) -> float:
    """Return the width in mm of the text set in Times New Roman Bold of a size in points."""
    units = 0
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = _HORNED[parts[0]] if "\u031b" in parts else parts[0]
        units += _BOLD_WIDTHS.get(base, 1024)
    return units / 2048 * size * 25.4 / 72


def widest_line(text: str, size: float, room: float) -> float:
    """Return the width in mm of the longest line when bold text wraps in a room of so many mm."""
    widest, line = 0.0, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and bold_width(longer, size) > room:
            widest, line = max(widest, bold_width(line, size)), word
        else:
            line = longer
    return max(widest, bold_width(line, size))
