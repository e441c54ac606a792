"""What differs between a report that was sent and the same report on the data of now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.core.model import Verdict
from generator.core.sent import Adjustment, Basis, Cause, Difference, Group, Reason, ReceivedFile
from generator.core.trace import Figure

STATEMENT = "yk"
# The group of a figure by the first part of its id (stages/report_text notes them).
_GROUP_OF = {
    **dict.fromkeys(("nhom",), Group.GROUPS),
    **dict.fromkeys(("tt", "td", "th", "bc", "sl", "kq"), Group.TASKS),
    **dict.fromkeys(("ct", "ctc", "dg", "mt"), Group.INDICATORS),
    **dict.fromkeys(("cq", "gui", "loai"), Group.AGENCIES),
}
_OF_ALL_TASKS = ("sl_met", "sl_not_met", "sl_tong")
_ORDER = tuple(Group)
_NOT_TAKEN = (Verdict.RETURNED, Verdict.QUARANTINED)
_AGAIN = "ctc"  # the value of an indicator in the main text; its appendix holds it as "ct"


def differences(sent: Basis, now: Basis) -> Adjustment:
    """Return the figures and statements that differ, each with the forms it differs by.

    Figures are held against each other by their ids. Both must have been made as of one day, so
    that the calendar alone makes no difference.
    """
    causes = tuple(_causes(sent, now))
    sides = {f.id: f for f in sent.figures}, {f.id: f for f in now.figures}
    found = [_difference(name, sides, causes) for name in _differing(*sides)]
    statements = [one for name, one in found if _first(name) == STATEMENT]
    figures = [one for name, one in found if _first(name) != STATEMENT]
    figures.sort(key=lambda one: _ORDER.index(one.group))
    return Adjustment(causes, tuple(figures), tuple(statements))


def _differing(before: Mapping[str, Figure], after: Mapping[str, Figure]) -> Iterator[str]:
    """Yield the ids of figures shown otherwise, in the order of the new report."""
    for name in dict.fromkeys((*after, *before)):
        shown = [side[name].shown if name in side else None for side in (before, after)]
        again = _first(name) == _AGAIN and name.replace(_AGAIN, "ct", 1) in {**before, **after}
        if shown[0] != shown[1] and not again:
            yield name


Sides = tuple[Mapping[str, Figure], Mapping[str, Figure]]


def _difference(name: str, sides: Sides, causes: Sequence[Cause]) -> tuple[str, Difference]:
    before, after = (side.get(name) for side in sides)
    label = next(figure.label for figure in (after, before) if figure)
    return name, Difference(
        label,
        _group(name),
        before.shown if before else None,
        after.shown if after else None,
        tuple(_causes_of(name, sides, causes)),
    )


def _first(name: str) -> str:
    return name.split("_", 1)[0]


def _group(name: str) -> Group:
    if name.startswith(_OF_ALL_TASKS):
        return Group.COMMON
    return _GROUP_OF.get(_first(name), Group.COMMON)


# ------------------------------------------------------------------ why


def _causes(sent: Basis, now: Basis) -> Iterator[Cause]:
    """Yield every agency whose counting form is another, and the plan where it was changed."""
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
        open_ = source.verdict in _NOT_TAKEN and source.agency not in after
        if open_ and source.sha256 not in known:
            yield Cause(Reason.NOT_COUNTED, source.agency, source.file, source.received_at)


def _counting(sources: Iterable[ReceivedFile]) -> dict[str, ReceivedFile]:
    return {source.agency: source for source in sources if source.counted}


def _causes_of(name: str, sides: Sides, causes: Sequence[Cause]) -> list[Cause]:
    """The causes among the files a figure was or is made of; all of them where none can be told.

    A count of agencies that have not reported, for one, stands in no file.
    """
    files = {file for side in sides for file in _files(name, side)}
    told = [cause for cause in causes if files & ({cause.file, cause.replaced} - {""})]
    return told or list(causes)


def _files(name: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    """Yield the files below a figure, through the figures it was made of."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen or current not in figures:
            continue
        seen.add(current)
        waiting.extend(figures[current].parts)
        yield from (where.file for where in figures[current].cells)
