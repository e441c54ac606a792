"""Cleaning and comparing Vietnamese text."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Characters XML 1.0 cannot carry (section 2.2), and those that are never content: the byte order
# mark, zero width blanks, marks of the direction of writing, noncharacters (core/trace uses them).
_FORBIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\x00-\x08\x0c\x0e-\x1f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\u2028\u2029]")
_ESCAPED = re.compile(r"(?<!_x005F)_x(?:000D_(?:\n|_x000A_)?|00([01][0-9A-F])_)", re.IGNORECASE)
_ESCAPED_LINE_ENDS = ("0a", "0b")
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_PILED_MARKS = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")  # sorting them takes quadratic time
_SHORT = 500
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_JOINERS_IN_WORDS = re.compile(f"(?<=[{_LATIN}])[\u200c\u200d]+(?=[{_LATIN}])")
_BLANKS = re.compile("[\u00a0\u2007\u202f\t ]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NOT_WORD = re.compile(r"[\W_]+")
_DASHES = str.maketrans("‐‑‒–—−đ", "------d")


def clean(text: str) -> str:
    """Return the text in NFC, with plain blanks and line ends, trimmed; words stay as typed.

    The escapes Excel writes for control characters (_x000D_; ECMA-376 part 1, 22.9.2.19) are
    read. A soft hyphen stays: in a text typed in TCVN3 it is the letter ư.
    """
    unseen = not text.replace("\n", "").isprintable()
    if unseen:
        text = _BLANKS.sub(" ", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text)))
    if "_x0" in text or "_X0" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if len(text) > _SHORT:
        text = _PILED_MARKS.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text)
    if unseen:
        text = _JOINERS_IN_WORDS.sub("", text)
    return text.strip()


def _unescaped(escape: re.Match[str]) -> str:
    return " " if escape[1] and escape[1].lower() not in _ESCAPED_LINE_ENDS else "\n"


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space folded to one blank."""
    return " ".join(clean(text).split())


def bare(text: str) -> str:
    """Return cleaned text in small letters without tones, one character for each of its own."""
    return "".join(map(_bare_letter, text)).translate(_DASHES)


@lru_cache(maxsize=1_024)
def _bare_letter(char: str) -> str:
    small = unicodedata.normalize("NFD", char)[0].lower()
    return small if len(small) == 1 else char


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """Return a key under which spellings of one phrase agree.

    Letter case, tone marks and their placement (hòa/hoà), NFD, punctuation and white space do
    not count. Only for closed lists (captions, answers): the communes Cẩm Giang and Cẩm Giàng
    fold to one key.
    """
    text = unicodedata.normalize("NFD", _INVISIBLE.sub("", clean(text)).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("đ", "d")
    return _NOT_WORD.sub(" ", text).strip()


def statement_key(text: str) -> str:
    """Return a key under which one statement agrees however it was typed.

    Letter case, blanks, the punctuation around it and the place of a tone mark inside its
    syllable (hòa/hoà) do not count; every letter, tone and figure does.
    """
    words = one_line(_INVISIBLE.sub("", text)).casefold().strip(" .,;:-+•*–!").split()
    return " ".join(map(_tone_last, words))


def _tone_last(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in parts if char in _TONES)
    return "".join(char for char in parts if char not in _TONES) + tones


@lru_cache(maxsize=4_096)
def name_key(name: str) -> str:
    """Return a key for names of agencies and groups: tones count.

    Case, blanks, characters that cannot be seen and "UBND" do not.
    """
    key = one_line(_INVISIBLE.sub("", name)).casefold().strip(" .;,-")
    return key.replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")


def lines(text: str) -> tuple[str, ...]:
    """Return the non-empty entries of a cell that lists one entry a line or after ";"."""
    parts = (one_line(part) for part in re.split(r"[\n;]", clean(text)))
    return tuple(part for part in parts if part)


def shorten(text: str, limit: int) -> str:
    """Return the text cut at a word end to at most limit characters, "…" marking the cut."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;.-") + "…"


def capitalised(text: str) -> str:
    """Return the text with its first letter capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def enumerate_vi(items: Iterable[str]) -> str:
    """Return the items as a Vietnamese list: "a", "a và b", "a, b và c"."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " và " + parts[-1]


def sentence(text: str) -> str:
    """Return one statement ready to stand alone: no leading dash, capital first, full stop."""
    text = text.lstrip(" -+•*–").strip()
    if not text:
        return ""
    text = capitalised(text)
    return text if text[-1] in ".!?…:;" else text + "."
