import datetime as dt
from dataclasses import replace

import pytest

from generator.core.address import Where
from generator.core.sent import Basis, Group, Reason, ReceivedFile
from generator.core.trace import Figure
from generator.stages.adjusting import differences

DAY = dt.datetime(2025, 9, 18)


def figure(name, shown, cells=(), parts=()):
    places = tuple(Where(file, "Nhiệm vụ", cell) for file, cell in cells)
    return Figure(name, f"label of {name}", shown, "rule", places, tuple(parts))


def file(name, agency="", sha256="", verdict="accepted"):
    counted = verdict.startswith("accepted")
    return ReceivedFile(name, sha256 or name, agency, verdict, DAY, counted)


A, B, C = (file(f"{code}.xlsx", code) for code in ("a", "b", "c"))


def basis(*figures, files=(A, B), edition="e1"):
    return Basis(figures, files, edition, dt.date(2025, 9, 23))


def rows(found):
    return [(one.label.removeprefix("label of "), one.before, one.after) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param({"chung_done": "12"}, {"chung_done": "12"}, [], id="the same"),
        pytest.param(
            {"chung_done": "12"}, {"chung_done": "13"}, [("chung_done", "12", "13")], id="other"
        ),
        pytest.param({}, {"tt_1": "x"}, [("tt_1", None, "x")], id="only now"),
        pytest.param({"tt_1": "x"}, {}, [("tt_1", "x", None)], id="only then"),
        pytest.param(
            {"chung_done": "12", "chung_done_tl": "40%"},
            {"chung_done": "13", "chung_done_tl": "43%"},
            [("chung_done", "12 (40%)", "13 (43%)")],
            id="a share in the row of its count",
        ),
        pytest.param(
            {"chung_done": "12", "chung_done_tl": "40%"},
            {"chung_done": "12", "chung_done_tl": "43%"},
            [("chung_done_tl", "40%", "43%")],
            id="a share alone",
        ),
        pytest.param({"kq_1_khac": "3"}, {"kq_1_khac": "4"}, [], id="lines left out"),
        pytest.param({"ctc_1": "3"}, {"ctc_1": "4"}, [], id="told in the appendix"),
        pytest.param({"mt_1": "> 7"}, {}, [], id="a target no longer named"),
        pytest.param({"mt_1": "> 7"}, {"mt_1": "> 8"}, [("mt_1", "> 7", "> 8")], id="a target"),
    ],
)
def test_figures_are_compared_by_their_ids(before, after, told):
    sides = (basis(*(figure(*one) for one in side.items())) for side in (before, after))
    found = differences(*sides)
    assert rows(found.figures) == told
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("chung_done", Group.COMMON),
        ("han_done_late", Group.COMMON),
        ("sl_met", Group.COMMON),
        ("nhom_i_done", Group.GROUPS),
        ("tt_1", Group.TASKS),
        ("sl_ii_3_0", Group.TASKS),
        ("ct_met", Group.INDICATORS),
        ("dg_ct1_0", Group.INDICATORS),
        ("gui_hop_le", Group.AGENCIES),
        ("cq_stc", Group.AGENCIES),
        ("unheard_of", Group.COMMON),
    ],
)
def test_what_a_figure_is_about(name, group):
    [one] = differences(basis(figure(name, "1")), basis(figure(name, "2"))).figures
    assert one.group is group


def test_figures_stand_by_what_they_are_about():
    names = ("cq_a", "ct_1", "tt_1", "nhom_i", "chung_done")
    found = differences(
        basis(*(figure(n, "1") for n in names)), basis(*(figure(n, "2") for n in names))
    )
    assert [one.label.split()[-1] for one in found.figures] == list(reversed(names))


def test_a_figure_that_stands_in_two_places_is_told_once():
    sides = [
        basis(*(replace(figure(name, shown), label="Số nhiệm vụ") for name in ("iii_x", "iv_x")))
        for shown in ("12", "10")
    ]
    assert rows(differences(*sides).figures) == [("Số nhiệm vụ", "12", "10")]


# ------------------------------------------------------------------ why


