"""The register as sheets: the files, their history, and the rules that are broken most."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.core.ledger import Entry, rules
from generator.core.model import Extension
from generator.core.outcome_words import SEVERITY_WORDS, verdict_words
from generator.core.problems import Problem, Severity
from generator.core.sheets import Column, Content, Kind, TableSheet

_FILES = (
    Column("Kỳ", 9),
    Column("Tệp", 42),
    Column("Cơ quan", 11),
    Column("Người gửi", 26),
    Column("Gửi lúc", 16, Kind.TIME),
    Column("Nhận lúc", 16, Kind.TIME),
    Column("Kết luận", 22),
    Column("Lỗi", 7, Kind.NUMBER),
    Column("Cảnh báo", 9, Kind.NUMBER),
    Column("Chỉnh lại", 9, Kind.NUMBER),
    Column("Loại ra vì", 30),
)
_HISTORY = (
    Column("Kỳ", 9),
    Column("Tệp", 42),
    Column("Ngày", 12, Kind.DATE),
    Column("Cơ quan", 11),
    Column("Việc", 24),
    Column("Chi tiết", 70),
)
_EXTENSIONS = (
    Column("Kỳ", 9),
    Column("Cơ quan", 11),
    Column("Gia hạn đến", 12, Kind.DATE),
    Column("Ngày ghi", 12, Kind.DATE),
    Column("Lý do", 70),
)
_RULES = (
    Column("Mã", 22),
    Column("Mức", 11),
    Column("Vấn đề (ví dụ)", 60),
    Column("Số lần", 9, Kind.NUMBER),
    Column("Số cơ quan", 11, Kind.NUMBER),
    Column("Số tệp", 9, Kind.NUMBER),
)


def sheets(
    entries: Sequence[Entry], extensions: Sequence[tuple[str, Extension]]
) -> tuple[TableSheet, ...]:
    """Return the sheets of the exported register; extensions come with their period."""
    granted = tuple((p, e.agency, e.until, e.granted_on, e.why) for p, e in extensions)
    return (
        TableSheet("Tệp đã nhận", "Các tệp đã nhận", _FILES, tuple(map(_file, entries))),
        TableSheet("Lịch sử", "Mọi kết luận, theo thời gian", _HISTORY, tuple(_history(entries))),
        TableSheet("Gia hạn", "Gia hạn đã ghi, theo thời gian", _EXTENSIONS, granted),
        TableSheet("Quy tắc hay vướng", "Vấn đề đã gặp", _RULES, tuple(_rules(entries))),
    )


def _file(entry: Entry) -> tuple[Content, ...]:
    last = entry.last
    return (
        *(entry.period, entry.file, last.agency, entry.sender, entry.sent_at, entry.received_at),
        verdict_words(last.verdict, excluded=bool(entry.excluded)),
        *(last.count(Severity.ERROR), last.count(Severity.WARNING), len(last.repairs)),
        entry.excluded,
    )


def _history(entries: Sequence[Entry]) -> Iterator[tuple[Content, ...]]:
    for entry in entries:
        for made in entry.decisions:
            told = "\n".join(map(_told, made.problems))
            words = verdict_words(made.verdict)
            yield entry.period, entry.file, made.decided_on, made.agency, words, told
        for ruling in entry.rulings:
            act = "Loại ra" if ruling.excluded else "Tính lại"
            agency = entry.last.agency
            yield entry.period, entry.file, ruling.decided_on, agency, act, ruling.why


def _told(found: Problem) -> str:
    place = str(replace(found.where, file=""))
    return f"{place}: {found.message}" if place else found.message


def _rules(entries: Sequence[Entry]) -> Iterator[tuple[Content, ...]]:
    for rule in rules(entries):
        shown = (SEVERITY_WORDS[rule.example.severity], rule.example.message)
        yield rule.code, *shown, rule.times, rule.agencies, rule.files
