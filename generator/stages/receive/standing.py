"""How the submissions of a period stand among each other."""

from collections.abc import Iterable
from dataclasses import replace

from generator.core.model import COUNTING, Received, Submission, Verdict


def settle(submissions: Iterable[Submission]) -> Received:
    """Return all submissions with their standing among each other.

    The same bytes a second time are a duplicate. Of an agency's valid forms the one saved last
    counts and the others are superseded.
    """
    settled: list[Submission] = []
    seen: set[str] = set()
    newest: dict[str, int] = {}
    for submission in sorted(submissions, key=lambda s: s.arrival.order):
        if submission.arrival.sha256 in seen:
            submission = replace(submission, verdict=Verdict.DUPLICATE, problems=(), repairs=())
        seen.add(submission.arrival.sha256)
        if submission.verdict in COUNTING:
            older = newest.get(submission.agency)
            if older is not None:
                settled[older] = replace(settled[older], verdict=Verdict.SUPERSEDED)
            newest[submission.agency] = len(settled)
        settled.append(submission)
    return Received(tuple(sorted(settled, key=lambda s: s.arrival.file)))
