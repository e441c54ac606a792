"""The demonstration from end to end, and an independent recount of the filled forms.

The recount reads the same files another way: openpyxl instead of calamine, the source data of
the plan instead of its workbook, its own idea of who leads what.
"""

import contextlib
import datetime as dt
import io
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from zipfile import BadZipFile

import docx
import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from generator.cli import main

pytestmark = pytest.mark.xdist_group("demo")
ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tools" / "plan_seeds"
PLAN, PERIOD = "hp-pci-2025-2026", "2025-Q3"
STATUSES = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh", "Không áp dụng")


def run_json(*arguments):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main([*arguments, "--json"])
    return code, json.loads(output.getvalue())


@pytest.fixture(scope="module")
def played(demonstrated):
    return demonstrated(PLAN)


@pytest.fixture(scope="module")
def home(played):
    return played[0]


@pytest.fixture(scope="module")
def found(played):
    return played[1]


@pytest.fixture(scope="module")
def received(home):
    day = ("--today", "2025-09-23")
    return run_json("receive", PLAN, PERIOD, "--home", str(home), "--answers", *day)


@pytest.fixture(scope="module")
def seed():
    return json.loads((SEEDS / f"{PLAN}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def setup():
    return json.loads((SEEDS / f"{PLAN}.setup.json").read_text("utf-8"))


def results(home):
    return home / "reports" / PLAN / PERIOD


def made(home):
    return sorted(path for path in results(home).rglob("*") if path.is_file())


# ------------------------------------------------------------------ the recount


def bare(text):
    text = unicodedata.normalize("NFD", str(text)).lower().replace("đ", "d")
    return "".join(c for c in text if c.isalpha())


def percent(value):
    if isinstance(value, str):
        return float(value.strip("%").replace(",", "."))
    return value


class Sent:
    """One form as openpyxl sees it."""

    def __init__(self, path):
        book = openpyxl.load_workbook(path)
        meta = {row[0].value: row[1].value for row in book["_meta"].iter_rows(max_col=2)}
        self.agency = meta["agency"]
        self.day = dt.datetime.fromtimestamp(
            path.stat().st_mtime, dt.timezone(dt.timedelta(hours=7))
        )
        self.leads, self.progress = {}, {}
        captions, known = {}, {bare(status): status for status in STATUSES}
        for row in book["Nhiệm vụ"].iter_rows(values_only=True):
            if "Tình trạng" in row:
                captions = {caption: n for n, caption in enumerate(row)}
            elif captions and row[captions["Vai trò"]] == "Chủ trì":
                key = row[captions["_key"]]
                self.leads[key] = known.get(bare(row[captions["Tình trạng"]]))
                self.progress[key] = percent(row[captions["Tiến độ (%)"]])

    @property
    def valid(self):
        within = (p is None or 0 <= p <= 100 for p in self.progress.values())
        return all(self.leads.values()) and all(within)


def recounted(home):
    """The form that counts for each agency, and every valid form."""
    counting, valid = {}, {}
    for path in sorted((home / "inputs" / PLAN / PERIOD).rglob("*.xlsx")):
        try:
            sent = Sent(path)
        except (BadZipFile, KeyError):
            continue
        if sent.valid:
            valid.setdefault(sent.agency, []).append(sent)
    for agency, forms in valid.items():
        counting[agency] = max(forms, key=lambda form: form.day)
    return counting, valid


def leads_of(seed, setup):
    """The codes of the agencies that lead each task, from the source data alone."""
    from vietnam_provinces import Province, Ward

    province = next(p for p in Province.iter_all() if p.name == "Thành phố Hải Phòng")
    communes = {str(int(ward.code)) for ward in Ward.iter_by_province(province.code)}
    departments = {a[0] for a in setup["agencies"] if a[3] == "Sở, ban, ngành"}
    named = {a[1]: {a[0]} for a in setup["agencies"]}
    for phrase, kinds, members, _ in setup["groups"]:
        whole = {"UBND cấp xã": communes, "Sở, ban, ngành": departments}
        named[phrase] = set(members).union(*(whole[kind] for kind in kinds))
    return {t["key"]: set().union(*(named[lead] for lead in t["leads"])) for t in seed["tasks"]}


def status_of(answers, leads):
    """A task's status by the rules of the design, written down a second time."""
    said = {agency: answers[agency] for agency in leads if agency in answers}
    if not said:
        return "chưa báo cáo"
    counts = Counter(said.values())
    if counts["Không áp dụng"] == len(leads):
        return "không áp dụng"
    if not counts["Hoàn thành"] and not counts["Đang thực hiện"]:
        if counts["Chưa thực hiện"]:
            return "chưa thực hiện"
        return "không phát sinh" if counts["Không phát sinh"] else "chưa báo cáo"
    settled = counts["Hoàn thành"] + counts["Không phát sinh"] + counts["Không áp dụng"]
    return "hoàn thành" if settled == len(leads) else "đang thực hiện"


def test_the_counts_equal_an_independent_recount(home, seed, setup, found):
    counting, valid = recounted(home)
    leads = leads_of(seed, setup)
    expected = {}
    for key, agencies in leads.items():
        answers = {code: form.leads[key] for code, form in counting.items() if key in form.leads}
        expected[key] = status_of(answers, agencies)
    assert {task["key"]: task["status"] for task in found["tasks"]} == expected
    assert found["counts"]["status"] == {
        status: Counter(expected.values())[status] for status in found["counts"]["status"]
    }
    due = dt.date(2025, 9, 20)
    on_time = {c for c, forms in valid.items() if min(f.day.date() for f in forms) <= due}
    states = {agency["code"]: agency["state"] for agency in found["agencies"]}
    assert {c for c, state in states.items() if state == "on_time"} == on_time
    assert {c for c, state in states.items() if state == "late"} == set(valid) - on_time
    for task in found["tasks"]:
        said = [counting[c].leads[task["key"]] for c in leads[task["key"]] if c in counting]
        away = said.count("Không áp dụng")
        assert (task["reported"], task["leads"]) == (
            len(said) - away,
            len(leads[task["key"]]) - away,
        )
        implied = {"Hoàn thành": 100, "Chưa thực hiện": 0}
        mean = []
        for form in (counting[c] for c in leads[task["key"]] if c in counting):
            status, given = form.leads[task["key"]], form.progress[task["key"]]
            if not status.startswith("Không"):
                mean.append(implied.get(status) if given is None else given)
        mean = [p for p in mean if p is not None]
        shown = float(task["progress"]) if task["progress"] else None
        assert shown == (pytest.approx(sum(mean) / len(mean), abs=0.051) if mean else None)


def test_the_word_report_says_the_same_figures(home, found):
    text = "\n".join(p.text for p in docx.Document(results(home) / "bao-cao.docx").paragraphs)
    overall = re.search(r"Trong tổng số 73 nhiệm vụ: (.*)\.", text)
    assert overall
    said = {words: int(n) for n, words in re.findall(r"(\d+) nhiệm vụ ([^(]+) \(", overall[1])}
    assert said == {status: n for status, n in found["counts"]["status"].items() if n}
    states = found["counts"]["agencies"]
    assert f"{states['received']}/141 cơ quan, đơn vị đã gửi báo cáo hợp lệ" in text
    assert f"{states['on_time']} cơ quan gửi đúng hạn" in text


# ------------------------------------------------------------------ what must be there


def test_all_tasks_communes_and_forms_are_there(home, seed):
    issued = sorted((home / "templates" / "issued" / PLAN / PERIOD).glob("*.xlsx"))
    assert len(issued) == 141
    assert sum(path.stem.isdigit() for path in issued) == 114
    tables = docx.Document(results(home) / "bao-cao.docx").tables
    texts = [" ".join(row.cells[1].text.split()) for row in tables[2].rows]
    assert [
        t for t in (" ".join(task["text"].split()) for task in seed["tasks"]) if t not in texts
    ] == []
    assert len(tables[4].rows) == 1 + 141 + 1


def test_planted_faults_are_found_at_their_cells(received):
    code, found = received
    assert code == 1
    verdicts = Counter(file["verdict"] for file in found["files"])
    assert verdicts["returned"] == 4
    assert (verdicts["duplicate"], verdicts["superseded"], verdicts["quarantined"]) == (1, 1, 2)
    errors = {
        (file["agency"] is None, p["code"], p["cell"])
        for file in found["files"]
        for p in file["problems"]
        if p["severity"] == "error"
    }
    assert {
        (False, "status.unknown", "F7"),
        (False, "progress.range", "G7"),
        (True, "form.not_ours", ""),
        (True, "file.unreadable", ""),
    } <= errors
    repaired = {(r["seen"], r["taken"]) for f in found["files"] for r in f["repairs"]}
    assert {("hoan thanh", "Hoàn thành"), ("85,5%", "85,5")} <= repaired


def test_running_again_changes_no_byte(home):
    files = [*made(home), home / "inputs" / "register.sqlite3"]
    before = {path: path.read_bytes() for path in files}
    for command in ("report", "receive"):
        run_json(command, PLAN, PERIOD, "--home", str(home), "--today", "2025-09-23")
    assert {path: path.read_bytes() for path in files} == before
    assert made(home) == files[:-1]


@pytest.mark.parametrize("edition", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365])
def test_what_we_write_is_valid(home, edition):
    forms = home / "templates" / "issued" / PLAN / PERIOD
    ours = [path for path in made(home) if path.suffix in (".docx", ".xlsx")]
    ours.remove(results(home) / "tong-hop.xlsx")  # a smaller one is held in test_five_plans
    for path in (*ours, forms / "STC.xlsx", forms / "11560.xlsx"):
        found = OpenXmlValidator(edition).validate(str(path))
        assert found.is_valid, (path.name, found.errors[:5])


def test_status_knows_who_is_missing(home, found):
    _, told = run_json("status", PLAN, "--home", str(home), "--on", "2025-09-23")
    first = told["due"][0]
    assert (first["period"], first["due"], first["state"]) == ("2025-Q3", "2025-09-20", "overdue")
    states = found["counts"]["agencies"]
    assert (first["expected"], first["received"]) == (141, states["received"])
    assert first["on_time"] == states["on_time"]
    assert len(first["missing"]) == 141 - states["received"]
    assert [line["due"] for line in told["due"]] == [
        *("2025-09-20", "2025-12-10", "2026-03-20", "2026-06-20", "2026-09-20", "2026-12-10")
    ]


def test_the_report_reads_as_the_golden_text(home):
    document = docx.Document(results(home) / "bao-cao.docx")
    found = "\n".join(p.text for p in document.paragraphs if p.text.strip()) + "\n"
    golden = ROOT / "tests" / "golden" / "bao-cao-minh-hoa.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_every_invented_text_says_so(received):
    _, found = received
    texts = [
        answer["value"]
        for file in found["files"]
        for answer in file["answers"]
        if answer["field"] in ("Kết quả thực hiện", "Khó khăn, vướng mắc", "Ý kiến của cơ quan")
        and answer["value"]
    ]
    assert len(texts) > 2000
    assert [text for text in texts if "dữ liệu minh họa" not in text] == []


def test_the_demo_wants_an_empty_folder(home, capsys):
    assert main(["demo", "--home", str(home)]) == 2
    assert str(home) in capsys.readouterr().err
