"""Who leads and who co-operates where one cell says both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.stages.plan_import.names import read_names

_LABEL = re.compile(
    r"(?:(?:cơ quan|đơn vị|CQ|ĐV)\s+)?\b(?P<role>chủ trì|phối hợp|(?-i:CT|PH))"
    r"(?:\s+(?:thực hiện|chính))?\s*:",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\(\s*(?P<role>chủ trì|phối hợp|(?-i:CT|PH))\b[^()]{0,40}\)", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\s+(?P<role>chủ trì|phối hợp)\s*(?=[;.\n]|$|,(?!\s*phối hợp))", re.IGNORECASE
)
_LEADS = ("chủ trì", "ct")
_OUTER = " \n\t-;,"


@dataclass(frozen=True, slots=True)
class Roles:
    """The words for those in the lead and those co-operating; whether the cell tells them apart."""

    lead: str
    coop: str
    told: bool = True


def told_roles(cell: str) -> Roles | None:
    """Return the roles a cell tells by labels, brackets or words behind the names, or None."""
    for pattern, parts in ((_LABEL, _after), (_BRACKETED, _before), (_BEHIND, _before)):
        if found := list(pattern.finditer(cell)):
            return _sorted(parts(cell, found))
    return None


def without_roles(cell: str) -> list[str]:
    """Return the texts of a cell between the words for roles."""
    for pattern in (_LABEL, _BRACKETED, _BEHIND):
        if found := list(pattern.finditer(cell)):
            ends = [0, *(place for mark in found for place in mark.span()), len(cell)]
            return [cell[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return [cell]


def first_leads(cell: str) -> Roles:
    """Return the first name of a cell as the lead and the rest as co-operating: a guess."""
    names = read_names(cell)
    at = cell.casefold().find(names[0].text.casefold()) if len(names) > 1 else -1
    if at < 0:
        return Roles(cell.strip(), "", told=len(names) < 2)
    end = at + len(names[0].text)
    rest = re.sub(r"^[\s,;]*(?:và\s+)?", "", cell[end:])
    return Roles(cell[:end].strip(), rest.strip(), told=False)


def _after(cell: str, found: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each role with what follows its label; what stands before all of them leads."""
    yield _LEADS[0], cell[: found[0].start()]
    for label, following in zip(found, [*found[1:], None], strict=True):
        yield label["role"], cell[label.end() : following.start() if following else None]


def _before(cell: str, found: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each role with what stands before its mark; what follows all of them co-operates."""
    start = 0
    for mark in found:
        yield mark["role"], cell[start : mark.start()]
        start = mark.end()
    yield "phối hợp", cell[start:]


def _sorted(parts: Iterator[tuple[str, str]]) -> Roles:
    leads: list[str] = []
    coops: list[str] = []
    for role, text in parts:
        words = text.strip(_OUTER)
        if words.strip("."):
            (leads if role.lower() in _LEADS else coops).append(words)
    return Roles("\n".join(leads), "\n".join(coops))
