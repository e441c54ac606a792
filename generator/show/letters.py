"""The letters to the agencies: where they lie, whom they remind."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.summary import ReportState
from generator.show.posting import drafts
from generator.show.tables import Parts

if TYPE_CHECKING:
    from generator.pipeline import Reminded


def reminded(result: "Reminded") -> Parts:
    """Who owes a report, and the letter to them."""
    label = result.dates.period.label
    if not result.owing:
        yield f"Các cơ quan đã gửi đủ báo cáo {label}: không có công văn nào phải lập."
        return
    counts = (
        (sum(r.state is state for r in result.owing), words)
        for state, words in (
            (ReportState.MISSING, "chưa gửi"),
            (ReportState.RETURNED, "phải sửa và gửi lại"),
        )
    )
    told = ", ".join(f"{count} {words}" for count, words in counts if count)
    yield f"Còn thiếu báo cáo {label}: {told}."
    yield from written(result.files, result.kept)
    yield from drafts(result.drafts)


def written(files: Iterable[Path], kept: Iterable[Path]) -> Parts:
    """Letters made, and edited ones they replaced."""
    yield from (f"Bản đã sửa tay được giữ lại: {path}" for path in kept)
    yield from (f"Công văn: {path}" for path in files)
