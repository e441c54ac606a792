"""What differs between a report that was sent and the same report on the data of now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.core.address import Where
from generator.core.model import Verdict
from generator.core.sent import Adjustment, Basis, Cause, Difference, Group, Reason, ReceivedFile
from generator.core.trace import Figure

# What a figure is about, by the first part of its id (stages/report_text notes them).
_GROUP_OF = {
    **dict.fromkeys(("nhom",), Group.GROUPS),
    **dict.fromkeys(("tt", "td", "th", "bc", "sl", "dc", "kq"), Group.TASKS),
    **dict.fromkeys(("ct", "dg", "mt"), Group.INDICATORS),
    **dict.fromkeys(("cq", "gui", "loai", "tt3", "tong", "tep"), Group.AGENCIES),
}
_OF_ALL_TASKS = ("sl_met", "sl_not_met", "sl_tong")
_ORDER = tuple(Group)
_STATEMENT = "yk_"
_RATE = "_tl"  # the share of a count stands behind it, not in a row of its own
# How many lines were not written out, and values of indicators in the main text, which the
# appendix holds too, are no figures of their own.
_LEFT_OUT = ("_con_lai", "_khac")
_AGAIN = "ctc_"
_OF_THE_PLAN = ("kh_", "ky_", "mt_")  # told where the words need them; others only if changed
_NOT_TAKEN = (Verdict.RETURNED, Verdict.QUARANTINED)

Side = Mapping[str, Figure]
Sides = tuple[Side, Side]


def differences(sent: Basis, now: Basis) -> Adjustment:
    """Return the figures and statements that differ, each with the forms it differs by.

    Figures are held against each other by their ids. Both must have been made as of one day, so
    that the calendar alone makes no difference.
    """
    causes = tuple(_causes(sent, now))
    sides = {f.id: f for f in sent.figures}, {f.id: f for f in now.figures}
    names = tuple(_differing(sides))
    figures = [_difference(n, sides, causes) for n in _rows(names) if not n.startswith(_STATEMENT)]
    same = _same_files(sent, now)
    said = [n for n in names if n.startswith(_STATEMENT) and not _said_still(n, sides, same)]
    statements = [_difference(name, sides, causes) for name in said]
    once = {(one.label, one.before, one.after): one for one in figures}
    ordered = sorted(once.values(), key=lambda one: _ORDER.index(one.group))
    return Adjustment(causes, tuple(ordered), tuple(statements))


def _differing(sides: Sides) -> Iterator[str]:
    """Yield the ids of figures shown otherwise, in the order of the new report."""
    for name in dict.fromkeys((*sides[1], *sides[0])):
        before, after = (_shown(name, side) for side in sides)
        one_sided = before is None or after is None
        needless = name.startswith(_AGAIN) or name.endswith(_LEFT_OUT)
        if before != after and not needless and not (one_sided and name.startswith(_OF_THE_PLAN)):
            yield name


def _rows(names: Sequence[str]) -> Iterator[str]:
    """Yield the ids that make a row: shares that differ with their count stand in its row."""
    there = set(names)
    for name in names:
        if not (name.endswith(_RATE) and name.removesuffix(_RATE) in there):
            yield name


def _difference(name: str, sides: Sides, causes: Sequence[Cause]) -> Difference:
    label = next(side[name].label for side in reversed(sides) if name in side)
    before, after = (_with_share(name, side) for side in sides)
    return Difference(label, _group(name), before, after, tuple(_causes_of(name, sides, causes)))


def _shown(name: str, side: Side) -> str | None:
    return side[name].shown if name in side else None


def _with_share(name: str, side: Side) -> str | None:
    """The figure as it is printed, with its share in brackets where it has one."""
    shown, share = _shown(name, side), _shown(name + _RATE, side)
    return f"{shown} ({share})" if shown and share else shown


def _group(name: str) -> Group:
    if name.startswith(_OF_ALL_TASKS):
        return Group.COMMON
    return _GROUP_OF.get(name.split("_", 1)[0], Group.COMMON)


def _said_still(name: str, sides: Sides, same: frozenset[str]) -> bool:
    """Whether a statement of one side alone is made by a form that counts on both.

    Then it only stands elsewhere, or is no longer among those that are written out.
    """
    found = [side[name] for side in sides if name in side]
    return len(found) == 1 and any(where.file in same for where in found[0].cells)


def _same_files(sent: Basis, now: Basis) -> frozenset[str]:
    """The counting files that are the same, byte for byte."""
    before, after = (
        {(s.file, s.sha256) for s in basis.sources if s.counted} for basis in (sent, now)
    )
    return frozenset(file for file, _ in before & after)


# ------------------------------------------------------------------ why


def _causes(sent: Basis, now: Basis) -> Iterator[Cause]:
    """Yield every file by which the data are others, and the plan where it was changed."""
    if sent.edition != now.edition:
        yield Cause(Reason.PLAN)
    before, after = _counting(sent.sources), _counting(now.sources)
    for agency in dict.fromkeys((*before, *after)):
        old, new = before.get(agency), after.get(agency)
        if new is None and old:
            yield Cause(Reason.WITHDRAWN, agency, old.file, old.received_at)
        elif new and (old is None or old.sha256 != new.sha256):
            reason = Reason.CORRECTED if old else Reason.LATE
            replaced = old.file if old else ""
            yield Cause(reason, agency, new.file, new.received_at, replaced)
    known = {source.sha256 for source in sent.sources}
    for source in now.sources:
        unsettled = source.verdict in _NOT_TAKEN and source.agency not in after
        if unsettled and source.sha256 not in known:
            yield Cause(Reason.NOT_COUNTED, source.agency, source.file, source.received_at)


def _counting(sources: Iterable[ReceivedFile]) -> dict[str, ReceivedFile]:
    return {source.agency: source for source in sources if source.counted}


def _causes_of(name: str, sides: Sides, causes: Sequence[Cause]) -> list[Cause]:
    """The causes among the files a figure differs by; all of them where none can be told."""
    files = {where.file for where in _cells(name, sides)}
    told = [cause for cause in causes if files & ({cause.file, cause.replaced} - {""})]
    return told or list(causes)


def _cells(name: str, sides: Sides) -> Iterator[Where]:
    """Yield the cells by which a figure differs, through the figures it was made of."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        seen.add(current)
        found = [side[current] for side in sides if current in side]
        cells = [set(figure.cells) for figure in found]
        apart = cells[0] ^ cells[-1] if len(found) > 1 else set()
        yield from apart or (cell for of_side in cells for cell in of_side)
        waiting.extend(_parts(found, sides) - seen)


def _parts(found: Sequence[Figure], sides: Sides) -> set[str]:
    """The parts of a figure that are others: in one side alone, or shown otherwise."""
    parts = [set(figure.parts) for figure in found]
    every = set().union(*parts)
    both = set.intersection(*parts) if len(parts) > 1 else set()
    return {
        part
        for part in every
        if part not in both or _shown(part, sides[0]) != _shown(part, sides[1])
    }
