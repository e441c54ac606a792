"""The results of send, and how a report stands to what was sent."""

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.sent import Sent, SentKind
from generator.core.values import format_count
from generator.show.tables import Parts, problems

if TYPE_CHECKING:
    from generator.pipeline import Drawn, Sending
    from generator.pipeline.supplement import Supplement

_KINDS = {SentKind.REPORT: "báo cáo", SentKind.SUPPLEMENT: "báo cáo điều chỉnh"}


def sending(result: "Sending") -> Parts:
    """What was sent, or what speaks against it."""
    yield from problems(result.problems)
    sent = result.sent
    if sent is None:
        yield "Chưa gửi. Sửa các lỗi trên rồi chạy lại; vẫn phải gửi thì thêm --force --why “…”."
        return
    yield f"Đã lưu nguyên bản {_KINDS[sent.kind]} gửi lần {sent.n}: {result.folder}"
    if sent.why:
        yield f"Gửi dù còn lỗi, lý do đã ghi vào sổ: {sent.why}"
    yield f"Thư soạn sẵn (điền địa chỉ nơi nhận rồi gửi): {result.mail}"


def outdated(sent: Sent | None) -> Parts:
    """Other forms count now than did when the report was sent; nothing where they do not."""
    if sent:
        yield (
            f"Số liệu đã khác báo cáo đã gửi lần {sent.n}: chạy report để lập báo cáo điều chỉnh."
        )


def supplement(result: "Supplement") -> Parts:
    """How a report stands to what was sent; nothing where nothing was."""
    if result.last is None:
        return
    yield from problems(result.problems)
    if result.adjustment is None:
        yield (
            f"Không so được với báo cáo đã gửi lần {result.last.n} vì bản lưu đã bị thay đổi; "
            "chưa lập báo cáo điều chỉnh."
        )
    elif result.adjustment:
        figures = format_count(len(result.adjustment.figures))
        statements = format_count(len(result.adjustment.statements))
        yield (
            f"So với báo cáo đã gửi lần {result.last.n}: {figures} số liệu và {statements} ý kiến "
            "khác; đã lập báo cáo điều chỉnh, gửi bằng lệnh send."
        )
    else:
        yield f"Không có số liệu nào khác với báo cáo đã gửi lần {result.last.n}."


def drawn(result: "Drawn") -> Parts:
    """The PDF and the pictures of pages."""
    pages = Counter(path.parent for path in result.files if path.suffix == ".png")
    yield from (f"Đã lập: {path}" for path in result.files if path.suffix != ".png")
    yield from (f"Đã lập: {folder} ({count} ảnh trang)" for folder, count in pages.items())
    yield from problems(result.notes)
