"""Whether the program read an altered form rightly, or said what it could not read.

Each answer of the unaltered form must come back the same (state and value; blanks inside a line
do not count), or something the program says must name the harm. What names it:

- any error of a file that is quarantined; an error on a file that goes back;
- an error or warning on the sheet, where nothing was taken from the sheet;
- an error or warning on a column (code column.*) that names the answer's caption;
- an error or warning on a row (code row.* or sheet.copied), by its cell or by number and words,
  whose key or printed words are those of the answer's row;
- an error or warning at the answer's own cell, or over a range that holds it;
- the lost words themselves, quoted in a problem or kept among the refused cells;
- for an answer the alteration itself changed, also a repair at its cell.

A wrong value, one taken although it is not what the form said, is excused by less: an error that
names it, or a warning at its very cell. A note never excuses it, nor does a repair, nor a warning
that a sheet, row or column was altered. An error elsewhere in the form is no excuse either: once
that is mended the wrong value would count. Content put where nothing is asked must be taken up
or named, by quoting it, at its place or column, or by an error on a sheet of which nothing was
taken.
"""

import hashlib
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.core.address import a1, column_letters
from generator.core.grid import Workbook
from generator.core.model import Arrival, Received, State, Submission, Verdict
from generator.core.problems import Problem, Severity
from generator.core.text import clean, fold, one_line
from generator.core.values import text_of
from generator.edges.boxes import Item, open_box
from generator.edges.workbook_read import read_workbook
from generator.intake import first_receipt
from generator.stages.receive import quarantined, read_submission, settle
from tests.vandal.cases import place_of, told
from tests.vandal.map import map_of
from tests.vandal.records import SHEET_OF, Altered, Case, Place, Sent, Told


class Outcome(StrEnum):
    """What became of a file, the worst of its answers."""

    EQUAL = "equal"
    NAMED = "named"
    LOST = "silently lost"
    WRONG = "silently wrong"
    CRASH = "crash"


_TAKEN = frozenset(State) - {State.NOT_REPORTED}
BAD = (Outcome.LOST, Outcome.WRONG, Outcome.CRASH)


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer that did not come back, or content that was passed over."""

    outcome: Outcome
    place: Place
    expected: object
    found: object
    harmed: bool

    def __str__(self) -> str:
        sheet, key, caption = self.place
        shown = f"{self.expected!s:.60} -> {self.found!s:.60}"
        return f"{self.outcome}: {sheet}/{key}/{caption}: {shown}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """All findings of one altered form; `verdicts` are what became of its files."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def bad(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.outcome in BAD)

    @property
    def given_up(self) -> bool:
        """Whether answers that could have been read were only named."""
        return any(f.outcome is Outcome.NAMED and not f.harmed for f in self.findings)


# ------------------------------------------------------------------ reading as the program does


def read_one(case: Case) -> Submission:
    """The submission of the unaltered form."""
    (found,) = read_files(case, (Sent("a.xlsx", case.data),))[0].submissions
    return found


def read_files(case: Case, files: Sequence[Sent]) -> tuple[Received, dict[str, Workbook]]:
    """Every file inside what was sent, with its verdict, and the workbooks by name."""
    submissions: list[Submission] = []
    books: dict[str, Workbook] = {}
    for sent in files:
        for item in open_box(sent.name, sent.data):
            came = _arrival(case, sent, item)
            if item.fault:
                submissions.append(quarantined(came, item.fault))
                continue
            book = read_workbook(item.name, item.data)
            if isinstance(book, Problem):
                submissions.append(quarantined(came, book))
                continue
            books[item.name] = book
            came = replace(came, modified=book.modified)
            submissions.append(read_submission(came, book, case.forms))
    return settle(submissions), books


def _arrival(case: Case, sent: Sent, item: Item) -> Arrival:
    saved = sent.saved_at or case.moment
    came = first_receipt(saved, item.sent_at, None, case.moment.date())
    digest = hashlib.sha256(item.data or item.name.encode()).hexdigest()
    sender = (item.sender, item.sent_at)
    return Arrival(item.name, digest, came.received_at, came.saved_at, "", *sender)


# ------------------------------------------------------------------ judging


