"""The kinds of alterations by name, and how one or two are applied to a filled form."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.vandal.packages import opened, saved, with_shared_strings
from tests.vandal.records import (
    UNHARMED,
    Altered,
    Case,
    DoesNotApplyError,
    Harm,
    Kind,
    Sent,
    Stage,
)

KINDS: dict[str, Kind] = {}

_InBook = Callable[[Any, Random, Case], Harm | None]
_InBytes = Callable[[bytes, Random, Case], tuple[bytes, Harm]]
_Sending = Callable[[bytes, Random, Case], tuple[tuple[Sent, ...], Harm]]


def _keep(act: Any, kind: Kind) -> None:
    assert kind.name not in KINDS, kind.name
    assert kind.told, kind.name
    KINDS[kind.name] = kind
    act.kind = kind


def in_book(stage: Stage, *, forks: bool = False) -> Callable[[_InBook], _InBook]:
    """A kind that changes the workbook as a person does in a spreadsheet program."""

    def keep(act: _InBook) -> _InBook:
        def apply(data: bytes, rng: Random, case: Case) -> tuple[tuple[Sent, ...], Harm]:
            book = opened(data, rich_text=True)
            try:
                harm = act(book, rng, case) or UNHARMED
            except AttributeError as fault:  # a merged cell cannot be typed into
                if "MergedCell" not in str(fault):
                    raise
                raise DoesNotApplyError from fault
            return (Sent(usual_name(case), with_shared_strings(saved(book))),), harm

        _keep(act, Kind(act.__name__, stage, apply, act.__doc__ or "", forks))
        return act

    return keep


def in_bytes(stage: Stage) -> Callable[[_InBytes], _InBytes]:
    """A kind that changes the bytes of the file."""

    def keep(act: _InBytes) -> _InBytes:
        def apply(data: bytes, rng: Random, case: Case) -> tuple[tuple[Sent, ...], Harm]:
            changed, harm = act(data, rng, case)
            return (Sent(usual_name(case), changed),), harm

        _keep(act, Kind(act.__name__, stage, apply, act.__doc__ or ""))
        return act

    return keep


def sending(stage: Stage) -> Callable[[_Sending], _Sending]:
    """A kind that decides under which names, and how often, files arrive."""

    def keep(act: _Sending) -> _Sending:
        _keep(act, Kind(act.__name__, stage, act, act.__doc__ or ""))
        return act

    return keep


def usual_name(case: Case) -> str:
    return f"Bao cao {case.agency}.xlsx"


def alter(case: Case, seed: int, *names: str) -> Altered:
    """Return the case's form after the alterations, in the order in which they can happen.

    Raises:
        DoesNotApplyError: one of them finds nothing in the form to be done to.
    """
    kinds = sorted((KINDS[name] for name in names), key=lambda kind: kind.stage)
    if len(kinds) > 1 and kinds[0].stage is Stage.SAVE:
        raise DoesNotApplyError
    files: tuple[Sent, ...] = (Sent(usual_name(case), case.data),)
    harm = UNHARMED
    now = case
    for kind in kinds:
        rng = Random(f"{seed}|{kind.name}|{case.plan}|{case.agency}")
        files, done = kind.act(files[0].data, rng, now)
        harm = harm + done
        now = now.spoil(done.places)
    return Altered(tuple(kind.name for kind in kinds), files, harm)


def pairs(rng: Random, count: int) -> Iterator[tuple[str, str]]:
    """Yield random pairs of kinds that can meet in one file."""
    kinds = list(KINDS.values())
    while count:
        one, other = rng.sample(kinds, 2)
        if (one.forks and other.forks) or one.stage == other.stage >= Stage.SAVE:
            continue
        yield one.name, other.name
        count -= 1
