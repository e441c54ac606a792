"""The agencies a province has everywhere, with the code and short name documents use.

Departments since 1/3/2025 (Nghị định 45/2025/NĐ-CP), central agencies in the province as
reorganised in 2025. Names as they stand without the province.
"""

from dataclasses import dataclass
from enum import StrEnum


class AgencyKind(StrEnum):
    """Kinds of agencies in the sheet Cơ quan."""

    DEPARTMENT = "Sở, ban, ngành"
    COMMUNE = "UBND cấp xã"
    DISTRICT = "UBND cấp huyện"
    CENTRAL = "Cơ quan trung ương trên địa bàn"
    PARTY = "Cơ quan Đảng"
    ASSOCIATION = "Hội, hiệp hội"
    UNIT = "Đơn vị khác"
    MINISTRY = "Bộ, ngành trung ương"


@dataclass(frozen=True, slots=True)
class Department:
    """A usual agency: file code, name without the province, short name, kind, other spellings.

    `symbol` is its abbreviation in the numbers of documents where that is not the code.
    """

    code: str
    name: str
    short: str
    kind: AgencyKind = AgencyKind.DEPARTMENT
    also: tuple[str, ...] = ()
    symbol: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every way its name is written."""
        return (self.name, self.short, *self.also)

    def name_in(self, unit: str) -> str:
        """The name in a province: Sở Y tế, Thanh tra tỉnh, Văn phòng … thành phố."""
        return self.name if self.name.startswith("Sở ") else f"{self.name} {unit}"


def _central(code: str, name: str, short: str, *also: str) -> Department:
    return Department(code, name, short, AgencyKind.CENTRAL, also)


def _association(code: str, name: str, short: str, *also: str) -> Department:
    return Department(code, name, short, AgencyKind.ASSOCIATION, also)


STANDARD = (
    Department("VPUBND", "Văn phòng Ủy ban nhân dân", "VP UBND"),
    Department("STC", "Sở Tài chính", "Sở TC"),
    Department("SNV", "Sở Nội vụ", "Sở NV"),
    Department("STP", "Sở Tư pháp", "Sở TP"),
    Department("SCT", "Sở Công Thương", "Sở CT"),
    Department(
        "SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NN&MT", also=("Sở NNMT", "Sở NN và MT")
    ),
    Department("SXD", "Sở Xây dựng", "Sở XD"),
    Department("SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN", also=("Sở KHCN", "Sở KH và CN")),
    Department(
        "SGDDT",
        "Sở Giáo dục và Đào tạo",
        "Sở GD&ĐT",
        also=("Sở GDĐT", "Sở GD và ĐT", "Sở GD-ĐT"),
        symbol="SGDĐT",
    ),
    Department("SYT", "Sở Y tế", "Sở YT"),
    Department(
        "SVHTTDL",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở VHTT&DL",
        also=("Sở VHTTDL", "Sở VH,TT&DL", "Sở VH, TT&DL", "Sở VHTT và DL"),
    ),
    Department("TTT", "Thanh tra", "Thanh tra"),
)
ELSEWHERE = (
    Department("SVHTT", "Sở Văn hóa và Thể thao", "Sở VH&TT", also=("Sở VHTT", "Sở VH và TT")),
    Department("SDL", "Sở Du lịch", "Sở DL"),
    Department("SNGV", "Sở Ngoại vụ", "Sở NgV", symbol="SNgV"),
    Department("SDTTG", "Sở Dân tộc và Tôn giáo", "Sở DT&TG", also=("Sở DTTG",)),
    Department(
        "SQHKT", "Sở Quy hoạch - Kiến trúc", "Sở QH-KT", also=("Sở QHKT", "Sở Quy hoạch Kiến trúc")
    ),
    Department("SATTP", "Sở An toàn thực phẩm", "Sở ATTP"),
    Department("BQLKKT", "Ban Quản lý Khu kinh tế", "BQL KKT"),
    Department("BQLKCN", "Ban Quản lý các khu công nghiệp", "BQL KCN"),
    Department("BQLKCNC", "Ban Quản lý Khu công nghệ cao", "BQL KCNC"),
    Department("BQLCNC", "Ban Quản lý các khu công nghệ cao và khu công nghiệp", "BQL KCNC&KCN"),
    Department(
        "BQLKCX",
        "Ban Quản lý các khu công nghiệp và chế xuất",
        "BQL KCN&CX",
        also=("BQL các KCN và CX", "Ban Quản lý các khu chế xuất và công nghiệp"),
    ),
    Department("VPDDBQH", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân", "VP ĐĐBQH&HĐND"),
)
CENTRAL = (
    _central("CA", "Công an", "Công an"),
    _central("BCHQS", "Bộ Chỉ huy quân sự", "Bộ CHQS"),
    _central("BTLTD", "Bộ Tư lệnh Thủ đô", "Bộ TLTĐ"),
    _central("BTLTPHCM", "Bộ Tư lệnh Thành phố Hồ Chí Minh", "Bộ TL TPHCM"),
    _central("BDBP", "Bộ đội Biên phòng", "BĐBP", "Ban Chỉ huy Bộ đội Biên phòng"),
    _central("THUE", "Thuế", "Thuế"),
    _central("HQ", "Hải quan", "Hải quan"),
    _central("KBNN", "Kho bạc Nhà nước", "KBNN"),
    _central("BHXH", "Bảo hiểm xã hội", "BHXH"),
    _central("TK", "Thống kê", "Thống kê", "Cục Thống kê", "Chi cục Thống kê"),
    _central("NHNN", "Ngân hàng Nhà nước khu vực", "NHNN KV"),
    _central("NHCSXH", "Ngân hàng Chính sách xã hội", "NHCSXH"),
    _central("TAND", "Tòa án nhân dân", "TAND"),
    _central("VKSND", "Viện kiểm sát nhân dân", "VKSND"),
    _central("THADS", "Thi hành án dân sự", "THADS", "Cục Thi hành án dân sự"),
)
ASSOCIATIONS = (
    _association("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQ", "Mặt trận Tổ quốc"),
    _association("LDLD", "Liên đoàn Lao động", "LĐLĐ"),
    _association("HND", "Hội Nông dân", "HND"),
    _association("HLHPN", "Hội Liên hiệp Phụ nữ", "HLHPN", "Hội Phụ nữ"),
    _association("HCCB", "Hội Cựu chiến binh", "HCCB"),
    _association("DTN", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "ĐTN", "Tỉnh đoàn", "Thành đoàn"),
    _association("LMHTX", "Liên minh Hợp tác xã", "LMHTX", "Liên minh HTX"),
    _association("HHDN", "Hiệp hội Doanh nghiệp", "HHDN"),
    _association("LHHKHKT", "Liên hiệp các Hội Khoa học và Kỹ thuật", "LHH KH&KT"),
    _association("VCCI", "VCCI", "VCCI", "Liên đoàn Thương mại và Công nghiệp Việt Nam"),
)
OTHERS = (
    Department(
        "BTGDV",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "BTGDV",
        AgencyKind.PARTY,
        ("Ban Tuyên giáo và Dân vận Thành ủy",),
    ),
    Department(
        "BPTTH",
        "Báo và Phát thanh, Truyền hình",
        "Báo và PT-TH",
        AgencyKind.UNIT,
        ("Đài Phát thanh và Truyền hình", "Báo và Đài Phát thanh, Truyền hình"),
    ),
)
OF_THE_PROVINCE = (*STANDARD, *ELSEWHERE)
DEPARTMENTS = (*OF_THE_PROVINCE, *CENTRAL, *ASSOCIATIONS, *OTHERS)
