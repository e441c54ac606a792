"""Reading a workbook of any kind agencies send, known by what is inside and not by its name."""

from generator.core.address import Where
from generator.core.grid import Workbook
from generator.core.problems import Problem, problem
from generator.edges import xlsx_read
from generator.edges.bounds import RefusedError
from generator.edges.package import (
    NoPackageError,
    TooLargeError,
    UnreadableError,
    package_kind,
    unpack,
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
    parts = unpack(data, ".xls", xlsx_read.needed)
    if xlsx_read.BOOK in parts:
        return xlsx_read.read_parts(where, parts)
    raise NoPackageError(package_kind(parts))
