"""report: receive, aggregate, and write the Word report with the tables behind it."""

from dataclasses import dataclass
from pathlib import Path

from generator.core.document_options import DRAFT, DocumentOptions
from generator.core.model import COUNTING, Plan, Received
from generator.core.sheets import BookProperties
from generator.core.summary import Summary
from generator.core.tags import Report
from generator.core.trace import Figure, origin_text
from generator.core.values import format_date
from generator.edges.docx_charts import add_charts
from generator.edges.files import Home, finish_writing, write_all
from generator.edges.xlsx_write import write_tables
from generator.pipeline.earlier import earlier_summaries
from generator.pipeline.masters import master, rendered_with
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context, WrongUseError, alone
from generator.pipeline.receiving import receive
from generator.pipeline.supplement import Draft, Supplement, kept_files, needless, supplement
from generator.pipeline.versions import Version, next_version
from generator.pipeline.yearly import year_of
from generator.stages.aggregate import aggregate
from generator.stages.ledger import rate_table, tracking_table
from generator.stages.report_charts import charts
from generator.stages.report_tables import introduction, sheets
from generator.stages.report_text import traced

REPORT = "bao-cao.docx"
TABLES = "tong-hop.xlsx"
STOCK = Home(Path(__file__).resolve().parent.parent.parent)


@dataclass(frozen=True, slots=True)
class Reported:
    """What reporting made; `figures` are those of the Word report.

    `supplement` says how it stands to what was sent before.
    """

    summary: Summary
    figures: tuple[Figure, ...]
    received: Received
    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    versions: tuple[Version, ...]
    returned: tuple[Path, ...]
    supplement: Supplement


def report(
    context: Context, plan_id: str, period_id: str, options: DocumentOptions = DRAFT
) -> Reported:
    """Receive, aggregate, and write the report and tong-hop.xlsx, both new or both old.

    A report edited by hand stays as it is; its edits go into the next version (versions).
    The workbook always has the charts; the Word report has an appendix of them where asked for.

    Raises:
        WrongUseError: there is no such period, or the document is older than the plan.
        BusyError: somebody else's run holds the folder.
    """
    with alone(context, "report"):
        return _report(context, plan_id, period_id, options)


def _report(context: Context, plan_id: str, period_id: str, options: DocumentOptions) -> Reported:
    made = receive(context, plan_id, period_id, answers=COUNTING)
    plan, dates, received = made.plan, made.dates, made.received
    _check_date(plan, options)
    earlier = earlier_summaries(context, plan, dates)
    summary = aggregate(plan, dates, received, context.today, earlier)
    document, text, figures = rendered(context.home, summary, options)
    pictures = charts(summary)
    if options.charts:
        document = add_charts(document, pictures, context.today)
    properties = BookProperties(text.trich_yeu, text.co_quan.ten, context.today)
    folder = context.home.reports(plan.id, dates.period.id)
    finish_writing(folder)
    draft = Draft(summary, received, earlier, figures)
    late = supplement(context, draft)
    versions = _versions(context, folder, document, late)
    ledger, intro = year_of(context, summary), introduction(summary)
    followed = (tracking_table(ledger, intro), rate_table(ledger, intro))
    every = (*sheets(summary, received, figures), *followed)
    tables = write_tables(every, properties, pictures)
    files = {name: data for version in versions for name, data in version.files.items()}
    files |= {TABLES: tables, **kept_files(context, draft, late)}
    kept = note_outputs(context, folder, files)
    write_all(folder, files)
    remove_outputs(context, (path for version in versions for path in version.outdated))
    if late.adjustment is not None and not late.document:
        remove_outputs(context, needless(folder))
    written = tuple(folder / name for name in (*(v.name for v in versions), TABLES))
    return Reported(summary, figures, received, written, kept, versions, made.returned, late)


def _versions(
    context: Context, folder: Path, document: bytes, late: Supplement
) -> tuple[Version, ...]:
    """The version of the report to write, and that of the supplement where there is one."""
    report = next_version(context, folder, REPORT, document)
    if not late.document:
        return (report,)
    return report, next_version(context, folder, late.name, late.document)


def rendered(
    home: Home, summary: Summary, options: DocumentOptions = DRAFT
) -> tuple[bytes, Report, tuple[Figure, ...]]:
    """Return the Word report of a summary, the values of its tags, and its figures."""
    text, figures = traced(summary, options)
    origin = origin_text(summary.plan.id, summary.dates.period.id, summary.today.isoformat())
    path = master(home, summary.plan.id, REPORT)
    document = rendered_with(home, path, text, summary.today, origin)
    return document, text, figures


def _check_date(plan: Plan, options: DocumentOptions) -> None:
    if plan.date and options.date and options.date < plan.date:
        day, first = format_date(options.date), format_date(plan.date)
        raise WrongUseError(f"Ngày của báo cáo ({day}) trước ngày ban hành kế hoạch ({first}).")
