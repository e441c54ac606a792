"""What keeps a command from running, told in Vietnamese."""

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.edges.lock import Holder
    from generator.edges.register_file import RegisterError

_REGISTER = MappingProxyType(
    {
        "damaged": "bị hỏng. Đổi tên tệp này để giữ lại, lấy bản sao lưu rồi chạy lại.",
        "foreign": "không phải sổ của chương trình. Chuyển tệp này đi nơi khác rồi chạy lại.",
        "newer": "do bản mới hơn của chương trình ghi. Dùng bản mới nhất của chương trình.",
        "busy": "đang được máy khác ghi. Chờ máy đó chạy xong rồi chạy lại.",
        "closed": "không mở hoặc không ghi được. Kiểm tra quyền ghi, ổ đĩa đầy, rồi chạy lại.",
    }
)


def busy(holder: "Holder") -> str:
    """Somebody else's run holds the folder."""
    return (
        f"Thư mục này đang có người khác chạy chương trình{_who(holder)}. "
        "Chờ người đó chạy xong rồi chạy lại; chưa có gì bị thay đổi."
    )


def waiting(holder: "Holder") -> str:
    """Somebody else's run holds the folder, and this one waits for it."""
    return f"Thư mục này đang có người khác chạy chương trình{_who(holder)}; đang chờ…"


def _who(holder: "Holder") -> str:
    who = " ".join(part for part in (holder.user, f"máy {holder.computer}") if part)
    held = f" ({who}, lệnh {holder.command}, từ {holder.since})"
    return held if holder.computer else ""


def register_fault(fault: "RegisterError") -> str:
    """The register cannot be used."""
    return f"Sổ {fault.path} {_REGISTER[fault.fault.value]} Sổ còn nguyên, chưa bị ghi đè."
