import base64
import datetime as dt

import pytest

from generator.edges import box_parts, files
from generator.edges.boxes import open_box
from tests.edges.box_samples import (
    BOOK,
    EML,
    LETTER,
    MSG,
    OLD_BOOK,
    OTHER_BOOK,
    PDF,
    PNG,
    SENT,
    ZIP,
    codes,
    eml,
    mail,
    msg,
    names,
    raw_mail,
    within,
)
from tests.edges.mails import (
    PROPERTIES,
    attached,
    embedded,
    filetime,
    mapi,
    mapi_value,
    ole,
    outlook,
    text,
    tnef,
)
from tests.edges.packages import pack

CLOSED = b"0\x80\x06\x09*\x86H\x86\xf7\r\x01\x07\x03"
B64 = "Content-Transfer-Encoding: base64"


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        pytest.param('Content-Disposition: inline; filename="a.xlsx"', "a.xlsx", id="inline"),
        pytest.param(
            'Content-Type: image/png; name="a.xlsx"', "a.xlsx", id="no disposition, wrong type"
        ),
        pytest.param("Content-Type: application/octet-stream", "tep-1", id="no name"),
        pytest.param(
            'Content-Disposition: attachment; filename="1. Sở.Một.v2.xlsx"',
            "1. Sở.Một.v2.xlsx",
            id="raw UTF-8, dots",
        ),
        pytest.param(
            b'Content-Disposition: attachment; filename="B\xe1o c\xe1o.xlsx"',
            "Báo cáo.xlsx",
            id="raw 1258",
        ),
        pytest.param(
            "Content-Disposition: attachment; filename*=UTF-8''B%C3%A1o.xlsx",
            "Báo.xlsx",
            id="RFC 2231",
        ),
        pytest.param(
            "Content-Disposition: attachment;\n filename*0*=UTF-8''B%C3%A1;\n"
            " filename*1*=o%20c;\n filename*2=ao.xlsx",
            "Báo cao.xlsx",
            id="RFC 2231 in pieces",
        ),
        pytest.param(
            'Content-Disposition: attachment; filename="=?UTF-8?B?QsOhbw==?='
            ' =?UTF-8?Q?_c=C3=A1o.xlsx?="',
            "Báo cáo.xlsx",
            id="RFC 2047",
        ),
        pytest.param(
            'Content-Type: application/x; name="=?utf-8?q?a.xlsx?="',
            "a.xlsx",
            id="RFC 2047 in the type",
        ),
        pytest.param(
            'Content-Disposition: attachment; filename="=?no-such?B?QQ==?="',
            "=?no-such?B?QQ==?=",
            id="unknown encoding",
        ),
        pytest.param(
            'Content-Disposition: attachment; filename="../../a.xlsx"', "a.xlsx", id="path"
        ),
        pytest.param(
            "Content-Disposition: attachment; filename=" + "a" * 5_000 + ".xlsx",
            None,
            id="endless name",
        ),
        pytest.param("Content-Type: text/plain", "tep-1", id="text without a name"),
    ],
)
def test_the_name_of_an_attachment(headers, name):
    encoding = b"\nContent-Transfer-Encoding: base64"
    raw = headers.encode() if isinstance(headers, str) else headers
    (item,) = open_box(EML, raw_mail(raw + encoding))
    assert item.data == BOOK
    assert name is None or item.name == f"a.eml/{name}"


def test_the_body_of_an_attachment_may_hold_garbage():
    letters = base64.encodebytes(BOOK).replace(b"\n", b"\r\n \t!\r\n") + b"\n\n-- \nhet"
    (item,) = open_box(
        EML, raw_mail("Content-Disposition: attachment; filename=a.xlsx\n" + B64, letters)
    )
    assert item.data.startswith(BOOK)


@pytest.mark.parametrize(
    "encoding", ["quoted-printable", "8bit", "binary", "7bit", "no-such", "x-uuencode"]
)
def test_any_encoding_of_a_body_gives_an_item(encoding):
    message = raw_mail(
        f"Content-Type: a/b; name=a.xlsx\nContent-Transfer-Encoding: {encoding}", BOOK
    )
    assert names(open_box(EML, message)) == ["a.eml/a.xlsx"]


