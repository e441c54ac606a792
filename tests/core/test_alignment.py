import pytest

from generator.core.alignment import Item, align, moved


def items(text):
    """One item a word group: "a b | c [x]" with anchors in brackets."""
    found = []
    for part in text.split("|"):
        words, _, anchor = part.strip().partition("[")
        anchors = frozenset(filter(None, anchor.strip("]").split(",")))
        found.append(Item("p", (words.strip(),), anchors))
    return found


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param("a|b|c", "a|b|c", {0: 0, 1: 1, 2: 2}, id="the same"),
        pytest.param("a|b|c", "a|c", {0: 0, 2: 1}, id="one deleted"),
        pytest.param("a|c", "a|b|c", {0: 0, 1: 2}, id="one inserted"),
        pytest.param("a|b|c", "c|a|b", {0: 1, 1: 2, 2: 0}, id="one moved"),
        pytest.param("a|x y z|c", "a|x y w|c", {0: 0, 1: 1, 2: 2}, id="one edited"),
        pytest.param("a|x|c", "a|y|c", {0: 0, 2: 2}, id="one replaced"),
        pytest.param("a|x [f]|c", "a|c|y [f]", {0: 0, 1: 2, 2: 1}, id="edited, moved, anchored"),
        pytest.param("a||b||c", "a||b||c", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}, id="blank ones"),
        pytest.param("a||c", "a|filled|c", {0: 0, 1: 1, 2: 2}, id="a blank one filled"),
        pytest.param(
            "a|x y 1|x y 2|c", "a|x y 2|x y 3|c", {0: 0, 2: 1, 3: 3}, id="one like the rest"
        ),
        pytest.param("x [f,g]", "x1 [f]|x2 [g]", {0: 0}, id="cut in two"),
        pytest.param("a", "b", {}, id="nothing in common"),
    ],
)
def test_what_is_what(old, new, pairs):
    assert align(items(old), items(new)) == pairs


def test_kinds_are_never_mixed():
    assert align([Item("p", ("a",))], [Item("tbl", ("a",))]) == {}


def test_a_weaker_key_counts_where_it_is_the_only_one():
    old = [Item("tr", (f"{n} name {n} open", f"name {n}")) for n in range(5)]
    new = [Item("tr", (f"{n + 1} name {n} done today", f"name {n}")) for n in range(5)]
    assert align(old, new[::-1]) == {n: 4 - n for n in range(5)}


def test_long_lists_of_strangers_come_to_an_end():
    old = [Item("tr", (f"a{n} b{n} same words",)) for n in range(600)]
    new = [Item("tr", (f"c{n} d{n} same words",)) for n in range(600)]
    found = align(old, new)
    assert list(found.values()) == sorted(found.values())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param({0: 0, 1: 2, 2: 3}, set(), id="in order"),
        pytest.param({0: 2, 1: 0, 2: 1}, {0}, id="the first went last"),
        pytest.param({}, set(), id="nothing"),
    ],
)
def test_what_moved(found, expected):
    assert moved(found) == expected
