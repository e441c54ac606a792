"""Loops and conditions of a master: begun and ended, in one place, with one kind of tag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.core.master_text import MasterParagraph, Tag, TagKind
from generator.stages.master_check.places import Finding, at_tag, near

_ENDS = {"for": "endfor", "if": "endif"}
_INSIDE = {"else": ("if", "for"), "elif": ("if",)}
_ALONE = ("set", "cellbg", "colspan", "vm", "hm")
_KNOWN = (*_ENDS, *_ENDS.values(), *_INSIDE, *_ALONE)


@dataclass(frozen=True, slots=True)
class _Open:
    paragraph: MasterParagraph
    tag: Tag

    @property
    def begun(self) -> str:
        """The tag that began the block."""
        return self.tag.raw


def block_faults(part: Sequence[MasterParagraph]) -> Iterator[Finding]:
    """Yield what is wrong with the loops and conditions of one part of a document."""
    opened: list[_Open] = []
    for paragraph in part:
        for tag in paragraph.tags:
            if tag.kind is TagKind.STATEMENT and tag.closed:
                yield from _statement(_Open(paragraph, tag), opened)
    for left in opened:
        end = _ENDS[left.tag.word]
        yield at_tag("master.block_open", left.paragraph, left.tag, end=_as_end(left.tag, end))


def _as_end(begun: Tag, word: str) -> str:
    return f"{{%{begun.scope} {word} %}}"


def _statement(seen: _Open, opened: list[_Open]) -> Iterator[Finding]:
    """Yield what is wrong with one statement, and keep the list of blocks under way."""
    word = seen.tag.word
    if word in _ENDS:
        opened.append(seen)
    elif word in _INSIDE:
        if not opened or opened[-1].tag.word not in _INSIDE[word]:
            yield at_tag("master.block_extra", seen.paragraph, seen.tag)
        else:
            yield from _pair(opened[-1], seen)
    elif word in _ENDS.values():
        yield from _ended(seen, opened)
    elif word not in _ALONE:
        yield at_tag("master.unknown_word", seen.paragraph, seen.tag, near=near(word, _KNOWN))


def _ended(seen: _Open, opened: list[_Open]) -> Iterator[Finding]:
    begins = [_ENDS[one.tag.word] for one in opened]
    if seen.tag.word not in begins:
        yield at_tag("master.block_extra", seen.paragraph, seen.tag)
        return
    if begins[-1] != seen.tag.word:
        inner = opened[-1]
        yield at_tag(
            *("master.block_crossed", seen.paragraph, seen.tag),
            begun=inner.begun,
            end=_as_end(inner.tag, begins[-1]),
        )
        del opened[len(begins) - 1 - begins[::-1].index(seen.tag.word)]
        return
    yield from _pair(opened.pop(), seen)


def _pair(begun: _Open, ended: _Open) -> Iterator[Finding]:
    """What is wrong between two tags of one block that do belong together."""
    first, last = begun.tag, ended.tag
    if first.scope != last.scope:
        wanted = f"{{%{first.scope} {last.word}"
        yield at_tag(
            "master.scope_differs", ended.paragraph, last, begun=begun.begun, wanted=wanted
        )
    elif _container(begun) != _container(ended):
        yield at_tag("master.crosses", ended.paragraph, last, begun=begun.begun)
    elif not first.scope and begun.paragraph is not ended.paragraph and _alone(begun):
        yield at_tag("master.blank_lines", begun.paragraph, first, wanted=f"{{%p {first.word}")


def _container(seen: _Open) -> tuple[str, ...]:
    """What a block may not leave: for rows the table, for cells the row, else the cell."""
    path = seen.paragraph.path
    above = {"tr": "tr", "tc": "tc"}.get(seen.tag.scope)
    if above is None:
        return path
    levels = [at for at, step in enumerate(path) if step.startswith(above)]
    return path[: levels[-1]] if levels else path


def _alone(seen: _Open) -> bool:
    return seen.paragraph.text.strip() == seen.tag.raw
