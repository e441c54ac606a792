"""The page of status as a browser and a reader get it."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import unquote

import pytest
from icalendar import Calendar

from generator.cli import main
from generator.core.today import Work
from generator.core.today_words import WORK_WORDS
from generator.edges.page_links import links
from tests.support import SMALL_PLAN, complete, filled, forms_of, put, small_home, small_plan

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror="document.title=\'hacked\'">'
LONG = "Rất" + "dài" * 66
HOSTILE = (
    SMALL_PLAN.replace("UBND xã Cẩm Giang ", f"{SCRIPT} ")
    .replace("UBND xã Cẩm Giàng", IMAGE)
    .replace("UBND xã Mới", LONG)
    .replace("Phát triển kinh tế tỉnh Mẫu năm 2025", f"{{{{ 7*7 }}}} {SCRIPT} & tỉnh Mẫu")
)
FORMS = forms_of(small_plan(HOSTILE))
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
# What Chromium asks for by itself: updates, the page over TLS first, a picture for its tab.
_OWN_BUSINESS = r"google|gstatic|gvt1|^page.example.vn:443$|/favicon.ico$"
VOID = {"meta", "br", "img", "link", "input", "hr"}


@dataclass
class Page(HTMLParser):
    """What stands in a page: its text, its elements with their attributes, what is open."""

    words: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    @property
    def addresses(self):
        return [attrs["href"] for _, attrs in self.elements if "href" in attrs]


def page_of(path):
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def status(capsys, home, *arguments, day="2025-09-23"):
    capsys.readouterr()
    code = main(["status", *map(str, arguments), "--home", str(home), "--today", day, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A period with forms on time, late, returned and missing, and its report."""
    home = small_home(tmp_path_factory.mktemp("nha") / "nha", HOSTILE)
    at = ("thu-nho", "2025-Q3", "--home", str(home), "--today", "2025-09-23")
    assert main(["issue", *at]) == 0
    put(home, "S1.xlsx", filled(FORMS["S1"], complete(FORMS["S1"])))
    put(home, "một & hai #1?.xlsx", filled(FORMS["S2"], complete(FORMS["S2"])), "2025-09-22")
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"], "Xong")))
    assert main(["receive", *at]) == 1
    assert main(["report", *at]) == 0
    return home


@pytest.fixture
def home(reported, tmp_path):
    return shutil.copytree(reported, tmp_path / "nha")


@pytest.fixture
def written(capsys, home):
    path = home / "trang" / "tinh-hinh.html"
    status(capsys, home, "--html", path)
    return path


def test_the_page_needs_nothing_from_outside_and_runs_nothing(written):
    page = page_of(written)
    assert page.unbalanced == []
    assert page.stack == []
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    for _, attrs in page.elements:
        assert not {"src", "srcset", "action", "style"} & set(attrs)
        assert not [name for name in attrs if name.startswith("on")]
    source = written.read_text("utf-8")
    for outside in ("http:", "https:", "url(", "@import", "javascript:", "data:", 'href="//'):
        assert outside not in source
    (policy,) = [a["content"] for _, a in page.elements if "Content-Sec" in a.get("http-equiv", "")]
    assert "default-src 'none'" in policy


def test_every_agency_is_there_with_its_name_as_text(written):
    page = page_of(written)
    for form in FORMS.values():
        assert form.agency.name in page.text
    assert "{{ 7*7 }}" in page.text


def test_links_lead_to_files_that_are_there_from_where_the_page_lies(written, home):
    addresses = [a for a in page_of(written).addresses if not a.startswith("#")]
    targets = {(written.parent / unquote(address)).resolve() for address in addresses}
    period = Path("inputs/thu-nho/2025-Q3")
    made = Path("reports/thu-nho/2025-Q3")
    assert {target.relative_to(home.resolve()) for target in targets} == {
        period / "S1.xlsx",
        period / "một & hai #1?.xlsx",
        made / "bao-cao.docx",
        made / "tong-hop.xlsx",
        made / "cong-van-de-nghi.docx",
        made / "tra-lai" / "X1.xlsx",
    }
    assert all(target.is_file() for target in targets)


def test_links_inside_the_page_have_a_place(written):
    page = page_of(written)
    places = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(places) == len(set(places))
    inside = {a[1:] for a in page.addresses if a.startswith("#")}
    assert inside <= set(places)
    assert {"ngay-2025-03-20", "ngay-2025-03-25", "ngay-2025-09-20"} <= inside


