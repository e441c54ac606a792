"""Rendering a Word master with docxtpl: strict, sandboxed, escaped, the same bytes every time."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import fields
from typing import Any
from xml.parsers import expat

import jinja2
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from markupsafe import Markup, escape

from generator.core import official_format as form
from generator.core.trace import Marked, unmarked
from generator.edges.docx_bookmarks import drop_marks, set_bookmarks
from generator.edges.docx_heading import Values, rules, set_sizes
from generator.edges.docx_tables import lay_out_tables
from generator.edges.master_sandbox import MasterSandbox, quoted
from generator.edges.master_tidy import tidy

_CLOCK = (1980, 1, 1, 0, 0, 0)
# Everything but the Char of XML 1.0, section 2.2; docxtpl reads some of it as page breaks.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BREAK = re.compile("[\t\n\a\f]")
# What filling in tags can raise, whatever they ask for.
_OF_TAGS = (
    *(jinja2.TemplateError, ValueError, TypeError),
    *(ArithmeticError, LookupError, RecursionError),
)


class MasterError(Exception):
    """A master that cannot be rendered: what Jinja or docxtpl said, and the words around it."""

    def __init__(self, said: str, quote: str = "") -> None:
        super().__init__(said)
        self.quote = quote


def render_report(master: bytes, report: Values, made_on: dt.date, origin: str = "") -> bytes:
    """Return the report, or a letter, as .docx.

    Args:
        master: the Word master.
        report: the values of its tags.
        made_on: the day that goes into the document properties.
        origin: which report it is (trace.origin_text), for its properties.

    Raises:
        MasterError: where a tag is broken or names nothing there is.
    """
    template = _Master(io.BytesIO(master))
    environment = MasterSandbox(
        undefined=jinja2.StrictUndefined, autoescape=True, finalize=_literal
    )
    context = {field.name: getattr(report, field.name) for field in fields(report)}
    try:
        template.init_docx()
        set_sizes(template.docx, report)
        template.render({**context, **rules(template.docx, report)}, environment)
    except _OF_TAGS as fault:
        raise MasterError(str(fault), quoted(template.tagged, fault)) from fault
    except (zipfile.BadZipFile, SyntaxError, expat.ExpatError) as fault:  # lxml's is a SyntaxError
        raise MasterError(str(fault)) from fault
    _close_cells(template.docx.element.body)
    tidy(template.docx.element.body)
    set_bookmarks(template.docx.element.body)
    drop_marks(template.docx)
    lay_out_tables(template.docx)
    properties = template.docx.core_properties
    properties.title = _plain(report.trich_yeu)[:255]
    properties.subject = _plain(report.ke_hoach.ten)[:255]
    properties.author = properties.last_modified_by = _plain(report.co_quan.ten)[:255]
    properties.language, properties.revision = form.LANGUAGE, 1
    properties.keywords = origin
    properties.created = properties.modified = dt.datetime.combine(made_on, dt.time())
    buffer = io.BytesIO()
    template.save(buffer)
    return same_bytes(buffer.getvalue())


class _Master(DocxTemplate):  # type: ignore[misc]
    """A master whose tags must leave well-formed XML; docxtpl drops what is not in its place.

    `tagged` is the XML of the part under way, with its tags.
    """

    tagged = ""

    def render_xml_part(self, src_xml: str, *arguments: Any, **named: Any) -> str:
        """Return a rendered part."""
        self.tagged = src_xml
        return str(super().render_xml_part(src_xml, *arguments, **named))

    def resolve_listing(self, xml: str) -> str:
        """Return the XML with line ends, tabs and page breaks made those of Word.

        docxtpl looks through every paragraph piece by piece; few have any of them.
        """
        resolve = super().resolve_listing
        return _PARAGRAPH.sub(
            lambda found: resolve(found[0]) if _BREAK.search(found[0]) else found[0], xml
        )

    def build_xml(self, *arguments: Any, **named: Any) -> str:
        """Return the rendered body."""
        xml = str(super().build_xml(*arguments, **named))
        expat.ParserCreate().Parse(xml.encode(), True)
        return xml


def _literal(value: object) -> object:
    """Return a tag's value so that it comes out of the document as it went in.

    docxtpl turns "{_{" and its kin into "{{" after rendering; as a character reference the
    underscore is out of its reach.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = value.marked if isinstance(value, Marked) else unmarked(value)
    safe = escape(_plain(text))
    return safe.replace("_", Markup("&#95;")) if "_" in safe else safe


def _plain(text: str) -> str:
    """Return the text with plain line ends and without what XML cannot carry."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _close_cells(body: Any) -> None:
    """Give every table cell the paragraph it must end with (ECMA-376 part 1, 17.4.65).

    A loop over an empty list leaves a cell without one, and Word calls the file damaged.
    """
    for cell in body.iter(qn("w:tc")):
        if cell[-1].tag != qn("w:p"):
            cell.append(OxmlElement("w:p"))


def same_bytes(package: bytes) -> bytes:
    """Return the package with its parts in order and its clock stopped."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            stamped = zipfile.ZipInfo(info.filename, _CLOCK)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            stamped.external_attr = 0o600 << 16
            new.writestr(stamped, old.read(info))
    return result.getvalue()
