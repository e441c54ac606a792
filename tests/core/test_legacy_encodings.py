import re
import unicodedata
from contextlib import closing
from pathlib import Path
from time import process_time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.legacy_encodings import decoded
from generator.core.text import clean
from generator.core.values import Refused, Taken

ROOT = Path(__file__).resolve().parent.parent.parent

# The alphabets as the standards print them, each letter with the bytes that stand for it.
_TCVN3_LETTERS = {
    "ĂÂÊÔƠƯĐ": "A1 A2 A3 A4 A5 A6 A7",
    "ăâêôơưđ": "A8 A9 AA AB AC AD AE",
    "àảãáạ": "B5 B6 B7 B8 B9",
    "ằẳẵắặ": "BB BC BD BE C6",
    "ầẩẫấậ": "C7 C8 C9 CA CB",
    "èẻẽéẹ": "CC CE CF D0 D1",
    "ềểễếệ": "D2 D3 D4 D5 D6",
    "ìỉĩíị": "D7 D8 DC DD DE",
    "òỏõóọ": "DF E1 E2 E3 E4",
    "ồổỗốộ": "E5 E6 E7 E8 E9",
    "ờởỡớợ": "EA EB EC ED EE",
    "ùủũúụ": "EF F1 F2 F3 F4",
    "ừửữứự": "F5 F6 F7 F8 F9",
    "ỳỷỹýỵ": "FA FB FC FD FE",
}
TCVN3 = {
    letter: bytes.fromhex(code).decode("latin-1")
    for letters, codes in _TCVN3_LETTERS.items()
    for letter, code in zip(letters, codes.split(), strict=True)
}
_VNI_LETTERS = """
    aù=á aø=à aû=ả aõ=ã aï=ạ aâ=â aá=ấ aà=ầ aå=ẩ aã=ẫ aä=ậ aê=ă aé=ắ aè=ằ aú=ẳ aü=ẵ aë=ặ
    eù=é eø=è eû=ẻ eõ=ẽ eï=ẹ eâ=ê eá=ế eà=ề eå=ể eã=ễ eä=ệ í=í ì=ì æ=ỉ ó=ĩ ò=ị
    où=ó oø=ò oû=ỏ oõ=õ oï=ọ oâ=ô oá=ố oà=ồ oå=ổ oã=ỗ oä=ộ ô=ơ ôù=ớ ôø=ờ ôû=ở ôõ=ỡ ôï=ợ
    uù=ú uø=ù uû=ủ uõ=ũ uï=ụ ö=ư öù=ứ öø=ừ öû=ử öõ=ữ öï=ự yù=ý yø=ỳ yû=ỷ yõ=ỹ î=ỵ ñ=đ
"""
VNI = {letter: made_of for made_of, _, letter in (p.partition("=") for p in _VNI_LETTERS.split())}
VNI |= {letter.upper(): made_of.upper() for letter, made_of in VNI.items()}


def in_tcvn3(text):
    """The text in TCVN3, whose toned letters have no capitals."""
    return "".join(TCVN3.get(char) or TCVN3.get(char.lower(), char) for char in text)


def in_vni(text):
    return "".join(VNI.get(char, char) for char in text)


def misread(text):
    return text.encode("utf-8").decode("latin-1")


ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONED = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
AROUND = "Thực hiện công tác chỉ đạo: {} để phục vụ nhân dân"


def test_the_tables_hold_every_letter():
    letters = {*ALPHABET, *TONED} - set("abcdefghijklmnopqrstuvwxyz")
    assert letters == {letter for letter in TCVN3 if letter.islower()}
    assert letters == {letter for letter in VNI if letter.islower()}


