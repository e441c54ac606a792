"""What was sent, and how a report stands to it, as JSON."""

from generator.as_json.parts import Json, of_problems
from generator.core.sent import Difference, Sent
from generator.pipeline import Drawn, Sending
from generator.pipeline.supplement import Supplement


def of_sending(sending: Sending) -> Json:
    """What was sent, or null with the problems that speak against it."""
    return {
        "sent": of_sent(sending.sent) if sending.sent else None,
        "folder": str(sending.folder) if sending.folder else None,
        "mail": str(sending.mail) if sending.mail else None,
        "problems": of_problems(sending.problems),
    }


def of_sent(sent: Sent) -> Json:
    """One sending of a period."""
    return {
        "n": sent.n,
        "kind": sent.kind.value,
        "number": sent.number or None,
        "date": sent.dated.isoformat() if sent.dated else None,
        "file": sent.file,
        "sha256": sent.sha256,
        "sent_on": sent.sent_on.isoformat(),
        "why": sent.why or None,
    }


def of_supplement(supplement: Supplement) -> Json | None:
    """What differs from what was sent last; null where nothing was sent."""
    if supplement.last is None:
        return None
    found = supplement.adjustment
    return {
        "to": of_sent(supplement.last),
        "compared": found is not None,
        "figures": [_difference(one) for one in found.figures] if found else [],
        "statements": [_difference(one) for one in found.statements] if found else [],
        "problems": of_problems(supplement.problems),
    }


def _difference(one: Difference) -> Json:
    return {
        "label": one.label,
        "before": one.before,
        "after": one.after,
        "files": [cause.file for cause in one.causes if cause.file],
    }


def of_drawn(drawn: Drawn) -> Json:
    """The PDF and pictures made of the Word files, and notes on what could not be."""
    return {
        "drawn": [str(path) for path in drawn.files],
        "notes": of_problems(drawn.notes),
    }
