"""The marks of tags: braces that are missing, torn or typed with the wrong characters."""

import re
from collections.abc import Iterator

from generator.core.master_text import MasterParagraph, Tag, TagKind
from generator.stages.master_check.places import Finding, at, at_tag

_ENDS = {TagKind.PRINT: "}}", TagKind.STATEMENT: "%}", TagKind.COMMENT: "#}"}
_CURLY = re.compile("[“”‘’]")
_ODD = {
    "\u2013": "gạch ngang “–”",
    "\u2014": "gạch ngang “—”",
    "\u2011": "gạch nối không ngắt",
    "\u00ad": "gạch nối mềm",
    "\u200b": "khoảng trắng ẩn",
    "\u200c": "ký tự ẩn",
    "\u200d": "ký tự ẩn",
    "\u2060": "ký tự ẩn",
    "\ufeff": "ký tự ẩn",
    "«": "ngoặc kép «",
    "»": "ngoặc kép »",
    "„": "ngoặc kép „",
    "…": "dấu ba chấm “…”",
    "\t": "dấu Tab",
    "\n": "dấu xuống dòng",
}
_STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")
# docxtpl knows a prefix by the plain blank behind it; Word puts this one before : and ;
_NO_BREAK = re.compile("\\{[{%](?:tr|tc|p|r)\u00a0")
_HALF = re.compile(r"\{\s+[{%]|\}\s+\}|\}\}|%\}|\{\s*[a-z]\w*[._][\w.]*\s*\}")


def mark_faults(paragraph: MasterParagraph) -> Iterator[Finding]:
    """Yield what is wrong with the marks of a paragraph's tags."""
    for tag in paragraph.tags:
        if not tag.closed:
            yield at_tag("master.no_end", paragraph, tag, end=_ENDS[tag.kind])
        elif tag.kind is not TagKind.COMMENT:
            yield from _characters(paragraph, tag)
        yield from _torn(paragraph, tag)
        if not paragraph.filled:
            yield at_tag("master.not_filled", paragraph, tag)
    for start, end in [*_halves(paragraph)][:1]:
        yield at("master.half_tag", paragraph, (start, end), seen=paragraph.text[start:end])
    if "{{" in paragraph.deleted or "{%" in paragraph.deleted:
        yield Finding("master.deleted", paragraph, paragraph.deleted[:60], ())


def _characters(paragraph: MasterParagraph, tag: Tag) -> Iterator[Finding]:
    outside = _STRINGS.sub("", tag.raw)
    odd = next((words for sign, words in _ODD.items() if sign in outside), "")
    if _NO_BREAK.match(tag.raw):
        odd = "khoảng trắng không ngắt"
    if odd:
        yield at_tag("master.odd_character", paragraph, tag, seen=odd)
    elif _CURLY.search(tag.raw):
        yield at_tag("master.curly_quotes", paragraph, tag)


def _torn(paragraph: MasterParagraph, tag: Tag) -> Iterator[Finding]:
    """A tag that begins inside something Word keeps apart, and ends outside, or vice versa."""
    for wrap in paragraph.wraps:
        if wrap.start < tag.end and tag.start < wrap.end:
            inside = wrap.start <= tag.start and tag.end <= wrap.end
            if not inside and tag.closed:
                yield at_tag("master.torn", paragraph, tag, seen=wrap.label)
                return


def _halves(paragraph: MasterParagraph) -> Iterator[tuple[int, int]]:
    """Yield where braces stand that are no tag: they would be printed as they are."""
    covered = [(tag.start, tag.end) for tag in paragraph.tags]
    for found in _HALF.finditer(paragraph.text):
        if not any(start < found.end() and found.start() < end for start, end in covered):
            yield found.span()
