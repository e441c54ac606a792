"""Write inputs/<plan>/plan.xlsx again from the checked source data in tools/plan_seeds.

`<plan>.json` holds the plan as printed; `<plan>.setup.json` holds what an officer adds: the
consolidating office, due dates, agencies, and what each group phrase stands for. Afterwards the
workbook is the source: run this only to start over.

    python -m tools.write_plan hp-pci-2025-2026 hn-nq59
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.core.calendar_points import YearSpan
from generator.core.sheets import BookProperties, Content
from generator.core.time_limits import read_limit
from generator.core.wording import (
    NO,
    YES,
    AgencyColumn,
    Cycle,
    GroupColumn,
    IndicatorColumn,
    PlanItem,
    PlanSheets,
    TaskColumn,
    TaskGroupColumn,
)
from generator.edges.provinces import communes
from generator.edges.xlsx_write import write_tables
from generator.pipeline.provinces import find_province
from generator.stages.plan_draft import commune_agencies, cycle_name
from generator.stages.plan_workbook import plan_sheets

ROOT = Path(__file__).resolve().parent.parent
Record = Mapping[str, Content]


def main(plan: str) -> Path:
    """Write the workbook of a plan and return where it lies."""
    seeds = ROOT / "tools" / "plan_seeds"
    source = json.loads((seeds / f"{plan}.json").read_text(encoding="utf-8"))
    setup = json.loads((seeds / f"{plan}.setup.json").read_text(encoding="utf-8"))
    target = ROOT / "inputs" / plan / "plan.xlsx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(workbook(source, setup))
    return target


def workbook(source: Mapping[str, Any], setup: Mapping[str, Any]) -> bytes:
    """Return the plan workbook of the source data and its setup."""
    tables = {
        PlanSheets.CYCLES: tuple(_cycles(source, setup)),
        PlanSheets.AGENCIES: (*_agencies(setup), *_communes(setup)),
        PlanSheets.GROUPS: tuple(_groups(setup)),
        PlanSheets.TASK_GROUPS: tuple(_task_groups(source)),
        PlanSheets.TASKS: tuple(_tasks(source, setup)),
        PlanSheets.INDICATORS: tuple(_indicators(source, setup)),
    }
    issued = _day(source["date"]) or dt.date(setup["first_year"], 1, 1)
    properties = BookProperties(source["title"], source["coordinating_agency"], issued)
    return write_tables(plan_sheets(source["title"], _items(source, setup), tables), properties)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _items(source: Mapping[str, Any], setup: Mapping[str, Any]) -> Record:
    office = setup["office"]
    return {
        PlanItem.ID: source["id"],
        PlanItem.TITLE: source["title"],
        PlanItem.TITLE_IN_SENTENCE: setup["title_in_sentence"],
        PlanItem.NUMBER: source["number"],
        PlanItem.DATE: _day(source["date"]),
        PlanItem.ISSUER: source["issuer"],
        PlanItem.FIRST_YEAR: str(setup["first_year"]),
        PlanItem.LAST_YEAR: str(setup["last_year"]),
        PlanItem.OFFICE: office["agency"],
        PlanItem.SUPERIOR: office["superior"],
        PlanItem.SYMBOL: office["symbol"],
        PlanItem.PLACE: office["place"],
        PlanItem.EMAIL: office["email"],
        PlanItem.ADDRESSEES: "\n".join(office["addressees"]),
        PlanItem.RECIPIENTS: "\n".join(office["recipients"]),
        PlanItem.AUTHORITY: office["authority"],
        PlanItem.POSITION: office["position"],
        PlanItem.SIGNER: office["signer"],
    }


def _cycles(source: Mapping[str, Any], setup: Mapping[str, Any]) -> Iterator[Record]:
    for cycle in setup["cycles"]:
        yield {
            Cycle.SLOT: cycle["slot"],
            Cycle.NAME: cycle_name(cycle["slot"]),
            Cycle.DUE: cycle["due"],
            Cycle.DUE_COUNTS: YES,
            Cycle.MOVES: NO,
            Cycle.FROM: cycle["from"],
            Cycle.TO: cycle["to"],
            Cycle.WORDING: source["reporting"][cycle["quote"]]["quote"],
        }


def _agencies(setup: Mapping[str, Any]) -> Iterator[Record]:
    for code, name, short, kind, note in setup["agencies"]:
        yield {
            AgencyColumn.CODE: code,
            AgencyColumn.NAME: name,
            AgencyColumn.SHORT: short,
            AgencyColumn.KIND: kind,
            AgencyColumn.EMAIL: f"{code.lower()}@example.vn",
            AgencyColumn.REPORTS: NO if code in setup["not_reporting"] else YES,
            AgencyColumn.NOTE: note,
        }


def _communes(setup: Mapping[str, Any]) -> Iterator[Record]:
    if "communes_of" not in setup:
        return
    province = find_province(setup["communes_of"])
    for record in commune_agencies(communes(province), setup["commune_kind"]):
        address = f"ubnd.{record[AgencyColumn.CODE]}@example.vn"
        yield {**record, AgencyColumn.EMAIL: address}


def _groups(setup: Mapping[str, Any]) -> Iterator[Record]:
    for phrase, kinds, members, note in setup["groups"]:
        yield {
            GroupColumn.PHRASE: phrase,
            GroupColumn.KINDS: "\n".join(kinds),
            GroupColumn.MEMBERS: "\n".join(members),
            GroupColumn.NOTE: note,
        }


def _task_groups(source: Mapping[str, Any]) -> Iterator[Record]:
    for group in source["groups"]:
        yield {
            TaskGroupColumn.CODE: group["code"],
            TaskGroupColumn.NUMBER: group.get("source_code", group["code"]),
            TaskGroupColumn.TITLE: group["title"],
        }


def _tasks(source: Mapping[str, Any], setup: Mapping[str, Any]) -> Iterator[Record]:
    years = YearSpan(setup["first_year"], setup["last_year"], _day(source["date"]))
    for task in source["tasks"]:
        printed = task["deadline_raw"]
        begin = task.get("start_raw", printed)
        started = read_limit(begin, years) if begin != printed else None
        notes = (f"Thời gian thực hiện: {begin}" if started else "", task.get("note", ""))
        yield {
            TaskColumn.KEY: task["key"],
            TaskColumn.GROUP: task["group"],
            TaskColumn.NUMBER: task.get("code_raw", task["code"]),
            TaskColumn.TEXT: task["text"],
            TaskColumn.LEADS_PRINTED: task["lead_raw"],
            TaskColumn.LEADS: "\n".join(task["leads"]),
            TaskColumn.COOPS_PRINTED: task["coop_raw"],
            TaskColumn.COOPS: "\n".join(task["coops"]),
            TaskColumn.LIMIT_PRINTED: printed,
            TaskColumn.START: started.start if started else None,
            TaskColumn.MEASURE_PRINTED: task.get("target_raw", ""),
            TaskColumn.PRODUCT: task.get("product_raw", ""),
            TaskColumn.NOTE: "\n".join(filter(None, notes)),
        }


def _indicators(source: Mapping[str, Any], setup: Mapping[str, Any]) -> Iterator[Record]:
    sums = setup.get("sums", {})
    for indicator in source["indicators"]:
        for number, (unit, printed) in enumerate(_targets(indicator, setup)):
            first = number == 0
            yield {
                IndicatorColumn.CODE: indicator["code"],
                IndicatorColumn.PARENT: indicator["parent"] if first else "",
                IndicatorColumn.NAME: indicator["name"] if first else "",
                IndicatorColumn.UNIT: unit,
                IndicatorColumn.BASELINE: _baseline(indicator["baseline"], unit, setup),
                IndicatorColumn.PRINTED: printed,
                IndicatorColumn.YEAR: setup.get("target_year", ""),
                IndicatorColumn.LEADS_PRINTED: indicator["lead_raw"] if first else "",
                IndicatorColumn.LEADS: "\n".join(indicator["leads"]) if first else "",
                IndicatorColumn.SUM_OF: "\n".join(sums.get(indicator["code"], ())) if first else "",
                IndicatorColumn.NOTE: _indicator_note(indicator) if first else "",
            }


def _targets(indicator: Mapping[str, Any], setup: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Unit and wording of each figure: the source data split some targets, others are whole."""
    words = setup.get("target_words", {})
    for name, printed in indicator.get("target", {}).items():
        yield setup["target_units"][name], words.get(printed, printed)
    if "target" not in indicator:
        yield indicator["unit"], indicator["target_raw"]


def _indicator_note(indicator: Mapping[str, Any]) -> str:
    """The target in the plan's own words where it was split, the footnote and the note."""
    whole = f"Nguyên văn: {indicator['target_raw']}" if "target" in indicator else ""
    footnote = (indicator.get("footnote") or {}).get("text") or ""
    return "\n".join(filter(None, (whole, footnote, indicator.get("note", ""))))


def _baseline(baseline: Mapping[str, str], unit: str, setup: Mapping[str, Any]) -> str:
    labels = setup["baseline_labels"]
    return "\n".join(
        f"{labels[name][1]}: {value}"
        for name, value in baseline.items()
        if labels[name][0] in ("", unit)
    )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(main(name))
