"""demo, issue, extend, receive, register: forms out, forms in."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import show
from generator.cli.apps import app, command
from generator.cli.exit_codes import OK, PROBLEMS
from generator.cli.options import (
    DATES,
    HomeOption,
    JsonOption,
    MailOption,
    PeriodArgument,
    PlanArgument,
    SendOption,
    TodayOption,
)
from generator.cli.output import POSTING, posted, tell, working

if TYPE_CHECKING:
    from generator.pipeline import Ruling

DEMO_PLAN = "hp-pci-2025-2026"


@command(app, "demo")
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
    with working(folder, today, json_, "Điền biểu mẫu minh họa") as run:
        result = demo.run(run, plan, today.date() if today else None)
    planted = {"home": str(folder), "planted": list(result.planted)}
    tell(
        json_,
        lambda: {**planted, **as_json.of_reported(result.reported)},
        show.demo(result, folder),
    )
    return OK


def _free_folder(folder: Path) -> Path:
    number = 1
    free = folder
    while free.exists() and any(free.iterdir()):
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


@command(app, "issue")
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
    with working(home, today, json_, "Lập biểu mẫu") as run:
        issued = pipeline.issue(run, plan, period, due.date() if due else None)
    made = (as_json.of_issued(issued), show.issued(issued))
    if office is None:
        tell(json_, lambda: made[0], made[1])
        return OK
    with working(home, today, json_, POSTING) as run:
        order = pipeline.PostOrder((MailKind.REQUEST,))
        return posted(json_, pipeline.post(run, plan, period, order, office), made)


@command(app, "extend")
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

    with working(home, today, json_, "") as run:
        grant = pipeline.Grant(until.date(), " ".join(why.split()))
        extended = pipeline.extend(run, plan, period, agencies, grant)
    tell(json_, lambda: as_json.of_extended(extended), show.extended(extended))
    return OK


@command(app, "receive")
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
    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        asked = pipeline.answers_for(every=answers, compared=diff)
        made = pipeline.receive(run, plan, period, paths or (), asked, ruling)
    changes = pipeline.changes(made) if diff else None
    received = show.received(made.received, made.dates)
    tell(
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


@command(app, "register")
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

    with working(home, today, json_, "") as run:
        entries = pipeline.register_of(run, plan, period, export)
    tell(json_, lambda: as_json.of_register(entries), show.register(entries))
    return OK
