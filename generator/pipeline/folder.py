"""The files of a period: found, read where they are new, settled among each other."""

import datetime as dt
import errno
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from generator.core.model import (
    Answer,
    Arrival,
    Form,
    PeriodDates,
    Plan,
    Received,
    Submission,
    Verdict,
)
from generator.core.submission_text import read_head, with_body
from generator.edges.files import FoundFile, find_files
from generator.edges.parse_cache import Entry, ParseCache, unpacked
from generator.edges.program import program_digest
from generator.edges.register import Receipt, Register
from generator.intake import Rules, earlier_sent, first_receipt, read_file, read_many
from generator.pipeline.plans import Context
from generator.stages.issue import forms as make_forms
from generator.stages.receive import settle

AnswersBefore = Mapping[str, tuple[Answer, ...]]  # by agency code
ALL = frozenset(Verdict)


@dataclass(frozen=True, slots=True)
class Before:
    """What the answers of a period are held against: loaded only where something new is read.

    `digest` differs where the answers may.
    """

    digest: str
    load: Callable[[], AnswersBefore]


NOTHING = Before("", dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which period to read, held against what."""

    plan: Plan
    dates: PeriodDates
    before: Before = NOTHING

    @property
    def scope(self) -> str:
        """The name of the period in the cache."""
        held = "/so-ky-truoc" if self.before.digest else ""
        return f"{self.plan.id}/{self.dates.period.id}{held}"

    @property
    def context(self) -> str:
        """A digest of everything the reading depends on besides the bytes and the day they came."""
        dates = replace(self.dates, extensions=())  # they change no reading
        parts = (program_digest(), self.plan.edition, repr(dates), self.before.digest)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def read_period(
    context: Context,
    asked: Asked,
    on: dt.date | None = None,
    answers: Collection[Verdict] = ALL,
) -> Received:
    """Return every file of a period with its verdict; those of some verdicts with their answers.

    With `on`, only the files that had come by the end of that day.
    """
    folder = context.home.received(asked.plan.id, asked.dates.period.id)
    files = tuple(find_files(folder)) if folder.is_dir() else ()
    with ParseCache.open(context.home.parse_cache(), asked.scope, asked.context) as cache:
        reader = _Reader(context, asked, cache)
        found = reader.read_all(files)
        came = (came for heads in found for came in heads.submissions)
        received = settle(
            (s for s in came if on is None or s.arrival.received_at.date() <= on),
            reader.exclusions,
        )
        bodies = {_item(s): (h, n) for h in found for n, s in enumerate(h.submissions)}
        told = (
            reader.answered(s, *bodies[_item(s)]) if s.verdict in answers else s
            for s in received.submissions
        )
        return Received(tuple(told))


def _item(submission: Submission) -> tuple[str, str]:
    return _item_of(submission.arrival)


def _item_of(arrival: Arrival) -> tuple[str, str]:
    return arrival.file, arrival.sha256


@dataclass(frozen=True, slots=True)
class _Heads:
    """What one file came to, without answers; `sha256` of the bytes that were read."""

    file: FoundFile
    sha256: str
    submissions: tuple[Submission, ...]

    def when(self, receipts: Mapping[str, Receipt]) -> "_Heads":
        """The same with the times of coming."""
        told = tuple(_when(s, receipts) for s in self.submissions)
        return _Heads(self.file, self.sha256, told)

    def came_otherwise(self, receipts: Mapping[str, Receipt]) -> bool:
        """Whether any of it came on another day than it was read for."""
        return any(
            s.arrival.received_at.date() != receipts[s.arrival.sha256].received_at.date()
            for s in self.submissions
        )


class _Reader:
    """Reads the files of a period that are not kept from before."""

    def __init__(self, context: Context, asked: Asked, cache: ParseCache) -> None:
        self._context, self._plan, self._dates = context, asked.plan, asked.dates
        self._before = asked.before
        self._cache = cache
        with Register.open_to_read(context.home.register) as register:
            self._receipts = register.receipts(asked.plan.id, asked.dates.period.id)
            self._noted = register.noted_files(asked.plan.id, asked.dates.period.id)
            self.exclusions = register.exclusions(asked.plan.id, asked.dates.period.id)

    def read_all(self, files: Sequence[FoundFile]) -> Sequence[_Heads]:
        """Return what each file came to, in their order, as of the day it came."""
        found = self._kept(files)
        found |= self._read([file for file in files if file.name not in found], len(files))
        self._receipts = self._first_receipts(found.values())
        moved = [heads.file for heads in found.values() if heads.came_otherwise(self._receipts)]
        found |= self._read(moved, len(files))
        self._cache.forget_others({file.name for file in files})
        return [found[file.name].when(self._receipts) for file in files]

    def answered(self, submission: Submission, heads: _Heads, number: int) -> Submission:
        """Return a submission with its answers, read again where they are not kept.

        Raises:
            OSError: the file has changed since it was found.
        """
        if submission.verdict is Verdict.QUARANTINED:
            return submission
        if body := self._cache.body(heads.file.name, heads.sha256, number):
            with suppress(ValueError):
                return with_body(submission, unpacked(body))
        entry = read_file(heads.file, self._rules)
        if entry.sha256 != heads.sha256:
            raise OSError(errno.EBUSY, "tệp thay đổi trong lúc đọc", str(heads.file.path))
        return with_body(submission, unpacked(entry.bodies[number]))

    def _kept(self, files: Iterable[FoundFile]) -> dict[str, _Heads]:
        """What unchanged files came to before."""
        entries = self._cache.entries()
        found: dict[str, _Heads] = {}
        for file in files:
            entry = entries.get(file.name)
            if entry and entry.sha256 == file.sha256:
                with suppress(ValueError):
                    found[file.name] = _decoded(file, entry)
        return found

    def _read(self, files: Sequence[FoundFile], total: int) -> dict[str, _Heads]:
        """What files come to now, kept for the next time."""
        if not files:
            return {}
        by_name = {file.name: file for file in files}
        found: dict[str, _Heads] = {}
        entries = read_many(files, self._rules, self._context.executor)
        for number, entry in enumerate(entries, total - len(files) + 1):
            found[entry.name] = _decoded(by_name[entry.name], entry)
            if entry.lasting:
                self._cache.put(entry)
            self._context.progress(number, total)
        return found

    @property
    def _rules(self) -> Rules:
        receipts, today = self._receipts, self._context.today
        return Rules(self._forms, self._said, receipts, self._plan.date, today)

    @cached_property
    def _forms(self) -> Mapping[str, Form]:
        return {form.agency.code: form for form in make_forms(self._plan, self._dates)}

    @cached_property
    def _said(self) -> AnswersBefore:
        return self._before.load()

    def _first_receipts(self, found: Iterable[_Heads]) -> dict[str, Receipt]:
        """When all bytes came: as the register says, or earlier by what has been found since.

        Copies came when the first of them did, whichever was found first. A file that is noted
        may be saved anew by copying, so its clock does not count again.
        """
        receipts = dict(self._receipts)
        sent: defaultdict[str, set[dt.datetime]] = defaultdict(set)
        for heads in found:
            for arrival in (s.arrival for s in heads.submissions):
                if _item_of(arrival) not in self._noted:
                    came = self._first_receipt(heads.file, arrival)
                    other = receipts.get(arrival.sha256, came)
                    receipts[arrival.sha256] = min(other, came, key=lambda r: r.received_at)
                sent[arrival.sha256] |= {arrival.sent_at} if arrival.sent_at else set()
        issued = self._plan.date
        return {sha: earlier_sent(r, sent[sha], issued) for sha, r in receipts.items()}

    def _first_receipt(self, file: FoundFile, arrival: Arrival) -> Receipt:
        issued, today = self._plan.date, self._context.today
        return first_receipt(file.saved_at, arrival.sent_at, issued, today)


def _decoded(file: FoundFile, entry: Entry) -> _Heads:
    return _Heads(file, entry.sha256, tuple(map(read_head, entry.heads)))


def _when(submission: Submission, receipts: Mapping[str, Receipt]) -> Submission:
    old, came = submission.arrival, receipts[submission.arrival.sha256]
    if (old.received_at, old.saved_at) == (came.received_at, came.saved_at):
        return submission
    arrival = replace(old, received_at=came.received_at, saved_at=came.saved_at)
    return replace(submission, arrival=arrival)