def test_quoted_printable():
    letters = "".join(f"={byte:02X}" for byte in BOOK)
    body = "=\n".join(letters[i : i + 72] for i in range(0, len(letters), 72)).encode()
    headers = "Content-Type: a/b; name=a.xlsx\nContent-Transfer-Encoding: quoted-printable"
    assert [item.data for item in open_box(EML, raw_mail(headers, body))] == [BOOK]


def test_pictures_scans_and_letters_beside_a_form_are_left_out():
    files = (
        ("logo.png", PNG),
        ("a.xlsx", BOOK),
        ("b.pdf", PDF),
        ("c.docx", LETTER),
        ("d.xls", OLD_BOOK),
    )
    assert names(open_box(EML, eml(*files))) == ["a.eml/a.xlsx", "a.eml/d.xls"]


def test_attachments_of_one_name_are_told_apart():
    items = open_box(EML, eml(("a.xlsx", BOOK), ("A.xlsx", OTHER_BOOK), ("a.xlsx", OLD_BOOK)))
    assert names(items) == ["a.eml/a.xlsx", "a.eml/A (2).xlsx", "a.eml/a (3).xlsx"]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(eml(), id="words only"),
        pytest.param(eml(("b.pdf", PDF)), id="a scan"),
        pytest.param(eml(("b.zip", pack({"b.pdf": PDF}))), id="a zip of scans"),
        pytest.param(b"From: a@x.vn\nSubject: s\n\nHet", id="no MIME"),
        pytest.param(b"From: a@x.vn\nSubject: s\n", id="headers only"),
        pytest.param(msg(), id="msg of words"),
        pytest.param(msg(attached("b.pdf", PDF), x5D01="S1@example.vn"), id="msg with a scan"),
        pytest.param(tnef([(0x18010, b"b.pdf"), (0x6800F, PDF)]), id="winmail.dat with a scan"),
    ],
)
def test_a_mail_without_a_form(message):
    (item,) = open_box(EML, message)
    assert (item.name, item.data, item.fault.code) == (EML, b"", "mail.no_form")
    assert ("b.pdf" in item.fault.message) == (
        b"b.pdf" in message or b"b.zip" in message or PDF in message
    )


def test_a_mail_without_a_form_tells_its_sender():
    (item,) = open_box(EML, eml(("b.pdf", PDF)))
    assert (item.sender, item.sent_at) == ("s1@example.vn", SENT)


# ---- who sent it, and when


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        pytest.param("From: S1@Example.VN", "s1@example.vn", id="bare"),
        pytest.param("From: Sở Một <s1@example.vn>", "s1@example.vn", id="raw name"),
        pytest.param(
            'From: "s9@example.vn" <s1@example.vn>', "s1@example.vn", id="name like an address"
        ),
        pytest.param(
            "From: =?utf-8?B?czlAZXhhbXBsZS52bg==?= <s1@example.vn>",
            "s1@example.vn",
            id="encoded name",
        ),
        pytest.param("From: s1@example.vn, s2@example.vn", "s1@example.vn", id="several"),
        pytest.param("From:\n <s1@example.vn>", "s1@example.vn", id="folded"),
        pytest.param("From: Sở Một\nSender: s1@example.vn", "s1@example.vn", id="sender"),
        pytest.param("From: \x1b[2J<s1\x07@example.vn>", "s1@example.vn", id="control characters"),
        pytest.param("From: " + "a" * 300 + "@example.vn", "", id="endless"),
        pytest.param("From: Sở Một", "", id="none"),
        pytest.param("To: s1@example.vn\nReceived: x", "", id="no From"),
    ],
)
def test_the_sender(header, sender):
    message = f"{header}\nSubject: s\nDate: x\nContent-Type: a/b; name=a.xlsx\n{B64}\n\n".encode()
    (item,) = open_box(EML, message + base64.encodebytes(BOOK))
    assert (item.sender, item.sent_at) == (sender, None)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        pytest.param("Fri, 19 Sep 2025 16:05:00 +0700", SENT, id="Vietnam"),
        pytest.param("Fri, 19 Sep 2025 09:05:00 GMT", SENT, id="GMT"),
        pytest.param("Fri, 19 Sep 2025 09:05:00 -0000", SENT, id="-0000"),
        pytest.param("Fri, 19 Sep 2025 02:05:00 -0700 (PDT)", SENT, id="west"),
        pytest.param("Fri, 19 Sep 2025 16:05:00 +0700 (ICT)", SENT, id="with its name"),
        pytest.param("19 Sep 2025 16:05", SENT, id="no zone"),
        pytest.param("Fri, 19 Sep 2025 16:05:00 ICT", SENT, id="name only"),
        pytest.param("Fri, 19 Sep 2025 18:00:00 -0700", dt.datetime(2025, 9, 20, 8), id="next day"),
        pytest.param("Fri, 19 Sep 2025 16:05:00 +9999", None, id="impossible zone"),
        pytest.param("Fri, 32 Sep 2025 16:05:00 +0700", None, id="impossible day"),
        pytest.param("Thứ Sáu, 19/9/2025", None, id="no date of a mail"),
        pytest.param("", None, id="empty"),
    ],
)
def test_the_time_of_sending(date, moment):
    raw = f"From: s1@example.vn\nDate: {date}\nContent-Type: a/b; name=a.xlsx\n{B64}\n\n".encode()
    assert [item.sent_at for item in open_box(EML, raw + base64.encodebytes(BOOK))] == [moment]


