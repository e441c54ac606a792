"""What a plan is called, who issued it, when, and who consolidates, from its text."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.core.documents import Paragraph, TextDocument, TextTable
from generator.core.text import fold, one_line
from generator.stages.plan_import.name_words import same_tones

_NUMBER = re.compile(r"Số\s*:?\s*(\d+\s*/\s*[A-ZĐ]+\s*-\s*[\wĐ]+)")
_NUMBER_NAMED = re.compile(r"Kế hoạch số\s*:?\s*(\d+\s*/\s*[A-ZĐ]+\s*-\s*\w+)")
_SHORT = 400
_LONG_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)", re.IGNORECASE)
_SHORT_DATE = re.compile(r"ngày\s+(\d{1,2})/(\d{1,2})/(20\d\d)")
_ATTACHED = re.compile(r"kèm\s+theo\s+Kế hoạch", re.IGNORECASE)
_YEARS = re.compile(r"(?:năm|giai đoạn|đến)\s+(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)
_ANY_YEARS = re.compile(r"(?<![\d/])(20\d\d)(?!\d)")
_BODY = re.compile(r"(?:I|1)\.|(?:Căn cứ|Để|Theo|Nhằm|Ngày|Trên cơ sở|Ủy ban|UBND)\b")
_KINDS = ("ke hoach", "ke hoach hanh dong", "chuong trinh", "chuong trinh hanh dong", "de an")
_NAMED_BEHIND = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN)\s+(\S.{10,})", re.DOTALL)
_TITLE_LINES = 6
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
    """What stands under KẾ HOẠCH, or behind it, over as many lines as it takes."""
    paragraphs = [b for b in document.blocks if isinstance(b, Paragraph) and b.text]
    for number, paragraph in enumerate(paragraphs):
        first, _, rest = paragraph.text.partition("\n")
        below = paragraphs[number + 1 :]
        if fold(first) in _KINDS:
            return one_line(rest or " ".join(_title_lines(below)))
        if found := _NAMED_BEHIND.match(paragraph.text):
            return one_line(found[1])
    return ""


def _title_lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the lines of a title: those set like its first, or going on with a small letter."""
    for paragraph in paragraphs[:_TITLE_LINES]:
        alike = replace(paragraph, text="") == replace(paragraphs[0], text="")
        marked = alike and (paragraph.bold or paragraph.centred)
        ended = paragraph.text.endswith((".", ":", ";")) or _BODY.match(paragraph.text)
        goes_on = (marked or paragraph.text[0].islower()) and not ended
        if paragraph is not paragraphs[0] and not goes_on:
            return
        yield paragraph.text


def _heading(texts: Sequence[str]) -> tuple[str, ...]:
    """The lines above KẾ HOẠCH, where a document has its own number and day."""
    lines = [line for text in texts for line in text.split("\n")]
    end = next((n for n, line in enumerate(lines) if fold(line) in _KINDS), 0)
    return tuple(lines[:end])


def _attached(texts: Sequence[str]) -> tuple[str, ...]:
    """The lines that say to which plan an appendix belongs."""
    return tuple(text for text in texts if _ATTACHED.search(text) and len(text) < _SHORT)


def _number(texts: Sequence[str]) -> str:
    found = [match for line in _heading(texts) if (match := _NUMBER.match(line.strip()))]
    found += [match for line in _attached(texts) if (match := _NUMBER_NAMED.search(line))]
    return re.sub(r"\s+", "", found[0][1]) if found else ""


def _date(texts: Sequence[str]) -> dt.date | None:
    """The day in the heading, else the day named where the appendix is attached to the plan."""
    found = [match for line in _heading(texts) if (match := _LONG_DATE.search(line))]
    for line in _attached(texts):
        found += [m for pattern in (_LONG_DATE, _SHORT_DATE) if (m := pattern.search(line))]
    for match in found:
        try:
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
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
