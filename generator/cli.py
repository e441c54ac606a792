"""The commands: the only module that prints and decides the exit code.

Exit codes: 0 clean or warnings, 1 problems, 2 wrong use, 3 a bug of the program. The file
libraries load with the command that needs them, so `--help` loads none.
"""

import datetime as dt
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from generator import show

if TYPE_CHECKING:
    from generator.core.document_options import DocumentOptions
    from generator.core.mail import MailKind
    from generator.core.mailbox import PeriodName
    from generator.edges.lock import Holder
    from generator.pipeline import Context, Posting, Ruling

ROOT = Path(__file__).resolve().parent.parent
OK, PROBLEMS, WRONG_USE, BUG = range(4)
INTERRUPTED = 130  # what typer makes of Ctrl+C
DEMO_PLAN = "hp-pci-2025-2026"
UsageError: Any = typer.BadParameter.__base__

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="THƯ_MỤC",
        help="Thư mục chứa inputs/, templates/, reports/ (mặc định: thư mục của chương trình).",
    ),
]
DATES = ["%Y-%m-%d", "%d/%m/%Y"]
TodayOption = Annotated[
    dt.datetime | None,
    typer.Option("--today", metavar="NGÀY", formats=DATES, help="Coi như hôm nay là ngày này."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
PlanArgument = Annotated[str, typer.Argument(metavar="KẾ_HOẠCH", help="Tên thư mục trong inputs/.")]
PeriodArgument = Annotated[
    str, typer.Argument(metavar="KỲ", help="2025-Q3, 2025-H1, 2025-Y hoặc 2025-X1.")
]
OpenPlanArgument = Annotated[
    str | None,
    typer.Argument(metavar="[KẾ_HOẠCH]", help="Một kế hoạch (mặc định: mọi kỳ đang thu báo cáo)."),
]
OpenPeriodArgument = Annotated[
    str | None, typer.Argument(metavar="[KỲ]", help="Một kỳ của kế hoạch, ví dụ 2025-Q3.")
]
MailOption = Annotated[
    Path | None,
    typer.Option(
        "--mail",
        metavar="TỆP",
        help="Tệp khai báo hộp thư (mặc định: tệp ghi ở biến môi trường BCTH_MAIL).",
    ),
]
SendOption = Annotated[
    bool, typer.Option("--send", help="Gửi luôn các thư vừa soạn qua máy chủ thư.")
]
_POSTING = "Gửi thư"


class _Vietnamese:
    """What the help pages of commands and groups have in common."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: python3 ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "Xem hướng dẫn."
        return option


class _Command(_Vietnamese, TyperCommand):
    """A command."""


class _Group(_Vietnamese, TyperGroup):
    """A group of commands."""


_OPTIONS = "[TÙY_CHỌN]"
rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
rich_utils.REQUIRED_LONG_STRING = "(bắt buộc)"
app = typer.Typer(
    cls=_Group,
    options_metavar=_OPTIONS,
    subcommand_metavar="LỆNH …",
    add_completion=False,
    no_args_is_help=True,
    help="Thu báo cáo bằng biểu Excel và tổng hợp thành báo cáo Word đúng thể thức.",
)
plan_app = typer.Typer(
    cls=_Group,
    options_metavar=_OPTIONS,
    subcommand_metavar="LỆNH …",
    no_args_is_help=True,
    help="Lập, xem và kiểm tra các kế hoạch.",
)
app.add_typer(plan_app, name="plan")
templates_app = typer.Typer(
    cls=_Group,
    options_metavar=_OPTIONS,
    subcommand_metavar="LỆNH …",
    no_args_is_help=True,
    help="Kiểm tra các mẫu Word đã sửa, lấy lại mẫu gốc.",
)
app.add_typer(templates_app, name="templates")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    as_json = "--json" in arguments
    try:
        result = app(args=list(arguments), prog_name="run.py", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except Exception as fault:
        return _explain(fault, as_json=as_json)
    if result == INTERRUPTED:
        return _fail(PROBLEMS, "Đã dừng. Kết quả trước đó còn nguyên.", as_json=as_json)
    return result if isinstance(result, int) else OK


# ------------------------------------------------------------------ commands


@app.command("demo", cls=_Command, options_metavar=_OPTIONS)
def demo_command(
    plan: Annotated[
        str, typer.Argument(metavar="[KẾ_HOẠCH]", help="Kế hoạch đem chạy thử.")
    ] = DEMO_PLAN,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Chạy thử trọn một kỳ trên dữ liệu minh họa, trong một thư mục riêng."""
    from generator import as_json, demo

    folder = home or _free_folder(Path.cwd() / "demo")
    with _context(folder, today, json_, "Điền biểu mẫu minh họa") as run:
        result = demo.run(run, plan, today.date() if today else None)
    planted = {"home": str(folder), "planted": list(result.planted)}
    _tell(
        json_,
        lambda: {**planted, **as_json.of_reported(result.reported)},
        show.demo(result, folder),
    )
    return OK


@app.command("issue", cls=_Command, options_metavar=_OPTIONS)
def issue_command(
    plan: PlanArgument,
    period: PeriodArgument,
    due: Annotated[
        dt.datetime | None,
        typer.Option(
            "--due",
            metavar="NGÀY",
            formats=DATES,
            help="Hạn gửi, nếu khác kế hoạch hoặc là báo cáo theo yêu cầu.",
        ),
    ] = None,
    send: SendOption = False,
    mail: MailOption = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Lập biểu mẫu Excel của một kỳ cho từng cơ quan, công văn và thư soạn sẵn kèm theo."""
    from generator import as_json, pipeline
    from generator.core.mail import MailKind

    office = pipeline.post_office(mail) if send else None
    with _context(home, today, json_, "Lập biểu mẫu") as run:
        issued = pipeline.issue(run, plan, period, due.date() if due else None)
    made = (as_json.of_issued(issued), show.issued(issued))
    if office is None:
        _tell(json_, lambda: made[0], made[1])
        return OK
    with _context(home, today, json_, _POSTING) as run:
        order = pipeline.PostOrder((MailKind.REQUEST,))
        return _posted(json_, pipeline.post(run, plan, period, order, office), made)


@app.command("extend", cls=_Command, options_metavar=_OPTIONS)
def extend_command(
    plan: PlanArgument,
    period: PeriodArgument,
    agencies: Annotated[
        list[str],
        typer.Argument(metavar="CƠ_QUAN…", help="Mã hoặc tên cơ quan; có thể ghi nhiều cơ quan."),
    ],
    until: Annotated[
        dt.datetime,
        typer.Option(
            "--until",
            metavar="NGÀY",
            formats=DATES,
            help="Ngày cuối còn tính là đúng hạn; ghi đúng hạn gửi của kỳ để hủy gia hạn.",
        ),
    ],
    why: Annotated[str, typer.Option("--why", metavar="LÝ_DO", help="Lý do, được ghi vào sổ.")],
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Gia hạn gửi báo cáo của một kỳ cho một hoặc nhiều cơ quan; ghi vào sổ."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        grant = pipeline.Grant(until.date(), " ".join(why.split()))
        extended = pipeline.extend(run, plan, period, agencies, grant)
    _tell(json_, lambda: as_json.of_extended(extended), show.extended(extended))
    return OK


@app.command("lint", cls=_Command, options_metavar=_OPTIONS)
def lint_command(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP.docx", help="Văn bản Word, của ai cũng được.")
    ],
    json_: JsonOption = False,
) -> int:
    """Kiểm tra thể thức, kỹ thuật trình bày của một văn bản Word theo Nghị định 30/2020/NĐ-CP."""
    from generator import as_json, pipeline

    linted = pipeline.lint_file(file)
    _tell(json_, lambda: as_json.of_linted(linted), show.linted(linted))
    return PROBLEMS if linted.has_errors else OK


@app.command("receive", cls=_Command, options_metavar=_OPTIONS)
def receive_command(
    plan: PlanArgument,
    period: PeriodArgument,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP…]", help="Tệp, thư mục ở nơi khác cần đưa vào inputs/."),
    ] = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="Kèm từng câu trả lời (cùng với --json).")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Nêu câu trả lời đã đổi giữa các bản cùng cơ quan đã gửi."),
    ] = False,
    exclude: Annotated[
        str | None,
        typer.Option("--exclude", metavar="TỆP", help="Loại một tệp ra, không tính (kèm --why)."),
    ] = None,
    restore: Annotated[
        str | None,
        typer.Option("--restore", metavar="TỆP", help="Tính lại một tệp đã loại ra."),
    ] = None,
    why: Annotated[
        str, typer.Option("--why", metavar="LÝ_DO", help="Lý do, được ghi vào sổ.")
    ] = "",
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Đọc, kiểm tra các biểu mẫu cơ quan đã gửi; ghi vào sổ."""
    from generator import as_json, pipeline

    ruling = _ruling(exclude, restore, why)
    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        asked = pipeline.answers_for(every=answers, compared=diff)
        made = pipeline.receive(run, plan, period, paths or (), asked, ruling)
    changes = pipeline.changes(made) if diff else None
    received = show.received(made.received, made.dates)
    _tell(
        json_,
        lambda: as_json.of_receiving(made, changes, answers=answers),
        [
            *received,
            *show.returned(made.returned),
            *show.outdated(made.outdated),
            *show.changes(changes),
        ],
    )
    return PROBLEMS if made.received.unsettled else OK


@app.command("fetch", cls=_Command, options_metavar=_OPTIONS)
def fetch_command(
    plan: OpenPlanArgument = None,
    period: OpenPeriodArgument = None,
    mail: MailOption = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Lấy thư mới có biểu mẫu từ hộp thư về, rồi kiểm tra như lệnh receive."""
    from generator import as_json, pipeline

    named = _named(plan, period)
    with _context(home, today, json_, "Lấy thư") as run:
        fetched = pipeline.fetch(run, named, pipeline.incoming_settings(mail))
    _tell(json_, lambda: as_json.of_fetched(fetched), show.fetched(fetched))
    return PROBLEMS if fetched.unsettled else OK


@app.command("watch", cls=_Command, options_metavar=_OPTIONS)
def watch_command(
    plan: OpenPlanArgument = None,
    period: OpenPeriodArgument = None,
    every: Annotated[
        int, typer.Option("--every", metavar="PHÚT", min=1, help="Nghỉ bao lâu giữa hai lượt.")
    ] = 15,
    once: Annotated[bool, typer.Option("--once", help="Chỉ làm một lượt.")] = False,
    mail: MailOption = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Cứ mấy phút một lượt: lấy thư mới, kiểm tra, để sẵn bản trả lại; bấm Ctrl+C để dừng."""
    named = _named(plan, period)
    try:
        while True:
            code, again = _round(_context(home, today, json_, ""), named, mail, as_json=json_)
            if once or not again:
                return code
            time.sleep(60 * every)
    except KeyboardInterrupt:
        if not json_:
            print("Đã dừng theo dõi. Những gì đã nhận còn nguyên.")
        return OK


def _round(
    context: "_context", named: "PeriodName | None", mail: Path | None, *, as_json: bool
) -> tuple[int, bool]:
    """One round of watching: its exit code, and whether another may follow.

    What goes wrong is told and tried again, except where the request is wrong or the server refuses
    the password: it would lock the account after some more.
    """
    from generator import as_json as to_json
    from generator import pipeline
    from generator.core.mailbox import MailFault

    try:
        with context as run:
            result = pipeline.watch_round(run, named, mail)
    except Exception as fault:
        code = _explain(fault, as_json=as_json)
        return code, code != WRONG_USE
    if as_json:
        print(json.dumps(to_json.of_fetched(result), ensure_ascii=False), flush=True)
    else:
        print(show.watched(result, dt.datetime.now()), flush=True)
        if result.trouble:
            print(show.mail_trouble(result.trouble), file=sys.stderr, flush=True)
    refused = result.trouble is not None and result.trouble.fault is MailFault.PASSWORD
    return PROBLEMS if result.unsettled else OK, not refused


def _named(plan: str | None, period: str | None) -> "PeriodName | None":
    from generator.core.mailbox import PeriodName
    from generator.pipeline import WrongUseError

    if plan and not period:
        raise WrongUseError(f"Ghi cả kế hoạch và kỳ, ví dụ {plan} 2025-Q3; hoặc bỏ cả hai.")
    return PeriodName(plan, period) if plan and period else None


def _ruling(exclude: str | None, restore: str | None, why: str) -> "Ruling | None":
    from generator.pipeline import Ruling, WrongUseError

    if exclude and restore:
        raise WrongUseError("Mỗi lần chỉ dùng một trong hai: --exclude hoặc --restore.")
    if exclude and not why.strip():
        raise WrongUseError("Loại một tệp ra thì phải nêu lý do: --why “…”.")
    if why and not (exclude or restore):
        raise WrongUseError("--why chỉ dùng cùng với --exclude hoặc --restore.")
    name = exclude or restore
    return Ruling(name, bool(exclude), " ".join(why.split())) if name else None


@app.command("register", cls=_Command, options_metavar=_OPTIONS)
def register_command(
    plan: PlanArgument,
    period: Annotated[
        str | None, typer.Argument(metavar="[KỲ]", help="Một kỳ, ví dụ 2025-Q3 (mặc định: mọi kỳ).")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="TỆP.xlsx", help="Xuất sổ ra tệp Excel, kèm lịch sử."),
    ] = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Xem sổ: mọi tệp đã nhận và kết luận; xuất ra Excel."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        entries = pipeline.register_of(run, plan, period, export)
    _tell(json_, lambda: as_json.of_register(entries), show.register(entries))
    return OK


@app.command("remind", cls=_Command, options_metavar=_OPTIONS)
def remind_command(
    plan: PlanArgument,
    period: PeriodArgument,
    send: SendOption = False,
    mail: MailOption = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Lập công văn, thư đôn đốc các cơ quan chưa gửi, hoặc chưa sửa và gửi lại báo cáo."""
    from generator import as_json, pipeline
    from generator.core.mail import MailKind

    office = pipeline.post_office(mail) if send else None
    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        reminded = pipeline.remind(run, plan, period)
    made = (as_json.of_reminded(reminded), show.reminded(reminded))
    if office is None:
        _tell(json_, lambda: made[0], made[1])
        return OK
    with _context(home, today, json_, _POSTING) as run:
        order = pipeline.PostOrder((MailKind.REMINDER,))
        return _posted(json_, pipeline.post(run, plan, period, order, office), made)


@app.command("post", cls=_Command, options_metavar=_OPTIONS)
def post_command(
    plan: PlanArgument,
    period: PeriodArgument,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="LOẠI",
            help="Chỉ gửi loại này, ghi được nhiều lần: phat-hanh, don-doc, tra-lai, da-nhan, "
            "gui-bao-cao.",
        ),
    ] = None,
    again: Annotated[
        list[str] | None,
        typer.Option(
            "--again",
            metavar="MÃ",
            help="Gửi lại cho cơ quan này thư chưa rõ đã đến; kèm --kind thì cả thư đã gửi.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem thư nào sẽ gửi cho ai, không gửi.")
    ] = False,
    mail: MailOption = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Gửi các thư soạn sẵn chưa gửi qua máy chủ thư (SMTP); mỗi thư chỉ gửi một lần."""
    from generator import as_json, pipeline

    order = pipeline.PostOrder(_mail_kinds(kinds or ()), frozenset(again or ()))
    if dry_run:
        with _context(home, today, json_, "") as run:
            found = pipeline.look_over(run, plan, period, order)
        _tell(json_, lambda: as_json.of_posting(found), show.to_post(found))
        return OK
    office = pipeline.post_office(mail)
    with _context(home, today, json_, _POSTING) as run:
        posting = pipeline.post(run, plan, period, order, office)
    return _posted(json_, posting)


def _mail_kinds(typed: Iterable[str]) -> "tuple[MailKind, ...]":
    from generator.core.mail import MailKind
    from generator.pipeline import WrongUseError

    for name in typed:
        if name not in set(MailKind):
            raise WrongUseError(f"--kind “{name}” không phải loại thư. Ghi: {', '.join(MailKind)}.")
    return tuple(MailKind(name) for name in typed)


def _posted(
    as_json: bool,
    posting: "Posting",
    before: tuple[dict[str, Any], Iterable[str | Table]] = ({}, ()),
) -> int:
    """Tell what was sent, after what was made before it."""
    from generator import as_json as to_json

    told = to_json.of_posting(posting)
    told = {**before[0], "posting": told} if before[0] else told
    _tell(as_json, lambda: told, [*before[1], *show.posted(posting)])
    return PROBLEMS if posting.unsettled else OK


@app.command("report", cls=_Command, options_metavar=_OPTIONS)
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

    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        options = _document_options(number, date, urgency, paper=paper, charts=charts)
        reported = pipeline.report(run, plan, period, options)
        drawn = pipeline.draw(run, reported.files, pipeline.Wanted(pdf, preview))
    _tell(
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


@app.command("send", cls=_Command, options_metavar=_OPTIONS)
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
    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        order = pipeline.Order(number, date.date() if date else None, reason)
        sending = pipeline.send(run, plan, period, order)
    _tell(json_, lambda: as_json.of_sending(sending), show.sending(sending))
    return OK if sending.sent else PROBLEMS


@app.command("status", cls=_Command, options_metavar=_OPTIONS)
def status_command(
    plan: Annotated[str | None, typer.Argument(metavar="[KẾ_HOẠCH]", help="Một kế hoạch.")] = None,
    on: Annotated[
        dt.datetime | None,
        typer.Option("--on", metavar="NGÀY", formats=DATES, help="Xem tình hình đến hết ngày này."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="TỆP.html", help="Lập trang tình hình, mở bằng trình duyệt."
        ),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics", metavar="TỆP.ics", help="Lập tệp lịch các hạn cho Outlook, điện thoại."
        ),
    ] = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Hôm nay có việc gì; kỳ nào đến hạn ngày nào, cơ quan nào đã gửi, cơ quan nào chưa."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        day = on.date() if on else None
        wanted = pipeline.wanted_pages(run, html, ics)
        due, problems = pipeline.status(run, plan, day)
        told = pipeline.today_of(run, due, problems, plan, day)
        files = pipeline.write_pages(run, told, wanted)
    _tell(
        json_,
        lambda: {
            **as_json.of_status(due),
            **as_json.of_today(told, files),
            "problems": as_json.of_problems(problems),
        },
        [*show.today(told, files), *show.status(due), *show.problems(problems)],
    )
    return PROBLEMS if problems else OK


@app.command("verify", cls=_Command, options_metavar=_OPTIONS)
def verify_command(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Báo cáo Word do lệnh report lập.")],
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Tính lại từng số liệu của báo cáo Word, nêu số không còn khớp, kể cả số sửa tay."""
    from generator import as_json, pipeline
    from generator.core.problems import has_errors

    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        found = pipeline.verify(run, file, today.date() if today else None)
    _tell(json_, lambda: as_json.of_verified(found), show.verified(found))
    return PROBLEMS if has_errors(found.problems) else OK


@app.command("explain", cls=_Command, options_metavar=_OPTIONS)
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

    with _context(home, today, json_, "Đọc tệp đã nhận") as run:
        found = pipeline.explain(run, file, figure)
    _tell(json_, lambda: as_json.of_explained(found), show.explained(found))
    return OK


@plan_app.command("list", cls=_Command, options_metavar=_OPTIONS)
def plan_list(home: HomeOption = None, today: TodayOption = None, json_: JsonOption = False) -> int:
    """Liệt kê các kế hoạch có trong inputs/."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        plans, problems = pipeline.load_plans(run, run.home.plans())
    _tell(
        json_,
        lambda: {
            "plans": [as_json.of_plan(plan) for plan in plans],
            "problems": as_json.of_problems(problems),
        },
        [*show.plans(plans), *show.problems(problems)],
    )
    return PROBLEMS if problems else OK


@plan_app.command("show", cls=_Command, options_metavar=_OPTIONS)
def plan_show(
    plan: PlanArgument,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Xem tóm tắt một kế hoạch: kỳ báo cáo, cơ quan, nhiệm vụ."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        found, _ = pipeline.load_plan(run, plan)
        periods = pipeline.periods(run, found)
    _tell(json_, lambda: as_json.of_plan_shown(found, periods), show.plan(found, periods))
    return OK


@plan_app.command("check", cls=_Command, options_metavar=_OPTIONS)
def plan_check(
    plan: PlanArgument,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Kiểm tra tệp kế hoạch, nêu mọi lỗi kèm ô và cách sửa."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        found, problems = pipeline.load_plan(run, plan)
    _tell(
        json_,
        lambda: {**as_json.of_plan(found), "problems": as_json.of_problems(problems)},
        show.plan_checked(found, problems),
    )
    return OK


@plan_app.command("import", cls=_Command, options_metavar=_OPTIONS)
def plan_import(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", help="Kế hoạch đã ban hành, kiểu .docx hoặc .xlsx.")
    ],
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="MÃ",
            help="Mã kế hoạch, tên thư mục trong inputs/ (mặc định: tên tệp).",
        ),
    ] = None,
    province: Annotated[
        str | None,
        typer.Option(
            "--province", metavar="TÊN", help="Tỉnh, thành phố (mặc định: đọc trong kế hoạch)."
        ),
    ] = None,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Lập tệp kế hoạch từ bảng phụ lục của văn bản Word hoặc Excel, nêu mọi chỗ cần xác nhận."""
    from generator import as_json, pipeline
    from generator.core.problems import has_errors

    with _context(home, today, json_, "") as run:
        imported = pipeline.import_plan(run, file, plan, province)
    _tell(json_, lambda: as_json.of_imported(imported), show.imported(imported))
    return PROBLEMS if has_errors(imported.problems) else OK


@plan_app.command("new", cls=_Command, options_metavar=_OPTIONS)
def plan_new(
    plan: PlanArgument,
    province: Annotated[
        str, typer.Option("--province", metavar="TỈNH", help="Tỉnh, thành phố (bắt buộc).")
    ] = "",
    office: Annotated[
        str, typer.Option("--office", metavar="CƠ_QUAN", help="Cơ quan tổng hợp, ví dụ Sở Y tế.")
    ] = "",
    title: Annotated[
        str, typer.Option("--title", metavar="TÊN", help="Tên kế hoạch, nguyên văn.")
    ] = "",
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Lập tệp kế hoạch mới có sẵn các sở, xã, phường, đặc khu của một tỉnh, thành phố."""
    from generator import as_json, pipeline

    with _context(home, today, json_, "") as run:
        drafted = pipeline.new_plan(run, plan, province, office, title)
    _tell(json_, lambda: as_json.of_drafted(drafted), show.drafted(drafted))
    return OK


@templates_app.command("check", cls=_Command, options_metavar=_OPTIONS)
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
        _tell(json_, lambda: as_json.of_master_fields(rows), show.master_fields(rows))
        return OK
    with _context(home, today, json_, "") as run:
        found = pipeline.check_masters(run, target)
    _tell(json_, lambda: as_json.of_checked_masters(found), show.checked_masters(found))
    return PROBLEMS if any(has_errors(one.problems) for one in found) else OK


@templates_app.command("reset", cls=_Command, options_metavar=_OPTIONS)
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

    with _context(home, today, json_, "") as run:
        result = pipeline.reset_masters(run, name)
    _tell(json_, lambda: as_json.of_reset_masters(result), show.reset_masters(result))
    return OK


# ------------------------------------------------------------------ context and output


class _context:  # noqa: N801
    """The context of a command, with a progress bar on a terminal while it runs."""

    def __init__(
        self,
        home: Path | None,
        today: dt.datetime | None,
        as_json: bool,
        label: str,
    ) -> None:
        self._home = home or ROOT
        self._today = today.date() if today else dt.datetime.now().date()
        self._console = Console(stderr=True)
        self._visible = bool(label) and self._console.is_terminal and not as_json
        self._label = label

    def __enter__(self) -> "Context":
        from generator.edges.files import Home
        from generator.pipeline import Context

        if not self._visible:
            return Context(Home(self._home), self._today)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, console=self._console, transient=True)
        task = self._bar.add_task(self._label, total=None)
        self._bar.start()

        def advance(done: int, total: int) -> None:
            self._bar.update(task, completed=done, total=total)

        def waiting(holder: "Holder") -> None:
            self._console.print(show.waiting(holder), markup=False)

        return Context(Home(self._home), self._today, advance, waiting=waiting)

    def __exit__(self, *_: object) -> None:
        if self._visible:
            self._bar.stop()


def _free_folder(folder: Path) -> Path:
    number = 1
    free = folder
    while free.exists() and any(free.iterdir()):
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _print(parts: Iterable[str | Table]) -> None:
    """Print lines and tables: drawn on a terminal, plain tab-separated lines elsewhere."""
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    for part in parts:
        if console.is_terminal:
            console.print(part)
        else:
            print(part if isinstance(part, str) else "\n".join(show.plain_lines(part)))


def _tell(as_json: bool, told: Callable[[], dict[str, Any]], parts: Iterable[str | Table]) -> None:
    """Print a result: for programs, or for people."""
    if as_json:
        _print_json(told())
    else:
        _print(parts)


def _print_json(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2))


# ------------------------------------------------------------------ faults


def _fail(code: int, message: str, *, as_json: bool, **more: object) -> int:
    if as_json:
        _print_json({"error": message, **more})
    else:
        print(message, file=sys.stderr)
    return code


def _explain(fault: Exception, *, as_json: bool) -> int:
    """Turn an exception into a message and an exit code; the only place that does."""
    if isinstance(fault, UsageError):
        return _fail(WRONG_USE, show.usage(fault), as_json=as_json)
    if isinstance(fault, OSError):
        message = f"Không đọc hoặc ghi được {fault.filename or 'tệp'} ({fault.strerror or fault}): "
        told = "tệp đang mở hoặc không có quyền. Đóng tệp rồi chạy lại."
        return _fail(PROBLEMS, message + told, as_json=as_json)
    from generator import as_json as to_json
    from generator.edges.lock import BusyError
    from generator.edges.register_file import RegisterError
    from generator.pipeline import MailSettingsError, MasterProblems, PlanError, WrongUseError

    if isinstance(fault, WrongUseError):
        return _fail(WRONG_USE, str(fault), as_json=as_json)
    if isinstance(fault, BusyError):
        return _fail(PROBLEMS, show.busy(fault.holder), as_json=as_json)
    if isinstance(fault, RegisterError):
        return _fail(PROBLEMS, show.register_fault(fault), as_json=as_json)
    if isinstance(fault, PlanError | MasterProblems | MailSettingsError):
        if as_json:
            names = {MasterProblems: "Mẫu Word", MailSettingsError: "Tệp khai báo hộp thư"}
            told = f"{names.get(type(fault), 'Tệp kế hoạch')} có lỗi."
            _print_json({"error": told, "problems": to_json.of_problems(fault.problems)})
        else:
            _print(show.problems(fault.problems))
        return PROBLEMS
    detail = "".join(traceback.format_exception(fault))
    if not as_json and not os.environ.get("BCTH_DEBUG"):
        detail = detail.splitlines()[-1]
    message = "Chương trình gặp lỗi ngoài dự kiến; kết quả trước đó còn nguyên. Gửi dòng sau cho "
    message += "người phụ trách (đặt BCTH_DEBUG=1 để xem đầy đủ):"
    return _fail(BUG, f"{message}\n{detail}", as_json=as_json)
