import pytest

from generator.core.three_way import ClashKind, Line, Mark, Sources, applied, figures, merge_line


def line(text):
    """A line with figures as "{name:shown}", which may nest."""
    words, marks, open_ = "", [], []
    rest = text
    while rest:
        if rest[0] == "{":
            name, _, rest = rest[1:].partition(":")
            open_.append(len(marks))
            marks.append((f"_bc_{name}", len(words), 0))
        elif rest[0] == "}":
            name, start, _ = marks[open_[-1]]
            marks[open_.pop()] = (name, start, len(words))
            rest = rest[1:]
        else:
            words, rest = words + rest[0], rest[1:]
    return Line(words, tuple(Mark(*mark) for mark in marks))


def marked(found):
    """The line as text with its figures in braces again."""
    text = found.text
    starts = sorted(found.marks, key=lambda m: (m.start, -m.end))
    told = ""
    for at in range(len(text) + 1):
        told += "".join("}" for m in starts if m.end == at)
        told += "".join(f"{{{m.name[4:]}:" for m in starts if m.start == at)
        told += text[at : at + 1]
    return told


def merged(base, theirs, new):
    old, mine, now = line(base), line(theirs), line(new)
    sources = Sources(dict(figures(old)), dict(figures(now)), frozenset(dict(figures(mine))))
    change = merge_line(old, mine, now, sources)
    return marked(Line(applied(mine.text, change.edits), change.marks)), change


@pytest.mark.parametrize(
    ("base", "theirs", "new", "expected", "clashes"),
    [
        pytest.param("Có {a:3} việc", "Có {a:3} việc", "Có {a:5} việc", "Có {a:5} việc", [],
            id="new"),
        pytest.param("Có 3  việc", "Có 3 việc", "Có 4 việc", "Có 4 việc", [], id="blanks"),
        pytest.param(
            "Có {a:3} việc", "Còn {a:3} việc", "Có {a:5} việc", "Còn {a:5} việc", [], id="renewed"
        ),
        pytest.param(
            "Có {a:3} việc", "Có {a:4} việc", "Có {a:3} việc", "Có {a:4} việc", [], id="typed over"
        ),
        pytest.param(
            "Có {a:3} việc",
            "Có {a:4} việc",
            "Có {a:5} việc",
            "Có {a:4} việc",
            [ClashKind.FIGURE],
            id="typed over and new",
        ),
        pytest.param(
            "Có {a:3} việc", "Nay có 3 việc", "Có {a:5} việc", "Nay có {a:5} việc", [],
            id="recovered",
        ),
        pytest.param(
            "Có {a:3} việc",
            "Việc còn nhiều",
            "Có {a:5} việc",
            "Việc còn nhiều",
            [ClashKind.FIGURE],
            id="taken out",
        ),
        pytest.param(
            "Có {a:3} việc", "Việc còn nhiều", "Có {a:3} việc", "Việc còn nhiều", [], id="out, same"
        ),
        pytest.param(
            "Có {a:3} việc",
            "Còn {a:3} việc",
            "Có {a:5} việc lớn",
            "Còn {a:5} việc",
            [ClashKind.WORDING],
            id="both reworded",
        ),
        pytest.param(
            "{s:Mở {a:3} lớp}.", "{s:Mở {a:3} lớp}!", "{s:Mở {a:5} lớp}.", "{s:Mở {a:5} lớp}!", [],
            id="a statement that holds a figure",
        ),
        pytest.param(
            "{s:Mở {a:3} lớp}.", "{s:Đã mở {a:3} lớp}.", "{s:Mở {a:5} lớp}.",
            "{s:Đã mở {a:5} lớp}.", [], id="a statement reworded round its figure",
        ),
        pytest.param(
            "{s:Mở {a:3} lớp}.", "{s:Đã mở {a:3} lớp}.", "{s:Tổ chức {a:5} lớp}.",
            "{s:Đã mở {a:5} lớp}.", [ClashKind.FIGURE], id="a statement both reworded",
        ),
        pytest.param("Cũ", "Mới", "Mới", "Mới", [], id="both the same way"),
        pytest.param(
            "Có {a:3} và {b:3}", "Còn {a:3} và {b:3}", "Có {a:13} và {b:1.234}",
            "Còn {a:13} và {b:1.234}", [], id="figures that grow",
        ),
    ],
)  # fmt: skip
def test_wording_is_theirs_and_figures_are_new(base, theirs, new, expected, clashes):
    found, change = merged(base, theirs, new)
    assert found == expected
    assert [clash.kind for clash in change.clashes] == clashes


def test_a_line_of_their_own_has_its_figures_renewed():
    mine = line("Nhờ vậy có {a:3} việc")
    sources = Sources({"_bc_a": Line("3")}, {"_bc_a": Line("4")}, frozenset({"_bc_a"}))
    change = merge_line(None, mine, None, sources)
    assert [(edit.start, edit.end, edit.text) for edit in change.edits] == [(11, 12, "4")]


def test_a_further_place_of_a_figure_the_new_report_names_once():
    mine = line("Có {a:3}, tức {a__2:3}")
    base = dict(figures(mine))
    change = merge_line(None, mine, None, Sources(base, {"_bc_a": Line("4")}, frozenset(base)))
    assert [edit.text for edit in change.edits] == ["4", "4"]