def forwarded(kind: str) -> bytes:
    outer = mail()
    inner = mail(("a.xlsx", BOOK), sender="xa@example.vn", date="Mon, 01 Sep 2025 08:00:00 +0700")
    if kind == "attached":
        outer.add_attachment(inner, filename="thu.eml")
    elif kind == "as a file":
        outer.add_attachment(inner.as_bytes(), maintype="a", subtype="b", filename="thu.eml")
    elif kind == "in a zip":
        outer.add_attachment(
            pack({"thu.eml": inner.as_bytes()}), maintype="a", subtype="b", filename="z"
        )
    else:
        part = f"Content-Type: message/rfc822\n{B64}\n\n".encode() + base64.encodebytes(
            inner.as_bytes()
        )
        return b"From: s1@example.vn\nDate: Fri, 19 Sep 2025 16:05:00 +0700\n" + part
    return outer.as_bytes()


@pytest.mark.parametrize("kind", ["attached", "as a file", "in a zip", "encoded"])
def test_who_forwards_is_the_sender(kind):
    (item,) = open_box(EML, forwarded(kind))
    assert (item.data, item.sender, item.sent_at) == (BOOK, "s1@example.vn", SENT)


def test_mails_in_a_zip_each_have_their_sender():
    mails = {
        "1.eml": eml(("a.xlsx", BOOK)),
        "2.eml": eml(("a.xlsx", OTHER_BOOK), sender="s2@example.vn"),
    }
    items = open_box(ZIP, pack({**mails, "b.xlsx": OLD_BOOK}))
    assert [item.sender for item in items] == ["s1@example.vn", "s2@example.vn", ""]


def test_a_folder_of_mails_in_one_file():
    start = b"From x Fri Sep 19 16:05:00 2025\n"
    first, second = eml(("a.xlsx", BOOK)), eml(("a.xlsx", OTHER_BOOK), sender="s2@example.vn")
    items = open_box("mbox", start + first + b"\n" + start + second)
    assert [(item.sender, item.data) for item in items] == [
        ("s1@example.vn", BOOK),
        ("s2@example.vn", OTHER_BOOK),
    ]


# ---- mails that are closed or broken


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            raw_mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", CLOSED),
            id="S/MIME",
        ),
        pytest.param(
            raw_mail("Content-Type: application/octet-stream; name=smime.p7m", CLOSED),
            id="S/MIME by name",
        ),
        pytest.param(
            raw_mail('Content-Type: multipart/encrypted; boundary="b"', b"--b\n\nx\n--b--"),
            id="PGP",
        ),
        pytest.param(
            raw_mail("Content-Type: text/plain", b"-----BEGIN PGP MESSAGE-----\nx"),
            id="PGP in the text",
        ),
        pytest.param(msg(attached("smime.p7m", b"0\x80")), id="msg"),
        pytest.param(eml(("message.rpmsg", b"\x76\xe8")), id="rights management"),
    ],
)
def test_an_encrypted_mail(message):
    assert codes(open_box(EML, message)) == ["mail.encrypted"]