def judge(case: Case, altered: Altered) -> Judgement:
    """Hold what the program reads from an altered form against the unaltered one."""
    try:
        received, books = read_files(case, altered.files)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        place = ("", "", "")
        tail = traceback.format_exc().strip().splitlines()[-3:]
        finding = Finding(Outcome.CRASH, place, "", " | ".join(tail), harmed=False)
        return Judgement(Outcome.CRASH, (finding,))
    findings = [*_compared(case, altered, received, books), *_passed_over(altered, received, books)]
    for other in altered.beside:
        findings += _compared(other, Altered(altered.kinds, altered.files), received, books)
    order = list(Outcome)
    worst = max((f.outcome for f in findings), key=order.index, default=Outcome.EQUAL)
    verdicts = tuple(s.verdict.value for s in received.submissions)
    return Judgement(worst, tuple(findings), verdicts, _said(received))


def _said(received: Received) -> tuple[str, ...]:
    problems = (p for s in received.submissions for p in s.problems)
    return tuple(f"{p.severity} {p.code} {p.where} {dict(p.params)}" for p in problems)


def _compared(
    case: Case, altered: Altered, received: Received, books: dict[str, Workbook]
) -> Iterable[Finding]:
    chosen = _chosen(case, received)
    found = told(chosen) if chosen else {}
    names = _Names(case, chosen, received, books)
    harmed = altered.harm.harmed
    for place, expected in case.answers.items():
        spoiled = harmed is None or place in harmed
        got = found.get(place, (State.NOT_REPORTED, None))
        if _same(case, place, expected, got, found):
            if place in altered.harm.doubtful and not names.asked(place):
                yield Finding(Outcome.WRONG, place, "a question", got[1], spoiled)
            continue
        taken = got[0] is not State.NOT_REPORTED
        named = names.wrong(place, spoiled) if taken else names.lost(place, expected[1])
        named = named or (harmed is None and names.refuses)
        silent = Outcome.WRONG if taken else Outcome.LOST
        outcome = Outcome.NAMED if named else silent
        yield Finding(outcome, place, shown(expected), shown(got), spoiled)
    for place in found.keys() - case.answers.keys():
        if found[place][0] is not State.NOT_REPORTED and not names.wrong(place, spoiled=False):
            yield Finding(Outcome.WRONG, place, "nothing", shown(found[place]), harmed=False)


def _chosen(case: Case, received: Received) -> Submission | None:
    """The submission that counts, else the last of the agency that goes back."""
    if case.agency in received.counting:
        return received.counting[case.agency]
    mine = [s for s in received.submissions if s.agency == case.agency]
    return mine[-1] if mine else None


def shown(one: Told) -> str:
    return str(one[1]) if one[1] is not None else one[0].value


def _same(case: Case, place: Place, one: Told, other: Told, found: dict[Place, Told]) -> bool:
    """Whether two answers agree; a blank cell takes its state from the status of its row."""
    if one[1] is None and other[1] is None and place not in case.typed:
        status = (place[0], place[1].partition("#")[0], "Tình trạng")
        return one[0] == other[0] or found.get(status) != case.answers.get(status)
    if isinstance(one[1], str) and isinstance(other[1], str):
        return one[0] == other[0] and _lines(one[1]) == _lines(other[1])
    return one == other


def _lines(text: str) -> list[str]:
    return [one_line(line) for line in clean(text).split("\n")]


