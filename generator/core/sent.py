"""What was sent to the superior: the report as it left, and how later data differ from it."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from generator.core.trace import Figure
from generator.core.values import format_date


class SentKind(StrEnum):
    """What a sending brought; the values stand in the register."""

    REPORT = "bao-cao"
    SUPPLEMENT = "dieu-chinh"


@dataclass(frozen=True, slots=True)
class Sent:
    """One sending of a period, as the register knows it.

    `number` and `dated` are those of the official document; `files` holds the hash of every file
    of the snapshot by its name; `why` says why it was sent although something spoke against it.
    """

    n: int
    kind: SentKind
    number: str
    dated: dt.date | None
    file: str
    sent_on: dt.date
    why: str = ""
    files: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the Word file that was sent."""
        return dict(self.files).get(self.file, "")

    def cited(self, symbol: str) -> str:
        """The document in a sentence; what was not given is left open for the clerk."""
        day = f"ngày {format_date(self.dated)}" if self.dated else "ngày …"
        return f"Báo cáo số {self.number or f'…/BC-{symbol}'} {day}"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A received file at the moment of sending, and whether its answers counted."""

    file: str
    sha256: str
    agency: str
    verdict: str
    received_at: dt.datetime
    counted: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report was made of: every figure, every received file, the plan, the day."""

    figures: tuple[Figure, ...]
    sources: tuple[ReceivedFile, ...]
    edition: str
    made_on: dt.date


class Group(StrEnum):
    """What a figure is about; the values head the parts of the table of differences."""

    COMMON = "Số liệu chung"
    GROUPS = "Theo nhóm nhiệm vụ"
    TASKS = "Theo nhiệm vụ"
    INDICATORS = "Chỉ tiêu"
    AGENCIES = "Theo cơ quan, đơn vị"


class Reason(StrEnum):
    """Why figures differ from those that were sent."""

    LATE = "sent since"
    CORRECTED = "replaced since"
    WITHDRAWN = "no longer counts"
    NOT_COUNTED = "came since and does not count"
    PLAN = "plan workbook changed"


@dataclass(frozen=True, slots=True)
class Cause:
    """A file by which the data are others than at the sending; the plan has neither file nor day.

    `agency` is empty where the file tells none; `replaced` is the file that counted before, where
    another does now.
    """

    reason: Reason
    agency: str = ""
    file: str = ""
    received_at: dt.datetime | None = None
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure or statement that was sent otherwise; None where one side has none."""

    label: str
    group: Group
    before: str | None
    after: str | None
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Everything that differs from what was sent."""

    causes: tuple[Cause, ...] = field(default=())
    figures: tuple[Difference, ...] = field(default=())
    statements: tuple[Difference, ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.figures or self.statements)
