"""send: look the report over, freeze what is sent, and make the mail that brings it."""

import datetime as dt
import errno
import re
from dataclasses import dataclass
from pathlib import Path

from generator.core.mail import MailKind, draft_name
from generator.core.model import PeriodDates, Plan, Received
from generator.core.problems import Problem, has_errors, in_order
from generator.core.sent import Sent, SentKind
from generator.edges.files import FoundFile, find_files, sha256, write_all
from generator.edges.mail_write import write_mail
from generator.edges.register import Register
from generator.edges.snapshot import (
    drop_unfinished,
    next_number,
    publish,
    snapshot_folder,
    write_hidden,
)
from generator.edges.snapshot_json import figures_file, register_file, sources_file
from generator.pipeline.frozen import FIGURES, SOURCES, sendings, sent_folder
from generator.pipeline.mail_drafts import MAILS
from generator.pipeline.outputs import note_outputs
from generator.pipeline.plans import Context, WrongUseError, alone, load_plan, period_dates
from generator.pipeline.preflight import Ready, basis_of_draft, numbered, preflight, word_of
from generator.pipeline.receiving import read_folder
from generator.pipeline.reporting import TABLES
from generator.pipeline.supplement import received_files
from generator.stages.aggregate import aggregate
from generator.stages.sending import letter

REGISTER, CAME = "so-dang-ky.json", "nguon"
_NUMBER = re.compile(r"0*(\d{1,6})(/[\w&.-]{1,40}(?:/[\w&.-]{1,20})?)?")
_ALWAYS = frozenset(
    {"send.no_report", "send.no_difference"}
)  # what no word of an officer can make good


@dataclass(frozen=True, slots=True)
class Order:
    """What an officer gives with a sending: number and date of the document; why in spite of all.

    `why` is empty where nothing is sent that did not pass.
    """

    number: str = ""
    dated: dt.date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """What sending came to: `sent` is None where something spoke against it."""

    problems: tuple[Problem, ...]
    sent: Sent | None = None
    folder: Path | None = None
    mail: Path | None = None


def send(context: Context, plan_id: str, period_id: str, order: Order) -> Sending:
    """Freeze the report of a period as it is sent, if nothing speaks against it.

    Raises:
        WrongUseError: a number that is none.
        BusyError: somebody else's run holds the folder.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    order = Order(_number(order.number, plan), order.dated, order.why)
    with alone(context, "send"):
        received = read_folder(context, plan, dates)
        ready = _ready(context, plan, dates, received)
        found = (*preflight(context, ready), *numbered(context, ready, order.number, order.dated))
        problems = in_order(found)
        refused = any(p.code in _ALWAYS for p in problems)
        if refused or (has_errors(problems) and not order.why):
            return Sending(problems)
        forced = order.why if has_errors(problems) else ""
        sent = _freeze(context, ready, Order(order.number, order.dated, forced))
        mail = _mail(context, plan, dates, sent)
    folder = sent_folder(context.home, plan.id, ready.period) / str(sent.n)
    return Sending(problems, sent, folder, mail)


def _number(typed: str, plan: Plan) -> str:
    """Return the number in full: 15 is 15/BC-STC; under ten with a leading zero."""
    text = typed.strip()
    if not text:
        return ""
    found = _NUMBER.fullmatch(text)
    if not found:
        raise WrongUseError(
            f"“{typed}” không phải số của văn bản. Ghi như 15 hoặc 15/BC-{plan.office.symbol}."
        )
    return f"{int(found[1]):02d}{found[2] or f'/BC-{plan.office.symbol}'}"


def _ready(context: Context, plan: Plan, dates: PeriodDates, received: Received) -> Ready:
    period = dates.period.id
    folder = sent_folder(context.home, plan.id, period)
    sent = sendings(context, plan.id, period)
    drop_unfinished(folder, [one.n for one in sent])
    for one in sent:
        publish(folder, one.n)
    return Ready(
        plan=plan.id,
        period=period,
        edition=plan.edition,
        word=word_of(context, plan.id, period, sent),
        basis=basis_of_draft(context, plan.id, period, sent),
        sent=sent,
        sources=received_files(received),
        agencies=aggregate(plan, dates, received, context.today).agencies,
    )


def _freeze(context: Context, ready: Ready, order: Order) -> Sent:
    """Write the snapshot and note it: whole and noted, or neither."""
    folder = sent_folder(context.home, ready.plan, ready.period)
    n = next_number(folder, (one.n for one in ready.sent))
    hashes = write_hidden(folder, n, _files(context, ready))
    sent = Sent(
        n=n,
        kind=SentKind.SUPPLEMENT if ready.sent else SentKind.REPORT,
        number=order.number,
        dated=order.dated,
        file=ready.word.name,
        sent_on=context.today,
        why=order.why,
        files=tuple(sorted(hashes.items())),
    )
    with Register.open(context.home.register) as register:
        register.add_sent(ready.plan, ready.period, sent)
    publish(folder, n)
    return sent


def _files(context: Context, ready: Ready) -> dict[str, bytes]:
    assert ready.basis  # noqa: S101
    home = context.home
    tables = home.reports(ready.plan, ready.period) / TABLES
    with Register.open_to_read(home.register) as register:
        entries = register.entries(ready.plan, ready.period)
    return {
        ready.word.name: ready.word.read_bytes(),
        **({TABLES: tables.read_bytes()} if tables.is_file() else {}),
        FIGURES: figures_file(ready.basis),
        SOURCES: sources_file(ready.basis),
        REGISTER: register_file(entries),
        "plan.xlsx": home.plan(ready.plan).read_bytes(),
        **_counting(context, ready),
    }


def _counting(context: Context, ready: Ready) -> dict[str, bytes]:
    """The counting files as they came: a form inside a mail or archive is kept in its container."""
    assert ready.basis  # noqa: S101
    folder = context.home.received(ready.plan, ready.period)
    counted = {source.file for source in ready.basis.sources if source.counted}
    return {
        f"{CAME}/{found.name}": _unchanged(found)
        for found in find_files(folder)
        if any(f"{file}/".startswith(f"{found.name}/") for file in counted)
    }


def _unchanged(found: FoundFile) -> bytes:
    data = found.path.read_bytes()
    if sha256(data) != found.sha256:
        raise OSError(errno.EBUSY, "tệp thay đổi trong lúc gửi", str(found.path))
    return data


def _mail(context: Context, plan: Plan, dates: PeriodDates, sent: Sent) -> Path:
    """Write the draft of the mail, with what the snapshot holds attached."""
    folder = context.home.reports(plan.id, dates.period.id)
    place = snapshot_folder(sent_folder(context.home, plan.id, dates.period.id), sent.n)
    held = [name for name in (sent.file, TABLES) if name in dict(sent.files)]
    attached = {name: (place / name).read_bytes() for name in held}
    name = f"{MAILS}/{draft_name(MailKind.UPWARD, str(sent.n))}"
    files = {name: write_mail(letter(plan, dates, sent), attached)}
    note_outputs(context, folder, files)
    write_all(folder, files)
    return folder / name
