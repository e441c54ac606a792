"""How files arrive: zipped, mailed, under another name, twice, an old version last."""

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from random import Random

from generator.core.wording import Field
from tests.vandal.kinds import in_bytes, sending, usual_name
from tests.vandal.packages import opened, saved, stamped
from tests.vandal.records import UNHARMED, Case, Harm, Sent, Stage
from tests.vandal.saves import as_xls
from tests.vandal.sheets_open import cell_at

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
Files = tuple[tuple[Sent, ...], Harm]


def _one(name: str, data: bytes) -> Files:
    return (Sent(name, data),), UNHARMED


def _zip(**files: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return result.getvalue()


def _mail(case: Case) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Văn thư <vanthu@example.vn>", "tonghop@example.vn"
    mail["Subject"] = f"Báo cáo của {case.form.agency.name}"
    mail["Date"] = case.moment.replace(tzinfo=dt.timezone(dt.timedelta(hours=7)))
    mail.set_content("Kính gửi báo cáo.\n")
    return mail


@sending(Stage.ENVELOPE)
def zipped(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent in an archive."""
    return _one("Bao cao.zip", _zip(**{usual_name(case): data}))


@sending(Stage.ENVELOPE)
def zipped_with_vietnamese_names(data: bytes, _rng: Random, _case: Case) -> Files:
    """Sent in an archive with folders, names in Vietnamese and leftovers of a Mac."""
    files = {"Báo cáo/Quý III/Biểu mẫu.xlsx": data, "__MACOSX/._Biểu mẫu.xlsx": b"\0\5\x16\7"}
    return _one("Báo cáo.zip", _zip(**files))


@sending(Stage.ENVELOPE)
def zipped_twice(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent in an archive within an archive."""
    return _one("ngoai.zip", _zip(**{"trong.zip": _zip(**{usual_name(case): data})}))


@sending(Stage.ENVELOPE)
def zipped_beside_a_letter(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent in an archive together with a letter in PDF."""
    files = {usual_name(case): data, "Cong van.pdf": b"%PDF-1.7\n%%EOF\n"}
    return _one("Bao cao.zip", _zip(**files))


@sending(Stage.ENVELOPE)
def mailed(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail, the name of the attachment encoded."""
    mail = _mail(case)
    mail.add_attachment(
        data, *_XLSX, filename="Báo cáo quý III của đơn vị (bản chính thức).v2.xlsx"
    )
    return _one("thu.eml", mail.as_bytes())


@sending(Stage.ENVELOPE)
def mailed_inline(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail, the attachment marked as inline."""
    mail = _mail(case)
    mail.add_attachment(data, *_XLSX, filename="a.xlsx", disposition="inline", cid="<x@example.vn>")
    return _one("thu.eml", mail.as_bytes())


@sending(Stage.ENVELOPE)
def mailed_without_disposition(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail as bytes of an unknown type without a name."""
    mail = _mail(case)
    mail.add_attachment(data, "application", "octet-stream")
    part = next(iter(mail.iter_attachments()))
    del part["Content-Disposition"]
    return _one("thu.eml", mail.as_bytes())


@sending(Stage.ENVELOPE)
def mailed_under_a_lost_name(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail as ATT00001.dat, as some mail programs name it."""
    mail = _mail(case)
    mail.add_attachment(data, "application", "octet-stream", filename="ATT00001.dat")
    return _one("thu.eml", mail.as_bytes())


@sending(Stage.ENVELOPE)
def mail_forwarded(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail, forwarded as an attached message."""
    mail = _mail(case)
    mail.add_attachment(data, *_XLSX, filename="bao cao.xlsx")
    outer = _mail(case)
    outer.add_attachment(mail)
    return _one("Fwd.eml", outer.as_bytes())


@sending(Stage.ENVELOPE)
def mailed_in_an_archive(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail in an archive."""
    mail = _mail(case)
    inside = _zip(**{usual_name(case): data})
    mail.add_attachment(inside, "application", "zip", filename="báo cáo.zip")
    return _one("thu.eml", mail.as_bytes())


@sending(Stage.ENVELOPE)
def wrong_extension(data: bytes, rng: Random, _case: Case) -> Files:
    """Renamed to another extension, or to none."""
    return _one(rng.choice(["bao cao.xls", "bao cao.xlsm", "bao cao.doc", "bao cao"]), data)


@sending(Stage.ENVELOPE)
def renamed_mail(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent by mail, the mail saved under the name of a workbook."""
    mail = _mail(case)
    mail.add_attachment(data, *_XLSX, filename="a.xlsx")
    return _one("bao cao.xlsx", mail.as_bytes())


@in_bytes(Stage.ENVELOPE)
def old_format_under_the_new_name(data: bytes, _rng: Random, _case: Case) -> tuple[bytes, Harm]:
    """Saved in the format of Excel 97-2003 and renamed to .xlsx."""
    return as_xls(data), UNHARMED


@sending(Stage.ENVELOPE)
def sent_twice(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent twice."""
    return (Sent(usual_name(case), data), Sent("Gui lai.xlsx", data)), UNHARMED


@sending(Stage.ENVELOPE)
def sent_twice_in_two_ways(data: bytes, _rng: Random, case: Case) -> Files:
    """Sent as it is and again in an archive."""
    return (Sent("a.xlsx", data), Sent("b.zip", _zip(**{usual_name(case): data}))), UNHARMED


@sending(Stage.ENVELOPE)
def older_version_sent_later(data: bytes, rng: Random, case: Case) -> Files:
    """Sent an older version after the newer one."""
    place = rng.choice(case.free(lambda p, _: p[2] in (Field.RESULT, Field.OPINION)))
    book = opened(data)
    cell_at(book, case, place).value = "Bản cũ"
    older = stamped(saved(book), b"2025-09-17T08:00:00Z")
    newer = stamped(data, b"2025-09-18T08:00:00Z")
    later = case.moment + dt.timedelta(days=1)
    return (Sent("moi.xlsx", newer), Sent("gui sau.xlsx", older, later)), UNHARMED
