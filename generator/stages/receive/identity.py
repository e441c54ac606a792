"""Who a received form says it is."""

from collections.abc import Mapping, Sequence

from generator.core.grid import Grid
from generator.core.model import Identity
from generator.core.text import fold, one_line
from generator.core.values import text_of
from generator.core.wording import PROPERTY_PREFIX, FormSheets, MetaKey


def identify(grids: Sequence[Grid], properties: Mapping[str, str]) -> Identity | None:
    """Return who a form says it is: from the sheet _meta, else from the document properties."""
    for pairs in (_meta(grids), _from_properties(properties)):
        if all(pairs.get(name) for name in MetaKey.ALL):
            return Identity(*(pairs[name] for name in MetaKey.ALL))
    return None


def rows_asked(grids: Sequence[Grid]) -> frozenset[str] | None:
    """Return the keys of the rows a form was issued with; None where that is lost."""
    rows = _meta(grids).get(MetaKey.ROWS)
    return frozenset(rows.split()) if rows else None


def _meta(grids: Sequence[Grid]) -> dict[str, str]:
    sheet = next((grid for grid in grids if fold(grid.sheet) == fold(FormSheets.META)), None)
    rows = sheet.rows if sheet else ()
    return {one_line(str(row[0])): one_line(text_of(row[1])) for row in rows if len(row) > 1}


def _from_properties(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: properties.get(PROPERTY_PREFIX + name, "") for name in MetaKey.ALL}
