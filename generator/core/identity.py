"""What makes a form ours: who is asked, for which plan and period, under a check digest."""

import hashlib

from generator.core.model import Identity
from generator.core.wording import FORM_VERSION


def identity(plan: str, agency: str, period: str, version: str = FORM_VERSION) -> Identity:
    """Return the identity of a form with its digest."""
    text = "|".join(("bao-cao-tong-hop", plan, agency, period, version))
    return Identity(plan, agency, period, version, hashlib.sha256(text.encode()).hexdigest()[:16])


def is_genuine(found: Identity) -> bool:
    """Whether the digest of an identity is the one it was issued with."""
    return found == identity(found.plan, found.agency, found.period, found.version)
