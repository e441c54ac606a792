"""Reading the parts of an OpenDocument spreadsheet (.ods) within bounds, whoever made it."""

import re
from collections.abc import Mapping

from generator.core.address import Where
from generator.core.grid import Grid, Workbook
from generator.core.problems import problem
from generator.edges.bounds import RefusedError
from generator.edges.ods_cells import OdsReader, OdsSheet
from generator.edges.package import NoPackageError, UnreadableError, package_kind, parse_small

CONTENT = "content.xml"
MAX_CONTENT = 40_000_000  # bytes of XML

_SPREADSHEETS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_ENCRYPTED = (b"encryption-data", b"encrypted-package")
_PROGRAM = re.compile(r"(?:basic|scripts)/.*[^/]")
_LIST_OF_PROGRAMS = re.compile(r"(?:.*/)?script-l[bc]\.xml")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_parts(where: Where, parts: Mapping[str, bytes]) -> Workbook:
    """Return the sheets of a spreadsheet from its parts.

    Raises:
        RefusedError: it is closed by a password, holds macros, or more than the bounds allow.
        NoPackageError: it is another kind of OpenDocument.
        UnreadableError: a part is damaged or not as the standard says.
    """
    _refuse_closed(where, parts)
    reader = OdsReader(where.file)
    if len(parts[CONTENT]) > MAX_CONTENT:
        raise UnreadableError("XML")
    try:
        reader.read(parts[CONTENT])
    except ValueError as fault:
        raise UnreadableError("XML") from fault
    if not reader.is_spreadsheet:
        raise NoPackageError(package_kind(parts))
    return _workbook(where.file, reader, parts.get("meta.xml", b""))


def _refuse_closed(where: Where, parts: Mapping[str, bytes]) -> None:
    manifest = parts.get("meta-inf/manifest.xml", b"")
    if any(mark in manifest for mark in _ENCRYPTED):
        raise RefusedError(problem("file.password", where))
    if parts.get("mimetype", _SPREADSHEETS[0]).strip() not in _SPREADSHEETS:
        raise NoPackageError(package_kind(parts))
    if any(_PROGRAM.fullmatch(name) and not _LIST_OF_PROGRAMS.fullmatch(name) for name in parts):
        raise RefusedError(problem("file.macro", where))


def _workbook(file: str, reader: OdsReader, meta: bytes) -> Workbook:
    sheets = reader.sheets
    properties, modified = _described(meta)
    return Workbook(
        tuple(Grid(file, _name(sheet), tuple(sheet.rows)) for sheet in sheets),
        properties,
        modified,
        {_name(sheet): tuple(sheet.merged) for sheet in sheets},
        {_name(sheet): tuple(sheet.comments) for sheet in sheets if sheet.comments},
        frozenset(_name(sheet) for sheet in sheets if sheet.protected),
        reader.epoch_1904,
    )


def _name(sheet: OdsSheet) -> str:
    return sheet.where.sheet


def _described(meta: bytes) -> tuple[dict[str, str], str]:
    """Return the user-defined properties, and when it was last saved by the clock of that place."""
    if not meta:
        return {}, ""
    root = parse_small(meta)
    properties = {
        item.get(f"{_META}name", ""): "".join(item.itertext()).strip()
        for item in root.iter(f"{_META}user-defined")
    }
    saved = _MOMENT.match(next((item.text or "" for item in root.iter(f"{_DUBLIN_CORE}date")), ""))
    return properties, saved[0] if saved else ""
