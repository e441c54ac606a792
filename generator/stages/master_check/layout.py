"""Tags that take their paragraph, row or run away, and what would go with them."""

from collections.abc import Iterator, Sequence

from generator.core.master_text import MasterParagraph, Tag, TagKind
from generator.core.text import one_line, shorten
from generator.stages.master_check.places import Finding, at_tag

_LOST_SHOWN = 60
_ROWS = {"tr": "tr", "tc": "tc"}


def layout_faults(paragraph: MasterParagraph, part: Sequence[MasterParagraph]) -> Iterator[Finding]:
    """Yield the tags of a paragraph that stand where they take away more than themselves."""
    for tag in paragraph.tags:
        if not tag.closed:
            continue
        if tag.scope in _ROWS and not any(s.startswith(tag.scope) for s in paragraph.path):
            yield at_tag("master.outside_table", paragraph, tag, scope=tag.scope)
        elif tag.scope in _ROWS or tag.scope == "p":
            lost = _lost(paragraph, tag, part)
            if lost:
                yield at_tag("master.not_alone", paragraph, tag, lost=shorten(lost, _LOST_SHOWN))
        if tag.scope in ("p", "tr", "tc") and tag.kind is TagKind.PRINT:
            yield at_tag("master.prints_nothing", paragraph, tag, scope=tag.scope)


def _lost(paragraph: MasterParagraph, tag: Tag, part: Sequence[MasterParagraph]) -> str:
    """What docxtpl would leave out with the tag, in words; nothing where the tag stands alone."""
    together = _together(paragraph, tag, part)
    texts = (
        one.text[: tag.start] + one.text[tag.end :] if one is paragraph else one.text
        for one in together
    )
    held = dict.fromkeys(what for one in together for what in one.holds)
    return one_line("; ".join([*(t.strip() for t in texts if t.strip()), *held]))


def _together(
    paragraph: MasterParagraph, tag: Tag, part: Sequence[MasterParagraph]
) -> Sequence[MasterParagraph]:
    """The paragraphs that go when the tag goes."""
    if tag.scope == "p":
        return (paragraph,)
    steps = [at for at, step in enumerate(paragraph.path) if step.startswith(tag.scope)]
    own = paragraph.path[: steps[-1] + 1]
    return [one for one in part if one.path[: len(own)] == own]
