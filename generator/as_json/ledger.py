"""The ledger and extensions as JSON."""

from collections.abc import Iterable

from generator.as_json.parts import Json
from generator.core.standing import AgencyStanding, PeriodLedger, Rates, YearLedger
from generator.core.values import plain
from generator.pipeline import Extended


def of_extended(extended: Extended) -> Json:
    """What was granted to whom."""
    return {
        "plan": extended.plan,
        "period": extended.dates.period.id,
        "due": extended.dates.due.isoformat(),
        "until": extended.grant.until.isoformat(),
        "why": extended.grant.why,
        "revoked": extended.revoked,
        "agencies": [{"code": a.code, "name": a.name} for a in extended.agencies],
    }


def of_ledger(ledger: PeriodLedger) -> Json:
    """How each agency of a period stands, and the rates with their bases."""
    return {
        "agencies": [_agency(standing) for standing in ledger.agencies],
        "rates": _rates(ledger.rates),
        "kinds": _kinds(ledger.kinds),
    }


def _agency(found: AgencyStanding) -> Json:
    return {
        "code": found.agency.code,
        "name": found.agency.name,
        "kind": found.agency.kind,
        "state": found.standing.value,
        "nil": found.nil,
        "last_day": found.last_day.isoformat(),
        "extended_until": found.extended_until.isoformat() if found.extended_until else None,
        "received_at": found.received_at.isoformat() if found.received_at else None,
    }


def of_year(ledger: YearLedger) -> Json:
    """The rates over the reports of a year that were due by now or have come already."""
    periods = [period.dates.period.id for period in ledger.periods]
    return {
        "plan": ledger.plan.id,
        "year": ledger.year,
        "periods": periods,
        "rates": _rates(ledger.rates),
        "kinds": _kinds(ledger.kinds),
        "agencies": [
            {
                "code": line.agency.code,
                "kind": line.agency.kind,
                "states": {
                    period: standing.standing.value
                    for period, standing in zip(periods, line.standings, strict=True)
                    if standing
                },
                "rates": _rates(line.rates),
            }
            for line in ledger.agencies
        ],
    }


def _kinds(kinds: Iterable[tuple[str, Rates]]) -> list[Json]:
    return [{"kind": kind, **_rates(rates)} for kind, rates in kinds]


def _rates(rates: Rates) -> Json:
    """Each rate in percent with its part and its base."""
    named = {"completeness": rates.completeness, "punctuality": rates.punctuality}
    return {
        name: {"percent": plain(rate.percent), "part": rate.part, "base": rate.base}
        for name, rate in named.items()
    }
