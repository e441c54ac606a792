"""verify and explain: the figures of a Word report held against the received files."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.model import COUNTING
from generator.core.problems import Problem, problem
from generator.core.sources import Cells, Source
from generator.core.summary import Summary
from generator.core.trace import BOOKMARK, Figure, FiguredDocument, Placed, figure_of
from generator.edges.docx_figures import read_figures
from generator.edges.files import read_bounded
from generator.pipeline.earlier import earlier_summaries
from generator.pipeline.plans import Context, WrongUseError, load_plan, period_dates
from generator.pipeline.receiving import read_folder
from generator.pipeline.reporting import rendered
from generator.stages.aggregate import aggregate
from generator.stages.verifying import verified


@dataclass(frozen=True, slots=True)
class Verified:
    """What a document was held against, how many figures it has, and what does not agree."""

    file: str
    origin: tuple[str, ...]
    figures: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure, where it stands in the document, and the cells and figures it was made of."""

    figure: Figure
    placed: tuple[Placed, ...]
    sources: tuple[Source, ...]
    parts: tuple[tuple[Figure, tuple[Source, ...]], ...]


def verify(context: Context, file: Path, day: dt.date | None = None) -> Verified:
    """Derive every figure of a document again and name each that does not agree.

    The figures are those of the files received by now, aggregated on the day the document was
    made, or on another `day`. Nothing is written.

    Raises:
        WrongUseError: no such file, or not a report of this program.
        PlanError: the plan workbook has errors.
    """
    document = _read(file)
    if isinstance(document, Problem):
        return Verified(file.name, (), 0, (document,))
    if document.supplement:
        told = problem("figure.supplement", Where(file.name))
        return Verified(file.name, document.origin, 0, (told,))
    origin = _origin(context, file, document, day)
    summary, _ = _summary(context, origin)
    fresh, _, figures = rendered(context.home, summary)
    again = read_figures(file.name, fresh)
    if isinstance(again, Problem):
        raise AssertionError(again.message)
    problems = verified(file.name, document, again, figures)
    return Verified(file.name, origin, len(document.placed), problems)


def explain(context: Context, file: Path, figure: str) -> Explained:
    """Return what a figure of a document was made of.

    Raises:
        WrongUseError: no such file or figure, or not a report of this program.
    """
    document = _read(file)
    if isinstance(document, Problem):
        raise WrongUseError(f"{file.name}: {document.message} {document.hint}")
    summary, cells = _summary(context, _origin(context, file, document, None))
    figures = {found.id: found for found in rendered(context.home, summary)[2]}
    name = figure_of(figure) or figure_of(BOOKMARK + figure) or figure
    if (found := figures.get(name)) is None:
        known = ", ".join(sorted({p.figure for p in document.placed} & figures.keys())[:20])
        raise WrongUseError(
            f"Không có số liệu “{figure}” trong báo cáo. Xem mã ở sheet Nguồn số liệu của "
            f"tong-hop.xlsx, ví dụ: {known}."
        )
    parts = ((figures[part], tuple(cells.of(figures[part]))) for part in found.parts)
    placed = tuple(p for p in document.placed if p.figure == name)
    return Explained(found, placed, tuple(cells.of(found)), tuple(parts))


def _read(file: Path) -> FiguredDocument | Problem:
    if not file.is_file():
        raise WrongUseError(f"Không có tệp {file}.")
    return read_figures(file.name, read_bounded(file))


def _origin(
    context: Context, file: Path, document: FiguredDocument, day: dt.date | None
) -> tuple[str, ...]:
    """The plan, period and day of a document: by its properties, else by where it lies."""
    if document.origin:
        plan, period, made = document.origin
        return plan, period, day.isoformat() if day else made
    try:
        plan, period, *_ = (
            file.resolve().relative_to((context.home.root / "reports").resolve()).parts
        )
    except ValueError:
        raise WrongUseError(
            f"{file.name} không ghi là báo cáo của kế hoạch nào (thuộc tính tệp đã mất): đặt lại "
            "tệp vào reports/<kế hoạch>/<kỳ>/ rồi chạy lại."
        ) from None
    return plan, period, (day or context.today).isoformat()


def _summary(context: Context, origin: tuple[str, ...]) -> tuple[Summary, Cells]:
    plan_id, period_id, day = origin
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    received = read_folder(context, plan, dates, answers=COUNTING)
    earlier = earlier_summaries(context, plan, dates)
    summary = aggregate(plan, dates, received, dt.date.fromisoformat(day), earlier)
    return summary, Cells(received)
