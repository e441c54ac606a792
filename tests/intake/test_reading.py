import datetime as dt
from dataclasses import replace

import pytest

from generator.core.address import Where
from generator.core.model import Verdict
from generator.core.problems import problem
from generator.core.submission_text import read_head, with_body
from generator.edges.boxes import Item
from generator.edges.files import find_files, sha256
from generator.edges.parse_cache import unpacked
from generator.edges.register import Receipt
from generator.intake import Rules, reading
from tests.support import complete, filled, forms_of, small_plan

FORMS = forms_of(small_plan())
RULES = Rules(FORMS, {}, {}, dt.date(2025, 2, 5), dt.date(2025, 9, 23))
GOOD = filled(FORMS["X1"], complete(FORMS["X1"]))
OTHER = filled(FORMS["X2"], complete(FORMS["X2"]))
SENT = dt.datetime(2025, 9, 18, 8)


@pytest.fixture
def mail(tmp_path, monkeypatch):
    """A mail that holds what is put into the list."""
    items: list[Item] = []
    monkeypatch.setattr(reading, "open_box", lambda _name, _data: tuple(items))
    (tmp_path / "thu.eml").write_bytes(b"a mail")
    (file,) = find_files(tmp_path)
    return file, items


def submissions(entry):
    return [
        with_body(read_head(head), unpacked(body))
        for head, body in zip(entry.heads, entry.bodies, strict=True)
    ]


def test_each_item_of_a_mail_is_a_submission_of_its_own(mail):
    file, items = mail
    items += [
        Item("thu.eml/a.xlsx", GOOD, "x1@example.vn", SENT),
        Item("thu.eml/b.xlsx", OTHER, "x1@example.vn", SENT),
    ]
    first, second = submissions(reading.read_file(file, RULES))
    assert (first.agency, second.agency) == ("X1", "X2")
    assert first.arrival.file == "thu.eml/a.xlsx"
    assert first.arrival.sha256 == sha256(GOOD)
    assert (first.arrival.sender, first.arrival.sent_at) == ("x1@example.vn", SENT)
    assert first.arrival.received_at == first.arrival.saved_at == SENT
    assert {answer.where.file for answer in first.answers} == {"thu.eml/a.xlsx"}


def test_the_register_knows_better_when_it_came(mail):
    file, items = mail
    items.append(Item("thu.eml/a.xlsx", GOOD, "x1@example.vn", SENT))
    noted = dt.datetime(2025, 9, 12)
    rules = replace(RULES, receipts={sha256(GOOD): Receipt(noted, noted)})
    (found,) = submissions(reading.read_file(file, rules))
    assert found.arrival.received_at == noted


def test_what_could_not_be_taken_out_is_told_and_is_no_copy_of_another(mail):
    file, items = mail
    for name in ("thu.eml/a.xlsx", "thu.eml/b.xlsx", "thu.eml"):
        items.append(Item(name, b"", fault=problem("file.password", Where(name))))
    entry = reading.read_file(file, RULES)
    found = submissions(entry)
    assert {(s.verdict, s.problems[0].code) for s in found} == {
        (Verdict.QUARANTINED, "file.password")
    }
    assert len({s.arrival.sha256 for s in found}) == 3
    assert found[2].arrival.sha256 == file.sha256
    assert entry.lasting


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(KeyError("planted\nhere"), id="a bug"),
        pytest.param(RecursionError(), id="too deep"),
        pytest.param(MemoryError(), id="too much"),
    ],
)
def test_a_bug_with_one_item_is_told_and_stops_no_other(mail, monkeypatch, fault):
    file, items = mail
    items += [Item("thu.eml/a.xlsx", GOOD), Item("thu.eml/b.xlsx", OTHER)]
    real = reading.read_workbook

    def read(name, data):
        if data is GOOD:
            raise fault
        return real(name, data)

    monkeypatch.setattr(reading, "read_workbook", read)
    entry = reading.read_file(file, RULES)
    bad, good = submissions(entry)
    assert (bad.verdict, [p.code for p in bad.problems]) == (Verdict.QUARANTINED, ["file.bug"])
    assert good.agency == "X2"
    assert "test_reading.py" in bad.problems[0].message
    assert not entry.lasting


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    (file,) = find_files(tmp_path)
    path.unlink()
    entry = reading.read_file(file, RULES)
    assert [p.code for p in submissions(entry)[0].problems] == ["file.no_access"]
    assert not entry.lasting


def test_a_file_changed_since_it_was_found_is_known_by_what_was_read(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(GOOD)
    (file,) = find_files(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(OTHER)
    entry = reading.read_file(file, RULES)
    assert entry.sha256 == submissions(entry)[0].arrival.sha256 == sha256(OTHER)
