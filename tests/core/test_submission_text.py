import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.address import Where
from generator.core.model import (
    Answer,
    Arrival,
    RefusedCell,
    Repair,
    State,
    Submission,
    Verdict,
)
from generator.core.problems import Problem
from generator.core.submission_text import body_text, head_text, read_head, with_body

TEXT = st.text(st.characters(exclude_categories=()), max_size=20)  # lone surrogates too
MOMENTS = st.datetimes()
FILES = st.sampled_from(["a.xlsx", "thư/b.eml/ă.xlsx"])
PLACES = st.builds(Where, FILES, TEXT, TEXT)
VALUES = st.none() | TEXT | st.decimals(allow_nan=False) | st.dates() | MOMENTS
SUBMISSIONS = st.builds(
    Submission,
    st.builds(
        Arrival, FILES, TEXT, MOMENTS, MOMENTS, TEXT, sender=TEXT, sent_at=st.none() | MOMENTS
    ),
    TEXT,
    st.sampled_from(Verdict),
    st.lists(
        st.builds(Problem, TEXT, PLACES, st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(Repair, PLACES, TEXT, TEXT), max_size=2).map(tuple),
    st.lists(st.builds(Answer, TEXT, TEXT, st.sampled_from(State), VALUES, PLACES), max_size=3).map(
        tuple
    ),
    st.lists(st.builds(RefusedCell, TEXT, TEXT, TEXT, PLACES), max_size=2).map(tuple),
    TEXT,
)


@given(SUBMISSIONS)
def test_a_submission_comes_back_as_it_was(submission):
    back = with_body(read_head(head_text(submission)), body_text(submission))
    assert back == submission
    kinds = [type(answer.value) for answer in submission.answers]
    assert [type(answer.value) for answer in back.answers] == kinds


HEAD = head_text(
    Submission(
        Arrival("a", "1", dt.datetime(2025, 1, 1), dt.datetime(2025, 1, 1)), "S1", Verdict.ACCEPTED
    )
)
ANSWER = ["I.1", "Tiến độ (%)", "value", "50", "Nhiệm vụ", "G7"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="too little"),
        pytest.param("7", id="a number"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param(HEAD.replace("accepted", "lost"), id="unknown verdict"),
        pytest.param(HEAD.replace("2025-01-01", "2025-13-01"), id="no day"),
        pytest.param(HEAD[:-9], id="cut off"),
    ],
)
def test_other_text_is_no_head(text):
    with pytest.raises(ValueError):
        read_head(text)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(ANSWER[:4], id="without a place"),
        pytest.param([*ANSWER[:2], "perhaps", *ANSWER[3:]], id="unknown state"),
        pytest.param([*ANSWER[:3], ["number", "mười"], *ANSWER[4:]], id="no number"),
        pytest.param([*ANSWER[:3], ["day", "31/12"], *ANSWER[4:]], id="no day"),
        pytest.param([*ANSWER[:3], ["code", "1+1"], *ANSWER[4:]], id="unknown kind"),
        pytest.param([*ANSWER[:3], {"number": 1}, *ANSWER[4:]], id="an object"),
    ],
)
def test_other_text_is_no_body(answer):
    assert with_body(read_head(HEAD), json.dumps([[ANSWER], []])).answers
    with pytest.raises(ValueError):
        with_body(read_head(HEAD), json.dumps([[answer], []]))
