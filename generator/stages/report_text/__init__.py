"""From the summary to the words of the report: the values behind the tags of the masters."""

from generator.core.document_options import DRAFT, DocumentOptions
from generator.core.official_lines import (
    attached_to,
    citation,
    document_day,
    number_and_symbol,
    recipients,
    signer,
    signing,
    the_office,
)
from generator.core.periods import PeriodKind
from generator.core.summary import Summary
from generator.core.tags import Report, ThePeriod, ThePlan
from generator.core.text import capitalised
from generator.core.values import format_count, format_date
from generator.core.wording import Topic
from generator.stages.report_text.appendices import agency_line, indicator_lines, task_lines
from generator.stages.report_text.frame import appendix_numbers, subject, symbol
from generator.stages.report_text.results import (
    by_kind,
    by_limit,
    groups,
    indicators,
    judged,
    overall,
    progress,
    quantities,
    reporting,
)
from generator.stages.report_text.shortcomings_and_next import (
    difficulties,
    next_tasks,
    shortcomings,
)
from generator.stages.report_text.statements import listed


def report(summary: Summary, options: DocumentOptions = DRAFT) -> Report:
    """Return the values of all tags for a summary."""
    plan, dates = summary.plan, summary.dates
    office = plan.office
    day = document_day(options, summary.today)
    *authority, position = signing(office)
    return Report(
        co_quan=the_office(plan),
        ke_hoach=ThePlan(plan.title, plan.title_in_sentence, citation(plan)),
        ky=ThePeriod(
            dates.covered,
            format_date(dates.due),
            format_date(summary.today),
            "" if dates.period.kind is PeriodKind.ON_REQUEST else dates.window,
        ),
        so_ky_hieu=number_and_symbol(symbol(plan), options),
        ngay_bao_cao=day,
        do_khan=options.urgency.value if options.urgency else "",
        trich_yeu=capitalised(subject(summary)),
        noi_dung=subject(summary),
        kinh_gui=office.addressees,
        so_nhiem_vu=format_count(len(plan.tasks)),
        so_nhom=format_count(len(plan.task_groups)),
        so_chi_tieu=format_count(len(plan.indicators)) if plan.indicators else "",
        so_co_quan=format_count(len(summary.agencies)),
        tinh_hinh_gui=reporting(summary),
        so_tep_khong_nhan=format_count(summary.unread) if summary.unread else "",
        chi_dao=listed(summary.topic(Topic.DIRECTION)),
        ket_qua_chung=overall(summary),
        theo_thoi_han=by_limit(summary),
        so_luong=quantities(summary),
        tien_do_chung=progress(summary.tasks),
        nhom=tuple(groups(summary)),
        chi_tieu=indicators(summary),
        chi_tieu_dat=judged(summary),
        theo_loai=tuple(by_kind(summary)),
        phoi_hop=listed(summary.topic(Topic.OTHER_COOP)),
        ton_tai=tuple(shortcomings(summary)),
        kho_khan=listed(difficulties(summary)),
        nhiem_vu_toi=tuple(next_tasks(summary)),
        trong_tam=listed(summary.topic(Topic.NEXT)),
        kien_nghi=listed(summary.proposals),
        noi_nhan=tuple(recipients(office.recipients, addressed=bool(office.addressees))),
        tham_quyen=tuple(authority),
        chuc_vu=position,
        nguoi_ky=signer(office),
        kem_theo=attached_to("Báo cáo", symbol(plan), plan, options, day),
        phu_luc=appendix_numbers(summary),
        phu_luc_nhiem_vu=tuple(task_lines(summary)),
        phu_luc_chi_tieu=tuple(indicator_lines(summary.indicators)),
        phu_luc_co_quan=tuple(
            agency_line(str(number), result.agency.name, [result])
            for number, result in enumerate(summary.agencies, 1)
        ),
        tong_cong=agency_line("", "Tổng cộng", summary.agencies),
    )
