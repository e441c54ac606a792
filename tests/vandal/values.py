"""The same answer typed in another way, and ways that have two meanings or none."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

from generator.core.model import Status
from generator.core.wording import Field
from tests.vandal.cells import is_date, is_number, is_text
from tests.vandal.kinds import in_book
from tests.vandal.legacy import fits_tcvn3, in_tcvn3, in_vni
from tests.vandal.records import Case, Harm, Place, Stage, asking
from tests.vandal.sheets_open import cell_at, put

_Keep = Callable[[Place, Any], bool]


def _retype(
    book: Any, rng: Random, case: Case, keep: _Keep, write: Callable[[Any], object]
) -> Place:
    """Type one answer of a sort in another way; return its place."""
    place = rng.choice(case.free(keep))
    cell = cell_at(book, case, place)
    put(cell, write(case.typed[place]))
    if isinstance(cell.value, str):
        cell.number_format = "@"
    return place


# ------------------------------------------------------------------ dates


def _safe_date(place: Place, value: Any) -> bool:
    return is_date(place, value) and value.day > 12


def _either_way(place: Place, value: Any) -> bool:
    return is_date(place, value) and value.day <= 12 and value.day != value.month


_WRITTEN_DATES: dict[str, Callable[[dt.date], object]] = {
    "date_slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "date_leading_zeros": lambda d: f"{d:%d/%m/%Y} ",
    "date_dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "date_dashes": lambda d: f"{d.day}-{d.month}-{d.year}",
    "date_short_year": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "date_iso": lambda d: d.isoformat(),
    "date_in_words": lambda d: f"Ngày {d.day} tháng {d.month:02d} năm {d.year}",
    "date_words_and_slashes": lambda d: f"ngày {d.day}/{d.month}/{d.year}",
    "date_spaced": lambda d: f"{d.day} / {d.month} / {d.year}",
    "date_no_break_space": lambda d: f"\u00a0{d.day}/{d.month}/{d.year}\u00a0",
    "date_serial_typed": lambda d: (d - dt.date(1899, 12, 30)).days,
    "date_serial_as_text": lambda d: str((d - dt.date(1899, 12, 30)).days),
    "date_with_comma": lambda d: f"{d.day}/{d.month}, {d.year}",
    "date_full_stop": lambda d: f"{d.day}/{d.month}/{d.year}.",
}
_WRITTEN_NUMBERS: dict[str, Callable[[float], object]] = {
    "number_as_text": lambda n: str(n).replace(".", ","),
    "number_decimal_dot": lambda n: str(float(n)),
    "number_decimal_comma": lambda n: str(float(n)).replace(".", ","),
    "number_padded": lambda n: f"  {n}\u00a0".replace(".", ","),
    "number_plus": lambda n: f"+{n}".replace(".", ","),
    "number_full_width": lambda n: "".join(
        chr(ord(c) + 0xFEE0) if c.isdigit() else "," for c in str(n)
    ),
}


def _made(name: str, keep: _Keep, write: Callable[[Any], object], told: str) -> None:
    def act(book: Any, rng: Random, case: Case) -> None:
        _retype(book, rng, case, keep, write)

    act.__name__, act.__doc__ = name, told
    in_book(Stage.CELLS)(act)


for _name, _write in _WRITTEN_DATES.items():
    _made(_name, _safe_date, _write, "Typed a date as text, in one meaning only.")
for _name, _write in _WRITTEN_NUMBERS.items():
    _made(_name, is_number, _write, "Typed a number as text, in one meaning only.")


@in_book(Stage.CELLS)
def date_either_way_round(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a date as text in which day and month could be exchanged."""
    return asking(_retype(book, rng, case, _either_way, lambda d: f"{d:%d/%m/%Y}"))


@in_book(Stage.CELLS)
def date_in_words_of_a_doubtful_day(book: Any, rng: Random, case: Case) -> None:
    """Typed a date whose month is written in words, so that it has one meaning."""
    _retype(book, rng, case, _either_way, lambda d: f"ngày {d:%d} tháng {d.month} năm {d.year}")


