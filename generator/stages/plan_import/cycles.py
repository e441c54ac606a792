"""When agencies report, from the sentences that speak of reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.core.text import one_line

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỵ0-9(-])|\n")
_PERIODS = (
    ("Q", r"hằng quý|hàng quý|mỗi quý|theo quý|báo cáo quý|định kỳ quý"),
    ("H", r"0?6 tháng|sáu tháng"),
    ("Y", r"hằng năm|hàng năm|mỗi năm|báo cáo năm|định kỳ năm|tổng kết năm|kết quả năm|cả năm"),
)
_PERIOD = re.compile("|".join(f"(?P<{slot}>{words})" for slot, words in _PERIODS), re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s*(?:(?:của\s+)?(?:các\s+)?tháng\s+"
    r"(?P<months>\d{1,2}(?:\s*(?:,|và|;)\s*(?:tháng\s+)?\d{1,2})*)|/(?P<month>\d{1,2})(?!\s*[/\d]))"
    r"(?!\s*(?:năm\s+20|/20))",
    re.IGNORECASE,
)
_LAST_OF_QUARTER = re.compile(
    r"ngày\s+(\d{1,2})\s*(?:của\s+)?tháng cuối\s*(?:của\s+)?(?:mỗi\s+)?quý"
)
_QUARTER = {3: "Q1", 6: "Q2", 9: "Q3", 12: "Q4"}


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """A line of the sheet Kỳ báo cáo: slot, due day and month, the sentence it comes from."""

    slot: str
    due: str
    wording: str
    upward: str = ""


def sentences(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the sentences and list entries of paragraphs."""
    for paragraph in paragraphs:
        yield from _SENTENCE.split(paragraph)


def read_cycles(paragraphs: Sequence[str]) -> tuple[CycleRecord, ...]:
    """Return the cycles the text names, the first wording of each, and reports on request."""
    found: dict[str, CycleRecord] = {}
    for sentence in sentences(paragraphs):
        if "báo cáo" in sentence.lower():
            for slot, day, month in _due_days(sentence):
                if 1 <= day <= 31 and 1 <= month <= 12:
                    wording = one_line(sentence).lstrip("-+• ")
                    found.setdefault(slot, CycleRecord(slot, f"{day}/{month}", wording))
    order = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "Y")
    return (*(found[slot] for slot in order if slot in found), CycleRecord("X", "", ""))


def _due_days(sentence: str) -> Iterator[tuple[str, int, int]]:
    """Yield slot, day and month for each due day; the period named last before it counts."""
    for last in _LAST_OF_QUARTER.finditer(sentence):
        yield from ((slot, int(last[1]), month) for month, slot in _QUARTER.items())
    for day in _DAY.finditer(sentence):
        period = _period(sentence, day.start(), day.end())
        for month in re.findall(r"\d{1,2}", day["months"] or day["month"]):
            slot = _slot(period, int(month))
            if slot:
                yield slot, int(day["day"]), int(month)


def _period(sentence: str, start: int, end: int) -> str:
    before = list(_PERIOD.finditer(sentence, 0, start))
    after = _PERIOD.search(sentence, end, min(len(sentence), end + 30))
    found = before[-1] if before else after
    return str(found.lastgroup) if found else ""


def _slot(period: str, month: int) -> str:
    match period:
        case "Q":
            return _QUARTER.get(month, "")
        case "H":
            return "H1" if month <= 7 else "H2"
        case "Y":
            return "Y"
        case _:
            return ""