@pytest.mark.parametrize(
    ("name", "linked"),
    [
        pytest.param("inputs/a.xlsx", True, id="a file"),
        pytest.param("inputs/thu.eml/bieu/b.xlsx", True, id="inside a mail"),
        pytest.param("inputs/javascript:alert(1)", True, id="a name that looks like a program"),
        pytest.param("inputs/khong-co.xlsx", False, id="not there"),
        pytest.param("inputs", False, id="a folder"),
        pytest.param("../ngoai.xlsx", False, id="above the home folder"),
        pytest.param("inputs/loi-tat.xlsx", False, id="a symbolic link outwards"),
    ],
)
def test_only_files_of_the_home_folder_are_linked(tmp_path, name, linked):
    home = tmp_path / "nha"
    (home / "inputs").mkdir(parents=True)
    for file in ("a.xlsx", "thu.eml", "javascript:alert(1)"):
        (home / "inputs" / file).write_bytes(b"x")
    (tmp_path / "ngoai.xlsx").write_bytes(b"x")
    (home / "inputs" / "loi-tat.xlsx").symlink_to(tmp_path / "ngoai.xlsx")
    found = links(home, home / "inputs", [name])
    assert (name in found) is linked
    assert ":" not in "".join(found.values())


def test_the_list_of_today_is_in_the_json_too(capsys, home):
    code, told = status(capsys, home)
    assert code == 0
    works = [(todo["work"], todo["agencies"]) for todo in told["today"]]
    assert works == [
        ("overdue", ["X2", "X3"]),
        ("waiting_for_mending", ["X1"]),
        ("to_be_sent", []),
    ]
    put(home, "X2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"])), "2025-09-20")
    _, told = status(capsys, home)
    assert [todo["work"] for todo in told["today"]][2:] == ["ready_to_report"]


def test_an_extension_keeps_its_agency_from_being_overdue(capsys, home, written):
    at = ("--home", str(home), "--today", "2025-09-23")
    assert (
        main(["extend", "thu-nho", "2025-Q3", "X2", "--until", "30/9/2025", "--why", "Bão", *at])
        == 0
    )
    _, told = status(capsys, home, "--html", written)
    asked = {todo["work"]: (todo["date"], todo["agencies"]) for todo in told["today"]}
    assert asked["overdue"] == ("2025-09-20", ["X3"])
    assert asked["due_in_7_days"] == ("2025-09-30", ["X2"])
    assert "30/9/2025" in page_of(written).text


def test_rates_state_their_base(written):
    """Two of five have sent a valid form, one of them late."""
    page = page_of(written)
    assert "2/5 (40%)" in page.text
    assert "1/5 (20%)" in page.text


def test_a_plan_that_cannot_be_read_is_not_taken_for_one_without_dates(capsys, home):
    on_request = SMALL_PLAN.replace("thu-nho", "theo-yeu-cau")
    for line in on_request.splitlines():
        if line.startswith(("| Q1 |", "| Q3 |", "| Y |")):
            on_request = on_request.replace(f"{line}\n", "")
    other = small_home(home / "khac", on_request) / "inputs" / "thu-nho"
    shutil.copytree(other, home / "inputs" / "theo-yeu-cau")
    (home / "inputs" / "hong").mkdir()
    (home / "inputs" / "hong" / "plan.xlsx").write_bytes(b"PK\x03\x04 broken")
    code, told = status(capsys, home)
    assert (code, told["undated"]) == (1, ["theo-yeu-cau"])


def test_what_was_sent_and_agrees_is_nothing_to_do(capsys, home):
    at = ("--home", str(home), "--today", "2025-09-23")
    given = ("--number", "15", "--date", "23/9/2025", "--force", "--why", "Lãnh đạo yêu cầu")
    assert main(["send", "thu-nho", "2025-Q3", *given, *at]) == 0
    _, told = status(capsys, home)
    assert told["today"] == []
    _, told = status(capsys, home, "--on", "22/9/2025")
    assert "overdue" in {todo["work"] for todo in told["today"]}
    put(home, "X2.xlsx", filled(FORMS["X2"], complete(FORMS["X2"])), "2025-09-20")
    _, told = status(capsys, home)
    assert [todo["work"] for todo in told["today"]] == ["ready_to_report"]


