from dataclasses import replace

import pytest

from generator.core.model import Submission, Verdict
from generator.stages.receive import settle
from tests.support import arrival

OK, FIXED, BAD, OUT = (
    Verdict.ACCEPTED,
    Verdict.ACCEPTED_WITH_REPAIRS,
    Verdict.RETURNED,
    Verdict.QUARANTINED,
)


def submission(name, day, sha, verdict, agency="S1"):
    return Submission(arrival(name, f"2025-09-{day}T10:00:00", sha), agency, verdict)


def standing(*files, excluded=()):
    return settle([submission(*file) for file in files], dict.fromkeys(excluded, "gửi nhầm"))


def verdicts(received):
    return {s.arrival.file: s.verdict.value for s in received.submissions}


def test_an_excluded_file_says_so_and_nothing_else():
    received = standing(("a", 16, "1", BAD), ("b", 17, "2", OK, "S2"), excluded=["1"])
    [a, b] = received.submissions
    assert ([p.code for p in a.problems], a.excluded, a.verdict) == (
        *(["file.excluded"], "gửi nhầm", OUT),
    )
    assert (b.problems, b.excluded, b.verdict) == ((), "", OK)
    assert received.unsettled == ()


@pytest.mark.parametrize(
    ("files", "excluded", "expected"),
    [
        pytest.param(
            [("a", 16, "1", OK), ("b", 17, "2", FIXED)],
            ["2"],
            {"a": "accepted", "b": "quarantined"},
            id="the version before counts again",
        ),
        pytest.param(
            [("a", 16, "1", OK), ("b", 17, "2", OK), ("c", 18, "3", BAD)],
            ["2"],
            {"a": "accepted", "b": "quarantined", "c": "returned"},
            id="a newer wrong one is still named",
        ),
        pytest.param(
            [("a", 16, "1", OK), ("b", 17, "2", OK)],
            ["1"],
            {"a": "quarantined", "b": "accepted"},
            id="one that did not count",
        ),
        pytest.param(
            [("a", 16, "1", OK), ("b", 17, "1", OK), ("c", 15, "2", OK)],
            ["1"],
            {"a": "quarantined", "b": "quarantined", "c": "accepted"},
            id="its copies too",
        ),
        pytest.param(
            [("a", 16, "1", OK), ("b", 17, "2", OK)],
            ["9"],
            {"a": "superseded", "b": "accepted"},
            id="bytes that did not come",
        ),
    ],
)
def test_what_counts_when_a_file_is_excluded(files, excluded, expected):
    assert verdicts(standing(*files, excluded=excluded)) == expected


def test_a_quarantined_file_that_is_excluded_is_dealt_with():
    files = [("a", 16, "1", OUT), ("b", 17, "2", OUT)]
    received = standing(*files, excluded=["1"])
    assert [s.arrival.file for s in received.unsettled] == ["b"]


@pytest.mark.parametrize(
    ("files", "first"),
    [
        pytest.param([("b", 16, "1", OK), ("a", 17, "1", OK)], "b", id="came first"),
        pytest.param([("z/b", 16, "1", OK), ("a", 16, "1", OK)], "a", id="at once, by name"),
        pytest.param(
            [("thư.eml/a", 15, "1", OK), ("a", 17, "1", OK), ("b", 16, "1", OK)],
            "thư.eml/a",
            id="in a mail and as a file",
        ),
        pytest.param([("b", 16, "1", BAD), ("a", 17, "1", BAD)], "b", id="returned"),
    ],
)
def test_the_same_bytes_are_one_submission(files, first):
    received = standing(*files)
    kept = [s for s in received.submissions if s.verdict is not Verdict.DUPLICATE]
    assert [s.arrival.file for s in kept] == [first]
    for copy in received.submissions:
        if copy.arrival.file != first:
            [told] = copy.problems
            assert (told.code, dict(told.params)) == ("file.duplicate", {"first": first})
    assert kept[0].problems == ()


def test_the_same_bytes_of_two_agencies_in_two_versions():
    received = standing(
        *(("a", 15, "1", OK), ("b", 16, "2", OK)),
        *(("thư.eml/a", 17, "1", OK), ("thư.eml/b", 17, "2", OK)),
    )
    assert verdicts(received) == {
        "a": "superseded",
        "b": "accepted",
        "thư.eml/a": "duplicate",
        "thư.eml/b": "duplicate",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("2025-09-15T03:00:00Z", "", id="a correction without its time"),
        pytest.param("2025-09-15T10:00:00.123", "2025-09-15T07:00:00Z", id="local time and UTC"),
        pytest.param("2025-09-15T09:00:00Z", "2025-09-15T17:00:00+07:00", id="another zone"),
        pytest.param("9999-12-31T23:59:59Z", "2025-09-16T07:00:00Z", id="no time of ours"),
        pytest.param("garbage", "2025-09-16T07:00:00Z", id="no time"),
    ],
)
def test_versions_are_told_by_comparable_times(old, new):
    first, second = submission("a", 15, "1", OK), submission("b", 16, "2", OK)
    received = settle(
        replace(s, arrival=replace(s.arrival, modified=modified))
        for s, modified in ((first, old), (second, new))
    )
    assert verdicts(received) == {"a": "superseded", "b": "accepted"}
