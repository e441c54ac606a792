"""What was sent of a period: the snapshots, whether they are untouched, what they hold."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.core.address import Where
from generator.core.model import Received
from generator.core.problems import Problem, problem
from generator.core.sent import Basis, Sent
from generator.edges.files import Home
from generator.edges.register import Register
from generator.edges.snapshot import Change, changes, read_checked, snapshot_folder
from generator.edges.snapshot_json import basis_of
from generator.pipeline.plans import Context

FIGURES, SOURCES = "so-lieu.json", "nguon.json"
_CODES = {
    Change.EDITED: "sent.edited",
    Change.LOST: "sent.lost",
    Change.ADDED: "sent.added",
}


def sent_folder(home: Home, plan: str, period: str) -> Path:
    """Where the snapshots of a period lie."""
    return home.reports(plan, period) / "sent"


def sendings(context: Context, plan: str, period: str) -> tuple[Sent, ...]:
    """Return everything sent for a period, the oldest first."""
    with Register.open_to_read(context.home.register) as register:
        return register.sent(plan, period)


def touched(home: Home, plan: str, period: str, sent: Iterable[Sent]) -> tuple[Problem, ...]:
    """Return every file of the snapshots that is not as it was sent."""
    return tuple(_touched(home, sent_folder(home, plan, period), sent))


def _touched(home: Home, folder: Path, sent: Iterable[Sent]) -> Iterator[Problem]:
    for one in sent:
        place = (folder / str(one.n)).relative_to(home.root).as_posix()
        for name, change in changes(folder, one.n, dict(one.files)):
            yield problem(_CODES[change], Where(f"{place}/{name}"), n=one.n)


def basis_sent(home: Home, plan: str, period: str, sent: Sent) -> Basis | None:
    """Return what a report that was sent was made of; None where its files were changed since."""
    place = snapshot_folder(sent_folder(home, plan, period), sent.n)
    hashes = dict(sent.files)
    figures = read_checked(place / FIGURES, hashes.get(FIGURES, ""))
    sources = read_checked(place / SOURCES, hashes.get(SOURCES, ""))
    return None if figures is None or sources is None else basis_of(figures, sources)


def outdated(context: Context, plan: str, period: str, received: Received) -> Sent | None:
    """Return the last report sent where other forms count now than did then; else None."""
    sent = sendings(context, plan, period)
    before = basis_sent(context.home, plan, period, sent[-1]) if sent else None
    if before is None:
        return None
    counted = {(source.agency, source.sha256) for source in before.sources if source.counted}
    now = {(code, s.arrival.sha256) for code, s in received.counting.items()}
    return sent[-1] if now != counted else None
