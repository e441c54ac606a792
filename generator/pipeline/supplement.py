"""What a report is made of, kept beside it; and the supplement to one that was sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.model import COUNTING, Received, Submission
from generator.core.problems import Problem
from generator.core.sent import Adjustment, Basis, ReceivedFile, Sent
from generator.core.summary import Since, Summary
from generator.core.trace import Figure, origin_text, unmarked
from generator.edges.files import sha256
from generator.edges.register import Register
from generator.edges.snapshot_json import basis_of, figures_file, sources_file
from generator.pipeline.frozen import FIGURES, SOURCES, basis_sent, sendings, touched
from generator.pipeline.masters import master, rendered_with
from generator.pipeline.plans import Context
from generator.pipeline.versions import RENDERED
from generator.stages.adjusted_text import adjusted
from generator.stages.adjusting import differences
from generator.stages.aggregate import aggregate
from generator.stages.report_text import traced

SUPPLEMENT = "bao-cao-dieu-chinh.docx"
KEPT = f"{RENDERED}/{FIGURES}"
KEPT_SOURCES = f"{RENDERED}/{SOURCES}"
KEPT_ADJUSTED = f"{RENDERED}/dieu-chinh-{FIGURES}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is made now: the summary, the forms, the earlier periods, its figures."""

    summary: Summary
    received: Received
    earlier: Mapping[Since, Summary]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """How a report stands to what was sent: `last` is None where nothing was.

    `adjustment` is None where there is nothing to compare with, or its snapshot was changed;
    where it holds differences, `document` is the Word file made of `basis`.
    """

    last: Sent | None = None
    adjustment: Adjustment | None = None
    problems: tuple[Problem, ...] = ()
    document: bytes = b""
    basis: Basis | None = None

    @property
    def name(self) -> str:
        """The name of the Word file; each sending has one of its own, so that none is mixed up."""
        return supplement_name(self.last.n if self.last else 1)


def supplement_name(n: int) -> str:
    """Return the name of the supplement to what was sent as number n."""
    stem, dot, suffix = SUPPLEMENT.partition(".")
    return SUPPLEMENT if n <= 1 else f"{stem}-lan-{n}{dot}{suffix}"


def kept_files(context: Context, draft: Draft, late: Supplement) -> dict[str, bytes]:
    """Return what is kept of a report so that it can be sent and compared later."""
    figures, edition = _plain(draft.figures), draft.summary.plan.edition
    basis = Basis(figures, received_files(draft.received), edition, context.today)
    kept = {KEPT: figures_file(basis), KEPT_SOURCES: sources_file(basis)}
    return kept | ({KEPT_ADJUSTED: figures_file(late.basis)} if late.basis else {})


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
    plan, period = draft.summary.plan, draft.summary.dates.period.id
    sent = sendings(context, plan.id, period)
    if not sent:
        return Supplement()
    problems = touched(context.home, plan.id, period, sent)
    before = basis_sent(context.home, plan.id, period, sent[-1])
    if before is None:
        return Supplement(sent[-1], None, problems)
    now = _as_of(draft, before)
    found = differences(before, now)
    if not found:
        return Supplement(sent[-1], found, problems)
    return Supplement(sent[-1], found, problems, _document(context, draft, sent[-1], found), now)


def _document(context: Context, draft: Draft, sent: Sent, found: Adjustment) -> bytes:
    """The Word file; its number and date are left to the clerk, whatever those of the report."""
    plan = draft.summary.plan
    text, _ = traced(draft.summary)
    values = adjusted(text, sent, found, {agency.code: agency.name for agency in plan.agencies})
    path = master(context.home, plan.id, SUPPLEMENT)
    period, today = draft.summary.dates.period.id, context.today
    origin = origin_text(plan.id, period, today.isoformat(), supplement=True)
    return rendered_with(context.home, path, values, today, origin)


def needless(folder: Path) -> Iterator[Path]:
    """Yield the supplements of a folder with what is kept of them, for when nothing differs."""
    stem = SUPPLEMENT.removesuffix(".docx")
    yield folder / KEPT_ADJUSTED
    for place in (folder, folder / RENDERED):
        yield from sorted(place.glob(f"{stem}*.docx"))


def _as_of(draft: Draft, before: Basis) -> Basis:
    """The report on the data of now as of the day of the one sent: the calendar adjusts nothing."""
    plan, dates = draft.summary.plan, draft.summary.dates
    summary = aggregate(plan, dates, draft.received, before.made_on, draft.earlier)
    _, figures = traced(summary)
    return replace(
        before,
        figures=_plain(figures),
        sources=received_files(draft.received),
        edition=draft.summary.plan.edition,
    )


def received_files(received: Received) -> tuple[ReceivedFile, ...]:
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
