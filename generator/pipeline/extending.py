"""extend: a later day granted to agencies for one report, noted in the register with its reason."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.core.assignment import Assignments
from generator.core.model import Agency, Extension, PeriodDates, Plan
from generator.core.text import fold, name_key
from generator.core.values import format_date
from generator.edges.register import Register
from generator.pipeline.plans import Context, WrongUseError, alone, load_plan, period_dates

_LONGEST = dt.timedelta(days=366)  # a later day is a mistyped year


@dataclass(frozen=True, slots=True)
class Grant:
    """Until when a report may come, and why; the due date itself takes an extension back."""

    until: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class Extended:
    """Agencies and the last day their report of the period is on time now."""

    plan: str
    dates: PeriodDates
    agencies: tuple[Agency, ...]
    grant: Grant

    @property
    def revoked(self) -> bool:
        """Whether the due date of the period holds again."""
        return self.grant.until == self.dates.due


def extend(
    context: Context, plan_id: str, period_id: str, agencies: Sequence[str], grant: Grant
) -> Extended:
    """Note a later day for agencies, each named by code, name or short name; all or none.

    Raises:
        WrongUseError: no such period or agency, no reason, or a day that cannot be meant.
        BusyError: somebody else's run holds the folder.
    """
    plan, _ = load_plan(context, plan_id)
    dates = period_dates(context, plan, period_id)
    _check(dates, grant)
    named = tuple(dict.fromkeys(_named(plan, dates, agencies)))
    with alone(context, "extend"), Register.open(context.home.register) as register:
        for agency in named:
            granted = Extension(agency.code, grant.until, grant.why, context.today)
            register.extend(plan.id, dates.period.id, granted)
    return Extended(plan.id, dates, named, grant)


def _check(dates: PeriodDates, grant: Grant) -> None:
    due, until = format_date(dates.due), format_date(grant.until)
    if not grant.why:
        raise WrongUseError("Gia hạn thì phải nêu lý do: --why “…”.")
    if grant.until < dates.due:
        raise WrongUseError(
            f"--until {until} trước hạn gửi của kỳ ({due}). Ghi ngày sau {due}; ghi đúng ngày "
            f"{due} để hủy gia hạn."
        )
    if grant.until > dates.due + _LONGEST:
        raise WrongUseError(f"--until {until} sau hạn gửi ({due}) hơn một năm: xem lại năm đã ghi.")


def _named(plan: Plan, dates: PeriodDates, names: Iterable[str]) -> Iterable[Agency]:
    """Yield the agencies that report in the period under these names."""
    reporting = Assignments(plan, dates.due).reporting()
    for name in names:
        key = name_key(name)
        meant = [a for a in reporting if name_key(a.code) == key]
        meant = meant or [a for a in reporting if key in _called(a)]
        if not meant:
            raise WrongUseError(_unknown(name, reporting, dates))
        if len(meant) > 1:
            listed = "; ".join(f"{a.name} ({a.code})" for a in meant)
            raise WrongUseError(f"“{name}” là tên của nhiều cơ quan: {listed}. Ghi mã cơ quan.")
        yield meant[0]


def _called(agency: Agency) -> Collection[str]:
    return {name_key(name) for name in (agency.name, agency.short) if name}


def _unknown(name: str, reporting: Sequence[Agency], dates: PeriodDates) -> str:
    by_words = {fold(a.name): a for a in reporting}
    near = [by_words[words] for words in get_close_matches(fold(name), by_words, n=3)]
    meant = "; ".join(f"{a.name} ({a.code})" for a in near)
    hint = f"Có phải: {meant}?" if meant else "Ghi mã hoặc tên như trong sheet Cơ quan."
    return f"“{name}” không phải cơ quan gửi báo cáo kỳ {dates.period.id}. {hint}"
