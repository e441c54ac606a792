"""Whom a phrase for many agencies stands for: Các Sở, ban, ngành, UBND các xã."""

import re

from generator.core.departments import AgencyKind
from generator.stages.plan_import.agency_keys import spelled_out

_NO_PLACE = re.compile(r"\b(?:xã hội|hợp tác xã|cơ sở)\b")
_OUTSIDE = re.compile(r"\bcác tỉnh|(?:của|thuộc) bộ\b|\bbộ, ngành|trung ương")
_DEPARTMENTS = re.compile(
    r"\b(?:sở|ban, ngành|ban ngành|ngành)\b|"
    r"(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị|địa phương|tổ chức))*(?: (?:có )?liên quan|$)"
)
_COMMUNES = re.compile(r"ủy ban nhân dân (?:các|cấp)|địa phương|\bxã\b|phường|đặc khu")
_DISTRICTS = re.compile(r"\b(?:quận|huyện|thị xã)\b")
_IN_FORCE = re.compile(r"\bxã, phường|phường, xã|đặc khu|cấp xã|địa phương")
_ASSOCIATIONS = re.compile(
    r"(?:các |những )?(?:hội|hiệp hội)(?:,? (?:và )?(?:các )?(?:hội|hiệp hội|ngành nghề))*"
)


def kinds_of(phrase: str) -> tuple[AgencyKind, ...]:
    """Return the kinds of agencies a phrase covers; none where nobody can list its members.

    Districts ended on 1/7/2025: a phrase that names only them covers no kind of today.
    """
    text = _NO_PLACE.sub(" ", spelled_out(phrase))
    if _OUTSIDE.search(text):
        return ()
    if _ASSOCIATIONS.fullmatch(text):
        return (AgencyKind.ASSOCIATION,)
    communes = _COMMUNES.search(text) and (_IN_FORCE.search(text) or not _DISTRICTS.search(text))
    found = (
        (AgencyKind.DEPARTMENT, _DEPARTMENTS.search(text)),
        (AgencyKind.COMMUNE, communes),
    )
    return tuple(kind for kind, there in found if there)
