"""The program's comments in a person's document: those of before go, new ones come."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.core.merge_words import AUTHOR, INITIALS, told
from generator.core.three_way import Clash

# The ids python-docx gives the styles of comments: their names and kinds.
_STYLES = {
    "CommentReference": ("annotation reference", "character"),
    "CommentText": ("annotation text", "paragraph"),
}
_NEW_STYLE = (
    f'<w:style {nsdecls("w")} w:type="{{kind}}" w:styleId="{{id}}"><w:name w:val="{{name}}"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="20"/></w:rPr>'
    "</w:style>"
)
_PLACES = ("commentRangeStart", "commentRangeEnd", "commentReference")


def remove_ours(document: Document) -> None:
    """Take out the comments of an earlier merge; those people wrote stay."""
    ours = set()
    for comment in list(document.comments):
        if comment.author == AUTHOR:
            ours.add(str(comment.comment_id))
            element = comment._comment_elm
            element.getparent().remove(element)
    if not ours:
        return
    for place in list(document.element.body.iter(*(qn(f"w:{name}") for name in _PLACES))):
        if place.get(qn("w:id")) in ours:
            _remove(place)


def _remove(place: Any) -> None:
    """Take out the end of a comment, with the run that held nothing else."""
    above = place.getparent()
    above.remove(place)
    if above.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in above):
        above.getparent().remove(above)


def add_comment(document: Document, paragraph: Any, clashes: Sequence[Clash], day: dt.date) -> None:
    """Comment a paragraph with what both a person and new data changed."""
    runs = list(paragraph.iterchildren(qn("w:r")))
    if not runs:
        runs = [OxmlElement("w:r")]
        paragraph.append(runs[0])
    above = Paragraph(paragraph, document)
    comment = document.add_comment(
        [Run(run, above) for run in runs],
        "\n".join(line for clash in clashes for line in told(clash)),
        AUTHOR,
        INITIALS,
    )
    comment._comment_elm.date = dt.datetime.combine(day, dt.time(), dt.UTC)
    references = paragraph.iter(qn("w:commentReference"))
    ours = (r.getparent() for r in references if r.get(qn("w:id")) == str(comment.comment_id))
    for element in (comment._comment_elm, *ours):
        for use in element.iter(qn("w:rStyle"), qn("w:pStyle")):
            use.set(qn("w:val"), _style(document, use.get(qn("w:val"))))


def _style(document: Document, wanted: str) -> str:
    """Return the id a style of comments has in the document, adding it where there is none."""
    name, kind = _STYLES[wanted]
    for style in document.styles.element.iterchildren(qn("w:style")):
        named = style.find(qn("w:name"))
        if named is not None and named.get(qn("w:val"), "").casefold() == name:
            return str(style.get(qn("w:styleId")))
    document.styles.element.append(parse_xml(_NEW_STYLE.format(kind=kind, id=wanted, name=name)))
    return wanted
