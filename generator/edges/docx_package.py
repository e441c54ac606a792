"""The parts of a Word document by what they are to it, each parsed within bounds."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from docx.oxml.parser import parse_xml

from generator.edges.package import (
    Parts,
    TooLargeError,
    UnreadableError,
    mega,
    part_name,
    relations,
)

MAX_PART = 20_000_000  # bytes of a part's XML
_NONE = b"<none/>"


class WordPackage:
    """The parts of a document by their relation to the main one."""

    def __init__(self, parts: Parts, main: str) -> None:
        self.parts = parts
        self._main = main
        self._folder, _, name = main.rpartition("/")
        self._rels = f"{self._folder}/_rels/{name}.rels"

    @cached_property
    def root(self) -> Any:
        """The root of the main part."""
        return parsed(self.parts[self._main])

    @cached_property
    def _relations(self) -> Mapping[str, tuple[str, str]]:
        return relations(self.parts.get(self._rels, _NONE))

    def related(self, kind: str) -> Any:
        """The root of the part related under a kind, or None."""
        ids = (key for key, (found, _) in self._relations.items() if found == kind)
        return next((root for key in ids if (root := self.named(key)) is not None), None)

    def named(self, relation: str) -> Any:
        """The root of the part a relation points to, or None."""
        _, target = self._relations.get(relation, ("", ""))
        part = self.parts.get(part_name(target, f"{self._folder}/")) if target else None
        return None if part is None else parsed(part)


def word_package(parts: Parts) -> WordPackage | None:
    """Return the document of a package (ECMA-376 part 1, 11.3.10); None where it is no Word file.

    Raises:
        UnreadableError: the package names no document.
    """
    if not any(name.startswith("word/") for name in parts):
        return None
    for kind, target in relations(parts.get("_rels/.rels", _NONE)).values():
        name = part_name(target, "")
        if kind == "officeDocument" and name in parts:
            return WordPackage(parts, name)
    raise UnreadableError("officeDocument")


def parsed(part: bytes) -> Any:
    """Return the root of a part's XML; no entity is resolved.

    Raises:
        TooLargeError: the part is beyond the bound.
        UnreadableError: it is no XML.
    """
    if len(part) > MAX_PART:
        raise TooLargeError(mega(len(part)), mega(MAX_PART))
    try:
        return parse_xml(part)
    except (SyntaxError, ValueError) as fault:  # lxml's is a SyntaxError
        raise UnreadableError("XML") from fault
