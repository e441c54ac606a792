"""report, lint, verify, explain, send, and the Word masters."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import show
from generator.cli.apps import app, command, templates_app
from generator.cli.exit_codes import OK, PROBLEMS
from generator.cli.options import (
    DATES,
    HomeOption,
    JsonOption,
    PeriodArgument,
    PlanArgument,
    TodayOption,
)
from generator.cli.output import tell, working

if TYPE_CHECKING:
    from generator.core.document_options import DocumentOptions


@command(app, "report")
def report_command(
    plan: PlanArgument,
    period: PeriodArgument,
    number: Annotated[
        int | None,
        typer.Option("--number", metavar="SỐ", help="Số của báo cáo (mặc định: để trống)."),
    ] = None,
    date: Annotated[
        dt.datetime | None,
        typer.Option(
            "--date", metavar="NGÀY", formats=DATES, help="Ngày ký (mặc định: để trống ngày)."
        ),
    ] = None,
    urgency: Annotated[
        str | None,
        typer.Option("--urgency", metavar="MỨC", help="Khẩn, Thượng khẩn hoặc Hỏa tốc."),
    ] = None,
    paper: Annotated[
        bool,
        typer.Option("--paper", help="Bản giấy: ghi số, ngày vào dòng “Kèm theo” của phụ lục."),
    ] = False,
    charts: Annotated[
        bool, typer.Option("--charts", help="Thêm phụ lục biểu đồ vào báo cáo Word.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Lập thêm bản PDF của báo cáo (cần LibreOffice).")
    ] = False,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="Lập thêm ảnh từng trang để xem trước (cần LibreOffice)."),
    ] = False,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Tổng hợp và lập báo cáo Word, bảng tổng hợp Excel của một kỳ."""
    from generator import as_json, pipeline

    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        options = _document_options(number, date, urgency, paper=paper, charts=charts)
        reported = pipeline.report(run, plan, period, options)
        drawn = pipeline.draw(run, reported.files, pipeline.Wanted(pdf, preview))
    tell(
        json_,
        lambda: as_json.of_reported(reported) | as_json.of_drawn(drawn),
        [*show.reported(reported), *show.drawn(drawn)],
    )
    return OK


def _document_options(
    number: int | None, date: dt.datetime | None, urgency: str | None, *, paper: bool, charts: bool
) -> "DocumentOptions":
    from generator.core.document_options import DocumentOptions, Urgency, urgency_of
    from generator.pipeline import WrongUseError

    if number is not None and number < 1:
        raise WrongUseError(f"--number {number}: số của báo cáo phải từ 1 trở lên.")
    mark = urgency_of(urgency) if urgency else None
    if urgency and mark is None:
        known = ", ".join(mark.value.capitalize() for mark in Urgency)
        raise WrongUseError(
            f"--urgency “{urgency}” không phải mức độ khẩn. Ghi một trong: {known}."
        )
    return DocumentOptions(number, date.date() if date else None, mark, paper, charts)


@command(app, "lint")
def lint_command(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP.docx", help="Văn bản Word, của ai cũng được.")
    ],
    json_: JsonOption = False,
) -> int:
    """Kiểm tra thể thức, kỹ thuật trình bày của một văn bản Word theo Nghị định 30/2020/NĐ-CP."""
    from generator import as_json, pipeline

    linted = pipeline.lint_file(file)
    tell(json_, lambda: as_json.of_linted(linted), show.linted(linted))
    return PROBLEMS if linted.has_errors else OK


@command(app, "verify")
def verify_command(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Báo cáo Word do lệnh report lập.")],
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Tính lại từng số liệu của báo cáo Word, nêu số không còn khớp, kể cả số sửa tay."""
    from generator import as_json, pipeline
    from generator.core.problems import has_errors

    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        found = pipeline.verify(run, file, today.date() if today else None)
    tell(json_, lambda: as_json.of_verified(found), show.verified(found))
    return PROBLEMS if has_errors(found.problems) else OK


@command(app, "explain")
def explain_command(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Báo cáo Word do lệnh report lập.")],
    figure: Annotated[
        str,
        typer.Option("--figure", metavar="MÃ", help="Mã số liệu (sheet Nguồn số liệu)."),
    ],
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Cho biết một số liệu của báo cáo Word lấy từ những ô nào, tính ra sao."""
    from generator import as_json, pipeline

    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        found = pipeline.explain(run, file, figure)
    tell(json_, lambda: as_json.of_explained(found), show.explained(found))
    return OK


@command(app, "send")
def send_command(
    plan: PlanArgument,
    period: PeriodArgument,
    number: Annotated[
        str, typer.Option("--number", metavar="SỐ", help="Số của báo cáo, ví dụ 15.")
    ] = "",
    date: Annotated[
        dt.datetime | None,
        typer.Option("--date", metavar="NGÀY", formats=DATES, help="Ngày của báo cáo."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Gửi dù còn lỗi, phải nêu lý do (kèm --why).")
    ] = False,
    why: Annotated[
        str, typer.Option("--why", metavar="LÝ_DO", help="Lý do, được ghi vào sổ.")
    ] = "",
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Kiểm tra lần cuối, lưu nguyên bản báo cáo đã gửi cấp trên và soạn sẵn thư."""
    from generator import as_json, pipeline

    reason = " ".join(why.split())
    if force != bool(reason):
        raise pipeline.WrongUseError("Gửi dù còn lỗi thì phải ghi cả --force và --why “…”.")
    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        order = pipeline.Order(number, date.date() if date else None, reason)
        sending = pipeline.send(run, plan, period, order)
    tell(json_, lambda: as_json.of_sending(sending), show.sending(sending))
    return OK if sending.sent else PROBLEMS


@command(templates_app, "check")
def templates_check(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[TỆP|KẾ_HOẠCH]", help="Một mẫu, hoặc các mẫu của một kế hoạch (mặc định: hết)."
        ),
    ] = None,
    fields: Annotated[
        bool, typer.Option("--fields", help="Liệt kê các trường dùng được trong mẫu.")
    ] = False,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Kiểm tra mẫu Word: thẻ nào hỏng, sai tên, đặt sai chỗ, kèm cách sửa."""
    from generator import as_json, pipeline
    from generator.core.problems import has_errors

    if fields:
        rows = pipeline.fields_of(Path(target).name if target else "")
        tell(json_, lambda: as_json.of_master_fields(rows), show.master_fields(rows))
        return OK
    with working(home, today, json_, "") as run:
        found = pipeline.check_masters(run, target)
    tell(json_, lambda: as_json.of_checked_masters(found), show.checked_masters(found))
    return PROBLEMS if any(has_errors(one.problems) for one in found) else OK


@command(templates_app, "reset")
def templates_reset(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[TÊN]", help="Tên mẫu, ví dụ bao-cao.docx (mặc định: mọi mẫu)."),
    ] = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Ghi lại mẫu Word gốc; mẫu đã sửa được giữ lại bên cạnh với tên khác."""
    from generator import as_json, pipeline

    with working(home, today, json_, "") as run:
        result = pipeline.reset_masters(run, name)
    tell(json_, lambda: as_json.of_reset_masters(result), show.reset_masters(result))
    return OK
