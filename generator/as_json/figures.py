"""What verify and explain found, as JSON."""

from collections.abc import Iterable

from generator.as_json.parts import Json, of_problems
from generator.core.sources import Source
from generator.core.trace import Figure
from generator.pipeline import Explained, Verified


def of_verified(found: Verified) -> Json:
    """The document, what it was held against, and what does not agree."""
    plan, period, day = found.origin or ("", "", "")
    return {
        "file": found.file,
        "plan": plan,
        "period": period,
        "today": day,
        "figures": found.figures,
        "problems": of_problems(found.problems),
    }


def of_explained(found: Explained) -> Json:
    """A figure with its places in the document, its cells and the figures it is made of."""
    return {
        **_figure(found.figure, found.sources),
        "in_document": [{"text": p.text, "paragraph": p.quote} for p in found.placed],
        "parts": [_figure(part, sources) for part, sources in found.parts],
    }


def _figure(figure: Figure, sources: Iterable[Source]) -> Json:
    return {
        "id": figure.id,
        "label": figure.label,
        "shown": figure.shown,
        "rule": figure.rule,
        "cells": [
            {
                "file": source.where.file,
                "sheet": source.where.sheet,
                "cell": source.where.cell,
                "value": source.value,
                "repaired": source.repaired,
                "sha256": source.sha256,
            }
            for source in sources
            if source.where.file
        ],
    }
