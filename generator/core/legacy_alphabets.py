"""The letters of TCVN3 (TCVN 5712:1993, VN3) and of VNI-Windows as Latin-1 shows them.

TCVN3 has one character for each letter but no toned capitals; VNI writes most letters with two.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_LATIN_1_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"
LETTERS = _LATIN_1_LETTERS + "\u0100-\u024f\u1e00-\u1eff"

TCVN3 = MappingProxyType(
    dict(
        zip(
            "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae"
            "\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
            "\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
            "\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
            "\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_ALONE |= {"ô": "ơ", "ö": "ư"}


def _vni_table() -> dict[str, str]:
    """The letters of VNI-Windows by the characters they are made of, in either case."""
    bases = {base: base for base in "aeouy"} | {"ô": "ơ", "ö": "ư"}
    small = dict(_VNI_ALONE)
    small |= {b + m: letter + tone for b, letter in bases.items() for m, tone in _VNI_TONES.items()}
    small |= {b + m: b + _CIRCUMFLEX + tone for b in "aeo" for m, tone in _VNI_CIRCUMFLEX.items()}
    small |= {"a" + m: "a" + _BREVE + tone for m, tone in _VNI_BREVE.items()}
    small = {made_of: unicodedata.normalize("NFC", letter) for made_of, letter in small.items()}
    large = {made_of.upper(): letter.upper() for made_of, letter in small.items()}
    mixed = {made_of.capitalize(): letter.upper() for made_of, letter in small.items()}
    return small | mixed | large


VNI = MappingProxyType(_vni_table())
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)) + "|[A-Za-z]")
_CAPITALS = re.compile("(?s)[A-ZĐ].*[A-ZĐ]")
_SMALL = re.compile("[a-z]")


def _from_tcvn3(word: str) -> str | None:
    """A word decoded; among capitals the toned letters, which have none, are capitals as well."""
    if not all(char.isascii() or char in TCVN3 for char in word):
        return None
    read = "".join(TCVN3.get(char, char) for char in word)
    return read.upper() if _CAPITALS.search(read) and not _SMALL.search(word) else read


def _from_vni(word: str) -> str | None:
    """A word decoded; one in mixed case is none, the marks bear the case of their letters."""
    letters = _VNI_LETTER.findall(word)
    read = "".join(VNI.get(letter, letter) for letter in letters)
    return read if len("".join(letters)) == len(word) and in_one_case(read) else None


def in_one_case(word: str) -> bool:
    """Return whether a word is in capitals, or in small letters behind its first."""
    return word.isupper() or word[1:].islower() or len(word) == 1


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: what its words are made of and how one is decoded."""

    words: re.Pattern[str]
    decode: Callable[[str], str | None]


SYMBOLS = "".join(char for char in TCVN3 if not re.match(f"[{_LATIN_1_LETTERS}]", char))
ENCODINGS = (
    Encoding(
        re.compile(f"[{LETTERS}{SYMBOLS}]+"),
        lru_cache(maxsize=4_096)(_from_tcvn3),
    ),
    Encoding(
        re.compile(f"[{LETTERS}]+"),
        lru_cache(maxsize=4_096)(_from_vni),
    ),
)
