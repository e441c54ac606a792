"""How the submissions of a period stand among each other."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.core.address import Where
from generator.core.model import COUNTING, Received, Submission, Verdict
from generator.core.problems import problem


def settle(
    submissions: Iterable[Submission], exclusions: Mapping[str, str] | None = None
) -> Received:
    """Return all submissions with their standing among each other.

    The same bytes a second time are a duplicate. Of an agency's valid forms the one saved last
    counts and the others are superseded; those an officer excluded, by the hash of their bytes
    with the reason, stand apart and count for nothing.
    """
    settled: list[Submission] = []
    seen: set[str] = set()
    newest: dict[str, int] = {}
    for submission in sorted(submissions, key=lambda s: s.arrival.order):
        if why := (exclusions or {}).get(submission.arrival.sha256):
            settled.append(_excluded(submission, why))
            continue
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


def _excluded(submission: Submission, why: str) -> Submission:
    told = problem("file.excluded", Where(submission.arrival.file), why=why)
    return replace(
        submission, verdict=Verdict.QUARANTINED, problems=(told,), repairs=(), excluded=why
    )
