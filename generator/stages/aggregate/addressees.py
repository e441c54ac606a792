"""Proposals by whom they are made to."""

import re
from collections.abc import Iterable, Sequence

from generator.core.model import Agency, Plan
from generator.core.statement_words import (
    ASKED_CENTRE,
    ASKED_COMMUNE,
    ASKED_DEPARTMENT,
    ASKED_PROVINCE,
    ASKING,
)
from generator.core.summary import AddressedStatements, Addressee, MergedStatement
from generator.core.text import name_key, one_line

_ASKED = re.compile(rf"\b{ASKING}\s*:?\s+", re.IGNORECASE)
_MINISTRY = re.compile(r"Bộ (?!Chỉ huy|Tư lệnh)[A-ZÀ-ỸĐ]|Tổng cục|Văn phòng Chính phủ")
_CENTRAL = ("bộ ", "chính phủ", "tổng cục")
_WORDS = tuple(
    (to, tuple(map(name_key, words)))
    for to, words in (
        (Addressee.CENTRE, ASKED_CENTRE),
        (Addressee.PROVINCE, ASKED_PROVINCE),
        (Addressee.COMMUNE, ASKED_COMMUNE),
        (Addressee.DEPARTMENT, ASKED_DEPARTMENT),
    )
)

Name = tuple[str, Agency]


def by_addressee(
    plan: Plan, proposals: Iterable[MergedStatement]
) -> tuple[AddressedStatements, ...]:
    """Return the proposals by the first whom each names, in the order of `Addressee`."""
    names = sorted(((name_key(a.name), a) for a in plan.agencies), key=lambda n: -len(n[0]))
    found: dict[Addressee, list[MergedStatement]] = {}
    for proposal in proposals:
        found.setdefault(_addressee(proposal, plan, names), []).append(proposal)
    return tuple(AddressedStatements(to, tuple(found[to])) for to in Addressee if to in found)


def _addressee(proposal: MergedStatement, plan: Plan, names: Sequence[Name]) -> Addressee:
    """The first who is asked; else the one the proposal begins with, unless that is who speaks."""
    text = one_line(proposal.text)
    for asked in _ASKED.finditer(text):
        if to := _named(text[asked.end() :], plan, names):
            return to
    others = [(name, agency) for name, agency in names if agency not in proposal.agencies]
    first = _named(text, plan, others)
    opens = first in (Addressee.CENTRE, Addressee.PROVINCE) or _agency(text, others) is not None
    return first if first and opens else Addressee.UNNAMED


def _named(text: str, plan: Plan, names: Sequence[Name]) -> Addressee | None:
    """Whom a text begins with."""
    if agency := _agency(text, names):
        return _level(agency, plan)
    if _MINISTRY.match(text):
        return Addressee.CENTRE
    key = name_key(text)
    return next((to for to, words in _WORDS if any(_begins(key, word) for word in words)), None)


def _agency(text: str, names: Sequence[Name]) -> Agency | None:
    key = name_key(text)
    return next((agency for name, agency in names if _begins(key, name)), None)


def _begins(text: str, name: str) -> bool:
    """Whether a text begins with a name as whole words."""
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _level(agency: Agency, plan: Plan) -> Addressee:
    """Whom an agency of the plan is: the office itself, or an agency of some level."""
    name = name_key(agency.name)
    if agency.code == plan.office.agency:
        return Addressee.OFFICE
    if name.startswith(_CENTRAL):
        return Addressee.CENTRE
    if name.startswith(("ubnd tỉnh", "ubnd thành phố")):
        return Addressee.PROVINCE
    return Addressee.COMMUNE if name.startswith("ubnd ") else Addressee.DEPARTMENT
