"""The sheet Kế hoạch: one item a line, what the plan and its office are called."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.core.address import Where
from generator.core.grid import Row
from generator.core.model import Agency, Office
from generator.core.text import fold, lines, name_key, one_line
from generator.core.wording import PLAN_COLUMNS, PlanItem, PlanSheets
from generator.stages.plan.reader import Reader


@dataclass(frozen=True, slots=True)
class Items:
    """The lines of the sheet Kế hoạch by what they name."""

    reader: Reader
    rows: Mapping[str, Row]

    def row(self, item: str) -> Row | None:
        """The line of an item."""
        return self.rows.get(fold(item))

    def where(self, item: str) -> Where:
        """The cell of an item's value; the sheet where the line is missing."""
        return self.reader.where(PlanSheets.PLAN, fold(item), PLAN_COLUMNS[1])

    def raw(self, item: str, *, needed: bool = True) -> str:
        """The value with its line ends; an empty one that is needed is a problem."""
        row = self.row(item)
        text = row.text(PLAN_COLUMNS[1]) if row else ""
        if needed and not text:
            self.reader.report("plan.value_missing", self.where(item), item=item)
        return text

    def text(self, item: str, *, needed: bool = True) -> str:
        """The value on one line; an empty one that is needed is a problem."""
        return one_line(self.raw(item, needed=needed))

    def date(self, item: str) -> dt.date | None:
        """The value as a day, or None where it is empty."""
        row = self.row(item)
        return self.reader.day(row, PLAN_COLUMNS[1]) if row else None

    def year(self, item: str) -> int:
        """The value as a year of this century, or 0 with a problem."""
        text = self.text(item)
        if re.fullmatch(r"20\d\d", text.replace(".", "")):
            return int(text.replace(".", ""))
        if text:
            self.reader.unknown(self.where(item), text, item, "2025, 2026 hoặc năm khác bốn chữ số")
        return 0


def read_items(reader: Reader) -> Items:
    """Return the lines of the sheet Kế hoạch."""
    rows: dict[str, Row] = {}
    for row in reader.table(PlanSheets.PLAN, PLAN_COLUMNS):
        item = row.text(PLAN_COLUMNS[0])
        if item and fold(item) in rows:
            other = rows[fold(item)].where(PLAN_COLUMNS[0]).cell
            reader.report("plan.line_twice", row.where(PLAN_COLUMNS[0]), seen=item, other=other)
        rows.setdefault(fold(item), row)
        reader.keep(PlanSheets.PLAN, fold(item), row)
    return Items(reader, rows)


def title_in_sentence(items: Items) -> str:
    """Return the title as it runs in a sentence: as given, else with a small first letter."""
    given = items.text(PlanItem.TITLE_IN_SENTENCE, needed=False)
    title = items.text(PlanItem.TITLE, needed=False)
    return given or title[:1].lower() + title[1:]


def read_office(items: Items, agencies: tuple[Agency, ...]) -> Office:
    """Return the office that consolidates, named by code, name or short name of an agency."""
    reference = items.text(PlanItem.OFFICE)
    key = name_key(reference)
    found = next((a for a in agencies if key in map(name_key, (a.code, a.name, a.short))), None)
    if reference and found is None:
        items.reader.report("plan.agency_unknown", items.where(PlanItem.OFFICE), seen=reference)
    return Office(
        agency=found.code if found else "",
        superior="\n".join(lines(items.raw(PlanItem.SUPERIOR, needed=False))),
        symbol=items.text(PlanItem.SYMBOL),
        place=items.text(PlanItem.PLACE),
        email=items.text(PlanItem.EMAIL, needed=False),
        addressees=lines(items.raw(PlanItem.ADDRESSEES)),
        recipients=lines(items.raw(PlanItem.RECIPIENTS)),
        authority=items.raw(PlanItem.AUTHORITY, needed=False),
        position=items.text(PlanItem.POSITION),
        signer=items.text(PlanItem.SIGNER, needed=False),
    )
