"""What issue, receive, report and status found, as JSON."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.as_json.ledger import of_ledger, of_year
from generator.as_json.parts import Json, number, of_problems
from generator.as_json.posting import of_drafts
from generator.as_json.sending import of_sent, of_supplement
from generator.core.ledger import Entry, rules
from generator.core.model import Answer, Repair, Status, Submission, Value
from generator.core.summary import (
    AgencyResult,
    IndicatorResult,
    ReportState,
    Summary,
    TaskResult,
    TaskStatus,
    Timeliness,
)
from generator.core.values import plain, share
from generator.pipeline import Due, Issued, Receiving, Reported, Version
from generator.stages.comparing import Change
from generator.stages.ledger import year_ledgers


def of_issued(issued: Issued) -> Json:
    """What issue made."""
    return {
        "period": issued.dates.period.id,
        "due": issued.dates.due.isoformat(),
        "folder": str(issued.folder),
        "forms": [
            {
                "agency": form.agency.code,
                "file": f"{form.agency.code}.xlsx",
                "tasks": len(form.tasks),
                "indicators": len(form.indicator_rows),
            }
            for form in issued.forms
        ],
        "letters": [str(path) for path in issued.letters],
        "kept": [str(path) for path in issued.kept],
        **of_drafts(issued.drafts),
        "problems": of_problems(issued.problems),
    }


def of_receiving(
    made: Receiving, changes: Iterable[Change] | None = None, *, answers: bool
) -> Json:
    """Every file with its verdict; with `answers` also what each says; changes where asked for."""
    submissions = made.received.submissions
    told: Json = {"files": [_submission(s, answers=answers) for s in submissions]}
    if changes is not None:
        told["changes"] = [_change(change) for change in changes]
    told["returned"] = [str(path) for path in made.returned]
    told["outdated"] = of_sent(made.outdated) if made.outdated else None
    return told


def _change(change: Change) -> Json:
    return {
        "agency": change.agency,
        "from": change.older,
        "to": change.newer,
        "sheet": change.sheet,
        "key": change.key,
        "number": change.number,
        "text": change.text,
        "field": change.field,
        "old": _value(change.old),
        "new": _value(change.new),
    }


def _submission(submission: Submission, *, answers: bool) -> Json:
    told: Json = {
        "file": submission.arrival.file,
        "agency": submission.agency or None,
        "verdict": submission.verdict.value,
        "received_at": submission.arrival.received_at.isoformat(),
        "sha256": submission.arrival.sha256,
        "sender": submission.arrival.sender or None,
        "sent_at": _moment(submission.arrival.sent_at),
        "excluded": submission.excluded or None,
        "problems": of_problems(submission.problems),
        "repairs": [_repair(repair) for repair in submission.repairs],
    }
    if answers:
        told["answers"] = [_answer(answer) for answer in submission.answers]
    return told


def of_register(entries: Sequence[Entry]) -> Json:
    """Everything that came, all that was decided of it, and how often each rule was broken."""
    return {
        "files": [_entry(entry) for entry in entries],
        "rules": [
            {
                "code": rule.code,
                "severity": rule.example.severity.value,
                "times": rule.times,
                "files": rule.files,
                "agencies": rule.agencies,
            }
            for rule in rules(entries)
        ],
    }


def _entry(entry: Entry) -> Json:
    return {
        "period": entry.period,
        "file": entry.file,
        "sha256": entry.sha256,
        "agency": entry.last.agency or None,
        "sender": entry.sender or None,
        "sent_at": _moment(entry.sent_at),
        "received_at": entry.received_at.isoformat(),
        "verdict": entry.last.verdict,
        "problems": of_problems(entry.last.problems),
        "repairs": [_repair(repair) for repair in entry.last.repairs],
        "excluded": entry.excluded or None,
        "verdicts": [
            {"verdict": made.verdict, "decided_on": made.decided_on.isoformat()}
            for made in entry.decisions
        ],
        "rulings": [
            {"excluded": r.excluded, "why": r.why, "decided_on": r.decided_on.isoformat()}
            for r in entry.rulings
        ],
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _repair(repair: Repair) -> Json:
    where = repair.where
    return {"sheet": where.sheet, "cell": where.cell, "seen": repair.seen, "taken": repair.taken}


def _answer(answer: Answer) -> Json:
    return {
        "sheet": answer.where.sheet,
        "key": answer.key,
        "field": answer.field,
        "state": answer.state.value,
        "value": _value(answer.value),
        "cell": answer.where.cell,
    }


def _value(value: Value) -> str | None:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def of_reported(reported: Reported) -> Json:
    """The figures of a report and the files they went into."""
    summary = reported.summary
    return {
        "counts": _counts(summary),
        "tasks": [_task(result) for result in summary.tasks],
        "indicators": [_indicator(result) for result in summary.indicators],
        "agencies": [_agency(result) for result in summary.agencies],
        "files": [str(path) for path in reported.files],
        "kept": [str(path) for path in reported.kept],
        "merged": [_version(version) for version in reported.versions if version.edited],
        "returned": [str(path) for path in reported.returned],
        "supplement": of_supplement(reported.supplement),
        "problems": of_problems(
            (
                *(v.problem for v in reported.versions if v.problem),
                *(p for s in reported.received.unsettled for p in s.problems),
            )
        ),
    }


def _version(version: Version) -> Json:
    """What became of the version a person has edited."""
    merged = version.merged
    return {
        "file": version.name,
        "edited": version.edited,
        "kept": merged.kept if merged else None,
        "renewed": merged.renewed if merged else None,
        "places": merged.places if merged else None,
    }


def _counts(summary: Summary) -> Json:
    agencies = len(summary.agencies)
    states = {state.value: len(summary.in_state(state)) for state in ReportState}
    valid = states["on_time"] + states["late"]
    return {
        "tasks": len(summary.tasks),
        "status": {status.value: len(summary.with_status(status)) for status in TaskStatus},
        "timeliness": {
            kind.value: sum(result.timeliness is kind for result in summary.tasks)
            for kind in Timeliness
        },
        "indicators": len(summary.indicators),
        "agencies": {"expected": agencies, "received": valid, **states},
        "rates": {
            "completeness": plain(share(valid, agencies)),
            "on_time": plain(share(states["on_time"], agencies)),
        },
    }


def _task(result: TaskResult) -> Json:
    return {
        "key": result.task.key,
        "status": result.status.value,
        "ahead": result.ahead,
        "timeliness": result.timeliness.value if result.timeliness else None,
        "progress": plain(result.progress) if result.progress is not None else None,
        "leads": result.expected,
        "reported": result.reported,
        "quantity": [
            {
                "value": plain(quantity.total),
                "unit": quantity.measure.unit,
                "least": number(quantity.measure.least),
                "most": number(quantity.measure.most),
                "verdict": quantity.attainment.value,
            }
            for quantity in result.quantities
        ],
        "answers": {
            status.value: sum(answer.status is status for answer in result.answers)
            for status in Status
        },
        "limit": result.task.limit.kind.value,
        "conflicts": [
            {
                "agency": conflict.agency.code,
                "status": conflict.status.value,
                "progress": plain(conflict.progress),
                "cells": [str(where) for where in conflict.cells],
            }
            for conflict in result.conflicts
        ],
    }


def _indicator(result: IndicatorResult) -> Json:
    first = result.measures[0] if result.measures else None
    return {
        "code": result.indicator.code,
        "value": number(first.value) if first else None,
        "verdict": result.attainment.value,
        "measures": [
            {
                "unit": measure.measure.unit,
                "value": number(measure.value),
                "target": number(measure.measure.least),
                "operator": measure.measure.operator,
                "year": measure.measure.year,
                "verdict": measure.attainment.value,
                "values": [
                    {"agency": agency.code, "value": plain(value), "cell": str(where)}
                    for agency, value, where in measure.values
                ],
                "said": [
                    {"agency": said.agency.code, "text": said.text, "cell": str(said.where)}
                    for merged in measure.said
                    for said in merged.said_by
                ],
            }
            for measure in result.measures
        ],
    }


def _agency(result: AgencyResult) -> Json:
    return {
        "code": result.agency.code,
        "name": result.agency.name,
        "state": result.state.value,
        "received_at": result.received_at.isoformat() if result.received_at else None,
        "file": result.file or None,
        "errors": result.errors,
        "extended_until": result.extended_until.isoformat() if result.extended_until else None,
        "nil": result.nil,
    }


def of_status(due: Sequence[Due]) -> Json:
    """Which periods are due when, who has reported, and the ledger of each year."""
    return {
        "years": [of_year(ledger) for ledger in year_ledgers(line.ledger for line in due)],
        "due": [
            {
                "plan": line.plan,
                "period": line.dates.period.id,
                "due": line.dates.due.isoformat(),
                "due_upward": line.dates.due_upward.isoformat() if line.dates.due_upward else None,
                "state": line.state,
                "expected": line.expected,
                "received": line.received,
                "on_time": line.on_time,
                "missing": [result.agency.code for result in line.owing],
                "returned": [
                    result.agency.code
                    for result in line.owing
                    if result.state is ReportState.RETURNED
                ],
                "issued": line.issued,
                **of_ledger(line.ledger),
            }
            for line in due
        ],
    }
