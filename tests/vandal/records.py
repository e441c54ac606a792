"""What the torture corpus is made of: a filled form, an alteration of it, and what it harmed."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from random import Random

from generator.core.model import Form, State, Value
from generator.core.wording import (
    GENERAL_FIELDS,
    INDICATOR_FIELDS,
    TASK_FIELDS,
    TOPICS,
    Field,
    FormSheets,
)
from generator.edges.form_fill import Typed

T, I, G = FormSheets.TASKS, FormSheets.INDICATORS, FormSheets.GENERAL  # noqa: E741
FIELDS = {T: TASK_FIELDS, I: INDICATOR_FIELDS, G: GENERAL_FIELDS}
OPEN_FIELDS = {T: TASK_FIELDS[5:], I: INDICATOR_FIELDS[6:], G: GENERAL_FIELDS[2:]}
TEXT_FIELD = {T: Field.TASK, I: Field.INDICATOR, G: Field.TOPIC}
SHEET_OF = {caption: sheet for sheet, captions in OPEN_FIELDS.items() for caption in captions}
STATEMENTS = (Field.RESULT, Field.PRODUCT, Field.DIFFICULTY, Field.PROPOSAL, Field.OPINION)

Place = tuple[str, str, str]  # sheet, row key, caption
Told = tuple[State, Value]


class DoesNotApplyError(Exception):
    """The form has nothing an alteration could be done to."""


@dataclass(frozen=True, slots=True)
class Harm:
    """What an alteration did to answers.

    `harmed` are the answers that cannot be read any more, None where none can; `doubtful` those
    the program must ask about even where it guesses right; `extra` is content put where nothing
    is asked, which must be named.
    """

    harmed: frozenset[Place] | None = frozenset()
    doubtful: frozenset[Place] = frozenset()
    extra: frozenset[str] = frozenset()

    def __add__(self, other: "Harm") -> "Harm":
        lost = self.harmed is None or other.harmed is None
        harmed = None if lost else (self.harmed or frozenset()) | (other.harmed or frozenset())
        return Harm(harmed, self.doubtful | other.doubtful, self.extra | other.extra)

    @property
    def places(self) -> frozenset[Place]:
        """The answers that are no longer what was typed."""
        return (self.harmed or frozenset()) | self.doubtful


UNHARMED = Harm()
DESTROYED = Harm(harmed=None)


def harming(*places: Place) -> Harm:
    return Harm(harmed=frozenset(places))


def asking(*places: Place) -> Harm:
    return Harm(harmed=frozenset(places), doubtful=frozenset(places))


def adding(*texts: str) -> Harm:
    return Harm(extra=frozenset(texts))


@dataclass(frozen=True, slots=True)
class Case:
    """One agency's filled form: its bytes, what was typed and what the program read from it.

    `spoiled` are answers an earlier alteration has changed, which the next leaves alone.
    """

    plan: str
    form: Form
    forms: Mapping[str, Form]
    moment: dt.datetime
    data: bytes
    typed: Mapping[Place, Typed]
    answers: Mapping[Place, Told]
    spoiled: frozenset[Place] = frozenset()

    @property
    def agency(self) -> str:
        return self.form.agency.code

    def texts(self, sheet: str) -> dict[str, str]:
        """What the form prints in each row, by key."""
        if sheet == T:
            return {row.key: row.text for row in self.form.tasks}
        if sheet == I:
            return {row.key: row.name for row in self.form.indicator_rows}
        return dict(TOPICS)

    def numbers(self, sheet: str) -> dict[str, str]:
        rows = {T: self.form.tasks, I: self.form.indicator_rows}.get(sheet, ())
        return {row.key: row.number for row in rows}

    def free(self, keep: Callable[[Place, Typed], bool]) -> list[Place]:
        """The typed answers of a sort that no alteration has touched yet.

        Raises:
            DoesNotApplyError: there are none.
        """
        found = [p for p, v in self.typed.items() if p not in self.spoiled and keep(p, v)]
        if not found:
            raise DoesNotApplyError
        return found

    def answered_keys(self, sheet: str) -> list[str]:
        """The keys of rows with a typed answer that no alteration has touched yet."""
        spoiled = {key for name, key, _ in self.spoiled if name == sheet}
        keys = dict.fromkeys(key for name, key, _ in self.typed if name == sheet)
        found = [key for key in keys if key not in spoiled]
        if not found:
            raise DoesNotApplyError
        return found

    def of_row(self, sheet: str, *keys: str) -> frozenset[Place]:
        return frozenset(p for p in self.typed if p[0] == sheet and p[1] in keys)

    def of_column(self, sheet: str, caption: str) -> frozenset[Place]:
        return frozenset(p for p in self.typed if p[0] == sheet and p[2] == caption)

    def of_sheet(self, sheet: str) -> frozenset[Place]:
        return frozenset(p for p in self.typed if p[0] == sheet)

    def spoil(self, places: Iterable[Place]) -> "Case":
        return replace(self, spoiled=self.spoiled | frozenset(places))


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it arrives: its name, bytes, and when it was saved if not at the usual moment."""

    name: str
    data: bytes
    saved_at: dt.datetime | None = None


class Stage(IntEnum):
    """The order of two alterations of one form: cells first, mails and archives last."""

    CELLS = 0
    ROWS = 1
    COLUMNS = 2
    SHEETS = 3
    IDENTITY = 4
    XML = 5
    SAVE = 6
    ENVELOPE = 7


Act = Callable[[bytes, Random, Case], tuple[tuple[Sent, ...], Harm]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of alteration; `forks` where it makes, or takes away, one of two versions."""

    name: str
    stage: Stage
    act: Act
    told: str
    forks: bool = False


@dataclass(frozen=True, slots=True)
class Altered:
    """What arrives after one or two alterations; `beside` are other agencies' forms in it."""

    kinds: tuple[str, ...]
    files: tuple[Sent, ...]
    harm: Harm = UNHARMED
    beside: tuple[Case, ...] = field(default=())
