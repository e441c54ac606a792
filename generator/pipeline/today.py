"""status: today's list, and the page and the calendar made of it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.core.problems import Problem
from generator.core.today import PeriodFacts, Today
from generator.edges.calendar_write import PRODID, write_calendar
from generator.edges.files import write_all
from generator.edges.page_links import links
from generator.edges.page_write import MARK, write_page
from generator.pipeline.plans import Context, WrongUseError
from generator.pipeline.standing import Due
from generator.stages.ledger import year_ledgers
from generator.stages.today import today

_LOOKED_AT = 1_000  # bytes at the beginning of a file in which its mark stands
_PAGE, _CALENDAR = (".html", ".htm"), (".ics",)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the page and the calendar go; None where none is wanted."""

    html: Path | None = None
    ics: Path | None = None


def wanted_pages(context: Context, html: Path | None, ics: Path | None) -> Pages:
    """Return where to write, once it is sure that nothing of anybody's is written over.

    Raises:
        WrongUseError: another kind of file, one the program did not make, or a place in inputs/.
    """
    for path, endings, mark in ((html, _PAGE, MARK), (ics, _CALENDAR, PRODID)):
        if path:
            _check(context, path, endings, mark)
    return Pages(html, ics)


def today_of(
    context: Context,
    due: Iterable[Due],
    problems: Iterable[Problem] = (),
    plan: str | None = None,
    on: dt.date | None = None,
) -> Today:
    """Return the page of today, or of the day `on`, over the periods and problems of a status."""
    lines = tuple(due)
    faulty = {context.home.root / one.where.file for one in problems}
    known = (plan,) if plan else context.home.plans()
    plans = [one for one in known if context.home.plan(one) not in faulty]
    years = year_ledgers(line.ledger for line in lines)
    return today((line.facts for line in lines), on or context.today, plans, years)


def write_pages(context: Context, told: Today, wanted: Pages) -> tuple[Path, ...]:
    """Write what is wanted, whole or not at all; return the files."""
    if wanted.html:
        found = links(context.home.root, wanted.html.parent, _names(told))
        _write(wanted.html, write_page(told, found))
    if wanted.ics:
        _write(wanted.ics, write_calendar(told.dates, told.day))
    return tuple(path for path in (wanted.html, wanted.ics) if path)


def _check(context: Context, path: Path, endings: tuple[str, ...], mark: str) -> None:
    if path.suffix.lower() not in endings:
        raise WrongUseError(f"Tên tệp “{path.name}” phải có đuôi {endings[0]}.")
    if path.resolve().is_relative_to(context.home.inputs.resolve()):
        raise WrongUseError(f"Không ghi {path} vào inputs/: chọn thư mục khác, ví dụ reports/.")
    if path.is_dir() or (path.exists() and not _marked(path, mark)):
        raise WrongUseError(
            f"{path} đã có và không phải do lệnh status lập: chọn tên khác, hoặc xóa tệp đó đi."
        )


def _marked(path: Path, mark: str) -> bool:
    with path.open("rb") as file:
        return mark.encode() in file.read(_LOOKED_AT)


def _names(told: Today) -> Iterator[str]:
    """Every file the page speaks of."""
    for facts in _facts(told):
        yield from (name for _, name in (*facts.files, *facts.returned))
        yield from (f"{facts.folder}/{r.file}" for r in facts.agencies if r.file)


def _facts(told: Today) -> Iterator[PeriodFacts]:
    for plan in told.plans:
        yield from (part.facts for part in plan.periods)


def _write(path: Path, data: bytes) -> None:
    write_all(path.parent, {path.name: data})
