"""Keys under which spellings of one agency agree, and what its name says of it."""

import re
from functools import lru_cache

from generator.core.departments import DEPARTMENTS, AgencyKind, Department
from generator.core.places import bare_place
from generator.core.text import fold, one_line
from generator.stages.plan_import.name_words import begins_phrase, same_tones

# Longer ones first; each stands for whole words.
_SPELLED_OUT = (
    ("kh&cn", "khoa học công nghệ"),
    ("khcn", "khoa học công nghệ"),
    ("gd&đt", "giáo dục đào tạo"),
    ("gdđt", "giáo dục đào tạo"),
    ("vhtt&dl", "văn hóa thể thao du lịch"),
    ("vh,tt&dl", "văn hóa thể thao du lịch"),
    ("vhttdl", "văn hóa thể thao du lịch"),
    ("vh&tt", "văn hóa thể thao"),
    ("vhtt", "văn hóa thể thao"),
    ("nn&mt", "nông nghiệp môi trường"),
    ("nnmt", "nông nghiệp môi trường"),
    ("tn&mt", "tài nguyên môi trường"),
    ("kh&đt", "kế hoạch đầu tư"),
    ("tt&tt", "thông tin truyền thông"),
    ("lđ-tb&xh", "lao động thương binh xã hội"),
    ("chqs", "chỉ huy quân sự"),
    ("bđbp", "bộ đội biên phòng"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("bql", "ban quản lý"),
    ("kcnc", "khu công nghệ cao"),
    ("kcn", "khu công nghiệp"),
    ("kkt", "khu kinh tế"),
    ("ccn", "cụm công nghiệp"),
    ("nhnn", "ngân hàng nhà nước"),
    ("nhcsxh", "ngân hàng chính sách xã hội"),
    ("kbnn", "kho bạc nhà nước"),
    ("bhxh", "bảo hiểm xã hội"),
    ("lmhtx", "liên minh hợp tác xã"),
    ("htx", "hợp tác xã"),
    ("lđlđ", "liên đoàn lao động"),
    ("tand", "tòa án nhân dân"),
    ("vksnd", "viện kiểm sát nhân dân"),
    ("thads", "thi hành án dân sự"),
    ("ttđt", "thông tin điện tử"),
    ("dn", "doanh nghiệp"),
    ("vp", "văn phòng"),
    ("tp", "thành phố"),
    ("cn", "chi nhánh"),
)
_WEAK = re.compile(r"\b(?:và|các|của|chi nhánh|việt nam)\b")
_LEVEL = re.compile(r"\s+(?:thành phố|tỉnh)$")
_MANY_PLACES = re.compile(r"\bcác (?:tỉnh|thành phố|quận|huyện|xã|phường|địa phương)\b")
_MINISTRY = "bộ (?!tư lệnh|chỉ huy|đội)"
_CENTRAL = (
    "bộ tư lệnh|bộ chỉ huy|bộ đội|chi cục|cục|ngân hàng|kho bạc|bảo hiểm|tòa án|viện kiểm sát"
)
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (AgencyKind.MINISTRY, rf"^(?:{_MINISTRY}|tổng cục)|[ -](?:của |- )?{_MINISTRY}\w+"),
        (AgencyKind.COMMUNE, r"^ủy ban nhân dân (?:xã|phường|đặc khu|thị trấn)"),
        (AgencyKind.DISTRICT, r"^ủy ban nhân dân (?:quận|huyện|thị xã|thành phố \w+)"),
        (AgencyKind.PARTY, r"\b(?:thành|tỉnh|đảng) ủy\b|^ban (?:tuyên giáo|tổ chức|nội chính)"),
        (AgencyKind.DEPARTMENT, r"^(?:sở|thanh tra|văn phòng|ban|viện nghiên cứu) "),
        (AgencyKind.UNIT, r"^hội đồng "),
        (AgencyKind.CENTRAL, rf"^(?:{_CENTRAL}) "),
        (AgencyKind.ASSOCIATION, r"^(?:hội|hiệp hội|liên|mặt trận|đoàn|tỉnh đoàn|thành đoàn|vcci)"),
    )
)
_CAPITALS = re.compile(r"[A-ZĐ&]{2,}|[IVX]+|\d+")
_SMALL_WORDS = ("và", "của", "các", "về", "tại", "trên")


