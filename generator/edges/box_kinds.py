"""What a file is, by its content.

The name counts only where the content is damaged or tells nothing: a broken "bao-cao.xlsx" is a
workbook to complain about, not a picture to leave out.
"""

import io
import re
import zipfile
from enum import Enum, auto
from pathlib import PurePosixPath

from generator.edges.box_parts import DAMAGE, HEAD
from generator.edges.ole_read import OLE, OUTLOOK_STREAM, top_names
from generator.edges.package import ENTRY
from generator.edges.tnef_read import TNEF

MAX_ENTRIES = 50_000  # of a zip with those of zips inside it; the directory alone is then a bomb
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_FOREIGN = (
    (b"Rar!\x1a\x07", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"MSCF\x00\x00\x00\x00", ".cab"),
)
_SHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".fods", ".et"}
_LETTERS = {".docx", ".docm", ".doc", ".dotx", ".pptx", ".ppt", ".odt"}
_SEALED = {".p7m", ".rpmsg"}  # S/MIME; mail closed by rights management
_PGP = b"-----BEGIN PGP MESSAGE-----"
_BEFORE_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:From [^\r\n]*[\r\n]+)?")
_HEADER = re.compile(rb"([!-9;-~]{1,60}):")
_OF_MAIL = {b"received", b"return-path", b"date", b"message-id", b"mime-version", b"from"}
_KNOWN = _OF_MAIL | {b"to", b"subject", b"content-type", b"sender", b"cc", b"reply-to"}


class Kind(Enum):
    """What a file is to us."""

    SHEET = auto()
    ARCHIVE = auto()
    MAIL = auto()  # RFC 5322
    OUTLOOK = auto()  # MS-OXMSG
    TNEF = auto()  # winmail.dat, MS-OXTNEF
    FOREIGN = auto()  # an archive that is not opened
    SEALED = auto()  # encrypted, or wrapped in its signature
    OTHER = auto()


def kind_of(name: str, data: bytes) -> Kind:
    """Return what a file is."""
    suffix = _suffix(name)
    if data.startswith(_ZIP):
        return _zip_kind(data) or _damaged_kind(suffix, Kind.ARCHIVE)
    if data.startswith(OLE):
        return _ole_kind(data, suffix)
    return _plain_kind(data[:HEAD], suffix)


def may_count(name: str, head: bytes) -> bool:
    """Whether a file with these first bytes may be, or hold, a workbook."""
    return head.startswith((*_ZIP, OLE)) or _plain_kind(head, _suffix(name)) is not Kind.OTHER


def foreign_suffix(data: bytes) -> str:
    """Return the usual suffix of an archive that is not opened, or nothing."""
    if data[257:262] == b"ustar":
        return ".tar"
    return next((suffix for start, suffix in _FOREIGN if data.startswith(start)), "")


def mail_start(data: bytes) -> int:
    """Return where the headers of a mail begin, after what some programs put before them."""
    match = _BEFORE_HEADERS.match(data)
    return match.end() if match else 0


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _zip_kind(data: bytes) -> Kind | None:
    if data.count(ENTRY) > MAX_ENTRIES:
        return Kind.ARCHIVE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    return Kind.SHEET if part.read(100).startswith(_ODS) else Kind.OTHER
    except DAMAGE:
        return None
    if "[content_types].xml" not in names:
        return Kind.ARCHIVE
    return Kind.SHEET if any(name.startswith("xl/") for name in names) else Kind.OTHER


def _damaged_kind(suffix: str, otherwise: Kind) -> Kind:
    if suffix in _SHEETS:
        return Kind.SHEET
    return Kind.OTHER if suffix in _LETTERS else otherwise


def _ole_kind(data: bytes, suffix: str) -> Kind:
    names = top_names(data)
    if names is None:
        outlook = suffix == ".msg" or OUTLOOK_STREAM.encode("utf-16-le") in data
        return Kind.OUTLOOK if outlook else _damaged_kind(suffix, Kind.OTHER)
    if OUTLOOK_STREAM in names:
        return Kind.OUTLOOK
    if names & {"workbook", "book"}:
        return Kind.SHEET
    closed = "encryptedpackage" in names and suffix not in _LETTERS
    return Kind.SHEET if closed else _damaged_kind(suffix, Kind.OTHER)


def _plain_kind(head: bytes, suffix: str) -> Kind:
    if foreign_suffix(head):
        return Kind.FOREIGN
    if head.startswith(TNEF):
        return Kind.TNEF
    if suffix in _SEALED or head.lstrip()[: len(_PGP)] == _PGP:
        return Kind.SEALED
    if _is_mail(head):
        return Kind.MAIL
    return Kind.SHEET if suffix in _SHEETS else Kind.OTHER


def _is_mail(head: bytes) -> bool:
    """Whether a text begins with the headers of a mail, and not with lines like "Ghi chú:"."""
    known = set()
    for line in head[mail_start(head) :].splitlines():
        match = _HEADER.match(line)
        if not line.strip() or not (match or line[:1] in b" \t"):
            break
        if match:
            known.add(match[1].lower())
    return (len(known & _KNOWN) > 1 and bool(known & _OF_MAIL)) or known == {b"content-type"}