def test_a_signed_mail_is_read():
    inner = mail(("a.xlsx", BOOK)).as_bytes()
    signature = b"Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx"
    signed = (
        b'Content-Type: multipart/signed; boundary="s"\n\n--s\n'
        + inner
        + b"\n--s\n"
        + signature
        + b"\n--s--\n"
    )
    for message in (
        b"From: s1@example.vn\nSubject: s\n" + signed,
        msg(attached("smime.p7m.eml", signed)),
    ):
        (item,) = open_box(EML, message)
        assert (item.data, item.fault) == (BOOK, None)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            raw_mail("Content-Type: multipart/mixed", eml(("a.xlsx", BOOK))), id="no boundary"
        ),
        pytest.param(
            raw_mail("Content-Type: multipart/mixed; boundary=x", b"--y\n\nz"), id="wrong boundary"
        ),
        pytest.param(msg(attached("a.xlsx", BOOK))[:1500], id="msg cut off"),
        pytest.param(tnef([(0x69005, b"\xff")]), id="winmail.dat"),
    ],
)
def test_a_damaged_mail(message):
    assert codes(open_box(MSG, message)) == ["mail.damaged"]


def test_a_mail_cut_off_keeps_what_came():
    message = eml(("a.xlsx", BOOK), ("b.xlsx", OTHER_BOOK))
    items = open_box(EML, message[: message.rfind(b"b.xlsx") + 60])
    assert (items[0].name, items[0].data) == ("a.eml/a.xlsx", BOOK)


# ---- mails made to hurt


def nested(depth: int) -> bytes:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return b"From: a@x.vn\nDate: x\n" + opening + b"\nx\n" * 100_000


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(lambda: nested(29), id="levels"),
        pytest.param(lambda: nested(5_000), id="too many levels"),
        pytest.param(
            lambda: b"From: a@x.vn\nDate: x\n" + b"Content-Type: message/rfc822\n\n" * 50_000,
            id="mails in mails",
        ),
        pytest.param(
            lambda: raw_mail("Content-Type: multipart/mixed; boundary=b", b"--b\n\nx\n" * 300_000),
            id="leaves",
        ),
        pytest.param(
            lambda: raw_mail("Content-Type: multipart/mixed" + ';"' * 1_000_000),
            id="one long header",
        ),
        pytest.param(lambda: raw_mail("From: " + "<" * 1_000_000), id="one long sender"),
        pytest.param(
            lambda: raw_mail('Content-Type: a/b; name="' + "=?a?q?" * 100_000 + '"'),
            id="encoded words",
        ),
        pytest.param(lambda: raw_mail("X: y\n" * 500_000), id="headers"),
        pytest.param(lambda: raw_mail("X: y", b"\n" * 4_000_000), id="lines"),
        pytest.param(lambda: b" \n" * 5_000_000, id="blank lines"),
        pytest.param(lambda: b"\n\nFrom " * 2_000_000, id="starts of mails"),
        pytest.param(lambda: tnef([(0x18010, b"")] * 500_000), id="winmail.dat"),
        pytest.param(lambda: tnef(*[[]] * 200_000), id="winmail.dat of attachments"),
        pytest.param(
            lambda: tnef([(0x69005, b"\xff\xff\xff\xff" + b"\x03\0\1\0\0\0\0\0" * 1_000_000)]),
            id="winmail.dat of properties",
        ),
    ],
)
def test_a_mail_made_to_hurt_is_done_with_soon(message):
    made = message()
    with within(8):
        assert open_box(EML, made)


def test_an_honest_long_mail_is_read_soon():
    message = eml(("a.xlsx", BOOK), ("quet.pdf", PDF + bytes(20_000_000)))
    with within(8):
        assert names(open_box(EML, message)) == ["a.eml/a.xlsx"]


# ---- Outlook


