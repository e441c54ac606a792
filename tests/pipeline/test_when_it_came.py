"""Whether a report is on time does not depend on which of its copies was found first."""

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest

from generator import pipeline
from generator.edges.files import Home
from generator.pipeline import Context
from tests.pipeline.test_folder import FORMS, GOOD, mail_with
from tests.support import complete, filled, put, small_home


def mail(day, *, hour=3):
    """A mail of Vietnamese ten o'clock with the form of X1."""
    return mail_with(dt.datetime.combine(day, dt.time(hour), dt.UTC), ("x1.xlsx", GOOD))


def sightings(*told):
    """Files with the day they were saved: the form itself, or a mail sent on a day."""
    for number, (sent, saved) in enumerate(told):
        name = f"{number}.eml" if sent else f"{number}.xlsx"
        data = mail(dt.date.fromisoformat(sent)) if sent else GOOD
        yield name, data, saved


def came(home: Path, *runs, day="2025-10-09"):
    """When the form of X1 came after these runs of receive, each with further files."""
    context = Context(Home(home), dt.date.fromisoformat(day))
    for files in runs:
        for name, data, saved in files:
            put(home, name, data, saved)
        made = pipeline.receive(context, "thu-nho", "2025-Q3")
    [counting] = made.received.counting.values()
    return counting.arrival.received_at.date().isoformat()


CASES = [
    pytest.param(
        [("", "2025-09-22"), ("2025-09-19", "2025-09-22")], "2025-09-19", id="mail and form"
    ),
    pytest.param(
        [("", "2025-09-22"), ("2025-09-19", "2025-10-05")],
        "2025-09-19",
        id="the mail kept a fortnight later",
    ),
    pytest.param([("2025-09-19", "2025-10-05")], "2025-10-05", id="a clock two weeks back"),
    pytest.param([("2025-09-19", "2025-09-26")], "2025-09-19", id="seven days under way"),
    pytest.param([("2025-09-18", "2025-09-26")], "2025-09-26", id="eight days under way"),
    pytest.param([("2025-09-25", "2025-09-22")], "2025-09-22", id="sent after it was noted"),
    pytest.param(
        [("2025-09-14", "2025-09-30"), ("2025-09-19", "2025-09-25"), ("", "2025-09-22")],
        "2025-09-14",
        id="sent twice",
    ),
    pytest.param([("", "2025-09-22"), ("", "2025-09-18")], "2025-09-18", id="two copies"),
]


@pytest.mark.parametrize(("told", "expected"), CASES)
def test_no_order_of_runs_changes_when_it_came(tmp_path, told, expected):
    files = list(sightings(*told))
    together = came(small_home(tmp_path / "together"), files)
    orders = [
        came(small_home(tmp_path / f"order {n}"), *([file] for file in order))
        for n, order in enumerate(permutations(files))
    ]
    assert {together, *orders} == {expected}


def test_a_mail_found_later_makes_a_late_report_one_in_time(tmp_path):
    home = small_home(tmp_path)
    context = Context(Home(home), dt.date(2025, 9, 30))

    def state():
        pipeline.receive(context, "thu-nho", "2025-Q3")
        [line] = [d for d in pipeline.status(context)[0] if d.dates.period.id == "2025-Q3"]
        found = line.ledger.of("X1")
        assert found
        return found.standing.value

    put(home, "x1.xlsx", GOOD, "2025-09-22")
    assert state() == "late"
    put(home, "thu.eml", mail(dt.date(2025, 9, 20)), "2025-09-29")
    assert [state(), state()] == ["on_time", "on_time"]
    (home / "inputs/thu-nho/2025-Q3/thu.eml").unlink()
    assert state() == "on_time"  # the register remembers


def test_a_mail_with_another_version_moves_nothing(tmp_path):
    home = small_home(tmp_path)
    other = filled(FORMS["X1"], complete(FORMS["X1"], text="Bản khác"))
    sent = mail_with(dt.datetime(2025, 9, 19, 3, tzinfo=dt.UTC), ("x1.xlsx", other))
    put(home, "x1.xlsx", GOOD, "2025-09-22")
    put(home, "thu.eml", sent, "2025-09-22")
    made = pipeline.receive(Context(Home(home), dt.date(2025, 9, 30)), "thu-nho", "2025-Q3")
    found = {s.arrival.file: s.arrival.received_at.day for s in made.received.submissions}
    assert found == {"x1.xlsx": 22, "thu.eml/x1.xlsx": 19}


def test_a_copy_of_the_folder_on_a_pc_with_a_wrong_clock_changes_nothing(tmp_path):
    home = small_home(tmp_path)
    assert came(home, [("x1.xlsx", GOOD, "2025-09-22")]) == "2025-09-22"
    assert came(home, [("x1.xlsx", GOOD, "2025-06-01")]) == "2025-09-22"
