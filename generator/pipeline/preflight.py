"""Looking a report over before it is sent: everything that speaks against it, at once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.problems import Problem, Severity, problem
from generator.core.sent import Basis, ReceivedFile, Sent
from generator.core.summary import AgencyResult, ReportState
from generator.core.text import enumerate_vi
from generator.core.values import format_count, format_date
from generator.pipeline.frozen import basis_sent, touched
from generator.pipeline.linting import lint_file
from generator.pipeline.plans import Context
from generator.pipeline.reporting import REPORT
from generator.pipeline.supplement import kept_basis, supplement_name
from generator.pipeline.verifying import verify
from generator.pipeline.versions import there
from generator.stages.adjusting import differences

_NAMED = 20
_STATES = {ReportState.RETURNED: "send.returned", ReportState.MISSING: "send.missing"}


@dataclass(frozen=True, slots=True)
class Ready:
    """What would be sent: the newest Word file of a period, and what it was made of.

    `sent` holds what was sent before; `sources` are the received files as they are now.
    """

    plan: str
    period: str
    edition: str
    word: Path
    basis: Basis | None
    sent: tuple[Sent, ...]
    sources: tuple[ReceivedFile, ...]
    agencies: tuple[AgencyResult, ...]


def newest(folder: Path, name: str) -> Path:
    """Return the newest version of a Word file: bao-cao-ban-3.docx goes before bao-cao.docx."""
    versions = there(folder, name)
    return versions[max(versions)] if versions else folder / name


def word_of(context: Context, plan: str, period: str, sent: Sequence[Sent]) -> Path:
    """Return the Word file to be sent: the report, or the supplement where one was sent."""
    folder = context.home.reports(plan, period)
    return newest(folder, supplement_name(sent[-1].n) if sent else REPORT)


def basis_of_draft(context: Context, plan: str, period: str, sent: Sequence[Sent]) -> Basis | None:
    """Return what that file was made of; None where that is not known."""
    return kept_basis(context, plan, period, adjusted=bool(sent))


def preflight(context: Context, ready: Ready) -> tuple[Problem, ...]:
    """Return everything that speaks against sending, apart from number and date."""
    return (
        *_of_report(context, ready),
        *_of_word(context, ready),
        *touched(context.home, ready.plan, ready.period, ready.sent),
        *_of_agencies(ready),
    )


def _of_report(context: Context, ready: Ready) -> Iterator[Problem]:
    where = Where(ready.word.relative_to(context.home.root).as_posix())
    changed = _changed(ready)
    if ready.sent and not changed and not _differs(context, ready):
        yield problem("send.no_difference", where, number=ready.sent[-1].cited("…"))
    elif not ready.word.is_file() or ready.basis is None:
        yield problem("send.no_report", where)
    if changed:
        yield problem("send.stale", where, seen="; ".join(changed))


def _of_word(context: Context, ready: Ready) -> Iterator[Problem]:
    """Faults of form, and figures of a report that the data do not give."""
    if not ready.word.is_file():
        return
    where = Where(ready.word.relative_to(context.home.root).as_posix())
    linted = lint_file(ready.word)
    if linted.unreadable:
        yield linted.unreadable
        return
    form = [one for one in linted.findings if one.severity is Severity.ERROR]
    if form:
        yield problem("send.form", where, count=format_count(len(form)), first=form[0].message)
    if not ready.sent and not _changed(ready):
        figures = [p for p in verify(context, ready.word).problems if p.severity is Severity.ERROR]
        if figures:
            count = format_count(len(figures))
            yield problem("send.figures", where, count=count, first=figures[0].message)


def _differs(context: Context, ready: Ready) -> bool:
    """Whether the supplement says anything else than was sent last."""
    before = basis_sent(context.home, ready.plan, ready.period, ready.sent[-1])
    if before is None or ready.basis is None:
        return before is None
    return bool(differences(before, ready.basis))


def changed_files(basis: Basis, sources: Iterable[ReceivedFile]) -> tuple[str, ...]:
    """Return the files that came, went or count otherwise than when a report was made."""
    before, now = (
        {(s.file, s.sha256, s.verdict, s.counted) for s in told}
        for told in (basis.sources, sources)
    )
    return tuple(sorted({told[0] for told in before ^ now}))


def _changed(ready: Ready) -> tuple[str, ...]:
    """What changed in the data since the report was made."""
    if ready.basis is None:
        return ()
    files = changed_files(ready.basis, ready.sources)
    plan = ["tệp kế hoạch được sửa"] if ready.basis.edition != ready.edition else []
    listed = [f"tệp {file}" for file in files[:_NAMED]]
    more = [f"{format_count(len(files) - _NAMED)} tệp khác"] if len(files) > _NAMED else []
    return (*plan, *listed, *more)


def _of_agencies(ready: Ready) -> Iterator[Problem]:
    for state, code in _STATES.items():
        names = [result.agency.name for result in ready.agencies if result.state is state]
        if names:
            more = [f"{format_count(len(names) - _NAMED)} cơ quan khác"]
            listed = enumerate_vi(names[:_NAMED] + (more if len(names) > _NAMED else []))
            where = Where(f"inputs/{ready.plan}/{ready.period}")
            yield problem(code, where, count=format_count(len(names)), names=listed)


def numbered(
    context: Context, ready: Ready, number: str, dated: dt.date | None
) -> Iterator[Problem]:
    """Yield what is missing of the number and date of the document, or a date ahead of today."""
    where = Where(ready.word.relative_to(context.home.root).as_posix())
    if not number:
        yield problem("send.no_number", where)
    if dated is None:
        yield problem("send.no_date", where)
    elif dated > context.today:
        yield problem("send.date_ahead", where, seen=format_date(dated))
