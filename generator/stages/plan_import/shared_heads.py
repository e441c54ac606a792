"""Names that share a word before them: Các Sở: Tài chính, Xây dựng."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.core.departments import DEPARTMENTS
from generator.stages.plan_import.name_words import (
    begins_agency,
    begins_phrase,
    longest_beginning,
    same_tones,
)

_HEAD = "Sở "
_SHARED = re.compile(
    r"(?:^|(?<=[;,\n])|\bvà\b)[\s\-–+*]*"
    r"(?:(?:các\s+)?sở(?:,?\s+(?:ban,?\s+)?ngành)?(?P<colon>\s*:)|các\s+sở)\s*(?=\S)",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"(?:thủ trưởng|người đứng đầu|giám đốc|chủ tịch|lãnh đạo)\s+"
    r"(?=các\b|sở\b|ubnd\b|[uủ][ỷy] ban|đơn vị|cơ quan)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")


def without_officer(entry: str) -> str:
    """Return the agencies whose heads an entry names: Thủ trưởng các sở."""
    return _OFFICER.sub("", entry, count=1) if _OFFICER.match(entry) else entry


def shared_list(text: str) -> str:
    """Return a text with "Các Sở: …" as full names, ";" between them; "" without such a head."""
    for head in _SHARED.finditer(text):
        rest = text[head.end() :]
        if head["colon"] or _known(rest):
            return ";".join(filter(None, (text[: head.start()].strip(" ,;"), *_full_names(rest))))
    return ""


def _full_names(rest: str) -> Iterator[str]:
    """Yield each name with its head; from the first of another kind on, the rest as it is."""
    while rest:
        if begins_agency(rest) or begins_phrase(rest):
            yield rest
            return
        size = len(_known(rest)) or len(_AFTER.split(rest, maxsplit=1)[0])
        yield f"{_HEAD}{rest[:size].strip()}"
        rest = _AFTER.sub("", rest[size:], count=1) if size < len(rest) else ""


def _known(text: str) -> str:
    """The longest usual name, without its head, the text begins with."""
    return longest_beginning(text, _bare_names())


@lru_cache
def _bare_names() -> tuple[str, ...]:
    names = (name for usual in DEPARTMENTS for name in usual.names)
    return tuple(same_tones(n.removeprefix(_HEAD).lower()) for n in names if n.startswith(_HEAD))