def test_the_same_day_gives_the_same_bytes(capsys, home):
    pages = [home / name for name in ("a.html", "b.html", "a.ics", "b.ics")]
    for page, calendar in ((pages[0], pages[2]), (pages[1], pages[3])):
        _, told = status(capsys, home, "--html", page, "--ics", calendar)
        assert told["files"] == [str(page), str(calendar)]
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert pages[2].read_bytes() == pages[3].read_bytes()
    assert not list(home.glob(".*tmp"))


def test_the_calendar_has_the_dates_of_this_year_and_later(capsys, home):
    status(capsys, home, "--ics", home / "lich.ics")
    calendar = Calendar.from_ical((home / "lich.ics").read_bytes())
    days = [event.decoded("dtstart").isoformat() for event in calendar.walk("VEVENT")]
    assert days == ["2025-03-20", "2025-03-25", "2025-09-20", "2025-12-10"]
    status(capsys, home, "--ics", home / "lich.ics", day="2026-01-01")
    assert not Calendar.from_ical((home / "lich.ics").read_bytes()).walk("VEVENT")


@pytest.mark.parametrize(
    ("option", "name"),
    [
        pytest.param("--html", "trang.html", id="a page of somebody else"),
        pytest.param("--ics", "lich.ics", id="a calendar of somebody else"),
        pytest.param("--html", "reports/thu-nho/2025-Q3/bao-cao.docx", id="the report"),
        pytest.param("--html", "inputs/thu-nho/2025-Q3/moi.html", id="among what agencies sent"),
        pytest.param("--ics", "trang.html", id="another ending"),
        pytest.param("--html", "thu-muc.html", id="a folder"),
    ],
)
def test_nothing_of_anybody_is_written_over(capsys, home, option, name):
    (home / "trang.html").write_text("<html>của tôi</html>", "utf-8")
    (home / "lich.ics").write_text("BEGIN:VCALENDAR", "utf-8")
    (home / "thu-muc.html").mkdir()
    before = {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and "reports" in p.parts}
    before |= {p: p.read_bytes() for p in home.glob("*") if p.is_file()}
    code, told = status(capsys, home, option, home / name)
    assert (code, "error" in told) == (2, True)
    assert {p: p.read_bytes() for p in before} == before
    assert not (home / "inputs/thu-nho/2025-Q3/moi.html").exists()


def test_a_page_of_ours_is_written_anew(capsys, home, written):
    before = written.read_bytes()
    code, _ = status(capsys, home, "--html", written, day="2025-09-24")
    assert code == 0
    assert written.read_bytes() != before


def test_plain_lines_say_what_the_colours_say(capsys, home):
    capsys.readouterr()
    main(["status", "--home", str(home), "--today", "2025-09-23"])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert f"{WORK_WORDS[Work.OVERDUE]}\tthu-nho\t2025-Q3\t20/9/2025" in out


class Recorder(BaseHTTPRequestHandler):
    """Serves one page and notes everything it is asked for, also as a proxy."""

    page = b""
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(200 if self.path.endswith("/page.html") else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def do_CONNECT(self):
        self.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_):
        pass


def browsed(page, profile):
    """What a browser made of a page, what it said, and everything it asked for."""
    handler = type("Handler", (Recorder,), {"page": page, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"127.0.0.1:{server.server_port}"
    done = subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--disable-background-networking", "--enable-logging=stderr"),
            *(
                f"--proxy-server={here}",
                f"--user-data-dir={profile}",
                "http://page.example.vn/page.html",
            ),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    server.shutdown()
    server.server_close()
    outside = [a for a in handler.asked if not re.search(_OWN_BUSINESS, a)]
    return done.stdout, done.stderr, outside


@pytest.mark.browser
@pytest.mark.skipif(not BROWSER, reason="no Chromium")
def test_a_browser_runs_nothing_and_asks_for_nothing(written, tmp_path):
    made, said, asked = browsed(written.read_bytes(), tmp_path / "profile")
    assert asked == ["http://page.example.vn/page.html"]
    assert "CONSOLE" not in said
    page = Page()
    page.feed(made)
    tags = [tag for tag, _ in page.elements]
    assert "main" in tags
    assert not {"script", "img"} & set(tags)


@pytest.mark.browser
@pytest.mark.skipif(not BROWSER, reason="no Chromium")
def test_the_test_of_the_browser_sees_what_a_page_asks_for(tmp_path):
    planted = b"<html><body><img src=x><script>console.error('!')</script></body></html>"
    _, said, asked = browsed(planted, tmp_path / "profile")
    assert "http://page.example.vn/x" in asked
    assert "CONSOLE" in said
