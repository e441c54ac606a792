"""PDF and pictures of the report, with LibreOffice, without it, and where it fails."""

import json
import shutil
import struct
import sys
import time

import docx
import pytest

from generator.cli import main
from generator.edges import office
from tests.support import complete, filled, forms_of, put, small_home, small_plan

FORMS = forms_of(small_plan())
FOLDER = "reports/thu-nho/2025-Q3"
BOTH = ("--pdf", "--preview")
needs_office = [
    pytest.mark.office,
    pytest.mark.xdist_group("office"),
    pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed"),
]


@pytest.fixture
def home(tmp_path):
    home = small_home(tmp_path)
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    return home


@pytest.fixture
def place(home, monkeypatch):
    """A folder that is all the program finds other programs in."""
    folder = home / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "_PLACES", ())
    return folder


def program(folder, name, text):
    """A program that stands in for another; `room` is its last argument's folder."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{text}\n")
    path.chmod(0o755)


def report(capsys, home, *arguments):
    capsys.readouterr()
    at = ("--home", str(home), "--today", "2025-09-23", "--json")
    code = main(["report", "thu-nho", "2025-Q3", *arguments, *at])
    return code, json.loads(capsys.readouterr().out)


def codes(told):
    return [note["code"] for note in told["notes"]]


def names(home):
    folder = home / FOLDER
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*.p[dn][fg]")}


def size(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


# ------------------------------------------------------------------ without LibreOffice


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("arguments", [("--pdf",), ("--preview",), BOTH], ids="+".join)
def test_without_libreoffice_the_report_is_written_and_a_note_says_so(capsys, home, arguments):
    code, told = report(capsys, home, *arguments)
    assert (code, codes(told), told["drawn"]) == (0, ["office.absent"], [])
    assert docx.Document(str(home / FOLDER / "bao-cao.docx")).paragraphs


@pytest.mark.usefixtures("place")
def test_where_nothing_is_asked_nothing_is_noted(capsys, home):
    _, told = report(capsys, home)
    assert (codes(told), told["drawn"]) == ([], [])


@pytest.mark.usefixtures("place")
def test_people_are_told_that_libreoffice_is_missing(capsys, home):
    assert main(["report", "thu-nho", "2025-Q3", "--pdf", "--home", str(home)]) == 0
    assert "LibreOffice" in capsys.readouterr().out


def test_people_are_told_of_the_folder_of_pictures_in_one_line(capsys, home, place):
    program(place, "soffice", MAKES)
    program(place, "pdftoppm", pages(3))
    assert main(["report", "thu-nho", "2025-Q3", "--preview", "--home", str(home)]) == 0
    assert capsys.readouterr().out.count("xem-truoc") == 1


# ------------------------------------------------------------------ where it fails


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("sys.exit(1)", id="it stops"),
        pytest.param("", id="it makes nothing"),
        pytest.param("time.sleep(600)", id="it hangs"),
    ],
)
def test_a_libreoffice_that_fails_is_noted_and_ended(capsys, home, place, monkeypatch, text):
    monkeypatch.setattr(office, "_WAIT", 2.0)
    program(place, "soffice", text)
    began = time.monotonic()
    code, told = report(capsys, home, *BOTH)
    assert (code, codes(told), told["drawn"]) == (0, ["office.failed"], [])
    assert time.monotonic() - began < 120
    assert names(home) == set()


def test_a_program_that_cannot_be_started_is_noted(capsys, home, place):
    (place / "soffice").write_bytes(b"\x7fELF no program")
    (place / "soffice").chmod(0o755)
    assert codes(report(capsys, home, "--pdf")[1]) == ["office.failed"]


MAKES = """
source = pathlib.Path(sys.argv[-1])
kind = sys.argv[sys.argv.index("--convert-to") + 1]
source.with_suffix("." + kind).write_bytes(kind.encode())
"""


def test_without_pdftoppm_there_is_the_first_page_and_a_note(capsys, home, place):
    program(place, "soffice", MAKES)
    _, told = report(capsys, home, *BOTH)
    assert codes(told) == ["office.first_page_only"]
    assert names(home) == {"bao-cao.pdf", "xem-truoc/trang-01.png"}


def pages(count):
    return (
        f"for n in range(1, {count} + 1):\n    pathlib.Path(f'trang-{{n}}.png').write_bytes(b'p')"
    )


def test_pictures_of_a_longer_preview_are_taken_away(capsys, home, place):
    program(place, "soffice", MAKES)
    program(place, "pdftoppm", pages(3))
    report(capsys, home, "--preview")
    assert names(home) == {f"xem-truoc/trang-0{n}.png" for n in (1, 2, 3)}
    (home / FOLDER / "xem-truoc/trang-03.png").write_bytes(b"drawn on")
    program(place, "pdftoppm", pages(1))
    assert codes(report(capsys, home, "--preview")[1]) == []
    assert names(home) == {"xem-truoc/trang-01.png", "xem-truoc/trang-03.png"}


def test_a_pdf_of_an_earlier_report_does_not_stay_beside_the_new_one(capsys, home, place):
    program(place, "soffice", MAKES)
    program(place, "pdftoppm", pages(1))
    report(capsys, home, "--pdf", "--preview")
    assert names(home) == {"bao-cao.pdf", "xem-truoc/trang-01.png"}
    report(capsys, home)
    assert names(home) == set()


def font(name):
    return f"print({name!r}, end='')"


@pytest.mark.parametrize(
    ("used", "noted"),
    [
        pytest.param("Times New Roman", [], id="installed"),
        pytest.param("Liberation Serif", ["office.font_replaced"], id="replaced"),
    ],
)
def test_a_font_that_is_replaced_is_named(capsys, home, place, used, noted):
    program(place, "soffice", MAKES)
    program(place, "fc-match", font(used))
    _, told = report(capsys, home, "--pdf")
    assert codes(told) == noted
    assert all(used in note["message"] for note in told["notes"])


def test_the_profile_is_its_own_and_blocks_macros_and_links(capsys, home, place):
    program(
        place,
        "soffice",
        "profile = next(a for a in sys.argv if a.startswith('-env:UserInstallation='))\n"
        "folder = pathlib.Path(profile.split('file://')[1])\n"
        "settings = (folder / 'user/registrymodifications.xcu').read_bytes()\n"
        "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(settings)\n",
    )
    report(capsys, home, "--pdf")
    settings = (home / FOLDER / "bao-cao.pdf").read_text("utf-8")
    assert "DisableMacrosExecution" in settings
    assert "BlockUntrustedRefererLinks" in settings


# ------------------------------------------------------------------ with it


class TestWithLibreOffice:
    pytestmark = needs_office

    def test_pdf_and_pictures_of_every_page(self, capsys, home):
        code, told = report(capsys, home, *BOTH)
        assert code == 0
        assert set(codes(told)) <= {"office.font_replaced", "office.first_page_only"}
        assert (home / FOLDER / "bao-cao.pdf").read_bytes().startswith(b"%PDF-")
        pictures = sorted((home / FOLDER / "xem-truoc").glob("trang-*.png"))
        width, height = size(pictures[0])
        assert 1.3 < height / width < 1.5  # A4 upright
        if shutil.which("pdftoppm"):
            assert len(pictures) > 2
            width, height = size(pictures[-1])
            assert width > height  # the appendix in landscape

    def test_the_same_report_gives_the_same_pdf(self, home, capsys):
        report(capsys, home, "--pdf")
        path = home / FOLDER / "bao-cao.pdf"
        before = path.read_bytes()
        path.unlink()
        time.sleep(1.1)  # the clock LibreOffice writes counts seconds
        report(capsys, home, "--pdf")
        assert path.read_bytes() == before
