"""Write templates/report/bao-cao.docx, the Word master of the report, again.

The master is a Word file with Jinja tags; officers change its wording and layout in Word. This
program made the first one from the constants of the official form (Nghị định 30/2020/NĐ-CP).

    python -m tools.write_master
"""

import datetime as dt
import io
from pathlib import Path

import docx

from generator.core import official_format as form
from generator.edges.docx_write import same_bytes
from tools.master.appendices import agencies_appendix, indicators_appendix, tasks_appendix
from tools.master.page import set_section
from tools.master.styles import set_styles
from tools.master.text import body, closing, heading_block

ROOT = Path(__file__).resolve().parent.parent
STOCK = ROOT / "generator" / "masters"  # the copy nobody edits


def main() -> Path:
    """Write the master and return where it lies."""
    target = ROOT / "templates" / "report" / "bao-cao.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    data = master()
    target.write_bytes(data)
    STOCK.mkdir(exist_ok=True)
    (STOCK / target.name).write_bytes(data)
    return target


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
    buffer = io.BytesIO()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Mẫu báo cáo", "", ""
    properties.language = form.LANGUAGE
    properties.created = properties.modified = dt.datetime(2025, 1, 1)
    document.save(buffer)
    return same_bytes(buffer.getvalue())


if __name__ == "__main__":
    print(main())
