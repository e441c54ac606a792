"""The ledger of a year as sheets: a line for each agency, and the rates with their bases."""

from collections.abc import Iterator

from generator.core.outcome_words import STANDING_WORDS, extended_words
from generator.core.sheets import Column, Content, Kind, TableSheet
from generator.core.standing import AgencyStanding, AgencyYear, Rates, YearLedger
from generator.core.text import capitalised
from generator.core.values import format_date

_NOT_ASKED = "Không thuộc kỳ này"
_EVERYONE = "Tất cả cơ quan"
_RATES = (
    Column("Số báo cáo phải gửi", 12, Kind.NUMBER),
    Column("Đã gửi hợp lệ", 11, Kind.NUMBER),
    Column("Tỷ lệ gửi (%)", 11, Kind.NUMBER),
    Column("Đúng hạn", 11, Kind.NUMBER),
    Column("Tỷ lệ đúng hạn (%)", 12, Kind.NUMBER),
)


def tracking_table(ledger: YearLedger, intro: str) -> TableSheet:
    """Return the sheet with a line for each agency and a column for each period of the year."""
    periods = (
        Column(
            f"{capitalised(p.dates.period.label)} (hạn {format_date(p.dates.last_good_day)})", 26
        )
        for p in ledger.periods
    )
    columns = (Column("Mã", 10), Column("Cơ quan", 44), Column("Loại", 30), *periods, *_RATES)
    title = f"Theo dõi gửi báo cáo năm {ledger.year}"
    rows = tuple(map(_agency_row, ledger.agencies))
    return TableSheet("Theo dõi gửi", title, columns, rows, intro, 2)


def _agency_row(line: AgencyYear) -> tuple[Content, ...]:
    agency = line.agency
    told = (_told(standing) if standing else _NOT_ASKED for standing in line.standings)
    return agency.code, agency.name, agency.kind, *told, *_rates(line.rates)


def _told(found: AgencyStanding) -> str:
    """How an agency stands, with its day and what sets it apart: Quá hạn 25/9/2025."""
    day = f" {format_date(found.received_at)}" if found.received_at else ""
    nil = "; không phát sinh" if found.nil else ""
    return STANDING_WORDS[found.standing] + day + nil + extended_words(found.extended_until)


def rate_table(ledger: YearLedger, intro: str) -> TableSheet:
    """Return the sheet of the rates: by period and over the year, by kind of agency and in all."""
    columns = (Column("Kỳ", 30), Column("Loại cơ quan", 34), *_RATES)
    title = f"Tỷ lệ gửi báo cáo năm {ledger.year}"
    return TableSheet("Tỷ lệ gửi", title, columns, tuple(_rate_rows(ledger)), intro, 1)


def _rate_rows(ledger: YearLedger) -> Iterator[tuple[Content, ...]]:
    for period in ledger.periods:
        label = capitalised(period.dates.period.label)
        for kind, rates in ((_EVERYONE, period.rates), *period.kinds):
            yield label, kind, *_rates(rates)
    label = f"Cả năm {ledger.year}, tính các báo cáo đã đến hạn hoặc đã gửi"
    for kind, rates in ((_EVERYONE, ledger.rates), *ledger.kinds):
        yield label, kind, *_rates(rates)


def _rates(rates: Rates) -> tuple[Content, ...]:
    """The figures of `_RATES`; no share where nothing is owed."""
    sent, on_time = rates.completeness, rates.punctuality
    shares = (sent.percent, on_time.percent) if sent.base else (None, None)
    return sent.base, sent.part, shares[0], on_time.part, shares[1]
