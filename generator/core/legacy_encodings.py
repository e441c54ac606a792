"""Text in the encodings of before Unicode: TCVN3 (fonts .Vn…), VNI (fonts VNI-…), misread UTF-8.

Such a text arrives as Latin-1 letters ("C«ng t¸c", "Coâng taùc"). It is decoded only where every
word becomes a Vietnamese syllable and enough words could be nothing else; names such as Müller or
Citroën stay as they are.
"""

import re
import unicodedata
from dataclasses import dataclass

from generator.core.legacy_alphabets import ENCODINGS, LETTERS, SYMBOLS, Encoding, in_one_case
from generator.core.syllables import is_syllable
from generator.core.text import clean
from generator.core.values import Refused, Taken, show_cell

# What correct Vietnamese never has: other letters and signs of Latin-1 that the encodings or the
# bytes of UTF-8 use, and vowels followed by the marks of VNI or small letters by Ã.
_SIGNS = re.compile(
    f"[{SYMBOLS}\u0080-\u009f\u00ba\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc"
    "\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe]"
)
_PAIRS = re.compile(
    "(?i:[aeouyô][ùõ]|a[âáàãêéèú]|e[âáàã]|oâ)|[a-z]Ã|Ã[\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]"
)
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_TELLING = re.compile(f"[{SYMBOLS.replace('·', '')}]|{_PAIRS.pattern}|(?i:[aeouyôö][øû])")
_TWO_CAPITALS = re.compile("[A-Z]{2}")
_SMALL = re.compile("[a-z]")
_UNITS = ("µm", "N·m")
_UTF_8 = re.compile("[\u00c2-\u00c6][^\\s\u0000-\u007f]|\u00e1[\u00ba\u00bb]|[a-z]\u00c3")
_WORDS = re.compile(f"[{LETTERS}]+")
_LOST_BLANK = re.compile("(\u00c3|\u00e1[\u00ba\u00bb])(?: |$)")


@dataclass(slots=True)
class _Tally:
    """What speaks for and against an encoding: words by what they are as they stand and decoded."""

    native: int = 0
    foreign: int = 0
    evidence: int = 0
    signs: int = 0
    longest: int = 0
    against: int = 0
    mixed: bool = False

    @property
    def sure(self) -> bool:
        """Whether nothing but text in this encoding looks like this."""
        if self.against or self.mixed:
            return False
        if self.evidence > 1:
            return self.signs > 1 or self.foreign < self.evidence
        telling = self.signs > 0 or self.native > 1 or self.longest > 4
        alone = self.signs > 1 or (self.longest > 2 and telling)
        return self.evidence == 1 and not self.foreign and alone

    @property
    def likely(self) -> bool:
        """Whether it must be such text, though some of it cannot be read."""
        telling = self.evidence > 2 and self.foreign + self.against < self.evidence
        return (self.evidence > 1 and self.signs > 1) or telling


def decoded(text: str) -> Taken[str] | Refused | None:
    """Return a text typed in an old encoding in Unicode; None where it is none of these.

    Text that must be such but cannot be read for sure is refused: where it reads differently in
    two encodings with both readings. Takes the cell's text as it is, before `clean`.
    """
    if not (_SIGNS.search(text) or (not _UNICODE_ONLY.search(text) and _PAIRS.search(text))):
        return None
    text = unicodedata.normalize("NFC", text)
    if (read := _from_utf_8(text)) is not None:
        return Taken(clean(read), repaired=True)
    tallies = [_tally(text, encoding) for encoding in ENCODINGS]
    sure = [encoding for encoding, tally in zip(ENCODINGS, tallies, strict=True) if tally.sure]
    readings = list(dict.fromkeys(clean(_read(text, encoding)) for encoding in sure))
    if len(readings) == 1:
        return Taken(readings[0], repaired=True)
    seen = ("seen", show_cell(text))
    if readings:
        first, second = map(show_cell, readings)
        return Refused("text.encoding_ambiguous", (seen, ("first", first), ("second", second)))
    return Refused("text.encoding", (seen,)) if any(tally.likely for tally in tallies) else None


def _tally(text: str, encoding: Encoding) -> _Tally:
    tally = _Tally()
    for word in dict.fromkeys(encoding.words.findall(text)):
        if word.isascii():
            tally.native += len(word) > 1 and is_syllable(word)
            tally.foreign += not (word.isupper() or is_syllable(word))
        elif any(char > "\u00ff" for char in word):
            tally.mixed = True
        else:
            _count(tally, word, encoding.decode(word))
    return tally


def _count(tally: _Tally, word: str, read: str | None) -> None:
    """Count a word that is not ASCII by what it is decoded."""
    fits = read and word not in _UNITS and (is_syllable(read) or _is_short_form(read))
    if read is None or not fits:
        tally.against += 1
        return
    tally.signs += len(_TELLING.findall(word))
    if not is_syllable(read):
        tally.native += len(word) > 1
    elif len(word) > 1 and not (is_syllable(word) and in_one_case(word)):
        tally.evidence += 1
        tally.longest = max(tally.longest, len(word))


def _is_short_form(word: str) -> bool:
    """Whether a word is a letter, initials (HĐND, QĐ) or a sign (đ, trđ).

    Such have no tones, and are all capitals or have no vowel.
    """
    if len(word) == 1:
        return True
    toneless = not any(char in "\u0300\u0301\u0303\u0309\u0323" for char in _parts(word))
    return toneless and (word.isupper() or not re.search("[aeiouy]", _parts(word.lower())))


def _parts(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _read(text: str, encoding: Encoding) -> str:
    read = encoding.words.sub(lambda word: encoding.decode(word[0]) or word[0], text)
    return read.upper() if _TWO_CAPITALS.search(text) and not _SMALL.search(text) else read


def _from_utf_8(text: str) -> str | None:
    """The text whose UTF-8 was read as Western letters; blanks may have replaced hard blanks.

    Capitals as in "XÃ AN" are valid UTF-8 by chance, so it must hold more than that.
    """
    if not _UTF_8.search(text):
        return None
    try:
        read = b"".join(map(_byte, _LOST_BLANK.sub("\\1\u00a0", text))).decode("utf-8")
    except UnicodeError:
        return None
    words = [word for word in _WORDS.findall(read) if not word.isascii()]
    return read if 0 < len(words) < 2 * sum(map(is_syllable, words)) else None


def _byte(char: str) -> bytes:
    """The byte that Latin-1 or Windows-1252 shows as a character."""
    return char.encode("latin-1" if char <= "\u00ff" else "cp1252")
