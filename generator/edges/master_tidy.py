"""What LibreOffice writes into a master and Word's schemas do not know, put right."""

from typing import Any

from docx.oxml.ns import qn

_ON_OFF = (qn("w:cantSplit"), qn("w:tblHeader"), qn("w:hidden"))
_WORDS = {"true": "on", "1": "on", "false": "off", "0": "off"}
_BEHIND = qn("w:pPrChange")  # alone stands behind the section (ECMA-376 part 1, 17.3.1.26)


def tidy(body: Any) -> None:
    """Put section properties behind the style, and the switches of rows in Word's own words."""
    for section in list(body.iter(qn("w:sectPr"))):
        properties = section.getparent()
        if properties.tag == qn("w:pPr"):
            changed = properties.find(_BEHIND)
            properties.append(section)
            if changed is not None:
                properties.append(changed)
    for switch in body.iter(*_ON_OFF):
        said = switch.get(qn("w:val"))
        if said in _WORDS:
            switch.set(qn("w:val"), _WORDS[said])
