"""Reading one received file: opened, taken apart where it is a mail or an archive, judged."""

import datetime as dt
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.address import Where
from generator.core.model import Answer, Arrival, Form, Submission
from generator.core.problems import Problem, problem
from generator.core.submission_text import body_text, head_text
from generator.core.text import one_line, shorten
from generator.edges.boxes import Item, open_box
from generator.edges.files import READ_AT_MOST, FoundFile, sha256
from generator.edges.parse_cache import Entry, packed
from generator.edges.register import Receipt
from generator.edges.workbook_read import read_workbook
from generator.intake.receipts import first_receipt
from generator.stages.receive import quarantined, read_submission

_PASSING = frozenset({"file.no_access", "file.bug"})  # may not be so the next time


@dataclass(frozen=True, slots=True)
class Rules:
    """All that reading depends on besides the bytes.

    Attributes:
        forms: the forms issued for the period, by agency code.
        before: the accepted answers of the period before, by agency code.
        receipts: when files came that are known already, by hash.
        issued: the day of the plan.
        today: the day no file came after.
    """

    forms: Mapping[str, Form]
    before: Mapping[str, tuple[Answer, ...]]
    receipts: Mapping[str, Receipt]
    issued: dt.date | None
    today: dt.date


def read_file(file: FoundFile, rules: Rules) -> Entry:
    """Return what a file came to; whatever happens is told of this file alone."""
    try:
        data = b"" if file.fault else file.read()
        fault = file.fault
    except OSError as refused:
        data, fault = b"", refused.strerror or str(refused)
    if fault:
        return unread(file, rules, problem("file.no_access", Where(file.name), seen=fault))
    if len(data) < READ_AT_MOST:
        file = replace(file, sha256=sha256(data))
    try:
        submissions = tuple(_submissions(file, data, rules))
    except Exception as bug:
        return unread(file, rules, _bug(file.name, bug))
    return _entry(file, submissions)


def unread(file: FoundFile, rules: Rules, fault: Problem) -> Entry:
    """Return the entry of a file that nothing could be taken from."""
    arrival = _arrival(file, Item(file.name, b""), rules)
    return replace(_entry(file, (quarantined(arrival, fault),)), lasting=False)


def _entry(file: FoundFile, submissions: tuple[Submission, ...]) -> Entry:
    return Entry(
        file.name,
        file.sha256,
        tuple(map(head_text, submissions)),
        tuple(packed(body_text(submission)) for submission in submissions),
        lasting=not any(p.code in _PASSING for s in submissions for p in s.problems),
    )


def _submissions(file: FoundFile, data: bytes, rules: Rules) -> Iterator[Submission]:
    for item in open_box(file.name, data):
        arrival = _arrival(file, item, rules)
        try:
            yield _read(arrival, item, rules)
        except Exception as bug:
            yield quarantined(arrival, _bug(item.name, bug))


def _read(arrival: Arrival, item: Item, rules: Rules) -> Submission:
    if item.fault:
        return quarantined(arrival, item.fault)
    book = read_workbook(item.name, item.data)
    if isinstance(book, Problem):
        return quarantined(arrival, book)
    arrival = replace(arrival, modified=book.modified)
    return read_submission(arrival, book, rules.forms, rules.before)


def _arrival(file: FoundFile, item: Item, rules: Rules) -> Arrival:
    digest = _digest(file, item)
    came = rules.receipts.get(digest) or first_receipt(
        file.saved_at, item.sent_at, rules.issued, rules.today
    )
    return Arrival(
        item.name,
        digest,
        came.received_at,
        came.saved_at,
        sender=item.sender,
        sent_at=item.sent_at,
    )


def _digest(file: FoundFile, item: Item) -> str:
    """The hash of the bytes; of what could not be taken out, of its box and name."""
    if item.name == file.name:
        return file.sha256
    return sha256(f"{file.sha256}|{item.name}".encode() if item.fault else item.data)


def _bug(name: str, fault: Exception) -> Problem:
    """What went wrong inside the program, and where."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    said = shorten(one_line(str(fault)), 200)
    seen = f"{type(fault).__name__}: {said} ({Path(last.filename).name}:{last.lineno})"
    return problem("file.bug", Where(name), seen=seen)
