"""Which item of one list is which of another: equal, known by an anchor, or much alike.

Items may have moved: what is unique in both lists is found wherever it stands. What is not is
looked for between its neighbours.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_ALIKE = 0.5  # share of common words from which two texts are one, edited
_ALIKE_ALONE = 0.25  # the same where nothing else lies between the same neighbours
_PAIRS_AT_MOST = 10_000  # comparisons between two neighbours
_AHEAD = 20  # items looked ahead where there would be more


@dataclass(frozen=True, slots=True)
class Item:
    """What a block is compared by.

    `keys` go from the most telling text to the least; `anchors` are names that stand nowhere else.
    """

    kind: str
    keys: tuple[str, ...]
    anchors: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.keys[0]


def align(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Return for places in the old list those in the new one."""
    found: dict[int, int] = {}
    _by_key(old, new, 0, found)
    _by_anchor(old, new, found)
    for level in range(1, max((len(item.keys) for item in old), default=0)):
        _by_key(old, new, level, found)
    _between(old, new, found)
    return found


def moved(found: Mapping[int, int]) -> frozenset[int]:
    """Return the places in the old list of what stands in another order in the new one."""
    return frozenset(found) - {place for place, _ in _rising(found)}


def _by_key(old: Sequence[Item], new: Sequence[Item], level: int, found: dict[int, int]) -> None:
    """Match what is the only one of its key in both lists."""
    there = _unique(new, level, set(found.values()))
    for key, place in _unique(old, level, found).items():
        if key in there:
            found[place] = there[key]


def _unique(
    items: Sequence[Item], level: int, taken: Mapping[int, int] | set[int]
) -> dict[Hashable, int]:
    keys = {
        place: (item.kind, item.keys[level])
        for place, item in enumerate(items)
        if place not in taken and level < len(item.keys) and item.keys[level]
    }
    times = Counter(keys.values())
    return {key: place for place, key in keys.items() if times[key] == 1}


def _by_anchor(old: Sequence[Item], new: Sequence[Item], found: dict[int, int]) -> None:
    """Match by the most anchors in common."""
    taken = set(found.values())
    at = {
        (item.kind, anchor): place
        for place, item in enumerate(new)
        if place not in taken
        for anchor in item.anchors
    }
    for place, item in enumerate(old):
        if place in found:
            continue
        known = sorted(anchor for anchor in item.anchors if (item.kind, anchor) in at)
        votes = Counter(at[item.kind, anchor] for anchor in known)
        best = next((other for other, _ in votes.most_common() if other not in taken), None)
        if best is not None:
            found[place] = best
            taken.add(best)


def _between(old: Sequence[Item], new: Sequence[Item], found: dict[int, int]) -> None:
    """Match what lies between the same neighbours."""
    taken = set(found.values())
    ends = [(-1, -1), *_rising(found), (len(old), len(new))]
    for (before, there_before), (after, there_after) in pairwise(ends):
        left = [place for place in range(before + 1, after) if place not in found]
        right = [place for place in range(there_before + 1, there_after) if place not in taken]
        if left and right:
            pairs = _paired([old[place] for place in left], [new[place] for place in right])
            found.update((left[one], right[other]) for one, other in pairs)


def _rising(found: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that rises on both sides (patience sorting)."""
    tops: list[int] = []
    piles: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(found.items()):
        at = bisect_left(tops, pair[1])
        before[pair] = piles[at - 1] if at else None
        tops[at:], piles[at:] = [pair[1], *tops[at + 1 :]], [pair, *piles[at + 1 :]]
    chain: list[tuple[int, int]] = []
    last = piles[-1] if piles else None
    while last:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _paired(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield pairs of two short lists in order: equal ones first, then those alike."""
    same = SequenceMatcher(
        None,
        [(item.kind, item.text) for item in old],
        [(item.kind, item.text) for item in new],
        autojunk=False,
    )
    for how, left, left_end, right, right_end in same.get_opcodes():
        if how == "equal":
            yield from zip(range(left, left_end), range(right, right_end), strict=True)
        elif how == "replace":
            for one, other in _alike(old[left:left_end], new[right:right_end]):
                yield left + one, right + other


def _alike(old: Sequence[Item], new: Sequence[Item]) -> Sequence[tuple[int, int]]:
    words = [Counter(item.text.split()) for item in new]
    if len(old) == len(new) == 1:
        filled = old[0].kind == new[0].kind and not (old[0].text and new[0].text)
        alike = filled or _likeness(old[0], new[0], words[0]) >= _ALIKE_ALONE
        return [(0, 0)] if alike else []
    if len(old) * len(new) > _PAIRS_AT_MOST:
        return _alike_ahead(old, new, words)
    return _best(
        [[_likeness(one, other, w) for other, w in zip(new, words, strict=True)] for one in old]
    )


def _likeness(one: Item, other: Item, words: Counter[str]) -> float:
    """Return the share of words two items of one kind have in common, from 0 to 1."""
    if one.kind != other.kind:
        return 0
    ours = Counter(one.text.split())
    total = ours.total() + words.total()
    return 2 * (ours & words).total() / total if total else 1


def _best(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs in rising order with the greatest sum of likeness."""
    height, width = len(scores), len(scores[0])
    sums = [[0.0] * (width + 1) for _ in range(height + 1)]
    for one in range(height - 1, -1, -1):
        for other in range(width - 1, -1, -1):
            score = scores[one][other]
            paired = score + sums[one + 1][other + 1] if score >= _ALIKE else 0
            sums[one][other] = max(paired, sums[one + 1][other], sums[one][other + 1])
    pairs, one, other = [], 0, 0
    while one < height and other < width:
        if sums[one][other] == sums[one + 1][other]:
            one += 1
        elif sums[one][other] == sums[one][other + 1]:
            other += 1
        else:
            pairs.append((one, other))
            one, other = one + 1, other + 1
    return pairs


def _alike_ahead(
    old: Sequence[Item], new: Sequence[Item], words: Sequence[Counter[str]]
) -> list[tuple[int, int]]:
    """Return pairs found by looking a little ahead: for lists too long for every comparison."""
    pairs, start = [], 0
    for one, item in enumerate(old):
        ahead = range(start, min(start + _AHEAD, len(new)))
        best = max(ahead, key=lambda at: _likeness(item, new[at], words[at]), default=None)
        if best is not None and _likeness(item, new[best], words[best]) >= _ALIKE:
            pairs.append((one, best))
            start = best + 1
    return pairs
