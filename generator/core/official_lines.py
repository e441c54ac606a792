"""The lines of the official frame: citation, number, date, addressees, recipients, signature.

Clauses are those of Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.core.document_options import DocumentOptions
from generator.core.model import Office, Plan
from generator.core.tags import TheOffice
from generator.core.text import fold, lines, one_line
from generator.core.values import day_and_month, format_count, format_date

_NO_NUMBER, _NO_DATE = " " * 5, " " * 4  # places a clerk fills in
_ALIKE = "nhu tren"
_KEPT = re.compile(r"lưu\s*:?\s*", re.IGNORECASE)
_PREFIX = re.compile(r"(?<!\w)(TM|KT|TL|TUQ|Q)(?:\s*[./]\s*|\s+)(?=\w)")
_DEPUTY = re.compile(r"(?<=\S)\s+(?=PHÓ )")
_COMMITTEE = "ỦY BAN NHÂN DÂN"
_UBND = re.compile(r"(?<=^TM\. )UBND\b")
_TITLE = re.compile(
    r"(?:(?:pgs|gs|tskh|ts|ths|th\.s|t\.s|cki{1,2}|bs|ks|cn|ls|ds)(?:\s*[.,/-]\s*|\s+)"
    r"|(?:phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|kỹ sư|cử nhân)[,\s]+)+",
    re.IGNORECASE,
)


def the_office(plan: Plan) -> TheOffice:
    """The office as the heading names it; a People's Committee on two lines, as offices do."""
    office, name = plan.office, plan.office_agency.name
    capitals = name.upper().replace(_COMMITTEE + " ", _COMMITTEE + "\n", 1)
    return TheOffice(name, capitals, office.superior, office.symbol, office.place)


def citation(plan: Plan) -> str:
    """The plan as first cited: kind, number, date, issuer, subject (II.6.b)."""
    number = f" số {plan.number}" if plan.number else ""
    date = f" ngày {format_date(plan.date)}" if plan.date else ""
    return f"Kế hoạch{number}{date} của {plan.issuer} về {plan.title_in_sentence}"


def number_and_symbol(symbol: str, options: DocumentOptions) -> str:
    """What stands behind "Số:": 05/BC-STC, or an open place for the number (II.3)."""
    number = _NO_NUMBER if options.number is None else format_count(options.number)
    return f"{number}/{symbol}"


def document_day(options: DocumentOptions, today: dt.date) -> str:
    """The date of the document; without one the day is left open in today's month (II.4)."""
    day, month = day_and_month(options.date or today)
    year = (options.date or today).year
    return f"ngày {day if options.date else _NO_DATE} tháng {month} năm {year}"


def attached_to(kind: str, symbol: str, plan: Plan, options: DocumentOptions, day: str) -> str:
    """The line under an appendix title: filled in on paper, else open (III.1.c)."""
    number = f"{_NO_NUMBER}/{symbol}"
    when = f"ngày {_NO_DATE} tháng {_NO_DATE} năm {_NO_DATE}"
    if options.paper:
        number, when = number_and_symbol(symbol, options), day
    return f"(Kèm theo {kind} số {number} {when} của {plan.office_agency.name})"


def recipients(listed: Sequence[str], *, addressed: bool) -> Iterator[str]:
    """The lines of Nơi nhận: "Như trên" first where there is a Kính gửi, "Lưu" last (II.9.b)."""
    named = [entry.strip(" ;.-") for entry in listed]
    others = [entry for entry in named if entry and fold(entry) != _ALIKE and not keeps_copy(entry)]
    kept = [f"Lưu: {_KEPT.sub('', entry, count=1)}" for entry in named if keeps_copy(entry)]
    for entry in (*(["Như trên"] if addressed else []), *others):
        yield f"- {entry};"
    for place, entry in enumerate(kept or ["Lưu: VT"], 1):
        yield f"- {entry}{'.' if place == max(len(kept), 1) else ';'}"


def keeps_copy(entry: str) -> bool:
    """Whether a line of Nơi nhận says who keeps a copy: Lưu: VT, TH."""
    return _KEPT.match(entry.strip(" ;.-")) is not None


def kept_by(listed: Sequence[str]) -> str:
    """The unit that keeps a copy beside the clerks: of "Lưu: VT, TH" it is TH; "" where none."""
    entry = next((entry for entry in listed if keeps_copy(entry)), "")
    _, _, unit = entry.strip(" ;.-").partition(",")
    return unit.split(",")[0].strip()


def signing(office: Office) -> tuple[str, ...]:
    """The lines above the signature: TM., KT., TL., TUQ. lines, then the position (II.7.a).

    However an officer typed them: on one line or several, with small letters, without blanks.
    """
    found: list[str] = []
    for entry in (*lines(office.authority), *lines(office.position)):
        for part in _PREFIX.sub(r"\n\1. ", one_line(entry).upper().rstrip(" .;,")).split("\n"):
            found += _DEPUTY.split(part.strip()) if part.startswith("KT.") else [part.strip()]
    told = (_UBND.sub(_COMMITTEE, line) for line in found if line)
    return tuple(dict.fromkeys(told))


def lacks_deputy(office: Office) -> bool:
    """Whether somebody signs for the head (KT.) whose position is no deputy's."""
    told = signing(office)
    return any(line.startswith("KT.") for line in told) and not told[-1].startswith(
        ("PHÓ ", "THỨ ")
    )


def signer(office: Office) -> str:
    """The name of who signs, without an academic title, in small letters (II.7.c)."""
    name = _TITLE.sub("", office.signer, count=1) if _TITLE.match(office.signer) else office.signer
    return name.title() if name.isupper() else name
