"""Section V of the report: proposals by whom they are made to."""

from collections.abc import Iterator

from generator.core.model import Plan
from generator.core.summary import Addressee
from generator.core.tags import Headed
from generator.core.trace import figure_id
from generator.stages.report_text.noted import Noted
from generator.stages.report_text.statements import listed

_PER_ADDRESSEE = 6
_COMMITTEE = "Ủy ban nhân dân"


def by_addressee(noted: Noted) -> Iterator[Headed]:
    """The proposals to each addressee under a heading; nothing where none is named."""
    addressed = noted.summary.addressed
    if all(one.addressee is Addressee.UNNAMED for one in addressed):
        return
    for number, one in enumerate(addressed, 1):
        place = figure_id("kn", one.addressee.name.lower())
        yield Headed(
            so=str(number),
            ten=_heading(one.addressee, noted.summary.plan),
            noi_dung=listed(noted, place, one.statements, _PER_ADDRESSEE),
        )


def _heading(addressee: Addressee, plan: Plan) -> str:
    """The heading, with the name of the committee or office the plan tells of."""
    if addressee is Addressee.PROVINCE and plan.issuer.startswith(_COMMITTEE):
        return f"Đối với {plan.issuer}"
    if addressee is Addressee.OFFICE:
        return f"Đối với {plan.office_agency.name}"
    return addressee.value
