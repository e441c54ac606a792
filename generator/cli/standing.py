"""status: what is due, who owes, what goes up."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from generator import show
from generator.cli.apps import app, command
from generator.cli.exit_codes import OK, PROBLEMS
from generator.cli.options import (
    DATES,
    HomeOption,
    JsonOption,
    TodayOption,
)
from generator.cli.output import tell, working


@command(app, "status")
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

    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        day = on.date() if on else None
        wanted = pipeline.wanted_pages(run, html, ics)
        due, problems = pipeline.status(run, plan, day)
        told = pipeline.today_of(run, due, problems, plan, day)
        files = pipeline.write_pages(run, told, wanted)
    tell(
        json_,
        lambda: {
            **as_json.of_status(due),
            **as_json.of_today(told, files),
            "problems": as_json.of_problems(problems),
        },
        [*show.today(told, files), *show.status(due), *show.problems(problems)],
    )
    return PROBLEMS if problems else OK
