"""Difficulties by the group of tasks they are about."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from generator.core.model import Plan, TaskGroup
from generator.core.statement_words import COMMON
from generator.core.summary import MergedStatement, Statement, ThemedStatements
from generator.core.text import fold
from generator.stages.aggregate.statements import in_plan_order, merge

Pair = tuple[str, str]
_LEAST_SHARED = 2  # pairs of words a general statement shares with the theme it goes to
_CLEAR = 2  # times the weight of the next theme

AtTask = tuple[str, Statement]  # the code of the task's group, and what was said at the task


def by_theme(
    plan: Plan, general: Iterable[Statement], at_tasks: Sequence[AtTask]
) -> tuple[ThemedStatements, ...]:
    """Return the statements, each once, by the group of tasks they are about.

    What was said at tasks of one group is about that group; at tasks of several it is general.
    What was said of no task goes to the group whose title and tasks clearly share its words. The
    general ones come first, then the groups in the plan's order.
    """
    of_cell = {statement.where: group for group, statement in at_tasks}
    said = in_plan_order(plan, (*general, *(statement for _, statement in at_tasks)))
    merged = merge(said, split=True)
    words = _words_of(plan)
    found: dict[str, list[MergedStatement]] = {}
    for one in merged:
        groups = {of_cell[said.where] for said in one.said_by if said.where in of_cell}
        code = groups.pop() if len(groups) == 1 else "" if groups else _likely(one.text, words)
        found.setdefault(code, []).append(one)
    themes: list[TaskGroup | None] = [None, *plan.task_groups]
    return tuple(_themed(themes, found))


def _themed(
    themes: Iterable[TaskGroup | None], found: Mapping[str, Sequence[MergedStatement]]
) -> Iterator[ThemedStatements]:
    for theme in themes:
        if statements := found.get(theme.code if theme else ""):
            yield ThemedStatements(theme, tuple(statements))


def _words_of(plan: Plan) -> dict[str, dict[Pair, float]]:
    """The pairs of words of each group, each with how well it tells groups apart."""
    pairs = {
        group.code: _pairs(
            (group.title, *(task.text for task in plan.tasks if task.group == group.code))
        )
        for group in plan.task_groups
    }
    held_by = Counter(pair for mine in pairs.values() for pair in mine)
    return {
        code: {pair: math.log(len(pairs) / held_by[pair]) for pair in mine}
        for code, mine in pairs.items()
    }


def _likely(text: str, words: Mapping[str, Mapping[Pair, float]]) -> str:
    """The group that clearly shares the words of a text, or ""."""
    mine = _pairs((text,))
    weights: list[tuple[float, str]] = []
    for code, theirs in words.items():
        shared = [theirs[pair] for pair in mine if theirs.get(pair)]
        weights.append((sum(shared) if len(shared) >= _LEAST_SHARED else 0.0, code))
    (best, code), (second, _) = (*sorted(weights, reverse=True), (0.0, ""), (0.0, ""))[:2]
    return code if best > 0 and best >= _CLEAR * second else ""


def _pairs(texts: Iterable[str]) -> set[Pair]:
    return {pair for text in texts for pair in _pairs_of(text)}


@lru_cache(maxsize=4_096)
def _pairs_of(text: str) -> frozenset[Pair]:
    """The words that follow each other in a text: most Vietnamese terms have two syllables."""
    words = fold(text).split()
    return frozenset(pair for pair in pairwise(words) if not COMMON.intersection(pair))
