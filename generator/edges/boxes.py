"""Taking the workbooks out of what agencies sent."""

import datetime as dt
from dataclasses import dataclass

from generator.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read: sent by itself, or taken out of a mail or an archive.

    `name` is the path below the period's folder; inside a box "<box>/<name within>". `fault` is
    why it could not be taken out, `data` then empty. `sent_at` is Vietnamese time.
    """

    name: str
    data: bytes
    sender: str = ""
    sent_at: dt.datetime | None = None
    fault: Problem | None = None


def open_box(name: str, data: bytes) -> tuple[Item, ...]:
    """Return the files to read in what was sent; a file that is no box gives itself."""
    return (Item(name, data),)
