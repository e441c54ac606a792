"""Forms altered the way people and programs alter them are read rightly, or the harm is named."""

import datetime as dt
import shutil
import subprocess
from random import Random

import pytest

from generator.core.model import Verdict
from generator.core.wording import Field
from generator.edges.files import Home, put_file
from generator.pipeline import STOCK, Context, receive
from tests.support import retyped
from tests.vandal.cases import AGENCIES, ALL_CASES, case_of, told
from tests.vandal.corpus import Tally, command, everything, somewhere, tally
from tests.vandal.judge import Outcome, judge, read_files
from tests.vandal.kinds import KINDS, alter, pairs
from tests.vandal.records import Altered, DoesNotApplyError, G, Harm, Sent
from tests.vandal.sheets_open import cell_at

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SEED = 1
FEW_PAIRS, MANY_PAIRS = 40, 400


def _told(one, judged):
    return "\n".join((command(one), *map(str, judged.bad), *judged.said))


@pytest.mark.parametrize("plan, agency", ALL_CASES)
def test_the_unaltered_form_is_accepted_with_every_answer(plan, agency):
    case = case_of(plan, agency)
    received, _ = read_files(case, (Sent("a.xlsx", case.data),))
    (found,) = received.submissions
    assert (found.verdict, found.problems) == (Verdict.ACCEPTED, ())
    silent = [p for p in case.typed if case.answers[p][0].value == "not_reported"]
    assert not silent


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_once(kind):
    one, _, judged = somewhere((kind,), SEED)
    assert not judged.bad, _told(one, judged)


@pytest.mark.parametrize("kinds", list(pairs(Random(SEED), FEW_PAIRS)), ids="+".join)
def test_some_pairs(kinds):
    try:
        one, _, judged = somewhere(kinds, SEED)
    except DoesNotApplyError:
        pytest.skip("no form has what both need")
    assert not judged.bad, _told(one, judged)


def test_the_pipeline_reads_what_the_judge_reads(tmp_path):
    plan = "hp-pci-2025-2026"
    target = tmp_path / "inputs" / plan / "plan.xlsx"
    put_file(target, (STOCK.root / "inputs" / plan / "plan.xlsx").read_bytes())
    kinds = ("rows_sorted", "captions_respelled", "number_in_words")
    expected = {}
    for agency, kind in zip(AGENCIES[plan], kinds, strict=True):
        case = case_of(plan, agency)
        altered = alter(case, SEED, kind)
        (submission,) = read_files(case, altered.files)[0].submissions
        expected[agency] = (submission.verdict, told(submission))
        file = tmp_path / "inputs" / plan / "2025-Q3" / altered.files[0].name
        put_file(file, altered.files[0].data, case.moment.date())
    context = Context(Home(tmp_path), dt.date(2025, 9, 18))
    _, _, received, _ = receive(context, plan, "2025-Q3")
    assert {s.agency: (s.verdict, told(s)) for s in received.submissions} == expected


# ------------------------------------------------------------------ the judge can fail


CASE = ("hp-pci-2025-2026", "SNNMT")
OPINION = (G, "chi-dao", Field.OPINION)


def _judged(change, harm=None):
    case = case_of(*CASE)
    data = retyped(case.data, lambda book: change(book, case))
    return judge(case, Altered(("by hand",), (Sent("a.xlsx", data),), harm or Harm()))


def _type(place, value):
    def change(book, case):
        cell_at(book, case, place or _progress(case)).value = value

    return change


def _progress(case):
    return next(p for p, v in case.typed.items() if p[2] == Field.PROGRESS and 1 < v < 100)


def _both(book, case):
    cell_at(book, case, OPINION).value = "Khác"
    cell_at(book, case, _progress(case)).value = "nhiều"


@pytest.mark.parametrize(
    "change, outcome",
    [
        pytest.param(lambda _book, _case: None, Outcome.EQUAL, id="nothing"),
        pytest.param(_type(OPINION, "Khác"), Outcome.WRONG, id="another answer"),
        pytest.param(_type(OPINION, None), Outcome.LOST, id="no answer"),
        pytest.param(_type((G, "phoi-hop-khac", Field.OPINION), "Thêm"), Outcome.WRONG, id="more"),
        pytest.param(_type(None, 150), Outcome.NAMED, id="refused"),
        pytest.param(_type(None, 51.5), Outcome.WRONG, id="another number"),
        pytest.param(_type(None, "51,5"), Outcome.WRONG, id="a repair is no excuse"),
        pytest.param(_both, Outcome.WRONG, id="an error elsewhere is no excuse"),
    ],
)
def test_the_judge_sees_what_went_wrong(change, outcome):
    assert _judged(change).outcome is outcome


def test_content_outside_the_questions_must_be_named():
    def named(book, _case):
        book.create_sheet("Thêm")["A1"] = "Ngoài biểu"

    def silent(book, _case):
        book["Hướng dẫn"]["A40"] = "Ngoài biểu"

    harm = Harm(extra=frozenset({"Ngoài biểu"}))
    assert _judged(named, harm).outcome is Outcome.EQUAL
    assert _judged(silent, harm).outcome is Outcome.LOST


def test_what_must_be_asked_about_is_not_taken_by_luck():
    harm = Harm(doubtful=frozenset({OPINION}))
    assert _judged(lambda _book, _case: None, harm).outcome is Outcome.WRONG


def test_a_program_that_fails_is_a_crash(monkeypatch):
    def fail(*_args):
        raise RuntimeError("đứt")

    monkeypatch.setattr("tests.vandal.judge.read_submission", fail)
    assert _judged(lambda _book, _case: None).outcome is Outcome.CRASH


def test_two_forms_in_one_archive_are_both_read():
    one, other = (case_of(CASE[0], code) for code in ("SNNMT", "STC"))
    files = (Sent("a.xlsx", one.data), Sent("b.xlsx", other.data))
    judged = judge(one, Altered(("two",), files, beside=(other,)))
    assert judged.outcome is Outcome.EQUAL
    alone = judge(one, Altered(("one",), files[:1], beside=(other,)))
    assert alone.outcome is Outcome.LOST


# ------------------------------------------------------------------ make torture


def _count(record_property, found: Tally):
    rows = [[row, column, number] for (row, column), number in found.counts.items()]
    record_property("vandal", rows)
    assert not found.bad, "\n".join(found.failures())


@pytest.mark.torture
@pytest.mark.parametrize("plan", AGENCIES)
def test_every_kind_on_every_form_and_many_pairs(plan, record_property):
    _count(record_property, tally(everything(plan, SEED, MANY_PAIRS)))


@pytest.mark.torture
@pytest.mark.office
@pytest.mark.xdist_group("office")
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_saved_by_libreoffice(kind, tmp_path, record_property):
    cases = [case_of(*one) for one in ALL_CASES]
    for number, case in enumerate(cases):
        (tmp_path / f"{number}.xlsx").write_bytes(case.data)
    target = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{number}.xlsx") for number in range(len(cases))]
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(target), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    found = Tally()
    name = f"office_{kind}"
    for number, case in enumerate(cases):
        saved = Sent(f"{number}.{kind}", (target / f"{number}.{kind}").read_bytes())
        altered = Altered((name,), (saved,))
        found.add((case.plan, case.agency, (name,), SEED), altered, judge(case, altered))
    _count(record_property, found)
