"""plan import: read a plan issued as Word or Excel, write its plan workbook, check it."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.address import Where
from generator.core.documents import TextDocument
from generator.core.guesses import Guess, PlacedGuess, place
from generator.core.identity import is_name
from generator.core.places import Province
from generator.core.problems import Problem, problem
from generator.core.sheets import BookProperties
from generator.core.text import fold
from generator.core.wording import PLAN_COLUMNS, IndicatorColumn, PlanItem, PlanSheets
from generator.edges.docx_read import read_document
from generator.edges.files import READ_AT_MOST, write_all
from generator.edges.package import EXCEL
from generator.edges.provinces import communes, provinces
from generator.edges.workbook_read import read_workbook
from generator.edges.xlsx_write import write_tables
from generator.pipeline.plans import Context, PlanError, WrongUseError, as_document
from generator.pipeline.provinces import find_province
from generator.stages.plan import read_plan
from generator.stages.plan_import import (
    Draft,
    confirm_sheet,
    document_of_sheets,
    draft_plan,
    province_of,
)
from generator.stages.plan_workbook import plan_sheets

_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """What importing wrote, and what is left for the officer."""

    plan: str
    path: Path
    tasks: int
    indicators: int
    agencies: int
    guesses: tuple[PlacedGuess, ...]
    problems: tuple[Problem, ...]


def import_plan(
    context: Context, file: Path, plan_id: str | None = None, province: str | None = None
) -> ImportedPlan:
    """Write inputs/<plan>/plan.xlsx from a plan as issued; an existing one is never touched.

    Raises:
        WrongUseError: no such file, no such province, or the plan is there already.
        PlanError: the file cannot be read, or no table of it lists tasks or indicators.
    """
    plan_id = plan_id or slug(file.stem)
    target = context.home.plan(plan_id)
    _check_request(file, plan_id, target)
    document = _read(file)
    named = _named_in(document)
    chosen = find_province(province) if province is not None else named
    called, local = (chosen.full_name, communes(chosen)) if chosen else ("", ())
    draft = draft_plan(document, plan_id, called, local)
    if draft is None:
        raise PlanError((problem("document.no_table", Where(file.name)),))
    if named and chosen and named != chosen:
        doubt = _other_province(named, chosen)
        draft = replace(draft, guesses=(doubt, *draft.guesses))
    return _written(context, target, plan_id, draft)


def slug(name: str) -> str:
    """Return a name as a plan's code: small letters without tones, figures and "-"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name))[:_LONGEST_ID].strip("-") or "ke-hoach"


def _check_request(file: Path, plan_id: str, target: Path) -> None:
    if not file.is_file():
        raise WrongUseError(f"Không có tệp {file}.")
    if plan_id != slug(plan_id) or not is_name(plan_id):
        raise WrongUseError(f"Mã kế hoạch “{plan_id}” chỉ dùng chữ thường không dấu, số và dấu -.")
    if target.exists():
        raise WrongUseError(
            f"Kế hoạch {plan_id} đã có ({target}). Chọn mã khác bằng --plan, hoặc tự đổi tên, "
            "xóa tệp cũ trước khi nhập lại."
        )


def _read(file: Path) -> TextDocument:
    """The document in a file, known as Word or Excel by what is inside."""
    with file.open("rb") as opened:
        data = opened.read(READ_AT_MOST)
    document = read_document(file.name, data)
    if isinstance(document, TextDocument):
        return document
    if ("seen", EXCEL) not in document.params:
        raise PlanError((document,))
    book = read_workbook(file.name, data)
    if isinstance(book, Problem):
        raise PlanError((as_document(book),))
    return document_of_sheets(file.name, book.grids, book.merged)


def _named_in(document: TextDocument) -> Province | None:
    """The province the text names."""
    every = {province.full_name: province for province in provinces()}
    return every.get(province_of(document, tuple(every)))


def _other_province(named: Province, chosen: Province) -> Guess:
    """What to confirm where the text and the officer name two provinces."""
    why = f"Văn bản nêu {named.full_name}, nhưng --province ghi {chosen.full_name}."
    place_of = (PlanSheets.PLAN, PlanItem.ISSUER, PLAN_COLUMNS[1])
    return Guess(*place_of, named.full_name, chosen.full_name, why)


def _written(context: Context, target: Path, plan_id: str, draft: Draft) -> ImportedPlan:
    sheets = plan_sheets(draft.title, draft.items, draft.tables)
    guesses = tuple(place(draft.guesses, sheets))
    issued = draft.items.get(PlanItem.DATE)
    created = issued if isinstance(issued, dt.date) else context.today
    properties = BookProperties(draft.title, str(draft.items[PlanItem.OFFICE]), created)
    data = write_tables((*sheets, confirm_sheet(draft.title, guesses)), properties)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_all(target.parent, {target.name: data})
    name = target.relative_to(context.home.root).as_posix()
    book = read_workbook(name, data)
    problems = (book,) if isinstance(book, Problem) else read_plan(name, book.grids)[1]
    tables = draft.tables
    indicators = {row[IndicatorColumn.CODE] for row in tables[PlanSheets.INDICATORS]}
    counts = (
        len(tables[PlanSheets.TASKS]),
        len(indicators),
        len(tables[PlanSheets.AGENCIES]),
    )
    return ImportedPlan(plan_id, target, *counts, guesses, problems)
