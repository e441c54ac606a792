"""Who a received form says it is, and whether its sheets agree."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.core.grid import Grid, Workbook
from generator.core.model import Form, Identity
from generator.core.text import fold, name_key, one_line
from generator.core.values import text_of
from generator.core.wording import PROPERTY_PREFIX, Field, FormSheets, MetaKey
from generator.stages.receive.sheets import FoundSheet, Head, heads

_LEAST_KNOWN = 0.8  # of the rows of a form, by their words, where nothing else tells whose it is
_PERIOD = re.compile(r"((?:quy [iv]+ |6 thang \w+ |theo yeu cau lan \d+ )?nam 20\d\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """An identity, the code of the note on where it was found, and the keys of the rows issued.

    `rows` is None where the keys are lost.
    """

    identity: Identity
    note: str = ""
    rows: frozenset[str] | None = None


def identify(
    book: Workbook, sheets: Mapping[str, Sequence[FoundSheet]], forms: Iterable[Form]
) -> Found | None:
    """Return who a form says it is: by _meta, else the document properties, else its words."""
    meta = _meta(book.grids)
    keys = meta.get(MetaKey.ROWS)
    rows = frozenset(keys.split()) if keys else None
    if all(meta.get(name) for name in MetaKey.ALL):
        return Found(_identity(meta), rows=rows)
    properties = _from_properties(book.properties)
    if all(properties.get(name) for name in MetaKey.ALL):
        return Found(_identity(properties), "form.meta_lost", rows)
    if form := _by_words(sheets, forms):
        return Found(form.identity, "form.recognised", rows)
    return None


def _identity(pairs: Mapping[str, str]) -> Identity:
    return Identity(*(pairs[name] for name in MetaKey.ALL))


def _meta(grids: Sequence[Grid]) -> dict[str, str]:
    sheet = next((grid for grid in grids if fold(grid.sheet) == fold(FormSheets.META)), None)
    rows = sheet.rows if sheet else ()
    return {one_line(str(row[0])): one_line(text_of(row[1])) for row in rows if len(row) > 1}


def _from_properties(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: properties.get(PROPERTY_PREFIX + name, "") for name in MetaKey.ALL}


def _by_words(sheets: Mapping[str, Sequence[FoundSheet]], forms: Iterable[Form]) -> Form | None:
    """The form of the agency and plan that stand above the tables, when its rows stand in them."""
    printed = [head for _, head in heads(sheets)]
    agencies = {name_key(head.agency) for head in printed if head.agency}
    plans = {fold(head.plan) for head in printed if head.plan}
    if len(agencies) != 1 or len(plans) != 1:
        return None
    for form in forms:
        if {name_key(form.agency.name)} == agencies and {fold(form.plan_title)} == plans:
            return form if _known_rows(sheets, form) else None
    return None


def _known_rows(sheets: Mapping[str, Sequence[FoundSheet]], form: Form) -> bool:
    wanted = {
        (FormSheets.TASKS, Field.TASK): {fold(row.text) for row in form.tasks},
        (FormSheets.INDICATORS, Field.INDICATOR): {fold(row.name) for row in form.indicator_rows},
    }
    there = total = 0
    for (sheet, caption), words in wanted.items():
        tables = [found.table for found in sheets.get(sheet, ()) if found.table]
        seen = {fold(row.text(caption)) for table in tables for row in table}
        there, total = there + len(words & seen), total + len(words)
    return there >= _LEAST_KNOWN * total


def other_period(head: Head, form: Form) -> str:
    """Return the period a sheet is of by its title, where that is not the form's; else empty."""
    found = _PERIOD.search(fold(head.title.rpartition(" - ")[2]))
    return head.title if found and found[1] != fold(form.period_label) else ""


def other_agency(head: Head, form: Form, forms: Iterable[Form]) -> str:
    """Return the agency a sheet is of by its words, where that is another one's; else empty."""
    said, own = name_key(head.agency), name_key(form.agency.name)
    if not said or said == own:
        return ""
    others = {name_key(other.agency.name) for other in forms} - {own}
    inside = own not in said and any(other in said for other in others)
    return head.agency if said in others or inside else ""
