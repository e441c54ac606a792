"""Merging paragraphs and tables that follow each other: in the body or in a cell.

What a person left out stays out, what they moved stays where it is, what they added stays; what
the new report adds comes behind what it follows there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.core.alignment import Item, align, moved
from generator.core.three_way import Clash, ClashKind
from generator.edges.docx_merge import tables
from generator.edges.docx_merge.job import ROW, TABLE, Job, P, blocks
from generator.edges.docx_merge.lines import OBJECT
from generator.edges.docx_merge.paragraphs import merge_paragraph, renew

_SHORT = 12  # signs up to which a text may stand in another one by chance
_TOLD_AT_MOST = 500  # signs of a block that are quoted in a comment


@dataclass(frozen=True, slots=True)
class _Three:
    """Blocks of the three documents, and where those of the base are in the other two."""

    base: Sequence[Any]
    theirs: Sequence[Any]
    new: Sequence[Any]
    items: Mapping[Any, Item]
    there: Mapping[int, int]
    now: Mapping[int, int]

    def text(self, element: Any) -> str:
        """The text of a block before the merge."""
        return self.items[element].text

    @property
    def own(self) -> list[Any]:
        """Blocks of theirs the base does not have."""
        known = set(self.there.values())
        return [element for at, element in enumerate(self.theirs) if at not in known]


Versions = tuple[Sequence[Any], Sequence[Any], Sequence[Any]]


def merge_blocks(job: Job, versions: Versions, host: Any) -> None:
    """Merge blocks, or rows of a table: base, theirs, which `host` holds, and new."""
    base, theirs, new = versions
    lists = [job.items(elements) for elements in versions]
    items = {
        element: item
        for elements, found in zip(versions, lists, strict=True)
        for element, item in zip(elements, found, strict=True)
    }
    there, now = align(lists[0], lists[1]), align(lists[0], lists[2])
    three = _Three(base, theirs, new, items, there, now)
    _add(job, three, host)
    for at, element in enumerate(base):
        if at in there and at in now:
            _merge_one(job, element, theirs[there[at]], new[now[at]])
        elif at in there:
            _gone(job, three, element, theirs[there[at]])
        elif at in now:
            _deleted(job, three, at)
    for element in three.own:
        renew(job, element)
        job.kept += not _continues(three, element) and bool(three.text(element))


def _merge_one(job: Job, base: Any, theirs: Any, new: Any) -> None:
    if theirs.tag == P:
        merge_paragraph(job, base, theirs, new)
    elif theirs.tag == TABLE:
        rows = tables.Columns.of(job, base, theirs, new)
        rows.tell_new(job, theirs)
        merge_blocks(job, (tables.rows(base), tables.rows(theirs), tables.rows(new)), theirs)
    elif not job.text(base) == job.text(theirs) == job.text(new):
        for old, there, now in tables.cells(job, base, theirs, new):
            _merge_cell(job, (blocks(old), blocks(there), blocks(now)), there)


def _merge_cell(job: Job, versions: Versions, host: Any) -> None:
    """Merge a cell; of one paragraph each, there is no question which is which."""
    if all([block.tag for block in found] == [P] for found in versions):
        merge_paragraph(job, *(found[0] for found in versions))
    else:
        merge_blocks(job, versions, host)


def _gone(job: Job, three: _Three, base: Any, theirs: Any) -> None:
    """Take out what the new report no longer has, unless a person edited it."""
    if three.text(base) == three.text(theirs):
        if theirs.tag != P or _has_neighbour(theirs):
            theirs.getparent().remove(theirs)
            return
        merge_paragraph(job, base, theirs, None)
        return
    renew(job, theirs)
    job.kept += 1
    job.comment(theirs, _clash(ClashKind.GONE, three.text(base), "", three.text(theirs)))


def _has_neighbour(paragraph: Any) -> bool:
    """Whether its cell or body still ends with a paragraph when this one is gone."""
    return any(other.tag == P for other in paragraph.itersiblings()) or any(
        other.tag == P for other in paragraph.itersiblings(preceding=True)
    )


def _deleted(job: Job, three: _Three, at: int) -> None:
    """Leave out what a person left out; tell of it where the new report changes it."""
    base, new = three.base[at], three.new[three.now[at]]
    old = three.items[base]
    if not old.text:
        return
    holder = _holder(three, old)
    if holder is None:
        job.kept += 1
        holder = _neighbour(three, at)
    elif old.keys[1:] == three.items[new].keys[1:] and old.anchors <= job.sources.theirs:
        return  # its figures are renewed where they stand now
    if old.text != three.text(new) and holder is not None:
        job.comment(holder, _clash(ClashKind.DELETED, old.text, three.text(new), ""))


def _holder(three: _Three, old: Item) -> Any:
    """Return the block of theirs that took in the text of another one, if any."""
    for element in three.theirs:
        item = three.items[element]
        if item.kind == old.kind and (
            (old.anchors and old.anchors <= item.anchors)
            or (len(old.text) > _SHORT and old.text in item.text)
        ):
            return element
    return None


def _neighbour(three: _Three, at: int) -> Any:
    """Return the block of theirs, one that stays, nearest to where one of the base stood."""
    staying = three.there.keys() & three.now.keys()
    nearest = min(sorted(staying), key=lambda other: (abs(other - at), other > at), default=None)
    if nearest is not None:
        return three.theirs[three.there[nearest]]
    return next(iter(three.own), None)


def _continues(three: _Three, element: Any) -> bool:
    """Whether a block of theirs is the rest of a paragraph they cut in two."""
    item = three.items[element]
    return any(
        base.kind == item.kind
        and (
            bool(item.anchors & base.anchors)
            or (len(item.text) > _SHORT and item.text in base.text)
        )
        for base in (three.items[element] for element in three.base)
    )


def _clash(kind: ClashKind, *texts: str) -> Clash:
    old, new, theirs = (
        text if len(text) <= _TOLD_AT_MOST else f"{text[:_TOLD_AT_MOST]} …" for text in texts
    )
    return Clash(kind, old, new, theirs)


# ---------------------------------------------------------------- what the new report adds


def _add(job: Job, three: _Three, host: Any) -> None:
    """Bring in the blocks only the new report has, each behind the one it follows there.

    What the new report puts in another order comes behind it too, unless a person moved it.
    """
    of_base = {new: old for old, new in three.now.items()}
    reordered = moved(three.now) - moved(three.there)
    written = (element for element in reversed(three.own) if _is_text(three.text(element)))
    own = {three.items[element]: element for element in written}
    last = None
    for at, element in enumerate(three.new):
        if at in of_base:
            old = of_base[at]
            if old in reordered and old in three.there:
                _place(three.theirs[three.there[old]], last, host)
            last = _place_of(three, old, last)
        elif three.items[element] in own:
            last = own[three.items[element]]  # they wrote the same
        else:
            last = _put(job, element, last, host)


def _is_text(text: str) -> bool:
    """Whether a text tells blocks apart: pictures all read alike."""
    return bool(text) and OBJECT not in text


def _place_of(three: _Three, base: int, last: Any) -> Any:
    """Return the block of theirs a block of the base became, with the rest that was cut off."""
    if base not in three.there:
        return last
    at = three.there[base]
    known = set(three.there.values())
    old = three.items[three.base[base]]
    while at + 1 < len(three.theirs) and at + 1 not in known:
        item = three.items[three.theirs[at + 1]]
        if item.kind != old.kind or not (item.anchors & old.anchors or _part(item, old)):
            break
        at += 1
    return three.theirs[at]


def _part(item: Item, old: Item) -> bool:
    return len(item.text) > _SHORT and item.text in old.text


def _put(job: Job, element: Any, last: Any, host: Any) -> Any:
    copy = job.carrier.bring(element)
    if element.tag == ROW:
        copy = tables.fitted(job, element, copy, host)
    _place(copy, last, host)
    return copy


def _place(element: Any, last: Any, host: Any) -> None:
    """Put a block behind another one, or first of all."""
    first = next((child for child in host if child.tag in (P, TABLE, ROW)), None)
    if last is not None:
        last.addnext(element)
    elif first is None:
        host.append(element)
    elif first is not element:
        first.addprevious(element)
