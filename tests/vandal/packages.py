"""Unpacking and packing workbooks, and writing them as Excel itself does."""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl

from tests.vandal.records import DoesNotApplyError

_INLINE = re.compile(r'(<c [^>]*)t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CLOCK = (2025, 9, 18, 8, 0, 0)

Parts = dict[str, bytes]


def opened(data: bytes, **options: bool) -> Any:
    """Return the workbook as openpyxl sees it.

    Raises:
        DoesNotApplyError: it cannot be opened any more.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), **options)
    except Exception as fault:
        raise DoesNotApplyError from fault


def saved(book: Any) -> bytes:
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def unpacked(data: bytes) -> Parts:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except zipfile.BadZipFile as fault:
        raise DoesNotApplyError from fault


def packed(parts: Mapping[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _CLOCK), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def stamped(data: bytes, moment: bytes) -> bytes:
    """Return the workbook as saved at a moment."""
    parts = unpacked(data)
    core = parts["docProps/core.xml"]
    start = core.index(b">", core.index(b"<dcterms:modified")) + 1
    parts["docProps/core.xml"] = core[:start] + moment + core[core.index(b"<", start) :]
    return packed(parts)


def with_shared_strings(data: bytes) -> bytes:
    """Return the workbook with its texts in one table, as Excel saves them."""
    parts = unpacked(data)
    items: dict[str, int] = {}

    def shared(cell: re.Match[str]) -> str:
        number = items.setdefault(cell[3], len(items))
        return f'{cell[1]}t="s"{cell[2]}><v>{number}</v></c>'

    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = _INLINE.sub(shared, parts[name].decode()).encode()
    table = "".join(f"<si>{item}</si>" for item in items)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{table}</sst>'.encode()
    rels = f'<Relationship Id="rIdStrings" Type="{_RELATION}" Target="sharedStrings.xml"/>'
    _insert(parts, "xl/_rels/workbook.xml.rels", rels, "</Relationships>")
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}"/>'
    _insert(parts, "[Content_Types].xml", override, "</Types>")
    return packed(parts)


def _insert(parts: Parts, name: str, xml: str, before: str) -> None:
    parts[name] = parts[name].replace(before.encode(), (xml + before).encode())
