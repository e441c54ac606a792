"""The result of extend."""

from typing import TYPE_CHECKING

from generator.core.values import format_date
from generator.show.tables import Parts

if TYPE_CHECKING:
    from generator.pipeline import Extended


def extended(result: "Extended") -> Parts:
    """Who may report until when now."""
    names = "; ".join(f"{a.name} ({a.code})" for a in result.agencies)
    period, until = result.dates.period.label, format_date(result.grant.until)
    if result.revoked:
        yield f"Báo cáo {period}: đã hủy gia hạn, hạn gửi trở lại {until}: {names}."
    else:
        yield f"Báo cáo {period}: đã gia hạn đến hết ngày {until}: {names}."
    yield f"Lý do: {result.grant.why}"
