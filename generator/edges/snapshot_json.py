"""The figures and received files of a snapshot as JSON, for other programs and for comparing."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from generator.core.address import Where
from generator.core.ledger import Entry
from generator.core.sent import Basis, ReceivedFile
from generator.core.trace import Figure

Json = dict[str, Any]


def figures_file(basis: Basis) -> bytes:
    """Return so-lieu.json: every figure with the cells and figures it was made of."""
    return _written(
        {
            "ngay_tong_hop": basis.made_on.isoformat(),
            "ke_hoach": basis.edition,
            "so_lieu": [_figure(figure) for figure in basis.figures],
        }
    )


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "label": figure.label,
        "shown": figure.shown,
        "rule": figure.rule,
        "cells": [[where.file, where.sheet, where.cell] for where in figure.cells],
        "parts": list(figure.parts),
    }


def sources_file(basis: Basis) -> bytes:
    """Return nguon.json: every received file and whether it counted."""
    return _written({"tep": [_source(source) for source in basis.sources]})


def _source(source: ReceivedFile) -> Json:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "agency": source.agency,
        "verdict": source.verdict,
        "received_at": source.received_at.isoformat(),
        "counted": source.counted,
    }


def basis_of(figures: bytes, sources: bytes) -> Basis:
    """Return what the two files hold, as they were written here."""
    told = json.loads(figures)
    return Basis(
        figures=tuple(
            Figure(
                id=one["id"],
                label=one["label"],
                shown=one["shown"],
                rule=one["rule"],
                cells=tuple(Where(*place) for place in one["cells"]),
                parts=tuple(one["parts"]),
            )
            for one in told["so_lieu"]
        ),
        sources=tuple(
            ReceivedFile(**{**one, "received_at": dt.datetime.fromisoformat(one["received_at"])})
            for one in json.loads(sources)["tep"]
        ),
        edition=told["ke_hoach"],
        made_on=dt.date.fromisoformat(told["ngay_tong_hop"]),
    )


def register_file(entries: Iterable[Entry]) -> bytes:
    """Return so-dang-ky.json: what the register holds of the period."""
    return _written({"tep": [_entry(entry) for entry in entries]})


def _entry(entry: Entry) -> Json:
    return {
        "file": entry.file,
        "sha256": entry.sha256,
        "received_at": entry.received_at.isoformat(),
        "sender": entry.sender,
        "sent_at": entry.sent_at.isoformat() if entry.sent_at else None,
        "excluded": entry.excluded,
        "verdicts": [
            {
                "decided_on": decision.decided_on.isoformat(),
                "agency": decision.agency,
                "verdict": decision.verdict,
                "problems": [[p.code, p.where.sheet, p.where.cell] for p in decision.problems],
                "repairs": [[r.where.cell, r.seen, r.taken] for r in decision.repairs],
            }
            for decision in entry.decisions
        ],
        "rulings": [
            {"decided_on": r.decided_on.isoformat(), "excluded": r.excluded, "why": r.why}
            for r in entry.rulings
        ],
    }


def _written(told: Json) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
