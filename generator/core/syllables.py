"""Whether a word is a Vietnamese syllable: an onset, a rime and a tone that go together.

Every syllable of the language is written by these rules; loan words and names of other peoples
(Krông, Gmail) need not be.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"  # a syllable that ends in c, ch, p, t bears one of these
_VOWELS = "aăâeêioôơuưy"
_TONED_LAST = ("oa", "oe", "uê", "uơ", "uy")
_LONGEST = 7  # nghiêng

_ANYWHERE = "b|ch|d|đ|gi|h|kh|l|m|n|nh|ph|p|r|s|th|tr|t|v|x"
_BEFORE_E_I_Y = rf"(?:{_ANYWHERE}|k|gh|ngh)?"
_BEFORE_OTHERS = rf"(?:{_ANYWHERE}|c|g|ng)?"

_OTHERS = (
    *("a ac ach ai am an ang anh ao ap at au ay", "ăc ăk ăm ăn ăng ăp ăt"),
    *("âc âm ân âng âp ât âu ây", "o oc oi om on ong op ot", "ô ôc ôi ôm ôn ông ôp ôt"),
    *("oa oac oach oai oam oan oang oanh oao oap oat oay", "oăc oăm oăn oăng oăt oe oen oeo oet"),
    *("ơ ơi ơm ơn ơp ơt", "u ua uc ui um un ung up ut", "uân uâng uât uây uê uêch uên uênh uơ"),
    *("uôc uôi uôm uôn uông uôt", "uy uya uych uyên uyêt uym uyn uynh uyp uyt uyu"),
    *("ư ưa ưc ưi ưm ưng ưt ưu", "ươc ươi ươm ươn ương ươp ươt ươu"),
)
_FRONT = (
    *("e ec em en eng eo ep et", "ê êch êm ên ênh êp êt êu", "i ia ich im in inh ip it iu"),
    *("iêc iêm iên iêng iêp iêt iêu", "y"),
)
_AFTER_QU = (
    *("a ac ach ai an ang anh ao at au ay", "ăc ăm ăn ăng ăp ăt ân âng ât ây", "e en eo et"),
    *("ê êch ên ênh êt êu", "i ich in inh it iu ôc ơ ơi ơn y ych yên yêt ynh yt yu"),
)
_ALONE = ("yêm", "yên", "yêng", "yêt", "yêu", "gi", "gin", "giêc", "giêng", "giêt", "quôc")
_LOANS = ("boong", "goong", "loong", "mooc", "sooc", "xoong", "đoong")


def _any(groups: tuple[str, ...]) -> str:
    return "|".join(" ".join(groups).split())


_SYLLABLE = re.compile(
    rf"{_BEFORE_OTHERS}(?:{_any(_OTHERS)})|{_BEFORE_E_I_Y}(?:{_any(_FRONT)})"
    rf"|qu(?:{_any(_AFTER_QU)})|{'|'.join(_ALONE + _LOANS)}"
)


@lru_cache(maxsize=8_192)
def is_syllable(word: str) -> bool:
    """Return whether a word in NFC, in letters of any case, is spelt as a Vietnamese syllable."""
    if len(word) > _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in parts if char in _TONES]
    plain = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    if plain.endswith(("c", "ch", "p", "t")):
        return bool(tones) and tones[0] in _STOPPED_TONES
    return parts[-1] not in _TONES or _bears_tone_last(plain)


def _bears_tone_last(plain: str) -> bool:
    """Whether the tone may stand on the last letter: hoà, quá, già, but never on that of "ao"."""
    alone = len(plain) < 2 or plain[-2] not in _VOWELS
    return alone or plain.endswith(_TONED_LAST) or (len(plain) == 3 and plain[:2] in ("qu", "gi"))
