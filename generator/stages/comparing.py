"""What agencies changed from one version of their form to the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.core.form_cells import ANSWER_FIELDS
from generator.core.model import (
    COUNTING,
    Answer,
    Form,
    Received,
    Submission,
    TaskGroup,
    Value,
    Verdict,
)
from generator.core.wording import TOPICS, FormSheets

READABLE = COUNTING | {Verdict.SUPERSEDED, Verdict.RETURNED}
_Places = Mapping[tuple[str, str], Answer]  # by key and caption
_Label = tuple[str, str]  # the number and text of a row


@dataclass(frozen=True, slots=True)
class Change:
    """One answer of an agency that differs between two of its versions, the older first.

    What could not be taken from a cell stands here as it was typed; None is a cell left empty, or
    a row that is not there.
    """

    agency: str
    older: str
    newer: str
    sheet: str
    key: str
    number: str
    text: str
    field: str
    old: Value
    new: Value


def changes(received: Received, forms: Mapping[str, Form]) -> tuple[Change, ...]:
    """Return what changed between the versions of each agency, in the order of its form."""
    versions: dict[str, list[Submission]] = {}
    for submission in sorted(received.submissions, key=lambda s: s.arrival.order):
        if submission.verdict in READABLE and submission.agency in forms:
            versions.setdefault(submission.agency, []).append(submission)
    return tuple(
        change
        for code, sent in sorted(versions.items())
        for older, newer in pairwise(sent)
        for change in _between(older, newer, _labels(forms[code]))
    )


def _between(
    older: Submission, newer: Submission, labels: Mapping[tuple[bool, str], _Label]
) -> Iterator[Change]:
    before, after = _by_place(older.answers), _by_place(newer.answers)
    typed_before, typed_after = _typed(older), _typed(newer)
    for place in dict.fromkeys((*after, *before)):
        old = typed_before.get(place) or _value(before.get(place))
        new = typed_after.get(place) or _value(after.get(place))
        if old == new:
            continue
        key, field = place
        number, text = labels.get((field in _OF_INDICATORS, key), ("", ""))
        sheet = (after.get(place) or before[place]).where.sheet
        files = (older.arrival.file, newer.arrival.file)
        yield Change(newer.agency, *files, sheet, key, number, text, field, old, new)


_OF_INDICATORS = frozenset(ANSWER_FIELDS[FormSheets.INDICATORS])


def _by_place(answers: Iterable[Answer]) -> _Places:
    return {(answer.key, answer.field): answer for answer in answers}


def _typed(submission: Submission) -> dict[tuple[str, str], str]:
    """What stands in cells that could not be taken."""
    return {(refused.key, refused.field): refused.text for refused in submission.refused}


def _value(answer: Answer | None) -> Value:
    return answer.value if answer else None


def _labels(form: Form) -> dict[tuple[bool, str], _Label]:
    """The number and text of each row, by whether it is one of an indicator, and its key."""
    tasks = (row for row in form.task_rows if not isinstance(row, TaskGroup))
    return {
        **{(False, key): ("", topic) for key, topic in TOPICS.items()},
        **{(False, row.key): (row.number, row.text) for row in tasks},
        **{(True, row.key): (row.number, row.name) for row in form.indicator_rows},
    }
