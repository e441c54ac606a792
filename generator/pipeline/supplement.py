"""What a report is made of, kept beside it; and the supplement to one that was sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.core.model import COUNTING, PeriodDates, Plan, Received, Submission
from generator.core.problems import Problem
from generator.core.sent import Adjustment, Basis, ReceivedFile, Sent
from generator.core.summary import Since, Summary
from generator.core.tags import Report
from generator.core.trace import Figure, unmarked
from generator.edges.docx_write import render_report
from generator.edges.files import sha256
from generator.edges.register import Register
from generator.edges.snapshot_json import basis_of, figures_file, sources_file
from generator.pipeline.frozen import FIGURES, SOURCES, basis_sent, sendings, touched
from generator.pipeline.masters import master_of
from generator.pipeline.plans import Context
from generator.stages.adjusted_text import adjusted
from generator.stages.adjusting import differences
from generator.stages.aggregate import aggregate
from generator.stages.report_text import traced

SUPPLEMENT = "bao-cao-dieu-chinh.docx"
BEHIND = ".ban-goc"  # what the program keeps beside a report for later runs
KEPT = f"{BEHIND}/{FIGURES}"
KEPT_SOURCES = f"{BEHIND}/{SOURCES}"
KEPT_ADJUSTED = f"{BEHIND}/dieu-chinh-{FIGURES}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is made now: the forms, the earlier periods, its words, its figures."""

    plan: Plan
    dates: PeriodDates
    received: Received
    earlier: Mapping[Since, Summary]
    text: Report
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """How a report stands to what was sent: `last` is None where nothing was.

    `adjustment` is None where there is nothing to compare with, or its snapshot was changed.
    """

    last: Sent | None = None
    adjustment: Adjustment | None = None
    problems: tuple[Problem, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)


def kept_files(context: Context, draft: Draft) -> dict[str, bytes]:
    """Return what is kept of a report so that it can be sent and compared later."""
    basis = Basis(_plain(draft.figures), sources(draft.received), draft.plan.edition, context.today)
    return {KEPT: figures_file(basis), KEPT_SOURCES: sources_file(basis)}


def kept_basis(context: Context, plan: str, period: str, *, adjusted: bool) -> Basis | None:
    """Return what the last report, or the last supplement, was made of.

    None where there is none or a file is not as the program wrote it.
    """
    folder = context.home.reports(plan, period)
    read: list[bytes] = []
    with Register.open_to_read(context.home.register) as register:
        for name in (KEPT_ADJUSTED if adjusted else KEPT, KEPT_SOURCES):
            path = folder / name
            data = path.read_bytes() if path.is_file() else b""
            known = register.outputs(path.relative_to(context.home.root).as_posix())
            if sha256(data) not in known:
                return None
            read.append(data)
    return basis_of(read[0], read[1])


def supplement(context: Context, draft: Draft) -> Supplement:
    """Return how a report stands to the last one sent, and the supplement where it differs."""
    plan, period = draft.plan, draft.dates.period.id
    sent = sendings(context, plan.id, period)
    if not sent:
        return Supplement()
    problems = touched(context.home, plan.id, period, sent)
    before = basis_sent(context.home, plan.id, period, sent[-1])
    if before is None:
        return Supplement(sent[-1], None, problems)
    now = _as_of(draft, before)
    found = differences(before, now)
    files: dict[str, bytes] = {}
    if found:
        names = {agency.code: agency.name for agency in plan.agencies}
        text = adjusted(draft.text, sent[-1], found, names)
        master = master_of(context.home, SUPPLEMENT).read_bytes()
        files[SUPPLEMENT] = render_report(master, text, context.today)
        files[KEPT_ADJUSTED] = figures_file(now)
    return Supplement(sent[-1], found, problems, files)


def _as_of(draft: Draft, before: Basis) -> Basis:
    """The report on the data of now as of the day of the one sent: the calendar adjusts nothing."""
    summary = aggregate(draft.plan, draft.dates, draft.received, before.made_on, draft.earlier)
    _, figures = traced(summary)
    return replace(
        before,
        figures=_plain(figures),
        sources=sources(draft.received),
        edition=draft.plan.edition,
    )


def sources(received: Received) -> tuple[ReceivedFile, ...]:
    """Return every received file and whether it counts."""
    return tuple(_source(submission) for submission in received.submissions)


def _source(submission: Submission) -> ReceivedFile:
    arrival = submission.arrival
    return ReceivedFile(
        file=arrival.file,
        sha256=arrival.sha256,
        agency=submission.agency,
        verdict=submission.verdict.value,
        received_at=arrival.received_at,
        counted=submission.verdict in COUNTING,
    )


def _plain(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(
        replace(figure, label=unmarked(figure.label), shown=unmarked(figure.shown))
        for figure in figures
    )