@pytest.mark.parametrize("letter", [*TCVN3, *(letter.upper() for letter in TONED)])
def test_every_letter_is_decoded(letter):
    text = AROUND.format(f"{letter})")
    assert decoded(in_vni(text)) == Taken(text, repaired=True)
    kept = letter.isascii() or letter in TCVN3
    text_or_small = AROUND.format(f"{letter if kept else letter.lower()})")
    assert decoded(in_tcvn3(text)) == Taken(text_or_small, repaired=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("C«ng t¸c chØ ®¹o", "Công tác chỉ đạo", id="TCVN3"),
        pytest.param("Coâng taùc chæ ñaïo", "Công tác chỉ đạo", id="VNI"),
        pytest.param("CÃ´ng tÃ¡c chá»‰ Ä‘áº¡o", "Công tác chỉ đạo", id="UTF-8"),
        pytest.param("lÃ  ngÃ y", "là ngày", id="UTF-8 whose hard blanks became blanks"),
        pytest.param(
            "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", id="T1"
        ),
        pytest.param("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", id="T2"),
        pytest.param("n­íc, th­êng xuyªn", "nước, thường xuyên", id="soft hyphen"),
        pytest.param(
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            id="V1",
        ),
        pytest.param("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc", id="V2"),
        pytest.param("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN", id="VNI capitals"),
        pytest.param("Uûy ban", "Ủy ban", id="VNI capital with a small mark"),
        pytest.param("HéI NGHÞ TæNG KÕT", "HỘI NGHỊ TỔNG KẾT", id="TCVN3 capitals"),
        pytest.param("H§ND tØnh, Q§-UBND", "HĐND tỉnh, QĐ-UBND", id="initials"),
        pytest.param("§· chi 500.000 ® (tr®)", "Đã chi 500.000 đ (trđ)", id="dong"),
        pytest.param("DiÖn tÝch 30 m²", "Diện tích 30 m²", id="a power"),
        pytest.param("Häp qua Zoom t¹i së", "Họp qua Zoom tại sở", id="a foreign word"),
        pytest.param("Kh«ng", "Không", id="one word in TCVN3"),
        pytest.param("Khoâng", "Không", id="one word in VNI"),
    ],
)
def test_old_encodings_are_decoded(typed, meant):
    assert decoded(typed) == Taken(meant, repaired=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Công tác chỉ đạo", id="Vietnamese"),
        pytest.param(unicodedata.normalize("NFD", "Công tác chỉ đạo"), id="NFD"),
        pytest.param("Cho vay vốn, hoà giải, thuỷ lợi", id="tone on the last vowel"),
        pytest.param("XÃ AN LÃ", id="capitals that are UTF-8 by chance"),
        pytest.param("CÁC XÃ…", id="capital and dots"),
        pytest.param("São Paulo, João, Tomé e Príncipe", id="Portuguese"),
        pytest.param("Müller, Zürich, Straße für Bürger in Köln", id="German"),
        pytest.param("café, Citroën, maître Noël, août, Israël", id="French"),
        pytest.param("Tạp chí Citroën × Müller", id="names in Vietnamese"),
        pytest.param("Niño, Señor, España", id="Spanish"),
        pytest.param("Stockholms län", id="Swedish name"),
        pytest.param("Älv och år så på två får då", id="Swedish"),
        pytest.param("Sø", id="a short name"),
        pytest.param("restaurant Thaï", id="a French word like VNI"),
        pytest.param("« Hà », «Công»", id="quotation marks"),
        pytest.param("m², 30°C ± 5, Ø20, 3×4, §5, ½, Microsoft®", id="signs"),
        pytest.param("5 µm, 10 µm và 50 N·m", id="units"),
        pytest.param("co\u00adoperate", id="soft hyphen"),
        pytest.param("👩‍💻 tốt 👍", id="emoji"),
        pytest.param("Report on FTA, 12/9", id="English"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_old_encoding_stays(text):
    assert decoded(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("nhöng", "text.encoding_ambiguous", id="nhửng in one, nhưng in the other"),
        pytest.param("Trường C«ng t¸c t¹i", "text.encoding", id="Unicode beside it"),
        pytest.param("C«ng t¸c t¹i Müller GmbH", "text.encoding", id="a name that is no syllable"),
        pytest.param("Thùc hiÖn nhiÖm vô ®­îc giaoø", "text.encoding", id="two encodings"),
    ],
)
def test_what_cannot_be_decoded_for_sure_is_asked_about(text, code):
    read = decoded(text)
    assert isinstance(read, Refused)
    assert read.code == code


def test_both_readings_are_shown():
    read = decoded("nhöng")
    assert isinstance(read, Refused)
    assert dict(read.params) == {"seen": "nhöng", "first": "nhửng", "second": "nhưng"}


def texts_of_the_plans():
    for path in sorted(ROOT.glob("inputs/*/plan.xlsx")):
        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
            yield from (clean(cell) for row in rows for cell in row if isinstance(cell, str))


TEXTS = sorted(set(texts_of_the_plans()))


def test_every_text_of_the_plans_stays():
    assert [text for text in TEXTS if decoded(text) is not None] == []


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni, misread])
def test_the_plans_in_an_old_encoding_are_read_back_or_asked_about(encode):
    sent = [(text, encode(text)) for text in TEXTS if encode(text) != text]
    reads = [(text, decoded(typed)) for text, typed in sent]
    wrong = [
        (text, read.value)
        for text, read in reads
        if isinstance(read, Taken) and read.value.casefold() != text.casefold()
    ]
    assert wrong == []
    assert sum(isinstance(read, Taken) for _, read in reads) > 0.9 * len(sent)


WORDS = sorted(
    {w.lower() for text in TEXTS for w in re.findall(r"[^\W\d_]+", text) if w != w.upper()}
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(SENTENCES, st.sampled_from([in_tcvn3, in_vni, misread]))
def test_sentences_are_read_back_or_asked_about(sentence, encode):
    text = AROUND.format(sentence)
    read = decoded(encode(text))
    assert read == Taken(text, repaired=True) or isinstance(read, Refused)


@given(SENTENCES)
def test_vietnamese_sentences_stay(sentence):
    assert decoded(sentence) is None


@given(st.text(st.characters(max_codepoint=0x17F), max_size=40) | st.text(max_size=40))
def test_decoding_never_raises(text):
    assert decoded(text) is None or isinstance(decoded(text), (Taken, Refused))


def test_long_text_takes_no_quadratic_time():
    start = process_time()
    decoded("C«ng t¸c " * 20_000)
    decoded("Ã " * 50_000)
    decoded("«" * 100_000)
    assert process_time() - start < 5
