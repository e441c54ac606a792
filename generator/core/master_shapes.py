"""The shapes behind the fields of a master, taken from the records of core/tags.py."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from generator.core.adjusted_fields import ADJUSTED_FIELDS
from generator.core.adjusted_tags import AdjustedReport
from generator.core.master_fields import DRAWN, FIELDS
from generator.core.tags import Letter, Report

_LETTERS, _SUPPLEMENT = "cong-van", "bao-cao-dieu-chinh"
_TOLD = {**FIELDS, **ADJUSTED_FIELDS}


class ShapeKind(StrEnum):
    """What may be done with a value: print it, ask it, take its fields, loop over it, draw it."""

    TEXT = "text"
    YES_NO = "yes or no"
    RECORD = "record"
    LIST = "list"
    DRAWN = "drawn"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a value; a record has fields, a list has items."""

    kind: ShapeKind
    fields: tuple[tuple[str, "Shape"], ...] = ()
    item: "Shape | None" = None

    def field(self, name: str) -> "Shape | None":
        """Return the shape of a field, or None where there is none of this name."""
        return dict(self.fields).get(name)


TEXT, YES_NO, ANY = Shape(ShapeKind.TEXT), Shape(ShapeKind.YES_NO), Shape(ShapeKind.ANY)


def tags_of(root: type) -> dict[str, Shape]:
    """Return every name a master of a kind may use, with its shape."""
    drawn = dict.fromkeys(DRAWN, Shape(ShapeKind.DRAWN))
    return {**dict(shape_of(root).fields), **drawn}


def root_of(name: str) -> type:
    """Return the record behind a master, which its name tells."""
    if name.startswith(_SUPPLEMENT):
        return AdjustedReport
    return Letter if name.startswith(_LETTERS) else Report


def shape_of(hint: Any) -> Shape:
    """Return the shape of a type of core/tags.py."""
    if get_origin(hint) in (types.UnionType, Union):
        return shape_of(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        return Shape(ShapeKind.LIST, item=shape_of(get_args(hint)[0]))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return Shape(ShapeKind.RECORD, tuple((name, shape_of(hints[name])) for name in hints))
    return YES_NO if hint is bool else TEXT


class FieldRow(NamedTuple):
    """One field of a master as officers look it up."""

    name: str
    meaning: str
    example: str


def field_rows(root: type) -> tuple[FieldRow, ...]:
    """Return every field of a kind of master, fields of list items behind their list."""
    drawn = (FieldRow(f"{{{{r {name} }}}}", told.meaning, "") for name, told in DRAWN.items())
    return (*_rows(root, ""), *drawn)


def _rows(record: type, before: str) -> Iterator[FieldRow]:
    hints = get_type_hints(record)
    for name, told in _TOLD[record.__name__].items():
        below = hints[name]
        yield FieldRow(f"{before}{name}", told.meaning, told.example)
        many = get_origin(below) is tuple
        inner = get_args(below)[0] if many else below
        if is_dataclass(inner) and isinstance(inner, type):
            yield from _rows(inner, f"{before}{name}[…]." if many else f"{before}{name}.")


def sample(root: type, count: int) -> Any:
    """Return made-up values for a kind of master; every list has `count` entries."""
    hints = get_type_hints(root)
    told = _TOLD[root.__name__]
    return root(
        **{one.name: _value(hints[one.name], told[one.name].example, count) for one in fields(root)}
    )


def _value(hint: Any, example: str, count: int) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return _value(inner, example, count)
    if get_origin(hint) is tuple:
        return (_value(get_args(hint)[0], example, count),) * count
    if is_dataclass(hint) and isinstance(hint, type):
        return sample(hint, count)
    return bool(count) if hint is bool else example
