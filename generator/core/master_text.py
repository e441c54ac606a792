"""A Word master as the checker sees it: paragraphs with their tags, and where each stands."""

from dataclasses import dataclass
from enum import StrEnum

BODY, HEADER, FOOTER = "Thân văn bản", "Đầu trang", "Chân trang"
FOOTNOTE, ENDNOTE, BOX = "Chú thích cuối trang", "Chú thích cuối văn bản", "Hộp văn bản"


class NodeKind(StrEnum):
    """What a piece of an expression is."""

    NAME = "name"
    FIELD = "field"
    ITEM = "item"
    FILTER = "filter"
    CALL = "call"
    CONSTANT = "constant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of an expression; of a field, item or filter the first part is what it belongs to."""

    kind: NodeKind
    name: str = ""
    parts: tuple["Node", ...] = ()


class TagKind(StrEnum):
    """What a tag does: prints a value, steers, or is left out."""

    PRINT = "{{"
    STATEMENT = "{%"
    COMMENT = "{#"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a paragraph, from character `start` to before `end`.

    `scope` is what docxtpl takes away around it: p, tr, tc, r, or nothing. `word` is the first word
    of a statement, `targets` the names it gives. `fault` is what Jinja says where it cannot be
    read; `closed` tells whether its end stands in the same paragraph.
    """

    raw: str
    start: int
    end: int
    kind: TagKind
    scope: str = ""
    word: str = ""
    targets: tuple[str, ...] = ()
    expression: Node | None = None
    fault: str = ""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Wrap:
    """A stretch of a paragraph inside something Word keeps apart, such as a hyperlink."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MasterParagraph:
    """A paragraph: `path` names the tables, rows and cells around it, outermost first.

    `deleted` is text that tracking keeps though it was deleted; `holds` names what else would go
    with the paragraph; `filled` tells whether tags are filled in there at all.
    """

    part: str
    place: str
    text: str
    tags: tuple[Tag, ...] = ()
    path: tuple[str, ...] = ()
    wraps: tuple[Wrap, ...] = ()
    deleted: str = ""
    holds: tuple[str, ...] = ()
    filled: bool = True


@dataclass(frozen=True, slots=True)
class MasterText:
    """A master's parts, each with its paragraphs; the filters its expressions may use."""

    file: str
    parts: tuple[tuple[MasterParagraph, ...], ...]
    filters: frozenset[str]
