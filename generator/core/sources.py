"""Where the figures of a report come from: the cells as they were received."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.address import Where
from generator.core.model import Received
from generator.core.trace import Figure
from generator.core.values import show_value


@dataclass(frozen=True, slots=True)
class Source:
    """A cell a figure was made of: its value as taken, what was repaired, its file's hash."""

    where: Where
    value: str = ""
    repaired: str = ""
    sha256: str = ""


class Cells:
    """The cells of the files that count, with what was taken from each."""

    def __init__(self, received: Received) -> None:
        self._hashes: dict[str, str] = {}
        self._values: dict[Where, str] = {}
        self._repaired: dict[Where, str] = {}
        for submission in received.counting.values():
            self._hashes[submission.arrival.file] = submission.arrival.sha256
            self._values |= {a.where: show_value(a.value) for a in submission.answers}
            for repair in submission.repairs:
                self._repaired[repair.where] = f"“{repair.seen}” → “{repair.taken}”"

    def of(self, figure: Figure) -> Iterator[Source]:
        """Yield the cells of a figure; one source without a place where it has none."""
        for where in figure.cells:
            yield Source(
                where,
                self._values.get(where, ""),
                self._repaired.get(where, ""),
                self._hashes.get(where.file, ""),
            )
        if not figure.cells:
            yield Source(Where(""))
