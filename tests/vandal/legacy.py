"""Vietnamese text in the encodings before Unicode, as it looks when its font is missing."""

import unicodedata

# TCVN 5712:1993 (ABC fonts), seen as Windows-1252; toned capitals have no code.
_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®¡¢£¤¥¦§",
        strict=True,
    )
)
_VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
_VNI_BREVE = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True))
_VNI_CIRCUMFLEX = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True))
_VNI_I = dict(zip("\u0301\u0300\u0309\u0303\u0323", "íìæóò", strict=True))
_VNI_PLAIN = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỵ": "î", "ă": "aê"}


def fits_tcvn3(text: str) -> bool:
    """Whether every letter has a code, and a toned one is there to encode."""
    letters = [c for c in text if ord(c) > 127 and c.isalpha()]
    return bool(letters) and all(c in _TCVN3 for c in letters)


def in_tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(c, c) for c in text)


def in_vni(text: str) -> str:
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_PLAIN:
        written = _VNI_PLAIN[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        written = _vni_marks(base, marks) if marks and small != letter.upper() else small
    return written if letter == small else written.upper()


def _vni_marks(base: str, marks: list[str]) -> str:
    tone = next((m for m in marks if m in _VNI_TONES), "")
    if base == "i":
        return _VNI_I[tone]
    if "\u0302" in marks:
        return base + (_VNI_CIRCUMFLEX[tone] if tone else "â")
    if "\u0306" in marks:
        return base + (_VNI_BREVE[tone] if tone else "ê")
    horn = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return horn + (_VNI_TONES[tone] if tone else "")
