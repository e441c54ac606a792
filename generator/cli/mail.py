"""fetch, watch, remind, post: mail in and out."""

import datetime as dt
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import show
from generator.cli.apps import app, command
from generator.cli.exit_codes import OK, PROBLEMS, WRONG_USE
from generator.cli.faults import explain_fault
from generator.cli.options import (
    HomeOption,
    JsonOption,
    MailOption,
    OpenPeriodArgument,
    OpenPlanArgument,
    PeriodArgument,
    PlanArgument,
    SendOption,
    TodayOption,
)
from generator.cli.output import POSTING, posted, tell, working

if TYPE_CHECKING:
    from generator.core.mail import MailKind
    from generator.core.mailbox import PeriodName


@command(app, "fetch")
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
    with working(home, today, json_, "Lấy thư") as run:
        fetched = pipeline.fetch(run, named, pipeline.incoming_settings(mail))
    tell(json_, lambda: as_json.of_fetched(fetched), show.fetched(fetched))
    return PROBLEMS if fetched.unsettled else OK


@command(app, "watch")
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
            code, again = _round(working(home, today, json_, ""), named, mail, as_json=json_)
            if once or not again:
                return code
            time.sleep(60 * every)
    except KeyboardInterrupt:
        if not json_:
            print("Đã dừng theo dõi. Những gì đã nhận còn nguyên.")
        return OK


def _round(
    context: "working", named: "PeriodName | None", mail: Path | None, *, as_json: bool
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
        code = explain_fault(fault, as_json=as_json)
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


@command(app, "remind")
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
    with working(home, today, json_, "Đọc tệp đã nhận") as run:
        reminded = pipeline.remind(run, plan, period)
    made = (as_json.of_reminded(reminded), show.reminded(reminded))
    if office is None:
        tell(json_, lambda: made[0], made[1])
        return OK
    with working(home, today, json_, POSTING) as run:
        order = pipeline.PostOrder((MailKind.REMINDER,))
        return posted(json_, pipeline.post(run, plan, period, order, office), made)


@command(app, "post")
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
        with working(home, today, json_, "") as run:
            found = pipeline.look_over(run, plan, period, order)
        tell(json_, lambda: as_json.of_posting(found), show.to_post(found))
        return OK
    office = pipeline.post_office(mail)
    with working(home, today, json_, POSTING) as run:
        posting = pipeline.post(run, plan, period, order, office)
    return posted(json_, posting)


def _mail_kinds(typed: Iterable[str]) -> "tuple[MailKind, ...]":
    from generator.core.mail import MailKind
    from generator.pipeline import WrongUseError

    for name in typed:
        if name not in set(MailKind):
            raise WrongUseError(f"--kind “{name}” không phải loại thư. Ghi: {', '.join(MailKind)}.")
    return tuple(MailKind(name) for name in typed)
