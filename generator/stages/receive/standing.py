"""How the submissions of a period stand among each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.core.address import Where
from generator.core.model import COUNTING, Received, Submission, Verdict
from generator.core.problems import problem

_NONE: Mapping[str, str] = MappingProxyType({})


def settle(submissions: Iterable[Submission], exclusions: Mapping[str, str] = _NONE) -> Received:
    """Return all submissions with their standing among each other.

    What an officer has left out does not count. Of the same bytes the ones that came first count
    and the others are duplicates. Of an agency's valid forms the one saved last counts and the
    others are superseded.

    Args:
        submissions: the files of a period, each judged by itself.
        exclusions: why files do not count, by the hash of their bytes.
    """
    found = [_left_out(submission, exclusions) for submission in submissions]
    settled = _superseded([_once(submission, first) for submission, first in _firsts(found)])
    return Received(tuple(sorted(settled, key=lambda s: s.arrival.file)))


def _left_out(submission: Submission, exclusions: Mapping[str, str]) -> Submission:
    why = exclusions.get(submission.arrival.sha256)
    if not why:
        return submission
    told = problem("file.excluded", Where(submission.arrival.file), why=why)
    return replace(
        submission, verdict=Verdict.QUARANTINED, problems=(told,), repairs=(), excluded=why
    )


def _firsts(submissions: Sequence[Submission]) -> Iterable[tuple[Submission, Submission]]:
    """Each submission with the one of the same bytes that came first, which may be itself."""
    firsts: dict[str, Submission] = {}
    for submission in sorted(submissions, key=_came):
        firsts.setdefault(submission.arrival.sha256, submission)
    return ((s, firsts[s.arrival.sha256]) for s in submissions)


def _came(submission: Submission) -> tuple[object, ...]:
    arrival = submission.arrival
    return (arrival.received_at, arrival.saved_at, arrival.file)


def _once(submission: Submission, first: Submission) -> Submission:
    """The submission, or a duplicate that names the first of its bytes."""
    if submission is first or submission.excluded:
        return submission
    where = Where(submission.arrival.file)
    told = problem("file.duplicate", where, first=first.arrival.file)
    return replace(submission, verdict=Verdict.DUPLICATE, problems=(told,), repairs=())


def _superseded(submissions: Sequence[Submission]) -> list[Submission]:
    """The submissions, of which one valid form counts for each agency."""
    newest: dict[str, Submission] = {}
    for submission in sorted(submissions, key=lambda s: s.arrival.order):
        if submission.verdict in COUNTING:
            newest[submission.agency] = submission
    return [
        replace(s, verdict=Verdict.SUPERSEDED)
        if s.verdict in COUNTING and s is not newest[s.agency]
        else s
        for s in submissions
    ]
