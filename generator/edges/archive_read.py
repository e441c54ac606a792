"""Taking a zip apart.

Nothing is written to disk, so a path in it is only a name to show. Of a file that cannot count
only the first bytes are unpacked.
"""

import io
import zipfile
from collections.abc import Iterator

from generator.core.address import Where
from generator.core.problems import problem
from generator.edges.box_kinds import MAX_ENTRIES, may_count
from generator.edges.box_parts import (
    DAMAGE,
    HEAD,
    MAX_BOX,
    MAX_FILES,
    MAX_OUT,
    Opened,
    Part,
    Room,
    decoded,
    shown,
    too_large,
)
from generator.edges.package import ENTRY, TooLargeError, mega

MAX_RATIO = 200  # a workbook shrinks to a tenth; only bombs shrink so far
_SMALL = 1_000_000  # bytes below which the ratio does not matter
_ENCRYPTED, _UTF8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_JUNK = {".ds_store", "thumbs.db", "desktop.ini"}


def read_archive(data: bytes, room: Room) -> Opened:
    """Return the files of a zip; what cannot be unpacked is a part with its fault.

    Raises:
        TooLargeError: it declares more than the bounds, or there is no room left.
        DAMAGE: the directory of the zip cannot be read.
    """
    if data.count(ENTRY) > MAX_ENTRIES:
        raise TooLargeError(f"hơn {MAX_ENTRIES} tệp", f"{MAX_FILES} tệp")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not _is_junk(info)]
        total = sum(info.file_size for info in infos)
        if total > MAX_OUT:
            raise TooLargeError(mega(total), mega(MAX_OUT))
        closed = [info for info in infos if info.flag_bits & _ENCRYPTED]
        free = (info for info in infos if not info.flag_bits & _ENCRYPTED)
        return Opened((*_locked(closed), *(_part(archive, info, room) for info in free)))


def _is_junk(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder, or was put there by a program and not by a person."""
    path = info.filename.replace("\\", "/").lower()
    *folders, name = path.split("/")
    hidden = name in _JUNK or name.startswith(("~$", "._"))
    return not name or hidden or "__macosx" in folders


def _locked(closed: list[zipfile.ZipInfo]) -> Iterator[Part]:
    """Give one fault of the whole zip for all its files under a password."""
    if closed:
        names = shown(map(_name, closed))
        yield Part("", fault=problem("archive.password", Where(""), seen=names))


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: Room) -> Part:
    """Return one file, never unpacking more of it than the directory declares."""
    room.take_file()
    name = _name(info)
    if info.compress_type not in _METHODS:
        return Part(name, fault=problem("archive.damaged", Where("")))
    try:
        room.take(min(info.file_size, HEAD))
        head = _content(archive, info, HEAD)
        if not may_count(name, head):
            return Part(name, head)
        if _is_bomb(info):
            size = mega(info.file_size)
            return Part(name, fault=too_large(TooLargeError(size, mega(MAX_BOX))))
        room.take(info.file_size)
        return Part(name, _content(archive, info, info.file_size))
    except DAMAGE:
        return Part(name, fault=problem("archive.damaged", Where("")))


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    shrunk = info.file_size > MAX_RATIO * max(info.compress_size, 1)
    return info.file_size > MAX_BOX or (shrunk and info.file_size > _SMALL)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, size: int) -> bytes:
    """Return the first bytes of a file; all of them are held against their check sum."""
    with archive.open(info) as part:
        return part.read(size) if size < info.file_size else part.read(size + 1)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a file's name; where the zip does not say UTF-8, from its bytes (APPNOTE 4.4.4)."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    return decoded(info.orig_filename.encode("cp437"))
