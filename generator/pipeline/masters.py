"""The Word masters: which one counts, what is wrong with it, the stock ones written again."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.core.address import Where
from generator.core.master_shapes import FieldRow, field_rows, root_of, sample
from generator.core.problems import Problem, has_errors, problem
from generator.edges.docx_write import MasterError, render_report
from generator.edges.files import Home, keep_edited, write_all
from generator.edges.master_read import read_master
from generator.pipeline.plans import Context, WrongUseError, alone
from generator.stages.master_check import check_master, in_vietnamese

STOCK_MASTERS = Path(__file__).resolve().parent.parent / "masters"
_OLD = "cu"  # marks a master set aside: bao-cao.cu-1.docx
_REPORT = "bao-cao.docx"


class MasterProblems(Exception):  # noqa: N818
    """A master that cannot be used; `problems` says why, place by place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("master has errors")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class CheckedMaster:
    """A master and what is wrong with it."""

    path: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ResetMasters:
    """The masters written again, and where the edited ones are kept."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def stock_names() -> tuple[str, ...]:
    """Return the names of the masters that come with the program."""
    return tuple(sorted(path.name for path in STOCK_MASTERS.glob("*.docx")))


def master(home: Home, plan_id: str, name: str) -> Path:
    """Return the master that counts: the plan's own, the home folder's, else the stock one.

    Raises:
        WrongUseError: there is none of this name.
    """
    for folder in (home.plan(plan_id).parent, home.masters(), STOCK_MASTERS):
        if (folder / name).is_file():
            return folder / name
    raise WrongUseError(f"Không có mẫu {STOCK_MASTERS / name}: cài đặt lại chương trình.")


def rendered_with(home: Home, path: Path, values: Any, day: dt.date, origin: str = "") -> bytes:
    """Return what a master makes of the values of its tags.

    Raises:
        MasterProblems: it has errors.
    """
    data = path.read_bytes()
    try:
        return render_report(data, values, day, origin)
    except MasterError as fault:
        file = _shown(home, path)
        found = _read_faults(file, data, type(values))
        if not has_errors(found):
            found = (*found, _as_problem("master.render", file, fault))
        raise MasterProblems(found) from fault


def check_masters(context: Context, target: str | None = None) -> tuple[CheckedMaster, ...]:
    """Return the masters of the home folder and of all plans, of one plan, or one file, checked.

    Raises:
        WrongUseError: the target is neither a file nor a plan.
    """
    return tuple(_checked(context, path) for path in _asked(context.home, target))


def reset_masters(context: Context, name: str | None = None) -> ResetMasters:
    """Write the stock masters again; an edited one is kept beside under another name.

    Raises:
        WrongUseError: there is no stock master of this name.
        BusyError: somebody else's run holds the folder.
    """
    known = stock_names()
    names = [one for one in known if name in (None, one, Path(one).stem)]
    if not names:
        raise WrongUseError(f"Không có mẫu gốc “{name}”. Hiện có: {', '.join(known)}.")
    with alone(context, "templates reset"):
        return _reset(context.home.masters(), names)


def fields_of(name: str = _REPORT) -> tuple[FieldRow, ...]:
    """Return every field a master of this name may use."""
    return field_rows(root_of(name))


def _reset(folder: Path, names: Sequence[str]) -> ResetMasters:
    stock = {name: (STOCK_MASTERS / name).read_bytes() for name in names}
    changed = {
        name: data
        for name, data in stock.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    }
    kept = [keep_edited(folder / name, _OLD) for name in changed if (folder / name).is_file()]
    write_all(folder, changed)
    return ResetMasters(tuple(folder / name for name in changed), tuple(kept))


def _asked(home: Home, target: str | None) -> Sequence[Path]:
    if target is None:
        own = (home.plan(plan).parent / name for plan in home.plans() for name in stock_names())
        found = [*_of_home(home), *(path for path in own if path.is_file())]
        return found or [STOCK_MASTERS / name for name in stock_names()]
    if target in home.plans():
        return [master(home, target, name) for name in stock_names()]
    if Path(target).is_file():
        return [Path(target)]
    plans = ", ".join(home.plans()) or "chưa có kế hoạch nào"
    raise WrongUseError(f"Không có tệp hay kế hoạch “{target}”. Các kế hoạch: {plans}.")


def _of_home(home: Home) -> Iterator[Path]:
    """Yield the masters of the home folder; locks of Word and masters set aside are none."""
    for path in sorted(home.masters().glob("*.docx")):
        if not path.name.startswith(("~$", ".")) and f".{_OLD}-" not in path.name:
            yield path


def _checked(context: Context, path: Path) -> CheckedMaster:
    data, file = path.read_bytes(), _shown(context.home, path)
    root = root_of(path.name)
    found = _read_faults(file, data, root)
    if not has_errors(found):
        found = (*found, *_tried(file, data, root, context.today))
    return CheckedMaster(path, found)


def _read_faults(file: str, data: bytes, root: type) -> tuple[Problem, ...]:
    """What reading the tags shows, without filling them in."""
    read = read_master(file, data)
    return (read,) if isinstance(read, Problem) else check_master(read, root)


def _tried(file: str, data: bytes, root: type, day: dt.date) -> Iterator[Problem]:
    """What filling in made-up values shows: lists of two entries, then empty ones."""
    for code, count in (("master.render", 2), ("master.render_empty", 0)):
        try:
            render_report(data, sample(root, count), day)
        except MasterError as fault:
            yield _as_problem(code, file, fault)
            return


def _as_problem(code: str, file: str, fault: MasterError) -> Problem:
    quote = f" (ở “{fault.quote}”)" if fault.quote else ""
    return problem(code, Where(file), why=in_vietnamese(str(fault)), quote=quote)


def _shown(home: Home, path: Path) -> str:
    """The name of a master as people look for it."""
    near = path.is_relative_to(home.root)
    return path.relative_to(home.root).as_posix() if near else path.name
