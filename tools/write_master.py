"""Write the Word masters in templates/report/ again: the reports and the two letters.

A master is a Word file with Jinja tags; officers change its wording and layout in Word. This
program made the first ones from the constants of the official form (Nghị định 30/2020/NĐ-CP).

    python -m tools.write_master
"""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

from generator.core import official_format as form
from generator.edges.docx_write import same_bytes
from tools.master.adjusted import adjusted_body
from tools.master.appendices import agencies_appendix, indicators_appendix, tasks_appendix
from tools.master.heading import letter_heading, report_heading
from tools.master.letters import agencies_list, reminder_body, request_body
from tools.master.page import set_section
from tools.master.signature import closing
from tools.master.styles import set_styles
from tools.master.text import body

ROOT = Path(__file__).resolve().parent.parent
STOCK = ROOT / "generator" / "masters"  # the copy nobody edits


def main() -> None:
    """Write the masters, and the copies nobody edits."""
    for folder in (ROOT / "templates" / "report", STOCK):
        folder.mkdir(parents=True, exist_ok=True)
        for name, made in masters().items():
            (folder / name).write_bytes(made)


def masters() -> dict[str, bytes]:
    """Return every master by its file name."""
    return {
        "bao-cao.docx": _made("Mẫu báo cáo", _report),
        "bao-cao-dieu-chinh.docx": _made("Mẫu báo cáo điều chỉnh", _adjusted),
        "cong-van-de-nghi.docx": _made("Mẫu công văn đề nghị báo cáo", _request),
        "cong-van-don-doc.docx": _made("Mẫu công văn đôn đốc báo cáo", _reminder),
    }


def _report(document: Any) -> None:
    report_heading(document)
    body(document)
    closing(document)
    tasks_appendix(document)
    indicators_appendix(document)
    agencies_appendix(document)


def _adjusted(document: Any) -> None:
    report_heading(document)
    adjusted_body(document)
    closing(document)


def _request(document: Any) -> None:
    letter_heading(document)
    request_body(document)
    closing(document)
    agencies_list(document, "DANH SÁCH CƠ QUAN, ĐƠN VỊ GỬI BÁO CÁO", "Tệp biểu mẫu")


def _reminder(document: Any) -> None:
    letter_heading(document)
    reminder_body(document)
    closing(document)
    title = "DANH SÁCH CƠ QUAN, ĐƠN VỊ CHƯA HOÀN THÀNH VIỆC GỬI BÁO CÁO"
    agencies_list(document, title, "Tình hình gửi")


def _made(title: str, write: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    set_styles(document)
    set_section(document.sections[0], landscape=False)
    write(document)
    buffer = io.BytesIO()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = form.LANGUAGE
    properties.created = properties.modified = dt.datetime(2025, 1, 1)
    document.save(buffer)
    return same_bytes(buffer.getvalue())


if __name__ == "__main__":
    main()
