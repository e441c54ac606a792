"""How the letters of the parts look: size, bold, slant, capitals, place, font and colour."""

import math
from collections.abc import Iterable, Iterator

from generator.core.layout import Align
from generator.core.official_format import FONT
from generator.stages.lint import limits
from generator.stages.lint.catalogue import STYLED, Styled
from generator.stages.lint.findings import Finding, found
from generator.stages.lint.heading_parts import URGENCIES
from generator.stages.lint.parts import Parts
from generator.stages.lint.pieces import Piece, whole


def looks(parts: Parts) -> Iterator[Finding]:
    """Yield what breaks the rules on the looks of a part with one look."""
    head, closing = parts.heading, parts.closing
    stamps = (piece for piece in head.stamps if piece.key in URGENCIES)
    of_parts: dict[str, Iterable[Piece | None]] = {
        "nation": (head.nation,),
        "motto": (head.motto,),
        "superior": head.superior,
        "agency": head.agency,
        "number": (head.number,),
        "date": (head.date,),
        "title": (head.title,),
        "subject": parts.subject,
        "letter_subject": (head.letter_subject,),
        "addressee": (parts.addressee, *parts.addressees),
        "recipients_head": (closing.head,),
        "recipients": closing.recipients,
        "role": closing.role,
        "name": (closing.name,),
        "urgency": stamps,
    }
    for name, of_part in of_parts.items():
        yield from _part(name, STYLED[name].name, of_part)
    for appendix in parts.appendices:
        part = appendix.label.text
        yield from _part("appendix", part, (appendix.label,))
        yield from _part("appendix_title", part, appendix.title)
        yield from _part("attached", part, (appendix.attached,))


def _part(name: str, part: str, of_part: Iterable[Piece | None]) -> Iterator[Finding]:
    for piece in of_part:
        if piece is not None:
            yield from look_of(name, part, piece)


def look_of(name: str, part: str, piece: Piece) -> Iterator[Finding]:
    """Yield what breaks the rules a part has for its letters."""
    style = STYLED[name]
    yield from _sizes(name, part, piece, style)
    if style.bold is not None and _any(piece, "bold", not style.bold):
        yield found(f"{name}.bold", part, "in đậm" if not style.bold else "không in đậm", piece)
    if style.italic is not None and _any(piece, "italic", not style.italic):
        seen = "kiểu chữ đứng" if style.italic else "kiểu chữ nghiêng"
        yield found(f"{name}.{'italic' if style.italic else 'upright'}", part, seen, piece)
    if style.capitals is not None and _wrong_case(piece, capitals=style.capitals):
        seen = "chữ in thường" if style.capitals else "in hoa toàn bộ"
        yield found(f"{name}.capitals", part, seen, piece)
    if style.centred and piece.columns == 1 and piece.paragraph.shape.align is not Align.CENTRE:
        yield found(f"{name}.align", part, "không canh giữa", piece)


def _any(piece: Piece, attribute: str, wrong: bool) -> bool:
    """Whether some words have the wrong look."""
    return any(getattr(run.look, attribute) is wrong for run in piece.words)


def _sizes(name: str, part: str, piece: Piece, style: Styled) -> Iterator[Finding]:
    low, high = style.sizes or (0, math.inf)
    wrong = [run.look.size for run in piece.words if not low <= run.look.size <= high]
    if wrong:
        yield found(f"{name}.size", part, f"cỡ chữ {size_text(wrong[0])}", piece)


def size_text(size: float) -> str:
    """Return a size as Word shows it."""
    return f"{size:g}".replace(".", ",")


def _wrong_case(piece: Piece, *, capitals: bool) -> bool:
    letters = [char for char in piece.text if char.isalpha()]
    upper = sum(map(str.isupper, letters))
    return upper < len(letters) if capitals else upper == len(letters) and len(letters) > 1


def heading_sizes(parts: Parts) -> Iterator[Finding]:
    """Yield nation, motto and date whose sizes are allowed, but not together."""
    head = parts.heading
    together = (head.nation, head.motto, head.date)
    sizes = tuple(piece.words[0].look.size for piece in together if piece and piece.words)
    each = (limits.SMALL_TITLES, limits.TEXT_SIZES, limits.TEXT_SIZES)
    ranges = zip(sizes, each, strict=False)
    allowed = len(sizes) == 3 and all(low <= size <= high for size, (low, high) in ranges)
    if allowed and sizes not in limits.SIZE_SETS:
        seen = "cỡ chữ " + ", ".join(map(size_text, sizes))
        yield found("heading.sizes", "Quốc hiệu, Tiêu ngữ, ngày tháng", seen, head.nation)


def fonts(parts: Parts) -> Iterator[Finding]:
    """Yield text in another font."""
    for part, piece in _by_part(parts):
        used = (font for run in piece.words for font in run.look.fonts)
        other = next((font for font in used if not _is_official(font)), "")
        if other:
            yield found("font.family", part, f"phông {other}", piece)


def colours(parts: Parts) -> Iterator[Finding]:
    """Yield text in another colour; stamps are red."""
    stamps = {piece.paragraph.number for piece in parts.heading.stamps}
    for part, piece in _by_part(parts):
        colour = next((run.look.colour for run in piece.words if run.look.colour), "")
        if colour and piece.paragraph.number not in stamps:
            yield found("font.colour", part, f"chữ màu {colour.upper()}", piece)


def _by_part(parts: Parts) -> Iterator[tuple[str, Piece]]:
    """Every paragraph, with the name of the document or of the appendix it stands in."""
    labels = {one.label.paragraph.number: one.label.text for one in parts.appendices}
    part = "Văn bản"
    for paragraph in parts.layout.paragraphs:
        part = labels.get(paragraph.number, part)
        yield part, whole(paragraph)


def _is_official(font: str) -> bool:
    return font.split(";")[0].strip().casefold() == FONT.casefold()
