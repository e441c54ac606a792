"""Reading a Word master for the checker: paragraphs, tags, and what Word keeps around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generator.core.address import Where
from generator.core.master_text import (
    BODY,
    BOX,
    ENDNOTE,
    FOOTER,
    FOOTNOTE,
    HEADER,
    MasterParagraph,
    MasterText,
    Wrap,
)
from generator.core.problems import Problem, problem
from generator.edges.master_tags import FILTERS, tags
from generator.edges.package import (
    NoPackageError,
    Parts,
    TooLargeError,
    UnreadableError,
    package_kind,
    unpack,
)

MAIN = "word/document.xml"
MAX_TAGS = 5_000  # the stock master has about 200
_PARTS = (
    ("word/header", HEADER),
    ("word/footer", FOOTER),
    ("word/footnotes", FOOTNOTE),
    ("word/endnotes", ENDNOTE),
)
_W = qn("w:p").removesuffix("p")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_WRAPS = {
    "hyperlink": "liên kết (hyperlink)",
    "ins": "phần sửa đang theo dõi (Track Changes)",
    "moveTo": "phần sửa đang theo dõi (Track Changes)",
    "sdt": "ô điều khiển nội dung (content control)",
    "fldSimple": "trường tự động (field)",
    "smartTag": "thẻ thông minh (smart tag)",
}
_HELD = {"drawing": "hình", "pict": "hình", "object": "đối tượng nhúng", "sectPr": "dấu ngắt phần"}
_SKIPPED = ("pPr", "rPr", "instrText", "txbxContent")


def read_master(file: str, data: bytes) -> MasterText | Problem:
    """Return the paragraphs of a master by part, or the problem that keeps it from being read."""
    where = Where(file)
    try:
        parts = unpack(data, ".doc")
        if MAIN not in parts:
            return problem("master.other_type", where, seen=package_kind(parts))
        read = tuple(_read_parts(parts))
        count = sum(len(one.tags) for part in read for one in part)
        if count > MAX_TAGS:
            raise TooLargeError(f"{count} thẻ", f"{MAX_TAGS} thẻ")
        return MasterText(file, read, FILTERS)
    except TooLargeError as fault:
        return problem("master.too_large", where, seen=fault.seen, limit=fault.limit)
    except NoPackageError as fault:
        kind = "tệp có mật khẩu" if fault.encrypted else fault.kind
        return problem("master.other_type", where, seen=kind)
    except (UnreadableError, SyntaxError, ValueError) as fault:  # lxml's is a SyntaxError
        return problem("master.unreadable", where, seen=fault)


def _read_parts(parts: Parts) -> Iterator[tuple[MasterParagraph, ...]]:
    body = parse_xml(parts[MAIN]).find(qn("w:body"))
    yield () if body is None else tuple(_blocks(body, _Spot(BODY)))
    for start, label in _PARTS:
        for name in sorted(parts):
            if name.startswith(start) and name.endswith(".xml"):
                read = _blocks(parse_xml(parts[name]), _Spot(label))
                yield tuple(replace(one, filled=label != ENDNOTE) for one in read)


@dataclass(slots=True)
class _Counters:
    """Numbers of a part: its paragraphs outside tables, its tables, its other containers."""

    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    others: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk stands: the part, the words for the place, and the path of containers."""

    part: str
    place: str = ""
    path: tuple[str, ...] = ()
    numbers: _Counters = field(default_factory=_Counters)

    def into(self, step: str, place: str = "") -> "_Spot":
        words = ", ".join(part for part in (self.place, place) if part)
        return replace(self, place=words, path=(*self.path, step))


def _name(element: Any) -> str:
    """Return the name of an element of WordprocessingML, or nothing for others."""
    tag = element.tag
    return tag.removeprefix(_W) if isinstance(tag, str) and tag.startswith(_W) else ""


def _blocks(element: Any, spot: _Spot) -> Iterator[MasterParagraph]:
    """Yield the paragraphs below an element, those in tables and text boxes too."""
    rows, columns = count(1), count(1)
    for child in element:
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, spot)
        elif name == "tbl":
            number = next(spot.numbers.tables)
            yield from _blocks(child, spot.into(f"tbl{number}", f"bảng {number}"))
        elif name == "tr":
            number = next(rows)
            yield from _blocks(child, spot.into(f"tr{number}", f"dòng {number}"))
        elif name == "tc":
            number = next(columns)
            yield from _blocks(child, spot.into(f"tc{number}", f"cột {number}"))
        elif name in ("sdt", "ins", "customXml"):
            yield from _blocks(child, spot.into(f"{name}{next(spot.numbers.others)}"))
        elif len(child) and name not in ("tblPr", "tblGrid", "trPr", "tcPr", "sectPr"):
            yield from _blocks(child, spot)


def _paragraph(element: Any, spot: _Spot) -> Iterator[MasterParagraph]:
    place = spot.place or f"đoạn {next(spot.numbers.paragraphs)}"
    text, wraps, deleted = "", [], ""
    for piece, wrap in _pieces(element, (0, "")):
        if wrap[1] == _DELETED:
            deleted += piece
            continue
        if wrap[1]:
            wraps.append((wrap, len(text), len(text) + len(piece)))
        text += piece
    held = [_HELD[_name(e)] for e in element.iter() if _name(e) in _HELD and not _in_box(e)]
    held += ["dấu ngắt trang"] * any(e.get(qn("w:type")) for e in element.iter(qn("w:br")))
    yield MasterParagraph(
        *(spot.part, place, text, tags(text), spot.path),
        wraps=tuple(_joined(wraps)),
        deleted=deleted,
        holds=tuple(dict.fromkeys(held)),
    )
    for box in element.iter(qn("w:txbxContent")):
        if not _in_box(box):
            step = f"box{next(spot.numbers.others)}"
            yield from _blocks(box, replace(spot, part=BOX).into(step, f"gần {place}"))


_DELETED = "deleted"
_Wrapped = tuple[int, str]


def _pieces(element: Any, wrap: _Wrapped) -> Iterator[tuple[str, _Wrapped]]:
    """Yield the texts of a paragraph and what each is wrapped in."""
    for child in element:
        name = _name(child)
        if name in ("t", "delText"):
            yield child.text or "", wrap
        elif name in _SIGNS:
            yield _SIGNS[name], wrap
        elif name in ("del", "moveFrom"):
            yield from _pieces(child, (id(child), _DELETED))
        elif name in _WRAPS:
            yield from _pieces(child, (id(child), _WRAPS[name]))
        elif name not in _SKIPPED and child.tag != _FALLBACK:
            yield from _pieces(child, wrap)


def _joined(wraps: list[tuple[_Wrapped, int, int]]) -> Iterator[Wrap]:
    """Yield each wrap once, from the first of its pieces to the last."""
    for (_, label), pieces in _grouped(wraps).items():
        yield Wrap(min(start for start, _ in pieces), max(end for _, end in pieces), label)


def _grouped(wraps: list[tuple[_Wrapped, int, int]]) -> dict[_Wrapped, list[tuple[int, int]]]:
    found: dict[_Wrapped, list[tuple[int, int]]] = {}
    for wrap, start, end in wraps:
        found.setdefault(wrap, []).append((start, end))
    return found


def _in_box(element: Any) -> bool:
    """Whether an element stands in a text box, or in what old programs see instead of one."""
    return any(above.tag in (qn("w:txbxContent"), _FALLBACK) for above in element.iterancestors())
