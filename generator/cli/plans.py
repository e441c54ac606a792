"""plan list, show, check, import, new."""

from pathlib import Path
from typing import Annotated

import typer

from generator import show
from generator.cli.apps import command, plan_app
from generator.cli.exit_codes import OK, PROBLEMS
from generator.cli.options import (
    HomeOption,
    JsonOption,
    PlanArgument,
    TodayOption,
)
from generator.cli.output import tell, working


@command(plan_app, "list")
def plan_list(home: HomeOption = None, today: TodayOption = None, json_: JsonOption = False) -> int:
    """Liệt kê các kế hoạch có trong inputs/."""
    from generator import as_json, pipeline

    with working(home, today, json_, "") as run:
        plans, problems = pipeline.load_plans(run, run.home.plans())
    tell(
        json_,
        lambda: {
            "plans": [as_json.of_plan(plan) for plan in plans],
            "problems": as_json.of_problems(problems),
        },
        [*show.plans(plans), *show.problems(problems)],
    )
    return PROBLEMS if problems else OK


@command(plan_app, "show")
def plan_show(
    plan: PlanArgument,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Xem tóm tắt một kế hoạch: kỳ báo cáo, cơ quan, nhiệm vụ."""
    from generator import as_json, pipeline

    with working(home, today, json_, "") as run:
        found, _ = pipeline.load_plan(run, plan)
        periods = pipeline.periods(run, found)
    tell(json_, lambda: as_json.of_plan_shown(found, periods), show.plan(found, periods))
    return OK


@command(plan_app, "check")
def plan_check(
    plan: PlanArgument,
    home: HomeOption = None,
    today: TodayOption = None,
    json_: JsonOption = False,
) -> int:
    """Kiểm tra tệp kế hoạch, nêu mọi lỗi kèm ô và cách sửa."""
    from generator import as_json, pipeline

    with working(home, today, json_, "") as run:
        found, problems = pipeline.load_plan(run, plan)
    tell(
        json_,
        lambda: {**as_json.of_plan(found), "problems": as_json.of_problems(problems)},
        show.plan_checked(found, problems),
    )
    return OK


@command(plan_app, "import")
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

    with working(home, today, json_, "") as run:
        imported = pipeline.import_plan(run, file, plan, province)
    tell(json_, lambda: as_json.of_imported(imported), show.imported(imported))
    return PROBLEMS if has_errors(imported.problems) else OK


@command(plan_app, "new")
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

    with working(home, today, json_, "") as run:
        drafted = pipeline.new_plan(run, plan, province, office, title)
    tell(json_, lambda: as_json.of_drafted(drafted), show.drafted(drafted))
    return OK