@pytest.mark.parametrize(
    ("files", "reasons"),
    [
        pytest.param((A, B), [], id="nothing"),
        pytest.param((A, B, C), [(Reason.LATE, "c.xlsx")], id="late"),
        pytest.param(
            (A, replace(B, sha256="new")), [(Reason.CORRECTED, "b.xlsx")], id="written over"
        ),
        pytest.param(
            (A, file("b.xlsx", "b", "b.xlsx", "superseded"), file("b2.xlsx", "b")),
            [(Reason.CORRECTED, "b2.xlsx")],
            id="replaced",
        ),
        pytest.param((A,), [(Reason.WITHDRAWN, "b.xlsx")], id="gone"),
        pytest.param(
            (A, B, file("c.xlsx", "c", verdict="returned")),
            [(Reason.NOT_COUNTED, "c.xlsx")],
            id="late with faults",
        ),
        pytest.param(
            (A, B, file("b2.xlsx", "b", verdict="returned")), [], id="faults beside a valid one"
        ),
        pytest.param((A, B, file("copy.xlsx", "b", "b", "duplicate")), [], id="a copy"),
        pytest.param((replace(A, file="xa/a.xlsx"), B), [], id="only renamed"),
    ],
)
def test_why_data_are_others(files, reasons):
    found = differences(basis(), basis(files=files))
    assert [(cause.reason, cause.file) for cause in found.causes] == reasons


def test_another_edition_of_the_plan_is_a_reason():
    [cause] = differences(basis(), basis(edition="e2")).causes
    assert cause.reason is Reason.PLAN


NEW = (replace(A, sha256="new"), B, C)


@pytest.mark.parametrize(
    ("before", "after", "files"),
    [
        pytest.param(
            [figure("tt_1", "x", [("a.xlsx", "F6")])],
            [figure("tt_1", "y", [("a.xlsx", "F6")])],
            ["a.xlsx"],
            id="its own cell",
        ),
        pytest.param(
            [figure("sl_1_0", "5", [("a.xlsx", "I6"), ("b.xlsx", "I6")])],
            [figure("sl_1_0", "8", [("a.xlsx", "I6"), ("b.xlsx", "I6"), ("c.xlsx", "I6")])],
            ["c.xlsx"],
            id="one more cell",
        ),
        pytest.param(
            [figure("n", "1", parts=["tt_1", "tt_2"]), figure("tt_1", "x", [("a.xlsx", "F6")])],
            [
                figure("n", "2", parts=["tt_1", "tt_2"]),
                figure("tt_1", "x", [("a.xlsx", "F6")]),
                figure("tt_2", "y", [("c.xlsx", "F7")]),
            ],
            ["c.xlsx"],
            id="the part that is another",
        ),
        pytest.param(
            [figure("n", "1", parts=["n"])],
            [figure("n", "2", parts=["n"])],
            ["a.xlsx", "c.xlsx"],
            id="no cell at all",
        ),
    ],
)
def test_the_forms_a_figure_differs_by(before, after, files):
    found = differences(basis(*before), basis(*after, files=NEW))
    first = found.figures[0]
    assert [cause.file for cause in first.causes] == files


# ------------------------------------------------------------------ statements


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param([], [("yk_2", "Mới", "c.xlsx")], [("yk_2", None, "Mới")], id="new"),
        pytest.param([("yk_1", "Cũ", "a.xlsx")], [], [("yk_1", "Cũ", None)], id="withdrawn"),
        pytest.param([("yk_1", "Cũ", "b.xlsx")], [], [], id="not written out any more"),
        pytest.param(
            [("yk_main", "Cũ", "b.xlsx")], [("yk_pl", "Cũ", "b.xlsx")], [], id="stands elsewhere"
        ),
        pytest.param(
            [("yk_1", "Cũ", "a.xlsx")],
            [("yk_2", "Mới", "a.xlsx")],
            [("yk_2", None, "Mới"), ("yk_1", "Cũ", None)],
            id="written over in its cell",
        ),
        pytest.param(
            [("yk_1", "Ý (Sở A)", "a.xlsx")],
            [("yk_1", "Ý (Sở A và Sở C)", "a.xlsx")],
            [("yk_1", "Ý (Sở A)", "Ý (Sở A và Sở C)")],
            id="said by more",
        ),
    ],
)
def test_statements_that_are_new_or_withdrawn(before, after, told):
    sides = [
        [figure(name, text, [(of, "H6")]) for name, text, of in side] for side in (before, after)
    ]
    found = differences(basis(*sides[0]), basis(*sides[1], files=NEW))
    assert rows(found.statements) == told
    assert found.figures == ()
