"""The words of the comments a merged report carries where a person has to look."""

from types import MappingProxyType

from generator.core.three_way import Clash, ClashKind

AUTHOR, INITIALS = "Chương trình tổng hợp", "TH"
_NOTHING = "(không còn)"
_HEADS = MappingProxyType(
    {
        ClashKind.FIGURE: "Số liệu đã đổi ở chỗ sửa tay.",
        ClashKind.WORDING: "Câu chữ đã sửa tay, trong khi báo cáo lập lại cũng viết khác.",
        ClashKind.GONE: "Báo cáo lập lại không còn nội dung này; giữ lại vì đã sửa tay.",
        ClashKind.DELETED: "Ở gần đây có nội dung đã xóa tay, nay báo cáo lập lại viết khác.",
        ClashKind.CHART: "Biểu đồ sửa tay đã được thay bằng biểu đồ theo số liệu mới; bản sửa tay "
        "còn trong tệp trước.",
    }
)


def told(clash: Clash) -> tuple[str, ...]:
    """Return the lines of a comment: what to look at, then the old, the new and theirs."""
    if clash.kind is ClashKind.CHART:
        return (_HEADS[clash.kind],)
    if clash.kind is ClashKind.FIGURE:
        now = clash.theirs or _NOTHING
        return (
            _HEADS[clash.kind],
            f"Số liệu cũ: {clash.old}; số liệu mới: {clash.new}; đang ghi: {now}.",
        )
    old_and_new = (f"Bản cũ: {clash.old}", f"Bản mới: {clash.new or _NOTHING}")
    if clash.kind is ClashKind.DELETED:
        return (_HEADS[clash.kind], *old_and_new)
    return (_HEADS[clash.kind], *old_and_new, f"Đang ghi: {clash.theirs or _NOTHING}")
