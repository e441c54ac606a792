"""report: receive, aggregate, and write the Word report with the tables behind it."""

from dataclasses import dataclass
from pathlib import Path

from generator.core.model import COUNTING, Received
from generator.core.sheets import BookProperties
from generator.core.summary import Summary
from generator.core.tags import Report
from generator.core.trace import Figure, origin_text
from generator.edges.docx_charts import add_charts
from generator.edges.docx_write import render_report
from generator.edges.files import Home, finish_writing, write_all
from generator.edges.xlsx_write import write_tables
from generator.pipeline.earlier import earlier_summaries
from generator.pipeline.masters import master_of
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context, alone
from generator.pipeline.receiving import receive
from generator.pipeline.supplement import (
    KEPT_ADJUSTED,
    SUPPLEMENT,
    Draft,
    Supplement,
    kept_files,
    supplement,
)
from generator.stages.aggregate import aggregate
from generator.stages.report_charts import charts
from generator.stages.report_tables import sheets
from generator.stages.report_text import traced

REPORT = "bao-cao.docx"
TABLES = "tong-hop.xlsx"


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
    returned: tuple[Path, ...]
    supplement: Supplement


def report(
    context: Context, plan_id: str, period_id: str, *, with_charts: bool = False
) -> Reported:
    """Receive, aggregate, and write bao-cao.docx and tong-hop.xlsx, both new or both old.

    The workbook always has the charts; the Word report has an appendix of them where asked for.

    Raises:
        BusyError: somebody else's run holds the folder.
    """
    with alone(context, "report"):
        return _report(context, plan_id, period_id, with_charts=with_charts)


def _report(context: Context, plan_id: str, period_id: str, *, with_charts: bool) -> Reported:
    made = receive(context, plan_id, period_id, answers=COUNTING)
    plan, dates, received = made.plan, made.dates, made.received
    earlier = earlier_summaries(context, plan, dates)
    summary = aggregate(plan, dates, received, context.today, earlier)
    document, text, figures = rendered(context.home, summary)
    pictures = charts(summary)
    if with_charts:
        document = add_charts(document, pictures, context.today)
    properties = BookProperties(text.trich_yeu, text.co_quan.ten, context.today)
    files = {
        REPORT: document,
        TABLES: write_tables(sheets(summary, received, figures), properties, pictures),
    }
    draft = Draft(plan, dates, received, earlier, text, figures)
    late = supplement(context, draft)
    files |= late.files | kept_files(context, draft)
    folder = context.home.reports(plan.id, dates.period.id)
    finish_writing(folder)
    kept = note_outputs(context, folder, files)
    write_all(folder, files)
    if late.adjustment is not None and not late.files:
        remove_outputs(context, (folder / name for name in (SUPPLEMENT, KEPT_ADJUSTED)))
    written = tuple(folder / name for name in files if not name.startswith("."))
    return Reported(summary, figures, received, written, kept, made.returned, late)


def rendered(home: Home, summary: Summary) -> tuple[bytes, Report, tuple[Figure, ...]]:
    """Return the Word report of a summary, the values of its tags, and its figures."""
    text, figures = traced(summary)
    origin = origin_text(summary.plan.id, summary.dates.period.id, summary.today.isoformat())
    master = master_of(home, REPORT).read_bytes()
    return render_report(master, text, summary.today, origin), text, figures
