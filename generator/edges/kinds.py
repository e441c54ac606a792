"""Naming what bytes hold that are neither an Office package nor a workbook of Excel 97-2003.

Files that programs export as "Excel" are often a web page, text or XML under another name.
"""

import re

_TEXTS = (
    (rb"%PDF", "PDF"),
    (rb"\{\\rtf", "văn bản RTF"),
    (rb"MIME-Version:", "trang web lưu thành một tệp (MHTML)"),
    (rb"(?:<\?xml[^>]*>\s*)?<\?mso-application[^>]*Excel", "XML Spreadsheet 2003"),
    (rb"(?:<\?xml[^>]*>\s*)?<(?:\w+:)?Workbook", "XML Spreadsheet 2003"),
    (rb"(?:<\?xml[^>]*>\s*)?<office:document", "OpenDocument dạng một tệp XML"),
    (
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!DOCTYPE html|html|head|meta|body|table)",
        "HTML",
    ),
    (rb"<\?xml", "XML"),
    (rb"ID;P", "văn bản SYLK"),
    (rb"[^\0]+\Z|(?:[^\0\n]*[,;\t][^\0\n]*\n)", "văn bản hoặc CSV"),
)
_KINDS = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), kind) for pattern, kind in _TEXTS)
_RAW_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08].\x00", re.DOTALL)  # BOF of BIFF2 to BIFF8
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 2_000


def kind_of(data: bytes) -> str:
    """Return in Vietnamese what the bytes hold, as far as their beginning tells."""
    if not data:
        return "tệp rỗng"
    if _RAW_EXCEL.match(data):
        return "Excel 95 trở về trước"
    head = data[:_HEAD]
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for pattern, kind in _KINDS if pattern.match(head)), "không rõ loại")
