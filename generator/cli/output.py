"""What commands print, and the context they run in."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from generator import show
from generator.cli.exit_codes import OK, PROBLEMS

if TYPE_CHECKING:
    from generator.edges.lock import Holder
    from generator.pipeline import Context, Posting

POSTING = "Gửi thư"
ROOT = Path(__file__).resolve().parent.parent.parent


class working:  # noqa: N801
    """The context of a command, with a progress bar on a terminal while it runs."""

    def __init__(
        self,
        home: Path | None,
        today: dt.datetime | None,
        as_json: bool,
        label: str,
    ) -> None:
        self._home = home or ROOT
        self._today = today.date() if today else dt.datetime.now().date()
        self._console = Console(stderr=True)
        self._visible = bool(label) and self._console.is_terminal and not as_json
        self._label = label

    def __enter__(self) -> "Context":
        from generator.edges.files import Home
        from generator.pipeline import Context

        if not self._visible:
            return Context(Home(self._home), self._today)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, console=self._console, transient=True)
        task = self._bar.add_task(self._label, total=None)
        self._bar.start()

        def advance(done: int, total: int) -> None:
            self._bar.update(task, completed=done, total=total)

        def waiting(holder: "Holder") -> None:
            self._console.print(show.waiting(holder), markup=False)

        return Context(Home(self._home), self._today, advance, waiting=waiting)

    def __exit__(self, *_: object) -> None:
        if self._visible:
            self._bar.stop()


def print_parts(parts: Iterable[str | Table]) -> None:
    """Print lines and tables: drawn on a terminal, plain tab-separated lines elsewhere."""
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    for part in parts:
        if console.is_terminal:
            console.print(part)
        else:
            print(part if isinstance(part, str) else "\n".join(show.plain_lines(part)))


def tell(as_json: bool, told: Callable[[], dict[str, Any]], parts: Iterable[str | Table]) -> None:
    """Print a result: for programs, or for people."""
    if as_json:
        print_json(told())
    else:
        print_parts(parts)


def print_json(told: dict[str, Any]) -> None:
    """Print a result for programs."""
    print(json.dumps(told, ensure_ascii=False, indent=2))


def posted(
    as_json: bool,
    posting: "Posting",
    before: tuple[dict[str, Any], Iterable[str | Table]] = ({}, ()),
) -> int:
    """Tell what was sent, after what was made before it."""
    from generator import as_json as to_json

    told = to_json.of_posting(posting)
    told = {**before[0], "posting": told} if before[0] else told
    tell(as_json, lambda: told, [*before[1], *show.posted(posting)])
    return PROBLEMS if posting.unsettled else OK
