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
from generator.core.trace import Figure, with_marks
from generator.core.values import format_count, format_date
from generator.core.wording import PlanSheets, Topic
from generator.stages.report_text.appendices import (
    agency_lines,
    indicator_lines,
    task_lines,
    total_line,
)
from generator.stages.report_text.comparison import compared
from generator.stages.report_text.frame import appendix_numbers, subject, symbol
from generator.stages.report_text.indicators import indicators, judged
from generator.stages.report_text.next_tasks import next_tasks
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.proposals import by_addressee
from generator.stages.report_text.reporting import by_kind, lacking, reporting
from generator.stages.report_text.results import (
    by_limit,
    groups,
    overall,
    progress,
    quantities,
    whole,
)
from generator.stages.report_text.shortcomings import by_theme, difficulties, shortcomings
from generator.stages.report_text.statements import listed


def report(summary: Summary, options: DocumentOptions = DRAFT) -> Report:
    """Return the values of all tags for a summary."""
    return traced(summary, options)[0]


def traced(summary: Summary, options: DocumentOptions = DRAFT) -> tuple[Report, tuple[Figure, ...]]:
    """Return the values of all tags, and every figure in them with what it was made of."""
    noted = Noted(summary)
    text = with_marks(_report(noted, options))
    return text, noted.figures


def _report(noted: Noted, options: DocumentOptions) -> Report:
    summary = noted.summary
    plan, dates = summary.plan, summary.dates
    office = plan.office
    day = document_day(options, summary.today)
    *authority, position = signing(office)
    window = "" if dates.period.kind is PeriodKind.ON_REQUEST else dates.window
    return Report(
        co_quan=the_office(plan),
        ke_hoach=ThePlan(
            noted.plan("kh_ten", "Tên kế hoạch", plan.title),
            noted.plan("kh_ten_cau", "Tên kế hoạch trong câu", plan.title_in_sentence),
            noted.plan("kh_trich_dan", "Trích dẫn kế hoạch", citation(plan)),
        ),
        ky=ThePeriod(
            noted.plan("ky_ten", "Kỳ báo cáo", dates.covered, PlanSheets.CYCLES),
            noted.plan("ky_han", "Hạn gửi", format_date(dates.due), PlanSheets.CYCLES),
            noted.count("ky_den_ngay", "Ngày tổng hợp", format_date(summary.today), "Ngày chạy."),
            noted.plan("ky_so_lieu", "Thời gian lấy số liệu", window, PlanSheets.CYCLES),
        ),
        so_ky_hieu=number_and_symbol(symbol(plan), options),
        ngay_bao_cao=day,
        do_khan=options.urgency.value if options.urgency else "",
        trich_yeu=noted.plan("kh_trich_yeu", "Trích yếu", capitalised(subject(summary))),
        noi_dung=noted.plan("kh_noi_dung", "Nội dung báo cáo", subject(summary)),
        kinh_gui=office.addressees,
        so_nhiem_vu=_planned(noted, "kh_nhiem_vu", "nhiệm vụ", len(plan.tasks), PlanSheets.TASKS),
        so_nhom=_planned(noted, "kh_nhom", "nhóm", len(plan.task_groups), PlanSheets.TASK_GROUPS),
        so_chi_tieu=_planned(
            noted, "kh_chi_tieu", "chỉ tiêu", len(plan.indicators), PlanSheets.INDICATORS
        ),
        so_co_quan=noted.agencies("gui_tong", "Số cơ quan phải báo cáo", summary.agencies),
        tinh_hinh_gui=reporting(noted),
        so_tep_khong_nhan=noted.count(
            "tep_khong_nhan", "Số tệp không nhận", format_count(summary.unread)
        )
        if summary.unread
        else "",
        chi_dao=listed(noted, "chi_dao", summary.topic(Topic.DIRECTION)),
        ket_qua_chung=overall(noted),
        theo_thoi_han=by_limit(noted),
        so_luong=quantities(noted),
        tien_do_chung=progress(noted, whole(noted)),
        con_thieu=lacking(noted),
        so_sanh=tuple(compared(noted)),
        nhom=tuple(groups(noted)),
        chi_tieu=indicators(noted),
        chi_tieu_dat=judged(noted),
        theo_loai=tuple(by_kind(noted)),
        phoi_hop=listed(noted, "phoi_hop", summary.topic(Topic.OTHER_COOP)),
        ton_tai=tuple(shortcomings(noted)),
        kho_khan=listed(noted, "kho_khan", difficulties(summary)),
        kho_khan_theo_nhom=tuple(by_theme(noted)),
        nhiem_vu_toi=tuple(next_tasks(noted)),
        trong_tam=listed(noted, "ky_toi", summary.topic(Topic.NEXT)),
        kien_nghi=listed(noted, "kien_nghi", summary.proposals),
        kien_nghi_theo_noi=tuple(by_addressee(noted)),
        noi_nhan=tuple(recipients(office.recipients, addressed=bool(office.addressees))),
        tham_quyen=tuple(authority),
        chuc_vu=position,
        nguoi_ky=signer(office),
        kem_theo=attached_to("Báo cáo", symbol(plan), plan, options, day),
        phu_luc=appendix_numbers(summary),
        phu_luc_nhiem_vu=tuple(task_lines(noted)),
        phu_luc_chi_tieu=tuple(indicator_lines(noted)),
        phu_luc_co_quan=tuple(agency_lines(noted)),
        tong_cong=total_line(noted),
    )


def _planned(noted: Noted, name: str, words: str, count: int, sheet: str) -> str:
    """How many of something the plan has; nothing where it has none."""
    shown = format_count(count) if count else ""
    return noted.plan(name, f"Số {words} của kế hoạch", shown, sheet)
