"""Taking the workbooks out of what agencies sent: mails, archives, and each in the other.

What a file is shows in its content (`box_kinds`), how much may come out of it stands in
`box_parts`. Nothing is written to disk. What cannot be taken out is an item with its fault;
pictures, scans and letters are left out where there is a workbook, and named where there is none.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.core.address import Where
from generator.core.problems import Problem, problem
from generator.edges.archive_read import read_archive
from generator.edges.box_kinds import Kind, foreign_suffix, kind_of
from generator.edges.box_parts import (
    DAMAGE,
    MAX_BOX,
    MAX_DEPTH,
    Envelope,
    Opened,
    Part,
    Room,
    printable,
    shown,
    too_large,
)
from generator.edges.mail_read import read_mail
from generator.edges.outlook_read import read_outlook
from generator.edges.package import TooLargeError, mega
from generator.edges.tnef_read import read_tnef

_READERS: Mapping[Kind, Callable[[bytes, Room], Opened]] = MappingProxyType(
    {
        Kind.ARCHIVE: read_archive,
        Kind.MAIL: read_mail,
        Kind.OUTLOOK: read_outlook,
        Kind.TNEF: read_tnef,
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read: sent by itself, or taken out of a mail or an archive.

    `name` is the path below the period's folder; inside a box "<box>/<name within>". `fault` is
    why it could not be taken out, `data` then empty. `sent_at` is Vietnamese time.
    """

    name: str
    data: bytes
    sender: str = ""
    sent_at: dt.datetime | None = None
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Box:
    """A mail or archive being opened; `envelope` of the outermost mail around it or itself."""

    path: str
    room: Room
    depth: int = 0
    envelope: Envelope | None = None

    def item(self, part: Part) -> Item:
        """Return a part as an item, told apart from the others by its name."""
        name = self.room.label(f"{self.path}/{part.name}" if part.name else self.path)
        fault = replace(part.fault, where=Where(name)) if part.fault else None
        data = b"" if fault else part.data
        envelope = self.envelope or Envelope()
        return Item(name, data, envelope.sender, envelope.sent_at, fault)

    def refused(self, code: str, **params: str) -> Item:
        """Return the box itself as an item with its fault."""
        return self.item(Part("", fault=problem(code, Where(""), **params)))


def open_box(name: str, data: bytes) -> tuple[Item, ...]:
    """Return the files to read in what was sent; a file that is no box gives itself."""
    kind = kind_of(name, data)
    if kind in (Kind.SHEET, Kind.OTHER):
        return (Item(name, data),)
    box = _Box(name, Room())
    try:
        items = tuple(_unpacked(box, kind, data))
        return items or (_without_form(box, kind),)
    except TooLargeError as fault:
        whole = _Box(name, Room(), envelope=box.room.envelope)
        return (whole.item(Part("", fault=too_large(fault))),)


def _unpacked(box: _Box, kind: Kind, data: bytes) -> Iterator[Item]:
    refusal = _refusal(kind, data, box.depth)
    if refusal:
        yield box.item(Part("", fault=refusal))
        return
    try:
        opened = _READERS[kind](data, box.room)
    except DAMAGE:
        yield box.refused("archive.damaged" if kind is Kind.ARCHIVE else "mail.damaged")
        return
    box = replace(box, envelope=box.envelope or opened.envelope)
    if not box.depth:
        box.room.envelope = box.envelope
    for number, part in enumerate(opened.parts, 1):
        yield from _taken(box, part, number)


def _refusal(kind: Kind, data: bytes, depth: int) -> Problem | None:
    """Return why a box is not opened."""
    if kind is Kind.FOREIGN:
        return problem("archive.other_type", Where(""), seen=foreign_suffix(data))
    if kind is Kind.SEALED:
        return problem("mail.encrypted", Where(""))
    if depth == MAX_DEPTH:
        return problem("archive.too_deep", Where(""), limit=MAX_DEPTH)
    if len(data) > MAX_BOX:
        return too_large(TooLargeError(mega(len(data)), mega(MAX_BOX)))
    return None


def _taken(box: _Box, part: Part, number: int) -> Iterator[Item]:
    """Give what one part of a box comes to: an item, the items in it, or nothing."""
    if part.fault:
        yield box.item(replace(part, name=printable(part.name)))
        return
    part = replace(part, name=printable(part.name) or f"tep-{number}")
    kind = kind_of(part.name, part.data)
    if kind is Kind.SHEET:
        yield box.item(part)
    elif kind is Kind.OTHER:
        box.room.left_out.append(part.name)
    else:
        inner = replace(box, path=f"{box.path}/{part.name}", depth=box.depth + 1)
        yield from _unpacked(inner, kind, part.data)


def _without_form(box: _Box, kind: Kind) -> Item:
    """Return the box as an item that names what was in it instead of a workbook."""
    code = "archive.no_form" if kind is Kind.ARCHIVE else "mail.no_form"
    box = replace(box, envelope=box.room.envelope)
    return box.refused(code, seen=shown(box.room.left_out) or "không có tệp nào")
