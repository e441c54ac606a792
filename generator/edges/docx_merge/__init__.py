"""Merging a report a person edited in Word with the one the program writes now.

The document that comes out is theirs: formats, pictures, headers, what they added, deleted and
moved. Figures are renewed by their bookmarks; where a person and new data changed the same place,
a comment tells the old, the new and theirs.
"""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from generator.core.trace import BOOKMARK
from generator.edges.docx_merge.blocks import merge_blocks
from generator.edges.docx_merge.comments import add_comment, remove_ours
from generator.edges.docx_merge.job import Job, P, blocks
from generator.edges.docx_merge.lines import END, START
from generator.edges.docx_write import same_bytes
from generator.edges.package import NoPackageError, TooLargeError, UnreadableError, unpack

_ID, _NAME = qn("w:id"), qn("w:name")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged document: paragraphs kept as edited, figures renewed, places to look at."""

    data: bytes
    kept: int
    renewed: int
    places: int


class NotMergedError(Exception):
    """A document that cannot be opened, or is not what the program can merge."""


def merge_documents(base: bytes, theirs: bytes, new: bytes, day: dt.date) -> Merged:
    """Merge what a person made of `base` (`theirs`) with what the program writes now (`new`).

    Args:
        base: the document as the program wrote it.
        theirs: the same one as a person saved it.
        new: the document as the program writes it now.
        day: the day of the comments.

    Raises:
        NotMergedError: one of them cannot be opened.
    """
    document = _opened(theirs)
    remove_ours(document)
    job = Job(_opened(base), document, _opened(new))
    base_body, body, new_body = (each.element.body for each in (job.base, document, job.new))
    merge_blocks(job, (blocks(base_body), blocks(body), blocks(new_body)), body)
    _tidy_bookmarks(body)
    places = 0
    for paragraph, clashes in job.clashes.items():
        stays = body in paragraph.iterancestors()
        add_comment(document, paragraph if stays else next(body.iter(P)), clashes, day)
        places += len(clashes)
    properties = document.core_properties
    properties.keywords = job.new.core_properties.keywords  # tell which report it is
    properties.modified = dt.datetime.combine(day, dt.time())
    result = io.BytesIO()
    document.save(result)
    return Merged(same_bytes(result.getvalue()), job.kept, job.renewed, places)


def _opened(data: bytes) -> Document:
    try:
        if any(name.endswith("vbaproject.bin") for name in unpack(data, "Word 97-2003")):
            raise NotMergedError("macro")
        document = docx.Document(io.BytesIO(data))
        if document.element.body is None:
            raise NotMergedError("body")
    except (TooLargeError, NoPackageError, UnreadableError) as fault:
        raise NotMergedError(str(fault)) from fault
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, SyntaxError) as fault:
        raise NotMergedError(type(fault).__name__) from fault
    return document


def _tidy_bookmarks(body: Any) -> None:
    """Leave one bookmark of each figure, with both its ends."""
    ends = {end.get(_ID): end for end in body.iter(END)}
    seen: set[str] = set()
    for start in list(body.iter(START)):
        name, end = start.get(_NAME, ""), ends.get(start.get(_ID))
        if not name.startswith(BOOKMARK):
            continue
        if name in seen or end is None:
            start.getparent().remove(start)
            if end is not None and end.getparent() is not None:
                end.getparent().remove(end)
        seen.add(name)
    numbers = {start.get(_ID) for start in body.iter(START)}
    for end in list(body.iter(END)):
        if end.get(_ID) not in numbers:
            end.getparent().remove(end)
