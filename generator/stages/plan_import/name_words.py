"""The words by which agencies and phrases for many agencies are told from their parts."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.core.departments import ASSOCIATIONS, DEPARTMENTS

_UPPER = "A-ZĐÀ-Ỵ"
_UBND = r"(?:ubnd|[uủ][ỷy] ban nhân dân)"
# Words that may also stand inside a name begin one only with a capital.
_HEADS = re.compile(
    r"sở\s+\w|ban\s+(?:quản|tuyên|dân|chỉ|nội|tổ|điều|chấp|thường|thi|an|cơ)|công an|vcci|"
    r"bộ\s+(?:tư lệnh|chỉ huy|đội)|thanh tra|hải quan|(?:chi |tổng )?cục|kho bạc|kbnn|bảo hiểm|"
    r"bhxh|ngân hàng|nhnn|nhcsxh|t[oò][àa] án|tand|vksnd|thi hành án|mặt trận|(?:ub)?mttq|"
    r"[uủ][ỷy] ban|ubnd|hđnd|hội đồng|hiệp hội|liên minh|liên đoàn|liên hiệp|lđlđ|"
    r"(?:tỉnh|thành) đoàn|đoàn (?:thanh niên|đại biểu|luật sư)|cổng|bql|vp\b|"
    r"(?:đảng|thành|tỉnh) [uủ][ỷy]|tổng công ty|tập đoàn|trung tâm|học viện|thương vụ"
)
_CAPITAL_HEADS = re.compile(
    r"Bộ|Văn phòng|Thuế|Thống kê|Viện|Hội|Báo|Đài|Trường|Đại học|Quỹ|Công ty|Điện lực|Bưu điện|"
    r"Thường trực|Quân khu|Phòng|Câu lạc bộ|Công đoàn|Làng|Nhà"
)
_MANY = re.compile(
    r"(?:các|những|mọi|toàn thể|một số)\s+"
    r"(?!khu\b|cụm|dự án|lĩnh vực|chương trình|công trình|vấn đề)"
)
_MANY_BARE = re.compile(
    rf"(?:sở|ban|ngành|sở,? (?:ban,? )?ngành)(?:$|,)|sở,? (?:ban,? )?ngành\b|"
    rf"{_UBND}\s+(?:các|cấp)\b|{_UBND}\s+(?:xã|phường|huyện|quận)(?:$|,)|"
    r"(?:cơ quan|đơn vị|địa phương|tổ chức)(?:,.*)? (?:có )?liên quan|(?:các )?doanh nghiệp$"
)
_ADMIN = r"(?:tỉnh|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố)"
_ENDS_IN_PLACES = re.compile(rf"\b{_ADMIN}$", re.IGNORECASE)
_PLACE = re.compile(rf"(?i:{_ADMIN})\b(?!\s+[{_UPPER}])")
_GOVERNMENT = re.compile(
    rf"(?:các|những|mọi|toàn thể|một số)?\s*(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|{_UBND}|"
    r"xã|phường|bộ|cục|vụ|tổ chức|đoàn thể)\b"
)
_GOVERNMENT_PART = re.compile(
    rf"(?i:sở|ban)(?=$|,)|(?i:ban,? ngành|ngành|đoàn thể|cơ quan|đơn vị|địa phương|tổ chức|"
    rf"hội đoàn thể|cục|vụ|bộ|{_ADMIN})\b(?!\s+[{_UPPER}])|(?i:cục|vụ|viện)\s+(?:của|thuộc)|"
    rf"(?i:{_UBND})\s+(?:(?i:các|cấp)\b|(?i:{_ADMIN})(?!\s+[{_UPPER}]))"
)
_PEOPLE = re.compile(r"(?:các|những|mọi|một số)\s+(?:hội|hiệp hội|doanh nghiệp)\b")
_PEOPLE_PART = re.compile(r"(?:hội|hiệp hội|doanh nhân|doanh nghiệp|hợp tác xã|hộ)\b")
_OF_A_PLACE = re.compile(r"[A-ZĐ].*(?<!địa bàn )(?:tỉnh|thành phố|TP)(?:\s+[A-ZĐ]\w*)*$")
_SCHOOLS = re.compile(r"(?:các|những|một số)\s+(?:trường|viện|cơ sở|học viện|trung tâm|nhà)\b")
_SCHOOLS_PART = re.compile(r"(?:trường|viện|học viện|trung tâm|cơ sở|nhà|chuyên gia)\b")
_ONLY_A_HEAD = re.compile(
    r"(?:các|sở|ban|văn phòng|(?:chi )?cục|trung tâm|hội|trường|viện|báo|bộ|[uủ][ỷy] ban|"
    r"liên đoàn|quỹ|ngân hàng)"
)
_HANGING = re.compile(r"(?:^|\s)(?:các|và|của|với|cùng|thuộc|tại|trên|theo|về)$")
_OLD_TONES = (("oá", "óa"), ("oà", "òa"), ("oả", "ỏa"), ("uỷ", "ủy"), ("uý", "úy"))


def same_tones(text: str) -> str:
    """Return the text with tone marks placed one way (hòa, ủy); its length stays."""
    for old, new in _OLD_TONES:
        text = text.replace(old, new)
    return text


def begins_agency(text: str) -> bool:
    """Whether a text begins with the name of one agency."""
    return bool(_HEADS.match(text.lower()) or _CAPITAL_HEADS.match(text))


def begins_phrase(text: str) -> bool:
    """Whether a text begins with words for many agencies: Các sở, UBND các xã."""
    lower = text.lower()
    return bool(_MANY.match(lower) or _MANY_BARE.match(lower))


def continues_phrase(phrase: str, piece: str, name: str) -> bool:
    """Whether a piece goes on with a phrase for many: Các Sở, ban, ngành.

    `name` is all up to the next comma; the name of one association of a place does not.
    """
    start, following = phrase.lower(), piece.lower()
    if any(following.startswith(name) for name in _known_associations()):
        return False
    if _GOVERNMENT.match(start):
        return bool(_GOVERNMENT_PART.match(piece))
    if _PEOPLE.match(start):
        return bool(_PEOPLE_PART.match(following)) and not _OF_A_PLACE.match(name)
    return bool(_SCHOOLS.match(start) and _SCHOOLS_PART.match(following))


def counts_places(text: str, piece: str) -> bool:
    """Whether a piece goes on counting places: các tỉnh, thành phố; các xã, phường."""
    return bool(_ENDS_IN_PLACES.search(text) and _PLACE.match(piece))


def unfinished(text: str) -> bool:
    """Whether a text cannot be a whole name: Văn phòng; các Sở và."""
    lower = text.strip().lower()
    return bool(_ONLY_A_HEAD.fullmatch(lower) or _HANGING.search(lower))


def known_beginning(text: str) -> str:
    """Return the longest name of a usual agency, commas and "và" in it, a text begins with."""
    return longest_beginning(text, _compound_names())


def longest_beginning(text: str, names: Iterable[str]) -> str:
    """Return the longest of some names, in small letters of one kind, a text begins with."""
    lower = same_tones(text.lower())
    found = (n for n in names if lower.startswith(n) and not lower[len(n) :][:1].isalnum())
    return text[: len(max(found, key=len, default=""))]


@lru_cache
def _compound_names() -> tuple[str, ...]:
    names = (name for d in DEPARTMENTS for name in d.names)
    return tuple(same_tones(n.lower()) for n in names if "," in n or " và " in n)


@lru_cache
def _known_associations() -> tuple[str, ...]:
    """Names that stand for one association, though they begin like many."""
    found = (d for d in ASSOCIATIONS if d.code not in ("HHDN", "VCCI"))
    return tuple(name.lower() for d in found for name in (d.name, *d.also))
