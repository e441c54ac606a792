"""Reading a workbook of any kind agencies send, known by what is inside and not by its name."""

import re

from generator.core.address import Where
from generator.core.grid import Workbook
from generator.core.problems import Problem, problem
from generator.edges import ods_read, xls_read, xlsx_read
from generator.edges.bounds import RefusedError
from generator.edges.package import (
    OLE,
    NoPackageError,
    TooLargeError,
    UnreadableError,
    package_kind,
    unpack,
)

_UNNEEDED = re.compile(
    r"xl/(?:theme|media|drawings|printersettings|charts/|embeddings|activex|ctrlprops|diagrams"
    r"|externallinks|calcchain|pivot|slicer|querytables|revisions)|customxml/"
    r"|docprops/(?:app|thumbnail)|\[content_types\]"
    r"|object |configurations2/|styles\.xml|settings\.xml"
)


def read_workbook(file: str, data: bytes) -> Workbook | Problem:
    """Return the sheets of a workbook, or the problem that keeps it from being read."""
    where = Where(file)
    try:
        return _read(where, data)
    except RefusedError as refused:
        return refused.problem
    except TooLargeError as fault:
        return problem("file.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        return problem("file.password" if fault.encrypted else "file.other_type", where, seen=fault)
    except UnreadableError as fault:
        return problem("file.unreadable", where, seen=fault)


def _read(where: Where, data: bytes) -> Workbook:
    if data.startswith(OLE):
        return xls_read.read_stream(where, data)
    parts = unpack(data, ".xls", _needed)
    if xlsx_read.BOOK in parts:
        return xlsx_read.read_parts(where, parts)
    if ods_read.CONTENT in parts:
        return ods_read.read_parts(where, parts)
    raise NoPackageError(package_kind(parts))


def _needed(name: str) -> bool:
    """Whether a part has to be unpacked."""
    return name == "mimetype" or (name.endswith((".xml", ".rels")) and not _UNNEEDED.match(name))
