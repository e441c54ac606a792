"""What fetch and watch found, as JSON."""

from generator.as_json.parts import Json, of_problem, of_problems
from generator.as_json.runs import of_receiving
from generator.core.mailbox import MailHead, MailTrouble
from generator.pipeline import Fetched


def of_fetched(fetched: Fetched) -> Json:
    """The messages stored and left, what receiving came to, and what went wrong."""
    return {
        "stored": [
            {"file": one.file, "plan": one.of.plan, "period": one.of.period, **_head(one.head)}
            for one in fetched.stored
        ],
        "left": [{**_head(one.head), "why": of_problem(one.why)} for one in fetched.left],
        "received": [
            {
                "plan": made.plan.id,
                "period": made.dates.period.id,
                **of_receiving(made, answers=False),
            }
            for made in fetched.received
        ],
        "trouble": _trouble(fetched.trouble) if fetched.trouble else None,
        "problems": of_problems(fetched.problems),
    }


def _head(head: MailHead) -> Json:
    return {
        "uid": head.uid,
        "message_id": head.message_id or None,
        "sender": head.sender or None,
        "subject": head.subject,
        "came_at": head.came_at.isoformat(),
        "size": head.size,
    }


def _trouble(trouble: MailTrouble) -> Json:
    return {"fault": trouble.fault.value, "server": trouble.server, "seen": trouble.seen}
