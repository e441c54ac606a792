import pytest

from generator.core.text import name_key, one_line
from generator.core.wording import IndicatorColumn, PlanSheets, TaskColumn
from generator.edges.docx_read import read_document
from generator.edges.provinces import communes, provinces
from generator.stages.plan_import import draft_plan, province_of
from generator.stages.plan_import.agency_keys import agency_key
from generator.stages.plan_import.names import read_leads, read_names
from tests.plan_layouts import LAYOUTS, seed


def imported(plan):
    document = read_document(f"{plan}.docx", LAYOUTS[plan](seed(plan)))
    every = {province.full_name: province for province in provinces()}
    province = province_of(document, tuple(every))
    draft = draft_plan(document, plan, province, communes(every[province]))
    assert draft
    return draft, province


@pytest.fixture(scope="module", params=LAYOUTS)
def pair(request):
    source = seed(request.param)
    draft, province = imported(request.param)
    return source, draft, province


def folded(names, province):
    return {agency_key(name, province) for name in names}


def in_lines(text):
    return [line for line in str(text or "").split("\n") if line]


def test_every_task_with_its_key_words_and_limit(pair):
    source, draft, _ = pair
    rows = draft.tables[PlanSheets.TASKS]
    assert [row[TaskColumn.KEY] for row in rows] == [task["key"] for task in source["tasks"]]
    for row, task in zip(rows, source["tasks"], strict=True):
        assert row[TaskColumn.TEXT] == task["text"]
        assert row[TaskColumn.GROUP] == task["group"]
        assert row[TaskColumn.LIMIT_PRINTED] == task["deadline_raw"]
        assert row[TaskColumn.PRODUCT] == task.get("product_raw", "")
        assert row[TaskColumn.MEASURE_PRINTED] == task.get("target_raw", "")
        assert row[TaskColumn.LEADS_PRINTED] == task["lead_raw"]
        assert row[TaskColumn.COOPS_PRINTED] == task["coop_raw"]


def test_groups(pair):
    source, draft, _ = pair
    told = [tuple(row.values()) for row in draft.tables[PlanSheets.TASK_GROUPS]]
    assert told == [
        (g["code"], g.get("source_code", g["code"]), g["title"]) for g in source["groups"]
    ]


def test_who_leads_and_who_co_operates(pair):
    source, draft, province = pair
    for row, task in zip(draft.tables[PlanSheets.TASKS], source["tasks"], strict=True):
        for caption, names in ((TaskColumn.LEADS, "leads"), (TaskColumn.COOPS, "coops")):
            read = folded(in_lines(row[caption]), province)
            assert read == folded(task[names], province), task["key"]


WITHOUT_TABLE = ("hp-pci-2025-2026", "hn-spcncl-2024")  # their targets stand in the text only


def test_indicators(pair):
    source, draft, province = pair
    rows = draft.tables[PlanSheets.INDICATORS]
    if source["id"] in WITHOUT_TABLE:
        assert not rows
        return
    # "0" of ht-fta-2025 stands in the text, not in the table
    expected = {i["code"]: i for i in source["indicators"] if i["code"] != "0"}
    first = {row[IndicatorColumn.CODE]: row for row in reversed(rows)}
    assert list(reversed(first)) == list(expected)
    for code, row in first.items():
        indicator = expected[code]
        assert row[IndicatorColumn.NAME] == one_line(indicator["name"])
        parent = indicator["parent"] if indicator["parent"] != "0" else None
        assert row[IndicatorColumn.PARENT] == (parent or "")
        leads = folded(in_lines(row[IndicatorColumn.LEADS]), province)
        assert leads == folded(indicator["leads"], province)
        printed = [r[IndicatorColumn.PRINTED] for r in rows if r[IndicatorColumn.CODE] == code]
        targets = indicator.get("target") or {"": indicator["target_raw"]}
        assert printed == list(targets.values())
        earlier = [r[IndicatorColumn.BASELINE] for r in rows if r[IndicatorColumn.CODE] == code]
        values = [line.rpartition(": ")[2] for text in earlier for line in in_lines(text)]
        assert values == list(indicator["baseline"].values())


def test_few_cells_need_a_guess(pair):
    """Names cut out by judgement, or written otherwise than printed beyond case and UBND."""
    _, draft, _ = pair
    captions = ((TaskColumn.LEADS_PRINTED, all_leads), (TaskColumn.COOPS_PRINTED, read_names))
    guessed = printed = 0
    for row in draft.tables[PlanSheets.TASKS]:
        written = {name_key(n) for n in in_lines(row[TaskColumn.LEADS])}
        written |= {name_key(n) for n in in_lines(row[TaskColumn.COOPS])}
        for caption, read in captions:
            named = read(row[caption])
            printed += bool(named)
            guessed += any(not n.sure or name_key(n.text) not in written for n in named)
    assert guessed <= printed * 0.08


def all_leads(cell):
    workers = read_leads(cell)
    return (*workers.leads, *workers.coops)
