"""Write the Word masters of templates/report again: the report and the supplementary report.

A master is a Word file with Jinja tags; officers change its wording and layout in Word. This
program made the first ones from the constants of the official form (Nghị định 30/2020/NĐ-CP).

    python -m tools.write_master
"""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import docx

from generator.core import official_format as form
from generator.edges.docx_write import same_bytes
from tools.master.adjusted import adjusted_body
from tools.master.appendices import agencies_appendix, indicators_appendix, tasks_appendix
from tools.master.page import set_section
from tools.master.styles import set_styles
from tools.master.text import body, closing, heading_block

ROOT = Path(__file__).resolve().parent.parent


def main() -> Path:
    """Write the masters and return the folder they lie in."""
    folder = ROOT / "templates" / "report"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bao-cao.docx").write_bytes(master())
    (folder / "bao-cao-dieu-chinh.docx").write_bytes(adjusted_master())
    return folder


def master() -> bytes:
    """Return the master of the report."""
    document = docx.Document()
    set_styles(document)
    set_section(document.sections[0], landscape=False)
    heading_block(document)
    body(document)
    closing(document)
    tasks_appendix(document)
    indicators_appendix(document)
    agencies_appendix(document)
    return _saved(document, "Mẫu báo cáo")


def adjusted_master() -> bytes:
    """Return the master of the supplementary report."""
    document = docx.Document()
    set_styles(document)
    set_section(document.sections[0], landscape=False)
    heading_block(document)
    adjusted_body(document)
    closing(document)
    return _saved(document, "Mẫu báo cáo điều chỉnh")


def _saved(document: Any, title: str) -> bytes:
    buffer = io.BytesIO()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = form.LANGUAGE
    properties.created = properties.modified = dt.datetime(2025, 1, 1)
    document.save(buffer)
    return same_bytes(buffer.getvalue())


if __name__ == "__main__":
    print(main())
