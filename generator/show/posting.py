"""What was sent by mail, what was not and why, and what would be sent."""

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.mail import MailKind, Posted, Standing
from generator.core.mailbox import MailFault, MailTrouble
from generator.show.tables import Parts, row, table

if TYPE_CHECKING:
    from generator.pipeline import Drafts, Posting

_KINDS = MappingProxyType(
    {
        MailKind.REQUEST: "Gửi biểu mẫu",
        MailKind.REMINDER: "Đôn đốc",
        MailKind.RETURNED: "Trả lại để sửa",
        MailKind.ACCEPTED: "Báo đã nhận",
        MailKind.UPWARD: "Gửi cấp trên",
    }
)
_STANDINGS = MappingProxyType(
    {
        Standing.READY: "chưa gửi",
        Standing.SENT: "đã gửi",
        Standing.WAS_SENT: "đã gửi từ trước",
        Standing.DEFERRED: "máy chủ hoãn nhận; chạy lại sau để gửi tiếp",
        Standing.REFUSED: "máy chủ không nhận; sửa địa chỉ ở sheet Cơ quan",
        Standing.UNSURE: "chưa rõ đã đến hay chưa; hỏi cơ quan nhận, cần thì gửi lại với --again",
        Standing.NO_ADDRESS: "chưa có địa chỉ; ghi ở sheet Cơ quan rồi lập lại thư, hoặc gửi tay",
        Standing.SETTLED: "không cần gửi nữa (đã đủ hoặc được gia hạn)",
    }
)
_TROUBLES = MappingProxyType(
    {
        MailFault.NO_SERVER: "Không kết nối được máy chủ thư {server} ({seen}). Kiểm tra mạng, "
        "dòng may_chu và cong ở mục [gui] của tệp khai báo hộp thư, rồi chạy lại.",
        MailFault.CERTIFICATE: "Không xác minh được chứng thư số của máy chủ thư {server} "
        "({seen}), nên chưa gửi mật khẩu. Kiểm tra dòng may_chu, ngày giờ của máy, rồi hỏi người "
        "quản trị hộp thư.",
        MailFault.NO_TLS: "Máy chủ thư {server} không nối được qua TLS ({seen}), nên chưa gửi mật "
        "khẩu. Kiểm tra dòng bao_mat và cong ở mục [gui] (tls thường là 465, starttls là 587).",
        MailFault.PASSWORD: "Máy chủ thư {server} không nhận tài khoản hoặc mật khẩu. Kiểm tra "
        "dòng tai_khoan, cất lại mật khẩu bằng lệnh ghi ở đầu tệp "
        "docs/thu-dien-tu.vi-du.ini; có hộp thư cần mật khẩu ứng dụng.",
        MailFault.DROPPED: "Mất kết nối với máy chủ thư {server}. Thư đã gửi được ghi trong sổ; "
        "chạy lại để gửi tiếp.",
        MailFault.REFUSED: "Máy chủ thư {server} không làm theo yêu cầu ({seen}). Kiểm tra dòng "
        "tai_khoan, nguoi_gui ở mục [gui]; nếu vẫn vậy thì hỏi người quản trị hộp thư.",
    }
)
_LISTED = (Standing.REFUSED, Standing.UNSURE, Standing.DEFERRED, Standing.NO_ADDRESS)


def drafts(made: "Drafts") -> Parts:
    """Where the drafts of the mails lie, and whose have no address."""
    yield from (f"Thư đã sửa tay được giữ lại: {path}" for path in made.kept)
    if made.files:
        yield f"Thư soạn sẵn: {len(made.files)} thư trong {made.folder}"
    if made.unaddressed:
        names = ", ".join(f"{agency.name} ({agency.code})" for agency in made.unaddressed)
        yield f"Chưa có địa chỉ thư, phải điền tay: {names}."


def to_post(result: "Posting") -> Parts:
    """Who would get what."""
    yield from _listed(result.posted)
    ready = len(result.of(Standing.READY))
    yield f"Sẽ gửi {ready} thư; chưa gửi thư nào vì chạy với --dry-run."


def posted(result: "Posting") -> Parts:
    """What was sent, and every mail somebody has to look after."""
    yield from _listed(one for one in result.posted if one.standing in _LISTED)
    counts = Counter(one.standing for one in result.posted)
    told = (f"{counts[s]} {_STANDINGS[s].partition(';')[0]}" for s in Standing if counts[s])
    yield f"Thư: {', '.join(told) or 'không có thư soạn sẵn nào'}."
    if result.trouble:
        yield post_trouble(result.trouble)


def post_trouble(trouble: MailTrouble) -> str:
    """Why mail could not be sent, and what to do."""
    seen = trouble.seen or "không rõ lý do"
    return _TROUBLES[trouble.fault].format(server=trouble.server, seen=seen)


def _listed(some: Iterable[Posted]) -> Parts:
    listed = table("Loại thư", "Cơ quan", "Địa chỉ", "Tiêu đề", "Tệp kèm theo", "Tình trạng")
    for one in some:
        parcel, words = one.parcel, f" ({one.words})" if one.words else ""
        to = f"{parcel.name} ({parcel.of})"
        said = (", ".join(parcel.head.addresses), parcel.head.subject)
        files = ", ".join(parcel.head.attachments)
        row(listed, _KINDS[parcel.kind], to, *said, files, f"{_STANDINGS[one.standing]}{words}")
    if listed.row_count:
        yield listed
