"""The results of fetch and watch, and what keeps a mailbox from being read."""

import datetime as dt
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.mailbox import LeftMail, MailFault, MailTrouble
from generator.core.values import format_moment
from generator.show.runs import counted, received, returned
from generator.show.tables import Parts, problems, row, table

if TYPE_CHECKING:
    from generator.pipeline import Fetched

_TROUBLES = MappingProxyType(
    {
        MailFault.NO_SERVER: "Không kết nối được máy chủ thư {server} ({seen}). Kiểm tra mạng, "
        "dòng may_chu và cong ở mục [nhan] của tệp khai báo hộp thư, rồi chạy lại.",
        MailFault.CERTIFICATE: "Không xác minh được chứng thư số của máy chủ thư {server} "
        "({seen}), nên chưa gửi mật khẩu. Kiểm tra dòng may_chu, ngày giờ của máy, rồi hỏi người "
        "quản trị hộp thư.",
        MailFault.NO_TLS: "Máy chủ thư {server} không nối được qua TLS ({seen}). Kiểm tra dòng "
        "cong ở mục [nhan] (thường là 993), rồi chạy lại.",
        MailFault.PASSWORD: "Máy chủ thư {server} không nhận tài khoản hoặc mật khẩu. Kiểm tra "
        "dòng tai_khoan, cất lại mật khẩu bằng lệnh ghi ở đầu tệp "
        "docs/thu-dien-tu.vi-du.ini; có hộp thư cần mật khẩu ứng dụng.",
        MailFault.NO_FOLDER: "Hộp thư ở {server} không có thư mục “{folder}”. Sửa dòng thu_muc ở "
        "mục [nhan] của tệp khai báo hộp thư, rồi chạy lại.",
        MailFault.DROPPED: "Mất kết nối với máy chủ thư {server} giữa chừng. Thư đã lấy về còn "
        "nguyên; chạy lại để lấy tiếp.",
        MailFault.REFUSED: "Máy chủ thư {server} không làm theo yêu cầu ({seen}). Thư đã lấy về "
        "còn nguyên; chạy lại sau, nếu vẫn vậy thì hỏi người quản trị hộp thư.",
    }
)


def mail_trouble(trouble: MailTrouble) -> str:
    """Why a mailbox could not be read, and what to do."""
    seen = trouble.seen or "không rõ lý do"
    words = _TROUBLES[trouble.fault]
    return words.format(server=trouble.server, folder=trouble.folder, seen=seen)


def fetched(result: "Fetched") -> Parts:
    """What came from the mailbox, what was left there and why, then what receiving came to."""
    yield from (f"Đã lấy thư: inputs/{one.file} ({one.head.sender})" for one in result.stored)
    yield from _left(result.left)
    yield from problems(result.problems)
    for made in result.received:
        yield f"Kế hoạch {made.plan.id}, {made.dates.period.label}:"
        yield from received(made.received, made.dates)
        yield from returned(made.returned)
    yield f"Thư mới có biểu mẫu: {_messages(result)}; thư để lại trong hộp thư: {len(result.left)}."
    if result.trouble:
        yield mail_trouble(result.trouble)


def _messages(result: "Fetched") -> int:
    return len({one.head.uid for one in result.stored})


def _left(left: Iterable[LeftMail]) -> Parts:
    listed = table("Thư để lại", "Người gửi", "Ngày đến", "Vì sao", "Cách xử lý")
    for one in left:
        subject = one.head.subject or "(không có tiêu đề)"
        told = (subject, one.head.sender, format_moment(one.head.came_at))
        row(listed, *told, one.why.message, one.why.hint)
    if listed.row_count:
        yield listed


def watched(result: "Fetched", now: dt.datetime) -> str:
    """One round of watching, on one line."""
    mails = f"thư mới {_messages(result)}, để lại {len(result.left)}"
    periods = (
        f"{made.plan.id} {made.dates.period.id}: {counted(made.received) or 'chưa có tệp nào'}"
        + (f", {len(made.returned)} bản trả lại" if made.returned else "")
        for made in result.received
    )
    broken = {one.where.file for one in result.problems}
    told = [mails, *periods, *(f"{file} có lỗi" for file in sorted(broken))]
    return f"{now:%H:%M} {'; '.join(told)}."