@pytest.mark.parametrize(
    ("attachment", "name"),
    [
        pytest.param(attached("Báo cáo.xlsx", BOOK), "Báo cáo.xlsx", id="Unicode"),
        pytest.param(
            {**text(0x3707, "Báo cáo.xlsx", "cp1258"), "__substg1.0_37010102": BOOK},
            "Báo cáo.xlsx",
            id="code page",
        ),
        pytest.param(
            {**text(0x3704, "BAOCAO~1.XLS"), "__substg1.0_37010102": BOOK},
            "BAOCAO~1.XLS",
            id="short name",
        ),
        pytest.param(
            {**text(0x3001, "a.xlsx"), "__substg1.0_37010102": BOOK}, "a.xlsx", id="shown name"
        ),
        pytest.param({"__substg1.0_37010102": BOOK}, "tep-1", id="no name"),
        pytest.param(attached("a.xlsx", BOOK * 20), "a.xlsx", id="outside the small sectors"),
        pytest.param(embedded(outlook(attached("a.xlsx", BOOK))), "a.xlsx", id="forwarded"),
        pytest.param(
            embedded(outlook(embedded(outlook(attached("a.xlsx", BOOK))))),
            "a.xlsx",
            id="forwarded twice",
        ),
        pytest.param(attached("thu.eml", eml(("a.xlsx", BOOK))), "thu.eml/a.xlsx", id="eml"),
        pytest.param(
            attached("thu.msg", msg(attached("a.xlsx", BOOK))), "thu.msg/a.xlsx", id="msg"
        ),
        pytest.param(attached("z.zip", pack({"a.xlsx": BOOK})), "z.zip/a.xlsx", id="zip"),
    ],
)
def test_the_attachment_of_an_outlook_mail(attachment, name):
    for message in (msg(attachment), msg(attached("logo.png", PNG), attachment, x0037="Báo cáo")):
        (item,) = open_box(MSG, message)
        assert item.name in (f"a.msg/{name}", f"a.msg/{name.replace('tep-1', 'tep-2')}")
        assert item.data.startswith(BOOK)


UTC = dt.UTC
STAMP = filetime(dt.datetime(2025, 9, 19, 9, 5, 0, 123, tzinfo=UTC))
LATER = filetime(dt.datetime(2025, 9, 20, 9, 5, tzinfo=UTC))
TRANSPORT = "From: S1@example.vn\r\nDate: Fri, 19 Sep 2025 09:05:00 +0000\r\n\r\n"


@pytest.mark.parametrize(
    ("rest", "sender", "moment"),
    [
        pytest.param(
            {"x5D01": "S1@example.vn", "x0C1F": "s9@example.vn"},
            "s1@example.vn",
            None,
            id="SMTP address",
        ),
        pytest.param(
            {"x007D": TRANSPORT, "x0C1F": "/O=X/CN=S9"},
            "s1@example.vn",
            SENT,
            id="transport headers",
        ),
        pytest.param({"x0C1F": "S1@example.vn"}, "s1@example.vn", None, id="address"),
        pytest.param({"x0C1F": "/O=EXCHANGE/CN=RECIPIENTS/CN=S1"}, "", None, id="Exchange address"),
        pytest.param({"times": {0x39: STAMP, 0xE06: LATER}}, "", SENT, id="sent"),
        pytest.param({"times": {0xE06: STAMP}}, "", SENT, id="delivered"),
        pytest.param({"times": {0x39: 0}}, "", None, id="no time"),
        pytest.param(
            {"times": {0x39: (1 << 64) - 1}, "x007D": TRANSPORT},
            "s1@example.vn",
            SENT,
            id="beyond time",
        ),
        pytest.param({}, "", None, id="nothing"),
    ],
)
def test_the_envelope_of_an_outlook_mail(rest, sender, moment):
    inner = outlook(attached("a.xlsx", BOOK), x5D01="xa@example.vn", times={0x39: LATER})
    for attachment in (attached("a.xlsx", BOOK), embedded(inner)):
        (item,) = open_box(MSG, msg(attachment, **rest))
        assert (item.sender, item.sent_at) == (sender, moment)


@pytest.mark.parametrize(
    "attachment",
    [
        pytest.param({PROPERTIES: b""}, id="by reference"),
        pytest.param({"__substg1.0_3701000D": {"Package": b"x"}}, id="an object in the text"),
    ],
)
def test_an_outlook_attachment_without_bytes_is_left_out(attachment):
    assert codes(open_box(MSG, msg(attachment))) == ["mail.no_form"]
    assert names(open_box(MSG, msg(attachment, attached("a.xlsx", BOOK)))) == ["a.msg/a.xlsx"]


