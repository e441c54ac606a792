"""The departments under a provincial People's Committee (Nghị định 45/2025/NĐ-CP)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Department:
    """A department: file code, name without the province, short name, abbreviation in documents.

    One that is not `everywhere` exists in some provinces only.
    """

    code: str
    name: str
    short: str
    symbol: str = ""
    everywhere: bool = True

    def name_in(self, unit: str) -> str:
        """The name in a province: Sở Y tế, Thanh tra tỉnh, Văn phòng … thành phố."""
        return self.name if self.name.startswith("Sở ") else f"{self.name} {unit}"


def _elsewhere(code: str, name: str, short: str, symbol: str = "") -> Department:
    return Department(code, name, short, symbol, everywhere=False)


DEPARTMENTS = (
    Department("VPUBND", "Văn phòng Ủy ban nhân dân", "VP UBND"),
    Department("STC", "Sở Tài chính", "Sở TC"),
    Department("SNV", "Sở Nội vụ", "Sở NV"),
    Department("STP", "Sở Tư pháp", "Sở TP"),
    Department("SCT", "Sở Công Thương", "Sở CT"),
    Department("SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NN&MT"),
    Department("SXD", "Sở Xây dựng", "Sở XD"),
    Department("SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN"),
    Department("SGDDT", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT", "SGDĐT"),
    Department("SYT", "Sở Y tế", "Sở YT"),
    Department("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTT&DL"),
    Department("TTT", "Thanh tra", "Thanh tra"),
    _elsewhere("SVHTT", "Sở Văn hóa và Thể thao", "Sở VH&TT"),
    _elsewhere("SDL", "Sở Du lịch", "Sở DL"),
    _elsewhere("SNGV", "Sở Ngoại vụ", "Sở NgV", "SNgV"),
    _elsewhere("SDTTG", "Sở Dân tộc và Tôn giáo", "Sở DT&TG"),
    _elsewhere("SQHKT", "Sở Quy hoạch - Kiến trúc", "Sở QH-KT"),
    _elsewhere("SATTP", "Sở An toàn thực phẩm", "Sở ATTP"),
    _elsewhere("BQLKKT", "Ban Quản lý Khu kinh tế", "BQL KKT"),
    _elsewhere("BQLKCN", "Ban Quản lý các khu công nghiệp", "BQL KCN"),
)