@in_book(Stage.CELLS)
def date_without_year(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a date without its year."""
    return asking(_retype(book, rng, case, is_date, lambda d: f"{d.day}/{d.month}"))


@in_book(Stage.CELLS)
def date_month_only(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a month instead of a day."""
    return asking(_retype(book, rng, case, is_date, lambda d: f"Tháng {d.month}/{d.year}"))


@in_book(Stage.CELLS)
def date_that_does_not_exist(book: Any, rng: Random, case: Case) -> Harm:
    """Typed the 31st of a month of 30 days."""
    return asking(_retype(book, rng, case, is_date, lambda d: f"31/9/{d.year}"))


# ------------------------------------------------------------------ numbers and per cent


@in_book(Stage.CELLS)
def number_with_unit(book: Any, rng: Random, case: Case) -> None:
    """Typed the unit behind the figure."""
    place = rng.choice(case.free(lambda p, v: p[2] == Field.FIGURE and is_number(p, v)))
    unit = case.answers[place[0], place[1], Field.UNIT][1] or "hồ sơ"
    cell_at(book, case, place).value = f"{case.typed[place]} {unit}".replace(".", ",")


@in_book(Stage.CELLS)
def number_with_words(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a figure with a word before it."""
    return asking(_retype(book, rng, case, is_number, lambda n: f"khoảng {n}"))


@in_book(Stage.CELLS)
def number_in_words(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a figure in words."""
    return asking(_retype(book, rng, case, is_number, lambda _: "mười hai"))


@in_book(Stage.CELLS)
def number_range(book: Any, rng: Random, case: Case) -> Harm:
    """Typed two figures as a range."""
    return asking(_retype(book, rng, case, is_number, lambda n: f"{n}-{n + 5}"))


@in_book(Stage.CELLS)
def number_ratio(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a figure as so many of so many."""

    def figure(place: Place, value: Any) -> bool:
        return place[2] == Field.FIGURE and is_number(place, value)

    return asking(_retype(book, rng, case, figure, lambda n: f"{n}/{int(n) + 50}"))


@in_book(Stage.CELLS)
def ratio_became_a_date(book: Any, rng: Random, case: Case) -> Harm:
    """Typed 3/4, of which Excel made the third of April."""
    place = rng.choice(case.free(is_number))
    cell = cell_at(book, case, place)
    cell.value, cell.number_format = dt.date(case.moment.year, 4, 3), "d-mmm"
    return asking(place)


@in_book(Stage.CELLS)
def thousands_ambiguous(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a figure as 1.234, which is a thousand or a little more than one."""
    return asking(_retype(book, rng, case, is_number, lambda _: "1.234"))


@in_book(Stage.CELLS)
def thousands_dot_and_comma(book: Any, rng: Random, case: Case) -> None:
    """Typed a thousand with a dot and decimals after a comma."""
    large: _Keep = lambda p, v: is_number(p, v) and v > 1000  # noqa: E731
    _retype(book, rng, case, large, lambda n: f"{n:,.2f}".translate(str.maketrans(",.", ".,")))


@in_book(Stage.CELLS)
def thousands_blank(book: Any, rng: Random, case: Case) -> None:
    """Typed a thousand with a no-break blank."""
    large: _Keep = lambda p, v: is_number(p, v) and v > 1000  # noqa: E731
    _retype(book, rng, case, large, lambda n: f"{n:,.1f}".translate(str.maketrans(",.", "\u00a0,")))


@in_book(Stage.CELLS)
def thousands_english(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a thousand in the English way: 1,234.5."""
    large: _Keep = lambda p, v: is_number(p, v) and v > 1000  # noqa: E731
    return Harm(harmed=frozenset({_retype(book, rng, case, large, lambda n: f"{n:,.1f}")}))


def _progress(place: Place, value: Any) -> bool:
    return place[2] == Field.PROGRESS and is_number(place, value) and value > 1


_WRITTEN_SHARES: dict[str, Callable[[float], object]] = {
    "percent_sign": lambda n: f"{n}%".replace(".", ","),
    "percent_sign_spaced": lambda n: f"{n} %".replace(".", ","),
    "percent_share_as_text": lambda n: (
        f"{n / 100:.3f}".rstrip("0").replace(".", ",") if n < 100 else "100%"
    ),
    "percent_share_typed": lambda n: n / 100 if n < 100 else n,
    "percent_word": lambda n: f"{n} phần trăm".replace(".", ","),
}
for _name, _write in _WRITTEN_SHARES.items():
    _made(_name, _progress, _write, "Typed a progress in another way.")


@in_book(Stage.CELLS)
def progress_beyond(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a progress over a hundred."""
    return asking(_retype(book, rng, case, _progress, lambda _: 150))


# ------------------------------------------------------------------ words


def _status(place: Place, _value: Any) -> bool:
    return place[2] == Field.STATUS


def _old_tones(text: str) -> str:
    """The tone on the other vowel of oa, oe, uy."""
    return text.replace("oà", "òa").replace("oá", "óa").replace("hoàn", "hòan")


def no_tones(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


_WRITTEN_STATUSES: dict[str, Callable[[str], object]] = {
    "status_small": str.lower,
    "status_capitals": str.upper,
    "status_old_tones": _old_tones,
    "status_without_tones": no_tones,
    "status_blanks": lambda s: f" {s.replace(' ', chr(0xA0) * 2)} ",
    "status_full_stop": lambda s: s + ".",
    "status_decomposed": lambda s: unicodedata.normalize("NFD", s),
    "status_zero_width": lambda s: "\u200b" + s,
    "status_with_dash": lambda s: f"- {s}",
    "status_line_break": lambda s: s.replace(" ", "\n"),
}
for _name, _write in _WRITTEN_STATUSES.items():
    _made(_name, _status, _write, "Typed a status in another spelling.")


@in_book(Stage.CELLS)
def status_abbreviated(book: Any, rng: Random, case: Case) -> Harm:
    """Typed an abbreviation of the status."""
    short: Callable[[str], str] = lambda s: "".join(w[0].upper() for w in s.split())  # noqa: E731
    return Harm(harmed=frozenset({_retype(book, rng, case, _status, short)}))


@in_book(Stage.CELLS)
def status_other_word(book: Any, rng: Random, case: Case) -> Harm:
    """Typed a word for the status that is not in the list."""
    return asking(_retype(book, rng, case, _status, lambda _: rng.choice(["Xong", "Đã làm", "x"])))


@in_book(Stage.CELLS)
def status_two_words(book: Any, rng: Random, case: Case) -> Harm:
    """Typed two statuses into one cell."""
    both = f"{Status.DONE.value}, {Status.IN_PROGRESS.value}"
    return asking(_retype(book, rng, case, _status, lambda _: both))


@in_book(Stage.CELLS)
def status_emptied(book: Any, rng: Random, case: Case) -> Harm:
    """Deleted the status of an answered row."""
    return asking(_retype(book, rng, case, _status, lambda _: None))


@in_book(Stage.CELLS)
def status_negated(book: Any, rng: Random, case: Case) -> Harm:
    """Typed that something is not yet done."""
    return asking(_retype(book, rng, case, _status, lambda _: "Chưa hoàn thành"))


_WRITTEN_TEXTS: dict[str, Callable[[str], object]] = {
    "text_no_break_spaces": lambda s: s.replace(" ", "\u00a0"),
    "text_padded": lambda s: f"\n  {s} \t",
    "text_decomposed": lambda s: unicodedata.normalize("NFD", s),
    "text_in_vni": in_vni,
    "text_windows_lines": lambda s: s.replace("\n", "_x000D_\n"),
    "text_byte_order_mark": lambda s: "\ufeff" + s,
}
for _name, _write in _WRITTEN_TEXTS.items():
    _made(_name, is_text, _write, "Typed a text in another encoding or with blanks.")
_made(
    "text_in_tcvn3",
    lambda p, v: is_text(p, v) and fits_tcvn3(str(v)),
    in_tcvn3,
    "Typed a text in the encoding of the .VnTime fonts.",
)


@in_book(Stage.CELLS)
def all_texts_in_tcvn3(book: Any, _rng: Random, case: Case) -> None:
    """Typed every text in the encoding of the .VnTime fonts."""
    for place in case.free(lambda p, v: is_text(p, v) and fits_tcvn3(str(v))):
        put(cell_at(book, case, place), in_tcvn3(str(case.typed[place])))


@in_book(Stage.CELLS)
def status_in_tcvn3(book: Any, rng: Random, case: Case) -> None:
    """Typed the status in the encoding of the .VnTime fonts."""
    _retype(book, rng, case, _status, in_tcvn3)


@in_book(Stage.CELLS)
def text_emptied(book: Any, rng: Random, case: Case) -> Harm:
    """Deleted the result of a task that is done or under way."""
    place = rng.choice(case.free(lambda p, _: p[2] == Field.RESULT and p[1] in _begun(case)))
    cell_at(book, case, place).value = None
    return asking(place)


def _begun(case: Case) -> set[str]:
    begun = (Status.DONE.value, Status.IN_PROGRESS.value)
    return {
        key for (_, key, field), v in case.typed.items() if field == Field.STATUS and v in begun
    }


@in_book(Stage.CELLS)
def number_in_status(book: Any, rng: Random, case: Case) -> Harm:
    """Typed the number of the choice instead of the status."""
    return asking(_retype(book, rng, case, _status, lambda _: 1))


@in_book(Stage.CELLS)
def truth_value_in_figure(book: Any, rng: Random, case: Case) -> Harm:
    """Left a truth value in a number cell."""
    return asking(_retype(book, rng, case, is_number, lambda _: True))


@in_book(Stage.CELLS)
def letter_o_for_zero(book: Any, rng: Random, case: Case) -> Harm:
    """Typed the letter O for a zero."""
    keep: _Keep = lambda p, v: is_number(p, v) and "0" in str(v)  # noqa: E731
    return asking(_retype(book, rng, case, keep, lambda n: str(n).replace("0", "O")))
