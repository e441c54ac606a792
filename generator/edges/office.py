"""LibreOffice, where it is installed: a Word file as PDF, and its pages as pictures.

Each run has a folder and a user profile of its own, so that an open LibreOffice is not in the way
and leaves nothing behind. The profile runs no macro and fetches nothing a document links to.
"""

import datetime as dt
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_WAIT = 180.0  # seconds for one file
_PAGES = 300
_LARGEST = 200_000_000  # bytes of a file it makes
_SHARPNESS = 80  # dots per inch: a page is about 660 × 940
_CLOCK = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_IDENTITY = re.compile(rb"(/ID ?\[ ?<|(?<=>\n)<|/DocChecksum /)[0-9A-F]{32}(?=>|\n)")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class OfficeError(Exception):
    """LibreOffice made nothing of a file; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a PDF as pictures; `first_only` where no program makes the others."""

    pictures: tuple[bytes, ...]
    first_only: bool = False


def find_office() -> Path | None:
    """Return the program, or None where LibreOffice is not installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((path for path in map(Path, _PLACES) if path.is_file()), None)


def to_pdf(office: Path, document: bytes, made_on: dt.date) -> bytes:
    """Return a Word file as PDF; the same file and day give the same bytes.

    Raises:
        OfficeError: it takes too long, or nothing comes of it.
    """
    return _same_bytes(_converted(office, document, "pdf"), made_on)


def _same_bytes(pdf: bytes, made_on: dt.date) -> bytes:
    """Return the PDF with its clock stopped and its identity made of its content.

    Nothing changes its length, so that its table of offsets still holds.
    """
    stopped = _CLOCK.sub(rb"\g<1>" + f"{made_on:%Y%m%d}000000".encode(), pdf)
    blank = _IDENTITY.sub(lambda found: found[1] + b"0" * 32, stopped)
    digest = hashlib.sha256(blank).hexdigest()[:32].upper().encode()
    return _IDENTITY.sub(lambda found: found[1] + digest, blank)


def pages_of(office: Path, document: bytes, pdf: bytes) -> Pages:
    """Return the pages of a PDF as .png; without pdftoppm the first page of the document alone.

    Raises:
        OfficeError: as for to_pdf.
    """
    drawer = shutil.which("pdftoppm")
    if drawer is None:
        return Pages((_converted(office, document, "png"),), first_only=True)
    with TemporaryDirectory() as room:
        source = Path(room) / "vao.pdf"
        source.write_bytes(pdf)
        command = [drawer, "-png", "-r", str(_SHARPNESS), "-l", str(_PAGES), str(source), "trang"]
        _run(command, Path(room))
        made = sorted(Path(room).glob("trang-*.png"))
        if not made:
            raise OfficeError("không vẽ được trang nào")
        return Pages(tuple(_made(path) for path in made))


def replacing_font(font: str) -> str:
    """Return the font that is used for one that is not installed; empty where it is, or unknown."""
    asker = shutil.which("fc-match")
    if asker is None:
        return ""
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603
            [asker, "--format=%{family[0]}", font],
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout.decode("utf-8", "replace")
        return "" if told.casefold() == font.casefold() else told.strip()
    return ""


def _converted(office: Path, document: bytes, kind: str) -> bytes:
    with _room() as room:
        source = room / "vao.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(room / 'ho-so').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault"]
        command = [str(office), profile, *options, "--convert-to", kind, "--outdir", str(room)]
        _run([*command, str(source)], room)
        return _made(source.with_suffix(f".{kind}"))


@contextmanager
def _room() -> Iterator[Path]:
    """A folder for one run, with the profile that opens documents with care."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        room = Path(name).resolve()
        settings = room / "ho-so" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        yield room


def _made(path: Path) -> bytes:
    if not path.is_file():
        raise OfficeError("không tạo ra tệp nào")
    if path.stat().st_size > _LARGEST:
        raise OfficeError("tệp tạo ra quá lớn")
    return path.read_bytes()


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env={**os.environ, "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as fault:
        raise OfficeError(f"không chạy được: {fault.strerror or fault}") from fault
    try:
        process.wait(_WAIT)
    except BaseException as fault:
        _end(process)
        if isinstance(fault, subprocess.TimeoutExpired):
            raise OfficeError(f"quá {_WAIT:.0f} giây chưa xong") from fault
        raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with those it has started: soffice is a script around the real one."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
