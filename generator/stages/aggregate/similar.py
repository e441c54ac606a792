"""Statements that say the same, though they are not written the same way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.core.near_text import SEPARATOR, Core, canonical, core, impersonal, toneless
from generator.core.statement_words import ASPECTS, DONE, NEGATIONS, REFUSALS
from generator.core.summary import Statement
from generator.core.text import statement_key

Words = tuple[str, ...]
_LEAST_WORDS = 4  # a shorter statement is not taken for a misspelt one
_LEAST_UNMARKED = 6  # nor a shorter one typed without any marks
_LEAST_LETTERS = 3
_MOST_ORDERS = 40  # orders of one set of words that are held against each other
_REFUSALS = frozenset(map(canonical, REFUSALS))
_GUARDS = frozenset(map(canonical, NEGATIONS | ASPECTS))


def alike(statements: Iterable[Statement], *, deeds: bool) -> list[list[Statement]]:
    """Return the statements in groups that say the same, in the order the groups came.

    Which group a statement is in does not depend on the order of the statements.
    """
    cores: dict[Words, Core] = {}
    said: dict[Words, list[Statement]] = defaultdict(list)
    for statement in statements:
        found = core(statement.text, statement.agency, deeds=deeds)
        key = found.words or (statement_key(statement.text),)
        cores.setdefault(key, found)
        said[key].append(statement)
    joined = _joined(cores)
    groups: dict[Words, list[Statement]] = {}
    for key, mine in said.items():
        groups.setdefault(joined.get(key, key), []).extend(mine)
    return list(groups.values())


def wording(said: Sequence[Statement], *, deeds: bool) -> str:
    """Return the words to show for statements that say the same.

    Those of one agency as they are; of several the wording used most of those spelt well, else
    the shortest that is complete, and without the name of one of them.
    """
    agencies = dict.fromkeys(statement.agency for statement in said)
    if len(agencies) == 1:
        return said[0].text
    texts = [impersonal(statement.text, statement.agency) for statement in said]
    used = Counter(map(statement_key, texts))

    def rank(text: str) -> tuple[bool, int, bool, int, str]:
        unclean = text.isascii() or text.isupper() or bool(core(text, said[0].agency).misspelt)
        curt = deeds and not text.lower().startswith(DONE)
        return unclean, -used[statement_key(text)], curt, len(text), text

    return min(texts, key=rank)


def _joined(cores: dict[Words, Core]) -> dict[Words, Words]:
    """The key each key is joined to, where it is not its own."""
    sound = [key for key, found in cores.items() if not found.misspelt and not _unmarked(key)]
    orders = dict(_reordered(sound, cores))
    spelt = dict(_respelt(sound, cores))
    return orders | {key: orders.get(meant, meant) for key, meant in spelt.items()}


def _reordered(sound: Iterable[Words], cores: dict[Words, Core]) -> Iterator[tuple[Words, Words]]:
    """Yield the keys that list the same things in another order, with the one they join."""
    blocks: dict[Words, list[Words]] = defaultdict(list)
    for key in sound:
        if SEPARATOR in cores[key].parts:
            blocks[tuple(sorted(key))].append(key)
    for block in blocks.values():
        waiting = sorted(block) if len(block) <= _MOST_ORDERS else []
        while waiting:
            group = [waiting.pop(0)]
            for member in group:
                near = [key for key in waiting if _same_list(cores[member], cores[key])]
                group += near
                waiting = [key for key in waiting if key not in near]
            yield from ((key, group[0]) for key in group[1:])


def _same_list(one: Core, other: Core) -> bool:
    """Whether two statements are the same but for the order of what they list.

    What stands in front of the list stands in front in both. A negation, a "đang" or the like
    inside the list, or a figure that comes to stand before something else, is a difference.
    """
    if _counted(one.words) != _counted(other.words):
        return False
    head = _common(one.parts, other.parts)
    tail = _common(one.parts[::-1], other.parts[::-1])
    return any(
        _same_items(
            one.parts[start : len(one.parts) - end], other.parts[start : len(other.parts) - end]
        )
        for start in range(head + 1)
        for end in range(tail + 1)
        if start + end < min(len(one.parts), len(other.parts))
    )


def _same_items(one: Words, other: Words) -> bool:
    return not _GUARDS.intersection(one) and _items(one) == _items(other)


def _items(parts: Words) -> list[Words]:
    items: list[list[str]] = [[]]
    for part in parts:
        if part == SEPARATOR:
            items.append([])
        else:
            items[-1].append(part)
    return sorted(map(tuple, items))


def _counted(words: Words) -> Counter[Words]:
    """The figures and negations with the word each of them stands before."""
    telling = (
        words[place : place + 2]
        for place, word in enumerate(words)
        if word in _REFUSALS or any(map(str.isdigit, word))
    )
    return Counter(telling)


def _common(one: Words, other: Words) -> int:
    """How many parts stand alike at the beginning."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _respelt(sound: Sequence[Words], cores: dict[Words, Core]) -> Iterator[tuple[Words, Words]]:
    """Yield the keys with one misspelt word, or typed without marks, with the one key they mean."""
    broken = [key for key in cores if cores[key].misspelt or _unmarked(key)]
    if not broken:
        return
    wanted = {_gap(key, place) for key in broken for place in cores[key].misspelt[:1]}
    gaps: dict[Words, list[Words]] = defaultdict(list)
    unmarked: dict[Words, list[Words]] = defaultdict(list)
    for key in sound:
        unmarked[tuple(map(toneless, key))].append(key)
        for place in range(len(key)):
            if (gap := _gap(key, place)) in wanted:
                gaps[gap].append(key)
    for key in broken:
        meant = unmarked[key] if _unmarked(key) else _meant(key, cores[key].misspelt, gaps)
        if len(meant) == 1:
            yield key, meant[0]


def _meant(key: Words, misspelt: Sequence[int], gaps: dict[Words, list[Words]]) -> list[Words]:
    """The keys that differ in nothing but the one misspelt word, by a letter or its marks."""
    if len(misspelt) != 1 or len(key) < _LEAST_WORDS:
        return []
    place = misspelt[0]
    return [other for other in gaps.get(_gap(key, place), []) if _slip(key[place], other[place])]


def _gap(key: Words, place: int) -> Words:
    return (*key[:place], "", *key[place + 1 :])


def _unmarked(key: Words) -> bool:
    return len(key) >= _LEAST_UNMARKED and all(map(str.isascii, key))


def _slip(seen: str, meant: str) -> bool:
    """Whether a misspelt word is another but for its marks or one letter."""
    if meant in _GUARDS or not toneless(meant).isalpha():
        return False
    one, other = toneless(seen), toneless(meant)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_LETTERS or len(longer) - len(shorter) > 1:
        return False
    same = _common(tuple(shorter), tuple(longer))
    rest = shorter[same + (len(shorter) == len(longer)) :]
    return longer[same + 1 :] == rest