def patched(data: bytes, place: int, value: bytes) -> bytes:
    return data[:place] + value + data[place + len(value) :]


MESSAGE = msg(attached("a.xlsx", BOOK))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(patched(MESSAGE, 30, b"\x1e"), id="sectors of 1 GB"),
        pytest.param(patched(MESSAGE, 32, b"\x00"), id="sectors of a byte"),
        pytest.param(patched(MESSAGE, 44, b"\xff\xff\xff\x7f"), id="tables"),
        pytest.param(patched(MESSAGE, 64, b"\xff\xff\xff\x7f"), id="small sectors"),
        pytest.param(patched(MESSAGE, 48, b"\xff\xff\xff\x7f"), id="no directory"),
        pytest.param(
            ole({PROPERTIES: b"\0" * 32, **{f"{n}": b"x" for n in range(3_000)}}),
            id="one long branch",
        ),
    ],
)
def test_a_compound_file_that_lies_about_its_sizes(data):
    with within(3):
        assert codes(open_box(MSG, data)) == ["mail.damaged"]


# ---- winmail.dat

WINMAIL_NAME = mapi_value(0x1F, 0x3707, "Báo cáo quý III.xlsx\0".encode("utf-16-le"))
EMBEDDED_MAIL = mapi_value(0xD, 0x3701, bytes(16) + tnef([(0x18010, b"a.xlsx"), (0x6800F, BOOK)]))
NUMBER = b"\x03\0\x05\x37\1\0\0\0"
NUMBERS = b"\x03\x10\x06\x37\2\0\0\0" + bytes(8)
NAMED = b"\x1f\0\1\x80" + bytes(16) + b"\1\0\0\0\6\0\0\0a\0b\0\0\0\0\0" + b"\1\0\0\0\2\0\0\0x\0\0\0"
BY_NUMBER = b"\x0b\0\2\x80" + bytes(16) + bytes(4) + b"\7\0\0\0" + bytes(4)
TIME = b"\x40\0\x08\x30" + bytes(8)


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        pytest.param([(0x18010, b"a.xlsx\0"), (0x6800F, BOOK)], "a.xlsx", id="title"),
        pytest.param(
            [(0x18010, "Báo.xlsx\0".encode("cp1258", "ignore")), (0x6800F, BOOK)],
            None,
            id="code page",
        ),
        pytest.param([(0x6800F, BOOK)], "tep-1", id="no name"),
        pytest.param(
            [
                (0x18010, b"BAOCAO~1.XLS\0"),
                (0x6800F, BOOK),
                (0x69005, mapi(NUMBER, NUMBERS, NAMED, BY_NUMBER, TIME, WINMAIL_NAME)),
            ],
            "Báo cáo quý III.xlsx",
            id="long name",
        ),
        pytest.param(
            [(0x18010, b"a.xlsx"), (0x69005, mapi(mapi_value(0x102, 0x3701, BOOK)))],
            "a.xlsx",
            id="property",
        ),
        pytest.param(
            [(0x18010, b"thu"), (0x69005, mapi(EMBEDDED_MAIL))], "thu/a.xlsx", id="embedded mail"
        ),
        pytest.param(
            [(0x18010, b"thu"), (0x6800F, b"x" * 89), (0x69005, mapi(EMBEDDED_MAIL))],
            "thu/a.xlsx",
            id="embedded mail beside its stand-in",
        ),
    ],
)
def test_winmail(attributes, name):
    winmail = tnef(attributes)
    (item,) = open_box("winmail.dat", winmail)
    assert item.data == BOOK
    assert name is None or item.name == f"winmail.dat/{name}"
    (item,) = open_box(EML, eml(("winmail.dat", winmail)))
    assert (item.data, item.sender, item.sent_at) == (BOOK, "s1@example.vn", SENT)


def test_what_is_read_of_a_file_holds_the_largest_mail():
    assert files.READ_AT_MOST > box_parts.MAX_BOX
