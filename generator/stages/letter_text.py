"""The letters to the agencies: the request for a period's reports, and the reminder."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.core.assignment import Assignments
from generator.core.document_options import DRAFT
from generator.core.model import Agency, PeriodDates, Plan
from generator.core.official_lines import (
    attached_to,
    citation,
    document_day,
    keeps_copy,
    kept_by,
    number_and_symbol,
    recipients,
    signer,
    signing,
    the_office,
)
from generator.core.outcome_words import REPORT_STATE_WORDS
from generator.core.periods import PeriodKind
from generator.core.summary import AgencyResult, ReportState, Summary
from generator.core.tags import Letter, LetterLine, Owing, ThePeriod, ThePlan
from generator.core.text import enumerate_vi
from generator.core.values import format_count, format_date, format_number

NAMED = 8  # agencies named behind Kính gửi; more stand in an appendix
_LISTED = "Các cơ quan, đơn vị theo danh sách đính kèm"
_OWING = (ReportState.MISSING, ReportState.RETURNED)


def request(plan: Plan, dates: PeriodDates, today: dt.date) -> Letter | None:
    """The letter that goes with the forms; None where nobody else reports."""
    asked = tuple(a for a in Assignments(plan, dates.due).reporting() if not _own(plan, a))
    if not asked:
        return None
    entries = [(agency.name, f"{agency.code}.xlsx") for agency in asked]
    return _letter(plan, dates, today, "báo cáo", entries)


def reminder(summary: Summary) -> Letter | None:
    """The letter to the agencies that owe their report; None where nobody does.

    Who was granted a later day is not reminded before it has passed.
    """
    plan, dates = summary.plan, summary.dates
    asked = [result for result in summary.agencies if not _own(plan, result.agency)]
    owed = (r for r in asked if r.owes(summary.today))
    owing = sorted(owed, key=lambda r: _OWING.index(r.state))
    if not owing:
        return None
    entries = [(result.agency.name, REPORT_STATE_WORDS[result.state]) for result in owing]
    missing, returned = ([r for r in owing if r.state is state] for state in _OWING)
    letter = _letter(plan, dates, summary.today, "đôn đốc báo cáo", entries)
    told = Owing(
        so_co_quan=format_count(len(asked)),
        so_da_gui=format_number(sum(r.state not in _OWING for r in asked)),
        so_chua_gui=format_count(len(missing)) if missing else "",
        chua_gui=_names(missing, owing),
        so_phai_sua=format_count(len(returned)) if returned else "",
        phai_sua=_names(returned, owing),
        qua_han=summary.today > dates.last_good_day,
    )
    return replace(letter, don_doc=told)


def _own(plan: Plan, agency: Agency) -> bool:
    return agency.code == plan.office.agency


def _names(some: Sequence[AgencyResult], owing: Sequence[AgencyResult]) -> str:
    return enumerate_vi(r.agency.name for r in some) if len(owing) <= NAMED else ""


def _letter(
    plan: Plan,
    dates: PeriodDates,
    today: dt.date,
    purpose: str,
    entries: Sequence[tuple[str, str]],
) -> Letter:
    """A letter about the agencies of `entries`, each with what stands beside it."""
    office = plan.office
    *authority, position = signing(office)
    day, few = document_day(DRAFT, today), len(entries) <= NAMED
    return Letter(
        co_quan=the_office(plan),
        ke_hoach=ThePlan(plan.title, plan.title_in_sentence, citation(plan)),
        ky=_period(dates, today),
        so_ky_hieu=number_and_symbol(_symbol(plan), DRAFT),
        ngay_van_ban=day,
        do_khan="",
        trich_yeu=f"{purpose} {_subject(plan, dates)}",
        kinh_gui=tuple(name for name, _ in entries) if few else (_LISTED,),
        cap_tren=", ".join(office.addressees),
        thu_dien_tu=office.email,
        noi_nhan=tuple(_recipients(plan)),
        tham_quyen=tuple(authority),
        chuc_vu=position,
        nguoi_ky=signer(office),
        kem_theo=attached_to("Công văn", _symbol(plan), plan, DRAFT, day),
        phu_luc_co_quan=() if few else tuple(_lines(entries)),
    )


def _lines(entries: Sequence[tuple[str, str]]) -> Iterator[LetterLine]:
    for number, (name, note) in enumerate(entries, 1):
        yield LetterLine(str(number), name, note)


def _period(dates: PeriodDates, today: dt.date) -> ThePeriod:
    window = "" if dates.period.kind is PeriodKind.ON_REQUEST else dates.window
    return ThePeriod(dates.covered, format_date(dates.last_good_day), format_date(today), window)


def _symbol(plan: Plan) -> str:
    """Agency and unit: STC-TH (Phụ lục I, II.3)."""
    return "-".join(filter(None, (plan.office.symbol, kept_by(plan.office.recipients))))


def _subject(plan: Plan, dates: PeriodDates) -> str:
    """What is reported on, by the number of the plan where it has one (Phụ lục I, II.5.b)."""
    named = f"số {plan.number}" if plan.number else plan.title_in_sentence
    over = "" if named.endswith(dates.covered) else f", {dates.covered}"
    return f"kết quả thực hiện Kế hoạch {named}{over}"


def _recipients(plan: Plan) -> Iterator[str]:
    """Those addressed, those above who know of it, and the copy that is kept."""
    kept = [entry for entry in plan.office.recipients if keeps_copy(entry)]
    above = [f"{addressee} (để b/c)" for addressee in plan.office.addressees]
    return recipients((*above, *kept), addressed=True)
