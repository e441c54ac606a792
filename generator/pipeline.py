"""The commands step by step: read, stage, write. The only module that knows the order."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.address import Where
from generator.core.assignment import dates_of, previous_period, scheduled
from generator.core.model import (
    Answer,
    Arrival,
    Form,
    PeriodDates,
    Plan,
    Received,
    Submission,
)
from generator.core.periods import parse_period
from generator.core.problems import Problem, problem
from generator.core.sheets import BookProperties
from generator.core.summary import AgencyResult, ReportState, Summary
from generator.core.text import one_line, shorten
from generator.core.wording import Field, PlanSheets
from generator.edges.calendar import public_holidays
from generator.edges.docx_write import render_report
from generator.edges.files import (
    FoundFile,
    Home,
    bring_in,
    find_files,
    finish_writing,
    keep_edited,
    sha256,
    write_all,
)
from generator.edges.form_write import write_form
from generator.edges.register import Issue, Receipt, Register
from generator.edges.xlsx_read import read_workbook
from generator.edges.xlsx_write import write_tables
from generator.stages.aggregate import aggregate
from generator.stages.issue import forms as make_forms
from generator.stages.plan import read_plan
from generator.stages.receive import quarantined, read_submission, settle, show_value
from generator.stages.report_tables import sheets
from generator.stages.report_text import report as report_text

REPORT = "bao-cao.docx"
TABLES = "tong-hop.xlsx"
STOCK = Home(Path(__file__).resolve().parent.parent)
Progress = Callable[[int, int], None]


class WrongUseError(Exception):
    """A request that cannot be met as it stands; the message says what to do."""


class PlanError(Exception):
    """A plan workbook with errors; `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("plan workbook has errors")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Context:
    """What every command needs: where, and on which day."""

    home: Home
    today: dt.date
    progress: Progress = lambda _done, _total: None


@dataclass(frozen=True, slots=True)
class Issued:
    """What issuing made."""

    dates: PeriodDates
    folder: Path
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """What reporting made."""

    summary: Summary
    received: Received
    files: tuple[Path, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the status: a period and who has reported."""

    plan: str
    dates: PeriodDates
    state: str
    issued: bool
    expected: int
    on_time: int
    owing: tuple[AgencyResult, ...]

    @property
    def received(self) -> int:
        """How many agencies have sent a valid form."""
        return self.expected - len(self.owing)


# ------------------------------------------------------------------ plans and periods


def load_plan(context: Context, plan_id: str) -> tuple[Plan, tuple[Problem, ...]]:
    """Return a plan and its warnings.

    Raises:
        WrongUseError: there is no such plan.
        PlanError: its workbook has errors.
    """
    path = context.home.plan(plan_id)
    if plan_id not in context.home.plans():
        known = ", ".join(context.home.plans()) or "chưa có kế hoạch nào"
        raise WrongUseError(f"Không có kế hoạch “{plan_id}” trong inputs/. Hiện có: {known}.")
    name = path.relative_to(context.home.root).as_posix()
    book = read_workbook(name, path.read_bytes())
    if isinstance(book, Problem):
        seen = dict(book.params).get("seen", book.code)
        raise PlanError((problem("plan.unreadable", Where(name), seen=seen),))
    plan, problems = read_plan(name, book.grids)
    if plan is None:
        raise PlanError(problems)
    if plan.id != plan_id:
        where = Where(name, PlanSheets.PLAN)
        raise PlanError((problem("plan.id_differs", where, seen=plan.id, expected=plan_id),))
    return plan, problems


def load_plans(
    context: Context, plan_ids: Iterable[str]
) -> tuple[tuple[Plan, ...], tuple[Problem, ...]]:
    """Return the plans that can be used, and the errors of those that cannot."""
    plans: list[Plan] = []
    problems: list[Problem] = []
    for plan_id in plan_ids:
        try:
            plans.append(load_plan(context, plan_id)[0])
        except PlanError as fault:
            problems += fault.problems
    return tuple(plans), tuple(problems)


def period_dates(
    context: Context, plan: Plan, period_id: str, due: dt.date | None = None
) -> PeriodDates:
    """Return the dates of a period of a plan; `due` is for reports on request.

    Raises:
        WrongUseError: the name is no period, or the plan has no such period.
    """
    period = parse_period(period_id)
    if period is None:
        raise WrongUseError(
            f"“{period_id}” không phải tên kỳ. Ghi như 2025-Q3 (quý), 2025-H1 (6 tháng), "
            "2025-Y (năm), 2025-X1 (theo yêu cầu)."
        )
    with Register.open_to_read(context.home.register) as register:
        given = due or register.due_given(plan.id, period.id)
    dates = dates_of(plan, period, _holidays(plan), given)
    if dates is None:
        known = ", ".join(d.period.id for d in periods(plan))
        raise WrongUseError(
            f"Kế hoạch {plan.id} không có kỳ {period.id} trong sheet Kỳ báo cáo, hoặc kỳ này cần "
            f"--due khi phát hành. Các kỳ có hạn: {known or 'không có'}."
        )
    return dates


def periods(plan: Plan) -> tuple[PeriodDates, ...]:
    """Return the periods of a plan that have dates of their own, by due date."""
    return scheduled(plan, _holidays(plan))


def _holidays(plan: Plan) -> frozenset[dt.date]:
    if not any(cycle.moves_off_holidays for cycle in plan.cycles):
        return frozenset()
    return public_holidays(range(plan.first_year, plan.last_year + 2))


# ------------------------------------------------------------------ issue


def issue(context: Context, plan_id: str, period_id: str, due: dt.date | None = None) -> Issued:
    """Write the form of every agency and note it in the register."""
    plan, problems = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id, due)
    forms = tuple(make_forms(plan, dates, _previous(context, plan, dates)))
    folder = context.home.issued(plan.id, dates.period.id)
    files: dict[str, bytes] = {}
    for number, form in enumerate(forms, 1):
        files[f"{form.agency.code}.xlsx"] = write_form(form, plan.date or dates.due)
        context.progress(number, len(forms))
    write_all(folder, files)
    removed = _remove_stale(folder, plan, forms)
    with Register.open(context.home.register) as register:
        made = Issue(dates.due, due, plan.edition, len(forms))
        register.add_issue(plan.id, dates.period.id, made, context.today)
    return Issued(dates, folder, forms, problems, removed)


def _remove_stale(folder: Path, plan: Plan, forms: Sequence[Form]) -> tuple[str, ...]:
    """Remove forms issued before for agencies that do not report any more."""
    issued = {form.agency.code for form in forms}
    stale = [agency.code for agency in plan.agencies if agency.code not in issued]
    found = tuple(code for code in stale if (folder / f"{code}.xlsx").is_file())
    for code in found:
        (folder / f"{code}.xlsx").unlink()
    return found


def _previous(context: Context, plan: Plan, dates: PeriodDates) -> dict[str, dict[str, str]]:
    """What each agency's accepted form of the period before said, by row key."""
    before = previous_period(plan, dates, _holidays(plan))
    if before is None or not context.home.received(plan.id, before.id).is_dir():
        return {}
    received = _read_folder(context, plan, period_dates(context, plan, before.id))
    return {
        code: {key: text for key, text in _told(submission.answers).items() if text}
        for code, submission in received.counting.items()
    }


def _told(answers: Sequence[Answer]) -> dict[str, str]:
    """The status, progress and figure, or the value, an agency gave, row by row."""
    fields = {Field.STATUS: "", Field.PROGRESS: "%", Field.FIGURE: "", Field.VALUE: ""}
    told: dict[str, list[str]] = {}
    for answer in answers:
        if answer.field in fields and answer.value is not None:
            shown = shorten(one_line(show_value(answer.value)), 60) + fields[answer.field]
            told.setdefault(answer.key, []).append(shown)
    return {key: "\n".join(parts) for key, parts in told.items()}


# ------------------------------------------------------------------ receive


def receive(
    context: Context, plan_id: str, period_id: str, paths: Sequence[Path] = ()
) -> tuple[Plan, PeriodDates, Received]:
    """Bring in files from elsewhere, read everything of the period, note it in the register."""
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    folder = context.home.received(plan.id, dates.period.id)
    for path in paths:
        if not path.exists():
            raise WrongUseError(f"Không có tệp hoặc thư mục {path}.")
        bring_in(path.resolve(), folder.resolve())
    received = _read_folder(context, plan, dates)
    with Register.open(context.home.register) as register:
        register.add_verdicts(plan.id, dates.period.id, received.submissions, context.today)
    return plan, dates, received


def _read_folder(
    context: Context, plan: Plan, dates: PeriodDates, on: dt.date | None = None
) -> Received:
    """Return every file of a period with its verdict, without writing anything.

    With `on`, only the files that had come by the end of that day.
    """
    folder = context.home.received(plan.id, dates.period.id)
    forms = {form.agency.code: form for form in make_forms(plan, dates)}
    with Register.open_to_read(context.home.register) as register:
        receipts = register.receipts(plan.id, dates.period.id)
    found = list(find_files(folder)) if folder.is_dir() else []
    for file in sorted(found, key=lambda file: file.saved_at):
        receipts.setdefault(file.sha256, _receipt(file, plan, context.today))
    submissions: list[Submission] = []
    for number, file in enumerate(found, 1):
        came = receipts[file.sha256]
        if on and came.received_at.date() > on:
            continue
        arrival = Arrival(file.name, file.sha256, came.received_at, came.saved_at)
        submissions.append(_read_file(arrival, file, forms))
        context.progress(number, len(found))
    return settle(submissions)


def _read_file(arrival: Arrival, file: FoundFile, forms: Mapping[str, Form]) -> Submission:
    try:
        fault = file.fault
        book = None if fault else read_workbook(file.name, file.read())
    except OSError as refused:
        book, fault = None, refused.strerror or str(refused)
    if book is None:
        return quarantined(arrival, problem("file.no_access", Where(file.name), seen=fault))
    if isinstance(book, Problem):
        return quarantined(arrival, book)
    arrival = replace(arrival, modified=book.modified)
    return read_submission(arrival, book.grids, book.properties, forms)


def _receipt(file: FoundFile, plan: Plan, today: dt.date) -> Receipt:
    """When a file the register does not know came: when it was last saved, but not after today.

    A clock from before the plan was issued is wrong, and the file came today. Copies of the same
    bytes came when the first of them did.
    """
    latest = dt.datetime.combine(today, dt.time(23, 59))
    saved = file.saved_at.replace(microsecond=0)
    impossible = plan.date is not None and saved.date() < plan.date
    return Receipt(latest if impossible else min(saved, latest), file.saved_at)


# ------------------------------------------------------------------ report


def report(context: Context, plan_id: str, period_id: str) -> Reported:
    """Receive, aggregate, and write bao-cao.docx and tong-hop.xlsx, both new or both old."""
    plan, dates, received = receive(context, plan_id, period_id)
    summary = aggregate(plan, dates, received, context.today)
    master = _master(context.home)
    text = report_text(summary)
    properties = BookProperties(text.trich_yeu, text.co_quan.ten, context.today)
    files = {
        REPORT: render_report(master.read_bytes(), text, context.today),
        TABLES: write_tables(sheets(summary, received), properties),
    }
    folder = context.home.reports(plan.id, dates.period.id)
    finish_writing(folder)
    kept = _note_outputs(context, folder, files)
    write_all(folder, files)
    return Reported(summary, received, tuple(folder / name for name in files), kept)


def _master(home: Home) -> Path:
    """The master of the home folder, else the one that comes with the program."""
    for folder in (home.masters(), STOCK.masters()):
        if (folder / REPORT).is_file():
            return folder / REPORT
    raise WrongUseError(
        f"Không có mẫu báo cáo {STOCK.masters() / REPORT}: cài đặt lại chương trình."
    )


def _note_outputs(context: Context, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Set aside files a person has edited, then note what is about to be written."""
    kept: list[Path] = []
    with Register.open(context.home.register) as register:
        hashes: dict[str, str] = {}
        for name, data in files.items():
            path = folder / name
            known = path.relative_to(context.home.root).as_posix()
            hashes[known] = sha256(data)
            if path.is_file() and sha256(path.read_bytes()) not in register.outputs(known):
                kept.append(keep_edited(path))
        register.add_outputs(hashes, context.today)
    return tuple(kept)


# ------------------------------------------------------------------ status


def status(
    context: Context, plan_id: str | None = None, on: dt.date | None = None
) -> tuple[list[Due], tuple[Problem, ...]]:
    """Return every due period of a plan, or of all plans, with who has reported.

    With `on`, as it stood at the end of that day. A plan workbook with errors does not hide the
    other plans: its problems come second.
    """
    plans, problems = load_plans(context, [plan_id] if plan_id else context.home.plans())
    found: list[Due] = []
    for plan in plans:
        with Register.open_to_read(context.home.register) as register:
            issued = register.periods_issued(plan.id)
        dates = {d.period.id: d for d in periods(plan)}
        for period_id in issued:
            dates.setdefault(period_id, period_dates(context, plan, period_id))
        found += [_due(context, plan, d, on, name in issued) for name, d in dates.items()]
    return sorted(found, key=lambda due: (due.dates.due, due.plan)), problems


def _due(context: Context, plan: Plan, dates: PeriodDates, on: dt.date | None, issued: bool) -> Due:
    day = on or context.today
    received = _read_folder(context, plan, dates, on)
    results = aggregate(plan, dates, received, day).agencies
    owing = tuple(r for r in results if r.state in (ReportState.RETURNED, ReportState.MISSING))
    return Due(
        plan=plan.id,
        dates=dates,
        state=_due_state(dates, day, owing),
        issued=issued,
        expected=len(results),
        on_time=sum(r.state is ReportState.ON_TIME for r in results),
        owing=owing,
    )


def _due_state(dates: PeriodDates, today: dt.date, owing: Sequence[AgencyResult]) -> str:
    """The state of a period: complete, overdue, due_today or upcoming."""
    if not owing:
        return "complete"
    if today > dates.last_good_day:
        return "overdue"
    return "due_today" if today == dates.last_good_day else "upcoming"