class _Names:
    """What the problems, refused cells and repairs of one agency's files name."""

    def __init__(
        self,
        case: Case,
        chosen: Submission | None,
        received: Received,
        books: dict[str, Workbook],
    ) -> None:
        self._chosen = chosen
        counts = chosen is not None and case.agency in received.counting
        refused = Verdict.QUARANTINED
        about = [s for s in received.submissions if s.agency == case.agency or s.verdict is refused]
        self._about = [chosen] if counts and chosen else about
        self.problems = [p for s in self._about for p in s.problems]
        self._refuses = any(s.verdict is refused for s in received.submissions)
        self._refused = {s.arrival.file for s in self._about if s.verdict is refused}
        self._map = map_of(
            case, [books[s.arrival.file] for s in self._about if s.arrival.file in books]
        )
        self._cells = {place_of(a): a.where for a in chosen.answers} if chosen else {}
        self._sheets_taken = {
            SHEET_OF[a.field]
            for a in (chosen.answers if chosen else ())
            if a.state is not State.NOT_REPORTED
        }

    @property
    def refuses(self) -> bool:
        """Whether a file was refused, which is all that can be said of a destroyed one."""
        return self._refuses

    def lost(self, place: Place, value: object) -> bool:
        return any(
            p.severity is not Severity.NOTE and self._about_place(p, place) for p in self.problems
        ) or self._quoted(text_of(value) if isinstance(value, str) else str(value))

    def wrong(self, place: Place, spoiled: bool) -> bool:
        for p in self.problems:
            at_cell = self._at_cell(p, place)
            if p.severity is Severity.ERROR and (at_cell or self._about_place(p, place)):
                return True
            if p.severity is Severity.WARNING and at_cell:
                return True
        repaired = {r.where for s in self._about for r in s.repairs}
        return spoiled and self._cells.get(place) in repaired

    def asked(self, place: Place) -> bool:
        return self.wrong(place, spoiled=False)

    def _at_cell(self, p: Problem, place: Place) -> bool:
        here = self._cells.get(place)
        exact = here is not None and bool(here.cell) and p.where == here
        return exact or (bool(p.where.cell) and place in self._map.places(p.where))

    def _about_place(self, p: Problem, place: Place) -> bool:
        sheet, key, caption = place
        if p.where.file in self._refused:
            return not (self._chosen and self._chosen.answers)
        if not p.where.sheet:
            nothing = not (self._chosen and self._chosen.answers)
            return p.severity is Severity.ERROR or nothing
        if self._at_cell(p, place):
            return True
        if sheet not in self._map.holds(p.where.sheet):
            return False
        params = dict(p.params)
        if p.code.startswith("row.") or p.code == "sheet.copied":
            by_cell = bool(p.where.cell) and key in self._map.keys(p.where)
            return by_cell or self._map.told(sheet, key, params)
        if p.code.startswith("column.") and fold(params.get("column", "")) == fold(caption):
            return True
        return sheet not in self._sheets_taken and (
            p.severity is Severity.ERROR or not p.where.cell
        )

    def _quoted(self, text: str) -> bool:
        """Whether the words of an answer are quoted, as far as a message has room."""
        words = one_line(text)
        if len(words) < 8:
            return False
        told = [value for p in self.problems for _, value in p.params]
        told += [r.text for s in self._about for r in s.refused]
        return any(fold(words[:50]) in fold(one_line(value)) for value in told)


def _passed_over(
    altered: Altered, received: Received, books: dict[str, Workbook]
) -> Iterable[Finding]:
    """Content where nothing is asked that was neither taken nor named."""
    for text in altered.harm.extra:
        for submission in received.submissions:
            book = books.get(submission.arrival.file)
            if book is None or submission.verdict is Verdict.QUARANTINED:
                continue
            if submission.verdict is Verdict.DUPLICATE:
                continue
            for sheet, row, column in _standing(book, text):
                if not _named(submission, text, sheet, row, column):
                    yield Finding(Outcome.LOST, (sheet, "", ""), text, "nothing", harmed=False)


def _standing(book: Workbook, text: str) -> list[tuple[str, int, int]]:
    return [
        (grid.sheet, number, column)
        for grid in book.grids
        for number, row in enumerate(grid.rows)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and text in cell
    ]


def _named(submission: Submission, text: str, sheet: str, row: int, column: int) -> bool:
    place, letters = a1(row, column), column_letters(column)
    read = any(a.where.sheet == sheet and a.state in _TAKEN for a in submission.answers)
    for p in submission.problems:
        refused = p.code == "sheet.unknown" or (p.severity is Severity.ERROR and not read)
        whole = p.code == "column.unknown" and p.where.cell.rstrip("0123456789") == letters
        if p.where.sheet == sheet and (p.where.cell == place or refused or whole):
            return True
        if any(text in value for _, value in p.params):
            return True
    if any(text in r.text for r in submission.refused):
        return True
    return any(text in str(answer.value) for answer in submission.answers)