def is_phrase(name: str) -> bool:
    """Whether a name stands for many agencies."""
    return begins_phrase(name) or bool(_MANY_PLACES.search(name.lower()))


@lru_cache(maxsize=4_096)
def spelled_out(name: str) -> str:
    """Return the name in small letters with its abbreviations written in full."""
    text = same_tones(one_line(name).lower().strip(" .;,-"))
    for short, full in _SPELLED_OUT:
        text = re.sub(rf"(?<!\w){re.escape(short)}\.?(?!\w)", full, text)
    return " ".join(text.replace("&", " và ").split())


def _words(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", spelled_out(name)).split())


def _strong(words: str) -> str:
    return " ".join(_WEAK.sub(" ", words).split())


def phrase_key(phrase: str) -> str:
    """Return a key for a phrase: case, blanks, commas, "và" and UBND do not count."""
    return " ".join(re.sub(r"\bvà\b|[^\w\s]", " ", spelled_out(phrase)).split())


@lru_cache(maxsize=4_096)
def agency_key(name: str, province: str = "") -> str:
    """Return a key for an agency: abbreviations, small words, "tỉnh", the province do not count."""
    if is_phrase(name):
        return phrase_key(name)
    plain = _words(name)
    place = bare_place(province.lower())
    if place and plain.endswith(f" {place}"):
        plain = plain.removesuffix(f" {place}")
    key = _strong(_LEVEL.sub("", plain))
    usual = _usual().get(key)
    return usual.code if usual else key


def department_of(name: str, province: str = "") -> Department | None:
    """Return the usual agency a name begins with: Ngân hàng Nhà nước khu vực 6, or None.

    A phrase for many begins with none.
    """
    if is_phrase(name):
        return None
    key = agency_key(name, province)
    for usual_key, usual in _longest_first():
        if key == usual.code or f"{key} ".startswith(f"{usual_key} "):
            return usual
    return None


@lru_cache
def _longest_first() -> tuple[tuple[str, Department], ...]:
    return tuple(sorted(_usual().items(), key=lambda item: -len(item[0])))


@lru_cache
def _usual() -> dict[str, Department]:
    found: dict[str, Department] = {}
    for usual in DEPARTMENTS:
        for name in usual.names:
            found.setdefault(_strong(_words(name)), usual)
    return found


def kind_of(name: str, province: str = "") -> AgencyKind:
    """Return what kind of agency a name is of."""
    text = spelled_out(name)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(text)), AgencyKind.UNIT)
    if kind in (AgencyKind.MINISTRY, AgencyKind.PARTY):
        return kind
    if is_phrase(name):
        return AgencyKind.UNIT
    usual = department_of(name, province)
    return usual.kind if usual else kind


def symbol_of(name: str, province: str = "") -> str:
    """Return the abbreviation of an agency in the numbers of its documents: STC, SGDĐT."""
    usual = department_of(name, province)
    return (usual.symbol if usual else "") or code_of(name, province)


def code_of(name: str, province: str = "") -> str:
    """Return a short code for a name: SCT, NHNN, BQLKCN; letters and figures only."""
    usual = department_of(name, province)
    if usual:
        return usual.code
    words = [word for word in re.split(r"[\s,./()-]+", name) if word.lower() not in _SMALL_WORDS]
    marks = (word if _CAPITALS.fullmatch(word) else word[:1] for word in words)
    return re.sub(r"[^A-Z0-9]", "", fold("".join(marks)).upper())[:14] or "CQ"
