"""Notes and threaded comments of an .xlsx file, as text (ECMA-376 part 1, 18.7; MS-XLSX 2.6.203).

A threaded comment also stands among the notes, behind a sentence for older programs, so it is
taken instead of the note of its cell.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.address import column_number
from generator.core.grid import Comment
from generator.edges.package import parse_small, relations

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_PARTS = {"comments": "comment", "threadedComment": "threadedComment"}
_PHONETIC = "rPh"


def sheet_comments(parts: Mapping[str, bytes], sheet: str) -> tuple[Comment, ...]:
    """Return the comments of the sheet in a part, by row and column.

    Raises:
        UnreadableError: a part of them is too long or no XML.
    """
    folder, _, name = sheet.rpartition("/")
    related = parts.get(f"{folder}/_rels/{name}.rels")
    if not related:
        return ()
    found: dict[tuple[int, int], list[str]] = {}
    for kind, target in sorted(relations(related).values()):
        part = parts.get(posixpath.normpath(posixpath.join(f"/{folder}", target))[1:].lower())
        if part and kind in _PARTS:
            threads: dict[tuple[int, int], list[str]] = {}
            for place, text in _comments(parse_small(part), _PARTS[kind]):
                threads.setdefault(place, []).append(text)
            found |= threads
    joined = ((place, "\n".join(filter(None, texts))) for place, texts in sorted(found.items()))
    return tuple(Comment(*place, text) for place, text in joined if text)


def _comments(root: Any, tag: str) -> Iterator[tuple[tuple[int, int], str]]:
    for element in root.iter():
        reference = _REFERENCE.fullmatch(element.get("ref", ""))
        if _local(element) == tag and reference:
            text = "".join(_texts(element)).strip()
            yield (int(reference[2]) - 1, column_number(reference[1]) - 1), text


def _texts(element: Any) -> Iterator[str]:
    """Yield what the elements t (of a note) or text (of a threaded comment) hold."""
    ahead = [*reversed(element)]
    while ahead:
        child = ahead.pop()
        if _local(child) in ("t", "text") and len(child) == 0:
            yield child.text or ""
        elif _local(child) not in (_PHONETIC, *_PARTS.values()):
            ahead += reversed(child)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
