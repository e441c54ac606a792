"""What a plan is called, who issued it, when, and who consolidates, from its text."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.core.documents import Paragraph, TextDocument, TextTable
from generator.core.text import fold, one_line
from generator.stages.plan_import.name_words import same_tones

_NUMBER = re.compile(
    r"Số\s*:?\s*(\d+\s*/\s*KH\s*-\s*[\wĐ]+)|Kế hoạch số\s*(\d+\s*/\s*KH\s*-\s*\w+)"
)
_LONG_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)", re.IGNORECASE)
_SHORT_DATE = re.compile(r"ngày\s+(\d{1,2})/(\d{1,2})/(20\d\d)")
_ATTACHED = re.compile(r"kèm\s+theo\s+Kế hoạch", re.IGNORECASE)
_YEARS = re.compile(r"(?:năm|giai đoạn|đến)\s+(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)
_ANY_YEARS = re.compile(r"(?<![\d/])(20\d\d)(?!\d)")
_BODY = re.compile(
    r"(?:I|1)\.|(?:Căn cứ|Thực hiện|Triển khai|Để|Theo|Nhằm|Ngày|Trên cơ sở|Năm|Ủy ban|UBND)\b"
)
_LONGEST_TITLE = 400
_OFFICE = re.compile(
    r"(?:gửi(?:\s+về)?|về)\s+((?:Sở|Ban|Văn phòng|Thanh tra|Cục|Chi cục)\s[^;.:()]{2,80}?)"
    r"\s*(?:,|để|\(|tổng hợp)[^.;]{0,40}?tổng hợp|"
    r"(?:gửi(?:\s+về)?|về)\s+((?:Sở|Ban|Văn phòng)\s[^;.:,()]{2,60}?)\s+(?:để\s+)?tổng hợp"
)


@dataclass(frozen=True, slots=True)
class General:
    """General items of a plan; empty where the text does not say."""

    title: str
    number: str
    date: dt.date | None
    province: str
    years: tuple[int, int] | None
    office: str


def read_general(document: TextDocument, province: str, limits: Iterable[str]) -> General:
    """Return what the text says of the plan as a whole; `limits` are its tasks' time limits."""
    texts = tuple(_texts(document))
    title = _title(document)
    date = _date(texts)
    return General(
        title=title,
        number=_number(texts),
        date=date,
        province=province,
        years=_years(title, date, limits),
        office=_office(texts),
    )


def province_of(document: TextDocument, provinces: Sequence[str]) -> str:
    """Return the province the heading, the title or else most of the text names, or ""."""
    texts = [same_tones(text.lower()) for text in _texts(document)]
    for part in ([one_line(" ".join(texts[:12]))], texts):
        counted: Counter[str] = Counter()
        for province in provinces:
            name = same_tones(province.lower())
            counted[province] = sum(text.count(name) for text in part)
        if counted and (best := counted.most_common(1)[0])[1]:
            return best[0]
    return ""


def _texts(document: TextDocument) -> Iterator[str]:
    """Yield the text in reading order; of long tables only the first rows, a heading's."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, TextTable) and len(block.rows) <= 4:
            yield from (cell.text for row in block.rows for cell in row)


def _title(document: TextDocument) -> str:
    """What stands under KẾ HOẠCH, over as many lines as it takes."""
    paragraphs = [b for b in document.blocks if isinstance(b, Paragraph) and b.text]
    for number, paragraph in enumerate(paragraphs):
        first, _, rest = paragraph.text.partition("\n")
        if fold(first) == "ke hoach":
            return one_line(" ".join((rest, *_title_lines(paragraphs[number + 1 :], rest))))
    return ""


def _title_lines(paragraphs: Sequence[Paragraph], begun: str) -> Iterator[str]:
    length = len(begun)
    bold = bool(paragraphs) and paragraphs[0].bold and not begun
    for number, paragraph in enumerate(paragraphs[:5]):
        more = bool(begun) or number > 0
        ended = paragraph.text.endswith((".", ":", ";")) or length > _LONGEST_TITLE
        if more and (bold != paragraph.bold or ended or _BODY.match(paragraph.text)):
            return
        if more and not bold:
            return
        yield paragraph.text
        length += len(paragraph.text)


def _number(texts: Sequence[str]) -> str:
    for text in texts:
        if found := _NUMBER.search(text):
            return re.sub(r"\s+", "", found[1] or found[2])
    return ""


def _date(texts: Sequence[str]) -> dt.date | None:
    """The day in the heading, else the day named where the appendix is attached to the plan."""
    heading = [text for text in texts[:12] if len(text) < 120]
    attached = [text for text in texts if _ATTACHED.search(text) and len(text) < 400]
    for text in (*heading, *attached):
        found = _LONG_DATE.search(text) or (_SHORT_DATE.search(text) if text in attached else None)
        if found:
            try:
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                continue
    return None


def _years(title: str, date: dt.date | None, limits: Iterable[str]) -> tuple[int, int] | None:
    """The years the title names, else those of the time limits, else the year of issue."""
    named = [int(year) for found in _YEARS.findall(title) for year in found if year]
    if named:
        return min(named), max(named)
    limited = [int(year) for limit in limits for year in _ANY_YEARS.findall(limit)]
    if date:
        limited.append(date.year)
    return (min(limited), max(limited)) if limited else None


def _office(texts: Sequence[str]) -> str:
    """The agency reports are sent to for consolidation, named most often."""
    found = (match[1] or match[2] for text in texts for match in _OFFICE.finditer(text))
    counted = Counter(one_line(name) for name in found)
    return counted.most_common(1)[0][0] if counted else ""
