"""Arguments and options that several commands have."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

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
